package coding

import (
	"fmt"
	"os"
	"sort"
	"strings"
	"testing"

	"entente"
	"entente/coding"
	"entente/corpus"
	"entente/english"
	"entente/reading"
)

// TestWhyMissed counts why training events are missed, for work on rules.
func TestWhyMissed(t *testing.T) {
	if os.Getenv("ENTENTE_WHY") == "" {
		t.Skip("set ENTENTE_WHY to list why events are missed")
	}
	en, err := english.Open(os.Getenv("ENTENTE_ENGLISH"))
	if err != nil {
		t.Fatal(err)
	}
	rd, err := reading.New(en, nil)
	if err != nil {
		t.Fatal(err)
	}
	c, err := coding.New()
	if err != nil {
		t.Fatal(err)
	}
	list, err := corpus.Load()
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	for _, p := range list {
		if p.Split != corpus.SplitTrain {
			continue
		}
		doc := &entente.Document{ID: p.ID, Text: p.Text, Blocks: []entente.Block{{Kind: entente.BlockBody, Span: entente.Span{Start: 0, End: len(p.Text)}}}}
		if len(p.Published) == 10 {
			doc.Published = entente.Date{EDTF: p.Published, Start: p.Published, End: p.Published, Basis: entente.BasisHeader}
		}
		r := rd.Read(doc)
		claims := events(c.Code(doc, &r))
		ex := c.Explain(doc, &r)
		used := make([]bool, len(claims))
		for _, e := range p.Events {
			if i := match(p, e, claims, used); i >= 0 {
				used[i] = true
				continue
			}
			if len(e.Actors) == 0 || partyCodes(e.Actors) == "" {
				count["gold without coded actor"]++
				continue
			}
			why := reason(ex, e)
			count[strings.SplitN(why, " |", 2)[0]]++
			fmt.Printf("%-60s %s %q: %s\n", why, e.Type, e.Predicate.Text, p.Sentences[e.Sentence].Text)
		}
	}
	var keys []string
	for k := range count {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return count[keys[i]] > count[keys[j]] })
	for _, k := range keys[:min(40, len(keys))] {
		fmt.Printf("## %4d %s\n", count[k], k)
	}
}

func reason(ex []coding.Explanation, e corpus.Event) string {
	for _, x := range ex {
		if e.Predicate.Start < x.Sentence.Start || e.Predicate.Start >= x.Sentence.End {
			continue
		}
		if x.Note != "" {
			return "note " + x.Note
		}
		best := "no rule for the words"
		for _, f := range x.Fired {
			if strings.Contains(e.Predicate.Text, f.Predicate) {
				best = "fired | " + f.Rule + " " + f.Because
			}
		}
		if strings.HasPrefix(best, "fired") {
			return best
		}
		for _, n := range x.Nearly {
			if strings.Contains(e.Predicate.Text, n.Predicate) {
				if strings.HasPrefix(n.Failed, "A") {
					return "A fails | " + n.Rule
				}
				if strings.HasPrefix(n.Failed, "R") {
					best = "R fails | " + n.Rule + " " + n.Failed
				} else if best[0] == 'n' {
					best = "condition | " + n.Rule + " " + n.Failed
				}
			}
		}
		return best
	}
	return "no sentence"
}
