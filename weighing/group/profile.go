package group

import (
	"math"
	"sync"

	"entente"
	"entente/weighing/words"
)

// profile is what a document is about: its rare words, with weights.
type profile struct{ words bag }

// profiles remembers those made, by document; claims of one document come one
// after the other.
type profiles struct {
	sync.Mutex
	of map[*entente.Document]*profile
}

// maxProfiles bounds the memory of a Linker.
const maxProfiles = 256

func (l *Linker) profile(doc *entente.Document) *profile {
	if doc == nil {
		return nil
	}
	l.seen.Lock()
	defer l.seen.Unlock()
	if p := l.seen.of[doc]; p != nil {
		return p
	}
	n := map[string]float64{}
	bits := map[string]float64{}
	for _, w := range words.Split(doc.Text) {
		if b := l.table.Bits(w.Low); b >= profileBits && w.Low[0] > '9' {
			n[w.Stem]++
			bits[w.Stem] = b
		}
	}
	for s := range n {
		n[s] = (1 + math.Log(n[s])) * (bits[s] - 10)
	}
	if len(l.seen.of) >= maxProfiles {
		clear(l.seen.of)
	}
	p := &profile{newBag(n)}
	l.seen.of[doc] = p
	return p
}

// profileBits is the information from which a word tells a subject.
const profileBits = 14.5

// subjects compares what two documents are about, 0 to 1.
func subjects(a, b *View) float64 {
	if a.about == nil || b.about == nil {
		return 0
	}
	if a.about == b.about {
		return 1
	}
	return overlap(a.about.words, b.about.words)
}
