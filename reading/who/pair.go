package who

import (
	"sort"

	"entente"
)

// pairFor finds the two parties of "both sides": the last sentence that
// names exactly two, else the two that the document is mostly about.
func (rd *reader) pairFor(i int, n noun, mem *memory) *cand {
	for back := 0; back <= window; back++ {
		var codes []string
		var acts []entente.Actor
		var last *cand
		for k := range mem.cands {
			c := &mem.cands[k]
			if c.sent != i-back || len(c.m.Actors) == 0 || c.m.place {
				continue
			}
			if c.kind == "pair" {
				return c
			}
			if n.kind == "person" && c.kind != "person" {
				continue
			}
			a := c.m.Actors[0]
			key := a.Code
			if n.kind == "person" {
				key = a.Name
			} else if len(base(rd.lex, a.Code)) != 3 && n.kind == "country" || a.Code == "" {
				continue
			}
			if !contains(codes, key) {
				codes = append(codes, key)
				acts = append(acts, rd.side(a, n))
			}
			last = c
		}
		if len(codes) == 2 {
			return &cand{m: &ref{Mention: entente.Mention{Span: last.m.Span, Actors: acts}}, sent: i - back, kind: "pair"}
		}
		if len(codes) > 2 {
			break
		}
	}
	if n.kind == "person" {
		return nil
	}
	return rd.mainPair(mem)
}

// side is the party as one of a pair: its country.
func (rd *reader) side(a entente.Actor, n noun) entente.Actor {
	if n.kind == "country" && len(a.Code) == 3 {
		return entente.Actor{Code: a.Code, Sector: "GOV", Name: rd.lex.Name(a.Code)}
	}
	return a
}

// mainPair is the two countries that a document names most, when together
// they are most of it and both were named lately.
func (rd *reader) mainPair(mem *memory) *cand {
	type cc struct {
		code string
		n    int
	}
	var list []cc
	total := 0
	for code, n := range rd.count {
		if len(code) == 3 {
			list = append(list, cc{code, n})
			total += n
		}
	}
	sort.Slice(list, func(a, b int) bool {
		if list[a].n != list[b].n {
			return list[a].n > list[b].n
		}
		return list[a].code < list[b].code
	})
	if len(list) < 2 || len(mem.cands) == 0 || (list[0].n+list[1].n)*4 < total*3 || list[1].n*5 < list[0].n || len(list) > 2 && list[2].n*2 > list[1].n {
		return nil
	}
	last := mem.cands[len(mem.cands)-1]
	m := &ref{}
	m.Span = last.m.Span
	for _, x := range list[:2] {
		m.Actors = append(m.Actors, entente.Actor{Code: x.code, Sector: "GOV", Name: rd.lex.Name(x.code)})
	}
	sort.Slice(m.Actors, func(a, b int) bool { return m.Actors[a].Code < m.Actors[b].Code })
	return &cand{m: m, sent: last.sent, kind: "pair"}
}
