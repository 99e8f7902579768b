package api

import (
	"entente"
	"entente/archive"
)

// filter makes the archive's filter of the parameters.
func (r *request) filter() (archive.Filter, error) {
	f := archive.Filter{Actor: r.get("actor"), Issue: r.get("issue"), Type: r.get("type"), Kind: entente.Kind(r.get("kind")), Status: entente.Status(r.get("status")),
		From: r.get("from"), To: r.get("to"), Publisher: r.get("publisher"), AsOf: r.get("as_of")}
	pair, err := r.pair()
	if err != nil {
		return f, err
	}
	if pair != (entente.Dyad{}) {
		f.Dyad = &pair
	}
	return f, nil
}

func listDocuments(r *request) (any, error) {
	f, err := r.filter()
	if err != nil {
		return nil, err
	}
	c, err := r.cursor()
	if err != nil {
		return nil, err
	}
	n := r.int("limit", usualItems)
	f.After, f.Limit = c.After, n+1
	var list []*entente.Document
	for d, err := range r.s.Store.Documents(r.Context(), f) {
		if err != nil {
			return nil, err
		}
		list = append(list, d)
	}
	if len(list) <= n {
		return paged(r, list, false, cursor{}), nil
	}
	return paged(r, list[:n], true, cursor{After: list[n-1].ID}), nil
}

func getDocument(r *request) (any, error) {
	d, err := r.s.Store.Document(r.Context(), r.get("id"))
	if err != nil {
		return nil, err
	}
	v := documentView{Document: *d, Text: d.Text, Versions: []string{}}
	if d.URL != "" {
		all, err := r.s.Store.Versions(r.Context(), d.URL)
		if err != nil {
			return nil, err
		}
		for _, id := range all {
			if id != d.ID {
				v.Versions = append(v.Versions, id)
			}
		}
	}
	return v, nil
}

func getDocumentText(r *request) (any, error) {
	d, err := r.s.Store.Document(r.Context(), r.get("id"))
	if err != nil {
		return nil, err
	}
	return raw{"text/plain; charset=utf-8", []byte(d.Text)}, nil
}

// listClaims walks the archive from the cursor: after the last document that
// was given whole, and in the following one after the last claim.
func listClaims(r *request) (any, error) {
	f, err := r.filter()
	if err != nil {
		return nil, err
	}
	c, err := r.cursor()
	if err != nil {
		return nil, err
	}
	n := r.int("limit", usualItems)
	f.After = c.After
	var list []*entente.Claim
	skipping := c.Claim != ""
	done, current := c.After, ""
	for x, err := range r.s.Store.Claims(r.Context(), f) {
		if err != nil {
			return nil, err
		}
		if x.Document != current {
			if current != "" {
				if skipping {
					return nil, entente.Invalid("the list has changed since this cursor was given", "begin again without a cursor")
				}
				done = current
			}
			current = x.Document
		}
		if skipping {
			skipping = x.ID != c.Claim
			continue
		}
		if len(list) == n {
			return paged(r, list, true, ends(done, current, list)), nil
		}
		list = append(list, x)
	}
	return paged(r, list, false, cursor{}), nil
}

// ends is the cursor after the last of list; done is the document before
// current, which the next claim is of.
func ends(done, current string, list []*entente.Claim) cursor {
	last := list[len(list)-1]
	if last.Document != current {
		return cursor{After: last.Document}
	}
	return cursor{After: done, Claim: last.ID}
}

func getClaim(r *request) (any, error) {
	as, err := r.s.Store.Claim(r.Context(), r.get("id"))
	if err != nil {
		return nil, err
	}
	all, err := r.s.Store.DecisionsOn(r.Context(), as.Document)
	if err != nil {
		return nil, err
	}
	v := claimView{Claim: *as, Decisions: []archive.Decision{}}
	for _, d := range all {
		if d.Claim != as.ID {
			continue
		}
		v.Decisions = append(v.Decisions, d)
		if decided, err := d.Apply(as); err == nil && decided != nil {
			v.Claim = *decided
		}
	}
	return v, nil
}

func search(r *request) (any, error) {
	f, err := r.filter()
	if err != nil {
		return nil, err
	}
	f.Limit = r.int("limit", usualItems)
	hits, err := r.s.Store.Search(r.Context(), r.get("q"), f)
	if err != nil {
		return nil, err
	}
	return paged(r, hits, false, cursor{}), nil
}
