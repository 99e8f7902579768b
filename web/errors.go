package web

import (
	"context"
	"errors"
	"net/http"

	"entente"
)

// statusOf maps an error to its HTTP status; it is the one place that does.
func statusOf(err error) int {
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return http.StatusRequestEntityTooLarge
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return http.StatusServiceUnavailable
	}
	switch entente.CodeOf(err) {
	case entente.ErrInvalid:
		return http.StatusBadRequest
	case entente.ErrNotFound:
		return http.StatusNotFound
	case entente.ErrRefused, entente.ErrWanting:
		return http.StatusUnprocessableEntity
	}
	return http.StatusInternalServerError
}

// noPage is the error of an address that leads nowhere.
func noPage() error {
	return &entente.Error{Code: entente.ErrNotFound, Message: "there is no such page", Hint: "begin at the desk"}
}

// fail answers with the error page. What is a fault of the program goes to
// the log in full and to the page in one sentence.
func (d *desk) fail(w http.ResponseWriter, r *http.Request, err error) {
	status := statusOf(err)
	message, hint := "This page failed", "The reason is in the log of entente serve"
	var e *entente.Error
	if status < 500 {
		message, hint = err.Error(), ""
		if errors.As(err, &e) {
			hint = e.Hint
		}
	} else {
		d.log.Error("page failed", "path", r.URL.Path, "error", err)
	}
	d.refuse(w, r, status, message, hint)
}

type errorView struct {
	Status              int
	Name, Message, Hint string
}

// refuse writes the error page.
func (d *desk) refuse(w http.ResponseWriter, r *http.Request, status int, message, hint string) {
	v := errorView{status, http.StatusText(status), sentence(message), sentence(hint)}
	if err := d.renderStatus(w, r, status, "error.html", page{Title: v.Name, Body: v}); err != nil {
		d.log.Error("error page failed", "error", err)
	}
}
