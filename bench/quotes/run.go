package quotes

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"entente"
	"entente/english"
	"entente/reading/says"
)

// Run reads the annotated folder dir (or dir/polnear-dev), finds quotations in
// every text and prints the score with the records beside it.
func Run(ctx context.Context, dir string, w io.Writer) error {
	if _, err := os.Stat(filepath.Join(dir, "attributions")); err != nil {
		dir = filepath.Join(dir, "polnear-dev")
	}
	docs, err := Read(dir)
	if err != nil {
		return err
	}
	reader, err := english.Open(english.Accurate)
	if err != nil {
		return err
	}
	r, err := Measure(ctx, docs, func(text string) []entente.Quotation {
		sents, mentions := reader.Analyse(text, Paragraphs(text))
		return says.Find(text, sents, mentions)
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "quotes: exact spans in %d documents\n", len(docs))
	r.Print(w)
	return nil
}

// Paragraphs makes every line that is not blank a block of body text.
func Paragraphs(text string) []entente.Block {
	var out []entente.Block
	at := 0
	for line := range strings.SplitSeq(text, "\n") {
		if strings.TrimSpace(line) != "" {
			out = append(out, entente.Block{Kind: entente.BlockBody, Span: entente.Span{Start: at, End: at + len(line)}})
		}
		at += len(line) + 1
	}
	return out
}
