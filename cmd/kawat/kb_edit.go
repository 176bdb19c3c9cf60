package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"
	"unicode"

	"github.com/spf13/cobra"

	"kawat"
	"kawat/knowledge"
	"kawat/store"
)

// edits are the edits of the knowledge in the record; none if there is no record,
// or one that had no edits yet when it was written.
func (a *app) edits(ctx context.Context) ([]kawat.KnowledgeEdit, error) {
	dir, err := a.folder()
	if err != nil {
		return nil, nil // whoever needs a record says so
	}
	s, err := store.Open(dir, store.Options{ReadOnly: true})
	if errors.Is(err, kawat.ErrNotFound) || errors.Is(err, store.ErrOlder) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer s.Close()
	return s.Edits(ctx)
}

// editLayers are the edits in the record, a layer each, so that each stands over
// those before it. A record that can't be read is told, and costs only its edits.
func (a *app) editLayers() []knowledge.Layer {
	edits, err := a.edits(context.Background())
	if err != nil {
		fmt.Fprintln(a.err, "kawat: left out: edits of the knowledge:", err)
	}
	var out []knowledge.Layer
	for _, e := range edits {
		out = append(out, editLayer(fmt.Sprint("record/edit ", e.Num), e))
	}
	return out
}

func editLayer(name string, e kawat.KnowledgeEdit) knowledge.Layer {
	// The op goes first: it is never empty and no comment, whatever the cells are.
	header, row := []string{"op"}, []string{or(e.Cells["op"], "merge")}
	for _, c := range slices.Sorted(maps.Keys(e.Cells)) {
		if c != "op" {
			header, row = append(header, flat(c)), append(row, flat(e.Cells[c]))
		}
	}
	return knowledge.Layer{Name: name, FS: oneFile{e.Table, strings.Join(header, "\t") + "\n" + strings.Join(row, "\t") + "\n"}}
}

// flat is s without the characters that end a cell.
func flat(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s)
}

// oneFile is a folder with one file, as far as a layer of the knowledge needs
// it: to be listed and read.
type oneFile struct{ name, text string }

var (
	_ fs.ReadFileFS = oneFile{}
	_ fs.GlobFS     = oneFile{}
)

// Open fails: the file is read as a whole.
func (f oneFile) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: errors.ErrUnsupported}
}

func (f oneFile) ReadFile(name string) ([]byte, error) {
	if name != f.name {
		return nil, &fs.PathError{Op: "read", Path: name, Err: fs.ErrNotExist}
	}
	return []byte(f.text), nil
}

func (f oneFile) Glob(pattern string) ([]string, error) {
	ok, err := path.Match(pattern, f.name)
	if !ok {
		return nil, err
	}
	return []string{f.name}, nil
}

func (a *app) kbEditCommand() *cobra.Command {
	var note string
	cmd := &cobra.Command{
		Use:   "edit TABLE COLUMN=VALUE…",
		Short: "Change one row of the knowledge, in the record",
		Long: `Edit puts one row over the knowledge built in and that of your own folders, and keeps it in the
record. The columns that identify a row say which; cells that are not empty replace those of the row,
lists of names are put before its names. op=replace takes the row as a whole instead, op=remove takes it
out. What changes is printed; the next ingest codes again what was coded without it.`,
		Example: `  kawat kb edit persons id=sergei-lavrov aliases_en="Minister Lavrov" --note "as the agency writes"
  kawat kb edit persons op=remove id=sergei-lavrov`,
		RunE: func(cmd *cobra.Command, args []string) error {
			e, err := parseEdit(args)
			if err != nil {
				return err
			}
			e.Note = strings.TrimSpace(note)
			change, flaws, err := a.tryEdit(e)
			if err != nil {
				return err
			}
			s, err := a.openRecord()
			if err != nil {
				return err
			}
			defer s.Close()
			num, err := s.Edit(cmd.Context(), e)
			if err != nil {
				return err
			}
			kept := fmt.Sprint("record/edit ", num)
			change.Line = strings.Replace(change.Line, trial, kept, 1)
			change.Key = strings.Replace(change.Key, trial, kept, 1) // rows that have no key but their line
			printChange(a.out, change)
			for _, f := range flaws {
				fmt.Fprintln(a.err, "kawat: doubtful:", strings.ReplaceAll(f, trial, kept))
			}
			fmt.Fprintf(a.err, "kawat: kept as edit %d; \"kawat kb undo %d\" takes it back\n", num, num)
			return nil
		},
	}
	cmd.Flags().StringVar(&note, "note", "", "why, for whoever reads the list of edits")
	return cmd
}

// parseEdit reads the arguments of kb edit.
func parseEdit(args []string) (kawat.KnowledgeEdit, error) {
	e := kawat.KnowledgeEdit{Cells: map[string]string{}}
	if len(args) < 2 {
		return e, fmt.Errorf("%w: name a table and its columns, as in: kawat kb edit persons id=sergei-lavrov aliases_en=Lavrov", errUsage)
	}
	tables, err := knowledgeTables()
	if err != nil {
		return e, err
	}
	e.Table = strings.TrimSuffix(args[0], ".tsv") + ".tsv"
	if !slices.Contains(tables, e.Table) {
		return e, fmt.Errorf("%w: no table %q; there are %s", errUsage, args[0], strings.ReplaceAll(strings.Join(tables, ", "), ".tsv", ""))
	}
	for _, arg := range args[1:] {
		column, value, ok := strings.Cut(arg, "=")
		column, value = strings.TrimSpace(column), strings.TrimSpace(value)
		_, twice := e.Cells[column]
		switch {
		case !ok || column == "":
			return e, fmt.Errorf("%w: %q is not COLUMN=VALUE", errUsage, arg)
		case twice:
			return e, fmt.Errorf("%w: column %s is given twice; \"|\" separates values within a cell", errUsage, column)
		case strings.ContainsFunc(arg, unicode.IsControl):
			return e, fmt.Errorf("%w: column %s: a cell is one line without tabs", errUsage, column)
		}
		e.Cells[column] = value
	}
	return e, nil
}

// knowledgeTables are the names of the tables, by the files built in.
func knowledgeTables() ([]string, error) {
	layers, err := knowledge.Builtin()
	if err != nil {
		return nil, fmt.Errorf("load knowledge: %w", err)
	}
	var out []string
	for _, l := range layers {
		files, err := fs.Glob(l.FS, "*.tsv*")
		if err != nil {
			return nil, fmt.Errorf("load knowledge: %w", err)
		}
		for _, f := range files {
			stem, _, _ := strings.Cut(f, ".")
			stem, _, _ = strings.Cut(stem, "-")
			out = append(out, stem+".tsv")
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// trial is the name of the layer of an edit that is not kept yet.
const trial = "this edit"

// tryEdit says what an edit would change, and what would be doubtful about it.
// It fails if a row could not be read any more, or nothing would change.
func (a *app) tryEdit(e kawat.KnowledgeEdit) (change knowledge.Change, flaws []string, err error) {
	layers, err := a.layersOf(nil)
	if err != nil {
		return change, nil, err
	}
	over := func(e kawat.KnowledgeEdit) []knowledge.Layer {
		return append(slices.Clip(layers), editLayer(trial, e))
	}
	before, wrongBefore := knowledge.Open(layers...)
	if before == nil {
		return change, nil, fmt.Errorf("load knowledge: %w", wrongBefore)
	}
	after, wrongAfter := knowledge.Open(over(e)...)
	if after == nil {
		return change, nil, fmt.Errorf("load knowledge: %w", wrongAfter)
	}
	if wrong := fresh(errorLines(wrongBefore), errorLines(wrongAfter)); len(wrong) > 0 {
		for i, line := range wrong {
			if rest, ok := strings.CutPrefix(line, trial+"/"+e.Table+":"); ok {
				_, line, _ = strings.Cut(rest, ": ") // the number of the line says nothing here
			}
			wrong[i] = line
		}
		return change, nil, fmt.Errorf("edit of %s refused: %s", strings.TrimSuffix(e.Table, ".tsv"), strings.Join(wrong, "\n"))
	}
	was, err := knowledge.Diff(layers...)
	if err != nil {
		return change, nil, err
	}
	changed := func(over []knowledge.Layer) (knowledge.Change, bool, error) {
		is, err := knowledge.Diff(over...)
		if err != nil {
			return change, false, err
		}
		c, ok := changeBetween(was, is)
		return c, ok, nil
	}
	change, ok, err := changed(over(e))
	if err != nil {
		return change, nil, err
	}
	if !ok {
		return change, nil, fmt.Errorf("edit of %s refused: it changes nothing; to empty a cell give the whole row with op=replace", strings.TrimSuffix(e.Table, ".tsv"))
	}
	change.Line = trial + "/" + e.Table + ":2"
	if change.Op == "remove" { // its cells are those that a row of nothing but the key would empty
		e.Cells = maps.Clone(e.Cells)
		e.Cells["op"] = "replace"
		bare, _, err := changed(over(e))
		if err != nil {
			return change, nil, err
		}
		change.Cells = bare.Cells
		for i := range change.Cells {
			change.Cells[i].New = ""
		}
	}
	told := map[[2]string]bool{}
	for _, f := range before.Lint() {
		told[f.Key()] = true
	}
	for _, f := range after.Lint() {
		if !told[f.Key()] {
			flaws = append(flaws, f.String())
		}
	}
	return change, flaws, nil
}

func errorLines(err error) []string {
	if err == nil {
		return nil
	}
	return strings.Split(err.Error(), "\n")
}

// fresh lists what after has and before has not.
func fresh(before, after []string) []string {
	return slices.DeleteFunc(after, func(s string) bool { return slices.Contains(before, s) })
}

// changeBetween is the row in which two lists of changes of the same knowledge
// differ, by its cells under the one and under the other.
func changeBetween(was, is []knowledge.Change) (knowledge.Change, bool) {
	earlier := map[[2]string]knowledge.Change{}
	for _, c := range was {
		earlier[[2]string{c.Table, c.Key}] = c
	}
	for _, c := range is {
		k := [2]string{c.Table, c.Key}
		b := earlier[k]
		delete(earlier, k)
		if b.Op != c.Op || !slices.Equal(b.Cells, c.Cells) {
			return overlay(b, c), true
		}
	}
	for _, b := range earlier { // as it is built in, again
		return overlay(b, knowledge.Change{Table: b.Table, Key: b.Key, Op: "change"}), true
	}
	return knowledge.Change{}, false
}

// overlay is the change that leads from one change of a row to another. What
// neither names is as it is built in.
func overlay(b, c knowledge.Change) knowledge.Change {
	there := b.Op == "add" || b.Op == "change" || b.Op == "" && c.Op != "add"
	out := knowledge.Change{Table: c.Table, Key: c.Key, Op: "change"}
	switch {
	case c.Op == "remove":
		out.Op = "remove"
	case !there:
		out.Op = "add"
	}
	out.Cells = slices.Clone(c.Cells)
	for _, x := range b.Cells {
		if i := slices.IndexFunc(out.Cells, func(y knowledge.CellChange) bool { return y.Column == x.Column }); i >= 0 {
			out.Cells[i].Old = x.New
		} else {
			out.Cells = append(out.Cells, knowledge.CellChange{Column: x.Column, Old: x.New, New: x.Old})
		}
	}
	out.Cells = slices.DeleteFunc(out.Cells, func(x knowledge.CellChange) bool { return x.Old == x.New })
	return out
}

// printChange prints a row with its cells before and after.
func printChange(w io.Writer, c knowledge.Change) {
	sign := map[string]string{"add": "+", "change": "~", "remove": "-"}[c.Op]
	fmt.Fprintf(w, "%s %s %s  [%s]\n", sign, strings.TrimSuffix(c.Table, ".tsv"), strings.ReplaceAll(c.Key, "\t", " "), c.Line)
	for _, x := range c.Cells {
		switch {
		case c.Op == "add":
			fmt.Fprintf(w, "    %s: %s\n", x.Column, x.New)
		default:
			fmt.Fprintf(w, "    %s: %s → %s\n", x.Column, or(x.Old, "–"), or(x.New, "–"))
		}
	}
}

func (a *app) kbEditsCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "edits",
		Short: "List the edits of the knowledge that are in force, oldest first",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			edits, err := a.edits(cmd.Context())
			if err != nil {
				return err
			}
			w := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
			for _, e := range edits {
				var cells []string
				for _, c := range slices.Sorted(maps.Keys(e.Cells)) {
					cells = append(cells, c+"="+flat(e.Cells[c]))
				}
				fmt.Fprintf(w, "%d\t%s\t%s\t%s\t%s\n", e.Num, e.At.Format(time.RFC3339), strings.TrimSuffix(e.Table, ".tsv"), strings.Join(cells, "; "), flat(e.Note))
			}
			if err := w.Flush(); err != nil {
				return err
			}
			fmt.Fprintf(a.err, "kawat: %d edits in force\n", len(edits))
			return nil
		},
	}
}

func (a *app) kbUndoCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "undo NUMBER",
		Short: "Take an edit of the knowledge back",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return fmt.Errorf("%w: give the number of one edit; \"kawat kb edits\" lists them", errUsage)
			}
			num, err := strconv.Atoi(args[0])
			if err != nil {
				return fmt.Errorf("%w: %q is no number of an edit; \"kawat kb edits\" lists them", errUsage, args[0])
			}
			edits, err := a.edits(cmd.Context())
			if err != nil {
				return err
			}
			if !slices.ContainsFunc(edits, func(e kawat.KnowledgeEdit) bool { return e.Num == num }) {
				return fmt.Errorf("edit %d in force: %w; \"kawat kb edits\" lists them", num, kawat.ErrNotFound)
			}
			s, err := a.openRecord()
			if err != nil {
				return err
			}
			defer s.Close()
			if err := s.Undo(cmd.Context(), num); err != nil {
				return err
			}
			fmt.Fprintf(a.out, "edit %d is taken back\n", num)
			_, err = a.knowledgeBase() // tells of later edits that needed it
			return err
		},
	}
}
