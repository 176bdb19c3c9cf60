package resolve

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"kawat"
	"kawat/knowledge"
)

// mainRole is the title of a phrase that tells an office: the first that is no
// rank, else the first.
func mainRole(p *phrase) *knowledge.Role {
	for _, u := range p.roles {
		if u.role.Role.Kind != "rank" && !(u.weak && len(p.roles) > 1) {
			return u.role.Role
		}
	}
	if len(p.roles) > 0 {
		return p.roles[0].role.Role
	}
	return nil
}

// leaves reports whether who has left a title is of the elite (codebook §2.1);
// a former lawyer is a lawyer still.
func leaves(r *knowledge.Role) bool {
	if r == nil {
		return true
	}
	switch r.Sector {
	case "EDU", "JRN", "BUS", "SOC", "MED", "REL", "CVL", "REB", "PRM", "LAB":
		return false
	}
	return r.ID != "lawyer"
}

// similar reports whether two titles may be of one office: a minister is any minister.
func similar(a, b string) bool {
	if a == b {
		return true
	}
	short, long := a, b
	if len(short) > len(long) {
		short, long = long, short
	}
	if short == "minister" || short == "deputy-minister" {
		return strings.HasSuffix(long, "-"+short)
	}
	heads := map[string]bool{"president": true, "interim-leader": true, "leader": true, "supreme-leader": true, "monarch": true, "prime-minister": true, "chancellor": true, "junta-leader": true, "crown-prince": true}
	if (a == "leader" || b == "leader" || a == "interim-leader" || b == "interim-leader") && heads[a] && heads[b] {
		return true
	}
	heads = map[string]bool{"secretary-of-state": true, "foreign-minister": true}
	if heads[a] && heads[b] {
		return true
	}
	heads = map[string]bool{"head": true, "secretary-general": true, "commissioner": true}
	return heads[a] && heads[b]
}

// owner tells whose a phrase is: the code, and the body if it names one. Told
// is false where neither is named.
func (rep *report) owner(p *phrase) (code string, body *knowledge.Entity, sector, line string, told bool) {
	if p.entity != nil {
		if b := p.entity.bound; b != nil {
			return b.actor.Code, b.entity, b.actor.Sector, b.line, true
		}
		c := rep.pick(p.entity.cands)
		if p.state != nil && (c.Entity.Of == c.Entity.Code || isOutlet(c.Entity)) {
			// "Indonesia's House of Representatives": the state outranks a namesake elsewhere.
			if st := rep.pick(p.state.cands); st.Entity.Code != c.Entity.Code {
				return st.Entity.Code, nil, c.Entity.Sector, st.Line, true
			}
		}
		return c.Entity.Code, c.Entity, c.Entity.Sector, c.Line, true
	}
	if p.state != nil {
		c := rep.pick(p.state.cands)
		return c.Entity.Code, nil, "", c.Line, true
	}
	if p.place != nil {
		if pl := rep.pickPlace(p.place.cands); pl != nil && pl.Country != "" {
			return pl.Country, nil, "", pl.Line, true
		}
	}
	if p.ownerOf != nil {
		if a, line, ok := rep.named(p.ownerOf); ok {
			sector := ""
			if armed(a.Sector) {
				sector = a.Sector // a rebel's aides are rebels
			}
			return a.Code, nil, sector, line, true
		}
	}
	if p.owner != "" {
		h := rep.organOf(p)
		if h == nil {
			h = rep.possessor(p.s, p.first, p.owner)
		}
		if h != nil && len(h.actors) == 1 {
			a := h.actors[0]
			e := rep.base.Entity(a.Entity)
			if e != nil && (e.Kind == knowledge.KindState || e.Kind == knowledge.KindPerson || e.Kind == knowledge.KindHistorical) {
				e = nil
			}
			sector := ""
			if e != nil || a.Sector != "GOV" && a.Sector != "CVL" && a.Sector != "ELI" && a.Sector != "UNK" {
				sector = a.Sector
			}
			return a.Code, e, sector, "coref:possessive", true
		}
	}
	if a := rep.ownersTold(p); a != nil {
		sector := a.Sector
		if sector == "GOV" {
			sector = ""
		}
		return a.Code, nil, sector, "coref:group", true
	}
	if r := mainRole(p); r != nil && r.Of != "" {
		if e := rep.base.Entity(r.Of); e != nil {
			return e.Code, nil, "", r.Line, true
		}
	}
	if p.agent != nil && p.agent.agent != nil && len(p.roles) > 0 && p.definite {
		// "juru bicara kementerian itu".
		h := rep.sameNoun(p.s, p.s.low[p.agent.last], p.s.low[p.agent.first])
		if h == nil {
			h = rep.lastGroup(p, p.agent.agent.Agent)
		}
		if h != nil {
			e := rep.base.Entity(h.actors[0].Entity)
			if e != nil && (e.Kind == knowledge.KindState || e.Kind == knowledge.KindPerson) {
				e = nil
			}
			return h.actors[0].Code, e, h.actors[0].Sector, "coref:group", true
		}
	}
	return "", nil, "", "", false
}

// armed reports whether a sector is that of people in arms against a state.
func armed(sector string) bool { return sector == "REB" || sector == "PRM" || sector == "UAF" }

// organOf is the body of its kind that the same sentence names, for "its" before a noun
// for those who serve only such bodies: the court in "left the court after its prosecutor
// opened an inquiry", Abu Sayyaf in "attacked Abu Sayyaf after its gunmen seized a man";
// nil where the noun or the sentence tells none.
func (rep *report) organOf(p *phrase) *ref {
	if !rep.w.thingOwner[p.owner] {
		return nil
	}
	sector := ""
	switch r := mainRole(p); {
	case r != nil:
		sector = r.Sector
	case p.agent != nil && p.agent.agent != nil && p.agent.agent.Agent.Kind == "people":
		sector = p.agent.agent.Agent.Sector
	}
	if sector != "JUD" && !armed(sector) {
		return nil
	}
	return rep.last(p.s, p.first, func(h *ref) bool {
		return h.sent == p.s.i && h.body && !h.person && !h.pair && len(h.actors) == 1 && (h.actors[0].Sector == sector || armed(sector) && armed(h.actors[0].Sector))
	})
}

// ownersTold is whom the owner of a phrase means, if the text called somebody so before:
// Niger's generals in "the generals' supporters"; nil where it did not, or the phrase
// has no such owner.
func (rep *report) ownersTold(p *phrase) *kawat.Actor {
	if p.whose == nil || p.agent == nil {
		return nil
	}
	noun := p.s.low[p.whose.last]
	for i := len(rep.history) - 1; i >= 0 && p.s.i-rep.history[i].sent <= 8; i-- {
		h := rep.history[i]
		x := rep.sents[h.sent]
		if h.sent < p.s.i && !h.pair && !h.place && len(h.actors) == 1 && h.actors[0].Code != "---" && h.last < len(x.low) && x.low[h.last] == noun {
			return &h.actors[0]
		}
	}
	return nil
}

// office tells code and sector of the holder of a phrase's titles, and the id
// of the body served. Told is false where the state is only inferred.
func (rep *report) office(p *phrase) (code, sector, body string, told bool) {
	code, e, esec, _, told := rep.owner(p)
	if e != nil {
		body = e.ID
	}
	role := mainRole(p)
	asec := ""
	if p.agent != nil && p.agent.agent != nil {
		asec = p.agent.agent.Agent.Sector
		if p.agent.agent.Agent.Kind == "public" {
			asec = "CVL"
		}
	}
	switch {
	case role == nil:
		sector = esec
		if asec != "" && (sector == "" || sector == "GOV") {
			sector = asec
		}
		if sector == "" && told {
			sector = "CVL" // "the American Jeffrey Schilling"
			if p.agent == nil && p.head != person {
				sector = "GOV"
			}
		}
	case role.Sector == "=":
		sector = esec
		if sector == "" || sector == "GOV" && asec != "" {
			sector = asec
		}
		if sector == "" && (told || role.ID == "spokesperson" || role.ID == "adviser") {
			sector = "GOV"
		}
		if sector == "" && p.who != nil {
			sector = "UNK"
		}
	default:
		sector = role.Sector
		// Whoever holds a general title in a court, a party or an armed group is of it.
		if esec != "" && esec != "GOV" && (sector == "GOV" || sector == "MIL" || sector == "COP" || esec == "PRE" && sector != "REB") && role.Kind != "rank" {
			sector = esec
		}
		if esec == "" && asec != "" && asec != "GOV" && sector == "GOV" && role.Kind == "post" {
			sector = asec
		}
	}
	if sector == "GOV" && p.state != nil && rep.partly(code) {
		sector = "PRE"
	}
	if (sector == "" || sector == "=") && p.plural && rep.w.Unions[p.alien] != "" {
		sector = "GOV" // "European leaders"
	}
	if code == "" && sector != "" {
		if sector == "JUD" && !p.indefinite && !p.counted && (p.definite || rep.w.HeadFirst) {
			code = rep.soleTold(p, sector) // "the judges", "perintah hakim"
		}
		if code == "" && sector != "MIL" && role != nil && (role.ID == "spokesperson" || role.Kind == "post") && role.ID != "ambassador" {
			code = rep.openedAt(p) // "In Kampala, government spokesman Ofwono Opondo welcomed …"
		}
		if code == "" {
			code = rep.context(p.s, sector)
		}
		if p.alien != "" {
			code = rep.foreignCode(p.alien, sector, p.plural)
		}
	}
	return code, sector, body, told
}

// partly reports whether a state is recognised only in part (codebook §2.2).
func (rep *report) partly(code string) bool {
	e := rep.base.Entity(code)
	return e != nil && e.Kind == knowledge.KindState && e.Sector == "PRE"
}

// named gives the actor of a phrase with a personal name.
func (rep *report) named(p *phrase) (kawat.Actor, string, bool) {
	d := rep.person(p)
	if d == nil {
		return kawat.Actor{}, "", false
	}
	a := kawat.Actor{Entity: d.id, Name: d.name, Code: d.code, Sector: d.sector}
	if d.loose && len(p.roles) > 0 && (p.owner != "" || p.ownerOf != nil || p.agent != nil) {
		// "its spokesman, X": whose is known only now.
		if code, sector, body, told := rep.office(p); told && code != "" && sector != "" {
			d.code, d.sector, d.body, d.loose = code, sector, body, false
			a.Code, a.Sector = code, sector
		}
	}
	if d.known == nil {
		if p.former && a.Code != "" && leaves(mainRole(p)) {
			a.Sector = "ELI"
		}
		if a.Code == "" && len(p.roles) > 0 {
			a.Code, a.Sector, _, _ = rep.office(p)
		}
		if a.Code == "" || a.Sector == "" {
			return a, "", false
		}
		return a, d.line, true
	}
	st := rep.base.Standing(d.known.ID, rep.day)
	if st.Code != "" {
		a.Code = st.Code
	}
	line := d.line
	switch {
	case st.Office != nil:
		a.Sector = st.Sector
		line += " " + st.Line
		if r := mainRole(p); r != nil {
			_, sec, body, told := rep.office(p)
			switch o := rep.holds(d.known.ID, r); {
			case sec == "PTY" || sec == "OPP":
				a.Sector = sec
			case o != nil && told && body != "" && o.Of != body && r.Sector == "=" && sec != "":
				a.Sector = sec // "Ketua MPR", who heads a party too
			case p.former:
			case o != nil && o.Sector != "":
				a.Sector = o.Sector // of the offices held, the one that the text names
			case o == nil && told && sec != "" && r.Kind == "office" && (sec == "LEG" || sec == "MIL" || sec == "JUD" || sec == "COP"):
				a.Sector = sec
			}
		}
		if p.former && leaves(mainRole(p)) && (st.Sector == "PTY" || st.Sector == "BUS" || st.Sector == "SOC") {
			a.Sector = "ELI" // by the office that the text names
		}
	case p.former || d.former && len(p.roles) == 0:
		a.Sector = "ELI"
	case d.titled && d.sector != "" && d.sector != "ELI":
		a.Sector = d.sector
		if d.code != "" && d.body != "" {
			a.Code = d.code
		}
	case st.Sector != "":
		a.Sector = st.Sector
		line += " " + st.Line
	}
	if a.Code == "" {
		return a, "", false
	}
	if a.Sector == "" {
		a.Sector = "UNK"
	}
	return a, line, true
}

// group gives the actor of a phrase headed by a body, an organisation or a
// common noun whose owner the text names.
func (rep *report) group(p *phrase) (kawat.Actor, string, bool) {
	code, e, esec, line, told := rep.owner(p)
	if p.agent != nil && p.agent.agent != nil && len(p.agent.agent.Agent.Code) == 3 && p.agent.agent.Agent.Code != "---" && rep.base.Entity(p.agent.agent.Agent.Code) != nil && e == nil {
		code, told = p.agent.agent.Agent.Code, true
	}
	if p.agent == nil || p.agent.agent == nil {
		// A body by its own name.
		if p.entity != nil {
			if b := p.entity.bound; b != nil {
				return b.actor, b.line, true
			}
			if e == nil {
				return kawat.Actor{Code: code, Sector: esec, Name: p.s.text(p.first, p.last)}, line, true
			}
			return kawat.Actor{Entity: e.ID, Code: e.Code, Sector: e.Sector, Name: e.Name(rep.lang)}, line, true
		}
		return kawat.Actor{}, "", false
	}
	ag := p.agent.agent.Agent
	if e != nil && p.definite && ag.Kind != "public" && ag.Kind != "people" && (e.Code == "UNO" || e.Code == "EUR") {
		// "The UN agency" after "UNHCR".
		for i := len(rep.history) - 1; i >= 0 && p.s.i-rep.history[i].sent <= 4; i-- {
			h := rep.history[i]
			if h.body && !h.person && !h.pair && len(h.actors) == 1 && h.actors[0].Code == e.Code && h.actors[0].Entity != e.ID && h.actors[0].Entity != "" {
				a := h.actors[0]
				a.Inferred = true
				return a, "coref:body", true
			}
		}
	}
	a := kawat.Actor{Code: code, Sector: ag.Sector}
	if line == "" {
		line = ag.Line
	} else {
		line += " " + ag.Line
	}
	if e != nil || esec != "" {
		if e != nil {
			a.Entity, a.Name = e.ID, e.Name(rep.lang)
		}
		switch {
		case ag.Kind == "public" && ag.ID == "voters" && (esec == "REB" || esec == "PTY" || esec == "OPP" || esec == "PRM"):
			a.Sector = esec // followers are of the side
		case ag.Kind == "public":
			a.Sector = "CVL"
			if e != nil {
				a.Entity = ""
			}
		case esec == "REB" || esec == "PRM" || esec == "UAF" || esec == "PTY" || esec == "OPP" || esec == "PRE" || esec == "CRM":
			// Troops, officials and courts of an armed group are the group.
			a.Sector = esec
		case ag.Sector == "GOV" || ag.Sector == "ELI":
			a.Sector = esec
		case ag.Sector == "COP" && (esec == "MIL" || esec == "JUD" || esec == "SPY"), ag.Kind == "head":
			a.Sector = esec
		}
		if p.orgName != "" && p.entity != nil && p.entity.first >= p.orgFirst && p.entity.last <= p.orgLast && ag.Kind == "head" {
			a.Sector, a.Entity, a.Name = ag.Sector, slug(strings.Fields(knowledge.Key(p.orgName))), p.orgName
		}
		return a, line, true
	}
	if p.orgName != "" {
		a.Name = p.orgName
		a.Entity = slug(strings.Fields(knowledge.Key(p.orgName)))
		if !told {
			a.Code = rep.context(p.s, a.Sector)
		}
		return a, "text:name " + line, a.Code != ""
	}
	if !told {
		return a, line, false
	}
	if ag.Kind == "body" {
		a.Entity = code + "." + ag.ID
		if b := rep.base.Entity(a.Entity); b != nil {
			a.Name, a.Sector = b.Name(rep.lang), b.Sector
		}
	}
	// The government of a state recognised in part is what the state is.
	if p.state != nil && a.Sector == "GOV" && rep.partly(code) {
		a.Sector = "PRE"
	}
	return a, line, true
}

// describe gives the actors of a phrase and how it refers. Several actors come
// only from words that stand for several.
func (rep *report) describe(p *phrase) (actors []kawat.Actor, kind, line, office string) {
	one := func(a kawat.Actor, k, l string) ([]kawat.Actor, string, string, string) {
		return []kawat.Actor{a}, k, l, ""
	}
	if p.who != nil {
		if a, l, ok := rep.named(p); ok {
			return one(a, KindName, l)
		}
		return nil, "", "", ""
	}
	if as := rep.shared(p); as != nil {
		return as, KindDescription, "coref:possessive", ""
	}
	switch {
	case p.head == state || p.head == place && p.agent == nil && len(p.roles) == 0 && p.entity == nil || p.state != nil && p.entity == nil && p.agent == nil && len(p.roles) == 0:
		return rep.stateActor(p)
	case len(p.roles) > 0 && p.head != agent:
		return rep.titled(p)
	case p.agent != nil:
		if a, l, ok := rep.group(p); ok {
			k := KindDescription
			if p.entity != nil || p.orgName != "" || a.Entity != "" && upper(p.s.form(p.agent.first)) {
				k = KindName
			}
			if a.Name == "" {
				a.Name = p.s.text(p.first, p.last)
			}
			if p.entity == nil && p.state == nil && p.place == nil && p.orgName == "" && p.ownerOf == nil {
				a.Inferred = true
			}
			return one(a, k, l)
		}
		return rep.bare(p)
	case p.entity != nil:
		if a, l, ok := rep.group(p); ok {
			return one(a, KindName, l)
		}
	}
	return nil, "", "", ""
}

// shared gives the actors of a plural that belongs to a pair: "their foreign ministers".
func (rep *report) shared(p *phrase) []kawat.Actor {
	if p.owner == "" || !p.plural || len(p.roles) == 0 && p.agent == nil {
		return nil
	}
	h := rep.possessor(p.s, p.first, p.owner)
	if h == nil || len(h.actors) != 2 {
		return nil
	}
	var out []kawat.Actor
	for _, o := range h.actors {
		a := kawat.Actor{Code: o.Code, Sector: "GOV", Inferred: true}
		if r := mainRole(p); r != nil {
			if r.Sector != "=" {
				a.Sector = r.Sector
			}
			for _, id := range officeRoles(r.ID) {
				if of := rep.base.OfficeOf(o.Code, id); of != nil {
					if who, _ := rep.base.Holder(of.ID, rep.day); who != nil {
						a.Entity, a.Name = who.ID, who.Name(rep.lang)
						break
					}
				}
			}
		} else {
			a.Sector = p.agent.agent.Agent.Sector
		}
		out = append(out, a)
	}
	return out
}

// stateActor gives the state that a name, a demonym or a place stands for.
func (rep *report) stateActor(p *phrase) ([]kawat.Actor, string, string, string) {
	if p.state == nil && p.place == nil { // "US-based": an adjective made of a name
		return nil, "", "", ""
	}
	if p.state == nil {
		pl := rep.pickPlaceAt(p.s, p.place, p.place.cands)
		if pl == nil || pl.Country == "" {
			return nil, "", "", ""
		}
		st := rep.base.Entity(pl.Country)
		if st == nil {
			return nil, "", "", ""
		}
		return []kawat.Actor{{Entity: st.ID, Code: st.Code, Sector: "GOV", Name: st.Name(rep.lang)}}, KindName, pl.Line, ""
	}
	c := rep.pick(p.state.cands)
	if c.As == knowledge.IsAdjective && p.definite && !rep.w.HeadFirst {
		// "The Salvadoran" after "Nayib Bukele".
		for i := len(rep.history) - 1; i >= 0 && p.s.i-rep.history[i].sent <= 3; i-- {
			h := rep.history[i]
			if h.person && !h.plural && len(h.actors) == 1 && h.actors[0].Code == c.Entity.Code && !strings.HasSuffix(p.s.low[p.last], "s") {
				a := h.actors[0]
				a.Inferred = true
				return []kawat.Actor{a}, KindDemonym, "coref:person", ""
			}
		}
	}
	k := KindName
	if c.As == knowledge.IsAdjective {
		k = KindDemonym
		if rep.someOf(p) {
			return []kawat.Actor{{Code: c.Entity.Code, Sector: "CVL", Name: p.s.text(p.first, p.last)}}, k, c.Line, ""
		}
	}
	return []kawat.Actor{{Entity: c.Entity.ID, Code: c.Entity.Code, Sector: c.Entity.Sector, Name: c.Entity.Name(rep.lang)}}, k, c.Line, ""
}

// someOf reports whether a demonym means some people of a state, not the state:
// "two Spaniards", "a Frenchwoman", but not "the Israelis" or "a Russian plan".
func (rep *report) someOf(p *phrase) bool {
	s := p.s
	if rep.w.HeadFirst || p.first < 0 || p.last+1 < len(s.Tokens) && (s.Tokens[p.last+1].UPOS == "NOUN" || s.Tokens[p.last+1].UPOS == "ADJ" || s.Tokens[p.last+1].UPOS == "PROPN" || s.form(p.last+1) == "-") {
		return false
	}
	switch s.Tokens[p.last].Rel() {
	case "amod", "compound":
		return false
	}
	return s.tagged && (p.indefinite || rep.quantified(s, p.first))
}

// titled gives the actor of a title without name: the last one in the text who
// bears it, or the holder of the office.
func (rep *report) titled(p *phrase) ([]kawat.Actor, string, string, string) {
	role := mainRole(p)
	_, e, _, line, told := rep.owner(p)
	weak := true
	for _, u := range p.roles {
		weak = weak && u.weak
	}
	if p.owner != "" && weak {
		return nil, "", "", ""
	}
	if !told && p.agent == nil && (weak && rep.w.Unions[p.alien] == "" || role.Kind == "rank" && !p.definite && !p.plural) {
		return nil, "", "", ""
	}
	if !told && p.agent == nil {
		// "Sang presiden", "the minister", "Menteri": who was it?
		if h := rep.lastTitled(p, role); h != nil {
			a := h.actors[0]
			a.Inferred = true
			return []kawat.Actor{a}, KindTitle, "coref:title", ""
		}
		if h := rep.spokenFor(p, role); h != nil {
			a := h.actors[0]
			a.Inferred = true
			if h.state {
				a.Entity = ""
			}
			return []kawat.Actor{a}, KindTitle, "coref:group", ""
		}
		// "A Dhaka court jailed an editor": one of the state at issue. Who speaks without
		// a name is told by the words alone.
		someone := p.indefinite && p.alien == "" && !rep.says(p) && role.Kind == "post" && role.Sector != "=" && role.Sector != "GOV" && !p.former
		if p.indefinite && !someone || role.Sector == "=" && !p.plural {
			return nil, "", "", ""
		}
		if role.Kind == "post" && role.Sector != "GOV" && role.Sector != "LEG" && !p.definite && !p.plural && !p.counted && !someone {
			return nil, "", "", ""
		}
	}
	code, sector, _, _ := rep.office(p)
	if !told && p.agent == nil && rep.atHome(p, role) {
		code = rep.home
	}
	if told && role.ID == "counterpart" && e == nil {
		if a, l := rep.counterpart(p, code); l != "" && !p.plural {
			return []kawat.Actor{a}, KindTitle, line + " " + l, ""
		}
		if h := rep.possessor(p.s, p.first, p.owner); h != nil && h.person && len(h.actors) == 1 {
			switch h.actors[0].Sector {
			case "MIL", "COP", "LEG", "JUD", "SPY":
				sector = h.actors[0].Sector // a general's counterpart is a general
			}
		}
	}
	if told && p.who == nil && !p.plural && !p.counted && !p.indefinite && !p.former && (role.ID == "leader" || role.ID == "minister" || role.ID == "premier") {
		if h := rep.lastHolder(code, role); h != nil {
			a := h.actors[0]
			a.Inferred = true
			return []kawat.Actor{a}, KindTitle, "coref:title", ""
		}
	}
	if !told && role.ID == "ambassador" {
		code = rep.abroad(p, code)
	}
	if code == "" || sector == "" {
		return nil, "", "", ""
	}
	if line == "" {
		line = p.roles[0].role.Line
	} else {
		line += " " + p.roles[0].role.Line
	}
	a := kawat.Actor{Code: code, Sector: sector, Name: p.s.text(p.first, p.last), Inferred: !told}
	if p.former {
		if leaves(role) {
			a.Sector = "ELI"
		}
		return []kawat.Actor{a}, KindTitle, line, ""
	}
	if p.plural || p.counted || p.indefinite {
		if e != nil {
			a.Entity = e.ID
		}
		return []kawat.Actor{a}, KindDescription, line, ""
	}
	of := code
	if e != nil {
		of = e.ID
	}
	office := ""
	ofState := true // who heads a body of the state may hold an office of the state
	roles := officeRoles(role.ID)
	if e != nil && (role.ID == "head" || role.ID == "leader") {
		// Who heads a body may hold an office named for it: "Myanmar's junta chief".
		if _, body, ok := strings.Cut(e.ID, "."); ok {
			roles = append([]string{body + "-leader", body + "-chief"}, roles...)
		}
		// "The Pakistani army chief" is not the president of Pakistan.
		if e.Of == e.Code && e.Sector != "GOV" {
			ofState = false
			if m := mainBody[e.Sector]; m.id != "" && e.ID == e.Of+"."+m.id && rep.base.OfficeOf(e.Of, m.role) != nil {
				of, roles = e.Of, []string{m.role}
			}
		}
	}
	if rep.w.deputies[p.s.low[p.roles[0].first]] && role.Sector == "=" {
		roles = nil // "Wakil Ketua KPU" is not its head
	}
	if p.agent != nil || role.Sector == "=" && e == nil && role.ID != "leader" {
		roles = nil // "ketua serikat itu" holds no office of the state
	}
	for _, id := range roles {
		o := rep.base.OfficeOf(of, id)
		// "Panglima TNI" holds one of the state, but "Kepala BPOM" is not its president.
		general := role.ID == "head" && slices.Contains(officeRoles(role.ID), id)
		if o == nil && e != nil && e.Of == e.Code && ofState && !general {
			o = rep.base.OfficeOf(e.Of, id)
		}
		if o == nil {
			continue
		}
		if office == "" {
			office = o.ID
		}
		if h, t := rep.base.Holder(o.ID, rep.day); h != nil {
			a.Entity, a.Name, a.Inferred = h.ID, h.Name(rep.lang), true
			if o.Sector != "" && sector == "GOV" {
				a.Sector = o.Sector
			}
			return []kawat.Actor{a}, KindTitle, line + " " + t.Line, o.ID
		}
	}
	a.Entity = office
	if office == "" && e != nil {
		a.Entity = e.ID
	} else if office == "" && p.agent != nil && p.agent.agent != nil && p.agent.agent.Agent.Kind == "body" {
		a.Entity = code + "." + p.agent.agent.Agent.ID
	}
	return []kawat.Actor{a}, KindTitle, line, office
}

// mainBody are the bodies of a state whose head holds an office of the state:
// the armed forces, but not a navy or a militia.
var mainBody = map[string]struct{ id, role string }{
	"MIL": {"armed-forces", "military-chief"}, "COP": {"police", "police-chief"}, "SPY": {"intelligence", "spy-chief"}, "LEG": {"parliament", "speaker"},
}

// atHome reports whether a title with a capital and without its state is that of
// the outlet's own state, in languages that write titles so: "Presiden", "Menlu",
// in a report in which no other state does anything.
func (rep *report) atHome(p *phrase, role *knowledge.Role) bool {
	if rep.home == "" || !rep.w.HeadFirst || role.Kind != "office" || p.s.In != kawat.Body || !upper(p.s.form(p.first)) || rep.base.OfficeOf(rep.home, role.ID) == nil {
		return false
	}
	for code := range rep.acting {
		if code != rep.home {
			return false
		}
	}
	return true
}

// counterpart is who holds in a state the office of the person named last: "his
// Rwandan counterpart". The line is "" if that is not known.
func (rep *report) counterpart(p *phrase, code string) (kawat.Actor, string) {
	for i := len(rep.history) - 1; i >= 0; i-- {
		h := rep.history[i]
		if p.s.i-h.sent > 3 {
			break
		}
		if !h.person || len(h.actors) != 1 || h.actors[0].Code == code {
			continue
		}
		var roles []string
		for _, t := range rep.base.OfficesOf(h.actors[0].Entity, rep.day) {
			if o := rep.base.Office(t.Office); o != nil && o.Holders == 1 {
				roles = append(roles, officeRoles(o.Role)...)
			}
		}
		if h.role != nil && h.actors[0].Sector == "GOV" {
			roles = append(roles, officeRoles(h.role.ID)...)
		}
		for _, id := range roles {
			o := rep.base.OfficeOf(code, id)
			if o == nil {
				continue
			}
			if who, t := rep.base.Holder(o.ID, rep.day); who != nil {
				return kawat.Actor{Code: code, Sector: cmp.Or(o.Sector, h.actors[0].Sector), Entity: who.ID, Name: who.Name(rep.lang), Inferred: true}, t.Line
			}
		}
		return kawat.Actor{}, ""
	}
	return kawat.Actor{}, ""
}

// lastHolder is the last person of a state in the text who holds an office such
// as a general title means: "the Hungarian leader" after "Viktor Orban".
func (rep *report) lastHolder(code string, role *knowledge.Role) *ref {
	for i := len(rep.history) - 1; i >= 0; i-- {
		h := rep.history[i]
		if !h.person || h.plural || len(h.actors) != 1 || h.actors[0].Code != code || h.actors[0].Entity == "" {
			continue
		}
		if h.role != nil && h.role.ID != "leader" && similar(h.role.ID, role.ID) || rep.holds(h.actors[0].Entity, role) != nil {
			return h
		}
	}
	return nil
}

// abroad is the state of "the ambassador": that of an embassy named before, else
// the last one named that is not the state at issue.
func (rep *report) abroad(p *phrase, code string) string {
	for i := len(rep.history) - 1; i >= 0; i-- {
		if h := rep.history[i]; h.agent == "embassy" && len(h.actors) == 1 {
			return h.actors[0].Code
		}
	}
	for i := len(rep.history) - 1; i >= 0 && p.s.i-rep.history[i].sent <= 6; i-- {
		if h := rep.history[i]; h.state && len(h.actors) == 1 && h.actors[0].Code != code && h.actors[0].Code != rep.dated {
			return h.actors[0].Code
		}
	}
	return code
}

// officeRoles lists the roles whose office a title may mean, likeliest first.
func officeRoles(role string) []string {
	switch role {
	case "leader":
		return []string{"supreme-leader", "leader", "president", "monarch", "prime-minister", "chancellor", "junta-leader", "interim-leader", "secretary-general", "head"}
	case "president":
		return []string{"president", "head-of-state", "interim-leader", "interim-president", "chairman", "head"}
	case "interim-leader":
		return []string{"interim-leader", "president", "prime-minister", "chief-adviser", "interim-president"}
	case "foreign-minister":
		return []string{"foreign-minister", "secretary-of-state", "high-representative"}
	case "secretary-of-state":
		return []string{"secretary-of-state", "foreign-minister"}
	case "head":
		return []string{"head", "secretary-general", "chairman", "director", "leader", "president", "commissioner", "director-general"}
	case "speaker":
		return []string{"speaker"}
	case "chancellor":
		return []string{"chancellor", "prime-minister"}
	case "monarch":
		return []string{"monarch", "king", "emir", "sultan", "queen"}
	case "commissioner":
		return []string{"commissioner", "high-commissioner", "president", "head"}
	}
	return []string{role}
}

// led is the state whose body was named before through its leader: that of "the
// junta" after "Myanmar's junta chief"; "" for none.
func (rep *report) led(noun string) string {
	for i := len(rep.history) - 1; i >= 0; i-- {
		if h := rep.history[i]; h.person && len(h.actors) == 1 && slices.Contains(strings.Fields(strings.ToLower(h.actors[0].Text)), noun) {
			return h.actors[0].Code
		}
	}
	return ""
}

// foreignCode is the code of a group told to be foreign or of several states:
// companies are multinational, courts of an organisation, officials of Europe
// those of its union (codebook §2).
func (rep *report) foreignCode(word, sector string, several bool) string {
	switch union := rep.w.Unions[word]; {
	case sector == "GOV" && union != "" && (several || union != "IGO"):
		return union
	case sector == "BUS":
		return "MNC"
	case sector == "JUD":
		return "IGO"
	}
	return "---"
}

// says reports whether a phrase is the subject of a word of saying.
func (rep *report) says(p *phrase) bool {
	s := p.s
	for t := p.first; t <= p.last; t++ {
		if h := s.Tokens[t].Head; s.Tokens[t].Rel() == "nsubj" && h >= 0 && h < len(s.Tokens) && rep.speech(s, h) {
			return true
		}
	}
	return false
}

// speech reports whether token t is a word of saying.
func (rep *report) speech(s *sentence, t int) bool {
	return rep.w.says[s.low[t]] || rep.w.says[strings.ToLower(s.Tokens[t].Lemma)] || rep.w.says[strings.TrimPrefix(s.low[t], rep.w.VoicePrefix)]
}

// stateOf is the state in which a place named in a sentence lies: that of the
// place or state that follows it, as in "Eastleigh, Nairobi", else its own.
func (rep *report) stateOf(s *sentence, u *unit) string {
	if v := s.unitAt(u.last + 2); v != nil && u.kind == place && s.form(u.last+1) == "," && (v.kind == place || v.kind == state && !v.adjective()) {
		u = v
	}
	if u.kind == state {
		return rep.pick(u.cands).Entity.Code
	}
	if pl := rep.pickPlaceAt(s, u, u.cands); pl != nil && !rep.stray(pl) {
		return pl.Country
	}
	return ""
}

// seated is the state of the place that opens the sentence of a government, a parliament
// or a court: "In Rome the government was silent"; "" if none does.
func (rep *report) seated(p *phrase, ag *knowledge.Agent) string {
	if p.state != nil || p.entity != nil || p.place != nil || p.owner != "" || p.ownerOf != nil || p.near != nil || p.alien != "" || p.indefinite || ag.Sector == "MIL" || ag.Kind != "body" && ag.ID != "opposition" && ag.ID != "court" {
		return ""
	}
	return rep.openedAt(p)
}

// openedAt is the state of the place that opens the sentence right before a phrase, "" if
// none does: "In Rome the government", "Di Kampala, juru bicara pemerintah".
func (rep *report) openedAt(p *phrase) string {
	s := p.s
	if len(s.low) < 3 || !rep.w.still[s.low[0]] {
		return ""
	}
	u := s.unitAt(1)
	if u == nil || u.kind != place && u.kind != state || u.adjective() || p.first <= u.last || p.first-u.last > 2 || p.first-u.last == 2 && s.form(u.last+1) != "," {
		return ""
	}
	return rep.stateOf(s, u)
}

// residing is the state of the place where the clause says that a group acts which acts
// where it lives: of Iran in "militiamen overran the British mission in Tehran", of China
// in "Hainan, where the local authorities refused them"; "" if it tells none. Troops may
// be anywhere, and what officials say may be said anywhere.
func (rep *report) residing(p *phrase, ag *knowledge.Agent) string {
	s, w := p.s, rep.w
	backed := slices.Contains(s.low[max(0, p.first-3):p.first], "-") // "army-backed militias" may be an army's
	if !s.tagged || backed || ag.Sector == "MIL" || ag.ID == "diplomats" || p.alien != "" || p.owner != "" {
		return ""
	}
	// "Hainan, where the local authorities …"
	for t := p.first - 1; t >= 0 && t >= p.first-3; t-- {
		if !slices.Contains(w.Whereof, s.low[t]) {
			continue
		}
		for j := t - 1; j >= 0 && j >= t-2; j-- {
			if u := s.unitOver(j); u != nil && (u.kind == place || u.kind == state && !u.adjective()) {
				return rep.stateOf(s, u)
			}
		}
	}
	if ag.Kind == "public" || !atHome[ag.Sector] && ag.Sector != "PRM" && ag.ID != "protesters" {
		return ""
	}
	head := headOf(s, p.first, p.last, p.core)
	v := s.Tokens[head].Head
	switch s.Tokens[head].Rel() {
	case "nsubj":
	case "obl":
		if s.Tokens[head].Deprel != "obl:agent" {
			return ""
		}
	default:
		return ""
	}
	if v < 0 || v >= len(s.Tokens) {
		return ""
	}
	for i := range s.units {
		u := &s.units[i]
		if u.first <= v || u.kind != place && (u.kind != state || u.adjective()) {
			continue
		}
		j := u.first - 1
		for k := 0; k < 5 && j > 0 && (w.placeNouns[s.low[j]] || w.articles[s.low[j]]); k++ {
			j--
		}
		if !w.still[s.low[j]] {
			continue
		}
		for h, steps := s.Tokens[u.first].Head, 0; h >= v && steps < 5; h, steps = s.Tokens[h].Head, steps+1 {
			if code := rep.stateOf(s, u); h == v && !rep.partly(code) {
				return code // police in East Jerusalem are whose it is in fact
			}
			if s.Tokens[h].UPOS == "VERB" {
				break
			}
		}
	}
	return ""
}

// stray reports whether a small place lies in a state that the report names by
// nothing else, while it names others: an Eastleigh in England where all else is
// of Kenya, which has one that the base does not know.
func (rep *report) stray(pl *knowledge.Place) bool {
	return !pl.Chosen && pl.Precision == "city" && pl.Population < 200_000 && len(rep.namesOf[pl.Country]) <= 1 && rep.weights[pl.Country] < 0.2*rep.total
}

// joinedTo is the code of the group that a bare noun is joined to: that of the
// adjective before both, "the British sailors and marines", or of the state
// behind both, "tentara dan polisi Rusia"; "" if there is none.
func (rep *report) joinedTo(p *phrase) string {
	w, s := rep.w, p.s
	public := func(u *unit) bool {
		return u.agent == nil || u.agent.Agent.Kind == "public" || u.agent.Agent.Kind == "thing"
	}
	if p.definite || p.indefinite || p.counted || p.owner != "" || public(p.agent) {
		return ""
	}
	if w.HeadFirst {
		t := p.last + 1
		if !w.and[s.low2(t)] || w.with[s.low2(t)] {
			return ""
		}
		a := s.unitAt(t + 1)
		if a == nil || a.kind != agent || public(a) {
			return ""
		}
		if v := s.unitAt(a.last + 1); v != nil && (v.kind == state || v.kind == entity && v.bound == nil) {
			return rep.pick(v.cands).Entity.Code
		}
		return ""
	}
	if !w.and[s.prev(p.first)] || len(rep.history) == 0 {
		return ""
	}
	for i := len(rep.history) - 1; i >= 0 && i >= len(rep.history)-2; i-- {
		h := rep.history[i]
		if h.sent == s.i && h.last == p.first-2 && h.agent != "" && len(h.actors) == 1 && !h.actors[0].Inferred && !h.person {
			if u := s.unitAt(h.last); u != nil && u.kind == agent && !public(u) {
				return h.actors[0].Code
			}
		}
	}
	return ""
}

// ruled is the state at issue that is ruled by officers on the day of the report, for
// a junta whose state is not told; "" where there is none or more than one.
func (rep *report) ruled(ag *knowledge.Agent) string {
	code := ""
	named := maps.Clone(rep.weights)
	named[rep.press] = 0
	for c := range named {
		if e := rep.base.Entity(c + "." + ag.ID); ag.ID == "junta" && e != nil && e.Exists(rep.day) {
			if code != "" {
				return ""
			}
			code = c
		}
	}
	return code
}

// officials are the ministers or officials of a state or organisation told by whose they
// are in the sentences before, for the same noun alone: those of ASEAN in "the ministers"
// after "ASEAN foreign ministers"; nil if none were.
func (rep *report) officials(p *phrase, ag *knowledge.Agent) *ref {
	if ag.ID != "authorities" || p.indefinite || p.counted || p.near != nil || p.alien != "" || !p.definite && !rep.w.HeadFirst {
		return nil
	}
	nouns := p.s.low[p.agent.first : p.agent.last+1] // "para menteri"
	for i := len(rep.history) - 1; i >= 0 && p.s.i-rep.history[i].sent <= 4; i-- {
		h := rep.history[i]
		x := rep.sents[h.sent]
		if h.sent == p.s.i || h.pair || h.place || len(h.actors) != 1 || h.actors[0].Inferred || h.actors[0].Code == "---" || h.last >= len(x.low) || h.first == h.last {
			continue
		}
		if e := rep.base.Entity(h.actors[0].Entity); e != nil && e.Kind == knowledge.KindPerson {
			continue
		}
		head := x.low[h.last]
		if rep.w.HeadFirst {
			head = x.low[h.first]
		}
		if slices.Contains(nouns, head) {
			return h
		}
	}
	return nil
}

// inOther reports whether a group is told to be in another state than the one of whom
// h tells: "police in Algiers" after "French police".
func (rep *report) inOther(p *phrase, h *ref) bool {
	if p.near == nil || rep.base.Entity(h.actors[0].Code) == nil {
		return false
	}
	code := rep.stateOf(p.s, p.near)
	return code != "" && code != h.actors[0].Code && !rep.partly(code) && !armed(h.actors[0].Sector)
}

// scene is the state of the place that opened the paragraph's account of a government, an
// opposition, a parliament, a court or police, no other state being named since: of Greece
// in "In Athens two ministers resigned. The opposition accused the government …"; "" if
// there is none.
func (rep *report) scene(p *phrase, ag *knowledge.Agent) string {
	if p.state != nil || p.entity != nil || p.place != nil || p.owner != "" || p.ownerOf != nil || p.near != nil || p.alien != "" || p.indefinite {
		return ""
	}
	switch ag.Sector {
	case "OPP", "LEG", "JUD", "COP":
	default:
		if ag.ID != "government" && ag.ID != "presidential-office" {
			return ""
		}
	}
	code := ""
	for d := 2; d >= 0; d-- {
		i := p.s.i - d
		if i < 0 || rep.sents[i].In != p.s.In || rep.sents[i].Paragraph != p.s.Paragraph {
			continue
		}
		s := rep.sents[i]
		for k := range s.units {
			u := &s.units[k]
			if d == 0 && u.first >= p.first {
				break
			}
			if u.kind != place && u.kind != state {
				continue
			}
			c := rep.stateOf(s, u)
			switch opens := u.first == 1 && rep.w.still[s.low[0]] && !u.adjective(); {
			case opens:
				code = c
			case c != "" && c != code:
				code = ""
			}
		}
	}
	if code != "" && code == rep.missionOf(p.s, p.first, p.last) {
		return ""
	}
	return code
}

// opposed is the state of the one party or opposition whose people a sentence tells of
// beside a government: of India in "the government briefed Sonia Gandhi", of Indonesia in
// "a lawmaker in Jakarta said the government", whatever government was told of last; "" if it tells none, or those of two states.
func (rep *report) opposed(p *phrase, ag *knowledge.Agent) string {
	if ag.ID != "government" || !p.definite || p.alien != "" || p.near != nil {
		return ""
	}
	if own := rep.insider(p.s); own != "" {
		return own
	}
	code := ""
	for i := range p.s.units {
		u := &p.s.units[i]
		if u.kind == state && !u.adjective() {
			return "" // "Gandhi thanked Pakistan for what its government did"
		}
		if u.kind != person || len(u.cands) == 0 {
			continue
		}
		st := rep.base.Standing(rep.pick(u.cands).Entity.ID, rep.day)
		if st.Sector != "OPP" && st.Sector != "LEG" && st.Sector != "PTY" {
			return ""
		}
		if code != "" && code != st.Code {
			return ""
		}
		code = st.Code
	}
	return code
}

// peculiar is the state at issue whose body a capital name is that only some states use:
// the USA for "the Treasury" in a report on its sanctions, whoever they hit; "" for none.
func (rep *report) peculiar(p *phrase) string {
	codes := rep.w.Peculiar[strings.Join(p.s.low[p.agent.first:p.agent.last+1], " ")]
	if len(codes) == 0 || !p.definite || !upper(p.s.form(p.agent.first)) {
		return ""
	}
	best, top := "", 0.1*rep.total
	for _, c := range codes {
		if rep.weights[c] > top {
			best, top = c, rep.weights[c]
		}
	}
	if best == "" && len(codes) == 1 {
		return codes[0]
	}
	return best
}

// soleTold is whose all forces, courts or parties of a sector are that the sentences
// before told of by name or state, if that is one: Kenya in "the military" after "Kenyan
// troops", though the war is on another's soil; the organisation in "the judges" after
// "the International Criminal Court"; "" otherwise.
func (rep *report) soleTold(p *phrase, sector string) string {
	switch sector {
	case "MIL", "COP", "JUD", "LEG", "OPP":
	default:
		return ""
	}
	code, last := "", ""
	for i := len(rep.history) - 1; i >= 0 && p.s.i-rep.history[i].sent <= 15; i-- {
		h := rep.history[i]
		if len(h.actors) != 1 || h.place {
			continue
		}
		c := h.actors[0].Code
		if h.actors[0].Inferred {
			if last == "" && code == "" && h.body && h.actors[0].Sector == sector && h.agent != "prosecutors" {
				last = c // "the Supreme Court" of where the account has gone since
			}
			continue
		}
		e := rep.base.Entity(h.actors[0].Entity)
		court := sector == "JUD" && e != nil && e.Sector == "JUD" // "ICC employees" are of a court, too
		if h.actors[0].Sector != sector && !court {
			continue
		}
		if rep.base.Entity(c) == nil && !court || code != "" && c != code {
			return ""
		}
		code = c
	}
	if last != "" && last != code {
		return ""
	}
	if own := rep.insider(p.s); own != "" && own != code && rep.base.Entity(code) != nil {
		return "" // the senators' forces are their own; a court's judges are not the state's
	}
	return code
}

// bare gives the actor of a common noun whose owner the text does not name:
// the last one in the text that fits, else of the state at issue.
func (rep *report) bare(p *phrase) ([]kawat.Actor, string, string, string) {
	ag := p.agent.agent.Agent
	weak := p.agent.weak
	if first := p.s.low[p.agent.first]; p.alien == "" && p.agent.first < p.agent.last && rep.w.alien[first] {
		p.alien = first // "the foreign press"
	}
	if p.definite && !p.indefinite && p.agent.first == p.agent.last {
		if h := rep.sameNoun(p.s, p.s.low[p.agent.last], p.s.low[p.agent.first]); h != nil {
			a := h.actors[0]
			a.Inferred = true
			return []kawat.Actor{a}, KindDescription, "coref:noun", ""
		}
	}
	if p.former && p.definite && !p.counted && ag.Kind == "people" && !strings.HasSuffix(p.s.low[p.agent.last], "s") {
		// "The former guerrilla", "mantan gerilyawan itu": whom the text told of before.
		if h := rep.last(p.s, p.first, func(h *ref) bool { return h.person && !h.plural && len(h.actors) == 1 }); h != nil {
			a := h.actors[0]
			a.Inferred = true
			return []kawat.Actor{a}, KindDescription, "coref:person", ""
		}
	}
	if ag.Kind == "thing" {
		// "the embassy", but not "missiles": what is used is no actor by itself.
		if h := rep.lastGroup(p, ag); h != nil && p.definite && ag.ID == "embassy" {
			a := h.actors[0]
			a.Inferred = true
			return []kawat.Actor{a}, KindDescription, "coref:group", ""
		}
		return nil, "", "", ""
	}
	if ag.Kind == "head" && (ag.ID != "party" || weak) {
		// "the university": only as the last such body.
		if h := rep.lastGroup(p, ag); h != nil && p.definite {
			a := h.actors[0]
			a.Inferred = true
			return []kawat.Actor{a}, KindDescription, "coref:group", ""
		}
		return nil, "", "", ""
	}
	if weak && !p.counted && p.near == nil || rep.ofKind(p) {
		return nil, "", "", ""
	}
	if code := cmp.Or(rep.seated(p, ag), rep.opposed(p, ag), rep.scene(p, ag), rep.peculiar(p)); code != "" {
		a := kawat.Actor{Code: code, Sector: ag.Sector, Name: p.s.text(p.first, p.last), Inferred: true}
		if ag.Kind == "body" {
			a.Entity = code + "." + ag.ID
		}
		return []kawat.Actor{a}, KindDescription, "context:" + ag.Line, ""
	}
	if h := rep.officials(p, ag); h != nil {
		return []kawat.Actor{inferred(h.actors[0])}, KindDescription, "coref:noun", ""
	}
	// "Pihak kementerian" is the one told of before.
	if p.alien == "" && ag.Kind != "public" && (p.definite || ag.Kind == "body" || ag.ID == "ministry" && rep.w.HeadFirst) && !p.indefinite {
		if h := rep.lastGroup(p, ag); h != nil && !rep.inOther(p, h) && (h.actors[0].Code == "" || h.actors[0].Code != rep.missionOf(p.s, p.first, p.last)) {
			a := h.actors[0]
			a.Inferred = true
			return []kawat.Actor{a}, KindDescription, "coref:group", ""
		}
	}
	code := ag.Code
	if code == "" {
		code = rep.joinedTo(p)
	}
	if p.alien != "" {
		code = rep.foreignCode(p.alien, ag.Sector, false)
		if ag.ID == "diplomats" {
			code = "---" // of one of its states
		}
	}
	if code == "" && (ag.ID == "diplomats" || rep.w.anyone[p.s.low[p.agent.last]]) && !p.definite && rep.says(p) {
		code = "---" // "two people told Reuters": who they are is not said
	}
	if code == "" && ag.Kind != "public" {
		code = rep.sender(p)
	}
	if code == "" && p.near != nil {
		code = rep.stateOf(p.s, p.near)
	}
	if code == "" {
		code = rep.residing(p, ag)
	}
	if code == "" && !p.indefinite && !p.counted {
		code = rep.soleTold(p, ag.Sector)
	}
	if code == "" && p.definite && ag.Kind == "body" {
		code = rep.led(p.s.low[p.agent.last])
	}
	if code == "" {
		code = rep.ruled(ag)
	}
	if code == "" {
		if rep.alien = rep.missionOf(p.s, p.first, p.last); rep.alien == "" && ag.Sector == "GOV" {
			rep.alien = rep.shelledBy(p)
		}
		code = rep.context(p.s, ag.Sector)
		rep.alien = ""
	}
	if ag.ID == "peacekeepers" && code == "UNO" {
		// Of the last organisation that has troops here, or of the UN.
		for i := len(rep.history) - 1; i >= 0; i-- {
			if h := rep.history[i]; len(h.actors) == 1 && h.body && (h.actors[0].Code == "UNO" || h.actors[0].Code == "IGO" && h.actors[0].Sector == "MIL") {
				code = h.actors[0].Code
				break
			}
		}
	}
	if code == "" && ag.Kind == "people" {
		code = rep.home // a mob, but not each singer or prisoner that a text tells of
	}
	if code == "" {
		if ag.Kind == "public" || ag.Kind == "thing" {
			return nil, "", "", ""
		}
		code = "---"
	}
	a := kawat.Actor{Code: code, Sector: ag.Sector, Name: p.s.text(p.first, p.last), Inferred: true}
	if ag.Kind == "body" && code != "---" {
		a.Entity = code + "." + ag.ID
		if b := rep.base.Entity(a.Entity); b != nil {
			a.Name = b.Name(rep.lang)
		}
	}
	return []kawat.Actor{a}, KindDescription, "context:" + ag.Line, ""
}
