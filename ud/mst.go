package ud

import "math"

// never is the score of an arc that may not be. The real scores, and sums of
// them over a sentence, are far above it.
const never = math.MinInt64 / 4

// A forest finds trees in tables of scores: the maximum spanning tree (Chu and
// Liu 1965, Edmonds 1967). Its memory is used again.
type forest struct {
	scores []int64
	heads  []int
	color  []int
}

// decode returns the heads of the highest-scoring tree in which one word hangs
// on the root. score(i, j) is the score of j as the head of i, both from 1 to n;
// j is 0 for the root. The result has n heads and is valid until the next call.
func (f *forest) decode(n int, score func(dep, head int) int32) []int {
	size := n + 1
	if cap(f.scores) < size*size {
		f.scores = make([]int64, size*size)
	}
	s := f.scores[:size*size]
	f.heads = append(f.heads[:0], make([]int, size)...)
	h := f.heads
	roots := 0
	for i := 1; i <= n; i++ {
		row := s[i*size : i*size+size]
		best := -1
		for j := range row {
			if j == i {
				row[j] = never
				continue
			}
			row[j] = int64(score(i, j))
			if best < 0 || row[j] > row[best] {
				best = j
			}
		}
		h[i] = best
		if best == 0 {
			roots++
		}
	}
	if roots == 1 && f.cycle(h) < 0 {
		return h[1:]
	}
	// Each arc from the root costs more than exchanging arcs can gain, so that the
	// best tree has one.
	const fine = 1 << 44 // scores are of 32 bits: enough for 4,096 words
	for i := 1; i <= n; i++ {
		s[i*size] -= fine
	}
	f.tree(s, size, h)
	return h[1:]
}

// cycle returns a node on a cycle of h, -1 if there is none.
func (f *forest) cycle(h []int) int {
	f.color = append(f.color[:0], make([]int, len(h))...)
	for i := 1; i < len(h); i++ {
		j := i
		for j != 0 && f.color[j] == 0 {
			f.color[j] = i
			j = h[j]
		}
		if j != 0 && f.color[j] == i {
			return j
		}
	}
	return -1
}

// tree sets h to the heads of the best tree over s, size rows of the scores of
// each head of a node; row 0, the root's, is not read.
func (f *forest) tree(s []int64, size int, h []int) {
	for i := 1; i < size; i++ {
		best := 0
		for j, v := range s[i*size : i*size+size] {
			if j != i && v > s[i*size+best] {
				best = j
			}
		}
		h[i] = best
	}
	start := f.cycle(h)
	if start < 0 {
		return
	}
	in := make([]bool, size)
	var loop []int
	for j := start; ; {
		in[j] = true
		loop = append(loop, j)
		if j = h[j]; j == start {
			break
		}
	}
	// Contract the cycle into one node, the last.
	small := make([]int, 0, size)
	for i := range size {
		if !in[i] {
			small = append(small, i)
		}
	}
	k := len(small)
	n := k + 1
	t := make([]int64, n*n)
	enter := make([]int, size) // the node of the cycle at which a head outside enters it
	leave := make([]int, size) // the node of the cycle that is the best head of one outside
	for a, i := range small {
		if i != 0 {
			for b, j := range small {
				t[a*n+b] = s[i*size+j]
			}
			best := loop[0]
			for _, j := range loop {
				if s[i*size+j] > s[i*size+best] {
					best = j
				}
			}
			t[a*n+k], leave[i] = s[i*size+best], best
		}
		best, gain := -1, int64(0)
		for _, j := range loop {
			if v := s[j*size+i] - s[j*size+h[j]]; best < 0 || v > gain {
				best, gain = j, v
			}
		}
		t[k*n+a], enter[i] = gain, best
	}
	t[k*n+k] = never
	r := make([]int, n)
	f.tree(t, n, r)
	for a, i := range small {
		if i == 0 {
			continue
		}
		if r[a] == k {
			h[i] = leave[i]
		} else {
			h[i] = small[r[a]]
		}
	}
	from := small[r[k]]
	h[enter[from]] = from
}
