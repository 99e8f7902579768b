package archive

import (
	"net/url"

	"entente"
)

// Hook is an address that is told of the calls of alerts.
type Hook struct {
	ID  string `json:"id"`
	URL string `json:"url"`
	// Secret signs what is sent; it is shown once, when the hook is set.
	Secret string `json:"-"`
	// Alert is the one whose calls are told, "" for all.
	Alert string `json:"alert,omitempty"`
	// Private lets the address be on a private network or this machine, and
	// unencrypted.
	Private bool `json:"private,omitempty"`
	// Told is the last call that was delivered.
	Told int64 `json:"told"`
	// Failures is how many deliveries failed in a row, NextAt when the next is
	// due, "" for now.
	Failures   int    `json:"failures,omitempty"`
	NextAt     string `json:"next_at,omitempty"`
	RecordedAt string `json:"recorded_at"`
	EndedAt    string `json:"ended_at,omitempty"`
}

// Check returns an error unless the hook can be recorded.
func (h Hook) Check() error {
	u, err := url.Parse(h.URL)
	switch {
	case err != nil || u.Hostname() == "" || u.User != nil || len(h.URL) > 2000 || u.Scheme != "https" && u.Scheme != "http":
		return entente.Invalid("“"+h.URL+"” is not an address that can be told", "give one that begins with https:// and holds no user name")
	case u.Scheme == "http" && !h.Private:
		return entente.Invalid("what is sent to "+h.URL+" would travel in the clear", "give an https:// address, or --allow-private for one on your own network")
	case len(h.Secret) < 16:
		return entente.Invalid("the secret is too short", "take at least 16 characters, or leave it out to have one made")
	}
	return nil
}
