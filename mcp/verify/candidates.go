package verify

import (
	"context"
	"slices"
	"sort"
	"strings"

	"entente"
	"entente/archive"
)

// candidates are the documents to read for a sentence, best first: those that
// have its names and words, and those with claims about its two sides of the
// same type.
func (c *Checker) candidates(ctx context.Context, f *facts, pair entente.Dyad) ([]string, error) {
	var out []string
	add := func(id string) {
		if len(out) < mostRead && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	filter := archive.Filter{Limit: mostRead / 2}
	if pair != (entente.Dyad{}) {
		filter.Dyad = &pair
	}
	for _, q := range queries(f) {
		hits, err := c.Store.Search(ctx, q, filter)
		if err != nil {
			return nil, err
		}
		for _, h := range hits {
			add(h.Document)
		}
	}
	for _, d := range f.deeds {
		if len(out) >= mostRead || d.typ == "" {
			continue
		}
		side, ok := dyad(d)
		if !ok {
			continue
		}
		for x, err := range c.Store.Claims(ctx, archive.Filter{Dyad: &side, Type: d.typ, Limit: 4 * mostRead}) {
			if err != nil {
				return nil, err
			}
			add(x.Document)
		}
	}
	return out, nil
}

func dyad(d deed) (entente.Dyad, bool) {
	codes := append(slices.Clone(d.actors), d.others...)
	codes = slices.DeleteFunc(codes, func(s string) bool { return s == "" })
	slices.Sort(codes)
	codes = slices.Compact(codes)
	if len(codes) < 2 {
		return entente.Dyad{}, false
	}
	return entente.NewDyad(codes[0], codes[1]), true
}

// queries are searches from the narrowest to the widest: all words must occur
// in each, so that the first has everything and the last the longest words.
func queries(f *facts) []string {
	var names, words []string
	for _, n := range f.names {
		if !n.plain && n.text != "" {
			names = append(names, `"`+strings.ReplaceAll(n.text, `"`, " ")+`"`)
		}
	}
	for w := range f.words {
		words = append(words, w+"*")
	}
	sort.Slice(words, func(i, j int) bool {
		if len(words[i]) != len(words[j]) {
			return len(words[i]) > len(words[j])
		}
		return words[i] < words[j]
	})
	names = names[:min(4, len(names))]
	var out []string
	try := func(list ...[]string) {
		q := strings.Join(slices.Concat(list...), " ")
		if q != "" && !slices.Contains(out, q) {
			out = append(out, q)
		}
	}
	try(names, words[:min(8, len(words))])
	try(names, words[:min(2, len(words))])
	try(names) // a verb may stand in a form that its lemma does not begin
	try(words[:min(6, len(words))])
	try(words[:min(3, len(words))])
	return out
}
