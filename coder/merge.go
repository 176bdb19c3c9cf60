package coder

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"sort"
	"strings"

	"kawat"
)

// merge finishes the drafts — dates, places, chains, scores — and joins the
// mentions of one act into one event with several evidence spans.
func (r *report) merge() []kawat.Event {
	for i := range r.found {
		d := &r.found[i]
		r.when(d)
		r.where(d)
		d.Chain = r.chainAt(d)
		if r.in.At != nil && d.Date != nil {
			for _, side := range [][]kawat.Actor{d.Actors, d.Recipients} {
				for k := range side {
					side[k] = r.in.At(side[k], d.Date.To)
				}
			}
		}
	}
	// Body first: a headline adds evidence to the event it announces, and makes
	// one of its own only if the body tells none.
	sort.SliceStable(r.found, func(a, b int) bool {
		return rank(r.found[a].Trigger.In) < rank(r.found[b].Trigger.In)
	})
	var kept []draft
	for _, d := range r.found {
		if at := slices.IndexFunc(kept, func(k draft) bool { return sameAct(&k, &d) }); at >= 0 {
			join(&kept[at], &d)
			continue
		}
		kept = append(kept, d)
	}
	sort.SliceStable(kept, func(a, b int) bool {
		ra, rb := rank(kept[a].Trigger.In), rank(kept[b].Trigger.In)
		if ra != rb {
			return ra > rb // headline acts first, as a reader meets them
		}
		return kept[a].Trigger.Start < kept[b].Trigger.Start
	})
	var out []kawat.Event
	ids := map[string]int{}
	for i := range kept {
		e := &kept[i].Event
		r.score(&kept[i])
		id := eventID(e)
		if n := ids[id]; n > 0 {
			ids[id]++
			id += "-" + string(rune('a'+n-1))
		} else {
			ids[id] = 1
		}
		e.ID = id
		out = append(out, *e)
	}
	return out
}

func rank(p kawat.Part) int {
	switch p {
	case kawat.Body:
		return 0
	case kawat.Deck:
		return 1
	}
	return 2
}

// sameAct reports whether draft d tells again the act of k.
func sameAct(k, d *draft) bool {
	if k.Type != d.Type || k.Status != d.Status {
		return false
	}
	headline := d.Trigger.In != kawat.Body
	// Who tells an act again may leave its mode out, but not in the same breath.
	if k.Mode != d.Mode && !headline && (k.Mode != "" && d.Mode != "" || k.sentence == d.sentence) {
		return false
	}
	// To deny a charge is another act than to refuse a demand.
	if !headline && len(k.CAMEO) > 1 && len(d.CAMEO) > 1 && k.CAMEO[:2] != d.CAMEO[:2] {
		return false
	}
	if !headline && k.Date != nil && d.Date != nil && (k.Date.To < d.Date.From || d.Date.To < k.Date.From) {
		return false
	}
	ka, da := codes(k.Actors), codes(d.Actors)
	kr, dr := codes(k.Recipients), codes(d.Recipients)
	if headline {
		return overlap(append(ka, kr...), append(da, dr...))
	}
	if len(ka) != len(da) || !subset(da, ka) {
		return false
	}
	if !sameSides(k.Actors, d.Actors) || len(k.Recipients) > 0 && len(d.Recipients) > 0 && !sameSides(k.Recipients, d.Recipients) {
		return false
	}
	// A retelling may leave the recipient out.
	return len(kr) == 0 || len(dr) == 0 || subset(dr, kr) || subset(kr, dr)
}

// sameSides reports whether one side's actors may all be the other's.
func sameSides(a, b []kawat.Actor) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	for _, x := range a {
		if !slices.ContainsFunc(b, func(y kawat.Actor) bool {
			return sameActor(x, y) || x.Sector == "GOV" && y.Sector == "GOV" && x.Code == y.Code
		}) {
			return false
		}
	}
	return true
}

func codes(actors []kawat.Actor) []string {
	out := make([]string, 0, len(actors))
	for _, a := range actors {
		c := a.Code
		if c == "---" {
			c = "---" + a.Sector
		}
		if !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}

func subset(a, b []string) bool {
	for _, x := range a {
		if !slices.Contains(b, x) {
			return false
		}
	}
	return true
}

func overlap(a, b []string) bool {
	for _, x := range a {
		if slices.Contains(b, x) {
			return true
		}
	}
	return false
}

// join adds what d tells to k: evidence, and details that k lacks.
func join(k, d *draft) {
	for _, s := range d.Evidence {
		if !slices.Contains(k.Evidence, s) {
			k.Evidence = append(k.Evidence, s)
		}
	}
	if len(k.Recipients) == 0 {
		k.Recipients = d.Recipients
	}
	if k.Mode == "" && d.Mode != "" {
		k.Mode = d.Mode
		if len(d.CAMEO) >= len(k.CAMEO) {
			k.CAMEO = d.CAMEO
		}
	}
	if k.Date == nil {
		k.Date = d.Date
	}
	if k.Planned == nil {
		k.Planned = d.Planned
	}
	if k.Place == nil {
		k.Place = d.Place
	}
	k.Historical = k.Historical && d.Historical
}

// score fills in what follows from type, mode and code.
func (r *report) score(d *draft) {
	s := r.c.scheme
	tm := s.Of(d.Type, d.Mode)
	d.Quad, d.Intensity, d.Goldstein = tm.Quad, tm.Intensity, s.Goldstein(d.CAMEO)
	d.Contexts = []string{}
	if c := s.CAMEO[d.CAMEO].Context; c != "" {
		d.Contexts = append(d.Contexts, c)
	}
	// Confidence by kinds of evidence: how specific the rule is, whether both
	// sides are named outright, how often the report tells the act.
	conf := 0.6 + 0.05*float64(min(len(d.rule.Need), 2)) + 0.05*float64(min(len(d.Evidence)-1, 2))
	for _, a := range append(slices.Clone(d.Actors), d.Recipients...) {
		if a.Inferred || a.Code == "---" {
			conf -= 0.1
			break
		}
	}
	if len(d.Recipients) > 0 || len(d.Actors) > 1 {
		conf += 0.1
	}
	if d.Trigger.In != kawat.Body {
		conf -= 0.1
	}
	d.Confidence = float64(int(max(0.1, min(conf, 0.95))*100+0.5)) / 100
	if d.Recipients == nil {
		d.Recipients = []kawat.Actor{}
	}
}

// eventID is stable as long as type, sides and trigger stay.
func eventID(e *kawat.Event) string {
	var b strings.Builder
	b.WriteString(string(e.Type))
	for _, side := range [][]kawat.Actor{e.Actors, e.Recipients} {
		b.WriteByte('|')
		for _, a := range side {
			b.WriteString(a.Code + a.Sector + a.Entity + ",")
		}
	}
	b.WriteString("|" + string(e.Trigger.In) + "|")
	b.WriteString(itoa(e.Trigger.Start))
	sum := sha256.Sum256([]byte(b.String()))
	return "evt_" + hex.EncodeToString(sum[:6])
}

func itoa(n int) string {
	if n == 0 {
		return "0"
	}
	var b []byte
	for ; n > 0; n /= 10 {
		b = append(b, byte('0'+n%10))
	}
	slices.Reverse(b)
	return string(b)
}

// when finds the date of an act: the time expression that hangs on its trigger,
// else on the verb of its clause, else on a clause that it is coordinated with
// or subordinate to; else the only one before it in the sentence.
func (r *report) when(d *draft) {
	t := r.trees[d.sentence]
	best, bestDist := -1, 1<<30
	for i := range r.in.Times {
		tm := &r.in.Times[i]
		if tm.Sentence != d.sentence || slices.Contains(d.consumed, tm.First) {
			continue
		}
		dist := r.timeDistance(t, d.token, tm)
		if dist < bestDist {
			best, bestDist = i, dist
		}
	}
	if best < 0 || bestDist > timeReach {
		return
	}
	tm := r.in.Times[best]
	date := tm.Date
	date.Text = r.in.Article.Slice(tm.Span)
	ahead := d.Type == kawat.Agree || d.Type == kawat.Threaten || d.Status == kawat.Future
	if ahead && tm.Next != nil {
		date = *tm.Next
		date.Text = r.in.Article.Slice(tm.Span)
	}
	published := r.in.Article.PublishedDay()
	switch {
	case ahead && (published == "" || date.To > published):
		d.Planned = &date
		if d.Status == kawat.Future {
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

// timeDistance says how far a time expression stands from a trigger, by the tree
// or, since trees of long sentences err, by what lies between; the less, the
// nearer. More than timeReach is too far.
func (r *report) timeDistance(t *tree, trigger int, tm *TimeMention) int {
	at := tm.First
	for k := tm.First; k <= tm.Last && k < len(t.s.Tokens); k++ {
		if h := t.head(k); h < tm.First || h > tm.Last {
			at = k
			break
		}
	}
	near := abs(at-trigger) / 8
	best := 1 << 20

	// By the tree: up from the trigger to the verb that the time hangs on.
	governor := t.head(at)
	for steps := 0; governor >= 0 && !t.verbal(governor) && governor != trigger && steps < 6; steps++ {
		governor = t.head(governor)
	}
	dist := 0
	for i, steps := trigger, 0; i >= 0 && steps < 12; i, steps = t.head(i), steps+1 {
		if i == governor || at == i {
			best = dist + near
			break
		}
		switch t.rel(i) {
		case "conj":
			dist += 5
		case "acl", "advcl", "ccomp", "parataxis":
			dist += 9
		default:
			dist++
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
	best = min(best, 4+between+near)

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

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// where finds the place of an act: a locative phrase on its trigger or its
// light verb.
func (r *report) where(d *draft) {
	t := r.trees[d.sentence]
	best, bestDist := -1, 1<<30
	for i := range r.in.Places {
		p := &r.in.Places[i]
		if p.Sentence != d.sentence || !slices.Contains(r.c.sets.locative, p.Case) {
			continue
		}
		at := p.First
		for k := p.First; k <= p.Last && k < len(t.s.Tokens); k++ {
			if h := t.head(k); h < p.First || h > p.Last {
				at = k
				break
			}
		}
		dist := 0
		light := t.lightVerb(d.token)
		for g, steps := t.head(at), 0; g >= 0 && steps < 4; g, steps = t.head(g), steps+1 {
			if g == d.token || g == light {
				if score := dist*20 + abs(at-d.token); score < bestDist {
					best, bestDist = i, score
				}
				break
			}
			// A place inside another noun is the act's only for what is done to
			// that noun ("hit a store in Kharkiv", not "backed the war in Ukraine").
			if t.verbal(g) || dist > 1 || r.c.scheme.Of(d.Type, d.Mode).Quad%2 == 1 && !t.under(g, d.token) {
				break
			}
			if rel := t.rel(g); r.c.scheme.Of(d.Type, d.Mode).Quad%2 == 1 && rel != "obl" && rel != "nmod" {
				break
			}
			dist++
		}
	}
	if best >= 0 {
		p := r.in.Places[best].Place
		d.Place = &p
	}
}
