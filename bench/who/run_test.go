package who

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"testing"

	"entente/english"
	"entente/lexicon/actors"
	"entente/reading/who"
)

// Floors: they may only rise.
const (
	floorCountries = .90
	floorOffices   = .98
	floorPrecision = .92
	floorRecall    = .75
)

func open(t *testing.T) (*actors.Lexicon, *english.English) {
	t.Helper()
	lex, err := actors.Load()
	if err != nil {
		t.Fatal(err)
	}
	en, err := english.Open(english.Fast)
	if err != nil {
		t.Fatal(err)
	}
	return lex, en
}

func TestOfficesAreAnswered(t *testing.T) {
	lex, _ := open(t)
	s, err := Offices(lex, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	if s.Share() < floorOffices {
		t.Errorf("offices %.3f, floor %.3f", s.Share(), floorOffices)
	}
}

func TestReferencesAreResolved(t *testing.T) {
	lex, en := open(t)
	s, err := Passages(who.New(lex), en, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	if s.Precision() < floorPrecision || s.Recall() < floorRecall {
		t.Errorf("precision %.3f recall %.3f, floors %.3f %.3f", s.Precision(), s.Recall(), floorPrecision, floorRecall)
	}
}

func TestCountriesOfActorPhrases(t *testing.T) {
	dir := os.Getenv("ENTENTE_SHARED")
	if dir == "" {
		dir = "../../../shared"
	}
	dir = filepath.Join(dir, "bench", "events")
	if _, err := os.Stat(filepath.Join(dir, "plv-train.jsonl")); err != nil {
		t.Skip("plv-train.jsonl is not here; set ENTENTE_SHARED")
	}
	lex, en := open(t)
	s, _, err := Countries(context.Background(), who.New(lex), en, dir, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	if s.Share() < floorCountries {
		t.Errorf("countries %.3f, floor %.3f", s.Share(), floorCountries)
	}
}

func TestScoreOfAHandMadeCase(t *testing.T) {
	ps, err := parsePassages("== 2020-01-01\nFrance said [it|FRA] would go. [It|-] rained.\n")
	if err != nil {
		t.Fatal(err)
	}
	if len(ps) != 1 || len(ps[0].refs) != 2 || ps[0].refs[0].span.Of(ps[0].doc.Text) != "it" || ps[0].refs[1].codes != nil {
		t.Fatalf("got %+v", ps)
	}
	if s := (Reference{Right: 3, Resolved: 4, Gold: 6}); s.Precision() != .75 || s.Recall() != .5 {
		t.Errorf("got %v %v", s.Precision(), s.Recall())
	}
}
