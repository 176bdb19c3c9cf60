package coder

import (
	"math"
	"slices"
	"strings"

	"kawat"
	"kawat/ontology"
)

// This file chooses the other side of an act whose own words name none: nobody, the
// doers' own state, or another actor that the report speaks of there. Each of them is
// judged by what is true of it (its marks), with weights learnt from coded text.

// An OtherSide is an answer to the question whom an act was directed at, where its words
// don't say: a code, "" for nobody, and what speaks for and against it.
type OtherSide struct {
	Code   string
	Chance float64 // of being right, from 0 to 1
	Marks  []string
	// Supposed says that the rules for unnamed sides came to it.
	Supposed bool
	// AtHome says that it is somebody in the doers' own state, and the act one that states
	// do among their own people.
	AtHome bool
	actor  kawat.Actor // as it is named; of the doers' own state, nothing but a code
}

// mark adds what is true of it.
func (o *OtherSide) mark(name string, holds bool) {
	if holds {
		o.Marks = append(o.Marks, name)
	}
}

// A sideless act is a draft whose words name no other side, with what all answers are
// judged by.
type sideless struct {
	*draft
	doers    []string       // their codes
	kind, by string         // its type; who does it: "state", "home" or "other"
	closed   bool           // its rule is of acts without another side
	denial   bool           // it is one
	supposed []string       // codes that the rules for unnamed sides came to
	others   []otherMention // named nearby
	abroad   bool           // some of them in its sentence
	about    string         // what it is done to or about: "a thing", "the thing", "a clause", "nothing"
}

// otherSides lists the possible other sides of a draft, of which supposed are those that
// the rules for unnamed sides (suppose) came to. It is nil where nothing is to be chosen.
func (r *report) otherSides(d *draft, supposed []kawat.Actor) []OtherSide {
	doers := codes(d.Actors)
	if len(doers) == 0 || d.rule.Has(ontology.Mutual) || len(doers) > 1 && (d.Type == kawat.Consult || d.Type == kawat.Cooperate || d.Type == kawat.Agree) {
		return nil
	}
	a := &sideless{draft: d, doers: doers, kind: string(d.Type), by: "other", supposed: codes(supposed), others: r.mentioned(d)}
	switch {
	case slices.Contains(outward, d.Actors[0].Sector):
		a.by = "state"
	case slices.Contains(inward, d.Actors[0].Sector):
		a.by = "home"
	}
	a.closed = d.rule.Recip != nil && len(d.rule.Recip) == 0
	a.denial = isDenial(d.Type, d.CAMEO)
	a.about = r.dealsWith(d)
	a.abroad = slices.ContainsFunc(a.others, func(o otherMention) bool { return o.sentence == d.sentence })
	out := []OtherSide{a.nobody()}
	if len(doers) == 1 && !nonState[doers[0]] {
		out = append(out, r.atDoers(a))
	}
	seen := map[string]bool{}
	for i := range a.others {
		if c := a.others[i].actor.Code; !seen[c] {
			seen[c] = true
			out = append(out, r.atOther(a, &a.others[i]))
		}
	}
	return out
}

// dealsWith says how the words for what an act is done to or about stand: "the thing" is told
// of before, and so its side may be too.
func (r *report) dealsWith(d *draft) string {
	t := r.trees[d.sentence]
	if len(t.comp(d.token)) > 0 {
		return "a clause"
	}
	for _, f := range append(t.patient(d.token), t.obl(d.token, nil)...) {
		switch {
		case t.verbal(f) || t.when[f]:
		case (&match{r: r, t: t}).definite(f):
			return "the thing"
		default:
			return "a thing"
		}
	}
	return "nothing"
}

// nobody is the answer that an act was directed at nobody.
func (a *sideless) nobody() OtherSide {
	o := OtherSide{Supposed: len(a.supposed) == 0}
	o.mark("none", true)
	o.mark("none: "+a.kind, true)
	o.mark("none: "+a.kind+" by "+a.by, true)
	o.mark("none: "+a.kind+"/"+a.Mode, a.Mode != "")
	o.mark("none: by "+a.Actors[0].Sector, true)
	o.mark("none: rule has no other side", a.closed)
	o.mark("none: supposed", o.Supposed)
	o.mark("none: a denial", a.denial)
	o.mark("none: doer of no state", nonState[a.Actors[0].Code])
	o.mark("none: about "+a.about, true)
	o.mark("none: about "+a.about+", "+a.kind, true)
	return o
}

// atDoers is the answer that it was directed at somebody in the doers' own state.
func (r *report) atDoers(a *sideless) OtherSide {
	own := a.doers[0]
	o := OtherSide{Code: own, AtHome: a.by != "state" || measures[a.Type], Supposed: slices.Contains(a.supposed, own), actor: kawat.Actor{Code: own, Sector: "GOV", Span: a.Trigger}}
	o.mark("own", true)
	o.mark("own: "+a.kind, true)
	o.mark("own: "+a.kind+" by "+a.by, true)
	o.mark("own: "+a.kind+"/"+a.Mode, a.Mode != "")
	o.mark("own: by "+a.Actors[0].Sector, true)
	o.mark("own: nobody else in the report", len(a.others) == 0)
	o.mark("own: acts at home before", r.deals(a.draft, own, false))
	o.mark("own: rule has no other side", a.closed)
	o.mark("own: others in the sentence", a.abroad)
	o.mark("own: others in the sentence, by "+a.by, a.abroad)
	o.mark("own: others nearby", !a.abroad && len(a.others) > 0)
	o.mark("own: done at home", a.Place != nil && a.Place.Country == own)
	o.mark("own: done abroad", a.Place != nil && a.Place.Country != "" && a.Place.Country != own)
	o.mark("own: supposed", o.Supposed)
	o.mark("own: headline", a.Trigger.In != kawat.Body)
	o.mark("own: about "+a.about, true)
	o.mark("own: about "+a.about+", "+a.kind, true)
	return o
}

// measures are the types of acts that governments do among their own people more often than
// they speak to them.
var measures = map[kawat.EventType]bool{kawat.Coerce: true, kawat.Concede: true, kawat.Assault: true, kawat.Protest: true, kawat.Retreat: true, kawat.Sanction: true}

// nearby is how many bytes lie at most between an act and a mention close to it.
const nearby = 39

// atOther is the answer that it was directed at somebody of another state who is named
// nearby.
func (r *report) atOther(a *sideless, m *otherMention) OtherSide {
	c := m.actor.Code
	o := OtherSide{Code: c, Supposed: slices.Contains(a.supposed, c), actor: m.actor}
	here := m.sentence == a.sentence
	among := func(f func(p *otherMention) bool) bool {
		return slices.ContainsFunc(a.others, func(p otherMention) bool { return f(&p) })
	}
	alone := here && !among(func(p *otherMention) bool { return p.sentence == a.sentence && p.actor.Code != c })
	onDoers := r.deals(a.draft, c, true)
	o.mark("other", true)
	o.mark("other: "+a.kind, true)
	o.mark("other: "+a.kind+" by "+a.by, true)
	o.mark("other: "+a.kind+"/"+a.Mode, a.Mode != "")
	o.mark("other: "+a.kind+", alone in the sentence", alone)
	o.mark("other: alone in the sentence", alone)
	o.mark("other: not in the sentence", !here)
	o.mark("other: not in the sentence, nor anybody else", !here && !a.abroad)
	o.mark("other: behind the act", here && m.actor.Start > a.Trigger.Start)
	o.mark("other: close behind the act", here && m.actor.Start > a.Trigger.Start && m.actor.Start-a.Trigger.End <= nearby)
	o.mark("other: close before the act", here && m.actor.Start < a.Trigger.Start && a.Trigger.Start-m.actor.End <= nearby)
	o.mark("other: subject", m.subject)
	o.mark("other: a place only", m.locative)
	o.mark("other: no state", nonState[c])
	o.mark("other: a state's government", slices.Contains(outward, m.actor.Sector))
	o.mark("other: rule has no other side", a.closed)
	o.mark("other: a denial", a.denial)
	o.mark("other: supposed", o.Supposed)
	o.mark("other: supposed, "+a.kind, o.Supposed)
	o.mark("other: where it was done", a.Place != nil && a.Place.Country == c)
	o.mark("other: tells of it", slices.ContainsFunc(r.statements, func(st kawat.Statement) bool { return st.Content.Contains(a.Trigger) && st.Speaker.Code == c }))
	o.mark("other: acts on the doers", onDoers)
	o.mark("other: acts on the doers, "+a.kind, onDoers)
	o.mark("other: the doers act on it", r.deals(a.draft, c, false))
	o.mark("other: partner before", m.partner)
	o.mark("other: partner before, "+a.kind, m.partner)
	o.mark("other: the only one of the report", !among(func(p *otherMention) bool { return p.actor.Code != c }))
	o.mark("other: far back", m.sentence < a.sentence-1)
	o.mark("other: about "+a.about, true)
	o.mark("other: about "+a.about+", "+a.kind, true)
	o.mark("other: first named of the sentence", here && !among(func(p *otherMention) bool { return p.sentence == a.sentence && p.actor.Start < m.actor.Start }))
	return o
}

// An otherMention is an actor of another state than the doers' who is named near an act.
type otherMention struct {
	actor             kawat.Actor
	sentence          int
	subject, locative bool
	partner           bool // it had to do with the doers before
}

// mentioned lists the actors that are named in the sentence of a draft, the nearest
// first, and then those of the sentence before it, but for the doers.
func (r *report) mentioned(d *draft) []otherMention {
	doers := codes(d.Actors)
	of := &match{r: r, t: r.trees[d.sentence], si: d.sentence, at: d.token, rule: d.rule}
	var out []otherMention
	for i := range r.in.Mentions {
		m := &r.in.Mentions[i]
		if m.Sentence > d.sentence || m.Sentence < 0 || m.Sentence >= len(r.trees) || r.currency(m) {
			continue
		}
		t := r.trees[m.Sentence]
		for _, a := range m.Actors {
			if local(m) && (answering[d.Type] && d.Type != kawat.Request || d.Type == kawat.Agree) {
				continue // "the talks in San Francisco"
			}
			if a.Code == "---" || a.Sector == "JRN" || slices.Contains(doers, a.Code) || a.In != d.Trigger.In {
				continue
			}
			o := otherMention{actor: a, sentence: m.Sentence, locative: r.trait(i).Locative, partner: r.partner(d, a.Code)}
			if m.Sentence < d.sentence-1 && !o.partner {
				continue
			}
			if h := m.Head; h >= 0 && h < len(t.low) {
				o.subject = strings.HasPrefix(t.rel(h), "nsubj")
				if m.Sentence == d.sentence && (of.suffering(h) || of.takenAs(h)) {
					continue
				}
			}
			out = append(out, o)
		}
	}
	far := func(o otherMention) int {
		n := max(o.actor.Start-d.Trigger.End, d.Trigger.Start-o.actor.End)
		if o.sentence != d.sentence {
			n += (1 + d.sentence - o.sentence) << 20
		}
		return n
	}
	slices.SortStableFunc(out, func(a, b otherMention) int { return far(a) - far(b) })
	return out
}

// local reports whether a mention is of a place within a state that is not its capital, by
// the line of the base that knows it.
func local(m *kawat.Mention) bool {
	return strings.HasPrefix(m.Line, "places.tsv") || strings.HasPrefix(m.Line, "generated/")
}

// ofState reports whether a mention is of a state, be it by a name of its capital or of who
// rules it, by the line of the base that knows it.
func ofState(m *kawat.Mention) bool { return strings.HasPrefix(m.Line, "countries.tsv") }

// suffering reports whether token k stands within what the act of a noun around it is done to.
func (m *match) suffering(k int) bool {
	for n, steps := m.t.head(k), 0; n >= 0 && n != m.at && steps < 5; k, n, steps = n, m.t.head(n), steps+1 {
		if m.suffers(n, k) || m.rule.Type == kawat.Threaten && m.harmed(n, k) { // "warned that it would treat an attack on Niger as …"
			return true
		}
	}
	return false
}

// partner reports whether the doers of a draft and a code have been on the two sides of an act told earlier.
func (r *report) partner(d *draft, code string) bool {
	doers := codes(d.Actors)
	return slices.ContainsFunc(r.found, func(e draft) bool {
		if e.Trigger.In != d.Trigger.In || e.Trigger.Start >= d.Trigger.Start {
			return false
		}
		from, to := codes(e.Actors), codes(e.Recipients)
		return slices.Contains(from, code) && (overlap(to, doers) || overlap(from, doers)) || slices.Contains(to, code) && overlap(from, doers)
	})
}

// deals reports whether another act of the same sentence or the two before is one of
// the code on the doers, or of the doers on the code.
func (r *report) deals(d *draft, code string, onDoers bool) bool {
	doers := codes(d.Actors)
	return slices.ContainsFunc(r.found, func(e draft) bool {
		if e.Trigger == d.Trigger || e.Trigger.In != d.Trigger.In || e.sentence > d.sentence || e.sentence < d.sentence-2 {
			return false
		}
		from, to := codes(e.Actors), codes(e.Recipients)
		if onDoers {
			return slices.Contains(from, code) && overlap(to, doers)
		}
		return slices.Contains(to, code) && overlap(from, doers)
	})
}

// nameOtherSide finds whom an act was directed at where its own words name nobody: what the
// rules for unnamed sides come to is one of the options.
func (r *report) nameOtherSide(d *draft) {
	if len(d.Recipients) > 0 || r.atNobody(d) {
		return
	}
	r.suppose(d)
	d.possible = r.otherSides(d, d.Recipients)
	WeighSides(d.possible, sideWeights)
	best := ChooseSide(d.possible)
	switch {
	case best < 0 || slices.Contains(codes(d.Recipients), d.possible[best].Code):
	case d.possible[best].Code == "":
		d.Recipients = nil
	default:
		a := d.possible[best].actor
		a.Inferred = true
		if a.Text = r.in.Article.Slice(a.Span); a.Span == d.Trigger {
			a.Entity = a.Code
		}
		d.Recipients = []kawat.Actor{a}
	}
}

// atNobody reports whether an act whose words name no known other side has none: a curfew
// lies on whoever is about, forces move against nobody that is not told, who sign together
// or clash have each other, what goes round is denied to nobody, and "urged the allies"
// tells whom, whoever they are.
func (r *report) atNobody(d *draft) bool {
	t := r.trees[d.sentence]
	told := func(set []string, also func(f int) bool) bool {
		return slices.ContainsFunc(append(t.patient(d.token), t.obl(d.token, t.sets.addressing)...), func(f int) bool {
			all := t.child(f, "det")
			return (t.is(f, set) || d.Type == kawat.Request && all >= 0 && t.is(all, set)) && r.mentionAt[d.sentence][f] < 0 && also(f)
		})
	}
	switch {
	case d.Mode == "curfew" || d.CAMEO == "057" && len(d.Actors) > 1 || d.Type == kawat.Mobilize:
		return true
	case (d.Type == kawat.Assault || d.Type == kawat.Protest) && !t.verbal(d.token):
		return len(t.obl(d.token, t.sets.between)) > 0
	case isDenial(d.Type, d.CAMEO):
		return told(t.pack.Speech.Hearsay, func(int) bool { return true })
	case slices.Contains(outward, d.Actors[0].Sector) && (d.Type == kawat.Request || d.Type == kawat.Accuse || d.Type == kawat.Support || d.Type == kawat.Threaten):
		return told(t.sets.persons, func(f int) bool { return !(&match{r: r, t: t}).definite(f) }) || told(t.sets.crowds, func(f int) bool {
			return !slices.ContainsFunc(t.kids[f], func(k int) bool { return t.tok(k).UPOS == "PRON" && t.rel(k) == "nmod" })
		})
	}
	return false
}

// clearly is by how much another side must be likelier than that which stands, and byFar
// that there is none than that it is one at home.
const clearly, byFar = 0.05, 0.1

// ChooseSide returns the index of the side to take: what is supposed, unless another is
// clearly likelier. It is -1 if there are none.
func ChooseSide(list []OtherSide) int {
	stands, best, own := -1, -1, -1
	for i, o := range list {
		if o.AtHome {
			own = i
		}
		if o.Supposed && stands < 0 {
			stands = i
		}
		if best < 0 || o.Chance > list[best].Chance {
			best = i
		}
	}
	if best >= 0 && own >= 0 && list[best].Code == "" && list[own].Chance >= list[best].Chance-byFar {
		return own
	}
	if stands >= 0 && list[best].Chance < list[stands].Chance+clearly {
		return stands
	}
	return best
}

// WeighSides sets the chances of sides by the weights of their marks: a log-linear model.
func WeighSides(list []OtherSide, weights map[string]float64) {
	all := 0.0
	for i := range list {
		sum := 0.0
		for _, k := range list[i].Marks {
			sum += weights[k]
		}
		list[i].Chance = math.Exp(sum)
		all += list[i].Chance
	}
	for i := range list {
		list[i].Chance /= all
	}
}
