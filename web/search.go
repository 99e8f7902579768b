package web

import (
	"net/http"
	"strings"
	"unicode"

	"entente"
	"entente/archive"
	"entente/lexicon/issues"
)

// mostHits is how many documents a search shows.
const mostHits = 50

// searchPage finds documents by words, pair, issue and period.
type searchPage struct {
	*desk
	archive  Reader
	searcher Searcher
}

type searchView struct {
	Query, Between, Issue, From, To string
	Issues                          []issues.Issue
	Asked, More                     bool
	Hits                            []hitView
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

func (s *searchPage) show(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	v := searchView{Query: strings.TrimSpace(q.Get("q")), Between: strings.TrimSpace(q.Get("between")), Issue: q.Get("issue"), Issues: s.issues.Issues}
	f := archive.Filter{Issue: v.Issue, Limit: mostHits}
	var err error
	if v.From, v.To, err = period(q); err != nil {
		return err
	}
	f.From, f.To = v.From, v.To
	if v.Between != "" {
		pair, err := s.pairOf(v.Between)
		if err != nil {
			return err
		}
		f.Dyad, v.Between = &pair, pair.String()
	}
	v.Asked = v.Query != "" || f.OfClaims() || f.From != "" || f.To != ""
	if v.Asked {
		if v.Hits, err = s.hits(r, v.Query, f); err != nil {
			return err
		}
		v.More = len(v.Hits) == mostHits
	}
	return s.render(w, "search.html", page{Title: "Search", Here: "search", Body: v})
}

// hits ranks by the words; without words it lists what the filters leave.
func (s *searchPage) hits(r *http.Request, query string, f archive.Filter) ([]hitView, error) {
	var out []hitView
	if query != "" {
		found, err := s.searcher.Search(r.Context(), query, f)
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
