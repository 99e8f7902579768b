// Package sameevent measures cross-document event coreference on ECB+ as
// JSON Lines (tokens, mentions, chains): event mentions given, documents not
// sorted beforehand, singletons counted.
package sameevent
