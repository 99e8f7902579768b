// Package weighed keeps what weighing makes of an archive at hand: incidents,
// disputes and origins, for all of a small archive or for the newest documents
// about one pair of countries, made anew when the archive has changed.
//
// A View is a function of the archive's head and its scope, so that the head
// serves as a version of all that is derived from it. An archive of up to
// Options.Whole documents is weighed whole, whatever is asked, so that an
// incident is the same whichever pair it is asked for; of a larger one the
// newest Options.Most documents are weighed that have claims about the pair, and
// View.LeftOut counts the others.
//
// Making a view costs a reading of its documents and about 5 ms a document;
// up to eight are kept. A Desk is safe for concurrent use, and a View must
// not be changed.
package weighed

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"sync"

	"entente"
	"entente/archive"
	"entente/reading"
	"entente/weighing"
)

// Store is what a Desk needs of an archive.
type Store interface {
	Head(ctx context.Context) (string, error)
	Documents(ctx context.Context, f archive.Filter) iter.Seq2[*entente.Document, error]
	Claims(ctx context.Context, f archive.Filter) iter.Seq2[*entente.Claim, error]
}

// Weigher finds incidents and disputes among claims.
type Weigher interface {
	Weigh(docs []*entente.Document, readings map[string]*entente.Reading, claims []entente.Claim) weighing.Result
}

// Options of a Desk.
type Options struct {
	// Whole is the largest archive that is weighed whole: 1,000 when 0.
	Whole int
	// Most is how many documents about one pair are weighed: 300 when 0,
	// as many as the pages weigh.
	Most int
}

// Desk makes and keeps views.
type Desk struct {
	store Store
	weigh Weigher
	opts  Options

	mu   sync.Mutex
	kept []*slot // the one asked for last comes last
}

// slot is one view, or its making: mu is held while it is made.
type slot struct {
	scope Scope
	mu    sync.Mutex
	view  *View
}

// Scope is what a view is about. The zero Scope is everything as it stands.
type Scope struct {
	// Pair is a dyad, or zero for all.
	Pair entente.Dyad
	// AsOf is a recorded time (RFC 3339 or a day), or "".
	AsOf string
}

// View is a weighed part of the archive.
type View struct {
	// Head is the archive's when the view was made.
	Head      string
	Scope     Scope
	LeftOut   int                 // older documents about the pair
	Documents []*entente.Document // by ID
	Claims    []entente.Claim     // by document, then in reading order
	weighing.Result

	documents map[string]*entente.Document
	claims    map[string]*entente.Claim
	incidents map[string]*entente.Incident
	disputes  map[string]*entente.Dispute
	of        map[string]*entente.Incident // by claim
}

// New makes a Desk over an archive.
func New(store Store, w Weigher, o Options) *Desk {
	if o.Whole <= 0 {
		o.Whole = 1000
	}
	if o.Most <= 0 {
		o.Most = 300
	}
	return &Desk{store: store, weigh: w, opts: o}
}

const mostKept = 8

// View returns the view of a scope, as the archive stands. Without a pair it
// refuses an archive that is too large to be weighed whole.
func (d *Desk) View(ctx context.Context, s Scope) (*View, error) {
	head, err := d.store.Head(ctx)
	if err != nil {
		return nil, err
	}
	x := d.slot(s)
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.view != nil && x.view.Head == head {
		return x.view, nil
	}
	// Who asked may give up; what was begun is kept for the next.
	v, err := d.make(context.WithoutCancel(ctx), s, head)
	if err != nil {
		return nil, err
	}
	x.view = v
	return v, nil
}

func (d *Desk) slot(s Scope) *slot {
	d.mu.Lock()
	defer d.mu.Unlock()
	for i, x := range d.kept {
		if x.scope == s {
			d.kept = append(slices.Delete(d.kept, i, i+1), x)
			return x
		}
	}
	x := &slot{scope: s}
	d.kept = append(d.kept, x)
	if len(d.kept) > mostKept {
		d.kept = slices.Delete(d.kept, 0, 1)
	}
	return x
}

// counter is a Store that knows how many documents it holds, and the newest
// about a pair, without reading them.
type counter interface {
	Count(ctx context.Context) (int, error)
	Newest(ctx context.Context, pair *entente.Dyad, limit int) ([]*entente.Document, error)
	PairCount(ctx context.Context, d entente.Dyad) (documents, claims int, first, last string, err error)
	Document(ctx context.Context, idOrPrefix string) (*entente.Document, error)
}

// large reports whether an archive is known to hold too many documents to be
// weighed whole, without reading them.
func (d *Desk) large(ctx context.Context, asOf string) (bool, error) {
	c, ok := d.store.(counter)
	if !ok {
		return false, nil
	}
	n, err := c.Count(ctx)
	// As of an earlier day there may have been fewer: then only an archive ten
	// times too large is not looked at.
	return n > 10*d.opts.Whole || asOf == "" && n > d.opts.Whole, err
}

func (d *Desk) make(ctx context.Context, s Scope, head string) (*View, error) {
	large, err := d.large(ctx, s.AsOf)
	if err != nil {
		return nil, err
	}
	v := &View{Head: head, Scope: s}
	f := archive.Filter{AsOf: s.AsOf, Limit: d.opts.Whole + 1}
	if !large {
		if v.Documents, err = d.documents(ctx, f); err != nil {
			return nil, err
		}
	}
	f.Limit = 0
	if !large && len(v.Documents) <= d.opts.Whole {
		v.Claims, err = d.claims(ctx, f)
	} else {
		err = d.pair(ctx, s, v)
	}
	if err != nil {
		return nil, err
	}
	v.Result = d.weigh.Weigh(v.Documents, nil, v.Claims)
	v.index()
	return v, nil
}

// pair takes the newest documents about a pair, with all their claims.
func (d *Desk) pair(ctx context.Context, s Scope, v *View) error {
	if s.Pair == (entente.Dyad{}) {
		return entente.Refuse("the archive is too large to be weighed whole", "name two countries")
	}
	var err error
	if c, ok := d.store.(counter); ok && s.AsOf == "" {
		v.Documents, v.LeftOut, err = d.newest(ctx, c, s.Pair)
	} else if v.Documents, err = d.documents(ctx, archive.Filter{AsOf: s.AsOf, Dyad: &s.Pair}); err == nil && len(v.Documents) > d.opts.Most {
		v.LeftOut = len(v.Documents) - d.opts.Most
		slices.SortStableFunc(v.Documents, func(a, b *entente.Document) int { return cmp.Compare(b.Published.Start, a.Published.Start) })
		v.Documents = v.Documents[:d.opts.Most]
	}
	if err != nil {
		return err
	}
	slices.SortFunc(v.Documents, func(a, b *entente.Document) int { return cmp.Compare(a.ID, b.ID) })
	for _, doc := range v.Documents {
		of, err := d.claims(ctx, archive.Filter{AsOf: s.AsOf, Document: doc.ID})
		if err != nil {
			return err
		}
		v.Claims = append(v.Claims, of...)
	}
	return nil
}

func (d *Desk) newest(ctx context.Context, c counter, pair entente.Dyad) (docs []*entente.Document, left int, err error) {
	list, err := c.Newest(ctx, &pair, d.opts.Most)
	if err != nil {
		return nil, 0, err
	}
	for _, x := range list {
		doc, err := c.Document(ctx, x.ID)
		if err != nil {
			return nil, 0, err
		}
		doc.Published = reading.Date(doc)
		docs = append(docs, doc)
	}
	n, _, _, _, err := c.PairCount(ctx, pair)
	return docs, max(0, n-len(docs)), err
}

// documents are dated as reading dates them, so that what is weighed here is
// what review weighs.
func (d *Desk) documents(ctx context.Context, f archive.Filter) ([]*entente.Document, error) {
	var out []*entente.Document
	for doc, err := range d.store.Documents(ctx, f) {
		if err != nil {
			return nil, err
		}
		doc.Published = reading.Date(doc)
		out = append(out, doc)
	}
	return out, nil
}

func (d *Desk) claims(ctx context.Context, f archive.Filter) ([]entente.Claim, error) {
	var out []entente.Claim
	for c, err := range d.store.Claims(ctx, f) {
		if err != nil {
			return nil, err
		}
		out = append(out, *c)
	}
	return out, nil
}
