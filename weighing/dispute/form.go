package dispute

import (
	"strings"

	"entente"
	"entente/weighing/words"
)

// lexical is a form of a level, or of a label.
type lexical struct {
	form
	label bool
}

// subject is the incident's title without the date, as a phrase.
func subject(in *entente.Incident) string {
	if in.Date.EDTF != "" {
		return strings.TrimSuffix(in.Title, ", "+in.Date.EDTF)
	}
	return in.Title
}

// form is a row of stems that stands for entry of a table.
type form struct {
	stems []string
	lows  []string // the words themselves, where a stem would say too much
	entry int
}

func lows(s string) []string {
	var out []string
	for _, w := range words.Split(s) {
		out = append(out, w.Low)
	}
	return out
}

func stems(s string) []string {
	var out []string
	for _, w := range words.Split(s) {
		out = append(out, w.Stem)
	}
	return out
}

// at is the first place of f in ws, or -1.
func (f form) at(ws []words.Word) int {
next:
	for i := 0; i+len(f.stems) <= len(ws); i++ {
		for j, s := range f.stems {
			if ws[i+j].Stem != s || f.lows != nil && ws[i+j].Low != f.lows[j] {
				continue next
			}
		}
		return i
	}
	return -1
}

func holds(ws []words.Word, phrase string) bool {
	return form{stems: stems(phrase)}.at(ws) >= 0
}
