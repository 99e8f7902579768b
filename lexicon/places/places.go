// Package places holds the names of places: about 45,000 cities of GeoNames
// under 60,000 names (CC BY 4.0, https://www.geonames.org), and regions, seas
// and disputed lands of our own list.
//
// The tables are unpacked and checked on first use (about 15 ms, 5 MB), and
// are then immutable and safe for concurrent use. A look-up is a binary
// search.
package places

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"io"
	"sort"
	"strconv"
	"strings"
	"sync"

	"entente/lexicon/tsv"
)

//go:generate go run ./gen -cities package/dist/cities500.txt -wordnet wordnet -out .

//go:embed places.tsv.gz
var packed []byte

//go:embed regions.tsv
var regionFile string

// Place is one place under one of its names.
type Place struct {
	// Name is GeoNames' name, or the name of the region.
	Name       string
	Country    string // ISO 3166-1 alpha-3, "" for seas and disputed lands
	Population int    // thousands; 0 for regions
	GeoNames   int
	Capital    bool // of a country
	Seat       bool // of a first division
	Word       bool // also an English word
	People     bool // also a name of people
	Other      bool // this is not the place's first name
	Region     bool
}

// Gazetteer looks places up by name.
type Gazetteer struct {
	data    string
	rows    []uint32 // offsets of lines, sorted by name
	regions map[string][]Place
}

// Load returns the embedded gazetteer, or the first error in it with its
// file and line.
var Load = sync.OnceValues(load)

func load() (*Gazetteer, error) {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, fmt.Errorf("unpack places: %w", err)
	}
	raw, err := io.ReadAll(z)
	if err != nil {
		return nil, fmt.Errorf("unpack places: %w", err)
	}
	g := &Gazetteer{data: string(raw), regions: map[string][]Place{}}
	at, last, header := 0, "", false
	for line := 1; at < len(g.data); line++ {
		end := strings.IndexByte(g.data[at:], '\n')
		if end < 0 {
			end = len(g.data) - at
		}
		row := g.data[at : at+end]
		switch {
		case strings.HasPrefix(row, "#"):
		case !header:
			header = true
		default:
			if strings.Count(row, "\t") != 5 {
				return nil, fmt.Errorf("places.tsv:%d: 6 cells are needed", line)
			}
			name := row[:strings.IndexByte(row, '\t')]
			if name < last || name == "" {
				return nil, fmt.Errorf("places.tsv:%d: %q is out of order", line, name)
			}
			last = name
			g.rows = append(g.rows, uint32(at))
		}
		at += end + 1
	}
	tab, err := tsv.Parse("regions.tsv", regionFile, "name", "country", "common")
	if err != nil {
		return nil, fmt.Errorf("load regions: %w", err)
	}
	for _, r := range tab.Rows {
		n, c := r.Get("name"), r.Get("country")
		if n == "" || c != "" && len(c) != 3 || len(g.regions[n]) > 0 {
			return nil, r.Errorf("region %q is empty, there twice or has no alpha-3 code", n)
		}
		g.regions[n] = append(g.regions[n], Place{Name: n, Country: c, Region: true, Word: r.Get("common") != ""})
	}
	return g, nil
}

func (g *Gazetteer) name(i int) string {
	row := g.data[g.rows[i]:]
	return row[:strings.IndexByte(row, '\t')]
}

// Lookup returns the places of a name, regions first, then by population.
func (g *Gazetteer) Lookup(name string) []Place {
	out := append([]Place(nil), g.regions[name]...)
	lo := sort.Search(len(g.rows), func(i int) bool { return g.name(i) >= name })
	for ; lo < len(g.rows) && g.name(lo) == name; lo++ {
		row := g.data[g.rows[lo]:]
		if end := strings.IndexByte(row, '\n'); end >= 0 {
			row = row[:end]
		}
		c := strings.Split(row, "\t")
		pop, _ := strconv.Atoi(c[2])
		id, _ := strconv.Atoi(c[3])
		p := Place{Name: name, Country: c[1], Population: pop, GeoNames: id,
			Capital: strings.Contains(c[4], "c"), Seat: strings.Contains(c[4], "a"), Word: strings.Contains(c[4], "w"), People: strings.Contains(c[4], "n"), Other: strings.Contains(c[4], "o")}
		if c[5] != "" {
			p.Name = c[5]
		}
		out = append(out, p)
	}
	return out
}
