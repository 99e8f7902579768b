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
	"entente/archive/sqlite"
	"entente/web"
	"entente/web/briefing"
	"entente/work"
)

// serveOptions are the flags of serve.
type serveOptions struct {
	addr, cert, key string
	names           []string
	plain           bool
}

func newServe(a *app) *cobra.Command {
	var o serveOptions
	cmd := &cobra.Command{
		Use:   "serve [--addr 127.0.0.1:8765]",
		Short: "The workbench: pages to read, search, review and brief from the archive",
		Long: `Serve shows the archive in a browser: what is new, pairs of countries with
their index, timeline and incidents, search, a reader, sources, a review queue,
briefs and alerts. The pages work without JavaScript and ask nothing of any
other host. End it with Ctrl-C.

Programs ask at /api/v1/ (described at /api/v1/openapi.json, OpenAPI 3.1), and
Prometheus at /metrics; where there are accounts, with the name and password of
one (HTTP Basic).

On a loopback address it is for one person on this machine and needs no
password. On any other address everybody logs in (see entente accounts), and
the connection must be encrypted with --cert and --key, or --plain-http must say
that something before it, such as a reverse proxy, does so.

EXIT STATUS
  0 ended by Ctrl-C, 2 bad use or there is no archive`,
		Example: "  entente serve\n  entente serve --addr 127.0.0.1:9000 --archive desk.db\n  entente serve --addr 0.0.0.0:8765 --cert desk.crt --key desk.key --name desk.example.org",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.serve(cmd.Context(), &o) },
	}
	f := cmd.Flags()
	f.StringVar(&o.addr, "addr", "127.0.0.1:8765", "address and port to answer on; port 0 takes a free one")
	f.StringVar(&o.cert, "cert", "", "file with the TLS certificate")
	f.StringVar(&o.key, "key", "", "file with the key of the certificate")
	f.StringSliceVar(&o.names, "name", nil, "host name to answer to, where there are accounts; none is any")
	f.BoolVar(&o.plain, "plain-http", false, "answer without TLS on an address that is not loopback")
	return cmd
}

// check brings the address to one form and says whether it is on the loopback
// interface.
func (o *serveOptions) check() (local bool, err error) {
	host, port, err := net.SplitHostPort(o.addr)
	if err != nil {
		return false, entente.Invalid("--addr "+o.addr+" is not an address", "write it as 127.0.0.1:8765")
	}
	if host == "localhost" {
		host = "127.0.0.1"
	}
	if (o.cert == "") != (o.key == "") {
		return false, entente.Invalid("--cert and --key go together", "give both files")
	}
	ip, err := netip.ParseAddr(host)
	if err != nil && host != "" {
		return false, entente.Invalid("--addr "+o.addr+" does not begin with a number of this machine", "write it as 127.0.0.1:8765 or 0.0.0.0:8765")
	}
	o.addr = net.JoinHostPort(host, port)
	if local = host != "" && ip.Unmap().IsLoopback(); local {
		return true, nil
	}
	if o.cert == "" && !o.plain {
		return false, entente.Invalid("--addr "+o.addr+" can be reached from other machines, and passwords would travel in the clear",
			"give --cert and --key, or --plain-http behind a proxy that encrypts, or use 127.0.0.1:8765 and a tunnel such as ssh -L")
	}
	return false, nil
}

func (a *app) serve(ctx context.Context, o *serveOptions) error {
	local, err := o.check()
	if err != nil {
		return err
	}
	store, err := a.openArchive(ctx, false)
	if err != nil {
		return err
	}
	defer store.Close()
	if !local {
		if list, err := store.Accounts(ctx); err != nil || len(list) == 0 {
			return errors.Join(err, entente.Invalid("nobody has an account, so nobody could log in", "make one with entente accounts add NAME --role editor"))
		}
	}
	pages, log, err := a.pages(store, o, local)
	if err != nil {
		return err
	}
	return a.listen(ctx, o, pages, log)
}

// pages makes the handler of the workbench.
func (a *app) pages(store *sqlite.Archive, o *serveOptions, local bool) (http.Handler, *slog.Logger, error) {
	lex, _, err := a.lexiconOf()
	if err != nil {
		return nil, nil, err
	}
	steps, err := a.options()
	if err != nil {
		return nil, nil, err
	}
	weigher, err := a.weigher()
	if err != nil {
		return nil, nil, err
	}
	log := slog.New(slog.NewTextHandler(a.stderr, &slog.HandlerOptions{Level: a.logLevel()}))
	writer := &briefing.Writer{Store: store, Reading: a.readingName(), Name: lex.NameIn,
		Open: sync.OnceValues(func() (briefing.Pipeline, error) {
			return work.New(steps)
		})}
	about := []web.Fact{{Name: "Program", Value: "entente " + version}, {Name: "Reading", Value: a.readingName()}}
	if local {
		about = append(about, web.Fact{Name: "Archive", Value: store.Path()})
	}
	pages, err := web.New(web.Options{Store: store, Countries: lex, Weigher: weigher, Briefs: writer, Now: time.Now, Log: log, Warm: 12,
		Accounts: !local, Names: o.names, Secure: !local && (o.cert != "" || o.plain), Proxied: !local && o.plain, About: about})
	if err != nil {
		return nil, log, err
	}
	both, err := a.doors(store, pages, local, lex, weigher, writer, log)
	return both, log, err
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
func (a *app) listen(ctx context.Context, o *serveOptions, pages http.Handler, log *slog.Logger) error {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt)
	defer stop()
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", o.addr)
	if err != nil {
		return entente.Invalid(fmt.Sprintf("cannot answer on %s: %v", o.addr, err), "choose another port with --addr 127.0.0.1:PORT")
	}
	requests, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	server := &http.Server{Handler: pages, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn),
		BaseContext:       func(net.Listener) context.Context { return requests },
		ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 15 * time.Second, WriteTimeout: time.Minute,
		IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10}
	scheme := "http"
	if o.cert != "" {
		scheme = "https"
	}
	fmt.Fprintf(a.stderr, "entente: the workbench is at %s://%s/ (end it with Ctrl-C)\n", scheme, l.Addr())
	ended := make(chan error, 1)
	go func() {
		if o.cert != "" {
			ended <- server.ServeTLS(l, o.cert, o.key)
			return
		}
		ended <- server.Serve(l)
	}()
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
