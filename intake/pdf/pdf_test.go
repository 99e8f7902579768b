package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"testing"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"entente"
	"entente/intake/draft"
)

const (
	long1 = "The envoys of Norland and Sudria met in Vienna on Tuesday, their first meeting in three years, and agreed to reopen two border crossings that had been closed since the spring of the year before. Officials on both sides said that further talks would follow in June."
	long2 = "Trade between the two countries fell by a third after the crossings were closed. Norland has said that it wants the old quotas back. Sudria has refused, and calls them a relic of another age."
)

func article(t testing.TB, pages int, set func(*fpdf.Fpdf)) []byte {
	t.Helper()
	p := fpdf.New("P", "mm", "A4", "")
	p.SetTitle("Envoys of two neighbours meet", true)
	p.SetAuthor("Jane Roe", true)
	p.SetCreationDate(time.Date(2024, 5, 14, 10, 0, 0, 0, time.UTC))
	p.SetHeaderFunc(func() {
		p.SetFont("Helvetica", "", 8)
		p.CellFormat(0, 6, "The Harbour Post", "", 1, "L", false, 0, "")
	})
	p.SetFooterFunc(func() {
		p.SetY(-15)
		p.SetFont("Helvetica", "", 8)
		p.CellFormat(0, 6, fmt.Sprintf("Page %d", p.PageNo()), "", 0, "C", false, 0, "")
	})
	if set != nil {
		set(p)
	}
	for i := range pages {
		p.AddPage()
		p.SetFont("Times", "B", 18)
		p.CellFormat(0, 12, fmt.Sprintf("Envoys meet again, part %d", i+1), "", 1, "L", false, 0, "")
		p.SetFont("Times", "", 11)
		p.MultiCell(0, 5, long1, "", "J", false)
		p.Ln(4)
		p.MultiCell(0, 5, long2, "", "L", false)
	}
	var b bytes.Buffer
	if err := p.Output(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func texts(d *draft.Draft) (out []string) {
	for _, p := range d.Pieces {
		out = append(out, string(p.Kind)+":"+p.Of(d.Text))
	}
	return out
}

func TestParagraphsComeBackWhole(t *testing.T) {
	d, err := Read(article(t, 3, nil))
	if err != nil {
		t.Fatal(err)
	}
	if strings.Count(d.Text, long1) != 3 || strings.Count(d.Text, long2) != 3 {
		t.Errorf("got %q", d.Text)
	}
	if d.Meta.Title != "Envoys of two neighbours meet" || d.Meta.Author != "Jane Roe" || d.Meta.Made.EDTF != "2024-05-14" {
		t.Errorf("got %+v", d.Meta)
	}
	kinds := map[entente.BlockKind]int{}
	for _, p := range d.Pieces {
		kinds[p.Kind]++
	}
	if kinds[entente.BlockHeading] != 3 || kinds[entente.BlockNavigation] != 6 || kinds[""] != 6 {
		t.Errorf("got %q", texts(d))
	}
}

func TestAnOpenButEncryptedFileIsRead(t *testing.T) {
	open := article(t, 1, func(p *fpdf.Fpdf) { p.SetProtection(fpdf.CnProtectPrint, "", "owner") })
	if d, err := Read(open); err != nil || !strings.Contains(d.Text, long1) {
		t.Errorf("without a password: %v", err)
	}
	closed := article(t, 1, func(p *fpdf.Fpdf) { p.SetProtection(fpdf.CnProtectPrint, "user", "owner") })
	if _, err := Read(closed); err == nil || !strings.Contains(err.Error(), "encrypted") {
		t.Errorf("with a password: %v", err)
	}
}

func TestScansSaySo(t *testing.T) {
	p := fpdf.New("P", "mm", "A4", "")
	p.AddPage()
	png := "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU\x00\x00\x00\nIDATx\x9cc`\x00\x00\x00\x02\x00\x01H\xaf\xa4q\x00\x00\x00\x00IEND\xaeB`\x82"
	p.RegisterImageOptionsReader("x", fpdf.ImageOptions{ImageType: "png"}, strings.NewReader(png))
	p.ImageOptions("x", 0, 0, 100, 100, false, fpdf.ImageOptions{}, 0, "")
	var b bytes.Buffer
	if err := p.Output(&b); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(b.Bytes()); err == nil || !strings.Contains(err.Error(), "scans") {
		t.Errorf("got %v", err)
	}
}

// handmade builds a file of one page around a content stream.
func handmade(content string, extra ...string) []byte {
	var b strings.Builder
	b.WriteString("%PDF-1.7\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n")
	b.WriteString("3 0 obj <</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/XObject<</X1 6 0 R>>>>>> endobj\n")
	fmt.Fprintf(&b, "4 0 obj <</Length %d>> stream\n%s\nendstream endobj\n", len(content), content)
	b.WriteString("5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>> endobj\n")
	for _, x := range extra {
		b.WriteString(x + "\n")
	}
	b.WriteString("trailer <</Root 1 0 R>>\n%%EOF")
	return []byte(b.String())
}

func lines(texts ...string) string {
	var b strings.Builder
	b.WriteString("BT /F1 10 Tf 72 700 Td 12 TL ")
	for _, s := range texts {
		fmt.Fprintf(&b, "(%s) Tj T* ", s)
	}
	return b.String() + "ET"
}

func TestWordsAndHyphens(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"gaps are spaces", "BT /F1 10 Tf 72 700 Td [(Nor) -20 (land) -400 (and) -350 (Sudria)] TJ ET", "Norland and Sudria"},
		{"placed words", "BT /F1 10 Tf 1 0 0 1 72 700 Tm (Norland) Tj 1 0 0 1 115 700 Tm (met) Tj ET", "Norland met"},
		{"hyphen at the end of a line", lines("the two sides held long negoti-", "ations about negotiations"), "the two sides held long negotiations about negotiations"},
		{"compound at the end of a line", lines("a long-term plan, and yet a long-", "term plan was missing"), "a long-term plan, and yet a long-term plan was missing"},
		{"raised footnote mark", "BT /F1 10 Tf 72 700 Td (in 2025) Tj /F1 6 Tf 4 Ts (3) Tj /F1 10 Tf 0 Ts ( they met) Tj ET", "in 2025 3 they met"},
		{"escapes", `BT /F1 10 Tf 72 700 Td (A \(small\) \223quoted\224 caf\351) Tj ET`, "A (small) “quoted” café"},
		{"scaled by the page", "0.1 0 0 0.1 0 0 cm BT /F1 100 Tf 720 7000 Td (Norland) Tj ET", "Norland"},
		{"inline image", "BI /W 1 /H 1 ID \x00(x) Tj EI BT /F1 10 Tf 72 700 Td (Norland) Tj ET", "Norland"},
	} {
		d, err := Read(handmade(c.content))
		if err != nil || d.Text != c.want {
			t.Errorf("%s: got %v, %v", c.name, d, err)
		}
	}
}

func TestDamagedAndHostileFilesEnd(t *testing.T) {
	var bomb bytes.Buffer
	zw := zlib.NewWriter(&bomb)
	zero := bytes.Repeat([]byte("(x) Tj "), 1<<16)
	for range 200 {
		zw.Write(zero)
	}
	zw.Close()
	whole := article(t, 2, nil)
	for name, raw := range map[string][]byte{
		"no reference table": whole[:bytes.LastIndex(whole, []byte("startxref"))],
		"form in itself":     handmade("/X1 Do "+lines("Norland"), "6 0 obj <</Type/XObject/Subtype/Form/Resources<</XObject<</X1 6 0 R>>>>/Length 7>> stream\n/X1 Do \nendstream endobj"),
		"pages in a ring":    []byte("%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj 2 0 obj <</Type/Pages/Kids[2 0 R 2 0 R]>> endobj trailer <</Root 1 0 R>>"),
		"self reference":     []byte("%PDF-1.4\n1 0 obj 1 0 R endobj trailer <</Root 1 0 R>>"),
		"huge size":          []byte("%PDF-1.4\n1 0 obj <</Type/XRef/Size 99999999999/W[9 9 9]/Length 3>> stream\nabc\nendstream endobj trailer <</Root 1 0 R>>"),
		"bomb":               handmade(lines("Norland"), fmt.Sprintf("6 0 obj <</Type/XObject/Subtype/Form/Filter/FlateDecode/Length %d>> stream\n%s\nendstream endobj", bomb.Len(), bomb.String())),
		"nested arrays":      []byte("%PDF-1.4\n1 0 obj " + strings.Repeat("[", 100_000) + " endobj"),
		"nothing":            []byte("%PDF-1.4\n"),
	} {
		start := time.Now()
		_, err := Read(raw)
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%s took %v (%v)", name, took, err)
		}
	}
	if d, err := Read(whole[:bytes.LastIndex(whole, []byte("xref\n"))]); err != nil || !strings.Contains(d.Text, long1) {
		t.Errorf("a file without its end is not read: %v", err)
	}
}

func TestUnicodeMapsAreFollowed(t *testing.T) {
	got := parseCMap([]byte("2 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <01> <00410301> endbfchar 2 beginbfrange <0010> <0012> <0061> <0020> <0021> [<0078> <D83DDE00>] endbfrange"))
	for code, want := range map[int]string{1: "A\u0301", 0x10: "a", 0x12: "c", 0x20: "x", 0x21: "😀"} {
		if got[code] != want {
			t.Errorf("%#x: got %q, want %q", code, got[code], want)
		}
	}
}

func TestGlyphTableIsValid(t *testing.T) {
	table, err := glyphTable()
	if err != nil || table["Eacute"] != "É" || table["ffi"] != "ffi" || len(table) < 350 {
		t.Errorf("got %d glyphs, %v", len(table), err)
	}
	if _, err := loadGlyphs("x.tsv", "name\ttext\nA\tzz\n"); err == nil || !strings.HasPrefix(err.Error(), "x.tsv:2:") {
		t.Errorf("got %v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(handmade(lines("Norland met Sudria", "in Vienna")))
	f.Add(handmade("q 1 0 0 1 0 0 cm /Artifact BMC BT /F1 10 Tf (x) ' ET EMC Q /X1 Do", "6 0 obj <</Subtype/Form/Filter/ASCII85Decode/Length 3>> stream\nabc\nendstream endobj"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		d, err := Read(raw)
		if err != nil {
			if strings.Contains(err.Error(), "runtime error") {
				t.Fatal(err)
			}
			return
		}
		at := 0
		for _, p := range d.Pieces {
			if p.Check(d.Text) != nil || p.Start < at || p.Empty() {
				t.Fatalf("piece %+v of %q", p, d.Text)
			}
			at = p.End
		}
	})
}
