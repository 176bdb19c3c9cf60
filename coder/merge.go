package coder

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"sort"
	"strings"

	"kawat"
	"kawat/ontology"
)

// merge finishes the drafts — dates, places, chains, scores — and joins the
// mentions of one act into one event with several evidence spans.
func (r *report) merge() []kawat.Event {
	r.sizes()
	r.results()
	for i := range r.found {
		d := &r.found[i]
		r.when(d)
		place := r.where(d)
		r.refused(d)
		r.struck(d, place)
		r.soil(d, place)
		r.landing(d, place)
		r.visit(d)
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
	for i := range kept {
		r.suppose(&kept[i])
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
		if r.tracing {
			r.because[id] = kept[i].kinds
		}
		out = append(out, *e)
	}
	return out
}

// results makes one event of an attack and those killed or hurt by it, told in
// one breath: "shelled the island and killed two marines", "…, menewaskan 54 orang".
func (r *report) results() {
	gone := map[int]bool{}
	for i := range r.found {
		d := &r.found[i]
		t := r.trees[d.sentence]
		if d.Type != kawat.Assault || !t.keyed(d.token, t.sets.dead) && !t.keyed(d.token, t.sets.injured) {
			continue
		}
		for j := range r.found {
			k := &r.found[j]
			told := k.sentence == d.sentence && t.oneBreath(k.token, d.token) || r.toll(k, d)
			if !told || d.Mode != "" && d.Mode != "targeted" && d.Mode != k.Mode || i == j || gone[j] || k.Type != kawat.Assault || k.Status != d.Status || !overlap(codes(k.Actors), codes(d.Actors)) {
				continue
			}
			k.Size.Dead = append(k.Size.Dead, d.Size.Dead...)
			k.Size.Injured = append(k.Size.Injured, d.Size.Injured...)
			for _, a := range d.Recipients {
				if !slices.ContainsFunc(k.Recipients, func(b kawat.Actor) bool { return a.Code == b.Code }) {
					k.Recipients = append(k.Recipients, a)
				}
			}
			gone[i] = true
			break
		}
	}
	n := 0
	for i := range r.found {
		if !gone[i] {
			r.found[n] = r.found[i]
			n++
		}
	}
	r.found = r.found[:n]
}

// toll reports whether draft d counts in a sentence of its own, without naming who did
// it, those whom the attack k of the sentence before killed or hurt: "Jets bombed the
// port. At least 18 people were killed."
func (r *report) toll(k, d *draft) bool {
	before := k.sentence == d.sentence-1 && k.Trigger.In == d.Trigger.In
	unnamed := !slices.ContainsFunc(d.Actors, func(a kawat.Actor) bool { return !a.Inferred || a.Span == d.Trigger })
	return before && unnamed && len(r.trees[d.sentence].agent(d.token)) == 0
}

// oneBreath reports whether verb v is coordinated with, or a participle below,
// the act at a, without a subject of its own.
func (t *tree) oneBreath(a, v int) bool {
	if t.child(v, "nsubj", "nsubj:pass") >= 0 && !t.relative(t.child(v, "nsubj", "nsubj:pass")) {
		return false
	}
	for i, steps := v, 0; i >= 0 && steps < 4; i, steps = t.head(i), steps+1 {
		if i == a || t.lightVerb(a) >= 0 && i == t.lightVerb(a) {
			return true
		}
		switch t.rel(i) {
		case "conj", "advcl", "acl", "xcomp", "parataxis", "obl":
		default:
			return false
		}
	}
	return false
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
	if len(k.Recipients) == 0 && !(k.rule.Has(ontology.Mutual) && len(k.Actors) > 1) { // partners have each other
		k.Recipients = d.Recipients
	}
	k.Size.Dead = append(k.Size.Dead, d.Size.Dead...)
	k.Size.Injured = append(k.Size.Injured, d.Size.Injured...)
	k.Size.Arrested = append(k.Size.Arrested, d.Size.Arrested...)
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
	d.Contexts = r.contexts(d)
	d.kinds = r.kinds(d)
	d.Confidence = confidence(d.kinds)
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
	best := r.timeOf(d.sentence, d.token, d.consumed)
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
	ahead := d.Type == kawat.Agree || d.Type == kawat.Threaten || d.Status == kawat.Future
	if t := r.trees[d.sentence]; ahead && t.tok(d.token).Feat("Tense") == "Past" && t.governs(d.token, &tm) {
		ahead = false // "agreed on Friday to meet"
	}
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

// timeOf is the index of the time expression that dates token of a sentence, -1
// if none does.
func (r *report) timeOf(sentence, token int, consumed []int) int {
	best, bestDist := -1, timeReach+1
	for i := range r.in.Times {
		tm := &r.in.Times[i]
		if tm.Sentence != sentence || slices.Contains(consumed, tm.First) {
			continue
		}
		t := r.trees[sentence]
		if tm.Complement && !t.withinComplement(tm, token) {
			continue
		}
		if dist := r.timeDistance(t, token, tm); dist < bestDist {
			best, bestDist = i, dist
		}
	}
	return best
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

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// where finds the place of an act: the place that hangs on its trigger or on the
// verb of its clause, one that opens the sentence, or the target of an attack;
// of places within each other ("in Bukavu, in the east of Congo") the smallest. It
// returns the place found, nil if there is none.
func (r *report) where(d *draft) *PlaceMention {
	t := r.trees[d.sentence]
	best, bestDist := -1, placeReach+1
	for i := range r.in.Places {
		p := &r.in.Places[i]
		if p.Sentence != d.sentence {
			continue
		}
		if dist := r.placeDistance(t, d, p); dist < bestDist {
			best, bestDist = i, dist
		}
	}
	if best < 0 {
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
	p := r.in.Places[best].Place
	d.Place = &p
	return &r.in.Places[best]
}

// visit tells visitor and host apart where one side meets another in the other's
// country: "Modi met Zelensky in Kyiv" (codebook §3). Partners told in one breath
// ("diplomats of both met in Kyiv") stay partners, and so do they where the one at
// home is told first: both may have come to the place.
func (r *report) visit(d *draft) {
	if d.Type != kawat.Consult || d.Mode != "" || d.CAMEO != "040" && d.CAMEO != "046" || len(d.Recipients) > 0 || d.Place == nil || d.Place.Country == "" {
		return
	}
	var visitors, hosts []kawat.Actor
	before := func(a kawat.Actor) bool { return a.Start < d.Trigger.Start }
	for _, a := range d.Actors {
		side := &visitors
		if a.Code == d.Place.Country {
			side = &hosts
		}
		if a.In != d.Trigger.In || len(*side) > 0 && before((*side)[0]) != before(a) {
			return
		}
		*side = append(*side, a)
	}
	if len(visitors) == 0 || len(hosts) == 0 || !before(visitors[0]) || before(hosts[0]) {
		return
	}
	d.Actors, d.Recipients, d.Mode, d.CAMEO = visitors, hosts, "visit", "042"
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
	at := p.First
	for k := p.First; k <= p.Last && k < len(t.s.Tokens); k++ {
		if h := t.head(k); h < p.First || h > p.Last {
			at = k
			break
		}
	}
	near := abs(at-trigger) / 8
	penalty := 0
	hostile := d.Type == kawat.Assault || d.Type == kawat.Coerce || d.Type == kawat.Mobilize
	if k := r.mentionAt[d.sentence][at]; k >= 0 && r.in.Mentions[k].Kind == "demonym" || covers(d.Actors, p.Span) {
		return far
	}
	if t.whereClause(trigger, p) {
		return 4 // "flew to Tbilisi, where the president accepted the plan"
	}
	if d.Type == kawat.Sanction && r.sits(t, d, p, at) {
		return 4 // "convicted by a court in Malé"
	}
	words := spoken[d.Type] && d.CAMEO != "057" // papers are signed somewhere
	switch {
	case slices.Contains(r.c.sets.source, p.Case):
		if words && (p.First > 1 || d.Type == kawat.Agree || !opens(t, p, trigger)) {
			return far
		}
		penalty = 10 // "From Colombo, where he lives, the former president urged India"
	case slices.Contains(r.c.sets.goal, p.Case):
		if d.Type == kawat.Sanction || d.Type == kawat.Accuse || d.Type == kawat.Request || d.Type == kawat.Reject || d.Type != kawat.Consult && !hostile && p.Place.Precision == "country" && covers(d.Recipients, p.Span) {
			return far
		}
	case slices.Contains(r.c.sets.locative, p.Case):
	case p.Case == "of" && !words && p.Place.Precision == "city" && !within(d.Recipients, p.Span) && r.plain(d.sentence, t.head(at)):
		penalty = 3 // "searched the docks of Trujillo"
	case hostile && t.tok(trigger).UPOS == "NOUN" && t.head(at) == trigger:
		return 8 // "the invasion of Ukraine", "blokade atas Gaza"
	case d.Mode == "visit" && t.rel(at) == "obj" && t.head(at) == trigger:
		return 8 // "visited Yerevan"
	case p.Case == "" && hostile:
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
		return k == trigger || k == light && light >= 0 || t.tok(k).Start >= d.Trigger.Start && t.tok(k).End <= d.Trigger.End
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
	if dist, ok := t.climb(trigger, 14, 2, func(i int) bool { return i == governor || governor >= 0 && self(governor) }); ok {
		best = through + dist + near
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
		if governor < 0 || !self(governor) || through > 1 || through > 0 && p.Place.Precision == "country" || p.First <= 2 && d.Type != kawat.Agree && d.Type != kawat.Concede {
			return far
		}
		return best + penalty
	}
	// By what lies between: other verbs and commas.
	if p.First > trigger {
		between := 0
		for k := trigger + 1; k < p.First; k++ {
			switch {
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
	if p.Place.Precision != "city" || p.Case == "" && (p.First < 1 || t.low[p.First-1] != ",") {
		return false // "Pengadilan Tipikor Jakarta" is a name
	}
	for _, a := range d.Actors {
		if a.Sector != "JUD" || a.In != p.In {
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
