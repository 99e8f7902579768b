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

//go:embed impersonal.tsv
var impersonalTSV string

// noun is one definite noun that may stand for a party named before.
type noun struct {
	number string // pair, duo (a pair also after "the"), one, many
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
	// impersonal are words that follow an "it" that refers to nothing.
	impersonal map[string]bool
	longest    int
}

var closed = sync.OnceValues(func() (*closedClass, error) {
	c := &closedClass{nouns: map[string]noun{}, pronouns: map[string]pronoun{}, impersonal: map[string]bool{}}
	t, err := tsv.Parse("nominals.tsv", nominalsTSV, "noun", "number", "type")
	if err != nil {
		return nil, err
	}
	for _, r := range t.Rows {
		n := noun{r.Get("number"), r.Get("type")}
		switch n.number {
		case "pair", "duo", "one", "many":
		default:
			return nil, r.Errorf("number %q is not pair, duo, one or many", n.number)
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
	t, err = tsv.Parse("impersonal.tsv", impersonalTSV, "word")
	if err != nil {
		return nil, err
	}
	for _, r := range t.Rows {
		c.impersonal[r.Get("word")] = true
	}
	return c, nil
})
