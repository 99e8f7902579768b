package main

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"entente"
	"entente/archive"
	"entente/archive/sqlite"
	"entente/archive/weighed"
	"entente/brief/render"
	"entente/export/lineage"
)

// showOptions are the flags of show.
type showOptions struct {
	lineage bool
	why     bool
	format  string
	between string
	briefs  []string
}

func newShow(a *app) *cobra.Command {
	var o showOptions
	cmd := &cobra.Command{
		Use:   "show ID [--lineage [--format text|json|prov]]",
		Short: "A document, claim, incident or sentence, and where it came from",
		Long: `Show prints a document of the archive with its claims, or one claim (c:…),
incident (i:…) or sentence of a brief (s:…), as JSON. The ID of a document may
be shortened.

With --why it explains a claim, or every claim of a document: the rule that made
it and those it beat, where each party was found, how the act is put, how sure
the coder is, and what the event means for each pair (docs/effect.md).

With --lineage it prints all that the thing rests on and all that rests on it:
document, text, claim, incident, sentence; with the custody log and the
decisions of reviewers. --format prov writes W3C PROV-JSON. Sentences are found
in the briefs that the archive holds and in those named with --brief; a brief
carries its own claims, so that --brief needs no archive.

EXIT STATUS
  0 done, 2 nothing has this ID`,
		Example: `  entente show 3f9a01 --lineage
  entente show c:0123456789abcdef --why
  entente show s:0a1b2c3d4e5f --brief brief.html --lineage
  entente show i:0123456789abcdef --lineage --format prov >incident.provjson`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return a.show(cmd.Context(), &o, args[0]) },
	}
	f := cmd.Flags()
	f.BoolVar(&o.why, "why", false, "explain a claim, or every claim of a document (--format text or json)")
	f.BoolVar(&o.lineage, "lineage", false, "print what it rests on and what rests on it")
	f.StringVar(&o.format, "format", "", "of the lineage: text, json or prov (default text); without --lineage: json")
	f.StringVar(&o.between, "between", "", "the two countries, when the archive is too large to be weighed whole")
	f.StringArrayVar(&o.briefs, "brief", nil, "look for sentences in this brief too (.html or .json); may be repeated")
	return cmd
}

func (a *app) show(ctx context.Context, o *showOptions, id string) error {
	if o.why {
		return a.showWhy(ctx, o, id)
	}
	if !slices.Contains([]string{"", "text", "json", "prov"}, o.format) || !o.lineage && o.format != "" && o.format != "json" {
		return entente.Invalid("--format "+o.format+" is not a choice", "use text, json or prov with --lineage, and json without")
	}
	in, doc, err := a.lineageInput(ctx, o, id)
	if err != nil {
		return err
	}
	if doc != nil {
		id = doc.ID
	}
	l, err := lineage.Of(id, in)
	if err != nil {
		return err
	}
	switch {
	case !o.lineage && doc != nil:
		return a.json(struct {
			Document *entente.Document `json:"document"`
			Text     string            `json:"text"`
			Claims   []entente.Claim   `json:"claims"`
		}{doc, doc.Text, of(in.Claims, doc.ID)})
	case !o.lineage:
		return a.json(itself(id, in, l))
	case o.format == "json":
		return a.json(l)
	case o.format == "prov":
		return l.WriteProv(a.stdout)
	}
	return l.Text(a.stdout)
}

// json writes one object, indented.
func (a *app) json(x any) error {
	enc := json.NewEncoder(a.stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(x)
}

func of(claims []entente.Claim, document string) []entente.Claim {
	out := []entente.Claim{}
	for _, c := range claims {
		if c.Document == document {
			out = append(out, c)
		}
	}
	return out
}

// itself is the record with an ID that is no document's.
func itself(id string, in lineage.Input, l *lineage.Lineage) any {
	for i := range in.Claims {
		if in.Claims[i].ID == id {
			return in.Claims[i]
		}
	}
	for i := range in.Incidents {
		if in.Incidents[i].ID == id {
			return in.Incidents[i]
		}
	}
	return l.Sentences
}

// lineageInput gathers what a lineage of id may need; doc is set when id is a
// document of the archive. The archive may be missing when briefs are named.
func (a *app) lineageInput(ctx context.Context, o *showOptions, id string) (in lineage.Input, doc *entente.Document, err error) {
	in.Reading = a.readingName()
	for _, name := range o.briefs {
		b, err := readBrief(name)
		if err != nil {
			return in, nil, err
		}
		in.Briefs = append(in.Briefs, b)
	}
	store, err := a.openArchive(ctx, false)
	if err != nil {
		if len(o.briefs) == 0 || entente.CodeOf(err) != entente.ErrNotFound {
			return in, nil, err
		}
		fromBriefs(&in)
		return in, nil, nil
	}
	defer store.Close()
	if !strings.Contains(id, ":") || strings.HasPrefix(id, "sha256:") {
		if doc, err = store.Document(ctx, id); err != nil {
			return in, nil, err
		}
	}
	err = a.fromArchive(ctx, store, o, id, doc, &in)
	fromBriefs(&in)
	return in, doc, err
}

// fromArchive fills the input from the archive: weighed whole where it is
// small enough, else for the pair that was named or that the claim is about.
func (a *app) fromArchive(ctx context.Context, store *sqlite.Archive, o *showOptions, id string, doc *entente.Document, in *lineage.Input) error {
	for k, err := range store.Briefs(ctx) {
		if err != nil {
			return err
		}
		var b entente.Brief
		if err := json.Unmarshal(k.Body, &b); err != nil {
			continue // a record of another kind
		}
		in.Briefs = append(in.Briefs, &b)
	}
	for d, err := range store.Decisions(ctx) {
		if err != nil {
			return err
		}
		in.Decisions = append(in.Decisions, d)
	}
	for e, err := range store.Log(ctx) {
		if err != nil {
			return err
		}
		if e.Action != "incidents" && e.Action != "brief" && e.Action != "decide" {
			in.Log = append(in.Log, e)
		}
	}
	scope, err := a.scopeOf(ctx, store, o, id)
	if err != nil {
		return err
	}
	weigher, err := a.weigher()
	if err != nil {
		return err
	}
	view, err := weighed.New(store, weigher, weighed.Options{}).View(ctx, scope)
	if err == nil {
		in.Documents, in.Claims, in.Incidents = view.Documents, view.Claims, view.Incidents
		return nil
	}
	if entente.CodeOf(err) != entente.ErrRefused || doc == nil {
		return err
	}
	a.note("entente: incidents are left out: %v; name two countries with --between", err)
	in.Documents = []*entente.Document{doc}
	for c, err := range store.Claims(ctx, archive.Filter{Document: doc.ID}) {
		if err != nil {
			return err
		}
		in.Claims = append(in.Claims, *c)
	}
	return nil
}

// scopeOf is the pair named with --between, or that of the claim asked for.
func (a *app) scopeOf(ctx context.Context, store *sqlite.Archive, o *showOptions, id string) (weighed.Scope, error) {
	if o.between != "" {
		lex, _, err := a.lexiconOf()
		if err != nil {
			return weighed.Scope{}, err
		}
		s := selection{between: o.between}
		pair, err := s.pair(lex)
		return weighed.Scope{Pair: pair}, err
	}
	if !strings.HasPrefix(id, "c:") {
		return weighed.Scope{}, nil
	}
	document, err := store.ClaimDocument(ctx, id)
	if err != nil {
		return weighed.Scope{}, err
	}
	for c, err := range store.Claims(ctx, archive.Filter{Document: document}) {
		if err != nil {
			return weighed.Scope{}, err
		}
		if p := c.Parties(); c.ID == id && len(p) >= 2 {
			return weighed.Scope{Pair: entente.NewDyad(p[0], p[1])}, nil
		}
	}
	return weighed.Scope{}, nil
}

// fromBriefs adds what briefs carry themselves and the archive has not.
func fromBriefs(in *lineage.Input) {
	docs, claims, incidents := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, d := range in.Documents {
		docs[d.ID] = true
	}
	for i := range in.Claims {
		claims[in.Claims[i].ID] = true
	}
	for i := range in.Incidents {
		incidents[in.Incidents[i].ID] = true
	}
	for _, b := range in.Briefs {
		for _, s := range b.Sources {
			if !docs[s.Document] {
				docs[s.Document] = true
				in.Documents = append(in.Documents, &entente.Document{ID: s.Document, Path: s.Path, Title: s.Title, Publisher: s.Publisher, Author: s.Author,
					Published: s.Published, URL: s.URL, RawSHA256: s.SHA256, TextSHA256: s.TextSHA256})
			}
		}
		for i := range b.Claims {
			if !claims[b.Claims[i].ID] {
				claims[b.Claims[i].ID] = true
				in.Claims = append(in.Claims, b.Claims[i])
			}
		}
		for i := range b.Incidents {
			if !incidents[b.Incidents[i].ID] {
				incidents[b.Incidents[i].ID] = true
				in.Incidents = append(in.Incidents, b.Incidents[i])
			}
		}
	}
}

// readBrief reads a brief that review wrote.
func readBrief(name string) (*entente.Brief, error) {
	format, err := render.Format(name)
	if err != nil {
		return nil, err
	}
	data, err := os.ReadFile(name)
	if err != nil {
		var path *os.PathError
		if errors.As(err, &path) {
			err = path.Err
		}
		return nil, entente.Invalid("cannot read "+name+": "+err.Error(), "name a brief that entente review wrote")
	}
	b, _, err := render.Extract(format, data)
	return b, err
}
