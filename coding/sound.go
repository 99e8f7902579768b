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
