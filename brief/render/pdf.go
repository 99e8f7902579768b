package render

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goitalic"
	"golang.org/x/image/font/gofont/goregular"

	"entente"
	"entente/brief/chart"
)

// PDF writes b for printing and passing on, in the Go fonts (Latin, Greek,
// Cyrillic). The brief's JSON is attached to the file.
func PDF(b, carried *entente.Brief, opts Options) ([]byte, error) {
	p := &paper{Fpdf: fpdf.New("P", "mm", "A4", "")}
	p.SetCompression(true)
	p.SetCatalogSort(true)
	fixed := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	p.SetCreationDate(fixed)
	p.SetModificationDate(fixed)
	p.SetTitle(b.Title, true)
	p.AddUTF8FontFromBytes("go", "", goregular.TTF)
	p.AddUTF8FontFromBytes("go", "B", gobold.TTF)
	p.AddUTF8FontFromBytes("go", "I", goitalic.TTF)
	p.SetMargins(22, 20, 22)
	p.SetAutoPageBreak(true, 18)
	p.SetFooterFunc(func() {
		p.SetY(-12)
		p.SetFont("go", "", 7.5)
		p.SetTextColor(120, 120, 120)
		p.CellFormat(0, 5, fmt.Sprintf("%s · %d", b.Title, p.PageNo()), "", 0, "C", false, 0, "")
	})
	p.AddPage()
	p.body(b)
	packed, err := pack(carried, opts.Sources)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := p.Output(&out); err != nil {
		return nil, fmt.Errorf("render pdf: %w", err)
	}
	// A comment behind the end of the file is ignored by readers (PDF 32000-1, 7.5.5).
	fmt.Fprintf(&out, "%%%s\n%%%%EOF\n", packed)
	return out.Bytes(), nil
}

type paper struct{ *fpdf.Fpdf }

func (p *paper) text(style string, size, height float64, s string) {
	p.SetFont("go", style, size)
	p.SetTextColor(28, 33, 38)
	p.MultiCell(0, height, s, "", "L", false)
}

func (p *paper) small(s string) {
	p.SetFont("go", "", 7.5)
	p.SetTextColor(95, 100, 108)
	p.MultiCell(0, 3.6, s, "", "L", false)
}

func (p *paper) heading(s string) {
	p.Ln(3)
	p.text("B", 12, 6, s)
	p.Ln(1)
}

func (p *paper) body(b *entente.Brief) {
	p.text("B", 18, 8, b.Title)
	p.small(scope(b))
	p.draw(chart.Timeline(b.Timeline))
	for _, sec := range b.Sections {
		if sec.Level == 1 {
			p.heading(sec.Title)
		} else {
			p.Ln(1)
			p.text("B", 9.5, 5, sec.Title)
		}
		if sec.Note != "" {
			p.text("I", 9, 4.5, sec.Note)
		}
		if sec.More > 0 {
			p.text("I", 9, 4.5, sec.Left())
		}
		for i := range sec.Sentences {
			s := &sec.Sentences[i]
			p.text("", 9.5, 4.7, s.Text+" "+cites(s.Cites))
			p.small(strings.Join(append([]string{support(s)}, flags(s)...), " · "))
			p.Ln(1.2)
		}
	}
	p.beside(b)
}

func (p *paper) beside(b *entente.Brief) {
	number := numbers(b)
	p.heading("Where sources differ")
	if len(b.Disputes) == 0 {
		p.text("I", 9, 4.5, "No disagreement between the sources was found in what this brief prints.")
	}
	for _, d := range b.Disputes {
		p.text("B", 9.5, 4.7, d.About+" ("+disputeName(d.Type)+")")
		for _, s := range d.Sides {
			p.text("", 9, 4.5, fmt.Sprintf("“%s” [%d]", strings.Join(strings.Fields(s.Quote), " "), number[s.Document]))
		}
	}
	if b.Leads != nil {
		p.heading(leadsTitle)
		p.small(leadsNote(b.Leads))
		for _, l := range b.Leads.Lines {
			p.text("", 9, 4.5, l)
		}
	}
	p.heading("Not stated in the sources")
	if len(b.NotStated) == 0 {
		p.text("I", 9, 4.5, "Nothing that this brief prints was found to lack a date or an outcome.")
	}
	for _, g := range b.NotStated {
		p.text("", 9, 4.5, g.Text)
	}
	p.heading("Not heard from")
	if len(b.NotHeardFrom) == 0 {
		p.text("I", 9, 4.5, "Every party that the claims are about is quoted somewhere.")
	} else {
		p.text("", 9, 4.5, names(b, b.NotHeardFrom))
	}
	p.heading("Source summary")
	p.text("", 9, 4.5, b.SourceSummary)
	p.heading("Bibliography")
	for i := range b.Sources {
		s := &b.Sources[i]
		p.text("", 8.5, 4.2, fmt.Sprintf("%d. %s", s.Number, describe(s)))
		p.small(s.Path + "  SHA-256 " + s.SHA256)
	}
	if len(b.Cited) > 0 {
		p.heading("Cited within the sources, not read here")
		for _, c := range b.Cited {
			p.text("", 8.5, 4.2, strings.Join(strings.Fields(c.Text), " "))
		}
	}
}

// draw puts a drawing on the page, scaled to its width.
func (p *paper) draw(d chart.Drawing) {
	if d.Height == 0 {
		return
	}
	w, _ := p.GetPageSize()
	l, _, r, _ := p.GetMargins()
	k := (w - l - r) / d.Width
	if h := d.Height * k; p.GetY()+h > 270 {
		p.AddPage()
	}
	y0 := p.GetY() + 3
	for _, m := range d.Marks {
		p.mark(m, l, y0, k)
	}
	p.SetDashPattern(nil, 0)
	p.SetY(y0 + d.Height*k + 2)
}

func (p *paper) mark(m chart.Mark, x0, y0, k float64) {
	x, y := x0+m.X*k, y0+m.Y*k
	rgb := map[string][3]int{"coop": {42, 127, 140}, "conf": {181, 71, 47}, "neutral": {122, 127, 134}}[m.Class]
	p.SetDrawColor(rgb[0], rgb[1], rgb[2])
	p.SetFillColor(rgb[0], rgb[1], rgb[2])
	style := "F"
	if m.Hollow {
		style = "D"
	}
	switch m.Shape {
	case chart.Line:
		p.SetDrawColor(215, 211, 203)
		p.SetLineWidth(0.15)
		p.Line(x, y, x0+m.X2*k, y0+m.Y2*k)
	case chart.Text:
		p.SetFont("go", "", 6)
		p.SetTextColor(91, 100, 109)
		if m.Anchor == "end" {
			x -= p.GetStringWidth(m.Text)
		}
		p.Text(x, y, m.Text)
	case chart.Dot, chart.Diamond:
		p.SetLineWidth(0.35)
		if m.Shape == chart.Dot {
			p.Circle(x, y, m.R*k, style)
			return
		}
		s := m.R * k * 1.2
		p.Polygon([]fpdf.PointType{{X: x, Y: y - s}, {X: x + s, Y: y}, {X: x, Y: y + s}, {X: x - s, Y: y}}, style)
	case chart.Bar:
		p.SetLineWidth(0.25)
		if !m.Hollow {
			p.SetAlpha(0.45, "Normal")
		}
		p.Rect(x, y-4.5*k, (m.X2-m.X)*k, 9*k, style)
		p.SetAlpha(1, "Normal")
	}
}
