package learn

import "testing"

func BenchmarkStep(b *testing.B) {
	n, data := toy()
	var big []*Example
	for range 45 {
		big = append(big, data...)
	}
	var parts [shards]*shard
	for i := range parts {
		parts[i] = newShard(n)
	}
	words := 0
	for b.Loop() {
		parts[0].load(big)
		words += parts[0].T
		run(&parts, 0.001)
	}
	b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "words/s")
}
