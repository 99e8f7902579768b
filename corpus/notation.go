package corpus

import (
	"fmt"
	"slices"
	"strings"
)

// The notation. A line that begins with '#' is a comment.
//
//	= ID STYLE AAA-BBB [2006-01-02]
//	S a sentence
//	E TYPE[.mode] act | CODE[.SECTOR] text ; … | CODE text ; … | tag text | …
//
// A passage begins with '='; its sentences follow, each with the events that
// it tells. The act and every text are verbatim parts of the sentence; text#2
// is the second place where text stands. "-" is an empty list. Tags:
//
//	D text       the expression of time
//	S CODE text  the speaker ("-" for no code)
//	! status     planned ongoing hedged alleged denied negated hyp pastexp
//	X + or - or 0  the effect on the dyad, where it is not that of the type

// Parse reads passages in the notation. file names them in errors.
func Parse(file, text string, o Ontology) ([]Passage, error) {
	r := reader{file: file, types: o, seen: map[string]bool{}}
	for line := range strings.SplitSeq(text, "\n") {
		r.line++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if err := r.read(line); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, r.line, err)
		}
	}
	for i := range r.out {
		if len(r.out[i].Sentences) == 0 {
			return nil, fmt.Errorf("%s: passage %s has no sentence", file, r.out[i].ID)
		}
	}
	return r.out, nil
}

// Ontology is what Parse must know of event types: ontology.Ontology has it.
type Ontology interface {
	HasType(name string) bool
	HasMode(typ, mode string) bool
	Quad(typ string) string
}

type reader struct {
	file  string
	line  int
	types Ontology
	seen  map[string]bool
	out   []Passage
}

func (r *reader) read(line string) error {
	mark, rest, _ := strings.Cut(line, " ")
	rest = strings.TrimSpace(rest)
	if mark == "=" {
		return r.passage(rest)
	}
	if len(r.out) == 0 {
		return fmt.Errorf("%q before any passage", mark)
	}
	p := &r.out[len(r.out)-1]
	switch mark {
	case "S":
		return r.sentence(p, rest)
	case "E":
		if len(p.Sentences) == 0 {
			return fmt.Errorf("an event before any sentence")
		}
		e, err := r.event(p, rest)
		if err != nil {
			return err
		}
		p.Events = append(p.Events, e)
		return nil
	}
	return fmt.Errorf("unknown mark %q", mark)
}

func (r *reader) passage(rest string) error {
	f := strings.Fields(rest)
	if len(f) < 3 || len(f) > 4 {
		return fmt.Errorf("want: = ID STYLE AAA-BBB [date]")
	}
	if r.seen[f[0]] {
		return fmt.Errorf("passage %s is there twice", f[0])
	}
	r.seen[f[0]] = true
	if !slices.Contains(styles, f[1]) {
		return fmt.Errorf("unknown style %q", f[1])
	}
	a, b, ok := strings.Cut(f[2], "-")
	if !ok || len(a) != 3 || len(b) != 3 || a >= b {
		return fmt.Errorf("%q is not a dyad in alphabetical order", f[2])
	}
	p := Passage{ID: f[0], Style: f[1], Dyad: f[2], Split: split(f[0], f[2]), Events: []Event{}}
	if len(f) == 4 {
		p.Published = f[3]
	}
	r.out = append(r.out, p)
	return nil
}

func (r *reader) sentence(p *Passage, text string) error {
	if text == "" {
		return fmt.Errorf("an empty sentence")
	}
	if p.Text != "" {
		p.Text += " "
	}
	start := len(p.Text)
	p.Text += text
	p.Sentences = append(p.Sentences, Span{start, len(p.Text), text})
	return nil
}
