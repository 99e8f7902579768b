package weighing

import (
	"sync"

	"entente"
)

// noted keeps the Notes of documents that were read on demand.
type noted struct {
	sync.Mutex
	read func(*entente.Document) *entente.Reading
	most int
	of   map[string]*Notes
}

// maxNoted bounds the Notes that are kept, about 10 kB each.
const maxNoted = 20_000

// Reading returns a Weigher that reads, with read, documents for which Weigh
// is given no reading, when there are no more than most of them: an archive
// keeps claims but no readings, and what claims do not carry would be missed.
// What was read is kept for the next time. read must be safe for concurrent
// use; the result is, like any Weigher.
func (w *Weigher) Reading(read func(*entente.Document) *entente.Reading, most int) *Weigher {
	out := *w
	out.noted = &noted{read: read, most: most, of: map[string]*Notes{}}
	return &out
}

// notes takes the Notes of documents, from their readings or by reading them.
func (w *Weigher) notes(docs []*entente.Document, readings map[string]*entente.Reading) []*Notes {
	out := make([]*Notes, len(docs))
	demand := w.noted != nil && len(docs) <= w.noted.most
	each(len(docs), func(i int) {
		d := docs[i]
		if r := readings[d.ID]; r != nil || !demand {
			out[i] = w.Note(d, r)
			return
		}
		out[i] = w.noted.take(w, d)
	})
	return out
}

func (n *noted) take(w *Weigher, d *entente.Document) *Notes {
	n.Lock()
	x := n.of[d.ID]
	n.Unlock()
	if x != nil {
		return x
	}
	x = w.Note(d, n.read(d))
	n.Lock()
	defer n.Unlock()
	if len(n.of) >= maxNoted {
		clear(n.of)
	}
	n.of[d.ID] = x
	return x
}
