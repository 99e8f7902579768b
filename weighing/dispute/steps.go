package dispute

import (
	"slices"
	"strings"

	"entente"
	"entente/lexicon/scales"
	"entente/weighing/words"
)

// gradedLine is a step of a scale that a sentence names.
type gradedLine struct {
	line     int
	scale    string
	step     int
	keys     []string // the things it may be about: scale, a pair of parties, object, topic
	mediator string   // who did it, "" when that is open
	who      string
	says     entente.Span
}

// objectClass puts what is mediated into classes within which two reports of
// the same parties are about one thing.
func objectClass(name string) string {
	switch name {
	case "release", "exchange":
		return "exchange"
	}
	return "peace"
}

// nearStep is how many words lie at most between a step and its object.
const nearStep = 5

// gradedLines lists the steps of strength scales and of agreements that the
// sentences of a document name.
func (f *Finder) gradedLines(n *Notes, r *entente.Reading, named [][]*entente.Mention) []gradedLine {
	var out []gradedLine
	for i := range n.lines {
		l := &n.lines[i]
		if l.block < 0 || strings.HasSuffix(l.Of(n.doc.Text), "?") {
			continue
		}
		ws := words.Split(l.Of(n.doc.Text))
		done := map[string]bool{}
		for at := range ws {
			fm, ok := f.longest(ws, at, false)
			if !ok {
				continue
			}
			lv := &f.table.Levels[fm.entry]
			if lv.Kind == scales.Agency || lv.Kind == scales.Status && lv.Scale != "agreement" || done[lv.Scale] {
				continue
			}
			g := gradedLine{line: i, step: lv.Step, says: l.Span}
			end := entente.Span{Start: l.Start + ws[at].Start, End: l.Start + ws[at+len(fm.stems)-1].End}
			if s := saidAt(l, end); s != nil {
				g.who, g.says = s.who, s.source.Cover(s.content)
			}
			if f.unreal(ws, at, lv) {
				continue
			}
			if refused(ws, at) || deniedAt(n, i, end) {
				if lv.Kind == scales.Status {
					continue
				}
				g.step = 0
			}
			codes := statesOf(n.doc.Text, named[i])
			if lv.Kind == scales.Strength {
				g.mediator = mediator(named[i], end, ws, at+len(fm.stems), l.Start)
			}
			if len(codes) >= 2 && len(codes) <= 5 {
				g.keys = f.lineKeys(lv, ws, at, len(fm.stems), codes, g.step == 0)
			}
			if len(g.keys) > 0 || lv.Kind == scales.Strength && g.who != "" {
				g.scale = lv.Scale
				done[lv.Scale] = true
				out = append(out, g)
			}
		}
	}
	return out
}

// unreal reports whether the step at a word is not said to have been taken.
func (f *Finder) unreal(ws []words.Word, at int, lv *scales.Level) bool {
	if lv.Kind == scales.Status && lv.Step <= 2 || lv.Kind == scales.Strength && lv.Step <= 1 {
		return false
	}
	for i := max(0, at-2); i < at; i++ {
		if ws[i].Low == "to" {
			return true
		}
	}
	for i := max(0, at-7); i < at; i++ {
		if f.table.Denials.Is(scales.Unreal, ws[i].Low) && !(ws[i].Low == "may" && ws[i].Upper) {
			return true
		}
	}
	return false
}

// longest is the longest form that begins at a word.
func (f *Finder) longest(ws []words.Word, at int, label bool) (form, bool) {
	best := form{}
	for _, x := range f.starts[ws[at].Stem] {
		if x.label == label && len(x.stems) > len(best.stems) && at+len(x.stems) <= len(ws) && x.at(ws[at:at+len(x.stems)]) == 0 {
			best = x.form
		}
	}
	return best, len(best.stems) > 0
}

// saidAt is what is said where s stands.
func saidAt(l *line, s entente.Span) *said {
	for i := len(l.said) - 1; i >= 0; i-- {
		if l.said[i].content.Contains(s) {
			return &l.said[i]
		}
	}
	return nil
}

func deniedAt(n *Notes, i int, s entente.Span) bool {
	return slices.ContainsFunc(n.denials, func(d denial) bool { return d.line == i && d.content.Contains(s) })
}

// statesOf lists the states that a sentence names.
func statesOf(text string, ms []*entente.Mention) []string {
	var out []string
	kept := slices.DeleteFunc(slices.Clone(ms), func(m *entente.Mention) bool { // the sign of a currency
		return m.End < len(text) && text[m.End] == '$'
	})
	for _, c := range codesOf(kept) {
		if len(c) == 3 {
			out = append(out, c)
		}
	}
	return out
}

// mediator is the state right before the words of a step, or after "by".
func mediator(ms []*entente.Mention, at entente.Span, ws []words.Word, next, base int) string {
	best, code := -1, ""
	for _, m := range ms {
		if len(m.Actors) == 1 && m.Actors[0].Code != "" && m.End <= at.Start && m.End > best {
			best, code = m.End, m.Actors[0].Code
		}
	}
	for i := next; i < min(next+6, len(ws)); i++ {
		if ws[i].Low != "by" || i+1 >= len(ws) {
			continue
		}
		for _, m := range ms {
			if len(m.Actors) == 1 && m.Actors[0].Code != "" && m.Start >= base+ws[i].End && m.Start <= base+ws[i].End+8 {
				return m.Actors[0].Code
			}
		}
	}
	return code
}

// lineKeys names what a step may be about.
func (f *Finder) lineKeys(lv *scales.Level, ws []words.Word, at, n int, codes []string, no bool) []string {
	var objects []object
	for _, o := range lv.Objects {
		fm := form{stems: stems(o)}
		for i := max(0, at-nearStep); i < min(len(ws), at+n+nearStep); i++ {
			if i+len(fm.stems) <= len(ws) && fm.at(ws[i:i+len(fm.stems)]) == 0 {
				if s, ok := sameObject[o]; ok {
					o = s
				}
				objects = append(objects, object{o, i + len(fm.stems) - 1})
				break
			}
		}
	}
	var out []string
	for i := range codes {
		for _, b := range codes[i+1:] {
			base := lv.Kind + "|" + lv.Scale + "|" + codes[i] + "+" + b
			if lv.Kind == scales.Strength {
				class := "peace"
				for _, o := range objects {
					class = objectClass(o.name)
				}
				if len(objects) > 0 || len(lv.Objects) == 0 || no {
					out = append(out, base+"|"+class)
				}
				continue
			}
			for _, o := range objects {
				for _, w := range f.topics(&item{words: ws}, o.at, lv) {
					out = append(out, base+"|"+o.name+"|"+w)
				}
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// sameScale reports whether what is denied names a step of a scale and what
// is said names a step or an object of the same scale.
func (f *Finder) sameScale(denied, said string) bool {
	dw, sw := words.Split(denied), words.Split(said)
	for at := range dw {
		fm, ok := f.longest(dw, at, false)
		if !ok {
			continue
		}
		lv := &f.table.Levels[fm.entry]
		if lv.Kind == scales.Agency || lv.Kind == scales.Status && lv.Scale != "agreement" {
			continue
		}
		for i := range f.table.Levels {
			x := &f.table.Levels[i]
			if x.Scale != lv.Scale {
				continue
			}
			for _, o := range append(slices.Clone(x.Objects), x.Forms...) {
				if holds(sw, o) {
					return true
				}
			}
		}
	}
	return false
}
