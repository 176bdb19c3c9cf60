package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"kawat"
	"kawat/ontology"
	"kawat/ontology/plover"
	"kawat/pipeline"
)

func (a *app) rulesCommand() *cobra.Command {
	cmd := group("rules", "Check the coding rules and see what they miss")
	cmd.AddCommand(a.rulesLintCommand(), a.rulesTestCommand(), a.rulesCoverageCommand())
	return cmd
}

// rulesOf are the rules of one language, or of all that there are.
func rulesOf(language string) (map[string]*ontology.Rules, error) {
	out := map[string]*ontology.Rules{}
	for _, p := range packs {
		if language != "" && p.Code != language {
			continue
		}
		rules, err := plover.Rules(p.Code)
		if err != nil {
			return nil, err
		}
		out[p.Code] = rules
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("rules for language %q: %w", language, kawat.ErrNotFound)
	}
	return out, nil
}

// rulesAndLine are the rules of one language, or of all, and the line that runs them.
func (a *app) rulesAndLine(language string) (map[string]*ontology.Rules, *pipeline.Pipeline, error) {
	all, err := rulesOf(language)
	if err != nil {
		return nil, nil, err
	}
	p, err := a.openPipeline()
	return all, p, err
}

func (a *app) rulesLintCommand() *cobra.Command {
	var language string
	var strict bool
	cmd := &cobra.Command{
		Use:   "lint",
		Short: "List rules that contradict or hide each other, unknown words and the like",
		Long: `Lint lists rules that can't do what they seem to: those that contradict each
other at a trigger, that are always tried after one that asks no more, triggers
that stand twice or that neither the language model nor an example of a rule
has, word classes that nothing reads, and bare rules of common words without a negative example. The
last three are only hints; contradictions, hidden rules and triggers that stand
twice are faults, and the exit code tells of them (with --strict of all).`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			all, p, err := a.rulesAndLine(language)
			if err != nil {
				return err
			}
			bad := false
			for _, code := range slices.Sorted(maps.Keys(all)) {
				triggers := map[string]bool{}
				for _, r := range all[code].List {
					for _, t := range r.Triggers {
						triggers[string(t.POS)+strings.Join(t.Words, "_")] = true
					}
				}
				flaws := p.LintRules(code, all[code])
				for _, f := range flaws {
					fmt.Fprintln(a.out, f)
					bad = bad || strict || f.Fault()
				}
				fmt.Fprintf(a.out, "%s: %d rules, %d triggers, %d flaws\n", code, len(all[code].List), len(triggers), len(flaws))
			}
			if bad {
				return errReported
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&language, "lang", "", "language, id or en (default: all)")
	cmd.Flags().BoolVar(&strict, "strict", false, "hints are faults too")
	return cmd
}

func (a *app) rulesTestCommand() *cobra.Command {
	var language, only string
	cmd := &cobra.Command{
		Use:   "test",
		Short: "Run the examples of the rules",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			all, p, err := a.rulesAndLine(language)
			if err != nil {
				return err
			}
			failed := false
			for _, code := range slices.Sorted(maps.Keys(all)) {
				n, bad := 0, 0
				for _, r := range all[code].List {
					if only != "" && r.Name != only {
						continue
					}
					for _, ex := range r.Examples {
						n++
						if msg := p.CheckExample(code, r, ex); msg != "" {
							bad++
							fmt.Fprintf(a.out, "%s:%d: %s: %s\n", r.File, ex.Line, r.Name, msg)
						}
					}
				}
				failed = failed || bad > 0
				fmt.Fprintf(a.out, "%s: %d of %d examples hold\n", code, n-bad, n)
			}
			if failed {
				return errReported
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&language, "lang", "", "language, id or en (default: all)")
	cmd.Flags().StringVar(&only, "rule", "", "only the rule of this name")
	return cmd
}

// A tallied counts where something was found and keeps the first sentences.
type tallied struct {
	Name    string   `json:"name"`
	N       int      `json:"n"`
	Samples []string `json:"samples,omitempty"`
}

func count(in map[string]*tallied, name, sample string, samples int) {
	t := in[name]
	if t == nil {
		t = &tallied{Name: name}
		in[name] = t
	}
	t.N++
	if len(t.Samples) < samples {
		t.Samples = append(t.Samples, sample)
	}
}

func byCount(in map[string]*tallied) []*tallied {
	return slices.SortedFunc(maps.Values(in), func(a, b *tallied) int {
		return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Name, b.Name))
	})
}

func (a *app) rulesCoverageCommand() *cobra.Command {
	var language, only string
	var samples int
	var lines, asJSON bool
	cmd := &cobra.Command{
		Use:   "coverage INPUT…",
		Short: "Count which rules fire in texts, and which verbs no rule covers",
		Long: `Coverage reads reports as "kawat code" does, or with --lines text files with a
text on each line, and prints how often each rule fires, which verbs with a
political actor as subject and another as object or oblique have no rule
(written as they would stand in one), and which rules never fire.`,
		Args: inputs,
		RunE: func(cmd *cobra.Command, args []string) error {
			all, p, err := a.rulesAndLine(language)
			if err != nil {
				return err
			}
			src := a.open(args)
			if lines {
				if src, err = textLines(args); err != nil {
					return err
				}
			}
			fired, gaps := map[string]*tallied{}, map[string]*tallied{}
			texts, events, failed := 0, 0, 0
			read := func(raw kawat.Raw) (pipeline.Explanation, error) {
				raw.Lang = cmp.Or(language, raw.Lang)
				return p.Trace(raw)
			}
			err = ordered(cmd.Context(), src, workers(), read, func(r result[pipeline.Explanation]) error {
				if r.err != nil {
					failed++
					fmt.Fprintln(a.err, "kawat:", r.err)
					return nil
				}
				texts++
				x := &r.value
				events += len(x.Analysis.Events)
				for i := range x.Analysis.Events {
					e := &x.Analysis.Events[i]
					sample := fmt.Sprintf("[%s > %s] %s", codesOf(e.Actors), codesOf(e.Recipients), x.Analysis.Article.Slice(e.Evidence[0]))
					count(fired, x.Analysis.Lang+" "+e.Rule[strings.LastIndex(e.Rule, ":")+1:], sample, samples)
				}
				for _, g := range x.Gaps {
					count(gaps, x.Analysis.Lang+" "+g.Key, x.Analysis.Article.Slice(x.Doc.Sentences[g.Sentence].Span), samples)
				}
				return nil
			})
			if err != nil {
				return err
			}
			if texts == 0 && failed > 0 {
				return errReported
			}
			if texts == 0 {
				return noReports(args)
			}
			var silent []string
			for _, code := range slices.Sorted(maps.Keys(all)) {
				for _, r := range all[code].List {
					if name := code + " " + r.Name; fired[name] == nil {
						silent = append(silent, name)
					}
				}
			}
			if only != "" {
				keep := func(in map[string]*tallied) {
					maps.DeleteFunc(in, func(name string, _ *tallied) bool { return name[strings.Index(name, " ")+1:] != only })
				}
				keep(fired)
				keep(gaps)
				silent = nil
			}
			if asJSON {
				out := struct {
					Texts  int        `json:"texts"`
					Events int        `json:"events"`
					Rules  []*tallied `json:"rules"`
					Gaps   []*tallied `json:"gaps"`
					Silent []string   `json:"silent"`
				}{texts, events, byCount(fired), byCount(gaps), silent}
				if err := json.NewEncoder(a.out).Encode(out); err != nil {
					return err
				}
				return reportedIf(failed)
			}
			show := func(title string, of map[string]*tallied) {
				fmt.Fprintf(a.out, "%s\n", title)
				for _, t := range byCount(of) {
					fmt.Fprintf(a.out, "%6d  %s\n", t.N, t.Name)
					for _, s := range t.Samples {
						fmt.Fprintf(a.out, "          %s\n", strings.Join(strings.Fields(s), " "))
					}
				}
			}
			fmt.Fprintf(a.out, "%d texts, %d events\n", texts, events)
			show("\nRULES THAT FIRED", fired)
			show("\nVERBS BETWEEN ACTORS THAT NO RULE COVERS", gaps)
			fmt.Fprintf(a.out, "\nRULES THAT NEVER FIRED: %d\n", len(silent))
			for _, s := range silent {
				fmt.Fprintf(a.out, "        %s\n", s)
			}
			return reportedIf(failed)
		},
	}
	cmd.Flags().StringVar(&language, "lang", "", "language of the texts, id or en (default: detected)")
	cmd.Flags().StringVar(&only, "rule", "", "only this rule, or gaps of this verb")
	cmd.Flags().IntVar(&samples, "samples", 1, "how many sentences to show for each")
	cmd.Flags().BoolVar(&lines, "lines", false, "each line is a text of its own")
	cmd.Flags().BoolVar(&asJSON, "json", false, "one JSON object")
	return cmd
}

// reportedIf is errReported if something failed.
func reportedIf(failed int) error {
	if failed > 0 {
		return errReported
	}
	return nil
}

func codesOf(actors []kawat.Actor) string {
	codes := make([]string, len(actors))
	for i, a := range actors {
		codes[i] = a.Code
	}
	return strings.Join(codes, ",")
}

// lineSource yields each line of files as a text.
type lineSource struct {
	names []string
	texts [][]byte
}

func textLines(files []string) (kawat.Source, error) {
	s := lineSource{names: files}
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("rules coverage: %w", err)
		}
		s.texts = append(s.texts, b)
	}
	return s, nil
}

func (s lineSource) Raws(context.Context) iter.Seq2[kawat.Raw, error] {
	return func(yield func(kawat.Raw, error) bool) {
		for i, text := range s.texts {
			n := 0
			for line := range bytes.Lines(text) {
				n++
				if line = bytes.TrimSpace(line); len(line) == 0 {
					continue
				}
				if !yield(kawat.Raw{Name: fmt.Sprintf("%s:%d", s.names[i], n), Media: kawat.Text, Bytes: line, Title: " "}, nil) {
					return
				}
			}
		}
	}
}
