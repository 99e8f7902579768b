package who

import (
	_ "embed"
	"fmt"
	"io"
	"strings"

	"entente/lexicon/actors"
	"entente/lexicon/tsv"
)

//go:embed data/offices.tsv
var officesTSV string

// Score counts right answers.
type Score struct{ Right, Asked int }

// Share is the part that is right.
func (s Score) Share() float64 {
	if s.Asked == 0 {
		return 0
	}
	return float64(s.Right) / float64(s.Asked)
}

// Offices asks the questions of data/offices.tsv; wrong ones go to w.
func Offices(lex *actors.Lexicon, w io.Writer) (Score, error) {
	t, err := tsv.Parse("data/offices.tsv", officesTSV, "question", "on", "answer")
	if err != nil {
		return Score{}, err
	}
	var s Score
	for _, r := range t.Rows {
		s.Asked++
		got := "nobody"
		if hs := lex.Ask(r.Get("question"), r.Get("on")); len(hs) > 0 {
			got = hs[0].Person
		}
		if strings.Contains(got, r.Get("answer")) {
			s.Right++
			continue
		}
		fmt.Fprintf(w, "  %s on %s: %s, not %s\n", r.Get("question"), r.Get("on"), got, r.Get("answer"))
	}
	return s, nil
}
