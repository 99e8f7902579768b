package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"entente"
	"entente/archive"
	"entente/archive/sqlite"
)

func newCheck(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "check", Short: "Hash everything in the archive again and compare", Args: cobra.NoArgs,
		Long: "Check reads every byte of the archive again and follows the custody log.\n\nEXIT STATUS\n  0 clean, 1 faults were found, 2 there is no archive",
		RunE: func(cmd *cobra.Command, _ []string) error {
			store, err := a.openArchive(cmd.Context(), false)
			if err != nil {
				return err
			}
			defer store.Close()
			r, err := store.Check(cmd.Context())
			if err != nil {
				return err
			}
			return a.checked(r)
		},
	}
}

func (a *app) checked(r archive.Report) error {
	for _, f := range r.Faults {
		fmt.Fprintf(a.stdout, "%s: %s\n", f.Subject, f.Reason)
	}
	fmt.Fprintf(a.stdout, "%d documents, %d readings, %d claims, %d log entries, %d faults\n", r.Documents, r.Readings, r.Claims, r.Entries, len(r.Faults))
	if len(r.Faults) > 0 {
		return &entente.Error{Code: entente.ErrWanting, Message: "the archive has faults", Hint: "restore a backup with entente restore"}
	}
	return nil
}

func newBackup(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "backup FILE", Short: "Copy the archive to a file while it is in use", Args: cobra.ExactArgs(1),
		Long: "Backup writes a whole copy of the archive.\n\nEXIT STATUS\n  0 done, 2 the file exists or cannot be written",
		RunE: func(cmd *cobra.Command, args []string) error {
			store, err := a.openArchive(cmd.Context(), false)
			if err != nil {
				return err
			}
			defer store.Close()
			if err := store.Backup(cmd.Context(), args[0]); err != nil {
				return err
			}
			a.note("entente: copied to %s", args[0])
			return nil
		},
	}
}

func newRestore(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "restore FILE", Short: "Make an archive of a backup, after checking it", Args: cobra.ExactArgs(1),
		Long: "Restore checks a backup and puts it in the place of --archive, which must be free.\n\nEXIT STATUS\n  0 done, 1 the backup has faults, 2 the place is taken",
		RunE: func(cmd *cobra.Command, args []string) error {
			path := a.archive
			if path == "" {
				var err error
				if path, err = home(); err != nil {
					return err
				}
			}
			r, err := sqlite.Restore(cmd.Context(), args[0], path)
			if err != nil {
				return err
			}
			return a.checked(r)
		},
	}
}

func newSearch(a *app) *cobra.Command {
	var o selection
	var format string
	cmd := &cobra.Command{
		Use: "search QUERY", Short: "Find documents of the archive by their words", Args: cobra.ExactArgs(1),
		Long:    "Search ranks documents by their words, with filters.\n\nEXIT STATUS\n  0 done, 2 bad use or no archive",
		Example: `  entente search "trade deal" --between PAK,USA`,
		RunE:    func(cmd *cobra.Command, args []string) error { return a.search(cmd.Context(), &o, args[0], format) },
	}
	f := cmd.Flags()
	f.StringVar(&o.between, "between", "", "only documents with claims about these two countries")
	f.StringVar(&o.issue, "issue", "", "only documents with claims of this issue")
	f.StringVar(&o.from, "from", "", "published on or after")
	f.StringVar(&o.to, "to", "", "published on or before")
	f.StringVar(&o.asOf, "as-of", "", "as the archive stood on this day")
	f.StringVar(&format, "format", "table", "table, jsonl or csv")
	return cmd
}

func (a *app) search(ctx context.Context, o *selection, query, format string) error {
	filter, err := a.view(o)
	if err != nil {
		return err
	}
	store, err := a.openArchive(ctx, false)
	if err != nil {
		return err
	}
	defer store.Close()
	hits, err := store.Search(ctx, query, filter)
	if err != nil {
		return err
	}
	var rows []row
	for _, h := range hits {
		rows = append(rows, row{h, []string{short(h.Document), h.Published.EDTF, h.Publisher, h.Title, h.Snippet}})
	}
	return a.print(format, []string{"id", "published", "publisher", "title", "words"}, rows)
}

// view makes the archive's filter of the flags.
func (a *app) view(o *selection) (archive.Filter, error) {
	if err := o.dates(); err != nil {
		return archive.Filter{}, err
	}
	f := archive.Filter{Issue: o.issue, From: o.from, To: o.to, AsOf: o.asOf}
	if o.between != "" {
		lex, _, err := a.lexiconOf()
		if err != nil {
			return f, err
		}
		d, err := o.pair(lex)
		if err != nil {
			return f, err
		}
		f.Dyad = &d
	}
	return f, nil
}
