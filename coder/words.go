package coder

import (
	"slices"
	"strings"
)

// wordSets are the word classes of a rule file that the coder itself leans on:
// a linguist sets them beside the rules (docs/rules.md lists them).
type wordSets struct {
	light          []string // verbs that lend a noun their subject: do, hold, launch
	by             []string // case markers of the doer: by, oleh
	against        []string // case markers of the sufferer of a nominal act
	contentMark    []string // markers of content clauses: to, untuk, agar, bahwa
	subjectControl []string // verbs with object whose infinitive keeps their subject: promise
	relative       []string // relative pronouns
	purpose        []string // markers of purpose: untuk, to, guna, demi
	locative       []string // case markers of the place of an act: di, in, at
	where          []string // lead a clause that says what was done at the place before it: where, tempat
	goal           []string // case markers of the place where an act goes: ke, to, into
	source         []string // case markers of the place where it comes from: dari, from
	with           []string // case markers of a partner: dengan, with
	between        []string // case markers of partners told together: antara, between
	wanting        []string // verbs whose complement is only wished: want, hope
	definite       []string // words that make a noun point back: the, itu, tersebut
	indefinite     []string // words that leave a speaker unnamed: a, two, seorang
	thus           []string // words before a noun of reporting that closes a quotation: demikian
	only           []string // words that take a negation's force: hanya, only
	voice          []string // prefixes that show a verb whatever its tag: me, di
	quantity       []string // nouns that measure the noun below them: ratusan, dozens
	times          []string // names of months and weekdays, lower case
	routine        []string // words of sport, games and fiction, whose reports are not coded
	pastimes       []string // further words of sport and the arts, which a report on politics may have, but not many of them
	auxPassive     bool     // finite passives always have an auxiliary
	lightCase      []string // case markers between a light verb and its noun: in, dalam
	conveying      []string // prepositions before a document that carries words: dalam, in, via
	means          []string // words that open the means of an act: by, dengan
	aim            []string // nouns of purpose: aim, tujuan
	remembering    []string // nouns and verbs whose matter is past and only remembered: anniversary, peringatan
	proposing      []string // nouns whose clause tells what is proposed or said: usulan, permintaan, tuduhan
	adding         []string // verbs that go on with what was said: add, tambahkan
	reflexive      []string // words for whoever acts, named again: itself, dirinya
	declaring      []string // verbs of saying that do what a bare verb behind them tells: nyatakan
	worldMedia     []string // ids of the agencies that people of any state talk to: reuters
	denying        []string // verbs of saying that something is not so: deny, bantah
	contrast       []string // conjunctions before what somebody else says or does: while, sedangkan
	atOnce         []string // conjunctions before what happened at the same time: "as", "seiring"
	asSaying       []string // markers of what a quoted person says: as, sebagai
	spoken         []string // words behind a document's that make it an occasion: "pers" of "pernyataan pers"
	addressing     []string // case markers before whom words are said to: kepada, to
	works          []string // nouns for works of art and memory: film, museum
	outlets        []string // nouns for media: radio, newspaper, harian
	outletKinds    []string // nouns that are media only with a name behind them: agency, situs
	outletNames    []string // words that end, or open, the names of media: Herald, Radio
	passing        []string // verbs of media that got hold of a document: see, obtain, peroleh
	informing      []string // verbs whose object is told, which no speaker follows: tell, inform
	directive      []string // verbs whose clause is wanted, not held true: demand, desak
	named          []string // nouns for people and bodies who are told of by what they are: nurse, spokesman
	faceless       []string // nouns for those who speak without name: official, diplomat
	noOne          []string // words before a subject that deny what it does: neither, no
	stateless      []string // nouns for speakers who may be from anywhere: diplomat, people
	telling        []string // verbs of what works tell: depict, mengisahkan
	crime          []string // words of common crime: theft, pencurian
	refusing       []string // negators that say who will not: enggan, ogah
	persons        []string // nouns for people of any kind: guru, teacher
	decree         []string // nouns for texts that do what they say: order, resolution
	enacting       []string // verbs of who makes such a text: sign, adopt, sahkan
	company        []string // case markers before those who do it too: alongside, bersama
	jointly        []string // words that make such a marker of one of set with: together, along
	existing       []string // verbs that say that something is there: ada
	deciding       []string // verbs whose clause tells what is decided, and no purpose: vote, putuskan
	opposing       []string // verbs of what a protest rejects or demands: oppose, menuntut
	grievance      []string // case markers before what a protest is about: against, over, terhadap
	policy         []string // nouns for what a government decides: law, price, kebijakan
	dead           []string // words for being killed: tewas, kill, dead
	injured        []string // words for being hurt: luka, wound
	arrested       []string // verbs for being seized: tangkap, detain
	counted        []string // words beside dead that make a toll of it: korban, toll
	comingTo       []string // … and before the number it has come to: menjadi, to
	amounting      []string // nouns before a number that it hangs on: sebanyak
	slaying        []string // verbs whose object is killed, each an act of its own: behead, eksekusi
	others         []string // words for more people than those counted before: others, lainnya
	single         []string // words before a single person: seorang, a
	atLeast        []string // words before a number that is the least: sedikitnya, more
	atMost         []string // … the most: hingga, up
	about          []string // … not exact: sekitar, some
	alleging       []string // verbs whose passive tells what somebody is thought to have done: accuse, tuduh
	invariable     []string // verbs whose past is spelt as their infinitive: cut, put
	worth          []string // words behind a noun that tell what it is worth: worth
	bidding        []string // verbs whose clause somebody wants done by another: urge, demand, desak
	belonging      []string // case markers between people and whose they are: of, from, dari
	origin         []string // case markers between people or ships and their state: from, asal
	hyphened       []string // words of means that a hyphen joins to a verb: water-cannon, carpet-bomb
	around         []string // markers and nouns of what lies about a place: around, sekeliling
	foreign        []string // words for people of another state, whichever: foreign, asing
	flying         []string // verbs that say under which flag: berbendera, flagged
	waves          []string // nouns that only count the acts of the noun behind: gelombang, rentetan
	bestowing      []string // verbs whose passive has what is given right behind it: jatuhi, ganjar
	manner         []string // words right behind a verb that tell how: sepihak, total
	describing     []string // verbs that only tell what a thing is like: berbendera, berbahan
	among          []string // words before some of those just told: including, of_them, termasuk
	pending        []string // words before what a protest waits for: until, unless, sampai
	seats          []string // nouns for where a state is governed from: parliament, istana
	crowds         []string // nouns for many who are no known side: allies, community, masyarakat
	currency       []string // nouns for money that bear a state's name: dollar
	own            []string // words that stress whose something is: own, sendiri
	anger          []string // nouns for what makes people protest: protest, defiance, kemarahan
	joining        []string // verbs of doing what another does: join, follow, ikuti
	befalling      []string // verbs that say that what they govern comes about: jadi
	giving         []string // verbs with two objects, whom first and what then: give, beri
	any            []string // determiners of no particular one: any, setiap
	yet            []string // words that leave what "has" governs undone: yet
	occasion       []string // case markers of what something is said at: after, during, dalam
	prompting      []string // what leads to another act: amid, menyusul, terkait
	erupting       []string // verbs that say that unrest is there: erupt, guncang, landa
	firms          []string // nouns for companies: drugmaker, maskapai
	trades         []string // words before "group" that make it a company: chemicals
	private        []string // nouns for athletes, artists and other people, and things, that do nothing for their state: sprinter, petenis
	statal         []string // nouns for forces and bodies, which do what their state does: jets, delegation
	circles        []string // nouns for people who act together in public: group, komunitas
	personEnd      []string // endings of nouns for people: ists, men
	topic          []string // case markers of what something is about: about, tentang
	fearing        []string // verbs of being afraid of something: fear, khawatirkan
	mishaps        []string // nouns for what kills though nobody means it: bus, storm, topan
	believing      []string // verbs of holding something to be so: believe, percaya
	stative        []string // verbs that tell how things are: have, consist
	growing        []string // verbs of what numbers do: rise, melonjak
	excluding      []string // verbs whose denial leaves things open: rule_out, kesampingkan
	selfHarm       []string // verbs of violence that people do to themselves: kill, bunuh
	liking         []string // verbs of what somebody likes or tends to do: like, suka
	things         []string // nouns for things that end as those for people do: weather, butter
	sport          []string // words that tell a contest: wicket, gawang
	sportHint      []string // words that often do: match, final, menit
	politics       []string // words of politics and force, which are told in no report of a contest: minister, rudal
	fiction        []string // nouns for works whose matter is invented: novel, drama
	heroes         []string // phrases for the characters of a work: tokoh_utama
	advocates      []string // nouns for who goes to law for private people: pengacara
	machines       []string // nouns for weapons, which are told to be able to do something: rudal
	able           []string // words for being able to: mampu
	markets        []string // nouns for what is bought and sold: saham
	speeches       []string // nouns for where words are spoken: pidato, wawancara
	pressed        []string // words for what the press asks somebody for: comment, komentar
	wishing        []string // words for wanting to, of whoever does: hendak
	parts          []string // nouns for parts of a work: season, babak
	powers         []string // nouns for what lets or makes people do something: orders, hak
	laws           []string // nouns for texts that rule for all times: constitution, undang-undang
	lawCase        []string // case markers before such a text: under, menurut
	permitting     []string // verbs of what it does: let, oblige, mewajibkan
	may            []string // auxiliaries of what it lets people do: may, dapat
	habit          []string // adverbs of what is done again and again: usually, kerap
	every          []string // determiners that make a time do so: every, setiap
	periods        []string // nouns for times that come again: year, malam
	ought          []string // auxiliaries and adverbs of what is only thought right: should, semestinya
	resulting      []string // words for what became of whom a verb right before them strikes: dead
	compounds      []string // fixed expressions of two nouns, joined by _: tear_gas
	pointing       []string // pronouns for things told before: it, them
	wrapping       []string // nouns that a noun before them tells the kind of: package, programme
	particles      []string // of verbs, that may look like a preposition: in, over, off
	provoking      []string // verbs of what an act leads another to do: prompt, lead
	responding     []string // verbs of answering an act: respond, retaliate
	headless       []string // pronouns that a clause makes its matter of: "what he called threats"
	it             []string // pronouns for what was said or done: it, nya
	undergone      []string // verbs of force that have an object or are passive: annex, deport
	regarding      []string // verbs of taking an act for another: treat, anggap
	answers        []string // nouns for such an answer: response, retaliation
	heading        []string // verbs and adjectives of whom people follow: led by, loyal to
	hosting        []string // verbs of holding talks of others: host, broker, chair
	housing        []string // verbs of who is in a building or vehicle: house, carry
	leading        []string // participles that join who does an act to its noun: Saudi-led raid
	timelessly     []string // verbs that are no act to come behind "is to": blame
	objective      []string // relative pronouns that are never subjects: whom
	sayingOnly     []string // verbs of saying that take no hearer as object: say, announce
	meeting        []string // nouns for meetings, which who leads them holds with others
	channels       []string // nouns of the means by which people speak or travel, which do nothing: by phone
	using          []string // verbs of whose it is in use: use by, occupy by
	receiving      []string // verbs of getting something from somebody: receive
	who            []string // relative pronouns for persons: who, whom
	closing        []string // verbs that govern a sentence that they close: warn, vow
	brokering      []string // verbs whose participle wears its doer before a hyphen: broker
	spells         []string // nouns for how long unrest lasts or how much of it there is: weeks, wave, gelombang
	meanwhile      []string // open a clause of what happened at the same time: when, ketika
	gatherings     []string // nouns for a meeting of many, and what is beside it: summit, sidelines, konferensi
	standing       []string // verbs of being or coming somewhere, beside what is done there: speak, arrive, tiba
	leaving        []string // verbs of going away, whose object is no place of what is done: leave
	boundFor       []string // case markers of where one leaves for: for
	takingAway     []string // verbs that take people away from where they are: evacuate, tarik
	nations        []string // nouns for states: country
	becoming       []string // verbs between somebody and what they are from then on: become
	irrealis       []string // auxiliaries that with those of the perfect tell what did not come about: would
	perfect        []string // auxiliaries of the perfect: have
	likewise       []string // first words of those that stand for an act told before: "as" of "as did", "begitu"
	doingSo        []string // … and the words behind them: did, pula
	announcing     []string // verbs of saying that bring the news of the day: announce, umumkan
	reason         []string // markers of why something is done: because, for, karena
	repaying       []string // verbs of what is done to somebody for what he did: punish, praise, jatuhkan
	charging       []string // verbs whose clause tells what somebody is blamed for: accuse, tuduh
	voicing        []string // verbs of speech acts, which only people and bodies do: urge, offer, kecam
	summoning      []string // verbs of having somebody before one, to tell him something: panggil, temui
	killing        []string // verbs of force that a word of toDeath may follow: eksekusi, tembak
	toDeath        []string // words that say how an act of force ends, and no object of it: mati
	suffered       []string // nouns for acts of which a plain possessor is whom they are done to: pembunuhan, penangkapan
	rulings        []string // nouns for what a court decides: putusan, vonis
	takingIt       []string // verbs of answering of which "it" is what was said or done, and nobody: tolak, sesalkan
	decided        []string // nouns for what somebody decides or does, which his act may follow: keputusan, rencana
	deeds          []string // nouns for acts and mishaps, which say nothing: serangan, banjir, decision
	mutually       []string // words for two who do the same to each other: each, saling
	verbOnly       []string // verbs that the parser may tag as nouns: bentrok
	zeroAgent      bool     // the doer of a passive may stand without a marker
}

// Reads reports whether the coder itself reads a word class.
func Reads(set string) bool {
	if strings.HasPrefix(set, "act-") || strings.HasPrefix(set, "context-") || set == "thousand" || set == "passive-aux" || set == "zero-agent" {
		return true
	}
	found := false
	newWordSets(func(name string) []string {
		found = found || name == set
		return nil
	})
	return found
}

func newWordSets(set func(name string) []string) *wordSets {
	return &wordSets{
		light:          set("light"),
		by:             set("by"),
		against:        set("against"),
		contentMark:    set("content-mark"),
		subjectControl: set("subject-control"),
		relative:       set("relative"),
		purpose:        set("purpose"),
		locative:       set("locative"),
		where:          set("where"),
		goal:           set("goal"),
		source:         set("source"),
		with:           set("with"),
		between:        set("between"),
		wanting:        set("wanting"),
		definite:       set("definite"),
		indefinite:     set("indefinite"),
		thus:           set("thus"),
		only:           set("only"),
		voice:          set("voice"),
		quantity:       set("quantity"),
		times:          set("times"),
		auxPassive:     len(set("passive-aux")) > 0,
		routine:        set("routine"),
		lightCase:      set("light-case"),
		conveying:      set("conveying"),
		means:          set("means"),
		aim:            set("aim"),
		remembering:    set("remembering"),
		proposing:      slices.Concat(set("act-ACCUSE"), set("act-REQUEST"), set("act-AGREE"), set("act-THREATEN")),
		adding:         set("adding"),
		reflexive:      set("reflexive"),
		declaring:      set("declaring"),
		worldMedia:     set("world-media"),
		denying:        set("denying"),
		contrast:       set("contrast"),
		atOnce:         set("at-once"),
		asSaying:       set("as-saying"),
		spoken:         set("spoken"),
		addressing:     set("addressing"),
		works:          set("works"),
		outlets:        set("outlets"),
		outletKinds:    set("outlet-kinds"),
		outletNames:    set("outlet-names"),
		passing:        set("passing"),
		informing:      set("informing"),
		directive:      set("directive"),
		named:          set("named"),
		faceless:       set("faceless"),
		noOne:          set("no-one"),
		stateless:      set("stateless"),
		telling:        set("telling"),
		crime:          set("crime"),
		refusing:       set("refusing"),
		persons:        set("persons"),
		decree:         set("decree"),
		enacting:       set("enacting"),
		company:        set("company"),
		jointly:        set("jointly"),
		existing:       set("existing"),
		deciding:       set("deciding"),
		opposing:       set("opposing"),
		grievance:      set("grievance"),
		policy:         set("policy"),
		dead:           set("dead"),
		injured:        set("injured"),
		arrested:       set("arrested"),
		counted:        set("counted"),
		comingTo:       set("coming-to"),
		amounting:      set("amounting"),
		slaying:        set("slaying"),
		others:         set("others"),
		single:         set("single"),
		atLeast:        set("at-least"),
		atMost:         set("at-most"),
		about:          set("about"),
		alleging:       set("alleging"),
		invariable:     set("invariable"),
		voicing:        set("voicing"),
		worth:          set("worth"),
		charging:       set("charging"),
		bidding:        set("bidding"),
		belonging:      set("belonging"),
		origin:         set("origin"),
		hyphened:       set("hyphened"),
		around:         set("around"),
		foreign:        set("foreign"),
		flying:         set("flying"),
		waves:          set("waves"),
		bestowing:      set("bestowing"),
		manner:         set("manner"),
		describing:     set("describing"),
		among:          set("among"),
		pending:        set("pending"),
		seats:          set("seats"),
		crowds:         set("crowds"),
		currency:       set("currency"),
		own:            set("own"),
		anger:          set("anger"),
		joining:        set("joining"),
		befalling:      set("befalling"),
		giving:         set("giving"),
		any:            set("any"),
		yet:            set("yet"),
		occasion:       set("occasion"),
		prompting:      set("prompting"),
		erupting:       set("erupting"),
		firms:          set("firms"),
		trades:         set("trades"),
		private:        set("private"),
		statal:         set("statal"),
		circles:        set("circles"),
		personEnd:      set("person-end"),
		topic:          set("topic"),
		mutually:       set("mutually"),
		verbOnly:       set("verb-only"),
		summoning:      set("summoning"),
		killing:        set("killing"),
		toDeath:        set("to-death"),
		suffered:       set("suffered"),
		rulings:        set("rulings"),
		takingIt:       set("taking-it"),
		decided:        slices.Concat(set("act-ANY"), set("act-REQUEST"), set("act-AGREE"), set("act-THREATEN"), set("willing")),
		deeds:          slices.Concat(set("act-ASSAULT"), set("act-COERCE"), set("act-MOBILIZE"), set("act-SANCTION"), set("act-REQUEST"), set("act-RETREAT"), set("act-CONCEDE"), set("act-ANY"), set("mishaps")),
		reason:         set("reason"),
		repaying:       set("repaying"),
		fearing:        set("fearing"),
		mishaps:        set("mishaps"),
		believing:      set("believing"),
		stative:        set("stative"),
		growing:        set("growing"),
		excluding:      set("excluding"),
		selfHarm:       set("self-harm"),
		liking:         set("liking"),
		things:         set("things"),
		sport:          set("contest"),
		sportHint:      set("contest-hint"),
		politics:       set("politics"),
		fiction:        set("fiction"),
		heroes:         set("heroes"),
		advocates:      set("advocates"),
		machines:       set("machines"),
		able:           set("able"),
		markets:        set("markets"),
		speeches:       set("speeches"),
		pressed:        set("pressed"),
		wishing:        set("wishing"),
		parts:          set("parts"),
		powers:         set("powers"),
		laws:           set("laws"),
		lawCase:        set("law-case"),
		permitting:     set("permitting"),
		may:            set("may"),
		habit:          set("habit"),
		every:          set("every"),
		periods:        set("periods"),
		ought:          set("ought"),
		spells:         set("spells"),
		resulting:      set("resulting"),
		compounds:      set("compounds"),
		brokering:      set("brokering"),
		closing:        set("closing"),
		provoking:      set("provoking"),
		headless:       set("headless"),
		it:             set("it"),
		undergone:      set("undergone"),
		regarding:      set("regarding"),
		responding:     set("responding"),
		answers:        set("answers"),
		heading:        set("heading"),
		hosting:        set("hosting"),
		housing:        set("housing"),
		using:          set("using"),
		leading:        set("leading"),
		timelessly:     set("timelessly"),
		objective:      set("objective"),
		sayingOnly:     set("saying-only"),
		meeting:        set("meeting"),
		channels:       set("channels"),
		receiving:      set("receiving"),
		who:            set("who"),
		particles:      set("particles"),
		wrapping:       set("wrapping"),
		pointing:       set("pointing"),
		meanwhile:      set("meanwhile"),
		gatherings:     set("gatherings"),
		standing:       set("standing"),
		leaving:        set("leaving"),
		boundFor:       set("bound-for"),
		takingAway:     set("taking-away"),
		nations:        set("nations"),
		becoming:       set("becoming"),
		irrealis:       set("irrealis"),
		perfect:        set("perfect"),
		likewise:       set("likewise"),
		doingSo:        set("doing-so"),
		pastimes:       set("pastimes"),
		announcing:     set("announcing"),
		zeroAgent:      len(set("zero-agent")) > 0,
	}
}
