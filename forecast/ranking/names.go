package ranking

import "strings"

// none marks a name without a country or role.
const none = -1

// parsed is what the names themselves say: the country in brackets and the
// role before them. A name that is elsewhere seen in brackets is a country.
type parsed struct {
	country, role    []int32 // per entity, none when the name does not say
	countries, roles int
}

// parseNames reads "Role (Country)" and "Role_(Country)".
func parseNames(entities []string) parsed {
	p := parsed{country: make([]int32, len(entities)), role: make([]int32, len(entities))}
	countries, roles := map[string]int32{}, map[string]int32{}
	id := func(m map[string]int32, key string) int32 {
		if v, ok := m[key]; ok {
			return v
		}
		v := int32(len(m))
		m[key] = v
		return v
	}
	for i, name := range entities {
		p.country[i], p.role[i] = none, none
		role, country, ok := splitName(name)
		if ok {
			p.country[i], p.role[i] = id(countries, country), id(roles, role)
		}
	}
	for i, name := range entities {
		if c, ok := countries[plain(name)]; ok && p.country[i] == none {
			p.country[i], p.role[i] = c, id(roles, "")
		}
	}
	p.countries, p.roles = len(countries), len(roles)
	return p
}

// splitName cuts "Police (India)" into its role and country.
func splitName(name string) (role, country string, ok bool) {
	name = plain(name)
	open := strings.LastIndexByte(name, '(')
	if open <= 0 || !strings.HasSuffix(name, ")") {
		return "", "", false
	}
	role, country = strings.TrimSpace(name[:open]), strings.TrimSpace(name[open+1:len(name)-1])
	return role, country, role != "" && country != ""
}

func plain(name string) string {
	return strings.TrimSpace(strings.ReplaceAll(name, "_", " "))
}
