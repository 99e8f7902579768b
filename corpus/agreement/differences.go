package agreement

import (
	"fmt"
	"io"
	"strings"

	"entente/corpus"
)

// Differences prints, sentence by sentence, each event that only one annotator
// has ("-" the first, "+" the second) and each that both have with other
// fields ("-" and "+" one below the other). Sentences without a difference
// are left out.
func Differences(w io.Writer, pairs []Pair) {
	for _, p := range pairs {
		for k, s := range p.First.Sentences {
			if d := differ(inSentence(p.First.Events, k), inSentence(p.Second.Events, k)); len(d) > 0 {
				fmt.Fprintf(w, "%s %s: %s\n%s\n", p.First.ID, p.First.Dyad, s.Text, strings.Join(d, "\n"))
			}
		}
	}
}

func differ(a, b []corpus.Event) []string {
	var out []string
	usedA, usedB := make([]bool, len(a)), make([]bool, len(b))
	for _, m := range align(a, b) {
		usedA[m[0]], usedB[m[1]] = true, true
		if x, y := line(a[m[0]]), line(b[m[1]]); x != y {
			out = append(out, "  - "+x, "  + "+y)
		}
	}
	for i, e := range a {
		if !usedA[i] {
			out = append(out, "  - "+line(e)+"   (alone)")
		}
	}
	for j, e := range b {
		if !usedB[j] {
			out = append(out, "  + "+line(e)+"   (alone)")
		}
	}
	return out
}

// line is an event as the notation has it, with status and effect written out.
func line(e corpus.Event) string {
	kind := e.Type
	if e.Mode != "" {
		kind += "." + e.Mode
	}
	out := fmt.Sprintf("%s %s | %s | %s | ! %s | X %d", kind, e.Predicate.Text, named(e.Actors), named(e.Recipients), e.Status, e.Sign)
	if e.Date != nil {
		out += " | D " + e.Date.Text
	}
	if e.Speaker != nil {
		out += " | S " + named([]corpus.Party{*e.Speaker})
	}
	return out
}

func named(list []corpus.Party) string {
	var out []string
	for _, p := range list {
		code := p.Code
		if code == "" {
			code = "-"
		}
		out = append(out, code+"."+p.Sector+" "+p.Text)
	}
	if len(out) == 0 {
		return "-"
	}
	return strings.Join(out, " ; ")
}
