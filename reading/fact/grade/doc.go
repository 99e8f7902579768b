// Package grade gives a number from -3 to 3 for how factual a text makes a
// predicate, from features of the word, its clause and its governors.
package grade
