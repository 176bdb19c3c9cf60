package coder

import (
	"slices"
	"strings"

	"kawat"
	"kawat/ontology"
)

// This file keeps out what is no politics though its words are: business among
// companies, common crime, and what a film or an exhibition tells (codebook §3.10).

// political are the sectors whose acts and sufferings are political whatever they
// are about.
var political = []string{"GOV", "MIL", "JUD", "LEG", "SPY", "PTY", "OPP", "REB", "PRM", "PRE", "UAF", "JRN", "REL", "EDU", "LAB", "SOC", "REF", "AGR", "ELI", "MED"}

// stateBound are the sectors of those who act for a state: where nothing tells which
// ("the central bank defended the move"), it is no act among states or their people.
var stateBound = []string{"GOV", "MIL", "COP", "JUD", "LEG", "SPY", "ELI"}

// historyBefore is the year before which an act is told as history, of states and
// bodies that the base does not know.
const historyBefore = "1900"

// everyday says why an event is no political one; "" if it may be.
func (r *report) everyday(d *draft) string {
	all := func(of []kawat.Actor, sectors ...string) bool {
		return !slices.ContainsFunc(of, func(a kawat.Actor) bool { return !slices.Contains(sectors, a.Sector) })
	}
	for i := range r.in.Times {
		if tm := &r.in.Times[i]; tm.Sentence == d.sentence && tm.Date.To != "" && tm.Date.To < historyBefore {
			return "history"
		}
	}
	if all(d.Actors, "BUS") && (all(d.Recipients, "BUS") || d.Type != kawat.Assault && d.Type != kawat.Coerce && all(d.Recipients, "BUS", "CVL", "LAB")) {
		return "business among companies"
	}
	atHome := len(d.Recipients) > 0 && slices.Equal(codes(d.Actors), codes(d.Recipients))
	if len(d.Recipients) == 0 && !slices.ContainsFunc(d.Actors, func(a kawat.Actor) bool { return a.Code != "---" || !slices.Contains(stateBound, a.Sector) }) {
		return "nobody knows of what state"
	}
	switch d.Type {
	case kawat.Concede:
		if all(d.Actors, "CVL", "BUS", "LAB", "MED") && all(d.Recipients, "CVL", "BUS", "LAB") && atHome {
			return "private people among themselves"
		}
	case kawat.Aid:
		if atHome && all(d.Actors, "BUS", "CVL") && all(d.Recipients, "GOV", "LEG", "COP", "JUD", "PTY") {
			return "money for those in office"
		}
		if all(d.Actors, "MED") && all(d.Recipients, "MED", "CVL", "BUS") && atHome {
			return "doctors at work"
		}
	case kawat.Retreat:
		if (d.Mode == "" || d.Mode == "disarm" || d.Mode == "ceasefire") && all(d.Actors, "JRN", "MED", "BUS") {
			return "nobody who fights"
		}
	case kawat.Consult:
		if d.Mode == "visit" && all(d.Actors, "CVL") && !slices.ContainsFunc(d.Recipients, func(a kawat.Actor) bool { return !bareState(a) }) {
			return "people on their way"
		}
	case kawat.Coerce, kawat.Accuse, kawat.Sanction:
		if d.Mode != "arrest" && d.Mode != "allege" && d.Mode != "investigate" && d.Mode != "convict" && d.Mode != "seize" {
			return ""
		}
		if !all(d.Actors, "COP", "JUD") || slices.ContainsFunc(d.Recipients, func(a kawat.Actor) bool { return slices.Contains(political, a.Sector) }) {
			return ""
		}
		t := r.trees[d.sentence]
		for i := range t.low {
			if t.is(i, t.sets.crime) {
				return "common crime"
			}
		}
	}
	return ""
}

// privately says whose act it is where noun f does it, which is told to be of a state
// by the state's name or adjective k. Forces, bodies and acts do what their state does
// ("Russian jets bombed"); firms and people do it for themselves ("the Swiss
// drugmaker", "the Russian grandmaster"); nothing else does anything ("Swedish pop
// invaded America"). Whom an act is done to may be told by any noun.
func (m *match) privately(f, k int, of []kawat.Actor) []kawat.Actor {
	t := m.t
	if r := t.rel(k); r == "appos" || r == "flat" || m.statal(f) || !slices.ContainsFunc(of, func(a kawat.Actor) bool { return bareState(a) || m.doer(a) }) {
		return of
	}
	sector, public := "", false
	switch {
	case t.is(f, t.sets.firms) || slices.ContainsFunc(t.kids[f], func(k int) bool { return k == f-1 && t.is(k, t.sets.trades) }):
		sector = "BUS"
	case m.acting && t.is(f, t.sets.things):
		return nil
	case t.is(f, t.sets.private) || t.is(f, t.sets.persons) || slices.ContainsFunc(t.sets.personEnd, func(end string) bool { return strings.HasSuffix(t.low[f], end) }):
		sector = "CVL"
	case t.is(f, t.sets.circles):
		sector, public = "CVL", true
	case m.acting && (t.low[f] == t.tok(f).Form || t.tok(f).UPOS == "NOUN" && f == 0 && t.s.In == kawat.Body) && !t.is(f, m.r.c.pack.Status.Hypothetical):
		return nil
	default:
		return of
	}
	out := slices.Clone(of)
	for i := range out {
		if a := &out[i]; bareState(*a) || m.doer(*a) {
			a.Sector, a.Entity, a.Name = sector, "", a.Text
			if m.acting && !public {
				m.keepApart(a.Span)
			}
		}
	}
	return out
}

// keepApart notes that a doer is no part of the state that its phrase names.
func (m *match) keepApart(doer kawat.Span) {
	if m.apart == nil {
		m.apart = map[kawat.Span]bool{}
	}
	m.apart[doer] = true
}

// statal reports whether noun f stands for forces or a body that do what their state
// does, or for an act, which it does by it.
func (m *match) statal(f int) bool {
	return f == m.at || m.t.is(f, m.t.sets.statal) || m.r.c.tellsAct(m.t, f)
}

// bareState reports whether an actor is a state told by its own name.
func bareState(a kawat.Actor) bool { return a.Sector == "GOV" && a.Entity == a.Code }

// doer reports whether the actor is one of those that do the act: the owner in
// "accused his batsmen".
func (m *match) doer(a kawat.Actor) bool {
	return slices.ContainsFunc(m.doers, func(b kawat.Actor) bool { return a.Code == b.Code && a.Sector == b.Sector })
}

// private says of an act of athletes, artists and other people that concerns nobody
// but their own kind that it is no political one: "a Russian grandmaster offered a
// draw", but not "a Turkish singer criticised the president". Whoever protests does so
// in public.
func (m *match) private(d *draft) bool {
	if m.forClient(d) {
		return true
	}
	return d.Type != kawat.Protest &&
		!slices.ContainsFunc(d.Actors, func(a kawat.Actor) bool {
			return a.Sector != "CVL" || !m.apart[a.Span] && !m.bears(a, m.t.sets.private)
		}) &&
		!slices.ContainsFunc(d.Recipients, func(a kawat.Actor) bool { return slices.Contains(political, a.Sector) })
}

// forClient reports whether lawyers of private people accuse others of that kind: "the
// lawyer accused his client's former wife of lying".
func (m *match) forClient(d *draft) bool {
	if d.Type != kawat.Accuse || len(d.Recipients) == 0 {
		return false
	}
	for _, a := range d.Actors {
		if !m.bears(a, m.t.sets.advocates) {
			return false
		}
	}
	for _, a := range d.Recipients {
		own := m.doer(a) && m.pronoun(a) // "their opponent"
		if !own && !m.bears(a, m.t.sets.advocates) && slices.Contains(political, a.Sector) {
			return false
		}
	}
	return true
}

// pronoun reports whether an actor of this sentence is told by a pronoun.
func (m *match) pronoun(a kawat.Actor) bool {
	return slices.ContainsFunc(m.r.in.Mentions, func(n kawat.Mention) bool {
		return n.Sentence == m.si && n.Kind == "pronoun" && n.Span == a.Span
	})
}

// bears reports whether the mention of an actor, or the noun that it qualifies, is one
// of the words.
func (m *match) bears(a kawat.Actor, words []string) bool {
	for k := range m.t.s.Tokens {
		if !a.Span.Contains(m.t.s.TokenSpan(k)) {
			continue
		}
		if h := m.t.head(k); m.t.is(k, words) || h >= 0 && !m.t.verbal(h) && m.t.is(h, words) {
			return true
		}
	}
	return false
}

// sporting reports whether the act is a contest of teams, which are called by their
// states: "Fiji met New Zealand in the final". Words of sport must stand in the
// sentence and none of politics or force, and nobody may do it who is no team.
func (m *match) sporting(d *draft) bool {
	team := func(a kawat.Actor) bool {
		return bareState(a) || m.bears(a, m.t.sets.private) || m.bears(a, m.t.sets.sportHint)
	}
	least := 2
	switch {
	case d.Type == kawat.Coerce && len(d.Recipients) > 0 && !slices.ContainsFunc(d.Recipients, func(a kawat.Actor) bool { return !bareState(a) }):
		// "held Hungary 1-1"
	case d.Type == kawat.Coerce && (len(d.Recipients) == 0 || d.Mode == "seize" || d.Mode == "censor"):
		least = 3 // "silenced the hosts 3-0", but a state may seize a stadium
	case d.Type == kawat.Agree && !slices.ContainsFunc(d.Actors, bareState):
		// "the captain promised the fans"
	case !slices.Contains(contests, d.Type):
		return false
	}
	weight := m.t.sport()
	if weight >= 0 && m.fixture() {
		weight += 2
	}
	return weight >= least && !slices.ContainsFunc(d.Actors, func(a kawat.Actor) bool { return !team(a) })
}

// fixture reports whether a state is told of in the plural, as only its team is:
// "Ireland meet the United Arab Emirates in Brisbane".
func (m *match) fixture() bool {
	t := m.t
	subj := t.subj(m.at)
	if !t.sets.auxPassive || t.s.In != kawat.Body || !t.verbal(m.at) || t.passive(m.at) || len(subj) != 1 || subj[0] > m.at {
		return false
	}
	tok := t.tok(m.at)
	mi := m.r.mentionAt[m.si][subj[0]]
	return tok.Feat("Tense") == "Pres" && tok.Feat("VerbForm") == "Fin" && t.low[m.at] == t.lem[m.at] && t.child(m.at, "aux") < 0 &&
		mi >= 0 && m.r.in.Mentions[mi].Kind == "name" && t.tok(subj[0]).UPOS == "PROPN" && len(t.kids[subj[0]]) == 0
}

// contests are the types that the words of a contest may be taken for.
var contests = []kawat.EventType{kawat.Assault, kawat.Consult, kawat.Retreat, kawat.Concede, kawat.Accuse, kawat.Reject, kawat.Threaten, kawat.Support}

// sport weighs the words of sport in a sentence: 2 for one that tells it alone, 1 for
// those that are often so; −1 where words of politics stand by.
func (t *tree) sport() int {
	weight := 0
	seen := map[string]bool{}
	for k := range t.low {
		word := t.lem[k]
		switch {
		case t.is(k, t.sets.politics):
			return -1
		case seen[word]:
		case t.ofSport(k), t.score(k):
			weight += 2
			seen[word] = true
		case t.rel(k) != "amod" && t.is(k, t.sets.sportHint):
			weight++
			seen[word] = true
		}
	}
	return weight
}

// ofSport reports whether a word of sport, of one token or two, begins at token k.
func (t *tree) ofSport(k int) bool {
	return t.is(k, t.sets.sport) || k+1 < len(t.low) && slices.Contains(t.sets.sport, t.low[k]+"_"+t.low[k+1])
}

// score reports whether a score begins at token k: "2-1".
func (t *tree) score(k int) bool {
	return k+2 < len(t.low) && !t.when[k] && !t.when[k+2] && t.tok(k).UPOS == "NUM" && t.tok(k+2).UPOS == "NUM" && (t.low[k+1] == "-" || t.low[k+1] == "–") && !t.tok(k).SpaceAfter && len(t.low[k]) < 3 && len(t.low[k+2]) < 3
}

// fictional reports whether the act is told as the matter of a work: below a noun
// for one ("a film about the siege"), below a verb of telling with one as its
// subject ("the exhibition traces how armies fought"), or after words that say where
// it plays ("In the novel, Martians land in London").
func (m *match) fictional() bool {
	t := m.t
	work := func(k int) bool {
		return t.is(k, t.sets.works) || slices.ContainsFunc(t.kids[k], func(c int) bool {
			return c == k-1 && t.is(c, t.sets.works) || t.is(k, t.sets.parts) && t.rel(c) == "nmod" && t.is(c, t.sets.fiction) // "a comic strip", "the third season of the drama"
		})
	}
	if slices.ContainsFunc(append(t.agent(m.at), t.patient(m.at)...), func(f int) bool { return m.wordMatches(f, t.sets.heroes) }) {
		return true
	}
	for i, depth := m.at, 0; i >= 0 && depth < 7; i, depth = t.head(i), depth+1 {
		if i != m.at && !t.verbal(i) && work(i) && (!t.verbal(m.at) || t.rel(m.at) != "acl" || !t.hasRelative(m.at, i) || t.setting(m.at) || t.topicOf(m.at, i)) {
			return true
		}
		if slices.ContainsFunc(t.subj(i), work) && (t.verbal(i) && t.keyed(i, t.sets.telling) || !t.verbal(i) && t.cased(i, t.sets.topic)) {
			return true
		}
		if slices.ContainsFunc(t.kids[i], func(k int) bool { return k < m.at && t.playsIn(k) }) {
			return true
		}
	}
	return false
}

// topicOf reports whether the relative clause at v tells of somebody whom work w is about:
// "a drama about two soldiers who desert".
func (t *tree) topicOf(v, w int) bool {
	for k, steps := t.head(v), 0; k >= 0 && k != w && steps < 5; k, steps = t.head(k), steps+1 {
		if t.cased(k, t.sets.topic) {
			return true
		}
	}
	return false
}

// setting reports whether the relative clause at v tells what goes on in its noun:
// "a comic in which the president arrests the moon".
func (t *tree) setting(v int) bool {
	return slices.ContainsFunc(t.kids[v], func(k int) bool { return t.rel(k) == "obl" && t.relative(k) && t.cased(k, t.sets.locative) })
}

// playsIn reports whether phrase k opens its sentence and says in which work of
// fiction it plays: "In the fourth season of the drama, …".
func (t *tree) playsIn(k int) bool {
	first, last := t.extent(k)
	if t.rel(k) != "obl" && t.rel(k) != "nmod" || first > 1 || !t.cased(k, t.sets.locative) {
		return false
	}
	for i := first; i <= last; i++ {
		if t.is(i, t.sets.fiction) {
			return true
		}
	}
	return false
}

// cased reports whether nominal k has a case marker of the list.
func (t *tree) cased(k int, words []string) bool {
	return slices.ContainsFunc(t.cases(k), func(c string) bool { return slices.Contains(words, c) })
}

// lawful reports whether the act is what a law lets, forbids or orders people in
// general to do: "the constitution lets the president declare an emergency", "under
// the law, police may hold suspects for 48 hours".
func (m *match) lawful() bool {
	t := m.t
	for i, depth := m.at, 0; i >= 0 && depth < 7; i, depth = t.head(i), depth+1 {
		if !t.verbal(i) {
			continue
		}
		if (i != m.at || m.rule.Type == kawat.Request) && t.rel(i) != "acl" && t.keyed(i, t.sets.permitting) && t.timeless(i) && slices.ContainsFunc(t.subj(i), func(s int) bool { return t.is(s, t.sets.laws) }) {
			return true
		}
		if slices.ContainsFunc(t.kids[i], func(k int) bool { return t.is(k, t.sets.may) && k < i }) &&
			slices.ContainsFunc(t.kids[i], func(k int) bool {
				return (t.rel(k) == "obl" || t.rel(k) == "nmod") && t.is(k, t.sets.laws) && t.cased(k, t.sets.lawCase)
			}) {
			return true
		}
	}
	return false
}

// timeless reports whether verb v is told of no time: in the simple present, or in a
// language without tenses.
func (t *tree) timeless(v int) bool {
	if !t.sets.auxPassive {
		return true
	}
	return t.tok(v).Feat("VerbForm") == "Fin" && t.tok(v).Feat("Tense") == "Pres" && t.child(v, "aux") < 0
}

// habitual reports whether the act is told as what is done again and again: "the
// ministers usually meet in Brussels", "traders meet at the pass every summer". How
// often a promise is to be kept is no matter of the promise.
func (m *match) habitual() bool {
	t := m.t
	v := m.at
	if g := t.lightVerb(v); g >= 0 {
		v = g
	}
	often := false
	for steps := 0; v >= 0 && t.verbal(v) && t.timeless(v) && steps < 4; steps++ {
		first, last := t.extent(v)
		for k := first; k <= last; k++ {
			switch h := t.head(k); {
			case t.is(k, t.sets.habit) && (h == v || k == v-1):
				often = true
			case t.is(k, t.sets.every) && k+1 < len(t.when) && t.when[k+1] && !t.is(k+1, t.sets.periods) && (t.clause(k+1) == v || first == k) && !m.rule.Has(ontology.Absorb):
				often = true // "every 17 August"
			case t.is(k, t.sets.every) && h == k+1 && t.is(h, t.sets.periods) && t.clause(h) == v && !m.rule.Has(ontology.Absorb):
				often = true
			}
		}
		if v != m.at && t.keyed(v, t.sets.liking) {
			often = true // "ambassadors like to complain"
		}
		if t.sets.auxPassive && m.rule.Type != kawat.Accuse && m.rule.Type != kawat.Reject && m.rule.Type != kawat.Request && slices.ContainsFunc(append([]int{v}, t.kids[v]...), func(k int) bool {
			return k != m.at && (k == v || t.rel(k) == "conj") && t.is(k, t.sets.stative) && t.timeless(k)
		}) {
			often = true // "parliament has 128 seats and elects the president"
		}
		if r := t.rel(v); r != "xcomp" && (r != "conj" && r != "advcl" || t.child(v, "nsubj", "mark") >= 0) {
			break
		}
		v = t.head(v)
	}
	return often
}

// empowered reports whether the act is only what somebody is ordered or free to do:
// "guards had orders to shoot", "the right to seize ships".
func (m *match) empowered() bool {
	t := m.t
	h := t.head(m.at)
	return h >= 0 && h < m.at && t.verbal(m.at) && t.rel(m.at) == "acl" && !t.hasRelative(m.at, h) && t.is(h, t.sets.powers) && t.marked(m.at, t.sets.purpose) &&
		slices.Contains(material, m.rule.Type)
}

// material are the types of deeds, which are done or not.
var material = []kawat.EventType{kawat.Assault, kawat.Coerce, kawat.Mobilize, kawat.Retreat, kawat.Protest, kawat.Sanction}

// counted reports whether the trigger is a noun for many acts that are only counted:
// "visits to Greek islands halved", "arrests of migrants fell by a third".
func (m *match) counted() bool {
	t := m.t
	g := t.head(m.at)
	if t.verbal(m.at) || g < 0 || t.rel(m.at) != "nsubj" || !t.verbal(g) || !t.keyed(g, t.sets.growing) {
		return false
	}
	return m.rule.Type == kawat.Consult || m.rule.Type == kawat.Coerce && personal[m.rule.Mode]
}

// leftOpen reports whether the trigger says that something is not ruled out: neither
// a refusal nor none.
func (m *match) leftOpen() bool {
	return m.negated()%2 == 1 && m.rule.Type != kawat.Threaten && slices.ContainsFunc(m.t.sets.excluding, func(w string) bool {
		return m.t.phrase(m.at, strings.Split(w, "_")) && slices.Contains(append(m.t.pack.VerbKeys(m.t.tok(m.at)), m.t.low[m.at]), strings.Split(w, "_")[0])
	})
}

// toSelf reports whether violence is done to whoever does it: "to kill themselves",
// "bunuh diri".
func (m *match) toSelf() bool {
	of := m.t.patient(m.at)
	if k := m.at + 1; len(of) == 0 && k < len(m.t.low) && m.t.is(k, m.t.sets.reflexive) {
		of = []int{k}
	}
	return len(of) > 0 && m.t.verbal(m.at) && m.t.keyed(m.at, m.t.sets.selfHarm) &&
		!slices.ContainsFunc(of, func(f int) bool { return !m.t.is(f, m.t.sets.reflexive) })
}

// clause is the verb whose clause token i stands in, −1 if there is none.
func (t *tree) clause(i int) int {
	for steps := 0; i >= 0 && steps < 12; i, steps = t.head(i), steps+1 {
		if t.verbal(i) {
			return i
		}
	}
	return -1
}

// feared reports whether the act is only what somebody is afraid of, or believes is to
// come: an attitude, and no act (codebook §3.11).
func (m *match) feared() bool {
	t := m.t
	future := false
	for v, steps := m.at, 0; v >= 0 && t.verbal(v) && steps < 5; v, steps = t.head(v), steps+1 {
		future = future || slices.ContainsFunc(t.kids[v], func(k int) bool { return k < v && t.is(k, m.r.c.pack.Status.Future) })
		g := t.head(v)
		switch {
		case g < 0 || t.rel(v) != "ccomp" && t.rel(v) != "xcomp":
			return false
		case t.rel(v) == "ccomp" && (t.keyed(g, t.sets.fearing) || future && t.keyed(g, t.sets.believing)):
			return true
		}
	}
	return false
}

// able reports whether the act is what a weapon can do: "rudal itu mampu menghantam
// sasaran pada jarak 300 kilometer".
func (m *match) able() bool {
	t := m.t
	if m.rule.Type != kawat.Assault && m.rule.Type != kawat.Mobilize || !t.verbal(m.at) {
		return false
	}
	can := slices.ContainsFunc(t.kids[m.at], func(k int) bool { return k < m.at && t.is(k, t.sets.able) })
	if g := t.head(m.at); g >= 0 && g < m.at && t.is(g, t.sets.able) && (t.rel(m.at) == "xcomp" || t.rel(m.at) == "ccomp" || t.rel(m.at) == "advcl") {
		can = true
	}
	return can && slices.ContainsFunc(t.agent(m.at), func(f int) bool { return t.is(f, t.sets.machines) })
}

// trading reports whether violence is done to or by what is bought and sold: "saham
// perbankan digempur aksi jual".
func (m *match) trading() bool {
	t := m.t
	if m.rule.Type != kawat.Assault && m.rule.Type != kawat.Retreat || !t.verbal(m.at) {
		return false
	}
	return slices.ContainsFunc(append(t.agent(m.at), t.patient(m.at)...), func(f int) bool {
		return !t.name[f] && m.wordMatches(f, t.sets.markets)
	})
}

// whoever reports whether the act is what those people may do who wish to: "warga yang
// hendak mendaftarkan gugatan dapat melakukannya secara daring".
func (m *match) whoever() bool {
	t := m.t
	h := t.head(m.at)
	return h >= 0 && h < m.at && t.verbal(m.at) && t.rel(m.at) == "acl" && t.hasRelative(m.at, h) && !t.name[h] && t.is(h, t.sets.persons) &&
		slices.ContainsFunc(t.kids[m.at], func(k int) bool { return k > h && k < m.at && t.is(k, t.sets.wishing) })
}

// natural reports whether a warning or threat is of what nature does: "BMKG
// memperingatkan hujan petir menyerang Jakarta".
func (m *match) natural() bool {
	t := m.t
	mishap := func(f int) bool { return t.is(f, t.sets.mishaps) && len(m.actorsIn(f, false)) == 0 }
	if h := t.head(m.at); m.rule.Type == kawat.Assault && t.verbal(m.at) && h >= 0 {
		switch t.rel(m.at) {
		case "acl":
			return mishap(h)
		case "ccomp", "xcomp": // the object of "warn" attacks
			return t.child(m.at, "nsubj") < 0 && slices.ContainsFunc(t.obj(h), mishap)
		}
	}
	if m.rule.Type != kawat.Threaten {
		return false
	}
	return slices.ContainsFunc(t.obj(m.at), mishap) || slices.ContainsFunc(t.comp(m.at), func(v int) bool { return slices.ContainsFunc(t.agent(v), mishap) })
}

// toThePress reports whether what is asked for or refused is only that somebody speaks to
// the press: "refused to comment", "menolak memberi keterangan kepada wartawan".
func (m *match) toThePress() bool {
	t := m.t
	if m.rule.Type != kawat.Reject && m.rule.Type != kawat.Request || !t.verbal(m.at) {
		return false
	}
	for _, f := range slices.Concat(t.comp(m.at), t.obj(m.at)) {
		if t.is(f, t.sets.pressed) || t.verbal(f) && (t.keyed(f, t.sets.pressed) || slices.ContainsFunc(t.obj(f), func(o int) bool { return t.is(o, t.sets.pressed) })) {
			return !slices.ContainsFunc(t.obl(f, nil), func(o int) bool { return len(m.actorsIn(o, false)) > 0 && !t.is(o, t.sets.outlets) && !m.press(o) })
		}
	}
	return false
}

// press reports whether noun f is told to be a medium or somebody who works for one.
func (m *match) press(f int) bool {
	return slices.ContainsFunc(m.actorsIn(f, false), func(a kawat.Actor) bool { return a.Sector == "JRN" })
}

// should reports whether the act is only what somebody thinks right: "Russia should
// withdraw", "Jakarta semestinya menolak".
func (m *match) should() bool {
	t := m.t
	v := m.at
	if g := t.lightVerb(v); g >= 0 {
		v = g
	}
	subj := t.child(v, "nsubj")
	return t.verbal(v) && slices.ContainsFunc(t.kids[v], func(k int) bool {
		return k < v && k > subj && m.adverbial(k) && t.is(k, t.sets.ought)
	})
}
