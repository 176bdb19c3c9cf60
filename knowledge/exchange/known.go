package exchange

import (
	"slices"
	"strings"

	"kawat/knowledge"
)

// A Row is a row of the base.
type Row = knowledge.Row

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
	base, rows, wrong := knowledge.ReadRows(layers...)
	if base == nil {
		return nil, wrong
	}
	k := &Known{
		Base: base, rows: map[string][]*Row{}, byID: map[[2]string]*Row{}, named: map[string][]naming{}, titles: map[string]string{},
		towns: map[string][]string{}, codes: map[string]string{}, held: map[string][]*Row{}, spells: map[string][]*Row{},
		agents: map[string]map[string]bool{}, cow: map[string][]string{},
	}
	for _, r := range rows {
		k.rows[r.Table] = append(k.rows[r.Table], r)
	}
	k.index()
	return k, wrong
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
