package factuality

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"
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
