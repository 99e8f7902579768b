package perceptron

// Tags of places without a word.
const (
	noTag   = 254
	rootTag = 253
)

func (s *state) word(i int32) uint64 {
	if i < 0 || int(i) > s.n {
		return 3
	}
	return s.wordAt[i].Lower
}

func (s *state) tag(i int32) uint64 {
	if i < 0 || int(i) > s.n {
		return noTag
	}
	return uint64(s.tagAt[i])
}

func (s *state) link(list []int32, i int32) int32 {
	if i < 0 {
		return -1
	}
	return list[i]
}

func (s *state) labelOf(i int32) uint64 {
	if i < 0 {
		return 63
	}
	return uint64(s.label[i])
}

func (s *state) counts(i int32) uint64 {
	if i < 0 {
		return 99
	}
	return uint64(s.nleft[i])<<4 | uint64(s.nright[i])
}

func distance(a, b int32) uint64 {
	if a < 0 || b < 0 {
		return 31
	}
	d := b - a
	if d < 0 {
		d = -d
	}
	switch {
	case d <= 5:
		return uint64(d)
	case d <= 10:
		return 6
	case d <= 20:
		return 7
	}
	return 8
}

func pack(t ...uint64) uint64 {
	h := uint64(11)
	for _, x := range t {
		h = h<<8 | x
	}
	return h
}

// actionFeatures appends the features of the next action (after Zhang and
// Nivre 2011).
func (s *state) actionFeatures(f []uint64) []uint64 {
	s0, s1, s2 := s.top(0), s.top(1), s.top(2)
	b0, b1, b2 := s.b, s.b+1, s.b+2
	s0w, s1w, b0w, b1w := s.word(s0), s.word(s1), s.word(b0), s.word(b1)
	s0t, s1t, s2t, b0t, b1t, b2t := s.tag(s0), s.tag(s1), s.tag(s2), s.tag(b0), s.tag(b1), s.tag(b2)
	s0l, s0r, s1r, b0l := s.link(s.left, s0), s.link(s.right, s0), s.link(s.right, s1), s.link(s.left, b0)
	s1l := s.link(s.left, s1)
	d, e := distance(s0, b0), distance(s1, s0)
	var s0set, s1set uint64
	if s0 >= 0 {
		s0set = s.labels[s0]
	}
	if s1 >= 0 {
		s1set = s.labels[s1]
	}
	w := func(id, a uint64) { f = append(f, mix(id<<32|7, a)) }
	ww := func(id, a, b uint64) { f = append(f, mix(mix(id<<32|7, a), b)) }
	t := func(id uint64, x ...uint64) { f = append(f, mix(id<<32|9, pack(x...))) }

	w(1, s0w)
	t(2, s0t)
	ww(3, s0w, s0t)
	w(4, s1w)
	t(5, s1t)
	ww(6, s1w, s1t)
	w(7, b0w)
	t(8, b0t)
	ww(9, b0w, b0t)
	w(10, b1w)
	t(11, b1t)
	ww(12, b1w, b1t)
	w(13, s.word(b2))
	t(14, b2t)
	ww(15, s0w, b0w)
	ww(16, s0w, pack(s0t, b0t))
	ww(17, b0w, pack(s0t, b0t))
	t(18, s0t, b0t)
	ww(19, s1w, s0w)
	ww(20, s1w, pack(s1t, s0t))
	ww(21, s0w, pack(s1t, s0t))
	t(22, s1t, s0t)
	t(23, b0t, b1t)
	ww(24, b0w, b1t)
	ww(25, b1w, b0t)
	t(26, b0t, b1t, b2t)
	t(27, s0t, b0t, b1t)
	t(28, s1t, s0t, b0t)
	t(29, s2t, s1t, s0t)
	t(30, s2t, s1t, s0t, b0t)
	t(31, s1t, s0t, b0t, b1t)
	t(32, s0t, b0t, s.tag(s0l), s.labelOf(s0l))
	t(33, s0t, b0t, s.tag(s0r), s.labelOf(s0r))
	t(34, s0t, b0t, s.tag(b0l), s.labelOf(b0l))
	t(35, s1t, s0t, s.tag(s1r), s.labelOf(s1r))
	t(36, s1t, s0t, s.tag(s0l), s.labelOf(s0l))
	t(37, s1t, s0t, s.tag(s0r), s.labelOf(s0r))
	t(38, s1t, s0t, s.tag(s1l), s.labelOf(s1l))
	ww(39, s0w, s.counts(s0))
	t(40, s0t, s.counts(s0), b0t)
	t(41, s1t, s.counts(s1), s0t)
	t(42, b0t, s.counts(b0), s0t)
	t(43, s0t, b0t, d)
	ww(44, s0w, pack(b0t, d))
	ww(45, b0w, pack(s0t, d))
	t(46, s1t, s0t, e)
	ww(47, s1w, pack(s0t, e))
	ww(48, s0set, pack(s0t, b0t))
	ww(49, s1set, pack(s1t, s0t))
	ww(50, s.word(s0l), pack(s0t, b0t))
	ww(51, s.word(s0l), pack(s0t, s1t))
	ww(52, s1w, s.word(s0l))
	ww(53, b0w, s.word(s0l))
	ww(54, s.word(b0l), pack(s0t, b0t))
	ww(55, s0w, pack(b0t, b1t))
	ww(56, b0w, pack(s1t, s0t))
	ww(57, s1w, pack(s0t, b0t))
	ww(58, s1w, b0w)
	ww(59, s1w, mix(s.word(s0l), s0t))
	t(60, s0t, b0t, s.tag(s.link(s.left2, s0)), s.tag(s0l))
	t(61, s0t, b0t, s.tag(s.link(s.right2, s0)), s.tag(s0r))
	t(62, s1t, s0t, b0t, e, d)
	ww(63, s0set, pack(s0t, s1t, b0t))
	if s0 >= 0 && int(s0) < s.n && int(b0) < s.n {
		t(64, s.tag(s0+1), s.tag(b0-1), s0t, b0t)
		t(65, s.tag(s0-1), s.tag(s0+1), s0t)
	}
	w(66, 1)
	return f
}

// labelFeatures appends the features of the label of the arc head → dep.
func (s *state) labelFeatures(f []uint64, dep, head int32) []uint64 {
	dw, hw, dt, ht := s.word(dep), s.word(head), s.tag(dep), s.tag(head)
	dir := uint64(0)
	if dep > head {
		dir = 1
	}
	dist := distance(dep, head)<<1 | dir
	l, r := s.link(s.left, dep), s.link(s.right, dep)
	l2 := s.link(s.left2, dep)
	lw, lt := s.word(l), s.tag(l)
	w := func(id, a uint64) { f = append(f, mix(id<<32|11, a)) }
	ww := func(id, a, b uint64) { f = append(f, mix(mix(id<<32|11, a), b)) }
	t := func(id uint64, x ...uint64) { f = append(f, mix(id<<32|13, pack(x...))) }
	var hset uint64
	if head >= 0 {
		hset = s.labels[head]
	}
	dset := s.labels[dep]
	w(1, dw)
	t(2, dt, dir)
	w(3, hw)
	t(4, ht, dir)
	t(5, dt, ht, dir)
	ww(6, dw, pack(ht, dir))
	ww(7, hw, pack(dt, dir))
	ww(8, dw, hw)
	t(9, dt, ht, dist)
	ww(10, lw, pack(dt, ht, dir))
	ww(11, lw, pack(dir))
	ww(12, lw, mix(hw, dir))
	ww(13, lw, mix(dw, dir))
	t(14, lt, s.labelOf(l), dt, ht, dir)
	t(15, s.tag(r), s.labelOf(r), dt, ht, dir)
	ww(16, hset, pack(dt, ht, dir))
	ww(17, dset, pack(dt, ht, dir))
	ww(18, s.word(l2), pack(dt, ht, dir))
	t(19, s.tag(dep-1), dt, s.tag(dep+1), dir)
	t(20, s.tag(head-1), ht, s.tag(head+1), dir)
	ww(21, s.word(dep-1), pack(dt, ht, dir))
	ww(22, s.word(dep+1), pack(dt, ht, dir))
	ww(23, s.word(head+1), pack(dt, ht, dir))
	ww(24, s.word(head-1), pack(dt, ht, dir))
	ww(25, hset, mix(hw, pack(dt, dir)))
	ww(26, dset, mix(dw, dir))
	ww(27, s.wordAt[dep].Suf3, pack(ht, dir))
	t(28, s.tag(s.link(s.left, head)), ht, dt, dir)
	t(29, s.labelOf(s.link(s.right, head)), ht, dt, dist)
	t(30, s.labelOf(s.link(s.left, head)), ht, dt, dist)
	ww(31, s.wordAt[dep].Shape, pack(dt, ht, dir))
	t(32, s.tag(s.b), dt, ht, dir)
	t(33, dt, dir, s.counts(dep), ht)
	ww(34, s.word(r), pack(dt, ht, dir))
	ww(35, hset, mix(hw, mix(lw, pack(dt, dir))))
	w(36, dir)
	return f
}
