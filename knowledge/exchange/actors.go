package exchange

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"kawat/knowledge"
)

// A Source is a file to be imported.
type Source struct {
	Name string // as it stands in messages
	io.Reader
}

// PetrarchOptions say how dictionaries are read.
type PetrarchOptions struct {
	// AsOf is the day that the dictionary tells of, "YYYY-MM-DD": what it has as
	// still so is then known until that day and no longer. "" for today.
	AsOf string
	// PLOVER reads MED as medicine, which in CAMEO are the media.
	PLOVER bool
}

// ImportPetrarch compares dictionaries with the base. Agents may be the zero Source.
func ImportPetrarch(k *Known, actors, agents Source, o PetrarchOptions) (*Layer, *Review, error) {
	origin := "Imported from " + filepath.Base(actors.Name)
	if agents.Reader != nil {
		origin += " and " + filepath.Base(agents.Name)
	}
	im := &petrarchImport{k: k, l: newLayer(origin + "; its terms of use are those of that file."), r: &Review{}, o: o, added: map[string][]string{}}
	entries, problems, err := ParseActors(actors.Name, actors)
	if err != nil {
		return nil, nil, err
	}
	im.r.Problems = problems
	im.file = actors.Name
	for i := range entries {
		im.actor(&entries[i])
	}
	im.aliases()
	if agents.Reader != nil {
		nouns, problems, err := ParseAgents(agents.Name, agents)
		if err != nil {
			return nil, nil, err
		}
		im.file = agents.Name
		at := len(im.r.Problems)
		im.r.Problems = append(im.r.Problems, problems...)
		for i := range nouns {
			im.agent(&nouns[i])
		}
		slices.SortStableFunc(im.r.Problems[at:], byLine)
		slices.SortStableFunc(im.r.Problems[:at], byLine)
	} else {
		slices.SortStableFunc(im.r.Problems, byLine)
	}
	return im.l, im.r, nil
}

func byLine(x, y Problem) int { return x.Line - y.Line }

type petrarchImport struct {
	k    *Known
	l    *Layer
	r    *Review
	o    PetrarchOptions
	file string
	// Names to be added to entities of the base: entity → names, and the line
	// of the first.
	added map[string][]string
	order []string
	lines map[string]string
}

// A spell is a stretch of days, inclusive, with what the dictionary says of it.
type spell struct {
	from, to string
	standing
	known bool // the dictionary says something
}

// read is an entry with its codes taken apart.
type reading struct {
	*Actor
	line   string // file and line
	states []standing
	spells []spell
	plain  *standing // of the undated code
}

// line is a line of the file as it stands in tables and in the review.
func (im *petrarchImport) line(n int) string { return fmt.Sprintf("%s:%d", filepath.Base(im.file), n) }

func (im *petrarchImport) fail(n int, format string, args ...any) {
	im.r.Problems = append(im.r.Problems, Problem{im.file, n, fmt.Sprintf(format, args...)})
}

func (im *petrarchImport) actor(a *Actor) {
	for _, d := range a.Codes {
		if d.Code == "---" {
			im.r.Read++
			im.r.Guessed = append(im.r.Guessed, Item{"none", a.Names[0] + " names nobody; left out", im.line(a.Line)})
			return
		}
	}
	rd := reading{Actor: a, line: im.line(a.Line)}
	var dates []Dated
	for _, d := range a.Codes {
		s, unknown, err := im.k.split(d.Code, im.o.PLOVER)
		if err != nil {
			im.fail(d.Line, "%v", err)
			continue
		}
		for _, u := range unknown {
			im.r.unknown(u)
		}
		if s.sector == "" {
			s.sector = rootSector[s.root]
		}
		rd.states = append(rd.states, s)
		dates = append(dates, d)
		if d.From == "" && d.To == "" && rd.plain == nil {
			rd.plain = &rd.states[len(rd.states)-1]
		}
	}
	if len(rd.states) == 0 {
		return
	}
	if rd.plain != nil {
		p := *rd.plain
		rd.plain = &p
	}
	im.r.Read++
	rd.spells = timeline(rd.states, dates)
	id, kind := hint(a.Note)
	switch {
	case kind != "" && kind != "person" && im.country(&rd, id):
	case kind == "person":
		im.person(&rd, id)
	case kind != "":
		im.entity(&rd, id, kind)
	case im.country(&rd, ""):
	default:
		im.guess(&rd)
	}
}

// hint reads the comment that an export leaves: "kawat vladimir-putin person".
func hint(note string) (id, kind string) {
	f := strings.Fields(note)
	if len(f) != 3 || f[0] != "kawat" || len(f[1]) > maxName || cleanName(f[1]) != f[1] || cleanName(f[2]) != f[2] {
		return "", ""
	}
	return f[1], f[2]
}

// timeline lays dated codes out as spells that do not overlap: of several codes
// that hold on a day the first counts, and an undated one only where no other does.
func timeline(states []standing, dates []Dated) []spell {
	starts := []string{""}
	for _, d := range dates {
		if d.From != "" {
			starts = append(starts, d.From)
		}
		if d.To != "" {
			starts = append(starts, step(d.To, 1))
		}
	}
	slices.Sort(starts)
	starts = slices.Compact(starts)
	var out []spell
	for i, from := range starts {
		s := spell{from: from}
		if i+1 < len(starts) {
			s.to = step(starts[i+1], -1)
		}
		for pass := 0; pass < 2 && !s.known; pass++ {
			for j, d := range dates {
				if undated := d.From == "" && d.To == ""; undated != (pass == 1) {
					continue
				}
				if (d.From == "" || from != "" && d.From <= from) && (d.To == "" || s.to != "" && s.to <= d.To) {
					s.standing, s.known = states[j], true
					break
				}
			}
		}
		if n := len(out); n > 0 && out[n-1].known == s.known && out[n-1].standing == s.standing {
			out[n-1].to = s.to
			continue
		}
		out = append(out, s)
	}
	return out
}

// country handles entries of a state or territory by its own name. It reports
// whether the entry is one.
func (im *petrarchImport) country(rd *reading, id string) bool {
	root := rd.states[0].root
	for _, s := range rd.states {
		if s.sector != "" || s.root == "---" {
			return false
		}
		if rd.plain != nil {
			root = rd.plain.root
		}
	}
	if id != "" {
		if r := im.k.byID[[2]string{"countries.tsv", id}]; r == nil {
			return false
		}
	} else {
		named := slices.ContainsFunc(rd.Names, func(n string) bool {
			key := knowledge.Key(n)
			return slices.ContainsFunc(im.k.named[key], func(n naming) bool { return n.table == "countries.tsv" && n.id == root }) || slices.Contains(im.k.towns[key], root)
		})
		if !named && len(rd.spells) > 1 {
			return false // a person who stands for a state for a time
		}
	}
	if len(rd.spells) > 1 || !rd.spells[0].known {
		im.r.Different = append(im.r.Different, Item{"state", rd.Names[0] + " has dated codes; the base keeps states that have ended as entities of their own", rd.line})
		return true
	}
	e := im.k.Entity(root)
	for _, n := range rd.Names {
		key := knowledge.Key(n)
		if key == "" {
			continue
		}
		var own, other *naming
		for _, m := range im.k.named[key] {
			if m.table != "countries.tsv" {
				continue
			}
			if m.id == root {
				own = &m
			} else if other == nil {
				other = &m
			}
		}
		switch {
		case own != nil:
			im.r.Same = append(im.r.Same, Item{"state", n + " is a name of " + root, rd.line})
		case other != nil:
			im.r.Different = append(im.r.Different, Item{"state", fmt.Sprintf("%s is %s in the file, %s in the base (%s)", n, root, other.id, im.k.Entity(other.id).Line), rd.line})
		case slices.Contains(im.k.towns[key], root):
			im.r.Guessed = append(im.r.Guessed, Item{"metonym", fmt.Sprintf("%s, a place in %s, stands for the state; not taken over, add it to countries.tsv metonyms_en if it should", n, e.Name("en")), rd.line})
		default:
			im.alias(root, title(n, true), rd.line)
		}
	}
	return true
}

// alias notes a name to be added to an entity of the base.
func (im *petrarchImport) alias(id, name, line string) {
	text, flag, _ := strings.Cut(name, ";")
	if name = cleanName(text); name == "" || slices.ContainsFunc(im.added[id], func(s string) bool { return sameName(bare(s), name) }) {
		return
	}
	if im.added[id] == nil {
		im.order = append(im.order, id)
		if im.lines == nil {
			im.lines = map[string]string{}
		}
		im.lines[id] = line
	}
	if flag != "" {
		name += ";" + flag
	}
	im.added[id] = append(im.added[id], name)
	im.r.New = append(im.r.New, Item{"name", fmt.Sprintf("%s for %s", bare(name), id), line})
}

// aliases writes the rows of the base that gain names.
func (im *petrarchImport) aliases() {
	for _, id := range im.order {
		r := im.k.row(id)
		im.l.extend(r, im.lines[id], im.added[id])
	}
}

// The words that make a name that of an organisation, and what kind.
var organisationWords = map[string]string{
	"ministry": "ministry", "department": "ministry", "party": "party", "parliament": "parliament", "assembly": "parliament", "senate": "parliament",
	"congress": "parliament", "police": "police", "army": "army", "navy": "navy", "court": "court", "bank": "company", "company": "company",
	"corporation": "company", "university": "university", "union": "union", "federation": "union", "front": "movement", "movement": "movement",
	"brigade": "armed-group", "brigades": "armed-group", "militia": "militia", "rebels": "armed-group", "guerrillas": "armed-group", "council": "council", "committee": "council",
	"agency": "agency", "commission": "agency", "office": "office", "bureau": "agency", "authority": "agency", "government": "government",
	"church": "church", "league": "party", "alliance": "party", "coalition": "party", "force": "armed-forces", "forces": "armed-forces", "group": "organisation",
	"organization": "ngo", "organisation": "ngo", "association": "ngo", "institute": "think-tank", "foundation": "ngo", "network": "ngo",
	"tribe": "ethnic", "people": "ethnic", "cartel": "cartel", "gang": "gang", "administration": "government", "cabinet": "cabinet", "guard": "armed-forces",
	"times": "company", "news": "company", "television": "company", "radio": "company", "service": "agency", "board": "agency", "chamber": "business-group",
}

// guess tells persons from organisations by what is known of the name, by dates
// and by its words.
func (im *petrarchImport) guess(rd *reading) {
	// What the base has under one of the names, with the same root.
	for _, n := range rd.Names {
		for _, m := range im.k.named[knowledge.Key(n)] {
			if m.table == "countries.tsv" || m.as != "name" || m.weak && !strings.Contains(n, " ") {
				continue
			}
			if m.table == "persons.tsv" {
				if slices.ContainsFunc(rd.states, func(s standing) bool { return im.k.serves(m.id, s.root) }) {
					im.person(rd, m.id)
					return
				}
				continue
			}
			if e := im.k.Entity(m.id); e.Code == rd.states[0].root {
				im.entity(rd, m.id, e.Kind)
				return
			}
		}
	}
	kind := ""
	name := rd.Names[0]
	words := strings.Fields(strings.ToLower(name))
	for _, w := range words {
		if k := organisationWords[w]; k != "" {
			kind = k
		}
	}
	s := rd.states[0]
	switch root := s.root; {
	case kind != "":
	case root == "UNO" || root == "EUR" || root == "IGO":
		if len(rd.spells) == 1 {
			kind = "igo"
		}
	case root == "NGO":
		if len(rd.spells) == 1 {
			kind = "ngo"
		}
	case root == "MNC":
		kind = "company"
	case root == "IMG":
		kind = "armed-group"
	case len(rd.spells) == 1 && len(words) == 1:
		switch s.sector {
		case "REB", "UAF", "PRM":
			kind = "armed-group"
		case "PTY", "OPP":
			kind = "party"
		case "BUS", "JRN":
			kind = "company"
		case "MIL":
			kind = "armed-forces"
		default:
			kind = "organisation"
		}
	}
	if kind == "" {
		if len(rd.spells) == 1 {
			im.r.Guessed = append(im.r.Guessed, Item{"person", name + " is taken for a person", rd.line})
		}
		im.person(rd, "")
		return
	}
	im.r.Guessed = append(im.r.Guessed, Item{kind, name + " is taken for an organisation", rd.line})
	im.entity(rd, "", kind)
}

// person compares a person with the base and writes what is new. Id is that of
// a person that the base may have, or "".
func (im *petrarchImport) person(rd *reading, id string) {
	codes := codesText(rd.Actor)
	if id != "" && im.k.byID[[2]string{"persons.tsv", id}] != nil {
		im.knownPerson(rd, id, codes)
		return
	}
	if id == "" || im.k.Entity(id) != nil || im.l.ids[id] {
		for _, n := range rd.Names {
			if p := im.k.persons(n); len(p) > 0 {
				im.r.Guessed = append(im.r.Guessed, Item{"person", fmt.Sprintf("%s has a namesake in the base, %s (%s)", n, p[0], im.k.Entity(p[0]).Line), rd.line})
				break
			}
		}
		id = im.l.newID(im.k, rd.Names[0])
	}
	im.l.ids[id] = true
	home := im.home(rd)
	names := im.personNames(rd.Names)
	if len(names) == 0 {
		im.fail(rd.Line, "%q is not a name", rd.Names[0])
		return
	}
	seat := im.k.seat(im.l, home.root)
	im.l.add("persons.tsv", true, map[string]string{"id": id, "name": names[0], "aliases_en": strings.Join(names[1:], "|"),
		"country": seat, "sector": home.sector, "note": codes, "source": rd.line})
	im.r.New = append(im.r.New, Item{"person", fmt.Sprintf("%s (%s) %s", names[0], id, codes), rd.line})
	im.tenures(rd, id, home, true)
}

// personNames are the names of an entry as the base writes them. A synonym of
// one word counts only beside the full name.
func (im *petrarchImport) personNames(list []string) []string {
	var out []string
	for i, n := range list {
		s := cleanName(title(n, false))
		if s == "" || slices.ContainsFunc(out, func(o string) bool { return sameName(bare(o), s) }) {
			continue
		}
		if i > 0 && !strings.Contains(s, " ") {
			s += ";weak"
		}
		out = append(out, s)
	}
	return out
}

// home is what the person is outside any dated spell: the undated code, else ELI
// where the entry has it, else a country alone.
func (im *petrarchImport) home(rd *reading) standing {
	if rd.plain != nil {
		return *rd.plain
	}
	for _, s := range rd.states {
		if s.sector == "ELI" {
			return s
		}
	}
	return standing{root: rd.states[0].root}
}

// tenures writes the spells in which the person is other than at home. Force
// is false for rows that contradict the base.
func (im *petrarchImport) tenures(rd *reading, id string, home standing, force bool) {
	fallback, left := home, false
	for _, s := range rd.spells {
		if !s.known || s.standing == fallback {
			continue
		}
		to := s.to
		if to == "" {
			to = ".."
			if im.o.AsOf != "" && im.o.AsOf >= s.from {
				to = im.o.AsOf + "?"
			}
		}
		im.l.add("tenures.tsv", force, map[string]string{"person": id, "office": im.k.post(im.l, s.standing), "from": s.from, "to": to, "kind": "full", "source": rd.line})
		if !left { // the base looks at the first office left
			fallback.sector, left = knowledge.Former(home.sector, s.sector), true
		}
	}
}

// knownPerson compares an entry with a person of the base.
func (im *petrarchImport) knownPerson(rd *reading, id, codes string) {
	e := im.k.Entity(id)
	var wrong []string
	for _, s := range rd.spells {
		if !s.known {
			continue
		}
		for _, day := range sample(s) {
			is := im.k.Standing(id, day)
			if rd.plain != nil && len(rd.spells) == 1 {
				// An undated code holds at some time.
				if im.ever(id, s.standing) {
					break
				}
			} else if is.Code == s.root && (is.Sector == s.sector || s.sector == "") {
				continue
			}
			when := span(s.from, s.to)
			if is.Line == "" {
				is.Line = e.Line
			}
			wrong = append(wrong, fmt.Sprintf("%s %s, the base has %s on %s (%s)", s.standing, when, standing{is.Code, is.Sector}, day, is.Line))
			break
		}
	}
	have := map[string]bool{}
	for _, n := range namesOf(im.k.byID[[2]string{"persons.tsv", id}]) {
		have[knowledge.Key(n.Text)] = true
	}
	for i, n := range im.personNames(rd.Names) {
		if key := knowledge.Key(bare(n)); key != "" && !have[key] {
			if i == 0 && !strings.Contains(n, " ") {
				n += ";weak"
			}
			im.alias(id, n, rd.line)
		}
	}
	if len(wrong) == 0 {
		im.r.Same = append(im.r.Same, Item{"person", fmt.Sprintf("%s (%s) %s", e.NameEN, id, codes), rd.line})
		return
	}
	im.r.Different = append(im.r.Different, Item{"person", fmt.Sprintf("%s: %s", id, strings.Join(wrong, "; ")), rd.line})
	im.tenures(rd, id, standing{}, false)
}

// ever reports whether a person of the base has a standing at any time.
func (im *petrarchImport) ever(id string, s standing) bool {
	e := im.k.Entity(id)
	if e.Code == s.root && (e.Sector == s.sector || s.sector == "") {
		return true
	}
	for _, t := range im.k.Tenures(id) {
		for _, day := range []string{t.From, t.To} {
			if is := im.k.Standing(id, day); day != "" && is.Code == s.root && (is.Sector == s.sector || s.sector == "") {
				return true
			}
		}
	}
	return false
}

// sample is the days that a spell is compared on: its first, its last and one
// between.
func sample(s spell) []string {
	switch {
	case s.from == "" && s.to == "":
		return []string{"2000-01-01"}
	case s.from == "":
		return []string{s.to}
	case s.to == "":
		return []string{s.from}
	}
	mid := step(s.from, int(parseDay(s.to).Sub(parseDay(s.from)).Hours()/48))
	return []string{s.from, mid, s.to}
}

// span is a stretch of days for a reader.
func span(from, to string) string {
	switch {
	case from == "" && to == "":
		return "at all times"
	case from == "":
		return "until " + to
	case to == "":
		return "from " + from
	}
	return from + " to " + to
}

// codesText is the codes of an entry as they stand in the file.
func codesText(a *Actor) string {
	var out []string
	for _, d := range a.Codes {
		out = append(out, codeText(d.Code, d.From, d.To))
	}
	return strings.Join(out, " ")
}

// codeText writes a code and its days as a dictionary does.
func codeText(code, from, to string) string {
	compact := func(s string) string { return strings.ReplaceAll(s, "-", "") }
	switch {
	case from == "" && to == "":
		return "[" + code + "]"
	case from == "":
		return "[" + code + " <" + compact(step(to, 1)) + "]"
	case to == "":
		return "[" + code + " >" + compact(from) + "]"
	}
	return "[" + code + " " + compact(from) + "-" + compact(step(to, 1)) + "]"
}

// entity compares a body, organisation or group with the base and writes what
// is new.
func (im *petrarchImport) entity(rd *reading, id, kind string) {
	codes := codesText(rd.Actor)
	s := rd.spells[0]
	for _, t := range rd.spells {
		if t.known {
			s = t
			break
		}
	}
	if e := im.k.Entity(id); id != "" && e != nil && e.Kind != knowledge.KindPerson {
		r := im.k.row(id)
		have := map[string]bool{}
		for _, n := range namesOf(r) {
			have[knowledge.Key(n.Text)] = true
		}
		for _, n := range rd.Names {
			if key := knowledge.Key(n); key != "" && !have[key] {
				im.alias(id, title(n, true), rd.line)
			}
		}
		if is := im.standingOf(e); is.root == s.root && (is.sector == s.sector || s.sector == "") {
			im.r.Same = append(im.r.Same, Item{e.Kind, fmt.Sprintf("%s (%s) %s", e.Name("en"), id, codes), rd.line})
		} else {
			im.r.Different = append(im.r.Different, Item{e.Kind, fmt.Sprintf("%s: %s, the base has %s (%s)", id, s.standing, is, e.Line), rd.line})
		}
		return
	}
	if id == "" || im.l.ids[id] || im.k.Entity(id) != nil {
		id = im.l.newID(im.k, rd.Names[0])
	}
	im.l.ids[id] = true
	var names []string
	for _, n := range rd.Names {
		t := cleanName(title(n, true))
		if t == "" || slices.ContainsFunc(names, func(o string) bool { return sameName(bare(o), t) }) {
			continue
		}
		if !strings.Contains(t, " ") && strings.ToUpper(t) == t {
			t += ";exact"
		}
		names = append(names, t)
	}
	if len(names) == 0 {
		im.fail(rd.Line, "%q is not a name", rd.Names[0])
		return
	}
	sector := s.sector
	if sector == "" {
		sector = "GOV"
	}
	row := map[string]string{"id": id, "kind": kind, "code": s.root, "sector": sector, "names_en": strings.Join(names, "|"), "from": s.from, "to": s.to}
	if s.to == "" && (s.from != "" || len(rd.spells) > 1) {
		row["to"] = ".."
	}
	table := "orgs.tsv"
	if im.k.codes[s.root] != "" {
		table = "bodies.tsv"
		row["of"] = s.root
		switch s.sector {
		case "REB", "UAF", "PRM", "CRM", "PRE":
			table = "groups.tsv"
		}
	}
	row["source"] = rd.line + " " + codes
	im.l.add(table, true, row)
	im.r.New = append(im.r.New, Item{kind, fmt.Sprintf("%s (%s) %s", bare(names[0]), id, codes), rd.line})
	known := 0
	for _, t := range rd.spells {
		if t.known {
			known++
		}
	}
	if known > 1 {
		im.r.Guessed = append(im.r.Guessed, Item{kind, fmt.Sprintf("%s has %d dated codes; only the first is taken over, add a row for each time", id, known), rd.line})
	}
}

// standingOf is what the base says of an entity that is no person.
func (im *petrarchImport) standingOf(e *knowledge.Entity) standing {
	if e.Kind == knowledge.KindState || e.Kind == knowledge.KindHistorical {
		return standing{root: e.ID}
	}
	root := e.Code
	if root == "" {
		root = "---"
	}
	return standing{root, e.Sector}
}

// agent compares a common noun with the base.
func (im *petrarchImport) agent(a *AgentNoun) {
	line := im.line(a.Line)
	s, unknown, err := im.k.split(a.Code, im.o.PLOVER)
	if err != nil {
		im.fail(a.Line, "%v", err)
		return
	}
	for _, u := range unknown {
		im.r.unknown(u)
	}
	if s.sector == "" {
		s.sector = rootSector[s.root]
	}
	if s.sector == "" {
		im.fail(a.Line, "code %q names no role, so it tells nothing of who acts", a.Code)
		return
	}
	im.r.Read++
	var fresh, other []string
	for _, n := range a.Nouns {
		n = cleanName(strings.ToLower(n))
		known := im.k.agents[knowledge.Key(n)]
		switch {
		case n == "" || knowledge.Key(n) == "" || slices.Contains(fresh, n) || slices.Contains(other, n):
		case known[s.sector]:
			im.r.Same = append(im.r.Same, Item{"agent", n + " " + s.sector, line})
		case len(known) > 0:
			im.r.Different = append(im.r.Different, Item{"agent", fmt.Sprintf("%s is %s in the file, %s in the base", n, s.sector, strings.Join(sorted(known), " ")), line})
			other = append(other, n)
		default:
			im.r.New = append(im.r.New, Item{"agent", n + " " + s.sector, line})
			fresh = append(fresh, n)
		}
	}
	row := func(nouns []string, force bool) {
		if len(nouns) == 0 {
			return
		}
		m := map[string]string{"agent": "petrarch-" + im.l.newID(im.k, nouns[0]), "sector": s.sector, "kind": "people", "nouns_en": strings.Join(nouns, "|")}
		if s.root != "---" {
			m["code"] = s.root
		}
		m["source"] = line + " [~" + a.Code + "]"
		im.l.add("agents.tsv", force, m)
	}
	row(fresh, true)
	row(other, false)
}

func sorted(set map[string]bool) []string {
	var out []string
	for s := range set {
		out = append(out, s)
	}
	slices.Sort(out)
	return out
}
