package export

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"entente"
)

// party is an actor apart from the place where a text names it.
type party struct {
	key          string // code, sector and name
	name         string
	code, sector string
	office       string
}

// partyOf is the party that an actor is: organs of a state are one party a
// sector unless they have a name of their own. It reports false for one that
// has neither a code nor a name.
func (x *index) partyOf(a entente.Actor) (party, bool) {
	p := party{code: a.Code, sector: a.Sector, office: a.Office, name: plain(cmp.Or(a.Name, x.Name(a.Code), a.Text))}
	if p.name == "" {
		return p, false
	}
	p.key = strings.Join([]string{p.code, p.sector, strings.ToLower(p.name)}, "|")
	return p, true
}

// parties of a claim, actors first, each once.
func (x *index) parties(c *entente.Claim) []party {
	var out []party
	for _, list := range [][]entente.Actor{c.Actors, c.Recipients, c.ThirdParties} {
		for _, a := range list {
			if p, ok := x.partyOf(a); ok && !slices.ContainsFunc(out, func(q party) bool { return q.key == p.key }) {
				out = append(out, p)
			}
		}
	}
	return out
}

// allParties are those of all claims, by key.
func (x *index) allParties() []party {
	seen := map[string]party{}
	for i := range x.Claims {
		for _, p := range x.parties(&x.Claims[i]) {
			if q, ok := seen[p.key]; !ok || q.office == "" {
				seen[p.key] = p
			}
		}
	}
	out := make([]party, 0, len(seen))
	for _, p := range seen {
		out = append(out, p)
	}
	slices.SortFunc(out, func(a, b party) int { return cmp.Compare(a.key, b.key) })
	return out
}

// alpha2 is the ISO 3166-1 alpha-2 code of an alpha-3 code, "" when it has
// none.
func alpha2(code string) string {
	if len(code) != 3 {
		return ""
	}
	r, err := language.ParseRegion(code)
	if err != nil || !r.IsCountry() || len(r.String()) != 2 || r.ISO3() != code {
		return ""
	}
	return r.String()
}

// organ reports whether a party is an organ of a state or the state itself.
func (p party) organ() bool {
	return len(p.code) == 3 && slices.Contains([]string{"", "GOV", "MIL", "SPY", "LEG", "JUD", "UNK"}, p.sector)
}
