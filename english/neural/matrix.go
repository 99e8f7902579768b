package neural

// Fixed-point scales: an activation of 1.0 is One; activations are cut to
// ±limit so that a product of up to 1024 elements fits 32 bits.
const (
	One   = 512
	limit = 16383
	shift = 24 // of Matrix.Scale
)

// Matrix multiplies activations by 8-bit weights kept as 16-bit pairs. W is
// laid out in panels of 32 columns; in a panel, for each pair of rows k, k+1,
// the 32 pairs (w[k][n], w[k+1][n]).
type Matrix struct {
	K, N  int
	pairs int // of rows, K rounded up
	w     []int16
	scale []int32 // per column, times 1<<shift
	bias  []int32 // per column, in 1/One
}

// NewMatrix packs weights w [k x n] with their column scales and biases.
func NewMatrix(k, n int, w []int8, scale, bias []int32) *Matrix {
	m := &Matrix{K: k, N: n, pairs: (k + 1) / 2, scale: scale, bias: bias}
	panels := (n + 31) / 32
	m.w = make([]int16, panels*m.pairs*64)
	for r := range k {
		for c := range n {
			m.w[(c/32*m.pairs+r/2)*64+c%32*2+r%2] = int16(w[r*n+c])
		}
	}
	return m
}

// buffers are the memory of products.
type buffers struct {
	x   []int16 // activations in panels of 8 rows: pairs [pairs][8][2]
	acc [8 * 32]int32
}

// mul writes x·W, scaled and with the bias added, into dst [rows x N], in
// 1/One. x has rows of K activations.
func (m *Matrix) mul(b *buffers, dst []int32, x []int16, rows int) {
	panel := m.pairs * 16
	if n := (rows + 7) / 8 * panel; cap(b.x) < n {
		b.x = make([]int16, n)
	}
	for p := 0; p*8 < rows; p++ {
		m.pack(b.x[p*panel:(p+1)*panel], x, p*8, min(8, rows-p*8))
	}
	for q := 0; q*32 < m.N; q++ {
		w := m.w[q*m.pairs*64 : (q+1)*m.pairs*64]
		n := min(32, m.N-q*32)
		scale, bias := m.scale[q*32:q*32+n], m.bias[q*32:q*32+n]
		for p := 0; p*8 < rows; p++ {
			product(m.pairs, b.x[p*panel:(p+1)*panel], w, &b.acc)
			for i := range min(8, rows-p*8) {
				row := dst[(p*8+i)*m.N+q*32:]
				row = row[:n]
				acc := b.acc[i*32 : i*32+n]
				for j, v := range acc {
					row[j] = int32((int64(v)*int64(scale[j])+1<<(shift-1))>>shift) + bias[j]
				}
			}
		}
	}
}

// pack lays out rows from..from+n of x as one panel, the rest zero.
func (m *Matrix) pack(panel, x []int16, from, n int) {
	for i := range n {
		row := x[(from+i)*m.K : (from+i+1)*m.K]
		at := i * 2
		for k := 0; k+1 < len(row); k += 2 {
			panel[at], panel[at+1] = row[k], row[k+1]
			at += 16
		}
		if len(row)%2 == 1 {
			panel[at], panel[at+1] = row[len(row)-1], 0
		}
	}
	for i := n; i < 8; i++ {
		for at := i * 2; at < len(panel); at += 16 {
			panel[at], panel[at+1] = 0, 0
		}
	}
}

// productPortable sets acc[8x32] to the sums over pairs of x[pairs][8][2] by
// w[pairs][32][2]. It is the portable twin of the vector kernels.
func productPortable(pairs int, x, w []int16, acc *[8 * 32]int32) {
	clear(acc[:])
	for k := range pairs {
		wp := w[k*64 : k*64+64]
		for i := range 8 {
			a, b := int32(x[k*16+i*2]), int32(x[k*16+i*2+1])
			if a == 0 && b == 0 {
				continue
			}
			row := acc[i*32 : i*32+32]
			for j := range row {
				row[j] += a*int32(wp[2*j]) + b*int32(wp[2*j+1])
			}
		}
	}
}

func cut(v int32) int16 { return int16(max(-limit, min(limit, v))) }
