package exchange

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"kawat"
	"kawat/knowledge"
)

// Limits on what is read. Dictionaries of the kind have lines of a few hundred
// bytes and files of a few megabytes.
const (
	maxLine = 64 << 10
	maxFile = 256 << 20
	maxName = 200 // bytes of one name
)

// A Problem is something in a file that could not be read, or not placed.
type Problem struct {
	File   string
	Line   int
	Reason string // what is wrong, and what to do
}

func (p Problem) String() string { return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Reason) }

// An Item is one finding of a comparison with the base.
type Item struct {
	What string // "person", "tenure", …
	Text string
	Line string // file and line of the import
}

// A Review says what an import found: what it adds, what the base has already,
// and where the two differ.
type Review struct {
	New, Same, Different []Item
	// Guessed lists what the file does not say and the import chose.
	Guessed []Item
	// Problems lists lines that were not read, in the order of the files.
	Problems []Problem
	// Unknown counts the roles and titles that Kawat has no word for. They
	// stand in the notes of the rows.
	Unknown map[string]int
	Read    int // entries read
}

func (r *Review) unknown(s string) {
	if r.Unknown == nil {
		r.Unknown = map[string]int{}
	}
	r.Unknown[s]++
}

// Print writes the review for a reader: one line a finding, marked + for new,
// ~ for different, ? for guessed, = for the same (those only if all is asked for).
func (r *Review) Print(w io.Writer, all bool) error {
	var b bytes.Buffer
	list := func(mark string, items []Item) {
		for _, i := range items {
			fmt.Fprintf(&b, "%s %-8s %s  [%s]\n", mark, i.What, i.Text, i.Line)
		}
	}
	list("+", r.New)
	list("~", r.Different)
	list("?", r.Guessed)
	if all {
		list("=", r.Same)
	}
	var words []string
	for s := range r.Unknown {
		words = append(words, s)
	}
	slices.SortFunc(words, func(x, y string) int {
		if d := r.Unknown[y] - r.Unknown[x]; d != 0 {
			return d
		}
		return strings.Compare(x, y)
	})
	for _, s := range words {
		fmt.Fprintf(&b, "! role     %s is no role that Kawat knows; it stands in the notes  [%d times]\n", s, r.Unknown[s])
	}
	fmt.Fprintf(&b, "%d entries read: %d new, %d the same, %d different, %d guessed, %d lines not read\n",
		r.Read, len(r.New), len(r.Same), len(r.Different), len(r.Guessed), len(r.Problems))
	_, err := w.Write(b.Bytes())
	return err
}

// A Layer is a set of tables to be written.
type Layer struct {
	sheets map[string]*sheet
	taken  map[string]bool // table and key of rows in force
	ids    map[string]bool
	origin string // heads every file
}

type sheet struct{ lines []string }

// The columns that a layer's tables are written with.
var columns = map[string][]string{
	"countries.tsv": strings.Fields("iso3 aliases_en source"),
	"orgs.tsv":      strings.Fields("id kind code sector names_en names_id from to source"),
	"bodies.tsv":    strings.Fields("id of kind code sector names_en names_id from to source"),
	"groups.tsv":    strings.Fields("id kind of code sector names_en names_id from to source"),
	"outlets.tsv":   strings.Fields("id names_en source"),
	"roles.tsv":     strings.Fields("role sector kind source"),
	"agents.tsv":    strings.Fields("agent sector kind nouns_en code source"),
	"offices.tsv":   strings.Fields("id of role sector holders source"),
	"persons.tsv":   strings.Fields("id name aliases_en aliases_id country sector note source"),
	"tenures.tsv":   strings.Fields("person office from to kind source"),
}

func newLayer(origin string) *Layer {
	return &Layer{map[string]*sheet{}, map[string]bool{}, map[string]bool{}, clean(origin)}
}

// clean makes a text fit for a cell or a comment: one line, no tabs.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == '\u2028' || r == '\u2029' || r == '\u0085' {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "�"))
	return strings.Join(strings.Fields(s), " ")
}

// cleanName makes a text fit for a name within a cell, and for the first cell of a row.
func cleanName(s string) string {
	s = strings.NewReplacer("|", " ", ";", " ", "\"", "").Replace(s)
	return clean(strings.TrimLeft(clean(s), "#"))
}

// add puts a row on a table. A row that is not in force is a comment. It reports
// whether the row is in force: a second row of the same key is not.
func (l *Layer) add(table string, force bool, row map[string]string) bool {
	s := l.sheets[table]
	if s == nil {
		s = &sheet{}
		l.sheets[table] = s
	}
	var cells, key []string
	for _, c := range columns[table] {
		cells = append(cells, clean(row[c]))
	}
	for _, c := range keys[table] {
		key = append(key, clean(row[c]))
	}
	k := table + "\t" + strings.Join(key, "\t")
	if force && l.taken[k] {
		force = false
	}
	text := strings.TrimRight(strings.Join(cells, "\t"), "\t")
	if !force {
		text = "#~" + text
	} else {
		l.taken[k] = true
	}
	s.lines = append(s.lines, text)
	return force
}

// has reports whether a row in force has the key.
func (l *Layer) has(table string, key ...string) bool {
	return l.taken[table+"\t"+strings.Join(key, "\t")]
}

// newID makes an id from a name that neither the base nor the layer has.
func (l *Layer) newID(k *Known, name string) string {
	slug := strings.ReplaceAll(knowledge.Key(name), " ", "-")
	if len(slug) > 80 {
		slug = strings.ToValidUTF8(slug[:80], "")
	}
	if slug == "" {
		slug = "unnamed"
	}
	id := slug
	for n := 2; k.Entity(id) != nil || l.ids[id]; n++ {
		id = fmt.Sprintf("%s-%d", slug, n)
	}
	l.ids[id] = true
	return id
}

// Files returns the tables as texts, by file name.
func (l *Layer) Files() map[string][]byte {
	out := map[string][]byte{}
	for name, s := range l.sheets {
		var b bytes.Buffer
		b.WriteString(strings.Join(columns[name], "\t") + "\n")
		fmt.Fprintf(&b, "# %s\n# A line that starts with \"#~\" contradicts the base and is not in force; delete these two characters to take it over.\n", l.origin)
		for _, line := range s.lines {
			b.WriteString(line + "\n")
		}
		out[name] = b.Bytes()
	}
	return out
}

// Write makes the folder and writes the tables into it. A table that is there
// already is left as it is, and the error wraps kawat.ErrConflict; nothing is
// written then.
func (l *Layer) Write(dir string) ([]string, error) {
	files := l.Files()
	var names []string
	for name := range files {
		names = append(names, name)
		if _, err := os.Lstat(filepath.Join(dir, name)); err == nil {
			return nil, fmt.Errorf("write %s: there is one already; name another folder, or move it away: %w", filepath.Join(dir, name), kawat.ErrConflict)
		} else if !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("write layer: %w", err)
		}
	}
	slices.Sort(names)
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, fmt.Errorf("write layer: %w", err)
	}
	for _, name := range names {
		if err := WriteFile(filepath.Join(dir, name), files[name]); err != nil {
			return nil, err
		}
	}
	return names, nil
}

// WriteFile writes a file whole or not at all.
func WriteFile(path string, text []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".kawat-*")
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	defer os.Remove(f.Name())
	_, err = f.Write(text)
	if err == nil {
		err = f.Chmod(0o666 &^ 0o022)
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}

// extend puts a row on the layer that adds names to an entity of the base. Call
// it once for each entity, with all the names.
func (l *Layer) extend(r *Row, line string, names []string) bool {
	key := keys[r.Table][0]
	row := map[string]string{key: r.Get(key), "source": line}
	column := "names_en"
	if r.Table == "countries.tsv" || r.Table == "persons.tsv" {
		column = "aliases_en"
	} else if have := values(r.Get(column)); len(have) > 0 {
		// Names of a later layer go before those of the base, and the first is the
		// one that pages show.
		names = append([]string{have[0]}, names...)
	}
	row[column] = strings.Join(names, "|")
	return l.add(r.Table, true, row)
}
