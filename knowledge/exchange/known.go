package exchange

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"kawat/knowledge"
)

// A Row is a row of a table of the base, as it stands in the file.
type Row struct {
	Table string // "persons.tsv"
	Line  string // file and line, as package knowledge shows it
	cells map[string]string
}

// Get is the cell of a column; "" where the file lacks it.
func (r *Row) Get(column string) string { return r.cells[column] }

// A Known is a base together with the rows that it was read from. It is what
// imports are compared with and exports are made of.
type Known struct {
	*knowledge.Base
	rows   map[string][]*Row          // by table, those in force, in the order of the base
	byID   map[[2]string]*Row         // by table and id
	named  map[string][]naming        // by folded name
	titles map[string]string          // folded title → role
	towns  map[string][]string        // folded name of a place → states
	codes  map[string]string          // CAMEO country code → id of the state
	held   map[string][]*Row          // by office, tenures
	spells map[string][]*Row          // by person, tenures
	agents map[string]map[string]bool // folded noun → sectors
	cow    map[string][]string        // number or abbreviation of the Correlates of War → states
}

// A naming says that a name stands for an entity.
type naming struct {
	id, table, as string
	weak          bool
}

// The tables of a layer and the columns that make the key of a row.
var keys = map[string][]string{
	"countries.tsv": {"iso3"}, "orgs.tsv": {"id"}, "bodies.tsv": {"id"}, "groups.tsv": {"id"}, "outlets.tsv": {"id"},
	"roles.tsv": {"role"}, "agents.tsv": {"agent", "sector", "kind"}, "organs.tsv": {"organ"}, "offices.tsv": {"id"},
	"persons.tsv": {"id"}, "tenures.tsv": {"person", "office", "from"}, "memberships.tsv": {"org", "member", "from"},
	"places.tsv": {"geonames"},
}

// The tables in reading order.
var tables = []string{"countries.tsv", "orgs.tsv", "bodies.tsv", "groups.tsv", "outlets.tsv", "roles.tsv", "agents.tsv",
	"organs.tsv", "offices.tsv", "persons.tsv", "tenures.tsv", "memberships.tsv", "places.tsv"}

// The tables whose rows are entities.
var entityTables = []string{"countries.tsv", "orgs.tsv", "bodies.tsv", "groups.tsv", "outlets.tsv", "persons.tsv"}

// A nameColumn is a column of names: in which language, and how they stand for
// what they name.
type nameColumn struct{ column, lang, as string }

var nameColumns = map[string][]nameColumn{
	"countries.tsv": {{"name_en", "en", "name"}, {"name_id", "id", "name"}, {"aliases_en", "en", "name"}, {"aliases_id", "id", "name"},
		{"adj_en", "en", "adjective"}, {"adj_id", "id", "adjective"}, {"capital_en", "en", "capital"}, {"capital_id", "id", "capital"},
		{"metonyms_en", "en", "metonym"}, {"metonyms_id", "id", "metonym"}},
	"orgs.tsv":    {{"names_en", "en", "name"}, {"names_id", "id", "name"}, {"adj_en", "en", "adjective"}, {"adj_id", "id", "adjective"}},
	"bodies.tsv":  {{"names_en", "en", "name"}, {"names_id", "id", "name"}},
	"groups.tsv":  {{"names_en", "en", "name"}, {"names_id", "id", "name"}, {"adj_en", "en", "adjective"}, {"adj_id", "id", "adjective"}},
	"outlets.tsv": {{"names_en", "en", "name"}, {"names_id", "id", "name"}},
	"persons.tsv": {{"name", "", "name"}, {"aliases_en", "en", "name"}, {"aliases_id", "id", "name"}},
	"roles.tsv":   {{"titles_en", "en", "title"}, {"titles_id", "id", "title"}, {"plural_en", "en", "plural"}, {"plural_id", "id", "plural"}},
	"agents.tsv":  {{"nouns_en", "en", "noun"}, {"nouns_id", "id", "noun"}},
	"organs.tsv":  {{"names_en", "en", "noun"}, {"names_id", "id", "noun"}},
}

// Open reads a base from all its layers, the embedded ones first, for comparing
// with it and for exporting it. As with [knowledge.Read], rows that are wrong
// are left out, and the error tells of them; Known is nil only if a layer can't
// be read at all.
func Open(layers ...knowledge.Layer) (*Known, error) {
	base, wrong := knowledge.Read(layers...)
	if base == nil {
		return nil, wrong
	}
	k := &Known{
		Base: base, rows: map[string][]*Row{}, byID: map[[2]string]*Row{}, named: map[string][]naming{}, titles: map[string]string{},
		towns: map[string][]string{}, codes: map[string]string{}, held: map[string][]*Row{}, spells: map[string][]*Row{},
		agents: map[string]map[string]bool{}, cow: map[string][]string{},
	}
	for _, table := range tables {
		g := gatherer{table: table, kept: map[string]int{}}
		for n, layer := range layers {
			stem := strings.TrimSuffix(table, ".tsv")
			for _, pattern := range []string{stem + ".tsv", stem + ".tsv.gz", stem + "-*.tsv", stem + "-*.tsv.gz"} {
				names, err := fs.Glob(layer.FS, pattern)
				if err != nil {
					return nil, fmt.Errorf("read knowledge %s: %w", layer.Name, err)
				}
				for _, name := range names {
					text, err := readFile(layer.FS, name)
					if err != nil {
						return nil, fmt.Errorf("read knowledge %s: %w", name, err)
					}
					if layer.Name != "" {
						name = layer.Name + "/" + name
					}
					g.read(n, name, string(text))
				}
			}
		}
		for _, r := range g.rows {
			if r.cells != nil && k.sound(r) {
				k.rows[table] = append(k.rows[table], r)
			}
		}
	}
	k.index()
	return k, wrong
}

// readFile reads a file of a layer, packed or not.
func readFile(layer fs.FS, name string) ([]byte, error) {
	data, err := fs.ReadFile(layer, name)
	if err != nil || !strings.HasSuffix(name, ".gz") {
		return data, err
	}
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(io.LimitReader(z, maxFile))
}

// A gatherer puts the rows of one table together from all layers, as package
// knowledge does, which keeps them to itself.
type gatherer struct {
	table  string
	kept   map[string]int
	rows   []*Row
	layers []int
}

func (g *gatherer) read(layer int, name, text string) {
	var header []string
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if n == 1 {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		if strings.HasPrefix(line, "#") || strings.TrimSpace(line) == "" {
			continue
		}
		cells := strings.Split(line, "\t")
		if header == nil {
			header = cells
			continue
		}
		if len(cells) > len(header) {
			continue
		}
		r := &Row{g.table, name + ":" + strconv.Itoa(n), map[string]string{}}
		for i, c := range cells {
			if c = strings.TrimSpace(c); c != "" {
				r.cells[strings.TrimSpace(header[i])] = c
			}
		}
		var key []string
		for _, c := range keys[g.table] {
			key = append(key, r.cells[c])
		}
		if g.table == "places.tsv" && key[0] == "0" {
			key = append(key, r.cells["name_en"], r.cells["country"])
		}
		g.keep(layer, strings.Join(key, "\t"), r)
	}
}

// keep does with a row what its op says.
func (g *gatherer) keep(layer int, key string, r *Row) {
	i, known := g.kept[key]
	switch op := r.Get("op"); {
	case key == "" || known && g.layers[i] == layer:
	case op == "remove":
		if known {
			g.rows[i], g.layers[i] = &Row{Table: g.table}, layer
		}
	case !known:
		g.kept[key] = len(g.rows)
		g.rows, g.layers = append(g.rows, r), append(g.layers, layer)
	case op == "replace" || g.rows[i].cells == nil:
		g.rows[i], g.layers[i] = r, layer
	default:
		for c, old := range g.rows[i].cells {
			switch now := r.cells[c]; {
			case now == "":
				r.cells[c] = old
			case lists(c):
				have := map[string]bool{}
				all := values(now)
				for _, v := range all {
					have[bare(v)] = true
				}
				for _, v := range values(old) {
					if !have[bare(v)] {
						all = append(all, v)
					}
				}
				r.cells[c] = strings.Join(all, "|")
			}
		}
		g.rows[i], g.layers[i] = r, layer
	}
}

// lists reports whether a column holds several values.
func lists(column string) bool {
	for _, p := range []string{"names_", "aliases", "adj_", "capital_", "metonyms_", "titles_", "plural_", "nouns_", "domains", "members", "words"} {
		if strings.HasPrefix(column, p) {
			return true
		}
	}
	return false
}

// sound reports whether package knowledge took a row.
func (k *Known) sound(r *Row) bool {
	id := r.Get(keys[r.Table][0])
	switch r.Table {
	case "countries.tsv", "orgs.tsv", "bodies.tsv", "groups.tsv", "outlets.tsv", "persons.tsv":
		e := k.Entity(id)
		return e != nil && e.Line == r.Line
	case "roles.tsv":
		return k.Role(id) != nil
	case "offices.tsv":
		return k.Office(id) != nil
	case "tenures.tsv":
		return slices.ContainsFunc(k.Tenures(id), func(t *knowledge.Tenure) bool { return t.Line == r.Line })
	}
	return true
}

// index makes the look-ups.
func (k *Known) index() {
	for _, table := range entityTables {
		for _, r := range k.rows[table] {
			id := r.Get(keys[table][0])
			k.byID[[2]string{table, id}] = r
			for _, n := range namesOf(r) {
				key := knowledge.Key(n.Text)
				if key == "" {
					continue
				}
				k.named[key] = append(k.named[key], naming{id, table, n.As, slices.Contains(n.Flags, "weak")})
			}
		}
	}
	for _, r := range k.rows["countries.tsv"] {
		id := r.Get("iso3")
		k.codes[id] = id
		if c := r.Get("cameo"); c != "" && k.codes[c] == "" {
			k.codes[c] = id
		}
		e := k.Entity(id)
		for _, c := range []string{e.COW, e.COWAbbr} {
			if c != "" && !slices.Contains(k.cow[c], id) {
				k.cow[c] = append(k.cow[c], id)
			}
		}
	}
	// Codes of other dictionaries of the family.
	for code, id := range map[string]string{"KSV": "XKX", "ROM": "ROU", "TMP": "TLS", "MTN": "MNE", "IMY": "IMN", "USR": "SUN", "ZAR": "COD",
		"GZS": "PSE", "WSB": "PSE", "PAL": "PSE", "FRY": "YUG", "BUR": "MMR", "GDR": "DDR", "CZE": "CZE", "CSR": "CSK"} {
		if k.codes[code] == "" && k.Entity(id) != nil {
			k.codes[code] = id
		}
	}
	for _, r := range k.rows["roles.tsv"] {
		if r.Get("kind") == "rank" {
			continue
		}
		for _, n := range namesOf(r) {
			if key := knowledge.Key(n.Text); n.As == "title" && k.titles[key] == "" {
				k.titles[key] = r.Get("role")
			}
		}
	}
	for _, r := range k.rows["places.tsv"] {
		for _, c := range []string{"name_en", "name_id", "aliases"} {
			for _, s := range values(r.Get(c)) {
				key := knowledge.Key(bare(s))
				if !slices.Contains(k.towns[key], r.Get("country")) {
					k.towns[key] = append(k.towns[key], r.Get("country"))
				}
			}
		}
	}
	for _, r := range k.rows["tenures.tsv"] {
		k.held[r.Get("office")] = append(k.held[r.Get("office")], r)
		k.spells[r.Get("person")] = append(k.spells[r.Get("person")], r)
	}
	for _, table := range []string{"agents.tsv", "organs.tsv"} {
		for _, r := range k.rows[table] {
			for _, n := range namesOf(r) {
				key := knowledge.Key(n.Text)
				if k.agents[key] == nil {
					k.agents[key] = map[string]bool{}
				}
				k.agents[key][r.Get("sector")] = true
			}
		}
	}
}

// A Name is one name of an entity, a role or a common noun.
type Name struct {
	Text string `json:"text"`
	// Lang is "en" or "id"; "" where the name holds in every language.
	Lang string `json:"lang,omitempty"`
	// As is name, adjective, capital, metonym, title, plural or noun.
	As    string   `json:"as"`
	Flags []string `json:"flags,omitempty"` // exact, weak, lower
}

// namesOf lists the names of a row in the order of its columns.
func namesOf(r *Row) []Name {
	var out []Name
	for _, c := range nameColumns[r.Table] {
		for _, s := range values(r.Get(c.column)) {
			text, rest, flagged := strings.Cut(s, ";")
			n := Name{Text: strings.TrimSpace(text), Lang: c.lang, As: c.as}
			if flagged {
				for _, f := range strings.Split(rest, ";") {
					if f = strings.TrimSpace(f); f != "" {
						n.Flags = append(n.Flags, f)
					}
				}
			}
			out = append(out, n)
		}
	}
	return out
}

// values splits a cell.
func values(cell string) []string {
	var out []string
	for _, s := range strings.Split(cell, "|") {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// bare is a name without its flags.
func bare(s string) string {
	name, _, _ := strings.Cut(s, ";")
	return strings.TrimSpace(name)
}

// row is the row of an entity, or nil.
func (k *Known) row(id string) *Row {
	for _, t := range entityTables {
		if r := k.byID[[2]string{t, id}]; r != nil {
			return r
		}
	}
	return nil
}

// persons lists the persons of a name, in the order of the base.
func (k *Known) persons(name string) []string {
	var out []string
	for _, n := range k.named[knowledge.Key(name)] {
		if n.table == "persons.tsv" && !slices.Contains(out, n.id) {
			out = append(out, n.id)
		}
	}
	return out
}

// serves reports whether a person is of a state, or ever held an office there.
func (k *Known) serves(person, code string) bool {
	if e := k.Entity(person); e != nil && e.Code == code {
		return true
	}
	for _, t := range k.Tenures(person) {
		if o := k.Office(t.Office); o != nil {
			if of := k.Entity(o.Of); of != nil && of.Code == code {
				return true
			}
		}
	}
	return false
}

// state finds a state by its id, its codes or one of its names; "" for none.
func (k *Known) state(s string) string {
	s = strings.TrimSpace(s)
	if e := k.Entity(s); e != nil && (e.Kind == knowledge.KindState || e.Kind == knowledge.KindHistorical) {
		return s
	}
	if up := strings.ToUpper(s); len(s) == 3 && k.codes[up] != "" {
		return k.codes[up]
	}
	if len(s) == 2 {
		for _, r := range k.rows["countries.tsv"] {
			if strings.EqualFold(r.Get("iso2"), s) {
				return r.Get("iso3")
			}
		}
	}
	for _, n := range k.named[knowledge.Key(s)] {
		if n.table == "countries.tsv" && n.as == "name" {
			return n.id
		}
	}
	return ""
}
