package who

import (
	_ "embed"
	"strings"
	"sync"

	"entente/lexicon/tsv"
)

//go:embed nominals.tsv
var nominalsTSV string

//go:embed pronouns.tsv
var pronounsTSV string

// noun is one definite noun that may stand for a party named before.
type noun struct {
	number string // pair, one, many
	kind   string // country, group, igo, company, organ, person, party, government, any
}

// pronoun is one form.
type pronoun struct {
	gender string // he, she, it, they
	poss   bool
}

type closedClass struct {
	nouns    map[string]noun
	pronouns map[string]pronoun
	longest  int
}

var closed = sync.OnceValues(func() (*closedClass, error) {
	c := &closedClass{nouns: map[string]noun{}, pronouns: map[string]pronoun{}}
	t, err := tsv.Parse("nominals.tsv", nominalsTSV, "noun", "number", "type")
	if err != nil {
		return nil, err
	}
	for _, r := range t.Rows {
		n := noun{r.Get("number"), r.Get("type")}
		switch n.number {
		case "pair", "one", "many":
		default:
			return nil, r.Errorf("number %q is not pair, one or many", n.number)
		}
		c.nouns[r.Get("noun")] = n
		c.longest = max(c.longest, len(strings.Fields(r.Get("noun"))))
	}
	t, err = tsv.Parse("pronouns.tsv", pronounsTSV, "form", "gender", "possessive")
	if err != nil {
		return nil, err
	}
	for _, r := range t.Rows {
		c.pronouns[r.Get("form")] = pronoun{r.Get("gender"), r.Get("possessive") == "yes"}
	}
	return c, nil
})
