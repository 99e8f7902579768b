package corpus

// What the corpus has reached. Raise, never lower.
const (
	floorSentences = 1500
	floorDyads     = 240
	floorTypes     = 16
	floorStatuses  = 9
)
