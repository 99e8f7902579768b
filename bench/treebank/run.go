package treebank

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"time"

	"entente"
	"entente/english"
	"entente/english/conllu"
)

// Run reads every .conllu file of dir that does not end in "-train.conllu"
// (all of them when there is no other) and prints the scores of both
// settings from raw text and with gold words, beside the record.
func Run(ctx context.Context, dir string, w io.Writer) error {
	parts, err := load(dir)
	if err != nil {
		return err
	}
	fmt.Fprintln(w, "treebank, CoNLL 2018 metric (F1, per cent)")
	for _, setting := range []string{english.Accurate, english.Fast} {
		reader, err := english.Open(setting)
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "\n%-26s %6s %6s %6s %6s %6s %6s %6s %8s\n", setting, "words", "sents", "UPOS", "XPOS", "lemma", "UAS", "LAS", "words/s")
		for _, p := range parts {
			if err := ctx.Err(); err != nil {
				return err
			}
			raw, speed := Raw(reader, p.sents)
			row(w, p.name+" raw", raw, speed)
			row(w, p.name+" gold words", GoldWords(reader, p.sents), 0)
		}
	}
	fmt.Fprintf(w, "\nrecord, EWT test: UDPipe 1.2 gold words UAS 84.4 LAS 81.1 UPOS 94.4, raw 80.2/77.0, 2281 words/s;\nUDify 91.1/88.5 at 92 words/s\n")
	return nil
}

func row(w io.Writer, name string, s Scores, speed float64) {
	fmt.Fprintf(w, "%-26s", name)
	for _, m := range []Score{s.Words, s.Sentences, s.UPOS, s.XPOS, s.Lemmas, s.UAS, s.LAS} {
		fmt.Fprintf(w, " %6.2f", 100*m.F1())
	}
	if speed > 0 {
		fmt.Fprintf(w, " %8.0f", speed)
	}
	fmt.Fprintln(w)
}

type part struct {
	name  string
	sents []conllu.Sentence
}

func load(dir string) ([]part, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.conllu"))
	if err != nil {
		return nil, fmt.Errorf("list treebanks: %w", err)
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("list treebanks: %w", os.ErrNotExist)
	}
	sort.Strings(paths)
	var out []part
	for _, train := range []bool{false, true} {
		for _, p := range paths {
			if strings.HasSuffix(p, "-train.conllu") != train {
				continue
			}
			sents, err := conllu.ReadFile(p)
			if err != nil {
				return nil, err
			}
			name := strings.TrimSuffix(filepath.Base(p), ".conllu")
			out = append(out, part{name, sents})
			if news := pick(sents, "_news_"); len(news) > 0 {
				out = append(out, part{name + " news", news})
			}
		}
		if len(out) > 0 {
			break
		}
	}
	return out, nil
}

func pick(sents []conllu.Sentence, doc string) []conllu.Sentence {
	var out []conllu.Sentence
	for _, s := range sents {
		if strings.Contains(s.Doc, doc) {
			out = append(out, s)
		}
	}
	return out
}

// Raw scores a reader on the raw text of sentences, one block a paragraph,
// and returns the words it read per second.
func Raw(r entente.Language, sents []conllu.Sentence) (Scores, float64) {
	var gold, system Text
	var b builder
	var spent time.Duration
	for _, p := range conllu.Paragraphs(sents) {
		b.gold(&gold, p)
		begin := time.Now()
		out, _ := r.Analyse(p.Text, []entente.Block{{Kind: entente.BlockBody, Span: entente.Span{End: len(p.Text)}}})
		spent += time.Since(begin)
		b.system(&system, p.Text, out)
		b.base += characters(p.Text)
	}
	return Evaluate(gold, system), float64(len(system.Words)) / spent.Seconds()
}

// parser reads sentences whose words are given.
type parser interface {
	Parse(forms []string) []entente.Token
}

// GoldWords scores a reader on sentences with the gold words, own tags.
func GoldWords(r parser, sents []conllu.Sentence) Scores {
	var gold, system Text
	at := 0
	for i := range sents {
		s := &sents[i]
		forms := make([]string, len(s.Words))
		for j, w := range s.Words {
			forms[j] = w.Form
		}
		first := len(gold.Words)
		start := at
		for j, t := range r.Parse(forms) {
			g := s.Words[j]
			n := at + characters(g.Form)
			gold.Words = append(gold.Words, word(at, n, g.Form, g.UPOS, g.XPOS, g.Lemma, g.Deprel, g.Head, first))
			system.Words = append(system.Words, word(at, n, t.Text, t.UPOS, t.XPOS, t.Lemma, t.Deprel, t.Head, first))
			at = n
		}
		gold.Sentences = append(gold.Sentences, [2]int{start, at})
		system.Sentences = append(system.Sentences, [2]int{start, at})
	}
	return Evaluate(gold, system)
}

func word(start, end int, form, upos, xpos, lemma, deprel string, head, first int) Word {
	h := -1
	if head > 0 {
		h = first + head - 1
	}
	return Word{Start: start, End: end, Form: form, UPOS: upos, XPOS: xpos, Lemma: lemma, Deprel: deprel, Head: h}
}

// builder makes Texts paragraph by paragraph; base counts the characters of
// earlier ones.
type builder struct{ base int }

func (b *builder) gold(t *Text, p conllu.Paragraph) {
	at := b.base
	for i := range p.Sentences {
		s := &p.Sentences[i]
		first, start := len(t.Words), at
		for _, k := range s.Tokens() {
			end := at + characters(k.Form)
			t.Tokens = append(t.Tokens, [2]int{at, end})
			for j := k.First; j <= k.Last; j++ {
				g := s.Words[j]
				w := word(at, end, g.Form, g.UPOS, g.XPOS, g.Lemma, g.Deprel, g.Head, first)
				w.Multi = k.Last > k.First
				t.Words = append(t.Words, w)
			}
			at = end
		}
		t.Sentences = append(t.Sentences, [2]int{start, at})
	}
}

func (b *builder) system(t *Text, text string, sents []entente.Sentence) {
	at, byteAt := b.base, 0
	for i := range sents {
		first := len(t.Words)
		start := -1
		for _, k := range sents[i].Tokens {
			at += characters(text[byteAt:k.Start])
			end := at + characters(k.Text)
			if start < 0 {
				start = at
			}
			t.Tokens = append(t.Tokens, [2]int{at, end})
			t.Words = append(t.Words, word(at, end, k.Text, k.UPOS, k.XPOS, k.Lemma, k.Deprel, k.Head, first))
			at, byteAt = end, k.End
		}
		t.Sentences = append(t.Sentences, [2]int{start, at})
	}
}
