package entente

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Summarise writes the source summary in the manner of ICD 206: how many items
// of what kind, how dated, how independent, and what is one-sided. Every
// number in it is one of the counts.
func (b *Brief) Summarise() string {
	n := b.Counts
	var out []string
	say := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	say("This brief rests on %s about the pair, of which %s cited.", plural(n.Documents, "item", "items"), isAre(n.Cited))
	switch {
	case n.Publishers == 0:
		say("None names its publisher.")
	case n.Unnamed > 0:
		say("They come from %s; %s no publisher.", plural(n.Publishers, "named publisher", "named publishers"), plural(n.Unnamed, "item names", "items name"))
	default:
		say("They come from %s.", plural(n.Publishers, "publisher", "publishers"))
	}
	if n.Dated > 0 {
		span := fmt.Sprintf("between %s and %s", day(n.First), day(n.Last))
		if n.First == n.Last {
			span = "on " + day(n.First)
		}
		say("%s dated or can be placed in time, %s.", upper(isAre(n.Dated)), span)
	} else {
		say("None is dated.")
	}
	if n.Origins < n.Documents {
		say("Counting items that draw on one another once, there are %s.", plural(n.Origins, "origin", "origins"))
	} else if n.Documents > 1 {
		say("No shared origin was found among them, which does not prove that they are independent.")
	}
	if n.Single > 0 {
		say("%s on a single origin.", plural(n.Single, "sentence rests", "sentences rest"))
	}
	if n.Quoted == 0 {
		say("No party is quoted in the claims used.")
	} else {
		say("Voices quoted: %s.", voiceList(b))
	}
	if n.OneSided != "" {
		say("One side of the pair is quoted at least three times as often as the other.")
	}
	return strings.Join(out, " ")
}

func voiceList(b *Brief) string {
	var codes []string
	for c := range b.Counts.VoicesByWho {
		codes = append(codes, c)
	}
	slices.SortFunc(codes, func(x, y string) int {
		return cmp.Or(cmp.Compare(b.Counts.VoicesByWho[y], b.Counts.VoicesByWho[x]), cmp.Compare(x, y))
	})
	var out []string
	for i, c := range codes {
		if i == 6 {
			break
		}
		out = append(out, fmt.Sprintf("%s (%d)", cmp.Or(b.Names[c], c), b.Counts.VoicesByWho[c]))
	}
	return strings.Join(out, ", ")
}

func isAre(n int) string {
	if n == 1 {
		return "1 is"
	}
	return fmt.Sprintf("%d are", n)
}

func upper(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

func day(d string) string {
	if len(d) != 10 {
		return d
	}
	return strings.TrimPrefix(d[8:], "0") + " " + monthOf(d) + " " + d[:4]
}

func monthOf(d string) string {
	t, err := time.Parse("2006-01-02", d)
	if err != nil {
		return ""
	}
	return t.Month().String()
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
