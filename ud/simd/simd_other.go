//go:build !amd64 && !arm64

package simd

// Best is the fastest kernel of this processor.
const Best = Scalar

func mulIntegersNEON([]int32, []int16, int, *Integers) { panic("simd: no NEON on this processor") }
