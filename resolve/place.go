package resolve

import (
	"strings"

	"kawat"
	"kawat/knowledge"
)

// isOutlet reports whether an entity is a medium, an agency or a platform.
func isOutlet(e *knowledge.Entity) bool {
	return e != nil && (e.Kind == knowledge.KindOutlet || e.Kind == knowledge.KindAgency || e.Kind == knowledge.KindPlatform)
}

// outlet notes a medium that a phrase names, and reports whether the phrase is
// nothing else that could be an actor.
func (rep *report) outlet(s *sentence, p *phrase) bool {
	u := p.entity
	if u == nil || u.bound != nil || len(u.cands) == 0 {
		if p.orgName != "" && p.agent != nil && p.agent.agent != nil && p.agent.agent.Agent.Sector == "JRN" {
			kind := knowledge.KindOutlet
			if low := strings.ToLower(p.orgName); strings.Contains(low, "kantor berita") || strings.Contains(low, "agency") {
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
	if p.who != nil && p.who.kind == name && p.head == name && len(p.roles) == 0 && p.state == nil && p.entity == nil && rep.w.locative[p.caseWord] && !rep.introducedPerson(p) {
		// "di Mapenduma": a place that the base does not know.
		rep.out.Places = append(rep.out.Places, Place{Place: kawat.Place{Name: s.text(p.whoFirst, p.whoLast)}, Span: kawat.Span{Start: p.who.start, End: p.who.end, In: s.In},
			Line: "text:place", Sentence: s.i, First: p.whoFirst, Last: p.whoLast, Case: p.caseWord, Locative: true})
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
	pl.Locative = rep.w.locative[pl.Case]
	rep.out.Places = append(rep.out.Places, pl)
}

// introducedPerson reports whether the report introduces a person by the name of
// a phrase.
func (rep *report) introducedPerson(p *phrase) bool {
	d := rep.person(p)
	return d != nil && (d.known != nil || d.titled || d.code != "")
}

// beside keeps the places that lie in the state named directly after:
// "Donetsk, Ukraina".
func (rep *report) beside(s *sentence, u *unit, cs []knowledge.Candidate) []knowledge.Candidate {
	t := u.last + 1
	if s.form(t) == "," {
		t++
	}
	v := s.unitAt(t)
	if v == nil || v.kind != state {
		return cs
	}
	var out []knowledge.Candidate
	for _, c := range cs {
		for _, st := range v.cands {
			if c.Place != nil && c.Place.Country == st.Entity.ID {
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
