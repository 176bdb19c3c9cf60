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
	"kawat/ud/simd"
)

// TrainerVersion changes whenever training the same data gives another model.
const TrainerVersion = "3"

// A Corpus is the training data of one treebank.
type Corpus struct {
	Name    string // the style that its trees are written in
	Title   string // of the data when it is scored on; Name if empty
	Source  string // where it comes from, with release
	Licence string
	Repeat  int // how often each sentence is seen in an epoch; 0 means 1
	Trees   []conllu.Tree
	// NoClitics says that its words are not split into host and enclitic, so that
	// nothing about enclitics, odd tokens and sentence ends is learnt from it.
	NoClitics bool
	// Silver says that the trees are less sure, such as those converted from
	// another kind of tree: they are left out when the network gets its polish.
	Silver bool
	// Derived says that the trees were made from another corpus of the list; it
	// is not named in the model.
	Derived bool
	// Also names the styles of other corpora in which its sentences are seen too, half
	// the time, as the teachers (Options.Teachers) analyse them.
	Also []string
}

// Options are the settings of Train.
type Options struct {
	Lang    string
	Decode  string  // name of the corpus in whose style text is analysed
	Grammar Grammar // of the language
	Seed    uint64
	Epochs  int // 0 means 20
	Polish  int // epochs after those, over the treebanks that are not Silver
	Batch   int // sentences that the network learns from at a time; 0 means 32
	// Rate is how fast the network learns at first; 0 means 0.002. It falls to 0.
	Rate float64
	// Sizes of the network; 0 means the usual: 128, 192, 3, 192 and 128.
	Dim, Hidden, Layers, Arc, Label int
	// TopTags reads tags from the last layer as well as from the one before it.
	TopTags bool
	// Vectors are vectors of words learnt elsewhere, all of one length, by their
	// words in lower case; may be empty.
	Vectors map[string][]float32
	// VectorsFrom says where they come from, with their licence.
	VectorsFrom string
	// Teachers is how many networks of other seeds are trained first, side by side and for half as
	// many epochs; what they say of the sentences on average is learnt beside the trees.
	Teachers int
	// Checkpoint is a file in which the state of training is kept after each
	// epoch, and from which it goes on; "" for none.
	Checkpoint string
	// Lemmas are forms whose lemmas are taught beside the treebanks' and count
	// more than theirs.
	Lemmas []Lemma
	// Reuse is a model file whose network is kept, so that only lemmas, enclitics,
	// odd tokens and sentence ends are learnt; with the same data and settings the result is the
	// same as of a full training.
	Reuse []byte
	stop  int // epochs after which to stop, for tests; 0 for none

	// Dev is scored after every second epoch of the network and the last; may be
	// empty.
	Dev []Corpus
	// Test is scored once, at the end.
	Test []Corpus
	Log  io.Writer // progress; nil for none
}

// A Lemma says what the lemma of a form is.
type Lemma struct{ Form, UPOS, Feats, Lemma string }

// Train learns a model and returns it as the bytes of a model file.
func Train(corpora []Corpus, o Options) ([]byte, error) {
	if o.Log == nil {
		o.Log = io.Discard
	}
	for _, c := range corpora {
		for _, name := range c.Also {
			if o.Teachers == 0 {
				return nil, fmt.Errorf("train: %s is to be seen as %s too, which takes teachers: %w", c.Name, name, kawat.ErrInvalid)
			}
			if !slices.ContainsFunc(corpora, func(d Corpus) bool { return d.Name == name }) {
				return nil, fmt.Errorf("train: %s is to be seen as %s too, but there is no treebank of that name: %w", c.Name, name, kawat.ErrInvalid)
			}
		}
	}
	o.Epochs = cmp.Or(o.Epochs, 20)
	o.Batch = cmp.Or(o.Batch, 32)
	o.Rate = cmp.Or(o.Rate, 0.002)
	o.Dim, o.Hidden, o.Layers = cmp.Or(o.Dim, 128), cmp.Or(o.Hidden, 192), cmp.Or(o.Layers, 3)
	o.Arc, o.Label = cmp.Or(o.Arc, 192), cmp.Or(o.Label, 128)
	m := &model{info: Info{Lang: o.Lang, Trainer: TrainerVersion, Seed: o.Seed, Decode: o.Decode, Vectors: o.VectorsFrom, Teachers: o.Teachers, Licence: licenceOf(corpora)}}
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
	m.trainLemmas(corpora, o)
	if len(o.Grammar.Enclitics) > 0 {
		m.trainSplitter(corpora, o)
	}
	g := o.Grammar.ready()
	m.trainChunks(corpora, g, o)
	m.trainBreaks(corpora, g, o)

	if o.Reuse != nil {
		old, err := readModel(o.Reuse, simd.Best)
		if err != nil {
			return nil, err
		}
		m.net, m.tags, m.rels, m.info.Vectors, m.info.Teachers = old.net, old.tags, old.rels, old.info.Vectors, old.info.Teachers
	} else if err := m.trainNet(corpora, o); err != nil {
		return nil, err
	}
	for _, d := range slices.Concat(o.Dev, o.Test) {
		s := (&Parser{model: m}).As(d.Name).Score(cmp.Or(d.Title, d.Name), d.Trees)
		fmt.Fprintln(o.Log, s)
		m.info.Scores = append(m.info.Scores, s)
	}
	return m.bytes()
}

// licenceOf is the licence of a model: that of its treebanks, of which one that
// asks for the same licence (share alike) counts before others; "" if some
// treebank's is not given.
func licenceOf(corpora []Corpus) string {
	out := ""
	for _, c := range corpora {
		switch {
		case c.Licence == "" && !c.Derived:
			return ""
		case out == "" || strings.Contains(c.Licence, "SA") && !strings.Contains(out, "SA"):
			out = c.Licence
		}
	}
	return out
}

// order is a fixed shuffle of n things.
func order(n int, seed, epoch uint64) []int {
	return rand.New(rand.NewPCG(seed, epoch)).Perm(n)
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
				e := enclitic(strings.ToLower(form), o.Grammar.Enclitics)
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
	m.split.w = l.freeze()
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
