package who

import (
	"strings"
	"testing"

	"entente"
	"entente/lexicon/actors"
)

func resolver(t testing.TB) *Resolver {
	t.Helper()
	lex, err := actors.Load()
	if err != nil {
		t.Fatal(err)
	}
	return New(lex)
}

// read resolves a text of one block without trees.
func read(t testing.TB, text, published string, given ...entente.Mention) map[string]entente.Mention {
	t.Helper()
	doc := &entente.Document{Text: text, Published: entente.Date{Start: published, End: published}}
	doc.Blocks = []entente.Block{{Kind: entente.BlockBody, Span: entente.Span{End: len(text)}}}
	var sents []entente.Sentence
	start := 0
	for i := 0; i < len(text); i++ { // sentences without trees
		if text[i] == '.' && (i+2 >= len(text) || text[i+1] == ' ' && text[i+2] >= 'A' && text[i+2] <= 'Z') {
			sents = append(sents, entente.Sentence{Span: entente.Span{Start: start, End: i + 1}})
			start = i + 2
		}
	}
	out := map[string]entente.Mention{}
	for _, m := range resolver(t).Resolve(doc, sents, given, nil) {
		if m.Of(text) != m.Text {
			t.Fatalf("%q is not the text of its span", m.Text)
		}
		out[m.Text] = m
	}
	return out
}

func named(text, name string) entente.Mention {
	at := strings.Index(text, name)
	return entente.Mention{Span: entente.Span{Start: at, End: at + len(name)}, Text: name, Kind: entente.Person, Head: -1}
}

func TestPartiesAreResolved(t *testing.T) {
	for _, c := range []struct{ name, text, mention, code, rule string }{
		{"title and name", "Dutch Prime Minister Mark Rutte spoke in Oslo.", "Dutch Prime Minister Mark Rutte", "NLD", "title+name"},
		{"metonym", "The Kremlin denied the report.", "Kremlin", "RUS", "metonym"},
		{"place", "They met in Nairobi.", "Nairobi", "KEN", "place"},
		{"acronym of the text", "The Movement of Free Farmers of Peru (MFP) marched. Later MFP leaders spoke.", "Peru", "PER", "name"},
		{"pair", "A second round of Thai-Cambodian talks began.", "Thai-Cambodian", "THA", "pair"},
		{"both sides", "Thailand and Cambodia exchanged fire. Both sides blamed a mine.", "Both sides", "THA", "nominal"},
		{"surname after name", "Sanna Marin resigned. On Friday Marin thanked voters.", "Marin", "FIN", "surname"},
	} {
		t.Run(c.name, func(t *testing.T) {
			m, ok := read(t, c.text, "2022-05-01")[c.mention]
			if !ok || len(m.Actors) == 0 || m.Actors[0].Code != c.code || m.Rule != c.rule {
				t.Errorf("%q is %+v, want %s by %s", c.mention, m, c.code, c.rule)
			}
		})
	}
}

func TestABareTitleIsItsOnlyBearers(t *testing.T) {
	filler := strings.Repeat("The talks were long and covered fish. ", 8)
	for _, c := range []struct{ name, text, mention, code string }{
		{"two officers, one name", "Vice President Juan Díaz Pérez of Peru spoke with President Ana Ruiz Soto of Chile. The Vice President and President Ruiz Soto discussed fish.", "Vice President", "PER"},
		{"long after the name", "Peru's Deputy Foreign Minister Juan Díaz Pérez went to Chile. " + filler + "The Deputy Foreign Minister thanked his hosts.", "Deputy Foreign Minister", "PER"},
	} {
		t.Run(c.name, func(t *testing.T) {
			m, ok := read(t, c.text, "2022-05-01")[c.mention]
			if !ok || len(m.Actors) != 1 || m.Actors[0].Code != c.code {
				t.Errorf("%q: %+v, want %s", c.mention, m.Actors, c.code)
			}
		})
	}
	two := "Peru's Foreign Minister Juan Díaz Pérez met Chile's Foreign Minister Ana Ruiz Soto. " + filler + "The Foreign Minister left early."
	if m := read(t, two, "2022-05-01")["Foreign Minister"]; len(m.Actors) > 0 {
		t.Errorf("one of two ministers is chosen: %+v", m.Actors)
	}
}

func TestACityStandsForWhatSitsThereUnlessItsCountryIsNamed(t *testing.T) {
	for text, code := range map[string]string{
		"Brussels imposed tariffs on Chinese steel.":                                  "IGOEEC",
		"Brussels recalled its envoy. Belgium's foreign minister said so on Tuesday.": "BEL",
		"The ministers met in Brussels.":                                              "BEL",
	} {
		if m := read(t, text, "2022-05-01")["Brussels"]; len(m.Actors) != 1 || m.Actors[0].Code != code {
			t.Errorf("%q: %+v, want %s", text, m.Actors, code)
		}
	}
	if _, err := seats(); err != nil {
		t.Error(err)
	}
}

func TestRolesAreLookedUpAtTheDate(t *testing.T) {
	text := "Boris Johnson visited the factory."
	for date, office := range map[string]string{"2017-01-10": "foreign", "2020-01-10": "prime minister", "2024-01-10": ""} {
		a := read(t, text, date)["Boris Johnson"].Actors[0]
		if a.Code != "GBR" || !strings.Contains(strings.ToLower(a.Office), office) || office == "" && a.Office != "" {
			t.Errorf("on %s: %+v", date, a)
		}
	}
}

func TestUnknownPersonsGetACountryFromEvidenceOnly(t *testing.T) {
	text := "Abel Quintero, a Bolivian senator, resigned. Ruth Onder wrote to him."
	got := read(t, text, "2022-05-01", named(text, "Abel Quintero"), named(text, "Ruth Onder"))
	if a := got["Abel Quintero"].Actors; len(a) != 1 || a[0].Code != "BOL" || a[0].Name != "Abel Quintero" {
		t.Errorf("apposition gives %+v", a)
	}
	if a := got["Ruth Onder"].Actors; len(a) != 1 || a[0].Code != "" || a[0].Name != "Ruth Onder" {
		t.Errorf("no evidence gives %+v", a)
	}
}

func TestQualifiersAndOtherThingsAreNoParties(t *testing.T) {
	got := read(t, "Iran-backed fighters left. It was clear that the turkey was cold.", "2022-05-01")
	if m := got["Iran"]; len(m.Actors) != 0 || m.Rule != "relation" {
		t.Errorf("a qualifier is %+v", m)
	}
	for _, s := range []string{"It", "turkey"} {
		if m, ok := got[s]; ok && len(m.Actors) > 0 {
			t.Errorf("%q is %+v", s, m)
		}
	}
}

func TestPronounsInsideQuotationsAreLeft(t *testing.T) {
	got := read(t, "Emmanuel Macron spoke. “He will not come,” one aide said.", "2022-05-01")
	if m, ok := got["He"]; ok && len(m.Actors) > 0 {
		t.Errorf("got %+v", m)
	}
}

func TestMentionsAreSortedAndCarryTheirSpan(t *testing.T) {
	text := strings.Repeat("Pakistan's army chief met U.S. officials in Doha, and both sides said they would meet the EU's envoy. ", 40)
	doc := &entente.Document{Text: text}
	last := entente.Span{End: len(text)}
	for _, m := range resolver(t).Resolve(doc, nil, nil, nil) {
		if m.Start < last.Start || m.Start == last.Start && m.End > last.End {
			t.Fatalf("%v comes after %v", m.Span, last)
		}
		last = m.Span
		for _, a := range m.Actors {
			if a.Span != m.Span || a.Text != m.Text || a.Via == "" {
				t.Fatalf("actor %+v of %+v", a, m)
			}
		}
	}
}

func FuzzResolve(f *testing.F) {
	f.Add("Gen. X, Iran's army chief, (IAC) said both sides—the U.S. and it—were “his”.", 3)
	f.Add("the two leaders of the two of", 0)
	lex, err := actors.Load()
	if err != nil {
		f.Fatal(err)
	}
	r := New(lex)
	f.Fuzz(func(t *testing.T, text string, cut int) {
		doc := &entente.Document{Text: text, Published: entente.Date{Start: "2020-01-01", End: "2020-01-01"}}
		var sents []entente.Sentence
		if cut > 0 && cut < len(text) {
			sents = []entente.Sentence{{Span: entente.Span{End: cut}}, {Span: entente.Span{Start: cut, End: len(text)}}}
		}
		for _, m := range r.Resolve(doc, sents, nil, nil) {
			if err := m.Check(text); err != nil || m.Of(text) != m.Text {
				t.Fatalf("%q: %v %+v", text, err, m)
			}
		}
	})
}
