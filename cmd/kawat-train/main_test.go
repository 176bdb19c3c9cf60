package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kawat/conllu"
	"kawat/ud"
)

const tiny = "../../ud/testdata/tiny.conllu"

func TestTrainScoreAndInfo(t *testing.T) {
	model := filepath.Join(t.TempDir(), "model.bin")
	var out, log bytes.Buffer
	train := []string{"-lang", "id", "-train", tiny + ":tb=tiny:licence=CC BY-SA 4.0:repeat=2", "-dev", tiny + ":tb=tiny:every=2", "-o", model, "-epochs", "40", "-batch", "4", "-rate", "0.01", "-dim", "32", "-hidden", "32", "-layers", "2", "-arc", "32", "-label", "32"}
	if err := run(train, nil, &out, &log); err != nil {
		t.Fatalf("%v\n%s", err, log.String())
	}
	if !strings.Contains(log.String(), "LAS") {
		t.Errorf("no score on the development data in\n%s", log.String())
	}
	if err := run([]string{"score", "-lang", "id", "-model", model, "-gold", tiny}, nil, &out, &log); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"UPOS", "UAS", "obl:agent", "from raw text"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("score prints no %q:\n%s", want, out.String())
		}
	}
	out.Reset()
	if err := run([]string{"info", "-lang", "id", "-model", model}, nil, &out, &log); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"CC BY-SA 4.0", "tiny.conllu", "12 sentences", "LAS"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("info prints no %q:\n%s", want, out.String())
		}
	}
	out.Reset()
	if err := run([]string{"parse", "-lang", "id", "-model", model}, strings.NewReader("Polisi menangkap pencuri.\n\nRumahnya dibakar.\n"), &out, &log); err != nil {
		t.Fatal(err)
	}
	trees, err := conllu.ReadAll(&out)
	if err != nil || len(trees) != 2 || !trees[1].NewPar {
		t.Errorf("parse wrote %d sentences, error %v, want two paragraphs of one sentence", len(trees), err)
	}

	// What is learnt apart is the same as what is learnt together.
	again := filepath.Join(t.TempDir(), "again.bin")
	args := append(train[:len(train):len(train)], "-reuse", model)
	for i := range args {
		if args[i] == "-o" {
			args[i+1] = again
		}
	}
	if err := run(args, nil, &out, &log); err != nil {
		t.Fatal(err)
	}
	a, _ := os.ReadFile(model)
	b, _ := os.ReadFile(again)
	if !bytes.Equal(a, b) {
		t.Error("-reuse with the same data gives another model")
	}
}

// A language of which the program knows nothing: its treebank is enough for a
// model (docs/adding-a-language.md).
func TestAnotherLanguage(t *testing.T) {
	const bank = "testdata/es.conllu"
	dir := t.TempDir()
	model, state := filepath.Join(dir, "model.bin"), filepath.Join(dir, "state")
	vectors := filepath.Join(dir, "vectors.txt")
	if err := os.WriteFile(vectors, []byte("españa 1 0\nrusia 0.9 0\nfirmó 0 1\n2024 5 5\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	var out, log bytes.Buffer
	train := []string{"-lang", "es", "-train", bank + ":tb=es", "-o", model, "-epochs", "100", "-batch", "4", "-rate", "0.01", "-dim", "32", "-hidden", "32", "-layers", "2", "-arc", "32", "-label", "32", "-vectors", vectors, "-checkpoint", state}
	if err := run(train, nil, &out, &log); err != nil {
		t.Fatalf("%v\n%s", err, log.String())
	}
	text := "La policía condenó el ataque. Tres manifestantes fueron detenidos por la policía.\n"
	if err := run([]string{"parse", "-lang", "es", "-model", model}, strings.NewReader(text), &out, &log); err != nil {
		t.Fatal(err)
	}
	trees, err := conllu.ReadAll(&out)
	if err != nil || len(trees) != 2 {
		t.Fatalf("%d sentences, error %v, want 2", len(trees), err)
	}
	var got []string
	for _, tok := range trees[1].Tokens {
		got = append(got, tok.Form+"/"+tok.Lemma+"/"+tok.UPOS+"/"+tok.Deprel)
	}
	want := "Tres/tres/NUM/nummod manifestantes/manifestante/NOUN/nsubj:pass fueron/ser/AUX/aux:pass detenidos/detener/VERB/root por/por/ADP/case la/el/DET/det policía/policía/NOUN/obl:agent ././PUNCT/punct"
	if g := strings.Join(got, " "); g != want {
		t.Errorf("got  %s\nwant %s", g, want)
	}
}

func TestBadArguments(t *testing.T) {
	for _, args := range [][]string{
		{"-lang", "id", "-train", tiny},
		{"-train", tiny, "-o", "x"},
		{"score", "-lang", "xx", "-gold", tiny},
		{"-lang", "id", "-train", tiny, "-o", "x", "-vectors", tiny},
		{"-lang", "id", "-train", tiny + ":colour=blue", "-o", "x"},
		{"-lang", "id", "-train", "missing.conllu", "-o", "x"},
		{"-lang", "id", "-o", "x"},
		{"score", "-lang", "id", "-model", tiny, "-gold", tiny},
	} {
		if err := run(args, nil, &bytes.Buffer{}, &bytes.Buffer{}); err == nil {
			t.Errorf("%v: no error", args)
		}
	}
}

func read1(t *testing.T, conll string) []conllu.Tree {
	t.Helper()
	trees, err := conllu.ReadAll(strings.NewReader(strings.ReplaceAll(conll, " ", "\t")))
	if err != nil {
		t.Fatal(err)
	}
	return trees
}

func TestAgentsAreHarmonized(t *testing.T) {
	trees := read1(t, `1 Mahasiswa _ NOUN _ _ 2 nsubj:pass _ _
2 ditangkap _ VERB _ Voice=Pass 0 root _ _
3 polisi _ NOUN _ _ 2 obl _ _

1 Kota _ NOUN _ _ 2 nsubj:pass _ _
2 direbut _ VERB _ Voice=Pass 0 root _ _
3 oleh _ ADP _ _ 4 case _ _
4 tentara _ NOUN _ _ 2 obl _ _

1 Ia _ PRON _ _ 2 nsubj:pass _ _
2 disebut _ VERB _ Voice=Pass 0 root _ _
3 pahlawan _ NOUN _ _ 2 obj _ _

1 Ia _ PRON _ _ 2 nsubj:pass _ _
2 ditahan _ VERB _ Voice=Pass 0 root _ _
3 di _ ADP _ _ 4 case _ _
4 Solo _ PROPN _ _ 2 obl _ _

1 Ia _ PRON _ _ 2 nsubj _ _
2 menahan _ VERB _ Voice=Act 0 root _ _
3 polisi _ NOUN _ _ 2 obj _ _
`)
	harmonize(trees)
	for i, c := range []struct {
		word int
		want string
	}{{2, "obl:agent"}, {3, "obl:agent"}, {2, "obj"}, {3, "obl"}, {2, "obj"}} {
		if got := trees[i].Tokens[c.word].Deprel; got != c.want {
			t.Errorf("sentence %d: %s is %s, want %s", i+1, trees[i].Tokens[c.word].Form, got, c.want)
		}
	}
}

func TestHeadlines(t *testing.T) {
	trees := read1(t, `1 The _ DET _ PronType=Art 2 det _ _
2 army _ NOUN _ _ 3 nsubj _ _
3 seized _ VERB _ _ 0 root _ _
4 three _ NUM _ _ 5 nummod _ _
5 ships _ NOUN _ _ 3 obj _ _
6 , _ PUNCT _ _ 8 punct _ _
7 which _ PRON _ _ 8 nsubj _ _
8 burned _ VERB _ _ 5 acl:relcl _ _
9 . _ PUNCT _ _ 3 punct _ _
`)
	got := headlines(trees, "en", nil)
	if len(got) != 1 {
		t.Fatalf("%d headlines, want 1", len(got))
	}
	var words []string
	for _, tok := range got[0].Tokens {
		words = append(words, tok.Form)
	}
	if s := strings.Join(words, " "); !strings.EqualFold(s, "army seized three ships") || words[0] != "Army" {
		t.Errorf("headline %q", s)
	}
	if h := got[0].Tokens[2].Head; h != 3 {
		t.Errorf("head of three is word %d, want 3", h)
	}
}

func TestBareVerbs(t *testing.T) {
	lemmas := map[string]string{"menyerang": "serang", "menghentikan": "henti", "menolak": "tolak", "mengunjungi": "kunjung", "bertemu": "temu"}
	for form, want := range map[string]string{
		"menyerang": "serang", "menghentikan": "hentikan", "menolak": "tolak", "mengunjungi": "kunjungi", "bertemu": "bertemu", "unknown": "unknown",
	} {
		if got := bareVerb(form, lemmas); got != want {
			t.Errorf("%s becomes %q, want %q", form, got, want)
		}
	}
}

func TestListsOfLemmas(t *testing.T) {
	for _, l := range languages {
		seen := map[[2]string]ud.Lemma{}
		for _, x := range l.lemmas {
			key := [2]string{x.Form, x.UPOS}
			if old, ok := seen[key]; ok && old.Lemma != x.Lemma {
				t.Errorf("%s has two lemmas, %s and %s", x.Form, old.Lemma, x.Lemma)
			}
			seen[key] = x
		}
		if len(seen) < 200 {
			t.Errorf("only %d lemmas", len(seen))
		}
	}
}
