package meta

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"entente"
)

// Line is what a byline says. Author and Date may each be empty.
type Line struct {
	Author string
	Date   entente.Date
	// Updated is true when the date is that of a later version.
	Updated bool
}

var byPattern = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^\(?\s*(?:(?:written|story|text|report|words|article|analysis|published|posted)\s+)?by\s*[:\-–]?\s+(.+?)\)?$`)
})

// Byline reads a line that names an author or a date and says nothing else:
// "By Jane Roe, 14 August 2024", "(By: Jane Roe: Oslo: May 3, 2024)",
// "Published: 14 August 2024 10:15 GMT". It reports false for other lines.
func Byline(line string) (Line, bool) {
	line = strings.TrimSpace(strings.Trim(line, "*_ \t"))
	if line == "" || len(line) > 240 {
		return Line{}, false
	}
	if d, updated, ok := DateLine(line); ok {
		return Line{Date: d, Updated: updated}, true
	}
	g := byPattern().FindStringSubmatch(line)
	if g == nil {
		return Line{}, false
	}
	rest := g[1]
	var out Line
	if found := Find(rest); len(found) > 0 {
		out.Date = found[0]
		out.Date.At, out.Date.Basis = nil, entente.BasisByline
		rest = rest[:found[0].At.Start]
	}
	for _, sep := range []string{":", " | ", " · ", " • ", " – ", " — ", " - ", ";", "(", ","} {
		if head, _, cut := strings.Cut(rest, sep); cut && NameLike(head) {
			rest = head
			break
		}
	}
	rest = strings.Trim(rest, " ,;:|·•-–—.")
	if !namesLike(rest) || strings.HasPrefix(strings.ToLower(rest), "the ") {
		return Line{}, false
	}
	out.Author = rest
	return out, true
}

// DateLine reads a line that holds a date and nothing else but a weekday, a
// time, a zone and words such as "published on". Codes and names refuse.
func DateLine(line string) (d entente.Date, updated, ok bool) {
	if len(line) > 120 {
		return d, false, false
	}
	found := Find(line)
	if len(found) == 0 || found[0].EDTF == "" {
		return d, false, false
	}
	d = found[0]
	rest := line[:d.At.Start]
	updated = strings.Contains(strings.ToLower(rest), "updated") || strings.Contains(strings.ToLower(rest), "modified")
	tail := line[d.At.End:]
	if len(found) > 1 { // published and updated dates on one line
		tail = tail[:found[1].At.Start-d.At.End] + " " + line[found[1].At.End:]
	}
	if len(d.EDTF) < 7 && strings.TrimSpace(line) != d.Text {
		return d, false, false
	}
	for w := range strings.FieldsFuncSeq(rest+" "+tail, func(r rune) bool { return !unicode.IsLetter(r) && r != '#' }) {
		if !dateWords[strings.ToLower(w)] {
			return entente.Date{}, false, false
		}
	}
	d.At, d.Basis = nil, entente.BasisByline
	return d, updated, true
}

// dateWords are the words that may stand beside a date in a date line.
var dateWords = map[string]bool{
	"published": true, "updated": true, "posted": true, "modified": true, "last": true, "first": true, "on": true, "at": true,
	"date": true, "am": true, "pm": true, "a": true, "p": true, "m": true, "t": true, "z": true, "ist": true, "gmt": true, "utc": true, "est": true, "edt": true,
	"pst": true, "pdt": true, "cet": true, "cest": true, "bst": true, "pkt": true, "et": true, "hrs": true,
	"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true,
	"mon": true, "tue": true, "tues": true, "wed": true, "thu": true, "thur": true, "thurs": true, "fri": true, "sat": true, "sun": true,
	"issue": true, "of": true, "the": true,
}

// particles may stand in lower case within a name.
var particles = map[string]bool{"de": true, "da": true, "di": true, "del": true, "van": true, "von": true, "der": true, "den": true,
	"al": true, "el": true, "bin": true, "ibn": true, "bint": true, "la": true, "le": true, "ul": true, "ur": true, "e": true, "y": true, "dos": true, "du": true}

// NameLike reports whether s has the form of one person's name: two to five
// words that begin with capitals, particles aside, and nothing else.
func NameLike(s string) bool {
	words := strings.Fields(strings.TrimSpace(s))
	if len(words) < 2 || len(words) > 5 {
		return false
	}
	caps := 0
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case particles[w]:
		case unicode.IsUpper(r) || unicode.In(r, unicode.Lo):
			caps++
		default:
			return false
		}
		for i, r := range w {
			if unicode.IsLetter(r) || r == '-' || r == '\'' || r == '’' || unicode.IsMark(r) || r == '.' && i > 0 {
				continue
			}
			return false
		}
	}
	return caps >= 2
}

// namesLike allows several names ("Jane Roe and John Doe"), an agency after a
// comma, and desks ("Our Correspondent", "News Desk").
func namesLike(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 14 {
		return false
	}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "(\"'“‘"))
		if unicode.IsUpper(r) || unicode.In(r, unicode.Lo) || particles[w] || w == "and" || w == "&" || w == "with" || w == "for" || w == "in" {
			continue
		}
		return false
	}
	return true
}
