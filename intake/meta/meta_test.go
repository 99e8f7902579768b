package meta

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"entente"
)

func TestDatesKeepTheirPrecision(t *testing.T) {
	for in, want := range map[string]string{
		"2024-05-14":                     "2024-05-14",
		"2024-05-14T23:30:00+05:00":      "2024-05-14",
		"14 May 2024":                    "2024-05-14",
		"14th of May, 2024":              "2024-05-14",
		"May 14, 2024":                   "2024-05-14",
		"Tue May 14 09:35:14 CEST 2024":  "2024-05-14",
		"Sept. 3, 2024":                  "2024-09-03",
		"Tuesday, May 14, 2024 10:15":    "2024-05-14",
		"2024/5/14":                      "2024-05-14",
		"25/12/2023":                     "2023-12-25",
		"12/25/2023":                     "2023-12-25",
		"20240514":                       "2024-05-14",
		"May 2024":                       "2024-05",
		"2024-05":                        "2024-05",
		"2024":                           "2024",
		"03/04/2024":                     "2024", // day and month cannot be told: the year can
		"30 February 2024":               "2024-02",
		"yesterday":                      "",
		"June 18":                        "",
		"":                               "",
		"CX #1971":                       "",
		strings.Repeat("x", 90) + "2024": "",
	} {
		d, _ := ParseDate(in, entente.BasisHeader)
		if in == "03/04/2024" || in == "30 February 2024" {
			if d.Known() && len(d.EDTF) == 10 {
				t.Errorf("%q: got the day %s", in, d.EDTF)
			}
			continue
		}
		if d.EDTF != want {
			t.Errorf("%q: got %q, want %q", in, d.EDTF, want)
		}
		if d.Known() && d.Basis != entente.BasisHeader {
			t.Errorf("%q: basis %q", in, d.Basis)
		}
	}
}

func TestMonthEndsAreRight(t *testing.T) {
	for in, end := range map[string]string{"February 2024": "2024-02-29", "February 2023": "2023-02-28", "December 2023": "2023-12-31", "2023": "2023-12-31"} {
		if d, ok := ParseDate(in, entente.BasisHeader); !ok || d.End != end {
			t.Errorf("%q ends %s, want %s", in, d.End, end)
		}
	}
}

func TestAddressDates(t *testing.T) {
	for in, want := range map[string]string{
		"https://a.example/2024/05/14/envoys-meet":  "2024-05-14",
		"https://a.example/2024/may/14/envoys-meet": "2024-05-14",
		"https://a.example/news/2024-05-14-envoys":  "2024-05-14",
		"https://a.example/20240514/envoys":         "2024-05-14",
		"https://a.example/2024/05/envoys":          "2024-05",
		"https://a.example/2024/envoys":             "",
		"https://a.example/story-2024051":           "",
		"https://a.example/2024/13/45/x":            "",
	} {
		if d, _ := FromURL(in); d.EDTF != want {
			t.Errorf("%s: got %q, want %q", in, d.EDTF, want)
		}
	}
}

func TestBylines(t *testing.T) {
	for _, c := range []struct{ in, author, date string }{
		{"By Jane Roe", "Jane Roe", ""},
		{"By JANE ROE and John van der Doe", "JANE ROE and John van der Doe", ""},
		{"By Jane Roe | 14 May 2024", "Jane Roe", "2024-05-14"},
		{"(By: Jane Roe: Oslo: May 14, 2024)", "Jane Roe", "2024-05-14"},
		{"Published: 14 May 2024 10:15 GMT", "", "2024-05-14"},
		{"14 May 2024", "", "2024-05-14"},
	} {
		l, ok := Byline(c.in)
		if !ok || l.Author != c.author || l.Date.EDTF != c.date {
			t.Errorf("%q: got %v %q %q", c.in, ok, l.Author, l.Date.EDTF)
		}
	}
	for _, in := range []string{
		"By Monday the two sides had agreed on the quotas.", "By the numbers", "May 2024 | CX # 1971",
		"On 14 May 2024 the envoys met.", "By then, nothing was left", "The year 2024",
	} {
		if l, ok := Byline(in); ok {
			t.Errorf("%q is read as a byline: %+v", in, l)
		}
	}
}

func TestDatelinesAndTags(t *testing.T) {
	agency := func(s string) string {
		return map[string]string{"Reuters": "Reuters", "AP": "Associated Press", "PTI": "Press Trust of India"}[s]
	}
	for _, c := range []struct{ in, place, credit string }{
		{"ISLAMABAD, June 18 (Reuters) — The envoys met.", "ISLAMABAD", "Reuters"},
		{"OSLO (AP) — The envoys met.", "OSLO", "Associated Press"},
		{"NEW DELHI: The envoys met.", "", ""},
		{"VIENNA — The envoys met.", "VIENNA", ""},
		{"Port Moresby, 14 May 2024 – The envoys met.", "Port Moresby", ""},
		{"Jane Roe – a banker – said no.", "", ""},
		{"Lima, Mar 16 (AP) The envoys met – at last.", "Lima", "Associated Press"},
		{"Lima, Mar 16 (Agency) The envoys met.", "Lima", ""},
		{"Roe, 54 (pictured) The envoys met.", "", ""},
		{"The plan — if it is one — failed.", "", ""},
	} {
		place, credit, ok := Dateline(c.in, agency)
		if got := place.Of(c.in); ok != (c.place != "") || got != c.place {
			t.Errorf("%q: place %q", c.in, got)
		}
		name := ""
		if credit != nil {
			name = credit.Name
		}
		if name != c.credit {
			t.Errorf("%q: credit %q", c.in, name)
		}
	}
	for in, want := range map[string]string{
		"(Reuters) - The envoys met.":                  "Reuters",
		"AP — The envoys met.":                         "Associated Press",
		"The envoys met again. (With inputs from PTI)": "Press Trust of India",
		"The envoys met. — Reuters":                    "Reuters",
		"The envoys spoke to Reuters":                  "",
		"The envoys met (twice).":                      "",
	} {
		c, _ := WireTag(in, agency)
		if c.Name != want {
			t.Errorf("%q: got %q, want %q", in, c.Name, want)
		}
	}
}

func TestCapitalsBeforeAColon(t *testing.T) {
	label := func(w string) bool { return w == "mr" || w == "secretary" }
	for in, want := range map[string]string{
		"NEW DELHI: The envoys met.":               "NEW DELHI",
		"OST: Norland and Sudria agreed.":          "OST",
		"MR DOE: The envoys met.":                  "",
		"SECRETARY ROE: The envoys met.":           "",
		"DOE: Thank you all for coming.":           "",
		"DOE: The envoys met, and I was there.":    "",
		"REBUILDING THE OLD TRADE: The order ends": "",
		"Oslo: The envoys met.":                    "",
		"OST: no":                                  "",
	} {
		if at, _ := CapsDateline(in, label); at.Of(in) != want {
			t.Errorf("%q: got %q", in, at.Of(in))
		}
	}
}

func TestHeaders(t *testing.T) {
	text := "---\r\ntitle: \"Envoys: a second \\\"meeting\\\"\"\r\npublisher: 'The People''s Post' # a paper\r\nauthor:\r\n  - Jane Roe\r\n  - John Doe\r\npublished: 2024-05-14\r\nother: {a: b}\r\n---\r\nText."
	m, at, err := Header(text)
	if err != nil || text[at:] != "Text." {
		t.Fatalf("rest %q, error %v", text[at:], err)
	}
	if m.Title != `Envoys: a second "meeting"` || m.Publisher != "The People's Post" || m.Author != "Jane Roe, John Doe" || m.Published.EDTF != "2024-05-14" {
		t.Errorf("got %+v", m)
	}
	for _, in := range []string{"---\nA rule and no header.\n---\n", "---\ntitle: never closed\n", "title: x\n", "--- \n\n"} {
		if _, at, err := Header(in); at != 0 || err != nil {
			t.Errorf("%q: header of %d bytes, %v", in, at, err)
		}
	}
	if _, _, err := Header("---\npublished: soon\n---\n"); err == nil {
		t.Error("a date that is none is not reported")
	}
}

func TestPagesSayWhenAndWho(t *testing.T) {
	for _, c := range []struct{ name, page, date, author string }{
		{"json-ld graph", `<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"@type":["NewsArticle"],"datePublished":"2024-05-14T01:00:00Z","author":[{"name":"Jane Roe"},{"name":"John Doe"}]}]}</script>`, "2024-05-14", "Jane Roe, John Doe"},
		{"opengraph", `<meta property="article:published_time" content="2024-05-14T01:00:00Z"><meta name="author" content="Jane Roe">`, "2024-05-14", "Jane Roe"},
		{"modified is no publication", `<meta property="article:modified_time" content="2024-05-14">`, "", ""},
		{"microdata", `<body><span itemprop="datePublished" content="2024-05-14"></span><span itemprop="author">Jane Roe</span>`, "2024-05-14", "Jane Roe"},
		{"time in a list of teasers", `<body><ul><li><time datetime="2024-06-01">x</time></li></ul><article><time datetime="2024-05-14">y</time></article>`, "2024-05-14", ""},
		{"canonical address", `<link rel="canonical" href="https://a.example/2024/05/14/x">`, "2024-05-14", ""},
		{"broken json", `<script type="application/ld+json">{"@type":</script>`, "", ""},
	} {
		doc, err := html.Parse(strings.NewReader(c.page))
		if err != nil {
			t.Fatal(err)
		}
		if m := FromHTML(doc, ""); m.Published.EDTF != c.date || m.Author != c.author {
			t.Errorf("%s: got %q by %q", c.name, m.Published.EDTF, m.Author)
		}
	}
}

func FuzzLines(f *testing.F) {
	f.Add("ISLAMABAD, June 18 (Reuters) — x")
	f.Add("(By: A B: C: May 1, 2024)")
	f.Add("---\ntitle: [a, 'b']\npublished: 1/1/2024\n---\n")
	f.Fuzz(func(t *testing.T, s string) {
		for _, d := range Find(s) {
			if err := d.At.Check(s); err != nil || d.Text != d.At.Of(s) {
				t.Fatalf("date %+v: %v", d, err)
			}
		}
		none := func(string) string { return "X" }
		if place, c, ok := Dateline(s, none); ok && (place.Check(s) != nil || c != nil && c.Check(s) != nil) {
			t.Fatalf("dateline %v", place)
		}
		if c, ok := WireTag(s, none); ok && c.Check(s) != nil {
			t.Fatalf("tag %v", c)
		}
		if _, at, _ := Header(s); at < 0 || at > len(s) {
			t.Fatalf("header of %d bytes", at)
		}
		Byline(s)
		FromURL(s)
	})
}
