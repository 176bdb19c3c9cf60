// Package coder reads events, statements and chains of sources off a parsed
// report. It is language-neutral: what words mean stands in the rule file of
// the language (package ontology) and in its pack (package lang).
package coder

import (
	"fmt"
	"slices"

	"kawat"
	"kawat/lang"
	"kawat/ontology"
)

// An Input is a report as the stages before left it.
type Input struct {
	Article  *kawat.Article
	Doc      *kawat.Doc
	Mentions []kawat.Mention // in text order, not overlapping
	Traits   []Trait         // of each mention, index by index
	Outlet   string          // entity of the article's outlet; "" if unknown
	Media    []Medium
	Places   []PlaceMention
	Times    []TimeMention
	Undated  []TimeMention // times whose day is not known, such as "on Sunday" in a text without date
	// At resolves an actor anew at a day ("YYYY-MM-DD"): a former minister was
	// in office when he signed. Nil keeps actors as they are.
	At func(a kawat.Actor, day string) kawat.Actor
	// Historical reports whether a date ended more than 30 days before the
	// report. Nil means never.
	Historical func(d kawat.Date) bool
}

// A Trait tells how a mention stands in its sentence.
type Trait struct {
	// Locative is true after a marker of place ("di Moskow"): no actor there.
	Locative bool
	// Outlet is true for media, which bear news more often than they act.
	Outlet bool
}

// A Medium is a mention of a bearer of news.
type Medium struct {
	kawat.Span
	Entity, Name          string
	Kind                  kawat.LinkKind // agency or medium
	Sentence, First, Last int            // token range, inclusive

	generic bool // found by a word for media, not by its name
}

// A PlaceMention is a mention of a place.
type PlaceMention struct {
	kawat.Span
	Place                 kawat.Place
	Case                  string // the case marker before it, lower case; "" for none
	Sentence, First, Last int
}

// A TimeMention is a time expression with its meaning.
type TimeMention struct {
	kawat.Span
	Date kawat.Date
	// Next is the meaning if the clause speaks of what is to come ("Senin" →
	// the coming Monday); nil where it is the same.
	Next                  *kawat.Date
	Prev                  *kawat.Date // the meaning if it speaks of what was; nil where it is the same
	Complement            bool        // it tells the date of what follows: "a day after the raid"
	Entry                 bool        // it begins a paragraph and holds for all of it
	Sentence, First, Last int
}

// A Coder codes reports of one language. It is safe for concurrent use.
type Coder struct {
	pack   *lang.Pack
	rules  *ontology.Rules
	scheme *ontology.Scheme
	sets   *wordSets
	verbs  map[string][]candidate // key → rules that it may trigger
	nouns  map[string][]candidate
	about  map[string][]int // words that show a context → indices into scheme.Contexts
	speech speechWords
}

type candidate struct {
	rule    *ontology.Rule
	trigger ontology.Trigger
}

// New makes a coder from a pack and a rule file.
func New(pack *lang.Pack, rules *ontology.Rules, scheme *ontology.Scheme) *Coder {
	c := &Coder{pack: pack, rules: rules, scheme: scheme, sets: newWordSets(rules.Set), speech: newSpeechWords(&pack.Speech),
		verbs: map[string][]candidate{}, nouns: map[string][]candidate{}, about: map[string][]int{}}
	for i, x := range scheme.Contexts {
		for _, w := range rules.Set("context-" + x.Name) {
			c.about[w] = append(c.about[w], i)
		}
	}
	for _, r := range rules.List {
		for _, t := range r.Triggers {
			index := c.verbs
			if t.POS == ontology.Noun {
				index = c.nouns
			}
			index[t.Words[0]] = append(index[t.Words[0]], candidate{r, t})
		}
	}
	return c
}

// A Result is what a report yields.
type Result struct {
	Events     []kawat.Event
	Statements []kawat.Statement
	Traces     []Trace // only from Explain
	Gaps       []Gap   // only from Explain
	// Because gives the kinds of evidence for each event, by its ID; only from Explain.
	Because map[string][]string
	// OtherSides gives the possible other sides of each event whose words name none, by
	// its ID; only from Explain.
	OtherSides map[string][]OtherSide
}

// A Gap is a verb with political actors as subject and as object or oblique
// that no rule has for a trigger.
type Gap struct {
	Sentence, Token int
	Key             string // as the verb would stand in a rule
}

// A Trace says what became of one rule at one trigger.
type Trace struct {
	Sentence int // index into Doc.Sentences
	Token    int
	Rule     string
	Line     int
	Fired    bool
	Reason   string // why it did not fire; "" if it fired
}

// Code returns the events and statements of a report.
func (c *Coder) Code(in Input) Result { return c.run(in, false) }

// Explain is Code with a trace of every rule that was tried.
func (c *Coder) Explain(in Input) Result { return c.run(in, true) }

func (c *Coder) run(in Input, trace bool) Result {
	r := newReport(c, in)
	if r.tracing = trace; trace {
		r.because, r.possible = map[string][]string{}, map[string][]OtherSide{}
	}
	r.findStatements()
	if !r.routine() {
		for i := range in.Doc.Sentences {
			r.codeSentence(i)
		}
	}
	events := r.merge()
	for i := range r.statements {
		st := &r.statements[i]
		for j := range events {
			if st.Content.Contains(events[j].Trigger) {
				st.Events = append(st.Events, events[j].ID)
			}
		}
	}
	return Result{events, r.statements, r.traces, r.gaps, r.because, r.possible}
}

// A report is a report in the making.
type report struct {
	c          *Coder
	in         Input
	trees      []*tree
	mentionAt  [][]int // sentence → token → index of the mention over it, or −1
	placeAt    [][]int
	joined     map[int][]kawat.Actor // of a mention, by its index: see joinStates, joinPairs
	statements []kawat.Statement
	relays     []relay
	reprinted  *kawat.Link // medium that the whole report was taken from; nil if none
	found      []draft
	here       []draft               // … of the sentence at hand, before nested ones are dropped
	acts       map[kawat.Span]bool   // verbs of statements that are speech acts
	inQuote    func(kawat.Span) bool // within quotation marks of the paragraph at hand
	tracing    bool
	traces     []Trace
	gaps       []Gap
	because    map[string][]string
	possible   map[string][]OtherSide
	topics     [][]int // sentence → how often words of each context stand in it; nil until asked for
}

func newReport(c *Coder, in Input) *report {
	r := &report{c: c, in: in, acts: map[kawat.Span]bool{}}
	n := len(in.Doc.Sentences)
	r.trees = make([]*tree, n)
	r.mentionAt = make([][]int, n)
	r.placeAt = make([][]int, n)
	for i := range in.Doc.Sentences {
		s := &in.Doc.Sentences[i]
		r.trees[i] = newTree(s, c.pack, c.sets)
		r.mentionAt[i] = filled(len(s.Tokens), -1)
		r.placeAt[i] = filled(len(s.Tokens), -1)
	}
	for i := range in.Mentions {
		m := &in.Mentions[i]
		fill(r.mentionAt, m.Sentence, m.First, m.Last, i)
		if m.Kind != "pronoun" && m.Sentence >= 0 && m.Sentence < n {
			t := r.trees[m.Sentence]
			for k := max(m.First, 0); k <= m.Last && k < len(t.low); k++ {
				t.noun[k] = true
				t.name[k] = m.Kind == "name" || m.Kind == "title"
				t.inner[k] = t.name[k] && k > m.First
			}
		}
	}
	for _, tm := range slices.Concat(in.Times, in.Undated) {
		if tm.Sentence >= 0 && tm.Sentence < n {
			when := r.trees[tm.Sentence].when
			for k := max(tm.First, 0); k <= tm.Last && k < len(when); k++ {
				when[k] = true
			}
		}
	}
	for _, t := range r.trees {
		t.repairHeadline(func(key string) bool { return len(c.verbs[key]) > 0 })
		t.repair()
	}
	r.joinPairs()
	r.joinLists()
	r.joinStates()
	for i := range in.Places {
		p := &in.Places[i]
		fill(r.placeAt, p.Sentence, p.First, p.Last, i)
	}
	return r
}

// joinPairs coordinates two actors that only a hyphen joins, where the tree makes one
// name of them, "Kamboja-Thailand sepakat gencatan senjata", or where both are one word
// to it: "AS-Iran berunding".
func (r *report) joinPairs() {
	for i := 1; i < len(r.in.Mentions); i++ {
		a, b := &r.in.Mentions[i-1], &r.in.Mentions[i]
		if a.Kind != "name" || b.Kind != "name" || a.Sentence != b.Sentence || a.First != a.Last || a.First != b.First || b.First != b.Last || a.Span.End+1 != b.Span.Start ||
			len(a.Actors) != 1 || len(b.Actors) != 1 || a.Actors[0].Code == b.Actors[0].Code {
			continue
		}
		r.join(i, a.Actors[0])
	}
	known := func(si, k int) *kawat.Mention {
		if mi := r.mentionAt[si][k]; mi >= 0 && r.in.Mentions[mi].Kind == "name" && len(r.in.Mentions[mi].Actors) == 1 {
			return &r.in.Mentions[mi]
		}
		return nil
	}
	for si, t := range r.trees {
		for k := 2; k < len(t.low); k++ {
			if t.low[k-1] != "-" && t.low[k-1] != "–" || t.tok(k-2).SpaceAfter || t.tok(k-1).SpaceAfter {
				continue
			}
			a, b := known(si, k-2), known(si, k)
			if a == nil || b == nil || a.Span == b.Span || a.Actors[0].Code == b.Actors[0].Code && a.Actors[0].Entity == b.Actors[0].Entity {
				continue
			}
			if first := max(a.First, 0); t.under(k, first) && t.rel(k) != "conj" {
				t.move(k, first, "conj")
			}
		}
	}
}

// joinLists coordinates the middle of a list with its first part where the tree makes
// an apposition of it: of "Azerbaijan, Turki, dan Rusia" each is another state.
func (r *report) joinLists() {
	code := func(si, k int) string {
		if mi := r.mentionAt[si][k]; mi >= 0 && len(r.in.Mentions[mi].Actors) == 1 {
			return r.in.Mentions[mi].Actors[0].Code
		}
		return ""
	}
	for si, t := range r.trees {
		for k := range t.rels {
			h := t.head(k)
			if t.rel(k) != "appos" || h < 0 || h > k {
				continue
			}
			a, b := code(si, h), code(si, k)
			if a == "" || b == "" || a == b {
				continue
			}
			first := h
			if t.rel(h) == "conj" && t.head(h) >= 0 {
				first = t.head(h)
			}
			if slices.ContainsFunc(t.kids[first], func(c int) bool {
				return c > k && t.rel(c) == "conj" && code(si, c) != "" && code(si, c) != b
			}) {
				t.rels[k] = "conj"
			}
		}
	}
}

// joinStates finds the further states of a description that names several:
// "pejabat Rusia dan Ukraina", "the leaders of Japan and South Korea", "Russian
// and Chinese warships". The mention is of the first or last one only.
func (r *report) joinStates() {
	for i := range r.in.Mentions {
		m := &r.in.Mentions[i]
		if m.Kind != "description" && m.Kind != "title" || len(m.Actors) != 1 || m.Sentence < 0 || m.Sentence >= len(r.trees) {
			continue
		}
		t := r.trees[m.Sentence]
		join := func(k int) {
			mi := r.mentionAt[m.Sentence][k]
			if mi < 0 || mi == i {
				return
			}
			for _, a := range r.in.Mentions[mi].Actors {
				if a.Entity == a.Code && a.Sector == "GOV" && a.Code != m.Actors[0].Code {
					a.Sector, a.Entity, a.Name = m.Actors[0].Sector, "", m.Actors[0].Text
					r.join(i, a)
				}
			}
		}
		for k := max(m.First, 0); k <= m.Last && k < len(t.low); k++ {
			for _, c := range t.kids[k] {
				switch {
				case k != m.Head && c > m.Last && t.rel(c) == "conj":
					join(c)
				case c < m.First && t.rel(c) == "amod" && t.child(c, "conj") == k-1 && k == m.Last:
					join(c)
				case c < m.First && k == m.Head && t.rel(c) == "amod" && c+2 == m.First:
					join(c)
				}
			}
		}
	}
}

// join adds an actor to those whom a mention names.
func (r *report) join(mention int, a kawat.Actor) {
	if r.joined == nil {
		r.joined = map[int][]kawat.Actor{}
	}
	r.joined[mention] = append(r.joined[mention], a)
}

func filled(n, v int) []int {
	s := make([]int, n)
	for i := range s {
		s[i] = v
	}
	return s
}

func fill(at [][]int, sentence, first, last, v int) {
	if sentence < 0 || sentence >= len(at) {
		return
	}
	for k := max(first, 0); k <= last && k < len(at[sentence]); k++ {
		at[sentence][k] = v
	}
}

func (r *report) trace(sent, tok int, rule *ontology.Rule, fired bool, format string, args ...any) {
	if r.tracing {
		r.traces = append(r.traces, Trace{sent, tok, rule.Name, rule.Line, fired, fmt.Sprintf(format, args...)})
	}
}

// trait returns what is known of mention mi beyond its actors.
func (r *report) trait(mi int) Trait {
	if mi < len(r.in.Traits) {
		return r.in.Traits[mi]
	}
	return Trait{}
}

// routine reports whether the report is about sport, a game or a work of
// fiction (codebook §3.10): at least every second sentence of the body has a
// word of that kind, and there are three different ones; or fewer sentences have words of
// more kinds, and hardly any, or fewer than those, speak of politics.
func (r *report) routine() bool {
	sets := r.c.sets
	if len(sets.routine) == 0 {
		return false
	}
	kinds, pastimes := map[string]bool{}, map[string]bool{}
	hit, leisure, politics, all := 0, 0, 0, 0
	for _, t := range r.trees {
		if t.s.In != kawat.Body {
			continue
		}
		all++
		found, pastime, political := false, false, false
		for k := range t.low {
			if t.is(k, sets.routine) || t.ofSport(k) {
				kinds[t.lem[k]] = true
				found = true
			}
			if t.is(k, sets.pastimes) && !t.name[k] {
				pastimes[t.lem[k]] = true
				pastime = true
			}
			political = political || t.is(k, sets.politics)
		}
		hit += one(found)
		leisure += one(found || pastime)
		politics += one(political)
	}
	return len(kinds) >= 3 && 2*hit >= all || len(kinds) >= 5 && 3*hit >= all && 4*politics < all ||
		len(kinds)+len(pastimes) >= 4 && 5*leisure >= all && max(politics, r.official()) <= leisure
}

// officialSectors are the CAMEO sectors of a state's officials, police, courts and
// parliament, and of gunmen of no known side.
var officialSectors = []string{"GOV", "COP", "JUD", "LEG", "UAF"}

// official counts the sentences of the body that tell of officials, police, courts or gunmen.
func (r *report) official() int {
	n, last := 0, -1
	for i := range r.in.Mentions {
		m := &r.in.Mentions[i]
		if m.Sentence == last || m.Kind != "title" && m.Kind != "description" || m.Sentence < 0 || m.Sentence >= len(r.trees) || r.trees[m.Sentence].s.In != kawat.Body {
			continue
		}
		if slices.ContainsFunc(m.Actors, func(a kawat.Actor) bool {
			return slices.Contains(officialSectors, a.Sector)
		}) {
			n++
			last = m.Sentence
		}
	}
	return n
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}
