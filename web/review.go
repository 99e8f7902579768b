package web

import (
	"cmp"
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"entente"
	"entente/archive"
)

const (
	mostQueue  = 2000 // undecided claims among which the least sure is taken
	lastShown  = 8    // decisions listed below the queue
	mostReason = 500  // runes of a reason
)

// reviewPage is the queue: one claim at a time, its text beside what was read.
type reviewPage struct {
	*desk
	archive Reader
	decider Decider
	by      string
	decided func() // called after a decision
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
}

func (p *reviewPage) show(w http.ResponseWriter, r *http.Request) error {
	ctx, q := r.Context(), r.URL.Query()
	verdicts := map[string]archive.Verdict{}
	v := reviewView{}
	for d, err := range p.decider.Decisions(ctx) {
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
	return p.render(w, "review.html", page{Title: "Review", Here: "review", Body: v})
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

// find is one claim of one document as it was read.
func (p *reviewPage) find(ctx context.Context, id, document string) (*entente.Claim, error) {
	doc, err := p.archive.Document(ctx, document)
	if err != nil {
		return nil, err
	}
	for c, err := range p.archive.Claims(ctx, archive.Filter{Document: doc.ID, AsRead: true}) {
		if err != nil {
			return nil, err
		}
		if c.ID == id {
			return c, nil
		}
	}
	return nil, &entente.Error{Code: entente.ErrNotFound, Message: "this document has no claim " + id}
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
	return nil
}

// decide records what the form says, at the time of the clock.
func (p *reviewPage) decide(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return formError(err)
	}
	f := r.PostForm
	verdict := archive.Verdict(f.Get("verdict"))
	if verdict != archive.Accept && verdict != archive.Reject {
		return entente.Invalid("a claim is accepted or rejected here", "press one of the two buttons")
	}
	reason := []rune(strings.TrimSpace(f.Get("reason")))
	if len(reason) > mostReason {
		return entente.Invalid("the reason is too long", "say it in at most 500 characters")
	}
	err := p.decider.Decide(r.Context(), archive.Decision{Claim: f.Get("claim"), Verdict: verdict, By: p.by,
		Reason: string(reason), RecordedAt: p.now().UTC().Format(time.RFC3339Nano)})
	if err != nil {
		return err
	}
	p.decided()
	http.Redirect(w, r, "/review?done="+string(verdict), http.StatusSeeOther)
	return nil
}

// formError keeps the cause of a form that is too large and calls any other
// bad use.
func formError(err error) error {
	if statusOf(err) == http.StatusRequestEntityTooLarge {
		return err
	}
	return entente.Invalid("the form could not be read", "send it from the page")
}
