package web

import (
	"encoding/json"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"entente"
)

// editFields is a claim as the form of the review queue shows it.
type editFields struct {
	Type, Status, Date, Actors, Recipients string
	Issue                                  []issueChoice
	Types, Statuses                        []string
}

type issueChoice struct {
	Name, Label string
	On          bool
}

// editFieldsOf writes a claim's fields as people may correct them.
func (d *desk) editFieldsOf(c *entente.Claim) editFields {
	f, _, _ := d.searchFields(url.Values{})
	out := editFields{Status: string(c.Status), Date: c.Date.EDTF, Actors: partyLine(c.Actors), Recipients: partyLine(c.Recipients), Types: f.Types, Statuses: f.Statuses}
	if c.Event != nil {
		out.Type = c.Event.Type
	}
	for _, i := range d.issues.Issues {
		out.Issue = append(out.Issue, issueChoice{i.Name, i.Label, slices.Contains(c.Issues, i.Name)})
	}
	return out
}

// partyLine is "USA/GOV Donald Trump; PAK/MIL".
func partyLine(list []entente.Actor) string {
	var out []string
	for _, a := range list {
		out = append(out, partyWord(a))
	}
	return strings.Join(out, "; ")
}

func partyWord(a entente.Actor) string {
	code := a.Code
	if code != "" && a.Sector != "" {
		code += "/" + a.Sector
	}
	name := a.Name
	if name == "" {
		name = a.Text
	}
	name = strings.Join(strings.Fields(strings.ReplaceAll(name, ";", ",")), " ")
	return strings.TrimSpace(code + " " + name)
}

// partyCode is the code of a state or organisation and a sector.
var partyCode = regexp.MustCompile(`^([A-Z]{3,9})(?:/([A-Z]{3}))?$`)

// parties reads a line of parties; those that are unchanged keep where the
// source names them, and a changed one keeps the place of the one it replaces.
func parties(line string, old []entente.Actor) ([]entente.Actor, error) {
	out := []entente.Actor{}
	for _, part := range strings.Split(line, ";") {
		part = strings.Join(strings.Fields(part), " ")
		if part == "" {
			continue
		}
		if len(out) == 20 {
			return nil, invalid("a claim has at most 20 parties on a side", "")
		}
		if i := slices.IndexFunc(old, func(a entente.Actor) bool { return partyWord(a) == part }); i >= 0 {
			out = append(out, old[i])
			continue
		}
		a := entente.Actor{Via: "decided"}
		if i := len(out); i < len(old) {
			a.Text, a.Span = old[i].Text, old[i].Span
		}
		first, rest, _ := strings.Cut(part, " ")
		if m := partyCode.FindStringSubmatch(first); m != nil {
			a.Code, a.Sector, a.Name = m[1], m[2], rest
		} else {
			a.Name = part
		}
		if a.Name == "" && a.Text == "" {
			a.Name = a.Code
		}
		out = append(out, a)
	}
	return out, nil
}

// editedFields are the fields that the form changes, as JSON.
func (d *desk) editedFields(c *entente.Claim, f url.Values) (json.RawMessage, error) {
	known, _, _ := d.searchFields(url.Values{})
	out := map[string]any{}
	if s := f.Get("status"); s != string(c.Status) {
		if !slices.Contains(known.Statuses, s) {
			return nil, invalid("“"+s+"” is no status of a claim", "choose one from the list")
		}
		out["status"] = s
	}
	if t := f.Get("type"); c.Event != nil && t != c.Event.Type {
		if !slices.Contains(known.Types, t) {
			return nil, invalid("“"+t+"” is no type of event", "choose one from the list")
		}
		e := *c.Event
		e.Type, e.Mode, e.CAMEO, e.Quad = t, "", d.cameo(t), d.quad(t)
		out["event"] = e
	}
	date := strings.TrimSpace(f.Get("date"))
	if date != c.Date.EDTF {
		x, err := edtf(date)
		if err != nil {
			return nil, err
		}
		x.Text, x.At = c.Date.Text, c.Date.At
		out["date"] = x
	}
	for _, side := range []struct {
		field, name string
		old         []entente.Actor
	}{{"actors", "actors", c.Actors}, {"recipients", "recipients", c.Recipients}} {
		if !f.Has(side.field) || f.Get(side.field) == partyLine(side.old) {
			continue
		}
		list, err := parties(f.Get(side.field), side.old)
		if err != nil {
			return nil, err
		}
		out[side.name] = list
	}
	if chosen := f["issues"]; f.Has("issues-shown") && !sameSet(chosen, c.Issues) {
		list := []string{}
		for _, i := range d.issues.Issues {
			if slices.Contains(chosen, i.Name) {
				list = append(list, i.Name)
			}
		}
		out["issues"] = list
	}
	if len(out) == 0 {
		return nil, invalid("nothing was changed", "change a field, or accept the claim as it is")
	}
	return json.Marshal(out)
}

func sameSet(a, b []string) bool {
	a, b = slices.Clone(a), slices.Clone(b)
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(slices.Compact(a), slices.Compact(b))
}

// edtf reads "", a year, a month, a day, or two of them with a slash.
func edtf(s string) (entente.Date, error) {
	if s == "" {
		return entente.Date{Basis: entente.BasisUndated}, nil
	}
	from, to, both := strings.Cut(s, "/")
	start, end, ok := daysOf(from)
	if both && ok {
		_, end, ok = daysOf(to)
	}
	if !ok || end < start {
		return entente.Date{}, invalid("“"+s+"” is not a date", "write 2025, 2025-06, 2025-06-18, or two of them with a slash between")
	}
	return entente.Date{EDTF: s, Start: start, End: end, Basis: entente.BasisExplicit}, nil
}

// daysOf are the first and the last day of a year, a month or a day.
func daysOf(s string) (first, last string, ok bool) {
	for _, form := range []struct {
		layout             string
		years, months, day int
	}{{"2006", 1, 0, 0}, {"2006-01", 0, 1, 0}, {"2006-01-02", 0, 0, 1}} {
		if t, err := time.Parse(form.layout, s); err == nil && len(s) == len(form.layout) {
			return t.Format(time.DateOnly), t.AddDate(form.years, form.months, form.day).AddDate(0, 0, -1).Format(time.DateOnly), true
		}
	}
	return "", "", false
}
