// Package charset turns bytes into valid UTF-8, or says why it cannot.
//
// A byte order mark decides first, then valid UTF-8, then a declared
// encoding, then detection (UTF-16 without a mark, windows-1252). Bytes are
// never replaced by guess: text that fits nothing is an error with a hint.
// Cost is linear; functions are safe for concurrent use.
package charset

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"entente"
)

// Result is decoded text with the name of the encoding it was in, "" for
// UTF-8, and notes on what had to be left out.
type Result struct {
	Text  string
	Name  string
	Notes []string
}

// Decode decodes raw, whose declared encoding is a WHATWG label or "".
func Decode(raw []byte, declared string) (Result, error) {
	if r, ok := byMark(raw); ok {
		return r, nil
	}
	if utf8.Valid(raw) {
		return clean(string(raw), "")
	}
	if cut := incompleteTail(raw); cut < len(raw) && utf8.Valid(raw[:cut]) {
		r, err := clean(string(raw[:cut]), "")
		r.Notes = append(r.Notes, "the last character is cut off in the file")
		return r, err
	}
	if r, ok := byLabel(raw, declared); ok {
		return r, nil
	}
	if enc := utf16Without(raw); enc != nil {
		if s, err := enc.NewDecoder().Bytes(raw); err == nil {
			return Result{Text: string(s), Name: "utf-16"}, nil
		}
	}
	if looks1252(raw) {
		if s, err := charmap.Windows1252.NewDecoder().Bytes(raw); err == nil {
			return Result{Text: string(s), Name: "windows-1252"}, nil
		}
	}
	return Result{}, entente.Invalid("the text is not valid UTF-8 and its encoding could not be told",
		"save the file as UTF-8, or declare its encoding")
}

// byMark reads UTF-8 and UTF-16 byte order marks.
func byMark(raw []byte) (Result, bool) {
	switch {
	case bytes.HasPrefix(raw, []byte("\xef\xbb\xbf")) && utf8.Valid(raw):
		r, err := clean(string(raw[3:]), "")
		return r, err == nil
	case bytes.HasPrefix(raw, []byte("\xff\xfe")), bytes.HasPrefix(raw, []byte("\xfe\xff")):
		s, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(raw)
		if err != nil || bytes.ContainsRune(s, utf8.RuneError) {
			return Result{}, false
		}
		return Result{Text: string(s), Name: "utf-16"}, true
	}
	return Result{}, false
}

// byLabel decodes with a declared encoding other than UTF-8.
func byLabel(raw []byte, label string) (Result, bool) {
	label = strings.TrimSpace(label)
	if label == "" {
		return Result{}, false
	}
	enc, name := charset.Lookup(label)
	if enc == nil || name == "utf-8" || name == "replacement" || enc == encoding.Nop {
		return Result{}, false
	}
	s, err := enc.NewDecoder().Bytes(raw)
	if err != nil || bytes.Count(s, []byte("\uFFFD")) > 0 {
		return Result{}, false
	}
	return Result{Text: string(s), Name: name}, true
}

// clean replaces NUL by a space, so that offsets stay, and refuses binaries.
func clean(s, name string) (Result, error) {
	n := strings.Count(s, "\x00")
	if n == 0 {
		return Result{Text: s, Name: name}, nil
	}
	if enc := utf16Without([]byte(s)); enc != nil {
		if b, err := enc.NewDecoder().Bytes([]byte(s)); err == nil {
			return Result{Text: string(b), Name: "utf-16"}, nil
		}
	}
	if n*20 > len(s) {
		return Result{}, entente.Invalid("the file is binary, not text", "give a text, HTML, PDF or mail file")
	}
	return Result{Text: strings.ReplaceAll(s, "\x00", " "), Name: "nul-removed",
		Notes: []string{"NUL bytes were read as spaces"}}, nil
}

// incompleteTail is the length of raw without a rune cut off at its end.
func incompleteTail(raw []byte) int {
	for i := len(raw) - 1; i >= 0 && i >= len(raw)-3; i-- {
		if utf8.RuneStart(raw[i]) {
			if raw[i] >= 0xC2 && !utf8.FullRune(raw[i:]) {
				return i
			}
			break
		}
	}
	return len(raw)
}

// utf16Without recognises UTF-16 text in a Latin script that has no mark:
// almost every second byte is NUL.
func utf16Without(raw []byte) encoding.Encoding {
	n := min(len(raw), 4096) &^ 1
	if n < 16 {
		return nil
	}
	var even, odd int
	for i := 0; i < n; i += 2 {
		if raw[i] == 0 {
			even++
		}
		if raw[i+1] == 0 {
			odd++
		}
	}
	switch half := n / 2; {
	case odd*10 > half*8 && even*10 < half:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case even*10 > half*8 && odd*10 < half:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}

// looks1252 reports whether the bytes above ASCII are few, are not parts of
// UTF-8 sequences, and stand where windows-1252 has quotation marks, dashes
// or letters.
func looks1252(raw []byte) bool {
	var high, good, multi int
	for i := 0; i < len(raw); i++ {
		b := raw[i]
		if b < 0x80 {
			if b == 0 {
				return false
			}
			continue
		}
		if r, n := utf8.DecodeRune(raw[i:]); r != utf8.RuneError && n > 1 {
			multi++
			i += n - 1
			continue
		}
		high++
		switch {
		case b == 0x81, b == 0x8D, b == 0x8F, b == 0x90, b == 0x9D:
			return false
		case b >= 0x91 && b <= 0x97, b == 0x85, b == 0xA0, b == 0xA3, b == 0x80, b == 0x99, b == 0xB0, b == 0xA7, b == 0xA9, b == 0xAB, b == 0xBB:
			good++
		case b >= 0xC0 && (letterAt(raw, i-1) || letterAt(raw, i+1)):
			good++
		}
	}
	return high > 0 && multi*4 <= high && high*6 < len(raw)+6 && good*10 >= high*8
}

func letterAt(raw []byte, i int) bool {
	if i < 0 || i >= len(raw) {
		return false
	}
	b := raw[i] | 0x20
	return b >= 'a' && b <= 'z'
}
