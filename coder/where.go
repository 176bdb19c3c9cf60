package coder

import (
	"slices"

	"kawat"
)

// This file finds the place of an act.

// where finds the place of an act: the place that hangs on its trigger or on the
// verb of its clause, one that opens the sentence, or the target of an attack;
// of places within each other ("in Bukavu, in the east of Congo") the smallest. It
// returns the place found, nil if there is none.
func (r *report) where(d *draft) *PlaceMention {
	t := r.trees[d.sentence]
	best, bestDist := -1, placeReach+1
	for i := range r.in.Places {
		p := &r.in.Places[i]
		if p.Sentence != d.sentence || d.addresses(p) {
			continue
		}
		if dist := r.placeDistance(t, d, p); dist < bestDist {
			best, bestDist = i, dist
		}
	}
	if best < 0 {
		p := r.amid(d)
		if p == nil {
			p = r.carried(d)
		}
		if p != nil {
			where := p.Place
			d.Place = &where
		}
		return nil
	}
	for i := range r.in.Places {
		p, q := &r.in.Places[i], &r.in.Places[best]
		if p.Sentence != d.sentence || p.Place.Country != q.Place.Country || fineness(p.Place.Precision) <= fineness(q.Place.Precision) {
			continue
		}
		if gap := max(q.First-p.Last, p.First-q.Last); gap <= 7 && r.placeDistance(t, d, p) <= 2*placeReach {
			best = i
		}
	}
	for i := range r.in.Places {
		if p, q := &r.in.Places[i], &r.in.Places[best]; p.Sentence == d.sentence && p.Place.Precision == q.Place.Precision && t.liesWithin(p, q) && r.placeDistance(t, d, p) <= placeReach {
			best = i
			break
		}
	}
	p := r.in.Places[best].Place
	d.Place = &p
	return &r.in.Places[best]
}

// amid is the place where those whom police or soldiers arrest, hit or send away are told
// to be at it: "fired tear gas at protesters who were blocking a highway in Nairobi". What
// they did at some other time, or an attack of theirs, may have been elsewhere; and "a
// journalist who worked in Berlin" was not arrested there by Turkey. It is nil for none.
func (r *report) amid(d *draft) *PlaceMention {
	t := r.trees[d.sentence]
	if d.Status != kawat.Actual || d.toCome || d.Type != kawat.Assault && (d.Type != kawat.Coerce || d.Mode != "arrest" && d.Mode != "restrict") {
		return nil
	}
	p := r.onlyTown(d.sentence)
	if p == nil || slices.Contains(r.c.sets.source, p.Case) || !slices.Contains(codes(d.Actors), p.Place.Country) {
		return nil
	}
	clause := t.headWithin(p.First, p.Last)
	for steps := 0; steps < 8 && clause >= 0 && t.rel(clause) != "acl"; steps++ {
		clause = t.head(clause)
	}
	if clause < 0 || t.rel(clause) != "acl" || !t.verbal(clause) {
		return nil
	}
	if people := t.head(clause); people < d.token || !t.is(people, t.sets.persons) && r.mentionAt[d.sentence][people] < 0 || !t.under(people, d.token) {
		return nil
	}
	for k := range t.low {
		if t.when[k] && t.under(k, clause) {
			return nil
		}
	}
	if slices.ContainsFunc(r.found, func(e draft) bool {
		return e.sentence == d.sentence && e.Type == kawat.Assault && e.token != d.token && t.under(e.token, clause)
	}) {
		return nil
	}
	return p
}

// carried is the place told a sentence earlier for an act of a sentence that names no
// place: that of the gathering which the act is told of again ("The summit opened in
// Samarkand. On its sidelines Xi met Putin"), or that of the protest which it puts
// down ("Students marched in Niamey. Soldiers fired tear gas to disperse them"). It is nil
// for none.
func (r *report) carried(d *draft) *PlaceMention {
	s := &r.in.Doc.Sentences[d.sentence]
	if d.Status != kawat.Actual || d.toCome || d.Trigger.In != kawat.Body || r.placed(d.sentence) {
		return nil
	}
	si := d.sentence - 1
	if si < 0 || r.in.Doc.Sentences[si].In != s.In || r.in.Doc.Sentences[si].Paragraph != s.Paragraph {
		return nil
	}
	switch {
	case d.Type == kawat.Consult || d.CAMEO == "057":
		if r.gathers(d.sentence) && r.gathers(si) {
			return r.onlyTown(si)
		}
	case d.Type == kawat.Assault || d.Type == kawat.Coerce && d.Mode == "arrest":
		for i := range r.found {
			e := &r.found[i]
			if e.sentence != si || e.Type != kawat.Protest || e.Place == nil || e.Status != kawat.Actual || d.Date != nil && e.Date != nil && d.Date.EDTF != e.Date.EDTF || !meets(d.Recipients, e.Actors) {
				continue
			}
			if p := r.onlyTown(si); p != nil && p.Place == *e.Place {
				return p
			}
		}
	}
	return nil
}

// meets reports whether somebody of the one side is of the same people as somebody of
// the other.
func meets(a, b []kawat.Actor) bool {
	return slices.ContainsFunc(a, func(x kawat.Actor) bool {
		return slices.ContainsFunc(b, func(y kawat.Actor) bool { return x.Code == y.Code && x.Sector == y.Sector })
	})
}

// placed reports whether a sentence names any place.
func (r *report) placed(sentence int) bool {
	return slices.ContainsFunc(r.in.Places, func(p PlaceMention) bool { return p.Sentence == sentence && p.Case != "" })
}

// gathers reports whether a sentence speaks of a meeting by a noun.
func (r *report) gathers(sentence int) bool {
	t := r.trees[sentence]
	for i := range t.low {
		if t.tok(i).UPOS == "NOUN" && slices.Contains(t.sets.gatherings, t.low[i]) {
			return true
		}
	}
	return false
}

// onlyTown is the town or site that a sentence tells by a marker of place, nil if it
// tells none or several.
func (r *report) onlyTown(sentence int) *PlaceMention {
	var only *PlaceMention
	for i := range r.in.Places {
		p := &r.in.Places[i]
		if p.Sentence != sentence || p.Place.Precision == "country" || !slices.Contains(r.c.sets.locative, p.Case) {
			continue
		}
		if only != nil && !r.trees[sentence].liesWithin(only, p) && p.First-only.Last > 2 {
			return nil
		}
		if only == nil {
			only = p
		}
	}
	return only
}

// addresses reports whether a place is only whom an act of words goes to: "blamed the
// sabotage on Moscow" says nothing of where.
func (d *draft) addresses(p *PlaceMention) bool {
	switch d.Type {
	case kawat.Accuse, kawat.Request, kawat.Reject:
		return slices.ContainsFunc(d.Recipients, func(a kawat.Actor) bool { return !a.Inferred && a.Span.Overlaps(p.Span) })
	}
	return false
}

// liesWithin reports whether place q is told to be that in which p lies: "the village of
// Pazigyi in Sagaing".
func (t *tree) liesWithin(p, q *PlaceMention) bool {
	if q.Case == "" || q.First <= p.Last || q.First-p.Last > 4 {
		return false
	}
	h := t.head(t.topOf(q.First, q.Last))
	return h >= p.First-1 && h <= p.Last
}

func fineness(precision string) int {
	switch precision {
	case "country":
		return 0
	case "admin1":
		return 1
	}
	return 2
}

// placeReach is the greatest placeDistance at which a place is that of an act.
const placeReach = 13

// spoken are types of which most are told as words: where the speaker stands is
// rarely where anything is done.
var spoken = map[kawat.EventType]bool{kawat.Accuse: true, kawat.Reject: true, kawat.Request: true, kawat.Support: true, kawat.Threaten: true, kawat.Concede: true, kawat.Sanction: true, kawat.Agree: true}

// placeDistance says how far a place stands from an act, by the tree or by what
// lies between; the less, the nearer.
func (r *report) placeDistance(t *tree, d *draft, p *PlaceMention) int {
	const far = 1 << 20
	trigger := d.token
	at := t.headWithin(p.First, p.Last)
	near := abs(at-trigger) / 8
	penalty := 0
	hostile := d.Type == kawat.Assault || d.Type == kawat.Coerce || d.Type == kawat.Mobilize
	if k := r.mentionAt[d.sentence][at]; k >= 0 && r.in.Mentions[k].Kind == "demonym" || covers(d.Actors, p.Span) {
		return far
	}
	if t.whereClause(trigger, p) {
		return 4 // "flew to Tbilisi, where the president accepted the plan"
	}
	if (d.Type == kawat.Sanction || d.Type == kawat.Accuse && d.Mode == "allege") && r.sits(t, d, p, at) {
		return 4 // "convicted by a court in Malé"
	}
	words := spoken[d.Type] && d.CAMEO != "057" && !(d.toCome && (d.Type == kawat.Agree || d.Type == kawat.Threaten)) // papers are signed somewhere, and what is promised is done there
	away := (!words || d.Mode == "expel") && t.keyed(trigger, t.sets.takingAway)
	if t.standsAt(trigger, p, at) && !slices.Contains(r.c.sets.source, p.Case) {
		return 7
	}
	if (d.Type == kawat.Concede || d.Type == kawat.Agree) && slices.Contains(r.c.sets.source, p.Case) && t.takenFrom(trigger, at) {
		return 8
	}
	if away && words {
		if slices.Contains(r.c.sets.source, p.Case) && p.Place.Precision != "country" && t.under(at, trigger) {
			return 8 // "expelled two diplomats from Brazzaville"
		}
		return far
	}
	switch {
	case away && slices.Contains(r.c.sets.source, p.Case): // "evacuated its citizens from Sudan"
	case away && slices.Contains(r.c.sets.goal, p.Case):
		penalty = 10 // "… to Jeddah"
	case slices.Contains(r.c.sets.source, p.Case):
		if words && (p.First > 1 || d.Type == kawat.Agree || !opens(t, p, trigger)) {
			return far
		}
		penalty = 10 // "From Colombo, where he lives, the former president urged India"
		if !words && p.Last < trigger && p.First > 1 {
			penalty = 14 // "hours after leaving Riyadh he was received in Amman"
		}
	case slices.Contains(r.c.sets.goal, p.Case):
		if d.Type == kawat.Sanction || d.Type == kawat.Accuse || d.Type == kawat.Request || d.Type == kawat.Reject || d.Type != kawat.Consult && (d.Type != kawat.Aid || d.CAMEO == "072") && !hostile && p.Place.Precision == "country" && covers(d.Recipients, p.Span) {
			return far
		}
		if p.Last < trigger && !words {
			penalty = 6 // "on his way to Canada he was arrested in Taipei"
		}
	case slices.Contains(r.c.sets.locative, p.Case):
	case slices.Contains(r.c.sets.belonging, p.Case) && !words && p.Place.Precision != "country" && !within(d.Recipients, p.Span) && r.plain(d.sentence, t.head(at)):
		penalty = 3 // "searched the docks of Trujillo"
	case hostile && t.tok(trigger).UPOS == "NOUN" && t.head(at) == trigger:
		return 8 // "the invasion of Ukraine", "blokade atas Gaza"
	case d.Mode == "visit" && t.keyed(trigger, t.sets.leaving) && t.head(at) == trigger:
		if slices.Contains(r.c.sets.boundFor, p.Case) { // "left Brussels for Kigali"
			return 8
		}
		return far
	case d.Mode == "visit" && t.rel(at) == "obj" && t.head(at) == trigger:
		return 8 // "visited Yerevan"
	case p.Case == "" && (hostile || d.Type == kawat.Protest && p.Place.Precision == "city"):
		// The target: "bombed Lebanon", "merebut Goma".
		for g, steps := at, 0; g >= 0 && steps < 5; g, steps = t.head(g), steps+1 {
			switch t.rel(g) {
			case "obj", "nmod", "appos", "flat", "compound":
			case "nsubj":
				if t.deprel(g) != "nsubj:pass" {
					return far
				}
			default:
				return far
			}
			if t.head(g) == trigger {
				return 8 + steps
			}
		}
		return far
	default:
		return far
	}
	best := far
	light := t.lightVerb(trigger)
	self := func(k int) bool { // also "rasa" of "berunjuk rasa"
		return k >= 0 && (k == trigger || k == light || t.tok(k).Start >= d.Trigger.Start && t.tok(k).End <= d.Trigger.End)
	}
	// By the tree: up from the place to the verb that it hangs on.
	governor, through := t.head(at), 0
	for steps := 0; governor >= 0 && !self(governor) && !t.verbal(governor) && steps < 6; steps++ {
		if r.triggers(d.sentence, governor) {
			if h := t.head(governor); h < 0 || !self(h) || words {
				return far // inside the noun of another act
			}
			penalty += 2 // "dispersed a sit-in in Georgetown"
		}
		governor = t.head(governor)
		through++
	}
	if t.tok(trigger).UPOS == "NOUN" && governor >= 0 && !self(governor) && r.speaks(d.sentence, governor) {
		return far // "Di Jenewa, menteri itu mengecam serangan Israel"
	}
	if governor >= 0 && !self(governor) && (t.rel(governor) == "xcomp" || t.rel(governor) == "compound" || t.rel(governor) == "ccomp" && t.head(governor) == governor-1) && t.verbal(t.head(governor)) {
		governor = t.head(governor) // "mendobrak masuk ke kedutaan di Quito dan menangkap"
	}
	sought := func(i int) bool { return i == governor || governor >= 0 && self(governor) }
	if dist, ok := t.climb(trigger, 14, 2, sought); ok {
		best = through + dist + near
	}
	// "tewas dipukuli": the verb before it is told of the same act.
	if v := t.head(trigger); v >= 0 && v == trigger-1 && best > placeReach && t.verbal(v) && (t.rel(trigger) == "ccomp" || t.rel(trigger) == "xcomp") && t.child(trigger, "nsubj", "mark") < 0 {
		if dist, ok := t.climb(v, 14, 2, sought); ok {
			best = through + dist + near + 4
		}
	}
	if v := t.sameTime(trigger); v != trigger && best > placeReach {
		if dist, ok := t.climb(v, 14, 2, sought); ok {
			best = through + dist + near + 8
		}
	}
	// "broke into the embassy in Quito": the verb that the place hangs on completes the trigger.
	if best == far && governor >= 0 && !words && self(t.head(governor)) && (t.rel(governor) == "xcomp" || t.rel(governor) == "ccomp" && t.child(governor, "mark") < 0 || t.rel(governor) == "acl" && t.head(governor) == governor-1) {
		return through + near + 4 + penalty
	}
	if words {
		if covers(d.Recipients, p.Span) && (p.Place.Precision == "country" || t.head(at) == trigger && d.Type == kawat.Request && !opens(t, p, trigger)) {
			return far // "imposed sanctions on Myanmar", "called on Caracas"
		}
		if p.First > 1 && p.Last < trigger && slices.Contains(r.c.sets.source, t.low[0]) && !slices.Contains(t.low[:p.Last], ",") {
			return far // "From his exile in Madrid"
		}
		if opens(t, p, trigger) {
			return 3 + penalty // "In Havana, X praised Y but called on Z"
		}
		if governor < 0 || !self(governor) || through > 1 || through == 1 && r.about(t, t.head(at)) || through > 0 && p.Place.Precision == "country" || p.First <= 2 && d.Type != kawat.Agree && d.Type != kawat.Concede {
			return far
		}
		return best + penalty
	}
	// By what lies between: other verbs and commas.
	if p.First > trigger {
		between := 0
		for k := trigger + 1; k < p.First; k++ {
			switch {
			case t.verbal(k) && t.rel(k) == "acl" && k > 0 && t.head(k) < k && !t.hasPronoun(k):
				between += 4 // "kapal berbendera Panama"
			case t.verbal(k) && t.rel(k) != "aux" && t.rel(k) != "cop":
				between += 9
			case t.low[k] == "," || t.low[k] == ";":
				between += 3
			}
		}
		best = min(best, 5+between+near)
	}
	if p.First <= 2 && t.mainClause(trigger) { // "Di Yogyakarta, …"
		best = min(best, 6)
	}
	return best + penalty
}

// about reports whether a noun in a phrase of an act of words tells what the words are
// about, and not where they fall: "summoned the envoy over the killing in Kotli".
func (r *report) about(t *tree, noun int) bool {
	cases := t.cases(noun)
	return len(cases) > 0 && !slices.ContainsFunc(cases, func(c string) bool { return slices.Contains(r.c.sets.locative, c) })
}

// standsAt reports whether a place hangs on a verb that tells where those who do an act
// stand as they do it: "Speaking in Doha, the leader accused …", "the premier, speaking
// in Arba Minch, thanked …", "Setibanya di Bishkek, presiden menandatangani …".
func (t *tree) standsAt(trigger int, p *PlaceMention, at int) bool {
	if p.Last >= trigger || p.Case == "" {
		return false
	}
	v := t.head(at)
	if v >= 0 && v < p.First && t.tok(v).UPOS == "NOUN" {
		v = t.head(v) // "Speaking to reporters in Geneva"
	}
	if v < 0 || v >= p.First || !t.keyed(v, t.sets.standing) || p.First-v > 4 {
		return false
	}
	switch h := t.head(v); {
	case h == trigger, v <= 1 && t.head(trigger) == v:
		return true
	case h >= 0 && t.rel(v) == "acl" && slices.Contains(t.subj(trigger), h):
		return p.Last+1 < len(t.low) && t.low[p.Last+1] == ","
	case t.rel(trigger) == "conj" && h >= 0 && h == t.head(trigger):
		return true
	}
	return false
}

// takenFrom reports whether a place is that from which a promise takes people away:
// "setuju menarik pasukan dari Aceh", "agreed to withdraw its troops from Lebanon".
func (t *tree) takenFrom(trigger, at int) bool {
	for i, steps := at, 0; i >= 0 && steps < 4; i, steps = t.head(i), steps+1 {
		if t.keyed(i, t.sets.takingAway) && t.tok(i).UPOS != "ADJ" {
			h := t.head(i)
			return i == trigger || h == trigger && t.rel(i) != "advcl" || h >= 0 && t.head(h) == trigger
		}
	}
	return false
}

// sameTime is the verb in whose clause an act is told as happening at the same time or
// as coming of that, which then has its place; else the trigger itself: "terjadi di
// Mapenduma, ketika kelompok itu menculik 26 peneliti", "baku tembak di perbatasan,
// menewaskan tiga prajurit".
func (t *tree) sameTime(trigger int) int {
	h := t.head(trigger)
	if !t.verbal(trigger) || h < 0 || h > trigger || !t.verbal(h) {
		return trigger
	}
	outcome := t.child(trigger, "nsubj", "mark") < 0 && trigger > 0 && t.low[trigger-1] == ","
	switch rel := t.rel(trigger); {
	case rel == "advcl" && (outcome || t.marked(trigger, t.sets.meanwhile)), rel == "parataxis" && outcome:
		return h
	}
	return trigger
}

// opens reports whether a town or region opens the sentence that an act is told
// in, and the act is that of the subject that follows: there the speaker spoke. "In
// Brussels, the bloc's foreign policy chief praised the deal and called on Caracas
// to hold elections".
func opens(t *tree, p *PlaceMention, trigger int) bool {
	if p.First > 2 && (p.First > 9 || p.Last+1 >= len(t.low) || t.low[p.Last+1] != ",") || p.Last >= trigger || p.Place.Precision == "country" || !t.mainClause(trigger) {
		return false
	}
	for k := range p.First {
		if t.verbal(k) || t.rel(k) == "nsubj" || t.low[k] == "," {
			return false // "Abducted in Nairobi, he …"
		}
	}
	if p.First > 2 && t.rel(0) != "case" || p.Last+1 < trigger && t.verbal(p.Last+1) {
		return false // "Dari Jakarta dilaporkan, …", but "At the United Nations in New York, …"
	}
	for i, steps := trigger, 0; i >= 0 && steps < 6 && t.rel(i) != "root"; i, steps = t.head(i), steps+1 {
		if t.rel(i) == "parataxis" || t.rel(i) == "conj" && t.child(i, "nsubj") >= 0 {
			return false // "In Minsk X met Y, and Z urged …"
		}
	}
	return true
}

// whereClause reports whether an act is told in a clause that says what was done
// at a place: "Yemen, where a coalition has bombed the rebels", "Goma, tempat
// pemberontak menahan tiga dokter".
func (t *tree) whereClause(trigger int, p *PlaceMention) bool {
	if p.Last >= trigger || p.Last < 0 {
		return false
	}
	lead := p.Last + 1
	if lead < len(t.low) && t.low[lead] == "," {
		lead++
	}
	if lead < len(t.low) && slices.Contains(t.sets.locative, t.low[lead]) {
		lead++ // "di mana"
	}
	if lead >= trigger || !slices.Contains(t.sets.where, t.low[lead]) {
		return false
	}
	for i, steps := trigger, 0; i > lead && steps < 6; i, steps = t.head(i), steps+1 {
		switch t.rel(i) {
		case "acl", "advcl":
			return t.head(i) <= lead
		case "conj", "obj", "xcomp", "ccomp", "nsubj":
		default:
			return false
		}
	}
	return false
}

// sits reports whether a place is that of the court that did an act: "a court in
// Malé", "the Federal High Court, Abuja".
func (r *report) sits(t *tree, d *draft, p *PlaceMention, at int) bool {
	if p.Case != "" && !slices.Contains(r.c.sets.locative, p.Case) && !slices.Contains(r.c.sets.belonging, p.Case) {
		return false // "lawyers for Paris Lees"
	}
	if p.Place.Precision == "country" || p.Case == "" && (p.First < 1 || t.low[p.First-1] != ",") {
		return false // "Pengadilan Tipikor Jakarta" is a name
	}
	for _, a := range d.Actors {
		if a.Sector != "JUD" && (a.Sector != "COP" || d.Type != kawat.Accuse) || a.In != p.In {
			continue
		}
		for i, steps := at, 0; i >= 0 && steps < 3; i, steps = t.head(i), steps+1 {
			if rel := t.rel(i); rel != "nmod" && rel != "appos" && rel != "flat" {
				break
			}
			if h := t.head(i); h >= 0 && t.tok(h).Start >= a.Start && t.tok(h).End <= a.End {
				return true
			}
		}
	}
	return false
}

// within reports whether a span is part of the words of one of the actors.
func within(actors []kawat.Actor, s kawat.Span) bool {
	return slices.ContainsFunc(actors, func(a kawat.Actor) bool { return a.Span != s && a.Contains(s) })
}

// plain reports whether a token is a common noun of no actor: docks, a town hall.
func (r *report) plain(sentence, i int) bool {
	return i >= 0 && r.mentionAt[sentence][i] < 0 && r.trees[sentence].tok(i).UPOS == "NOUN"
}

// covers reports whether a span lies within the words of one of the actors.
func covers(actors []kawat.Actor, s kawat.Span) bool {
	return slices.ContainsFunc(actors, func(a kawat.Actor) bool { return a.Contains(s) })
}

// speaks reports whether token i of a sentence triggers an act of words.
func (r *report) speaks(sentence, i int) bool {
	return slices.ContainsFunc(r.found, func(d draft) bool { return d.sentence == sentence && d.token == i && spoken[d.Type] })
}

// triggers reports whether token i of a sentence triggers an act.
func (r *report) triggers(sentence, i int) bool {
	return slices.ContainsFunc(r.found, func(d draft) bool { return d.sentence == sentence && d.token == i })
}
