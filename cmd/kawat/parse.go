package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"kawat"
	"kawat/conllu"
	"kawat/lang"
	"kawat/ud"
)

func (a *app) parseCommand() *cobra.Command {
	var language, style, format, words string
	cmd := &cobra.Command{
		Use:   "parse INPUT… | --pretokenized FILE.conllu",
		Short: "Print the Universal Dependencies analysis of any text",
		Long: `Parse reads plain text (files, or "-" for standard input; each line a paragraph)
and prints its sentences, words, tags, lemmas and trees: as CoNLL-U, as JSON,
one sentence a line, or as trees to read. With --pretokenized it keeps the
sentences and words of a CoNLL-U file and fills in the rest, so that the result
can be scored against a treebank.`,
		Args: func(cmd *cobra.Command, args []string) error {
			switch {
			case words != "" && len(args) > 0:
				return fmt.Errorf("%w: give either texts or --pretokenized", errUsage)
			case words == "" && len(args) == 0:
				return fmt.Errorf("%w: name at least one text file, or \"-\" for standard input", errUsage)
			case formats[format] == nil:
				return fmt.Errorf("%w: no format %q; there are conllu, json and tree", errUsage, format)
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			out := bufio.NewWriter(a.out)
			print := formats[format]
			if words != "" {
				err := a.parseWords(words, language, style, func(t conllu.Tree) error { return print(out, t) })
				return errors.Join(err, out.Flush())
			}
			failed := false
			for _, name := range args {
				if err := a.parseText(name, language, style, func(t conllu.Tree) error { return print(out, t) }); err != nil {
					fmt.Fprintf(a.err, "kawat: parse %s: %v\n", name, err)
					failed = true
				}
			}
			if err := out.Flush(); err != nil {
				return err
			}
			if failed {
				return errReported
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&language, "lang", "", "language, id or en (default: detected)")
	cmd.Flags().StringVar(&style, "style", "", "treebank in whose style to analyse (default: that of news)")
	cmd.Flags().StringVar(&format, "format", "conllu", "conllu, json or tree")
	cmd.Flags().StringVar(&words, "pretokenized", "", "CoNLL-U file whose sentences and words are kept; \"-\" for standard input")
	return cmd
}

// formats print one sentence.
var formats = map[string]func(w io.Writer, t conllu.Tree) error{
	"conllu": conllu.Write,
	"json":   writeSentence,
	"tree":   writeTree,
}

// parserFor returns the parser of a language, or of the one that text seems to
// be in.
func parserFor(language, style, text string) (*ud.Parser, error) {
	named := language != ""
	if !named {
		language, _ = lang.Detect(text, "")
	}
	for _, pack := range packs {
		if pack.Code != language {
			continue
		}
		p, err := pack.Parser()
		if err != nil {
			return nil, fmt.Errorf("load the model of %s: %w", language, err)
		}
		if style == "" {
			return p, nil
		}
		var names []string
		for _, t := range p.Info().Treebanks {
			names = append(names, t.Name)
		}
		if !slices.Contains(names, style) {
			return nil, fmt.Errorf("no style %q in the model of %s; there are %s: %w", style, language, strings.Join(names, ", "), kawat.ErrInvalid)
		}
		return p.As(style), nil
	}
	if named {
		return nil, fmt.Errorf("there is no model of language %q: %w", language, kawat.ErrNotFound)
	}
	return nil, fmt.Errorf("the text looks like language %q, of which there is no model; name one with --lang: %w", language, kawat.ErrInvalid)
}

// openFile opens a file, or standard input for "-".
func (a *app) openFile(name string) (io.ReadCloser, error) {
	if name == "-" {
		return io.NopCloser(a.in), nil
	}
	return os.Open(name)
}

func (a *app) parseText(name, language, style string, print func(conllu.Tree) error) error {
	f, err := a.openFile(name)
	if err != nil {
		return err
	}
	defer f.Close()
	data, err := io.ReadAll(f)
	if err != nil {
		return err
	}
	if !utf8.Valid(data) {
		return fmt.Errorf("the text is not UTF-8; convert it first: %w", kawat.ErrInvalid)
	}
	text := string(data)
	if strings.TrimSpace(text) == "" {
		return fmt.Errorf("there is no text: %w", kawat.ErrInvalid)
	}
	p, err := parserFor(language, style, text)
	if err != nil {
		return err
	}
	var paragraphs []kawat.Span
	at := 0
	for line := range strings.Lines(text) {
		paragraphs = append(paragraphs, kawat.Span{Start: at, End: at + len(line)})
		at += len(line)
	}
	return conllu.Each(text, kawat.Doc{Sentences: p.Parse(text, kawat.Body, paragraphs)}, print)
}

// wordBatch is how many sentences of a CoNLL-U file are analysed at a time.
const wordBatch = 256

func (a *app) parseWords(name, language, style string, print func(conllu.Tree) error) error {
	f, err := a.openFile(name)
	if err != nil {
		return err
	}
	defer f.Close()
	var p *ud.Parser
	var open []conllu.Tree
	flush := func() error {
		if len(open) == 0 {
			return nil
		}
		if p == nil {
			var text strings.Builder
			for _, t := range open {
				text.WriteString(t.Text + "\n")
			}
			if p, err = parserFor(language, style, text.String()); err != nil {
				return err
			}
		}
		tokens := make([][]kawat.Token, len(open))
		for i := range open {
			tokens[i] = open[i].Tokens
		}
		p.ParseSentences(tokens)
		for _, t := range open {
			if err := print(t); err != nil {
				return err
			}
		}
		open = open[:0]
		return nil
	}
	failed := false
	for t, err := range conllu.ReadWords(f) {
		switch {
		case errors.Is(err, kawat.ErrInvalid):
			fmt.Fprintf(a.err, "kawat: parse %s: left out: %v\n", name, err)
			failed = true
			continue
		case err != nil:
			return fmt.Errorf("parse %s: %w", name, err)
		case len(t.Tokens) > ud.MaxWords:
			fmt.Fprintf(a.err, "kawat: parse %s: left out: sentence %q has %d words; cut it to at most %d\n", name, t.ID, len(t.Tokens), ud.MaxWords)
			failed = true
			continue
		}
		if open = append(open, t); len(open) == wordBatch {
			if err := flush(); err != nil {
				return fmt.Errorf("parse %s: %w", name, err)
			}
		}
	}
	if err := flush(); err != nil {
		return fmt.Errorf("parse %s: %w", name, err)
	}
	if failed {
		return errReported
	}
	return nil
}

// writeSentence writes a sentence as one line of JSON. Offsets are bytes into
// the input, ids and heads count from 1 as in CoNLL-U.
func writeSentence(w io.Writer, t conllu.Tree) error {
	type word struct {
		ID     int    `json:"id"`
		Form   string `json:"form"`
		Lemma  string `json:"lemma"`
		UPOS   string `json:"upos"`
		Feats  any    `json:"feats"`
		Head   int    `json:"head"`
		Deprel string `json:"deprel"`
		Start  int    `json:"start"`
		End    int    `json:"end"`
	}
	type multi struct {
		First int    `json:"first"`
		Last  int    `json:"last"`
		Form  string `json:"form"`
	}
	s := struct {
		ID     any     `json:"id"`
		Text   string  `json:"text"`
		Tokens []word  `json:"tokens"`
		Multi  []multi `json:"multiword"`
	}{ID: nullable(t.ID), Text: t.Text, Tokens: []word{}, Multi: []multi{}}
	for i, x := range t.Tokens {
		s.Tokens = append(s.Tokens, word{i + 1, x.Form, x.Lemma, x.UPOS, nullable(x.Feats), x.Head + 1, x.Deprel, x.Start, x.End})
	}
	for _, m := range t.Multi {
		s.Multi = append(s.Multi, multi{m.First + 1, m.Last + 1, m.Form})
	}
	b, err := json.Marshal(s)
	if err != nil {
		return err
	}
	_, err = w.Write(append(b, '\n'))
	return err
}

// writeTree writes a sentence as a tree, dependents below their head in the
// order of the text.
func writeTree(w io.Writer, t conllu.Tree) error {
	var b strings.Builder
	b.WriteString(t.Text + "\n")
	var write func(head int, indent string)
	write = func(head int, indent string) {
		var children []int
		for i := range t.Tokens {
			if t.Tokens[i].Head == head {
				children = append(children, i)
			}
		}
		for k, i := range children {
			x := &t.Tokens[i]
			branch, below := "├─ ", "│  "
			if k == len(children)-1 {
				branch, below = "└─ ", "   "
			}
			fmt.Fprintf(&b, "%s%s%s: %d %s  %s %s", indent, branch, x.Deprel, i+1, x.Form, x.UPOS, x.Lemma)
			if x.Feats != "" {
				b.WriteString("  " + x.Feats)
			}
			b.WriteByte('\n')
			write(i, indent+below)
		}
	}
	write(-1, "")
	b.WriteByte('\n')
	_, err := io.WriteString(w, b.String())
	return err
}
