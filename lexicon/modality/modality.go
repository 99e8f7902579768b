// Package modality holds what English words do to the factuality of an
// event: frames of governing words, modals, adverbs, modifiers of event
// nouns, subordinating marks, and the event nouns themselves.
//
// The files are embedded, read once on first use and checked on load; an
// error names file and line. The tables are immutable and safe for
// concurrent use.
package modality

import (
	"embed"
	"fmt"
	"strings"
	"sync"

	"entente"
	"entente/lexicon/tsv"
)

//go:embed *.tsv
var files embed.FS

// Effect is a status, or one of the words below.
type Effect string

// The effects that are not statuses.
const (
	Keep    Effect = "keep"    // stands on its own
	Inherit Effect = "inherit" // as its governor
	Invert  Effect = "invert"  // the opposite of its governor
	Report  Effect = "report"  // asserted, by a source
	Loose   Effect = "loose"   // hypothetical, but a definite noun stands on its own
)

// Key names one slot of one governing word.
type Key struct {
	Lemma string
	POS   byte // 'v', 'n' or 'a'
	Frame string
}

// Frame is what a governor does to what fills the slot when it is itself
// affirmed and negated.
type Frame struct{ Positive, Negative Effect }

// Modal is the status that a modal auxiliary gives.
type Modal struct{ Plain, Perfect, Negated entente.Status }

// Adverb is the status that an adverb gives; Kind is "neg", "near" or "adv".
type Adverb struct {
	Status entente.Status
	Kind   string
}

// Tables is the whole lexicon.
type Tables struct {
	Frames    map[Key]Frame
	Modals    map[string]Modal
	Adverbs   map[string]Adverb
	Modifiers map[string]entente.Status
	// ClauseMarks and PhraseMarks are the effects of the words that lead a
	// clause (finite or gerund) and an event noun.
	ClauseMarks, PhraseMarks map[string]Effect
	Nouns                    map[string]string
	// Classes are sets of words by name.
	Classes map[string]map[string]bool
	// MarkWords is the greatest number of words in a mark.
	MarkWords int
}

// Load returns the embedded tables.
var Load = sync.OnceValues(load)

func load() (*Tables, error) {
	t := &Tables{
		Frames: map[Key]Frame{}, Modals: map[string]Modal{}, Adverbs: map[string]Adverb{},
		Modifiers: map[string]entente.Status{}, ClauseMarks: map[string]Effect{}, PhraseMarks: map[string]Effect{}, Nouns: map[string]string{}, Classes: map[string]map[string]bool{},
	}
	for _, step := range []struct {
		file string
		cols []string
		add  func(tsv.Row) error
	}{
		{"frames.tsv", []string{"lemma", "pos", "frame", "positive", "negative"}, t.frame},
		{"modals.tsv", []string{"lemma", "status", "perfect", "negated"}, t.modal},
		{"adverbs.tsv", []string{"word", "status", "kind"}, t.adverb},
		{"modifiers.tsv", []string{"word", "status"}, t.modifier},
		{"marks.tsv", []string{"words", "status", "scope"}, t.mark},
		{"nouns.tsv", []string{"lemma", "class"}, t.noun},
		{"classes.tsv", []string{"class", "words"}, t.class},
	} {
		table, err := tsv.Load(files, step.file, step.cols...)
		if err != nil {
			return nil, err
		}
		for _, row := range table.Rows {
			if err := step.add(row); err != nil {
				return nil, err
			}
		}
	}
	return t, nil
}

func status(row tsv.Row, column string) (entente.Status, error) {
	s := entente.Status(row.Get(column))
	switch s {
	case entente.Asserted, entente.Planned, entente.Ongoing, entente.Hedged, entente.Alleged,
		entente.Denied, entente.Negated, entente.Hypothetical, entente.PastExpectation:
		return s, nil
	}
	return "", row.Errorf("%s %q is no status", column, s)
}

func effect(row tsv.Row, column string) (Effect, error) {
	switch e := Effect(row.Get(column)); e {
	case Keep, Inherit, Invert, Report, Loose:
		return e, nil
	}
	s, err := status(row, column)
	return Effect(s), err
}

// put stores v under k and objects when the key is empty or taken.
func put[K comparable, V any](row tsv.Row, m map[K]V, k K, v V) error {
	if fmt.Sprint(k) == "" {
		return row.Errorf("empty key")
	}
	if _, ok := m[k]; ok {
		return row.Errorf("%v is listed twice", k)
	}
	m[k] = v
	return nil
}

// In reports whether a word is of a class.
func (t *Tables) In(class, word string) bool { return t.Classes[class][word] }

func (t *Tables) class(row tsv.Row) error {
	words := map[string]bool{}
	for _, w := range row.List("words") {
		words[w] = true
	}
	if len(words) == 0 {
		return row.Errorf("class %q has no words", row.Get("class"))
	}
	return put(row, t.Classes, row.Get("class"), words)
}

func (t *Tables) frame(row tsv.Row) error {
	pos := row.Get("pos")
	if pos != "v" && pos != "n" && pos != "a" {
		return row.Errorf("pos %q is not v, n or a", pos)
	}
	if row.Get("lemma") == "" || row.Get("frame") == "" {
		return row.Errorf("lemma or frame is empty")
	}
	p, err := effect(row, "positive")
	if err != nil {
		return err
	}
	n, err := effect(row, "negative")
	if err != nil {
		return err
	}
	return put(row, t.Frames, Key{row.Get("lemma"), pos[0], row.Get("frame")}, Frame{p, n})
}

func (t *Tables) modal(row tsv.Row) error {
	var m Modal
	for column, to := range map[string]*entente.Status{"status": &m.Plain, "perfect": &m.Perfect, "negated": &m.Negated} {
		s, err := status(row, column)
		if err != nil {
			return err
		}
		*to = s
	}
	return put(row, t.Modals, row.Get("lemma"), m)
}

func (t *Tables) adverb(row tsv.Row) error {
	s, err := status(row, "status")
	if err != nil {
		return err
	}
	kind := row.Get("kind")
	if kind != "neg" && kind != "near" && kind != "adv" {
		return row.Errorf("kind %q is not neg, near or adv", kind)
	}
	return put(row, t.Adverbs, row.Get("word"), Adverb{s, kind})
}

func (t *Tables) modifier(row tsv.Row) error {
	s, err := status(row, "status")
	if err != nil {
		return err
	}
	return put(row, t.Modifiers, row.Get("word"), s)
}

func (t *Tables) mark(row tsv.Row) error {
	e, err := effect(row, "status")
	if err != nil {
		return err
	}
	scope := row.Get("scope")
	if scope != "clause" && scope != "phrase" && scope != "both" {
		return row.Errorf("scope %q is not clause, phrase or both", scope)
	}
	words := row.Get("words")
	t.MarkWords = max(t.MarkWords, 1+strings.Count(words, " "))
	if scope != "phrase" {
		if err := put(row, t.ClauseMarks, words, e); err != nil {
			return err
		}
	}
	if scope != "clause" {
		return put(row, t.PhraseMarks, words, e)
	}
	return nil
}

func (t *Tables) noun(row tsv.Row) error {
	if row.Get("class") == "" {
		return row.Errorf("class is empty")
	}
	return put(row, t.Nouns, row.Get("lemma"), row.Get("class"))
}
