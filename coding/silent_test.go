package coding

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
)

// TestSilent prints sentences that name two states or more and yield no
// claim, from the JSON Lines file in ENTENTE_SILENT, for work on rules.
func TestSilent(t *testing.T) {
	path := os.Getenv("ENTENTE_SILENT")
	if path == "" {
		t.Skip("set ENTENTE_SILENT to a file of documents")
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	step, _ := strconv.Atoi(os.Getenv("ENTENTE_STEP"))
	p := mustPipeline(t)
	all, silent := 0, 0
	lines := strings.Split(strings.TrimSpace(string(data)), "\n")
	for i := 0; i < len(lines); i += max(step, 1) {
		var d struct{ ID, Text, Published string }
		if err := json.Unmarshal([]byte(lines[i]), &d); err != nil {
			t.Fatal(err)
		}
		doc, r := p.readDated(d.Text, lineBlocks(d.Text), d.Published)
		told := map[int]bool{}
		for _, c := range p.c.Code(doc, r) {
			told[c.Sentence.Start] = true
		}
		for k, s := range r.Sentences {
			states := map[string]bool{}
			for _, m := range r.Mentions {
				for _, a := range m.Actors {
					if m.Sentence == k && a.State() {
						states[a.Code] = true
					}
				}
			}
			if len(states) < 2 {
				continue
			}
			all++
			if !told[s.Start] {
				silent++
				fmt.Println("-", s.Span.Of(d.Text))
			}
		}
	}
	fmt.Printf("## %d of %d sentences with two states are silent\n", silent, all)
}
