package main

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"kawat/knowledge"
	"kawat/web"
)

// leading are the roles that lead a state, the weightiest first. Of other
// entities every office counts.
var leading = []string{"supreme-leader", "monarch", "pope", "president", "chancellor", "prime-minister", "chief-executive", "junta-leader", "interim-leader", "leader",
	"secretary-general", "vice-president", "foreign-minister", "secretary-of-state"}

// profile is what the knowledge has of an entity, nil if nothing.
func (a *app) profile(id string) *web.Profile {
	base, err := a.knowledgeBase()
	if err != nil {
		return nil
	}
	e := base.Entity(id)
	if e == nil {
		return nil
	}
	p := &web.Profile{Known: known(base, id), Code: e.Code, Sector: e.Sector, Kind: e.Kind, From: told(e.Begin), To: told(e.End), Row: e.Line, Source: base.SourceOf(e), Certainty: e.Certainty.String(), Spells: []web.Spell{}}
	if e.Kind == knowledge.KindPerson {
		s := base.Standing(id, time.Now().Format(time.DateOnly))
		p.Code, p.Sector = s.Code, s.Sector
	}
	if e.Of != "" {
		of := known(base, e.Of)
		p.Of = &of
	}
	titles := map[string]map[string]string{"en": base.Titles("en"), "id": base.Titles("id")}
	held := func(kind, other string, t *knowledge.Tenure) {
		s := web.Spell{Kind: kind, Other: known(base, other), Office: t.Office, As: t.Kind, From: told(t.Begin), To: told(t.End), Row: t.Line}
		if o := base.Office(t.Office); o != nil {
			s.Role, s.Titles = o.Role, map[string]string{"en": titles["en"][o.Role], "id": titles["id"][o.Role]}
			s.Main = kind == web.Holder && (e.Kind != knowledge.KindState && e.Kind != knowledge.KindHistorical || slices.Contains(leading, o.Role))
		}
		p.Spells = append(p.Spells, s)
	}
	for _, t := range newest(base.Tenures(id)) {
		of := ""
		if o := base.Office(t.Office); o != nil {
			of = o.Of
		}
		held(web.Held, of, t)
	}
	offices := base.OfficesIn(id)
	slices.SortStableFunc(offices, func(x, y *knowledge.Office) int { return rank(base, x) - rank(base, y) })
	for _, o := range offices {
		for _, t := range newest(base.TenuresIn(o.ID)) {
			held(web.Holder, t.Person, t)
		}
	}
	p.Spells = append(p.Spells, memberships(base, e)...)
	return p
}

// memberships are those in and of an entity, the earliest first; by the rows
// of the organisations where there are none with dates.
func memberships(base *knowledge.Base, e *knowledge.Entity) []web.Spell {
	var out []web.Spell
	for _, m := range base.MembershipsIn(e.ID) {
		out = append(out, web.Spell{Kind: web.Member, Other: known(base, m.Member), From: told(m.Begin), To: told(m.End), Row: m.Line})
	}
	if len(out) == 0 {
		for _, id := range e.Members {
			out = append(out, web.Spell{Kind: web.Member, Other: known(base, id), To: told(e.End), Row: e.Line})
		}
	}
	for _, m := range base.MembershipsOf(e.ID) {
		out = append(out, web.Spell{Kind: web.In, Other: known(base, m.Org), From: told(m.Begin), To: told(m.End), Row: m.Line})
	}
	for _, org := range base.Entities() {
		if slices.Contains(org.Members, e.ID) && len(base.MembershipsIn(org.ID)) == 0 {
			out = append(out, web.Spell{Kind: web.In, Other: known(base, org.ID), To: told(org.End), Row: org.Line})
		}
	}
	slices.SortStableFunc(out, func(x, y web.Spell) int {
		return cmp.Or(cmp.Compare(y.Kind, x.Kind), cmp.Compare(x.From, y.From))
	})
	return out
}

func known(base *knowledge.Base, id string) web.Known {
	k := web.Known{ID: id, Names: map[string]string{}}
	if e := base.Entity(id); e != nil {
		k.Names["en"], k.Names["id"] = e.Name("en"), e.Name("id")
	}
	return k
}

// newest orders tenures, the latest first.
func newest(tenures []*knowledge.Tenure) []*knowledge.Tenure {
	out := slices.Clone(tenures)
	slices.SortStableFunc(out, func(x, y *knowledge.Tenure) int { return cmp.Compare(y.From, x.From) })
	return out
}

// rank orders the offices of an entity: those that somebody holds before those
// that have ended, and then the weightiest first.
func rank(base *knowledge.Base, o *knowledge.Office) int {
	n := slices.Index(leading, o.Role)
	if n < 0 {
		n = len(leading)
	}
	if !slices.ContainsFunc(base.TenuresIn(o.ID), func(t *knowledge.Tenure) bool { return t.To == "" }) {
		n += len(leading) + 1
	}
	return n
}

// told is a date as the page shows it: "" where it is open or unknown.
func told(date string) string {
	if date == ".." {
		return ""
	}
	return strings.TrimRight(date, "~?%")
}
