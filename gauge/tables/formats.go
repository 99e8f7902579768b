package tables

import "strings"

// gdelt reads the export table: 61 columns, 58 or 57 in version 1, without a
// header; or any columns with one.
type gdelt struct {
	*scan
	columns
	fixed                              [31]string // those that are read
	day, source, target, event, weight int
}

func (g *gdelt) header(line string) (bool, error) {
	if !strings.HasPrefix(plainName(strings.TrimPrefix(line, `"`)), "globaleventid") {
		return false, nil
	}
	err := g.learn(line, "GDELT", "SQLDATE", "Actor1CountryCode", "Actor2CountryCode", "EventCode")
	g.day, g.source, g.target = g.index("SQLDATE"), g.index("Actor1CountryCode"), g.index("Actor2CountryCode")
	g.event, g.weight = g.index("EventCode"), g.index("GoldsteinScale")
	return true, err
}

func (g *gdelt) short(line string) bool { return g.at != nil && g.columns.short(line) }

func (g *gdelt) row(line string, ev *Event) string {
	if g.at != nil {
		if !g.split(line) {
			return ReasonColumns
		}
		if reason := g.date(g.get(g.day), ev); reason != "" {
			return reason
		}
		if reason := g.pair(g.get(g.source), g.get(g.target), ev); reason != "" {
			return reason
		}
		return g.code(g.get(g.event), g.get(g.weight), ev)
	}
	n := cells(line, g.fixed[:])
	if n != 61 && n != 58 && n != 57 {
		return ReasonColumns
	}
	if reason := g.date(g.fixed[1], ev); reason != "" {
		return reason
	}
	if reason := g.pair(g.fixed[7], g.fixed[17], ev); reason != "" {
		return reason
	}
	return g.code(g.fixed[26], g.fixed[30], ev)
}

// icews reads weekly files, which have a header.
type icews struct {
	*scan
	columns
	day, source, target, event, weight int
}

func (f *icews) header(line string) (bool, error) {
	err := f.learn(line, "ICEWS", "Event Date", "Source Country", "Target Country", "CAMEO Code")
	f.day, f.source, f.target = f.index("Event Date"), f.index("Source Country"), f.index("Target Country")
	f.event, f.weight = f.index("CAMEO Code"), f.index("Intensity")
	return true, err
}

func (f *icews) row(line string, ev *Event) string {
	if !f.split(line) {
		return ReasonColumns
	}
	if reason := f.date(f.get(f.day), ev); reason != "" {
		return reason
	}
	if reason := f.pair(f.get(f.source), f.get(f.target), ev); reason != "" {
		return reason
	}
	return f.code(f.get(f.event), f.get(f.weight), ev)
}

// polecat reads weekly files, which have a header and PLOVER types. A cell may
// name several countries, and an act that is told of all its parties as actors
// has no recipient.
type polecat struct {
	*scan
	columns
	day, source, target, event, mode, weight int
	from, to                                 []string
}

func (f *polecat) header(line string) (bool, error) {
	err := f.learn(line, "POLECAT", "Event Date", "Event Type", "Actor Country", "Recipient Country")
	f.day, f.source, f.target = f.index("Event Date"), f.index("Actor Country"), f.index("Recipient Country")
	f.event, f.mode, f.weight = f.index("Event Type"), f.index("Event Mode"), f.index("Intensity")
	return true, err
}

func (f *polecat) row(line string, ev *Event) string {
	if !f.split(line) {
		return ReasonColumns
	}
	if reason := f.date(f.get(f.day), ev); reason != "" {
		return reason
	}
	typ := strings.ToUpper(f.get(f.event))
	if !f.ont.HasType(typ) {
		return ReasonCode
	}
	if reason := f.parties(typ, ev); reason != "" {
		return reason
	}
	mode := strings.TrimPrefix(strings.ToLower(f.get(f.mode)), strings.ToLower(typ)+"-")
	if !f.ont.HasMode(typ, mode) {
		mode = ""
	}
	if reason := f.code(f.ont.CAMEO(typ, mode), f.get(f.weight), ev); reason != "" {
		return reason
	}
	for _, t := range f.ont.Types {
		if t.Name == typ {
			ev.Type = t.Name
		}
	}
	return ""
}

// reciprocal are the types that PLOVER tells with all parties as actors.
func reciprocal(typ string) bool { return typ == "AGREE" || typ == "CONSULT" || typ == "COOPERATE" }

// parties fills source and target with the first pair of countries, and more
// with the others.
func (f *polecat) parties(typ string, ev *Event) string {
	f.from, f.to = f.countries(f.get(f.source), f.from[:0]), f.countries(f.get(f.target), f.to[:0])
	first := true
	add := func(a, b string) {
		if first {
			ev.Source, ev.Target, first = a, b, false
			return
		}
		f.more = append(f.more, [2]string{a, b})
	}
	if len(f.from) == 0 {
		return ReasonSource
	}
	if len(f.to) == 0 && reciprocal(typ) {
		for i, a := range f.from {
			for _, b := range f.from[i+1:] {
				add(a, b)
			}
		}
	}
	for _, a := range f.from {
		for _, b := range f.to {
			if a != b {
				add(a, b)
			}
		}
	}
	switch {
	case !first:
		return ""
	case len(f.to) > 0:
		return ReasonSame
	}
	return ReasonTarget
}

// countries are those that a cell names, once each.
func (f *polecat) countries(cell string, out []string) []string {
	for cell != "" && len(out) < partyLimit {
		var name string
		if i := strings.IndexAny(cell, ";|"); i >= 0 {
			name, cell = cell[:i], cell[i+1:]
		} else {
			name, cell = cell, ""
		}
		code := f.place(strings.TrimSpace(name))
		if code == "" && strings.Contains(name, ",") { // "Peru, Chile", but also "Korea, Republic of"
			for _, part := range strings.Split(name, ",") {
				if c := f.place(strings.TrimSpace(part)); c != "" && !contains(out, c) {
					out = append(out, c)
				}
			}
			continue
		}
		if code != "" && !contains(out, code) {
			out = append(out, code)
		}
	}
	return out
}

// partyLimit is how many countries of one side are taken.
const partyLimit = 12

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

func (g *gdelt) between() byte {
	if g.at == nil {
		return 0
	}
	return g.columns.between()
}
