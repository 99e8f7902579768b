package learned

import (
	"bytes"
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"sort"
	"strconv"
	"sync"

	"entente/lexicon/tsv"
)

//go:embed weights.tsv
var weightFile string

// The heads.
const (
	Accept    = "accept"    // is the claim right in every field?
	Recipient = "recipient" // which mention is the recipient, or none?
	Status    = "status"    // how is the act put?
	Type      = "type"      // which of the ontology's types is it?
)

// Model holds the weights of all heads.
type Model struct {
	heads map[string]map[string]int // head → feature → thousandths of log odds
}

// Load reads the embedded weights once.
var Load = sync.OnceValues(func() (*Model, error) { return Parse("weights.tsv", weightFile) })

// Parse reads a table of weights: head, feature, weight in thousandths.
func Parse(file, data string) (*Model, error) {
	t, err := tsv.Parse(file, data, "head", "feature", "weight")
	if err != nil {
		return nil, err
	}
	m := New()
	for _, r := range t.Rows {
		head, feature := r.Get("head"), r.Get("feature")
		w, err := strconv.Atoi(r.Get("weight"))
		if err != nil {
			return nil, r.Errorf("weight %q is no whole number", r.Get("weight"))
		}
		if head == "" || feature == "" {
			return nil, r.Errorf("want a head and a feature")
		}
		if m.heads[head] == nil {
			m.heads[head] = map[string]int{}
		}
		if _, twice := m.heads[head][feature]; twice {
			return nil, r.Errorf("%s %s is there twice", head, feature)
		}
		m.heads[head][feature] = w
	}
	return m, nil
}

// New is a model without heads, for training.
func New() *Model { return &Model{heads: map[string]map[string]int{}} }

// Set gives a head its weights, before a model is used.
func (m *Model) Set(head string, weights map[string]int) { m.heads[head] = weights }

// Encode writes the table that Parse reads, heads and features sorted.
func (m *Model) Encode(comment string) []byte {
	var b bytes.Buffer
	b.WriteString(comment)
	b.WriteString("head\tfeature\tweight\n")
	for _, head := range slices.Sorted(maps.Keys(m.heads)) {
		for _, f := range slices.Sorted(maps.Keys(m.heads[head])) {
			fmt.Fprintf(&b, "%s\t%s\t%d\n", head, f, m.heads[head][f])
		}
	}
	return b.Bytes()
}

// Bias is the feature that every example has.
const Bias = "*"

// Has reports whether a head was trained.
func (m *Model) Has(head string) bool { return m != nil && len(m.heads[head]) > 0 }

// Odds is the sum of the weights of the features and the bias, in thousandths
// of log odds.
func (m *Model) Odds(head string, features []string) int {
	w := m.heads[head]
	sum := w[Bias]
	for _, f := range features {
		sum += w[f]
	}
	return sum
}

// Class is the score of one class of a head with several.
func (m *Model) Class(head, class string, features []string) int {
	w := m.heads[head]
	sum := w[class+"|"+Bias]
	for _, f := range features {
		sum += w[class+"|"+f]
	}
	return sum
}

// Weight is one feature and what it adds.
type Weight struct {
	Feature string
	Weight  int
}

// Top lists the features that move a score most, largest first, at most n.
// class is "" for a head with one.
func (m *Model) Top(head, class string, features []string, n int) []Weight {
	var out []Weight
	for _, f := range features {
		key := f
		if class != "" {
			key = class + "|" + f
		}
		if w := m.heads[head][key]; w != 0 {
			out = append(out, Weight{f, w})
		}
	}
	sort.SliceStable(out, func(i, j int) bool {
		if a, b := abs(out[i].Weight), abs(out[j].Weight); a != b {
			return a > b
		}
		return out[i].Feature < out[j].Feature
	})
	return out[:min(n, len(out))]
}

func abs(n int) int { return max(n, -n) }
