package ud

// arcs builds a tree with the arc-hybrid transition system (Kuhlmann,
// Gómez-Rodríguez & Satta 2011): a stack, a buffer, and at the buffer's end
// the root. Shift moves the next word to the stack; left makes the top of the
// stack a dependent of the next word; right makes it one of the word below it.
type arcs struct {
	Moves []move `json:"moves"`
	w     table
	hash  []uint64 // of each move's relation
}

// A move is one transition. Dir is 0 for shift, -1 for left, +1 for right.
type move struct {
	Dir int    `json:"d"`
	Rel string `json:"r,omitempty"`
}

const (
	shift = 0
	left  = -1
	right = +1
)

func (p *arcs) prepare() {
	p.hash = make([]uint64, len(p.Moves))
	for i, m := range p.Moves {
		p.hash[i] = hashString(m.Rel)
	}
}

// A state is a configuration of the transition system over n words; word n is
// the root.
type state struct {
	n     int
	stack []int
	next  int // first word of the buffer
	head  []int
	move  []int // that attached each word
	// The outermost and second outermost dependents on either side; -1 for none.
	l1, l2, r1, r2 []int
	left, right    []uint64 // number of dependents
	lset, rset     []uint64 // hash over their relations, in order
}

func newState(n int) *state {
	block := make([]int, 6*(n+1))
	for i := range block {
		block[i] = -1
	}
	counts := make([]uint64, 4*(n+1))
	cut := func(k int) []int { return block[k*(n+1) : (k+1)*(n+1)] }
	num := func(k int) []uint64 { return counts[k*(n+1) : (k+1)*(n+1)] }
	return &state{
		n: n, stack: make([]int, 0, n),
		head: cut(0), move: cut(1), l1: cut(2), l2: cut(3), r1: cut(4), r2: cut(5),
		left: num(0), right: num(1), lset: num(2), rset: num(3),
	}
}

func (s *state) done() bool { return s.next == s.n && len(s.stack) == 0 }

// can reports whether a move in direction dir with a relation, root or not, is
// possible. The root takes exactly one dependent, when all else is attached.
func (s *state) can(dir int, root bool) bool {
	switch dir {
	case shift:
		return s.next < s.n
	case left:
		if s.next == s.n {
			return len(s.stack) == 1 && root
		}
		return len(s.stack) > 0 && !root
	}
	return len(s.stack) > 1 && !root
}

func (p *arcs) do(s *state, m int) {
	dir := p.Moves[m].Dir
	if dir == shift {
		s.stack = append(s.stack, s.next)
		s.next++
		return
	}
	k := len(s.stack) - 1
	d := s.stack[k]
	s.stack = s.stack[:k]
	h := s.next
	if dir == right {
		h = s.stack[k-1]
	}
	s.head[d], s.move[d] = h, m
	if d < h {
		s.l2[h], s.l1[h] = s.l1[h], d
		s.left[h]++
		s.lset[h] = mix(s.lset[h], p.hash[m])
	} else {
		s.r2[h], s.r1[h] = s.r1[h], d
		s.right[h]++
		s.rset[h] = mix(s.rset[h], p.hash[m])
	}
}

// A sentence in the form that the parser sees: words and their tags.
type tagged struct {
	words []word
	tags  []tag
	style uint64
}

func distance(a, b int) uint64 {
	if a < 0 || b < 0 {
		return 99
	}
	switch d := b - a; {
	case d <= 4:
		return uint64(d)
	case d <= 9:
		return 5
	case d <= 14:
		return 6
	default:
		return 7
	}
}

// observe collects the features of a state.
func (p *arcs) observe(s *state, in *tagged, f []feature) []feature {
	n := s.n
	at := func(k int) int {
		if k < len(s.stack) {
			return s.stack[len(s.stack)-1-k]
		}
		return -1
	}
	buf := func(k int) int {
		if s.next+k <= n {
			return s.next + k
		}
		return -1
	}
	wd := func(i int) uint64 {
		switch {
		case i < 0:
			return 3
		case i == n:
			return 4
		}
		return in.words[i].lower
	}
	tg := func(i int) uint64 {
		switch {
		case i < 0:
			return 5
		case i == n:
			return 6
		}
		return in.tags[i].upos
	}
	fl := func(i int) uint64 {
		switch {
		case i < 0:
			return 5
		case i == n:
			return 6
		}
		return in.tags[i].full
	}
	rel := func(i int) uint64 {
		if i < 0 || s.move[i] < 0 {
			return 8
		}
		return p.hash[s.move[i]]
	}
	id := uint64(0)
	add1 := func(a uint64) {
		id++
		f = append(f, mix(id*7919, a))
	}
	add2 := func(a, b uint64) {
		id++
		f = append(f, mix(mix(id*7919, a), b))
	}
	add3 := func(a, b, c uint64) {
		id++
		f = append(f, mix(mix(mix(id*7919, a), b), c))
	}
	add4 := func(a, b, c, d uint64) {
		id++
		f = append(f, mix(mix(mix(mix(id*7919, a), b), c), d))
	}
	s0, s1, s2, b0, b1, b2 := at(0), at(1), at(2), buf(0), buf(1), buf(2)
	ws0, ws1, ws2, wb0, wb1, wb2 := wd(s0), wd(s1), wd(s2), wd(b0), wd(b1), wd(b2)
	ts0, ts1, ts2, tb0, tb1, tb2 := tg(s0), tg(s1), tg(s2), tg(b0), tg(b1), tg(b2)
	fs0, fs1, fb0, fb1 := fl(s0), fl(s1), fl(b0), fl(b1)
	add1(0)
	add2(ws0, fs0)
	add2(ws1, fs1)
	add1(ws2)
	add2(wb0, fb0)
	add2(wb1, fb1)
	add1(wb2)
	add1(ws0)
	add1(ws1)
	add1(wb0)
	add1(fs0)
	add1(fs1)
	add1(ts2)
	add1(fb0)
	add1(fb1)
	add1(tb2)
	// Pairs.
	add2(ws0, wb0)
	add2(ws0, tb0)
	add2(ts0, wb0)
	add2(fs0, fb0)
	add2(ws1, ws0)
	add2(ws1, ts0)
	add2(ts1, ws0)
	add2(fs1, fs0)
	add3(ws0, ts0, fb0)
	add3(fs0, wb0, tb0)
	add3(ws1, ts1, fs0)
	add3(fs1, ws0, ts0)
	add2(fs1, fb0)
	add2(ws1, tb0)
	add2(ts1, wb0)
	add2(fb0, fb1)
	// Triples.
	add3(fs0, fb0, fb1)
	add4(ts0, tb0, tb1, tb2)
	add3(fs1, fs0, fb0)
	add4(ts1, ts0, tb0, tb1)
	add3(ts2, ts1, ts0)
	add4(ts2, ts1, ts0, tb0)
	add3(ws0, ts1, tb0)
	add3(ws1, ts0, tb0)
	add3(ts1, ts0, wb0)
	add3(ws0, wb0, ts1)
	add3(ts0, wb0, tb1)
	add3(ws0, tb0, tb1)
	// Dependents of the two topmost words and of the next one.
	for _, x := range [3]int{s0, s1, b0} {
		if x < 0 {
			id += 15
			continue
		}
		w, t := wd(x), fl(x)
		a, a2, b, bb := s.l1[x], s.l2[x], s.r1[x], s.r2[x]
		add3(t, tg(a), rel(a))
		add3(t, tg(b), rel(b))
		add1(rel(a))
		add1(rel(b))
		add1(wd(a))
		add1(wd(b))
		add3(t, tg(a), tg(a2))
		add3(t, tg(b), tg(bb))
		add3(t, rel(a), rel(a2))
		add3(t, rel(b), rel(bb))
		add3(w, min(s.left[x], 4), min(s.right[x], 4))
		add3(t, min(s.left[x], 4), min(s.right[x], 4))
		add2(w, s.lset[x])
		add2(w, s.rset[x])
		add3(t, s.lset[x], s.rset[x])
	}
	kid := func(of []int, x int) int {
		if x < 0 {
			return -1
		}
		return of[x]
	}
	set := func(of []uint64, x int) uint64 {
		if x < 0 {
			return 0
		}
		return of[x]
	}
	s0l, s0r, s1l, s1r, b0l := kid(s.l1, s0), kid(s.r1, s0), kid(s.l1, s1), kid(s.r1, s1), kid(s.l1, b0)
	add3(ts0, tb0, tg(s0l))
	add3(ts0, tb0, tg(s0r))
	add3(ts0, tb0, tg(b0l))
	add3(ts1, ts0, tg(s0l))
	add3(ts1, ts0, tg(s0r))
	add3(ts1, ts0, tg(s1l))
	add3(ts1, ts0, tg(s1r))
	add3(ts1, ts0, rel(s1r))
	add4(ts1, ts0, rel(s0l), rel(s1r))
	add3(ts0, tb0, rel(s0r))
	add3(ts0, tb0, rel(b0l))
	add3(ts1, ts0, set(s.rset, s1))
	add3(ts0, tb0, set(s.lset, b0))
	// The case marker of a nominal, with what it may depend on.
	add3(wd(s0l), ts0, ws1)
	add4(wd(s0l), ts0, ts1, tb0)
	add3(wd(s0l), ts0, wb0)
	// Distances.
	db, ds := distance(s0, b0), distance(s1, s0)
	add3(ws0, wb0, db)
	add3(ts0, tb0, db)
	add3(ts1, ts0, ds)
	add3(ws1, ws0, ds)
	add2(ts0, db)
	add4(ts1, ts0, tb0, ds)
	// Affixes.
	if s0 >= 0 && s0 < n {
		add2(in.words[s0].s3, tb0)
		add2(in.words[s0].s3, ts1)
		add2(in.words[s0].p3, ts1)
	} else {
		id += 3
	}
	if b0 >= 0 && b0 < n {
		add2(in.words[b0].s3, ts0)
		add2(in.words[b0].p3, ts0)
	} else {
		id += 2
	}
	if s1 >= 0 && s1 < n {
		add2(in.words[s1].s3, ts0)
		add2(in.words[s1].p3, ts0)
	} else {
		id += 2
	}
	if st := in.style; st != 0 {
		add1(st)
		add3(st, fs0, fb0)
		add3(st, fs1, fs0)
		add2(st, ws0)
		add2(st, wb0)
		add3(st, ws0, tb0)
		add3(st, ts0, wb0)
		add3(st, ws1, ts0)
		add3(st, ts1, ws0)
		add4(st, ts1, ts0, tb0)
		add4(st, ts0, tb0, tb1)
		add4(st, ts1, ts0, wd(s0l))
	}
	return f
}

// parse runs the transitions to the end.
func (p *arcs) parse(in *tagged, sc *scratch) *state {
	s := newState(len(in.words))
	scores := sc.sized(len(p.Moves))
	for !s.done() {
		sc.features = p.observe(s, in, sc.features[:0])
		p.w.score(sc.features, scores)
		p.do(s, p.best(s, scores, nil))
	}
	return s
}

// best is the possible move of highest score among those that ok allows; -1 if
// there is none.
func (p *arcs) best(s *state, scores []int32, ok func(m int) bool) int {
	canShift := s.can(shift, false)
	canLeft, canRight := s.can(left, false), s.can(right, false)
	canRoot := s.can(left, true)
	best := -1
	for m, v := range scores {
		if best >= 0 && v <= scores[best] {
			continue
		}
		can := canShift
		switch p.Moves[m].Dir {
		case left:
			can = canLeft
			if p.Moves[m].Rel == "root" {
				can = canRoot
			}
		case right:
			can = canRight
		}
		if can && (ok == nil || ok(m)) {
			best = m
		}
	}
	return best
}

// costs counts the gold arcs that each direction makes unreachable (Goldberg &
// Nivre 2013, with the root taking one dependent only), for a gold tree whose
// root has head n.
func (s *state) costs(gold []int) (sh, le, ri int) {
	k := len(s.stack)
	s0, s1 := -1, -1
	if k > 0 {
		s0 = s.stack[k-1]
	}
	if k > 1 {
		s1 = s.stack[k-2]
	}
	if s0 >= 0 {
		// The root is within reach of a word only if nothing lies under it.
		reach := gold[s0] < s.n || k == 1
		if reach && gold[s0] > s.next || s1 >= 0 && gold[s0] == s1 {
			le++
		}
		if reach && gold[s0] >= s.next {
			ri++
		}
		for d := s.next; d < s.n; d++ {
			if gold[d] == s0 {
				le++
				ri++
			}
		}
	}
	if s.next < s.n {
		for i, w := range s.stack {
			if gold[w] == s.next || i < k-1 && gold[s.next] == w {
				sh++
			}
		}
		// What lies on other words is never left alone with the root.
		if gold[s.next] == s.n && k > 0 {
			sh++
		}
	}
	return sh, le, ri
}
