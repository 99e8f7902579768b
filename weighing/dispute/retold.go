package dispute

import (
	"slices"
	"strings"

	"entente"
	"entente/weighing/depend"
	"entente/weighing/words"
)

// Retold finds figures and days that changed on the way from one text to
// another that copies it: the words around are the same, the number is not.
// No claim is needed for that; those that stand in the sentences are named.
// Later versions of an article correct themselves and are left out.
func (f *Finder) Retold(docs map[string]*entente.Document, deps []depend.Dependence, claims map[string][]*entente.Claim, known []entente.Dispute) []entente.Dispute {
	l := newLedger(known)
	var out []entente.Dispute
	for i := range deps {
		d := &deps[i]
		if d.Because != depend.NearDuplicate && d.Because != depend.Passage {
			continue
		}
		for k := 0; k+1 < len(d.Evidence); k += 2 {
			a, b := d.Evidence[k], d.Evidence[k+1]
			if docs[a.Document] == nil || docs[b.Document] == nil || a.Document == b.Document {
				continue
			}
			for _, c := range changes(a, b) {
				if r, ok := c.dispute(docs, claims); ok && l.add(r) {
					out = append(out, r)
				}
			}
		}
	}
	return out
}

// change is a number in two texts at one place of a copied stretch: the words
// of the number and of what it counts, as spans of the documents.
type change struct {
	a, b   retelling
	months bool // a day of a month
	noun   string
}

type retelling struct {
	document string
	number   entente.Span // the number alone
	says     entente.Span // with what it counts
}

// maxAligned bounds the alignment of two stretches, which is quadratic.
const maxAligned = 400

// changes aligns two stretches word by word and returns the numbers that
// differ between equal neighbours.
func changes(a, b entente.Evidence) []change {
	if a.Quote == b.Quote {
		return nil
	}
	wa, wb := words.Split(a.Quote), words.Split(b.Quote)
	if slices.Equal(numbers(wa), numbers(wb)) {
		return nil
	}
	if len(wa) > maxAligned || len(wb) > maxAligned {
		wa, wb = wa[:min(len(wa), maxAligned)], wb[:min(len(wb), maxAligned)]
	}
	match := align(wa, wb)
	var out []change
	for i := 1; i+1 < len(wa); i++ {
		j := match[i-1] + 1
		if match[i] >= 0 || match[i-1] < 0 || match[i+1] != j+1 || j >= len(wb) {
			continue
		}
		if !number(wa[i].Low) || !number(wb[j].Low) || wa[i].Low == wb[j].Low {
			continue
		}
		n := 0 // words after the number that agree: what is counted
		for n < 3 && i+1+n < len(wa) && match[i+1+n] == j+1+n && plain(a.Quote, wa[i+n], wa[i+1+n]) {
			n++
		}
		if n == 0 {
			continue
		}
		c := change{
			a:    retelling{a.Document, at(a, wa[i], wa[i]), at(a, wa[i], wa[i+n])},
			b:    retelling{b.Document, at(b, wb[j], wb[j]), at(b, wb[j], wb[j+n])},
			noun: a.Quote[wa[i+1].Start:wa[i+n].End],
		}
		c.months = month(wa[i+1].Low) || month(wa[i-1].Low)
		out = append(out, c)
	}
	return out
}

// numbers lists the numbers of a stretch in order.
func numbers(ws []words.Word) []string {
	var out []string
	for _, w := range ws {
		if number(w.Low) {
			out = append(out, w.Low)
		}
	}
	return out
}

// plain reports whether nothing but space stands between two words.
func plain(text string, a, b words.Word) bool {
	return strings.TrimSpace(text[a.End:b.Start]) == ""
}

func at(e entente.Evidence, from, to words.Word) entente.Span {
	return entente.Span{Start: e.Start + from.Start, End: e.Start + to.End}
}

// align matches words of a to equal words of b, in order, as many as possible
// (longest common subsequence); -1 for those without a match.
func align(a, b []words.Word) []int {
	n, m := len(a), len(b)
	best := make([][]uint16, n+1)
	for i := range best {
		best[i] = make([]uint16, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if a[i].Low == b[j].Low {
				best[i][j] = best[i+1][j+1] + 1
			} else {
				best[i][j] = max(best[i+1][j], best[i][j+1])
			}
		}
	}
	out := make([]int, n)
	for i := range out {
		out[i] = -1
	}
	for i, j := 0, 0; i < n && j < m; {
		switch {
		case a[i].Low == b[j].Low:
			out[i] = j
			i++
			j++
		case best[i+1][j] >= best[i][j+1]:
			i++
		default:
			j++
		}
	}
	return out
}

func number(w string) bool {
	if w[0] >= '0' && w[0] <= '9' {
		return true
	}
	switch w {
	case "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
		"fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety":
		return true
	}
	return false
}

func month(w string) bool {
	switch w {
	case "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december":
		return true
	}
	return false
}

func (c *change) dispute(docs map[string]*entente.Document, claims map[string][]*entente.Claim) (entente.Dispute, bool) {
	var ps []position
	for _, r := range []retelling{c.a, c.b} {
		doc := docs[r.document]
		s := sentenceAround(doc.Text, r.says)
		cl := &entente.Claim{Document: r.document, Sentence: s}
		for _, k := range claims[r.document] {
			if k.Sentence.Contains(r.number) && k.Sentence.Of(doc.Text) != "" && (cl.ID == "" || k.ID < cl.ID) {
				s, cl = k.Sentence, k
			}
		}
		ps = append(ps, position{k: &item{c: cl, doc: doc, clause: s.Of(doc.Text)}, key: r.number.Of(doc.Text), says: r.says.Of(doc.Text)})
	}
	t, about := entente.DisputeValue, c.about(docs[c.a.document].Text)
	if c.months {
		t = entente.DisputeDate
	}
	return settle(t, about, "", ps)
}

// about is the sentence's own words around the number, which is left open:
// "The rate for Pakistan is set at … percent".
func (c *change) about(text string) string {
	s := sentenceAround(text, c.a.says)
	before := strings.Fields(text[s.Start:c.a.number.Start])
	if len(before) > 9 {
		before = before[len(before)-9:]
	}
	return strings.Join(append(append(before, "…"), strings.Fields(c.noun)...), " ")
}

// sentenceAround is the sentence that holds a span, by its stops.
func sentenceAround(text string, s entente.Span) entente.Span {
	from, to := 0, len(text)
	for i := s.Start; i > 0; i-- {
		if text[i-1] == '\n' || i > 1 && text[i-1] == ' ' && strings.IndexByte(".!?", text[i-2]) >= 0 {
			from = i
			break
		}
	}
	for i := s.End; i < len(text); i++ {
		if text[i] == '\n' {
			to = i
			break
		}
		if strings.IndexByte(".!?", text[i]) >= 0 && (i+1 == len(text) || text[i+1] == ' ' || text[i+1] == '\n') {
			to = i + 1
			break
		}
	}
	return entente.Span{Start: from, End: to}
}

// class puts types together that are ways to see one difference.
func class(t entente.DisputeType) entente.DisputeType {
	switch t {
	case entente.DisputeAgency, entente.DisputeCharacterisation, entente.DisputeStatusOverTime, entente.DisputeStrength:
		return entente.DisputeAgency
	}
	return t
}

// listed reports whether a dispute of the same type lies in the same
// sentences already.
func listed(d entente.Dispute, known []entente.Dispute) bool {
	for i := range known {
		if class(known[i].Type) != class(d.Type) {
			continue
		}
		hits := 0
		for _, s := range d.Sides {
			for _, o := range known[i].Sides {
				if o.Document == s.Document && o.Span.Overlaps(s.Span) {
					hits++
					break
				}
			}
		}
		if hits == len(d.Sides) {
			return true
		}
	}
	return false
}
