//go:build !amd64 && !arm64

package simd

// Kernels are those that this processor has, fastest first.
var Kernels = []Kernel{Scalar}

func mulIntegersNEON([]int32, []int16, int, *Integers) { panic("simd: no NEON on this processor") }
