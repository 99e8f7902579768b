package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"entente"
	"entente/brief"
	"entente/work"
)

// summary prints one screen about a brief: what was read, what was left out
// and why, the best-supported developments, the disputes, where the file is.
func (a *app) summary(b *entente.Brief, r brief.Report, res *work.Result, problems []entente.Problem, out string) {
	n := b.Counts
	sentences := 0
	for _, s := range b.Sections {
		sentences += len(s.Sentences)
	}
	a.note("%s", b.Title)
	a.note("  read      %d documents, %d claims; %d about the pair, from %d origins", len(res.Documents), len(res.Claims), n.Documents, n.Origins)
	if len(problems) > 0 {
		a.note("  not read  %d inputs, named above", len(problems))
	}
	a.note("  written   %d sentences on %d claims, all proved; %d rest on a single source", sentences, n.Claims, n.Single)
	a.note("  left out  %d told already, %d that no safe sentence could be made of, %d not proved, %d outside the period",
		r.Folded, r.Unwritten, r.Unproved, r.OffPeriod)
	if best := supported(b); len(best) > 0 {
		a.note("  best supported")
		for _, s := range best {
			a.note("    %s (%s, %s)", clipLine(s.Text, 108), counted(s.Origins, "origin"), counted(s.Mentions, "article"))
		}
	}
	if len(b.Disputes) > 0 {
		a.note("  sources differ on")
		for _, d := range b.Disputes[:min(4, len(b.Disputes))] {
			a.note("    %s (%s)", clipLine(d.About, 90), d.Type)
		}
	}
	if len(b.NotHeardFrom) > 0 {
		a.note("  not heard %s", strings.Join(b.NotHeardFrom, " "))
	}
	a.note("  brief     %s   (prove it: entente verify %s --sources PATH...)", out, out)
}

// leftOut names each incident that has no sentence, and why.
func (a *app) leftOut(r brief.Report) {
	for _, f := range r.Findings {
		fmt.Fprintf(a.stderr, "entente: not proved: %s\n", f)
	}
	for _, x := range r.Silent {
		fmt.Fprintf(a.stderr, "entente: no safe sentence: %s\n", x)
	}
}

// supported lists up to three event sentences with the most origins.
func supported(b *entente.Brief) []entente.BriefSentence {
	var list []entente.BriefSentence
	for _, sec := range b.Sections {
		for _, s := range sec.Sentences {
			if s.Kind == entente.KindEvent && s.Status.Fact() {
				list = append(list, s)
			}
		}
	}
	slices.SortStableFunc(list, func(x, y entente.BriefSentence) int {
		return cmp.Or(cmp.Compare(y.Origins, x.Origins), cmp.Compare(y.Mentions, x.Mentions))
	})
	return list[:min(3, len(list))]
}

func clipLine(s string, n int) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return fmt.Sprint(s)
}

// counted is "1 origin" or "2 origins".
func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
