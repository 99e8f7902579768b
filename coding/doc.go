// Package coding turns a Reading into claims: who did what to whom, is it so
// and who says it; and the other kinds of claim (statements, assessments,
// interests, constraints, indicators, expectations, recommendations).
//
// Its rules are data: patterns over dependency trees (lexicon/verbs);
// a few engines apply them: frames with voice undone and subjects inherited
// (frame.go), matching (match.go), roles from resolved mentions (roles.go),
// competition between rules (select.go), and the fields of a claim
// (claim.go). A small learned layer (learned) says how sure each event is and
// finds recipients that a clause leaves out; WithModel(nil) is the rules
// alone. Effects for a pair follow docs/effect.md.
//
// It guarantees that every span of a claim lies in the document's text, that
// every event has an actor that is a resolved mention, that questions yield
// nothing, and that the same Reading gives the same claims. Cost is linear in
// the text but for the square of a sentence's length in bad cases. A Coder is
// immutable and safe for concurrent use.
package coding
