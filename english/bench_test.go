package english

import (
	"strings"
	"testing"
)

// prose is plain text of about 60 words, repeated by the benchmarks.
const prose = `The foreign minister of Ruritania arrived in Oslo on Monday for two days of talks on fishing rights, her office said. Officials from both countries, who have not met since 2019, are expected to sign an agreement worth $40 million. "We don't expect miracles," said one diplomat, who asked not to be named because the talks are private. `

func BenchmarkAccurate(b *testing.B) { benchmark(b, Accurate) }

func BenchmarkFast(b *testing.B) { benchmark(b, Fast) }

func benchmark(b *testing.B, setting string) {
	e := open(b, setting)
	text := strings.Repeat(prose, 10)
	blocks := body(text)
	words := 0
	for b.Loop() {
		s, _ := e.Analyse(text, blocks)
		for _, x := range s {
			words += len(x.Tokens)
		}
	}
	b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "words/s")
}
