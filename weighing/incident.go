package weighing

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"sort"
	"strings"

	"entente"
	"entente/weighing/standing"
)

// incident puts claims about one event into one record.
func (x *Index) incident(claims []*entente.Claim, between map[[2]string][]*Dependence, crowds map[string]string) entente.Incident {
	best := slices.Clone(claims)
	sort.SliceStable(best, func(i, j int) bool { return better(best[i], best[j]) })
	in := entente.Incident{Kind: best[0].Kind, Event: best[0].Event, Issues: []string{}}
	// The least claim names the incident, so that it keeps its name while it
	// grows; claims are sorted, and a claim is in one incident only.
	sum := sha256.Sum256([]byte(claims[0].ID))
	in.ID = "i:" + hex.EncodeToString(sum[:8])
	for _, c := range best {
		in.Claims = append(in.Claims, c.ID)
	}
	in.Issues = issuesOf(best)
	in.Date = dateOf(best)
	in.Groups = x.origins(claims, between, crowds)
	for _, g := range in.Groups {
		in.Mentions += len(g.Documents)
	}
	in.Origins = len(in.Groups)
	in.Status = standing.Status(claims)
	in.Title = title(best, in.Date)
	return in
}

// issuesOf lists the issues of the claims, first what most of them speak of
// most.
func issuesOf(claims []*entente.Claim) []string {
	points := map[string]float64{}
	out := []string{}
	for _, c := range claims {
		for n, i := range c.Issues {
			if points[i] == 0 {
				out = append(out, i)
			}
			points[i] += 1 / float64(1+n)
		}
	}
	slices.SortStableFunc(out, func(a, b string) int {
		return cmp.Or(cmp.Compare(points[b], points[a]), strings.Compare(a, b))
	})
	return out
}

// better puts the best-supported wording first: facts before plans, an
// explicit date, more named parties, the coder's confidence.
func better(a, b *entente.Claim) bool {
	for _, f := range []func(*entente.Claim) float64{
		func(c *entente.Claim) float64 { return flag(c.Status.Fact()) },
		func(c *entente.Claim) float64 { return flag(standing.Counts(c)) },
		func(c *entente.Claim) float64 { return precision(c.Date) },
		func(c *entente.Claim) float64 { return float64(min(4, len(c.Actors)+len(c.Recipients))) },
		func(c *entente.Claim) float64 { return c.Confidence },
	} {
		if x, y := f(a), f(b); x != y {
			return x > y
		}
	}
	return a.ID < b.ID
}

func flag(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// precision grades a date: an explicit day 4, a day 3, a month 2, a period 1.
func precision(d entente.Date) float64 {
	switch {
	case !d.Known():
		return 0
	case d.Start == d.End && (d.Basis == entente.BasisExplicit || d.Basis == entente.BasisYearInferred):
		return 4
	case d.Start == d.End:
		return 3
	case d.Start[:min(7, len(d.Start))] == d.End[:min(7, len(d.End))]:
		return 2
	}
	return 1
}

// dateOf is the most precise date among claims that say it happened, else
// among all.
func dateOf(best []*entente.Claim) entente.Date {
	var out entente.Date
	top := -1.0
	for _, facts := range []bool{true, false} {
		for _, c := range best {
			if standing.Counts(c) == facts && precision(c.Date) > top {
				out, top = c.Date, precision(c.Date)
			}
		}
		if top > 0 {
			break
		}
	}
	if !out.Known() {
		out.Basis = entente.BasisUndated
	}
	return out
}

// title is a label from fields: what, who, when.
func title(best []*entente.Claim, date entente.Date) string {
	c := best[0]
	what := string(c.Kind)
	if c.Event != nil {
		what = c.Event.Mode
		if what == "" {
			what = strings.ToLower(c.Event.Type)
		}
	}
	if c.Lemma != "" && !strings.EqualFold(c.Lemma, what) {
		what += " (" + c.Lemma + ")"
	}
	var who []string
	for _, list := range [][]entente.Actor{c.Actors, c.Recipients} {
		for _, a := range list {
			n := a.Name
			if n == "" {
				n = a.Text
			}
			if n != "" && !slices.Contains(who, n) && len(who) < 4 {
				who = append(who, n)
			}
		}
	}
	out := strings.ToUpper(what[:1]) + what[1:]
	if len(who) > 0 {
		out += ": " + strings.Join(who, ", ")
	}
	if date.EDTF != "" {
		out += ", " + date.EDTF
	}
	return out
}

func judge(claims []*entente.Claim, origins int, contested bool) (entente.Standing, int) {
	return standing.Judge(standing.Input{Claims: claims, Origins: origins, Contested: contested})
}
