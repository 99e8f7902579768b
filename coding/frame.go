package coding

// arg is an argument of a predicate: the head of a noun phrase and the
// preposition before it.
type arg struct {
	head int
	prep string
}

// frame is what a predicate stands with, with voice undone: subj is who
// acts, obj who or what is acted on, whatever the surface order. Subjects
// that the tree leaves out are taken over from the clause above (control,
// coordination, relative and participial clauses).
type frame struct {
	pred    int
	noun    bool
	passive bool
	subj    []int
	obj     []int
	iobj    []int
	obl     []arg // of the predicate: obl of verbs, nmod of nouns
	poss    []int // nmod:poss
	mod     []int // amod and compound
	comp    []int // xcomp, ccomp, and infinitives that modify a noun
	prt     string
	// inherited is true when subj was taken over from another clause.
	inherited bool
}

var relativePronouns = map[string]bool{"who": true, "which": true, "that": true, "whom": true}

// frame reads the arguments of the predicate at p. Depth bounds the walk up
// for inherited subjects.
func (t *tree) frame(p int) frame { return t.frameAt(p, 6) }

func (t *tree) frameAt(p, depth int) frame {
	f := frame{pred: p, noun: !t.verbal(p)}
	if f.noun && t.alt[p] != "" && t.clausal(p) {
		return t.mistagged(p)
	}
	f.passive = !f.noun && t.passive(p)
	for _, k := range t.kids[p] {
		t.place(&f, k)
	}
	if f.noun {
		return f
	}
	if depth > 0 {
		t.relative(&f)
		if len(f.subj) == 0 && !f.passive || len(f.obj) == 0 && f.passive {
			t.inherit(&f, depth-1)
		}
	}
	return f
}

// mistagged is the frame of a verb that was tagged as a noun or adjective:
// its subject hangs on it like a modifier.
func (t *tree) mistagged(p int) frame {
	f := frame{pred: p, inherited: true}
	for _, k := range t.kids[p] {
		switch r := t.rel(k); {
		case k < p && (r == "compound" || r == "amod" || r == "nmod:poss" || r == "nmod:desc") && nominal(t.upos(k)):
			f.subj = append(f.subj, t.conjuncts(k)...)
		case k > p && r == "nmod" && t.caseOf(k) == "" && len(f.obj) == 0:
			f.obj = append(f.obj, t.conjuncts(k)...)
		default:
			t.place(&f, k)
		}
	}
	return f
}

// place files one child of the predicate.
func (t *tree) place(f *frame, k int) {
	switch rel := t.rel(k); rel {
	case "nsubj", "nsubj:outer":
		switch {
		case f.passive:
			f.obj = append(f.obj, t.conjuncts(k)...)
		case k > f.pred && len(f.subj) > 0 && t.child(f.pred, "obj", "aux", "cop") < 0:
			f.obj = append(f.obj, t.conjuncts(k)...) // a second subject, after the verb
		default:
			f.subj = append(f.subj, t.conjuncts(k)...)
		}
	case "nsubj:pass":
		f.obj = append(f.obj, t.conjuncts(k)...)
	case "obl:agent":
		if prep := t.caseOf(k); prep != "" && prep != "by" {
			f.obl = append(f.obl, arg{k, prep})
			return
		}
		f.subj = append(f.subj, t.conjuncts(k)...)
	case "obj":
		f.obj = append(f.obj, t.conjuncts(k)...)
		if prt := t.particle(f.pred, k); prt != "" && f.prt == "" {
			f.prt = prt
		}
		t.placeInfinitive(f, k)
	case "iobj":
		f.iobj = append(f.iobj, t.conjuncts(k)...)
		t.placeInfinitive(f, k)
	case "nmod:poss":
		f.poss = append(f.poss, t.conjuncts(k)...)
	case "amod", "compound", "nmod:desc", "flat":
		f.mod = append(f.mod, t.conjuncts(k)...)
	case "compound:prt":
		f.prt = t.word(k)
	case "xcomp", "ccomp":
		if n := t.child(k, "nsubj"); rel == "xcomp" && n >= 0 && n > f.pred && t.marker(k) == "to" {
			f.obj = append(f.obj, t.conjuncts(n)...) // "told two envoys to leave"
		}
		if t.bareObject(f.pred, k) {
			f.obj = append(f.obj, t.conjuncts(k)...)
			return
		}
		f.comp = append(f.comp, k)
	case "acl":
		if f.noun && t.marker(k) == "to" {
			f.comp = append(f.comp, k)
		}
	case "obl", "nmod", "obl:unmarked", "nmod:unmarked":
		prep := t.caseOf(k)
		if prep == "" && (rel == "obl" || rel == "nmod") {
			prep = t.leftPreposition(k)
		}
		if prep == "by" && f.passive && len(f.subj) == 0 {
			f.subj = append(f.subj, t.conjuncts(k)...)
			return
		}
		if prep == "" && rel == "obl" && t.strayObject(f.pred, k) {
			f.obj = append(f.obj, t.conjuncts(k)...)
			return
		}
		if prt := t.particle(f.pred, k); prt != "" && f.prt == "" {
			f.prt = prt // "handed over a suspect"
			f.obj = append(f.obj, t.conjuncts(k)...)
			return
		}
		for _, c := range t.conjuncts(k) {
			cp := prep
			if own := t.caseOf(c); c != k && own != "" {
				cp = own
			}
			f.obl = append(f.obl, arg{c, cp})
		}
	case "advcl", "advmod":
		if rel == "advcl" && k > f.pred && t.marker(k) == "to" && treeWords().in("infinitive", t.lemma[f.pred]) {
			f.comp = append(f.comp, k)
			return
		}
		// "called on Iran to …" is sometimes parsed with "on" as a particle.
		if rel == "advmod" && f.prt == "" && (t.upos(k) == "ADP" || k > f.pred && treeWords().in("particle", t.lemma[f.pred]+" "+t.word(k))) {
			f.prt = t.word(k)
		}
	}
}

// bareObject reports whether a complement is a plain noun phrase after a verb
// that has no object, which is then its object ("shot down a drone").
func (t *tree) bareObject(p, k int) bool {
	if u := t.upos(k); u != "NOUN" && u != "PROPN" && u != "PRON" || k < p || t.upos(p) != "VERB" {
		return false
	}
	switch t.lemma[p] {
	case "become", "remain", "be", "seem", "appear", "stay", "call", "name", "elect", "deem", "consider", "prove", "declare", "label", "brand":
		return false
	}
	if t.child(p, "obj", "nsubj:pass", "aux:pass") >= 0 {
		return false
	}
	return t.child(k, "cop", "mark", "nsubj", "case", "aux") < 0
}

// strayObject reports whether an adjunct without preposition is the object of
// a verb that has none ("killed at least two people").
func (t *tree) strayObject(p, k int) bool {
	x := t.xpos(k)
	if k < p || x != "NNS" && x != "NN" || t.upos(p) != "VERB" || t.child(p, "obj", "nsubj:pass", "aux:pass") >= 0 || calendar[t.lemma[k]] {
		return false
	}
	switch t.lemma[k] {
	case "day", "time", "hour", "minute", "morning", "evening", "night", "percent", "%", "decade", "way":
		return false
	}
	return true
}

// relative replaces relative pronouns by their antecedents, and supplies the
// antecedent as object of a relative clause that has none.
func (t *tree) relative(f *frame) {
	p := f.pred
	if t.rel(p) != "acl:relcl" {
		return
	}
	ante := t.antecedent(p)
	if ante < 0 {
		return
	}
	swap := func(list []int) bool {
		for i, x := range list {
			if relativePronouns[t.word(x)] {
				list[i] = ante
				f.inherited = true
				return true
			}
		}
		return false
	}
	done := swap(f.subj) || swap(f.obj)
	for i := range f.obl {
		if relativePronouns[t.word(f.obl[i].head)] {
			f.obl[i].head, done = ante, true
		}
	}
	if !done && len(f.subj) > 0 && len(f.obj) == 0 && !f.passive && len(f.comp) == 0 {
		f.obj = []int{ante}
	}
}

// antecedent is the noun that a relative clause describes: its governor, but
// for a place within a larger phrase ("the bombing in Cairo, which killed
// …") the head of that phrase.
func (t *tree) antecedent(p int) int {
	h := t.head(p)
	if h < 0 || !locative[t.caseOf(h)] || t.upos(h) != "PROPN" {
		return h
	}
	if up := t.head(h); up >= 0 && nominal(t.upos(up)) {
		return up
	}
	return -1
}

// inherit takes the missing subject (or, of a passive, object) from the
// clause above.
func (t *tree) inherit(f *frame, depth int) {
	p := f.pred
	h := t.head(p)
	if h < 0 {
		return
	}
	var got []int
	switch t.rel(p) {
	case "conj":
		if !t.verbal(h) {
			// A verb cannot continue a noun: the noun is its subject.
			if nominal(t.upos(h)) && h < p && t.upos(p) == "VERB" && !f.passive {
				for _, k := range t.conjuncts(h) {
					if k < p {
						f.subj = append(f.subj, k)
					}
				}
				f.inherited = true
			}
			return
		}
		up := t.frameAt(t.speakerOver(p, h), depth)
		got = up.subj
		if up.passive {
			got = up.obj
		}
	case "xcomp":
		up := t.frameAt(h, depth)
		got = up.subj
		if up.passive || len(up.obj) > 0 && !t.subjectControl(h) {
			got = up.obj
		}
		if len(up.iobj) > 0 {
			got = up.iobj
		}
	case "acl", "acl:relcl":
		if t.marker(p) == "to" {
			up := t.frameAt(h, 0)
			if by := up.args("by"); len(by) > 0 {
				got = by
			} else if len(up.poss) > 0 {
				got = up.poss
			} else if g := t.head(h); g >= 0 && base(t.rel(h)) == "obj" {
				got = t.frameAt(g, depth).subj
			} else if t.child(h, "cop") >= 0 {
				got = t.frameAt(h, 0).subj
			} else if g := t.head(h); g >= 0 && t.upos(g) == "VERB" {
				got = t.frameAt(g, depth).subj // "wrote to the king to demand"
			} else if t.upos(h) == "PROPN" {
				got = []int{h} // a headline: "Chad to hold talks"
			}
		} else if got = t.author(p, h, depth); len(got) > 0 {
			break
		} else if a := t.antecedent(p); a >= 0 && !(t.upos(a) == "PROPN" && t.caseOf(a) != "" && t.caseOf(a) != "by") {
			got = []int{a}
		}
	case "advcl", "ccomp":
		got = t.above(p, h, depth)
	}
	if len(got) == 0 {
		return
	}
	f.inherited = true
	if f.passive {
		f.obj = got
		return
	}
	f.subj = got
}

// subjectControl lists the verbs whose subject, not object, does what the
// infinitive after them says.
func (t *tree) subjectControl(i int) bool {
	switch t.lemma[i] {
	case "promise", "vow", "pledge", "use", "take", "hold", "make", "seek", "threaten", "sign", "reach", "join", "visit":
		return true
	}
	return false
}
