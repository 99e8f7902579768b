package weighing

import (
	"slices"
	"sort"
	"strings"

	"entente"
	"entente/weighing/depend"
	"entente/weighing/standing"
)

// source is what a document as a whole rests on.
type source struct {
	family string
	wires  []depend.Credit // houses whose dispatch the document is
	cites  []depend.Credit // houses it cites, each at a place
}

func (w *Weigher) source(doc *entente.Document) *source {
	s := &source{family: w.lex.Family(doc.Publisher, doc.URL)}
	for _, c := range w.credits.Find(doc) {
		if c.Wire {
			s.wires = append(s.wires, c)
		} else {
			s.cites = append(s.cites, c)
		}
	}
	return s
}

// The reasons for a group, as the contract names them, weakest first.
var groupReasons = []string{"publisher", "cited source", "quotation traced", "wire", "near-duplicate"}

// reasonOf maps the reason of a dependence to that of a group.
func reasonOf(because string) string {
	switch because {
	case depend.NearDuplicate, depend.Version, depend.Passage:
		return "near-duplicate"
	}
	return because
}

// pairKey orders two documents.
func pairKey(a, b string) [2]string {
	if b < a {
		a, b = b, a
	}
	return [2]string{a, b}
}

// byDocument files dependences under the pair of documents.
func byDocument(deps []Dependence) map[[2]string][]*Dependence {
	out := make(map[[2]string][]*Dependence, len(deps))
	for i := range deps {
		k := pairKey(deps[i].From, deps[i].To)
		out[k] = append(out[k], &deps[i])
	}
	return out
}

// union is a disjoint-set forest over documents that keeps why it joined.
type union struct {
	parent map[string]string
	why    []join
}

type join struct {
	a        string
	because  string
	evidence []entente.Evidence
}

func newUnion(docs []string) *union {
	u := &union{parent: make(map[string]string, len(docs))}
	for _, d := range docs {
		u.parent[d] = d
	}
	return u
}

func (u *union) find(d string) string {
	for u.parent[d] != d {
		u.parent[d] = u.parent[u.parent[d]]
		d = u.parent[d]
	}
	return d
}

func (u *union) join(a, b, because string, evidence []entente.Evidence) {
	if _, ok := u.parent[a]; !ok {
		return
	}
	if _, ok := u.parent[b]; !ok || a == b {
		return
	}
	u.why = append(u.why, join{a, because, evidence})
	if ra, rb := u.find(a), u.find(b); ra != rb {
		u.parent[max(ra, rb)] = min(ra, rb)
	}
}

// groups lists the sets, each with the strongest reason in it and all proof
// for that reason.
func (u *union) groups() []entente.Group {
	members := map[string][]string{}
	for d := range u.parent {
		r := u.find(d)
		members[r] = append(members[r], d)
	}
	why := map[string][]join{}
	for _, j := range u.why {
		r := u.find(j.a)
		why[r] = append(why[r], j)
	}
	out := make([]entente.Group, 0, len(members))
	for r, ds := range members {
		sort.Strings(ds)
		g := entente.Group{Documents: ds}
		for _, j := range why[r] {
			if rank(j.because) > rank(g.Because) {
				g.Because = j.because
			}
		}
		for _, j := range why[r] {
			if j.because == g.Because {
				g.Evidence = addEvidence(g.Evidence, j.evidence)
			}
		}
		out = append(out, g)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Documents[0] < out[j].Documents[0] })
	return out
}

// maxGroupEvidence bounds the proof that a group carries; the dependences
// have all of it.
const maxGroupEvidence = 24

func addEvidence(have, more []entente.Evidence) []entente.Evidence {
next:
	for _, e := range more {
		for _, h := range have {
			if h == e {
				continue next
			}
		}
		if len(have) < maxGroupEvidence {
			have = append(have, e)
		}
	}
	return have
}

func rank(because string) int {
	for i, r := range groupReasons {
		if r == because {
			return i + 1
		}
	}
	return 0
}

// origins groups the documents that mention an incident by common source of
// what they say about it.
func (x *Index) origins(claims []*entente.Claim, between map[[2]string][]*Dependence, crowds map[string]string) []entente.Group {
	of := map[string][]*entente.Claim{}
	var docs []string
	counted := slices.ContainsFunc(claims, standing.Counts)
	for _, c := range claims {
		if counted && !standing.Counts(c) { // where nothing is a fact, plans have origins too
			continue
		}
		if of[c.Document] == nil {
			docs = append(docs, c.Document)
		}
		of[c.Document] = append(of[c.Document], c)
	}
	sort.Strings(docs)
	u := newUnion(docs)
	for i, a := range docs {
		for _, b := range docs[i+1:] {
			for _, d := range between[pairKey(a, b)] {
				if d.Mostly() || touches(d, of) {
					u.join(a, b, reasonOf(d.Because), d.Evidence)
				}
			}
		}
	}
	first := map[string]string{} // of the documents that copy one story of very many
	for _, d := range docs {
		story, ok := crowds[d]
		if !ok {
			story = d // it may stand for the others
		}
		if other, ok := first[story]; ok {
			u.join(other, d, "near-duplicate", evidenceOf(between, d, story))
		} else {
			first[story] = d
		}
	}
	x.sharedSources(u, docs, of)
	return u.groups()
}

// evidenceOf is the proof of the dependences between two documents.
func evidenceOf(between map[[2]string][]*Dependence, a, b string) []entente.Evidence {
	var out []entente.Evidence
	for _, d := range between[pairKey(a, b)] {
		out = append(out, d.Evidence...)
	}
	return out
}

// touches reports whether the proof of a dependence lies in or beside the
// sentences of the claims, in each document that has proof.
func touches(d *Dependence, of map[string][]*entente.Claim) bool {
	hit := map[string]bool{}
	proof := map[string]bool{}
	for _, e := range d.Evidence {
		proof[e.Document] = true
		for _, c := range of[e.Document] {
			if beside(e.Span, c) {
				hit[e.Document] = true
			}
		}
	}
	return len(hit) > 0 && len(hit) == len(proof)
}

// beside allows for the space between two sentences.
func beside(s entente.Span, c *entente.Claim) bool {
	at := c.Sentence
	if at.Empty() {
		at = c.Predicate
	}
	return s.Start <= at.End+2 && at.Start <= s.End+2
}

// sharedSources joins documents whose claims rest on one house or one named
// voice.
func (x *Index) sharedSources(u *union, docs []string, of map[string][]*entente.Claim) {
	first := map[string]string{}
	proof := map[string][]entente.Evidence{}
	for _, d := range docs {
		for _, k := range x.restsOn(d, of[d]) {
			if other, ok := first[k.key]; ok {
				u.join(other, d, k.because, append(append([]entente.Evidence{}, proof[k.key]...), k.evidence...))
			} else {
				first[k.key], proof[k.key] = d, k.evidence
			}
		}
	}
}

type rest struct {
	key, because string
	evidence     []entente.Evidence
}

// restsOn lists what a document's claims about one incident rest on. A house
// has one key whether it published, is credited or is cited.
func (x *Index) restsOn(id string, claims []*entente.Claim) []rest {
	doc, s := x.docs[id], x.marks[id]
	var out []rest
	if s.family != "" {
		out = append(out, rest{key: "house:" + s.family, because: "publisher"})
	}
	cite := func(key, because string, at entente.Span) {
		out = append(out, rest{key, because, []entente.Evidence{{Document: id, Span: at, Quote: at.Of(doc.Text)}}})
	}
	for _, c := range s.wires {
		cite("house:"+c.Family, "wire", c.Span)
	}
	for _, c := range claims {
		for _, m := range s.cites {
			if beside(m.Span, c) && c.Sentence.Overlaps(m.Span) {
				cite("house:"+m.Family, "cited source", m.Span)
			}
		}
		for _, a := range c.Attribution {
			if h := x.house(a.Speaker); h != "" {
				cite("house:"+h, "cited source", a.Span)
			} else if v := voice(c, a); v != "" {
				cite("voice:"+v, "cited source", a.Span)
			}
		}
	}
	return out
}

// house is the family of a speaker who is a publishing house: one of the
// lexicon, or the publisher of a document here.
func (x *Index) house(speaker string) string {
	if f := x.w.lex.Find(speaker); f != nil {
		if f.Kind == "government" {
			return ""
		}
		return f.Name
	}
	if h := x.w.lex.Family(speaker, ""); x.houses[h] {
		return h
	}
	return ""
}

// voice is the key of a named speaker on whose word alone a claim rests. That
// somebody said something is witnessed by each who reports it; that the thing
// is so is not.
func voice(c *entente.Claim, a entente.Source) string {
	if a.Weak || c.Kind == entente.KindStatement || c.Kind == entente.KindAssessment {
		return ""
	}
	if a.Actor != nil && a.Actor.Name != "" {
		return strings.ToLower(a.Actor.Name)
	}
	if f := strings.Fields(a.Speaker); len(f) >= 2 {
		return strings.ToLower(strings.Join(f, " "))
	}
	return ""
}
