package learn

import "golang.org/x/sys/cpu"

//go:noescape
func kernelAVX512(k int, a, b, c *float32, stride int)

var wide = cpu.X86.HasAVX512F

func kernel(k int, a, b []float32, c []float32, stride int) {
	if wide {
		kernelAVX512(k, &a[0], &b[0], &c[0], stride)
		return
	}
	kernelPortable(k, a, b, c, stride)
}
