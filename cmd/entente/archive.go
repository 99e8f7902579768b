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
	"entente/intake"
	"entente/intake/fetch"
	"entente/reading"
	"entente/work"
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

func newAdd(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "add PATH|URL...",
		Short: "Put documents into the archive, with what reading finds in them",
		Long: `Add reads files, folders and addresses (http, https) and keeps their bytes,
their text and their claims in the archive. What is there already is passed
over. Addresses are fetched with care: never from private networks, never
against robots.txt.

EXIT STATUS
  0 done, 2 bad use or an input that could not be read, 130 interrupted`,
		Example: "  entente add articles/ https://example.org/statement.html",
		Args:    cobra.MinimumNArgs(1),
		RunE:    func(cmd *cobra.Command, args []string) error { return a.add(cmd.Context(), args) },
	}
}

func (a *app) add(ctx context.Context, args []string) error {
	store, err := a.openArchive(ctx, true)
	if err != nil {
		return err
	}
	defer store.Close()
	over, err := a.overlay()
	if err != nil {
		return err
	}
	p, err := work.New(work.Options{Setting: a.setting, Overlay: over})
	if err != nil {
		return err
	}
	added, known := 0, 0
	keep := func(doc *entente.Document, raw []byte) error {
		_, claims := p.Document(doc)
		isNew, err := store.Add(ctx, doc, raw, claims, now(), reading.Version+"/"+a.setting)
		if err != nil {
			return fmt.Errorf("add %s: %w", doc.Path, err)
		}
		if isNew {
			added++
		} else {
			known++
		}
		return nil
	}
	var paths []string
	for _, arg := range args {
		if !strings.HasPrefix(arg, "http://") && !strings.HasPrefix(arg, "https://") {
			paths = append(paths, arg)
			continue
		}
		if err := a.fetch(ctx, arg, keep); err != nil {
			return err
		}
	}
	if len(paths) > 0 {
		err = intake.Records(ctx, paths, intake.Options{Stdin: a.stdin}, func(r *intake.Record, pr *entente.Problem) error {
			if pr != nil {
				a.problem(*pr)
				return nil
			}
			return keep(r.Document, r.Raw)
		})
	}
	a.note("entente: %d added, %d were there already; the archive is %s", added, known, store.Path())
	return err
}

// fetch reads one address; what cannot be had is a problem, not the end.
func (a *app) fetch(ctx context.Context, address string, keep func(*entente.Document, []byte) error) error {
	r, err := fetch.New(fetch.Options{}).Get(ctx, fetch.Request{URL: address})
	if err == nil {
		var doc *entente.Document
		if doc, err = fetch.Document(r); err == nil {
			return keep(doc, r.Body)
		}
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	a.problem(entente.Problem{Path: address, Reason: err.Error(), Fatal: true})
	return nil
}

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
