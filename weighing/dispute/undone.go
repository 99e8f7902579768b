package dispute

import (
	"strings"

	"entente"
	"entente/lexicon/scales"
)

// term is the hash under which a token stands among the words of its line.
func (w *walker) term(t int) uint32 {
	for _, x := range w.n.lines[w.line].terms {
		if x.at == w.s.Tokens[t].Start {
			return x.h
		}
	}
	return 0
}

// falsehoods reads "said the report was false".
func (w *walker) falsehoods() []denial {
	dn := w.f.table.Denials
	for i := range w.n.lines[w.line].said {
		sd := &w.n.lines[w.line].said[i]
		for t := range w.s.Tokens {
			if !sd.content.Contains(w.s.Tokens[t].Span) || !dn.Is(scales.False, strings.ToLower(w.s.Tokens[t].Text)) || w.negated(t) {
				continue
			}
			subj := w.child(t, "nsubj", "nsubj:pass")
			if subj < 0 || !dn.Is(scales.Word, w.lemma(subj)) && !w.f.pointer(w.s.Tokens[subj]) {
				continue
			}
			return []denial{{line: w.line, how: byPointing, who: sd.who, code: sd.code, says: sd.source.Cover(sd.content), vague: true}}
		}
	}
	return nil
}

// undone reads "The port was never offered", which the document says itself:
// the simple past only, for what has not been done yet may be done later.
func (w *walker) undone() []denial {
	l := &w.n.lines[w.line]
	for t := range w.s.Tokens {
		if w.s.Tokens[t].Deprel != "root" || w.s.Tokens[t].UPOS != "VERB" {
			continue
		}
		no, past := false, false
		for _, c := range w.s.Children(t) {
			switch strings.ToLower(w.s.Tokens[c].Text) {
			case "not", "never", "n't":
				no = true
			case "was", "were", "did":
				past = true
			case "has", "have", "had", "is", "are", "will", "would", "yet":
				return nil
			}
		}
		subj := w.subject(t)
		if !no || !past || subj < 0 {
			continue
		}
		d := denial{line: w.line, how: byNegation, content: w.span(subj).Cover(w.s.Tokens[t].Span), says: l.Span, own: true, must: w.term(t)}
		if len(l.within(d.content)) >= 2 {
			return []denial{d}
		}
	}
	return nil
}

// negations reads "said there was no camp", "said no visit was planned".
func (w *walker) negations() []denial {
	l := &w.n.lines[w.line]
	for i := range l.said {
		sd := &l.said[i]
		if sd.content.Empty() || !l.Contains(sd.content) {
			continue
		}
		for t := range w.s.Tokens {
			k := &w.s.Tokens[t]
			if !sd.content.Contains(k.Span) || strings.ToLower(k.Text) != "no" || k.Deprel != "det" {
				continue
			}
			noun := k.Head - 1
			if noun < 0 {
				continue
			}
			verb := w.s.Tokens[noun].Head - 1
			if verb < 0 || w.lemma(noun) == "comment" || w.lemma(noun) == "one" || strings.Contains(sd.content.Of(w.n.doc.Text), " will ") {
				continue // "there will be no deal" is no denial of one
			}
			d := denial{line: w.line, how: byNegation, who: sd.who, code: sd.code, content: entente.Span{Start: k.Start, End: sd.content.End}, says: sd.source.Cover(sd.content)}
			d.exists = w.child(verb, "expl") >= 0
			d.must = w.term(noun)
			return []denial{d}
		}
	}
	return nil
}
