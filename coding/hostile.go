package coding

import (
	"entente"
	"entente/lexicon/actors"
)

// hostility reports whether a group fights a country on a day, "" for at any
// time: by the lexicon of listings, or because it is coded under that country
// with a rebel's sector.
func hostility(lex *actors.Lexicon) func(g entente.Actor, country, on string) bool {
	return func(g entente.Actor, country, on string) bool {
		if g.Code == country {
			return group(g)
		}
		return lex.HostileOn(g.Name, country, on) || g.Code != "" && lex.HostileOn(g.Code, country, on)
	}
}

// listed reports whether an actor is a group that somebody lists, bans or
// fights, or stands under the code of one: its commander, its office.
func listed(lex *actors.Lexicon) func(a entente.Actor) bool {
	return func(a entente.Actor) bool {
		return len(a.Code) > 3 && len(lex.Listings(a.Code)) > 0
	}
}
