package depend

import (
	"maps"
	"runtime"
	"slices"
	"sort"
	"sync"

	"entente"
	"entente/lexicon/publishers"
)

// A key that more documents share than this proves nothing.
const (
	maxShingleDocs = 200
	maxPairDocs    = 200
	// A passage that more texts of one house share than this is its boilerplate.
	houseDocs = 5
)

// Index finds dependences in a growing set of documents.
type Index struct {
	reader   *reader
	spotter  *Spotter
	lex      *publishers.Table
	texts    []*Text
	slots    map[string]uint32
	shingles postings
	pairs    postings // all pairs of content words
	quotes   postings // pairs within quotations, by number of the quotation
	quoteOf  []quoteRef
	credited map[string]bool
	refs     map[string][]uint32
	titles   map[string][]uint32
	links    []link
}

// quoteRef is a quotation of the text in a slot.
type quoteRef struct {
	slot uint32
	need uint8
}

// New makes an empty Index.
func New() (*Index, error) {
	r, err := newReader()
	if err != nil {
		return nil, err
	}
	lex, err := publishers.Load()
	if err != nil {
		return nil, err
	}
	return &Index{reader: r, spotter: NewSpotter(lex), lex: lex, slots: map[string]uint32{},
		credited: map[string]bool{}, refs: map[string][]uint32{}, titles: map[string][]uint32{}}, nil
}

// Len is the number of documents.
func (x *Index) Len() int { return len(x.texts) }

// text prepares a document.
func (x *Index) text(doc *entente.Document) *Text {
	t := x.reader.read(doc)
	t.credits = x.spotter.Find(doc)
	t.family = x.lex.Family(doc.Publisher, doc.URL)
	t.named = t.houses()
	return t
}

// Add enters one document and finds its links with those already there. A
// document that is there already is ignored.
func (x *Index) Add(doc *entente.Document) {
	if _, ok := x.slots[doc.ID]; ok {
		return
	}
	t := x.text(doc)
	slot := uint32(len(x.texts))
	x.links = append(x.links, x.search(newScratch(), t, slot)...)
	x.enter(t, slot)
	x.shingles.add(slot, t.fingerprints())
	x.pairs.add(slot, t.pairs(0, len(t.words)))
	for _, q := range t.quotes {
		x.quotes.add(x.number(t, q, slot), t.pairs(int(q.from), int(q.to)))
	}
}

// number gives a quotation its number.
func (x *Index) number(t *Text, q quote, slot uint32) uint32 {
	x.quoteOf = append(x.quoteOf, quoteRef{slot, uint8(t.quoteNeed(q))})
	return uint32(len(x.quoteOf) - 1)
}

// enter records all of a text but its postings.
func (x *Index) enter(t *Text, slot uint32) {
	x.texts = append(x.texts, t)
	x.slots[t.doc.ID] = slot
	for _, c := range t.credits {
		x.credited[c.Family] = true
	}
	for _, r := range t.doc.References {
		if k := x.refKey(r.Publisher, r.URL, r.Title); k != "" {
			x.refs[k] = append(x.refs[k], slot)
		}
	}
	if k := x.refKey(t.doc.Publisher, t.doc.URL, t.doc.Title); k != "" {
		x.titles[k] = append(x.titles[k], slot)
	}
}

// AddAll enters many documents, in any order, with the same result as Add of
// each.
func (x *Index) AddAll(docs []*entente.Document) {
	var fresh []*entente.Document
	seen := map[string]bool{}
	for _, d := range docs {
		if _, ok := x.slots[d.ID]; !ok && !seen[d.ID] {
			seen[d.ID] = true
			fresh = append(fresh, d)
		}
	}
	if 4*len(fresh) < len(x.texts) {
		for _, d := range fresh {
			x.Add(d)
		}
		return
	}
	base := len(x.texts)
	texts := make([]*Text, len(fresh))
	fps, prs := make([][]uint32, len(fresh)), make([][]uint32, len(fresh))
	parallel(len(fresh), func(_ *scratch, i int) {
		texts[i] = x.text(fresh[i])
		fps[i], prs[i] = texts[i].fingerprints(), texts[i].pairs(0, len(texts[i].words))
	})
	var qps [][]uint32
	first := len(x.quoteOf)
	for i, t := range texts {
		x.enter(t, uint32(base+i))
		for _, q := range t.quotes {
			x.number(t, q, uint32(base+i))
			qps = append(qps, t.pairs(int(q.from), int(q.to)))
		}
	}
	x.shingles.bulk(pack(fps, base))
	fps = nil // each is as large as the archive's share of it; let go at once
	x.pairs.bulk(pack(prs, base))
	prs = nil
	x.quotes.bulk(pack(qps, first))
	qps = nil
	found := make([][]link, len(fresh))
	parallel(len(fresh), func(s *scratch, i int) { found[i] = x.search(s, texts[i], uint32(base+i)) })
	n := len(x.links)
	for _, ls := range found {
		n += len(ls)
	}
	x.links = slices.Grow(x.links, n-len(x.links))
	for i, ls := range found {
		x.links = append(x.links, ls...)
		found[i] = nil
	}
}

func pack(keys [][]uint32, base int) []uint64 {
	n := 0
	for _, k := range keys {
		n += len(k)
	}
	out := make([]uint64, 0, n)
	for i, ks := range keys {
		for _, k := range ks {
			out = append(out, uint64(k)<<32|uint64(base+i))
		}
	}
	return out
}

// parallel runs do for 0..n-1, each goroutine with its own scratch.
func parallel(n int, do func(s *scratch, i int)) {
	var wg sync.WaitGroup
	next := make(chan int, 64)
	for range min(n, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			s := newScratch()
			for i := range next {
				do(s, i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wg.Wait()
}

// search finds the links of t with the texts of lower slots.
func (x *Index) search(s *scratch, t *Text, slot uint32) []link {
	var out []link
	copies := x.candidates(&x.shingles, t.fingerprints(), slot, maxShingleDocs, 2)
	traced := map[uint32]bool{}
	for _, q := range t.quotes {
		for c := range x.candidates(&x.pairs, t.pairs(int(q.from), int(q.to)), slot, maxPairDocs, t.quoteNeed(q)) {
			traced[c] = true
		}
	}
	x.quotedBy(t, slot, traced)
	for c := range copies {
		traced[c] = true
	}
	for _, c := range sortedKeys(traced) {
		a, b := ordered(t, x.texts[c])
		_, both := copies[c]
		out = append(out, s.verify(a, b, !both)...)
	}
	out = append(out, x.byHouse(s, t, slot)...)
	return append(out, x.byReference(s, t, slot)...)
}

// quotedBy adds the texts below slot that quote words of t.
func (x *Index) quotedBy(t *Text, slot uint32, into map[uint32]bool) {
	if len(x.quotes.runs) == 0 {
		return
	}
	n := map[uint32]uint8{}
	for _, k := range t.pairs(0, len(t.words)) {
		if !x.quotes.holds(k) || x.pairs.count(k) > maxPairDocs {
			continue
		}
		x.quotes.find(k, func(run []uint64) {
			for _, e := range run {
				n[uint32(e)]++
			}
		})
	}
	for q, k := range n {
		if ref := x.quoteOf[q]; ref.slot < slot && k >= ref.need {
			into[ref.slot] = true
		}
	}
}

func ordered(a, b *Text) (*Text, *Text) {
	if b.doc.ID < a.doc.ID {
		return b, a
	}
	return a, b
}

func sortedKeys[V any](set map[uint32]V) []uint32 {
	return slices.Sorted(maps.Keys(set))
}

// candidates are the texts below slot that share at least need keys, none of
// them in more than limit texts.
func (x *Index) candidates(p *postings, keys []uint32, slot uint32, limit, need int) map[uint32]int {
	n := map[uint32]int{}
	for _, k := range keys {
		if p.count(k) > limit {
			continue
		}
		p.find(k, func(run []uint64) {
			for _, e := range run {
				if c := uint32(e); c < slot {
					n[c]++
				}
			}
		})
	}
	for c, k := range n {
		if k < need {
			delete(n, c)
		}
	}
	return n
}

// Links returns the dependences that stand in the corpus as it is now, in
// order of From, To and reason.
func (x *Index) Links() []Dependence {
	out, _ := x.All()
	return out
}

// All returns the dependences that stand, and of the copies of stories that
// very many documents carry which document stands for all.
func (x *Index) All() ([]Dependence, map[string]string) {
	var out []Dependence
	seen := map[[3]string]bool{}
	crowds := x.crowds()
	for i := range x.links {
		if x.stands(&x.links[i]) {
			d := x.links[i].dep
			out = append(out, d)
			if len(crowds) > 0 {
				seen[[3]string{d.From, d.To, d.Because}] = true
			}
		}
	}
	of := make(map[string]string, len(crowds))
	for id, c := range crowds {
		of[id] = c.Of
		if k := [3]string{c.Dep.From, c.Dep.To, c.Dep.Because}; !seen[k] {
			seen[k] = true
			out = append(out, c.Dep)
		}
	}
	sortLinks(out)
	return out, of
}

// Words is the number of words compared in a document, 0 when it is not here.
func (x *Index) Words(id string) int {
	if slot, ok := x.slots[id]; ok {
		return len(x.texts[slot].words)
	}
	return 0
}

// Documents returns the identities of all documents, sorted.
func (x *Index) Documents() []string {
	out := make([]string, 0, len(x.texts))
	for _, t := range x.texts {
		out = append(out, t.doc.ID)
	}
	sort.Strings(out)
	return out
}
