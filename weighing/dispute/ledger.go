package dispute

import "entente"

// ledger knows which disputes are listed, so that one is not found twice by
// two ways. Asking costs as much as a document has disputes.
type ledger struct {
	at   map[string][]int // type and document → disputes
	list []entente.Dispute
}

func newLedger(known []entente.Dispute) *ledger {
	l := &ledger{at: map[string][]int{}}
	for _, d := range known {
		l.enter(d)
	}
	return l
}

func (l *ledger) enter(d entente.Dispute) {
	l.list = append(l.list, d)
	seen := map[string]bool{}
	for _, s := range d.Sides {
		k := string(class(d.Type)) + s.Document
		if !seen[k] {
			seen[k] = true
			l.at[k] = append(l.at[k], len(l.list)-1)
		}
	}
}

// add enters d and reports true, or false when a dispute of its type lies in
// the same sentences already.
func (l *ledger) add(d entente.Dispute) bool {
	if len(d.Sides) == 0 {
		return false
	}
	for _, i := range l.at[string(class(d.Type))+d.Sides[0].Document] {
		if listed(d, l.list[i:i+1]) {
			return false
		}
	}
	l.enter(d)
	return true
}
