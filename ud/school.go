package ud

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"kawat"
	"kawat/ud/simd"
)

// A lesson is one sentence to learn.
type lesson struct {
	words []word
	style uint64
	tags  []int
	heads []int // from 1; 0 for the root
	rels  []int

	advice *advice   // nil without teachers
	styles []string  // names of other styles in which it is to be seen too
	also   []*lesson // the same sentence in those, as teachers have it
	retold bool      // it is one of those
}

// inventory collects the tags and relations of corpora. Tags met once give way
// to the commonest of their UPOS; "root" is the first relation.
func (m *model) inventory(corpora []Corpus) (tagOf func(*kawat.Token) int, relOf func(*kawat.Token) int) {
	counts := map[tag]int{}
	rels := map[string]bool{}
	for _, c := range corpora {
		for i := range c.Trees {
			for j := range c.Trees[i].Tokens {
				t := &c.Trees[i].Tokens[j]
				counts[tag{UPOS: t.UPOS, Feats: t.Feats}]++
				if t.Head >= 0 && t.Rel() != "root" {
					rels[t.Deprel] = true
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
	index := map[tag]int{}
	common := map[string]int{}
	for _, t := range tags {
		if k, ok := common[t.UPOS]; ok && counts[t] < 2 {
			index[t] = k
			continue
		}
		k := len(m.tags)
		m.tags = append(m.tags, t)
		index[t] = k
		if _, ok := common[t.UPOS]; !ok {
			common[t.UPOS] = k
		}
	}
	m.rels = []string{"root"}
	for r := range rels {
		m.rels = append(m.rels, r)
	}
	slices.Sort(m.rels[1:])
	if len(m.rels) == 1 {
		m.rels = append(m.rels, "dep")
	}
	relIndex := map[string]int{}
	for i, r := range m.rels {
		relIndex[r] = i
	}
	return func(t *kawat.Token) int { return index[tag{UPOS: t.UPOS, Feats: t.Feats}] },
		func(t *kawat.Token) int {
			if t.Head < 0 {
				return 0
			}
			return relIndex[t.Deprel]
		}
}

// least is how often a feature must occur to have an embedding.
var least = [wordFeats]int{featWord: 2, featP1: 2, featP2: 3, featP3: 3, featS1: 2, featS2: 3, featS3: 3, featS4: 4, featS5: 4, featShape: 3}

// A class is what networks learn from.
type class struct {
	lessons []*lesson      // as often as they are seen in an epoch
	fine    []*lesson      // those of them that are not silver
	count   map[uint64]int // of each word
	keys    []uint32       // of the embeddings, rising
}

// newClass collects the sentences of corpora.
func (m *model) newClass(corpora []Corpus) *class {
	tagOf, relOf := m.inventory(corpora)
	c := &class{}
	counts := [wordFeats]map[uint64]int{}
	for i := range counts {
		counts[i] = map[uint64]int{}
	}
	embeddings := map[uint32]bool{embeddingKey(featWord, unknown): true}
	for look := range uint64(5) {
		embeddings[lookKey(look)] = true
	}
	for _, corpus := range corpora {
		style := styleOf(corpus.Name)
		embeddings[styleKey(style)] = true
		for i := range corpus.Trees {
			tokens := corpus.Trees[i].Tokens
			if len(tokens) == 0 {
				continue
			}
			l := &lesson{words: newWords(tokens), style: style, styles: corpus.Also}
			for j := range tokens {
				t := &tokens[j]
				l.tags = append(l.tags, tagOf(t))
				l.heads = append(l.heads, t.Head+1)
				l.rels = append(l.rels, relOf(t))
				for f, h := range hashesOf(&l.words[j]) {
					counts[f][h]++
				}
			}
			for range max(1, corpus.Repeat) {
				c.lessons = append(c.lessons, l)
				if !corpus.Silver {
					c.fine = append(c.fine, l)
				}
			}
		}
	}
	for f, list := range counts {
		for h, n := range list {
			if n >= least[f] {
				embeddings[embeddingKey(f, h)] = true
			}
		}
	}
	for k := range embeddings {
		c.keys = append(c.keys, k)
	}
	slices.Sort(c.keys)
	c.count = counts[featWord]
	return c
}

// trainNet learns the network and puts it into m, as it will be read from the
// file. Impossible sizes and data wrap kawat.ErrInvalid.
func (m *model) trainNet(corpora []Corpus, o Options) error {
	c := m.newClass(corpora)
	if len(c.lessons) == 0 {
		return fmt.Errorf("train: no sentences: %w", kawat.ErrInvalid)
	}
	z := sizes{Dim: o.Dim, Hidden: o.Hidden, Layers: o.Layers, TagLayer: max(1, o.Layers-1), Arc: o.Arc, Label: o.Label, TopTags: o.TopTags}
	for w, v := range o.Vectors {
		if z.Vector = cmp.Or(z.Vector, len(v)); len(v) != z.Vector {
			return fmt.Errorf("train: the word vector of %q has %d numbers, another has %d: %w", w, len(v), z.Vector, kawat.ErrInvalid)
		}
	}
	if err := z.check(len(m.tags), len(m.rels)); err != nil {
		return fmt.Errorf("train: %w", err)
	}
	fresh := func(seed uint64) *net {
		n := newNet(z, len(m.tags), len(m.rels), c.keys, seed)
		n.learnVectors(o.Vectors)
		return n
	}
	n := fresh(o.Seed)
	fmt.Fprintf(o.Log, "network: %d sentences, %d tags, %d relations, %d embeddings, %d dense parameters, %v kernel\n",
		len(c.lessons), len(m.tags), len(m.rels), len(c.keys), len(n.flat), simd.Best)
	if o.Teachers > 0 {
		if err := m.trainTeachers(c, o, fresh); err != nil {
			return err
		}
	}
	if err := m.course(n, c, o); err != nil {
		return err
	}
	m.net = n.quantized()
	m.net.ready(simd.Best)
	return nil
}

// trainTeachers trains networks of other seeds side by side, each for half as many epochs, and
// asks them about the sentences.
func (m *model) trainTeachers(c *class, o Options, fresh func(seed uint64) *net) error {
	o.Epochs, o.Polish = (o.Epochs+1)/2, (o.Polish+1)/2
	teachers := make([]*net, o.Teachers)
	errs := make([]error, o.Teachers)
	var log sync.Mutex
	var wg sync.WaitGroup
	for i := range teachers {
		own := o
		own.Seed = o.Seed + 1000*uint64(i+1)
		if o.Checkpoint != "" {
			own.Checkpoint = fmt.Sprintf("%s.teacher%d", o.Checkpoint, i+1)
		}
		own.Log = &prefixed{&log, o.Log, fmt.Sprintf("teacher %d: ", i+1)}
		wg.Go(func() {
			teachers[i] = fresh(own.Seed)
			errs[i] = m.course(teachers[i], c, own)
		})
	}
	wg.Wait()
	if err := errors.Join(errs...); err != nil {
		return err
	}
	c.ask(teachers)
	return nil
}

// ask has the teachers tell about all lessons, and tell them anew by other guidelines
// where these are asked for.
func (c *class) ask(teachers []*net) {
	var all []*lesson
	seen := map[*lesson]bool{}
	for _, l := range c.lessons {
		if seen[l] {
			continue
		}
		seen[l] = true
		all = append(all, l)
		for _, name := range l.styles {
			other := &lesson{words: l.words, style: styleOf(name), retold: true}
			l.also = append(l.also, other)
			all = append(all, other)
		}
	}
	const size = 32
	parallel((len(all)+size-1)/size, func(k int) {
		var list []*pupil
		for _, n := range teachers {
			list = append(list, newPupil(n))
		}
		advise(list, all[k*size:min((k+1)*size, len(all))])
	})
}

// A prefixed writer puts words before each piece that is written to w, to which others
// with the same mutex write too.
type prefixed struct {
	mu     *sync.Mutex
	w      io.Writer
	before string
}

func (p *prefixed) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if _, err := p.w.Write(append([]byte(p.before), b...)); err != nil {
		return 0, err
	}
	return len(b), nil
}

// learnVectors takes word vectors over, in the order of the words.
func (n *net) learnVectors(vectors map[string][]float32) {
	n.vectorOf = map[string]int32{}
	for i, w := range slices.Sorted(maps.Keys(vectors)) {
		n.vectorOf[w] = int32(i)
		n.vectors = append(n.vectors, vectors[w]...)
	}
}

// course trains a network on a class: so many epochs on all lessons, then the polish on
// the fine ones, without what teachers retell.
func (m *model) course(n *net, c *class, o Options) error {
	p := plan{
		Epochs: o.Epochs, Batch: o.Batch, Shares: 4, Rate: o.Rate, Warmup: 200, Mean: 0.2, Seed: o.Seed,
		Drop: dropout{Input: 0.25, Hidden: 0.33, Recurrent: 0.2, Top: 0.33, Word: 0.25},
	}
	t := newOptimiser(n, p, c.lessons)
	if o.Checkpoint != "" {
		f, err := os.Open(o.Checkpoint)
		switch {
		case err == nil:
			err = t.load(f)
			f.Close()
			if err != nil {
				return err
			}
			fmt.Fprintf(o.Log, "going on after epoch %d of %s\n", t.state.Epoch, o.Checkpoint)
		case !errors.Is(err, fs.ErrNotExist):
			return err
		}
	}
	start := time.Now()
	for t.state.Epoch < o.Epochs && (o.stop == 0 || t.state.Epoch < o.stop) {
		loss := t.epoch(len(c.lessons), func(i int, r *rand.Rand) *example { return n.example(c.lessons[i].pick(r), r, c.count) })
		fmt.Fprintf(o.Log, "epoch %d: loss of tags %.4f, heads %.4f, relations %.4f (%.0f s)\n", t.state.Epoch, loss[0], loss[1], loss[2], time.Since(start).Seconds())
		if t.state.Epoch == o.Epochs {
			t.finish()
		}
		if t.state.Epoch%2 == 0 || t.state.Epoch == o.Epochs {
			for _, d := range o.Dev {
				fmt.Fprintf(o.Log, "  %v\n", m.rehearse(n, d))
			}
		}
		if o.Checkpoint != "" {
			if err := t.save(o.Checkpoint); err != nil {
				return err
			}
		}
	}
	if o.Polish > 0 && len(c.fine) > 0 && o.stop == 0 {
		p.Epochs, p.Rate, p.Warmup, p.Mean, p.Seed = o.Polish, o.Rate/6, 20, 0.5, o.Seed+1
		t := newOptimiser(n, p, c.fine)
		for range o.Polish {
			loss := t.epoch(len(c.fine), func(i int, r *rand.Rand) *example { return n.example(c.fine[i], r, c.count) })
			fmt.Fprintf(o.Log, "polish %d: loss of tags %.4f, heads %.4f, relations %.4f\n", t.state.Epoch, loss[0], loss[1], loss[2])
		}
		t.finish()
		for _, d := range o.Dev {
			fmt.Fprintf(o.Log, "  %v\n", m.rehearse(n, d))
		}
	}
	return nil
}

// pick is the lesson itself or, half the time, what teachers make of it by other
// guidelines, if there is such.
func (l *lesson) pick(r *rand.Rand) *lesson {
	if len(l.also) == 0 || r.IntN(2) == 0 {
		return l
	}
	return l.also[r.IntN(len(l.also))]
}

// rowFor is the embedding row of a key, -1 if it has none.
func (n *net) rowFor(key uint32) int32 {
	if r, ok := n.rowOf[key]; ok {
		return r
	}
	return -1
}

// see fills in what the network sees of words.
func (n *net) see(e *example, words []word, style uint64, count map[uint64]int) {
	e.style = n.rowFor(styleKey(style))
	e.look = n.rowFor(lookKey(lookOf(len(words), func(i int) string { return words[i].form })))
	none := n.rowFor(embeddingKey(featWord, unknown))
	for i := range words {
		w := &words[i]
		var rows [wordFeats]int32
		for f, k := range keysOf(w) {
			rows[f] = n.rowFor(k)
		}
		if rows[featWord] < 0 {
			rows[featWord] = none
		}
		e.rows = append(e.rows, rows)
		e.count = append(e.count, count[w.lower])
		v, ok := n.vectorOf[w.low]
		if !ok {
			v = -1
		}
		e.vectors = append(e.vectors, v)
	}
}

// example shows a lesson to the network: mostly as it is, now and then in
// capitals, in small letters, with every word capitalised, or without the
// full stop, as headlines and careless writers have it.
func (n *net) example(l *lesson, r *rand.Rand, count map[uint64]int) *example {
	words, size := l.words, len(l.words)
	if last := size - 1; last > 3 && l.words[last].form == "." && r.IntN(12) == 0 && !slices.Contains(l.heads, size) {
		size = last
	}
	words = words[:size]
	change := func(f func(string) string) {
		words = make([]word, size)
		for i := range words {
			words[i] = newWord(f(l.words[i].form))
		}
	}
	switch r.IntN(25) {
	case 0:
		change(strings.ToUpper)
	case 1:
		change(strings.ToLower)
	case 2:
		change(func(s string) string {
			if len(s) <= 3 {
				return s
			}
			c, k := utf8.DecodeRuneInString(s)
			return string(unicode.ToUpper(c)) + s[k:]
		})
	}
	e := &example{tags: l.tags[:size], heads: l.heads[:size], rels: l.rels[:size]}
	if l.advice != nil {
		e.advice = *l.advice
	}
	n.see(e, words, l.style, count)
	return e
}

// rehearse scores the network as it is on one corpus.
func (m *model) rehearse(n *net, c Corpus) Score {
	type part struct{ words, upos, feats, uas, las int }
	const size = 32
	parts := make([]part, (len(c.Trees)+size-1)/size)
	style := styleOf(c.Name)
	parallel(len(parts), func(k int) {
		trees := c.Trees[k*size : min((k+1)*size, len(c.Trees))]
		p := newPupil(n)
		var batch []*example
		for i := range trees {
			e := &example{}
			n.see(e, newWords(trees[i].Tokens), style, nil)
			batch = append(batch, e)
		}
		for i, said := range p.study(batch) {
			for j := range trees[i].Tokens {
				t := &trees[i].Tokens[j]
				g := m.tags[said.tags[j]]
				parts[k].words++
				parts[k].upos += one(g.UPOS == t.UPOS)
				parts[k].feats += one(g.Feats == t.Feats)
				if said.heads[j] == t.Head+1 {
					parts[k].uas++
					rel, _, _ := strings.Cut(m.rels[said.rels[j]], ":")
					parts[k].las += one(rel == t.Rel())
				}
			}
		}
	})
	var sum part
	for _, q := range parts {
		sum = part{sum.words + q.words, sum.upos + q.upos, sum.feats + q.feats, sum.uas + q.uas, sum.las + q.las}
	}
	return Score{Name: cmp.Or(c.Title, c.Name), Words: sum.words, UPOS: percent(sum.upos, sum.words), Feats: percent(sum.feats, sum.words), UAS: percent(sum.uas, sum.words), LAS: percent(sum.las, sum.words)}
}
