package resolve

import (
	"slices"
	"strings"
	"unicode/utf8"

	"kawat"
	"kawat/knowledge"
)

// A phrase is a stretch of a sentence that may stand for an actor: a head and
// what says whose it is.
type phrase struct {
	s           *sentence
	first, last int // tokens, inclusive
	start, end  int // bytes
	core        int // a token of the head

	state    *unit // of which state
	adj      bool  // the state is told by an adjective alone
	entity   *unit // of which body, organisation or group
	place    *unit
	roles    []*unit // titles, in order
	agent    *unit   // the common noun: the head, or the body that a title belongs to
	head     unitKind
	orgName  string // a proper name headed by an agent noun: "Universitas Indonesia"
	orgFirst int    // tokens of orgName
	orgLast  int
	who      *unit // the name: person or name
	whoFirst int
	whoLast  int

	former     bool
	plural     bool
	definite   bool   // "itu", "the"
	indefinite bool   // "a", "seorang"
	owner      string // possessive word: "its", "nya"
	ownerOf    *phrase
	whose      *unit  // the noun whose it is: "generals" of "the generals' supporters"
	foreign    bool   // the state is only the backer
	near       *unit  // where a group of people is: "warga di Gaza"
	alien      string // "foreign", "Western": of no one state
	counted    bool
	genitive   bool // 's follows
	locative   bool
	caseWord   string
	abbr       string
	apposed    bool
}

// phrases divides a sentence into phrases. Tokens that are taken already (by
// pronouns) are skipped.
func (rep *report) phrases(s *sentence, taken []bool) []*phrase {
	var out []*phrase
	for t := 0; t < len(s.Tokens); {
		i := s.at[t]
		if i < 0 || taken[t] {
			t++
			continue
		}
		// Several units may start in one token ("TNI-Polri").
		var p *phrase
		if rep.w.HeadFirst {
			p = rep.headFirst(s, i)
		} else {
			p = rep.headLast(s, i)
		}
		if p == nil {
			t = s.units[i].last + 1
			continue
		}
		rep.before(s, p, taken)
		rep.after(s, p)
		out = append(out, p)
		end := p.last
		// Further units in the last token.
		for j := i + 1; j < len(s.units); j++ {
			u := &s.units[j]
			if u.first == end && u.start >= p.end && u.kind != name && u.kind != person {
				q := &phrase{s: s, first: u.first, last: u.last, start: u.start, end: u.end, core: u.first}
				q.take(u)
				rep.before(s, q, taken)
				q.first, q.start = u.first, u.start
				out = append(out, q)
				end = u.last
			}
		}
		t = end + 1
	}
	return out
}

// take makes a unit the only content of a phrase.
func (p *phrase) take(u *unit) {
	p.head = u.kind
	switch u.kind {
	case state:
		p.state = u
		p.adj = u.adjective()
	case entity:
		p.entity = u
	case person, name:
		p.who, p.whoFirst, p.whoLast = u, u.first, u.last
	case title:
		p.roles = append(p.roles, u)
		p.plural = u.role.Plural
	case agent:
		p.agent = u
	case place:
		p.place = u
	}
	p.named(u)
}

// named makes a unit that is the proper name of a body that of the phrase.
func (p *phrase) named(u *unit) {
	if u.org && u.kind == agent {
		p.organisation(p.s, u.first, u.last)
		if p.state == nil {
			p.state = u.inside
		}
	}
}

// adjective reports whether a state is named by an adjective or demonym.
func (u *unit) adjective() bool {
	return len(u.cands) > 0 && u.cands[0].As == knowledge.IsAdjective
}

// unitOver is the unit that token t belongs to, or nil.
func (s *sentence) unitOver(t int) *unit {
	for i := range s.units {
		if u := &s.units[i]; u.first <= t && t <= u.last {
			return u
		}
	}
	return nil
}

// unitAt is the unit that starts at token t, or nil.
func (s *sentence) unitAt(t int) *unit {
	if t < 0 || t >= len(s.at) || s.at[t] < 0 {
		return nil
	}
	return &s.units[s.at[t]]
}

func (s *sentence) form(t int) string {
	if t < 0 || t >= len(s.Tokens) {
		return ""
	}
	return s.Tokens[t].Form
}

// extend makes the phrase reach to the end of a unit.
func (p *phrase) extend(last, end int) { p.last, p.end = last, end }

// headFirst reads a phrase whose qualifiers follow its head: "Menteri Luar
// Negeri Korea Utara Choe Son Hui", "pasukan Rusia".
func (rep *report) headFirst(s *sentence, i int) *phrase {
	u := &s.units[i]
	p := &phrase{s: s, first: u.first, last: u.last, start: u.start, end: u.end, core: u.first}
	p.take(u)
	if u.lead && (u.kind == state || u.kind == entity) {
		return nil
	}
	cur := u.last + 1
	// "TPNPB pimpinan Egianus Kogoya": the body stands before the title.
	if u.kind == title && u.role.Role.Sector == "=" && i > 0 && s.units[i-1].last == u.first-1 && (s.units[i-1].kind == entity || s.units[i-1].kind == agent) && rep.namedAhead(s, cur) {
		p.join(&s.units[i-1])
	}
	// The same words are a title and a noun: a title if a name follows at once.
	if u.kind == title && u.agent != nil && !rep.namedAhead(s, cur) {
		p.roles, p.agent, p.head = nil, u, agent
		p.plural = u.role.Plural
	}
	if p.head != title && p.head != agent {
		rep.headAlone(s, p, u, cur)
		return p
	}
	aside := -1 // where what "dari" joined goes on
	for cur < len(s.Tokens) {
		v := s.unitAt(cur)
		if len(p.roles) > 0 && p.who == nil && (v == nil || v.kind == name) {
			if t := rep.overField(s, cur); t > cur {
				p.extend(t-1, s.Tokens[t-1].End)
				cur = t
				continue
			}
		}
		if v == nil {
			if !rep.throughWord(s, p, &cur, &aside) {
				return p
			}
			continue
		}
		if v.kind == person || v.kind == name {
			if !rep.takeName(s, p, v) {
				return p
			}
			cur = v.last + 1
			continue
		}
		if !rep.takeUnit(s, p, v, aside) {
			return p
		}
		p.extend(v.last, v.end)
		if p.agent == v {
			p.named(v)
		}
		// "Universitas Indonesia", "Konfederasi Serikat Buruh Korea".
		if s.headsNames(p) && (v.kind == state || v.kind == place || v.kind == agent && v != p.agent) && v.last > p.agent.last {
			p.organisation(s, p.agent.first, v.last)
		}
		cur = v.last + 1
	}
	return p
}

// headAlone completes a phrase whose head takes no more than an abbreviation, an
// apposition or a state behind it: that of a state, a place, a person or a body.
func (rep *report) headAlone(s *sentence, p *phrase, u *unit, cur int) {
	switch p.head {
	case state:
		rep.abbreviation(s, p, &cur)
	case place: // "Kharkiv, Ukraina" stays two mentions
	case person, name:
		rep.abbreviation(s, p, &cur)
		rep.apposition(s, p, cur)
	case entity:
		if u.end < s.Tokens[u.last].End {
			return // the first of two in one word
		}
		rep.abbreviation(s, p, &cur)
		if v := s.unitAt(cur); v != nil && v.kind == state && (rep.global(u) || u.agent != nil && rep.elsewhere(u, v)) {
			if !rep.global(u) {
				// "Senat Nigeria": a namesake of the body that the base knows.
				p.entity, p.agent, p.head = nil, u, agent
			}
			p.state = v
			p.extend(v.last, v.end)
			cur = v.last + 1
			rep.abbreviation(s, p, &cur)
		} else if v != nil && v.kind == state && !v.lead && s.own(u, v) {
			p.extend(v.last, v.end) // "Garda Revolusi Iran"
		}
	}
}

// headsNames reports whether the noun of a phrase heads a proper name, being written
// with a capital: "Kementerian", "Partai".
func (s *sentence) headsNames(p *phrase) bool {
	return p.agent != nil && p.agent.agent.Agent.Kind == "head" && upper(s.form(p.agent.first))
}

// throughWord goes on over a word that is no unit, with what it joins, and reports
// whether the phrase goes on behind it.
func (rep *report) throughWord(s *sentence, p *phrase, cur, aside *int) bool {
	w, low, next := rep.w, s.low[*cur], s.unitAt(*cur+1)
	switch {
	case low == "/" && next != nil && next.kind == title:
		*cur++
		return true
	case low == "(" && len(p.roles) > 0 && p.roles[len(p.roles)-1].role.Role.Kind == "rank" && s.form(*cur+2) == ")" && rep.namedAhead(s, *cur+3):
		*cur += 3 // "Kolonel Laut (P) Bambang Irawan": the corps
		return true
	case low == "(":
		return rep.abbreviation(s, p, cur)
	case w.demonstratives[low] && len(p.roles) > 0 && !p.plural && s.form(*cur+1) == "," && rep.nameAfterComma(s, *cur+2):
		p.definite = true
		*cur += 2
		return true
	case low == "," && len(p.roles) > 0 && p.who == nil && !p.plural && rep.nameAfterComma(s, *cur+1):
		*cur++
		return true
	case w.of[low] && next != nil && p.who == nil && (len(p.roles) > 0 || w.origin[low]):
		if w.origin[low] && s.tagged && rep.leaving(s, next, p) {
			return false // "mengevakuasi 40 pekerja dari Lebanon"
		}
		return (next.kind == state || next.kind == entity || next.kind == place || next.kind == agent && len(p.roles) > 0) && rep.throughOf(s, p, next, low, cur, aside)
	case p.agent != nil && p.head == agent && w.locative[low] && p.state == nil && p.entity == nil && next != nil &&
		p.agent.agent != nil && p.agent.agent.Agent.ID == "government" && next.kind == state:
		p.state = next // "Pemerintah di Pyongyang"
		p.extend(next.last, next.end)
		return false
	case w.peoples[low] && p.head == agent && next != nil && next.kind == state:
		p.extend(next.last, next.end) // "warga etnis Serb" live where the text is
		return false
	case w.modifiers[low] && rep.unitWithin(s, *cur+1, 2):
		*cur++
		return true
	case s.tagged && (s.Tokens[*cur].UPOS == "ADJ" || s.Tokens[*cur].UPOS == "NOUN" && p.head == agent) && !w.caseMarker[low] && !upper(s.form(*cur)) && next != nil && (next.kind == state || next.kind == entity):
		*cur++
		return true
	}
	return false
}

// throughOf joins to a phrase the unit v behind a word of belonging or origin, and
// reports whether the phrase goes on behind it.
func (rep *report) throughOf(s *sentence, p *phrase, v *unit, low string, cur, aside *int) bool {
	w := rep.w
	origin, where := w.origin[low], w.locative[low]
	if r := mainRole(p); origin && v.kind == state && p.state == nil && p.entity != nil && r != nil && r.Sector == "CVL" {
		p.entity = nil // "pilot Susi Air asal Selandia Baru"
	}
	// "duta besar Australia untuk Indonesia": where to, once the owner is known.
	if p.state == nil && p.entity == nil && (p.place == nil && p.agent == nil || origin) {
		switch {
		case rep.sent(p) && !where && rep.namedAhead(s, v.last+1):
			*cur = v.last + 1
			p.extend(v.last, v.end)
			return true
		case !origin && (rep.sent(p) || where && len(p.roles) > 0):
			return false
		}
		p.join(v)
	} else if rep.sent(p) && !origin && !rep.namedAhead(s, v.last+1) && s.form(v.last+1) != "," {
		return false // the host is a mention of its own
	} else if len(p.roles) == 0 || where && !origin {
		return false
	}
	p.extend(v.last, v.end)
	*cur = v.last + 1
	*aside = *cur
	return true
}

// takeUnit joins a unit that is no name to a phrase, unless it begins another one.
func (rep *report) takeUnit(s *sentence, p *phrase, v *unit, aside int) bool {
	switch v.kind {
	case title:
		if p.who != nil || p.head == agent && !rep.namedAhead(s, v.last+1) && v.agent == nil {
			return false
		}
		if v.agent != nil && !rep.namedAhead(s, v.last+1) && p.agent == nil {
			p.agent = v
		} else {
			if p.head == agent && p.agent.agent.Agent.Kind == "public" {
				return false
			}
			p.roles = append(p.roles, v)
		}
	case state:
		if p.state != nil || v.lead {
			return false
		}
		p.state = v
	case entity:
		if p.entity != nil && aside == v.first {
			break // "anggota DPR dari Fraksi PKS"
		}
		if p.entity != nil || v.lead {
			return false
		}
		p.entity = v
	case agent:
		if p.agent != nil && p.head == agent && !compounds(p.agent, v) {
			return false
		}
		if p.state != nil || p.entity != nil && v.agent.Agent.Kind == "public" {
			return false
		}
		if p.agent == nil || p.head == agent {
			if p.agent == nil || p.agent.agent.Agent.Kind == "public" || !specific(p.agent) || v.agent.Agent.Kind == "head" {
				p.agent = v
			}
		} else if v.agent.Agent.Kind == "head" || v.agent.Agent.Kind == "body" {
			p.agent = v
		}
	case place:
		if p.place != nil || p.state != nil {
			return false
		}
		if rep.w.alien[s.low[v.first]] && v.first == v.last && p.entity == nil {
			p.alien = s.low[v.first] // "perusahaan Eropa"
		} else {
			p.place = v
		}
	default:
		return false
	}
	return true
}

// takeName joins a name to a phrase, and reports whether the phrase goes on behind it:
// it does where the name is that of the noun ("Partai Nasionalis Bangladesh"), not where
// it is that of the holder.
func (rep *report) takeName(s *sentence, p *phrase, v *unit) bool {
	follows := s.headsNames(p) && v.kind == name && v.first == p.agent.last+1
	ofNoun := func() bool {
		p.organisation(s, p.agent.first, v.last)
		p.extend(v.last, v.end)
		return true
	}
	if p.head == agent && len(p.roles) == 0 {
		if q := (&phrase{s: s, first: v.first, last: v.last, start: v.start, end: v.end, head: person, who: v, whoFirst: v.first, whoLast: v.last}); p.state == nil && p.entity == nil && p.place == nil && rep.leads(s, q, p.agent) {
			p.ownerOf = q // "pemerintahan Trump", "pasukan Assad"
			p.extend(v.last, v.end)
			return false
		}
		// A noun that heads proper names takes the capitals that follow.
		if follows && p.state == nil {
			return ofNoun()
		}
		if p.state == nil && p.entity == nil && p.place == nil || p.agent != nil && p.agent.agent.Agent.Kind != "people" {
			return false
		}
	}
	x := s.unitAt(v.last + 1)
	switch {
	case follows && len(p.roles) > 0 && v.last-v.first >= 2:
		// "Direktur Yayasan Lokataru Haris Azhar": the last two words are the name.
		cut := v.last - 2
		p.organisation(s, p.agent.first, cut)
		p.who, p.whoFirst, p.whoLast = v, cut+1, v.last
		p.extend(v.last, v.end)
		return false
	case follows && len(p.roles) > 0 && !rep.namedAhead(s, v.last+1):
		return ofNoun() // "Kepala Dinas Perhubungan": an office bears the name of its field
	case follows && (x != nil && (x.kind == state || x.kind == place) || s.form(v.last+1) == "(" && p.state == nil):
		return ofNoun() // "Ketua Partai Nasionalis Bangladesh (BNP)": more of the name, or its abbreviation, follows
	case v.kind == name && x != nil && x.kind == title && x.role.Role.Kind == "rank" && rep.namedAhead(s, x.last+1):
		p.extend(v.last, v.end) // "Kepala Kantor Zona Barat Laksamana X": the rank begins the person
		return true
	}
	p.who, p.whoFirst, p.whoLast = v, v.first, v.last
	p.extend(v.last, v.end)
	cur := v.last + 1
	rep.abbreviation(s, p, &cur)
	return false
}

// overField is the token at which a long title goes on after the words for its
// field, which look like a name: "Hukum" in "Kepala Pusat Penerangan Hukum
// Kejaksaan Agung Jasman Pandjaitan". It is 0 where no body or person follows
// that such a title leads to.
func (rep *report) overField(s *sentence, t int) int {
	if s.title || s.In == kawat.Headline {
		return 0 // verbs have capitals as well
	}
	for j := t; j < len(s.Tokens) && j <= t+6; {
		u := s.unitAt(j)
		switch {
		case u != nil && u.kind == person && j > t:
			return j
		case u != nil && u.kind == name:
			j = u.last + 1
		case u != nil && j > t && u.kind != agent && rep.namedAhead(s, j):
			return j
		case u != nil || !upper(s.form(j)):
			return 0
		default:
			j++
		}
	}
	return 0
}

// leads reports whether a noun for a government or its troops stands beside the
// known person who leads them.
func (rep *report) leads(s *sentence, p *phrase, u *unit) bool {
	if u == nil || u.kind != agent || p.who == nil || p.who.kind != person || len(p.roles) > 0 {
		return false
	}
	ag := u.agent.Agent
	return (ag.ID == "government" || ag.Sector == "MIL" && ag.Kind != "thing")
}

// compounds reports whether a noun that follows another forms one group with it:
// "petugas polisi", "pejabat kementerian luar negeri".
func compounds(a, b *unit) bool {
	if b.agent == nil || a.agent == nil {
		return false
	}
	return b.agent.Agent.Kind != "public" || a.agent.Agent.Kind == "public"
}

// specific reports whether a noun tells a sector by itself.
func specific(u *unit) bool {
	return u.agent != nil && u.agent.Agent.Sector != "GOV" && u.agent.Agent.Kind != "public"
}

// organisation makes the tokens [first,last] the proper name of a body.
func (p *phrase) organisation(s *sentence, first, last int) {
	p.orgFirst, p.orgLast = first, last
	p.orgName = s.text(first, last)
}

// text is the text over tokens, with single spaces.
func (s *sentence) text(first, last int) string {
	var b strings.Builder
	for t := first; t <= last; t++ {
		b.WriteString(s.Tokens[t].Form)
		if t < last && s.Tokens[t+1].Start > s.Tokens[t].End { // not so within "Rwanda's"
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// join adds a unit that says whose the phrase is.
func (p *phrase) join(v *unit) {
	switch v.kind {
	case state:
		p.state = v
	case entity:
		p.entity = v
	case place:
		p.place = v
	case agent:
		p.agent = v
	}
}

// sent reports whether the title is that of someone sent abroad, whose "untuk"
// or "to" tells the host.
func (rep *report) sent(p *phrase) bool {
	for _, r := range p.roles {
		switch r.role.Role.ID {
		case "ambassador", "special-envoy", "military-attache":
			return true
		}
	}
	return false
}

// unitWithin reports whether a unit starts within n tokens from t on, with
// modifiers between.
func (rep *report) unitWithin(s *sentence, t, n int) bool {
	for ; n > 0 && t < len(s.Tokens); n-- {
		if s.unitAt(t) != nil {
			return true
		}
		named := s.tagged && s.Tokens[t].UPOS == "NOUN" && !upper(s.form(t)) && s.unitAt(t+1) != nil && s.unitAt(t+1).kind == title // "unification minister"
		if !rep.w.modifiers[s.low[t]] && !(s.tagged && s.Tokens[t].UPOS == "ADJ") && !named {
			return false
		}
		t++
	}
	return false
}

// namedAhead reports whether a personal name starts at token t, ranks and
// honorifics aside.
func (rep *report) namedAhead(s *sentence, t int) bool {
	for range 4 {
		if t < len(s.Tokens) && rep.w.honorifics[s.low[t]] {
			t++
			continue
		}
		v := s.unitAt(t)
		if v == nil {
			return false
		}
		if v.kind == person || v.kind == name {
			return true
		}
		if v.kind != title && v.kind != state && v.kind != entity && v.kind != place {
			return false
		}
		t = v.last + 1
	}
	return false
}

// nameAfterComma reports whether a name, ranks aside, stands at token t and is
// closed off: "Juru bicara junta, Kolonel Mayor Amadou Abdramane, …".
func (rep *report) nameAfterComma(s *sentence, t int) bool {
	for range 4 {
		if t < len(s.Tokens) && rep.w.honorifics[s.low[t]] {
			t++
			continue
		}
		v := s.unitAt(t)
		if v == nil {
			return false
		}
		if v.kind == person || v.kind == name {
			if v.kind == name && v.first == v.last && len(v.cands) == 0 && !upper(s.form(v.first)) {
				return false
			}
			// Followed by "dan" it is a list.
			return !rep.w.and[s.next(v.last)]
		}
		if v.kind != title {
			return false
		}
		t = v.last + 1
	}
	return false
}

// elsewhere reports whether a body belongs to another state than the one named after it.
func (rep *report) elsewhere(u, state *unit) bool {
	return u.bound == nil && len(u.cands) > 0 && rep.pick(u.cands).Entity.Code != rep.pick(state.cands).Entity.Code
}

// global reports whether an organisation belongs to no one state, so that a
// state after its name tells the branch.
func (rep *report) global(u *unit) bool {
	if u.bound != nil || len(u.cands) == 0 {
		return false
	}
	e := u.cands[0].Entity
	return len(e.Code) == 3 && rep.base.Entity(e.Code) == nil
}

// abbreviation takes "(KPK)" after a phrase and notes what it stands for.
func (rep *report) abbreviation(s *sentence, p *phrase, cur *int) bool {
	t := *cur
	if s.form(t) != "(" {
		return false
	}
	end := t + 1
	for end < len(s.Tokens) && end-t <= 4 && s.form(end) != ")" {
		end++
	}
	if s.form(end) != ")" || end == t+1 {
		return false
	}
	short := s.text(t+1, end-1)
	if len(short) < 2 || len(short) > 14 || !upper(short) || strings.ContainsAny(short, " ,/") && !strings.Contains(short, "-") {
		return false
	}
	caps := 0
	for _, r := range short {
		if r >= 'A' && r <= 'Z' {
			caps++
		}
		if r >= '0' && r <= '9' && caps == 0 {
			return false
		}
	}
	if caps < 2 && end-t > 2 {
		return false
	}
	p.abbr = short
	if u := s.unitAt(t + 1); u != nil && u.kind == entity && u.last == end-1 && p.entity == nil && p.who == nil && (p.head == agent || p.head == name) {
		p.entity = u // the base knows the abbreviation, not the name
	}
	p.extend(end, s.Tokens[end].End)
	*cur = end + 1
	return true
}

// setOff reports whether a phrase of place ends before token cur, so that what
// follows is a phrase of its own: "In Hebron soldiers blew up two houses", where a
// comma would stand if English were kinder.
func (rep *report) setOff(s *sentence, p *phrase, cur int) bool {
	t := p.first - 1
	if !s.tagged || t < 0 || p.who == nil && p.place == nil && (p.state == nil || p.adj) || !rep.w.still[s.low[t]] || s.Tokens[t].Rel() != "case" {
		return false
	}
	h := s.Tokens[t].Head
	return p.first <= h && h < cur && s.Tokens[h].Rel() == "obl" && s.Tokens[h].Head > cur
}

// headLast reads a phrase whose qualifiers come before its head: "Russian
// President Vladimir Putin", "Ukraine's foreign ministry".
func (rep *report) headLast(s *sentence, i int) *phrase {
	u := &s.units[i]
	r := &leftward{report: rep, s: s, cur: u.first,
		p: &phrase{s: s, first: u.first, last: u.last, start: u.start, end: u.end, core: u.last}}
	for r.cur < len(s.Tokens) {
		v := s.unitAt(r.cur)
		if v == nil {
			goesOn, complete := r.passWord()
			if complete {
				return r.p
			}
			if !goesOn {
				break
			}
			continue
		}
		if v.lead || r.prev != nil && !r.gen && rep.setOff(s, r.p, r.cur) || !r.takes(v) {
			break
		}
		p := r.p
		p.extend(v.last, v.end)
		p.head = v.kind
		if v.kind == title && p.agent == v {
			p.head = agent
		}
		if p.agent == v {
			p.named(v)
		}
		p.core = v.last
		r.prev, r.gen, r.cur = v, false, v.last+1
		if p.who != nil && (v.kind == person || v.kind == name) {
			if !r.goesOnBehindName() {
				break
			}
			continue
		}
		if v.end < s.Tokens[v.last].End && !rep.ownerWithin(s.low[v.last]) {
			// The first of several in one word: "US-led", "Russia-Ukraine".
			rest := strings.Trim(strings.ToLower(s.Tokens[v.last].Form[v.end-s.Tokens[v.last].Start:]), "-–")
			if !rep.w.foreign[rest] {
				return p
			}
			if !rep.headAhead(s, r.cur) {
				return nil
			}
			if !rep.w.held[rest] {
				p.state, p.foreign = nil, true
			}
		}
	}
	if r.prev == nil {
		return nil
	}
	if p := r.p; p.head == person || p.head == name || p.who != nil {
		r.completeName()
	} else {
		r.completeNoun()
	}
	return r.p
}

// leftward is the reading of a phrase whose qualifiers stand before its head.
type leftward struct {
	*report
	s    *sentence
	p    *phrase
	cur  int   // the token to read next
	prev *unit // the unit before it
	gen  bool  // a genitive stands before it
}

// beginAnew makes what was read the owner of a phrase that goes on: "Putin's" of
// "Putin's spokesman".
func (r *leftward) beginAnew() {
	q := *r.p
	r.p = &phrase{s: r.s, first: q.first, last: q.last, start: q.start, end: q.end, ownerOf: &q}
}

// passWord goes over a word that is no unit. It reports whether the phrase goes on
// behind it, or is complete with an owner's mark.
func (r *leftward) passWord() (goesOn, complete bool) {
	s, p, prev, w, cur := r.s, r.p, r.prev, r.w, r.cur
	low, next := s.low[cur], s.unitAt(cur+1)
	acts := next != nil && (next.kind == title || next.kind == agent)
	switch {
	case prev == nil:
		if r.gen && numeral(s.form(cur)) && r.headAhead(s, cur+1) {
			break
		}
		return false, false
	case w.genitive[low] && (p.head != title || prev.kind == title):
		if !r.unitWithin(s, cur+1, 4) || p.who != nil && !r.headAhead(s, cur+1) {
			p.genitive = true
			return false, true
		}
		if p.who != nil { // "Putin's spokesman": the owner is a person
			r.beginAnew()
		}
		r.gen = true
	case (low == "-" || low == "–") && cur+1 < len(s.Tokens) && w.foreign[s.low[cur+1]] && r.headAhead(s, cur+2):
		if !w.held[s.low[cur+1]] {
			p.state, p.foreign = nil, true
		}
		r.cur++
	case low == "-" && acts && !s.Tokens[cur].SpaceAfter:
	case p.who == nil && (w.modifiers[low] || s.tagged && s.Tokens[cur].UPOS == "ADJ" && !upper(s.form(cur))) && r.headAhead(s, cur) && !(prev.kind == title || prev.kind == agent):
	case r.gen && numeral(s.form(cur)) && r.headAhead(s, cur+1): // "Ukraine's 47th Mechanised Brigade"
	case s.tagged && s.Tokens[cur].UPOS == "NOUN" && !upper(s.form(cur)) && (prev.kind == state || prev.kind == entity) && acts:
	default:
		return false, false
	}
	r.cur++
	return true, false
}

// takes joins a unit to the phrase, unless it begins another one.
func (r *leftward) takes(v *unit) bool {
	p, prev := r.p, r.prev
	switch v.kind {
	case state:
		if prev != nil && !(prev.kind == state && r.gen && v.adjective()) {
			return false
		}
		if p.state == nil {
			p.state = v
		}
	case entity:
		if prev != nil && (prev.kind == title || prev.kind == agent || prev.kind == entity && !r.gen || prev.kind == person || prev.kind == name ||
			prev.kind == state && !r.gen && !prev.adjective() && !r.s.own(v, prev)) {
			return false
		}
		p.entity = v
	case place:
		if prev != nil {
			return false
		}
		p.place = v
	case title:
		return r.takesTitle(v)
	case agent:
		return r.takesAgent(v)
	case person, name:
		return r.takesName(v)
	}
	return true
}

func (r *leftward) takesTitle(v *unit) bool {
	p := r.p
	if r.prev != nil && r.prev.kind == agent && r.prev.agent != nil && r.prev.agent.Agent.Kind == "public" {
		return false
	}
	if v.agent != nil && !r.namedAhead(r.s, v.last+1) && r.s.form(v.last+1) != "," {
		// "the Kenyan journalists": a noun like any other.
		if len(p.roles) > 0 && v.role.Plural {
			return false
		}
		p.agent = v
	} else {
		p.roles = append(p.roles, v)
	}
	p.plural = v.role.Plural
	return true
}

func (r *leftward) takesAgent(v *unit) bool {
	s, p, prev := r.s, r.p, r.prev
	kind := v.agent.Agent.Kind
	if v.weak && (prev != nil && prev.kind == title || prev == nil && kind != "head" && p.ownerOf == nil && !r.quantified(s, r.cur)) {
		return false
	}
	switch {
	case prev == nil:
	case kind == "head" && upper(s.form(v.first)) && (prev.kind == name || prev.kind != agent && prev.kind != title):
		first := prev.first
		if prev.kind == state && p.orgName == "" && !upper(s.form(prev.first)) {
			first = v.first
		}
		if p.orgName != "" {
			first = p.orgFirst
		}
		p.organisation(s, first, v.last)
		if prev.kind == name && p.who == prev {
			p.who = nil
		}
	case prev.kind == name && p.who == prev:
		// "Wagner mercenaries": a group by name; "Western diplomats" is none.
		if text := strings.ToLower(s.text(prev.first, prev.last)); r.w.alien[text] {
			p.alien = text
		} else if kind != "public" && v.agent.Agent.ID != "government" {
			p.organisation(s, prev.first, prev.last)
		}
		p.who = nil
	}
	if r.gen && prev != nil && (prev.kind == agent || prev.kind == title) {
		p.whose = prev
	}
	p.agent = v
	return true
}

func (r *leftward) takesName(v *unit) bool {
	s, p, prev := r.s, r.p, r.prev
	if v.kind == name && prev != nil && r.orgAhead(s, v) {
		return true // "Indonesian Corruption Watch"
	}
	switch {
	case prev == nil,
		prev.kind == title && !prev.role.Plural,
		prev.kind == agent && prev.agent != nil && prev.agent.Agent.Kind == "people" && !strings.HasSuffix(s.low[prev.last], "s") && !r.gen && upper(s.form(v.first)) && len(p.roles) == 0 && prev.role == nil && !prev.weak && p.state != nil,
		prev.kind == state && prev.adjective() && !r.gen && v.kind == person,
		r.gen && prev.kind == entity && (v.kind == person || v.last > v.first),
		r.gen && prev.kind == state && v.kind == person:
		p.who, p.whoFirst, p.whoLast = v, v.first, v.last
		return true
	}
	return false
}

// goesOnBehindName reports whether a group, a title or an owner's mark follows the name
// of a person; else the name ends the phrase.
func (r *leftward) goesOnBehindName() bool {
	s, p := r.s, r.p
	if r.w.genitive[s.low2(r.cur)] {
		return true
	}
	if r.leads(s, p, s.unitAt(r.cur)) {
		r.beginAnew() // "the Trump administration": the person is the owner
		return true
	}
	x := s.unitAt(r.cur)
	return x != nil && x.kind == agent && len(p.roles) == 0 && p.who.kind == name && (x.agent.Agent.Kind == "head" && upper(s.form(r.cur)) || x.agent.Agent.Kind != "public")
}

// completeName reads what follows the name of a person: "President Vladimir Putin of
// Russia", "Colonel X of the Eritrean army", an abbreviation or an apposition.
func (r *leftward) completeName() {
	s, p, w := r.s, r.p, r.w
	p.head = person
	p.core = p.whoLast
	cur := p.last + 1
	if v := s.unitAt(cur + 1); w.whose[s.low2(cur)] && v != nil && v.kind == state && p.state == nil && len(p.roles) > 0 {
		p.state = v
		p.extend(v.last, v.end)
		cur = v.last + 1
	}
	if t := cur + 1; w.whose[s.low2(cur)] && p.state == nil && p.entity == nil && len(p.roles) > 0 {
		if t < len(s.low) && w.articles[s.low[t]] {
			t++
		}
		if v := s.unitAt(t); v != nil && v.kind == state && v.adjective() {
			if x := s.unitAt(v.last + 1); x != nil && x.kind == agent && x.agent.Agent.Kind == "body" {
				p.state, p.agent = v, x
				p.extend(x.last, x.end)
				cur = x.last + 1
			}
		}
	}
	r.abbreviation(s, p, &cur)
	r.apposition(s, p, cur)
}

// completeNoun reads what follows a noun or title: whose it is, and the name of who
// holds the title.
func (r *leftward) completeNoun() {
	s, p, w := r.s, r.p, r.w
	cur := p.last + 1
	r.abbreviation(s, p, &cur)
	if p.head == title || p.head == agent || p.head == entity {
		r.attach(s, p, &cur)
	}
	r.abbreviation(s, p, &cur)
	if p.head != title || p.plural {
		return
	}
	holder := func(v *unit) {
		p.who, p.whoFirst, p.whoLast = v, v.first, v.last
		p.extend(v.last, v.end)
	}
	if s.form(cur) == "," && r.nameAfterComma(s, cur+1) {
		t := cur + 1
		for s.unitAt(t) != nil && s.unitAt(t).kind == title || t < len(s.low) && w.honorifics[s.low[t]] {
			if v := s.unitAt(t); v != nil {
				p.roles = append(p.roles, v)
				t = v.last + 1
			} else {
				t++
			}
		}
		if v := s.unitAt(t); v != nil && (v.kind == person || v.kind == name) && !w.genitive[s.low2(v.last+1)] {
			holder(v)
		}
		return
	}
	// Honorifics, then the name: handled as units where they are titles.
	t := cur
	for t < len(s.low) && w.honorifics[s.low[t]] {
		t++
	}
	if v := s.unitAt(t); t > cur && v != nil && (v.kind == person || v.kind == name) {
		holder(v)
	}
}

// ownerWithin reports whether a word ends in the mark of an owner: "Russia's" that
// the tokeniser left whole.
func (rep *report) ownerWithin(low string) bool {
	return slices.ContainsFunc(rep.w.Genitive, func(g string) bool { return utf8.RuneCountInString(g) > 1 && strings.HasSuffix(low, g) })
}

// own reports whether an entity is a body of a state, so that "Indonesia KPK"
// would be one phrase.
func (s *sentence) own(v, state *unit) bool {
	return v.bound == nil && len(v.cands) > 0 && v.cands[0].Entity.Code == state.cands[0].Entity.ID
}

// low2 is the small form of a token, "" outside the sentence.
func (s *sentence) low2(t int) string {
	if t < 0 || t >= len(s.low) {
		return ""
	}
	return s.low[t]
}

// headAhead reports whether a title, a noun or a body follows from token t on,
// over modifiers and names.
func (rep *report) headAhead(s *sentence, t int) bool {
	for range 5 {
		if t >= len(s.Tokens) {
			return false
		}
		if v := s.unitAt(t); v != nil {
			if v.kind == title || v.kind == agent || v.kind == entity {
				return true
			}
			t = v.last + 1
			continue
		}
		low := s.low[t]
		if !rep.w.modifiers[low] && !rep.w.genitive[low] && low != "-" && !(s.tagged && (s.Tokens[t].UPOS == "ADJ" || s.Tokens[t].UPOS == "NOUN") && !upper(s.form(t))) {
			return false
		}
		t++
	}
	return false
}

// orgAhead reports whether a name is followed by a noun that heads proper names.
func (rep *report) orgAhead(s *sentence, u *unit) bool {
	v := s.unitAt(u.last + 1)
	return v != nil && v.kind == agent && v.agent.Agent.Kind == "head" && upper(s.form(v.first))
}

// quantified reports whether a number or an article stands before token t.
func (rep *report) quantified(s *sentence, t int) bool {
	for j := t - 1; j >= 0 && j >= t-3; j-- {
		if s.Tokens[j].UPOS == "NUM" || s.form(j) != "" && s.form(j)[0] >= '0' && s.form(j)[0] <= '9' || rep.w.counting[s.low[j]] && !rep.w.articles[s.low[j]] {
			return true
		}
		if !rep.w.modifiers[s.low[j]] && s.Tokens[j].UPOS != "ADJ" {
			return false
		}
	}
	return false
}

// attach takes "of Russia", "for the foreign ministry" after a title or a group.
func (rep *report) attach(s *sentence, p *phrase, cur *int) {
	w := rep.w
	for range 2 {
		t := *cur
		of := s.low2(t)
		if !w.of[of] {
			return
		}
		v, j := s.unitAt(t+1), t+1
		for range 3 {
			if v != nil || j >= len(s.low) || !w.articles[s.low[j]] && !w.modifiers[s.low[j]] {
				break
			}
			j++
			v = s.unitAt(j)
		}
		if v == nil || v.kind == person || v.kind == name || v.kind == title {
			return
		}
		if w.origin[of] && s.tagged && rep.leaving(s, v, p) {
			return // "withdraw troops from Chad"
		}
		isTitle := len(p.roles) > 0 && p.head == title
		if !isTitle && !w.whose[of] && !w.serving[of] && !w.origin[of] {
			return
		}
		sent := rep.sent(p)
		staff := w.serving[of] && v.kind == entity && p.head != entity // "judges at the International Criminal Court"
		if isTitle && w.posted[of] && !sent && !staff {
			return
		}
		if !isTitle && w.serving[of] && !(staff && p.agent != nil && p.agent.agent.Agent.Kind == "people") {
			return
		}
		if v.kind == agent && (v.weak && v.agent.Agent.Kind != "head" || v.agent.Agent.Kind == "public") {
			return
		}
		if p.head == entity && !(w.whose[of] && v.kind == state && rep.global(p.entity)) {
			return
		}
		// "the killing of", "thousands of" are no titles; a people's noun takes only its owner.
		if p.head == agent && v.kind == agent && p.agent.agent.Agent.Kind == "public" {
			return
		}
		if v.kind == state && (s.form(v.last+1) == "-" && w.foreign[s.low2(v.last+2)] || v.end < s.Tokens[v.last].End) {
			// "soldiers of the Saudi-backed government".
			x := s.unitAt(v.last + 1)
			if s.form(v.last+1) == "-" {
				x = s.unitAt(v.last + 3)
			}
			if x != nil && (x.kind == agent || x.kind == title) {
				p.extend(x.last, x.end)
				*cur = x.last + 1
			}
			return
		}
		if sent && !w.whose[of] && !rep.namedAhead(s, v.last+1) && !(s.form(v.last+1) == "," && rep.nameAfterComma(s, v.last+2)) {
			return // the host is a mention of its own
		}
		known := p.state != nil || p.entity != nil || p.ownerOf != nil
		if !known && !(sent && !w.whose[of]) {
			if v.kind == agent && p.head == agent {
				if v.agent.Agent.Kind == "body" && p.agent.agent.Agent.Kind == "people" {
					// "officers of the navy": the body tells.
					p.agent = v
				}
			} else {
				p.join(v)
			}
			// The body's own state: "of the Foreign Ministry of Ukraine", "of the Kenyan army".
			if v.kind == state || v.kind == place {
				if x := s.unitAt(v.last + 2); v.kind == state && w.genitive[s.low2(v.last+1)] && x != nil && x.kind == place {
					v = x // "the governor of Russia's Belgorod region"
				}
				if x := s.unitAt(v.last + 1); v.kind == state && v.adjective() && x != nil && x.kind == title && isTitle && mainRole(p).Sector == "=" && !rep.namedAhead(s, x.last+1) {
					v = x // "an adviser to the Kenyan president"
				}
				if x := s.unitAt(v.last + 1); v.kind == state && x != nil && (x.kind == agent || x.kind == entity) && (v.adjective() || w.genitive[s.low2(v.last+1)]) {
					p.join(x)
					v = x
				} else if v.kind == state && w.genitive[s.low2(v.last+1)] && s.unitAt(v.last+2) != nil && (s.unitAt(v.last+2).kind == agent || s.unitAt(v.last+2).kind == entity) {
					x := s.unitAt(v.last + 2)
					p.join(x)
					v = x
				}
			}
		} else if w.whose[of] && !isTitle {
			return
		} else if w.origin[of] && !isTitle && p.state != nil && (v.kind == state || v.kind == place) {
			return // "the withdrawal of American troops from Iraq": where they leave
		}
		p.extend(v.last, v.end)
		if t := v.last + 1; v.kind == place && w.regions[s.low2(t)] {
			p.extend(t, s.Tokens[t].End)
		}
		*cur = p.last + 1
	}
}

// leaving reports whether a unit tells whence a phrase before it is sent or taken
// back, and so does not say whose that is.
func (rep *report) leaving(s *sentence, v *unit, p *phrase) bool {
	for t := v.first; t <= v.last; t++ {
		h := s.Tokens[t].Head
		if h >= 0 && h < p.first && s.Tokens[t].Rel() == "obl" && rep.does(s, h, rep.w.sends) {
			return true
		}
		// "mengevakuasi 40 pekerja dari Lebanon", however the tree has it.
		if h >= p.first && h < v.first && s.Tokens[t].Rel() == "nmod" && (s.Tokens[h].Rel() == "obj" || s.Tokens[h].Deprel == "nsubj:pass") && rep.does(s, s.Tokens[h].Head, rep.w.fetches) {
			return true
		}
	}
	return false
}

// apposition reads ", presiden Rusia," and ", the foreign minister of Ukraine,"
// after a name, and lets the title tell who the name is.
func (rep *report) apposition(s *sentence, p *phrase, cur int) {
	ranked := len(p.roles) > 0 && p.state == nil && p.entity == nil && p.place == nil && p.agent == nil && mainRole(p).Kind == "rank"
	if s.form(cur) != "," || p.who == nil || len(p.roles) > 0 && !ranked {
		return
	}
	t := cur + 1
	for range 4 {
		if t >= len(s.low) || s.unitAt(t) != nil || !rep.w.articles[s.low[t]] && !rep.w.former[s.low[t]] && (!rep.w.modifiers[s.low[t]] || upper(s.form(t))) && !rep.w.counting[s.low[t]] {
			break
		}
		t++
	}
	owner := ""
	if !rep.w.HeadFirst {
		// "Musah, the bloc's commissioner", "Sonia Vera, his lawyer".
		switch low := s.low2(t); {
		case (rep.w.bodies[low] || rep.w.states[low]) && rep.w.genitive[s.low2(t+1)] && s.unitAt(t+2) != nil:
			owner, t = low, t+2
		case rep.w.possessive[low] && s.unitAt(t+1) != nil && s.unitAt(t+1).kind == title:
			owner, t = low, t+1
		}
	}
	v := s.unitAt(t)
	if v == nil || v.kind == person || v.kind == name || v.kind == place {
		return
	}
	if rep.w.HeadFirst && v.kind != title && v.agent == nil {
		return
	}
	var q *phrase
	if rep.w.HeadFirst {
		q = rep.headFirst(s, s.at[t])
	} else {
		q = rep.headLast(s, s.at[t])
	}
	if q != nil && p.abbr != "" && p.who.kind == name && len(p.roles) == 0 && q.who == nil && !q.plural && q.agent != nil && q.agent.agent != nil && len(q.roles) == 0 {
		// "the Free Lakes Front (FLF), a rebel group": no person.
		p.orgName, p.orgFirst, p.orgLast = s.text(p.whoFirst, p.whoLast), p.whoFirst, p.whoLast
		p.agent, p.state, p.entity, p.place = q.agent, q.state, q.entity, q.place
		p.who, p.head, p.core = nil, agent, p.orgLast
		return
	}
	if q != nil && q.head == state && q.adj && q.last == q.first && p.state == nil && s.prev(q.first) != "," && rep.w.articles[s.prev(q.first)] && rep.endsApposition(s, q.last+1) {
		// "Rico Krieger, a German whom a court had sentenced".
		p.state, p.apposed = q.state, true
		p.extend(q.last, q.end)
		return
	}
	if q == nil || q.who != nil || q.plural || len(q.roles) == 0 && (q.agent == nil || q.agent.role == nil && !(q.agent.agent != nil && q.agent.agent.Agent.Kind == "people")) {
		return
	}
	if q.state == nil && q.entity == nil && len(q.roles) > 0 && q.roles[0].weak {
		return
	}
	if !rep.endsApposition(s, q.last+1) && !rep.w.demonstratives[s.low2(q.last+1)] && !rep.w.of[s.low2(q.last+1)] {
		return
	}
	// "Prabowo, Presiden Rusia, dan …" is a list if the countries differ.
	if p.who.kind == person && q.state != nil && rep.standingCode(p.who) != "" && rep.standingCode(p.who) != q.state.cands[0].Entity.Code {
		return
	}
	for j := cur; j < q.first; j++ {
		p.former = p.former || rep.w.former[s.low[j]]
	}
	if ranked && len(q.roles) == 0 {
		return
	}
	if ranked && mainRole(q).Sector == "CVL" {
		q.roles = nil // "Captain Yusuf Demir, a pilot of the Turkish air force", is a soldier still
	}
	p.roles, p.state, p.entity, p.agent, p.place = append(p.roles, q.roles...), q.state, q.entity, q.agent, q.place
	if p.state == nil && p.entity == nil && p.owner == "" {
		p.owner = owner
	}
	if len(p.roles) == 0 && q.agent != nil && q.agent.role != nil {
		p.roles, p.agent = []*unit{q.agent}, nil
	}
	p.orgName, p.orgFirst, p.orgLast = q.orgName, q.orgFirst, q.orgLast
	p.apposed = true
	p.extend(q.last, q.end)
	if t := q.last + 1; p.state == nil && p.entity == nil && p.place == nil && rep.w.origin[s.low2(t)] {
		if v := s.unitAt(t + 1); v != nil && v.kind == state && !v.adjective() {
			p.state = v // "Anna Keller, a nurse from Germany"
			p.extend(v.last, v.end)
		}
	}
}

// endsApposition reports whether an apposition may end before token t.
func (rep *report) endsApposition(s *sentence, t int) bool {
	switch s.form(t) {
	case ",", ".", ";", ")", "—", "–":
		return true
	}
	return t >= len(s.Tokens) || rep.w.relative[s.low2(t)]
}

// actsOn reports whether token t is a verb told of what follows from token first
// on, and no participle that describes it: "proscribed Hezbollah" of "Britain
// proscribed Hezbollah", but not of "the proscribed Hezbollah".
func (s *sentence) actsOn(t, first int) bool {
	if s.Tokens[t].UPOS != "VERB" {
		return false
	}
	switch s.Tokens[t].Rel() {
	case "amod", "compound", "nmod", "det", "case":
		return false
	case "acl":
		return s.Tokens[t].Head < t
	}
	return s.Tokens[t].Head < first || s.Tokens[t].Feat("VerbForm") == "Fin"
}

// before looks at what stands before a phrase: numbers and articles, which
// become part of it, former, possessives, and the case marker.
func (rep *report) before(s *sentence, p *phrase, taken []bool) {
	w := rep.w
	t := p.first - 1
	free := func(t int) bool {
		return t >= 0 && !taken[t] && (!s.covered(t) || t > 0 && w.alien[s.low[t-1]+" "+s.low[t]])
	}
	for free(t) && w.honorifics[s.low[t]] && p.who != nil && p.whoFirst == t+1 {
		p.first, p.start = t, s.Tokens[t].Start
		t--
	}
	descr := p.head == agent || p.head == title || p.head == entity || p.head == person && len(p.roles) > 0
	for range 6 {
		if !free(t) {
			break
		}
		low := s.low[t]
		switch {
		case descr && !w.HeadFirst && w.aged[low] && t >= 4 && s.low[t-1] == "-" && s.low[t-3] == "-" && numeral(s.form(t-4)): // "the 89-year-old leader"
			t -= 4
		case s.actsOn(t, p.first) && (w.former[low] || w.modifiers[low]):
			t = -2 // "the army deposed X", "banned two former Thai officials"
		case w.former[low]:
			p.former = true
		case low == "-" && t > 0 && w.former[s.low[t-1]]:
		case descr && !w.HeadFirst && (w.possessive[low] || w.relativeOwner[low]):
			p.owner = low
		case w.articles[low]:
			if w.definite[low] {
				p.definite = true
			} else {
				p.indefinite = true
			}
		case descr && !w.HeadFirst && w.alien[low] && p.state == nil && p.entity == nil:
			p.alien = low
			if t > 0 && w.alien[s.low[t-1]+" "+low] {
				p.alien = s.low[t-1] + " " + low
				t-- // "West African leaders"
			}
		case descr && !w.caseMarker[low] && (w.modifiers[low] && !w.HeadFirst || w.actingAs[low]):
		case descr && !w.caseMarker[low] && (s.Tokens[t].UPOS == "NUM" || numeral(s.form(t)) || w.counting[low]):
			p.counted = true
			if !w.single[low] {
				p.plural = p.plural || p.head == agent
			}
		case descr && !w.HeadFirst && w.whose[low] && (w.counting[s.prev(t)+" "+low] || w.counting[s.prev(t)]):
			p.counted = true
		default:
			t = -2
		}
		if t < 0 {
			break
		}
		p.first, p.start = t, s.Tokens[t].Start
		t--
		if (w.articles[low] || p.owner == low) && !w.HeadFirst {
			break
		}
	}
	rep.belongs(s, p)
	// Case marker, over nouns for places.
	t = p.first - 1
	if p.head == state || p.head == place || p.head == entity {
		for k := 0; k < 4 && t > 0 && !w.caseMarker[s.low[t]] && (w.placeNouns[s.low[t]] || w.articles[s.low[t]] || w.modifiers[s.low[t]] && !w.HeadFirst); k++ {
			t--
		}
		if t > 0 && w.whose[s.low[t]] && w.placeNouns[s.low[t-1]] {
			for t > 0 && (w.whose[s.low[t]] || w.placeNouns[s.low[t]] || w.articles[s.low[t]] || s.Tokens[t].UPOS == "ADJ" || s.unitAt(t) != nil && s.unitAt(t).kind == state && s.unitAt(t).adjective()) {
				t--
			}
		}
	}
	if t >= 0 && w.caseMarker[s.low[t]] {
		p.caseWord = s.low[t]
	}
	p.locative = w.locative[p.caseWord] && (p.head == state || p.head == place)
	if p.head == state && p.adj {
		p.locative = false
	}
}

// belongs makes what a noun that refers back owns a phrase with it: "the bloc's
// commissioner", "the country's president".
func (rep *report) belongs(s *sentence, p *phrase) {
	w := rep.w
	t := p.first - 1
	if w.HeadFirst || t < 2 || !w.genitive[s.low[t]] || p.owner != "" || p.ownerOf != nil || p.state != nil || p.entity != nil || p.head != agent && len(p.roles) == 0 {
		return
	}
	if noun := s.low[t-1]; (w.bodies[noun] || w.states[noun]) && w.demonstratives[s.low[t-2]] && (s.unitAt(t-1) == nil || s.unitAt(t-1).weak) {
		p.owner = noun
		p.first, p.start = t-2, s.Tokens[t-2].Start
	}
}

// covered reports whether a unit lies over token t.
func (s *sentence) covered(t int) bool {
	for i := range s.units {
		if s.units[i].first <= t && t <= s.units[i].last {
			k := s.units[i].kind
			return k != agent || !s.units[i].weak
		}
	}
	return false
}

// counterpartOf reads the state at token t, and the name behind it, of somebody's
// counterpart: "mitranya dari Prancis, Florence Parly".
func (rep *report) counterpartOf(s *sentence, p *phrase, t int) {
	v := s.unitAt(t)
	if v == nil || v.kind != state {
		return
	}
	p.state, p.owner = v, ""
	p.extend(v.last, v.end)
	t = v.last + 1
	if s.form(t) == "," && rep.nameAfterComma(s, t+1) {
		t++
	}
	if v := s.unitAt(t); v != nil && (v.kind == person || v.kind == name) {
		p.who, p.whoFirst, p.whoLast, p.head = v, v.first, v.last, person
		p.extend(v.last, v.end)
	}
}

func numeral(form string) bool {
	return form != "" && form[0] >= '0' && form[0] <= '9'
}

// fromGroup makes men whom nobody names those of the armed group, or those who act
// for a state those of the state, that words after them join them to: "Gunmen linked to al-Qaeda", "militan yang berafiliasi dengan ISIS".
func (rep *report) fromGroup(s *sentence, p *phrase) {
	if p.head != agent || p.agent.agent == nil || p.agent.agent.Agent.Kind != "people" || p.state != nil || p.entity != nil || p.place != nil || p.who != nil || p.orgName != "" {
		return
	}
	for _, words := range rep.w.joined {
		t := p.last + 1
		for k := 0; k < len(words) && s.low2(t) == words[k]; k++ {
			t++
		}
		if t-p.last-1 < len(words) {
			continue
		}
		for rep.w.articles[s.low2(t)] || rep.w.bodies[s.low2(t)] {
			t++
		}
		if v := s.unitAt(t); v != nil && v.kind == entity && len(v.cands) > 0 && v.cands[0].Entity != nil && v.cands[0].Entity.Sector == "REB" {
			p.entity = v
			p.extend(v.last, v.end)
		} else if v := s.unitAt(t); v != nil && (v.kind == state || v.kind == entity) && (p.agent.agent.Agent.Sector == "CRM" || p.agent.agent.Agent.Sector == "PRM") {
			p.join(v) // "hackers working for Russia's military intelligence"
			p.extend(v.last, v.end)
		}
		return
	}
}

// comesFrom gives people the state that words after what describes them say they are
// of: "sepuluh anak buah kapal tunda Brahma 12 asal Indonesia".
func (rep *report) comesFrom(s *sentence, p *phrase) {
	if !rep.w.HeadFirst || p.head != agent || p.agent.agent == nil || p.agent.agent.Agent.Kind == "thing" || p.state != nil || p.entity != nil || p.place != nil || p.who != nil {
		return
	}
	for t := p.last + 1; t < len(s.Tokens) && t <= p.last+5; t++ {
		if rep.w.origin[s.low[t]] && !rep.w.locative[s.low[t]] {
			if v := s.unitAt(t + 1); v != nil && v.kind == state {
				p.state = v
				p.extend(v.last, v.end)
			}
			return
		}
		switch s.Tokens[t].UPOS {
		case "NOUN", "PROPN", "NUM", "ADJ":
		default:
			return
		}
		if u := s.unitAt(t); u != nil && u.kind != place && u.kind != agent && u.kind != name {
			return
		}
	}
}

// after looks at what follows a phrase: demonstratives and the clitic of an owner.
func (rep *report) after(s *sentence, p *phrase) {
	w := rep.w
	t := p.last + 1
	if t >= len(s.low) {
		return
	}
	if w.HeadFirst && (p.head == agent || p.head == title) && w.alien[s.low[t]] && p.state == nil && p.entity == nil && p.who == nil {
		p.alien = s.low[t]
		p.extend(t, s.Tokens[t].End)
		if t++; t >= len(s.low) {
			return
		}
	}
	if p.head == agent || p.head == title || p.head == entity {
		if w.HeadFirst && w.possessive[s.low[t]] && p.state == nil && p.who == nil {
			p.owner = s.low[t]
			p.extend(t, s.Tokens[t].End)
			t++
			if r := mainRole(p); r != nil && r.ID == "counterpart" && w.origin[s.low2(t)] {
				rep.counterpartOf(s, p, t+1)
				t = p.last + 1
			}
		}
		if t < len(s.low) && w.demonstratives[s.low[t]] && w.HeadFirst {
			p.definite = true
			p.extend(t, s.Tokens[t].End)
			t++
		}
	}
	if w.HeadFirst && p.head == state && p.last > p.first && w.states[s.low[p.first]] && t < len(s.low) && w.demonstratives[s.low[t]] {
		p.extend(t, s.Tokens[t].End) // "Negeri Kiwi itu"
		t++
	}
	if t < len(s.low) && w.genitive[s.low[t]] {
		p.genitive = true
	}
	rep.fromGroup(s, p)
	rep.comesFrom(s, p)
	// "warga di Gaza", "police in Nairobi", "a court in Minsk".
	// Troops are not of where they are, and neither are diplomats.
	if p.head == agent && p.state == nil && p.entity == nil && p.place == nil && p.agent.agent != nil && p.agent.agent.Agent.Sector != "MIL" && (p.agent.agent.Agent.Sector != "GOV" || p.agent.agent.Agent.Kind == "body" || p.agent.weak) &&
		t+1 < len(s.low) && w.locative[s.low[t]] && !w.origin[s.low[t]] && !w.toward[s.low[t]] {
		j := t + 1
		for k := 0; k < 5 && j < len(s.low) && s.unitAt(j) == nil && (w.placeNouns[s.low[j]] || w.articles[s.low[j]]); k++ {
			j++
		}
		if v := s.unitAt(j); v != nil && (v.kind == state && !v.adjective() || v.kind == place) {
			p.near = v
		}
	}
}
