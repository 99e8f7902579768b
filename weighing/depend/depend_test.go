package depend

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"entente"
)

func doc(id, publisher, date, text string) *entente.Document {
	d := &entente.Document{ID: id, Publisher: publisher, Text: text}
	if date != "" {
		d.Published = entente.Date{EDTF: date, Start: date, End: date, Basis: entente.BasisHeader}
	}
	return d
}

func links(t *testing.T, docs ...*entente.Document) []Dependence {
	t.Helper()
	x, err := New()
	if err != nil {
		t.Fatal(err)
	}
	x.AddAll(docs)
	for _, d := range x.Links() {
		for _, e := range d.Evidence {
			for _, doc := range docs {
				if doc.ID == e.Document && e.Of(doc.Text) != e.Quote {
					t.Errorf("evidence %q is not the text at %v", e.Quote, e.Span)
				}
			}
		}
	}
	return x.Links()
}

const ferry = `The ferry Saint Brendan ran aground on a sandbank off Inishmore shortly before dawn on Monday, and lifeboat crews took all ninety passengers to the pier at Kilronan without injury. The harbour master said the vessel had lost steering two miles out and drifted for forty minutes while her engineers tried to free a jammed rudder.`

func TestEachTraceIsFoundWithItsReason(t *testing.T) {
	for _, c := range []struct {
		name string
		a, b *entente.Document
		want string
	}{
		{"a copy with a new head", doc("a", "Clare Echo", "2031-02-03", ferry),
			doc("b", "Midland Post", "2031-02-04", "Island drama ends well.\n\n"+ferry+" More to follow."), NearDuplicate},
		{"one house, the article again", doc("a", "Clare Echo", "2031-02-03", ferry),
			doc("b", "Clare Echo", "2031-02-04", ferry+" The company has since apologised."), NearDuplicate},
		{"a sentence lifted into another article",
			doc("a", "Clare Echo", "2031-02-03", ferry),
			doc("b", "Transport Review", "2031-03-09", `Maritime insurers have a new worry. Premiums on older boats doubled this winter, brokers in London report, and small operators say they cannot pass the cost to islanders. In one case the vessel had lost steering two miles out and drifted for forty minutes while her engineers tried to free a jammed rudder. Regulators plan a review of maintenance records before summer, with public hearings in three ports and a report to the legislature.`), Passage},
		{"an epithet that lost its marks",
			doc("a", "Clare Echo", "", `Relations between the island and the mainland council are going through a “tender and stubborn courtship” this year, the mayor wrote.`),
			doc("b", "Midland Post", "", `Observers of the mainland council see the island in a stubborn courtship this year, with relations warming slowly.`), Quotation},
		{"a quotation retold without marks",
			doc("a", "Clare Echo", "", `“We counted every passenger twice and then we counted the crew, because panic makes poor arithmetic,” the harbour master told reporters.`),
			doc("b", "Midland Post", "", `The harbour master explained that they counted every passenger twice and then the crew because panic makes for poor arithmetic.`), Quotation},
		{"one agency credited", doc("a", "Clare Echo", "2031-02-03", `KILRONAN (Reuters) - Lifeboat crews rescued ninety people from the stranded ferry Saint Brendan off Inishmore on Monday after steering failed near a sandbank.`),
			doc("b", "Midland Post", "2031-02-03", `Ninety people were rescued by lifeboat crews from a stranded ferry, Saint Brendan, off Inishmore, after its steering failed near a sandbank. (Reuters)`), Wire},
		{"one house cited", doc("a", "Clare Echo", "2031-02-03", `Lifeboat crews rescued ninety people from the stranded ferry Saint Brendan off Inishmore, according to Reuters.`),
			doc("b", "Midland Post", "2031-02-03", `Reuters reported that ninety people left the stranded ferry Saint Brendan off Inishmore with lifeboat crews.`), Cited},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := links(t, c.a, c.b)
			if len(got) != 1 || got[0].Because != c.want || len(got[0].Evidence) < 2 {
				t.Errorf("got %+v, want %s", got, c.want)
			}
		})
	}
}

func TestChanceIsNoTrace(t *testing.T) {
	for _, c := range []struct {
		name string
		a, b *entente.Document
	}{
		{"one event in other words", doc("a", "Clare Echo", "2031-02-03", ferry),
			doc("b", "Midland Post", "2031-02-03", `Ninety people are safe after a passenger boat became stuck on sand near Inishmore on Monday. Rescuers from Kilronan brought them ashore. A rudder fault is blamed by the port authority, which will inspect the Saint Brendan this week.`)},
		{"a formula of office", doc("a", "A", "", `The Minister of Foreign Affairs of the Republic of Freedonia met the Secretary of State on Monday to discuss trade.`),
			doc("b", "B", "", `Grain exports fell, said the Minister of Foreign Affairs of the Republic of Freedonia in a speech about harvests.`)},
		{"a common pair in quotation marks", doc("a", "A", "", `Officials spoke of “economic growth” in the quarter.`),
			doc("b", "B", "", `Economic growth slowed in the north, the bank said.`)},
		{"one agency, two stories", doc("a", "A", "2031-02-03", `(Reuters) - Copper rose to a record in London as miners in Chile walked out over pay.`),
			doc("b", "B", "2031-02-03", `(Reuters) - The cathedral choir of Uppsala will sing in Rome after a dispute over travel money was settled.`)},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := links(t, c.a, c.b); len(got) != 0 {
				t.Errorf("got %+v", got)
			}
		})
	}
}

func TestTheLaterTextDrawsOnTheEarlier(t *testing.T) {
	got := links(t, doc("a", "A", "2031-02-05", ferry), doc("b", "B", "2031-02-03", ferry))
	if len(got) != 1 || got[0].From != "a" || got[0].To != "b" || got[0].Evidence[0].Document != "a" {
		t.Errorf("got %+v", got)
	}
}

func TestOrderOfArrivalDoesNotMatter(t *testing.T) {
	var docs []*entente.Document
	for i := range 30 {
		text := fmt.Sprintf("Opening number %d about the weather. %s", i, ferry[i*4:])
		if i%3 == 0 {
			text = fmt.Sprintf("Villagers call it a “tender and stubborn courtship” between council and island, wrote correspondent %d. %s", i, ferry[:100+i])
		}
		docs = append(docs, doc(fmt.Sprintf("d%02d", i), fmt.Sprintf("P%d", i%7), fmt.Sprintf("2031-02-%02d", i%9+1), text))
	}
	whole := links(t, docs...)
	if len(whole) == 0 {
		t.Fatal("no links")
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 5 {
		r.Shuffle(len(docs), func(i, j int) { docs[i], docs[j] = docs[j], docs[i] })
		x, _ := New()
		x.AddAll(docs[:r.IntN(20)])
		for _, d := range docs {
			x.Add(d)
		}
		if got := x.Links(); !reflect.DeepEqual(got, whole) {
			t.Fatalf("%d links one by one, %d at once", len(got), len(whole))
		}
	}
}
