package tables

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"
)

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
		sum := rep.Kept
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

func BenchmarkGDELT(b *testing.B) {
	var text bytes.Buffer
	places := []string{"PER", "CHL", "BOL", "", "ECU"}
	const rows = 20000
	for i := range rows {
		row := gdeltRow(61, fmt.Sprintf("202403%02d", 1+i%28), places[i%5], places[(i/5)%4], []string{"112", "042", "046", "190", "0211"}[i%5], "-2")
		text.WriteString(strings.Replace(row, "\n", "https://news.example/a/long/enough/address/of/a/story-"+fmt.Sprint(i)+strings.Repeat("y", 150)+"\n", 1))
	}
	rate(b, GDELT, text.String(), rows)
}

func BenchmarkICEWS(b *testing.B) {
	text := strings.Builder{}
	text.WriteString("Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\tCity\n")
	places := []string{"Peru", "Chile", "Bolivia", "", "Ecuador"}
	const rows = 20000
	for i := range rows {
		fmt.Fprintf(&text, "%d\t2024-03-%02d\tMinistry of something (%s)\tGovernment,Ministry\t%s\tMake statement\t%s\t-2.0\tA citizen\tGeneral Population\t%s\t%d\t3\tA newspaper\tLima\n",
			i, 1+i%28, places[i%5], places[i%5], []string{"112", "042", "046", "190", "0211"}[i%5], places[(i/5)%4], i)
	}
	rate(b, ICEWS, text.String(), rows)
}

func BenchmarkACLED(b *testing.B) {
	text := strings.Builder{}
	text.WriteString("event_id_cnty,event_date,year,event_type,sub_event_type,actor1,actor2,country,notes\n")
	places := []string{"Peru", "Chile", "Bolivia", "Ecuador"}
	const rows = 20000
	for i := range rows {
		fmt.Fprintf(&text, "PER%d,%02d March 2024,2024,Battles,Armed clash,Military Forces of %s (2021-),\"Police Forces of %s (2021-), Border Guard\",Peru,\"A note of some length, with a comma and \"\"marks\"\", as they are usual %s\"\n",
			i, 1+i%28, places[i%4], places[(i/4)%4], strings.Repeat("z", 150))
	}
	rate(b, ACLED, text.String(), rows)
}

// rate reports rows a second of one core, reading and writing.
func rate(b *testing.B, format, text string, rows int) {
	r := reader(b)
	b.SetBytes(int64(len(text)))
	var line []byte
	for b.Loop() {
		_, err := r.Read(context.Background(), strings.NewReader(text), format, func(ev *Event) error {
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

func FuzzParseReadsWhatJSONReads(f *testing.F) {
	ev := Event{Date: "2024-03-05", Source: "PER", Target: "CHL", Type: "AID", CAMEO: "070", Goldstein: 7, Table: ICEWS, File: "é \"x\".tab", Line: 3}
	f.Add(ev.AppendJSON(nil))
	ev.File, ev.Goldstein = "", -2.5
	f.Add(ev.AppendJSON(nil))
	f.Add([]byte(`{"line":1,"date":"x"}`))
	f.Add([]byte(`{"date":"a","source":"b","target":"c","type":"","cameo":"d","goldstein":1e3,"table":"e","line":5} `))
	p := NewParser()
	f.Fuzz(func(t *testing.T, line []byte) {
		var got, want Event
		err, wantErr := p.Parse(line, &got), json.Unmarshal(line, &want)
		if (err == nil) != (wantErr == nil) || err == nil && got != want {
			t.Errorf("%q gives %+v, %v; want %+v, %v", line, got, err, want, wantErr)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	line := (&Event{Date: "2024-03-05", Source: "PER", Target: "CHL", Type: "AID", CAMEO: "070", Goldstein: 7, Table: ICEWS, File: "a.tab", Line: 3}).AppendJSON(nil)
	p := NewParser()
	var ev Event
	for b.Loop() {
		if err := p.Parse(line, &ev); err != nil {
			b.Fatal(err)
		}
	}
}
