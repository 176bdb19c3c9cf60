package exchange

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"kawat/knowledge"
)

// A termRow is one spell of a person in an office, as a list has it.
type termRow struct {
	line       int
	qid        string // of the person at Wikidata; "" elsewhere
	name       string
	nameID     string // Indonesian, if it differs
	aliasesEN  []string
	aliasesID  []string
	country    string // entity id
	office     string // id of an office or role, or a title
	role       string // role where the title tells none
	from, to   string // as in the files
	kind       string // full, acting or elect
	sector     string // of the office, where it has no role
	provenance string // goes after file and line

	// What the office was found to be.
	at      string
	fresh   bool
	unknown string
	single  bool // one holder at a time
}

// terms compares spells in office with the base and makes a layer of them.
type terms struct {
	k      *Known
	l      *Layer
	r      *Review
	file   string
	people map[string]string // person of the file → id
	seen   map[string]string // person, office and start of the rows written → end
	rows   []termRow
	unsure map[string]bool     // persons of the file that were guessed
	added  map[string][]string // names to be added, by person
	order  []string
	lines  map[string]string
	ids    map[string]string // QID → person of the base
}

func newTerms(k *Known, file, origin string) *terms {
	t := &terms{k: k, l: newLayer(origin), r: &Review{}, file: file, people: map[string]string{}, seen: map[string]string{}, unsure: map[string]bool{},
		added: map[string][]string{}, lines: map[string]string{}, ids: map[string]string{}}
	for _, r := range k.rows["persons.tsv"] {
		for _, w := range strings.FieldsFunc(r.Get("note")+" "+r.Get("source"), func(r rune) bool { return r == ' ' || r == ';' || r == ',' || r == '/' }) {
			if isQID(w) {
				t.ids[w] = r.Get("id")
			}
		}
	}
	return t
}

func isQID(s string) bool {
	return len(s) > 1 && len(s) < 16 && s[0] == 'Q' && strings.Trim(s[1:], "0123456789") == ""
}

func (t *terms) line(n int) string { return fmt.Sprintf("%s:%d", filepath.Base(t.file), n) }

func (t *terms) fail(n int, format string, args ...any) {
	t.r.Problems = append(t.r.Problems, Problem{t.file, n, fmt.Sprintf(format, args...)})
}

// add takes one spell in.
func (t *terms) add(x termRow) {
	name := cleanName(x.name)
	if name == "" || knowledge.Key(name) == "" {
		t.fail(x.line, "the person has no name")
		return
	}
	if len(name) > maxName {
		t.fail(x.line, "the name is longer than %d bytes", maxName)
		return
	}
	if x.from != "" && x.from != ".." && x.to != "" && x.to != ".." && last(x.to) < first(x.from) {
		t.fail(x.line, "%s ends (%s) before it starts (%s)", name, x.to, x.from)
		return
	}
	if x.from == ".." {
		x.from = ""
	}
	x.name = name
	t.r.Read++
	x.at, x.fresh, x.unknown = t.office(x)
	if x.unknown != "" {
		t.r.unknown(fmt.Sprintf("%q", x.unknown))
	}
	if o := t.k.Office(x.at); o != nil {
		x.single = o.Holders == 1
	} else if r := t.k.Role(x.at[strings.LastIndexByte(x.at, '.')+1:]); r != nil {
		x.single = r.Kind == "office"
	}
	t.rows = append(t.rows, x)
}

// close ends spells that the file leaves open although it names a successor.
func (t *terms) close() {
	byOffice := map[string][]int{}
	for i, x := range t.rows {
		if x.single && x.from != "" && x.kind != "acting" && x.kind != "elect" {
			byOffice[x.at] = append(byOffice[x.at], i)
		}
	}
	for _, list := range byOffice {
		slices.SortStableFunc(list, func(i, j int) int { return strings.Compare(first(t.rows[i].from), first(t.rows[j].from)) })
		for n, i := range list {
			x := &t.rows[i]
			if x.to != "" && x.to != ".." {
				continue
			}
			for _, j := range list[n+1:] {
				if y := t.rows[j]; who(y) != who(*x) && first(y.from) > first(x.from) {
					x.to = y.from + "?"
					x.provenance = strings.TrimSpace(x.provenance + " end by successor")
					break
				}
			}
		}
	}
}

// who tells persons of the file apart.
func who(x termRow) string {
	if x.qid != "" {
		return x.qid
	}
	return knowledge.Key(x.name) + "\t" + x.country
}

// compare compares one spell with the base.
func (t *terms) compare(x termRow) {
	line := t.line(x.line)
	id, known := t.people[who(x)]
	if !known {
		var why string
		id, why = t.match(x, x.at)
		switch {
		case why != "":
			t.r.Different = append(t.r.Different, Item{"person", fmt.Sprintf("%s: %s; not taken over", x.name, why), line})
			return
		case id == "":
			id = t.person(x, line)
		case t.unsure[who(x)]:
			t.r.Same = append(t.r.Same, Item{"person", fmt.Sprintf("%s is %s", x.name, id), line})
		default:
			t.names(x, id, line)
		}
		t.people[who(x)] = id
	}
	if x.unknown != "" {
		x.provenance = strings.TrimSpace(x.provenance + " " + x.unknown)
	}
	t.tenure(x, id, x.at, x.fresh, line)
}

// names notes the names that the base lacks of a person it has.
func (t *terms) names(x termRow, id, line string) {
	have := map[string]bool{}
	for _, n := range namesOf(t.k.byID[[2]string{"persons.tsv", id}]) {
		have[knowledge.Key(n.Text)] = true
	}
	t.r.Same = append(t.r.Same, Item{"person", fmt.Sprintf("%s is %s", x.name, id), line})
	for _, n := range t.spellings(x) {
		key := knowledge.Key(bare(n))
		if key == "" || have[key] || !strings.Contains(bare(n), " ") {
			continue // one word more is no gain
		}
		have[key] = true
		if t.added[id] == nil {
			t.order = append(t.order, id)
			t.lines[id] = line
		}
		t.added[id] = append(t.added[id], n)
		t.r.New = append(t.r.New, Item{"name", fmt.Sprintf("%s for %s", n, id), line})
	}
}

// spellings lists all names of a row but the first time over.
func (t *terms) spellings(x termRow) []string {
	var out []string
	for _, n := range slices.Concat([]string{x.name, x.nameID}, x.aliasesEN, x.aliasesID) {
		n = cleanName(n)
		if n == "" || len(n) > maxName || knowledge.Key(n) == "" || slices.ContainsFunc(out, func(o string) bool { return sameName(o, n) }) {
			continue
		}
		if out = append(out, n); len(out) > 50 {
			break
		}
	}
	return out
}

// done compares all rows and returns what comes of it.
func (t *terms) done() (*Layer, *Review) {
	t.close()
	for _, x := range t.rows {
		t.compare(x)
	}
	for _, id := range t.order {
		t.l.extend(t.k.byID[[2]string{"persons.tsv", id}], t.lines[id], t.added[id])
	}
	slices.SortStableFunc(t.r.Problems, byLine)
	return t.l, t.r
}

// person puts a new person on the layer.
func (t *terms) person(x termRow, line string) string {
	id := t.l.newID(t.k, x.name)
	if same := t.k.persons(x.name); len(same) > 0 {
		t.r.Guessed = append(t.r.Guessed, Item{"person", fmt.Sprintf("%s has a namesake in the base, %s (%s)", x.name, same[0], t.k.Entity(same[0]).Line), line})
	}
	// A single name is that of many.
	aliases := func(list []string) string {
		var out []string
		for _, n := range list {
			if n = cleanName(n); n == "" || len(n) > maxName || knowledge.Key(n) == "" || sameName(n, x.name) {
				continue
			}
			if slices.ContainsFunc(out, func(o string) bool { return sameName(bare(o), n) }) || len(out) > 50 {
				continue
			}
			if !strings.Contains(n, " ") {
				n += ";weak"
			}
			out = append(out, n)
		}
		return strings.Join(out, "|")
	}
	name := x.name
	if !strings.Contains(name, " ") {
		name += ";weak"
	}
	sector := "ELI"
	source := line
	if x.provenance != "" {
		source += " " + x.provenance
	}
	t.l.add("persons.tsv", true, map[string]string{"id": id, "name": name, "aliases_en": aliases(x.aliasesEN),
		"aliases_id": aliases(append([]string{x.nameID}, x.aliasesID...)), "country": x.country, "sector": sector, "note": x.qid, "source": source})
	t.r.New = append(t.r.New, Item{"person", fmt.Sprintf("%s (%s) %s", x.name, id, x.country), line})
	return id
}

// match finds the person of the base that a row is of, by name, country and
// time in office. It returns a reason instead where that can't be told.
func (t *terms) match(x termRow, office string) (id, why string) {
	if x.qid != "" && t.ids[x.qid] != "" {
		return t.ids[x.qid], ""
	}
	code := x.country
	if e := t.k.Entity(x.country); e != nil {
		code = e.Code
	}
	var found, single []string
	for _, n := range t.spellings(x) {
		for _, p := range t.k.persons(n) {
			switch {
			case !t.k.serves(p, code) || slices.Contains(found, p):
			case strings.Contains(n, " "):
				found = append(found, p)
			case !slices.Contains(single, p):
				single = append(single, p)
			}
		}
	}
	inOffice := func(p string) bool {
		return slices.ContainsFunc(t.k.spells[p], func(r *Row) bool { return t.like(r.Get("office"), office, x.country) && meet(r, x) })
	}
	if len(found) == 0 {
		// A surname alone needs the time in office too.
		for _, p := range single {
			if inOffice(p) {
				found = append(found, p)
			}
		}
	}
	if len(found) == 0 {
		// "Bush G.W." is whoever of that surname was in that office then.
		words := strings.Fields(knowledge.Key(x.name))
		for _, o := range t.k.rows["offices.tsv"] {
			if !t.like(o.Get("id"), office, x.country) {
				continue
			}
			for _, r := range t.k.held[o.Get("id")] {
				p := t.k.Entity(r.Get("person"))
				if p == nil || !within(r, x) || slices.Contains(found, p.ID) {
					continue
				}
				name := strings.Fields(knowledge.Key(p.NameEN))
				if n := len(name); n > 0 && slices.Contains(words, name[n-1]) || len(words) == 1 && slices.Contains(name, words[0]) {
					found = append(found, p.ID)
				}
			}
		}
		if len(found) == 1 {
			t.unsure[who(x)] = true
			t.r.Guessed = append(t.r.Guessed, Item{"person", fmt.Sprintf("%s is taken for %s, who bears the surname and was in office then", x.name, found[0]), t.line(x.line)})
			return found[0], ""
		}
		// Several, or none: somebody else.
		if len(found) > 1 {
			return "", "may be any of " + strings.Join(found, ", ")
		}
	}
	switch len(found) {
	case 0:
		return "", ""
	case 1:
		return found[0], ""
	}
	var there []string
	for _, p := range found {
		if inOffice(p) {
			there = append(there, p)
		}
	}
	if len(there) == 1 {
		return there[0], ""
	}
	return "", "may be any of " + strings.Join(found, ", ")
}

// heads are the roles of those who lead a state.
var heads = []string{"president", "prime-minister", "chancellor", "monarch", "supreme-leader", "chief-executive", "junta-leader", "interim-leader"}

// like reports whether an office of the base may be the one of the file: the
// same, or both of heads of the state, since lists of leaders do not tell which
// of them leads by title.
func (t *terms) like(have, office, country string) bool {
	if have == office {
		return true
	}
	o := t.k.Office(have)
	if o == nil || o.Of != country || !slices.Contains(heads, o.Role) {
		return false
	}
	role := office[strings.LastIndexByte(office, '.')+1:]
	return role == "unspecified-gov" || slices.Contains(heads, role)
}

// meet reports whether a tenure of the base and a spell share a day.
func meet(r *Row, x termRow) bool {
	f, l := first(r.Get("from")), last(r.Get("to"))
	xf, xl := first(x.from), last(x.to)
	return (f == "" || xl == "" || f <= xl) && (xf == "" || l == "" || xf <= l)
}

// office finds the office of a row, or names a new one. Unknown is the title
// that no role has.
func (t *terms) office(x termRow) (id string, fresh bool, unknown string) {
	role := ""
	switch {
	case t.k.Office(x.office) != nil:
		return x.office, false, ""
	case t.k.Role(x.office) != nil:
		role = x.office
	default:
		role = t.k.roleOfTitle(x.office, x.country)
		if role == "" && t.k.Role(x.role) != nil {
			role = x.role
		}
	}
	if role == "" {
		unknown = x.office
		sector := x.sector
		if sector == "" {
			sector = "GOV"
		}
		code := x.country
		if e := t.k.Entity(x.country); e != nil {
			code = e.Code
		}
		// The row for it comes when something is written of it.
		return t.k.seatOf(code) + ".unspecified-" + strings.ToLower(sector), false, unknown
	}
	if o := t.k.OfficeOf(x.country, role); o != nil {
		return o.ID, false, ""
	}
	return x.country + "." + role, true, ""
}

// roleOfTitle finds the role whose title a text is, or starts with before words
// that only say of which state: "Minister of Foreign Affairs of Norway".
func (k *Known) roleOfTitle(text, country string) string {
	key := knowledge.Key(text)
	if key == "" {
		return ""
	}
	if r := k.titles[key]; r != "" {
		return r
	}
	filler := map[string]bool{}
	for _, w := range strings.Fields("of the republic federal federation federative kingdom state union democratic people s peoples islamic socialist united and a an for its di dari") {
		filler[w] = true
	}
	if r := k.byID[[2]string{"countries.tsv", country}]; r != nil {
		for _, n := range namesOf(r) {
			if n.As == "name" || n.As == "adjective" {
				for _, w := range strings.Fields(knowledge.Key(n.Text)) {
					filler[w] = true
				}
			}
		}
	}
	words := strings.Fields(key)
	if len(words) > 20 {
		return ""
	}
	for size := len(words); size > 0; size-- {
		for i := 0; i+size <= len(words); i++ {
			role := k.titles[strings.Join(words[i:i+size], " ")]
			if role == "" {
				continue
			}
			rest := slices.Concat(words[:i], words[i+size:])
			if !slices.ContainsFunc(rest, func(w string) bool { return !filler[w] }) {
				return role
			}
		}
	}
	return ""
}

// tenure compares a spell in office with the base.
func (t *terms) tenure(x termRow, id, office string, fresh bool, line string) {
	text := fmt.Sprintf("%s %s %s–%s", id, office, x.from, x.to)
	if strings.HasSuffix(x.to, "?") {
		t.r.Guessed = append(t.r.Guessed, Item{"tenure", text + ": the file gives no end; taken from the successor", line})
	}
	source := line
	if x.provenance != "" {
		source += " " + x.provenance
	}
	kind := x.kind
	if kind == "" {
		kind = "full"
	}
	row := map[string]string{"person": id, "office": office, "from": x.from, "to": x.to, "kind": kind, "source": source}
	key := id + "\t" + office + "\t" + x.from
	if to, twice := t.seen[key]; twice {
		if agree(to, x.to) {
			t.r.Same = append(t.r.Same, Item{"tenure", text + " stands in the file twice", line})
		} else {
			t.r.Different = append(t.r.Different, Item{"tenure", text + " stands in the file with another end, " + to, line})
			t.l.add("tenures.tsv", false, row)
		}
		return
	}
	t.seen[key] = x.to
	unnamed := strings.Contains(office, ".unspecified-")
	if unnamed && t.covered(x, id, office) {
		t.r.Same = append(t.r.Same, Item{"tenure", text, line})
		return
	}
	write := func(force bool) {
		if of, sector, found := strings.Cut(office, ".unspecified-"); found {
			if e := t.k.Entity(of); e != nil {
				t.k.post(t.l, standing{e.Code, strings.ToUpper(sector)})
			}
		}
		t.l.add("tenures.tsv", force, row)
	}
	var other *Row
	for _, r := range t.k.spells[id] {
		if !meet(r, x) {
			continue
		}
		same := r.Get("office") == office
		if (same || t.like(r.Get("office"), office, x.country)) && agree(r.Get("from"), x.from) && agree(r.Get("to"), x.to) {
			if !same {
				text += " as " + r.Get("office")
			}
			t.r.Same = append(t.r.Same, Item{"tenure", text, line})
			return
		}
		if (same || unnamed && t.sameSector(r.Get("office"), office)) && other == nil {
			other = r
		}
	}
	if other != nil {
		t.r.Different = append(t.r.Different, Item{"tenure", fmt.Sprintf("%s, the base has %s–%s (%s)", text, other.Get("from"), other.Get("to"), other.Line), line})
		write(false)
		return
	}
	if o := t.k.Office(office); o != nil && o.Holders == 1 && kind == "full" {
		for _, r := range t.k.held[office] {
			if r.Get("person") != id && r.Get("kind") != "acting" && r.Get("kind") != "elect" && within(r, x) {
				t.r.Different = append(t.r.Different, Item{"tenure", fmt.Sprintf("%s, the base has %s there then (%s)", text, r.Get("person"), r.Line), line})
				write(false)
				return
			}
		}
	}
	if fresh && !t.l.has("offices.tsv", office) {
		role := office[strings.LastIndexByte(office, '.')+1:]
		o := map[string]string{"id": office, "of": x.country, "role": role, "sector": "GOV", "holders": "99", "source": line}
		if r := t.k.Role(role); r != nil {
			if r.Sector != "=" && r.Sector != "" {
				o["sector"] = r.Sector
			}
			if r.Kind == "office" {
				o["holders"] = "1"
			}
		}
		t.l.add("offices.tsv", true, o)
		t.r.New = append(t.r.New, Item{"office", office, line})
	}
	write(true)
	t.r.New = append(t.r.New, Item{"tenure", text, line})
}

// covered reports whether the base has a person in the sector of an office without
// a name on the first, the last and a middle day of a spell.
func (t *terms) covered(x termRow, id, office string) bool {
	from, to := last(x.from), first(x.to)
	if from == "" || to != "" && to < from {
		from = to
	}
	if from == "" {
		return false
	}
	days := []string{from}
	if to != "" {
		days = sample(spell{from: from, to: step(to, -1)})
	}
	_, sector, _ := strings.Cut(office, ".unspecified-")
	for _, day := range days {
		if s := t.k.Standing(id, day); !strings.EqualFold(s.Sector, sector) {
			return false
		}
	}
	return true
}

// sameSector reports whether two offices are of one state and sector.
func (t *terms) sameSector(x, y string) bool {
	o := t.k.Office(x)
	if o == nil {
		return false
	}
	of, role, _ := strings.Cut(y, ".unspecified-")
	return o.Of == of && strings.EqualFold(o.Sector, role)
}

// within reports whether a tenure of the base and a spell share more than a
// handover: a day within both, or the month or year that one of them names.
func within(r *Row, x termRow) bool {
	f, l := last(r.Get("from")), first(r.Get("to"))
	xf, xl := last(x.from), first(x.to)
	return (f == "" || xl == "" || f < xl) && (xf == "" || l == "" || xf < l)
}
