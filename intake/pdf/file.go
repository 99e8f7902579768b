package pdf

import (
	"bytes"
	"sort"
)

// Bounds on what one file may unpack to, against decompression bombs.
const (
	mostStream  = 48 << 20
	mostDecoded = 256 << 20
)

// file is an opened PDF. Objects are found by a scan of the whole file and
// not by its cross-reference table: a scan is linear, has no cycles and reads
// damaged files; the last definition of a number is the valid one.
type file struct {
	data    []byte
	offset  map[int]int // object number → offset of its value
	cache   map[int]any
	trailer dict
	budget  int
	// busy marks objects that are being read, against cycles.
	busy   map[int]bool
	crypt  *crypt
	inside map[int]any // objects of object streams
}

func openFile(data []byte) *file {
	f := &file{data: data, offset: map[int]int{}, cache: map[int]any{}, trailer: dict{}, budget: mostDecoded, busy: map[int]bool{}, inside: map[int]any{}}
	f.scan()
	return f
}

// scan finds "N G obj" and trailers in one pass, stepping over streams.
func (f *file) scan() {
	b := f.data
	var streams []int
	for i := 0; i < len(b); {
		j := bytes.IndexByte(b[i:], 'j')
		t := bytes.Index(b[i:min(len(b), i+max(j, 0)+1)], []byte("trailer"))
		if t >= 0 {
			f.readTrailer(i + t + len("trailer"))
			i += t + len("trailer")
			continue
		}
		if j < 0 {
			if t := bytes.Index(b[i:], []byte("trailer")); t >= 0 {
				f.readTrailer(i + t + len("trailer"))
			}
			break
		}
		at := i + j
		i = at + 1
		num, ok := objectAt(b, at)
		if !ok {
			continue
		}
		f.offset[num] = i
		if end := f.pastStream(i); end > i {
			streams = append(streams, num)
			i = end
		}
	}
	for _, num := range streams {
		s, ok := f.object(num).(*stream)
		if !ok {
			continue
		}
		if f.name(s.dict["Type"]) == "XRef" {
			f.merge(s.dict)
		}
	}
	f.decryption()
	for _, num := range streams {
		if s, ok := f.object(num).(*stream); ok && f.name(s.dict["Type"]) == "ObjStm" {
			f.unpack(s)
		}
	}
}

// objectAt reads the number before "obj", whose last byte is at.
func objectAt(b []byte, at int) (int, bool) {
	if at < 6 || string(b[at-2:at+1]) != "obj" || at >= 3 && b[at-3] == 'd' {
		return 0, false
	}
	i := at - 3
	back := func(want func(byte) bool) int {
		n := 0
		for i >= 0 && want(b[i]) && n < 12 {
			i--
			n++
		}
		return n
	}
	digit := func(c byte) bool { return c >= '0' && c <= '9' }
	back(isSpace)
	if back(digit) == 0 || back(isSpace) == 0 {
		return 0, false
	}
	end := i + 1
	if n := back(digit); n == 0 || n > 9 {
		return 0, false
	}
	num := 0
	for _, c := range b[i+1 : end] {
		num = num*10 + int(c-'0')
	}
	return num, true
}

func (f *file) readTrailer(at int) {
	l := &lexer{b: f.data, pos: at}
	if d, ok := l.next(0).(dict); ok {
		f.merge(d)
	}
}

// merge keeps the latest root, info and encryption.
func (f *file) merge(d dict) {
	for _, k := range []name{"Root", "Info", "Encrypt", "ID"} {
		if v, ok := d[k]; ok {
			f.trailer[k] = v
		}
	}
}

// pastStream returns the offset after the stream of the object whose value
// begins at from, 0 when it has none.
func (f *file) pastStream(from int) int {
	l := &lexer{b: f.data, pos: from}
	d, ok := l.next(0).(dict)
	if !ok {
		return 0
	}
	start, end := f.streamBounds(l, d)
	if start == 0 {
		return 0
	}
	return end
}

// streamBounds finds the bytes of the stream after a dictionary.
func (f *file) streamBounds(l *lexer, d dict) (start, end int) {
	l.skip()
	if !bytes.HasPrefix(f.data[l.pos:], []byte("stream")) {
		return 0, 0
	}
	start = l.pos + len("stream")
	if start < len(f.data) && f.data[start] == '\r' {
		start++
	}
	if start < len(f.data) && f.data[start] == '\n' {
		start++
	}
	if n, ok := d["Length"].(float64); ok && n >= 0 && start+int(n) <= len(f.data) {
		rest := bytes.TrimLeft(f.data[start+int(n):min(len(f.data), start+int(n)+20)], "\r\n \t")
		if bytes.HasPrefix(rest, []byte("endstream")) {
			return start, start + int(n)
		}
	}
	i := bytes.Index(f.data[start:], []byte("endstream"))
	if i < 0 {
		return start, len(f.data)
	}
	end = start + i
	if end > start && f.data[end-1] == '\n' {
		end--
	}
	if end > start && f.data[end-1] == '\r' {
		end--
	}
	return start, end
}

// object reads an object by number, nil when there is none.
func (f *file) object(num int) any {
	if v, ok := f.cache[num]; ok {
		return v
	}
	from, ok := f.offset[num]
	if !ok {
		return f.inside[num]
	}
	l := &lexer{b: f.data, pos: from}
	v := l.next(0)
	if d, ok := v.(dict); ok {
		if start, end := f.streamBounds(l, d); start > 0 {
			v = &stream{dict: d, raw: f.data[start:end]}
		}
	}
	if _, bad := v.(keyword); bad {
		v = nil
	}
	if f.crypt != nil {
		v = f.crypt.object(v, num)
	}
	if r, ok := v.(ref); ok && int(r) == num {
		v = nil
	}
	f.cache[num] = v
	return v
}

// unpack reads all objects of an object stream.
func (f *file) unpack(s *stream) {
	data := f.decode(s)
	n, _ := f.resolve(s.dict["N"]).(float64)
	first, _ := f.resolve(s.dict["First"]).(float64)
	if n < 1 || n > 1e6 || first < 0 || int(first) > len(data) {
		return
	}
	head := &lexer{b: data, content: true}
	for range int(n) {
		num, ok1 := head.next(0).(float64)
		off, ok2 := head.next(0).(float64)
		if !ok1 || !ok2 || off < 0 || int(first+off) >= len(data) {
			return
		}
		l := &lexer{b: data, pos: int(first + off)}
		if v := l.next(0); v != eof {
			f.inside[int(num)] = v
		}
	}
}

// resolve follows references, at most ten.
func (f *file) resolve(v any) any {
	for range 10 {
		r, ok := v.(ref)
		if !ok {
			return v
		}
		v = f.object(int(r))
	}
	return nil
}

func (f *file) dict(v any) dict {
	switch v := f.resolve(v).(type) {
	case dict:
		return v
	case *stream:
		return v.dict
	}
	return nil
}

func (f *file) array(v any) []any { a, _ := f.resolve(v).([]any); return a }

func (f *file) name(v any) name { n, _ := f.resolve(v).(name); return n }

func (f *file) number(v any) float64 { n, _ := f.resolve(v).(float64); return n }

// pages lists the page dictionaries in order, at most limit.
func (f *file) pages(limit int) []dict {
	var out []dict
	seen := map[ref]bool{}
	var walk func(v any, inherited dict, depth int)
	walk = func(v any, inherited dict, depth int) {
		if r, ok := v.(ref); ok {
			if seen[r] {
				return
			}
			seen[r] = true
		}
		d := f.dict(v)
		if d == nil || depth > nesting || len(out) >= limit {
			return
		}
		own := dict{}
		for _, k := range []name{"Resources", "MediaBox", "Rotate"} {
			if x, ok := d[k]; ok {
				own[k] = x
			} else if x, ok := inherited[k]; ok {
				own[k] = x
			}
		}
		if kids := f.array(d["Kids"]); kids != nil && f.name(d["Type"]) != "Page" {
			for _, k := range kids {
				walk(k, own, depth+1)
			}
			return
		}
		page := dict{}
		for k, x := range d {
			page[k] = x
		}
		for k, x := range own {
			page[k] = x
		}
		out = append(out, page)
	}
	root := f.dict(f.trailer["Root"])
	if root == nil || f.dict(root["Pages"]) == nil {
		root = f.catalog()
	}
	if root != nil {
		walk(root["Pages"], dict{}, 0)
	}
	return out
}

// catalog looks for the root among all objects of a file without a trailer.
func (f *file) catalog() dict {
	var nums []int
	for n := range f.offset {
		nums = append(nums, n)
	}
	for n := range f.inside {
		nums = append(nums, n)
	}
	sort.Ints(nums)
	for _, n := range nums {
		if d, ok := f.object(n).(dict); ok && f.name(d["Type"]) == "Catalog" {
			return d
		}
	}
	return nil
}
