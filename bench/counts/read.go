package counts

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	bench "entente/bench/ranking"
	"entente/forecast/counts"
	"entente/forecast/ranking"
	"entente/lexicon/ontology"
)

// Quads are the classes counted, in the order of their index.
var Quads = []string{"verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict"}

// set is the events between countries of one data set.
type set struct {
	name   string
	days   int
	events []counts.Event
}

// read makes events of the facts of two different countries whose relation has
// a quad class by the table of codes; it opens no test part.
func read(dir string) (*set, error) {
	d, err := bench.Read(dir)
	if err != nil {
		return nil, err
	}
	quads, err := quadsOf(dir, len(d.Relations))
	if err != nil {
		return nil, err
	}
	s := &set{name: d.Name}
	country := Countries(d.Entities)
	for _, part := range [][]ranking.Fact{d.Train, d.Valid} {
		for _, f := range part {
			s.days = max(s.days, int(f.Day)+1)
			a, b := country[f.Subject], country[f.Object]
			if a == "" || b == "" || a == b || quads[f.Relation] < 0 {
				continue
			}
			if a > b {
				a, b = b, a
			}
			s.events = append(s.events, counts.Event{Pair: counts.Pair{A: a, B: b}, Class: quads[f.Relation], Day: int(f.Day)})
		}
	}
	return s, nil
}

// quadsOf is the index of the quad class of every relation, -1 without one.
func quadsOf(dir string, relations int) ([]int, error) {
	name := filepath.Join(filepath.Dir(filepath.Clean(dir)), "goldstein", strings.ToLower(filepath.Base(filepath.Clean(dir)))+"_relation_goldstein.csv")
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read the codes of relations: %w", err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	ont, err := ontology.Load(nil)
	if err != nil {
		return nil, err
	}
	out := make([]int, relations)
	for i := range out {
		out[i] = -1
	}
	for _, row := range rows[1:] {
		id, err := strconv.Atoi(row[0])
		if err != nil || id < 0 || id >= relations {
			return nil, fmt.Errorf("%s: %q is no relation", name, row[0])
		}
		code, _ := ont.Lookup(row[2])
		for q, quad := range Quads {
			if code.Type != "" && ont.Quad(code.Type) == quad {
				out[id] = q
			}
		}
	}
	return out, nil
}

// Countries is the country of every actor as its name says it, "" where it
// does not: "Police (India)" and "Police_(India)", and "India" where some other
// name has it in brackets.
func Countries(entities []string) []string {
	out, known := make([]string, len(entities)), map[string]bool{}
	clean := func(s string) string { return strings.TrimSpace(strings.ReplaceAll(s, "_", " ")) }
	for i, name := range entities {
		name = clean(name)
		if open := strings.LastIndexByte(name, '('); open > 0 && strings.HasSuffix(name, ")") {
			out[i] = clean(name[open+1 : len(name)-1])
			known[out[i]] = true
		}
	}
	for i, name := range entities {
		if name = clean(name); out[i] == "" && known[name] {
			out[i] = name
		}
	}
	return out
}
