package web

import (
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"time"
)

// policy is the content security policy of every page but a brief, which
// carries its style in itself.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

// mostBody is the largest request body that is read, in bytes.
const mostBody = 64 << 10

// guard wraps all pages: headers, the name asked for, requests from elsewhere,
// the size of what is sent, a line in the log, and a page for what went wrong.
func (d *desk) guard(pages http.Handler, o Options) http.Handler {
	cross := http.NewCrossOriginProtection()
	cross.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		d.refuse(w, r, http.StatusForbidden, "This request came from another site", "Decide in the workbench's own pages")
	}))
	inner := cross.Handler(pages)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begun := d.now()
		seen := &recorder{ResponseWriter: w, status: http.StatusOK}
		defer d.note(seen, r, begun)
		defer d.rescue(seen, r)
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		if o.Secure {
			h.Set("Strict-Transport-Security", "max-age=31536000")
		}
		if !answersTo(r.Host, o) {
			d.refuse(seen, r, http.StatusMisdirectedRequest, "The workbench does not answer to this name", "Use the address that entente serve printed")
			return
		}
		r.Body = http.MaxBytesReader(seen, r.Body, mostBody)
		inner.ServeHTTP(seen, r)
	})
}

// answersTo reports whether the workbench answers to a name.
func answersTo(host string, o Options) bool {
	if !o.Accounts {
		return localName(host)
	}
	if len(o.Names) == 0 {
		return true
	}
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	return localName(host) || slices.ContainsFunc(o.Names, func(n string) bool { return strings.EqualFold(n, host) })
}

// localName reports whether a Host header names the loopback interface, which
// a page that reaches it by a name of its own (DNS rebinding) cannot.
func localName(host string) bool {
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	host = strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
	if strings.EqualFold(host, "localhost") {
		return true
	}
	ip, err := netip.ParseAddr(host)
	return err == nil && ip.Unmap().IsLoopback()
}

// rescue turns a panic of a page into the error page; the log says where.
func (d *desk) rescue(w *recorder, r *http.Request) {
	if p := recover(); p != nil {
		if p == http.ErrAbortHandler {
			panic(p)
		}
		d.log.Error("page failed", "panic", fmt.Sprintf("%T", p))
		if !w.begun {
			d.refuse(w, r, http.StatusInternalServerError, "This page failed", "Please report it with the address")
		}
	}
}

// note logs a request: never a query, which may quote an article.
func (d *desk) note(w *recorder, r *http.Request, begun time.Time) {
	d.log.LogAttrs(r.Context(), slog.LevelInfo, "request", slog.String("method", r.Method), slog.String("path", r.URL.Path),
		slog.Int("status", w.status), slog.Duration("took", d.now().Sub(begun)))
}

// recorder remembers the status for the log.
type recorder struct {
	http.ResponseWriter
	status int
	begun  bool
}

// WriteHeader remembers the status.
func (w *recorder) WriteHeader(status int) {
	if !w.begun {
		w.status, w.begun = status, true
	}
	w.ResponseWriter.WriteHeader(status)
}

// Write remembers that the answer began.
func (w *recorder) Write(p []byte) (int, error) {
	w.begun = true
	return w.ResponseWriter.Write(p)
}

// Unwrap serves http.ResponseController.
func (w *recorder) Unwrap() http.ResponseWriter { return w.ResponseWriter }
