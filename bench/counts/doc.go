// Package counts measures forecast/counts on ICEWS14 and ICEWS18 in their
// public format: events of two countries by quad class, counted by pair, the
// last two months of train and valid together held out. Weights are fitted on
// the days before and stay; each forecast may read the counts of every day
// before it, and so may the three baselines. No test part is opened.
//
// It holds a data set in memory; it is safe to run concurrently on different
// writers.
package counts
