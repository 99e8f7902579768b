package dispute

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"entente"
	"entente/weighing/standing"
	"entente/weighing/words"
)

// values finds figures for one quantity of one incident that cannot all be
// true.
func (f *Finder) values(in *entente.Incident, ks []*item) []entente.Dispute {
	by := map[string][]position{}
	for _, k := range ks {
		if !standing.Counts(k.c) {
			continue
		}
		for i := range k.c.Amounts {
			a := &k.c.Amounts[i]
			if a.Value == nil || a.Text == "" || !alone(k.c, a) {
				continue
			}
			by[quantity(a)] = append(by[quantity(a)], position{k: k, key: figure(a), says: wording(k, a), amount: a, rank: int(min(1e9, *a.Value))})
		}
	}
	var out []entente.Dispute
	for q, ps := range by {
		ps = f.contradicting(ps)
		about := subject(in)
		if of := strings.SplitN(q, "|", 3)[1]; of != "" {
			about = noun(ps) + " (" + about + ")"
		}
		if d, ok := settle(entente.DisputeValue, about, in.ID, ps); ok {
			out = append(out, d)
		}
	}
	return out
}

// alone reports whether a claim has one figure of a's kind, so that it is
// clear which one it gives.
func alone(c *entente.Claim, a *entente.Amount) bool {
	n := 0
	for i := range c.Amounts {
		if quantity(&c.Amounts[i]) == quantity(a) {
			n++
		}
	}
	return n == 1
}

// quantity is the kind of thing that an amount measures.
func quantity(a *entente.Amount) string {
	of := words.Split(a.Of)
	last := ""
	if len(of) > 0 {
		last = of[len(of)-1].Stem
	}
	return a.Unit + "|" + last + "|" + a.Per
}

// figure is equal for equal amounts.
func figure(a *entente.Amount) string {
	s := strconv.FormatFloat(*a.Value, 'g', -1, 64)
	if a.High != nil {
		s += "-" + strconv.FormatFloat(*a.High, 'g', -1, 64)
	}
	return s + a.Bound
}

// noun is what the figures count, in the words of the first source.
func noun(ps []position) string {
	for _, p := range ps {
		if p.amount != nil && p.amount.Of != "" {
			return p.amount.Of
		}
	}
	return ""
}

// contradicting keeps the positions that contradict one of another voice in the
// same scope.
func (f *Finder) contradicting(ps []position) []position {
	keep := make([]bool, len(ps))
	for i := range ps {
		for j := range i {
			if a, b := ps[i].k.c.Date, ps[j].k.c.Date; a.Known() && b.Known() && (a.Start > b.End || b.Start > a.End) {
				continue // another day, another count
			}
			if ps[i].k.voice() == ps[j].k.voice() || f.scope(ps[i].k) != f.scope(ps[j].k) {
				continue
			}
			if !compatible(ps[i].amount, ps[j].amount) {
				keep[i], keep[j] = true, true
			}
		}
	}
	var out []position
	for i, p := range ps {
		if keep[i] {
			out = append(out, p)
		}
	}
	return out
}

// wording is the figure with what it counts, verbatim.
func wording(k *item, a *entente.Amount) string {
	s := a.Span
	if a.OfSpan != nil {
		s = s.Cover(*a.OfSpan)
	}
	if w := s.Of(k.doc.Text); s.Len() <= 80 && strings.Contains(w, a.Text) && k.c.Sentence.Contains(s) {
		return w
	}
	return a.Text
}

// scope lists the narrowing words of a clause.
func (f *Finder) scope(k *item) string {
	var out []string
	for _, w := range k.words {
		if f.table.Scope[w.Low] {
			out = append(out, w.Low)
		}
	}
	slices.Sort(out)
	return strings.Join(slices.Compact(out), " ")
}

// compatible reports whether two amounts can both be true.
func compatible(a, b *entente.Amount) bool {
	if a == nil || b == nil {
		return true
	}
	al, ah := bounds(a)
	bl, bh := bounds(b)
	return al <= bh && bl <= ah
}

// bounds is the range of values that an amount, as worded, may stand for. A
// round figure stands for what rounds to it at its last digit but one half.
func bounds(a *entente.Amount) (lo, hi float64) {
	lo, hi = *a.Value, *a.Value
	if a.High != nil {
		hi = *a.High
	}
	slack := 0.0
	if a.Approximate {
		slack = 0.05
	} else if digits(*a.Value) <= 2 && math.Abs(*a.Value) >= 1000 {
		slack = 0.01
	}
	lo, hi = lo-slack*math.Abs(lo), hi+slack*math.Abs(hi)
	switch a.Bound {
	case "min":
		hi = math.Max(hi, 1.3*hi) // "more than 20" is no figure for 40
	case "max":
		lo = math.Min(lo, 0.7*lo)
	}
	return lo, hi
}

// digits is the number of significant digits.
func digits(v float64) int {
	s := strconv.FormatFloat(math.Abs(v), 'e', -1, 64)
	mantissa, _, _ := strings.Cut(s, "e")
	return len(strings.ReplaceAll(mantissa, ".", ""))
}

// figures finds differing figures for one named quantity of the same parties
// and the same written period outside incidents: "bilateral trade in 2024".
func (f *Finder) figures(sc *scene) []entente.Dispute {
	by := map[string][]position{}
	var keys []string
	for _, k := range sc.all {
		c := k.c
		if !standing.Counts(c) || c.Date.EDTF == "" || c.Date.Basis == entente.BasisDocument || c.Kind != entente.KindIndicator {
			continue
		}
		for i := range c.Amounts {
			a := &c.Amounts[i]
			if a.Value == nil || a.Of == "" || !alone(c, a) {
				continue
			}
			key := quantity(a) + "|" + strings.Join(parties(c), "+") + "|" + c.Date.EDTF + "|" + c.Lemma
			if by[key] == nil {
				keys = append(keys, key)
			}
			by[key] = append(by[key], position{k: k, key: figure(a), says: wording(k, a), amount: a, rank: int(min(1e9, *a.Value))})
		}
	}
	var out []entente.Dispute
	for _, key := range keys {
		ps := f.contradicting(by[key])
		if len(ps) < 2 || ps[0].k.incident == ps[1].k.incident {
			continue
		}
		about := noun(ps) + ", " + ps[0].k.c.Date.Text
		if d, ok := settle(entente.DisputeValue, about, "", ps); ok {
			out = append(out, d)
		}
	}
	return out
}

func parties(c *entente.Claim) []string {
	ps := c.Parties()
	slices.Sort(ps)
	return ps
}

// dates finds days that exclude each other.
func (f *Finder) dates(in *entente.Incident, ks []*item) []entente.Dispute {
	var ps []position
	for _, k := range ks {
		d := k.c.Date
		if standing.Counts(k.c) && d.Known() && d.Text != "" && (d.Basis == entente.BasisExplicit || d.Basis == entente.BasisYearInferred) {
			ps = append(ps, position{k: k, key: d.Start + "/" + d.End, says: d.Text, asOf: d})
		}
	}
	keep := make([]bool, len(ps))
	for i := range ps {
		for j := range i {
			a, b := ps[i].k.c.Date, ps[j].k.c.Date
			if ps[i].k.voice() != ps[j].k.voice() && (a.Start > b.End || b.Start > a.End) {
				keep[i], keep[j] = true, true
			}
		}
	}
	var clash []position
	for i, p := range ps {
		if keep[i] {
			p.asOf = entente.Date{}
			clash = append(clash, p)
		}
	}
	if d, ok := settle(entente.DisputeDate, "date of "+lowerFirst(subject(in)), in.ID, clash); ok {
		return []entente.Dispute{d}
	}
	return nil
}

func lowerFirst(s string) string {
	if s == "" || len(s) > 1 && s[1] >= 'A' && s[1] <= 'Z' { // "US"
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}
