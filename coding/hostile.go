package coding

import "entente"

// hostileTo reports whether a group fights a country. A group coded under a
// country with a rebel's sector fights that country.
func hostileTo(g entente.Actor, country string) bool {
	return g.Code == country && group(g)
}
