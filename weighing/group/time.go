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
	case gap == 1 && byPublication(a) && byPublication(b) && rest < 0.7:
		return 0 // two days' news of one front look alike
	case gap == 1 && !(sharp(a) && sharp(b)):
		return 1
	case gap <= 3 && (rest >= 0.6 && names(a, b) > 0 || gap <= 2 && common(a.names, b.names) >= 2):
		return -1.5
	case gap <= 62 && sharp(a) && sharp(b) && rest >= 0.7 && sameFigure(a.Claim.Amounts, b.Claim.Amounts):
		return -3
	}
	return contradicted
}

// byPublication reports whether nothing but the day of publication is known.
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
	switch gap := max(a.told-b.told, b.told-a.told); {
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
	case standing(open) && dated.from > open.told+1:
		return contradicted
	case open.told-dated.to > 45:
		return -1.5
	}
	return 0
}

// standing reports whether a claim tells what has happened.
func standing(v *View) bool {
	return v.Claim.Status == entente.Asserted || v.Claim.Status == entente.Ongoing || v.Claim.Status == entente.Alleged
}
