package main

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"entente"
	"entente/api/hook"
	"entente/archive"
	"entente/archive/sqlite"
)

func newHooks(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "hooks",
		Short: "Addresses that are told when an alert calls",
		Long: `Hooks sets addresses that are told, by POST of signed JSON, when an alert of the
archive calls. They are told by entente add and entente watch, or by hand with
entente hooks deliver. What is sent names the documents and holds none of their
text. The header Entente-Signature is sha256= and the hexadecimal HMAC-SHA256 of
the header Entente-Timestamp, a full stop and the body, by the hook's secret.

A call that cannot be delivered is tried again after a minute, then two, four
and so on, up to a day; nothing is lost meanwhile. A private address is told
only when the hook was set with --allow-private.

EXIT STATUS
  0 done, 2 bad use or no archive`,
		Example: `  entente hooks add https://desk.example.org/entente --alert a:0123456789abcdef
  entente hooks add http://127.0.0.1:9000/ --allow-private
  entente hooks list
  entente hooks remove h:0123456789abcdef`,
	}
	var h archive.Hook
	add := &cobra.Command{Use: "add URL", Short: "Tell an address from now on; prints the secret, once", Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			h.URL = args[0]
			return a.addHook(cmd.Context(), h)
		}}
	add.Flags().StringVar(&h.Alert, "alert", "", "only the calls of this alert (default: of all)")
	add.Flags().BoolVar(&h.Private, "allow-private", false, "the address may be on this machine or a private network, and unencrypted")
	var format string
	list := &cobra.Command{Use: "list", Short: "The addresses that are told", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.listHooks(cmd.Context(), format) }}
	list.Flags().StringVar(&format, "format", "table", "table, jsonl or csv")
	remove := &cobra.Command{Use: "remove ID", Short: "Tell an address no more", Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withArchive(cmd.Context(), func(store *sqlite.Archive) error {
				return store.EndHook(cmd.Context(), args[0], now())
			})
		}}
	deliver := &cobra.Command{Use: "deliver", Short: "Tell what was not told yet", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withArchive(cmd.Context(), func(store *sqlite.Archive) error { return a.tellHooks(cmd.Context(), store) })
		}}
	cmd.AddCommand(add, list, remove, deliver)
	return cmd
}

// withArchive runs f with the archive, which must exist.
func (a *app) withArchive(ctx context.Context, f func(*sqlite.Archive) error) error {
	store, err := a.openArchive(ctx, false)
	if err != nil {
		return err
	}
	defer store.Close()
	return f(store)
}

func (a *app) addHook(ctx context.Context, h archive.Hook) error {
	secret := make([]byte, 24)
	if _, err := rand.Read(secret); err != nil {
		return fmt.Errorf("make secret: %w", err)
	}
	h.Secret, h.RecordedAt = hex.EncodeToString(secret), now()
	return a.withArchive(ctx, func(store *sqlite.Archive) error {
		h, err := store.SaveHook(ctx, h)
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(a.stdout, "hook    %s\nsecret  %s\n", h.ID, h.Secret)
		return err
	})
}

func (a *app) listHooks(ctx context.Context, format string) error {
	return a.withArchive(ctx, func(store *sqlite.Archive) error {
		list, err := store.Hooks(ctx)
		if err != nil {
			return err
		}
		var rows []row
		for _, h := range list {
			rows = append(rows, row{h, []string{h.ID, h.URL, h.Alert, fmt.Sprint(h.Told), fmt.Sprint(h.Failures), h.NextAt}})
		}
		return a.print(format, []string{"id", "url", "alert", "told", "failures", "next"}, rows)
	})
}

// tellHooks tells the hooks of the archive what they were not told. That one
// cannot be told is noted, and no failure of what was done before.
func (a *app) tellHooks(ctx context.Context, store *sqlite.Archive) error {
	out, err := (&hook.Sender{Store: store, Now: time.Now}).Deliver(ctx)
	for _, o := range out {
		if o.Err != nil {
			a.note("entente: %s was not told of call %d and is tried again after %s: %v", o.Hook.URL, o.Firing, o.Next.Format(time.RFC3339), o.Err)
			if e, ok := o.Err.(*entente.Error); ok && e.Hint != "" {
				a.note("entente: hint: %s", e.Hint)
			}
		} else {
			a.note("entente: told %s of call %d", o.Hook.URL, o.Firing)
		}
	}
	return err
}
