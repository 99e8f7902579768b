// Package briefing writes briefs from an archive for the workbench.
//
// A brief is what `entente review` makes of the same documents, with the
// decisions of the review queue applied: a rejected claim is not told, and a
// corrected one is told as corrected or, where that cannot be proved, left
// out. Readings of documents, which never change, are kept for the next
// brief, mostKept of them. A Writer is safe for concurrent use; the documents
// are read by as many workers as there are cores, half of them at most.
package briefing

import (
	"context"
	"fmt"
	"iter"
	"runtime"
	"sync"

	"entente"
	"entente/archive"
	"entente/brief"
	"entente/brief/check"
	"entente/brief/render"
	"entente/reading"
	"entente/web"
	"entente/weighing"
	"entente/work"
)

const (
	mostKept = 400 // readings kept in memory
	// small is the size up to which all documents of an archive are read, as
	// review reads them; of larger ones those with claims about the pair.
	small = 200
)

// Store is what a Writer needs of an archive.
type Store interface {
	Document(ctx context.Context, idOrPrefix string) (*entente.Document, error)
	Documents(ctx context.Context, f archive.Filter) iter.Seq2[*entente.Document, error]
	Decisions(ctx context.Context) iter.Seq2[archive.Decision, error]
}

// Pipeline reads and weighs; work.Pipeline is one.
type Pipeline interface {
	Document(doc *entente.Document) (entente.Reading, []entente.Claim)
	Weigh(docs []*entente.Document, readings map[string]*entente.Reading, claims []entente.Claim) weighing.Result
}

// Writer writes briefs.
type Writer struct {
	Store Store
	// Open loads the pipeline when the first brief is asked for.
	Open func() (Pipeline, error)
	// Reading names the rules and the setting, for the record.
	Reading string
	// Name gives a country's name as it stands in a sentence.
	Name func(code string) string

	mu   sync.Mutex
	kept map[string]read
}

type read struct {
	reading entente.Reading
	claims  []entente.Claim
}

// Write writes one brief, proved before it is given.
func (w *Writer) Write(ctx context.Context, r web.BriefRequest) (*entente.Brief, error) {
	docs, err := w.documents(ctx, r)
	if err != nil {
		return nil, err
	}
	p, err := w.Open()
	if err != nil {
		return nil, err
	}
	res, err := w.read(ctx, p, docs)
	if err != nil {
		return nil, err
	}
	if res.Claims, err = w.decided(ctx, res.Claims); err != nil {
		return nil, err
	}
	res.Result = p.Weigh(res.Documents, res.Readings, res.Claims)
	b, _, err := brief.Write(brief.Input{Dyad: r.Dyad, Form: r.Form, From: r.From, To: r.To, AsOf: r.AsOf, Reading: w.Reading, Name: w.Name,
		Documents: res.Documents, Readings: res.Readings, Claims: res.Claims, Incidents: res.Incidents, Disputes: res.Disputes})
	if err != nil {
		return nil, err
	}
	byID := map[string]*entente.Document{}
	for _, d := range res.Documents {
		byID[d.ID] = d
	}
	findings, err := check.Check(b, byID, nil)
	if err != nil {
		return nil, err
	}
	if len(findings) > 0 {
		return nil, fmt.Errorf("%d things in the brief could not be proved", len(findings))
	}
	return b, nil
}

// sources reads the documents that a brief names from the archive, with the
// dates that the brief gives them.
func (w *Writer) sources(ctx context.Context, b *entente.Brief) (map[string]*entente.Document, error) {
	out := map[string]*entente.Document{}
	for _, s := range b.Sources {
		d, err := w.Store.Document(ctx, s.Document)
		if entente.CodeOf(err) == entente.ErrNotFound {
			continue
		}
		if err != nil {
			return nil, err
		}
		dated := *d
		dated.Published = reading.Date(d)
		out[d.ID] = &dated
	}
	return out, nil
}

// Render writes a brief as "html", "md", "pdf" or "json".
func (w *Writer) Render(ctx context.Context, b *entente.Brief, format string) ([]byte, error) {
	docs, err := w.sources(ctx, b)
	if err != nil {
		return nil, err
	}
	return render.Render(format, b, render.Options{Sources: render.Full, Docs: docs})
}

// Check proves a brief again from the archive's texts, and compares its seal.
func (w *Writer) Check(ctx context.Context, b *entente.Brief) ([]string, error) {
	docs, err := w.sources(ctx, b)
	if err != nil {
		return nil, err
	}
	var out []string
	if seal, err := b.Digest(); err != nil || seal != b.Seal {
		out = append(out, "the seal does not fit: the record was changed after it was written")
	}
	findings, err := check.Check(b, docs, nil)
	for _, f := range findings {
		out = append(out, f.String())
	}
	return out, err
}

// documents are those to read, in the order of their IDs.
func (w *Writer) documents(ctx context.Context, r web.BriefRequest) ([]*entente.Document, error) {
	n, err := w.list(ctx, archive.Filter{Limit: small + 1})
	if err != nil {
		return nil, err
	}
	if len(n) > small {
		if n, err = w.list(ctx, archive.Filter{Dyad: &r.Dyad}); err != nil {
			return nil, err
		}
	}
	out := n[:0]
	for _, d := range n {
		if r.AsOf == "" || !d.Published.Known() || d.Published.Start <= r.AsOf {
			out = append(out, d)
		}
	}
	if len(out) == 0 {
		return nil, entente.Refuse("the archive holds no document to write from", "add some with entente add PATH, or choose a later day")
	}
	return out, nil
}

func (w *Writer) list(ctx context.Context, f archive.Filter) ([]*entente.Document, error) {
	var out []*entente.Document
	for d, err := range w.Store.Documents(ctx, f) {
		if err != nil {
			return nil, err
		}
		out = append(out, d)
	}
	return out, nil
}

// read reads documents, those kept from before at no cost.
func (w *Writer) read(ctx context.Context, p Pipeline, docs []*entente.Document) (*work.Result, error) {
	all := make([]read, len(docs))
	var todo []int
	w.mu.Lock()
	for i, d := range docs {
		if have, ok := w.kept[d.ID]; ok {
			all[i] = have
		} else {
			todo = append(todo, i)
		}
	}
	w.mu.Unlock()
	next := make(chan int)
	var group sync.WaitGroup
	for range max(1, runtime.GOMAXPROCS(0)/2) {
		group.Go(func() {
			for i := range next {
				all[i].reading, all[i].claims = p.Document(docs[i])
			}
		})
	}
	for _, i := range todo {
		if ctx.Err() != nil {
			break
		}
		next <- i
	}
	close(next)
	group.Wait()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	w.keep(docs, all, todo)
	res := &work.Result{Readings: map[string]*entente.Reading{}}
	for i, d := range docs {
		dated := *d
		dated.Published = all[i].reading.Published
		res.Documents = append(res.Documents, &dated)
		res.Readings[d.ID] = &all[i].reading
		res.Claims = append(res.Claims, all[i].claims...)
	}
	return res, nil
}

func (w *Writer) keep(docs []*entente.Document, all []read, todo []int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.kept == nil || len(w.kept)+len(todo) > mostKept {
		w.kept = map[string]read{}
	}
	for _, i := range todo {
		if len(w.kept) < mostKept {
			w.kept[docs[i].ID] = all[i]
		}
	}
}

// decided applies the last decision on each claim.
func (w *Writer) decided(ctx context.Context, claims []entente.Claim) ([]entente.Claim, error) {
	last := map[string]archive.Decision{}
	for d, err := range w.Store.Decisions(ctx) {
		if err != nil {
			return nil, err
		}
		last[d.Claim] = d
	}
	out := make([]entente.Claim, 0, len(claims))
	for i := range claims {
		c := &claims[i]
		if d, ok := last[c.ID]; ok {
			var err error
			if c, err = d.Apply(c); err != nil {
				return nil, err
			}
		}
		if c != nil {
			out = append(out, *c)
		}
	}
	return out, nil
}
