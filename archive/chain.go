package archive

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"entente"
)

// Chain returns the hash of a log entry after one with hash before, "" for
// the first.
func Chain(before string, e Entry) string {
	fields, err := json.Marshal([]string{before, e.At, e.Action, e.Subject, e.Detail})
	if err != nil { // strings always marshal
		return ""
	}
	return Sum(fields)
}

// Sum is the hexadecimal SHA-256 of data.
func Sum(data []byte) string {
	s := sha256.Sum256(data)
	return hex.EncodeToString(s[:])
}

// CheckAdd returns an error unless doc, raw and claims belong together:
// hashes are those of the bytes, and evidence stands verbatim in the text.
func CheckAdd(doc *entente.Document, raw []byte, claims []entente.Claim, readingVersion string) error {
	switch {
	case doc == nil || doc.ID == "":
		return entente.Invalid("the document has no ID", "")
	case readingVersion == "":
		return entente.Invalid("the version of the reading is missing", "")
	case Sum(raw) != doc.RawSHA256:
		return entente.Invalid("the raw bytes of "+doc.ID+" do not have its hash", "")
	case Sum([]byte(doc.Text)) != doc.TextSHA256:
		return entente.Invalid("the text of "+doc.ID+" does not have its hash", "")
	}
	seen := make(map[string]bool, len(claims))
	for i := range claims {
		c := &claims[i]
		if c.ID == "" || seen[c.ID] {
			return entente.Invalid("claim "+c.ID+" of "+doc.ID+" has no ID of its own", "")
		}
		seen[c.ID] = true
		if c.Document != doc.ID {
			return entente.Invalid("claim "+c.ID+" is of another document", "")
		}
		if reason := Misquoted(doc.Text, c); reason != "" {
			return entente.Invalid("claim "+c.ID+": "+reason, "")
		}
	}
	return nil
}

// Misquoted says what is wrong with the evidence of a claim, "" for nothing.
func Misquoted(text string, c *entente.Claim) string {
	for _, e := range c.Evidence {
		if err := e.Check(text); err != nil {
			return err.Error()
		}
		if e.Of(text) != e.Quote {
			return "the evidence does not stand in the text"
		}
	}
	return ""
}
