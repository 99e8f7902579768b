package neural

// tree chooses heads from scores [n x (n+1)], column n for the root, and
// writes them 0-based, n for the root. Exactly one word hangs on the root.
// The best head of each word is kept when they make a tree; otherwise the
// best projective tree is found (Eisner 1996), in time cubic in n.
func (s *Scratch) tree(score []int64, n int, heads []int32) {
	for i := range n {
		row := score[i*(n+1) : (i+1)*(n+1)]
		b := 0
		if i == 0 {
			b = n
		}
		for j, v := range row {
			if j != i && v > row[b] {
				b = j
			}
		}
		heads[i] = int32(b)
	}
	if !isTree(heads, n) {
		s.eisner(score, n, heads)
	}
}

func isTree(heads []int32, n int) bool {
	roots := 0
	for _, h := range heads {
		if int(h) == n {
			roots++
		}
	}
	if roots != 1 {
		return false
	}
	// Walk up from each word; mark[i] is the walk that met i first.
	mark := make([]int32, n)
	for i := range n {
		for j := int32(i); int(j) < n && mark[j] == 0; j = heads[j] {
			mark[j] = int32(i + 1)
			if h := heads[j]; int(h) < n && mark[h] == int32(i+1) {
				return false
			}
		}
	}
	return true
}

// span is one cell of the chart: best scores of the four kinds of span and
// where each was split.
type span struct {
	right, left, openRight, openLeft int64 // complete and incomplete, by the side of the head's dependents
	rightAt, leftAt, openAt          int32
}

const never = -1 << 60

// eisner finds the best projective tree over words 1..n with the root at 0.
func (s *Scratch) eisner(score []int64, n int, heads []int32) {
	m := n + 1
	if cap(s.chart) < m*m {
		s.chart = make([]span, m*m)
	}
	c := s.chart[:m*m]
	arc := func(head, dep int) int64 {
		if head == 0 {
			return score[(dep-1)*m+n] - rootCost
		}
		return score[(dep-1)*m+head-1]
	}
	for i := range m {
		c[i*m+i] = span{}
	}
	for w := 1; w < m; w++ {
		for i := 0; i+w < m; i++ {
			j := i + w
			x := &c[i*m+j]
			x.openRight, x.right, x.left = never, never, never
			for k := i; k < j; k++ {
				if v := c[i*m+k].right + c[(k+1)*m+j].left; v > x.openRight {
					x.openRight, x.openAt = v, int32(k)
				}
			}
			x.openLeft = int64(never)
			if i > 0 {
				x.openLeft = x.openRight + arc(j, i)
			}
			x.openRight += arc(i, j)
			for k := i + 1; k <= j; k++ {
				if v := c[i*m+k].openRight + c[k*m+j].right; v > x.right {
					x.right, x.rightAt = v, int32(k)
				}
			}
			for k := i; k < j; k++ {
				if v := c[i*m+k].left + c[k*m+j].openLeft; v > x.left {
					x.left, x.leftAt = v, int32(k)
				}
			}
		}
	}
	s.unwind(c, n, heads)
}

// rootCost outweighs any scores, so that a single arc leaves the root.
const rootCost = 1 << 44

type item struct {
	i, j int32
	kind uint8 // 0 right, 1 left, 2 open right, 3 open left
}

func (s *Scratch) unwind(c []span, n int, heads []int32) {
	m := int32(n + 1)
	stack := append(s.items[:0], item{0, int32(n), 0})
	for len(stack) > 0 {
		it := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if it.i == it.j {
			continue
		}
		x := &c[it.i*m+it.j]
		switch it.kind {
		case 0:
			stack = append(stack, item{it.i, x.rightAt, 2}, item{x.rightAt, it.j, 0})
		case 1:
			stack = append(stack, item{it.i, x.leftAt, 1}, item{x.leftAt, it.j, 3})
		case 2:
			heads[it.j-1] = (it.i - 1 + m) % m // the root, 0, becomes n
			stack = append(stack, item{it.i, x.openAt, 0}, item{x.openAt + 1, it.j, 1})
		case 3:
			heads[it.i-1] = it.j - 1
			stack = append(stack, item{it.i, x.openAt, 0}, item{x.openAt + 1, it.j, 1})
		}
	}
	s.items = stack
}
