package coding

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"entente"
	"entente/coding"
	"entente/corpus"
	"entente/english"
	"entente/reading"
)

// shared is the folder of development data, which is not part of the project.
func shared(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("ENTENTE_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared")
	}
	dir = filepath.Join(dir, "bench", "events")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no development data: set ENTENTE_SHARED to its folder")
	}
	return dir
}

func TestRunOnTheSharedData(t *testing.T) {
	if os.Getenv("ENTENTE_BENCH") == "" {
		t.Skip("set ENTENTE_BENCH to measure")
	}
	opt := Options{English: os.Getenv("ENTENTE_ENGLISH"), Misses: os.Getenv("ENTENTE_MISSES") != ""}
	if err := RunWith(context.Background(), shared(t), os.Stderr, opt); err != nil {
		t.Fatal(err)
	}
}

// The floors may only rise.
const (
	floorAccuracy = 0.78
	floorMacroF1  = 0.74
	floorRoot     = 0.57 // at low strictness, where nothing found is held back
	floorDefault  = 0.53 // at the default
	ceilingAlarms = 0.03 // on our own corpus
)

func TestAccuracyStaysAboveItsFloors(t *testing.T) {
	dir := shared(t)
	en, err := english.Open("")
	if err != nil {
		t.Fatal(err)
	}
	c, err := coding.New()
	if err != nil {
		t.Fatal(err)
	}
	list, err := read(dir, "plv-*.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	conf := given(en, c, list, nil)
	if conf.accuracy() < floorAccuracy || conf.macroF1() < floorMacroF1 {
		t.Errorf("root with parties given: accuracy %.3f macro-F1 %.3f, floors %.2f %.2f", conf.accuracy(), conf.macroF1(), floorAccuracy, floorMacroF1)
	}
	rd, err := reading.New(en, nil)
	if err != nil {
		t.Fatal(err)
	}
	r := &reader{rd, c, map[string]*entente.Reading{}}
	list, err = read(dir, "petrarch2-*.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	if m := measureRaw(r, list, nil); m.root.f1() < floorDefault {
		t.Errorf("root of raw sentences: F1 %.3f, floor %.2f", m.root.f1(), floorDefault)
	}
	low := r.with(c.With(coding.Options{Strictness: coding.Low}))
	if m := measureRaw(low, list, nil); m.root.f1() < floorRoot {
		t.Errorf("root of raw sentences at low strictness: F1 %.3f, floor %.2f", m.root.f1(), floorRoot)
	}
}

// TestHeldAsidePassages measures the passages held aside by the rules alone and
// with the learned layer: few claims where there is no event, more claims right
// in every field among those given, and as many found.
func TestHeldAsidePassages(t *testing.T) {
	en, err := english.Open("")
	if err != nil {
		t.Fatal(err)
	}
	c, err := coding.New()
	if err != nil {
		t.Fatal(err)
	}
	rd, err := reading.New(en, nil)
	if err != nil {
		t.Fatal(err)
	}
	list, err := corpus.Load()
	if err != nil {
		t.Fatal(err)
	}
	r := &reader{rd, c, map[string]*entente.Reading{}}
	measure := func(c *coding.Coder) own {
		return measureOwn(r.with(c), list, func(s string) bool { return s != corpus.SplitTrain }, func(string, ...any) {})
	}
	rules, full, strict := measure(c.WithModel(nil)), measure(c), measure(c.With(coding.Options{Strictness: coding.High}))
	t.Logf("rules alone %s; default %s; high %s", rules.all, full.all, strict.all)
	if rate := ratio(full.alarms, full.empty); rate > ceilingAlarms {
		t.Errorf("%.1f %% of %d sentences without events yield an event, at most %.0f %% may", 100*rate, full.empty, 100*ceilingAlarms)
	}
	if full.found.precision() < 0.90 {
		t.Errorf("only %.2f of the events coded are in the gold", full.found.precision())
	}
	if full.all.precision() < rules.all.precision()+0.03 || full.all.recall() < rules.all.recall()-0.02 {
		t.Errorf("all fields right: rules alone %s, with the learned layer %s", rules.all, full.all)
	}
	if full.all.precision() < 0.59 || strict.all.precision() < 0.74 || strict.all.recall() < 0.10 {
		t.Errorf("all fields right: default %s, high %s", full.all, strict.all)
	}
	if full.told.macroF1() < 0.58 {
		t.Errorf("status at every gold act: macro-F1 %.3f, floor .58", full.told.macroF1())
	}
}
