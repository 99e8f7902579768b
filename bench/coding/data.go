package coding

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
)

// record is one line of a data file.
type record struct {
	ID       string  `json:"id"`
	Text     string  `json:"text"`
	Date     string  `json:"date"`
	Events   []event `json:"events"`
	None     bool    `json:"no_events_expected"`
	Fiction  bool    `json:"fictional_actors"`
	Category string  `json:"category"`
}

// event is a gold event of either format.
type event struct {
	SourceText string `json:"source_text"`
	TargetText string `json:"target_text"`
	Type       string `json:"type"`
	Source     string `json:"source"`
	Target     string `json:"target"`
	Code       string `json:"code"`
}

// read reads every file of a folder that a pattern matches, in name order.
func read(dir, pattern string) ([]record, error) {
	files, err := filepath.Glob(filepath.Join(dir, pattern))
	if err != nil {
		return nil, fmt.Errorf("list %s: %w", pattern, err)
	}
	sort.Strings(files)
	var out []record
	for _, f := range files {
		list, err := readFile(f)
		if err != nil {
			return nil, err
		}
		out = append(out, list...)
	}
	return out, nil
}

func readFile(path string) ([]record, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open events: %w", err)
	}
	defer f.Close()
	var out []record
	sc := bufio.NewScanner(f)
	sc.Buffer(make([]byte, 1<<20), 1<<24)
	for n := 1; sc.Scan(); n++ {
		if len(sc.Bytes()) == 0 {
			continue
		}
		var r record
		if err := json.Unmarshal(sc.Bytes(), &r); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		out = append(out, r)
	}
	return out, sc.Err()
}
