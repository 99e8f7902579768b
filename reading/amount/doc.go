// Package amount finds quantities in English text as they are written: money
// in any currency, percentages and points, counts of people and things, units
// of measure, ranges, bounds, rates, and directions without a number.
//
// Nothing is converted and nothing is filled: "billions of dollars" has a
// unit and no value, "the deficit narrowed" a direction alone. Dates and
// durations are not amounts; they are read by the package when.
//
// Cost: linear in the text. All functions are pure and safe for concurrent
// use.
package amount
