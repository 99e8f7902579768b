package dispute

import (
	"slices"
	"strings"
	"unicode/utf8"

	"entente"
	"entente/lexicon/scales"
	"entente/weighing/standing"
	"entente/weighing/words"
)

// agency finds sources that name different doers, or give one party a
// different share in the deed.
func (f *Finder) agency(in *entente.Incident, ks []*item) []entente.Dispute {
	var ps []position
	shares := false // some source speaks of help or of a joint deed
	for _, k := range ks {
		if !standing.Counts(k.c) || len(k.c.Actors) == 0 {
			continue
		}
		who := doers(k.c)
		if who == "" {
			continue
		}
		step := "did"
		for _, h := range f.steps(k) {
			if l := &f.table.Levels[h.entry]; l.Kind == scales.Agency {
				step, shares = l.Name, true
			}
		}
		if !exclusive(k.c) && step == "did" {
			continue
		}
		if step == "led" || strings.Contains(who, "+") && step != "aided" {
			step = "did" // the list of doers says as much
		}
		ps = append(ps, position{k: k, key: step + " " + who, says: k.clause})
	}
	ps = thin(ps)
	if !shares {
		ps = disjoint(ps)
	}
	if d, ok := settle(entente.DisputeAgency, "who carried out: "+lowerFirst(subject(in)), in.ID, differing(ps)); ok {
		return []entente.Dispute{d}
	}
	return nil
}

// disjoint keeps positions whose doers have nobody in common with those of
// another: one report may name fewer of the doers than another and mean the
// same.
func disjoint(ps []position) []position {
	var out []position
	for _, p := range ps {
		for _, q := range ps {
			if !shareDoer(p.k.c, q.k.c) {
				out = append(out, p)
				break
			}
		}
	}
	return out
}

func shareDoer(a, b *entente.Claim) bool {
	for _, x := range strings.Split(doers(a), "+") {
		if slices.Contains(strings.Split(doers(b), "+"), x) {
			return true
		}
	}
	return false
}

// differing drops positions of voices that also hold another one of the
// positions: whoever names both doers in turn does not contradict.
func differing(ps []position) []position {
	held := map[string]map[string]bool{}
	for _, p := range ps {
		v := p.k.voice()
		if held[v] == nil {
			held[v] = map[string]bool{}
		}
		held[v][p.key] = true
	}
	var out []position
	for _, p := range ps {
		if len(held[p.k.voice()]) == 1 {
			out = append(out, p)
		}
	}
	return out
}

// doers are the codes of the actors, joined. A person without a code goes by
// name.
func doers(c *entente.Claim) string {
	var out []string
	for _, a := range c.Actors {
		switch {
		case a.Code != "":
			out = append(out, a.Code)
		case a.Name != "":
			out = append(out, strings.ToLower(a.Name))
		}
	}
	slices.Sort(out)
	return strings.Join(slices.Compact(out), "+")
}

// exclusive reports whether an act is one deed of its doers. Many may condemn
// or praise, and each report names the ones that it cares for; in a meeting
// it does not matter who is named first.
func exclusive(c *entente.Claim) bool {
	if c.Event == nil {
		return false
	}
	switch c.Event.Type {
	case "ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "AID", "RETREAT":
		return true
	}
	return false
}

// roles finds one person under offices that exclude each other.
func (f *Finder) roles(in *entente.Incident, ks []*item) []entente.Dispute {
	type person struct{ name, class string }
	by := map[person][]position{}
	var keys []person
	for _, k := range ks {
		for _, a := range actors(k.c) {
			if a.Name == "" || !strings.Contains(a.Name, " ") {
				continue
			}
			class, rank := f.rank(a.Office + " " + a.Text)
			if rank == "" {
				continue
			}
			p := person{strings.ToLower(a.Name), class}
			if by[p] == nil {
				keys = append(keys, p)
			}
			says := a.Text
			if says == "" {
				says = a.Office
			}
			by[p] = append(by[p], position{k: k, key: rank, says: says})
		}
	}
	var out []entente.Dispute
	for _, p := range keys {
		ps := by[p]
		name := ""
		for _, a := range actors(ps[0].k.c) {
			if strings.ToLower(a.Name) == p.name {
				name = a.Name
			}
		}
		if d, ok := settle(entente.DisputeRole, "office of "+name, in.ID, differing(ps)); ok {
			out = append(out, d)
		}
	}
	return out
}

func actors(c *entente.Claim) []entente.Actor {
	return append(append([]entente.Actor{}, c.Actors...), c.Recipients...)
}

// rank finds the office in a stretch of text, the longest form first.
func (f *Finder) rank(text string) (class, name string) {
	text = " " + strings.ToLower(text) + " "
	best := 0
	for _, r := range f.table.Ranks {
		for _, form := range r.Forms {
			if len(form) > best && strings.Contains(text, " "+form+" ") {
				class, name, best = r.Class, r.Name, len(form)
			}
		}
	}
	return class, name
}

// identities finds spellings of what must be one person or thing, since all
// else of the incident is the same.
func (f *Finder) identities(in *entente.Incident, ks []*item) []entente.Dispute {
	var out []entente.Dispute
	type name struct {
		k *item
		a entente.Actor
	}
	var names []name
	count := map[string]int{}
	for _, k := range ks {
		for _, a := range actors(k.c) {
			if count[a.Name]++; count[a.Name] > 3 || len(names) > mostNames {
				continue // more of one spelling say nothing new
			}
			if a.Name != "" && !a.State() || a.State() && a.Office != "" {
				names = append(names, name{k, a})
			}
		}
	}
	done := map[string]bool{}
	for i := range names {
		for j := range i {
			a, b := names[i], names[j]
			if a.k.voice() == b.k.voice() || a.a.Code != b.a.Code || done[a.a.Name+"|"+b.a.Name] {
				continue
			}
			if !alias(a.a.Name, b.a.Name) {
				continue
			}
			done[a.a.Name+"|"+b.a.Name], done[b.a.Name+"|"+a.a.Name] = true, true
			ps := []position{{k: a.k, key: a.a.Name, says: written(a.a)}, {k: b.k, key: b.a.Name, says: written(b.a)}}
			if d, ok := settle(entente.DisputeIdentity, "name in: "+lowerFirst(subject(in)), in.ID, ps); ok {
				out = append(out, d)
			}
		}
	}
	return out
}

// mostNames bounds the names of one incident that are compared.
const mostNames = 200

func written(a entente.Actor) string {
	if a.Text != "" {
		return a.Text
	}
	return a.Name
}

// alias reports whether two names are probably one person's and yet differ:
// a part is spelled alike but not the same, and no part speaks against it.
// A shorter form of one name ("Trump") is no difference.
func alias(a, b string) bool {
	wa, wb := words.Split(a), words.Split(b)
	if len(wa) == 0 || len(wb) == 0 || strings.EqualFold(a, b) {
		return false
	}
	short, long := wa, wb
	if len(long) < len(short) {
		short, long = long, short
	}
	near := false
	for _, s := range short {
		match, like := false, false
		for _, l := range long {
			match = match || s.Low == l.Low
			like = like || spelledAlike(s.Low, l.Low)
		}
		if !match && !like {
			return false
		}
		near = near || !match
	}
	return near
}

// spelledAlike allows one change in five letters and two in eight.
func spelledAlike(a, b string) bool {
	n := min(utf8.RuneCountInString(a), utf8.RuneCountInString(b))
	if n < 4 || a == b {
		return false
	}
	return distance([]rune(a), []rune(b)) <= n/4
}

// distance is Levenshtein's, for words.
func distance(a, b []rune) int {
	if len(a) > 64 || len(b) > 64 {
		return 64
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		last := row[0]
		row[0] = i + 1
		for j := range b {
			cost := last
			if a[i] != b[j] {
				cost = 1 + min(last, row[j], row[j+1])
			}
			last, row[j+1] = row[j+1], cost
		}
	}
	return row[len(b)]
}
