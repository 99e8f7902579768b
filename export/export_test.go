package export

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"entente"
	"entente/export/schematest"
	"entente/intake"
	"entente/work"
)

// corpus is our example corpus and one text that is hard on formats, read and
// weighed.
var corpus = sync.OnceValues(func() (*Set, error) {
	docs, _, err := intake.Open(context.Background(), []string{"../examples/egypt-ethiopia", "../examples/serbia-kosovo", "testdata/hard.jsonl"}, intake.Options{})
	if err != nil {
		return nil, err
	}
	p, err := work.New(work.Options{Setting: "fast"})
	if err != nil {
		return nil, err
	}
	res, err := p.Run(context.Background(), docs)
	if err != nil {
		return nil, err
	}
	return &Set{Documents: res.Documents, Claims: res.Claims, Incidents: res.Incidents, Disputes: res.Disputes, Title: "Two pairs <&>", Reading: "1/fast"}, nil
})

func set(t *testing.T) *Set {
	t.Helper()
	s, err := corpus()
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Incidents) < 20 {
		t.Fatalf("only %d incidents to try the formats on", len(s.Incidents))
	}
	return s
}

func export(t *testing.T, format string, s *Set) ([]byte, Left) {
	t.Helper()
	f, err := Find(format)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	left, err := f.Write(&b, s)
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), left
}

func TestEachFormatFitsItsPublicSchema(t *testing.T) {
	s := set(t)
	for format, schema := range map[string]string{"annotation": "web-annotation", "timelinejs": "timelinejs", "csl": "csl-data", "prov": "prov-json", "stix": "stix-2.1"} {
		data, _ := export(t, format, s)
		schematest.Check(t, schema, data)
	}
	for format, schema := range map[string]string{"plover": "plover", "ftm": "ftm"} {
		data, _ := export(t, format, s)
		rows := bytes.Split(bytes.TrimSpace(data), []byte("\n"))
		if len(rows) < 5 {
			t.Errorf("%s has only %d records", format, len(rows))
		}
		for _, row := range rows {
			schematest.Check(t, schema, row)
		}
	}
}

func TestAnEmptySetIsWrittenToo(t *testing.T) {
	for _, f := range Formats() {
		var b bytes.Buffer
		if _, err := f.Write(&b, &Set{}); err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
	}
	for format, schema := range map[string]string{"annotation": "web-annotation", "timelinejs": "timelinejs", "csl": "csl-data", "prov": "prov-json", "stix": "stix-2.1"} {
		data, _ := export(t, format, &Set{})
		schematest.Check(t, schema, data)
	}
}

func TestTheSameSetGivesTheSameBytes(t *testing.T) {
	s := set(t)
	for _, f := range Formats() {
		a, _ := export(t, f.Name, s)
		if b, _ := export(t, f.Name, s); !bytes.Equal(a, b) {
			t.Errorf("%s differs between two writings", f.Name)
		}
	}
}

func TestAnnotationsPointToTheirWordsInCodePoints(t *testing.T) {
	s := set(t)
	data, _ := export(t, "annotation", s)
	var got struct {
		First struct {
			Items []struct {
				Target []struct {
					Source   struct{ ID string }
					Selector []struct {
						Type, Exact, Prefix, Suffix string
						Start, End                  int
					}
				}
			}
		}
	}
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	texts := map[string][]rune{}
	beyond := false
	for _, d := range s.Documents {
		texts["urn:entente:text:"+d.TextSHA256] = []rune(d.Text)
		beyond = beyond || utf8.RuneCountInString(d.Text) < len(d.Text)
	}
	if !beyond || len(got.First.Items) == 0 {
		t.Fatal("nothing to tell code points from bytes by")
	}
	for _, it := range got.First.Items {
		for _, target := range it.Target {
			text, pos, quote := texts[target.Source.ID], target.Selector[0], target.Selector[1]
			if string(text[pos.Start:pos.End]) != quote.Exact {
				t.Fatalf("%d to %d is %q, not %q", pos.Start, pos.End, string(text[pos.Start:pos.End]), quote.Exact)
			}
			if !strings.Contains(string(text), quote.Prefix+quote.Exact+quote.Suffix) {
				t.Errorf("%q does not stand between its neighbours", quote.Exact)
			}
		}
	}
}

func TestOnlyWhatIsToldAsFactBecomesAnEvent(t *testing.T) {
	s := set(t)
	facts := map[string]bool{}
	for i := range s.Claims {
		facts[s.Claims[i].ID] = s.Claims[i].Status.Fact()
	}
	told := map[string]bool{}
	for _, in := range s.Incidents {
		told[in.ID] = slices.ContainsFunc(in.Claims, func(id string) bool { return facts[id] })
	}
	data, left := export(t, "plover", s)
	if left.Status == 0 {
		t.Error("nothing was left out for its status")
	}
	seen := map[string]bool{}
	for _, row := range bytes.Split(bytes.TrimSpace(data), []byte("\n")) {
		var e ploverEvent
		if err := json.Unmarshal(row, &e); err != nil {
			t.Fatal(err)
		}
		if !told[e.Link] || seen[e.Link] {
			t.Errorf("event of %s", e.Link)
		}
		seen[e.Link] = true
	}
}

func TestReferencesOfAGraphLeadSomewhere(t *testing.T) {
	s := set(t)
	data, _ := export(t, "stix", s)
	var bundle struct{ Objects []stixObject }
	if err := json.Unmarshal(data, &bundle); err != nil {
		t.Fatal(err)
	}
	has := map[string]bool{}
	for _, o := range bundle.Objects {
		if has[o.ID] {
			t.Errorf("%s stands twice", o.ID)
		}
		has[o.ID] = true
	}
	for _, o := range bundle.Objects {
		for _, ref := range append([]string{o.Source, o.Target, o.CreatedBy}, o.Objects...) {
			if ref != "" && !has[ref] {
				t.Errorf("%s refers to %s, which is not there", o.ID, ref)
			}
		}
	}
	data, _ = export(t, "ftm", s)
	ids := map[string]bool{}
	var refs []string
	for _, row := range bytes.Split(bytes.TrimSpace(data), []byte("\n")) {
		var e ftmEntity
		if err := json.Unmarshal(row, &e); err != nil {
			t.Fatal(err)
		}
		if ids[e.ID] {
			t.Errorf("%s stands twice", e.ID)
		}
		ids[e.ID] = true
		for _, p := range []string{"involved", "proof", "document", "entity"} {
			refs = append(refs, e.Properties[p]...)
		}
	}
	for _, r := range refs {
		if !ids[r] {
			t.Errorf("%s is referred to and not there", r)
		}
	}
}

// TestBibTeXIsRead reads the entries back with a reader of the grammar.
func TestBibTeXIsRead(t *testing.T) {
	s := set(t)
	data, _ := export(t, "bibtex", s)
	entries := readBibTeX(t, string(data))
	if len(entries) != len(s.Documents) {
		t.Fatalf("%d entries, %d documents", len(entries), len(s.Documents))
	}
	for i, e := range entries {
		if e["title"] == "" || !strings.Contains(e["note"], s.Documents[i].ID) {
			t.Errorf("entry %d is %v", i, e)
		}
	}
}

// readBibTeX reads "@type{key, name = {value}, …}", values with balanced braces.
func readBibTeX(t *testing.T, s string) []map[string]string {
	t.Helper()
	var out []map[string]string
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		head, rest, ok := strings.Cut(s, ",")
		if !ok || !strings.HasPrefix(head, "@") || strings.Count(head, "{") != 1 {
			t.Fatalf("no entry: %.80s", s)
		}
		e := map[string]string{"key": head[strings.Index(head, "{")+1:]}
		for {
			name, after, ok := strings.Cut(rest, "=")
			if !ok {
				t.Fatalf("no field: %.80s", rest)
			}
			after = strings.TrimSpace(after)
			depth, end := 0, -1
			for i := 0; i < len(after); i++ {
				switch after[i] {
				case '{':
					depth++
				case '}':
					depth--
				}
				if depth == 0 {
					end = i
					break
				}
			}
			if end < 0 || after[0] != '{' {
				t.Fatalf("unbalanced value: %.80s", after)
			}
			e[strings.TrimSpace(name)] = after[1:end]
			rest = strings.TrimSpace(after[end+1:])
			if rest[0] == '}' {
				s = rest[1:]
				break
			}
			rest = strings.TrimPrefix(rest, ",")
		}
		out = append(out, e)
	}
	return out
}

func TestSpreadsheetsTakeNothingForAFormula(t *testing.T) {
	for _, bad := range []string{"=1+1", "+1", "-1", "@SUM(A1)", "\t=1"} {
		if got := cell(bad); got[0] != '\'' {
			t.Errorf("%q is written %q", bad, got)
		}
	}
	if cell("plain") != "plain" || cell(-1.5) != "-1.5" {
		t.Error("what is no formula is changed")
	}
}

func TestTablesHaveARowARecord(t *testing.T) {
	s := set(t)
	for table, want := range map[string]int{"claims": len(s.Claims), "incidents": len(s.Incidents), "documents": len(s.Documents)} {
		c := *s
		c.Table = table
		data, _ := export(t, "jsonl", &c)
		if got := bytes.Count(data, []byte("\n")); got != want {
			t.Errorf("%s: %d lines, want %d", table, got, want)
		}
		data, _ = export(t, "parquet", &c)
		if !bytes.HasPrefix(data, []byte("PAR1")) || !bytes.HasSuffix(data, []byte("PAR1")) {
			t.Errorf("%s is no Parquet", table)
		}
	}
	c := *s
	c.Table = "nothing"
	f, _ := Find("csv")
	if _, err := f.Write(&bytes.Buffer{}, &c); err == nil {
		t.Error("a table of nothing was written")
	}
	if _, err := Find("docx"); entente.CodeOf(err) != entente.ErrInvalid {
		t.Errorf("got %v", err)
	}
}

func TestATimelineHoldsNoMarkupOfASource(t *testing.T) {
	data, _ := export(t, "timelinejs", set(t))
	for _, bad := range []string{"<script", "<b>", "<img"} {
		if bytes.Contains(bytes.ToLower(data), []byte(bad)) {
			t.Errorf("%s of a source is in the timeline", bad)
		}
	}
}

// TestPublicValidatorsAgree runs the validators of tools/exports.sh, where
// node and they are there.
func TestPublicValidatorsAgree(t *testing.T) {
	dir := os.Getenv("ENTENTE_VALIDATORS")
	if dir == "" {
		t.Skip("ENTENTE_VALIDATORS names no folder with node_modules: run tools/exports.sh")
	}
	s := set(t)
	out := t.TempDir()
	for _, f := range Formats() {
		data, _ := export(t, f.Name, s)
		if err := os.WriteFile(out+"/"+f.Name+f.Ending, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command("node", "testdata/validate.cjs", dir, out)
	if text, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, text)
	} else {
		t.Logf("%s", text)
	}
}
