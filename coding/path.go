package coding

// follow lists the tokens at the end of a path.
func (c *Coder) follow(sc *scene, f *frame, path string, m *match) []int {
	first, rest := cutDot(path)
	if first == "said" {
		return c.sayer(sc, f.pred)
	}
	out := f.args(first)
	if first == "used" {
		out = m.used
	}
	if !isSlot(first) && len(m.used) > 0 {
		// "held talks with": the preposition may hang on the consumed noun.
		for _, u := range m.used {
			uf := sc.t.frameAt(u, 0)
			out = append(append([]int{}, out...), uf.args(first)...)
		}
	}
	if len(out) == 0 && !isSlot(first) {
		out = sc.strayed(f, first)
	}
	if first == "subj" && len(out) == 0 && f.passive && m.p != nil && m.p.Flags["intrans"] {
		out = f.obj // a verb without passive, taken for a participle
	}
	out = c.partitive(sc, out)
	if rest == "" {
		return out
	}
	var deep []int
	for _, h := range out {
		hf := sc.t.frameAt(h, 1)
		if first == "used" {
			hf.noun = true
		}
		deep = append(deep, c.follow(sc, &hf, rest, &match{})...)
	}
	return deep
}

// strayed lists arguments under a preposition that the tree hung on a
// neighbour: of a noun, on its verb; of a verb, on its object.
func (sc *scene) strayed(f *frame, prep string) []int {
	var from []int
	if f.noun {
		if h := sc.t.head(f.pred); h >= 0 && sc.t.verbal(h) {
			from = []int{h}
		}
		if prep != "of" { // "the arrest of an activist by Egypt"
			from = append(append(from, f.args("of")...), f.args("by")...)
		}
	} else {
		from = f.obj
	}
	var out []int
	for _, h := range from {
		hf := sc.t.frameAt(h, 0)
		for _, k := range hf.args(prep) {
			if k > f.pred && k <= f.pred+12 {
				out = append(out, k)
			}
		}
	}
	return out
}

// partitive adds what a noun of quantity measures: after "series", "round" or
// "number", the noun of "of".
func (c *Coder) partitive(sc *scene, list []int) []int {
	for i := 0; i < len(list) && i < 8; i++ {
		if !c.verbs.In("partitive", sc.t.lemma[list[i]]) {
			continue
		}
		f := sc.t.frameAt(list[i], 0)
		list = append(append([]int{}, list...), f.args("of")...)
	}
	return list
}

func cutDot(path string) (string, string) {
	for i := range len(path) {
		if path[i] == '.' {
			return path[:i], path[i+1:]
		}
	}
	return path, ""
}

// sayer lists the subjects of the verb of speech that governs clause p or is
// inserted in it ("…, Peru said").
func (c *Coder) sayer(sc *scene, p int) []int {
	try := func(i int) []int {
		if i < 0 || sc.t.upos(i) != "VERB" || !c.verbs.In("speech", sc.t.lemma[i]) {
			return nil
		}
		f := sc.t.frameAt(i, 1)
		return f.subj
	}
	if r := sc.t.rel(p); r == "ccomp" {
		return try(sc.t.head(p))
	}
	return try(sc.t.child(p, "parataxis"))
}

// negated reports whether "not" or "never" stands on predicate p.
func (t *tree) negated(p int) bool {
	for _, k := range t.kids[p] {
		switch t.word(k) {
		case "not", "n't", "n’t", "never":
			return true
		}
	}
	return false
}

func isSlot(path string) bool {
	switch path {
	case "subj", "obj", "iobj", "poss", "mod", "comp", "used":
		return true
	}
	return false
}

func isBetween(path string) bool {
	_, last := cutDot(path)
	return path == "between" || last == "between"
}
