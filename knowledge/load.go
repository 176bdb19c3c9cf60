package knowledge

import (
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// A table is one kind of file of the base: its columns, and what a row means.
// The first keys columns identify a row. Columns that a file lacks are read as
// empty. Beside its own, every table may have the columns of extras.
type table struct {
	name    string
	columns string
	keys    int
	row     func(l *loader, r row) error

	once   sync.Once
	fields []string // of columns
}

// The files of a layer, in reading order; each is optional. Cells hold several
// values separated by "|". Names take flags after ";": exact, weak, lower.
var tables = []*table{
	{name: "countries.tsv", columns: "iso3 iso2 name_en name_id aliases_en aliases_id adj_en adj_id capital_en capital_id metonyms_en metonyms_id cameo from to cow cowc gw fips num", keys: 1, row: (*loader).country},
	{name: "orgs.tsv", columns: "id kind code sector names_en names_id adj_en adj_id from to members", keys: 1, row: (*loader).org},
	{name: "bodies.tsv", columns: "id of kind code sector names_en names_id from to", keys: 1, row: (*loader).body},
	{name: "groups.tsv", columns: "id kind of code sector names_en names_id adj_en adj_id from to", keys: 1, row: (*loader).group},
	{name: "outlets.tsv", columns: "id kind names_en names_id domains country lang ownership", keys: 1, row: (*loader).outlet},
	{name: "roles.tsv", columns: "role sector kind titles_en titles_id plural_en plural_id of", keys: 1, row: (*loader).role},
	{name: "agents.tsv", columns: "agent sector kind nouns_en nouns_id code", keys: 3, row: (*loader).agent},
	{name: "organs.tsv", columns: "organ sector names_en names_id", keys: 1, row: (*loader).organ},
	{name: "offices.tsv", columns: "id of role sector holders", keys: 1, row: (*loader).office},
	{name: "persons.tsv", columns: "id name aliases_en aliases_id country sector note", keys: 1, row: (*loader).person},
	{name: "tenures.tsv", columns: "person office from to kind source", keys: 3, row: (*loader).tenure},
	{name: "memberships.tsv", columns: "org member from to", keys: 3, row: (*loader).membership},
	{name: "places.tsv", columns: "geonames name_en name_id aliases country admin1 lat lon population precision", keys: 1, row: (*loader).place},
	{name: "words.tsv", columns: "lang words", keys: 1, row: (*loader).word},
	{name: "allowed.tsv", columns: "kind text", keys: 2, row: (*loader).allow},
}

// A loader turns rows into a base.
type loader struct {
	b       *Base
	stop    [2]map[string]bool // by language: folded names that need context
	pending []alias            // names, to be indexed after all files are read
	room    []Entity           // for the next entities
	sources map[string]uint32  // index into b.sources
	nouns   map[string]bool    // language and common noun of agents.tsv
	organs  map[string]*Agent
}

func newLoader() *loader {
	return &loader{
		b: &Base{
			entities: map[string]*Entity{},
			roles:    map[string]*Role{},
			offices:  map[string]*Office{},
			byRole:   map[[2]string]*Office{},
			byOffice: map[string][]*Tenure{},
			byPerson: map[string][]*Tenure{},
			members:  map[string][]*Membership{},
			memberOf: map[string][]*Membership{},
			capitals: map[string]*Place{},
			domains:  map[string]*Entity{},
			allowed:  map[[2]string]bool{},
			sources:  []string{""},
		},
		pending: make([]alias, 0, 1<<17),
		stop:    [2]map[string]bool{{}, {}},
		sources: map[string]uint32{"": 0},
		nouns:   map[string]bool{},
		organs:  map[string]*Agent{},
	}
}

// list splits a cell into its values.
func list(cell string) []string {
	if cell == "" {
		return nil
	}
	parts := strings.Split(cell, "|")
	out := parts[:0]
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

// flags of a name.
type flags byte

const (
	exact flags = 1 << iota // matches only in exactly this case
	weak                    // counts only beside a strong mention
	lower                   // may start with a small letter
)

// splitName takes the flags off a name.
func splitName(s string) (string, flags, error) {
	name, rest, found := strings.Cut(s, ";")
	var f flags
	for found {
		var w string
		w, rest, found = strings.Cut(rest, ";")
		switch strings.TrimSpace(w) {
		case "exact":
			f |= exact
		case "weak":
			f |= weak
		case "lower":
			f |= lower
		case "":
		default:
			return "", 0, fmt.Errorf("unknown flag %q of name %q", w, name)
		}
	}
	return strings.TrimSpace(name), f, nil
}

const (
	inEnglish    byte = 1
	inIndonesian byte = 2
	inAll        byte = inEnglish | inIndonesian
)

// maskOf is the set of name columns read for a language.
func maskOf(lang string) byte {
	if lang == "id" {
		return inIndonesian
	}
	return inEnglish
}

// name puts one name of a cell on the list to be indexed.
func (l *loader) name(r *row, col int, mask byte, s string, as NameKind, c Candidate, more flags) error {
	name, f, err := splitName(s)
	if err != nil {
		return r.fail(col, "%v", err)
	}
	if name == "" {
		return r.fail(col, "empty name in %q", s)
	}
	c.As, c.Name, c.Line = as, name, r.where()
	l.pending = append(l.pending, alias{mask: mask, flag: f | more, cand: c})
	return nil
}

// names indexes the names of an entity in both languages; names of several
// words hold in the other language too, where proper names often stay untranslated.
func (l *loader) names(r *row, colEN, colID int, e *Entity, as NameKind) error {
	en, id := list(r.get(colEN)), list(r.get(colID))
	for _, s := range en {
		mask := inEnglish
		if len(id) == 0 || strings.Contains(s, " ") {
			mask = inAll
		}
		if err := l.name(r, colEN, mask, s, as, Candidate{Entity: e}, 0); err != nil {
			return err
		}
	}
	for _, s := range id {
		mask := inIndonesian
		if len(en) == 0 || strings.Contains(s, " ") {
			mask = inAll
		}
		if err := l.name(r, colID, mask, s, as, Candidate{Entity: e}, 0); err != nil {
			return err
		}
	}
	if len(en) > 0 && e.NameEN == "" {
		e.NameEN, _, _ = splitName(en[0])
	}
	if len(id) > 0 && e.NameID == "" {
		e.NameID, _, _ = splitName(id[0])
	}
	return nil
}

// each indexes all values of one cell in one language.
func (l *loader) each(r *row, col int, mask byte, e *Entity, as NameKind) error {
	for _, s := range list(r.get(col)) {
		if err := l.name(r, col, mask, s, as, Candidate{Entity: e}, 0); err != nil {
			return err
		}
	}
	return nil
}

// days reads a from and a to column.
func days(r *row, from, to int) (string, string, error) {
	f, err := firstDay(r.get(from))
	if err != nil {
		return "", "", r.fail(from, "%v", err)
	}
	t, err := lastDay(r.get(to))
	if err != nil {
		return "", "", r.fail(to, "%v", err)
	}
	return f, t, nil
}

// entity makes room for an entity, with what is the same in the rows of all files.
// Entities of one size lie side by side: each by itself would take up a tenth more.
func (l *loader) entity(r *row, e Entity) *Entity {
	if len(l.room) == 0 {
		l.room = make([]Entity, 83) // just below 32 KiB
	}
	p := &l.room[0]
	l.room = l.room[1:]
	*p = e
	p.Line, p.Certainty = r.where(), r.certainty()
	source := r.source()
	i, ok := l.sources[source]
	if !ok {
		i = uint32(len(l.b.sources))
		l.b.sources, l.sources[source] = append(l.b.sources, source), i
	}
	p.source = i
	return p
}

// add enters an entity.
func (l *loader) add(r *row, e *Entity) error {
	if old := l.b.entities[e.ID]; old != nil {
		return r.fail(0, "%q is the id of %s", e.ID, old.Line)
	}
	l.b.entities[e.ID] = e
	l.b.order = append(l.b.order, e)
	return nil
}

func (l *loader) country(r row) error {
	e := l.entity(&r, Entity{ID: r.get(0), Kind: KindState, Code: r.get(0), Sector: "GOV", ISO2: r.get(1), NameEN: r.get(2), NameID: r.get(3), CAMEO: r.get(12),
		COW: r.get(15), COWAbbr: r.get(16), GW: r.get(17), FIPS: r.get(18), Numeric: r.get(19)})
	if len(e.ID) != 3 {
		return r.fail(0, "%q is not an ISO 3166-1 alpha-3 code", e.ID)
	}
	if e.NameEN == "" && e.NameID == "" {
		return r.fail(2, "is empty")
	}
	var err error
	if e.From, e.To, err = days(&r, 13, 14); err != nil {
		return err
	}
	e.Begin, e.End = r.get(13), r.get(14)
	if e.To != "" {
		e.Kind = KindHistorical
	}
	// Codebook §2.2: these are recognised in part, and keep their own code.
	if e.ID == "TWN" || e.ID == "PSE" || e.ID == "XKX" {
		e.Sector = "PRE"
	}
	if err := l.add(&r, e); err != nil {
		return err
	}
	for _, n := range []struct {
		col  int
		mask byte
		as   NameKind
	}{
		{2, inEnglish, IsName}, {3, inIndonesian, IsName}, {4, inEnglish, IsName}, {5, inIndonesian, IsName},
		{6, inEnglish, IsAdjective}, {7, inIndonesian, IsAdjective}, {8, inEnglish, IsCapital}, {9, inIndonesian, IsCapital},
		{10, inEnglish, IsMetonym}, {11, inIndonesian, IsMetonym},
	} {
		if err := l.each(&r, n.col, n.mask, e, n.as); err != nil {
			return err
		}
	}
	// The name columns themselves may carry flags.
	e.NameEN, _, _ = splitName(e.NameEN)
	e.NameID, _, _ = splitName(e.NameID)
	return nil
}

func (l *loader) org(r row) error {
	e := l.entity(&r, Entity{ID: r.get(0), Kind: r.get(1), Code: r.get(2), Sector: r.get(3), Members: list(r.get(10))})
	var err error
	if e.From, e.To, err = days(&r, 8, 9); err != nil {
		return err
	}
	e.Begin, e.End = r.get(8), r.get(9)
	return l.organisation(&r, e, 4, 5, 6, 7)
}

func (l *loader) body(r row) error {
	e := l.entity(&r, Entity{ID: r.get(0), Of: r.get(1), Kind: r.get(2), Code: r.get(3), Sector: r.get(4)})
	var err error
	if e.From, e.To, err = days(&r, 7, 8); err != nil {
		return err
	}
	e.Begin, e.End = r.get(7), r.get(8)
	return l.organisation(&r, e, 5, 6, -1, -1)
}

func (l *loader) group(r row) error {
	e := l.entity(&r, Entity{ID: r.get(0), Kind: r.get(1), Of: r.get(2), Code: r.get(3), Sector: r.get(4)})
	var err error
	if e.From, e.To, err = days(&r, 9, 10); err != nil {
		return err
	}
	e.Begin, e.End = r.get(9), r.get(10)
	return l.organisation(&r, e, 5, 6, 7, 8)
}

// organisation enters a body, organisation or group with its names.
func (l *loader) organisation(r *row, e *Entity, colEN, colID, adjEN, adjID int) error {
	if err := l.add(r, e); err != nil {
		return err
	}
	if e.Code == "" {
		e.Code = "---"
		if of := l.b.entities[e.Of]; of != nil && of.Code != "" {
			e.Code = of.Code
		}
	}
	if err := l.names(r, colEN, colID, e, IsName); err != nil {
		return err
	}
	if e.NameEN == "" && e.NameID == "" {
		return r.fail(colEN, "is empty")
	}
	if adjEN < 0 {
		return nil
	}
	if err := l.each(r, adjEN, inEnglish, e, IsAdjective); err != nil {
		return err
	}
	return l.each(r, adjID, inIndonesian, e, IsAdjective)
}

func (l *loader) outlet(r row) error {
	e := l.entity(&r, Entity{ID: r.get(0), Kind: r.get(1), Domains: list(r.get(4)), Code: r.get(5), Of: r.get(5), Lang: r.get(6), Owner: r.get(7), Sector: "JRN"})
	switch e.Kind {
	case KindOutlet, KindAgency, KindPlatform:
	default:
		return r.fail(1, "%q is none of outlet, agency, platform", e.Kind)
	}
	if err := l.add(&r, e); err != nil {
		return err
	}
	for _, d := range e.Domains {
		d = strings.TrimPrefix(strings.ToLower(d), "www.")
		if l.b.domains[d] == nil {
			l.b.domains[d] = e
		}
	}
	// Media keep their name in every language.
	seen := map[string]bool{}
	for col := 2; col <= 3; col++ {
		for _, s := range list(r.get(col)) {
			if seen[s] {
				continue
			}
			seen[s] = true
			if err := l.name(&r, col, inAll, s, IsName, Candidate{Entity: e}, 0); err != nil {
				return err
			}
		}
	}
	if n := list(r.get(2)); len(n) > 0 {
		e.NameEN, _, _ = splitName(n[0])
	}
	if n := list(r.get(3)); len(n) > 0 {
		e.NameID, _, _ = splitName(n[0])
	}
	return nil
}

func (l *loader) role(r row) error {
	x := &Role{ID: r.get(0), Sector: r.get(1), Kind: r.get(2), Of: r.get(7), Line: r.where()}
	switch x.Kind {
	case "office", "post", "rank":
	default:
		return r.fail(2, "%q is none of office, post, rank", x.Kind)
	}
	l.b.roles[x.ID] = x
	for _, n := range []struct {
		col    int
		mask   byte
		plural bool
	}{{3, inEnglish, false}, {4, inIndonesian, false}, {5, inEnglish, true}, {6, inIndonesian, true}} {
		for _, s := range list(r.get(n.col)) {
			if err := l.name(&r, n.col, n.mask, s, IsTitle, Candidate{Role: x, Plural: n.plural}, lower); err != nil {
				return err
			}
		}
	}
	return nil
}

func (l *loader) agent(r row) error {
	x := &Agent{ID: r.get(0), Sector: r.get(1), Kind: r.get(2), Code: r.get(5), Line: r.where()}
	switch x.Kind {
	case "people", "body", "thing", "head", "public":
	default:
		return r.fail(2, "%q is none of people, body, thing, head, public", x.Kind)
	}
	l.b.agents = append(l.b.agents, x)
	if l.organs[x.ID] == nil {
		l.organs[x.ID] = x
	}
	return l.agentNouns(&r, x, 3, 4, false)
}

// organ reads common nouns for organs that every state may have. Where
// agents.tsv has the noun already, that row counts.
func (l *loader) organ(r row) error {
	x := l.organs[r.get(0)]
	if x == nil {
		x = &Agent{ID: r.get(0), Sector: r.get(1), Kind: "body", Line: r.where()}
		l.b.agents = append(l.b.agents, x)
		l.organs[x.ID] = x
	}
	return l.agentNouns(&r, x, 2, 3, true)
}

// agentNouns indexes the nouns of an agent, without those known already if asked to.
func (l *loader) agentNouns(r *row, x *Agent, colEN, colID int, onlyNew bool) error {
	for _, c := range []struct {
		col  int
		mask byte
	}{{colEN, inEnglish}, {colID, inIndonesian}} {
		for _, s := range list(r.get(c.col)) {
			name, _, _ := strings.Cut(s, ";")
			k := string(rune('0'+c.mask)) + key(name)
			if onlyNew && l.nouns[k] {
				continue
			}
			l.nouns[k] = true
			if err := l.name(r, c.col, c.mask, s, IsAgent, Candidate{Agent: x}, lower); err != nil {
				return err
			}
		}
	}
	return nil
}

func (l *loader) office(r row) error {
	o := &Office{ID: r.get(0), Of: r.get(1), Role: r.get(2), Sector: r.get(3), Line: r.where(), Certainty: r.certainty()}
	if h := r.get(4); h != "" {
		n, err := strconv.Atoi(h)
		if err != nil || n < 0 {
			return r.fail(4, "%q is not a number of holders", h)
		}
		o.Holders = n
	}
	l.b.offices[o.ID] = o
	l.b.offOrder = append(l.b.offOrder, o)
	if k := [2]string{o.Of, o.Role}; l.b.byRole[k] == nil {
		l.b.byRole[k] = o
	}
	return nil
}

func (l *loader) person(r row) error {
	e := l.entity(&r, Entity{ID: r.get(0), Kind: KindPerson, Code: r.get(4), Of: r.get(4), Sector: r.get(5)})
	if err := l.add(&r, e); err != nil {
		return err
	}
	if of := l.b.entities[e.Of]; of != nil && of.Code != "" {
		e.Code = of.Code
	}
	name, _, err := splitName(r.get(1))
	if err != nil || name == "" {
		return r.fail(1, "is not a name")
	}
	e.NameEN, e.NameID = name, name
	if err := l.name(&r, 1, inAll, r.get(1), IsName, Candidate{Entity: e}, 0); err != nil {
		return err
	}
	// A spelling of either language may stand in both.
	seen := map[string]bool{r.get(1): true}
	for col := 2; col <= 3; col++ {
		for _, s := range list(r.get(col)) {
			if seen[s] {
				continue
			}
			seen[s] = true
			if err := l.name(&r, col, inAll, s, IsName, Candidate{Entity: e}, 0); err != nil {
				return err
			}
		}
	}
	return nil
}

func (l *loader) tenure(r row) error {
	t := &Tenure{Person: r.get(0), Office: r.get(1), Kind: r.get(4), Source: r.get(5), Line: r.where(), Certainty: r.certainty()}
	var err error
	if t.From, t.To, err = days(&r, 2, 3); err != nil {
		return err
	}
	t.Begin, t.End = r.get(2), r.get(3)
	switch t.Kind {
	case "full", "acting", "elect":
	case "":
		t.Kind = "full"
	default:
		return r.fail(4, "%q is none of full, acting, elect", t.Kind)
	}
	l.b.tenures = append(l.b.tenures, t)
	l.b.byOffice[t.Office] = append(l.b.byOffice[t.Office], t)
	l.b.byPerson[t.Person] = append(l.b.byPerson[t.Person], t)
	return nil
}

func (l *loader) membership(r row) error {
	m := &Membership{Org: r.get(0), Member: r.get(1), Line: r.where()}
	var err error
	if m.From, m.To, err = days(&r, 2, 3); err != nil {
		return err
	}
	m.Begin, m.End = r.get(2), r.get(3)
	if m.Member == "" {
		return r.fail(1, "is empty")
	}
	l.b.memberships = append(l.b.memberships, m)
	l.b.members[m.Org] = append(l.b.members[m.Org], m)
	l.b.memberOf[m.Member] = append(l.b.memberOf[m.Member], m)
	return nil
}

func (l *loader) place(r row) error {
	p := &Place{Country: r.get(4), Admin1: r.get(5), Precision: r.get(9), Chosen: r.layer > 0, Line: r.where()}
	var err error
	if p.NameEN, _, err = splitName(r.get(1)); err != nil {
		return r.fail(1, "%v", err)
	}
	if p.NameID, _, err = splitName(r.get(2)); err != nil {
		return r.fail(2, "%v", err)
	}
	if p.GeoNames, err = strconv.Atoi(r.get(0)); err != nil {
		return r.fail(0, "%q is not a GeoNames id", r.get(0))
	}
	if p.Lat, err = degrees(r.get(6), 90); err != nil {
		return r.fail(6, "%v", err)
	}
	if p.Lon, err = degrees(r.get(7), 180); err != nil {
		return r.fail(7, "%v", err)
	}
	if s := r.get(8); s != "" {
		if p.Population, err = strconv.Atoi(s); err != nil {
			return r.fail(8, "%q is not a number of people", s)
		}
	}
	l.b.places = append(l.b.places, p)
	c := Candidate{Place: p}
	switch {
	case p.NameID == "" || p.NameID == p.NameEN:
		err = l.name(&r, 1, inAll, r.get(1), IsPlace, c, 0)
	case p.NameEN == "":
		err = l.name(&r, 2, inAll, r.get(2), IsPlace, c, 0)
	default:
		// The English name is the place's own more often than not.
		if err = l.name(&r, 1, inAll, r.get(1), IsPlace, c, 0); err == nil {
			err = l.name(&r, 2, inIndonesian, r.get(2), IsPlace, c, 0)
		}
	}
	if err != nil {
		return err
	}
	for _, s := range list(r.get(3)) {
		if err := l.name(&r, 3, inAll, s, IsPlace, c, 0); err != nil {
			return err
		}
	}
	return nil
}

// degrees reads an angle between -limit and limit.
func degrees(s string, limit float64) (float64, error) {
	if s == "" {
		return 0, nil
	}
	d, err := strconv.ParseFloat(s, 64)
	if err != nil || d < -limit || d > limit {
		return 0, fmt.Errorf("%q is not an angle within ±%g", s, limit)
	}
	return d, nil
}

// word reads names that are also ordinary words; they become weak.
func (l *loader) word(r row) error {
	for _, w := range list(r.get(1)) {
		switch r.get(0) {
		case "en":
			l.stop[0][key(w)] = true
		case "id":
			l.stop[1][key(w)] = true
		case "*":
			l.stop[0][key(w)], l.stop[1][key(w)] = true, true
		default:
			return r.fail(0, "%q is none of en, id, *", r.get(0))
		}
	}
	return nil
}

// allow reads a flaw that is meant.
func (l *loader) allow(r row) error {
	l.b.allowed[[2]string{r.get(0), r.get(1)}] = true
	return nil
}

// finish links what refers across files and builds the index.
func (l *loader) finish() {
	b := l.b
	byISO2 := map[string]string{}
	for _, e := range b.order {
		if e.Kind == KindState && e.ISO2 != "" {
			byISO2[e.ISO2] = e.ID
		}
	}
	for _, p := range b.places {
		if id, ok := byISO2[p.Country]; ok {
			p.Country = id
		}
	}
	b.index.build(l.pending, l.stop)
	for _, n := range l.pending {
		if n.cand.As != IsCapital {
			continue
		}
		state := n.cand.Entity.ID
		for _, a := range b.index.named(n.cand.Name) {
			if p := a.cand.Place; p != nil && p.Country == state && (b.capitals[state] == nil || p.Population > b.capitals[state].Population) {
				b.capitals[state] = p
			}
		}
	}
	l.pending = nil
}

// firstDay widens a date of the files to its first day; "" for open or unknown.
func firstDay(s string) (string, error) { return widen(s, "-01-01", "-01") }

// lastDay widens a date of the files to its last day; "" for open or unknown.
// A month ends on day 31: days are only compared, as text.
func lastDay(s string) (string, error) { return widen(s, "-12-31", "-31") }

func widen(s, year, month string) (string, error) {
	d := strings.TrimRight(s, "~?%")
	if d == "" || d == ".." {
		return "", nil
	}
	for i := range len(d) {
		if c := d[i]; (i == 4 || i == 7) != (c == '-') || c != '-' && (c < '0' || c > '9') {
			return "", fmt.Errorf("%q is not a date (YYYY, YYYY-MM, YYYY-MM-DD, ..)", s)
		}
	}
	switch len(d) {
	case 4:
		return d + year, nil
	case 7:
		if m := d[5:7]; m >= "01" && m <= "12" {
			return d + month, nil
		}
	case 10:
		if m, n := d[5:7], d[8:10]; m >= "01" && m <= "12" && n >= "01" && n <= "31" {
			return d, nil
		}
	}
	return "", fmt.Errorf("%q is not a date (YYYY, YYYY-MM, YYYY-MM-DD, ..)", s)
}
