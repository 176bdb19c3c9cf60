package resolve

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kawat"
	"kawat/knowledge"
	"kawat/lang"
)

// A unitKind says what a unit is for the grammar of phrases.
type unitKind byte

const (
	other  unitKind = iota
	state           // name, adjective, capital or metonym of a state
	entity          // body, organisation, group or medium
	person          // a name of a person in the base
	name            // capitalised words that the base does not know
	title           // a title of office
	agent           // a common noun that acts
	place           // a city or region
)

// A unit is a stretch of a sentence that means one thing.
type unit struct {
	kind        unitKind
	first, last int // tokens, inclusive
	start, end  int // bytes of the part
	cands       []knowledge.Candidate
	role        *knowledge.Candidate // a title that the same words are, whatever kind is
	agent       *knowledge.Candidate // a common noun that the same words are
	places      []knowledge.Candidate
	bound       *binding // an abbreviation that the report introduced
	weak        bool
	lead        bool  // "pro-", "anti-" before it in one word: not the actor
	org         bool  // a proper name that the abbreviation behind it spells
	inside      *unit // the state named within such a name
	ruler       bool  // a surname beside a noun for the government of its bearer
}

// a sentence in work.
type sentence struct {
	*kawat.Sentence
	i      int
	low    []string // forms in small letters
	units  []unit
	at     []int // by token: index of the unit that starts there, or -1
	title  bool  // written with capitals throughout
	tagged bool
	// surface words: multiword tokens joined.
	surface []surface
}

type surface struct {
	low         string
	first, last int
}

func (s *sentence) starts(t int) bool {
	if t == 0 {
		return true
	}
	switch s.Tokens[t-1].Form {
	case "“", "\"", "‘", ":", "”", "—", "–", "''", "``", "(", "-":
		return t == 1 || s.Tokens[t-1].Form != "-" && s.Tokens[t-1].Form != "("
	}
	return false
}

func upper(form string) bool {
	r, _ := utf8.DecodeRuneInString(form)
	return unicode.IsUpper(r)
}

func (rep *report) newSentence(i int) *sentence {
	src := &rep.doc.Sentences[i]
	s := &sentence{Sentence: src, i: i, low: make([]string, len(src.Tokens)), at: make([]int, len(src.Tokens))}
	caps, words := 0, 0
	for t := range src.Tokens {
		form := src.Tokens[t].Form
		s.low[t] = strings.ToLower(form)
		s.at[t] = -1
		s.tagged = s.tagged || src.Tokens[t].UPOS != ""
		if r, _ := utf8.DecodeRuneInString(form); unicode.IsLetter(r) && len(form) > 3 {
			words++
			if unicode.IsUpper(r) {
				caps++
			}
		}
	}
	s.title = words >= 2 && caps*10 >= words*8 && src.In == kawat.Headline || words >= 6 && caps == words
	multi := 0
	for t := 0; t < len(src.Tokens); t++ {
		for multi < len(src.Multi) && src.Multi[multi].Last < t {
			multi++
		}
		if multi < len(src.Multi) && src.Multi[multi].First == t && src.Multi[multi].Last < len(src.Tokens) && src.Multi[multi].Last > t && rep.w.possessive[s.low[src.Multi[multi].Last]] {
			m := src.Multi[multi]
			s.surface = append(s.surface, surface{strings.ToLower(m.Form), m.First, m.Last})
			t = m.Last
			continue
		}
		s.surface = append(s.surface, surface{s.low[t], t, t})
	}
	return s
}

// unitize divides a sentence into units: what the base knows, what the report
// introduced, and capitalised words that look like names.
func (rep *report) unitize(s *sentence) {
	s.units = s.units[:0]
	for t := range s.at {
		s.at[t] = -1
	}
	matches := rep.base.Match(rep.lang, s.Tokens)
	orgs := rep.spelledNames(s, matches)
	pos := 0
	for k := 0; k < len(matches); {
		m := &matches[k]
		if len(orgs) > 0 && m.Last >= orgs[0].first {
			s.units = append(s.units, orgs[0])
			pos, orgs = orgs[0].end, orgs[1:]
		}
		if m.Start < pos {
			k++
			continue
		}
		// All matches that start here, longest first.
		n := k
		for n < len(matches) && matches[n].Start == m.Start && matches[n].First == m.First {
			n++
		}
		took := false
		for ; k < n; k++ {
			if rep.cutsState(s, matches, k) {
				continue
			}
			if u, ok := rep.unitOf(s, &matches[k]); ok {
				s.units = append(s.units, u)
				pos = matches[k].End
				took = true
				break
			}
		}
		k = n
		_ = took
	}
	s.units = append(s.units, orgs...)
	rep.bindUnits(s)
	rep.nameUnits(s)
	for i := range s.units {
		if t := s.units[i].first; s.at[t] < 0 {
			s.at[t] = i
		}
	}
}

// spelledNames finds the proper names of bodies that the abbreviation in brackets
// behind them spells: "Aliansi Petani Kelapa Nusantara (APKN)", "the Movement for
// the Liberation of Kasai (MLK)". They stand for one unit: that of the noun that
// heads them, or a name where none is known. Those that the base has stay as they are.
func (rep *report) spelledNames(s *sentence, matches []knowledge.Match) []unit {
	var out []unit
	for t := 2; t+2 < len(s.Tokens); t++ {
		if s.form(t) != "(" || s.form(t+2) != ")" {
			continue
		}
		first := rep.spelledFrom(s, t-1, s.form(t+1))
		if first < 0 || len(out) > 0 && out[len(out)-1].last >= first {
			continue
		}
		u := unit{kind: name, first: first, last: t - 1, start: s.Tokens[first].Start, end: s.Tokens[t-1].End, org: true}
		head := t - 1 // the token of the head noun
		if rep.w.HeadFirst {
			head = first
		} else {
			for j := first + 1; j < t; j++ {
				if rep.w.joining[s.low[j]] {
					head = j - 1
					break
				}
			}
		}
		known := false
		for i := range matches {
			m := &matches[i]
			if m.First < first && m.Last >= first-1 && m.Last < t && rep.headsName(m) {
				known = true // "Kementerian Energi dan Sumber Daya Mineral (ESDM)"
			}
			if m.First < first || m.Last >= t {
				continue
			}
			for k := range m.Candidates {
				switch c := &m.Candidates[k]; {
				case c.Role != nil && m.First == first, c.Entity != nil && !c.Weak && (m.First == first && m.Last == t-1 || domestic(c.Entity)):
					known = true // "Perdana Menteri (PM)", "Uni Emirat Arab (UEA)", "Harvard Business School (HBS)"
				case c.Agent != nil && c.Agent.Kind != "public" && m.First <= head && head <= m.Last && (u.agent == nil || u.agent.Agent.Kind != "head" && c.Agent.Kind == "head"):
					u.kind, u.agent = agent, c
				case c.Entity != nil && !c.Weak && !domestic(c.Entity) && c.Entity.Kind != knowledge.KindPerson && u.inside == nil:
					u.inside = &unit{kind: state, first: m.First, last: m.Last, start: m.Start, end: m.End, cands: m.Candidates[k : k+1]}
				}
			}
		}
		if a := bodyAgents[rep.w.bodyKind[s.low[head]]]; u.agent == nil && a != nil {
			u.kind, u.agent = agent, &knowledge.Candidate{Name: s.low[head], Agent: a, Line: a.Line}
		}
		if !known {
			out = append(out, u)
		}
	}
	return out
}

// bodyAgents are what names of bodies stand for that are headed by words which else
// refer back to bodies: "the Alliance for the Defence of the Delta (ADD)".
var bodyAgents = map[lang.BodyKind]*knowledge.Agent{
	lang.Alliance:     {Sector: "SOC", Kind: "head", Line: "text:name"},
	lang.Organisation: {Sector: "SOC", Kind: "head", Line: "text:name"},
	lang.Union:        {Sector: "LAB", Kind: "head", Line: "text:name"},
	lang.Party:        {Sector: "PTY", Kind: "head", Line: "text:name"},
	lang.Company:      {Sector: "BUS", Kind: "head", Line: "text:name"},
}

// domestic reports whether an entity is a body of a state or an organisation, and
// neither a state nor a person.
func domestic(e *knowledge.Entity) bool {
	return e.Kind != knowledge.KindState && e.Kind != knowledge.KindHistorical && e.Kind != knowledge.KindPerson
}

// headsName reports whether a match is a body of the base, or in a language that
// puts it first, a noun that heads the name behind it.
func (rep *report) headsName(m *knowledge.Match) bool {
	return slices.ContainsFunc(m.Candidates, func(c knowledge.Candidate) bool {
		return c.Entity != nil && !c.Weak && m.First < m.Last && !isOutlet(c.Entity) || rep.w.HeadFirst && c.Agent != nil
	})
}

// spelledFrom is the first token of the words up to token last whose initials are
// the letters of an abbreviation, small words between them aside; -1 for none.
func (rep *report) spelledFrom(s *sentence, last int, short string) int {
	letters := []rune(strings.ToLower(short))
	if len(letters) < 3 || strings.ToUpper(short) != short {
		return -1
	}
	k := len(letters) - 1
	for t := last; t >= 0 && t > last-12; t-- {
		r, _ := utf8.DecodeRuneInString(s.low[t])
		switch {
		case !unicode.IsLetter(r) && (s.form(t) == "-" || rep.w.genitive[s.low[t]]), rep.w.genitive[s.low[t]]:
		case r == letters[k] && upper(s.form(t)):
			if k--; k < 0 {
				return t
			}
		case rep.w.joining[s.low[t]] && t < last:
		default:
			return -1
		}
	}
	return -1
}

// cutsState reports whether the last word of a name of several begins the
// longer name of a state: "Parlemen Jerman" before "Timur"; or that of a title or a
// medium the longer name of a body.
func (rep *report) cutsState(s *sentence, matches []knowledge.Match, k int) bool {
	m := &matches[k]
	if m.First == m.Last {
		return false
	}
	for i := k + 1; i < len(matches) && matches[i].Start < m.End; i++ {
		x := &matches[i]
		if x.First != m.Last {
			continue
		}
		if x.Last == m.Last && rep.w.HeadFirst && m.Candidates[0].Role != nil && upper(s.form(m.Last)) && upper(s.form(m.Last+1)) &&
			slices.ContainsFunc(x.Candidates, func(c knowledge.Candidate) bool { return c.Agent != nil && c.Agent.Kind == "head" }) {
			return true // "Kepala Dinas" before "Perhubungan"
		}
		if x.Last <= m.Last {
			continue
		}
		for _, c := range x.Candidates {
			if c.Entity != nil && !c.Weak && (c.Entity.Kind == knowledge.KindState || c.Entity.Kind == knowledge.KindHistorical) && c.As == knowledge.IsName {
				return true
			}
			if c.Entity != nil && !c.Weak && m.Candidates[0].Role != nil && domestic(c.Entity) {
				return true // "Kepala Badan" before "Gizi Nasional"
			}
			if c.Entity != nil && !c.Weak && isOutlet(m.Candidates[0].Entity) && !isOutlet(c.Entity) && x.Last-x.First > m.Last-m.First {
				return true // "The Australian Federal Police", and no newspaper
			}
		}
	}
	return false
}

// qualifies reports whether the word at token t stands before a noun in small letters.
func (s *sentence) qualifies(t int) bool {
	if t+1 >= len(s.Tokens) || upper(s.form(t+1)) {
		return false
	}
	up := s.Tokens[t+1].UPOS
	return up == "NOUN" || up == "ADJ"
}

// unitOf makes a unit of a match, if any of its readings stands.
func (rep *report) unitOf(s *sentence, m *knowledge.Match) (unit, bool) {
	u := unit{first: m.First, last: m.Last, start: m.Start, end: m.End}
	single := m.First == m.Last
	tok := &s.Tokens[m.First]
	// A function word that opens a sentence is no name ("Antara", "Time").
	initial := s.starts(m.First) && single && rep.w.capitals[s.low[m.First]]
	var states, ents, persons, places []knowledge.Candidate
	// "officials head for", "forces him": where nouns and verbs look alike.
	verb := single && !rep.w.HeadFirst && (!upper(tok.Form) || s.In == kawat.Headline && m.First > 0) && (tok.UPOS == "VERB" || tok.UPOS == "AUX")
	common := false
	for i := range m.Candidates {
		common = common || m.Candidates[i].Agent != nil || m.Candidates[i].Role != nil
	}
	// Bare and with a capital it is a name: "asked Congress to approve".
	if m.First == m.Last && m.First > 0 && !rep.w.HeadFirst && upper(tok.Form) && s.Tokens[m.First-1].UPOS == "VERB" {
		common = false
	}
	for _, c := range m.Candidates {
		switch {
		case c.Role != nil:
			if verb {
				continue
			}
			if u.role == nil {
				u.role = &c
			}
		case c.Agent != nil:
			if verb {
				continue
			}
			if single && rep.w.regions[s.low[m.First]] && rep.dividesLand(s, m.First) {
				continue // "the Amazonas department of Colombia" is no ministry
			}
			if rep.w.counting[s.low[m.Last]] && rep.w.of[s.next(m.Last)] {
				continue // "dozens of", not "dozens"
			}
			if u.agent == nil {
				u.agent = &c
			}
		case initial:
		case c.Place != nil && single && rep.w.HeadFirst && rep.w.placeNouns[s.low[m.First]] && upper(s.form(m.Last+1)): // "Kota Bogor", not the Kota of Rajasthan
		case c.Place != nil && single && s.withArticle(m.First, rep.w.definite) && !c.Place.Chosen: // "the Mission", not the one in Texas
		case c.Place != nil && (s.next(m.Last) == "&" || s.prev(m.First) == "&"): // "Harlow & Pike"
		case c.Place != nil && c.Weak && m.First == m.Last && rep.w.capitals[s.low[m.First]]: // "in March", a town in England
		case c.Place != nil:
			// A name that is also an ordinary word needs its state and a marker of place.
			if !c.Weak || (rep.strong[c.Place.Country] || c.Place.Country == rep.home || c.Place.Population >= 50_000) && upper(tok.Form) && m.First > 0 && (rep.w.locative[s.low[m.First-1]] || rep.w.placeNouns[s.low[m.First-1]] || rep.behindSite(s, m)) {
				places = append(places, c)
			}
		case c.Entity != nil && c.Entity.Kind == knowledge.KindPerson && rep.ruler(s, m, c.Entity.ID):
			persons, u.ruler = append(persons, c), true
		case c.Weak && !rep.backed(s, tok.Form, c.Entity) && !rep.actsAsState(s, m.First, c) && !rep.actsAsSeat(s, m, c) && !(c.Entity.Kind == knowledge.KindPerson && rep.afterTitle(s, m.First)):
		case c.Weak && c.Entity.Kind == knowledge.KindOutlet && !single && rep.w.articles[s.low[m.First]] && s.qualifies(m.Last): // "the Australian foreign minister" is no newspaper
		case rep.remote(c.Entity, common):
		case c.As == knowledge.IsAdjective || c.As == knowledge.IsCapital || c.As == knowledge.IsMetonym || c.Entity.Kind == knowledge.KindState || c.Entity.Kind == knowledge.KindHistorical:
			if c.Entity.Kind == knowledge.KindState || c.Entity.Kind == knowledge.KindHistorical {
				states = append(states, c)
			} else {
				ents = append(ents, c)
			}
		case c.Entity.Kind == knowledge.KindPerson:
			persons = append(persons, c)
		default:
			ents = append(ents, c)
		}
	}
	// "pro-Rusia", "anti-US": the name does not tell whose the group is.
	if m.Start > tok.Start {
		before := strings.ToLower(tok.Form[:min(len(tok.Form), m.Start-tok.Start)])
		u.lead = slices.ContainsFunc(rep.w.Leads, func(l string) bool { return strings.HasPrefix(before, l) })
	} else if m.First > 1 && s.Tokens[m.First-1].Form == "-" && rep.w.leads[s.low[m.First-2]] {
		u.lead = true
	}
	u.places = places
	named := false
	for _, c := range states {
		named = named || c.As == knowledge.IsName && !c.Weak
	}
	switch {
	case rep.w.geography[s.next(m.Last)] && !rep.w.HeadFirst && len(states) > 0 && upper(s.form(m.Last+1)), rep.w.geography[s.prev(m.First)] && rep.w.HeadFirst && len(states) > 0 && upper(s.form(m.First-1)) && !s.ends(m.First-1):
		// "Korean Peninsula", "Laut China Selatan", but not "Angkatan Laut Italia".
		return u, false
	case named:
		u.kind, u.cands = state, states
		if len(places) > 0 && len(states) == 1 {
			if p := rep.homonym(s, &u, states[0].Entity, places); p != nil {
				u.kind = place
				u.cands = slices.DeleteFunc(slices.Clone(places), func(c knowledge.Candidate) bool { return c.Place != p })
			}
		}
		if u.kind == state && len(states) == 1 {
			if p := rep.partElsewhere(s, &u, states[0]); p != nil {
				u.kind, u.cands = place, []knowledge.Candidate{{Name: states[0].Name, Place: p, Line: p.Line}}
			}
		}
	case len(ents) > 0 && ents[0].Weak && len(places) > 0 && rep.w.still[s.prev(m.First)] && !rep.w.origin[s.prev(m.First)]:
		u.kind, u.cands = place, places // "di Senayan", where parliament sits
	case len(ents) > 0 && !(len(states) > 0 && ents[0].Weak && (states[0].As == knowledge.IsAdjective || rep.w.locative[s.prev(m.First)])):
		u.kind, u.cands = entity, append(ents, states...)
	case len(persons) > 0 && len(states) == 0 && (len(places) == 0 || u.ruler || rep.knows(m, s) || rep.afterTitle(s, m.First)):
		u.kind, u.cands = person, persons
	case len(states) > 0 && rep.outgrown(states, places):
		u.kind, u.cands = place, places
	case len(states) > 0:
		u.kind, u.cands = state, states
	case len(places) > 0:
		u.kind, u.cands = place, places
	case u.role != nil:
		u.kind, u.weak = title, u.role.Weak
	case u.agent != nil:
		u.kind, u.weak = agent, u.agent.Weak
	default:
		return u, false
	}
	if u.kind == agent || u.kind == title || len(u.cands) > 0 {
		return u, true
	}
	return u, false
}

// withArticle reports whether the noun at token t has an article of its own right before it:
// "the Mission", but not "the Goma camp".
func (s *sentence) withArticle(t int, articles map[string]bool) bool {
	return s.tagged && t > 0 && articles[s.low[t-1]] && s.Tokens[t-1].Head == t && s.Tokens[t-1].Rel() == "det"
}

// partElsewhere is the part of another state that the words beside a state's name tell it
// to be, nil if they don't.
func (rep *report) partElsewhere(s *sentence, u *unit, st knowledge.Candidate) *knowledge.Place {
	behind := rep.namedBehind(s, u.last)
	if p := behind.Place; p != nil && p.Precision == "admin1" && p.Country != "" && p.Country != st.Entity.ID && rep.w.locative[s.prev(u.first)] {
		// "in Lebanon, Pennsylvania"
		return &knowledge.Place{NameEN: st.Name, Country: p.Country, Admin1: p.Admin1, Precision: "city", Line: "text:place"}
	}
	of := rep.dividedState(s, u)
	if rep.w.HeadFirst {
		of = behind.Entity // "Negara Bagian Niger, Nigeria"
	}
	if of == nil || of.ID == st.Entity.ID || !rep.besideRegion(s, u) {
		return nil
	}
	return &knowledge.Place{NameEN: st.Name, Country: of.ID, Precision: "admin1", Line: "text:place"}
}

// dividedState is the state whose adjective or genitive stands before a name, or before the
// noun of regions and "of" that lead it: "the Nigerian state of Niger", "Nigeria's Niger
// state"; nil for none.
func (rep *report) dividedState(s *sentence, u *unit) *knowledge.Entity {
	if len(s.units) == 0 {
		return nil
	}
	v, first := &s.units[len(s.units)-1], u.first
	if first > 1 && rep.w.whose[s.low[first-1]] {
		first -= 2 // "state of"
	}
	if v.kind != state || !(v.last == first-1 && v.adjective()) && !(v.last == first-2 && rep.w.genitive[s.low[first-1]]) {
		return nil
	}
	return rep.pick(v.cands).Entity
}

// namedBehind is the state or region that stands between commas, or at the end, behind the
// name that ends with token last, and is no part of a list; its fields are nil for none.
func (rep *report) namedBehind(s *sentence, last int) knowledge.Candidate {
	if s.form(last+1) != "," || !upper(s.form(last+2)) {
		return knowledge.Candidate{}
	}
	from := last + 2
	for _, m := range rep.base.Match(rep.lang, s.Tokens[from:min(from+4, len(s.Tokens))]) {
		after := from + m.Last + 1
		if m.First != 0 || letters(s.form(after)) || s.form(after) == "," && (upper(s.form(after+1)) || rep.w.and[s.low2(after+1)] && upper(s.form(after+2))) {
			continue
		}
		for _, c := range m.Candidates {
			if c.Place != nil && c.Place.Precision != "city" || c.Entity != nil && c.Entity.Kind == knowledge.KindState && c.As == knowledge.IsName {
				return c
			}
		}
	}
	return knowledge.Candidate{}
}

// behindSite reports whether a name closes the name of a site before a comma: "di
// Lapangan Merdeka, Medan".
func (rep *report) behindSite(s *sentence, m *knowledge.Match) bool {
	if s.prev(m.First) != "," || upper(s.form(m.Last+1)) {
		return false
	}
	for t := m.First - 2; t >= 0 && t >= m.First-6 && upper(s.form(t)); t-- {
		if rep.w.sites[s.low[t]] || rep.w.towns[s.low[t]] {
			return true
		}
	}
	return false
}

// dividesLand reports whether the name of a place stands right before the noun at token
// t, or behind it and "of", and no other name follows there: it is a part of a state.
func (rep *report) dividesLand(s *sentence, t int) bool {
	if n := len(s.units); n > 0 && !rep.w.HeadFirst && s.units[n-1].last == t-1 && s.units[n-1].kind == place {
		return !upper(s.form(t))
	}
	return false
}

// outgrown reports whether a name is that of a capital and of a place elsewhere
// with more than twice its people: "San Jose".
func (rep *report) outgrown(states, places []knowledge.Candidate) bool {
	most := 0
	for _, c := range places {
		most = max(most, c.Place.Population)
	}
	for _, c := range states {
		if c.As != knowledge.IsCapital {
			return false
		}
		p := rep.base.Capital(c.Entity.ID)
		if p == nil || 2*p.Population > most {
			return false
		}
	}
	return true
}

func (s *sentence) next(t int) string {
	if t+1 < len(s.low) {
		return s.low[t+1]
	}
	return ""
}

func (s *sentence) prev(t int) string {
	if t > 0 {
		return s.low[t-1]
	}
	return ""
}

// ends reports whether the unit found last ends with token t.
func (s *sentence) ends(t int) bool {
	n := len(s.units)
	return n > 0 && s.units[n-1].last == t
}

// afterTitle reports whether the unit before token t is a title.
func (rep *report) afterTitle(s *sentence, t int) bool {
	if n := len(s.units); n > 0 {
		u := &s.units[n-1]
		return u.role != nil && u.last == t-1
	}
	return false
}

// ruler reports whether a name beside a noun for somebody's government is that of a
// person who leads or has led one: "the Bush administration", "kabinet Johnson". What
// else a report names need not back it then.
func (rep *report) ruler(s *sentence, m *knowledge.Match, person string) bool {
	beside := s.next(m.Last)
	if rep.w.HeadFirst {
		beside = s.prev(m.First)
	}
	return rep.w.ruled[beside] && upper(s.form(m.First)) && rep.reign(person) > 0
}

// reign tells whether a person leads a government on the day of the report, 2, led one
// at some other time, 1, or never did, 0.
func (rep *report) reign(person string) int {
	leads := func(ts []*knowledge.Tenure) bool {
		return slices.ContainsFunc(ts, func(t *knowledge.Tenure) bool {
			o := rep.base.Office(t.Office)
			return o != nil && similar(o.Role, "leader")
		})
	}
	switch {
	case rep.day != "" && leads(rep.base.OfficesOf(person, rep.day)):
		return 2
	case leads(rep.base.Tenures(person)):
		return 1
	}
	return 0
}

// remote reports whether a name of a domestic body must mean another one, since
// the body's state is hardly at issue: a "Labour Party" in a report on Fiji, a
// "Foreign Office" (the words are a common noun as well) in one on Pakistan.
func (rep *report) remote(e *knowledge.Entity, common bool) bool {
	if e.Of == "" || e.Of != e.Code || e.Kind != "party" && !common || e.Of == rep.home {
		return false
	}
	if !rep.issue[e.Of] {
		return true
	}
	top := 0.0
	for _, w := range rep.weights {
		top = max(top, w)
	}
	if common {
		return rep.weights[e.Of] < 0.7*top
	}
	return rep.weights[e.Of] < 0.4*top
}

// actsAsState reports whether the weak name of a capital acts beside another state,
// and so stands for its own: "Yerevan signed, and Baku scoffed", where "baku" is a
// common word as well.
func (rep *report) actsAsState(s *sentence, t int, c knowledge.Candidate) bool {
	if c.As != knowledge.IsCapital || s.starts(t) || !s.tagged || s.Tokens[t].UPOS != "PROPN" || upper(s.form(t+1)) || t > 0 && upper(s.form(t-1)) {
		return false
	}
	top := t
	for steps := 0; steps < 3 && s.Tokens[top].Rel() == "conj" && s.Tokens[top].Head >= 0 && s.Tokens[top].Head < len(s.Tokens); steps++ {
		top = s.Tokens[top].Head
	}
	return s.Tokens[top].Rel() == "nsubj" && slices.ContainsFunc(s.units, func(u unit) bool { return u.kind == state && u.cands[0].Entity.ID != c.Entity.ID })
}

// actsAsSeat reports whether the weak name of an organisation by its seat, which is
// a capital too, acts where nothing else of that state is named: "Brussels froze the
// funds".
func (rep *report) actsAsSeat(s *sentence, m *knowledge.Match, c knowledge.Candidate) bool {
	if c.As != knowledge.IsName || !domestic(c.Entity) || m.First != m.Last || s.Tokens[m.First].Rel() != "nsubj" || rep.w.locative[s.prev(m.First)] {
		return false
	}
	return slices.ContainsFunc(m.Candidates, func(x knowledge.Candidate) bool {
		return x.As == knowledge.IsCapital && x.Weak && !rep.strong[x.Entity.ID]
	})
}

// backed reports whether a weak name of an entity has the support of a strong
// mention, of the entity or of its state.
func (rep *report) backed(s *sentence, form string, e *knowledge.Entity) bool {
	if s.In == kawat.Headline && e.Of != "" && e.Of == rep.home && form == strings.ToUpper(form) {
		return true // headlines do not spell out what readers know: "MA Tolak Kasasi Mantan Bupati"
	}
	return rep.strong[e.ID] || e.Kind != knowledge.KindPerson && e.Code != "" && rep.strong[e.Code] || e.Of != "" && rep.strong[e.Of]
}

// bindUnits lets abbreviations and short names that the report introduced
// outrank the base.
func (rep *report) bindUnits(s *sentence) {
	if len(rep.bound) == 0 {
		return
	}
	for t := range s.Tokens {
		b := rep.bound[s.Tokens[t].Form]
		if b == nil {
			continue
		}
		u := unit{kind: entity, first: t, last: t, start: s.Tokens[t].Start, end: s.Tokens[t].End, bound: b}
		placed := false
		for i := range s.units {
			v := &s.units[i]
			if v.first <= t && t <= v.last {
				if v.first == t && v.last == t && v.end-v.start <= u.end-u.start {
					s.units[i] = u
				}
				placed = true
				break
			}
		}
		if !placed {
			i := 0
			for i < len(s.units) && s.units[i].start < u.start {
				i++
			}
			s.units = append(s.units, unit{})
			copy(s.units[i+1:], s.units[i:])
			s.units[i] = u
		}
	}
}

// nameUnits joins capitalised words that the base does not know to names, with
// the surnames and places of the base that stand among them.
func (rep *report) nameUnits(s *sentence) {
	owner := make([]int, len(s.Tokens)) // unit + 1 over each token
	for i := range s.units {
		for t := s.units[i].first; t <= s.units[i].last; t++ {
			if owner[t] == 0 {
				owner[t] = i + 1
			}
		}
	}
	drop := map[int]bool{}
	var made []unit
	for t := 0; t < len(s.Tokens); t++ {
		if !rep.nameToken(s, t, owner) {
			continue
		}
		last := t
		for j := t + 1; j < len(s.Tokens); j++ {
			if rep.nameToken(s, j, owner) {
				last = j
				continue
			}
			// "bin", "van", "-" and "'" between name words; the small second part of "Won-shik".
			if o := owner[j]; o > 0 && last == j-1 && !(rep.w.HeadFirst && (s.title || s.In == kawat.Headline)) && upper(s.Tokens[j].Form) && (s.units[o-1].kind == agent || s.units[o-1].kind == title) && s.units[o-1].agent != nil && s.units[o-1].first == s.units[o-1].last && s.units[o-1].agent.Agent.Kind == "people" && !strings.HasSuffix(s.low[j], "s") && owner[j-1] == 0 {
				last = j // "Qin Gang", "Abdul Hakim"
				continue
			}
			form := s.Tokens[j].Form
			glue := form == "-" || form == "–" || form == "'" || form == "’" || form == "ʼ"
			if glue && !s.Tokens[j-1].SpaceAfter && !s.Tokens[j].SpaceAfter && j+1 < len(s.Tokens) && owner[j+1] == 0 && letters(s.Tokens[j+1].Form) && last == j-1 {
				last = j + 1
				j++
				continue
			}
			if rep.w.particles[s.low[j]] && !rep.w.caseMarker[s.low[j]] && last == j-1 && j+1 < len(s.Tokens) && (rep.nameToken(s, j+1, owner) || owner[j+1] == 0 && upper(s.form(j+1))) {
				last, j = j+1, j+1
				continue
			}
			break
		}
		// What is in the run?
		known, unknown := -1, 0
		var inPlace []int
		for j := t; j <= last; j++ {
			switch o := owner[j]; {
			case o == 0:
				unknown++
			case s.units[o-1].kind == person:
				known = o - 1
			case s.units[o-1].kind == place:
				inPlace = append(inPlace, o-1)
			}
		}
		if unknown == 0 && !(len(inPlace) > 0 && known < 0 && !rep.w.locative[s.prev(t)] && !rep.w.placeNouns[s.prev(t)] && rep.introduced(s, t, last)) {
			t = last
			continue
		}
		first := t
		// A place that opens the run keeps apart after a marker of place or a title.
		if len(inPlace) > 0 && s.units[inPlace[0]].first == first {
			v := &s.units[inPlace[0]]
			prev := s.prev(first)
			if rep.w.locative[prev] || rep.w.placeNouns[prev] || rep.headed(s, first, owner) {
				first = v.last + 1
				if first > last {
					t = last
					continue
				}
				unknown = 0
				for j := first; j <= last; j++ {
					if owner[j] == 0 {
						unknown++
					}
				}
				if unknown == 0 {
					t = last
					continue
				}
			}
		}
		if first == last && rep.qualified(s, first, owner) {
			t = last
			continue
		}
		u := unit{kind: name, first: first, last: last, start: s.Tokens[first].Start, end: s.Tokens[last].End}
		if known >= 0 && s.units[known].first >= first {
			// A surname of the base among other names: that person only if the
			// other words are names of the same.
			if cs := sharing(s.units[known].cands, s, first, last); len(cs) > 0 {
				u.kind, u.cands = person, cs
			}
		}
		for j := first; j <= last; j++ {
			if owner[j] > 0 {
				drop[owner[j]-1] = true
			}
		}
		made = append(made, u)
		t = last
	}
	if len(made) == 0 {
		return
	}
	var all []unit
	k := 0
	for i := range s.units {
		for k < len(made) && made[k].start < s.units[i].start {
			all = append(all, made[k])
			k++
		}
		if !drop[i] {
			all = append(all, s.units[i])
		}
	}
	s.units = append(all, made[k:]...)
}

// qualified reports whether token t tells which body of a place the noun before it
// means: "Pengadilan Kriminal Bangkok".
func (rep *report) qualified(s *sentence, t int, owner []int) bool {
	if !rep.w.HeadFirst || !rep.w.modifiers[s.low[t]] || t == 0 || t+1 >= len(owner) || owner[t-1] == 0 || owner[t+1] == 0 {
		return false
	}
	a, b := &s.units[owner[t-1]-1], &s.units[owner[t+1]-1]
	return a.kind == agent && (b.kind == place || b.kind == state)
}

// headed reports whether a title or a noun that heads names stands before token t.
func (rep *report) headed(s *sentence, t int, owner []int) bool {
	if t == 0 || owner[t-1] == 0 {
		return false
	}
	u := &s.units[owner[t-1]-1]
	return rep.w.HeadFirst && u.agent != nil && u.role == nil || u.role != nil && territorial[u.role.Role.ID]
}

// territorial are the roles that are held over a place.
var territorial = map[string]bool{"governor": true, "mayor": true, "regent": true, "police-chief": true, "military-chief": true, "commander": true,
	"head": true, "prosecutor": true, "candidate": true, "member": true, "spokesperson": true}

// introduced reports whether a word of the run belongs to a person of the report.
func (rep *report) introduced(s *sentence, first, last int) bool {
	for t := first; t <= last; t++ {
		k := knowledge.Key(s.Tokens[t].Form)
		for _, p := range rep.people {
			for _, w := range p.words {
				if w == k && len(k) > 2 {
					return true
				}
			}
		}
	}
	return false
}

// sharing keeps the persons whose names have all words of the run.
func sharing(cs []knowledge.Candidate, s *sentence, first, last int) []knowledge.Candidate {
	var out []knowledge.Candidate
	for _, c := range cs {
		full := " " + knowledge.Key(c.Entity.NameEN) + " "
		all := true
		for t := first; t <= last; t++ {
			if k := knowledge.Key(s.Tokens[t].Form); k != "" && len(k) > 1 && !strings.Contains(full, " "+k+" ") {
				all = false
			}
		}
		if all {
			out = append(out, c)
		}
	}
	return out
}

func letters(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// givenNames are names of states that people bear as well.
var givenNames = map[string]bool{"jordan": true, "georgia": true, "chad": true, "israel": true, "kenya": true, "paris": true}

// nameToken reports whether a token may be a word of a personal name.
func (rep *report) nameToken(s *sentence, t int, owner []int) bool {
	form := s.Tokens[t].Form
	if !upper(form) {
		// "al-Maliki"
		i := strings.IndexByte(form, '-')
		return i > 0 && owner[t] == 0 && rep.w.particles[form[:i]] && upper(form[i+1:])
	}
	if o := owner[t]; o > 0 {
		u := &s.units[o-1]
		if u.bound != nil || u.first != u.last {
			return false
		}
		if u.kind == state && !u.adjective() {
			free := func(t int) bool {
				return t >= 0 && t < len(owner) && owner[t] == 0 && rep.nameToken(s, t, owner)
			}
			// "Michael Jordan", "Israel Katz" under a title; but "Penasihat Presiden Kenya Gabriel Mwangi".
			if givenNames[s.low[t]] && !rep.headed(s, t, owner) && (!rep.w.HeadFirst && free(t-1) || (t == 0 || !rep.w.HeadFirst && owner[t-1] > 0 && s.units[owner[t-1]-1].kind == title) && free(t+1)) {
				return true
			}
			return u.cands[0].As == knowledge.IsCapital && t > 0 && owner[t-1] > 0 && free(t+1) && !rep.headed(s, t, owner) &&
				(s.units[owner[t-1]-1].kind == state || s.units[owner[t-1]-1].kind == title && !rep.w.HeadFirst)
		}
		// Surnames and places of one word may be part of a longer name.
		return u.kind == person || u.kind == place && u.agent == nil && u.role == nil
	}
	if s.title && !rep.introduced(s, t, t) {
		return false // where verbs have capitals too, names are those that the text tells
	}
	w, low := rep.w, s.low[t]
	if w.capitals[low] || w.honorifics[low] || w.former[low] {
		return false
	}
	if s.starts(t) && (w.modifiers[low] || w.counting[low] || w.articles[low] || w.demonstratives[low] || w.alien[low] || w.caseMarker[low] || w.placeNouns[low] || w.states[low] || w.bodies[low] || w.persons[low]) {
		return false
	}
	if next := t + 1; w.HeadFirst && w.placeNouns[low] && next < len(owner) && owner[next] > 0 && s.units[owner[next]-1].kind == place {
		return false // "Kota Kherson", "Provinsi Papua"
	}
	up := s.Tokens[t].UPOS
	if s.starts(t) && up != "" && up != "PROPN" && up != "X" && up != "NOUN" {
		return false
	}
	// "Tawaran Zelensky ditolak": a noun that opens the sentence, with its owner behind it.
	if next := t + 1; rep.w.HeadFirst && s.starts(t) && up == "NOUN" && next < len(s.Tokens) && s.Tokens[next].Head == t && s.Tokens[next].Rel() == "nmod" && owner[next] > 0 && s.units[owner[next]-1].kind == person {
		return false
	}
	switch up {
	case "PRON", "DET", "ADP", "CCONJ", "SCONJ", "PART", "PUNCT", "AUX":
		return false
	case "VERB":
		// Taggers take names for verbs, but not within a run of capitals.
		return !s.title && !s.starts(t)
	}
	return true
}
