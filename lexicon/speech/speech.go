// Package speech holds the words by which English reports what others say,
// think, ask for and judge: verbs and nouns with the slots of their content,
// phrases such as "according to", and heads of sources that name nobody.
//
// The files are embedded, read once on first use and checked on load; an
// error names file and line. The tables are immutable and safe for
// concurrent use.
package speech

import (
	"embed"
	"strings"
	"sync"

	"entente/lexicon/tsv"
)

//go:embed *.tsv
var files embed.FS

// Key is a reporting word and one slot of its content: "that", "quote",
// "inf", "ger", "obj" or a preposition.
type Key struct{ Lemma, Content string }

// Tables is the whole lexicon.
type Tables struct {
	// Verbs gives the class of a verb in a slot: say, deny, think, judge,
	// ask or show.
	Verbs map[Key]string
	// Reports has every lemma of Verbs.
	Reports map[string]bool
	Nouns   map[Key]bool
	// Phrases are sequences of lower-case words that lead a source.
	Phrases [][]string
	// Nameless nouns and WeakPronouns head sources that name nobody; WeakNouns
	// do when they are plural or indefinite, and hold the nameless ones too.
	Nameless, WeakNouns, WeakPronouns map[string]bool
	// Titles may stand for a name before a colon; Evidence names things that
	// can show something, as a poll does.
	Titles, Evidence map[string]bool
}

// Load returns the embedded tables.
var Load = sync.OnceValues(load)

func load() (*Tables, error) {
	t := &Tables{
		Verbs: map[Key]string{}, Reports: map[string]bool{}, Nouns: map[Key]bool{},
		Nameless: map[string]bool{}, Titles: map[string]bool{}, Evidence: map[string]bool{}, WeakNouns: map[string]bool{}, WeakPronouns: map[string]bool{},
	}
	for _, step := range []struct {
		file string
		cols []string
		add  func(tsv.Row) error
	}{
		{"verbs.tsv", []string{"lemma", "content", "class"}, t.verb},
		{"nouns.tsv", []string{"lemma", "content"}, t.noun},
		{"phrases.tsv", []string{"phrase"}, t.phrase},
		{"weak.tsv", []string{"lemma", "kind"}, t.weak},
	} {
		table, err := tsv.Load(files, step.file, step.cols...)
		if err != nil {
			return nil, err
		}
		for _, row := range table.Rows {
			if row.Get(step.cols[0]) == "" {
				return nil, row.Errorf("%s is empty", step.cols[0])
			}
			if err := step.add(row); err != nil {
				return nil, err
			}
		}
	}
	return t, nil
}

func (t *Tables) verb(row tsv.Row) error {
	switch row.Get("class") {
	case "say", "deny", "think", "judge", "ask", "show":
	default:
		return row.Errorf("class %q is unknown", row.Get("class"))
	}
	k := Key{row.Get("lemma"), row.Get("content")}
	if _, ok := t.Verbs[k]; ok || k.Content == "" {
		return row.Errorf("%s %q is empty or listed twice", k.Lemma, k.Content)
	}
	t.Verbs[k] = row.Get("class")
	t.Reports[k.Lemma] = true
	return nil
}

func (t *Tables) noun(row tsv.Row) error {
	k := Key{row.Get("lemma"), row.Get("content")}
	if t.Nouns[k] || k.Content == "" {
		return row.Errorf("%s %q is empty or listed twice", k.Lemma, k.Content)
	}
	t.Nouns[k] = true
	return nil
}

func (t *Tables) phrase(row tsv.Row) error {
	t.Phrases = append(t.Phrases, strings.Fields(row.Get("phrase")))
	return nil
}

func (t *Tables) weak(row tsv.Row) error {
	m := t.WeakNouns
	switch row.Get("kind") {
	case "noun":
	case "title":
		m = t.Titles
	case "evidence":
		m = t.Evidence
	case "nameless":
		t.Nameless[row.Get("lemma")] = true
	case "pronoun":
		m = t.WeakPronouns
	default:
		return row.Errorf("kind %q is not nameless, noun, title, evidence or pronoun", row.Get("kind"))
	}
	if m[row.Get("lemma")] {
		return row.Errorf("%s is listed twice", row.Get("lemma"))
	}
	m[row.Get("lemma")] = true
	return nil
}
