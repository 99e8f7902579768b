package archive

import (
	"strings"
	"unicode/utf8"

	"entente"
)

// Totals are the sizes of what is in view.
type Totals struct {
	Documents, Claims int
	// Last is the number of the custody log's last entry: a view made at this
	// number stands until the number moves.
	Last int64
}

// Pair is what the archive holds about two states.
type Pair struct {
	Dyad   entente.Dyad
	Claims int
	// Latest is the latest day of a dated claim, "" for none.
	Latest string
	// Score is the sum of the effects that are told as facts, on the
	// Goldstein scale.
	Score float64
}

// Outlet is a publisher and what the archive holds of it. Name is "" for
// documents that name none.
type Outlet struct {
	Name        string
	Documents   int
	Undated     int
	First, Last string
	// Months counts documents by month of publication ("2025-06").
	Months map[string]int
	// Rating is the last judgement of its reliability, Letter "" for none.
	Rating Rating
}

// Rating is a person's judgement of how reliable a publisher is: a letter of
// the Admiralty scale (A completely reliable … E unreliable, F cannot be
// judged), or "" to withdraw an earlier one.
type Rating struct {
	Publisher  string `json:"publisher"`
	Letter     string `json:"letter"`
	By         string `json:"by,omitempty"`
	Reason     string `json:"reason,omitempty"`
	RecordedAt string `json:"recorded_at"`
}

// Letters are the letters of the Admiralty scale with what they mean.
func Letters() [][2]string {
	return [][2]string{{"A", "completely reliable"}, {"B", "usually reliable"}, {"C", "fairly reliable"},
		{"D", "not usually reliable"}, {"E", "unreliable"}, {"F", "reliability cannot be judged"}}
}

// Check returns an error unless the rating can be recorded.
func (r Rating) Check() error {
	if r.Publisher == "" {
		return entente.Invalid("the judgement names no publisher", "")
	}
	if len(r.Letter) > 1 || !strings.Contains("ABCDEF", r.Letter) {
		return entente.Invalid("“"+r.Letter+"” is no letter of the scale", "the letters are A to F, or none to withdraw a judgement")
	}
	return nil
}

// BriefCard is a recorded brief in a list.
type BriefCard struct {
	ID, Title, Dyad, Form, AsOf, RecordedAt string
	// Touched are the decisions made after it about claims that it rests on.
	Touched []Decision
}

// Act is one line of the audit log: who did what on the pages, from where.
type Act struct {
	At, By, Action, Subject, Address string
}

// Role is what an account may do.
type Role string

// The roles: a reader reads and writes briefs, an analyst also decides on
// claims and keeps alerts, an editor also judges sources and sees the audit log.
const (
	Guest   Role = "reader"
	Analyst Role = "analyst"
	Editor  Role = "editor"
)

// Covers reports whether a role may do what asks for another.
func (r Role) Covers(need Role) bool { return rank(r) > 0 && rank(r) >= rank(need) }

func rank(r Role) int {
	switch r {
	case Guest:
		return 1
	case Analyst:
		return 2
	case Editor:
		return 3
	}
	return 0
}

// Account is a person who may enter from another machine.
type Account struct {
	Name string
	Role Role
	// Hash is the password's, as an argon2id PHC string.
	Hash       string
	RecordedAt string
}

// Check returns an error unless the account can be recorded.
func (a Account) Check() error {
	if n := utf8.RuneCountInString(a.Name); n < 1 || n > 64 || strings.ContainsFunc(a.Name, func(r rune) bool { return r <= ' ' || r == 0x7f }) {
		return entente.Invalid("“"+a.Name+"” cannot be the name of an account", "take 1 to 64 characters without spaces")
	}
	if rank(a.Role) == 0 {
		return entente.Invalid("there is no role “"+string(a.Role)+"”", "the roles are reader, analyst and editor")
	}
	if !strings.HasPrefix(a.Hash, "$argon2id$") {
		return entente.Invalid("the password of "+a.Name+" is not hashed", "")
	}
	return nil
}
