package coding

import (
	"strings"
	"time"

	"entente"
	"entente/reading/when"
)

// date is when the deed happened or is to happen: the temporal expression of
// the predicate, else, in a dated news report that tells of it in a main
// clause in the past or present, the document's own date.
func (c *Coder) date(doc *entente.Document, r *entente.Reading, sc *scene, m *match, cl entente.Claim) entente.Date {
	if d, ok := sc.near(m); ok {
		return d
	}
	if d, ok := labelled(doc, r, sc.t.s.Start); ok {
		return d
	}
	unknown := entente.Date{Basis: entente.BasisUndated}
	pub := r.Published
	if !pub.Known() {
		pub = doc.Published
	}
	if cl.Kind != entente.KindEvent && cl.Kind != entente.KindStatement || !pub.Known() || pub.Start != pub.End {
		return unknown
	}
	if !cl.Status.Fact() && cl.Status != entente.Denied && cl.Status != entente.Alleged {
		return unknown
	}
	if !newsLike(doc, r) || !sc.t.mainline(m.pred) || toldOfThePast(r, sc.t.s.Start, pub.Start) {
		return unknown
	}
	return entente.Date{EDTF: pub.EDTF, Start: pub.Start, End: pub.End, Basis: entente.BasisDocument}
}

// near is the date of the temporal expression that belongs to the predicate,
// or to the noun that a light verb carries.
func (sc *scene) near(m *match) (entente.Date, bool) {
	for _, token := range append([]int{m.pred}, m.used...) {
		x, ok := when.ForPredicate(sc.t.s, token, sc.dates)
		if !ok || sc.partOfName(x.Span, token) {
			continue
		}
		d := x.Date
		if d.At == nil {
			at := x.Span
			d.At, d.Text = &at, x.Text
		}
		return d, true
	}
	if d, ok := sc.nextTo(m); ok {
		return d, true
	}
	if d, ok := sc.sole(m.pred); ok {
		return d, true
	}
	if h := sc.t.head(m.pred); h >= 0 && base(sc.t.rel(m.pred)) == "advcl" && sc.t.whenClause(m.pred) {
		return sc.near(&match{pred: h}) // "it came on 3 May, when …"
	}
	return entente.Date{}, false
}

// partOfName reports whether a date belongs to the name of something ("under
// the Energy Act of 1954", "the 2015 accord") and not to the deed at token.
func (sc *scene) partOfName(s entente.Span, token int) bool {
	t := sc.t
	i := t.s.TokenAt(s.Start)
	if i < 0 {
		return false
	}
	h := t.head(i)
	if h < 0 || h == token || h > i && t.upos(h) != "PROPN" && t.upos(h) != "NOUN" {
		return false
	}
	switch rel := base(t.rel(i)); {
	case rel == "nmod" && t.caseOf(i) == "of":
		return t.upos(h) == "PROPN"
	case rel == "compound" || rel == "nummod" || rel == "amod":
		return h != token && (t.upos(h) == "NOUN" || t.upos(h) == "PROPN") && !calendar[t.lemma[h]]
	}
	return false
}

// nextTo is the date of the expression that directly follows a noun with its
// complements ("the withdrawal from Mali in 2022"), however the tree hangs it.
func (sc *scene) nextTo(m *match) (entente.Date, bool) {
	if !m.f.noun {
		return entente.Date{}, false
	}
	end := sc.t.span(sc.t.clause(m.pred)).End
	for _, x := range sc.dates {
		if x.Start >= end && x.Start <= end+4 && x.Date.Known() && x.Type == "DATE" {
			d := x.Date
			if d.At == nil {
				at := x.Span
				d.At, d.Text = &at, x.Text
			}
			return d, true
		}
	}
	return entente.Date{}, false
}

// sole is the one date that a verb's clause gives after "in" or "on", when
// nothing but nouns stands between it and the verb in the tree ("imposed
// sanctions on four firms in May 2020" with the month hung on the firms).
func (sc *scene) sole(pred int) (entente.Date, bool) {
	if !sc.t.verbal(pred) {
		return entente.Date{}, false
	}
	found := -1
	for k, x := range sc.dates {
		i := sc.t.s.TokenAt(x.Start)
		if i < 1 || x.Type != "DATE" || !x.Date.Known() || when.Bounded(sc.t.s, x.Start) {
			continue
		}
		if w := sc.t.word(i - 1); w != "in" && w != "on" || !sc.t.nouns(i, pred) {
			continue
		}
		if found >= 0 {
			return entente.Date{}, false
		}
		found = k
	}
	if found < 0 {
		return entente.Date{}, false
	}
	d := sc.dates[found].Date
	if d.At == nil {
		at := sc.dates[found].Span
		d.At, d.Text = &at, sc.dates[found].Text
	}
	return d, true
}

// nouns reports whether the way up the tree from i to predicate p passes
// through nouns only.
func (t *tree) nouns(i, p int) bool {
	for n := 0; n < 8; n++ {
		h := t.head(i)
		if h == p {
			return true
		}
		if h < 0 || t.verbal(h) || !nominal(t.upos(h)) {
			return false
		}
		i = h
	}
	return false
}

// whenClause reports whether a clause opens with "when" and follows its main
// clause.
func (t *tree) whenClause(p int) bool {
	for _, k := range t.kids[p] {
		if t.word(k) == "when" && k < p {
			return t.head(p) < p
		}
	}
	return false
}

// newsLike reports whether undated prose of the document tells of the days
// before its date: a wire report, a short note, or a text that counts in
// weekdays.
func newsLike(doc *entente.Document, r *entente.Reading) bool {
	if doc.Dateline != nil || len(doc.Text) < 2500 {
		return true
	}
	for _, c := range doc.Credits {
		if c.Kind == "wire" {
			return true
		}
	}
	relative := 0
	for _, d := range r.Dates {
		if d.Basis == entente.BasisRelative && d.Type == "DATE" && d.Date.Start == d.Date.End {
			relative++
		}
	}
	return relative >= 3
}

// mainline reports whether the predicate is told in a main clause: the root,
// what is coordinated with it, or what somebody says.
func (t *tree) mainline(p int) bool {
	if t.child(p, "aux") >= 0 {
		for _, k := range t.kids[p] {
			if t.lemma[k] == "have" && t.word(k) == "had" {
				return false
			}
		}
	}
	for n := 0; n < 8; n++ {
		h := t.head(p)
		if h < 0 {
			return true
		}
		switch t.rel(p) {
		case "conj", "parataxis", "ccomp":
			p = h
		case "advcl":
			if t.xpos(p) == "VBG" && t.marker(p) == "" {
				p = h
				continue
			}
			return false
		case "nsubj", "obj", "nsubj:pass":
			if t.upos(p) == "NOUN" {
				p = h
				continue
			}
			return false
		default:
			return false
		}
	}
	return false
}

// pastReach is how far back, in bytes, an older date still sets the time of
// what is told after it.
const pastReach = 250

// toldOfThePast reports whether the last date written before offset at, if it
// is near, is more than six weeks before the document's own: the text is
// telling of the past, and its own date says nothing about when.
func toldOfThePast(r *entente.Reading, at int, published string) bool {
	last := ""
	for i := range r.Dates {
		d := &r.Dates[i]
		if d.End > at {
			break
		}
		if d.Type == "DATE" && d.Date.Known() && at-d.End < pastReach {
			last = d.Date.End
		}
	}
	if last == "" {
		return false
	}
	own, err1 := time.Parse(time.DateOnly, published)
	then, err2 := time.Parse(time.DateOnly, last)
	return err1 == nil && err2 == nil && own.Sub(then) > 42*24*time.Hour
}

// labelled is the date at the head of a chronology's line ("23 March 2015: The
// three states sign…"), which dates what the line tells.
func labelled(doc *entente.Document, r *entente.Reading, at int) (entente.Date, bool) {
	for i := range r.Dates {
		d := &r.Dates[i]
		if d.Start > at {
			break
		}
		if d.Start == at && d.Type == "DATE" && d.Date.Known() && strings.HasPrefix(doc.Text[min(d.End, len(doc.Text)):], ":") {
			return d.Date, true
		}
	}
	return entente.Date{}, false
}
