package coding

import (
	"fmt"
	"strings"
	"testing"

	"entente"
)

func TestTreeWordsLoad(t *testing.T) {
	w, err := loadTrees()
	if err != nil {
		t.Fatal(err)
	}
	if !w.in("particle", "hand over") || !w.in("infinitive", "agree") || w.in("infinitive", "arrive") {
		t.Errorf("classes are not as written: %v", w)
	}
}

// Who does what, where the tree leaves the subject out or hangs a part on the
// wrong word.
func TestSubjectsAndObjectsAreFoundAcrossClauses(t *testing.T) {
	p := mustPipeline(t)
	for _, c := range []struct{ name, text, want string }{
		{"two adjectives, two parties", "The Peruvian and Chilean foreign ministers met on Monday.", "CONSULT CHL+PER>"},
		{"two genitives, two parties", "Peru's and Chile's foreign ministers met on Monday.", "CONSULT CHL+PER>"},
		{"a list after a noun", "Officials from Kenya and Somalia signed a pact.", "SUPPORT KEN+SOM>"},
		{"a participle before a plural is a verb", "Bolivia severed ties with Israel.", "SANCTION BOL>ISR"},
		{"a name that heads the sentence is its subject", "Kenya imposed tariffs on Uganda.", "SANCTION KEN>UGA"},
		{"a name before it is its subject", "Nepal imposed restrictions on Tibetan refugees.", "SANCTION NPL>CHN"},
		{"a coordinated verb, not a coordinated noun", "Kenya condemned Uganda and imposed sanctions on Rwanda.", "ACCUSE KEN>UGA SANCTION KEN>RWA"},
		{"the accused does what the gerund says", "Mali accuses Algeria of destroying a Malian drone.", "ACCUSE MLI>DZA"},
		{"the agent of a passive does what follows", "The ferry was sunk by a Dutch submarine, killing 87 people.", "ASSAULT NLD>"},
		{"a particle is no preposition", "Colombia handed over a suspect to Spain.", "COOPERATE COL>ESP"},
		{"a purpose is the writer's", "Mexico's president wrote to the king of Spain to demand an apology.", "CONSULT MEX>ESP"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, r := p.read(c.text)
			var got []string
			for _, cl := range p.c.Code(doc, r) {
				if cl.Kind == entente.KindEvent {
					got = append(got, fmt.Sprintf("%s %s>%s", cl.Event.Type, plus(cl.Actors), plus(cl.Recipients)))
				}
			}
			if s := strings.Join(got, " "); !strings.Contains(s, c.want) && !sameWords(s, c.want) {
				t.Errorf("%q: got %q, want %q", c.text, s, c.want)
			}
		})
	}
}

func plus(list []entente.Actor) string {
	seen := map[string]bool{}
	var out []string
	for _, a := range list {
		if a.Code != "" && !seen[a.Code] {
			seen[a.Code] = true
			out = append(out, a.Code)
		}
	}
	for i := range out {
		for j := i + 1; j < len(out); j++ {
			if out[j] < out[i] {
				out[i], out[j] = out[j], out[i]
			}
		}
	}
	return strings.Join(out, "+")
}

func sameWords(a, b string) bool {
	for _, w := range strings.Fields(b) {
		if !strings.Contains(a, w) {
			return false
		}
	}
	return true
}
