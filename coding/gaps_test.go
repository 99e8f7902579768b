package coding

import (
	"encoding/json"
	"fmt"
	"os"
	"sort"
	"strconv"
	"strings"
	"testing"
)

// TestGaps counts verbs that stand between two states and that no rule reads,
// in the JSON Lines file in ENTENTE_GAPS, for work on rules.
func TestGaps(t *testing.T) {
	path := os.Getenv("ENTENTE_GAPS")
	if path == "" {
		t.Skip("set ENTENTE_GAPS to a file of documents")
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	step, _ := strconv.Atoi(os.Getenv("ENTENTE_STEP"))
	p := mustPipeline(t)
	count, example := map[string]int{}, map[string]string{}
	lines := strings.Split(strings.TrimSpace(string(data)), "\n")
	for i := 0; i < len(lines); i += max(step, 1) {
		var d struct{ ID, Text, Published string }
		if err := json.Unmarshal([]byte(lines[i]), &d); err != nil {
			t.Fatal(err)
		}
		_, r := p.readDated(d.Text, lineBlocks(d.Text), d.Published)
		for _, sc := range newScenes(r) {
			read := map[int]bool{}
			for _, m := range p.c.candidates(sc, nil) {
				read[m.pred] = true
			}
			for k := range sc.t.s.Tokens {
				if read[k] || sc.t.upos(k) != "VERB" {
					continue
				}
				f := sc.t.frame(k)
				key, ok := between(sc, &f)
				if !ok {
					continue
				}
				key = sc.t.lemma[k] + " " + key
				count[key]++
				if example[key] == "" {
					example[key] = sc.t.s.Span.Of(d.Text)
				}
			}
		}
	}
	var keys []string
	for k := range count {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool {
		if count[keys[i]] != count[keys[j]] {
			return count[keys[i]] > count[keys[j]]
		}
		return keys[i] < keys[j]
	})
	for _, k := range keys[:min(120, len(keys))] {
		e := example[k]
		fmt.Printf("%4d %-24s %s\n", count[k], k, e[:min(170, len(e))])
	}
}

// between reports whether a verb's subject and another argument name two
// states, and under which relation the other one stands.
func between(sc *scene, f *frame) (string, bool) {
	subj := ""
	for _, h := range f.subj {
		if p, ok := sc.at(h); ok && p.actors[0].State() {
			subj = p.actors[0].Code
		}
	}
	if subj == "" {
		return "", false
	}
	other := func(h int) bool {
		p, ok := sc.at(h)
		return ok && p.actors[0].State() && p.actors[0].Code != subj
	}
	for _, h := range f.obj {
		if other(h) {
			return "obj", true
		}
	}
	for _, a := range f.obl {
		if other(a.head) && !locative[a.prep] {
			return a.prep, true
		}
	}
	return "", false
}
