// Package learned is the layer over the rules of coding that was fitted to
// examples: small linear models over named features, whose weights are a
// table (weights.tsv) that anyone can read.
//
// A head answers one question: is a claim right in every field (accept), who
// is the recipient when the clause names none (recipient), how is the act put
// (status), of which type is it (type). The rules propose; a head weighs, and
// no head may make a claim surer than the rule's hedge: that is kept by its
// callers in coding.
//
// Weights are integers, thousandths of a natural logarithm of odds, so that
// sums are the same on every machine. Scoring costs one look-up a feature. A
// Model is immutable and safe for concurrent use. How the weights were made is
// in CARD.md; `go run ./coding/learned/train` makes them again.
package learned
