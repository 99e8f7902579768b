// Package when finds temporal expressions in English text and says what they
// denote: the TIMEX3 type and value, and the EDTF interval with the basis it
// rests on.
//
// The engine runs over the raw bytes with a lexer and a grammar of its own
// (data in lexicon/calendar); tags and trees are used where there are any.
// Nothing is resolved against the clock: the anchors are the document's date
// and the dates the text has mentioned. What cannot be resolved stays
// unresolved ("XXXX-06-18").
//
// Cost: linear in the text, about 25 ns a byte. All functions are pure and
// safe for concurrent use.
package when
