//go:build !amd64

package simd

const noAVX2 = "simd: no AVX2 on this processor"

func mulFloatsAVX2([]float32, int, []float32, int, int, *Floats) { panic(noAVX2) }
func mulIntegersAVX2([]int32, []int16, int, *Integers)           { panic(noAVX2) }
func mulIntegersSSE2([]int32, []int16, int, *Integers)           { panic("simd: no SSE2 on this processor") }
func scaledAVX2([]float32, []float32, []int32, []float32)        { panic(noAVX2) }
func quantizeAVX2([]int16, []float32, float32)                   { panic(noAVX2) }
func cellAVX2([]float32, []float32, []float32, []float32)        { panic(noAVX2) }
