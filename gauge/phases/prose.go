package phases

import (
	"slices"
	"strings"
	"sync"

	"entente"
	"entente/lexicon/tsv"
)

// guards are the nouns of relation and the words that stop, weaken or shift a
// telling.
type guards struct{ relation, skip, hedge, background, begun map[string]bool }

var guardWords = sync.OnceValues(func() (*guards, error) {
	t, err := tsv.Load(files, "relations.tsv", "role", "forms")
	if err != nil {
		return nil, err
	}
	g := &guards{map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}}
	roles := map[string]map[string]bool{"relation": g.relation, "skip": g.skip, "hedge": g.hedge, "background": g.background, "begun": g.begun}
	for _, r := range t.Rows {
		role := roles[r.Get("role")]
		if role == nil {
			return nil, r.Errorf("role %q is unknown", r.Get("role"))
		}
		for _, f := range r.List("forms") {
			if strings.ToLower(f) != f || strings.Contains(f, " ") {
				return nil, r.Errorf("%q is not one word in lower case", f)
			}
			role[f] = true
		}
	}
	return g, nil
})

// InProse finds tellings in sentences that no claim need carry: a noun for the
// relation of the pair ("relations", "ties") and, joined to it in the
// sentence's tree, a word of change. The countries of the sentence are the
// pair, or none is named in a document that is about the pair. Sentences that
// deny, ask, wish or report an attempt are passed over.
func InProse(doc *entente.Document, r *entente.Reading, pair entente.Dyad) ([]Telling, error) {
	list, err := words()
	if err != nil {
		return nil, err
	}
	g, err := guardWords()
	if err != nil {
		return nil, err
	}
	countries := make([]map[string]bool, len(r.Sentences))
	total := map[string]int{}
	for _, m := range r.Mentions {
		if m.Sentence < 0 || m.Sentence >= len(countries) {
			continue
		}
		for _, a := range m.Actors {
			if a.State() {
				if countries[m.Sentence] == nil {
					countries[m.Sentence] = map[string]bool{}
				}
				countries[m.Sentence][a.Code] = true
				total[a.Code]++
			}
		}
	}
	about := isAbout(total, pair)
	var out []Telling
	for i := range r.Sentences {
		s := &r.Sentences[i]
		if s.Block < 0 || s.Block >= len(r.Blocks) || !r.Blocks[s.Block].Kind.Carries() || r.Blocks[s.Block].Kind == entente.BlockReference || s.End > len(doc.Text) {
			continue
		}
		if !ofPair(countries[i], pair, about) {
			continue
		}
		if t, ok := inSentence(s, list, g); ok {
			t.Document, t.Path, t.Start, t.End = r.Document, r.Path, s.Start, s.End
			t.Quote = doc.Text[s.Start:s.End]
			t.Date = nearest(r.Dates, i, t.at)
			out = append(out, t)
		}
	}
	return out, nil
}

// isAbout reports whether no country is named more often than either of the
// pair.
func isAbout(total map[string]int, pair entente.Dyad) bool {
	least := min(total[pair[0]], total[pair[1]])
	for code, n := range total {
		if !pair.Has(code) && n >= least {
			return false
		}
	}
	return least > 0
}

// ofPair reports whether a sentence with these countries is about the pair:
// both and no other, or, in a document about the pair, no other.
func ofPair(countries map[string]bool, pair entente.Dyad, about bool) bool {
	for code := range countries {
		if !pair.Has(code) {
			return false
		}
	}
	return countries[pair[0]] && countries[pair[1]] || about
}

// inSentence finds the first word of change that is joined to a noun of
// relation.
func inSentence(s *entente.Sentence, list []form, g *guards) (Telling, bool) {
	low := make([]string, len(s.Tokens))
	status := entente.Asserted
	var relations []int
	for i, t := range s.Tokens {
		low[i] = strings.ToLower(t.Text)
		switch {
		case g.skip[low[i]] || low[i] == "?":
			return Telling{}, false
		case g.hedge[low[i]]:
			status = entente.Hedged
		case g.relation[low[i]] && t.UPOS == "NOUN":
			relations = append(relations, i)
		}
	}
	if len(relations) == 0 {
		return Telling{}, false
	}
	for i := range low {
		for _, f := range list {
			n := matches(low[i:], f.text)
			if n == 0 {
				continue
			}
			if g.notItself(low[:i]) {
				break
			}
			head := top(s, i, i+n)
			if slices.ContainsFunc(relations, func(r int) bool { return r >= i && r < i+n || joined(s, head, r) }) {
				return Telling{Status: status, Word: f.text, direction: f.direction, at: s.Tokens[i].Start}, true
			}
			break
		}
	}
	return Telling{}, false
}

// notItself reports whether the words before a word of change make it what the
// change came after, or its purpose.
func (g *guards) notItself(before []string) bool {
	if n := len(before); n > 0 && before[n-1] == "to" && (n == 1 || !g.begun[before[n-2]]) {
		return true
	}
	return slices.ContainsFunc(before[max(0, len(before)-8):], func(w string) bool { return g.background[w] })
}

// matches is the number of tokens that begin low and make up a form, 0 for
// none.
func matches(low []string, form string) int {
	n := 0
	for word := range strings.SplitSeq(form, " ") {
		if n >= len(low) || low[n] != word {
			return 0
		}
		n++
	}
	return n
}

// top is the token of [from,to) whose governor lies outside.
func top(s *entente.Sentence, from, to int) int {
	for i := from; i < to; i++ {
		if h := s.Tokens[i].Head - 1; h < from || h >= to {
			return i
		}
	}
	return from
}

// joined reports whether a word of change and a noun of relation belong
// together: one governs the other, or the relation is the subject of a verb
// that has the change as its object or complement ("relations took a turn").
func joined(s *entente.Sentence, change, relation int) bool {
	c, r := s.Tokens[change], s.Tokens[relation]
	if c.Head-1 == relation || r.Head-1 == change {
		return c.Deprel != "conj" && r.Deprel != "conj"
	}
	if c.Head == 0 || c.Head != r.Head || !strings.HasPrefix(r.Deprel, "nsubj") {
		return false
	}
	return c.Deprel == "obj" || c.Deprel == "obl" || c.Deprel == "xcomp"
}

// nearest is the date of a sentence that stands nearest to a place, or none.
func nearest(dates []entente.Timex, sentence, at int) entente.Date {
	best, far := entente.Date{Basis: entente.BasisUndated}, -1
	for i := range dates {
		d := &dates[i]
		if d.Sentence != sentence || d.Type != "DATE" || !d.Date.Known() || d.Date.End == "" {
			continue
		}
		if off := max(d.Start-at, at-d.Start); far < 0 || off < far {
			best, far = d.Date, off
		}
	}
	return best
}
