package blocks

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// shape is what a piece looks like, computed once.
type shape struct {
	runes, words int
	// lower counts words that begin in lower case, caps those that do not.
	lower, caps int
	// stop is true when it ends as a sentence ends, closing quotation marks
	// and brackets aside; cut when it ends in an ellipsis; ask at a question
	// mark; colon at a colon.
	stop, cut, ask, colon bool
	// sentences counts places where one sentence ends and another begins.
	sentences int
	// opens is true when it begins with a capital, a digit or a quotation mark.
	opens bool
	// letters is false for rows of stars and rules.
	letters bool
	bars    int // separators of menus: | · › » /
}

func shapeOf(s string) shape {
	var sh shape
	sh.runes = utf8.RuneCountInString(s)
	body := s[bulletLen(s):]
	for i, r := range body {
		if i == 0 || strings.TrimLeft(body[:i], "“\"'‘(«[") == "" {
			sh.opens = unicode.IsUpper(r) || unicode.IsDigit(r) || unicode.In(r, unicode.Lo)
		}
		if unicode.IsLetter(r) {
			sh.letters = true
			break
		}
		if unicode.IsDigit(r) {
			sh.letters = true
		}
	}
	for w := range strings.FieldsSeq(body) {
		sh.words++
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "“\"'‘(«["))
		switch {
		case unicode.IsLower(r):
			sh.lower++
		case unicode.IsUpper(r):
			sh.caps++
		case w == "|" || w == "·" || w == "›" || w == "»" || w == "/" || w == "•" || w == ">":
			sh.bars++
		}
	}
	sh.end(s)
	if sh.words <= 2 && sh.lower == 0 && strings.Count(s, ".") > 1 {
		sh.stop = false // "U.S."
	}
	sh.sentences = len(sentenceEnds(s))
	return sh
}

func (sh *shape) end(s string) {
	s = strings.TrimRightFunc(s, func(r rune) bool { return strings.ContainsRune("”\"’')]»", r) || unicode.IsSpace(r) })
	r, n := utf8.DecodeLastRuneInString(s)
	switch r {
	case '.', '!', '。':
		sh.stop = true
	case '?', '؟':
		sh.stop, sh.ask = true, true
	case '…':
		sh.cut = true
	case ':':
		sh.colon = true
	}
	if r == '.' && strings.HasSuffix(s[:len(s)-n], "..") {
		sh.stop, sh.cut = false, true
	}
}

// prose reports whether a piece reads like a paragraph: it ends as a
// sentence ends and has enough words, some of them in lower case.
func (sh shape) prose() bool {
	return sh.stop && sh.words >= 8 && sh.lower*3 >= sh.words && sh.bars == 0
}

// paragraph is stronger: text that no teaser or caption has.
func (sh shape) paragraph() bool {
	return sh.bars == 0 && sh.lower*2 >= sh.words &&
		(sh.stop && (sh.runes >= 280 || sh.runes >= 180 && sh.sentences >= 2) || sh.runes >= 400)
}

// long is a paragraph that no box on a page has.
func (sh shape) long() bool { return sh.paragraph() && sh.runes >= 350 && sh.sentences >= 2 }

// short reports whether a piece could be a heading or a menu entry.
func (sh shape) short() bool {
	if sh.stop && !sh.ask || !sh.letters {
		return false
	}
	return sh.runes <= 140 && sh.words <= 18 || sh.runes <= 220 && sh.caps*10 >= sh.words*6
}

// sentenceEnds returns the byte offsets at which sentences of s end, the last
// included. It is a rough cut, used to compare sentences and not to read
// them: a stop, closing marks, white space, then a capital or a mark.
func sentenceEnds(s string) []int {
	var out []int
	for i := 0; i < len(s); i++ {
		if c := s[i]; c != '.' && c != '!' && c != '?' {
			continue
		}
		j := i + 1
		for j < len(s) {
			r, n := utf8.DecodeRuneInString(s[j:])
			if !strings.ContainsRune("”\"’')]»", r) {
				break
			}
			j += n
		}
		if j == len(s) {
			break
		}
		r, n := utf8.DecodeRuneInString(s[j:])
		if !unicode.IsSpace(r) || initial(s[:i]) {
			continue
		}
		r, _ = utf8.DecodeRuneInString(s[j+n:])
		if unicode.IsUpper(r) || strings.ContainsRune("“\"‘'«(", r) {
			out = append(out, j)
		}
	}
	if strings.TrimSpace(s) != "" {
		out = append(out, len(s))
	}
	return out
}

// initial reports whether s ends in a single capital ("U", "J"), so that the
// stop after it ends no sentence.
func initial(s string) bool {
	r, n := utf8.DecodeLastRuneInString(s)
	if !unicode.IsUpper(r) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(s[:len(s)-n])
	return len(s) == n || before == '.' || unicode.IsSpace(before)
}
