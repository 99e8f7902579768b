package coding

import (
	"entente"
	"entente/lexicon/actors"
)

// hostility reports whether a group fights a country: by the lexicon of
// listings, or because it is coded under that country with a rebel's sector.
func hostility(lex *actors.Lexicon) func(g entente.Actor, country string) bool {
	return func(g entente.Actor, country string) bool {
		if !group(g) {
			return false
		}
		return g.Code == country || lex.HostileTo(g.Name, country) || g.Code != "" && lex.HostileTo(g.Code, country)
	}
}
