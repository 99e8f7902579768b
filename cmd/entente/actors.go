package main

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"entente"
	"entente/lexicon/actors"
)

func newActors(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "actors",
		Short: "Ask and check the lexicon of actors and offices",
		Long: `Actors answers who held an office at a date and whom a phrase means, and checks
the lexicon with your own files.

EXIT STATUS
  0 answered, 1 the check found faults, 2 bad use or no answer`,
		Example: `  entente actors who "foreign minister of Iran" --on 2023-05-01
  entente actors who "the White House"
  entente actors check --lexicon my-lexicon/`,
	}
	var on string
	who := &cobra.Command{
		Use: "who PHRASE [--on DATE]", Short: "Who held an office, or whom a phrase means", Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return a.who(args[0], on) },
	}
	who.Flags().StringVar(&on, "on", "", "the day (2023-05-01)")
	check := &cobra.Command{
		Use: "check", Short: "Check the lexicon: codes, overlapping terms, ambiguous names", Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return a.checkActors() },
	}
	cmd.AddCommand(who, check)
	return cmd
}

var officeOf = regexp.MustCompile(`(?i)^(?:the\s+)?(.+?)\s+of\s+(?:the\s+)?(.+)$`)

// who answers for "the X of Y" first, then for any actor phrase.
func (a *app) who(phrase, on string) error {
	lex, _, err := a.lexiconOf()
	if err != nil {
		return err
	}
	if on != "" {
		day, ok := widen(on, false)
		if !ok {
			return entente.Invalid("--on "+on+" is not a date", "write it as 2023-05-01")
		}
		on = day
	}
	if g := officeOf.FindStringSubmatch(strings.TrimSpace(phrase)); g != nil {
		if code, ok := lex.Country(g[2]); ok {
			if held := lex.WhoHeld(g[1], code, on); len(held) > 0 {
				a.printHolders(held)
				return nil
			}
		}
	}
	found := lex.Lookup(phrase, on)
	if len(found) == 0 {
		return &entente.Error{Code: entente.ErrNotFound, Message: fmt.Sprintf("nobody is known as %q", phrase),
			Hint: "add a line to a file of your own and name its folder with --lexicon"}
	}
	for _, x := range found {
		fmt.Fprintf(a.stdout, "%s\t%s\t%s\t%s\n", cmp.Or(x.Code, "-"), cmp.Or(x.Sector, "-"), x.Name, x.Office)
	}
	return nil
}

func (a *app) printHolders(held []actors.Holder) {
	for _, h := range held {
		fmt.Fprintf(a.stdout, "%s\t%s\t%s\t%s – %s\n", h.Person, h.Office, h.Country, cmp.Or(h.From, "?"), cmp.Or(h.To, "in office as far as known"))
	}
}

func (a *app) checkActors() error {
	lex, _, err := a.lexiconOf()
	if err != nil {
		return err
	}
	faults := lex.Check()
	for _, f := range faults {
		fmt.Fprintln(a.stdout, f)
	}
	if len(faults) > 0 {
		return &entente.Error{Code: entente.ErrWanting, Message: fmt.Sprintf("%d faults in the lexicon", len(faults))}
	}
	fmt.Fprintln(a.stdout, "the lexicon is consistent")
	return nil
}
