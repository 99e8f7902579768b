package tables

import (
	"math"
	"strconv"
	"strings"
)

type coded struct {
	code, typ, reason string
	weight            float64
}

// scan is the state of a run.
type scan struct {
	*Reader
	names   map[string]string // "" for a name of no country
	codes   map[string]coded
	mirrors mirrors
	rep     *Report
	more    [][2]string // further source and target of the row being read
	err     error       // of the taker
}

// place resolves a country, "" when it is none.
func (s *scan) place(name string) string {
	if name == "" {
		return ""
	}
	if code, ok := s.names[name]; ok {
		return code
	}
	code := s.alias[name]
	if code == "" {
		if c, ok := s.country(name); ok && len(c) == 3 {
			code = c
		}
	}
	if len(s.names) < nameLimit && len(name) < 100 {
		s.names[strings.Clone(name)] = code
	}
	return code
}

// pair fills source and target.
func (s *scan) pair(source, target string, ev *Event) string {
	if ev.Source = s.place(source); ev.Source == "" {
		return ReasonSource
	}
	if ev.Target = s.place(target); ev.Target == "" {
		return ReasonTarget
	}
	return ""
}

// code fills type, CAMEO code and weight from a CAMEO code as written and the
// weight as written, which may be empty.
func (s *scan) code(written, weight string, ev *Event) string {
	c, ok := s.codes[written]
	if !ok {
		c = s.resolve(written)
		if len(s.codes) < nameLimit && len(written) < 8 {
			s.codes[strings.Clone(written)] = c
		}
	}
	if c.reason != "" {
		return c.reason
	}
	ev.CAMEO, ev.Type, ev.Goldstein = c.code, c.typ, c.weight
	if v, err := strconv.ParseFloat(weight, 64); err == nil && !math.IsNaN(v) && v >= -10 && v <= 10 {
		ev.Goldstein = v
	}
	return ""
}

// resolve finds a code that may have lost its leading zero in a spreadsheet,
// or may be finer than the table.
func (s *scan) resolve(written string) coded {
	for _, c := range written {
		if c < '0' || c > '9' {
			return coded{reason: ReasonCode}
		}
	}
	code := written
	switch {
	case len(code) == 2 && code[0] == '0' && code != "00", len(code) == 3 && code > "200" && code[0] != '0':
		if len(code) == 2 {
			code += "0"
		} else if _, ok := s.ont.Lookup(code); !ok {
			code = "0" + code
		}
	case len(code) == 2 && code > "20":
		code = "0" + code
	case len(code) == 2:
		return coded{reason: ReasonAmbiguous}
	}
	for try := code; len(try) >= 3; try = try[:len(try)-1] {
		if c, ok := s.ont.Lookup(try); ok {
			w, _ := s.ont.Goldstein(try)
			return coded{code: c.Code, typ: c.Type, weight: w}
		}
	}
	return coded{reason: ReasonCode}
}

// day reads "2006-01-02" (with anything behind it) or "20060102".
func day(text string) (string, bool) {
	if len(text) == 8 {
		text = text[:4] + "-" + text[4:6] + "-" + text[6:]
	}
	if len(text) < 10 || text[4] != '-' || text[7] != '-' {
		return "", false
	}
	text = text[:10]
	year, e1 := strconv.Atoi(text[:4])
	month, e2 := strconv.Atoi(text[5:7])
	d, e3 := strconv.Atoi(text[8:])
	if e1 != nil || e2 != nil || e3 != nil || year < 1800 || month < 1 || month > 12 || d < 1 || d > length(year, month) {
		return "", false
	}
	for i, c := range []byte(text) {
		if i != 4 && i != 7 && (c < '0' || c > '9') {
			return "", false
		}
	}
	return text, true
}

func length(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// date fills the date.
func (s *scan) date(text string, ev *Event) string {
	d, ok := day(text)
	if !ok {
		return ReasonDate
	}
	ev.Date = d
	return ""
}
