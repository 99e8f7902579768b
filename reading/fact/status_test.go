package fact_test

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"entente"
	"entente/english"
	"entente/lexicon/tsv"
	"entente/reading/fact"
)

var marked = regexp.MustCompile(`\{([^|}]*)\|([^}]*)\}`)

// expectation is one marked word of a test sentence.
type expectation struct {
	at     int
	word   string
	status entente.Status
}

// unmark gives the sentence as plain text and what is expected of it.
func unmark(s string) (string, []expectation) {
	var b strings.Builder
	var want []expectation
	at := 0
	for _, m := range marked.FindAllStringSubmatchIndex(s, -1) {
		b.WriteString(s[at:m[0]])
		word, status := s[m[2]:m[3]], s[m[4]:m[5]]
		if status != "none" {
			want = append(want, expectation{b.Len(), word, entente.Status(status)})
		}
		b.WriteString(word)
		at = m[1]
	}
	b.WriteString(s[at:])
	return b.String(), want
}

func block(text string, kind entente.BlockKind) []entente.Block {
	return []entente.Block{{Kind: kind, Span: entente.Span{End: len(text)}}}
}

func TestStatusOfMarkedPredicates(t *testing.T) {
	table, err := tsv.Load(os.DirFS("testdata"), "status.tsv", "set", "genre", "sentence")
	if err != nil {
		t.Fatal(err)
	}
	reader, err := english.Open(os.Getenv("ENGLISH"))
	if err != nil {
		t.Fatal(err)
	}
	hit, all, unsafe := map[string]int{}, map[string]int{}, map[string]int{}
	for _, row := range table.Rows {
		text, want := unmark(row.Get("sentence"))
		kind := entente.BlockBody
		if row.Get("genre") == "headline" {
			kind = entente.BlockHeading
		}
		sents, _ := reader.Analyse(text, block(text, kind))
		got := map[int]entente.Predicate{}
		for _, p := range fact.Judge(text, sents) {
			got[p.Start] = p
		}
		for _, w := range want {
			set := row.Get("set")
			all[set]++
			p := got[w.at]
			if p.Status == w.status {
				hit[set]++
				continue
			}
			if p.Status.Fact() && !w.status.Fact() {
				unsafe[set]++
			}
			if set == "tune" {
				t.Logf("%s:%d: %s is %q %v, want %q", row.File, row.Line, w.word, p.Status, p.Because, w.status)
			}
		}
	}
	for set, floor := range map[string]float64{"tune": 0.94, "held": 0.89} {
		share := float64(hit[set]) / float64(all[set])
		t.Log(fmt.Sprintf("%s: %d of %d (%.3f); not a fact but taken for one: %d", set, hit[set], all[set], share, unsafe[set]))
		if share < floor {
			t.Errorf("%s: share of right statuses %.3f, floor %.3f", set, share, floor)
		}
		const ceiling = 0.05
		if wrong := float64(unsafe[set]) / float64(all[set]); wrong > ceiling {
			t.Errorf("%s: share taken for facts %.3f, ceiling %.3f", set, wrong, ceiling)
		}
	}
}
