package who

import (
	_ "embed"
	"fmt"
	"io"
	"sort"
	"strings"

	"entente"
	"entente/english"
	"entente/reading/who"
)

//go:embed data/passages.txt
var passagesText string

// reference is one pronoun or definite noun with the parties it stands for.
type reference struct {
	span  entente.Span
	codes []string // sorted; nil for none
	names []string
}

type passage struct {
	doc  *entente.Document
	refs []reference
}

// parsePassages reads the format that data/passages.txt explains.
func parsePassages(data string) ([]passage, error) {
	var out []passage
	var cur *passage
	flush := func() {
		if cur != nil {
			cur.doc.Blocks = []entente.Block{{Kind: entente.BlockBody, Span: entente.Span{End: len(cur.doc.Text)}}}
			out = append(out, *cur)
		}
	}
	for n, line := range strings.Split(data, "\n") {
		switch {
		case strings.HasPrefix(line, "#"), strings.TrimSpace(line) == "":
		case strings.HasPrefix(line, "== "):
			flush()
			d := strings.TrimPrefix(line, "== ")
			cur = &passage{doc: &entente.Document{Published: entente.Date{EDTF: d, Start: d, End: d, Basis: entente.BasisHeader}}}
		case cur == nil:
			return nil, fmt.Errorf("passages.txt:%d: text before the first passage", n+1)
		default:
			if err := cur.add(line); err != nil {
				return nil, fmt.Errorf("passages.txt:%d: %w", n+1, err)
			}
		}
	}
	flush()
	return out, nil
}

// add takes the brackets out of a line.
func (p *passage) add(line string) error {
	var b strings.Builder
	for {
		i := strings.IndexByte(line, '[')
		if i < 0 {
			b.WriteString(line)
			break
		}
		j := strings.IndexByte(line, ']')
		if j < i {
			return fmt.Errorf("a bracket is not closed")
		}
		words, gold, ok := strings.Cut(line[i+1:j], "|")
		if !ok {
			return fmt.Errorf("no gold in %q", line[i:j+1])
		}
		b.WriteString(line[:i])
		at := len(p.doc.Text) + b.Len()
		b.WriteString(words)
		r := reference{span: entente.Span{Start: at, End: at + len(words)}}
		if gold != "-" {
			for _, g := range strings.Split(gold, "+") {
				code, name, _ := strings.Cut(g, "/")
				r.codes = append(r.codes, code)
				if name != "" {
					r.names = append(r.names, name)
				}
			}
			sort.Strings(r.codes)
		}
		p.refs = append(p.refs, r)
		line = line[j+1:]
	}
	p.doc.Text += b.String() + "\n"
	return nil
}

// Reference scores: precision over what the program resolves among the
// marked references, recall over those that have a party.
type Reference struct{ Right, Resolved, Gold int }

// Precision and Recall of the references.
func (s Reference) Precision() float64 { return float64(s.Right) / float64(max(1, s.Resolved)) }
func (s Reference) Recall() float64    { return float64(s.Right) / float64(max(1, s.Gold)) }

// Passages scores the pronouns and definite nouns of data/passages.txt; wrong
// ones go to w. With en nil the text is not analysed.
func Passages(r *who.Resolver, en *english.English, w io.Writer) (Reference, error) {
	ps, err := parsePassages(passagesText)
	if err != nil {
		return Reference{}, err
	}
	var s Reference
	for _, p := range ps {
		var sents []entente.Sentence
		var given []entente.Mention
		if en != nil {
			sents, given = en.Analyse(p.doc.Text, p.doc.Blocks)
		}
		ms := r.Resolve(p.doc, sents, given, nil)
		for _, ref := range p.refs {
			s.score(p, ref, ms, w)
		}
	}
	return s, nil
}

func (s *Reference) score(p passage, ref reference, ms []entente.Mention, w io.Writer) {
	if ref.codes != nil {
		s.Gold++
	}
	var got *entente.Mention
	for i := range ms {
		m := &ms[i]
		if len(m.Actors) > 0 && m.End == ref.span.End && (m.Start == ref.span.Start || m.Start > ref.span.Start && m.Rule != "name") {
			got = m
			break
		}
	}
	if got == nil {
		if ref.codes != nil {
			fmt.Fprintf(w, "  missed %q in %q\n", ref.span.Of(p.doc.Text), around(p.doc.Text, ref.span))
		}
		return
	}
	s.Resolved++
	if right(got, ref) {
		s.Right++
		return
	}
	var codes []string
	for _, a := range got.Actors {
		codes = append(codes, a.Code+"/"+a.Name)
	}
	fmt.Fprintf(w, "  wrong %q = %s (%s), not %v in %q\n", ref.span.Of(p.doc.Text), strings.Join(codes, "+"), got.Rule, ref.codes, around(p.doc.Text, ref.span))
}

func right(m *entente.Mention, ref reference) bool {
	var codes []string
	names := map[string]bool{}
	for _, a := range m.Actors {
		codes = append(codes, a.Code)
		names[a.Name] = true
	}
	sort.Strings(codes)
	if strings.Join(codes, "+") != strings.Join(ref.codes, "+") {
		return false
	}
	for _, n := range ref.names {
		if !names[n] {
			return false
		}
	}
	return true
}

func around(text string, s entente.Span) string {
	return strings.ReplaceAll(text[max(0, s.Start-50):min(len(text), s.End+30)], "\n", " ")
}
