package english

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"entente/english/conllu"
)

func TestCostIsLinearInTheText(t *testing.T) {
	e := open(t, Fast)
	for name, unit := range map[string]string{
		"numbers": "12,", "angles": "<", "hyphens": "a-", "apostrophes": "a'", "stops": "a.", "names": "Oslo ", "digits": "1-", "letters": "x",
	} {
		measure := func(n int) time.Duration {
			text := strings.Repeat(unit, n/len(unit))
			begin := time.Now()
			s, m := e.Analyse(text, body(text))
			spent := time.Since(begin)
			invariants(t, text, s, m)
			return spent
		}
		measure(2000)
		small := measure(8000)
		if big := measure(80000); big > 40*small+2*time.Second {
			t.Errorf("%s: ten times the text takes %v after %v", name, big, small)
		}
	}
}

func TestLetterCaseDoesNotBreakTrees(t *testing.T) {
	e := open(t, Accurate)
	for _, text := range []string{"the minister met the envoy in oslo.", "THE MINISTER MET THE ENVOY IN OSLO.", "The Minister Met The Envoy In Oslo."} {
		s, _ := e.Analyse(text, body(text))
		if len(s) != 1 {
			t.Fatalf("%q: %d sentences", text, len(s))
		}
		want := map[string]string{"minister": "nsubj", "met": "root", "envoy": "obj"}
		for _, k := range s[0].Tokens {
			if w, ok := want[strings.ToLower(k.Text)]; ok && w != k.Deprel {
				t.Errorf("%q: %s is %s, want %s", text, k.Text, k.Deprel, w)
			}
		}
	}
}

func TestUnknownSettingIsRefused(t *testing.T) {
	if _, err := Open("slow"); err == nil {
		t.Error("a setting that does not exist is opened")
	}
}

// TestTreesKeepTheirAccuracy holds floors of labelled attachment on the
// development parts, gold words, relations with subtypes counted apart.
func TestTreesKeepTheirAccuracy(t *testing.T) {
	dir := os.Getenv("ENTENTE_SHARED")
	if dir == "" {
		dir = "../../shared"
	}
	for file, floor := range map[string]map[string]float64{
		"ewt-dev":     {Accurate: 0.850, Fast: 0.780},
		"gumfree-dev": {Accurate: 0.860, Fast: 0.780},
	} {
		sents, err := conllu.ReadFile(filepath.Join(dir, "bench/treebank", file+".conllu"))
		if err != nil {
			t.Skip("no treebanks: ", err)
		}
		for setting, least := range floor {
			e := open(t, setting)
			right, all := 0, 0
			for i := range sents {
				var forms []string
				for _, w := range sents[i].Words {
					forms = append(forms, w.Form)
				}
				for j, k := range e.Parse(forms) {
					g := sents[i].Words[j]
					all++
					if k.Head == g.Head && k.Deprel == g.Deprel {
						right++
					}
				}
			}
			got := float64(right) / float64(all)
			t.Logf("%s, %s: LAS %.4f", file, setting, got)
			if got < least {
				t.Errorf("%s, %s: LAS %.4f is below %.3f", file, setting, got, least)
			}
		}
	}
}
