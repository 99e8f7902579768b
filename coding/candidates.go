package coding

import (
	"slices"

	"entente/lexicon/verbs"
)

// candidates tries every pattern at every token of a sentence. Failures are
// kept only when the trace asks for them.
func (c *Coder) candidates(sc *scene, tr *trace) []*match {
	var out []*match
	for i := range sc.t.s.Tokens {
		list := c.rules(sc.t, i)
		if any := c.verbs.For("*"); len(any) > 0 && sc.t.child(i, "aux") >= 0 {
			list = append(append([]*verbs.Pattern{}, list...), any...)
		}
		if wide := c.verbs.For("**"); len(wide) > 0 && sc.t.head(i) < 0 {
			list = append(append([]*verbs.Pattern{}, list...), wide...)
		}
		if len(list) == 0 || sc.temporal(i) {
			continue
		}
		f := sc.t.frame(i)
		for _, p := range list {
			if !fitsPOS(sc.t, i, p.POS) {
				continue
			}
			m, failed := c.try(sc, &f, p)
			if m == nil {
				tr.near(p, i, failed)
				continue
			}
			if reason := c.sound(sc, m); reason != "" {
				tr.near(p, i, reason)
				continue
			}
			m.score += m.p.Conf
			if p.Flags["first"] {
				m.score += 20
			}
			out = append(out, m)
		}
	}
	return definite(out)
}

// definite drops the matches of wide patterns at words that another pattern
// fits too.
func definite(list []*match) []*match {
	plain := map[int]bool{}
	for _, m := range list {
		plain[m.pred] = plain[m.pred] || !m.p.Flags["last"]
	}
	return slices.DeleteFunc(list, func(m *match) bool { return m.p.Flags["last"] && plain[m.pred] })
}

// rules lists the patterns that token i may trigger.
func (c *Coder) rules(t *tree, i int) []*verbs.Pattern {
	list := c.verbs.For(t.lemma[i])
	if len(list) == 0 && t.upos(i) == "VERB" {
		// A lemma that the lemmatiser cut too short ("fre" of "freed").
		if stem := verbOf(t.word(i)); stem != "" {
			for _, v := range spellings(stem) {
				if more := c.verbs.For(v); len(more) > 0 {
					return more
				}
			}
		}
	}
	if stem := t.alt[i]; stem != "" && t.clausal(i) {
		for _, v := range spellings(stem) {
			if more := c.verbs.For(v); len(more) > 0 {
				return append(append([]*verbs.Pattern{}, list...), more...)
			}
		}
	}
	return list
}

// clausal reports whether a word tagged as no verb stands like one: it has a
// subject or object, or is the root.
func (t *tree) clausal(i int) bool {
	return t.head(i) < 0 || t.child(i, "nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "aux") >= 0
}

// fitsPOS reports whether token i can be a trigger of the part of speech.
func fitsPOS(t *tree, i int, pos byte) bool {
	switch u := t.upos(i); pos {
	case 'V':
		if t.alt[i] != "" && t.clausal(i) {
			return true
		}
		if u == "NOUN" && t.child(i, "nsubj") >= 0 && t.child(i, "cop") < 0 {
			return true // a present form taken for a plural
		}
		if t.rel(i) == "amod" && t.child(i, "obj", "obl", "obl:agent", "nsubj", "advmod") < 0 {
			return false // "a convicted spy" tells of no conviction by anybody named
		}
		return u == "VERB" || u == "AUX" && t.rel(i) != "aux" && t.rel(i) != "cop" && t.rel(i) != "aux:pass"
	case 'N':
		if u != "NOUN" && u != "PROPN" {
			return false
		}
		return t.rel(i) != "compound" && t.rel(i) != "flat"
	case 'A':
		return u == "ADJ" || u == "NOUN" || u == "VERB" || u == "ADV" || u == "ADP"
	}
	return false
}
