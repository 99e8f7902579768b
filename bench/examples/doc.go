// Package examples scores a reading of the example corpus against its
// hand-made gold: claims field by field, traps that leaked, incidents and
// disputes. See examples/GUIDELINES.md for what the gold means.
//
// A gold record addresses text by path and exact quotation, so the score does
// not depend on how a document's text was derived from its bytes. Scoring is
// deterministic, makes no use of the clock, and costs time proportional to
// claims times gold records of one document. Nothing is shared between calls;
// a Gold is immutable after Load and safe for concurrent use.
package examples
