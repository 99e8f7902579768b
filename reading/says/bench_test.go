package says_test

import (
	"strings"
	"testing"

	"entente"
	"entente/reading/says"
)

// BenchmarkFind reports the speed per byte of text that is already parsed.
func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("“We will leave,” the minister said on Monday. “We must.” Officials denied that the army had fired. ", 50)
	sents, mentions := open(b).Analyse(text, []entente.Block{{Kind: entente.BlockBody, Span: entente.Span{End: len(text)}}})
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		says.Find(text, sents, mentions)
	}
}
