package main

import (
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"

	"entente"
)

func newMan(a *app) *cobra.Command {
	var dir string
	cmd := &cobra.Command{
		Use:   "man --dir DIR",
		Short: "Write manual pages for all commands",
		Long: `Man writes one manual page a command, made from the same texts as the help.

EXIT STATUS
  0 done, 2 the folder cannot be written`,
		Example: "  entente man --dir /usr/local/share/man/man1",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := os.MkdirAll(dir, 0o755); err != nil {
				return entente.Invalid(fmt.Sprintf("cannot write to %s: %v", dir, err), "choose another folder with --dir")
			}
			day := time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)
			return doc.GenManTree(cmd.Root(), &doc.GenManHeader{Title: "ENTENTE", Section: "1", Date: &day, Source: "entente " + version}, dir)
		},
	}
	cmd.Flags().StringVar(&dir, "dir", "man", "folder to write to")
	return cmd
}
