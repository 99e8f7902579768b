package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// eventTable writes what entente import would, with drifting rates between a
// few countries.
func eventTable(t *testing.T, days int) string {
	t.Helper()
	rng := rand.New(rand.NewPCG(9, 9))
	var b strings.Builder
	for _, pair := range [][2]string{{"CHL", "PER"}, {"PER", "CHL"}, {"BOL", "CHL"}, {"BOL", "PER"}, {"ARG", "CHL"}, {"PER", "ARG"}} {
		for _, kind := range []string{`"type":"CONSULT","cameo":"040","goldstein":1`, `"type":"ACCUSE","cameo":"112","goldstein":-2`, `"type":"ASSAULT","cameo":"190","goldstein":-10`} {
			rate := 0.25
			for n := range days {
				rate = min(max(rate*(1+0.2*(rng.Float64()-0.5)), 0.05), 0.8)
				if rng.Float64() < rate {
					day := time.Date(2023, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n).Format(time.DateOnly)
					fmt.Fprintf(&b, `{"date":"%s","source":"%s","target":"%s",%s,"table":"gdelt","line":%d}`+"\n", day, pair[0], pair[1], kind, n+1)
				}
			}
		}
	}
	name := filepath.Join(t.TempDir(), "events.jsonl")
	if err := os.WriteFile(name, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

func command(args ...string) (status int, stdout, stderr string) {
	var out, errs bytes.Buffer
	status = run(context.Background(), args, strings.NewReader(""), &out, &errs)
	return status, out.String(), errs.String()
}

func TestForecastFromATable(t *testing.T) {
	table := eventTable(t, 400)
	status, out, errs := command("forecast", "--between", "PER,CHL", "--table", table, "--horizon", "1", "--who", "2")
	if status != 0 {
		t.Fatalf("status %d: %s", status, errs)
	}
	for _, want := range []string{"leads, not evidence", "80 %", "better than the best baseline", "is almost certain (over 99 %)", "(rank 1)"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is missing:\n%s", want, out)
		}
	}
	status, out, _ = command("forecast", "--between", "PER,CHL", "--table", table, "--json")
	var o struct {
		Schema   string
		Horizons []struct{ Forecasts []map[string]any }
	}
	if err := json.Unmarshal([]byte(out), &o); err != nil || status != 0 || o.Schema != "entente/forecast/1" || len(o.Horizons) != 3 {
		t.Errorf("status %d, %v: %s", status, err, out)
	}
}

func TestForecastOfLittleIsRefused(t *testing.T) {
	status, out, errs := command("forecast", "--between", "PER,CHL", "--table", eventTable(t, 40))
	if status != 3 || out != "" || !strings.Contains(errs, "enough would be 48 dated events") {
		t.Errorf("status %d, stdout %q, stderr %q", status, out, errs)
	}
}

func TestForecastChecksItsFlags(t *testing.T) {
	for _, args := range [][]string{{"--horizon", "0"}, {"--quad", "war"}, {"--who", "3"}} {
		if status, _, errs := command(append([]string{"forecast", "--between", "PER,CHL"}, args...)...); status != 2 || !strings.Contains(errs, "hint") {
			t.Errorf("%v: status %d, %s", args, status, errs)
		}
	}
}

func TestTheLedgerGoesFromForecastToScore(t *testing.T) {
	table, file := eventTable(t, 500), filepath.Join(t.TempDir(), "l.jsonl")
	if status, out, errs := command("forecast", "--between", "PER,CHL", "--table", table, "--as-of", "2023-12", "--horizon", "1", "--enter", "--ledger", file); status != 0 || !strings.Contains(out, "q:") {
		t.Fatalf("status %d: %s%s", status, out, errs)
	}
	for n := range 20 {
		if status, _, errs := command("ledger", "ask", "--ledger", file, "--between", "BOL,CHL", "--type", "CONSULT", "--from", fmt.Sprintf("2024-02-%02d", n+1), "--to", "2024-03",
			"--at-least", fmt.Sprint(n+1), "--chance", fmt.Sprint(1-float64(n)/20), "--basis", "table", "--as-of", "2024-01"); status != 0 {
			t.Fatal(errs)
		}
	}
	if status, _, errs := command("ledger", "ask", "--ledger", file, "--between", "PER,CHL", "--type", "sanction", "--from", "2024-01-01", "--to", "2024-02-28",
		"--chance", "0.1", "--basis", "table", "--as-of", "2023-12-31"); status != 0 {
		t.Fatal(errs)
	}
	status, out, errs := command("ledger", "resolve", "--ledger", file, "--table", table)
	if status != 0 || !strings.Contains(out, "yes") || !strings.Contains(out, "SANCTION") {
		t.Fatalf("status %d: %s%s", status, out, errs)
	}
	status, out, errs = command("ledger", "score", "--ledger", file)
	if status != 0 || !strings.Contains(out, "Brier 0.") || !strings.Contains(out, "void") {
		t.Errorf("status %d: %s%s", status, out, errs)
	}
	if _, out, _ := command("ledger", "score", "--svg", "--ledger", file); !strings.HasPrefix(out, "<svg") {
		t.Errorf("no drawing: %s", out)
	}
	data := readFile(t, file)
	if err := os.WriteFile(file, bytes.Replace(data, []byte(`"at_least":1`), []byte(`"at_least":2`), 1), 0o600); err != nil {
		t.Fatal(err)
	}
	if status, _, errs := command("ledger", "list", "--ledger", file); status != 1 || !strings.Contains(errs, "l.jsonl:1:") {
		t.Errorf("a changed ledger: status %d, %s", status, errs)
	}
}

func TestAnEmptyLedgerIsNotScored(t *testing.T) {
	file := filepath.Join(t.TempDir(), "none.jsonl")
	if status, _, errs := command("ledger", "score", "--ledger", file); status != 3 || !strings.Contains(errs, "enough would be 20") {
		t.Errorf("status %d: %s", status, errs)
	}
	if status, _, errs := command("ledger", "ask", "--ledger", file, "--between", "PER,CHL", "--from", "2024-01-01", "--to", "2024-02-28", "--chance", "0.1", "--as-of", "2024-01-15"); status != 2 || !strings.Contains(errs, "ask before the first day") {
		t.Errorf("asked in hindsight: status %d: %s", status, errs)
	}
}
