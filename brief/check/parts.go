package check

import (
	"strconv"
	"strings"
	"unicode"

	"entente"
)

// parts replays each part and checks that together they are the text.
func (c *checker) parts(text string, parts []entente.Part) {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(p.Text)
		c.part(p)
	}
	if b.String() != text {
		c.fail("text", "the sentence is not what its parts make: %q", clip(b.String()))
	}
}

func (c *checker) part(p entente.Part) {
	switch p.Rule {
	case entente.PartFrame:
		if !c.ph.IsFrame(p.Text) {
			c.fail("frame", "%q is not one of the fixed phrases", p.Text)
		}
	case entente.PartVerbatim, entente.PartCapital:
		c.verbatim(p)
	case entente.PartDate:
		c.date(p)
	case entente.PartName:
		c.name(p)
	case entente.PartSource:
		c.sourceName(p)
	default:
		c.fail("rule", "%q is not a rule of composition", p.Rule)
	}
}

func (c *checker) verbatim(p entente.Part) {
	if len(p.From) != 1 {
		c.fail("verbatim", "%q does not say where it stands", clip(p.Text))
		return
	}
	if !c.quote(p.From[0], "") {
		return
	}
	want := oneLine(p.From[0].Quote)
	if p.Rule == entente.PartCapital {
		if !sameButFirst(want, p.Text) {
			c.fail("verbatim", "%q differs from the source's %q in more than the case of its first letter", clip(p.Text), clip(want))
		}
		return
	}
	if p.Text != want {
		c.fail("verbatim", "%q is not the source's %q", clip(p.Text), clip(want))
	}
}

// oneLine reads wrapped lines as one: every run of white space is a space.
func oneLine(s string) string {
	var b strings.Builder
	space := false
	for _, r := range s {
		if unicode.IsSpace(r) {
			space = true
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	if space {
		b.WriteByte(' ')
	}
	return b.String()
}

func sameButFirst(a, b string) bool {
	x, y := []rune(a), []rune(b)
	return len(x) == len(y) && len(x) > 0 && unicode.ToLower(x[0]) == unicode.ToLower(y[0]) && string(x[1:]) == string(y[1:])
}

// name checks that the name stands in the document before the pronoun, and
// that what it replaces is a pronoun or definite noun.
func (c *checker) name(p entente.Part) {
	if len(p.From) != 2 || !c.quote(p.From[0], "") || !c.quote(p.From[1], "") {
		c.fail("name", "%q does not say which words it stands for", clip(p.Text))
		return
	}
	if name := oneLine(p.From[0].Quote); p.Text != name && !sameButFirst(name, p.Text) {
		c.fail("name", "%q is not the source's %q", clip(p.Text), clip(p.From[0].Quote))
	}
	if p.From[0].Document != p.From[1].Document {
		c.fail("name", "%q is taken from another document", clip(p.Text))
	}
	if strings.ToLower(p.Text) == p.Text {
		c.fail("name", "%q is no name", clip(p.Text))
	}
	switch strings.ToLower(p.From[1].Quote) {
	case "he", "she", "it", "they", "him", "her", "them", "we", "i", "its", "his", "their":
	default:
		c.fail("name", "%q is put in place of %q, which is no pronoun", clip(p.Text), clip(p.From[1].Quote))
	}
}

func (c *checker) sourceName(p entente.Part) {
	if len(p.From) != 1 || c.docs[p.From[0].Document] == nil || c.source[p.From[0].Document] == nil {
		c.fail("source", "%q names no source of the brief", clip(p.Text))
		return
	}
	d := c.docs[p.From[0].Document]
	name := strings.Join(strings.Fields(d.Publisher), " ")
	number := "source " + strconv.Itoa(c.source[d.ID].Number)
	if !(name != "" && (p.Text == name || sameButFirst(name, p.Text))) && p.Text != number && !sameButFirst(number, p.Text) {
		c.fail("source", "%q is neither the publisher of %s nor its number", clip(p.Text), d.Path)
	}
}

// gaps checks that no word that carries negation or doubt was left out
// between two stretches of one source sentence.
func (c *checker) gaps(parts []entente.Part) {
	moved := map[entente.Span]bool{}
	for _, p := range parts {
		if p.Rule == entente.PartDate && len(p.From) > 0 {
			moved[p.From[0].Span] = true
		}
	}
	var prev *entente.Evidence
	for i := range parts {
		p := &parts[i]
		if p.Rule != entente.PartVerbatim && p.Rule != entente.PartCapital || len(p.From) != 1 {
			continue
		}
		e := &p.From[0]
		d := c.docs[e.Document]
		if prev != nil && prev.Document == e.Document && e.Start >= prev.End && e.Start-prev.End < 600 && d != nil {
			c.gap(entente.Span{Start: prev.End, End: e.Start}.Of(d.Text), i, parts)
		}
		prev = e
	}
}

// gap looks at words left out. A sentence whose subject is borrowed from a
// clause before may leave out that whole clause only if it carries no cue.
func (c *checker) gap(text string, _ int, _ []entente.Part) {
	for w := range words(text) {
		if c.ph.Cue("gap", w) {
			c.fail("left out", "%q carries negation or doubt and was left out with %q", w, clip(text))
			return
		}
	}
}
