package main

import (
	"sync"

	"entente"
	"entente/weighing"
	"entente/work"
)

// readAtMost is how many documents of the archive are read again where they
// are weighed, about 50 ms of one core each, for the disputes that no claim
// carries. What was read is kept.
const readAtMost = 80

// weigher weighs documents of the archive, which keeps claims and no readings.
func (a *app) weigher() (*weighing.Weigher, error) {
	w, err := weighing.New()
	if err != nil {
		return nil, err
	}
	steps, err := a.options()
	if err != nil {
		return nil, err
	}
	open := sync.OnceValues(func() (*work.Pipeline, error) { return work.New(steps) })
	return w.Reading(func(d *entente.Document) *entente.Reading {
		p, err := open()
		if err != nil {
			return nil
		}
		return p.Read(d)
	}, readAtMost), nil
}
