package simd

// Kernels are those that this processor has, fastest first. All of arm64 have NEON.
var Kernels = []Kernel{NEON, Scalar}

// The kernels set a block of rows × Width values of y to the product of rows of x
// with a panel of w, blocks times 8 values each. Strides are in bytes.

//go:noescape
func neon4(blocks int, x *int16, xStride int, w *int16, y *int32, yStride int)

//go:noescape
func neon2(blocks int, x *int16, xStride int, w *int16, y *int32, yStride int)

//go:noescape
func neon1(blocks int, x *int16, xStride int, w *int16, y *int32, yStride int)

func mulIntegersNEON(y []int32, x []int16, m int, w *Integers) {
	k, n := w.K, w.N
	if k == 0 {
		clear(y)
		return
	}
	for j := 0; j < n; j += Width {
		p := w.panels[j*k:][:Width*k]
		i := 0
		for ; i+4 <= m; i += 4 {
			neon4(k/8, &x[i*k], 2*k, &p[0], &y[i*n+j], 4*n)
		}
		if i+2 <= m {
			neon2(k/8, &x[i*k], 2*k, &p[0], &y[i*n+j], 4*n)
			i += 2
		}
		if i < m {
			neon1(k/8, &x[i*k], 2*k, &p[0], &y[i*n+j], 4*n)
		}
		// What fills no block.
		for l := k &^ 7; l < k; l++ {
			row := p[l*Width:][:Width]
			for i := range m {
				v, out := int32(x[i*k+l]), y[i*n+j:][:Width]
				for c, f := range row {
					out[c] += v * int32(f)
				}
			}
		}
	}
}
