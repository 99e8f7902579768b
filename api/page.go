package api

import (
	"encoding/base64"
	"encoding/json"
	"time"

	"entente"
)

const (
	usualItems = 50
	mostItems  = 500
)

// page is a page of a list. Next is the cursor of the following one, null on
// the last.
type page[T any] struct {
	Items []T     `json:"items"`
	Next  *string `json:"next"`
	// LeftOut is how many older documents about the pair were not weighed,
	// for lists of what weighing finds.
	LeftOut int `json:"documents_left_out,omitempty"`
}

// cursor says where a page ends: after a document, and, for lists of claims,
// after a claim of the following one; for other lists after an identity.
type cursor struct {
	After string `json:"a,omitempty"`
	Claim string `json:"c,omitempty"`
}

func (c cursor) String() string {
	data, err := json.Marshal(c)
	if err != nil { // texts always marshal
		return ""
	}
	return base64.RawURLEncoding.EncodeToString(data)
}

func (r *request) cursor() (cursor, error) {
	var c cursor
	text := r.get("cursor")
	if text == "" {
		return c, nil
	}
	data, err := base64.RawURLEncoding.DecodeString(text)
	if err == nil {
		err = json.Unmarshal(data, &c)
	}
	if err != nil || c == (cursor{}) {
		return c, entente.Invalid("the cursor is damaged", "take it from next of the page before, or leave it out")
	}
	return c, nil
}

// paged makes a page; end is the cursor after its last item, used when there
// is more.
func paged[T any](r *request, items []T, more bool, end cursor) page[T] {
	p := page[T]{Items: items}
	if p.Items == nil {
		p.Items = []T{}
	}
	if more {
		next := end.String()
		p.Next, r.next = &next, next
	}
	return p
}

// slice pages a list that is at hand, by the identity of its items.
func slice[T any](r *request, list []T, id func(*T) string) (page[T], error) {
	c, err := r.cursor()
	if err != nil {
		return page[T]{}, err
	}
	from := 0
	if c.After != "" {
		from = -1
		for i := range list {
			if id(&list[i]) == c.After {
				from = i + 1
				break
			}
		}
		if from < 0 {
			return page[T]{}, entente.Invalid("the list has changed since this cursor was given", "begin again without a cursor")
		}
	}
	to := min(len(list), from+r.int("limit", usualItems))
	end := cursor{}
	if to > from {
		end.After = id(&list[to-1])
	}
	return paged(r, list[from:to], to < len(list), end), nil
}

func isDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}
