package archive

import (
	"strings"

	"entente"
)

// Alert is a saved query that calls when enough new documents answer it.
type Alert struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	// Words is a search; the other fields are as in Filter. A document answers
	// when it has the words and, if any property of claims is asked for, a
	// claim with all of them.
	Words     string         `json:"words,omitempty"`
	Between   string         `json:"between,omitempty"` // "EGY-ETH"
	Actor     string         `json:"actor,omitempty"`
	Issue     string         `json:"issue,omitempty"`
	Type      string         `json:"type,omitempty"`
	Kind      entente.Kind   `json:"kind,omitempty"`
	Status    entente.Status `json:"status,omitempty"`
	Publisher string         `json:"publisher,omitempty"`
	// Least is how many new documents make a call, Days within how many days
	// of their recording; Days 0 is without end.
	Least int    `json:"least"`
	Days  int    `json:"days,omitempty"`
	By    string `json:"by,omitempty"`
	// RecordedAt is RFC 3339; EndedAt is "" while the alert is kept.
	RecordedAt string `json:"recorded_at"`
	EndedAt    string `json:"ended_at,omitempty"`
}

// Filter is the part of the query that is not words.
func (a Alert) Filter() Filter {
	f := Filter{Actor: a.Actor, Issue: a.Issue, Type: a.Type, Kind: a.Kind, Status: a.Status, Publisher: a.Publisher}
	if x, y, ok := strings.Cut(a.Between, "-"); ok {
		d := entente.NewDyad(x, y)
		f.Dyad = &d
	}
	return f
}

// Check returns an error unless the alert can be recorded.
func (a Alert) Check() error {
	f := a.Filter()
	switch {
	case strings.TrimSpace(a.Name) == "" || len(a.Name) > 200:
		return entente.Invalid("the alert has no name", "name it in at most 200 characters")
	case a.Words == "" && !f.OfClaims() && f.Publisher == "":
		return entente.Invalid("the alert asks for nothing", "give words, a pair, an issue, an actor or a publisher")
	case a.Least < 1 || a.Least > 1000:
		return entente.Invalid("an alert waits for 1 to 1000 documents", "")
	case a.Days < 0 || a.Days > 3660:
		return entente.Invalid("the days of an alert are 0 to 3660", "0 is without end")
	}
	return nil
}

// Firing is one call of an alert.
type Firing struct {
	Seq   int64  `json:"seq"`
	Alert string `json:"alert"`
	Name  string `json:"name"`
	// Documents are the IDs of those that made the call.
	Documents  []string `json:"documents"`
	RecordedAt string   `json:"recorded_at"`
}
