package dispute

import (
	"slices"
	"time"

	"entente"
)

// dayOf is a deed with its day, in one clause of one sentence.
type dayOf struct {
	line  int
	date  string // "2006-01-02", or "01-02" where the year is not known
	says  entente.Span
	terms []term
	codes []string
}

// The likeness of two clauses that give the day of one deed.
const (
	daysAside  = 3 // two days further apart are two deeds
	dayShare   = 0.6
	dayRepeat  = 0.9 // of deeds that are done day after day
	dayPosting = 40  // a word in more dated clauses than this joins none
)

// daysOf lists the clauses of a document that date a deed to the day.
func (f *Finder) daysOf(n *Notes, r *entente.Reading) []dayOf {
	count := map[int]int{}
	for i := range r.Dates {
		if r.Dates[i].Type == "DATE" {
			count[r.Dates[i].Sentence]++
		}
	}
	named := mentionsBySentence(r)
	var out []dayOf
	for i := range r.Dates {
		x := &r.Dates[i]
		d := calendarDay(x, n.doc.Published.Known())
		if x.Sentence < 0 || x.Sentence >= len(n.lines) || n.lines[x.Sentence].block < 0 || d == "" {
			continue
		}
		s := &r.Sentences[x.Sentence]
		w := &walker{f: f, n: n, s: s, ms: named[x.Sentence], line: x.Sentence}
		at := s.TokenAt(x.Start)
		for range s.Tokens {
			if at < 0 || s.Tokens[at].UPOS == "VERB" {
				break
			}
			at = s.Tokens[at].Head - 1
		}
		if at < 0 || w.negated(at) {
			continue
		}
		says := w.clause(at).Cover(x.Span)
		if subj := w.subject(at); subj >= 0 {
			says = says.Cover(w.span(subj))
		}
		o := dayOf{line: x.Sentence, date: d, says: says}
		for _, t := range n.lines[x.Sentence].within(says) {
			if !x.Contains(entente.Span{Start: t.at, End: t.at + 1}) {
				o.terms = append(o.terms, t)
			}
		}
		for _, m := range named[x.Sentence] {
			if says.Contains(m.Span) {
				for _, a := range m.Actors {
					if a.Code != "" && !slices.Contains(o.codes, a.Code) {
						o.codes = append(o.codes, a.Code)
					}
				}
			}
		}
		if len(o.terms) >= 2 {
			out = append(out, o)
		}
	}
	return out
}

// calendarDay is the day that an expression writes out, without the year when
// that is not known: neither written nor that of a dated document.
func calendarDay(x *entente.Timex, dated bool) string {
	switch d := x.Date; {
	case d.Known() && d.Start == d.End && d.Basis == entente.BasisYearInferred && !dated:
		return d.Start[len("2006-"):]
	case d.Known() && d.Start == d.End && (d.Basis == entente.BasisExplicit || d.Basis == entente.BasisYearInferred):
		return d.Start
	case !d.Known() && len(x.Value) == len("XXXX-06-19") && x.Value[:4] == "XXXX" && x.Value[5] != 'W':
		return x.Value[5:]
	}
	return ""
}

// daysBetween is the distance of two days, in the year that one of them names.
func daysBetween(a, b string) (int, bool) {
	if len(a) < len(b) {
		a, b = b, a
	}
	if len(b) == 5 && len(a) == 10 {
		b = a[:5] + b
	}
	x, err1 := time.Parse(time.DateOnly, a)
	y, err2 := time.Parse(time.DateOnly, b)
	if err1 != nil || err2 != nil {
		return 0, false
	}
	return int(x.Sub(y).Abs().Hours() / 24), true
}

type datedIn struct {
	n *Notes
	d *dayOf
}

// Days finds deeds of which two documents give different days.
func (f *Finder) Days(all []*Notes, claims map[string][]*entente.Claim, known *ledger) []entente.Dispute {
	var list []datedIn
	postings := map[uint32][]int{}
	for _, n := range all {
		for i := range n.days {
			for _, t := range n.days[i].terms {
				if p := postings[t.h]; len(p) == 0 || p[len(p)-1] != len(list) {
					postings[t.h] = append(p, len(list))
				}
			}
			list = append(list, datedIn{n, &n.days[i]})
		}
	}
	var out []entente.Dispute
	for i, a := range list {
		tried := map[int]bool{}
		for _, t := range a.d.terms {
			p := postings[t.h]
			if len(p) > dayPosting {
				continue
			}
			for _, j := range p {
				if j <= i || tried[j] {
					continue
				}
				tried[j] = true
				b := list[j]
				if a.n == b.n || !f.otherDay(a, b) {
					continue
				}
				p := a.n.pseudo(&a.n.lines[a.d.line], a.d.says, "", a.d.date, claims)
				q := b.n.pseudo(&b.n.lines[b.d.line], b.d.says, "", b.d.date, claims)
				if d, ok := settle(entente.DisputeDate, "date: "+brief(p.says), "", []position{p, q}); ok && known.add(d) {
					out = append(out, d)
				}
			}
		}
	}
	return out
}

// otherDay reports whether two clauses date one deed differently.
func (f *Finder) otherDay(a, b datedIn) bool {
	if n, ok := daysBetween(a.d.date, b.d.date); !ok || n == 0 || n > daysAside {
		return false
	}
	// Who wrote before the later of the two days told of another one.
	later := max(a.d.date, b.d.date)
	for _, n := range []*Notes{a.n, b.n} {
		if n.doc.Published.Known() && len(later) == 10 && n.doc.Published.Start < later && len(a.d.date) == len(b.d.date) {
			return false
		}
	}
	small, big := a.d, b.d
	if len(big.terms) < len(small.terms) {
		small, big = big, small
	}
	share, n, names := cover(small.terms, big.terms)
	for _, c := range small.codes {
		if slices.Contains(big.codes, c) {
			names++
		}
	}
	if share < dayShare || n < 2 {
		return false
	}
	if names < 2 { // pronouns: all the words, one of them rare, between the same countries
		rare := slices.ContainsFunc(small.terms, func(t term) bool { return t.bits >= rareBits })
		if share < dayRepeat || !rare || shareCodes(a.n.codes, b.n.codes) < 2 {
			return false
		}
	}
	return !f.repeats(small.terms) || share >= dayRepeat && n >= 4
}

func shareCodes(a, b []string) int {
	n := 0
	for _, c := range a {
		if slices.Contains(b, c) {
			n++
		}
	}
	return n
}

// repeats reports whether a deed is of a kind that is done day after day.
func (f *Finder) repeats(ts []term) bool {
	return slices.ContainsFunc(ts, func(t term) bool { return f.daily[t.h] })
}
