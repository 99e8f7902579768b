package charset

import (
	"testing"
	"unicode/utf8"
)

func TestBytesBecomeText(t *testing.T) {
	for _, c := range []struct{ name, raw, declared, text, enc string }{
		{"utf-8", "Zoë’s", "", "Zoë’s", ""},
		{"mark", "\xef\xbb\xbfZoë", "", "Zoë", ""},
		{"windows-1252 detected", "Norland\x92s envoy said \x93no\x94 to the caf\xe9 owner.", "", "Norland’s envoy said “no” to the café owner.", "windows-1252"},
		{"declared", "\xcf\xf0\xe8\xe2\xe5\xf2", "windows-1251", "Привет", "windows-1251"},
		{"declared wrongly but valid", "Zoë", "iso-8859-1", "Zoë", ""},
		{"utf-16 with mark", "\xff\xfeO\x00s\x00t\x00", "", "Ost", "utf-16"},
		{"utf-16 without mark", "O\x00s\x00t\x00 \x00i\x00s\x00 \x00a\x00 \x00p\x00o\x00r\x00t\x00.\x00", "", "Ost is a port.", "utf-16"},
		{"cut off", "caf\xc3", "", "caf", ""},
		{"a stray NUL", "The envoys of both countries met in\x00Vienna again.", "", "The envoys of both countries met in Vienna again.", "nul-removed"},
	} {
		r, err := Decode([]byte(c.raw), c.declared)
		if err != nil || r.Text != c.text || r.Name != c.enc {
			t.Errorf("%s: got %q as %q, %v", c.name, r.Text, r.Name, err)
		}
	}
}

func TestWhatFitsNothingIsRefused(t *testing.T) {
	for name, raw := range map[string]string{
		"binary":         "\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00>\x00\xb7\x9d\xff",
		"mixed":          "Zoë and caf\xe9 and na\xefve and Zoë",
		"another script": "\xcf\xf0\xe8\xe2\xe5\xf2, \xcc\xe8\xf0! \xcf\xf0\xe8\xe2\xe5\xf2, \xcc\xe8\xf0! \x81\x8d",
	} {
		if r, err := Decode([]byte(raw), ""); err == nil {
			t.Errorf("%s: read as %q (%s)", name, r.Text, r.Name)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("\xff\xfeO\x00"), "")
	f.Add([]byte("caf\xe9"), "shift_jis")
	f.Fuzz(func(t *testing.T, raw []byte, declared string) {
		if r, err := Decode(raw, declared); err == nil && !utf8.ValidString(r.Text) {
			t.Fatalf("invalid text %q", r.Text)
		}
	})
}
