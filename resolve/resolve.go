// Package resolve turns names, titles, descriptions and pronouns of a parsed
// report into political actors, and finds its places.
//
// It works in four steps. Units are the smallest things that mean something: a
// state's name, a title, a noun for troops, a personal name (units.go). Phrases
// are units that form one mention, such as "Presiden Rusia Vladimir Putin"
// (phrase.go). A first pass over the report gathers the persons and
// abbreviations that it introduces (report.go). A second pass, in the order of
// the text, gives each phrase its actor (actor.go), with what refers back to
// others resolved by what came before (corefer.go).
//
// All of it reads tokens first and trees only where they help, since trees of
// news text are often wrong. Which words do what is said by the language's
// pack; the code knows no language.
package resolve

import (
	"slices"
	"strings"

	"kawat"
	"kawat/knowledge"
	"kawat/lang"
)

// The values of kawat.Mention.Kind.
const (
	KindName        = "name"        // a name, with or without title: "Presiden Vladimir Putin", "KPK", "Moskow"
	KindTitle       = "title"       // a title without name: "Presiden Rusia"
	KindDemonym     = "demonym"     // an adjective or demonym: "Russian", "Russians"
	KindPronoun     = "pronoun"     // "ia", "they", "kedua negara", "pihaknya"
	KindDescription = "description" // a common noun: "pasukan Ukraina", "the police", "negara itu"
)

// A Resolver resolves reports against one base and the packs of its
// languages. It is immutable and safe for concurrent use.
type Resolver struct {
	base  *knowledge.Base
	words map[string]*words
}

// New returns a resolver for the languages of the given packs.
func New(base *knowledge.Base, packs ...*lang.Pack) *Resolver {
	r := &Resolver{base, map[string]*words{}}
	for _, p := range packs {
		r.words[p.Code] = newWords(p)
	}
	return r
}

// A Resolution is what a report names.
type Resolution struct {
	// Outlet is the entity that published the report; "" if the base does not
	// know it.
	Outlet string
	// Mentions stand in text order (part: headline, deck, body as the sentences
	// of the Doc are ordered) and do not overlap.
	Mentions []kawat.Mention
	// Traits tells more of each mention, index by index.
	Traits  []Trait
	Outlets []Outlet
	Places  []Place
}

// A Trait tells how a mention stands in its sentence, for whoever decides
// whether it takes part in an event.
type Trait struct {
	// Case is the case marker directly before the mention, in small letters:
	// "di", "oleh", "by"; "" for none.
	Case string
	// Locative is true where the mention is a state or a place after a marker
	// of place: "di Moskow", "in Russia". It is no actor there, but may be the
	// host of a visit or the target of an attack.
	Locative bool
	// Place is true where the mention is a city or a region that stands for its state.
	Place bool
	// Outlet is true for media, which are bearers of news more often than actors.
	Outlet bool
	// Public is true for people in general: residents, civilians, victims.
	Public bool
	// Plural is true for several persons or bodies.
	Plural bool
	// Owner is true where a genitive follows: "Russia's".
	Owner bool
	// Office is the office by which an actor without name was found, so that its
	// holder can be found at another day with AtOffice.
	Office string
}

// An Outlet is a medium, agency or platform that the text names, for chains.
type Outlet struct {
	kawat.Span
	Entity      string // knowledge id; "" if not in the base
	Kind        string // outlet, agency or platform
	Name        string // canonical, else as written
	Line        string // knowledge line or rule
	Sentence    int
	First, Last int // tokens, inclusive
}

// A Place is a place or a state that the text names.
type Place struct {
	kawat.Place
	kawat.Span
	Line        string
	Sentence    int
	First, Last int // tokens, inclusive
	// Case is the case marker before the place ("di", "in"), also over nouns
	// such as "kota" and in "di Kharkiv, Ukraina" for both; "" for none.
	Case string
	// Locative is true where Case marks a place.
	Locative bool
}

// words are the word classes of one language, for look-up.
type words struct {
	*lang.Refer
	code                                                                    string
	singular, neuter, plural, first, possessive                             map[string]bool
	genitive, of, locative, cases, between, and, articles                   map[string]bool
	demonstratives, former, modifiers, counting, particles                  map[string]bool
	honorifics, capitals, placeNouns, foreign, geography                    map[string]bool
	divisions, towns, regions, seats, then, pairs                           map[string]bool
	states, bodies, persons, clitic, says, alien, caseMarker, origin        map[string]bool
	to, causes, ifs, anyone, still, sites                                   map[string]bool
	with, relative, thingOwner, personOwner, joining, sends, harms, fetches map[string]bool
	summons, missions, money, gear, peoples                                 map[string]bool
	favours, upon, relativeOwner                                            map[string]bool
	ruled                                                                   map[string]bool
	there, known, same, sides                                               map[string]bool
	bodyKind                                                                map[string]lang.BodyKind
	severalOwner, speakerOwner, theTwo, all, that, sized, aged              map[string]bool
	compass, whose, serving, posted, toward, definite, actingAs             map[string]bool
	single, held, leads, deputies, asks                                     map[string]bool
	both, own, others, joined                                               [][]string
}

func newWords(p *lang.Pack) *words {
	set := func(list ...[]string) map[string]bool {
		m := map[string]bool{}
		for _, l := range list {
			for _, w := range l {
				m[w] = true
			}
		}
		return m
	}
	split := func(list []string) [][]string {
		var out [][]string
		for _, s := range list {
			out = append(out, strings.Fields(s))
		}
		// Longest first.
		slices.SortStableFunc(out, func(a, b []string) int { return len(b) - len(a) })
		return out
	}
	r := &p.Refer
	kinds := map[string]lang.BodyKind{}
	for kind, list := range r.BodyKinds {
		for _, w := range list {
			kinds[w] = kind
		}
	}
	return &words{
		Refer: r, code: p.Code,
		singular: set(r.Singular), neuter: set(r.Neuter), plural: set(r.Plural), first: set(r.First), possessive: set(r.Possessive),
		genitive: set(r.Genitive), of: set(r.Of), locative: set(r.Locative), still: set(r.Still), sites: set(r.Sites), cases: set(r.Cases), between: set(r.Between),
		and: set(r.And), articles: set(r.Articles), demonstratives: set(r.Demonstratives), former: set(r.Former),
		modifiers: set(r.Modifiers), counting: set(r.Counting), particles: set(r.Particles), honorifics: set(r.Honorifics),
		capitals: set(r.Capitals), placeNouns: set(r.PlaceNouns), towns: set(r.Towns), then: set(r.Then), pairs: set(r.Pairs), regions: set(r.Regions), divisions: set(r.Divisions), seats: set(r.Seats), foreign: set(r.Foreign), geography: set(r.Geography), alien: set(r.Alien), anyone: set(r.Anyone), to: set(r.To), causes: set(r.Causes), ifs: set(r.Ifs), origin: set(r.Origin),
		with: set(r.With), relative: set(r.Relative), thingOwner: set(r.ThingOwner), personOwner: set(r.PersonOwner), sends: set(r.Sends), harms: set(r.Harms), fetches: set(r.Fetches), summons: set(r.Summons), missions: set(r.Missions), money: set(r.Money), gear: set(r.Gear), peoples: set(r.Peoples), favours: set(r.Favours), upon: set(r.Upon), relativeOwner: set(r.RelativeOwner), joining: set(r.Of, r.Cases, r.And, r.Articles), bodyKind: kinds,
		severalOwner: set(r.SeveralOwner), speakerOwner: set(r.SpeakerOwner), theTwo: set(r.TheTwo), all: set(r.All), that: set(r.That), sized: set(r.Sized), aged: set(r.Aged),
		compass: set(r.Compass), whose: set(r.Whose), serving: set(r.Serving), posted: set(r.Posted), toward: set(r.Toward), definite: set(r.Definite), actingAs: set(r.ActingAs),
		single: set(r.Single), held: set(r.Held), leads: set(r.Leads), deputies: set(r.Deputies), asks: set(p.Speech.Asks),
		ruled: set(r.Ruled), there: set(r.There), known: set(r.Known), same: set(r.Same), sides: set(r.Sides),
		states: set(r.States), bodies: set(r.Bodies), persons: set(r.Persons), clitic: set(r.Clitic),
		says:       set(p.Speech.Verbs, p.Speech.Acts, r.Clitic),
		caseMarker: set(r.Locative, r.Cases, r.Of),
		both:       split(r.Both), own: split(r.Own), others: split(r.Others), joined: split(r.Joined),
	}
}

// Resolve finds the mentions, media and places of a report. Office-holders are
// those of the day of publication. A document in a language without pack has
// an empty resolution.
func (r *Resolver) Resolve(a *kawat.Article, doc *kawat.Doc) Resolution {
	w := r.words[doc.Lang]
	if w == nil {
		return Resolution{}
	}
	rep := &report{
		Resolver: r, w: w, lang: doc.Lang, article: a, doc: doc, day: a.PublishedDay(),
		strong: map[string]bool{}, issue: map[string]bool{}, bound: map[string]*binding{}, weights: map[string]float64{}, namesOf: map[string]map[string]bool{}, acting: map[string]bool{},
	}
	rep.survey()
	rep.resolve()
	return rep.out
}

// At gives an actor as of another day than that of publication: who held an
// office then has its code and sector; who holds none any more is ELI. Actors
// that are not persons of the base, or whose standing then is not known, stay
// as they are. An empty day changes nothing.
func (r *Resolver) At(a kawat.Actor, day string) kawat.Actor {
	e := r.base.Entity(a.Entity)
	if day == "" || e == nil || e.Kind != knowledge.KindPerson {
		return a
	}
	s := r.base.Standing(e.ID, day)
	switch {
	case s.Office != nil && a.Sector != "PTY" && a.Sector != "OPP" && s.Code != "":
		a.Code, a.Sector = s.Code, s.Sector
	case s.Former && s.Sector != "":
		a.Sector = s.Sector
	case s.Office == nil && s.Sector != "" && a.Sector == "GOV":
		a.Sector = s.Sector
	}
	return a
}

// AtOffice gives the holder of an office on a day, for an actor that was found
// by its title alone (Trait.Office); a itself if the holder is not known.
func (r *Resolver) AtOffice(a kawat.Actor, office, day, lang string) kawat.Actor {
	if day == "" || office == "" {
		return a
	}
	if h, _ := r.base.Holder(office, day); h != nil && h.ID != a.Entity {
		a.Entity, a.Name, a.Inferred = h.ID, h.Name(lang), true
	}
	return a
}
