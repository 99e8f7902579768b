package brief_test

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"testing"

	"entente"
	"entente/brief"
)

// sentence lays out "form/UPOS/XPOS/head/deprel" words over text from offset
// at; each form is looked up in order, so that the text stays verbatim.
func sentence(t *testing.T, text string, at int, spec string) entente.Sentence {
	t.Helper()
	var s entente.Sentence
	pos := at
	for _, w := range strings.Fields(spec) {
		f := strings.Split(w, "|")
		i := strings.Index(text[pos:], f[0])
		if i < 0 || len(f) != 5 {
			t.Fatalf("%q is not in the text from %d, or has not five fields", w, pos)
		}
		head, err := strconv.Atoi(f[3])
		if err != nil {
			t.Fatal(err)
		}
		span := entente.Span{Start: pos + i, End: pos + i + len(f[0])}
		s.Tokens = append(s.Tokens, entente.Token{Span: span, Text: f[0], Lemma: strings.ToLower(f[0]), UPOS: f[1], XPOS: f[2], Head: head, Deprel: f[4]})
		pos = span.End
	}
	s.Span = entente.Span{Start: s.Tokens[0].Start, End: pos}
	return s
}

func document(text, publisher string) *entente.Document {
	sum := sha256.Sum256([]byte(publisher + text))
	id := hex.EncodeToString(sum[:])
	return &entente.Document{ID: "sha256:" + id, Path: publisher + ".txt", RawSHA256: id, TextSHA256: id, Publisher: publisher, Text: text,
		Published: entente.Date{EDTF: "2023-05-20", Start: "2023-05-20", End: "2023-05-20", Basis: entente.BasisHeader},
		Blocks:    []entente.Block{{Kind: entente.BlockBody, Span: entente.Span{Start: 0, End: len(text)}}}}
}

func spanOf(t *testing.T, text, part string) entente.Span {
	t.Helper()
	i := strings.Index(text, part)
	if i < 0 {
		t.Fatalf("%q is not in the text", part)
	}
	return entente.Span{Start: i, End: i + len(part)}
}

func party(t *testing.T, text, part, code string) entente.Actor {
	return entente.Actor{Code: code, Sector: "GOV", Name: part, Text: part, Span: spanOf(t, text, part)}
}

const meeting = "However, the surprising envoy of Chile met Peru’s minister in Lima on 12 May, which pleased traders."

const meetingTree = "However|ADV|RB|7|advmod ,|PUNCT|,|7|punct the|DET|DT|5|det surprising|ADJ|JJ|5|amod envoy|NOUN|NN|9|nsubj of|ADP|IN|7|case Chile|PROPN|NNP|5|nmod " +
	"met|VERB|VBD|0|root Peru|PROPN|NNP|10|nmod:poss ’s|PART|POS|9|case minister|NOUN|NN|8|obj in|ADP|IN|13|case Lima|PROPN|NNP|8|obl on|ADP|IN|15|case 12|NUM|CD|8|obl " +
	"May|PROPN|NNP|15|nmod ,|PUNCT|,|19|punct which|PRON|WDT|19|nsubj pleased|VERB|VBD|8|acl:relcl traders|NOUN|NNS|19|obj .|PUNCT|.|8|punct"

// fixture is one document with one claim about Chile and Peru.
func fixture(t *testing.T) brief.Input {
	t.Helper()
	return fixtureIn(t, "Lima")
}

// fixtureIn tells of a meeting in another city.
func fixtureIn(t *testing.T, city string) brief.Input {
	t.Helper()
	meeting := strings.Replace(meeting, "Lima", city, 1)
	tree := strings.NewReplacer("However|ADV|RB|7|", "However|ADV|RB|8|", ",|PUNCT|,|7|", ",|PUNCT|,|8|", "envoy|NOUN|NN|9|", "envoy|NOUN|NN|8|",
		"Peru|PROPN|NNP|10|", "Peru|PROPN|NNP|11|").Replace(strings.Replace(meetingTree, "Lima|", city+"|", 1))
	d := document(meeting, "The Coastal Post")
	s := sentence(t, meeting, 0, tree)
	at := spanOf(t, meeting, "12 May")
	date := entente.Date{EDTF: "2023-05-12", Start: "2023-05-12", End: "2023-05-12", Basis: entente.BasisYearInferred, Text: "12 May", At: &at}
	c := entente.Claim{Document: d.ID, Path: d.Path, Kind: entente.KindEvent, Event: &entente.Event{Type: "CONSULT", Quad: entente.VerbalCooperation},
		Actors: []entente.Actor{party(t, meeting, "envoy of Chile", "CHL")}, Recipients: []entente.Actor{party(t, meeting, "Peru’s minister", "PER")},
		Date: date, Status: entente.Asserted, Predicate: spanOf(t, meeting, "met"), Clause: spanOf(t, meeting, "the surprising envoy of Chile met Peru’s minister in "+city+" on 12 May"),
		Sentence: s.Span, Evidence: []entente.Evidence{{Span: s.Span, Quote: s.Of(meeting)}}}
	c.ID = entente.ClaimID(c.Document, c.Kind, c.Predicate, c.Event)
	x := entente.Incident{ID: "i:" + city, Kind: c.Kind, Event: c.Event, Date: date, Claims: []string{c.ID}, Mentions: 1, Origins: 1, Status: c.Status,
		Groups: []entente.Group{{Documents: []string{d.ID}}}, Standing: entente.SingleSource}
	r := &entente.Reading{Document: d.ID, Sentences: []entente.Sentence{s},
		Dates: []entente.Timex{{Span: at, Text: "12 May", Type: "DATE", Value: "2023-05-12", Date: date}}}
	return brief.Input{Dyad: entente.NewDyad("PER", "CHL"), Form: "explainer", Documents: []*entente.Document{d},
		Readings: map[string]*entente.Reading{d.ID: r}, Claims: []entente.Claim{c}, Incidents: []entente.Incident{x},
		Name: func(code string) string { return map[string]string{"CHL": "Chile", "PER": "Peru"}[code] }}
}
