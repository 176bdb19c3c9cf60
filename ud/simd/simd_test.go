package simd

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func random(r *rand.Rand, n int, scale float64) []float32 {
	out := make([]float32, n)
	for i := range out {
		out[i] = float32(r.NormFloat64() * scale)
	}
	return out
}

func TestTanh(t *testing.T) {
	for x := -12.0; x < 12; x += 0.001 {
		if got, want := float64(tanh(float32(x))), math.Tanh(x); math.Abs(got-want) > 2e-6 {
			t.Fatalf("Tanh(%v) = %v, want %v", x, got, want)
		}
	}
}

func TestMulFloats(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, kern := range Kernels {
		for m := range 15 {
			k, n := 1+r.IntN(70), Width*(1+r.IntN(4))
			a, b, c := random(r, m*k, 1), random(r, k*n, 1), random(r, m*n, 1)
			want := make([]float64, m*n)
			for i := range m {
				for j := range n {
					want[i*n+j] = float64(c[i*n+j])
					for l := range k {
						want[i*n+j] += float64(a[i*k+l]) * float64(b[l*n+j])
					}
				}
			}
			var f, g Floats
			f.Pack(b, k, n)
			bt := make([]float32, n*k)
			for i := range k {
				for j := range n {
					bt[j*k+i] = b[i*n+j]
				}
			}
			g.PackTransposed(bt, k, n)
			if !slices.Equal(f.panels, g.panels) {
				t.Fatal("PackTransposed differs from Pack")
			}
			kern.MulFloats(c, n, a, k, m, &f)
			for i, v := range c {
				if math.Abs(float64(v)-want[i]) > 1e-4 {
					t.Fatalf("%v, %d×%d×%d: element %d is %v, want %v", kern, m, k, n, i, v, want[i])
				}
			}
		}
	}
}

func TestMulIntegers(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, kern := range Kernels {
		for m := range 12 {
			k, n := 2*(1+r.IntN(200)), Width*(1+r.IntN(4))
			w, x := make([]int8, k*n), make([]int16, m*k)
			for i := range w {
				w[i] = int8(r.IntN(255) - 127)
			}
			for i := range x {
				x[i] = int16(r.IntN(2*Most+1) - Most)
			}
			if m == 3 { // the extremes
				for i := range w {
					w[i] = -127
				}
				for i := range x {
					x[i] = Most
				}
			}
			y := make([]int32, m*n)
			kern.Integers(w, k, n).Mul(y, x, m)
			turned := make([]int16, n*k)
			for i := range k {
				for j := range n {
					turned[j*k+i] = int16(w[i*n+j])
				}
			}
			var u Integers
			u.PackTransposed(kern, turned, k, n)
			y2 := make([]int32, m*n)
			u.Mul(y2, x, m)
			if !slices.Equal(y, y2) {
				t.Fatalf("%v, %d×%d×%d: the transposed matrix gives another product", kern, m, k, n)
			}
			for i := range m {
				for j := range n {
					want := int32(0)
					for l := range k {
						want += int32(x[i*k+l]) * int32(w[l*n+j])
					}
					if y[i*n+j] != want {
						t.Fatalf("%v, %d×%d×%d: element %d,%d is %d, want %d", kern, m, k, n, i, j, y[i*n+j], want)
					}
				}
			}
		}
	}
}

// The kernels must agree to the last bit.
func TestSame(t *testing.T) {
	if Best == Scalar {
		t.Skip("this processor has only the scalar kernel")
	}
	r := rand.New(rand.NewPCG(5, 6))
	for _, scale := range []float64{0.01, 1, 5, 300} {
		const n = 64
		g, c := random(r, 4*n, scale), random(r, n, scale)
		g2, c2 := slices.Clone(g), slices.Clone(c)
		t1, h1, t2, h2 := make([]float32, n), make([]float32, n), make([]float32, n), make([]float32, n)
		Scalar.Cell(g, c, t1, h1)
		Best.Cell(g2, c2, t2, h2)
		if !slices.Equal(g, g2) || !slices.Equal(c, c2) || !slices.Equal(t1, t2) || !slices.Equal(h1, h2) {
			t.Errorf("Cell differs at scale %v", scale)
		}
		acc := make([]int32, 4*n)
		for i := range acc {
			acc[i] = int32(r.Int32()) >> r.IntN(31)
		}
		f := random(r, 4*n, 1e-4)
		d1, d2 := make([]float32, 4*n), make([]float32, 4*n)
		Scalar.Scaled(d1, g, acc, f)
		Best.Scaled(d2, g, acc, f)
		if !slices.Equal(d1, d2) {
			t.Errorf("Scaled differs at scale %v", scale)
		}
		q1, q2 := make([]int16, 4*n), make([]int16, 4*n)
		for i := range d1 {
			if i%3 == 0 { // halves
				d1[i] = float32(r.IntN(4000)-2000) / 2 / 100
			}
		}
		d1[1], d1[2], d1[4] = 41, -41, 3e9
		Scalar.Quantize(q1, d1, 100)
		Best.Quantize(q2, d1, 100)
		if !slices.Equal(q1, q2) {
			t.Errorf("Quantize differs at scale %v", scale)
		}
		if q1[1] != Most || q1[2] != -Most || q1[4] != Most {
			t.Errorf("what is too large becomes %d, %d and %d", q1[1], q1[2], q1[4])
		}
	}
}

func BenchmarkMulFloats(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	const m, k, n = 48, 192, 768
	a, w, c := random(r, m*k, 1), random(r, k*n, 1), random(r, m*n, 1)
	var f Floats
	f.Pack(w, k, n)
	for b.Loop() {
		Best.MulFloats(c, n, a, k, m, &f)
	}
	b.ReportMetric(float64(m*k*n)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
}

func BenchmarkMulIntegers(b *testing.B) {
	const m, k, n = 16, 192, 768
	w, x, y := make([]int8, k*n), make([]int16, m*k), make([]int32, m*n)
	for _, kern := range Kernels {
		b.Run(kern.String(), func(b *testing.B) {
			mat := kern.Integers(w, k, n)
			for b.Loop() {
				mat.Mul(y, x, m)
			}
			b.ReportMetric(float64(m*k*n)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
		})
	}
}

func BenchmarkCell(b *testing.B) {
	r := rand.New(rand.NewPCG(5, 6))
	const n = 192
	g, c, t, h := random(r, 4*n, 1), random(r, n, 1), make([]float32, n), make([]float32, n)
	for _, kern := range Kernels {
		b.Run(kern.String(), func(b *testing.B) {
			for b.Loop() {
				kern.Cell(g, c, t, h)
			}
		})
	}
}
