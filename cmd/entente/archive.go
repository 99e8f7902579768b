package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"entente"
	"entente/archive"
	"entente/archive/sqlite"
)

// home is where an archive lies when --archive does not say: in the user's
// data directory.
func home() (string, error) {
	if dir := os.Getenv("XDG_DATA_HOME"); dir != "" {
		return filepath.Join(dir, "entente", "archive.db"), nil
	}
	dir, err := os.UserHomeDir()
	if err != nil {
		return "", entente.Invalid("no home directory is known", "name the archive with --archive FILE")
	}
	return filepath.Join(dir, ".local", "share", "entente", "archive.db"), nil
}

// openArchive opens the archive; it must exist unless create is set.
func (a *app) openArchive(ctx context.Context, create bool) (*sqlite.Archive, error) {
	path := a.archive
	if path == "" {
		var err error
		if path, err = home(); err != nil {
			return nil, err
		}
	}
	if _, err := os.Stat(path); err != nil && !create {
		return nil, &entente.Error{Code: entente.ErrNotFound, Message: "there is no archive at " + path,
			Hint: "make one with entente add PATH..., or name another with --archive FILE"}
	}
	if create {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return nil, entente.Invalid(fmt.Sprintf("cannot make the folder of %s: %v", path, err), "name another archive with --archive FILE")
		}
	}
	return sqlite.Open(ctx, path)
}

// now is the one clock of the archive's doors; nothing in a brief depends on it.
func now() string { return time.Now().UTC().Format(time.RFC3339Nano) }

func newList(a *app) *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use: "list", Short: "The documents of the archive", Args: cobra.NoArgs,
		Long: "List prints the documents of the archive.\n\nEXIT STATUS\n  0 done, 2 there is no archive",
		RunE: func(cmd *cobra.Command, _ []string) error {
			store, err := a.openArchive(cmd.Context(), false)
			if err != nil {
				return err
			}
			defer store.Close()
			var rows []row
			for d, err := range store.Documents(cmd.Context(), archive.Filter{}) {
				if err != nil {
					return err
				}
				rows = append(rows, row{d, []string{short(d.ID), d.Published.EDTF, d.Publisher, d.Title, d.Path}})
			}
			return a.print(format, []string{"id", "published", "publisher", "title", "path"}, rows)
		},
	}
	cmd.Flags().StringVar(&format, "format", "table", "table, jsonl or csv")
	return cmd
}

// short is an ID as people type it.
func short(id string) string {
	id = strings.TrimPrefix(id, "sha256:")
	return id[:min(12, len(id))]
}

func newRemove(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "remove ID", Short: "Take a document out of all views from now on", Args: cobra.ExactArgs(1),
		Long: "Remove records that a document no longer counts. Earlier views keep it.\n\nEXIT STATUS\n  0 done, 2 nothing has this ID",
		RunE: func(cmd *cobra.Command, args []string) error {
			store, err := a.openArchive(cmd.Context(), false)
			if err != nil {
				return err
			}
			defer store.Close()
			doc, err := store.Document(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			if err := store.Remove(cmd.Context(), doc.ID, now()); err != nil {
				return err
			}
			a.note("entente: removed %s (%s)", short(doc.ID), doc.Path)
			return nil
		},
	}
}
