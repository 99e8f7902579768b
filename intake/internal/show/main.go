package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"entente"
	"entente/intake"
)

func main() {
	defer profile()()
	t := time.Now()
	quiet := os.Args[1] == "-q"
	paths := os.Args[1:]
	if quiet { paths = paths[1:] }
	n, kinds := 0, map[entente.BlockKind]int{}
	err := intake.Stream(context.Background(), paths, intake.Options{Stdin: os.Stdin}, func(d *entente.Document, p *entente.Problem) error {
		if p != nil { fmt.Printf("PROBLEM %+v\n", *p); return nil }
		n++
		for _, b := range d.Blocks { kinds[b.Kind]++ }
		if quiet { return nil }
		fmt.Printf("== %s\n   title=%q pub=%q author=%q url=%q lang=%s published=%+v derived=%q notes=%v credits=%+v dateline=%v\n", d.Path, d.Title, d.Publisher, d.Author, d.URL, d.Language, d.Published, d.Derived, d.Notes, d.Credits, d.Dateline)
		for _, b := range d.Blocks {
			s := b.Of(d.Text)
			r := []rune(s)
			if len(r) > 110 { s = string(r[:80]) + " […] " + string(r[len(r)-25:]) }
			fmt.Printf("  %-11s %v%d %s\n", b.Kind, map[bool]string{true: "i", false: " "}[b.Item], b.Level, s)
		}
		for _, r := range d.References { fmt.Printf("  REF a=%q t=%q p=%q d=%s u=%q\n", r.Author, r.Title, r.Publisher, r.Published.EDTF, r.URL) }
		return nil
	})
	fmt.Println(n, kinds, err, time.Since(t))
}
