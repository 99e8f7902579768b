// Package names measures the recognition of names of persons, places and
// organisations: F1 of exact span and type, words given, as on UNER.
//
// It reads .iob2 files as UNER publishes them, and .conllu files with GUM's
// Entity layer, whose mentions are cut down to names by
// conllu.Sentence.Names.
package names

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"entente"
	"entente/english"
	"entente/english/conllu"
)

// Name is a name over words First to Last, 0-based and inclusive; Kind is
// PER, LOC or ORG.
type Name struct {
	First, Last int
	Kind        string
}

// Sentence is the words of a sentence and its names.
type Sentence struct {
	Forms []string
	Names []Name
}

// Score counts the names of one kind that are right, in gold, and found.
type Score struct{ Correct, Gold, Found int }

// F1 is the harmonic mean of precision and recall.
func (s Score) F1() float64 {
	if s.Gold+s.Found == 0 {
		return 0
	}
	return 2 * float64(s.Correct) / float64(s.Gold+s.Found)
}

func (s Score) add(o Score) Score {
	return Score{s.Correct + o.Correct, s.Gold + o.Gold, s.Found + o.Found}
}

// Compare scores the names found in one sentence, by kind.
func Compare(gold, found []Name, into map[string]Score) {
	seen := map[Name]bool{}
	for _, g := range gold {
		seen[g] = true
		into[g.Kind] = into[g.Kind].add(Score{Gold: 1})
	}
	for _, f := range found {
		s := Score{Found: 1}
		if seen[f] {
			s.Correct = 1
		}
		into[f.Kind] = into[f.Kind].add(s)
	}
}

// Run scores both settings on every .iob2 and .conllu file of dir but
// training parts.
func Run(ctx context.Context, dir string, w io.Writer) error {
	parts, err := load(dir)
	if err != nil {
		return err
	}
	fmt.Fprintln(w, "names, exact span and type, words given (F1)")
	fmt.Fprintf(w, "%-34s %6s %6s %6s %6s %6s %6s\n", "", "PER", "LOC", "ORG", "P", "R", "F1")
	for _, setting := range []string{english.Accurate, english.Fast} {
		reader, err := english.Open(setting)
		if err != nil {
			return err
		}
		for _, p := range parts {
			if err := ctx.Err(); err != nil {
				return err
			}
			scores := map[string]Score{}
			for _, s := range p.sents {
				tokens, mentions := reader.Read(s.Forms)
				Compare(s.Names, found(tokens, mentions), scores)
			}
			all := scores["PER"].add(scores["LOC"]).add(scores["ORG"])
			fmt.Fprintf(w, "%-34s %6.3f %6.3f %6.3f %6.3f %6.3f %6.3f\n", setting+" "+p.name, scores["PER"].F1(), scores["LOC"].F1(), scores["ORG"].F1(),
				float64(all.Correct)/float64(max(1, all.Found)), float64(all.Correct)/float64(max(1, all.Gold)), all.F1())
		}
	}
	fmt.Fprintln(w, "record, UNER EWT test: a perceptron .645; prose .30")
	return nil
}

// found maps mentions to names over words.
func found(tokens []entente.Token, mentions []entente.Mention) []Name {
	kinds := map[entente.MentionKind]string{entente.Person: "PER", entente.Place: "LOC", entente.Facility: "LOC",
		entente.Organisation: "ORG", entente.ArmedGroup: "ORG"}
	var out []Name
	for _, m := range mentions {
		k, ok := kinds[m.Kind]
		if !ok {
			continue
		}
		n := Name{-1, -1, k}
		for i, t := range tokens {
			if m.Span.Contains(t.Span) {
				if n.First < 0 {
					n.First = i
				}
				n.Last = i
			}
		}
		out = append(out, n)
	}
	return out
}

type part struct {
	name  string
	sents []Sentence
}

func load(dir string) ([]part, error) {
	var paths []string
	for _, pattern := range []string{"*.iob2", "*.conllu"} {
		found, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			return nil, fmt.Errorf("list names: %w", err)
		}
		paths = append(paths, found...)
	}
	sort.Strings(paths)
	var out []part
	for _, p := range paths {
		if strings.Contains(filepath.Base(p), "train") {
			continue
		}
		sents, err := read(p)
		if err != nil {
			return nil, err
		}
		if len(sents) > 0 {
			out = append(out, part{filepath.Base(p), sents})
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("list names: no file of %s has a layer of names: %w", dir, os.ErrNotExist)
	}
	return out, nil
}

func read(path string) ([]Sentence, error) {
	if strings.HasSuffix(path, ".iob2") {
		f, err := os.Open(path)
		if err != nil {
			return nil, fmt.Errorf("open names: %w", err)
		}
		defer f.Close()
		return ReadIOB2(f)
	}
	trees, err := conllu.ReadFile(path)
	if err != nil {
		return nil, err
	}
	kinds := map[string]string{"person": "PER", "place": "LOC", "organization": "ORG"}
	var out []Sentence
	layer := false
	for i := range trees {
		var s Sentence
		for _, w := range trees[i].Words {
			s.Forms = append(s.Forms, w.Form)
			layer = layer || strings.Contains(w.Misc, "Entity=")
		}
		for _, n := range trees[i].Names(false) {
			if k, ok := kinds[n.Kind]; ok {
				s.Names = append(s.Names, Name{n.First, n.Last, k})
			}
		}
		out = append(out, s)
	}
	if !layer {
		return nil, nil
	}
	return out, nil
}

// ReadIOB2 reads UNER's format: number, word and tag in columns, "#" before
// comments, a blank line after each sentence. Tags other than of persons,
// places and organisations count as none.
func ReadIOB2(r io.Reader) ([]Sentence, error) {
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<22)
	var out []Sentence
	var s Sentence
	line := 0
	for sc.Scan() {
		line++
		text := strings.TrimRight(sc.Text(), "\r")
		switch {
		case text == "":
			if len(s.Forms) > 0 {
				out = append(out, s)
			}
			s = Sentence{}
			continue
		case strings.HasPrefix(text, "#") && !strings.Contains(text, "\t"):
			continue
		}
		c := strings.Split(text, "\t")
		if len(c) < 3 {
			return nil, fmt.Errorf("line %d: %d columns, want 3", line, len(c))
		}
		i := len(s.Forms)
		s.Forms = append(s.Forms, c[1])
		mark, kind, _ := strings.Cut(c[2], "-")
		if kind != "PER" && kind != "LOC" && kind != "ORG" {
			continue
		}
		if k := len(s.Names) - 1; mark == "I" && k >= 0 && s.Names[k].Last == i-1 && s.Names[k].Kind == kind {
			s.Names[k].Last = i
			continue
		}
		s.Names = append(s.Names, Name{i, i, kind})
	}
	if len(s.Forms) > 0 {
		out = append(out, s)
	}
	return out, sc.Err()
}
