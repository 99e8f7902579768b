package intake

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"entente"
)

// formatOf returns the format that a file name says, "" for none that we read.
func formatOf(name string) string {
	name = strings.ToLower(name)
	if strings.HasSuffix(name, ".warc.gz") {
		return "warc"
	}
	switch filepath.Ext(name) {
	case ".txt", ".text":
		return "text"
	case ".md", ".markdown":
		return "markdown"
	case ".html", ".htm", ".xhtml":
		return "html"
	case ".pdf":
		return "pdf"
	case ".eml":
		return "eml"
	case ".jsonl", ".ndjson":
		return "jsonl"
	case ".warc":
		return "warc"
	}
	return ""
}

const formats = "the formats are .txt .md .html .htm .pdf .eml .jsonl .warc and .warc.gz"

// walk lists the inputs under paths, each file once.
func (r *reader) walk(paths []string) []input {
	var out []input
	listed := map[string]bool{}
	add := func(in input) {
		key := in.path
		if abs, err := filepath.Abs(in.path); err == nil && in.path != "-" {
			key = abs
		}
		if in.problem != nil || !listed[key] {
			listed[key] = listed[key] || in.problem == nil
			out = append(out, in)
		}
	}
	bad := func(path string, err error, fatal bool) {
		add(input{path: path, problem: problem(filepath.ToSlash(path), "", err, fatal)})
	}
	for _, p := range paths {
		if p == "-" {
			add(input{path: p})
			continue
		}
		info, err := os.Stat(p)
		switch {
		case err != nil:
			bad(p, entente.Invalid(reason(err), ""), true)
		case info.IsDir():
			walkFolder(p, add, bad)
		case filepath.Base(p) == "sources.csv":
			bad(p, entente.Invalid("sources.csv describes the files beside it and is not itself a source", "give the folder"), true)
		case formatOf(p) == "":
			bad(p, entente.Invalid("unknown format", formats), true)
		default:
			add(input{path: p, format: formatOf(p)})
		}
	}
	return out
}

func walkFolder(root string, add func(input), bad func(string, error, bool)) {
	readable := 0
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			bad(path, entente.Invalid(reason(err), ""), true)
			if e != nil && e.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		name := e.Name()
		if path != root && strings.HasPrefix(name, ".") {
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if e.IsDir() || name == "sources.csv" {
			return nil
		}
		if e.Type()&fs.ModeSymlink != 0 {
			if info, err := os.Stat(path); err != nil || info.IsDir() {
				return nil
			}
		}
		format := formatOf(name)
		if format == "" {
			bad(path, entente.Invalid("skipped: unknown format", formats), false)
			return nil
		}
		readable++
		add(input{path: path, format: format})
		return nil
	})
	if err != nil {
		bad(root, err, true)
	}
	if readable == 0 {
		bad(root, entente.Invalid("the folder holds no file that can be read", formats), true)
	}
}

// reason is the plain reason of a file system error.
func reason(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "no such file or folder"
	case errors.Is(err, fs.ErrPermission):
		return "permission denied"
	}
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}
