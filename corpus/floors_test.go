package corpus

// What the corpus has reached. Raise, never lower.
const (
	floorSentences = 1
	floorDyads     = 1
	floorTypes     = 16
	floorStatuses  = 9
)
