package dispute

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"entente"
	"entente/lexicon/scales"
	"entente/weighing/words"
)

// figureBack is how many sentences back a figure is taken up.
const figureBack = 2

// twice finds two figures for one thing in one document, each with its own
// source: "24 according to the army and 41 according to residents", "Algeria
// puts the figure at …".
func (f *Finder) twice(n *Notes, claims map[string][]*entente.Claim) []entente.Dispute {
	var out []entente.Dispute
	for i := range n.sums {
		a := &n.sums[i]
		if d, ok := f.twoSources(n, i, claims); ok {
			out = append(out, d)
		}
		if !a.put {
			continue
		}
		for j := i - 1; j >= 0 && n.sums[j].line >= a.line-figureBack; j-- {
			b := &n.sums[j]
			if b.line == a.line || b.amount.Unit != a.amount.Unit && !a.bare && !b.bare || b.who == a.who || compatible(a.amount, b.amount) || !near(a.amount, b.amount) || !f.sameScope(n, a, b) {
				continue
			}
			p := n.figureAt(b, claims)
			q := n.figureAt(a, claims)
			if d, ok := settle(entente.DisputeValue, brief(n.lines[b.line].Of(n.doc.Text)), "", []position{p, q}); ok {
				out = append(out, d)
			}
			break
		}
	}
	return out
}

// sum is an amount in a document with who gives it.
type sum struct {
	line   int
	amount *entente.Amount
	who    string
	put    bool         // "puts the figure at"
	bare   bool         // a number without a unit
	source entente.Span // "according to …" right behind it
}

// sumsOf lists the amounts of a document in order, with the large numbers
// that have no unit of their own ("some 270 million last year").
func (f *Finder) sumsOf(n *Notes, r *entente.Reading) []sum {
	var out []sum
	by := map[int][]*entente.Amount{}
	for i := range r.Amounts {
		if a := r.Amounts[i]; a.Value != nil && a.Text != "" {
			by[a.Sentence] = append(by[a.Sentence], &a)
		}
	}
	for i := range n.lines {
		l := &n.lines[i]
		if l.block < 0 {
			continue
		}
		from := len(out)
		for _, a := range by[i] {
			out = append(out, sum{line: i, amount: a})
		}
		for _, a := range bareNumbers(n.doc.Text, l.Span) {
			if !slices.ContainsFunc(by[i], func(x *entente.Amount) bool { return x.Overlaps(a.Span) }) {
				out = append(out, sum{line: i, amount: a, bare: true})
			}
		}
		here := out[from:]
		slices.SortStableFunc(here, func(a, b sum) int { return a.amount.Start - b.amount.Start })
		for k := range here {
			f.giver(n, &here[k], &r.Sentences[i])
		}
	}
	return out
}

var largeNumber = regexp.MustCompile(`\b(\d[\d,]*(?:\.\d+)?) (thousand|million|billion|trillion)\b`)

func bareNumbers(text string, at entente.Span) []*entente.Amount {
	var out []*entente.Amount
	for _, m := range largeNumber.FindAllStringSubmatchIndex(at.Of(text), -1) {
		s := at.Of(text)
		v, err := strconv.ParseFloat(strings.ReplaceAll(s[m[2]:m[3]], ",", ""), 64)
		if err != nil {
			continue
		}
		v *= map[string]float64{"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}[s[m[4]:m[5]]]
		out = append(out, &entente.Amount{Span: entente.Span{Start: at.Start + m[0], End: at.Start + m[1]}, Text: s[m[0]:m[1]], Value: &v, Unit: "count"})
	}
	return out
}

// giver fills in who gives a figure.
func (f *Finder) giver(n *Notes, x *sum, sent *entente.Sentence) {
	l, a := &n.lines[x.line], x.amount
	x.source = accordingTo(n.doc.Text, entente.Span{Start: a.End, End: l.End})
	if s := saidAt(l, a.Span); s != nil {
		x.who = s.who
	}
	for t, k := range sent.Tokens {
		if k.End > a.Start || k.UPOS != "VERB" || !f.table.Denials.Is(scales.Puts, strings.ToLower(k.Lemma)) || !atBetween(sent, t, a.Start) {
			continue
		}
		w := &walker{f: f, n: n, s: sent, ms: nil, line: x.line}
		if subj := w.subject(t); subj >= 0 && !w.negated(t) {
			x.who, _ = w.speaker(subj)
			x.put = x.who != ""
		}
	}
}

// atBetween reports whether "at" stands between token t and offset to.
func atBetween(s *entente.Sentence, t, to int) bool {
	for i := t + 1; i < len(s.Tokens) && s.Tokens[i].Start < to; i++ {
		if strings.EqualFold(s.Tokens[i].Text, "at") && to-s.Tokens[i].End < 24 {
			return true
		}
	}
	return false
}

// accordingTo is the source that a phrase right behind a figure names.
func accordingTo(text string, at entente.Span) entente.Span {
	low := strings.ToLower(at.Of(text))
	if len(low) != at.Len() {
		return entente.Span{} // offsets would not fit
	}
	i := strings.Index(low, "according to ")
	if i < 0 || i > 40 || strings.ContainsAny(low[:i], "0123456789;") {
		return entente.Span{}
	}
	end := i + len("according to ")
	words := 0
	for end < len(low) && words < 6 && strings.IndexByte(",;.", low[end]) < 0 {
		if low[end] == ' ' {
			words++
			if strings.HasPrefix(low[end:], " and ") || strings.HasPrefix(low[end:], " but ") || strings.HasPrefix(low[end:], " while ") {
				break
			}
		}
		end++
	}
	return entente.Span{Start: at.Start, End: at.Start + end}
}

// twoSources reads two figures of one sentence, each with its source.
func (f *Finder) twoSources(n *Notes, i int, claims map[string][]*entente.Claim) (entente.Dispute, bool) {
	a := &n.sums[i]
	if i == 0 || a.source.Empty() {
		return entente.Dispute{}, false
	}
	b := &n.sums[i-1]
	if b.line != a.line || b.source.Empty() || b.source.End > a.amount.Start || a.amount.Unit != b.amount.Unit || compatible(a.amount, b.amount) {
		return entente.Dispute{}, false
	}
	p, q := n.figureAt(b, claims), n.figureAt(a, claims)
	p.quote, q.quote = b.amount.Span.Cover(b.source), a.amount.Span.Cover(a.source)
	p.says, q.says = p.quote.Of(n.doc.Text), q.quote.Of(n.doc.Text)
	p.voice += " " + p.says
	q.voice += " " + q.says
	return settle(entente.DisputeValue, brief(n.lines[a.line].Of(n.doc.Text)), "", []position{p, q})
}

func (n *Notes) figureAt(s *sum, claims map[string][]*entente.Claim) position {
	p := n.pseudo(&n.lines[s.line], s.amount.Span, s.who, figure(s.amount), claims)
	p.amount, p.rank = s.amount, int(min(1e9, *s.amount.Value))
	return p
}

// near reports whether two amounts may be of one thing by their size.
func near(a, b *entente.Amount) bool {
	x, y := *a.Value, *b.Value
	return x > 0 && y > 0 && x/y < 5 && y/x < 5
}

// sameScope reports whether the words of period and part next to two figures
// agree: "last year's figure" takes up "270 million last year".
func (f *Finder) sameScope(n *Notes, a, b *sum) bool {
	text := n.doc.Text
	la, lb := &n.lines[a.line], &n.lines[b.line]
	wa := words.Split(la.Of(text))
	window := entente.Span{Start: max(lb.Start, b.amount.Start-40), End: min(lb.End, b.amount.End+40)}
	for window.Start > lb.Start && text[window.Start]&0xC0 == 0x80 {
		window.Start--
	}
	for window.End < lb.End && text[window.End]&0xC0 == 0x80 {
		window.End++
	}
	wb := words.Split(window.Of(text))
	for _, w := range wa {
		if f.table.Scope[w.Low] && !slices.ContainsFunc(wb, func(x words.Word) bool { return x.Low == w.Low }) {
			return false
		}
		if year(w.Low) && !slices.ContainsFunc(wb, func(x words.Word) bool { return x.Low == w.Low }) && slices.ContainsFunc(wb, func(x words.Word) bool { return year(x.Low) }) {
			return false
		}
	}
	return true
}
