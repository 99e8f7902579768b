// Package publishers knows which names and web hosts belong to one
// publishing house, which houses are wire agencies, and in which forms a text
// credits or cites them.
//
// The tables are data (families.tsv, forms.tsv), validated on load: every
// error names file and line. A Table is immutable and safe for concurrent
// use.
package publishers

import (
	"embed"
	"net/url"
	"strings"
	"sync"

	"entente/lexicon/tsv"
)

//go:embed families.tsv forms.tsv
var files embed.FS

// Family is one publishing house.
type Family struct {
	Name    string
	Kind    string // agency, broadcaster, outlet, institute, government, reference
	Names   []string
	Domains []string
}

// Agency reports whether the house sends dispatches that others print.
func (f *Family) Agency() bool { return f.Kind == "agency" }

// Form is one way of crediting or citing a source: the words before and
// after its name, in lower case with single spaces.
type Form struct {
	Before, After string
	Wire          bool   // else a citation
	Where         string // head, tail, any
	AgencyOnly    bool
}

// Table is the loaded lexicon.
type Table struct {
	Families []Family
	Forms    []Form
	byName   map[string]int // exact name
	byFold   map[string]int // folded name
	byHost   map[string]int
}

// Load returns the embedded table.
var Load = sync.OnceValues(func() (*Table, error) { return build() })

var kinds = map[string]bool{"agency": true, "broadcaster": true, "outlet": true, "institute": true, "government": true, "reference": true}

func build() (*Table, error) {
	fam, err := tsv.Load(files, "families.tsv", "family", "kind", "names", "domains")
	if err != nil {
		return nil, err
	}
	t := &Table{byName: map[string]int{}, byFold: map[string]int{}, byHost: map[string]int{}}
	for _, r := range fam.Rows {
		if err := t.addFamily(r); err != nil {
			return nil, err
		}
	}
	forms, err := tsv.Load(files, "forms.tsv", "form", "kind", "where", "for")
	if err != nil {
		return nil, err
	}
	for _, r := range forms.Rows {
		f, err := parseForm(r)
		if err != nil {
			return nil, err
		}
		t.Forms = append(t.Forms, f)
	}
	return t, nil
}

func (t *Table) addFamily(r tsv.Row) error {
	f := Family{Name: r.Get("family"), Kind: r.Get("kind"), Names: r.List("names"), Domains: r.List("domains")}
	if f.Name == "" || len(f.Names) == 0 {
		return r.Errorf("a family needs a name")
	}
	if !kinds[f.Kind] {
		return r.Errorf("kind %q is not known", f.Kind)
	}
	i := len(t.Families)
	for _, n := range f.Names {
		if _, twice := t.byName[n]; twice {
			return r.Errorf("name %q is in two families", n)
		}
		t.byName[n] = i
		if _, taken := t.byFold[fold(n)]; !taken {
			t.byFold[fold(n)] = i
		}
	}
	for _, d := range f.Domains {
		if _, twice := t.byHost[d]; twice {
			return r.Errorf("domain %q is in two families", d)
		}
		t.byHost[d] = i
	}
	t.Families = append(t.Families, f)
	return nil
}

func parseForm(r tsv.Row) (Form, error) {
	before, after, ok := strings.Cut(strings.ToLower(r.Get("form")), "{a}")
	f := Form{Before: before, After: after, Where: r.Get("where"), AgencyOnly: r.Get("for") == "agency"}
	switch {
	case !ok || before == "" && after == "":
		return f, r.Errorf("form %q has no {A} with words beside it", r.Get("form"))
	case f.Where != "head" && f.Where != "tail" && f.Where != "any":
		return f, r.Errorf("where %q is not known", f.Where)
	case r.Get("for") != "agency" && r.Get("for") != "media":
		return f, r.Errorf("for %q is not known", r.Get("for"))
	}
	switch r.Get("kind") {
	case "wire":
		f.Wire = true
	case "cite":
	default:
		return f, r.Errorf("kind %q is not known", r.Get("kind"))
	}
	return f, nil
}

// fold makes the key under which spellings of a name meet.
func fold(s string) string {
	s = strings.ToLower(strings.Join(strings.Fields(s), " "))
	return strings.TrimPrefix(s, "the ")
}

// Named returns the family of an exact name, or nil.
func (t *Table) Named(name string) *Family {
	if i, ok := t.byName[name]; ok {
		return &t.Families[i]
	}
	return nil
}

// Find returns the family of a publisher's name, ignoring case and a leading
// "the", or nil. Names of up to three letters must match by case.
func (t *Table) Find(name string) *Family {
	name = strings.TrimSpace(name)
	if f := t.Named(name); f != nil || len(name) <= 3 {
		return f
	}
	if i, ok := t.byFold[fold(name)]; ok {
		return &t.Families[i]
	}
	return nil
}

// Family returns a key that is equal for two documents of one house: the
// family's name when publisher or address are known, else the host of the
// address, else the folded publisher, else "".
func (t *Table) Family(publisher, address string) string {
	if f := t.Find(publisher); f != nil {
		return f.Name
	}
	host := hostOf(address)
	for h := host; h != ""; {
		if i, ok := t.byHost[h]; ok {
			return t.Families[i].Name
		}
		_, rest, ok := strings.Cut(h, ".")
		if !ok {
			break
		}
		h = rest
	}
	if p := fold(publisher); p != "" {
		return p
	}
	return host
}

func hostOf(address string) string {
	if address == "" {
		return ""
	}
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}
