package tables

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"entente/lexicon/actors"
	"entente/lexicon/ontology"
)

func reader(t testing.TB) *Reader {
	t.Helper()
	lex, err := actors.Load()
	if err != nil {
		t.Fatal(err)
	}
	ont, err := ontology.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	r, err := New(ont, lex.Country)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func read(t testing.TB, r *Reader, format, text string) ([]Event, []Skip, Report) {
	t.Helper()
	var list []Event
	var skips []Skip
	rep, err := r.Read(context.Background(), strings.NewReader(text), format,
		func(ev *Event) error { list = append(list, *ev); return nil },
		func(s Skip) error { skips = append(skips, s); return nil })
	if err != nil {
		t.Fatal(err)
	}
	return list, skips, rep
}

// gdeltRow makes a row of n columns.
func gdeltRow(n int, date, source, target, code, weight string) string {
	c := make([]string, n)
	c[0], c[1], c[7], c[17], c[26], c[30] = "1", date, source, target, code, weight
	return strings.Join(c, "\t") + "\n"
}

const icewsHead = "Event ID\tEvent Date\tSource Name\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget Name\tTarget Country\n"

func icewsRow(date, source, code, weight, name, target string) string {
	return strings.Join([]string{"7", date, "Someone", source, "Do", code, weight, name, target}, "\t") + "\n"
}

const polecatHead = "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tActor Country\tRecipient Country\n"

const acledHead = "event_id_cnty,event_date,event_type,sub_event_type,actor1,actor2,notes\n"

func TestEachTableGivesTheSameEvent(t *testing.T) {
	r := reader(t)
	for _, c := range []struct{ format, text, code, typ string }{
		{GDELT, gdeltRow(61, "20240305", "PER", "CHL", "112", "-2.0"), "112", "ACCUSE"},
		{GDELT, gdeltRow(58, "20240305", "PER", "CHL", "112", "-2.0"), "112", "ACCUSE"},
		{ICEWS, icewsHead + icewsRow("2024-03-05", "Peru", "112", "-2.0", "Ministry", "Chile"), "112", "ACCUSE"},
		{POLECAT, polecatHead + "A1\t2024-03-05\tACCUSE\tallege\t-2.0\tPER\tCHL\n", "112", "ACCUSE"},
		{ACLED, acledHead + `PER1,05 March 2024,Battles,Armed clash,Military Forces of Peru (2021-),Military Forces of Chile (2022-),"a ""note"", with a comma` + "\nand a second line\"\n", "193", "ASSAULT"},
	} {
		list, skips, rep := read(t, r, c.format, c.text)
		if len(list) != 1 || len(skips) != 0 || rep.Rows != 1 {
			t.Errorf("%s: %v %v %+v", c.format, list, skips, rep)
			continue
		}
		ev := list[0]
		if ev.Date != "2024-03-05" || ev.Source != "PER" || ev.Target != "CHL" || ev.CAMEO != c.code || ev.Type != c.typ || ev.Goldstein >= 0 || ev.Table != c.format {
			t.Errorf("%s: %+v", c.format, ev)
		}
		var back Event
		if err := json.Unmarshal(ev.AppendJSON(nil), &back); err != nil || back != ev {
			t.Errorf("%s: JSON gives %+v, %v", c.format, back, err)
		}
	}
}

func TestDamagedRowsAreNamedAndTheRestIsRead(t *testing.T) {
	text := icewsHead +
		icewsRow("2024-03-05", "Peru", "112", "-2.0", "Ministry", "Chile") + // 2
		"only\tthree\tcells\n" + // 3
		icewsRow("2024-02-30", "Peru", "112", "-2.0", "Ministry", "Chile") + // 4
		icewsRow("2024-03-05", "Nowhere", "112", "-2.0", "Ministry", "Chile") + // 5
		icewsRow("2024-03-05", "Peru", "999", "-2.0", "Ministry", "Chile") + // 6
		icewsRow("2024-03-05", "Peru", "12", "-2.0", "Ministry", "Chile") + // 7
		icewsRow("2024-03-05", "Peru", "112", "-2.0", "Ministry", "Peru") + // 8
		icewsRow("2024-03-05", "Peru", "112", "-2.0", "\xff", "Chile") + // 9
		strings.Repeat("x", lineLimit+1) + "\n" + // 10
		"\n" + // 11
		icewsRow("2024-03-06", "Peru", "112", "-2.0", "\"A name\twith a tab\"", "Chile") + // 12
		icewsRow("2024-03-06", "Peru", "42", "1.9", "Ministry", "Chile") // 13, a zero lost
	list, skips, rep := read(t, reader(t), ICEWS, text)
	want := []Skip{{3, ReasonColumns}, {4, ReasonDate}, {5, ReasonSource}, {6, ReasonCode}, {7, ReasonAmbiguous}, {8, ReasonSame}, {9, ReasonEncoding}, {10, ReasonLong}}
	if fmt.Sprint(skips) != fmt.Sprint(want) {
		t.Errorf("skipped %v, want %v", skips, want)
	}
	if len(list) != 3 || list[1].Line != 12 || list[2].CAMEO != "042" || rep.Rows != rep.Events+len(skips) {
		t.Errorf("%+v %+v", list, rep)
	}
}

func TestMirroredPairsAreCountedOnce(t *testing.T) {
	r := reader(t)
	row := func(date, a, b, code string) string { return gdeltRow(61, date, a, b, code, "1") }
	for _, c := range []struct {
		name, text string
		want       int
	}{
		{"host and visit", row("20240305", "PER", "CHL", "042") + row("20240305", "CHL", "PER", "043"), 1},
		{"talks from both sides", row("20240305", "PER", "CHL", "046") + row("20240305", "CHL", "PER", "046"), 1},
		{"two talks, each from both sides", strings.Repeat(row("20240305", "PER", "CHL", "046"), 2) + strings.Repeat(row("20240305", "CHL", "PER", "046"), 2), 2},
		{"one side told twice", strings.Repeat(row("20240305", "PER", "CHL", "046"), 2), 2},
		{"different days", row("20240305", "PER", "CHL", "046") + row("20240306", "CHL", "PER", "046"), 2},
		{"accusations are two acts", row("20240305", "PER", "CHL", "112") + row("20240305", "CHL", "PER", "112"), 2},
		{"two visits", row("20240305", "PER", "CHL", "042") + row("20240305", "CHL", "PER", "042"), 2},
	} {
		if list, _, _ := read(t, r, GDELT, c.text); len(list) != c.want {
			t.Errorf("%s: %d events, want %d", c.name, len(list), c.want)
		}
	}
}

func TestACLEDPartiesShowTheirCountry(t *testing.T) {
	r := reader(t)
	f := &acled{scan: &scan{Reader: r, names: map[string]string{}}}
	for name, want := range map[string]string{
		"Military Forces of Peru (2021-)":                        "PER",
		"Police Forces of Chile (2022-) Border Guard":            "CHL",
		"Civilians (Peru)":                                       "PER",
		"Protesters (International)":                             "",
		"Unidentified Armed Group":                               "",
		"Military Forces of Chile (2018-2022) (Special Command)": "CHL",
	} {
		if got := f.party(name); got != want {
			t.Errorf("%q is of %q, want %q", name, got, want)
		}
	}
}

func TestEveryTypeOfPOLECATHasACode(t *testing.T) {
	r := reader(t)
	for _, typ := range r.ont.Types {
		list, _, _ := read(t, r, POLECAT, polecatHead+"A1\t2024-03-05\t"+typ.Name+"\t\t\tPER\tCHL\n")
		if len(list) != 1 || list[0].Type != typ.Name {
			t.Errorf("%s gives %+v", typ.Name, list)
		}
	}
}

func TestAFileOfAnotherTableIsAnError(t *testing.T) {
	_, err := reader(t).Read(context.Background(), strings.NewReader("a\tb\nc\td\n"), ICEWS, func(*Event) error { return nil }, nil)
	if err == nil || !strings.Contains(err.Error(), "ICEWS") {
		t.Errorf("err = %v", err)
	}
}

func TestAnErrorOfTheTakerEndsTheReading(t *testing.T) {
	stop := errors.New("stop")
	_, err := reader(t).Read(context.Background(), strings.NewReader(strings.Repeat(gdeltRow(61, "20240305", "PER", "CHL", "112", "-2"), 3)), GDELT,
		func(*Event) error { return stop }, nil)
	if !errors.Is(err, stop) {
		t.Errorf("err = %v", err)
	}
}

func fuzz(f *testing.F, format string, seeds ...string) {
	r := reader(f)
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		lines := strings.Count(text, "\n") + 1
		rep, err := r.Read(context.Background(), strings.NewReader(text), format, func(ev *Event) error {
			if !json.Valid(ev.AppendJSON(nil)) || len(ev.Source) != 3 || len(ev.Target) != 3 || len(ev.Date) != 10 || ev.Line < 1 || ev.Line > lines {
				t.Errorf("%+v", *ev)
			}
			return nil
		}, nil)
		sum := rep.Events
		for _, n := range rep.Skipped {
			sum += n
		}
		if err == nil && sum != rep.Rows {
			t.Errorf("%+v does not add up", rep)
		}
	})
}

func FuzzGDELT(f *testing.F) {
	fuzz(f, GDELT, gdeltRow(61, "20240305", "PER", "CHL", "112", "-2"), "\t\t\n")
}

func FuzzICEWS(f *testing.F) {
	fuzz(f, ICEWS, icewsHead+icewsRow("2024-03-05", "Peru", "112", "-2.0", "\"a\tb\"", "Chile"), icewsHead)
}

func FuzzPOLECAT(f *testing.F) {
	fuzz(f, POLECAT, polecatHead+"A1\t2024-03-05\tACCUSE\tallege\t-2.0\tPER\tCHL\n")
}

func FuzzACLED(f *testing.F) {
	fuzz(f, ACLED, acledHead+"1,05 March 2024,Battles,Armed clash,Military Forces of Peru,Military Forces of Chile,\"x\"\n")
}

// BenchmarkGDELT reports rows a second of one core, reading and writing.
func BenchmarkGDELT(b *testing.B) {
	r := reader(b)
	var text bytes.Buffer
	places := []string{"PER", "CHL", "BOL", "", "ECU"}
	const rows = 20000
	for i := range rows {
		row := gdeltRow(61, fmt.Sprintf("202403%02d", 1+i%28), places[i%5], places[(i/5)%4], []string{"112", "042", "046", "190", "0211"}[i%5], "-2")
		text.WriteString(strings.Replace(row, "\n", "https://news.example/a/long/enough/address/of/a/story-"+fmt.Sprint(i)+strings.Repeat("y", 150)+"\n", 1))
	}
	b.SetBytes(int64(text.Len()))
	var line []byte
	for b.Loop() {
		_, err := r.Read(context.Background(), bytes.NewReader(text.Bytes()), GDELT, func(ev *Event) error {
			line = ev.AppendJSON(line[:0])
			_, err := io.Discard.Write(line)
			return err
		}, nil)
		if err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}
