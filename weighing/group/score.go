package group

import (
	"slices"

	"entente"
	"entente/weighing/words"
)

// Reason is one part of a comparison.
type Reason struct {
	Name   string
	Weight float64
}

// Same is the sum of weights from which two claims are about one event.
const Same = 5.0

// contradicted is the weight of what cannot be.
const contradicted = -100

// Compare weighs two claims. The reasons are in a fixed order; the sum is the
// second result. A sum below -50 means that the two contradict each other and
// must not come together through third claims either.
func (l *Linker) Compare(a, b *View) ([]Reason, float64) {
	if a.Claim.Kind != b.Claim.Kind {
		return []Reason{{"another kind of claim", contradicted}}, contradicted
	}
	var rs []Reason
	add := func(name string, w float64) {
		if w != 0 {
			rs = append(rs, Reason{name, w})
		}
	}
	event := a.Claim.Kind == entente.KindEvent
	if !slices.Equal(a.ord, b.ord) && (len(a.ord) > 0 && len(b.ord) > 0 || slices.Contains(a.ord, "anniversary") != slices.Contains(b.ord, "anniversary")) {
		add("another in a row of like events", contradicted)
	}
	rest := overlap(a.rest, b.rest)
	add("parties", l.parties(a, b))
	add("persons", persons(a, b))
	add("time", when(a, b, rest))
	add("issue", issues(a.Claim.Issues, b.Claim.Issues))
	add("names", names(a, b))
	if event {
		add("direction", direction(a, b))
	}
	add("publication", publication(a, b))
	add("place", place(a.Claim.Place, b.Claim.Place))
	add("amounts", amounts(a, b))
	if event {
		add("act", l.act(a, b))
		add("words", wordsWeight(a, b, rest))
	} else {
		add("proposition", proposition(a, b, rest))
	}
	if a.Claim.Document != b.Claim.Document {
		add("subject of the documents", l.documents(a, b, event))
	} else {
		add("one document", -1.5)
		if rest < 0.3 {
			add("one document, another object", -2.5)
		}
		if a.Claim.Sentence == b.Claim.Sentence && a.Claim.Predicate != b.Claim.Predicate {
			add("one sentence", -4)
		}
	}
	if denies(a.Claim.Status) != denies(b.Claim.Status) && !l.alike(a.lemma, b.lemma) {
		add("one denies something else", -4)
	}
	if event && !(dated(a) && dated(b) && !laterReport(a, b) && !a.guess && !b.guess) && !l.specific(a, b, rest) {
		add("no day and nothing particular", -5)
	}
	sum := 0.0
	for _, r := range rs {
		sum += r.Weight
	}
	return rs, sum
}

// documents: two reports on one matter that use the same predicate of the same
// parties probably mean one act of them.
func (l *Linker) documents(a, b *View, event bool) float64 {
	s := subjects(a, b)
	if event && !l.alike(a.lemma, b.lemma) {
		return min(0.5, s)
	}
	return min(1.5, 4*s)
}

// alike reports whether two predicates may name one act.
func (l *Linker) alike(a, b string) bool {
	return words.Stem(a) == words.Stem(b) || l.table.Similarity(a, b) >= 0.55
}

func sameType(a, b *View) bool {
	return a.Claim.Event != nil && b.Claim.Event != nil && a.Claim.Event.Type == b.Claim.Event.Type
}

// specific reports whether two claims share what few events share: two
// persons, a figure, two words of the clause, or one rare word and the act.
func (l *Linker) specific(a, b *View, rest float64) bool {
	if sameFigure(a.Claim.Amounts, b.Claim.Amounts) {
		return true
	}
	if common(a.names, b.names) >= 2 {
		// Two persons in one month, or in like words.
		if a.known && b.known && max(a.span(), b.span()) <= 31 && sameType(a, b) || rest >= 0.1 && l.alike(a.lemma, b.lemma) {
			return true
		}
	}
	n, rare := 0, false
	a.rest.common(b.rest, func(x, _ term) {
		n++
		rare = rare || x.bits >= 13
	})
	person := common(a.names, b.names) > 0
	return rest >= 0.25 && (n >= 2 || n == 1 && (rare || person) && l.alike(a.lemma, b.lemma))
}

func denies(s entente.Status) bool { return s == entente.Denied || s == entente.Negated }

// wordsWeight compares what clauses say beside parties, act and date. Two
// that each have an object of their own are two acts.
func wordsWeight(a, b *View, rest float64) float64 {
	switch {
	case len(a.rest) == 0 || len(b.rest) == 0:
		return 0
	case rest < 0.12 && len(a.rest) >= 2 && len(b.rest) >= 2 && common(a.names, b.names) < 2:
		return -2
	}
	return 5*rest - 1.2
}

// proposition compares claims that are no events: they must say the same, not
// be about the same. One shared word is not enough, unless the predicate is
// the same and a figure of one kind is given.
func proposition(a, b *View, rest float64) float64 {
	n := 0
	a.rest.common(b.rest, func(term, term) { n++ })
	same := a.lemma == b.lemma && a.lemma != ""
	switch {
	case rest < 0.45:
		return -6
	case n == 0 || n == 1 && !(same && measured(a.Claim.Amounts, b.Claim.Amounts)):
		return -6
	case same:
		return 14*rest - 2
	}
	return 14*rest - 4
}

// measured reports whether both give a figure in one unit.
func measured(a, b []entente.Amount) bool {
	for _, x := range a {
		for _, y := range b {
			if x.Value != nil && y.Value != nil && x.Unit == y.Unit {
				return true
			}
		}
	}
	return false
}

// act compares predicates, ontology types and modes.
func (l *Linker) act(a, b *View) float64 {
	w := 0.0
	if a.Claim.Event != nil && b.Claim.Event != nil {
		switch {
		case a.Claim.Event.Type == b.Claim.Event.Type:
			w += 0.5
		case opposite(a.Claim.Event, b.Claim.Event):
			return -6
		default:
			w--
		}
	}
	switch sim := l.table.Similarity(a.lemma, b.lemma); {
	case words.Stem(a.lemma) == words.Stem(b.lemma):
		w += 2
	case sim >= 0.6:
		w += 1.2
	case sim >= 0.4:
		w += 0.6
	case w < 0:
		w -= 2
	default:
		w -= 0.5
	}
	return w
}

// opposite: cooperation is no mention of a conflict.
func opposite(a, b *entente.Event) bool {
	side := func(q string) int {
		switch q {
		case entente.VerbalCooperation, entente.MaterialCooperation:
			return 1
		case entente.VerbalConflict, entente.MaterialConflict:
			return -1
		}
		return 0
	}
	return side(a.Quad)*side(b.Quad) < 0
}

func place(a, b *entente.PlaceRef) float64 {
	switch {
	case a == nil || b == nil:
		return 0
	case a.GeoNames != 0 && a.GeoNames == b.GeoNames || a.Name == b.Name && a.Name != "":
		return 0.8
	case a.Country != b.Country && a.Country != "" && b.Country != "":
		return -1.5
	}
	return -0.3
}

// amounts: other figures for one quantity are a dispute when the day is the
// same, and another event when it is not.
func amounts(a, b *View) float64 {
	if sameFigure(a.Claim.Amounts, b.Claim.Amounts) {
		return 2
	}
	for _, x := range a.Claim.Amounts {
		for _, y := range b.Claim.Amounts {
			if x.Value == nil || y.Value == nil || x.Unit != y.Unit || *x.Value == *y.Value {
				continue
			}
			if a.known && b.known && (a.from > b.to || b.from > a.to) {
				return -4
			}
			if a.Claim.Kind == entente.KindIndicator && !(a.known && b.known) && a.told != 0 && b.told != 0 && max(a.told-b.told, b.told-a.told) > 1 {
				return contradicted // a rate of another day
			}
			if repeated(a) && repeated(b) && !(a.known && b.known) && a.told != b.told {
				return -4
			}
			if words.Stem(x.Of) == words.Stem(y.Of) {
				return -1
			}
		}
	}
	return 0
}

// sameFigure reports whether a figure that is no small count is in both.
func sameFigure(a, b []entente.Amount) bool {
	for _, x := range a {
		for _, y := range b {
			if x.Value != nil && y.Value != nil && x.Unit == y.Unit && *x.Value == *y.Value && *x.Value > 24 {
				return true
			}
		}
	}
	return false
}
