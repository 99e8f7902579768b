// Package outlook says what comes next between two countries: how many events
// of each quad class in the next months, with intervals, and how likely any of
// a class is, in the words of the one table of likelihood; and, from a table of
// events, who is likeliest to do what to whom, with reasons.
//
// It refuses where there is too little, with what would be enough, and abstains
// class by class where a forecast would not have beaten plain baselines. It
// reads no text: acts come dated and classed. Results are a function of the
// acts and the day asked; nothing is random that has no fixed seed. A History
// is not safe for concurrent use.
package outlook
