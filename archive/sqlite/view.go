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

// view builds the query for a filter. In it, h are the documents in view with
// the reading that counts, d their documents, r their readings.
type view struct {
	with  []string
	where []string
	args  []any // of with, then of where
	tail  []any
}

// newView selects the documents in view now, or as of a recorded time.
func newView(f archive.Filter) (*view, error) {
	v := &view{}
	if f.AsOf == "" {
		v.with = append(v.with, "h(document, reading) AS (SELECT document, reading FROM heads WHERE present = 1)")
	} else {
		at, err := archive.Instant(f.AsOf, true)
		if err != nil {
			return nil, err
		}
		v.with = append(v.with, `h(document, reading) AS (
			SELECT r.document, max(r.seq) FROM readings r WHERE r.recorded_at <= ? GROUP BY r.document
			HAVING coalesce((SELECT p.present FROM presence p WHERE p.document = r.document AND p.recorded_at <= ? ORDER BY p.seq DESC LIMIT 1), 0) = 1)`)
		v.args = append(v.args, at, at)
	}
	v.when(f.Document != "", "d.id = ?", f.Document)
	v.when(f.After != "", "d.id > ?", f.After)
	v.when(f.Publisher != "", "r.publisher = ?", f.Publisher)
	v.when(f.Language != "", "r.language = ?", f.Language)
	v.when(f.URL != "", "d.url = ?", f.URL)
	return v, nil
}

func (v *view) when(cond bool, sql string, args ...any) {
	if cond {
		v.where = append(v.where, sql)
		v.tail = append(v.tail, args...)
	}
}

// ofClaims narrows to claims c that may pass the filter. Claims with an edit
// are let through: the edit may change what is filtered on.
func (v *view) ofClaims(f archive.Filter) {
	var all []string
	var args []any
	and := func(cond bool, sql string, values ...any) {
		if cond {
			all = append(all, sql)
			args = append(args, values...)
		}
	}
	const actor = "c.seq IN (SELECT claim FROM claim_actors WHERE code = ?)"
	if f.Dyad != nil {
		and(true, "c.seq IN (SELECT a.claim FROM claim_actors a JOIN claim_actors b ON a.claim = b.claim WHERE a.code = ? AND b.code = ?)", f.Dyad[0], f.Dyad[1])
	}
	and(f.Actor != "", actor, f.Actor)
	and(f.Issue != "", "c.seq IN (SELECT claim FROM claim_issues WHERE issue = ?)", f.Issue)
	and(f.Type != "", "c.type = ?", f.Type)
	and(f.Kind != "", "c.kind = ?", string(f.Kind))
	and(f.Status != "", "c.status = ?", string(f.Status))
	if len(all) > 0 {
		cond := "(" + strings.Join(all, " AND ") + ")"
		if !f.AsRead {
			cond = "(" + cond + " OR c.id IN (SELECT claim FROM decisions WHERE verdict = 'edit'))"
		}
		v.where = append(v.where, cond)
		v.tail = append(v.tail, args...)
	}
}

func (v *view) query(columns, joins, order string) (string, []any) {
	q := "WITH " + strings.Join(v.with, ", ") + " SELECT " + columns + " FROM h JOIN documents d ON d.seq = h.document JOIN readings r ON r.seq = h.reading " + joins
	if len(v.where) > 0 {
		q += " WHERE " + strings.Join(v.where, " AND ")
	}
	return q + " ORDER BY " + order, append(append([]any{}, v.args...), v.tail...)
}

// Documents yields the documents in view in the order of their IDs.
func (a *Archive) Documents(ctx context.Context, f archive.Filter) iter.Seq2[*entente.Document, error] {
	return func(yield func(*entente.Document, error) bool) {
		v, err := newView(f)
		if err != nil {
			yield(nil, err)
			return
		}
		v.when(f.From != "", "r.published_end >= ?", f.From)
		v.when(f.To != "", "r.published_start <> '' AND r.published_start <= ?", f.To)
		if f.OfClaims() {
			sub := &view{}
			g := f
			sub.ofClaims(g)
			v.where = append(v.where, "h.reading IN (SELECT c.reading FROM claims c WHERE "+strings.Join(sub.where, " AND ")+")")
			v.tail = append(v.tail, sub.tail...)
		}
		q, args := v.query("r.body, b.bytes, b.packed, b.size", "JOIN blobs b ON b.sha256 = r.text", "d.id")
		if f.Limit > 0 {
			q += fmt.Sprintf(" LIMIT %d", f.Limit)
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
		v, err := newView(f)
		if err != nil {
			yield(nil, err)
			return
		}
		v.ofClaims(f)
		decided := map[string]archive.Decision{}
		if !f.AsRead {
			if decided, err = a.decided(ctx, f.AsOf); err != nil {
				yield(nil, err)
				return
			}
		}
		q, args := v.query("c.body", "JOIN claims c ON c.reading = h.reading", "d.id, c.ordinal")
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
