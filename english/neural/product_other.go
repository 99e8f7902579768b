//go:build !amd64

package neural

func product(pairs int, x, w []int16, acc *[8 * 32]int32) { productPortable(pairs, x, w, acc) }
