// Command cmd prints where the second annotation of the corpus differs from
// the first. The figures are printed by entente bench corpus.
//
// Usage: go run ./corpus/agreement/cmd [-second DIR]
package main

import (
	"bufio"
	"flag"
	"fmt"
	"io"
	"os"

	"entente/corpus"
	"entente/corpus/agreement"
)

func main() {
	dir := flag.String("second", "corpus/second", "folder of the second annotation")
	flag.Parse()
	if err := run(*dir, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "agreement:", err)
		os.Exit(2)
	}
}

func run(dir string, w io.Writer) error {
	first, err := corpus.Load()
	if err != nil {
		return err
	}
	second, err := agreement.Read(dir)
	if err != nil {
		return err
	}
	if len(second) == 0 {
		return fmt.Errorf("no second annotation (*.txt) in %s", dir)
	}
	pairs, err := agreement.Match(first, second)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	agreement.Differences(out, pairs)
	return out.Flush()
}
