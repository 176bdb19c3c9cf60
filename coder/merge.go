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
		r.accuser(d)
		r.complained(d)
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
		r.nameOtherSide(&kept[i])
		kept[i].besides()
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
			r.because[id], r.possible[id] = kept[i].kinds, kept[i].possible
		}
		out = append(out, *e)
	}
	return out
}

// besides strikes from the recipients of an act of several those who are among its doers:
// "Turkey and Iraq agreed to ban the group, which Iraq …".
func (d *draft) besides() {
	if len(codes(d.Actors)) < 2 {
		return
	}
	d.Recipients = slices.DeleteFunc(d.Recipients, func(a kawat.Actor) bool {
		return slices.ContainsFunc(d.Actors, func(b kawat.Actor) bool { return a.Code == b.Code && a.Sector == b.Sector })
	})
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
			outcome := t.rel(d.token) == "advcl" && t.head(d.token) == k.token && t.tok(d.token).Feat("Tense") == "Pres" // "bombed the depots, wounding four"
			if !told || !outcome && d.Mode != "" && d.Mode != "targeted" && d.Mode != k.Mode || i == j || gone[j] || k.Type != kawat.Assault || k.Status != d.Status || !overlap(codes(k.Actors), codes(d.Actors)) {
				continue
			}
			k.Size.Dead = append(k.Size.Dead, d.Size.Dead...)
			k.Size.Injured = append(k.Size.Injured, d.Size.Injured...)
			for _, a := range d.Recipients {
				if k.rule.Has(ontology.Mutual) {
					break // who fall when two sides fight are of one of them
				}
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
	if k.hosts(d) {
		return true
	}
	headline := d.Trigger.In != kawat.Body
	// Who tells an act again may leave its mode out, but not in the same breath.
	if k.Mode != d.Mode && !headline && (k.Mode != "" && d.Mode != "" || k.sentence == d.sentence) {
		return false
	}
	// To deny a charge is another act than to refuse a demand.
	if isDenial(k.Type, k.CAMEO) != isDenial(d.Type, d.CAMEO) {
		return false
	}
	if !headline && len(k.CAMEO) > 1 && len(d.CAMEO) > 1 && k.CAMEO[:2] != d.CAMEO[:2] {
		return false
	}
	// So are those that two sentences tell by verbs of different meaning, unless of the
	// same day: who tells an act again repeats the word, or makes a noun of it.
	sameDay := k.Date != nil && d.Date != nil && k.Date.EDTF == d.Date.EDTF
	if !headline && k.sentence != d.sentence && k.rule != d.rule && !sameDay && (k.verbal && d.verbal || k.CAMEO != d.CAMEO) {
		return false
	}
	if kd, dd := k.day(), d.day(); !headline && kd != nil && dd != nil && (kd.To < dd.From || dd.To < kd.From) {
		return false
	}
	if !headline && k.Type == kawat.Assault && apart(k.Place, d.Place) {
		return false // two towns shelled are two acts
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

// hosts reports whether d tells the talks of the visit k, with the host, in one sentence:
// "flew to Rabat, where he met the king" (codebook §3.17).
func (k *draft) hosts(d *draft) bool {
	if k.Type != kawat.Consult || k.Mode != "visit" || d.Mode != "" || k.sentence != d.sentence || k.Trigger.In != d.Trigger.In || len(k.Recipients) == 0 || len(d.Recipients) > 0 {
		return false
	}
	of := codes(d.Actors)
	return len(of) == 2 && subset(of, append(codes(k.Actors), codes(k.Recipients)...)) && overlap(codes(k.Actors), of) && overlap(codes(k.Recipients), of)
}

// day is a date that tells a mention of an act from mentions of others: when it was or
// will be done, else what is told beside it, since reports rarely come back to one act
// under the date of another. Nil if there is none. When a promise is made is another
// matter than when it is kept.
func (d *draft) day() *kawat.Date {
	switch {
	case d.Date != nil:
		return d.Date
	case d.Planned != nil && d.Type != kawat.Agree && d.Type != kawat.Threaten:
		return d.Planned
	}
	return d.beside
}

// apart reports whether two places are towns, and not the same one.
func apart(a, b *kawat.Place) bool {
	return a != nil && b != nil && a.Precision == "city" && b.Precision == "city" && a.GeoNames != b.GeoNames
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

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
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
	if !d.verbal && len(codes(visitors)) > 1 {
		return // "four days of talks in Beijing hosted by China": between the others
	}
	if len(visitors) == 0 || len(hosts) == 0 || !before(visitors[0]) || before(hosts[0]) {
		return
	}
	d.Actors, d.Recipients, d.Mode, d.CAMEO = visitors, hosts, "visit", "042"
}
