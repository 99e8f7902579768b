package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

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
			return writePages(cmd.Root(), dir)
		},
	}
	cmd.Flags().StringVar(&dir, "dir", "man", "folder to write to")
	return cmd
}

// writePages writes the page of cmd and those of its subcommands.
func writePages(cmd *cobra.Command, dir string) error {
	name := strings.ReplaceAll(cmd.CommandPath(), " ", "-")
	if err := writeFile(filepath.Join(dir, name+".1"), []byte(manPage(cmd, name))); err != nil {
		return err
	}
	for _, sub := range cmd.Commands() {
		if !sub.IsAvailableCommand() {
			continue
		}
		if err := writePages(sub, dir); err != nil {
			return err
		}
	}
	return nil
}

// manPage is a page in the man macros of troff, section 1.
func manPage(cmd *cobra.Command, name string) string {
	var b strings.Builder
	section := func(title, text string) {
		if text = strings.Trim(text, "\n"); text != "" {
			fmt.Fprintf(&b, ".SH %s\n.nf\n%s\n.fi\n", title, troff(text))
		}
	}
	fmt.Fprintf(&b, ".TH %q 1 \"\" \"entente %s\"\n.SH NAME\n%s \\- %s\n", strings.ToUpper(name), version, troff(name), troff(cmd.Short))
	fmt.Fprintf(&b, ".SH SYNOPSIS\n.B %s\n", troff(cmd.UseLine()))
	section("DESCRIPTION", cmd.Long)
	section("OPTIONS", cmd.NonInheritedFlags().FlagUsages())
	section("OPTIONS OF EVERY COMMAND", cmd.InheritedFlags().FlagUsages())
	section("EXAMPLES", cmd.Example)
	var also []string
	if cmd.HasParent() {
		also = append(also, strings.ReplaceAll(cmd.Parent().CommandPath(), " ", "-")+"(1)")
	}
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() {
			also = append(also, strings.ReplaceAll(sub.CommandPath(), " ", "-")+"(1)")
		}
	}
	section("SEE ALSO", strings.Join(also, ", "))
	return b.String()
}

// troff keeps a text's backslashes, hyphens and leading dots from being read
// as requests.
func troff(text string) string {
	text = strings.NewReplacer("\\", "\\e", "-", "\\-").Replace(text)
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, ".") || strings.HasPrefix(l, "'") {
			lines[i] = "\\&" + l
		}
	}
	return strings.Join(lines, "\n")
}
