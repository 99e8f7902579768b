package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"entente"
	"entente/archive"
)

// Outlets lists the publishers in view, those with most documents first.
func (a *Archive) Outlets(ctx context.Context) ([]archive.Outlet, error) {
	type month struct {
		name, month string
		n           int
	}
	months, err := rowsOf(ctx, a.read, "list publishers", `SELECT r.publisher, substr(r.published_start, 1, 7), count(*) FROM readings r
		JOIN heads h ON h.reading = r.seq AND h.present = 1 GROUP BY 1, 2 ORDER BY 1, 2`, nil, func(row scanner) (month, error) {
		var m month
		return m, row.Scan(&m.name, &m.month, &m.n)
	})
	if err != nil {
		return nil, err
	}
	ratings, err := a.ratings(ctx)
	if err != nil {
		return nil, err
	}
	out := []archive.Outlet{}
	for _, m := range months {
		if len(out) == 0 || out[len(out)-1].Name != m.name {
			out = append(out, archive.Outlet{Name: m.name, Months: map[string]int{}, Rating: ratings[m.name]})
		}
		o := &out[len(out)-1]
		o.Documents += m.n
		if m.month == "" {
			o.Undated = m.n
			continue
		}
		o.Months[m.month] = m.n
		if o.First == "" {
			o.First = m.month
		}
		o.Last = m.month
	}
	return out, nil
}

func (a *Archive) ratings(ctx context.Context) (map[string]archive.Rating, error) {
	list, err := rowsOf(ctx, a.read, "read judgements", "SELECT publisher, letter, by_whom, reason, recorded_at FROM ratings ORDER BY seq", nil, scanRating)
	out := map[string]archive.Rating{}
	for _, r := range list {
		out[r.Publisher] = r
	}
	return out, err
}

func scanRating(row scanner) (archive.Rating, error) {
	var r archive.Rating
	return r, row.Scan(&r.Publisher, &r.Letter, &r.By, &r.Reason, &r.RecordedAt)
}

// Ratings lists the judgements of a publisher, oldest first.
func (a *Archive) Ratings(ctx context.Context, publisher string) ([]archive.Rating, error) {
	return rowsOf(ctx, a.read, "read judgements", "SELECT publisher, letter, by_whom, reason, recorded_at FROM ratings WHERE publisher = ? ORDER BY seq", []any{publisher}, scanRating)
}

// Rate records a person's judgement of a publisher.
func (a *Archive) Rate(ctx context.Context, r archive.Rating) error {
	at, err := archive.Instant(r.RecordedAt, false)
	if err != nil {
		return err
	}
	if err := r.Check(); err != nil {
		return err
	}
	return a.within(ctx, func(tx *sql.Tx) error {
		var known bool
		if err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM readings WHERE publisher = ?)", r.Publisher).Scan(&known); err != nil {
			return fmt.Errorf("rate publisher: %w", err)
		}
		if !known {
			return &entente.Error{Code: entente.ErrNotFound, Message: "no document in the archive is by " + r.Publisher}
		}
		run := runner{ctx: ctx, tx: tx}
		run.exec("INSERT INTO ratings(publisher, letter, by_whom, reason, recorded_at) VALUES (?, ?, ?, ?, ?)", r.Publisher, r.Letter, r.By, r.Reason, at)
		run.log(at, "rate", r.Publisher, detail("letter", r.Letter, "by", r.By, "reason", r.Reason))
		return run.err
	})
}

// BriefCards lists the recorded briefs, newest first, with the decisions
// made after each about claims that it rests on.
func (a *Archive) BriefCards(ctx context.Context, limit int) ([]archive.BriefCard, error) {
	if limit <= 0 {
		limit = 1000
	}
	cards, err := rowsOf(ctx, a.read, "list briefs", "SELECT id, title, dyad, form, as_of, recorded_at FROM briefs ORDER BY seq DESC LIMIT ?", []any{limit},
		func(row scanner) (archive.BriefCard, error) {
			var b archive.BriefCard
			return b, row.Scan(&b.ID, &b.Title, &b.Dyad, &b.Form, &b.AsOf, &b.RecordedAt)
		})
	if err != nil {
		return nil, err
	}
	type hit struct {
		brief string
		d     archive.Decision
	}
	hits, err := rowsOf(ctx, a.read, "list briefs", `SELECT b.id, d.claim, d.document, d.verdict, d.by_whom, d.reason, d.recorded_at FROM decisions d
		JOIN brief_claims x ON x.claim = d.claim JOIN briefs b ON b.seq = x.brief WHERE d.recorded_at > b.recorded_at AND d.verdict <> 'accept' ORDER BY d.seq`, nil,
		func(row scanner) (hit, error) {
			var h hit
			return h, row.Scan(&h.brief, &h.d.Claim, &h.d.Document, &h.d.Verdict, &h.d.By, &h.d.Reason, &h.d.RecordedAt)
		})
	for i := range cards {
		for _, h := range hits {
			if h.brief == cards[i].ID {
				cards[i].Touched = append(cards[i].Touched, h.d)
			}
		}
	}
	return cards, err
}

// describe keeps what a brief is about beside it.
func describe(run *runner, id string, body []byte) {
	var b struct {
		Title, Form string
		AsOf        string `json:"as_of"`
		Dyad        []string
	}
	if json.Unmarshal(body, &b) != nil || len(b.Dyad) != 2 {
		return
	}
	run.exec("UPDATE briefs SET title = ?, form = ?, as_of = ?, dyad = ? WHERE id = ?", b.Title, b.Form, b.AsOf, b.Dyad[0]+"-"+b.Dyad[1], id)
}

// EntriesOf yields the custody log about one subject, oldest first.
func (a *Archive) EntriesOf(ctx context.Context, subject string) ([]archive.Entry, error) {
	return rowsOf(ctx, a.read, "read log", "SELECT seq, at, action, subject, detail, hash FROM log WHERE subject = ? ORDER BY seq", []any{subject},
		func(row scanner) (archive.Entry, error) {
			var e archive.Entry
			return e, row.Scan(&e.Seq, &e.At, &e.Action, &e.Subject, &e.Detail, &e.Hash)
		})
}

// DecisionsOn lists the decisions about the claims of a document, oldest
// first.
func (a *Archive) DecisionsOn(ctx context.Context, document string) ([]archive.Decision, error) {
	var out []archive.Decision
	for d, err := range a.decisions(ctx, "SELECT seq, claim, document, verdict, fields, by_whom, reason, recorded_at FROM decisions WHERE document = ? ORDER BY seq", document) {
		if err != nil {
			return nil, err
		}
		out = append(out, d)
	}
	return out, nil
}

// Claim finds one claim as it was read, and the document that makes it.
func (a *Archive) Claim(ctx context.Context, id string) (*entente.Claim, error) {
	row := a.read.QueryRowContext(ctx, `SELECT c.body FROM claims c JOIN heads h ON h.reading = c.reading WHERE c.id = ? ORDER BY c.seq DESC LIMIT 1`, id)
	c, err := scanClaim(row, nil)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, &entente.Error{Code: entente.ErrNotFound, Message: "no claim " + id + " in the archive"}
	}
	return c, err
}

// BriefsOn lists the recorded briefs that rest on any of some claims, newest
// first.
func (a *Archive) BriefsOn(ctx context.Context, claims []string) ([]archive.BriefCard, error) {
	if len(claims) == 0 {
		return nil, nil
	}
	args := make([]any, 0, len(claims))
	for _, c := range claims {
		args = append(args, c)
	}
	marks := strings.TrimSuffix(strings.Repeat("?,", len(args)), ",")
	return rowsOf(ctx, a.read, "list briefs", "SELECT id, title, dyad, form, as_of, recorded_at FROM briefs WHERE seq IN (SELECT brief FROM brief_claims WHERE claim IN ("+marks+")) ORDER BY seq DESC", args,
		func(row scanner) (archive.BriefCard, error) {
			var b archive.BriefCard
			return b, row.Scan(&b.ID, &b.Title, &b.Dyad, &b.Form, &b.AsOf, &b.RecordedAt)
		})
}
