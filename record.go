package kawat

import "strconv"

// EventType is one of PLOVER's sixteen event types.
type EventType string

// The event types of PLOVER, in the order of its manual.
const (
	Agree     EventType = "AGREE"
	Consult   EventType = "CONSULT"
	Support   EventType = "SUPPORT"
	Concede   EventType = "CONCEDE"
	Cooperate EventType = "COOPERATE"
	Aid       EventType = "AID"
	Retreat   EventType = "RETREAT"
	Request   EventType = "REQUEST"
	Accuse    EventType = "ACCUSE"
	Reject    EventType = "REJECT"
	Threaten  EventType = "THREATEN"
	Protest   EventType = "PROTEST"
	Sanction  EventType = "SANCTION"
	Mobilize  EventType = "MOBILIZE"
	Coerce    EventType = "COERCE"
	Assault   EventType = "ASSAULT"
)

// EventTypes lists all event types in the order of PLOVER's manual.
var EventTypes = []EventType{Agree, Consult, Support, Concede, Cooperate, Aid, Retreat, Request,
	Accuse, Reject, Threaten, Protest, Sanction, Mobilize, Coerce, Assault}

// Status says how far an event is told as having happened.
type Status string

// The values of Status.
const (
	Actual       Status = "actual"
	Future       Status = "future"
	Hypothetical Status = "hypothetical"
	Negated      Status = "negated"
)

// An Actor is a political entity as it takes part in an event or speaks,
// together with the mention that shows it.
type Actor struct {
	Entity string `json:"entity,omitempty"` // knowledge id; "" if the name is not known
	// Code is an ISO 3166-1 alpha-3 country (XKX for Kosovo) or a non-state
	// root (UNO EUR IGO NGO ISM IMG MNC); "---" where the report does not say.
	Code   string `json:"code"`
	Sector string `json:"sector"` // PLOVER sector: GOV MIL COP …
	Name   string `json:"name"`   // canonical name in the report's language
	Text   string `json:"text"`   // the mention as written
	Span
	// Inferred is true where the text does not name the actor: the holder of a
	// title without name, an antecedent of a pronoun.
	Inferred bool `json:"inferred,omitempty"`
}

// A Mention is a stretch of a report that stands for one or several actors.
type Mention struct {
	Span
	// Kind is how it refers: name, title, demonym, pronoun, description.
	Kind   string  `json:"kind"`
	Actors []Actor `json:"actors"` // several for "kedua negara"; never empty
	// Line is the knowledge line that matched ("countries.tsv:183") or the rule
	// of coreference that found it ("coref:pronoun"), for explain.
	Line string `json:"line,omitempty"`

	Sentence    int `json:"-"` // index into Doc.Sentences
	First, Last int `json:"-"` // token range, inclusive
	Head        int `json:"-"` // the token whose head lies outside the mention
}

// A Date is when something happened, as far as the text tells.
type Date struct {
	EDTF string `json:"edtf"` // EDTF level 0 or 1: "2022-08-15", "2019", "2022-11-07/2022-11-13"
	From string `json:"from"` // first day, "YYYY-MM-DD"
	To   string `json:"to"`   // last day, inclusive
	// Precision is day, week, month, year or range.
	Precision string `json:"precision"`
	Text      string `json:"text,omitempty"` // the expression as written
}

// A Place is where something happened, as far as the text tells.
type Place struct {
	Name      string  `json:"name"`
	GeoNames  int     `json:"geonames,omitempty"` // GeoNames id; 0 unknown
	Country   string  `json:"country,omitempty"`  // ISO 3166-1 alpha-3
	Lat       float64 `json:"lat,omitempty"`      // degrees, WGS 84
	Lon       float64 `json:"lon,omitempty"`
	Precision string  `json:"precision,omitempty"` // point, city, admin1, country
}

// LinkKind says what sort of bearer a link of a chain is.
type LinkKind string

// The kinds of Link.
const (
	LinkOutlet   LinkKind = "outlet"
	LinkAgency   LinkKind = "agency"
	LinkMedium   LinkKind = "medium"
	LinkOfficial LinkKind = "official" // a person or body speaking for itself
	LinkDocument LinkKind = "document" // letter, statement, post, video, report
	LinkUnnamed  LinkKind = "unnamed"  // "menurut informasi yang beredar"
)

// A Link is one step of a chain of sources. A chain runs from the reader
// inwards: outlet ← relay ← … ← origin.
type Link struct {
	Name   string   `json:"name"`
	Entity string   `json:"entity,omitempty"`
	Kind   LinkKind `json:"kind"`
	Span            // the words that show it; empty for the outlet
}

// A Number is a count of people that the text tells.
type Number struct {
	N int `json:"n"`
	// Bound is "min" for "at least 12", "max" for "up to 12", "about" for
	// "some 12"; "" for a plain number.
	Bound string `json:"bound,omitempty"`
	Span
}

// A Size is how many people an act struck, as far as the text tells. Numbers
// that a report tells one beside the other are all kept, in its order.
type Size struct {
	Dead     []Number `json:"dead"`
	Injured  []Number `json:"injured"`
	Arrested []Number `json:"arrested"`
}

// String is the number with the bound that the text gives it: "12", "≥12", "≤12", "~12".
func (n Number) String() string {
	return map[string]string{"min": "≥", "max": "≤", "about": "~"}[n.Bound] + strconv.Itoa(n.N)
}

// An Event is a reported act of one of the sixteen types.
type Event struct {
	// ID is stable: the same act coded from the same report keeps it as long as
	// type, sides and trigger stay.
	ID         string    `json:"id"`
	Type       EventType `json:"type"`
	Mode       string    `json:"mode,omitempty"`
	Contexts   []string  `json:"contexts"`
	CAMEO      string    `json:"cameo"`     // CAMEO 1.1b3, two to four digits
	Goldstein  float64   `json:"goldstein"` // −10…10, ICEWS table
	Intensity  float64   `json:"intensity"` // −10…10, PLOVER
	Quad       int       `json:"quad"`      // 1 verbal, 2 material cooperation; 3 verbal, 4 material conflict
	Actors     []Actor   `json:"actors"`
	Recipients []Actor   `json:"recipients"`
	Status     Status    `json:"status"`
	Historical bool      `json:"historical"` // ended more than 30 days before publication
	Date       *Date     `json:"date"`
	Planned    *Date     `json:"planned,omitempty"` // the day promised, threatened or planned
	Place      *Place    `json:"place"`
	Size       Size      `json:"size"`
	Chain      []Link    `json:"chain"`
	Evidence   []Span    `json:"evidence"` // sentences or clauses that tell it
	Trigger    Span      `json:"trigger"`
	Rule       string    `json:"rule"`
	Confidence float64   `json:"confidence"` // 0…1
}

// QuoteKind says how a statement is told.
type QuoteKind string

// The values of QuoteKind.
const (
	Direct   QuoteKind = "direct"
	Indirect QuoteKind = "indirect"
	Mixed    QuoteKind = "mixed"
)

// A Statement is content that a report attributes to a speaker.
type Statement struct {
	ID        string    `json:"id"`
	Speaker   Actor     `json:"speaker"`
	Speakers  []Actor   `json:"speakers,omitempty"` // all speakers of a joint statement
	Addressee *Actor    `json:"addressee"`
	Quote     QuoteKind `json:"quote"`
	Verb      Span      `json:"verb"`
	Content   Span      `json:"content"`
	Chain     []Link    `json:"chain"`
	Events    []string  `json:"events"` // ids of the events told in it
}

// State says what became of a report.
type State string

// The states of a report in the record.
const (
	StateNew    State = "new"    // kept, not yet coded under any stamp
	StateCoded  State = "coded"  // derived
	StateOther  State = "other"  // kept, not coded: Reason says why (language)
	StateFailed State = "failed" // could not be derived: Reason says why
)

// An Analysis is everything that is derived from one Raw.
type Analysis struct {
	ID         string      `json:"id"`   // the caller's id, else the report's hash
	Hash       string      `json:"hash"` // Raw.Hash
	Lang       string      `json:"lang"` // ISO 639-1, or "und"
	State      State       `json:"state"`
	Reason     string      `json:"reason,omitempty"`
	Stamp      Stamp       `json:"stamp"`
	Article    Article     `json:"article"`
	Mentions   []Mention   `json:"mentions"`
	Events     []Event     `json:"events"`
	Statements []Statement `json:"statements"`
	// Limits lists the bounds that were hit, such as "sentence 14: 600 tokens,
	// cut at 500".
	Limits []string `json:"limits,omitempty"`
}

// A Story is a set of reports about the same act.
type Story struct {
	ID      string   `json:"id"`
	Events  []string `json:"events"`
	Reports []string `json:"reports"` // report hashes
	// Roots are the distinct origins that the reports' chains go back to: two
	// reports relayed from one agency count once.
	Roots []string `json:"roots"`
}

// A Tie is a standing relation between two entities that events open, change
// and close.
type Tie struct {
	Kind   string   `json:"kind"` // diplomatic-relations, recognition, agreement, alliance, sanctions, war, truce, closure
	A      string   `json:"a"`
	B      string   `json:"b"`
	From   string   `json:"from"`         // "YYYY-MM-DD" or less precise
	To     string   `json:"to,omitempty"` // "" while open
	Events []string `json:"events"`
}
