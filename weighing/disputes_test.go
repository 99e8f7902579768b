package weighing

import (
	"strings"
	"testing"

	"entente"
)

// side is one document with one claim, for a dispute test.
type side struct {
	publisher, published, text string
	pred, lemma, typ, date     string
	parties                    []string
	kind                       entente.Kind
	status                     entente.Status
	amount, of                 string
	value                      float64
	office                     string // of the first actor
}

func (s *story) side(id string, p side) {
	s.t.Helper()
	d := s.doc(id, p.publisher, p.published, p.text)
	c := s.claim(d, p.pred, p.lemma, p.typ, p.date, p.parties...)
	if p.kind != "" {
		c.Kind, c.Event = p.kind, nil
	}
	if p.status != "" {
		c.Status = p.status
	}
	if p.office != "" {
		c.Actors[0].Office = p.office
	}
	if p.amount != "" {
		at := strings.Index(p.text, p.amount)
		v := p.value
		c.Amounts = []entente.Amount{{Span: entente.Span{Start: at, End: at + len(p.amount)}, Text: p.amount, Value: &v, Unit: "count", Of: p.of}}
	}
	c.ID = entente.ClaimID(d.ID, c.Kind, c.Predicate, c.Event)
}

func TestDisputesOfEachTypeAreFoundAndLookalikesAreNot(t *testing.T) {
	fs := []string{"FRD:Freedonia", "SYL:Sylvania"}
	for _, c := range []struct {
		name string
		a, b side
		want entente.DisputeType // "" for none
	}{
		{"how many",
			side{text: "Sylvania freed 40 sailors of Freedonia at Tilling on 3 March.", pred: "freed", lemma: "free", typ: "CONCEDE", date: "2031-03-03", parties: fs, amount: "40", of: "sailors", value: 40},
			side{text: "At Tilling Sylvania freed 55 Freedonian sailors on 3 March.", pred: "freed", lemma: "free", typ: "CONCEDE", date: "2031-03-03", parties: fs, amount: "55", of: "sailors", value: 55}, entente.DisputeValue},
		{"a figure that rounds another",
			side{text: "Sylvania paid 2000 crowns to Freedonia at Tilling on 3 March.", pred: "paid", lemma: "pay", typ: "AID", date: "2031-03-03", parties: fs, amount: "2000", of: "crowns", value: 2000},
			side{text: "At Tilling Sylvania paid 1985 crowns to Freedonia on 3 March.", pred: "paid", lemma: "pay", typ: "AID", date: "2031-03-03", parties: fs, amount: "1985", of: "crowns", value: 1985}, ""},
		{"a part of the whole",
			side{text: "Sylvania freed 40 sailors of Freedonia at Tilling on 3 March.", pred: "freed", lemma: "free", typ: "CONCEDE", date: "2031-03-03", parties: fs, amount: "40", of: "sailors", value: 40},
			side{text: "At Tilling Sylvania freed an additional 12 Freedonian sailors on 3 March.", pred: "freed", lemma: "free", typ: "CONCEDE", date: "2031-03-03", parties: fs, amount: "12", of: "sailors", value: 12}, ""},
		{"on which day",
			side{text: "Premier Ada Lovegood of Freedonia opened the Tilling bridge with Duke Otto Brand of Sylvania on 3 March.", pred: "opened", lemma: "open", typ: "COOPERATE", date: "2031-03-03", parties: []string{"FRD:Ada Lovegood", "SYL:Otto Brand"}},
			side{text: "On 4 March the Tilling bridge was opened by Ada Lovegood and Otto Brand.", pred: "opened", lemma: "open", typ: "COOPERATE", date: "2031-03-04", parties: []string{"FRD:Ada Lovegood", "SYL:Otto Brand"}}, entente.DisputeDate},
		{"how far a deal has come",
			side{published: "2031-02-01", text: "Freedonia and Sylvania are close to a fishing agreement, officials said.", pred: "close", lemma: "close", typ: "AGREE", date: "2031-02-01", parties: fs},
			side{published: "2031-03-04", text: "Freedonia and Sylvania signed a fishing agreement at the ford.", pred: "signed", lemma: "sign", typ: "AGREE", date: "2031-03-04", parties: fs}, entente.DisputeStatusOverTime},
		{"deals on other matters",
			side{published: "2031-02-01", text: "Freedonia and Sylvania are close to a fishing agreement, officials said.", pred: "close", lemma: "close", typ: "AGREE", date: "2031-02-01", parties: fs},
			side{published: "2031-03-04", text: "Freedonia and Sylvania signed a railway agreement at the ford.", pred: "signed", lemma: "sign", typ: "AGREE", date: "2031-03-04", parties: fs}, ""},
		{"offered or brokered",
			side{text: "Freedonia brokered the ceasefire of Sylvania and Osterlich.", pred: "brokered", lemma: "broker", typ: "COOPERATE", parties: []string{"FRD:Freedonia", "SYL:Sylvania", "OST:Osterlich"}},
			side{text: "Freedonia facilitated the ceasefire of Sylvania and Osterlich.", pred: "facilitated", lemma: "facilitate", typ: "COOPERATE", parties: []string{"FRD:Freedonia", "SYL:Sylvania", "OST:Osterlich"}}, entente.DisputeStrength},
		{"alone or together",
			side{text: "Freedonia arrested the smuggler Igor Vask in Tilling on 3 March.", pred: "arrested", lemma: "arrest", typ: "COERCE", date: "2031-03-03", parties: []string{"FRD:Freedonia", ":Igor Vask"}},
			side{text: "Freedonia and Sylvania jointly arrested the smuggler Igor Vask in Tilling on 3 March.", pred: "arrested", lemma: "arrest", typ: "COERCE", date: "2031-03-03", parties: []string{"FRD:Freedonia", "SYL:Sylvania", ":Igor Vask"}}, entente.DisputeAgency},
		{"many condemn",
			side{text: "Freedonia condemned the raid on Tilling on 3 March.", pred: "condemned", lemma: "condemn", typ: "ACCUSE", date: "2031-03-03", parties: []string{"FRD:Freedonia"}},
			side{text: "Freedonia and Osterlich condemned the raid on Tilling on 3 March.", pred: "condemned", lemma: "condemn", typ: "ACCUSE", date: "2031-03-03", parties: []string{"FRD:Freedonia"}}, ""},
		{"said and denied",
			side{text: "Freedonia shelled the Tilling lock of Sylvania on 3 March.", pred: "shelled", lemma: "shell", typ: "ASSAULT", date: "2031-03-03", parties: fs},
			side{text: "Freedonia denied that it had shelled the Tilling lock on 3 March.", pred: "shelled", lemma: "shell", typ: "ASSAULT", date: "2031-03-03", parties: fs, status: entente.Denied}, entente.DisputeAgency},
		{"which rank",
			side{text: "Major General Otto Brand of Sylvania met Ada Lovegood at Tilling on 3 March.", pred: "met", lemma: "meet", typ: "CONSULT", date: "2031-03-03", parties: []string{"SYL:Otto Brand", "FRD:Ada Lovegood"}, office: "Major General"},
			side{text: "At Tilling Ada Lovegood met Colonel Otto Brand on 3 March.", pred: "met", lemma: "meet", typ: "CONSULT", date: "2031-03-03", parties: []string{"SYL:Otto Brand", "FRD:Ada Lovegood"}, office: "Colonel"}, entente.DisputeRole},
		{"spelled otherwise",
			side{text: "Freedonia arrested the smuggler Igor Vaskin in Tilling on 3 March.", pred: "arrested", lemma: "arrest", typ: "COERCE", date: "2031-03-03", parties: []string{"FRD:Freedonia", ":Igor Vaskin"}},
			side{text: "The smuggler Igor Waskin was arrested by Freedonia in Tilling on 3 March.", pred: "arrested", lemma: "arrest", typ: "COERCE", date: "2031-03-03", parties: []string{"FRD:Freedonia", ":Igor Waskin"}}, entente.DisputeIdentity},
		{"a shorter form of one name",
			side{text: "Freedonia arrested the smuggler Igor Vaskin in Tilling on 3 March.", pred: "arrested", lemma: "arrest", typ: "COERCE", date: "2031-03-03", parties: []string{"FRD:Freedonia", ":Igor Vaskin"}},
			side{text: "The smuggler Vaskin was arrested by Freedonia in Tilling on 3 March.", pred: "arrested", lemma: "arrest", typ: "COERCE", date: "2031-03-03", parties: []string{"FRD:Freedonia", ":Vaskin"}}, ""},
		{"a label used and refused",
			side{text: "Ties of Freedonia and Sylvania have seen a reset this year.", pred: "seen", lemma: "see", kind: entente.KindAssessment, parties: fs},
			side{text: "What Freedonia and Sylvania have is not a reset but a pause.", pred: "have", lemma: "have", kind: entente.KindAssessment, parties: fs}, entente.DisputeCharacterisation},
		{"one label twice",
			side{text: "Ties of Freedonia and Sylvania have seen a reset this year.", pred: "seen", lemma: "see", kind: entente.KindAssessment, parties: fs},
			side{text: "Freedonia and Sylvania enjoy a reset, diplomats find.", pred: "enjoy", lemma: "enjoy", kind: entente.KindAssessment, parties: fs}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := &story{t: t}
			c.a.publisher, c.b.publisher = "Echo", "Mirror"
			s.side("a", c.a)
			s.side("b", c.b)
			r := s.weigh()
			var got []string
			for _, d := range r.Disputes {
				got = append(got, string(d.Type))
				if d.About == "" || len(d.Sides) < 2 {
					t.Errorf("%+v", d)
				}
			}
			if want := string(c.want); strings.Join(got, " ") != want {
				t.Errorf("got %v, want %q; %d incidents", got, want, len(r.Incidents))
			}
		})
	}
}

func TestAFigureThatChangedInACopyIsADispute(t *testing.T) {
	text := "The ferry Saint Brendan ran aground off Inishmore before dawn on 3 March, and lifeboat crews took all ninety passengers to the pier. " +
		"The harbour master said the vessel had lost steering two miles out and drifted while her engineers tried to free a jammed rudder."
	for _, c := range []struct {
		name, from, to string
		want           entente.DisputeType
	}{
		{"a count", "ninety passengers", "seventy passengers", entente.DisputeValue},
		{"a day", "3 March", "4 March", entente.DisputeDate},
		{"a word", "jammed rudder", "broken rudder", ""},
		{"nothing", "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := &story{t: t}
			s.doc("a", "Echo", "2031-03-04", text)
			s.doc("b", "Mirror", "2031-03-05", strings.Replace(text, c.from, c.to, 1))
			r := s.weigh()
			var got entente.DisputeType
			for _, d := range r.Disputes {
				got += d.Type
				for _, side := range d.Sides {
					if !strings.Contains(side.Quote, side.Says) || side.Claims == nil {
						t.Errorf("%q says %q", side.Quote, side.Says)
					}
				}
			}
			if got != c.want {
				t.Errorf("got %q, want %q: %+v", got, c.want, r.Disputes)
			}
		})
	}
}
