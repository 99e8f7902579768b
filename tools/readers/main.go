// Command readers measures the workbench under load: so many readers at once
// open its pages, and the time to the first byte is printed by page.
//
//	go run ./tools/readers --url http://127.0.0.1:8765 --readers 8 --rounds 40
//
// Pages are opened in an order that follows from the number of the reader, and
// pairs, documents and incidents are taken from the workbench's own pages.
package main

import (
	"cmp"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"
)

type sample struct {
	kind  string
	took  time.Duration
	bytes int
}

func main() {
	base := flag.String("url", "http://127.0.0.1:8765", "address of the workbench")
	readers := flag.Int("readers", 8, "readers at once")
	rounds := flag.Int("rounds", 40, "pages that each reader opens")
	all := flag.Bool("all-pairs", false, "open any of the pairs listed, not only those on the desk: most are opened for the first time")
	words := flag.String("words", "agreement,said,the,minister trade,\"foreign ministry\",dam*,border -trade", "searches, with commas between")
	flag.Parse()
	if err := run(*base, *readers, *rounds, *all, strings.Split(*words, ",")); err != nil {
		fmt.Fprintln(os.Stderr, "readers:", err)
		os.Exit(1)
	}
}

func run(base string, readers, rounds int, every bool, words []string) error {
	from := "/"
	if every {
		from = "/pairs"
	}
	pairs, err := links(base+from, regexp.MustCompile(`/dyad/[A-Z]{3}-[A-Z]{3}`))
	if err != nil || len(pairs) == 0 {
		return fmt.Errorf("no pairs: %v", err)
	}
	docs, err := links(base+"/", regexp.MustCompile(`/document/[0-9a-f]+`))
	if err != nil || len(docs) == 0 {
		return fmt.Errorf("no documents: %v", err)
	}
	outlets, err := links(base+"/sources", regexp.MustCompile(`/source\?name=[^"]+`))
	if err != nil {
		return err
	}
	var mu sync.Mutex
	var all []sample
	var group sync.WaitGroup
	begun := time.Now()
	for r := range readers {
		group.Go(func() {
			rnd := rand.New(rand.NewPCG(uint64(r), 7))
			one := func(list []string) string { return list[rnd.IntN(len(list))] }
			for range rounds {
				kind, path := "", ""
				switch rnd.IntN(11) {
				case 0:
					kind, path = "desk", "/"
				case 1:
					kind, path = "pairs", "/pairs"
				case 2:
					kind, path = "dyad", one(pairs)
				case 3:
					kind, path = "timeline", one(pairs)+"/timeline"
				case 4:
					kind, path = "incident", ""
				case 5:
					kind, path = "document", one(docs)
				case 6:
					kind, path = "sources", "/sources"
				case 7:
					kind, path = "source", strings.ReplaceAll(one(outlets), "&amp;", "&")
				case 8:
					kind, path = "search", "/search?q="+strings.ReplaceAll(strings.ReplaceAll(one(words), " ", "+"), `"`, "%22")
				case 9:
					kind, path = "search, filtered", "/search?q="+strings.ReplaceAll(strings.ReplaceAll(one(words), " ", "+"), `"`, "%22")+"&between="+strings.TrimPrefix(one(pairs), "/dyad/")
				case 10:
					kind, path = one([]string{"review", "briefs", "alerts", "settings"}), ""
					path = "/" + kind
				}
				if kind == "incident" {
					found, _ := links(base+one(pairs)+"/timeline", regexp.MustCompile(`/dyad/[A-Z-]{7}/incident/[0-9a-f]+`))
					if len(found) == 0 {
						continue
					}
					path = one(found)
				}
				s, err := ask(base + path)
				if err != nil {
					fmt.Fprintln(os.Stderr, path, err)
					continue
				}
				s.kind = kind
				mu.Lock()
				all = append(all, s)
				mu.Unlock()
			}
		})
	}
	group.Wait()
	report(all, readers, time.Since(begun))
	return nil
}

// ask opens a page and measures the time to its first byte.
func ask(address string) (sample, error) {
	begun := time.Now()
	resp, err := http.Get(address)
	if err != nil {
		return sample{}, err
	}
	defer resp.Body.Close()
	first := make([]byte, 1)
	if _, err := io.ReadFull(resp.Body, first); err != nil {
		return sample{}, err
	}
	took := time.Since(begun)
	n, err := io.Copy(io.Discard, resp.Body)
	if err == nil && resp.StatusCode != http.StatusOK {
		err = fmt.Errorf("status %d", resp.StatusCode)
	}
	return sample{took: took, bytes: int(n) + 1}, err
}

func links(address string, find *regexp.Regexp) ([]string, error) {
	resp, err := http.Get(address)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	out := find.FindAllString(string(data), -1)
	slices.Sort(out)
	return slices.Compact(out), err
}

func report(all []sample, readers int, wall time.Duration) {
	by := map[string][]sample{"all": all}
	for _, s := range all {
		by[s.kind] = append(by[s.kind], s)
	}
	var kinds []string
	for k := range by {
		kinds = append(kinds, k)
	}
	slices.SortFunc(kinds, func(a, b string) int { return cmp.Or(cmp.Compare(len(by[a]), len(by[b])), cmp.Compare(a, b)) })
	fmt.Printf("%d readers, %d pages in %.1f s\n", readers, len(all), wall.Seconds())
	fmt.Printf("%-18s %6s %9s %9s %9s\n", "page", "n", "median", "p95", "worst")
	for _, k := range kinds {
		list := by[k]
		slices.SortFunc(list, func(a, b sample) int { return cmp.Compare(a.took, b.took) })
		at := func(p float64) time.Duration {
			return list[min(len(list)-1, int(p*float64(len(list))))].took.Round(time.Millisecond / 10)
		}
		fmt.Printf("%-18s %6d %9s %9s %9s\n", k, len(list), at(.5), at(.95), at(1))
	}
}
