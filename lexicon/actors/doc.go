// Package actors is the lexicon of parties: states, their names, adjectives,
// capitals and seats; organs and offices; who held which office when;
// international organisations, armed groups and who lists them; companies.
//
// The facts are the TSV files under data, one a line, each with its source.
// [Load] reads the embedded files once (about 30 ms) and [LoadWith] lays a
// user's folder of files of the same names over them. A Lexicon never
// changes after loading and is safe for concurrent use. Finding names in a
// text is linear in its length: one walk of a token trie.
package actors
