package ud

import (
	"slices"
	"strings"

	"kawat"
	"kawat/ud/simd"
)

// maxBatch is the number of words analysed side by side, unless one sentence
// has more.
const maxBatch = 768

// memoryLimit is how many words' embeddings an analyst remembers.
const memoryLimit = 4096

// An analyst runs a network over sentences, with memory of its own that it uses
// again. It is for one goroutine.
type analyst struct {
	q     *network
	kern  simd.Kernel
	known map[string]int32 // forms met before, to rows of memory
	seen  []float32        // their embeddings, Dim values each
	forest
	products simd.Integers
	order    []int
	// Working memory, by use.
	x, gates, state, tanh, out, tagged, line, dep, arc, label, heads []float32
	in16, turned16, h16, top16, dep16, arc16, head16, vector         []int16
	acc                                                              []int32
}

func newAnalyst(q *network) *analyst {
	return &analyst{q: q, kern: q.kern, known: map[string]int32{}}
}

// sized returns b with n elements; what they are is not said.
func sized[T any](b *[]T, n int) []T {
	if cap(*b) < n {
		*b = make([]T, n+n/4)
	}
	*b = (*b)[:n]
	return *b
}

// embedding returns the sum of the embeddings of a form.
func (a *analyst) embedding(form string) []float32 {
	q := a.q
	if i, ok := a.known[form]; ok {
		return a.seen[int(i)*q.Dim:][:q.Dim]
	}
	if len(a.known) >= memoryLimit {
		clear(a.known)
		a.seen = a.seen[:0]
	}
	i := len(a.seen) / q.Dim
	a.known[strings.Clone(form)] = int32(i) // not the whole report
	a.seen = slices.Grow(a.seen, q.Dim)[:(i+1)*q.Dim]
	x := a.seen[i*q.Dim:]
	clear(x)
	w := newWord(form)
	for f, k := range keysOf(&w) {
		r := q.words.find(k)
		if f == featWord && r < 0 {
			r = q.unknownRow
		}
		q.words.addTo(x, r)
	}
	if q.vectors != nil {
		if r := q.vectors.find(vectorKey(w.lower)); r >= 0 {
			row := sized(&a.vector, q.Vector)
			for j, v := range q.vectors.w[r*q.Vector : (r+1)*q.Vector] {
				row[j] = int16(v)
			}
			acc := sized(&a.acc, q.Dim)
			q.project.m.Mul(acc, row, 1)
			s := q.vectors.scale[r]
			for j := range x {
				x[j] += float32(float32(float32(acc[j])*q.project.factor[j]) * s)
			}
		}
	}
	return x
}

// A verdict on a word: indices of its tag and relation, and its head from 1,
// 0 for the root.
type verdict struct{ tag, head, rel int }

// analyse returns the verdicts on the words of each sentence, in style.
func (a *analyst) analyse(sentences [][]kawat.Token, style uint64) [][]verdict {
	out := make([][]verdict, len(sentences))
	a.order = a.order[:0]
	for i := range sentences {
		if len(sentences[i]) > 0 {
			a.order = append(a.order, i)
		}
	}
	// From the longest to the shortest, so that a batch has sentences alike.
	slices.SortStableFunc(a.order, func(i, j int) int { return len(sentences[j]) - len(sentences[i]) })
	for at := 0; at < len(a.order); {
		end, words := at, 0
		for end < len(a.order) && (end == at || words+len(sentences[a.order[end]]) <= maxBatch) {
			words += len(sentences[a.order[end]])
			end++
		}
		a.batch(sentences, a.order[at:end], style, out)
		at = end
	}
	return out
}

func (a *analyst) batch(sentences [][]kawat.Token, order []int, style uint64, out [][]verdict) {
	q, kern := a.q, a.kern
	lens := make([]int, len(order))
	for s, i := range order {
		lens[s] = len(sentences[i])
		out[i] = make([]verdict, lens[s])
	}
	l := newLayout(lens)
	n, hidden, width := l.total, q.Hidden, 2*q.Hidden

	x := sized(&a.x, n*q.Dim)
	extra := make([]float32, q.Dim)
	for s, i := range order {
		tokens := sentences[i]
		clear(extra)
		q.words.addTo(extra, q.words.find(styleKey(style)))
		q.words.addTo(extra, q.words.find(lookKey(lookOf(len(tokens), func(i int) string { return tokens[i].Form }))))
		for t := range tokens {
			y := x[l.row(s, t)*q.Dim:][:q.Dim]
			for j, v := range a.embedding(tokens[t].Form) {
				y[j] = v + extra[j]
			}
		}
	}
	cols := q.Dim
	in := sized(&a.in16, n*max(q.Dim, width))[:n*cols]
	kern.Quantize(in, x, inputScale)
	top := sized(&a.top16, n*width)
	for k, layer := range q.layers {
		for d := range layer {
			from := in
			if d == 1 {
				from = sized(&a.turned16, n*cols)
				turn(&l, from, in, cols)
			}
			a.run(&l, layer[d], from)
			h := a.h16[:n*hidden]
			if d == 0 {
				for i := range n {
					copy(top[i*width:], h[i*hidden:(i+1)*hidden])
				}
				continue
			}
			for s, size := range lens {
				for t := range size {
					i, j := l.row(s, t), l.row(s, size-1-t)
					copy(top[i*width+hidden:], h[j*hidden:(j+1)*hidden])
				}
			}
		}
		cols = width
		in = sized(&a.in16, n*width)
		copy(in, top)
		if k == q.TagLayer-1 {
			a.tagScores(&l, in)
		}
	}
	a.tags(&l, order, top, out)
	a.trees(&l, order, top, out)
}

func turn(l *layout, y, x []int16, width int) {
	for s, n := range l.lens {
		for t := range n {
			i, j := l.row(s, t)*width, l.row(s, n-1-t)*width
			copy(y[i:i+width], x[j:j+width])
		}
	}
}

// run computes one direction of a layer; its outputs are in a.h16.
func (a *analyst) run(l *layout, d direction, in []int16) {
	hidden, kern := a.q.Hidden, a.kern
	n := l.total
	g := sized(&a.gates, n*4*hidden)
	acc := sized(&a.acc, n*4*hidden)
	d.x.m.Mul(acc, in, n)
	d.x.apply(kern, g, acc)
	h16 := sized(&a.h16, n*hidden)
	state := sized(&a.state, len(l.lens)*hidden)
	clear(state)
	tanh, out := sized(&a.tanh, hidden), sized(&a.out, hidden)
	for t, alive := range l.alive {
		at := l.from[t]
		if t > 0 {
			before := l.from[t-1]
			d.h.m.Mul(acc[:alive*4*hidden], h16[before*hidden:(before+alive)*hidden], alive)
		}
		for s := range alive {
			row := g[(at+s)*4*hidden:][:4*hidden]
			if t > 0 {
				kern.Scaled(row, row, acc[s*4*hidden:][:4*hidden], d.h.factor)
			}
			kern.Cell(row, state[s*hidden:][:hidden], tanh, out)
			kern.Quantize(h16[(at+s)*hidden:][:hidden], out, hiddenScale)
		}
	}
}

// tagScores scores the tags of all words by the layer that they are read from.
func (a *analyst) tagScores(l *layout, in []int16) {
	m := a.q.tag
	acc := sized(&a.acc, l.total*m.cols)
	m.m.Mul(acc, in, l.total)
	m.apply(a.kern, sized(&a.tagged, l.total*m.cols), acc)
}

// tags picks the tags, with what the last layer says of them where it is read too.
func (a *analyst) tags(l *layout, order []int, top []int16, out [][]verdict) {
	cols := a.q.tag.cols
	var acc []int32
	if m := a.q.topTag; m != nil {
		acc = sized(&a.acc, l.total*cols)
		m.m.Mul(acc, top, l.total)
	}
	for s, i := range order {
		for t := range out[i] {
			at := l.row(s, t) * cols
			line := a.tagged[at:][:cols]
			if acc != nil {
				a.kern.Scaled(line, line, acc[at:][:cols], a.q.topTag.factor)
			}
			out[i][t].tag = argmax(line[:a.q.tagCount])
		}
	}
}

func (a *analyst) trees(l *layout, order []int, top []int16, out [][]verdict) {
	q, kern := a.q, a.kern
	n := l.total
	values := func(m *matrix, in []int16, into *[]float32) []float32 {
		acc := sized(&a.acc, n*m.cols)
		m.m.Mul(acc, in, n)
		y := sized(into, n*m.cols)
		m.apply(kern, y, acc)
		return y
	}
	dep := values(q.dep, top, &a.dep)
	relu(dep)
	dep16 := sized(&a.dep16, n*q.Arc)
	kern.Quantize(dep16, dep, topScale)
	arc := values(q.arc, dep16, &a.arc)
	head := values(q.head, top, &a.heads)
	relu(head)
	labelDep := values(q.labelDep, top, &a.label)
	labelHead := values(q.labelHead, top, &a.dep) // dep is no longer needed
	limit := q.arcRange()
	relIn := sized(&a.x, n*q.Label)
	for s, i := range order {
		size := l.lens[s]
		// The arcs of one sentence are scaled alike, so that they can be compared.
		topHead, topArc := largest(0, q.rootHead), float32(0)
		for t := range size {
			r := l.row(s, t)
			topHead = largest(topHead, head[r*q.Arc:][:q.Arc])
			topArc = largest(topArc, arc[r*q.Arc:][:q.Arc])
		}
		cols := padded(size + 1)
		h := sized(&a.head16, cols*q.Arc)
		clear(h)
		kern.Quantize(h[:q.Arc], q.rootHead, limit/max(topHead, 1e-6))
		d := sized(&a.arc16, size*q.Arc)
		for t := range size {
			r := l.row(s, t)
			kern.Quantize(h[(t+1)*q.Arc:][:q.Arc], head[r*q.Arc:][:q.Arc], limit/max(topHead, 1e-6))
			kern.Quantize(d[t*q.Arc:][:q.Arc], arc[r*q.Arc:][:q.Arc], limit/max(topArc, 1e-6))
		}
		acc := sized(&a.acc, size*cols)
		a.products.PackTransposed(kern, h, q.Arc, cols)
		a.products.Mul(acc, d, size)
		for t, hd := range a.decode(size, func(dep, head int) int32 { return acc[(dep-1)*cols+head] }) {
			out[i][t].head = hd
			r := l.row(s, t)
			y := relIn[r*q.Label:][:q.Label]
			lh := q.rootLabel
			if hd > 0 {
				lh = labelHead[l.row(s, hd-1)*q.Label:][:q.Label]
			}
			for j, v := range labelDep[r*q.Label:][:q.Label] {
				y[j] = v + lh[j]
			}
		}
	}
	relu(relIn)
	rel16 := sized(&a.dep16, n*q.Label)
	kern.Quantize(rel16, relIn, topScale)
	m := q.rel
	acc := sized(&a.acc, n*m.cols)
	m.m.Mul(acc, rel16, n)
	line := sized(&a.line, m.cols)
	for s, i := range order {
		for t := range out[i] {
			m.apply(kern, line, acc[l.row(s, t)*m.cols:][:m.cols])
			out[i][t].rel = argmaxRel(line[:q.relCount], out[i][t].head == 0)
		}
	}
}

// largest is the largest absolute value of x, or top if that is larger.
func largest(top float32, x []float32) float32 {
	for _, v := range x {
		top = max(top, v, -v)
	}
	return top
}
