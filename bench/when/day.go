package when

import "time"

func validDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}
