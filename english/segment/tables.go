package segment

import (
	"embed"
	"strings"
	"sync"

	"entente/lexicon/tsv"
)

//go:embed data/*.tsv
var files embed.FS

// class says when the full stop after an abbreviation belongs to it.
type class int

const (
	always       class = iota + 1 // and may end a sentence: Inc., etc.
	beforeName                    // Dr., Gen.: only before a capital or number
	beforeNumber                  // No., p.
	inside                        // etc.: not before a capital or the end
)

type tables struct {
	exact, folded map[string]class
	titles        map[string]bool
	contractions  map[string][]int
	clitics       map[string]bool
	elided        map[string]bool
	prefixes      map[string]bool
	joined        map[string]bool
	units         map[string]bool
	domains       map[string]bool
	currencies    map[string]bool
	emoticons     map[string]bool
	openers       map[string]bool
}

func (t *tables) abbreviation(w string) (class, bool) {
	if a, ok := t.exact[w]; ok {
		return a, true
	}
	a, ok := t.folded[strings.ToLower(w)]
	return a, ok
}

var loadTables = sync.OnceValue(func() *tables {
	t, err := readTables()
	if err != nil {
		panic(err) // the embedded files are checked by a test
	}
	return t
})

func readTables() (*tables, error) {
	t := &tables{exact: map[string]class{}, folded: map[string]class{}, titles: map[string]bool{},
		contractions: map[string][]int{}, clitics: map[string]bool{}, elided: map[string]bool{},
		prefixes: map[string]bool{}, joined: map[string]bool{}, units: map[string]bool{},
		domains: map[string]bool{}, currencies: map[string]bool{}, emoticons: map[string]bool{}, openers: map[string]bool{}}
	if err := t.readAbbreviations(); err != nil {
		return nil, err
	}
	if err := t.readForms(); err != nil {
		return nil, err
	}
	return t, nil
}

func (t *tables) readAbbreviations() error {
	tab, err := tsv.Load(files, "data/abbreviations.tsv", "form", "class", "case")
	if err != nil {
		return err
	}
	classes := map[string]class{"always": always, "name": beforeName, "number": beforeNumber, "title": beforeName, "inside": inside, "street": always}
	for _, r := range tab.Rows {
		a, ok := classes[r.Get("class")]
		if !ok {
			return r.Errorf("class %q is not known", r.Get("class"))
		}
		for _, f := range r.List("form") {
			if r.Get("class") == "title" {
				t.titles[f+"."] = true
			}
			switch r.Get("case") {
			case "exact":
				t.exact[f] = a
			case "any":
				t.folded[strings.ToLower(f)] = a
			default:
				return r.Errorf("case %q is not exact or any", r.Get("case"))
			}
		}
	}
	return nil
}

func (t *tables) readForms() error {
	tab, err := tsv.Load(files, "data/forms.tsv", "kind", "form")
	if err != nil {
		return err
	}
	sets := map[string]map[string]bool{"clitic": t.clitics, "elided": t.elided, "prefix": t.prefixes, "joined": t.joined,
		"unit": t.units, "domain": t.domains, "currency": t.currencies, "emoticon": t.emoticons, "opener": t.openers}
	for _, r := range tab.Rows {
		for _, f := range strings.Fields(r.Get("form")) {
			if r.Get("kind") == "contraction" {
				var cuts []int
				for part := range strings.SplitSeq(f, "+") {
					cuts = append(cuts, len(part))
				}
				t.contractions[strings.ReplaceAll(f, "+", "")] = cuts
				continue
			}
			set, ok := sets[r.Get("kind")]
			if !ok {
				return r.Errorf("kind %q is unknown", r.Get("kind"))
			}
			set[f] = true
		}
	}
	return nil
}
