package dispute

import (
	"cmp"
	"hash/fnv"
	"slices"
	"strings"

	"entente"
	"entente/lexicon/scales"
	"entente/weighing/words"
)

// term is a content word at an offset. h is a hash of its lemma, of the word
// that stands for all like it, or of the code of a country; bits its
// information.
type term struct {
	at   int
	h    uint32
	bits float32
	name bool
}

func mentionsBySentence(r *entente.Reading) [][]*entente.Mention {
	out := make([][]*entente.Mention, len(r.Sentences))
	for i := range r.Mentions {
		if m := &r.Mentions[i]; m.Sentence >= 0 && m.Sentence < len(out) {
			out[m.Sentence] = append(out[m.Sentence], m)
		}
	}
	return out
}

// countryNames are the names of the countries that a document names.
func countryNames(r *entente.Reading) map[string]string {
	out := map[string]string{}
	for i := range r.Mentions {
		m := &r.Mentions[i]
		if m.Kind != entente.Place || len(m.Actors) != 1 || len(m.Actors[0].Code) != 3 {
			continue
		}
		if a := m.Actors[0]; a.Name != "" && out[a.Code] == "" {
			out[a.Code] = a.Name
		}
	}
	return out
}

func codesOf(ms []*entente.Mention) []string {
	var out []string
	for _, m := range ms {
		for _, a := range m.Actors {
			if a.Code != "" && !slices.Contains(out, a.Code) {
				out = append(out, a.Code)
			}
		}
	}
	slices.Sort(out)
	return out
}

func hash(s string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(s))
	return h.Sum32()
}

// terms lists the content words of a sentence in order. Names of countries
// and nationalities go by their code, so that "Ukrainian" meets "Ukraine".
func (f *Finder) terms(s *entente.Sentence, ms []*entente.Mention) []term {
	var out []term
	for i := range s.Tokens {
		t := &s.Tokens[i]
		low := strings.ToLower(t.Lemma)
		switch t.UPOS {
		case "NOUN", "PROPN", "VERB", "ADJ":
		default:
			continue
		}
		if f.function[low] || f.function[strings.ToLower(t.Text)] || f.table.Denials.Is(scales.Plan, low) || len(low) < 2 {
			continue
		}
		if code := countryAt(ms, t.Span); code != "" {
			if n := len(out); n == 0 || out[n-1].h != hash("@"+code) {
				out = append(out, term{t.Start, hash("@" + code), 8, true})
			}
			continue
		}
		if a, ok := f.table.Alike[low]; ok {
			low = a
		}
		out = append(out, term{t.Start, hash(words.Stem(low)), float32(f.bits.Bits(low)), t.UPOS == "PROPN"})
	}
	return out
}

// countryAt is the code of the country whose name or adjective covers s.
func countryAt(ms []*entente.Mention, s entente.Span) string {
	for _, m := range ms {
		if (m.Kind == entente.Place || m.Kind == entente.Nationality) && m.Contains(s) && len(m.Actors) == 1 && m.Rule != "place" {
			return m.Actors[0].Code
		}
	}
	return ""
}

// rareBits is the information from which a name tells a story from others.
const rareBits = 15

// rareNames lists the rare names of a document, the first ones.
func (n *Notes) rareNames() []uint32 {
	var out []uint32
	for i := range n.lines {
		for _, t := range n.lines[i].terms {
			if t.name && t.bits >= rareBits && len(out) < 16 && !slices.Contains(out, t.h) {
				out = append(out, t.h)
			}
		}
	}
	return out
}

// reach is what is said, from right behind the verb of saying when no stop
// stands between: the object of "said no visit was planned" is all of it.
func reach(text string, q *entente.Quotation) entente.Span {
	c := q.Content
	if q.Cue.End >= c.Start || q.Cue.End < 0 || c.Start > len(text) || text[q.Cue.End] != ' ' || c.Start-q.Cue.End > 60 || q.Source.Start > q.Cue.Start {
		return c
	}
	if gap := text[q.Cue.End:c.Start]; !strings.ContainsAny(gap, ",;:.\"“”()\n") && strings.Contains(" "+strings.ToLower(gap)+" ", " no ") {
		c.Start = q.Cue.End + 1
	}
	return c
}

// tag is the term for a country, or for the first name in a span.
func (l *line) tag(code string, at entente.Span) uint32 {
	if code != "" {
		return hash("@" + code)
	}
	for _, t := range l.terms {
		if t.name && at.Start <= t.at && t.at < at.End {
			return t.h
		}
	}
	return 0
}

// codeWithin is the first code of a mention inside a span.
func codeWithin(ms []entente.Mention, s entente.Span) string {
	i, _ := slices.BinarySearchFunc(ms, s.Start, func(m entente.Mention, at int) int { return cmp.Compare(m.Start, at) })
	for ; i < len(ms) && ms[i].Start < s.End; i++ {
		if s.Contains(ms[i].Span) && len(ms[i].Actors) == 1 && ms[i].Actors[0].Code != "" {
			return ms[i].Actors[0].Code
		}
	}
	return ""
}

// within lists the terms of a line that lie in a span.
func (l *line) within(s entente.Span) []term {
	var out []term
	for _, t := range l.terms {
		if s.Start <= t.at && t.at < s.End {
			out = append(out, t)
		}
	}
	return out
}

// cover is the share of the information of want that have also holds, with
// the number of words shared and of names among them.
func cover(want, have []term) (share float64, n, names int) {
	var sum, got float64
	seen := map[uint32]bool{}
	for _, w := range want {
		if seen[w.h] {
			continue
		}
		seen[w.h] = true
		sum += float64(w.bits)
		if slices.ContainsFunc(have, func(h term) bool { return h.h == w.h }) {
			got += float64(w.bits)
			n++
			if w.name {
				names++
			}
		}
	}
	if sum == 0 {
		return 0, 0, 0
	}
	return got / sum, n, names
}

// trim drops space and stops at the ends of a span.
func trim(text string, s entente.Span) entente.Span {
	for s.Start < s.End && strings.IndexByte(" \n\t,;:", text[s.Start]) >= 0 {
		s.Start++
	}
	for s.End > s.Start && strings.IndexByte(" \n\t,;:.", text[s.End-1]) >= 0 {
		s.End--
	}
	return s
}
