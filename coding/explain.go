package coding

import (
	"fmt"
	"strings"

	"entente"
	"entente/lexicon/verbs"
)

// Explanation says, for one sentence, which rules fired, which nearly did,
// and why the winner won.
type Explanation struct {
	Sentence entente.Span `json:"sentence"`
	Text     string       `json:"text"`
	// Tree is the sentence in CoNLL-U columns: id, form, lemma, upos, head,
	// deprel.
	Tree   string          `json:"tree"`
	Fired  []Firing        `json:"fired"`
	Nearly []Nearly        `json:"nearly"`
	Claims []entente.Claim `json:"claims"`
	// Weighed is how sure the coder is of each event, passed or not.
	Weighed []Weighed `json:"weighed,omitempty"`
	// Note says why a sentence yields nothing, when one reason covers it.
	Note string `json:"note,omitempty"`
}

// Firing is a rule that matched.
type Firing struct {
	Rule      string  `json:"rule"`
	At        string  `json:"at"` // file:line of the rule
	Predicate string  `json:"predicate"`
	Score     float64 `json:"score"`
	Won       bool    `json:"won"`
	Because   string  `json:"because"`
}

// Nearly is a rule whose word was there but which failed at one term.
type Nearly struct {
	Rule      string `json:"rule"`
	At        string `json:"at"`
	Predicate string `json:"predicate"`
	Failed    string `json:"failed"`
}

// trace collects an explanation; a nil trace collects nothing.
type trace struct {
	t    *tree
	ex   Explanation
	lose map[*match]string
}

func (tr *trace) near(p *verbs.Pattern, pred int, term string) {
	if tr == nil {
		return
	}
	tr.ex.Nearly = append(tr.ex.Nearly, Nearly{p.ID, where(p), tr.t.s.Tokens[pred].Text, term})
}

func (tr *trace) lost(m, winner *match, why string) {
	if tr == nil {
		return
	}
	tr.lose[m] = fmt.Sprintf("%s than %s (%.1f against %.1f)", why, winner.p.ID, m.score, winner.score)
	if why == "is part of it" {
		tr.lose[m] = fmt.Sprintf("is part of %s", winner.p.ID)
	}
}

func where(p *verbs.Pattern) string { return fmt.Sprintf("%s:%d", p.File, p.Line) }

// Explain codes like Code and says why, sentence by sentence.
func (c *Coder) Explain(doc *entente.Document, r *entente.Reading) []Explanation {
	var out []Explanation
	scenes := newScenes(r)
	for i := range r.Sentences {
		sc := scenes[i]
		tr := &trace{t: sc.t, lose: map[*match]string{}}
		tr.ex.Sentence, tr.ex.Text = r.Sentences[i].Span, r.Sentences[i].Span.Of(doc.Text)
		tr.ex.Tree = conllu(sc.t)
		switch {
		case !c.carries(doc, r, i):
			tr.ex.Note = "the block carries no claims"
		case sc.t.question():
			tr.ex.Note = "a question"
		default:
			all := c.candidates(sc, tr)
			won := c.compete(sc, append([]*match{}, all...), tr)
			tr.fired(all, won)
			tr.ex.Claims = c.sentence(doc, r, sc)
			tr.ex.Weighed = c.weighed(doc, r, sc)
		}
		out = append(out, tr.ex)
	}
	return out
}

func (tr *trace) fired(all, won []*match) {
	wins := map[*match]bool{}
	for _, m := range won {
		wins[m] = true
	}
	for _, m := range all {
		f := Firing{m.p.ID, where(m.p), tr.t.s.Tokens[m.pred].Text, m.score, wins[m], tr.lose[m]}
		if f.Won {
			f.Because = fmt.Sprintf("best of its predicate: %d terms", len(m.p.Terms))
		}
		tr.ex.Fired = append(tr.ex.Fired, f)
	}
}

func conllu(t *tree) string {
	var b strings.Builder
	for i, k := range t.s.Tokens {
		fmt.Fprintf(&b, "%d\t%s\t%s\t%s\t%d\t%s\n", i+1, k.Text, k.Lemma, k.UPOS, k.Head, k.Deprel)
	}
	return b.String()
}
