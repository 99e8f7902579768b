package api

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"entente"
)

// param is a parameter of a route.
type param struct {
	name, about string
	required    bool
	// form is how the value must look: day, time, integer, pair, or "" for any.
	form string
	enum []string
	// example is a value that a reader of the description may try.
	example string
}

// route is one line of the table that answers and describes.
type route struct {
	id, path, summary string
	params            []param
	// gives is a value of the type that the route writes; media is set for
	// what is no JSON.
	gives any
	media string
	// fixed answers do not follow from the archive but from the program.
	fixed bool
	serve func(r *request) (any, error)
}

// raw is an answer that is no JSON.
type raw struct {
	media string
	data  []byte
}

// request is a request whose parameters are known to be right.
type request struct {
	*http.Request
	s      *server
	values map[string]string
	// next is the cursor of the following page, "" for none.
	next string
}

// get is a parameter, "" when it was not given.
func (r *request) get(name string) string { return r.values[name] }

func (r *request) int(name string, fallback int) int {
	if n, err := strconv.Atoi(r.values[name]); err == nil {
		return n
	}
	return fallback
}

// pair resolves "between", the zero Dyad when it was not given.
func (r *request) pair() (entente.Dyad, error) {
	text := r.get("between")
	if text == "" {
		return entente.Dyad{}, nil
	}
	sep := ","
	if !strings.Contains(text, ",") {
		sep = "-"
	}
	names := strings.Split(text, sep)
	if len(names) != 2 {
		return entente.Dyad{}, entente.Invalid("between names no pair", "write it as between=PAK,USA")
	}
	var codes []string
	for _, n := range names {
		code, ok := r.s.Actors.Country(strings.TrimSpace(n))
		if !ok {
			hint := "give ISO codes or the usual English names"
			if near := r.s.Actors.Suggest(n); len(near) > 0 {
				hint = "did you mean " + strings.Join(near[:min(3, len(near))], ", ") + "?"
			}
			return entente.Dyad{}, entente.Invalid("no country “"+strings.TrimSpace(n)+"” is known", hint)
		}
		codes = append(codes, code)
	}
	if codes[0] == codes[1] {
		return entente.Dyad{}, entente.Invalid("between names one country twice", "give two")
	}
	return entente.NewDyad(codes[0], codes[1]), nil
}

// answer serves a route.
func (s *server) answer(w http.ResponseWriter, hr *http.Request, rt *route) {
	if rec, ok := w.(*recorder); ok {
		rec.route = Base + rt.path
	}
	r, err := s.read(hr, rt)
	if err != nil {
		s.fail(w, hr, err)
		return
	}
	tag, err := s.tag(hr, rt)
	if err != nil {
		s.fail(w, hr, err)
		return
	}
	w.Header().Set("ETag", tag)
	if matches(hr.Header.Get("If-None-Match"), tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	v, err := rt.serve(r)
	if err != nil {
		s.fail(w, hr, err)
		return
	}
	body, media, err := encode(v)
	if err != nil {
		s.fail(w, hr, err)
		return
	}
	if r.next != "" {
		q := hr.URL.Query()
		q.Set("cursor", r.next)
		w.Header().Set("Link", "<"+hr.URL.Path+"?"+q.Encode()+`>; rel="next"`)
	}
	w.Header().Set("Content-Type", media)
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	if hr.Method != http.MethodHead {
		_, _ = w.Write(body) // nobody to tell
	}
}

func encode(v any) (body []byte, media string, err error) {
	if x, ok := v.(raw); ok {
		return x.data, x.media, nil
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err = enc.Encode(v)
	return b.Bytes(), "application/json", err
}

// read checks the parameters: those that the route does not know are refused,
// so that a misspelt filter is not taken for none.
func (s *server) read(hr *http.Request, rt *route) (*request, error) {
	r := &request{Request: hr, s: s, values: map[string]string{}}
	query := hr.URL.Query()
	for _, p := range rt.params {
		v := query.Get(p.name)
		if strings.Contains(rt.path, "{"+p.name+"}") {
			v = hr.PathValue(p.name)
		}
		if err := p.check(v); err != nil {
			return nil, err
		}
		r.values[p.name] = v
	}
	for name, values := range query {
		if !slices.ContainsFunc(rt.params, func(p param) bool { return p.name == name }) {
			return nil, entente.Invalid("there is no parameter “"+name+"” here", "see "+Base+"/openapi.json")
		}
		if len(values) > 1 {
			return nil, entente.Invalid("the parameter “"+name+"” is given twice", "")
		}
	}
	return r, nil
}

func (p param) check(v string) error {
	switch {
	case v == "" && p.required:
		return entente.Invalid("the parameter “"+p.name+"” is missing", p.about)
	case v == "":
		return nil
	case len(v) > 4096:
		return entente.Invalid("the parameter “"+p.name+"” is too long", "")
	case len(p.enum) > 0 && !slices.Contains(p.enum, v):
		return entente.Invalid("“"+p.name+"” cannot be “"+v+"”", "it is one of "+strings.Join(p.enum, ", "))
	case p.form == "integer":
		if n, err := strconv.Atoi(v); err != nil || n < 1 || n > mostItems {
			return entente.Invalid("“"+p.name+"” is not a number from 1 to "+strconv.Itoa(mostItems), "")
		}
	case p.form == "day" && !isDay(v):
		return entente.Invalid("“"+p.name+"” is not a day", "write it as 2025-06-18")
	}
	return nil
}

// tag is the ETag of an answer: of the archive's head, the address, and the
// program. It is weak, for it says nothing of bytes.
func (s *server) tag(r *http.Request, rt *route) (string, error) {
	head := ""
	if !rt.fixed {
		var err error
		if head, err = s.Store.Head(r.Context()); err != nil {
			return "", err
		}
	}
	sum := sha256.Sum256([]byte(head + "\x00" + r.URL.Path + "?" + r.URL.Query().Encode() + "\x00" + s.Version + "\x00" + s.Reading))
	return `W/"` + hex.EncodeToString(sum[:12]) + `"`, nil
}

// matches compares weakly, as If-None-Match does.
func matches(header, tag string) bool {
	for _, t := range strings.Split(header, ",") {
		if t = strings.TrimSpace(t); t == "*" || strings.TrimPrefix(t, "W/") == strings.TrimPrefix(tag, "W/") {
			return true
		}
	}
	return false
}
