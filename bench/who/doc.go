// Package who measures reading/who and lexicon/actors: the country of actor
// phrases in event data, offices at dates, and pronouns and definite nouns.
//
// Gold: data/countries.tsv holds labels of our own (document, side, code)
// over plv-train.jsonl, without its text; data/offices.tsv are questions and
// data/passages.txt passages of our own, written without looking at what the
// program answers. A run is deterministic and takes a few seconds.
package who
