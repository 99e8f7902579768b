package compose

import (
	"strconv"
	"strings"
	"time"

	"entente"
)

// Spell writes an EDTF day, month or year out in English: "18 June 2025",
// "June 2025", "2025". It reports false for anything less plain.
func Spell(edtf string) (string, bool) {
	switch len(edtf) {
	case 10:
		t, err := time.Parse("2006-01-02", edtf)
		return t.Format("2 January 2006"), err == nil
	case 7:
		t, err := time.Parse("2006-01", edtf)
		return t.Format("January 2006"), err == nil
	case 4:
		_, err := strconv.Atoi(edtf)
		return edtf, err == nil
	}
	return "", false
}

// fronted returns the text of a date put first: "On 18 June 2025", and the
// expression it replaces. It reports false when the claim's date is not tied
// to an expression in this sentence, or cannot be written plainly.
func fronted(it Item) (string, entente.Timex, bool) {
	d := it.Claims[0].Date
	if d.At == nil || d.Basis == entente.BasisDocument || d.Basis == entente.BasisUndated {
		return "", entente.Timex{}, false
	}
	spelled, ok := Spell(d.EDTF)
	if !ok {
		return "", entente.Timex{}, false
	}
	for _, x := range it.Dates {
		if x.Span != *d.At || x.Type != "DATE" || x.Date.EDTF != d.EDTF || x.Mod != "" {
			continue
		}
		if x.Date.Basis == entente.BasisRelative && !plainRelative(x.Text) {
			return "", entente.Timex{}, false
		}
		if len(d.EDTF) == 10 {
			return "On " + spelled, x, true
		}
		return "In " + spelled, x, true
	}
	return "", entente.Timex{}, false
}

// plainRelative reports whether the checker has a rule for the expression.
func plainRelative(text string) bool {
	f := strings.Fields(strings.ToLower(text))
	if len(f) == 1 {
		return f[0] == "yesterday" || f[0] == "today" || f[0] == "tomorrow" || weekday(f[0])
	}
	if len(f) == 2 && (f[0] == "last" || f[0] == "this" || f[0] == "next") {
		return f[1] == "year" || f[1] == "month" || weekday(f[1])
	}
	if len(f) == 3 && (f[2] == "later" || f[2] == "earlier" || f[2] == "ago" || f[2] == "before") {
		return strings.HasPrefix(f[1], "day") || strings.HasPrefix(f[1], "week") || strings.HasPrefix(f[1], "month") || strings.HasPrefix(f[1], "year")
	}
	return false
}

func weekday(w string) bool {
	for d := time.Sunday; d <= time.Saturday; d++ {
		if strings.EqualFold(d.String(), w) {
			return true
		}
	}
	return false
}

// cutDates splits pieces around expressions that can be written out in full
// where they stand. It reports false when an expression that only its
// surroundings explain ("later that month") would be left.
func (p *pruning) cutDates(spans []entente.Span) ([]entente.Span, bool) {
	p.spelt = map[entente.Span]entente.Timex{}
	for _, x := range p.it.Dates {
		k := -1
		for i, s := range spans {
			if s.Contains(x.Span) {
				k = i
			}
		}
		if k < 0 || x.Type != "DATE" || x.Date.Basis == entente.BasisExplicit {
			continue
		}
		_, plain := Spell(x.Date.EDTF)
		ok := plain && x.Mod == "" && !p.quoted(x.Span) &&
			x.Start > spans[0].Start && (x.Date.Basis == entente.BasisYearInferred ||
			x.Date.Basis == entente.BasisRelative && plainRelative(x.Text) && len(strings.Fields(x.Text)) < 3 && p.edge(x))
		if !ok {
			if x.Date.Basis == entente.BasisRelative && !p.quoted(x.Span) {
				return nil, false
			}
			continue
		}
		p.spelt[x.Span] = x
		s := spans[k]
		cut := []entente.Span{{Start: s.Start, End: x.Start}, x.Span, {Start: x.End, End: s.End}}
		spans = append(spans[:k:k], append(cut, spans[k+1:]...)...)
	}
	return spans, true
}

func (p *pruning) quoted(s entente.Span) bool {
	i := p.s.TokenAt(s.Start)
	return i >= 0 && p.inQuotes(i)
}

// edge reports whether a relative expression stands where a date can stand:
// not as a modifier ("last year's election", "Tuesday evening").
func (p *pruning) edge(x entente.Timex) bool {
	i := p.s.TokenAt(x.End - 1)
	if i < 0 {
		return false
	}
	if i+1 < len(p.s.Tokens) {
		t := p.s.Tokens[i+1]
		if t.Text == "(" || t.Text == "'s" || t.Text == "’s" || t.UPOS == "NOUN" || t.UPOS == "PROPN" || t.UPOS == "NUM" {
			return false
		}
	}
	return true
}

// inPlace writes a date where its expression stood, with a preposition where
// none stands before it.
func (p *pruning) inPlace(x entente.Timex) string {
	text, _ := Spell(x.Date.EDTF)
	i := p.s.TokenAt(x.Start)
	if i > 0 && (p.s.Tokens[i-1].UPOS == "ADP" || p.s.Tokens[i-1].UPOS == "SCONJ") || x.Date.Basis == entente.BasisYearInferred {
		return text
	}
	if len(x.Date.EDTF) == 10 {
		return "on " + text
	}
	return "in " + text
}
