package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"entente"
	"entente/archive"
)

// SaveAccount adds an account or changes its role and password.
func (a *Archive) SaveAccount(ctx context.Context, acc archive.Account) error {
	at, err := archive.Instant(acc.RecordedAt, false)
	if err != nil {
		return err
	}
	if err := acc.Check(); err != nil {
		return err
	}
	return a.within(ctx, func(tx *sql.Tx) error {
		run := runner{ctx: ctx, tx: tx}
		run.exec("INSERT OR REPLACE INTO accounts(name, role, hash, recorded_at) VALUES (?, ?, ?, ?)", acc.Name, string(acc.Role), acc.Hash, at)
		run.exec("INSERT INTO audit(recorded_at, by_whom, action, subject, address) VALUES (?, '', 'account', ?, '')", at, acc.Name+" "+string(acc.Role))
		return run.err
	})
}

// RemoveAccount removes an account; what it did stays recorded.
func (a *Archive) RemoveAccount(ctx context.Context, name, recordedAt string) error {
	at, err := archive.Instant(recordedAt, false)
	if err != nil {
		return err
	}
	return a.within(ctx, func(tx *sql.Tx) error {
		res, err := tx.ExecContext(ctx, "DELETE FROM accounts WHERE name = ?", name)
		if err != nil {
			return fmt.Errorf("remove account: %w", err)
		}
		if n, err := res.RowsAffected(); err != nil || n == 0 {
			return errors.Join(err, noAccount(name))
		}
		run := runner{ctx: ctx, tx: tx}
		run.exec("INSERT INTO audit(recorded_at, by_whom, action, subject, address) VALUES (?, '', 'account removed', ?, '')", at, name)
		return run.err
	})
}

func noAccount(name string) error {
	return &entente.Error{Code: entente.ErrNotFound, Message: "there is no account " + name, Hint: "entente accounts list shows them"}
}

// Accounts lists the accounts by name.
func (a *Archive) Accounts(ctx context.Context) ([]archive.Account, error) {
	return rowsOf(ctx, a.read, "list accounts", "SELECT name, role, hash, recorded_at FROM accounts ORDER BY name", nil, scanAccount)
}

// Account finds one account.
func (a *Archive) Account(ctx context.Context, name string) (archive.Account, error) {
	list, err := rowsOf(ctx, a.read, "find account", "SELECT name, role, hash, recorded_at FROM accounts WHERE name = ?", []any{name}, scanAccount)
	if err != nil {
		return archive.Account{}, err
	}
	if len(list) == 0 {
		return archive.Account{}, noAccount(name)
	}
	return list[0], nil
}

func scanAccount(row scanner) (archive.Account, error) {
	var x archive.Account
	var role string
	err := row.Scan(&x.Name, &role, &x.Hash, &x.RecordedAt)
	x.Role = archive.Role(role)
	return x, err
}

// Audit appends to the audit log.
func (a *Archive) Audit(ctx context.Context, act archive.Act) error {
	at, err := archive.Instant(act.At, false)
	if err != nil {
		return err
	}
	if _, err := a.write.ExecContext(ctx, "INSERT INTO audit(recorded_at, by_whom, action, subject, address) VALUES (?, ?, ?, ?, ?)", at, act.By, act.Action, act.Subject, act.Address); err != nil {
		return fmt.Errorf("write audit log: %w", err)
	}
	return nil
}

// Acts lists the last lines of the audit log, newest first.
func (a *Archive) Acts(ctx context.Context, limit int) ([]archive.Act, error) {
	return rowsOf(ctx, a.read, "read audit log", "SELECT recorded_at, by_whom, action, subject, address FROM audit ORDER BY seq DESC LIMIT ?", []any{limit}, func(row scanner) (archive.Act, error) {
		var x archive.Act
		return x, row.Scan(&x.At, &x.By, &x.Action, &x.Subject, &x.Address)
	})
}
