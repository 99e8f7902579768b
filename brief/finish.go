package brief

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"entente"
	"entente/brief/compose"
	"entente/lexicon/phrases"
)

// finish adds everything that stands beside the sentences.
func (w *writer) finish() {
	used := w.used()
	w.disputes(used)
	w.keep(used)
	w.timeline()
	w.gaps()
	w.notHeard()
	w.counts()
	w.names()
	w.out.SourceSummary = w.out.Summarise()
}

// used is the set of claims that sentences rest on.
func (w *writer) used() map[string]bool {
	used := map[string]bool{}
	for _, sec := range w.out.Sections {
		for _, s := range sec.Sentences {
			for _, id := range s.Claims {
				used[id] = true
			}
		}
	}
	return used
}

// disputes takes those between claims of the pair's documents, and adds
// their claims to the used ones.
func (w *writer) disputes(used map[string]bool) {
	w.out.Disputes = []entente.Dispute{}
	for _, d := range w.in.Disputes {
		hit, ok := false, len(d.Sides) > 1
		for _, s := range d.Sides {
			ok = ok && w.number[s.Document] > 0 && s.Quote != ""
			hit = hit || len(s.Claims) == 0 && w.namesSide(&s)
			for _, id := range s.Claims {
				hit = hit || used[id]
				ok = ok && w.claims[id] != nil
			}
		}
		if !hit || !ok {
			continue
		}
		w.out.Disputes = append(w.out.Disputes, d)
		for _, s := range d.Sides {
			for _, id := range s.Claims {
				used[id] = true
			}
		}
	}
}

// namesSide reports whether the words of a side that no claim carries name
// one of the pair.
func (w *writer) namesSide(s *entente.Side) bool {
	x := w.doc(s.Document)
	span := s.Span
	for i := range x.r.Sentences {
		if x.r.Sentences[i].Overlaps(span) {
			span = span.Cover(x.r.Sentences[i].Span)
		}
	}
	for _, m := range within(x.r.Mentions, func(m entente.Mention) entente.Span { return m.Span }, span) {
		for _, a := range m.Actors {
			if w.in.Dyad.Has(a.Code) {
				return true
			}
		}
	}
	return false
}

// keep copies the claims and incidents that the brief rests on.
func (w *writer) keep(used map[string]bool) {
	for i := range w.in.Claims {
		if used[w.in.Claims[i].ID] {
			w.out.Claims = append(w.out.Claims, w.in.Claims[i])
		}
	}
	slices.SortFunc(w.out.Claims, func(a, b entente.Claim) int {
		return cmp.Or(cmp.Compare(w.number[a.Document], w.number[b.Document]), cmp.Compare(a.Predicate.Start, b.Predicate.Start), cmp.Compare(a.ID, b.ID))
	})
	for _, x := range w.in.Incidents {
		if slices.ContainsFunc(x.Claims, func(id string) bool { return used[id] }) {
			w.out.Incidents = append(w.out.Incidents, x)
		}
	}
	slices.SortFunc(w.out.Incidents, func(a, b entente.Incident) int { return cmp.Compare(a.ID, b.ID) })
}

// timeline marks the dated events and plans.
func (w *writer) timeline() {
	w.out.Timeline = []entente.TimelineMark{}
	for _, sec := range w.out.Sections {
		for _, s := range sec.Sentences {
			if !s.Date.Known() || s.Kind != entente.KindEvent {
				continue
			}
			m := entente.TimelineMark{Sentence: s.ID, Label: label(s.Text), Date: s.Date, Hollow: !s.Status.Fact(), Standing: s.Standing}
			for i := range w.out.Incidents {
				if x := &w.out.Incidents[i]; x.ID == s.Incident {
					if len(x.Issues) > 0 {
						m.Issue = x.Issues[0]
					}
					if x.Event != nil {
						m.Quad = x.Event.Quad
					}
				}
			}
			w.out.Timeline = append(w.out.Timeline, m)
		}
	}
	slices.SortStableFunc(w.out.Timeline, func(a, b entente.TimelineMark) int {
		return cmp.Or(cmp.Compare(a.Date.Start, b.Date.Start), cmp.Compare(a.Date.End, b.Date.End), cmp.Compare(a.Sentence, b.Sentence))
	})
}

func label(text string) string {
	if len(text) <= 90 {
		return text
	}
	cut := strings.LastIndexByte(text[:88], ' ')
	if cut < 40 {
		return text
	}
	return text[:cut] + "…"
}

// gaps lists what the sources leave open: no date for a printed event, no
// outcome of a planned one.
func (w *writer) gaps() {
	ph, err := phrases.Load()
	if err != nil {
		return
	}
	w.out.NotStated = []entente.Gap{}
	for _, sec := range w.out.Sections {
		for _, s := range sec.Sentences {
			if s.Kind != entente.KindEvent || len(w.out.NotStated) >= 6 {
				continue
			}
			what := ""
			switch {
			case s.Status == entente.Planned:
				what = "outcome"
			case s.Status.Fact() && !s.Date.Known():
				what = "date"
			default:
				continue
			}
			if g, ok := w.gap(ph, what, &s); ok {
				w.out.NotStated = append(w.out.NotStated, g)
			}
		}
	}
}

// gap restates a printed sentence as one without a date or an outcome.
func (w *writer) gap(ph *phrases.Phrases, what string, s *entente.BriefSentence) (entente.Gap, bool) {
	for _, id := range s.Claims {
		if x := w.claims[id]; what == "date" && x.Date.Known() && x.Date.Basis != entente.BasisDocument || what == "outcome" && x.Status.Fact() {
			return entente.Gap{}, false
		}
	}
	if what == "date" && w.mentionsDate(s) {
		return entente.Gap{}, false
	}
	if s.Parts[0].Rule == entente.PartSource || s.Parts[0].Rule == entente.PartFrame {
		return entente.Gap{}, false
	}
	parts := append([]entente.Part{{Text: ph.Frame("gap-" + what), Rule: entente.PartFrame}}, s.Parts...)
	return entente.Gap{Text: compose.Text(parts), What: what, Incident: s.Incident, Claims: s.Claims, Parts: parts, Evidence: s.Evidence}, true
}

// mentionsDate reports whether the words of a sentence hold any date.
func (w *writer) mentionsDate(s *entente.BriefSentence) bool {
	for _, e := range s.Evidence {
		for _, x := range w.doc(e.Document).r.Dates {
			if x.Date.Known() && e.Overlaps(x.Span) {
				return true
			}
		}
	}
	return false
}

// notHeard lists the countries and bodies that claims are about and that no
// claim quotes.
func (w *writer) notHeard() {
	heard, about := map[string]bool{}, map[string]bool{}
	for _, c := range w.out.Claims {
		for _, a := range c.Attribution {
			if a.Actor != nil {
				heard[a.Actor.Code] = true
			}
		}
		for _, list := range [][]entente.Actor{c.Actors, c.Recipients, c.ThirdParties} {
			for _, a := range list {
				about[a.Code] = true
				if c.Kind == entente.KindStatement && slices.ContainsFunc(c.Actors, func(x entente.Actor) bool { return x.Code == a.Code }) {
					heard[a.Code] = true
				}
			}
		}
	}
	w.out.NotHeardFrom = []string{}
	for code := range about {
		if code != "" && !heard[code] {
			w.out.NotHeardFrom = append(w.out.NotHeardFrom, code)
		}
	}
	slices.Sort(w.out.NotHeardFrom)
}

func (w *writer) names() {
	w.out.Names = map[string]string{}
	add := func(code string) {
		if code != "" {
			w.out.Names[code] = w.in.Name(code)
		}
	}
	for _, c := range w.out.Claims {
		for _, list := range [][]entente.Actor{c.Actors, c.Recipients, c.ThirdParties} {
			for _, a := range list {
				add(a.Code)
			}
		}
	}
	for _, list := range [][]string{w.out.NotHeardFrom, w.out.Dyad, slices.Collect(maps.Keys(w.out.Counts.VoicesByWho))} {
		for _, code := range list {
			add(code)
		}
	}
}
