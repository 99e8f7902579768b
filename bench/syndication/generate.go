package syndication

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"entente"
	"entente/lexicon/tsv"
)

//go:embed articles.txt grammar.tsv lists.tsv names.tsv swaps.tsv
var files embed.FS

// The kinds of document in a Set: originals, and what is made of them.
const (
	Original  = "original"
	Copy      = "copy"
	Edited    = "edited"
	Cut       = "cut"
	Reordered = "reordered"
	Embedded  = "embedded"
	Merged    = "merged"
	Versioned = "version"
	Wired     = "wire"
	Passage   = "passage"
	Quoted    = "quotation"
	Citing    = "cited"
)

// Truth is what is known of a generated document.
type Truth struct {
	Kind   string
	Group  int            // origin of most of its text
	From   int            // index of the document it was made of, -1
	Traces map[string]int // sentences and quotations of originals in it → words
}

// Set is generated documents with their truth.
type Set struct {
	Docs  []*entente.Document
	Truth []Truth
}

// sentence of an original. id is unique in the set.
type sentence struct {
	id, text string
	quotes   []string
}

// article is text before it is printed.
type article struct {
	title      string
	paragraphs [][]sentence
	group      int
	index      int // of its document
	date       time.Time
	publisher  string
}

type maker struct {
	r       *rand.Rand
	set     *Set
	lists   map[string][]string
	grammar []string
	swaps   map[string][]string
	outlets []string
	wires   []string
	groups  int
	seq     int
}

// Generate makes n documents from a seed: the same seed gives the same set.
func Generate(seed uint64, n int) (*Set, error) {
	m := &maker{r: rand.New(rand.NewPCG(seed, 17)), set: &Set{}, lists: map[string][]string{}, swaps: map[string][]string{}}
	base, err := m.load()
	if err != nil {
		return nil, err
	}
	var pool []*article
	for _, a := range base {
		m.print(a, Original, -1)
		pool = append(pool, a)
	}
	for range n * 15 / 100 {
		a := m.fresh()
		m.print(a, Original, -1)
		pool = append(pool, a)
	}
	kinds := []string{Copy, Edited, Edited, Cut, Reordered, Embedded, Merged, Versioned, Wired, Passage, Quoted, Quoted, Citing, Original}
	for len(m.set.Docs) < n {
		src := pool[m.r.IntN(len(pool))]
		if m.r.IntN(3) > 0 {
			src = base[m.r.IntN(len(base))] // written prose is worth more
		}
		m.derive(src, kinds[m.r.IntN(len(kinds))], base)
	}
	return m.set, nil
}

// load reads the embedded files.
func (m *maker) load() ([]*article, error) {
	for _, f := range []struct {
		file string
		row  func(tsv.Row)
	}{
		{"grammar.tsv", func(r tsv.Row) { m.grammar = append(m.grammar, r.Get("pattern")) }},
		{"lists.tsv", func(r tsv.Row) { m.lists[r.Get("list")] = r.List("entries") }},
		{"swaps.tsv", func(r tsv.Row) { m.swaps[r.Get("word")] = append(m.swaps[r.Get("word")], r.List("others")...) }},
		{"names.tsv", func(r tsv.Row) {
			if r.Get("kind") == "agency" {
				m.wires = r.List("names")
			} else {
				m.outlets = r.List("names")
			}
		}},
	} {
		t, err := tsv.Load(files, f.file)
		if err != nil {
			return nil, err
		}
		for _, r := range t.Rows {
			f.row(r)
		}
	}
	data, err := files.ReadFile("articles.txt")
	if err != nil {
		return nil, err
	}
	var out []*article
	for part := range strings.SplitSeq(string(data), "\n== ") {
		if strings.HasPrefix(part, "#") {
			continue
		}
		title, body, _ := strings.Cut(part, "\n")
		a := m.open(title)
		for p := range strings.SplitSeq(strings.TrimSpace(body), "\n\n") {
			a.paragraphs = append(a.paragraphs, m.sentences(p))
		}
		out = append(out, a)
	}
	if len(out) < 30 {
		return nil, fmt.Errorf("articles.txt holds %d articles", len(out))
	}
	return out, nil
}

func (m *maker) open(title string) *article {
	m.groups++
	return &article{title: title, group: m.groups, date: time.Date(2031, 1, 1+m.r.IntN(300), 0, 0, 0, 0, time.UTC), publisher: pick(m.r, m.outlets)}
}

// sentences cuts a paragraph at full stops outside quotation marks.
func (m *maker) sentences(p string) []sentence {
	var out []sentence
	from, quoted := 0, false
	for i := 0; i < len(p); i++ {
		if p[i] == '"' {
			quoted = !quoted
		}
		end := i+1 == len(p) || p[i+1] == ' ' && (p[i] == '.' || p[i] == '"' && i > 0 && p[i-1] == '.') && !quoted
		if !end {
			continue
		}
		m.seq++
		s := sentence{id: fmt.Sprintf("s%d", m.seq), text: strings.TrimSpace(p[from : i+1])}
		for k, q := range strings.Split(s.text, `"`) {
			if k%2 == 1 {
				s.quotes = append(s.quotes, strings.TrimRight(q, ",."))
			}
		}
		out = append(out, s)
		from = i + 1
	}
	return out
}

// fresh is an article of the grammar.
func (m *maker) fresh() *article {
	a := m.open(m.expand("{@Place} and {@matter}"))
	for range 3 + m.r.IntN(2) {
		var p []string
		for range 2 + m.r.IntN(2) {
			p = append(p, m.expand(pick(m.r, m.grammar)))
		}
		a.paragraphs = append(a.paragraphs, m.sentences(strings.Join(p, " ")))
	}
	return a
}

// expand fills a pattern.
func (m *maker) expand(p string) string {
	var b strings.Builder
	for p != "" {
		i := strings.IndexByte(p, '{')
		j := strings.IndexByte(p, '}')
		if i < 0 || j < i {
			b.WriteString(p)
			break
		}
		b.WriteString(p[:i])
		switch slot := p[i+1 : j]; {
		case slot == "#":
			fmt.Fprintf(&b, "%d", 2+m.r.IntN(930))
		default:
			b.WriteString(pick(m.r, m.lists[strings.TrimPrefix(slot, "@")]))
		}
		p = p[j+1:]
	}
	return b.String()
}

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// print makes a document of an article.
func (m *maker) print(a *article, kind string, from int) {
	t := Truth{Kind: kind, Group: a.group, From: from, Traces: map[string]int{}}
	var paras []string
	for _, p := range a.paragraphs {
		var line []string
		for _, s := range p {
			line = append(line, s.text)
			if s.id != "" {
				t.Traces[s.id] = len(strings.Fields(s.text))
			}
			for _, q := range s.quotes {
				t.Traces["q:"+q] = len(strings.Fields(q))
			}
		}
		paras = append(paras, strings.Join(line, " "))
	}
	text := strings.Join(paras, "\n\n")
	sum := sha256.Sum256(fmt.Appendf(nil, "%d\x00%s\x00%s", len(m.set.Docs), a.publisher, text))
	d := &entente.Document{ID: "sha256:" + hex.EncodeToString(sum[:]), Title: a.title, Publisher: a.publisher, Text: text}
	day := a.date.Format(time.DateOnly)
	d.Published = entente.Date{EDTF: day, Start: day, End: day, Basis: entente.BasisHeader}
	at := 0
	for _, p := range paras {
		d.Blocks = append(d.Blocks, entente.Block{Kind: entente.BlockBody, Span: entente.Span{Start: at, End: at + len(p)}})
		at += len(p) + 2
	}
	a.index = len(m.set.Docs)
	m.set.Docs, m.set.Truth = append(m.set.Docs, d), append(m.set.Truth, t)
}

// clone copies an article for another paper, a little later.
func (m *maker) clone(src *article) *article {
	a := &article{title: m.expand("{@Day} report: {@matter}"), group: src.group, date: src.date.AddDate(0, 0, m.r.IntN(4)), publisher: pick(m.r, m.outlets)}
	if m.r.IntN(2) == 0 {
		a.title = src.title
	}
	for _, p := range src.paragraphs {
		a.paragraphs = append(a.paragraphs, slices.Clone(p))
	}
	return a
}
