package timeline

import (
	"sort"
	"strings"

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
		for si := range r.sents { // the date of the first event that has one
			s := &r.sents[si]
			if root := rootOf(s); root >= 0 && s.Tokens[root].UPOS == "VERB" {
				if x, ok := when.ForPredicate(s, root, r.dates); ok && len(x.EDTF) >= 10 && x.Date.Start <= d.Created && x.Date.Start == x.Date.End {
					r.lead = x.Date
				}
				break
			}
		}
		out = append(out, r)
	}
	return out
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

// Build makes the timeline of an entity. given takes the marked events, else
// verbs and event nouns are taken from the text.
func Build(docs []*reading, entity string, given bool) []Entry {
	t := newTarget(entity)
	var list []found
	for di, r := range docs {
		t.begin(r)
		for si := range r.sents {
			s := &r.sents[si]
			for _, ev := range r.events(si, given) {
				i := ev.token
				if !t.takesPart(r, si, i) {
					continue
				}
				value, start := r.date(si, i)
				if value == "" {
					continue
				}
				list = append(list, found{r.name(s.Block, ev.span), value, start, di*100000 + ev.span.Start})
			}
			t.read(r, si)
		}
	}
	return order(list)
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
				out = append(out, candidate{i, e.Span})
			}
		}
		return out
	}
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.UPOS != "VERB" || strings.HasPrefix(t.Deprel, "aux") || t.Deprel == "case" || t.Deprel == "amod" || light[t.Lemma] {
			continue
		}
		span := t.Span
		for j := range s.Tokens {
			if s.Tokens[j].Head-1 == i && s.Tokens[j].Deprel == "compound:prt" && s.Tokens[j].Start > t.End && s.Tokens[j].Start <= t.End+1 {
				span.End = s.Tokens[j].End
			}
		}
		out = append(out, candidate{i, span})
	}
	return out
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
