package phases

import (
	"testing"

	"entente"
	"entente/english"
)

// read analyses a text with the parser; country names become mentions.
func read(t *testing.T, text string) (*entente.Document, *entente.Reading) {
	t.Helper()
	lang, err := english.Open("fast")
	if err != nil {
		t.Fatal(err)
	}
	doc := &entente.Document{ID: "d", Text: text, Blocks: []entente.Block{{Kind: entente.BlockBody, Span: entente.Span{End: len(text)}}}}
	r := &entente.Reading{Document: "d", Path: "a.txt", Blocks: doc.Blocks}
	r.Sentences, r.Mentions = lang.Analyse(text, doc.Blocks)
	codes := map[string]string{"Peru": "PER", "Chile": "CHL", "Bolivia": "BOL"}
	for i := range r.Mentions {
		if code := codes[r.Mentions[i].Text]; code != "" {
			r.Mentions[i].Actors = []entente.Actor{{Code: code}}
		}
	}
	return doc, r
}

func TestSentencesThatTellOfTheRelationAreFound(t *testing.T) {
	pair := entente.NewDyad("PER", "CHL")
	for _, c := range []struct{ text, want string }{
		{"Relations between Peru and Chile improved in 2021.", "up improved asserted"},
		{"A visible improvement in relations between Peru and Chile followed.", "up improvement asserted"},
		{"The strained ties of Peru and Chile made headlines.", "down strained ties asserted"},
		{"Relations between Peru and Chile may be improving.", "up improving hedged"},
		{"Relations between Peru and Chile did not improve.", ""},
		{"Peru wants improved relations with Chile.", ""},
		{"Have relations between Peru and Chile improved?", ""},
		{"Relations between Peru and Bolivia improved, Chile said.", ""},
		{"Peru and Chile improved a road.", ""},
		{"Peru and Chile met to improve ties.", ""},
		{"Relations between Peru and Chile began to improve.", "up improve asserted"},
		{"Relations between Peru and Chile opened again after years of deterioration.", ""},
	} {
		doc, r := read(t, c.text)
		list, err := InProse(doc, r, pair)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if len(list) > 0 {
			got = list[0].direction + " " + list[0].Word + " " + string(list[0].Status)
			if list[0].Quote != doc.Text[list[0].Start:list[0].End] {
				t.Errorf("%q is not what stands at %d", list[0].Quote, list[0].Start)
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestASentenceThatAClaimComesFromIsToldOnce(t *testing.T) {
	c := claim("1", entente.KindAssessment, entente.Asserted, "2022-01-01", "2022-03-31", "Ties warmed.")
	same := Telling{Document: "d1", Start: 0, End: 12, direction: Up}
	other := Telling{Document: "d2", Start: 0, End: 12, direction: Up, Date: c.Date}
	list, err := Told([]entente.Claim{c}, all, same, other)
	if err != nil || len(list) != 1 || len(list[0].Told) != 2 || list[0].Documents != 2 {
		t.Errorf("%+v %v", list, err)
	}
}

func TestAMereTurnDoesNotPartAPhase(t *testing.T) {
	tell := func(id, direction, start string) Telling {
		return Telling{Document: id, End: 1, direction: direction, Date: entente.Date{Start: start, End: start}}
	}
	list, err := Told(nil, all, tell("a", Up, "2021-01-01"), tell("b", Turn, "2021-01-05"), tell("c", Up, "2021-01-10"), tell("d", Down, "2021-01-12"), tell("e", Up, "2021-01-14"))
	if err != nil || len(list) != 4 || len(list[0].Told) != 2 {
		t.Errorf("%+v %v", list, err)
	}
}
