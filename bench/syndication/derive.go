package syndication

import (
	"slices"
	"strings"
)

// derive prints a document of the given kind made of src.
func (m *maker) derive(src *article, kind string, base []*article) {
	if kind == Passage || kind == Citing {
		src = pick(m.r, base) // a formula is no passage
	}
	a := m.clone(src)
	switch kind {
	case Original:
		m.print(m.fresh(), Original, -1)
		return
	case Copy:
	case Edited:
		m.edit(a, 0.03+0.1*m.r.Float64())
	case Cut:
		m.cut(a, 0.35+0.4*m.r.Float64())
	case Reordered:
		m.r.Shuffle(len(a.paragraphs), func(i, j int) { a.paragraphs[i], a.paragraphs[j] = a.paragraphs[j], a.paragraphs[i] })
		m.edit(a, 0.03)
	case Embedded:
		f, g := m.fresh(), m.fresh()
		a.paragraphs = append(append(f.paragraphs, a.paragraphs...), g.paragraphs...)
	case Merged:
		other := pick(m.r, base)
		if other.group == src.group {
			return
		}
		p := pick(m.r, other.paragraphs)
		at := m.r.IntN(len(a.paragraphs) + 1)
		a.paragraphs = slices.Insert(a.paragraphs, at, slices.Clone(p))
	case Versioned:
		a.title, a.publisher = src.title, src.publisher
		a.date = src.date.AddDate(0, 0, 1)
		m.edit(a, 0.02)
		a.paragraphs = append(a.paragraphs, m.fresh().paragraphs[0])
	case Wired:
		m.edit(a, 0.12)
		m.cut(a, 0.8)
		m.tag(a)
	default:
		m.borrow(src, kind)
		return
	}
	m.print(a, kind, src.index)
}

// tag puts an agency's credit before or after the text. All papers that take
// one story take it from one agency.
func (m *maker) tag(a *article) {
	w := m.wires[a.group%len(m.wires)]
	first, last := &a.paragraphs[0][0], &a.paragraphs[len(a.paragraphs)-1]
	switch m.r.IntN(3) {
	case 0:
		first.text = strings.ToUpper(pick(m.r, m.lists["Place"])) + " (" + w + ") - " + first.text
	case 1:
		*last = append(*last, sentence{text: "(" + w + ")"})
	default:
		*last = append(*last, sentence{text: "With inputs from " + w + "."})
	}
}

// borrow prints an article of its own that takes a passage, a quotation or a
// cited report from src.
func (m *maker) borrow(src *article, kind string) {
	a := m.fresh()
	a.date = src.date.AddDate(0, 0, 1+m.r.IntN(20))
	var s sentence
	switch kind {
	case Passage:
		p := pick(m.r, src.paragraphs)
		at := m.r.IntN(len(a.paragraphs))
		a.paragraphs = slices.Insert(a.paragraphs, at, slices.Clone(p))
		m.print(a, kind, src.index)
		return
	case Quoted:
		q := m.anyQuote(src)
		if q == "" {
			return
		}
		s = sentence{text: m.requote(q), quotes: []string{q}}
	case Citing:
		lead := src.paragraphs[0][0]
		w := m.wires[src.group%len(m.wires)]
		a.date = src.date.AddDate(0, 0, m.r.IntN(3))
		body := m.rewrite(strings.TrimSuffix(lead.text, "."), 0.1)
		form := pick(m.r, []string{w + " reported that ", "According to " + w + ", ", "As reported by " + w + ", "})
		s = sentence{id: lead.id, text: form + body + "."}
	}
	p := &a.paragraphs[m.r.IntN(len(a.paragraphs))]
	*p = slices.Insert(*p, m.r.IntN(len(*p)+1), s)
	m.print(a, kind, src.index)
}

func (m *maker) anyQuote(src *article) string {
	var all []string
	for _, p := range src.paragraphs {
		for _, s := range p {
			all = append(all, s.quotes...)
		}
	}
	if len(all) == 0 {
		return ""
	}
	return pick(m.r, all)
}

// requote uses a quotation again: with its marks, without, with words lost,
// or in part.
func (m *maker) requote(q string) string {
	w := strings.Fields(q)
	who := m.expand("{@Person}")
	switch m.r.IntN(4) {
	case 0:
		return `"` + q + `," ` + who + " said of the affair."
	case 1:
		return who + " was reminded of the remark that " + lower(q) + "."
	case 2:
		for range 1 + len(w)/8 {
			k := m.r.IntN(len(w))
			if len(w) > 4 {
				w = slices.Delete(w, k, k+1)
			}
		}
		return "It was, as " + who + " put it, " + lower(strings.Join(w, " ")) + "."
	}
	if len(w) >= 12 {
		k := len(w) / 2
		if m.r.IntN(2) == 0 {
			w = w[:k+1]
		} else {
			w = w[k-1:]
		}
	}
	return "The phrase \"" + strings.TrimRight(strings.Join(w, " "), ",.;") + "\" was heard again in " + m.expand("{@Place}") + "."
}

func lower(s string) string { return strings.ToLower(s[:1]) + s[1:] }

// cut keeps the first part of the sentences.
func (m *maker) cut(a *article, share float64) {
	total := 0
	for _, p := range a.paragraphs {
		total += len(p)
	}
	left := max(2, int(share*float64(total)))
	var out [][]sentence
	for _, p := range a.paragraphs {
		if left <= 0 {
			break
		}
		out = append(out, p[:min(left, len(p))])
		left -= len(p)
	}
	a.paragraphs = out
}

// edit rewrites every sentence outside quotation marks.
func (m *maker) edit(a *article, rate float64) {
	for i, p := range a.paragraphs {
		for j, s := range p {
			a.paragraphs[i][j].text = m.rewrite(s.text, rate)
		}
	}
}

// rewrite drops, swaps and adds words at a rate a word, outside quotation
// marks.
func (m *maker) rewrite(text string, rate float64) string {
	words := strings.Fields(text)
	var out []string
	quoted := false
	for i, w := range words {
		before := quoted
		if strings.Count(w, `"`)%2 == 1 {
			quoted = !quoted
		}
		if before || quoted || strings.ContainsAny(w, `."`) || i == 0 {
			out = append(out, w)
			continue
		}
		if o, ok := m.swaps[strings.ToLower(w)]; ok && m.r.Float64() < 4*rate {
			out = append(out, pick(m.r, o))
			continue
		}
		switch x := m.r.Float64(); {
		case x < rate*0.4 && len(w) < 9:
		case x < rate*0.7:
			out = append(out, pick(m.r, []string{"also", "reportedly", "now", "already", "in fact", "meanwhile"}), w)
		case x < rate && len(words) > i+1:
			out = append(out, w, "and then")
		default:
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}
