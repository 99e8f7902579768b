package index

import (
	"maps"
	"slices"
)

// Panel is the index of a part of the acts, over the periods of the whole.
type Panel struct {
	Name string `json:"name"`
	// Refused says why nothing is measured, "" where something is.
	Refused string `json:"refused,omitempty"`
	*Index
}

// ByIssue and ByType are the parts of an act: its issues, or "none named"; its
// PLOVER type.
func ByIssue(a *Act) []string {
	if len(a.Issues) == 0 {
		return []string{"none named"}
	}
	return a.Issues
}

func ByType(a *Act) []string { return []string{a.Type} }

// Split measures the parts of the acts side by side, the largest first, each
// over the same periods and against the same minimum. An act with several
// issues counts in each, so parts do not add up to the whole.
func Split(whole *Index, by string, table bool, parts func(*Act) []string) []Panel {
	lists := map[string][]Act{}
	for _, p := range whole.Periods {
		for i := range p.List {
			for _, name := range parts(&p.List[i]) {
				lists[name] = append(lists[name], p.List[i])
			}
		}
	}
	var out []Panel
	for _, name := range slices.Sorted(maps.Keys(lists)) {
		first, last := whole.Periods[0].Start, whole.Periods[len(whole.Periods)-1].Start
		p := Panel{Name: name, Index: build(lists[name], Left{}, by, first, last)}
		if err := p.enough(by, table); err != nil {
			p.Refused = err.Error()
		}
		out = append(out, p)
	}
	slices.SortStableFunc(out, func(a, b Panel) int { return b.Acts - a.Acts })
	return out
}
