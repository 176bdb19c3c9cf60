package coder

import (
	"slices"

	"kawat"
	"kawat/ontology"
)

// status reads how far the act is told as having happened off the words around
// the trigger, and reduces what is to come to a promise or threat (codebook
// §3.2, 3.13).
func (m *match) status(d *draft) {
	t, pack := m.t, m.r.c.pack
	st := pack.Status
	d.Status = kawat.Actual
	future, modal := m.rule.Has(ontology.Ahead), false
	neg := 0

	if m.rule.Has(ontology.Not) {
		neg++ // the negation is the act
	}
	at := m.at
	if g := t.lightVerb(at); g >= 0 {
		// "belum melakukan serangan": the light verb carries the signs.
		neg += m.negators(at)
		at = g
	}
	neg += m.nobody(at)
	absent := m.absent(m.at)
	neg += absent
	refusing := slices.ContainsFunc(t.kids[at], func(k int) bool { return t.is(k, m.r.c.sets.refusing) })
	for steps := 0; at >= 0 && steps < 8; steps++ {
		neg += m.negators(at)
		for _, k := range t.kids[at] {
			switch {
			case t.when[k]: // "in May"
			case t.is(k, st.Future) && m.adverbial(k):
				future = true
			case t.is(k, st.Hypothetical) && m.adverbial(k):
				modal = true
			}
		}
		// Auxiliaries before a verb that the parser did not hang on it.
		if at > 0 && t.verbal(at) && t.head(at-1) != at {
			switch {
			case t.is(at-1, st.Future) && (t.tok(at-1).UPOS == "AUX" || t.tok(at-1).UPOS == "ADV"):
				future = true
			case m.negator(at - 1):
				neg++
			}
		}
		// "siap menjembatani", "batal mengunjungi": whatever the tree makes of the
		// word before the verb, it governs it.
		if t.verbal(at) {
			for k := at - 1; k >= 0 && k >= at-2; k-- {
				if t.rel(at) == "acl" && t.head(at) == k && t.passive(at) && !m.marked(at, m.r.c.sets.purpose) {
					break // "a move denounced by China", "rencana yang dikecam Iran": it was denounced
				}
				if r := t.rel(k); r != "aux" && r != "cop" && (t.head(at) != k || t.rel(at) != "xcomp" && t.rel(at) != "ccomp") {
					switch {
					case t.keyed(k, st.Failing) && t.rel(k) != "root" && t.tok(k).UPOS != "PROPN":
						neg++
					case t.keyed(k, st.Planning) && t.rel(k) != "root":
						future = true
					}
				}
				if !t.is(k, st.Future) && !t.is(k, m.r.c.sets.purpose) {
					break
				}
			}
		}
		if s, ok := m.toCome(at); ok {
			// "Putin is to visit Pyongyang", but "the aim is to seize Kyiv".
			future = future || m.r.mentionAt[m.si][s] >= 0
			modal = modal || m.r.mentionAt[m.si][s] < 0 && t.tok(s).UPOS != "PRON"
		}
		g := t.head(at)
		if g < 0 {
			break
		}
		if t.rel(at) == "acl" && t.is(g, m.r.c.sets.aim) && m.marked(at, m.r.c.sets.purpose) {
			m.intended = true // "with the aim of strengthening"
		}
		switch t.rel(at) {
		case "xcomp", "ccomp", "advcl", "conj", "obj", "nsubj", "obl":
		default:
			g = -1
		}
		if g < 0 {
			break
		}
		if t.rel(at) == "advcl" {
			switch {
			case m.marked(at, st.Conditions):
				modal = true
			case m.marked(at, t.sets.pending) && m.open(g):
				modal = true // "vowed to go on until the group disarmed"
			case m.marked(at, st.Without):
				neg++
			case m.marked(at, m.r.c.sets.purpose) && !t.keyed(g, t.sets.deciding) && !(m.rule.Type == kawat.Accuse && t.keyed(g, t.sets.summoning)) && !m.said(d, g) && !t.upshot(at):
				m.intended = true
			}
			break // what stands above an adverbial clause is another act's
		}
		if t.rel(at) == "conj" {
			// Auxiliaries and negation reach over coordination, where the second
			// verb has no subject of its own, nor an auxiliary or a past form: "will send
			// tanks and has asked Berlin".
			if t.child(at, "nsubj") >= 0 || !t.verbal(g) || t.sets.auxPassive && (t.child(at, "aux") >= 0 || t.tok(at).Feat("VerbForm") == "Fin" && t.tok(at).Feat("Tense") == "Past") {
				break
			}
			for _, k := range t.kids[g] {
				if m.adverbial(k) && k < g && !t.when[k] {
					switch {
					case t.is(k, st.Future):
						future = true
					case t.is(k, st.Hypothetical):
						modal = true
					}
				}
			}
			break
		}
		if t.occasion(at, g) {
			break // "setelah perundingan, keduanya sepakat …": the talks were held
		}
		keys := pack.VerbKeys(t.tok(g))
		governs := func(words []string) bool {
			return slices.ContainsFunc(keys, func(k string) bool { return slices.Contains(words, k) }) || t.is(g, words)
		}
		switch {
		case t.rel(at) == "xcomp" && slices.ContainsFunc(t.kids[g], func(k int) bool { return k < at && t.is(k, t.sets.yet) }):
			neg++ // "has yet to send", "is yet to respond"
		case governs(st.Failing):
			neg++
		case governs(st.Planning) && t.rel(at) != "nsubj":
			future = true
		case (governs(m.r.c.sets.wanting) || t.is(g, st.Hypothetical)) && t.rel(at) != "nsubj":
			modal = true
		}
		if t.rel(at) == "xcomp" || t.rel(at) == "ccomp" && (governs(st.Planning) || governs(t.sets.befalling)) {
			at = g
			continue
		}
		break
	}
	if m.under(st.Conditions) {
		modal = true
	}
	if !modal && (m.rumour() || m.arbitrary()) {
		modal = true
	}
	if m.unreal(m.at) {
		future, modal = false, true
	}
	if !t.verbal(m.at) && m.negators(m.at) == 0 && absent == 0 && neg > 0 && t.lightVerb(m.at) < 0 {
		neg = 0 // negation above a noun denies the governor's act, not the noun's
	}

	d.toCome = future
	refusal, refused := refusals[d.Type]
	cooperative := m.r.c.scheme.Of(d.Type, d.Mode).Future
	switch {
	case neg%2 == 1 && (future || refusing) && t.verbal(m.at) && refused:
		// "tidak akan menghentikan", "enggan mengirim tank": who will not, refuses.
		d.Type, d.Mode, d.CAMEO = kawat.Reject, refusal, "120"
	case neg%2 == 1:
		d.Status = kawat.Negated
	case future && !modal && d.Type == kawat.Retreat && t.verbalOrLight(m.at):
		d.Type, d.Mode = kawat.Concede, "" // announced, not yet done
	case cooperative != "" && (future || modal && !m.under(st.Conditions)) && t.verbalOrLight(m.at):
		d.Type, d.Mode, d.CAMEO = kawat.Agree, "", cooperative
		if modal {
			d.Status = kawat.Hypothetical
		}
	case modal:
		d.Status = kawat.Hypothetical
	case future && (d.Type == kawat.Agree || d.Type == kawat.Threaten || m.rule.Has(ontology.Not)):
		// What is promised is to come; the promise is made. Who will not, refuses now.
	case future:
		d.Status = kawat.Future
		m.ownThreat(d)
	}
}

// unreal reports whether verb v tells what did not come about: "would have sent tanks".
func (m *match) unreal(v int) bool {
	t := m.t
	would := slices.IndexFunc(t.kids[v], func(k int) bool { return t.rel(k) == "aux" && t.is(k, t.sets.irrealis) })
	return would >= 0 && slices.ContainsFunc(t.kids[v][would:], func(k int) bool { return t.rel(k) == "aux" && t.is(k, t.sets.perfect) })
}

// toCome reports whether verb v is what its subject is to do, by a copula before
// the marker of a purpose, and returns the subject. Who "is to blame" is so already.
func (m *match) toCome(v int) (int, bool) {
	t := m.t
	cop, subj := t.child(v, "cop"), t.child(v, "nsubj")
	if subj < 0 && t.rel(v) == "conj" { // "drilled together last year and are to hold another exercise"
		if of := t.subj(v); len(of) > 0 {
			subj = of[0]
		}
	}
	return subj, cop >= 0 && cop < v && subj >= 0 && t.verbal(v) && !t.is(v, t.sets.timelessly) && slices.ContainsFunc(t.kids[v], func(k int) bool {
		return k > cop && k < v && t.rel(k) == "mark" && t.is(k, t.sets.purpose)
	})
}

// arbitrary reports whether no particular act is meant: "any attack on Iran would
// be answered", "setiap serangan", "any state that attacks Israel".
func (m *match) arbitrary() bool {
	t, n := m.t, m.at
	if t.verbal(n) && t.rel(n) == "acl" && t.head(n) >= 0 {
		n = t.head(n)
	}
	return !t.verbal(n) && slices.ContainsFunc(t.kids[n], func(k int) bool { return k < n && t.is(k, t.sets.any) })
}

// said reports whether what somebody is to say is said already, as the purpose of a
// meeting, visit or call that is told as past: "telephoned Trump to congratulate him".
func (m *match) said(d *draft, governor int) bool {
	return spoken[d.Type] && slices.ContainsFunc(m.r.here, func(e draft) bool {
		return e.token == governor && e.Type == kawat.Consult && e.Status == kawat.Actual
	})
}

// upshot reports whether a clause that looks like one of purpose tells what came of
// it: "declared martial law, only for lawmakers to vote it down".
func (t *tree) upshot(k int) bool { return t.upshotMark(k) >= 0 }

// upshotMark is the marker behind "only" before such a clause, -1 if there is none.
func (t *tree) upshotMark(k int) int {
	for j := t.head(k) + 1; j > 0 && j < k; j++ {
		if t.is(j, t.sets.only) && t.is(j+1, t.sets.contentMark) {
			return j + 1
		}
	}
	return -1
}

// upshotDoer is who does what such a clause tells, where the tree has him outside it.
func (t *tree) upshotDoer(k int) int {
	if m := t.upshotMark(k); m >= 0 {
		if h := t.head(m); h > m && h < k && nominal(t.tok(h)) {
			return h
		}
	}
	return -1
}

// keyed reports whether one of a verb's keys, or its form, is among the words.
func (t *tree) keyed(i int, words []string) bool {
	return slices.Contains(words, t.low[i]) || slices.ContainsFunc(t.verbKeys(i), func(k string) bool { return slices.Contains(words, k) })
}

func (t *tree) verbalOrLight(i int) bool { return t.verbal(i) || t.lightVerb(i) >= 0 }

// open reports whether the act of verb g is told as still to be done: "to fight on",
// "akan berjuang".
func (m *match) open(g int) bool {
	return m.t.tok(g).Feat("VerbForm") == "Inf" || slices.ContainsFunc(m.t.kids[g], func(k int) bool { return k < g && m.t.is(k, m.r.c.pack.Status.Future) })
}

// ownThreat turns a hostile act to come, announced against someone by its own
// doer, into a THREATEN.
func (m *match) ownThreat(d *draft) {
	if len(d.Recipients) == 0 {
		return
	}
	mode, ok := threats[d.Type]
	if !ok {
		return
	}
	d.Type, d.Status = kawat.Threaten, kawat.Actual
	d.Mode, d.CAMEO = mode.mode, mode.cameo
}

// refusals maps what somebody says he will not do to the mode of refusing it.
var refusals = map[kawat.EventType]string{
	kawat.Consult: "meet", kawat.Retreat: "yield", kawat.Concede: "yield", kawat.Aid: "assist", kawat.Support: "", kawat.Cooperate: "assist",
}

// threats maps a hostile act to the threat of it.
var threats = map[kawat.EventType]struct{ mode, cameo string }{
	kawat.Sanction: {"restrict", "131"},
	kawat.Coerce:   {"restrict", "137"},
	kawat.Assault:  {"violence", "138"},
}

func (m *match) adverbial(k int) bool {
	if m.t.tok(k).UPOS == "PROPN" {
		return false // "in May", in a text without date
	}
	switch m.t.rel(k) {
	case "aux", "advmod", "mark", "discourse", "cop", "amod", "parataxis", "obl":
		return true
	}
	return false
}

// negated counts the negations on the trigger and its light verb.
func (m *match) negated() int {
	n := m.negators(m.at)
	if g := m.t.lightVerb(m.at); g >= 0 {
		n += m.negators(g)
	}
	if m.at > 0 && m.negator(m.at-1) && m.t.head(m.at-1) != m.at {
		n++
	}
	return n
}

// negators counts the negations that hang on token i.
func (m *match) negators(i int) int {
	n := 0
	for _, k := range m.t.kids[i] {
		switch m.t.rel(k) {
		case "advmod", "det", "mark", "aux", "case", "cc":
			if m.negator(k) {
				n++
			}
		}
	}
	return n
}

// nobody counts the negations that lie on a side of verb v, or on the noun that a
// clause at v is about: "No Russian tank crossed the border", "offered no apology",
// "tidak satu pun tentara menyerang", "tak ada tank yang memasuki Ukraina".
func (m *match) nobody(v int) int {
	t := m.t
	if !t.verbal(v) {
		return 0
	}
	n := 0
	for _, k := range t.kids[v] {
		switch t.rel(k) {
		case "nsubj", "obj":
			if k != m.at {
				n += m.none(k)
			}
		}
	}
	if h := t.head(v); h >= 0 && t.rel(v) == "acl" {
		n += m.none(h) + m.absent(h)
	}
	return n
}

// none is 1 if a negation stands on a noun, as its determiner or on its number.
func (m *match) none(noun int) int {
	t := m.t
	for _, k := range t.kids[noun] {
		switch r := t.rel(k); {
		case r == "det" && m.negator(k), r == "nummod" && m.negators(k) > 0:
			return 1
		}
	}
	return 0
}

// absent counts the negations on the verb that says of a noun that it is there:
// "tidak ada pertemuan".
func (m *match) absent(noun int) int {
	t := m.t
	if g := t.head(noun); g >= 0 && t.rel(noun) == "nsubj" && t.is(g, t.sets.existing) {
		return m.negators(g)
	}
	return 0
}

// negator reports whether token k denies: by its form, since lemmas mislead
// (sebelum → belum), and not in "not only".
func (m *match) negator(k int) bool {
	st := m.r.c.pack.Status
	if !slices.Contains(st.Negators, m.t.low[k]) && !slices.Contains(st.Without, m.t.low[k]) {
		return false
	}
	return k+1 >= len(m.t.low) || !slices.Contains(m.r.c.sets.only, m.t.low[k+1])
}

func (m *match) marked(i int, words []string) bool {
	for _, k := range m.t.kids[i] {
		if r := m.t.rel(k); (r == "mark" || r == "case" || r == "advmod") && m.t.is(k, words) {
			return true
		}
	}
	return false
}

// under reports whether the trigger stands in a clause that one of the words
// introduces.
func (m *match) under(words []string) bool {
	for i, steps := m.at, 0; i >= 0 && steps < 20; i, steps = m.t.head(i), steps+1 {
		if m.marked(i, words) {
			return true
		}
		switch m.t.rel(i) {
		case "advcl", "ccomp", "parataxis":
			return false
		}
	}
	return false
}

// rumour reports whether the sentence is told as hearsay before the trigger.
func (m *match) rumour() bool {
	text := m.r.in.Article.Slice(kawat.Span{Start: m.t.s.Start, End: m.t.tok(m.at).End, In: m.t.s.In})
	return containsPhrase(text, m.r.c.pack.Status.Rumour)
}
