package says

import (
	"strings"

	"entente"
)

// continuations gives a quotation that follows an attributed one in the same
// paragraph, with nothing between, to the same speaker.
func (f *finder) continuations() {
	owner := f.owners()
	for k := range f.found {
		a := &f.found[k]
		if a.phrase || len(a.pieces) == 0 {
			continue
		}
		last := a.pieces[len(a.pieces)-1]
		if d, m := f.manner(last); !d && !m {
			continue
		}
		end := max(last.End, a.cue.End, a.source.End)
		for n := f.from(end); n < len(f.quotes); n++ {
			q := f.quotes[n]
			if stop := f.sents[a.sent].End; end < stop && stop <= q.Start {
				end = stop // what is left of the sentence of the cue
			}
			gap := f.text[min(end, q.Start):q.Start]
			if q.Start < end || letters(gap) > 0 || strings.Contains(gap, "\n") || owner[n] >= 0 && owner[n] != k {
				break
			}
			a.pieces = append(a.pieces, q.Span)
			owner[n] = k
			end = q.End
		}
	}
}

// owners gives for each quote the attribution that has content in it, -1 if
// none.
func (f *finder) owners() []int {
	owner := make([]int, len(f.quotes))
	for n := range owner {
		owner[n] = -1
	}
	for k := range f.found {
		for _, p := range f.found[k].pieces {
			for n := f.from(p.Start); n < len(f.quotes) && f.quotes[n].Start < p.End; n++ {
				if !f.found[k].cue.Overlaps(f.quotes[n].Span) {
					owner[n] = k
				}
			}
		}
	}
	return owner
}

// loose gives the quotations that nobody is named for: direct speech without
// a source, or words held at a distance (scare quotes).
func (f *finder) loose(known []entente.Quotation) []entente.Quotation {
	var out []entente.Quotation
	taken := make([]bool, len(f.quotes))
	for _, q := range known {
		for k := f.from(q.Content.Start); k < len(f.quotes) && f.quotes[k].Start < q.Content.End; k++ {
			taken[k] = true
		}
	}
	for k, q := range f.quotes {
		words := len(strings.Fields(q.inner().Of(f.text)))
		if taken[k] || words == 0 {
			continue
		}
		inner := q.inner().Of(f.text)
		n := entente.Quotation{Content: q.Span, Nested: -1, Weak: true}
		switch {
		case words >= 6 && !q.single:
			n.Direct = true
		case words <= 5 && strings.ToLower(inner) == inner:
			n.ScareQuote, n.Weak = true, false
		default:
			continue
		}
		out = append(out, n)
	}
	return out
}
