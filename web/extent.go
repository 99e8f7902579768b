package web

import (
	"cmp"
	"slices"
	"time"

	"entente"
	"entente/web/draw"
)

// extent is the days that a picture of events spans: all of them or, where a
// few lie so far off that they would crush the rest, the central ones and
// their surroundings, out to the ends of months.
func extent(events []*entente.Incident) draw.Window {
	if len(events) == 0 {
		return draw.Window{}
	}
	var starts []string
	last := ""
	for _, x := range events {
		starts = append(starts, x.Date.Start)
		last = max(last, x.Date.End)
	}
	slices.Sort(starts)
	n := len(starts)
	lo, hi := dayAt(starts[0]), dayAt(last)
	if n >= 8 {
		a, b := dayAt(starts[n/10]), dayAt(starts[n-1-n/10])
		pad := b.Sub(a)/2 + 60*24*time.Hour
		lo, hi = later(lo, a.Add(-pad)), earlier(hi, b.Add(pad))
	}
	lo = time.Date(lo.Year(), lo.Month(), 1, 0, 0, 0, 0, time.UTC)
	hi = time.Date(hi.Year(), hi.Month()+1, 0, 0, 0, 0, 0, time.UTC)
	return draw.Window{From: lo.Format(time.DateOnly), To: hi.Format(time.DateOnly)}
}

func dayAt(s string) time.Time {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return time.Time{}
	}
	return t
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

// buckets counts events by week, month, quarter or year, whichever divides
// the window into a number that can be drawn.
func (v *dossier) buckets(events []*entente.Incident, w draw.Window, finest int) []draw.Bucket {
	if w.From == "" {
		return nil
	}
	from, to := dayAt(w.From), dayAt(w.To)
	days := int(to.Sub(from).Hours() / 24)
	months, step := 1, 0
	switch {
	case days <= 7*finest:
		months, step = 0, 7
	case days <= 31*finest:
		months = 1
	case days <= 92*finest:
		months = 3
	default:
		months = 12 * (1 + days/366/finest)
	}
	var out []draw.Bucket
	for t := from; !t.After(to) && len(out) < 2000; {
		next := t.AddDate(0, months, step)
		out = append(out, draw.Bucket{Start: t.Format(time.DateOnly), End: earlier(next.AddDate(0, 0, -1), to).Format(time.DateOnly)})
		t = next
	}
	for _, x := range events {
		i, found := slices.BinarySearchFunc(out, x.Date.Start, func(b draw.Bucket, day string) int { return cmp.Compare(b.Start, day) })
		if !found {
			i--
		}
		if i < 0 || i >= len(out) || x.Date.Start > out[i].End {
			continue
		}
		switch v.tone(x) {
		case draw.Coop:
			out[i].Coop++
		case draw.Conf:
			out[i].Conf++
		default:
			out[i].Other++
		}
	}
	return out
}
