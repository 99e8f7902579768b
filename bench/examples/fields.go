package examples

import (
	"slices"
	"strings"

	"entente"
)

// fields adds one pair to the counts of each field.
func (p *Part) fields(x pair) {
	g, r := x.gold, x.read
	p.Kind.one(slices.Contains(g.Kinds, string(r.Kind)))
	p.types(g, r)
	got := countries(r.Actors)
	gotR := countries(r.Recipients)
	p.Actors.sets(got, g.Actors, equal)
	p.Recipients.sets(gotR, g.Recipients, equal)
	p.Parties.sets(union(got, gotR), union(g.Actors, g.Recipients), equal)
	p.date(g, r)
	p.Status.one(slices.Contains(g.Status, string(r.Status)))
	p.FirstStatus.one(g.Status[0] == string(r.Status))
	if r.Status.Fact() && !slices.ContainsFunc(g.Status, fact) {
		p.FalseFacts++
	}
	p.speaker(g, r)
	var texts []string
	for _, a := range r.Amounts {
		if a.Value != nil { // a bare direction ("fell") has no value to compare
			texts = append(texts, a.Text)
		}
	}
	p.Amounts.sets(texts, g.Amounts, alike)
}

func fact(s string) bool { return entente.Status(s).Fact() }

func (p *Part) types(g *Claim, r *entente.Claim) {
	if len(g.Types) == 0 {
		return
	}
	if r.Event == nil {
		// Another kind that the gold accepts is not a missed type.
		if !slices.Contains(g.Kinds, string(r.Kind)) {
			p.Type.Missed++
		}
		return
	}
	right := slices.Contains(g.Types, r.Event.Type)
	p.Type.one(right)
	if right && g.Mode != "" {
		p.Mode.one(r.Event.Mode == g.Mode)
	}
}

func (p *Part) date(g *Claim, r *entente.Claim) {
	if g.Date == "" {
		return
	}
	start, end := interval(g.Date)
	if !r.Date.Known() {
		p.Date.Missed++
		p.DateNear.Missed++
		return
	}
	p.Date.one(r.Date.Start == start && r.Date.End == end)
	p.DateNear.one(r.Date.Start <= end && r.Date.End >= start)
}

func (p *Part) speaker(g *Claim, r *entente.Claim) {
	switch {
	case g.Speaker == "" && len(r.Attribution) == 0:
	case g.Speaker == "":
		// An actor who says what he does is no other voice ("X denied …").
		if !ownVoice(g, r) {
			p.Speaker.Wrong++
		}
	case len(r.Attribution) == 0:
		p.Speaker.Missed++
	default:
		right := slices.ContainsFunc(r.Attribution, func(s entente.Source) bool {
			return namesAgree(s.Speaker, g.Speaker) || s.Actor != nil && namesAgree(s.Actor.Name, g.Speaker)
		})
		p.Speaker.one(right)
	}
}

// ownVoice reports whether all speakers of r stand for actors of g.
func ownVoice(g *Claim, r *entente.Claim) bool {
	for _, s := range r.Attribution {
		if s.Actor == nil || !slices.Contains(g.Actors, s.Actor.Code) {
			return false
		}
	}
	return true
}

// interval gives the first and last day of an EDTF date of the kinds that
// the gold uses: year, month, day, and two of them joined by "/".
func interval(edtf string) (start, end string) {
	from, to, ok := strings.Cut(edtf, "/")
	if !ok {
		to = from
	}
	start, _ = bounds(from)
	_, end = bounds(to)
	return start, end
}

func bounds(d string) (string, string) {
	switch len(d) {
	case len("2006"):
		return d + "-01-01", d + "-12-31"
	case len("2006-01"):
		return d + "-01", d + "-" + lastDay(d)
	}
	return d, d
}

func lastDay(month string) string {
	switch month[len("2006-"):] {
	case "04", "06", "09", "11":
		return "30"
	case "02":
		year := 0
		for _, c := range month[:len("2006")] {
			year = year*10 + int(c-'0')
		}
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return "29"
		}
		return "28"
	}
	return "31"
}

// countries lists the codes of the states among actors, without repeats.
func countries(actors []entente.Actor) []string {
	var out []string
	for _, a := range actors {
		if a.State() && !slices.Contains(out, a.Code) {
			out = append(out, a.Code)
		}
	}
	return out
}

func union(a, b []string) []string {
	out := slices.Clone(a)
	for _, x := range b {
		if !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return out
}

func equal(a, b string) bool { return a == b }

func alike(a, b string) bool {
	return a != "" && (strings.Contains(a, b) || strings.Contains(b, a))
}

// namesAgree reports whether two names of a speaker share a word that begins
// with a capital letter, or, for unnamed speakers, their last word.
func namesAgree(a, b string) bool {
	if a == "" || b == "" {
		return false
	}
	wa, wb := strings.Fields(a), strings.Fields(b)
	for _, w := range wa {
		if w[0] >= 'A' && w[0] <= 'Z' && len(w) > 3 && slices.Contains(wb, w) {
			return true
		}
	}
	return strings.EqualFold(wa[len(wa)-1], wb[len(wb)-1])
}
