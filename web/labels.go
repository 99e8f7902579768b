package web

import (
	"fmt"
	"html/template"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"entente"
	"entente/archive"
	"entente/brief/chart"
)

// functions are what the templates may call.
var functions = template.FuncMap{
	"when": when, "short": short, "anchor": chart.Anchor, "actors": actorNames, "plain": plain, "event": eventName,
	"count": count, "inc": func(i int) int { return i + 1 }, "heading": heading, "percent": func(f float64) string { return fmt.Sprintf("%.0f %%", 100*f) },
	"capital": capital, "month": month, "day": day, "letter": letterMeaning, "standing": standingName, "path": func(id string) string { _, after, _ := strings.Cut(id, ":"); return after },
	"moment": moment, "signed": func(f float64) string { return fmt.Sprintf("%+.1f", f) }, "fields": func(s string) string { return strings.Join(strings.Fields(s), " ") }, "thousands": thousands,
	"widths": func(n int) string { return fmt.Sprintf("w%d", (n+4)/5*5) }, "lastOf": func(s string) string { return s[:min(10, len(s))] }, "basis": basisName, "brief": func(s string) string { return clipTo(s, 56) },
}

// short is an ID as people type it: the first digits.
func short(id string) string {
	id = strings.TrimPrefix(id, "sha256:")
	return id[:min(16, len(id))]
}

// plain writes a code word of the program for people: "single-source".
func plain(s string) string { return strings.ReplaceAll(s, "-", " ") }

// when writes a date for people.
func when(d entente.Date) string {
	switch {
	case !d.Known():
		return "undated"
	case d.Start == d.End:
		return day(d.Start)
	case len(d.EDTF) == 4:
		return d.EDTF
	case len(d.EDTF) == 7:
		if t, err := time.Parse("2006-01", d.EDTF); err == nil {
			return t.Format("January 2006")
		}
	}
	return day(d.Start) + " – " + day(d.End)
}

func day(s string) string {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return s
	}
	return t.Format("2 January 2006")
}

// actorNames lists parties as the source and the lexicon name them.
func actorNames(list []entente.Actor) string {
	var out []string
	for _, a := range list {
		name := a.Name
		if name == "" {
			name = a.Text
		}
		if a.Code != "" {
			name = strings.TrimSpace(name + " (" + strings.TrimSpace(a.Code+" "+a.Sector) + ")")
		}
		out = append(out, name)
	}
	return strings.Join(out, "; ")
}

func eventName(e *entente.Event) string {
	if e == nil {
		return ""
	}
	out := e.Type
	if e.Mode != "" {
		out += " · " + plain(e.Mode)
	}
	if e.CAMEO != "" {
		out += " · CAMEO " + e.CAMEO
	}
	return out
}

// count is "1 claim", "2 claims".
func count(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}

// heading is a document's title, or else the place it came from.
func heading(d *entente.Document) string {
	if t := strings.Join(strings.Fields(d.Title), " "); t != "" {
		return t
	}
	if d.Path != "" {
		return d.Path
	}
	return short(d.ID)
}

// sentence makes a message a sentence: capital and full stop.
func sentence(s string) string {
	if s = capital(s); s == "" {
		return ""
	}
	if !strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "?") {
		s += "."
	}
	return s
}

// capital makes the first letter large.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return ""
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// name is a country's name, or its code when it has none.
func (d *desk) name(code string) string {
	if n := d.countries.Name(code); n != "" {
		return n
	}
	return code
}

func anchorOf(id string) string { return chart.Anchor(id) }

// month writes "2025-06" for people.
func month(s string) string {
	t, err := time.Parse("2006-01", s)
	if err != nil {
		return s
	}
	return t.Format("January 2006")
}

// moment writes a recorded time for people, in UTC to the minute.
func moment(s string) string {
	t, err := time.Parse(time.RFC3339Nano, s)
	if err != nil {
		return s
	}
	return t.UTC().Format("2 January 2006, 15:04")
}

// letterMeaning is what a letter of the Admiralty scale means.
func letterMeaning(letter string) string {
	for _, l := range archive.Letters() {
		if l[0] == letter {
			return l[1]
		}
	}
	return "not judged yet"
}

// standingName says what the sources together make of an incident.
func standingName(s entente.Standing) string {
	switch s {
	case entente.Corroborated:
		return "told by more than one origin"
	case entente.SingleSource:
		return "told by a single origin"
	case entente.Disputed:
		return "sources differ"
	case entente.StandPlanned:
		return "planned, not told as done"
	case entente.StandDenied:
		return "denied"
	}
	return plain(string(s))
}

// thousands writes a number with spaces between thousands.
func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "\u2009" + s[i:]
	}
	return s
}

// basisName says what a date rests on.
func basisName(b entente.Basis) string {
	switch b {
	case entente.BasisExplicit:
		return "as written"
	case entente.BasisRelative:
		return "worked out"
	case entente.BasisDocument:
		return "its document’s date"
	case entente.BasisHeader, entente.BasisMetadata, entente.BasisByline, entente.BasisDateline:
		return "from its " + string(b)
	case entente.BasisURL:
		return "from its address"
	case entente.BasisWindow:
		return "a window, from its text"
	}
	return plain(string(b))
}

// clipTo shortens a name to n runes at a space.
func clipTo(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	out := string(r[:n-1])
	if i := strings.LastIndexByte(out, ' '); i > n/2 {
		out = out[:i]
	}
	return out + "…"
}
