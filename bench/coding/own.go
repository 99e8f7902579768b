package coding

import (
	"fmt"
	"io"
	"sort"
	"strings"

	"entente"
	"entente/corpus"
)

// own is what is measured on our own corpus: claims against gold events
// found by the place of their predicates.
type own struct {
	found, typed, actor, recipient prf
	status                         confusion
	// told is the status at every gold act, found or not.
	told          confusion
	pair          prf
	all           prf // type, actors, recipients and status right at once
	empty, alarms int
}

// measureOwn codes the passages of the splits that take accepts.
func measureOwn(r *reader, list []corpus.Passage, take func(split string) bool, show func(format string, args ...any)) own {
	out := own{status: confusion{}, told: confusion{}}
	for _, p := range list {
		if !take(p.Split) {
			continue
		}
		doc, found := r.read(p.ID, p.Text, p.Published, false)
		out.passage(p, events(r.c.Code(doc, found)), show)
		for _, e := range p.Events {
			if said := statusAt(r, found, e); said != "" {
				out.told.add(e.Status, said)
				if said != e.Status {
					show("%s status %q: gold %s, said %s: %s\n", p.ID, e.Predicate.Text, e.Status, said, p.Sentences[e.Sentence].Text)
				}
			}
		}
	}
	return out
}

// statusAt is the status said at the gold act's head.
func statusAt(r *reader, found *entente.Reading, e corpus.Event) string {
	span := entente.Span{Start: e.Predicate.Start, End: e.Predicate.End}
	for k := range found.Sentences {
		s := &found.Sentences[k]
		if !s.Overlaps(span) {
			continue
		}
		for i, t := range s.Tokens {
			if h := t.Head - 1; span.Contains(t.Span) && (h < 0 || !span.Contains(s.Tokens[h].Span)) {
				return string(r.c.StatusAt(found, k, i))
			}
		}
	}
	return ""
}

func events(list []entente.Claim) []entente.Claim {
	var out []entente.Claim
	for _, c := range list {
		if c.Kind == entente.KindEvent {
			out = append(out, c)
		}
	}
	return out
}

func (o *own) passage(p corpus.Passage, claims []entente.Claim, show func(string, ...any)) {
	used := make([]bool, len(claims))
	for _, e := range p.Events {
		o.gold()
		i := match(p, e, claims, used)
		if i < 0 {
			show("%s missed %s %q (%s): %s\n", p.ID, e.Type, e.Predicate.Text, e.Status, p.Sentences[e.Sentence].Text)
			continue
		}
		used[i] = true
		o.compare(p, e, claims[i], show)
	}
	for i, c := range claims {
		o.found.said++
		o.typed.said++
		o.actor.said++
		o.recipient.said++
		o.all.said++
		if !used[i] {
			show("%s false %s %s A=%v R=%v: %s\n", p.ID, c.Event.Type, c.Lemma, codesOf(c.Actors), codesOf(c.Recipients), c.Sentence.Of(p.Text))
		}
	}
	o.silence(p, claims)
}

func (o *own) gold() {
	o.found.gold++
	o.typed.gold++
	o.actor.gold++
	o.recipient.gold++
	o.all.gold++
}

// compare counts a claim against the gold event that it tells.
func (o *own) compare(p corpus.Passage, e corpus.Event, c entente.Claim, show func(string, ...any)) {
	o.found.hit++
	ga, gr := partyCodes(e.Actors), partyCodes(e.Recipients)
	ca, cr := codesOf(c.Actors), codesOf(named(c.Recipients, c.Sentence))
	t, a, r, s := c.Event.Type == e.Type, ga == ca, gr == cr, string(c.Status) == e.Status
	o.status.add(e.Status, string(c.Status))
	for _, x := range []struct {
		ok bool
		p  *prf
	}{{t, &o.typed}, {a, &o.actor}, {r, &o.recipient}, {t && a && r && s, &o.all}} {
		if x.ok {
			x.p.hit++
		}
	}
	if !(t && a && r && s) {
		show("%s differs %q: gold %s %s>%s %s, said %s %s>%s %s (%s): %s\n", p.ID, e.Predicate.Text, e.Type, ga, gr, e.Status,
			c.Event.Type, ca, cr, c.Status, strings.Join(c.Rules, ","), p.Sentences[e.Sentence].Text)
	}
}

// match finds the unused claim whose predicate overlaps the gold act, first
// of the same type.
func match(p corpus.Passage, e corpus.Event, claims []entente.Claim, used []bool) int {
	best := -1
	for i, c := range claims {
		if used[i] || !c.Predicate.Overlaps(entente.Span{Start: e.Predicate.Start, End: e.Predicate.End}) {
			continue
		}
		if c.Event.Type == e.Type {
			return i
		}
		if best < 0 {
			best = i
		}
	}
	if best >= 0 {
		return best
	}
	// A light verb and its noun tell one event: same sentence, same type.
	s := p.Sentences[e.Sentence]
	for i, c := range claims {
		if !used[i] && c.Event.Type == e.Type && s.Start <= c.Predicate.Start && c.Predicate.End <= s.End {
			return i
		}
	}
	return -1
}

func (o *own) silence(p corpus.Passage, claims []entente.Claim) {
	for k, s := range p.Sentences {
		told := false
		for _, e := range p.Events {
			told = told || e.Sentence == k
		}
		if told {
			continue
		}
		o.empty++
		for _, c := range claims {
			if s.Start <= c.Predicate.Start && c.Predicate.End <= s.End {
				o.alarms++
				break
			}
		}
	}
}

func partyCodes(list []corpus.Party) string {
	var out []string
	for _, p := range list {
		out = append(out, p.Code)
	}
	return join(out)
}

// named drops the parties that the sentence does not name: the guidelines
// leave them out of the gold.
func named(list []entente.Actor, sentence entente.Span) []entente.Actor {
	var out []entente.Actor
	for _, a := range list {
		if sentence.Contains(a.Span) {
			out = append(out, a)
		}
	}
	return out
}

func codesOf(list []entente.Actor) string {
	var out []string
	for _, a := range list {
		out = append(out, a.Code)
	}
	return join(out)
}

// join sorts codes and drops repeats and unknown ones.
func join(codes []string) string {
	sort.Strings(codes)
	var out []string
	for _, c := range codes {
		if c != "" && (len(out) == 0 || out[len(out)-1] != c) {
			out = append(out, c)
		}
	}
	return strings.Join(out, "+")
}

// printOwn prints what two coders reach, side by side.
func printOwn(w io.Writer, name string, a, b own) {
	fmt.Fprintf(w, "own corpus, %s: %d events\n", name, b.found.gold)
	fmt.Fprintf(w, "                  rules alone               with the learned layer\n")
	for _, x := range []struct {
		name string
		a, b prf
	}{{"found", a.found, b.found}, {"type", a.typed, b.typed}, {"actors", a.actor, b.actor}, {"recipients", a.recipient, b.recipient}, {"all fields", a.all, b.all}} {
		fmt.Fprintf(w, "    %-13s %s   %s\n", x.name, x.a, x.b)
	}
	for _, x := range []struct {
		name string
		a, b confusion
	}{{"of events found", a.status, b.status}, {"at every gold act", a.told, b.told}} {
		fmt.Fprintf(w, "    status %-17s rules alone: accuracy %.3f macro-F1 %.3f   with the learned layer: accuracy %.3f macro-F1 %.3f   (none exists)\n",
			x.name, x.a.accuracy(), x.a.macroF1(), x.b.accuracy(), x.b.macroF1())
	}
	fmt.Fprintf(w, "      with the layer   of events found             at every gold act\n")
	for _, g := range b.told.classes() {
		p, q := b.status.class(g), b.told.class(g)
		fmt.Fprintf(w, "      %-16s P %.2f R %.2f F %.2f n %-4d  P %.2f R %.2f F %.2f n %d\n", g, p.precision(), p.recall(), p.f1(), p.gold, q.precision(), q.recall(), q.f1(), q.gold)
	}
	fmt.Fprintf(w, "    false alarms on %d sentences without events: rules alone %.1f %%, with the learned layer %.1f %%\n", b.empty, 100*ratio(a.alarms, a.empty), 100*ratio(b.alarms, b.empty))
}
