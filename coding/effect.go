package coding

import (
	_ "embed"
	"math"
	"sort"
	"strconv"

	"entente"
	"entente/lexicon/actors"
	"entente/lexicon/ontology"
	"entente/lexicon/tsv"
)

//go:embed effects.tsv
var effectFile string

// factor is one line of effects.tsv.
type factor struct {
	by, limit float64
	meaning   string
}

// effectModel scores events for pairs of states after docs/effect.md.
type effectModel struct {
	factors  map[string]factor
	ontology *ontology.Ontology
	// hostile reports whether a group fights a country on a day, "" for ever.
	hostile func(group entente.Actor, country, on string) bool
	// listed reports whether an actor stands under the code of such a group.
	listed func(a entente.Actor) bool
}

var effectRules = []string{"direct", "direct-private", "words", "common-actors", "mediate", "hostile-group", "hostile-group-aid"}

func newEffects(o *ontology.Ontology, lex *actors.Lexicon) (*effectModel, error) {
	t, err := tsv.Parse("effects.tsv", effectFile, "rule", "factor", "limit", "meaning")
	if err != nil {
		return nil, err
	}
	e := &effectModel{factors: map[string]factor{}, ontology: o, hostile: hostility(lex), listed: listed(lex)}
	for _, r := range t.Rows {
		by, err1 := strconv.ParseFloat(r.Get("factor"), 64)
		limit, err2 := strconv.ParseFloat(r.Get("limit"), 64)
		if err1 != nil || err2 != nil || limit <= 0 {
			return nil, r.Errorf("factor %q or limit %q is no number", r.Get("factor"), r.Get("limit"))
		}
		e.factors[r.Get("rule")] = factor{by, limit, r.Get("meaning")}
	}
	for _, want := range effectRules {
		if _, ok := e.factors[want]; !ok {
			return nil, entente.Invalid("effects.tsv: rule "+want+" is missing", "")
		}
	}
	return e, nil
}

// of scores a claim for every pair of states that it bears on, pairs in
// alphabetical order. Only events have effects.
func (e *effectModel) of(cl *entente.Claim) []entente.Effect {
	if cl.Event == nil {
		return nil
	}
	w, ok := e.ontology.Goldstein(cl.Event.CAMEO)
	if !ok {
		return nil
	}
	got := map[entente.Dyad]entente.Effect{}
	put := func(a, b, rule string, score float64) {
		if a == b || len(a) != 3 || len(b) != 3 || score == 0 {
			return
		}
		d := entente.NewDyad(a, b)
		if old, ok := got[d]; ok && math.Abs(old.Score) >= math.Abs(score) {
			return
		}
		got[d] = entente.Effect{Dyad: d.String(), Sign: sign(score), Score: round3(math.Abs(score)) * float64(sign(score)), Why: rule}
	}
	e.direct(cl, w, put)
	e.together(cl, w, put)
	e.groups(cl, w, put)
	out := make([]entente.Effect, 0, len(got))
	for _, x := range got {
		out = append(out, x)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Dyad < out[j].Dyad })
	return out
}

type putter func(a, b, rule string, score float64)

// score applies a rule's factor and limit to a weight.
func (e *effectModel) score(rule string, w float64) float64 {
	f := e.factors[rule]
	return math.Max(-f.limit, math.Min(f.limit, w*f.by))
}

// direct scores actor against recipient, and the two sides of a reciprocal
// event.
func (e *effectModel) direct(cl *entente.Claim, w float64, put putter) {
	if cl.Event.Mode == "third-party" {
		return // see together
	}
	one := func(a, b entente.Actor) {
		if e.group(a) || e.group(b) {
			return
		}
		rule := "direct"
		if private(a) || private(b) {
			rule = "direct-private"
		}
		if w > 0 && wordy(cl.Event) {
			put(a.Code, b.Code, "words", e.score("words", w))
			return
		}
		put(a.Code, b.Code, rule, e.score(rule, w))
	}
	for _, a := range cl.Actors {
		for _, b := range cl.Recipients {
			one(a, b)
		}
	}
	if len(cl.Recipients) == 0 && reciprocal(cl.Event) {
		for i, a := range cl.Actors {
			for _, b := range cl.Actors[i+1:] {
				one(a, b)
			}
		}
	}
}

// together scores sides that act jointly towards somebody else, and a
// mediator with those between whom it mediates.
func (e *effectModel) together(cl *entente.Claim, w float64, put putter) {
	if cl.Event.Mode == "third-party" {
		for _, a := range cl.Actors {
			for _, b := range cl.Recipients {
				if !e.group(a) && !e.group(b) {
					put(a.Code, b.Code, "mediate", e.score("mediate", math.Abs(w)))
				}
			}
		}
		return
	}
	if len(cl.Recipients) == 0 {
		return
	}
	for i, a := range cl.Actors {
		for _, b := range cl.Actors[i+1:] {
			if !e.group(a) && !e.group(b) {
				put(a.Code, b.Code, "common-actors", e.score("common-actors", math.Abs(w)))
			}
		}
	}
}

// groups scores acts towards a non-state group, or a clash with one, for the
// pair of the acting state and each state of the claim that the group fights.
func (e *effectModel) groups(cl *entente.Claim, w float64, put putter) {
	states := statesOf(cl)
	against := cl.Recipients
	if len(against) == 0 && w < 0 && reciprocal(cl.Event) {
		against = cl.Actors
	}
	for _, a := range cl.Actors {
		if e.group(a) {
			continue
		}
		for _, g := range against {
			if !e.group(g) {
				continue
			}
			for _, s := range states {
				if s == a.Code || !e.hostile(g, s, cl.Date.Start) {
					continue
				}
				rule := "hostile-group"
				if w > 0 {
					rule = "hostile-group-aid"
				}
				put(a.Code, s, rule, e.score(rule, w))
			}
		}
	}
}

// statesOf lists the states that the claim names, and those whose voices it
// rests on.
func statesOf(cl *entente.Claim) []string {
	var out []string
	seen := map[string]bool{}
	add := func(a entente.Actor) {
		if a.State() && !seen[a.Code] {
			seen[a.Code] = true
			out = append(out, a.Code)
		}
	}
	for _, list := range [][]entente.Actor{cl.Actors, cl.Recipients, cl.ThirdParties} {
		for _, a := range list {
			add(a)
		}
	}
	for _, s := range cl.Attribution {
		if s.Actor != nil {
			add(*s.Actor)
		}
	}
	return out
}

func sign(f float64) int {
	switch {
	case f > 0:
		return 1
	case f < 0:
		return -1
	}
	return 0
}

// group reports whether an actor is a non-state armed or outlawed group, or
// stands under the code of one.
func (e *effectModel) group(a entente.Actor) bool { return group(a) || e.listed(a) }

// group reports whether an actor is a non-state armed or outlawed group by its
// sector.
func group(a entente.Actor) bool {
	switch a.Sector {
	case "REB", "TER", "CRM", "UAF", "SEP", "IMG", "INS":
		return true
	}
	return false
}

func private(a entente.Actor) bool {
	switch a.Sector {
	case "BUS", "MED", "CVL", "NGO", "ACD", "MNC", "OPP":
		return true
	}
	return false
}

// wordy reports whether an event is words alone.
func wordy(e *entente.Event) bool {
	switch e.CAMEO {
	case "018", "019", "050", "051", "052", "053":
		return true
	}
	return e.Type == "AGREE"
}

// reciprocal reports whether several actors without recipient are each
// other's recipients.
func reciprocal(e *entente.Event) bool {
	switch e.Type {
	case "CONSULT", "SUPPORT", "AGREE", "COOPERATE", "RETREAT", "ASSAULT", "SANCTION":
		return true
	}
	return false
}
