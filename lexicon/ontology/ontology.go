// Package ontology holds the tables of the event ontology: the 16 types of
// PLOVER v2 with their quad classes, the modes and contexts, and the CAMEO
// codes with Goldstein weights and a documented mapping both ways.
//
// From CAMEO to PLOVER every code has one type (or none, for bare
// statements) and mode; from PLOVER to CAMEO a type and mode have one
// default code, used when no pattern gave a finer one. The way there and
// back keeps the type.
//
// The tables are parsed once, in about a millisecond, and are immutable and
// safe for concurrent use.
package ontology

import (
	"embed"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"entente/lexicon/tsv"
)

//go:embed *.tsv
var files embed.FS

// Type is one of the 16 types.
type Type struct {
	Name, Quad, CAMEO, Definition string
}

// Mode is a mode of a type with its default CAMEO code.
type Mode struct {
	Type, Name, CAMEO, Meaning string
}

// Code is a CAMEO code. Type and Mode are "" for bare statements, which are
// no events in PLOVER v2.
type Code struct {
	Code, Name string
	Goldstein  float64
	Type, Mode string
}

// Context is a context with the lemma sequences that speak of it; the words
// of a sequence are joined by "_".
type Context struct {
	Name  string
	Words []string
}

// Ontology is the loaded set of tables.
type Ontology struct {
	Types    []Type
	Modes    []Mode
	Codes    []Code
	Contexts []Context

	types map[string]int
	modes map[string]int
	codes map[string]int
}

// Load reads and checks the tables; a file of the same name in overlay, which
// may be nil, replaces the embedded one.
func Load(overlay fs.FS) (*Ontology, error) {
	o := &Ontology{types: map[string]int{}, modes: map[string]int{}, codes: map[string]int{}}
	for _, step := range []func(fs.FS) error{o.loadTypes, o.loadCodes, o.loadModes, o.loadContexts} {
		if err := step(overlay); err != nil {
			return nil, err
		}
	}
	for _, t := range o.Types {
		if _, ok := o.codes[t.CAMEO]; !ok {
			return nil, fmt.Errorf("types.tsv: type %s maps to unknown code %q", t.Name, t.CAMEO)
		}
	}
	return o, nil
}

func load(overlay fs.FS, file string, required ...string) (*tsv.Table, error) {
	if overlay != nil {
		if _, err := fs.Stat(overlay, file); err == nil {
			return tsv.Load(overlay, file, required...)
		}
	}
	return tsv.Load(files, file, required...)
}

func (o *Ontology) loadTypes(overlay fs.FS) error {
	t, err := load(overlay, "types.tsv", "type", "quad", "cameo")
	if err != nil {
		return err
	}
	for _, r := range t.Rows {
		x := Type{r.Get("type"), r.Get("quad"), r.Get("cameo"), r.Get("definition")}
		if _, twice := o.types[x.Name]; twice || x.Name == "" {
			return r.Errorf("type %q is empty or named twice", x.Name)
		}
		switch x.Quad {
		case "verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict":
		default:
			return r.Errorf("unknown quad %q", x.Quad)
		}
		o.types[x.Name] = len(o.Types)
		o.Types = append(o.Types, x)
	}
	return nil
}

func (o *Ontology) loadCodes(overlay fs.FS) error {
	t, err := load(overlay, "cameo.tsv", "code", "goldstein", "type", "mode")
	if err != nil {
		return err
	}
	for _, r := range t.Rows {
		g, err := strconv.ParseFloat(r.Get("goldstein"), 64)
		if err != nil || g < -10 || g > 10 {
			return r.Errorf("weight %q is not between -10 and 10", r.Get("goldstein"))
		}
		c := Code{r.Get("code"), r.Get("name"), g, r.Get("type"), r.Get("mode")}
		if _, ok := o.types[c.Type]; !ok && c.Type != "" {
			return r.Errorf("unknown type %q", c.Type)
		}
		if _, twice := o.codes[c.Code]; twice || len(c.Code) < 3 {
			return r.Errorf("code %q is short or named twice", c.Code)
		}
		o.codes[c.Code] = len(o.Codes)
		o.Codes = append(o.Codes, c)
	}
	return nil
}

func (o *Ontology) loadModes(overlay fs.FS) error {
	t, err := load(overlay, "modes.tsv", "type", "mode", "cameo")
	if err != nil {
		return err
	}
	for _, r := range t.Rows {
		m := Mode{r.Get("type"), r.Get("mode"), r.Get("cameo"), r.Get("meaning")}
		if _, ok := o.types[m.Type]; !ok {
			return r.Errorf("unknown type %q", m.Type)
		}
		if _, ok := o.codes[m.CAMEO]; !ok {
			return r.Errorf("unknown code %q", m.CAMEO)
		}
		o.modes[m.Type+"/"+m.Name] = len(o.Modes)
		o.Modes = append(o.Modes, m)
	}
	for _, c := range o.Codes {
		if c.Mode != "" && !o.HasMode(c.Type, c.Mode) {
			return fmt.Errorf("cameo.tsv: code %s has unknown mode %s of %s", c.Code, c.Mode, c.Type)
		}
	}
	return nil
}

func (o *Ontology) loadContexts(overlay fs.FS) error {
	t, err := load(overlay, "contexts.tsv", "context", "words")
	if err != nil {
		return err
	}
	for _, r := range t.Rows {
		words := r.List("words")
		if len(words) == 0 {
			return r.Errorf("context %q has no words", r.Get("context"))
		}
		for i, w := range words {
			words[i] = strings.ToLower(w)
		}
		o.Contexts = append(o.Contexts, Context{r.Get("context"), words})
	}
	return nil
}

// HasType reports whether name is a type.
func (o *Ontology) HasType(name string) bool { _, ok := o.types[name]; return ok }

// HasMode reports whether mode is one of type's.
func (o *Ontology) HasMode(typ, mode string) bool { _, ok := o.modes[typ+"/"+mode]; return ok }

// Quad is the quad class of a type, "" for an unknown one.
func (o *Ontology) Quad(typ string) string {
	if i, ok := o.types[typ]; ok {
		return o.Types[i].Quad
	}
	return ""
}

// Lookup finds a CAMEO code.
func (o *Ontology) Lookup(code string) (Code, bool) {
	i, ok := o.codes[code]
	if !ok {
		return Code{}, false
	}
	return o.Codes[i], true
}

// CAMEO is the default code of a type and mode; the mode may be "".
func (o *Ontology) CAMEO(typ, mode string) string {
	if i, ok := o.modes[typ+"/"+mode]; ok {
		return o.Modes[i].CAMEO
	}
	if i, ok := o.types[typ]; ok {
		return o.Types[i].CAMEO
	}
	return ""
}

// Goldstein is the weight of a CAMEO code; a code that is not in the table
// takes the weight of the longest known code that it begins with.
func (o *Ontology) Goldstein(code string) (float64, bool) {
	for n := len(code); n >= 2; n-- {
		if i, ok := o.codes[code[:n]]; ok {
			return o.Codes[i].Goldstein, true
		}
		if n == 2 {
			if i, ok := o.codes[code[:2]+"0"]; ok {
				return o.Codes[i].Goldstein, true
			}
		}
	}
	return 0, false
}
