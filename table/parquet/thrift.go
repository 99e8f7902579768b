package parquet

import "encoding/binary"

// The types of the Thrift compact protocol that are used here, and of Parquet.
const (
	typeI32    = 5
	typeI64    = 6
	typeBinary = 8
	typeList   = 9
	typeStruct = 12

	plain, rle = 0, 3
	codecGZIP  = 2
)

// physical is the Parquet type of each kind.
var physical = [...]int64{String: 6, Int: 2, Float: 5, Bool: 0, Date: 1}

// thrift builds a message; last holds the number of the last field of each
// struct that is open.
type thrift struct {
	b    []byte
	last []int
}

func (t *thrift) zigzag(v int64) { t.b = binary.AppendUvarint(t.b, uint64(v<<1)^uint64(v>>63)) }

func (t *thrift) field(id, typ int) {
	top := len(t.last) - 1
	t.b = append(t.b, byte((id-t.last[top])<<4|typ)) // no gap here is above 15
	t.last[top] = id
}

func (t *thrift) i32(id int, v int64) { t.field(id, typeI32); t.zigzag(v) }
func (t *thrift) i64(id int, v int64) { t.field(id, typeI64); t.zigzag(v) }
func (t *thrift) str(id int, s string) {
	t.field(id, typeBinary)
	t.text(s)
}

func (t *thrift) text(s string) {
	t.b = binary.AppendUvarint(t.b, uint64(len(s)))
	t.b = append(t.b, s...)
}

func (t *thrift) list(id, typ, n int) {
	t.field(id, typeList)
	if n < 15 {
		t.b = append(t.b, byte(n<<4|typ))
		return
	}
	t.b = append(t.b, byte(0xf0|typ))
	t.b = binary.AppendUvarint(t.b, uint64(n))
}

// in writes a struct as a field, or as an element of a list with id 0.
func (t *thrift) in(id int, fill func()) {
	if id > 0 {
		t.field(id, typeStruct)
	}
	t.last = append(t.last, 0)
	fill()
	t.b = append(t.b, 0)
	t.last = t.last[:len(t.last)-1]
}

func pageHeader(unpacked, packed, values int) []byte {
	t := &thrift{}
	t.in(0, func() {
		t.i32(1, 0) // a data page
		t.i32(2, int64(unpacked))
		t.i32(3, int64(packed))
		t.in(5, func() {
			t.i32(1, int64(values))
			t.i32(2, plain)
			t.i32(3, rle)
			t.i32(4, rle)
		})
	})
	return t.b
}

func (p *Writer) footer() []byte {
	t := &thrift{}
	t.in(0, func() {
		t.i32(1, 1) // version
		t.list(2, typeStruct, len(p.schema)+1)
		t.in(0, func() {
			t.str(4, "table")
			t.i32(5, int64(len(p.schema)))
		})
		for i := range p.schema {
			t.in(0, func() { element(t, &p.schema[i]) })
		}
		t.i64(3, p.rows)
		t.list(4, typeStruct, len(p.groups))
		for i := range p.groups {
			t.in(0, func() { p.group(t, &p.groups[i]) })
		}
		t.str(6, "entente")
	})
	return t.b
}

func element(t *thrift, c *Column) {
	t.i32(1, physical[c.Kind])
	repetition := int64(0) // required
	if c.optional() {
		repetition = 1
	}
	t.i32(3, repetition)
	t.str(4, c.Name)
	switch c.Kind { // the converted type and, after it, the logical type
	case String:
		t.i32(6, 0)
		t.in(10, func() { t.in(1, func() {}) })
	case Date:
		t.i32(6, 6)
		t.in(10, func() { t.in(6, func() {}) })
	}
}

func (p *Writer) group(t *thrift, g *group) {
	unpacked, packed := int64(0), int64(0)
	t.list(1, typeStruct, len(g.chunks))
	for i, c := range g.chunks {
		unpacked, packed = unpacked+c.unpacked, packed+c.packed
		t.in(0, func() {
			t.i64(2, c.at)
			t.in(3, func() {
				t.i32(1, physical[p.schema[i].Kind])
				t.list(2, typeI32, 2)
				t.zigzag(plain)
				t.zigzag(rle)
				t.list(3, typeBinary, 1)
				t.text(p.schema[i].Name)
				t.i32(4, codecGZIP)
				t.i64(5, c.values)
				t.i64(6, c.unpacked)
				t.i64(7, c.packed)
				t.i64(9, c.at)
			})
		})
	}
	t.i64(2, unpacked)
	t.i64(3, g.rows)
	t.i64(5, g.at)
	t.i64(6, packed)
}
