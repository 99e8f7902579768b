package main

import (
	"context"
	"io"

	"entente"
	"entente/bench/breaks"
	"entente/bench/coding"
	"entente/bench/counts"
	"entente/bench/cycle"
	"entente/bench/dyads"
	"entente/bench/examples"
	"entente/bench/factuality"
	"entente/bench/names"
	"entente/bench/quotes"
	"entente/bench/ranking"
	"entente/bench/sameevent"
	"entente/bench/syndication"
	"entente/bench/timeline"
	"entente/bench/treebank"
	"entente/bench/when"
	benchwho "entente/bench/who"
	"entente/intake"
)

// task is one benchmark: the folder of its data below a folder of all
// benchmarks, and how it is measured.
type task struct {
	folder string
	run    runner
}

// tasks are what entente bench measures, by name.
var tasks = map[string]task{
	"breaks":        {"changepoint", plain(breaks.Run)},
	"coding":        {"events", plain(coding.Run)},
	"corpus":        {"", benchCorpus},
	"counts":        {"forecast", plain(counts.Run)},
	"cycle":         {"changepoint", plain(cycle.Run)},
	"dyads":         {"changepoint", plain(dyads.Run)},
	"examples":      {"", benchExamples},
	"names":         {"treebank", plain(names.Run)},
	"who":           {"events", plain(benchwho.Run)},
	"factuality":    {"factuality", plain(factuality.Run)},
	"quotes":        {"quotes", plain(quotes.Run)},
	"ranking":       {"forecast", plain(ranking.Run)},
	"ranking-seeds": {"forecast", plain(ranking.RunSeeds)},
	"same-event":    {"coref", plain(sameevent.Run)},
	"syndication":   {"", plain(syndication.Run)},
	"timeline":      {"timeline", plain(timeline.Run)},
	"treebank":      {"treebank", plain(treebank.Run)},
	"when":          {"timex", plain(when.Run)},
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
