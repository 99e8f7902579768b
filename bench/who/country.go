package who

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"entente"
	"entente/english"
	"entente/reading/who"
)

// phrase is one side of an event of the public gold.
type phrase struct {
	id, side string
	text     string // the sentence
	span     entente.Span
}

// readPLV reads the sides of all events of plv-train.jsonl.
func readPLV(dir string) ([]phrase, error) {
	f, err := os.Open(filepath.Join(dir, "plv-train.jsonl"))
	if err != nil {
		return nil, fmt.Errorf("read event gold: %w", err)
	}
	defer f.Close()
	var out []phrase
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<22)
	for sc.Scan() {
		var d struct {
			ID, Text string
			Events   []struct {
				Source string `json:"source_text"`
				Target string `json:"target_text"`
			}
		}
		if err := json.Unmarshal(sc.Bytes(), &d); err != nil {
			return nil, fmt.Errorf("read event gold: %w", err)
		}
		for i, e := range d.Events {
			for _, s := range [][2]string{{"source", e.Source}, {"target", e.Target}} {
				if s[1] == "" {
					continue
				}
				at := strings.Index(d.Text, s[1])
				if at < 0 {
					continue
				}
				out = append(out, phrase{id: d.ID, side: fmt.Sprintf("%s%d", s[0], i), text: d.Text, span: entente.Span{Start: at, End: at + len(s[1])}})
			}
		}
	}
	return out, sc.Err()
}

// countryOf reads the sentence and returns the code of the party that the
// phrase is about: of the mention that holds its head, else of the first
// mention inside; "" for none.
func countryOf(r *who.Resolver, en *english.English, p phrase) string {
	doc := &entente.Document{Text: p.text, Blocks: []entente.Block{{Kind: entente.BlockBody, Span: entente.Span{End: len(p.text)}}}}
	sents, given := en.Analyse(p.text, doc.Blocks)
	best := ""
	score := -1
	for _, m := range r.Resolve(doc, sents, given, nil) {
		if len(m.Actors) == 0 || m.Actors[0].Code == "" || m.Rule == "relation" {
			continue
		}
		if !p.span.Overlaps(m.Span) {
			continue
		}
		s := 0
		if p.span.Contains(m.Span) {
			s += 2
		}
		if m.Start <= p.span.Start+5 {
			s++
		}
		if h := headOf(sents, p.span); h.Len() > 0 && m.Contains(h) {
			s += 4
		}
		if s > score {
			best, score = m.Actors[0].Code, s
		}
	}
	return best
}

// headOf is the span of the token of a phrase that governs the others.
func headOf(sents []entente.Sentence, s entente.Span) entente.Span {
	for i := range sents {
		toks := sents[i].Tokens
		for _, t := range toks {
			if !s.Contains(t.Span) || t.UPOS == "PUNCT" || t.UPOS == "DET" {
				continue
			}
			if h := t.Head - 1; h < 0 || !s.Contains(toks[h].Span) {
				return t.Span
			}
		}
	}
	return entente.Span{}
}
