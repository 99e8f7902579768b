package actors

import (
	"entente"
)

// usual is the first title of an office in the file for a country ("" for
// the general one).
func (l *Lexicon) usual(office, country string) string {
	return l.usualTitle[office+"\x00"+country]
}

// Lookup returns the parties that an actor phrase such as "Pakistan's army
// chief" or "the White House" may mean on a date, best first; nil when it
// names nobody that the lexicon knows.
func (l *Lexicon) Lookup(phrase string, on string) []entente.Actor {
	phs := l.Phrases(phrase, on)
	var out []entente.Actor
	seen := map[string]bool{}
	add := func(as []entente.Actor) {
		for _, a := range as {
			k := a.Code + "\x00" + a.Sector + "\x00" + a.Name
			if a.Code != "" && !seen[k] {
				seen[k] = true
				out = append(out, a)
			}
		}
	}
	for _, ph := range phs {
		if !ph.Relation {
			add(ph.Actors)
		}
	}
	for _, ph := range phs {
		for _, in := range ph.Inner {
			add(in.Actors)
		}
	}
	if len(out) == 0 {
		for _, ph := range phs {
			add(ph.Actors)
		}
	}
	return out
}
