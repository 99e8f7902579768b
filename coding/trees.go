package coding

import (
	"embed"
	"fmt"
	"strings"
	"sync"

	"entente/lexicon/tsv"
)

//go:embed trees.tsv
var treeFile embed.FS

// wordClasses are the classes of words that decide how a tree is read.
type wordClasses map[string]map[string]bool

func (w wordClasses) in(class, word string) bool { return w[class][word] }

// treeClasses are the classes that trees.tsv must name.
var treeClasses = []string{"infinitive", "particle", "object-deed", "document"}

// loadTrees reads and checks trees.tsv.
func loadTrees() (wordClasses, error) {
	t, err := tsv.Load(treeFile, "trees.tsv", "class", "words")
	if err != nil {
		return nil, err
	}
	w := wordClasses{}
	for _, c := range treeClasses {
		w[c] = map[string]bool{}
	}
	for _, r := range t.Rows {
		class := w[r.Get("class")]
		if class == nil {
			return nil, r.Errorf("unknown class %q", r.Get("class"))
		}
		for _, word := range r.List("words") {
			if word != strings.ToLower(word) || class[word] {
				return nil, r.Errorf("%q stands twice or is not in lower case", word)
			}
			class[word] = true
		}
	}
	for _, c := range treeClasses {
		if len(w[c]) == 0 {
			return nil, fmt.Errorf("trees.tsv: class %q is empty", c)
		}
	}
	return w, nil
}

var treesOnce = sync.OnceValues(loadTrees)

// treeWords is the loaded classes; New has checked that they load.
func treeWords() wordClasses {
	w, _ := treesOnce()
	return w
}

// particle is the preposition that noun k has from the tree but that belongs
// to verb p before it ("handed over a suspect"), or "".
func (t *tree) particle(p, k int) string {
	if t.upos(p) != "VERB" || t.rel(k) != "obl" && t.rel(k) != "obj" || k < p {
		return ""
	}
	for _, c := range t.kids[k] {
		if t.rel(c) == "case" && c == p+1 && treeWords().in("particle", t.lemma[p]+" "+t.word(c)) {
			return t.word(c)
		}
	}
	return ""
}

// placeInfinitive takes an infinitive that the tree hangs on the object of an
// order or request for the verb's complement ("told the crew to leave").
func (t *tree) placeInfinitive(f *frame, obj int) {
	if !treeWords().in("infinitive", t.lemma[f.pred]) {
		return
	}
	for _, c := range t.kids[obj] {
		if t.rel(c) == "acl" && t.marker(c) == "to" {
			f.comp = append(f.comp, c)
		}
	}
}
