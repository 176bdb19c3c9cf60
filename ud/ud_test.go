package ud

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"kawat"
	"kawat/conllu"
	"kawat/ud/simd"
)

// testGrammar has a little of everything that a grammar can say.
var testGrammar = Grammar{
	Titles:        []string{"dr.", "no."},
	Abbreviations: []string{"inc.", "a.m."},
	Clitics:       []string{"n't", "'s"},
	Possessive:    true,
	Fused:         map[string][]int{"cannot": {3, 3}},
	Enclitics:     []string{"nya"},
	Whole:         []string{"hanya"},
	Prefixes:      []string{"non"},
	JoinLower:     true,
	Units:         []string{"bn"},
	Currencies:    []string{"rp"},
	Starters:      []string{"the"},
}

// tinyOptions train a small network that learns the tiny treebank by heart.
var tinyOptions = Options{Lang: "id", Decode: "tiny", Grammar: testGrammar, Seed: 7, Epochs: 120, Batch: 4, Rate: 0.01, Dim: 32, Hidden: 32, Layers: 2, Arc: 32, Label: 32}

// tiny is the treebank of twelve sentences.
func tiny(t testing.TB) []conllu.Tree {
	t.Helper()
	data, err := os.ReadFile("testdata/tiny.conllu")
	if err != nil {
		t.Fatal(err)
	}
	trees, err := conllu.ReadAll(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return trees
}

func train(t testing.TB, trees []conllu.Tree) []byte {
	t.Helper()
	data, err := Train([]Corpus{{Name: "tiny", Source: "tiny.conllu", Licence: "Apache-2.0", Trees: trees}},
		tinyOptions)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

var trained = sync.OnceValue(func() []byte {
	f, err := os.Open("testdata/tiny.conllu")
	if err != nil {
		panic(err)
	}
	defer f.Close()
	trees, err := conllu.ReadAll(f)
	if err != nil {
		panic(err)
	}
	data, err := Train([]Corpus{{Name: "tiny", Trees: trees}}, tinyOptions)
	if err != nil {
		panic(err)
	}
	return data
})

func tinyParser(t testing.TB) *Parser {
	t.Helper()
	p, err := Open(trained(), testGrammar)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestTrainingIsReproducible(t *testing.T) {
	trees := tiny(t)
	if !bytes.Equal(train(t, trees), train(t, trees)) {
		t.Error("two trainings on the same data give different files")
	}
}

func TestTrainedParserKnowsItsTreebank(t *testing.T) {
	p := tinyParser(t)
	s := p.Score("tiny", tiny(t))
	if s.LAS < 95 || s.UPOS < 98 || s.Lemma < 98 {
		t.Errorf("on its own training data: %v", s)
	}
	if s := p.ScoreRaw("tiny", tiny(t)); s.Word < 99 || s.LAS < 90 {
		t.Errorf("on its own training data: %v", s)
	}
}

func TestTrainedParserOnANewSentence(t *testing.T) {
	text := "Kapalnya dibakar oleh pencuri."
	p := tinyParser(t)
	got := p.Parse(text, kawat.Body, []kawat.Span{{Start: 0, End: len(text)}})
	if len(got) != 1 || len(got[0].Multi) != 1 {
		t.Fatalf("got %+v, want one sentence with one multiword token", got)
	}
	var have []string
	for _, tok := range got[0].Tokens {
		have = append(have, tok.Form+"/"+tok.Lemma+"/"+tok.UPOS+"/"+tok.Deprel)
	}
	want := "Kapal/kapal/NOUN/nsubj:pass nya/nya/PRON/nmod:poss dibakar/bakar/VERB/root oleh/oleh/ADP/case pencuri/curi/NOUN/obl:agent ./././punct"
	if g := strings.Replace(strings.Join(have, " "), "PUNCT", ".", 1); g != want {
		t.Errorf("got  %s\nwant %s", g, want)
	}
}

func TestLemmaOfANewForm(t *testing.T) {
	p := tinyParser(t)
	// "disita" was seen, "menangkap" was seen; "dibakar" with another object too.
	// A form that was never seen follows the affixes that were.
	tokens := []kawat.Token{{Form: "Mereka"}, {Form: "dilaut"}, {Form: "."}}
	p.ParseSentences([][]kawat.Token{tokens})
	if tokens[1].Lemma != "laut" {
		t.Errorf("lemma %q, want laut: a known word under a known prefix", tokens[1].Lemma)
	}
}

func TestInfo(t *testing.T) {
	p := tinyParser(t)
	i := p.Info()
	if i.Lang != "id" || i.Seed != 7 || i.Trainer != TrainerVersion || len(i.Version) != 12 {
		t.Errorf("info %+v", i)
	}
	if len(i.Treebanks) != 1 || i.Treebanks[0].Sentences != 12 {
		t.Errorf("treebanks %+v", i.Treebanks)
	}
}

func TestOpenRefusesBrokenFiles(t *testing.T) {
	data := trained()
	if _, err := Open([]byte("hello"), testGrammar); err == nil {
		t.Error("a text passed for a model")
	}
	if _, err := Open(nil, testGrammar); err == nil {
		t.Error("an empty file passed for a model")
	}
	for n := 0; n < len(data); n += 1 + len(data)/97 {
		if _, err := Open(data[:n], testGrammar); err == nil {
			t.Errorf("a model cut to %d of %d bytes was opened", n, len(data))
		}
	}
}

func TestTrainRefusesEmptyData(t *testing.T) {
	if _, err := Train(nil, Options{}); !errors.Is(err, kawat.ErrInvalid) {
		t.Errorf("error %v, want ErrInvalid", err)
	}
}

func TestTreebankOfOneRelation(t *testing.T) {
	// Too small for a move in every direction; it must parse all the same.
	tree := conllu.Tree{Text: "a", Sentence: kawat.Sentence{Tokens: []kawat.Token{{Form: "a", UPOS: "X", Head: -1, Deprel: "root"}}}}
	data, err := Train([]Corpus{{Name: "one", Trees: []conllu.Tree{tree}}}, Options{Lang: "xx"})
	if err != nil {
		t.Fatal(err)
	}
	p, err := Open(data, Grammar{})
	if err != nil {
		t.Fatal(err)
	}
	tokens := make([]kawat.Token, 5)
	for i := range tokens {
		tokens[i].Form = "b"
	}
	p.ParseSentences([][]kawat.Token{tokens})
	if roots := countRoots(tokens); roots != 1 {
		t.Errorf("%d roots", roots)
	}
}

func countRoots(tokens []kawat.Token) int {
	n := 0
	for _, t := range tokens {
		if t.Head < 0 {
			n++
		}
	}
	return n
}

// TestForest compares with the best of all trees.
func TestForest(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var f forest
	for range 400 {
		n := 1 + r.IntN(5)
		scores := make([][]int32, n+1)
		for i := range scores {
			scores[i] = make([]int32, n+1)
			for j := range scores[i] {
				scores[i][j] = int32(r.IntN(40) - 20)
			}
		}
		got := slices.Clone(f.decode(n, func(d, h int) int32 { return scores[d][h] }))
		value := func(heads []int) (sum int, tree bool) {
			roots := 0
			for i, h := range heads {
				sum += int(scores[i+1][h])
				roots += one(h == 0)
				steps := 0
				for k := i + 1; k != 0; k = heads[k-1] {
					if steps++; steps > n {
						return 0, false
					}
				}
			}
			return sum, roots == 1
		}
		have, tree := value(got)
		if !tree {
			t.Fatalf("heads %v are no tree of one root", got)
		}
		heads := make([]int, n)
		var best int
		found := false
		var try func(i int)
		try = func(i int) {
			if i == n {
				if v, tree := value(heads); tree && (!found || v > best) {
					best, found = v, true
				}
				return
			}
			for h := range n + 1 {
				if h != i+1 {
					heads[i] = h
					try(i + 1)
				}
			}
		}
		try(0)
		if have != best {
			t.Fatalf("tree %v of %d words is worth %d, the best %d", got, n, have, best)
		}
	}
}

// A sentence is analysed alike whatever stands beside it, and by every kernel.
func TestAlike(t *testing.T) {
	trees := tiny(t)
	clean := func() (all [][]kawat.Token) {
		for range 3 {
			for i := range trees {
				var s []kawat.Token
				for _, x := range trees[i].Tokens {
					s = append(s, kawat.Token{Form: x.Form})
				}
				all = append(all, s)
			}
		}
		return all
	}
	together := clean()
	tinyParser(t).ParseSentences(together)
	for _, kern := range simd.Kernels {
		p, err := OpenOn(kern, trained(), testGrammar)
		if err != nil {
			t.Fatal(err)
		}
		for i, s := range clean() {
			p.ParseSentences([][]kawat.Token{s})
			if !slices.Equal(s, together[i]) {
				t.Fatalf("%v: sentence %d alone gives\n%v\nwith others\n%v", kern, i, s, together[i])
			}
		}
	}
}

// Training that was interrupted goes on where it stopped.
func TestCheckpoint(t *testing.T) {
	name := filepath.Join(t.TempDir(), "state")
	corpora := []Corpus{{Name: "tiny", Trees: tiny(t)}}
	o := tinyOptions
	o.Epochs = 6
	want, err := Train(corpora, o)
	if err != nil {
		t.Fatal(err)
	}
	o.Checkpoint = name
	o.stop = 3
	if _, err := Train(corpora, o); err != nil {
		t.Fatal(err)
	}
	o.stop = 0
	got, err := Train(corpora, o)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("going on from a checkpoint gives another model")
	}
	for name, other := range map[string]func(o *Options, c *Corpus){
		"size": func(o *Options, _ *Corpus) { o.Hidden = 16 },
		"rate": func(o *Options, _ *Corpus) { o.Rate = 0.02 },
		"seed": func(o *Options, _ *Corpus) { o.Seed++ },
		"data": func(_ *Options, c *Corpus) { c.Trees = slices.Clone(c.Trees); slices.Reverse(c.Trees) },
	} {
		o, c := o, corpora[0]
		other(&o, &c)
		if _, err := Train([]Corpus{c}, o); !errors.Is(err, kawat.ErrInvalid) {
			t.Errorf("a checkpoint of a training with another %s was taken (%v)", name, err)
		}
	}
}

// Teachers change what is learnt, and training with them goes on from a checkpoint as any
// other; a treebank that they are to retell by guidelines nobody knows is refused.
func TestTeachers(t *testing.T) {
	corpora := []Corpus{{Name: "tiny", Trees: tiny(t)}, {Name: "other", Trees: tiny(t)[:1], Also: []string{"tiny"}}}
	o := tinyOptions
	o.Epochs, o.Teachers = 6, 2
	want, err := Train(corpora, o)
	if err != nil {
		t.Fatal(err)
	}
	o.Checkpoint = filepath.Join(t.TempDir(), "state")
	o.stop = 3
	if _, err := Train(corpora, o); err != nil {
		t.Fatal(err)
	}
	o.stop = 0
	if got, err := Train(corpora, o); err != nil || !bytes.Equal(got, want) {
		t.Errorf("going on from a checkpoint with teachers gives another model (%v)", err)
	}
	o.Checkpoint = ""
	o.Teachers = 0
	corpora[1].Also = nil
	if alone, err := Train(corpora, o); err != nil || bytes.Equal(alone, want) {
		t.Errorf("what the teachers say makes no difference (%v)", err)
	}
	corpora[1].Also = []string{"tiny"}
	if _, err := Train(corpora, o); !errors.Is(err, kawat.ErrInvalid) {
		t.Errorf("a treebank to be retold was taken without teachers (%v)", err)
	}
	o.Teachers = 1
	corpora[1].Also = []string{"unknown"}
	if _, err := Train(corpora, o); !errors.Is(err, kawat.ErrInvalid) {
		t.Errorf("unknown guidelines were taken (%v)", err)
	}
}

// What can't be computed is refused before it is trained.
func TestImpossibleSizes(t *testing.T) {
	for name, set := range map[string]func(*Options){
		"dim":     func(o *Options) { o.Dim = 20 },
		"arc":     func(o *Options) { o.Arc = 40 },
		"hidden":  func(o *Options) { o.Hidden = 2048 },
		"layers":  func(o *Options) { o.Layers = 17 },
		"odd":     func(o *Options) { o.Vectors = map[string][]float32{"a": make([]float32, 25)} },
		"lengths": func(o *Options) { o.Vectors = map[string][]float32{"a": make([]float32, 4), "b": make([]float32, 6)} },
	} {
		o := tinyOptions
		set(&o)
		if _, err := Train([]Corpus{{Name: "tiny", Trees: tiny(t)}}, o); !errors.Is(err, kawat.ErrInvalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestChunks(t *testing.T) {
	for _, how := range []string{"2+2", "3", "1 2 3"} {
		var c chunk
		if err := c.UnmarshalText([]byte(how)); err != nil {
			t.Errorf("%s: %v", how, err)
		}
		if b, _ := c.MarshalText(); string(b) != how {
			t.Errorf("%s is written as %s", how, b)
		}
	}
	for _, how := range []string{"", "0", "-1 2", "x", "1+2 3", "9223372036854775807+1", "99999999999999999999"} {
		var c chunk
		if err := c.UnmarshalText([]byte(how)); err == nil {
			t.Errorf("%q is read as %v", how, c)
		}
	}
}

func TestLongSentencesAreCut(t *testing.T) {
	p := tinyParser(t)
	text := strings.Repeat("warga menolak rencana, ", 300) + "warga menolak."
	got := p.Parse(text, kawat.Body, []kawat.Span{{Start: 0, End: len(text)}})
	if len(got) < 3 {
		t.Fatalf("%d sentences", len(got))
	}
	total := 0
	for i, s := range got {
		total += len(s.Tokens)
		if len(s.Tokens) > MaxTokens {
			t.Errorf("sentence %d has %d tokens", i, len(s.Tokens))
		}
		if last := s.Tokens[len(s.Tokens)-1].Form; i < len(got)-1 && last != "," {
			t.Errorf("sentence %d ends with %q, want a comma", i, last)
		}
	}
	if total != 4*300+3 {
		t.Errorf("%d tokens in all, want %d", total, 4*300+3)
	}
}

func TestParseIsSafeForConcurrentUse(t *testing.T) {
	p := tinyParser(t)
	text := "Polisi menangkap pencuri. Rumahnya dibakar."
	par := []kawat.Span{{Start: 0, End: len(text)}}
	want := p.Parse(text, kawat.Body, par)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 20 {
				got := p.Parse(text, kawat.Body, par)
				for i := range got {
					if !slices.Equal(got[i].Tokens, want[i].Tokens) {
						t.Error("another result")
						return
					}
				}
			}
		})
	}
	wg.Wait()
}

func TestScripts(t *testing.T) {
	for _, c := range []struct{ form, lemma string }{
		{"menyerang", "serang"}, {"diserang", "serang"}, {"negara-negara", "negara"}, {"serangan-serangan", "serang"},
		{"cities", "city"}, {"réélus", "réélu"}, {"same", "same"},
	} {
		s, ok := scriptFor(c.form, c.lemma)
		if !ok {
			t.Errorf("%s → %s: no script", c.form, c.lemma)
			continue
		}
		if got, ok := s.apply(c.form); !ok || got != c.lemma {
			t.Errorf("%s: script gives %q, %v, want %q", c.form, got, ok, c.lemma)
		}
	}
	if _, ok := scriptFor("went", "go"); ok {
		t.Error("went → go has nothing in common")
	}
}

func TestWeightsAreReadAsWritten(t *testing.T) {
	l := learn(300)
	for i := range uint64(2000) {
		l.correct([]feature{mix(i, 3), mix(i%7, 4)}, int(i%300), int(i*7%300))
		l.step++
	}
	w := l.freeze()
	got, rest, err := readWeights(append(w.append(nil), 42))
	if err != nil || len(rest) != 1 {
		t.Fatalf("rest %d bytes, error %v", len(rest), err)
	}
	before, after := make([]int32, 300), make([]int32, 300)
	for i := range uint64(2000) {
		f := []feature{mix(i, 3)}
		w.score(f, before)
		got.score(f, after)
		if !slices.Equal(before, after) {
			t.Fatalf("feature %d: scores changed", i)
		}
		if i == 1 && after[1] <= 0 {
			t.Fatalf("feature 1 says %d for its class", after[1])
		}
	}
	got.score([]feature{mix(99999, 5)}, after)
	if slices.ContainsFunc(after, func(v int32) bool { return v != 0 }) {
		t.Errorf("an unknown feature has weights %v", after)
	}
	// More features than are looked up at once.
	var many []feature
	want := make([]int32, 300)
	for i := range uint64(2000) {
		many = append(many, mix(i, 3))
		w.score(many[i:], before)
		for k, v := range before {
			want[k] += v
		}
	}
	got.score(many, after)
	if !slices.Equal(after, want) {
		t.Error("the scores of many features are not the sum of theirs")
	}
}

func FuzzTokenize(f *testing.F) {
	for _, s := range []string{
		"Dr. Susi can't go.", "a\xffb \xf0\x9f", "U.S.A. The end.", "\"A.\" 'B.' (C.)", "cannot workers' it's",
		"1. 2. 3-4-5 a-b-c-", "x@y.zz http:// www. @ # $", "......", "İnya nya", "\u0301\u200b\u00ad",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p := tinyParser(t)
		at := 0
		for _, s := range p.Tokenize(text, 0, len(text)) {
			if len(s.Tokens) == 0 || len(s.Tokens) > MaxTokens {
				t.Fatalf("sentence of %d tokens", len(s.Tokens))
			}
			for i, tok := range s.Tokens {
				if tok.Start < at || tok.End <= tok.Start || tok.End > len(text) {
					t.Fatalf("token %d covers [%d,%d) after %d in %q", i, tok.Start, tok.End, at, text)
				}
				// Only white space and invisible characters lie between tokens.
				for k := at; k < tok.Start; {
					n := blank(text[k:])
					if n == 0 {
						t.Fatalf("%q is in no token of %q", text[k:tok.Start], text)
					}
					k += n
				}
				at = tok.End
				multi := slices.ContainsFunc(s.Multi, func(m kawat.Multiword) bool { return m.First <= i && i <= m.Last })
				if !multi && tok.Form != text[tok.Start:tok.End] {
					t.Fatalf("token %q covers %q", tok.Form, text[tok.Start:tok.End])
				}
			}
		}
	})
}

func FuzzOpen(f *testing.F) {
	data := trained()
	f.Add(data[:200])
	f.Add(append([]byte(magic), 2, 0, 0, 0, 0, 0, 0, 0, '{', '}'))
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := Open(b, testGrammar)
		if err != nil {
			return
		}
		text := "Polisi menangkap pencuri itu."
		p.Parse(text, kawat.Body, []kawat.Span{{Start: 0, End: len(text)}})
	})
}
