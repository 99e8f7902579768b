// Command pack puts the data files of a folder into one archive, which a
// package embeds instead of them: a fifth to a third of the size in the program. The same
// files give the same bytes; a test of each such package holds its archive
// against the folder.
//
// Usage, as go generate calls it: go run ../tools/pack FOLDER SUFFIX OUT.zip
package main

import (
	"archive/zip"
	"compress/flate"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

func main() {
	if len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "usage: pack FOLDER SUFFIX OUT.zip")
		os.Exit(2)
	}
	if err := pack(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		fmt.Fprintln(os.Stderr, "pack:", err)
		os.Exit(1)
	}
}

// pack writes the files of folder whose names end in suffix, in order of name.
func pack(folder, suffix, path string) error {
	names, err := filepath.Glob(filepath.Join(folder, "*"+suffix))
	if err != nil || len(names) == 0 {
		return fmt.Errorf("no %s/*%s here (%v)", folder, suffix, err)
	}
	out, err := os.Create(path)
	if err != nil {
		return err
	}
	z := zip.NewWriter(out)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestCompression) })
	for _, n := range names {
		if err := add(z, n); err != nil {
			out.Close()
			return fmt.Errorf("%s: %w", n, err)
		}
	}
	if err := z.Close(); err != nil {
		out.Close()
		return err
	}
	return out.Close()
}

func add(z *zip.Writer, name string) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	w, err := z.CreateHeader(&zip.FileHeader{Name: filepath.ToSlash(name), Method: zip.Deflate})
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}
