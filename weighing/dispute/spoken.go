package dispute

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"

	"entente"
	"entente/lexicon/scales"
	"entente/weighing/words"
)

// spoken is one figure in one sentence with the content words around it.
type spoken struct {
	doc    *entente.Document
	sent   entente.Span
	line   int
	amount *entente.Amount
	bag    map[string]bool // lemmas of nouns, names and verbs near the figure
	names  map[string]bool
	verbs  map[string]bool
	scope  map[string]bool // years and months that the sentence names
	topics []uint32        // rare names of the document
	codes  []string        // countries in the sentence
	// weekday is the day of the week that the sentence names.
	weekday string
	daily   bool // of what is done, or changes, day after day
}

// The measures of likeness between two sentences that give a figure.
const (
	nearTokens = 10  // on either side of the figure
	mostShared = 200 // a word in more figures than this does not join them
	rare       = 4   // a word in no more figures than this is rare
	leastWords = 3
	storyNames = 2 // rare names in common
	likeness   = 0.7
	// Counts of people and things belong to one event: reports of it come
	// within days. Prices, rates and sums last longer.
	daysOfCount, daysOfSum = 2, 400
	daysOfAct              = 45 // sums that are given, promised or imposed
	daysOfWeek             = 5  // of what is done day after day, on a weekday that both name
)

// Spoken finds figures for one thing that differ between documents, from
// their sentences alone: the same kind of quantity among the same words. It
// finds what no claim carries ("The dam cost about $4 billion"). Figures of
// different years or months are a difference of scope.
func (f *Finder) Spoken(notes []*Notes, claims map[string][]*entente.Claim, copies Copies, known *ledger) []entente.Dispute {
	var all []*spoken
	postings := map[string][]int32{}
	for _, n := range notes {
		for _, s := range n.figures {
			q := quantity(s.amount)
			for w := range s.bag {
				postings[q+"\x00"+w] = append(postings[q+"\x00"+w], int32(len(all)))
			}
			all = append(all, s)
		}
	}
	var out []entente.Dispute
	for _, p := range pairsOf(all, postings) {
		a, b := all[p.i], all[p.j]
		if a.doc.ID == b.doc.ID || compatible(a.amount, b.amount) || otherParties(a, b) || !copies.fits(a, b) {
			continue
		}
		shared, rareShared := 0, 0
		for w := range a.bag {
			if list := postings[quantity(a.amount)+"\x00"+w]; b.bag[w] && len(list) <= mostShared {
				shared++
				if len(list) <= rare {
					rareShared++
				}
			}
		}
		if !alike(a, b, shared, rareShared) && !sameStory(a, b, shared) {
			continue
		}
		d, ok := settle(entente.DisputeValue, openFigure(a), "", []position{a.position(claims), b.position(claims)})
		if ok && known.add(d) {
			out = append(out, d)
		}
	}
	return out
}

// numbered is a pair of figures, i < j.
type numbered struct{ i, j int32 }

// fewWords is the size of a bag up to which any shared word is enough to
// compare two figures; above, a rare one is asked for.
const fewWords = 4

// pairsOf lists the pairs of figures that may be of one thing.
func pairsOf(all []*spoken, postings map[string][]int32) []numbered {
	seen := map[numbered]bool{}
	var out []numbered
	for n, s := range all {
		i, q := int32(n), quantity(s.amount)
		for w := range s.bag {
			list := postings[q+"\x00"+w]
			if len(list) > mostShared || len(list) > rare && len(s.bag) > fewWords {
				continue
			}
			for _, j := range list {
				if p := (numbered{min(i, j), max(i, j)}); i != j && !seen[p] {
					seen[p] = true
					out = append(out, p)
				}
			}
		}
	}
	slices.SortFunc(out, func(a, b numbered) int { return cmp.Or(cmp.Compare(a.i, b.i), cmp.Compare(a.j, b.j)) })
	return out
}

// figuresOf lists the figures of a document that stand alone of their kind in
// their sentence.
func (f *Finder) figuresOf(n *Notes, r *entente.Reading) []*spoken {
	d := n.doc
	type kind struct {
		sentence int
		quantity string
	}
	count := map[kind]int{}
	for i := range r.Amounts {
		count[kind{r.Amounts[i].Sentence, quantity(&r.Amounts[i])}]++
	}
	var out []*spoken
	for i := range r.Amounts {
		a := r.Amounts[i]
		if a.Value == nil || a.Text == "" || a.Sentence < 0 || a.Sentence >= len(r.Sentences) || count[kind{a.Sentence, quantity(&a)}] != 1 {
			continue
		}
		s := &spoken{doc: d, sent: r.Sentences[a.Sentence].Span, line: a.Sentence, amount: &a, topics: n.topics, codes: n.lines[a.Sentence].codes, bag: map[string]bool{}, names: map[string]bool{}, verbs: map[string]bool{}, scope: map[string]bool{}}
		f.fill(s, &n.lines[a.Sentence], &r.Sentences[a.Sentence])
		if len(s.bag) >= 2 {
			out = append(out, s)
		}
	}
	return out
}

// fill gathers the words near a figure: of what is said, where somebody gives
// the figure, and not of who says it.
func (f *Finder) fill(s *spoken, l *line, sent *entente.Sentence) {
	at := sent.TokenAt(s.amount.Start)
	by := saidAt(l, s.amount.Span)
	for i, t := range sent.Tokens {
		low := strings.ToLower(t.Lemma)
		if by != nil && !by.content.Contains(t.Span) || t.UPOS == "VERB" && f.table.Denials.Is(scales.Say, low) {
			continue
		}
		if year(t.Text) || monthNames[low] {
			s.scope[low] = true
			continue
		}
		if weekdayNames[low] {
			s.weekday = low
		}
		if t.Overlaps(s.amount.Span) || max(i-at, at-i) > nearTokens {
			continue
		}
		switch t.UPOS {
		case "VERB":
			s.verbs[low] = true
			s.bag[low] = true
			s.daily = s.daily || f.daily[hash(words.Stem(f.alike(low)))]
		case "PROPN":
			s.names[low] = true
			s.bag[low] = true
		case "NOUN":
			s.bag[low] = true
			s.daily = s.daily || f.daily[hash(words.Stem(f.alike(low)))]
		}
	}
}

var monthNames = map[string]bool{"january": true, "february": true, "march": true, "april": true, "may": true, "june": true,
	"july": true, "august": true, "september": true, "october": true, "november": true, "december": true}

var weekdayNames = map[string]bool{"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true}

func year(s string) bool {
	return len(s) == 4 && (strings.HasPrefix(s, "19") || strings.HasPrefix(s, "20")) && s[2] >= '0' && s[2] <= '9' && s[3] >= '0' && s[3] <= '9'
}

// alike reports whether two sentences give a figure for the same thing:
// they share most of their words, two rare ones, a verb, and a name or nearly
// everything, at a time that fits.
func alike(a, b *spoken, shared, rareShared int) bool {
	least := min(len(a.bag), len(b.bag))
	if shared < leastWords || rareShared < 2 || float64(shared) < likeness*float64(least) || !sameMeasure(a, b) {
		return false
	}
	if !meet(a.names, b.names) && (shared < 5 || float64(shared) < 0.85*float64(least)) {
		return false
	}
	if len(a.scope) > 0 && len(b.scope) > 0 && !meet(a.scope, b.scope) {
		return false
	}
	if ratio := math.Abs(*a.amount.Value) / max(math.Abs(*b.amount.Value), 1e-9); ratio > 4 || ratio < 0.25 {
		return false // hardly the same thing
	}
	return true
}

// alike is the word that stands for all like it.
func (f *Finder) alike(low string) string {
	if a, ok := f.table.Alike[low]; ok {
		return a
	}
	return low
}

// otherParties reports whether each of two sentences names a country that the
// other does not.
func otherParties(a, b *spoken) bool {
	n := shareCodes(a.codes, b.codes)
	return n < len(a.codes) && n < len(b.codes)
}

// sameMeasure reports whether two figures hang on one verb, or are sums or
// rates of one named thing ("cost", "tariff").
func sameMeasure(a, b *spoken) bool {
	return meet(a.verbs, b.verbs) || a.amount.Unit != "count" && a.amount.Of != "" && quantity(a.amount) == quantity(b.amount)
}

// sameStory reports whether all words of a short sentence stand in another one
// of a document about the same rare names: "The dam cost about $4 billion".
func sameStory(a, b *spoken, shared int) bool {
	if shared < 2 || shared < min(len(a.bag), len(b.bag)) || !sameMeasure(a, b) || len(a.scope) > 0 && len(b.scope) > 0 && !meet(a.scope, b.scope) {
		return false
	}
	if x, y := math.Abs(*a.amount.Value), math.Abs(*b.amount.Value); x > 4*y || y > 4*x {
		return false
	}
	n := 0
	for _, t := range a.topics {
		if slices.Contains(b.topics, t) {
			n++
		}
	}
	return n >= storyNames
}

// Copies are pairs of documents of which one draws on the other, the lesser
// first: their figures are of one event whenever they appeared.
type Copies map[[2]string]bool

func (c Copies) fits(a, b *spoken) bool {
	return c[[2]string{min(a.doc.ID, b.doc.ID), max(a.doc.ID, b.doc.ID)}] || fits(a, b)
}

// fits reports whether two documents are near enough in time, where both are
// dated to the day.
func fits(a, b *spoken) bool {
	x, err1 := time.Parse(time.DateOnly, a.doc.Published.Start)
	y, err2 := time.Parse(time.DateOnly, b.doc.Published.Start)
	if err1 != nil || err2 != nil {
		return a.amount.Unit != "count"
	}
	days := daysOfSum
	switch {
	case meet(a.scope, b.scope) && len(a.scope) >= 2 && len(b.scope) >= 2: // a day that both name
	case a.daily && b.daily && a.weekday == "" && b.weekday == "":
		days = 0
	case a.daily && b.daily:
		days = daysOfWeek
		if a.weekday != b.weekday {
			return false
		}
	case a.amount.Unit == "count":
		days = daysOfCount
	case len(a.verbs) > 0 && len(b.verbs) > 0:
		days = daysOfAct
	}
	return x.Sub(y).Abs() <= time.Duration(days)*24*time.Hour
}

func meet(a, b map[string]bool) bool {
	for w := range a {
		if b[w] {
			return true
		}
	}
	return false
}

func (s *spoken) position(claims map[string][]*entente.Claim) position {
	cl := &entente.Claim{Document: s.doc.ID, Sentence: s.sent}
	for _, k := range claims[s.doc.ID] {
		if k.Sentence.Contains(s.amount.Span) && (cl.ID == "" || k.ID < cl.ID) {
			cl = k
		}
	}
	return position{k: &item{c: cl, doc: s.doc, clause: s.sent.Of(s.doc.Text)}, key: figure(s.amount), says: s.says().Of(s.doc.Text),
		amount: s.amount, rank: int(min(1e9, *s.amount.Value)), codes: s.codes}
}

// says is the figure with what it counts.
func (s *spoken) says() entente.Span {
	says := s.amount.Span
	if s.amount.OfSpan != nil && s.amount.OfSpan.Start >= says.Start && s.amount.OfSpan.End-says.Start < 60 {
		says = says.Cover(*s.amount.OfSpan)
	}
	return says
}

// openFigure is the sentence's own words around the figure, which is left open.
func openFigure(s *spoken) string {
	text := s.doc.Text
	before := strings.Fields(text[s.sent.Start:s.amount.Start])
	if len(before) > 9 {
		before = before[len(before)-9:]
		for len(before) > 3 && (before[0][0] < 'A' || strings.ContainsAny(before[0], "0123456789")) {
			before = before[1:] // not from the middle of a date
		}
	}
	after := strings.Fields(text[s.amount.End:s.sent.End])
	if len(after) > 5 {
		after = after[:5]
	}
	return strings.TrimRight(strings.Join(append(append(before, "…"), after...), " "), ".,;:")
}
