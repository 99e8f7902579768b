package group

import "entente"

// when compares periods. Days that differ by little may be one event dated
// differently, when the words speak for it.
func when(a, b *View, rest float64) float64 {
	if !a.known || !b.known {
		return 0
	}
	gap := max(a.from-b.to, b.from-a.to)
	wide := max(a.span(), b.span())
	switch {
	case gap <= 0 && wide <= 3:
		return 2.5
	case gap <= 0 && wide <= 31:
		return 1.2
	case gap <= 0:
		return 0.4
	case gap >= 1 && byPublication(a) && byPublication(b) && repeated(a) && repeated(b):
		return nextDay(a, b, gap, rest)
	case gap == 1 && byPublication(a) && byPublication(b) && rest < 0.7:
		return 0 // two days' news of one front look alike
	case gap == 1 && !(sharp(a) && sharp(b)):
		return 1
	case a.guess != b.guess && gap > 62:
		return -1
	case laterReport(a, b) && gap <= 10:
		return -0.5
	case laterReport(a, b) && gap <= 62:
		return -2
	case gap <= 3 && (rest >= 0.6 && names(a, b) > 0 || gap <= 2 && common(a.names, b.names) >= 2):
		return -1.5
	case gap <= 62 && sharp(a) && sharp(b) && rest >= 0.7 && sameFigure(a.Claim.Amounts, b.Claim.Amounts):
		return -3
	}
	return contradicted
}

// byPublication reports whether nothing but the day of publication is known.
// nextDay weighs reports of repeated acts on days that follow: they are of one
// only when the same figure or a rare place says so.
func nextDay(a, b *View, gap int, rest float64) float64 {
	switch {
	case gap > 3 || differs(a.Claim.Amounts, b.Claim.Amounts):
		return contradicted
	case sameFigure(a.Claim.Amounts, b.Claim.Amounts) && rest >= 0.5:
		return 1
	case gap == 1 && rest >= 0.6 && rareName(a, b):
		return 0
	}
	return contradicted
}

// differs reports whether two rows of figures have one kind of thing in
// different number.
func differs(a, b []entente.Amount) bool {
	for _, x := range a {
		for _, y := range b {
			if x.Value != nil && y.Value != nil && x.Unit == y.Unit && *x.Value != *y.Value {
				return true
			}
		}
	}
	return false
}

// rareName reports whether two clauses share a name that is rare.
func rareName(a, b *View) bool {
	found := false
	a.named.common(b.named, func(x, _ term) { found = found || x.bits >= 16 })
	return found
}

// laterReport reports whether one has no day but that of its document, which
// came after the day of the other: it may look back.
func laterReport(a, b *View) bool {
	if byPublication(a) == byPublication(b) {
		return false
	}
	if byPublication(b) {
		a, b = b, a
	}
	return a.from > b.to
}

func byPublication(v *View) bool { return v.day.Basis == entente.BasisDocument }

// sharp reports whether a day is written out in the text.
func sharp(v *View) bool {
	return v.span() == 1 && (v.day.Basis == entente.BasisExplicit || v.day.Basis == entente.BasisYearInferred)
}

// dated reports whether a claim is placed in a week or so.
func dated(v *View) bool { return v.known && v.span() <= narrow }

// publication: what is told without a date happened before it was told, and
// in news not long before. A plan may be older than the deed.
func publication(a, b *View) float64 {
	switch {
	case a.known && b.known || a.told == 0 || b.told == 0:
		return 0
	case a.known:
		return told(a, b)
	case b.known:
		return told(b, a)
	}
	return retold(max(a.told-b.told, b.told-a.told), a, b)
}

// retold weighs the days between two reports of which neither says when.
func retold(gap int, a, b *View) float64 {
	switch {
	case repeated(a) && repeated(b) && gap > 0:
		switch same := overlap(a.rest, b.rest); {
		case same >= 0.8:
			return 0 // one wording
		case gap <= 1:
			return -1
		case gap <= 3 && same >= 0.5:
			return -2
		}
		return contradicted
	case gap <= 3:
		return 0.5
	case gap > 60:
		return -2.5
	case gap > 10:
		return -1.5
	}
	return 0
}

// told compares a dated claim with one that has only the day it was told.
func told(dated, open *View) float64 {
	switch {
	case byPublication(dated):
		return retold(max(dated.from-open.told, open.told-dated.from), dated, open)
	case standing(open) && dated.from > open.told+1:
		return contradicted
	case open.told-dated.to > 45:
		return -1.5
	}
	return 0
}

// standing reports whether a claim tells what has happened.
// repeated reports whether an act is of a kind that is done day after day in
// one war: undated reports of it are of one only when they are of one day.
func repeated(v *View) bool {
	return v.Claim.Event != nil && (v.Claim.Event.Type == "ASSAULT" || v.Claim.Event.Type == "MOBILIZE")
}

func standing(v *View) bool {
	return v.Claim.Status == entente.Asserted || v.Claim.Status == entente.Ongoing || v.Claim.Status == entente.Alleged
}
