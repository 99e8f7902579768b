// Package issues labels what a claim is about: trade, counterterrorism,
// sanctions and so on, from the words of its clause and its event type.
//
// A strong word makes its issue; a weak one needs a second word of the same
// issue. Labels come in the order of the file. Loading takes about a
// millisecond; a Set is immutable and safe for concurrent use.
package issues

import (
	"embed"
	"io/fs"
	"sort"
	"strings"

	"entente/lexicon/tsv"
)

//go:embed *.tsv
var files embed.FS

// Issue is one issue.
type Issue struct {
	Name, Label string
}

// Set is the loaded issues.
type Set struct {
	Issues []Issue
	// words maps the first word of a sequence to its entries.
	words map[string][]entry
	types map[string][]int
}

type entry struct {
	issue  int
	rest   []string
	strong bool
}

// Load reads and checks the file; one of the same name in overlay, which may
// be nil, replaces the embedded one.
func Load(overlay fs.FS) (*Set, error) {
	var src fs.FS = files
	if overlay != nil {
		if _, err := fs.Stat(overlay, "issues.tsv"); err == nil {
			src = overlay
		}
	}
	t, err := tsv.Load(src, "issues.tsv", "issue", "label", "strong", "weak")
	if err != nil {
		return nil, err
	}
	s := &Set{words: map[string][]entry{}, types: map[string][]int{}}
	seen := map[string]bool{}
	for i, r := range t.Rows {
		name := r.Get("issue")
		if name == "" || seen[name] {
			return nil, r.Errorf("issue %q is empty or named twice", name)
		}
		seen[name] = true
		s.Issues = append(s.Issues, Issue{name, r.Get("label")})
		if len(r.List("strong"))+len(r.List("weak")) == 0 {
			return nil, r.Errorf("issue %q has no words", name)
		}
		for _, w := range r.List("strong") {
			s.add(i, w, true)
		}
		for _, w := range r.List("weak") {
			s.add(i, w, false)
		}
		for _, typ := range r.List("types") {
			s.types[typ] = append(s.types[typ], i)
		}
	}
	return s, nil
}

func (s *Set) add(issue int, sequence string, strong bool) {
	parts := strings.Split(strings.ToLower(sequence), "_")
	s.words[parts[0]] = append(s.words[parts[0]], entry{issue, parts[1:], strong})
}

// Of lists the issues of a clause, the one most spoken of first, given its lower-case lemmas in order and
// the event's type and mode ("" when it is no event).
func (s *Set) Of(lemmas []string, typ, mode string) []string {
	points := make([]int, len(s.Issues))
	for i, l := range lemmas {
		for _, e := range s.words[l] {
			if !follows(lemmas[i+1:], e.rest) {
				continue
			}
			if e.strong {
				points[e.issue] += 2
			} else {
				points[e.issue]++
			}
		}
	}
	for _, key := range []string{typ, typ + "/" + mode} {
		for _, i := range s.types[key] {
			points[i] += 2
		}
	}
	var found []int
	for i, p := range points {
		if p >= 2 {
			found = append(found, i)
		}
	}
	sort.SliceStable(found, func(a, b int) bool { return points[found[a]] > points[found[b]] })
	var out []string
	for _, i := range found {
		out = append(out, s.Issues[i].Name)
	}
	return out
}

func follows(lemmas, rest []string) bool {
	if len(lemmas) < len(rest) {
		return false
	}
	for i, r := range rest {
		if lemmas[i] != r {
			return false
		}
	}
	return true
}

// Label is the name of an issue as a heading, or the issue itself.
func (s *Set) Label(issue string) string {
	for _, x := range s.Issues {
		if x.Name == issue {
			return x.Label
		}
	}
	return issue
}
