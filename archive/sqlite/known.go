package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"entente/archive"
)

// Holds reports whether a document is in view and was read under a version,
// so that it need not be read again.
func (a *Archive) Holds(ctx context.Context, id, version string) (bool, error) {
	var n int
	err := a.read.QueryRowContext(ctx, `SELECT 1 FROM documents d JOIN heads h ON h.document = d.seq AND h.present = 1
		WHERE d.id = ? AND EXISTS (SELECT 1 FROM readings r WHERE r.document = d.seq AND r.version = ?)`, id, version).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("look for %s: %w", id, err)
	}
	return true, nil
}

// TouchRetrieval keeps that an address was asked and had not changed. It is
// no record: the custody log holds what came, not what did not.
func (a *Archive) TouchRetrieval(ctx context.Context, url, at string) error {
	when, err := archive.Instant(at, false)
	if err != nil {
		return err
	}
	if _, err := a.write.ExecContext(ctx, "UPDATE retrievals SET at = ? WHERE url = ?", when, url); err != nil {
		return fmt.Errorf("keep retrieval: %w", err)
	}
	return nil
}

// ActorCount is a code of an actor and the number of claims in view that it
// is a party or third party of.
type ActorCount struct {
	Code   string `json:"code"`
	Claims int    `json:"claims"`
}

// ActorCounts lists the actors of the archive after a code, in the order of
// their codes. Where every document is in view and was read once, the count
// costs a walk of one index up to the last code that is given.
func (a *Archive) ActorCounts(ctx context.Context, after string, limit int) ([]ActorCount, error) {
	var plain bool
	if err := a.read.QueryRowContext(ctx, "SELECT NOT EXISTS (SELECT 1 FROM heads WHERE present = 0) AND (SELECT count(*) FROM readings) = (SELECT count(*) FROM heads)").Scan(&plain); err != nil {
		return nil, fmt.Errorf("list actors: %w", err)
	}
	q := `SELECT x.code, count(*) FROM claim_actors x JOIN claims c ON c.seq = x.claim
		JOIN heads h ON h.reading = c.reading AND h.present = 1 WHERE x.code > ? GROUP BY x.code ORDER BY x.code LIMIT ?`
	if plain {
		q = "SELECT code, count(*) FROM claim_actors WHERE code > ? GROUP BY code ORDER BY code LIMIT ?"
	}
	return rowsOf(ctx, a.read, "list actors", q, []any{after, limit}, func(row scanner) (ActorCount, error) {
		var c ActorCount
		return c, row.Scan(&c.Code, &c.Claims)
	})
}

// Count is the number of documents in view.
func (a *Archive) Count(ctx context.Context) (int, error) {
	var n int
	if err := a.read.QueryRowContext(ctx, "SELECT count(*) FROM heads WHERE present = 1").Scan(&n); err != nil {
		return 0, fmt.Errorf("count documents: %w", err)
	}
	return n, nil
}
