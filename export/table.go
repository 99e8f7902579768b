package export

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"entente"
	"entente/table/parquet"
)

// column is one column of a table: its name, kind, and the value of a row.
type column[T any] struct {
	name  string
	kind  parquet.Kind
	value func(x *index, row T) any // string, int, float64 or nil
}

func text[T any](name string, f func(*index, T) string) column[T] {
	return column[T]{name, parquet.String, func(x *index, r T) any { return f(x, r) }}
}

func day[T any](name string, f func(*index, T) string) column[T] {
	return column[T]{name, parquet.Date, func(x *index, r T) any { return f(x, r) }}
}

func whole[T any](name string, f func(*index, T) int) column[T] {
	return column[T]{name, parquet.Int, func(x *index, r T) any { return f(x, r) }}
}

func (x *index) publisher(doc string) string {
	if d := x.docs[doc]; d != nil {
		return d.Publisher
	}
	return ""
}

func codes(list []entente.Actor) string {
	return joined(list, func(a entente.Actor) string { return a.Code })
}

func names(list []entente.Actor) string {
	return joined(list, func(a entente.Actor) string {
		if a.Name == "" {
			return a.Text
		}
		return a.Name
	})
}

func joined[T any](list []T, f func(T) string) string {
	var out []string
	for _, v := range list {
		if s := f(v); s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, "; ")
}

func event(c *entente.Claim) entente.Event {
	if c.Event == nil {
		return entente.Event{}
	}
	return *c.Event
}

var claimColumns = []column[*entente.Claim]{
	text("claim", func(_ *index, c *entente.Claim) string { return c.ID }),
	text("incident", func(x *index, c *entente.Claim) string {
		if in := x.of[c.ID]; in != nil {
			return in.ID
		}
		return ""
	}),
	text("document", func(_ *index, c *entente.Claim) string { return c.Document }),
	text("path", func(_ *index, c *entente.Claim) string { return c.Path }),
	text("publisher", func(x *index, c *entente.Claim) string { return x.publisher(c.Document) }),
	text("kind", func(_ *index, c *entente.Claim) string { return string(c.Kind) }),
	text("status", func(_ *index, c *entente.Claim) string { return string(c.Status) }),
	text("event_type", func(_ *index, c *entente.Claim) string { return event(c).Type }),
	text("event_mode", func(_ *index, c *entente.Claim) string { return event(c).Mode }),
	text("cameo", func(_ *index, c *entente.Claim) string { return event(c).CAMEO }),
	text("quad", func(_ *index, c *entente.Claim) string { return event(c).Quad }),
	text("date", func(_ *index, c *entente.Claim) string { return c.Date.EDTF }),
	day("date_start", func(_ *index, c *entente.Claim) string { return c.Date.Start }),
	day("date_end", func(_ *index, c *entente.Claim) string { return c.Date.End }),
	text("date_basis", func(_ *index, c *entente.Claim) string { return string(c.Date.Basis) }),
	text("actor_codes", func(_ *index, c *entente.Claim) string { return codes(c.Actors) }),
	text("actors", func(_ *index, c *entente.Claim) string { return names(c.Actors) }),
	text("recipient_codes", func(_ *index, c *entente.Claim) string { return codes(c.Recipients) }),
	text("recipients", func(_ *index, c *entente.Claim) string { return names(c.Recipients) }),
	text("third_party_codes", func(_ *index, c *entente.Claim) string { return codes(c.ThirdParties) }),
	text("issues", func(_ *index, c *entente.Claim) string { return strings.Join(c.Issues, "; ") }),
	text("place", func(_ *index, c *entente.Claim) string {
		if c.Place == nil {
			return ""
		}
		return c.Place.Name
	}),
	{"amount", parquet.Float, func(_ *index, c *entente.Claim) any {
		if len(c.Amounts) == 0 || c.Amounts[0].Value == nil {
			return nil
		}
		return *c.Amounts[0].Value
	}},
	text("amount_unit", func(_ *index, c *entente.Claim) string {
		if len(c.Amounts) == 0 {
			return ""
		}
		return c.Amounts[0].Unit
	}),
	text("amounts", func(_ *index, c *entente.Claim) string {
		return joined(c.Amounts, func(a entente.Amount) string { return a.Text })
	}),
	text("said_by", func(_ *index, c *entente.Claim) string {
		return joined(c.Attribution, func(s entente.Source) string { return s.Speaker })
	}),
	{"confidence", parquet.Float, func(_ *index, c *entente.Claim) any { return c.Confidence }},
	text("text", func(_ *index, c *entente.Claim) string { return c.Text }),
	text("quote", func(x *index, c *entente.Claim) string {
		return joined(c.Evidence, func(e entente.Evidence) string { return e.Quote })
	}),
	{"quote_start", parquet.Int, func(_ *index, c *entente.Claim) any {
		if len(c.Evidence) == 0 {
			return nil
		}
		return c.Evidence[0].Start
	}},
}

var incidentColumns = []column[*entente.Incident]{
	text("incident", func(_ *index, in *entente.Incident) string { return in.ID }),
	text("title", func(_ *index, in *entente.Incident) string { return in.Title }),
	text("kind", func(_ *index, in *entente.Incident) string { return string(in.Kind) }),
	text("status", func(_ *index, in *entente.Incident) string { return string(in.Status) }),
	text("standing", func(_ *index, in *entente.Incident) string { return string(in.Standing) }),
	whole("credibility", func(_ *index, in *entente.Incident) int { return in.Credibility }),
	whole("mentions", func(_ *index, in *entente.Incident) int { return in.Mentions }),
	whole("origins", func(_ *index, in *entente.Incident) int { return in.Origins }),
	text("date", func(_ *index, in *entente.Incident) string { return in.Date.EDTF }),
	day("date_start", func(_ *index, in *entente.Incident) string { return in.Date.Start }),
	day("date_end", func(_ *index, in *entente.Incident) string { return in.Date.End }),
	text("issues", func(_ *index, in *entente.Incident) string { return strings.Join(in.Issues, "; ") }),
	text("claims", func(_ *index, in *entente.Incident) string { return strings.Join(in.Claims, "; ") }),
	text("text", func(x *index, in *entente.Incident) string {
		if c := x.lead(in, false); c != nil {
			return c.Text
		}
		return ""
	}),
}

// disputeSide is one side of a dispute, which is one row.
type disputeSide struct {
	*entente.Dispute
	side *entente.Side
	n    int
}

var disputeColumns = []column[disputeSide]{
	text("dispute", func(_ *index, r disputeSide) string { return r.ID }),
	text("type", func(_ *index, r disputeSide) string { return string(r.Type) }),
	text("about", func(_ *index, r disputeSide) string { return r.About }),
	text("incident", func(_ *index, r disputeSide) string { return r.Incident }),
	whole("side", func(_ *index, r disputeSide) int { return r.n }),
	text("says", func(_ *index, r disputeSide) string { return r.side.Says }),
	text("quote", func(_ *index, r disputeSide) string { return r.side.Quote }),
	text("document", func(_ *index, r disputeSide) string { return r.side.Document }),
	text("publisher", func(x *index, r disputeSide) string { return x.publisher(r.side.Document) }),
	day("as_of", func(_ *index, r disputeSide) string { return r.side.AsOf.Start }),
	text("claims", func(_ *index, r disputeSide) string { return strings.Join(r.side.Claims, "; ") }),
}

var documentColumns = []column[*entente.Document]{
	text("document", func(_ *index, d *entente.Document) string { return d.ID }),
	text("path", func(_ *index, d *entente.Document) string { return d.Path }),
	text("title", func(_ *index, d *entente.Document) string { return d.Title }),
	text("publisher", func(_ *index, d *entente.Document) string { return d.Publisher }),
	text("author", func(_ *index, d *entente.Document) string { return d.Author }),
	text("url", func(_ *index, d *entente.Document) string { return d.URL }),
	text("language", func(_ *index, d *entente.Document) string { return d.Language }),
	text("published", func(_ *index, d *entente.Document) string { return d.Published.EDTF }),
	day("published_start", func(_ *index, d *entente.Document) string { return d.Published.Start }),
	day("published_end", func(_ *index, d *entente.Document) string { return d.Published.End }),
	text("published_basis", func(_ *index, d *entente.Document) string { return string(d.Published.Basis) }),
	text("retrieved", func(_ *index, d *entente.Document) string { return d.Retrieved }),
	text("raw_sha256", func(_ *index, d *entente.Document) string { return d.RawSHA256 }),
	text("text_sha256", func(_ *index, d *entente.Document) string { return d.TextSHA256 }),
	whole("bytes", func(_ *index, d *entente.Document) int { return len(d.Text) }),
}

// rows of the tables.
func (x *index) claimRows() []*entente.Claim {
	out := make([]*entente.Claim, len(x.Claims))
	for i := range x.Claims {
		out[i] = &x.Claims[i]
	}
	return out
}

func (x *index) incidentRows() []*entente.Incident {
	out := make([]*entente.Incident, len(x.Incidents))
	for i := range x.Incidents {
		out[i] = &x.Incidents[i]
	}
	return out
}

func (x *index) disputeRows() []disputeSide {
	var out []disputeSide
	for i := range x.Disputes {
		for j := range x.Disputes[i].Sides {
			out = append(out, disputeSide{&x.Disputes[i], &x.Disputes[i].Sides[j], j + 1})
		}
	}
	return out
}

func writeCSV(w io.Writer, x *index) (Left, error) {
	switch x.Table {
	case "incidents":
		return Left{}, csvOf(w, x, incidentColumns, x.incidentRows())
	case "disputes":
		return Left{}, csvOf(w, x, disputeColumns, x.disputeRows())
	case "documents":
		return Left{}, csvOf(w, x, documentColumns, x.Documents)
	}
	return Left{}, csvOf(w, x, claimColumns, x.claimRows())
}

func writeParquet(w io.Writer, x *index) (Left, error) {
	switch x.Table {
	case "incidents":
		return Left{}, parquetOf(w, x, incidentColumns, x.incidentRows())
	case "disputes":
		return Left{}, parquetOf(w, x, disputeColumns, x.disputeRows())
	case "documents":
		return Left{}, parquetOf(w, x, documentColumns, x.Documents)
	}
	return Left{}, parquetOf(w, x, claimColumns, x.claimRows())
}

func csvOf[T any](w io.Writer, x *index, cols []column[T], rows []T) error {
	out := csv.NewWriter(w)
	cells := make([]string, len(cols))
	for i, c := range cols {
		cells[i] = c.name
	}
	if err := out.Write(cells); err != nil {
		return err
	}
	for _, r := range rows {
		for i, c := range cols {
			cells[i] = cell(c.value(x, r))
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// cell is a value as a spreadsheet reads it. Text that a spreadsheet would
// take for a formula gets an apostrophe before it.
func cell(v any) string {
	switch v := v.(type) {
	case string:
		if v != "" && strings.ContainsRune("=+-@\t\r", rune(v[0])) {
			return "'" + v
		}
		return v
	case int:
		return strconv.Itoa(v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return ""
}

func parquetOf[T any](w io.Writer, x *index, cols []column[T], rows []T) error {
	out := make([]parquet.Column, len(cols))
	for i, c := range cols {
		p := &out[i]
		p.Name, p.Kind = c.name, c.kind
		p.Null = make([]bool, len(rows))
		for j, r := range rows {
			v := c.value(x, r)
			p.Null[j] = v == nil || v == ""
			switch c.kind {
			case parquet.Int:
				n, _ := v.(int)
				p.Ints = append(p.Ints, int64(n))
			case parquet.Float:
				f, _ := v.(float64)
				p.Floats = append(p.Floats, f)
			default:
				s, _ := v.(string)
				p.Strings = append(p.Strings, s)
			}
		}
	}
	return parquet.Write(w, out)
}

func writeLines(w io.Writer, x *index) (Left, error) {
	enc := lines(w)
	var list []any
	switch x.Table {
	case "incidents":
		for _, r := range x.incidentRows() {
			list = append(list, r)
		}
	case "disputes":
		for i := range x.Disputes {
			list = append(list, &x.Disputes[i])
		}
	case "documents":
		for _, d := range x.Documents {
			list = append(list, d)
		}
	default:
		for _, r := range x.claimRows() {
			list = append(list, r)
		}
	}
	for _, v := range list {
		if err := enc.Encode(v); err != nil {
			return Left{}, err
		}
	}
	return Left{}, nil
}
