package ud

import (
	"slices"
	"strings"

	"kawat"
)

// A tagger gives each word one of the tags seen in training, a UPOS with its
// features in one ("VERB|Voice=Act"), from left to right.
type tagger struct {
	Tags    []tag `json:"tags"`
	w       table
	lexicon table // if there is one, frequent words get only UPOS they are known with
}

type tag struct {
	UPOS  string `json:"u"`
	Feats string `json:"f,omitempty"`
	upos  uint64 // hashes
	full  uint64
	bit   uint32 // of the UPOS in a set
}

// hash fills in the hashed forms of the tags.
func (t *tagger) hash() {
	for i := range t.Tags {
		t.Tags[i].upos = hashString(t.Tags[i].UPOS)
		t.Tags[i].bit = 1 << max(0, slices.Index(upos, t.Tags[i].UPOS))
		t.Tags[i].full = mix(t.Tags[i].upos, hashString(t.Tags[i].Feats))
	}
}

// scratch is the working space of one analysis.
type scratch struct {
	features []feature
	scores   []int32
}

func (s *scratch) sized(classes int) []int32 {
	if cap(s.scores) < classes {
		s.scores = make([]int32, classes)
	}
	s.scores = s.scores[:classes]
	return s.scores
}

// tag returns the index of each word's tag. With gold, it also teaches l.
func (t *tagger) tag(words []word, style uint64, sc *scratch, l *learner, gold []int) []int {
	scores := sc.sized(len(t.Tags))
	out := make([]int, len(words))
	first, second := feature(11), feature(12) // full tags of the last two words
	firstUPOS := feature(13)
	if len(words) == 0 {
		return out
	}
	look := lookOf(words)
	for i := range words {
		f := t.observe(words, i, first, second, firstUPOS, look, style, sc.features[:0])
		sc.features = f
		t.w.score(f, scores)
		allowed := t.allowed(&words[i])
		best := -1
		for k, v := range scores {
			if (best < 0 || v > scores[best]) && allowed&t.Tags[k].bit != 0 {
				best = k
			}
		}
		best = max(best, 0)
		if l != nil {
			if g := gold[i]; g != best {
				l.correct(f, g, best)
			}
			l.step++
		}
		out[i] = best
		second, first, firstUPOS = first, t.Tags[best].full, t.Tags[best].upos
	}
	return out
}

// names are the parts of speech that any word with a capital may have.
var names = uint32(1<<slices.Index(upos, "PROPN") | 1<<slices.Index(upos, "X"))

// allowed is the set of UPOS that a word may get.
func (t *tagger) allowed(w *word) uint32 {
	if t.lexicon == nil {
		return ^uint32(0)
	}
	e := lookUp(t.lexicon, w.low)
	set := e.uses()
	if set == 0 {
		return ^uint32(0)
	}
	if w.upper > 0 {
		set |= names
	}
	return set
}

// lookOf tells headlines from sentences of running text: 3 if most words are
// in capitals; 2 if at least four fifths of the words of more than three letters
// have a capital, which says nothing then; 4 if the last word is no punctuation;
// else 1.
func lookOf(words []word) uint64 {
	long, capital, shouted := 0, 0, 0
	for i := range words {
		w := &words[i]
		if len(w.low) <= 3 || w.letters == 0 {
			continue
		}
		long++
		capital += one(w.upper > 0)
		shouted += one(w.upper == w.letters)
	}
	switch last := words[len(words)-1].low; {
	case long >= 3 && shouted*5 >= long*4:
		return 3
	case long >= 3 && capital*5 >= long*4:
		return 2
	case isName(last) > 0 || strings.HasPrefix(last, "%"):
		return 4
	}
	return 1
}

// observe collects the features of word i, given the tags of the two words
// before it.
func (t *tagger) observe(words []word, i int, t1, t2, u1 feature, look, style uint64, f []feature) []feature {
	at := func(k int) *word {
		if k < 0 || k >= len(words) {
			return &outside
		}
		return &words[k]
	}
	id := uint64(0)
	add := func(v uint64) {
		id++
		f = append(f, mix(v, id))
	}
	w, a, b, c, d := at(i), at(i-1), at(i-2), at(i+1), at(i+2)
	add(0)
	add(w.form)
	add(w.lower)
	add(w.p1)
	add(w.p2)
	add(w.p3)
	add(w.p4)
	add(w.s1)
	add(w.s2)
	add(w.s3)
	add(w.s4)
	add(w.s5)
	add(mix(w.p2, w.s3))
	add(w.shape)
	add(t1)
	add(mix(t1, t2))
	add(u1)
	add(mix(t1, w.lower))
	add(a.lower)
	add(b.lower)
	add(c.lower)
	add(d.lower)
	add(a.s3)
	add(c.s3)
	add(c.s2)
	add(c.p3)
	add(a.shape)
	add(c.shape)
	add(mix(a.lower, w.lower))
	add(mix(w.lower, c.lower))
	add(mix(a.lower, c.lower))
	add(mix(w.shape, mix(a.shape, c.shape)))
	add(mix(w.s3, t1))
	add(mix(w.s3, c.s3))
	add(mix(c.p3, w.s3))
	add(mix(c.lower, d.lower))
	start := uint64(0)
	if i == 0 {
		start = mix(w.shape, 77)
	}
	add(start)
	add(mix(look, w.shape))
	add(mix(look, mix(w.s3, w.shape)))
	add(mix(look, t1))
	add(mix(look, mix(w.s2, t1)))
	add(mix(look, mix(a.shape, c.shape)))
	if style != 0 {
		add(style)
		add(mix(style, w.lower))
		add(mix(style, w.s3))
		add(mix(style, w.p2))
		add(mix(style, w.shape))
		add(mix(style, t1))
		add(mix(style, c.lower))
	}
	return f
}

// apply writes the chosen tags to the tokens.
func (t *tagger) apply(tokens []kawat.Token, tags []int) {
	for i, k := range tags {
		tokens[i].UPOS = t.Tags[k].UPOS
		tokens[i].Feats = t.Tags[k].Feats
	}
}
