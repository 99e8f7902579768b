// Package counts forecasts how many events of each class a pair of countries
// will have in the days to come, as whole distributions, and scores such
// forecasts against three baselines on days that the model had not seen.
//
// The model is a negative-binomial regression shared by all pairs. Its mean
// grows from exponentially weighted rates at several half-lives, whose mixture
// is learned, and from what the two countries do with everybody (gravity); it
// moves with the pair's other classes, the two countries and the world. All
// weights start from a plain rule and are pulled back to it, so that a short
// history gives that rule and a long one what it shows. The last step mixes the
// regression with the baselines themselves, by the weights that the past
// favours. docs/method-forecast.md has the method, its figures and its limits.
//
// It guarantees: a forecast made at a day reads nothing of that day or later;
// the same events give the same figures. It abstains, with the reason and the
// number that would be enough, for a series that is too short or on which the
// model did not beat the baselines out of sample. Cost is linear in series
// times past origins. Values are safe for concurrent reading.
package counts
