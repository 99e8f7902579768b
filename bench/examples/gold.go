package examples

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"entente/lexicon/tsv"
)

// Address names a text: a path under the examples folder and, in a .jsonl
// file, the id of the line.
type Address struct {
	Path   string `json:"path"`
	Record string `json:"record,omitempty"`
}

// Claim is a gold claim. Kinds, Types and Status list all that is accepted,
// the best first.
type Claim struct {
	Address
	ID         string   `json:"id"`
	Quote      string   `json:"quote"`
	Act        string   `json:"act"`
	Kinds      []string `json:"kinds"`
	Types      []string `json:"types"`
	Mode       string   `json:"mode"`
	Actors     []string `json:"actors"`
	Recipients []string `json:"recipients"`
	Date       string   `json:"date"`
	Status     []string `json:"status"`
	Speaker    string   `json:"speaker"`
	Amounts    []string `json:"amounts"`
	Optional   bool     `json:"optional"`
}

// Trap is a stretch of text that must yield no claim.
type Trap struct {
	Address
	Quote string `json:"quote"`
	Why   string `json:"why"`
}

// Incident is a set of gold claims about one event.
type Incident struct {
	ID      string   `json:"id"`
	Title   string   `json:"title"`
	Origins int      `json:"origins"`
	Claims  []string `json:"claims"`
}

// Apart is a pair of gold claims that look like one event and are two.
type Apart struct {
	Claims []string `json:"claims"`
}

// Side is one side of a gold dispute.
type Side struct {
	Address
	Quote string `json:"quote"`
}

// Dispute is a difference that a reader of both sides must notice.
type Dispute struct {
	ID    string `json:"id"`
	Type  string `json:"type"`
	About string `json:"about"`
	Sides []Side `json:"sides"`
	// Reading is 2 when a second reading of the texts added it, else 0.
	Reading int `json:"reading,omitempty"`
}

// Text is one text of the corpus. Held texts are never looked at while rules
// are written. Complete says that every sentence of its body was annotated.
type Text struct {
	Address
	Held     bool
	Complete bool
}

// Gold is everything in one gold folder.
type Gold struct {
	Texts     []Text
	Claims    []Claim
	Traps     []Trap
	Incidents []Incident
	Apart     []Apart
	Disputes  []Dispute
}

// Load reads the gold folder and checks that its records refer to each other
// and to the texts of split.tsv.
func Load(dir string) (*Gold, error) {
	g := &Gold{}
	err := errors.Join(
		lines(dir, "claims.jsonl", &g.Claims),
		lines(dir, "traps.jsonl", &g.Traps),
		lines(dir, "incidents.jsonl", &g.Incidents),
		lines(dir, "apart.jsonl", &g.Apart),
		lines(dir, "disputes.jsonl", &g.Disputes),
		g.split(dir),
	)
	if err != nil {
		return nil, err
	}
	return g, g.check()
}

func (g *Gold) split(dir string) error {
	data, err := os.ReadFile(filepath.Join(dir, "split.tsv"))
	if err != nil {
		return fmt.Errorf("read the split: %w", err)
	}
	t, err := tsv.Parse("split.tsv", string(data), "path", "record", "split", "coverage")
	if err != nil {
		return err
	}
	for _, r := range t.Rows {
		g.Texts = append(g.Texts, Text{
			Address:  Address{r.Get("path"), r.Get("record")},
			Held:     r.Get("split") == "held",
			Complete: r.Get("coverage") == "complete",
		})
	}
	return nil
}

func (g *Gold) check() error {
	known := map[Address]bool{}
	for _, t := range g.Texts {
		known[t.Address] = true
	}
	ids := map[string]bool{}
	for _, c := range g.Claims {
		if !known[c.Address] || ids[c.ID] || len(c.Kinds) == 0 || len(c.Status) == 0 {
			return fmt.Errorf("claims.jsonl: %s: unknown text, repeated id, or no kind or status", c.ID)
		}
		ids[c.ID] = true
	}
	for _, i := range g.Incidents {
		for _, c := range i.Claims {
			if !ids[c] {
				return fmt.Errorf("incidents.jsonl: %s: unknown claim %q", i.ID, c)
			}
		}
	}
	for n, a := range g.Apart {
		if len(a.Claims) != 2 || !ids[a.Claims[0]] || !ids[a.Claims[1]] {
			return fmt.Errorf("apart.jsonl:%d: not two known claims", n+1)
		}
	}
	for _, d := range g.Disputes {
		if len(d.Sides) != 2 || !known[d.Sides[0].Address] || !known[d.Sides[1].Address] {
			return fmt.Errorf("disputes.jsonl: %s: not two sides in known texts", d.ID)
		}
	}
	return nil
}

func lines[T any](dir, name string, out *[]T) error {
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		return fmt.Errorf("read gold: %w", err)
	}
	scan := bufio.NewScanner(bytes.NewReader(data))
	scan.Buffer(nil, 1<<20)
	for n := 1; scan.Scan(); n++ {
		if len(bytes.TrimSpace(scan.Bytes())) == 0 {
			continue
		}
		var v T
		if err := json.Unmarshal(scan.Bytes(), &v); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
		*out = append(*out, v)
	}
	return scan.Err()
}
