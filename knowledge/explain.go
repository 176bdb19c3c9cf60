package knowledge

import (
	"cmp"
	"slices"

	"kawat"
)

// A Reading is one thing that a name may mean on a day.
type Reading struct {
	Name   string `json:"name"` // as it stands in the base
	As     string `json:"as"`   // name, adjective, capital, metonym, title, agent, place
	Entity string `json:"entity,omitempty"`
	Code   string `json:"code,omitempty"`
	Sector string `json:"sector,omitempty"`
	Office string `json:"office,omitempty"` // the office held that day
	Weak   bool   `json:"weak,omitempty"`
	// Dead is true where the entity did not exist on the day.
	Dead bool   `json:"dead,omitempty"`
	Line string `json:"line"`
	// Source and Certainty are those of the row of an entity; "" where it does not say.
	Source    string `json:"source,omitempty"`
	Certainty string `json:"certainty,omitempty"`
	Who       string `json:"who,omitempty"` // row that gives code and sector, if another
	// Former is true for a person who held an office before the day and none on it.
	Former bool `json:"former,omitempty"`
	// Taken is for who knows what the resolver takes the name for.
	Taken bool `json:"taken,omitempty"`
}

// ExplainName lists what a name may mean in a language on a day
// ("YYYY-MM-DD"): what `kawat explain` shows. Only readings of the whole name
// are listed, in the order of the files.
func (b *Base) ExplainName(lang, day, name string) []Reading {
	tokens := []kawat.Token{{End: len(name), Form: name}}
	words := len(atoms(nil, name, 0, 0))
	var out []Reading
	for _, m := range b.Match(lang, tokens) {
		if m.Atoms != words {
			continue
		}
		for _, c := range m.Candidates {
			r := Reading{Name: c.Name, As: c.As.String(), Weak: c.Weak, Line: c.Line}
			if c.Entity != nil {
				r.Source, r.Certainty = b.SourceOf(c.Entity), c.Entity.Certainty.String()
			}
			switch {
			case c.Entity != nil && c.Entity.Kind == KindPerson:
				s := b.Standing(c.Entity.ID, day)
				r.Entity, r.Code, r.Sector, r.Who = c.Entity.ID, s.Code, s.Sector, s.Line
				r.Former = s.Former
				if s.Office != nil {
					r.Office = s.Office.ID
				}
			case c.Entity != nil:
				r.Entity, r.Code, r.Sector = c.Entity.ID, c.Entity.Code, c.Entity.Sector
				r.Dead = !c.Entity.Exists(day)
			case c.Role != nil:
				r.Entity, r.Sector = c.Role.ID, c.Role.Sector
			case c.Agent != nil:
				r.Entity, r.Sector = c.Agent.ID, c.Agent.Sector
			case c.Place != nil:
				r.Code = c.Place.Country
			}
			out = append(out, r)
		}
	}
	return out
}

// Exists reports whether the entity existed on a day; an empty day is any day.
func (e *Entity) Exists(day string) bool {
	return day == "" || (e.From == "" || e.From <= day) && (e.To == "" || day <= e.To)
}

// Stats counts what a base has.
type Stats struct {
	Names       int     `json:"names"`
	Entities    int     `json:"entities"`
	Kinds       []Count `json:"kinds"` // of entities, the commonest first
	Offices     int     `json:"offices"`
	Tenures     int     `json:"tenures"`
	Roles       []Count `json:"roles"` // of tenures, the commonest first
	Memberships int     `json:"memberships"`
	Places      int     `json:"places"`
	// Sure says of how many rows how sure they are: entities, offices, tenures.
	Sure []Sureness `json:"certainty"`
}

// A Sureness counts rows by their certainty.
type Sureness struct {
	Of       string `json:"of"`
	High     int    `json:"high"`
	Medium   int    `json:"medium"`
	Low      int    `json:"low"`
	Unstated int    `json:"unstated"`
}

// A Count is how many there are of a kind.
type Count struct {
	Kind string `json:"kind"`
	N    int    `json:"n"`
	Of   int    `json:"of,omitempty"` // of a role: the states and bodies with a tenure
}

// Stats counts what the base has.
func (b *Base) Stats() Stats {
	s := Stats{Names: len(b.index.alias), Entities: len(b.order), Offices: len(b.offices), Tenures: len(b.tenures), Memberships: len(b.memberships), Places: len(b.places)}
	sure := func(of string, n int, at func(int) Certainty) {
		var c [len(certainties)]int
		for i := range n {
			c[at(i)]++
		}
		s.Sure = append(s.Sure, Sureness{of, c[High], c[Medium], c[Low], c[Unstated]})
	}
	sure("entities", len(b.order), func(i int) Certainty { return b.order[i].Certainty })
	sure("offices", len(b.offOrder), func(i int) Certainty { return b.offOrder[i].Certainty })
	sure("tenures", len(b.tenures), func(i int) Certainty { return b.tenures[i].Certainty })
	kinds, roles := map[string]int{}, map[string]int{}
	owners := map[string]map[string]bool{}
	for _, e := range b.order {
		kinds[e.Kind]++
	}
	for _, t := range b.tenures {
		if o := b.offices[t.Office]; o != nil {
			roles[o.Role]++
			if owners[o.Role] == nil {
				owners[o.Role] = map[string]bool{}
			}
			owners[o.Role][o.Of] = true
		}
	}
	counts := func(m map[string]int) []Count {
		var out []Count
		for k, n := range m {
			out = append(out, Count{k, n, len(owners[k])})
		}
		slices.SortFunc(out, func(x, y Count) int { return cmp.Or(cmp.Compare(y.N, x.N), cmp.Compare(x.Kind, y.Kind)) })
		return out
	}
	s.Roles = counts(roles)
	owners = nil
	s.Kinds = counts(kinds)
	return s
}
