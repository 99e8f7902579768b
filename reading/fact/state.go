package fact

import (
	"entente"
	"entente/lexicon/modality"
)

// state is the status of one token as an event, with the reasons and the
// tokens that carry them.
type state struct {
	status  entente.Status
	because []string
	cues    []int
	// report is how many layers of plain reporting lie above.
	report int
}

var fact = state{status: entente.Asserted}

// weight orders statuses: where two meet, the heavier one stays. What a
// party denies or alleges outlives everything said inside it; a negation
// outlives a plan ("will not attend") but not a hedge ("may not attend").
func weight(s entente.Status) int {
	switch s {
	case entente.Denied:
		return 9
	case entente.Alleged:
		return 8
	case entente.PastExpectation:
		return 7
	case entente.Hypothetical:
		return 6
	case entente.Hedged:
		return 5
	case entente.Negated:
		return 4
	case entente.Planned:
		return 3
	case entente.Ongoing:
		return 2
	}
	return 1
}

// with adds one status and its reason to s.
func (s state) with(st entente.Status, why string, cues ...int) state {
	if weight(st) > weight(s.status) {
		s.status = st
	}
	s.because = append(s.because[:len(s.because):len(s.because)], why)
	s.cues = s.cues[:len(s.cues):len(s.cues)]
	for _, c := range cues {
		if c >= 0 {
			s.cues = append(s.cues, c)
		}
	}
	return s
}

// under puts inner inside s.
func (s state) under(inner state) state {
	out := s
	if weight(inner.status) > weight(s.status) {
		out.status = inner.status
	}
	out.because = append(s.because[:len(s.because):len(s.because)], inner.because...)
	out.cues = append(s.cues[:len(s.cues):len(s.cues)], inner.cues...)
	out.report += inner.report
	return out
}

// apply is the state of what fills a slot of a governor in state gov; cues
// are the governor's own words.
func apply(gov state, f modality.Frame, why string, cues ...int) state {
	negated := gov.status == entente.Negated
	e := f.Positive
	if negated {
		e = f.Negative
	}
	switch e {
	case modality.Keep, modality.Effect(entente.Asserted):
		return fact
	case modality.Inherit:
		return settle(gov)
	case modality.Invert:
		if negated {
			s := gov
			s.status = entente.Asserted
			return s.with(entente.Asserted, why, cues...)
		}
		if gov.status.Fact() {
			s := gov
			s.status = entente.Asserted
			return s.with(entente.Negated, why, cues...)
		}
		return gov.with(gov.status, why, cues...)
	case modality.Report:
		s := gov
		s.report++
		return settle(s)
	}
	if e == modality.Loose {
		e = modality.Effect(entente.Hypothetical)
	}
	s := settle(gov)
	if negated {
		s.status = entente.Asserted
		if e == modality.Effect(entente.Hypothetical) && f.Positive == modality.Effect(entente.Planned) {
			why = "not-" + why
		}
	}
	return s.with(entente.Status(e), why, cues...)
}

// settle passes a governor's state down: that something is going on does not
// make what depends on it go on.
func settle(s state) state {
	if s.status == entente.Ongoing {
		s.status = entente.Asserted
	}
	return s
}
