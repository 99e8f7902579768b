package says

import (
	"entente"
)

// trailing reads a report at the end of a sentence that the tree did not
// show: "…, says envoy" and "…, the daily reported".
func (f *finder) trailing() {
	end := len(f.t.Tokens)
	for end > 0 && f.t.Tokens[end-1].UPOS == "PUNCT" {
		end--
	}
	const longest = 6
	for cut := end - 2; cut > 1 && cut >= end-longest-1; cut-- {
		w := f.t.Tokens[cut-1].Text
		if w != "," && w != "”" && w != "\"" && w != "’" && w != "'" {
			continue
		}
		v := -1
		switch {
		case f.reports(cut) && f.nominal(cut+1, end):
			v = cut
		case f.reports(end-1) && f.nominal(cut, end-1):
			v = end - 1
		default:
			return
		}
		f.trail(cut, end, v)
		return
	}
}

// trail records the report in tokens [cut,end) with cue v.
func (f *finder) trail(cut, end, v int) {
	a := found{sent: f.si, lemma: f.t.Lemma(v), cue: f.t.Tokens[v].Span, head: -1}
	for k := range f.found {
		if f.found[k].cue.Overlaps(a.cue) {
			return
		}
	}
	lo, hi := cut, end-1
	if v == cut {
		lo = cut + 1
	} else {
		hi = end - 2
	}
	a.source = f.t.Tokens[lo].Span.Cover(f.t.Tokens[hi].Span)
	for k := hi; k >= lo && a.head < 0; k-- {
		if f.t.Noun(k) || f.t.Tokens[k].UPOS == "PRON" {
			a.head = k
		}
	}
	if a.head < 0 {
		a.head = hi
	}
	if s := f.trim(f.t.Tokens[0].Span.Cover(f.t.Tokens[cut-1].Span)); f.statement(0, cut) && letters(s.Of(f.text)) > 0 {
		a.pieces = []entente.Span{f.snap(s)}
	}
	f.settle(&a)
	if len(a.pieces) > 0 {
		f.found = append(f.found, a)
	}
}

// reports reports whether token k is a finite form of a verb that can follow
// what it reports.
func (f *finder) reports(k int) bool {
	if !f.takes(k, "quote") || !f.takes(k, "that") {
		return false
	}
	w := f.t.Lower(k)
	return w[len(w)-1] == 's' || len(w) > 2 && w[len(w)-2:] == "ed" || w != f.t.Lemma(k)
}

// nominal reports whether tokens [lo,hi) are a short phrase around a noun,
// without a verb.
func (f *finder) nominal(lo, hi int) bool {
	if hi <= lo {
		return false
	}
	for k := lo; k < hi; k++ {
		switch f.t.Tokens[k].UPOS {
		case "NOUN", "PROPN", "ADJ", "DET", "ADP", "NUM", "PUNCT", "PRON", "PART":
		case "ADV":
			if f.t.Lower(k) != "daily" && f.t.Lower(k) != "weekly" {
				return false
			}
		default:
			return false
		}
		if f.t.Tokens[k].Text == "," && k == hi-1 {
			return false
		}
	}
	return f.t.Tokens[lo].UPOS != "ADP"
}
