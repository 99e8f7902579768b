package sqlite

import (
	"context"
	"fmt"
	"strings"

	"entente/archive"
)

// view builds a query over the documents in view. Its tables are d (the
// document), h (document and the reading that counts), r (that reading) and,
// for claims, c. Documents are walked in the order of their IDs, so that the
// first page of a view costs little; claims are gathered first, and sorted,
// when one part of the filter is known to leave few.
type view struct {
	heads []any // arguments of the view of documents
	asOf  bool
	where []string
	args  []any
	// gather is the subquery of claims to begin with, "" to walk.
	gather     string
	gatherArgs []any
}

// fewClaims is how many claims are gathered and sorted rather than walked to.
const fewClaims = 20_000

// newView selects the documents in view now, or as of a recorded time.
func (a *Archive) newView(ctx context.Context, f archive.Filter) (*view, error) {
	v := &view{}
	if f.AsOf != "" {
		at, err := archive.Instant(f.AsOf, true)
		if err != nil {
			return nil, err
		}
		// As of a time after the last record is as of now.
		var later bool
		err = a.read.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM readings WHERE recorded_at > ?1) OR EXISTS (SELECT 1 FROM presence WHERE recorded_at > ?1)", at).Scan(&later)
		if err != nil {
			return nil, fmt.Errorf("read archive: %w", err)
		}
		if later {
			v.asOf, v.heads = true, []any{at, at}
		}
	}
	v.when(f.Document != "", "d.id = ?", f.Document)
	v.when(f.After != "", "d.id > ?", f.After)
	v.when(f.URL != "", "d.url = ? AND d.url <> ''", f.URL)
	v.when(f.Publisher != "", "r.publisher = ?", f.Publisher)
	v.when(f.Language != "", "r.language = ?", f.Language)
	return v, nil
}

func (v *view) when(cond bool, sql string, args ...any) {
	if cond {
		v.where = append(v.where, sql)
		v.args = append(v.args, args...)
	}
}

// published narrows to documents whose date of publication may lie in the
// period.
func (v *view) published(f archive.Filter) {
	v.when(f.From != "", "r.published_end >= ?", f.From)
	v.when(f.To != "", "r.published_start <> '' AND r.published_start <= ?", f.To)
}

// part is one property of claims: the condition on c, and the subquery of the
// claims that have it.
type part struct {
	cond, find string
	args       []any
}

func partsOf(f archive.Filter, dates bool) []part {
	var out []part
	and := func(ok bool, cond, find string, args ...any) {
		if ok {
			out = append(out, part{cond, find, args})
		}
	}
	const actor = "EXISTS (SELECT 1 FROM claim_actors WHERE code = ? AND claim = c.seq)"
	const actors = "SELECT claim FROM claim_actors WHERE code = ?"
	if f.Dyad != nil {
		and(true, "EXISTS (SELECT 1 FROM claim_actors x JOIN claim_actors y ON y.claim = x.claim WHERE x.code = ? AND y.code = ? AND x.claim = c.seq)",
			"SELECT claim FROM claim_pairs WHERE a = ? AND b = ?", f.Dyad[0], f.Dyad[1])
	}
	and(f.Actor != "", actor, actors, f.Actor)
	and(f.Issue != "", "EXISTS (SELECT 1 FROM claim_issues WHERE issue = ? AND claim = c.seq)", "SELECT claim FROM claim_issues WHERE issue = ?", f.Issue)
	and(f.Type != "", "c.type = ?", "", f.Type)
	and(f.Kind != "", "c.kind = ?", "", string(f.Kind))
	and(f.Status != "", "c.status = ?", "", string(f.Status))
	if dates && (f.From != "" || f.To != "") {
		to := f.To
		if to == "" {
			to = "9999"
		}
		and(true, "c.date_start <> '' AND c.date_start <= ? AND c.date_end >= ?", "SELECT seq AS claim FROM claims WHERE date_start <> '' AND date_start <= ? AND date_end >= ?", to, f.From)
	}
	return out
}

// ofClaims narrows to claims that may pass the filter. Claims that were
// edited are let through: the edit may change what is filtered on.
func (a *Archive) ofClaims(ctx context.Context, v *view, f archive.Filter, dates bool) error {
	parts := partsOf(f, dates)
	if len(parts) == 0 {
		return nil
	}
	edits := false
	if !f.AsRead {
		if err := a.read.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM decisions WHERE verdict = 'edit')").Scan(&edits); err != nil {
			return fmt.Errorf("read archive: %w", err)
		}
	}
	var conds []string
	var args []any
	least := fewClaims
	for _, p := range parts {
		conds = append(conds, p.cond)
		args = append(args, p.args...)
		if p.find == "" {
			continue
		}
		var n int
		if err := a.read.QueryRowContext(ctx, fmt.Sprintf("SELECT count(*) FROM (%s LIMIT %d)", p.find, least), p.args...).Scan(&n); err != nil {
			return fmt.Errorf("read archive: %w", err)
		}
		if n < least {
			least, v.gather, v.gatherArgs = n, p.find, p.args
		}
	}
	cond := strings.Join(conds, " AND ")
	if edits {
		const edited = "SELECT claim FROM decisions WHERE verdict = 'edit'"
		cond = "((" + cond + ") OR c.id IN (" + edited + "))"
		if v.gather != "" {
			v.gather += " UNION SELECT seq FROM claims WHERE id IN (" + edited + ")"
		}
	}
	v.when(true, cond, args...)
	return nil
}

// from is the beginning of a query: WITH and FROM up to the readings. claims
// joins c.
func (v *view) from(columns string, claims bool) (string, []any) {
	with := "WITH h(document, reading) AS NOT MATERIALIZED (SELECT document, reading FROM heads WHERE present = 1)"
	if v.asOf {
		with = `WITH h(document, reading) AS MATERIALIZED (
			SELECT r.document, max(r.seq) FROM readings r WHERE r.recorded_at <= ? GROUP BY r.document
			HAVING coalesce((SELECT p.present FROM presence p WHERE p.document = r.document AND p.recorded_at <= ? ORDER BY p.seq DESC LIMIT 1), 0) = 1)`
	}
	args := append([]any{}, v.heads...)
	switch {
	case !claims:
		return with + " SELECT " + columns + " FROM documents d CROSS JOIN h ON h.document = d.seq CROSS JOIN readings r ON r.seq = h.reading", args
	case v.gather == "":
		return with + " SELECT " + columns + " FROM documents d CROSS JOIN h ON h.document = d.seq CROSS JOIN readings r ON r.seq = h.reading CROSS JOIN claims c ON c.reading = r.seq", args
	}
	return with + " SELECT " + columns + " FROM (" + v.gather + ") g CROSS JOIN claims c ON c.seq = g.claim CROSS JOIN readings r ON r.seq = c.reading CROSS JOIN documents d ON d.seq = r.document CROSS JOIN h ON h.document = d.seq AND h.reading = r.seq",
		append(args, v.gatherArgs...)
}

func (v *view) conditions() string {
	if len(v.where) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(v.where, " AND ")
}

// documents is the query of documents in view, narrowed by claims if claims
// is not nil.
func (v *view) documents(columns string, claims *view) (string, []any) {
	q, args := v.from(columns, false)
	where := *v
	if claims != nil {
		cond := strings.Join(claims.where, " AND ")
		if claims.gather == "" {
			where.when(true, "EXISTS (SELECT 1 FROM claims c WHERE c.reading = h.reading AND "+cond+")", claims.args...)
		} else {
			where.when(true, "h.reading IN (SELECT c.reading FROM ("+claims.gather+") g CROSS JOIN claims c ON c.seq = g.claim WHERE "+cond+")",
				append(append([]any{}, claims.gatherArgs...), claims.args...)...)
		}
	}
	return q + where.conditions(), append(args, where.args...)
}
