// Package place finds places in English text: cities and regions of the
// gazetteer and countries, where the words around them say that a place is
// meant and not a government, a person or a word.
//
// A name that several places share is resolved by the country named beside
// it, then by the countries that the text speaks of, then by size; when that
// does not decide, its country stays open. Datelines are not places of
// events: callers leave them out by Document.Dateline.
//
// Cost: linear in the text. All functions are pure and safe for concurrent
// use.
package place
