package outlook

import (
	"slices"

	"entente/lexicon/phrases"
)

// Word is the expression of likelihood for a chance, the first of its step in
// the table of ICD 203. A chance on a border belongs to the step above, one
// outside the table to its first or last step.
func Word(chance float64) (string, error) {
	p, err := phrases.Load()
	if err != nil {
		return "", err
	}
	percent := 100 * min(max(chance, 0), 1)
	word, low := "", -1
	for _, l := range p.Likelihood {
		if word == "" || l.Low > low && percent >= float64(l.Low) {
			word, low = l.Phrase, l.Low
		}
	}
	return word, nil
}

// Steps are the borders between the steps of the table, as chances.
func Steps() ([]float64, error) {
	p, err := phrases.Load()
	if err != nil {
		return nil, err
	}
	var out []float64
	for _, l := range p.Likelihood {
		if at := float64(l.High) / 100; l.High < 99 && !slices.Contains(out, at) {
			out = append(out, at)
		}
	}
	slices.Sort(out)
	return out, nil
}
