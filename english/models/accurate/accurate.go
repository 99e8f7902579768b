// Package accurate embeds the weights of the accurate model. See CARD.md for
// data, licences and figures.
package accurate

import _ "embed"

// Weights is the model file, as package weights reads it.
//
//go:embed accurate.bin
var Weights []byte
