package conllu

import "strings"

// Token is a surface token: one word, or a multiword token.
type Token struct {
	First, Last int // words, 0-based, inclusive
	Form        string
	SpaceAfter  bool
}

// Tokens lists the surface tokens of s in order.
func (s *Sentence) Tokens() []Token {
	out := make([]Token, 0, len(s.Words))
	r := 0
	for i := 0; i < len(s.Words); i++ {
		if r < len(s.Ranges) && s.Ranges[r].First == i {
			m := s.Ranges[r]
			out = append(out, Token{i, m.Last, m.Form, m.SpaceAfter})
			i = m.Last
			r++
			continue
		}
		out = append(out, Token{i, i, s.Words[i].Form, s.Words[i].SpaceAfter})
	}
	return out
}

// Paragraph is a run of sentences and the text they make. Words[i][j] is the
// byte interval of word j of sentence i in Text; words of a multiword token
// share it in proportion to the lengths of their forms.
type Paragraph struct {
	Text      string
	Sentences []Sentence
	Words     [][][2]int
}

// Paragraphs rebuilds the raw text of a treebank, paragraph by paragraph.
func Paragraphs(sents []Sentence) []Paragraph {
	var out []Paragraph
	for i := 0; i < len(sents); {
		j := i + 1
		for j < len(sents) && !sents[j].NewPar {
			j++
		}
		out = append(out, paragraph(sents[i:j]))
		i = j
	}
	return out
}

func paragraph(sents []Sentence) Paragraph {
	p := Paragraph{Sentences: sents}
	var b strings.Builder
	for i := range sents {
		spans := make([][2]int, len(sents[i].Words))
		for _, t := range sents[i].Tokens() {
			at := b.Len()
			b.WriteString(t.Form)
			share(spans[t.First:t.Last+1], sents[i].Words[t.First:t.Last+1], at, b.Len())
			if t.SpaceAfter {
				b.WriteByte(' ')
			}
		}
		p.Words = append(p.Words, spans)
	}
	p.Text = b.String()
	return p
}

// share divides [from,to) among words: exactly when their forms add up to the
// surface form, else word by word from the left with the rest to the last.
func share(spans [][2]int, words []Word, from, to int) {
	at := from
	for i := range words {
		end := min(at+len(words[i].Form), to-(len(words)-1-i))
		if i == len(words)-1 {
			end = to
		}
		end = max(end, at)
		spans[i] = [2]int{at, end}
		at = end
	}
}
