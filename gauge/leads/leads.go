// Package leads writes what event tables give to a file, one JSON object a
// line, so that an import that was killed goes on where it was and nothing is
// lost or doubled.
//
// Beside the file OUT stands OUT.import.json: each input by the SHA-256 of its
// bytes, how far it has been read, how long OUT was then, and the two-sided
// acts that wait for their other side. It is replaced whole, after OUT has
// been written to the disk; going on cuts OUT to that length first. An input
// whose bytes were imported before is passed over, whatever its name.
//
// Cost is that of reading the input twice, once for its hash. An Import is not
// safe for concurrent use, and no two may write one OUT.
package leads

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"entente/gauge/tables"
)

// every is how many rows lie between two checkpoints, unless asked otherwise.
const every = 200_000

// firstLines is how many lines of each reason are kept by number.
const firstLines = 5

// File is what is known of one input.
type File struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256,omitempty"` // "" for standard input
	Done   bool   `json:"done"`
	// Mark is how far it has been read, with the report up to there.
	Mark tables.Mark `json:"mark"`
	// First are the first lines skipped, by reason.
	First map[string][]int `json:"first_lines"`
	// Known says that its bytes were imported before, Resumed that this
	// reading went on from a mark.
	Known   bool `json:"-"`
	Resumed bool `json:"-"`

	kept map[string][]int // First at the last checkpoint
}

// Report is what was counted of the file.
func (f *File) Report() *tables.Report { return &f.Mark.Report }

// state is what OUT.import.json holds.
type state struct {
	Schema  string  `json:"schema"`
	Format  string  `json:"format"`
	Written int64   `json:"written"` // bytes of OUT
	Logged  int64   `json:"logged"`  // bytes of the list of skipped lines
	Files   []*File `json:"files"`
	Waiting string  `json:"waiting"`
}

const schema = "entente/import/1"

// Import is one import under way.
type Import struct {
	Every int // rows between two checkpoints

	run   *tables.Run
	state state
	path  string // of OUT, "" for a stream without checkpoints
	out   *sink
	log   *sink
}

// Stream imports to w without checkpoints; log may be nil.
func Stream(r *tables.Reader, format string, w, log io.Writer) (*Import, error) {
	run, err := r.Start(format)
	if err != nil {
		return nil, err
	}
	if log == nil {
		log = io.Discard
	}
	return &Import{run: run, state: state{Schema: schema, Format: format}, out: &sink{w: bufio.NewWriterSize(w, 1<<16)}, log: &sink{w: bufio.NewWriterSize(log, 1<<16)}}, nil
}

// Open begins an import to the file path, or goes on with one. log is the file
// for the list of skipped lines, "" for none. With restart set what was there
// is written over.
func Open(r *tables.Reader, format, path, log string, restart bool) (*Import, error) {
	run, err := r.Start(format)
	if err != nil {
		return nil, err
	}
	m := &Import{Every: every, run: run, path: path, state: state{Schema: schema, Format: format}}
	if !restart {
		if err := m.load(format); err != nil {
			return nil, err
		}
	}
	if err := run.Wait(m.state.Waiting); err != nil {
		return nil, fmt.Errorf("read %s: %w", m.statePath(), err)
	}
	if m.out, err = openSink(path, m.state.Written); err != nil {
		return nil, err
	}
	if m.log, err = openSink(log, m.state.Logged); err != nil {
		return nil, errors.Join(err, m.out.close())
	}
	if err := m.checkpoint(); err != nil { // so that OUT is never without its state
		return nil, errors.Join(err, m.Close())
	}
	return m, nil
}

func (m *Import) statePath() string { return m.path + ".import.json" }

// load reads the state; without one OUT must be empty or absent.
func (m *Import) load(format string) error {
	data, err := os.ReadFile(m.statePath())
	if errors.Is(err, fs.ErrNotExist) {
		if info, err := os.Stat(m.path); err == nil && info.Size() > 0 {
			return fmt.Errorf("%s is there already, and %s, which says how to go on with it, is not", m.path, m.statePath())
		}
		return nil
	}
	if err != nil {
		return fmt.Errorf("read the state of the import: %w", err)
	}
	if err := json.Unmarshal(data, &m.state); err != nil || m.state.Schema != schema {
		return fmt.Errorf("%s is damaged, or of another version", m.statePath())
	}
	if m.state.Format != format {
		return fmt.Errorf("%s holds events of %s, not of %s", m.path, m.state.Format, format)
	}
	return nil
}

// File imports one input; "-" is stdin. The File is what is known of it, also
// when an error ends the reading.
func (m *Import) File(ctx context.Context, name string, stdin io.Reader) (*File, error) {
	sum, err := hash(name)
	if err != nil {
		return &File{Name: name}, err
	}
	f := m.known(sum)
	switch {
	case f == nil:
		f = &File{Name: name, SHA256: sum, First: map[string][]int{}}
		m.state.Files = append(m.state.Files, f)
	case f.Done:
		f.Known = true
		return f, nil
	default:
		f.Resumed, f.Name, f.kept = true, name, clone(f.First)
	}
	in, closeIn, err := open(name, stdin)
	if err != nil {
		return f, err
	}
	defer closeIn()
	rep, err := m.run.Read(ctx, in, f.Mark, m.taker(f))
	if err != nil {
		return f, errors.Join(err, m.undo(f))
	}
	f.Mark.Report, f.Done = rep, true
	return f, m.checkpoint()
}

func (m *Import) known(sum string) *File {
	for _, f := range m.state.Files {
		if sum != "" && f.SHA256 == sum {
			return f
		}
	}
	return nil
}

// taker writes events and skipped lines, and makes the checkpoints.
func (m *Import) taker(f *File) tables.Taker {
	base := filepath.Base(f.Name)
	if f.Name == "-" {
		base = ""
	}
	var buf []byte
	t := tables.Taker{Every: m.Every, Emit: func(ev *tables.Event) error {
		ev.File = base
		buf = ev.AppendJSON(buf[:0])
		return m.out.write(buf)
	}, Skip: func(s tables.Skip) error {
		if len(f.First[s.Reason]) < firstLines {
			f.First[s.Reason] = append(f.First[s.Reason], s.Line)
		}
		return m.log.write(fmt.Appendf(buf[:0], "%s\t%d\t%s\n", f.Name, s.Line, s.Reason))
	}}
	if m.path != "" && f.SHA256 != "" {
		t.Mark = func(mark tables.Mark) error {
			f.Mark, f.kept = mark, clone(f.First)
			return m.checkpoint()
		}
	}
	return t
}

// checkpoint makes everything durable, then replaces the state.
func (m *Import) checkpoint() error {
	if err := errors.Join(m.out.flush(), m.log.flush()); err != nil || m.path == "" {
		return err
	}
	m.state.Written, m.state.Logged, m.state.Waiting = m.out.at, m.log.at, m.run.Waiting()
	data, err := json.Marshal(&m.state)
	if err != nil {
		return fmt.Errorf("write the state of the import: %w", err)
	}
	return replace(m.statePath(), data)
}

// undo takes back what was written since the last checkpoint, so that OUT is
// what the state says.
func (m *Import) undo(f *File) error {
	if m.path == "" {
		return errors.Join(m.out.flush(), m.log.flush())
	}
	if f.Mark.Offset == 0 { // nothing of it has been kept
		m.state.Files = m.state.Files[:len(m.state.Files)-1]
	}
	f.First = clone(f.kept)
	err := errors.Join(m.out.cut(m.state.Written), m.log.cut(m.state.Logged))
	return errors.Join(err, m.run.Wait(m.state.Waiting))
}

func clone(lists map[string][]int) map[string][]int {
	out := make(map[string][]int, len(lists))
	for reason, list := range lists {
		out[reason] = slices.Clone(list)
	}
	return out
}

// Close ends the import; what is finished stays.
func (m *Import) Close() error { return errors.Join(m.out.close(), m.log.close()) }
