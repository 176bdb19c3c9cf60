package simd

import "golang.org/x/sys/cpu"

// Kernels are those that this processor has, fastest first. All of amd64 have SSE2.
var Kernels = func() []Kernel {
	if cpu.X86.HasAVX2 && cpu.X86.HasFMA {
		return []Kernel{AVX2, SSE2, Scalar}
	}
	return []Kernel{SSE2, Scalar}
}()

func mulFloatsAVX2(c []float32, cStride int, a []float32, aStride, m int, b *Floats) {
	k := b.K
	for j := 0; j < b.N; j += Width {
		p := &b.panels[j*k]
		i := 0
		for ; i+6 <= m; i += 6 {
			floats6(k, &a[i*aStride], 4*aStride, p, &c[i*cStride+j], 4*cStride)
		}
		if i+4 <= m {
			floats4(k, &a[i*aStride], 4*aStride, p, &c[i*cStride+j], 4*cStride)
			i += 4
		}
		if i+2 <= m {
			floats2(k, &a[i*aStride], 4*aStride, p, &c[i*cStride+j], 4*cStride)
			i += 2
		}
		if i < m {
			floats1(k, &a[i*aStride], 4*aStride, p, &c[i*cStride+j], 4*cStride)
		}
	}
}

func mulIntegersAVX2(y []int32, x []int16, m int, w *Integers) {
	k, n := w.K, w.N
	for j := 0; j < n; j += Width {
		p := &w.panels[j*k]
		i := 0
		for ; i+4 <= m; i += 4 {
			integers4(k/2, &x[i*k], 2*k, p, &y[i*n+j], 4*n)
		}
		if i+2 <= m {
			integers2(k/2, &x[i*k], 2*k, p, &y[i*n+j], 4*n)
			i += 2
		}
		if i < m {
			integers1(k/2, &x[i*k], 2*k, p, &y[i*n+j], 4*n)
		}
	}
}

func mulIntegersSSE2(y []int32, x []int16, m int, w *Integers) {
	k, n := w.K, w.N
	for j := 0; j < n; j += Width {
		p := &w.panels[j*k]
		i := 0
		for ; i+2 <= m; i += 2 {
			integersSSE2x2(k/2, &x[i*k], 2*k, p, &y[i*n+j], 4*n)
		}
		if i < m {
			integersSSE2x1(k/2, &x[i*k], 2*k, p, &y[i*n+j], 4*n)
		}
	}
}

func scaledAVX2(dst, base []float32, acc []int32, factor []float32) {
	if len(dst) > 0 {
		scaled(len(dst), &dst[0], &base[0], &acc[0], &factor[0])
	}
}

func quantizeAVX2(dst []int16, src []float32, factor float32) {
	if len(src) > 0 {
		quantized(len(src), &dst[0], &src[0], factor)
	}
}

func cellAVX2(g, c, t, h []float32) {
	if len(c) > 0 {
		cell(len(c), &g[0], &c[0], &t[0], &h[0])
	}
}

func mulIntegersNEON([]int32, []int16, int, *Integers) { panic("simd: no NEON on this processor") }
