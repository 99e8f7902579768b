package depend

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente"
	"entente/lexicon/publishers"
)

// Credit is a place where a text credits or cites a publishing house.
type Credit struct {
	Family string
	Wire   bool // the text is the house's dispatch; else it cites the house
	Span   entente.Span
}

// Spotter finds credits. It is immutable and safe for concurrent use.
type Spotter struct {
	lex     *publishers.Table
	byFirst map[string][]spotName // first word → names, longest first
}

type spotName struct {
	name   string
	family *publishers.Family
}

// NewSpotter makes a Spotter of the lexicon.
func NewSpotter(lex *publishers.Table) *Spotter {
	s := &Spotter{lex: lex, byFirst: map[string][]spotName{}}
	for i := range lex.Families {
		f := &lex.Families[i]
		for _, n := range f.Names {
			first := firstWord(n)
			s.byFirst[first] = append(s.byFirst[first], spotName{n, f})
		}
	}
	for _, list := range s.byFirst {
		sort.Slice(list, func(i, j int) bool {
			if len(list[i].name) != len(list[j].name) {
				return len(list[i].name) > len(list[j].name)
			}
			return list[i].name < list[j].name
		})
	}
	return s
}

func firstWord(s string) string {
	for i, c := range s {
		if !wordRune(c) {
			return s[:i]
		}
	}
	return s
}

// Find returns the credits of a document in order: those that intake marked,
// and those that the forms of the lexicon find in its text.
func (s *Spotter) Find(doc *entente.Document) []Credit {
	blocks := blocksOf(doc)
	var out []Credit
	for _, c := range doc.Credits {
		if f := s.lex.Family(c.Name, ""); f != "" && c.Check(doc.Text) == nil && c.Kind == "wire" {
			out = append(out, Credit{f, true, c.Span})
		}
	}
	seen := 0
	for i, b := range blocks {
		if b.Check(doc.Text) != nil || b.Kind == entente.BlockNavigation || b.Kind == entente.BlockTeaser || b.Kind == entente.BlockReference {
			continue
		}
		head := seen < 2 && b.Kind != entente.BlockHeading
		if b.Kind == entente.BlockBody {
			seen++
		}
		out = s.block(out, doc.Text, b, head, i >= len(blocks)-3)
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Span.Start < out[j].Span.Start })
	return out
}

// block scans one block for names and looks at what stands beside each.
func (s *Spotter) block(out []Credit, text string, b entente.Block, head, tail bool) []Credit {
	for i := b.Start; i < b.End; {
		c, n := utf8.DecodeRuneInString(text[i:])
		if !wordRune(c) {
			i += n
			continue
		}
		j := i
		for j < b.End {
			c, n := utf8.DecodeRuneInString(text[j:])
			if !wordRune(c) {
				break
			}
			j += n
		}
		end := 0
		if f, e := s.nameAt(text, b, i, j); f != nil {
			where := place{head: head && i-b.Start < 300, tail: tail && b.End-e < 500}
			if form := s.form(text, b, i, e, f, where); form != nil {
				out = append(out, Credit{f.Name, form.Wire, entente.Span{Start: i, End: e}})
			}
			end = e
		}
		i = max(j, end)
	}
	return out
}

func (s *Spotter) nameAt(text string, b entente.Block, i, j int) (*publishers.Family, int) {
	for _, n := range s.byFirst[text[i:j]] {
		e := i + len(n.name)
		if e <= b.End && text[i:e] == n.name {
			if c, _ := utf8.DecodeRuneInString(text[e:]); e == b.End || !wordRune(c) {
				return n.family, e
			}
		}
	}
	return nil, 0
}

type place struct{ head, tail bool }

func (s *Spotter) form(text string, b entente.Block, i, e int, f *publishers.Family, at place) *publishers.Form {
	before := clean(text[max(b.Start, i-48):i])
	after := clean(text[e:min(b.End, e+32)])
	var best *publishers.Form // the longest: "as reported by" holds "by"
	for k := range s.lex.Forms {
		form := &s.lex.Forms[k]
		switch {
		case form.AgencyOnly && !f.Agency(), f.Kind == "government" || f.Kind == "reference":
			continue
		case form.Where == "head" && !at.head, form.Where == "tail" && !at.tail:
			continue
		}
		if endsWith(before, form.Before) && startsWith(after, form.After) &&
			(best == nil || len(form.Before)+len(form.After) > len(best.Before)+len(best.After)) {
			best = form
		}
	}
	return best
}

// clean lowers case and reduces white space, keeping one space at each end
// where there was any, and cuts a broken rune.
func clean(s string) string {
	s = strings.ToValidUTF8(s, "")
	var b strings.Builder
	space := false
	for _, c := range s {
		if unicode.IsSpace(c) {
			space = true
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(unicode.ToLower(c))
	}
	if space {
		b.WriteByte(' ')
	}
	return b.String()
}

func endsWith(before, want string) bool {
	if want == "" {
		return true
	}
	rest, ok := strings.CutSuffix(before, want)
	if !ok {
		return false
	}
	first, _ := utf8.DecodeRuneInString(want)
	last, _ := utf8.DecodeLastRuneInString(rest)
	return !wordRune(first) || rest == "" || !wordRune(last)
}

func startsWith(after, want string) bool {
	if want == "" {
		return true
	}
	for _, a := range []string{after, strings.NewReplacer("—", "-", "–", "-").Replace(after)} {
		if rest, ok := strings.CutPrefix(a, want); ok {
			next, _ := utf8.DecodeRuneInString(rest)
			last, _ := utf8.DecodeLastRuneInString(want)
			return !wordRune(last) || rest == "" || !wordRune(next)
		}
	}
	return false
}
