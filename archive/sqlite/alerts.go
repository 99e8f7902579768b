package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"entente"
	"entente/archive"
)

// SaveAlert keeps an alert. It counts documents that are added from then on.
func (a *Archive) SaveAlert(ctx context.Context, al archive.Alert) (archive.Alert, error) {
	at, err := archive.Instant(al.RecordedAt, false)
	if err != nil {
		return al, err
	}
	if err := al.Check(); err != nil {
		return al, err
	}
	if match, _ := parseQuery(al.Words); al.Words != "" && match == "" {
		return al, entente.Invalid("the alert's search has no words", "give a word that the documents may hold")
	}
	al.RecordedAt, al.ID, al.EndedAt = at, "", ""
	body, err := json.Marshal(al)
	if err != nil {
		return al, err
	}
	al.ID = "a:" + archive.Sum(body)[:16]
	body, err = json.Marshal(al)
	if err != nil {
		return al, err
	}
	return al, a.within(ctx, func(tx *sql.Tx) error {
		run := runner{ctx: ctx, tx: tx}
		run.exec("INSERT INTO alerts(id, body, recorded_at) VALUES (?, ?, ?)", al.ID, string(body), at)
		run.log(at, "alert", al.ID, detail("name", al.Name, "by", al.By))
		return run.err
	})
}

// EndAlert ends an alert; its calls stay.
func (a *Archive) EndAlert(ctx context.Context, id, recordedAt string) error {
	at, err := archive.Instant(recordedAt, false)
	if err != nil {
		return err
	}
	return a.within(ctx, func(tx *sql.Tx) error {
		res, err := tx.ExecContext(ctx, "UPDATE alerts SET ended_at = ? WHERE id = ? AND ended_at = ''", at, id)
		if err != nil {
			return fmt.Errorf("end alert: %w", err)
		}
		if n, err := res.RowsAffected(); err != nil || n == 0 {
			return errors.Join(err, noAlert(id))
		}
		run := runner{ctx: ctx, tx: tx}
		run.log(at, "alert", id, detail("ended", at))
		return run.err
	})
}

func noAlert(id string) error {
	return &entente.Error{Code: entente.ErrNotFound, Message: "no alert " + id + " is kept"}
}

// Alerts lists all alerts, those that are ended included, oldest first.
func (a *Archive) Alerts(ctx context.Context) ([]archive.Alert, error) {
	return rowsOf(ctx, a.read, "list alerts", "SELECT body, ended_at FROM alerts ORDER BY seq", nil, scanAlert)
}

// Alert finds one alert.
func (a *Archive) Alert(ctx context.Context, id string) (archive.Alert, error) {
	list, err := rowsOf(ctx, a.read, "find alert", "SELECT body, ended_at FROM alerts WHERE id = ?", []any{id}, scanAlert)
	if err != nil || len(list) == 0 {
		return archive.Alert{}, errors.Join(err, noAlert(id))
	}
	return list[0], nil
}

func scanAlert(row scanner) (archive.Alert, error) {
	var al archive.Alert
	var body, ended string
	if err := row.Scan(&body, &ended); err != nil {
		return al, err
	}
	err := json.Unmarshal([]byte(body), &al)
	al.EndedAt = ended
	return al, err
}

// Waiting is how many documents answer an alert since its last call.
func (a *Archive) Waiting(ctx context.Context, id string) (int, error) {
	var n int
	err := a.read.QueryRowContext(ctx, "SELECT count(*) FROM alert_matches m JOIN alerts a ON a.seq = m.alert WHERE a.id = ? AND m.firing = 0", id).Scan(&n)
	if err != nil {
		return 0, fmt.Errorf("count matches: %w", err)
	}
	return n, nil
}

// Firings lists calls after one, oldest first; with id set, of one alert.
func (a *Archive) Firings(ctx context.Context, id string, after int64, limit int) ([]archive.Firing, error) {
	if limit <= 0 {
		limit = 1000
	}
	out, err := rowsOf(ctx, a.read, "list calls", `SELECT f.seq, a.id, json_extract(a.body, '$.name'), f.recorded_at FROM alert_firings f JOIN alerts a ON a.seq = f.alert
		WHERE f.seq > ? AND (? = '' OR a.id = ?) ORDER BY f.seq LIMIT ?`, []any{after, id, id, limit}, func(row scanner) (archive.Firing, error) {
		var f archive.Firing
		return f, row.Scan(&f.Seq, &f.Alert, &f.Name, &f.RecordedAt)
	})
	if err != nil {
		return nil, err
	}
	for i := range out {
		out[i].Documents, err = rowsOf(ctx, a.read, "list calls", "SELECT d.id FROM alert_matches m JOIN documents d ON d.seq = m.document WHERE m.firing = ? ORDER BY d.id",
			[]any{out[i].Seq}, func(row scanner) (string, error) {
				var s string
				return s, row.Scan(&s)
			})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// callAlerts asks every alert that is kept whether a new document answers it,
// and records a call where enough have.
func callAlerts(run *runner, document int64, doc *entente.Document, claims []entente.Claim, at string) error {
	rows, err := run.tx.QueryContext(run.ctx, "SELECT seq, body FROM alerts WHERE ended_at = '' ORDER BY seq")
	if err != nil {
		return fmt.Errorf("call alerts: %w", err)
	}
	type kept struct {
		seq int64
		archive.Alert
	}
	var list []kept
	for rows.Next() {
		var k kept
		var body string
		if err := rows.Scan(&k.seq, &body); err != nil {
			rows.Close()
			return fmt.Errorf("call alerts: %w", err)
		}
		if err := json.Unmarshal([]byte(body), &k.Alert); err != nil {
			rows.Close()
			return fmt.Errorf("call alerts: %w", err)
		}
		list = append(list, k)
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return fmt.Errorf("call alerts: %w", err)
	}
	for _, k := range list {
		ok, err := answers(run, document, doc, claims, k.Alert)
		if err == nil && ok {
			err = match(run, document, k.seq, k.Alert, at)
		}
		if err != nil {
			return fmt.Errorf("call alert %s: %w", k.ID, err)
		}
	}
	return run.err
}

// answers reports whether a document that was just put into the index of
// words answers an alert.
func answers(run *runner, document int64, doc *entente.Document, claims []entente.Claim, al archive.Alert) (bool, error) {
	f := al.Filter()
	if f.Publisher != "" && f.Publisher != doc.Publisher {
		return false, nil
	}
	if f.OfClaims() {
		found := false
		for i := range claims {
			if found = f.Matches(&claims[i]); found {
				break
			}
		}
		if !found {
			return false, nil
		}
	}
	if al.Words == "" {
		return true, nil
	}
	query, _ := parseQuery(al.Words)
	var ok bool
	err := run.tx.QueryRowContext(run.ctx, "SELECT EXISTS (SELECT 1 FROM words WHERE words MATCH ? AND rowid = ?)", query, document).Scan(&ok)
	return ok, err
}

func match(run *runner, document, alert int64, al archive.Alert, at string) error {
	run.exec("INSERT OR IGNORE INTO alert_matches(alert, document, recorded_at) VALUES (?, ?, ?)", alert, document, at)
	if run.err != nil {
		return run.err
	}
	since := ""
	if t, err := time.Parse(time.RFC3339Nano, at); err == nil && al.Days > 0 {
		since, _ = archive.Instant(t.AddDate(0, 0, -al.Days).Format(time.RFC3339Nano), false)
	}
	var n int
	if err := run.tx.QueryRowContext(run.ctx, "SELECT count(*) FROM alert_matches WHERE alert = ? AND firing = 0 AND recorded_at >= ?", alert, since).Scan(&n); err != nil {
		return err
	}
	if n < al.Least {
		return nil
	}
	res, err := run.tx.ExecContext(run.ctx, "INSERT INTO alert_firings(alert, documents, recorded_at) VALUES (?, ?, ?)", alert, n, at)
	if err != nil {
		return err
	}
	seq, err := res.LastInsertId()
	if err != nil {
		return err
	}
	run.exec("UPDATE alert_matches SET firing = ? WHERE alert = ? AND firing = 0 AND recorded_at >= ?", seq, alert, since)
	run.log(at, "call", al.ID, detail("documents", fmt.Sprint(n)))
	return run.err
}

// LastFirings lists the last calls of all alerts, newest first.
func (a *Archive) LastFirings(ctx context.Context, limit int) ([]archive.Firing, error) {
	var last int64
	if err := a.read.QueryRowContext(ctx, "SELECT coalesce(max(seq), 0) FROM alert_firings").Scan(&last); err != nil {
		return nil, fmt.Errorf("list calls: %w", err)
	}
	list, err := a.Firings(ctx, "", last-int64(limit), limit)
	slices.Reverse(list)
	return list, err
}
