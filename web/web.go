// Package web is the workbench's pages: a desk home, search, dyads, a reader,
// a review queue and briefs, rendered on the server from an archive.
//
// Every page works without JavaScript and asks nothing of any other host. All
// text of a source passes html/template's escaping; nothing of a source is
// ever taken as markup. Only a decision of the review queue changes anything,
// and only by a POST from the workbench's own pages. There are no accounts:
// the Handler answers only to the names of the loopback interface, so that no
// page elsewhere can reach it by a name of its own.
//
// A page costs what it reads: reader and review read a little of the archive;
// the home page reads all of it and a dyad's page all about the pair, and both
// are kept for half a minute and then renewed behind the one shown. A decision
// has them made anew at once. The Handler is safe for concurrent use as far as its Store is.
package web

import (
	"context"
	"iter"
	"log/slog"
	"net/http"
	"time"

	"entente"
	"entente/archive"
	"entente/lexicon/issues"
	"entente/weighing"
)

// Reader is what most pages need of an archive.
type Reader interface {
	Document(ctx context.Context, idOrPrefix string) (*entente.Document, error)
	Documents(ctx context.Context, f archive.Filter) iter.Seq2[*entente.Document, error]
	Claims(ctx context.Context, f archive.Filter) iter.Seq2[*entente.Claim, error]
}

// Searcher is what the search page needs besides.
type Searcher interface {
	Search(ctx context.Context, query string, f archive.Filter) ([]archive.Hit, error)
}

// Decider is what the review queue needs besides.
type Decider interface {
	Decide(ctx context.Context, d archive.Decision) error
	Decisions(ctx context.Context) iter.Seq2[archive.Decision, error]
}

// Store is the part of an archive that the pages use.
type Store interface {
	Reader
	Searcher
	Decider
}

// Countries knows countries and organisations by name and code.
type Countries interface {
	Country(nameOrCode string) (code string, ok bool)
	Suggest(nameOrCode string) []string
	Name(code string) string
	// NameIn is the name as it stands in a sentence: "the United States".
	NameIn(code string) string
}

// Weigher finds incidents and disputes among claims.
type Weigher interface {
	Weigh(docs []*entente.Document, readings map[string]*entente.Reading, claims []entente.Claim) weighing.Result
}

// BriefRequest asks for a brief. Days are "2006-01-02" or "".
type BriefRequest struct {
	Dyad           entente.Dyad
	Form           string
	From, To, AsOf string
}

// Briefs writes briefs as self-contained pages. It refuses with the codes of
// package entente.
type Briefs interface {
	Brief(ctx context.Context, r BriefRequest) ([]byte, error)
}

// Options of the Handler; all but Log must be given.
type Options struct {
	Store     Store
	Countries Countries
	Weigher   Weigher
	Briefs    Briefs
	// Now is the clock: it dates decisions.
	Now func() time.Time
	// By is who decides, for the record; it may be "".
	By string
	// Log takes one line for each request, without any text of a source.
	Log *slog.Logger
}

// desk is what the pages share.
type desk struct {
	countries Countries
	issues    *issues.Set
	now       func() time.Time
	log       *slog.Logger
}

// New makes the handler of all pages.
func New(o Options) (http.Handler, error) {
	set, err := issues.Load(nil)
	if err != nil {
		return nil, err
	}
	if _, err := templates(); err != nil {
		return nil, err
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	d := &desk{countries: o.Countries, issues: set, now: o.Now, log: o.Log}
	home, dyad := newHome(d, o.Store), newDyad(d, o.Store, o.Weigher)
	review := &reviewPage{desk: d, archive: o.Store, decider: o.Store, by: o.By, decided: func() {
		home.views.forget()
		dyad.views.forget()
	}}
	document := &documentPage{desk: d, archive: o.Store, decider: o.Store}
	mux := http.NewServeMux()
	d.route(mux, "GET /{$}", home.show)
	d.route(mux, "GET /search", (&searchPage{desk: d, archive: o.Store, searcher: o.Store}).show)
	d.route(mux, "GET /dyad/{pair}", dyad.show)
	d.route(mux, "GET /dyad", d.toDyad)
	d.route(mux, "GET /document/{id}", document.show)
	d.route(mux, "GET /review", review.show)
	d.route(mux, "POST /review", review.decide)
	d.route(mux, "GET /brief", (&briefPage{desk: d, briefs: o.Briefs, turn: make(chan struct{}, 1)}).show)
	d.route(mux, "GET /healthz", healthz(o.Store))
	d.route(mux, "GET /style.css", style)
	d.route(mux, "/", func(http.ResponseWriter, *http.Request) error { return noPage() })
	return d.guard(mux), nil
}

// route registers a page; the error it returns becomes the error page.
func (d *desk) route(mux *http.ServeMux, pattern string, page func(http.ResponseWriter, *http.Request) error) {
	mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
		if err := page(w, r); err != nil {
			d.fail(w, r, err)
		}
	})
}
