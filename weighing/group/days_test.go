package group

import (
	"testing"

	"entente"
)

// report makes the view of one clause in one document.
func report(l *Linker, id, published, text, lemma, typ, date string, basis entente.Basis, value float64) *View {
	d := &entente.Document{ID: id, Text: text}
	if published != "" {
		d.Published = entente.Date{EDTF: published, Start: published, End: published, Basis: entente.BasisHeader}
	}
	c := &entente.Claim{ID: "c:" + id, Document: id, Kind: entente.KindEvent, Event: &entente.Event{Type: typ}, Lemma: lemma, Status: entente.Asserted,
		Clause: entente.Span{End: len(text)}, Sentence: entente.Span{End: len(text)},
		Actors: []entente.Actor{{Code: "SYL", Name: "Sylvania", Text: "Sylvanian"}}, Recipients: []entente.Actor{{Code: "FRD", Name: "Freedonia", Text: "Freedonia"}}}
	c.Date.Basis = entente.BasisUndated
	if date != "" {
		c.Date = entente.Date{EDTF: date, Start: date, End: date, Basis: basis}
	}
	if value > 0 {
		c.Amounts = []entente.Amount{{Value: &value, Unit: "count", Of: "people"}}
	}
	return l.View(d, c)
}

func TestReportsOfFollowingDays(t *testing.T) {
	l, err := NewLinker()
	if err != nil {
		t.Fatal(err)
	}
	const doc, explicit = entente.BasisDocument, entente.BasisExplicit
	for _, c := range []struct {
		name string
		a, b *View
		same bool
	}{
		{"undated strikes told on two days",
			report(l, "a", "2031-05-17", "Sylvanian strikes killed people in Freedonia.", "kill", "ASSAULT", "", "", 150),
			report(l, "b", "2031-05-18", "Sylvanian strikes killed people in Freedonia.", "kill", "ASSAULT", "", "", 100), false},
		{"strikes dated by two newspapers",
			report(l, "a", "2031-05-17", "Sylvanian strikes killed people across Freedonia.", "kill", "ASSAULT", "2031-05-17", doc, 41),
			report(l, "b", "2031-05-18", "Sylvanian strikes killed people across Freedonia.", "kill", "ASSAULT", "2031-05-18", doc, 60), false},
		{"undated strikes months apart",
			report(l, "a", "2031-05-17", "Sylvanian strikes killed 25 people in Freedonia.", "kill", "ASSAULT", "", "", 25),
			report(l, "b", "2031-09-17", "Sylvanian strikes killed 75 people in Freedonia.", "kill", "ASSAULT", "", "", 75), false},
		{"a later report looks back",
			report(l, "a", "2031-05-02", "Sylvania thanked the dyke wardens of Freedonia for the sandbags at Tilling.", "thank", "SUPPORT", "2031-05-01", explicit, 0),
			report(l, "b", "2031-05-06", "Sylvania thanked the dyke wardens of Freedonia for the sandbags at Tilling.", "thank", "SUPPORT", "2031-05-06", doc, 0), true},
		{"two visits in a month",
			report(l, "a", "2031-05-04", "The premier of Sylvania visited Freedonia.", "visit", "CONSULT", "2031-05-03", explicit, 0),
			report(l, "b", "2031-05-28", "The premier of Sylvania visited Freedonia.", "visit", "CONSULT", "2031-05-26", explicit, 0), false},
		{"a rate of another month",
			indicator(report(l, "a", "2031-05-04", "Oil from Sylvania rose to 90 crowns a barrel in Freedonia.", "rise", "", "", "", 90)),
			indicator(report(l, "b", "2031-06-04", "Oil from Sylvania rose to 101 crowns a barrel in Freedonia.", "rise", "", "", "", 101)), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			rs, s := l.Compare(c.a, c.b)
			if (s >= Same) != c.same {
				t.Errorf("score %.1f: %v", s, rs)
			}
		})
	}
}

func indicator(v *View) *View {
	v.Claim.Kind, v.Claim.Event = entente.KindIndicator, nil
	return v
}
