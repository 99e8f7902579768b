package coding

import (
	"io/fs"
	"sort"
	"strings"

	"entente"
	"entente/coding/learned"
	"entente/lexicon/actors"
	"entente/lexicon/issues"
	"entente/lexicon/modality"
	"entente/lexicon/ontology"
	"entente/lexicon/verbs"
)

// Options tune a Coder.
type Options struct {
	// Strictness is the confidence below which a claim is dropped.
	Strictness Strictness
}

// Coder turns readings into claims.
type Coder struct {
	verbs    *verbs.Set
	ontology *ontology.Ontology
	issues   *issues.Set
	effects  *effectModel
	contexts contextIndex
	model    *learned.Model // nil for rules alone
	words    *modality.Tables
	opt      Options
}

// New loads the embedded rules.
func New() (*Coder, error) { return NewWith(nil) }

// NewWith loads the rules with a user's folder laid over them: sub-folders
// verbs, issues and ontology, each file replacing the embedded one of its
// name. A nil overlay is none.
func NewWith(overlay fs.FS) (*Coder, error) {
	sub := func(dir string) fs.FS {
		if overlay == nil {
			return nil
		}
		if s, err := fs.Sub(overlay, dir); err == nil {
			return s
		}
		return nil
	}
	o, err := ontology.Load(sub("ontology"))
	if err != nil {
		return nil, err
	}
	v, err := verbs.Load(sub("verbs"))
	if err != nil {
		return nil, err
	}
	for _, p := range v.Patterns {
		if err := known(o, p); err != nil {
			return nil, err
		}
	}
	is, err := issues.Load(sub("issues"))
	if err != nil {
		return nil, err
	}
	lex, err := actors.Load()
	if overlay != nil {
		lex, err = actors.LoadWith(overlay)
	}
	if err != nil {
		return nil, err
	}
	e, err := newEffects(o, lex)
	if err != nil {
		return nil, err
	}
	model, err := learned.Load()
	if err != nil {
		return nil, err
	}
	words, err := modality.Load()
	if err != nil {
		return nil, err
	}
	return &Coder{v, o, is, e, newContexts(o), model, words, Options{Strictness: DefaultStrictness}}, nil
}

// WithModel is a Coder with other weights for the learned layer; with nil it
// is the rules alone.
func (c *Coder) WithModel(m *learned.Model) *Coder {
	d := *c
	d.model = m
	return &d
}

// With is a Coder with other options and the same rules.
func (c *Coder) With(opt Options) *Coder {
	d := *c
	d.opt = opt
	return &d
}

// Code makes the claims of a document, in order of their predicates.
func (c *Coder) Code(doc *entente.Document, r *entente.Reading) []entente.Claim {
	scenes := newScenes(r)
	var out []entente.Claim
	for i := range r.Sentences {
		if c.carries(doc, r, i) && !scenes[i].t.question() {
			out = append(out, c.sentence(doc, r, scenes[i])...)
		}
	}
	out = append(out, c.references(doc, r, scenes)...)
	sort.SliceStable(out, func(i, j int) bool { return out[i].Predicate.Start < out[j].Predicate.Start })
	return distinct(out)
}

// distinct drops claims that repeat an identity.
func distinct(list []entente.Claim) []entente.Claim {
	seen := map[string]bool{}
	out := list[:0]
	for _, c := range list {
		if !seen[c.ID] {
			seen[c.ID] = true
			out = append(out, c)
		}
	}
	return out
}

// carries reports whether sentence i lies in a body or heading block outside
// every reference-list entry.
func (c *Coder) carries(doc *entente.Document, r *entente.Reading, i int) bool {
	s := &r.Sentences[i]
	for _, ref := range doc.References {
		if ref.Overlaps(s.Span) {
			return false
		}
	}
	blocks := doc.Blocks
	if len(blocks) == 0 {
		blocks = r.Blocks
	}
	if s.Block < 0 || s.Block >= len(blocks) {
		return true
	}
	k := blocks[s.Block].Kind
	return k == entente.BlockBody || k == entente.BlockHeading
}

// newScenes sorts what reading found by sentence.
func newScenes(r *entente.Reading) []*scene {
	out := make([]*scene, len(r.Sentences))
	for i := range r.Sentences {
		out[i] = &scene{t: newTree(&r.Sentences[i]), index: i, preds: map[int]*entente.Predicate{}, byHead: map[int][]*entente.Mention{}}
		if i > 0 {
			out[i].before1 = out[i-1]
		}
	}
	ok := func(i int) bool { return i >= 0 && i < len(out) }
	for i := range r.Mentions {
		if m := &r.Mentions[i]; ok(m.Sentence) && m.Head >= 0 && m.Head < len(r.Sentences[m.Sentence].Tokens) && !currency(&r.Sentences[m.Sentence], m) {
			sc := out[m.Sentence]
			sc.mentions = append(sc.mentions, m)
			sc.byHead[m.Head] = append(sc.byHead[m.Head], m)
		}
	}
	for i := range r.Places {
		if p := &r.Places[i]; ok(p.Sentence) {
			out[p.Sentence].places = append(out[p.Sentence].places, p)
		}
	}
	for _, d := range r.Dates {
		if ok(d.Sentence) {
			out[d.Sentence].dates = append(out[d.Sentence].dates, d)
		}
	}
	for i := range r.Amounts {
		if a := &r.Amounts[i]; ok(a.Sentence) {
			out[a.Sentence].amounts = append(out[a.Sentence].amounts, a)
		}
	}
	for i := range r.Predicates {
		if p := &r.Predicates[i]; ok(p.Sentence) {
			out[p.Sentence].preds[p.Token] = p
		}
	}
	return out
}

// currency reports whether a mention is the letters of a currency sign
// ("US$5 million").
func currency(s *entente.Sentence, m *entente.Mention) bool {
	i := s.TokenAt(m.End)
	if i < 0 {
		return false
	}
	t := &s.Tokens[i]
	return t.Start <= m.End && strings.HasPrefix(t.Text[m.End-t.Start:], "$")
}

// sentence makes the claims of one sentence.
func (c *Coder) sentence(doc *entente.Document, r *entente.Reading, sc *scene) []entente.Claim {
	var out []entente.Claim
	var wide []*match
	for _, m := range c.compete(sc, c.candidates(sc, nil), nil) {
		if m.p.Flags["last"] {
			wide = append(wide, m)
			continue
		}
		if cl, ok := c.claim(doc, r, sc, m); ok && c.passes(&cl) {
			out = append(out, cl)
		}
	}
	out = append(out, c.statements(doc, r, sc, out)...)
	for _, m := range wide { // what a sentence says only when it says nothing more definite
		if cl, ok := c.claim(doc, r, sc, m); ok && len(out) == 0 && c.passes(&cl) {
			out = append(out, cl)
		}
	}
	return out
}
