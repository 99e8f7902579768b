// Package conllu reads treebanks in CoNLL-U, the format of Universal
// Dependencies. It keeps words, multiword tokens, spacing and paragraphs,
// and drops empty nodes and enhanced graphs.
//
// Reading is linear; values are plain and safe to share once read.
package conllu

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
)

// Word is one syntactic word. Head is 1-based, 0 for the root. Empty cells
// ("_") are "" except in Form and Lemma, where the underscore may be meant.
type Word struct {
	Form, Lemma, UPOS, XPOS, Feats string
	Head                           int
	Deprel                         string
	Misc                           string
	SpaceAfter                     bool
}

// Range is a multiword token over words First to Last (0-based, inclusive).
type Range struct {
	First, Last int
	Form        string
	SpaceAfter  bool
}

// Sentence is one tree. NewDoc and NewPar say that it begins a document or
// a paragraph.
type Sentence struct {
	ID, Doc        string
	Text           string
	NewDoc, NewPar bool
	Words          []Word
	Ranges         []Range
}

// ReadFile reads a file in CoNLL-U.
func ReadFile(path string) ([]Sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open treebank: %w", err)
	}
	defer f.Close()
	out, err := Read(f)
	if err != nil {
		return nil, fmt.Errorf("%s:%w", path, err)
	}
	return out, nil
}

// Read reads sentences until r ends. Errors begin with the line number.
func Read(r io.Reader) ([]Sentence, error) {
	sc := bufio.NewScanner(r)
	sc.Buffer(make([]byte, 1<<16), 1<<24)
	var out []Sentence
	p := parser{}
	line := 0
	for sc.Scan() {
		line++
		if err := p.line(strings.TrimSuffix(sc.Text(), "\r")); err != nil {
			return nil, fmt.Errorf("%d: %w", line, err)
		}
		if p.done {
			if err := check(&p.sent); err != nil {
				return nil, fmt.Errorf("%d: %w", line, err)
			}
			out = append(out, p.sent)
			p = parser{doc: p.doc}
		}
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("%d: %w", line, err)
	}
	if len(p.sent.Words) > 0 {
		if err := check(&p.sent); err != nil {
			return nil, fmt.Errorf("%d: %w", line, err)
		}
		out = append(out, p.sent)
	}
	return out, nil
}

type parser struct {
	sent Sentence
	doc  string
	done bool
}

func (p *parser) line(s string) error {
	switch {
	case s == "":
		p.done = len(p.sent.Words) > 0
		return nil
	case strings.HasPrefix(s, "#"):
		p.comment(s)
		return nil
	}
	return p.word(s)
}

func (p *parser) comment(s string) {
	key, value, _ := strings.Cut(strings.TrimSpace(s[1:]), " = ")
	switch {
	case strings.HasPrefix(key, "newdoc"):
		p.doc, p.sent.NewDoc, p.sent.NewPar = value, true, true
	case key == "newpar" || strings.HasPrefix(key, "newpar id"):
		p.sent.NewPar = true
	case key == "sent_id":
		p.sent.ID = value
	case key == "text":
		p.sent.Text = value
	}
	p.sent.Doc = p.doc
}

func (p *parser) word(s string) error {
	c := strings.Split(s, "\t")
	if len(c) != 10 {
		return fmt.Errorf("%d columns, want 10", len(c))
	}
	space := !strings.Contains(c[9], "SpaceAfter=No")
	if a, b, ok := strings.Cut(c[0], "-"); ok {
		first, err1 := strconv.Atoi(a)
		last, err2 := strconv.Atoi(b)
		if err1 != nil || err2 != nil || first < 1 || last < first {
			return fmt.Errorf("bad range %q", c[0])
		}
		p.sent.Ranges = append(p.sent.Ranges, Range{first - 1, last - 1, c[1], space})
		return nil
	}
	if strings.Contains(c[0], ".") {
		return nil
	}
	id, err := strconv.Atoi(c[0])
	if err != nil || id != len(p.sent.Words)+1 {
		return fmt.Errorf("word %q, want %d", c[0], len(p.sent.Words)+1)
	}
	head := 0
	if c[6] != "_" {
		if head, err = strconv.Atoi(c[6]); err != nil || head < 0 {
			return fmt.Errorf("bad head %q", c[6])
		}
	}
	p.sent.Words = append(p.sent.Words, Word{Form: c[1], Lemma: c[2], UPOS: blank(c[3]), XPOS: blank(c[4]),
		Feats: blank(c[5]), Head: head, Deprel: blank(c[7]), Misc: blank(c[9]), SpaceAfter: space})
	return nil
}

func blank(s string) string {
	if s == "_" {
		return ""
	}
	return s
}

func check(s *Sentence) error {
	for i, w := range s.Words {
		if w.Head > len(s.Words) {
			return fmt.Errorf("head of word %d is outside the sentence", i+1)
		}
	}
	for _, r := range s.Ranges {
		if r.Last >= len(s.Words) {
			return fmt.Errorf("range of %q is outside the sentence", r.Form)
		}
	}
	return nil
}
