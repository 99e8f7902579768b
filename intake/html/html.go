// Package html is a stub.
package html

import (
	"entente"
	"entente/intake/draft"
)

// Read reads one file.
func Read(raw []byte, encoding, address string) (*draft.Draft, error) {
	return nil, entente.Invalid("not read yet", "")
}
