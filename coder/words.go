package coder

import (
	"slices"

	"kawat/ontology"
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
	auxPassive     bool     // finite passives always have an auxiliary
	lightCase      []string // case markers between a light verb and its noun: in, dalam
	conveying      []string // prepositions before a document that carries words: dalam, in, via
	means          []string // words that open the means of an act: by, dengan
	aim            []string // nouns of purpose: aim, tujuan
	remembering    []string // nouns and verbs whose matter is past and only remembered: anniversary, peringatan
	proposing      []string // nouns whose clause tells what is proposed or said: usulan, permintaan, tuduhan
	opposing       []string // verbs of what a protest rejects or demands: oppose, menuntut
	grievance      []string // case markers before what a protest is about: against, over, terhadap
	policy         []string // nouns for what a government decides: law, price, kebijakan
	dead           []string // words for being killed: tewas, kill, dead
	injured        []string // words for being hurt: luka, wound
	arrested       []string // verbs for being seized: tangkap, detain
	single         []string // words before a single person: seorang, a
	atLeast        []string // words before a number that is the least: sedikitnya, more
	atMost         []string // … the most: hingga, up
	about          []string // … not exact: sekitar, some
	zeroAgent      bool     // the doer of a passive may stand without a marker
}

func newWordSets(r *ontology.Rules) *wordSets {
	return &wordSets{
		light:          r.Set("light"),
		by:             r.Set("by"),
		against:        r.Set("against"),
		contentMark:    r.Set("content-mark"),
		subjectControl: r.Set("subject-control"),
		relative:       r.Set("relative"),
		purpose:        r.Set("purpose"),
		locative:       r.Set("locative"),
		goal:           r.Set("goal"),
		source:         r.Set("source"),
		with:           r.Set("with"),
		between:        r.Set("between"),
		wanting:        r.Set("wanting"),
		definite:       r.Set("definite"),
		indefinite:     r.Set("indefinite"),
		thus:           r.Set("thus"),
		only:           r.Set("only"),
		voice:          r.Set("voice"),
		quantity:       r.Set("quantity"),
		times:          r.Set("times"),
		auxPassive:     len(r.Set("passive-aux")) > 0,
		routine:        r.Set("routine"),
		lightCase:      r.Set("light-case"),
		conveying:      r.Set("conveying"),
		means:          r.Set("means"),
		aim:            r.Set("aim"),
		remembering:    r.Set("remembering"),
		proposing:      slices.Concat(r.Set("act-ACCUSE"), r.Set("act-REQUEST"), r.Set("act-AGREE"), r.Set("act-THREATEN")),
		opposing:       r.Set("opposing"),
		grievance:      r.Set("grievance"),
		policy:         r.Set("policy"),
		dead:           r.Set("dead"),
		injured:        r.Set("injured"),
		arrested:       r.Set("arrested"),
		single:         r.Set("single"),
		atLeast:        r.Set("at-least"),
		atMost:         r.Set("at-most"),
		about:          r.Set("about"),
		zeroAgent:      len(r.Set("zero-agent")) > 0,
	}
}
