// Package ledger keeps questions about what two countries will do, with the
// chance that was given, and scores them when evidence has decided.
//
// A question carries the rule that will resolve it: which acts of which pair
// count, on which days, and how many make it true. It is frozen on entry: its
// identity is the hash of all that it says, each record holds the hash of the
// record before, and reading checks both, naming the line that was changed.
// The file is only ever appended to.
//
// A question is resolved by evidence alone: true as soon as enough acts lie
// surely within its days, false when its days are over, are told of, and too
// few acts can lie within them; void when too little is told of its days, or
// when dates leave it open. Void questions are counted, never scored.
//
// Reading is linear in the file. A Ledger is not safe for concurrent use; two
// processes that append at once are found out by the next reading.
package ledger
