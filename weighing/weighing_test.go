package weighing

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"entente"
)

// story builds documents and claims for tests.
type story struct {
	t      *testing.T
	docs   []*entente.Document
	claims []entente.Claim
}

func (s *story) doc(id, publisher, date, text string) *entente.Document {
	d := &entente.Document{ID: id, Publisher: publisher, Text: text}
	if date != "" {
		d.Published = day(date)
	}
	s.docs = append(s.docs, d)
	return d
}

func day(date string) entente.Date {
	return entente.Date{EDTF: date, Start: date, End: date, Basis: entente.BasisExplicit, Text: date}
}

// claim makes an event claim of the sentence of d that holds pred.
func (s *story) claim(d *entente.Document, pred, lemma, typ, date string, parties ...string) *entente.Claim {
	s.t.Helper()
	at := strings.Index(d.Text, pred)
	if at < 0 {
		s.t.Fatalf("%q is not in %q", pred, d.Text)
	}
	from := strings.LastIndex(d.Text[:at], ". ")
	from = max(0, from+2)
	if from == 1 {
		from = 0
	}
	to := len(d.Text)
	if i := strings.Index(d.Text[at:], "."); i >= 0 {
		to = at + i + 1
	}
	c := entente.Claim{Document: d.ID, Kind: entente.KindEvent, Status: entente.Asserted, Lemma: lemma,
		Event: &entente.Event{Type: typ}, Predicate: entente.Span{Start: at, End: at + len(pred)},
		Sentence: entente.Span{Start: from, End: to}, Clause: entente.Span{Start: from, End: to}}
	if date != "" {
		c.Date = day(date)
	}
	for i, p := range parties {
		code, name, _ := strings.Cut(p, ":")
		a := entente.Actor{Code: code, Name: name}
		if i == 0 {
			c.Actors = append(c.Actors, a)
		} else {
			c.Recipients = append(c.Recipients, a)
		}
	}
	c.ID = entente.ClaimID(d.ID, c.Kind, c.Predicate, c.Event)
	s.claims = append(s.claims, c)
	return &s.claims[len(s.claims)-1]
}

func (s *story) weigh() Result {
	s.t.Helper()
	w, err := New()
	if err != nil {
		s.t.Fatal(err)
	}
	return w.Weigh(s.docs, nil, s.claims)
}

func (r *Result) of(claim string) *entente.Incident {
	for i := range r.Incidents {
		for _, c := range r.Incidents[i].Claims {
			if c == claim {
				return &r.Incidents[i]
			}
		}
	}
	return nil
}

func TestTwoCopiesAreOneOriginAndTwoReportersTwo(t *testing.T) {
	s := &story{t: t}
	text := "Freedonia recalled its envoy from Sylvania on 3 March after a quarrel about river dues, the palace announced. Grain barges were turned back at the lock for a second day and merchants asked the guild for help."
	a := s.doc("a", "Echo", "2031-03-04", text)
	b := s.doc("b", "Mirror", "2031-03-05", "From our desk. "+text)
	c := s.doc("c", "Tribune", "2031-03-04", "The Freedonian envoy was recalled from Sylvania on 3 March, in a dispute over dues on the river trade. Our correspondent saw him board a train.")
	s.claim(a, "recalled", "recall", "COERCE", "2031-03-03", "FRD:Freedonia", "SYL:Sylvania")
	s.claim(b, "recalled", "recall", "COERCE", "2031-03-03", "FRD:Freedonia", "SYL:Sylvania")
	s.claim(c, "recalled", "recall", "COERCE", "2031-03-03", "FRD:Freedonia", "SYL:Sylvania")
	r := s.weigh()
	if len(r.Incidents) != 1 {
		t.Fatalf("%d incidents: %+v", len(r.Incidents), r.Incidents)
	}
	in := r.Incidents[0]
	if in.Mentions != 3 || in.Origins != 2 || in.Groups[0].Because != "near-duplicate" || in.Standing != entente.Corroborated {
		t.Errorf("got %+v", in)
	}
}

func TestOneCitedHouseIsOneOrigin(t *testing.T) {
	s := &story{t: t}
	a := s.doc("a", "Echo", "2031-03-04", "Freedonia freed two Sylvanian sailors on Monday, according to Reuters.")
	b := s.doc("b", "Mirror", "2031-03-05", "Two sailors of Sylvania were let go by Freedonia on Monday, Reuters reported.")
	s.claim(a, "freed", "free", "CONCEDE", "2031-03-03", "FRD:Freedonia", "SYL:Sylvania")
	s.claim(b, "let go", "release", "CONCEDE", "2031-03-03", "FRD:Freedonia", "SYL:Sylvania")
	r := s.weigh()
	if len(r.Incidents) != 1 || r.Incidents[0].Origins != 1 || r.Incidents[0].Groups[0].Because != "cited source" {
		t.Errorf("got %+v", r.Incidents)
	}
}

func TestOneHouseIsOneOrigin(t *testing.T) {
	s := &story{t: t}
	a := s.doc("a", "Times of India", "2031-03-04", "Freedonia freed two Sylvanian sailors on Monday at the northern lock.")
	b := s.doc("b", "The Economic Times", "2031-03-05", "Two sailors of Sylvania were freed by Freedonia on Monday.")
	s.claim(a, "freed", "free", "CONCEDE", "2031-03-03", "FRD:Freedonia", "SYL:Sylvania")
	s.claim(b, "freed", "free", "CONCEDE", "2031-03-03", "FRD:Freedonia", "SYL:Sylvania")
	r := s.weigh()
	if len(r.Incidents) != 1 || r.Incidents[0].Origins != 1 || r.Incidents[0].Groups[0].Because != "publisher" {
		t.Errorf("got %+v", r.Incidents)
	}
}

func TestADocumentDependsForOneClaimAndNotForAnother(t *testing.T) {
	s := &story{t: t}
	quote := "“a lantern carried backwards through a powder store”"
	a := s.doc("a", "Echo", "2031-03-04", "Freedonia condemned the Sylvanian tariff on 3 March, calling it "+quote+". Barley prices doubled at the border within hours of the notice and bakers shut. Sylvania expelled the Freedonian consul on 5 March.")
	b := s.doc("b", "Mirror", "2031-03-06", "The tariff of Sylvania was condemned by Freedonia on 3 March as a lantern carried backwards through a powder store. Schools in the capital remained open throughout the week despite heavy snow. On 5 March the consul of Freedonia was expelled by Sylvania.")
	c1 := s.claim(a, "condemned", "condemn", "ACCUSE", "2031-03-03", "FRD:Freedonia", "SYL:Sylvania").ID
	c2 := s.claim(a, "expelled", "expel", "COERCE", "2031-03-05", "SYL:Sylvania", "FRD:Freedonia").ID
	s.claim(b, "condemned", "condemn", "ACCUSE", "2031-03-03", "FRD:Freedonia", "SYL:Sylvania")
	s.claim(b, "expelled", "expel", "COERCE", "2031-03-05", "SYL:Sylvania", "FRD:Freedonia")
	r := s.weigh()
	i1, i2 := r.of(c1), r.of(c2)
	if i1.Mentions != 2 || i1.Origins != 1 || i1.Groups[0].Because != "quotation traced" {
		t.Errorf("the quoted claim: %+v", i1)
	}
	if i2.Mentions != 2 || i2.Origins != 2 {
		t.Errorf("the other claim: %+v", i2)
	}
	if len(r.Origins) != 2 {
		t.Errorf("documents that share a phrase only are %d origins", len(r.Origins))
	}
}

func TestLikeEventsStayApart(t *testing.T) {
	for _, c := range []struct {
		name, a, b, date1, date2 string
	}{
		{"two visits in one month", "The premier of Freedonia visited Sylvania on 3 March to open a bridge.", "The premier of Freedonia visited Sylvania on 21 March to open a bridge.", "2031-03-03", "2031-03-21"},
		{"two rounds of talks", "Freedonia and Sylvania held a first round of talks on fishing that visited the matter of nets.", "Freedonia and Sylvania held a second round of talks on fishing that visited the matter of nets.", "", ""},
		{"the anniversary", "Freedonia visited the graves of its dead at Sylvania ford on the anniversary of the battle.", "Freedonia visited the ford and Sylvania lost the battle there.", "2031-03-03", "2031-03-03"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := &story{t: t}
			s.claim(s.doc("a", "Echo", "", c.a), "visited", "visit", "CONSULT", c.date1, "FRD:Freedonia", "SYL:Sylvania")
			s.claim(s.doc("b", "Mirror", "", c.b), "visited", "visit", "CONSULT", c.date2, "FRD:Freedonia", "SYL:Sylvania")
			if r := s.weigh(); len(r.Incidents) != 2 {
				t.Errorf("%d incidents", len(r.Incidents))
			}
		})
	}
}

func TestAPlanIsNoMentionOfTheDeed(t *testing.T) {
	s := &story{t: t}
	a := s.doc("a", "Echo", "2031-02-20", "The premier of Freedonia, Ada Lovegood, will visit Sylvania on 3 March to open the Tilling bridge.")
	b := s.doc("b", "Mirror", "2031-03-04", "Premier Ada Lovegood of Freedonia visited Sylvania on 3 March and opened the Tilling bridge.")
	s.claim(a, "visit", "visit", "CONSULT", "2031-03-03", "FRD:Ada Lovegood", "SYL:Sylvania").Status = entente.Planned
	s.claim(b, "visited", "visit", "CONSULT", "2031-03-03", "FRD:Ada Lovegood", "SYL:Sylvania")
	r := s.weigh()
	if len(r.Incidents) != 1 || r.Incidents[0].Mentions != 1 || r.Incidents[0].Origins != 1 || r.Incidents[0].Standing != entente.SingleSource {
		t.Errorf("got %+v", r.Incidents)
	}
}

// manyStories is a set in which links, groups and disputes of several kinds
// occur.
func manyStories(t *testing.T) *story {
	s := &story{t: t}
	names := []string{"Echo", "Mirror", "Tribune", "Reuters", "Herald"}
	for i := range 24 {
		d := "2031-03-0" + string(rune('1'+i%4))
		text := "Freedonia released " + string(rune('2'+i%3)) + "00 Sylvanian prisoners on " + d + " at the northern lock near Tilling. "
		if i%5 == 0 {
			text = "(Reuters) - " + text
		}
		if i%2 == 0 {
			text += "The exchange was arranged by fishermen who know both shores and who carried the lists in a biscuit tin for a week."
		}
		doc := s.doc(string(rune('a'+i)), names[i%5], d, text)
		c := s.claim(doc, "released", "release", "CONCEDE", d, "FRD:Freedonia", "SYL:Sylvania")
		v := float64(200 + 100*(i%3))
		at := strings.Index(text, "00 ") - 1
		c.Amounts = []entente.Amount{{Span: entente.Span{Start: at, End: at + 3}, Text: text[at : at+3], Value: &v, Unit: "count", Of: "prisoners"}}
	}
	return s
}

func TestIncrementalEqualsRebuildInAnyOrder(t *testing.T) {
	s := manyStories(t)
	w, _ := New()
	want := w.Weigh(s.docs, nil, s.claims)
	if len(want.Disputes) == 0 || len(want.Dependences) == 0 || len(want.Incidents) == len(s.claims) {
		t.Fatalf("%d disputes, %d dependences, %d incidents", len(want.Disputes), len(want.Dependences), len(want.Incidents))
	}
	r := rand.New(rand.NewPCG(7, 9))
	of := map[string][]entente.Claim{}
	for _, c := range s.claims {
		of[c.Document] = append(of[c.Document], c)
	}
	for range 6 {
		r.Shuffle(len(s.docs), func(i, j int) { s.docs[i], s.docs[j] = s.docs[j], s.docs[i] })
		x := w.NewIndex()
		for _, d := range s.docs {
			x.Add(d, nil, of[d.ID])
		}
		if got := x.Result(); !reflect.DeepEqual(got, want) {
			t.Fatal("an index filled one by one differs from a rebuild")
		}
		if got := w.Weigh(s.docs, nil, s.claims); !reflect.DeepEqual(got, want) {
			t.Fatal("the order of documents matters")
		}
	}
}

func TestEverySideIsVerbatim(t *testing.T) {
	s := manyStories(t)
	r := s.weigh()
	text := map[string]string{}
	for _, d := range s.docs {
		text[d.ID] = d.Text
	}
	for _, d := range r.Disputes {
		for _, side := range d.Sides {
			if side.Span.Of(text[side.Document]) != side.Quote || !strings.Contains(side.Quote, side.Says) {
				t.Errorf("%s: %q says %q", d.Type, side.Quote, side.Says)
			}
		}
	}
}

func TestNothingIsFoundInNothing(t *testing.T) {
	w, err := New()
	if err != nil {
		t.Fatal(err)
	}
	r := w.Weigh(nil, nil, []entente.Claim{{ID: "c:1", Document: "gone"}})
	if len(r.Incidents)+len(r.Disputes)+len(r.Dependences)+len(r.Origins) != 0 {
		t.Errorf("got %+v", r)
	}
}

func TestAMonthAndADayInItAreOneMeetingOfTwoPersons(t *testing.T) {
	s := &story{t: t}
	a := s.doc("a", "Echo", "", "Duke Otto Brand hosted Premier Ada Lovegood at the Summer Palace on 18 June.")
	b := s.doc("b", "Mirror", "", "These visits followed the unexpected meeting of Otto Brand and Ada Lovegood in June.")
	s.claim(a, "hosted", "host", "CONSULT", "2031-06-18", "SYL:Otto Brand", "FRD:Ada Lovegood")
	c := s.claim(b, "meeting", "meeting", "CONSULT", "", "SYL:Otto Brand", "FRD:Ada Lovegood")
	c.Date = entente.Date{EDTF: "2031-06", Start: "2031-06-01", End: "2031-06-30", Basis: entente.BasisYearInferred, Text: "in June"}
	if r := s.weigh(); len(r.Incidents) != 1 || r.Incidents[0].Origins != 2 {
		t.Errorf("got %+v", r.Incidents)
	}
}

func TestAStoryInHundredsOfPapersIsOneOrigin(t *testing.T) {
	const text = "The ferry Saint Brendan ran aground off Inishmore before dawn on 3 March, and lifeboat crews took all ninety passengers to the pier. " +
		"The harbour master said the vessel had lost steering two miles out and drifted while her engineers tried to free a jammed rudder. " +
		"Nobody was hurt, and the owners promised an inquiry into the age of the steering gear before the summer season begins."
	s := &story{t: t}
	for i := range 260 {
		d := s.doc(fmt.Sprintf("d%04d", i*7919%1000), fmt.Sprintf("Paper %c%c", 'A'+i%26, 'a'+i/26), "2031-03-04", text+fmt.Sprintf(" Reporter %d was there.", i*31))
		s.claim(d, "ran aground", "run", "ACCIDENT", "2031-03-03")
	}
	for i := range 3 {
		s.doc(fmt.Sprintf("o%d", i), "Elsewhere", "2031-03-04", fmt.Sprintf("Number %d of the walnut growers met in Tilling to speak of frost, fences and the price of %d crates.", i, i))
	}
	r := s.weigh()
	if len(r.Origins) != 4 {
		t.Errorf("%d origins of a story and three others", len(r.Origins))
	}
	for _, in := range r.Incidents {
		if in.Origins != 1 && in.Mentions > 1 {
			t.Errorf("%d mentions, %d origins", in.Mentions, in.Origins)
		}
	}
	if n := len(r.Dependences); n > 2*260 {
		t.Errorf("%d dependences among 260 copies", n)
	}
}
