package corpus

import (
	"fmt"
	"slices"
	"strings"

	"entente"
)

// statuses maps the words of the notation to those of the domain.
var statuses = map[string]entente.Status{
	"planned": entente.Planned, "ongoing": entente.Ongoing, "hedged": entente.Hedged,
	"alleged": entente.Alleged, "denied": entente.Denied, "negated": entente.Negated,
	"hyp": entente.Hypothetical, "pastexp": entente.PastExpectation,
}

var styles = []string{"wire", "communique", "parliament", "broadcast", "analysis", "opinion"}

var sectors = []string{
	"GOV", "MIL", "SPY", "LEG", "JUD", "OPP", "REB", "BUS", "MED", "CVL",
	"IGO", "NGO", "COP", "ACD", "LAB", "REF", "REL", "CRM", "UNK",
}

// party reads "USA.MIL" or "-.REB" into code and sector. The sector of a
// country is GOV when none is written, of an organisation IGO or NGO.
func party(s string) (code, sector string, err error) {
	code, sector, ok := strings.Cut(s, ".")
	if code == "-" {
		code = ""
	}
	if !ok {
		sector = defaultSector(code)
	}
	if !slices.Contains(sectors, sector) {
		return "", "", fmt.Errorf("unknown sector %q", sector)
	}
	if code != "" && !plausible(code) {
		return "", "", fmt.Errorf("%q is not a code", code)
	}
	return code, sector, nil
}

func defaultSector(code string) string {
	switch {
	case len(code) == 3:
		return "GOV"
	case strings.HasPrefix(code, "IGO"):
		return "IGO"
	case strings.HasPrefix(code, "NGO"):
		return "NGO"
	}
	return "UNK"
}

func plausible(code string) bool {
	if len(code) < 3 || len(code) > 9 {
		return false
	}
	for _, c := range code {
		if c < 'A' || c > 'Z' {
			return false
		}
	}
	return true
}

// sign is the default effect on the dyad: that of the quad class when the act
// joins the two, else 0.
func sign(quad string, dyad string, actors, recipients []Party) int {
	a, b, _ := strings.Cut(dyad, "-")
	if !between(a, b, actors, recipients) {
		return 0
	}
	if quad == entente.VerbalCooperation || quad == entente.MaterialCooperation {
		return 1
	}
	return -1
}

func between(a, b string, actors, recipients []Party) bool {
	has := func(list []Party, code string) bool {
		return slices.ContainsFunc(list, func(p Party) bool { return p.Code == code })
	}
	if len(recipients) == 0 {
		return has(actors, a) && has(actors, b)
	}
	return has(actors, a) && has(recipients, b) || has(actors, b) && has(recipients, a)
}
