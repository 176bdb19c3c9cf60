//go:build !amd64

package simd

// Best is the fastest kernel of this processor.
const Best = Scalar

const none = "simd: no such kernel on this processor"

func mulFloatsAVX2([]float32, int, []float32, int, int, *Floats) { panic(none) }
func mulIntegersAVX2([]int32, []int16, int, *Integers)           { panic(none) }
func scaledAVX2([]float32, []float32, []int32, []float32)        { panic(none) }
func quantizeAVX2([]int16, []float32, float32)                   { panic(none) }
func cellAVX2([]float32, []float32, []float32, []float32)        { panic(none) }
