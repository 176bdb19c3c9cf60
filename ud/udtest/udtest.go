// Package udtest has what the tests of the languages share: a short way to
// write tokens, checks of clauses, and the properties that every analysis has.
package udtest

import (
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"kawat"
	"kawat/conllu"
	"kawat/ud"
	"kawat/ud/simd"
)

// Written shows sentences as their tokens, with + between the words of one
// multiword token and ‖ between sentences.
func Written(text string, sentences []kawat.Sentence) string {
	var b strings.Builder
	for k, s := range sentences {
		if k > 0 {
			b.WriteString(" ‖ ")
		}
		inner := map[int]bool{} // words that continue a multiword token
		for _, m := range s.Multi {
			for i := m.First + 1; i <= m.Last; i++ {
				inner[i] = true
			}
		}
		for i, tok := range s.Tokens {
			switch {
			case inner[i]:
				b.WriteByte('+')
			case i > 0:
				b.WriteByte(' ')
			}
			b.WriteString(text[tok.Start:tok.End])
		}
	}
	return b.String()
}

// A Clause is a sentence with what must be found in it.
type Clause struct {
	Text  string
	Verb  string // form of the root
	Lemma string
	Voice string // value of the feature; "" for any
	Deps  string // dependents of the root, "form:relation", relations with subtype
	Wrong string // the same, that the model is known not to find
}

// CheckClause parses c and reports what differs.
func CheckClause(t testing.TB, p *ud.Parser, c Clause) {
	t.Helper()
	got := p.Parse(c.Text, kawat.Body, []kawat.Span{{Start: 0, End: len(c.Text)}})
	if len(got) != 1 {
		t.Errorf("%s: %d sentences, want 1", c.Text, len(got))
		return
	}
	s := got[0]
	find := func(form string) (int, *kawat.Token) {
		for i := range s.Tokens {
			if s.Tokens[i].Form == form {
				return i, &s.Tokens[i]
			}
		}
		t.Fatalf("%s: no token %q", c.Text, form)
		return 0, nil
	}
	at, verb := find(c.Verb)
	if verb.Head != -1 || verb.Lemma != c.Lemma || c.Voice != "" && verb.Feat("Voice") != c.Voice {
		t.Errorf("%s: %s has head %d, lemma %q, features %q", c.Text, c.Verb, verb.Head+1, verb.Lemma, verb.Feats)
	}
	for _, d := range strings.Fields(c.Deps) {
		form, rel, _ := strings.Cut(d, ":")
		if _, x := find(form); x.Head != at || x.Deprel != rel {
			t.Errorf("%s: %s is %s of word %d, want %s of %s", c.Text, form, x.Deprel, x.Head+1, rel, c.Verb)
		}
	}
	for _, d := range strings.Fields(c.Wrong) {
		form, rel, _ := strings.Cut(d, ":")
		if _, x := find(form); x.Head == at && x.Deprel == rel {
			t.Errorf("%s: %s is found now; move it from Wrong to Deps", c.Text, d)
		}
	}
}

// Check checks what must hold of the analysis of any bytes.
func Check(t testing.TB, p *ud.Parser, text string) {
	t.Helper()
	sentences := p.Parse(text, kawat.Body, []kawat.Span{{Start: 0, End: len(text)}})
	at := 0
	for _, s := range sentences {
		if len(s.Tokens) == 0 || len(s.Tokens) > 400 {
			t.Fatalf("sentence of %d tokens", len(s.Tokens))
		}
		multi := map[int]bool{}
		for _, m := range s.Multi {
			if m.First >= m.Last || m.Last >= len(s.Tokens) {
				t.Fatalf("bad multiword token %+v", m)
			}
			if got := text[s.Tokens[m.First].Start:s.Tokens[m.Last].End]; got != m.Form {
				t.Fatalf("multiword token %q covers %q", m.Form, got)
			}
			for i := m.First; i <= m.Last; i++ {
				multi[i] = true
			}
		}
		if s.Start != s.Tokens[0].Start || s.End != s.Tokens[len(s.Tokens)-1].End {
			t.Fatalf("sentence [%d,%d) does not fit its tokens", s.Start, s.End)
		}
		roots := 0
		for i, tok := range s.Tokens {
			if tok.Start < at || tok.End <= tok.Start || tok.End > len(text) {
				t.Fatalf("token %d covers [%d,%d) after %d in %q", i, tok.Start, tok.End, at, text)
			}
			at = tok.End
			if !multi[i] && text[tok.Start:tok.End] != tok.Form {
				t.Fatalf("token %q covers %q", tok.Form, text[tok.Start:tok.End])
			}
			if tok.UPOS == "" || tok.Deprel == "" || tok.Lemma == "" {
				t.Fatalf("token without analysis: %+v", tok)
			}
			if tok.Head < 0 {
				roots++
			}
			if (tok.Head < 0) != (tok.Deprel == "root") {
				t.Fatalf("token %d has head %d and relation %s", i, tok.Head, tok.Deprel)
			}
			steps := 0
			for k := i; k >= 0; k = s.Tokens[k].Head {
				if steps++; steps > len(s.Tokens) {
					t.Fatalf("cycle through token %d of %q", i, text)
				}
			}
		}
		if roots != 1 {
			t.Fatalf("%d roots in %q", roots, text)
		}
	}
}

// Trees reads a CoNLL-U file.
func Trees(t testing.TB, name string) []conllu.Tree {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	trees, err := conllu.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return trees
}

// Floors are the least figures that a model must reach on hand-checked
// sentences, in percent; Agents is the F1 of obl:agent, Core that of nsubj,
// nsubj:pass and obj together.
type Floors struct{ UPOS, Lemma, UAS, LAS, Core, Agents, RawLAS float64 }

// CheckFloors scores p on the sentences of a file.
func CheckFloors(t *testing.T, p *ud.Parser, name string, least Floors) {
	t.Helper()
	trees := Trees(t, name)
	s, raw := p.Score(name, trees), p.ScoreRaw(name, trees)
	t.Log(s)
	t.Log(raw)
	agents, core := s.F1("obl:agent"), s.F1("nsubj", "nsubj:pass", "obj")
	t.Logf("core arguments F1 %.2f, agents of passives F1 %.2f", core, agents)
	for _, c := range []struct {
		what       string
		got, least float64
	}{
		{"UPOS", s.UPOS, least.UPOS}, {"lemma", s.Lemma, least.Lemma}, {"UAS", s.UAS, least.UAS}, {"LAS", s.LAS, least.LAS},
		{"F1 of core arguments", core, least.Core}, {"F1 of agents", agents, least.Agents}, {"LAS from raw text", raw.LAS, least.RawLAS},
	} {
		if c.got < c.least {
			t.Errorf("%s %.2f, must be %.2f", c.what, c.got, c.least)
		}
	}
}

// Variations makes n sentences of those of a file: as they are, spliced from
// two, in capitals, in small letters, and in random order.
func Variations(t testing.TB, name string, n int) [][]kawat.Token {
	trees := Trees(t, name)
	r := rand.New(rand.NewPCG(1, 2))
	var out [][]kawat.Token
	for i := range n {
		a, b := trees[i%len(trees)].Tokens, trees[r.IntN(len(trees))].Tokens
		var s []kawat.Token
		for _, x := range a {
			s = append(s, kawat.Token{Form: x.Form})
		}
		switch kind := i / len(trees) % 4; kind {
		case 1:
			s = s[:1+r.IntN(len(s))]
			for _, x := range b[r.IntN(len(b)):] {
				s = append(s, kawat.Token{Form: x.Form})
			}
		case 2:
			for j := range s {
				if s[j].Form = strings.ToUpper(s[j].Form); i%2 == 0 {
					s[j].Form = strings.ToLower(s[j].Form)
				}
			}
		case 3:
			r.Shuffle(len(s), func(x, y int) { s[x], s[y] = s[y], s[x] })
		}
		out = append(out, s)
	}
	return out
}

// CheckKernels compares what the kernels of this processor make of n sentences.
func CheckKernels(t *testing.T, open func(simd.Kernel) (*ud.Parser, error), name string, n int) {
	t.Helper()
	var want [][]kawat.Token
	for _, kern := range simd.Kernels {
		p, err := open(kern)
		if err != nil {
			t.Fatal(err)
		}
		got := Variations(t, name, n)
		p.ParseSentences(got)
		if want == nil {
			want = got
			continue
		}
		for i := range got {
			if !slices.Equal(got[i], want[i]) {
				t.Fatalf("sentence %d differs:\n%v kernel %v\n%v kernel %v", i, simd.Best, want[i], kern, got[i])
			}
		}
	}
}

// Speed measures tagging and parsing of given words by each kernel.
func Speed(b *testing.B, open func(simd.Kernel) (*ud.Parser, error), name string) {
	for _, kern := range simd.Kernels {
		b.Run(kern.String(), func(b *testing.B) {
			p, err := open(kern)
			if err != nil {
				b.Fatal(err)
			}
			const report = 20 // sentences
			list := Variations(b, name, 300)
			words := 0
			for b.Loop() {
				for part := range slices.Chunk(list, report) {
					p.ParseSentences(part)
					for _, s := range part {
						words += len(s)
					}
				}
			}
			b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "words/s")
		})
	}
}

// Rough are inputs of the kind that nobody plans for.
var Rough = map[string]string{
	"a sentence of ten thousand words": strings.Repeat("Rusia menyerang Ukraina and the army left ", 1430) + ".",
	"no blanks":                        strings.Repeat("serangan", 6000),
	"no blanks but marks":              strings.Repeat("a.b-c'd/e", 4000),
	"quotes never closed":              strings.Repeat(`"Kami 'siap“ «kata‘ `, 800),
	"emoji":                            "🚀🔥 Rusia 🇷🇺 serang 🇺🇦!!! 😡😡 #PrayForUkraine @un 👍🏽",
	"other scripts":                    "Президент России встретился с 金正恩 في موسكو, kata เขา. שלום עולם.",
	"capitals":                         "RUSIA SERANG UKRAINA, PBB KECAM KERAS. RUSSIA ATTACKS UKRAINE, UN CONDEMNS.",
	"small letters":                    "presiden rusia vladimir putin bertemu kim jong un di moskow. the president met him there",
	"two languages":                    `Menlu Retno said "the attack is unacceptable" dan mendesak both sides untuk menahan diri.`,
	"digits":                           strings.Repeat("12.345,67 15/8/2022 10.30 ", 500),
	"broken bytes":                     "Rusia \xff\xfe menyerang \xc3 kota\x00 itu \xed\xa0\x80.",
	"marks":                            strings.Repeat("?!.,;:-–—…()[]{}\"'“”‘’ ", 300),
	"combining":                        strings.Repeat("a\u0301\u0302\u0303", 3000),
	"white space":                      " \t\u00a0\u2003\u200b\ufeff ",
}

// CheckRough checks what must hold of the analysis of Rough.
func CheckRough(t *testing.T, p *ud.Parser) {
	for name, text := range Rough {
		t.Run(name, func(t *testing.T) { Check(t, p, text) })
	}
}
