package mcp

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"entente"
	"entente/archive"
	"entente/archive/weighed"
	"entente/lexicon/forms"
	"entente/mcp/verify"
)

// Store is what the tools need of an archive.
type Store interface {
	weighed.Store
	verify.Store
}

// Countries knows countries by name and code.
type Countries interface {
	Country(nameOrCode string) (code string, ok bool)
	Suggest(nameOrCode string) []string
}

// Backend is what the tools work on.
type Backend struct {
	Store     Store
	Desk      *weighed.Desk
	Countries Countries
	Check     *verify.Checker
	// Brief writes a proved brief.
	Brief func(ctx context.Context, pair entente.Dyad, form, from, to, asOf string) (*entente.Brief, error)
}

// Cite is a citation: the words that a statement rests on, and where they
// stand (bytes of the document's text).
type Cite struct {
	N         int    `json:"n"`
	Document  string `json:"document"`
	Title     string `json:"title,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	Published string `json:"published,omitempty"`
	URL       string `json:"url,omitempty"`
	Start     int    `json:"start"`
	End       int    `json:"end"`
	Quote     string `json:"quote"`
}

// cites numbers citations, each once.
type cites struct {
	list []Cite
	seen map[string]int
}

// add returns the number of a citation.
func (c *cites) add(d *entente.Document, id string, span entente.Span, quote string) int {
	key := fmt.Sprint(id, span)
	if n, ok := c.seen[key]; ok {
		return n
	}
	x := Cite{N: len(c.list) + 1, Document: id, Start: span.Start, End: span.End, Quote: strings.Join(strings.Fields(quote), " ")}
	if d != nil {
		x.Title, x.Publisher, x.Published, x.URL = d.Title, d.Publisher, d.Published.EDTF, d.URL
	}
	if c.seen == nil {
		c.seen = map[string]int{}
	}
	c.seen[key] = x.N
	c.list = append(c.list, x)
	return x.N
}

// all are the citations, an empty list for none.
func (c *cites) all() []Cite { return append([]Cite{}, c.list...) }

// text lists the citations for reading.
func (c *cites) text() string {
	if len(c.list) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("\nCitations\n")
	for _, x := range c.list {
		fmt.Fprintf(&b, "[%d] %s; %.19s bytes %d to %d: “%s”\n", x.N, strings.Join(nonempty(x.Publisher, x.Title, x.Published, x.URL), ", "), x.Document, x.Start, x.End, x.Quote)
	}
	return b.String()
}

func nonempty(list ...string) []string {
	out := slices.DeleteFunc(list, func(s string) bool { return s == "" })
	if len(out) == 0 {
		return []string{"source not named"}
	}
	return out
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

func marks(ns []int) string {
	var b strings.Builder
	for _, n := range ns {
		fmt.Fprintf(&b, "[%d]", n)
	}
	return b.String()
}

// Tools are the tools of a backend.
func (b *Backend) Tools() []Tool {
	between := Param{Name: "between", Description: "two countries, by ISO code or English name, such as PAK,USA"}
	asked := between
	asked.Required = true
	issue := Param{Name: "issue", Description: "only this issue, such as trade or sanctions"}
	from := Param{Name: "from", Description: "first day, 2025-06-18"}
	to := Param{Name: "to", Description: "last day, 2025-06-18"}
	limit := Param{Name: "limit", Description: "how many at most", Most: 100}
	var names []string
	if all, err := forms.Load(); err == nil {
		names = all.Names()
	}
	return []Tool{
		{Name: "search", Title: "Search the archive", Description: "Find documents by their words: words that must all occur, phrases in quotation marks, -words that must not. Cite what you use.",
			Input: []Param{{Name: "query", Description: "the words", Required: true}, between, issue, {Name: "from", Description: "published on or after this day"}, {Name: "to", Description: "published on or before this day"}, limit}, Output: listOf("documents"), Call: b.search},
		{Name: "timeline", Title: "Timeline of two countries", Description: "What is told of two countries by date, with status, standing, mentions and origins, each with citations. What is undated comes last.",
			Input: []Param{asked, issue, from, to, limit}, Output: listOf("incidents"), Call: b.timeline},
		{Name: "incident", Title: "One incident", Description: "Everything about one incident of a timeline: every wording with its citation, the origins with the reason why documents count as one, and its disputes.",
			Input: []Param{{Name: "id", Description: "the incident, i:…", Required: true}, between}, Output: listOf("claims"), Call: b.incident},
		{Name: "disputes", Title: "Where sources differ", Description: "Disagreements between sources, both sides with their words. Give both when you use one.",
			Input: []Param{between, issue, limit}, Output: listOf("disputes"), Call: b.disputes},
		{Name: "brief", Title: "Write a proved brief", Description: "A brief about two countries in which every sentence was proved against the sources, with its citations.",
			Input: []Param{asked, {Name: "form", Description: "form of the brief", Enum: names}, from, to, {Name: "as_of", Description: "leave out documents published after this day"}}, Output: listOf("sentences"), Call: b.brief},
		{Name: "verify_paragraph", Title: "Hold a paragraph against the sources", Description: "Each sentence of a paragraph is supported, contradicted or not found in the archive, with the quotations. Use it on what you wrote before you give it out. Not found does not mean false.",
			Input: []Param{{Name: "paragraph", Description: "the text, in English, up to 40 sentences", Required: true}, between}, Output: listOf("sentences"), Call: b.verify},
	}
}

// listOf is the schema of a result: a list of that name, and citations.
func listOf(name string) object {
	items := object{"type": "array", "items": object{"type": "object"}}
	return object{"type": "object", "properties": object{name: items, "citations": items}, "required": []string{name, "citations"}}
}

// pair resolves "between", the zero Dyad when it was not given.
func (b *Backend) pair(args Args) (entente.Dyad, error) {
	text := args.Text("between")
	if text == "" {
		return entente.Dyad{}, nil
	}
	names := strings.Split(text, ",")
	if len(names) == 1 {
		names = strings.Split(text, "-")
	}
	if len(names) != 2 {
		return entente.Dyad{}, entente.Invalid("between names no pair", "write it as PAK,USA")
	}
	var codes []string
	for _, n := range names {
		code, ok := b.Countries.Country(strings.TrimSpace(n))
		if !ok {
			hint := "Give an ISO code or the usual English name"
			if near := b.Countries.Suggest(n); len(near) > 0 {
				hint = "Did you mean " + strings.Join(near[:min(3, len(near))], ", ") + "?"
			}
			return entente.Dyad{}, entente.Invalid("no country “"+strings.TrimSpace(n)+"” is known", hint)
		}
		codes = append(codes, code)
	}
	if codes[0] == codes[1] {
		return entente.Dyad{}, entente.Invalid("between names one country twice", "Give two")
	}
	return entente.NewDyad(codes[0], codes[1]), nil
}

// view is the weighed archive, and the filter of claims.
func (b *Backend) view(ctx context.Context, args Args) (*weighed.View, archive.Filter, error) {
	pair, err := b.pair(args)
	if err != nil {
		return nil, archive.Filter{}, err
	}
	f := archive.Filter{Issue: args.Text("issue"), From: args.Text("from"), To: args.Text("to")}
	if pair != (entente.Dyad{}) {
		f.Dyad = &pair
	}
	v, err := b.Desk.View(ctx, weighed.Scope{Pair: pair})
	return v, f, err
}

func (b *Backend) search(ctx context.Context, args Args) (Result, error) {
	pair, err := b.pair(args)
	if err != nil {
		return Result{}, err
	}
	f := archive.Filter{Issue: args.Text("issue"), From: args.Text("from"), To: args.Text("to"), Limit: args.Int("limit", 20)}
	if pair != (entente.Dyad{}) {
		f.Dyad = &pair
	}
	hits, err := b.Store.Search(ctx, args.Text("query"), f)
	if err != nil {
		return Result{}, err
	}
	var c cites
	type found struct {
		Document  string `json:"document"`
		Title     string `json:"title"`
		Publisher string `json:"publisher"`
		Published string `json:"published"`
		Snippet   string `json:"snippet"`
		Cites     []int  `json:"cites"`
	}
	list := []found{}
	var text strings.Builder
	text.WriteString(counted(len(hits), "document") + "\n")
	for _, h := range hits {
		x := found{h.Document, h.Title, h.Publisher, h.Published.EDTF, h.Snippet, []int{}}
		d, err := b.Store.Document(ctx, h.Document)
		if err != nil {
			return Result{}, err
		}
		if len(h.Spans) > 0 {
			span := around(d.Text, h.Spans[0])
			x.Cites = append(x.Cites, c.add(d, d.ID, span, span.Of(d.Text)))
		}
		fmt.Fprintf(&text, "- %s: %s %s\n", strings.Join(nonempty(x.Publisher, x.Title, x.Published), ", "), x.Snippet, marks(x.Cites))
		list = append(list, x)
	}
	return Result{text.String() + c.text(), object{"documents": list, "citations": c.all()}}, nil
}

// around is the line that a span stands in, 400 bytes at most.
func around(text string, s entente.Span) entente.Span {
	start := strings.LastIndexByte(text[:s.Start], '\n') + 1
	end := len(text)
	if i := strings.IndexByte(text[s.End:], '\n'); i >= 0 {
		end = s.End + i
	}
	for s.Start-start > 200 {
		i := strings.IndexByte(text[start:s.Start], ' ')
		if i < 0 {
			break
		}
		start += i + 1
	}
	for end-s.End > 200 {
		i := strings.LastIndexByte(text[s.End:end], ' ')
		if i < 0 {
			break
		}
		end = s.End + i
	}
	return entente.Span{Start: start, End: end}
}

// incidentOf describes an incident in a list.
type incidentOf struct {
	ID       string   `json:"id"`
	Date     string   `json:"date"`
	Basis    string   `json:"date_basis"`
	Kind     string   `json:"kind"`
	Status   string   `json:"status"`
	Standing string   `json:"standing"`
	Mentions int      `json:"mentions"`
	Origins  int      `json:"origins"`
	Issues   []string `json:"issues"`
	Text     string   `json:"text"`
	Cites    []int    `json:"cites"`
}

// describe cites the wording first in line of each document, three at most.
func describe(v *weighed.View, x *entente.Incident, c *cites) incidentOf {
	out := incidentOf{ID: x.ID, Date: cmp.Or(x.Date.EDTF, "undated"), Basis: string(x.Date.Basis), Kind: string(x.Kind), Status: string(x.Status),
		Standing: string(x.Standing), Mentions: x.Mentions, Origins: x.Origins, Issues: x.Issues, Cites: []int{}}
	seen := map[string]bool{}
	for _, id := range x.Claims {
		k := v.Claim(id)
		if k == nil {
			continue
		}
		if out.Text == "" {
			out.Text = k.Text
		}
		if d := v.Document(k.Document); d != nil && !seen[d.ID] && len(seen) < 3 {
			seen[d.ID] = true
			out.Cites = append(out.Cites, c.add(d, d.ID, k.Sentence, k.Sentence.Of(d.Text)))
		}
	}
	return out
}

func (x incidentOf) line() string {
	return fmt.Sprintf("%s  %s (%s; %s; %s, %s) %s %s", x.Date, x.Text, x.Status, x.Standing, counted(x.Mentions, "document"), counted(x.Origins, "origin"), marks(x.Cites), x.ID)
}

// leftOut says that older documents were not weighed.
func leftOut(v *weighed.View) string {
	if v.LeftOut == 0 {
		return ""
	}
	return fmt.Sprintf("The newest %d documents about the pair were weighed; %d older ones were not.\n", len(v.Documents), v.LeftOut)
}

func (b *Backend) timeline(ctx context.Context, args Args) (Result, error) {
	v, f, err := b.view(ctx, args)
	if err != nil {
		return Result{}, err
	}
	var list []*entente.Incident
	for i := range v.Incidents {
		if x := &v.Incidents[i]; x.Kind == entente.KindEvent && v.About(x, f.Matches) {
			list = append(list, x)
		}
	}
	slices.SortStableFunc(list, func(x, y *entente.Incident) int {
		return cmp.Or(cmp.Compare(cmp.Or(x.Date.Start, "9999"), cmp.Or(y.Date.Start, "9999")), cmp.Compare(x.ID, y.ID))
	})
	n := args.Int("limit", 50)
	var c cites
	out := []incidentOf{}
	var text strings.Builder
	if dated := slices.IndexFunc(list, func(x *entente.Incident) bool { return !x.Date.Known() }); len(list) > n {
		if dated < 0 {
			dated = len(list)
		}
		first := max(0, dated-n) // the latest that are dated; undated ones while there is room
		fmt.Fprintf(&text, "%d incidents, %d of them undated; %d are given, the latest. Narrow with from and to.\n", len(list), len(list)-dated, n)
		list = list[first : first+n]
	}
	for _, x := range list {
		d := describe(v, x, &c)
		out = append(out, d)
		text.WriteString(d.line() + "\n")
	}
	if len(list) == 0 {
		text.WriteString("Nothing is told of this pair in the period.\n")
	}
	text.WriteString(leftOut(v))
	return Result{text.String() + c.text(), object{"incidents": out, "citations": c.all()}}, nil
}
