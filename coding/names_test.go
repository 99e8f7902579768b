package coding

import "entente"

func names(list []entente.Actor) []string {
	var out []string
	for _, a := range list {
		out = append(out, a.Code+":"+a.Sector+":"+a.Name)
	}
	return out
}
