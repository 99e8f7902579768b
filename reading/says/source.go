package says

import (
	"strings"

	"entente"
)

// source finds who speaks by verb v and fills a.
func (f *finder) source(v int, a *found) {
	head, not := f.subject(v, 0)
	if head < 0 {
		return
	}
	f.name(head, not, a)
}

// name sets the source of a to the phrase under head without the clause not.
func (f *finder) name(head, not int, a *found) {
	drop := []int{not}
	for _, k := range f.t.Kids(head) {
		if f.t.Is(k, "case") && k < head && f.t.Lower(k) != "'s" || f.t.Is(k, "cc", "parataxis") || f.t.Is(k, "punct") && k < head && f.t.Tokens[k].Text == "," {
			drop = append(drop, k)
		}
		if f.t.Is(k, "conj") && not >= 0 && k > not {
			drop = append(drop, k)
		}
	}
	s := f.t.Cover(f.below(head, drop...))
	t := strings.TrimRight(s.Of(f.text), " \n.;:—–-")
	if !strings.Contains(strings.TrimSuffix(t, ","), ",") {
		t = strings.TrimSuffix(t, ",")
	}
	s.End = s.Start + len(t)
	if abbrev := s.End < len(f.text) && f.text[s.End] == '.' && strings.HasSuffix(f.t.Cover(f.below(head, drop...)).Of(f.text), "."); abbrev && f.t.TokenAt(s.End) >= 0 && len(f.t.Tokens[f.t.TokenAt(s.End)].Text) > 1 {
		s.End++
	}
	s = f.headOnly(f.grow(s, head), head)
	if a.cue.Overlaps(s) && s.Start < a.cue.Start {
		s.End = a.cue.Start
	}
	t = s.Of(f.text)
	s.End = s.Start + len(strings.TrimRight(t, " \n"))
	t = s.Of(f.text)
	s.Start += len(t) - len(strings.TrimLeft(t, " \n,.;:\"”’—–-"))
	if s, head = f.mend(s, head, a.cue); !s.Empty() {
		a.source, a.head = s, head
	}
}

// mend repairs a source that begins with a circumstance: "On Friday, the
// envoy", "Though it is early, experts". Of what stands before the cue, the
// phrase after the last comma is kept. A date at its end is dropped.
func (f *finder) mend(s entente.Span, head int, cue entente.Span) (entente.Span, int) {
	lo, hi := f.t.TokenAt(s.Start), f.t.TokenAt(s.End-1)
	if lo < 0 || hi < lo {
		return s, head
	}
	dash := hi+1 < len(f.t.Tokens) && (f.t.Tokens[hi+1].Text == "--" || f.t.Tokens[hi+1].Text == "—" || f.t.Tokens[hi+1].Text == "–")
	odd := dash || f.day(lo) || f.t.Tokens[lo].XPOS == "VBG" || f.t.Tokens[lo].UPOS == "SCONJ" || f.t.Tokens[lo].UPOS == "ADP"
	if v := f.t.TokenAt(cue.Start); odd && v > hi {
		from := v
		for from > 0 && f.nominal(from-1, v) {
			from--
		}
		for from < v && (f.t.Tokens[from].UPOS == "PUNCT" || f.t.Tokens[from].UPOS == "ADP") {
			from++
		}
		for k := v - 1; k >= from; k-- {
			if f.t.Tokens[k].Text == "," && k+1 < v {
				from = k + 1
				break
			}
		}
		if from < v {
			lo, hi = from, v-1
			s = f.t.Tokens[lo].Span.Cover(f.t.Tokens[hi].Span)
			for k := hi; k >= lo; k-- {
				if h := f.t.Head(k); (f.t.Noun(k) || f.t.Tokens[k].UPOS == "PRON") && (h < lo || h > hi) {
					head = k
					break
				}
			}
		}
	}
	if v := f.t.TokenAt(cue.Start); v > hi+1 && v <= hi+8 && f.within(f.t.Tokens[hi].Start) < 0 && f.continues(hi+1, v) {
		hi = v - 1
		s.End = f.t.Tokens[hi].End
		for k := hi; k > lo; k-- {
			if f.t.Noun(k) {
				head = k
				break
			}
		}
	}
	for k := hi; k > lo && k > hi-3; k-- {
		if f.day(k) && k > head {
			if k > lo && f.t.Lower(k-1) == "on" {
				k--
			}
			if k > lo {
				s.End = f.t.Tokens[k-1].End
			}
			break
		}
	}
	return s, head
}

// headOnly drops what stands before a comma before the head, unless names are
// listed: "In a talk on Monday, the envoy".
func (f *finder) headOnly(s entente.Span, head int) entente.Span {
	if f.t.Kid(head, "conj", "appos") >= 0 {
		if k := f.t.Kid(head, "conj", "appos"); k < head {
			return s
		}
	}
	for k := head - 1; k >= 0 && f.t.Tokens[k].Start > s.Start; k-- {
		if f.t.Tokens[k].Text == "," && k+1 < len(f.t.Tokens) && f.t.Tokens[k+1].UPOS != "ADJ" {
			s.Start = f.t.Tokens[k+1].Start
			break
		}
	}
	return s
}

// grow lets a source take in the rest of a name that the tree cut: a mention
// that it shares a part of, and the nouns between it and the cue.
func (f *finder) grow(s entente.Span, head int) entente.Span {
	for k := f.mentionFrom(s.Start); k < len(f.mentions) && f.mentions[k].Start < s.End; k++ {
		if m := f.mentions[k].Span; m.Overlaps(s) && !s.Contains(m) && !m.Contains(s) && m.Start >= f.t.Start && m.End <= f.t.End {
			s = s.Cover(m)
		}
	}
	for k := head + 1; k < len(f.t.Tokens) && f.t.Tokens[k].Start <= s.End+1; k++ {
		if f.t.Tokens[k].Start < s.End {
			continue
		}
		if f.t.Tokens[k].UPOS != "PROPN" || f.t.Tokens[head].UPOS != "PROPN" {
			break
		}
		s.End = f.t.Tokens[k].End
	}
	return s
}

// continues reports whether tokens [lo,hi) go on with a noun phrase: nouns,
// names, adjectives and hyphens, the last a noun.
func (f *finder) continues(lo, hi int) bool {
	for k := lo; k < hi; k++ {
		switch f.t.Tokens[k].UPOS {
		case "NOUN", "PROPN", "ADJ", "PART":
		case "PUNCT":
			if w := f.t.Tokens[k].Text; w != "-" && w != "(" && w != ")" {
				return false
			}
		case "ADP":
			if f.circumstance(k) {
				return false
			}
		default:
			return false
		}
		if f.day(k) {
			return false
		}
	}
	return f.t.Noun(hi-1) || f.t.Tokens[hi-1].Text == ")"
}

// subject is the token that heads the subject of verb v, and a clause below
// it that does not belong to its name; -1 if there is none.
func (f *finder) subject(v, depth int) (head, not int) {
	if depth > 8 {
		return -1, -1
	}
	passive := f.t.Kid(v, "aux:pass") >= 0 || f.t.Kid(v, "nsubj:pass") >= 0
	if agent := f.agent(v); agent >= 0 && (passive || f.t.Is(v, "acl")) {
		return agent, -1
	}
	if !passive {
		if s := f.t.Kid(v, "nsubj"); s >= 0 {
			return s, v
		}
	}
	h := f.t.Head(v)
	if h < 0 || passive {
		return -1, -1
	}
	switch {
	case f.t.Is(v, "conj") && f.t.Is(h, "ccomp") && f.t.Head(h) >= 0 && f.joined(v, f.t.Head(h)):
		return f.subject(f.t.Head(h), depth+1)
	case f.t.Is(v, "conj", "xcomp", "advcl", "parataxis", "ccomp"):
		if f.t.Is(v, "xcomp") {
			if o := f.t.Kid(h, "obj"); o >= 0 && o < v {
				return o, v
			}
			if s := f.t.Kid(h, "nsubj:pass"); s >= 0 {
				return s, v
			}
		}
		if f.t.Is(v, "ccomp", "parataxis") {
			return -1, -1
		}
		return f.subject(h, depth+1)
	case f.t.Is(v, "acl") && !f.t.Is(v, "acl:relcl") && f.t.Noun(h) && f.t.Tokens[v].XPOS == "VBG":
		return h, v
	}
	return -1, -1
}

// agent is the "by" phrase of a passive verb.
func (f *finder) agent(v int) int {
	for _, k := range f.t.Kids(v) {
		if !f.t.Is(k, "obl") {
			continue
		}
		if c := f.t.Kid(k, "case"); f.t.Is(k, "obl:agent") || c >= 0 && f.t.Lower(c) == "by" {
			return k
		}
	}
	return -1
}

// speaker is the one actor that the source refers to, nil if none or several.
func (f *finder) speaker(a *found) *entente.Actor {
	if a.head < 0 {
		return nil
	}
	at := f.sents[a.sent].Tokens[a.head].Span
	best := -1
	for k := f.mentionFrom(at.Start); k < len(f.mentions) && f.mentions[k].Start <= at.Start; k++ {
		m := &f.mentions[k]
		if !m.Contains(at) || len(m.Actors) == 0 {
			continue
		}
		exact := m.Sentence == a.sent && m.Head == a.head
		if best < 0 || exact || f.mentions[best].Len() > m.Len() && !(f.mentions[best].Head == a.head) {
			best = k
		}
	}
	if best < 0 {
		return nil
	}
	for _, other := range f.mentions[best].Actors[1:] {
		if other.Code != f.mentions[best].Actors[0].Code {
			return nil
		}
	}
	actor := f.mentions[best].Actors[0]
	return &actor
}

// mentionFrom is the index of a mention before which none can reach byte at.
// Mentions are short; looking back over a bounded stretch is enough.
func (f *finder) mentionFrom(at int) int {
	const reach = 400
	lo, hi := 0, len(f.mentions)
	for lo < hi {
		mid := (lo + hi) / 2
		if f.mentions[mid].Start < at-reach {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// pronoun reports whether the source is a pronoun.
func (f *finder) pronoun(a *found) bool {
	return a.sent >= 0 && a.head >= 0 && f.sents[a.sent].Tokens[a.head].UPOS == "PRON"
}

// weak reports whether the source names nobody in particular.
func (f *finder) weak(a *found) bool {
	if a.head < 0 || a.sent < 0 {
		return a.source.Empty()
	}
	t := f.sents[a.sent].Tokens[a.head]
	lemma := strings.ToLower(t.Lemma)
	switch t.UPOS {
	case "PRON", "DET", "ADJ", "NUM":
		if f.lex.WeakNouns[lemma] {
			break
		}
		return f.lex.WeakPronouns[strings.ToLower(t.Text)]
	case "PROPN":
		return false
	}
	if !f.lex.WeakNouns[lemma] {
		return false
	}
	definite := false
	for _, o := range f.sents[a.sent].Tokens {
		if o.Head != a.head+1 {
			continue
		}
		if o.UPOS == "PROPN" && (o.Deprel == "appos" || strings.HasPrefix(o.Deprel, "flat")) {
			return false
		}
		definite = definite || strings.EqualFold(o.Text, "the") || o.Deprel == "nmod:poss"
	}
	return t.XPOS == "NNS" || !definite || f.lex.Nameless[lemma]
}
