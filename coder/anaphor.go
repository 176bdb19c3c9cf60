package coder

import (
	"slices"
	"strings"

	"kawat"
	"kawat/ontology"
)

// This file finds recipients that stand outside of the clause: whoever did or
// said what an act answers, and whoever a protest is directed at.

// anaphor finds the recipient of a verbal act that answers an act or words told
// before: in "Russia rejected the accusation" whoever accused, in "Seoul condemned
// the launch" whoever launched, in "a claim that Kyiv denied" whoever claimed. The
// noun must be definite or head the clause, and the rule file's sets act-TYPE say
// which acts it may stand for (act-ANY: any; act-SAY: what somebody said).
func (m *match) anaphor(actors []kawat.Actor) []kawat.Actor {
	if !answering[m.rule.Type] || m.rule.Type == kawat.Support && len(actors) > 1 { // who sign together answer nobody
		return nil
	}
	t := m.t
	noun := -1
	for _, f := range append(t.patient(m.at), t.obl(m.at, nil)...) {
		if !t.verbal(f) && !t.is(f, t.sets.reflexive) {
			noun = f
			break
		}
	}
	denial := m.denying()
	if noun < 0 && m.rule.Type == kawat.Reject && !denial {
		noun = m.declined()
	}
	if denial && noun >= 0 && slices.ContainsFunc(t.comp(m.at), func(c int) bool { return t.under(noun, c) }) {
		noun = -1 // the subject of what is denied
	}
	if denial && (noun < 0 && len(t.comp(m.at)) > 0 || noun >= 0 && t.is(noun, t.pack.Speech.Hearsay)) {
		return nil // "denied that his men had fired", "membantah kabar itu": nobody's words
	}
	if noun >= 0 && !m.definite(noun) && !t.under(m.at, noun) {
		noun = -1
	}
	own := codes(actors)
	said := noun >= 0 && m.r.c.standsForWords(t, noun)
	if denial && noun >= 0 && t.child(noun, "acl", "ccomp") >= 0 {
		said = false // "denied the charge that its men had fired", whoever made it
	}
	states := !slices.ContainsFunc(actors, func(a kawat.Actor) bool { return !slices.Contains(outward, a.Sector) })
	var answered []kawat.Actor
	at, told := -1, -1 // where, and in which sentence
	byName := false    // … in the words that take it up: "imposed sanctions", "the sanctions"
	for _, of := range [][]draft{m.r.found, m.r.here} {
		for i := range of {
			e := &of[i]
			if e.Trigger.In != t.s.In || e.sentence == m.si && e.token >= m.at && !t.under(m.at, noun) {
				continue
			}
			fits := false
			switch {
			case denial && e.Type == kawat.Accuse && overlap(codes(e.Recipients), own):
				fits = noun >= 0 && m.si-e.sentence <= 6 || m.si-e.sentence <= 1
			case denial && noun < 0:
			case noun >= 0 && m.rule.Type == kawat.Support && t.is(noun, m.r.c.rules.Set("agreement")):
				fits = e.agreed() && !sameSides(e.Actors, actors)
			case noun >= 0:
				fits = m.r.c.standsFor(t, noun, e.Type) && (!t.is(noun, t.sets.rulings) || e.ruled()) && !sameSides(e.Actors, actors) && !(states && m.rule.Type == kawat.Accuse && subset(codes(e.Actors), own) && m.r.abroad(m.si, actors[0].Code)) &&
					(m.rule.Type != kawat.Support || e.Type != kawat.Retreat) // a resignation is welcomed, not who resigned
			}
			if fits && e.Type == kawat.Accuse && answered != nil && e.sentence == told && !said && !denial {
				continue // "signed a decree that Georgia called an annexation … regretted that decision"
			}
			if !fits {
				continue
			}
			named := noun >= 0 && (m.r.trees[e.sentence].namedBy(e, t.lem[noun]) || e.sentence >= m.si-1 && m.r.c.standsForType(t, noun, e.Type))
			if named && !byName || named == byName && e.Trigger.Start >= at {
				at, answered, told, byName = e.Trigger.Start, e.Actors, e.sentence, named
			}
		}
	}
	if said {
		for i := range m.r.statements {
			st := &m.r.statements[i]
			if st.Verb.In == t.s.In && st.Verb.Start > at && st.Verb.Start < t.tok(m.at).Start && st.Verb.Start > t.s.Start-sayReach && !onOneSide(st.Speaker, actors) {
				at, answered = st.Verb.Start, []kawat.Actor{st.Speaker}
			}
		}
	}
	return answered
}

// namedBy reports whether a draft tells its act by a noun of a lemma: "imposed sanctions".
func (t *tree) namedBy(d *draft, lemma string) bool {
	return slices.ContainsFunc(append([]int{d.token}, d.consumed...), func(k int) bool { return k >= 0 && k < len(t.lem) && t.lem[k] == lemma && !t.verbal(k) })
}

// onOneSide reports whether an actor is of the state of one of some others, and like him
// of its government or not.
func onOneSide(a kawat.Actor, others []kawat.Actor) bool {
	return slices.ContainsFunc(others, func(b kawat.Actor) bool { return a.Code == b.Code && official(a) == official(b) })
}

// official reports whether an actor is or serves the government of its state: what rebels
// claim their own government denies.
func official(a kawat.Actor) bool {
	return slices.Contains(ruling, a.Sector) || slices.Contains(outward, a.Sector)
}

// declined is the noun for an act that somebody refuses to follow: "refused to apply the
// sanctions", "menolak melaksanakan perintah itu"; −1 for none.
func (m *match) declined() int {
	t := m.t
	for _, c := range t.comp(m.at) {
		for _, f := range t.patient(c) {
			if !t.verbal(f) && m.definite(f) && m.r.c.tellsAct(t, f) {
				return f
			}
		}
	}
	return -1
}

// takesIt reports whether the act answers "it", which is what was said or done and
// nobody: "tetapi Inggris menolaknya".
func (m *match) takesIt() bool {
	t, k := m.t, m.at+1
	return answering[m.rule.Type] && t.verbal(m.at) && !t.passive(m.at) && t.keyed(m.at, t.sets.takingIt) && k < len(t.low) && t.rel(k) == "obj" && t.head(k) == m.at && t.is(k, t.sets.it)
}

// tookIt finds whom an answer to "it" goes to: who did or said what was told last; of
// another's answer in the same sentence the one whom that goes to, "Kyiv menyambut
// putusan Mahkamah, sedangkan Moskwa menolaknya".
func (m *match) tookIt(actors []kawat.Actor) []kawat.Actor {
	if !m.takesIt() {
		return nil
	}
	own := codes(actors)
	for _, drafts := range [][]draft{m.r.here, m.r.found} {
		for i := len(drafts) - 1; i >= 0; i-- {
			e := &drafts[i]
			switch {
			case e.Trigger.In != m.t.s.In || e.sentence < m.si-1 || e.sentence == m.si && e.token >= m.at:
			case e.sentence == m.si && answering[e.Type] && e.Type != kawat.Request && len(e.Recipients) > 0 && !overlap(codes(e.Recipients), own):
				return e.Recipients
			case !overlap(codes(e.Actors), own):
				return e.Actors
			}
		}
	}
	return nil
}

// culprit finds whom a reaction is to that tells only whom the act was done to: who did
// it, in the report so far. "Pasukan AS menangkap Maduro … Rusia menuntut pembebasan
// pemimpin Venezuela itu."
func (m *match) culprit(actors []kawat.Actor) []kawat.Actor {
	t := m.t
	if !answering[m.rule.Type] && m.rule.Type != kawat.Protest {
		return nil
	}
	var of []kawat.Actor
	for _, f := range append(t.patient(m.at), t.obl(m.at, nil)...) {
		for _, k := range t.kids[f] {
			if m.suffers(f, k) {
				of = append(of, m.actorsAt(k)...)
			}
		}
	}
	if len(of) == 0 {
		return nil
	}
	for _, drafts := range [][]draft{m.r.here, m.r.found} {
		for i := len(drafts) - 1; i >= 0; i-- {
			e := &drafts[i]
			struck := overlap(codes(e.Recipients), codes(of))
			if slices.ContainsFunc(of, person) {
				struck = overlap(entities(e.Recipients), entities(of))
			}
			if bodily[e.Type] && e.Trigger.In == t.s.In && m.si-e.sentence <= 6 && struck && !overlap(codes(e.Actors), codes(actors)) {
				return e.Actors
			}
		}
	}
	return nil
}

// summoned finds whom a protest or demand is to that is told as what somebody is called in
// for: "memanggil wakil duta besar China untuk menyampaikan protes".
func (m *match) summoned(actors []kawat.Actor) []kawat.Actor {
	t := m.t
	v := t.head(m.at)
	if v >= 0 && !t.verbal(v) {
		v = t.head(v)
	}
	if !answering[m.rule.Type] || !t.verbal(m.at) || v < 0 || v > m.at || !t.verbal(v) || t.passive(v) || !t.keyed(v, t.sets.summoning) || !t.marked(m.at, t.sets.purpose) {
		return nil
	}
	return slices.DeleteFunc(m.those(t.patient(v)), func(a kawat.Actor) bool { return slices.Contains(codes(actors), a.Code) })
}

// mentionOf is the index of the mention over a span of a sentence, -1 if there is none.
func (r *report) mentionOf(s kawat.Span, si int) int {
	return slices.IndexFunc(r.in.Mentions, func(x kawat.Mention) bool { return x.Span == s && x.Sentence == si })
}

// ruled reports whether a draft tells what a court or an organisation does: "the ruling"
// is nobody else's.
func (d *draft) ruled() bool {
	return slices.ContainsFunc(d.Actors, func(a kawat.Actor) bool { return a.Sector == "JUD" || nonState[a.Code] })
}

// agreed reports whether a draft tells that its doers came to terms with each other.
func (d *draft) agreed() bool {
	return len(d.Actors) > 1 && len(d.Recipients) == 0 && (d.Type == kawat.Agree || d.Type == kawat.Concede || d.CAMEO == "057" || d.CAMEO == "050")
}

// addressed finds whom a promise or threat is for or against where its own phrase
// names nobody: the sides of what is promised ("offered to resolve any difference
// with Mexico"), or who is to meet the condition ("jika Indonesia membalas").
func (m *match) addressed(actors []kawat.Actor) []kawat.Actor {
	t := m.t
	if m.rule.Type != kawat.Agree && m.rule.Type != kawat.Threaten || len(m.rule.Recip) == 0 {
		return nil
	}
	own := codes(actors)
	other := func(fillers []int, deep bool) []kawat.Actor {
		var out []kawat.Actor
		for _, f := range fillers {
			for _, a := range m.actorsIn(f, deep) {
				if !slices.Contains(own, a.Code) && a.Code != "---" { // "promised to keep foreign forces out"
					out = append(out, a)
				}
			}
		}
		return out
	}
	acts := t.comp(m.at)
	for _, c := range acts {
		if m.rule.Type == kawat.Threaten && (t.keyed(c, t.sets.regarding) || t.keyed(c, t.sets.responding)) {
			continue // "would treat an attack on Niger as a declaration of war": a friend's enemy
		}
		if k := t.child(c, "iobj"); k >= 0 {
			if a := other([]int{k}, false); a != nil {
				return a
			}
		}
		if a := other(t.obl(c, slices.Concat(t.sets.with, t.sets.addressing, t.sets.against)), false); a != nil {
			return a
		}
		if a := other(t.patient(c), true); a != nil {
			return a
		}
	}
	if m.rule.Type != kawat.Threaten {
		// "offers Lebanon medical help", which trees hang on the help.
		if a := other(t.obj(m.at), true); a != nil {
			return a
		}
	}
	for _, v := range append(acts, m.at) {
		for _, k := range t.kids[v] {
			if t.rel(k) == "advcl" && t.verbal(k) && t.marked(k, t.pack.Status.Conditions) {
				if a := other(t.agent(k), false); a != nil {
					return a
				}
			}
		}
	}
	return nil
}

// antecedent finds whom an answer goes to that is told in a relative clause on
// what is answered: the doer of the clause above it. "Obama shook Castro's hand, a
// gesture that Rubio criticised", "Ankara menuntut kompensasi, langkah yang
// dikecam Athena".
func (m *match) antecedent(actors []kawat.Actor) []kawat.Actor {
	t := m.t
	if !answering[m.rule.Type] || m.rule.Type == kawat.Support && len(actors) > 1 || m.rule.CAMEO == "057" || !t.verbal(m.at) || t.rel(m.at) != "acl" || !slices.Equal(t.patient(m.at), []int{t.head(m.at)}) {
		return nil
	}
	words := m.r.c.standsForWords(t, t.head(m.at))
	for _, e := range m.r.here { // "asked for troops, a request that Thailand rejected"
		if m.r.c.standsForType(t, t.head(m.at), e.Type) && t.under(m.at, e.token) && !sameSides(e.Actors, actors) {
			return e.Actors
		}
	}
	for i, steps := t.head(t.head(m.at)), 0; i >= 0 && steps < 6; i, steps = t.head(i), steps+1 {
		if !t.verbal(i) || words && t.rel(i) == "ccomp" && !m.speaks(i) {
			continue // "The army said that he had led a cell, a claim …" is the army's
		}
		if a := m.those(t.agent(i)); len(a) > 0 && !sameSides(a, actors) && !(m.rule.Type == kawat.Reject && overlap(codes(a), codes(actors))) {
			return a
		}
	}
	return nil
}

// speaks reports whether verb i tells that somebody says, asks for or alleges something.
func (m *match) speaks(i int) bool {
	return m.t.keyed(i, m.t.pack.Speech.Verbs) || slices.ContainsFunc(m.r.here, func(e draft) bool { return e.token == i && carrying[e.Type] })
}

// answering are the types of acts that answer what another did, said or asked for.
var answering = map[kawat.EventType]bool{kawat.Accuse: true, kawat.Reject: true, kawat.Support: true, kawat.Request: true}

// carried finds the other side of an act that its doer does in one breath with
// another: "lodged a protest with Beijing and demanded the return of the weapons",
// "menelepon Presiden Aoun dan meminta reformasi". Denials are made to nobody in
// particular.
func (m *match) carried(actors []kawat.Actor) []kawat.Actor {
	t := m.t
	switch {
	case !t.verbal(m.at), !carrying[m.rule.Type], m.denying():
		return nil
	}
	own := codes(actors)
	for i := len(m.r.here) - 1; i >= 0; i-- {
		e := &m.r.here[i]
		if e.token >= m.at {
			continue
		}
		does := overlap(codes(e.Actors), own)
		switch {
		case does && e.Type == kawat.Consult && t.head(e.token) == m.at && t.rel(e.token) == "obl", // "in a letter to Erdogan, proposed …"
			m.rule.Type == kawat.Agree && does && m.aside(e.token),                                                                            // "Tokyo, which has given Manila twelve vessels, promised five more"
			m.rule.Type == kawat.Agree && !does && e.Type == kawat.Consult && overlap(codes(e.Recipients), own) && t.oneBreath(e.token, m.at): // "received Erdogan and promised …"
		case !does || !t.oneBreath(e.token, m.at) && !(t.lightVerb(e.token) >= 0 && t.oneBreath(t.lightVerb(e.token), m.at)):
			continue
		}
		other := slices.DeleteFunc(append(slices.Clone(e.Recipients), e.Actors...), func(a kawat.Actor) bool { return overlap(codes([]kawat.Actor{a}), own) })
		if len(other) > 0 {
			return other
		}
	}
	return nil
}

// aside reports whether token i stands in a clause on the subject of the trigger.
func (m *match) aside(i int) bool {
	return slices.ContainsFunc(m.t.subj(m.at), func(s int) bool { return s != i && m.t.under(i, s) })
}

// carrying are the types of acts whose other side may be told with the act before.
var carrying = map[kawat.EventType]bool{kawat.Agree: true, kawat.Request: true, kawat.Reject: true, kawat.Threaten: true, kawat.Concede: true,
	kawat.Accuse: true, kawat.Sanction: true, kawat.Coerce: true, kawat.Aid: true, kawat.Support: true}

// provoker finds whom an act goes to that is told as what another's act led to: the doer
// of that. "China tested a missile, prompting Tokyo to lodge a protest", "Quito's raid led
// Mexico to break off relations".
func (m *match) provoker(actors []kawat.Actor) []kawat.Actor {
	t := m.t
	if !hostile[m.rule.Type] || !t.verbal(m.at) {
		return nil
	}
	g := m.at
	for steps := 0; steps < 3 && g >= 0 && !t.keyed(g, t.sets.provoking); steps++ {
		switch t.rel(g) {
		case "xcomp", "ccomp", "conj", "advcl", "acl":
			g = t.head(g)
		default:
			return nil
		}
	}
	if g < 0 || g == m.at || !t.verbal(g) || !t.keyed(g, t.sets.provoking) {
		return nil
	}
	own := codes(actors)
	if subj := t.child(g, "nsubj"); subj >= 0 {
		return m.notOf(m.actorsIn(subj, true), own)
	}
	for h, steps := t.head(g), 0; h >= 0 && steps < 4; h, steps = t.head(h), steps+1 {
		if t.verbal(h) && !t.passive(h) {
			if a := m.notOf(m.those(t.agent(h)), own); len(a) > 0 {
				return a
			}
		}
	}
	return nil
}

// hostile are the types of acts by which a state answers what another did to it.
var hostile = map[kawat.EventType]bool{kawat.Accuse: true, kawat.Reject: true, kawat.Request: true, kawat.Threaten: true, kawat.Protest: true,
	kawat.Sanction: true, kawat.Mobilize: true, kawat.Coerce: true, kawat.Assault: true}

// repaid finds whom an act goes to that is told as an answer: whose act its own phrase
// says is answered ("in response to Iran's test"), else who did something to the doers
// just before ("Colombian jets bombed a camp in Ecuador, and Quito sent troops to the
// frontier in response").
func (m *match) repaid(actors []kawat.Actor) []kawat.Actor {
	t := m.t
	if !hostile[m.rule.Type] {
		return nil
	}
	own := codes(actors)
	from := []int{m.at}
	for k, steps := m.at, 0; steps < 3 && t.head(k) >= 0 && slices.Contains([]string{"conj", "xcomp", "advcl", "obl", "obj"}, t.rel(k)); steps++ {
		k = t.head(k)
		from = append(from, k) // "responded with a drill", "shot down a jet in retaliation"
	}
	for _, v := range from {
		answers := v != m.at && t.keyed(v, t.sets.responding)
		for _, k := range t.kids[v] {
			if r := t.rel(k); (r == "obl" || r == "nmod") && t.is(k, t.sets.answers) && t.marked(k, t.sets.lightCase) {
				for _, c := range t.kids[k] {
					if a := m.notOf(m.actorsIn(c, true), own); t.rel(c) == "nmod" && c > k && len(a) > 0 {
						return a
					}
				}
				answers = true
			}
		}
		if answers {
			return m.doneTo(own)
		}
	}
	return nil
}

// notOf leaves out those of some states and those of none.
func (m *match) notOf(side []kawat.Actor, states []string) []kawat.Actor {
	return slices.DeleteFunc(slices.Clone(side), func(a kawat.Actor) bool { return slices.Contains(states, a.Code) || a.Code == "---" })
}

// doneTo gives the doers of the last act before the trigger, in its sentence or the one
// before, that was done to actors of some states, else of the last one by others.
func (m *match) doneTo(states []string) []kawat.Actor {
	var by []kawat.Actor
	for _, of := range [][]draft{m.r.found, m.r.here} {
		for i := range of {
			e := &of[i]
			if e.Trigger.In != m.t.s.In || e.sentence < m.si-1 || e.sentence == m.si && e.token >= m.at || overlap(codes(e.Actors), states) || e.Type == kawat.Consult {
				continue
			}
			if overlap(codes(e.Recipients), states) {
				by = e.Actors
			} else if by == nil && e.sentence == m.si {
				by = e.Actors
			}
		}
	}
	return by
}

// accuser finds who made the charge that somebody denies, where it is told beside the
// denial: "Rwanda, which denies arming the rebels, lost its aid after United Nations
// experts charged that its officers led them".
func (r *report) accuser(d *draft) {
	if !isDenial(d.Type, d.CAMEO) || len(d.Recipients) > 0 || len(d.Actors) == 0 {
		return
	}
	own := codes(d.Actors)
	for i := range r.found {
		e := &r.found[i]
		if e.sentence == d.sentence && e.Trigger.In == d.Trigger.In && e.Type == kawat.Accuse && overlap(codes(e.Recipients), own) && !overlap(codes(e.Actors), own) {
			d.Recipients = slices.Clone(e.Actors)
			return
		}
	}
	d.Recipients = r.claimant(d)
}

// claimant finds who said or charged, in the sentence before a denial or earlier in its
// own, what the doers of it are said to have done: "Kyiv said that Russian troops had
// crossed the river. Moscow denied it." A denial that tells itself what is denied may be of
// anybody's words.
func (r *report) claimant(d *draft) []kawat.Actor {
	own, t := codes(d.Actors), r.trees[d.sentence]
	words := slices.ContainsFunc(t.patient(d.token), func(f int) bool { return r.c.standsForWords(t, f) && t.child(f, "acl", "ccomp") < 0 }) // "dismissed the charge as nonsense"
	if comp := t.comp(d.token); len(comp) > 0 && (!words || slices.ContainsFunc(comp, func(c int) bool { return t.child(c, "nsubj") >= 0 })) || slices.ContainsFunc(append(t.patient(d.token), t.obl(d.token, nil)...), func(f int) bool { return t.is(f, t.pack.Speech.Hearsay) }) {
		return nil
	}
	var by []kawat.Actor
	at := -1
	for i := range r.found {
		e := &r.found[i]
		if e.Type == kawat.Accuse && e.Trigger.In == d.Trigger.In && e.Trigger.Start < d.Trigger.Start && e.sentence >= d.sentence-2 && e.Trigger.Start > at && overlap(codes(e.Recipients), own) && !sameSides(e.Actors, d.Actors) {
			by, at = e.Actors, e.Trigger.Start
		}
	}
	for i := range r.statements {
		st := &r.statements[i]
		if st.Verb.In != d.Trigger.In || st.Verb.Start >= d.Trigger.Start || st.Content.Contains(d.Trigger) || st.Verb.Start <= at || st.Content.End < t.s.Start-1 && st.Content.Start < r.trees[max(d.sentence-1, 0)].s.Start || onOneSide(st.Speaker, d.Actors) {
			continue
		}
		if slices.ContainsFunc(r.found, func(e draft) bool { return st.Content.Contains(e.Trigger) && overlap(codes(e.Actors), own) }) {
			by, at = []kawat.Actor{st.Speaker}, st.Verb.Start
		}
	}
	return inferred(by)
}

// complained finds whom a complaint before a body of many states is about, which its own
// phrase does not say: who did something to those who complain, told beside it or before. "Greece
// complained to the United Nations after Turkish jets violated its airspace."
func (r *report) complained(d *draft) {
	forum := func(a kawat.Actor) bool { return a.Code == "UNO" || a.Code == "IGO" }
	if d.Type != kawat.Accuse || len(d.Recipients) == 0 || slices.ContainsFunc(d.Recipients, func(a kawat.Actor) bool { return !forum(a) }) {
		return
	}
	t, own := r.trees[d.sentence], codes(d.Actors)
	if !slices.ContainsFunc(t.obl(d.token, slices.Concat(t.sets.addressing, t.sets.locative)), func(k int) bool {
		return slices.ContainsFunc(d.Recipients, func(a kawat.Actor) bool { return a.In == t.s.In && a.Contains(t.s.TokenSpan(k)) })
	}) {
		return
	}
	for i := range r.found {
		e := &r.found[i]
		if e.sentence == d.sentence && e.token != d.token && e.Trigger.In == d.Trigger.In && overlap(codes(e.Recipients), own) && !overlap(codes(e.Actors), own) && !slices.ContainsFunc(e.Actors, forum) {
			d.Recipients = slices.Clone(e.Actors)
			return
		}
	}
	for i := len(r.found) - 1; i >= 0; i-- { // told in the sentences before
		e := &r.found[i]
		if e.Trigger.In == d.Trigger.In && e.sentence < d.sentence && e.sentence >= d.sentence-4 && hostile[e.Type] && overlap(codes(e.Recipients), own) && !overlap(codes(e.Actors), own) && !slices.ContainsFunc(e.Actors, func(a kawat.Actor) bool { return forum(a) || a.Code == "---" }) {
			d.Recipients = inferred(e.Actors)
			return
		}
	}
}

// refused finds whose wish somebody refuses where the refusal names nobody: who blames
// or punishes him for it, or had asked him, in the clause above or below. "Turkey
// downgraded ties after the Israelis refused to apologise".
func (r *report) refused(d *draft) {
	if d.Type != kawat.Reject || isDenial(d.Type, d.CAMEO) || len(d.Recipients) > 0 || len(d.rule.Recip) == 0 && d.rule.Recip != nil {
		return
	}
	t, own := r.trees[d.sentence], codes(d.Actors)
	for i := range r.found {
		e := &r.found[i]
		if e.sentence == d.sentence && pressing[e.Type] && (t.clauseOf(e.token, d.token) || t.clauseOf(d.token, e.token)) && !sameSides(e.Actors, d.Actors) && overlap(codes(e.Recipients), own) {
			d.Recipients = slices.Clone(e.Actors)
			return
		}
	}
}

// clauseOf reports whether token i stands in an adverbial clause of verb a.
func (t *tree) clauseOf(i, a int) bool {
	below := false
	for steps := 0; i >= 0 && i != a && steps < 8; i, steps = t.head(i), steps+1 {
		switch t.rel(i) {
		case "advcl":
			below = true
		case "conj": // "downgraded ties and expelled the envoy after …"
			if !below {
				return false
			}
		case "obj", "xcomp", "ccomp", "obl", "nmod":
		default:
			return false
		}
	}
	return i == a
}

// prompted finds whom an objection goes to that names nothing: who did something to
// those who object in the sentence before. "Australia turned the ship away. Norway
// protested at once."
func (r *report) prompted(d *draft) {
	t := r.trees[d.sentence]
	if d.Type != kawat.Accuse || d.Mode != "disapprove" || len(d.Recipients) > 0 || !t.verbal(d.token) || len(t.patient(d.token)) > 0 || len(t.comp(d.token)) > 0 || r.abroad(d.sentence, d.Actors[0].Code) {
		return
	}
	own := codes(d.Actors)
	for i := len(r.found) - 1; i >= 0; i-- {
		e := &r.found[i]
		if e.sentence == d.sentence-1 && e.Trigger.In == d.Trigger.In && overlap(codes(e.Recipients), own) && !overlap(codes(e.Actors), own) {
			d.Recipients = slices.Clone(e.Actors)
			return
		}
	}
}

// parallel finds to whom a promise is made that is told beside another's: to the one
// to whom that is, or to the other promiser. "Japan gave Tonga water, while New
// Zealand promised a ship", "Iran promised to open its plants, and the EU to lift its
// embargo".
func (r *report) parallel(d *draft) {
	if d.Type != kawat.Agree || len(d.Recipients) > 0 || len(d.rule.Recip) == 0 && d.rule.Recip != nil || d.rule.Has(ontology.Mutual) {
		return
	}
	own := codes(d.Actors)
	for i := range r.found {
		e := &r.found[i]
		if e == d || e.sentence != d.sentence || e.Trigger.In != d.Trigger.In || e.Type != kawat.Agree && e.Type != kawat.Aid || overlap(codes(e.Actors), own) {
			continue
		}
		switch {
		case len(e.Recipients) > 0 && !overlap(codes(e.Recipients), own):
			d.Recipients = inferred(e.Recipients)
		case len(e.Recipients) == 0 && e.Type == kawat.Agree:
			d.Recipients = inferred(e.Actors)
		default:
			continue
		}
		return
	}
}

// pressing are the types of acts that want something of those whom they go to.
var pressing = map[kawat.EventType]bool{kawat.Request: true, kawat.Accuse: true, kawat.Sanction: true, kawat.Threaten: true, kawat.Protest: true}

// aimedAt finds against whom forces are sent where a clause of purpose says so: "to
// halt the rebels", "untuk mengejar kelompok bersenjata", "untuk mengepung Taiwan".
// Whom they protect at home is no other side.
func (m *match) aimedAt() []kawat.Actor {
	t := m.t
	if m.rule.Type != kawat.Mobilize || !t.verbal(m.at) {
		return nil
	}
	for _, v := range append([]int{m.at}, t.patient(m.at)...) {
		for _, k := range t.kids[v] {
			if r := t.rel(k); r != "advcl" && r != "acl" && r != "xcomp" || k < m.at || !t.verbal(k) || !t.marked(k, t.sets.purpose) {
				continue
			}
			for _, f := range t.patient(k) {
				a := slices.DeleteFunc(slices.Clone(m.actorsIn(f, false)), func(a kawat.Actor) bool {
					own := slices.Contains(codes(m.doers), a.Code)
					return a.Code == "---" || own && (a.Sector != "REB" && a.Sector != "PRM" || a.Inferred && m.r.abroad(m.si, a.Code))
				})
				if len(a) > 0 {
					return a
				}
			}
		}
	}
	return nil
}

// ringed finds the other state that forces move, drill or fire around or near: "drills
// around Taiwan", "massed troops near Ukraine", "di sekeliling Taiwan".
func (m *match) ringed(actors []kawat.Actor) []kawat.Actor {
	t := m.t
	if m.rule.Type != kawat.Mobilize {
		return nil
	}
	own := codes(actors)
	var near []int // what may stand around the act: "drills around Taiwan", "in the waters off Taiwan"
	for _, v := range append([]int{m.at, t.head(m.at)}, t.patient(m.at)...) {
		if v < 0 || v != m.at && t.verbal(v) && t.lightVerb(m.at) != v {
			continue
		}
		near = append(near, v)
		for _, k := range t.kids[v] {
			if t.rel(k) == "obl" || t.rel(k) == "nmod" {
				near = append(near, k)
			}
		}
	}
	for _, k := range near {
		var places []int
		if slices.ContainsFunc(t.kids[k], func(c int) bool { return c < k && t.is(c, t.sets.around) }) { // its marker
			places = append([]int{k}, t.kids[k]...)
		} else if t.is(k, t.sets.around) {
			places = slices.DeleteFunc(slices.Clone(t.kids[k]), func(c int) bool { return t.rel(c) != "nmod" })
		}
		for _, f := range places {
			mi := m.r.mentionAt[m.si][f]
			if mi < 0 || !m.country(f) {
				continue
			}
			for _, a := range m.r.in.Mentions[mi].Actors {
				if a.Entity == a.Code && !nonState[a.Code] && !slices.Contains(own, a.Code) {
					return []kawat.Actor{a}
				}
			}
		}
	}
	return nil
}

// denying reports whether the act is a denial.
func (m *match) denying() bool {
	return isDenial(m.rule.Type, m.rule.CAMEO)
}

// isDenial reports whether acts of a type and a CAMEO code deny a charge or report.
func isDenial(typ kawat.EventType, cameo string) bool {
	return typ == kawat.Reject && strings.HasPrefix(cameo, "016")
}

// sayReach is how many bytes before its sentence "the claim" may have been made.
const sayReach = 600

// against finds whom a protest is directed at where the protest's own phrase
// names nobody: the other side of what its makers reject or demand, who is to do
// something first, and for a law, a price, a policy or a seat of power the government
// of their country.
func (m *match) against(actors []kawat.Actor) []kawat.Actor {
	t := m.t
	if m.rule.Type != kawat.Protest {
		return nil
	}
	from := []int{m.at}
	if g := t.lightVerb(m.at); g >= 0 {
		from = append(from, g)
	}
	if h := t.head(m.at); h >= 0 && (t.rel(m.at) == "advcl" || t.rel(m.at) == "xcomp" || t.rel(m.at) == "conj" && t.verbal(h)) {
		from = append(from, h) // "chanting slogans, marched …"
	}
	policy := false
	for _, v := range from {
		for _, k := range append(slices.Clone(t.kids[v]), v) {
			opposing := t.verbal(k) && t.keyed(k, t.sets.opposing)
			if first, _ := t.extent(k); k != v && t.verbal(k) && (t.is(first, t.sets.pending) || t.marked(k, t.sets.pending) || t.marked(k, t.pack.Status.Conditions)) {
				if a := m.those(t.agent(k)); len(a) > 0 && !overlap(entities(a), entities(actors)) {
					return a // "until the minister resigns"
				}
				continue
			}
			switch t.rel(k) {
			case "advcl", "xcomp", "ccomp", "acl", "conj", "parataxis", "root":
				if !opposing {
					continue
				}
			case "obl", "nmod":
				if k != v && t.cased(k, t.sets.pending) && t.child(k, "acl") >= 0 { // "sampai menteri mundur", taken for "the minister who resigns"
					if a := m.actorsIn(k, true); len(a) > 0 && !overlap(entities(a), entities(actors)) {
						return a
					}
				}
				if k != v && t.is(k, t.sets.anger) { // "in protest at the minister's plan", "sebagai bentuk protes kepada pemerintah"
					for _, c := range t.kids[k] {
						if c < k || t.rel(c) != "nmod" {
							continue
						}
						if a := m.actorsIn(c, true); len(a) > 0 && !overlap(entities(a), entities(actors)) {
							return a
						}
						policy = policy || t.is(c, t.sets.policy)
					}
				}
				if k == v || !slices.ContainsFunc(t.cases(k), func(c string) bool { return slices.Contains(t.sets.grievance, c) }) {
					continue
				}
			default:
				continue
			}
			whom := []int{k}
			if opposing {
				whom = append(append(t.patient(k), t.obl(k, nil)...), t.comp(k)...)
			}
			for _, f := range whom {
				fillers := []int{f}
				if t.verbal(f) {
					fillers = append(t.agent(f), t.patient(f)...)
				}
				for _, g := range fillers {
					if a := m.actorsIn(g, true); len(a) > 0 && !overlap(entities(a), entities(actors)) {
						return a
					}
				}
				policy = policy || t.is(f, t.sets.policy) || !t.subtree(f, func(i int) bool { return !t.is(i, t.sets.policy) })
			}
		}
	}
	for _, f := range append(t.patient(m.at), t.obl(m.at, nil)...) {
		policy = policy || t.is(f, t.sets.seats) || f+1 < len(t.low) && slices.Contains(t.sets.seats, t.low[f]+"_"+t.low[f+1]) || f > 0 && slices.Contains(t.sets.seats, t.low[f-1]+"_"+t.low[f])
	}
	if policy {
		if code := home(actors); code != "" {
			return []kawat.Actor{{Entity: code, Code: code, Sector: "GOV", Span: m.triggerSpan(), Text: m.r.in.Article.Slice(m.triggerSpan()), Inferred: true}}
		}
	}
	return nil
}

// home is the state that all actors belong to, "" if they have no common one.
func home(actors []kawat.Actor) string {
	c := codes(actors)
	if len(c) != 1 || nonState[actors[0].Code] {
		return ""
	}
	return actors[0].Code
}

func entities(actors []kawat.Actor) []string {
	var out []string
	for _, a := range actors {
		if a.Entity != "" {
			out = append(out, a.Entity)
		}
	}
	return out
}

// standsForWords reports whether a noun may stand for what somebody said.
func (c *Coder) standsForWords(t *tree, noun int) bool {
	return slices.ContainsFunc(t.pack.NounKeys(t.tok(noun)), func(k string) bool { return slices.Contains(c.rules.Set("act-SAY"), k) })
}

// definite reports whether a noun points back: "the", "that", "tersebut", "itu"; in
// a language without articles a bare noun does so too ("mengutuk penyerbuan").
func (m *match) definite(noun int) bool {
	if m.r.c.sets.zeroAgent && m.t.tok(noun).UPOS == "NOUN" && len(m.t.kids[noun]) == 0 {
		return true
	}
	for _, k := range m.t.kids[noun] {
		if r := m.t.rel(k); (r == "det" || r == "nmod") && m.t.is(k, m.r.c.sets.definite) {
			return true
		}
	}
	return false
}

// standsFor reports whether a noun may stand for an act of a type.
func (c *Coder) standsFor(t *tree, noun int, typ kawat.EventType) bool {
	return c.standsForType(t, noun, typ) || slices.ContainsFunc(t.pack.NounKeys(t.tok(noun)), func(k string) bool { return slices.Contains(c.rules.Set("act-ANY"), k) })
}

// standsForType reports whether a noun is a word for acts of a type and of few others.
func (c *Coder) standsForType(t *tree, noun int, typ kawat.EventType) bool {
	return slices.ContainsFunc(t.pack.NounKeys(t.tok(noun)), func(k string) bool { return slices.Contains(c.rules.Set("act-"+string(typ)), k) })
}
