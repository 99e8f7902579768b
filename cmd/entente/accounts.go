package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"entente"
	"entente/archive"
	"entente/web/password"
)

func newAccounts(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "accounts",
		Short: "Who may enter the workbench from another machine",
		Long: `Accounts keeps the people who may log in to entente serve on an address that is
not loopback. A reader reads and writes briefs; an analyst also decides on
claims and keeps alerts; an editor also judges sources and sees the audit log.
Passwords are kept as argon2id hashes in the archive's file.`,
	}
	cmd.AddCommand(newAccountsAdd(a), newAccountsList(a), newAccountsRemove(a))
	return cmd
}

func newAccountsAdd(a *app) *cobra.Command {
	var role string
	cmd := &cobra.Command{
		Use: "add NAME [--role reader]", Short: "Add a person, or change role and password", Args: cobra.ExactArgs(1),
		Long: `Add asks for the password on the terminal, or reads it as one line from
standard input. Who was logged in under the name is logged out.

EXIT STATUS
  0 done, 2 bad use`,
		Example: "  entente accounts add vera --role editor\n  pass show desk | entente accounts add noor --role analyst",
		RunE:    func(cmd *cobra.Command, args []string) error { return a.addAccount(cmd.Context(), args[0], role) },
	}
	cmd.Flags().StringVar(&role, "role", "reader", "reader, analyst or editor")
	return cmd
}

func (a *app) addAccount(ctx context.Context, name, role string) error {
	acc := archive.Account{Name: name, Role: archive.Role(role), Hash: "$argon2id$", RecordedAt: now()}
	if err := acc.Check(); err != nil {
		return err
	}
	given, err := a.password()
	if err != nil {
		return err
	}
	if acc.Hash, err = password.Hash(given); err != nil {
		return err
	}
	store, err := a.openArchive(ctx, true)
	if err != nil {
		return err
	}
	defer store.Close()
	if err := store.SaveAccount(ctx, acc); err != nil {
		return err
	}
	a.note("entente: %s is %s", name, role)
	return nil
}

// password asks on a terminal without showing it, twice, or reads one line.
func (a *app) password() (string, error) {
	f, ok := a.stdin.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		line, err := bufio.NewReader(a.stdin).ReadString('\n')
		if line = strings.TrimRight(line, "\r\n"); line == "" {
			return "", entente.Invalid("no password came on standard input", "give it as one line")
		}
		_ = err // a last line needs no end
		return line, nil
	}
	ask := func(prompt string) (string, error) {
		fmt.Fprint(a.stderr, prompt)
		data, err := term.ReadPassword(int(f.Fd()))
		fmt.Fprintln(a.stderr)
		return string(data), err
	}
	first, err := ask("Password (10 characters or more): ")
	if err != nil {
		return "", err
	}
	again, err := ask("Once more: ")
	if err != nil {
		return "", err
	}
	if first != again {
		return "", entente.Invalid("the two passwords differ", "try again")
	}
	return first, nil
}

func newAccountsList(a *app) *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use: "list", Short: "The accounts and their roles", Args: cobra.NoArgs,
		Long: "List prints the accounts.\n\nEXIT STATUS\n  0 done, 2 there is no archive",
		RunE: func(cmd *cobra.Command, _ []string) error {
			store, err := a.openArchive(cmd.Context(), false)
			if err != nil {
				return err
			}
			defer store.Close()
			list, err := store.Accounts(cmd.Context())
			if err != nil {
				return err
			}
			var rows []row
			for _, x := range list {
				out := struct {
					Name       string       `json:"name"`
					Role       archive.Role `json:"role"`
					RecordedAt string       `json:"recorded_at"`
				}{x.Name, x.Role, x.RecordedAt}
				rows = append(rows, row{out, []string{x.Name, string(x.Role), x.RecordedAt}})
			}
			return a.print(format, []string{"name", "role", "since"}, rows)
		},
	}
	cmd.Flags().StringVar(&format, "format", "table", "table, jsonl or csv")
	return cmd
}

func newAccountsRemove(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "remove NAME", Short: "Remove an account; what it did stays recorded", Args: cobra.ExactArgs(1),
		Long: "Remove takes an account away and logs it out.\n\nEXIT STATUS\n  0 done, 2 there is no such account",
		RunE: func(cmd *cobra.Command, args []string) error {
			store, err := a.openArchive(cmd.Context(), false)
			if err != nil {
				return err
			}
			defer store.Close()
			if err := store.RemoveAccount(cmd.Context(), args[0], now()); err != nil {
				return err
			}
			a.note("entente: removed %s", args[0])
			return nil
		},
	}
}
