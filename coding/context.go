package coding

import (
	"strings"

	"entente"
)

// lemmaAt is the lemma of a predicate, of the verb for a word tagged as none.
func (c *Coder) lemmaAt(t *tree, i int) string {
	if stem := t.alt[i]; stem != "" && t.clausal(i) {
		for _, v := range spellings(stem) {
			if len(c.verbs.For(v)) > 0 {
				return v
			}
		}
	}
	return t.lemma[i]
}

func (c *Coder) lemmasOf(t *tree, tokens []int) []string {
	out := make([]string, 0, len(tokens))
	for _, i := range tokens {
		if t.upos(i) != "PUNCT" {
			out = append(out, t.lemma[i])
		}
	}
	return out
}

// event is the ontology's view of the match.
func (c *Coder) event(m *match, lemmas []string) *entente.Event {
	e := &entente.Event{Type: m.p.Type, Mode: m.p.Mode, CAMEO: m.p.CAMEO, Quad: c.ontology.Quad(m.p.Type)}
	if e.CAMEO == "" {
		e.CAMEO = c.ontology.CAMEO(e.Type, e.Mode)
	}
	for _, ctx := range c.ontology.Contexts {
		if speaks(lemmas, ctx.Words) {
			e.Contexts = append(e.Contexts, ctx.Name)
		}
	}
	return e
}

// speaks reports whether one of the sequences occurs in lemmas.
func speaks(lemmas, sequences []string) bool {
	for _, seq := range sequences {
		first, rest, many := strings.Cut(seq, "_")
		for i, l := range lemmas {
			if l != first {
				continue
			}
			if !many {
				return true
			}
			ok, j := true, i+1
			for part := range strings.SplitSeq(rest, "_") {
				if j >= len(lemmas) || lemmas[j] != part {
					ok = false
					break
				}
				j++
			}
			if ok {
				return true
			}
		}
	}
	return false
}
