package fact

import (
	"strings"

	"entente"
	"entente/lexicon/modality"
)

// marked applies the word or words that lead clause or phrase i.
func (j *judge) marked(i, h int) (state, bool) {
	marks, clause := j.lex.PhraseMarks, j.Is(i, "advcl", "acl", "ccomp", "xcomp", "csubj")
	if clause {
		marks = j.lex.ClauseMarks
	}
	for _, k := range j.Kids(i) {
		if !j.Is(k, "mark", "case", "cc", "advmod") || k > i {
			continue
		}
		e, lo, hi, ok := j.markAt(k, marks)
		if !ok || j.Is(i, "ccomp") && e != modality.Effect(entente.Hypothetical) {
			continue
		}
		switch e {
		case modality.Keep, modality.Effect(entente.Asserted):
			return fact, j.Is(i, "advcl") || !clause
		case modality.Inherit:
			if _, framed := j.frame(h, j.Lower(k)); framed {
				return fact, false
			}
			return j.along(j.st[h], lo), true
		}
		var cues []int
		for c := lo; c < hi; c++ {
			cues = append(cues, c)
		}
		gov := j.st[h]
		if gov.status == entente.Negated || !clause {
			gov = fact
		}
		return settle(gov).with(entente.Status(e), "mark:"+j.phrase(lo, hi), cues...), true
	}
	if clause && j.Is(i, "advcl") {
		if e, lo, hi, ok := j.markBefore(i, marks); ok && e == modality.Effect(entente.Negated) {
			var cues []int
			for c := lo; c < hi; c++ {
				cues = append(cues, c)
			}
			return fact.with(entente.Negated, "mark:"+j.phrase(lo, hi), cues...), true
		}
	}
	return fact, false
}

// along is the state of a clause of time under a governor: the same, but what
// a negated main clause waits for is real in the past and open in the future
// ("did not leave until he was paid", "will not leave until he is paid").
func (j *judge) along(gov state, mark int) state {
	if gov.status != entente.Negated {
		return settle(gov)
	}
	for _, b := range gov.because {
		if strings.HasPrefix(b, "modal:") {
			return fact.with(entente.Hypothetical, "mark:"+j.Lower(mark), mark)
		}
	}
	return fact
}

// markAt finds the longest mark that begins or ends at token k.
func (j *judge) markAt(k int, marks map[string]modality.Effect) (e modality.Effect, lo, hi int, ok bool) {
	for n := j.lex.MarkWords; n >= 1; n-- {
		for _, from := range []int{k, k - n + 1} {
			if from < 0 || from+n > len(j.Tokens) {
				continue
			}
			if e, ok = marks[j.phrase(from, from+n)]; ok {
				return e, from, from + n, true
			}
		}
	}
	return "", 0, 0, false
}

// markBefore finds a mark of two or more words that ends right before the
// clause of i, wherever the tree hung it.
func (j *judge) markBefore(i int, marks map[string]modality.Effect) (e modality.Effect, lo, hi int, ok bool) {
	first := i
	for _, k := range j.Kids(i) {
		first = min(first, k)
	}
	for n := j.lex.MarkWords; n >= 2; n-- {
		if first-n < 0 {
			continue
		}
		if e, ok = marks[j.phrase(first-n, first)]; ok {
			return e, first - n, first, true
		}
	}
	return "", 0, 0, false
}

func (j *judge) phrase(lo, hi int) string {
	if hi == lo+1 {
		return j.Lower(lo)
	}
	var b strings.Builder
	for k := lo; k < hi; k++ {
		if k > lo {
			b.WriteByte(' ')
		}
		b.WriteString(j.Lower(k))
	}
	return b.String()
}
