package sqlite

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"entente"
	"entente/archive"
)

// Check hashes every blob again, compares every reading with its text and
// every claim with its evidence, follows the chain of the custody log, and
// asks SQLite about the file, the full-text index and dangling references.
func (a *Archive) Check(ctx context.Context) (archive.Report, error) {
	c := &checker{a: a, ctx: ctx}
	c.report.Faults = []archive.Fault{}
	for _, step := range []func() error{c.file, c.blobs, c.readings, c.heads, c.chain} {
		if err := step(); err != nil {
			return c.report, fmt.Errorf("check archive: %w", err)
		}
	}
	return c.report, nil
}

type checker struct {
	a      *Archive
	ctx    context.Context
	report archive.Report
}

func (c *checker) fault(subject, reason string, args ...any) {
	if len(c.report.Faults) < 1000 {
		c.report.Faults = append(c.report.Faults, archive.Fault{Subject: subject, Reason: fmt.Sprintf(reason, args...)})
	}
}

// each runs f for each row of a query.
func (c *checker) each(query string, f func(scanner) error, args ...any) error {
	rows, err := c.a.read.QueryContext(c.ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := f(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

func (c *checker) file() error {
	err := c.each("PRAGMA integrity_check", func(row scanner) error {
		var s string
		if err := row.Scan(&s); err != nil {
			return err
		}
		if s != "ok" {
			c.fault("file", "%s", s)
		}
		return nil
	})
	if err != nil {
		c.fault("file", "%v", err) // a file too damaged to be walked
		return nil
	}
	err = c.each("PRAGMA foreign_key_check", func(row scanner) error {
		var table, parent string
		var rowid, key any
		if err := row.Scan(&table, &rowid, &parent, &key); err != nil {
			return err
		}
		c.fault("file", "row %v of %s refers to nothing in %s", rowid, table, parent)
		return nil
	})
	if err != nil {
		return err
	}
	if _, err := c.a.write.ExecContext(c.ctx, "INSERT INTO words(words) VALUES ('integrity-check')"); err != nil {
		c.fault("words", "%v", err)
	}
	return nil
}

func (c *checker) blobs() error {
	return c.each("SELECT sha256, size, packed, bytes FROM blobs ORDER BY sha256", func(row scanner) error {
		var sum string
		var size int
		var packed bool
		var stored []byte
		if err := row.Scan(&sum, &size, &packed, &stored); err != nil {
			return err
		}
		data, err := unpack(stored, packed, size)
		switch {
		case err != nil:
			c.fault(sum, "%v", err)
		case len(data) != size:
			c.fault(sum, "%d bytes are stored, %d were recorded", len(data), size)
		case archive.Sum(data) != sum:
			c.fault(sum, "the bytes have another hash")
		}
		return nil
	})
}

func (c *checker) readings() error {
	if err := c.a.read.QueryRowContext(c.ctx, "SELECT count(*) FROM documents").Scan(&c.report.Documents); err != nil {
		return err
	}
	return c.each(`SELECT r.seq, d.id, d.raw, r.text, r.body, b.bytes, b.packed, b.size FROM readings r JOIN documents d ON d.seq = r.document
		JOIN blobs b ON b.sha256 = r.text ORDER BY r.seq`, func(row scanner) error {
		var seq int64
		var id, raw, sum, body string
		var stored []byte
		var packed bool
		var size int
		if err := row.Scan(&seq, &id, &raw, &sum, &body, &stored, &packed, &size); err != nil {
			return err
		}
		c.report.Readings++
		var doc entente.Document
		if err := json.Unmarshal([]byte(body), &doc); err != nil {
			c.fault(id, "the record is damaged: %v", err)
			return nil
		}
		if doc.ID != id || doc.RawSHA256 != raw || doc.TextSHA256 != sum {
			c.fault(id, "the record and its hashes disagree")
		}
		text, err := unpack(stored, packed, size)
		if err != nil {
			return nil // reported with the blobs
		}
		return c.claims(seq, id, string(text))
	})
}

func (c *checker) claims(reading int64, id, text string) error {
	return c.each("SELECT id, body FROM claims WHERE reading = ? ORDER BY ordinal", func(row scanner) error {
		var claimID, body string
		if err := row.Scan(&claimID, &body); err != nil {
			return err
		}
		c.report.Claims++
		var cl entente.Claim
		if err := json.Unmarshal([]byte(body), &cl); err != nil {
			c.fault(claimID, "the record is damaged: %v", err)
			return nil
		}
		if cl.ID != claimID || cl.Document != id {
			c.fault(claimID, "the record is of another claim or document")
		}
		if reason := archive.Misquoted(text, &cl); reason != "" {
			c.fault(claimID, "%s", reason)
		}
		return nil
	}, reading)
}

// heads compares the derived present state with the records.
func (c *checker) heads() error {
	return c.each(`SELECT d.id FROM documents d LEFT JOIN heads h ON h.document = d.seq WHERE h.document IS NULL
		OR h.reading <> (SELECT max(seq) FROM readings WHERE document = d.seq)
		OR h.present <> (SELECT present FROM presence WHERE document = d.seq ORDER BY seq DESC LIMIT 1)
		OR NOT EXISTS (SELECT 1 FROM words WHERE words.rowid = d.seq) ORDER BY d.id`, func(row scanner) error {
		var id string
		if err := row.Scan(&id); err != nil {
			return err
		}
		c.fault(id, "the present state does not follow from the records")
		return nil
	})
}

func (c *checker) chain() error {
	before := ""
	for e, err := range c.a.Log(c.ctx) {
		if err != nil {
			return err
		}
		c.report.Entries++
		if e.Hash != archive.Chain(before, e) {
			c.fault(fmt.Sprintf("log %d", e.Seq), "the entry was changed, or one before it is missing")
		}
		before = e.Hash
	}
	return nil
}

// Backup writes a copy of the archive, as it is at this moment, to a file
// that must not exist. The copy appears under its name only when complete.
func (a *Archive) Backup(ctx context.Context, path string) error {
	if _, err := os.Lstat(path); err == nil {
		return entente.Invalid(path+" exists", "give the name of a new file")
	}
	tmp := filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+".part")
	if err := os.Remove(tmp); err != nil && !os.IsNotExist(err) {
		return fmt.Errorf("back up: %w", err)
	}
	if _, err := a.write.ExecContext(ctx, "VACUUM INTO ?", tmp); err != nil {
		os.Remove(tmp)
		return fmt.Errorf("back up: %w", err)
	}
	return publish(tmp, path)
}

// publish brings a finished file to disk and gives it its name.
func publish(tmp, path string) error {
	f, err := os.OpenFile(tmp, os.O_RDWR, 0)
	if err != nil {
		return fmt.Errorf("back up: %w", err)
	}
	if err := f.Sync(); err != nil {
		f.Close()
		return fmt.Errorf("back up: %w", err)
	}
	if err := f.Close(); err != nil {
		return fmt.Errorf("back up: %w", err)
	}
	if err := os.Link(tmp, path); err == nil { // fails when path exists
		return os.Remove(tmp)
	} else if os.IsExist(err) {
		os.Remove(tmp)
		return entente.Invalid(path+" exists", "give the name of a new file")
	}
	if err := os.Rename(tmp, path); err != nil {
		return fmt.Errorf("back up: %w", err)
	}
	return nil
}

// Restore makes the archive at path from a backup, which is checked first.
// path must not exist.
func Restore(ctx context.Context, backup, path string) (archive.Report, error) {
	if _, err := os.Stat(backup); err != nil {
		return archive.Report{}, entente.Invalid("no backup "+backup, "")
	}
	from, err := Open(ctx, backup)
	if err != nil {
		return archive.Report{}, err
	}
	defer from.Close()
	report, err := from.Check(ctx)
	if err != nil {
		return report, err
	}
	if len(report.Faults) > 0 {
		return report, &entente.Error{Code: entente.ErrWanting, Message: fmt.Sprintf("the backup has %d faults, the first: %s: %s", len(report.Faults), report.Faults[0].Subject, report.Faults[0].Reason), Hint: "restore another one"}
	}
	return report, from.Backup(ctx, path)
}
