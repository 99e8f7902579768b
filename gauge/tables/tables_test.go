package tables

import (
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
		icewsRow("2024-03-05", "C\xf4te d'Ivoire", "112", "-2.0", "\xff", "Chile") + // 9, in Latin-1
		strings.Repeat("x", lineLimit+1) + "\n" + // 10
		"\n" + // 11
		icewsRow("2024-03-06", "Peru", "112", "-2.0", "\"A name\twith a tab\"", "Chile") + // 12
		icewsRow("2024-03-06", "Peru", "42", "1.9", "Ministry", "Chile") // 13, a zero lost
	list, skips, rep := read(t, reader(t), ICEWS, text)
	want := []Skip{{3, ReasonColumns}, {4, ReasonDate}, {5, ReasonSource}, {6, ReasonCode}, {7, ReasonAmbiguous}, {8, ReasonSame}, {10, ReasonLong}}
	if fmt.Sprint(skips) != fmt.Sprint(want) {
		t.Errorf("skipped %v, want %v", skips, want)
	}
	if len(list) != 4 || list[1].Source != "CIV" || list[2].Line != 12 || list[3].CAMEO != "042" || rep.Rows != rep.Events+len(skips) {
		t.Errorf("%+v %+v", list, rep)
	}
	if rep.Mended[MendedEncoding] != 1 {
		t.Errorf("%+v", rep.Mended)
	}
}

func TestARowBrokenOverLinesIsOne(t *testing.T) {
	whole := icewsRow("2024-03-05", "Peru", "112", "-2.0", "A ministry", "Chile")
	broken := strings.Replace(whole, "A ministry", "A\nmini\r\nstry", 1)
	for _, c := range []struct {
		name, text string
		lines      string // of the events
		skips      string
	}{
		{"between whole rows", icewsHead + whole + broken + whole, "2 3 6", ""},
		{"at the end", icewsHead + broken, "2", ""},
		{"a part alone is none", icewsHead + "7\t2024-03-05\tSomeone\n" + whole, "3", "2"},
		{"two parts alone are none", icewsHead + "7\t2024-03-05\n" + whole + "7\t2024-03-05", "3", "2 4"},
		{"too many cells together are two rows", icewsHead + strings.Repeat("a\tb\tc\td\te\tf\n", 2) + whole, "4", "2 3"},
	} {
		list, skips, rep := read(t, reader(t), ICEWS, c.text)
		var at, out []string
		for _, ev := range list {
			at = append(at, fmt.Sprint(ev.Line))
		}
		for _, s := range skips {
			out = append(out, fmt.Sprint(s.Line))
		}
		if strings.Join(at, " ") != c.lines || strings.Join(out, " ") != c.skips || rep.Kept+len(skips) != rep.Rows {
			t.Errorf("%s: events of lines %v, skipped %v, %+v", c.name, at, out, rep)
		}
	}
}

func TestHeadersAreKnownByName(t *testing.T) {
	r := reader(t)
	for _, c := range []struct{ name, format, text string }{
		{"ICEWS, other order and underscores", ICEWS, "CAMEO_Code\tTarget_Country\tEvent_Date\tSource_Country\n112\tChile\t2024-03-05\tPeru\n"},
		{"ICEWS with commas", ICEWS, "\"Event Date\",\"Source Country\",\"CAMEO Code\",\"Target Country\",\"Headline\"\n2024-03-05,Peru,112,Chile,\"a, b\nand \"\"c\"\"\"\n"},
		{"GDELT with a header", GDELT, "GLOBALEVENTID,SQLDATE,Actor2CountryCode,Actor1CountryCode,EventCode\n7,20240305,CHL,PER,112\n"},
		{"POLECAT with a byte order mark", POLECAT, "\ufeffEvent Date\tEvent Type\tEvent Mode\tRecipient Country\tActor Country\n2024-03-05\tACCUSE\tallege\tCHL\tPER\n"},
		{"ACLED with semicolons", ACLED, "event_date;actor2;actor1;sub_event_type;event_type\n2024-03-05;Military Forces of Chile;Military Forces of Peru;Armed clash;Battles\n"},
	} {
		list, skips, _ := read(t, r, c.format, c.text)
		if len(list) != 1 || len(skips) > 0 || list[0].Source != "PER" || list[0].Target != "CHL" || list[0].Date != "2024-03-05" {
			t.Errorf("%s: %+v %+v", c.name, list, skips)
		}
	}
}

func TestQuotationMarksOfACLED(t *testing.T) {
	row := func(note string) string {
		return "PER1,05 March 2024,Battles,Armed clash,Military Forces of Peru,Military Forces of Chile," + note + "\n"
	}
	for _, c := range []struct {
		name, text    string
		events, skips int
	}{
		{"commas, marks and line breaks", acledHead + row(`"a, ""b""`+"\nc\""), 1, 0},
		{"a mark inside a cell opens nothing", acledHead + row(`a 6" gun`) + row("b"), 2, 0},
		{"a stray mark costs its own row only", acledHead + row(`"never closed`) + strings.Repeat(row(strings.Repeat("x", 300)), 100), 100 + 1, 0},
		{"an unquoted comma", acledHead + row("a, b") + row("c"), 1, 1},
		{"at the end of the file", acledHead + row("a") + strings.TrimSuffix(row(`"never closed`), "\n"), 2, 0},
	} {
		list, skips, rep := read(t, reader(t), ACLED, c.text)
		if len(list) != c.events || len(skips) != c.skips {
			t.Errorf("%s: %d events, %v, %+v", c.name, len(list), skips, rep)
		}
	}
}

func TestPartiesOfPOLECAT(t *testing.T) {
	r := reader(t)
	row := func(typ, actors, recipients string) string {
		return polecatHead + "A1\t2024-03-05\t" + typ + "\t\t1\t" + actors + "\t" + recipients + "\n"
	}
	for _, c := range []struct{ text, want string }{
		{row("CONSULT", "PER; CHL", ""), "PER-CHL"},
		{row("CONSULT", "PER; CHL; BOL", "None"), "PER-CHL PER-BOL CHL-BOL"},
		{row("CONSULT", "PER", "CHL; BOL"), "PER-CHL PER-BOL"},
		{row("AID", "PER; CHL", "BOL"), "PER-BOL CHL-BOL"},
		{row("AID", "PER; CHL", ""), ""},
		{row("ACCUSE", "PER", "PER; CHL"), "PER-CHL"},
		{row("ACCUSE", "PER", "PER"), ""},
	} {
		list, skips, rep := read(t, r, POLECAT, c.text)
		var got []string
		for _, ev := range list {
			got = append(got, ev.Source+"-"+ev.Target)
		}
		if strings.Join(got, " ") != c.want || rep.Kept+len(skips) != 1 || rep.Events != len(list) {
			t.Errorf("%q: %v, want %s; %+v", c.text, got, c.want, rep)
		}
	}
}

// TestReadingGoesOnFromAnyMark cuts a reading at each mark and goes on with a
// new run: nothing is lost or doubled.
func TestReadingGoesOnFromAnyMark(t *testing.T) {
	r := reader(t)
	text := icewsHead
	for i := range 40 {
		text += icewsRow(fmt.Sprintf("2024-03-%02d", 1+i/4), []string{"Peru", "Chile"}[i%2], []string{"046", "112", "046", "042"}[i%4], "1", "a\nb"[:1+i%3], []string{"Chile", "Peru"}[i%2])
	}
	whole, _, want := read(t, r, ICEWS, text)
	for every := 1; every < 9; every += 3 {
		var marks []Mark
		var waiting []string
		var counts []int
		n := 0
		run, err := r.Start(ICEWS)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := run.Read(t.Context(), strings.NewReader(text), Mark{}, Taker{Emit: func(*Event) error { n++; return nil }, Every: every,
			Mark: func(m Mark) error {
				marks, waiting, counts = append(marks, m), append(waiting, run.Waiting()), append(counts, n)
				return nil
			}}); err != nil {
			t.Fatal(err)
		}
		if len(marks) < 4 {
			t.Fatalf("%d marks", len(marks))
		}
		for i, m := range marks {
			for _, src := range []io.Reader{strings.NewReader(text), io.MultiReader(strings.NewReader(text))} {
				run, err := r.Start(ICEWS)
				if err != nil {
					t.Fatal(err)
				}
				if err := run.Wait(waiting[i]); err != nil {
					t.Fatal(err)
				}
				got := append([]Event{}, whole[:counts[i]]...)
				rep, err := run.Read(t.Context(), src, m, Taker{Emit: func(ev *Event) error { got = append(got, *ev); return nil }})
				if err != nil || fmt.Sprint(got) != fmt.Sprint(whole) || fmt.Sprint(rep) != fmt.Sprint(want) {
					t.Fatalf("from mark %+v: %d events of %d, %+v of %+v, %v", m, len(got), len(whole), rep, want, err)
				}
			}
		}
	}
}

func TestSidesInDifferentFilesAreOneAct(t *testing.T) {
	run, err := reader(t).Start(GDELT)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	take := Taker{Emit: func(*Event) error { n++; return nil }}
	for _, text := range []string{gdeltRow(61, "20240305", "PER", "CHL", "046", "1"), gdeltRow(61, "20240305", "CHL", "PER", "046", "1")} {
		if _, err := run.Read(t.Context(), strings.NewReader(text), Mark{}, take); err != nil {
			t.Fatal(err)
		}
	}
	if n != 1 {
		t.Errorf("%d events", n)
	}
	if err := run.Wait("2024-03-05 PER\n"); err == nil {
		t.Error("damaged waiting acts were taken")
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
