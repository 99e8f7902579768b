package main

import (
	"context"
	"io"

	"entente/corpus/agreement"
)

// benchCorpus counts what our own corpus holds and how far its second
// annotation agrees with the first.
func benchCorpus(ctx context.Context, _ *app, dir string, w io.Writer) error {
	if dir == "" {
		dir = "corpus/second"
	}
	return agreement.Run(ctx, dir, w)
}
