package ud

import (
	"cmp"
	"fmt"
	"slices"
)

// trainLemmas learns the lexicon and the lemmatiser from the trees that have
// lemmas.
func (m *model) trainLemmas(corpora []Corpus, o Options) {
	c := countLemmas(corpora, o)
	l := &m.lemmas
	l.lexicon = c.lexicon()
	l.Scripts = c.scripts()
	l.prepare()
	c.rank(l, o.Seed)
	c.except(l, o.Lemmas)
	l.Styles = stylesOf(l, corpora, o.Decode)
	fmt.Fprintf(o.Log, "lemmas: %d scripts, %d exceptions among %d words, %d weights\n", len(l.Scripts), len(l.Exceptions), len(c.keys), len(l.w.(*weights).cells))
}

// A taggedForm is a form in small letters with its tag.
type taggedForm struct{ low, upos, feats string }

func (k taggedForm) class() string { return k.low + "\t" + k.upos }

// lemmaCounts are how often words of the treebanks have which lemmas.
type lemmaCounts struct {
	keys     []taggedForm // in order
	lemmas   map[taggedForm]map[string]int
	byClass  map[string]map[string]int // the same by form and part of speech
	forms    map[string]int            // that are no names
	classes  map[string]map[string]int // parts of speech of a form
	families map[string]map[string]bool
}

func countLemmas(corpora []Corpus, o Options) *lemmaCounts {
	c := &lemmaCounts{lemmas: map[taggedForm]map[string]int{}, byClass: map[string]map[string]int{}, forms: map[string]int{}, classes: map[string]map[string]int{}, families: map[string]map[string]bool{}}
	add := func(k taggedForm, lemma string, n int) {
		bump(c.lemmas, k, lemma, n)
		bump(c.byClass, k.class(), lemma, n)
	}
	for ci, corpus := range corpora {
		n := 1
		if corpus.Name == o.Decode || ci == 0 { // where treebanks disagree, the style that is decoded counts most
			n = 3
		}
		for i := range corpus.Trees {
			for j := range corpus.Trees[i].Tokens {
				t := &corpus.Trees[i].Tokens[j]
				low := lemmaLow(t.Form)
				bump(c.classes, low, t.UPOS, 1)
				if t.UPOS != "PROPN" && t.UPOS != "X" {
					c.forms[low]++
				}
				if t.Lemma != "" && t.UPOS != "PUNCT" && t.UPOS != "SYM" {
					add(taggedForm{low, t.UPOS, t.Feats}, lemmaLow(t.Lemma), n)
				}
			}
		}
	}
	for _, x := range o.Lemmas {
		add(taggedForm{lemmaLow(x.Form), x.UPOS, x.Feats}, x.Lemma, 1000)
	}
	for k, v := range c.lemmas {
		c.keys = append(c.keys, k)
		lemma := most(v)
		if c.families[lemma] == nil {
			c.families[lemma] = map[string]bool{}
		}
		c.families[lemma][k.low] = true
	}
	slices.SortFunc(c.keys, func(a, b taggedForm) int {
		return cmp.Or(cmp.Compare(a.low, b.low), cmp.Compare(a.upos, b.upos), cmp.Compare(a.feats, b.feats))
	})
	return c
}

// lexicon tells of how many forms each word is the lemma, how often it occurs, and as
// what.
func (c *lemmaCounts) lexicon() *weights {
	cells := map[feature][]int32{}
	at := func(w string) []int32 {
		k := lexiconKey(w)
		if cells[k] == nil {
			cells[k] = make([]int32, entrySize)
		}
		return cells[k]
	}
	for w, n := range c.forms {
		at(w)[bandAsForm] = bandOf(n)
	}
	for w, f := range c.families {
		at(w)[bandAsLemma] = bandOf(len(f))
	}
	for w, uses := range c.classes {
		e := at(w)
		delete(uses, "PROPN")
		delete(uses, "X")
		if len(uses) > 0 {
			e[commonest] = int32(slices.Index(upos, most(uses)) + 1)
		}
	}
	return fixed(entrySize, cells)
}

// scripts are the edits that make lemmas of forms and do so more than once, the
// commonest first; and that which changes nothing.
func (c *lemmaCounts) scripts() []script {
	count := map[script]int{}
	for _, k := range c.keys {
		if s, ok := scriptFor(k.low, most(c.lemmas[k])); ok {
			count[s]++
		}
	}
	var out []script
	for s, n := range count {
		if n >= 2 || s == (script{}) {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(a, b script) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a.Cut, b.Cut), cmp.Compare(a.Trim, b.Trim),
			cmp.Compare(a.Prefix, b.Prefix), cmp.Compare(a.Suffix, b.Suffix), cmp.Compare(fmt.Sprint(a.Half), fmt.Sprint(b.Half)))
	})
	return out
}

// A lemmaOption is one lemma that a word may have.
type lemmaOption struct {
	features []feature
	right    bool
}

// options are the lemmas that the scripts of l make of a word. What the word itself
// adds to the lexicon is left out of account.
func (c *lemmaCounts) options(l *lemmatizer, k taggedForm) []lemmaOption {
	gold := most(c.lemmas[k])
	var out []lemmaOption
	l.candidates(k.low, func(i int, lemma string) {
		asLemma := len(c.families[lemma])
		if c.families[lemma][k.low] {
			asLemma--
		}
		asForm := c.forms[lemma]
		if lemma == k.low {
			asForm = 0
		}
		out = append(out, lemmaOption{observeLemma(i, l.Scripts[i], k.low, lemma, k.upos, k.feats, bandOf(asLemma), bandOf(asForm), nil), lemma == gold})
	})
	return out
}

// rank learns which of the scripts that fit a word is right.
func (c *lemmaCounts) rank(l *lemmatizer, seed uint64) {
	rank := learn(1)
	l.w = rank
	for e := range uint64(8) {
		for _, ki := range order(len(c.keys), seed, 200+e) {
			options := c.options(l, c.keys[ki])
			best, right := -1, -1
			var bestScore, rightScore int32
			for i, op := range options {
				v := total(rank, op.features)
				if best < 0 || v > bestScore {
					best, bestScore = i, v
				}
				if op.right && (right < 0 || v > rightScore) {
					right, rightScore = i, v
				}
			}
			if right >= 0 && !options[best].right {
				rank.correct(options[right].features, 0, -1)
				rank.correct(options[best].features, -1, 0)
			}
			rank.step++
		}
	}
	l.w = rank.freeze()
}

// except notes the words of which l gives another lemma than they have; those given by
// hand in any case, whatever features they will be tagged with.
func (c *lemmaCounts) except(l *lemmatizer, given []Lemma) {
	exceptions := map[string]string{} // not used before all words were tried
	sc := &scratch{}
	for _, k := range c.keys {
		if lemmaLow(l.lemma(k.low, k.upos, k.feats, nil, sc)) != most(c.lemmas[k]) {
			exceptions[k.class()] = most(c.byClass[k.class()])
		}
	}
	for _, x := range given {
		class := taggedForm{low: lemmaLow(x.Form), upos: x.UPOS}.class()
		exceptions[class] = most(c.byClass[class])
	}
	l.Exceptions = exceptions
}

// stylesOf are the lemmas of treebanks that differ from those of l, by treebank, form
// and part of speech.
func stylesOf(l *lemmatizer, corpora []Corpus, decode string) map[string]map[string]string {
	styles := map[string]map[string]string{}
	sc := &scratch{}
	for _, c := range corpora {
		if c.Derived || c.Name == decode {
			continue
		}
		own := map[string]map[string]int{}
		said := map[string]map[string]int{} // what the policy gives
		for i := range c.Trees {
			for j := range c.Trees[i].Tokens {
				if t := &c.Trees[i].Tokens[j]; t.Lemma != "" && t.UPOS != "PUNCT" && t.UPOS != "SYM" {
					k := taggedForm{lemmaLow(t.Form), t.UPOS, t.Feats}
					bump(own, k.class(), lemmaLow(t.Lemma), 1)
					bump(said, k.class(), lemmaLow(l.lemma(k.low, k.upos, k.feats, nil, sc)), 1)
				}
			}
		}
		for k, v := range own {
			if lemma := most(v); lemma != most(said[k]) {
				if styles[c.Name] == nil {
					styles[c.Name] = map[string]string{}
				}
				styles[c.Name][k] = lemma
			}
		}
	}
	return styles
}
