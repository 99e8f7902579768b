package learn

import "math"

// kernelPortable is the portable twin of the vector kernel, bit for bit: it
// adds to the 8 x 32 elements of c the sums over k of a[k][8]·b[k][32].
func kernelPortable(k int, a, b, c []float32, stride int) {
	var sum [8 * 32]float32
	for p := range k {
		x, y := a[p*8:p*8+8], b[p*32:p*32+32]
		for i, u := range x {
			row := sum[i*32 : i*32+32]
			for j, v := range y {
				row[j] = fma32(u, v, row[j])
			}
		}
	}
	for i := range 8 {
		addTo(c[i*stride:i*stride+32], sum[i*32:i*32+32])
	}
}

// fma32 is x*y+z rounded once: the sum in 64 bits is rounded to odd, so that
// rounding it again to 32 bits is exact.
func fma32(x, y, z float32) float32 {
	p := float64(x) * float64(y)
	c := float64(z)
	s := p + c
	t := s - p
	err := (p - (s - t)) + (c - t)
	if err != 0 && math.Float64bits(s)&1 == 0 {
		if (err > 0) == (s > 0) {
			s = math.Float64frombits(math.Float64bits(s) + 1)
		} else {
			s = math.Float64frombits(math.Float64bits(s) - 1)
		}
	}
	return float32(s)
}

// view is a matrix of r rows and c columns inside x: element (i,j) is
// x[i*rs+j*cs].
type view struct {
	x            []float32
	r, c, rs, cs int
}

func mat(x []float32, r, c int) view { return view{x, r, c, c, 1} }

// columns is the part of v from column at on, n columns wide.
func (v view) columns(at, n int) view { return view{v.x[at*v.cs:], v.r, n, v.rs, v.cs} }

func (v view) t() view { return view{v.x, v.c, v.r, v.cs, v.rs} }

// gemm holds packing buffers for one goroutine.
type gemm struct{ a, b []float32 }

const depth = 512 // elements of k taken at once

// mul adds a·b to c; c must have unit column stride.
func (g *gemm) mul(c, a, b view) {
	for k := 0; k < a.c; k += depth {
		g.block(c, a, b, k, min(depth, a.c-k))
	}
}

func (g *gemm) block(c, a, b view, k0, k int) {
	mp, np := (a.r+7)/8, (b.c+31)/32
	g.a, g.b = size(g.a, mp*8*k), size(g.b, np*32*k)
	pack(g.a, a.t(), k0, k, 8)
	pack(g.b, b, k0, k, 32)
	var tile [8 * 32]float32
	for q := range np {
		w := min(32, b.c-q*32)
		for p := range mp {
			h := min(8, a.r-p*8)
			at := p*8*c.rs + q*32
			if w == 32 && h == 8 {
				kernel(k, g.a[p*8*k:], g.b[q*32*k:], c.x[at:], c.rs)
				continue
			}
			clear(tile[:])
			kernel(k, g.a[p*8*k:], g.b[q*32*k:], tile[:], 32)
			for i := range h {
				addTo(c.x[at+i*c.rs:][:w], tile[i*32:i*32+w])
			}
		}
	}
}

// pack copies rows k0..k0+k of v into panels of the given width, with zeros
// beyond its columns.
func pack(dst []float32, v view, k0, k, width int) {
	for p := 0; p*width < v.c; p++ {
		panel := dst[p*width*k : (p+1)*width*k]
		n := min(width, v.c-p*width)
		if v.cs == 1 {
			for i := range k {
				at := (k0+i)*v.rs + p*width
				copy(panel[i*width:], v.x[at:at+n])
				clear(panel[i*width+n : (i+1)*width])
			}
			continue
		}
		for j := range width {
			if j >= n {
				for i := range k {
					panel[i*width+j] = 0
				}
				continue
			}
			at := (p*width+j)*v.cs + k0*v.rs
			for i := range k {
				panel[i*width+j] = v.x[at]
				at += v.rs
			}
		}
	}
}

func size(x []float32, n int) []float32 {
	if cap(x) < n {
		return make([]float32, n)
	}
	return x[:n]
}

func zeros(x []float32, n int) []float32 {
	x = size(x, n)
	clear(x)
	return x
}
