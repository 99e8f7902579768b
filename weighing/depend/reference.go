package depend

import (
	"strings"
	"time"
	"unicode"

	"entente"
)

// refKey is equal for two mentions of one publication: its house and title.
// Titles of fewer than three words are too common to tell, and give "".
func (x *Index) refKey(publisher, address, title string) string {
	f := strings.FieldsFunc(strings.ToLower(title), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
	if len(f) < 3 {
		return ""
	}
	if len(f) >= 6 {
		return strings.Join(f, " ") // distinctive without the house
	}
	return x.lex.Family(publisher, address) + "|" + strings.Join(f, " ")
}

// byReference finds texts that the reference list of t names, texts whose
// lists name t, and texts that name the same publication as t.
func (x *Index) byReference(s *scratch, t *Text, slot uint32) []link {
	var out []link
	done := map[uint32]bool{}
	emit := func(c uint32, from, to *Text, e []entente.Evidence, common, key string) {
		if c >= slot || done[c] {
			return
		}
		done[c] = true
		d := Dependence{From: from.doc.ID, To: to.doc.ID, Because: Cited, Score: 0.4, Evidence: e, CommonSource: common}
		out = append(out, link{dep: d, refKey: key})
	}
	if k := x.refKey(t.doc.Publisher, t.doc.URL, t.doc.Title); k != "" {
		for _, c := range x.refs[k] {
			other := x.texts[c]
			emit(c, other, t, x.refProof(other, k), "", "")
		}
	}
	for _, r := range t.doc.References {
		k := x.refKey(r.Publisher, r.URL, r.Title)
		if k == "" {
			continue
		}
		for _, c := range x.titles[k] {
			emit(c, t, x.texts[c], x.refProof(t, k), "", "")
		}
		if len(x.refs[k]) > maxPairDocs {
			continue
		}
		for _, c := range x.refs[k] {
			a, b := ordered(t, x.texts[c])
			emit(c, a, b, append(x.refProof(a, k), x.refProof(b, k)...), strings.TrimSpace(r.Title), k)
		}
	}
	return out
}

// refProof is the entry of a reference list under key.
func (x *Index) refProof(t *Text, key string) []entente.Evidence {
	for _, r := range t.doc.References {
		if x.refKey(r.Publisher, r.URL, r.Title) == key && r.Check(t.doc.Text) == nil {
			return []entente.Evidence{{Document: t.doc.ID, Span: r.Span, Quote: r.Of(t.doc.Text)}}
		}
	}
	return nil
}

// daysBetween is to minus from in days, both "2006-01-02"; 0 when either is
// no date.
func daysBetween(from, to string) int {
	a, err := time.Parse(time.DateOnly, from)
	if err != nil {
		return 0
	}
	b, err := time.Parse(time.DateOnly, to)
	if err != nil {
		return 0
	}
	return int(b.Sub(a).Hours() / 24)
}
