package neural

import "golang.org/x/sys/cpu"

//go:noescape
func productAVX512(pairs int, x, w *int16, acc *int32)

//go:noescape
func productAVX2(pairs int, x, w *int16, acc *int32)

var (
	has512 = cpu.X86.HasAVX512F && cpu.X86.HasAVX512BW
	has256 = cpu.X86.HasAVX2
)

func product(pairs int, x, w []int16, acc *[8 * 32]int32) {
	switch {
	case has512:
		productAVX512(pairs, &x[0], &w[0], &acc[0])
	case has256:
		productAVX2(pairs, &x[0], &w[0], &acc[0])
	default:
		productPortable(pairs, x, w, acc)
	}
}
