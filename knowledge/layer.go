package knowledge

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"kawat"
)

// A Layer is one set of files of the base. Later layers win.
type Layer struct {
	Name string // how places in it are shown: "mine" for "mine/bodies.tsv:3"; "" for the files' names alone
	FS   fs.FS  // with the files at the top
}

// extras are columns that every table may have beside its own.
//
//   - op says what a row does to the row of the same key in an earlier layer:
//     merge (the default: cells that are not empty replace it, lists of names are
//     put before it), replace, or remove.
//   - source says where the row comes from ("hand", file and line of an import),
//     certainty how sure it is: high, medium or low. Both are for people; neither
//     changes what a name is resolved to.
//
// A file may say once what source and certainty its rows have that leave these
// cells empty, in a comment above them:
//
//	# default: source=hand certainty=medium
var extras = []string{"op", "source", "certainty"}

// A row is one line of a table.
type row struct {
	t     *table
	layer int
	file  string
	line  int
	cells []string // by the table's columns, then by extras
}

// get is cell i of the table's columns.
func (r *row) get(i int) string { return r.cells[i] }

// source says where a row comes from that has no such column of its own.
func (r *row) source() string { return r.cells[len(r.cells)-2] }

// certainty is how sure the row is.
func (r *row) certainty() Certainty {
	c, _ := parseCertainty(r.cells[len(r.cells)-1])
	return c
}

func parseCertainty(s string) (Certainty, bool) {
	i := slices.Index(certainties[:], s)
	return Certainty(max(i, 0)), i >= 0
}

// where is the row as it is shown to people.
func (r *row) where() string { return r.file + ":" + strconv.Itoa(r.line) }

// fail is an error at one cell.
func (r *row) fail(i int, format string, args ...any) error {
	return fmt.Errorf("%s: column %s: %s: %w", r.where(), r.t.names()[i], fmt.Sprintf(format, args...), kawat.ErrInvalid)
}

func (t *table) names() []string {
	t.once.Do(func() { t.fields = strings.Fields(t.columns) })
	return t.fields
}

// many reports whether a column holds several values.
func many(column string) bool {
	for _, p := range []string{"names_", "aliases", "adj_", "capital_", "metonyms_", "titles_", "plural_", "nouns_", "domains", "members", "words"} {
		if strings.HasPrefix(column, p) {
			return true
		}
	}
	return false
}

// merge puts a later row of the same key over r.
func (r *row) merge(over row) {
	names := r.t.names()
	cells := slices.Clone(over.cells)
	for i, c := range cells {
		switch {
		case c == "":
			cells[i] = r.cells[i]
		case i < len(names) && many(names[i]):
			values := list(c)
			known := map[string]bool{}
			for _, v := range values {
				name, _, _ := strings.Cut(v, ";")
				known[strings.TrimSpace(name)] = true
			}
			for _, v := range list(r.cells[i]) {
				if name, _, _ := strings.Cut(v, ";"); !known[strings.TrimSpace(name)] {
					values = append(values, v)
				}
			}
			cells[i] = strings.Join(values, "|")
		}
	}
	r.layer, r.file, r.line, r.cells = over.layer, over.file, over.line, cells
}

// A reader gathers the rows of one table from all layers.
type reader struct {
	t      *table
	layer  int
	kept   map[string]int // key to index into rows
	rows   []row
	errors []error
}

// Read opens a base from the given layers only. Most callers want [Open].
//
// What is wrong costs only its row: the error, if not nil, joins one for each
// (its Unwrap lists them), wraps kawat.ErrInvalid and names file, line and column;
// the base without those rows can be used. It is nil only if a layer can't be read at all.
func Read(layers ...Layer) (*Base, error) {
	base, _, err := read(layers, false)
	return base, err
}

// A Row is a row of a table as it counts after all layers.
type Row struct {
	Table string // "persons.tsv"
	Line  string // file and line
	cells map[string]string
}

// Get is the cell of a column, "" where it is empty.
func (r *Row) Get(column string) string { return r.cells[column] }

// ReadRows is [Read] that also returns the rows that the base was made of, in its
// order, for comparing with them and for exporting them.
func ReadRows(layers ...Layer) (*Base, []*Row, error) { return read(layers, true) }

func read(layers []Layer, keep bool) (*Base, []*Row, error) {
	gathered, version, err := gather(layers)
	if err != nil {
		return nil, nil, err
	}
	var kept []*Row
	l := newLoader()
	wrong := strays(layers)
	for _, r := range gathered {
		if r.t.name == "places.tsv" {
			r.overridePlaces()
		}
		wrong = append(wrong, r.errors...)
		for _, row := range r.rows {
			if row.cells == nil {
				continue
			}
			if err := r.t.row(l, row); err != nil {
				wrong = append(wrong, err)
			} else if keep {
				x := &Row{r.t.name, row.where(), map[string]string{}}
				for i, c := range slices.Concat(r.t.names(), extras) {
					if row.cells[i] != "" {
						x.cells[c] = row.cells[i]
					}
				}
				kept = append(kept, x)
			}
		}
	}
	l.finish()
	l.b.version = version
	return l.b, kept, errors.Join(wrong...)
}

// gather reads the rows of all tables, in reading order, and a version of what was read.
func gather(layers []Layer) ([]*reader, string, error) {
	out := make([]*reader, len(tables))
	sums := make([][sha256.Size]byte, len(tables))
	failed := make([]error, len(tables))
	var wg sync.WaitGroup
	for i, t := range tables { // side by side: they know nothing of each other
		out[i] = &reader{t: t}
		wg.Go(func() { sums[i], failed[i] = out[i].gather(layers) })
	}
	wg.Wait()
	sum := sha256.New()
	for i := range tables {
		if failed[i] != nil {
			return nil, "", failed[i]
		}
		sum.Write(sums[i][:])
	}
	return out, hex.EncodeToString(sum.Sum(nil))[:12], nil
}

// gather reads the rows of one table from all layers, and returns a hash of what it read.
func (rd *reader) gather(layers []Layer) (hash [sha256.Size]byte, err error) {
	sum := sha256.New()
	for n, layer := range layers {
		rd.layer = n
		files, err := rd.t.files(layer.FS)
		if err != nil {
			return hash, fmt.Errorf("read knowledge %s: %w", layer.Name, err)
		}
		for _, name := range files {
			text, err := readFile(layer.FS, name)
			if layer.Name != "" {
				name = layer.Name + "/" + name
			}
			if err != nil {
				return hash, fmt.Errorf("read knowledge %s: %w", name, err)
			}
			fmt.Fprintf(sum, "%d %s %d\n", n, name, len(text))
			sum.Write(text)
			if strings.HasSuffix(name, ".yaml") {
				rd.readYAML(name, string(text))
				continue
			}
			rd.expect(bytes.Count(text, []byte("\n")))
			rd.read(name, string(text))
		}
	}
	return [sha256.Size]byte(sum.Sum(nil)), nil
}

// expect makes room for n more rows.
func (rd *reader) expect(n int) {
	rd.rows = slices.Grow(rd.rows, n)
	if n <= len(rd.kept) {
		return // the map grows well by itself
	}
	kept := make(map[string]int, len(rd.kept)+n)
	maps.Copy(kept, rd.kept)
	rd.kept = kept
}

// A Change is one row that differs between two bases.
type Change struct {
	Table string `json:"table"` // "persons.tsv"
	Key   string `json:"key"`   // the cells that identify the row, with tabs between
	Op    string `json:"op"`    // add, change or remove
	// Cells are the columns that differ, by name.
	Cells []CellChange `json:"cells,omitempty"`
	Line  string       `json:"line"` // the row that says so
}

// A CellChange is one cell before and after.
type CellChange struct {
	Column string `json:"column"`
	Old    string `json:"old,omitempty"`
	New    string `json:"new,omitempty"`
}

// Diff lists what more does to the built-in knowledge, row by row. Rows that can't
// be read are left out; [Open] tells of them.
func Diff(more ...Layer) ([]Change, error) {
	builtin, err := Builtin()
	if err != nil {
		return nil, err
	}
	old, _, err := gather(builtin)
	if err != nil {
		return nil, err
	}
	changed, _, err := gather(append(builtin, more...))
	if err != nil {
		return nil, err
	}
	var out []Change
	for i, r := range changed {
		columns := slices.Concat(r.t.names(), extras)
		for key, k := range r.kept {
			now := r.rows[k]
			if now.layer < len(builtin) {
				continue
			}
			c := Change{Table: r.t.name, Key: key, Op: "add", Line: now.where()}
			var before []string
			if j, ok := old[i].kept[key]; ok {
				before = old[i].rows[j].cells
				c.Op = "change"
			}
			switch {
			case now.cells == nil:
				c.Op = "remove"
			default:
				for j, v := range now.cells {
					was := ""
					if before != nil {
						was = before[j]
					}
					if v != was && columns[j] != "op" {
						c.Cells = append(c.Cells, CellChange{columns[j], was, v})
					}
				}
				if len(c.Cells) == 0 {
					continue
				}
			}
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(a, b Change) int {
		return cmp.Or(cmp.Compare(a.Table, b.Table), cmp.Compare(a.Key, b.Key))
	})
	return out, nil
}

// overridePlaces drops places of the lowest layer that a later one has too,
// under another id or none: of the same name, country and precision, or the same
// division of a country.
func (rd *reader) overridePlaces() {
	type name struct{ name, country, precision string }
	names, divisions := map[name]bool{}, map[[2]string]bool{}
	each := func(r *row, f func(name)) {
		for _, i := range []int{1, 2} {
			if n, _, _ := strings.Cut(r.get(i), ";"); n != "" {
				f(name{key(n), r.get(4), r.get(9)})
			}
		}
	}
	for i := range rd.rows {
		if r := &rd.rows[i]; r.layer > 0 && r.cells != nil {
			each(r, func(n name) { names[n] = true })
			if r.get(9) == "admin1" && r.get(5) != "" {
				divisions[[2]string{r.get(4), r.get(5)}] = true
			}
		}
	}
	for i := range rd.rows {
		r := &rd.rows[i]
		if r.layer > 0 || r.cells == nil {
			continue
		}
		drop := r.get(9) == "admin1" && divisions[[2]string{r.get(4), r.get(5)}]
		each(r, func(n name) { drop = drop || names[n] })
		if drop {
			r.cells = nil
		}
	}
}

// patterns are those of the names of a table's files, in reading order: "persons.tsv", then
// "persons-*.tsv", each also with ".gz"; then the same in YAML.
func (t *table) patterns() []string {
	stem := strings.TrimSuffix(t.name, ".tsv")
	return []string{stem + ".tsv", stem + ".tsv.gz", stem + "-*.tsv", stem + "-*.tsv.gz", stem + ".yaml", stem + "-*.yaml"}
}

// files lists the files of a table, those of one pattern by name.
func (t *table) files(layer fs.FS) ([]string, error) {
	var out []string
	for _, pattern := range t.patterns() {
		names, err := fs.Glob(layer, pattern)
		if err != nil {
			return nil, err
		}
		out = append(out, names...)
	}
	return out, nil
}

// reads reports whether a file of a layer is one of the table's.
func (t *table) reads(name string) bool {
	return slices.ContainsFunc(t.patterns(), func(pattern string) bool {
		ok, _ := path.Match(pattern, name)
		return ok
	})
}

// strays tells the files that look like knowledge and that no table reads: their rows would
// be missed in silence.
func strays(layers []Layer) []error {
	var wrong []error
	for _, layer := range layers {
		names, _ := fs.Glob(layer.FS, "*") // an error is told when the tables are read
		for _, name := range names {
			switch path.Ext(strings.TrimSuffix(strings.ToLower(name), ".gz")) {
			case ".tsv", ".yaml", ".yml":
				if !slices.ContainsFunc(tables, func(t *table) bool { return t.reads(name) }) {
					wrong = append(wrong, fmt.Errorf("%s: no file of a layer is called so; name it after what its rows are, such as persons.tsv, bodies-mine.tsv or orgs.yaml: %w",
						path.Join(layer.Name, name), kawat.ErrInvalid))
				}
			}
		}
	}
	return wrong
}

// mostBytes is the largest file of a layer, once it is unpacked.
const mostBytes = 256 << 20

func readFile(layer fs.FS, name string) ([]byte, error) {
	data, err := fs.ReadFile(layer, name)
	if err != nil || !strings.HasSuffix(name, ".gz") {
		return data, err
	}
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", err, kawat.ErrInvalid)
	}
	text, err := io.ReadAll(io.LimitReader(z, mostBytes+1))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", err, kawat.ErrInvalid)
	}
	if len(text) > mostBytes {
		return nil, fmt.Errorf("is larger than %d bytes: %w", mostBytes, kawat.ErrInvalid)
	}
	return text, nil
}

// read splits a file into rows and keeps them by their keys.
func (rd *reader) read(name, text string) {
	fail := func(line int, format string, args ...any) {
		rd.errors = append(rd.errors, fmt.Errorf("%s:%d: %s: %w", name, line, fmt.Sprintf(format, args...), kawat.ErrInvalid))
	}
	columns := slices.Concat(rd.t.names(), extras)
	own := len(rd.t.names())
	var store []string // of the cells of all rows
	var header, cells []string
	var at []int // of each cell of the file, its column
	var defaults []columnValue
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if n == 1 {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		if strings.HasPrefix(line, "#") || strings.TrimSpace(line) == "" {
			if rest, ok := strings.CutPrefix(line, "# default:"); ok {
				var err error
				if defaults, err = parseDefaults(columns, rest); err != nil {
					fail(n, "%v", err)
				}
			}
			continue
		}
		cells = cells[:0]
		for c := range strings.SplitSeq(line, "\t") {
			cells = append(cells, c)
		}
		if header == nil {
			header = slices.Clone(cells)
			for _, h := range header {
				i := slices.Index(columns, strings.TrimSpace(h))
				if i < 0 {
					fail(n, "unknown column %q; there are %s", h, strings.Join(columns, ", "))
					return
				}
				at = append(at, i)
			}
			for i := range rd.t.keys {
				if !slices.Contains(at, i) && (i == 0 || rd.t.name == "memberships.tsv") {
					fail(n, "column %s is missing", columns[i])
					return
				}
			}
			continue
		}
		if len(cells) > len(header) {
			fail(n, "column %d: %d cells, but the header has %d", len(header)+1, len(cells), len(header))
			continue
		}
		if len(store) < len(columns) {
			store = make([]string, 512*len(columns))
		}
		r := row{t: rd.t, layer: rd.layer, file: name, line: n, cells: store[:len(columns):len(columns)]}
		store = store[len(columns):]
		for i, c := range cells {
			r.cells[at[i]] = strings.TrimSpace(c)
		}
		for _, d := range defaults {
			if r.cells[d.column] == "" {
				r.cells[d.column] = d.value
			}
		}
		if err := rd.keep(r, r.cells[own]); err != nil {
			rd.errors = append(rd.errors, err)
		}
	}
}

// A columnValue is what a column has where a row leaves it empty.
type columnValue struct {
	column int
	value  string
}

// parseDefaults reads what stands behind "# default:".
func parseDefaults(columns []string, text string) ([]columnValue, error) {
	var out []columnValue
	for _, word := range strings.Fields(text) {
		name, value, _ := strings.Cut(word, "=")
		if name != "source" && name != "certainty" || value == "" {
			return nil, fmt.Errorf("default %q is neither source=… nor certainty=…", word)
		}
		if _, ok := parseCertainty(value); name == "certainty" && !ok {
			return nil, fmt.Errorf("default certainty %q is none of high, medium, low", value)
		}
		out = append(out, columnValue{slices.Index(columns, name), value})
	}
	return out, nil
}

// keep does with a row what its op says.
func (rd *reader) keep(r row, op string) error {
	if r.get(0) == "" {
		return r.fail(0, "is empty")
	}
	key := r.cells[0]
	if rd.t.keys > 1 {
		key = strings.Join(r.cells[:rd.t.keys], "\t")
	}
	switch rd.t.name {
	case "places.tsv":
		if key == "0" { // no id
			key = "0\t" + r.get(1) + "\t" + r.get(4)
		}
	case "words.tsv": // every row adds
		key = r.where()
	}
	if c := r.cells[len(r.cells)-1]; c != "" {
		if _, ok := parseCertainty(c); !ok {
			return fmt.Errorf("%s: column certainty: %q is none of high, medium, low: %w", r.where(), c, kawat.ErrInvalid)
		}
	}
	i, known := rd.kept[key]
	if known && rd.rows[i].layer == r.layer {
		return r.fail(0, "%q stands already in %s", strings.ReplaceAll(key, "\t", " "), rd.rows[i].where())
	}
	switch op {
	case "", "merge", "replace":
		if !known {
			rd.kept[key] = len(rd.rows)
			rd.rows = append(rd.rows, r)
		} else if op == "replace" || rd.rows[i].cells == nil {
			rd.rows[i] = r
		} else {
			rd.rows[i].merge(r)
		}
	case "remove":
		if !known || rd.rows[i].cells == nil {
			return r.fail(0, "%q is to be removed, but no earlier layer has it", strings.ReplaceAll(key, "\t", " "))
		}
		rd.rows[i] = row{t: rd.t, layer: r.layer, file: r.file, line: r.line}
	default:
		return fmt.Errorf("%s: column op: %q is none of merge, replace, remove: %w", r.where(), op, kawat.ErrInvalid)
	}
	return nil
}
