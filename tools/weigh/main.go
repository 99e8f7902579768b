// Command weigh measures weighing at scale: it generates documents of known
// dependence with varied facts, reads and codes them, and weighs them with
// their claims; then it adds more documents one by one.
//
//	go run ./tools/weigh --documents 100000
//
// Reading and coding are not part of the time that is measured. The same
// number and seed give the same documents.
package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"runtime"
	"runtime/pprof"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unicode"

	"entente"
	"entente/bench/syndication"
	"entente/lexicon/tsv"
	"entente/weighing"
	"entente/work"
)

func main() {
	n := flag.Int("documents", 100_000, "documents")
	more := flag.Int("more", 200, "documents to add one by one")
	table := flag.String("countries", "lexicon/actors/data/countries.tsv", "table of countries")
	setting := flag.String("reading", "fast", "accurate or fast")
	paragraphs := flag.Int("paragraphs", 0, "paragraphs of each document to read, 0 for all; what is not read is compared all the same")
	profile := flag.String("profile", "", "write a CPU profile of the weighing to this file")
	flag.Parse()
	if err := run(context.Background(), *n, *more, *table, *setting, *profile, *paragraphs); err != nil {
		fmt.Fprintln(os.Stderr, "weigh:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, n, more int, table, setting, profile string, paragraphs int) error {
	start := time.Now()
	docs, err := documents(n+more, table)
	if err != nil {
		return err
	}
	pipe, err := work.New(work.Options{Setting: setting})
	if err != nil {
		return err
	}
	w, err := weighing.New()
	if err != nil {
		return err
	}
	fmt.Printf("%d documents, %.0f MB of text, made in %.0f s\n", len(docs), megabytes(docs), time.Since(start).Seconds())
	start = time.Now()
	notes, claims, readings := read(pipe, w, docs, n, paragraphs)
	total := 0
	for _, c := range claims {
		total += len(c)
	}
	fmt.Printf("read and coded in %.0f s: %d claims; %s\n", time.Since(start).Seconds(), total, memory())

	stop, err := profiled(profile)
	if err != nil {
		return err
	}
	defer stop()
	start = time.Now()
	before := processor()
	x := w.NewIndex()
	x.AddNotes(docs[:n], notes[:n], slices.Concat(claims[:n]...))
	clear(notes)
	clear(claims[:n])
	entered := time.Since(start)
	r := x.Result()
	fmt.Printf("weighed in %.1f s (%.1f s to enter; %.1f s of processor): %d incidents, %d disputes, %d dependences, %d origins; %s\n", time.Since(start).Seconds(),
		entered.Seconds(), processor()-before, len(r.Incidents), len(r.Disputes), len(r.Dependences), len(r.Origins), memory())
	return one(ctx, x, docs[n:], readings, claims[n:])
}

// profiled begins a CPU profile, when a file is named, and returns its end.
func profiled(file string) (func(), error) {
	if file == "" {
		return func() {}, nil
	}
	f, err := os.Create(file)
	if err != nil {
		return nil, fmt.Errorf("write the profile: %w", err)
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		return nil, fmt.Errorf("write the profile: %w", err)
	}
	return func() { pprof.StopCPUProfile(); _ = f.Close() }, nil
}

// one adds documents singly.
func one(ctx context.Context, x *weighing.Index, docs []*entente.Document, readings []*entente.Reading, claims [][]entente.Claim) error {
	var took []time.Duration
	for i, d := range docs {
		start := time.Now()
		x.Add(d, readings[i], claims[i])
		took = append(took, time.Since(start))
	}
	if len(took) == 0 {
		return ctx.Err()
	}
	slices.Sort(took)
	var sum time.Duration
	for _, t := range took {
		sum += t
	}
	fmt.Printf("one more document: mean %.1f ms, median %.1f ms, 99 of 100 under %.1f ms\n", ms(sum/time.Duration(len(took))), ms(took[len(took)/2]), ms(took[len(took)*99/100]))
	return ctx.Err()
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// read reads and codes all documents and takes their notes. Readings are kept
// of those from n on only.
func read(pipe *work.Pipeline, w *weighing.Weigher, docs []*entente.Document, n, paragraphs int) ([]*weighing.Notes, [][]entente.Claim, []*entente.Reading) {
	notes, claims := make([]*weighing.Notes, len(docs)), make([][]entente.Claim, len(docs))
	readings := make([]*entente.Reading, len(docs)-n)
	var next atomic.Int64
	var group sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(docs); i = int(next.Add(1)) - 1 {
				r, cs := pipe.Document(begin(docs[i], paragraphs))
				notes[i], claims[i] = w.Note(docs[i], &r), cs
				if i >= n {
					readings[i-n] = &r
				}
			}
		})
	}
	group.Wait()
	return notes, claims, readings
}

// batch is how many documents draw on the same articles. In each batch other
// words take the places of those of the articles, so that a story is copied
// some dozen times in it and nowhere else.
const batch = 1000

// begin is a document of which only the first paragraphs are body.
func begin(d *entente.Document, paragraphs int) *entente.Document {
	if paragraphs <= 0 || len(d.Blocks) <= paragraphs {
		return d
	}
	out := *d
	out.Blocks = slices.Clone(d.Blocks)
	for i := paragraphs; i < len(out.Blocks); i++ {
		out.Blocks[i].Kind = entente.BlockNavigation
	}
	return &out
}

// documents makes n documents of known dependence, each led by a sentence on
// an event between two countries of which some others tell too.
func documents(n int, table string) ([]*entente.Document, error) {
	data, err := os.ReadFile(table)
	if err != nil {
		return nil, fmt.Errorf("open the table of countries: %w", err)
	}
	t, err := tsv.Parse(table, string(data), "name")
	if err != nil {
		return nil, err
	}
	m := &maker{r: rand.New(rand.NewPCG(7, 11))}
	for _, r := range t.Rows {
		if s := r.Get("name"); s != "" && len(s) < 15 {
			m.names = append(m.names, s)
		}
	}
	if len(m.names) < 20 {
		return nil, errors.New("the table names too few countries")
	}
	var docs []*entente.Document
	for seed := uint64(1); len(docs) < n; seed++ {
		set, err := syndication.Generate(seed, min(batch, max(100, n-len(docs))))
		if err != nil {
			return nil, err
		}
		other := m.vary(set.Docs)
		for _, d := range set.Docs {
			if len(docs) == n {
				break
			}
			d.Text, d.Title = swap(d.Text, other), swap(d.Title, other)
			d.Blocks = blocks(d.Text)
			d.ID = fmt.Sprintf("sha256:%x", sha256.Sum256(fmt.Appendf(nil, "%d %s %s", len(docs), d.Publisher, d.Text)))
			m.lead(d)
			docs = append(docs, d)
		}
	}
	return docs, nil
}

// vary draws another word for each long word of some texts, one with the same
// ending.
func (m *maker) vary(docs []*entente.Document) map[string]string {
	by := map[string][]string{}
	seen := map[string]bool{}
	for _, d := range docs {
		for w := range strings.FieldsFuncSeq(d.Text, func(r rune) bool { return !unicode.IsLetter(r) }) {
			if len(w) > 3 && !seen[w] {
				seen[w] = true
				by[class(w)] = append(by[class(w)], w)
			}
		}
	}
	out := map[string]string{}
	for _, k := range slices.Sorted(maps.Keys(by)) {
		list := by[k]
		slices.Sort(list)
		to := slices.Clone(list)
		m.r.Shuffle(len(to), func(i, j int) { to[i], to[j] = to[j], to[i] })
		for i, w := range list {
			out[w] = to[i]
		}
	}
	return out
}

func class(w string) string {
	c := "a"
	if unicode.IsUpper(rune(w[0])) {
		c = "A"
	}
	for _, end := range []string{"ing", "ed", "ly", "s"} {
		if strings.HasSuffix(w, end) {
			return c + end
		}
	}
	return c
}

func swap(text string, other map[string]string) string {
	var b strings.Builder
	for i := 0; i < len(text); {
		j := i
		for j < len(text) && (text[j]|32 >= 'a' && text[j]|32 <= 'z') {
			j++
		}
		if j == i {
			b.WriteByte(text[i])
			i++
			continue
		}
		if o, ok := other[text[i:j]]; ok {
			b.WriteString(o)
		} else {
			b.WriteString(text[i:j])
		}
		i = j
	}
	return b.String()
}

// blocks are the paragraphs of a text.
func blocks(text string) []entente.Block {
	var out []entente.Block
	at := 0
	for p := range strings.SplitSeq(text, "\n\n") {
		out = append(out, entente.Block{Kind: entente.BlockBody, Span: entente.Span{Start: at, End: at + len(p)}})
		at += len(p) + 2
	}
	return out
}

// acts are patterns of events: A and B are countries, # a number.
var acts = []string{"A expelled # diplomats of B", "A signed a fishing agreement with B worth $# million", "the foreign ministers of A and B met in Geneva",
	"A accused B of shelling a border post and killing # soldiers", "A lent B $# million for a railway", "A imposed a tariff of # percent on goods from B",
	"A arrested # sailors from B", "A offered to mediate between B and its neighbours", "A released # prisoners of B", "A and B held talks on water"}

// tails vary the reports of an event.
var tails = []string{", officials said.", ", according to the foreign ministry.", ", two diplomats said, and no date was given for a next step.", ". Both governments confirmed it.",
	", a spokesman said. B denied this.", ", the state news agency reported, while residents spoke of a larger number."}

type maker struct {
	r     *rand.Rand
	names []string
}

// lead puts a report before the text of d. Events are drawn so that each has
// about five reports, most of them near in time.
func (m *maker) lead(d *entente.Document) {
	e := rand.New(rand.NewPCG(uint64(m.r.IntN(20_000)), 3))
	a, b := m.names[e.IntN(len(m.names))], m.names[e.IntN(len(m.names))]
	act, value := acts[e.IntN(len(acts))], 2+e.IntN(900)
	day := time.Date(2025, 1, 1+e.IntN(500), 0, 0, 0, 0, time.UTC)
	if m.r.IntN(9) == 0 {
		value += 1 + m.r.IntN(40)
	}
	s := strings.NewReplacer("A", a, "B", b, "#", fmt.Sprint(value)).Replace(act)
	tail := strings.NewReplacer("B", b).Replace(tails[m.r.IntN(len(tails))])
	if strings.HasPrefix(tail, ". ") {
		tail = ". Both" + strings.TrimPrefix(tails[3], ". Both")
	}
	first := strings.ToUpper(s[:1]) + s[1:] + " on " + day.Format("2 January") + tail
	told := day.AddDate(0, 0, m.r.IntN(3)).Format(time.DateOnly)
	d.Published = entente.Date{EDTF: told, Start: told, End: told, Basis: entente.BasisHeader}
	d.Text = first + "\n\n" + d.Text
	by := len(first) + 2
	for i := range d.Blocks {
		d.Blocks[i].Start, d.Blocks[i].End = d.Blocks[i].Start+by, d.Blocks[i].End+by
	}
	d.Blocks = append([]entente.Block{{Kind: entente.BlockBody, Span: entente.Span{End: len(first)}}}, d.Blocks...)
	d.Language = "en"
}

func megabytes(docs []*entente.Document) float64 {
	n := 0
	for _, d := range docs {
		n += len(d.Text)
	}
	return float64(n) / 1e6
}

// processor is the time that the processors have spent on this program, in
// seconds, where the system says; a busy machine makes it differ from the time
// on the clock.
func processor() float64 {
	data, err := os.ReadFile("/proc/self/stat")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(data), ") ")
	f := strings.Fields(rest)
	if len(f) < 13 {
		return 0
	}
	user, _ := strconv.ParseFloat(f[11], 64)
	system, _ := strconv.ParseFloat(f[12], 64)
	return (user + system) / 100
}

// memory is the greatest amount of memory held so far, where the system says.
func memory() string {
	data, err := os.ReadFile("/proc/self/status")
	if err == nil {
		for line := range strings.SplitSeq(string(data), "\n") {
			if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
				return "at most " + strings.Join(strings.Fields(rest), " ")
			}
		}
	}
	var s runtime.MemStats
	runtime.ReadMemStats(&s)
	return fmt.Sprintf("%d MB from the system", s.Sys>>20)
}
