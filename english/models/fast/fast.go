// Package fast embeds the weights of the fast models. See CARD.md for data,
// licences and figures.
package fast

import _ "embed"

// Weights is the model file, as package weights reads it.
//
//go:embed fast.bin
var Weights []byte
