package tables

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Mark is a place between two rows of a file from which reading can go on:
// bytes and lines before it, and what has been counted so far.
type Mark struct {
	Offset int64  `json:"offset"`
	Line   int    `json:"line"`
	Report Report `json:"report"`
}

// rowReader turns the cells of a line into an Event; reason is "" when it can.
type rowReader interface {
	// header takes the first line; false says that it is a row already.
	header(line string) (bool, error)
	row(line string, ev *Event) (reason string)
	// short reports whether a line is too short to be a row of its own, and
	// whether two together are one.
	short(line string) bool
	joins(line, next string) bool
	// between is the separator of cells that may hold line breaks, or 0.
	between() byte
}

// Run is a reading of files of one table, in order: an act told from both
// sides counts once though its sides stand in different files.
type Run struct {
	*scan
	format string
}

// Start begins a run over files of the table that format names.
func (r *Reader) Start(format string) (*Run, error) {
	s := &scan{Reader: r, names: map[string]string{}, codes: map[string]coded{}, mirrors: newMirrors()}
	run := &Run{s, format}
	if run.rows() == nil {
		return nil, fmt.Errorf("no table is called %q", format)
	}
	return run, nil
}

func (run *Run) rows() rowReader {
	switch run.format {
	case GDELT:
		return &gdelt{scan: run.scan}
	case ICEWS:
		return &icews{scan: run.scan}
	case POLECAT:
		return &polecat{scan: run.scan}
	case ACLED:
		return &acled{scan: run.scan}
	}
	return nil
}

// Read streams the events of one file in the order of its lines. skip may be
// nil. An error of emit or skip ends the reading.
func (r *Reader) Read(ctx context.Context, src io.Reader, format string, emit func(*Event) error, skip func(Skip) error) (Report, error) {
	run, err := r.Start(format)
	if err != nil {
		return Report{}, err
	}
	return run.Read(ctx, src, Mark{}, Taker{Emit: emit, Skip: skip})
}

// Taker takes what a reading finds. Skip and Mark may be nil; Mark is called
// after every Every rows with a place to go on from. An error of any of them
// ends the reading.
type Taker struct {
	Emit  func(*Event) error
	Skip  func(Skip) error
	Mark  func(Mark) error
	Every int
}

// Read streams the events of one file from a mark that an earlier reading of
// the same bytes gave, the zero Mark for the beginning.
func (run *Run) Read(ctx context.Context, src io.Reader, from Mark, take Taker) (Report, error) {
	f := &reading{Run: run, rows: run.rows(), take: take, rep: from.Report, ev: Event{Table: run.format}}
	f.rep.own()
	run.rep = &f.rep
	in := &lines{in: bufio.NewReaderSize(src, 1<<18)}
	begun, err := f.begin(in, src, from)
	if err != nil || !begun {
		return f.rep, err
	}
	for n := 0; ; n++ {
		if n&1023 == 0 && ctx.Err() != nil {
			return f.rep, ctx.Err()
		}
		line, at, long, err := in.next()
		if err != nil && !errors.Is(err, io.EOF) {
			return f.rep, err
		}
		if line != "" || long {
			if e := f.line(line, at, long); e != nil {
				return f.rep, e
			}
		}
		if err != nil {
			return f.rep, f.flush()
		}
		if take.Mark != nil && f.held == "" && f.rep.Rows-f.marked >= max(1, take.Every) {
			f.marked = f.rep.Rows
			if e := take.Mark(Mark{in.off, in.at, f.rep.copy()}); e != nil {
				return f.rep, e
			}
		}
	}
}

// reading is the state of one file.
type reading struct {
	*Run
	rows   rowReader
	take   Taker
	rep    Report
	ev     Event
	marked int
	held   string // a row that may go on in the next line
	heldAt int
	parts  int
}

// begin reads the header and goes to the mark; false when the file is empty.
func (f *reading) begin(in *lines, src io.Reader, from Mark) (bool, error) {
	f.marked = f.rep.Rows
	for {
		line, at, long, err := in.next()
		if err != nil && !errors.Is(err, io.EOF) {
			return false, err
		}
		if line == "" && !long && err == nil {
			continue
		}
		isHeader := false
		if !long && line != "" {
			h, herr := f.rows.header(strings.TrimPrefix(line, "\ufeff"))
			if herr != nil {
				return false, herr
			}
			isHeader = h
			in.sep = f.rows.between()
		}
		if from.Offset > 0 {
			return true, in.skip(src, from)
		}
		if !isHeader && (line != "" || long) {
			if e := f.line(line, at, long); e != nil {
				return false, e
			}
		}
		if err != nil {
			return false, f.flush()
		}
		return true, nil
	}
}

// line takes one line, joining rows that are broken over several.
func (f *reading) line(line string, at int, long bool) error {
	if long {
		if err := f.flush(); err != nil {
			return err
		}
		f.rep.Rows++
		return f.skipped(at, ReasonLong)
	}
	if f.held != "" {
		if f.rows.joins(f.held, line) {
			f.held += " " + line
			f.parts++
			if f.rows.short(f.held) && f.parts < joinLimit {
				return nil
			}
			whole, first := f.held, f.heldAt
			f.held = ""
			f.rep.Mended[MendedBroken]++
			return f.row(whole, first)
		}
		if err := f.flush(); err != nil {
			return err
		}
	}
	if f.rows.short(line) {
		f.held, f.heldAt, f.parts = line, at, 1
		return nil
	}
	return f.row(line, at)
}

// flush takes what waited for a next line as a row of its own.
func (f *reading) flush() error {
	if f.held == "" {
		return nil
	}
	line := f.held
	f.held = ""
	return f.row(line, f.heldAt)
}

func (f *reading) row(line string, at int) error {
	f.rep.Rows++
	f.ev.Line = at
	if !utf8.ValidString(line) {
		line = latin1(line)
		f.rep.Mended[MendedEncoding]++
	}
	f.more = f.more[:0]
	reason := f.rows.row(line, &f.ev)
	if reason == "" {
		reason = f.events()
	}
	if reason != "" {
		return f.skipped(at, reason)
	}
	f.rep.Kept++
	return f.err
}

// events gives out the event of a row and those with its further parties; the
// reason of the last that was not given when none was.
func (f *reading) events() (reason string) {
	f.err = nil
	given := 0
	for i := -1; i < len(f.more); i++ {
		if i >= 0 {
			f.ev.Source, f.ev.Target = f.more[i][0], f.more[i][1]
		}
		if r := f.once(&f.ev); r != "" {
			reason = r
			continue
		}
		given++
		f.rep.Events++
		if f.err = f.take.Emit(&f.ev); f.err != nil {
			return ""
		}
	}
	if given > 0 {
		return ""
	}
	return reason
}

func (f *reading) skipped(at int, reason string) error {
	f.rep.Skipped[reason]++
	if f.take.Skip == nil {
		return nil
	}
	return f.take.Skip(Skip{at, reason})
}

func (r *Report) own() { *r = r.copy() }

func (r *Report) copy() Report {
	out := *r
	out.Skipped, out.Mended = map[string]int{}, map[string]int{}
	for k, v := range r.Skipped {
		out.Skipped[k] = v
	}
	for k, v := range r.Mended {
		out.Mended[k] = v
	}
	return out
}

// latin1 reads each byte that is not part of a valid letter as Latin-1.
func latin1(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			r = rune(s[i])
		}
		b.WriteRune(r)
		i += n
	}
	return b.String()
}
