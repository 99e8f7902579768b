package coding

import (
	"slices"
	"sort"
	"strings"

	"entente"
	"entente/coding"
	"entente/reading"
)

// reader runs the rooms before coding on single sentences.
type reader struct {
	r *reading.Reader
	c *coding.Coder
	// kept are the readings of texts read before, by text, so that several
	// coders are compared over one reading; nil keeps none.
	kept map[string]*entente.Reading
}

// with is the reader with another coder.
func (r *reader) with(c *coding.Coder) *reader { return &reader{r.r, c, r.kept} }

func (r *reader) claims(id, text, date string, fiction bool) []entente.Claim {
	return r.c.Code(r.read(id, text, date, fiction))
}

// read runs the rooms before coding on one text.
func (r *reader) read(id, text, date string, fiction bool) (*entente.Document, *entente.Reading) {
	doc := &entente.Document{ID: id, Text: text, Blocks: []entente.Block{{Kind: entente.BlockBody, Span: entente.Span{Start: 0, End: len(text)}}}}
	if len(date) == 10 {
		doc.Published = entente.Date{EDTF: date, Start: date, End: date, Basis: entente.BasisHeader}
	}
	if known := r.kept[id+"\x00"+date+"\x00"+text]; known != nil {
		return doc, known
	}
	found := r.r.Read(doc)
	if fiction {
		found.Mentions = invented(found.Sentences, found.Mentions)
	}
	if r.kept != nil {
		r.kept[id+"\x00"+date+"\x00"+text] = &found
	}
	return doc, &found
}

// invented makes an actor of every name that resolved to none, coded by its
// first three letters: the unit records are set in countries that no lexicon
// has, and that is how they code them.
func invented(sents []entente.Sentence, mentions []entente.Mention) []entente.Mention {
	taken := func(s entente.Span) bool {
		return slices.ContainsFunc(mentions, func(m entente.Mention) bool { return len(m.Actors) > 0 && m.Overlaps(s) })
	}
	out := slices.Clone(mentions)
	for i, s := range sents {
		for k, t := range s.Tokens {
			if t.UPOS != "PROPN" && (k == 0 || t.Text[0] < 'A' || t.Text[0] > 'Z') || len(t.Text) < 4 || taken(t.Span) {
				continue
			}
			out = append(out, entente.Mention{Span: t.Span, Text: t.Text, Kind: entente.Place, Sentence: i, Head: k, Rule: "name",
				Actors: []entente.Actor{{Code: strings.ToUpper(t.Text[:3]), Sector: "GOV", Name: t.Text, Text: t.Text, Span: t.Span, Via: "name"}}})
		}
	}
	sort.SliceStable(out, func(i, j int) bool {
		return out[i].Start < out[j].Start || out[i].Start == out[j].Start && out[i].End > out[j].End
	})
	return out
}

// raw is what setting (b) measures: roots, exact codes, and country pairs
// with roots, over the sentences of real countries; and setting (c), the
// share of sentences without events on which the coder fires.
type raw struct {
	root, exact, pair, pairOnly prf
	sentences, empty, alarms    int
}

// measureRaw codes every record. Reciprocal gold lists an event in both
// directions; it counts once, and a claim of two parties matches either way.
func measureRaw(r *reader, list []record, show func(rec record, gold, said []string)) raw {
	var out raw
	for _, rec := range list {
		out.count(rec, r.claims(rec.ID, rec.Text, rec.Date, rec.Fiction), show)
	}
	return out
}

// count adds the claims of one record.
func (m *raw) count(rec record, claims []entente.Claim, show func(rec record, gold, said []string)) {
	gold, said := goldOf(rec), saidOf(claims)
	m.sentences++
	if len(gold) == 0 {
		m.empty++
		if len(said) > 0 {
			m.alarms++
		}
	}
	m.root.add(each(gold, root2), each(said, root2))
	m.exact.add(each(gold, code), each(said, code))
	m.pair.add(each(gold, pairRoot), each(said, pairRoot))
	m.pairOnly.add(each(gold, pairOf), each(said, pairOf))
	if show != nil {
		show(rec, each(gold, all), each(said, all))
	}
}

// coded is an event reduced to what the setting compares.
type coded struct{ a, b, cameo string }

func goldOf(rec record) []coded {
	var out []coded
	for _, e := range rec.Events {
		c := coded{country(e.Source), country(e.Target), e.Code}
		if !mirrored(out, c) {
			out = append(out, c)
		}
	}
	return out
}

func mirrored(list []coded, c coded) bool {
	return slices.ContainsFunc(list, func(x coded) bool { return x.cameo == c.cameo && x.a == c.b && x.b == c.a })
}

func country(code string) string {
	if len(code) > 3 {
		return code[:3]
	}
	return code
}

// saidOf lists the events that claims tell, with the verbal codes that CAMEO
// gives to what is only promised, threatened or refused.
func saidOf(claims []entente.Claim) []coded {
	var out []coded
	for _, cl := range claims {
		if cl.Kind != entente.KindEvent {
			continue
		}
		k := verbalCode(cl)
		if k == "" {
			continue
		}
		pairs := 0
		for _, p := range pairsOf(cl) {
			c := coded{p[0], p[1], k}
			if !slices.Contains(out, c) && !mirrored(out, c) {
				out = append(out, c)
			}
			pairs++
		}
		if pairs == 0 && len(cl.Actors) > 0 {
			out = append(out, coded{country(cl.Actors[0].Code), "", k})
		}
	}
	return out
}

func pairsOf(cl entente.Claim) [][2]string {
	var out [][2]string
	add := func(a, b string) {
		p := [2]string{country(a), country(b)}
		if !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	for i, a := range cl.Actors {
		for _, b := range cl.Recipients {
			add(a.Code, b.Code)
		}
		if len(cl.Recipients) == 0 {
			for _, b := range cl.Actors[i+1:] {
				add(a.Code, b.Code)
			}
		}
	}
	return out
}

// verbalCode is the CAMEO code under that scheme's own conventions, which
// have no status: a promised cooperation is 03, a promised hostility 13, a
// refused one 12; what is hypothetical or merely expected is no event.
func verbalCode(cl entente.Claim) string {
	coop := strings.HasSuffix(cl.Event.Quad, "cooperation")
	switch cl.Status {
	case entente.Hypothetical, entente.PastExpectation:
		return ""
	case entente.Planned:
		if cl.Event.Quad == entente.MaterialCooperation {
			return "03" + strings.TrimPrefix(cl.Event.CAMEO, "0")
		}
		if cl.Event.Quad == entente.MaterialConflict {
			return "130"
		}
	case entente.Negated, entente.Denied:
		if coop {
			return "120"
		}
		return ""
	}
	return cl.Event.CAMEO
}

func each(list []coded, f func(coded) string) []string {
	var out []string
	for _, c := range list {
		out = append(out, f(c))
	}
	return out
}

func root2(c coded) string {
	if len(c.cameo) < 2 {
		return c.cameo
	}
	return c.cameo[:2]
}
func code(c coded) string     { return c.cameo }
func pairRoot(c coded) string { return pairOf(c) + " " + root2(c) }
func pairOf(c coded) string {
	if c.a > c.b && verbal(c) {
		return c.b + "-" + c.a
	}
	return c.a + "-" + c.b
}

// verbal reports whether the root is reciprocal: consultation and agreement.
func verbal(c coded) bool { r := root2(c); return r == "04" || r == "05" || r == "06" }

func all(c coded) string { return c.a + ">" + c.b + " " + c.cameo }
