package brief

import (
	"cmp"
	"slices"
	"strings"

	"entente"
	"entente/lexicon/forms"
)

// place puts written sentences under their section's title, split by issue,
// month or year where the plan says so.
func (w *writer) place(plan forms.Section, list []tagged) {
	title := w.title(plan)
	if len(list) == 0 {
		if plan.Note != "-" {
			w.out.Sections = append(w.out.Sections, entente.Section{Title: title, Level: 1, Sentences: []entente.BriefSentence{}, Note: plan.Note})
		}
		return
	}
	head := entente.Section{Title: title, Level: 1, Sentences: []entente.BriefSentence{}}
	if plan.Split == "none" {
		for _, t := range list {
			head.Sentences = append(head.Sentences, t.s)
		}
		w.out.Sections = append(w.out.Sections, head)
		return
	}
	w.out.Sections = append(w.out.Sections, head)
	keys, groups := split(plan.Split, list)
	for _, k := range keys {
		sub := entente.Section{Title: k, Level: 2}
		for _, t := range groups[k] {
			sub.Sentences = append(sub.Sentences, t.s)
		}
		w.out.Sections = append(w.out.Sections, sub)
	}
}

func (w *writer) title(plan forms.Section) string {
	return forms.Fill(plan.Title, w.in.Name(w.in.Dyad[0]), w.in.Name(w.in.Dyad[1]))
}

// split groups sentences, largest issue first, months and years in order.
func split(by string, list []tagged) ([]string, map[string][]tagged) {
	groups := map[string][]tagged{}
	first := map[string]int{}
	var keys []string
	for i, t := range list {
		k := key(by, t)
		if _, ok := groups[k]; !ok {
			keys = append(keys, k)
			first[k] = i
		}
		groups[k] = append(groups[k], t)
	}
	slices.SortStableFunc(keys, func(a, b string) int {
		if (a == other) != (b == other) {
			return cmp.Compare(bool2(a == other), bool2(b == other))
		}
		if by == "issue" {
			return cmp.Or(cmp.Compare(len(groups[b]), len(groups[a])), cmp.Compare(a, b))
		}
		return cmp.Compare(first[a], first[b])
	})
	return keys, groups
}

func bool2(b bool) int {
	if b {
		return 1
	}
	return 0
}

// other heads what has no issue or no date.
const other = "Other matters"

func key(by string, t tagged) string {
	d := t.s.Date
	switch by {
	case "issue":
		if len(t.x.Issues) == 0 {
			return other
		}
		return issueTitle(t.x.Issues[0])
	case "year":
		if !d.Known() {
			return "Undated"
		}
		if d.Start[:4] != d.End[:4] {
			return d.Start[:4] + "–" + d.End[:4]
		}
		return d.Start[:4]
	}
	if !d.Known() {
		return "Undated"
	}
	if d.Start[:7] != d.End[:7] {
		return "Within " + d.Start[:4]
	}
	return months[d.Start[5:7]] + " " + d.Start[:4]
}

var months = map[string]string{"01": "January", "02": "February", "03": "March", "04": "April", "05": "May", "06": "June",
	"07": "July", "08": "August", "09": "September", "10": "October", "11": "November", "12": "December"}

// issueTitle makes a heading of an issue label: "critical-minerals" is
// "Critical minerals".
func issueTitle(issue string) string {
	s := strings.ReplaceAll(issue, "-", " ")
	return strings.ToUpper(s[:1]) + s[1:]
}
