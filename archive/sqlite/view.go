package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"strings"

	"entente"
	"entente/archive"
)

// Documents yields the documents in view in the order of their IDs.
func (a *Archive) Documents(ctx context.Context, f archive.Filter) iter.Seq2[*entente.Document, error] {
	return func(yield func(*entente.Document, error) bool) {
		q, args, err := a.documentQuery(ctx, f)
		if err != nil {
			yield(nil, err)
			return
		}
		rows, err := a.read.QueryContext(ctx, q, args...)
		if err != nil {
			yield(nil, fmt.Errorf("read documents: %w", err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			doc, err := scanDocument(rows)
			if err != nil {
				yield(nil, err)
				return
			}
			if !yield(doc, nil) {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(nil, fmt.Errorf("read documents: %w", err))
		}
	}
}

// documentQuery picks the page of IDs first and then reads their bodies.
func (a *Archive) documentQuery(ctx context.Context, f archive.Filter) (string, []any, error) {
	v, err := a.newView(ctx, f)
	if err != nil {
		return "", nil, err
	}
	v.published(f)
	var claims *view
	if f.OfClaims() {
		claims = &view{}
		if err := a.ofClaims(ctx, claims, f, false); err != nil {
			return "", nil, err
		}
	}
	q, args := v.documents("r.seq AS reading", claims)
	q += " ORDER BY d.id"
	if f.Limit > 0 {
		q += fmt.Sprintf(" LIMIT %d", f.Limit)
	}
	return `SELECT r.body, b.bytes, b.packed, b.size FROM (` + q + `) p CROSS JOIN readings r ON r.seq = p.reading
		CROSS JOIN blobs b ON b.sha256 = r.text CROSS JOIN documents d ON d.seq = r.document ORDER BY d.id`, args, nil
}

type scanner interface{ Scan(...any) error }

func scanDocument(row scanner) (*entente.Document, error) {
	var body string
	var stored []byte
	var packed bool
	var size int
	if err := row.Scan(&body, &stored, &packed, &size); err != nil {
		return nil, err
	}
	var doc entente.Document
	if err := json.Unmarshal([]byte(body), &doc); err != nil {
		return nil, fmt.Errorf("read document: %w", err)
	}
	text, err := unpack(stored, packed, size)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", doc.ID, err)
	}
	doc.Text = string(text)
	return &doc, nil
}

// Claims yields the claims in view. See archive.Store.
func (a *Archive) Claims(ctx context.Context, f archive.Filter) iter.Seq2[*entente.Claim, error] {
	return func(yield func(*entente.Claim, error) bool) {
		v, err := a.newView(ctx, f)
		if err == nil {
			err = a.ofClaims(ctx, v, f, true)
		}
		if err != nil {
			yield(nil, err)
			return
		}
		decided := map[string]archive.Decision{}
		if !f.AsRead {
			if decided, err = a.decided(ctx, f.AsOf); err != nil {
				yield(nil, err)
				return
			}
		}
		q, args := v.from("c.body", true)
		q += v.conditions() + " ORDER BY d.id, c.ordinal"
		args = append(args, v.args...)
		rows, err := a.read.QueryContext(ctx, q, args...)
		if err != nil {
			yield(nil, fmt.Errorf("read claims: %w", err))
			return
		}
		defer rows.Close()
		n := 0
		for rows.Next() {
			c, err := scanClaim(rows, decided)
			if err != nil {
				yield(nil, err)
				return
			}
			if c == nil || !f.Matches(c) {
				continue
			}
			if !yield(c, nil) {
				return
			}
			if n++; f.Limit > 0 && n >= f.Limit {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(nil, fmt.Errorf("read claims: %w", err))
		}
	}
}

// scanClaim reads a claim and applies the decision on it; nil when rejected.
func scanClaim(row scanner, decided map[string]archive.Decision) (*entente.Claim, error) {
	var body string
	if err := row.Scan(&body); err != nil {
		return nil, err
	}
	c := new(entente.Claim)
	if err := json.Unmarshal([]byte(body), c); err != nil {
		return nil, fmt.Errorf("read claim: %w", err)
	}
	if d, ok := decided[c.ID]; ok {
		return d.Apply(c)
	}
	return c, nil
}

// Document finds a document in the archive by ID or by an unambiguous
// beginning of its digits, in view or removed.
func (a *Archive) Document(ctx context.Context, idOrPrefix string) (*entente.Document, error) {
	id, err := a.resolve(ctx, idOrPrefix)
	if err != nil {
		return nil, err
	}
	row := a.read.QueryRowContext(ctx, `SELECT r.body, b.bytes, b.packed, b.size FROM documents d JOIN heads h ON h.document = d.seq
		JOIN readings r ON r.seq = h.reading JOIN blobs b ON b.sha256 = r.text WHERE d.id = ?`, id)
	doc, err := scanDocument(row)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, notFound(idOrPrefix)
	}
	return doc, err
}

func notFound(id string) error {
	return &entente.Error{Code: entente.ErrNotFound, Message: "no document " + id + " in the archive", Hint: "entente list shows what there is"}
}

// resolve completes the beginning of an ID.
func (a *Archive) resolve(ctx context.Context, prefix string) (string, error) {
	p := strings.ToLower(strings.TrimSpace(prefix))
	if !strings.HasPrefix(p, "sha256:") {
		p = "sha256:" + p
	}
	digits := strings.TrimPrefix(p, "sha256:")
	if digits == "" || strings.Trim(digits, "0123456789abcdef") != "" || len(digits) > 64 {
		return "", notFound(prefix)
	}
	rows, err := a.read.QueryContext(ctx, "SELECT id FROM documents WHERE id >= ? AND id < ? ORDER BY id LIMIT 2", p, p+"g")
	if err != nil {
		return "", fmt.Errorf("find document: %w", err)
	}
	defer rows.Close()
	var ids []string
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return "", err
		}
		ids = append(ids, id)
	}
	if err := rows.Err(); err != nil {
		return "", fmt.Errorf("find document: %w", err)
	}
	switch len(ids) {
	case 0:
		return "", notFound(prefix)
	case 1:
		return ids[0], nil
	}
	return "", entente.Invalid("more than one document begins with "+prefix, "give more digits")
}

// Raw returns the bytes that a document was made from.
func (a *Archive) Raw(ctx context.Context, id string) ([]byte, error) {
	var stored []byte
	var packed bool
	var size int
	err := a.read.QueryRowContext(ctx, "SELECT b.bytes, b.packed, b.size FROM documents d JOIN blobs b ON b.sha256 = d.raw WHERE d.id = ?", id).Scan(&stored, &packed, &size)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, notFound(id)
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", id, err)
	}
	return unpack(stored, packed, size)
}
