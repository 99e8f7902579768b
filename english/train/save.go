package main

import (
	"encoding/binary"
	"fmt"
	"os"

	"entente/english/neural"
	"entente/english/neural/learn"
	"entente/english/weights"
)

// checkpoint writes the floats of a network beside the model, so that a
// change of the integer format needs no training.
func checkpoint(n *learn.Net, path string) error {
	var b []byte
	var err error
	for _, p := range append([][]float32{n.P}, n.E...) {
		if b, err = binary.Append(b, binary.LittleEndian, p); err != nil {
			return err
		}
	}
	return os.WriteFile(path, b, 0o644)
}

// restore reads what checkpoint wrote.
func restore(n *learn.Net, path string) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	for _, p := range append([][]float32{n.P}, n.E...) {
		k, err := binary.Decode(b, binary.LittleEndian, p)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		b = b[k:]
	}
	if len(b) > 0 {
		return fmt.Errorf("%s: of another network", path)
	}
	return nil
}

// save writes the model in integers, with the vectors of the most frequent
// words only.
func save(n *learn.Net, e *encoder, v *vectors, path string) error {
	v = v.first(shipped)
	f := &weights.File{}
	f.AddLines("tags", e.tags)
	f.AddLines("kinds", nameKinds)
	f.AddLines("labels", e.labels)
	f.AddLines("vocabulary", v.words)
	f.Add("vectors", v.pack())
	n.Export(f, v.steps[0])
	return write(f, path)
}

// shipped is how many word vectors a model carries: of the 50,000 it is
// trained with, the last 10,000 give 0.03 points of LAS and half a megabyte.
const shipped = 40000

func (v *vectors) first(n int) *vectors {
	n = min(n, len(v.words))
	return &vectors{v.words[:n], v.q[:n*neural.Vector], v.steps}
}

// pack puts two elements into a byte.
func (v *vectors) pack() []byte {
	out := make([]byte, len(v.q)/2)
	for i := range out {
		out[i] = byte(v.q[2*i]+8) | byte(v.q[2*i+1]+8)<<4
	}
	return out
}
