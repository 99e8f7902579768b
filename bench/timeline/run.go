package timeline

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"entente"
	"entente/english"
)

// corpus is a folder of documents, the same with events, and gold timelines.
type corpus struct{ name, raw, events, gold string }

// Run scores both tracks on every corpus under dir: folders whose names end
// in "documents-timeml", "documents-with-events-timeml" and
// "gold-timelines" with the same beginning.
func Run(ctx context.Context, dir string, w io.Writer) error {
	list, err := corpora(dir)
	if err != nil {
		return err
	}
	lang, err := english.Open(english.Accurate)
	if err != nil {
		return fmt.Errorf("open english: %w", err)
	}
	var a, b Score
	for _, c := range list {
		if err := score(ctx, lang, c, w, &a, &b); err != nil {
			return err
		}
	}
	print(w, "all, track A", &a, "best of 13 systems 7.85")
	print(w, "all, track B", &b, "record 28.6; everything at publication about 20")
	return nil
}

func corpora(dir string) ([]corpus, error) {
	var out []corpus
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() || !strings.HasSuffix(path, "gold-timelines") {
			return err
		}
		base := strings.TrimSuffix(path, "gold-timelines")
		c := corpus{filepath.Base(base), base + "documents-timeml", base + "documents-with-events-timeml", path}
		if _, err := os.Stat(c.raw); err != nil {
			return nil
		}
		if _, err := os.Stat(c.events); err != nil {
			c.events = ""
		}
		out = append(out, c)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("list corpora: %w", err)
	}
	if len(out) == 0 {
		return nil, entente.Invalid("no timelines under "+dir, "folders X-documents-timeml, X-documents-with-events-timeml and X-gold-timelines are needed")
	}
	return out, nil
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
	files, err := filepath.Glob(filepath.Join(c.gold, "*.txt"))
	if err != nil {
		return fmt.Errorf("list timelines: %w", err)
	}
	sort.Strings(files)
	for _, path := range files {
		if err := ctx.Err(); err != nil {
			return err
		}
		f, err := os.Open(path)
		if err != nil {
			return fmt.Errorf("open timeline: %w", err)
		}
		entity, gold, err := readTimeline(f)
		f.Close()
		if err != nil {
			return fmt.Errorf("read %s: %w", path, err)
		}
		var one Score
		sys := Build(read, entity, false)
		one.Add(gold, sys)
		a.Add(gold, sys)
		print(w, c.name+entity+" A", &one, "")
		if os.Getenv("TIMELINE_SHOW") == entity {
			show(w, sys)
		}
		if marked != nil {
			var one Score
			sys := Build(marked, entity, true)
			one.Add(gold, sys)
			b.Add(gold, sys)
			print(w, c.name+entity+" B", &one, "")
			if os.Getenv("TIMELINE_SHOW") == entity {
				show(w, sys)
			}
		}
	}
	return nil
}

func show(w io.Writer, list []Entry) {
	for _, e := range list {
		fmt.Fprintf(w, "    %d\t%s\t%s\n", e.Position, e.Date, strings.Join(e.Events, "\t"))
	}
}

func print(w io.Writer, name string, s *Score, record string) {
	p, r, f := s.PRF()
	fmt.Fprintf(w, "%-34s P %5.2f  R %5.2f  F1 %5.2f  (%d of %d, %d of %d)  %s\n", name, 100*p, 100*r, 100*f, s.SystemRight, s.System, s.GoldFound, s.Gold, record)
}
