package learn

import (
	"slices"
	"testing"
)

func TestVectorKernelEqualsPortable(t *testing.T) {
	r := rng{7}
	for _, k := range []int{1, 3, 64, 511} {
		a, b := make([]float32, 8*k), make([]float32, 32*k)
		for i := range a {
			a[i] = r.normal()
		}
		for i := range b {
			b[i] = r.normal() * 1e-3
		}
		x, y := make([]float32, 8*40), make([]float32, 8*40)
		kernel(k, a, b, x, 40)
		kernelPortable(k, a, b, y, 40)
		if !slices.Equal(x, y) {
			t.Errorf("k=%d: kernels differ", k)
		}
	}
}

func TestProductEqualsDefinition(t *testing.T) {
	r := rng{9}
	m, n, k := 13, 45, 600
	a, b := make([]float32, m*k), make([]float32, k*n)
	for i := range a {
		a[i] = float32(r.next()%7) - 3
	}
	for i := range b {
		b[i] = float32(r.next()%5) - 2
	}
	c, d := make([]float32, m*n), make([]float32, m*n)
	var g gemm
	g.mul(mat(c, m, n), mat(a, m, k), mat(b, k, n))
	for i := range m {
		for j := range n {
			for p := range k {
				d[i*n+j] += a[i*k+p] * b[p*n+j]
			}
			if c[i*n+j] != d[i*n+j] {
				t.Fatalf("(%d,%d): %g, want %g", i, j, c[i*n+j], d[i*n+j])
			}
		}
	}
}

func BenchmarkProduct(b *testing.B) {
	var g gemm
	m, n, k := 1000, 320, 480
	x, y, z := make([]float32, m*k), make([]float32, k*n), make([]float32, m*n)
	for b.Loop() {
		g.mul(mat(z, m, n), mat(x, m, k), mat(y, k, n))
	}
	b.ReportMetric(float64(2*m*n*k*b.N)/b.Elapsed().Seconds()/1e9, "GFLOPS")
}
