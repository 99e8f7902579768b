// Package grade gives a number from -3 to 3 for how factual a text makes a
// predicate, from features of the word, its clause and its governors.
//
// The model is embedded and unpacked at first use (CARD.md tells its data,
// licence and limits). Grading computes with integers only and is
// deterministic on every platform; its cost is some thousand additions a
// predicate. A Model is immutable and safe for concurrent use.
package grade
