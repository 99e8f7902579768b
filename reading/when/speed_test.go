package when

import (
	"strings"
	"testing"
)

// prose is a page of our own with a date in every third sentence.
var prose = strings.Repeat(`The minister met his counterpart on June 18, 2025, and the two spoke for an hour about trade. Officials said the talks had been frank and useful, and that a second meeting might follow later this year. Nobody would say what had been agreed about the tariffs or about the pipeline that both capitals have discussed since 2019. Critics of the government pointed to earlier promises that came to nothing, and to the cost of the port, which nobody has been willing to name. A spokesman said the ministry would answer questions on Thursday.

`, 200)

func BenchmarkFind(b *testing.B) {
	d := doc("2025-07-01")
	b.SetBytes(int64(len(prose)))
	for b.Loop() {
		Find(prose, nil, d)
	}
}
