package web

import (
	"net/http"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	"entente"
)

// pairOf reads two countries, by code or name: "PAK-USA", "Pakistan, United
// States".
func (d *desk) pairOf(text string) (entente.Dyad, error) {
	var codes []string
	cut := ","
	if !strings.Contains(text, cut) {
		cut = "-"
	}
	for _, part := range strings.SplitN(text, cut, 3) {
		part = strings.TrimSpace(part)
		code, ok := d.countries.Country(part)
		if !ok {
			hint := "give two ISO codes or usual English names, for example EGY-ETH or Egypt, Ethiopia"
			if near := d.countries.Suggest(part); len(near) > 0 {
				hint = "did you mean " + strings.Join(near[:min(3, len(near))], ", ") + "?"
			}
			return entente.Dyad{}, entente.Invalid("no country “"+part+"” is known", hint)
		}
		codes = append(codes, code)
	}
	if len(codes) != 2 || codes[0] == codes[1] {
		return entente.Dyad{}, entente.Invalid("a pair is two different countries", "for example EGY-ETH, or Egypt, Ethiopia")
	}
	return entente.NewDyad(codes[0], codes[1]), nil
}

// dayOf checks a day of a query: "" or 2006-01-02.
func dayOf(q url.Values, name string) (string, error) {
	s := strings.TrimSpace(q.Get(name))
	if s == "" {
		return "", nil
	}
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		return "", entente.Invalid("“"+s+"” is not a day", "write it as 2025-06-18")
	}
	return s, nil
}

// period reads from and to.
func period(q url.Values) (from, to string, err error) {
	if from, err = dayOf(q, "from"); err != nil {
		return "", "", err
	}
	if to, err = dayOf(q, "to"); err != nil {
		return "", "", err
	}
	if from != "" && to != "" && from > to {
		return "", "", entente.Invalid("the period ends before it begins", "swap the two days")
	}
	return from, to, nil
}

// form reads what a page sends.
func form(r *http.Request) (url.Values, error) {
	if err := r.ParseForm(); err != nil {
		if statusOf(err) == http.StatusRequestEntityTooLarge {
			return nil, err
		}
		return nil, invalid("the form could not be read", "send it from the page")
	}
	return r.PostForm, nil
}

// mostReason is how many letters a reason may have.
const mostReason = 500

// reasonOf reads the reason that a form gives.
func reasonOf(f url.Values) (string, error) {
	reason := strings.TrimSpace(f.Get("reason"))
	if utf8.RuneCountInString(reason) > mostReason {
		return "", invalid("the reason is too long", "say it in at most 500 characters")
	}
	return reason, nil
}

// stamp is the time of the clock for a record.
func (d *desk) stamp() string { return d.now().UTC().Format(time.RFC3339Nano) }

func invalid(message, hint string) error { return entente.Invalid(message, hint) }

func queryEscape(s string) string { return url.QueryEscape(s) }

// toDyad leads from the form on the desk to a dyad's page.
func (d *desk) toDyad(w http.ResponseWriter, r *http.Request) error {
	pair, err := d.pairOf(r.URL.Query().Get("between"))
	if err != nil {
		return err
	}
	http.Redirect(w, r, "/dyad/"+pair.String(), http.StatusSeeOther)
	return nil
}
