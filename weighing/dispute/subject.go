package dispute

import (
	"slices"
	"strings"

	"entente"
	"entente/lexicon/scales"
	"entente/weighing/words"
)

func (f *Finder) object(k *item, l *scales.Level) bool {
	if len(l.Objects) == 0 {
		return true
	}
	for _, o := range l.Objects {
		if holds(k.words, o) {
			return true
		}
	}
	return false
}

// objects are the things in a clause that a level can be about, within eight
// words of the level's own words.
func (f *Finder) objects(k *item, l *scales.Level) []object {
	var out []object
	for _, o := range l.Objects {
		fm := form{stems: stems(o)}
		at := fm.at(k.words)
		if at < 0 || !f.beside(k, l, at) {
			continue
		}
		if s, ok := sameObject[o]; ok {
			o = s
		}
		out = append(out, object{o, at + len(fm.stems) - 1})
	}
	return out
}

func (f *Finder) beside(k *item, l *scales.Level, at int) bool {
	for _, s := range l.Forms {
		if i := (form{stems: stems(s)}).at(k.words); i >= 0 && at-i <= 8 && i-at <= 8 {
			return true
		}
	}
	return false
}

// topics are the words that say what a deal is about: those right before it
// ("trade deal") and those after "on", "for" or "over".
func (f *Finder) topics(k *item, at int, l *scales.Level) []string {
	var out []string
	for i := at - 1; i >= max(0, at-3) && f.topic(k.words[i], l); i-- {
		out = append(out, k.words[i].Stem)
	}
	for i := at + 1; i < min(len(k.words), at+6); i++ {
		switch k.words[i-1].Low {
		case "on", "for", "over", "about":
			for j := i; j < min(len(k.words), i+3); j++ {
				if f.topic(k.words[j], l) {
					out = append(out, k.words[j].Stem)
				}
			}
		}
	}
	return out
}

// topic reports whether a word tells one deal from another.
func (f *Finder) topic(w words.Word, l *scales.Level) bool {
	if f.function[w.Low] || f.bits.Bits(w.Low) < 11 || w.Low[0] <= '9' {
		return false
	}
	for _, list := range [][]string{l.Forms, l.Objects} {
		for _, s := range list {
			if slices.Contains(stems(s), w.Stem) {
				return false
			}
		}
	}
	return f.generic(w.Low)
}

// generic excludes words of the news trade that stand beside any deal.
func (f *Finder) generic(w string) bool {
	switch w {
	case "sides", "countries", "officials", "bilateral", "government", "new", "comprehensive", "final", "initial", "joint", "historic", "broad", "potential", "possible", "proposed", "recent", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
		"january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december":
		return false
	}
	return true
}

// about names the matter in the sources' words: topic, object, parties.
func about(part []string, ps []position) string {
	k := ps[0].k
	var out []string
	want := part[3:]
	if len(part) == 3 {
		want = nil
	}
	for i := len(want) - 1; i >= 0; i-- {
		for _, w := range k.words {
			s := w.Stem
			if o, ok := sameObject[w.Low]; ok && words.Stem(o) == words.Stem(want[i]) {
				s = words.Stem(want[i])
			}
			if s == words.Stem(want[i]) || s == want[i] {
				out = append(out, k.clause[w.Start:w.End])
				break
			}
		}
	}
	phrase := strings.Join(out, " ")
	if phrase == "" {
		phrase = part[1]
	}
	var who []string
	for _, list := range [][]entente.Actor{k.c.Actors, k.c.Recipients, k.c.ThirdParties} {
		for _, a := range list {
			if a.Name != "" && len(who) < 3 && !slices.Contains(who, a.Name) {
				who = append(who, a.Name)
			}
		}
	}
	if len(who) > 0 {
		phrase += " (" + strings.Join(who, ", ") + ")"
	}
	return phrase
}
