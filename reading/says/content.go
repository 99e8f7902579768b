package says

import (
	"sort"
	"strings"
	"unicode/utf8"

	"entente"
)

// below lists, in order, the tokens under i without those under any of not.
func (f *finder) below(i int, not ...int) []int {
	list := f.t.Under(i, func(k int) bool {
		for _, n := range not {
			if k == n {
				return true
			}
		}
		return false
	})
	sort.Ints(list)
	return list
}

// segments turns tokens into spans: one for each run without a hole that
// holds a word. Tokens of hole separate runs; other missing tokens do not.
func (f *finder) segments(list []int, hole func(int) bool) []entente.Span {
	var out []entente.Span
	var run []int
	flush := func() {
		if s := f.trim(f.t.Cover(run)); letters(s.Of(f.text)) > 0 {
			out = append(out, f.snap(s))
		}
		run = run[:0]
	}
	for n, i := range list {
		if n > 0 && len(run) > 0 {
			for k := list[n-1] + 1; k < i; k++ {
				if hole(k) {
					flush()
					break
				}
			}
		}
		run = append(run, i)
	}
	if len(run) > 0 {
		flush()
	}
	return out
}

const edges = " \t\r\n,;:—–-"

// trim drops punctuation and space at the ends, but keeps quotation marks,
// brackets that pair within, and the mark that ends a quoted sentence.
func (f *finder) trim(s entente.Span) entente.Span {
	t := s.Of(f.text)
	left := len(t) - len(strings.TrimLeft(t, edges+".…"))
	s.Start += left
	t = s.Of(f.text)
	cut := strings.TrimRight(t, edges)
	if strings.HasSuffix(cut, ".") && !abbreviated(cut) {
		cut = strings.TrimRight(cut, edges+".")
	}
	s.End = s.Start + len(cut)
	return s
}

// abbreviated reports whether the last full stop belongs to a word: "U.S.".
func abbreviated(s string) bool {
	w := s[strings.LastIndexAny(s, " \n")+1:]
	return strings.Count(w, ".") > 1 && len(w) <= 8
}

// snap widens s to the quotation marks it touches: a mark that stands right
// outside, or a quote that it shares a part of and that holds no cue.
func (f *finder) snap(s entente.Span) entente.Span {
	for k := f.from(s.Start); k < len(f.quotes) && f.quotes[k].Start < s.End; k++ {
		q := f.quotes[k]
		in := q.inner()
		if in.Contains(s) {
			// the whole of s is quoted: take the marks if only they are missing
			if letters(f.text[in.Start:s.Start]) == 0 {
				s.Start = q.Start
			}
			if letters(f.text[s.End:in.End]) == 0 {
				s.End = q.End
			}
			continue
		}
		if q.Start < s.Start && q.End <= s.End && letters(f.text[in.Start:s.Start]) == 0 {
			s.Start = q.Start
		}
		if q.End > s.End && q.Start >= s.Start && letters(f.text[s.End:max(in.End, s.End)]) == 0 {
			s.End = q.End
		}
	}
	if r, w := utf8.DecodeLastRuneInString(f.text[:s.Start]); w > 0 && (r == '“' || r == '‘') && strings.ContainsRune(s.Of(f.text), closing(r)) {
		s.Start -= w
	}
	return s
}

func closing(r rune) rune {
	if r == '“' {
		return '”'
	}
	return '’'
}

// widen lets a direct piece reach over the sentence: to both ends of the
// quote that it lies in, when the cue lies outside of that quote.
func (f *finder) widen(s, cue entente.Span) entente.Span {
	for k := f.from(s.Start); k < len(f.quotes) && f.quotes[k].Start < s.End; k++ {
		q := f.quotes[k]
		if q.Overlaps(cue) {
			continue
		}
		if q.Overlaps(s) && (q.Start <= s.Start || q.End >= s.End) {
			s = s.Cover(q.Span)
		}
	}
	return s
}
