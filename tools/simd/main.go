// Simd writes the AVX2 and SSE2 kernels of package ud/simd as Go assembly. It is run by
// "go generate ./ud/simd".
package main

import (
	"fmt"
	"math"

	. "github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

func main() {
	ConstraintExpr("amd64")
	for _, rows := range []int{6, 4, 2, 1} {
		floats(rows)
	}
	for _, rows := range []int{4, 2, 1} {
		integers(rows)
	}
	for _, rows := range []int{2, 1} {
		integersSSE2(rows)
	}
	scale()
	quantize()
	cell()
	Generate()
}

// rowPointers returns the address of element off of each of the rows that
// begin at base and lie stride bytes apart.
func rowPointers(base, stride reg.GPVirtual, rows int) func(row, off int) operand.Mem {
	third := base
	if rows > 3 {
		third = GP64()
		LEAQ(operand.Mem{Base: base, Index: stride, Scale: 2}, third)
		ADDQ(stride, third)
	}
	return func(row, off int) operand.Mem {
		m := operand.Mem{Base: base, Disp: off}
		if row >= 3 {
			m.Base = third
			row -= 3
		}
		if row > 0 {
			m.Index, m.Scale = stride, uint8(row)
		}
		return m
	}
}

// parameters loads the parameters of a kernel into registers.
func parameters(names ...string) []reg.GPVirtual {
	out := make([]reg.GPVirtual, len(names))
	for i, n := range names {
		out[i] = Load(Param(n), GP64()).(reg.GPVirtual)
	}
	return out
}

// floats writes the kernel that adds to a block of rows × 16 values of c the
// product of rows of a with a panel of b: k times 16 values.
func floats(rows int) {
	TEXT(fmt.Sprintf("floats%d", rows), NOSPLIT, "func(k int, a *float32, aStride int, b *float32, c *float32, cStride int)")
	Pragma("noescape")
	params := parameters("k", "a", "aStride", "b", "c", "cStride")
	k, a, aStride, b, c, cStride := params[0], params[1], params[2], params[3], params[4], params[5]
	at := rowPointers(a, aStride, rows)
	sum := make([][2]reg.VecVirtual, rows)
	for r := range sum {
		for j := range sum[r] {
			sum[r][j] = YMM()
			VXORPS(sum[r][j], sum[r][j], sum[r][j])
		}
	}
	Label("loop")
	TESTQ(k, k)
	JZ(operand.LabelRef("done"))
	b0, b1, x := YMM(), YMM(), YMM()
	VMOVUPS(operand.Mem{Base: b}, b0)
	VMOVUPS(operand.Mem{Base: b, Disp: 32}, b1)
	for r := range rows {
		VBROADCASTSS(at(r, 0), x)
		VFMADD231PS(b0, x, sum[r][0])
		VFMADD231PS(b1, x, sum[r][1])
	}
	ADDQ(operand.Imm(64), b)
	ADDQ(operand.Imm(4), a)
	if rows > 3 {
		ADDQ(operand.Imm(4), at(3, 0).Base)
	}
	DECQ(k)
	JMP(operand.LabelRef("loop"))
	Label("done")
	to := rowPointers(c, cStride, rows)
	for r := range rows {
		for j := range 2 {
			VADDPS(to(r, 32*j), sum[r][j], sum[r][j])
			VMOVUPS(sum[r][j], to(r, 32*j))
		}
	}
	VZEROUPPER()
	RET()
}

// integers writes the kernel that sets a block of rows × 16 values of y to the
// product of rows of x with a panel of w: k/2 times 16 pairs of values.
func integers(rows int) {
	TEXT(fmt.Sprintf("integers%d", rows), NOSPLIT, "func(pairs int, x *int16, xStride int, w *int16, y *int32, yStride int)")
	Pragma("noescape")
	params := parameters("pairs", "x", "xStride", "w", "y", "yStride")
	pairs, x, xStride, w, y, yStride := params[0], params[1], params[2], params[3], params[4], params[5]
	at := rowPointers(x, xStride, rows)
	sum := make([][2]reg.VecVirtual, rows)
	for r := range sum {
		for j := range sum[r] {
			sum[r][j] = YMM()
			VPXOR(sum[r][j], sum[r][j], sum[r][j])
		}
	}
	Label("loop")
	TESTQ(pairs, pairs)
	JZ(operand.LabelRef("done"))
	w0, w1, v, p := YMM(), YMM(), YMM(), YMM()
	VMOVDQU(operand.Mem{Base: w}, w0)
	VMOVDQU(operand.Mem{Base: w, Disp: 32}, w1)
	for r := range rows {
		VPBROADCASTD(at(r, 0), v)
		VPMADDWD(w0, v, p)
		VPADDD(p, sum[r][0], sum[r][0])
		VPMADDWD(w1, v, p)
		VPADDD(p, sum[r][1], sum[r][1])
	}
	ADDQ(operand.Imm(64), w)
	ADDQ(operand.Imm(4), x)
	if rows > 3 {
		ADDQ(operand.Imm(4), at(3, 0).Base)
	}
	DECQ(pairs)
	JMP(operand.LabelRef("loop"))
	Label("done")
	to := rowPointers(y, yStride, rows)
	for r := range rows {
		for j := range 2 {
			VMOVDQU(sum[r][j], to(r, 32*j))
		}
	}
	VZEROUPPER()
	RET()
}

// integersSSE2 writes what integers writes, over the same panels, with the
// instructions that every amd64 has. A row's 16 sums take four registers.
func integersSSE2(rows int) {
	TEXT(fmt.Sprintf("integersSSE2x%d", rows), NOSPLIT, "func(pairs int, x *int16, xStride int, w *int16, y *int32, yStride int)")
	Pragma("noescape")
	params := parameters("pairs", "x", "xStride", "w", "y", "yStride")
	pairs, x, xStride, w, y, yStride := params[0], params[1], params[2], params[3], params[4], params[5]
	at := rowPointers(x, xStride, rows)
	sum := make([][4]reg.VecVirtual, rows)
	for r := range sum {
		for j := range sum[r] {
			sum[r][j] = XMM()
			PXOR(sum[r][j], sum[r][j])
		}
	}
	Label("loop")
	TESTQ(pairs, pairs)
	JZ(operand.LabelRef("done"))
	v := make([]reg.VecVirtual, rows)
	for r := range v {
		v[r] = XMM()
		MOVSS(at(r, 0), v[r])
		PSHUFD(operand.Imm(0), v[r], v[r])
	}
	for j := range 4 {
		part := XMM()
		MOVOU(operand.Mem{Base: w, Disp: 16 * j}, part)
		for r := range rows {
			p := part // the last row may use it up
			if r < rows-1 {
				p = XMM()
				MOVO(part, p)
			}
			PMADDWL(v[r], p)
			PADDL(p, sum[r][j])
		}
	}
	ADDQ(operand.Imm(64), w)
	ADDQ(operand.Imm(4), x)
	DECQ(pairs)
	JMP(operand.LabelRef("loop"))
	Label("done")
	to := rowPointers(y, yStride, rows)
	for r := range rows {
		for j := range 4 {
			MOVOU(sum[r][j], to(r, 16*j))
		}
	}
	RET()
}

// scale writes the kernel dst[i] = base[i] + float32(acc[i])*factor[i].
func scale() {
	TEXT("scaled", NOSPLIT, "func(n int, dst *float32, base *float32, acc *int32, factor *float32)")
	Pragma("noescape")
	n := Load(Param("n"), GP64())
	dst := Load(Param("dst"), GP64())
	base := Load(Param("base"), GP64())
	acc := Load(Param("acc"), GP64())
	factor := Load(Param("factor"), GP64())
	i := GP64()
	XORQ(i, i)
	Label("loop")
	CMPQ(i, n)
	JGE(operand.LabelRef("done"))
	v := YMM()
	VCVTDQ2PS(operand.Mem{Base: acc, Index: i, Scale: 4}, v)
	VMULPS(operand.Mem{Base: factor, Index: i, Scale: 4}, v, v)
	VADDPS(operand.Mem{Base: base, Index: i, Scale: 4}, v, v)
	VMOVUPS(v, operand.Mem{Base: dst, Index: i, Scale: 4})
	ADDQ(operand.Imm(8), i)
	JMP(operand.LabelRef("loop"))
	Label("done")
	VZEROUPPER()
	RET()
}

// quantize writes the kernel dst[i] = int16(round(src[i]*factor)), cut to ±most.
func quantize() {
	limits := constants("most", most, -most)
	TEXT("quantized", NOSPLIT, "func(n int, dst *int16, src *float32, factor float32)")
	Pragma("noescape")
	n := Load(Param("n"), GP64())
	dst := Load(Param("dst"), GP64())
	src := Load(Param("src"), GP64())
	f := YMM()
	fx := Load(Param("factor"), XMM())
	VBROADCASTSS(fx.(reg.VecVirtual).AsX(), f)
	top, bottom := YMM(), YMM()
	VMOVUPS(limits.Offset(0), top)
	VMOVUPS(limits.Offset(32), bottom)
	i := GP64()
	XORQ(i, i)
	Label("loop")
	CMPQ(i, n)
	JGE(operand.LabelRef("done"))
	v := YMM()
	VMULPS(operand.Mem{Base: src, Index: i, Scale: 4}, f, v)
	VMINPS(top, v, v)
	VMAXPS(bottom, v, v)
	VCVTPS2DQ(v, v)
	h := XMM()
	VEXTRACTI128(operand.Imm(1), v, h)
	VPACKSSDW(h, v.AsX(), h)
	VMOVDQU(h, operand.Mem{Base: dst, Index: i, Scale: 2})
	ADDQ(operand.Imm(8), i)
	JMP(operand.LabelRef("loop"))
	Label("done")
	VZEROUPPER()
	RET()
}

// The rational approximation of tanh that Eigen uses: odd powers above, even
// powers below, highest first. See simd.go, which has the same figures.
var (
	above = []float32{-2.76076847742355e-16, 2.00018790482477e-13, -8.60467152213735e-11, 5.12229709037114e-08, 1.48572235717979e-05, 6.37261928875436e-04, 4.89352455891786e-03}
	below = []float32{1.19825839466702e-06, 1.18534705686654e-04, 2.26843463243900e-03, 4.89352518554385e-03}
)

const (
	limit = 7.90531110763549805
	most  = 4095 // simd.Most
)

func float(v float32) operand.Constant { return operand.U32(math.Float32bits(v)) }

// constants lays out each value eight times.
func constants(name string, values ...float32) operand.Mem {
	d := GLOBL(name, RODATA|NOPTR)
	for i, v := range values {
		for j := range 8 {
			DATA((8*i+j)*4, float(v))
		}
	}
	return d
}

// cell writes the kernel of an LSTM's element-wise part. g holds the sums of
// the gates input, forget, output and candidate, n values each, and receives
// their activations; c is the cell state, t receives its tanh and h the output.
func cell() {
	const half, top, bottom = 11, 12, 13
	values := append(append([]float32{}, above...), below...)
	values = append(values, 0.5, limit, -limit)
	table := constants("cellConstants", values...)
	TEXT("cell", NOSPLIT, "func(n int, gates *float32, c *float32, t *float32, h *float32)")
	Pragma("noescape")
	n := Load(Param("n"), GP64()).(reg.GPVirtual)
	g := Load(Param("gates"), GP64()).(reg.GPVirtual)
	c := Load(Param("c"), GP64())
	t := Load(Param("t"), GP64())
	h := Load(Param("h"), GP64())
	k := GP64()
	LEAQ(table.Offset(0), k)
	constant := func(i int) operand.Mem { return operand.Mem{Base: k, Disp: 32 * i} }
	stride := GP64()
	MOVQ(n, stride)
	SHLQ(operand.Imm(2), stride)
	gate := rowPointers(g, stride, 4)
	i := GP64()
	XORQ(i, i)
	// tanh leaves tanh(x) in x.
	tanh := func(x reg.VecVirtual) {
		VMINPS(constant(top), x, x)
		VMAXPS(constant(bottom), x, x)
		square, p, q := YMM(), YMM(), YMM()
		VMULPS(x, x, square)
		VMOVUPS(constant(0), p)
		for j := 1; j < len(above); j++ {
			VMULPS(square, p, p)
			VADDPS(constant(j), p, p)
		}
		VMULPS(x, p, p)
		VMOVUPS(constant(len(above)), q)
		for j := 1; j < len(below); j++ {
			VMULPS(square, q, q)
			VADDPS(constant(len(above)+j), q, q)
		}
		VDIVPS(q, p, x)
	}
	sigmoid := func(x reg.VecVirtual) {
		VMULPS(constant(half), x, x)
		tanh(x)
		VMULPS(constant(half), x, x)
		VADDPS(constant(half), x, x)
	}
	Label("loop")
	CMPQ(i, n)
	JGE(operand.LabelRef("done"))
	var v [4]reg.VecVirtual
	for j := range v {
		v[j] = YMM()
		VMOVUPS(gate(j, 0), v[j])
		if j < 3 {
			sigmoid(v[j])
		} else {
			tanh(v[j])
		}
		VMOVUPS(v[j], gate(j, 0))
	}
	state, x := YMM(), YMM()
	VMULPS(operand.Mem{Base: c, Index: i, Scale: 4}, v[1], state)
	VMULPS(v[0], v[3], x)
	VADDPS(x, state, state)
	VMOVUPS(state, operand.Mem{Base: c, Index: i, Scale: 4})
	tanh(state)
	VMOVUPS(state, operand.Mem{Base: t, Index: i, Scale: 4})
	VMULPS(state, v[2], state)
	VMOVUPS(state, operand.Mem{Base: h, Index: i, Scale: 4})
	ADDQ(operand.Imm(32), g)
	ADDQ(operand.Imm(32), gate(3, 0).Base)
	ADDQ(operand.Imm(8), i)
	JMP(operand.LabelRef("loop"))
	Label("done")
	VZEROUPPER()
	RET()
}
