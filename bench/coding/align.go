package coding

import (
	"entente"
	"entente/corpus"
)

// Verdict is how a claim stands to the gold of its passage.
type Verdict struct {
	// Event is the gold event that the claim tells, nil when there is none.
	Event *corpus.Event
	// Type, Actors, Recipients and Status are whether each is right.
	Type, Actors, Recipients, Status bool
	// Empty is true when the claim's sentence has no gold event at all.
	Empty bool
}

// All reports whether every field that is compared is right.
func (v Verdict) All() bool {
	return v.Event != nil && v.Type && v.Actors && v.Recipients && v.Status
}

// Align compares event claims with the gold of their passage, as the
// benchmark does: each gold event is told once.
func Align(p corpus.Passage, claims []entente.Claim) []Verdict {
	out := make([]Verdict, len(claims))
	used := make([]bool, len(claims))
	for k := range p.Events {
		e := &p.Events[k]
		i := match(p, *e, claims, used)
		if i < 0 {
			continue
		}
		used[i] = true
		out[i] = verdict(e, claims[i])
	}
	for i, c := range claims {
		out[i].Empty = !toldIn(p, c.Predicate)
	}
	return out
}

func verdict(e *corpus.Event, c entente.Claim) Verdict {
	return Verdict{
		Event: e, Type: c.Event.Type == e.Type, Actors: partyCodes(e.Actors) == codesOf(c.Actors),
		Recipients: partyCodes(e.Recipients) == codesOf(named(c.Recipients, c.Sentence)), Status: string(c.Status) == e.Status,
	}
}

// toldIn reports whether the sentence at a place has a gold event.
func toldIn(p corpus.Passage, at entente.Span) bool {
	for k, s := range p.Sentences {
		if s.Start <= at.Start && at.End <= s.End {
			for _, e := range p.Events {
				if e.Sentence == k {
					return true
				}
			}
		}
	}
	return false
}

// Document is a passage as a document of one block.
func Document(p corpus.Passage) *entente.Document {
	doc := &entente.Document{ID: p.ID, Text: p.Text, Blocks: []entente.Block{{Kind: entente.BlockBody, Span: entente.Span{Start: 0, End: len(p.Text)}}}}
	if len(p.Published) == 10 {
		doc.Published = entente.Date{EDTF: p.Published, Start: p.Published, End: p.Published, Basis: entente.BasisHeader}
	}
	return doc
}

// Head is the sentence and the token that carry a gold event, -1 and -1 where
// the reading has neither.
func Head(found *entente.Reading, e corpus.Event) (sentence, token int) {
	span := entente.Span{Start: e.Predicate.Start, End: e.Predicate.End}
	for k := range found.Sentences {
		s := &found.Sentences[k]
		if !s.Overlaps(span) {
			continue
		}
		for i, t := range s.Tokens {
			if h := t.Head - 1; span.Contains(t.Span) && (h < 0 || !span.Contains(s.Tokens[h].Span)) {
				return k, i
			}
		}
	}
	return -1, -1
}
