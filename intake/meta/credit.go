package meta

import (
	"regexp"
	"strings"
	"sync"

	"entente"
)

// agencyNames answers whether a form is a news agency's (see
// lexicon/boilerplate.Table.Agency).
type agencyNames func(form string) string

var datelinePattern = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\s*((?:[A-Z][\p{L}.'’-]*)(?:[ /-][A-Z][\p{L}.'’-]*){0,3}(?:, [A-Z][\p{L}.]*(?: [A-Z][\p{L}.]*)?)?)` + // place
		`(?:, ([^(—–]{3,24}?))?` + // date
		`\s*(?:\(([^()]{2,40})\)|/([A-Z]{2,8})/)?\s*(?:—|–|--?|:)\s+\S`)
})

// bracketPattern is a dateline that ends with its agency's bracket and no
// dash: "Seoul, Mar 16 (Agency) The ministry …".
var bracketPattern = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\s*((?:[A-Z][\p{L}.'’-]*)(?:[ /-][A-Z][\p{L}.'’-]*){0,3}), ([^(—–]{3,24}?) ?\(([^()]{2,40})\)(\s+)[A-Z“"‘]`)
})

// BracketDateline reads such a dateline: the place, and where the text begins.
func BracketDateline(paragraph string) (place entente.Span, text int, ok bool) {
	g := bracketPattern().FindStringSubmatchIndex(paragraph[:min(len(paragraph), 160)])
	if g == nil || !dateLike(paragraph[g[4]:g[5]]) {
		return place, 0, false
	}
	return entente.Span{Start: g[2], End: g[3]}, g[9], true
}

var tagPattern = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\s*(?:\(([^()]{2,40})\)|/([A-Z]{2,12})/|([A-Z]{2,9}|[A-Z][a-z]+))\s*(?:—|–|--?)\s+\S`)
})

// Dateline reads the place of a dateline at the beginning of a paragraph
// ("ISLAMABAD, June 18 (Reuters) —"). A dateline needs a date or an agency,
// or a place in capitals, so that "Mr Roe – a banker –" is none.
func Dateline(paragraph string, agency agencyNames) (place entente.Span, credit *entente.Credit, ok bool) {
	head := paragraph[:min(len(paragraph), 160)]
	g := datelinePattern().FindStringSubmatchIndex(head)
	if g == nil {
		if g = bracketPattern().FindStringSubmatchIndex(head); g == nil || !dateLike(head[g[4]:g[5]]) {
			return place, nil, false
		}
		g = append(g[:8:8], -1, -1) // place, date, agency
	}
	place = entente.Span{Start: g[2], End: g[3]}
	dated := g[4] >= 0 && dateLike(head[g[4]:g[5]])
	for _, n := range []int{3, 4} {
		if g[2*n] >= 0 {
			at := entente.Span{Start: g[2*n], End: g[2*n+1]}
			if name := agencyIn(at.Of(head), agency); name != "" {
				credit = &entente.Credit{Span: at, Name: name, Kind: "wire"}
			}
		}
	}
	if g[4] >= 0 && !dated {
		return place, nil, false
	}
	name := place.Of(head)
	if credit == nil && !dated && (strings.ToUpper(name) != name || len(name) < 4) {
		return entente.Span{}, nil, false
	}
	if credit == nil && !dated && strings.HasSuffix(strings.TrimSpace(head[:g[1]-1]), ":") {
		return entente.Span{}, nil, false // see CapsDateline
	}
	return place, credit, true
}

var capsPattern = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^([A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]+){0,1}): +["“‘A-Z]`)
})

// CapsDateline reads a dateline of capitals and a colon ("ISLAMABAD: The
// envoys …"), as papers of South Asia have it. Only the first paragraph can
// have one; in a transcript the same form names speakers, which the caller
// tells by its return in later paragraphs.
// label tells words that begin other labels; direct speech behind the colon
// refuses too.
func CapsDateline(paragraph string, label func(word string) bool) (entente.Span, bool) {
	g := capsPattern().FindStringSubmatchIndex(paragraph[:min(len(paragraph), 60)])
	if g == nil || g[3] < 3 {
		return entente.Span{}, false
	}
	first, _, _ := strings.Cut(strings.ToLower(paragraph[g[2]:g[3]]), " ")
	if label(strings.TrimRight(first, ".")) {
		return entente.Span{}, false
	}
	for i, w := range strings.Fields(paragraph[g[3]:min(len(paragraph), g[3]+200)]) {
		switch strings.Trim(w, ",.!?’'\"“”") {
		case "I", "We", "we", "my", "our", "you", "your", "You", "I’m", "I'm", "We’re", "We're":
			return entente.Span{}, false
		case "Thank", "Thanks", "Good", "Well", "Yes", "No", "Hi", "Hello", "Okay", "So", "And", "But":
			if i < 3 {
				return entente.Span{}, false
			}
		}
	}
	return entente.Span{Start: g[2], End: g[3]}, true
}

// dateLike accepts "June 18", "18 June", "Jun 18, 2025", "Tuesday".
func dateLike(s string) bool {
	if len(Find(s)) > 0 {
		return true
	}
	letters := false
	for w := range strings.FieldsSeq(strings.ReplaceAll(s, ",", " ")) {
		low := strings.ToLower(strings.TrimRight(w, "."))
		switch {
		case monthNumber(low) > 0 && len(low) >= 3, dateWords[low]:
			letters = true
		case len(low) <= 4 && low != "" && low[0] >= '0' && low[0] <= '9':
		default:
			return false
		}
	}
	return letters
}

func agencyIn(s string, agency agencyNames) string {
	if name := agency(s); name != "" {
		return name
	}
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == '/' || r == ',' || r == '-' || r == '|' }) {
		if name := agency(part); name != "" {
			return name
		}
	}
	return ""
}

// WireTag reads an agency's tag at the beginning ("(Reuters) -", "AP —") or
// at the end ("(With inputs from PTI)", "— Reuters") of a paragraph.
func WireTag(paragraph string, agency agencyNames) (entente.Credit, bool) {
	head := paragraph[:min(len(paragraph), 80)]
	if g := tagPattern().FindStringSubmatchIndex(head); g != nil {
		for n := 1; n <= 3; n++ {
			if g[2*n] < 0 {
				continue
			}
			at := entente.Span{Start: g[2*n], End: g[2*n+1]}
			if name := agencyIn(at.Of(head), agency); name != "" {
				return entente.Credit{Span: at, Name: name, Kind: "wire"}, true
			}
		}
	}
	return tailTag(paragraph, agency)
}

var tailPattern = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?:[(\[](?:[Ww]ith (?:agency )?inputs? from |[Ss]ource: |[Cc]redit: )?([A-Z][\p{L}/ -]{1,30})[)\]]\.?|(?:^|[.!?”"])\s*(?:—|–|--) ?([A-Z][\p{L}/ -]{1,30})\.?|^[Ww]ith (?:agency )?inputs? from ([A-Z][\p{L}/ -]{1,30})\.?|^[Ss]ources?: ([A-Z][\p{L}/ -]{1,30})\.?)$`)
})

func tailTag(paragraph string, agency agencyNames) (entente.Credit, bool) {
	from := max(0, len(paragraph)-60)
	tail := paragraph[from:]
	g := tailPattern().FindStringSubmatchIndex(tail)
	if g == nil {
		return entente.Credit{}, false
	}
	for n := 1; n <= 4; n++ {
		if g[2*n] < 0 {
			continue
		}
		at := entente.Span{Start: from + g[2*n], End: from + g[2*n+1]}
		if name := agencyIn(at.Of(paragraph), agency); name != "" {
			return entente.Credit{Span: at, Name: name, Kind: "wire"}, true
		}
	}
	return entente.Credit{}, false
}
