// Package sqlite keeps an archive in one SQLite file.
//
// Writes go through one connection, each in one transaction that is on disk
// when the call returns (WAL, synchronous FULL); reads use a pool beside it.
// A process killed at any moment leaves the archive as it was before or after
// the call under way. Two processes may use one file at once: writers wait
// for each other up to twenty seconds. Methods are safe for concurrent use.
package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	_ "modernc.org/sqlite" // the driver

	"entente"
	"entente/archive"
)

// Archive is an open archive.
type Archive struct {
	path  string
	write *sql.DB
	read  *sql.DB
}

var _ archive.Store = (*Archive)(nil)

//go:embed migrations/*.sql
var migrations embed.FS

// Open opens the archive in the file at path, and makes one where there is
// none. The folder must exist.
func Open(ctx context.Context, path string) (*Archive, error) {
	if info, err := os.Stat(filepath.Dir(path)); err != nil || !info.IsDir() {
		return nil, entente.Invalid("the folder of the archive "+path+" does not exist", "make it first")
	}
	if err := recognise(path); err != nil {
		return nil, err
	}
	write, err := connect(path, "_txlock=immediate", 1)
	if err != nil {
		return nil, err
	}
	if err := migrate(ctx, write); err != nil {
		return nil, errors.Join(fmt.Errorf("open archive %s: %w", path, err), write.Close())
	}
	read, err := connect(path, "_pragma=query_only(1)", 8)
	if err != nil {
		return nil, errors.Join(err, write.Close())
	}
	return &Archive{path: path, write: write, read: read}, nil
}

// connect opens a pool. WAL is set before everything else; FULL makes a
// commit survive a loss of power.
func connect(path, extra string, conns int) (*sql.DB, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("open archive: %w", err)
	}
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(abs)}
	if !strings.HasPrefix(u.Path, "/") {
		u.Path = "/" + u.Path // a drive letter
	}
	dsn := u.String() + "?_pragma=busy_timeout(20000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=foreign_keys(1)&" + extra
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, fmt.Errorf("open archive: %w", err)
	}
	db.SetMaxOpenConns(conns)
	db.SetMaxIdleConns(conns)
	return db, nil
}

// recognise refuses files that are no SQLite databases, so that a mistyped
// path never damages anything.
func recognise(path string) error {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return entente.Invalid("the archive cannot be opened: "+err.Error(), "")
	}
	defer f.Close()
	head := make([]byte, 16)
	n, _ := f.Read(head)
	if n > 0 && string(head[:n]) != "SQLite format 3\x00" {
		return entente.Invalid(path+" is not an archive", "give another file")
	}
	return nil
}

// Close closes the archive.
func (a *Archive) Close() error {
	return errors.Join(a.read.Close(), a.write.Close())
}

// Path is the file that the archive is in.
func (a *Archive) Path() string { return a.path }

// applicationID marks our files ("ENTe").
const applicationID = 0x454E5465

// migrate brings the file to the newest schema, one transaction a step.
func migrate(ctx context.Context, db *sql.DB) error {
	steps, err := steps()
	if err != nil {
		return err
	}
	for {
		done, err := migrateOne(ctx, db, steps)
		if err != nil || done {
			return err
		}
	}
}

func migrateOne(ctx context.Context, db *sql.DB, steps []string) (done bool, err error) {
	var version, app, tables int
	if err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return false, err
	}
	if version == len(steps) {
		return true, nil
	}
	if version > len(steps) {
		return false, entente.Invalid(fmt.Sprintf("the archive has schema %d, this program knows %d", version, len(steps)), "use a newer version of the program")
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return false, err
	}
	defer tx.Rollback()
	// Another process may have migrated while we waited.
	if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return false, err
	}
	if version >= len(steps) {
		return false, nil
	}
	if err := tx.QueryRowContext(ctx, "PRAGMA application_id").Scan(&app); err != nil {
		return false, err
	}
	if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&tables); err != nil {
		return false, err
	}
	if app != applicationID && tables > 0 {
		return false, entente.Invalid("the database belongs to another program", "give another file")
	}
	script := steps[version] + fmt.Sprintf("\nPRAGMA user_version = %d; PRAGMA application_id = %d;", version+1, applicationID)
	if _, err := tx.ExecContext(ctx, script); err != nil {
		return false, fmt.Errorf("migrate to schema %d: %w", version+1, err)
	}
	return false, tx.Commit()
}

// steps returns the migrations in order; step n brings schema n to n+1.
func steps() ([]string, error) {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return nil, err
	}
	sort.Strings(names)
	var out []string
	for i, n := range names {
		number, _, _ := strings.Cut(filepath.Base(n), "_")
		if v, err := strconv.Atoi(number); err != nil || v != i+1 {
			return nil, fmt.Errorf("migration %s is out of order", n)
		}
		data, err := migrations.ReadFile(n)
		if err != nil {
			return nil, err
		}
		out = append(out, string(data))
	}
	return out, nil
}

// within runs f in a transaction that is rolled back when f fails.
func (a *Archive) within(ctx context.Context, f func(*sql.Tx) error) error {
	tx, err := a.write.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("write archive: %w", err)
	}
	defer tx.Rollback()
	if err := f(tx); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("write archive: %w", err)
	}
	return nil
}
