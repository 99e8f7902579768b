package pdf

import "math"

// matrix is [a b c d e f] of ISO 32000-1, 8.3.3.
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// mul is m applied first, then n.
func (m matrix) mul(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// graphics is the part of the graphics state that text needs.
type graphics struct {
	ctm                                    matrix
	font                                   *font
	size, char, word, scale, leading, rise float64
	hidden                                 bool
}

// painter runs the content of one page and collects its text.
type painter struct {
	f      *file
	fonts  map[any]*font // by object, across pages
	page   *pageText
	ops    int // operators left
	images int
}

// interpreter is one content stream: that of a page or of a form.
type interpreter struct {
	p         *painter
	resources dict
	g         graphics
	stack     []graphics
	tm, tlm   matrix
	marked    []bool // of the open marked contents: artifact?
	depth     int
}

const mostOps = 3_000_000

func (p *painter) run(data []byte, resources dict, g graphics, depth int) {
	in := &interpreter{p: p, resources: resources, g: g, tm: identity, tlm: identity, depth: depth}
	l := &lexer{b: data, content: true}
	var args []any
	for {
		v := l.next(0)
		op, ok := v.(keyword)
		if !ok {
			if len(args) < 100 {
				args = append(args, v)
			}
			continue
		}
		if op == eof {
			return
		}
		if p.ops--; p.ops < 0 {
			return
		}
		if op == "BI" {
			skipInline(l)
		} else {
			in.do(string(op), args)
		}
		args = args[:0]
	}
}

// skipInline steps over an inline image.
func skipInline(l *lexer) {
	for i := l.pos; i+2 < len(l.b); i++ {
		if l.b[i] == 'E' && l.b[i+1] == 'I' && (i == 0 || isSpace(l.b[i-1])) && isSpace(l.b[i+2]) {
			l.pos = i + 2
			return
		}
	}
	l.pos = len(l.b)
}

func num(args []any, i int) float64 {
	if i < 0 || i >= len(args) {
		return 0
	}
	v, _ := args[i].(float64)
	return v
}

func matrixOf(args []any) matrix {
	var m matrix
	for i := range m {
		m[i] = num(args, i)
	}
	return m
}

func (in *interpreter) do(op string, args []any) {
	g := &in.g
	switch op {
	case "q":
		if len(in.stack) < 200 {
			in.stack = append(in.stack, *g)
		}
	case "Q":
		if n := len(in.stack); n > 0 {
			*g = in.stack[n-1]
			in.stack = in.stack[:n-1]
		}
	case "cm":
		g.ctm = matrixOf(args).mul(g.ctm)
	case "BT":
		in.tm, in.tlm = identity, identity
	case "Tf":
		if len(args) >= 2 {
			n, _ := args[0].(name)
			g.font, g.size = in.p.fontOf(in.resources, n), num(args, 1)
		}
	case "Tc":
		g.char = num(args, 0)
	case "Tw":
		g.word = num(args, 0)
	case "Tz":
		g.scale = num(args, 0) / 100
	case "TL":
		g.leading = num(args, 0)
	case "Ts":
		g.rise = num(args, 0)
	case "Tr":
		g.hidden = num(args, 0) == 3
	case "Do":
		in.form(args)
	case "BMC", "BDC":
		in.mark(args)
	case "EMC":
		if n := len(in.marked); n > 0 {
			in.marked = in.marked[:n-1]
		}
	default:
		in.text(op, args)
	}
}

func (in *interpreter) text(op string, args []any) {
	switch op {
	case "Tm":
		in.tlm = matrixOf(args)
		in.tm = in.tlm
	case "Td", "TD":
		if op == "TD" {
			in.g.leading = -num(args, 1)
		}
		in.move(num(args, 0), num(args, 1))
	case "T*":
		in.move(0, -in.g.leading)
	case "Tj":
		in.show(args, 0)
	case "'":
		in.move(0, -in.g.leading)
		in.show(args, 0)
	case "\"":
		in.g.word, in.g.char = num(args, 0), num(args, 1)
		in.move(0, -in.g.leading)
		in.show(args, 2)
	case "TJ":
		if len(args) == 0 {
			return
		}
		list, _ := args[0].([]any)
		for _, x := range list {
			switch x := x.(type) {
			case string:
				in.show([]any{x}, 0)
			case float64:
				in.advance(-x / 1000 * in.g.size * in.g.scale)
			}
		}
	}
}

func (in *interpreter) move(x, y float64) {
	in.tlm = matrix{1, 0, 0, 1, x, y}.mul(in.tlm)
	in.tm = in.tlm
}

func (in *interpreter) advance(tx float64) { in.tm = matrix{1, 0, 0, 1, tx, 0}.mul(in.tm) }

func (in *interpreter) show(args []any, i int) {
	if i >= len(args) || in.g.font == nil {
		return
	}
	s, _ := args[i].(string)
	g := &in.g
	artifact := len(in.marked) > 0 && in.marked[len(in.marked)-1]
	g.font.glyphs(s, func(gl glyph) {
		m := matrix{g.size * g.scale, 0, 0, g.size, 0, g.rise}.mul(in.tm).mul(g.ctm)
		size := math.Hypot(m[2], m[3])
		tx := gl.width*g.size + g.char
		if gl.space {
			tx += g.word
		}
		tx *= g.scale
		in.p.page.add(char{text: gl.text, x: m[4], y: m[5], width: gl.width * math.Hypot(m[0], m[1]), size: size,
			turned: math.Abs(m[1]) > 0.2*math.Abs(m[0]), bold: g.font.bold, artifact: artifact})
		in.advance(tx)
	})
}

// mark opens marked content; "Artifact" holds running heads and page numbers.
func (in *interpreter) mark(args []any) {
	artifact := len(in.marked) > 0 && in.marked[len(in.marked)-1]
	if len(args) > 0 {
		if n, _ := args[0].(name); n == "Artifact" {
			artifact = true
		}
	}
	if len(in.marked) < 200 {
		in.marked = append(in.marked, artifact)
	}
}

// form runs a form XObject, which is content of its own.
func (in *interpreter) form(args []any) {
	if len(args) == 0 || in.depth > 8 {
		return
	}
	n, _ := args[0].(name)
	f := in.p.f
	s, ok := f.resolve(f.dict(in.resources["XObject"])[n]).(*stream)
	if !ok {
		return
	}
	if f.name(s.dict["Subtype"]) == "Image" {
		in.p.images++
		return
	}
	if f.name(s.dict["Subtype"]) != "Form" {
		return
	}
	g := in.g
	if m := f.array(s.dict["Matrix"]); len(m) == 6 {
		var mm matrix
		for i := range mm {
			mm[i] = f.number(m[i])
		}
		g.ctm = mm.mul(g.ctm)
	}
	res := f.dict(s.dict["Resources"])
	if res == nil {
		res = in.resources
	}
	in.p.run(f.decode(s), res, g, in.depth+1)
}

func (p *painter) fontOf(resources dict, n name) *font {
	v := p.f.dict(resources["Font"])[n]
	key := v
	if _, ok := v.(ref); !ok {
		return p.f.font(p.f.dict(v)) // direct dictionaries are rare
	}
	if ft, ok := p.fonts[key]; ok {
		return ft
	}
	ft := p.f.font(p.f.dict(v))
	p.fonts[key] = ft
	return ft
}
