// Package eml is a stub.
package eml

import (
	"entente"
	"entente/intake/draft"
)

// Read reads one file.
func Read(raw []byte) (*draft.Draft, error) {
	return nil, entente.Invalid("not read yet", "")
}
