package ranking

import (
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"entente/forecast/ranking"
)

// dataset is one folder: train.txt, valid.txt, test.txt when present (or any
// of them with .gz), entity2id.txt, relation2id.txt.
type dataset struct {
	name               string
	names              ranking.Names
	train, valid, test []ranking.Fact
}

func readDataset(dir string) (*dataset, error) {
	d := &dataset{name: filepath.Base(dir)}
	var err error
	if d.names.Entities, err = readNames(filepath.Join(dir, "entity2id.txt")); err != nil {
		return nil, err
	}
	if d.names.Relations, err = readNames(filepath.Join(dir, "relation2id.txt")); err != nil {
		return nil, err
	}
	for _, part := range []struct {
		file     string
		to       *[]ranking.Fact
		optional bool
	}{{"train.txt", &d.train, false}, {"valid.txt", &d.valid, false}, {"test.txt", &d.test, true}} {
		*part.to, err = readFacts(filepath.Join(dir, part.file))
		if err != nil && !(part.optional && errors.Is(err, fs.ErrNotExist)) {
			return nil, err
		}
	}
	if err := d.check(); err != nil {
		return nil, fmt.Errorf("read %s: %w", dir, err)
	}
	step := int32(0)
	for _, part := range [][]ranking.Fact{d.train, d.valid, d.test} {
		for _, f := range part {
			step = gcd(step, f.Day)
		}
	}
	for _, part := range [][]ranking.Fact{d.train, d.valid, d.test} {
		for i := range part {
			part[i].Day /= max(step, 1)
		}
	}
	return d, nil
}

// check reports the first fact outside the names or before time 0, and parts
// that overlap in time.
func (d *dataset) check() error {
	e, r := int32(len(d.names.Entities)), int32(len(d.names.Relations))
	last := int32(0)
	for _, part := range []struct {
		name  string
		facts []ranking.Fact
	}{{"train", d.train}, {"valid", d.valid}, {"test", d.test}} {
		end := last
		for i, f := range part.facts {
			if min(f.Subject, f.Relation, f.Object, f.Day) < 0 || f.Subject >= e || f.Object >= e || f.Relation >= r {
				return fmt.Errorf("%s fact %d is outside %d actors and %d relations", part.name, i+1, e, r)
			}
			if f.Day < last {
				return fmt.Errorf("%s fact %d is older than the part before", part.name, i+1)
			}
			end = max(end, f.Day)
		}
		last = end
	}
	return nil
}

func gcd(a, b int32) int32 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// open opens path, or path.gz.
func open(path string) (io.ReadCloser, error) {
	f, err := os.Open(path)
	if err == nil || !errors.Is(err, fs.ErrNotExist) {
		return f, err
	}
	z, zerr := os.Open(path + ".gz")
	if zerr != nil {
		return nil, err
	}
	g, err := gzip.NewReader(z)
	if err != nil {
		z.Close()
		return nil, fmt.Errorf("open %s.gz: %w", path, err)
	}
	return struct {
		io.Reader
		io.Closer
	}{g, z}, nil
}

// eachLine calls do with every line that is not blank, cut at tabs.
func eachLine(path string, do func(fields []string) error) error {
	f, err := open(path)
	if err != nil {
		return fmt.Errorf("read %s: %w", filepath.Base(path), err)
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<20)
	for n := 1; in.Scan(); n++ {
		if strings.TrimSpace(in.Text()) == "" {
			continue
		}
		if err := do(strings.Split(strings.TrimRight(in.Text(), "\r"), "\t")); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
	return in.Err()
}

// readNames reads "name TAB id" lines; ids must be 0..n-1 in any order.
func readNames(path string) ([]string, error) {
	byID := map[int]string{}
	err := eachLine(path, func(f []string) error {
		if len(f) < 2 {
			return errors.New("want name and number")
		}
		id, err := strconv.Atoi(strings.TrimSpace(f[len(f)-1]))
		if err != nil {
			return err
		}
		byID[id] = f[0]
		return nil
	})
	if err != nil {
		return nil, err
	}
	out := make([]string, len(byID))
	for i := range out {
		name, ok := byID[i]
		if !ok {
			return nil, fmt.Errorf("%s: number %d of %d is missing", path, i, len(out))
		}
		out[i] = name
	}
	return out, nil
}

// readFacts reads "subject TAB relation TAB object TAB time ..." lines.
func readFacts(path string) ([]ranking.Fact, error) {
	var out []ranking.Fact
	err := eachLine(path, func(f []string) error {
		if len(f) < 4 {
			return errors.New("want four numbers")
		}
		var n [4]int32
		for i := range n {
			v, err := strconv.ParseInt(strings.TrimSpace(f[i]), 10, 32)
			if err != nil {
				return err
			}
			n[i] = int32(v)
		}
		out = append(out, ranking.Fact{Subject: n[0], Relation: n[1], Object: n[2], Day: n[3]})
		return nil
	})
	return out, err
}
