package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

func (a *app) explainCommand() *cobra.Command {
	var language, published string
	cmd := &cobra.Command{
		Use:   "explain SENTENCE",
		Short: "Show how a sentence is read: tree, mentions, rules fired and nearly fired",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 || strings.TrimSpace(args[0]) == "" {
				return fmt.Errorf("%w: give one sentence, in quotation marks", errUsage)
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			p, err := a.openPipeline()
			if err != nil {
				return err
			}
			ex, err := p.Explain(args[0], language, published)
			if err != nil {
				return err
			}
			w := a.out
			fmt.Fprintf(w, "language %s\n", ex.Analysis.Lang)
			for si := range ex.Doc.Sentences {
				s := &ex.Doc.Sentences[si]
				fmt.Fprintf(w, "\nSENTENCE %d: %s\n", si+1, ex.Analysis.Article.Slice(s.Span))
				for i := range s.Tokens {
					t := &s.Tokens[i]
					head := "ROOT"
					if t.Head >= 0 {
						head = s.Tokens[t.Head].Form
					}
					fmt.Fprintf(w, "  %2d  %-18s %-16s %-6s %-12s ← %-16s %s\n", i+1, t.Form, t.Lemma, t.UPOS, t.Deprel, head, t.Feats)
				}
			}
			fmt.Fprintln(w, "\nMENTIONS")
			for i := range ex.Analysis.Mentions {
				m := &ex.Analysis.Mentions[i]
				for _, ac := range m.Actors {
					inferred := ""
					if ac.Inferred {
						inferred = " (inferred)"
					}
					fmt.Fprintf(w, "  %-28s %s %s  %s%s  [%s, %s]\n", ex.Analysis.Article.Slice(m.Span), ac.Code, ac.Sector, or(ac.Entity, "–"), inferred, m.Kind, or(m.Line, "–"))
				}
			}
			fmt.Fprintln(w, "\nRULES FIRED")
			for _, t := range ex.Traces {
				if t.Fired {
					fmt.Fprintf(w, "  %-18s %s (line %d)\n", ex.Doc.Sentences[t.Sentence].Tokens[t.Token].Form, t.Rule, t.Line)
				}
			}
			fmt.Fprintln(w, "\nRULES THAT NEARLY FIRED")
			for _, t := range ex.Traces {
				if !t.Fired {
					fmt.Fprintf(w, "  %-18s %s (line %d): %s\n", ex.Doc.Sentences[t.Sentence].Tokens[t.Token].Form, t.Rule, t.Line, t.Reason)
				}
			}
			fmt.Fprintln(w, "\nSIDES NOT TOLD")
			for i := range ex.Analysis.Events {
				e := &ex.Analysis.Events[i]
				for _, o := range ex.OtherSides[e.ID] {
					fmt.Fprintf(w, "  %.2f  %-6s of %s: %s\n", o.Chance, or(o.Code, "nobody"), ex.Analysis.Article.Slice(e.Trigger), strings.Join(o.Marks, "; "))
				}
			}
			fmt.Fprintln(w, "\nHOW SURE")
			for i := range ex.Analysis.Events {
				e := &ex.Analysis.Events[i]
				fmt.Fprintf(w, "  %.2f  %-18s %s: %s\n", e.Confidence, ex.Analysis.Article.Slice(e.Trigger), e.Type, strings.Join(ex.Because[e.ID], "; "))
			}
			fmt.Fprintln(w)
			return printCard(w, &ex.Analysis)
		},
	}
	cmd.Flags().StringVar(&language, "lang", "", "language of the sentence, id or en (default: detected)")
	cmd.Flags().StringVar(&published, "published", "", "day of publication, YYYY-MM-DD, to resolve dates and office-holders by")
	return cmd
}

func or(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
