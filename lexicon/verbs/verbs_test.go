package verbs

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestTheEmbeddedPatternsLoad(t *testing.T) {
	s, err := Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	lemmas := map[string]bool{}
	types := map[string]bool{}
	for _, p := range s.Patterns {
		for _, l := range p.Lemmas {
			lemmas[l] = true
		}
		if p.Type != "" {
			types[p.Type] = true
		}
		if p.Yes == p.No {
			t.Errorf("%s:%d: %s has one sentence for both examples", p.File, p.Line, p.ID)
		}
	}
	if len(s.Patterns) < 330 || len(lemmas) < 700 || len(types) != 16 {
		t.Errorf("%d patterns over %d lemmas for %d types, want 330, 700 and 16 at least", len(s.Patterns), len(lemmas), len(types))
	}
}

const header = "id\tkind\tlemmas\tpos\tframe\ttype\tmode\tcameo\tconf\tflags\tyes\tno\n"

func TestLoadErrorsNameFileAndLine(t *testing.T) {
	for _, c := range []struct{ name, row, want string }{
		{"part of speech", "x\t\tgo\tQ\tA:subj\tAID\t\t\t.5\t\ta.\tb.", `extra.tsv:2: pos "Q"`},
		{"confidence", "x\t\tgo\tV\tA:subj\tAID\t\t\t7\t\ta.\tb.", `extra.tsv:2: conf "7"`},
		{"example", "x\t\tgo\tV\tA:subj\tAID\t\t\t.5\t\ta.\t", "extra.tsv:2: pattern"},
		{"class", "x\t\tgo\tV\tobj=@nothing\tAID\t\t\t.5\t\ta.\tb.", "extra.tsv:2: term"},
		{"role", "x\t\tgo\tV\tZ:subj\tAID\t\t\t.5\t\ta.\tb.", "extra.tsv:2: term"},
		{"type", "x\t\tgo\tV\tA:subj\t\t\t\t.5\t\ta.\tb.", "extra.tsv:2: pattern"},
		{"twice", "meet\t\tgo\tV\tA:subj\tAID\t\t\t.5\t\ta.\tb.", "extra.tsv:2: pattern"},
	} {
		t.Run(c.name, func(t *testing.T) {
			fs := fstest.MapFS{"extra.tsv": {Data: []byte(header + c.row + "\n")}}
			_, err := Load(fs)
			if err == nil || !strings.HasPrefix(err.Error(), c.want) {
				t.Errorf("got %v, want it to begin with %s", err, c.want)
			}
		})
	}
}

func TestAnOverlayAddsPatterns(t *testing.T) {
	fs := fstest.MapFS{"extra.tsv": {Data: []byte(header + "mine\t\tpalaver\tV\tA:subj/with\tCONSULT\t\t\t.8\trecip\tGhana palavered with Togo.\tGhana palavered.\n")}}
	s, err := Load(fs)
	if err != nil {
		t.Fatal(err)
	}
	if len(s.For("palaver")) != 1 {
		t.Errorf("the overlay's pattern is not there")
	}
}

// FuzzLoad checks that no overlay makes loading panic.
func FuzzLoad(f *testing.F) {
	f.Add("mine\t\tgo\tV\tA:subj R?:obj/with obj=a,@deal !prt=x\tAID\t\t\t.5\tnodig|recip\ta.\tb.")
	f.Add("\t\t\t\t\t\t\t\t\t\t\t")
	f.Fuzz(func(t *testing.T, row string) {
		fs := fstest.MapFS{"extra.tsv": {Data: []byte(header + row + "\n")}}
		s, err := Load(fs)
		if err == nil && s == nil {
			t.Error("neither a set nor an error")
		}
	})
}
