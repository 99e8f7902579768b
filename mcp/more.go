package mcp

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"entente"
	"entente/archive/weighed"
)

// claimOf is one wording of an incident.
type claimOf struct {
	ID     string `json:"id"`
	Status string `json:"status"`
	Text   string `json:"text"`
	Said   string `json:"said_by,omitempty"`
	Cites  []int  `json:"cites"`
}

// originOf is a group of documents that count as one origin.
type originOf struct {
	Documents []string `json:"documents"`
	Because   string   `json:"because"`
}

func (b *Backend) incident(ctx context.Context, args Args) (Result, error) {
	v, _, err := b.view(ctx, args)
	if err != nil {
		return Result{}, err
	}
	x := v.Incident(args.Text("id"))
	if x == nil {
		return Result{}, &entente.Error{Code: entente.ErrNotFound, Message: "there is no incident " + args.Text("id"), Hint: "Take the id from timeline, and give the same between"}
	}
	var c cites
	head := describe(v, x, &c)
	claims, origins, disputes := []claimOf{}, []originOf{}, []disputeOf{}
	var text strings.Builder
	text.WriteString(head.line() + "\n\nWordings\n")
	for _, id := range x.Claims {
		k := v.Claim(id)
		if k == nil {
			continue
		}
		w := claimOf{ID: k.ID, Status: string(k.Status), Text: k.Text, Cites: []int{}}
		for _, s := range k.Attribution {
			w.Said = strings.TrimPrefix(w.Said+", "+s.Speaker, ", ")
		}
		if d := v.Document(k.Document); d != nil {
			w.Cites = append(w.Cites, c.add(d, d.ID, k.Sentence, k.Sentence.Of(d.Text)))
		}
		claims = append(claims, w)
		fmt.Fprintf(&text, "- %s (%s) %s\n", w.Text, w.Status, marks(w.Cites))
	}
	text.WriteString("\nOrigins\n")
	for _, g := range x.Groups {
		o := originOf{g.Documents, cmp.Or(g.Because, "no shared origin found")}
		origins = append(origins, o)
		fmt.Fprintf(&text, "- %s: %s\n", counted(len(o.Documents), "document"), o.Because)
	}
	for i := range v.Disputes {
		if d := &v.Disputes[i]; d.Incident == x.ID {
			disputes = append(disputes, dispute(v, d, &c, &text))
		}
	}
	return Result{text.String() + c.text(), object{"incident": head, "claims": claims, "origins": origins, "disputes": disputes, "citations": c.all()}}, nil
}

// disputeOf is a disagreement with its sides.
type disputeOf struct {
	ID       string   `json:"id"`
	Type     string   `json:"type"`
	About    string   `json:"about"`
	Incident string   `json:"incident,omitempty"`
	Sides    []sideOf `json:"sides"`
}

type sideOf struct {
	Says  string `json:"says"`
	AsOf  string `json:"as_of,omitempty"`
	Cites []int  `json:"cites"`
}

func dispute(v *weighed.View, d *entente.Dispute, c *cites, text *strings.Builder) disputeOf {
	out := disputeOf{ID: d.ID, Type: string(d.Type), About: d.About, Incident: d.Incident, Sides: []sideOf{}}
	fmt.Fprintf(text, "Dispute (%s): %s\n", d.Type, d.About)
	for _, s := range d.Sides {
		x := sideOf{s.Says, s.AsOf.EDTF, []int{c.add(v.Document(s.Document), s.Document, s.Span, s.Quote)}}
		out.Sides = append(out.Sides, x)
		fmt.Fprintf(text, "- “%s” %s\n", x.Says, marks(x.Cites))
	}
	return out
}

func (b *Backend) disputes(ctx context.Context, args Args) (Result, error) {
	v, f, err := b.view(ctx, args)
	if err != nil {
		return Result{}, err
	}
	var c cites
	list := []disputeOf{}
	var text strings.Builder
	for i := range v.Disputes {
		if len(list) < args.Int("limit", 50) && v.Concerned(&v.Disputes[i], f.Matches) {
			list = append(list, dispute(v, &v.Disputes[i], &c, &text))
		}
	}
	if len(list) == 0 {
		text.WriteString("No disagreement was found.\n")
	}
	text.WriteString(leftOut(v))
	return Result{text.String() + c.text(), object{"disputes": list, "citations": c.all()}}, nil
}

// sentenceOf is a sentence of a brief.
type sentenceOf struct {
	ID       string `json:"id"`
	Section  string `json:"section"`
	Text     string `json:"text"`
	Status   string `json:"status"`
	Standing string `json:"standing"`
	Mentions int    `json:"mentions"`
	Origins  int    `json:"origins"`
	Cites    []int  `json:"cites"`
}

func (b *Backend) brief(ctx context.Context, args Args) (Result, error) {
	pair, err := b.pair(args)
	if err != nil {
		return Result{}, err
	}
	br, err := b.Brief(ctx, pair, cmp.Or(args.Text("form"), "explainer"), args.Text("from"), args.Text("to"), args.Text("as_of"))
	if err != nil {
		return Result{}, err
	}
	sources := map[string]*entente.Document{}
	for _, s := range br.Sources {
		sources[s.Document] = &entente.Document{ID: s.Document, Title: s.Title, Publisher: s.Publisher, Published: s.Published, URL: s.URL}
	}
	var c cites
	list := []sentenceOf{}
	var text strings.Builder
	text.WriteString("# " + br.Title + "\n")
	for _, sec := range br.Sections {
		fmt.Fprintf(&text, "\n%s %s\n", strings.Repeat("#", sec.Level+1), sec.Title)
		if sec.Note != "" {
			text.WriteString(sec.Note + "\n")
		}
		for _, s := range sec.Sentences {
			x := sentenceOf{s.ID, sec.Title, s.Text, string(s.Status), string(s.Standing), s.Mentions, s.Origins, []int{}}
			for _, e := range s.Evidence {
				x.Cites = append(x.Cites, c.add(sources[e.Document], e.Document, e.Span, e.Quote))
			}
			list = append(list, x)
			fmt.Fprintf(&text, "%s %s (%s, %s)\n", x.Text, marks(x.Cites), x.Standing, counted(x.Origins, "origin"))
		}
	}
	if len(br.NotHeardFrom) > 0 {
		fmt.Fprintf(&text, "\nNot heard from: %s\n", strings.Join(br.NotHeardFrom, ", "))
	}
	text.WriteString("\n" + br.SourceSummary + "\n")
	return Result{text.String() + c.text(), object{"title": br.Title, "form": br.Form, "dyad": br.Dyad, "seal": br.Seal, "sentences": list,
		"not_heard_from": br.NotHeardFrom, "source_summary": br.SourceSummary, "citations": c.all()}}, nil
}

// checkedSentence is a sentence of a paragraph with its verdict.
type checkedSentence struct {
	Text     string    `json:"text"`
	Verdict  string    `json:"verdict"`
	Disputed bool      `json:"disputed"`
	Why      string    `json:"why"`
	Quotes   []bearing `json:"quotes"`
}

type bearing struct {
	Bears string `json:"bears"`
	Why   string `json:"why,omitempty"`
	Cite  int    `json:"cite"`
}

func (b *Backend) verify(ctx context.Context, args Args) (Result, error) {
	pair, err := b.pair(args)
	if err != nil {
		return Result{}, err
	}
	found, err := b.Check.Paragraph(ctx, args.Text("paragraph"), pair)
	if err != nil {
		return Result{}, err
	}
	var c cites
	list, counts := []checkedSentence{}, map[string]int{}
	var text strings.Builder
	for _, s := range found {
		x := checkedSentence{s.Text, string(s.Verdict), s.Disputed, s.Why, []bearing{}}
		counts[x.Verdict]++
		fmt.Fprintf(&text, "%s: %s — %s", strings.ToUpper(x.Verdict), x.Text, x.Why)
		for _, q := range s.Quotes {
			d := &entente.Document{Title: q.Title, Publisher: q.Publisher, URL: q.URL}
			d.Published.EDTF = q.Published
			n := c.add(d, q.Document, entente.Span{Start: q.Start, End: q.End}, q.Quote)
			x.Quotes = append(x.Quotes, bearing{q.Bears, q.Why, n})
			fmt.Fprintf(&text, "\n    %s [%d]", q.Bears, n)
			if q.Bears == "near" {
				fmt.Fprintf(&text, " lacks: %s", q.Why)
			}
		}
		text.WriteString("\n")
		list = append(list, x)
	}
	fmt.Fprintf(&text, "%d supported, %d contradicted, %d not found\n", counts["supported"], counts["contradicted"], counts["not found"])
	return Result{text.String() + c.text(), object{"sentences": list, "counts": counts, "citations": c.all()}}, nil
}
