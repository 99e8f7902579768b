package coding

// above lists who does what a subordinate clause without subject tells,
// taken from the clause at h that governs it.
func (t *tree) above(p, h, depth int) []int {
	if t.rel(p) == "ccomp" && t.marker(p) != "to" && t.xpos(p) != "VBG" {
		return t.straySubject(p, h)
	}
	if x := t.xpos(p); t.rel(p) == "advcl" && t.marker(p) != "to" && x != "VBG" && x != "VBN" {
		return nil
	}
	up := t.frameAt(h, depth)
	switch {
	case t.reproach(p, h):
		return up.obj
	case up.passive && t.xpos(p) == "VBG" && t.marker(p) == "" && len(up.subj) > 0:
		return up.subj // "was torpedoed by a frigate, killing ten"
	case up.passive:
		return up.obj
	}
	return up.subj
}

// straySubject is the noun between a verb of speech and the finite clause
// after it, where the tree took the clause's subject for the verb's object
// ("says troops crossed the border").
func (t *tree) straySubject(p, h int) []int {
	if x := t.xpos(p); x != "VBD" && x != "VBZ" && x != "VBP" || t.marker(p) != "" || t.upos(h) != "VERB" {
		return nil
	}
	for _, k := range t.kids[h] {
		if t.rel(k) == "obj" && h < k && k < p {
			return t.conjuncts(k)
		}
	}
	return nil
}

// reproach reports whether a gerund at p tells what the object of the verb at
// h did.
func (t *tree) reproach(p, h int) bool {
	if t.xpos(p) != "VBG" || !treeWords().in("object-deed", t.lemma[h]) {
		return false
	}
	for _, k := range t.kids[p] {
		if r := t.rel(k); r == "mark" || r == "case" {
			switch t.word(k) {
			case "of", "for", "from", "over":
				return true
			}
		}
	}
	return false
}

// speakerOver is the clause that a coordinated verb continues: the one at h
// or, when only a clause further up, which h is the content of, has its form,
// that one ("confirms that two were detained and accuses").
func (t *tree) speakerOver(p, h int) int {
	form := func(i int) string {
		switch x := t.xpos(i); x {
		case "VBP", "VBZ":
			return "present"
		case "VBD":
			return "past"
		}
		return ""
	}
	own := form(p)
	if t.xpos(p) == "VB" {
		return t.infinitiveBefore(p, h)
	}
	if own == "" || t.finiteForm(h) == own {
		return h
	}
	if t.child(p, "aux", "aux:pass") >= 0 {
		return h
	}
	for i, n := h, 0; n < 4; n++ {
		up := t.head(i)
		if up < 0 || t.rel(i) != "ccomp" && t.rel(i) != "conj" {
			return h
		}
		if form(up) == own && t.rel(i) == "ccomp" {
			return up
		}
		i = up
	}
	return h
}

// finiteForm is the tense of a clause, of its verb or else its auxiliary.
func (t *tree) finiteForm(i int) string {
	at := []int{i}
	for _, k := range t.kids[i] {
		if r := t.rel(k); r == "aux" || r == "aux:pass" || r == "cop" {
			at = append(at, k)
		}
	}
	for _, k := range at {
		switch t.xpos(k) {
		case "VBP", "VBZ":
			return "present"
		case "VBD":
			return "past"
		}
	}
	return ""
}

// author lists who speaks or acts through a text: in "signed an order
// imposing tariffs" the signer imposes them.
func (t *tree) author(p, h, depth int) []int {
	g := t.head(h)
	if t.xpos(p) != "VBG" || t.rel(h) != "obj" || g < 0 || t.upos(g) != "VERB" || !treeWords().in("document", t.lemma[h]) {
		return nil
	}
	return t.frameAt(g, depth).subj
}

// infinitiveBefore is the infinitive below h that the bare verb at p
// continues ("thanked it for working to end the war and release prisoners"),
// else h: a bare form does not continue a finite verb.
func (t *tree) infinitiveBefore(p, h int) int {
	if t.child(p, "aux", "mark") >= 0 || t.finiteForm(h) == "" || t.child(h, "aux") >= 0 {
		return h
	}
	for i := p - 1; i > h; i-- {
		if t.xpos(i) == "VB" && t.marker(i) == "to" && t.under(i, h) {
			return i
		}
	}
	return h
}
