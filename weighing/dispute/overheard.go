package dispute

import (
	"slices"
	"strings"

	"entente"
	"entente/lexicon/scales"
)

// overheard adds what the quotations of a reading leave out: accusing and
// naming, which report no words, and "X said" between two commas.
func (f *Finder) overheard(n *Notes, s *entente.Sentence, i int, ms []*entente.Mention) {
	l := &n.lines[i]
	w := &walker{f: f, n: n, s: s, ms: ms, line: i}
	for t := range s.Tokens {
		k := &s.Tokens[t]
		low := strings.ToLower(k.Lemma)
		accuses, names := f.table.Denials.Is(scales.Blame, low), f.table.Denials.Is(scales.Name, low)
		if k.UPOS != "VERB" || !accuses && !names || w.negated(t) || w.child(t, "nsubj:pass") >= 0 || l.cued(k.Span) {
			continue
		}
		subj := w.subject(t)
		if subj < 0 || w.child(t, "obj") < 0 && w.child(t, "ccomp") < 0 {
			continue
		}
		x := said{cue: low, source: w.span(subj), content: w.clause(t), blame: accuses}
		if x.content.Start < x.source.End && x.source.Start < x.content.End {
			x.content.Start = k.Start
		}
		x.who, x.code = w.speaker(subj)
		x.wrong, x.tag = f.wrongs(s, x.content), l.tag(x.code, x.source)
		l.said = append(l.said, x)
	}
	if len(l.said) == 0 {
		f.aside(n, w, l)
	}
}

// cued reports whether a saying with its verb at s is known, or one of an
// accusation that holds s.
func (l *line) cued(s entente.Span) bool {
	return slices.ContainsFunc(l.said, func(x said) bool {
		return x.source.End <= s.Start && s.Start < x.content.Start+1 && x.blame || x.content.Start == s.Start
	})
}

// aside reads "It was, Ada Lovegood said, an attack": what stands around is
// said.
func (f *Finder) aside(n *Notes, w *walker, l *line) {
	ts := w.s.Tokens
	for t := 2; t+1 < len(ts); t++ {
		if lemma := w.lemma(t); lemma != "say" && lemma != "claim" || ts[t+1].Text != "," {
			continue
		}
		from := t
		for from > 0 && ts[from-1].Text != "," && ts[from-1].UPOS != "VERB" && t-from < 8 {
			from--
		}
		if from == t || from == 0 || ts[from-1].Text != "," {
			continue
		}
		x := said{cue: "say", source: entente.Span{Start: ts[from].Start, End: ts[t-1].End}, content: l.Span}
		x.who, x.code = w.speaker(t - 1)
		if c := codeIn(w.ms, x.source); x.code == "" {
			x.code = c
		}
		x.tag, x.wrong = l.tag(x.code, x.source), true
		l.said = append(l.said, x)
		return
	}
}

// codeIn is the first code of a mention inside a span.
func codeIn(ms []*entente.Mention, s entente.Span) string {
	for _, m := range ms {
		if s.Contains(m.Span) && len(m.Actors) == 1 && m.Actors[0].Code != "" {
			return m.Actors[0].Code
		}
	}
	return ""
}
