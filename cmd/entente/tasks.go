package main

import (
	"context"
	"io"

	"entente"
	"entente/bench/examples"
	"entente/intake"
)

// tasks are what entente bench measures, by name.
var tasks = map[string]runner{
	"examples": benchExamples,
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
