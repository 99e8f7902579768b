package web

import (
	"cmp"
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"entente"
	"entente/archive"
)

const (
	mostQueue = 300 // undecided claims among which the least sure is taken
	lastShown = 8   // decisions listed below the queue
)

// reviewPage is the queue: one claim at a time, its text beside what was read.
type reviewPage struct {
	*desk
	archive Store
	decided func(*entente.Claim) // called after a decision
}

type reviewView struct {
	Claim    *entente.Claim
	Verdict  archive.Verdict
	Document *entente.Document
	Heading  string
	Texts    []textBlock
	Issues   []string
	Left     int
	Full     bool // there are more than Left
	Next     string
	Done     string
	Last     []archive.Decision
	Fields   editFields
	Touched  []archive.BriefCard // briefs that rest on the claim
}

func (p *reviewPage) show(w http.ResponseWriter, r *http.Request) error {
	ctx, q := r.Context(), r.URL.Query()
	verdicts := map[string]archive.Verdict{}
	v := reviewView{}
	for d, err := range p.archive.Decisions(ctx) {
		if err != nil {
			return err
		}
		verdicts[d.Claim] = d.Verdict
		v.Last = append(v.Last, d)
	}
	v.Last = v.Last[max(0, len(v.Last)-lastShown):]
	slices.Reverse(v.Last)
	switch archive.Verdict(q.Get("done")) {
	case archive.Accept:
		v.Done = "Accepted."
	case archive.Reject:
		v.Done = "Rejected."
	case archive.Edit:
		v.Done = "Corrected."
	}
	if n, _ := strconv.Atoi(q.Get("briefs")); v.Done != "" && n > 0 {
		v.Done += " " + count(n, "recorded brief") + " rested on it and is marked outdated."
		if n > 1 {
			v.Done = strings.Replace(v.Done, "and is marked", "and are marked", 1)
		}
	}
	queue, err := p.queue(ctx, verdicts)
	if err != nil {
		return err
	}
	v.Left, v.Full = len(queue), len(queue) == mostQueue
	if err := p.choose(ctx, &v, queue, q); err != nil {
		return err
	}
	if v.Claim != nil {
		v.Verdict = verdicts[v.Claim.ID]
		if err := p.context(ctx, &v); err != nil {
			return err
		}
	}
	return p.render(w, r, "review.html", page{Title: "Review", Here: "review", Body: v, Islands: []string{"keys.js"}})
}

// choose takes the claim asked for, or the first of the queue after one that
// was passed over.
func (p *reviewPage) choose(ctx context.Context, v *reviewView, queue []*entente.Claim, q url.Values) error {
	if id := q.Get("claim"); id != "" {
		c, err := p.find(ctx, id, q.Get("document"))
		v.Claim = c
		return err
	}
	at := 0
	if after := q.Get("after"); after != "" {
		at = slices.IndexFunc(queue, func(c *entente.Claim) bool { return c.ID == after }) + 1
	}
	if at >= len(queue) {
		at = 0
	}
	if len(queue) > 0 {
		v.Claim, v.Next = queue[at], queue[at].ID
	}
	return nil
}

// find is one claim as it was read.
func (p *reviewPage) find(ctx context.Context, id, document string) (*entente.Claim, error) {
	c, err := p.archive.Claim(ctx, id)
	if err != nil || document == "" {
		return c, err
	}
	doc, err := p.archive.Document(ctx, document)
	if err != nil {
		return nil, err
	}
	if c.Document != doc.ID {
		return nil, &entente.Error{Code: entente.ErrNotFound, Message: "this document has no claim " + id}
	}
	return c, nil
}

// queue is the claims nobody decided on, the least sure first.
func (p *reviewPage) queue(ctx context.Context, verdicts map[string]archive.Verdict) ([]*entente.Claim, error) {
	var out []*entente.Claim
	for c, err := range p.archive.Claims(ctx, archive.Filter{AsRead: true}) {
		if err != nil {
			return nil, err
		}
		if verdicts[c.ID] == "" {
			out = append(out, c)
		}
		if len(out) == mostQueue {
			break
		}
	}
	slices.SortStableFunc(out, func(a, b *entente.Claim) int {
		return cmp.Or(cmp.Compare(a.Confidence, b.Confidence), cmp.Compare(a.ID, b.ID))
	})
	return out, nil
}

// context gives the text around the claim: its block and those beside it.
func (p *reviewPage) context(ctx context.Context, v *reviewView) error {
	doc, err := p.archive.Document(ctx, v.Claim.Document)
	if err != nil {
		return err
	}
	v.Document, v.Heading = doc, heading(doc)
	for _, i := range v.Claim.Issues {
		v.Issues = append(v.Issues, p.issues.Label(i))
	}
	near := *doc
	if at := doc.BlockAt(spanOf(v.Claim).Start); at >= 0 {
		near.Blocks = doc.Blocks[max(0, at-1):min(len(doc.Blocks), at+2)]
	}
	v.Texts = cutBlocks(&near, []*entente.Claim{v.Claim})
	v.Fields = p.editFieldsOf(v.Claim)
	v.Touched, err = p.archive.BriefsOn(ctx, []string{v.Claim.ID})
	return err
}

// decide records what the form says, at the time of the clock.
func (p *reviewPage) decide(w http.ResponseWriter, r *http.Request) error {
	f, err := form(r)
	if err != nil {
		return err
	}
	d := archive.Decision{Claim: f.Get("claim"), Verdict: archive.Verdict(f.Get("verdict")), By: by(r), RecordedAt: p.stamp()}
	switch d.Verdict {
	case archive.Accept, archive.Reject, archive.Edit:
	default:
		return invalid("a claim is accepted, rejected or corrected here", "press one of the buttons")
	}
	if d.Reason, err = reasonOf(f); err != nil {
		return err
	}
	c, err := p.archive.Claim(r.Context(), d.Claim)
	if err != nil {
		return err
	}
	if d.Verdict == archive.Edit {
		if d.Fields, err = p.editedFields(c, f); err != nil {
			return err
		}
	}
	if err := p.archive.Decide(r.Context(), d); err != nil {
		return err
	}
	p.decided(c)
	to := "/review?done=" + string(d.Verdict)
	if d.Verdict != archive.Accept {
		touched, err := p.archive.BriefsOn(r.Context(), []string{c.ID})
		if err != nil {
			return err
		}
		if len(touched) > 0 {
			to += "&briefs=" + strconv.Itoa(len(touched))
		}
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}
