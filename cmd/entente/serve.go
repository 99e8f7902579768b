package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"os"
	"os/signal"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"entente"
	"entente/reading"
	"entente/web"
	"entente/web/briefing"
	"entente/weighing"
	"entente/work"
)

func newServe(a *app) *cobra.Command {
	var addr string
	cmd := &cobra.Command{
		Use:   "serve [--addr 127.0.0.1:8765]",
		Short: "The workbench: pages to read, search, review and brief from the archive",
		Long: `Serve shows the archive in a browser on this machine: what is new, search, the
claims between two countries with their timeline, a reader, a review queue and
briefs. The pages work without JavaScript and ask nothing of any other host.
It answers on the loopback interface only. End it with Ctrl-C.

EXIT STATUS
  0 ended by Ctrl-C, 2 bad use or there is no archive`,
		Example: "  entente serve\n  entente serve --addr 127.0.0.1:9000 --archive desk.db",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.serve(cmd.Context(), addr) },
	}
	cmd.Flags().StringVar(&addr, "addr", "127.0.0.1:8765", "loopback address and port to answer on; port 0 takes a free one")
	return cmd
}

// loopback checks that addr can be reached from this machine alone, and makes
// "localhost" the number that it must stand for.
func loopback(addr string) (string, error) {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return "", entente.Invalid("--addr "+addr+" is not an address", "write it as 127.0.0.1:8765")
	}
	if host == "localhost" {
		host = "127.0.0.1"
	}
	ip, err := netip.ParseAddr(host)
	if err != nil || !ip.Unmap().IsLoopback() {
		return "", entente.Invalid("--addr "+addr+" is not on the loopback interface, and accounts are not there yet",
			"use 127.0.0.1:8765, and a tunnel such as ssh -L for another machine")
	}
	return net.JoinHostPort(host, port), nil
}

func (a *app) serve(ctx context.Context, addr string) error {
	addr, err := loopback(addr)
	if err != nil {
		return err
	}
	store, err := a.openArchive(ctx, false)
	if err != nil {
		return err
	}
	defer store.Close()
	lex, over, err := a.lexiconOf()
	if err != nil {
		return err
	}
	weigher, err := weighing.New()
	if err != nil {
		return err
	}
	log := slog.New(slog.NewTextHandler(a.stderr, &slog.HandlerOptions{Level: a.logLevel()}))
	writer := &briefing.Writer{Store: store, Reading: reading.Version + "/" + a.setting, Name: lex.NameIn,
		Open: sync.OnceValues(func() (briefing.Pipeline, error) {
			return work.New(work.Options{Setting: a.setting, Overlay: over})
		})}
	pages, err := web.New(web.Options{Store: store, Countries: lex, Weigher: weigher, Briefs: writer, Now: time.Now, Log: log})
	if err != nil {
		return err
	}
	return a.listen(ctx, addr, pages, log)
}

// logLevel leaves out requests when --quiet is set.
func (a *app) logLevel() slog.Level {
	if a.quiet {
		return slog.LevelError
	}
	return slog.LevelInfo
}

// listen answers until ctx ends or Ctrl-C, and then lets requests that were
// begun finish for a while.
func (a *app) listen(ctx context.Context, addr string, pages http.Handler, log *slog.Logger) error {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt)
	defer stop()
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", addr)
	if err != nil {
		return entente.Invalid(fmt.Sprintf("cannot answer on %s: %v", addr, err), "choose another port with --addr 127.0.0.1:PORT")
	}
	requests, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	server := &http.Server{Handler: pages, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn),
		BaseContext:       func(net.Listener) context.Context { return requests },
		ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 15 * time.Second, WriteTimeout: time.Minute,
		IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10}
	fmt.Fprintf(a.stderr, "entente: the workbench is at http://%s/ (end it with Ctrl-C)\n", l.Addr())
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(l) }()
	select {
	case err := <-ended:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	return shut(server, cancel)
}

// shut waits five seconds for what was begun, then ends it.
func shut(server *http.Server, cancel context.CancelFunc) error {
	grace, done := context.WithTimeout(context.Background(), 5*time.Second)
	defer done()
	err := server.Shutdown(grace)
	if errors.Is(err, context.DeadlineExceeded) {
		cancel()
		err = server.Close()
	}
	if err != nil {
		return fmt.Errorf("end serving: %w", err)
	}
	return nil
}
