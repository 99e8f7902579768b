package web

import (
	"net/http"

	"entente/archive"
)

// healthz says that the archive can be read.
func healthz(a Reader) func(http.ResponseWriter, *http.Request) error {
	return func(w http.ResponseWriter, r *http.Request) error {
		for _, err := range a.Documents(r.Context(), archive.Filter{Limit: 1}) {
			if err != nil {
				return err
			}
		}
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		_, _ = w.Write([]byte("ok\n"))
		return nil
	}
}
