package web

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"entente"
	"entente/archive"
)

func TestACorrectionIsARecordThatChangesWhatIsShown(t *testing.T) {
	b := newBench(t, fixedBriefs{page: "<html>"})
	b.send("/briefs", url.Values{"between": {"CHL-PER"}, "form": {"timeline"}}, nil, "")
	b.now = b.now.Add(time.Minute)
	c := b.list[1]
	form := url.Values{"claim": {c.ID}, "verdict": {"edit"}, "status": {"alleged"}, "type": {"THREATEN"}, "date": {"2023-05"}, "actors": {"PER/GOV"}, "recipients": {"CHL/GOV Chile; BOL"},
		"issues-shown": {"1"}, "issues": {"diplomacy", "trade", "none such"}, "reason": {"read the second sentence"}}
	w := b.send("/review", form, nil, "")
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/review?done=edit&briefs=1" {
		t.Fatalf("%d to %q: %s", w.Code, w.Header().Get("Location"), w.Body)
	}
	d := b.decisions()[0]
	got, err := d.Apply(&c)
	if err != nil || d.Verdict != archive.Edit {
		t.Fatal(err)
	}
	if got.Status != entente.Alleged || got.Event.Type != "THREATEN" || got.Event.Quad != entente.VerbalConflict || got.Date.Start != "2023-05-01" || got.Date.End != "2023-05-31" ||
		len(got.Actors) != 1 || got.Actors[0].Code != "PER" || got.Actors[0].Text != c.Actors[0].Text || len(got.Recipients) != 2 || got.Recipients[1].Code != "BOL" || strings.Join(got.Issues, " ") != "trade diplomacy" {
		t.Errorf("corrected to %+v", got)
	}
	for path, want := range map[string]string{
		"/dyad/CHL-PER/timeline?told=other": "1 event from", "/document/" + b.doc.ID: ">corrected<", "/briefs": "1 brief recorded; 1 rests on claims", "/": "Briefs that a decision has overtaken",
		"/dyad/BOL-CHL": "1 claim from 1 document", "/review?done=edit&briefs=2": "2 recorded briefs rested on it and are marked outdated",
	} {
		if body := b.get(path).Body.String(); !strings.Contains(body, want) {
			t.Errorf("%s does not say %q", path, want)
		}
	}
}

func TestACorrectionThatSaysNothingOrNonsenseIsRefused(t *testing.T) {
	b := newBench(t, fixedBriefs{})
	c := b.list[1]
	same := func() url.Values {
		return url.Values{"claim": {c.ID}, "verdict": {"edit"}, "status": {string(c.Status)}, "type": {c.Event.Type}, "date": {c.Date.EDTF}}
	}
	for name, change := range map[string]func(url.Values){
		"nothing changed": func(url.Values) {}, "no such status": func(f url.Values) { f.Set("status", "nice") }, "no such type": func(f url.Values) { f.Set("type", "DANCE") },
		"no date": func(f url.Values) { f.Set("date", "soon") }, "a date backwards": func(f url.Values) { f.Set("date", "2024/2023") }, "a day that is none": func(f url.Values) { f.Set("date", "2023-02-30") },
		"too many parties": func(f url.Values) { f.Set("actors", strings.Repeat("PER;", 30)) },
	} {
		f := same()
		change(f)
		if w := b.send("/review", f, nil, ""); w.Code != 400 || len(b.decisions()) != 0 {
			t.Errorf("%s: %d", name, w.Code)
		}
	}
}

func TestDatesOfACorrectionAreReadAsWritten(t *testing.T) {
	for text, want := range map[string][2]string{
		"": {"", ""}, "2024": {"2024-01-01", "2024-12-31"}, "2024-02": {"2024-02-01", "2024-02-29"}, "2024-02-29": {"2024-02-29", "2024-02-29"}, "2024-02/2024-03-05": {"2024-02-01", "2024-03-05"}, "0999": {"0999-01-01", "0999-12-31"},
	} {
		d, err := edtf(text)
		if err != nil || d.Start != want[0] || d.End != want[1] || d.EDTF != text {
			t.Errorf("%q: %+v, %v", text, d, err)
		}
	}
	for _, bad := range []string{"24", "2024-2", "2024-13", "/", "2024/", "2024-02-30", "2024/2023", "2024-01-01T00:00", " 2024"} {
		if d, err := edtf(bad); err == nil {
			t.Errorf("%q is read as %+v", bad, d)
		}
	}
}

func TestPartiesComeBackAsTheyWere(t *testing.T) {
	old := []entente.Actor{{Code: "PER", Sector: "GOV", Name: "A; B", Text: "they", Span: entente.Span{Start: 1, End: 5}}, {Name: "the rebels", Text: "the rebels"}}
	got, err := parties(partyLine(old), old)
	if err != nil {
		t.Fatal(err)
	}
	a, _ := json.Marshal(old)
	b, _ := json.Marshal(got)
	if string(a) != string(b) {
		t.Errorf("%s comes back as %s", a, b)
	}
	got, err = parties(" USA/MIL Jane Roe ;; IGOUNO ; Somebody ", old)
	if err != nil || len(got) != 3 || got[0].Code != "USA" || got[0].Sector != "MIL" || got[0].Name != "Jane Roe" || got[0].Text != "they" || got[1].Code != "IGOUNO" || got[1].Name != "" || got[2].Name != "Somebody" || got[2].Code != "" {
		t.Errorf("%+v, %v", got, err)
	}
}
