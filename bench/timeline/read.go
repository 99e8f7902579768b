package timeline

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"entente"
)

// document is one text with its sentences and, for track B, its events.
type document struct {
	ID      string
	Created string
	Text    string
	Blocks  []entente.Block
	IDs     []string // sentence numbers of the blocks
	Events  []event
}

// event is a marked event: its span and block.
type event struct {
	entente.Span
	Block int
}

// name is the event's name in a timeline: document, sentence and words.
func (d *document) name(block int, span entente.Span) string {
	return d.ID + "-" + d.IDs[block] + "-" + strings.ReplaceAll(strings.Trim(span.Of(d.Text), "' "), " ", "_")
}

// readDocument reads TimeML with <s id> sentences.
func readDocument(data []byte) (*document, error) {
	d := &document{}
	dec := xml.NewDecoder(bytes.NewReader(data))
	dec.Strict = false
	var text strings.Builder
	where, at := "", -1
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("read TimeML: %w", err)
		}
		switch t := tok.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "DOCID":
				where = "id"
			case "TIMEX3":
				if attr(t, "functionInDocument") == "CREATION_TIME" && d.Created == "" {
					d.Created = attr(t, "value")
				}
			case "s":
				where = "s"
				d.IDs = append(d.IDs, attr(t, "id"))
				d.Blocks = append(d.Blocks, entente.Block{Kind: entente.BlockBody, Span: entente.Span{Start: text.Len(), End: text.Len()}})
			case "EVENT":
				at = text.Len()
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "DOCID":
				where = ""
			case "s":
				d.Blocks[len(d.Blocks)-1].End = text.Len()
				text.WriteString("\n\n")
				where = ""
			case "EVENT":
				if at >= 0 && len(d.Blocks) > 0 {
					d.Events = append(d.Events, event{entente.Span{Start: at, End: text.Len()}, len(d.Blocks) - 1})
				}
				at = -1
			}
		case xml.CharData:
			switch where {
			case "id":
				d.ID = strings.TrimSpace(string(t))
			case "s":
				text.WriteString(strings.ReplaceAll(string(t), "\n", " "))
			}
		}
	}
	d.Text = text.String()
	return d, nil
}

func attr(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// readDocuments reads every .tml under a folder, in order of name.
func readDocuments(dir string) ([]*document, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.tml"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("find documents in %s: %w", dir, os.ErrNotExist)
	}
	sort.Strings(files)
	var out []*document
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			return nil, fmt.Errorf("read document: %w", err)
		}
		d, err := readDocument(data)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", f, err)
		}
		out = append(out, d)
	}
	return out, nil
}

// gold is a timeline as annotated.
type gold struct {
	entity  string
	entries []Entry
}

// readTimelines reads every .txt of a folder, in order of name.
func readTimelines(dir string) ([]gold, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return nil, fmt.Errorf("list timelines: %w", err)
	}
	sort.Strings(files)
	var out []gold
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("read timeline: %w", err)
		}
		entity, entries, err := readTimeline(bytes.NewReader(data))
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", path, err)
		}
		out = append(out, gold{entity, entries})
	}
	return out, nil
}

// readTimeline reads a gold timeline: the entity, then position, date and
// events by tabs.
func readTimeline(r io.Reader) (entity string, entries []Entry, err error) {
	in := bufio.NewScanner(r)
	for line := 1; in.Scan(); line++ {
		text := strings.TrimRight(in.Text(), "\r\n ")
		if text == "" {
			continue
		}
		if entity == "" {
			entity = strings.TrimSpace(strings.TrimPrefix(text, "\ufeff"))
			continue
		}
		cells := strings.Fields(text)
		if len(cells) < 3 {
			return "", nil, fmt.Errorf("line %d has %d cells, want 3 or more", line, len(cells))
		}
		n, err := strconv.Atoi(cells[0])
		if err != nil {
			return "", nil, fmt.Errorf("line %d: %w", line, err)
		}
		entries = append(entries, Entry{n, cells[1], cells[2:]})
	}
	return entity, entries, in.Err()
}
