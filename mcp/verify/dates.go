package verify

import (
	"strings"

	"entente"
)

// dates compares: each expression of time of f must hold one of h.
func dates(f, h *facts) state {
	for i := range f.times {
		d := &f.times[i]
		held, apart := false, len(h.times) > 0
		for j := range h.times {
			e := &h.times[j]
			held = held || holds(d, e)
			apart = apart && parted(d, e)
		}
		for _, e := range h.tied {
			held = held || d.Type == "DATE" && d.Date.Known() && d.Date.Start <= e.Start && e.End <= d.Date.End
		}
		switch {
		case held:
		case apart && len(f.times) == 1 && len(h.times) == 1:
			return differs
		default:
			return missing
		}
	}
	return same
}

// holds reports whether e lies within d. Where no year is known the month and
// day must be the same; what is no date must be worded or valued the same.
func holds(d, e *entente.Timex) bool {
	if strings.EqualFold(d.Text, e.Text) {
		return true
	}
	if d.Type != e.Type {
		return false
	}
	if d.Type == "DATE" && d.Date.Known() && e.Date.Known() {
		return d.Date.Start <= e.Date.Start && e.Date.End <= d.Date.End
	}
	if rest, ok := strings.CutPrefix(d.Value, "XXXX"); ok && d.Type == "DATE" {
		return len(rest) >= 6 && strings.HasSuffix(e.Value, rest)
	}
	return d.Value != "" && d.Value == e.Value
}

// parted reports whether two dates are written out and cannot be the same.
func parted(d, e *entente.Timex) bool {
	if d.Type != "DATE" || e.Type != "DATE" {
		return false
	}
	if firm(d.Date) && firm(e.Date) {
		return e.Date.End < d.Date.Start || d.Date.End < e.Date.Start
	}
	rest, ok := strings.CutPrefix(d.Value, "XXXX-")
	return ok && len(rest) == 5 && len(e.Value) == 10 && firm(e.Date) && e.Value[5:] != rest
}

// firm reports whether a date is written out.
func firm(d entente.Date) bool {
	return d.Known() && (d.Basis == entente.BasisExplicit || d.Basis == entente.BasisYearInferred)
}
