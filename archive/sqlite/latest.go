package sqlite

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"entente/archive"
)

const (
	// fewMatches is how many documents are ranked by BM25.
	fewMatches = 2000
	// fewDocuments is how many documents of a view are listed before the
	// index of words is walked, rather than asked about on the way.
	fewDocuments = 1500
)

// ofPair is true of documents in which a claim concerns a pair.
const ofPair = "EXISTS (SELECT 1 FROM claim_pairs WHERE a = ? AND b = ? AND published = r.published_start AND reading = r.seq)"

// pairDocuments are the documents in which a claim concerns a pair.
const pairDocuments = "SELECT r.document FROM (SELECT DISTINCT reading FROM claim_pairs WHERE a = ? AND b = ?) s CROSS JOIN readings r ON r.seq = s.reading"

// atMost counts the rows of a query, up to a number.
func (a *Archive) atMost(ctx context.Context, query string, args []any, most int) (n int, err error) {
	err = a.read.QueryRowContext(ctx, fmt.Sprintf("SELECT count(*) FROM (%s LIMIT %d)", query, most), args...).Scan(&n)
	if err != nil {
		err = fmt.Errorf("search: %w", err)
	}
	return n, err
}

// latest finds documents with words that many hold: those with the words in
// the title first, then the others, those added last first. Walking the whole
// index of a common word costs little; asking the view about every document on
// the way costs much, so that a small view is listed first.
func (a *Archive) latest(ctx context.Context, v, claims *view, f archive.Filter, match string, limit int) ([]archive.Hit, error) {
	listed, args, err := a.listed(ctx, v, claims, f)
	if err != nil {
		return nil, err
	}
	if f.Dyad != nil && claims != nil && !v.asOf { // one look tells most documents apart
		pre := *v
		pre.where, pre.args = slices.Clone(v.where), slices.Clone(v.args)
		pre.when(true, ofPair, f.Dyad[0], f.Dyad[1])
		v = &pre
	}
	hits := []archive.Hit{}
	seen := map[string]bool{}
	ways := []string{"{title} : (" + match + ")", match}
	if (claims != nil || f.Dyad != nil) && listed == "" {
		ways = ways[1:] // walking twice would take too long
	}
	if f.Dyad != nil && claims == nil && listed == "" { // a pair that is written about much
		ids, err := a.walkNewest(ctx, v, match, limit)
		if err != nil {
			return nil, err
		}
		if len(ids) >= limit {
			ways = nil
			for _, id := range ids[:limit] {
				hits = append(hits, archive.Hit{Document: id})
			}
		}
		listed, args = pairDocuments, []any{f.Dyad[0], f.Dyad[1]}
	}
	for _, words := range ways {
		ids, err := a.walk(ctx, v, claims, listed, args, words, 2*limit)
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			if !seen[id] && len(hits) < limit {
				seen[id] = true
				hits = append(hits, archive.Hit{Document: id})
			}
		}
		if len(hits) == limit {
			break
		}
	}
	return hits, nil
}

// listed is the query of the documents that a view may hold at most, "" when
// they are many or all.
func (a *Archive) listed(ctx context.Context, v, claims *view, f archive.Filter) (string, []any, error) {
	var q string
	var args []any
	switch {
	case f.Dyad != nil && claims == nil:
		q, args = pairDocuments, []any{f.Dyad[0], f.Dyad[1]}
	case claims != nil && claims.gather != "":
		q = "SELECT r.document FROM (SELECT DISTINCT c.reading AS reading FROM (" + claims.gather + ") g CROSS JOIN claims c ON c.seq = g.claim WHERE " + strings.Join(claims.where, " AND ") +
			") s CROSS JOIN readings r ON r.seq = s.reading"
		args = append(slices.Clone(claims.gatherArgs), claims.args...)
	default:
		var conds []string
		for i, c := range v.where { // each has one argument
			if strings.HasPrefix(c, "r.") && len(v.where) == len(v.args) {
				conds, args = append(conds, c), append(args, v.args[i])
			}
		}
		if len(conds) == 0 {
			return "", nil, nil
		}
		q = "SELECT r.document FROM readings r WHERE " + strings.Join(conds, " AND ")
	}
	n, err := a.atMost(ctx, q, args, fewDocuments+1)
	if err != nil || n > fewDocuments {
		return "", nil, err
	}
	return q, args, nil
}

// nearEnd is how many matches at the end of the index are asked about first.
const nearEnd = 2500

// walkNewest is walk over the matches nearest to the end of the index.
func (a *Archive) walkNewest(ctx context.Context, v *view, match string, limit int) ([]string, error) {
	from, err := rowsOf(ctx, a.read, "search", fmt.Sprintf("SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET %d", nearEnd), []any{match}, func(row scanner) (n int64, err error) {
		return n, row.Scan(&n)
	})
	if err != nil {
		return nil, err
	}
	near := *v
	near.where, near.args = slices.Clone(v.where), slices.Clone(v.args)
	if len(from) > 0 {
		near.when(true, "k.rowid > ?", from[0])
	}
	return a.walk(ctx, &near, nil, "", nil, match, limit)
}

// walk goes through the index of words from its end.
func (a *Archive) walk(ctx context.Context, v, claims *view, listed string, listArgs []any, match string, limit int) ([]string, error) {
	with := *v
	with.where, with.args = slices.Clone(v.where), slices.Clone(v.args)
	with.when(true, "k.words MATCH ?", match)
	with.when(listed != "", "+k.rowid IN ("+listed+")", listArgs...)
	if claims != nil {
		ask := *claims
		ask.gather, ask.gatherArgs = "", nil
		claims = &ask
	}
	q, args := with.documents("d.id", claims)
	q = strings.Replace(q, "FROM documents d CROSS JOIN", "FROM words k CROSS JOIN documents d ON d.seq = k.rowid CROSS JOIN", 1)
	return a.ids(ctx, fmt.Sprintf("%s ORDER BY k.rowid DESC LIMIT %d", q, limit), args)
}

func (a *Archive) ids(ctx context.Context, query string, args []any) ([]string, error) {
	return rowsOf(ctx, a.read, "search", query, args, func(row scanner) (id string, err error) { return id, row.Scan(&id) })
}
