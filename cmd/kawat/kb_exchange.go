package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"kawat/knowledge"
	"kawat/knowledge/exchange"
)

// newKBImport makes the command that brings knowledge of others into a folder
// of one's own. Builtin gives the layers built in.
func newKBImport(a *app, builtin func() ([]knowledge.Layer, error)) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "import",
		Short: "Make a folder of knowledge from dictionaries, Wikidata or lists of others",
		Long: `Import reads a file of others, compares it with the knowledge built in and in the folders of
--knowledge, and writes what is new to a folder, for --knowledge. It prints what is new (+),
different (~) and guessed (?). What contradicts the knowledge is written as comment lines
("#~") and has no effect until you delete these two characters.
Lines that can't be read are told on standard error; the others are read.`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return fmt.Errorf("%w: kb import %s: there are petrarch, wikidata, csv", errUsage, args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return cmd.Help() },
	}
	x := &kbExchange{app: a, builtin: builtin}
	cmd.AddCommand(x.importPetrarch(), x.importWikidata(), x.importCSV())
	return cmd
}

// newKBExport makes the command that writes the knowledge in formats of others.
func newKBExport(a *app, builtin func() ([]knowledge.Layer, error)) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write the knowledge as PETRARCH dictionaries, CSV or JSON",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return fmt.Errorf("%w: kb export %s: there are petrarch, csv, json", errUsage, args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return cmd.Help() },
	}
	x := &kbExchange{app: a, builtin: builtin}
	cmd.AddCommand(x.exportPetrarch(), x.exportCSV(), x.exportJSON())
	return cmd
}

type kbExchange struct {
	*app
	builtin func() ([]knowledge.Layer, error)
	dir     string // --out
	all     bool   // --all
}

// flags are those of every import.
func (x *kbExchange) flags(cmd *cobra.Command) *cobra.Command {
	cmd.Flags().StringVar(&x.dir, "out", "", "folder to be written; it may not have such files yet")
	cmd.Flags().BoolVar(&x.all, "all", false, "list also what is the same (=)")
	return cmd
}

// layers are all layers of the knowledge.
func (x *kbExchange) layers() ([]knowledge.Layer, error) {
	layers, err := x.builtin()
	if err != nil {
		return nil, err
	}
	own, err := x.layersOf(nil)
	if err != nil {
		return nil, err
	}
	return slices.Concat(layers, own), nil
}

// known opens the knowledge. What is wrong in it is told and left out.
func (x *kbExchange) known() (*exchange.Known, error) {
	layers, err := x.layers()
	if err != nil {
		return nil, err
	}
	k, err := exchange.Open(layers...)
	if k == nil {
		return nil, err
	}
	if err != nil {
		x.tell("left out", strings.Split(err.Error(), "\n"))
	}
	return k, nil
}

// tell prints a list to standard error, up to 20 of it.
func (x *kbExchange) tell(what string, lines []string) {
	const most = 20
	for _, line := range lines[:min(len(lines), most)] {
		fmt.Fprintf(x.err, "kawat: %s: %s\n", what, line)
	}
	if len(lines) > most {
		fmt.Fprintf(x.err, "kawat: %s: %d more; \"kawat kb lint\" lists them all\n", what, len(lines)-most)
	}
}

// finish prints the review, writes the layer, and checks it together with all others.
func (x *kbExchange) finish(l *exchange.Layer, r *exchange.Review) error {
	for _, p := range r.Problems {
		fmt.Fprintln(x.err, p)
	}
	if r.Read == 0 {
		return errors.New("kb import: nothing in the file could be read; nothing was written")
	}
	if err := r.Print(x.out, x.all); err != nil {
		return err
	}
	names, err := l.Write(x.dir)
	if err != nil {
		return err
	}
	if len(names) == 0 {
		fmt.Fprintln(x.err, "kawat: nothing to add; nothing was written")
		return nil
	}
	fmt.Fprintf(x.err, "kawat: wrote %s in %s; look through it, then use it with --knowledge %s\n", strings.Join(names, ", "), x.dir, x.dir)
	layers, err := x.layers()
	if err != nil {
		return err
	}
	name := filepath.ToSlash(filepath.Clean(x.dir))
	base, err := knowledge.Read(append(layers, knowledge.Layer{Name: name, FS: os.DirFS(x.dir)})...)
	if base == nil {
		return fmt.Errorf("read what was written: %w", err)
	}
	var flaws []string
	if err != nil {
		for _, line := range strings.Split(err.Error(), "\n") {
			if strings.HasPrefix(line, name+"/") {
				flaws = append(flaws, line)
			}
		}
	}
	nameless := 0
	for _, f := range base.Lint() {
		switch {
		case !strings.HasPrefix(f.Line, name+"/"):
		case f.Kind == "no-name":
			nameless++
		default:
			flaws = append(flaws, f.String())
		}
	}
	if nameless > 0 {
		flaws = append(flaws, fmt.Sprintf("%d entities have no name in one of the languages", nameless))
	}
	x.tell("look at", flaws)
	return nil
}

// needOut checks that there are between least and most files and an --out.
func (x *kbExchange) needOut(least, most int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < least || len(args) > most {
			return fmt.Errorf("%w: give %s", errUsage, what)
		}
		if x.dir == "" {
			return fmt.Errorf("%w: say with --out where to write", errUsage)
		}
		return nil
	}
}

func (x *kbExchange) importPetrarch() *cobra.Command {
	var o exchange.PetrarchOptions
	cmd := &cobra.Command{
		Use:   "petrarch FILE.actors [FILE.agents]",
		Short: "Import actor and agent dictionaries of TABARI or PETRARCH",
		Long: `Import actor and agent dictionaries of TABARI or PETRARCH. A person's dated codes become
tenures of an office without a name, so that the person is coded as in the dictionary on each
day, and ELI after the last. A dictionary does not tell persons from organisations: what was
guessed is listed with "?". With --asof, what the dictionary has as still so holds until that
day only; give the day that the dictionary was last kept up.`,
		Args: x.needOut(1, 2, "an actor dictionary, and an agent dictionary if there is one"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if _, err := time.Parse(time.DateOnly, o.AsOf); o.AsOf != "" && err != nil {
				return fmt.Errorf("%w: --asof %q is not a day, YYYY-MM-DD", errUsage, o.AsOf)
			}
			k, err := x.known()
			if err != nil {
				return err
			}
			var sources [2]exchange.Source
			for i, name := range args {
				f, err := os.Open(name)
				if err != nil {
					return fmt.Errorf("kb import: %w", err)
				}
				defer f.Close()
				sources[i] = exchange.Source{Name: name, Reader: f}
			}
			l, r, err := exchange.ImportPetrarch(k, sources[0], sources[1], o)
			if err != nil {
				return fmt.Errorf("kb import: %w", err)
			}
			return x.finish(l, r)
		},
	}
	cmd.Flags().StringVar(&o.AsOf, "asof", "", "day, YYYY-MM-DD, that the dictionary tells of")
	cmd.Flags().BoolVar(&o.PLOVER, "plover", false, "the role MED is medicine, as in PLOVER (in CAMEO it is the media)")
	return x.flags(cmd)
}

func (x *kbExchange) importWikidata() *cobra.Command {
	var query string
	cmd := &cobra.Command{
		Use:   "wikidata FILE",
		Short: "Import answers of Wikidata's query service: who held which office",
		Long: `Import the answer of Wikidata's query service, JSON or CSV, to one of the queries that come
with the program. --query NAME prints one, with a note on how to run it. The queries:
` + strings.Join(exchange.Queries(), ", ") + `.`,
		Args: func(cmd *cobra.Command, args []string) error {
			if query != "" {
				return nil
			}
			return x.needOut(1, 1, "the file with the answer, or --query NAME for the question")(cmd, args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if query != "" {
				text, err := exchange.Query(query)
				if err != nil {
					return fmt.Errorf("%w: %v", errUsage, err)
				}
				_, err = io.WriteString(x.out, text)
				return err
			}
			return x.list(args[0], exchange.ImportWikidata)
		},
	}
	cmd.Flags().StringVar(&query, "query", "", "print a query instead")
	return x.flags(cmd)
}

func (x *kbExchange) importCSV() *cobra.Command {
	var fields string
	var o exchange.TableOptions
	cmd := &cobra.Command{
		Use:   "csv FILE",
		Short: "Import a list of leaders or ministers, one spell in office a row",
		Long: `Import a list of leaders or ministers, one spell in office a row. --map says which column has
what: person, office, from, to, country, kind (full, acting, elect), aliases, aliases_id, sector.
FIELD=COLUMN takes a column, FIELD=A+B+C several (year+month+day), FIELD==VALUE the same value for
all rows. An office is a role (president), an office (RUS.president) or a title; a country is a code
of ISO 3166-1, a number of the Correlates of War, or a name. Leave the office out for lists of whoever
leads a state, such as REIGN and Archigos: those whom the base has in office are left as they are:

  kawat kb import csv leaders.csv --map person=leader,country=ccode,from=startdate,to=enddate --out leaders`,
		Args: x.needOut(1, 1, "the file with the list"),
		RunE: func(cmd *cobra.Command, args []string) error {
			var err error
			if o.Map, err = exchange.ParseMap(fields); err != nil {
				return fmt.Errorf("%w: %v", errUsage, err)
			}
			if o.Dates != "" && o.Dates != "dmy" && o.Dates != "mdy" {
				return fmt.Errorf("%w: --dates %q is none of dmy, mdy", errUsage, o.Dates)
			}
			return x.list(args[0], func(k *exchange.Known, src exchange.Source) (*exchange.Layer, *exchange.Review, error) {
				return exchange.ImportTable(k, src, o)
			})
		},
	}
	cmd.Flags().StringVar(&fields, "map", "", "columns of the fields: person=…,office=…,from=…,to=…,country=…")
	cmd.Flags().StringVar(&o.Dates, "dates", "", "order of day and month in dates such as 1/2/2003: dmy or mdy")
	return x.flags(cmd)
}

// list imports one file.
func (x *kbExchange) list(name string, read func(*exchange.Known, exchange.Source) (*exchange.Layer, *exchange.Review, error)) error {
	k, err := x.known()
	if err != nil {
		return err
	}
	f, err := os.Open(name)
	if err != nil {
		return fmt.Errorf("kb import: %w", err)
	}
	defer f.Close()
	l, r, err := read(k, exchange.Source{Name: name, Reader: f})
	if err != nil {
		return fmt.Errorf("kb import: %w", err)
	}
	return x.finish(l, r)
}

func (x *kbExchange) exportPetrarch() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "petrarch",
		Short: "Write an actor dictionary for PETRARCH-2, and an agent dictionary",
		Long: `Write an actor dictionary for PETRARCH-2 to the file of --out, or to standard output. If the
file's name ends in .actors, an agent dictionary goes beside it, in .agents. Names are English;
those that count only beside a better one, such as surnames, are left out.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			k, err := x.known()
			if err != nil {
				return err
			}
			if x.dir == "" || x.dir == "-" {
				return exchange.ExportPetrarch(k, x.out, nil)
			}
			var actors, agents strings.Builder
			if err := exchange.ExportPetrarch(k, &actors, &agents); err != nil {
				return err
			}
			if err := exchange.WriteFile(x.dir, []byte(actors.String())); err != nil {
				return err
			}
			if stem, ok := strings.CutSuffix(x.dir, ".actors"); ok {
				return exchange.WriteFile(stem+".agents", []byte(agents.String()))
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&x.dir, "out", "", "file to be written (default: standard output)")
	return cmd
}

func (x *kbExchange) exportCSV() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "csv",
		Short: "Write entities, names, offices, tenures and places as CSV files",
		Args:  x.needOut(0, 0, "no file, but --out DIR"),
		RunE: func(cmd *cobra.Command, args []string) error {
			k, err := x.known()
			if err != nil {
				return err
			}
			if err := os.MkdirAll(x.dir, 0o777); err != nil {
				return fmt.Errorf("kb export: %w", err)
			}
			return exchange.ExportCSV(k, func(name string) (io.WriteCloser, error) {
				return os.Create(filepath.Join(x.dir, name))
			})
		},
	}
	cmd.Flags().StringVar(&x.dir, "out", "", "folder to be written")
	return cmd
}

func (x *kbExchange) exportJSON() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "json",
		Short: "Write the whole knowledge as one JSON document",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			k, err := x.known()
			if err != nil {
				return err
			}
			if x.dir == "" || x.dir == "-" {
				return exchange.ExportJSON(k, x.out)
			}
			var b strings.Builder
			if err := exchange.ExportJSON(k, &b); err != nil {
				return err
			}
			return exchange.WriteFile(x.dir, []byte(b.String()))
		},
	}
	cmd.Flags().StringVar(&x.dir, "out", "", "file to be written (default: standard output)")
	return cmd
}
