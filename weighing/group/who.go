package group

import (
	"slices"

	"entente"
)

func (l *Linker) parties(a, b *View) float64 {
	if len(a.codes) == 0 || len(b.codes) == 0 {
		return 0
	}
	n := common(a.codes, b.codes)
	switch {
	case n == 0:
		return -6
	case n >= 2 && n == len(a.codes) && n == len(b.codes):
		return 1
	case n == min(len(a.codes), len(b.codes)):
		return 0.5
	}
	return -1.5 // each has a party that the other lacks
}

func persons(a, b *View) float64 {
	if len(a.names) == 0 || len(b.names) == 0 {
		return 0
	}
	switch n := common(a.names, b.names); {
	case n >= 2:
		return 3.6
	case n == 1:
		return 1.2
	}
	if len(a.names) >= 2 && len(b.names) >= 2 {
		return -3
	}
	return -1.5
}

// names compares the other names in two clauses, places above all: an attack
// on one town is not the attack on another.
func names(a, b *View) float64 {
	if len(a.named) == 0 || len(b.named) == 0 {
		return 0
	}
	same, all := 0.0, min(a.named.sum(), b.named.sum())
	a.named.common(b.named, func(x, _ term) { same += float64(x.bits) })
	switch share := same / all; {
	case share == 0:
		return -3.5
	case share < 0.5:
		return -2
	case share >= 0.8:
		return 0.7
	}
	return 0
}

// direction: who did it to whom. What one side did to the other is not what
// the other did to it, and two doers without anything in common need much to
// be the same.
func direction(a, b *View) float64 {
	if len(a.doers) == 0 || len(b.doers) == 0 || mutual(a.Claim.Event) || mutual(b.Claim.Event) {
		return 0
	}
	if common(a.doers, b.doers) > 0 {
		return 0
	}
	if common(a.doers, b.done) > 0 || common(b.doers, a.done) > 0 {
		return contradicted
	}
	return -4
}

// mutual: all take part alike.
func mutual(e *entente.Event) bool {
	return e == nil || e.Type == "CONSULT" || e.Type == "AGREE" || e.Type == "COOPERATE"
}

// issues that differ speak against, shared ones hardly for.
func issues(a, b []string) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	for _, x := range a {
		if slices.Contains(b, x) {
			return 0.3
		}
	}
	return -1.5
}

func common(a, b []string) int {
	n := 0
	for _, x := range a {
		if _, ok := slices.BinarySearch(b, x); ok {
			n++
		}
	}
	return n
}
