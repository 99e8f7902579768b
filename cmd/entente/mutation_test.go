package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"entente"
	"entente/brief/check"
	"entente/brief/render"
	"entente/lexicon/actors"
)

// written reviews the example corpus of a pair and returns the brief and its
// sources.
func written(t *testing.T, pair, folder string) ([]byte, map[string]*entente.Document) {
	t.Helper()
	out := filepath.Join(t.TempDir(), "b.json")
	path := filepath.Join("..", "..", "examples", folder)
	var stderr bytes.Buffer
	if code := run(context.Background(), []string{"review", "-q", "--reading", "fast", "--between", pair, "-o", out, path}, nil, io.Discard, &stderr); code != 0 {
		t.Fatalf("review: status %d: %s", code, stderr.String())
	}
	a := &app{stderr: io.Discard, quiet: true}
	b, data := load(t, out)
	docs, err := a.sourcesOf(context.Background(), b, []string{path})
	if err != nil {
		t.Fatal(err)
	}
	return data, docs
}

func load(t *testing.T, name string) (*entente.Brief, []byte) {
	t.Helper()
	data := readFile(t, name)
	b, _, err := render.Extract("json", data)
	if err != nil {
		t.Fatal(err)
	}
	return b, data
}

// mutation changes the meaning of a brief in one place and says where, or
// returns "" when the place it chose has nothing to change.
type mutation func(r *rand.Rand, b *entente.Brief, s *entente.BriefSentence) string

// swapWord puts another word in place of one of text's.
func swapWord(r *rand.Rand, text string) string {
	words := strings.Fields(text)
	for range 20 {
		i := r.IntN(len(words))
		if len(words[i]) < 3 {
			continue
		}
		words[i] = "altered"
		return strings.Join(words, " ")
	}
	return text + " altered"
}

var mutations = []mutation{
	func(r *rand.Rand, _ *entente.Brief, s *entente.BriefSentence) string {
		s.Text = swapWord(r, s.Text)
		return "text"
	},
	func(r *rand.Rand, _ *entente.Brief, s *entente.BriefSentence) string {
		i := r.IntN(len(s.Parts))
		old := s.Parts[i].Text
		if len(strings.TrimSpace(old)) < 3 {
			return ""
		}
		s.Parts[i].Text = swapWord(r, old)
		s.Text = strings.Replace(s.Text, old, s.Parts[i].Text, 1)
		return "text and part"
	},
	func(_ *rand.Rand, _ *entente.Brief, s *entente.BriefSentence) string {
		i := strings.IndexAny(s.Text, "123456789")
		if i < 0 {
			return ""
		}
		digit := string(s.Text[i]-1) + ""
		s.Text = s.Text[:i] + digit + s.Text[i+1:]
		at := 0
		for k := range s.Parts {
			if n := len(s.Parts[k].Text); at+n > i {
				s.Parts[k].Text = s.Parts[k].Text[:i-at] + digit + s.Parts[k].Text[i-at+1:]
				break
			} else {
				at += n
			}
		}
		return "a digit"
	},
	func(_ *rand.Rand, _ *entente.Brief, s *entente.BriefSentence) string {
		if s.Status == entente.Asserted {
			s.Status = entente.Denied
		} else {
			s.Status = entente.Asserted
		}
		return "status"
	},
	func(r *rand.Rand, b *entente.Brief, s *entente.BriefSentence) string {
		s.Cites = []int{len(b.Sources) + 1 + r.IntN(3)}
		return "citation"
	},
	func(r *rand.Rand, _ *entente.Brief, s *entente.BriefSentence) string {
		s.Origins += 1 + r.IntN(3)
		return "origins"
	},
	func(r *rand.Rand, _ *entente.Brief, s *entente.BriefSentence) string {
		s.Mentions += 1 + r.IntN(3)
		return "mentions"
	},
	func(_ *rand.Rand, _ *entente.Brief, s *entente.BriefSentence) string {
		if s.Standing == entente.Corroborated {
			s.Standing = entente.StandDenied
		} else {
			s.Standing = entente.Corroborated
		}
		return "standing"
	},
	func(r *rand.Rand, _ *entente.Brief, s *entente.BriefSentence) string {
		e := &s.Evidence[r.IntN(len(s.Evidence))]
		e.Quote = swapWord(r, e.Quote)
		return "quotation"
	},
	func(r *rand.Rand, _ *entente.Brief, s *entente.BriefSentence) string {
		e := &s.Evidence[r.IntN(len(s.Evidence))]
		e.Start, e.End = e.Start+1, e.End+1
		return "span"
	},
	func(_ *rand.Rand, _ *entente.Brief, s *entente.BriefSentence) string {
		s.Date.EDTF = "1907-03"
		return "date of the sentence"
	},
	func(r *rand.Rand, b *entente.Brief, _ *entente.BriefSentence) string {
		c := &b.Claims[r.IntN(len(b.Claims))]
		c.Evidence[0].Quote = swapWord(r, c.Evidence[0].Quote)
		return "quotation of a claim"
	},
	func(r *rand.Rand, b *entente.Brief, _ *entente.BriefSentence) string {
		b.Sources[r.IntN(len(b.Sources))].Title += " revisited"
		return "title of a source"
	},
	func(r *rand.Rand, b *entente.Brief, _ *entente.BriefSentence) string {
		b.Sections[r.IntN(len(b.Sections))].Title = "What nobody wants"
		return "title of a section"
	},
	func(_ *rand.Rand, b *entente.Brief, _ *entente.BriefSentence) string {
		b.SourceSummary += " They agree on everything."
		return "source summary"
	},
	func(r *rand.Rand, b *entente.Brief, _ *entente.BriefSentence) string {
		if len(b.Timeline) == 0 {
			return ""
		}
		b.Timeline[r.IntN(len(b.Timeline))].Date.EDTF = "1907"
		return "timeline"
	},
	func(_ *rand.Rand, b *entente.Brief, _ *entente.BriefSentence) string {
		if len(b.NotHeardFrom) == 0 {
			return ""
		}
		b.NotHeardFrom = b.NotHeardFrom[1:]
		return "who was not heard"
	},
	func(r *rand.Rand, b *entente.Brief, _ *entente.BriefSentence) string {
		if len(b.Disputes) == 0 {
			return ""
		}
		d := &b.Disputes[r.IntN(len(b.Disputes))]
		d.Sides[0].Quote = swapWord(r, d.Sides[0].Quote)
		return "a side of a dispute"
	},
	func(_ *rand.Rand, b *entente.Brief, _ *entente.BriefSentence) string {
		b.Counts.Claims += 3
		return "counts"
	},
}

// TestThousandMutatedBriefsAreCaught changes a brief in 1,000 places, one at
// a time, and seals it again, so that the seal does not help the checker.
func TestThousandMutatedBriefsAreCaught(t *testing.T) {
	data, docs := written(t, "EGY,ETH", "egypt-ethiopia")
	lex, err := actors.Load()
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(7, 11))
	missed, made := map[string]int{}, 0
	for made < 1000 {
		b, _, err := render.Extract("json", data)
		if err != nil {
			t.Fatal(err)
		}
		var all []*entente.BriefSentence
		for i := range b.Sections {
			for j := range b.Sections[i].Sentences {
				all = append(all, &b.Sections[i].Sentences[j])
			}
		}
		s := all[r.IntN(len(all))]
		where := mutations[r.IntN(len(mutations))](r, b, s)
		if where == "" {
			continue
		}
		made++
		if b.Seal, err = b.Digest(); err != nil {
			t.Fatal(err)
		}
		findings, err := check.Check(b, docs, lex.NameIn)
		if err != nil {
			t.Fatal(err)
		}
		if len(findings) == 0 {
			missed[fmt.Sprintf("%s: %s", where, s.Text)]++
		}
	}
	if len(missed) > 0 {
		list, _ := json.MarshalIndent(missed, "", " ")
		t.Errorf("%d of %d changes were not caught: %s", len(missed), made, list)
	}
}
