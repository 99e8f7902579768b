package verify

import (
	"slices"
	"strings"
)

// namesIn reports whether everything that f names is named in h.
func namesIn(f, h *facts) bool {
	return len(namesLacking(f, h)) == 0
}

func namesLacking(f, h *facts) []string {
	var out []string
	for i := range f.names {
		n := &f.names[i]
		if !n.plain && !slices.ContainsFunc(h.names, func(m name) bool { return alike(n, &m) }) && !strings.Contains(strings.ToLower(h.text), n.text) && !slices.Contains(out, n.text) {
			out = append(out, n.text)
		}
	}
	return out
}

// inPlace refuses a sentence where a name of f hangs on a word that in h has
// only other names hanging on it: "exports from Peru", "exports from Chile".
func inPlace(f, h *facts) bool {
	for i := range f.names {
		n := &f.names[i]
		if n.on == "" || n.plain {
			continue
		}
		other, like := false, false
		for j := range h.names {
			if m := &h.names[j]; m.on == n.on {
				like = like || alike(n, m)
				other = other || !alike(n, m)
			}
		}
		if other && !like {
			return false
		}
	}
	return true
}

// apart refuses a sentence in which one name would have to stand for two names
// of f.
func apart(f, h *facts) bool {
	used := map[int]bool{}
	for _, exact := range []bool{true, false} {
		for i := range f.names {
			n := &f.names[i]
			same := slices.IndexFunc(h.names, func(m name) bool { return m.text == n.text })
			if n.plain || n.on == "" || exact != (same >= 0) {
				continue
			}
			found := same
			for j := 0; j < len(h.names) && !exact && found < 0; j++ {
				if !used[j] && alike(n, &h.names[j]) {
					found = j
				}
			}
			if found < 0 && !strings.Contains(strings.ToLower(h.text), n.text) {
				return false
			}
			used[found] = true
		}
	}
	return true
}

// alike reports whether two names stand for one: the same words, the same
// person, or the same code where neither is a person.
func alike(a, b *name) bool {
	if a.text == b.text && a.text != "" {
		return true
	}
	for _, p := range a.people {
		if slices.Contains(b.people, p) {
			return true
		}
	}
	if len(a.people) > 0 || len(b.people) > 0 {
		return false
	}
	for _, c := range a.codes {
		if slices.Contains(b.codes, c) {
			return true
		}
	}
	return false
}
