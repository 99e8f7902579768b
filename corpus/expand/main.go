// Command expand prints the corpus as JSON Lines, one passage a line.
//
// Usage: go run ./corpus/expand [-split train|held-passage|held-dyad]
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"

	"entente/corpus"
)

func main() {
	split := flag.String("split", "", "print one split only")
	flag.Parse()
	if err := run(*split, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "expand:", err)
		os.Exit(2)
	}
}

func run(split string, w io.Writer) error {
	list, err := corpus.Load()
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for _, p := range list {
		if split != "" && p.Split != split {
			continue
		}
		if err := enc.Encode(p); err != nil {
			return err
		}
	}
	return out.Flush()
}
