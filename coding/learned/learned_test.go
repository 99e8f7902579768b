package learned

import (
	"bytes"
	"compress/gzip"
	"strings"
	"testing"
)

func TestTheEmbeddedWeightsLoadAndAreSmall(t *testing.T) {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, head := range []string{Accept, Recipient} {
		if !m.Has(head) {
			t.Errorf("head %q has no weights", head)
		}
	}
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(weightFile)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if b.Len() > 200_000 {
		t.Errorf("weights take %d bytes compressed, at most 200,000 may be embedded", b.Len())
	}
}

func TestEncodingAndParsingGiveTheSameModel(t *testing.T) {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	again, err := Parse("again", string(m.Encode("# a comment\n")))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(m.Encode(""), again.Encode("")) {
		t.Error("a model read back differs")
	}
}

func TestParseNamesTheLineOfAnError(t *testing.T) {
	for name, c := range map[string]struct{ data, want string }{
		"no number":     {"head\tfeature\tweight\naccept\tx\tmuch\n", "f.tsv:2:"},
		"twice":         {"head\tfeature\tweight\naccept\tx\t1\naccept\tx\t2\n", "f.tsv:3:"},
		"no feature":    {"head\tfeature\tweight\naccept\t\t1\n", "f.tsv:2:"},
		"missing colum": {"head\tfeature\naccept\tx\n", "f.tsv:"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Parse("f.tsv", c.data)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want an error at %s", err, c.want)
			}
		})
	}
}

func TestProbabilityIsMonotoneAndMeetsKnownPoints(t *testing.T) {
	for _, c := range []struct {
		odds int
		want float64
	}{{0, 0.5}, {-1_000_000, 0}, {1_000_000, 0.999}, {1099, 0.75}, {-1099, 0.25}, {2197, 0.9}} {
		if got := Probability(c.odds); got != c.want {
			t.Errorf("Probability(%d) = %v, want %v", c.odds, got, c.want)
		}
	}
	last := -1.0
	for odds := -9000; odds <= 9000; odds += 7 {
		p := Probability(odds)
		if p < last {
			t.Fatalf("Probability falls at %d", odds)
		}
		last = p
	}
}

func TestOddsAddTheBiasAndKnownFeaturesOnly(t *testing.T) {
	m, err := Parse("m", "head\tfeature\tweight\naccept\t*\t10\naccept\ta\t5\nstatus\tx|a\t7\nstatus\tx|*\t1\n")
	if err != nil {
		t.Fatal(err)
	}
	if got := m.Odds(Accept, []string{"a", "unknown"}); got != 15 {
		t.Errorf("odds %d, want 15", got)
	}
	if got := m.Class(Status, "x", []string{"a"}); got != 8 {
		t.Errorf("class score %d, want 8", got)
	}
	top := m.Top(Accept, "", []string{"unknown", "a"}, 3)
	if len(top) != 1 || top[0] != (Weight{"a", 5}) {
		t.Errorf("top %v", top)
	}
	var none *Model
	if none.Has(Accept) {
		t.Error("no model has no heads")
	}
}
