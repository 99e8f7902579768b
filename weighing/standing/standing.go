// Package standing says what the sources together make of an incident: its
// standing, and the credibility of the item on the Admiralty scale, which is
// an axis of its own beside the reliability of a source. Reliability is set
// by the user; without that it "cannot be judged" (F).
//
// Functions are pure and safe for concurrent use.
package standing

import "entente"

// Input is what is known of one incident.
type Input struct {
	Claims  []*entente.Claim
	Origins int // groups of documents that say it happened or holds
	// Contested is true when sources differ on what happened: who did it, how
	// many, when, or whether at all.
	Contested bool
}

// Counts reports whether a claim is a mention of an incident: it says that
// something happened or holds, in its own voice or another's. A plan is no
// mention of the deed, and neither is a denial.
func Counts(c *entente.Claim) bool {
	switch c.Status {
	case entente.Planned, entente.Hypothetical, entente.PastExpectation, entente.Denied, entente.Negated:
		return false
	}
	return true
}

// Status is the status of an incident: asserted when any claim asserts it,
// else the strongest of what is said.
func Status(claims []*entente.Claim) entente.Status {
	order := []entente.Status{entente.Asserted, entente.Ongoing, entente.Alleged, entente.Hedged, entente.Denied,
		entente.Negated, entente.Planned, entente.PastExpectation, entente.Hypothetical}
	for _, s := range order {
		for _, c := range claims {
			if c.Status == s {
				return s
			}
		}
	}
	return entente.Asserted
}

// Judge derives the standing and the credibility, 1 (confirmed by other
// sources) to 6 (cannot be judged).
func Judge(in Input) (entente.Standing, int) {
	yes, no, sure := 0, 0, 0
	for _, c := range in.Claims {
		switch {
		case c.Status == entente.Denied || c.Status == entente.Negated:
			no++
		case Counts(c):
			yes++
			if c.Status.Fact() && !Secondhand(c) {
				sure++
			}
		}
	}
	switch {
	case yes == 0 && no > 0:
		return entente.StandDenied, 5
	case yes == 0:
		return entente.StandPlanned, 6
	case no > 0 || in.Contested:
		return entente.Disputed, 4
	case in.Origins >= 3 && sure > 0:
		return entente.Corroborated, 1
	case in.Origins >= 2:
		return entente.Corroborated, 2
	case sure > 0:
		return entente.SingleSource, 3
	}
	return entente.SingleSource, 6
}

// Secondhand reports whether a claim rests on somebody else's word.
func Secondhand(c *entente.Claim) bool { return len(c.Attribution) > 0 }

// Weak reports whether a claim rests on nobody in particular: "experts",
// "some analysts", "sources".
func Weak(c *entente.Claim) bool {
	if len(c.Attribution) == 0 {
		return false
	}
	for _, s := range c.Attribution {
		if !s.Weak {
			return false
		}
	}
	return true
}

// Unqualified is the two-source rule: whether a brief may state an incident
// without naming its source. It needs two origins, no dispute, and a claim
// that is not anonymous.
func Unqualified(i *entente.Incident, claims []*entente.Claim) bool {
	if i.Standing != entente.Corroborated || i.Origins < 2 {
		return false
	}
	for _, c := range claims {
		if c.Status.Fact() && !Weak(c) {
			return true
		}
	}
	return false
}
