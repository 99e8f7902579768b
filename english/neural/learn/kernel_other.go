//go:build !amd64

package learn

func kernel(k int, a, b []float32, c []float32, stride int) {
	kernelPortable(k, a, b, c, stride)
}
