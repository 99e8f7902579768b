// Package depend finds where one document draws on another, or both on a
// common source, and proves it with spans in both.
//
// Six traces are followed: copied text (containment, not likeness), the
// quotation that travels with or without its marks, the wire credit, the
// cited source, the entry of a reference list, and the later version of one
// article. Absence of a trace is no proof of independence.
//
// The set of dependences found is a function of the set of documents: it
// depends neither on their order nor on whether they came at once or one by
// one. Candidates come from inverted indices of winnowed shingles and of
// pairs of content words; a key that more than a fixed number of documents
// share is the common stock of the corpus and proves nothing.
//
// Cost: about 2 ms for a document of 500 words, growing with the logarithm of the archive;
// about 20 KB of memory a document. An Index is for one goroutine at a time;
// AddAll uses all processors.
package depend

import (
	"sort"

	"entente"
)

// The reasons for a dependence.
const (
	NearDuplicate = "near-duplicate"   // most of one text is in the other
	Passage       = "shared passage"   // some sentences are, word for word or nearly
	Version       = "later version"    // one house, the same article again
	Quotation     = "quotation traced" // the words of a quotation are in both
	Wire          = "wire"             // both are, or credit, dispatches of one agency
	Cited         = "cited source"     // one cites the other, or both cite a third
)

// Dependence says that From draws on To, or both on a common source.
type Dependence struct {
	From, To string // document IDs
	// Because is one of the reasons above.
	Because string
	// Score is the share of the shorter text that is in the longer for copied
	// text; for other traces a strength between 0 and 1.
	Score float64
	// Evidence holds proof spans in both documents, each of From followed by
	// its like in To where there is one.
	Evidence []entente.Evidence
	// CommonSource names the source on which both draw, "" when one draws on
	// the other or it is not known.
	CommonSource string
}

// Mostly reports whether d covers the greater part of one document, so that
// it holds for all that the document says.
func (d *Dependence) Mostly() bool {
	return (d.Because == NearDuplicate || d.Because == Version) && d.Score >= 0.5 || d.Because == Wire
}

// sortLinks puts dependences into their one order.
func sortLinks(ds []Dependence) {
	sort.Slice(ds, func(i, j int) bool {
		a, b := &ds[i], &ds[j]
		switch {
		case a.From != b.From:
			return a.From < b.From
		case a.To != b.To:
			return a.To < b.To
		}
		return a.Because < b.Because
	})
}
