package when

import (
	"sort"

	"entente"
)

// Find returns every temporal expression of text in order. anchor is the
// document's date: a day, a window, or unknown. sents may be nil or without
// tags and trees; what they have is used for tense.
func Find(text string, sents []entente.Sentence, anchor entente.Date) []entente.Timex {
	g, err := compiled()
	if err != nil { // the tables are embedded and tested: this cannot be
		return nil
	}
	f := newFinder(g, text, sents, anchor)
	l := newLexer(g, text, 0)
	for l.paragraph(len(text)) {
		f.toks = compose(l.toks)
		f.paragraph()
	}
	return f.out
}

// nearDays cuts a window for the document's date where relative expressions
// are resolved: a window opens at the latest event the text dates, and texts
// appear soon after.
const nearDays = 45

// finder holds the state of one call.
type finder struct {
	g     *grammar
	text  string
	sents []entente.Sentence
	toks  []token
	m     matcher
	bind  binding
	out   []entente.Timex

	known  bool // the document's date
	lo, hi int  // its first and last possible day
	story  bool // a narrative: years hang on the last mentioned date
	lost   bool // no date of its own, and no narrative
	fiscal *fiscalYear
	last   reference // the last mentioned date
	expl   reference // the last date with its own year
	clause int       // running number of the sentence
	i      int
	tensed bool // keep the tense of each expression
	tenses []int
}

// reference is a date that later expressions may hang on.
type reference struct {
	stamp
	ok     bool
	clause int
	at     entente.Span
}

func newFinder(g *grammar, text string, sents []entente.Sentence, anchor entente.Date) *finder {
	f := &finder{g: g, text: text, sents: sents}
	f.m.g = g
	lo, ok1 := parseDay(anchor.Start)
	hi, ok2 := parseDay(anchor.End)
	if ok1 && ok2 && lo <= hi {
		f.known, f.lo, f.hi = true, lo, min(hi, lo+nearDays)
	}
	f.story = f.narrative()
	f.lost = f.adrift()
	return f
}

// paragraph finds the expressions of the current tokens.
func (f *finder) paragraph() {
	f.clause++
	for f.i = 0; f.i < len(f.toks); {
		t := &f.toks[f.i]
		if t.e == nil && t.mask == 0 {
			f.i++
			continue
		}
		if t.e != nil && t.e.word == "." {
			f.clause++
		}
		f.i = f.one(f.i)
	}
}

// one reads the expression at token i, if any, and returns where to go on.
func (f *finder) one(i int) int {
	for _, m := range f.m.at(f.toks, i) {
		r := &f.g.rules[m.rule]
		b := &f.bind
		b.f, b.m, b.rule, b.n = f, m, r, 0
		if r.check != nil && !r.check(b) {
			continue
		}
		if !r.build(b) {
			continue
		}
		before := len(f.out)
		for k := range b.n {
			f.emit(&b.res[k])
		}
		if f.tensed {
			for range len(f.out) - before {
				f.tenses = append(f.tenses, b.tense())
			}
		}
		return m.to
	}
	return i + 1
}

// emit turns a result into a Timex and remembers its date.
func (f *finder) emit(r *result) {
	for r.to > r.from+1 && isOne(&f.toks[r.to-1], []string{",", "of", "in", "at", "-"}) {
		r.to-- // what stood before an optional part that is not there
	}
	if r.to <= r.from {
		return
	}
	span := entente.Span{Start: int(f.toks[r.from].start), End: int(f.toks[r.to-1].end)}
	x := entente.Timex{Span: span, Text: f.text[span.Start:span.End], Type: r.typ, Value: r.value, Mod: r.mod, Sentence: f.sentence(span.Start)}
	x.Basis = entente.BasisUndated
	if r.dated {
		f.date(&x, r)
	}
	x.Date.Basis = x.Basis
	x.Date.Text = x.Text
	at := span
	x.Date.At = &at
	f.out = append(f.out, x)
	if r.dated && !r.aside && !r.stamp.noYear && (len(f.sents) == 0 || x.Sentence >= 0) {
		ref := reference{stamp: r.stamp, ok: true, clause: f.clause, at: span}
		f.last = ref
		if r.basis == entente.BasisExplicit && (r.stamp.g > year || r.opening) {
			f.expl = ref
		}
	}
}

// date fills the EDTF side of x.
func (f *finder) date(x *entente.Timex, r *result) {
	mod := r.mod
	if mod != "" && r.part != "" {
		mod = r.part
	}
	if r.cut {
		mod = ""
	}
	edtf, from, to, ok := r.stamp.edtf(mod, f.g.mods)
	if !ok {
		return
	}
	if r.cut && r.since <= to && r.until >= from {
		from, to = max(from, r.since), min(to, r.until)
		edtf = isoDay(from) + "/" + isoDay(to)
	}
	if r.spread {
		_, from2, to2, ok2 := r.stamp2.edtf(r.mod, f.g.mods)
		if !ok2 {
			return
		}
		from, to = min(from, from2), max(to, to2)
		edtf = isoDay(from) + "/" + isoDay(to)
	}
	x.Basis, x.EDTF = r.basis, edtf
	x.Date.EDTF = edtf
	if y, _, _ := civil(from); y >= 1 && y <= 9999 {
		x.Date.Start, x.Date.End = isoDay(from), isoDay(to)
	}
	if r.hang.ok {
		at := r.hang.at
		x.Date.Anchor = &at
	}
}

// sentence is the index of the sentence that covers a byte, -1 if none.
func (f *finder) sentence(at int) int {
	k := sort.Search(len(f.sents), func(k int) bool { return f.sents[k].End > at })
	if k < len(f.sents) && f.sents[k].Start <= at {
		return k
	}
	return -1
}
