package coding

import (
	"slices"
	"strings"

	"entente"
	"entente/lexicon/ontology"
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

// event is the ontology's view of the match, or of its refusal.
func (c *Coder) event(m *match, lemmas []string, refused bool) *entente.Event {
	e := &entente.Event{Type: m.p.Type, Mode: m.p.Mode, CAMEO: m.p.CAMEO, Quad: c.ontology.Quad(m.p.Type)}
	if refused {
		e = &entente.Event{Type: "REJECT", CAMEO: "120", Quad: c.ontology.Quad("REJECT")}
	}
	if e.CAMEO == "" {
		e.CAMEO = c.ontology.CAMEO(e.Type, e.Mode)
	}
	e.Contexts = c.contexts.of(lemmas)
	return e
}

// contextIndex finds the contexts that words speak of: by first word, the
// sequences that begin with it.
type contextIndex struct {
	names []string
	by    map[string][]contextSequence
}

type contextSequence struct {
	context int
	rest    []string
}

func newContexts(o *ontology.Ontology) contextIndex {
	x := contextIndex{by: map[string][]contextSequence{}}
	for n, ctx := range o.Contexts {
		x.names = append(x.names, ctx.Name)
		for _, w := range ctx.Words {
			parts := strings.Split(w, "_")
			x.by[parts[0]] = append(x.by[parts[0]], contextSequence{n, parts[1:]})
		}
	}
	return x
}

// of lists the contexts of a clause's lemmas, in the ontology's order.
func (x *contextIndex) of(lemmas []string) []string {
	var hit []bool
	for i, l := range lemmas {
		for _, s := range x.by[l] {
			if len(s.rest) <= len(lemmas)-i-1 && slices.Equal(s.rest, lemmas[i+1:i+1+len(s.rest)]) {
				if hit == nil {
					hit = make([]bool, len(x.names))
				}
				hit[s.context] = true
			}
		}
	}
	var out []string
	for n, ok := range hit {
		if ok {
			out = append(out, x.names[n])
		}
	}
	return out
}
