package main

import (
	"context"
	"io"

	"entente"
	"entente/bench/breaks"
	"entente/bench/coding"
	"entente/bench/dyads"
	"entente/bench/examples"
	"entente/bench/factuality"
	"entente/bench/quotes"
	"entente/bench/sameevent"
	"entente/bench/syndication"
	"entente/bench/timeline"
	"entente/bench/treebank"
	"entente/bench/when"
	"entente/intake"
)

// tasks are what entente bench measures, by name.
var tasks = map[string]runner{
	"breaks":      plain(breaks.Run),
	"coding":      plain(coding.Run),
	"dyads":       plain(dyads.Run),
	"examples":    benchExamples,
	"factuality":  plain(factuality.Run),
	"quotes":      plain(quotes.Run),
	"same-event":  plain(sameevent.Run),
	"syndication": plain(syndication.Run),
	"timeline":    plain(timeline.Run),
	"treebank":    plain(treebank.Run),
	"when":        plain(when.Run),
}

// benchExamples scores the pipeline on the example corpus against its gold.
func benchExamples(ctx context.Context, a *app, dir string, w io.Writer) error {
	if dir == "" {
		dir = "examples"
	}
	return examples.Run(ctx, dir, a.examplesReader(ctx), w)
}

// examplesReader runs the whole pipeline over paths.
func (a *app) examplesReader(ctx context.Context) examples.Reader {
	return func(paths []string) ([]*entente.Document, []entente.Claim, []entente.Incident, []entente.Dispute, error) {
		docs, _, err := intake.Open(ctx, paths, intake.Options{})
		if err != nil {
			return nil, nil, nil, nil, err
		}
		res, err := a.weigh(ctx, docs, "")
		if err != nil {
			return nil, nil, nil, nil, err
		}
		return res.Documents, res.Claims, res.Incidents, res.Disputes, nil
	}
}
