// Command desk fills an archive with many documents, to measure the workbench
// at scale. The documents are the example corpus with varied facts: other
// countries, years, figures and publishers take the places of those told, and
// every document is read anew, so that its claims are what reading finds.
//
//	go run ./tools/desk --archive big.db --documents 100000 examples/*/
//
// The same number and seed give the same documents.
package main

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"regexp"
	"strconv"
	"strings"
	"time"

	"entente"
	"entente/archive"
	"entente/archive/sqlite"
	"entente/intake"
	"entente/lexicon/tsv"
	"entente/reading"
	"entente/work"
)

// country is a row of the lexicon's table.
type country struct{ code, name, adjective, capital string }

func main() {
	file := flag.String("archive", "big.db", "archive to fill")
	n := flag.Int("documents", 100_000, "documents")
	setting := flag.String("reading", "fast", "accurate or fast")
	table := flag.String("countries", "lexicon/actors/data/countries.tsv", "table of countries")
	flag.Parse()
	if err := run(context.Background(), *file, *table, *setting, *n, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "desk:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, file, table, setting string, n int, paths []string) error {
	countries, err := load(table)
	if err != nil {
		return err
	}
	var bases []*entente.Document
	err = intake.Records(ctx, paths, intake.Options{}, func(r *intake.Record, _ *entente.Problem) error {
		if r != nil && r.Document != nil && r.Document.Language == "en" {
			bases = append(bases, r.Document)
		}
		return nil
	})
	if err != nil || len(bases) == 0 {
		return fmt.Errorf("no documents to vary: %v", err)
	}
	p, err := work.New(work.Options{Setting: setting})
	if err != nil {
		return err
	}
	store, err := sqlite.Open(ctx, file)
	if err != nil {
		return err
	}
	defer store.Close()
	begun := time.Now()
	for done := 0; done < n; {
		var items []sqlite.Item
		for len(items) < 200 && done < n {
			items = append(items, vary(p, bases, countries, done))
			done++
		}
		if _, err := store.AddAll(ctx, items, "2026-01-01T00:00:00Z", reading.Version+"/"+setting); err != nil {
			return err
		}
		if done%2000 == 0 || done == n {
			fmt.Fprintf(os.Stderr, "%d documents, %.1f a second\n", done, float64(done)/time.Since(begun).Seconds())
		}
	}
	return nil
}

func load(name string) ([]country, error) {
	t, err := tsv.Load(os.DirFS("."), name, "code", "name", "adjectives", "capital")
	if err != nil {
		return nil, err
	}
	var out []country
	for _, r := range t.Rows {
		adjective, _, _ := strings.Cut(r.Get("adjectives"), "|")
		adjective, _, _ = strings.Cut(adjective, ";")
		if c := (country{r.Get("code"), r.Get("name"), adjective, r.Get("capital")}); len(c.code) == 3 && c.adjective != "" && c.capital != "" {
			out = append(out, c)
		}
	}
	return out, nil
}

var (
	year   = regexp.MustCompile(`\b20[12]\d\b`)
	figure = regexp.MustCompile(`\b[1-9]\d{1,2}\b`)
)

// vary makes document i: a base with its two countries told most, its years
// and its figures changed. A few pairs are written about often, most seldom.
func vary(p *work.Pipeline, bases []*entente.Document, countries []country, i int) sqlite.Item {
	rnd := rand.New(rand.NewPCG(uint64(i), 20260101))
	base := bases[rnd.IntN(len(bases))]
	pick := func() country {
		k := int(float64(len(countries)) * rnd.Float64() * rnd.Float64() * rnd.Float64())
		return countries[k]
	}
	a, b := pick(), pick()
	for b.code == a.code {
		b = countries[rnd.IntN(len(countries))]
	}
	back := rnd.IntN(12)
	change := replacer(base.Text, countries, a, b)
	edit := func(s string) string {
		s = change.Replace(s)
		s = year.ReplaceAllStringFunc(s, func(y string) string {
			n, _ := strconv.Atoi(y)
			return strconv.Itoa(n - back)
		})
		return figure.ReplaceAllStringFunc(s, func(f string) string {
			n, _ := strconv.Atoi(f)
			if n < 32 {
				return f
			}
			return strconv.Itoa(n + rnd.IntN(60))
		})
	}
	var text strings.Builder
	doc := *base
	doc.Blocks, doc.References, doc.Credits, doc.Dateline = nil, nil, nil, nil
	for _, x := range base.Blocks {
		if text.Len() > 0 {
			text.WriteString("\n\n")
		}
		start := text.Len()
		text.WriteString(edit(x.Of(base.Text)))
		x.Start, x.End = start, text.Len()
		doc.Blocks = append(doc.Blocks, x)
	}
	fmt.Fprintf(&text, "\n\nNo. %d", i)
	doc.Text = text.String()
	raw := []byte(doc.Text)
	sum := archive.Sum(raw)
	doc.ID, doc.RawSHA256, doc.TextSHA256, doc.Derived = "sha256:"+sum, sum, sum, ""
	doc.Path, doc.URL = fmt.Sprintf("varied/%06d.txt", i), fmt.Sprintf("https://varied.example/%d", i)
	doc.Title = edit(base.Title)
	doc.Publisher = fmt.Sprintf("%s %s", capitals[rnd.IntN(len(capitals))], papers[rnd.IntN(len(papers))])
	day := time.Date(2025-back, time.Month(1+rnd.IntN(12)), 1+rnd.IntN(28), 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
	doc.Published = entente.Date{EDTF: day, Start: day, End: day, Basis: entente.BasisHeader}
	_, claims := p.Document(&doc)
	return sqlite.Item{Document: &doc, Raw: raw, Claims: claims}
}

var (
	capitals = strings.Fields("Coastal Meridian Harbour Northern Southern Lakeside Frontier Inland Border Valley")
	papers   = strings.Fields("Times Wire Courier Observer Ledger Review Dispatch Monitor")
)

// replacer puts a and b in the places of the two countries told most.
func replacer(text string, countries []country, a, b country) *strings.Replacer {
	var first, second country
	most, next := 0, 0
	for _, c := range countries {
		n := strings.Count(text, c.name) + strings.Count(text, c.adjective) + strings.Count(text, c.capital)
		switch {
		case n > most:
			second, next = first, most
			first, most = c, n
		case n > next:
			second, next = c, n
		}
	}
	var pairs []string
	for _, x := range [][2]country{{first, a}, {second, b}} {
		if x[0].name != "" {
			pairs = append(pairs, "the "+x[0].name, x[1].name, x[0].adjective, x[1].adjective, x[0].name, x[1].name, x[0].capital, x[1].capital)
		}
	}
	return strings.NewReplacer(pairs...)
}
