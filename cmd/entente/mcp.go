package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"entente"
	"entente/archive/sqlite"
	"entente/archive/weighed"
	"entente/mcp"
	"entente/mcp/verify"
	"entente/reading"
	"entente/web"
	"entente/web/briefing"
	"entente/work"
)

func newMCP(a *app) *cobra.Command {
	var addr string
	cmd := &cobra.Command{
		Use:   "mcp [--http 127.0.0.1:8766]",
		Short: "Let an assistant ask the archive, with citations (Model Context Protocol)",
		Long: `Mcp answers an assistant that speaks the Model Context Protocol, over standard
input and output or, with --http, over HTTP at /mcp on the loopback interface.
Every answer carries the quotations it rests on. Nothing is changed, and nothing
is asked of any other host.

TOOLS
  search            documents by their words
  timeline          what is told of two countries by date
  incident          one incident: every wording, origins, disputes
  disputes          where sources differ, both sides
  brief             a brief in which every sentence was proved
  verify_paragraph  each sentence of a text: supported, contradicted, not found

EXIT STATUS
  0 the assistant closed the connection, or Ctrl-C, 2 there is no archive`,
		Example: `  entente mcp --archive desk.db
  entente mcp --http 127.0.0.1:8766`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.mcp(cmd.Context(), addr) },
	}
	cmd.Flags().StringVar(&addr, "http", "", "answer over HTTP on this loopback address and port; port 0 takes a free one")
	return cmd
}

func (a *app) mcp(ctx context.Context, addr string) error {
	store, err := a.openArchive(ctx, false)
	if err != nil {
		return err
	}
	defer store.Close()
	server, err := a.assistant(store)
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	if addr != "" {
		return a.listenMCP(ctx, addr, server)
	}
	if err := server.Serve(ctx, a.stdin, a.stdout); err != nil && !errors.Is(err, context.Canceled) {
		return err
	}
	return nil
}

// assistant is the server over an archive.
func (a *app) assistant(store *sqlite.Archive) (*mcp.Server, error) {
	lex, over, err := a.lexiconOf()
	if err != nil {
		return nil, err
	}
	weigher, err := a.weigher()
	if err != nil {
		return nil, err
	}
	open := sync.OnceValues(func() (*work.Pipeline, error) {
		return work.New(work.Options{Setting: a.setting, Overlay: over})
	})
	writer := &briefing.Writer{Store: store, Reading: reading.Version + "/" + a.setting, Name: lex.NameIn, Open: func() (briefing.Pipeline, error) { return open() }}
	b := &mcp.Backend{Store: store, Desk: weighed.New(store, weigher, weighed.Options{}), Countries: lex,
		Check: &verify.Checker{Store: store, Open: func() (verify.Reader, error) { return open() }},
		Brief: func(ctx context.Context, pair entente.Dyad, form, from, to, asOf string) (*entente.Brief, error) {
			return writer.Write(ctx, web.BriefRequest{Dyad: pair, Form: form, From: from, To: to, AsOf: asOf})
		}}
	return &mcp.Server{Tools: b.Tools(), Version: version}, nil
}

func (a *app) listenMCP(ctx context.Context, addr string, server http.Handler) error {
	o := serveOptions{addr: addr}
	local, err := o.check()
	if err == nil && !local {
		err = entente.Invalid("--http "+addr+" is not on the loopback interface", "use 127.0.0.1:8766, and a tunnel such as ssh -L for another machine")
	}
	if err != nil {
		return err
	}
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", o.addr)
	if err != nil {
		return entente.Invalid(fmt.Sprintf("cannot answer on %s: %v", o.addr, err), "choose another port with --http 127.0.0.1:PORT")
	}
	mux := http.NewServeMux()
	mux.Handle("/mcp", server)
	requests, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	s := &http.Server{Handler: mux, BaseContext: func(net.Listener) context.Context { return requests },
		ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 15 * time.Second, WriteTimeout: 5 * time.Minute, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10}
	fmt.Fprintf(a.stderr, "entente: assistants are answered at http://%s/mcp (end it with Ctrl-C)\n", l.Addr())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(l) }()
	select {
	case err := <-ended:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	return shut(s, cancel)
}
