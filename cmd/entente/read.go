package main

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"entente"
)

func newRead(a *app) *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "read [--format jsonl|table] PATH...",
		Short: "What reading finds in each document: sentences, trees, mentions, dates",
		Long: `Read prints one JSON object a document: blocks, sentences with dependency trees,
actor mentions, dates, amounts, places, quotations and how factual each
predicate is. The table has one line a document.

EXIT STATUS
  0 done, 2 bad use or an input that could not be read, 130 interrupted`,
		Example: "  entente read --format jsonl article.txt | jq .dates",
		RunE:    func(cmd *cobra.Command, args []string) error { return a.printReadings(cmd.Context(), format, args) },
	}
	cmd.Flags().StringVar(&format, "format", "jsonl", "jsonl or table")
	return cmd
}

func (a *app) printReadings(ctx context.Context, format string, paths []string) error {
	if format != "jsonl" && format != "table" {
		return entente.Invalid("--format "+format+" is not a choice", "use jsonl or table")
	}
	res, _, err := a.read(ctx, paths, "")
	if err != nil {
		return err
	}
	if format == "table" {
		var rows []row
		for _, d := range res.Documents {
			r := res.Readings[d.ID]
			rows = append(rows, row{nil, []string{d.Path, r.Published.EDTF, string(r.Published.Basis), fmt.Sprint(len(r.Blocks)),
				fmt.Sprint(len(r.Sentences)), fmt.Sprint(len(r.Mentions)), fmt.Sprint(len(r.Dates)), fmt.Sprint(len(r.Amounts)), fmt.Sprint(len(r.Quotations))}})
		}
		return a.print("table", []string{"path", "published", "basis", "blocks", "sentences", "mentions", "dates", "amounts", "quotations"}, rows)
	}
	enc := json.NewEncoder(a.stdout)
	enc.SetEscapeHTML(false)
	for _, d := range res.Documents {
		if err := enc.Encode(res.Readings[d.ID]); err != nil {
			return err
		}
	}
	return nil
}
