package standing

import (
	"testing"

	"entente"
)

func claims(ss ...entente.Status) []*entente.Claim {
	var out []*entente.Claim
	for _, s := range ss {
		out = append(out, &entente.Claim{Status: s})
	}
	return out
}

func TestStandingFollowsFromOriginsAndContradiction(t *testing.T) {
	for _, c := range []struct {
		name string
		in   Input
		want entente.Standing
		cred int
	}{
		{"two origins", Input{Claims: claims(entente.Asserted, entente.Asserted), Origins: 2}, entente.Corroborated, 2},
		{"three origins", Input{Claims: claims(entente.Asserted, entente.Asserted), Origins: 3}, entente.Corroborated, 1},
		{"copies", Input{Claims: claims(entente.Asserted, entente.Asserted), Origins: 1}, entente.SingleSource, 3},
		{"said and denied", Input{Claims: claims(entente.Asserted, entente.Denied), Origins: 1}, entente.Disputed, 4},
		{"denied alone", Input{Claims: claims(entente.Denied)}, entente.StandDenied, 5},
		{"planned alone", Input{Claims: claims(entente.Planned, entente.Hypothetical)}, entente.StandPlanned, 6},
		{"plan and deed", Input{Claims: claims(entente.Planned, entente.Asserted), Origins: 1}, entente.SingleSource, 3},
		{"differing figures", Input{Claims: claims(entente.Asserted, entente.Asserted), Origins: 2, Contested: true}, entente.Disputed, 4},
		{"alleged", Input{Claims: claims(entente.Alleged), Origins: 1}, entente.SingleSource, 6},
	} {
		if s, k := Judge(c.in); s != c.want || k != c.cred {
			t.Errorf("%s: %s %d, want %s %d", c.name, s, k, c.want, c.cred)
		}
	}
}

func TestAnonymousVoicesDoNotCarryAnUnqualifiedStatement(t *testing.T) {
	weak := &entente.Claim{Status: entente.Asserted, Attribution: []entente.Source{{Speaker: "analysts", Weak: true}}}
	named := &entente.Claim{Status: entente.Asserted, Attribution: []entente.Source{{Speaker: "the harbour master"}}}
	two := &entente.Incident{Standing: entente.Corroborated, Origins: 2}
	if Unqualified(two, []*entente.Claim{weak}) || !Unqualified(two, []*entente.Claim{weak, named}) {
		t.Error("the gate does not look at who speaks")
	}
	if Unqualified(&entente.Incident{Standing: entente.SingleSource, Origins: 1}, []*entente.Claim{named}) {
		t.Error("one origin passes")
	}
}

func TestThePairKeepsItsTwoAxesApart(t *testing.T) {
	for _, c := range []struct {
		in   entente.Incident
		want string
	}{
		{entente.Incident{Reliability: "B", Credibility: 2}, "B2"},
		{entente.Incident{Credibility: 1}, "F1"},
		{entente.Incident{Reliability: "A"}, "A6"},
	} {
		if got := Pair(&c.in); got != c.want {
			t.Errorf("%+v: %s, want %s", c.in, got, c.want)
		}
	}
	for s, ok := range map[string]bool{"a": true, " F ": true, "": true, "G": false, "AB": false, "1": false} {
		if _, got := Letter(s); got != ok {
			t.Errorf("%q: %v", s, got)
		}
	}
}

func TestNobodyInParticularVouchesOnlyWhenAllAreWeak(t *testing.T) {
	weak := &entente.Claim{Status: entente.Asserted, Attribution: []entente.Source{{Speaker: "some analysts", Weak: true}}}
	plain := &entente.Claim{Status: entente.Asserted}
	plan := &entente.Claim{Status: entente.Planned}
	for _, c := range []struct {
		claims []*entente.Claim
		want   bool
	}{{[]*entente.Claim{weak}, true}, {[]*entente.Claim{weak, plan}, true}, {[]*entente.Claim{weak, plain}, false}, {[]*entente.Claim{plan}, false}, {nil, false}} {
		if got := Unvouched(c.claims); got != c.want {
			t.Errorf("%d claims: %v", len(c.claims), got)
		}
	}
}
