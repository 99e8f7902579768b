package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"entente"
	"entente/archive/collect"
	"entente/archive/sqlite"
	"entente/intake"
	"entente/intake/feed"
	"entente/intake/fetch"
	"entente/work"
)

func newAdd(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "add PATH|URL|FEED|OPML...",
		Short: "Put documents into the archive, with what reading finds in them",
		Long: `Add reads files, folders and addresses (http, https) and keeps their bytes,
their text and their claims in the archive. What is there already is passed
over. Of a feed (RSS, Atom, JSON Feed) the articles are taken, and of an OPML
list, a file or an address, those of its feeds; entente watch does so again and
again. Addresses are fetched with care: never from private networks, never
against robots.txt, one request a second to a host.

Killed at any point, add loses and doubles nothing: run it again.

EXIT STATUS
  0 done, 2 bad use or an input that could not be read, 130 interrupted`,
		Example: `  entente add articles/ https://example.org/statement.html
  entente add https://example.org/news.rss desk.opml`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return a.add(cmd.Context(), args) },
	}
}

func (a *app) add(ctx context.Context, args []string) error {
	k, err := a.keeper(ctx)
	if err != nil {
		return err
	}
	defer k.store.Close()
	addresses, paths, err := a.sources(args)
	if err != nil {
		return err
	}
	if len(addresses) > 0 {
		c := k.collector(feed.Schedule{}, 0)
		defer c.Client.Close()
		if err := c.Watch(ctx, addresses, 2, true, sleep, k.polled); err != nil {
			return err
		}
	}
	if len(paths) > 0 {
		err = k.files(ctx, paths)
	}
	a.note("entente: %d added, %d were there already; the archive is %s", k.added, k.known, k.store.Path())
	if err != nil || k.added == 0 {
		return err
	}
	return a.tellHooks(ctx, k.store)
}

// sources parts arguments into addresses, those of OPML files among them, and
// paths.
func (a *app) sources(args []string) (addresses, paths []string, err error) {
	for _, arg := range args {
		switch {
		case strings.HasPrefix(arg, "http://"), strings.HasPrefix(arg, "https://"):
			addresses = append(addresses, arg)
		case strings.EqualFold(filepath.Ext(arg), ".opml"):
			subs, err := subscriptions(arg)
			if err != nil {
				return nil, nil, err
			}
			for _, s := range subs {
				addresses = append(addresses, s.URL)
			}
		default:
			paths = append(paths, arg)
		}
	}
	return addresses, paths, nil
}

// mostOPML is the largest list of feeds that is read.
const mostOPML = 16 << 20

func subscriptions(name string) ([]feed.Subscription, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, entente.Invalid(err.Error(), "name an OPML file, a feed or a page")
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, mostOPML))
	if err != nil {
		return nil, entente.Invalid("cannot read "+name+": "+err.Error(), "")
	}
	subs, err := feed.OPML(data)
	if err != nil {
		return nil, entente.Invalid(name+": "+err.Error(), "export the list of feeds again from your reader")
	}
	if len(subs) == 0 {
		return nil, entente.Invalid(name+" names no feed", "its outlines need an xmlUrl")
	}
	return subs, nil
}

// keeper puts documents into the archive with what reading finds in them.
type keeper struct {
	*app
	store        *sqlite.Archive
	pipeline     *work.Pipeline
	version      string
	added, known int
	passed       int // held before, and not read again
}

// keeper opens the archive, made where there is none, and loads the models.
func (a *app) keeper(ctx context.Context) (*keeper, error) {
	o, err := a.options()
	if err != nil {
		return nil, err
	}
	p, err := work.New(o)
	if err != nil {
		return nil, err
	}
	store, err := a.openArchive(ctx, true)
	if err != nil {
		return nil, err
	}
	return &keeper{app: a, store: store, pipeline: p, version: a.readingName()}, nil
}

// pending is a record on its way into the archive; claims gives those found
// in it, once.
type pending struct {
	*intake.Record
	claims chan []entente.Claim
}

// files adds what lies under paths: records are read beside one another and
// kept one by one in the order of the input.
func (k *keeper) files(ctx context.Context, paths []string) error {
	workers := runtime.GOMAXPROCS(0)
	todo, queue := make(chan pending), make(chan pending, 2*workers)
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			for p := range todo {
				_, claims := k.pipeline.Document(p.Document)
				p.claims <- claims
			}
		})
	}
	group.Go(func() {
		for p := range queue {
			claims := <-p.claims
			if ctx.Err() != nil {
				continue
			}
			if err := k.keep(ctx, p.Record, claims); err != nil {
				stop(err)
			}
		}
	})
	err := intake.Records(ctx, paths, intake.Options{Stdin: k.stdin}, func(r *intake.Record, pr *entente.Problem) error {
		if pr != nil {
			k.problem(*pr)
			return nil
		}
		held, err := k.store.Holds(ctx, r.Document.ID, k.version)
		if err != nil {
			return err
		}
		if held {
			k.passed++
			return nil
		}
		p := pending{r, make(chan []entente.Claim, 1)}
		select {
		case queue <- p:
		case <-ctx.Done():
			return ctx.Err()
		}
		todo <- p
		return nil
	})
	close(todo)
	close(queue)
	group.Wait()
	k.known += k.passed
	if cause := context.Cause(ctx); cause != nil {
		return cause
	}
	return err
}

// keep adds one record with its claims.
func (k *keeper) keep(ctx context.Context, r *intake.Record, claims []entente.Claim) error {
	isNew, err := k.store.Add(ctx, r.Document, r.Raw, claims, now(), k.version)
	if err != nil {
		return fmt.Errorf("add %s: %w", r.Document.Path, err)
	}
	if isNew {
		k.added++
	} else {
		k.known++
	}
	return nil
}

func (k *keeper) collector(schedule feed.Schedule, recheck time.Duration) *collect.Collector {
	o := fetch.Options{Allow: k.dial}
	if k.dial != nil { // a server of a test
		o.Pause = -1
	}
	return &collect.Collector{Store: k.store, Client: fetch.New(o), Version: k.version, Now: time.Now, Schedule: schedule, Recheck: recheck,
		Read: func(_ context.Context, doc *entente.Document) ([]entente.Claim, error) {
			found, claims := k.pipeline.Document(doc)
			doc.Published = found.Published // as its text gives it away
			return claims, nil
		}}
}

// polled counts what a poll brought and reports what could not be had.
func (k *keeper) polled(p collect.Poll) {
	for _, page := range p.Pages {
		switch {
		case page.Err != nil:
			k.failed(page.URL, page.Err)
		case page.Added:
			k.added++
		default:
			k.known++
		}
	}
	switch {
	case p.Err != nil && len(p.Pages) == 0:
		k.failed(p.URL, p.Err)
	case p.Unchanged && len(p.Pages) == 0:
		k.known++
	}
}

func (k *keeper) failed(address string, err error) {
	if errors.Is(err, context.Canceled) {
		return
	}
	pr := entente.Problem{Path: address, Reason: err.Error(), Fatal: true}
	if s, ok := errors.AsType[*fetch.StatusError](err); ok {
		pr.Reason = fmt.Sprintf("the host answered %d %s", s.Status, http.StatusText(s.Status))
	}
	if e, ok := errors.AsType[*entente.Error](err); ok {
		pr.Reason, pr.Hint = e.Message, e.Hint
	}
	k.problem(pr)
}

// sleep waits, or returns early with the error of its context.
func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
