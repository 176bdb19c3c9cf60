// Kawat-train trains the language models of Kawat from CoNLL-U treebanks,
// scores them, and shows what they make of a text.
//
//	kawat-train -lang xx -train FILE[:tb=NAME][:repeat=N][:clitics=no],… [-dev …] -o model.bin
//	kawat-train score [-model model.bin | -lang xx] [-tb NAME] -gold test.conllu
//	kawat-train parse -lang xx < text
//	kawat-train info -lang xx
//
// The committed models were made with these commands, T being the folder of
// the treebanks (GSD's development part is of release 2.17, its training part of
// release 2.1, converted to the guidelines of 2.17; ICON is a constituency
// treebank converted by head rules; the models' headers have the SHA-256 of each
// file):
//
//	kawat-train -lang id -decode csui -o lang/id/model.bin -epochs 7 -tag-epochs 6 \
//	  -train $T/id/csui-train.conllu:tb=csui:repeat=2,$T/id/gsd-dev.conllu:tb=gsd,$T/id/gsd-converted-train.conllu:tb=gsdconv:clitics=no,$T/id/icon-converted-train.conllu:tb=icon:clitics=no \
//	  -test $T/id/csui-test.conllu:tb=csui,$T/id/gsd-test.conllu:tb=gsd
//	kawat-train -lang en -decode gum -o lang/en/model.bin -epochs 7 -tag-epochs 5 \
//	  -train $T/en/ewt-train.conllu:tb=ewt,$T/en/gum-train.conllu:tb=gum \
//	  -dev $T/en/ewt-dev.conllu:tb=ewt,$T/en/gum-dev.conllu:tb=gum \
//	  -test $T/en/ewt-test.conllu:tb=ewt,$T/en/gum-test.conllu:tb=gum
//
// CSUI has no development part: while settings were chosen, an eighth of its
// training part stood in for it (csui-train.conllu:tb=csui:every=8, and
// every=-8 in training).
//
// Training is deterministic: the same files and settings give the same bytes.
package main

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"kawat"
	"kawat/conllu"
	"kawat/lang/en"
	"kawat/lang/id"
	"kawat/ud"
)

func main() {
	if err := run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr); err != nil {
		if !errors.Is(err, flag.ErrHelp) {
			fmt.Fprintln(os.Stderr, "kawat-train:", err)
		}
		os.Exit(1)
	}
}

// A language is what the trainer knows of one.
type language struct {
	grammar ud.Grammar
	parser  func() (*ud.Parser, error)
	lemmas  []ud.Lemma // taught beside the treebanks'
}

var languages = map[string]language{
	"en": {en.Grammar, en.Parser, newsLemmas(englishLemmas, classifyEnglish)},
	"id": {id.Grammar, id.Parser, newsLemmas(indonesianLemmas, classifyIndonesian)},
}

// origins says where the treebanks of the committed models come from, by the
// names given with tb=; others are named by their file.
var origins = map[string]struct{ source, licence string }{
	"csui":    {"UD_Indonesian-CSUI", "CC BY-SA 4.0"},
	"gsd":     {"UD_Indonesian-GSD 2.17, development part", "CC BY-SA 4.0"},
	"gsdconv": {"UD_Indonesian-GSD 2.1, training part, converted to the guidelines of 2.17", "CC BY-SA 4.0"},
	"icon":    {"ICON, Indonesian constituency treebank, converted by head rules", "CC BY-SA 4.0"},
	"ewt":     {"UD_English-EWT", "CC BY-SA 4.0"},
	"gum":     {"UD_English-GUM without fiction, how-to and forum parts", "CC BY 4.0, texts under open licences"},
}

func run(args []string, in io.Reader, out, log io.Writer) error {
	if len(args) > 0 {
		switch args[0] {
		case "score":
			return score(args[1:], out, log)
		case "parse":
			return parse(args[1:], in, out, log)
		case "info":
			return info(args[1:], out, log)
		}
	}
	return train(args, log)
}

func train(args []string, log io.Writer) error {
	flags := flag.NewFlagSet("kawat-train", flag.ContinueOnError)
	flags.SetOutput(log)
	var (
		lang   = flags.String("lang", "", "language: en or id")
		files  = flags.String("train", "", "treebanks: file[:tb=name][:repeat=n][:clitics=no][:every=n], separated by commas")
		dev    = flags.String("dev", "", "treebanks to score on while training, in the same form")
		test   = flags.String("test", "", "treebanks to score on once, at the end, in the same form")
		decode = flags.String("decode", "", "treebank whose style is written; the first if empty")
		output = flags.String("o", "", "model file to write")
		seed   = flags.Uint64("seed", 1, "seed of the shuffles")
		tags   = flags.Int("tag-epochs", 8, "epochs of the tagger")
		epochs = flags.Int("epochs", 10, "epochs of the parser")
		heads  = flags.Bool("headlines", true, "add sentences made like headlines")
		reuse  = flags.String("reuse", "", "model file whose tagger and parser are kept; only lemmas and enclitics are learnt")
		budget = flags.Int("budget", 9_000_000, "bytes of the file for the parser's weights, about")
	)
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *output == "" {
		return fmt.Errorf("-o is missing")
	}
	l, ok := languages[*lang]
	if !ok {
		return fmt.Errorf("unknown language %q", *lang)
	}
	corpora, err := read(*files, log)
	if err != nil {
		return err
	}
	devs, err := read(*dev, log)
	if err != nil {
		return err
	}
	tests, err := read(*test, log)
	if err != nil {
		return err
	}
	if len(corpora) == 0 {
		return fmt.Errorf("-train is missing")
	}
	if *lang == "id" {
		for _, c := range slices.Concat(corpora, devs, tests) {
			harmonize(c.Trees)
		}
	}
	if *heads {
		lemmas := map[string]string{}
		for _, c := range corpora {
			lemmaIndex(c.Trees, lemmas)
		}
		for _, x := range l.lemmas {
			lemmas[x.Form] = x.Lemma
		}
		for _, c := range corpora {
			extra := ud.Corpus{Name: c.Name, Derived: true, NoClitics: true, Trees: headlines(c.Trees, *lang, lemmas)}
			fmt.Fprintf(log, "%s: %d headlines\n", c.Name, len(extra.Trees))
			corpora = append(corpora, extra)
		}
	}
	if *decode == "" {
		*decode = corpora[0].Name
	}
	var old []byte
	if *reuse != "" {
		if old, err = os.ReadFile(*reuse); err != nil {
			return err
		}
	}
	data, err := ud.Train(corpora, ud.Options{
		Lemmas: l.lemmas, Reuse: old,
		Lang: *lang, Decode: *decode, Enclitics: l.grammar.Enclitics, Seed: *seed,
		TagEpochs: *tags, Epochs: *epochs, Budget: *budget, Dev: devs, Test: tests, Log: log,
	})
	if err != nil {
		return err
	}
	if err := os.WriteFile(*output, data, 0o644); err != nil {
		return err
	}
	fmt.Fprintf(log, "%s: %.2f MB\n", *output, float64(len(data))/1e6)
	return nil
}

// read reads the treebanks of a -train or -dev flag. "every=10" keeps each
// tenth sentence only, "every=-10" all but those.
func read(list string, log io.Writer) ([]ud.Corpus, error) {
	var out []ud.Corpus
	for _, item := range strings.Split(list, ",") {
		if item == "" {
			continue
		}
		fields := strings.Split(item, ":")
		base := filepath.Base(fields[0])
		c := ud.Corpus{Name: strings.TrimSuffix(base, ".conllu"), Title: base, Source: base, Licence: "CC BY-SA 4.0"}
		every := 0
		for _, f := range fields[1:] {
			key, value, _ := strings.Cut(f, "=")
			n, err := strconv.Atoi(value)
			switch {
			case key == "tb":
				c.Name = value
			case key == "clitics":
				c.NoClitics = value == "no"
			case key == "repeat" && err == nil:
				c.Repeat = n
			case key == "every" && err == nil:
				every = n
			default:
				return nil, fmt.Errorf("bad option %q of %s", f, fields[0])
			}
		}
		data, err := os.ReadFile(fields[0])
		if err != nil {
			return nil, err
		}
		trees, err := readTrees(fields[0], data, log)
		if err != nil {
			return nil, err
		}
		for i, t := range trees {
			if every > 0 && i%every != 0 || every < 0 && i%-every == 0 {
				continue
			}
			c.Trees = append(c.Trees, t)
		}
		if o, ok := origins[c.Name]; ok {
			c.Source, c.Licence = o.source+" ("+base+")", o.licence
		}
		c.Source += fmt.Sprintf(", SHA-256 %x", sha256.Sum256(data))
		out = append(out, c)
	}
	return out, nil
}

// readTrees reads a CoNLL-U file; sentences with errors are left out and named
// on log.
func readTrees(name string, data []byte, log io.Writer) ([]conllu.Tree, error) {
	var trees []conllu.Tree
	for t, err := range conllu.Read(bytes.NewReader(data)) {
		if errors.Is(err, kawat.ErrInvalid) {
			fmt.Fprintf(log, "%s: left out: %v\n", name, err)
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		trees = append(trees, t)
	}
	return trees, nil
}

// open returns the parser of a model file, or the committed one of a language.
func open(model, lang string) (*ud.Parser, error) {
	l, ok := languages[lang]
	if !ok {
		return nil, fmt.Errorf("unknown language %q", lang)
	}
	if model == "" {
		return l.parser()
	}
	data, err := os.ReadFile(model)
	if err != nil {
		return nil, err
	}
	return ud.Open(data, l.grammar)
}

func score(args []string, out, log io.Writer) error {
	flags := flag.NewFlagSet("kawat-train score", flag.ContinueOnError)
	flags.SetOutput(log)
	var (
		model = flags.String("model", "", "model file; the committed one if empty")
		lang  = flags.String("lang", "", "language: en or id")
		tb    = flags.String("tb", "", "treebank in whose style to parse; the model's own if empty")
		gold  = flags.String("gold", "", "CoNLL-U file to compare with")
	)
	if err := flags.Parse(args); err != nil {
		return err
	}
	p, err := open(*model, *lang)
	if err != nil {
		return err
	}
	if *tb != "" {
		p = p.As(*tb)
	}
	data, err := os.ReadFile(*gold)
	if err != nil {
		return err
	}
	trees, err := readTrees(*gold, data, log)
	if err != nil {
		return err
	}
	if *lang == "id" {
		harmonize(trees)
	}
	s := p.Score(filepath.Base(*gold), trees)
	fmt.Fprintln(out, s)
	fmt.Fprintf(out, "words found in the text, F1: %.2f\n", p.TokenF1(trees))
	for _, r := range s.Relations {
		fmt.Fprintf(out, "%-12s gold %5d  P %6.2f  R %6.2f  F1 %6.2f\n", r.Rel, r.Gold, r.Precision, r.Recall, r.F1)
	}
	return nil
}

func parse(args []string, in io.Reader, out, log io.Writer) error {
	flags := flag.NewFlagSet("kawat-train parse", flag.ContinueOnError)
	flags.SetOutput(log)
	var (
		model = flags.String("model", "", "model file; the committed one if empty")
		lang  = flags.String("lang", "", "language: en or id")
	)
	if err := flags.Parse(args); err != nil {
		return err
	}
	p, err := open(*model, *lang)
	if err != nil {
		return err
	}
	data, err := io.ReadAll(in)
	if err != nil {
		return err
	}
	text := string(data)
	var paragraphs []kawat.Span
	at := 0
	for line := range strings.Lines(text) {
		if strings.TrimSpace(line) != "" {
			paragraphs = append(paragraphs, kawat.Span{Start: at, End: at + len(strings.TrimRight(line, "\n"))})
		}
		at += len(line)
	}
	return conllu.WriteDoc(out, text, kawat.Doc{Lang: *lang, Sentences: p.Parse(text, kawat.Body, paragraphs)})
}

func info(args []string, out, log io.Writer) error {
	flags := flag.NewFlagSet("kawat-train info", flag.ContinueOnError)
	flags.SetOutput(log)
	var (
		model = flags.String("model", "", "model file; the committed one if empty")
		lang  = flags.String("lang", "", "language: en or id")
	)
	if err := flags.Parse(args); err != nil {
		return err
	}
	p, err := open(*model, *lang)
	if err != nil {
		return err
	}
	i := p.Info()
	fmt.Fprintf(out, "version %s, language %s, licence %s, trainer %s, seed %d, style %s\n", i.Version, i.Lang, i.Licence, i.Trainer, i.Seed, i.Decode)
	for _, t := range i.Treebanks {
		fmt.Fprintf(out, "trained on %s: %s, %s, %d sentences, %d words\n", t.Name, t.Source, t.Licence, t.Sentences, t.Words)
	}
	for _, s := range i.Scores {
		fmt.Fprintln(out, s)
	}
	return nil
}
