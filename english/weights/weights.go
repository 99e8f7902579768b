// Package weights is the file format of trained models: named sections of
// bytes, compressed with DEFLATE. Writing the same sections gives the same
// bytes.
package weights

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"
	"unsafe"
)

const magic = "ENTW0001"

// File is a list of named sections, in order.
type File struct {
	names []string
	data  map[string][]byte
}

// Add appends a section.
func (f *File) Add(name string, data []byte) {
	if f.data == nil {
		f.data = map[string][]byte{}
	}
	if _, twice := f.data[name]; !twice {
		f.names = append(f.names, name)
	}
	f.data[name] = data
}

// AddInt8 appends a section of 8-bit weights.
func (f *File) AddInt8(name string, w []int8) {
	b := make([]byte, len(w))
	for i, x := range w {
		b[i] = byte(x)
	}
	f.Add(name, b)
}

// AddCoarse appends a section of 8-bit weights rounded to multiples of 8: five
// bits of each, which compress to two thirds.
func (f *File) AddCoarse(name string, w []int8) {
	c := make([]int8, len(w))
	for i, x := range w {
		size := (max(int(x), -int(x)) + coarse/2) / coarse * coarse
		c[i] = int8(min(size, 127/coarse*coarse))
		if x < 0 {
			c[i] = -c[i]
		}
	}
	f.AddInt8(name, c)
}

const coarse = 8

// AddLines appends a section of text lines.
func (f *File) AddLines(name string, lines []string) {
	f.Add(name, []byte(strings.Join(lines, "\n")))
}

// Bytes returns a section.
func (f *File) Bytes(name string) ([]byte, error) {
	b, ok := f.data[name]
	if !ok {
		return nil, fmt.Errorf("model file has no section %q", name)
	}
	return b, nil
}

// Int8 returns a section as 8-bit weights, without copying.
func (f *File) Int8(name string) ([]int8, error) {
	b, err := f.Bytes(name)
	if err != nil || len(b) == 0 {
		return nil, err
	}
	return unsafe.Slice((*int8)(unsafe.Pointer(&b[0])), len(b)), nil
}

// Lines returns a section as text lines.
func (f *File) Lines(name string) ([]string, error) {
	b, err := f.Bytes(name)
	if err != nil || len(b) == 0 {
		return nil, err
	}
	return strings.Split(string(b), "\n"), nil
}

// Encode writes the file.
func (f *File) Encode(w io.Writer) error {
	if _, err := io.WriteString(w, magic); err != nil {
		return err
	}
	z, err := flate.NewWriter(w, flate.BestCompression)
	if err != nil {
		return err
	}
	for _, name := range f.names {
		head := binary.AppendUvarint(nil, uint64(len(name)))
		head = append(head, name...)
		head = binary.AppendUvarint(head, uint64(len(f.data[name])))
		if _, err := z.Write(head); err != nil {
			return err
		}
		if _, err := z.Write(f.data[name]); err != nil {
			return err
		}
	}
	return z.Close()
}

// Decode reads a file.
func Decode(b []byte) (*File, error) {
	rest, ok := bytes.CutPrefix(b, []byte(magic))
	if !ok {
		return nil, errors.New("no model file of this version")
	}
	z := flate.NewReader(bytes.NewReader(rest))
	defer z.Close()
	r := &reader{r: z}
	f := &File{}
	for {
		n, err := binary.ReadUvarint(r)
		if err == io.EOF {
			return f, nil
		}
		if err != nil || n > 1<<10 {
			return nil, errors.New("model file is damaged")
		}
		name := make([]byte, n)
		if _, err := io.ReadFull(z, name); err != nil {
			return nil, fmt.Errorf("read section name: %w", err)
		}
		size, err := binary.ReadUvarint(r)
		if err != nil || size > 1<<28 {
			return nil, errors.New("model file is damaged")
		}
		data := make([]byte, size)
		if _, err := io.ReadFull(z, data); err != nil {
			return nil, fmt.Errorf("read section %s: %w", name, err)
		}
		f.Add(string(name), data)
	}
}

type reader struct {
	r io.Reader
	b [1]byte
}

func (r *reader) ReadByte() (byte, error) {
	_, err := io.ReadFull(r.r, r.b[:])
	return r.b[0], err
}
