package ud

import (
	"math"
	"math/rand/v2"
	"testing"
)

// The gradient must be that of the loss: it is compared with differences of
// the loss at single parameters.
func TestGradient(t *testing.T) {
	z := sizes{Dim: 16, Hidden: 16, Layers: 2, TagLayer: 1, Arc: 16, Label: 16, Vector: 4, TopTags: true}
	embeddings := []uint32{embeddingKey(featWord, unknown)}
	for i := range 40 {
		embeddings = append(embeddings, uint32(i+7))
	}
	n := newNet(z, 5, 6, embeddings, 3)
	r := rand.New(rand.NewPCG(8, 1))
	n.vectors = make([]float32, 8*z.Vector)
	for i := range n.vectors {
		n.vectors[i] = float32(r.NormFloat64())
	}
	for _, p := range n.params { // no zeros, where the kink of relu would be
		for i := range p.w {
			p.w[i] += float32(r.NormFloat64() * 0.1)
		}
	}
	n.pack()
	var batch []*example
	for _, size := range []int{3, 1, 5, 5} {
		e := &example{style: 3, look: 4}
		for k := range size {
			var rows [wordFeats]int32
			for i := range rows {
				rows[i] = int32(r.IntN(len(embeddings)+1) - 1)
			}
			e.rows = append(e.rows, rows)
			e.count = append(e.count, 9)
			e.vectors = append(e.vectors, int32(r.IntN(9)-1))
			e.tags = append(e.tags, r.IntN(6)-1)
			h := r.IntN(size + 1)
			if h == k+1 {
				h = 0
			}
			e.heads = append(e.heads, h)
			e.rels = append(e.rels, r.IntN(6))
			e.advice.tags = append(e.advice.tags, []guess{{r.IntN(5), 0.3}, {r.IntN(5), 0.2}})
			e.advice.heads = append(e.advice.heads, []guess{{e.heads[k], 0.2}, {(k + 2) % (size + 1), 0.3}, {size + 1, 0.1}})
			e.advice.rels = append(e.advice.rels, []guess{{r.IntN(6), 1}})
		}
		batch = append(batch, e)
	}
	p := newLearner(n, dropout{Input: 0.3, Hidden: 0.3, Recurrent: 0.3, Top: 0.3, Word: 0.25})
	loss := func() float64 {
		p.rng = rand.New(rand.NewPCG(7, 7))
		p.loss = [3]float64{}
		p.forget()
		p.study(batch)
		return p.loss[0] + p.loss[1] + p.loss[2]
	}
	loss()
	grad := append([]float32(nil), p.grad...)
	embedGrad := append([]float32(nil), p.embedGrad...)
	// The loss has kinks, where relu bends; a difference across one is wrong.
	// So one of several differences has to agree.
	check := func(name string, w []float32, g float32, i int) {
		old := w[i]
		var tried []float64
		for _, d := range []float32{2e-3, 5e-4, 1e-2} {
			w[i] = old + d
			n.pack()
			up := loss()
			w[i] = old - d
			n.pack()
			want := (up - loss()) / float64(2*d)
			w[i] = old
			n.pack()
			if math.Abs(want-float64(g)) < 0.02+0.03*math.Abs(want) {
				return
			}
			tried = append(tried, want)
		}
		t.Errorf("%s %d: gradient %v, want about one of %v", name, i, g, tried)
	}
	for k, q := range n.params {
		for range 4 {
			i := r.IntN(len(q.w))
			check("parameter "+string(rune('a'+k)), n.flat, grad[q.at+i], q.at+i)
		}
	}
	for range 20 {
		i := r.IntN(len(n.embed))
		g := embedGrad[i]
		if !p.isTouched[i/z.Dim] {
			g = 0
		}
		check("embedding", n.embed, g, i)
	}
}
