package ud

import (
	"bytes"
	"errors"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"kawat"
	"kawat/conllu"
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
		Options{Lang: "id", Decode: "tiny", Enclitics: testGrammar.Enclitics, Seed: 7, Epochs: 12, TagEpochs: 10})
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
	data, err := Train([]Corpus{{Name: "tiny", Trees: trees}}, Options{Lang: "id", Decode: "tiny", Enclitics: testGrammar.Enclitics, Seed: 7, Epochs: 12, TagEpochs: 10})
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
	if f1 := p.TokenF1(tiny(t)); f1 < 99 {
		t.Errorf("words found in its own training data: F1 %.1f", f1)
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
	p.ParseSentence(tokens)
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
	p.ParseSentence(tokens)
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

// TestDynamicOracle checks the costs against the definition: the best tree that
// can still be reached after each move.
func TestDynamicOracle(t *testing.T) {
	gold := []int{1, 5, 1, 4, 2} // word 1 is the root, whose head is 5
	p := &arcs{Moves: []move{{Dir: left, Rel: "dep"}, {Dir: left, Rel: "root"}, {Dir: shift}, {Dir: right, Rel: "dep"}}}
	p.prepare()
	var best func(s *state) int
	clone := func(s *state) *state {
		c := *s
		c.stack = slices.Clone(s.stack)
		for _, x := range []*[]int{&c.head, &c.move, &c.l1, &c.l2, &c.r1, &c.r2} {
			*x = slices.Clone(*x)
		}
		for _, x := range []*[]uint64{&c.left, &c.right, &c.lset, &c.rset} {
			*x = slices.Clone(*x)
		}
		return &c
	}
	possible := func(s *state, m int) bool {
		return s.can(p.Moves[m].Dir, p.Moves[m].Rel == "root")
	}
	seen := map[string]int{}
	key := func(s *state) string {
		var b strings.Builder
		for _, x := range append(append(slices.Clone(s.stack), -7, s.next), s.head...) {
			b.WriteByte(byte(x + 10))
		}
		return b.String()
	}
	best = func(s *state) int {
		if v, ok := seen[key(s)]; ok {
			return v
		}
		v := -1
		if s.done() {
			v = 0
			for d, h := range gold {
				if s.head[d] == h {
					v++
				}
			}
		}
		for m := range p.Moves {
			if possible(s, m) {
				c := clone(s)
				p.do(c, m)
				v = max(v, best(c))
			}
		}
		seen[key(s)] = v
		return v
	}
	checked := 0
	var walk func(s *state)
	walk = func(s *state) {
		if s.done() {
			return
		}
		sh, le, ri := s.costs(gold)
		now := best(s)
		for m := range p.Moves {
			if !possible(s, m) {
				continue
			}
			c := clone(s)
			p.do(c, m)
			want := now - best(c)
			got := map[int]int{shift: sh, left: le, right: ri}[p.Moves[m].Dir]
			if got != want {
				t.Fatalf("stack %v next %d heads %v: move %+v costs %d, want %d", s.stack, s.next, s.head, p.Moves[m], got, want)
			}
			checked++
			walk(c)
		}
	}
	walk(newState(len(gold)))
	if checked < 100 {
		t.Errorf("only %d moves checked", checked)
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
		if len(s.Tokens) > maxTokens {
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
	w := l.freeze(0, 0)
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
	small := l.freeze(0, 4000)
	if n := len(small.append(nil)); n > 6000 {
		t.Errorf("%d bytes on a budget of 4000", n)
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
			if len(s.Tokens) == 0 || len(s.Tokens) > maxTokens {
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
