// Package web is the workbench's pages: a desk home, search, pairs, dyads with
// timeline and incidents, a reader, sources, a review queue, briefs, alerts
// and settings, rendered on the server from an archive.
//
// Every page works without JavaScript and asks nothing of any other host; two
// small scripts of its own make the timeline and the review queue easier. All
// text of a source passes html/template's escaping; nothing of a source is
// ever taken as markup. What changes anything is a POST from the workbench's
// own pages and a record with a name and a time.
//
// Without accounts the Handler answers only to the names of the loopback
// interface, so that no page elsewhere can reach it by a name of its own, and
// whoever asks is the one user. With accounts everybody logs in, and may do
// what the account's role covers.
//
// A page costs what it reads. What needs a walk through the archive (the desk,
// pairs, sources, and the dossier of a pair with its weighing) is kept until
// the archive changes and then made anew behind the one shown; a decision has
// the dossiers that it touches made anew at once. The Handler is safe for
// concurrent use as far as its Store is.
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
	"entente/lexicon/ontology"
	"entente/weighing"
)

// Reader is what most pages need of an archive.
type Reader interface {
	Document(ctx context.Context, idOrPrefix string) (*entente.Document, error)
	Documents(ctx context.Context, f archive.Filter) iter.Seq2[*entente.Document, error]
	Claims(ctx context.Context, f archive.Filter) iter.Seq2[*entente.Claim, error]
	Claim(ctx context.Context, id string) (*entente.Claim, error)
	Search(ctx context.Context, query string, f archive.Filter) ([]archive.Hit, error)
	EntriesOf(ctx context.Context, subject string) ([]archive.Entry, error)
}

// Overviews are the counts and lists of the desk.
type Overviews interface {
	Last(ctx context.Context) (int64, error)
	Totals(ctx context.Context) (archive.Totals, error)
	Newest(ctx context.Context, pair *entente.Dyad, limit int) ([]*entente.Document, error)
	NewestBy(ctx context.Context, publisher string, limit int) ([]*entente.Document, error)
	Pairs(ctx context.Context, state string, limit int) ([]archive.Pair, error)
	PairCount(ctx context.Context, d entente.Dyad) (documents, claims int, first, last string, err error)
	ClaimsIn(ctx context.Context, pair entente.Dyad, documents []*entente.Document) ([]entente.Claim, error)
	Outlets(ctx context.Context) ([]archive.Outlet, error)
	Ratings(ctx context.Context, publisher string) ([]archive.Rating, error)
}

// Records are what people add.
type Records interface {
	Decide(ctx context.Context, d archive.Decision) error
	Decisions(ctx context.Context) iter.Seq2[archive.Decision, error]
	DecisionsOn(ctx context.Context, document string) ([]archive.Decision, error)
	Rate(ctx context.Context, r archive.Rating) error
	AddBrief(ctx context.Context, id string, body []byte, claims []string, recordedAt string) (bool, error)
	Brief(ctx context.Context, id string) ([]byte, error)
	BriefCards(ctx context.Context, limit int) ([]archive.BriefCard, error)
	BriefsOn(ctx context.Context, claims []string) ([]archive.BriefCard, error)
	SaveAlert(ctx context.Context, a archive.Alert) (archive.Alert, error)
	EndAlert(ctx context.Context, id, recordedAt string) error
	Alerts(ctx context.Context) ([]archive.Alert, error)
	Alert(ctx context.Context, id string) (archive.Alert, error)
	Waiting(ctx context.Context, id string) (int, error)
	Firings(ctx context.Context, id string, after int64, limit int) ([]archive.Firing, error)
	LastFirings(ctx context.Context, limit int) ([]archive.Firing, error)
}

// People are the accounts and what they did.
type People interface {
	Accounts(ctx context.Context) ([]archive.Account, error)
	Account(ctx context.Context, name string) (archive.Account, error)
	Audit(ctx context.Context, act archive.Act) error
	Acts(ctx context.Context, limit int) ([]archive.Act, error)
}

// Store is the part of an archive that the pages use.
type Store interface {
	Reader
	Overviews
	Records
	People
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

// Briefs writes, renders and proves briefs. It refuses with the codes of
// package entente.
type Briefs interface {
	Write(ctx context.Context, r BriefRequest) (*entente.Brief, error)
	// Render writes a brief as "html", "md", "pdf" or "json".
	Render(ctx context.Context, b *entente.Brief, format string) ([]byte, error)
	// Check proves a brief again; what it returns could not be proved.
	Check(ctx context.Context, b *entente.Brief) ([]string, error)
}

// Options of the Handler; Store, Countries, Weigher, Briefs and Now must be
// given.
type Options struct {
	Store     Store
	Countries Countries
	Weigher   Weigher
	Briefs    Briefs
	// Now is the clock: it dates decisions.
	Now func() time.Time
	// By is who decides where there are no accounts, for the record.
	By string
	// Accounts has everybody log in. Without, only the names of the loopback
	// interface are answered. Names, where there are accounts, are the host
	// names to answer to; none is any.
	Accounts bool
	Names    []string
	// Secure marks cookies for TLS alone and asks browsers to come by it.
	Secure bool
	// Proxied says that a proxy of our own stands before, so that the address
	// of who asks is the last one that it adds to X-Forwarded-For.
	Proxied bool
	// Warm is how many of the fullest pairs are made ready before anybody asks.
	Warm int
	// About are lines for the page of settings.
	About []Fact
	// Log takes one line for each request, without any text of a source.
	Log *slog.Logger
}

// desk is what the pages share.
type desk struct {
	countries Countries
	issues    *issues.Set
	ontology  *ontology.Ontology
	types     []string
	now       func() time.Time
	log       *slog.Logger
}

type ctx = context.Context

// New makes the handler of all pages.
func New(o Options) (http.Handler, error) {
	d, err := newDesk(o)
	if err != nil {
		return nil, err
	}
	sources, err := newSources(d, o.Store)
	if err != nil {
		return nil, err
	}
	people := newPeople(d, o)
	home := newHome(d, o.Store)
	files := newDossiers(d, o.Store, o.Weigher, home.pairs)
	pairs := newPairs(d, o.Store, home.pairs)
	review := &reviewPage{desk: d, archive: o.Store, decided: func(c *entente.Claim) {
		files.touched(c)
		home.views.forget(func(struct{}) bool { return true })
		home.pairs.forget(func(struct{}) bool { return true })
		pairs.views.forget(func(string) bool { return true })
	}}
	briefs := &briefsPage{desk: d, archive: o.Store, briefs: o.Briefs, turn: make(chan struct{}, 1)}
	alerts := &alertsPage{d, o.Store}
	settings := &settingsPage{d, o.Store, people, home.views, o.About}
	mux := http.NewServeMux()
	for _, x := range []struct {
		pattern string
		role    archive.Role
		page    func(http.ResponseWriter, *http.Request) error
	}{
		{"GET /{$}", archive.Guest, home.show},
		{"GET /search", archive.Guest, (&searchPage{d, o.Store}).show},
		{"GET /pairs", archive.Guest, pairs.show},
		{"GET /dyad/{pair}", archive.Guest, (&dyadPage{dossiers: files}).show},
		{"GET /dyad/{pair}/timeline", archive.Guest, (&timelinePage{files}).show},
		{"GET /dyad/{pair}/incident/{id}", archive.Guest, (&incidentPage{files}).show},
		{"GET /dyad", archive.Guest, d.toDyad},
		{"GET /document/{id}", archive.Guest, (&documentPage{d, o.Store}).show},
		{"GET /sources", archive.Guest, sources.show},
		{"GET /source", archive.Guest, sources.one},
		{"POST /source", archive.Editor, sources.rate},
		{"GET /review", archive.Guest, review.show},
		{"POST /review", archive.Analyst, review.decide},
		{"GET /brief", archive.Guest, briefs.preview},
		{"GET /briefs", archive.Guest, briefs.list},
		{"POST /briefs", archive.Guest, briefs.write},
		{"GET /briefs/compare", archive.Guest, briefs.compare},
		{"GET /briefs/{id}", archive.Guest, briefs.one},
		{"GET /briefs/{id}/{file}", archive.Guest, briefs.export},
		{"GET /alerts", archive.Guest, alerts.show},
		{"POST /alerts", archive.Analyst, alerts.set},
		{"GET /alerts/{id}", archive.Guest, alerts.one},
		{"POST /alerts/{id}/end", archive.Analyst, alerts.end},
		{"GET /settings", archive.Guest, settings.show},
		{"POST /settings", archive.Guest, settings.set},
	} {
		d.route(mux, x.pattern, people.need(x.role, x.page))
	}
	d.route(mux, "GET /login", people.loginPage)
	d.route(mux, "POST /login", people.login)
	d.route(mux, "POST /logout", people.logout)
	d.route(mux, "GET /healthz", healthz(o.Store))
	for _, name := range []string{"style.css", "timeline.js", "keys.js"} {
		d.route(mux, "GET /"+name, asset)
	}
	d.route(mux, "/", func(http.ResponseWriter, *http.Request) error { return noPage() })
	if o.Warm > 0 {
		go warm(context.Background(), home, sources, files, o.Warm)
	}
	return d.guard(people.enter(mux), o), nil
}

// warm makes ready what everybody looks at first. What fails here fails again
// when it is asked for, and is told then.
func warm(c context.Context, home *homePage, sources *sourcesPage, files *dossiers, n int) {
	_, _ = home.views.get(c, struct{}{})
	_, _ = sources.lists.get(c, struct{}{})
	list, _ := home.pairs.get(c, struct{}{})
	for _, p := range list[:min(n, len(list))] {
		if v, err := files.kept.get(c, p.Dyad); err == nil {
			_, _ = v.front(func() (*dyadView, error) { return (&dyadPage{files}).view(v) })
		}
	}
}

func newDesk(o Options) (*desk, error) {
	set, err := issues.Load(nil)
	if err != nil {
		return nil, err
	}
	ont, err := ontology.Load(nil)
	if err != nil {
		return nil, err
	}
	if _, err := templates(); err != nil {
		return nil, err
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	d := &desk{countries: o.Countries, issues: set, ontology: ont, now: o.Now, log: o.Log}
	for _, t := range ont.Types {
		d.types = append(d.types, t.Name)
	}
	return d, nil
}

// cameo is the default code of a type of event, quad its class.
func (d *desk) cameo(t string) string { return d.ontology.CAMEO(t, "") }
func (d *desk) quad(t string) string  { return d.ontology.Quad(t) }

// route registers a page; the error it returns becomes the error page.
func (d *desk) route(mux *http.ServeMux, pattern string, page func(http.ResponseWriter, *http.Request) error) {
	mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
		if err := page(w, r); err != nil {
			d.fail(w, r, err)
		}
	})
}
