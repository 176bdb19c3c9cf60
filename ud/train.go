package ud

import (
	"cmp"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"

	"kawat"
	"kawat/conllu"
)

// TrainerVersion changes whenever training the same data gives another model.
const TrainerVersion = "2"

// A Corpus is the training data of one treebank.
type Corpus struct {
	Name    string // the style that its trees are written in
	Title   string // of the data when it is scored on; Name if empty
	Source  string // where it comes from, with release
	Licence string
	Repeat  int // how often each sentence is seen in an epoch; 0 means 1
	Trees   []conllu.Tree
	// NoClitics says that its words are not split into host and enclitic, so that
	// nothing about enclitics is learnt from it.
	NoClitics bool
	// Derived says that the trees were made from another corpus of the list; it
	// is not named in the model.
	Derived bool
}

// Options are the settings of Train.
type Options struct {
	Lang      string
	Decode    string // name of the corpus in whose style text is analysed
	Enclitics []string
	Seed      uint64
	TagEpochs int // 0 means 8
	Epochs    int // of the parser; 0 means 10
	// Budget is about how many bytes of the file the parser's weights may take; 0
	// means 9 million. The tagger's may take a third as much.
	Budget int
	// Lemmas are forms whose lemmas are taught beside the treebanks' and count
	// more than theirs.
	Lemmas []Lemma
	// Reuse is a model file whose tagger and parser are kept, so that only lemmas
	// and enclitics are learnt; with the same data and settings the result is the
	// same as of a full training.
	Reuse []byte
	// Dev is scored after each epoch of the parser; may be empty.
	Dev []Corpus
	// Test is scored once, at the end.
	Test []Corpus
	Log  io.Writer // progress; nil for none
}

// A Lemma says what the lemma of a form is.
type Lemma struct{ Form, UPOS, Feats, Lemma string }

// leastMove is the least absolute weight that is kept of the parser. A weight
// moves by 1 at a time; dropping what is below a half of that costs nothing
// that could be measured.
const leastMove = 0.5

// A sample is one training sentence.
type sample struct {
	tokens []kawat.Token
	words  []word
	style  uint64
	tags   []int // gold, into the tag set
	seen   []int // as a tagger that has not seen the sentence would tag it
	heads  []int // gold; n for the root
	moves  [][2]int
}

// Train learns a model and returns it as the bytes of a model file.
func Train(corpora []Corpus, o Options) ([]byte, error) {
	if o.Log == nil {
		o.Log = io.Discard
	}
	o.TagEpochs = cmp.Or(o.TagEpochs, 8)
	o.Epochs = cmp.Or(o.Epochs, 10)
	o.Budget = cmp.Or(o.Budget, 9_000_000)
	m := &model{info: Info{Lang: o.Lang, Trainer: TrainerVersion, Seed: o.Seed, Decode: o.Decode, Licence: "CC BY-SA 4.0"}}
	for _, c := range corpora {
		if c.Derived {
			continue
		}
		words := 0
		for i := range c.Trees {
			words += len(c.Trees[i].Tokens)
		}
		m.info.Treebanks = append(m.info.Treebanks, Treebank{c.Name, c.Source, c.Licence, len(c.Trees), words})
	}
	samples := m.samples(corpora)
	if len(samples) == 0 {
		return nil, fmt.Errorf("train: no sentences: %w", kawat.ErrInvalid)
	}

	m.trainLemmas(corpora, o)
	if len(o.Enclitics) > 0 {
		m.trainSplitter(corpora, o)
	}

	if o.Reuse != nil {
		old, err := readModel(o.Reuse)
		if err != nil {
			return nil, err
		}
		m.tagger, m.arcs = old.tagger, old.arcs
	} else {
		m.trainTrees(samples, o)
	}
	m.tagger.lexicon = m.lemmas.lexicon
	for _, d := range slices.Concat(o.Dev, o.Test) {
		s := (&Parser{model: m}).As(d.Name).Score(cmp.Or(d.Title, d.Name), d.Trees)
		fmt.Fprintln(o.Log, s)
		m.info.Scores = append(m.info.Scores, s)
	}
	return m.bytes()
}

// trainTrees learns the tagger and the parser.
func (m *model) trainTrees(samples []*sample, o Options) {
	// Tag the parser's training data with taggers that have not seen it, so
	// that the parser learns from tags as wrong as it will meet.
	const folds = 5
	for k := range folds {
		var rest []*sample
		for i, s := range samples {
			if i%folds != k {
				rest = append(rest, s)
			}
		}
		if len(rest) == 0 {
			rest = samples
		}
		t := trainTagger(m.tagger.Tags, rest, max(1, o.TagEpochs/2), o.Seed, 0)
		for i, s := range samples {
			if i%folds == k {
				s.seen = t.tag(s.words, s.style, &scratch{}, nil, nil)
			}
		}
		fmt.Fprintf(o.Log, "tagger without part %d of %d done\n", k+1, folds)
	}
	t := trainTagger(m.tagger.Tags, samples, o.TagEpochs, o.Seed, o.Budget/3)
	m.tagger.w = t.w
	fmt.Fprintf(o.Log, "tagger: %d tags, %d weights\n", len(m.tagger.Tags), len(m.tagger.w.(*weights).cells))

	m.trainArcs(samples, o)
}

// samples turns the corpora into samples and collects the tags and moves.
func (m *model) samples(corpora []Corpus) []*sample {
	counts := map[tag]int{}
	moves := map[move]bool{{Dir: shift}: true, {Dir: left, Rel: "root"}: true}
	for _, c := range corpora {
		for i := range c.Trees {
			for j := range c.Trees[i].Tokens {
				t := &c.Trees[i].Tokens[j]
				counts[tag{UPOS: t.UPOS, Feats: t.Feats}]++
				if t.Head >= 0 && t.Rel() != "root" {
					dir := left
					if t.Head < j {
						dir = right
					}
					moves[move{dir, t.Deprel}] = true
				}
			}
		}
	}
	var tags []tag
	for t := range counts {
		tags = append(tags, t)
	}
	slices.SortFunc(tags, func(a, b tag) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a.UPOS, b.UPOS), cmp.Compare(a.Feats, b.Feats))
	})
	// Tags met once give way to the commonest of their UPOS.
	index := map[tag]int{}
	common := map[string]int{}
	for _, t := range tags {
		if k, ok := common[t.UPOS]; ok && counts[t] < 2 {
			index[t] = k
			continue
		}
		k := len(m.tagger.Tags)
		m.tagger.Tags = append(m.tagger.Tags, t)
		index[t] = k
		if _, ok := common[t.UPOS]; !ok {
			common[t.UPOS] = k
		}
	}
	m.tagger.hash()
	for mv := range moves {
		m.arcs.Moves = append(m.arcs.Moves, mv)
	}
	// A transition system needs a plain move in either direction.
	for _, dir := range []int{left, right} {
		if !slices.ContainsFunc(m.arcs.Moves, func(mv move) bool { return mv.Dir == dir && mv.Rel != "root" }) {
			m.arcs.Moves = append(m.arcs.Moves, move{dir, "dep"})
		}
	}
	slices.SortFunc(m.arcs.Moves, func(a, b move) int {
		return cmp.Or(cmp.Compare(a.Dir, b.Dir), cmp.Compare(a.Rel, b.Rel))
	})
	m.arcs.prepare()
	moveIndex := map[move]int{}
	for i, mv := range m.arcs.Moves {
		moveIndex[mv] = i
	}

	var out []*sample
	for _, c := range corpora {
		for i := range c.Trees {
			tokens := c.Trees[i].Tokens
			if len(tokens) == 0 {
				continue
			}
			s := &sample{tokens: tokens, words: newWords(tokens), style: styleOf(c.Name)}
			for j := range tokens {
				t := &tokens[j]
				s.tags = append(s.tags, index[tag{UPOS: t.UPOS, Feats: t.Feats}])
				h := t.Head
				if h < 0 {
					h = len(tokens)
				}
				s.heads = append(s.heads, h)
				rel := t.Deprel
				if t.Head < 0 {
					rel = "root"
				}
				mv := [2]int{-1, -1}
				for k, dir := range []int{left, right} {
					if x, ok := moveIndex[move{dir, rel}]; ok {
						mv[k] = x
					}
				}
				s.moves = append(s.moves, mv)
			}
			for range max(1, c.Repeat) {
				out = append(out, s)
			}
		}
	}
	return out
}

// order is a fixed shuffle of n things.
func order(n int, seed, epoch uint64) []int {
	return rand.New(rand.NewPCG(seed, epoch)).Perm(n)
}

func trainTagger(tags []tag, samples []*sample, epochs int, seed uint64, budget int) *tagger {
	l := learn(len(tags))
	t := &tagger{Tags: tags, w: l}
	sc := &scratch{}
	for e := range epochs {
		for _, i := range order(len(samples), seed, uint64(e)) {
			s := samples[i]
			t.tag(s.words, s.style, sc, l, s.tags)
		}
	}
	t.w = l.freeze(0.25, budget)
	return t
}

// trainArcs learns the parser with a dynamic oracle: from the second epoch on
// it mostly follows its own moves, also wrong ones, and learns the best way on
// from there.
func (m *model) trainArcs(samples []*sample, o Options) {
	p := &m.arcs
	l := learn(len(p.Moves))
	p.w = l
	rnd := rand.New(rand.NewPCG(o.Seed, 99))
	sc := &scratch{}
	for e := range o.Epochs {
		wrong, all := 0, 0
		for _, i := range order(len(samples), o.Seed, uint64(100+e)) {
			s := samples[i]
			in := &tagged{words: s.words, style: s.style, tags: make([]tag, len(s.words))}
			for j, k := range s.seen {
				in.tags[j] = m.tagger.Tags[k]
			}
			explore := 0.0
			if e > 0 {
				explore = 0.9
			}
			wrong += p.teach(in, s, l, sc, rnd, explore)
			all += 2 * len(s.words)
		}
		fmt.Fprintf(o.Log, "parser epoch %d: %d rows, %.2f%% of moves wrong\n", e+1, len(l.rows), 100*float64(wrong)/float64(all))
		if len(o.Dev) > 0 && (e%3 == 2 || e == o.Epochs-1) {
			p.w = l.freeze(leastMove, o.Budget)
			for _, d := range o.Dev {
				dev := (&Parser{model: m}).As(d.Name)
				fmt.Fprintf(o.Log, "  %v\n", dev.Score(d.Name, d.Trees))
			}
			p.w = l
		}
	}
	w := l.freeze(leastMove, o.Budget)
	p.w = w
	fmt.Fprintf(o.Log, "parser: %d moves, %d weights\n", len(p.Moves), len(w.cells))
}

// teach parses one sample and corrects every wrong move; it returns how many
// there were.
func (p *arcs) teach(in *tagged, s *sample, l *learner, sc *scratch, rnd *rand.Rand, explore float64) int {
	st := newState(len(in.words))
	scores := sc.sized(len(p.Moves))
	wrong := 0
	for !st.done() {
		sc.features = p.observe(st, in, sc.features[:0])
		l.score(sc.features, scores)
		best := p.best(st, scores, nil)
		ok := p.oracle(st, s)
		if !ok(best) {
			wrong++
			if gold := p.best(st, scores, ok); gold >= 0 {
				l.correct(sc.features, gold, best)
				if rnd.Float64() >= explore {
					best = gold
				}
			}
		}
		l.step++
		p.do(st, best)
	}
	return wrong
}

// oracle returns the test for the moves that lose the fewest gold arcs.
func (p *arcs) oracle(st *state, s *sample) func(m int) bool {
	sh, le, ri := st.costs(s.heads)
	k := len(st.stack)
	least := int(^uint(0) >> 1)
	if st.can(shift, false) {
		least = min(least, sh)
	}
	if st.can(left, false) || st.can(left, true) {
		least = min(least, le)
	}
	if st.can(right, false) {
		least = min(least, ri)
	}
	return func(m int) bool {
		switch p.Moves[m].Dir {
		case shift:
			return sh == least
		case left:
			d := st.stack[k-1]
			return le == least && (s.heads[d] != st.next || s.moves[d][0] < 0 || s.moves[d][0] == m)
		default:
			d := st.stack[k-1]
			return ri == least && (s.heads[d] != st.stack[k-2] || s.moves[d][1] < 0 || s.moves[d][1] == m)
		}
	}
}

// trainLemmas learns the lexicon and the lemmatiser from the trees that have
// lemmas.
func (m *model) trainLemmas(corpora []Corpus, o Options) {
	type key struct{ low, upos, feats string }
	counts := map[key]map[string]int{}
	byForm := map[string]map[string]int{} // low+"\t"+UPOS
	forms := map[string]int{}
	classes := map[string]map[string]int{}
	for ci, c := range corpora {
		for i := range c.Trees {
			for j := range c.Trees[i].Tokens {
				t := &c.Trees[i].Tokens[j]
				low := lemmaLow(t.Form)
				bump(classes, low, t.UPOS, 1)
				if t.UPOS != "PROPN" && t.UPOS != "X" {
					forms[low]++
				}
				if t.Lemma == "" || t.UPOS == "PUNCT" || t.UPOS == "SYM" {
					continue
				}
				lemma := lemmaLow(t.Lemma)
				// Where treebanks disagree, the style that is decoded counts most.
				n := 1
				if c.Name == o.Decode || ci == 0 {
					n = 3
				}
				bump(counts, key{low, t.UPOS, t.Feats}, lemma, n)
				bump(byForm, low+"\t"+t.UPOS, lemma, n)
			}
		}
	}
	for _, x := range o.Lemmas {
		low := lemmaLow(x.Form)
		bump(counts, key{low, x.UPOS, x.Feats}, x.Lemma, 1000)
		bump(byForm, low+"\t"+x.UPOS, x.Lemma, 1000)
	}
	l := &m.lemmas
	l.Exceptions = map[string]string{}
	// Lexicon: of how many forms each word is the lemma, and how often it occurs.
	families := map[string]map[string]bool{}
	var keys []key
	for k, v := range counts {
		keys = append(keys, k)
		lemma := most(v)
		if families[lemma] == nil {
			families[lemma] = map[string]bool{}
		}
		families[lemma][k.low] = true
	}
	slices.SortFunc(keys, func(a, b key) int {
		return cmp.Or(cmp.Compare(a.low, b.low), cmp.Compare(a.upos, b.upos), cmp.Compare(a.feats, b.feats))
	})
	lexicon := map[feature][]int32{}
	at := func(w string) []int32 {
		k := lexiconKey(w)
		if lexicon[k] == nil {
			lexicon[k] = make([]int32, entrySize)
		}
		return lexicon[k]
	}
	for w, n := range forms {
		at(w)[bandAsForm] = bandOf(n)
	}
	for w, f := range families {
		at(w)[bandAsLemma] = bandOf(len(f))
	}
	for w, uses := range classes {
		all, set := 0, uint32(0)
		for _, n := range uses {
			all += n
		}
		for u, n := range uses {
			if n >= 3 || n*20 >= all {
				set |= 1 << max(0, slices.Index(upos, u))
			}
		}
		e := at(w)
		if all >= 5 {
			e[usedLow], e[usedHigh] = int32(set&(1<<halfBits-1)), int32(set>>halfBits)
		}
		delete(uses, "PROPN")
		delete(uses, "X")
		if len(uses) > 0 {
			e[commonest] = int32(slices.Index(upos, most(uses)) + 1)
		}
	}
	l.lexicon = fixed(entrySize, lexicon)

	scripts := map[script]int{}
	for _, k := range keys {
		if s, ok := scriptFor(k.low, most(counts[k])); ok {
			scripts[s]++
		}
	}
	for s, n := range scripts {
		if n >= 2 || s == (script{}) {
			l.Scripts = append(l.Scripts, s)
		}
	}
	slices.SortFunc(l.Scripts, func(a, b script) int {
		return cmp.Or(cmp.Compare(scripts[b], scripts[a]), cmp.Compare(a.Cut, b.Cut), cmp.Compare(a.Trim, b.Trim),
			cmp.Compare(a.Prefix, b.Prefix), cmp.Compare(a.Suffix, b.Suffix), cmp.Compare(fmt.Sprint(a.Half), fmt.Sprint(b.Half)))
	})
	l.prepare()

	// Rank the scripts that fit; what the word itself adds to the lexicon is
	// left out of account.
	rank := learn(1)
	l.w = rank
	type option struct {
		features []feature
		right    bool
	}
	for e := range uint64(8) {
		for _, ki := range order(len(keys), o.Seed, 200+e) {
			k := keys[ki]
			gold := most(counts[k])
			var options []option
			l.candidates(k.low, func(i int, out string) {
				asLemma := len(families[out])
				if families[out][k.low] {
					asLemma--
				}
				asForm := forms[out]
				if out == k.low {
					asForm = 0
				}
				options = append(options, option{observeLemma(i, l.Scripts[i], k.low, out, k.upos, k.feats, bandOf(asLemma), bandOf(asForm), nil), out == gold})
			})
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
	l.w = rank.freeze(0, 0)
	// What is still wrong is an exception.
	sc := &scratch{}
	wrong := map[string]int{}
	for _, k := range keys {
		if lemmaLow(l.lemma(k.low, k.upos, k.feats, sc)) != most(counts[k]) {
			wrong[k.low+"\t"+k.upos]++
		}
	}
	for _, x := range o.Lemmas { // whatever features they will be tagged with
		wrong[lemmaLow(x.Form)+"\t"+x.UPOS]++
	}
	for k := range wrong {
		l.Exceptions[k] = most(byForm[k])
	}
	fmt.Fprintf(o.Log, "lemmas: %d scripts, %d exceptions among %d words, %d weights\n", len(l.Scripts), len(l.Exceptions), len(keys), len(l.w.(*weights).cells))
}

// upos are the universal parts of speech.
var upos = []string{"ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"}

func bump[K comparable](m map[K]map[string]int, k K, v string, n int) {
	if m[k] == nil {
		m[k] = map[string]int{}
	}
	m[k][v] += n
}

// most is the commonest key of m, the first in order of those.
func most(m map[string]int) string {
	best, n := "", -1
	for k, v := range m {
		if v > n || v == n && k < best {
			best, n = k, v
		}
	}
	return best
}

// trainSplitter learns which words end in an enclitic.
func (m *model) trainSplitter(corpora []Corpus, o Options) {
	type example struct {
		form, before, after, clitic string
		split                       bool
	}
	var examples []example
	forms := map[string]int{}
	for _, c := range corpora {
		for i := range c.Trees {
			t := &c.Trees[i]
			for j := range t.Tokens {
				if t.Tokens[j].UPOS != "PROPN" && t.Tokens[j].UPOS != "X" {
					forms[lemmaLow(t.Tokens[j].Form)]++
				}
			}
			if c.NoClitics {
				continue
			}
			surface, split := surfaces(t)
			for j, form := range surface {
				e := enclitic(strings.ToLower(form), o.Enclitics)
				if e == "" || len(strings.ToLower(form)) != len(form) || form == strings.ToUpper(form) || strings.ContainsAny(form, ".0123456789") {
					continue
				}
				x := example{form: form, clitic: e, split: split[j]}
				if j > 0 {
					x.before = surface[j-1]
				}
				if j+1 < len(surface) {
					x.after = surface[j+1]
				}
				for range max(1, c.Repeat) {
					examples = append(examples, x)
				}
			}
		}
	}
	l := learn(2)
	m.split = &splitter{w: l, lexicon: m.lemmas.lexicon}
	var scores [2]int32
	var f []feature
	wrong := 0
	for epoch := range uint64(10) {
		wrong = 0
		for _, i := range order(len(examples), o.Seed, 300+epoch) {
			x := examples[i]
			host := strings.ToLower(x.form[:len(x.form)-len(x.clitic)])
			e := lookUp(m.split.lexicon, host)
			if x.split { // but for the host of this very word
				e[bandAsForm] = bandOf(forms[host] - 1)
			}
			if e[bandAsForm] == 0 {
				e[commonest] = 0
			}
			f = observeClitic(x.form, x.before, x.after, x.clitic, e, f[:0])
			l.score(f, scores[:])
			if got := scores[1] > scores[0]; got != x.split {
				wrong++
				g := 0
				if x.split {
					g = 1
				}
				l.correct(f, g, 1-g)
			}
			l.step++
		}
	}
	m.split.w = l.freeze(0, 0)
	fmt.Fprintf(o.Log, "enclitics: %d examples, %d wrong in the last epoch\n", len(examples), wrong)
}

// surfaces lists the tokens of t as written, and which are multiword.
func surfaces(t *conllu.Tree) (forms []string, multi []bool) {
	m := 0
	for i := 0; i < len(t.Tokens); i++ {
		if m < len(t.Multi) && t.Multi[m].First == i {
			forms, multi = append(forms, t.Multi[m].Form), append(multi, true)
			i = t.Multi[m].Last
			m++
			continue
		}
		forms, multi = append(forms, t.Tokens[i].Form), append(multi, false)
	}
	return forms, multi
}
