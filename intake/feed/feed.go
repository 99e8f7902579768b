// Package feed reads RSS, Atom and JSON feeds and OPML lists of them, and
// says when a feed should be asked again. It does no input or output; see
// package fetch. Functions are pure and safe for concurrent use.
package feed

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"net/url"
	"sort"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/atom"
	netcharset "golang.org/x/net/html/charset"

	"entente"
	"entente/intake/meta"
)

// Feed is a list of articles.
type Feed struct {
	Title   string
	Entries []Entry
}

// Entry is an article that a feed names. URL is absolute and without
// trackers; Published has the basis metadata, or is undated.
type Entry struct {
	Title, URL, Author, GUID string
	Published                entente.Date
}

// mostEntries is how many entries of one feed are looked at.
const mostEntries = 2000

// Parse reads a feed that came from address base. Entries without an address
// are left out; of several with one address the first stays.
func Parse(body []byte, base string) (f *Feed, err error) {
	defer func() {
		if r := recover(); r != nil { // the parsers of others, on bytes of others
			f, err = nil, entente.Invalid(fmt.Sprintf("damaged feed: %v", r), "")
		}
	}()
	parser := gofeed.NewParser()
	parser.KeepOriginalFeed = true
	parsed, err := parser.Parse(bytes.NewReader(body))
	if err != nil {
		return nil, entente.Invalid("not a feed: "+err.Error(), "give the address of an RSS, Atom or JSON feed")
	}
	at, err := url.Parse(base)
	if err != nil {
		return nil, entente.Invalid("bad address "+base, "")
	}
	original, _ := parsed.OriginalFeed().(*atom.Feed)
	f = &Feed{Title: clean(parsed.Title)}
	seen := map[string]bool{}
	for i, item := range parsed.Items {
		if i >= mostEntries {
			break
		}
		link := item.Link
		if link == "" && len(item.Links) > 0 {
			link = item.Links[0]
		}
		address, ok := Canonical(at, link)
		if !ok || seen[address] {
			continue
		}
		seen[address] = true
		if original != nil && i < len(original.Entries) && original.Entries[i].Published == "" {
			item.Published = "" // the parser takes the date of the update instead
		}
		f.Entries = append(f.Entries, Entry{Title: clean(item.Title), URL: address, Author: authors(item), GUID: item.GUID, Published: published(item)})
	}
	return f, nil
}

func clean(s string) string { return strings.Join(strings.Fields(s), " ") }

func authors(item *gofeed.Item) string {
	var names []string
	for _, a := range item.Authors {
		if a != nil && clean(a.Name) != "" {
			names = append(names, clean(a.Name))
		}
	}
	return strings.Join(names, ", ")
}

// published is the day in the zone that the feed writes, as far as it is
// written out; dates of updates are no dates of publication.
func published(item *gofeed.Item) entente.Date {
	if t := item.PublishedParsed; t != nil && item.Published != "" {
		if d, ok := meta.ParseDate(item.Published, entente.BasisMetadata); ok && len(d.EDTF) == 10 {
			return d
		}
		if d, ok := meta.Make(t.Year(), int(t.Month()), t.Day()); ok {
			d.Basis, d.Text = entente.BasisMetadata, item.Published
			return d
		}
	}
	return entente.Date{Basis: entente.BasisUndated}
}

// Canonical resolves a link against its base and takes off the fragment and
// the parameters of trackers. It reports false for what is no web address.
func Canonical(base *url.URL, link string) (string, bool) {
	link = strings.TrimSpace(link)
	if link == "" || len(link) > 4096 {
		return "", false
	}
	u, err := url.Parse(link)
	if err != nil {
		return "", false
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil {
		return "", false
	}
	u.Fragment, u.RawFragment = "", ""
	u.Host = strings.ToLower(u.Host)
	if u.RawQuery != "" {
		var keep []string
		for part := range strings.SplitSeq(u.RawQuery, "&") {
			if key, _, _ := strings.Cut(part, "="); !tracker(strings.ToLower(key)) {
				keep = append(keep, part)
			}
		}
		u.RawQuery = strings.Join(keep, "&")
	}
	return u.String(), true
}

func tracker(key string) bool {
	switch key {
	case "fbclid", "gclid", "mc_cid", "mc_eid", "igshid", "cmpid", "ocid", "smid", "sr_share", "at_medium", "at_campaign", "ns_mchannel", "ns_source":
		return true
	}
	return strings.HasPrefix(key, "utm_")
}

// Subscription is one feed of an OPML list.
type Subscription struct {
	Title, URL string
	Folder     string
}

type outline struct {
	Text     string    `xml:"text,attr"`
	Title    string    `xml:"title,attr"`
	URL      string    `xml:"xmlUrl,attr"`
	Outlines []outline `xml:"outline"`
}

// OPML reads a list of feeds, sorted by address, each once.
func OPML(data []byte) ([]Subscription, error) {
	var doc struct {
		XMLName  xml.Name
		Outlines []outline `xml:"body>outline"`
	}
	dec := xml.NewDecoder(bytes.NewReader(data))
	dec.Strict = false
	dec.CharsetReader = func(label string, in io.Reader) (io.Reader, error) { return netcharset.NewReaderLabel(label, in) }
	if err := dec.Decode(&doc); err != nil {
		return nil, entente.Invalid("not an OPML list: "+err.Error(), "")
	}
	if !strings.EqualFold(doc.XMLName.Local, "opml") {
		return nil, entente.Invalid("not an OPML list", "")
	}
	byURL := map[string]Subscription{}
	var walk func([]outline, string, int)
	walk = func(list []outline, folder string, depth int) {
		for _, o := range list {
			title := clean(o.Title)
			if title == "" {
				title = clean(o.Text)
			}
			if u, ok := Canonical(nil, o.URL); ok {
				if _, twice := byURL[u]; !twice {
					byURL[u] = Subscription{Title: title, URL: u, Folder: folder}
				}
			}
			if depth < 20 {
				walk(o.Outlines, title, depth+1)
			}
		}
	}
	walk(doc.Outlines, "", 0)
	out := make([]Subscription, 0, len(byURL))
	for _, s := range byURL {
		out = append(out, s)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].URL < out[j].URL })
	return out, nil
}

// Schedule says when to ask a feed again.
type Schedule struct {
	// Every is the pause after an answer, Longest that after many failures.
	Every, Longest time.Duration
}

// Next is the time of the next request: after Every, after what the host
// asked for when that is longer, or, after failures in a row, after a pause
// that doubles with each.
func (s Schedule) Next(now time.Time, failures int, retryAfter time.Duration) time.Time {
	every, longest := s.Every, s.Longest
	if every <= 0 {
		every = time.Hour
	}
	longest = max(longest, every)
	pause := every
	for range min(failures, 30) {
		if pause *= 2; pause >= longest {
			pause = longest
			break
		}
	}
	return now.Add(max(pause, retryAfter))
}
