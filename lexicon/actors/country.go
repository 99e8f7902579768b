package actors

import (
	"sort"
	"strings"
)

// spelling is a folded country name for suggestions.
type spelling struct{ key, name string }

// Country returns the alpha-3 code of a country by any of its names, its
// adjective or its ISO code, in any case. An ambiguous adjective
// ("Congolese") is not ok.
func (l *Lexicon) Country(nameOrCode string) (code string, ok bool) {
	k := foldKey(nameOrCode)
	codes := l.names[k]
	if len(codes) == 0 {
		codes = l.names[strings.TrimPrefix(k, "the ")]
	}
	if len(codes) == 1 {
		return codes[0], true
	}
	for _, c := range codes { // a name wins over an adjective
		if foldKey(l.byCode[c].Name) == k {
			return c, true
		}
	}
	return "", false
}

// Suggest returns up to five country names nearest to a name that Country
// does not know, nearest first.
func (l *Lexicon) Suggest(nameOrCode string) []string {
	k := strings.TrimPrefix(foldKey(nameOrCode), "the ")
	if k == "" || len(k) > 64 {
		return nil
	}
	type cand struct {
		name string
		d    int
	}
	best := map[string]int{}
	for _, s := range l.spell {
		d := distance(k, s.key)
		if len(k) >= 3 && strings.HasPrefix(s.key, k) {
			d = 1
		}
		if d <= 1+len(k)/4 {
			if old, ok := best[s.name]; !ok || d < old {
				best[s.name] = d
			}
		}
	}
	var cs []cand
	for n, d := range best {
		cs = append(cs, cand{n, d})
	}
	sort.Slice(cs, func(i, j int) bool {
		if cs[i].d != cs[j].d {
			return cs[i].d < cs[j].d
		}
		return cs[i].name < cs[j].name
	})
	var out []string
	for _, c := range cs {
		if len(out) == 5 {
			break
		}
		out = append(out, c.name)
	}
	return out
}

func (l *Lexicon) indexSpelling() {
	for k, codes := range l.names {
		for _, c := range codes {
			l.spell = append(l.spell, spelling{k, l.byCode[c].Name})
		}
	}
	sort.Slice(l.spell, func(i, j int) bool {
		if l.spell[i].key != l.spell[j].key {
			return l.spell[i].key < l.spell[j].key
		}
		return l.spell[i].name < l.spell[j].name
	})
}

// Countries returns all codes in order.
func (l *Lexicon) Countries() []string {
	out := make([]string, 0, len(l.countries))
	for _, c := range l.countries {
		out = append(out, c.Code)
	}
	sort.Strings(out)
	return out
}

// Name returns the usual English short name of a country, or the canonical
// name of an organisation or group; "" when nobody has the code.
func (l *Lexicon) Name(code string) string {
	if c := l.byCode[code]; c != nil {
		return c.Name
	}
	return l.orgNames[code]
}

// NameIn returns the name as it stands in a sentence: "the United States".
func (l *Lexicon) NameIn(code string) string {
	if c := l.byCode[code]; c != nil {
		if c.Article {
			return "the " + c.Name
		}
		return c.Name
	}
	n := l.orgNames[code]
	if n != "" && strings.HasPrefix(code, "IGO") && (strings.Contains(n, " ") || len(n) <= 2) {
		return "the " + n
	}
	return n
}

// Adjective returns the usual adjective of a country, else its name.
func (l *Lexicon) Adjective(code string) string {
	if c := l.byCode[code]; c != nil && len(c.Adjectives) > 0 {
		return c.Adjectives[0]
	}
	return l.Name(code)
}

// distance is the optimal string alignment distance of two short strings in
// bytes: insertions, deletions, substitutions, neighbours swapped.
func distance(a, b string) int {
	prev2 := make([]int, len(b)+1)
	prev := make([]int, len(b)+1)
	cur := make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		cur[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			cur[j] = min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				cur[j] = min(cur[j], prev2[j-2]+1)
			}
		}
		prev2, prev, cur = prev, cur, prev2
	}
	return prev[len(b)]
}
