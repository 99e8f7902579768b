package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"iter"

	"entente/archive"
)

// Remove hides a document from recordedAt on. It is no error to remove what
// is removed.
func (a *Archive) Remove(ctx context.Context, id, recordedAt string) error {
	at, err := archive.Instant(recordedAt, false)
	if err != nil {
		return err
	}
	return a.within(ctx, func(tx *sql.Tx) error {
		var document int64
		var present bool
		err := tx.QueryRowContext(ctx, "SELECT d.seq, h.present FROM documents d JOIN heads h ON h.document = d.seq WHERE d.id = ?", id).Scan(&document, &present)
		if errors.Is(err, sql.ErrNoRows) {
			return notFound(id)
		}
		if err != nil {
			return fmt.Errorf("remove %s: %w", id, err)
		}
		if !present {
			return nil
		}
		run := runner{ctx: ctx, tx: tx}
		run.exec("INSERT INTO presence(document, present, recorded_at) VALUES (?, 0, ?)", document, at)
		run.exec("UPDATE heads SET present = 0 WHERE document = ?", document)
		run.log(at, "remove", id, "")
		return run.err
	})
}

// Decide records a decision about a claim that the archive holds.
func (a *Archive) Decide(ctx context.Context, d archive.Decision) error {
	at, err := archive.Instant(d.RecordedAt, false)
	if err != nil {
		return err
	}
	if err := d.Check(); err != nil {
		return err
	}
	return a.within(ctx, func(tx *sql.Tx) error {
		var document string
		err := tx.QueryRowContext(ctx, "SELECT d.id FROM claims c JOIN readings r ON r.seq = c.reading JOIN documents d ON d.seq = r.document WHERE c.id = ? LIMIT 1", d.Claim).Scan(&document)
		if errors.Is(err, sql.ErrNoRows) {
			return notFound("with claim " + d.Claim)
		}
		if err != nil {
			return fmt.Errorf("decide on %s: %w", d.Claim, err)
		}
		run := runner{ctx: ctx, tx: tx}
		if err := decidePairs(&run, d); err != nil {
			return fmt.Errorf("decide on %s: %w", d.Claim, err)
		}
		run.exec("INSERT INTO decisions(claim, document, verdict, fields, by_whom, reason, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
			d.Claim, document, string(d.Verdict), string(d.Fields), d.By, d.Reason, at)
		run.log(at, "decide", d.Claim, detail("verdict", string(d.Verdict), "by", d.By, "reason", d.Reason, "fields", sumOf(d.Fields)))
		return run.err
	})
}

// sumOf is the hash of the fields of an edit, so that the log covers them.
func sumOf(fields json.RawMessage) string {
	if len(fields) == 0 {
		return ""
	}
	return archive.Sum(fields)
}

// Decisions yields all decisions in the order they were made.
func (a *Archive) Decisions(ctx context.Context) iter.Seq2[archive.Decision, error] {
	return a.decisions(ctx, "SELECT seq, claim, document, verdict, fields, by_whom, reason, recorded_at FROM decisions ORDER BY seq")
}

func (a *Archive) decisions(ctx context.Context, query string, args ...any) iter.Seq2[archive.Decision, error] {
	return func(yield func(archive.Decision, error) bool) {
		rows, err := a.read.QueryContext(ctx, query, args...)
		if err != nil {
			yield(archive.Decision{}, fmt.Errorf("read decisions: %w", err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			var d archive.Decision
			var seq int64
			var verdict, fields string
			if err := rows.Scan(&seq, &d.Claim, &d.Document, &verdict, &fields, &d.By, &d.Reason, &d.RecordedAt); err != nil {
				yield(archive.Decision{}, err)
				return
			}
			d.ID, d.Verdict = fmt.Sprintf("d:%d", seq), archive.Verdict(verdict)
			if fields != "" {
				d.Fields = json.RawMessage(fields)
			}
			if !yield(d, nil) {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(archive.Decision{}, fmt.Errorf("read decisions: %w", err))
		}
	}
}

// decided returns the last decision on each claim, as of a recorded time.
func (a *Archive) decided(ctx context.Context, asOf string) (map[string]archive.Decision, error) {
	query, args := "SELECT seq, claim, document, verdict, fields, by_whom, reason, recorded_at FROM decisions ORDER BY seq", []any(nil)
	if asOf != "" {
		at, err := archive.Instant(asOf, true)
		if err != nil {
			return nil, err
		}
		query, args = "SELECT seq, claim, document, verdict, fields, by_whom, reason, recorded_at FROM decisions WHERE recorded_at <= ? ORDER BY seq", []any{at}
	}
	out := map[string]archive.Decision{}
	for d, err := range a.decisions(ctx, query, args...) {
		if err != nil {
			return nil, err
		}
		out[d.Claim] = d
	}
	return out, nil
}

// Log yields the custody log from its beginning.
func (a *Archive) Log(ctx context.Context) iter.Seq2[archive.Entry, error] {
	return func(yield func(archive.Entry, error) bool) {
		rows, err := a.read.QueryContext(ctx, "SELECT seq, at, action, subject, detail, hash FROM log ORDER BY seq")
		if err != nil {
			yield(archive.Entry{}, fmt.Errorf("read log: %w", err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			var e archive.Entry
			if err := rows.Scan(&e.Seq, &e.At, &e.Action, &e.Subject, &e.Detail, &e.Hash); err != nil {
				yield(archive.Entry{}, err)
				return
			}
			if !yield(e, nil) {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(archive.Entry{}, fmt.Errorf("read log: %w", err))
		}
	}
}
