package web

import (
	"slices"

	"entente"
	"entente/brief/chart"
)

// textBlock is a block of a document, cut where claims begin and end.
type textBlock struct {
	Kind string
	Runs []textRun
}

// textRun is a stretch of text. Lit runs state a claim: Kind and Status are
// of the shortest that covers it, Link leads to that claim in the list, and
// IDs are the claims that begin here.
type textRun struct {
	Text         string
	Lit          bool
	Kind, Status string
	Link         string
	IDs          []string
}

// spanOf is what is lit for a claim: the clause, or else the evidence.
func spanOf(c *entente.Claim) entente.Span {
	switch {
	case !c.Clause.Empty():
		return c.Clause
	case len(c.Evidence) > 0:
		return c.Evidence[0].Span
	}
	return c.Sentence
}

// cutBlocks cuts the blocks of a document at the borders of claims. Blocks
// are in order; a claim is looked at only in the blocks that it overlaps.
func cutBlocks(doc *entente.Document, claims []*entente.Claim) []textBlock {
	blocks := doc.Blocks
	if len(blocks) == 0 && doc.Text != "" {
		blocks = []entente.Block{{Kind: entente.BlockBody, Span: entente.Span{Start: 0, End: len(doc.Text)}}}
	}
	order := slices.Clone(claims)
	slices.SortStableFunc(order, func(a, b *entente.Claim) int { return spanOf(a).Start - spanOf(b).Start })
	begun := map[string]bool{}
	var out []textBlock
	first := 0
	for _, b := range blocks {
		for first < len(order) && spanOf(order[first]).End <= b.Start {
			first++
		}
		var mine []*entente.Claim
		for _, c := range order[first:] {
			if spanOf(c).Start >= b.End {
				break
			}
			if spanOf(c).Overlaps(b.Span) {
				mine = append(mine, c)
			}
		}
		out = append(out, textBlock{string(b.Kind), cutRuns(doc.Text, b.Span, mine, begun)})
	}
	return out
}

// cutRuns cuts one block; claims are in order of their start.
func cutRuns(text string, in entente.Span, claims []*entente.Claim, begun map[string]bool) []textRun {
	cuts := []int{in.Start, in.End}
	for _, c := range claims {
		s := spanOf(c)
		cuts = append(cuts, max(s.Start, in.Start), min(s.End, in.End))
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []textRun
	first := 0
	for i := 0; i+1 < len(cuts); i++ {
		here := entente.Span{Start: cuts[i], End: cuts[i+1]}
		for first < len(claims) && spanOf(claims[first]).End <= here.Start {
			first++
		}
		r := textRun{Text: here.Of(text)}
		best := -1
		for _, c := range claims[first:] {
			s := spanOf(c)
			if s.Start >= here.End {
				break
			}
			if !s.Contains(here) {
				continue
			}
			if !begun[c.ID] {
				begun[c.ID] = true
				r.IDs = append(r.IDs, chart.Anchor(c.ID))
			}
			if best < 0 || s.Len() < best {
				best = s.Len()
				r.Lit, r.Kind, r.Status, r.Link = true, string(c.Kind), string(c.Status), "l-"+chart.Anchor(c.ID)
			}
		}
		if r.Text != "" {
			out = append(out, r)
		}
	}
	return out
}
