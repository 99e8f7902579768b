// Package coding measures the coding of events in the three settings of
// BENCHMARKS.md: (a) the root type with source and target given, (b) raw
// sentences to events, (c) false alarms on sentences without events.
//
// Data are the JSON Lines files plv-*.jsonl (sentences with source and target
// texts and PLOVER roots) and the PETRARCH files (sentences with CAMEO
// codes). Nothing is trained. Run reads one folder and prints a table; it
// costs the parsing of the sentences and is not for concurrent use.
package coding
