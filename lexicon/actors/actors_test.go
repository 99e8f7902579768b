package actors

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"entente/lexicon/tsv"
)

func TestCountriesAnswerToEveryName(t *testing.T) {
	l := lexicon(t)
	for name, want := range map[string]string{
		"Pakistan": "PAK", "pk": "PAK", "PAK": "PAK", "pakistani": "PAK", "the United States": "USA", "U.S.": "USA", "Türkiye": "TUR",
		"turkiye": "TUR", "Côte d'Ivoire": "CIV", "cote d’ivoire": "CIV", "Burma": "MMR", "Kosovo": "XKX", "DPRK": "PRK", "holland": "NLD",
	} {
		if got, ok := l.Country(name); !ok || got != want {
			t.Errorf("Country(%q) = %q, %v; want %s", name, got, ok, want)
		}
	}
	if got, ok := l.Country("Atlantis"); ok {
		t.Errorf("Country(Atlantis) = %q", got)
	}
}

func TestTypingErrorsAreSuggested(t *testing.T) {
	l := lexicon(t)
	for typo, want := range map[string]string{"Pakstan": "Pakistan", "Ukrain": "Ukraine", "Azerbajan": "Azerbaijan"} {
		if got := l.Suggest(typo); len(got) == 0 || got[0] != want {
			t.Errorf("Suggest(%q) = %v, want %s first", typo, got, want)
		}
	}
}

func TestNamesTakeTheirArticle(t *testing.T) {
	l := lexicon(t)
	for code, want := range map[string]string{"USA": "the United States", "PAK": "Pakistan", "PHL": "the Philippines", "IGOUNO": "the United Nations", "IGONAT": "NATO", "ZZZ": ""} {
		if got := l.NameIn(code); got != want {
			t.Errorf("NameIn(%s) = %q, want %q", code, got, want)
		}
	}
	if got := l.Adjective("FRA"); got != "French" {
		t.Errorf("Adjective(FRA) = %q", got)
	}
}

func TestOfficesAreHeldAtADate(t *testing.T) {
	l := lexicon(t)
	for _, c := range []struct{ office, country, on, want string }{
		{"foreign-minister", "Italy", "2015", "Paolo Gentiloni"},
		{"Secretary of State", "USA", "2012-12-01", "Hillary Clinton"},
		{"head of state", "Japan", "2001-01-01", "Akihito"},
		{"leader", "North Korea", "2005-05-05", "Kim Jong Il"},
		{"chief of staff", "Nowhere", "2005", ""},
		{"president", "France", "1066-10-14", ""},
	} {
		got := ""
		if hs := l.WhoHeld(c.office, c.country, c.on); len(hs) > 0 {
			got = hs[0].Person
		}
		if got != c.want {
			t.Errorf("%s of %s on %s: %q, want %q", c.office, c.country, c.on, got, c.want)
		}
	}
}

func TestPhrasesNameTheirParty(t *testing.T) {
	l := lexicon(t)
	for _, c := range []struct{ phrase, on, code, sector string }{
		{"the White House", "", "USA", "GOV"},
		{"Nepal's army chief", "", "NPL", "MIL"},
		{"the European Union", "", "IGOEEC", "IGO"},
		{"Bolivian police", "", "BOL", "COP"},
		{"a court in Lagos", "", "NGA", "JUD"},
		{"Foreign Minister Penny Wong", "2024-05-01", "AUS", "GOV"},
		{"President Chirac", "2004-01-01", "FRA", "GOV"},
		{"former Chadian president Idriss Déby", "2022-01-01", "TCD", "ELI"},
		{"the ambassador of Peru", "", "PER", "GOV"},
		{"Peru's ambassador to Chile", "", "PER", "GOV"},
		{"Israel's Mossad", "", "ISR", "SPY"},
		{"members of Hezbollah", "", "LBNHEZ", "REB"},
	} {
		as := l.Lookup(c.phrase, c.on)
		if len(as) == 0 || as[0].Code != c.code || as[0].Sector != c.sector {
			t.Errorf("Lookup(%q) = %+v, want %s %s first", c.phrase, as, c.code, c.sector)
		}
	}
}

func TestAQualifierIsNoParty(t *testing.T) {
	l := lexicon(t)
	if as := l.Lookup("Ghana's IMF programme", ""); len(as) != 2 || as[0].Code != "GHA" {
		t.Errorf("two parties are read as %+v", as)
	}
	for _, s := range []string{"Iran-backed groups", "the South China Sea", "anti-French mood"} {
		for _, ph := range l.Phrases(s, "") {
			if len(ph.Actors) > 0 && !ph.Relation {
				t.Errorf("%q: %q is read as %+v", s, ph.Of(s), ph.Actors)
			}
		}
	}
}

func TestAPartOfAJoinedNameIsNoPlace(t *testing.T) {
	for _, ph := range lexicon(t).Phrases("The fire in Grens-Montana killed forty.", "2025-01-01") {
		if len(ph.Actors) > 0 && ph.Actors[0].Code == "USA" {
			t.Errorf("%q is read as a place in %s", ph.Of("The fire in Grens-Montana killed forty."), ph.Actors[0].Code)
		}
	}
}

func TestOrgansBearTheirOwnNames(t *testing.T) {
	for alias, name := range map[string]string{"Bank of Japan": "Bank of Japan", "Shin Bet": "Shin Bet", "MI6": "MI6", "FCDO": "Foreign Office", "Foggy Bottom": "State Department"} {
		list := lexicon(t).Phrases(alias, "")
		if len(list) != 1 || len(list[0].Actors) != 1 || list[0].Actors[0].Name != name {
			t.Errorf("%s: %+v, want %s", alias, list, name)
		}
	}
}

func TestMisspeltHoldersAreFlaggedAndKeptVerbatim(t *testing.T) {
	l := lexicon(t)
	s := "Kenyan President Wiliam Ruto"
	phs := l.Phrases(s, "2024-03-01")
	if len(phs) != 1 || phs[0].Rule != "misspelling" || phs[0].Actors[0].Text != s || phs[0].Actors[0].Name != "William Ruto" {
		t.Errorf("got %+v", phs)
	}
}

func TestHostilityIsListed(t *testing.T) {
	l := lexicon(t)
	for _, c := range []struct {
		group, by string
		want      bool
	}{{"Hamas", "USA", true}, {"TTP", "Pakistan", true}, {"Boko Haram", "Peru", false}, {"nobody", "USA", false}} {
		if got := l.HostileTo(c.group, c.by); got != c.want {
			t.Errorf("HostileTo(%s, %s) = %v", c.group, c.by, got)
		}
	}
	if l.HostileOn("FARC", "USA", "2023-01-01") || !l.HostileOn("FARC", "USA", "2010-01-01") {
		t.Error("a listing must end when it was lifted")
	}
}

func TestAnOverlayAddsAndCorrects(t *testing.T) {
	over := fstest.MapFS{
		"holders-own.tsv": {Data: []byte("office\tcountry\tperson\tfrom\tto\tnote\tsource\nmayor-of-x\tFRA\tNobody\t2020\t\t\town\n")},
	}
	if _, err := LoadWith(over); err == nil || !strings.Contains(err.Error(), "holders-own.tsv:2") {
		t.Errorf("a wrong office is not reported with its place: %v", err)
	}
	over = fstest.MapFS{
		"holders-own.tsv": {Data: []byte("office\tcountry\tperson\tfrom\tto\tnote\tsource\nspokesperson\tFRA\tJeanne Exemple\t2020-02\t2021-03\t\town\n")},
		"aliases.tsv":     {Data: []byte("kind\tcode\talias\tdrop\tsource\nname\tFRA\tHexagonia\t\town\nname\tNLD\tHolland\tyes\town\n")},
	}
	l, err := LoadWith(over)
	if err != nil {
		t.Fatal(err)
	}
	if hs := l.WhoHeld("spokesperson", "France", "2020-06"); len(hs) != 1 || hs[0].Person != "Jeanne Exemple" {
		t.Errorf("holder of the overlay: %+v", hs)
	}
	if code, _ := l.Country("hexagonia"); code != "FRA" {
		t.Error("name of the overlay is not known")
	}
	if _, ok := l.Country("Holland"); ok {
		t.Error("a dropped name is still known")
	}
	if code, _ := lexicon(t).Country("Holland"); code != "NLD" {
		t.Error("the overlay changed the embedded lexicon")
	}
}

func TestEveryFactHasItsSource(t *testing.T) {
	entries, err := os.ReadDir("data")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".tsv") {
			continue
		}
		tab, err := tsv.Load(os.DirFS("."), "data/"+e.Name())
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Contains(tab.Columns, "source") {
			t.Errorf("%s has no source column", e.Name())
			continue
		}
		for _, r := range tab.Rows {
			if r.Get("source") == "" {
				t.Error(r.Errorf("no source"))
			}
		}
	}
}

func FuzzPhrases(f *testing.F) {
	for _, s := range []string{"U.S.-backed forces of Côte d’Ivoire's army", "Prime Minister and", "Gen. (retd) X of", "-’s 's -", "\xff\xfeIran"} {
		f.Add(s)
	}
	l, err := Load()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		last := 0
		for _, ph := range l.Phrases(s, "2020-01-01") {
			if err := ph.Check(s); err != nil || ph.Start < last || ph.Empty() {
				t.Fatalf("%q: %v %+v", s, err, ph)
			}
			last = ph.End
			for _, a := range ph.Actors {
				if a.Span.Of(s) != a.Text {
					t.Fatalf("%q: text %q is not its span", s, a.Text)
				}
			}
			for _, in := range ph.Inner {
				if !ph.Contains(in.Span) {
					t.Fatalf("%q: %q is not inside %q", s, in.Of(s), ph.Of(s))
				}
			}
		}
	})
}
