package cycle

import (
	"fmt"
	"math"
	"strings"
)

// explain says what each measure is, for sentences.
var explain = map[string]string{
	Depth:    "Depth (mean above the level before, in robust standard deviations)",
	Steady:   "Steadiness (share of months clearly above the level before)",
	Breadth:  "Breadth (share of issues or kinds of act that improved)",
	Material: "Share of cooperation that is more than words",
	Third:    "Movement with third countries at the same time, which counts against it",
}

// what names each measure inside a sentence.
var what = map[string]string{Depth: "depth", Steady: "steadiness", Breadth: "breadth", Material: "material share", Third: "movement with third countries"}

// Sentences says the report in plain words: what is measured, what comes out,
// how often such upturns went back, and what would change the answer. name
// gives the name of a country by its code.
func (r *Report) Sentences(name func(code string) string) []string {
	a, b, _ := strings.Cut(r.Dyad, "-")
	pair := name(a) + " and " + name(b)
	out := []string{fmt.Sprintf("Measured are %d acts between %s in %d months told, from %s to %s%s.", r.Acts, pair, r.Told, r.From, r.To,
		map[string]string{"table": ", from an event table: leads, not evidence"}[r.Basis])}
	out = append(out, r.state(pair)...)
	out = append(out, r.tested()...)
	out = append(out, r.rates()...)
	out = append(out, r.pulled(name)...)
	out = append(out, r.Changes()...)
	if r.Pairs > 0 && (r.Relapse != nil || r.Lasted != nil) {
		out = append(out, "Upturns of different pairs can have one cause; the intervals take them as independent, and are too narrow where they are not.")
	}
	return out
}

func (r *Report) state(pair string) []string {
	if r.Last == nil {
		return []string{fmt.Sprintf("In these months there is no upturn between %s: no mean of %d months lies %.2f robust standard deviations above the median of the %d before.", pair, Window, Threshold, Before)}
	}
	p := r.Last
	began := fmt.Sprintf("The last upturn between %s began in %s; at its best the mean of three months lay %.1f robust standard deviations above the year before", pair, p.Start, p.Best)
	out := []string{began + map[string]string{
		Holding: fmt.Sprintf(", and it has held for the %d months that can be seen.", p.Months),
		Gone:    fmt.Sprintf(", and it had gone back after %d months.", p.Months),
		Lasting: fmt.Sprintf(", and it held for %d months, after which an upturn counts as lasting.", Follow),
	}[p.State]}
	back, lasting := 0, 0
	for _, x := range r.Past {
		switch x.State {
		case Gone:
			back++
		case Lasting:
			lasting++
		}
	}
	if len(r.Past) == 0 {
		return append(out, "The pair has no earlier upturn in these months.")
	}
	return append(out, fmt.Sprintf("The pair had %s before: %d went back within %d months, %d held for as long.", count(len(r.Past), "upturn"), back, Follow, lasting))
}

func (r *Report) tested() []string {
	if r.State != Holding {
		return nil
	}
	n := r.Own + r.Others
	if r.Test == nil {
		return []string{fmt.Sprintf("Whether it stands apart from others is not tested: %s held as long (%d of the pair, %d of %d comparable pairs), and %d would be enough.",
			count(n, "upturn"), r.Own, r.Others, r.Pairs, LeastOthers)}
	}
	t := r.Test
	out := []string{fmt.Sprintf("Its first %d months are compared with those of %d upturns that held as long, %d of the pair and %d of %d comparable pairs.", t.Months, n, r.Own, r.Others, r.Pairs)}
	for _, m := range t.Measures {
		out = append(out, fmt.Sprintf("%s: %.2f, more than %d of %d.", explain[m.Name], m.Value, m.Above, m.Of))
	}
	if t.Apart {
		return append(out, fmt.Sprintf("Taken together it ranks %d of %d (p = %.3f): it stands apart from earlier upturns.", t.Rank, n+1, t.P))
	}
	return append(out, fmt.Sprintf("Taken together it ranks %d of %d (p = %.2f): it cannot be told from earlier upturns, which is not proof that it is one more of them.", t.Rank, n+1, t.P))
}

func (r *Report) rates() []string {
	var out []string
	if r.Relapse != nil {
		x := r.Relapse
		out = append(out, fmt.Sprintf("Of %d upturns that had held for %d months, %d went back within the next %d: %.0f %% (95 %% interval %.0f to %.0f %%).",
			x.Of, r.Last.Months, x.Count, Ahead, 100*x.Value, 100*x.Low, 100*x.High))
	} else if r.State == Holding {
		out = append(out, fmt.Sprintf("Too few upturns held for %d months and could be followed beyond to say how often such go back; %d would be enough.", r.Last.Months, LeastFollowed))
	}
	if x := r.Lasted; x != nil {
		out = append(out, fmt.Sprintf("Of all %d upturns that could be followed to their end, %d held for %d months: %.0f %% (95 %% interval %.0f to %.0f %%).",
			x.Of, x.Count, Follow, 100*x.Value, 100*x.Low, 100*x.High))
	}
	return out
}

// pulled says what moved with third countries meanwhile.
func (r *Report) pulled(name func(string) string) []string {
	if r.Thirds == 0 {
		return nil
	}
	of := fmt.Sprintf("of %d pairs of one of the two with a third country", r.Thirds)
	if len(r.Pulls) == 0 {
		return []string{fmt.Sprintf("Meanwhile none %s moved by as much as %.2f of its own robust standard deviations.", of, Threshold)}
	}
	var list []string
	for _, p := range r.Pulls {
		way := "up"
		if p.Moved < 0 {
			way = "down"
		}
		list = append(list, fmt.Sprintf("%s with %s %s by %.1f", name(p.Side), name(p.With), way, math.Abs(p.Moved)))
	}
	return []string{fmt.Sprintf("Meanwhile there moved furthest, %s and in robust standard deviations of each: %s.", of, strings.Join(list, "; "))}
}

// Changes says what would change the answer.
func (r *Report) Changes() []string {
	if r.State != Holding {
		return nil
	}
	out := []string{fmt.Sprintf("It would have gone back if the mean of three months fell to %.1f or below; the last three have %.1f, the year before the upturn %.1f.", r.Line, r.Now, r.Level)}
	if left := Follow - r.Last.Months; left > 0 {
		out = append(out, fmt.Sprintf("It would count as lasting if it held for %d more months.", left))
	}
	if r.Test == nil {
		return out
	}
	turned := "it would stand apart"
	if r.Test.Apart {
		turned = "it would not stand apart"
	}
	any := false
	for _, m := range r.Test.Measures {
		if m.Needed != nil {
			any = true
			out = append(out, fmt.Sprintf("All else as it is, %s with a %s of %s %.2f instead of %.2f.", turned, what[m.Name], m.Beyond, *m.Needed, m.Value))
		}
	}
	if !any {
		out = append(out, "No single measure, at any value seen in the others, would turn this answer over.")
	}
	return out
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
