package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"entente/gauge/tables"
)

// writeYears writes a table of twelve years and fifteen pairs whose
// cooperation comes and goes; the first pair's last months are its best.
func writeYears(t *testing.T) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "events.jsonl")
	rng := rand.New(rand.NewPCG(9, 4))
	codes := []string{"PER", "CHL", "BOL", "ECU", "COL", "BRA"}
	var out bytes.Buffer
	var line []byte
	end := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
	good := map[string]int{}
	for day, n := end.AddDate(-12, 0, 0), 1; day.Before(end); day = day.AddDate(0, 0, 3) {
		for i, a := range codes {
			for _, b := range codes[i+1:] {
				if day.Day() <= 3 && rng.IntN(9) == 0 {
					good[a+b] = rng.IntN(2) * 5
				}
				if a == "PER" && b == "CHL" {
					good[a+b] = 0
					if m := int(end.Sub(day).Hours() / 24 / 30); m < 7 || m > 40 && m%20 < 5 {
						good[a+b] = 5
					}
				}
				ev := tables.Event{Date: day.Format(time.DateOnly), Source: a, Target: b, Type: "ACCUSE", CAMEO: "112", Goldstein: -2, Table: "icews", Line: n}
				if rng.IntN(10) < 3+good[a+b] {
					ev.Type, ev.CAMEO, ev.Goldstein = "AID", "070", 7
				}
				line = ev.AppendJSON(line[:0])
				out.Write(line)
				n++
			}
		}
	}
	if err := os.WriteFile(name, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestTheCycleTestReadsYearsOfATable(t *testing.T) {
	table := writeYears(t)
	exec := func(args ...string) string {
		t.Helper()
		var out, problems bytes.Buffer
		if code := run(t.Context(), append([]string{"cycle", "--between", "CHL,PER", "--table", table}, args...), nil, &out, &problems); code != 0 {
			t.Fatalf("exit %d: %s", code, problems.String())
		}
		return out.String()
	}
	text := exec()
	for _, want := range []string{"Chile and Peru", "The last upturn", "comparable pairs", "95 % interval", "leads, not evidence"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if again := exec(); again != text {
		t.Error("the same table gives another text")
	}
	var report struct {
		State     string   `json:"state"`
		Sentences []string `json:"sentences"`
		Test      struct {
			P float64 `json:"p"`
		} `json:"test"`
	}
	if err := json.Unmarshal([]byte(exec("--format", "json")), &report); err != nil {
		t.Fatal(err)
	}
	if report.State != "holding" || report.Test.P <= 0 || report.Test.P > 1 || strings.Join(report.Sentences, "\n")+"\n" != text {
		t.Errorf("%+v", report)
	}
	if early := exec("--as-of", "2022-06-30"); early == text || !strings.Contains(early, "to 2022-06") {
		t.Error(fmt.Sprint("as of an earlier day:\n", early))
	}
}
