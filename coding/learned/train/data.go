package main

import (
	"hash/fnv"

	"entente"
	bench "entente/bench/coding"
	"entente/coding"
	"entente/coding/learned"
	"entente/corpus"
	"entente/english"
	"entente/reading"
)

const folds = 10

// rooms are what a passage goes through.
type rooms struct {
	reader *reading.Reader
	coder  *coding.Coder
}

func open(setting string) (*rooms, error) {
	en, err := english.Open(setting)
	if err != nil {
		return nil, err
	}
	rd, err := reading.New(en, nil)
	if err != nil {
		return nil, err
	}
	c, err := coding.New()
	if err != nil {
		return nil, err
	}
	return &rooms{rd, c}, nil
}

// page is a passage of the training part, read.
type page struct {
	passage corpus.Passage
	doc     *entente.Document
	found   entente.Reading
	fold    int
}

// pages reads the passages of the training part. No other part is touched.
func (r *rooms) pages() ([]page, error) {
	list, err := corpus.Load()
	if err != nil {
		return nil, err
	}
	var out []page
	for _, p := range list {
		if p.Split != corpus.SplitTrain {
			continue
		}
		doc := bench.Document(p)
		h := fnv.New32a()
		h.Write([]byte(p.Dyad)) // never fails; the passages of a dyad stay together
		x := h.Sum32()
		out = append(out, page{p, doc, r.reader.Read(doc), int((x ^ x>>13) % folds)})
	}
	return out, nil
}

// recipients are the examples of the head of that name: for each gold event
// with a coded actor, who of those named in the sentence is its recipient.
func (r *rooms) recipients(pages []page) []choice {
	var out []choice
	for i := range pages {
		p := &pages[i]
		for _, e := range p.passage.Events {
			k, tok := bench.Head(&p.found, e)
			if k < 0 || len(e.Actors) == 0 {
				continue
			}
			var own []string
			for _, a := range e.Actors {
				own = append(own, a.Code)
			}
			list := r.coder.StudyRecipient(&p.found, k, tok, e.Type, own)
			if c, ok := recipientChoice(list, e); ok {
				c.fold = p.fold
				out = append(out, c)
			}
		}
	}
	return out
}

// recipientChoice is false where the gold recipient is no candidate, or there
// is none to choose from.
func recipientChoice(list []coding.Choice, e corpus.Event) (choice, bool) {
	if len(list) < 2 {
		return choice{}, false
	}
	c := choice{gold: -1}
	for i, x := range list {
		c.candidates = append(c.candidates, x.Features)
		for _, g := range e.Recipients {
			if g.Code != "" && g.Code == x.Code && c.gold < 0 {
				c.gold = i
			}
		}
	}
	if c.gold < 0 && partiesCoded(e.Recipients) {
		return c, false
	}
	if c.gold < 0 {
		c.gold = len(list) - 1
	}
	return c, true
}

func partiesCoded(list []corpus.Party) bool {
	for _, p := range list {
		if p.Code != "" {
			return true
		}
	}
	return false
}

// accepts are the examples of the head of that name: the claims that the
// coder makes, and whether each is right in every field. Each passage is coded
// with recipients chosen by weights that were fitted without its fold.
func (r *rooms) accepts(pages []page, recipients []choice, s settings) (out []choice, gold int) {
	coders := make([]*coding.Coder, folds)
	for f := range coders {
		m := learned.New()
		m.Set(learned.Recipient, fit(without(recipients, f), s).rounded())
		coders[f] = r.coder.WithModel(m)
	}
	for i := range pages {
		p := &pages[i]
		gold += len(p.passage.Events)
		cases := coders[p.fold].Study(p.doc, &p.found)
		claims := make([]entente.Claim, len(cases))
		for k := range cases {
			claims[k] = cases[k].Claim
		}
		for k, v := range bench.Align(p.passage, claims) {
			out = append(out, question(append([]string{learned.Bias}, cases[k].Accept...), v.All(), p.fold))
		}
	}
	return out, gold
}
