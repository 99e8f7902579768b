package segment

// dateline returns the last word of a dateline that opens the stretch, or -1:
// a place in capitals, perhaps a date and an agency in brackets, and a dash
// or colon: "OSLO, May 3 (Agency) -". It is a sentence of its own, so that
// the tree of the first sentence holds nothing but the sentence.
func (g *gaps) dateline() int {
	if g.caps || len(g.words) < 4 || g.shape[0] != allCaps || g.words[0].Len() < 3 {
		return -1
	}
	plain, bracket := true, false // plain: nothing but capitals and commas so far
	for i := 1; i < min(len(g.words)-2, 20); i++ {
		switch k := g.shape[i]; {
		case k == dash && g.between(i-1) != "" || k == dash && g.words[i].Len() == 3:
			return g.after(i)
		case k == colon && plain:
			return g.after(i)
		case k == opening:
			bracket, plain = true, false
		case k == closing:
			bracket = false
		case k == allCaps, k == comma, k == dotted, k == initial, k == single:
		case k == capital, k == number, bracket, k == other:
			plain = false
		default:
			return -1
		}
	}
	return -1
}

// after returns i when what follows it can open a sentence, else -1.
func (g *gaps) after(i int) int {
	if g.between(i) == "" && g.words[i].Len() < 3 {
		return -1
	}
	switch g.shape[i+1] {
	case capital, allCaps, single, number, opening, straight, dotted, initial:
		return i
	}
	return -1
}
