package english

import (
	"entente"
	"entente/english/segment"
)

// longest is the number of words that are parsed as one tree.
const longest = 250

// reader tags and parses one sentence of at most longest words.
type reader interface {
	// read fills UPOS, XPOS, Head (1-based, 0 for the root) and Deprel, and
	// returns the names found.
	read(scr *scratch, tokens []entente.Token) []name
}

// name is a name over tokens first to last, 0-based and inclusive.
type name struct {
	first, last int
	kind        entente.MentionKind
}

// analysis is one call of Analyse.
type analysis struct {
	english   *English
	text      string
	scr       scratch
	sentences []entente.Sentence
	mentions  []entente.Mention
}

// sentence reads one sentence of the block numbered block.
func (a *analysis) sentence(block int, s segment.Sentence) {
	tokens := make([]entente.Token, len(s.Words))
	for i, w := range s.Words {
		tokens[i] = entente.Token{Span: w, Text: w.Of(a.text)}
	}
	names := a.parse(tokens)
	out := entente.Sentence{Span: s.Span, Block: block, Tokens: tokens}
	index := len(a.sentences)
	a.sentences = append(a.sentences, out)
	for _, n := range a.english.model.refine(tokens, names) {
		a.mentions = append(a.mentions, mention(&a.sentences[index], index, n, a.text))
	}
}

// parse fills tokens, in pieces when there are too many, and returns names.
func (a *analysis) parse(tokens []entente.Token) []name {
	var names []name
	root := -1
	for from := 0; from < len(tokens); {
		to := pieceEnd(tokens, from)
		part := tokens[from:to]
		for _, n := range a.english.reader.read(&a.scr, part) {
			names = append(names, name{n.first + from, n.last + from, n.kind})
		}
		for i := range part {
			t := &part[i]
			switch {
			case t.Head > 0:
				t.Head += from
			case root < 0:
				root = from + i
				t.Deprel = "root"
			default: // the pieces hang on the first
				t.Head, t.Deprel = root+1, "parataxis"
			}
		}
		from = to
	}
	for i := range tokens {
		t := &tokens[i]
		t.Lemma = a.english.model.lemmas.Lemma(t.Text, t.UPOS, t.XPOS)
	}
	return names
}

// pieceEnd cuts an overlong sentence after the last semicolon, else comma or
// other sign, in the second half of what can be parsed at once.
func pieceEnd(tokens []entente.Token, from int) int {
	if len(tokens)-from <= longest {
		return len(tokens)
	}
	for _, signs := range []string{";:.", ",)]|"} {
		for i := from + longest - 1; i > from+longest/2; i-- {
			t := tokens[i].Text
			if len(t) == 1 && (t[0] == signs[0] || t[0] == signs[1] || t[0] == signs[2]) {
				return i + 1
			}
		}
	}
	return from + longest
}

// mention makes the mention of a name; its head is the token whose governor
// lies outside.
func mention(s *entente.Sentence, index int, n name, text string) entente.Mention {
	head := n.last
	for i := n.first; i <= n.last; i++ {
		if h := s.Tokens[i].Head - 1; (h < n.first || h > n.last) && s.Tokens[i].UPOS != "PUNCT" {
			head = i
			break
		}
	}
	span := s.Tokens[n.first].Span.Cover(s.Tokens[n.last].Span)
	return entente.Mention{Span: span, Text: span.Of(text), Kind: n.kind, Sentence: index, Head: head}
}
