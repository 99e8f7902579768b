package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"entente"
	"entente/archive"
)

// SaveHook records an address to tell. It begins with the next call: what was
// called before is not told.
func (a *Archive) SaveHook(ctx context.Context, h archive.Hook) (archive.Hook, error) {
	at, err := archive.Instant(h.RecordedAt, false)
	if err != nil {
		return h, err
	}
	if err := h.Check(); err != nil {
		return h, err
	}
	h.ID, h.RecordedAt = "h:"+archive.Sum([]byte(at + "\x00" + h.URL + "\x00" + h.Alert))[:16], at
	return h, a.within(ctx, func(tx *sql.Tx) error {
		if h.Alert != "" {
			var n int
			if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM alerts WHERE id = ?", h.Alert).Scan(&n); err != nil || n == 0 {
				return errors.Join(err, noAlert(h.Alert))
			}
		}
		if err := tx.QueryRowContext(ctx, "SELECT coalesce(max(seq), 0) FROM alert_firings").Scan(&h.Told); err != nil {
			return fmt.Errorf("record hook: %w", err)
		}
		run := runner{ctx: ctx, tx: tx}
		run.exec("INSERT INTO hooks(id, url, secret, alert, private, told, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?)", h.ID, h.URL, h.Secret, h.Alert, h.Private, h.Told, at)
		run.log(at, "hook", h.ID, detail("url", h.URL, "alert", h.Alert))
		return run.err
	})
}

// Hooks lists the addresses that are told, oldest first.
func (a *Archive) Hooks(ctx context.Context) ([]archive.Hook, error) {
	return rowsOf(ctx, a.read, "list hooks", "SELECT id, url, secret, alert, private, told, failures, next_at, recorded_at, ended_at FROM hooks WHERE ended_at = '' ORDER BY seq", nil,
		func(row scanner) (archive.Hook, error) {
			var h archive.Hook
			return h, row.Scan(&h.ID, &h.URL, &h.Secret, &h.Alert, &h.Private, &h.Told, &h.Failures, &h.NextAt, &h.RecordedAt, &h.EndedAt)
		})
}

// EndHook tells an address no more.
func (a *Archive) EndHook(ctx context.Context, id, recordedAt string) error {
	at, err := archive.Instant(recordedAt, false)
	if err != nil {
		return err
	}
	return a.within(ctx, func(tx *sql.Tx) error {
		res, err := tx.ExecContext(ctx, "UPDATE hooks SET ended_at = ? WHERE id = ? AND ended_at = ''", at, id)
		if err != nil {
			return fmt.Errorf("end hook: %w", err)
		}
		if n, err := res.RowsAffected(); err != nil || n == 0 {
			return errors.Join(err, &entente.Error{Code: entente.ErrNotFound, Message: "there is no hook " + id, Hint: "entente hooks list shows them"})
		}
		run := runner{ctx: ctx, tx: tx}
		run.log(at, "hook end", id, "")
		return run.err
	})
}

// Delivered keeps that a hook was told of a call. A call that another process
// told meanwhile is not taken back.
func (a *Archive) Delivered(ctx context.Context, id string, firing int64) error {
	return a.hookState(ctx, "UPDATE hooks SET told = max(told, ?), failures = 0, next_at = '' WHERE id = ?", firing, id)
}

// Undelivered keeps that a delivery failed and when the next is due.
func (a *Archive) Undelivered(ctx context.Context, id, nextAt string) error {
	return a.hookState(ctx, "UPDATE hooks SET failures = failures + 1, next_at = ? WHERE id = ?", nextAt, id)
}

func (a *Archive) hookState(ctx context.Context, query string, args ...any) error {
	if _, err := a.write.ExecContext(ctx, query, args...); err != nil {
		return fmt.Errorf("keep delivery: %w", err)
	}
	return nil
}
