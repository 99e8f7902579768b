package perceptron

// state is a configuration of the arc-hybrid system (Kuhlmann et al. 2011)
// with the root at the end of the buffer: words are 0..n-1, the root is n.
type state struct {
	n     int
	stack []int32
	b     int32
	head  []int32 // -1 while unknown
	label []uint8
	// Children on the left and right side of each word: outermost, next to
	// outermost, how many, and the labels seen as a bit set.
	left, left2, right, right2 []int32
	nleft, nright              []uint8
	labels                     []uint64
	wordAt                     []Word
	tagAt                      []uint8
}

// The actions.
const (
	shift = iota
	leftArc
	rightArc
	actions
)

func (s *state) reset(ws []Word, tags []uint8) {
	n := len(ws)
	s.n, s.b, s.stack = n, 0, s.stack[:0]
	for _, p := range []*[]int32{&s.head, &s.left, &s.left2, &s.right, &s.right2} {
		*p = fill(*p, n+1, -1)
	}
	s.nleft, s.nright, s.label = zero8(s.nleft, n+1), zero8(s.nright, n+1), zero8(s.label, n+1)
	if cap(s.labels) < n+1 {
		s.labels = make([]uint64, n+1)
	}
	s.labels = s.labels[:n+1]
	clear(s.labels)
	s.wordAt = append(s.wordAt[:0], ws...)
	s.wordAt = append(s.wordAt, Word{Lower: 5, Form: 5})
	s.tagAt = append(s.tagAt[:0], tags...)
	s.tagAt = append(s.tagAt, rootTag)
}

func fill(s []int32, n int, v int32) []int32 {
	if cap(s) < n {
		s = make([]int32, n)
	}
	s = s[:n]
	for i := range s {
		s[i] = v
	}
	return s
}

func zero8(s []uint8, n int) []uint8 {
	if cap(s) < n {
		return make([]uint8, n)
	}
	s = s[:n]
	clear(s)
	return s
}

func (s *state) done() bool { return int(s.b) == s.n && len(s.stack) == 0 }

// legal reports which actions are possible. A word may hang on the root only
// when it is alone on the stack, so exactly one word does.
func (s *state) legal() (ok [actions]bool) {
	k := len(s.stack)
	end := int(s.b) == s.n
	ok[shift] = !end
	ok[leftArc] = k > 0 && (!end || k == 1)
	ok[rightArc] = k > 1
	return ok
}

func (s *state) top(k int) int32 {
	if k < len(s.stack) {
		return s.stack[len(s.stack)-1-k]
	}
	return -1
}

// arc returns dependent and head of an action.
func (s *state) arc(action int) (dep, head int32) {
	if action == leftArc {
		return s.top(0), s.b
	}
	return s.top(0), s.top(1)
}

func (s *state) apply(action int, label uint8) {
	if action == shift {
		s.stack = append(s.stack, s.b)
		s.b++
		return
	}
	dep, head := s.arc(action)
	s.stack = s.stack[:len(s.stack)-1]
	s.head[dep], s.label[dep] = head, label
	s.labels[head] |= 1 << (label & 63)
	if dep < head {
		s.left2[head], s.left[head] = s.left[head], dep
		s.nleft[head] = min(s.nleft[head]+1, 5)
	} else {
		s.right2[head], s.right[head] = s.right[head], dep
		s.nright[head] = min(s.nright[head]+1, 5)
	}
}

// costs counts, for each action, the gold arcs that it makes unreachable
// (Goldberg and Nivre 2013). gold[i] is the head of word i, n for the root.
func (s *state) costs(gold []int32) (c [actions]int) {
	s0, s1, b := s.top(0), s.top(1), s.b
	if int(b) < s.n {
		for k, x := range s.stack {
			if gold[x] == b {
				c[shift]++
			}
			if gold[b] == x && k < len(s.stack)-1 {
				c[shift]++
			}
		}
	}
	if s0 < 0 {
		return c
	}
	below := 0
	for j := b; int(j) < s.n; j++ {
		if gold[j] == s0 {
			below++
		}
	}
	c[leftArc], c[rightArc] = below, below
	if g := gold[s0]; g > b || g == s1 {
		c[leftArc]++
	}
	if gold[s0] >= b {
		c[rightArc]++
	}
	return c
}
