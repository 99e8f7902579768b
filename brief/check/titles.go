package check

import (
	"regexp"
	"strings"

	"entente"
	"entente/lexicon/forms"
)

// titles checks the brief's title, the names of its parties, and that each
// section's title is one of the form's, or an issue, month or year of its
// sentences.
func (c *checker) titles() error {
	all, err := forms.Load()
	if err != nil {
		return err
	}
	c.where, c.text = "brief", ""
	form, ok := all.Get(c.b.Form)
	if !ok || len(c.b.Parties) != 2 || len(c.b.Dyad) != 2 {
		c.fail("form", "%q with %d parties is no form of a brief", c.b.Form, len(c.b.Parties))
		return nil
	}
	for i, p := range c.b.Parties {
		if p.Code != c.b.Dyad[i] || c.called != nil && p.Name != c.called(p.Code) {
			c.fail("name", "party %q is not named %q", p.Code, p.Name)
		}
	}
	for code, n := range c.b.Names {
		if c.called != nil && n != c.called(code) {
			c.fail("name", "%q is not named %q", code, n)
		}
	}
	a, b := c.b.Parties[0].Name, c.b.Parties[1].Name
	if c.b.Title != forms.Fill(form.Title, a, b) {
		c.fail("title", "%q is not the title of the form", c.b.Title)
	}
	notes := map[string]string{}
	for _, s := range form.Sections {
		notes[forms.Fill(s.Title, a, b)] = s.Note
	}
	for i := range c.b.Sections {
		s := &c.b.Sections[i]
		c.where = "section " + s.Title
		note, known := notes[s.Title]
		switch {
		case s.Level == 1 && !known:
			c.fail("title", "is no section of the form")
		case s.Level == 1 && s.Note != "" && s.Note != note:
			c.fail("note", "%q is not the section's note", s.Note)
		case s.Level == 2 && !c.subtitle(s):
			c.fail("title", "is no issue, month or year of its sentences")
		}
	}
	return nil
}

var periodTitle = regexp.MustCompile(`^(Undated|Other matters|Within \d{4}|(\d{4})(–\d{4})?|[A-Z][a-z]+ (\d{4}))$`)

func (c *checker) subtitle(s *entente.Section) bool {
	if g := periodTitle.FindStringSubmatch(s.Title); g != nil {
		for _, year := range []string{g[2], g[4]} {
			if year != "" && (len(s.Sentences) == 0 || !strings.HasPrefix(s.Sentences[0].Date.Start, year)) {
				return false
			}
		}
		return true
	}
	want := strings.ToLower(strings.ReplaceAll(s.Title, " ", "-"))
	for _, x := range s.Sentences {
		hit := false
		for i := range c.b.Incidents {
			if in := &c.b.Incidents[i]; in.ID == x.Incident && len(in.Issues) > 0 && in.Issues[0] == want {
				hit = true
			}
		}
		if !hit {
			return false
		}
	}
	return true
}
