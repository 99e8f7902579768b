package neural

import "testing"

func TestVectorProductsEqualPortable(t *testing.T) {
	seed := uint64(5)
	next := func(n int16) int16 {
		seed = seed*6364136223846793005 + 1442695040888963407
		return int16(int64(seed>>33)%int64(2*n+1)) - n
	}
	for _, pairs := range []int{1, 2, 96, 288} {
		x, w := make([]int16, pairs*16), make([]int16, pairs*64)
		for i := range x {
			x[i] = next(limit)
		}
		for i := range w {
			w[i] = next(127)
		}
		var want, got [8 * 32]int32
		productPortable(pairs, x, w, &want)
		if has512 {
			productAVX512(pairs, &x[0], &w[0], &got[0])
			if got != want {
				t.Errorf("AVX-512 differs for %d pairs", pairs)
			}
		}
		if has256 {
			productAVX2(pairs, &x[0], &w[0], &got[0])
			if got != want {
				t.Errorf("AVX2 differs for %d pairs", pairs)
			}
		}
	}
}
