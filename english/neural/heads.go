package neural

// advise adds the scores of another tagger, cut to a range.
func (m *Model) advise(s *Scratch, n int, tags []int32) {
	if tags == nil {
		return
	}
	k := len(m.Tags)
	for i := range n {
		row := s.heads[i*m.head.N+m.tagAt:][:k]
		for j, v := range tags[i*k : (i+1)*k] {
			row[j] += v * tagAdvice
		}
	}
}

// classify chooses tags and classes of names.
func (m *Model) classify(s *Scratch, n int) {
	before := uint8(0)
	for i := range n {
		row := s.heads[i*m.head.N:]
		s.tags[i] = uint8(argmax(row[m.tagAt:m.nameAt]))
		names := row[m.nameAt:m.depAt]
		best := 0
		for c, v := range names {
			if c%2 == 0 && c > 0 && int(before) != c && int(before) != c-1 {
				continue
			}
			if v > names[best] {
				best = c
			}
		}
		before = uint8(best)
		s.classes[i] = before
	}
}

func argmax(x []int32) int {
	b := 0
	for i, v := range x {
		if v > x[b] {
			b = i
		}
	}
	return b
}

// arcs fills s.score [n x (n+1)], the last column for the root.
func (m *Model) arcs(s *Scratch, n int) {
	s.dep, s.gov = size16(s.dep, n*Arc), size16(s.gov, (n+1)*Arc)
	for i := range n {
		row := s.heads[i*m.head.N:]
		for j := range Arc {
			s.dep[i*Arc+j] = cut(max(row[m.depAt+j], 0))
			s.gov[i*Arc+j] = cut(max(row[m.govAt+j], 0))
		}
	}
	copy(s.gov[n*Arc:], m.rootQ)
	s.score = size64(s.score, n*(n+1))
	s.rel = size64(s.rel, Distances)
	for i := range n {
		dep := s.dep[i*Arc : (i+1)*Arc]
		row := s.score[i*(n+1) : (i+1)*(n+1)]
		for c := range s.rel {
			s.rel[c] = dot(dep, m.near[c*Arc:(c+1)*Arc]) + m.nearB[c]
		}
		for j := range row {
			c := 0
			if j < n {
				c = Distance(i, j)
			}
			row[j] = dot(dep, s.gov[j*Arc:(j+1)*Arc]) + s.rel[c]
		}
	}
	for j := range n + 1 {
		b := dot(m.headBias, s.gov[j*Arc:(j+1)*Arc])
		for i := range n {
			s.score[i*(n+1)+j] += b
		}
	}
}

func dot(a, b []int16) int64 {
	b = b[:len(a)]
	var s, t int64
	for i := 0; i+1 < len(a); i += 2 {
		s += int64(a[i]) * int64(b[i])
		t += int64(a[i+1]) * int64(b[i+1])
	}
	return s + t
}

// label chooses the label of each word under its governor.
func (m *Model) label(s *Scratch, n int, a Advice) {
	const width = Hidden + Cross
	s.joint = size16(s.joint, n*width)
	for i := range n {
		h := int(s.governors[i])
		joint := s.joint[i*width : (i+1)*width]
		if h == n {
			clear(joint)
			continue
		}
		dep, gov := s.heads[i*m.head.N:], s.heads[h*m.head.N:]
		near := m.labelNear[Distance(i, h)*Hidden:]
		for j := range Hidden {
			joint[j] = cut(max(dep[m.depHAt+j]+gov[m.govHAt+j]+int32(near[j]), 0))
		}
		for j := range Cross {
			v := int64(cut(dep[m.depXAt+j])) * int64(cut(gov[m.govXAt+j]))
			joint[Hidden+j] = cut(int32((v + One/2) / One))
		}
	}
	s.logits = size32(s.logits, n*len(m.Labels))
	m.out.mul(&s.buffers, s.logits, s.joint, n)
	for i := range n {
		if int(s.governors[i]) == n {
			s.labels[i] = 0
			continue
		}
		row := s.logits[i*len(m.Labels) : (i+1)*len(m.Labels)]
		if a.Labels != nil && a.Heads[i] == int(s.governors[i])+1 {
			row[a.Labels[i]] += labelAdvice
		}
		s.labels[i] = uint8(argmax(row[1:]) + 1)
	}
}
