package pairs

import (
	_ "embed"
	"sync"
)

//go:embed events.bin
var events []byte

// Load returns the embedded model; see MODEL.md.
var Load = sync.OnceValues(func() (*Model, error) { return ParseModel(events) })
