package when

import (
	"strings"

	"entente"
)

// ForPredicate picks which of the dates belongs to the predicate at token,
// by the tree. An expression in another clause, an attributive one inside
// another noun phrase, and one that a reporting verb governs are not its
// date. The two ends of a range are joined.
func ForPredicate(s *entente.Sentence, token int, dates []entente.Timex) (entente.Timex, bool) {
	if token < 0 || token >= len(s.Tokens) {
		return entente.Timex{}, false
	}
	best, bestCost := -1, 1<<30
	for i := range dates {
		d := &dates[i]
		if !s.Contains(d.Span) || !d.Date.Known() || d.Type == "SET" || d.Type == "DURATION" && !strings.Contains(d.EDTF, "/") {
			continue
		}
		head := headOf(s, d.Span)
		if head < 0 || Bounded(s, d.Start) {
			continue
		}
		cost, ok := reach(s, head, token, d.Start)
		if !ok {
			continue
		}
		cost = cost*100 + coarse(d)
		if cost < bestCost {
			best, bestCost = i, cost
		}
	}
	if best < 0 {
		return entente.Timex{}, false
	}
	return joinRange(s, dates, best), true
}

// Bounded reports whether a "since", "until" or "than" stands within a few
// words before offset at: the expression then bounds a time ("the first since
// the revolution in 1979") and says nothing about when the deed was done.
func Bounded(s *entente.Sentence, at int) bool {
	i := s.TokenAt(at)
	for n := 0; n < 6 && i > 0; n++ {
		i--
		switch strings.ToLower(s.Tokens[i].Text) {
		case "since", "until", "till", "than":
			return true
		case ",", ";", ":", "(", "—", "–":
			return false
		}
		if x := s.Tokens[i].XPOS; x == "VBD" || x == "VBZ" || x == "VBP" || x == "MD" {
			return false
		}
	}
	return false
}

// coarse orders expressions that reach a predicate alike: the finer first.
func coarse(d *entente.Timex) int {
	n := 0
	if d.Basis == entente.BasisRelative {
		n = 5
	}
	switch {
	case d.Type == "DURATION":
		return 60
	case d.Date.Start == d.Date.End:
		return n
	case len(d.EDTF) == 7:
		return n + 10
	case len(d.EDTF) == 4 && d.EDTF[3] == 'X':
		return n + 50
	case len(d.EDTF) == 4:
		return n + 30
	}
	return n + 20
}

// headOf is the token of a span whose governor lies outside it, -1 if none.
func headOf(s *entente.Sentence, span entente.Span) int {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Start >= span.End || t.End <= span.Start {
			continue
		}
		h := t.Head - 1
		if h < 0 || h >= len(s.Tokens) || s.Tokens[h].Start >= span.End || s.Tokens[h].End <= span.Start {
			if t.Deprel == "case" || t.Deprel == "det" || t.Deprel == "punct" {
				continue
			}
			return i
		}
	}
	return -1
}

// reach climbs from a date to the predicate and counts the steps; false when
// something on the way cuts them apart.
func reach(s *entente.Sentence, from, token, at int) (int, bool) {
	cost := 0
	i := from
	for range 8 {
		h := s.Tokens[i].Head - 1
		if h < 0 || h >= len(s.Tokens) {
			break
		}
		rel := base(s.Tokens[i].Deprel)
		if h == token {
			return cost, carries(s, i, token, rel)
		}
		if !climbs(s, i, h, rel) {
			// the date belongs to h; may the predicate share it?
			if c, ok := shares(s, h, token, at); ok && carries(s, i, h, rel) {
				return cost + c, true
			}
			return 0, false
		}
		cost++
		i = h
	}
	return 0, false
}

func base(rel string) string {
	b, _, _ := strings.Cut(rel, ":")
	return b
}

func verbal(t *entente.Token) bool {
	return t.UPOS == "VERB" || t.UPOS == "AUX"
}

// carries reports whether a dependent by this relation dates its governor.
func carries(s *entente.Sentence, i, gov int, rel string) bool {
	switch rel {
	case "obl", "advmod", "nmod", "dep", "parataxis", "appos", "conj", "obj", "advcl", "root":
		return rel != "obj" && rel != "advcl" || verbal(&s.Tokens[gov])
	case "compound", "nummod", "amod":
		return !verbal(&s.Tokens[gov]) // "the June 18 meeting" dates the meeting
	}
	return false
}

// climbs reports whether a date below i can be a date of something above h:
// through a name or pronoun that a parser hung it on ("met Dar in Washington
// on July 25"), and through parts of the date itself.
func climbs(s *entente.Sentence, i, h int, rel string) bool {
	t := &s.Tokens[h]
	if verbal(t) {
		return false
	}
	switch rel {
	case "nmod", "obl", "nummod", "appos", "flat", "dep", "conj", "advmod":
	default:
		return false
	}
	r := base(t.Deprel)
	if t.UPOS == "PROPN" || t.UPOS == "PRON" || t.UPOS == "NUM" {
		return r == "obl" || r == "obj" || r == "nmod" || r == "iobj" || r == "flat" || r == "appos" || r == "nummod" || r == "conj" || r == "compound"
	}
	return false
}

// shares reports whether the predicate has the date of the verb at h: a noun
// that the verb carries ("held talks on June 18"), a verb joined to it after
// a fronted date, or its complement without a date of its own.
func shares(s *entente.Sentence, h, token, at int) (int, bool) {
	p := &s.Tokens[token]
	if p.Head-1 != h || reporting(&s.Tokens[h]) {
		return 0, false
	}
	switch base(p.Deprel) {
	case "obj", "nsubj":
		return 3, p.UPOS == "NOUN"
	case "obl":
		return 5, p.UPOS == "NOUN"
	case "conj":
		return 4, at < p.Start && fronted(s, h, at)
	}
	return 0, false
}

// fronted reports whether a date stands before the verb and its subject.
func fronted(s *entente.Sentence, verb, at int) bool {
	for j := range s.Tokens {
		if s.Tokens[j].Head-1 == verb && base(s.Tokens[j].Deprel) == "nsubj" && s.Tokens[j].Start < at {
			return false
		}
	}
	return at < s.Tokens[verb].Start
}

// reporting reports whether a verb says what others did: its date is when
// it was said.
func reporting(t *entente.Token) bool {
	g, err := compiled()
	if err != nil {
		return false
	}
	e := g.entries[strings.ToLower(t.Lemma)]
	return e != nil && e.mask&cReport != 0
}

// joinRange joins "from A to B" and "between A and B" into one interval.
func joinRange(s *entente.Sentence, dates []entente.Timex, i int) entente.Timex {
	for _, k := range [][2]int{{i, i + 1}, {i - 1, i}} {
		if k[0] < 0 || k[1] >= len(dates) {
			continue
		}
		a, b := dates[k[0]], dates[k[1]]
		if !s.Contains(a.Span) || !s.Contains(b.Span) || !a.Date.Known() || !b.Date.Known() || a.Date.Start > b.Date.Start || a.Type == "TIME" || b.Type == "TIME" {
			continue
		}
		var between []string
		before := ""
		for _, t := range s.Tokens {
			if t.Start >= a.End && t.End <= b.Start {
				between = append(between, strings.ToLower(t.Text))
			}
			if t.End <= a.Start {
				before = strings.ToLower(t.Text)
			}
		}
		if len(between) != 1 {
			if len(between) != 0 || b.Start-a.End > 3 || b.Start == a.End {
				continue
			}
		} else if w := between[0]; !(w == "to" || w == "-" || w == "–" || w == "through" || w == "until" || w == "till" || w == "and" && before == "between") {
			continue
		}
		out := a
		out.Span = a.Cover(b.Span)
		out.Text = ""
		if off := out.Start - a.Start; off == 0 {
			out.Text = rangeText(s, out.Span)
		}
		out.EDTF = a.Date.Start + "/" + b.Date.End
		if !strings.Contains(a.EDTF+b.EDTF, "/") {
			out.EDTF = a.EDTF + "/" + b.EDTF
		}
		out.Date.EDTF, out.Date.End = out.EDTF, b.Date.End
		at := out.Span
		out.Date.At = &at
		out.Date.Text = out.Text
		out.Value, out.Mod = a.Value+"/"+b.Value, ""
		return out
	}
	return dates[i]
}

// rangeText is the text of a span of one sentence put together from its
// tokens, with a space wherever bytes lie between them.
func rangeText(s *entente.Sentence, span entente.Span) string {
	var b strings.Builder
	last := -1
	for _, t := range s.Tokens {
		if t.Start < span.Start || t.End > span.End || t.Start < last {
			continue
		}
		if last >= 0 && t.Start > last {
			b.WriteByte(' ')
		}
		b.WriteString(t.Text)
		last = t.End
	}
	return b.String()
}
