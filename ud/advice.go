package ud

import (
	"math"
	"slices"
)

// Teachers are networks of other seeds that are trained first. The network that
// is kept then learns from the trees and from what the teachers say of the same
// sentences on average, whose doubts tell more than one answer does (Hinton,
// Vinyals and Dean 2015; of parsers Kuncoro et al. 2016). They also tell how a
// sentence of one treebank would look by the guidelines of another.

// trust is the part of a target that is the teachers', the rest being the tree's.
const trust = 0.5

// A guess is a possible answer and its part of the target.
type guess struct {
	answer int
	part   float32
}

// advice is what teachers say of the words of a sentence.
type advice struct{ tags, heads, rels [][]guess }

// possible returns the guesses for word t without those that are no longer possible, because
// the sentence has lost its full stop and has only so many answers.
func possible(list [][]guess, t, answers int) []guess {
	if list == nil {
		return nil
	}
	lost := func(g guess) bool { return g.answer >= answers }
	if !slices.ContainsFunc(list[t], lost) {
		return list[t]
	}
	return slices.DeleteFunc(slices.Clone(list[t]), lost)
}

// advise asks the teachers about lessons: what they say becomes part of the
// lessons' targets, and the whole of lessons that are told by nobody else.
func advise(teachers []*pupil, batch []*lesson) {
	works := make([]*exercise, len(teachers))
	for i, p := range teachers {
		var list []*example
		for _, l := range batch {
			e := &example{}
			p.net.see(e, l.words, l.style, nil)
			list = append(list, e)
		}
		works[i] = p.begin(list)
	}
	n := teachers[0].net
	var f forest
	places := works[0].places // the same for all
	for k, l := range batch {
		size, s := len(l.words), places[k]
		l.advice = &advice{tags: make([][]guess, size), heads: make([][]guess, size), rels: make([][]guess, size)}
		part := float32(trust)
		if l.retold {
			part = 1
		}
		arcs := make([][]float32, size)
		for t := range size {
			tags := mean(works, n.tags, func(w *exercise) []float32 { return w.tags[w.layout.row(s, t)*n.tagW.cols:] })
			heads := mean(works, size+1, func(w *exercise) []float32 {
				row := w.arcs[s][(t+1)*padded(size+1):]
				row[t+1] = -1e9
				return row
			})
			l.advice.tags[t], l.advice.heads[t] = likely(tags, part), likely(heads, part)
			arcs[t] = heads
			if l.retold {
				l.tags = append(l.tags, argmax(tags))
			}
		}
		if l.retold {
			l.heads = slices.Clone(f.decode(size, func(dep, head int) int32 {
				return int32(math.Log(float64(arcs[dep-1][head])+1e-9) * 65536)
			}))
		}
		for _, w := range works {
			w.said[s].heads = l.heads
		}
	}
	for _, w := range works {
		w.relate()
	}
	starts, at := make([]int, len(batch)), 0
	for s, size := range works[0].layout.lens {
		starts[s] = at
		at += size
	}
	for k, l := range batch {
		for t := range l.words {
			rels := mean(works, n.rels, func(w *exercise) []float32 { return w.rels[(starts[places[k]]+t)*n.relW.cols:] })
			part := float32(trust)
			if l.retold {
				part = 1
				l.rels = append(l.rels, argmaxRel(rels, l.heads[t] == 0))
			}
			l.advice.rels[t] = likely(rels, part)
		}
	}
}

// mean is the mean probability of n answers, by the scores of all.
func mean(works []*exercise, n int, scores func(*exercise) []float32) []float32 {
	out := make([]float32, n)
	for _, w := range works {
		row := scores(w)[:n]
		top, sum := slices.Max(row), 0.0
		for _, v := range row {
			sum += math.Exp(float64(v - top))
		}
		for i, v := range row {
			out[i] += float32(math.Exp(float64(v-top)) / sum / float64(len(works)))
		}
	}
	return out
}

// likely lists the answers that are not too unlikely, as parts of a target that they
// make up together.
func likely(probabilities []float32, part float32) []guess {
	var out []guess
	sum := float32(0)
	for i, p := range probabilities {
		if p >= 0.01 {
			out = append(out, guess{i, p})
			sum += p
		}
	}
	for i := range out {
		out[i].part *= part / sum
	}
	return out
}
