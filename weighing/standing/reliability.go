package standing

import (
	"strings"

	"entente"
)

// Letter reads a letter of the Admiralty scale for the reliability of a
// source: A (completely reliable) to E (unreliable), F or "" (cannot be
// judged).
func Letter(s string) (string, bool) {
	s = strings.ToUpper(strings.TrimSpace(s))
	if s == "" {
		return "", true
	}
	if len(s) == 1 && s[0] >= 'A' && s[0] <= 'F' {
		return s, true
	}
	return "", false
}

// Reliability is the best letter that was given to the source of a claim
// which says that it happened: "" when none was. letter returns that of a
// document.
func Reliability(claims []*entente.Claim, letter func(document string) string) string {
	best := ""
	for _, c := range claims {
		if !Counts(c) {
			continue
		}
		if l, ok := Letter(letter(c.Document)); ok && l != "" && l != "F" && (best == "" || l < best) {
			best = l
		}
	}
	return best
}

// Pair writes the two axes side by side, as "B2"; the letter is F where no
// reliability was given.
func Pair(i *entente.Incident) string {
	l := i.Reliability
	if l == "" {
		l = "F"
	}
	n := i.Credibility
	if n < 1 || n > 6 {
		n = 6
	}
	return l + string(rune('0'+n))
}

// Unvouched reports whether an incident rests on nobody in particular: each
// claim that says it happened is put in the mouth of an unnamed plural or an
// anonymous source.
func Unvouched(claims []*entente.Claim) bool {
	n := 0
	for _, c := range claims {
		if !Counts(c) {
			continue
		}
		if !Weak(c) {
			return false
		}
		n++
	}
	return n > 0
}
