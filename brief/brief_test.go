package brief_test

import (
	"bytes"
	"strings"
	"testing"

	"entente"
	"entente/brief"
	"entente/brief/check"
	"entente/brief/render"
)

func write(t *testing.T) (*entente.Brief, map[string]*entente.Document) {
	t.Helper()
	in := fixture(t)
	b, report, err := brief.Write(in)
	if err != nil {
		t.Fatalf("%v (%+v)", err, report)
	}
	return b, map[string]*entente.Document{in.Documents[0].ID: in.Documents[0]}
}

func TestClauseIsPrunedAndDatedFirst(t *testing.T) {
	b, docs := write(t)
	var got []string
	for _, s := range b.Sections {
		for _, x := range s.Sentences {
			got = append(got, x.Text)
		}
	}
	want := "On 12 May 2023, the envoy of Chile met Peru’s minister in Lima."
	if strings.Join(got, "|") != want {
		t.Errorf("got %q, want %q", got, want)
	}
	findings, err := check.Check(b, docs, nil)
	if err != nil || len(findings) > 0 {
		t.Errorf("the brief is not proved: %v %v", err, findings)
	}
}

func TestSameInputGivesTheSameBytes(t *testing.T) {
	for _, format := range []string{"html", "md", "pdf", "json"} {
		b1, docs := write(t)
		b2, _ := write(t)
		one, err := render.Render(format, b1, render.Options{Docs: docs})
		if err != nil {
			t.Fatal(err)
		}
		two, err := render.Render(format, b2, render.Options{Docs: docs})
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(one, two) {
			t.Errorf("%s differs between two runs", format)
		}
		back, mode, err := render.Extract(format, one)
		if err != nil || mode != render.Full {
			t.Fatalf("%s: %v, mode %q", format, err, mode)
		}
		again, err := render.Render(format, back, render.Options{Docs: docs})
		if err != nil || !bytes.Equal(one, again) {
			t.Errorf("%s read back and written again differs (%v)", format, err)
		}
	}
}

func TestStrippedBriefIsProvedFromItsSources(t *testing.T) {
	b, docs := write(t)
	data, err := render.Render("html", b, render.Options{Docs: docs, Sources: render.None})
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(data, []byte("pleased traders")) {
		t.Error("a file without sources carries words that no sentence says")
	}
	back, mode, err := render.Extract("html", data)
	if err != nil || mode != render.None {
		t.Fatal(mode, err)
	}
	render.Restore(back, docs)
	if findings, err := check.Check(back, docs, nil); err != nil || len(findings) > 0 {
		t.Errorf("not proved: %v %v", err, findings)
	}
}

// TestEachChangeIsNamed re-seals every changed brief, so that the seal does
// not help the checker.
func TestEachChangeIsNamed(t *testing.T) {
	sentence := func(b *entente.Brief) *entente.BriefSentence {
		for i := range b.Sections {
			if len(b.Sections[i].Sentences) > 0 {
				return &b.Sections[i].Sentences[0]
			}
		}
		return nil
	}
	for _, c := range []struct {
		name, rule string
		change     func(*entente.Brief, *entente.BriefSentence)
	}{
		{"a word of the text", "text", func(_ *entente.Brief, s *entente.BriefSentence) { s.Text = strings.Replace(s.Text, "met", "fought", 1) }},
		{"a word of text and part", "verbatim", func(_ *entente.Brief, s *entente.BriefSentence) {
			s.Text = strings.Replace(s.Text, "met", "fought", 1)
			for i := range s.Parts {
				s.Parts[i].Text = strings.Replace(s.Parts[i].Text, "met", "fought", 1)
			}
		}},
		{"the quotation too", "evidence", func(_ *entente.Brief, s *entente.BriefSentence) {
			s.Text = strings.Replace(s.Text, "met", "fought", 1)
			for i := range s.Parts {
				s.Parts[i].Text = strings.Replace(s.Parts[i].Text, "met", "fought", 1)
				for j := range s.Parts[i].From {
					s.Parts[i].From[j].Quote = strings.Replace(s.Parts[i].From[j].Quote, "met", "fought", 1)
				}
			}
		}},
		{"the day", "date", func(_ *entente.Brief, s *entente.BriefSentence) {
			s.Text = strings.Replace(s.Text, "12 May 2023", "13 May 2023", 1)
			s.Parts[0].Text, s.Parts[0].Value = "On 13 May 2023", "2023-05-13"
		}},
		{"the year", "date", func(_ *entente.Brief, s *entente.BriefSentence) {
			s.Text = strings.Replace(s.Text, "2023", "2019", 1)
			s.Parts[0].Text, s.Parts[0].Value = "On 12 May 2019", "2019-05-12"
		}},
		{"an invented phrase", "frame", func(_ *entente.Brief, s *entente.BriefSentence) {
			s.Parts = append(s.Parts, entente.Part{Text: " Nobody objected.", Rule: entente.PartFrame})
			s.Text += " Nobody objected."
		}},
		{"mentions", "counts", func(_ *entente.Brief, s *entente.BriefSentence) { s.Mentions = 3 }},
		{"origins", "counts", func(_ *entente.Brief, s *entente.BriefSentence) { s.Origins = 2; s.Mentions = 2 }},
		{"status", "status", func(_ *entente.Brief, s *entente.BriefSentence) { s.Status = entente.Planned }},
		{"citation", "citations", func(_ *entente.Brief, s *entente.BriefSentence) { s.Cites = []int{2} }},
		{"standing", "standing", func(_ *entente.Brief, s *entente.BriefSentence) { s.Standing = entente.Corroborated }},
		{"a claim that is not there", "claims", func(_ *entente.Brief, s *entente.BriefSentence) { s.Claims = []string{"c:0"} }},
		{"no evidence", "evidence", func(_ *entente.Brief, s *entente.BriefSentence) { s.Evidence = nil }},
		{"a source's publisher", "description", func(b *entente.Brief, _ *entente.BriefSentence) { b.Sources[0].Publisher = "Another Post" }},
		{"a source's digest", "bytes", func(b *entente.Brief, _ *entente.BriefSentence) { b.Sources[0].TextSHA256 = "00" }},
		{"the count of documents", "counts", func(b *entente.Brief, _ *entente.BriefSentence) { b.Counts.Documents = 7 }},
		{"who was not heard", "not heard", func(b *entente.Brief, _ *entente.BriefSentence) { b.NotHeardFrom = []string{"BOL"} }},
		{"the timeline", "timeline", func(b *entente.Brief, _ *entente.BriefSentence) { b.Timeline[0].Hollow = true }},
	} {
		t.Run(c.name, func(t *testing.T) {
			b, docs := write(t)
			s := sentence(b)
			c.change(b, s)
			seal, err := b.Digest()
			if err != nil {
				t.Fatal(err)
			}
			b.Seal = seal
			findings, err := check.Check(b, docs, nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range findings {
				if f.Rule == c.rule {
					return
				}
			}
			t.Errorf("no finding of rule %q; got %v", c.rule, findings)
		})
	}
}

func TestChangedSourceIsNamed(t *testing.T) {
	b, docs := write(t)
	for id, d := range docs {
		c := *d
		c.Text = strings.Replace(c.Text, "Lima", "Lime", 1)
		c.TextSHA256 = "other"
		docs[id] = &c
	}
	findings, err := check.Check(b, docs, nil)
	if err != nil || len(findings) < 2 {
		t.Errorf("a changed source must fail by its digest and by its quotations, got %v %v", findings, err)
	}
}

func TestRefusalSaysWhy(t *testing.T) {
	in := fixture(t)
	in.Dyad = entente.NewDyad("NOR", "FIN")
	in.Name = func(code string) string { return code }
	if _, _, err := brief.Write(in); entente.CodeOf(err) != entente.ErrRefused {
		t.Errorf("got %v, want a refusal", err)
	}
	in = fixture(t)
	in.From, in.To = "1999-01-01", "1999-12-31"
	if _, r, err := brief.Write(in); entente.CodeOf(err) != entente.ErrRefused || r.OffPeriod != 1 {
		t.Errorf("got %v, want a refusal for the period", err)
	}
}

func TestLongSectionsKeepTheBestSupportedAndSayWhatIsLeft(t *testing.T) {
	in := fixture(t)
	for i := range 69 {
		more := fixtureIn(t, "Port"+string([]byte{byte('a' + i/26), byte('a' + i%26)}))
		if i == 68 { // the last of all, with two origins
			more.Incidents[0].Origins, more.Incidents[0].Mentions = 2, 2
		}
		in.Documents = append(in.Documents, more.Documents...)
		in.Claims = append(in.Claims, more.Claims...)
		in.Incidents = append(in.Incidents, more.Incidents...)
		for id, r := range more.Readings {
			in.Readings[id] = r
		}
	}
	count := func(full bool) (printed, more int, best bool) {
		in.Full = full
		b, report, err := brief.Write(in)
		if err != nil {
			t.Fatalf("%v (%+v)", err, report)
		}
		for _, s := range b.Sections {
			more += s.More
			for _, x := range s.Sentences {
				printed++
				best = best || x.Incident == in.Incidents[69].ID
			}
		}
		return printed, more, best
	}
	if printed, more, best := count(false); printed != 60 || more != 10 || !best {
		t.Errorf("short: %d printed, %d left out, the best supported printed: %v", printed, more, best)
	}
	if printed, more, _ := count(true); printed != 70 || more != 0 {
		t.Errorf("full: %d printed, %d left out", printed, more)
	}
}
