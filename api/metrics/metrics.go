// Package metrics counts what a server does and writes it in the Prometheus
// text format (version 0.0.4). Counters and histograms are kept by a few
// labels whose values come from the program, never from a request, so that
// nobody can fill the memory or read a text from them. A Registry is safe for
// concurrent use.
package metrics

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// buckets are the upper bounds of the histogram of durations, in seconds.
var buckets = [...]float64{0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10}

// series is one histogram: how many fell into each bucket, all, and their sum.
type series struct {
	counts [len(buckets)]uint64
	all    uint64
	sum    float64
}

// Gauge is a value as it is now.
type Gauge struct {
	Name, Help string
	Value      float64
}

// Registry keeps counts.
type Registry struct {
	// Gauges are asked for when the metrics are, and written in their order;
	// they are left out when asking fails. May be nil.
	Gauges func() ([]Gauge, error)

	mu       sync.Mutex
	requests map[[2]string]uint64 // by route and status
	took     map[string]*series   // by route
}

// Request counts a request that was answered.
func (r *Registry) Request(route string, status int, took time.Duration) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.requests == nil {
		r.requests, r.took = map[[2]string]uint64{}, map[string]*series{}
	}
	r.requests[[2]string{route, strconv.Itoa(status)}]++
	s := r.took[route]
	if s == nil {
		s = &series{}
		r.took[route] = s
	}
	sec := took.Seconds()
	s.all, s.sum = s.all+1, s.sum+sec
	for i, b := range buckets {
		if sec <= b {
			s.counts[i]++
		}
	}
}

// ServeHTTP writes the metrics.
func (r *Registry) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	_ = r.Write(w) // nobody to tell
}

// Write writes all metrics, in a stable order.
func (r *Registry) Write(w io.Writer) error {
	var b strings.Builder
	for _, g := range r.gauges() {
		fmt.Fprintf(&b, "# HELP %s %s\n# TYPE %s gauge\n%s %s\n", g.Name, help(g.Help), g.Name, g.Name, number(g.Value))
	}
	r.mu.Lock()
	b.WriteString("# HELP entente_requests_total Requests answered, by route and status.\n# TYPE entente_requests_total counter\n")
	for _, k := range sorted(r.requests, func(a, b [2]string) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) }) {
		fmt.Fprintf(&b, "entente_requests_total{route=\"%s\",status=\"%s\"} %d\n", label(k[0]), label(k[1]), r.requests[k])
	}
	b.WriteString("# HELP entente_request_seconds Time to answer, by route.\n# TYPE entente_request_seconds histogram\n")
	for _, route := range sorted(r.took, cmp.Compare[string]) {
		s, l := r.took[route], label(route)
		for i, bound := range buckets {
			fmt.Fprintf(&b, "entente_request_seconds_bucket{route=\"%s\",le=\"%s\"} %d\n", l, number(bound), s.counts[i])
		}
		fmt.Fprintf(&b, "entente_request_seconds_bucket{route=\"%s\",le=\"+Inf\"} %d\nentente_request_seconds_sum{route=\"%s\"} %s\nentente_request_seconds_count{route=\"%s\"} %d\n", l, s.all, l, number(s.sum), l, s.all)
	}
	r.mu.Unlock()
	_, err := io.WriteString(w, b.String())
	return err
}

func (r *Registry) gauges() []Gauge {
	if r.Gauges == nil {
		return nil
	}
	list, err := r.Gauges()
	if err != nil {
		return nil
	}
	return list
}

func sorted[K comparable, V any](m map[K]V, less func(a, b K) int) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, less)
	return keys
}

func number(v float64) string {
	if math.IsInf(v, 1) {
		return "+Inf"
	}
	return strconv.FormatFloat(v, 'g', -1, 64)
}

// help and label escape as the format asks.
func help(s string) string { return strings.NewReplacer(`\`, `\\`, "\n", `\n`).Replace(s) }

func label(s string) string {
	return strings.NewReplacer(`\`, `\\`, "\n", `\n`, `"`, `\"`).Replace(s)
}

// Count wraps a handler of pages: requests are counted under the pattern that
// answered them, one that names a source's address never.
func (r *Registry) Count(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		begun := time.Now()
		seen := &recorder{ResponseWriter: w, status: http.StatusOK}
		defer func() {
			route := req.Pattern // set by the mux that answered
			if route == "" {
				route = "pages"
			}
			r.Request(route, seen.status, time.Since(begun))
		}()
		next.ServeHTTP(seen, req)
	})
}

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
