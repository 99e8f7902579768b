package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"entente"
	"entente/archive"
	"entente/coding"
	"entente/work"
)

// showWhy explains a claim of the archive, or every claim of a document.
func (a *app) showWhy(ctx context.Context, o *showOptions, id string) error {
	if o.lineage || o.format == "prov" {
		return entente.Invalid("--why goes with --format text or json, and without --lineage", "ask for one at a time")
	}
	store, err := a.openArchive(ctx, false)
	if err != nil {
		return err
	}
	defer store.Close()
	document := id
	switch {
	case strings.HasPrefix(id, "c:"):
		if document, err = store.ClaimDocument(ctx, id); err != nil {
			return err
		}
	case strings.HasPrefix(id, "i:"), strings.HasPrefix(id, "s:"):
		return entente.Invalid("--why explains claims, and "+id+" is none", "give the ID of a claim (c:…) or of a document; entente show "+id+" lists the claims it rests on")
	}
	doc, err := store.Document(ctx, document)
	if err != nil {
		return err
	}
	var claims []entente.Claim
	for c, err := range store.Claims(ctx, archive.Filter{Document: doc.ID}) {
		if err != nil {
			return err
		}
		if document == id || doc.ID == id || c.ID == id || !strings.HasPrefix(id, "c:") {
			claims = append(claims, *c)
		}
	}
	if len(claims) == 0 {
		return &entente.Error{Code: entente.ErrNotFound, Message: "nothing has the ID " + id, Hint: "see entente list, or entente show DOCUMENT"}
	}
	p, err := a.pipeline()
	if err != nil {
		return err
	}
	return a.printReasons(doc, claims, p.Why(doc, claims), o.format == "json")
}

func (a *app) pipeline() (*work.Pipeline, error) {
	o, err := a.options()
	if err != nil {
		return nil, err
	}
	return work.New(o)
}

// claimsWhy explains the claims of a reading that keep takes.
func (a *app) claimsWhy(res *work.Result, keep func(*entente.Claim) bool, asJSON bool) error {
	p, err := a.pipeline()
	if err != nil {
		return err
	}
	of := map[string][]entente.Claim{}
	for i := range res.Claims {
		if keep(&res.Claims[i]) {
			of[res.Claims[i].Document] = append(of[res.Claims[i].Document], res.Claims[i])
		}
	}
	for _, d := range res.Documents {
		if list := of[d.ID]; len(list) > 0 {
			if err := a.printReasons(d, list, p.Why(d, list), asJSON); err != nil {
				return err
			}
		}
	}
	return nil
}

func (a *app) printReasons(doc *entente.Document, claims []entente.Claim, reasons []coding.Reason, asJSON bool) error {
	for i, r := range reasons {
		if asJSON {
			enc := json.NewEncoder(a.stdout)
			enc.SetEscapeHTML(false)
			if err := enc.Encode(r); err != nil {
				return err
			}
			continue
		}
		a.printReason(doc, &claims[i], r)
	}
	return nil
}

func (a *app) printReason(doc *entente.Document, c *entente.Claim, r coding.Reason) {
	say := func(name, format string, args ...any) {
		fmt.Fprintf(a.stdout, "  %-10s %s\n", name, fmt.Sprintf(format, args...))
	}
	fmt.Fprintf(a.stdout, "%s  %s  %s\n  “%s”\n", r.Claim, r.Kind, doc.Path, strings.Join(strings.Fields(c.Clause.Of(doc.Text)), " "))
	if r.Event != "" {
		say("event", "%s", r.Event)
	}
	switch {
	case r.At != "":
		say("rule", "%s at %s, at the word “%s”; it asks for %s", r.Rule, r.At, c.Predicate.Of(doc.Text), r.Frame)
	case r.Again:
		say("rule", "%s: made of a quotation", r.Rule)
	default:
		say("rule", "%s; the text, read now, does not give this claim: it was made by other rules", r.Rule)
	}
	for _, x := range r.Others {
		say("beaten", "%s", x)
	}
	for _, x := range r.Roles {
		say("role", "%s", x)
	}
	because := "nothing in the sentence says otherwise"
	if len(r.StatusBecause) > 0 {
		because = strings.Join(r.StatusBecause, ", ")
	}
	say("status", "%s: %s", r.Status, because)
	if len(r.Because) > 0 {
		say("sure", "%.3f that every field is right: %s", r.Confidence, strings.Join(r.Because, ", "))
	} else {
		say("sure", "%.3f", r.Confidence)
	}
	for _, e := range r.Effects {
		say("effect", "%s", e)
	}
	fmt.Fprintln(a.stdout)
}
