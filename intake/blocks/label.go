package blocks

import (
	"strings"

	"entente"
	"entente/intake/draft"
	"entente/intake/meta"
	"entente/lexicon/boilerplate"
)

// labeller carries the pieces of one text through the passes. Each pass
// decides some of the kinds that are still "".
type labeller struct {
	text   string
	pieces []draft.Piece
	shapes []shape
	kinds  []entente.BlockKind
	table  *boilerplate.Table
	// first is the first piece of running prose, last the last of them;
	// len(pieces) and -1 when there is none.
	first, last int
	// ahead is the runes of prose from each piece on.
	ahead []int
}

// Label says what each piece is and returns the blocks of the text.
func Label(text string, pieces []draft.Piece, table *boilerplate.Table) []entente.Block {
	l := &labeller{text: text, pieces: pieces, table: table,
		shapes: make([]shape, len(pieces)), kinds: make([]entente.BlockKind, len(pieces))}
	for i, p := range pieces {
		l.shapes[i] = shapeOf(p.Of(text))
		l.kinds[i] = p.Kind
		if l.kinds[i] == "" && !l.shapes[i].letters {
			l.kinds[i] = entente.BlockNavigation
		}
	}
	l.sections()
	l.referenceRuns()
	l.findProse()
	l.bylines()
	l.core()
	l.bios()
	l.findProse()
	l.lists()
	l.pullQuotes()
	repeatedLines(text, pieces, l.shapes, l.kinds)
	l.runs()
	blocks := make([]entente.Block, len(pieces))
	for i, p := range pieces {
		if l.kinds[i] == "" {
			l.kinds[i] = entente.BlockBody
		}
		blocks[i] = entente.Block{Kind: l.kinds[i], Span: p.Span, Item: p.Item, Level: p.Level}
		if blocks[i].Kind == entente.BlockHeading {
			blocks[i].Item = false
			if blocks[i].Level == 0 {
				blocks[i].Level = 2
			}
		} else {
			blocks[i].Level = 0
		}
	}
	return items(text, blocks)
}

func (l *labeller) of(i int) string { return l.pieces[i].Of(l.text) }

// referenceRuns finds reference lists without a heading: three or more
// entries in a row.
func (l *labeller) referenceRuns() {
	for i := 0; i < len(l.pieces); {
		j := i
		for j < len(l.pieces) && l.kinds[j] == "" && entry(l.of(j), l.shapes[j]) >= standing {
			j++
		}
		if j-i >= 3 {
			for k := i; k < j; k++ {
				l.kinds[k] = entente.BlockReference
			}
		}
		i = max(j, i+1)
	}
}

func (l *labeller) findProse() {
	l.first, l.last = len(l.pieces), -1
	for i, sh := range l.shapes {
		if l.kinds[i] != "" || !sh.prose() && !(l.pieces[i].Likely && sh.stop) {
			continue
		}
		l.first = min(l.first, i)
		l.last = i
	}
}

// bylines labels lines that name the author or the date, before the prose or
// beside a heading, and lines after it that go on about the author.
func (l *labeller) bylines() {
	named := false // the author was named
	for i := range l.pieces {
		if l.kinds[i] != "" || l.shapes[i].paragraph() || l.shapes[i].words > 40 {
			continue
		}
		s := l.of(i)
		if line, ok := meta.Byline(s); ok {
			l.kinds[i] = entente.BlockByline
			named = named || line.Author != ""
			continue
		}
		if _, ok := meta.WireTag(s, l.table.Agency); ok && l.shapes[i].words <= 10 {
			l.kinds[i] = entente.BlockByline
			continue
		}
		if i < l.first && meta.NameLike(s) && (l.isDate(i-1) || l.isDate(i+1)) && !named && !l.table.Section(s) {
			l.kinds[i] = entente.BlockByline
			named = true
		}
		if name, rest, ok := strings.Cut(s, "|"); ok && meta.NameLike(name) {
			if again := strings.TrimSpace(rest); strings.HasPrefix(again, strings.TrimSpace(name)) {
				l.kinds[i] = entente.BlockByline
			}
		}
	}
}

// bios labels the notes on the author behind the last paragraph: sentences
// that begin with a name and say that its bearer writes or studies.
func (l *labeller) bios() {
	for i := len(l.pieces) - 1; i > l.first+1; i-- {
		if l.kinds[i] != "" || !l.shapes[i].prose() && l.shapes[i].short() {
			continue
		}
		if !l.bio(l.of(i)) {
			return
		}
		l.kinds[i] = entente.BlockByline
	}
}

func (l *labeller) bio(s string) bool {
	if len(s) > 700 || strings.ContainsAny(s, "“”\"") {
		return false
	}
	name, rest := "", ""
	for _, verb := range []string{" is ", " was ", " writes ", " teaches ", " covers "} {
		if n, r, ok := strings.Cut(s, verb); ok && (name == "" || len(n) < len(name)) {
			name, rest = n, verb+r
		}
	}
	name = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(name, " Jr."), " Sr."), ",")
	if name != "The author" && name != "The writer" && !meta.NameLike(name) {
		return false
	}
	if strings.HasPrefix(rest, " writes ") || strings.HasPrefix(rest, " teaches ") || strings.HasPrefix(rest, " covers ") {
		return true
	}
	words := strings.Fields(strings.ToLower(rest))
	if len(words) < 3 || words[1] != "a" && words[1] != "an" && words[1] != "the" {
		return false
	}
	for _, w := range words[2:min(len(words), 10)] {
		if l.table.Writes(strings.Trim(w, ".,;:()")) {
			return true
		}
	}
	return false
}

func (l *labeller) isDate(i int) bool {
	if i < 0 || i >= len(l.pieces) {
		return false
	}
	_, _, ok := meta.DateLine(l.of(i))
	return ok
}

// lists labels menus: lines parted by bars, codes, and runs of very short
// list items.
func (l *labeller) lists() {
	for i := range l.pieces {
		if l.kinds[i] != "" || l.pieces[i].Likely {
			continue
		}
		sh, s := l.shapes[i], l.of(i)
		switch {
		case sh.bars >= 2 && !sh.stop && sh.words <= 6*(sh.bars+1),
			sh.bars >= 1 && !sh.stop && len(meta.Find(s)) > 0 && sh.words <= 16,
			code(s) && sh.words <= 5:
			l.kinds[i] = entente.BlockNavigation
		}
	}
	for i := 0; i < len(l.pieces); {
		j := i
		for j < len(l.pieces) && l.kinds[j] == "" && l.pieces[j].Item && !l.pieces[j].Likely && l.shapes[j].words <= 3 && !l.shapes[j].stop {
			j++
		}
		if j-i >= 3 {
			for k := i; k < j; k++ {
				l.kinds[k] = entente.BlockNavigation
			}
		}
		i = max(j, i+1)
	}
}

// code reports whether a line holds an issue number ("No. 12", "CX #88").
func code(s string) bool {
	i := strings.IndexByte(s, '#')
	if i < 0 {
		return false
	}
	rest := strings.TrimLeft(s[i+1:], " ")
	return rest != "" && rest[0] >= '0' && rest[0] <= '9'
}

func (l *labeller) pullQuotes() {
	may := make([]bool, len(l.pieces))
	for i := range l.pieces {
		may[i] = l.kinds[i] == ""
	}
	for i, again := range repeats(l.text, l.pieces, l.shapes, may) {
		if again {
			l.kinds[i] = entente.BlockPullQuote
		}
	}
}
