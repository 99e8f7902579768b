package coding

import (
	"strings"
	"testing"

	"entente"
)

// told renders the event claims of a sentence as "TYPE A>R status", sorted by
// predicate and joined by "; ".
func toldOf(p *parts, text string) string {
	doc, r := p.read(text)
	var out []string
	for _, c := range p.c.Code(doc, r) {
		if c.Kind != entente.KindEvent {
			continue
		}
		out = append(out, c.Event.Type+" "+codes(c.Actors)+">"+codes(c.Recipients)+" "+string(c.Status))
	}
	return strings.Join(out, "; ")
}

func codes(list []entente.Actor) string {
	var out []string
	for _, a := range list {
		out = append(out, a.Code)
	}
	return strings.Join(out, "+")
}

// knownFloor is how many of the mistakes below the parser may cause; it may
// only fall.
const knownFloor = 0

// The mistakes that older coders are known for.
func TestKnownMistakesAreNotMade(t *testing.T) {
	p := mustPipeline(t)
	right, n := 0, 0
	for _, c := range []struct{ name, text, want string }{
		{"passive", "Uganda was condemned by Kenya over the border raid.", "ACCUSE KEN>UGA asserted"},
		{"reporter is not the actor", "The French foreign minister said that Uganda had condemned Kenya.", "ACCUSE UGA>KEN asserted"},
		{"object without a party", "Kenya condemned the old bridge design.", ""},
		{"pledge is not the deed", "Kenya pledged to send troops to Uganda.", "AGREE KEN>UGA asserted"},
		{"call is not the deed", "Kenya called on Uganda to release the prisoners.", "REQUEST KEN>UGA asserted"},
		{"negation", "Kenya did not impose sanctions on Uganda.", "SANCTION KEN>UGA negated"},
		{"future", "Kenya will impose sanctions on Uganda next month.", "SANCTION KEN>UGA planned"},
		{"conditional", "If the talks fail, Kenya would impose sanctions on Uganda.", "SANCTION KEN>UGA hypothetical"},
		{"question", "Did Kenya attack Uganda?", ""},
		{"noun with agent", "Kenya's invasion of Uganda surprised many people.", "ASSAULT KEN>UGA asserted"},
		{"talks between", "Talks between Kenya and Uganda resumed on Monday.", "CONSULT KEN+UGA> asserted"},
		{"light verb", "Kenya held talks with Uganda in Nairobi.", "CONSULT KEN+UGA> asserted"},
		{"agreement", "Kenya signed a trade deal with Uganda.", "SUPPORT KEN+UGA> asserted"},
		{"mediator is no side", "Kenya brokered a ceasefire between Uganda and Rwanda.", "CONSULT KEN>UGA+RWA asserted"},
		{"coordination", "Kenya condemned Uganda and imposed sanctions on Rwanda.", "ACCUSE KEN>UGA asserted; SANCTION KEN>RWA asserted"},
		{"relative clause", "Uganda, which attacked Kenya in May, wants peace.", "ASSAULT UGA>KEN asserted"},
		{"refusal", "Kenya refused to meet the Ugandan president.", "REJECT KEN>UGA asserted"},
		{"threat", "Kenya threatened to bomb Uganda.", "THREATEN KEN>UGA asserted"},
		{"state protest is no demonstration", "Kenya protested against the Ugandan dam.", "ACCUSE KEN>UGA asserted"},
		{"refusal to come", "Kenya will not give Uganda any weapons.", "REJECT KEN>UGA planned"},
		{"neither nor", "Neither Kenya nor Uganda has signed the accord.", "SUPPORT KEN+UGA> negated"},
		{"the second of two", "Talks between Kenya and Uganda broke down on Tuesday.", "SANCTION KEN+UGA> asserted"},
		{"one act and how it went on", "Kenya bombed a Ugandan port and killed ten sailors.", "ASSAULT KEN>UGA asserted"},
		{"strikes kill for their owner", "A Kenyan airstrike killed nine people in Uganda.", "ASSAULT KEN>UGA asserted"},
		{"no comment is no refusal", "Kenya declined to comment on the Ugandan election.", ""},
		{"a war's name is no recipient", "Kenya is ready to host negotiations to end the Uganda war.", "AGREE KEN> asserted"},
		{"date in a name", "Kenya and Uganda signed a pact under the Water Act of 1954.", "SUPPORT KEN+UGA> asserted"},
		{"travellers are no state", "Kenya advised its citizens not to travel to Uganda.", ""},
		{"cause is no act", "Rain damaged the road between Kenya and Uganda.", ""},
	} {
		n++
		if got := toldOf(p, c.text); got != c.want {
			t.Logf("%s: %q\n got %q\nwant %q", c.name, c.text, got, c.want)
			continue
		}
		right++
	}
	if n-right > knownFloor {
		t.Errorf("%d of %d known mistakes are made, at most %d may be", n-right, n, knownFloor)
	}
}
