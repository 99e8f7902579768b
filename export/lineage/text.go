package lineage

import (
	"cmp"
	"fmt"
	"io"
	"strings"
)

// Text writes a lineage for people: from the bytes up to the sentences, each
// step under the one it rests on.
func (l *Lineage) Text(w io.Writer) error {
	p := &printer{w: w, l: l}
	p.all()
	return p.err
}

type printer struct {
	w   io.Writer
	l   *Lineage
	err error
}

func (p *printer) line(depth int, format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, strings.Repeat("  ", depth)+format+"\n", args...)
	}
}

func (p *printer) all() {
	incident := map[string]*Incident{}
	for i := range p.l.Incidents {
		for _, c := range p.l.Incidents[i].Claims {
			incident[c] = &p.l.Incidents[i]
		}
	}
	told := map[string]bool{}
	for _, d := range p.l.Documents {
		p.document(&d)
		for i := range p.l.Claims {
			c := &p.l.Claims[i]
			if c.Document != d.ID {
				continue
			}
			p.claim(c)
			if x := incident[c.ID]; x != nil {
				p.incident(x)
			}
			p.sentences(c, told)
		}
	}
}

func (p *printer) document(d *Document) {
	from := d.Path
	if d.URL != "" && d.URL != d.Path {
		from += ", " + d.URL
	}
	p.line(0, "document %s  %s", d.ID, from)
	var of []string
	for _, s := range []string{d.Title, d.Publisher, d.Published.EDTF} {
		if s != "" {
			of = append(of, s)
		}
	}
	if len(of) > 0 {
		p.line(1, "%s", strings.Join(of, ", "))
	}
	p.line(1, "bytes    sha256:%s", d.RawSHA256)
	for _, e := range d.Custody {
		p.line(1, "custody  %s %s %s", e.At, e.Action, e.Detail)
	}
	p.line(1, "text     sha256:%s (%s)", d.TextSHA256, cmp.Or(d.Derived, "the bytes themselves"))
}

func (p *printer) claim(c *Claim) {
	p.line(2, "claim %s  %s, %s: %s", c.ID, c.Kind, c.Status, c.Text)
	for _, e := range c.Evidence {
		p.line(4, "bytes %d to %d: “%s”", e.Start, e.End, oneLine(e.Quote))
	}
	for _, d := range c.Decisions {
		p.line(4, "decision %s: %s %s %s", d.RecordedAt, d.Verdict, d.By, d.Reason)
	}
}

func (p *printer) incident(x *Incident) {
	p.line(3, "incident %s  %s; %s, %s, %s", x.ID, x.Title, count(x.Mentions, "document"), count(x.Origins, "origin"), x.Standing)
}

func (p *printer) sentences(c *Claim, told map[string]bool) {
	for i := range p.l.Sentences {
		s := &p.l.Sentences[i]
		for _, id := range s.Claims {
			if id != c.ID {
				continue
			}
			if told[s.Brief+s.ID] {
				p.line(4, "sentence %s  (above)", s.ID)
				continue
			}
			told[s.Brief+s.ID] = true
			p.line(4, "sentence %s  %s", s.ID, s.Text)
			p.line(6, "in “%s” of brief %.12s, section “%s”", s.Title, s.Brief, s.Section)
			for _, part := range s.Parts {
				p.line(6, "%-8s “%s”", part.Rule, oneLine(part.Text))
			}
		}
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
