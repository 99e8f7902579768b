package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"entente"
	"entente/brief/check"
	"entente/lexicon/actors"
)

// leads computes what an event table says of the last upturn of a pair, or why
// it says nothing.
func (a *app) leads(ctx context.Context, table string, s selection, lex *actors.Lexicon, dyad entente.Dyad) (*entente.Leads, error) {
	sum, err := fileSHA256(table)
	if err != nil {
		return nil, entente.Invalid(err.Error(), "name a file that entente import wrote")
	}
	g, err := a.gather(ctx, &gaugeOptions{selection: s, table: table}, lex, nil)
	if err != nil {
		return nil, err
	}
	out := &entente.Leads{Table: table, SHA256: sum}
	r, err := g.Assess(dyad)
	var refused *entente.Error
	switch {
	case err == nil:
		out.Lines = r.Sentences(lex.Name)
	case errors.As(err, &refused) && refused.Code == entente.ErrRefused:
		out.Lines = []string{"Nothing is said: " + refused.Message + "; " + refused.Hint + "."}
	default:
		return nil, err
	}
	return out, nil
}

// proveLeads computes the leads of a brief again from a table.
func (a *app) proveLeads(ctx context.Context, b *entente.Brief, table string, lex *actors.Lexicon) ([]check.Finding, error) {
	if b.Leads == nil {
		if table != "" {
			a.note("entente: the brief shows no event table, %s is not used", table)
		}
		return nil, nil
	}
	if table == "" {
		a.note("entente: what %s shows is not proved; give it with --table", b.Leads.Table)
		return nil, nil
	}
	s := selection{from: b.Period.From, to: b.Period.To, asOf: b.AsOf}
	now, err := a.leads(ctx, table, s, lex, entente.NewDyad(b.Dyad[0], b.Dyad[1]))
	if err != nil {
		return nil, err
	}
	var out []check.Finding
	if now.SHA256 != b.Leads.SHA256 {
		out = append(out, check.Finding{Where: "table " + table, Rule: "bytes", Message: "is not the table that the brief names"})
	}
	if !slices.Equal(now.Lines, b.Leads.Lines) {
		out = append(out, check.Finding{Where: "table " + table, Rule: "leads", Message: "gives other statistics than the brief prints"})
	}
	return out, nil
}

func fileSHA256(name string) (string, error) {
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", fmt.Errorf("%s: %w", name, err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
