package ranking

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"entente/forecast/ranking"
)

// Options choose what Run measures.
type Options struct {
	// Test measures test.txt too, where the folder has one; the ranker reads
	// valid.txt first, its weights unchanged.
	Test bool
	// Only the data sets with these folder names; all when empty.
	Only []string
	// Seeds train one ranker each; one with the default seed when empty.
	Seeds []uint64
	// Train are the settings of the ranker.
	Train ranking.Options
}

// Run measures every data set under dir — the folder of one, or of several —
// on valid.txt, and on test.txt where there is one.
func Run(ctx context.Context, dir string, w io.Writer) error {
	return RunWith(ctx, dir, w, Options{Test: true})
}

// records are the published test figures, MRR / Hits@10 in percent, named by
// how they were reached.
var records = map[string]string{
	"icews14": "record, test: 45.0 / 62.0 rules (CountTRuCoLa), 48.9 GPU (LogCL)",
	"icews18": "record, test: 32.8 / 51.0 rules (CountTRuCoLa), 36.5 GPU with code, 38.9 without",
}

// RunSeeds is Run with five seeds.
func RunSeeds(ctx context.Context, dir string, w io.Writer) error {
	return RunWith(ctx, dir, w, Options{Test: true, Seeds: []uint64{1, 2, 3, 4, 5}})
}

// RunWith is Run with options. Each seed trains the additive ranker, whose
// every score has its reasons, and the one that looks again at the best.
func RunWith(ctx context.Context, dir string, w io.Writer, opt Options) error {
	folders, err := foldersOf(dir)
	if err != nil {
		return err
	}
	if len(opt.Seeds) == 0 {
		opt.Seeds = []uint64{opt.Train.Seed}
	}
	for _, folder := range folders {
		if len(opt.Only) > 0 && !slices.Contains(opt.Only, filepath.Base(folder)) {
			continue
		}
		d, err := readDataset(folder)
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "%s: %d actors, %d relations, %d facts to train on\n", d.name, len(d.names.Entities), len(d.names.Relations), len(d.train))
		fmt.Fprintf(w, "  %-9s %-6s %4s %7s %6s %6s %6s %6s %9s %10s\n", "variant", "part", "seed", "facts", "MRR", "H@1", "H@3", "H@10", "train s", "queries/s")
		for _, seed := range opt.Seeds {
			for _, again := range []bool{false, true} {
				o := opt.Train
				o.Seed, o.Rerank = seed, again
				if err := runSeed(ctx, d, o, opt.Test, w); err != nil {
					return fmt.Errorf("%s: %w", d.name, err)
				}
			}
		}
		if r, ok := records[strings.ToLower(d.name)]; ok {
			fmt.Fprintf(w, "  %s\n", r)
		}
	}
	return nil
}

func runSeed(ctx context.Context, d *dataset, o ranking.Options, test bool, w io.Writer) error {
	start := time.Now()
	k, err := ranking.Train(ctx, d.names, d.train, o)
	if err != nil {
		return err
	}
	trained := time.Since(start)
	variant := "additive"
	if o.Rerank {
		variant = "reranked"
	}
	for _, part := range []struct {
		name  string
		facts []ranking.Fact
	}{{"valid", d.valid}, {"test", d.test}} {
		if len(part.facts) == 0 || part.name == "test" && !test {
			continue
		}
		start = time.Now()
		f, queries, err := measure(ctx, k, part.facts)
		if err != nil {
			return err
		}
		rate := float64(queries) / max(1e-9, time.Since(start).Seconds())
		fmt.Fprintf(w, "  %-9s %-6s %4d %7d %6.2f %6.2f %6.2f %6.2f %9.1f %10.0f\n", variant, part.name, max(o.Seed, 1), len(part.facts),
			f.percent(f.reciprocal), f.percent(f.h1), f.percent(f.h3), f.percent(f.h10), trained.Seconds(), rate)
	}
	return nil
}

// foldersOf is dir itself when it holds a data set, else those in it.
func foldersOf(dir string) ([]string, error) {
	if _, err := os.Stat(filepath.Join(dir, "entity2id.txt")); err == nil {
		return []string{dir}, nil
	}
	found, err := filepath.Glob(filepath.Join(dir, "*", "entity2id.txt"))
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, fmt.Errorf("no entity2id.txt in %s or the folders in it", dir)
	}
	for i := range found {
		found[i] = filepath.Dir(found[i])
	}
	return found, nil
}
