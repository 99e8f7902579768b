package depend

import (
	"unicode"
	"unicode/utf8"
)

// longestQuote is the number of words after which an open quotation mark is
// taken for one that nobody closed.
const longestQuote = 80

// maxQuotes is the number of quotations of one text that are followed.
const maxQuotes = 500

// openQuote follows quotation marks through one block.
type openQuote struct {
	at     int  // index of the first word inside, -1 when outside
	want   rune // the mark that closes
	to     int
	single bool
}

// feed reads one rune that is not part of a word. It reports whether it
// closes a quotation, which then is words[at:to).
func (o *openQuote) feed(text string, i int, c rune, n int) bool {
	if o.at >= 0 && n-o.at > longestQuote {
		o.at = -1
	}
	if o.at >= 0 && c == o.want && o.closes(text, i, c) {
		o.to = n
		return true
	}
	if o.at >= 0 && !o.single {
		return false
	}
	switch c {
	case '“', '«', '„':
		o.at, o.want, o.single = n, map[rune]rune{'“': '”', '«': '»', '„': '“'}[c], false
	case '"':
		o.at, o.want, o.single = n, '"', false
	case '‘':
		if o.at < 0 && opens(text, i) {
			o.at, o.want, o.single = n, '’', true
		}
	case '\'':
		if o.at < 0 && opens(text, i) {
			o.at, o.want, o.single = n, '\'', true
		}
	}
	return false
}

// closes tells a closing single mark from an apostrophe.
func (o *openQuote) closes(text string, i int, c rune) bool {
	if !o.single {
		return true
	}
	next, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(c):])
	return !wordRune(next)
}

// opens reports whether a single mark at i stands before a word and after
// none.
func opens(text string, i int) bool {
	prev, _ := utf8.DecodeLastRuneInString(text[:i])
	_, n := utf8.DecodeRuneInString(text[i:])
	next, _ := utf8.DecodeRuneInString(text[i+n:])
	return (i == 0 || unicode.IsSpace(prev) || prev == '(' || prev == '—') && wordRune(next)
}

// closeQuote records a quotation and marks its words.
func (t *Text) closeQuote(o openQuote) {
	if o.to <= o.at || o.single && o.to-o.at > 15 || len(t.quotes) >= maxQuotes {
		return
	}
	for k := o.at; k < o.to; k++ {
		t.words[k].flags |= flagQuoted
	}
	t.quotes = append(t.quotes, quote{int32(o.at), int32(o.to)})
}
