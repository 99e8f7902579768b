package amount

import (
	"sort"
	"strings"

	"entente"
	"entente/lexicon/units"
)

// Find returns the amounts of text in order. sents may be nil or without
// trees; with trees, what an amount is of and which way it moved are read
// from them.
func Find(text string, sents []entente.Sentence) []entente.Amount {
	t, err := load()
	if err != nil { // the tables are embedded and tested: this cannot be
		return nil
	}
	f := &finder{t: t, text: text, sents: sents}
	at := 0
	for at < len(text) {
		end := strings.Index(text[at:], "\n\n")
		if end < 0 {
			end = len(text)
		} else {
			end += at + 2
		}
		f.toks = lex(text, at, end)
		f.paragraph()
		at = end
	}
	f.directions()
	sort.SliceStable(f.out, func(i, j int) bool { return f.out[i].Start < f.out[j].Start })
	return f.out
}

// finder holds the state of one call.
type finder struct {
	t     *tables
	text  string
	sents []entente.Sentence
	toks  []token
	out   []entente.Amount
}

func (f *finder) paragraph() {
	for i := 0; i < len(f.toks); {
		t := &f.toks[i]
		if t.kind == 'p' || t.kind == 'w' && !f.starts(i) {
			i++
			continue
		}
		i = f.amount(i)
	}
}

// starts reports whether a word can begin a number.
func (f *finder) starts(i int) bool {
	t := &f.toks[i]
	if n := t.End - t.Start; n > 9 || n == 2 && f.text[t.Start]|0x20 != 'a' {
		return false
	}
	w := f.word(i)
	if _, ok := numberWords[w]; ok {
		return true
	}
	return w == "a" || w == "an" || w == "half" || w == "several" || vague[w]
}

// amount reads an amount at token i, with its range, bound, object and rate,
// and returns the token to go on from.
func (f *finder) amount(i int) int {
	q, ok := f.quantity(i)
	if !ok {
		return i + 1
	}
	end := q.to
	hi, isRange := quantity{}, false
	if !q.none {
		if hi, isRange = f.upper(&q); isRange {
			end = hi.to
		}
	}
	a := entente.Amount{Span: q.span, Sentence: f.sentence(q.span.Start)}
	if isRange {
		a.End = hi.span.End
		q.to = hi.to
		v := hi.value
		a.High = &v
	}
	if !q.none {
		v := q.value
		a.Value = &v
	}
	switch {
	case q.currency != nil:
		a.Unit = f.code(q.currency, q.span.Start)
	case q.unit != "":
		a.Unit = q.unit
	default:
		a.Unit = "count"
		if !f.counted(&q, &a, end) {
			return max(end, i+1)
		}
	}
	if q.unit == "points" && !f.indexPoints(&q) {
		return max(end, i+1)
	}
	a.Text = f.text[a.Start:a.End]
	f.bound(&q, &a, isRange)
	f.per(end, &a)
	f.object(&q, end, &a)
	f.out = append(f.out, a)
	return max(end, i+1)
}

// indexPoints accepts "300 points" only of a figure; "two points" are
// arguments.
func (f *finder) indexPoints(q *quantity) bool { return !q.words }

// upper reads the second number of "5 to 7 million", "10-15%", "between 3
// and 5", and gives both the unit that only one carries.
func (f *finder) upper(q *quantity) (quantity, bool) {
	j := q.to
	if j+1 >= len(f.toks) {
		return quantity{}, false
	}
	link := f.word(j)
	switch {
	case f.dash(j):
	case link == "to" || link == "or":
		if link == "or" && f.word(j+1) == "more" {
			return quantity{}, false
		}
	case link == "and":
		if f.word(q.from-1) != "between" {
			return quantity{}, false
		}
	default:
		return quantity{}, false
	}
	k := j + 1
	if f.toks[k].kind == 'p' || f.toks[k].kind == 'w' { // "$5 to $7", "USD 5 to USD 7"
		for k < len(f.toks) && k < j+4 && f.toks[k].kind != 'n' && f.signPart(k) {
			k++
		}
	}
	if k >= len(f.toks) || f.toks[k].kind == 'w' && !f.starts(k) || f.toks[k].kind == 'p' {
		return quantity{}, false
	}
	hi, ok := f.quantity(k)
	if !ok || hi.none {
		return hi, false
	}
	if f.word(q.from-1) == "from" && link == "to" { // a movement, not a range: two amounts
		f.share(q, &hi)
		return hi, false
	}
	if q.scale == 1 && hi.scale > 1 && q.unit == "" && q.value < 1000 && q.value <= hi.value/hi.scale {
		q.value *= hi.scale
	}
	if hi.value <= q.value || q.scale > 1 && hi.scale == 1 && hi.value > q.value*1000 {
		return hi, false
	}
	switch {
	case q.currency == nil && q.unit == "":
		q.currency, q.unit = hi.currency, hi.unit
	case hi.currency == nil && hi.unit == "" && q.currency != nil:
		if link == "or" {
			return hi, false
		}
	case q.unit != hi.unit || (q.currency == nil) != (hi.currency == nil):
		return hi, false
	}
	if q.currency == nil && q.unit == "" && q.plain && hi.plain && year(q.value) && year(hi.value) {
		return hi, false
	}
	return hi, true
}

// share gives the first of two amounts the unit that only the second
// carries: "from 19 to 29 percent".
func (f *finder) share(q, hi *quantity) {
	if q.currency != nil || q.unit != "" || q.scale != 1 || q.plain && year(q.value) {
		return
	}
	q.currency, q.unit = hi.currency, hi.unit
	if hi.scale > 1 && q.value <= hi.value/hi.scale*1000 {
		q.value *= hi.scale
	}
}

// signPart reports whether token k can be part of a currency sign.
func (f *finder) signPart(k int) bool {
	s := f.toks[k].Of(f.text)
	if f.toks[k].kind == 'p' {
		return s == "$" || s == "€" || s == "£" || s == "¥" || s == "₹" || s == "." || len(s) > 1
	}
	return len(s) <= 3 && s[0] >= 'A' && s[0] <= 'Z'
}

func year(v float64) bool { return v >= 1800 && v <= 2100 && v == float64(int(v)) }

// code picks the currency: the only candidate, or the one whose country is
// named nearest; "" candidates leave the first word as the unit.
func (f *finder) code(candidates []int, at int) string {
	if len(candidates) == 1 {
		return f.t.currencies[candidates[0]].Code
	}
	lo, hi := max(0, at-1500), min(len(f.text), at+500)
	around := strings.ToLower(f.text[lo:hi])
	mid := min(at-lo, len(around))
	best, bestGap := -1, 1<<30
	for _, c := range candidates {
		for _, w := range f.t.currencies[c].Home {
			for from := 0; from < len(around); {
				i := strings.Index(around[from:], w)
				if i < 0 {
					break
				}
				i += from
				from = i + len(w)
				if i > 0 && letter(around[i-1]) {
					continue
				}
				gap := mid - i
				if gap < 0 {
					gap = -gap * 2
				}
				if gap < bestGap {
					best, bestGap = c, gap
				}
			}
		}
	}
	if best >= 0 {
		return f.t.currencies[best].Code
	}
	for _, w := range f.t.currencies[candidates[0]].Words {
		return w
	}
	return ""
}

// bound reads the words before an amount: "at least", "nearly", "between".
func (f *finder) bound(q *quantity, a *entente.Amount, isRange bool) {
	at := q.from
	for range 2 {
		b, n := f.boundAt(at)
		if n == 0 || b.Phrase == "over" && isRange {
			break
		}
		if a.Bound == "" && !isRange {
			a.Bound = b.Bound
		}
		a.Approximate = a.Approximate || b.Approximate
		at -= n
	}
	switch f.word(q.to) {
	case "or":
		switch f.word(q.to + 1) {
		case "more":
			a.Bound = "min"
		case "less", "fewer":
			a.Bound = "max"
		case "so":
			a.Approximate = true
		}
	}
	if f.mark(q.to, "+") && f.toks[q.to].glued {
		a.Bound = "min"
	}
}

// boundAt is the longest bound that ends before token at, and its length in
// tokens, 0 when there is none.
func (f *finder) boundAt(at int) (units.Bound, int) {
	for _, b := range f.t.bounds[f.word(at-1)] {
		words := strings.Fields(b.Phrase)
		ok := true
		for k := range words {
			if f.word(at-len(words)+k) != words[k] {
				ok = false
				break
			}
		}
		if ok {
			return b, len(words)
		}
	}
	return units.Bound{}, 0
}

// per reads the denominator of a rate: "per barrel", "a year", "annually".
func (f *finder) per(j int, a *entente.Amount) {
	for range 5 { // it may stand behind what the amount is of
		switch w := f.word(j); w {
		case "per":
			if n := f.word(j + 1); n != "" && n != "cent" && letter(n[0]) {
				a.Per = n
				return
			}
		case "a", "an", "each", "every":
			n := f.word(j + 1)
			if n == "" && f.dash(j+1) { // "$2bn-a-year"
				n = f.word(j + 2)
			}
			switch n {
			case "year", "month", "day", "week", "hour", "barrel", "tonne", "ton", "head", "share", "quarter", "decade", "unit", "minute", "second", "gallon", "litre", "liter", "kilo", "kilogram", "pound", "ounce", "person", "piece", "dose", "bushel", "acre", "mile":
				a.Per = n
				return
			}
			return
		case "annually", "yearly", "annual":
			a.Per = "year"
			return
		case "monthly":
			a.Per = "month"
			return
		case "weekly":
			a.Per = "week"
			return
		case "daily":
			a.Per = "day"
			return
		case "":
			if f.dash(j) && f.toks[j].glued && j+1 < len(f.toks) && f.toks[j+1].glued {
				break
			}
			if f.mark(j, "/") && j+1 < len(f.toks) && f.toks[j+1].kind == 'w' {
				a.Per = f.word(j + 1)
			}
			return
		case "of", "in", "to", "and", "for", "from", "the", "by", "with", "on", "at", "as":
			if w != "of" {
				return
			}
		}
		if j >= len(f.toks) || f.toks[j].kind != 'w' && !f.dash(j) {
			return
		}
		j++
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
