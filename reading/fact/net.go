package fact

import "entente"

// net catches conditionals that a wrong tree let through: the first verb after
// "if", "unless" or "whether" is open, and where the sentence begins so, its
// root is too. A hedging adverb that hangs from no predicate counts for the verb
// right after it.
func (j *judge) net() {
	for k := range j.Tokens {
		if a, ok := j.lex.Adverbs[j.Lower(k)]; ok && a.Kind == "adv" {
			if h := j.Head(k); h < 0 || !j.predicate(h) || !j.Is(k, "advmod", "discourse", "parataxis") {
				if i := j.nextVerb(k); i >= 0 && i < k+4 && weight(j.st[i].status) < weight(a.Status) {
					j.st[i] = j.st[i].with(a.Status, "adverb:"+j.Lower(k), k)
				}
			}
		}
		switch j.Lower(k) {
		case "if", "unless", "whether":
		default:
			continue
		}
		if k > 0 && (j.Lower(k-1) == "as" || j.Lower(k-1) == "even") {
			continue
		}
		j.open(k, j.nextVerb(k))
		if k == 0 && j.Lower(k) != "whether" {
			for i := range j.Tokens {
				if j.Head(i) < 0 {
					j.open(k, i)
				}
			}
		}
	}
}

// nextVerb is the first full verb or non-verbal predicate after token k and
// before a comma, -1 if none.
func (j *judge) nextVerb(k int) int {
	for i := k + 1; i < len(j.Tokens) && i < k+12; i++ {
		if w := j.Lower(i); w == "," || w == ";" {
			return -1
		}
		if j.predicate(i) && j.Tokens[i].UPOS != "NOUN" && !j.Is(i, "amod") {
			return i
		}
	}
	return -1
}

// open makes predicate i, told as a fact or a plan, hypothetical by mark k.
func (j *judge) open(k, i int) {
	if i >= 0 && weight(j.st[i].status) <= weight(entente.Planned) {
		j.st[i] = j.st[i].with(entente.Hypothetical, "mark:"+j.Lower(k), k)
	}
}
