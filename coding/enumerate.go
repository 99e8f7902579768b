package coding

import "entente"

// enumerated extends parties by the states enumerated right after them
// ("officials of Peru, Chile, and Bolivia"), however the tree hangs them. An
// enumeration ends with "and" and a state that is no subject of its own.
func (sc *scene) enumerated(list []party) []party {
	out := list
	for _, p := range list {
		if p.span.Empty() {
			continue
		}
		list := sc.chain(p.span)
		if len(list) > 0 {
			list = append(sc.chainBefore(p.span), list...)
		}
		for _, m := range list {
			q := sc.party(m, m.Head, "list")
			if len(without([]party{q}, out)) > 0 {
				out = append(append([]party{}, out...), q)
			}
		}
	}
	return out
}

// chain lists the states that follow a span in an enumeration.
func (sc *scene) chain(s entente.Span) []*entente.Mention {
	var out []*entente.Mention
	i := sc.t.s.TokenAt(s.End - 1)
	closed := false
	for i >= 0 && len(out) < 12 && !closed {
		j, comma, and := i+1, false, false
		for j < len(sc.t.s.Tokens) {
			if sc.t.word(j) == "," && !comma {
				comma = true
			} else if sc.t.word(j) == "and" && !and {
				and = true
			} else if sc.t.upos(j) != "DET" {
				break
			}
			j++
		}
		if !comma && !and || j >= len(sc.t.s.Tokens) {
			return nil
		}
		m := sc.stateAt(j)
		if m == nil {
			return nil
		}
		out, closed = append(out, m), and
		i = sc.t.s.TokenAt(m.End - 1)
	}
	if !closed {
		return nil
	}
	last := out[len(out)-1]
	if base(sc.t.rel(last.Head)) == "nsubj" && len(out) == 1 {
		return nil
	}
	return out
}

// chainBefore lists the states that stand before a span in an enumeration,
// parted by commas, the first under no preposition.
func (sc *scene) chainBefore(s entente.Span) []*entente.Mention {
	var out []*entente.Mention
	i := sc.t.s.TokenAt(s.Start)
	for i > 1 && len(out) < 12 {
		j := i - 1
		for j > 0 && sc.t.upos(j) == "DET" {
			j--
		}
		if sc.t.word(j) != "," {
			break
		}
		m := sc.endingAt(j - 1)
		if m == nil || m.Rule != "name" || m.Antecedent != nil || len(m.Actors) != 1 || !m.Actors[0].State() {
			break
		}
		i = sc.t.s.TokenAt(m.Start)
		if i < 0 || sc.t.leftPreposition(m.Head) != "" || i > 0 && sc.t.upos(i-1) == "ADP" {
			return nil
		}
		out = append(out, m)
	}
	return out
}

// stateAt is the mention of a bare state that begins with token j, or nil.
func (sc *scene) stateAt(j int) *entente.Mention {
	start := sc.t.s.Tokens[j].Start
	for _, m := range sc.mentions {
		if m.Start == start && len(m.Actors) == 1 && m.Antecedent == nil && m.Actors[0].State() && (m.Rule == "name" || m.Rule == "place" || m.Rule == "metonym" || m.Rule == "adjective" && m.Head >= 0 && sc.t.rel(m.Head) == "conj") {
			return m
		}
	}
	return nil
}
