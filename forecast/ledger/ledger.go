package ledger

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"entente"
)

// Question is a forecast that evidence can prove right or wrong.
type Question struct {
	// ID is "q:" and the first 16 hex digits of the hash of the rest.
	ID   string `json:"id"`
	Text string `json:"text"`
	Rule Rule   `json:"rule"`
	// Asked is the day whose knowledge the chance rests on; the rule's days
	// begin after it.
	Asked  string  `json:"asked"`
	Chance float64 `json:"chance"`
	// Source says who or what gave the chance.
	Source string `json:"source"`
}

// The outcomes of a question.
const (
	Yes  = "yes"
	No   = "no"
	Void = "void"
)

// Resolution is how a question came out.
type Resolution struct {
	Question string `json:"question"`
	Outcome  string `json:"outcome"`
	// Count of the acts surely within the days, and of those that may be.
	Count    int `json:"count"`
	Possible int `json:"possible"`
	// Until is the last day told of, Evidence the incidents or rows.
	Until    string   `json:"until"`
	Evidence []string `json:"evidence"`
	Because  string   `json:"because"`
}

// Record is one line of the file.
type Record struct {
	Entered    string      `json:"entered"` // when, by the clock of the machine
	Question   *Question   `json:"question,omitempty"`
	Resolution *Resolution `json:"resolution,omitempty"`
	Before     string      `json:"before"` // hash of the record before, "" for the first
	Hash       string      `json:"hash"`   // of this record without Hash
}

// Ledger is the file as read.
type Ledger struct {
	path      string
	Records   []Record
	questions map[string]*Question
	resolved  map[string]*Resolution
}

// lineLimit bounds the length of a record.
const lineLimit = 1 << 20

// Open reads the ledger at path; a file that is not there is an empty ledger.
func Open(path string) (*Ledger, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return newLedger(path), nil
	}
	if err != nil {
		return nil, entente.Invalid(err.Error(), "name a ledger that can be read")
	}
	defer f.Close()
	l, err := Read(f, path)
	if err != nil {
		return nil, err
	}
	return l, nil
}

func newLedger(path string) *Ledger {
	return &Ledger{path: path, questions: map[string]*Question{}, resolved: map[string]*Resolution{}}
}

// Read reads a ledger and checks every record; name is for messages.
func Read(in io.Reader, name string) (*Ledger, error) {
	l := newLedger(name)
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, lineLimit)
	for n := 1; lines.Scan(); n++ {
		var r Record
		dec := json.NewDecoder(bytes.NewReader(lines.Bytes()))
		dec.DisallowUnknownFields()
		err := dec.Decode(&r)
		if err == nil && dec.More() {
			err = errors.New("more than one record in the line")
		}
		if err == nil {
			err = l.check(&r)
		}
		if err != nil {
			return nil, entente.Invalid(fmt.Sprintf("%s:%d: %v", name, n, err), "the ledger was changed after it was written; restore it from a copy")
		}
		l.take(r)
	}
	if err := lines.Err(); err != nil {
		return nil, entente.Invalid(name+": "+err.Error(), "restore the ledger from a copy")
	}
	return l, nil
}

// check proves one record against those before it.
func (l *Ledger) check(r *Record) error {
	hash, err := r.digest()
	if err != nil {
		return err
	}
	before := ""
	if n := len(l.Records); n > 0 {
		before = l.Records[n-1].Hash
	}
	switch {
	case hash != r.Hash:
		return errors.New("the record is not what was entered")
	case r.Before != before:
		return errors.New("a record before this one is missing or was moved")
	case (r.Question == nil) == (r.Resolution == nil):
		return errors.New("the record holds neither a question nor a resolution, or both")
	}
	if q := r.Question; q != nil {
		id, err := q.identity()
		if err != nil || id != q.ID || l.questions[q.ID] != nil {
			return fmt.Errorf("question %s is not what was asked, or is asked twice", q.ID)
		}
		return q.Check()
	}
	if l.questions[r.Resolution.Question] == nil || l.resolved[r.Resolution.Question] != nil {
		return fmt.Errorf("question %s is not asked before, or is resolved twice", r.Resolution.Question)
	}
	return nil
}

func (l *Ledger) take(r Record) {
	l.Records = append(l.Records, r)
	if r.Question != nil {
		l.questions[r.Question.ID] = r.Question
	} else {
		l.resolved[r.Resolution.Question] = r.Resolution
	}
}

// Questions are those of the ledger in the order of entry, each with its
// resolution, nil while it is open.
func (l *Ledger) Questions() []Asked {
	var out []Asked
	for i := range l.Records {
		if q := l.Records[i].Question; q != nil {
			out = append(out, Asked{*q, l.resolved[q.ID]})
		}
	}
	return out
}

// Asked is a question and how it came out, nil while it is open.
type Asked struct {
	Question   Question    `json:"question"`
	Resolution *Resolution `json:"resolution"`
}

// Check reports what is wrong with a question.
func (q *Question) Check() error {
	if err := q.Rule.Check(); err != nil {
		return err
	}
	switch {
	case !(q.Chance >= 0 && q.Chance <= 1):
		return entente.Invalid(fmt.Sprintf("%v is no chance", q.Chance), "give a number from 0 to 1")
	case q.Asked >= q.Rule.From:
		return entente.Invalid(fmt.Sprintf("the days of the question begin on %s, and it is asked on %s", q.Rule.From, q.Asked), "ask before the first day")
	}
	if _, err := time.Parse(time.DateOnly, q.Asked); err != nil {
		return entente.Invalid(fmt.Sprintf("%q is no day", q.Asked), "write it as 2025-06-18")
	}
	return nil
}

func (q *Question) identity() (string, error) {
	c := *q
	c.ID = ""
	sum, err := digest(c)
	if err != nil {
		return "", err
	}
	return "q:" + sum[:16], nil
}

// Ask enters a question and returns it with its identity; entered is the time
// by the clock. What is asked already is not entered again.
func (l *Ledger) Ask(q Question, entered string) (Question, error) {
	if q.Text == "" {
		q.Text = q.Rule.String()
	}
	id, err := q.identity()
	if err != nil {
		return q, err
	}
	q.ID = id
	if err := q.Check(); err != nil {
		return q, err
	}
	if l.questions[id] != nil {
		return q, entente.Invalid("the question is in the ledger: "+id, "nothing to do")
	}
	return q, l.append(Record{Entered: entered, Question: &q})
}

// Close enters a resolution.
func (l *Ledger) Close(r Resolution, entered string) error {
	if l.questions[r.Question] == nil || l.resolved[r.Question] != nil {
		return entente.Invalid("question "+r.Question+" is not open", "see entente ledger list")
	}
	return l.append(Record{Entered: entered, Resolution: &r})
}

// append writes one line at the end of the file, and to the disk.
func (l *Ledger) append(r Record) (err error) {
	if n := len(l.Records); n > 0 {
		r.Before = l.Records[n-1].Hash
	}
	if r.Hash, err = r.digest(); err != nil {
		return err
	}
	line, err := json.Marshal(r)
	if err != nil {
		return err
	}
	if len(line) >= lineLimit {
		return entente.Invalid("the record is longer than a megabyte", "ask a shorter question")
	}
	if err := os.MkdirAll(filepath.Dir(l.path), 0o700); err != nil {
		return entente.Invalid(err.Error(), "name another ledger with --ledger FILE")
	}
	f, err := os.OpenFile(l.path, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return entente.Invalid(err.Error(), "name another ledger with --ledger FILE")
	}
	_, err = f.Write(append(line, '\n'))
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("append to %s: %w", l.path, err)
	}
	l.take(r)
	return nil
}

func (r *Record) digest() (string, error) {
	c := *r
	c.Hash = ""
	return digest(c)
}

func digest(v any) (string, error) {
	data, err := json.Marshal(v)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]), nil
}
