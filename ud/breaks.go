package ud

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A breaker decides after which pieces of a paragraph a sentence ends. It was
// learnt from treebanks, with the answer of the rules (sentence.go) among what
// it goes by, so that it departs from them where the treebanks show that they
// fail: at headings without a full stop, lists, dashes, careless punctuation.
type breaker struct {
	w    table // two classes: goes on, ends
	lean int32 // what is added to the second where the rules have no end
}

// What was learnt from one kind of careless text holds less for another, and
// misses more ends than it finds too many. So something is added to what speaks
// for an end: lean where the rules have none, doubt where they have one, in the
// units of stored weights. Chosen on the development parts of EWT and GUM, as is
// the number of epochs. From fewer gaps than leanGaps the weights learnt are too
// small for lean.
const (
	lean       = 4 * scale
	leanGaps   = 20_000
	doubt      = 6 * scale
	breakTurns = 8
)

// A gap is the place after a piece, as the breaker sees it.
type gap struct {
	rule  bool // the rules would end a sentence here
	since int  // pieces since the last end
	quote bool // within straight double quotes since then
	// careless says that in this paragraph small letters follow full stops as
	// often as capitals.
	careless bool
}

// careless reports whether at least as many full stops, question and
// exclamation marks are followed by a small letter as by a capital.
func careless(text string, pieces []piece) bool {
	small, capital := 0, 0
	for i := 0; i+1 < len(pieces); i++ {
		switch at(text, pieces, i)[0] {
		case '.', '?', '!':
			r, _ := utf8.DecodeRuneInString(at(text, pieces, i+1))
			small += one(unicode.IsLower(r))
			capital += one(unicode.IsUpper(r))
		}
	}
	return small > 0 && small >= capital
}

// candidate reports whether a sentence can end after piece i at all: not within
// a word, and not where nothing separates two words.
func candidate(text string, pieces []piece, i int) bool {
	a, b := pieces[i], pieces[i+1]
	if a.group > 0 && a.group == b.group {
		return false
	}
	if a.end < b.start {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(text[a.start:a.end])
	return !unicode.IsLetter(last) && !unicode.IsDigit(last)
}

// abbreviated reports whether a piece is an abbreviation or initial with its
// full stop, after which the rules know best whether the sentence goes on:
// "Vladimir V. Putin".
func abbreviated(text string, p piece) bool {
	return p.end-p.start > 1 && text[p.end-1] == '.' && text[p.end-2] != '.'
}

// band5 puts a length into one of a few bands.
func band5(n int) uint64 {
	switch {
	case n <= 1:
		return 0
	case n <= 3:
		return 1
	case n <= 8:
		return 2
	case n <= 20:
		return 3
	case n <= 40:
		return 4
	}
	return 5
}

// observe collects the features of the gap after piece i.
func (b *breaker) observe(text string, pieces []piece, i int, g gap, style uint64, f []feature) []feature {
	word := func(k int) (low, shaped uint64) {
		w := at(text, pieces, k)
		if w == "" {
			return 1, 1
		}
		return hashString(normal(w)), hashString(shape(w))
	}
	lowA, shapeA := word(i)
	lowP, shapeP := word(i - 1)
	lowB, shapeB := word(i + 1)
	lowC, shapeC := word(i + 2)
	_, shapeQ := word(i - 2)
	_, shapeD := word(i + 3)
	rule := uint64(one(g.rule)) + 10
	space := uint64(0)
	if gapText := text[pieces[i].end:pieces[i+1].start]; gapText != "" {
		space = 1 + uint64(one(strings.ContainsRune(gapText, '\n'))) + 2*uint64(one(len(gapText) > 2))
	}
	quote := uint64(one(g.quote))
	since := band5(g.since)
	id := uint64(700)
	add := func(v uint64) {
		id++
		f = append(f, mix(v, id))
	}
	r := mix(rule, space)
	add(rule)
	add(r)
	add(mix(r, lowA))
	add(mix(r, shapeA))
	add(mix(r, lowB))
	add(mix(r, shapeB))
	add(mix(r, mix(shapeA, shapeB)))
	add(mix(r, mix(lowA, shapeB)))
	add(mix(r, mix(shapeA, lowB)))
	add(mix(r, mix(lowP, lowA)))
	add(mix(r, mix(shapeP, mix(shapeA, shapeB))))
	add(mix(r, mix(lowA, mix(shapeB, shapeC))))
	add(mix(r, mix(lowB, lowC)))
	add(mix(r, mix(since, mix(lowA, shapeB))))
	add(mix(r, mix(quote, mix(lowA, shapeB))))
	add(mix(r, mix(style, mix(lowA, shapeB))))
	add(mix(r, style))
	add(mix(r, mix(style, since)))
	add(mix(r, since))
	add(mix(r, quote))
	c := mix(r, uint64(one(g.careless)))
	add(c)
	add(mix(c, mix(lowA, shapeB)))
	add(mix(c, mix(lowA, lowB)))
	add(mix(c, mix(shapeA, shapeB)))
	capital := mix(lowB, shapeB) // a word that begins sentences, with a capital
	add(mix(r, capital))
	add(mix(r, mix(capital, shapeA)))
	add(mix(r, mix(capital, mix(shapeP, shapeA))))
	add(mix(r, mix(capital, shapeC)))
	add(mix(r, mix(capital, mix(style, since))))
	add(mix(r, mix(mix(shapeQ, shapeP), mix(shapeA, shapeB))))
	add(mix(r, mix(mix(shapeA, shapeB), mix(shapeC, shapeD))))
	add(mix(r, mix(mix(shapeP, shapeA), mix(shapeB, shapeC))))
	add(mix(r, mix(mix(lowA, shapeA), mix(shapeP, shapeB))))
	return f
}

// walk goes over the gaps of a paragraph and returns the ends of its sentences;
// decide says whether one ends at a gap.
func walk(text string, pieces []piece, rules []int, decide func(i int, g gap) bool) []int {
	var ends []int
	begin, r, quotes := 0, 0, 0
	loose := careless(text, pieces)
	for i := 0; i+1 < len(pieces); i++ {
		if at(text, pieces, i) == `"` {
			quotes++
		}
		for r < len(rules) && rules[r] < i+1 {
			r++
		}
		g := gap{rule: r < len(rules) && rules[r] == i+1, since: i + 1 - begin, quote: quotes%2 == 1, careless: loose}
		if candidate(text, pieces, i) && (g.rule || !abbreviated(text, pieces[i])) && decide(i, g) {
			ends = append(ends, i+1)
			begin, quotes = i+1, 0
		}
	}
	if begin < len(pieces) {
		ends = append(ends, len(pieces))
	}
	return ends
}

// sentences cuts the pieces of a paragraph into sentences, given as ends.
func (p *Parser) sentences(text string, pieces []piece) []int {
	ends := p.grammar.sentences(text, pieces)
	if b := p.model.breaks; b != nil {
		var f []feature
		var scores [2]int32
		ends = walk(text, pieces, ends, func(i int, g gap) bool {
			f = b.observe(text, pieces, i, g, p.style, f[:0])
			b.w.score(f, scores[:])
			if g.rule {
				return scores[1]+doubt > scores[0]
			}
			return scores[1]+b.lean > scores[0]
		})
	}
	return bound(text, pieces, ends)
}

// trainBreaks learns where sentences end from the corpora that have text.
func (m *model) trainBreaks(corpora []Corpus, g *grammar, o Options) {
	type lesson struct {
		text   string
		pieces []piece
		rules  []int
		ends   map[int]bool
		style  uint64
	}
	var lessons []lesson
	for _, c := range corpora {
		if c.NoClitics || c.Derived {
			continue
		}
		for _, q := range passages(c.Trees) {
			// One paragraph can be a whole treebank: learn it in parts.
			const part = 40
			for at := 0; at < len(q.trees); at += part {
				trees := q.trees[at:min(at+part, len(q.trees))]
				start, end := trees[0].Start, trees[len(trees)-1].End
				l := lesson{text: q.text, pieces: g.scan(q.text, start, end, m.chunks), ends: map[int]bool{}, style: styleOf(c.Name)}
				l.rules = g.sentences(q.text, l.pieces)
				bytes := map[int]bool{}
				for _, t := range trees {
					bytes[t.Tokens[len(t.Tokens)-1].End] = true
				}
				for i, p := range l.pieces {
					if bytes[p.end] {
						l.ends[i] = true
					}
				}
				lessons = append(lessons, l)
			}
		}
	}
	w := learn(2)
	b := &breaker{w: w}
	var f []feature
	var scores [2]int32
	var wrong, ruleWrong, gaps int
	for epoch := range uint64(breakTurns) {
		wrong, ruleWrong, gaps = 0, 0, 0
		for _, k := range order(len(lessons), o.Seed, 400+epoch) {
			l := lessons[k]
			walk(l.text, l.pieces, l.rules, func(i int, g gap) bool {
				f = b.observe(l.text, l.pieces, i, g, l.style, f[:0])
				w.score(f, scores[:])
				got, gold := one(scores[1] > scores[0]), one(l.ends[i])
				if got != gold {
					wrong++
					w.correct(f, gold, got)
				}
				ruleWrong += one(g.rule != l.ends[i])
				gaps++
				w.step++
				return gold == 1
			})
		}
	}
	if gaps == 0 {
		return
	}
	b.w = w.freeze()
	if gaps >= leanGaps {
		b.lean = lean
	}
	m.breaks = b
	fmt.Fprintf(o.Log, "sentence ends: %d gaps, rules alone wrong at %d, %d wrong in the last epoch\n", gaps, ruleWrong, wrong)
}
