// Package simd has the arithmetic that the language models spend their time in:
// products of matrices, and the element-wise part of an LSTM. It knows nothing
// of language.
//
// Each operation has an AVX2 kernel for amd64, written by tools/simd, and a
// scalar one in Go; products of whole numbers, where most of the time goes, have
// an SSE2 kernel for older amd64 and a NEON kernel for arm64 as well. [Best] is
// the fastest one that the processor has. What
// analysis uses (Integers, Scaled, Quantize, Cell) gives the same bits with
// every kernel on every machine: sums are of integers, which any order adds up
// to the same, and floating-point operations are single ones of IEEE 754 in a
// fixed order, never fused. MulFloats, which training uses, promises only that
// the same kernel gives the same result.
package simd

//go:generate go run kawat/tools/simd -out kernels_amd64.s -stubs kernels_amd64.go -pkg simd
//go:generate go run kawat/tools/neon -out kernels_arm64.s

// A Kernel says by which instructions to compute.
type Kernel int

// The kernels.
const (
	Scalar Kernel = iota
	AVX2
	SSE2 // products of whole numbers only, the rest is scalar
	NEON // likewise
)

func (k Kernel) String() string { return [...]string{"scalar", "AVX2", "SSE2", "NEON"}[k] }

// Best is the fastest kernel of this processor.
var Best = Kernels[0]

// Width is the multiple that the numbers of columns of matrices and the
// lengths of vectors must be of.
const Width = 16

// Floats is a matrix of K × N, laid out for MulFloats in panels of Width columns.
type Floats struct {
	K, N   int
	panels []float32
}

// Pack lays out b, K × N in rows. N must be a multiple of Width. It reuses f's
// memory if that is large enough.
func (f *Floats) Pack(b []float32, k, n int) {
	f.K, f.N = k, n
	if cap(f.panels) < k*n {
		f.panels = make([]float32, k*n)
	}
	f.panels = f.panels[:k*n]
	at := 0
	for j := 0; j < n; j += Width {
		for i := range k {
			copy(f.panels[at:at+Width], b[i*n+j:])
			at += Width
		}
	}
}

// PackTransposed lays out the transpose of b, which is N × K in rows.
func (f *Floats) PackTransposed(b []float32, k, n int) {
	f.K, f.N = k, n
	if cap(f.panels) < k*n {
		f.panels = make([]float32, k*n)
	}
	f.panels = f.panels[:k*n]
	for j := range n {
		row := b[j*k : j*k+k]
		at := j/Width*Width*k + j%Width
		for _, v := range row {
			f.panels[at] = v
			at += Width
		}
	}
}

// MulFloats adds a·b to c: m rows of a, aStride apart, and of c, cStride apart.
func (kern Kernel) MulFloats(c []float32, cStride int, a []float32, aStride, m int, b *Floats) {
	if m == 0 || b.K == 0 || b.N == 0 {
		return
	}
	_, _ = c[(m-1)*cStride+b.N-1], a[(m-1)*aStride+b.K-1]
	if kern == AVX2 {
		mulFloatsAVX2(c, cStride, a, aStride, m, b)
		return
	}
	for i := range m {
		x := a[i*aStride : i*aStride+b.K]
		for j := 0; j < b.N; j += Width {
			y := c[i*cStride+j : i*cStride+j+Width]
			p := b.panels[j*b.K : (j+Width)*b.K]
			for _, v := range x {
				for l, w := range p[:Width] {
					y[l] += v * w
				}
				p = p[Width:]
			}
		}
	}
}

// Integers is a matrix of K × N whole numbers, laid out for one kernel.
type Integers struct {
	K, N   int
	kernel Kernel
	// AVX2 and SSE2: panels of Width columns, each K/2 times Width pairs of rows.
	// NEON: panels of Width columns, each K rows.
	panels []int16
	// Scalar, for numbers of 8 bits: panels of Width columns, each K rows of Width/2
	// pairs of columns. A pair is one float64, the second number 1<<laneBits times
	// the first one's worth, so that one multiplication does two; sums up to
	// laneTerms products stay apart, and are exact.
	lanes [][pairs]float64
	// Scalar, for numbers of 16 bits: columns.
	columns []int16
}

const (
	laneBits  = 26
	laneTerms = 64
	// Most is the greatest absolute value that a number multiplied with a matrix of
	// 8-bit numbers may have: 64 products of it and 127 must stay below 1<<25.
	Most = 4095
	// mostRows is the greatest K of a matrix.
	mostRows = 4096
)

// Integers lays out w, K × N in rows, its numbers from -127 to 127, for
// multiplication. K must be even and at most mostRows, N a multiple of Width; it
// panics otherwise.
func (kern Kernel) Integers(w []int8, k, n int) *Integers {
	if k%2 != 0 || k > mostRows || n%Width != 0 {
		panic("simd: a matrix of impossible size")
	}
	m := &Integers{K: k, N: n, kernel: kern}
	at := 0
	switch kern {
	case NEON:
		m.panels = make([]int16, k*n)
		for j := 0; j < n; j += Width {
			for i := range k {
				for l, v := range w[i*n+j:][:Width] {
					m.panels[at+l] = int16(v)
				}
				at += Width
			}
		}
		return m
	case AVX2, SSE2:
		m.panels = make([]int16, k*n)
		for j := 0; j < n; j += Width {
			for i := 0; i < k; i += 2 {
				upper, lower := w[i*n+j:][:Width], w[(i+1)*n+j:][:Width]
				p := m.panels[at:][:2*Width]
				for l := range Width {
					p[2*l], p[2*l+1] = int16(upper[l]), int16(lower[l])
				}
				at += 2 * Width
			}
		}
		return m
	}
	m.lanes = make([][pairs]float64, k*n/Width)
	for j := 0; j < n; j += Width {
		for i := range k {
			row := w[i*n+j:][:Width]
			for l := range pairs {
				m.lanes[at][l] = float64(int64(row[2*l]) + int64(row[2*l+1])<<laneBits)
			}
			at++
		}
	}
	return m
}

// PackTransposed lays out the transpose of w, which is N × K in rows, its
// numbers of 16 bits. K must be even, N a multiple of Width. The sums of Mul must
// fit into 32 bits. It reuses m's memory if that is large enough.
func (m *Integers) PackTransposed(kern Kernel, w []int16, k, n int) {
	m.kernel, m.K, m.N, m.lanes = kern, k, n, nil
	if kern == Scalar {
		m.columns = append(m.columns[:0], w[:k*n]...)
		return
	}
	if cap(m.panels) < k*n {
		m.panels = make([]int16, k*n+k*n/4)
	}
	m.panels = m.panels[:k*n]
	for j := range n {
		row := w[j*k : j*k+k]
		if kern == NEON {
			at := j/Width*Width*k + j%Width
			for _, v := range row {
				m.panels[at] = v
				at += Width
			}
			continue
		}
		at := j/Width*Width*k + j%Width*2
		for i := 0; i < k; i += 2 {
			m.panels[at], m.panels[at+1] = row[i], row[i+1]
			at += 2 * Width
		}
	}
}

// Mul sets the m rows of y, N values each, to x·w, x being m rows of K values,
// not above Most if w's numbers have 8 bits.
func (w *Integers) Mul(y []int32, x []int16, m int) {
	y, x = y[:m*w.N], x[:m*w.K]
	if m == 0 {
		return
	}
	switch w.kernel {
	case AVX2:
		mulIntegersAVX2(y, x, m, w)
		return
	case SSE2:
		mulIntegersSSE2(y, x, m, w)
		return
	case NEON:
		mulIntegersNEON(y, x, m, w)
		return
	}
	k, n := w.K, w.N
	if w.lanes == nil {
		for i := range m {
			row := x[i*k : i*k+k]
			for j := range n {
				column := w.columns[j*k : j*k+k]
				s := int32(0)
				for l, v := range row {
					s += int32(v) * int32(column[l])
				}
				y[i*n+j] = s
			}
		}
		return
	}
	// As many rows at a time as there is room for, so that a panel is used for all
	// of them while it is near.
	var block [mostRows]float64
	for rows := len(block) / k; m > 0; m -= rows {
		rows = min(rows, m)
		for i, v := range x[:rows*k] {
			block[i] = float64(v)
		}
		lanes := w.lanes
		for j := 0; j < n; j += Width {
			for i := range rows {
				clear(y[i*n+j:][:Width])
			}
			for l := 0; l < k; l += laneTerms {
				end := min(l+laneTerms, k)
				part := lanes[l:end]
				i := 0
				for ; i+3 <= rows; i += 3 {
					addLanes3(y[i*n+j:], y[(i+1)*n+j:], y[(i+2)*n+j:], block[i*k+l:i*k+end], block[(i+1)*k+l:(i+1)*k+end], block[(i+2)*k+l:(i+2)*k+end], part)
				}
				for ; i < rows; i++ {
					addLanes(y[i*n+j:], block[i*k+l:i*k+end], part)
				}
			}
			lanes = lanes[k:]
		}
		x, y = x[rows*k:], y[rows*n:]
	}
}

// pairs is the number of lanes of a panel.
const pairs = Width / 2

// addLanes adds to the Width sums of out the products of x with its rows of lanes.
func addLanes(out []int32, x []float64, lanes [][pairs]float64) {
	addSix(out, x, lanes)
	var g, h float64
	lanes = lanes[:len(x)]
	for i, v := range x {
		w := &lanes[i]
		g += w[6] * v
		h += w[7] * v
	}
	unpack(out[12:], g)
	unpack(out[14:], h)
}

// addLanes3 is addLanes for three rows at once. Six sums at a time keep the
// processor's adders busy and fit into its registers: first the first six pairs
// of each row, then the other two of all three.
func addLanes3(outX, outY, outZ []int32, x, y, z []float64, lanes [][pairs]float64) {
	addSix(outX, x, lanes)
	addSix(outY, y, lanes)
	addSix(outZ, z, lanes)
	var a, b, c, d, e, f float64
	y, z, lanes = y[:len(x)], z[:len(x)], lanes[:len(x)]
	for i, v := range x {
		w := &lanes[i]
		a += w[6] * v
		b += w[7] * v
		c += w[6] * y[i]
		d += w[7] * y[i]
		e += w[6] * z[i]
		f += w[7] * z[i]
	}
	unpack(outX[12:], a)
	unpack(outX[14:], b)
	unpack(outY[12:], c)
	unpack(outY[14:], d)
	unpack(outZ[12:], e)
	unpack(outZ[14:], f)
}

func addSix(out []int32, x []float64, lanes [][pairs]float64) {
	var a, b, c, d, e, f float64
	lanes = lanes[:len(x)]
	for i, v := range x {
		w := &lanes[i]
		a += w[0] * v
		b += w[1] * v
		c += w[2] * v
		d += w[3] * v
		e += w[4] * v
		f += w[5] * v
	}
	for i, s := range [6]float64{a, b, c, d, e, f} {
		unpack(out[2*i:], s)
	}
}

// unpack adds the two numbers of a pair to out.
func unpack(out []int32, s float64) {
	t := int64(s)
	low := t << (64 - laneBits) >> (64 - laneBits)
	out[0] += int32(low)
	out[1] += int32((t - low) >> laneBits)
}

// Scaled sets dst[i] to base[i] + float32(acc[i])*factor[i]. The slices are of
// one length, a multiple of Width.
func (kern Kernel) Scaled(dst, base []float32, acc []int32, factor []float32) {
	n := len(dst)
	mustFill(n)
	base, acc, factor = base[:n], acc[:n], factor[:n]
	if kern == AVX2 {
		scaledAVX2(dst, base, acc, factor)
		return
	}
	for i := range dst {
		dst[i] = float32(float32(acc[i])*factor[i]) + base[i]
	}
}

// Quantize sets dst[i] to src[i]*factor, cut to ±Most and rounded to the nearest
// whole number (halves to even). src has a multiple of Width numbers, none NaN.
func (kern Kernel) Quantize(dst []int16, src []float32, factor float32) {
	dst = dst[:len(src)]
	mustFill(len(src))
	if kern == AVX2 {
		quantizeAVX2(dst, src, factor)
		return
	}
	// Adding 1.5<<23 leaves no bits for a fraction.
	const magic = 3 << 22
	for i, v := range src {
		v = min(max(v*factor, -Most), Most)
		dst[i] = int16(float32(v+magic) - magic)
	}
}

// Cell is the element-wise part of an LSTM. g holds the sums of its input,
// forget, output and candidate gates, len(c) values each, and receives their
// activations. c is the cell state and receives the next one, t its tanh, and h
// the output. len(c) must be a multiple of Width.
func (kern Kernel) Cell(g, c, t, h []float32) {
	n := len(c)
	mustFill(n)
	g, t, h = g[:4*n], t[:n], h[:n]
	if kern == AVX2 {
		cellAVX2(g, c, t, h)
		return
	}
	in, forget, out, candidate := g[:n], g[n:2*n], g[2*n:3*n], g[3*n:]
	for i := range c {
		a, f, o, z := sigmoid(in[i]), sigmoid(forget[i]), sigmoid(out[i]), tanh(candidate[i])
		s := float32(c[i]*f) + float32(a*z)
		th := tanh(s)
		in[i], forget[i], out[i], candidate[i] = a, f, o, z
		c[i], t[i], h[i] = s, th, th*o
	}
}

// mustFill panics unless n numbers fill the lanes of the kernels, which would
// write beyond them.
func mustFill(n int) {
	if n%Width != 0 {
		panic("simd: the length is no multiple of Width")
	}
}

func sigmoid(x float32) float32 { return float32(tanh(x*0.5)*0.5) + 0.5 }

// tanh is the hyperbolic tangent to about 1e-6, by the rational approximation
// that the library Eigen uses (generic_fast_tanh_float).
func tanh(x float32) float32 {
	const limit = 7.90531110763549805
	if x > limit {
		x = limit
	} else if x < -limit {
		x = -limit
	}
	s := x * x
	p := float32(-2.76076847742355e-16)
	p = float32(p*s) + 2.00018790482477e-13
	p = float32(p*s) - 8.60467152213735e-11
	p = float32(p*s) + 5.12229709037114e-08
	p = float32(p*s) + 1.48572235717979e-05
	p = float32(p*s) + 6.37261928875436e-04
	p = float32(p*s) + 4.89352455891786e-03
	q := float32(1.19825839466702e-06)
	q = float32(q*s) + 1.18534705686654e-04
	q = float32(q*s) + 2.26843463243900e-03
	q = float32(q*s) + 4.89352518554385e-03
	return float32(x*p) / q
}
