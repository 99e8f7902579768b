package sqlite

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"entente"
)

// replay carries decisions over to a new reading of their document. A claim
// that the new reading found again under its identity keeps its decision
// without this; one that it calls otherwise (another type of event for the
// same words) is found by kind and predicate, and gets a record of its own
// that names the one it follows.
func replay(run *runner, document string, claims []entente.Claim, at string) error {
	type made struct {
		seq                                int64
		claim, verdict, fields, by, reason string
	}
	list, err := rowsOf(run.ctx, run.tx, "read decisions", "SELECT seq, claim, verdict, fields, by_whom, reason FROM decisions WHERE document = ? ORDER BY seq", []any{document},
		func(row scanner) (d made, err error) {
			return d, row.Scan(&d.seq, &d.claim, &d.verdict, &d.fields, &d.by, &d.reason)
		})
	if err != nil || len(list) == 0 {
		return err
	}
	decided, known := map[string]bool{}, map[string]bool{}
	last := map[string]made{}
	for _, d := range list {
		decided[d.claim], last[d.claim] = true, d
	}
	for i := range claims {
		known[claims[i].ID] = true
	}
	for _, d := range list {
		if known[d.claim] || last[d.claim].seq != d.seq {
			continue
		}
		old, err := claimBody(run, d.claim)
		if err != nil {
			return err
		}
		for i := range claims {
			c := &claims[i]
			if old == nil || decided[c.ID] || c.Kind != old.Kind || c.Predicate != old.Predicate || c.Predicate.Empty() {
				continue
			}
			decided[c.ID] = true
			reason := fmt.Sprintf("follows d:%d", d.seq)
			if d.reason != "" {
				reason += ": " + d.reason
			}
			run.exec("INSERT INTO decisions(claim, document, verdict, fields, by_whom, reason, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?)", c.ID, document, d.verdict, d.fields, d.by, reason, at)
			run.log(at, "decide", c.ID, detail("verdict", d.verdict, "by", d.by, "reason", reason, "fields", sumOf(json.RawMessage(d.fields))))
			break
		}
	}
	return run.err
}

// claimBody is a claim as it was read last, nil for none.
func claimBody(run *runner, id string) (*entente.Claim, error) {
	var body string
	err := run.tx.QueryRowContext(run.ctx, "SELECT body FROM claims WHERE id = ? ORDER BY seq DESC LIMIT 1", id).Scan(&body)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read claim: %w", err)
	}
	c := new(entente.Claim)
	return c, json.Unmarshal([]byte(body), c)
}
