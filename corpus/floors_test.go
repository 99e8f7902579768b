package corpus

// What the corpus has reached. Raise, never lower.
const (
	floorSentences = 950
	floorDyads     = 145
	floorTypes     = 16
	floorStatuses  = 9
)
