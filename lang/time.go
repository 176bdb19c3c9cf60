package lang

// Time holds the words of time expressions: of dates ("15 Agustus 2022",
// "Feb. 1"), of what counts from the day of publication ("kemarin", "last
// week") and of what refers back within the report ("two days later"). How
// they make dates is the work of package resolve; a language only says which
// word means what, and which phrases there are.
//
// All words are lower case. An entry may be of several words ("dini hari",
// "as of"), or hold a hyphen or an apostrophe ("year-end", "jum'at"): it is
// compared with the text as spaced there.
type Time struct {
	Months   map[string]int // 1…12, with short forms, without full stop
	Weekdays map[string]int // 1 Monday … 7 Sunday
	// Wary are names of months and weekdays that are other words or names too
	// ("may", "sun", "april"): one standing alone counts only beside a word that
	// speaks of time. Names of months and weekdays always need a capital, so
	// that "minggu", week, is no Sunday.
	Wary []string

	// Units are names of stretches of time, one of Minute … Decade. Quarter and
	// Half are parts of a year.
	Units map[string]Unit
	// Singles mean one unit: "sehari", "setahun".
	Singles map[string]Unit
	// Many tells of those of Units and Singles that are several of their unit how
	// many: "fortnight" 2 weeks, "setengah abad" 5 decades.
	Many map[string]int

	// Numbers are number words; Tens multiply the number before them ("puluh":
	// 10, "hundred": 100); Teens add ten to it ("belas").
	Numbers map[string]int
	Tens    map[string]int
	Teens   []string
	// Few stand for a number that is not told: "beberapa", "several".
	Few []string
	// Ordinals count quarters and halves: "pertama", "iii", "third".
	Ordinals map[string]int
	// OrdinalSuffixes follow a day written in digits: "1st", "2nd".
	OrdinalSuffixes []string
	// DecadeSuffixes follow a year in digits: "1960-an" ("an"), "1990s" ("s").
	DecadeSuffixes []string

	// Days are days counted from publication: "kemarin" −1, "today" 0.
	Days     map[string]int
	Dayparts []string // "malam", "dini hari", "night"
	// Seasons give the first of their three months in the northern half of the
	// world; of a season that crosses the year, the year is that of its end.
	Seasons map[string]int
	Weekend []string
	// Feasts are days with a name, as "12-25"; or, where they move, as the days
	// that they fell on, parted by blanks ("2023-04-22 2024-04-10").
	Feasts map[string]string

	// Parts say which part of a month or year is meant, one of Early, Mid, Late.
	// They count only before such a thing.
	Parts map[string]Part
	// PartLinks may stand between a part and its whole: "of", "the".
	PartLinks []string

	Since []string // from then on, still going: "sejak", "since"
	// Occasions before a word of Since say that its date is that of the occasion
	// before: "the first time since 2000", "pertama kali sejak 2000".
	Occasions []string
	From      []string // from then on: "mulai", "from"
	Until     []string // up to then: "hingga", "until"
	By        []string // at the latest: "paling lambat", "by"
	Before    []string // "sebelum", "before"
	After     []string // "setelah", "after"
	During    []string // through all of it: "selama", "during"
	At        []string // other words before a date: "pada", "tanggal", "on", "in"
	// AtYear may stand before a year or a decade, besides the words above and
	// without being part of the expression: "tahun", "of".
	AtYear []string
	// NotYear before four digits make them a number or a name: "nomor", "uu".
	NotYear []string
	// NotDate before a day and month make them a name: "jalan", "gerakan".
	NotDate []string
	// NotAfter after a day and month, capitalised, make them a name: "movement".
	NotAfter []string
	// Trail words may end a full date without changing it: "2019 silam".
	Trail []string
	// Articles may stand before a date: "the".
	Articles []string

	Between []string // opens a range of which And or To is the middle: "antara", "between"
	To      []string // "hingga", "sampai", "to"
	And     []string // "dan", "and", "or"

	// Clock words stand before a time of day in digits: "pukul". ClockAfter
	// words stand after one: "wib", "p.m".
	Clock      []string
	ClockAfter []string
	// AfterNoon and BeforeNoon are the first letters of those of ClockAfter that tell the
	// half of the day: "p" of "p.m.", "pm". ClockAt words stand before a time of day only
	// where they don't stand before a number of hours.
	AfterNoon, BeforeNoon string
	ClockAt               []string
	// Ages turn "54 tahun" into an age where they stand before it.
	Ages []string

	// Future words make a clause speak of what is to come, so that its "Senin"
	// is the coming one; Past words and reporting verbs end that.
	Future []string
	Past   []string
	// ToBe are forms that speak of what is to come before "to": "is", "was".
	ToBe []string
	// Infinitive stand between these and what is to come: "to" of "is to meet".
	Infinitive []string
	// PresentEnd ends a verb in the present tense that is not its lemma: "s".
	PresentEnd string
	// Clitic may follow a word of Occasions: "nya".
	Clitic string

	Classes map[string][]string // names for sets of words, upper case, for Phrases
	Phrases []TimePhrase
	// MonthFirst is true where 10/8 is the eighth of October, unless the report
	// shows otherwise.
	MonthFirst bool
}

// A Unit is a stretch of time.
type Unit string

// The units.
const (
	Minute  Unit = "minute"
	Hour    Unit = "hour"
	Daypart Unit = "daypart" // morning, night: of a day
	Day     Unit = "day"
	Week    Unit = "week" // Monday to Sunday
	Month   Unit = "month"
	Quarter Unit = "quarter"
	Half    Unit = "half" // of a year
	Year    Unit = "year"
	Decade  Unit = "decade"
)

// A Part says which part of a month or year is meant.
type Part string

// The parts.
const (
	Early Part = "early"
	Mid   Part = "mid"
	Late  Part = "late"
)

// A TimePhrase is a sequence of words with a meaning. The words, parted by
// blanks, are each one of
//
//	NUM       a number, in digits or words          FEW      a number that is not told
//	UNIT      a unit                                 SINGLE   one unit ("sehari"), a number too
//	PERIOD    a unit of a week or more               DAYPART  "malam"
//	WEEKDAY   a weekday                              MONTH    a month
//	SEASON    a season                               WEEKEND  "akhir pekan"
//	DAY       a day counted from publication         SHORT    a unit below a day
//	NAME      a class of Time.Classes
//	word      the word itself
//
// A question mark after it makes it optional. Where two phrases fit, the longer
// one counts, then the earlier one.
type TimePhrase struct {
	Words string
	Means Meaning
	By    int
}

// A Meaning is what a TimePhrase tells.
type Meaning string

// The meanings. N is the number of the phrase, U its unit, P the day of
// publication, A the date that was last spoken of.
const (
	Ago        Meaning = "ago"        // P − N U: "three days ago"
	Ahead      Meaning = "ahead"      // P + N U: "tiga hari lagi"
	Shift      Meaning = "shift"      // A + By·N U: "two days later"
	Calendar   Meaning = "calendar"   // the U of the calendar at P, moved by By: "last week"
	Relative   Meaning = "relative"   // the U of the calendar at A, moved by By: "the next day"
	OfDay      Meaning = "day"        // P + By days, DAY counted in: "last night"
	OfLead     Meaning = "lead"       // the day that the report is mainly about: "earlier in the day"
	OnWeekday  Meaning = "weekday"    // By −1 before P, 0 on or after P, 1 after P: "last Tuesday"
	NextTo     Meaning = "nextto"     // the WEEKDAY before or after A: "the following Monday"
	InMonth    Meaning = "month"      // By −1 before, 1 after the month of P: "last May"
	InSeason   Meaning = "season"     // By −1 before P, 0 or 1 after; RelativeSeason after A
	InWeekend  Meaning = "weekend"    // By −1 the last one, 0 the nearest past, 1 the coming, 2 the one after P's week
	Complement Meaning = "complement" // "a day after the vote": By 1 after, −1 before what follows
	Within     Meaning = "within"     // at some time up to N U from A or P: "within two months"
	Lately     Meaning = "lately"     // the N U up to P: "in the past week"
	Then       Meaning = "then"       // at A, however precise: "saat itu"
	Lasting    Meaning = "lasting"    // how long, no date: "selama tiga hari"
	Recurring  Meaning = "recurring"  // again and again, no date: "every Monday"
	Sometime   Meaning = "sometime"   // another time, no date: "days earlier"
)
