// Package collect brings pages and feeds from the web into an archive, once or
// on a schedule: it fetches guardedly (package intake/fetch), asks again only
// what may have changed, recognises versions of one article, and records every
// retrieval.
//
// What a document says is not decided here: the reading is given. A page goes
// to the archive before its retrieval does, and the state of a feed is kept
// only when all its entries were tried: a run that is killed at any point is
// taken up by the next, which loses nothing and doubles nothing.
//
// A Collector is safe for concurrent use as far as its reading is.
package collect

import (
	"context"
	"time"

	"entente"
	"entente/archive"
	"entente/intake/feed"
	"entente/intake/fetch"
)

// Store is the part of the archive that collecting needs.
type Store interface {
	Add(ctx context.Context, doc *entente.Document, raw []byte, claims []entente.Claim, recordedAt, readingVersion string) (bool, error)
	Retrieval(ctx context.Context, url string) (archive.Retrieval, bool, error)
	SaveRetrieval(ctx context.Context, r archive.Retrieval) error
	TouchRetrieval(ctx context.Context, url, at string) error
	Versions(ctx context.Context, url string) ([]string, error)
}

// Collector fetches into an archive.
type Collector struct {
	Store  Store
	Client *fetch.Client
	// Read finds the claims of a document under the version of the reading.
	Read    func(ctx context.Context, doc *entente.Document) ([]entente.Claim, error)
	Version string
	// Now is the clock; it must be given.
	Now func() time.Time
	// Schedule says when feeds are asked again.
	Schedule feed.Schedule
	// Recheck is how long after its last retrieval an article that a feed
	// still names is asked for again, to find its later versions; 0 is never.
	Recheck time.Duration
}
