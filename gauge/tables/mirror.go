package tables

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// generation is how many two-sided acts wait before the older ones are
// forgotten: the sides of an act stand near each other in every table.
const generation = 1 << 17

// act is one side of a two-sided act.
type act struct{ date, source, target, code string }

// mirrors holds the two-sided acts whose other side has not come, in two
// generations.
type mirrors struct{ young, old map[act]int }

func newMirrors() mirrors { return mirrors{map[act]int{}, map[act]int{}} }

// take removes one act if it waits.
func (m *mirrors) take(a act) bool {
	for _, list := range []map[act]int{m.old, m.young} {
		if n := list[a]; n > 0 {
			if n == 1 {
				delete(list, a)
			} else {
				list[a] = n - 1
			}
			return true
		}
	}
	return false
}

// wait adds an act, and returns how many were forgotten for it.
func (m *mirrors) wait(a act) (forgotten int) {
	if len(m.young) >= generation {
		forgotten = len(m.old)
		m.young, m.old = map[act]int{}, m.young
	}
	m.young[a]++
	return forgotten
}

// once reports why an event does not count: it is within one country, or the
// other side of one that did.
func (s *scan) once(ev *Event) (reason string) {
	if ev.Source == ev.Target {
		return ReasonSame
	}
	other, two := s.mirror[ev.CAMEO]
	if !two {
		return ""
	}
	if s.mirrors.take(act{ev.Date, ev.Target, ev.Source, other}) {
		return ReasonMirror
	}
	s.rep.Forgotten += s.mirrors.wait(act{strings.Clone(ev.Date), ev.Source, ev.Target, ev.CAMEO})
	return ""
}

// Waiting writes the two-sided acts that wait, for a run that goes on later:
// one a line, in order, the older generation first behind a line of its own.
func (run *Run) Waiting() string {
	var b strings.Builder
	for i, list := range []map[act]int{run.mirrors.old, run.mirrors.young} {
		if i == 1 {
			b.WriteString("-\n")
		}
		keys := make([]act, 0, len(list))
		for a := range list {
			keys = append(keys, a)
		}
		slices.SortFunc(keys, func(a, b act) int {
			return cmp.Or(cmp.Compare(a.date, b.date), cmp.Compare(a.source, b.source), cmp.Compare(a.target, b.target), cmp.Compare(a.code, b.code))
		})
		for _, a := range keys {
			fmt.Fprintf(&b, "%s %s %s %s %d\n", a.date, a.source, a.target, a.code, list[a])
		}
	}
	return b.String()
}

// Wait takes what Waiting wrote.
func (run *Run) Wait(text string) error {
	m := newMirrors()
	list := m.old
	for n, line := range strings.Split(text, "\n") {
		if line == "" {
			continue
		}
		if line == "-" {
			list = m.young
			continue
		}
		var a act
		var count int
		if k, err := fmt.Sscan(line, &a.date, &a.source, &a.target, &a.code, &count); k != 5 || err != nil || count < 1 {
			return fmt.Errorf("line %d of the waiting acts is damaged", n+1)
		}
		list[a] = count
	}
	run.mirrors = m
	return nil
}
