package weighing

import (
	"maps"
	"runtime"
	"slices"
	"sort"
	"sync"
	"sync/atomic"

	"entente"
	"entente/weighing/depend"
	"entente/weighing/dispute"
	"entente/weighing/group"
	"entente/weighing/standing"
)

// Index is an archive that can be weighed as it grows. Adding a document
// costs a search among like documents and claims; Result is linear in the
// archive.
type Index struct {
	w      *Weigher
	links  *depend.Index
	groups *group.Index
	docs   map[string]*entente.Document
	marks  map[string]*source // by document
	claims map[string]*entente.Claim
	byDoc  map[string][]*entente.Claim
	houses map[string]bool // families of publishers
	notes  map[string]*Notes
}

// newDependIndex panics only if the embedded tables are damaged, which New
// has excluded.
func newDependIndex() *depend.Index {
	x, err := depend.New()
	if err != nil {
		panic(err)
	}
	return x
}

// NewIndex makes an empty Index.
func (w *Weigher) NewIndex() *Index {
	g, err := group.New()
	if err != nil {
		panic(err) // embedded tables, checked by New
	}
	return &Index{w: w, links: newDependIndex(), groups: g, docs: map[string]*entente.Document{},
		marks: map[string]*source{}, claims: map[string]*entente.Claim{}, byDoc: map[string][]*entente.Claim{}, houses: map[string]bool{}, notes: map[string]*Notes{}}
}

// Add enters one document with its claims. A document that is there already
// is ignored. reading may be nil.
func (x *Index) Add(doc *entente.Document, reading *entente.Reading, claims []entente.Claim) {
	if _, ok := x.docs[doc.ID]; ok {
		return
	}
	x.links.Add(doc)
	x.enter(doc, x.w.Note(doc, reading), claims)
}

// AddAll enters many documents at once, with the same result.
func (x *Index) AddAll(docs []*entente.Document, readings map[string]*entente.Reading, claims []entente.Claim) {
	x.AddNotes(docs, x.w.notes(docs, readings), claims)
}

// AddNotes is AddAll for documents of which the Notes were taken before, so
// that a large archive need not hold all readings at once. notes[i] is of
// docs[i].
func (x *Index) AddNotes(docs []*entente.Document, notes []*Notes, claims []entente.Claim) {
	of := map[string][]entente.Claim{}
	for _, c := range claims {
		of[c.Document] = append(of[c.Document], c)
	}
	x.links.AddAll(docs)
	for i, d := range docs {
		if _, ok := x.docs[d.ID]; !ok {
			x.enter(d, notes[i], of[d.ID])
		}
	}
}

// each calls f for 0 to n-1 from several goroutines.
func each(n int, f func(int)) {
	var next atomic.Int64
	var group sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				f(i)
			}
		})
	}
	group.Wait()
}

func (x *Index) enter(doc *entente.Document, notes *Notes, claims []entente.Claim) {
	x.docs[doc.ID] = doc
	x.notes[doc.ID] = notes
	x.marks[doc.ID] = x.w.source(doc)
	if h := x.marks[doc.ID].family; h != "" {
		x.houses[h] = true
	}
	for i := range claims {
		c := &claims[i]
		if c.Document != doc.ID || x.claims[c.ID] != nil {
			continue
		}
		x.claims[c.ID] = c
		x.byDoc[doc.ID] = append(x.byDoc[doc.ID], c)
		x.groups.Add(x.groups.View(doc, c))
	}
}

// Result weighs what is in the Index.
func (x *Index) Result() Result {
	deps, crowds := x.links.All()
	r := Result{Dependences: deps, Origins: originsOf(x.links, deps)}
	between := byDocument(deps)
	incidents := map[string]string{} // claim → incident
	sets := map[string][]*entente.Claim{}
	for _, g := range x.groups.Groups() {
		cs := make([]*entente.Claim, len(g))
		for i, v := range g {
			cs[i] = v.Claim
		}
		in := x.incident(cs, between, crowds)
		sets[in.ID] = cs
		for _, c := range cs {
			incidents[c.ID] = in.ID
		}
		r.Incidents = append(r.Incidents, in)
	}
	r.Disputes = x.w.finder.Find(x.docs, r.Incidents, sets)
	r.Disputes = append(r.Disputes, x.w.finder.Retold(x.docs, deps, x.byDoc, dispute.Order(r.Disputes))...)
	r.Disputes = append(r.Disputes, x.w.finder.Sentences(x.ordered(), x.byDoc, copies(deps), dispute.Order(r.Disputes))...)
	r.Disputes = dispute.Order(dispute.Merge(r.Disputes))
	contested := map[string]bool{}
	for _, d := range r.Disputes {
		if contests(d.Type) && d.Incident != "" {
			contested[d.Incident] = true
		}
	}
	for i := range r.Incidents {
		in := &r.Incidents[i]
		in.Standing, in.Credibility = judge(sets[in.ID], in.Origins, contested[in.ID])
		in.Reliability = standing.Reliability(sets[in.ID], x.letter)
		in.Weak = standing.Unvouched(sets[in.ID])
	}
	sort.SliceStable(r.Incidents, func(i, j int) bool {
		a, b := r.Incidents[i], r.Incidents[j]
		if a.Date.Known() != b.Date.Known() {
			return a.Date.Known()
		}
		if a.Date.Start != b.Date.Start {
			return a.Date.Start < b.Date.Start
		}
		return a.ID < b.ID
	})
	return r
}

// letter is the reliability that the user gave the source of a document.
func (x *Index) letter(document string) string {
	if d := x.docs[document]; d != nil {
		return x.w.rate(d)
	}
	return ""
}

// Without is an Index of all documents but those named, with the same result
// as one that never had them. Nothing is read again.
func (x *Index) Without(documents ...string) *Index {
	out := x.w.NewIndex()
	var docs []*entente.Document
	var notes []*Notes
	var claims []entente.Claim
	for _, id := range slices.Sorted(maps.Keys(x.docs)) {
		if slices.Contains(documents, id) {
			continue
		}
		docs, notes = append(docs, x.docs[id]), append(notes, x.notes[id])
		for _, c := range x.byDoc[id] {
			claims = append(claims, *c)
		}
	}
	out.AddNotes(docs, notes, claims)
	return out
}

// ordered lists the notes in order of document.
func (x *Index) ordered() []*Notes {
	out := make([]*Notes, 0, len(x.notes))
	for _, id := range slices.Sorted(maps.Keys(x.notes)) {
		out = append(out, x.notes[id])
	}
	return out
}

// copies are the pairs of documents of which one copies from the other. A
// later version of an article corrects itself, which is no dispute.
func copies(deps []Dependence) dispute.Copies {
	out := dispute.Copies{}
	for i := range deps {
		switch deps[i].Because {
		case depend.NearDuplicate, depend.Passage, depend.Wire:
			out[pairKey(deps[i].From, deps[i].To)] = true
		}
	}
	return out
}

// contests reports whether a dispute of this type leaves open what happened.
// A sequence in time does not, nor does a choice of words.
func contests(t entente.DisputeType) bool {
	return t != entente.DisputeStatusOverTime && t != entente.DisputeCharacterisation && t != entente.DisputeRole
}
