package fact

import (
	"entente"
)

// ifClause is the marker of a conditional clause that depends on i, -1 if
// none. "even if", "as if" and "whether" leave the main clause alone.
func (j *judge) ifClause(i int) int {
	for _, c := range j.Kids(i) {
		if !j.Is(c, "advcl") {
			continue
		}
		if m := j.inverted(c); m >= 0 {
			return m
		}
		for _, m := range j.Kids(c) {
			if !j.Is(m, "mark") {
				continue
			}
			switch j.Lower(m) {
			case "if":
				if m > 0 && (j.Lower(m-1) == "even" || j.Lower(m-1) == "as") {
					continue
				}
				return m
			case "unless":
				return m
			}
		}
	}
	return -1
}

// inverted is the auxiliary of a conditional without "if": "had they known",
// "were it to fail", "should talks collapse"; -1 if none.
func (j *judge) inverted(i int) int {
	s := j.Kid(i, "nsubj", "expl")
	if s < 0 || !j.Is(i, "advcl", "ccomp", "parataxis") && j.Head(i) >= 0 {
		return -1
	}
	for _, k := range j.Kids(i) {
		if w := j.Lower(k); k < s && j.Is(k, "aux", "cop") && (w == "had" || w == "were" || w == "should") && !j.asks() {
			return k
		}
	}
	return -1
}

// asks reports whether the sentence is a question.
func (j *judge) asks() bool {
	for k := len(j.Tokens) - 1; k >= 0 && k >= len(j.Tokens)-3; k-- {
		if j.Lower(k) == "?" {
			return true
		}
	}
	return false
}

// condition makes the main clause of a conditional hypothetical.
func (j *judge) condition(i int, s state) state {
	if m := j.ifClause(i); m >= 0 {
		s = s.with(entente.Hypothetical, "conditional:"+j.Lower(m), m)
	}
	if m := j.inverted(i); m >= 0 {
		s = s.with(entente.Hypothetical, "inverted:"+j.Lower(m), m)
	}
	return s
}
