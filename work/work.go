// Package work keeps the order of the steps: read, code, weigh. The steps
// are pure functions of a document, so a pool of workers runs them in any
// order and the result is the same.
package work

import (
	"context"
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"entente"
	"entente/brief/compose"
	"entente/coding"
	"entente/english"
	"entente/reading"
	"entente/weighing"
)

// Options of a Pipeline.
type Options struct {
	// Setting of the language room: "accurate" (default) or "fast".
	Setting string
	// Strictness is how sure the coder must be of a claim: "low", "default",
	// "high" or a number from 0 to 1; "" is the default.
	Strictness string
	// Overlay is a user's folder of lexicon files, or nil.
	Overlay fs.FS
	// Workers is the size of the pool, 0 for one per core.
	Workers int
	// Progress, when not nil, is called after each document, from several
	// goroutines.
	Progress func(done, total int)
}

// Pipeline runs the steps. It is safe for concurrent use.
type Pipeline struct {
	opts     Options
	reader   *reading.Reader
	coder    *coding.Coder
	weigher  *weighing.Weigher
	composer *compose.Composer
}

// Result is what the steps make of a set of documents.
type Result struct {
	Documents []*entente.Document
	Readings  map[string]*entente.Reading
	Claims    []entente.Claim
	weighing.Result
}

// New loads the models and lexicons that the steps need.
func New(opts Options) (*Pipeline, error) {
	if opts.Setting == "" {
		opts.Setting = "accurate"
	}
	language, err := english.Open(opts.Setting)
	if err != nil {
		return nil, err
	}
	reader, err := reading.New(language, opts.Overlay)
	if err != nil {
		return nil, err
	}
	coder, err := coding.New()
	if opts.Overlay != nil {
		coder, err = coding.NewWith(opts.Overlay)
	}
	if err != nil {
		return nil, err
	}
	strictness, err := coding.ParseStrictness(opts.Strictness)
	if err != nil {
		return nil, err
	}
	coder = coder.With(coding.Options{Strictness: strictness})
	weigher, err := weighing.New()
	if err != nil {
		return nil, err
	}
	composer, err := compose.New()
	if err != nil {
		return nil, err
	}
	return &Pipeline{opts, reader, coder, weigher, composer}, nil
}

// Document reads and codes one document.
func (p *Pipeline) Document(doc *entente.Document) (entente.Reading, []entente.Claim) {
	d := dated(doc)
	r := p.reader.Read(d)
	claims := p.coder.Code(d, &r)
	for i := range claims {
		claims[i].Text = p.sentence(d, &r, &claims[i])
	}
	return r, claims
}

// Read is what Document reads, without coding it.
func (p *Pipeline) Read(doc *entente.Document) *entente.Reading {
	r := p.reader.Read(dated(doc))
	return &r
}

// sentence is one neutral sentence for a claim: the source's own clause,
// pruned, or the sentence as it stands.
func (p *Pipeline) sentence(doc *entente.Document, r *entente.Reading, c *entente.Claim) string {
	if parts, ok := p.composer.Sentence(compose.ItemOf(doc, r, c, 0)); ok {
		return compose.Text(parts)
	}
	return strings.Join(strings.Fields(c.Sentence.Of(doc.Text)), " ")
}

// dated copies a document with the date that its text gives away, so that
// whoever reads it, now or when a brief is verified, sees the same date.
func dated(doc *entente.Document) *entente.Document {
	d := *doc
	d.Published = reading.Date(doc)
	return &d
}

// Explain says how each sentence of a document is coded, and why.
func (p *Pipeline) Explain(doc *entente.Document) []coding.Explanation {
	d := dated(doc)
	r := p.reader.Read(d)
	return p.coder.Explain(d, &r)
}

// Why explains claims of a document: rules, features, status and effects.
func (p *Pipeline) Why(doc *entente.Document, claims []entente.Claim) []coding.Reason {
	d := dated(doc)
	r := p.reader.Read(d)
	return p.coder.Why(d, &r, claims)
}

// Run reads, codes and weighs documents. Documents that are the same record
// are taken once. The publication date that reading establishes is kept in
// the returned documents, which are copies.
func (p *Pipeline) Run(ctx context.Context, docs []*entente.Document) (*Result, error) {
	res := &Result{Readings: map[string]*entente.Reading{}}
	res.Documents = unique(docs)
	claims := make([][]entente.Claim, len(res.Documents))
	readings := make([]entente.Reading, len(res.Documents))
	if err := p.each(ctx, len(res.Documents), func(i int) {
		readings[i], claims[i] = p.Document(res.Documents[i])
	}); err != nil {
		return nil, err
	}
	for i, d := range res.Documents {
		d.Published = readings[i].Published
		res.Readings[d.ID] = &readings[i]
		res.Claims = append(res.Claims, claims[i]...)
	}
	res.Result = p.weigher.Weigh(res.Documents, res.Readings, res.Claims)
	return res, nil
}

// Weigh weighs claims that were read before.
func (p *Pipeline) Weigh(docs []*entente.Document, readings map[string]*entente.Reading, claims []entente.Claim) weighing.Result {
	return p.weigher.Weigh(docs, readings, claims)
}

// each calls f for 0 to n-1 from a pool of workers.
func (p *Pipeline) each(ctx context.Context, n int, f func(int)) error {
	workers := p.opts.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	var next, done atomic.Int64
	var group sync.WaitGroup
	for range min(workers, n) {
		group.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				f(i)
				if p.opts.Progress != nil {
					p.opts.Progress(int(done.Add(1)), n)
				}
			}
		})
	}
	group.Wait()
	return ctx.Err()
}

// unique copies documents, each record once, ordered by ID.
func unique(docs []*entente.Document) []*entente.Document {
	seen := map[string]bool{}
	var out []*entente.Document
	for _, d := range docs {
		if !seen[d.ID] {
			seen[d.ID] = true
			c := *d
			out = append(out, &c)
		}
	}
	slices.SortFunc(out, func(a, b *entente.Document) int {
		if a.ID < b.ID {
			return -1
		}
		return 1
	})
	return out
}
