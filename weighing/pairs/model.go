package pairs

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
)

// Bytes packs a forest: bias, number of trees, and for each tree its length
// and nodes, all little-endian.
func (f *Forest) Bytes() []byte {
	var b bytes.Buffer
	put := func(v any) { _ = binary.Write(&b, binary.LittleEndian, v) }
	put(math.Float32bits(f.Bias))
	put(uint32(len(f.Trees)))
	for _, t := range f.Trees {
		put(uint16(len(t)))
		for _, n := range t {
			put(n.Feature)
			put(n.Left)
			put(math.Float32bits(n.Cut))
		}
	}
	return b.Bytes()
}

// Bytes packs both forests, the length of the first before it.
func (m *Model) Bytes() []byte {
	first := m.First.Bytes()
	out := binary.LittleEndian.AppendUint32(nil, uint32(len(first)))
	return append(append(out, first...), m.Second.Bytes()...)
}

// ParseModel reads what Bytes wrote.
func ParseModel(raw []byte) (*Model, error) {
	if len(raw) < 4 || int(binary.LittleEndian.Uint32(raw)) > len(raw)-4 {
		return nil, fmt.Errorf("model of %d bytes is cut short", len(raw))
	}
	n := int(binary.LittleEndian.Uint32(raw))
	first, err := ParseForest(raw[4:4+n], len(FeatureNames))
	if err != nil {
		return nil, err
	}
	second, err := ParseForest(raw[4+n:], len(FeatureNames)+len(SecondNames))
	if err != nil {
		return nil, err
	}
	return &Model{first, second}, nil
}

// ParseForest reads what Bytes wrote and checks that every path ends and
// asks for a feature that there is.
func ParseForest(raw []byte, features int) (*Forest, error) {
	r := bytes.NewReader(raw)
	var bias, trees uint32
	if err := read(r, &bias, &trees); err != nil {
		return nil, err
	}
	if int(trees) > len(raw) {
		return nil, fmt.Errorf("forest names %d trees in %d bytes", trees, len(raw))
	}
	f := &Forest{Bias: math.Float32frombits(bias)}
	for range trees {
		var n uint16
		if err := read(r, &n); err != nil {
			return nil, err
		}
		t := make([]Node, n)
		for i := range t {
			var cut uint32
			if err := read(r, &t[i].Feature, &t[i].Left, &cut); err != nil {
				return nil, err
			}
			t[i].Cut = math.Float32frombits(cut)
			if t[i].Feature >= 0 && (int(t[i].Left) <= i || int(t[i].Left)+1 >= int(n) || int(t[i].Feature) >= features) {
				return nil, fmt.Errorf("forest: node %d leads nowhere", i)
			}
		}
		if n == 0 {
			return nil, fmt.Errorf("forest: a tree is empty")
		}
		f.Trees = append(f.Trees, t)
	}
	return f, nil
}

func read(r *bytes.Reader, vs ...any) error {
	for _, v := range vs {
		if err := binary.Read(r, binary.LittleEndian, v); err != nil {
			return fmt.Errorf("forest is cut short: %w", err)
		}
	}
	return nil
}
