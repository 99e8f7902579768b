package coding

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"entente"
)

// TestReadFile prints the claims of the plain text file in ENTENTE_READ, a
// block per line, for work on rules.
func TestReadFile(t *testing.T) {
	path := os.Getenv("ENTENTE_READ")
	if path == "" {
		t.Skip("set ENTENTE_READ to a text file")
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	p := mustPipeline(t)
	doc, r := p.readBlocks(string(data), lineBlocks(string(data)))
	show(doc, p.c.Code(doc, r))
}

// TestReadNews prints the claims of documents ENTENTE_FROM to ENTENTE_FROM+9
// of the JSON Lines file in ENTENTE_JSONL, for work on rules.
func TestReadNews(t *testing.T) {
	path := os.Getenv("ENTENTE_JSONL")
	if path == "" {
		t.Skip("set ENTENTE_JSONL to a file of documents")
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(data)), "\n")
	from, _ := strconv.Atoi(os.Getenv("ENTENTE_FROM"))
	step, _ := strconv.Atoi(os.Getenv("ENTENTE_STEP"))
	p := mustPipeline(t)
	for n, i := 0, from; n < 10 && i < len(lines); n, i = n+1, i+max(step, 1) {
		var d struct{ ID, Text, Published string }
		if err := json.Unmarshal([]byte(lines[i]), &d); err != nil {
			t.Fatal(err)
		}
		fmt.Printf("\n##### %s %s (%d bytes)\n", d.ID, d.Published, len(d.Text))
		doc, r := p.readDated(d.Text, lineBlocks(d.Text), d.Published)
		show(doc, p.c.Code(doc, r))
	}
}

func lineBlocks(text string) []entente.Block {
	var out []entente.Block
	at := 0
	for line := range strings.SplitAfterSeq(text, "\n") {
		trimmed := strings.TrimSpace(line)
		if trimmed != "" {
			start := at + strings.Index(line, trimmed)
			out = append(out, entente.Block{Kind: entente.BlockBody, Span: entente.Span{Start: start, End: start + len(trimmed)}})
		}
		at += len(line)
	}
	return out
}

func show(doc *entente.Document, claims []entente.Claim) {
	last := entente.Span{}
	for _, c := range claims {
		if c.Sentence != last {
			last = c.Sentence
			fmt.Printf("\n> %s\n", c.Sentence.Of(doc.Text))
		}
		what := string(c.Kind)
		if c.Event != nil {
			what = c.Event.Type + "/" + c.Event.Mode + " " + c.Event.CAMEO
		}
		fmt.Printf("  %-22s %-12s A=%v R=%v", what, c.Lemma, names(c.Actors), names(c.Recipients))
		if len(c.ThirdParties) > 0 {
			fmt.Printf(" T=%v", names(c.ThirdParties))
		}
		fmt.Printf(" %s", c.Status)
		if c.Date.Known() {
			fmt.Printf(" %s(%s)", c.Date.EDTF, c.Date.Basis)
		}
		for _, a := range c.Attribution {
			fmt.Printf(" by %q", a.Speaker)
		}
		for _, e := range c.Effects {
			fmt.Printf(" %s%+.1f:%s", e.Dyad, e.Score, e.Why)
		}
		fmt.Printf(" %v c=%.2f %s\n      %q\n", c.Issues, c.Confidence, strings.Join(c.Rules, ","), c.Clause.Of(doc.Text))
	}
}
