package render

import (
	"fmt"
	"strings"

	"entente"
)

// support is "single source", "2 origins, 3 articles".
func support(s *entente.BriefSentence) string {
	if s.Mentions <= 1 {
		return "single source"
	}
	if s.Origins <= 1 {
		return fmt.Sprintf("1 origin, %d articles", s.Mentions)
	}
	return fmt.Sprintf("%d origins, %d articles", s.Origins, s.Mentions)
}

// flags are the remarks behind a sentence: its status, its standing where
// disputed, and what its date rests on.
func flags(s *entente.BriefSentence) []string {
	var out []string
	told := s.Kind == entente.KindEvent || s.Kind == entente.KindStatement || s.Kind == entente.KindIndicator
	switch s.Status {
	case entente.Asserted:
	case entente.PastExpectation:
		out = append(out, "was expected")
	default:
		if told {
			out = append(out, string(s.Status))
		}
	}
	if s.Standing == entente.Disputed {
		out = append(out, "disputed")
	}
	switch s.Date.Basis {
	case entente.BasisYearInferred:
		out = append(out, "year inferred")
	case entente.BasisRelative:
		out = append(out, "date worked out from “"+clip(s.Date.Text, 30)+"”")
	case entente.BasisDocument:
		if s.Kind == entente.KindEvent {
			out = append(out, "dated by its source, "+when(s.Date))
		}
	}
	return out
}

// when writes an EDTF date or interval for people.
func when(d entente.Date) string {
	if !d.Known() {
		return "undated"
	}
	if d.Start == d.End {
		return day(d.Start)
	}
	switch len(d.EDTF) {
	case 4:
		return d.EDTF
	case 7:
		return monthName(d.Start[5:7]) + " " + d.Start[:4]
	}
	return day(d.Start) + " – " + day(d.End)
}

func day(d string) string {
	if len(d) != 10 {
		return d
	}
	return strings.TrimPrefix(d[8:], "0") + " " + monthName(d[5:7]) + " " + d[:4]
}

func monthName(m string) string {
	names := []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
	var n int
	if _, err := fmt.Sscanf(m, "%d", &n); err != nil || n < 1 || n > 12 {
		return m
	}
	return names[n-1]
}

// describe is a bibliography entry.
func describe(s *entente.BriefSource) string {
	var out []string
	add := func(x string) {
		if x = strings.Join(strings.Fields(x), " "); x != "" {
			out = append(out, x)
		}
	}
	add(s.Author)
	if s.Title != "" {
		add("“" + s.Title + "”")
	}
	if s.Publisher == "" {
		add("publisher not stated")
	}
	add(s.Publisher)
	if s.Published.Known() {
		date := when(s.Published)
		if s.Published.Basis == entente.BasisWindow {
			date = "undated; from internal evidence " + date
		}
		add(date)
	} else {
		add("undated")
	}
	if s.Reliability != "" {
		add("reliability " + s.Reliability)
	}
	return strings.Join(out, ", ") + "."
}

// names lists the names of codes.
func names(b *entente.Brief, codes []string) string {
	var out []string
	for _, c := range codes {
		n := b.Names[c]
		if n == "" || n == c {
			n = c
		}
		out = append(out, n)
	}
	return strings.Join(out, "; ")
}

// becauseWords says in words why documents count as one origin.
func becauseWords(why string) string {
	switch why {
	case "":
		return "no shared origin found"
	case "wire":
		return "the same wire report"
	case "near-duplicate":
		return "nearly the same text"
	case "publisher":
		return "the same publisher"
	}
	return why
}

func disputeName(t entente.DisputeType) string {
	switch t {
	case entente.DisputeStatusOverTime:
		return "as told over time"
	case entente.DisputeValue:
		return "figures differ"
	case entente.DisputeDate:
		return "dates differ"
	case entente.DisputeStrength:
		return "strength of wording"
	case entente.DisputeAgency:
		return "who acted"
	case entente.DisputeRole:
		return "role"
	case entente.DisputeIdentity:
		return "identity"
	}
	return "characterisation"
}

func clip(s string, n int) string {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) <= n {
		return s
	}
	cut := n - 1
	for cut > 0 && s[cut]&0xC0 == 0x80 {
		cut--
	}
	return s[:cut] + "…"
}
