package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
)

// Head is the hash of the last entry of the custody log that changed what the
// archive says, "" for an empty archive. Retrievals, which change nothing, are
// passed over. Two archives with one head give the same answers.
func (a *Archive) Head(ctx context.Context) (string, error) {
	var hash string
	err := a.read.QueryRowContext(ctx, "SELECT hash FROM log WHERE action <> 'retrieve' ORDER BY seq DESC LIMIT 1").Scan(&hash)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("read log: %w", err)
	}
	return hash, nil
}

// Kept is a brief that the archive holds. Body is its JSON.
type Kept struct {
	ID         string
	RecordedAt string
	Body       []byte
}

// Briefs yields the briefs recorded, oldest first.
func (a *Archive) Briefs(ctx context.Context) iter.Seq2[Kept, error] {
	return func(yield func(Kept, error) bool) {
		rows, err := a.read.QueryContext(ctx, "SELECT id, recorded_at, body FROM briefs ORDER BY seq")
		if err != nil {
			yield(Kept{}, fmt.Errorf("read briefs: %w", err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			var k Kept
			var body string
			if err := rows.Scan(&k.ID, &k.RecordedAt, &body); err != nil {
				yield(Kept{}, err)
				return
			}
			k.Body = []byte(body)
			if !yield(k, nil) {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(Kept{}, fmt.Errorf("read briefs: %w", err))
		}
	}
}

// ClaimDocument is the document that a claim is of.
func (a *Archive) ClaimDocument(ctx context.Context, claim string) (string, error) {
	var id string
	err := a.read.QueryRowContext(ctx, "SELECT d.id FROM claims c JOIN readings r ON r.seq = c.reading JOIN documents d ON d.seq = r.document WHERE c.id = ? ORDER BY c.seq DESC LIMIT 1", claim).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return "", notFound("with claim " + claim)
	}
	if err != nil {
		return "", fmt.Errorf("find claim: %w", err)
	}
	return id, nil
}
