package resolve

import (
	"math"
	"slices"
	"strings"

	"kawat"
	"kawat/knowledge"
)

// isOutlet reports whether an entity is a medium, a news agency or a platform. A
// public agency ("KPK", "the IAEA") bears no news.
func isOutlet(e *knowledge.Entity) bool {
	return e != nil && e.Sector == "JRN" && (e.Kind == knowledge.KindOutlet || e.Kind == knowledge.KindAgency || e.Kind == knowledge.KindPlatform)
}

// outlet notes a medium that a phrase names, and reports whether the phrase is
// nothing else that could be an actor.
func (rep *report) outlet(s *sentence, p *phrase) bool {
	u := p.entity
	if u == nil || u.bound != nil || len(u.cands) == 0 {
		if p.orgName != "" && p.agent != nil && p.agent.agent != nil && p.agent.agent.Agent.Sector == "JRN" {
			kind := knowledge.KindOutlet
			if slices.ContainsFunc(rep.w.Agencies, func(word string) bool { return strings.Contains(strings.ToLower(p.orgName), word) }) {
				kind = knowledge.KindAgency
			}
			rep.out.Outlets = append(rep.out.Outlets, Outlet{Span: kawat.Span{Start: p.start, End: p.end, In: s.In}, Kind: kind, Name: p.orgName, Line: "text:name", Sentence: s.i, First: p.first, Last: p.last})
		}
		return false
	}
	e := rep.pick(u.cands).Entity
	if !isOutlet(e) {
		return false
	}
	rep.out.Outlets = append(rep.out.Outlets, Outlet{
		Span:   kawat.Span{Start: u.start, End: u.end, In: s.In},
		Entity: e.ID, Kind: e.Kind, Name: e.Name(rep.lang), Line: e.Line, Sentence: s.i, First: u.first, Last: u.last,
	})
	return false
}

// domains notes media that are named by a host: "Detik.com".
func (rep *report) domains(s *sentence) {
	for t := range s.Tokens {
		form := strings.TrimRight(s.Tokens[t].Form, ".")
		i := strings.LastIndexByte(form, '.')
		if i <= 1 || i+2 >= len(form) || strings.ContainsAny(form, "@/ ") {
			continue
		}
		switch strings.ToLower(form[i+1:]) {
		case "com", "id", "net", "org", "news", "tv":
		default:
			continue
		}
		known := false
		for _, o := range rep.out.Outlets {
			known = known || o.Sentence == s.i && o.First <= t && t <= o.Last
		}
		if known {
			continue
		}
		span := s.TokenSpan(t)
		span.End = min(span.End, span.Start+len(form))
		o := Outlet{Span: span, Kind: knowledge.KindOutlet, Name: form, Line: "text:domain", Sentence: s.i, First: t, Last: t}
		if e := rep.base.OutletByDomain(strings.ToLower(form)); e != nil {
			o.Entity, o.Kind, o.Name, o.Line = e.ID, e.Kind, e.Name(rep.lang), e.Line
		}
		rep.out.Outlets = append(rep.out.Outlets, o)
	}
}

// places notes the places that a phrase names as such: states and cities that
// are no part of a title or a group.
func (rep *report) places(s *sentence, p *phrase) {
	if p.who != nil && p.who.kind == name && len(p.roles) == 0 && p.state == nil && p.entity == nil {
		rep.unknownPlace(s, p)
		return
	}
	if p.who != nil || len(p.roles) > 0 || p.entity != nil && p.place == nil || p.agent != nil {
		return
	}
	var u *unit
	switch {
	case p.place != nil:
		u = p.place
	case p.state != nil && !p.adj:
		u = p.state
	default:
		return
	}
	pl := Place{Span: kawat.Span{Start: u.start, End: u.end, In: s.In}, Sentence: s.i, First: u.first, Last: u.last, Case: p.caseWord}
	if u.kind == place || len(u.places) > 0 && u.cands[0].As == knowledge.IsCapital {
		cs := u.cands
		if u.kind != place {
			cs = u.places
		}
		k := rep.pickPlaceAt(s, u, rep.beside(s, u, cs))
		if k == nil {
			return
		}
		pl.Place = kawat.Place{Name: k.Name(rep.lang), GeoNames: k.GeoNames, Country: k.Country, Lat: k.Lat, Lon: k.Lon, Precision: k.Precision}
		if pl.Precision == "region" {
			pl.Precision = "admin1"
		}
		pl.Line = k.Line
		if pl.Precision == "city" && rep.division(s, u) && (k.Country != rep.home || !rep.w.HeadFirst) {
			pl.Precision = "admin1" // "the Jammu region", "wilayah Saratov"
		}
		if land := rep.landBehind(s, u, k); land != "" && !slices.ContainsFunc(cs, func(c knowledge.Candidate) bool { return c.Place != nil && c.Place.Country == land }) {
			pl.Place, pl.Line = kawat.Place{Name: k.Name(rep.lang), Country: land, Precision: pl.Precision}, "text:place"
			if rep.w.sites[s.low[u.first]] || rep.w.sites[s.low[u.last]] {
				pl.Precision = "city"
			}
		}
	} else {
		c := rep.pick(u.cands)
		pl.Place = kawat.Place{Name: c.Entity.Name(rep.lang), Country: c.Entity.ID, Precision: "country"}
		pl.Line = c.Line
		switch c.As {
		case knowledge.IsCapital:
			pl.Name, pl.Precision = c.Name, "city"
			if k := rep.base.Capital(c.Entity.ID); k != nil {
				pl.GeoNames, pl.Lat, pl.Lon, pl.Name = k.GeoNames, k.Lat, k.Lon, k.Name(rep.lang)
			}
		case knowledge.IsMetonym:
			// Where a seat of power stands is not in the base.
			pl.Name = c.Name
		}
	}
	if told := s.text(u.first, u.last); u.kind == place || u.cands[0].As == knowledge.IsName || u.cands[0].As == knowledge.IsCapital {
		if strings.ToUpper(told) != told {
			pl.Name = told // as the report spells it: "Kiev", "Bagdad"; GeoNames tells that it is one place
		}
	}
	// "di Istana Merdeka, Jakarta", "in Kharkiv, Ukraine": the case of the first holds.
	if pl.Case == "" && u.first >= 2 && s.form(u.first-1) == "," {
		if n := len(rep.out.Places); n > 0 {
			if q := &rep.out.Places[n-1]; q.Sentence == s.i && q.Last == u.first-2 {
				pl.Case = q.Case
			}
		}
		for t := u.first - 2; pl.Case == "" && t >= 0 && t >= u.first-6; t-- {
			if rep.w.caseMarker[s.low[t]] {
				pl.Case = s.low[t]
			}
			if !upper(s.form(t)) && !rep.w.placeNouns[s.low[t]] {
				break
			}
		}
	}
	// "in Papua New Guinea's Enga province", "in Pakistan's province of Balochistan": the
	// case of the owner holds.
	if n := len(rep.out.Places); pl.Case == "" && n > 0 {
		at := u.first - 1
		if at > 1 && rep.w.whose[s.low[at]] && rep.w.placeNouns[s.low[at-1]] {
			at -= 2
		}
		if q := &rep.out.Places[n-1]; at > 0 && rep.w.genitive[s.low[at]] && q.Sentence == s.i && q.Last == at-1 {
			pl.Case = q.Case
		}
	}
	if pl.Case == "" && s.form(u.first-1) == "," {
		pl.Case = rep.caseAbove(s, u.first)
	}
	pl.Case = rep.aroundCase(s, u.first, pl.Case)
	pl.Locative = rep.w.locative[pl.Case]
	rep.out.Places = append(rep.out.Places, pl)
}

// landBehind is the state that the words behind a place tell it to lie in: that of a
// region between commas or at the end ("London, Ontario,", "Rafah, in North Sinai"), of
// a description ("Odessa, an American oil town") or, of a site, of its town ("Tahrir
// Square in central Baghdad"). It is "" where none is told.
func (rep *report) landBehind(s *sentence, u *unit, k *knowledge.Place) string {
	if s.form(u.last+1) != "," {
		if !rep.w.sites[s.low[u.first]] && !rep.w.sites[s.low[u.last]] || k.Precision == "city" {
			return ""
		}
		country, _ := rep.liesIn(s, u.last)
		return country
	}
	from := u.last + 2
	if rep.w.still[s.low2(from)] {
		from++
	}
	if v := s.unitAt(from); v != nil && v.kind == place && v.first == from {
		if letters(s.form(v.last + 1)) {
			return ""
		}
		if c := rep.pickPlaceAt(s, v, v.cands); c.Precision != "city" {
			return c.Country
		}
		return ""
	}
	if country, described := rep.describedAs(s, u.last+2); described {
		return country
	}
	return ""
}

// describedAs is the state that an apposition tells a place to lie in by an adjective
// before a noun of towns: "an American oil town", "sebuah kota Rusia".
func (rep *report) describedAs(s *sentence, from int) (country string, described bool) {
	if !rep.w.articles[s.low2(from)] && !rep.w.HeadFirst {
		return "", false
	}
	for t := from; t < len(s.Tokens) && t <= from+5; t++ {
		switch u := s.unitAt(t); {
		case u != nil && u.kind == state:
			country = rep.pick(u.cands).Entity.ID
			t = u.last
		case rep.w.towns[s.low[t]]:
			described = true
		case !letters(s.form(t)) || rep.w.caseMarker[s.low[t]]:
			return country, described && country != ""
		}
		if described && country != "" {
			return country, true
		}
	}
	return "", false
}

// division reports whether a noun for parts of a state stands beside a name.
func (rep *report) division(s *sentence, u *unit) bool {
	if rep.w.HeadFirst {
		return u.first > 0 && (rep.w.divisions[s.low[u.first-1]] || u.first > 1 && rep.w.divisions[s.low[u.first-2]+" "+s.low[u.first-1]])
	}
	return rep.w.divisions[s.next(u.last)] && !upper(s.form(u.last+2)) || u.first > 1 && rep.w.whose[s.low[u.first-1]] && rep.w.divisions[s.low[u.first-2]]
}

// aroundCase is the marker of a place that words before it tell to lie about, above or
// on a side of that: "di atas Semenanjung Korea", "ke kawasan Teluk", "north of Kharkiv".
func (rep *report) aroundCase(s *sentence, first int, marker string) string {
	t := first - 1
	for k := 0; k < 3 && t > 0 && s.low[t] != marker && (rep.w.placeNouns[s.low[t]] || rep.w.articles[s.low[t]]); k++ {
		t--
	}
	switch {
	case t > 0 && rep.w.HeadFirst && s.low[t] == marker && rep.w.still[s.low[t-1]]:
		return s.low[t-1]
	case t > 0 && rep.w.whose[s.low[t]] && rep.w.sides[s.low[t-1]] && !rep.w.caseMarker[s.prev(t-1)]:
		return rep.w.inside()
	}
	if n := first - 1; n > 0 && marker == "" && rep.w.whose[s.low[n]] && rep.w.sides[s.low[n-1]] {
		return rep.w.inside()
	}
	return marker
}

// unknownPlace notes a place that the base does not know: what a marker of places
// leads ("di Mapenduma", "at Manda"), a noun of places names ("the town of Qoqani",
// "desa Klishchiivka") or the words after it describe ("captured Aleksandrovka, a
// village in Ukraine's east"). What "of" follows is an event or a body: "at the Siege
// of Charleston".
func (rep *report) unknownPlace(s *sentence, p *phrase) {
	if t := p.whoFirst - 1; rep.w.HeadFirst && t >= 0 && rep.w.sites[s.low[t]] && upper(s.form(t)) {
		return // "Lapangan Terbang Paro": see sites
	}
	if p.whoFirst == p.whoLast && rep.w.placeNouns[s.low[p.whoFirst]] {
		return // the noun alone, before a name that is known: "Kota" of "Kota Tangerang Selatan"
	}
	country, described := rep.liesIn(s, p.whoLast)
	if country == "" {
		country = rep.onlyState()
	}
	marker, named := rep.overPlaceNoun(s, p)
	if !described && !named && (!rep.w.still[marker] || rep.qualifies(s, p) || rep.w.whose[s.next(p.whoLast)]) || rep.introducedPerson(p) {
		return
	}
	rep.out.Places = append(rep.out.Places, Place{Place: kawat.Place{Name: s.text(p.whoFirst, p.whoLast), Country: country, Precision: rep.precisionOf(s, p)}, Span: kawat.Span{Start: p.who.start, End: p.who.end, In: s.In},
		Line: "text:place", Sentence: s.i, First: p.whoFirst, Last: p.whoLast, Case: marker, Locative: true})
}

// onlyState is the state at issue where the report speaks of one state alone.
func (rep *report) onlyState() string {
	only := ""
	for code, w := range rep.weights {
		if w == 0 {
			continue
		}
		if only != "" {
			return ""
		}
		only = code
	}
	if only == "" {
		return rep.home // it speaks of none: of its readers' own
	}
	return only
}

// overPlaceNoun is the case marker of a phrase, over a common noun of towns or
// regions that names it; it reports too whether there is such a noun: "near the
// village of Monasavu", "di desa Wadas".
func (rep *report) overPlaceNoun(s *sentence, p *phrase) (marker string, named bool) {
	t := p.first - 1
	if t > 0 && rep.w.whose[s.low[t]] {
		t--
	}
	if t < 0 || !rep.w.towns[s.low[t]] && !rep.w.regions[s.low[t]] || t == p.first-1 && !rep.w.HeadFirst {
		return p.caseWord, false
	}
	for range 5 {
		if t--; t < 0 || rep.w.caseMarker[s.low[t]] || s.unitAt(t) != nil && s.unitAt(t).kind != state || s.Tokens[t].UPOS == "VERB" && s.Tokens[t].Rel() != "amod" {
			break
		}
	}
	if t >= 0 && rep.w.caseMarker[s.low[t]] {
		marker = s.low[t]
	}
	return marker, true
}

// qualifies reports whether a name only qualifies a noun after it: "in Toyota pickups".
func (rep *report) qualifies(s *sentence, p *phrase) bool {
	for t := p.whoFirst; t <= p.whoLast; t++ {
		if h := s.Tokens[t].Head; h > p.whoLast {
			switch s.Tokens[t].Rel() {
			case "compound", "amod", "nmod", "flat", "det", "nummod":
				return true
			}
		}
	}
	return false
}

// lineBack is the line of a place that words refer back to.
const lineBack = "text:back"

// placesBack notes words of a sentence that refer back to a place: "di kota itu",
// "on the streets of the capital".
func (rep *report) placesBack(s *sentence) {
	for t := range s.Tokens {
		word, last := s.low[t], t
		if two := word + " " + s.next(t); rep.w.seats[two] {
			word, last = two, t+1
		}
		if rep.w.there[word] {
			rep.thereBack(s, t)
			continue
		}
		town, region, seat := rep.w.towns[word], rep.w.regions[word], rep.w.seats[word]
		if !town && !region && !seat || s.unitAt(t) != nil {
			continue
		}
		first := t
		next := s.form(last + 1)
		var of *unit // whose capital it is: "di ibu kota Ukraina", "in the Ukrainian capital"
		if seat && rep.w.HeadFirst {
			of = s.unitAt(last + 1)
		} else if seat {
			of = s.unitAt(t - 1)
			if rep.w.whose[s.next(last)] {
				of = s.unitAt(last + 2)
			}
		}
		if of != nil && of.kind != state {
			of = nil
		}
		if of != nil && !rep.w.HeadFirst && of.first < t {
			first = of.first
		}
		same := rep.w.same[strings.ToLower(next)+" "+s.next(last+1)] || !rep.w.HeadFirst && rep.w.same[s.prev(t)]
		if rep.w.HeadFirst {
			switch {
			case of != nil:
			case rep.w.demonstratives[strings.ToLower(next)]:
			case same:
			case seat && !upper(next) && !letters(next): // "di ibu kota."
			default:
				continue
			}
		} else {
			if first > 0 && rep.w.same[s.low[first-1]] {
				first--
			}
			if first == 0 || !rep.w.known[s.low[first-1]] || of == nil && rep.w.whose[strings.ToLower(next)] || upper(next) || next == "," && upper(s.form(last+2)) || strings.HasPrefix(next, "'") || strings.HasPrefix(next, "’") {
				continue
			}
			first--
		}
		if n := first - 1; n >= 0 && rep.w.whose[s.low[n]] { // "the streets of the capital"
			for first = n; first > 0 && !rep.w.caseMarker[s.low[first-1]] && n-first < 3; first-- {
			}
		}
		if first == 0 || !rep.w.locative[s.low[first-1]] {
			continue
		}
		k := rep.placeBefore(s, t, town, region, same)
		if of != nil {
			k = rep.capitalOf(rep.pick(of.cands).Entity.ID)
		}
		if k == nil {
			continue
		}
		rep.out.Places = append(rep.out.Places, Place{Place: *k, Line: lineBack, Sentence: s.i, First: t, Last: last, Case: s.low[first-1], Locative: true,
			Span: kawat.Span{Start: s.Tokens[t].Start, End: s.Tokens[last].End, In: s.In}})
	}
}

// inside is the first marker of a place where something stays: "in", "di".
func (w *words) inside() string {
	if len(w.Still) == 0 {
		return ""
	}
	return w.Still[0]
}

// thereBack notes the place that "there" at token t refers back to: the finest of the
// last sentence before that names one. "There is no plan" tells no place.
func (rep *report) thereBack(s *sentence, t int) {
	marker := s.prev(t)
	if rep.w.HeadFirst && !rep.w.locative[marker] || !rep.w.HeadFirst && s.Tokens[t].Rel() == "expl" {
		return
	}
	var k *Place
	for i := range rep.out.Places {
		q := &rep.out.Places[i]
		if q.Sentence >= s.i || q.Name == "" || q.Country == "" {
			continue
		}
		if k == nil || q.Sentence > k.Sentence || q.Sentence == k.Sentence && (k.Precision == "country" || q.Precision == "city") {
			k = q
		}
	}
	if k == nil || k.Sentence < s.i-2 {
		return
	}
	if !rep.w.locative[marker] {
		marker = rep.w.inside()
	}
	rep.out.Places = append(rep.out.Places, Place{Place: k.Place, Line: lineBack, Sentence: s.i, First: t, Last: t, Case: marker, Locative: true,
		Span: kawat.Span{Start: s.Tokens[t].Start, End: s.Tokens[t].End, In: s.In}})
}

// placeBefore is the place that a noun at token t refers back to: the last town for
// "that city", the one most at issue for "the same city", the land that is no town most
// at issue, or the capital of the state most at issue.
func (rep *report) placeBefore(s *sentence, t int, town, region, same bool) *kawat.Place {
	if !town && !region {
		state, most := "", 0.0
		for code, w := range rep.weights {
			if w > most || w == most && code < state {
				state, most = code, w
			}
		}
		return rep.capitalOf(state)
	}
	// "Di kota yang sama": what was told to lie or happen in it, lately or often, and
	// before all in the first sentence, comes before where somebody only spoke.
	score := map[string]float64{}
	var best *Place
	for i := len(rep.out.Places) - 1; i >= 0; i-- {
		q := &rep.out.Places[i]
		if q.Sentence == s.i && q.First > t || q.Line == lineBack && q.Sentence == s.i || q.Name == "" || town != (q.Precision == "city") {
			continue
		}
		if town && !same {
			return &q.Place
		}
		v := math.Pow(0.8, float64(s.i-q.Sentence))
		if !q.Locative {
			v *= 0.5
		}
		if rep.firstOfText(q.Sentence) && q.Locative {
			v += 0.5
		}
		score[q.Name] += v
		if best == nil || score[q.Name] > score[best.Name] {
			best = q
		}
	}
	if best == nil {
		return nil
	}
	return &best.Place
}

// firstOfText reports whether a sentence is the first of the text itself.
func (rep *report) firstOfText(i int) bool {
	return i >= 0 && rep.sents[i].In == kawat.Body && (i == 0 || rep.sents[i-1].In != kawat.Body)
}

// capitalOf is the capital of a state, nil if the base does not know where it lies.
func (rep *report) capitalOf(state string) *kawat.Place {
	c := rep.base.Capital(state)
	if c == nil || c.GeoNames == 0 {
		return nil
	}
	return &kawat.Place{Name: c.Name(rep.lang), GeoNames: c.GeoNames, Country: c.Country, Lat: c.Lat, Lon: c.Lon, Precision: "city"}
}

// caseAbove is the marker of place of the phrase that a token stands in apposition
// to: "di depan kompleks parlemen, Senayan, Jakarta".
func (rep *report) caseAbove(s *sentence, t int) string {
	for steps := 0; steps < 5 && t >= 0; steps++ {
		for k := range s.Tokens {
			if s.Tokens[k].Head == t && s.Tokens[k].Deprel == "case" && rep.w.locative[s.low[k]] {
				return s.low[k]
			}
		}
		switch s.Tokens[t].Deprel {
		case "appos", "flat", "flat:name", "nmod", "nmod:lmod", "compound", "conj":
			t = s.Tokens[t].Head
		default:
			return ""
		}
	}
	return ""
}

// introducedPerson reports whether the report introduces a person by the name of
// a phrase.
func (rep *report) introducedPerson(p *phrase) bool {
	d := rep.person(p)
	return d != nil && (d.known != nil || d.titled || d.code != "")
}

// sites notes sites, seas and streets by name, where a marker of places leads them
// and nothing within is noted as a place yet: "di Jalan Medan Merdeka Selatan", "in
// the Taiwan Strait", "at the Dadaab refugee camp".
func (rep *report) sites(s *sentence) {
	for t := 1; t < len(s.Tokens); t++ {
		if !rep.w.sites[s.low[t]] {
			continue
		}
		first, last := t, t
		if rep.w.HeadFirst {
			for upper(s.form(t)) && last+1 < len(s.Tokens) && (upper(s.form(last+1)) || numeral(s.form(last+1))) && (!rep.w.capitals[s.low[last+1]] || s.unitAt(last+1) != nil) {
				last++
			}
		} else {
			if s.Tokens[first-1].UPOS == "NOUN" && !upper(s.form(first-1)) {
				first-- // "refugee camp"
			}
			for first > 0 && upper(s.form(first-1)) && rep.partOfName(s, first-1) {
				first--
			}
			if !upper(s.form(first)) {
				continue
			}
		}
		if first == last {
			continue
		}
		at := first - 1
		for at > 0 && (rep.w.articles[s.low[at]] || rep.w.placeNouns[s.low[at]]) {
			at--
		}
		marker := ""
		if at >= 0 && rep.w.still[s.low[at]] {
			marker = s.low[at]
		} else if rep.w.HeadFirst {
			marker = rep.caseAbove(s, first)
		}
		if marker == "" || rep.noted(s, first, last) {
			continue
		}
		country, _ := rep.liesIn(s, last)
		for k := first; k <= last; k++ {
			if u := s.unitAt(k); u != nil && u.kind == place {
				country = rep.pickPlaceAt(s, u, u.cands).Country
			}
		}
		if country == "" {
			country = rep.onlyState()
		}
		rep.out.Places = append(rep.out.Places, Place{Place: kawat.Place{Name: s.text(first, last), Country: country, Precision: "city"}, Span: kawat.Span{Start: s.Tokens[first].Start, End: s.Tokens[last].End, In: s.In},
			Line: "text:site", Sentence: s.i, First: first, Last: last, Case: marker, Locative: true})
		t = last
	}
}

// partOfName reports whether token t can be part of the name of a site: a name, a
// place, a state, and no title, body or marker.
func (rep *report) partOfName(s *sentence, t int) bool {
	u := s.unitAt(t)
	return !rep.w.caseMarker[s.low[t]] && !rep.w.articles[s.low[t]] && (u == nil || u.kind == place || u.kind == name || u.kind == person || u.kind == state)
}

// noted reports whether a place within tokens first to last of a sentence is noted
// already; one whose name only is part of the name of the site gives way.
func (rep *report) noted(s *sentence, first, last int) bool {
	for i := len(rep.out.Places) - 1; i >= 0; i-- {
		q := &rep.out.Places[i]
		if q.Sentence != s.i || q.Last < first || q.First > last {
			continue
		}
		if q.First > first && q.Last < last && rep.w.HeadFirst {
			rep.out.Places = slices.Delete(rep.out.Places, i, i+1)
			continue
		}
		return true
	}
	return false
}

// liesIn is the state in which a place lies by the words after it, "" where they
// do not tell: "Sisaket, Thailand", "Desa Wadas, Kabupaten Purworejo, Jawa Tengah",
// "Djibo, a besieged town in Burkina Faso's Soum province". It reports too whether
// they describe a place with a noun of places.
func (rep *report) liesIn(s *sentence, last int) (country string, described bool) {
	from, apposed := last+2, s.form(last+1) == ","
	if !apposed {
		if from--; !rep.w.still[s.low2(from)] { // "the village of Hroza in Ukraine"
			return "", false
		}
	}
	noun := false
	for t := from; t < len(s.Tokens) && t <= last+9; t++ {
		if u := s.unitAt(t); u != nil && (u.kind == state || u.kind == place) {
			if u.kind == place {
				return rep.pickPlaceAt(s, u, u.cands).Country, noun && apposed
			}
			return rep.pick(u.cands).Entity.ID, noun && apposed
		}
		switch low := s.low[t]; {
		case rep.w.locative[low], rep.w.articles[low], rep.w.of[low]:
		case rep.w.placeNouns[low]:
			noun = true
		case noun && upper(s.form(t)), noun && s.form(t) == ",":
		default:
			return "", false
		}
	}
	return "", false
}

// precisionOf is how finely the name of a place that the base does not know tells
// where: a part of a state where a noun beside it says so, else a town.
func (rep *report) precisionOf(s *sentence, p *phrase) string {
	if w := rep.w.regions; w[s.low[p.whoFirst]] || w[s.prev(p.whoFirst)] || w[s.low[p.whoLast]] || w[s.next(p.whoLast)] {
		return "admin1"
	}
	return "city"
}

// beside keeps the places that lie in the state or region named directly after:
// "Donetsk, Ukraina", "London, Ontario".
func (rep *report) beside(s *sentence, u *unit, cs []knowledge.Candidate) []knowledge.Candidate {
	t := u.last + 1
	if s.form(t) == "," {
		t++
	}
	v := s.unitAt(t)
	if v == nil || v.kind != state && v.kind != place {
		return cs
	}
	var out []knowledge.Candidate
	for _, c := range cs {
		for _, st := range v.cands {
			if p, q := c.Place, st.Place; p != nil && (st.Entity != nil && p.Country == st.Entity.ID || q != nil && q.Precision != "city" && q.Country == p.Country) {
				out = append(out, c)
				break
			}
		}
	}
	if len(out) == 0 {
		return cs
	}
	return out
}
