package main

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"entente"
	"entente/api"
	"entente/api/metrics"
	"entente/archive/sqlite"
	"entente/archive/weighed"
	"entente/lexicon/actors"
	"entente/lexicon/issues"
	"entente/web"
	"entente/web/briefing"
	"entente/web/password"
)

// doors puts the API and the metrics beside the pages. On a loopback address
// they are for programs on this machine; elsewhere they ask for the name and
// password of an account.
func (a *app) doors(store *sqlite.Archive, pages http.Handler, local bool, lex *actors.Lexicon, weigher weighed.Weigher, writer *briefing.Writer, log *slog.Logger) (http.Handler, error) {
	labels, err := issues.Load(nil)
	if err != nil {
		return nil, err
	}
	counts := &metrics.Registry{Gauges: func() ([]metrics.Gauge, error) { return gauges(store) }}
	admit := api.Local
	if !local {
		admit = (&api.Basic{Now: time.Now, Check: func(ctx context.Context, name, pass string) bool {
			acc, err := store.Account(ctx, name)
			if err != nil {
				password.Waste(pass)
				return false
			}
			return password.Matches(acc.Hash, pass)
		}}).Admit
	}
	door := api.Handler(api.Options{Store: store, Desk: weighed.New(store, weigher, weighed.Options{}), Actors: lex, Issue: labels.Label,
		Admit: admit, Version: version, Reading: a.readingName(), Log: log,
		Seen: func(route string, status int, took time.Duration) { counts.Request(api.Base+route, status, took) },
		Brief: func(ctx context.Context, r api.BriefRequest) (*entente.Brief, error) {
			return writer.Write(ctx, web.BriefRequest{Dyad: r.Dyad, Form: r.Form, From: r.From, To: r.To, AsOf: r.AsOf})
		}})
	mux := http.NewServeMux()
	mux.Handle(api.Base+"/", door)
	mux.HandleFunc("GET /metrics", func(w http.ResponseWriter, r *http.Request) {
		if admit(w, r) {
			counts.ServeHTTP(w, r)
		}
	})
	mux.Handle("/", counts.Count(pages))
	return mux, nil
}

// gauges are the sizes of the archive.
func gauges(store *sqlite.Archive) ([]metrics.Gauge, error) {
	ctx, done := context.WithTimeout(context.Background(), 5*time.Second)
	defer done()
	t, err := store.Totals(ctx)
	return []metrics.Gauge{
		{Name: "entente_documents", Help: "Documents in view.", Value: float64(t.Documents)},
		{Name: "entente_claims", Help: "Claims in view.", Value: float64(t.Claims)},
		{Name: "entente_log_entries", Help: "Entries of the custody log.", Value: float64(t.Last)},
	}, err
}
