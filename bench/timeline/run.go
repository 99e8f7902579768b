package timeline

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"entente"
	"entente/english"
)

// corpus is a folder of documents, the same with events, and gold timelines.
type corpus struct{ name, raw, events, gold string }

// Run scores both tracks on every corpus under dir.
func Run(ctx context.Context, dir string, w io.Writer) error {
	_, _, err := measure(ctx, dir, w)
	return err
}

func measure(ctx context.Context, dir string, w io.Writer) (a, b *Score, err error) {
	list, err := corpora(dir)
	if err != nil {
		return nil, nil, err
	}
	lang, err := english.Open(english.Accurate)
	if err != nil {
		return nil, nil, fmt.Errorf("open english: %w", err)
	}
	a, b = &Score{}, &Score{}
	for _, c := range list {
		if err := score(ctx, lang, c, w, a, b); err != nil {
			return nil, nil, err
		}
	}
	print(w, "all, track A", a, "best of 13 systems 7.85")
	print(w, "all, track B", b, "record 28.6; everything at publication about 20")
	return a, b, nil
}

// corpora finds, for every folder of timelines, the folders whose documents
// its events name: the one whose name or folder speaks of events (or of
// track B) is track B's.
func corpora(dir string) ([]corpus, error) {
	texts, timelines, err := folders(dir)
	if err != nil {
		return nil, err
	}
	var out []corpus
	for _, gold := range timelines {
		list, err := readTimelines(gold)
		if err != nil {
			continue // a folder of other text files
		}
		c := corpus{name: strings.TrimSuffix(filepath.Base(gold), "gold-timelines"), gold: gold}
		bestRaw, bestEvents := 0, 0
		for _, d := range texts {
			n := shared(d.ids, list)
			low := strings.ToLower(filepath.Base(filepath.Dir(d.path)) + "/" + filepath.Base(d.path))
			marked := strings.Contains(low, "event") || strings.Contains(low, "trackb") || strings.Contains(low, "track_b")
			switch {
			case marked && n > bestEvents:
				c.events, bestEvents = d.path, n
			case !marked && n > bestRaw:
				c.raw, bestRaw = d.path, n
			}
		}
		if c.raw == "" {
			c.raw = c.events
		}
		if c.raw != "" {
			out = append(out, c)
		}
	}
	if len(out) == 0 {
		return nil, entente.Invalid("no timelines with their documents under "+dir, "a folder of .tml documents and one of timelines (.txt) that name them are needed")
	}
	return out, nil
}

// folder is a folder of documents and their identities.
type folder struct {
	path string
	ids  map[string]bool
}

// folders lists the folders of documents and those that may hold timelines.
func folders(dir string) (texts []folder, timelines []string, err error) {
	seen := map[string]bool{}
	at := map[string]int{}
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		in := filepath.Dir(path)
		switch filepath.Ext(path) {
		case ".txt":
			if !seen[in] {
				seen[in] = true
				timelines = append(timelines, in)
			}
		case ".tml":
			if _, ok := at[in]; !ok {
				at[in] = len(texts)
				texts = append(texts, folder{in, map[string]bool{}})
			}
			data, err := os.ReadFile(path)
			if err != nil {
				return fmt.Errorf("read document: %w", err)
			}
			_, rest, _ := strings.Cut(string(data[:min(len(data), 2000)]), "<DOCID>")
			id, _, _ := strings.Cut(rest, "</DOCID>")
			texts[at[in]].ids[strings.TrimSpace(id)] = true
		}
		return nil
	})
	if err != nil {
		return nil, nil, fmt.Errorf("list corpora: %w", err)
	}
	return texts, timelines, nil
}

// shared counts the events whose document is among the identities.
func shared(ids map[string]bool, list []gold) int {
	n := 0
	for _, g := range list {
		for _, e := range g.entries {
			for _, ev := range e.Events {
				if id, _, ok := strings.Cut(ev, "-"); ok && ids[id] {
					n++
				}
			}
		}
	}
	return n
}

func score(ctx context.Context, lang entente.Language, c corpus, w io.Writer, a, b *Score) error {
	raw, err := readDocuments(c.raw)
	if err != nil {
		return err
	}
	read := readAll(lang, raw)
	var marked []*reading
	if c.events != "" {
		docs, err := readDocuments(c.events)
		if err != nil {
			return err
		}
		marked = readAll(lang, docs)
	}
	list, err := readTimelines(c.gold)
	if err != nil {
		return err
	}
	var asked []string
	for _, g := range list {
		asked = append(asked, g.entity)
	}
	for _, g := range list {
		if err := ctx.Err(); err != nil {
			return err
		}
		var one, two Score
		sys := Build(read, g.entity, asked, false)
		one.Add(g.entries, sys)
		a.Add(g.entries, sys)
		print(w, c.name+g.entity+" A", &one, "")
		if marked == nil {
			continue
		}
		sys = Build(marked, g.entity, asked, true)
		two.Add(g.entries, sys)
		b.Add(g.entries, sys)
		print(w, c.name+g.entity+" B", &two, "")
	}
	return nil
}

func print(w io.Writer, name string, s *Score, record string) {
	p, r, f := s.PRF()
	fmt.Fprintf(w, "%-34s P %5.2f  R %5.2f  F1 %5.2f  (%d of %d, %d of %d)  %s\n", name, 100*p, 100*r, 100*f, s.SystemRight, s.System, s.GoldFound, s.Gold, record)
}
