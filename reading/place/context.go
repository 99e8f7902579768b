package place

import (
	"sort"

	"entente"
)

// Closed classes of grammar: prepositions and verbs of place, and what may
// stand before a name in capitals without being part of it.
var (
	within = set("in", "at", "near", "outside", "inside", "across", "throughout", "around", "within")
	toward = set("to", "from", "into", "toward", "towards", "through", "via", "over", "above", "off", "between", "leaving", "reaching")
	verbs  = set("visit", "visits", "visited", "visiting", "leave", "left", "leaves", "reach", "reached", "enter", "entered", "attacked", "bombed", "struck", "captured", "seized", "shelled", "stormed", "besieged", "liberated", "invaded", "toured", "departed", "fled")
	kinds  = set("city", "town", "port", "capital", "province", "district", "village", "region", "suburb", "north", "south", "east", "west", "outskirts", "state", "northwest", "northeast", "southwest", "southeast", "valley", "island", "coast", "governorate", "prefecture", "oblast", "parts", "streets", "centre", "center")
	points = set("Northern", "Southern", "Eastern", "Western", "Central", "North", "South", "East", "West", "Greater", "Downtown", "Occupied", "In", "At", "Near", "From", "To", "Outside", "Across", "Inside", "Around")
	parts  = set("District", "Province", "Region", "Oblast", "Governorate", "Prefecture", "County", "Airport", "International")
)

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

// whole reports whether tokens [i, i+n) are a name of their own, not part of
// a longer one in capitals or of another mention.
func (f *finder) whole(i, n int) bool {
	if i > 0 && f.toks[i].gap == ' ' && f.toks[i-1].cap && !points[f.toks[i-1].Of(f.text)] {
		return false
	}
	if f.toks[i].gap == '-' {
		return false
	}
	if j := i + n; j < len(f.toks) {
		t := &f.toks[j]
		if t.gap == '-' || t.gap == ' ' && t.cap && !parts[t.Of(f.text)] {
			return false
		}
		if t.gap == 0 && t.Start-f.toks[j-1].End <= 3 && f.low(j) == "s" && t.End-t.Start == 1 { // "Karachi's port"
			return f.low(i-1) == "in" || f.low(i-1) == "near"
		}
	}
	s := entente.Span{Start: f.toks[i].Start, End: f.toks[i+n-1].End}
	for _, m := range f.around(s) {
		switch m.Kind {
		case entente.Person, entente.Organisation, entente.Facility, entente.EventName, entente.Law, entente.ArmedGroup:
			if m.Span != s && m.Contains(s) || m.Span == s && m.Kind != entente.Organisation {
				return false
			}
		}
	}
	return true
}

// around returns the mentions that overlap a span.
func (f *finder) around(s entente.Span) []entente.Mention {
	k := sort.Search(len(f.mentions), func(k int) bool { return f.mentions[k].Start > s.Start })
	from := max(0, k-4)
	var out []entente.Mention
	for ; from < len(f.mentions) && f.mentions[from].Start < s.End; from++ {
		if f.mentions[from].Overlaps(s) {
			out = append(out, f.mentions[from])
		}
	}
	return out
}

// mentioned reports whether a mention of a place covers exactly the span,
// and the tree does not make it an actor.
func (f *finder) mentioned(s entente.Span) bool {
	for _, m := range f.around(s) {
		if m.Kind == entente.Place && m.Span == s {
			return f.placed(s)
		}
	}
	return false
}

// placed reports whether the tree, if any, uses a name as a place: not as a
// subject, and with a preposition or as an apposition to one.
func (f *finder) placed(s entente.Span) bool {
	si := f.sentence(s.Start)
	if si < 0 {
		return false
	}
	sent := &f.sents[si]
	i := headOf(sent, s)
	if i < 0 || sent.Tokens[i].Deprel == "" {
		return false
	}
	switch base(sent.Tokens[i].Deprel) {
	case "nsubj", "root", "vocative", "dislocated":
		return false
	}
	return within[caseOf(sent, i)] || toward[caseOf(sent, i)]
}

// attributive reports a name that the tree makes part of another noun phrase
// ("the Iran war") or a subject.
func (f *finder) attributive(s entente.Span) bool {
	si := f.sentence(s.Start)
	if si < 0 {
		return false
	}
	sent := &f.sents[si]
	i := headOf(sent, s)
	if i < 0 {
		return false
	}
	switch base(sent.Tokens[i].Deprel) {
	case "compound", "amod", "nsubj":
		return caseOf(sent, i) == "" || sent.Tokens[i].Deprel == "compound"
	}
	return sent.Tokens[i].Deprel == "nmod:poss"
}

// locative reports whether the words before the name at token i make it a
// place.
func (f *finder) locative(i, n int, country bool) bool {
	if f.listed > 0 && f.listed == i && (f.toks[i].gap == ',') { // "in Lahore, Karachi"
		return true
	}
	if f.listed > 0 && f.listed == i-1 && f.low(i-1) == "and" {
		return true
	}
	w := f.low(i - 1)
	if i == 0 || f.toks[i].gap != ' ' {
		return false
	}
	if w == "the" && i > 1 {
		w = f.low(i - 2)
	} else if points[f.toks[i-1].Of(f.text)] && i > 1 && !within[w] && !toward[w] {
		w = f.low(i - 2)
	} else if (w == "northern" || w == "southern" || w == "eastern" || w == "western" || w == "central" || w == "neighbouring" || w == "neighboring" || w == "nearby") && i > 1 {
		w = f.low(i - 2)
	}
	switch {
	case within[w] || verbs[w]:
		return true
	case toward[w]:
		return !country || w == "into" || w == "through" || w == "from" || w == "to"
	case w == "of":
		return kinds[f.low(i-2)]
	}
	return kinds[w] && !country && f.toks[i-1].cap == false && w != "state"
}

// strong reports a preposition that only a place has.
func (f *finder) strong(i int) bool {
	w := f.low(i - 1)
	return i > 0 && f.toks[i].gap == ' ' && (w == "in" || w == "near" || w == "outside" || w == "across" || w == "of" && kinds[f.low(i-2)] || w == "visited" || w == "visit" || kinds[w]) || f.listed > 0 && f.listed >= i-1
}
