package phases

import (
	"strings"
	"testing"

	"entente"
)

func claim(id string, kind entente.Kind, status entente.Status, start, end, quote string) entente.Claim {
	return entente.Claim{ID: id, Document: "d" + id, Kind: kind, Status: status, Date: entente.Date{Start: start, End: end, EDTF: start},
		Evidence: []entente.Evidence{{Quote: quote, Span: entente.Span{End: len(quote)}}}}
}

func all(*entente.Claim) bool { return true }

func TestSourcesThatDifferMakeFuzzyBorders(t *testing.T) {
	list, err := Told([]entente.Claim{
		claim("3", entente.KindAssessment, entente.Asserted, "2023-06-01", "2023-12-31", "Relations deteriorated, sharply."),
		claim("1", entente.KindAssessment, entente.Asserted, "2022-01-01", "2022-03-31", "Ties warmed."),
		claim("2", entente.KindAssessment, entente.Hedged, "2022-02-01", "2022-06-30", "Relations may be improving."),
		claim("4", entente.KindAssessment, entente.Ongoing, "", "", "A thaw is under way."),
	}, all)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range list {
		got = append(got, p.Direction)
	}
	if strings.Join(got, " ") != "up down up" {
		t.Fatalf("%+v", list)
	}
	first := list[0]
	if first.Begins != [2]string{"2022-01-01", "2022-02-01"} || first.Ends != [2]string{"2022-03-31", "2022-06-30"} || !first.Fuzzy() || first.Documents != 2 {
		t.Errorf("%+v", first)
	}
	if list[1].Fuzzy() || list[2].Begins[0] != "" || list[2].Told[0].Word != "thaw" {
		t.Errorf("%+v", list[1:])
	}
}

func TestOnlyWhatIsToldAsChangeIsTaken(t *testing.T) {
	for _, c := range []struct {
		name  string
		claim entente.Claim
		want  int
	}{
		{"no word of change", claim("1", entente.KindAssessment, entente.Asserted, "2022", "2022", "They trade in copper."), 0},
		{"denied", claim("1", entente.KindAssessment, entente.Negated, "2022", "2022", "There was no thaw."), 0},
		{"planned", claim("1", entente.KindEvent, entente.Planned, "2022", "2022", "They will restore relations."), 0},
		{"a word that events use otherwise", claim("1", entente.KindEvent, entente.Asserted, "2022", "2022", "The minister turned to the guests."), 0},
		{"part of a word", claim("1", entente.KindEvent, entente.Asserted, "2022", "2022", "They met at the thawless lake."), 0},
		{"an event of change", claim("1", entente.KindEvent, entente.Asserted, "2022-01-01", "2022-01-01", "Peru severed ties with Chile."), 1},
		{"a figure", claim("1", entente.KindIndicator, entente.Asserted, "2022", "2022", "The balance of trade improved."), 0},
		{"a third country", func() entente.Claim {
			c := claim("1", entente.KindAssessment, entente.Asserted, "2022", "2022", "Relations thawed.")
			c.Actors, c.ThirdParties = []entente.Actor{{Code: "PER"}, {Code: "CHL"}}, []entente.Actor{{Code: "BOL"}}
			return c
		}(), 0},
		{"a purpose", claim("1", entente.KindEvent, entente.Asserted, "2022", "2022", "They met to normalise relations."), 0},
		{"what came before", claim("1", entente.KindAssessment, entente.Asserted, "2022", "2022", "They talk again after years of distrust."), 0},
		{"an expectation", claim("1", entente.KindExpectation, entente.Asserted, "2022", "2022", "A thaw is expected."), 0},
	} {
		list, err := Told([]entente.Claim{c.claim}, all)
		if err != nil || len(list) != c.want {
			t.Errorf("%s: %+v %v", c.name, list, err)
		}
	}
}

func TestFarApartPhasesOfOneDirectionStayApart(t *testing.T) {
	list, err := Told([]entente.Claim{
		claim("1", entente.KindEvent, entente.Asserted, "2020-01-01", "2020-01-31", "A thaw."),
		claim("2", entente.KindEvent, entente.Asserted, "2022-01-01", "2022-01-31", "A thaw."),
	}, all)
	if err != nil || len(list) != 2 {
		t.Errorf("%+v %v", list, err)
	}
}
