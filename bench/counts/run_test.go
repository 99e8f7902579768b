package counts

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"entente/forecast/counts"
)

// folder writes a data set of our own in the public format: hours, so that the
// step is found, and names in both spellings.
func folder(t *testing.T, days int) string {
	t.Helper()
	root := t.TempDir()
	dir := filepath.Join(root, "small")
	write := func(name, text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(filepath.Join(dir, "entity2id.txt"), "Police (Norway)\t0\nSweden\t1\nMinister_(Sweden)\t2\nNobody\t3\nNorway\t4\nArmy (Denmark)\t5\n")
	write(filepath.Join(dir, "relation2id.txt"), "Consult\t0\nAccuse\t1\nMake statement\t2\nUse force\t3\n")
	write(filepath.Join(root, "goldstein", "small_relation_goldstein.csv"), "relation_id,name,cameo,goldstein\n0,Consult,040,1\n1,Accuse,112,-2\n2,Make statement,010,0\n3,Use force,190,-10\n")
	rng := rand.New(rand.NewPCG(5, 6))
	var parts [2]strings.Builder
	for day := range days {
		for s := range 6 {
			for o := range 6 {
				for r := range 4 {
					if s != o && rng.Float64() < 0.1 {
						fmt.Fprintf(&parts[day*10/days/8], "%d\t%d\t%d\t%d\n", s, r, o, 24*day)
					}
				}
			}
		}
	}
	write(filepath.Join(dir, "train.txt"), parts[0].String())
	write(filepath.Join(dir, "valid.txt"), parts[1].String())
	return root
}

func TestCountriesComeFromTheNames(t *testing.T) {
	got := Countries([]string{"Police (Norway)", "Sweden", "Minister_(Sweden)", "Nobody", "Norway"})
	if want := "Norway|Sweden|Sweden||Norway"; strings.Join(got, "|") != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestOnlyDeedsBetweenTwoCountriesCount(t *testing.T) {
	s, err := read(filepath.Join(folder(t, 200), "small"))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range s.events {
		if e.Pair.A >= e.Pair.B || e.Class == 1 || e.Day < 0 || e.Day >= s.days {
			t.Fatalf("%+v: no pair of two countries in order, or the class of a statement", e)
		}
	}
	if s.days != 200 || len(s.events) == 0 {
		t.Errorf("%d days, %d events", s.days, len(s.events))
	}
}

func TestTheTablePrintsSkillForBothLengths(t *testing.T) {
	var out bytes.Buffer
	root := folder(t, 220)
	if err := Run(context.Background(), root, &out); err != nil {
		t.Fatal(err)
	}
	if n := len(regexp.MustCompile(`CRPS skill over the best baseline: [+-]\d`).FindAllString(out.String(), -1)); n != 2 {
		t.Errorf("%d skills, want one a length:\n%s", n, out.String())
	}
	var again bytes.Buffer
	if err := Run(context.Background(), root, &again); err != nil || again.String() != out.String() {
		t.Error("two runs differ")
	}
}

func TestAShortSetIsAnError(t *testing.T) {
	if err := Run(context.Background(), folder(t, 90), &bytes.Buffer{}); err == nil {
		t.Error("60 of 90 days were held out")
	}
}

// TestSkillOnPublicData guards the figure on months before those reported.
func TestSkillOnPublicData(t *testing.T) {
	shared := os.Getenv("ENTENTE_SHARED")
	if shared == "" {
		shared = "../../../shared"
	}
	dir := filepath.Join(shared, "bench", "forecast", "icews18")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no public data: set ENTENTE_SHARED")
	}
	s, err := read(dir)
	if err != nil {
		t.Fatal(err)
	}
	s.cut(210)
	p := s.panel(150, 12)
	for i, floor := range []float64{0.085, 0.065} {
		l := lengths[i]
		if skill := counts.Fit(p, 150, l[0]).Evaluate(p, s.origins(150, l), nil).Skill(); skill < floor {
			t.Errorf("length %d: skill %.4f, want %v at least", l[0], skill, floor)
		}
	}
}
