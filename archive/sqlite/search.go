package sqlite

import (
	"context"
	"fmt"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"entente"
	"entente/archive"
)

// mostHits is how many documents a search returns when no limit is given.
const mostHits = 50

// Search ranks the documents in view by BM25, the title counting four times.
// Of words that more than fewMatches documents hold, weighing every one takes
// longer than a reader waits and tells little: then documents come with the
// words in their title first, and those added last first.
//
// The query is words that must all occur, phrases in double quotation marks,
// beginnings of words with *, and -words that must not occur.
func (a *Archive) Search(ctx context.Context, query string, f archive.Filter) ([]archive.Hit, error) {
	match, terms := parseQuery(query)
	if match == "" {
		return nil, entente.Invalid("the search has no words", "give a word that the documents hold")
	}
	limit := mostHits
	if f.Limit > 0 {
		limit = f.Limit
	}
	hits, err := a.rank(ctx, match, f, limit)
	if err != nil {
		return nil, err
	}
	for i := range hits {
		doc, err := a.Document(ctx, hits[i].Document)
		if err != nil {
			return nil, err
		}
		hits[i].Title, hits[i].Publisher, hits[i].Published = doc.Title, doc.Publisher, doc.Published
		hits[i].Spans = locate(doc.Text, terms)
		hits[i].Snippet = snippet(doc.Text, hits[i].Spans)
	}
	return hits, nil
}

// rank finds the best documents: it takes the best of the index, which may be
// out of view, and more of them until enough are in view. Documents of equal
// score stand in the order of their IDs.
func (a *Archive) rank(ctx context.Context, match string, f archive.Filter, limit int) ([]archive.Hit, error) {
	v, err := a.newView(ctx, f)
	if err != nil {
		return nil, err
	}
	v.published(f)
	var claims *view
	if f.Dyad != nil && !v.asOf && !(archive.Filter{Actor: f.Actor, Issue: f.Issue, Type: f.Type, Kind: f.Kind, Status: f.Status}).OfClaims() {
		v.when(true, ofPair, f.Dyad[0], f.Dyad[1])
	} else if f.OfClaims() {
		claims = &view{}
		if err := a.ofClaims(ctx, claims, f, false); err != nil {
			return nil, err
		}
	}
	matches, err := a.atMost(ctx, "SELECT 1 FROM words WHERE words MATCH ?", []any{match}, fewMatches+1)
	if err != nil {
		return nil, err
	}
	if matches > fewMatches {
		return a.latest(ctx, v, claims, f, match, limit)
	}
	for take := 4*limit + 50; ; take *= 8 {
		hits, worst, taken, err := a.best(ctx, v, claims, match, take)
		if err != nil {
			return nil, err
		}
		enough := len(hits) > limit && hits[limit-1].Score > worst
		if taken < take || enough {
			return hits[:min(limit, len(hits))], nil
		}
	}
}

// best returns those in view among the best take documents of the index,
// with the score of the worst and the number of all that were taken.
func (a *Archive) best(ctx context.Context, v, claims *view, match string, take int) (hits []archive.Hit, worst float64, taken int, err error) {
	// The view is narrowed to the documents that the index found.
	inner, args := v.documents("d.id, k.score, (SELECT count(*) FROM k), (SELECT max(score) FROM k)", claims)
	inner = strings.Replace(inner, "FROM documents d CROSS JOIN", "FROM k CROSS JOIN documents d ON d.seq = k.document CROSS JOIN", 1)
	inner = strings.Replace(inner, "WITH h(", "WITH k(document, score) AS MATERIALIZED (SELECT rowid, rank FROM words WHERE words MATCH ? AND rank MATCH 'bm25(4.0, 1.0)' ORDER BY rank LIMIT ?), h(", 1)
	q := inner + " ORDER BY k.score, d.id"
	rows, err := a.read.QueryContext(ctx, q, append([]any{match, take}, args...)...)
	if err != nil {
		return nil, 0, 0, fmt.Errorf("search: %w", err)
	}
	defer rows.Close()
	hits = []archive.Hit{}
	for rows.Next() {
		var h archive.Hit
		if err := rows.Scan(&h.Document, &h.Score, &taken, &worst); err != nil {
			return nil, 0, 0, err
		}
		h.Score, worst = -h.Score, -worst
		hits = append(hits, h)
	}
	if err := rows.Err(); err != nil {
		return nil, 0, 0, fmt.Errorf("search: %w", err)
	}
	if len(hits) > 0 {
		return hits, worst, taken, nil
	}
	// All that were taken are out of view.
	err = a.read.QueryRowContext(ctx, "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)", match, take).Scan(&taken)
	if err != nil {
		return nil, 0, 0, fmt.Errorf("search: %w", err)
	}
	return hits, 0, taken, nil
}

// term is one word to highlight, folded; open marks a beginning of words.
type term struct {
	word string
	open bool
}

// parseQuery turns what a person types into an FTS5 expression in which
// everything typed is quoted, and the words to highlight.
func parseQuery(query string) (string, []term) {
	var must, not []string
	var terms []term
	for _, part := range splitQuery(query) {
		negative := strings.HasPrefix(part, "-")
		open := strings.HasSuffix(part, "*")
		words := strings.FieldsFunc(part, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
		if len(words) == 0 || len(must)+len(not) >= 32 {
			continue
		}
		quoted := `"` + strings.Join(words, " ") + `"`
		if open {
			quoted += "*"
		}
		if negative {
			not = append(not, quoted)
			continue
		}
		must = append(must, quoted)
		for i, w := range words {
			terms = append(terms, term{fold(w), open && i == len(words)-1})
		}
	}
	if len(must) == 0 {
		return "", nil
	}
	match := strings.Join(must, " AND ")
	for _, n := range not {
		match = "(" + match + ") NOT " + n
	}
	return match, terms
}

// splitQuery cuts at white space outside quotation marks.
func splitQuery(q string) []string {
	q = strings.NewReplacer("“", `"`, "”", `"`).Replace(q)
	var out []string
	inside := false
	for _, part := range strings.Split(q, `"`) {
		if inside {
			out = append(out, part)
		} else {
			out = append(out, strings.Fields(part)...)
		}
		inside = !inside
	}
	return out
}

// fold lowers a word and takes its diacritics off, as the index does.
func fold(s string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(s)))
}

// locate finds at most ten places of the terms in text.
func locate(text string, terms []term) []entente.Span {
	const most = 10
	exact, open := map[string]bool{}, []string{}
	for _, t := range terms {
		if t.open {
			open = append(open, t.word)
		} else {
			exact[t.word] = true
		}
	}
	var out []entente.Span
	start := -1
	end := func(i int) {
		if start < 0 {
			return
		}
		w := fold(text[start:i])
		hit := exact[w]
		for _, o := range open {
			hit = hit || strings.HasPrefix(w, o)
		}
		if hit && len(out) < most {
			out = append(out, entente.Span{Start: start, End: i})
		}
		start = -1
	}
	for i, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			if start < 0 {
				start = i
			}
			continue
		}
		end(i)
		if len(out) == most {
			return out
		}
	}
	end(len(text))
	return out
}

// snippet is about 200 bytes around the densest of the spans, on one line.
func snippet(text string, spans []entente.Span) string {
	const width = 200
	at := 0
	if len(spans) > 0 {
		best, n := 0, 0
		for i, s := range spans {
			k := sort.Search(len(spans), func(j int) bool { return spans[j].Start > s.Start+width })
			if k-i > n {
				best, n = i, k-i
			}
		}
		at = max(0, spans[best].Start-40)
	}
	end := min(len(text), at+width)
	for at > 0 && at < len(text) && !utf8.RuneStart(text[at]) {
		at--
	}
	if at > 0 {
		if i := strings.IndexByte(text[at:end], ' '); i >= 0 && i < 40 {
			at += i + 1
		}
	}
	for end < len(text) && !utf8.RuneStart(text[end]) {
		end++
	}
	if i := strings.LastIndexByte(text[at:end], ' '); end < len(text) && i > width/2 {
		end = at + i
	}
	out := strings.Join(strings.Fields(text[at:end]), " ")
	if at > 0 {
		out = "… " + out
	}
	if end < len(text) {
		out += " …"
	}
	return out
}
