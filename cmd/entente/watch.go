package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"entente"
	"entente/archive/collect"
	"entente/intake/feed"
)

// watchOptions are the flags of watch.
type watchOptions struct {
	every, longest, recheck time.Duration
	once                    bool
}

func newWatch(a *app) *cobra.Command {
	var o watchOptions
	cmd := &cobra.Command{
		Use:   "watch URL|OPML... [--every 1h] [--once]",
		Short: "Ask feeds and pages again and again, and keep what is new",
		Long: `Watch asks feeds (RSS, Atom, JSON Feed), pages, and the feeds of OPML lists on a
schedule and puts what is new into the archive, with what reading finds in it.
It asks only for what may have changed (ETag, Last-Modified), one request a
second to a host, never against robots.txt, never on private networks. A host
in trouble is asked less and less often, and not before it wishes to be. An
article that a feed still names is asked for again after --recheck; another
text at the same address is kept as a version of it.

End it with Ctrl-C. Killed at any point it loses and doubles nothing; a new
start asks nobody before their time. --once asks each address one time and
ends, for a schedule of your own.

EXIT STATUS
  0 ended by Ctrl-C, or done with --once, 2 bad use or an address that could
  not be had with --once`,
		Example: `  entente watch https://example.org/world.rss desk.opml --every 30m
  entente watch --once desk.opml`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return a.watch(cmd.Context(), &o, args) },
	}
	f := cmd.Flags()
	f.DurationVar(&o.every, "every", time.Hour, "pause between two requests for one feed, at least 1m")
	f.DurationVar(&o.longest, "longest", 24*time.Hour, "longest pause after failures in a row")
	f.DurationVar(&o.recheck, "recheck", 24*time.Hour, "ask again after this long for an article that a feed still names; 0 for never")
	f.BoolVar(&o.once, "once", false, "ask each address one time and end")
	return cmd
}

func (a *app) watch(ctx context.Context, o *watchOptions, args []string) error {
	if o.every < time.Minute && a.dial == nil {
		return entente.Invalid(fmt.Sprintf("--every %s is too often", o.every), "hosts are asked at most once a minute")
	}
	addresses, paths, err := a.sources(args)
	if err != nil {
		return err
	}
	if len(paths) > 0 {
		return entente.Invalid(paths[0]+" is neither an address nor an OPML file", "addresses begin with https:// or http://; put files into the archive with entente add")
	}
	k, err := a.keeper(ctx)
	if err != nil {
		return err
	}
	defer k.store.Close()
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	c := k.collector(feed.Schedule{Every: o.every, Longest: o.longest}, o.recheck)
	defer c.Client.Close()
	err = c.Watch(ctx, addresses, 4, o.once, sleep, func(p collect.Poll) {
		k.polled(p)
		k.tell(p)
		if err := a.tellHooks(ctx, k.store); err != nil && ctx.Err() == nil {
			a.note("entente: hooks were not told: %v", err)
		}
	})
	a.note("entente: %d added, %d had not changed; the archive is %s", k.added, k.known, k.store.Path())
	if errors.Is(err, context.Canceled) && !o.once {
		a.problems = 0 // those of a watch were told as they came
		return nil
	}
	return err
}

// tell writes a line for each poll that brought something.
func (k *keeper) tell(p collect.Poll) {
	added, versions := 0, 0
	for _, page := range p.Pages {
		if page.Added {
			added++
			if len(page.Earlier) > 0 {
				versions++
			}
		}
	}
	switch {
	case p.Kind == collect.AList:
		k.note("entente: %s names %d feeds", p.URL, len(p.Feeds))
	case added > 0:
		k.note("entente: %s: %d added, %d of them later versions", p.URL, added, versions)
	case p.Err != nil:
		k.note("entente: %s is asked again at %s", p.URL, p.Next.UTC().Format(time.RFC3339))
	}
}
