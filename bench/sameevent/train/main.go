// Command train fits the pair scorer on ECB+ training topics:
//
//	go run ./bench/sameevent/train --data ../shared/bench/coref --out weighing/pairs/forest.bin
//
// With --folds 5 it writes nothing and measures by cross-validation over
// topics instead.
package main

import (
	"flag"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"entente/bench/sameevent"
	"entente/weighing/pairs"
)

func main() {
	data := flag.String("data", "../shared/bench/coref", "folder of ecbplus-*.jsonl")
	out := flag.String("out", "", "file to write")
	folds := flag.Int("folds", 0, "cross-validate over topics of both parts")
	all := flag.Bool("all", false, "train on the validation topics too")
	o := pairs.TrainOptions{Ridge: 5, MinWeight: 3}
	flag.IntVar(&o.Trees, "trees", 150, "trees")
	flag.IntVar(&o.Depth, "depth", 4, "depth of a tree")
	flag.Float64Var(&o.Rate, "rate", 0.1, "learning rate")
	flag.Float64Var(&o.Ridge, "ridge", 5, "ridge on leaves")
	flag.Parse()
	if err := run(*data, *out, *folds, *all, o); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(dir, out string, folds int, all bool, o pairs.TrainOptions) error {
	train, val := filepath.Join(dir, "ecbplus-train.jsonl"), filepath.Join(dir, "ecbplus-val.jsonl")
	if folds > 0 {
		return crossValidate(folds, o, train, val)
	}
	files := []string{train}
	if all {
		files = append(files, val)
	}
	seen, err := sameevent.Read(files...)
	if err != nil {
		return err
	}
	m, err := fit(o, seen)
	if err != nil {
		return err
	}
	if !all {
		d, err := sameevent.Read(val)
		if err != nil {
			return err
		}
		if err := sweep(m, d); err != nil {
			return err
		}
	}
	if out == "" {
		return nil
	}
	return os.WriteFile(out, m.Bytes(), 0o644)
}

// fit trains both passes. The second is trained on what first passes say of
// topics that they have not seen.
func fit(o pairs.TrainOptions, d *sameevent.Data) (*pairs.Model, error) {
	m := &pairs.Model{}
	var firsts, seconds []*pairs.Forest
	for bag := range uint64(bags) {
		all, err := sample(d, nil, bag)
		if err != nil {
			return nil, err
		}
		firsts = append(firsts, pairs.Train(all.rows, all.labels, all.weights, o))
	}
	m.First = pairs.Mean(firsts)
	const parts = 3
	inner := make([]*pairs.Forest, parts)
	for k := range parts {
		seen, err := sample(d.Only(func(t string) bool { return fold(t, parts, "inner") != k }), nil, 0)
		if err != nil {
			return nil, err
		}
		inner[k] = pairs.Train(seen.rows, seen.labels, seen.weights, o)
	}
	for bag := range uint64(bags) {
		var second rows
		for k := range parts {
			held, err := sample(d.Only(func(t string) bool { return fold(t, parts, "inner") == k }), inner[k], bag)
			if err != nil {
				return nil, err
			}
			second.add(held)
		}
		seconds = append(seconds, pairs.Train(second.rows, second.labels, second.weights, o))
	}
	m.Second = pairs.Mean(seconds)
	return m, nil
}

// bags is the number of forests that are averaged, each with its own sample
// of the pairs that are no event.
const bags = 3

func fold(topic string, folds int, salt string) int {
	h := fnv.New32a()
	_, _ = h.Write([]byte(salt + topic))
	return int(h.Sum32()>>3) % folds
}

type rows struct {
	rows            [][]float32
	labels, weights []float32
}

func (r *rows) add(o rows) {
	r.rows, r.labels, r.weights = append(r.rows, o.rows...), append(r.labels, o.labels...), append(r.weights, o.weights...)
}

// crossValidate holds out each fold of topics in turn.
func crossValidate(folds int, o pairs.TrainOptions, files ...string) error {
	all, err := sameevent.Read(files...)
	if err != nil {
		return err
	}
	for k := range folds {
		m, err := fit(o, all.Only(func(t string) bool { return fold(t, folds, "fold") != k }))
		if err != nil {
			return err
		}
		held := all.Only(func(t string) bool { return fold(t, folds, "fold") == k })
		fmt.Printf("fold %d: %d documents, %d mentions\n", k, len(held.Docs), len(held.Gold))
		if err := sweep(m, held); err != nil {
			return err
		}
	}
	return nil
}

// sweep prints the figure for a row of thresholds.
func sweep(m *pairs.Model, d *sameevent.Data) error {
	c, err := pairs.NewCorpus(d.Docs)
	if err != nil {
		return err
	}
	fmt.Printf("  same lemma %.2f, within topics %.2f;", sameevent.Measure(d.Gold, sameevent.SameLemma(c, 0)).CoNLL(),
		sameevent.Measure(d.Gold, sameevent.SameLemma(c, sameevent.Default.Documents)).CoNLL())
	if os.Getenv("TOPICS") != "" {
		for _, th := range []float64{.06, .08, .1, .12, .14, .17, .2} {
			fmt.Printf(" topics %.2f: %d clusters B3 %v;", th, count(sameevent.Topics(c, th)), sameevent.Measure(subtopics(d), sameevent.Topics(c, th)).B3)
		}
		j := sameevent.Judge(c, m, subtopics(d))
		fmt.Printf("\n  oracle topics:")
		for _, e := range []float64{-2, -1.5, -1, -.5, 0} {
			fmt.Printf("  %+.2f: %.2f", e, sameevent.Measure(d.Gold, j.Cluster(e)).CoNLL())
		}
		fmt.Println()
	}
	j := sameevent.Judge(c, m, sameevent.Topics(c, sameevent.Default.Documents))
	for _, e := range []float64{-2, -1.5, -1.25, -1, -.75, -.5, 0} {
		s := sameevent.Measure(d.Gold, j.Cluster(e))
		fmt.Printf("  %+.2f: %.2f (%.1f %.1f %.1f)", e, s.CoNLL(), s.MUC.F, s.B3.F, s.CEAFe.F)
	}
	fmt.Println()
	return nil
}

// sample takes all pairs of one event or one lemma, and a share of the
// others; with a first pass, as rows for the second.
func sample(d *sameevent.Data, first *pairs.Forest, bag uint64) (rows, error) {
	c, err := pairs.NewCorpus(d.Docs)
	if err != nil {
		return rows{}, err
	}
	var out rows
	r := rand.New(rand.NewPCG(11, 13+bag))
	const share = 0.15
	sameevent.EachTopic(c, sameevent.Default.Documents, func(list []int, topic pairs.Topic) {
		var near *pairs.Neighbours
		if first != nil {
			near = c.Neighbours(list, c.FirstPass(first, list, topic))
		}
		for a, i := range list {
			for b, j := range list[:a] {
				y, w := float32(0), float32(1)
				if d.Gold[i] == d.Gold[j] {
					y = 1
				} else if c.Mentions[i].Lemma != c.Mentions[j].Lemma {
					if r.Float64() >= share {
						continue
					}
					w = 1 / share
				}
				x := []float32(nil)
				if near != nil {
					x = near.Features(a, b, topic, nil)
				} else {
					x = c.Features(i, j, topic, nil)
				}
				out.rows = append(out.rows, x)
				out.labels, out.weights = append(out.labels, y), append(out.weights, w)
			}
		}
	})
	return out, nil
}

func count(labels []int) int {
	seen := map[int]bool{}
	for _, l := range labels {
		seen[l] = true
	}
	return len(seen)
}

func subtopics(d *sameevent.Data) []int {
	at := map[string]int{}
	out := make([]int, len(d.Names))
	for i, n := range d.Names {
		k := strings.Split(n, "_")[0] + strings.TrimLeft(strings.Split(n, "_")[1], "0123456789")
		if _, ok := at[k]; !ok {
			at[k] = i
		}
		out[i] = at[k]
	}
	return out
}
