package depend

import (
	"hash/fnv"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente"
	"entente/weighing/words"
)

// word is one word of a Text. Twenty bytes, because an archive holds tens of
// millions of them.
type word struct {
	full  uint32 // hash of the lower-case form
	stem  uint32 // hash of the stem, 0 for a function word
	start int32  // byte offset into the document
	size  uint16 // bytes
	bits  uint8  // information, in eighths of a bit
	flags uint8
}

const (
	flagName   = 1 << iota // capitalised within a sentence
	flagQuoted             // inside quotation marks
	flagBreak              // first word of a block
)

func (w word) span() entente.Span {
	return entente.Span{Start: int(w.start), End: int(w.start) + int(w.size)}
}

// weight is the information of a word, names discounted: two texts on one
// event share its names without either drawing on the other.
func (w word) weight() float64 {
	b := float64(w.bits) / 8
	if w.flags&flagName != 0 {
		b *= 0.35
	}
	return b
}

// quote is a stretch of words[from:to) between quotation marks.
type quote struct{ from, to int32 }

// Text is a document made ready for comparison. It is immutable.
type Text struct {
	doc     *entente.Document
	words   []word
	quotes  []quote
	content []int32 // indices of words with a stem
	credits []Credit
	family  string
	named   []string // see houses
}

// reader turns documents into Texts. It is immutable and safe for concurrent
// use.
type reader struct {
	function map[string]bool
	table    *words.Table
}

func newReader() (*reader, error) {
	fw, err := words.Function()
	if err != nil {
		return nil, err
	}
	t, err := words.Load()
	if err != nil {
		return nil, err
	}
	return &reader{fw, t}, nil
}

// compared reports whether copying can show in a block of this kind:
// navigation, teasers and disclaimers repeat across a site by design, and a
// reference list is judged entry by entry.
func compared(k entente.BlockKind) bool {
	switch k {
	case entente.BlockNavigation, entente.BlockTeaser, entente.BlockDisclaimer, entente.BlockReference, entente.BlockByline:
		return false
	}
	return true
}

// blocksOf are the blocks of a document, or its whole text as one.
func blocksOf(doc *entente.Document) []entente.Block {
	if len(doc.Blocks) > 0 {
		return doc.Blocks
	}
	return []entente.Block{{Kind: entente.BlockBody, Span: entente.Span{End: len(doc.Text)}}}
}

func (r *reader) read(doc *entente.Document) *Text {
	t := &Text{doc: doc}
	for _, b := range blocksOf(doc) {
		if !compared(b.Kind) || b.Check(doc.Text) != nil {
			continue
		}
		from := len(t.words)
		r.scan(t, b)
		if b.Kind == entente.BlockPullQuote && len(t.words) > from {
			t.quotes = append(t.quotes, quote{int32(from), int32(len(t.words))})
		}
	}
	for i, w := range t.words {
		if w.stem != 0 {
			t.content = append(t.content, int32(i))
		}
	}
	return t
}

// scan reads the words and quotation marks of one block.
func (r *reader) scan(t *Text, b entente.Block) {
	text := t.doc.Text[b.Start:b.End]
	first, sentence := true, true
	open := openQuote{at: -1}
	for i := 0; i < len(text); {
		c, n := utf8.DecodeRuneInString(text[i:])
		if !wordRune(c) {
			if open.feed(text, i, c, len(t.words)) {
				t.closeQuote(open)
				open.at = -1
			}
			if c == '.' || c == '!' || c == '?' || c == ':' || c == '\n' {
				sentence = true
			}
			i += n
			continue
		}
		j := i
		for j < len(text) {
			c, n := utf8.DecodeRuneInString(text[j:])
			if !wordRune(c) && !inner(text, j, c, n) {
				break
			}
			j += n
		}
		w := r.word(text[i:j])
		w.start = int32(b.Start + i)
		if first {
			w.flags |= flagBreak
			first = false
		}
		if !sentence && b.Kind != entente.BlockHeading && unicode.IsUpper(c) {
			w.flags |= flagName
		}
		t.words = append(t.words, w)
		sentence = false
		i = j
	}
}

func wordRune(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }

// inner reports whether c joins two parts of one word or number.
func inner(text string, j int, c rune, n int) bool {
	next, _ := utf8.DecodeRuneInString(text[j+n:])
	prev, _ := utf8.DecodeLastRuneInString(text[:j])
	switch c {
	case '.', ',':
		return unicode.IsDigit(prev) && unicode.IsDigit(next)
	case '\'', '’':
		return unicode.IsLetter(prev) && (next == 's' || next == 't') && !followedByLetter(text, j+n)
	}
	return unicode.Is(unicode.Mn, c)
}

func followedByLetter(text string, at int) bool {
	_, n := utf8.DecodeRuneInString(text[at:])
	next, _ := utf8.DecodeRuneInString(text[min(len(text), at+n):])
	return wordRune(next)
}

// word looks a written form up.
func (r *reader) word(form string) word {
	low := strings.ToLower(form)
	low = strings.TrimSuffix(strings.TrimSuffix(low, "'s"), "’s")
	w := word{full: hash(low), size: uint16(min(len(form), 1<<16-1))}
	w.bits = uint8(min(255, r.table.Bits(low)*8))
	if low[0] >= '0' && low[0] <= '9' {
		w.bits = min(w.bits, figureBits*8) // figures come up everywhere
	}
	if !r.function[low] {
		w.stem = hash(words.Stem(low))
	}
	return w
}

// figureBits is the information of a word in digits.
const figureBits = 8

func hash(s string) uint32 {
	h := fnv.New32a()
	_, _ = h.Write([]byte(s))
	return max(1, h.Sum32())
}

// bytes is the span of words[from:to).
func (t *Text) bytes(from, to int) entente.Span {
	if from >= to {
		return entente.Span{}
	}
	return entente.Span{Start: int(t.words[from].start), End: t.words[to-1].span().End}
}

func (t *Text) evidence(from, to int) entente.Evidence {
	s := t.bytes(from, to)
	return entente.Evidence{Document: t.doc.ID, Span: s, Quote: s.Of(t.doc.Text)}
}
