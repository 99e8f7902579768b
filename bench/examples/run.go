package examples

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"entente"
)

// Reader reads files and folders to the end of weighing.
type Reader func(paths []string) ([]*entente.Document, []entente.Claim, []entente.Incident, []entente.Dispute, error)

// Run reads each folder of pieces under dir (the examples folder) with read,
// scores all against dir/gold and prints the report.
func Run(ctx context.Context, dir string, read Reader, w io.Writer) error {
	rep, err := Measure(ctx, dir, read)
	if err != nil {
		return err
	}
	return rep.Print(w)
}

// Measure is Run without the printing.
func Measure(ctx context.Context, dir string, read Reader) (Report, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return Report{}, fmt.Errorf("open the examples: %w", err)
	}
	var docs []*entente.Document
	var claims []entente.Claim
	var incidents []entente.Incident
	var disputes []entente.Dispute
	for _, e := range entries {
		if !e.IsDir() || e.Name() == "gold" {
			continue
		}
		if err := ctx.Err(); err != nil {
			return Report{}, err
		}
		d, c, i, x, err := read([]string{filepath.Join(dir, e.Name())})
		if err != nil {
			return Report{}, fmt.Errorf("read %s: %w", e.Name(), err)
		}
		docs, claims = append(docs, d...), append(claims, c...)
		incidents, disputes = append(incidents, i...), append(disputes, x...)
	}
	return Score(filepath.Join(dir, "gold"), claims, docs, incidents, disputes)
}

// Print writes the report as plain text.
func (r Report) Print(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%-24s %8s %8s %8s   %8s %8s %8s\n", "", "tune P", "R", "F1", "held P", "R", "F1")
	a, h := r.Tune, r.Held
	for _, row := range []struct {
		name       string
		tune, held Count
	}{
		{"claim found", a.Span, h.Span},
		{"kind", a.Kind, h.Kind},
		{"event type", a.Type, h.Type},
		{"event mode", a.Mode, h.Mode},
		{"actors", a.Actors, h.Actors},
		{"recipients", a.Recipients, h.Recipients},
		{"actors or recipients", a.Parties, h.Parties},
		{"date, exact", a.Date, h.Date},
		{"date, overlapping", a.DateNear, h.DateNear},
		{"status, accepted", a.Status, h.Status},
		{"status, first choice", a.FirstStatus, h.FirstStatus},
		{"speaker", a.Speaker, h.Speaker},
		{"amounts", a.Amounts, h.Amounts},
	} {
		fmt.Fprintf(&b, "%-24s %8.3f %8.3f %8.3f   %8.3f %8.3f %8.3f\n", row.name,
			row.tune.Precision(), row.tune.Recall(), row.tune.F1(),
			row.held.Precision(), row.held.Recall(), row.held.F1())
	}
	fmt.Fprintf(&b, "%-24s %8d %26d\n", "texts", a.Texts, h.Texts)
	fmt.Fprintf(&b, "%-24s %8d %26d\n", "printed as fact, is not", a.FalseFacts, h.FalseFacts)
	fmt.Fprintf(&b, "%-24s %5d/%2d %23d/%2d\n", "traps that leaked", len(a.Leaks), a.Traps, len(h.Leaks), h.Traps)
	i, d := r.Incidents, r.Disputes
	fmt.Fprintf(&b, "\nincidents, pairs of claims   P %.3f  R %.3f  F1 %.3f\n", i.Pairs.Precision(), i.Pairs.Recall(), i.Pairs.F1())
	fmt.Fprintf(&b, "two events taken for one     %d of %d\n", i.Merged, i.Apart)
	fmt.Fprintf(&b, "origins as expected          %d of %d\n", i.OriginsRight, i.OriginsSeen)
	fmt.Fprintf(&b, "disputes                     P %.3f  R %.3f  F1 %.3f, type right %d of %d\n",
		d.Found.Precision(), d.Found.Recall(), d.Found.F1(), d.TypeRight, d.Found.Right)
	fmt.Fprintf(&b, "  of the first reading alone R %.3f (%d of %d)\n", d.First.Recall(), d.First.Right, d.First.Right+d.First.Missed)
	for _, t := range append(append([]Trap{}, a.Leaks...), h.Leaks...) {
		fmt.Fprintf(&b, "leak: %s: %s: %q\n", t.Path, t.Why, t.Quote)
	}
	for _, u := range r.Unread {
		fmt.Fprintf(&b, "not read: %s %s\n", u.Path, u.Record)
	}
	for _, c := range r.Unfound {
		fmt.Fprintf(&b, "quotation not in the text: %s: %q\n", c.ID, c.Quote)
	}
	_, err := io.WriteString(w, b.String())
	return err
}
