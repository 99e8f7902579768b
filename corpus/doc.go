// Package corpus is Entente's own corpus of political events: short passages
// composed for it one by one, annotated by hand with who did what to whom,
// whether it is so, and who says so. Licence of the passages: CC BY 4.0; the
// manner of annotation is written down in GUIDELINES.md.
//
// The passages are kept in a notation that people write (notation.go) and
// expand to records with byte offsets. Parse guarantees that every span occurs
// verbatim in its sentence and that every type, mode, status and style is
// known; it never panics, is linear in its input, keeps no state, and is safe
// for concurrent use.
package corpus
