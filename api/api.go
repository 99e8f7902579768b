// Package api is the door for programs: documents, claims, incidents,
// disputes, actors, the index and briefs of an archive over HTTP, as JSON.
//
// Everything is a GET and changes nothing. Lists come in pages, by cursors.
// Every answer that follows from the archive carries an ETag made of the
// archive's head, so that a request with If-None-Match costs a look at one row
// while nothing has changed. Errors are problem details (RFC 9457). The
// description at /openapi.json (OpenAPI 3.1) is made of the same table of
// routes that answers, and of the types that are written.
//
// Nothing is asked of any other host. The Handler is safe for concurrent use.
// Who may ask is not decided here: Options.Admit is given the request first.
package api

import (
	"context"
	"iter"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"entente"
	"entente/archive"
	"entente/archive/sqlite"
	"entente/archive/weighed"
	"entente/lexicon/actors"
)

// Base is where the Handler expects to stand.
const Base = "/api/v1"

// Store is what the API needs of an archive.
type Store interface {
	weighed.Store
	Document(ctx context.Context, idOrPrefix string) (*entente.Document, error)
	Claim(ctx context.Context, id string) (*entente.Claim, error)
	Search(ctx context.Context, query string, f archive.Filter) ([]archive.Hit, error)
	Versions(ctx context.Context, url string) ([]string, error)
	EntriesOf(ctx context.Context, subject string) ([]archive.Entry, error)
	DecisionsOn(ctx context.Context, document string) ([]archive.Decision, error)
	ActorCounts(ctx context.Context, after string, limit int) ([]sqlite.ActorCount, error)
	BriefCards(ctx context.Context, limit int) ([]archive.BriefCard, error)
	Brief(ctx context.Context, id string) ([]byte, error)
	Briefs(ctx context.Context) iter.Seq2[sqlite.Kept, error]
}

// Actors knows countries, offices and phrases for them.
type Actors interface {
	Country(nameOrCode string) (code string, ok bool)
	Suggest(nameOrCode string) []string
	Name(code string) string
	Lookup(phrase, on string) []entente.Actor
	WhoHeld(office, country, on string) []actors.Holder
}

// BriefRequest asks for a brief. Days are "2006-01-02" or "".
type BriefRequest struct {
	Dyad           entente.Dyad
	Form           string
	From, To, AsOf string
}

// Options of the Handler; Store, Desk and Actors must be given.
type Options struct {
	Store  Store
	Desk   *weighed.Desk
	Actors Actors
	// Issue gives the label of an issue.
	Issue func(issue string) string
	// Brief writes a brief; nil answers that this server writes none.
	Brief func(ctx context.Context, r BriefRequest) (*entente.Brief, error)
	// Admit refuses a request by answering it and returning false; nil admits
	// all.
	Admit func(w http.ResponseWriter, r *http.Request) bool
	// Version is the program's; Reading the rules of the claims.
	Version, Reading string
	// Seen is told of every request by its route, for metrics; may be nil.
	Seen func(route string, status int, took time.Duration)
	// Log takes one line for each request, without any text of a source.
	Log *slog.Logger
}

// Handler answers under Base.
func Handler(o Options) http.Handler {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Issue == nil {
		o.Issue = func(i string) string { return i }
	}
	s := &server{Options: o}
	mux := http.NewServeMux()
	s.routes = s.table()
	for i := range s.routes {
		r := &s.routes[i]
		mux.HandleFunc("GET "+Base+r.path, func(w http.ResponseWriter, req *http.Request) { s.answer(w, req, r) })
	}
	mux.HandleFunc("GET "+Base+"/openapi.json", func(w http.ResponseWriter, req *http.Request) {
		s.answer(w, req, &route{id: "openapi", path: "/openapi.json", fixed: true, serve: func(*request) (any, error) { return s.OpenAPI(), nil }})
	})
	mux.HandleFunc("/", func(w http.ResponseWriter, req *http.Request) {
		// A path that answers to GET alone is told apart from one that is not.
		probe := req.Clone(req.Context())
		probe.Method = http.MethodGet
		if _, pattern := mux.Handler(probe); pattern != "/" && req.Method != http.MethodGet && req.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			s.problem(w, req, problem{Type: kind("method"), Title: "Only GET is answered", Status: http.StatusMethodNotAllowed})
			return
		}
		s.problem(w, req, problem{Type: kind("not-found"), Title: "Not found", Status: http.StatusNotFound, Detail: "there is nothing at " + req.URL.Path, Hint: "the routes are described at " + Base + "/openapi.json"})
	})
	return s.guard(mux)
}

type server struct {
	Options
	routes []route
}

// guard wraps every route: headers, who may ask, a line in the log.
func (s *server) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "private, no-cache")
		begun := time.Now()
		seen := &recorder{ResponseWriter: w, status: http.StatusOK}
		defer func() {
			if p := recover(); p != nil {
				if p == http.ErrAbortHandler {
					panic(p)
				}
				s.Log.Error("api failed", "path", r.URL.Path)
				if !seen.begun {
					s.problem(seen, r, problem{Type: kind("internal"), Title: "The request failed", Status: http.StatusInternalServerError})
				}
			}
			took := time.Since(begun)
			// Never the query, which may quote an article.
			s.Log.LogAttrs(r.Context(), slog.LevelInfo, "request", slog.String("method", r.Method), slog.String("path", r.URL.Path), slog.Int("status", seen.status), slog.Duration("took", took))
			if s.Seen != nil {
				s.Seen(strings.TrimPrefix(seen.route, Base), seen.status, took)
			}
		}()
		if s.Admit != nil && !s.Admit(seen, r) {
			return
		}
		next.ServeHTTP(seen, r)
	})
}

// recorder remembers the status and the route for log and metrics.
type recorder struct {
	http.ResponseWriter
	status int
	begun  bool
	route  string
}

// WriteHeader remembers the status.
func (w *recorder) WriteHeader(status int) {
	if !w.begun {
		w.status, w.begun = status, true
	}
	w.ResponseWriter.WriteHeader(status)
}

// Write remembers that the answer began.
func (w *recorder) Write(p []byte) (int, error) {
	w.begun = true
	return w.ResponseWriter.Write(p)
}

// Unwrap serves http.ResponseController.
func (w *recorder) Unwrap() http.ResponseWriter { return w.ResponseWriter }
