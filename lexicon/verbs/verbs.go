// Package verbs holds the patterns that read claims from dependency trees:
// which word, standing with which arguments, says what happened between
// whom. Patterns are data, one per line; the engine that applies them is in
// package coding.
//
// A pattern names its lemmas, the part of speech (V verb, N noun, A
// adjective or other predicate), and a frame. The frame is a list of terms:
//
//	A:subj        the actor is sought in the subject, and must be found
//	R?:obj/with   the recipient is sought in the object, then after "with"
//	obj=deal,@aid the object's head lemma is "deal" or one of the class aid
//	prt=down      the verb's particle
//	to            something stands after "to"
//	!obj          nothing stands as object
//
// Roles are A actor, R recipient, T third party and P party (actors of a
// claim that has no direction). Paths are subj, obj, iobj, poss, mod, comp
// (a clausal complement), clause (anywhere in the clause), used (the words
// that conditions matched), a preposition, or two of these joined by a dot
// ("obj.of"). Voice is undone before a pattern
// is tried: the subject of a passive is obj, its agent subj.
//
// Loading takes a few milliseconds; a Set is immutable and safe for
// concurrent use.
package verbs

import (
	"embed"
	"io/fs"
	"sort"
	"strconv"
	"strings"

	"entente/lexicon/tsv"
)

//go:embed *.tsv
var files embed.FS

// PatternFiles are the files that hold patterns, in order of loading.
var PatternFiles = []string{"cooperation.tsv", "conflict.tsv", "nouns.tsv", "general.tsv", "kinds.tsv"}

// Pattern is one rule.
type Pattern struct {
	ID     string
	Kind   string // "event" or another kind of claim
	Lemmas []string
	POS    byte // 'V', 'N' or 'A'
	Terms  []Term
	Type   string
	Mode   string
	CAMEO  string
	// Conf is how often the pattern is right when it matches, 0 to 1.
	Conf float64
	// Flags: "recip" all parties are actors; "lone" though only one is
	// named; "wrap" the deed in the complement is not itself reported;
	// "nodig" roles only from heads of phrases; "official" the actors are
	// states, organs or officers, "people" not all of them are; "thing" the
	// subject is no party; "last" only where the sentence says nothing else, "pair" only where it
	// names two states;
	// "amount" the
	// clause has one; "first" goes before other patterns; "intrans" the verb
	// has no passive.
	Flags map[string]bool
	// Yes is a sentence that the pattern must fire on, No one it must not.
	Yes, No string
	File    string
	Line    int
}

// Term is one condition of a frame.
type Term struct {
	Role     byte // 'A', 'R', 'T', 'P', or 0 for a condition without role
	Optional bool
	Negated  bool
	Paths    []string
	// Words are the head lemmas allowed, nil for any.
	Words map[string]bool
	Text  string
}

// Set is the loaded patterns.
type Set struct {
	Patterns []*Pattern
	Classes  map[string]map[string]bool
	index    map[string][]*Pattern
}

// For lists the patterns that a lemma may trigger, in order of loading.
func (s *Set) For(lemma string) []*Pattern { return s.index[lemma] }

// In reports whether lemma belongs to a class.
func (s *Set) In(class, lemma string) bool { return s.Classes[class][lemma] }

// Load reads and checks all files; a file of the same name in overlay, which
// may be nil, replaces the embedded one, and patterns of an overlay's
// extra.tsv are added.
func Load(overlay fs.FS) (*Set, error) {
	s := &Set{Classes: map[string]map[string]bool{}, index: map[string][]*Pattern{}}
	if err := s.loadClasses(overlay); err != nil {
		return nil, err
	}
	list := PatternFiles
	if overlay != nil {
		if _, err := fs.Stat(overlay, "extra.tsv"); err == nil {
			list = append(append([]string{}, list...), "extra.tsv")
		}
	}
	seen := map[string]bool{}
	for _, file := range list {
		t, err := load(overlay, file, "id", "lemmas", "pos", "frame", "conf", "yes", "no")
		if err != nil {
			return nil, err
		}
		for _, r := range t.Rows {
			p, err := s.pattern(r)
			if err != nil {
				return nil, err
			}
			if seen[p.ID] {
				return nil, r.Errorf("pattern %q is named twice", p.ID)
			}
			seen[p.ID] = true
			s.add(p)
		}
	}
	return s, nil
}

func load(overlay fs.FS, file string, required ...string) (*tsv.Table, error) {
	if overlay != nil {
		if _, err := fs.Stat(overlay, file); err == nil {
			return tsv.Load(overlay, file, required...)
		}
	}
	return tsv.Load(files, file, required...)
}

func (s *Set) add(p *Pattern) {
	s.Patterns = append(s.Patterns, p)
	for _, l := range p.Lemmas {
		s.index[l] = append(s.index[l], p)
	}
}

func (s *Set) loadClasses(overlay fs.FS) error {
	t, err := load(overlay, "classes.tsv", "class", "lemmas")
	if err != nil {
		return err
	}
	for _, r := range t.Rows {
		name := r.Get("class")
		if name == "" {
			return r.Errorf("class without a name")
		}
		set := s.Classes[name]
		if set == nil {
			set = map[string]bool{}
			s.Classes[name] = set
		}
		for _, l := range r.List("lemmas") {
			if c, ok := strings.CutPrefix(l, "@"); ok {
				if s.Classes[c] == nil {
					return r.Errorf("class @%s is not defined above", c)
				}
				for k := range s.Classes[c] {
					set[k] = true
				}
				continue
			}
			set[strings.ToLower(l)] = true
		}
	}
	return nil
}

func (s *Set) pattern(r tsv.Row) (*Pattern, error) {
	p := &Pattern{
		ID: r.Get("id"), Kind: r.Get("kind"), Type: r.Get("type"), Mode: r.Get("mode"), CAMEO: r.Get("cameo"),
		Yes: r.Get("yes"), No: r.Get("no"), File: r.File, Line: r.Line, Flags: map[string]bool{},
	}
	if p.Kind == "" {
		p.Kind = "event"
	}
	for _, f := range r.List("flags") {
		p.Flags[f] = true
	}
	if err := s.lemmas(p, r); err != nil {
		return nil, err
	}
	switch pos := r.Get("pos"); pos {
	case "V", "N", "A":
		p.POS = pos[0]
	default:
		return nil, r.Errorf("pos %q is none of V, N, A", pos)
	}
	conf, err := strconv.ParseFloat(r.Get("conf"), 64)
	if err != nil || conf <= 0 || conf > 1 {
		return nil, r.Errorf("conf %q is not between 0 and 1", r.Get("conf"))
	}
	p.Conf = conf
	if p.ID == "" || p.Yes == "" || p.No == "" {
		return nil, r.Errorf("pattern %q needs an id, an example and a counter-example", p.ID)
	}
	if p.Kind == "event" && p.Type == "" {
		return nil, r.Errorf("pattern %q has no event type", p.ID)
	}
	for _, text := range strings.Fields(r.Get("frame")) {
		t, err := s.term(r, text)
		if err != nil {
			return nil, err
		}
		p.Terms = append(p.Terms, t)
	}
	return p, nil
}

func (s *Set) lemmas(p *Pattern, r tsv.Row) error {
	set := map[string]bool{}
	for _, l := range r.List("lemmas") {
		if c, ok := strings.CutPrefix(l, "@"); ok {
			if s.Classes[c] == nil {
				return r.Errorf("unknown class @%s", c)
			}
			for k := range s.Classes[c] {
				set[k] = true
			}
			continue
		}
		set[strings.ToLower(l)] = true
	}
	for l := range set {
		p.Lemmas = append(p.Lemmas, l)
	}
	sort.Strings(p.Lemmas)
	if len(p.Lemmas) == 0 {
		return r.Errorf("pattern %q has no lemma", p.ID)
	}
	return nil
}

func (s *Set) term(r tsv.Row, text string) (Term, error) {
	t := Term{Text: text}
	rest := text
	if rest, t.Negated = strings.CutPrefix(rest, "!"); t.Negated {
		text = rest
	}
	if head, tail, ok := strings.Cut(rest, ":"); ok {
		if strings.HasSuffix(head, "?") {
			t.Optional, head = true, strings.TrimSuffix(head, "?")
		}
		if len(head) != 1 || !strings.Contains("ARTP", head) {
			return t, r.Errorf("term %q: %q is no role", text, head)
		}
		t.Role, rest = head[0], tail
	}
	paths, words, lexical := strings.Cut(rest, "=")
	for p := range strings.SplitSeq(paths, "/") {
		if p == "" {
			return t, r.Errorf("term %q has an empty path", text)
		}
		t.Paths = append(t.Paths, p)
	}
	if !lexical {
		return t, nil
	}
	t.Words = map[string]bool{}
	for w := range strings.SplitSeq(words, ",") {
		if c, ok := strings.CutPrefix(w, "@"); ok {
			if s.Classes[c] == nil {
				return t, r.Errorf("term %q: unknown class @%s", text, c)
			}
			for k := range s.Classes[c] {
				t.Words[k] = true
			}
			continue
		}
		if w == "" {
			return t, r.Errorf("term %q has an empty word", text)
		}
		t.Words[strings.ToLower(w)] = true
	}
	return t, nil
}
