// Command train fits the model of reading/fact/grade on UDS-IH2.
//
//	go run ./reading/fact/train --data ../shared/bench/factuality
//
// It parses the sentences with the English reader, so that the model knows
// the reader's mistakes, takes the features of reading/fact, fits a linear
// regression and small nets, rounds them to integers, prints mean absolute
// error and Pearson's r on the development part, and writes the model. The
// same data and reader give the same bytes. About half a minute on one core.
package main

import (
	"bytes"
	"compress/gzip"
	"flag"
	"fmt"
	"io"
	"math"
	"math/rand"
	"os"
	"path/filepath"
	"slices"

	"entente"
	"entente/bench/factuality"
	"entente/english"
	"entente/reading/fact"
	"entente/reading/fact/grade"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(2)
	}
}

// settings of one training.
type settings struct {
	data, out, english         string
	least, nets, dim, hid, eps int
}

func run(args []string, w io.Writer) error {
	var s settings
	set := flag.NewFlagSet("train", flag.ContinueOnError)
	set.StringVar(&s.data, "data", "../shared/bench/factuality", "folder with train.jsonl and dev.jsonl")
	set.StringVar(&s.out, "out", "reading/fact/grade/model.bin.gz", "where to write the model")
	set.StringVar(&s.english, "english", english.Accurate, "setting of the English reader")
	set.IntVar(&s.least, "least", 4, "least number of examples that a feature is in")
	set.IntVar(&s.nets, "nets", 3, "number of nets")
	set.IntVar(&s.dim, "dim", 16, "size of a feature's vector")
	set.IntVar(&s.hid, "hidden", 32, "size of the hidden layer")
	set.IntVar(&s.eps, "epochs", 6, "passes over the data for a net")
	if err := set.Parse(args); err != nil {
		return err
	}
	reader, err := english.Open(s.english)
	if err != nil {
		return err
	}
	names, gold, err := load(filepath.Join(s.data, "train.jsonl"), reader)
	if err != nil {
		return err
	}
	model := fit(names, gold, s)
	names, gold, err = load(filepath.Join(s.data, "dev.jsonl"), reader)
	if err != nil {
		return err
	}
	report(w, model, names, gold)
	return write(s.out, model)
}

// load parses a split and gives the features and gold number of each target.
func load(path string, reader *english.English) ([][]string, []float64, error) {
	items, err := factuality.Read(path)
	if err != nil {
		return nil, nil, err
	}
	var names [][]string
	var gold []float64
	for _, it := range items {
		sent := entente.Sentence{Tokens: reader.Parse(it.Tokens)}
		features, err := fact.Features(&sent)
		if err != nil {
			return nil, nil, err
		}
		for _, t := range it.Targets {
			names = append(names, features(t.Token))
			gold = append(gold, t.Label)
		}
	}
	return names, gold, nil
}

// fit trains all parts of a model.
func fit(names [][]string, gold []float64, s settings) *grade.Model {
	count := map[uint32]int{}
	for _, list := range names {
		for _, f := range list {
			count[grade.Hash(f)]++
		}
	}
	m := &grade.Model{}
	for h, c := range count {
		if c >= s.least {
			m.Hashes = append(m.Hashes, h)
		}
	}
	slices.Sort(m.Hashes)
	data := make([]example, len(names))
	for i := range names {
		data[i] = example{m.Index(names[i]), gold[i]}
	}
	w, bias := linear(data, len(m.Hashes), 3)
	for _, v := range w {
		m.Linear = append(m.Linear, int16(max(-32767, min(32767, math.Round(v*grade.LinearUnit)))))
	}
	m.Bias = int32(math.Round(bias * grade.LinearUnit))
	for k := range s.nets {
		rng := rand.New(rand.NewSource(int64(k + 1)))
		n := newNet(len(m.Hashes), s.dim, s.hid, rng)
		n.train(data, s.eps, rng)
		m.Nets = append(m.Nets, n.pack())
	}
	return m
}

func report(w io.Writer, m *grade.Model, names [][]string, gold []float64) {
	got := make([]float64, len(names))
	for i := range names {
		got[i] = m.Grade(names[i])
	}
	fmt.Fprintf(w, "features %d, targets %d, MAE %.3f, r %.4f\n", len(m.Hashes), len(gold), factuality.MAE(got, gold), factuality.Pearson(got, gold))
}

func write(path string, m *grade.Model) error {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return fmt.Errorf("pack model: %w", err)
	}
	if _, err := z.Write(m.Encode()); err != nil {
		return fmt.Errorf("pack model: %w", err)
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("pack model: %w", err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		return fmt.Errorf("write model: %w", err)
	}
	return nil
}
