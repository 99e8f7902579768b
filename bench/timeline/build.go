package timeline

import (
	"sort"
	"strings"
	"time"

	"entente"
	"entente/reading/when"
)

// reading is a document read: trees, names, dates.
type reading struct {
	*document
	sents    []entente.Sentence
	mentions []entente.Mention
	dates    []entente.Timex
	lead     entente.Date // of the first dated event of the body
}

func readAll(lang entente.Language, docs []*document) []*reading {
	var out []*reading
	for _, d := range docs {
		r := &reading{document: d}
		r.sents, r.mentions = lang.Analyse(d.Text, d.Blocks)
		anchor := entente.Date{Start: d.Created, End: d.Created, EDTF: d.Created}
		r.dates = when.Find(d.Text, r.sents, anchor)
		r.lead = anchor
		r.lead = r.leadDate(anchor)
		out = append(out, r)
	}
	return out
}

// leadDays is how far before publication the day of the lead may lie.
const leadDays = 14

// leadDate is the day of the first dated event of the first sentences, when
// it is close before publication: the day that a report is about.
func (r *reading) leadDate(anchor entente.Date) entente.Date {
	from, err := time.Parse(time.DateOnly, r.Created)
	if err != nil {
		return anchor
	}
	oldest := from.AddDate(0, 0, -leadDays).Format(time.DateOnly)
	for si := range r.sents[:min(5, len(r.sents))] {
		s := &r.sents[si]
		root := rootOf(s)
		if root < 0 || s.Tokens[root].UPOS != "VERB" {
			continue
		}
		if x, ok := when.ForPredicate(s, root, r.dates); ok && x.Date.Start == x.Date.End && x.Date.Start <= r.Created && x.Date.Start >= oldest {
			return x.Date
		}
	}
	return anchor
}

func rootOf(s *entente.Sentence) int {
	for i := range s.Tokens {
		if s.Tokens[i].Head == 0 {
			return i
		}
	}
	return -1
}

// found is an event of the timeline being built.
type found struct {
	name, value string
	start       string
	at          int
}

// Build makes the timeline of an entity, one of those asked for. given takes
// the marked events, else verbs are taken from the text.
func Build(docs []*reading, entity string, asked []string, given bool) []Entry {
	t := newTarget(entity, docs)
	var others []*target
	for _, e := range asked {
		if e != entity {
			others = append(others, newTarget(e, docs))
		}
	}
	var list []found
	for di, r := range docs {
		t.begin()
		for _, o := range others {
			o.begin()
		}
		for si := range r.sents {
			s := &r.sents[si]
			for _, ev := range r.events(si, given) {
				i := ev.token
				if !t.takesPart(r, si, i) && !(given && t.near(s, si) && !anyTakesPart(others, r, si, i)) {
					continue
				}
				value, start := r.date(si, i)
				if value == "" {
					continue
				}
				list = append(list, found{r.name(s.Block, ev.span), value, start, di*100000 + ev.span.Start})
			}
			t.read(r, si)
			for _, o := range others {
				o.read(r, si)
			}
		}
	}
	return order(list)
}

func anyTakesPart(list []*target, r *reading, si, i int) bool {
	for _, o := range list {
		if o.takesPart(r, si, i) {
			return true
		}
	}
	return false
}

// order sorts events by date and gives every date its position.
func order(list []found) []Entry {
	sort.SliceStable(list, func(i, j int) bool {
		a, b := &list[i], &list[j]
		if a.start != b.start {
			return a.start < b.start
		}
		if len(a.value) != len(b.value) {
			return len(a.value) < len(b.value)
		}
		return a.at < b.at
	})
	var out []Entry
	n := 0
	seen := map[string]bool{}
	last := ""
	for _, f := range list {
		if seen[f.name] {
			continue
		}
		seen[f.name] = true
		if f.value != last {
			n++
			last = f.value
		}
		out = append(out, Entry{n, f.value, []string{f.name}})
	}
	return out
}

// candidate is an event in a sentence: its head token and its words.
type candidate struct {
	token int
	span  entente.Span
}

// events lists the events of a sentence.
func (r *reading) events(si int, given bool) []candidate {
	s := &r.sents[si]
	var out []candidate
	if given {
		for _, e := range r.Events {
			if !s.Contains(e.Span) {
				continue
			}
			if i := s.TokenAt(e.Start); i >= 0 {
				out = append(out, candidate{i, particle(s, i, e.Span)})
			}
		}
		return out
	}
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.UPOS != "VERB" || strings.HasPrefix(t.Deprel, "aux") || t.Deprel == "case" || t.Deprel == "amod" || light[t.Lemma] {
			continue
		}
		out = append(out, candidate{i, particle(s, i, t.Span)})
	}
	return out
}

// particle takes a verb's particle into its words: "step down".
func particle(s *entente.Sentence, i int, span entente.Span) entente.Span {
	for j := range s.Tokens {
		t := &s.Tokens[j]
		if t.Head-1 == i && t.Deprel == "compound:prt" && t.Start > span.End && t.Start <= span.End+1 {
			span.End = t.End
		}
	}
	return span
}

// below is the first date in the subtree of token i that no other verb has.
func (r *reading) below(s *entente.Sentence, i int) (entente.Timex, bool) {
	for _, x := range r.dates {
		if !s.Contains(x.Span) || !x.Date.Known() || x.Type == "DURATION" || x.Type == "SET" {
			continue
		}
		k := s.TokenAt(x.Start)
		for range 6 {
			if k < 0 || k == i {
				break
			}
			k = s.Tokens[k].Head - 1
			if k >= 0 && k != i && s.Tokens[k].UPOS == "VERB" {
				k = -1
			}
		}
		if k == i {
			return x, true
		}
	}
	return entente.Timex{}, false
}

// light verbs name no event of their own. A closed class.
var light = map[string]bool{"be": true, "do": true, "seem": true, "include": true, "become": true, "remain": true, "appear": true, "continue": true, "begin": true, "start": true, "mean": true, "need": true}

// date is the value and first day of an event: its own date, that of the
// verb it hangs on, or by tense the document's.
func (r *reading) date(si, i int) (value, start string) {
	s := &r.sents[si]
	if x, ok := when.ForPredicate(s, i, r.dates); ok {
		return clean(x), x.Date.Start
	}
	if x, ok := r.below(s, i); ok {
		return clean(x), x.Date.Start
	}
	up := i
	for range 4 {
		h := s.Tokens[up].Head - 1
		if h < 0 {
			break
		}
		rel, _, _ := strings.Cut(s.Tokens[up].Deprel, ":")
		if rel == "ccomp" || rel == "acl" || rel == "parataxis" {
			break
		}
		up = h
		if s.Tokens[up].UPOS == "VERB" {
			if x, ok := when.ForPredicate(s, up, r.dates); ok {
				return clean(x), x.Date.Start
			}
			break
		}
	}
	switch tense(s, i) {
	case -1:
		return r.lead.EDTF, r.lead.Start
	case 0:
		return r.Created, r.Created
	}
	return "", ""
}

// clean is the day, month or year of a date.
func clean(x entente.Timex) string {
	v := x.Value
	if i := strings.IndexAny(v, "T/"); i > 0 {
		v = v[:i]
	}
	return strings.TrimSuffix(strings.TrimSuffix(v, "-XX"), "-XX")
}

// tense is -1 for a past or perfect verb or a noun under one, 1 for what is
// still to come, 0 for the present.
func tense(s *entente.Sentence, i int) int {
	for range 5 {
		t := &s.Tokens[i]
		if t.UPOS == "VERB" || t.UPOS == "AUX" {
			for j := range s.Tokens {
				if s.Tokens[j].Head-1 != i || !strings.HasPrefix(s.Tokens[j].Deprel, "aux") {
					continue
				}
				switch c := &s.Tokens[j]; {
				case c.XPOS == "MD":
					return 1
				case c.XPOS == "VBD":
					return -1
				}
			}
			switch t.XPOS {
			case "VBD", "VBN":
				return -1
			case "VBZ", "VBP":
				return 0
			}
		}
		h := t.Head - 1
		if h < 0 {
			return 0
		}
		i = h
	}
	return 0
}
