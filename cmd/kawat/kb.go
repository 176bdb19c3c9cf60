package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"kawat"
	"kawat/knowledge"
	"kawat/lang"
	"kawat/resolve"
)

// group is a command that only holds others.
func group(name, short string) *cobra.Command {
	return &cobra.Command{
		Use:   name,
		Short: short,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return fmt.Errorf("%w: no command \"%s %s\"; \"kawat %s\" lists them", errUsage, name, args[0], name)
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return cmd.Help() },
	}
}

func (a *app) kbCommand() *cobra.Command {
	cmd := group("kb", "Check, search and extend the knowledge of who is who")
	cmd.AddCommand(a.kbLintCommand(), a.kbExplainCommand(), a.kbStatsCommand(), a.kbDiffCommand(),
		a.kbEditCommand(), a.kbEditsCommand(), a.kbUndoCommand(),
		newKBImport(a, knowledge.Builtin), newKBExport(a, knowledge.Builtin))
	return cmd
}

func (a *app) kbLintCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "lint [DIR…]",
		Short: "List what is wrong in the knowledge built in and in folders of your own",
		Long: `List what is wrong in the knowledge built in and in folders of your own: rows that can't be
read, unknown ids and codes, reversed dates, tenures of a single-holder office that overlap,
entities without a name in one language, names that stand for two entities alike, a certainty
that is none of high, medium, low.
Exit code 1 if there is anything.`,
		RunE: func(cmd *cobra.Command, args []string) error {
			layers, err := a.layersOf(args)
			if err != nil {
				return err
			}
			base, err := knowledge.Open(layers...)
			if base == nil {
				return err
			}
			n := 0
			if err != nil {
				for line := range strings.Lines(err.Error()) {
					fmt.Fprintln(a.out, strings.TrimSpace(line))
					n++
				}
			}
			for _, f := range base.Lint() {
				fmt.Fprintln(a.out, f)
				n++
			}
			if n > 0 {
				fmt.Fprintf(a.err, "kawat: %d flaws\n", n)
				return errReported
			}
			fmt.Fprintf(a.err, "kawat: no flaws in %d entities and %d tenures\n", len(base.Entities()), base.Stats().Tenures)
			return nil
		},
	}
}

// printIndented prints a value as JSON for people to read.
func (a *app) printIndented(v any) error {
	e := json.NewEncoder(a.out)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

func (a *app) kbExplainCommand() *cobra.Command {
	var language, day string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "explain NAME",
		Short: "Show all that a name may mean on a day, which is taken, and why",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 || strings.TrimSpace(args[0]) == "" {
				return fmt.Errorf("%w: give one name, in quotation marks", errUsage)
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if day == "" {
				day = time.Now().UTC().Format(time.DateOnly)
			}
			if _, err := time.Parse(time.DateOnly, day); err != nil {
				return fmt.Errorf("%w: --date %q is not a day, YYYY-MM-DD", errUsage, day)
			}
			var codes []string
			for _, p := range packs {
				codes = append(codes, p.Code)
			}
			i := slices.Index(codes, language)
			if i < 0 {
				return fmt.Errorf("%w: --lang %q: there are %s", errUsage, language, strings.Join(codes, " and "))
			}
			base, err := a.knowledgeBase()
			if err != nil {
				return err
			}
			name := strings.TrimSpace(args[0])
			readings := base.ExplainName(language, day, name)
			taken, what, err := takenOf(base, packs[i], name, day)
			if err != nil {
				return err
			}
			for i := range readings {
				readings[i].Taken = taken != "" && readings[i].Line == taken
			}
			if asJSON {
				return a.printIndented(map[string]any{"name": name, "lang": language, "date": day, "readings": append([]knowledge.Reading{}, readings...), "taken": what})
			}
			if len(readings) == 0 {
				fmt.Fprintf(a.out, "%q is not in the knowledge as a whole name in %s\n", name, language)
			}
			w := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
			for _, r := range readings {
				mark := " "
				if r.Taken {
					mark = "→"
				}
				fmt.Fprintf(w, "%s %s\t%s\t%s\t%s %s\t[%s]\t%s\n", mark, r.Name, r.As, or(r.Entity, "–"), or(r.Code, "–"), or(r.Sector, "–"), r.Line, strings.Join(reasons(r, day), "; "))
			}
			if err := w.Flush(); err != nil {
				return err
			}
			fmt.Fprintf(a.out, "\n%s\n", what)
			return nil
		},
	}
	cmd.Flags().StringVar(&language, "lang", "en", "language of the text, id or en")
	cmd.Flags().StringVar(&day, "date", "", "day, YYYY-MM-DD (default: today)")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

// takenOf resolves a name that stands alone, and returns the line of the
// reading that is taken, and what comes of it.
func takenOf(base *knowledge.Base, pack *lang.Pack, name, day string) (line, what string, err error) {
	parser, err := pack.Parser()
	if err != nil {
		return "", "", err
	}
	art := &kawat.Article{Published: day, Text: name, Paragraphs: []kawat.Span{{Start: 0, End: len(name)}}}
	doc := &kawat.Doc{Lang: pack.Code, Sentences: parser.Parse(name, kawat.Body, art.Paragraphs)}
	res := resolve.New(base, packs...).Resolve(art, doc)
	if len(res.Mentions) == 0 {
		if len(res.Places) > 0 {
			p := res.Places[0]
			return p.Line, fmt.Sprintf("taken alone: a place, %s in %s", p.Name, p.Country), nil
		}
		return "", "taken alone it is no actor; beside a name or in a sentence it may be", nil
	}
	m := res.Mentions[0]
	ac := m.Actors[0]
	inferred := ""
	if ac.Inferred {
		inferred = " (inferred)"
	}
	return m.Line, fmt.Sprintf("taken alone: %s %s %s%s, by %s", ac.Code, ac.Sector, or(ac.Entity, ac.Name), inferred, or(m.Line, "–")), nil
}

// reasons says what speaks for and against a reading.
func reasons(r knowledge.Reading, day string) []string {
	var out []string
	if r.Certainty != "" || r.Source != "" {
		out = append(out, "the row: "+strings.Join(slices.DeleteFunc([]string{r.Source, r.Certainty}, func(s string) bool { return s == "" }), ", "))
	}
	switch {
	case r.Dead:
		out = append(out, "did not exist on "+day)
	case r.Weak:
		out = append(out, "weak: counts only beside a clear mention of the same")
	}
	switch {
	case r.Office != "":
		out = append(out, "holds "+r.Office+" on "+day+" ["+r.Who+"]")
	case r.Former:
		out = append(out, "out of office on "+day+" ["+r.Who+"]")
	}
	if r.As == "place" {
		out = append(out, "a place: where no state or actor of the name fits")
	}
	if r.As == "title" {
		out = append(out, "a title: its state or body must stand beside it or be clear from the report")
	}
	if r.As == "agent" {
		out = append(out, "a common noun: acts for the state named beside it")
	}
	return out
}

func (a *app) kbStatsCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "stats",
		Short: "Count what the knowledge has",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			base, err := a.knowledgeBase()
			if err != nil {
				return err
			}
			s := base.Stats()
			if asJSON {
				return a.printIndented(s)
			}
			w := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', tabwriter.AlignRight)
			fmt.Fprintf(w, "%d\t  names\n%d\t  entities, of which\n", s.Names, s.Entities)
			for _, k := range s.Kinds {
				fmt.Fprintf(w, "%d\t    %s\n", k.N, k.Kind)
			}
			fmt.Fprintf(w, "%d\t  offices\n%d\t  tenures, of which\n", s.Offices, s.Tenures)
			for _, k := range s.Roles {
				fmt.Fprintf(w, "%d\t    %s, of %d states or bodies\n", k.N, k.Kind, k.Of)
			}
			fmt.Fprintf(w, "%d\t  memberships\n%d\t  places\n", s.Memberships, s.Places)
			if err := w.Flush(); err != nil {
				return err
			}
			fmt.Fprintln(a.out, "\nhow sure the rows are:")
			w = tabwriter.NewWriter(a.out, 0, 0, 2, ' ', tabwriter.AlignRight)
			fmt.Fprintln(w, "\thigh\tmedium\tlow\tnot stated\t")
			for _, c := range s.Sure {
				fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%d\t\n", c.Of, c.High, c.Medium, c.Low, c.Unstated)
			}
			return w.Flush()
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func (a *app) kbDiffCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "diff DIR…",
		Short: "Show what folders of your own change in the knowledge built in, row by row",
		RunE: func(cmd *cobra.Command, args []string) error {
			layers, err := a.layersOf(args)
			if err != nil {
				return err
			}
			if len(layers) == 0 {
				return fmt.Errorf("%w: name a folder, or give --knowledge", errUsage)
			}
			changes, err := knowledge.Diff(layers...)
			if err != nil {
				return err
			}
			if _, err := knowledge.Open(layers...); err != nil {
				for line := range strings.Lines(err.Error()) {
					fmt.Fprintln(a.err, "kawat: left out:", strings.TrimSpace(line))
				}
			}
			if asJSON {
				return a.printIndented(append([]knowledge.Change{}, changes...))
			}
			for _, c := range changes {
				printChange(a.out, c)
			}
			fmt.Fprintf(a.err, "kawat: %d rows differ\n", len(changes))
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}
