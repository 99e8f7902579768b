package pdf

import (
	"bytes"
	"compress/flate"
	"encoding/ascii85"
	"io"
)

// decode undoes the filters of a stream. What is damaged is returned as far
// as it could be read; images give nothing.
func (f *file) decode(s *stream) []byte {
	data := s.raw
	filters := f.list(s.dict["Filter"])
	params := f.list(s.dict["DecodeParms"])
	for i, fl := range filters {
		if i > 4 {
			return nil
		}
		var p dict
		if i < len(params) {
			p = f.dict(params[i])
		}
		data = f.filter(f.name(fl), data, p)
	}
	f.budget -= len(data)
	if f.budget < 0 {
		return nil
	}
	return data
}

func (f *file) list(v any) []any {
	v = f.resolve(v)
	if a, ok := v.([]any); ok {
		return a
	}
	if v == nil {
		return nil
	}
	return []any{v}
}

func (f *file) filter(n name, data []byte, p dict) []byte {
	limit := int64(min(mostStream, max(f.budget, 0)))
	switch n {
	case "FlateDecode", "Fl":
		return f.predict(inflate(data, limit), p)
	case "ASCII85Decode", "A85":
		data = bytes.TrimPrefix(bytes.TrimSpace(data), []byte("<~"))
		if i := bytes.IndexByte(data, '~'); i >= 0 {
			data = data[:i]
		}
		out, _ := io.ReadAll(io.LimitReader(ascii85.NewDecoder(bytes.NewReader(data)), limit))
		return out
	case "ASCIIHexDecode", "AHx":
		l := &lexer{b: append([]byte("<"), data...)}
		return []byte(l.hex())
	case "RunLengthDecode", "RL":
		return runLength(data, int(limit))
	case "Crypt", "":
		return data
	}
	return nil
}

// inflate reads zlib data without its checksum, so that a cut or damaged end
// still gives what stands before it.
func inflate(data []byte, limit int64) []byte {
	data = bytes.TrimLeft(data, "\r\n")
	if len(data) < 3 {
		return nil
	}
	r := flate.NewReader(bytes.NewReader(data[2:]))
	defer r.Close()
	out, _ := io.ReadAll(io.LimitReader(r, limit))
	return out
}

func runLength(data []byte, limit int) []byte {
	var out []byte
	for i := 0; i < len(data) && len(out) < limit; {
		n := int(data[i])
		i++
		switch {
		case n == 128:
			return out
		case n < 128:
			end := min(i+n+1, len(data))
			out = append(out, data[i:end]...)
			i = end
		case i < len(data):
			out = append(out, bytes.Repeat(data[i:i+1], 257-n)...)
			i++
		}
	}
	return out
}

// predict undoes the PNG predictors.
func (f *file) predict(data []byte, p dict) []byte {
	if p == nil || f.number(p["Predictor"]) < 10 {
		return data
	}
	num := func(k name, or int) int {
		if v := f.number(p[k]); v >= 1 && v < 1e6 {
			return int(v)
		}
		return or
	}
	bpp := max(1, num("Colors", 1)*num("BitsPerComponent", 8)/8)
	row := (num("Columns", 1)*num("Colors", 1)*num("BitsPerComponent", 8) + 7) / 8
	if row > 1<<24 {
		return nil
	}
	prev := make([]byte, row)
	out := make([]byte, 0, len(data))
	for len(data) > 1 {
		kind := data[0]
		n := min(row, len(data)-1)
		cur := make([]byte, row)
		copy(cur, data[1:1+n])
		data = data[1+n:]
		for i := range cur {
			var left, up, corner byte
			up = prev[i]
			if i >= bpp {
				left, corner = cur[i-bpp], prev[i-bpp]
			}
			switch kind {
			case 1:
				cur[i] += left
			case 2:
				cur[i] += up
			case 3:
				cur[i] += byte((int(left) + int(up)) / 2)
			case 4:
				cur[i] += paeth(left, up, corner)
			}
		}
		out = append(out, cur[:n]...)
		prev = cur
	}
	return out
}

func paeth(a, b, c byte) byte {
	p := int(a) + int(b) - int(c)
	pa, pb, pc := abs(p-int(a)), abs(p-int(b)), abs(p-int(c))
	switch {
	case pa <= pb && pa <= pc:
		return a
	case pb <= pc:
		return b
	}
	return c
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
