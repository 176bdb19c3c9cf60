package ud

import "slices"

// said is what the network says of a sentence.
type said struct {
	tags, heads, rels []int
}

// study runs the network over sentences. In training it adds to the gradient
// and the loss and returns nil; otherwise it returns what the network says, in
// the order of the sentences.
func (p *pupil) study(batch []*example) []said {
	b := p.begin(batch)
	b.relate()
	p.tokens += b.layout.total
	if !p.train {
		out := make([]said, len(batch))
		for i, s := range b.places {
			out[i] = b.said[s]
		}
		return out
	}
	dTop := p.take(b.total * b.width())
	b.relateBack(dTop)
	b.attachBack(dTop)
	b.embedBack(b.climbBack(b.lineBack(dTop)))
	return nil
}

// begin runs the network over sentences up to their arcs.
func (p *pupil) begin(batch []*example) *exercise {
	p.reset()
	order := make([]int, len(batch))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return len(batch[b].rows) - len(batch[a].rows) })
	b := &exercise{pupil: p, sentences: make([]*example, len(batch)), places: make([]int, len(batch))}
	lens := make([]int, len(batch))
	for i, k := range order {
		b.sentences[i], lens[i], b.places[k] = batch[k], len(batch[k].rows), i
	}
	b.layout = newLayout(lens)
	if !p.train {
		for _, n := range lens {
			b.said = append(b.said, said{tags: make([]int, n), rels: make([]int, n)})
		}
	}
	b.embed()
	b.climb()
	b.tag()
	b.line()
	b.attach()
	return b
}

// An exercise is a batch of sentences on its way through the network, from the longest to
// the shortest, with what the way back needs. Rows of words are in the order of the
// layout up to line, and sentence by sentence behind it.
type exercise struct {
	*pupil
	sentences []*example
	places    []int // of the sentences, in the order in which they were given
	layout    layout
	said      []said // unless it trains

	used      [][wordFeats]int32 // the embedding rows of each word
	vectors   []float32          // of the words; nil without
	inputMask []float32
	outs      [][]float32 // of the layers; the first are the embeddings
	passes    [][2]*pass
	masks     [][]float32
	tags      []float32 // scores, in training their gradients; so the others

	starts              []int // row of the root of each sentence
	total               int   // rows of words and roots
	top                 []float32
	dep, head           []float32 // in the space of arcs
	depMask, headMask   []float32
	arc                 []float32
	arcs                [][]float32 // scores of each sentence
	labelDep, labelHead []float32   // in the space of relations
	rel, relMask        []float32
	rels                []float32 // scores
}

// width is the number of values that a layer says of a word.
func (b *exercise) width() int { return 2 * b.net.Hidden }

// masked leaves some of x out, the same for all words of a sentence, and returns the
// factors; nil where nothing is left out.
func (b *exercise) masked(x []float32, cols int, rate float32) []float32 {
	if !b.train || rate == 0 {
		return nil
	}
	m := b.mask(len(b.sentences)*cols, rate)
	b.times(x, m, cols)
	return m
}

// times multiplies the rows of x with the factors of their sentences.
func (b *exercise) times(x, m []float32, cols int) {
	if m == nil {
		return
	}
	for t, alive := range b.layout.alive {
		for i, v := range m[:alive*cols] {
			x[b.layout.from[t]*cols+i] *= v
		}
	}
}

// embed looks the words up.
func (b *exercise) embed() {
	n, l := b.net, &b.layout
	x := b.take(l.total * n.Dim)
	b.used = make([][wordFeats]int32, l.total)
	if n.project != nil {
		b.vectors = b.take(l.total * n.Vector)
	}
	for s, e := range b.sentences {
		for t := range e.rows {
			i := l.row(s, t)
			rows := e.rows[t]
			if b.train {
				b.unlearn(&rows, e.count[t])
			}
			b.used[i] = rows
			y := x[i*n.Dim : (i+1)*n.Dim]
			for _, r := range rows {
				b.addEmbedding(y, r)
			}
			b.addEmbedding(y, e.style)
			b.addEmbedding(y, e.look)
			if b.vectors != nil && e.vectors[t] >= 0 && !(b.train && b.rng.IntN(20) == 0) {
				copy(b.vectors[i*n.Vector:(i+1)*n.Vector], n.vectors[int(e.vectors[t])*n.Vector:])
			}
		}
	}
	if b.vectors != nil {
		b.kern.MulFloats(x, n.Dim, b.vectors, n.Vector, l.total, &n.project.forward)
	}
	b.inputMask = b.masked(x, n.Dim, b.drop.Input)
	b.outs = [][]float32{x}
}

// addEmbedding adds row r of the embeddings to y, nothing if r is -1.
func (b *exercise) addEmbedding(y []float32, r int32) {
	if r >= 0 {
		axpy(y, b.net.embed[int(r)*b.net.Dim:], 1)
	}
}

// unlearn takes the word itself away now and then, the oftener the fewer times it was
// met, and now and then its affixes, so that the network learns to do without.
func (b *exercise) unlearn(rows *[wordFeats]int32, count int) {
	if c := float64(count); rows[featWord] >= 0 && b.rng.Float64() < b.drop.Word/(b.drop.Word+c) {
		rows[featWord] = b.net.rowOf[embeddingKey(featWord, unknown)]
	}
	if b.rng.IntN(20) == 0 {
		for k := featP1; k < featShape; k++ {
			rows[k] = -1
		}
	}
}

// climb runs the layers.
func (b *exercise) climb() {
	n, l := b.net, &b.layout
	hidden, width := n.Hidden, b.width()
	cur, cols := b.outs[0], n.Dim
	for _, layer := range n.layers {
		var q [2]*pass
		q[0] = b.run(l, layer[0], cur)
		back := b.take(len(cur))
		l.reversed(back, cur, cols)
		q[1] = b.run(l, layer[1], back)
		unreversed := b.take(l.total * hidden)
		l.reversed(unreversed, q[1].h, hidden)
		out := b.take(l.total * width)
		for i := range l.total {
			copy(out[i*width:], q[0].h[i*hidden:(i+1)*hidden])
			copy(out[i*width+hidden:], unreversed[i*hidden:(i+1)*hidden])
		}
		b.masks = append(b.masks, b.masked(out, width, b.drop.Hidden))
		b.passes = append(b.passes, q)
		b.outs = append(b.outs, out)
		cur, cols = out, width
	}
}

// tag scores the tags.
func (b *exercise) tag() {
	n, l := b.net, &b.layout
	b.tags = b.linear(b.outs[n.TagLayer], l.total, n.tagW, n.tagB)
	if n.topTagW != nil {
		b.kern.MulFloats(b.tags, n.tagW.cols, b.outs[n.Layers], b.width(), l.total, &n.topTagW.forward)
	}
	for s, e := range b.sentences {
		for t := range e.rows {
			row := b.tags[l.row(s, t)*n.tagW.cols:][:n.tagW.cols]
			if !b.train {
				b.said[s].tags[t] = argmax(row[:n.tags])
				continue
			}
			b.loss[0] += lossOf(row, n.tags, e.tags[t], possible(e.advice.tags, t, n.tags))
		}
	}
}

// line puts the words of each sentence behind its root, one sentence after the other.
func (b *exercise) line() {
	l, width, cur := &b.layout, b.width(), b.outs[b.net.Layers]
	b.total = l.total + len(l.lens)
	b.top = b.take(b.total * width)
	b.starts = make([]int, len(l.lens))
	at := 0
	for s, n := range l.lens {
		b.starts[s] = at
		copy(b.top[at*width:], b.net.root.w)
		for t := range n {
			copy(b.top[(at+1+t)*width:], cur[l.row(s, t)*width:][:width])
		}
		at += 1 + n
	}
}

// maskedLine is masked for rows in line.
func (b *exercise) maskedLine(x []float32, cols int) []float32 {
	if !b.train || b.drop.Top == 0 {
		return nil
	}
	m := b.mask(len(b.sentences)*cols, b.drop.Top)
	b.timesLine(x, m, cols)
	return m
}

// timesLine is times for rows in line.
func (b *exercise) timesLine(x, m []float32, cols int) {
	if m == nil {
		return
	}
	for s, start := range b.starts {
		for t := range b.layout.lens[s] + 1 {
			row := x[(start+t)*cols:][:cols]
			for i, v := range m[s*cols : (s+1)*cols] {
				row[i] *= v
			}
		}
	}
}

// attach scores the heads of all words.
func (b *exercise) attach() {
	n := b.net
	b.dep = b.linear(b.top, b.total, n.depW, n.depB)
	b.head = b.linear(b.top, b.total, n.headW, n.headB)
	relu(b.dep)
	relu(b.head)
	b.depMask, b.headMask = b.maskedLine(b.dep, n.Arc), b.maskedLine(b.head, n.Arc)
	b.arc = b.linear(b.dep, b.total, n.arcW, n.arcB)
	b.labelDep = b.linear(b.top, b.total, n.labelDep, n.labelB)
	b.labelHead = b.linear(b.top, b.total, n.labelHead, nil)
	b.arcs = make([][]float32, len(b.starts))
	var f forest
	for s, start := range b.starts {
		size := b.layout.lens[s] + 1
		cols := padded(size)
		b.floats.PackTransposed(b.heads(s), n.Arc, cols)
		scores := b.take(size * cols)
		b.arcs[s] = scores
		b.kern.MulFloats(scores, cols, b.arc[start*n.Arc:], n.Arc, size, &b.floats)
		if !b.train {
			b.said[s].heads = slices.Clone(f.decode(size-1, func(dep, head int) int32 {
				return int32(max(-1e9, min(1e9, scores[dep*cols+head]*65536)))
			}))
			continue
		}
		clear(scores[:cols])
		for t := range size - 1 {
			row := scores[(t+1)*cols:][:cols]
			row[t+1] = -1e9
			b.loss[1] += lossOf(row, size, b.sentences[s].heads[t], possible(b.sentences[s].advice.heads, t, size))
		}
	}
}

// heads are the rows of head of a sentence, filled up with nothing.
func (b *exercise) heads(s int) []float32 {
	arc, size := b.net.Arc, b.layout.lens[s]+1
	h := b.take(padded(size) * arc)
	copy(h, b.head[b.starts[s]*arc:(b.starts[s]+size)*arc])
	return h
}

// relate scores the relations of all words: in training to their true heads, else to
// those that were found.
func (b *exercise) relate() {
	n, l := b.net, &b.layout
	b.rel = b.take(l.total * n.Label)
	at := 0
	for s, start := range b.starts {
		heads := b.sentences[s].heads
		if !b.train {
			heads = b.said[s].heads
		}
		for t, h := range heads {
			row := b.rel[at*n.Label:][:n.Label]
			copy(row, b.labelDep[(start+1+t)*n.Label:])
			axpy(row, b.labelHead[(start+h)*n.Label:], 1)
			at++
		}
	}
	relu(b.rel)
	if b.train && b.drop.Top > 0 {
		b.relMask = b.mask(len(b.rel), b.drop.Top)
		for i, v := range b.relMask {
			b.rel[i] *= v
		}
	}
	b.rels = b.linear(b.rel, l.total, n.relW, n.relB)
	at = 0
	for s, e := range b.sentences {
		for t := range e.rows {
			row := b.rels[at*n.relW.cols:][:n.relW.cols]
			at++
			if !b.train {
				b.said[s].rels[t] = argmaxRel(row[:n.rels], b.said[s].heads[t] == 0)
				continue
			}
			b.loss[2] += lossOf(row, n.rels, e.rels[t], possible(e.advice.rels, t, n.rels))
		}
	}
}

// relateBack is the way back through relate and what goes in there. Like those below it
// takes the gradients of the scores to those of the parameters, and adds that of top to
// dTop.
func (b *exercise) relateBack(dTop []float32) {
	n := b.net
	dRel := b.take(len(b.rel))
	b.linearBack(dRel, b.rels, b.rel, b.layout.total, n.relW, n.relB)
	for i, v := range b.relMask {
		dRel[i] *= v
	}
	reluBack(dRel, b.rel)
	dLabelDep, dLabelHead := b.take(b.total*n.Label), b.take(b.total*n.Label)
	at := 0
	for s, start := range b.starts {
		for t, h := range b.sentences[s].heads {
			d := dRel[at*n.Label:][:n.Label]
			copy(dLabelDep[(start+1+t)*n.Label:], d)
			axpy(dLabelHead[(start+h)*n.Label:][:n.Label], d, 1)
			at++
		}
	}
	b.linearBack(dTop, dLabelDep, b.top, b.total, n.labelDep, n.labelB)
	b.linearBack(dTop, dLabelHead, b.top, b.total, n.labelHead, nil)
}

// attachBack is the way back through attach.
func (b *exercise) attachBack(dTop []float32) {
	n := b.net
	dArc, dHead := b.take(b.total*n.Arc), b.take(b.total*n.Arc)
	for s, start := range b.starts {
		size := b.layout.lens[s] + 1
		cols := padded(size)
		b.floats.Pack(b.heads(s), cols, n.Arc)
		b.kern.MulFloats(dArc[start*n.Arc:], n.Arc, b.arcs[s], cols, size, &b.floats)
		t := b.transpose(b.arcs[s], size, cols)
		b.floats.Pack(b.arc[start*n.Arc:], size, n.Arc)
		b.kern.MulFloats(dHead[start*n.Arc:], n.Arc, t, size, size, &b.floats)
	}
	dDep := b.take(b.total * n.Arc)
	b.linearBack(dDep, dArc, b.dep, b.total, n.arcW, n.arcB)
	b.timesLine(dDep, b.depMask, n.Arc)
	b.timesLine(dHead, b.headMask, n.Arc)
	reluBack(dDep, b.dep)
	reluBack(dHead, b.head)
	b.linearBack(dTop, dDep, b.top, b.total, n.depW, n.depB)
	b.linearBack(dTop, dHead, b.top, b.total, n.headW, n.headB)
}

// lineBack returns the gradient of what the last layer says of the words.
func (b *exercise) lineBack(dTop []float32) []float32 {
	l, width := &b.layout, b.width()
	dOut := b.take(l.total * width)
	rootGrad := b.gradOf(b.net.root)
	for s, start := range b.starts {
		axpy(rootGrad, dTop[start*width:], 1)
		for t := range l.lens[s] {
			copy(dOut[l.row(s, t)*width:][:width], dTop[(start+1+t)*width:])
		}
	}
	return dOut
}

// climbBack is the way back through the layers, with the tags that are read from them.
// It returns the gradient of the embeddings.
func (b *exercise) climbBack(dOut []float32) []float32 {
	n, l := b.net, &b.layout
	hidden, width := n.Hidden, b.width()
	for k := n.Layers - 1; k >= 0; k-- {
		if k == n.Layers-1 && n.topTagW != nil {
			b.linearBack(dOut, b.tags, b.outs[n.Layers], l.total, n.topTagW, nil)
		}
		if k == n.TagLayer-1 {
			b.linearBack(dOut, b.tags, b.outs[n.TagLayer], l.total, n.tagW, n.tagB)
		}
		b.times(dOut, b.masks[k], width)
		in := n.Dim
		if k > 0 {
			in = width
		}
		fore, back := b.take(l.total*hidden), b.take(l.total*hidden)
		for i := range l.total {
			copy(fore[i*hidden:(i+1)*hidden], dOut[i*width:])
			copy(back[i*hidden:(i+1)*hidden], dOut[i*width+hidden:])
		}
		turned := b.take(l.total * hidden)
		l.reversed(turned, back, hidden)
		dIn := b.take(l.total * in)
		b.back(l, n.layers[k][0], b.passes[k][0], dIn, fore)
		dTurned := b.take(l.total * in)
		b.back(l, n.layers[k][1], b.passes[k][1], dTurned, turned)
		again := b.take(l.total * in)
		l.reversed(again, dTurned, in)
		axpy(dIn, again, 1)
		dOut = dIn
	}
	b.times(dOut, b.inputMask, n.Dim)
	return dOut
}

// embedBack takes the gradient of the embeddings to their rows.
func (b *exercise) embedBack(dOut []float32) {
	n, l := b.net, &b.layout
	if b.vectors != nil {
		b.outer(b.gradOf(n.project), b.vectors, dOut, l.total, n.Vector, n.Dim)
	}
	for s, e := range b.sentences {
		for t := range e.rows {
			i := l.row(s, t)
			d := dOut[i*n.Dim : (i+1)*n.Dim]
			for _, r := range b.used[i] {
				b.addRow(r, d)
			}
			b.addRow(e.style, d)
			b.addRow(e.look, d)
		}
	}
}
