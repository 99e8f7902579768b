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
	// fewDocuments is how many documents of a view are looked up one by one.
	fewDocuments = 1500
)

// atMost counts the rows of a query, up to a number.
func (a *Archive) atMost(ctx context.Context, query string, args []any, most int) (n int, err error) {
	err = a.read.QueryRowContext(ctx, fmt.Sprintf("SELECT count(*) FROM (%s LIMIT %d)", query, most), args...).Scan(&n)
	if err != nil {
		err = fmt.Errorf("search: %w", err)
	}
	return n, err
}

// latest finds documents with words that many hold: those with the words in
// the title first, then the others, those added last first. Where the view is
// small its documents are looked up one by one; else the index is walked from
// its end until there are enough.
func (a *Archive) latest(ctx context.Context, v, claims *view, match string, limit int) ([]archive.Hit, error) {
	find := a.walk
	if len(v.where) > 0 || claims != nil {
		all, args := v.documents("d.seq AS document, d.id AS id", claims)
		all = strings.ReplaceAll(all, "CROSS JOIN", "JOIN") // by the narrowest index
		n, err := a.atMost(ctx, all, args, fewDocuments+1)
		if err != nil {
			return nil, err
		}
		if n <= fewDocuments {
			find = a.lookUp
		}
	}
	hits := []archive.Hit{}
	seen := map[string]bool{}
	for _, words := range []string{"{title} : (" + match + ")", match} {
		ids, err := find(ctx, v, claims, words, 2*limit)
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

// walk goes through the index of words from its end.
func (a *Archive) walk(ctx context.Context, v, claims *view, match string, limit int) ([]string, error) {
	with := *v
	with.where, with.args = slices.Clone(v.where), slices.Clone(v.args)
	with.when(true, "k.words MATCH ?", match)
	q, args := with.documents("d.id", claims)
	q = strings.Replace(q, "FROM documents d CROSS JOIN", "FROM words k CROSS JOIN documents d ON d.seq = k.rowid CROSS JOIN", 1)
	return a.ids(ctx, fmt.Sprintf("%s ORDER BY k.rowid DESC LIMIT %d", q, limit), args)
}

// lookUp asks for each document of a view whether it has the words.
func (a *Archive) lookUp(ctx context.Context, v, claims *view, match string, limit int) ([]string, error) {
	q, args := v.documents("d.seq AS document, d.id AS id", claims)
	q = strings.ReplaceAll(q, "CROSS JOIN", "JOIN")
	return a.ids(ctx, fmt.Sprintf("SELECT f.id FROM (%s) f CROSS JOIN words k ON k.rowid = f.document WHERE k.words MATCH ? ORDER BY f.document DESC LIMIT %d", q, limit), append(args, match))
}

func (a *Archive) ids(ctx context.Context, query string, args []any) ([]string, error) {
	return rowsOf(ctx, a.read, "search", query, args, func(row scanner) (id string, err error) { return id, row.Scan(&id) })
}
