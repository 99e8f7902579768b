package sameevent

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"entente/english"
	"entente/weighing/pairs"
)

// record is one line of the public data.
type record struct {
	Doc       string     `json:"doc"`
	Sentences [][]string `json:"sentences"`
	Mentions  []struct {
		Kind     string `json:"kind"`
		Sentence int    `json:"sentence"`
		Tokens   []int  `json:"tokens"`
		Chain    string `json:"chain"`
	} `json:"mentions"`
}

// Data are documents with the gold cluster of each event mention, in the
// order of documents and their mentions.
type Data struct {
	Names []string
	Docs  []pairs.Document
	Gold  []int
	group []string // topic, for cross-validation
}

// isEvent: the kinds of ECB+ that count are actions and negated actions. Other
// corpora of the same shape name their kinds otherwise; there all mentions
// are events.
func isEvent(kind string) bool {
	return strings.HasPrefix(kind, "ACTION_") || strings.HasPrefix(kind, "NEG_")
}

// anyEvent reports whether a corpus names kinds as ECB+ does.
func anyEvent(recs []record) bool {
	for _, r := range recs {
		for _, m := range r.Mentions {
			if isEvent(m.Kind) {
				return true
			}
		}
	}
	return false
}

// Read reads JSON Lines files. Documents are sorted by name, so that the
// order of files tells nothing about topics.
func Read(files ...string) (*Data, error) {
	var recs []record
	for _, f := range files {
		rs, err := readFile(f)
		if err != nil {
			return nil, err
		}
		recs = append(recs, rs...)
	}
	sort.Slice(recs, func(i, j int) bool { return reverse(recs[i].Doc) < reverse(recs[j].Doc) })
	lang, err := english.Open(english.Fast)
	if err != nil {
		return nil, err
	}
	ecb := anyEvent(recs)
	d := &Data{}
	chains := map[string]int{}
	for _, r := range recs {
		doc := pairs.Document{}
		for _, s := range r.Sentences {
			doc.Sentences = append(doc.Sentences, lang.Parse(s))
		}
		for _, m := range r.Mentions {
			if ecb && !isEvent(m.Kind) {
				continue
			}
			toks := slices.Sorted(slices.Values(m.Tokens))
			if m.Sentence < 0 || m.Sentence >= len(r.Sentences) || len(toks) == 0 || toks[0] < 0 || toks[len(toks)-1] >= len(r.Sentences[m.Sentence]) {
				return nil, fmt.Errorf("%s: mention of chain %s is outside its sentence", r.Doc, m.Chain)
			}
			if _, ok := chains[m.Chain]; !ok {
				chains[m.Chain] = len(chains)
			}
			d.Gold = append(d.Gold, chains[m.Chain])
			doc.Mentions = append(doc.Mentions, pairs.Place{Sentence: m.Sentence, Tokens: toks})
		}
		d.Docs = append(d.Docs, doc)
		d.Names = append(d.Names, r.Doc)
		topic, _, _ := strings.Cut(r.Doc, "_")
		d.group = append(d.group, topic)
	}
	return d, nil
}

func reverse(s string) string {
	b := []byte(s)
	slices.Reverse(b)
	return string(b)
}

func readFile(name string) ([]record, error) {
	f, err := os.Open(filepath.Clean(name))
	if err != nil {
		return nil, fmt.Errorf("read benchmark: %w", err)
	}
	defer f.Close()
	var out []record
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<24)
	for n := 1; sc.Scan(); n++ {
		if len(strings.TrimSpace(sc.Text())) == 0 {
			continue
		}
		var r record
		if err := json.Unmarshal(sc.Bytes(), &r); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		out = append(out, r)
	}
	return out, sc.Err()
}

// Only keeps the documents of the topics that keep accepts. The topic is the
// number before the underscore of a document's name; nothing else uses it.
func (d *Data) Only(keep func(topic string) bool) *Data {
	out := &Data{}
	at := 0
	for i, doc := range d.Docs {
		n := len(doc.Mentions)
		if keep(d.group[i]) {
			out.Docs = append(out.Docs, doc)
			out.Names = append(out.Names, d.Names[i])
			out.group = append(out.group, d.group[i])
			out.Gold = append(out.Gold, d.Gold[at:at+n]...)
		}
		at += n
	}
	return out
}
