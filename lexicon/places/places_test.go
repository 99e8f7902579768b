package places

import "testing"

func TestTheGazetteerLoads(t *testing.T) {
	g, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if len(g.rows) < 40000 || len(g.regions) < 100 {
		t.Errorf("got %d names, %d regions", len(g.rows), len(g.regions))
	}
}

func TestKnownNamesAreFound(t *testing.T) {
	g, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, country string }{
		{"Nairobi", "KEN"}, {"Bogotá", "COL"}, {"Geneva", "CHE"}, {"Crimea", "UKR"}, {"Calcutta", "IND"}, {"Taiwan Strait", ""},
	} {
		list := g.Lookup(c.name)
		found := false
		for _, p := range list {
			found = found || p.Country == c.country
		}
		if !found {
			t.Errorf("%s: got %+v, want one in %q", c.name, list, c.country)
		}
	}
	if got := g.Lookup("Nowhereville"); len(got) != 0 {
		t.Errorf("got %v for a name that is none", got)
	}
}

func TestWhatIsEmbeddedStaysSmall(t *testing.T) {
	if len(packed) > 1_500_000 {
		t.Errorf("places.tsv.gz has %d bytes, more than 1.5 MB", len(packed))
	}
}
