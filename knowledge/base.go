package knowledge

import (
	"embed"
	"io/fs"
	"slices"
	"sync"
)

// The kinds of entity. Bodies, organisations and groups keep the finer kind of
// their files ("ministry", "party", "de-facto", …).
const (
	KindState      = "state"
	KindHistorical = "historical-state"
	KindPerson     = "person"
	KindOutlet     = "outlet"
	KindAgency     = "agency"
	KindPlatform   = "platform"
	KindDeFacto    = "de-facto"
)

// An Entity is a political entity of the base.
type Entity struct {
	ID     string // stable slug: "RUS", "IDN.kpk", "NATO", "vladimir-putin"
	Kind   string // state, historical-state, person, outlet, agency, platform, or a kind of body, organisation or group
	Of     string // the entity that it belongs to; "" for none
	Code   string // ISO 3166-1 alpha-3 or non-state root; "" where none was given (outlets without country)
	Sector string // PLOVER sector; for a person the sector outside any known tenure, "" if unknown
	NameEN string
	NameID string
	// From and To are the first and last day of existence, inclusive,
	// "YYYY-MM-DD"; "" where unknown or open.
	From, To   string
	Begin, End string   // as written, see Tenure
	Members    []string // of blocs: country ids
	Domains    []string // of outlets
	Lang       string   // of outlets, ISO 639-1
	Owner      string   // of outlets: state, public, private, party
	ISO2       string   // of states
	CAMEO      string   // of states: CAMEO country code
	// Of states: the Correlates of War number and abbreviation, the number of
	// Gleditsch and Ward, the FIPS 10-4 code that GDELT uses, and the number of
	// ISO 3166-1; "" where there is none.
	COW, COWAbbr, GW, FIPS, Numeric string
	Line                            string // file and line of the row
	// Certainty says how sure the row is; [Base.SourceOf] says where it is from.
	Certainty Certainty
	source    uint32 // index into Base.sources
}

// Name is the entity's canonical name in a language, or its English name if
// the base has none in that language.
func (e *Entity) Name(lang string) string {
	if lang == "id" && e.NameID != "" || e.NameEN == "" {
		return e.NameID
	}
	return e.NameEN
}

// A Certainty says how sure a row is.
type Certainty byte

// The certainties, the least first.
const (
	Unstated Certainty = iota // nobody said
	Low                       // somebody should look it up
	Medium
	High // commonly known, in every cell
)

var certainties = [...]string{"", "low", "medium", "high"}

// String is the word of the files; "" where nobody said.
func (c Certainty) String() string { return certainties[c] }

// A Role is a kind of office title that combines with any state or body.
type Role struct {
	ID     string // "foreign-minister"
	Sector string // PLOVER sector; "=" where the holder has the sector of the body served (spokesman)
	// Kind says how much the title tells: "office" (one holder per body and
	// time), "post" (many holders), "rank" (a military or police rank, or an
	// honorific: tells a person, not an office).
	Kind string
	// Of is the entity that the title is always of ("pope"); "" for any.
	Of   string
	Line string
}

// An Agent is a common noun for people, bodies or things that act for a state
// or a group once a name or the context says for which.
type Agent struct {
	ID     string // "foreign-ministry": the id of the body is state id + "." + this; "" for people without a body
	Sector string
	// Kind is "people" (troops, officials), "body" (police, foreign ministry),
	// "thing" (missiles, embassy), "head" (a noun that heads proper names: party, university)
	// or "public" (people in general: residents, civilians).
	Kind string
	// Code is whose they are where the text does not say; "" for the state at issue.
	Code string
	Line string
}

// An Office is a post in one state or body.
type Office struct {
	ID      string // "RUS.president"
	Of      string // entity id
	Role    string // role id
	Sector  string // PLOVER sector
	Holders int    // how many hold it at a time; 0 for unknown or many
	Line    string
	// Certainty says how sure the row is.
	Certainty Certainty
}

// A Tenure says that a person held an office from one day to another.
type Tenure struct {
	Person, Office string
	// From and To are inclusive days "YYYY-MM-DD". A partial date is widened to
	// its first or last day. From is "" where unknown, To is "" while open or unknown.
	From, To string
	// Begin and End are these dates as written: EDTF, ".." for open, "" for unknown.
	Begin, End string
	Kind       string // full, acting or elect
	Source     string
	Line       string
	Certainty  Certainty // how sure the row is
}

// A Membership says that an entity belonged to an organisation from one day to
// another, both inclusive, "YYYY-MM-DD"; "" where unknown or open.
type Membership struct {
	Org, Member string // entity ids
	From, To    string
	Begin, End  string // as written, see Tenure
	Line        string
}

func (m *Membership) covers(day string) bool {
	return day == "" || (m.From == "" || m.From <= day) && (m.To == "" || day <= m.To)
}

// covers reports whether the tenure includes day.
func (t *Tenure) covers(day string) bool {
	return (t.From == "" || t.From <= day) && (t.To == "" || day <= t.To)
}

// A Place is a populated place or an administrative region.
type Place struct {
	GeoNames       int // GeoNames id; 0 for capitals known only by name
	NameEN, NameID string
	Country        string // entity id of the state, ISO 3166-1 alpha-3
	Admin1         string
	Lat, Lon       float64 // degrees, WGS 84
	Population     int
	Precision      string // city, admin1 or region
	// Chosen is true for places that somebody put on a list because news speak of
	// them, and false for those of the generated gazetteer.
	Chosen bool
	Line   string
}

// Name is the place's name in a language.
func (p *Place) Name(lang string) string {
	if lang == "id" && p.NameID != "" || p.NameEN == "" {
		return p.NameID
	}
	return p.NameEN
}

// A Base is all that is known, in all layers.
type Base struct {
	entities map[string]*Entity
	order    []*Entity // by layer, file and line
	roles    map[string]*Role
	agents   []*Agent
	offices  map[string]*Office
	byRole   map[[2]string]*Office // by entity and role
	offOrder []*Office
	tenures  []*Tenure
	byOffice map[string][]*Tenure
	byPerson map[string][]*Tenure

	memberships []*Membership
	members     map[string][]*Membership // by organisation
	memberOf    map[string][]*Membership // by member

	places   []*Place
	capitals map[string]*Place // by state
	domains  map[string]*Entity
	allowed  map[[2]string]bool // kind and text of flaws that are meant
	sources  []string           // that rows name; the first is ""
	version  string
	index    index
}

//go:embed data
var embedded embed.FS

// Builtin are the embedded layers: generated files below those written by hand.
func Builtin() ([]Layer, error) {
	data, err := fs.Sub(embedded, "data")
	if err != nil {
		return nil, err
	}
	generated, err := fs.Sub(embedded, "data/generated")
	if err != nil {
		return nil, err
	}
	return []Layer{{"generated", generated}, {"", data}}, nil
}

// Open reads the embedded files and then the given layers. Errors are as Read's.
func Open(layers ...Layer) (*Base, error) {
	all, err := Builtin()
	if err != nil {
		return nil, err
	}
	return Read(append(all, layers...)...)
}

// Embedded is the base of the embedded files alone, read on first use.
var Embedded = sync.OnceValues(func() (*Base, error) { return Open() })

// Version identifies the content of all layers: equal content, equal version.
// It is the Knowledge field of a kawat.Stamp.
func (b *Base) Version() string { return b.version }

// Entity returns the entity with an id, or nil.
func (b *Base) Entity(id string) *Entity { return b.entities[id] }

// Entities lists all entities in the order of layers, files and lines.
func (b *Base) Entities() []*Entity { return b.order }

// SourceOf says where the row of an entity of the base comes from: "hand", a file
// and line of an import, "" where nobody said.
func (b *Base) SourceOf(e *Entity) string { return b.sources[e.source] }

// Role returns the role with an id, or nil.
func (b *Base) Role(id string) *Role { return b.roles[id] }

// Office returns the office with an id, or nil.
func (b *Base) Office(id string) *Office { return b.offices[id] }

// OfficeOf returns the office of a role in an entity ("RUS", "president"), or nil.
func (b *Base) OfficeOf(entity, role string) *Office { return b.byRole[[2]string{entity, role}] }

// Members lists the members of an organisation on a day ("YYYY-MM-DD"; "" for
// any), by the memberships with dates if there are some, else by its row.
func (b *Base) Members(org, day string) []string {
	var out []string
	for _, m := range b.members[org] {
		if m.covers(day) && !slices.Contains(out, m.Member) {
			out = append(out, m.Member)
		}
	}
	if e := b.entities[org]; len(b.members[org]) == 0 && e != nil {
		out = e.Members
	}
	return out
}

// MembershipsOf lists when an entity belonged to which organisation, in the
// order of the files.
func (b *Base) MembershipsOf(member string) []*Membership { return b.memberOf[member] }

// Capital is the capital of a state as a place, or nil if unknown.
func (b *Base) Capital(state string) *Place { return b.capitals[state] }

// OutletByDomain returns the outlet that publishes under a host name or one of
// its parent domains ("www.tribunnews.com" → tribunnews.com), or nil.
func (b *Base) OutletByDomain(host string) *Entity {
	for host != "" {
		if e := b.domains[host]; e != nil {
			return e
		}
		i := 0
		for i < len(host) && host[i] != '.' {
			i++
		}
		if i == len(host) {
			return nil
		}
		host = host[i+1:]
	}
	return nil
}

// Holder returns the person who held an office on a day ("YYYY-MM-DD") and the
// tenure, or nil. On the day of a handover it is the incoming holder. An office
// with several holders has no single holder: nil.
func (b *Base) Holder(office, day string) (*Entity, *Tenure) {
	o := b.offices[office]
	if o == nil || o.Holders > 1 {
		return nil, nil
	}
	var best *Tenure
	for _, t := range b.byOffice[office] {
		if t.Kind != "elect" && t.covers(day) && (best == nil || t.From >= best.From) {
			best = t
		}
	}
	if best == nil {
		return nil, nil
	}
	return b.entities[best.Person], best
}

// OfficesOf lists the tenures of a person on a day, in the order of the file,
// without those that were only elected to. A holder whose successor starts on
// the day has left.
func (b *Base) OfficesOf(person, day string) []*Tenure {
	var out []*Tenure
	for _, t := range b.byPerson[person] {
		if t.Kind == "elect" || !t.covers(day) {
			continue
		}
		if t.To == day {
			if h, _ := b.Holder(t.Office, day); h != nil && h.ID != person {
				continue
			}
		}
		out = append(out, t)
	}
	return out
}

// Tenures lists all tenures of a person, in the order of the file.
func (b *Base) Tenures(person string) []*Tenure { return b.byPerson[person] }

// A Standing is what a person is on one day.
type Standing struct {
	Code, Sector string
	Office       *Office // nil out of office
	Former       bool    // held an office before, none now
	Line         string  // the row that says so
}

// Standing tells the code and the sector of a person on a day: those of the
// weightiest office held; after the last tenure sector ELI; before the first
// one, or without any, the sector of the person's own row. It is the zero
// Standing where the base does not know.
func (b *Base) Standing(person, day string) Standing {
	e := b.entities[person]
	if e == nil {
		return Standing{}
	}
	var best *Office
	var line string
	for _, t := range b.OfficesOf(person, day) {
		o := b.offices[t.Office]
		if o != nil && (best == nil || weight(o) > weight(best)) {
			best, line = o, t.Line
		}
	}
	if best != nil {
		code := e.Code
		if of := b.entities[best.Of]; of != nil && of.Code != "" {
			code = of.Code
		}
		sector := best.Sector
		if sector == "" {
			sector = e.Sector
		}
		return Standing{code, sector, best, false, line}
	}
	for _, t := range b.byPerson[person] {
		if t.Kind == "elect" || t.To == "" || t.To > day {
			continue
		}
		left := ""
		if o := b.offices[t.Office]; o != nil {
			left = o.Sector
		}
		sector := Former(e.Sector, left)
		code := e.Code
		if o := b.offices[t.Office]; code == "" && o != nil {
			if of := b.entities[o.Of]; of != nil {
				code = of.Code
			}
		}
		return Standing{code, sector, nil, true, t.Line}
	}
	return Standing{e.Code, e.Sector, nil, false, e.Line}
}

// Former is the sector of who has left an office of sector left and has sector own
// apart from it: whoever is known for something else now is that.
func Former(own, left string) string {
	switch own {
	case "", "GOV", "MIL", "LEG", "COP", "JUD", "SPY":
		return "ELI"
	case "PTY":
		if left == "GOV" {
			return "ELI" // a leader of the state before one of a party
		}
	}
	return own
}

// weight orders offices held at once: a minister who leads a party acts as a minister.
func weight(o *Office) int {
	switch o.Sector {
	case "GOV", "PRE":
		return 4
	case "MIL", "COP", "SPY", "REB":
		return 3
	case "JUD", "LEG":
		return 2
	}
	return 1
}
