package actors

import (
	"fmt"
	"sort"
)

// Check returns what is wrong with the facts: an office that one person holds
// at a time with two holders whose terms certainly overlap, a name that stands
// for two parties without being marked ambiguous in cautions.tsv, and a
// listing or agreement whose codes nobody has. The loader has already refused
// unknown codes and bad dates.
func (l *Lexicon) Check() []error {
	var errs []error
	keys := make([]string, 0, len(l.byOffice))
	for k := range l.byOffice {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		errs = append(errs, l.overlaps(l.byOffice[k])...)
	}
	return append(errs, l.ambiguities()...)
}

// overlaps finds terms of a single-holder office that certainly overlap.
func (l *Lexicon) overlaps(hs []*Holder) []error {
	if t := l.offices[hs[0].Office]; t == nil || !l.singleIn(hs[0]) {
		return nil
	}
	s := append([]*Holder(nil), hs...)
	sort.SliceStable(s, func(i, j int) bool { return s[i].From < s[j].From })
	var errs []error
	for i := 0; i < len(s); i++ {
		for j := i + 1; j < len(s); j++ {
			a, b := s[i], s[j]
			if a.From == "" || b.From == "" {
				continue
			}
			end := "9999-99-99"
			if a.To != "" {
				end = earliest(a.To)
			}
			if latest(b.From) < end && b.To != a.From {
				errs = append(errs, fmt.Errorf("%s:%d: %s holds %s of %s from %s while %s (line %d) holds it until %q",
					b.line, b.lineNo, b.Person, b.Office, b.Country, b.From, a.Person, a.lineNo, a.To))
			}
		}
	}
	return errs
}

// singleIn reports whether one person at a time holds this office there.
func (l *Lexicon) singleIn(h *Holder) bool {
	single := false
	for _, ts := range l.titles {
		for _, t := range ts {
			if t.office == h.Office && (t.country == "" || t.country == h.Country) && t.single {
				single = true
			}
		}
	}
	return single
}

// ambiguities finds names of parties that stand for two at a time.
func (l *Lexicon) ambiguities() []error {
	var errs []error
	for _, es := range l.trie.at {
		var first *entry
		for _, e := range es {
			if e.kind == kTitle || e.kind >= kWordOrg || e.caution != "" {
				continue
			}
			if first == nil {
				first = e
				continue
			}
			if first.code == e.code || first.kind == kPerson && e.kind == kPerson || first.alias != e.alias {
				continue
			}
			errs = append(errs, fmt.Errorf("%q stands for %s (%s) and for %s (%s) and is not in cautions.tsv", e.alias, first.code, first.name, e.code, e.name))
		}
	}
	sort.Slice(errs, func(i, j int) bool { return errs[i].Error() < errs[j].Error() })
	return errs
}
