package when

import (
	"strings"

	"entente"
)

// tense says whether the clause around a match speaks of the past (-1), of
// what may come (+1), of what will (+2), or of neither (0). Trees decide where there are any; else
// the nearest verb of the calendar's lists in the same sentence.
func (b *binding) tense() int {
	n := b.clauseTense()
	if n < 0 && b.follows("until", "till") { // "was put off until September"
		return 0
	}
	return n
}

func (b *binding) clauseTense() int {
	if n, ok := b.treeTense(); ok {
		return n
	}
	toks := b.f.toks
	for k := 1; k <= 25; k++ { // before, nearest first
		i := b.m.from - k
		if i < 0 || toks[i].is(".") {
			break
		}
		if n := b.f.verbTense(toks, i); n != 0 {
			return n
		}
	}
	for k := range 25 {
		i := b.m.to + k
		if i >= len(toks) || toks[i].is(".") {
			break
		}
		if n := b.f.verbTense(toks, i); n != 0 {
			return n
		}
	}
	return 0
}

// verbTense is the tense that a word shows by itself: one of the calendar's
// verbs, or the ending of a regular past.
func (f *finder) verbTense(toks []token, i int) int {
	t := &toks[i]
	if t.e == nil {
		if n := t.end - t.start; t.mask == 0 && !t.cap && n > 4 && f.text[t.end-2:t.end] == "ed" {
			if i > 0 && toks[i-1].is("be") {
				return f.bePassive(toks, i-1)
			}
			return -1
		}
		return 0
	}
	switch m := t.mask; {
	case m&cMonth != 0:
		return 0
	case m&cFuture != 0:
		if t.e.reading(cFuture).flags&fWeak == 0 {
			return 2
		}
		return 1
	case m&cPast != 0:
		if i > 0 && toks[i-1].is("be") { // "will be signed", "to be signed"
			return f.bePassive(toks, i-1)
		}
		return -1
	}
	return 0
}

// bePassive is the tense of "be signed" by the word before "be".
func (f *finder) bePassive(toks []token, be int) int {
	for i := be - 1; i >= 0 && i >= be-3; i-- {
		if toks[i].mask&cFuture != 0 {
			return f.verbTense(toks, i)
		}
	}
	return 1
}

// treeTense reads the tense of the verb that governs the match.
func (b *binding) treeTense() (int, bool) {
	f := b.f
	at := int(f.toks[b.m.to-1].start) // not its first: that may be the article of a noun after it
	k := f.sentence(at)
	if k < 0 {
		return 0, false
	}
	s := &f.sents[k]
	i := s.TokenAt(at)
	if i < 0 || s.Tokens[i].XPOS == "" {
		return 0, false
	}
	for range 12 {
		t := &s.Tokens[i]
		if strings.HasPrefix(t.XPOS, "VB") || t.XPOS == "MD" {
			break
		}
		if t.Head <= 0 || t.Head > len(s.Tokens) || t.Head-1 == i {
			break
		}
		if h := &s.Tokens[t.Head-1]; attributive(t.Deprel) && h.UPOS == "NOUN" && int(f.toks[b.m.to-1].end) <= h.Start {
			return 0, true // "the 25 May referendum": the verb's tense is not its own
		}
		i = t.Head - 1
	}
	return f.verbPhrase(s, i)
}

// verbPhrase is the tense of a verb with its auxiliaries; false when it
// shows none.
func (f *finder) verbPhrase(s *entente.Sentence, i int) (int, bool) {
	to, be, past := false, false, false
	for j := range s.Tokens {
		t := &s.Tokens[j]
		if t.Head != i+1 || j > i {
			continue
		}
		aux := strings.HasPrefix(t.Deprel, "aux") || strings.HasPrefix(t.Deprel, "cop")
		switch {
		case t.XPOS == "MD" && willShall(t.Text):
			return 2, true
		case t.XPOS == "MD" && futureModal(t.Text):
			return 1, true
		case t.XPOS == "TO":
			to = true
		case aux && (t.XPOS == "VBD" || (t.XPOS == "VBP" || t.XPOS == "VBZ") && isHave(t.Text)):
			past = true
		case aux && (t.XPOS == "VBZ" || t.XPOS == "VBP"):
			be = true
		}
	}
	switch {
	case past:
		return -1, true
	case to && (be || f.promises(s, i)): // "is to be held", "due to open"
		return 2, true
	case to:
		return 1, true
	}
	switch t := &s.Tokens[i]; t.XPOS {
	case "VBD":
		return -1, true
	case "VBN":
		return -1, !be
	case "VBG":
		if !be && t.Deprel != "root" { // "warned against voting on 25 May"
			return 0, true
		}
		return 1, be
	case "VB", "VBP", "VBZ":
		if e := f.g.entries[strings.ToLower(t.Text)]; e != nil && e.mask&cFuture != 0 {
			return 1, true
		}
		return 1, t.XPOS == "VB"
	}
	return 0, false
}

// promises reports whether an infinitive hangs on a word that says it will
// be: "scheduled", "due", "expected".
func (f *finder) promises(s *entente.Sentence, i int) bool {
	h := s.Tokens[i].Head - 1
	if h < 0 || h >= len(s.Tokens) {
		return false
	}
	e := f.g.entries[strings.ToLower(s.Tokens[h].Text)]
	return e != nil && e.mask&cFuture != 0 && (e.word == "set" || e.reading(cFuture).flags&fWeak == 0)
}

func attributive(deprel string) bool {
	switch deprel {
	case "compound", "nmod:unmarked", "nmod:desc", "nmod:poss", "amod":
		return true
	}
	return false
}

func futureModal(s string) bool {
	switch strings.ToLower(s) {
	case "will", "'ll", "’ll", "shall", "wo", "may", "can", "should", "must":
		return true
	}
	return false
}

func willShall(s string) bool {
	switch strings.ToLower(s) {
	case "will", "'ll", "’ll", "shall", "wo":
		return true
	}
	return false
}

func isHave(s string) bool {
	s = strings.ToLower(s)
	return s == "has" || s == "have"
}
