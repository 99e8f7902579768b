package amount

import (
	"strings"
	"unicode/utf8"

	"entente"
)

// quantity is a number with what is written around it.
type quantity struct {
	from, to int // tokens
	span     entente.Span
	value    float64
	none     bool // no value: "billions"
	unit     string
	currency []int
	scale    float64 // of scale words; 1 when none
	words    bool    // written in words
	plain    bool
	figure   float64 // before scaling
}

// quantity reads a number at token i with its currency, scale and unit.
func (f *finder) quantity(i int) (quantity, bool) {
	q := quantity{from: i, scale: 1}
	j, ok := f.number(i, &q)
	if !ok {
		return q, false
	}
	q.span = entente.Span{Start: f.toks[i].Start, End: f.toks[j-1].End}
	if !q.none {
		f.prefix(&q)
	}
	j = f.scaled(j, &q)
	j = f.suffix(j, &q)
	q.to = j
	return q, true
}

// number reads figures or number words and returns the token behind them.
func (f *finder) number(i int, q *quantity) (int, bool) {
	t := &f.toks[i]
	if t.kind == 'n' {
		q.value, q.plain, q.figure = t.value, t.plain, t.value
		return i + 1, f.freeFigure(i)
	}
	w := f.word(i)
	if vague[w] {
		q.none, q.words = true, true
		j := i + 1
		if f.word(j) == "of" && vague[f.word(j+1)] {
			j += 2
		}
		return j, true
	}
	if w == "several" {
		s, ok := f.t.scales[f.word(i+1)]
		q.none, q.words = true, true
		return i + 2, ok && s.Glued == ""
	}
	if w == "half" && (f.word(i+1) == "a" || f.word(i+1) == "an") {
		if s, ok := f.t.scales[f.word(i+2)]; ok && s.Factor >= 1e6 && s.Glued == "" {
			q.value, q.words, q.scale = 0.5*s.Factor, true, s.Factor
			return i + 3, true
		}
		return i, false
	}
	if w == "a" || w == "an" {
		if s, ok := f.t.scales[f.word(i+1)]; ok && s.Glued == "" && (f.toks[i+1].End-f.toks[i+1].Start > 3) {
			q.value, q.words = 1, true
			return i + 1, true
		}
		return i, false
	}
	return f.spelled(i, q)
}

// spelled reads a number written in words: "twenty-five", "three hundred and
// ten".
func (f *finder) spelled(i int, q *quantity) (int, bool) {
	v, ok := numberWords[f.word(i)]
	if !ok {
		return i, false
	}
	q.words = true
	total, j := v, i+1
	if v >= 20 {
		k := j
		if f.mark(k, "-") {
			k++
		}
		if u, ok := numberWords[f.word(k)]; ok && u < 10 {
			total += u
			j = k + 1
		}
	}
	if f.word(j) == "hundred" {
		total *= 100
		j++
		k := j
		if f.word(k) == "and" {
			k++
		}
		if u, ok := numberWords[f.word(k)]; ok {
			total += u
			j = k + 1
			if u >= 20 {
				if f.mark(j, "-") {
					j++
				}
				if u, ok := numberWords[f.word(j)]; ok && u < 10 {
					total += u
					j++
				}
			}
		}
	}
	q.value = total
	return j, true
}

// mark reports whether token i is the mark.
func (f *finder) mark(i int, s string) bool {
	return i < len(f.toks) && f.toks[i].kind == 'p' && f.toks[i].Of(f.text) == s
}

func (f *finder) dash(i int) bool {
	return f.mark(i, "-") || f.mark(i, "–") || f.mark(i, "‑")
}

// freeFigure rejects figures inside names and marks: F-16, 9/11, 11:30, #5.
func (f *finder) freeFigure(i int) bool {
	t := &f.toks[i]
	if i+2 < len(f.toks) && f.toks[i+1].glued && f.toks[i+2].glued && f.toks[i+2].kind == 'n' && (f.mark(i+1, ":") || f.mark(i+1, "/")) {
		return false
	}
	if !t.glued || i == 0 {
		return true
	}
	p := &f.toks[i-1]
	if p.kind == 'w' {
		return f.signBefore(t.Start) != nil
	}
	switch p.Of(f.text) {
	case "-", "–", "‑":
		return i < 2 || f.toks[i-2].kind == 'n' || !p.glued
	case "/", ":", "#", "'", "’", ".", "_", "@":
		return false
	}
	return true
}

// signBefore is the currency sign that ends where a number begins, with at
// most one space between.
func (f *finder) signBefore(at int) *sign {
	end := at
	if end > 0 && f.text[end-1] == ' ' {
		end--
	} else if end > 1 && f.text[end-2:end] == "\u00a0" {
		end -= 2
	}
	if end == 0 {
		return nil
	}
	last, _ := utf8.DecodeLastRuneInString(f.text[:end])
	list := f.t.signs[last]
	for k := range list {
		s := list[k].text
		if !strings.HasSuffix(f.text[:end], s) {
			continue
		}
		b := end - len(s)
		if letter(s[0]) && b > 0 && (letter(f.text[b-1]) || f.text[b-1] == '.') {
			continue
		}
		return &list[k]
	}
	return nil
}

// prefix takes a currency sign before the number.
func (f *finder) prefix(q *quantity) {
	if s := f.signBefore(q.span.Start); s != nil {
		q.currency = s.currency
		at := strings.LastIndex(f.text[:q.span.Start], s.text)
		q.span.Start = at
		for q.from > 0 && f.toks[q.from-1].Start >= at {
			q.from--
		}
	}
}

// scaled takes scale words and letters.
func (f *finder) scaled(j int, q *quantity) int {
	for range 3 {
		k := j
		if f.dash(k) && k+1 < len(f.toks) && f.toks[k].glued && f.toks[k+1].glued {
			k++
		}
		if k >= len(f.toks) || f.toks[k].kind != 'w' {
			return j
		}
		w := f.word(k)
		s, ok := f.t.scales[w]
		if !ok {
			return j
		}
		if s.Glued != "" {
			money := q.currency != nil
			if s.Glued == "money" && !money || !f.toks[k].glued && !money && s.Glued == "money" {
				return j
			}
			if s.Glued == "money" && f.toks[k].End-f.toks[k].Start == 1 && !f.toks[k].glued {
				return j
			}
		}
		if w == "dozen" && q.value == 1 && !q.words {
			return j
		}
		q.value *= s.Factor
		q.scale *= s.Factor
		q.span.End = f.toks[k].End
		j = k + 1
	}
	return j
}

// suffix takes a currency word or code, or a unit of measure.
func (f *finder) suffix(j int, q *quantity) int {
	k := j
	if f.dash(k) && k+1 < len(f.toks) && f.toks[k].glued && f.toks[k+1].glued {
		k++
	}
	if q.none && f.word(k) == "of" {
		k++
	}
	if k >= len(f.toks) {
		return j
	}
	p, n := f.phrase(k)
	if p == nil && q.currency == nil && f.toks[k].kind == 'w' && f.text[f.toks[k].Start] >= 'A' && f.text[f.toks[k].Start] <= 'Z' && k+1 < len(f.toks) { // "Czech koruna"
		if c, m := f.phrase(k + 1); c != nil && c.currency != nil {
			p, n = c, m
		}
	}
	if p != nil {
		if p.currency != nil && q.currency == nil {
			q.currency = p.currency
			q.span.End = f.toks[n-1].End
			return n
		}
		if p.unit != "" && q.currency == nil {
			if f.toks[k].kind == 'w' && f.toks[k].glued && k == j && len(p.parts[0]) > 4 {
				return j
			}
			q.unit = p.unit
			q.span.End = f.toks[n-1].End
			return n
		}
		if p.currency != nil { // "$500 million dollars"
			return j
		}
	}
	if q.currency == nil && f.toks[k].kind == 'w' { // "500 USD"
		code := f.toks[k].Of(f.text)
		if len(code) == 3 && code == strings.ToUpper(code) {
			for i := range f.t.currencies {
				if f.t.currencies[i].Code == code && !q.none {
					q.currency = []int{i}
					q.span.End = f.toks[k].End
					return k + 1
				}
			}
		}
	}
	return j
}

// phrase matches a currency word or unit at token k; n is the token behind.
func (f *finder) phrase(k int) (*phrase, int) {
	raw := f.toks[k].Of(f.text)
	low := strings.ToLower(raw)
	keys := []string{raw, low}
	if raw == low {
		keys = keys[:1]
	}
	for _, key := range keys {
		list := f.t.words[key]
		for i := range list {
			if n := f.matches(&list[i], k); n > 0 {
				return &list[i], n
			}
		}
	}
	return nil, k
}

// matches returns the token behind a phrase that stands at k, else 0. Units
// of one or two letters keep their case.
func (f *finder) matches(p *phrase, k int) int {
	for i, part := range p.parts {
		if k+i >= len(f.toks) {
			return 0
		}
		got := f.toks[k+i].Of(f.text)
		if got == part {
			continue
		}
		if len(part) <= 2 && p.unit != "" || !strings.EqualFold(got, part) {
			return 0
		}
	}
	return k + len(p.parts)
}
