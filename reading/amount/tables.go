package amount

import (
	"sort"
	"strings"
	"sync"
	"unicode/utf8"

	"entente/lexicon/units"
)

// tables index the lexicon for matching.
type tables struct {
	signs      map[rune][]sign // by last rune, longest first
	words      map[string][]phrase
	scales     map[string]units.Scale
	bounds     map[string][]units.Bound // by last word
	currencies []units.Currency
	verbs      map[string]string // lemma → direction
	nouns      map[string]string
	quantities map[string]bool
	labels     map[string]bool
}

type sign struct {
	text     string
	currency []int // candidates
}

// phrase is a unit or currency word of up to three words, by its first.
type phrase struct {
	parts    []string // as lex cuts them
	unit     string
	currency []int
}

var load = sync.OnceValues(func() (*tables, error) {
	u, err := units.Load()
	if err != nil {
		return nil, err
	}
	t := &tables{signs: map[rune][]sign{}, words: map[string][]phrase{}, scales: map[string]units.Scale{}, bounds: map[string][]units.Bound{},
		currencies: u.Currencies, verbs: map[string]string{}, nouns: map[string]string{}, quantities: u.Quantities, labels: u.Labels}
	signs, words := map[string][]int{}, map[string][]int{}
	var signOrder, wordOrder []string
	for i, c := range u.Currencies {
		for _, s := range c.Signs {
			if signs[s] == nil {
				signOrder = append(signOrder, s)
			}
			signs[s] = append(signs[s], i)
		}
		for _, w := range c.Words {
			if words[w] == nil {
				wordOrder = append(wordOrder, w)
			}
			words[w] = append(words[w], i)
		}
	}
	for _, s := range signOrder {
		last, _ := utf8.DecodeLastRuneInString(s)
		t.signs[last] = append(t.signs[last], sign{s, signs[s]})
	}
	for last := range t.signs {
		list := t.signs[last]
		sort.SliceStable(list, func(i, j int) bool { return len(list[i].text) > len(list[j].text) })
	}
	for _, w := range wordOrder {
		t.phrase(w, "", words[w])
	}
	for _, m := range u.Measures {
		for _, f := range m.Forms {
			t.phrase(f, m.Unit, nil)
		}
	}
	for first := range t.words {
		list := t.words[first]
		sort.SliceStable(list, func(i, j int) bool { return len(list[i].parts) > len(list[j].parts) })
	}
	for _, s := range u.Scales {
		t.scales[s.Word] = s
	}
	for _, b := range u.Bounds {
		w := strings.Fields(b.Phrase)
		last := w[len(w)-1]
		t.bounds[last] = append(t.bounds[last], b)
	}
	for last := range t.bounds {
		list := t.bounds[last]
		sort.SliceStable(list, func(i, j int) bool { return len(list[i].Phrase) > len(list[j].Phrase) })
	}
	for _, d := range u.Directions {
		if d.Kind == "verb" {
			t.verbs[d.Lemma] = d.Direction
		} else {
			t.nouns[d.Lemma] = d.Direction
		}
	}
	return t, nil
})

func (t *tables) phrase(form, unit string, currency []int) {
	p := phrase{unit: unit, currency: currency}
	for _, tok := range lex(form, 0, len(form)) {
		p.parts = append(p.parts, tok.Of(form))
	}
	key := p.parts[0]
	if len(key) > 2 || unit == "" { // short abbreviations keep their case
		key = strings.ToLower(key)
	}
	t.words[key] = append(t.words[key], p)
}
