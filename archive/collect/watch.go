package collect

import (
	"context"
	"net/url"
	"slices"
	"strings"
	"time"
)

// Watch asks addresses again and again, each when its Schedule says, until ctx
// ends. Hosts are asked beside one another, workers of them at once, and each
// host one request at a time. report is told of every poll, from one goroutine
// at a time. sleep waits, or returns early when its context ends.
//
// With once, every address is asked one time.
func (c *Collector) Watch(ctx context.Context, addresses []string, workers int, once bool, sleep func(context.Context, time.Duration) error, report func(Poll)) error {
	w := &watch{c: c, once: once, busy: map[string]bool{}, done: make(chan *watched)}
	for _, a := range addresses {
		w.add(ctx, a)
	}
	for len(w.list) > 0 {
		for w.running < max(workers, 1) {
			x := w.next()
			if x == nil {
				break
			}
			w.start(ctx, x)
		}
		if w.running == 0 {
			if err := sleep(ctx, w.pause()); err != nil {
				return err
			}
			continue
		}
		if err := w.wait(ctx, sleep, report); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// watched is one address and when it is asked next.
type watched struct {
	address, host string
	next          time.Time
	failures      int
	running       bool
	poll          Poll
}

type watch struct {
	c       *Collector
	once    bool
	list    []*watched
	busy    map[string]bool // hosts
	running int
	done    chan *watched
}

// add takes an address up. One that was asked before, in another run, is asked
// when its pause is over, so that a restart asks nobody too soon.
func (w *watch) add(ctx context.Context, address string) {
	if slices.ContainsFunc(w.list, func(x *watched) bool { return x.address == address }) {
		return
	}
	x := &watched{address: address, host: hostOf(address), next: w.c.Now()}
	if last, ok, err := w.c.Store.Retrieval(ctx, address); !w.once && err == nil && ok {
		if at, err := time.Parse(time.RFC3339, last.At); err == nil {
			x.next = w.c.Schedule.Next(at, 0, 0)
		}
	}
	w.list = append(w.list, x)
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	return strings.ToLower(u.Host)
}

// next is the address due longest whose host is not being asked.
func (w *watch) next() *watched {
	var best *watched
	now := w.c.Now()
	for _, x := range w.list {
		if !x.running && !w.busy[x.host] && !x.next.After(now) && (best == nil || x.next.Before(best.next)) {
			best = x
		}
	}
	return best
}

// pause is how long nothing is due.
func (w *watch) pause() time.Duration {
	var first time.Time
	for _, x := range w.list {
		if !x.running && (first.IsZero() || x.next.Before(first)) {
			first = x.next
		}
	}
	return max(first.Sub(w.c.Now()), time.Millisecond)
}

func (w *watch) start(ctx context.Context, x *watched) {
	x.running, w.busy[x.host] = true, true
	w.running++
	go func() {
		x.poll = w.c.Ask(ctx, x.address, x.failures)
		w.done <- x
	}()
}

// wait takes the next poll that ends, or returns when another address may
// have come due.
func (w *watch) wait(ctx context.Context, sleep func(context.Context, time.Duration) error, report func(Poll)) error {
	timer, cancel := context.WithCancel(ctx)
	defer cancel()
	due := make(chan error, 1)
	if w.idle() {
		go func() { due <- sleep(timer, w.soon()) }()
	}
	select {
	case x := <-w.done:
		w.ended(ctx, x, report)
	case err := <-due:
		if err != nil && ctx.Err() != nil {
			return w.drain(ctx, report)
		}
	case <-ctx.Done():
		return w.drain(ctx, report)
	}
	return nil
}

// idle reports whether an address waits whose host is free.
func (w *watch) idle() bool {
	return slices.ContainsFunc(w.list, func(x *watched) bool { return !x.running && !w.busy[x.host] })
}

// soon is how long to wait before looking again while others are asked.
func (w *watch) soon() time.Duration { return max(w.pause(), 100*time.Millisecond) }

// drain waits for the requests under way, which end with ctx.
func (w *watch) drain(ctx context.Context, report func(Poll)) error {
	for w.running > 0 {
		w.ended(ctx, <-w.done, report)
	}
	return ctx.Err()
}

func (w *watch) ended(ctx context.Context, x *watched, report func(Poll)) {
	x.running, w.busy[x.host] = false, false
	w.running--
	x.next = x.poll.Next
	if x.failures++; x.poll.Err == nil {
		x.failures = 0
	}
	if ctx.Err() == nil || x.poll.Err == nil {
		report(x.poll)
	}
	for _, s := range x.poll.Feeds {
		w.add(ctx, s.URL)
	}
	if w.once || x.poll.Kind == AList && x.poll.Err == nil {
		// A list is read when the watch begins; its feeds are watched.
		w.list = slices.DeleteFunc(w.list, func(y *watched) bool { return y == x })
	}
}
