package resolve

import (
	"math"
	"slices"
	"strings"

	"kawat"
	"kawat/knowledge"
)

// A report is one report in work.
type report struct {
	alien string // state that the group at hand can't be of: see missionOf
	*Resolver
	w       *words
	lang    string
	article *kawat.Article
	doc     *kawat.Doc
	day     string // of publication

	sents   []*sentence
	strong  map[string]bool     // entities and states with a strong mention
	issue   map[string]bool     // states named by anything but their bodies
	bound   map[string]*binding // abbreviations that the report introduces, as written
	people  []*docPerson
	weights map[string]float64         // how often each state is at issue
	acting  map[string]bool            // states named in the body other than as a place
	namesOf map[string]map[string]bool // by state: the words by which the report names it, its persons, bodies and places
	total   float64
	press   string             // the state of the first newspaper or station named
	local   [][]string         // by sentence: the states named
	quoted  [][]bool           // by sentence and token: within quotation marks
	home    string             // the state of the outlet
	dated   string             // the state of the dateline
	assumed map[string]float64 // states whose officials the report names without their state
	history []*ref
	out     Resolution
}

// A binding is what an abbreviation stands for in this report.
type binding struct {
	actor  kawat.Actor
	entity *knowledge.Entity // if it is in the base
	head   string            // id of the agent noun that heads the long form
	line   string
}

// A docPerson is a person as the report introduces them.
type docPerson struct {
	words  []string // folded words of the fullest name
	id     string
	name   string
	known  *knowledge.Entity
	code   string
	sector string
	role   *knowledge.Role
	body   string // entity id of the body served, if told
	titled bool
	former bool
	loose  bool // the code is only that of the state at issue
	line   string
}

// survey reads the report once to learn what it names and introduces.
func (rep *report) survey() {
	n := len(rep.doc.Sentences)
	rep.local = make([][]string, n)
	rep.quoted = make([][]bool, n)
	rep.sents = make([]*sentence, n)
	if d := rep.article.Dateline; d != "" {
		rep.dated = rep.stateNamed(d)
	}
	if e := rep.publisher(); e != nil {
		rep.out.Outlet, rep.home = e.ID, e.Code
	} else {
		rep.home = rep.w.Home // most Indonesian is written for Indonesians
	}
	open := false
	for i := range rep.doc.Sentences {
		s := rep.newSentence(i)
		rep.sents[i] = s
		if i == 0 || rep.doc.Sentences[i].Paragraph != rep.doc.Sentences[i-1].Paragraph || rep.doc.Sentences[i].In != rep.doc.Sentences[i-1].In {
			open = false
		}
		q := make([]bool, len(s.Tokens))
		for t := range s.Tokens {
			switch s.Tokens[t].Form {
			case "“", "``":
				open = true
			case "”", "''":
				open = false
			case "\"":
				open = !open
			}
			q[t] = open
		}
		rep.quoted[i] = q
		rep.unitize(s)
		for j := range s.units {
			u := &s.units[j]
			if u.kind == state || u.kind == entity {
				for _, c := range u.cands {
					if c.Entity != nil && !c.Weak {
						rep.strong[c.Entity.ID] = true
						if u.kind == state {
							rep.issue[c.Entity.ID] = true
						}
						if u.kind == state || c.Entity.Of == c.Entity.Code || c.Entity.Code == "UNO" || c.Entity.Code == "EUR" {
							rep.strong[c.Entity.Code] = true
						}
					}
				}
			}
			if u.kind == person {
				for _, c := range u.cands {
					if strings.Contains(c.Name, " ") {
						rep.strong[c.Entity.ID] = true
						rep.strong[c.Entity.Code] = true
						rep.issue[c.Entity.Code] = true
						rep.strong[rep.base.Standing(c.Entity.ID, rep.day).Code] = true
					}
				}
			}
			if u.kind == place && u.cands[0].Place.Country != "" {
				rep.strong[u.cands[0].Place.Country] = true
				rep.issue[u.cands[0].Place.Country] = true
			}
		}
	}
	// With weak names backed, weigh the states, and gather who is introduced.
	var found []*phrase
	for i, s := range rep.sents {
		rep.unitize(s)
		for j := range s.units {
			u := &s.units[j]
			if u.lead {
				continue // "pro-Palestinian students" are not Palestine's
			}
			if rep.ofMoney(s, u) {
				continue
			}
			code, w := "", 1.0
			switch u.kind {
			case state:
				c := rep.pick(u.cands)
				code = c.Entity.ID
				if c.As == knowledge.IsCapital && rep.namesake(c.Entity, u.places) {
					w = 0.3 // what else is named tells whose
				}
			case entity:
				if e := rep.pick(u.cands).Entity; !isOutlet(e) {
					code, w = e.Code, 0.8
				} else if e.Kind == knowledge.KindOutlet && rep.press == "" {
					rep.press = e.Code
				}
			case person:
				code, w = rep.standingCode(u), 0.8
			case agent:
				if ag := u.agent.Agent; ag.Sector == "COP" || ag.Sector == "MIL" {
					code, w = ag.Code, 0.6 // "sheriff's deputies", "jawans"
				}
			case place:
				code, w = rep.pickPlace(u.cands).Country, 0.6
				for _, c := range u.cands {
					if c.Place != nil && c.Place.Country != code {
						code = "" // it may lie elsewhere: what else is named tells where
						break
					}
				}
				if !u.cands[0].Place.Chosen {
					w = 0.3
				}
			}
			if e := rep.base.Entity(code); e == nil || e.Kind != knowledge.KindState && e.Kind != knowledge.KindHistorical {
				continue
			}
			if s.In != kawat.Body {
				w *= 1.5
			}
			if rep.namesOf[code] == nil {
				rep.namesOf[code] = map[string]bool{}
			}
			rep.namesOf[code][strings.Join(s.low[u.first:u.last+1], " ")] = true
			rep.weights[code] += w
			if u.kind != place && s.In == kawat.Body && !rep.w.locative[s.prev(u.first)] {
				rep.acting[code] = true
			}
			rep.total += w
			rep.local[i] = append(rep.local[i], code)
		}
	}
	for _, s := range rep.sents {
		rep.unitize(s)
		found = append(found, rep.phrases(s, make([]bool, len(s.Tokens)))...)
	}
	for _, p := range found {
		if p.abbr != "" && p.who == nil {
			rep.bind(p)
		}
	}
	// Fullest names first, so that short ones find them.
	var named []*phrase
	for _, p := range found {
		if p.ownerOf != nil {
			named = append(named, p.ownerOf)
		}
		if p.who != nil {
			named = append(named, p)
		}
	}
	slices.SortStableFunc(named, func(a, b *phrase) int { return len(nameWords(b)) - len(nameWords(a)) })
	rep.assumed = map[string]float64{}
	for _, p := range named {
		rep.introduce(p)
		// "Home Minister Rajnath Singh": where that needs no country is at home.
		if r := mainRole(p); r != nil && r.Sector == "GOV" && p.state == nil && p.entity == nil && p.agent == nil && p.place == nil && !p.foreign {
			if e, _ := rep.choosePerson(p); e != nil {
				if st := rep.base.Standing(e.ID, rep.day); st.Office != nil && len(st.Code) == 3 {
					rep.assumed[st.Code]++
				}
			}
		}
	}
	n1 := 0.0
	for _, v := range rep.assumed {
		n1 += v
	}
	for c := range rep.assumed {
		rep.assumed[c] /= n1
	}
}

// stateNamed is the state of the first name in a short text such as a dateline.
func (rep *report) stateNamed(text string) string {
	// Datelines are in capitals: "MOSKOW". Names are matched with a capital only.
	var tokens []kawat.Token
	for i, f := range strings.Fields(text) {
		f = strings.Trim(f, ",.()–—-")
		if len(f) > 3 && strings.ToUpper(f) == f {
			f = f[:1] + strings.ToLower(f[1:])
		}
		tokens = append(tokens, kawat.Token{Start: i, End: i + 1, Form: f})
	}
	for _, m := range rep.base.Match(rep.lang, tokens) {
		best, most := "", -1
		for _, c := range m.Candidates {
			switch {
			case c.Entity != nil && c.Entity.Kind == knowledge.KindState && c.As == knowledge.IsCapital:
				people := 0
				if p := rep.base.Capital(c.Entity.ID); p != nil {
					people = p.Population
				}
				if people > most {
					best, most = c.Entity.ID, people
				}
			case c.Entity != nil && c.Entity.Kind == knowledge.KindState && c.As != knowledge.IsAdjective:
				return c.Entity.ID
			case c.Place != nil && c.Place.Population > most:
				best, most = c.Place.Country, c.Place.Population
			}
		}
		if best != "" {
			return best
		}
	}
	return ""
}

// publisher is the outlet that published the report, nil if the base does not
// know it: by address, by a name that is one ("Tribunnews.com"), or by name.
func (rep *report) publisher() *knowledge.Entity {
	a := rep.article
	host := a.URL
	if _, rest, ok := strings.Cut(host, "://"); ok {
		host = rest
	}
	host, _, _ = strings.Cut(host, "/")
	host, _, _ = strings.Cut(host, ":")
	for _, name := range []string{host, a.Outlet} {
		if e := rep.base.OutletByDomain(strings.ToLower(name)); e != nil && strings.Contains(name, ".") {
			return e
		}
	}
	var tokens []kawat.Token
	at := 0
	for _, w := range strings.Fields(a.Outlet) {
		tokens = append(tokens, kawat.Token{Start: at, End: at + len(w), Form: w, SpaceAfter: true})
		at += len(w) + 1
	}
	for _, m := range rep.base.Match(rep.lang, tokens) {
		if m.First > 0 || m.Last < len(tokens)-1 {
			continue
		}
		for _, c := range m.Candidates {
			if isOutlet(c.Entity) && c.Entity.Kind != knowledge.KindPlatform {
				return c.Entity
			}
		}
	}
	return nil
}

// pick chooses among the entities that one name may mean: strong before weak,
// at issue in the report before not, alive before dead, then the order of the base.
func (rep *report) pick(cs []knowledge.Candidate) knowledge.Candidate {
	if len(cs) == 1 {
		return cs[0]
	}
	best, top := 0, -1.0
	for i, c := range cs {
		if c.Entity == nil {
			continue
		}
		v := 0.0
		if !c.Weak || rep.strong[c.Entity.ID] {
			v += 4
		}
		if c.Entity.Exists(rep.day) {
			v += 2
			if c.Entity.Kind == knowledge.KindHistorical && rep.day != "" {
				v += 0.6 // Moscow was the Soviet Union's then
			}
		}
		if rep.total > 0 {
			v += 3 * rep.weights[c.Entity.Code] / rep.total
		}
		if c.As == knowledge.IsName {
			v += 0.5
		}
		if v > top {
			best, top = i, v
		}
	}
	return cs[best]
}

// pickPlace chooses among places of one name: in a state at issue, then the
// more populous, regions before cities.
func (rep *report) pickPlace(cs []knowledge.Candidate) *knowledge.Place {
	return rep.pickPlaceAt(nil, nil, cs)
}

// pickPlaceAt chooses among places of one name that a unit of a sentence means:
// by the states and regions named around it, those at issue in the report, and
// by how many people live there. A place a tenth as large as its namesake needs
// to be told apart by the words around it.
func (rep *report) pickPlaceAt(s *sentence, u *unit, cs []knowledge.Candidate) *knowledge.Place {
	var best *knowledge.Place
	top := math.Inf(-1)
	most := 0
	for _, c := range cs {
		if c.Place != nil {
			most = max(most, c.Place.Population)
		}
	}
	region := s != nil && rep.besideRegion(s, u)
	var told map[string]bool // states of whose regions people are named
	if s != nil && len(cs) > 1 {
		told = rep.regional(s)
	}
	for _, c := range cs {
		p := c.Place
		if p == nil {
			continue
		}
		near := rep.near(s, u, p)
		if told[p.Country] {
			near = max(near, ofPeople)
		}
		v := near
		if rep.total > 0 {
			v += 2.5 * rep.weights[p.Country] / rep.total
		}
		if p.Precision != "city" {
			v += 2
			if s != nil && rep.w.locative[s.prev(u.first)] && !region && slices.ContainsFunc(cs, func(c knowledge.Candidate) bool {
				return c.Place != nil && c.Place.Precision == "city" && c.Place.Country == p.Country && c.Place.Population >= 200_000
			}) {
				v -= 2 // "Santa Cruz" alone is the city, not the department of its name
			}
			if region {
				v += 3 // "Provinsi Kunar"
			}
		} else {
			v += 0.45 * math.Log10(float64(p.Population+1))
			if c := rep.base.Capital(p.Country); c != nil && c.GeoNames == p.GeoNames {
				v++
			} else if p.Population*10 < most && (near < ofCompany || near == ofCompany && !rep.within(s, u)) {
				v -= 2
			}
		}
		if p.Chosen {
			v++
		}
		if p.Country == rep.dated {
			v += 0.5
		}
		if v > top {
			best, top = p, v
		}
	}
	return best
}

// ofCompany is what a state that is named in the sentence of a place weighs for those
// that lie in it.
const ofCompany = 0.8

// ofPeople is what a state weighs whose own people act in the sentence.
const ofPeople = 2.5

// regional are the states of whose regions a sentence names people by an adjective:
// "Andalusian olive growers", "Texan police".
func (rep *report) regional(s *sentence) map[string]bool {
	var out map[string]bool
	for t := range s.Tokens {
		form := s.form(t)
		if !upper(form) || len(form) < 5 || s.unitAt(t) != nil && s.unitAt(t).kind != name || !letters(s.form(t+1)) || upper(s.form(t+1)) {
			continue
		}
		for _, d := range rep.w.Regional {
			stem, ok := strings.CutSuffix(form, d[0])
			if !ok || len(stem) < 3 {
				continue
			}
			for _, m := range rep.base.Match(rep.lang, []kawat.Token{{End: len(stem) + len(d[1]), Form: stem + d[1], UPOS: "PROPN"}}) {
				for _, c := range m.Candidates {
					if c.Place != nil && c.Place.Precision != "city" && c.Place.Country != "" {
						if out == nil {
							out = map[string]bool{}
						}
						out[c.Place.Country] = true
					}
				}
			}
		}
	}
	return out
}

// within reports whether something is told to be or happen in what a unit names: "in
// Trujillo", "the docks of Trujillo", but not "the recognition of Donetsk by Russia".
func (rep *report) within(s *sentence, u *unit) bool {
	t := u.first - 1
	if t > 0 && rep.w.placeNouns[s.low[t]] && rep.w.HeadFirst {
		t--
	}
	return t >= 0 && (rep.w.still[s.low[t]] || t > 0 && rep.w.whose[s.low[t]] && s.unitAt(t-1) == nil && s.Tokens[t-1].UPOS == "NOUN")
}

// besideRegion reports whether a noun of regions stands beside a name: "Provinsi
// Kunar", "negara bagian Niger", "the Jammu region", "the department of Amazonas".
func (rep *report) besideRegion(s *sentence, u *unit) bool {
	word := func(t int) bool {
		return t >= 0 && t < len(s.low) && (rep.w.regions[s.low[t]] || t > 0 && rep.w.regions[s.low[t-1]+" "+s.low[t]])
	}
	if rep.w.HeadFirst {
		return word(u.first - 1)
	}
	return word(u.last+1) || u.first > 1 && rep.w.whose[s.low[u.first-1]] && word(u.first-2)
}

// namesake reports whether a city elsewhere has the name of a state's capital and
// no less than a tenth of its people: Tripoli in Lebanon.
func (rep *report) namesake(st *knowledge.Entity, places []knowledge.Candidate) bool {
	capital := rep.base.Capital(st.ID)
	return capital != nil && slices.ContainsFunc(places, func(c knowledge.Candidate) bool {
		return c.Place != nil && c.Place.Country != st.ID && c.Place.Precision == "city" && c.Place.Population*10 >= capital.Population
	})
}

// near weighs what is named around a unit for one of the places that it may mean.
func (rep *report) near(s *sentence, u *unit, p *knowledge.Place) float64 {
	if s == nil {
		return 0
	}
	v := 0.0
	for i := range s.units {
		x := &s.units[i]
		if x == u || x.first <= u.last && u.first <= x.last {
			continue
		}
		w := 0.0
		switch x.kind {
		case state:
			// Who strikes a town is named beside it too; whose it is stands behind.
			apposed := x.first > u.last && x.first-u.last <= 4 && (s.form(u.last+1) == "," || rep.w.locative[s.low2(u.last+1)])
			for _, c := range x.cands {
				switch {
				case c.Entity.ID != p.Country:
				case apposed:
					w = 3
				case rep.ofLocals(s, x):
					w = ofPeople
				default:
					w = ofCompany // whose soldiers search it
				}
			}
		case entity:
			if len(x.cands) == 0 {
				continue
			}
			if e := rep.pick(x.cands).Entity; e != nil && e.Of == p.Country && !isOutlet(e) {
				w = ofCompany
			}
		case place:
			for _, c := range x.cands {
				if q := c.Place; q != nil && q.Country == p.Country {
					w = max(w, 0.7)
					if q.Precision != "city" && q.Admin1 != "" && q.Admin1 == p.Admin1 {
						w = 4
					}
				}
			}
		}
		v = max(v, w)
	}
	return v
}

// ofLocals reports whether a state's name tells whose people at home are meant, who act
// where they live: "Dominican police", "buruh Argentina".
func (rep *report) ofLocals(s *sentence, x *unit) bool {
	local := func(u *unit) bool { return u != nil && u.agent != nil && atHome[u.agent.Agent.Sector] }
	if rep.w.HeadFirst {
		for i := range s.units {
			if v := &s.units[i]; v.last == x.first-1 {
				return local(v)
			}
		}
		return false
	}
	if x.adjective() {
		return local(s.unitAt(x.last + 1))
	}
	return rep.w.genitive[s.next(x.last)] && local(s.unitAt(x.last+2))
}

// homonym is the region of another state that a state's name means: "Georgia"
// where the report is about the United States and names nothing else of Georgia's.
// It is nil where it means the state.
func (rep *report) homonym(s *sentence, u *unit, st *knowledge.Entity, places []knowledge.Candidate) *knowledge.Place {
	for _, c := range places {
		p := c.Place
		if p == nil || p.Precision != "admin1" || p.Country == st.ID {
			continue
		}
		if rep.besideRegion(s, u) {
			return p // "negara bagian Niger"
		}
		if rep.weights[p.Country] < 0.5 {
			continue
		}
		if len(rep.namesOf[st.ID]) <= 1 && len(rep.namesOf[p.Country]) > 0 {
			return p
		}
	}
	return nil
}

// standingCode is the code of the person that a name most likely means.
func (rep *report) standingCode(u *unit) string {
	if u.kind != person || len(u.cands) == 0 {
		return ""
	}
	return rep.base.Standing(u.cands[0].Entity.ID, rep.day).Code
}

// bind notes an abbreviation for the body that stands before it.
func (rep *report) bind(p *phrase) {
	if rep.bound[p.abbr] != nil {
		return
	}
	// "Perdana Menteri (PM)": a title is no body.
	if p.head == title || p.head == state || p.head == place && p.agent == nil {
		return
	}
	a, line, ok := rep.group(p)
	if !ok {
		// "the Coalition of Fishermen's Unions (CFU)": of the state at issue.
		if p.agent == nil || p.agent.agent == nil || !upper(p.s.form(p.agent.first)) {
			return
		}
		ag := p.agent.agent.Agent
		a = kawat.Actor{Entity: slug(strings.Fields(knowledge.Key(p.abbr))), Code: rep.context(p.s, ag.Sector), Sector: ag.Sector, Name: p.abbr}
		if line = ag.Line; a.Code == "" || ag.Kind == "public" {
			return
		}
	}
	b := &binding{actor: a, line: "text:abbreviation " + line}
	if e := rep.base.Entity(a.Entity); e != nil {
		b.entity = e
	}
	if p.agent != nil && p.agent.agent != nil {
		b.head = p.agent.agent.Agent.ID
	}
	rep.bound[p.abbr] = b
}

// nameWords are the folded words of a phrase's personal name.
func nameWords(p *phrase) []string {
	var out []string
	for t := p.whoFirst; t <= p.whoLast; t++ {
		out = append(out, strings.Fields(knowledge.Key(p.s.Tokens[t].Form))...)
	}
	return out
}

// slug is the id of a person that the base does not know.
func slug(words []string) string { return strings.Join(words, "-") }

// subset reports whether all words of a, initials aside, are words of b.
func subset(a, b []string) bool {
	n := 0
	for _, w := range a {
		if len(w) < 2 {
			continue
		}
		if !slices.Contains(b, w) {
			return false
		}
		n++
	}
	return n > 0
}

// introduce enters the person that a phrase names.
func (rep *report) introduce(p *phrase) {
	words := nameWords(p)
	if len(words) == 0 {
		return
	}
	e, line := rep.choosePerson(p)
	var d *docPerson
	for _, x := range rep.people {
		if !subset(words, x.words) && !subset(x.words, words) {
			continue
		}
		if e != nil && x.known != nil && e != x.known {
			continue
		}
		// One word of a longer name, with a title over another state, is someone else.
		d = x
		break
	}
	titled := len(p.roles) > 0 || p.state != nil || p.entity != nil || p.agent != nil
	if d == nil {
		if e == nil && len(words) == 1 && !titled {
			return
		}
		d = &docPerson{words: words, id: slug(words), name: p.s.text(p.whoFirst, p.whoLast), line: "text:name"}
		rep.people = append(rep.people, d)
	}
	if e != nil && d.known == nil {
		d.known, d.id, d.name, d.line = e, e.ID, e.Name(rep.lang), line
	}
	if !titled || d.titled {
		return
	}
	code, sector, body, told := rep.office(p)
	if code == "" && sector == "" {
		return
	}
	// A rank or a style alone tells little; the next title may tell more.
	if r := mainRole(p); r != nil {
		d.role = r
		d.titled = told || r.Kind != "rank"
	} else {
		d.titled = true
	}
	d.code, d.sector, d.body, d.former, d.loose = code, sector, body, p.former, !told
	if p.former && leaves(mainRole(p)) {
		d.sector = "ELI"
	}
}

// choosePerson chooses the person of the base that a phrase names, or nil.
func (rep *report) choosePerson(p *phrase) (*knowledge.Entity, string) {
	if p.who.kind != person {
		return nil, ""
	}
	var best knowledge.Candidate
	top, second := -1.0, -1.0
	full := p.whoLast > p.whoFirst
	for _, c := range p.who.cands {
		v := 0.0
		st := rep.base.Standing(c.Entity.ID, rep.day)
		if st.Office != nil {
			v++
		}
		if full {
			v += 2
		}
		if rep.strong[c.Entity.ID] {
			v += 2
		}
		if rep.total > 0 && st.Code != "" {
			v += 3 * min(1, rep.weights[st.Code])
			v += rep.weights[st.Code] / rep.total
		}
		if code := rep.told(p); code != "" {
			if code == st.Code {
				v += 2
			} else if !full {
				v -= 3
			}
		}
		if r := mainRole(p); r != nil {
			if st.Office != nil && !p.former && rep.holds(c.Entity.ID, r) != nil {
				v += 3
			}
			for _, t := range rep.base.Tenures(c.Entity.ID) {
				if o := rep.base.Office(t.Office); o != nil && (o.Role == r.ID || similar(o.Role, r.ID)) {
					v += 2
					break
				}
			}
		}
		if c.Weak {
			v -= 3
		}
		if p.who.ruler {
			v += 4 * float64(rep.reign(c.Entity.ID))
		}
		if v > top {
			best, top, second = c, v, top
		} else if v > second {
			second = v
		}
	}
	_ = second
	if best.Entity == nil || best.Weak && top < 1 || !full && top < 1 {
		return nil, ""
	}
	return best.Entity, best.Line
}

// holds is the office of a role, or of one like it, that a person holds on the
// day of the report; nil for none.
func (rep *report) holds(person string, r *knowledge.Role) *knowledge.Office {
	var like *knowledge.Office
	for _, t := range rep.base.OfficesOf(person, rep.day) {
		switch o := rep.base.Office(t.Office); {
		case o == nil:
		case o.Role == r.ID:
			return o
		case like == nil && similar(o.Role, r.ID):
			like = o
		}
	}
	return like
}

// told is the code of the state that a phrase names outright, or "".
func (rep *report) told(p *phrase) string {
	if p.state != nil && len(p.state.cands) > 0 {
		return rep.pick(p.state.cands).Entity.Code
	}
	return ""
}

// person finds the person of the report that a phrase names, or nil.
func (rep *report) person(p *phrase) *docPerson {
	words := nameWords(p)
	if len(words) == 0 {
		return nil
	}
	var found []*docPerson
	for _, d := range rep.people {
		if subset(words, d.words) || len(words) > 1 && subset(d.words, words) {
			found = append(found, d)
		}
	}
	switch len(found) {
	case 0:
		return nil
	case 1:
		return found[0]
	}
	// The base's reading of the name, then an equal name, then the last mentioned.
	if e, _ := rep.choosePerson(p); e != nil {
		for _, d := range found {
			if d.known == e {
				return d
			}
		}
	}
	for _, d := range found {
		if len(d.words) == len(words) {
			return d
		}
	}
	for i := len(rep.history) - 1; i >= 0; i-- {
		for _, d := range found {
			if len(rep.history[i].actors) == 1 && rep.history[i].actors[0].Entity == d.id {
				return d
			}
		}
	}
	return found[0]
}

// knows reports whether one of the persons that a match may mean is otherwise
// at issue in the report.
func (rep *report) knows(m *knowledge.Match, s *sentence) bool {
	for _, c := range m.Candidates {
		if c.Entity != nil && c.Entity.Kind == knowledge.KindPerson && rep.strong[c.Entity.ID] {
			return true
		}
	}
	return m.First < m.Last
}

// atHome are sectors of groups that act where they live.
var atHome = map[string]bool{"COP": true, "EDU": true, "LAB": true, "AGR": true, "CRM": true, "UAF": true, "JUD": true}

// ofMoney reports whether a state's name only says whose money is meant: "dollar AS".
func (rep *report) ofMoney(s *sentence, u *unit) bool {
	return rep.w.HeadFirst && u.kind == state && (rep.w.money[s.prev(u.first)] || u.first > 1 && rep.w.money[s.low[u.first-2]+" "+s.low[u.first-1]])
}

// ofKind reports whether a bare noun for a body only tells of what kind the thing or
// expert beside it is: "peralatan militer", "pakar militer", "military aid".
func (rep *report) ofKind(p *phrase) bool {
	if p.head != agent || p.agent.agent == nil || p.agent.agent.Agent.Kind != "body" || p.agent.first != p.agent.last || p.state != nil || p.owner != "" || p.s.In != kawat.Body || upper(p.s.form(p.agent.first)) {
		return false
	}
	if rep.w.HeadFirst {
		return p.first == p.last && rep.w.gear[p.s.prev(p.first)]
	}
	return rep.w.gear[p.s.next(p.last)]
}

// shelledBy is the state whose forces do harm to what a bare noun for a body qualifies,
// where the sentence speaks of other states too: it is not theirs. "Rudal Rusia
// menghantam gedung pemerintahan di Kharkiv."
func (rep *report) shelledBy(p *phrase) string {
	o := p.s.Tokens[headOf(p.s, p.first, p.last, p.core)].Head
	if o < 0 || o >= len(p.s.Tokens) || !slices.ContainsFunc(rep.harmers(p.s, o), func(a kawat.Actor) bool { return a.Sector == "MIL" }) {
		return ""
	}
	code := rep.harmers(p.s, o)[0].Code
	if !slices.ContainsFunc(rep.local[p.s.i], func(c string) bool { return c != code }) {
		return ""
	}
	return code
}

// missionOf is the state whose envoy, embassy or flag somebody does something to that
// nobody does to his own: he is of another state, whoever he is. "Kementerian Luar
// Negeri memanggil Duta Besar China", "massa mengepung Kedutaan Besar Prancis". It is
// "" where there is none.
func (rep *report) missionOf(s *sentence, first, last int) string {
	w := rep.w
	for k := first; k <= last && k < len(s.Tokens); k++ {
		v := s.Tokens[k].Head
		if s.Tokens[k].Rel() != "nsubj" || v <= last || v >= len(s.Tokens) || !rep.does(s, v, w.harms) && !w.summons[s.low[v]] {
			continue
		}
		if !w.HeadFirst { // "summoned the Russian ambassador"
			for t := v + 1; t < len(s.Tokens) && t <= v+3; t++ {
				if u := s.unitAt(t); u != nil && u.kind == state && w.missions[s.low2(u.last+1)] {
					return rep.pick(u.cands).Entity.Code
				}
			}
			continue
		}
		if o := v + 1; o < len(s.Tokens) && w.missions[s.low[o]] {
			for t := o + 1; t < len(s.Tokens) && t <= o+4; t++ {
				if u := s.unitAt(t); u != nil && u.kind == state {
					return rep.pick(u.cands).Entity.Code
				}
			}
		}
	}
	return ""
}

// context is the state most at issue around a sentence, for a group that the
// text names without its state ("the police"); "" if there is none.
func (rep *report) context(s *sentence, sector string) string {
	score := map[string]float64{}
	if rep.total > 0 {
		for c, w := range rep.weights {
			score[c] += 2 * w / rep.total
		}
	}
	at := func(i int, v float64) {
		if i < 0 || i >= len(rep.local) {
			return
		}
		seen := map[string]bool{}
		for _, c := range rep.local[i] {
			if !seen[c] {
				score[c] += v
				seen[c] = true
			}
		}
	}
	at(s.i, 0.8)
	public := sector == "CVL" || sector == "REF" || sector == "MED"
	if public {
		// People are hit where the text is, not where the attackers are from.
		for i := len(rep.history) - 1; i >= 0 && s.i-rep.history[i].sent <= 3; i-- {
			if h := rep.history[i]; h.place && len(h.actors) == 1 && rep.sents[h.sent].In == s.In {
				score[h.actors[0].Code] += 0.9
				break
			}
		}
		for i := len(rep.out.Places) - 1; i >= 0 && rep.out.Places[i].Sentence == s.i; i-- {
			if p := &rep.out.Places[i]; p.Line == lineBack && p.Locative {
				score[p.Country] += 1.5 // "refugees in the city"
			}
		}
		for i := len(rep.history) - 1; i >= 0 && rep.history[i].sent == s.i; i-- {
			h := rep.history[i]
			if len(h.actors) != 1 {
				continue
			}
			switch a := h.actors[0]; {
			case h.place || h.cased:
				score[a.Code] += 0.6
			case a.Sector == "MIL" && h.subject:
				score[a.Code] -= 0.8
			}
		}
	}
	if atHome[sector] {
		// The police, workers and mobs of a sentence are those of the place that it tells.
		for i := len(rep.history) - 1; i >= 0 && rep.history[i].sent == s.i; i-- {
			if h := rep.history[i]; h.place && len(h.actors) == 1 {
				score[h.actors[0].Code] += 0.6
			}
		}
	}
	if sector == "OPP" {
		// "Nicaragua stripped political prisoners of …": a state's dissidents are its own.
		for i := len(rep.history) - 1; i >= 0 && rep.history[i].sent == s.i; i-- {
			if h := rep.history[i]; h.subject && !h.place && len(h.actors) == 1 && (h.state || h.body || h.person) {
				score[h.actors[0].Code] += 0.8
			}
		}
	}
	for d := 1; d <= 3; d++ {
		v := 0.4 / float64(d)
		if s.i-d >= 0 && rep.doc.Sentences[s.i-d].Paragraph == s.Paragraph {
			v += 0.2
		}
		at(s.i-d, v)
	}
	if own := rep.insider(s); own != "" && !public {
		score[own] += 2 // the senators' "armed forces" are their own
	}
	if rep.dated != "" {
		score[rep.dated] += 1
	}
	if rep.home != "" && !public {
		score[rep.home] += 0.3
	}
	for c, v := range rep.assumed {
		if !public {
			score[c] += 0.8 * v
		}
	}
	for i := len(rep.history) - 1; i >= 0; i-- {
		h := rep.history[i]
		if len(h.actors) == 1 && h.actors[0].Sector == sector && sector != "GOV" && sector != "CVL" && len(h.actors[0].Code) == 3 && h.actors[0].Code != "---" && rep.sents[h.sent].In == s.In {
			score[h.actors[0].Code] += 1
			break
		}
	}
	var codes []string
	for c := range score {
		if c == rep.alien {
			continue
		}
		// A part that has no army of its own has no soldiers.
		if rep.base.Entity(c) != nil && !(sector == "MIL" && rep.partly(c) && rep.base.Entity(c+".armed-forces") == nil && len(rep.weights) > 1) {
			codes = append(codes, c)
		}
	}
	slices.Sort(codes)
	best := ""
	for _, c := range codes {
		if best == "" || score[c] > score[best] {
			best = c
		}
	}
	if best == "" || score[best] < 0.25 || rep.total == 0 {
		// Where the text names no state, the newspapers that it names tell of their own.
		best = ""
		if rep.base.Entity(rep.press) != nil {
			best = rep.press
		} else if !public {
			best = rep.home
		}
	}
	return best
}
