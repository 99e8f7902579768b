package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"sort"
	"strings"

	"entente"
	"entente/archive"
)

// pairsOf are the pairs of states that a claim concerns.
func pairsOf(c *entente.Claim) []entente.Dyad {
	var codes []string
	seen := map[string]bool{}
	for _, list := range [][]entente.Actor{c.Actors, c.Recipients, c.ThirdParties} {
		for _, a := range list {
			if a.State() && !seen[a.Code] {
				seen[a.Code] = true
				codes = append(codes, a.Code)
			}
		}
	}
	sort.Strings(codes)
	var out []entente.Dyad
	for i, a := range codes {
		for _, b := range codes[i+1:] {
			out = append(out, entente.Dyad{a, b})
		}
	}
	return out
}

// insertPairs keeps the pairs of a claim.
func insertPairs(run *runner, reading, claim int64, published string, c *entente.Claim) {
	for _, p := range pairsOf(c) {
		score := 0.0
		for _, e := range c.Effects {
			if c.Status.Fact() && e.Dyad == p.String() {
				score = e.Score
				break
			}
		}
		run.exec("INSERT OR IGNORE INTO claim_pairs(a, b, published, reading, claim, day, score) VALUES (?, ?, ?, ?, ?, ?, ?)", p[0], p[1], published, reading, claim, c.Date.Start, score)
	}
}

// decidePairs derives the pairs of a claim anew from what is decided on it.
func decidePairs(run *runner, d archive.Decision) error {
	list, err := rowsOf(run.ctx, run.tx, "read claim", "SELECT c.seq, c.reading, r.published_start, c.body FROM claims c JOIN readings r ON r.seq = c.reading WHERE c.id = ?", []any{d.Claim},
		func(row scanner) (x placedClaim, err error) {
			var body string
			if err = row.Scan(&x.seq, &x.reading, &x.published, &body); err == nil {
				err = json.Unmarshal([]byte(body), &x.Claim)
			}
			return x, err
		})
	if err != nil {
		return err
	}
	earlier, err := rowsOf(run.ctx, run.tx, "read decisions", "SELECT fields FROM decisions WHERE claim = ? AND verdict = 'edit'", []any{d.Claim}, func(row scanner) (s string, err error) {
		return s, row.Scan(&s)
	})
	if err != nil {
		return err
	}
	for i := range list {
		x := &list[i]
		was := []*entente.Claim{&x.Claim}
		for _, fields := range earlier {
			c, err := (archive.Decision{Verdict: archive.Edit, Fields: json.RawMessage(fields)}).Apply(&x.Claim)
			if err != nil {
				return err
			}
			was = append(was, c)
		}
		for _, c := range was {
			for _, p := range pairsOf(c) {
				run.exec("DELETE FROM claim_pairs WHERE a = ? AND b = ? AND published = ? AND reading = ? AND claim = ?", p[0], p[1], x.published, x.reading, x.seq)
			}
		}
		now := &x.Claim
		if d.Verdict == archive.Edit {
			if now, err = d.Apply(now); err != nil {
				return err
			}
		}
		insertPairs(run, x.reading, x.seq, x.published, now)
	}
	return run.err
}

type placedClaim struct {
	entente.Claim
	seq, reading int64
	published    string
}

// rejected is the claims whose last decision rejects them.
const rejected = "(SELECT c.seq FROM decisions d JOIN claims c ON c.id = d.claim WHERE d.verdict = 'reject' AND d.seq = (SELECT max(seq) FROM decisions WHERE claim = d.claim))"

// Totals counts what is in view.
func (a *Archive) Totals(ctx context.Context) (archive.Totals, error) {
	var t archive.Totals
	err := a.read.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM heads WHERE present = 1),
		(SELECT count(*) FROM heads h JOIN claims c ON c.reading = h.reading WHERE h.present = 1 AND c.seq NOT IN `+rejected+`),
		(SELECT coalesce(max(seq), 0) FROM log)`).Scan(&t.Documents, &t.Claims, &t.Last)
	if err != nil {
		return t, fmt.Errorf("count the archive: %w", err)
	}
	return t, nil
}

// Last is the number of the last entry of the custody log.
func (a *Archive) Last(ctx context.Context) (int64, error) {
	var n int64
	if err := a.read.QueryRowContext(ctx, "SELECT coalesce(max(seq), 0) FROM log").Scan(&n); err != nil {
		return 0, fmt.Errorf("read log: %w", err)
	}
	return n, nil
}

// Pairs counts the claims of each pair of states, the fullest first; with
// state set, of the pairs that it is one of. limit 0 is all.
func (a *Archive) Pairs(ctx context.Context, state string, limit int) ([]archive.Pair, error) {
	cond, args := "", []any{}
	if state != "" {
		cond, args = " AND (p.a = ?1 OR p.b = ?1)", []any{state}
	}
	q := `SELECT p.a, p.b, count(*), max(p.day), sum(p.score) FROM claim_pairs p CROSS JOIN heads h ON h.reading = p.reading AND h.present = 1
		WHERE p.claim NOT IN ` + rejected + cond + ` GROUP BY p.a, p.b ORDER BY 3 DESC, p.a, p.b`
	if limit > 0 {
		q += fmt.Sprintf(" LIMIT %d", limit)
	}
	return rowsOf(ctx, a.read, "count pairs", q, args, func(row scanner) (archive.Pair, error) {
		var p archive.Pair
		return p, row.Scan(&p.Dyad[0], &p.Dyad[1], &p.Claims, &p.Latest, &p.Score)
	})
}

// PairCount counts the documents and claims about a pair, and says between
// which days its documents were published.
func (a *Archive) PairCount(ctx context.Context, d entente.Dyad) (documents, claims int, first, last string, err error) {
	err = a.read.QueryRowContext(ctx, `SELECT count(DISTINCT p.reading), count(*), coalesce(min(nullif(p.published, '')), ''), coalesce(max(p.published), '')
		FROM claim_pairs p CROSS JOIN heads h ON h.reading = p.reading AND h.present = 1 WHERE p.a = ? AND p.b = ? AND p.claim NOT IN `+rejected,
		d[0], d[1]).Scan(&documents, &claims, &first, &last)
	if err != nil {
		err = fmt.Errorf("count pair: %w", err)
	}
	return documents, claims, first, last, err
}

// Newest returns the documents in view that were published last, without
// their texts; undated ones come last. With a pair, of those that make a
// claim about it, and with their texts.
func (a *Archive) Newest(ctx context.Context, pair *entente.Dyad, limit int) ([]*entente.Document, error) {
	if pair == nil {
		return rowsOf(ctx, a.read, "read documents", `SELECT json_remove(r.body, '$.blocks', '$.references', '$.credits'), x'', 0, 0 FROM readings r
			JOIN heads h ON h.reading = r.seq AND h.present = 1 ORDER BY r.published_start DESC, r.document LIMIT ?`, []any{limit}, light)
	}
	return rowsOf(ctx, a.read, "read documents", `WITH p(reading) AS MATERIALIZED (SELECT DISTINCT p.reading FROM claim_pairs p
			CROSS JOIN heads h ON h.reading = p.reading AND h.present = 1 WHERE p.a = ? AND p.b = ? ORDER BY p.published DESC, p.reading LIMIT ?)
		SELECT r.body, b.bytes, b.packed, b.size FROM p CROSS JOIN readings r ON r.seq = p.reading CROSS JOIN blobs b ON b.sha256 = r.text
		ORDER BY r.published_start DESC, r.document`, []any{pair[0], pair[1], limit}, func(row scanner) (*entente.Document, error) { return scanDocument(row) })
}

// light reads a document without its text.
func light(row scanner) (*entente.Document, error) {
	d, err := scanDocument(row)
	if d != nil {
		d.Text = ""
	}
	return d, err
}

// ClaimsIn reads the claims that documents make about a pair, decisions
// applied.
func (a *Archive) ClaimsIn(ctx context.Context, pair entente.Dyad, documents []*entente.Document) ([]entente.Claim, error) {
	decided, err := a.decided(ctx, "")
	if err != nil || len(documents) == 0 {
		return nil, err
	}
	args := make([]any, 0, len(documents))
	for _, d := range documents {
		args = append(args, d.ID)
	}
	marks := strings.TrimSuffix(strings.Repeat("?,", len(args)), ",")
	list, err := rowsOf(ctx, a.read, "read claims", `SELECT c.body FROM documents d CROSS JOIN heads h ON h.document = d.seq AND h.present = 1
		CROSS JOIN claims c ON c.reading = h.reading WHERE d.id IN (`+marks+`) ORDER BY d.id, c.ordinal`, args,
		func(row scanner) (*entente.Claim, error) { return scanClaim(row, decided) })
	var out []entente.Claim
	for _, c := range list {
		if c != nil && c.Concerns(pair) {
			out = append(out, *c)
		}
	}
	return out, err
}

// querier is a pool or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// rowsOf collects the rows of a query.
func rowsOf[T any](ctx context.Context, db querier, what, query string, args []any, scan func(scanner) (T, error)) ([]T, error) {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", what, err)
	}
	defer rows.Close()
	out := []T{}
	for rows.Next() {
		x, err := scan(rows)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", what, err)
		}
		out = append(out, x)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", what, err)
	}
	return out, nil
}

// NewestBy returns the documents of one publisher that were published last,
// without their texts.
func (a *Archive) NewestBy(ctx context.Context, publisher string, limit int) ([]*entente.Document, error) {
	return rowsOf(ctx, a.read, "read documents", `SELECT json_remove(r.body, '$.blocks', '$.references', '$.credits'), x'', 0, 0 FROM readings r
		JOIN heads h ON h.reading = r.seq AND h.present = 1 WHERE r.publisher = ? ORDER BY r.published_start DESC, r.document LIMIT ?`, []any{publisher, limit}, light)
}
