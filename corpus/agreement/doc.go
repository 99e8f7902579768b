// Package agreement measures how far two annotations of the same passages
// agree, each made without sight of the other. Events of a sentence are paired
// one to one (align.go); on events that both found, the labels are compared
// with Cohen's kappa (kappa.go) and the spans and codes with F1.
//
// Nothing is random: the intervals come from resampling passages with a fixed
// seed. Reading is linear in the text, pairing cubic in the events of one
// sentence, of which there are few. No state is kept; safe for concurrent use.
package agreement
