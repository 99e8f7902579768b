// Package phrases is the data that the brief's composer and its checker both
// hold to: the fixed phrases a brief may use, words that judge, expressions
// of likelihood, and words that carry the status of a statement. It is a data
// leaf: it embeds and validates its files and knows no room.
//
// A *Phrases is immutable and safe for concurrent use; Load parses the files
// once.
package phrases

import (
	"embed"
	"iter"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"entente/lexicon/tsv"
)

//go:embed *.tsv
var files embed.FS

// Likelihood is one row of the ICD 203 table, bounds in percent.
type Likelihood struct {
	Phrase    string
	Low, High int
}

// Phrases is the loaded data.
type Phrases struct {
	frames     map[string]string
	texts      map[string]bool
	evaluative map[string]bool
	cues       map[string][]string // class → patterns
	openers    map[string]bool
	Likelihood []Likelihood
}

// Load returns the embedded data, parsed once.
var Load = sync.OnceValues(load)

func load() (*Phrases, error) {
	p := &Phrases{
		frames: map[string]string{}, texts: map[string]bool{},
		evaluative: map[string]bool{}, cues: map[string][]string{}, openers: map[string]bool{},
	}
	frames, err := tsv.Load(files, "frames.tsv", "key", "text")
	if err != nil {
		return nil, err
	}
	for _, r := range frames.Rows {
		text := strings.ReplaceAll(r.Get("text"), "_", " ")
		if text == "" {
			return nil, r.Errorf("frame %q is empty", r.Get("key"))
		}
		if _, twice := p.frames[r.Get("key")]; twice {
			return nil, r.Errorf("frame %q is given twice", r.Get("key"))
		}
		p.frames[r.Get("key")] = text
		p.texts[text] = true
	}
	words, err := tsv.Load(files, "evaluative.tsv", "word")
	if err != nil {
		return nil, err
	}
	for _, r := range words.Rows {
		w := r.Get("word")
		if w != strings.ToLower(w) || p.evaluative[w] {
			return nil, r.Errorf("word %q is not lower case or stands twice", w)
		}
		p.evaluative[w] = true
	}
	if err := p.loadCues(); err != nil {
		return nil, err
	}
	openers, err := tsv.Load(files, "openers.tsv", "phrase")
	if err != nil {
		return nil, err
	}
	for _, r := range openers.Rows {
		p.openers[r.Get("phrase")] = true
	}
	return p, p.loadLikelihood()
}

func (p *Phrases) loadCues() error {
	table, err := tsv.Load(files, "cues.tsv", "class", "word")
	if err != nil {
		return err
	}
	for _, r := range table.Rows {
		class, w := r.Get("class"), r.Get("word")
		if w == "" || w != strings.ToLower(w) {
			return r.Errorf("word %q is not lower case", w)
		}
		p.cues[class] = append(p.cues[class], w)
	}
	return nil
}

func (p *Phrases) loadLikelihood() error {
	table, err := tsv.Load(files, "likelihood.tsv", "phrase", "low", "high")
	if err != nil {
		return err
	}
	for _, r := range table.Rows {
		low, err1 := strconv.Atoi(r.Get("low"))
		high, err2 := strconv.Atoi(r.Get("high"))
		if err1 != nil || err2 != nil || low >= high {
			return r.Errorf("bounds %q and %q are not ascending numbers", r.Get("low"), r.Get("high"))
		}
		p.Likelihood = append(p.Likelihood, Likelihood{r.Get("phrase"), low, high})
	}
	return nil
}

// Frame returns the phrase under key; it panics on a key that is not in the
// file, which a test of every caller's keys excludes.
func (p *Phrases) Frame(key string) string {
	text, ok := p.frames[key]
	if !ok {
		panic("phrases: no frame " + strconv.Quote(key))
	}
	return text
}

// IsFrame reports whether text is one of the fixed phrases.
func (p *Phrases) IsFrame(text string) bool { return p.texts[text] }

// Evaluative reports whether a word, in any case, judges.
func (p *Phrases) Evaluative(word string) bool { return p.evaluative[strings.ToLower(word)] }

// Opener reports whether a phrase, in any case, only ties a sentence to the
// one before.
func (p *Phrases) Opener(phrase string) bool { return p.openers[strings.ToLower(phrase)] }

// Cue reports whether a word carries status of the class. "May" with a
// capital is taken for the month.
func (p *Phrases) Cue(class, word string) bool {
	if word == "May" {
		return false
	}
	word = strings.ToLower(word)
	for _, w := range p.cues[class] {
		if stem, ok := strings.CutSuffix(w, "*"); ok && strings.HasPrefix(word, stem) || w == word {
			return true
		}
	}
	return false
}

// Words splits text into words: runs of letters, digits, apostrophes and
// hyphens between letters. Each comes with its byte offset.
func Words(text string) iter.Seq2[string, int] {
	return func(yield func(word string, at int) bool) { words(text, yield) }
}

func words(text string, yield func(word string, at int) bool) {
	start := -1
	for i, r := range text {
		in := unicode.IsLetter(r) || unicode.IsDigit(r) ||
			start >= 0 && (r == '-' || r == '\'' || r == '’') && letterAfter(text, i, r)
		switch {
		case in && start < 0:
			start = i
		case !in && start >= 0:
			if !yield(text[start:i], start) {
				return
			}
			start = -1
		}
	}
	if start >= 0 {
		yield(text[start:], start)
	}
}

func letterAfter(text string, i int, r rune) bool {
	next, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
	return unicode.IsLetter(next)
}
