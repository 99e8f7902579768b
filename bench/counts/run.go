package counts

import (
	"context"
	"fmt"
	"io"
	"strings"

	bench "entente/bench/ranking"
	"entente/forecast/counts"
)

// Options choose what RunWith measures. Zero values stand for the defaults.
type Options struct {
	// Held is the number of last days held out.
	Held int
	// Days cuts a data set short, so that settings are chosen on earlier
	// months than those reported; 0 keeps all.
	Days int
	// Least is the number of events a pair needs before the days held out.
	Least int
}

// lengths are the days ahead that are measured, with the days between the
// forecasts: every week, and each of the two months.
var lengths = [][2]int{{7, 7}, {30, 30}}

// Run measures every data set under dir with the defaults.
func Run(ctx context.Context, dir string, w io.Writer) error {
	return RunWith(ctx, dir, w, Options{})
}

// RunWith is Run with options.
func RunWith(ctx context.Context, dir string, w io.Writer, opt Options) error {
	if opt.Held <= 0 {
		opt.Held = 60
	}
	if opt.Least <= 0 {
		opt.Least = 12
	}
	folders, err := bench.Folders(dir)
	if err != nil {
		return err
	}
	for _, folder := range folders {
		s, err := read(folder)
		if err != nil {
			return err
		}
		if opt.Days > 0 {
			s.cut(opt.Days)
		}
		if s.days < 3*opt.Held {
			return fmt.Errorf("%s: %d days are too few to hold %d out", s.name, s.days, opt.Held)
		}
		if err := s.measure(ctx, w, opt); err != nil {
			return err
		}
	}
	return nil
}

// cut forgets what came after the first days.
func (s *set) cut(days int) {
	kept := s.events[:0]
	for _, e := range s.events {
		if e.Day < days {
			kept = append(kept, e)
		}
	}
	s.events, s.days = kept, min(s.days, days)
}

// panel is the whole set, with the pairs that have the least number of events
// before the days held out.
func (s *set) panel(held, least int) *counts.Panel {
	n := map[counts.Pair]int{}
	for _, e := range s.events {
		if e.Day < held {
			n[e.Pair]++
		}
	}
	return counts.NewPanel(s.events, len(Quads), s.days, func(p counts.Pair) bool { return n[p] >= least })
}

func (s *set) measure(ctx context.Context, w io.Writer, opt Options) error {
	held := s.days - opt.Held
	p := s.panel(held, opt.Least)
	fmt.Fprintf(w, "%s: %d events of %d pairs of countries in %d days; the last %d held out\n", s.name, len(s.events), len(p.Pairs), s.days, opt.Held)
	for _, l := range lengths {
		if err := ctx.Err(); err != nil {
			return err
		}
		m, at := counts.Fit(p, held, l[0]), s.origins(held, l)
		fmt.Fprintf(w, "  next %d days, from %d days\n", l[0], len(at))
		for c, quad := range Quads {
			e := m.Evaluate(p, at, func(_, class int) bool { return class == c })
			fmt.Fprintf(w, "    %-22s CRPS %.4f, best baseline %.4f, skill %+.1f %%\n", quad, e.Scores[0].CRPS, e.Scores[e.Best()].CRPS, 100*e.Skill())
		}
		e := m.Evaluate(p, at, nil)
		table(w, e)
		won, skill := s.abstaining(p, m, held, at)
		fmt.Fprintf(w, "    series on which it does not abstain: %.0f %%, skill on them %+.1f %%\n", 100*won, 100*skill)
	}
	return nil
}

// origins are the days held out on which a forecast is made that can be judged.
func (s *set) origins(held int, length [2]int) (at []int) {
	for o := held; o+length[0] <= s.days; o += length[1] {
		at = append(at, o)
	}
	return at
}

func table(w io.Writer, e *counts.Evaluation) {
	fmt.Fprintf(w, "    %-32s %8s %8s %8s   inside 50 / 80 / 90 %% (promised)\n", fmt.Sprintf("%d cases", e.Cases), "CRPS", "log", "Brier")
	for _, x := range e.Scores {
		var in []string
		for i := range x.Inside {
			in = append(in, fmt.Sprintf("%.1f (%.1f)", 100*x.Inside[i], 100*x.Promised[i]))
		}
		fmt.Fprintf(w, "    %-32s %8.4f %8.4f %8.4f   %s\n", x.Name, x.CRPS, x.Log, x.Brier, strings.Join(in, " / "))
	}
	fmt.Fprintf(w, "    CRPS skill over the best baseline: %+.1f %% (must 3, aim 10)\n", 100*e.Skill())
}

// abstaining asks, of the days before held alone, on which series the model
// beats the baselines, and scores these: their share and the skill.
func (s *set) abstaining(p *counts.Panel, m *counts.Model, held int, at []int) (share, skill float64) {
	takes := p.Wins(held, m.Length)
	e := m.Evaluate(p, at, func(pair, class int) bool { return takes[pair][class] })
	n := 0
	for i := range takes {
		for _, t := range takes[i] {
			if t {
				n++
			}
		}
	}
	return float64(n) / float64(max(1, len(takes)*len(Quads))), e.Skill()
}
