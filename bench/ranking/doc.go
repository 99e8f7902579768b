// Package ranking measures forecast/ranking on ICEWS14 and ICEWS18 in their
// public format, by the usual protocol: both directions of every fact are
// asked, single step (all facts before the day may be read, weights frozen
// after training), all actors are candidates, the other true answers of the
// same question on the same day are left out, ties count half.
//
// It holds a data set in memory; it is safe to run concurrently on different
// writers.
package ranking
