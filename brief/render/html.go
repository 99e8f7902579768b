package render

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"html/template"
	"slices"
	"strings"
	"sync"

	"entente"
	"entente/brief/chart"
)

//go:embed brief.html style.css script.js
var assets embed.FS

var page = sync.OnceValues(func() (*template.Template, error) {
	return template.New("brief.html").Funcs(template.FuncMap{
		"anchor": chart.Anchor, "support": support, "flags": flags, "when": when, "describe": describe,
		"dispute": disputeName, "because": becauseWords, "join": strings.Join, "names": names, "scope": scope,
		"leadsTitle": func() string { return leadsTitle }, "leadsNote": leadsNote,
	}).ParseFS(assets, "brief.html")
})

// view is what the page shows.
type view struct {
	*entente.Brief
	Style    template.CSS
	Script   template.JS
	JSON     template.JS
	Carries  string
	SVG      template.HTML
	Texts    []sourceView
	Number   map[string]int
	Groups   []originView
	Awaiting string
}

type originView struct {
	Numbers []string
	Because string
}

// HTML writes b as one self-contained page: brief at left, sources at right.
func HTML(b, carried *entente.Brief, opts Options) ([]byte, error) {
	t, err := page()
	if err != nil {
		return nil, err
	}
	data, err := json.Marshal(carried) // escapes <, > and & for a script element
	if err != nil {
		return nil, err
	}
	style, err := assets.ReadFile("style.css")
	if err != nil {
		return nil, err
	}
	script, err := assets.ReadFile("script.js")
	if err != nil {
		return nil, err
	}
	v := view{Brief: b, Style: template.CSS(style), Script: template.JS(script), JSON: template.JS(data), Carries: opts.Sources,
		SVG: template.HTML(chart.Timeline(b.Timeline).SVG()), Number: numbers(b)}
	for i := range b.Sources {
		v.Texts = append(v.Texts, sourceText(b, &b.Sources[i], opts))
	}
	for _, g := range b.Origins {
		if len(g.Documents) < 2 {
			continue
		}
		o := originView{Because: becauseWords(g.Because)}
		for _, d := range g.Documents {
			o.Numbers = append(o.Numbers, fmt.Sprint(v.Number[d]))
		}
		v.Groups = append(v.Groups, o)
	}
	var out bytes.Buffer
	if err := t.Execute(&out, v); err != nil {
		return nil, fmt.Errorf("render html: %w", err)
	}
	return out.Bytes(), nil
}

// sourceView is one source as shown at the right.
type sourceView struct {
	*entente.BriefSource
	Blocks []blockView
	Note   string
}

type blockView struct {
	Kind string
	Runs []run
}

// run is a stretch of text with the sentences whose evidence covers it.
type run struct {
	Text string
	IDs  string // "s-1 s-2", "" outside evidence
	ID   string // anchor of the first run of a sentence
}

type cover struct {
	entente.Span
	id string
}

// sourceText cuts a source at the borders of evidence.
func sourceText(b *entente.Brief, s *entente.BriefSource, opts Options) sourceView {
	v := sourceView{BriefSource: s}
	doc := opts.Docs[s.Document]
	if opts.Sources == None || doc == nil {
		v.Note = "The text is not carried in this file."
		return v
	}
	var covers []cover
	for _, sec := range b.Sections {
		for _, x := range sec.Sentences {
			for _, e := range x.Evidence {
				if e.Document == s.Document {
					covers = append(covers, cover{e.Span, chart.Anchor(x.ID)})
				}
			}
		}
	}
	anchored := map[string]bool{}
	for _, blk := range doc.Blocks {
		if opts.Sources == Excerpts {
			v.Blocks = append(v.Blocks, excerpt(doc.Text, blk, covers, anchored)...)
			continue
		}
		v.Blocks = append(v.Blocks, blockView{string(blk.Kind), runs(doc.Text, blk.Span, covers, anchored)})
	}
	if opts.Sources == Excerpts && len(v.Blocks) == 0 {
		v.Note = "No sentence of this brief cites it."
	}
	return v
}

// excerpt keeps of a block only what evidence covers.
func excerpt(text string, blk entente.Block, covers []cover, anchored map[string]bool) []blockView {
	var out []blockView
	var keep []run
	for _, r := range runs(text, blk.Span, covers, anchored) {
		if r.IDs != "" {
			keep = append(keep, r)
			continue
		}
		if len(keep) > 0 {
			keep = append(keep, run{Text: " … "})
		}
	}
	if len(keep) > 0 {
		out = append(out, blockView{string(blk.Kind), keep})
	}
	return out
}

func runs(text string, in entente.Span, covers []cover, anchored map[string]bool) []run {
	cuts := []int{in.Start, in.End}
	var mine []cover
	for _, c := range covers {
		if c.Overlaps(in) {
			mine = append(mine, c)
			cuts = append(cuts, max(c.Start, in.Start), min(c.End, in.End))
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []run
	for i := 0; i+1 < len(cuts); i++ {
		r := run{Text: text[cuts[i]:cuts[i+1]]}
		var ids []string
		for _, c := range mine {
			if c.Start <= cuts[i] && cuts[i+1] <= c.End && !slices.Contains(ids, c.id) {
				ids = append(ids, c.id)
				if !anchored[c.id] && r.ID == "" {
					anchored[c.id] = true
					r.ID = "in-" + c.id
				}
			}
		}
		r.IDs = strings.Join(ids, " ")
		out = append(out, r)
	}
	return out
}
