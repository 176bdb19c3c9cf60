// Package lang describes a language to the program. A Pack is a value: adding
// a language means writing one, not changing a stage (docs/adding-a-language.md).
//
// The words of a pack are grouped by the stage that reads them. A stage never
// asks which language it is in; it asks the pack for a word class.
package lang

import (
	"kawat"
	"kawat/ud"
)

// A Pack is everything that differs by language.
type Pack struct {
	Code string // ISO 639-1
	Name string // the language's own name

	// Parser tokenises, tags, lemmatises and parses. It is loaded on first use
	// and safe for concurrent use.
	Parser func() (*ud.Parser, error)

	// VerbKeys and NounKeys give the keys under which rules look a token up: the
	// lemma in English; in Indonesian the word without its voice prefix ("temui"
	// of "menemui" and "ditemui"), since one root has many verbs.
	VerbKeys func(t *kawat.Token) []string
	NounKeys func(t *kawat.Token) []string
	// VerbForms gives forms in which a verb of a key is met, to look words up;
	// nil means the key itself.
	VerbForms func(key string) []string
	// Passive reports whether a verb form is passive by its own shape or features.
	Passive func(t *kawat.Token) bool

	Time   Time   // time expressions
	Refer  Refer  // pronouns and other words that refer back
	Status Status // negation, future, hypothesis
	Speech Speech // reporting words, quotation, chains
}

// A BodyKind says what a noun that refers back to an organisation can mean.
type BodyKind string

// The kinds of bodies.
const (
	Alliance     BodyKind = "alliance"     // of states: bloc, alliance
	Organisation BodyKind = "organisation" // of states or of people
	Group        BodyKind = "group"        // an armed or political one: militia, movement
	Union        BodyKind = "union"        // of states or of workers
	Party        BodyKind = "party"
	Company      BodyKind = "company"
	Court        BodyKind = "court"
)

// Refer holds the words by which a text names and refers back to actors. All
// are lower-case; several words are separated by one space.
type Refer struct {
	Singular []string // a person: "ia", "dia", "beliau", "he", "she"
	Neuter   []string // a body: "it"
	Plural   []string // several: "mereka", "they"
	First    []string // the speakers of a quotation: "kami", "we"
	Both     []string // exactly two actors: "keduanya", "kedua negara", "the two countries"
	// Then are adverbs before a second act of the same doer, written without
	// conjunction: "memeriksa hakim itu lalu menahannya".
	Then []string
	// Others are words for the other one of two states: "tetangganya", "its neighbour".
	Others []string
	// Pairs are nouns after "the two" for sides that deal with each other: "rivals".
	Pairs []string
	// Counts are words before a noun that refers back to so many actors named
	// together: "ketiga" (3) of "ketiga negara itu", "four" of "the four states".
	Counts map[string]int
	Own    []string // the speaker's or subject's own side: "pihaknya", "negaranya", "his country"
	// Possessive words refer to the owner, not to the thing: "-nya", "his", "their".
	// Those of ThingOwner to no person, those of PersonOwner to one person.
	// Those of SeveralOwner to several, those of SpeakerOwner to who is quoted, those
	// of RelativeOwner to who is named right before.
	Possessive, ThingOwner, PersonOwner, SeveralOwner, SpeakerOwner, RelativeOwner []string
	// Enclitic is the possessive that is written in one word with what it belongs to: "nya".
	Enclitic string
	// States are nouns for the last state named ("negara itu", "the country"), Bodies
	// those for the last organisation or group ("lembaga itu", "the bloc"), Persons
	// those for the last person ("pria itu", "the politician").
	States, Bodies, Persons []string
	// BodyKinds tells of some of Bodies what they can mean.
	BodyKinds map[BodyKind][]string
	// Parts of words that refer to two actors, by what these are: states ("kedua
	// negara", "the two capitals"), breakaway parts ("the two regions"), sides,
	// leaders ("kedua menteri").
	TwoStates, TwoParts, TwoSides, TwoLeaders []string
	// Parts of words of Own that mean the state, the party or the forces of the speaker.
	OwnState, OwnParty, OwnArmy []string
	// Whereof open a clause on the place before them: "Hainan, where the authorities …".
	Whereof []string
	// Ruled are nouns for the government of whoever is named right beside them, though the
	// surname alone may be anybody's: "the Bush administration", "pemerintahan Bush".
	Ruled []string
	// TheTwo are those of Both that a further noun may follow: "the two" mediators.
	// All are words before a number that make it refer back: "all three".
	TheTwo, All []string
	// That are words after a noun that go on to tell which one, so that it refers back to none: "that".
	That []string
	// Sized are second parts of words between article and noun that tell how large a
	// body is ("the 15-member body"), Aged those that tell an age ("the 89-year-old leader").
	Sized, Aged []string
	// Compass are words that begin the names of regions: "the West African country".
	Compass []string
	// Clitic words carry the clitic of their speaker or are followed by it: "kata" of "katanya".
	Clitic []string

	// VoicePrefix is what a verb of saying may bear before the form that the lists have: "men".
	VoicePrefix string

	// HeadFirst is true where what qualifies a noun follows it ("pasukan
	// Rusia"), false where it comes before ("Russian troops").
	HeadFirst bool
	Genitive  []string // marks an owner that comes first: "'s"
	Of        []string // joins a title or group to its body or state: "of", "dari", "untuk"
	Whose     []string // those of Of that tell an owner and nothing else: "of"
	Serving   []string // those of Of that join people to the body that they serve: "judges at the court"
	Posted    []string // those of Of that tell where the holder of a title is, not whose: "in", "from"
	Toward    []string // those of Locative that tell a direction: "to", "ke"
	Origin    []string // joins people to where they are from: "from", "dari", "asal"
	Locative  []string // marks a place: "di", "ke", "in", "at"
	Sites     []string // heads the name of a site or a stretch of land or sea: "Jalan", "Selat", "Square", "Strait"
	Joined    []string // joins an armed group to the men that are its own: "Gunmen linked to al-Qaeda"
	Still     []string // those after which a name that is not known is a place too: "di", "at", but not "to"
	Cases     []string // other case markers: "oleh", "terhadap", "by", "against"
	Between   []string // opens a pair: "antara", "between"
	And       []string // joins a pair: "dan", "and"
	With      []string // those of And that join a pair only after Between, or mean company: "dengan"
	Relative  []string // pronouns that open a relative clause: "yang", "who"
	Articles  []string // "the", "a", "sang"
	Definite  []string // those of Articles that make a noun definite: "the", "sang"
	Deputies  []string // first words of titles for who stands under the holder: "deputy", "wakil"
	ActingAs  []string // words before a title of who holds it for the time being: "pelaksana", "tugas"
	// Demonstratives make a noun definite: "itu", "tersebut", "this".
	Demonstratives []string
	// Former marks who is out of office: "mantan", "former".
	Former []string
	// Modifiers may stand within a title or before a group without changing whom
	// it means: "senior", "top", "bersenjata".
	Modifiers []string
	Single    []string // those of Counting for one or none: "seorang", "any"
	Counting  []string // numbers and quantities before a group: "para", "sejumlah", "dozens of"
	// Particles may stand within a personal name in small letters: "bin", "van", "al".
	Particles  []string
	Honorifics []string // before a name: "Mr", "Pak"
	// Capitals are words that are written with a capital, or open a sentence,
	// and are no names: days, months, function words.
	Capitals []string
	// PlaceNouns may stand between a case marker and the place: "kota", "city of".
	PlaceNouns []string
	// Towns, Regions and Seats are nouns that, said of what is known, refer back to
	// the last town ("di kota itu", "in the city"), to the last part of a state or
	// dependent land ("in the territory"), and to the capital of the state at issue.
	Towns, Regions, Seats []string
	// Divisions are those that make a name beside them that of a part of a state: "Jammu region".
	Divisions []string
	// Regional are endings of adjectives of regions, and those of the regions' names:
	// "Andalusian", "Texan".
	Regional [][2]string
	// There are adverbs that refer back to a place: "there", "sana".
	There []string
	// Known make such a noun the one told of, Same stand between these and the noun, or
	// behind it: "the same city", "kota yang sama".
	Known, Same []string
	// Sides are words that tell, before one of Whose, on which side of a place: "north of Kharkiv".
	Sides []string
	// Agencies are parts of names of news agencies: "kantor berita".
	Agencies []string
	// Alien are adjectives of no one state, which keep a group from being of the
	// state at issue: "foreign", "Western", "asing".
	Alien []string
	// LedBy stand between a body and the state or person that leads it: "the coalition
	// led by Riyadh".
	LedBy []string
	// Peculiar are names of bodies that only the states told use for one of theirs,
	// the likeliest first: "the Treasury" of America or Britain.
	Peculiar map[string][]string
	// Unions are those of them that tell a union of states, with its code, for
	// officials: "European officials".
	Unions map[string]string
	// Anyone are nouns for people of whom nothing else is told: "two people said".
	Anyone []string
	// To mark whom something is said to ("to", "kepada"), Causes what somebody is
	// blamed or thanked for ("for", "atas"), Ifs a condition ("if", "jika").
	To, Causes, Ifs []string
	// Sends are verbs that one does with men of one's own ("send", "mengerahkan"),
	// Harms those that one does to nobody and nothing of one's own ("storm",
	// "expel", "menyerbu"), as lemmas or small forms.
	Sends, Harms []string
	// Summons are verbs, besides Harms, that one does to the missions of others only
	// ("memanggil duta besar Swedia"); Missions are nouns for them and their signs.
	Summons, Missions []string
	// Money are nouns for money that the state behind them only names: "dollar AS".
	Money []string
	// Gear are nouns for things and people of which a bare noun for a body behind them
	// only tells the kind: "peralatan militer", "pakar militer".
	Gear []string
	// Peoples are nouns that make of the state behind them a people, wherever they
	// live: "etnis Serb".
	Peoples []string
	// Favours are verbs of what is asked of somebody for the sake of who asks: what is
	// told of as theirs is then the asker's ("recognise its claim", "membebaskan
	// warganya"). Upon mark whom a measure hits ("sanctions on Iran over its …").
	Favours, Upon []string
	// Fetches are the verbs of Sends that take somebody away from where he is, so that
	// a "from" behind them tells that place and not whose he is: "evacuate",
	// "memulangkan".
	Fetches []string
	// Geography are nouns that make a state's name one of a sea or a region:
	// "strait", "semenanjung".
	Geography []string
	// Foreign are the second parts of compounds whose first part is not the
	// actor's own state: "backed" of "Russian-backed". Those of Held leave it the
	// owner: "run" of "state-run".
	Foreign, Held []string
	// Leads are first parts of compounds whose second part is not the actor: "pro" of
	// "pro-Russian".
	Leads []string
	// Home is the state whose people most of what is written in the language is written
	// for, where there is one such.
	Home string
}

// Status holds the words that change how far an event is told as having happened.
// All are lemmas or lower-case forms.
type Status struct {
	Negators []string // adverbs and particles: "tidak", "bukan", "belum", "not", "never"
	// Failing are verbs whose complement did not happen: "gagal", "batal", "fail", "refrain".
	Failing []string
	// Without are markers of what did not happen: "tanpa", "without".
	Without []string
	// Future are auxiliaries and adverbs of what is to come: "akan", "bakal", "will", "shall".
	Future []string
	// Planning are verbs whose complement is to come: "berencana", "plan", "intend", "set".
	Planning []string
	// Hypothetical are auxiliaries and adverbs of doubt: "mungkin", "kemungkinan", "may", "reportedly".
	Hypothetical []string
	// Conditions mark an if-clause: "jika", "apabila", "if", "unless".
	Conditions []string
	// Rumour are fixed expressions that make a clause hearsay: "menurut informasi yang beredar".
	Rumour []string
}

// Speech holds the words of reporting.
type Speech struct {
	// Verbs report content, as lemmas: "kata", "ujar", "say", "tell"; the words of a
	// phrase are joined by "_" ("point_out"). Nouns
	// report too ("pernyataan", "statement") where they govern content.
	Verbs []string
	Nouns []string
	// Acts are speech acts that are also statements where they govern a finite
	// clause with its own subject, or a quotation: "memperingatkan", "warn", "deny".
	Acts []string
	// Asks are speech acts whose clause says what is wanted or alleged of another,
	// not what the speaker holds true; with them only a quotation or a clause
	// with complementizer is a statement: "menuduh", "mendesak", "urge", "accuse".
	Asks []string
	// Calls are verbs of evaluation, whose object and predicate are a statement:
	// "menyebut X sebagai Y", "call X a Y". They stand in Verbs too.
	Calls []string
	// According introduces a source: "menurut", "according to", "per".
	According []string
	// Relay verbs and phrases name where the report came from: "melansir",
	// "mengutip", "dikutip dari", "citing".
	Relay []string
	// Documents and Posts are nouns for what carried the words: "surat",
	// "pernyataan", "letter", "statement", "post".
	Documents []string
	// Papers are documents that tell of themselves, without an author: "indictment",
	// "dokumen". They stand in Documents too.
	Papers []string
	// Unnamed are nouns for sources without name: "sumber", "sources".
	Unnamed []string
	// Hearsay are nouns for news without a bearer: "informasi", "kabar", "rumours".
	Hearsay []string
	// Complementizers open reported content: "bahwa", "that".
	Complementizers []string
}
