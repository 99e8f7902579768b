// Package ranking answers "who does this to whom next" over a temporal graph
// of events (subject, relation, object, day), and says why.
//
// A Ranker streams through the days. At each day it asks its counts — decayed
// at several half-lives — of the pair in both directions, of the subject, the
// relation and the object, the confidence of typed rules "b leads to r after
// so many days" (counted before the answer is seen), back-off through the
// country and role written in the names, and mass at two hops. The score is a
// sum of weight times feature, the weights learned per relation on top of
// shared ones by a softmax over importance-weighted sampled negatives; so any
// score can be taken apart, which Explain does. With Options.Rerank a small
// network then looks again at the best candidates, all features together; it
// ranks better and gives no reasons.
//
// It guarantees: only facts observed before the asked day are read; the same
// facts, options and seed give the same scores, bit for bit on one kind of
// processor; no input panics.
// It costs a few hundred bytes of memory per distinct pair of actors, 160
// bytes per pair of relations squared over both directions, and one pass over
// the partners of the subject per question. A Ranker is not safe
// for concurrent use: questions share scratch space.
package ranking
