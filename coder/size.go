package coder

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"kawat"
)

// This file counts the dead, injured and arrested that a report tells.

// A toll is a number of people struck, before it is given to an act.
type toll struct {
	kind            string // dead, injured, arrested
	sentence, token int    // of the word that says what befell them
	number          kawat.Number
}

// tolls finds the numbers told in a sentence.
func (r *report) tolls(si int) []toll {
	t := r.trees[si]
	var out []toll
	for k := range t.low {
		kind := ""
		switch s := t.sets; {
		case t.name[k] || t.tok(k).UPOS == "ADP":
		case t.keyed(k, s.dead), t.verbal(k) && t.keyed(k, s.slaying):
			kind = "dead"
		case t.keyed(k, s.injured):
			kind = "injured"
		case t.verbal(k) && t.keyed(k, s.arrested):
			kind = "arrested"
		}
		if kind == "" {
			continue
		}
		if n, ok := r.tollAt(si, k); ok && !slices.ContainsFunc(out, func(o toll) bool { return o.number.Span == n.Span && o.kind == kind }) {
			out = append(out, toll{kind, si, k, n})
		}
	}
	return out
}

// tollAt finds the number of those whom word k is about: of its object or
// subject, its own, or the one right beside it.
func (r *report) tollAt(si, k int) (kawat.Number, bool) {
	t := r.trees[si]
	if n, ok := r.count(si, k, k); ok {
		return n, true
	}
	if n, ok := r.risenTo(t, k); ok {
		return n, true
	}
	var people []int
	if t.verbal(k) {
		people = t.patient(k)
	}
	bare := (t.is(k, t.sets.dead) || t.is(k, t.sets.injured)) && t.child(k, "obj") < 0 // "tewas", "died": of its subject
	if h := t.head(k); h >= 0 && t.rel(k) == "conj" && slices.ContainsFunc(t.kids[k], func(c int) bool { return c < k && t.is(c, t.sets.quantity) }) {
		return kawat.Number{}, false // "tiga tewas dan belasan lainnya luka-luka": those are not the three
	} else if h >= 0 && t.verbal(h) && (t.rel(k) == "xcomp" || t.rel(k) == "obl" && t.tok(k).UPOS == "NOUN" && t.is(k, t.sets.dead) || t.rel(k) == "advmod" || t.rel(k) == "amod") {
		people = t.patient(h) // "left 12 people dead", "ditembak mati", "beaten to death"
	} else if h >= 0 && t.rel(k) == "amod" {
		people = []int{h} // "dead a teenager", as trees have it
	} else if len(people) == 0 && bare {
		people = t.subj(k)
	}
	if n, ok := r.together(si, k, people); ok {
		return n, true
	}
	// Beside it, with no other verb between: "12 orang tewas", "menewaskan 5 orang".
	steps := []int{1}
	if bare {
		steps = []int{-1, 1}
	}
	for _, step := range steps {
		for i := k + step; i >= 0 && i < len(t.low) && abs(i-k) <= 4; i += step {
			if t.tok(i).UPOS == "PUNCT" || t.verbal(i) {
				break
			}
			if t.is(i, t.sets.single) && step < 0 && i+1 < k && t.tok(i+1).UPOS == "NOUN" && !t.is(i+1, t.sets.quantity) {
				return kawat.Number{N: 1, Span: t.s.TokenSpan(i).Cover(t.s.TokenSpan(i + 1))}, true
			}
			if t.tok(i).UPOS == "NUM" && !t.when[i] && !t.name[i] {
				if n, ok := r.numberAt(t, i); ok {
					return n, true
				}
				break
			}
		}
	}
	return kawat.Number{}, false
}

// risenTo is the number that the toll of which word k is told has come to: "korban tewas
// bertambah menjadi 25", "the death toll rose to 40".
func (r *report) risenTo(t *tree, k int) (kawat.Number, bool) {
	if !slices.ContainsFunc([]int{k - 1, k + 1}, func(i int) bool { return i >= 0 && i < len(t.low) && t.is(i, t.sets.counted) }) {
		return kawat.Number{}, false
	}
	for i := k + 1; i+1 < len(t.low) && i <= k+12; i++ {
		if t.keyed(i, t.sets.dead) || t.keyed(i, t.sets.injured) {
			break
		}
		for j := i + 1; t.is(i, t.sets.comingTo) && j < len(t.low) && j <= i+3; j++ {
			if t.tok(j).UPOS == "NUM" {
				return r.numberAt(t, j)
			}
		}
	}
	return kawat.Number{}, false
}

// together is the number of people that coordinated nouns count, if the first has one:
// "empat polisi dan seorang prajurit", "Isnilon Hapilon dan Omar Maute".
func (r *report) together(si, k int, people []int) (kawat.Number, bool) {
	var sum kawat.Number
	for i, f := range people {
		if f == k || f < k-12 || f > k+12 {
			continue
		}
		n, ok := r.count(si, k, f)
		if !ok || i > 0 && (sum.N == 0 || (f > k) != (people[0] > k) || r.trees[si].is(f, r.trees[si].sets.others)) {
			break
		}
		if sum.N == 0 {
			sum = n
			continue
		}
		sum.N += n.N
		sum.Span = sum.Span.Cover(n.Span)
		if sum.Bound == "" {
			sum.Bound = n.Bound
		}
	}
	return sum, sum.N > 0
}

// count is the number of people that token f stands for, whom word k is about: its
// numeral, one for a single person or a name of one.
func (r *report) count(si, k, f int) (kawat.Number, bool) {
	t := r.trees[si]
	if t.tok(f).UPOS == "NUM" {
		if n, ok := r.numberAt(t, f); ok {
			return n, true
		}
	}
	for _, c := range t.kids[f] {
		if c < f && f != k && t.is(c, t.sets.single) && t.tok(f).UPOS == "NOUN" && t.tok(f).Feat("Number") != "Plur" && !t.is(f, t.sets.quantity) {
			return kawat.Number{N: 1, Span: t.s.TokenSpan(c).Cover(t.s.TokenSpan(f))}, true
		}
		if t.rel(c) == "compound" && c < f {
			for _, n := range t.kids[c] { // "all 14 Tupac Amaru rebels"
				if t.rel(n) == "nummod" && n < c {
					return r.numberAt(t, n)
				}
			}
		}
		if t.rel(c) == "nummod" || t.rel(c) == "nsubj" && t.tok(c).UPOS == "NUM" && abs(c-k) <= 3 {
			if n, ok := r.numberAt(t, c); ok {
				return n, true
			}
		}
	}
	if mi := r.mentionAt[si][f]; f != k && mi >= 0 {
		// "Osama bin Laden was killed": one, if the name is of a person.
		if m := &r.in.Mentions[mi]; len(m.Actors) == 1 && (r.namesPerson(si, f) || strings.HasPrefix(m.Line, "text:name")) {
			return kawat.Number{N: 1, Span: m.Span}, true
		}
	}
	return kawat.Number{}, false
}

// numberAt reads the number that token i is part of, with the words before it
// that bound it: "sedikitnya 12", "more than 1,200", "dua puluh lima".
func (r *report) numberAt(t *tree, i int) (kawat.Number, bool) {
	if t.when[i] {
		return kawat.Number{}, false
	}
	first, last := i, i
	joined := func(hyphen, w int) bool { // "thirty-two"
		return w >= 0 && w < len(t.low) && t.low[hyphen] == "-" && r.numeral(t.low[w]) && !unicode.IsDigit(rune(t.low[w][0]))
	}
	for first > 0 && (r.numeral(t.low[first-1]) || joined(first-1, first-2)) {
		first--
	}
	for last+1 < len(t.low) && (r.numeral(t.low[last+1]) || joined(last+1, last+2)) {
		last++
	}
	n, ok := r.number(slices.DeleteFunc(slices.Clone(t.low[first:last+1]), func(w string) bool { return w == "-" }))
	if !ok || n <= 0 {
		return kawat.Number{}, false
	}
	out := kawat.Number{N: n}
	from := first
	for b := first - 1; b >= 0 && b >= first-3; b-- {
		bound := ""
		switch {
		case t.is(b, t.sets.atLeast):
			bound = "min"
		case t.is(b, t.sets.atMost):
			bound = "max"
		case t.is(b, t.sets.about):
			bound = "about"
		}
		if bound != "" {
			out.Bound, from = bound, b
			break
		}
		if t.tok(b).UPOS == "PUNCT" || t.verbal(b) {
			break
		}
	}
	out.Span = t.s.TokenSpan(from).Cover(t.s.TokenSpan(last))
	return out, true
}

// numeral reports whether a word is part of a number.
func (r *report) numeral(w string) bool {
	if w == "" || w == "a" || w == "an" {
		return false
	}
	tm := &r.c.pack.Time
	_, unit := tm.Numbers[w]
	_, ten := tm.Tens[w]
	return w[0] >= '0' && w[0] <= '9' || unit || ten || slices.Contains(tm.Teens, w) || r.c.thousand(w)
}

func (c *Coder) thousand(w string) bool { return slices.Contains(c.rules.Set("thousand"), w) }

// number is the value of a row of numerals: digits with or without marks of
// thousands, number words, or both ("12 ribu").
func (r *report) number(words []string) (int, bool) {
	tm := &r.c.pack.Time
	sum, part := 0, 0
	for _, w := range words {
		switch {
		case w[0] >= '0' && w[0] <= '9':
			if part != 0 {
				return 0, false
			}
			plain := w
			for _, mark := range []string{".", ","} {
				if g := strings.Split(w, mark); len(g) > 1 && !slices.ContainsFunc(g[1:], func(s string) bool { return len(s) != 3 }) {
					plain = strings.Join(g, "")
				}
			}
			n, err := strconv.Atoi(plain)
			if err != nil || n > 100_000_000 {
				return 0, false
			}
			part = n
		case tm.Tens[w] > 0:
			part = max(part%100, 1)*tm.Tens[w] + part/100*100
		case slices.Contains(tm.Teens, w):
			part += 10
		case r.c.thousand(w):
			sum += max(part, 1) * 1000
			part = 0
		default:
			part += tm.Numbers[w]
		}
	}
	return sum + part, sum+part > 0
}

// sizes gives the numbers told to the acts that they are of: the nearest of the
// right kind in the sentence, else the last of the sentence before.
func (r *report) sizes() {
	for si := range r.trees {
		for _, n := range r.tolls(si) {
			if d := r.actOf(&n); d != nil {
				switch n.kind {
				case "dead":
					d.Size.Dead = append(d.Size.Dead, n.number)
				case "injured":
					d.Size.Injured = append(d.Size.Injured, n.number)
				default:
					d.Size.Arrested = append(d.Size.Arrested, n.number)
				}
			}
		}
	}
}

func (r *report) actOf(n *toll) *draft {
	s := r.trees[n.sentence].s
	var best *draft
	rank := func(d *draft) int {
		fit := 0
		switch {
		case n.kind == "arrested" && d.Type == kawat.Coerce && (d.Mode == "arrest" || d.token == n.token):
		case n.kind == "arrested" && d.Type == kawat.Coerce && d.sentence == n.sentence:
			fit = 40 // "digerebek tentara, yang menciduk enam orang"
		case n.kind != "arrested" && d.Type == kawat.Assault:
		case n.kind != "arrested" && (d.Type == kawat.Protest || d.Type == kawat.Coerce):
			fit = 40
		default:
			return -1
		}
		if d.sentence == n.sentence {
			return fit + min(abs(d.token-n.token), 39)
		}
		o := r.trees[d.sentence].s
		if n.kind != "arrested" && d.sentence < n.sentence && n.sentence-d.sentence <= 2 && o.In == s.In && o.Paragraph+1 >= s.Paragraph && d.Status == kawat.Actual {
			return fit + 100*(n.sentence-d.sentence) + min(99, abs(len(r.trees[d.sentence].low)-d.token))
		}
		return -1
	}
	at := -1
	for i := range r.found {
		d := &r.found[i]
		if k := rank(d); k >= 0 && (at < 0 || k < at) {
			best, at = d, k
		}
	}
	return best
}
