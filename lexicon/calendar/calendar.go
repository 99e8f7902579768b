// Package calendar holds the English calendar as data: the words of time, the
// grammar of temporal expressions, named days and fiscal years.
//
// Tables are parsed and validated once, on first use, and are then immutable
// and safe for concurrent use. Loading is linear and takes about a
// millisecond.
package calendar

import (
	"embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"entente/lexicon/tsv"
)

//go:embed *.tsv
var files embed.FS

// Word is one reading of a word: its class, the value a TIMEX3 is built
// from, and flags.
type Word struct {
	Word, Class, Value string
	Flags              map[string]bool
}

// Pattern is one rule of the grammar; see patterns.tsv.
type Pattern struct {
	ID, Pattern, Op string
	Args            map[string]string
	Guard           string
	// Where is file:line, for error messages.
	Where string
}

// Holiday is a named day with the rule that places it in a year.
type Holiday struct{ Name, Rule string }

// Fiscal is a government's fiscal year.
type Fiscal struct {
	Code  string
	Month int
	// Ends is true when a single year names the year the fiscal year ends in.
	Ends  bool
	Words []string
}

// Modifier is the share of a period that a word such as "early" picks.
type Modifier struct {
	Name     string
	From, To float64
}

// Tables is the whole calendar.
type Tables struct {
	Words     []Word
	Patterns  []Pattern
	Holidays  []Holiday
	Fiscal    []Fiscal
	Modifiers map[string]Modifier
}

// Load returns the embedded tables, or the first error in them with its file
// and line.
var Load = sync.OnceValues(load)

func load() (*Tables, error) {
	t := &Tables{Modifiers: map[string]Modifier{}}
	for _, step := range []func(*Tables) error{loadWords, loadPatterns, loadHolidays, loadFiscal, loadModifiers} {
		if err := step(t); err != nil {
			return nil, fmt.Errorf("load calendar: %w", err)
		}
	}
	return t, nil
}

func loadWords(t *Tables) error {
	tab, err := tsv.Load(files, "words.tsv", "word", "class", "value", "flags")
	if err != nil {
		return err
	}
	seen := map[string]bool{}
	for _, r := range tab.Rows {
		w := Word{Word: r.Get("word"), Class: r.Get("class"), Value: r.Get("value"), Flags: map[string]bool{}}
		if w.Word == "" || w.Class == "" || w.Word != strings.ToLower(w.Word) {
			return r.Errorf("a word in lower case and its class are needed")
		}
		if seen[w.Word+"\t"+w.Class] {
			return r.Errorf("%q is %s twice", w.Word, w.Class)
		}
		seen[w.Word+"\t"+w.Class] = true
		for _, f := range r.List("flags") {
			w.Flags[f] = true
		}
		t.Words = append(t.Words, w)
	}
	return nil
}

func loadPatterns(t *Tables) error {
	tab, err := tsv.Load(files, "patterns.tsv", "id", "pattern", "op", "args", "guard")
	if err != nil {
		return err
	}
	macros := map[string]string{}
	seen := map[string]bool{}
	for _, r := range tab.Rows {
		id, pat := r.Get("id"), r.Get("pattern")
		if id == "" || pat == "" || seen[id] {
			return r.Errorf("pattern %q is empty or there twice", id)
		}
		seen[id] = true
		if strings.HasPrefix(id, "$") {
			macros[id] = pat
			continue
		}
		parts := strings.Fields(pat)
		for i, p := range parts {
			if m, ok := macros[p]; ok {
				parts[i] = m
			}
		}
		p := Pattern{ID: id, Pattern: strings.Join(parts, " "), Op: r.Get("op"), Guard: r.Get("guard"), Args: map[string]string{}}
		p.Where = fmt.Sprintf("%s:%d", r.File, r.Line)
		if p.Op == "" {
			return r.Errorf("pattern %q has no op", id)
		}
		if a := r.Get("args"); a != "" {
			for kv := range strings.SplitSeq(a, ";") {
				k, v, ok := strings.Cut(kv, "=")
				if !ok {
					return r.Errorf("argument %q is not key=value", kv)
				}
				p.Args[k] = v
			}
		}
		t.Patterns = append(t.Patterns, p)
	}
	return nil
}

func loadHolidays(t *Tables) error {
	tab, err := tsv.Load(files, "holidays.tsv", "name", "rule")
	if err != nil {
		return err
	}
	for _, r := range tab.Rows {
		h := Holiday{r.Get("name"), r.Get("rule")}
		if h.Name == "" || strings.Trim(h.Rule, "0123456789-/+easter") != "" {
			return r.Errorf("holiday %q has the unreadable rule %q", h.Name, h.Rule)
		}
		t.Holidays = append(t.Holidays, h)
	}
	return nil
}

func loadFiscal(t *Tables) error {
	tab, err := tsv.Load(files, "fiscal.tsv", "code", "month", "named", "words")
	if err != nil {
		return err
	}
	for _, r := range tab.Rows {
		m, err := strconv.Atoi(r.Get("month"))
		named := r.Get("named")
		if err != nil || m < 1 || m > 12 || len(r.Get("code")) != 3 || (named != "start" && named != "end") {
			return r.Errorf("a country code, a month and start or end are needed")
		}
		t.Fiscal = append(t.Fiscal, Fiscal{r.Get("code"), m, named == "end", r.List("words")})
	}
	return nil
}

func loadModifiers(t *Tables) error {
	tab, err := tsv.Load(files, "modifiers.tsv", "mod", "from", "to")
	if err != nil {
		return err
	}
	for _, r := range tab.Rows {
		from, err1 := strconv.ParseFloat(r.Get("from"), 64)
		to, err2 := strconv.ParseFloat(r.Get("to"), 64)
		if err1 != nil || err2 != nil || from < 0 || to > 1 || from >= to {
			return r.Errorf("a share of a period runs between 0 and 1")
		}
		t.Modifiers[r.Get("mod")] = Modifier{r.Get("mod"), from, to}
	}
	return nil
}
