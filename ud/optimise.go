package ud

import (
	"encoding/gob"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"slices"

	"kawat"
)

// An optimiser trains a net by Adam (Kingma and Ba 2015).
type optimiser struct {
	net   *net
	plan  plan
	state optimiserState
	crew  []*pupil
}

// A plan says how to train.
type plan struct {
	Epochs int
	Batch  int // sentences in a batch
	Shares int // parts that a batch is computed in, whatever the number of processors
	Rate   float64
	Warmup int     // steps
	Mean   float64 // part of the training, at its end, over which the parameters are averaged
	Drop   dropout
	Seed   uint64
}

// optimiserState is what a checkpoint holds.
type optimiserState struct {
	Plan               plan
	Data               uint64 // a hash of the sentences
	Epoch, Step, Steps int    // done; and in all
	Flat, Embed        []float32
	M, V               []float32 // Adam's moments of Flat
	EmbedM, EmbedV     []float32
	Sum, EmbedSum      []float64 // for the mean
	Summed             int
}

func newOptimiser(n *net, p plan, data []*lesson) *optimiser {
	t := &optimiser{net: n, plan: p}
	sentences := len(data)
	of := hashLessons(data)
	for _, v := range n.vectors {
		of = mix(of, uint64(math.Float32bits(v)))
	}
	t.state = optimiserState{
		Plan: p, Data: of,
		Steps: p.Epochs * ((sentences + p.Batch - 1) / p.Batch),
		Flat:  n.flat, Embed: n.embed,
		M: make([]float32, len(n.flat)), V: make([]float32, len(n.flat)),
		EmbedM: make([]float32, len(n.embed)), EmbedV: make([]float32, len(n.embed)),
		Sum: make([]float64, len(n.flat)), EmbedSum: make([]float64, len(n.embed)),
	}
	for range p.Shares {
		t.crew = append(t.crew, newLearner(n, p.Drop))
	}
	return t
}

// save writes a checkpoint.
func (t *optimiser) save(name string) error {
	f, err := os.Create(name + ".new")
	if err != nil {
		return err
	}
	if err := gob.NewEncoder(f).Encode(&t.state); err != nil {
		f.Close()
		return fmt.Errorf("write %s: %w", name, err)
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(name+".new", name)
}

// load goes on from a checkpoint of the same training.
func (t *optimiser) load(r io.Reader) error {
	var s optimiserState
	if err := gob.NewDecoder(r).Decode(&s); err != nil {
		return fmt.Errorf("read checkpoint: %w", err)
	}
	if len(s.Flat) != len(t.state.Flat) || len(s.Embed) != len(t.state.Embed) || s.Plan != t.state.Plan || s.Data != t.state.Data {
		return fmt.Errorf("the checkpoint is of a training with other settings or data; remove it to begin anew: %w", kawat.ErrInvalid)
	}
	copy(t.net.flat, s.Flat)
	copy(t.net.embed, s.Embed)
	s.Flat, s.Embed = t.net.flat, t.net.embed
	t.state = s
	t.net.pack()
	return nil
}

// epoch trains on all sentences once. show returns the sentence with a number
// as it is to be seen in this epoch.
func (t *optimiser) epoch(sentences int, show func(i int, r *rand.Rand) *example) [3]float64 {
	p, s := &t.plan, &t.state
	turn := order(sentences, p.Seed, uint64(1000+s.Epoch))
	var loss [3]float64
	tokens := 0
	for at := 0; at < len(turn); at += p.Batch {
		batch := turn[at:min(at+p.Batch, len(turn))]
		shares := min(p.Shares, len(batch))
		parallel(shares, func(k int) {
			q := t.crew[k]
			q.rng = rand.New(rand.NewPCG(p.Seed^uint64(s.Step)<<8, uint64(2000+k)))
			q.loss, q.tokens = [3]float64{}, 0
			q.forget()
			var part []*example
			for i := k; i < len(batch); i += shares {
				part = append(part, show(batch[i], q.rng))
			}
			q.study(part)
		})
		t.step(t.crew[:shares], len(batch))
		for _, q := range t.crew[:shares] {
			tokens += q.tokens
			for i := range loss {
				loss[i] += q.loss[i]
			}
		}
	}
	s.Epoch++
	for i := range loss {
		loss[i] /= float64(max(tokens, 1))
	}
	return loss
}

const (
	beta1 = 0.9
	beta2 = 0.98
	clip  = 5 // greatest norm of the gradient of a sentence without its embeddings, on average over the batch
)

// step changes the parameters by the gradients of the pupils.
func (t *optimiser) step(crew []*pupil, sentences int) {
	s, n := &t.state, t.net
	s.Step++
	first := crew[0]
	const pieces = 16
	size := (len(n.flat) + pieces - 1) / pieces
	norms := [pieces]float64{}
	piece := func(k int) (lo, hi int) { return min(k*size, len(n.flat)), min((k+1)*size, len(n.flat)) }
	parallel(pieces, func(k int) {
		lo, hi := piece(k)
		g := first.grad[lo:hi]
		for _, q := range crew[1:] {
			axpy(g, q.grad[lo:hi], 1)
		}
		sum := 0.0
		for _, v := range g {
			sum += float64(v) * float64(v)
		}
		norms[k] = sum
	})
	for _, q := range crew[1:] {
		for _, r := range q.touched {
			first.addRow(r, q.embedGrad[int(r)*n.Dim:][:n.Dim])
		}
	}
	norm := 0.0
	for _, v := range norms {
		norm += v
	}
	factor := 1 / float64(sentences)
	if norm = math.Sqrt(norm) * factor; norm > clip {
		factor *= clip / norm
	}
	done := float64(s.Step) / float64(s.Steps)
	rate := t.plan.Rate * max(0, 1-done)
	if s.Step < t.plan.Warmup {
		rate = t.plan.Rate * float64(s.Step) / float64(t.plan.Warmup)
	}
	a := float32(rate * math.Sqrt(1-math.Pow(beta2, float64(s.Step))) / (1 - math.Pow(beta1, float64(s.Step))))
	update := func(w, g, m, v []float32) {
		g, m, v = g[:len(w)], m[:len(w)], v[:len(w)]
		f := float32(factor)
		for i := range w {
			x := g[i] * f
			m[i] = beta1*m[i] + (1-beta1)*x
			v[i] = beta2*v[i] + (1-beta2)*x*x
			w[i] -= a * m[i] / (float32(math.Sqrt(float64(v[i]))) + 1e-8)
		}
	}
	mean := t.plan.Mean > 0 && done > 1-t.plan.Mean && s.Step%8 == 0
	parallel(pieces, func(k int) {
		lo, hi := piece(k)
		update(n.flat[lo:hi], first.grad[lo:hi], s.M[lo:hi], s.V[lo:hi])
		if mean {
			for i := lo; i < hi; i++ {
				s.Sum[i] += float64(n.flat[i])
			}
		}
	})
	for _, r := range first.touched {
		lo, hi := int(r)*n.Dim, int(r+1)*n.Dim
		update(n.embed[lo:hi], first.embedGrad[lo:hi], s.EmbedM[lo:hi], s.EmbedV[lo:hi])
	}
	if mean {
		s.Summed++
		parallel(pieces, func(k int) {
			size := (len(n.embed) + pieces - 1) / pieces
			for i := k * size; i < min((k+1)*size, len(n.embed)); i++ {
				s.EmbedSum[i] += float64(n.embed[i])
			}
		})
	}
	n.pack()
}

// finish puts the mean of the parameters into the net.
func (t *optimiser) finish() {
	s := &t.state
	if s.Summed == 0 {
		return
	}
	for i := range t.net.flat {
		t.net.flat[i] = float32(s.Sum[i] / float64(s.Summed))
	}
	for i := range t.net.embed {
		t.net.embed[i] = float32(s.EmbedSum[i] / float64(s.Summed))
	}
	t.net.pack()
}

// hashLessons is a hash of sentences with their analysis and order.
func hashLessons(data []*lesson) uint64 {
	h := uint64(len(data))
	for _, l := range data {
		h = mix(h^l.style, uint64(len(l.words)))
		for i := range l.words {
			h = mix(h^l.words[i].lower, uint64(l.tags[i])<<40^uint64(l.heads[i])<<20^uint64(l.rels[i]))
			if l.advice == nil {
				continue
			}
			for _, g := range slices.Concat(l.advice.tags[i], l.advice.heads[i], l.advice.rels[i]) {
				h = mix(h^uint64(g.answer), uint64(math.Float32bits(g.part)))
			}
		}
		h = mix(h, hashLessons(l.also))
	}
	return h
}
