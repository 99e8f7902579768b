package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"entente"
	"entente/archive"
	"entente/lexicon/issues"
)

// mostHits is how many documents a search shows.
const mostHits = 50

// searchPage finds documents by words and by what they claim.
type searchPage struct {
	*desk
	archive Store
}

// searchFields is what a search form holds.
type searchFields struct {
	Query, Between, Issue, Actor, Type, Kind, Status, Publisher, From, To string
	Issues                                                                []issues.Issue
	Types, Kinds, Statuses                                                []string
}

type searchView struct {
	searchFields
	Asked, More, Narrowed bool
	Hits                  []hitView
	Alert                 string // address of the form that makes an alert of it
}

type hitView struct {
	archive.Hit
	Heading string
	Runs    []wordRun
}

// wordRun is a stretch of a snippet; Lit when it is a word asked for.
type wordRun struct {
	Text string
	Lit  bool
}

// searchFields reads the fields of a search and makes the archive's filter of
// them. What is not one of the program's own words is refused.
func (d *desk) searchFields(q url.Values) (searchFields, archive.Filter, error) {
	get := func(name string) string { return strings.TrimSpace(q.Get(name)) }
	s := searchFields{Query: get("q"), Between: get("between"), Issue: get("issue"), Actor: get("actor"), Type: get("type"), Kind: get("kind"), Status: get("status"),
		Publisher: get("source"), Issues: d.issues.Issues, Types: d.types}
	for _, k := range []entente.Kind{entente.KindEvent, entente.KindStatement, entente.KindAssessment, entente.KindInterest, entente.KindConstraint, entente.KindIndicator, entente.KindExpectation, entente.KindRecommendation} {
		s.Kinds = append(s.Kinds, string(k))
	}
	for _, x := range []entente.Status{entente.Asserted, entente.Planned, entente.Ongoing, entente.Hedged, entente.Alleged, entente.Denied, entente.Negated, entente.Hypothetical, entente.PastExpectation} {
		s.Statuses = append(s.Statuses, string(x))
	}
	f := archive.Filter{Limit: mostHits, Publisher: s.Publisher}
	for _, x := range []struct {
		value string
		of    []string
		into  func(string)
	}{{s.Type, s.Types, func(v string) { f.Type = v }}, {s.Kind, s.Kinds, func(v string) { f.Kind = entente.Kind(v) }}, {s.Status, s.Statuses, func(v string) { f.Status = entente.Status(v) }}} {
		if x.value == "" {
			continue
		}
		if !slices.Contains(x.of, x.value) {
			return s, f, invalid("“"+x.value+"” is not one of the choices", "choose from "+strings.Join(x.of, ", "))
		}
		x.into(x.value)
	}
	if s.Issue != "" {
		if !slices.ContainsFunc(s.Issues, func(i issues.Issue) bool { return i.Name == s.Issue }) {
			return s, f, invalid("“"+s.Issue+"” is not an issue", "choose one from the list")
		}
		f.Issue = s.Issue
	}
	if s.Actor != "" {
		code, ok := d.countries.Country(s.Actor)
		if !ok {
			return s, f, errNoCountry(d.countries, s.Actor)
		}
		f.Actor, s.Actor = code, code
	}
	if s.Between != "" {
		pair, err := d.pairOf(s.Between)
		if err != nil {
			return s, f, err
		}
		f.Dyad, s.Between = &pair, pair.String()
	}
	var err error
	s.From, s.To, err = period(q)
	f.From, f.To = s.From, s.To
	return s, f, err
}

func (s *searchPage) show(w http.ResponseWriter, r *http.Request) error {
	fields, f, err := s.searchFields(r.URL.Query())
	if err != nil {
		return err
	}
	v := searchView{searchFields: fields}
	v.Narrowed = f.OfClaims() || f.From != "" || f.To != "" || f.Publisher != ""
	v.Asked = v.Query != "" || v.Narrowed
	if v.Asked {
		if v.Hits, err = s.hits(r, v.Query, f); err != nil {
			return err
		}
		v.More = len(v.Hits) == mostHits
		v.Alert = "/alerts?" + r.URL.RawQuery + "#new"
	}
	return s.render(w, r, "search.html", page{Title: "Search", Here: "search", Body: v})
}

// hits ranks by the words; without words it lists what the filters leave.
func (s *searchPage) hits(r *http.Request, query string, f archive.Filter) ([]hitView, error) {
	var out []hitView
	if query != "" {
		found, err := s.archive.Search(r.Context(), query, f)
		if err != nil {
			return nil, err
		}
		for _, h := range found {
			out = append(out, hitView{h, heading(&entente.Document{ID: h.Document, Title: h.Title}), lit(h.Snippet, query)})
		}
		return out, nil
	}
	for d, err := range s.archive.Documents(r.Context(), f) {
		if err != nil {
			return nil, err
		}
		h := archive.Hit{Document: d.ID, Title: d.Title, Publisher: d.Publisher, Published: d.Published}
		out = append(out, hitView{h, heading(d), []wordRun{{Text: opening(d.Text)}}})
	}
	return out, nil
}

// opening is the beginning of a text on one line.
func opening(text string) string {
	r := []rune(strings.Join(strings.Fields(text[:min(len(text), 800)]), " "))
	if len(r) <= 200 {
		return string(r)
	}
	return strings.ToValidUTF8(string(r[:200]), "") + " …"
}

// lit cuts a snippet at the words of the query.
func lit(snippet, query string) []wordRun {
	want, open := map[string]bool{}, []string{}
	for _, part := range strings.Fields(strings.ToLower(query)) {
		if strings.HasPrefix(part, "-") {
			continue
		}
		word := strings.TrimFunc(part, func(r rune) bool { return !letter(r) })
		if word != "" && strings.HasSuffix(part, "*") {
			open = append(open, word)
		} else if word != "" {
			want[word] = true
		}
	}
	var out []wordRun
	for rest := snippet; rest != ""; {
		i := strings.IndexFunc(rest, letter)
		if i != 0 { // up to the next word
			if i < 0 {
				i = len(rest)
			}
			out, rest = joined(out, rest[:i], false), rest[i:]
			continue
		}
		end := strings.IndexFunc(rest, func(r rune) bool { return !letter(r) })
		if end < 0 {
			end = len(rest)
		}
		word := strings.ToLower(rest[:end])
		hit := want[word]
		for _, o := range open {
			hit = hit || strings.HasPrefix(word, o)
		}
		out, rest = joined(out, rest[:end], hit), rest[end:]
	}
	return out
}

// joined appends text, to the last run where that is alike.
func joined(out []wordRun, text string, hit bool) []wordRun {
	if n := len(out); n > 0 && out[n-1].Lit == hit {
		out[n-1].Text += text
		return out
	}
	return append(out, wordRun{text, hit})
}

func letter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }
