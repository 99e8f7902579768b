package archive

import "entente"

// Matches reports whether a claim passes the claim parts of the filter, its
// period included.
func (f Filter) Matches(c *entente.Claim) bool {
	switch {
	case f.Dyad != nil && !c.Concerns(*f.Dyad),
		f.Actor != "" && !names(c, f.Actor),
		f.Issue != "" && !has(c.Issues, f.Issue),
		f.Type != "" && (c.Event == nil || c.Event.Type != f.Type),
		f.Kind != "" && c.Kind != f.Kind,
		f.Status != "" && c.Status != f.Status,
		(f.From != "" || f.To != "") && !c.Date.Within(f.From, f.To):
		return false
	}
	return true
}

func names(c *entente.Claim, code string) bool {
	for _, list := range [][]entente.Actor{c.Actors, c.Recipients, c.ThirdParties} {
		for _, a := range list {
			if a.Code == code {
				return true
			}
		}
	}
	return false
}

func has(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
