package coder

import (
	"slices"
	"strings"

	"kawat"
)

// This file finds the date of an act.

// when finds the date of an act: the time expression that hangs on its trigger,
// else on the verb of its clause, else on a clause that it is coordinated with
// or subordinate to; else the only one before it in the sentence.
func (r *report) when(d *draft) {
	best := r.timeOf(d)
	if best < 0 && d.Trigger.In == kawat.Body && d.Status == kawat.Actual {
		best = slices.IndexFunc(r.in.Times, func(tm TimeMention) bool {
			return tm.Entry && tm.Sentence <= d.sentence && r.in.Doc.Sentences[tm.Sentence].Paragraph == r.in.Doc.Sentences[d.sentence].Paragraph && r.in.Doc.Sentences[tm.Sentence].In == kawat.Body
		})
	}
	if best < 0 {
		return
	}
	tm := r.in.Times[best]
	date := tm.Date
	date.Text = r.in.Article.Slice(tm.Span)
	t, published := r.trees[d.sentence], r.in.Article.PublishedDay()
	promise := d.Type == kawat.Agree || d.Type == kawat.Threaten || d.Status == kawat.Future
	if promise && (t.pastAt(d.token, &tm) || t.saidAt(d.token, &tm)) {
		promise = false // "agreed on Friday to meet", "said on Friday that they would meet"
	}
	if promise && tm.Next != nil {
		date = *tm.Next
		date.Text = r.in.Article.Slice(tm.Span)
	}
	if tm.Prev != nil && published != "" && date.From > published && d.Status == kawat.Actual && !d.toCome && (!deciding[d.Type] || t.pastAt(d.token, &tm)) {
		date = *tm.Prev // what is told as done is of the day gone by
		date.Text = r.in.Article.Slice(tm.Span)
	}
	switch later := published == "" || date.To > published; {
	case promise && (later || d.toCome && date.To == published), published != "" && date.From > published,
		d.Status == kawat.Hypothetical && published != "" && later:
		d.Planned = &date
		if d.Status == kawat.Future || !deciding[d.Type] {
			day := date
			d.Date = &day
		}
	default:
		d.Date = &date
		if r.in.Historical != nil {
			d.Historical = r.in.Historical(date)
		}
	}
}

// deciding are types of acts that decide or promise: the day told of one to come may be
// that from which it holds.
var deciding = map[kawat.EventType]bool{kawat.Agree: true, kawat.Threaten: true, kawat.Concede: true, kawat.Retreat: true, kawat.Sanction: true, kawat.Request: true, kawat.Reject: true, kawat.Support: true, kawat.Coerce: true}

// pastAt reports whether verb v is in the past tense and a time hangs on it, or on the
// verb that it is coordinated with: "closed the port on Monday and threatened to sue".
func (t *tree) pastAt(v int, tm *TimeMention) bool {
	if t.tok(v).Feat("Tense") != "Past" {
		return false
	}
	for steps := 0; v >= 0 && steps < 4; v, steps = t.head(v), steps+1 {
		if t.governs(v, tm) {
			return true
		}
		if t.rel(v) != "conj" {
			return false
		}
	}
	return false
}

// saidAt reports whether a time is that of the words under which token i tells
// something: "said on Sunday that its troops had seized the village".
func (t *tree) saidAt(i int, tm *TimeMention) bool {
	g := t.governorOf(t.topOf(tm.First, tm.Last))
	if g < 0 || g == i || !t.keyed(g, t.pack.Speech.Verbs) {
		return false
	}
	for steps := 0; i >= 0 && steps < 10; i, steps = t.head(i), steps+1 {
		switch h := t.head(i); {
		case h == g:
			return t.rel(i) == "ccomp" || t.rel(i) == "parataxis"
		case t.rel(g) == "parataxis" && t.head(g) == i:
			return true
		}
	}
	return false
}

// governorOf is the verb that token at hangs on, by nouns between them; -1 if there is none.
func (t *tree) governorOf(at int) int {
	g := t.head(at)
	for steps := 0; g >= 0 && !t.verbal(g) && steps < 6; steps++ {
		g = t.head(g)
	}
	return g
}

// timeOf is the index of the time expression that dates an act, -1 if none does. It
// notes a date beside the act that is not its own.
func (r *report) timeOf(d *draft) int {
	t := r.trees[d.sentence]
	best, bestDist := -1, timeReach+1
	for i := range r.in.Times {
		tm := &r.in.Times[i]
		if tm.Sentence != d.sentence || slices.Contains(d.consumed, tm.First) {
			continue
		}
		if tm.Complement && !t.withinComplement(tm, d.token) {
			continue
		}
		dist := r.timeDistance(t, d.token, tm)
		if r.elsewhen(d, tm) {
			if dist <= timeReach {
				d.beside = &tm.Date
			}
			continue
		}
		if dist < bestDist {
			best, bestDist = i, dist
		}
	}
	return best
}

// timeDistance says how far a time expression stands from a trigger, by the tree
// or, since trees of long sentences err, by what lies between; the less, the
// nearer. More than timeReach is too far.
func (r *report) timeDistance(t *tree, trigger int, tm *TimeMention) int {
	at := t.headWithin(tm.First, tm.Last)
	near := abs(at-trigger) / 8
	best := 1 << 20

	// By the tree: up from the trigger to the verb that the time hangs on.
	governor := t.head(at)
	for steps := 0; governor >= 0 && !t.verbal(governor) && governor != trigger && steps < 6; steps++ {
		governor = t.head(governor)
	}
	if dist, ok := t.climb(trigger, 9, 1, func(i int) bool { return i == governor || i == at }); ok {
		best = dist + near
	}

	// A time that belongs to an act told below the trigger, or to a noun for one, dates that.
	below := 0
	if best > timeReach {
		under := false
		for i, steps := governor, 0; i >= 0 && i != trigger && steps < 12; i, steps = t.head(i), steps+1 {
			switch t.rel(i) {
			case "acl", "advcl", "ccomp":
				under = true
			}
			if under && t.head(i) == trigger {
				below = 8
			}
		}
	}

	// By what lies between: other verbs and commas.
	from, to := min(trigger, tm.Last)+1, max(trigger, tm.First)
	between := 0
	for k := from; k < to; k++ {
		switch {
		case t.verbal(k) && t.rel(k) != "aux" && t.rel(k) != "cop":
			between += 9
		case t.low[k] == "," || t.low[k] == ";":
			between += 3
		}
	}
	best = min(best, 4+between+near+below)

	// A phrase that opens the sentence, or closes it behind a comma ("…, Rabu
	// (13/7)."), holds for the main clause.
	main := t.mainClause(trigger)
	switch {
	case tm.First <= 1 && main:
		best = min(best, 6+near/2)
	case main && tm.First > 0 && t.low[tm.First-1] == "," && t.closes(tm.Last):
		best = min(best, 5)
	}
	return best
}

// elsewhen reports whether the tree or the tense shows that a time expression is that
// of something else than an act.
func (r *report) elsewhen(d *draft, tm *TimeMention) bool {
	t, trigger := r.trees[d.sentence], d.token
	at := t.topOf(tm.First, tm.Last)
	published := r.in.Article.PublishedDay()
	switch {
	case t.beyondTense(trigger, at, tm, published), t.insideAside(trigger, at, tm), t.setOff(trigger, tm), r.ofThing(d, at, tm):
		return true
	case t.tok(trigger).UPOS == "NOUN" && !t.under(at, trigger):
		// "talks on Thursday on a possible intervention", "a statement on March 29 at
		// Russia's request".
		below := t.rel(trigger) == "nmod" || t.rel(trigger) == "obl"
		return d.Status == kawat.Hypothetical && tm.Date.To < published || spoken[d.Type] && below && t.lightVerb(trigger) < 0
	case strings.HasSuffix(tm.Date.EDTF, "/..") && t.besides(trigger, t.governorOf(at)):
		return true // "has declined the offer, and talks have been frozen since May"
	}
	// What is said on a day was done before, but who says that he is quitting quits, and
	// who announces that the army took over tells the news of the day.
	return !spoken[d.Type] && t.verbal(trigger) && t.tok(trigger).Feat("Tense") != "Pres" && t.tok(trigger).Feat("VerbForm") != "Ger" && t.saidAt(trigger, tm) && !t.keyed(t.governorOf(at), t.sets.announcing)
}

// setOff reports whether a time stands in a relative clause between commas that the
// act stands outside of, whatever the tree makes of it: "The gunmen, who had stormed
// parliament on May 19, began surrendering their weapons".
func (t *tree) setOff(trigger int, tm *TimeMention) bool {
	open := tm.First - 1
	for ; open > 0; open-- {
		if t.low[open] == "," && open < tm.First-1 && !t.relativeAt(open+1) {
			return false
		}
		if t.low[open] == "," && t.relativeAt(open+1) {
			break
		}
	}
	shut := tm.Last + 1
	for shut < len(t.low) && t.low[shut] != "," {
		shut++
	}
	return open > 0 && shut < len(t.low) && (trigger < open || trigger > shut)
}

// relativeAt reports whether a relative pronoun stands at token k or, behind a
// preposition, next to it: ", who", ", in which".
func (t *tree) relativeAt(k int) bool {
	return k < len(t.low) && t.relative(k) || k+1 < len(t.low) && t.tok(k).UPOS == "ADP" && t.relative(k+1)
}

// besides reports whether verb g stands in a clause coordinated with that of token i,
// or put beside it.
func (t *tree) besides(i, g int) bool {
	for steps := 0; i >= 0 && i != g && steps < 10; i, steps = t.head(i), steps+1 {
		switch t.rel(i) {
		case "conj", "parataxis":
			return true
		}
	}
	return i != g && g >= 0 && (t.rel(g) == "conj" || t.rel(g) == "parataxis")
}

// topOf is the token of a phrase that hangs on what is outside it.
func (t *tree) topOf(first, last int) int {
	for k := first; k <= last && k < len(t.low); k++ {
		if h := t.head(k); h < first || h > last {
			return k
		}
	}
	return first
}

// beyondTense reports whether a day gone by can't date a verb that tells what is or has
// been so: "France, whose minister visited Yerevan on Tuesday, has consented to sell it
// arms". A time that hangs on the verb itself does ("has today lifted the ban"), and so
// does one that goes on ("since Monday").
func (t *tree) beyondTense(trigger, at int, tm *TimeMention, published string) bool {
	if !t.present(trigger) || published == "" || tm.Date.To >= published || strings.HasSuffix(tm.Date.EDTF, "/..") {
		return false
	}
	return t.head(at) != trigger
}

// present reports whether a verb is in the present or the present perfect, by
// itself, its auxiliary, or those of a verb that it is coordinated with.
func (t *tree) present(v int) bool {
	for steps := 0; v >= 0 && steps < 4; steps++ {
		if !t.verbal(v) {
			return false
		}
		own := false
		for _, k := range t.kids[v] {
			if k > v || t.tok(k).UPOS != "AUX" {
				continue
			}
			own = true
			if t.is(k, t.pack.Status.Future) || t.tok(k).Feat("VerbForm") == "Inf" {
				return false
			}
			if t.tok(k).Feat("Tense") == "Pres" && t.tok(k).Feat("VerbForm") == "Fin" {
				return true
			}
		}
		if own {
			return false
		}
		if t.tok(v).Feat("VerbForm") == "Fin" {
			return t.tok(v).Feat("Tense") == "Pres"
		}
		if t.rel(v) != "conj" || t.child(v, "nsubj") >= 0 {
			return false
		}
		v = t.head(v)
	}
	return false
}

// hasPronoun reports whether a clause opens with a relative pronoun of its own.
func (t *tree) hasPronoun(v int) bool {
	return !t.subtree(v, func(k int) bool { return k >= v || !t.relative(k) && !t.is(k, t.sets.where) })
}

// insideAside reports whether a time stands in a clause, opened by a relative pronoun
// or a participle, that tells of something below the act: "thanked the Supreme Court,
// which on March 14 barred the ambassador", "revive a pact signed in 2001". What is
// said in a paper is of the day of the paper: "in a report released on Monday".
func (t *tree) insideAside(trigger, at int, tm *TimeMention) bool {
	for i, steps := t.head(at), 0; i >= 0 && steps < 10; i, steps = t.head(i), steps+1 {
		if i == trigger {
			return false
		}
		if t.rel(i) != "acl" {
			continue
		}
		n := t.head(i)
		if n == trigger || t.under(trigger, i) || t.tok(i).Feat("VerbForm") == "Ger" || n >= 0 && t.tok(n).UPOS == "PRON" {
			return false
		}
		return n >= 0 && t.under(n, trigger) && (t.head(n) != trigger || t.rel(n) != "obl") && (tm.First == 0 || t.low[tm.First-1] != "," || !t.closes(tm.Last))
	}
	return false
}

// ofThing reports whether a year or month only tells which thing is meant: "urged
// them to repeal the Act of 2001".
func (r *report) ofThing(d *draft, at int, tm *TimeMention) bool {
	t := r.trees[d.sentence]
	n := t.head(at)
	return tm.Date.From != tm.Date.To && n >= 0 && n != d.token && t.rel(at) == "nmod" && tm.First > 0 && t.is(tm.First-1, t.sets.belonging) && !t.temporal(n) && !r.triggers(d.sentence, n)
}

// withinComplement reports whether token i belongs to what follows a time such as "a
// day after", which tells the date of that.
func (t *tree) withinComplement(tm *TimeMention, i int) bool {
	if i <= tm.Last {
		return false
	}
	head := -1
	for k := tm.Last + 1; k < len(t.low) && k <= tm.Last+12; k++ {
		if t.verbal(k) && t.rel(k) != "aux" && t.rel(k) != "cop" || t.tok(k).UPOS == "NOUN" && k == i {
			head = k
			break
		}
	}
	for steps := 0; i >= 0 && steps < 8; i, steps = t.head(i), steps+1 {
		if i == head {
			return true
		}
		switch t.rel(i) {
		case "conj", "xcomp", "obj", "nsubj", "nmod", "compound", "acl", "obl":
		default:
			return false
		}
	}
	return false
}

// governs reports whether a time expression hangs on token i itself.
func (t *tree) governs(i int, tm *TimeMention) bool {
	for k := tm.First; k <= tm.Last && k < len(t.low); k++ {
		if t.head(k) == i {
			return true
		}
	}
	return false
}

// timeReach is the greatest timeDistance at which a time still dates an act.
const timeReach = 22

// mainClause reports whether token i is the root of the sentence, its noun
// subject or object, or coordinated with one of these.
func (t *tree) mainClause(i int) bool {
	for steps := 0; i >= 0 && steps < 6; i, steps = t.head(i), steps+1 {
		switch t.rel(i) {
		case "root":
			return true
		case "conj", "nsubj", "obj", "xcomp":
		case "parataxis":
		default:
			return false
		}
	}
	return false
}

// closes reports whether only brackets and punctuation follow token i.
func (t *tree) closes(i int) bool {
	for k := i + 1; k < len(t.low); k++ {
		if t.tok(k).UPOS != "PUNCT" {
			return false
		}
	}
	return true
}
