package ud

import (
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"

	"kawat/ud/simd"
)

// parallel calls f for 0 to n-1 on all processors.
func parallel(n int, f func(i int)) {
	var wg sync.WaitGroup
	workers := min(n, runtime.GOMAXPROCS(0))
	next := make(chan int, n)
	for i := range n {
		next <- i
	}
	close(next)
	for range workers {
		wg.Go(func() {
			for i := range next {
				f(i)
			}
		})
	}
	wg.Wait()
}

// A learned sentence: what the network sees of it and should say.
type example struct {
	rows    [][wordFeats]int32 // embedding rows of each word's features; -1 for none
	count   []int              // of each word in the training data
	vectors []int32            // rows of word vectors; -1 for none
	style   int32
	look    int32
	tags    []int // -1: not to be learnt
	heads   []int // from 1; 0 is the root
	rels    []int // -1: not to be learnt
	advice  advice
}

// arena hands out zeroed memory that is all given back at once.
type arena struct {
	blocks [][]float32
	block  int
	at     int
}

const arenaBlock = 1 << 20

func (a *arena) reset() { a.block, a.at = 0, 0 }

func (a *arena) take(n int) []float32 {
	for {
		if a.block == len(a.blocks) {
			a.blocks = append(a.blocks, make([]float32, max(arenaBlock, n)))
		}
		if b := a.blocks[a.block]; a.at+n <= len(b) {
			out := b[a.at : a.at+n : a.at+n]
			a.at += n
			clear(out)
			return out
		}
		a.block, a.at = a.block+1, 0
	}
}

// A pupil computes one share of a batch: what the network says, and the
// gradient of its loss.
type pupil struct {
	net   *net
	kern  simd.Kernel
	rng   *rand.Rand
	train bool
	drop  dropout

	arena
	grad      []float32 // as net.flat
	embedGrad []float32 // as net.embed; only rows in touched are meaningful
	touched   []int32
	isTouched []bool
	floats    simd.Floats // for matrices that are no parameters

	loss   [3]float64 // of tags, heads and relations
	tokens int
}

// dropout says how much is left out in training.
type dropout struct {
	Input, Hidden, Recurrent, Top float32
	Word                          float64 // weight of forgetting rare words
}

// newPupil returns a pupil that only says what it knows.
func newPupil(n *net) *pupil { return &pupil{net: n, kern: simd.Best} }

// newLearner returns a pupil that learns.
func newLearner(n *net, d dropout) *pupil {
	p := newPupil(n)
	p.train, p.drop = true, d
	p.grad, p.embedGrad = make([]float32, len(n.flat)), make([]float32, len(n.embed))
	p.isTouched = make([]bool, len(n.rowKeys))
	return p
}

func axpy(y, x []float32, a float32) {
	x = x[:len(y)]
	for i := range y {
		y[i] += a * x[i]
	}
}

func (p *pupil) gradOf(q *param) []float32 { return p.grad[q.at : q.at+q.rows*q.cols] }

// mask returns n factors: 0 with probability rate, else 1/(1-rate).
func (p *pupil) mask(n int, rate float32) []float32 {
	m := p.take(n)
	keep := 1 / (1 - rate)
	limit := uint32(float64(rate) * (1 << 32))
	for i := 0; i < n; i += 2 {
		r := p.rng.Uint64()
		if uint32(r) >= limit {
			m[i] = keep
		}
		if i+1 < n && uint32(r>>32) >= limit {
			m[i+1] = keep
		}
	}
	return m
}

// linear returns x·w + b, of m rows; b may be nil.
func (p *pupil) linear(x []float32, m int, w, b *param) []float32 {
	y := p.take(m * w.cols)
	if b != nil {
		for i := range m {
			copy(y[i*w.cols:], b.w)
		}
	}
	p.kern.MulFloats(y, w.cols, x, w.rows, m, &w.forward)
	return y
}

// linearBack takes dy, the gradient of a linear's result, to the gradients of w
// and b, and adds that of x to dx unless dx is nil.
func (p *pupil) linearBack(dx, dy, x []float32, m int, w, b *param) {
	if dx != nil {
		p.kern.MulFloats(dx, w.rows, dy, w.cols, m, &w.backward)
	}
	p.outer(p.gradOf(w), x, dy, m, w.rows, w.cols)
	if b != nil {
		g := p.gradOf(b)
		for i := range m {
			axpy(g, dy[i*w.cols:i*w.cols+w.cols], 1)
		}
	}
}

// outer adds the product of the transpose of x, m×k, with y, m×n, to g.
func (p *pupil) outer(g, x, y []float32, m, k, n int) {
	if m == 0 {
		return
	}
	t := p.transpose(x, m, k)
	p.floats.Pack(y, m, n)
	p.kern.MulFloats(g, n, t, m, k, &p.floats)
}

func (p *pupil) transpose(x []float32, m, k int) []float32 {
	t := p.take(m * k)
	const tile = 8
	for i := 0; i < m; i += tile {
		for j := 0; j < k; j += tile {
			for a := i; a < min(i+tile, m); a++ {
				for b := j; b < min(j+tile, k); b++ {
					t[b*m+a] = x[a*k+b]
				}
			}
		}
	}
	return t
}

const leak = 0.1

func relu(x []float32) {
	for i, v := range x {
		if v < 0 {
			x[i] = leak * v
		}
	}
}

func reluBack(dx, y []float32) {
	for i, v := range y {
		if v < 0 {
			dx[i] *= leak
		}
	}
}

// A layout orders the words of several sentences for an LSTM: by position, the
// sentences from the longest to the shortest.
type layout struct {
	lens  []int // of the sentences, falling
	alive []int // how many sentences have a word at each position
	from  []int // row of the first of them
	total int
}

func newLayout(lens []int) layout {
	l := layout{lens: lens}
	for t := range lens[0] {
		k := 0
		for k < len(lens) && lens[k] > t {
			k++
		}
		l.from = append(l.from, l.total)
		l.alive = append(l.alive, k)
		l.total += k
	}
	return l
}

func (l *layout) row(s, t int) int { return l.from[t] + s }

// reversed copies the rows of x, width values each, with the words of each
// sentence in reverse order.
func (l *layout) reversed(y, x []float32, width int) {
	for s, n := range l.lens {
		for t := range n {
			i, j := l.row(s, t)*width, l.row(s, n-1-t)*width
			copy(y[i:i+width], x[j:j+width])
		}
	}
}

// A pass is what a direction of a layer keeps for the way back.
type pass struct {
	in         []float32 // in this direction's order
	g, c, t, h []float32 // activations, state, its tanh, output
	prev       []float32 // the outputs before, as they went in
	mask       []float32 // recurrent dropout, by sentence
}

// run computes one direction of a layer over in, rows of w.wx.rows values.
func (p *pupil) run(l *layout, w lstm, in []float32) *pass {
	hidden := w.wh.rows
	q := &pass{in: in}
	q.g = p.linear(in, l.total, w.wx, w.b)
	q.c, q.t, q.h = p.take(l.total*hidden), p.take(l.total*hidden), p.take(l.total*hidden)
	q.prev = p.take(l.total * hidden)
	if p.train && p.drop.Recurrent > 0 {
		q.mask = p.mask(len(l.lens)*hidden, p.drop.Recurrent)
	}
	for t, alive := range l.alive {
		at := l.from[t]
		if t > 0 {
			before := l.from[t-1]
			prev := q.prev[at*hidden : (at+alive)*hidden]
			copy(prev, q.h[before*hidden:])
			if q.mask != nil {
				for i, m := range q.mask[:alive*hidden] {
					prev[i] *= m
				}
			}
			p.kern.MulFloats(q.g[at*4*hidden:], 4*hidden, prev, hidden, alive, &w.wh.forward)
			copy(q.c[at*hidden:(at+alive)*hidden], q.c[before*hidden:])
		}
		for s := range alive {
			i := (at + s) * hidden
			p.kern.Cell(q.g[4*i:4*(i+hidden)], q.c[i:i+hidden], q.t[i:i+hidden], q.h[i:i+hidden])
		}
	}
	return q
}

// back takes dh, the gradient of the outputs of a run, to the gradients of the
// parameters and adds that of the input to dx.
func (p *pupil) back(l *layout, w lstm, q *pass, dx, dh []float32) {
	hidden := w.wh.rows
	dg := p.take(l.total * 4 * hidden)
	dc := p.take(len(l.lens) * hidden)
	dp := p.take(len(l.lens) * hidden)
	for t := len(l.alive) - 1; t >= 0; t-- {
		at, alive := l.from[t], l.alive[t]
		for s := range alive {
			i := (at + s) * hidden
			g, d := q.g[4*i:4*(i+hidden)], dg[4*i:4*(i+hidden)]
			in, forget, out, cand := g[:hidden], g[hidden:2*hidden], g[2*hidden:3*hidden], g[3*hidden:4*hidden]
			dIn, dForget, dOut, dCand := d[:hidden], d[hidden:2*hidden], d[2*hidden:3*hidden], d[3*hidden:4*hidden]
			th, dhRow, dcRow := q.t[i:i+hidden], dh[i:i+hidden], dc[s*hidden:(s+1)*hidden]
			var prevC []float32
			if t > 0 {
				j := (l.from[t-1] + s) * hidden
				prevC = q.c[j : j+hidden]
			}
			for j := range th {
				a, f, o, z, h := in[j], forget[j], out[j], cand[j], th[j]
				dOut[j] = dhRow[j] * h * o * (1 - o)
				x := dcRow[j] + dhRow[j]*o*(1-h*h)
				if prevC != nil {
					dForget[j] = x * prevC[j] * f * (1 - f)
				}
				dIn[j] = x * z * a * (1 - a)
				dCand[j] = x * a * (1 - z*z)
				dcRow[j] = x * f
			}
		}
		if t > 0 {
			before := l.from[t-1] * hidden
			d := dp[:alive*hidden]
			clear(d)
			p.kern.MulFloats(d, hidden, dg[at*4*hidden:], 4*hidden, alive, &w.wh.backward)
			if q.mask != nil {
				for i, m := range q.mask[:alive*hidden] {
					d[i] *= m
				}
			}
			axpy(dh[before:before+alive*hidden], d, 1)
		}
	}
	p.outer(p.gradOf(w.wh), q.prev, dg, l.total, hidden, 4*hidden)
	p.linearBack(dx, dg, q.in, l.total, w.wx, w.b)
}

func (p *pupil) addRow(r int32, d []float32) {
	if r < 0 {
		return
	}
	g := p.embedGrad[int(r)*len(d):][:len(d)]
	if !p.isTouched[r] {
		p.isTouched[r] = true
		p.touched = append(p.touched, r)
		clear(g)
	}
	axpy(g, d, 1)
}

// forget clears the gradient.
func (p *pupil) forget() {
	clear(p.grad)
	for _, r := range p.touched {
		p.isTouched[r] = false
	}
	p.touched = p.touched[:0]
}

// lossOf turns a row of scores, of which n are meant, into the gradient of its
// cross-entropy with class gold, and returns that; a negative gold means none. Guesses
// of teachers take their part of the target, and gold the rest.
func lossOf(row []float32, n, gold int, guesses []guess) float64 {
	if gold < 0 {
		clear(row)
		return 0
	}
	top := slices.Max(row[:n])
	sum := float32(0)
	for i, v := range row[:n] {
		e := float32(math.Exp(float64(v - top)))
		row[i] = e
		sum += e
	}
	for i := range row[:n] {
		row[i] /= sum
	}
	clear(row[n:])
	loss, rest := 0.0, float32(1)
	for _, g := range guesses {
		loss -= float64(g.part) * math.Log(float64(row[g.answer])+1e-9)
		rest -= g.part
	}
	loss -= float64(rest) * math.Log(float64(row[gold])+1e-9)
	for _, g := range guesses {
		row[g.answer] -= g.part
	}
	row[gold] -= rest
	return loss
}

func argmax(x []float32) int {
	best := 0
	for i, v := range x {
		if v > x[best] {
			best = i
		}
	}
	return best
}

// argmaxRel is the best relation: "root", which is the first, for the root only.
func argmaxRel(x []float32, root bool) int {
	if root || len(x) == 1 {
		return 0
	}
	return 1 + argmax(x[1:])
}
