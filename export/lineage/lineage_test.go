package lineage

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"entente"
	"entente/archive"
	"entente/export/schematest"
)

const text = "Norland and Sudria signed a pact. Sudria paid 5 million marks."

// input is two documents that tell of one pact, a payment, and a brief.
func input() Input {
	doc := func(id, publisher string) *entente.Document {
		return &entente.Document{ID: "sha256:" + id, Path: id + ".txt", RawSHA256: id, TextSHA256: "1" + id, Publisher: publisher, Text: text, Retrieved: "2024-05-14T10:00:00Z", URL: "https://example.org/" + id}
	}
	claim := func(id, doc string, start, end int) entente.Claim {
		return entente.Claim{ID: id, Document: "sha256:" + doc, Kind: entente.KindEvent, Status: entente.Asserted, Text: text[start:end],
			Evidence: []entente.Evidence{{Span: entente.Span{Start: start, End: end}, Quote: text[start:end]}}}
	}
	b := &entente.Brief{Seal: "5ea1", Title: "Norland and Sudria", Sections: []entente.Section{{Title: "Talks", Sentences: []entente.BriefSentence{
		{ID: "s:1", Text: "Norland and Sudria signed a pact.", Claims: []string{"c:1"}, Incident: "i:1",
			Evidence: []entente.Evidence{{Document: "sha256:aa", Span: entente.Span{Start: 0, End: 33}, Quote: text[:33]}},
			Parts:    []entente.Part{{Text: text[:33], Rule: entente.PartVerbatim}}}}}}}
	return Input{
		Documents: []*entente.Document{doc("aa", "Morning Star"), doc("ab", "Звезда")},
		Claims:    []entente.Claim{claim("c:1", "aa", 0, 33), claim("c:2", "ab", 0, 33), claim("c:3", "ab", 34, 62)},
		Incidents: []entente.Incident{{ID: "i:1", Title: "Pact", Claims: []string{"c:1", "c:2"}, Mentions: 2, Origins: 2}, {ID: "i:2", Title: "Payment", Claims: []string{"c:3"}, Mentions: 1, Origins: 1}},
		Briefs:    []*entente.Brief{b},
		Decisions: []archive.Decision{{Claim: "c:1", Verdict: archive.Accept, By: "Ada", RecordedAt: "2024-06-01T00:00:00Z"}},
		Log:       []archive.Entry{{Seq: 1, At: "2024-05-14T10:00:00.000Z", Action: "add", Subject: "sha256:aa", Hash: "h1"}},
		Reading:   "1/accurate",
	}
}

func ids(l *Lineage) string {
	var out []string
	for _, d := range l.Documents {
		out = append(out, strings.TrimPrefix(d.ID, "sha256:"))
	}
	for _, c := range l.Claims {
		out = append(out, c.ID)
	}
	for _, x := range l.Incidents {
		out = append(out, x.ID)
	}
	for _, s := range l.Sentences {
		out = append(out, s.ID)
	}
	return strings.Join(out, " ")
}

func TestALineageHoldsWhatAThingRestsOnAndWhatRestsOnIt(t *testing.T) {
	for of, want := range map[string]string{
		"aa":  "aa c:1 i:1 s:1",
		"ab":  "ab c:2 c:3 i:1 i:2",
		"c:1": "aa c:1 i:1 s:1",
		"c:3": "ab c:3 i:2",
		"i:1": "aa ab c:1 c:2 i:1 s:1",
		"s:1": "aa c:1 i:1 s:1",
	} {
		l, err := Of(of, input())
		if err != nil {
			t.Errorf("%s: %v", of, err)
		} else if got := ids(l); got != want {
			t.Errorf("%s: got %s, want %s", of, got, want)
		}
	}
	for _, of := range []string{"a", "c:9", "i:9", "s:9", "ff", ""} {
		if l, err := Of(of, input()); err == nil {
			t.Errorf("%q gives %s", of, ids(l))
		}
	}
}

func TestProvFitsItsSchemaAndNamesNothingUndeclared(t *testing.T) {
	for _, of := range []string{"aa", "ab", "c:1", "i:1", "s:1", "all"} {
		l := All(input())
		if of != "all" {
			var err error
			if l, err = Of(of, input()); err != nil {
				t.Fatal(err)
			}
		}
		var b bytes.Buffer
		if err := l.WriteProv(&b); err != nil {
			t.Fatal(err)
		}
		schematest.Check(t, "prov-json", b.Bytes())
		declared(t, l.Prov())
	}
}

// declared checks that relations join what is declared.
func declared(t *testing.T, p *Prov) {
	t.Helper()
	for _, m := range []map[string]attrs{p.WasGeneratedBy, p.Used, p.WasDerivedFrom, p.WasAttributedTo, p.WasAssociatedWith, p.HadMember} {
		for _, a := range m {
			for role, v := range a {
				name, _ := v.(string)
				_, e := p.Entity[name]
				_, ac := p.Activity[name]
				_, ag := p.Agent[name]
				if role != "prov:time" && !e && !ac && !ag {
					t.Errorf("%s names %s, which is not declared", role, name)
				}
			}
		}
	}
}

func TestASentenceIsTracedToItsBytes(t *testing.T) {
	l, err := Of("s:1", input())
	if err != nil {
		t.Fatal(err)
	}
	p := l.Prov()
	from := map[string][]string{}
	for _, a := range p.WasDerivedFrom {
		to := a["prov:generatedEntity"].(string)
		from[to] = append(from[to], a["prov:usedEntity"].(string))
	}
	reached := map[string]bool{}
	var walk func(string)
	walk = func(e string) {
		if !reached[e] {
			reached[e] = true
			for _, f := range from[e] {
				walk(f)
			}
		}
	}
	walk("ent:brief/5ea1.1")
	for _, e := range []string{"ent:incident/1", "ent:claim/1", "ent:text/1aa.0-33", "ent:text/1aa", "sha256:aa"} {
		if !reached[e] {
			t.Errorf("the sentence does not lead to %s", e)
		}
	}
}

func TestTheSameLineageIsWrittenTheSame(t *testing.T) {
	want := ""
	for range 5 {
		l, err := Of("i:1", input())
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := l.WriteProv(&b); err != nil {
			t.Fatal(err)
		}
		if err := l.Text(&b); err != nil {
			t.Fatal(err)
		}
		data, err := json.Marshal(l)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(data)
		if want != "" && b.String() != want {
			t.Fatal("two writings differ")
		}
		want = b.String()
	}
	for _, s := range []string{"document sha256:aa", "claim c:1", "incident i:1", "sentence s:1", "decision 2024-06-01", "custody  2024-05-14", `"of":"i:1"`} {
		if !strings.Contains(want, s) {
			t.Errorf("%q is missing", s)
		}
	}
}
