package conllu

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Entity is a name over words First to Last, 0-based and inclusive.
type Entity struct {
	First, Last int
	Kind        string // person, organization, place, event, …
}

// Names returns the proper names among the entity mentions of GUM's
// "Entity=" layer, in order and disjoint. A mention counts when its
// syntactic head is a proper noun; titles, determiners and other modifiers
// around the name are cut off, as the names of UNER are. With offices, a
// person called by the office alone ("the Secretary") counts too.
func (s *Sentence) Names(offices bool) []Entity {
	var out []Entity
	taken := make([]bool, len(s.Words))
	mentions := s.mentions()
	for _, m := range mentions {
		head := s.headOf(m)
		if head < 0 || s.Words[head].UPOS != "PROPN" {
			continue
		}
		n := s.core(m, head)
		if !offices && m.Kind == "person" && n.First == n.Last && s.determined(head) {
			continue // the Secretary: an office, no name
		}
		free := true
		for i := n.First; i <= n.Last; i++ {
			free = free && !taken[i]
		}
		if !free {
			continue
		}
		for i := n.First; i <= n.Last; i++ {
			taken[i] = true
		}
		out = append(out, n)
	}
	for i := 1; i < len(out); i++ {
		for j := i; j > 0 && out[j].First < out[j-1].First; j-- {
			out[j], out[j-1] = out[j-1], out[j]
		}
	}
	return out
}

// determined reports whether a word has a determiner.
func (s *Sentence) determined(i int) bool {
	for _, w := range s.Words {
		if w.Head == i+1 && w.UPOS == "DET" {
			return true
		}
	}
	return false
}

// mentions lists the mentions that open and close in the sentence, longer
// ones first among those that end together.
func (s *Sentence) mentions() []Entity {
	type open struct {
		id   string
		kind string
		at   int
	}
	var stack []open
	var out []Entity
	for i, w := range s.Words {
		for part := range strings.SplitSeq(w.Misc, "|") {
			v, ok := strings.CutPrefix(part, "Entity=")
			for ok && v != "" {
				if v[0] == '(' {
					end := strings.IndexAny(v[1:], "()") + 1
					if end == 0 {
						end = len(v)
					}
					c := strings.Split(v[1:end], "-")
					kind := ""
					if len(c) > 1 {
						kind = c[1]
					}
					stack = append(stack, open{c[0], kind, i})
					v = v[end:]
					if strings.HasPrefix(v, ")") {
						out = append(out, Entity{i, i, kind})
						stack = stack[:len(stack)-1]
						v = v[1:]
					}
					continue
				}
				id, rest, _ := strings.Cut(v, ")")
				for k := len(stack) - 1; k >= 0; k-- {
					if stack[k].id == id {
						out = append(out, Entity{stack[k].at, i, stack[k].kind})
						stack = append(stack[:k], stack[k+1:]...)
						break
					}
				}
				v = rest
			}
		}
	}
	for i := 1; i < len(out); i++ {
		for j := i; j > 0 && out[j].Last-out[j].First > out[j-1].Last-out[j-1].First; j-- {
			out[j], out[j-1] = out[j-1], out[j]
		}
	}
	return out
}

func (s *Sentence) headOf(m Entity) int {
	for i := m.First; i <= m.Last; i++ {
		if h := s.Words[i].Head - 1; h < m.First || h > m.Last {
			return i
		}
	}
	return -1
}

func capital(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

// core cuts a mention down to its name around the head.
func (s *Sentence) core(m Entity, head int) Entity {
	n := Entity{head, head, m.Kind}
	for i := head - 1; i >= m.First; i-- {
		w := s.Words[i]
		if w.Form == "-" && i > m.First && capital(s.Words[i-1].Form) {
			continue
		}
		if !capital(w.Form) || w.Deprel == "nmod:desc" || w.Deprel == "nmod:poss" || w.UPOS == "DET" || w.UPOS == "PRON" || w.Deprel == "appos" {
			break
		}
		if w.UPOS != "PROPN" && w.UPOS != "NOUN" && w.UPOS != "ADJ" && w.UPOS != "NUM" && w.UPOS != "VERB" {
			break
		}
		n.First = i
	}
	for i := head + 1; i <= m.Last; i++ {
		w := s.Words[i]
		if s.within(i, head, m) && capital(w.Form) && w.Deprel != "appos" && w.Deprel != "conj" &&
			(w.UPOS == "PROPN" || w.UPOS == "NUM" || w.UPOS == "NOUN") {
			n.Last = i
			continue
		}
		if w.Form == "-" || w.Form == "." {
			continue
		}
		if m.Kind != "person" && (w.Form == "of" || w.Form == "for" || w.Form == "the" || w.Form == "and" || w.Form == "on" || w.UPOS == "ADJ" && capital(w.Form)) {
			continue
		}
		break
	}
	return n
}

// within reports whether head governs word i by a chain inside m.
func (s *Sentence) within(i, head int, m Entity) bool {
	for range 20 {
		if i == head {
			return true
		}
		i = s.Words[i].Head - 1
		if i < m.First || i > m.Last {
			return false
		}
	}
	return false
}
