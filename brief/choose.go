package brief

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"entente"
)

// incident is an incident of the input with the claims that tell it.
type incident struct {
	*entente.Incident
	claims []*entente.Claim // those of the leading status, the lead first
	third  bool             // told of one side and a third party, not of the pair
	items  int              // how many sentences it became
}

func (x *incident) lead() *entente.Claim { return x.claims[0] }

// docIndex finds a document's sentences, mentions and dates by offset.
type docIndex struct {
	r *entente.Reading
}

func (w *writer) doc(id string) *docIndex {
	if x := w.index[id]; x != nil {
		return x
	}
	r := w.in.Readings[id]
	if r == nil {
		r = &entente.Reading{}
	}
	x := &docIndex{r}
	w.index[id] = x
	return x
}

func within[T any](list []T, span func(T) entente.Span, s entente.Span) []T {
	lo := sort.Search(len(list), func(i int) bool { return span(list[i]).Start >= s.Start })
	var out []T
	for ; lo < len(list) && span(list[lo]).Start < s.End; lo++ {
		if span(list[lo]).End <= s.End {
			out = append(out, list[lo])
		}
	}
	return out
}

// choose takes the incidents that concern the pair and the period.
func (w *writer) choose() []*incident {
	var out []*incident
	for i := range w.in.Incidents {
		x := &incident{Incident: &w.in.Incidents[i]}
		pair, third := false, false
		for _, id := range x.Claims {
			c := w.claims[id]
			if c == nil {
				continue
			}
			if len(x.claims) > 0 && !tellsSame(x.claims[0], c) || !counted(x.Groups, c.Document) {
				continue
			}
			x.claims = append(x.claims, c)
			p, t := w.concerns(c)
			pair, third = pair || p, third || t
		}
		slices.SortStableFunc(x.claims, func(a, b *entente.Claim) int { // the text before a list of references, a date of its own before the document's
			return cmp.Or(cmp.Compare(bool2(a.Reference != nil), bool2(b.Reference != nil)),
				cmp.Compare(bool2(a.Date.Basis == entente.BasisDocument || !a.Date.Known()), bool2(b.Date.Basis == entente.BasisDocument || !b.Date.Known())))
		})
		switch {
		case len(x.claims) == 0:
		case !pair && !third:
			w.report.OffPair++
		case !w.inPeriod(x):
			w.report.OffPeriod++
		default:
			x.third = !pair
			out = append(out, x)
		}
	}
	slices.SortFunc(out, func(a, b *incident) int {
		return cmp.Or(cmp.Compare(unknownLast(a.Date.Start), unknownLast(b.Date.Start)), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// counted reports whether a document stands in one of the groups.
func counted(groups []entente.Group, doc string) bool {
	return slices.ContainsFunc(groups, func(g entente.Group) bool { return slices.Contains(g.Documents, doc) })
}

// tellsSame reports whether c puts the thing as the leading claim does: a
// plan is no mention of the deed.
func tellsSame(lead, c *entente.Claim) bool {
	return lead.Kind == c.Kind && (lead.Status == c.Status || lead.Status.Fact() && c.Status.Fact())
}

// concerns reports whether a claim is about the pair, or about one side and
// a third party.
func (w *writer) concerns(c *entente.Claim) (pair, third bool) {
	d := w.in.Dyad
	if c.Concerns(d) {
		return true, false
	}
	one, other := false, false
	for _, list := range [][]entente.Actor{c.Actors, c.Recipients, c.ThirdParties} {
		for _, a := range list {
			if d.Has(a.Code) {
				one = true
			} else if a.Code != "" {
				other = true
			}
		}
	}
	if w.sentenceNamesBoth(c) && (one || c.Kind != entente.KindEvent && c.Kind != entente.KindStatement) {
		return true, false
	}
	if c.Kind != entente.KindEvent && one && !other && w.bothInDocument(c.Document) {
		return true, false
	}
	return false, one && other && w.bothInDocument(c.Document) && !w.besideThePair(c)
}

// besideThePair reports whether a claim stands in an entry of a list that
// names one side only: what a digest tells next to its item on the pair does
// not bear on the pair.
func (w *writer) besideThePair(c *entente.Claim) bool {
	d := w.docs[c.Document]
	i := slices.IndexFunc(d.Blocks, func(b entente.Block) bool { return b.Contains(c.Sentence) })
	if i < 0 {
		return false
	}
	text := d.Blocks[i].Of(d.Text)
	entry := d.Blocks[i].Item || strings.HasPrefix(text, "- ") || strings.HasPrefix(text, "• ") || strings.HasPrefix(text, "* ")
	return entry && !w.namesPair(c.Document, d.Blocks[i].Span)
}

// sentenceNamesBoth reports whether both sides are named in the sentence.
func (w *writer) sentenceNamesBoth(c *entente.Claim) bool { return w.namesPair(c.Document, c.Sentence) }

// namesPair reports whether both sides are named in a stretch of a document.
func (w *writer) namesPair(id string, s entente.Span) bool {
	x := w.doc(id)
	var a, b bool
	for _, m := range within(x.r.Mentions, func(m entente.Mention) entente.Span { return m.Span }, s) {
		for _, who := range m.Actors {
			a = a || who.Code == w.in.Dyad[0]
			b = b || who.Code == w.in.Dyad[1]
		}
	}
	return a && b
}

// bothInDocument reports whether a document is about the pair: each side is
// named at least twice and they are among its three most named parties.
func (w *writer) bothInDocument(id string) bool {
	count := map[string]int{}
	for _, m := range w.doc(id).r.Mentions {
		for _, a := range m.Actors {
			if len(a.Code) == 3 {
				count[a.Code]++
			}
		}
	}
	a, b := count[w.in.Dyad[0]], count[w.in.Dyad[1]]
	above := 0
	for code, n := range count {
		if !w.in.Dyad.Has(code) && n > min(a, b) {
			above++
		}
	}
	return a >= 2 && b >= 2 && above <= 1
}

// inPeriod keeps what may lie in the period; what is undated or no event
// stays unless its document is outside.
func (w *writer) inPeriod(x *incident) bool {
	if w.in.From == "" && w.in.To == "" {
		return true
	}
	d := x.Date
	if !d.Known() {
		d = w.docs[x.lead().Document].Published
	}
	return !d.Known() || d.Within(w.in.From, w.in.To)
}

// turnOfPeriod is the day from which an event counts as recent: the start of
// the period, or of the last year that the sources date an event in.
func (w *writer) turnOfPeriod(chosen []*incident) string {
	if w.in.From != "" {
		return w.in.From
	}
	years := map[string]int{}
	total := 0
	for _, x := range chosen {
		if x.Kind == entente.KindEvent && x.Date.Known() && x.lead().Status.Fact() && len(x.Date.Start) >= 4 {
			years[x.Date.Start[:4]]++
			total++
		}
	}
	var list []string
	for y := range years {
		list = append(list, y)
	}
	slices.Sort(list)
	for i := len(list) - 1; i >= 0; i-- { // the last year with a fifth of the events
		if years[list[i]]*5 >= total {
			return list[i] + "-01-01"
		}
	}
	return ""
}

func joined(list []string) string { return strings.Join(list, ", ") }
