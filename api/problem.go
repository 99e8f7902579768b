package api

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"entente"
)

// problem is a problem detail of RFC 9457; Hint is an extension member.
type problem struct {
	Type     string `json:"type"`
	Title    string `json:"title"`
	Status   int    `json:"status"`
	Detail   string `json:"detail,omitempty"`
	Instance string `json:"instance,omitempty"`
	Hint     string `json:"hint,omitempty"`
}

// kind is the type of a problem.
func kind(name string) string { return "urn:entente:problem:" + name }

// statuses maps the codes of errors, with their titles.
var statuses = map[entente.Code]struct {
	status int
	title  string
}{
	entente.ErrInvalid:  {http.StatusBadRequest, "The request is not right"},
	entente.ErrNotFound: {http.StatusNotFound, "Not found"},
	entente.ErrRefused:  {http.StatusUnprocessableEntity, "Refused for too little or too much to go by"},
	entente.ErrWanting:  {http.StatusConflict, "Checked and found wanting"},
}

func (s *server) fail(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, context.Canceled) {
		return // nobody listens
	}
	var e *entente.Error
	x, ok := statuses[entente.CodeOf(err)]
	if !ok || !errors.As(err, &e) {
		s.Log.Error("api failed", "path", r.URL.Path, "error", class(err))
		s.problem(w, r, problem{Type: kind("internal"), Title: "The request failed", Status: http.StatusInternalServerError})
		return
	}
	s.problem(w, r, problem{Type: kind(string(e.Code)), Title: x.title, Status: x.status, Detail: e.Message, Hint: e.Hint})
}

// class names an error by the types of its chain: what an error says may quote
// an article, and logs hold none.
func class(err error) string {
	out := ""
	for ; err != nil; err = errors.Unwrap(err) {
		out += fmt.Sprintf(" %T", err)
	}
	return strings.TrimSpace(out)
}

func (s *server) problem(w http.ResponseWriter, r *http.Request, p problem) {
	p.Instance = r.URL.Path
	h := w.Header()
	h.Del("ETag")
	h.Del("Link")
	h.Set("Content-Type", "application/problem+json")
	w.WriteHeader(p.Status)
	if r.Method != http.MethodHead {
		_ = json.NewEncoder(w).Encode(p) // nobody to tell
	}
}
