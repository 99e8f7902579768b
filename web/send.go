package web

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"strings"
	"sync"
)

// leastPacked is the size from which a page is packed.
const leastPacked = 1400

var packers = sync.Pool{New: func() any {
	w, _ := gzip.NewWriterLevel(nil, gzip.BestSpeed) // the level is a valid one
	return w
}}

// send writes a page, packed where the browser takes it so.
func send(w http.ResponseWriter, r *http.Request, status int, data []byte) {
	h := w.Header()
	h.Add("Vary", "Accept-Encoding")
	if len(data) >= leastPacked && strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		var out bytes.Buffer
		z := packers.Get().(*gzip.Writer)
		defer packers.Put(z)
		z.Reset(&out)
		if _, err := z.Write(data); err == nil && z.Close() == nil {
			h.Set("Content-Encoding", "gzip")
			data = out.Bytes()
		}
	}
	w.WriteHeader(status)
	_, _ = w.Write(data) // the reader has gone
}
