package coder

import (
	"slices"
	"strings"

	"kawat"
	"kawat/ontology"
)

// This file finds the side that an act struck where no actor is named: a place
// that is hit stands for its state (codebook §2.8), and people whom a court or
// the police of a state seize are its own unless the report says otherwise.

// personal are modes of which the object is always people.
var personal = map[string]bool{"arrest": true, "abduct": true, "beat": true, "torture": true, "sexual": true, "targeted": true, "convict": true, "allege": true, "deport": true}

// domestic are sectors whose power ends at the border, and groups that fight at home.
var domestic = []string{"COP", "JUD", "LEG", "SPY", "GOV", "REB", "PRM"}

// suppose finds the other side of an act that no mention of it names: somebody at
// home, or the only other state that its sentence speaks of.
func (r *report) suppose(d *draft) {
	if len(d.Recipients) > 0 || len(d.Actors) == 0 || d.rule.Has(ontology.Mutual) {
		return
	}
	r.prompted(d)
	r.parallel(d)
	closed := d.rule.Recip != nil && len(d.rule.Recip) == 0 // "recip: -"
	if !closed || strings.HasPrefix(d.CAMEO, "083") || d.Mode == "martial-law" {
		r.atHome(d)
	}
	if !closed {
		r.opposite(d)
		r.foe(d)
	}
}

// foe gives an act of force that names nobody whom it struck the side that its doers
// last fought, in the report so far, else those at home: "Thai troops shelled Cambodia.
// F-16s then destroyed an arms depot", "Police fired tear gas".
func (r *report) foe(d *draft) {
	if d.Type != kawat.Assault || len(d.Recipients) > 0 || len(codes(d.Actors)) != 1 || nonState[d.Actors[0].Code] {
		return
	}
	code := d.Actors[0].Code
	enemy := ""
	for i := range r.found {
		if e := &r.found[i]; e.Type == kawat.Assault && e.sentence <= d.sentence && e.Trigger.In == d.Trigger.In {
			if c := e.fights(code); c != "" {
				enemy = c
			}
		}
	}
	a := kawat.Actor{Code: code, Sector: "CVL", Span: d.Trigger, Inferred: true}
	switch {
	case enemy != "":
		a.Code, a.Entity, a.Sector = enemy, enemy, "GOV"
	case d.Place != nil && d.Place.Country != "":
		if d.Place.Country != code {
			return
		}
	case r.abroad(d.sentence, code):
		return
	case !slices.ContainsFunc(d.Actors, func(a kawat.Actor) bool { return slices.Contains(inward, a.Sector) }) &&
		(d.Mode == "aerial" || d.Mode == "heavy-weapons" || d.Mode == "drone" || !r.trees[d.sentence].verbal(d.token) || r.speaksAbroad(code)):
		return // an army fights at home only where nothing else is spoken of
	}
	a.Text = r.in.Article.Slice(a.Span)
	d.Recipients = []kawat.Actor{a}
}

// fights returns the one other state that a draft tells to fight with a state, "" if
// it tells none.
func (d *draft) fights(code string) string {
	other := d.Actors
	if slices.Contains(codes(d.Actors), code) {
		other = d.Recipients
	} else if !slices.Contains(codes(d.Recipients), code) {
		return ""
	}
	if c := codes(other); len(c) == 1 && c[0] != code && !nonState[other[0].Code] {
		return c[0]
	}
	return ""
}

// inward are the sectors whose violence is at home.
var inward = []string{"COP", "REB", "PRM", "CVL", "CRM", "UAF", "OPP", "EDU"}

// speaksAbroad reports whether the report names an actor of another state than code.
func (r *report) speaksAbroad(code string) bool {
	return slices.ContainsFunc(r.in.Mentions, func(m kawat.Mention) bool {
		return slices.ContainsFunc(m.Actors, func(a kawat.Actor) bool { return a.Code != code && a.Code != "---" && a.Sector != "JRN" })
	})
}

// atHome gives a measure that a state takes among its own people, where nobody is
// named whom it is for or against, that state: "blocked the website", "withdrew the
// finance bill" (codebook §2.8); and so it does with what the opposition or a court
// demands or objects to. Martial law and a coup are a state's own affair too, an army's
// as much as a government's; a curfew lies on whoever is about and has no recipient. What
// a parliament votes down is the government's.
func (r *report) atHome(d *draft) {
	if d.Trigger.In != kawat.Body {
		return
	}
	code := ""
	switch {
	case d.Type == kawat.Coerce && (d.Mode == "martial-law" || d.Mode == "" && d.CAMEO == "170") && !slices.ContainsFunc(d.Actors, func(a kawat.Actor) bool { return a.Sector != "MIL" }):
		code = home(d.Actors)
	case d.Type == kawat.Coerce && slices.Contains([]string{"", "restrict", "censor", "seize", "martial-law"}, d.Mode),
		d.Type == kawat.Concede && !slices.ContainsFunc(outside, func(c string) bool { return strings.HasPrefix(d.CAMEO, c) }):
		code = own(d.Actors)
	case d.Type == kawat.Reject && !isDenial(d.Type, d.CAMEO) && !slices.ContainsFunc(d.Actors, func(a kawat.Actor) bool { return a.Sector != "JUD" }):
		code = own(d.Actors) // a court turns down who is before it
	case d.Type == kawat.Reject && !isDenial(d.Type, d.CAMEO) && !slices.ContainsFunc(d.Actors, func(a kawat.Actor) bool { return !slices.Contains(withstanding, a.Sector) }):
		code = home(d.Actors)
	case d.Type == kawat.Accuse,
		d.Type == kawat.Request && !slices.ContainsFunc(d.Actors, func(a kawat.Actor) bool { return slices.Contains(outward, a.Sector) }):
		code = home(d.Actors)
	}
	if code == "" || d.Place != nil && d.Place.Country != "" && d.Place.Country != code || r.abroad(d.sentence, code) {
		return
	}
	// A government that objects while the report speaks of others objects to them.
	if d.Type == kawat.Accuse && slices.ContainsFunc(d.Actors, func(a kawat.Actor) bool { return slices.Contains(outward, a.Sector) }) &&
		(d.sentence > 0 && r.abroad(d.sentence-1, code) || d.sentence > 1 && r.abroad(d.sentence-2, code)) {
		return
	}
	a := kawat.Actor{Entity: code, Code: code, Sector: "GOV", Span: d.Trigger, Inferred: true}
	judged := d.Type == kawat.Reject && !slices.ContainsFunc(d.Actors, func(a kawat.Actor) bool { return a.Sector != "JUD" })
	if d.Type == kawat.Concede || judged || d.Mode == "restrict" || d.Mode == "censor" {
		a.Entity, a.Sector = "", "CVL"
	}
	a.Text = r.in.Article.Slice(a.Span)
	d.Recipients = []kawat.Actor{a}
}

// withstanding are the sectors of those at home who refuse what their own government
// proposes, does or says: parliament, the opposition, unions, students, the clergy.
var withstanding = []string{"LEG", "OPP", "LAB", "EDU", "REL", "SOC"}

// opposite gives an act that nearly always has another side, and names none, the
// only other state that its sentence speaks of: "After the accord with Tokyo, Manila
// asked for patrol boats".
func (r *report) opposite(d *draft) {
	if len(d.Recipients) > 0 || !sided[d.Type] || d.Mode == "curfew" || d.Mode == "martial-law" || d.Mode == "resign" {
		return
	}
	if len(d.Actors) > 1 && d.CAMEO == "057" && len(codes(d.Actors)) == 1 {
		return // a government and its rebels sign with each other
	}
	t := r.trees[d.sentence]
	if d.Type == kawat.Request && t.verbal(d.token) && slices.ContainsFunc(t.patient(d.token), func(k int) bool { return t.is(k, t.sets.persons) || t.is(k, t.sets.crowds) }) {
		return // "urged the allies", whoever they are
	}
	if d.Type == kawat.Agree && len(codes(d.Actors)) > 1 {
		return // those who agree have each other
	}
	if p := d.Place; d.Type == kawat.Assault && p != nil && len(codes(d.Actors)) == 1 && p.Country == d.Actors[0].Code && slices.Contains(inward, d.Actors[0].Sector) {
		return // rebels who take a town at home fight no other state that is told of
	}
	other := r.other(d.sentence, d.Actors)
	if len(other) > 0 && (d.Type == kawat.Assault || d.Type == kawat.Agree) && slices.ContainsFunc(r.statements, func(st kawat.Statement) bool {
		return st.Content.Contains(d.Trigger) && st.Speaker.Code == other[0].Code
	}) {
		return // who only tells of it was not struck
	}
	d.Recipients = other
}

// other is the only actor of another state than the doers' that a sentence names.
func (r *report) other(sentence int, doers []kawat.Actor) []kawat.Actor {
	own := codes(doers)
	var found []kawat.Actor
	for i := range r.in.Mentions {
		m := &r.in.Mentions[i]
		if m.Sentence != sentence || r.trait(i).Locative || r.currency(m) {
			continue
		}
		for _, a := range m.Actors {
			switch {
			case slices.Contains(own, a.Code) || a.Sector == "JRN" || a.Code == "---":
			case len(found) > 0 && found[0].Code != a.Code:
				return nil
			case len(found) == 0:
				a.Inferred = true
				found = append(found, a)
			}
		}
	}
	return found
}

// currency reports whether a mention only says whose money is meant: "dolar Amerika".
func (r *report) currency(m *kawat.Mention) bool {
	if m.Sentence < 0 || m.Sentence >= len(r.trees) {
		return false
	}
	t := r.trees[m.Sentence]
	if m.Last >= 0 && m.Last < len(t.low) && m.First == m.Last && strings.HasSuffix(t.low[m.Last], "$") {
		return true // "US$3.8 billion"
	}
	money := func(k int) bool {
		return k >= 0 && k < len(t.low) && t.tok(k).UPOS == "NOUN" && t.is(k, t.sets.currency)
	}
	if t.sets.zeroAgent {
		return money(m.First - 1)
	}
	return money(m.Last + 1)
}

// sided are the types of acts that nearly always have another side.
var sided = map[kawat.EventType]bool{kawat.Agree: true, kawat.Accuse: true, kawat.Request: true, kawat.Assault: true, kawat.Coerce: true, kawat.Concede: true, kawat.Retreat: true, kawat.Support: true, kawat.Threaten: true}

// outside are the codes of concessions that go to another state or an enemy:
// sanctions, inspectors, truces.
var outside = []string{"084", "085", "086", "087"}

// outward are sectors that ask and criticise abroad as often as at home.
var outward = []string{"GOV", "MIL", "PRE"}

// abroad reports whether a sentence names an actor of another state than code.
func (r *report) abroad(sentence int, code string) bool {
	return slices.ContainsFunc(r.in.Mentions, func(m kawat.Mention) bool {
		return m.Sentence == sentence && slices.ContainsFunc(m.Actors, func(a kawat.Actor) bool { return a.Code != code && a.Sector != "JRN" })
	})
}

// bombing are the modes by which a state strikes in another country from afar.
var bombing = []string{"aerial", "drone", "heavy-weapons", "explosives", "targeted", "destroy"}

// soil adds to those whom a state's own forces strike in a third country that
// country itself: "Israeli warplanes flattened Iran's consulate in Damascus".
func (r *report) soil(d *draft, place *PlaceMention) {
	if d.Type != kawat.Assault || !slices.Contains(bombing, d.Mode) || place == nil || place.Place.Country == "" || place.Place.Precision == "country" || len(d.Recipients) == 0 {
		return
	}
	code := place.Place.Country
	if slices.Contains(codes(d.Actors), code) || slices.Contains(codes(d.Recipients), code) || !slices.ContainsFunc(d.Actors, func(a kawat.Actor) bool {
		return (a.Sector == "GOV" || a.Sector == "MIL" || a.Sector == "SPY") && !nonState[a.Code]
	}) {
		return
	}
	d.Recipients = append(d.Recipients, kawat.Actor{Code: code, Entity: code, Sector: "GOV", Span: place.Span, Text: r.in.Article.Slice(place.Span), Inferred: true})
}

// struck gives an act of force without known recipient the state of its place,
// else that of the authority that seized or charged somebody.
func (r *report) struck(d *draft, place *PlaceMention) {
	r.fallen(d, place)
	if d.Type != kawat.Assault && d.Type != kawat.Coerce && (d.Type != kawat.Accuse || d.Mode != "allege") || slices.ContainsFunc(d.Recipients, func(a kawat.Actor) bool { return a.Code != "---" }) {
		return
	}
	if d.rule.Recip != nil && len(d.rule.Recip) == 0 || d.rule.Has(ontology.Mutual) { // "recip: -"
		return
	}
	t := r.trees[d.sentence]
	if slices.ContainsFunc(d.Recipients, func(a kawat.Actor) bool { return t.has(a.Span, t.sets.foreign) }) {
		return // "three foreign journalists" are of some other state
	}
	patients := t.patient(d.token)
	if d.Type == kawat.Accuse && len(patients) == 0 {
		return
	}
	code := ""
	if d.Type == kawat.Assault || personal[d.Mode] || d.Mode == "seize" {
		if place != nil {
			code = place.Place.Country
		}
		if code == "" && (personal[d.Mode] || d.Type == kawat.Assault && slices.ContainsFunc(patients, func(k int) bool { return t.is(k, t.sets.persons) })) {
			code = own(d.Actors)
		}
	}
	if code == "" && len(d.Recipients) > 0 {
		code = r.foughtBefore(d) // "Israeli troops raided Jenin. They killed four gunmen."
	}
	if code == "" {
		return
	}
	if len(d.Recipients) > 0 {
		for i := range d.Recipients {
			d.Recipients[i].Code, d.Recipients[i].Inferred = code, true
		}
		return
	}
	a := kawat.Actor{Code: code, Sector: "CVL", Span: d.Trigger, Inferred: true}
	if len(patients) > 0 {
		a.Span = t.s.TokenSpan(patients[0])
	}
	if !personal[d.Mode] && !slices.ContainsFunc(patients, t.counted) {
		a.Sector, a.Entity = "GOV", code
		if place != nil {
			a.Span = place.Span
		}
	}
	a.Text = r.in.Article.Slice(a.Span)
	if a.Span != d.Trigger {
		a.Name = a.Text
	}
	d.Recipients = []kawat.Actor{a}
}

// has reports whether a word of a set stands in a span of the sentence.
func (t *tree) has(s kawat.Span, words []string) bool {
	first, last := t.within(s)
	for k := max(first, 0); k <= last; k++ {
		if t.is(k, words) {
			return true
		}
	}
	return false
}

// foughtBefore is the state of those whom the doers of an act were told to strike in the
// sentence before, "" for none or several.
func (r *report) foughtBefore(d *draft) string {
	of := codes(d.Actors)
	if len(of) != 1 {
		return ""
	}
	code := ""
	for i := range r.found {
		e := &r.found[i]
		if e.sentence != d.sentence-1 || e.Type != kawat.Assault && e.Type != kawat.Coerce || e.Trigger.In != d.Trigger.In || !slices.Equal(codes(e.Actors), of) {
			continue
		}
		c := codes(e.Recipients)
		if len(c) != 1 || nonState[c[0]] || code != "" && code != c[0] {
			return ""
		}
		code = c[0]
	}
	return code
}

// own is the state of all actors if they are authorities of one, else "".
func own(actors []kawat.Actor) string {
	code := ""
	for _, a := range actors {
		switch {
		case !slices.Contains(domestic, a.Sector) || nonState[a.Code]:
			return ""
		case code == "":
			code = a.Code
		case code != a.Code:
			return ""
		}
	}
	return code
}

// nonState are the codes of actors that are no state.
var nonState = map[string]bool{"---": true, "UNO": true, "EUR": true, "IGO": true, "NGO": true, "ISM": true, "IMG": true, "MNC": true}

// counted reports whether token i is a number or has one: "killed 40",
// "menangkap tujuh orang".
func (t *tree) counted(i int) bool {
	return t.tok(i).UPOS == "NUM" || t.child(i, "nummod") >= 0 || t.is(i, t.sets.quantity)
}

// fallen gives people of no told state whom an armed side is said to have struck
// abroad, and whom resolution supposed to be of its own state, that of the place.
func (r *report) fallen(d *draft, place *PlaceMention) {
	if d.Type != kawat.Assault || place == nil || place.Place.Country == "" {
		return
	}
	own := codes(d.Actors)
	if slices.Contains(own, place.Place.Country) {
		return
	}
	for i := range d.Recipients {
		a := &d.Recipients[i]
		mi := r.mentionOf(a.Span, d.sentence)
		if a.Inferred && a.Entity == "" && slices.Contains(own, a.Code) && mi >= 0 && strings.HasPrefix(r.in.Mentions[mi].Line, "context:") {
			a.Code = place.Place.Country
		}
	}
}

// seat reports whether a place is told by the name of a capital.
func (r *report) seat(p *PlaceMention) bool {
	mi := r.mentionOf(p.Span, p.Sentence)
	return mi >= 0 && ofState(&r.in.Mentions[mi])
}

// landing gives forces that a state sends into another country that country for
// their other side: "France rushed soldiers to Mali". A town that is no capital is no more
// than where they are. Drills and alerts abroad are against nobody there.
func (r *report) landing(d *draft, place *PlaceMention) {
	if d.Type != kawat.Mobilize || len(d.Recipients) > 0 || place == nil || place.Place.Country == "" || place.Place.Precision != "country" && !r.seat(place) {
		return
	}
	stationed := (d.CAMEO == "154" || d.Mode == "weapons") && !nonState[d.Actors[0].Code] && slices.Contains(r.c.sets.locative, place.Case)
	if !stationed && !slices.Contains(r.c.sets.goal, place.Case) || slices.Contains(codes(d.Actors), place.Place.Country) {
		return
	}
	a := kawat.Actor{Code: place.Place.Country, Entity: place.Place.Country, Sector: "GOV", Span: place.Span, Inferred: true}
	a.Text = r.in.Article.Slice(a.Span)
	d.Recipients = []kawat.Actor{a}
}
