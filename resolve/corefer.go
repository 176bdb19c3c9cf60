package resolve

import (
	"math"
	"slices"
	"sort"
	"strings"

	"kawat"
	"kawat/knowledge"
	"kawat/lang"
)

// A ref is an actor mention that later words may refer back to.
type ref struct {
	actors  []kawat.Actor
	sent    int
	first   int // token
	last    int
	person  bool
	state   bool // a state by its name
	body    bool
	plural  bool
	subject bool
	quoted  bool
	cased   bool // after a case marker
	place   bool // locative, or a city
	pair    bool // two joined by "and"
	back    bool // words that refer back
	role    *knowledge.Role
	agent   string // id of the noun
}

// An item is what the second pass meets in a sentence: a phrase, or words that
// refer back.
type item struct {
	first, last int
	start, end  int
	p           *phrase
	back        string // both, own, singular, neuter, plural, first, possessive, clitic, states, bodies, persons
	word        string
	code        string // of bodies: of whose adjective they are told by ("the German carmaker")
}

// resolve gives every mention its actor, in the order of the text.
func (rep *report) resolve() {
	for _, s := range rep.sents {
		rep.unitize(s)
		// Who is told of beside "in the city" is of there; what the sentence itself
		// names may change which city that is.
		rep.placesBack(s)
		taken := make([]bool, len(s.Tokens))
		items := rep.backward(s, taken)
		for _, p := range rep.phrases(s, taken) {
			items = append(items, item{first: p.first, last: p.last, start: p.start, end: p.end, p: p})
		}
		sort.SliceStable(items, func(i, j int) bool {
			if items[i].start != items[j].start {
				return items[i].start < items[j].start
			}
			return items[i].p != nil && items[j].p == nil
		})
		end := -1
		for _, it := range items {
			if it.start < end {
				continue
			}
			if it.p != nil {
				if rep.outlet(s, it.p) {
					end = it.end
				}
				rep.places(s, it.p)
				if rep.mention(s, it.p) {
					end = it.end
				}
				continue
			}
			if rep.refer(s, it) {
				end = it.end
			}
		}
		rep.speakers(s, items)
		rep.domains(s)
		rep.out.Places = slices.DeleteFunc(rep.out.Places, func(p Place) bool { return p.Line == lineBack && p.Sentence == s.i })
		rep.sites(s)
		rep.placesBack(s)
	}
	rep.order()
}

// order sorts mentions by sentence and place, with their traits.
func (rep *report) order() {
	n := len(rep.out.Mentions)
	idx := make([]int, n)
	for i := range idx {
		idx[i] = i
	}
	m := rep.out.Mentions
	sort.SliceStable(idx, func(a, b int) bool {
		x, y := &m[idx[a]], &m[idx[b]]
		if x.Sentence != y.Sentence {
			return x.Sentence < y.Sentence
		}
		return x.Start < y.Start
	})
	ms, ts := make([]kawat.Mention, 0, n), make([]Trait, 0, n)
	for _, i := range idx {
		ms, ts = append(ms, m[i]), append(ts, rep.out.Traits[i])
	}
	rep.out.Mentions, rep.out.Traits = ms, ts
	sort.SliceStable(rep.out.Outlets, func(i, j int) bool {
		x, y := &rep.out.Outlets[i], &rep.out.Outlets[j]
		return x.Sentence < y.Sentence || x.Sentence == y.Sentence && x.Start < y.Start
	})
}

// mention enters a phrase as a mention, if it has an actor.
func (rep *report) mention(s *sentence, p *phrase) bool {
	if p.head == state && p.state != nil && rep.ofMoney(s, p.state) {
		return true
	}
	actors, kind, line, office := rep.describe(p)
	if len(actors) == 0 {
		return false
	}
	if h := rep.renamed(s, p); h != nil {
		actors, line = []kawat.Actor{inferred(h.actors[0])}, "coref:appos"
	}
	tr := Trait{Case: p.caseWord, Locative: p.locative, Plural: p.plural || p.counted, Owner: p.genitive, Office: office}
	someone := false // a person told by a demonym
	tr.Place = p.head == place && p.who == nil && p.agent == nil && len(p.roles) == 0
	if p.agent != nil && p.agent.agent != nil && p.agent.agent.Agent.Kind == "public" && p.who == nil {
		tr.Public, tr.Plural = true, true
	}
	if kind == KindDemonym && actors[0].Sector == "CVL" {
		tr.Public, tr.Plural = true, !p.indefinite
		someone = true
	}
	if p.entity != nil && p.entity.bound == nil && p.who == nil && len(p.roles) == 0 && isOutlet(rep.pick(p.entity.cands).Entity) {
		tr.Outlet = true
	}
	r := &ref{
		person: p.who != nil || kind == KindTitle && !tr.Plural,
		state:  p.head == state && p.who == nil && p.agent == nil && len(p.roles) == 0,
		body:   p.entity != nil && p.who == nil && len(p.roles) == 0 || p.agent != nil && len(p.roles) == 0 && p.who == nil,
		plural: tr.Plural || p.agent != nil && p.agent.agent != nil && p.agent.agent.Agent.Kind == "people" && p.who == nil,
		cased:  p.caseWord != "", place: p.locative || tr.Place,
		role: mainRole(p),
	}
	if rep.oneOfficial(s, p) {
		r.person, r.plural = true, false // "Rwanda's delegate … he"
	}
	if someone {
		r.state, r.person = false, p.indefinite
	}
	if kind == KindDemonym && s.Tokens[p.last].Feat("Number") == "Plur" && s.Tokens[p.last].Rel() == "obj" {
		r.plural = true // "met the Russians and promised them"
	}
	if p.who != nil && r.role == nil {
		if d := rep.person(p); d != nil {
			r.role = d.role
		}
	}
	if p.agent != nil && p.agent.agent != nil {
		r.agent = p.agent.agent.Agent.ID
	} else if p.entity != nil && p.entity.bound != nil {
		r.agent = p.entity.bound.head
	}
	rep.add(s, kawat.Mention{Kind: kind, Actors: actors, Line: line, First: p.first, Last: p.last}, kawat.Span{Start: p.start, End: p.end, In: s.In}, tr, r, p.core)
	return true
}

// renamed is the group right before that a phrase describes: "Al-Shabaab, the
// Islamist militia"; nil if there is none.
func (rep *report) renamed(s *sentence, p *phrase) *ref {
	if p.who != nil || p.agent == nil || p.agent.agent == nil || p.entity != nil || p.state != nil || p.place != nil || len(p.roles) > 0 || p.plural || p.counted || s.prev(p.first) != "," || len(rep.history) == 0 {
		return nil
	}
	h := rep.history[len(rep.history)-1]
	if h.sent != s.i || h.last != p.first-2 || h.person || h.pair || h.place || !h.body || len(h.actors) != 1 || h.actors[0].Entity == "" {
		return nil
	}
	a, b := h.actors[0].Sector, p.agent.agent.Agent.Sector
	if a != b && !(armed(a) && armed(b)) || a == "GOV" || a == "MIL" || a == "COP" {
		return nil
	}
	return h
}

// add appends a mention and its ref.
func (rep *report) add(s *sentence, m kawat.Mention, span kawat.Span, tr Trait, r *ref, core int) {
	m.Span, m.Sentence = span, s.i
	text := rep.article.Slice(span)
	if text == "" {
		text = s.text(m.First, m.Last)
	}
	for i := range m.Actors {
		m.Actors[i].Text, m.Actors[i].Span = text, span
		if m.Actors[i].Name == "" {
			m.Actors[i].Name = text
		}
	}
	m.Head = headOf(s, m.First, m.Last, core)
	rep.out.Mentions = append(rep.out.Mentions, m)
	rep.out.Traits = append(rep.out.Traits, tr)
	if r == nil {
		return
	}
	r.actors, r.sent, r.first, r.last = m.Actors, s.i, m.First, m.Last
	r.quoted = rep.quoted[s.i][m.First]
	r.subject = rep.subject(s, m.Head, m.First, r)
	// "Rusia dan Korea Utara": the pair as well.
	if n := len(rep.history); n > 0 {
		q := rep.history[n-1]
		if q.pair && n > 1 {
			q = rep.history[n-2]
		}
		if q.sent == s.i && q.last < m.First && len(q.actors) == 1 && len(m.Actors) == 1 && different(q.actors[0], m.Actors[0]) && rep.joined(s, q, m.First) {
			all := &ref{actors: []kawat.Actor{q.actors[0], m.Actors[0]}, sent: s.i, first: q.first, last: m.Last, plural: true, pair: true,
				subject: q.subject, quoted: q.quoted, cased: q.cased, place: q.place && r.place, state: q.state && r.state, person: q.person && r.person}
			// "A, B, C and D": those before, with commas alone between.
			for k := len(rep.history) - 2; k >= 0; k-- {
				p := rep.history[k]
				if p.sent != s.i || p.last >= all.first || len(p.actors) != 1 || !rep.listed(s, p.last, all.first) {
					break
				}
				all.actors = append([]kawat.Actor{p.actors[0]}, all.actors...)
				all.first, all.subject, all.cased = p.first, p.subject, p.cased
				all.place, all.state, all.person = all.place && p.place, all.state && p.state, all.person && p.person
			}
			rep.history = append(rep.history, r, all)
			return
		}
	}
	rep.history = append(rep.history, r)
}

// listed reports whether only a comma, and articles, stand between two tokens.
func (rep *report) listed(s *sentence, last, first int) bool {
	comma := false
	for t := last + 1; t < first; t++ {
		switch {
		case s.low[t] == ",":
			comma = true
		case !rep.w.articles[s.low[t]]:
			return false
		}
	}
	return comma
}

// joined reports whether "and", or "between … and", joins a mention to the next.
func (rep *report) joined(s *sentence, q *ref, first int) bool {
	if first-q.last > 4 {
		return false
	}
	and := false
	for t := q.last + 1; t < first; t++ {
		low := s.low[t]
		if rep.w.and[low] {
			if rep.w.with[low] && !(q.first > 0 && rep.w.between[s.low[q.first-1]]) {
				return false
			}
			and = true
			continue
		}
		if low != "," && !rep.w.articles[low] && !rep.w.locative[low] {
			return false
		}
	}
	return and
}

// headOf is the token of a mention whose head lies outside it.
func headOf(s *sentence, first, last, core int) int {
	best := -1
	for t := first; t <= last && t < len(s.Tokens); t++ {
		h := s.Tokens[t].Head
		if (h < first || h > last) && s.Tokens[t].Rel() != "punct" && s.Tokens[t].Rel() != "case" && s.Tokens[t].Rel() != "cc" {
			if t == core {
				return t
			}
			if best < 0 {
				best = t
			}
		}
	}
	if best < 0 || !s.tagged {
		if core >= first && core <= last {
			return core
		}
		return first
	}
	return best
}

// subject reports whether a mention is the subject of a clause: by its
// relation, or, without a tree, as the first of the sentence without case marker.
func (rep *report) subject(s *sentence, head, first int, r *ref) bool {
	if r.cased {
		return false
	}
	if d := s.Tokens[head].Rel(); d != "" {
		return d == "nsubj" || d == "csubj" || d == "root" && first == 0
	}
	for i := len(rep.history) - 1; i >= 0 && rep.history[i].sent == s.i; i-- {
		if !rep.history[i].cased && !rep.history[i].place {
			return false
		}
	}
	return true
}

// different reports whether two actors are two sides.
func different(a, b kawat.Actor) bool {
	return a.Code != b.Code || a.Entity != b.Entity && a.Entity != "" && b.Entity != "" || a.Sector != b.Sector
}

// backward finds the words of a sentence that refer back, and takes their tokens.
func (rep *report) backward(s *sentence, taken []bool) []item {
	w := rep.w
	var out []item
	claim := func(first, last int, back, word string, hard bool) {
		it := item{first: first, last: last, start: s.Tokens[first].Start, end: s.Tokens[last].End, back: back, word: word}
		if hard {
			for t := first; t <= last; t++ {
				taken[t] = true
			}
		}
		out = append(out, it)
	}
	for i := 0; i < len(s.surface); i++ {
		f := s.surface[i]
		// "both the raid and the use" joins, it names no two.
		if n, last := rep.longest(s, i, w.both); n > 0 && (s.Tokens[f.first].UPOS != "CCONJ" || last > f.first && !s.coordinates(last) || last == f.first && argument(&s.Tokens[last])) {
			words := s.words(i, n)
			if w.HeadFirst && i+n < len(s.surface) && w.demonstratives[s.surface[i+n].low] {
				n, last = n+1, s.surface[i+n].last
			}
			// "the two mediators": the noun goes with them.
			if next := last + 1; w.theTwo[words] && next < len(s.Tokens) && s.Tokens[next].UPOS == "NOUN" && s.Tokens[next].Feat("Number") == "Plur" && s.surface[i+n].last == next {
				if u := s.unitAt(next); !w.pairs[s.low[next]] && (u == nil || u.agent == nil || u.agent.Agent.Sector != "GOV") {
					continue // "the two drones", "the two hostages"
				}
				n, last, words = n+1, next, words+" "+s.low[next]
			}
			claim(f.first, last, "both", words, true)
			i += n - 1
			continue
		}
		if first, n, count := rep.counted(s, i); count > 0 {
			claim(s.surface[first].first, s.surface[first+n-1].last, "several", s.words(first, n), true)
			i = first + n - 1
			continue
		}
		if n, last := rep.longest(s, i, w.own); n > 0 {
			claim(f.first, last, "own", s.words(i, n), true)
			i += n - 1
			continue
		}
		if n, last := rep.longest(s, i, w.others); n > 0 && !upper(s.form(last+1)) && !(s.form(last+1) == "," && upper(s.form(last+2))) && (rep.other(s, f.first) != nil || rep.facing(s)) {
			claim(f.first, last, "other", s.words(i, n), true)
			i += n - 1
			continue
		}
		low := f.low
		multi := f.last > f.first
		if u := s.unitAt(f.first); u != nil && (u.kind == state || u.kind == entity) {
			continue // "US", "IT"
		}
		switch {
		case w.singular[low]:
			claim(f.first, f.last, "singular", low, true)
		case w.neuter[low] && s.Tokens[f.first].Rel() != "expl":
			claim(f.first, f.last, "neuter", low, true)
		case w.plural[low]:
			claim(f.first, f.last, "plural", low, true)
		case w.first[low]:
			claim(f.first, f.last, "first", low, true)
		case w.Enclitic != "" && strings.HasSuffix(low, w.Enclitic) && w.clitic[strings.TrimSuffix(low, w.Enclitic)]:
			claim(f.last, f.last, "clitic", low, false)
		case multi && w.HeadFirst && w.possessive[s.low[f.last]] && s.Tokens[f.last].Rel() == "obj": // "menahannya"
			claim(f.last, f.last, "object", s.low[f.last], false)
		case multi && w.possessive[s.low[f.last]] && s.Tokens[f.last].UPOS != "DET": // but not "berakhirnya perang"
			claim(f.last, f.last, "possessive", s.low[f.last], false)
		case !multi && w.possessive[low] && !w.HeadFirst:
			claim(f.first, f.last, "possessive", low, false)
		case !multi && w.HeadFirst && i+2 < len(s.surface) && w.bodies[low+" "+s.surface[i+1].low] && rep.w.demonstratives[s.surface[i+2].low]:
			// "badan dunia itu"
			claim(f.first, s.surface[i+2].last, "bodies", low+" "+s.surface[i+1].low, true)
			i += 2
		case !multi && w.bodies[low] && rep.ofState(s, i, low) != "":
			claim(s.surface[i-2].first, f.last, "bodies", low, true)
			out[len(out)-1].code = rep.ofState(s, i, low)
		case !multi && (w.states[low] || w.bodies[low] || w.persons[low]):
			back := "states"
			if !w.states[low] {
				back = "bodies"
				if !w.bodies[low] {
					back = "persons"
				}
			}
			if w.HeadFirst {
				if k := rep.demonstrativeAfter(s, i, back); k > 0 {
					if back == "states" && i > 0 && w.former[s.surface[i-1].low] {
						f.first = s.surface[i-1].first // "bekas republik Soviet itu"
					}
					claim(f.first, s.surface[k].last, back, low, back == "states")
					i = k
				}
			} else if k := rep.articleBefore(s, i); k >= 0 {
				// "the country's army" too; but "the state department", "the group of …" go on.
				// "accuses the group of murdering" does not.
				owner := w.whose[s.next(f.last)] && s.Tokens[min(f.last+2, len(s.Tokens)-1)].UPOS != "VERB"
				if next := s.next(f.last); !owner && next != "-" && !w.that[next] && (s.unitAt(f.first) == nil || s.unitAt(f.first).weak) || back == "states" && !owner && s.unitAt(f.first) == nil {
					claim(s.surface[k].first, f.last, back, low, back == "states")
				}
			}
		}
	}
	return out
}

// oneOfficial reports whether a phrase without a name is of one official or diplomat of a
// state, in a language that tells one from several. Other nouns for people stand for many
// too often: the force, the group.
func (rep *report) oneOfficial(s *sentence, p *phrase) bool {
	x := p.agent
	if x == nil || x.agent == nil || rep.w.HeadFirst || x.agent.Agent.ID != "authorities" && x.agent.Agent.ID != "diplomats" {
		return false
	}
	told := p.definite || p.state != nil || p.owner != ""
	return told && p.who == nil && !p.genitive && !p.indefinite && !p.counted && s.Tokens[x.last].Feat("Number") == "Sing"
}

// argument reports whether a token fills a place of a verb.
func argument(t *kawat.Token) bool {
	switch t.Rel() {
	case "nsubj", "obj", "iobj", "obl":
		return true
	}
	return false
}

// counted reads words that refer back to several actors named together: "ketiga
// sekutu itu", "the four states", "all three". It returns the first surface word,
// how many there are, and the number told, 0 for none.
func (rep *report) counted(s *sentence, i int) (first, n, count int) {
	w := rep.w
	count = w.Counts[s.surface[i].low]
	if count == 0 {
		return 0, 0, 0
	}
	first = i
	if !w.HeadFirst {
		// "the four states", "all three countries": without article they are new.
		if i == 0 || !w.demonstratives[s.surface[i-1].low] && !w.all[s.surface[i-1].low] {
			return 0, 0, 0
		}
		first = i - 1
	}
	k := i + 1
	for ; k < len(s.surface) && k <= i+3; k++ {
		t := s.surface[k].first
		up := s.Tokens[t].UPOS
		if up != "NOUN" && up != "ADJ" || upper(s.form(t)) && k > 0 && !s.starts(t) {
			break
		}
		// "kedua tentara": people of a sector of their own are no states.
		if u := s.unitAt(t); u != nil && u.kind == agent && u.agent != nil {
			switch u.agent.Agent.Sector {
			case "MIL", "COP", "CVL", "REB", "REF", "EDU", "LAB", "JRN", "UAF", "CRM", "MED", "BUS", "AGR":
				return 0, 0, 0
			}
		}
		if !w.HeadFirst && up == "NOUN" {
			k++
			break
		}
	}
	if k == i+1 && count < 3 { // "the two" stands in the lists
		return 0, 0, 0
	}
	if w.HeadFirst {
		if k >= len(s.surface) || !w.demonstratives[s.surface[k].low] {
			if count == 2 || k == i+1 {
				return 0, 0, 0
			}
		} else {
			k++
		}
	} else if k < len(s.surface) && (w.of[s.surface[k].low] || w.relative[s.surface[k].low] || w.that[s.surface[k].low]) {
		return 0, 0, 0 // "the three men who"
	}
	return first, k - first, count
}

// demonstrativeAfter is the surface word with the demonstrative of the noun at
// i, over up to three words that describe a state ("negara Afrika Barat itu",
// "bekas republik Soviet itu"); 0 for none.
func (rep *report) demonstrativeAfter(s *sentence, i int, back string) int {
	if back != "states" && i+1 < len(s.surface) && rep.w.relative[s.surface[i+1].low] {
		// "lembaga yang dipimpin Suhartoyo itu", not "kelompok yang menyerang kantor itu"
		if d := s.Tokens[s.surface[i].first].Rel(); d != "nsubj" && d != "" {
			return 0
		}
		for k := i + 2; k < len(s.surface) && k <= i+8; k++ {
			f := s.surface[k]
			if rep.w.demonstratives[f.low] {
				return k
			}
			if rep.w.relative[f.low] || s.Tokens[f.first].UPOS == "PUNCT" || s.Tokens[f.first].UPOS == "SCONJ" {
				break
			}
		}
		return 0
	}
	for k := i + 1; k < len(s.surface) && k <= i+4; k++ {
		f := s.surface[k]
		if rep.w.demonstratives[f.low] {
			return k
		}
		up := s.Tokens[f.first].UPOS
		if back != "states" || rep.w.caseMarker[f.low] || rep.w.and[f.low] || up == "VERB" || up == "AUX" || up == "PUNCT" || up == "SCONJ" || up == "PRON" {
			return 0
		}
		if u := s.unitAt(f.first); u != nil && u.kind != place && !u.dead() && u.kind != name {
			return 0
		}
	}
	return 0
}

// dead reports whether a unit is a state of the past by its adjective or name.
func (u *unit) dead() bool {
	return u.kind == state && u.cands[0].Entity.Kind == knowledge.KindHistorical
}

// ofState is the code of the state or organisation by whose adjective a noun of
// bodies is told, where that refers back to one of its bodies: "the German
// carmaker", "the UN agency"; "" otherwise.
func (rep *report) ofState(s *sentence, i int, word string) string {
	if rep.w.HeadFirst || i < 2 || !rep.w.demonstratives[s.surface[i-2].low] {
		return ""
	}
	if next := s.next(s.surface[i].last); rep.w.whose[next] || next == "-" || rep.w.that[next] {
		return ""
	}
	u := s.unitAt(s.surface[i-1].first)
	if u == nil || len(u.cands) == 0 || u.kind != entity && !(u.kind == state && u.adjective()) {
		return ""
	}
	code := rep.pick(u.cands).Entity.Code
	if rep.last(s, s.surface[i-2].first, func(h *ref) bool { return rep.bodyOf(h, word, code) }) == nil {
		return ""
	}
	return code
}

// bodyOf reports whether a noun told by a state's adjective may mean what h named.
func (rep *report) bodyOf(h *ref, word, code string) bool {
	if !rep.fitsBody(h, word) || h.actors[0].Code != code {
		return false
	}
	e := rep.base.Entity(h.actors[0].Entity)
	return e != nil && e.ID != e.Code && e.ID != "UN" && e.Kind != knowledge.KindState
}

// articleBefore is the surface word with the article of the noun at i, over one
// word between ("the 15-member body"); -1 for none.
func (rep *report) articleBefore(s *sentence, i int) int {
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		if rep.w.demonstratives[s.surface[k].low] {
			return k
		}
		f := s.surface[k]
		u := s.unitAt(f.first)
		if u != nil && u.dead() || rep.w.alien[f.low] || rep.w.former[f.low] || upper(s.form(f.first)) && rep.w.compass[f.low] {
			continue // "the former Soviet republic", "the West African country"
		}
		if u != nil || s.Tokens[f.first].UPOS == "ADP" || s.Tokens[f.first].UPOS == "VERB" || rep.w.caseMarker[f.low] {
			break
		}
		if !rep.w.modifiers[f.low] && s.Tokens[f.first].UPOS != "ADJ" && !strings.Contains(f.low, "-") && !rep.w.sized[f.low] && !numeral(f.low) &&
			!(k == i-1 && s.Tokens[f.first].UPOS == "NOUN" && !upper(s.form(f.first))) { // "the island nation"
			break
		}
	}
	return -1
}

// longest is the longest of the given word lists that stands at surface word
// i: its length and its last token.
func (rep *report) longest(s *sentence, i int, lists [][]string) (int, int) {
next:
	for _, words := range lists {
		if i+len(words) > len(s.surface) {
			continue
		}
		for k, word := range words {
			if s.surface[i+k].low != word {
				continue next
			}
		}
		return len(words), s.surface[i+len(words)-1].last
	}
	return 0, 0
}

func (s *sentence) words(i, n int) string {
	var b []string
	for k := range n {
		b = append(b, s.surface[i+k].low)
	}
	return strings.Join(b, " ")
}

// refer resolves words that refer back and enters them as a mention.
func (rep *report) refer(s *sentence, it item) bool {
	w := rep.w
	m := kawat.Mention{Kind: KindPronoun, First: it.first, Last: it.last}
	tr := Trait{}
	if it.first > 0 && w.caseMarker[s.low[it.first-1]] {
		tr.Case = s.low[it.first-1]
	}
	if w.genitive[s.low2(it.last+1)] {
		tr.Owner = true
	}
	r := &ref{cased: tr.Case != "", back: true}
	one := func(h *ref, line string) bool {
		if h == nil {
			return false
		}
		for _, a := range h.actors {
			a.Inferred = true
			m.Actors = append(m.Actors, a)
		}
		m.Line = line
		r.person, r.state, r.body, r.plural, r.role, r.agent = h.person, h.state, h.body, h.plural, h.role, h.agent
		tr.Plural = h.plural
		return true
	}
	ok := false
	switch it.back {
	case "both":
		m.Actors = rep.two(s, it)
		m.Line = "coref:both"
		tr.Plural, r.plural, r.pair = true, true, true
		ok = len(m.Actors) == 2
	case "several":
		n := 0
		for _, word := range strings.Fields(it.word) {
			n = max(n, w.Counts[word])
		}
		if n == 2 {
			m.Actors = rep.two(s, it)
		} else {
			m.Actors = rep.several(s, it, n)
		}
		m.Line = "coref:several"
		tr.Plural, r.plural, r.pair = true, true, true
		ok = len(m.Actors) == n
	case "own":
		if h := rep.last(s, it.first, func(h *ref) bool { return h.person || h.body && !h.plural }); h != nil && len(h.actors) == 1 {
			a := rep.side(h.actors[0], it.word)
			m.Actors, m.Line = []kawat.Actor{a}, "coref:own"
			r.state, r.body = a.Sector == "GOV", a.Sector != "GOV"
			ok = true
		}
	case "singular", "clitic":
		if rep.stranger(s, it.first) {
			break
		}
		other, host := rep.doer(s, it.first), rep.missionOf(s, it.first, it.last)
		ok = one(rep.last(s, it.first, func(h *ref) bool {
			return h.person && !h.plural && len(h.actors) == 1 && (other == nil || other.Entity != h.actors[0].Entity) && (host == "" || host != h.actors[0].Code)
		}), "coref:pronoun")
	case "neuter":
		if d := s.Tokens[it.first].Rel(); d == "nsubj" || d == "" {
			if h := rep.warned(s, it.first); h != nil {
				ok = one(h, "coref:pronoun")
				break
			}
			ok = one(rep.last(s, it.first, func(h *ref) bool {
				if len(h.actors) != 1 {
					return false
				}
				e := rep.base.Entity(h.actors[0].Entity)
				return !h.person && (h.state || h.body) && !h.plural && (!h.place || rep.related(s, it.first, h) > 0) && (e == nil || e.Kind != knowledge.KindPlatform) // where it was posted
			}), "coref:pronoun")
		} else if d == "obl" && w.to[s.prev(it.first)] {
			// "Egypt and Jordan closed their airspace to it"
			others := rep.doers(s, it.first)
			ok = len(others) > 0 && one(rep.last(s, it.first, func(h *ref) bool {
				return h.state && !h.place && len(h.actors) == 1 && !slices.ContainsFunc(others, func(a kawat.Actor) bool { return a.Code == h.actors[0].Code })
			}), "coref:pronoun")
		} else if d == "obj" || d == "iobj" {
			others := rep.doers(s, it.first)
			ok = len(others) > 0 && one(rep.last(s, it.first, func(h *ref) bool {
				return !h.person && (h.state || h.body) && !h.plural && len(h.actors) == 1 && !h.place && !slices.ContainsFunc(others, func(a kawat.Actor) bool { return a.Code == h.actors[0].Code })
			}), "coref:pronoun")
		}
	case "plural":
		other := rep.doer(s, it.first)
		ok = one(rep.last(s, it.first, func(h *ref) bool {
			if other != nil && len(h.actors) == 1 && !different(*other, h.actors[0]) {
				return false
			}
			return h.plural || h.body && h.subject && len(h.actors) == 1 && manned(h.actors[0].Sector)
		}), "coref:pronoun")
	case "object":
		other := rep.doer(s, it.first)
		ok = other != nil && one(rep.last(s, it.first, func(h *ref) bool {
			return len(h.actors) == 1 && (h.person || h.state || h.body) && !h.place && !h.pair && different(*other, h.actors[0])
		}), "coref:pronoun")
	case "possessive":
		ok = one(rep.possessor(s, it.first, it.word), "coref:possessive")
		if rep.w.HeadFirst && s.prev(it.first) != "" && ok {
			tr.Case = ""
		}
	case "other":
		m.Kind = KindDescription
		ok = one(rep.other(s, it.first), "coref:other")
		r.state = true
	case "states":
		m.Kind = KindDescription
		acts := rep.askers(s, it.first, it.last)
		named := func(h *ref) bool { return h.state && !h.pair && len(h.actors) == 1 }
		other := func(h *ref) bool {
			return !slices.ContainsFunc(acts, func(a kawat.Actor) bool { return a.Code == h.actors[0].Code })
		}
		ok = one(rep.last(s, it.first, func(h *ref) bool { return named(h) && other(h) }), "coref:state")
		if !ok && len(acts) > 0 { // "kepada delegasi AS … dan meminta negara itu"
			ok = one(rep.last(s, it.first, func(h *ref) bool {
				return !h.pair && !h.place && len(h.actors) == 1 && rep.base.Entity(h.actors[0].Code) != nil && other(h)
			}), "coref:state")
		}
		ok = ok || one(rep.last(s, it.first, named), "coref:state")
		if !ok {
			if code := rep.context(s, "GOV"); code != "" {
				m.Actors, m.Line, ok = []kawat.Actor{{Code: code, Sector: "GOV", Inferred: true}}, "context:state", true
			}
		}
		if ok {
			rep.asState(m.Actors)
			tr.Locative = w.locative[tr.Case]
			r.state = true
		}
	case "bodies":
		m.Kind = KindDescription
		if it.code != "" && one(rep.last(s, it.first, func(h *ref) bool { return rep.bodyOf(h, it.word, it.code) }), "coref:body") {
			ok = true
			break
		}
		behind := it.last + 1
		if w.HeadFirst {
			behind = it.first + 1 // "koalisi pimpinan Riyadh itu"
		}
		if code := rep.leader(s, behind); code != "" && w.bodyKind[it.word] == "" {
			m.Actors, m.Line, ok = []kawat.Actor{{Code: code, Sector: "MIL", Inferred: true}}, "coref:leader", true
			r.body = true
			break
		}
		if h := rep.sameNoun(s, it.word, it.word); h != nil {
			ok = one(h, "coref:noun")
			break
		}
		ok = one(rep.last(s, it.first, func(h *ref) bool { return rep.fitsBody(h, it.word) }), "coref:body")
	case "persons":
		m.Kind = KindDescription
		ok = one(rep.last(s, it.first, func(h *ref) bool { return h.person && !h.plural }), "coref:person")
	case "first":
		return false // after the sentence
	}
	if !ok {
		return false
	}
	rep.add(s, m, kawat.Span{Start: it.start, End: it.end, In: s.In}, tr, r, it.last)
	return true
}

// stranger reports whether somebody of whom nothing but the name is known, and no other
// person, is told of before token t in its sentence: "her son, Hisham al-Wazir, says that
// guards flogged him".
func (rep *report) stranger(s *sentence, t int) bool {
	last := -1
	for i := range s.units {
		if u := &s.units[i]; u.kind == name && u.first < u.last && u.last < t && s.tagged && s.Tokens[u.first].UPOS == "PROPN" {
			last = u.first
		}
	}
	if last < 0 {
		return false
	}
	for i := len(rep.history) - 1; i >= 0 && rep.history[i].sent == s.i; i-- {
		if h := rep.history[i]; h.first < t && (h.person && !h.back || h.first <= last && last <= h.last) {
			return false
		}
	}
	return true
}

// leader is the state named at token t as that which leads the body before it: Saudi
// Arabia in "the coalition led by Riyadh"; "" if none is.
func (rep *report) leader(s *sentence, t int) string {
	for _, words := range rep.w.LedBy {
		u := s.unitAt(t + len(strings.Fields(words)))
		if u == nil || u.kind != state || u.adjective() || t+len(strings.Fields(words)) > len(s.low) || strings.Join(s.low[t:u.first], " ") != words {
			continue
		}
		return rep.pick(u.cands).Entity.Code
	}
	return ""
}

// asState makes actors the governments of their states.
func (rep *report) asState(as []kawat.Actor) {
	for i := range as {
		if e := rep.base.Entity(as[i].Code); e != nil {
			as[i].Entity, as[i].Sector, as[i].Name = e.ID, e.Sector, e.Name(rep.lang)
		}
	}
}

// side is the own side of an actor: the state for "negaranya", the body for "pihaknya".
func (rep *report) side(a kawat.Actor, word string) kawat.Actor {
	out := kawat.Actor{Code: a.Code, Sector: a.Sector, Inferred: true}
	switch {
	case hasPart(word, rep.w.OwnState):
		if e := rep.base.Entity(a.Code); e != nil {
			out.Entity, out.Sector, out.Name = e.ID, e.Sector, e.Name(rep.lang)
		} else {
			out.Sector = "GOV"
		}
	case hasPart(word, rep.w.OwnParty):
		out.Sector = "PTY"
		if a.Sector == "OPP" {
			out.Sector = "OPP"
		}
	case hasPart(word, rep.w.OwnArmy):
		out.Sector = "MIL"
	default:
		for _, d := range rep.people {
			if d.id == a.Entity && d.body != "" {
				out.Entity = d.body
				if e := rep.base.Entity(d.body); e != nil {
					out.Name = e.Name(rep.lang)
				}
				return out
			}
		}
		if e := rep.base.Entity(a.Entity); e != nil && e.Kind != knowledge.KindPerson {
			out.Entity, out.Name = e.ID, e.Name(rep.lang)
		} else if e := rep.base.Entity(a.Code); e != nil && a.Sector == "GOV" {
			out.Entity, out.Name = e.ID, e.Name(rep.lang)
		}
	}
	return out
}

// fitsBody reports whether a ref may be what "the bloc", "lembaga itu" means.
func (rep *report) fitsBody(h *ref, word string) bool {
	if len(h.actors) != 1 || h.pair {
		return false
	}
	a := &h.actors[0]
	if h.person || !h.body {
		// "A spokesman for the Rapid Support Forces … the group".
		if e := rep.base.Entity(a.Entity); h.state || e == nil || !domestic(e) {
			return false
		}
	}
	switch rep.w.bodyKind[word] {
	case lang.Alliance, lang.Organisation:
		return a.Code == "IGO" || a.Code == "EUR" || a.Code == "UNO" || a.Code == "NGO" || (rep.w.bodyKind[word] == lang.Organisation && a.Sector == "SOC")
	case lang.Group:
		return a.Sector == "REB" || a.Sector == "PRM" || a.Sector == "SOC" || a.Sector == "UAF" || a.Sector == "CRM" || a.Sector == "OPP" || a.Code == "NGO"
	case lang.Union:
		return a.Code == "IGO" || a.Code == "EUR" || a.Sector == "LAB"
	case lang.Party:
		return a.Sector == "PTY" || a.Sector == "OPP" || a.Sector == "LEG"
	case lang.Company:
		return a.Sector == "BUS" && a.Entity != ""
	case lang.Court:
		return a.Sector == "JUD"
	}
	// A government is no "agency", "coalition" or "committee".
	return a.Entity != "" && a.Sector != "CVL" && a.Sector != "REB" && a.Sector != "PRM" && !strings.HasSuffix(a.Entity, ".government")
}

// sameNoun is the last organisation whose name is headed by a noun: "the
// Council" after "the UN Security Council", "komisi itu" after "Komisi Eropa".
// Names end in their head noun or begin with it, as the language has it.
func (rep *report) sameNoun(s *sentence, last, first string) *ref {
	for i := len(rep.history) - 1; i >= 0; i-- {
		h := rep.history[i]
		if s.i-h.sent > 15 {
			return nil
		}
		if !h.body || h.person || len(h.actors) != 1 || h.actors[0].Entity == "" || h.sent == s.i && h.pair {
			continue
		}
		x := rep.sents[h.sent]
		if h.first < 0 || h.last >= len(x.low) || h.first == h.last {
			continue
		}
		if rep.w.HeadFirst {
			if x.low[h.first] == first && upper(x.Tokens[h.first].Form) {
				return h
			}
			continue
		}
		for t := h.last; t > h.first; t-- {
			if x.low[t] == last && upper(x.Tokens[t].Form) && (t == h.last || x.Tokens[t+1].Form == "(" || rep.w.of[x.low[t+1]]) {
				return h
			}
		}
	}
	return nil
}

// last is the likeliest ref before token t that fits: near, a subject, outside
// quotations if the pronoun is.
func (rep *report) last(s *sentence, t int, fits func(*ref) bool) *ref {
	var best *ref
	top := -100.0
	quoted := rep.quoted[s.i][t]
	object := s.Tokens[t].Rel() == "obj" && s.Tokens[t].UPOS == "PRON"
	for i := len(rep.history) - 1; i >= 0; i-- {
		h := rep.history[i]
		d := s.i - h.sent
		if d > 5 || rep.sents[h.sent].In != s.In {
			break
		}
		if h.sent == s.i && h.first >= t || !fits(h) {
			continue
		}
		v := -1.5 * float64(d)
		if h.subject && object {
			v++ // what is acted on is as often what was acted on before
		} else if h.subject {
			v += 2
		}
		if h.cased {
			v -= 0.7
		}
		if h.quoted != quoted {
			v -= 0.8
		}
		if h.sent == s.i && !object {
			v += rep.related(s, t, h)
		}
		if rep.sents[h.sent].Paragraph != s.Paragraph {
			v -= 0.5
		}
		if v > top {
			best, top = h, v
		}
	}
	return best
}

// related weighs how relative clauses tell whom the word at token t means: who the clause
// around it is about ("the Kremlin, which said it would"), and rather not who only acts
// in one before it ("a man whom Minsk wants, and its minister").
func (rep *report) related(s *sentence, t int, h *ref) float64 {
	if n := s.Tokens[t].Head; n >= 0 && s.Tokens[n].Rel() == "obj" && rep.does(s, s.Tokens[n].Head, rep.w.favours) {
		return 0 // "the president, who pledged to back his bid": nobody helps himself
	}
	for k, steps := t, 0; k >= 0 && steps < 8; k, steps = s.Tokens[k].Head, steps+1 {
		n := s.Tokens[k].Head
		if s.Tokens[k].Deprel == "acl:relcl" && n >= h.first && n <= h.last && s.ledBy(k, rep.w.relative) {
			return 2.5
		}
	}
	if !h.subject {
		return 0
	}
	for j := h.first; j <= h.last; j++ {
		v := s.Tokens[j].Head
		if s.Tokens[j].Rel() != "nsubj" || v < 0 || s.Tokens[v].Deprel != "acl:relcl" || v > t {
			continue
		}
		for k, steps := t, 0; k >= 0 && steps < 8; k, steps = s.Tokens[k].Head, steps+1 {
			if k == v {
				return 0
			}
		}
		return -2.5
	}
	return 0
}

// ledBy reports whether the subject of verb k is one of the words: "which said".
func (s *sentence) ledBy(k int, words map[string]bool) bool {
	return slices.ContainsFunc(s.Tokens, func(x kawat.Token) bool {
		return x.Head == k && x.Rel() == "nsubj" && words[strings.ToLower(x.Form)]
	})
}

// manned reports whether a body of a sector may be spoken of as many: "Tentara
// Myanmar … mereka".
func manned(sector string) bool {
	switch sector {
	case "MIL", "COP", "REB", "PRM", "UAF", "CRM":
		return true
	}
	return false
}

// doer is the subject of the verb whose object token t is: whom a pronoun there
// does not mean. It is nil where there is none or several, or t is no object.
func (rep *report) doer(s *sentence, t int) *kawat.Actor {
	if as := rep.doers(s, t); len(as) == 1 {
		return &as[0]
	}
	return nil
}

// doers are the subjects of the verb whose object token t is.
func (rep *report) doers(s *sentence, t int) []kawat.Actor {
	switch s.Tokens[t].Rel() {
	case "obj", "iobj", "obl":
	default:
		return nil
	}
	verb := s.Tokens[t].Head
	for steps := 0; verb >= 0 && steps < 4; steps++ {
		// "memeriksa hakim itu lalu menahannya": the tree takes whom the first act
		// was done to for the second one's doer.
		then := verb > 0 && rep.w.then[s.low[verb-1]] && s.Tokens[verb].Rel() == "ccomp"
		for i := len(rep.history) - 1; i >= 0 && rep.history[i].sent == s.i && !then; i-- {
			h := rep.history[i]
			for k := h.first; k <= h.last; k++ {
				if s.Tokens[k].Head == verb && (s.Tokens[k].Rel() == "nsubj" || s.Tokens[k].Deprel == "obl:agent") && (!h.pair || h.back || conjoined(s, k, h.last)) {
					return h.actors
				}
			}
		}
		// "phoned Erdogan and thanked him", "froze trade, accusing it of meddling":
		// who does one does the other.
		switch s.Tokens[verb].Rel() {
		case "conj", "xcomp", "ccomp", "advcl":
		default:
			return nil
		}
		if !then && slices.ContainsFunc(s.Tokens, func(k kawat.Token) bool { return k.Head == verb && (k.Rel() == "nsubj" || k.Rel() == "mark") }) {
			return nil
		}
		verb = s.Tokens[verb].Head
	}
	return nil
}

// coordinates reports whether something is joined to token k.
func (s *sentence) coordinates(k int) bool {
	return slices.ContainsFunc(s.Tokens, func(t kawat.Token) bool { return t.Head == k && t.Rel() == "conj" })
}

// askers are who acts on what tokens [first,last] name, or asks or accuses it: whom
// those words do not mean. "Papua Nugini … meminta negara itu memberi jalan".
func (rep *report) askers(s *sentence, first, last int) []kawat.Actor {
	for t := first; t <= last; t++ {
		h := s.Tokens[t].Head
		if h >= first && h <= last {
			continue
		}
		if as := rep.doers(s, t); as != nil {
			return as
		}
		if h < 0 || h >= len(s.Tokens) || s.Tokens[t].Rel() != "nsubj" || s.Tokens[h].Rel() != "ccomp" && s.Tokens[h].Rel() != "xcomp" {
			return nil
		}
		v := s.Tokens[h].Head
		if v < 0 || v >= len(s.Tokens) || !rep.does(s, v, rep.w.asks) && !rep.w.asks[strings.TrimPrefix(s.low[v], rep.w.VoicePrefix)] {
			return nil
		}
		for steps := 0; v >= 0 && steps < 4; steps++ {
			for i := len(rep.history) - 1; i >= 0 && rep.history[i].sent == s.i; i-- {
				if h := rep.history[i]; !h.pair && slices.ContainsFunc(s.Tokens[h.first:h.last+1], func(k kawat.Token) bool { return k.Head == v && k.Rel() == "nsubj" }) {
					return h.actors
				}
			}
			if s.Tokens[v].Rel() != "conj" {
				return nil
			}
			if v = s.Tokens[v].Head; v >= len(s.Tokens) {
				return nil
			}
		}
	}
	return nil
}

// conjoined reports whether what ends at token last is joined to token k:
// "Iraq and Oman urged", but not "took students, and women jeered".
func conjoined(s *sentence, k, last int) bool {
	for j := k + 1; j <= last; j++ {
		if s.Tokens[j].Rel() == "conj" && s.Tokens[j].Head == k {
			return true
		}
	}
	return false
}

// forState reports whether a mention is of one state, or of who governs or fights for it.
func (rep *report) forState(h *ref) bool {
	if len(h.actors) != 1 || rep.base.Entity(h.actors[0].Code) == nil {
		return false
	}
	return h.state || !h.place && (h.actors[0].Sector == "GOV" || h.actors[0].Sector == "MIL")
}

// facing reports whether the sentences before tell of two states, of which the subject
// of this one may be one and "pihak lawan" the other.
func (rep *report) facing(s *sentence) bool {
	first := ""
	for i := len(rep.history) - 1; i >= 0 && s.i-rep.history[i].sent <= 5; i-- {
		h := rep.history[i]
		if !rep.forState(h) {
			continue
		}
		if first == "" {
			first = h.actors[0].Code
		} else if h.actors[0].Code != first {
			return true
		}
	}
	return false
}

// other is the state last named before token t beside the one that acts there:
// "Thailand … Kamboja … menuduh tetangganya".
func (rep *report) other(s *sentence, t int) *ref {
	acts := rep.last(s, t, func(h *ref) bool { return rep.forState(h) && h.subject })
	if acts == nil {
		return nil
	}
	own := acts.actors[0].Code
	not := func(code string) bool { return false }
	if two := rep.dyad(s, t, func(k sideKey) bool { return rep.base.Entity(k.code) != nil }); len(two) == 2 && (two[0].Code == own || two[1].Code == own) {
		not = func(code string) bool { return code != two[0].Code && code != two[1].Code } // no go-between
	}
	for i := len(rep.history) - 1; i >= 0 && s.i-rep.history[i].sent <= 5; i-- {
		h := rep.history[i]
		if rep.forState(h) && h.actors[0].Code != own && !not(h.actors[0].Code) && rep.sents[h.sent].In == s.In && (h.sent < s.i || h.first < t) {
			return h
		}
	}
	return nil
}

// several are the n actors named together before token t.
func (rep *report) several(s *sentence, it item, n int) []kawat.Actor {
	for d := 0; d <= 4 && s.i-d >= 0; d++ {
		for i := len(rep.history) - 1; i >= 0; i-- {
			h := rep.history[i]
			if h.sent == s.i-d && !(h.sent == s.i && h.first >= it.first) && h.pair && len(h.actors) == n {
				out := slices.Clone(h.actors)
				for k := range out {
					out[k].Inferred = true
				}
				return out
			}
		}
	}
	return nil
}

// warned is whom the main clause acts on where token t is the subject of its
// condition: Russia in "will punish Russia if it attacks".
func (rep *report) warned(s *sentence, t int) *ref {
	verb := s.Tokens[t].Head
	if verb < 0 || s.Tokens[verb].Rel() != "advcl" || s.Tokens[verb].Head < 0 ||
		!slices.ContainsFunc(s.Tokens[:t], func(k kawat.Token) bool { return k.Head == verb && rep.w.ifs[strings.ToLower(k.Form)] }) {
		return nil
	}
	for i := len(rep.history) - 1; i >= 0 && rep.history[i].sent == s.i; i-- {
		h := rep.history[i]
		if h.person || h.plural || h.place || !h.state && !h.body || len(h.actors) != 1 {
			continue
		}
		for k := h.first; k <= h.last; k++ {
			if s.Tokens[k].Head == s.Tokens[verb].Head && s.Tokens[k].Rel() == "obj" {
				return h
			}
		}
	}
	return nil
}

// credited is who is blamed, praised or thanked for what a possessive word at
// token t tells of: Hamas in "condemned Hamas for its attack", "mengecam Hamas
// atas serangannya"; nil where it stands otherwise.
func (rep *report) credited(s *sentence, t int) *ref {
	w := rep.w
	k := t - 1
	if w.HeadFirst {
		k-- // over the noun
	}
	if k < 1 || !w.causes[s.low[k]] {
		return nil
	}
	for i := len(rep.history) - 1; i >= 0 && rep.history[i].sent == s.i; i-- {
		h := rep.history[i]
		if h.last >= k {
			continue
		}
		marked := h.first > 0 && (w.to[s.low[h.first-1]] || w.upon[s.low[h.first-1]])
		if k-h.last > 3 || h.subject || len(h.actors) != 1 || h.place && !(marked && h.state) {
			return nil
		}
		for j := h.first; j <= h.last; j++ {
			if r := s.Tokens[j].Rel(); r == "obj" || r == "iobj" || (r == "obl" || r == "nmod") && marked {
				return h
			}
		}
		return nil
	}
	return nil
}

// possessor is whom a possessive word means: nobody who storms, expels or captures
// what is told of as theirs, if anyone else may be meant.
func (rep *report) possessor(s *sentence, t int, word string) *ref {
	if harms := rep.harmers(s, t); len(harms) > 0 {
		if h := rep.owns(s, t, word, func(h *ref) bool {
			return h.actors[0].Code != "---" && !slices.ContainsFunc(harms, func(a kawat.Actor) bool { return a.Code == h.actors[0].Code })
		}); h != nil {
			return h
		}
	}
	if of := rep.helper(s, t); of != nil {
		if h := rep.owns(s, t, word, func(h *ref) bool {
			return different(h.actors[0], of.actors[0]) && h.actors[0].Code != of.actors[0].Code
		}); h != nil {
			return h
		}
	}
	if asked := rep.asked(s, t); asked != nil {
		if h := rep.owns(s, t, word, func(h *ref) bool { return h == asked }); h != nil {
			return h
		}
	}
	return rep.owns(s, t, word, func(*ref) bool { return true })
}

// asked is who is asked or told to do something to what the possessive word at token t
// belongs to: Israel in "asked the court to order Israel to halt its offensive". What
// is wanted for the sake of who asks ("to free its citizens") is not theirs.
func (rep *report) asked(s *sentence, t int) *ref {
	verb := t
	for steps := 0; verb >= 0 && s.Tokens[verb].UPOS != "VERB" && steps < 5; steps++ {
		switch s.Tokens[verb].Rel() {
		case "obj", "obl", "nmod", "det", "compound", "conj":
		default:
			return nil
		}
		verb = s.Tokens[verb].Head
	}
	for steps := 0; verb >= 0 && steps < 4; steps++ {
		if rep.does(s, verb, rep.w.favours) || rep.does(s, verb, rep.w.harms) {
			return nil
		}
		g := s.Tokens[verb].Head
		switch s.Tokens[verb].Rel() {
		case "xcomp", "ccomp", "advcl", "conj":
		default:
			return nil
		}
		if g < 0 || g > verb {
			return nil
		}
		if rep.does(s, g, rep.w.asks) {
			return rep.bidden(s, g, verb)
		}
		verb = g
	}
	return nil
}

// bidden is whom verb g acts on before its clause of verb: its object, or the subject of that
// clause.
func (rep *report) bidden(s *sentence, g, verb int) *ref {
	for i := len(rep.history) - 1; i >= 0 && rep.history[i].sent == s.i; i-- {
		h := rep.history[i]
		if h.last >= verb || h.first <= g || len(h.actors) != 1 {
			continue
		}
		for k := h.first; k <= h.last; k++ {
			d, up := s.Tokens[k].Rel(), s.Tokens[k].Head
			if up == g && (d == "obj" || d == "iobj" || d == "obl") || up == verb && d == "nsubj" {
				return h
			}
		}
	}
	return nil
}

// harmers are who does harm to what the possessive word at token t belongs to: the
// police in "police stormed its embassy".
func (rep *report) harmers(s *sentence, t int) []kawat.Actor {
	if t < 0 || t >= len(s.Tokens) {
		return nil
	}
	noun := s.Tokens[t].Head
	if s.Tokens[t].Rel() == "det" || noun < 0 || noun >= len(s.Tokens) || s.Tokens[noun].UPOS == "VERB" {
		noun = t
	}
	if s.Tokens[noun].Rel() != "obj" {
		return nil
	}
	if v := s.Tokens[noun].Head; v < 0 || !rep.does(s, v, rep.w.harms) {
		return nil
	}
	return rep.doers(s, noun)
}

// does reports whether token t is one of some verbs, by its lemma or form.
func (rep *report) does(s *sentence, t int, verbs map[string]bool) bool {
	return t >= 0 && t < len(s.low) && (verbs[s.low[t]] || verbs[strings.ToLower(s.Tokens[t].Lemma)])
}

// sender is the state whose own men an unnamed group is, since it sends them
// somewhere or takes them back: "Kenya sent 400 police officers to Haiti"; "" for none.
func (rep *report) sender(p *phrase) string {
	t := headOf(p.s, p.first, p.last, p.core)
	if v := p.s.Tokens[t].Head; p.s.Tokens[t].Rel() != "obj" || v < 0 || !rep.does(p.s, v, rep.w.sends) && !rep.does(p.s, v, rep.w.fetches) {
		return ""
	}
	if a := rep.doer(p.s, t); a != nil && rep.base.Entity(a.Code) != nil {
		return a.Code
	}
	return ""
}

// helper is who helps, in a relative clause on him, what the possessive at token t owns, and
// so does not own it: in "It asked for a loan, and America, which trains its police, …"
// the police are not America's. It is nil if nobody does.
func (rep *report) helper(s *sentence, t int) *ref {
	n := s.Tokens[t].Head
	if n < 0 || s.Tokens[n].Rel() != "obj" {
		return nil
	}
	v := s.Tokens[n].Head
	if v < 0 || s.Tokens[v].Deprel != "acl:relcl" || !rep.does(s, v, rep.w.favours) {
		return nil
	}
	for i := len(rep.history) - 1; i >= 0 && rep.history[i].sent == s.i; i-- {
		if h := rep.history[i]; h.first <= s.Tokens[v].Head && s.Tokens[v].Head <= h.last && len(h.actors) == 1 {
			return h
		}
	}
	return nil
}

// owns is whom among those that fit a possessive word means.
func (rep *report) owns(s *sentence, t int, word string, fits func(*ref) bool) *ref {
	w := rep.w
	if h := rep.credited(s, t); h != nil && fits(h) && (!w.thingOwner[word] || !h.person) && (!w.personOwner[word] || h.person) {
		return h
	}
	if w.relativeOwner[word] {
		return rep.antecedent(s, t)
	}
	switch {
	case w.severalOwner[word] || w.plural[word]:
		return rep.last(s, t, func(h *ref) bool { return h.plural && fits(h) })
	case w.thingOwner[word]:
		return rep.last(s, t, func(h *ref) bool { return !h.person && (h.state || h.body) && len(h.actors) == 1 && fits(h) })
	case w.first[word] || w.speakerOwner[word]:
		return nil
	case w.states[word]:
		return rep.last(s, t, func(h *ref) bool { return h.state && !h.pair && len(h.actors) == 1 && fits(h) })
	case w.bodies[word]:
		if h := rep.sameNoun(s, word, word); h != nil {
			return h
		}
		return rep.last(s, t, func(h *ref) bool { return rep.fitsBody(h, word) && fits(h) })
	case w.HeadFirst:
		return rep.last(s, t, func(h *ref) bool { return len(h.actors) == 1 && (h.person || h.state || h.body) && !h.place && fits(h) })
	}
	return rep.last(s, t, func(h *ref) bool { return h.person && !h.plural && len(h.actors) == 1 && fits(h) })
}

// antecedent is who is named right before the relative word at token t: Hungary in
// "Hungary, whose prime minister …".
func (rep *report) antecedent(s *sentence, t int) *ref {
	for i := len(rep.history) - 1; i >= 0 && rep.history[i].sent == s.i; i-- {
		if h := rep.history[i]; h.last < t {
			if t-h.last > 2 || len(h.actors) == 0 || h.place && !h.state {
				return nil
			}
			return h
		}
	}
	return nil
}

// lastTitled is the last person in the text who bears a title.
func (rep *report) lastTitled(p *phrase, role *knowledge.Role) *ref {
	if p.plural || p.counted || p.indefinite {
		return nil
	}
	if own := rep.insider(p.s); own != "" && p.definite {
		if h := rep.titledOf(p, role, own); h != nil {
			return h
		}
	}
	return rep.titledOf(p, role, "")
}

// insider is the state whose own politics the subject of a sentence is of: that
// of a senator, an opposition, a court, a union; "" where the subject is another.
func (rep *report) insider(s *sentence) string {
	for i := len(rep.history) - 1; i >= 0 && rep.history[i].sent == s.i; i-- {
		h := rep.history[i]
		if !h.subject || h.quoted || h.state || len(h.actors) != 1 || rep.base.Entity(h.actors[0].Code) == nil {
			continue
		}
		switch h.actors[0].Sector {
		case "LEG", "OPP", "PTY", "JUD", "LAB", "EDU", "SOC", "REL":
			return h.actors[0].Code
		}
	}
	return ""
}

// titledOf is the last person in the text who bears a title, of one state if a
// code is given.
func (rep *report) titledOf(p *phrase, role *knowledge.Role, code string) *ref {
	for i := len(rep.history) - 1; i >= 0; i-- {
		h := rep.history[i]
		if !h.person || h.plural || len(h.actors) != 1 || rep.sents[h.sent].In != p.s.In && len(rep.history)-i > 40 {
			continue
		}
		if code != "" && h.actors[0].Code != code {
			continue
		}
		if h.role != nil && similar(h.role.ID, role.ID) && (h.role.ID != "leader" || role.ID == "leader") {
			return h
		}
		// Known by name alone: by the office held.
		if h.role == nil || h.role.Kind == "rank" {
			for _, t := range rep.base.OfficesOf(h.actors[0].Entity, rep.day) {
				if o := rep.base.Office(t.Office); o != nil && similar(o.Role, role.ID) {
					return h
				}
			}
		}
	}
	return nil
}

// spokenFor is the body that "a spokesman", whose is not said, speaks for: the one
// that acted in this sentence or the one before.
func (rep *report) spokenFor(p *phrase, role *knowledge.Role) *ref {
	if role.ID != "spokesperson" || p.plural || p.counted {
		return nil
	}
	h := rep.last(p.s, p.first, func(h *ref) bool {
		return h.subject && !h.person && !h.plural && (h.body || h.state) && len(h.actors) == 1
	})
	if h == nil || p.s.i-h.sent > 1 {
		return nil
	}
	return h
}

// lastGroup is the last body in the text that a common noun may mean.
func (rep *report) lastGroup(p *phrase, ag *knowledge.Agent) *ref {
	for i := len(rep.history) - 1; i >= 0; i-- {
		h := rep.history[i]
		if p.s.i-h.sent > 12 {
			return nil
		}
		if !h.body || h.person || len(h.actors) != 1 {
			continue
		}
		if h.actors[0].Code == "---" {
			if ag.Sector == "UAF" && h.actors[0].Sector == "UAF" && p.definite {
				return h // gunmen of nobody known, not the rebels told of before them
			}
			continue
		}
		a := &h.actors[0]
		if (ag.Sector == "COP" || ag.ID == "ministry") && !p.definite && rep.base.Entity(a.Code) == nil {
			continue // "police" are a state's, whatever investigators the UN sent
		}
		own := a.Entity != "" && strings.HasSuffix(a.Entity, "."+ag.ID)
		switch {
		case ag.ID == "government" || ag.ID == "junta":
			if (h.agent == ag.ID || own) && p.s.i-h.sent <= 2 {
				return h
			}
		case own, ag.ID == h.agent && (ag.Kind == "body" || a.Entity != ""):
			return h
		case ag.ID == "ministry":
			if strings.HasSuffix(a.Entity, "ministry") {
				return h
			}
		case ag.ID == "peacekeepers" && h.agent == ag.ID && p.definite:
			return h
		case ag.ID == "authorities" || ag.Sector == "GOV" || ag.ID == "peacekeepers":
		case ag.ID == h.agent && p.definite && ag.Kind == "people" && !a.Inferred && p.s.i-h.sent <= 6:
			return h
		case (ag.Sector == "REB" || ag.Sector == "PRM" || ag.Sector == "CRM" || ag.Sector == "UAF") && (a.Sector == "REB" || a.Sector == "PRM") && a.Entity != "" && p.definite:
			return h
		case (ag.Sector == "REB" || ag.Sector == "UAF") && (a.Sector == "REB" || a.Sector == "PRM") && !a.Inferred && p.definite && !p.counted && p.s.i-h.sent <= 6:
			return h // "the gunmen" after "Fiji's rebels"
		case ag.Kind == "people" && ag.Sector == "JUD" && a.Sector == ag.Sector && a.Entity != "":
			return h
		case ag.Kind == "people" && ag.Sector == "SOC" && a.Sector == ag.Sector && a.Entity != "" && p.definite && !p.counted && p.s.i-h.sent <= 2:
			return h // "the campaigners" after "Greenpeace"
		case ag.Kind == "head" && a.Sector == ag.Sector && a.Entity != "":
			return h
		case ag.Sector == "BUS" && a.Sector == "BUS" && a.Entity != "" && p.definite,
			ag.ID == "parliament" && a.Sector == "LEG" && a.Entity != "", ag.ID == "intelligence" && a.Sector == "SPY" && a.Entity != "":
			return h
		}
	}
	return nil
}

// hasPart reports whether one of parts stands in the words.
func hasPart(words string, parts []string) bool {
	return slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(words, p) })
}

// subjects are those of a list that stand as subjects.
func subjects(list []*ref) []*ref {
	return slices.DeleteFunc(slices.Clone(list), func(h *ref) bool { return !h.subject })
}

// two are the two actors that "kedua negara", "the two leaders" or "keduanya" mean.
func (rep *report) two(s *sentence, it item) []kawat.Actor {
	word := it.word
	// Whom somebody thanks or urges he is not one of.
	not := map[string]bool{}
	if to := it.first > 0 && rep.w.to[s.low[it.first-1]]; s.Tokens[it.last].Rel() != "obl" || to {
		t := it.last
		if h := s.Tokens[t].Head; s.Tokens[t].Rel() == "nmod" && h >= 0 && s.Tokens[h].Rel() == "obj" {
			t = h // "menjembatani komunikasi kedua pemimpin"
		}
		for _, a := range rep.doers(s, t) {
			not[a.Code] = true
		}
	}
	leaders := hasPart(word, rep.w.TwoLeaders)
	switch {
	case hasPart(word, rep.w.TwoParts):
		return rep.dyad(s, it.first, func(k sideKey) bool { return k.class == "PRE" && !not[k.code] })
	case hasPart(word, rep.w.TwoStates) && !leaders:
		return rep.dyad(s, it.first, func(k sideKey) bool {
			e := rep.base.Entity(k.code)
			return (e != nil && e.Kind == knowledge.KindState || k.code == "EUR") && k.class != "REB" && !not[k.code]
		})
	case hasPart(word, rep.w.TwoSides):
		return rep.dyad(s, it.first, func(k sideKey) bool { return !not[k.code] })
	}
	// Two of one sort in the nearest sentence that has two.
	for d := 0; d <= 4 && s.i-d >= 0; d++ {
		x := rep.sents[s.i-d]
		if x.In != s.In {
			break
		}
		var persons, sides []*ref
		for _, h := range rep.history {
			if h.sent != x.i || h.sent == s.i && h.first >= it.first || h.quoted != rep.quoted[s.i][it.first] && d > 0 && h.quoted {
				continue
			}
			if h.pair && len(h.actors) == 2 && !h.place && (!leaders || h.person) && different(h.actors[0], h.actors[1]) && !not[h.actors[0].Code] && !not[h.actors[1].Code] {
				return []kawat.Actor{inferred(h.actors[0]), inferred(h.actors[1])}
			}
			if len(h.actors) != 1 || h.pair || h.place || not[h.actors[0].Code] {
				continue
			}
			list := &sides
			if h.person {
				list = &persons
			} else if h.actors[0].Sector == "CVL" || h.actors[0].Sector == "JRN" || h.plural {
				continue
			}
			fresh := true
			for _, o := range *list {
				a, b := o.actors[0], h.actors[0]
				fresh = fresh && (h.person && different(a, b) || a.Code != b.Code || (a.Sector == "REB" || a.Sector == "PRE") != (b.Sector == "REB" || b.Sector == "PRE"))
			}
			if fresh {
				*list = append(*list, h)
			}
		}
		if len(persons) == 1 && len(sides) == 1 && !leaders && different(persons[0].actors[0], sides[0].actors[0]) {
			// "Putin … dengan Korea Utara": one by name, one by its leader.
			a, b := persons[0], sides[0]
			if b.first < a.first {
				a, b = b, a
			}
			return []kawat.Actor{inferred(a.actors[0]), inferred(b.actors[0])}
		}
		for _, list := range [][]*ref{persons, sides, subjects(sides)} { // of three, the two that act
			if len(list) == 2 {
				return []kawat.Actor{inferred(list[0].actors[0]), inferred(list[1].actors[0])}
			}
			if leaders {
				break
			}
		}
	}
	if leaders {
		if as := rep.leaders(s, it.first, not); as != nil {
			return as
		}
	}
	return rep.dyad(s, it.first, func(k sideKey) bool { return k.class != "REB" && !not[k.code] })
}

func inferred(a kawat.Actor) kawat.Actor {
	a.Inferred = true
	return a
}

// leaders are the two persons of different states most at issue before token t,
// who are of none of the states not.
func (rep *report) leaders(s *sentence, t int, not map[string]bool) []kawat.Actor {
	score := map[string]float64{}
	who := map[string]kawat.Actor{}
	acting := ""
	for _, h := range rep.history {
		if !h.person || len(h.actors) != 1 || h.sent > s.i || h.sent == s.i && h.first >= t || h.actors[0].Entity == "" || not[h.actors[0].Code] {
			continue
		}
		if h.sent == s.i && h.subject {
			acting = h.actors[0].Entity // "X phoned the two leaders"
		}
		a := h.actors[0]
		score[a.Entity] += math.Pow(0.85, float64(s.i-h.sent))
		who[a.Entity] = a
	}
	// A host between them is not one of them: "Thailand dan Kamboja … Anwar menjamu …".
	for _, a := range rep.headlined() {
		for id := range score {
			if who[id].Code == a.Code {
				score[id]++
			}
		}
	}
	delete(score, acting)
	ids := ranked(score)
	for i := range ids {
		for j := i + 1; j < len(ids); j++ {
			if a, b := who[ids[i]], who[ids[j]]; a.Code != b.Code && a.Sector == b.Sector {
				return []kawat.Actor{inferred(a), inferred(b)}
			}
		}
	}
	return nil
}

// ranked lists the keys of a score, highest first, equal ones by name.
func ranked(score map[string]float64) []string {
	keys := make([]string, 0, len(score))
	for k := range score {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool {
		if score[keys[i]] != score[keys[j]] {
			return score[keys[i]] > score[keys[j]]
		}
		return keys[i] < keys[j]
	})
	return keys
}

// broker reports whether a mention is told as the doer of what only qualifies a
// noun, and so beside the two sides of it: "a truce brokered by Malaysia and China",
// "gencatan senjata yang ditengahi Amerika Serikat".
func (rep *report) broker(h *ref) bool {
	s := rep.sents[h.sent]
	t := h.first
	for steps := 0; steps < 3 && t >= 0 && t < len(s.Tokens) && (s.Tokens[t].Rel() == "conj" || t == h.first && s.Tokens[t].Head >= h.first && s.Tokens[t].Head <= h.last); steps++ {
		t = s.Tokens[t].Head
	}
	if t < 0 || t >= len(s.Tokens) || s.Tokens[t].Deprel != "obl:agent" {
		return false
	}
	v := s.Tokens[t].Head
	return v >= 0 && v < len(s.Tokens) && s.Tokens[v].Rel() == "acl"
}

// A sideKey is a side of a conflict or a talk: a state, or an armed or partly
// recognised group of its own.
type sideKey struct{ code, class, entity string }

// dyad are the two sides most at issue before token t: by how often and how
// lately they were named, and whether they were a pair before.
func (rep *report) dyad(s *sentence, t int, fits func(sideKey) bool) []kawat.Actor {
	score := map[string]float64{}
	side := map[string]sideKey{}
	last := map[string]kawat.Actor{}
	count := func(a kawat.Actor, v float64) {
		k := sideKey{a.Code, "GOV", ""}
		switch a.Sector {
		case "CVL", "JRN", "SOC", "EDU", "LAB", "REF", "MED", "UAF", "CRM", "REL", "BUS", "ELI", "UNK":
			return
		case "REB", "PRE", "PRM":
			k.class, k.entity = a.Sector, a.Entity
			if e := rep.base.Entity(a.Entity); e != nil && e.Kind == knowledge.KindPerson {
				k.entity = ""
			}
			if rep.partly(a.Code) && a.Sector == "PRE" {
				k.entity = rep.base.Entity(a.Code).ID // Taipei, and its president
			}
		}
		if a.Code == "---" || a.Code == "NGO" || !fits(k) {
			return
		}
		if e := rep.base.Entity(a.Code); e == nil {
			v *= 0.5 // organisations are sides less often than states
		}
		key := k.code + " " + k.class + " " + k.entity
		score[key] += v
		side[key] = k
		if old, ok := last[key]; !ok || old.Inferred || old.Entity == "" || !a.Inferred {
			last[key] = a
		}
	}
	for c, w := range rep.weights {
		if e := rep.base.Entity(c); e != nil && w >= 1 {
			count(kawat.Actor{Code: c, Sector: e.Sector, Entity: e.ID}, 3*w/rep.total)
		}
	}
	recent := 1.5
	for i := len(rep.history) - 1; i >= 0; i-- {
		h := rep.history[i]
		if h.sent == s.i && h.first >= t {
			continue
		}
		v := math.Pow(0.75, float64(s.i-h.sent))
		if h.place || h.cased {
			v *= 0.6
		} else if h.subject {
			v *= 1.4 // "Thailand and Cambodia agreed to a truce brokered by Malaysia and China"
		}
		if rep.broker(h) {
			v *= 0.5
		} else if len(h.actors) == 2 && !h.place {
			v += recent * math.Pow(0.9, float64(s.i-h.sent))
			recent = 0
		}
		for _, a := range h.actors {
			count(a, v)
		}
	}
	for _, a := range rep.headlined() {
		count(a, 2)
	}
	// "The rebels" of a state are those that the text names.
	for key, k := range side {
		if k.entity != "" || k.class == "GOV" {
			continue
		}
		group := ""
		for other, o := range side {
			if o.code == k.code && o.class == k.class && o.entity != "" && (group == "" || score[other] > score[group] || score[other] == score[group] && other < group) {
				group = other
			}
		}
		if group != "" {
			score[group] += score[key]
			delete(score, key)
		}
	}
	keys := ranked(score)
	if len(keys) < 2 {
		return nil
	}
	var out []kawat.Actor
	for _, key := range keys[:2] {
		k, a := side[key], last[key]
		if k.class == "GOV" && !(a.Sector == "MIL" && side[keys[0]].code == side[keys[1]].code) { // an army against a militia of its own state
			x := []kawat.Actor{{Code: k.code, Sector: "GOV", Entity: a.Entity, Name: a.Name, Inferred: true}}
			rep.asState(x)
			out = append(out, x[0])
			continue
		}
		if k.class != "GOV" {
			a.Entity = k.entity
		}
		out = append(out, inferred(a))
	}
	return out
}

// headlined are the two actors of different states that a headline names and no third
// beside them: whom the report is about, also after others had their say in it,
// "Meksiko putus hubungan dengan Ekuador … Brasil dan Kolombia … OAS menyeru kedua
// pihak". A body before which they bring it, such as the WTO, is no side. Of more than
// two they are those that it joins, "Manila and Tokyo sign pact,
// Beijing objects"; they are nil where it joins none.
func (rep *report) headlined() []kawat.Actor {
	var out []kawat.Actor
	seen := map[string]bool{}
	for _, h := range rep.history {
		if rep.sents[h.sent].In != kawat.Headline {
			continue
		}
		if h.pair && len(h.actors) == 2 && different(h.actors[0], h.actors[1]) {
			return h.actors
		}
		for _, a := range h.actors {
			if e := rep.base.Entity(a.Code); (e != nil || a.Code == "EUR") && !seen[a.Code] {
				seen[a.Code] = true
				out = append(out, a)
			}
		}
	}
	if len(out) != 2 {
		return nil
	}
	return out
}

// speakers resolves "kami" and "we" within quotations to the side of who speaks.
func (rep *report) speakers(s *sentence, items []item) {
	for _, it := range items {
		if it.back != "first" || !rep.quoted[s.i][it.first] {
			continue
		}
		h := rep.speaker(s)
		if h == nil {
			continue
		}
		a := rep.side(h.actors[0], it.word)
		if a.Entity == "" {
			a.Entity, a.Name = h.actors[0].Entity, h.actors[0].Name
		}
		tr := Trait{Plural: true}
		if it.first > 0 && rep.w.caseMarker[s.low[it.first-1]] {
			tr.Case = s.low[it.first-1]
		}
		rep.add(s, kawat.Mention{Kind: KindPronoun, Actors: []kawat.Actor{a}, Line: "coref:speaker", First: it.first, Last: it.last},
			kawat.Span{Start: it.start, End: it.end, In: s.In}, tr, nil, it.last)
	}
}

// speaker is who speaks the quotations of a sentence: an actor beside a word
// of saying outside them, here or in the sentence before.
func (rep *report) speaker(s *sentence) *ref {
	for i := s.i; i >= 0 && i >= s.i-2; i-- {
		x := rep.sents[i]
		if x.In != s.In || x.Paragraph != s.Paragraph && i < s.i-1 {
			break
		}
		var best *ref
		for _, h := range rep.history {
			if h.sent != i || h.quoted || len(h.actors) != 1 || h.place {
				continue
			}
			near := false
			for t := h.first - 3; t <= h.last+3; t++ {
				if t >= 0 && t < len(x.low) && !rep.quoted[i][t] && rep.speech(x, t) {
					near = true
				}
			}
			if near && (best == nil || !best.subject && h.subject) {
				best = h
			}
			if best == nil && h.subject && i < s.i {
				best = h
			}
		}
		if best != nil {
			return best
		}
	}
	return nil
}
