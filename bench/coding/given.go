package coding

import (
	"strings"

	"entente"
	"entente/coding"
	"entente/english"
	"entente/reading/fact"
)

// older folds a PLOVER v2 event to the 15 roots of older data: CONCEDE and
// RETREAT were YIELD, convictions ACCUSE, and sanctions imposed were a
// coercion ("administrative sanctions") while SANCTION kept the reduction of
// relations.
func older(e entente.Event) string {
	switch {
	case e.Type == "CONCEDE" || e.Type == "RETREAT":
		return "YIELD"
	case e.Mode == "convict":
		return "ACCUSE"
	case e.CAMEO == "163":
		return "COERCE"
	}
	return e.Type
}

func olderRoot(t string) string { return older(entente.Event{Type: t}) }

// given is setting (a): the root with source and target given.
func given(en *english.English, c *coding.Coder, list []record, show func(r record, e event, said string)) confusion {
	conf := confusion{}
	for _, r := range list {
		for _, e := range r.Events {
			if e.SourceText == "" || e.Type == "" {
				continue
			}
			said := root(en, c, r.Text, e)
			conf.add(olderRoot(e.Type), said)
			if show != nil {
				show(r, e, said)
			}
		}
	}
	return conf
}

func root(en *english.English, c *coding.Coder, text string, e event) string {
	sents, _ := en.Analyse(text, []entente.Block{{Kind: entente.BlockBody, Span: entente.Span{Start: 0, End: len(text)}}})
	src, tgt := find(text, e.SourceText), find(text, e.TargetText)
	preds := fact.Judge(text, sents)
	// The sentence that holds both parties, else the source, else the first.
	best, points := 0, -1
	for i, s := range sents {
		p := 0
		if s.Overlaps(src) {
			p += 2
		}
		if s.Overlaps(tgt) {
			p++
		}
		if p > points {
			best, points = i, p
		}
	}
	if len(sents) == 0 {
		return ""
	}
	var own []entente.Predicate
	for _, p := range preds {
		if p.Sentence == best {
			own = append(own, p)
		}
	}
	typ, _ := c.RootBy(&sents[best], src, tgt, own, older)
	return typ
}

func find(text, part string) entente.Span {
	if i := strings.Index(text, part); i >= 0 && part != "" {
		return entente.Span{Start: i, End: i + len(part)}
	}
	if i := strings.Index(strings.ToLower(text), strings.ToLower(part)); i >= 0 && part != "" {
		return entente.Span{Start: i, End: i + len(part)}
	}
	return entente.Span{}
}
