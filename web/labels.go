package web

import (
	"fmt"
	"html/template"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"entente"
	"entente/brief/chart"
)

// functions are what the templates may call.
var functions = template.FuncMap{
	"when": when, "short": short, "anchor": chart.Anchor, "actors": actorNames, "plain": plain, "event": eventName,
	"count": count, "inc": func(i int) int { return i + 1 }, "heading": heading, "percent": func(f float64) string { return fmt.Sprintf("%.0f %%", 100*f) },
	"capital": capital, "basis": func(b entente.Basis) string { return plain(string(b)) },
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
