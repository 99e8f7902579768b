package fact_test

import (
	"strings"
	"testing"

	"entente/reading/fact"
)

// BenchmarkJudge reports the speed per byte of text that is already parsed.
func BenchmarkJudge(b *testing.B) {
	text := strings.Repeat("The minister said the army might leave if the talks, which began in May, were to fail. ", 50)
	sents := read(b, text)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		fact.Judge(text, sents)
	}
}
