// Command blind prints passages of the corpus without their annotation, in the
// notation that a second annotator fills in: the heads and the sentences
// stand, the events are to be written under them. What is chosen depends on
// the corpus and the seed only, and is spread over styles and files.
//
// Usage: go run ./corpus/blind [-passages N] [-seed N] [-id REGEXP]
package main

import (
	"bufio"
	"flag"
	"fmt"
	"io"
	"os"
	"regexp"

	"entente/corpus"
)

func main() {
	n := flag.Int("passages", 140, "how many passages")
	seed := flag.Int("seed", 1, "another seed, another choice")
	id := flag.String("id", "", "choose among passages whose id matches only")
	flag.Parse()
	if err := run(*n, *seed, *id, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "blind:", err)
		os.Exit(2)
	}
}

func run(n, seed int, id string, w io.Writer) error {
	match, err := regexp.Compile(id)
	if err != nil {
		return fmt.Errorf("-id: %w", err)
	}
	list, err := corpus.Load()
	if err != nil {
		return err
	}
	var among []corpus.Passage
	for _, p := range list {
		if match.MatchString(p.ID) {
			among = append(among, p)
		}
	}
	return write(w, choose(among, n, seed))
}

const head = `# Passages without annotation. Under each sentence (S) write one line (E) for each
# event that it tells, as corpus/GUIDELINES.md says; a sentence without an event
# gets none. Leave the lines that stand here as they are.
`

// write prints heads and sentences, and nothing of the annotation.
func write(w io.Writer, list []corpus.Passage) error {
	out := bufio.NewWriter(w)
	fmt.Fprint(out, head)
	for _, p := range list {
		fmt.Fprintf(out, "\n= %s %s %s", p.ID, p.Style, p.Dyad)
		if p.Published != "" {
			fmt.Fprint(out, " ", p.Published)
		}
		fmt.Fprintln(out)
		for _, s := range p.Sentences {
			fmt.Fprintln(out, "S", s.Text)
		}
	}
	return out.Flush()
}
