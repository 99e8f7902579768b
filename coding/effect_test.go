package coding

import (
	"fmt"
	"strings"
	"testing"

	"entente"
	"entente/lexicon/actors"
	"entente/lexicon/ontology"
)

func actor(code, sector string) entente.Actor {
	return entente.Actor{Code: code, Sector: sector, Name: code + sector}
}

func TestEffectOnAPairFollowsTheWrittenModel(t *testing.T) {
	o, err := ontology.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	lex, err := actors.Load()
	if err != nil {
		t.Fatal(err)
	}
	e, err := newEffects(o, lex)
	if err != nil {
		t.Fatal(err)
	}
	e.hostile = func(g entente.Actor, country, _ string) bool { return g.Code == "XREB" && country == "IRQ" }
	ken, uga, irq, tur := actor("KEN", "GOV"), actor("UGA", "GOV"), actor("IRQ", "GOV"), actor("TUR", "MIL")
	rebels := actor("XREB", "REB")
	for _, c := range []struct {
		name, typ, mode, cameo string
		a, r, third            []entente.Actor
		want                   string
	}{
		{"direct hostility", "SANCTION", "", "163", []entente.Actor{ken}, []entente.Actor{uga}, nil, "KEN-UGA -8.0 direct"},
		{"money", "AID", "", "071", []entente.Actor{ken}, []entente.Actor{uga}, nil, "KEN-UGA 7.4 direct"},
		{"praise counts less than money", "SUPPORT", "", "051", []entente.Actor{ken}, []entente.Actor{uga}, nil, "KEN-UGA 1.7 words"},
		{"reciprocal", "SUPPORT", "", "057", []entente.Actor{ken, uga}, nil, nil, "KEN-UGA 8.0 direct"},
		{"arresting a hostile group", "COERCE", "arrest", "173", []entente.Actor{tur}, []entente.Actor{rebels}, []entente.Actor{irq}, "IRQ-TUR 2.0 hostile-group"},
		{"helping a hostile group", "AID", "", "072", []entente.Actor{tur}, []entente.Actor{rebels}, []entente.Actor{irq}, "IRQ-TUR -5.0 hostile-group-aid"},
		{"third-party hostility", "ASSAULT", "", "190", []entente.Actor{tur}, []entente.Actor{uga}, []entente.Actor{ken}, "TUR-UGA -10.0 direct"},
		{"aid to a rival is nothing to the other", "AID", "", "072", []entente.Actor{tur}, []entente.Actor{uga}, []entente.Actor{ken}, "TUR-UGA 8.3 direct"},
		{"mediation", "CONSULT", "third-party", "045", []entente.Actor{tur}, []entente.Actor{ken, uga}, nil, "KEN-TUR 2.5 mediate, TUR-UGA 2.5 mediate"},
		{"acting together", "SANCTION", "", "163", []entente.Actor{ken, uga}, []entente.Actor{irq}, nil, "IRQ-KEN -8.0 direct, IRQ-UGA -8.0 direct, KEN-UGA 2.0 common-actors"},
		{"company", "COOPERATE", "", "061", []entente.Actor{actor("KEN", "BUS")}, []entente.Actor{uga}, nil, "KEN-UGA 3.2 direct-private"},
		{"within a state", "ACCUSE", "", "111", []entente.Actor{ken}, []entente.Actor{actor("KEN", "OPP")}, nil, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			cl := &entente.Claim{Actors: c.a, Recipients: c.r, ThirdParties: c.third,
				Event: &entente.Event{Type: c.typ, Mode: c.mode, CAMEO: c.cameo, Quad: o.Quad(c.typ)}}
			var out []string
			for _, x := range e.of(cl) {
				out = append(out, fmt.Sprintf("%s %.1f %s", x.Dyad, x.Score, x.Why))
			}
			if got := strings.Join(out, ", "); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
