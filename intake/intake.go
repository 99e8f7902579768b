// Package intake turns files, folders and standard input into Documents.
//
// It reads .txt .md .html .htm .pdf .eml .jsonl .warc and .warc.gz; folders
// are read recursively in sorted order without hidden files. A file that
// cannot be read becomes a Problem and never stops the others. The same bytes
// under the same paths give the same Documents, in any environment; a record
// that is given twice is read once.
//
// Cost is linear in the bytes read; memory is that of the largest record for
// Stream, that of all Documents for Open. Functions are safe for concurrent
// use; callbacks are called from the calling goroutine.
package intake

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"entente"
)

// DefaultMaxBytes is the largest file, line or record that is read.
const DefaultMaxBytes = 64 << 20

// Options are the ways to read. The zero Options read files of up to
// DefaultMaxBytes.
type Options struct {
	// Stdin is read for the path "-".
	Stdin io.Reader
	// MaxBytes limits a file, or one record of a .jsonl or .warc file.
	MaxBytes int64
	// MaxDocuments ends the reading, with a Problem, 0 for no limit.
	MaxDocuments int
	// Progress is called before each file and once at the end.
	Progress func(done, total int, name string)
}

// Record is a Document with the bytes that it was made from.
type Record struct {
	Document *entente.Document
	Raw      []byte
	// Row is the line of sources.csv that describes the record, or nil.
	Row []byte
}

// Open reads all documents under paths. The error is nil unless ctx ended;
// what could not be read is in the Problems.
func Open(ctx context.Context, paths []string, opts Options) ([]*entente.Document, []entente.Problem, error) {
	var docs []*entente.Document
	var problems []entente.Problem
	err := Stream(ctx, paths, opts, func(d *entente.Document, p *entente.Problem) error {
		if p != nil {
			problems = append(problems, *p)
		} else {
			docs = append(docs, d)
		}
		return nil
	})
	return docs, problems, err
}

// Stream reads the documents under paths one at a time. yield gets either a
// Document or a Problem; an error it returns ends the reading.
func Stream(ctx context.Context, paths []string, opts Options, yield func(*entente.Document, *entente.Problem) error) error {
	return Records(ctx, paths, opts, func(r *Record, p *entente.Problem) error {
		if r == nil {
			return yield(nil, p)
		}
		return yield(r.Document, nil)
	})
}

// Records is Stream with the raw bytes beside each Document.
func Records(ctx context.Context, paths []string, opts Options, yield func(*Record, *entente.Problem) error) error {
	if opts.MaxBytes <= 0 {
		opts.MaxBytes = DefaultMaxBytes
	}
	r := &reader{opts: opts, yield: yield, seen: map[string]string{}, tables: map[string]*sourceTable{}}
	inputs := r.walk(paths)
	for i, in := range inputs {
		if err := ctx.Err(); err != nil {
			return err
		}
		if opts.Progress != nil {
			opts.Progress(i, len(inputs), in.path)
		}
		if err := r.file(ctx, in); err == errEnough {
			break
		} else if err != nil {
			return err
		}
	}
	if opts.Progress != nil {
		opts.Progress(len(inputs), len(inputs), "")
	}
	return nil
}

// errEnough ends the reading at MaxDocuments.
var errEnough = fmt.Errorf("enough documents")

// reader is one run.
type reader struct {
	opts   Options
	yield  func(*Record, *entente.Problem) error
	seen   map[string]string // document ID → path
	tables map[string]*sourceTable
	count  int
	// stop is the error with which yield ended the reading.
	stop error
}

// input is one file to read, or a Problem found while walking.
type input struct {
	path    string
	format  string
	problem *entente.Problem
}

func (r *reader) file(ctx context.Context, in input) error {
	if in.problem != nil {
		return r.yield(nil, in.problem)
	}
	if in.path == "-" {
		return r.stdin(ctx)
	}
	f, err := os.Open(in.path)
	if err != nil {
		return r.fail(in.path, "", entente.Invalid(reason(err), ""), true)
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return r.fail(in.path, "", err, true)
	case !info.Mode().IsRegular():
		return r.fail(in.path, "", entente.Invalid("not a regular file", "use - to read standard input"), true)
	case info.Size() == 0:
		return r.fail(in.path, "", entente.Invalid("the file is empty", ""), true)
	}
	switch in.format {
	case "jsonl":
		return r.jsonl(ctx, in.path, f)
	case "warc":
		return r.warc(ctx, in.path, f)
	}
	if info.Size() > r.opts.MaxBytes {
		return r.fail(in.path, "", tooLarge(info.Size(), r.opts.MaxBytes), true)
	}
	raw, err := io.ReadAll(io.LimitReader(f, r.opts.MaxBytes+1))
	if err != nil {
		return r.fail(in.path, "", err, true)
	}
	return r.whole(in.path, sniff(raw, in.format), raw)
}

func (r *reader) stdin(ctx context.Context) error {
	if r.opts.Stdin == nil {
		return r.fail("-", "", entente.Invalid("there is no standard input", ""), true)
	}
	raw, err := io.ReadAll(io.LimitReader(r.opts.Stdin, r.opts.MaxBytes+1))
	switch {
	case err != nil:
		return r.fail("-", "", err, true)
	case int64(len(raw)) > r.opts.MaxBytes:
		return r.fail("-", "", tooLarge(int64(len(raw)), r.opts.MaxBytes), true)
	case len(raw) == 0:
		return r.fail("-", "", entente.Invalid("standard input is empty", ""), true)
	}
	switch format := sniff(raw, "text"); format {
	case "jsonl":
		return r.jsonl(ctx, "-", strings.NewReader(string(raw)))
	case "warc":
		return r.warc(ctx, "-", strings.NewReader(string(raw)))
	default:
		return r.whole("-", format, raw)
	}
}

// emit hands a record on, unless the same bytes were read before.
func (r *reader) emit(path string, raw, row []byte, doc *entente.Document) error {
	if first, twice := r.seen[doc.ID]; twice {
		return r.fail(path, "", entente.Invalid("the same bytes as "+first+", read once", ""), false)
	}
	r.seen[doc.ID] = path
	if r.opts.MaxDocuments > 0 && r.count >= r.opts.MaxDocuments {
		e := entente.Invalid(fmt.Sprintf("stopped after %d documents", r.count), "raise the limit to read the rest")
		if err := r.fail(path, "", e, false); err != nil {
			return err
		}
		return errEnough
	}
	r.count++
	r.stop = r.yield(&Record{Document: doc, Raw: raw, Row: row}, nil)
	return r.stop
}

func (r *reader) fail(path, place string, err error, fatal bool) error {
	r.stop = r.yield(nil, problem(filepath.ToSlash(path), place, err, fatal))
	return r.stop
}
