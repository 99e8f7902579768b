package who

import (
	"strings"

	"entente"
)

// pronoun resolves the pronoun at word k.
func (rd *reader) pronoun(i int, ws []entente.Span, k int, p pronoun, mem *memory) {
	at := ws[k]
	if rd.quoted(at) {
		return
	}
	var c *cand
	switch p.gender {
	case "he", "she":
		c = rd.personFor(i, at, p, mem)
	case "it":
		c = rd.thingFor(i, ws, k, p, mem)
	case "they":
		c = rd.manyFor(i, at, mem)
	}
	if c == nil || len(c.m.Actors) == 0 {
		return
	}
	if p.gender == "she" || p.gender == "he" {
		if c.m.person != nil && c.m.person.female == 0 {
			c.m.person.female = map[string]int{"she": 1, "he": -1}[p.gender]
		}
	}
	rd.link(i, at, entente.Pronoun, "pronoun", c, mem)
}

// personFor finds whom "he" or "she" means: the person who is subject of the
// same or the last sentence that names one, else the only one there.
func (rd *reader) personFor(i int, at entente.Span, p pronoun, mem *memory) *cand {
	want := 1
	if p.gender == "he" {
		want = -1
	}
	after := rd.stranger(i, at, mem, true)
	for back := 0; back <= 2; back++ {
		var list []*cand
		for k := range mem.cands {
			c := &mem.cands[k]
			if c.kind != "person" || c.sent != i-back || len(c.m.Actors) != 1 || c.m.Start < after {
				continue
			}
			if c.m.person != nil && c.m.person.female == -want {
				continue
			}
			list = append(list, c)
		}
		if len(list) == 0 {
			continue
		}
		if same(list) {
			return list[len(list)-1]
		}
		if back == 0 && strings.EqualFold(at.Of(rd.doc.Text), "him") {
			// an object is not the subject of its own clause
			for k := len(list) - 1; k >= 0; k-- {
				if !list[k].m.subj {
					return list[k]
				}
			}
		}
		var subj *cand
		for _, c := range list {
			if c.m.subj && (subj == nil || subj.m.Actors[0].Name != c.m.Actors[0].Name) {
				if subj != nil && back == 0 {
					subj = c // the nearer subject in one sentence
					continue
				}
				if subj == nil {
					subj = c
				}
			}
		}
		if subj != nil {
			return subj
		}
		return nil
	}
	return nil
}

// stranger returns where the last subject before a pronoun begins that is no
// party in memory, 0 when there is none: what stands before it is no
// antecedent. With names only proper names count.
func (rd *reader) stranger(i int, at entente.Span, mem *memory, names bool) int {
	last := 0
	for _, t := range rd.sents[i].Tokens {
		if t.Start >= at.Start {
			break
		}
		if !strings.HasPrefix(t.Deprel, "nsubj") || t.UPOS != "PROPN" && (names || t.UPOS != "NOUN") {
			continue
		}
		known := false
		for k := len(mem.cands) - 1; k >= 0 && mem.cands[k].sent == i && !known; k-- {
			known = mem.cands[k].m.Overlaps(t.Span)
		}
		if !known {
			last = t.Start
		}
	}
	return last
}

// same reports whether all candidates are one party.
func same(list []*cand) bool {
	for _, c := range list[1:] {
		a, b := c.m.Actors[0], list[0].m.Actors[0]
		if a.Name != b.Name || a.Code != b.Code {
			return c.m.person != nil && c.m.person == list[0].m.person
		}
	}
	return true
}

// thingFor finds what "it" or "its" means: a country, organisation or group
// that is subject of the sentence or the only one in it.
func (rd *reader) thingFor(i int, ws []entente.Span, k int, p pronoun, mem *memory) *cand {
	if !p.poss && rd.pleonastic(ws, k) {
		return nil
	}
	after := rd.stranger(i, ws[k], mem, false)
	for back := 0; back <= 1; back++ {
		var list []*cand
		for n := range mem.cands {
			c := &mem.cands[n]
			if c.weak || c.sent != i-back || len(c.m.Actors) != 1 || c.m.Start < after {
				continue
			}
			switch c.kind {
			case "country", "group", "igo", "company", "organ", "party":
				if c.m.place && !c.m.subj {
					continue
				}
				list = append(list, c)
			}
		}
		if len(list) == 0 {
			if back == 0 && p.poss {
				continue
			}
			if back == 0 && rd.sentenceInitial(ws[k], i) {
				continue
			}
			return nil
		}
		if same(list) {
			if back == 1 && !list[0].m.subj {
				return nil
			}
			return list[len(list)-1]
		}
		var subj *cand
		for _, c := range list {
			if c.m.subj {
				subj = c
			}
		}
		return subj
	}
	return nil
}

// sentenceInitial reports whether a word is the first of its sentence.
func (rd *reader) sentenceInitial(w entente.Span, i int) bool {
	return w.Start-rd.sents[i].Start <= 2
}

// pleonastic reports whether "it" at word k refers to nothing: "it is clear
// that", "it seems", "makes it hard to".
func (rd *reader) pleonastic(ws []entente.Span, k int) bool {
	next := ""
	if k+1 < len(ws) {
		next = strings.ToLower(ws[k+1].Of(rd.doc.Text))
	}
	cc, err := closed()
	if err != nil {
		return true
	}
	first := k == 0 || !strings.EqualFold(ws[k-1].Of(rd.doc.Text), "said") && !strings.EqualFold(ws[k-1].Of(rd.doc.Text), "says")
	switch next {
	case "is", "was", "s", "has", "had", "may", "might", "would", "could", "will", "remains", "remained", "became", "becomes":
		if first && (next == "is" || next == "was" || next == "s") {
			return true
		}
		for j := k + 2; j < len(ws) && j <= k+4; j++ {
			if cc.impersonal[strings.ToLower(ws[j].Of(rd.doc.Text))] {
				return true
			}
		}
		return false
	case "seems", "seemed", "appears", "appeared", "turns", "turned", "takes", "took", "emerged", "emerges", "comes", "came", "marks", "marked", "follows", "followed", "means", "happened", "rained":
		return first || next != "appeared" && next != "marked"
	}
	if k > 0 {
		switch strings.ToLower(ws[k-1].Of(rd.doc.Text)) {
		case "make", "makes", "made", "making", "find", "found", "finds", "consider", "considers", "considered", "that", "deny", "denied", "do", "did", "does":
			return k+1 >= len(ws) || next != "would" && next != "will" && next != "had" && next != "has"
		}
	}
	return false
}

// manyFor finds what "they" means: a plural phrase or a pair in the same
// sentence, or the subject of the last.
func (rd *reader) manyFor(i int, at entente.Span, mem *memory) *cand {
	after := rd.stranger(i, at, mem, false)
	for back := 0; back <= 1; back++ {
		var list []*cand
		for n := range mem.cands {
			c := &mem.cands[n]
			if c.sent == i-back && c.m.Start >= after && !c.weak && (c.kind == "many" || c.kind == "pair" || c.many) {
				list = append(list, c)
			}
		}
		if len(list) > 1 && same(list) {
			list = list[:1]
		}
		if len(list) == 1 && (back == 0 || list[0].m.subj || list[0].kind == "pair" || rd.sentenceInitial(at, i) && !rd.pluralSubject(i-1, mem)) {
			return list[0]
		}
		var subj *cand
		for _, c := range list {
			if c.m.subj {
				subj = c
			}
		}
		if subj != nil {
			return subj
		}
		if len(list) > 0 {
			return nil
		}
	}
	return nil
}

// pluralSubject reports whether a sentence has a plural subject that is no
// party in memory.
func (rd *reader) pluralSubject(i int, mem *memory) bool {
	if i < 0 || len(rd.sents[i].Tokens) == 0 {
		return true
	}
	for _, t := range rd.sents[i].Tokens {
		if strings.HasPrefix(t.Deprel, "nsubj") && (t.XPOS == "NNS" || t.XPOS == "NNPS" || t.UPOS == "NOUN" && strings.HasSuffix(t.Text, "s")) {
			return true
		}
	}
	return false
}

// quoted reports whether a place stands inside quotation marks of its line:
// pronouns there are the speaker's.
func (rd *reader) quoted(at entente.Span) bool {
	b := rd.doc.BlockAt(at.Start)
	from := 0
	if b >= 0 {
		from = rd.doc.Blocks[b].Start
	} else if j := strings.LastIndexByte(rd.doc.Text[:at.Start], '\n'); j >= 0 {
		from = j + 1
	}
	if at.Start-from > 4000 {
		from = at.Start - 4000
	}
	before := rd.doc.Text[from:at.Start]
	open := strings.LastIndex(before, "“")
	if open >= 0 && strings.LastIndex(before, "”") < open {
		return true
	}
	return strings.Count(before, "\"")%2 == 1
}
