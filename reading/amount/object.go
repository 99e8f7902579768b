package amount

import (
	"strings"

	"entente"
)

// timeWords count time: those are durations, not amounts. A closed class.
var timeWords = map[string]bool{"years": true, "year": true, "months": true, "month": true, "weeks": true, "week": true, "days": true, "day": true,
	"hours": true, "hour": true, "minutes": true, "minute": true, "seconds": true, "decades": true, "decade": true, "centuries": true, "century": true,
	"times": true, "am": true, "pm": true, "o": true, "nights": true, "quarters": true, "mornings": true, "weekends": true,
	"january": true, "february": true, "march": true, "april": true, "may": true, "june": true, "july": true, "august": true, "september": true, "october": true, "november": true, "december": true,
	"jan": true, "feb": true, "mar": true, "apr": true, "jun": true, "jul": true, "aug": true, "sep": true, "sept": true, "oct": true, "nov": true, "dec": true,
	"bc": true, "bce": true, "ad": true, "ce": true, "gmt": true, "utc": true}

// stops end a noun phrase. A closed class.
var stops = map[string]bool{"of": true, "the": true, "and": true, "in": true, "to": true, "or": true, "at": true, "on": true, "for": true, "from": true, "by": true, "with": true,
	"that": true, "which": true, "who": true, "is": true, "was": true, "are": true, "were": true, "has": true, "had": true, "have": true, "as": true, "but": true, "than": true,
	"a": true, "an": true, "will": true, "would": true, "after": true, "before": true, "since": true, "until": true, "this": true, "his": true, "her": true, "its": true, "their": true, "our": true, "not": true, "when": true, "while": true, "into": true, "over": true, "per": true, "he": true, "it": true, "they": true, "we": true, "be": true, "been": true, "said": true, "says": true, "also": true, "s": true, "did": true, "does": true}

// people are plurals without an s, and the participles that stand for people.
var people = map[string]bool{"people": true, "men": true, "women": true, "children": true, "troops": true, "personnel": true, "police": true, "dead": true, "killed": true, "injured": true, "wounded": true, "missing": true,
	"aircraft": true, "spacecraft": true, "staff": true, "crew": true, "cattle": true, "sheep": true, "militia": true, "infantry": true, "fishermen": true, "servicemen": true, "policemen": true, "gunmen": true, "businessmen": true, "lawmen": true, "congressmen": true, "sq": false}

// counted accepts a bare number when it counts people or things, and says of
// what: with a tree its head noun, else the plural that follows closely.
func (f *finder) counted(q *quantity, a *entente.Amount, end int) bool {
	prev := f.word(q.from - 1)
	if q.plain && q.scale == 1 && q.figure >= 1800 && q.figure <= 2100 {
		return false // a year
	}
	if q.words && !q.none && q.value == 1 || prev == "in" && f.word(q.from-2) == "one" {
		return false
	}
	if !q.words && f.named(q.from-1) {
		return false // "S&P 500", "Falcon 9"
	}
	if f.t.labels[prev] || timeWords[prev] && prev != "may" {
		return false
	}
	if q.words && q.value <= 20 {
		switch prev {
		case "the", "these", "those", "both", "all", "our", "its", "their", "his", "her", "your", "s":
			return false
		}
	}
	if q.from > 0 && (f.toks[q.from-1].Of(f.text) == "'" || f.toks[q.from-1].Of(f.text) == "’") {
		return false
	}
	if prev == "s" && q.words {
		return false
	}
	k := end
	if q.none && f.word(k) == "of" {
		k++
	}
	if f.dash(k) || k >= len(f.toks) && len(f.sents) == 0 {
		return false
	}
	if timeWords[f.word(k)] {
		return false
	}
	if span, ok := f.nounAfter(k); ok {
		of := span
		a.Of, a.OfSpan = f.text[of.Start:of.End], &of
		return true
	}
	// "killed at least 26": a bound and a verb are enough
	if b, n := f.boundAt(q.from); n > 0 && (b.Bound != "" && n > 1 || b.Phrase == "nearly" || b.Phrase == "almost") {
		return !q.words && (k >= len(f.toks) || f.toks[k].kind == 'p' && !f.dash(k) || stops[f.word(k)])
	}
	return false
}

// lowerCase reports whether token i is a word in lower case.
func (f *finder) lowerCase(i int) bool {
	return i < len(f.toks) && f.toks[i].kind == 'w' && f.text[f.toks[i].Start] >= 'a' && f.text[f.toks[i].Start] <= 'z'
}

// named reports whether token i is a name that a figure may be part of: a
// capitalised word inside a sentence, or with tags a proper noun.
func (f *finder) named(i int) bool {
	if i < 1 || f.toks[i].kind != 'w' {
		return false
	}
	if si := f.sentence(f.toks[i].Start); si >= 0 {
		s := &f.sents[si]
		if k := s.TokenAt(f.toks[i].Start); k >= 0 && s.Tokens[k].UPOS != "" {
			return s.Tokens[k].UPOS == "PROPN" && f.toks[i].End+1 == f.toks[i+1].Start
		}
	}
	c := f.text[f.toks[i].Start]
	return c >= 'A' && c <= 'Z' && f.toks[i-1].kind == 'w' && !stops[f.word(i)]
}

// nounAfter is the span of the noun phrase from token k to its plural head.
func (f *finder) nounAfter(k int) (entente.Span, bool) {
	if k >= len(f.toks) || f.toks[k].glued && f.toks[k].kind == 'w' {
		return entente.Span{}, false
	}
	if span, ok, known := f.treeNoun(k); known {
		return span, ok
	}
	for n := k; n < k+6 && n < len(f.toks); n++ {
		if f.toks[n].kind != 'w' {
			if n > k && f.toks[n].glued && (f.dash(n) || f.toks[n].kind == 'n') { // "F-35"
				continue
			}
			break
		}
		w := f.word(n)
		if w == "s" && f.toks[n].glued && f.toks[n-1].kind == 'n' { // "F-16s"
			return entente.Span{Start: f.toks[k].Start, End: f.toks[n].End}, true
		}
		if stops[w] || timeWords[w] {
			break
		}
		if people[w] || plural(w) {
			if timeWords[w] {
				break
			}
			return entente.Span{Start: f.toks[k].Start, End: f.toks[n].End}, true
		}
	}
	return entente.Span{}, false
}

func plural(w string) bool {
	n := len(w)
	return n > 3 && w[n-1] == 's' && w[n-2] != 's' && w[n-2] != 'u' && w[n-2] != 'i' && !strings.HasSuffix(w, "'s")
}

// treeNoun is the noun phrase by tags: adjectives and nouns from token k to
// the last noun of the run. known is false without tags.
func (f *finder) treeNoun(k int) (span entente.Span, ok, known bool) {
	si := f.sentence(f.toks[k].Start)
	if si < 0 {
		return span, false, false
	}
	s := &f.sents[si]
	i := s.TokenAt(f.toks[k].Start)
	if i < 0 || s.Tokens[i].UPOS == "" {
		return span, false, false
	}
	last := -1
	for n := i; n < len(s.Tokens) && n < i+7; n++ {
		t := &s.Tokens[n]
		switch t.UPOS {
		case "NOUN", "PROPN":
			if timeWords[strings.ToLower(t.Text)] {
				return span, false, true
			}
			last = n
			continue
		case "ADJ", "VERB":
			if t.UPOS == "VERB" && (t.XPOS != "VBN" && t.XPOS != "VBG" || n == len(s.Tokens)-1) {
				break
			}
			if people[strings.ToLower(t.Text)] && t.UPOS == "ADJ" {
				last = n
			}
			if last >= 0 && t.UPOS == "VERB" {
				break
			}
			if last >= 0 && last != n {
				break
			}
			continue
		case "PUNCT":
			if t.Text == "-" || t.Text == "–" {
				continue
			}
		case "ADV":
			if last < 0 {
				continue
			}
		}
		break
	}
	if last < 0 {
		return span, false, true
	}
	head := &s.Tokens[last]
	w := strings.ToLower(head.Text)
	if head.UPOS == "NOUN" && head.XPOS == "NN" && !people[w] {
		return span, false, true // "20 percent", "12 noon": a count has a plural
	}
	if head.UPOS == "PROPN" && !plural(w) {
		return span, false, true
	}
	if f.text[s.Tokens[i].Start] == '\'' {
		return span, false, true
	}
	return entente.Span{Start: s.Tokens[i].Start, End: head.End}, true, true
}

// object says what money, a percentage or a measure is of.
func (f *finder) object(q *quantity, end int, a *entente.Amount) {
	if a.Unit == "count" {
		f.move(a)
		return
	}
	if f.treeObject(a) {
		return
	}
	set := func(from, to int) {
		span := entente.Span{Start: f.toks[from].Start, End: f.toks[to].End}
		a.Of, a.OfSpan = span.Of(f.text), &span
	}
	k := end
	switch w := f.word(k); {
	case w == "worth" && f.word(k+1) == "of":
		k += 2
	case w == "of" || w == "in" && q.currency != nil && f.lowerCase(k+1):
		k++
	case w != "" && !stops[w] && !timeWords[w] && f.text[f.toks[k].Start] >= 'a' && k < len(f.toks):
	default:
		// "tariff of 19 percent", "a tariff at 19 percent"
		j := q.from - 1
		if _, n := f.boundAt(q.from); n > 0 {
			j -= n
		}
		if (f.word(j) == "of" || f.word(j) == "at") && j > 0 && f.t.quantities[f.word(j-1)] {
			set(j-1, j-1)
		}
		return
	}
	for f.word(k) == "the" || f.word(k) == "a" || f.word(k) == "its" || f.word(k) == "their" {
		k++
	}
	last := -1
	for n := k; n < k+4 && n < len(f.toks); n++ {
		w := f.word(n)
		if w == "" || stops[w] || timeWords[w] || len(w) > 2 && strings.HasSuffix(w, "ed") && n > k {
			break
		}
		last = n
	}
	if last >= k {
		set(k, last)
	}
}
