package coding

import (
	"entente"
)

// sound checks what no pattern states: parties of an event are distinct, and
// a reciprocal event has two sides or names a plural one.
func (c *Coder) sound(sc *scene, m *match) string {
	m.recipients = without(m.recipients, m.actors)
	if m.p.Mode == "visit" && len(m.recipients) > 0 && all(m.recipients, func(a entente.Actor) bool { return hasCode(m.actors, a.Code) }) {
		return "a visit abroad"
	}
	if m.p.Flags["thing"] && sc.acted(m) {
		return "a subject that is no party"
	}
	if m.p.Flags["pair"] && len(sc.statesIn()) < 2 {
		return "two states in the sentence"
	}
	if m.p.Kind == "recommendation" && !sc.advises(m.pred) {
		return "advice, not what was done, decreed or is still undone"
	}
	if m.p.Kind != "event" {
		return ""
	}
	if m.p.File == "general.tsv" {
		switch sc.t.marker(m.pred) {
		case "before", "until", "unless", "if", "whether", "lest", "till":
			return "a clause that tells it happened"
		}
	}
	if m.p.Flags["official"] && !all(m.actors, official) {
		return "an official actor"
	}
	if m.p.Flags["people"] && all(m.actors, official) {
		return "an actor that is no official"
	}
	if m.p.Flags["recip"] {
		m.actors = unique(append(m.actors, m.recipients...))
		m.recipients = nil
		if countActors(m.actors) < 2 && !m.p.Flags["lone"] {
			return "two parties"
		}
		return ""
	}
	for _, t := range m.p.Terms {
		if t.Role == 'R' && !t.Optional && len(m.recipients) == 0 {
			return t.Text + " (same as the actor)"
		}
	}
	return ""
}

// statesIn are the countries that the sentence names.
func (sc *scene) statesIn() map[string]bool {
	out := map[string]bool{}
	for _, m := range sc.mentions {
		for _, a := range m.Actors {
			if len(a.Code) == 3 {
				out[a.Code] = true
			}
		}
	}
	return out
}

// advises reports whether a clause of duty at token i is advice: "has yet to",
// "had to" and "ruled that it must" are not.
func (sc *scene) advises(i int) bool {
	if sc.has(i, "yet") || sc.t.xpos(i) == "VBD" {
		return false
	}
	if h := sc.t.head(i); h >= 0 && sc.t.rel(i) == "ccomp" {
		switch sc.t.lemma[h] {
		case "rule", "announce", "order", "decide", "decree", "declare", "confirm", "provide", "stipulate", "mean", "require":
			return false
		}
	}
	return true
}

// has reports whether an adverb hangs on token i.
func (sc *scene) has(i int, adverb string) bool {
	for _, k := range sc.t.kids[i] {
		if sc.t.lemma[k] == adverb {
			return true
		}
	}
	return false
}

// acted reports whether a party or a person is the subject of the match.
func (sc *scene) acted(m *match) bool {
	for _, h := range m.f.subj {
		if _, ok := sc.at(h); ok {
			return true
		}
		if u := sc.t.upos(h); u == "PRON" && sc.t.lemma[h] != "this" && sc.t.lemma[h] != "that" || u == "PROPN" {
			return true
		}
	}
	return len(m.f.subj) == 0
}

// all reports whether every actor passes.
func all(list []party, pass func(entente.Actor) bool) bool {
	for _, p := range list {
		for _, a := range p.actors {
			if !pass(a) {
				return false
			}
		}
	}
	return true
}

// official reports whether an actor is a state, its organs or officers, or an
// intergovernmental organisation.
func official(a entente.Actor) bool {
	switch a.Sector {
	case "", "GOV", "MIL", "SPY", "JUD", "COP", "IGO":
		return true
	}
	return false
}

func countActors(list []party) int {
	seen := map[string]bool{}
	for _, p := range list {
		for _, a := range p.actors {
			seen[a.Code+"/"+a.Sector+"/"+a.Name] = true
		}
	}
	return len(seen)
}

// without drops parties whose every actor is in other, or whose span is.
func without(list, other []party) []party {
	var out []party
	for _, p := range list {
		same := covered(other, p.span)
		if !same {
			same = len(p.actors) > 0
			for _, a := range p.actors {
				found := false
				for _, o := range other {
					for _, b := range o.actors {
						found = found || sameParty(a, b)
					}
				}
				same = same && found
			}
		}
		if !same {
			out = append(out, p)
		}
	}
	return out
}

// sameParty reports whether two actors are one: by name, or because one of
// them is the state that the other is an officer or organ of.
func sameParty(a, b entente.Actor) bool {
	if a.Code != b.Code {
		return false
	}
	return a.Name == b.Name || a.Code != "" && (bareState(a) || bareState(b))
}

// bareState reports whether an actor is a country itself.
func bareState(a entente.Actor) bool {
	if !a.State() || a.Office != "" || a.Sector != "GOV" && a.Sector != "" {
		return false
	}
	switch a.Via {
	case "name", "adjective", "metonym", "place", "pronoun", "nominal":
		return true
	}
	return false
}

func unique(list []party) []party {
	var out []party
	for _, p := range list {
		if len(without([]party{p}, out)) > 0 {
			out = append(out, p)
		}
	}
	return out
}
