package pdf

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"entente/lexicon/tsv"
)

//go:embed glyphs.tsv
var glyphData string

var glyphTable = sync.OnceValues(func() (map[string]string, error) { return loadGlyphs("glyphs.tsv", glyphData) })

func loadGlyphs(file, data string) (map[string]string, error) {
	t, err := tsv.Parse(file, data, "name", "text")
	if err != nil {
		return nil, err
	}
	out := make(map[string]string, len(t.Rows))
	for _, r := range t.Rows {
		var b strings.Builder
		for cp := range strings.FieldsSeq(r.Get("text")) {
			v, err := strconv.ParseUint(cp, 16, 21)
			if err != nil {
				return nil, r.Errorf("code point %q is not hexadecimal", cp)
			}
			b.WriteRune(rune(v))
		}
		if r.Get("name") == "" || b.Len() == 0 {
			return nil, r.Errorf("a glyph needs a name and a text")
		}
		out[r.Get("name")] = b.String()
	}
	return out, nil
}

// font decodes and measures the codes of one font.
type font struct {
	composite bool
	bold      bool
	vertical  bool
	// text is what a code stands for; simple fonts fill all 256.
	text map[int]string
	// width is in thousandths of the size; fallback for codes without one.
	width    map[int]float64
	fallback float64
	guess    bool // no widths in the file: estimate by shape
}

// glyph is one decoded code.
type glyph struct {
	text  string
	width float64 // in units of the font size
	space bool    // single-byte code 32, which word spacing widens
}

func (f *file) font(d dict) *font {
	ft := &font{text: map[int]string{}, width: map[int]float64{}}
	base := strings.ToLower(string(f.name(d["BaseFont"])))
	ft.bold = strings.Contains(base, "bold") || strings.Contains(base, "black") || strings.Contains(base, "semibold") || strings.Contains(base, "heavy")
	ft.composite = f.name(d["Subtype"]) == "Type0"
	if ft.composite {
		f.composite(ft, d)
	} else {
		f.simple(ft, d)
	}
	if s, ok := f.resolve(d["ToUnicode"]).(*stream); ok {
		for code, text := range parseCMap(f.decode(s)) {
			ft.text[code] = text
		}
	}
	return ft
}

// composite reads a Type0 font: two-byte codes, widths by CID.
func (f *file) composite(ft *font, d dict) {
	ft.fallback = 1000
	enc := f.name(d["Encoding"])
	ft.vertical = strings.HasSuffix(string(enc), "-V")
	kids := f.array(d["DescendantFonts"])
	if len(kids) == 0 {
		return
	}
	kid := f.dict(kids[0])
	if w, ok := f.resolve(kid["DW"]).(float64); ok {
		ft.fallback = w
	}
	ws := f.array(kid["W"])
	for i := 0; i+1 < len(ws) && len(ft.width) < 1<<16; {
		first := int(f.number(ws[i]))
		if list, ok := f.resolve(ws[i+1]).([]any); ok {
			for k, w := range list {
				ft.width[first+k] = f.number(w)
			}
			i += 2
			continue
		}
		if i+2 >= len(ws) {
			break
		}
		last, w := int(f.number(ws[i+1])), f.number(ws[i+2])
		for c := first; c <= last && c-first < 1<<16; c++ {
			ft.width[c] = w
		}
		i += 3
	}
	if strings.Contains(string(enc), "UCS2") || strings.Contains(string(enc), "UTF16") {
		for c := range 1 << 16 {
			ft.text[c] = string(rune(c))
		}
	}
}

// simple reads a font with one-byte codes: base encoding, differences, widths.
func (f *file) simple(ft *font, d dict) {
	enc := f.resolve(d["Encoding"])
	baseName, _ := enc.(name)
	ed, _ := enc.(dict)
	if ed != nil {
		baseName = f.name(ed["BaseEncoding"])
	}
	table := charmap.Windows1252
	if baseName == "MacRomanEncoding" {
		table = charmap.Macintosh
	}
	for c := 32; c < 256; c++ {
		if r := table.DecodeByte(byte(c)); r != utf8.RuneError && r >= 32 && (r < 0x7F || r > 0x9F) {
			ft.text[c] = string(r)
		}
	}
	if baseName == "" || baseName == "StandardEncoding" {
		standardEncoding(ft)
	}
	glyphs, _ := glyphTable() // validated by a test
	code := 0
	for _, x := range f.array(ed["Differences"]) {
		switch x := f.resolve(x).(type) {
		case float64:
			code = int(x)
		case name:
			if s := glyphText(string(x), glyphs); s != "" {
				ft.text[code] = s
			}
			code++
		}
	}
	ws := f.array(d["Widths"])
	first := int(f.number(d["FirstChar"]))
	for i, w := range ws {
		ft.width[first+i] = f.number(w)
	}
	ft.fallback = f.number(f.dict(d["FontDescriptor"])["MissingWidth"])
	ft.guess = len(ws) == 0
	if f.name(d["Subtype"]) == "Type3" {
		m := f.array(d["FontMatrix"])
		if len(m) == 6 {
			scale := f.number(m[0]) * 1000
			for c := range ft.width {
				ft.width[c] *= scale
			}
		}
	}
}

// standardEncoding sets the codes where StandardEncoding differs from
// windows-1252 and that text uses.
func standardEncoding(ft *font) {
	for code, s := range map[int]string{0x27: "’", 0x60: "‘", 0xA9: "'", 0xAA: "“", 0xAB: "«", 0xAC: "‹", 0xAD: "›", 0xAE: "fi", 0xAF: "fl",
		0xB1: "–", 0xB2: "†", 0xB3: "‡", 0xB4: "·", 0xB7: "•", 0xB8: "‚", 0xB9: "„", 0xBA: "”", 0xBB: "»", 0xBC: "…", 0xD0: "—",
		0xE1: "Æ", 0xE8: "Ł", 0xE9: "Ø", 0xEA: "Œ", 0xF1: "æ", 0xF5: "ı", 0xF8: "ł", 0xF9: "ø", 0xFA: "œ", 0xFB: "ß"} {
		ft.text[code] = s
	}
}

// glyphText reads a glyph name: from the table, "A", "uni20AC", "u1F600",
// "a.alt".
func glyphText(n string, glyphs map[string]string) string {
	if s := glyphs[n]; s != "" {
		return s
	}
	if len(n) == 1 {
		return n
	}
	if i := strings.IndexByte(n, '.'); i > 0 {
		return glyphText(n[:i], glyphs)
	}
	hex := ""
	if h, ok := strings.CutPrefix(n, "uni"); ok && len(h) >= 4 {
		hex = h[:4]
	} else if h, ok := strings.CutPrefix(n, "u"); ok && len(h) >= 4 && len(h) <= 6 {
		hex = h
	}
	if v, err := strconv.ParseUint(hex, 16, 21); err == nil && v >= 32 && utf8.ValidRune(rune(v)) {
		return string(rune(v))
	}
	return ""
}

// glyphs decodes the bytes of a shown string.
func (ft *font) glyphs(s string, yield func(glyph)) {
	step := 1
	if ft.composite {
		step = 2
	}
	for i := 0; i+step <= len(s); i += step {
		code := int(s[i])
		if ft.composite {
			code = code<<8 | int(s[i+1])
		}
		text := ft.text[code]
		w, ok := ft.width[code]
		switch {
		case ok:
		case ft.guess:
			w = estimate(text)
		default:
			w = ft.fallback
		}
		yield(glyph{text: text, width: w / 1000, space: step == 1 && code == 32})
	}
}

// estimate is the width of a character in a common proportional face, in
// thousandths: good enough to tell a gap between words.
func estimate(s string) float64 {
	r, _ := utf8.DecodeRuneInString(s)
	switch {
	case strings.ContainsRune(" ijlftI.,;:'’‘|!()[]-/", r):
		return 290
	case strings.ContainsRune("mwMW—%@", r):
		return 840
	case r >= 'A' && r <= 'Z':
		return 680
	}
	return 530
}

// parseCMap reads the character maps of a ToUnicode stream.
func parseCMap(data []byte) map[int]string {
	out := map[int]string{}
	l := &lexer{b: data, content: true}
	var args []any
	for len(out) < 1<<17 {
		v := l.next(0)
		if v == eof {
			break
		}
		op, ok := v.(keyword)
		if !ok {
			if args = append(args, v); len(args) > 100_000 {
				args = nil
			}
			continue
		}
		switch op {
		case "endbfchar":
			for i := 0; i+1 < len(args); i += 2 {
				if code, ok := codeOf(args[i]); ok {
					put(out, code, args[i+1], 0)
				}
			}
		case "endbfrange":
			for i := 0; i+2 < len(args); i += 3 {
				mapRange(out, args[i], args[i+1], args[i+2])
			}
		}
		args = args[:0]
	}
	return out
}

func mapRange(out map[int]string, from, to, dst any) {
	lo, ok1 := codeOf(from)
	hi, ok2 := codeOf(to)
	if !ok1 || !ok2 || hi < lo || hi-lo > 1<<16 {
		return
	}
	list, isList := dst.([]any)
	for c := lo; c <= hi && len(out) < 1<<17; c++ {
		if !isList {
			put(out, c, dst, c-lo)
		} else if c-lo < len(list) {
			put(out, c, list[c-lo], 0)
		}
	}
}

func codeOf(v any) (int, bool) {
	s, ok := v.(string)
	if !ok || len(s) == 0 || len(s) > 4 {
		return 0, false
	}
	n := 0
	for i := range len(s) {
		n = n<<8 | int(s[i])
	}
	return n, true
}

// put maps a code to UTF-16BE text, the last unit raised by add.
func put(out map[int]string, code int, v any, add int) {
	s, ok := v.(string)
	if !ok || len(s) == 0 || len(s) > 64 {
		return
	}
	var units []uint16
	if len(s) == 1 {
		units = []uint16{uint16(s[0])}
	}
	for i := 0; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	units[len(units)-1] += uint16(add)
	text := strings.ToValidUTF8(strings.ReplaceAll(string(utf16.Decode(units)), "\x00", ""), "")
	if text != "" && text != "\uFFFD" {
		out[code] = text
	}
}
