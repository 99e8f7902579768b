package says

import (
	"strings"

	"entente"
)

// colon reads "Envoy: ties never better" and transcripts ("PRESIDENT: …")
// where the sentence begins with a short name. The words of a transcript go on
// to the end of the paragraph.
func (f *finder) colon() bool {
	for i := 1; i < len(f.t.Tokens) && i <= 8; i++ {
		if f.t.Tokens[i].Text != ":" {
			continue
		}
		first := 0
		for first < i && f.t.Tokens[first].UPOS == "PUNCT" {
			first++
		}
		head := f.caption(i)
		if head < 0 || i+2 >= len(f.t.Tokens) || !f.clausal(i+1) {
			return false
		}
		a := found{sent: f.si, lemma: ":", head: head, cue: f.t.Tokens[i].Span}
		a.source = f.t.Tokens[first].Span.Cover(f.t.Tokens[i-1].Span)
		rest := entente.Span{Start: f.t.Tokens[i+1].Start, End: f.t.Tokens[len(f.t.Tokens)-1].End}
		if name := a.source.Of(f.text); strings.ToUpper(name) == name && letters(name) > 2 {
			const longest = 20000
			stop := min(len(f.text), rest.End+longest)
			if end := strings.IndexByte(f.text[rest.End:stop], '\n'); end >= 0 {
				rest.End += end
			} else if stop == len(f.text) {
				rest.End = stop
			}
		}
		a.pieces = []entente.Span{f.snap(f.trim(rest))}
		f.settle(&a)
		if len(a.pieces) > 0 {
			f.found = append(f.found, a)
		}
		return true
	}
	return false
}

// caption is the head of tokens [0,i) when they are a name or a nameless
// source such as "envoy", -1 otherwise.
func (f *finder) caption(i int) int {
	head := -1
	for k := 0; k < i; k++ {
		switch f.t.Tokens[k].UPOS {
		case "PROPN", "NOUN":
			head = k
		case "ADP":
			if w := f.t.Lower(k); w != "of" && w != "for" && w != "to" {
				return -1
			}
		case "ADJ", "PUNCT", "NUM":
		default:
			return -1
		}
	}
	if head >= 0 && (f.t.Tokens[head].UPOS == "PROPN" || shouted(f.t.Tokens[head].Text) || f.lex.WeakNouns[f.t.Lemma(head)] || f.lex.Titles[f.t.Lemma(head)]) && f.unquoted(i) {
		return head
	}
	return -1
}

// shouted reports whether a word is all in capitals, as names in transcripts.
func shouted(w string) bool { return len(w) > 2 && strings.ToUpper(w) == w && letters(w) == len(w) }

// unquoted reports whether token i stands outside of quotations that began
// inside its sentence.
func (f *finder) unquoted(i int) bool {
	k := f.within(f.t.Tokens[i].Start)
	return k < 0 || f.quotes[k].Start <= f.t.Tokens[0].Start
}

// dashes reads a quotation that a dash and a name follow at the end of a
// paragraph: “…” ― Name.
func (f *finder) dashes() {
	for k := range f.quotes {
		q := &f.quotes[k]
		end := min(len(f.text), q.End+80)
		if line := strings.IndexByte(f.text[q.End:end], '\n'); line >= 0 {
			end = q.End + line
		} else if end < len(f.text) {
			continue
		}
		tail := strings.TrimRight(f.text[q.End:end], " .\r\t")
		body := strings.TrimLeft(tail, " \t")
		if len(tail) > 60 || q.Len() < 12 {
			continue
		}
		for _, dash := range []string{"―", "—", "–", "--", "-"} {
			name, ok := strings.CutPrefix(body, dash)
			if name = strings.TrimLeft(name, " "); !ok || !capitalised(name) {
				continue
			}
			at := q.End + len(tail) - len(body)
			from := q.End + len(tail) - len(name)
			f.found = append(f.found, found{
				sent: -1, head: -1, lemma: "―", cue: entente.Span{Start: at, End: at + len(dash)},
				source: entente.Span{Start: from, End: from + len(name)}, pieces: []entente.Span{q.Span}, phrase: true,
			})
			break
		}
	}
}

// capitalised reports whether s is one to five words that all begin in upper case.
func capitalised(s string) bool {
	words := strings.Fields(s)
	for _, w := range words {
		if r := []rune(w)[0]; r < 'A' || r > 'Z' && r < 128 {
			return false
		}
	}
	return len(words) > 0 && len(words) <= 5
}

// clausal reports whether a verb stands at or after token i, or a quotation
// begins there.
func (f *finder) clausal(i int) bool {
	if f.within(f.t.Tokens[i].Start) >= 0 {
		return true
	}
	for k := i; k < len(f.t.Tokens); k++ {
		if f.t.Verb(k) || f.t.Tokens[k].UPOS == "AUX" {
			return true
		}
	}
	return false
}
