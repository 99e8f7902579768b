package agreement

import (
	"strconv"

	"entente/corpus"
)

// Tally is all that is counted on a list of pairs. Labels and F1 of parts are
// over events that both annotators found.
type Tally struct {
	Passages, Sentences int
	// Told: does a sentence tell an event at all?
	Told                             Labels
	Found                            F1
	Type, Quad, Mode, Status, Effect Labels
	ActorCodes, ActorSpans           F1
	RecipientCodes, RecipientSpans   F1
	Act, Date, Speaker               F1
	// All: type, status, actors' and recipients' codes alike.
	All F1
}

func newTally() Tally {
	return Tally{Told: Labels{}, Type: Labels{}, Quad: Labels{}, Mode: Labels{}, Status: Labels{}, Effect: Labels{}}
}

// Count counts.
func Count(pairs []Pair) Tally {
	t := newTally()
	for _, p := range pairs {
		t.passage(p)
	}
	return t
}

func (t *Tally) passage(p Pair) {
	t.Passages++
	for k := range p.First.Sentences {
		a, b := inSentence(p.First.Events, k), inSentence(p.Second.Events, k)
		t.Sentences++
		t.Told.add(strconv.FormatBool(len(a) > 0), strconv.FormatBool(len(b) > 0))
		t.Found.First += len(a)
		t.Found.Second += len(b)
		t.All.First += len(a)
		t.All.Second += len(b)
		for _, m := range align(a, b) {
			t.event(a[m[0]], b[m[1]])
		}
	}
}

func inSentence(list []corpus.Event, k int) []corpus.Event {
	var out []corpus.Event
	for _, e := range list {
		if e.Sentence == k {
			out = append(out, e)
		}
	}
	return out
}

func (t *Tally) event(a, b corpus.Event) {
	t.Found.Both++
	t.Type.add(a.Type, b.Type)
	t.Quad.add(a.Quad, b.Quad)
	if a.Type == b.Type {
		t.Mode.add(a.Type+"."+a.Mode, b.Type+"."+b.Mode)
	}
	t.Status.add(a.Status, b.Status)
	t.Effect.add(strconv.Itoa(a.Sign), strconv.Itoa(b.Sign))
	t.Act.spans([]corpus.Span{a.Predicate}, []corpus.Span{b.Predicate}, equal)
	t.ActorCodes.codes(a.Actors, b.Actors)
	t.ActorSpans.spans(places(a.Actors), places(b.Actors), overlap)
	t.RecipientCodes.codes(a.Recipients, b.Recipients)
	t.RecipientSpans.spans(places(a.Recipients), places(b.Recipients), overlap)
	t.Date.spans(one(a.Date), one(b.Date), overlap)
	t.Speaker.spans(speaker(a), speaker(b), overlap)
	if a.Type == b.Type && a.Status == b.Status && codes(a.Actors) == codes(b.Actors) && codes(a.Recipients) == codes(b.Recipients) {
		t.All.Both++
	}
}

// codes counts parties by code, each as often as it stands.
func (f *F1) codes(a, b []corpus.Party) {
	left := map[string]int{}
	for _, p := range a {
		left[p.Code]++
	}
	for _, p := range b {
		if left[p.Code] > 0 {
			left[p.Code]--
			f.Both++
		}
	}
	f.First += len(a)
	f.Second += len(b)
}

// spans counts spans that are the same, each used once.
func (f *F1) spans(a, b []corpus.Span, same func(a, b corpus.Span) bool) {
	used := make([]bool, len(b))
	for _, x := range a {
		for j, y := range b {
			if !used[j] && same(x, y) {
				used[j] = true
				f.Both++
				break
			}
		}
	}
	f.First += len(a)
	f.Second += len(b)
}

func equal(a, b corpus.Span) bool   { return a.Start == b.Start && a.End == b.End }
func overlap(a, b corpus.Span) bool { return a.Start < b.End && b.Start < a.End }

func places(list []corpus.Party) []corpus.Span {
	var out []corpus.Span
	for _, p := range list {
		out = append(out, p.Span)
	}
	return out
}

func one(s *corpus.Span) []corpus.Span {
	if s == nil {
		return nil
	}
	return []corpus.Span{*s}
}

func speaker(e corpus.Event) []corpus.Span {
	if e.Speaker == nil {
		return nil
	}
	return []corpus.Span{e.Speaker.Span}
}
