package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"entente"
	"entente/archive"
)

// Add records a document and the claims of one version of the reading. See
// archive.Store.
func (a *Archive) Add(ctx context.Context, doc *entente.Document, raw []byte, claims []entente.Claim, recordedAt, readingVersion string) (added bool, err error) {
	at, err := archive.Instant(recordedAt, false)
	if err != nil {
		return false, err
	}
	if err := archive.CheckAdd(doc, raw, claims, readingVersion); err != nil {
		return false, err
	}
	err = a.within(ctx, func(tx *sql.Tx) error {
		added, err = add(ctx, tx, doc, raw, claims, at, readingVersion)
		return err
	})
	return added && err == nil, err
}

// Item is what AddAll takes for each document.
type Item struct {
	Document *entente.Document
	Raw      []byte
	Claims   []entente.Claim
}

// AddAll is Add for several documents in one transaction: all are kept or
// none. It returns how many were new.
func (a *Archive) AddAll(ctx context.Context, items []Item, recordedAt, readingVersion string) (int, error) {
	at, err := archive.Instant(recordedAt, false)
	if err != nil {
		return 0, err
	}
	for _, it := range items {
		if err := archive.CheckAdd(it.Document, it.Raw, it.Claims, readingVersion); err != nil {
			return 0, err
		}
	}
	n := 0
	err = a.within(ctx, func(tx *sql.Tx) error {
		for _, it := range items {
			added, err := add(ctx, tx, it.Document, it.Raw, it.Claims, at, readingVersion)
			if err != nil {
				return err
			}
			if added {
				n++
			}
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	return n, nil
}

func add(ctx context.Context, tx *sql.Tx, doc *entente.Document, raw []byte, claims []entente.Claim, at, version string) (bool, error) {
	var document int64
	present := false
	err := tx.QueryRowContext(ctx, "SELECT d.seq, h.present FROM documents d JOIN heads h ON h.document = d.seq WHERE d.id = ?", doc.ID).Scan(&document, &present)
	known := err == nil
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return false, fmt.Errorf("add %s: %w", doc.ID, err)
	}
	action := "add"
	if known {
		var n int
		if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM readings WHERE document = ? AND version = ?", document, version).Scan(&n); err != nil {
			return false, fmt.Errorf("add %s: %w", doc.ID, err)
		}
		switch {
		case n > 0 && present:
			return false, nil
		case n > 0:
			return true, restore(ctx, tx, document, doc.ID, at)
		}
		action = "read"
	} else if document, err = insertDocument(ctx, tx, doc, raw, at); err != nil {
		return false, err
	}
	reading, err := insertReading(ctx, tx, document, doc, at, version)
	if err != nil {
		return false, err
	}
	if err := insertClaims(ctx, tx, reading, doc.Published.Start, claims); err != nil {
		return false, err
	}
	run := runner{ctx: ctx, tx: tx}
	if !present {
		run.exec("INSERT INTO presence(document, present, recorded_at) VALUES (?, 1, ?)", document, at)
	}
	run.exec("INSERT INTO heads(document, reading, present) VALUES (?, ?, 1) ON CONFLICT(document) DO UPDATE SET reading = excluded.reading, present = 1", document, reading)
	if known {
		run.exec("DELETE FROM words WHERE rowid = ?", document)
	}
	run.exec("INSERT INTO words(rowid, title, body) VALUES (?, ?, ?)", document, doc.Title, doc.Text)
	run.log(at, action, doc.ID, detail("version", version, "raw", doc.RawSHA256, "text", doc.TextSHA256, "claims", fmt.Sprint(len(claims)), "url", doc.URL, "retrieved", doc.Retrieved))
	if run.err != nil {
		return false, fmt.Errorf("add %s: %w", doc.ID, run.err)
	}
	if known {
		if err := replay(&run, doc.ID, claims, at); err != nil {
			return false, fmt.Errorf("add %s: %w", doc.ID, err)
		}
	}
	return true, callAlerts(&run, document, doc, claims, at)
}

// restore brings a removed document back into view.
func restore(ctx context.Context, tx *sql.Tx, document int64, id, at string) error {
	run := runner{ctx: ctx, tx: tx}
	run.exec("INSERT INTO presence(document, present, recorded_at) VALUES (?, 1, ?)", document, at)
	run.exec("UPDATE heads SET present = 1 WHERE document = ?", document)
	run.log(at, "restore", id, "")
	return run.err
}

func insertDocument(ctx context.Context, tx *sql.Tx, doc *entente.Document, raw []byte, at string) (int64, error) {
	if err := putBlob(ctx, tx, doc.RawSHA256, raw); err != nil {
		return 0, err
	}
	res, err := tx.ExecContext(ctx, "INSERT INTO documents(id, raw, url, recorded_at) VALUES (?, ?, ?, ?)", doc.ID, doc.RawSHA256, doc.URL, at)
	if err != nil {
		return 0, fmt.Errorf("add %s: %w", doc.ID, err)
	}
	return res.LastInsertId()
}

func insertReading(ctx context.Context, tx *sql.Tx, document int64, doc *entente.Document, at, version string) (int64, error) {
	if err := putBlob(ctx, tx, doc.TextSHA256, []byte(doc.Text)); err != nil {
		return 0, err
	}
	body, err := json.Marshal(doc)
	if err != nil {
		return 0, fmt.Errorf("encode %s: %w", doc.ID, err)
	}
	res, err := tx.ExecContext(ctx, `INSERT INTO readings(document, version, text, title, publisher, language, published_start, published_end, body, recorded_at)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, document, version, doc.TextSHA256, doc.Title, doc.Publisher, doc.Language, doc.Published.Start, doc.Published.End, string(body), at)
	if err != nil {
		return 0, fmt.Errorf("add %s: %w", doc.ID, err)
	}
	return res.LastInsertId()
}

func insertClaims(ctx context.Context, tx *sql.Tx, reading int64, published string, claims []entente.Claim) error {
	for i := range claims {
		c := &claims[i]
		body, err := json.Marshal(c)
		if err != nil {
			return fmt.Errorf("encode %s: %w", c.ID, err)
		}
		kind := ""
		if c.Event != nil {
			kind = c.Event.Type
		}
		res, err := tx.ExecContext(ctx, `INSERT INTO claims(id, reading, ordinal, kind, status, type, date_start, date_end, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			c.ID, reading, i, string(c.Kind), string(c.Status), kind, c.Date.Start, c.Date.End, string(body))
		if err != nil {
			return fmt.Errorf("add claim %s: %w", c.ID, err)
		}
		seq, err := res.LastInsertId()
		if err != nil {
			return err
		}
		run := runner{ctx: ctx, tx: tx}
		for _, list := range [][]entente.Actor{c.Actors, c.Recipients, c.ThirdParties} {
			for _, actor := range list {
				if actor.Code != "" {
					run.exec("INSERT OR IGNORE INTO claim_actors(code, claim) VALUES (?, ?)", actor.Code, seq)
				}
			}
		}
		for _, issue := range c.Issues {
			run.exec("INSERT OR IGNORE INTO claim_issues(issue, claim) VALUES (?, ?)", issue, seq)
		}
		insertPairs(&run, reading, seq, published, c)
		if run.err != nil {
			return fmt.Errorf("add claim %s: %w", c.ID, run.err)
		}
	}
	return nil
}

// runner runs statements until one fails.
type runner struct {
	ctx context.Context
	tx  *sql.Tx
	err error
}

func (r *runner) exec(query string, args ...any) {
	if r.err == nil {
		_, r.err = r.tx.ExecContext(r.ctx, query, args...)
	}
}

// log appends to the custody log.
func (r *runner) log(at, action, subject, detail string) {
	if r.err != nil {
		return
	}
	var before string
	err := r.tx.QueryRowContext(r.ctx, "SELECT hash FROM log ORDER BY seq DESC LIMIT 1").Scan(&before)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		r.err = err
		return
	}
	e := archive.Entry{At: at, Action: action, Subject: subject, Detail: detail}
	r.exec("INSERT INTO log(at, action, subject, detail, hash) VALUES (?, ?, ?, ?, ?)", at, action, subject, detail, archive.Chain(before, e))
}

// detail writes pairs of name and value, leaving out what is empty.
func detail(pairs ...string) string {
	var b strings.Builder
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		fmt.Fprintf(&b, "%s=%q", pairs[i], pairs[i+1])
	}
	return b.String()
}
