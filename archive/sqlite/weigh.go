package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"entente"
	"entente/archive"
)

// AddRun records what one run of the weighing made of the claims. name tells
// what was weighed ("PAK-USA"); the last run under a name counts.
func (a *Archive) AddRun(ctx context.Context, name string, incidents []entente.Incident, disputes []entente.Dispute, recordedAt string) error {
	at, err := archive.Instant(recordedAt, false)
	if err != nil {
		return err
	}
	return a.within(ctx, func(tx *sql.Tx) error {
		res, err := tx.ExecContext(ctx, "INSERT INTO runs(name, recorded_at) VALUES (?, ?)", name, at)
		if err != nil {
			return fmt.Errorf("record run: %w", err)
		}
		run, err := res.LastInsertId()
		if err != nil {
			return err
		}
		r := runner{ctx: ctx, tx: tx}
		for i := range incidents {
			body, err := json.Marshal(&incidents[i])
			if err != nil {
				return err
			}
			r.exec("INSERT INTO incidents(run, ordinal, id, body) VALUES (?, ?, ?, ?)", run, i, incidents[i].ID, string(body))
		}
		for i := range disputes {
			body, err := json.Marshal(&disputes[i])
			if err != nil {
				return err
			}
			r.exec("INSERT INTO disputes(run, ordinal, id, body) VALUES (?, ?, ?, ?)", run, i, disputes[i].ID, string(body))
		}
		r.log(at, "incidents", name, detail("incidents", fmt.Sprint(len(incidents)), "disputes", fmt.Sprint(len(disputes))))
		return r.err
	})
}

// Run returns the last run under a name, as of a recorded time or "". It
// reports false when there is none.
func (a *Archive) Run(ctx context.Context, name, asOf string) (incidents []entente.Incident, disputes []entente.Dispute, ok bool, err error) {
	at := "9"
	if asOf != "" {
		if at, err = archive.Instant(asOf, true); err != nil {
			return nil, nil, false, err
		}
	}
	var run int64
	err = a.read.QueryRowContext(ctx, "SELECT seq FROM runs WHERE name = ? AND recorded_at <= ? ORDER BY seq DESC LIMIT 1", name, at).Scan(&run)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil, false, nil
	}
	if err != nil {
		return nil, nil, false, fmt.Errorf("read run: %w", err)
	}
	if incidents, err = bodies[entente.Incident](ctx, a.read, "SELECT body FROM incidents WHERE run = ? ORDER BY ordinal", run); err != nil {
		return nil, nil, false, err
	}
	disputes, err = bodies[entente.Dispute](ctx, a.read, "SELECT body FROM disputes WHERE run = ? ORDER BY ordinal", run)
	return incidents, disputes, err == nil, err
}

func bodies[T any](ctx context.Context, db *sql.DB, query string, args ...any) ([]T, error) {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := []T{}
	for rows.Next() {
		var body string
		if err := rows.Scan(&body); err != nil {
			return nil, err
		}
		var x T
		if err := json.Unmarshal([]byte(body), &x); err != nil {
			return nil, err
		}
		out = append(out, x)
	}
	return out, rows.Err()
}

// AddBrief records a brief and the claims it rests on. It reports false when
// the brief was recorded before.
func (a *Archive) AddBrief(ctx context.Context, id string, body []byte, claims []string, recordedAt string) (added bool, err error) {
	at, err := archive.Instant(recordedAt, false)
	if err != nil {
		return false, err
	}
	err = a.within(ctx, func(tx *sql.Tx) error {
		res, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO briefs(id, body, recorded_at) VALUES (?, ?, ?)", id, string(body), at)
		if err != nil {
			return fmt.Errorf("record brief: %w", err)
		}
		if n, err := res.RowsAffected(); err != nil || n == 0 {
			return err
		}
		added = true
		seq, err := res.LastInsertId()
		if err != nil {
			return err
		}
		r := runner{ctx: ctx, tx: tx}
		for _, c := range claims {
			r.exec("INSERT OR IGNORE INTO brief_claims(claim, brief) VALUES (?, ?)", c, seq)
		}
		describe(&r, id, body)
		r.log(at, "brief", id, detail("sha256", archive.Sum(body), "claims", fmt.Sprint(len(claims))))
		return r.err
	})
	return added && err == nil, err
}

// Brief returns a recorded brief.
func (a *Archive) Brief(ctx context.Context, id string) ([]byte, error) {
	var body string
	err := a.read.QueryRowContext(ctx, "SELECT body FROM briefs WHERE id = ?", id).Scan(&body)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, &entente.Error{Code: entente.ErrNotFound, Message: "no brief " + id + " in the archive"}
	}
	return []byte(body), err
}

// Touched lists the briefs that rest on a claim, oldest first: those that a
// decision about it touches.
func (a *Archive) Touched(ctx context.Context, claim string) ([]string, error) {
	rows, err := a.read.QueryContext(ctx, "SELECT b.id FROM brief_claims c JOIN briefs b ON b.seq = c.brief WHERE c.claim = ? ORDER BY b.seq", claim)
	if err != nil {
		return nil, fmt.Errorf("list briefs: %w", err)
	}
	defer rows.Close()
	out := []string{}
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		out = append(out, id)
	}
	return out, rows.Err()
}

// SaveRetrieval keeps the last retrieval of its address and logs it.
func (a *Archive) SaveRetrieval(ctx context.Context, r archive.Retrieval) error {
	at, err := archive.Instant(r.At, false)
	if err != nil {
		return err
	}
	return a.within(ctx, func(tx *sql.Tx) error {
		run := runner{ctx: ctx, tx: tx}
		run.exec("INSERT OR REPLACE INTO retrievals(url, at, status, etag, last_modified, raw) VALUES (?, ?, ?, ?, ?, ?)", r.URL, at, r.Status, r.ETag, r.LastModified, r.Raw)
		run.log(at, "retrieve", r.URL, detail("status", fmt.Sprint(r.Status), "raw", r.Raw))
		return run.err
	})
}

// Retrieval returns the last retrieval of an address, false for none.
func (a *Archive) Retrieval(ctx context.Context, url string) (archive.Retrieval, bool, error) {
	r := archive.Retrieval{URL: url}
	err := a.read.QueryRowContext(ctx, "SELECT at, status, etag, last_modified, raw FROM retrievals WHERE url = ?", url).Scan(&r.At, &r.Status, &r.ETag, &r.LastModified, &r.Raw)
	if errors.Is(err, sql.ErrNoRows) {
		return archive.Retrieval{}, false, nil
	}
	return r, err == nil, err
}

// Versions lists the documents that came from one address, oldest first.
func (a *Archive) Versions(ctx context.Context, url string) ([]string, error) {
	rows, err := a.read.QueryContext(ctx, "SELECT id FROM documents WHERE url = ? AND url <> '' ORDER BY recorded_at, seq", url)
	if err != nil {
		return nil, fmt.Errorf("list versions: %w", err)
	}
	defer rows.Close()
	out := []string{}
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		out = append(out, id)
	}
	return out, rows.Err()
}
