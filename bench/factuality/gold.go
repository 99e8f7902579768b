package factuality

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"entente"
)

// Target is one judged token of an Item.
type Target struct {
	Token int     // 0-based
	Label float64 // -3 … 3
}

// Item is one sentence of UDS-IH2: its tokens joined by single spaces.
type Item struct {
	Text    string
	Tokens  []string
	Targets []Target
}

// Read reads a split of UDS-IH2, one JSON object a line.
func Read(path string) ([]Item, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read factuality data: %w", err)
	}
	defer f.Close()
	var out []Item
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<22)
	for n := 1; sc.Scan(); n++ {
		var line struct {
			Text    string `json:"text"`
			Targets []struct {
				Span  [2]int  `json:"span1"`
				Label float64 `json:"label"`
			} `json:"targets"`
		}
		if err := json.Unmarshal(sc.Bytes(), &line); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		it := Item{Text: line.Text, Tokens: strings.Split(line.Text, " ")}
		for _, t := range line.Targets {
			if t.Span[0] < 0 || t.Span[0] >= len(it.Tokens) {
				return nil, fmt.Errorf("%s:%d: target %d is outside the sentence", path, n, t.Span[0])
			}
			it.Targets = append(it.Targets, Target{Token: t.Span[0], Label: t.Label})
		}
		out = append(out, it)
	}
	return out, sc.Err()
}

// Treebank maps the text of a sentence without spaces to its gold tree.
type Treebank map[string]entente.Sentence

// ReadTreebank reads the CoNLL-U files of a folder whose names match glob.
// Token spans refer to the words joined by single spaces.
func ReadTreebank(dir, glob string) (Treebank, error) {
	files, err := filepath.Glob(filepath.Join(dir, glob))
	if err != nil {
		return nil, fmt.Errorf("list treebank: %w", err)
	}
	bank := Treebank{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("read treebank: %w", err)
		}
		var s entente.Sentence
		var key strings.Builder
		for line := range strings.SplitSeq(string(data), "\n") {
			cells := strings.Split(strings.TrimSuffix(line, "\r"), "\t")
			if len(cells) < 8 {
				if line == "" && len(s.Tokens) > 0 {
					s.End = s.Tokens[len(s.Tokens)-1].End
					bank[key.String()] = s
					s = entente.Sentence{}
					key.Reset()
				}
				continue
			}
			if strings.ContainsAny(cells[0], "-.") {
				continue
			}
			head, _ := strconv.Atoi(cells[6])
			start := 0
			if n := len(s.Tokens); n > 0 {
				start = s.Tokens[n-1].End + 1
			}
			s.Tokens = append(s.Tokens, entente.Token{
				Span: entente.Span{Start: start, End: start + len(cells[1])},
				Text: cells[1], Lemma: cells[2], UPOS: cells[3], XPOS: cells[4], Head: head, Deprel: cells[7],
			})
			key.WriteString(cells[1])
		}
	}
	return bank, nil
}

// Text is the words of s joined by single spaces, as its spans expect.
func Text(s entente.Sentence) string {
	words := make([]string, len(s.Tokens))
	for i, t := range s.Tokens {
		words[i] = t.Text
	}
	return strings.Join(words, " ")
}
