// Package lemma finds the dictionary form of an English word from its form
// and part of speech: exceptions first, then rules of inflection that choose
// among possible stems by a list of known lemmas.
//
// A Lemmatiser is immutable and safe for concurrent use.
package lemma

import "strings"

// Lemmatiser holds the exceptions and the known lemmas.
type Lemmatiser struct {
	// exceptions maps "form UPOS-letter" to a lemma; known holds "lemma letter".
	exceptions map[string]string
	known      map[string]bool
}

// New makes a Lemmatiser. Exceptions are lines "form\tUPOS\tlemma"; known
// lemmas are lines "lemma\tUPOS". Forms are in lower case unless the
// exception is for a proper noun.
func New(exceptions, known []string) *Lemmatiser {
	l := &Lemmatiser{exceptions: make(map[string]string, len(exceptions)), known: make(map[string]bool, len(known))}
	for _, s := range exceptions {
		c := strings.Split(s, "\t")
		if len(c) == 3 {
			l.exceptions[c[0]+"\t"+c[1]] = c[2]
		}
	}
	for _, s := range known {
		l.known[s] = true
	}
	return l
}

// Lemma returns the lemma of form with the given tags.
func (l *Lemmatiser) Lemma(form, upos, xpos string) string {
	if x, ok := l.exceptions[fold(form)+"\t"+upos+"/"+xpos]; ok && upos != "PROPN" {
		return x
	}
	if upos == "PROPN" || xpos == "NNP" || xpos == "NNPS" {
		return l.proper(form, xpos)
	}
	low := fold(form)
	if x, ok := clitics[low+"/"+xpos]; ok {
		return x
	}
	switch upos {
	case "NUM":
		return number(low)
	case "PUNCT", "SYM", "X":
		return low
	}
	return l.rule(low, upos, xpos)
}

// number drops the commas that group thousands.
func number(w string) string {
	if i := strings.IndexByte(w, ','); i > 0 && len(w)-strings.LastIndexByte(w, ',') >= 4 {
		return strings.ReplaceAll(w, ",", "")
	}
	return w
}

func fold(s string) string {
	s = strings.ToLower(s)
	if strings.Contains(s, "’") {
		s = strings.ReplaceAll(s, "’", "'")
	}
	return s
}

func (l *Lemmatiser) proper(form, xpos string) string {
	if x, ok := l.exceptions[form+"\tPROPN/"+xpos]; ok {
		return x
	}
	if xpos == "NNPS" && len(form) > 4 && strings.HasSuffix(form, "s") && !strings.HasSuffix(form, "ss") {
		if strings.HasSuffix(form, "ies") {
			return form[:len(form)-3] + "y"
		}
		return form[:len(form)-1]
	}
	return form
}

// clitics are auxiliaries and possessives written without their apostrophe.
var clitics = map[string]string{"s/VBZ": "be", "s/POS": "'s", "m/VBP": "be", "re/VBP": "be", "ve/VBP": "have", "nt/RB": "not"}

// rule applies the rules of inflection.
func (l *Lemmatiser) rule(w, upos, xpos string) string {
	switch xpos {
	case "NNS":
		return l.plural(w, "NOUN")
	case "VBZ":
		return l.plural(w, "VERB")
	case "VBD", "VBN":
		return l.past(w)
	case "VBG":
		return l.stem(w, "ing")
	case "JJR", "RBR":
		return l.degree(w, "er", upos)
	case "JJS", "RBS":
		return l.degree(w, "est", upos)
	}
	return w
}

func (l *Lemmatiser) plural(w, upos string) string {
	if !strings.HasSuffix(w, "s") || len(w) < 3 {
		return w
	}
	one := w[:len(w)-1]
	if l.known[one+"\t"+upos] {
		return one
	}
	if strings.HasSuffix(w, "ies") && len(w) > 4 {
		if y := w[:len(w)-3] + "y"; l.known[y+"\t"+upos] || !l.known[w+"\t"+upos] {
			return y
		}
	}
	if strings.HasSuffix(w, "ves") && upos == "NOUN" {
		for _, end := range []string{"f", "fe"} {
			if c := w[:len(w)-3] + end; l.known[c+"\t"+upos] {
				return c
			}
		}
	}
	for _, end := range []string{"ses", "xes", "zes", "ches", "shes", "oes"} {
		if strings.HasSuffix(w, end) {
			two := w[:len(w)-2]
			if l.known[two+"\t"+upos] || !strings.HasSuffix(w, "ses") && !strings.HasSuffix(w, "zes") || strings.HasSuffix(w, "sses") {
				return two
			}
		}
	}
	if l.known[w+"\t"+upos] && upos == "NOUN" {
		return w // series, headquarters
	}
	if strings.HasSuffix(w, "ss") || strings.HasSuffix(w, "us") {
		return w
	}
	return one
}

func (l *Lemmatiser) past(w string) string {
	if strings.HasSuffix(w, "ied") && len(w) > 4 {
		return w[:len(w)-3] + "y"
	}
	if !strings.HasSuffix(w, "ed") {
		return w
	}
	return l.stem(w, "ed")
}

// stem strips an ending and restores the verb: known lemma first, then
// spelling (hopping → hop, making → make, lifting → lift).
func (l *Lemmatiser) stem(w, ending string) string {
	s, ok := strings.CutSuffix(w, ending)
	if !ok || len(s) < 2 || !strings.ContainsAny(s, "aeiouy") {
		return w
	}
	double := len(s) > 2 && s[len(s)-1] == s[len(s)-2] && vowel(s[len(s)-1]) == 0
	e := l.known[s+"e\tVERB"]
	plain := l.known[s+"\tVERB"]
	switch {
	case plain && e:
		if preferE(s) {
			return s + "e"
		}
		return s
	case plain:
		return s
	case e:
		return s + "e"
	case double && l.known[s[:len(s)-1]+"\tVERB"]:
		return s[:len(s)-1]
	case double && !strings.HasSuffix(s, "ll") && !strings.HasSuffix(s, "ss") && !strings.HasSuffix(s, "zz") && !strings.HasSuffix(s, "ff"):
		return s[:len(s)-1]
	case preferE(s):
		return s + "e"
	}
	return s
}

func vowel(b byte) int {
	return strings.IndexByte("aeiou", b) + 1
}

// preferE reports whether a stem looks as if it had lost an e.
func preferE(s string) bool {
	n := len(s)
	for _, end := range []string{"at", "iz", "is", "us", "uc", "ac", "nc", "rc", "rg", "dg", "ng", "ag", "ls", "ns", "rs", "v", "u", "bl", "pl", "tl", "dl", "gl", "cl", "ac", "ic", "ir", "ur", "or", "ut", "it", "in", "iv"} {
		if strings.HasSuffix(s, end) {
			switch end {
			case "at", "us", "ir", "or", "ut", "it", "in", "is":
				// one vowel only before the consonant, as in "creat" or "requir"
				return n > 3 && vowel(s[n-3]) == 0 && end != "or" && end != "it" && end != "in" || end == "at" && n > 3
			case "ng":
				return strings.HasSuffix(s, "ang") && n > 4 || strings.HasSuffix(s, "eng")
			}
			return true
		}
	}
	return n >= 3 && vowel(s[n-1]) == 0 && vowel(s[n-2]) > 0 && vowel(s[n-3]) == 0 && n <= 4 && strings.IndexByte("wxy", s[n-1]) < 0
}

func (l *Lemmatiser) degree(w, ending, upos string) string {
	s, ok := strings.CutSuffix(w, ending)
	if !ok || len(s) < 3 {
		return w
	}
	if strings.HasSuffix(s, "i") {
		return s[:len(s)-1] + "y"
	}
	if l.known[s+"\tADJ"] || l.known[s+"\t"+upos] {
		return s
	}
	if l.known[s+"e\tADJ"] || strings.HasSuffix(s, "g") && strings.HasSuffix(s, "rg") {
		return s + "e"
	}
	if s[len(s)-1] == s[len(s)-2] && !strings.HasSuffix(s, "ll") {
		return s[:len(s)-1]
	}
	return s
}
