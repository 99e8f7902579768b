package ontology

import "testing"

func TestTablesLoadAndHoldTheSixteenTypes(t *testing.T) {
	o, err := Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(o.Types) != 16 {
		t.Errorf("%d types, want 16", len(o.Types))
	}
	if len(o.Codes) < 200 || len(o.Contexts) < 20 {
		t.Errorf("%d codes, %d contexts", len(o.Codes), len(o.Contexts))
	}
}

func TestTheWayToCAMEOAndBackKeepsTheType(t *testing.T) {
	o, err := Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range o.Modes {
		c, ok := o.Lookup(m.CAMEO)
		if !ok {
			t.Fatalf("%s/%s: no code %s", m.Type, m.Name, m.CAMEO)
		}
		// Convictions are CAMEO 173 in both SANCTION and COERCE, and codes for
		// expulsion and misinformation are shared: the type may differ there only.
		if c.Type != m.Type && !(m.Type == "SANCTION" && m.Name == "convict") && !(m.Type == "RETREAT" && m.Name == "resign") {
			t.Errorf("%s/%s → %s → %s", m.Type, m.Name, m.CAMEO, c.Type)
		}
	}
	for _, x := range o.Types {
		if c, _ := o.Lookup(x.CAMEO); c.Type != x.Name {
			t.Errorf("%s → %s → %s", x.Name, x.CAMEO, c.Type)
		}
	}
}

func TestRootWeightsAreGoldsteins(t *testing.T) {
	o, err := Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]float64{"010": 0, "020": 3, "030": 4, "040": 1, "050": 3.5, "060": 6, "070": 7, "080": 5, "090": -2,
		"100": -5, "110": -2, "120": -4, "140": -6.5, "150": -7.2, "160": -4, "170": -7, "180": -9, "190": -10, "200": -10}
	for code, w := range want {
		if g, ok := o.Goldstein(code); !ok || g != w {
			t.Errorf("%s weighs %v, want %v", code, g, w)
		}
	}
	if g, ok := o.Goldstein("0579"); !ok || g != 8 {
		t.Errorf("unknown 0579 weighs %v %v, want that of 057", g, ok)
	}
}
