package exchange

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"sort"
	"strconv"
	"strings"

	"kawat/knowledge"
)

// ordinary are abbreviations that are English words in capitals, which a
// dictionary without case can't have.
var ordinary = map[string]bool{"us": true, "is": true, "it": true, "who": true, "as": true, "at": true, "in": true, "am": true, "or": true, "so": true, "no": true, "he": true, "an": true, "do": true, "by": true, "we": true, "be": true, "un": false, "aim": true, "cia": false, "arm": true, "sad": true, "mad": true, "fit": true, "pan": true, "care": true, "safe": true, "start": true, "quad": true}

// ExportPetrarch writes the base as dictionaries for PETRARCH-2: states,
// organisations, bodies, groups, media and persons with their English names in
// capitals, without those that count only beside a better name; and, if agents is
// not nil, the common nouns. Sectors are written as CAMEO's roles (JRN as MED, MED
// as HLH). A comment on each entry keeps id and kind for [ImportPetrarch].
func ExportPetrarch(k *Known, actors, agents io.Writer) error {
	w := bufio.NewWriter(actors)
	fmt.Fprintf(w, "# Actor dictionary, written by kawat from knowledge %s.\n", k.Version())
	fmt.Fprintf(w, "# A code holds from its first date (or >DATE) to the day before its second (or <DATE).\n")
	used := map[string]bool{}
	for _, table := range entityTables {
		for _, r := range k.rows[table] {
			id := r.Get(keys[table][0])
			e := k.Entity(id)
			spells := k.standings(e)
			if len(spells) == 0 {
				continue
			}
			var names []string
			for _, n := range namesOf(r) {
				if n.Lang == "id" || slices.Contains(n.Flags, "weak") {
					continue
				}
				key := knowledge.Key(n.Text)
				name := strings.ToUpper(strings.ReplaceAll(key, " ", "_"))
				if key == "" || !ascii(name) || used[name] || ordinary[key] || len(key) < 2 || len(name) > maxName-1 {
					continue
				}
				used[name] = true
				names = append(names, name)
			}
			if len(names) == 0 {
				continue
			}
			fmt.Fprintf(w, "%s_", names[0])
			if len(spells) == 1 {
				fmt.Fprintf(w, "  %s", codeText(spells[0].code, spells[0].from, spells[0].to))
			}
			fmt.Fprintf(w, "\t; kawat %s %s\n", id, e.Kind)
			for _, n := range names[1:] {
				fmt.Fprintf(w, "+%s_\n", n)
			}
			if len(spells) > 1 {
				for _, s := range spells {
					fmt.Fprintf(w, "\t%s\n", codeText(s.code, s.from, s.to))
				}
			}
		}
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("write actors: %w", err)
	}
	if agents == nil {
		return nil
	}
	w = bufio.NewWriter(agents)
	fmt.Fprintf(w, "# Agent dictionary, written by kawat from knowledge %s.\n", k.Version())
	used = map[string]bool{}
	for _, table := range []string{"agents.tsv", "organs.tsv"} {
		for _, r := range k.rows[table] {
			if kind := r.Get("kind"); kind == "head" || kind == "thing" {
				continue
			}
			for _, n := range namesOf(r) {
				name := strings.ToUpper(strings.ReplaceAll(knowledge.Key(n.Text), " ", "_"))
				if n.Lang == "id" || slices.Contains(n.Flags, "weak") || name == "" || !ascii(name) || used[name] {
					continue
				}
				used[name] = true
				code := k.code(standing{root: "---", sector: r.Get("sector")})
				if c := r.Get("code"); c != "" && c != "---" {
					code = k.code(standing{root: c, sector: r.Get("sector")})
				}
				fmt.Fprintf(w, "%s_  [~%s]\n", name, code)
			}
		}
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("write agents: %w", err)
	}
	return nil
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// A codeSpell is a code with the days it holds on, inclusive.
type codeSpell struct{ code, from, to string }

// standings lists what an entity is coded as over time. Stretches where
// nothing is known are left out.
func (k *Known) standings(e *knowledge.Entity) []codeSpell {
	switch e.Kind {
	case knowledge.KindState, knowledge.KindHistorical:
		return []codeSpell{{code: k.code(standing{root: e.ID})}}
	case knowledge.KindPerson:
	default:
		code := k.code(standing{e.Code, e.Sector})
		if code == "" {
			return nil
		}
		s := codeSpell{code: code, from: e.From, to: e.To}
		if s.from != "" {
			s.from = realDay(s.from)
		}
		if s.to != "" {
			s.to = realDay(s.to)
		}
		return []codeSpell{s}
	}
	days := []string{""}
	for _, t := range k.Tenures(e.ID) {
		if t.From != "" {
			days = append(days, t.From)
		}
		if t.To != "" {
			// Whether the last day still counts depends on the successor.
			days = append(days, realDay(t.To), step(t.To, 1))
		}
	}
	sort.Strings(days)
	days = slices.Compact(days)
	var out []codeSpell
	for i, from := range days {
		day := from
		if i == 0 {
			day = "0000-00-00"
		}
		s := k.Standing(e.ID, day)
		c := codeSpell{code: k.code(standing{s.Code, s.Sector}), from: from}
		if i+1 < len(days) {
			c.to = step(days[i+1], -1)
		}
		if n := len(out); n > 0 && out[n-1].code == c.code {
			out[n-1].to = c.to
			continue
		}
		out = append(out, c)
	}
	return slices.DeleteFunc(out, func(c codeSpell) bool { return c.code == "" })
}

// ExportCSV writes the base as plain tables. Create opens a file by its name.
func ExportCSV(k *Known, create func(name string) (io.WriteCloser, error)) error {
	d := k.Document()
	number := func(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
	tables := []struct {
		name   string
		header string
		rows   func(put func(...string))
	}{
		{"entities.csv", "id kind of code sector from to name_en name_id members domains lang owner iso2 cameo source certainty line", func(put func(...string)) {
			for _, e := range d.Entities {
				put(e.ID, e.Kind, e.Of, e.Code, e.Sector, e.From, e.To, e.NameEN, e.NameID, strings.Join(e.Members, "|"), strings.Join(e.Domains, "|"), e.Lang, e.Owner, e.ISO2, e.CAMEO, e.Source, e.Certainty, e.Line)
			}
		}},
		{"names.csv", "entity name lang as flags", func(put func(...string)) {
			for _, e := range d.Entities {
				for _, n := range e.Names {
					put(e.ID, n.Text, n.Lang, n.As, strings.Join(n.Flags, " "))
				}
			}
		}},
		{"offices.csv", "id of role sector holders source certainty line", func(put func(...string)) {
			for _, o := range d.Offices {
				put(o.ID, o.Of, o.Role, o.Sector, strconv.Itoa(o.Holders), o.Source, o.Certainty, o.Line)
			}
		}},
		{"tenures.csv", "person person_name office of role from to kind source certainty line", func(put func(...string)) {
			for _, t := range d.Tenures {
				var name, of, role string
				if e := k.Entity(t.Person); e != nil {
					name = e.Name("en")
				}
				if o := k.Office(t.Office); o != nil {
					of, role = o.Of, o.Role
				}
				put(t.Person, name, t.Office, of, role, t.From, t.To, t.Kind, t.Source, t.Certainty, t.Line)
			}
		}},
		{"places.csv", "geonames name_en name_id aliases country admin1 lat lon population precision line", func(put func(...string)) {
			for _, p := range d.Places {
				put(strconv.Itoa(p.GeoNames), p.NameEN, p.NameID, strings.Join(p.Aliases, "|"), p.Country, p.Admin1, number(p.Lat), number(p.Lon), strconv.Itoa(p.Population), p.Precision, p.Line)
			}
		}},
	}
	for _, t := range tables {
		f, err := create(t.name)
		if err != nil {
			return err
		}
		w := csv.NewWriter(f)
		put := func(cells ...string) { w.Write(cells) } // w.Error has it
		put(strings.Fields(t.header)...)
		t.rows(put)
		w.Flush()
		err = w.Error()
		if e := f.Close(); err == nil {
			err = e
		}
		if err != nil {
			return fmt.Errorf("write %s: %w", t.name, err)
		}
	}
	return nil
}

// Format is the version of the shape of a Document.
const Format = "kawat-knowledge/1"

// A Document is the base in the shape of [ExportJSON].
type Document struct {
	Format   string      `json:"format"`
	Version  string      `json:"version"`
	Entities []DocEntity `json:"entities"`
	Roles    []DocRole   `json:"roles"`
	Agents   []DocAgent  `json:"agents"`
	Offices  []DocOffice `json:"offices"`
	Tenures  []DocTenure `json:"tenures"`
	Members  []DocMember `json:"memberships"`
	Places   []DocPlace  `json:"places"`
}

// The rows of a Document; their fields are those of package knowledge.
type (
	DocEntity struct {
		ID      string   `json:"id"`
		Kind    string   `json:"kind"`
		Of      string   `json:"of,omitempty"`
		Code    string   `json:"code,omitempty"`
		Sector  string   `json:"sector,omitempty"`
		From    string   `json:"from,omitempty"`
		To      string   `json:"to,omitempty"`
		NameEN  string   `json:"name_en,omitempty"`
		NameID  string   `json:"name_id,omitempty"`
		Names   []Name   `json:"names,omitempty"`
		Members []string `json:"members,omitempty"`
		Domains []string `json:"domains,omitempty"`
		Lang    string   `json:"lang,omitempty"`
		Owner   string   `json:"owner,omitempty"`
		ISO2    string   `json:"iso2,omitempty"`
		CAMEO   string   `json:"cameo,omitempty"`
		COW     string   `json:"cow,omitempty"`
		COWAbbr string   `json:"cowc,omitempty"`
		GW      string   `json:"gw,omitempty"`
		FIPS    string   `json:"fips,omitempty"`
		Numeric string   `json:"num,omitempty"`
		Note    string   `json:"note,omitempty"`
		Source  string   `json:"source,omitempty"`
		// Certainty says how sure the row is: high, medium or low; "" where nobody said.
		Certainty string `json:"certainty,omitempty"`
		Line      string `json:"line"`
	}
	DocRole struct {
		ID     string `json:"id"`
		Sector string `json:"sector"`
		Kind   string `json:"kind"`
		Of     string `json:"of,omitempty"`
		Names  []Name `json:"names,omitempty"`
		Line   string `json:"line"`
	}
	DocAgent struct {
		ID     string `json:"id"`
		Sector string `json:"sector"`
		Kind   string `json:"kind"`
		Code   string `json:"code,omitempty"`
		Names  []Name `json:"names,omitempty"`
		Line   string `json:"line"`
	}
	DocOffice struct {
		ID        string `json:"id"`
		Of        string `json:"of"`
		Role      string `json:"role"`
		Sector    string `json:"sector,omitempty"`
		Holders   int    `json:"holders,omitempty"`
		Source    string `json:"source,omitempty"`
		Certainty string `json:"certainty,omitempty"`
		Line      string `json:"line"`
	}
	DocTenure struct {
		Person    string `json:"person"`
		Office    string `json:"office"`
		From      string `json:"from,omitempty"`
		To        string `json:"to,omitempty"`
		Kind      string `json:"kind"`
		Source    string `json:"source,omitempty"`
		Certainty string `json:"certainty,omitempty"`
		Line      string `json:"line"`
	}
	DocMember struct {
		Org    string `json:"org"`
		Member string `json:"member"`
		From   string `json:"from,omitempty"`
		To     string `json:"to,omitempty"`
		Line   string `json:"line"`
	}
	DocPlace struct {
		GeoNames   int      `json:"geonames"`
		NameEN     string   `json:"name_en,omitempty"`
		NameID     string   `json:"name_id,omitempty"`
		Aliases    []string `json:"aliases,omitempty"`
		Country    string   `json:"country,omitempty"`
		Admin1     string   `json:"admin1,omitempty"`
		Lat        float64  `json:"lat"`
		Lon        float64  `json:"lon"`
		Population int      `json:"population,omitempty"`
		Precision  string   `json:"precision,omitempty"`
		Line       string   `json:"line"`
	}
)

// Document is the base as one value.
func (k *Known) Document() *Document {
	d := &Document{Format: Format, Version: k.Version()}
	for _, table := range entityTables {
		for _, r := range k.rows[table] {
			e := k.Entity(r.Get(keys[table][0]))
			d.Entities = append(d.Entities, DocEntity{e.ID, e.Kind, e.Of, e.Code, e.Sector, r.Get("from"), r.Get("to"), e.NameEN, e.NameID, namesOf(r),
				e.Members, e.Domains, e.Lang, e.Owner, e.ISO2, e.CAMEO, e.COW, e.COWAbbr, e.GW, e.FIPS, e.Numeric, r.Get("note"), r.Get("source"), r.Get("certainty"), r.Line})
		}
	}
	for _, r := range k.rows["roles.tsv"] {
		d.Roles = append(d.Roles, DocRole{r.Get("role"), r.Get("sector"), r.Get("kind"), r.Get("of"), namesOf(r), r.Line})
	}
	for _, r := range k.rows["agents.tsv"] {
		d.Agents = append(d.Agents, DocAgent{r.Get("agent"), r.Get("sector"), r.Get("kind"), r.Get("code"), namesOf(r), r.Line})
	}
	for _, r := range k.rows["organs.tsv"] {
		d.Agents = append(d.Agents, DocAgent{r.Get("organ"), r.Get("sector"), "body", "", namesOf(r), r.Line})
	}
	for _, r := range k.rows["offices.tsv"] {
		o := k.Office(r.Get("id"))
		d.Offices = append(d.Offices, DocOffice{o.ID, o.Of, o.Role, o.Sector, o.Holders, r.Get("source"), r.Get("certainty"), r.Line})
	}
	for _, r := range k.rows["tenures.tsv"] {
		kind := r.Get("kind")
		if kind == "" {
			kind = "full"
		}
		d.Tenures = append(d.Tenures, DocTenure{r.Get("person"), r.Get("office"), r.Get("from"), r.Get("to"), kind, r.Get("source"), r.Get("certainty"), r.Line})
	}
	for _, r := range k.rows["memberships.tsv"] {
		d.Members = append(d.Members, DocMember{r.Get("org"), r.Get("member"), r.Get("from"), r.Get("to"), r.Line})
	}
	for _, r := range k.rows["places.tsv"] {
		p := DocPlace{NameEN: bare(r.Get("name_en")), NameID: bare(r.Get("name_id")), Country: r.Get("country"), Admin1: r.Get("admin1"), Precision: r.Get("precision"), Line: r.Line}
		for _, s := range values(r.Get("aliases")) {
			p.Aliases = append(p.Aliases, bare(s))
		}
		p.GeoNames, _ = strconv.Atoi(r.Get("geonames"))
		p.Population, _ = strconv.Atoi(r.Get("population"))
		p.Lat, _ = strconv.ParseFloat(r.Get("lat"), 64)
		p.Lon, _ = strconv.ParseFloat(r.Get("lon"), 64)
		d.Places = append(d.Places, p)
	}
	return d
}

// ExportJSON writes the base as one JSON document.
func ExportJSON(k *Known, w io.Writer) error {
	b := bufio.NewWriter(w)
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(k.Document()); err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	return nil
}
