package grade

import (
	"bytes"
	"compress/gzip"
	_ "embed" // for the model
	"encoding/binary"
	"fmt"
	"io"
	"slices"
	"sync"
)

//go:embed model.bin.gz
var packed []byte

// Net is a sum of feature vectors, one hidden layer of rectifiers, and a
// weighted sum. All numbers are integers: the result is the same on every
// machine.
type Net struct {
	Dim, Hidden int
	Vectors     []int8  // features × Dim
	In          []int16 // Hidden × Dim
	InBias      []int64
	Out         []int16 // Hidden
	OutBias     int64
	// Unit is what the output must be divided by.
	Unit int64
}

// Model is the mean of a linear model and of nets over the same features.
type Model struct {
	Hashes []uint32 // sorted hashes of feature names
	Linear []int16  // in units of 1/LinearUnit
	Bias   int32
	Nets   []Net
}

// LinearUnit is the number of steps in one unit of the linear weights.
const LinearUnit = 4096

// Hash names a feature: FNV-1a of its bytes.
func Hash(feature string) uint32 {
	h := uint32(2166136261)
	for i := range len(feature) {
		h = (h ^ uint32(feature[i])) * 16777619
	}
	return h
}

// Load unpacks the embedded model.
var Load = sync.OnceValues(func() (*Model, error) {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, fmt.Errorf("unpack factuality model: %w", err)
	}
	data, err := io.ReadAll(z)
	if err != nil {
		return nil, fmt.Errorf("unpack factuality model: %w", err)
	}
	return Decode(data)
})

const magic = "EFG1"

// Encode writes a model.
func (m *Model) Encode() []byte {
	var b bytes.Buffer
	b.WriteString(magic)
	put := func(v any) { _ = binary.Write(&b, binary.LittleEndian, v) }
	put(uint32(len(m.Hashes)))
	put(uint32(len(m.Nets)))
	put(m.Hashes)
	put(m.Linear)
	put(m.Bias)
	for _, n := range m.Nets {
		put(uint32(n.Dim))
		put(uint32(n.Hidden))
		put(n.Vectors)
		put(n.In)
		put(n.InBias)
		put(n.Out)
		put(n.OutBias)
		put(n.Unit)
	}
	return b.Bytes()
}

// Decode reads what Encode wrote.
func Decode(data []byte) (*Model, error) {
	r := bytes.NewReader(data)
	bad := func(err error) error { return fmt.Errorf("read factuality model: %w", err) }
	head := make([]byte, len(magic))
	if _, err := io.ReadFull(r, head); err != nil || string(head) != magic {
		return nil, bad(fmt.Errorf("no %s header", magic))
	}
	var err error
	get := func(v any) {
		if err == nil {
			err = binary.Read(r, binary.LittleEndian, v)
		}
	}
	var features, nets uint32
	get(&features)
	get(&nets)
	if err != nil || uint64(features)*6 > uint64(len(data)) || nets > 64 {
		return nil, bad(fmt.Errorf("%d features, %d nets in %d bytes", features, nets, len(data)))
	}
	m := &Model{Hashes: make([]uint32, features), Linear: make([]int16, features)}
	get(m.Hashes)
	get(m.Linear)
	get(&m.Bias)
	for range nets {
		var dim, hidden uint32
		get(&dim)
		get(&hidden)
		if err != nil || dim > 1024 || hidden > 4096 || uint64(features)*uint64(dim) > uint64(len(data)) {
			return nil, bad(fmt.Errorf("net of %d by %d", dim, hidden))
		}
		n := Net{
			Dim: int(dim), Hidden: int(hidden), Vectors: make([]int8, features*dim), In: make([]int16, hidden*dim),
			InBias: make([]int64, hidden), Out: make([]int16, hidden),
		}
		get(n.Vectors)
		get(n.In)
		get(n.InBias)
		get(n.Out)
		get(&n.OutBias)
		get(&n.Unit)
		if err == nil && n.Unit == 0 {
			err = fmt.Errorf("unit is 0")
		}
		m.Nets = append(m.Nets, n)
	}
	if err != nil {
		return nil, bad(err)
	}
	return m, nil
}

// Index looks up features; unknown ones are left out.
func (m *Model) Index(features []string) []int {
	out := make([]int, 0, len(features))
	for _, f := range features {
		if i, ok := slices.BinarySearch(m.Hashes, Hash(f)); ok {
			out = append(out, i)
		}
	}
	return out
}

// Grade is the number for a predicate with these features, -3 to 3.
func (m *Model) Grade(features []string) float64 {
	at := m.Index(features)
	sum := m.Bias
	for _, i := range at {
		sum += int32(m.Linear[i])
	}
	total := clamp(float64(sum) / LinearUnit)
	for k := range m.Nets {
		total += clamp(m.Nets[k].run(at))
	}
	return clamp(total / float64(1+len(m.Nets)))
}

func (n *Net) run(at []int) float64 {
	h := make([]int32, n.Dim)
	for _, i := range at {
		for d, v := range n.Vectors[i*n.Dim : (i+1)*n.Dim] {
			h[d] += int32(v)
		}
	}
	out := n.OutBias
	for j := range n.Hidden {
		s := n.InBias[j]
		for d, w := range n.In[j*n.Dim : (j+1)*n.Dim] {
			s += int64(w) * int64(h[d])
		}
		if s > 0 {
			out += int64(n.Out[j]) * s
		}
	}
	return float64(out) / float64(n.Unit)
}

func clamp(v float64) float64 { return max(-3, min(3, v)) }
