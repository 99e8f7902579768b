package perceptron

// Parser builds a labelled tree by shift, left-arc and right-arc.
type Parser struct {
	Labels []string // at most 63
	Action *Table
	Label  *Table
}

// Parse writes the 1-based head (0 for the root) and the label index of each
// word into heads and labels, which have the length of ws.
func (p *Parser) Parse(scr *Scratch, ws []Word, tags []uint8, heads []int, labels []uint8) {
	s := &scr.state
	s.reset(ws, tags)
	scr.scores = grow(scr.scores, max(p.Label.Stride, p.Action.Stride))
	for !s.done() {
		ok := s.legal()
		action := only(ok)
		if action < 0 {
			scr.feats = s.actionFeatures(scr.feats[:0])
			sc := scr.scores[:p.Action.Stride]
			p.Action.Score(sc, scr.feats)
			action = bestLegal(sc, ok)
		}
		label := uint8(0)
		if action != shift {
			dep, head := s.arc(action)
			scr.feats = s.labelFeatures(scr.feats[:0], dep, head)
			sc := scr.scores[:p.Label.Stride]
			p.Label.Score(sc, scr.feats)
			label = uint8(bestLabel(sc, len(p.Labels), int(head) == s.n))
		}
		s.apply(action, label)
	}
	for i := range ws {
		heads[i] = int(s.head[i]) + 1
		if int(s.head[i]) == s.n {
			heads[i] = 0
		}
		labels[i] = s.label[i]
	}
}

// bestLabel gives "root", which is label 0, to the child of the root alone.
func bestLabel(sc []int32, n int, root bool) int {
	if root {
		return 0
	}
	b := 1
	for i := 2; i < n; i++ {
		if sc[i] > sc[b] {
			b = i
		}
	}
	return b
}

// only returns the sole legal action, or -1.
func only(ok [actions]bool) int {
	found := -1
	for a, legal := range ok {
		if legal {
			if found >= 0 {
				return -1
			}
			found = a
		}
	}
	return found
}

func bestLegal(sc []int32, ok [actions]bool) int {
	b := -1
	for a, legal := range ok {
		if legal && (b < 0 || sc[a] > sc[b]) {
			b = a
		}
	}
	return b
}

// TreeExample is a sentence with a gold tree; heads are 0-based, the root is
// len(Words).
type TreeExample struct {
	Words  []Word
	Tags   []uint8
	Heads  []int32
	Labels []uint8
}

// TrainParser trains with a dynamic oracle, following the parser's own
// choice after the first epoch nine times in ten.
func TrainParser(labels []string, data []TreeExample, actionBits, labelBits uint, epochs int, shuffle func(epoch, n int) []int, coin func(n int) int) *Parser {
	act := NewLearner(actionBits, actions)
	lab := NewLearner(labelBits, len(labels))
	scores := make([]int32, max(act.Stride, lab.Stride))
	var s state
	var feats []uint64
	for e := range epochs {
		for _, k := range shuffle(e, len(data)) {
			x := &data[k]
			s.reset(x.Words, x.Tags)
			for !s.done() {
				ok := s.legal()
				action := only(ok)
				if action < 0 {
					feats = s.actionFeatures(feats[:0])
					sc := scores[:act.Stride]
					act.Score(sc, feats)
					action = learnAction(act, &s, sc, feats, ok, x.Heads, e > 0 && coin(10) > 0)
				}
				label := uint8(0)
				if action != shift {
					dep, head := s.arc(action)
					label = learnLabel(lab, &s, scores[:lab.Stride], &feats, dep, head, x, len(labels))
				}
				s.apply(action, label)
			}
		}
	}
	return &Parser{Labels: labels, Action: act.Table(2), Label: lab.Table(2)}
}

func learnAction(l *Learner, s *state, sc []int32, feats []uint64, ok [actions]bool, gold []int32, explore bool) int {
	guess := bestLegal(sc, ok)
	costs := s.costs(gold)
	lowest := 1 << 30
	for a, legal := range ok {
		if legal && costs[a] < lowest {
			lowest = costs[a]
		}
	}
	var good [actions]bool
	for a, legal := range ok {
		good[a] = legal && costs[a] == lowest
	}
	oracle := bestLegal(sc, good)
	l.Step()
	if !good[guess] {
		l.Update(feats, oracle, guess)
	}
	if explore {
		return guess
	}
	return oracle
}

func learnLabel(l *Learner, s *state, sc []int32, feats *[]uint64, dep, head int32, x *TreeExample, n int) uint8 {
	root := int(head) == s.n
	if root {
		return 0
	}
	*feats = s.labelFeatures((*feats)[:0], dep, head)
	l.Score(sc, *feats)
	guess := bestLabel(sc, n, false)
	l.Step()
	if x.Heads[dep] == head {
		if want := int(x.Labels[dep]); guess != want {
			l.Update(*feats, want, guess)
		}
	}
	return uint8(guess)
}
