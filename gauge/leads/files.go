package leads

import (
	"archive/zip"
	"bufio"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// sink is a file that is written at its end, or a stream.
type sink struct {
	f  *os.File // nil for a stream
	w  *bufio.Writer
	at int64 // bytes written, buffered or not
}

// openSink opens a file and cuts it to a length that an earlier import left;
// "" is no file.
func openSink(name string, length int64) (*sink, error) {
	if name == "" {
		return &sink{w: bufio.NewWriter(io.Discard)}, nil
	}
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, err
	}
	s := &sink{f: f, w: bufio.NewWriterSize(f, 1<<16)}
	info, err := f.Stat()
	if err == nil && info.Size() < length {
		err = fmt.Errorf("%s is shorter than the import left it", name)
	}
	if err == nil {
		err = s.cut(length)
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return s, nil
}

func (s *sink) write(b []byte) error {
	n, err := s.w.Write(b)
	s.at += int64(n)
	return err
}

func (s *sink) flush() error {
	if err := s.w.Flush(); err != nil || s.f == nil {
		return err
	}
	return s.f.Sync()
}

// cut drops what is buffered, and what a file holds after a length.
func (s *sink) cut(length int64) error {
	if s.f == nil {
		return nil
	}
	s.w.Reset(s.f)
	if err := s.f.Truncate(length); err != nil {
		return err
	}
	s.at = length
	_, err := s.f.Seek(length, io.SeekStart)
	return err
}

func (s *sink) close() error {
	err := s.w.Flush()
	if s.f == nil {
		return err
	}
	if e := s.f.Close(); err == nil {
		err = e
	}
	return err
}

// hash is the SHA-256 of a file's bytes, "" for standard input.
func hash(name string) (string, error) {
	if name == "-" {
		return "", nil
	}
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// open opens a table: a plain file, one packed with gzip, or a ZIP archive with
// one file in it.
func open(name string, stdin io.Reader) (io.Reader, func(), error) {
	if name == "-" {
		return stdin, func() {}, nil
	}
	if strings.EqualFold(filepath.Ext(name), ".zip") {
		return openZip(name)
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, nil, err
	}
	if !strings.EqualFold(filepath.Ext(name), ".gz") {
		return f, func() { f.Close() }, nil
	}
	z, err := gzip.NewReader(bufio.NewReaderSize(f, 1<<16))
	if err != nil {
		f.Close()
		return nil, nil, err
	}
	return z, func() { f.Close() }, nil
}

func openZip(name string) (io.Reader, func(), error) {
	z, err := zip.OpenReader(name)
	if err != nil {
		return nil, nil, err
	}
	var table *zip.File
	for _, f := range z.File {
		if f.FileInfo().IsDir() {
			continue
		}
		if table != nil {
			z.Close()
			return nil, nil, fmt.Errorf("the archive holds more than one file")
		}
		table = f
	}
	if table == nil {
		z.Close()
		return nil, nil, fmt.Errorf("the archive is empty")
	}
	in, err := table.Open()
	if err != nil {
		z.Close()
		return nil, nil, err
	}
	return in, func() { in.Close(); z.Close() }, nil
}

// replace writes a file whole or not at all.
func replace(name string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name)+".*")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}
