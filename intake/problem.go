package intake

import (
	"errors"
	"fmt"

	"entente"
)

// problem makes a Problem of an error, with the hint it carries.
func problem(path, place string, err error, fatal bool) *entente.Problem {
	p := &entente.Problem{Path: path, Place: place, Reason: err.Error(), Fatal: fatal}
	var e *entente.Error
	if errors.As(err, &e) {
		p.Reason, p.Hint = e.Error(), e.Hint
	}
	return p
}

func tooLarge(size, limit int64) error {
	return entente.Invalid(fmt.Sprintf("the file is too large: %s, the limit is %s", mebibytes(size), mebibytes(limit)),
		"split it into smaller files")
}

func mebibytes(n int64) string {
	if n < 1<<20 {
		return fmt.Sprintf("%d bytes", n)
	}
	return fmt.Sprintf("%d MiB", n>>20)
}
