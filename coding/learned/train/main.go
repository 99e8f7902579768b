// Command train fits the learned layer of coding on the training part of
// corpus/ and writes its weights.
//
//	go run ./coding/learned/train
//
// It reads the passages with the English reader, so that the model knows the
// reader's mistakes, and prints for each head what cross-validation by pair of
// countries gives. The same corpus, rules and reader give the same bytes.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"

	"entente/coding/learned"
	"entente/english"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(2)
	}
}

// comment heads the file of weights.
const comment = `# Weights of the learned layer of coding, in thousandths of a natural logarithm of odds,
# by head and feature. Written by go run ./coding/learned/train; do not edit. How they
# were made, on what, and how good they are: CARD.md.
# Source: fitted to the training part of corpus/ (own work, CC BY 4.0). Licence: that of the program.
`

func run(args []string, w io.Writer) error {
	set := flag.NewFlagSet("train", flag.ContinueOnError)
	setting := set.String("english", english.Accurate, "setting of the English reader")
	out := set.String("out", "coding/learned/weights.tsv", "where to write the weights, - for nowhere")
	if err := set.Parse(args); err != nil {
		return err
	}
	r, err := open(*setting)
	if err != nil {
		return err
	}
	pages, err := r.pages()
	if err != nil {
		return err
	}
	m := learned.New()
	rs := settings{4, 3, 300}
	recipients := r.recipients(pages)
	x := crossed(recipients, rs)
	fmt.Fprintf(w, "recipient: %d acts with somebody to choose, accuracy %.3f, loss %.4f\n", len(recipients), accuracy(x), loss(x))
	m.Set(learned.Recipient, fit(recipients, rs).rounded())

	as := settings{10, 3, 300}
	accepts, gold := r.accepts(pages, recipients, rs)
	x = crossed(accepts, as)
	fmt.Fprintf(w, "accept: %d claims, accuracy %.3f, loss %.4f\n", len(accepts), accuracy(x), loss(x))
	calibration(w, x)
	curve(w, x, gold)
	m.Set(learned.Accept, fit(accepts, as).rounded())
	if *out == "-" {
		return nil
	}
	if err := os.WriteFile(*out, m.Encode(comment), 0o644); err != nil {
		return fmt.Errorf("write weights: %w", err)
	}
	return nil
}
