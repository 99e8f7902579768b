package corpus

// What the corpus has reached. Raise, never lower.
const (
	floorSentences = 2700
	floorDyads     = 425
	floorTypes     = 16
	floorStatuses  = 9
)
