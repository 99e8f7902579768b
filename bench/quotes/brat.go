package quotes

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"entente"
)

// Attribution is one annotated relation: the byte spans of its roles, each
// possibly in several pieces.
type Attribution struct {
	Source, Cue, Content []entente.Span
}

// Document is one text with its attributions.
type Document struct {
	Name         string
	Text         string
	Attributions []Attribution
}

// Read reads a folder with texts in text/NAME.txt and brat standoff files in
// attributions/NAME_XXXX.ann, where XXXX names the annotator.
func Read(dir string) ([]Document, error) {
	files, err := filepath.Glob(filepath.Join(dir, "attributions", "*.ann"))
	if err != nil {
		return nil, fmt.Errorf("list annotations: %w", err)
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("list annotations: no *.ann in %s", filepath.Join(dir, "attributions"))
	}
	sort.Strings(files)
	var out []Document
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".ann")
		text, err := os.ReadFile(filepath.Join(dir, "text", name+".txt"))
		if err != nil {
			cut := strings.LastIndexByte(name, '_')
			if cut < 0 {
				return nil, fmt.Errorf("read text: %w", err)
			}
			if text, err = os.ReadFile(filepath.Join(dir, "text", name[:cut]+".txt")); err != nil {
				return nil, fmt.Errorf("read text: %w", err)
			}
		}
		ann, err := os.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("read annotations: %w", err)
		}
		list, err := Parse(string(ann), string(text))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		out = append(out, Document{Name: name, Text: string(text), Attributions: list})
	}
	return out, nil
}

// Parse reads brat standoff: T lines give text-bound annotations with
// character offsets, E lines the attributions. An attribution may lack roles.
func Parse(ann, text string) ([]Attribution, error) {
	at := offsets(text)
	bound := map[string][]entente.Span{}
	var out []Attribution
	n := 0
	for line := range strings.SplitSeq(ann, "\n") {
		n++
		id, rest, ok := strings.Cut(strings.TrimSuffix(line, "\r"), "\t")
		if !ok || id == "" {
			continue
		}
		body, _, _ := strings.Cut(rest, "\t")
		switch id[0] {
		case 'T':
			_, list, _ := strings.Cut(body, " ")
			spans, err := fragments(list, at)
			if err != nil {
				return nil, fmt.Errorf("line %d: %w", n, err)
			}
			bound[id] = spans
		case 'E':
			var a Attribution
			_, rest, _ := strings.Cut(body, " ")
			for role := range strings.FieldsSeq(rest) {
				name, ref, _ := strings.Cut(role, ":")
				switch strings.TrimRight(name, "0123456789") {
				case "Source":
					a.Source = append(a.Source, bound[ref]...)
				case "Cue":
					a.Cue = append(a.Cue, bound[ref]...)
				case "Content":
					a.Content = append(a.Content, bound[ref]...)
				}
			}
			out = append(out, a)
		}
	}
	return out, nil
}

// offsets maps character offsets to byte offsets.
func offsets(text string) []int {
	out := make([]int, 0, utf8.RuneCountInString(text)+1)
	for i := range text {
		out = append(out, i)
	}
	return append(out, len(text))
}

func fragments(list string, at []int) ([]entente.Span, error) {
	var out []entente.Span
	for part := range strings.SplitSeq(list, ";") {
		from, to, _ := strings.Cut(part, " ")
		a, err1 := strconv.Atoi(from)
		b, err2 := strconv.Atoi(to)
		if err1 != nil || err2 != nil || a < 0 || b < a || b >= len(at) {
			return nil, fmt.Errorf("bad offsets %q", part)
		}
		out = append(out, entente.Span{Start: at[a], End: at[b]})
	}
	return out, nil
}

// key names a set of pieces for exact comparison: in order, with pieces that
// touch or are parted by white space alone joined.
func key(pieces []entente.Span, text string) string {
	list := slices.Clone(pieces)
	slices.SortFunc(list, func(a, b entente.Span) int { return a.Start - b.Start })
	var b strings.Builder
	for i := 0; i < len(list); i++ {
		s := list[i]
		for i+1 < len(list) && list[i+1].Start >= s.End && strings.TrimSpace(text[s.End:list[i+1].Start]) == "" {
			i++
			s.End = list[i].End
		}
		fmt.Fprintf(&b, "%d-%d;", s.Start, s.End)
	}
	return b.String()
}
