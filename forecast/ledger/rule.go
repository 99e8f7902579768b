package ledger

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"entente"
	"entente/gauge/tables"
)

// The kinds of evidence that can resolve a question.
const (
	Documents = "documents"
	Table     = "table"
)

// Rule says which acts resolve a question.
type Rule struct {
	Between entente.Dyad `json:"between"`
	// By is the country that must act, "" for either.
	By string `json:"by,omitempty"`
	// Types are PLOVER types and Quads quad classes for the pair; each list
	// narrows when it is not empty.
	Types []string `json:"types,omitempty"`
	Quads []string `json:"quads,omitempty"`
	Issue string   `json:"issue,omitempty"`
	// Status of the claims; facts when empty.
	Status []entente.Status `json:"status,omitempty"`
	// From and To are the first and last day, "2006-01-02".
	From string `json:"from"`
	To   string `json:"to"`
	// AtLeast so many acts make it true.
	AtLeast int `json:"at_least"`
	// Origins an act needs, independent of each other; 1 for a table.
	Origins int `json:"origins,omitempty"`
	// Basis is Documents or Table.
	Basis string `json:"basis"`
}

// Check reports what is wrong with a rule.
func (r *Rule) Check() error {
	from, err1 := time.Parse(time.DateOnly, r.From)
	to, err2 := time.Parse(time.DateOnly, r.To)
	switch {
	case len(r.Between[0]) < 2 || len(r.Between[1]) < 2 || r.Between != entente.NewDyad(r.Between[0], r.Between[1]) || r.Between[0] == r.Between[1]:
		return entente.Invalid("the rule names no two countries in order", "give --between A,B")
	case r.By != "" && !r.Between.Has(r.By):
		return entente.Invalid(r.By+" is neither of the two countries", "name one of the two that must act")
	case err1 != nil || err2 != nil || from.After(to):
		return entente.Invalid(fmt.Sprintf("%q to %q are no days in order", r.From, r.To), "write them as 2025-06-18")
	case r.AtLeast < 1:
		return entente.Invalid("the threshold is below 1", "ask for one act at least")
	case r.Basis != Documents && r.Basis != Table:
		return entente.Invalid("the rule says not by what it is resolved", "choose documents or table")
	}
	return nil
}

// String says the rule in words.
func (r *Rule) String() string {
	what := "act"
	if len(r.Types) > 0 {
		what = strings.Join(r.Types, " or ") + " " + what
	}
	if len(r.Quads) > 0 {
		what = strings.ReplaceAll(strings.Join(r.Quads, " or "), "-", " ") + " " + what
	}
	who := fmt.Sprintf("between %s and %s", r.Between[0], r.Between[1])
	if r.By != "" {
		who = fmt.Sprintf("by %s towards %s", r.By, r.Between.Other(r.By))
	}
	if r.Issue != "" {
		who += " on " + r.Issue
	}
	if len(r.Status) > 0 {
		var list []string
		for _, s := range r.Status {
			list = append(list, string(s))
		}
		who += ", told as " + strings.Join(list, " or ")
	}
	return fmt.Sprintf("At least %d %s %s from %s to %s, by %s", r.AtLeast, what, who, r.From, r.To, r.Basis)
}

// takes reports whether a claim tells of an act that counts.
func (r *Rule) takes(c *entente.Claim) bool {
	if c.Kind != entente.KindEvent || c.Event == nil || r.Issue != "" && !slices.Contains(c.Issues, r.Issue) {
		return false
	}
	if len(r.Status) == 0 && !c.Status.Fact() || len(r.Status) > 0 && !slices.Contains(r.Status, c.Status) {
		return false
	}
	if len(r.Types) > 0 && !slices.Contains(r.Types, c.Event.Type) {
		return false
	}
	acts := func(list []entente.Actor, code string) bool {
		return slices.ContainsFunc(list, func(a entente.Actor) bool { return a.Code == code })
	}
	one, other := r.Between[0], r.Between[1]
	if r.By != "" {
		one, other = r.By, r.Between.Other(r.By)
		if !acts(c.Actors, one) || !acts(c.Recipients, other) && !acts(c.Actors, other) {
			return false
		}
	} else if p := c.Parties(); !slices.Contains(p, one) || !slices.Contains(p, other) {
		return false
	}
	return len(r.Quads) == 0 || slices.Contains(r.Quads, quadFor(c, r.Between))
}

// quadFor is the quad class of a claim for a pair: the sign of its effect on
// the pair, and whether its type is verbal or material; "" without an effect.
func quadFor(c *entente.Claim, dyad entente.Dyad) string {
	for _, e := range c.Effects {
		if e.Dyad == dyad.String() {
			return quadOf(e.Score, strings.HasPrefix(c.Event.Quad, "material"))
		}
	}
	return ""
}

func quadOf(score float64, material bool) string {
	switch {
	case score > 0 && material:
		return entente.MaterialCooperation
	case score > 0:
		return entente.VerbalCooperation
	case score < 0 && material:
		return entente.MaterialConflict
	case score < 0:
		return entente.VerbalConflict
	}
	return ""
}

// takesRow is takes for a row of a table; quad gives the class of a type.
func (r *Rule) takesRow(ev *tables.Event, quad func(string) string) bool {
	if ev.Type == "" || entente.NewDyad(ev.Source, ev.Target) != r.Between || r.By != "" && ev.Source != r.By {
		return false
	}
	if len(r.Types) > 0 && !slices.Contains(r.Types, ev.Type) {
		return false
	}
	return len(r.Quads) == 0 || slices.Contains(r.Quads, quadOf(ev.Goldstein, strings.HasPrefix(quad(ev.Type), "material")))
}
