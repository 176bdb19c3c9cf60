package coder

import (
	"slices"
	"sort"
	"strings"

	"kawat"
	"kawat/ontology"
)

// A draft is an event before merging.
type draft struct {
	kawat.Event
	sentence, token int
	rule            *ontology.Rule
	consumed        []int       // tokens that told this event with the trigger
	kinds           []string    // of evidence, see confidence.go
	toCome          bool        // told as still to come: "will meet"
	verbal          bool        // told by a verb, or by a noun with a light verb
	beside          *kawat.Date // a date told beside it that is that of something else
	possible        []OtherSide // where its words name none
}

// codeSentence finds the events of one sentence.
func (r *report) codeSentence(si int) {
	t := r.trees[si]
	var drafts []draft
	for i := range t.s.Tokens {
		if d, ok := r.codeToken(si, i); ok {
			drafts = append(drafts, d...)
			r.here = drafts
		}
	}
	r.here = nil
	drafts = r.dropNested(t, drafts)
	r.found = append(r.found, drafts...)
}

// codeToken tries the rules that token i may trigger, the most specific first;
// the first that fits wins.
func (r *report) codeToken(si, i int) ([]draft, bool) {
	t := r.trees[si]
	cands := r.candidates(t, i)
	tries := slices.Clip(cands)
	for _, cand := range cands { // again, with sides told further off
		if t.enacted(i) >= 0 || t.verbal(i) && cand.rule.Has(ontology.NeedRecipient) && (cand.rule.Type == kawat.Sanction || cand.rule.Type == kawat.Aid) {
			tries = append(tries, cand)
		}
	}
	for n, cand := range tries {
		m := &match{r: r, t: t, si: si, at: i, rule: cand.rule, further: n >= len(cands)}
		if why := m.conditions(cand.trigger); why != "" {
			r.trace(si, i, cand.rule, false, "%s", why)
			continue
		}
		d, why := m.assemble()
		if why != "" {
			r.trace(si, i, cand.rule, false, "%s", why)
			continue
		}
		r.trace(si, i, cand.rule, true, "")
		if m.eachOther(&d) {
			back := d
			d.Actors, d.Recipients = d.Actors[:1:1], d.Actors[1:]
			back.Actors, back.Recipients = d.Recipients, d.Actors
			return []draft{d, back}, true
		}
		return []draft{d}, true
	}
	if r.tracing && len(cands) == 0 && t.verbal(i) {
		m := &match{r: r, t: t, si: si, at: i}
		actor := func(fillers []int) bool {
			return slices.ContainsFunc(fillers, func(f int) bool { return len(m.actorsIn(f, false)) > 0 })
		}
		if keys := r.c.pack.VerbKeys(t.tok(i)); len(keys) > 0 && actor(t.agent(i)) && actor(append(t.patient(i), t.obl(i, nil)...)) {
			r.gaps = append(r.gaps, Gap{si, i, keys[0]})
		}
	}
	return nil, false
}

// eachOther reports whether two sides do to each other what is one directed act of
// each: "Rwanda and Congo accused each other", "saling mengusir diplomat".
func (m *match) eachOther(d *draft) bool {
	t := m.t
	if slices.ContainsFunc(codes(d.Recipients), func(c string) bool { return !slices.Contains(codes(d.Actors), c) }) {
		return false
	}
	return len(d.Actors) == 2 && !m.rule.Has(ontology.Mutual) && len(m.rule.Recip) > 0 && d.Actors[0].Code != d.Actors[1].Code && t.verbal(m.at) &&
		slices.ContainsFunc(t.kids[m.at], func(k int) bool {
			return t.is(k, t.sets.mutually) || slices.ContainsFunc(t.kids[k], func(c int) bool { return k > m.at && t.rel(k) == "obj" && t.is(c, t.sets.mutually) })
		})
}

// candidates lists the rules whose trigger stands at token i, by specificity.
func (r *report) candidates(t *tree, i int) []candidate {
	tok := t.tok(i)
	headline := t.headline
	var out []candidate
	collect := func(index map[string][]candidate, keys []string) {
		for _, k := range keys {
			for _, c := range index[k] {
				if t.phrase(i, c.trigger.Words) {
					out = append(out, c)
				}
			}
		}
	}
	form := t.low[i]
	if t.name[i] || t.when[i] {
		return nil
	}
	hyphened := t.hyphened(i)
	switch tok.UPOS {
	case "PUNCT", "NUM", "ADP", "PRON", "DET", "CCONJ", "SCONJ", "SYM":
		if hyphened == nil {
			return nil
		}
	}
	verb := t.verbal(i)
	// Title-case headlines and rare affixed forms are often tagged as nouns.
	affixed := len(form) > 5 && slices.ContainsFunc(r.c.sets.voice, func(p string) bool { return strings.HasPrefix(form, p) })
	if verb || headline || affixed || tok.UPOS == "ADJ" && len(t.kids[i]) > 0 {
		collect(r.c.verbs, append(t.verbKeys(i), hyphened...))
	}
	if headline || tok.UPOS != "ADJ" && tok.UPOS != "ADV" && (!verb || r.c.sets.zeroAgent) {
		collect(r.c.nouns, append(r.c.pack.NounKeys(tok), hyphened...))
	}
	sort.SliceStable(out, func(a, b int) bool {
		return out[a].rule.Specificity(out[a].trigger) > out[b].rule.Specificity(out[b].trigger)
	})
	return out
}

// phrase reports whether the words after the first follow token i: next to it,
// or as its particle.
func (t *tree) phrase(i int, words []string) bool {
	at := i
	for _, w := range words[1:] {
		if at+1 < len(t.low) && (t.low[at+1] == w || t.lem[at+1] == w) {
			at++
			continue
		}
		found := false
		for _, k := range t.kids[i] {
			if t.deprel(k) == "compound:prt" && t.low[k] == w {
				found = true
			}
		}
		if !found {
			return false
		}
	}
	return true
}

// A match is one rule at one trigger.
type match struct {
	r        *report
	t        *tree
	si, at   int
	rule     *ontology.Rule
	words    []string // of the trigger
	consumed []int
	beside   []int               // tokens that a condition found without asking for their words
	acting   bool                // the role of actor is being filled
	doers    []kawat.Actor       // whom the role of actor found, while the others are filled
	further  bool                // sides may be told further off
	byMarker bool                // … from a slot that names its case marker
	intended bool                // the trigger stands in a clause of purpose
	apart    map[kawat.Span]bool // doers that are people or firms of the state that their phrase names
}

// unmet tells of a condition, in full where somebody asked why.
func (m *match) unmet(why string, c ontology.Cond) string {
	if !m.r.tracing {
		return why
	}
	return why + c.String()
}

// conditions checks what the rule needs and must not have; it returns why not.
func (m *match) conditions(tr ontology.Trigger) string {
	m.words = tr.Words
	for k := 1; k < len(tr.Words); k++ {
		m.consumed = append(m.consumed, m.at+k)
	}
	if m.rule.Has(ontology.Not) && m.negated()%2 == 0 {
		return "needs a negation"
	}
	for _, c := range m.rule.Need {
		hit := m.holds(c)
		if hit < 0 {
			return m.unmet("needs ", c)
		}
		if len(c.Slot.Steps) == 1 && c.Slot.Steps[0].Name == "head" && m.t.rel(m.at) == "obl" && m.t.lightVerb(m.at) < 0 {
			continue // "At a meeting with Xi, Putin praised …" tells both
		}
		if c.Words == nil && !m.t.verbal(hit) {
			m.beside = append(m.beside, hit) // "welcomed France's promise of jets": any noun may stand there, and tell an act
			continue
		}
		m.consumed = append(m.consumed, hit)
	}
	for _, c := range m.rule.Never {
		for _, hit := range m.fillers(c.Slot) {
			if m.fits(c, hit) && !m.partOfName(c, hit) {
				return m.unmet("never with ", c) + " (" + m.t.low[hit] + ")"
			}
		}
	}
	return ""
}

// partOfName reports whether the word of sport that condition c forbids anywhere near is only
// a part of what an actor is called: the league of "Liga Arab menolak …" is not one of football.
func (m *match) partOfName(c ontology.Cond, hit int) bool {
	mi := m.r.mentionAt[m.si][hit]
	if c.Slot.Steps[0].Name != "text" || mi < 0 || !m.t.is(hit, m.t.sets.routine) {
		return false
	}
	x := &m.r.in.Mentions[mi]
	return x.Kind == "name" && x.Last > x.First
}

// holds returns the token that satisfies a condition, or −1.
func (m *match) holds(c ontology.Cond) int {
	for _, f := range m.fillers(c.Slot) {
		if m.fits(c, f) {
			return f
		}
	}
	return -1
}

// fits reports whether filler f is what condition c asks for.
func (m *match) fits(c ontology.Cond, f int) bool {
	return c.Words == nil || m.wordMatches(f, c.Words) || slices.Contains(c.Words, "*actor*") && (c.Slot.Steps[0].Name == "agent" && m.ofState(f) || m.victim(c.Slot, f)) || slices.Contains(c.Words, "*own*") && m.ownSide(f)
}

// ownSide reports whether word f names the side of whoever does the act: "Turkey's
// president warned that Turkey would …".
func (m *match) ownSide(f int) bool {
	return overlap(codes(m.actorsAt(f)), codes(m.those(m.t.agent(m.at))))
}

// victim reports whether noun f stands for people, whoever they are, whom an
// armed or governing actor does violence to: "Taliban fighters shot two teachers".
func (m *match) victim(s ontology.Slot, f int) bool {
	if m.rule.Type != kawat.Assault && (m.rule.Type != kawat.Coerce || !personal[m.rule.Mode]) || s.Steps[0].Name != "patient" && s.Steps[0].Name != "obj" || len(s.Steps) > 1 {
		return false
	}
	if !m.t.is(f, m.t.sets.persons) {
		return false
	}
	for _, g := range m.t.agent(m.at) {
		for _, a := range m.actorsIn(g, false) {
			if slices.Contains(armed, a.Sector) {
				return true
			}
		}
	}
	return false
}

// armed are the sectors whose violence is political whomever it strikes.
var armed = []string{"MIL", "REB", "PRM", "UAF", "COP", "SPY", "GOV", "PRE", "IMG"}

// ofState reports whether an adjective of a state qualifies noun f: "a Chinese
// vessel".
func (m *match) ofState(f int) bool {
	return slices.ContainsFunc(m.t.kids[f], func(k int) bool {
		mi := m.r.mentionAt[m.si][k]
		return m.t.rel(k) == "amod" && mi >= 0 && m.r.in.Mentions[mi].Kind == "demonym"
	})
}

// wordMatches reports whether token f, or one that belongs to its name or noun
// phrase head, is one of the words: forms, lemmas or trigger keys.
func (m *match) wordMatches(f int, words []string) bool {
	t := m.t
	if t.is(f, words) || t.is(f, t.sets.pointing) && (t.rel(f) != "nsubj" || len(m.actorsAt(f)) == 0) && m.pointsTo(f, words) {
		return true
	}
	if slices.ContainsFunc(words, func(w string) bool { return t.opens(f, w) }) {
		return true
	}
	if t.measures(f) { // "ratusan tentara", "dozens of soldiers"
		for _, k := range t.kids[f] {
			if t.rel(k) == "nmod" && !t.is(k, m.r.c.sets.quantity) && m.wordMatches(k, words) {
				return true
			}
		}
	}
	if t.is(f, m.r.c.sets.wrapping) { // "a sanctions package", "the aid programme"
		for _, k := range t.kids[f] {
			if t.rel(k) == "compound" && k < f && t.is(k, words) {
				return true
			}
		}
	}
	for _, k := range append(t.pack.NounKeys(t.tok(f)), t.hyphened(f)...) {
		if slices.Contains(words, k) {
			return true
		}
	}
	if !t.name[f] { // "United States" is no unit
		for _, k := range t.pack.VerbKeys(t.tok(f)) {
			if slices.Contains(words, k) {
				return true
			}
		}
	}
	if slices.Contains(words, "*actor*") {
		return len(m.actorsAt(f)) > 0
	}
	return false
}

// opens reports whether the words of a phrase joined by _ stand at token f and behind it:
// "tidak_dapat_diterima".
func (t *tree) opens(f int, phrase string) bool {
	first := t.low[f]
	if !leads(phrase, first) {
		if first = t.lem[f]; !leads(phrase, first) {
			return false
		}
	}
	word, rest, more := "", phrase[len(first)+1:], true
	for f++; more; f++ {
		word, rest, more = strings.Cut(rest, "_")
		if f >= len(t.low) || word != t.low[f] {
			return false
		}
	}
	return true
}

// leads reports whether a word is the first of several of a phrase joined by _.
func leads(phrase, word string) bool {
	return len(phrase) > len(word) && phrase[len(word)] == '_' && phrase[:len(word)] == word
}

// measures reports whether token f only says how many: "dozens of soldiers", "some of
// them", "three of its judges".
func (t *tree) measures(f int) bool {
	if t.is(f, t.sets.quantity) {
		return true
	}
	switch t.tok(f).UPOS {
	case "NUM", "DET", "PRON", "ADJ":
		return slices.ContainsFunc(t.kids[f], func(k int) bool {
			return k > f && t.rel(k) == "nmod" && slices.ContainsFunc(t.cases(k), func(c string) bool { return slices.Contains(t.sets.belonging, c) })
		})
	}
	return false
}

// pointsTo reports whether the pronoun f takes up one of the words, told before in
// its sentence or in the one before and not far off: "imposed a ban and lifted it".
func (m *match) pointsTo(f int, words []string) bool {
	plural := m.t.tok(f).Feat("Number") == "Plur"
	passed := 0
	for si := m.si; si >= 0 && si >= m.si-1; si-- {
		t, end := m.r.trees[si], f
		if si < m.si {
			end = len(t.low)
		}
		for k := end - 1; k >= 0 && passed < 4; k-- {
			if t.tok(k).UPOS != "NOUN" || t.noun[k] || t.when[k] || t.rel(k) == "compound" || (t.tok(k).Feat("Number") == "Plur") != plural {
				continue
			}
			if t.is(k, words) {
				return true
			}
			passed++
		}
	}
	return false
}

// fillers returns the tokens that fill a slot of the trigger.
func (m *match) fillers(s ontology.Slot) []int {
	at := []int{m.at}
	for _, step := range s.Steps {
		var next []int
		for _, i := range at {
			next = append(next, m.step(i, step)...)
		}
		at = next
	}
	return at
}

func (m *match) step(i int, st ontology.Step) []int {
	t := m.t
	var out []int
	switch st.Name {
	case "agent":
		out = t.agent(i)
	case "patient":
		if out = t.patient(i); out == nil && i == m.at {
			out = m.particled()
		}
	case "subj":
		out = t.subj(i)
	case "obj":
		if t.verbal(i) && t.passive(i) {
			out = t.subj(i)
		} else if out = t.obj(i); out == nil && i == m.at {
			out = m.particled()
		}
	case "iobj":
		if k := t.child(i, "iobj"); k >= 0 {
			out = t.conjuncts(k)
		}
	case "obl":
		return t.obl(i, st.Words)
	case "comp":
		out = t.comp(i)
	case "poss":
		out = t.poss(i)
	case "head":
		if h := t.head(i); h >= 0 {
			out = []int{h}
		}
	case "mod":
		for _, k := range t.kids[i] {
			switch t.rel(k) {
			case "amod", "advmod", "compound", "nmod", "flat", "fixed", "nummod", "det", "xcomp":
				out = append(out, k)
			}
		}
	case "text":
		t.prune(i, func(k int) bool {
			if k == i {
				return true
			}
			// "We will answer any attack," said X, who accused Y of …: no part of the quotation.
			if t.rel(k) == "parataxis" && t.head(k) == i && k > 0 && t.tok(k-1).UPOS == "PUNCT" && m.r.reports(t, k) {
				return false
			}
			if t.apart(k) {
				return false
			}
			out = append(out, k)
			return true
		})
		if t.rel(i) == "acl" { // "an offer that London brushed aside"
			for _, f := range t.patient(i) {
				if !t.under(f, i) {
					out = append(out, f)
				}
			}
		}
	}
	if st.Words == nil {
		return out
	}
	kept := out[:0:0]
	for _, f := range out {
		if m.wordMatches(f, st.Words) {
			kept = append(kept, f)
		}
	}
	return kept
}

// particled returns the object of a trigger with a particle that the tree takes for the
// preposition of that object: "called in the ambassador".
func (m *match) particled() []int {
	t, last := m.t, m.at+len(m.words)-1
	if len(m.words) < 2 || last >= len(t.low) || t.rel(last) != "case" || !t.is(last, t.sets.particles) {
		return nil
	}
	if h := t.head(last); h > last && t.head(h) == m.at && (t.rel(h) == "obl" || t.rel(h) == "nmod") && !t.when[h] && t.tok(last+1).UPOS != "ADP" {
		return t.conjuncts(h)
	}
	return nil
}

// actorsAt returns the actors that token f stands for: those of the mention
// over it.
func (m *match) actorsAt(f int) []kawat.Actor {
	mi := m.r.mentionAt[m.si][f]
	if mi < 0 || m.acting && !m.byMarker && m.r.trait(mi).Locative && !m.qualifies(mi, f) || m.r.currency(&m.r.in.Mentions[mi]) {
		return nil
	}
	actors := append(slices.Clip(m.r.in.Mentions[mi].Actors), m.r.joined[mi]...)
	if len(actors) == 1 && actors[0].Code == "---" {
		return m.belonging(f, actors)
	}
	return actors
}

// qualifies reports whether mention mi, at token f, only tells whose the act is that the
// trigger names, so that a marker of place before it is the trigger's: "killed in a
// Russian bombardment of Gori", "dalam serangan Israel".
func (m *match) qualifies(mi, f int) bool {
	t, x := m.t, &m.r.in.Mentions[mi]
	if f > m.at || m.at <= x.Last || t.verbal(m.at) || x.Kind != "demonym" && t.deprel(f) != "nmod:poss" {
		return false
	}
	for steps := 0; f >= 0 && steps < 3; steps++ {
		if f == m.at {
			return true
		}
		switch t.rel(f) {
		case "amod", "compound", "nmod":
			f = t.head(f)
		default:
			return false
		}
	}
	return f == m.at
}

// belonging gives unknown people the group or state that their own phrase says they
// are of: "gunmen from the National Liberation Army", "penyerang dari Filipina"; or the
// state of who leads them: "armed men led by the businessman George Speight".
func (m *match) belonging(f int, unknown []kawat.Actor) []kawat.Actor {
	t := m.t
	for _, k := range t.kids[f] {
		mi := m.r.mentionAt[m.si][k]
		if k < f || t.rel(k) != "nmod" || mi < 0 || mi == m.r.mentionAt[m.si][f] || !slices.ContainsFunc(t.cases(k), func(c string) bool { return slices.Contains(t.sets.belonging, c) }) {
			continue
		}
		for _, of := range m.r.in.Mentions[mi].Actors {
			switch {
			case of.Code == "---" || m.r.trait(mi).Locative:
			case of.Entity == of.Code:
				people := unknown[0]
				people.Code = of.Code
				return []kawat.Actor{people}
			default:
				return []kawat.Actor{of}
			}
		}
	}
	for _, k := range t.kids[f] {
		if t.rel(k) != "acl" || !t.keyed(k, t.sets.heading) {
			continue
		}
		for _, c := range append(t.byPhrase(k), t.obl(k, t.sets.addressing)...) {
			if mi := m.r.mentionAt[m.si][c]; mi >= 0 && len(m.r.in.Mentions[mi].Actors) == 1 {
				if of := m.r.in.Mentions[mi].Actors[0]; of.Code != "---" {
					people := unknown[0]
					people.Code = of.Code
					return []kawat.Actor{people}
				}
			}
		}
	}
	return unknown
}

// actorsIn returns the actors in the phrase that f heads: its own mention, else
// the nearest owner or doer inside it ("serangan Rusia" → Rusia). Deep also
// looks behind any other modifier, as recipients may stand there.
func (m *match) actorsIn(f int, deep bool) []kawat.Actor {
	if a := m.actorsAt(f); len(a) > 0 {
		return a
	}
	t := m.t
	if t.verbal(f) {
		return nil
	}
	// "Donetsk, wilayah yang didukung Moskow": an apposition is its noun, and
	// "Donetsk dan Luhansk, dua wilayah yang …" both of its nouns.
	if h := t.head(f); h >= 0 && t.rel(f) == "appos" && (m.acting || !m.t.under(m.at, f) || !m.r.c.tellsAct(t, f)) {
		nouns := []int{h}
		if t.child(f, "nummod") >= 0 {
			for t.rel(h) == "conj" && t.head(h) >= 0 {
				h = t.head(h)
			}
			nouns = t.conjuncts(h)
		}
		var all []kawat.Actor
		for _, k := range nouns {
			all = append(all, m.actorsAt(k)...)
		}
		if len(all) > 0 {
			return all
		}
	}
	// "Kanada menjadi negara pertama yang menjatuhkan sanksi": the state that it becomes is it.
	if h := t.head(f); m.acting && h >= 0 && t.is(f, t.sets.nations) && (t.rel(f) == "obj" || t.rel(f) == "xcomp") && t.keyed(h, t.sets.becoming) && m.t.under(m.at, f) {
		for _, k := range t.subj(h) {
			if a := m.actorsAt(k); len(a) > 0 {
				return a
			}
		}
	}
	if t.measures(f) { // "thousands of Iranians", "hundreds of thousands of Iranians"
		for _, k := range t.kids[f] {
			if t.rel(k) == "nmod" && k > f {
				if t.is(k, t.sets.quantity) && len(m.actorsAt(k)) == 0 {
					if a := m.actorsIn(k, false); len(a) > 0 {
						return a
					}
				}
				a := slices.Clone(m.actorsAt(k))
				if mi := m.r.mentionAt[m.si][k]; mi >= 0 && m.r.in.Mentions[mi].Kind == "demonym" {
					for j := range a {
						a[j].Sector, a[j].Entity, a[j].Name = "CVL", "", a[j].Text
					}
				}
				if len(a) > 0 {
					return a
				}
			}
		}
	}
	queue := []int{f}
	for depth := 0; depth < 3 && len(queue) > 0; depth++ {
		var next []int
		for _, q := range queue {
			inner := t.poss(q)
			if by := t.byPhrase(q); by != nil {
				inner = append(by, inner...)
			}
			inner = append(inner, m.makers(q)...)
			if deep {
				inner = append(inner, m.inside(q)...)
				for _, k := range t.kids[q] {
					if r := t.rel(k); (r == "nmod" || r == "obl") && !slices.Contains(inner, k) && !m.locative(k) {
						inner = append(inner, k)
					}
				}
			}
			for _, k := range inner {
				if m.suffers(q, k) {
					continue
				}
				if a := m.actorsAt(k); len(a) > 0 && !slices.Contains(t.sets.times, t.low[k]) && !m.self(a) {
					var all []kawat.Actor
					for _, c := range t.conjuncts(k) {
						all = append(all, m.actorsAt(c)...)
					}
					return m.privately(f, k, all)
				}
			}
			next = append(next, slices.DeleteFunc(inner, func(k int) bool { return m.suffers(q, k) })...)
		}
		queue = next
	}
	return nil
}

// suffers reports whether k, within the phrase of noun n, is whom the act that the noun
// tells is done to, and so not who is blamed for it, praised or asked: in "mengutuk
// pembunuhan warga Nice", "demanded Maduro's release", "condemned the raid on the embassy".
// As plain possessors only people and places are; states and forces do it themselves:
// "pengeboman Israel".
func (m *match) suffers(n, k int) bool {
	switch {
	case m.rule == nil:
		return false
	case m.rule.Type == kawat.Threaten: // "would treat an attack on Niger as a declaration of war": a friend's enemy
		if v := m.t.head(n); v < 0 || !m.t.keyed(v, m.t.sets.regarding) && !m.t.keyed(v, m.t.sets.responding) {
			return false
		}
	case !answering[m.rule.Type] && m.rule.Type != kawat.Protest:
		return false
	}
	return m.harmed(n, k)
}

// harmed reports whether the act that noun n tells is done to k within its phrase, whatever
// is said about it.
func (m *match) harmed(n, k int) bool {
	t := m.t
	mi := m.r.mentionAt[m.si][k]
	harm, by := t.is(n, t.sets.suffered), t.cases(k)
	placed := func() bool {
		p := m.r.placeAt[m.si][k]
		return p >= 0 && m.r.in.Places[p].Place.Precision != "country"
	}
	switch {
	case t.rel(k) == "compound": // "the Uri attack"
		return (harm || m.r.c.tellsHarm(t, n)) && placed()
	case t.rel(k) != "nmod":
		return false
	case slices.ContainsFunc(by, func(c string) bool { return slices.Contains(t.sets.belonging, c) }):
		return harm || slices.ContainsFunc(by, func(c string) bool { return slices.Contains(t.sets.against, c) }) && (m.r.c.standsForType(t, n, kawat.Assault) || m.r.c.standsForType(t, n, kawat.Coerce)) // "the killing of"
	case slices.ContainsFunc(by, func(c string) bool { return slices.Contains(t.sets.against, c) }):
		return harm || m.r.c.tellsHarm(t, n)
	case !harm || len(by) > 0 && t.deprel(k) != "nmod:poss":
		return false
	case mi < 0:
		return t.tok(k).UPOS == "NOUN" // "penembakan konvoi bantuan ASEAN"
	case placed():
		return true
	}
	x := &m.r.in.Mentions[mi]
	if len(by) > 0 && t.child(n, "nmod") == k && !slices.ContainsFunc(t.kids[n], func(c int) bool { return c > n && (t.rel(c) == "nmod" || t.rel(c) == "obl") }) {
		return true // "Turkey's exclusion", but not "Iran's detention of two sailors"
	}
	return len(x.Actors) == 1 && (person(x.Actors[0]) || !slices.Contains(armed, x.Actors[0].Sector) && x.Actors[0].Entity != x.Actors[0].Code)
}

// takenAs reports whether k is against whom that is which a threat takes for something: Mali
// in "would regard aggression against Mali as aggression against us".
func (m *match) takenAs(k int) bool {
	h := m.t.head(k)
	return m.rule.Type == kawat.Threaten && h >= 0 && m.t.keyed(h, m.t.sets.regarding) && m.t.cased(k, m.t.sets.against)
}

// elsewhere reports whether k, in the clause of what is asked or threatened, is the victim of
// an act told there, and so not whom it is said to: "called for Schilling's release".
func (m *match) elsewhere(k int) bool {
	h := m.t.head(k)
	return h >= 0 && h != m.at && (m.rule.Type == kawat.Request && m.t.deprel(k) == "nmod:poss" || m.rule.Type == kawat.Threaten) && (m.suffers(h, k) || m.takenAs(k))
}

// tellsHarm reports whether a noun is a word for an act of force, a measure or a sanction,
// which is against somebody.
func (c *Coder) tellsHarm(t *tree, noun int) bool {
	return slices.ContainsFunc(t.pack.NounKeys(t.tok(noun)), func(k string) bool {
		return slices.Contains(c.rules.Set("act-ASSAULT"), k) || slices.Contains(c.rules.Set("act-COERCE"), k) || slices.Contains(c.rules.Set("act-SANCTION"), k)
	})
}

// tellsAct reports whether a noun is a word for an act: "a gesture that …", "an airlift".
func (c *Coder) tellsAct(t *tree, noun int) bool {
	return slices.ContainsFunc(t.pack.NounKeys(t.tok(noun)), func(k string) bool {
		return len(c.nouns[k]) > 0 || slices.Contains(c.rules.Set("act-ANY"), k) || slices.Contains(c.rules.Set("act-SAY"), k)
	})
}

// makers returns who does what the clause on noun n tells of it: "$22 million
// offered by the G7", "tariffs that Washington imposed", "usulan yang diajukan
// Mesir". Of an active clause the noun itself must be the object.
func (m *match) makers(n int) []int {
	t := m.t
	var out []int
	for _, k := range t.kids[n] {
		switch {
		case t.rel(k) != "acl" || !t.verbal(k) || !t.passive(k) && t.keyed(k, t.pack.Speech.Verbs): // "…, he added, …"
		case t.passive(k):
			if len(m.doers) > 0 || t.light(k) || t.is(n, t.sets.machines) { // "rockets fired by militias"
				out = append(out, t.byPhrase(k)...)
			}
		case len(m.doers) > 0 && t.keyed(k, t.sets.receiving): // "the apology it received from Minsk"
			out = append(out, t.obl(k, t.sets.source)...)
		case len(m.doers) > 0 && slices.Equal(t.patient(k), []int{n}):
			out = append(out, t.agent(k)...)
		}
	}
	return out
}

// inside returns whom noun n is said to house, carry or serve: "a base housing American
// soldiers", "a bus carrying Lebanese pilgrims", "a warehouse used by the Red Cross".
func (m *match) inside(n int) []int {
	t := m.t
	var out []int
	for _, k := range t.kids[n] {
		switch {
		case t.rel(k) != "acl" || !t.verbal(k):
		case t.passive(k) && t.keyed(k, t.sets.using):
			out = append(out, t.byPhrase(k)...)
		case !t.passive(k) && t.keyed(k, t.sets.housing):
			for _, f := range t.patient(k) {
				if f != n {
					out = append(out, f)
				}
			}
		}
	}
	return out
}

// self reports whether the actors are those that do the act already: the owner in
// "praised its ally, Iran" is not whom the praise goes to.
func (m *match) self(of []kawat.Actor) bool {
	return len(m.doers) > 0 && !slices.ContainsFunc(of, func(a kawat.Actor) bool {
		return !slices.ContainsFunc(m.doers, func(b kawat.Actor) bool {
			return a.Span == b.Span || a.Entity != "" && a.Entity == b.Entity && a.Sector == b.Sector
		})
	})
}

func (m *match) locative(k int) bool {
	for _, c := range m.t.cases(k) {
		if slices.Contains(m.r.c.sets.locative, c) {
			return true
		}
	}
	return false
}

// role fills a role from the first of the slots that yields an actor.
func (m *match) role(slots []ontology.Slot, deep bool) []kawat.Actor {
	for _, s := range slots {
		m.byMarker = slices.ContainsFunc(s.Steps, func(st ontology.Step) bool { return st.Words != nil })
		var out []kawat.Actor
		for _, f := range m.fillers(s) {
			if !m.acting && len(s.Steps) > 1 && m.elsewhere(f) {
				continue
			}
			for _, a := range m.actorsIn(f, deep) {
				if a.Code == "---" && m.rule.Type == kawat.Agree && s.Steps[0].Name == "comp" {
					continue // "promised to keep foreign forces out"
				}
				if !slices.ContainsFunc(out, func(b kawat.Actor) bool { return sameActor(a, b) }) {
					out = append(out, a)
				}
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

func sameActor(a, b kawat.Actor) bool {
	return a.Code == b.Code && a.Sector == b.Sector && (a.Entity == b.Entity || a.Entity == "" || b.Entity == "")
}

// assemble fills the roles and makes the event; it returns why not.
func (m *match) assemble() (draft, string) {
	if why := m.noAct(); why != "" {
		return draft{}, why
	}
	actors, recips, why := m.sides()
	if why != "" {
		return draft{}, why
	}
	rule := m.rule
	if len(recips) == 0 {
		recips = m.otherSide(actors)
	}
	told := len(recips) > 0
	if recips = m.notOwn(m.victims(recips), actors); told && len(recips) == 0 && rule.Type == kawat.Reject {
		recips = m.notOwn(m.carried(actors), actors) // "asked Sweden for 33 men and refused to ratify its treaty"
	}
	if len(recips) == 0 && rule.Has(ontology.NeedRecipient) && m.further {
		if m.ties() {
			recips = m.followed(actors)
		}
		if len(recips) == 0 && rule.Type == kawat.Sanction {
			recips = m.lastPunished(m.r.here, codes(actors)) // "France suspended its aid to Niger; the EU cut off its budget support"
		}
		if len(recips) == 0 {
			recips = m.r.other(m.si, actors)
		}
		if len(recips) > 0 && rule.Type == kawat.Sanction && m.actsToo(recips[0]) {
			if of := m.followed(actors); of != nil {
				recips = of
			}
		}
		if len(recips) == 0 && m.ties() && m.si > 0 && !m.r.abroad(m.si, actors[0].Code) {
			recips = m.r.before(m.si, actors)
		}
	}
	if len(recips) == 0 && m.further {
		recips = m.ownPeople(actors)
	}
	m.subjects(actors, recips)
	if len(recips) == 0 && rule.Has(ontology.NeedRecipient) {
		return draft{}, "no recipient in " + slotNames(rule.Recip)
	}
	d := draft{sentence: m.si, token: m.at, rule: rule, consumed: m.consumed, verbal: m.t.verbalOrLight(m.at)}
	d.Type, d.Mode, d.CAMEO = rule.Type, rule.Mode, rule.CAMEO
	d.Actors, d.Recipients = actors, recips
	d.Rule = rule.ID()
	d.Trigger = m.triggerSpan()
	d.Evidence = []kawat.Span{m.r.clauseSpan(m.si, m.at)}
	m.status(&d)
	m.settleSides(&d)
	if m.intended {
		return draft{}, "only a purpose"
	}
	if why := m.r.everyday(&d); why != "" {
		return draft{}, why
	}
	if m.sporting(&d) {
		return draft{}, "a contest"
	}
	if m.private(&d) {
		return draft{}, "private people among themselves"
	}
	if d.Type == kawat.Consult && slices.ContainsFunc(slices.Concat(d.Actors, d.Recipients), func(a kawat.Actor) bool { return a.Sector == "JRN" }) {
		return draft{}, "said to a medium"
	}
	return d, ""
}

// noAct says why the words tell no act that somebody does; "" if they may.
func (m *match) noAct() string {
	switch {
	case m.remembered():
		return "only remembered"
	case m.fictional():
		return "told of in a work"
	case m.alleged():
		return "only alleged"
	case m.asked():
		return "only asked for"
	case m.charged():
		return "only a charge"
	case m.lawful():
		return "what a law says"
	case m.habitual():
		return "a habit"
	case m.counted():
		return "only counted"
	case m.empowered():
		return "only allowed or ordered"
	case m.leftOpen():
		return "left open"
	case m.toSelf():
		return "done to oneself"
	case m.feared():
		return "only feared"
	case m.should():
		return "only thought right"
	case m.able():
		return "what a weapon can do"
	case m.trading():
		return "what a market does"
	case m.whoever():
		return "what whoever wishes may do"
	case m.natural():
		return "what nature does"
	case m.toThePress():
		return "said to the press"
	case m.soCalled():
		return "only called so"
	}
	return ""
}

// soCalled reports whether the act is what somebody calls that which the same breath answers:
// "rejected what he called threats".
func (m *match) soCalled() bool {
	t := m.t
	h := t.head(m.at)
	if h < 0 || t.rel(m.at) != "acl" || !t.verbal(m.at) || !t.is(h, t.sets.headless) {
		return false
	}
	v := t.head(h)
	return v >= 0 && t.verbal(v) && v < h && slices.ContainsFunc(m.r.here, func(e draft) bool { return e.token == v && answering[e.Type] })
}

// sides finds who does it and, by the slots of the rule, to whom; why says what is
// missing.
func (m *match) sides() (actors, recips []kawat.Actor, why string) {
	rule, t := m.rule, m.t
	byAgent := slices.ContainsFunc(rule.Actor, func(s ontology.Slot) bool { return s.Steps[0].Name == "agent" })
	m.acting = true
	if rule.Type == kawat.Assault && t.verbal(m.at) && m.mishap() {
		return nil, nil, "an accident"
	}
	actors = m.role(rule.Actor, false)
	if byAgent {
		if v := t.enacted(m.at); m.further && len(actors) == 0 && v >= 0 && !rule.Has(ontology.Mutual) {
			actors = m.those(t.agent(v))
		}
		if !rule.Has(ontology.Mutual) {
			actors = m.add(actors, m.companions())
		} else if len(actors) < 2 {
			actors = m.add(m.visitors(), actors)
		}
	}
	m.acting = false
	m.doers = actors
	if rule.Type == kawat.Reject && len(rule.Recip) > 0 && t.verbal(m.at) {
		recips = m.proposers() // "menolak rencana Presiden mengirim pasukan ke Niger"
	}
	if len(recips) == 0 && !m.takesIt() {
		recips = m.role(rule.Recip, true)
	}
	if rule.Has(ontology.Mutual) {
		actors = m.add(actors, append(m.role([]ontology.Slot{{Steps: []ontology.Step{{Name: "obl", Words: append(slices.Clone(m.r.c.sets.with), m.r.c.sets.between...)}}}}, true), recips...))
		recips = nil
		if rule.Type == kawat.Consult {
			actors = m.add(actors, m.hosts())
		}
		if len(actors) < 2 && !m.amongThemselves(actors) {
			return nil, nil, "mutual act with fewer than two actors"
		}
	}
	if len(actors) == 0 && t.verbal(m.at) && t.rel(m.at) != "amod" && !m.mishap() {
		if sectors, ok := rule.Flags[ontology.Doer]; ok {
			actors = m.lastDoer(sectors)
		}
	}
	if len(actors) == 0 && byAgent {
		actors = m.carriedOn()
	}
	if len(actors) == 0 {
		actors = m.unrest()
	}
	if len(actors) == 0 {
		return nil, nil, "no actor in " + slotNames(rule.Actor)
	}
	return actors, recips, ""
}

// amongThemselves reports whether those who meet are the leaders or ministers of a body of
// states, who need no other side: "EU foreign ministers are to meet in Brussels".
func (m *match) amongThemselves(actors []kawat.Actor) bool {
	t := m.t
	if m.rule.Type != kawat.Consult || m.rule.CAMEO != "040" && m.rule.CAMEO != "046" || len(actors) != 1 || !nonState[actors[0].Code] || actors[0].Code == "---" || len(t.obl(m.at, t.sets.with)) > 0 {
		return false
	}
	of := t.agent(m.at)
	return len(of) == 1 && t.tok(of[0]).Feat("Number") == "Plur" && t.tok(of[0]).UPOS != "PRON"
}

// otherSide finds whom an act goes to that its own phrase does not name: whose proposal
// is refused, who did what is answered, whom a protest or a force is against.
func (m *match) otherSide(actors []kawat.Actor) []kawat.Actor {
	rule := m.rule
	var recips []kawat.Actor
	if len(rule.Recip) > 0 {
		for _, find := range []func([]kawat.Actor) []kawat.Actor{m.tookIt, m.culprit, m.summoned, m.antecedent, m.anaphor, m.against, m.addressed, m.carried, m.provoker, m.repaid} {
			if recips = find(actors); recips != nil {
				break
			}
		}
	} else {
		if recips = m.against(actors); len(recips) == 0 && rule.Type == kawat.Mobilize {
			if recips = m.provoker(actors); recips == nil {
				recips = m.repaid(actors)
			}
		}
	}
	if len(recips) == 0 {
		recips = m.aimedAt()
	}
	if len(recips) == 0 {
		recips = m.ringed(actors)
	}
	return recips
}

// notOwn takes away whom the doers can't do it to: themselves, unless two mentions say
// so; a place of their own country, which is where they did it; and of partners told
// together their own side ("memperluas hubungan antara Moskow dan Pyongyang").
func (m *match) notOwn(recips, actors []kawat.Actor) []kawat.Actor {
	own := codes(actors)
	recips = slices.DeleteFunc(recips, func(b kawat.Actor) bool {
		return slices.ContainsFunc(actors, func(a kawat.Actor) bool {
			return a.Span == b.Span || a.Entity != "" && a.Entity == b.Entity && a.Sector == b.Sector || a.Code == b.Code && a.Sector == b.Sector && m.pronoun(b) && (slices.Contains(material, m.rule.Type) || m.subjectOf(b))
		})
	})
	recips = slices.DeleteFunc(recips, func(b kawat.Actor) bool {
		mi := slices.IndexFunc(m.r.in.Mentions, func(x kawat.Mention) bool { return x.Span == b.Span })
		if mi < 0 || !m.r.trait(mi).Locative || !slices.Contains(own, b.Code) {
			return false
		}
		// "would march on State House" is against who sits there, "met at State House" is not.
		h := m.r.in.Mentions[mi].Head
		return m.rule.Type != kawat.Protest || h < 0 || h >= len(m.t.low) || !ofState(&m.r.in.Mentions[mi]) || !strings.Contains(b.Text, " ") ||
			!slices.ContainsFunc(m.t.cases(h), func(c string) bool { return slices.Contains(m.t.sets.against, c) })
	})
	if len(codes(recips)) > 1 && !m.rule.Has(ontology.Mutual) {
		recips = slices.DeleteFunc(recips, func(b kawat.Actor) bool { return b.Sector == "GOV" && slices.Contains(own, b.Code) })
	}
	return recips
}

// subjectOf reports whether an actor is told as the subject of a verb: "rejected what he
// called threats".
func (m *match) subjectOf(a kawat.Actor) bool {
	mi := m.r.mentionOf(a.Span, m.si)
	if mi < 0 {
		return false
	}
	h := m.r.in.Mentions[mi].Head
	return h >= 0 && h < len(m.t.low) && m.t.nominative(h)
}

// settleSides sets the sides right of an act whose time or mode changes them: of who will meet
// whom, the other is whom it is promised to; and a place where people or forces are sent is no
// more than that.
func (m *match) settleSides(d *draft) {
	if d.Type == kawat.Mobilize || d.Type == kawat.Agree && (m.rule.Type == kawat.Aid || m.rule.Type == kawat.Cooperate) {
		d.Recipients = slices.DeleteFunc(d.Recipients, m.onlyThere)
	}
	if d.Type != kawat.Agree || m.rule.Type != kawat.Consult || !m.rule.Has(ontology.Mutual) || len(d.Recipients) > 0 || !m.t.verbal(m.at) {
		return
	}
	m.acting = true
	does := m.those(m.t.agent(m.at))
	m.acting = false
	split := func(of []kawat.Actor) (in, out []kawat.Actor) {
		for _, a := range of {
			if slices.ContainsFunc(does, func(b kawat.Actor) bool { return a.Span == b.Span }) {
				in = append(in, a)
			} else {
				out = append(out, a)
			}
		}
		return in, out
	}
	if in, out := split(d.Actors); len(in) > 0 && len(out) > 0 && !slices.ContainsFunc(out, func(b kawat.Actor) bool {
		return slices.ContainsFunc(in, func(a kawat.Actor) bool { return a.Code == b.Code && a.Sector == b.Sector })
	}) {
		d.Actors, d.Recipients = in, out
	}
}

// onlyThere reports whether an actor is no more than where people or forces are sent:
// "mengirim pemantau ke Aceh", "landed in Dili". A promise of something to a capital is one
// to its government.
func (m *match) onlyThere(a kawat.Actor) bool {
	mi := m.r.mentionOf(a.Span, m.si)
	if mi < 0 {
		return false
	}
	x := &m.r.in.Mentions[mi]
	if m.rule.Type == kawat.Agree && !local(x) || x.Head < 0 || x.Head >= len(m.t.low) {
		return false
	}
	p := m.r.placeAt[m.si][x.Head]
	return p >= 0 && m.r.in.Places[p].Place.Precision != "country" && slices.ContainsFunc(m.t.cases(x.Head), func(c string) bool {
		return slices.Contains(m.t.sets.goal, c) && local(x) || slices.Contains(m.t.sets.locative, c)
	})
}

// proposers finds whose the request or proposal is that somebody refuses, where the
// rule looks only at what was asked: "menolak permintaan Washington untuk …".
func (m *match) proposers() []kawat.Actor {
	var out []kawat.Actor
	for _, f := range m.t.patient(m.at) {
		if m.t.is(f, m.t.sets.proposing) {
			out = m.add(out, m.actorsIn(f, false))
		}
	}
	return out
}

// ownPeople gives people of no known state whom an authority at home dismisses or
// convicts that authority's own: "KPK memberhentikan 57 pegawai", "A Thai court
// sentenced two women".
func (m *match) ownPeople(actors []kawat.Actor) []kawat.Actor {
	code := own(actors)
	if code == "" || m.rule.Type != kawat.Sanction || m.rule.Mode != "expel" && m.rule.Mode != "convict" {
		return nil
	}
	for _, f := range m.t.patient(m.at) {
		if m.t.is(f, m.t.sets.persons) || m.t.is(f, m.t.sets.statal) && len(m.actorsIn(f, true)) == 0 {
			span := m.t.s.TokenSpan(f)
			text := m.r.in.Article.Slice(span)
			return []kawat.Actor{{Code: code, Sector: "CVL", Span: span, Text: text, Name: text, Inferred: true}}
		}
	}
	return nil
}

// subjects makes people whose state nothing but the rest of the report tells those of
// the authority that arrests, tries or frees them, whatever other states it speaks of:
// "Polisi menangkap tujuh aktivis", "Cuba will release 53 prisoners". Foreigners,
// refugees, criminals and those whom a place or name tells apart keep theirs, and so do those of
// the side that the same clause does something to first: "fired on Ukrainian vessels
// and captured the crew".
func (m *match) subjects(actors, recips []kawat.Actor) {
	code := own(actors)
	inland := m.rule.Type == kawat.Coerce && personal[m.rule.Mode] || m.rule.Type == kawat.Sanction && m.rule.Mode == "convict" || m.rule.Type == kawat.Concede || m.rule.Type == kawat.Retreat
	if code == "" || !inland || !slices.ContainsFunc(actors, func(a kawat.Actor) bool { return slices.Contains(ruling, a.Sector) }) {
		return
	}
	var first []string
	if h := m.t.head(m.at); h >= 0 && m.t.rel(m.at) == "conj" {
		for _, f := range append(m.t.patient(h), m.t.obl(h, nil)...) {
			first = append(first, codes(m.actorsIn(f, true))...)
		}
	}
	for i := range recips {
		b := &recips[i]
		if slices.Contains(first, b.Code) || b.Code == code || b.Code == "---" || nonState[b.Code] || b.Entity != "" || !b.Inferred || !slices.Contains(ruled, b.Sector) {
			continue
		}
		mi := slices.IndexFunc(m.r.in.Mentions, func(x kawat.Mention) bool { return x.Span == b.Span })
		if mi < 0 {
			continue
		}
		if line := m.r.in.Mentions[mi].Line; strings.HasPrefix(line, "context:") || strings.HasPrefix(line, "roles") { // "two editors"
			b.Code = code
		}
	}
}

// ruling are the sectors of authorities, ruled those of people at home under them.
var (
	ruling = []string{"COP", "JUD", "GOV", "SPY"}
	ruled  = []string{"CVL", "OPP", "EDU", "LAB", "SOC", "PTY", "JRN", "REL", "MED", "LEG", "AGR"}
)

// ties reports whether the act breaks what a state has with one other: its relations,
// an embassy. The other is then the one that the report speaks of: "Israel bombed the
// embassy. Argentina withdrew its ambassador."
func (m *match) ties() bool {
	if m.si == 0 || m.r.trees[m.si-1].s.In != m.t.s.In || m.rule.Type != kawat.Sanction || m.rule.CAMEO != "161" {
		return false
	}
	for i, steps := m.at, 0; i >= 0 && steps < 12; i, steps = m.t.head(i), steps+1 {
		if r := m.t.rel(i); r == "advcl" || r == "acl" {
			return false // told in passing, of another time
		}
	}
	return true
}

// followed is the state with which others have just broken, in the sentence before,
// where the present act names none: "Argentina cut ties with Iran. Chile followed suit
// in recalling its envoy, while …".
func (m *match) followed(actors []kawat.Actor) []kawat.Actor {
	own := codes(actors)
	for _, of := range [][]draft{m.r.here, m.r.found} {
		if a := m.lastPunished(of, own); a != nil {
			return a
		}
	}
	return nil
}

// lastPunished is the state that the last of some drafts in the sentence of the match, or in
// the one before, tells to be sanctioned by others than some states.
func (m *match) lastPunished(of []draft, own []string) []kawat.Actor {
	for i := len(of) - 1; i >= 0; i-- {
		e := &of[i]
		if e.sentence < m.si-1 || e.Type != kawat.Sanction || e.Trigger.In != m.t.s.In {
			continue
		}
		if to := codes(e.Recipients); len(to) == 1 && !overlap(to, own) && !overlap(codes(e.Actors), own) {
			out := slices.Clone(e.Recipients[:1])
			out[0].Inferred = true
			return out
		}
	}
	return nil
}

// actsToo reports whether an actor is the subject of another clause of the sentence, where
// it is more likely one who does the like: "Nicaragua followed suit in breaking off ties,
// while Bolivia's president recalled his ambassador".
func (m *match) actsToo(a kawat.Actor) bool {
	mi := m.r.mentionOf(a.Span, m.si)
	if mi < 0 {
		return false
	}
	h := m.r.in.Mentions[mi].Head
	if h < 0 || h >= len(m.t.low) || m.t.rel(h) != "nsubj" {
		return false
	}
	v := m.t.head(h)
	return v >= 0 && v != m.at && (m.t.rel(v) == "advcl" || m.t.rel(v) == "conj" || m.t.rel(v) == "parataxis" || m.t.rel(v) == "root")
}

// before is the only other state that the sentence before speaks of, else the only
// one that did something in it.
func (r *report) before(si int, doers []kawat.Actor) []kawat.Actor {
	if one := r.other(si-1, doers); one != nil {
		return one
	}
	var out []kawat.Actor
	own := codes(doers)
	for i := range r.found {
		for _, a := range r.found[i].Actors {
			switch {
			case r.found[i].sentence != si-1 || slices.Contains(own, a.Code) || a.Code == "---":
			case len(out) > 0 && out[0].Code != a.Code:
				return nil
			case len(out) == 0:
				a.Inferred = true
				out = append(out, a)
			}
		}
	}
	return out
}

// add appends those of more that a side has not yet.
func (m *match) add(side, more []kawat.Actor) []kawat.Actor {
	for _, a := range more {
		if !slices.ContainsFunc(side, func(b kawat.Actor) bool { return sameActor(a, b) }) {
			side = append(side, a)
		}
	}
	return side
}

// enacted returns the verb that makes the text of which the clause at v tells what
// it does, -1 if there is none: "signed an order imposing sanctions". Who signs
// imposes.
func (t *tree) enacted(v int) int {
	for steps := 0; steps < 4 && t.rel(v) == "conj" && t.head(v) >= 0 && t.verbal(t.head(v)) && t.child(v, "nsubj") < 0; steps++ {
		v = t.head(v) // "… and freezing assets"
	}
	text := t.head(v)
	if text < 0 || t.rel(v) != "acl" || !t.verbal(v) || t.passive(v) || t.verbal(text) || !t.is(text, t.sets.decree) {
		return -1
	}
	if g := t.head(text); g >= 0 && t.verbal(g) && t.keyed(g, t.sets.enacting) {
		return g
	}
	return -1
}

// joined returns those whom the subject of v joins in doing it: "followed Washington
// in recognising him", "mengikuti jejak Riyadh memutus hubungan".
func (t *tree) joined(v int) []int {
	g := t.head(v)
	if g < 0 || g > v || !t.verbal(g) || !t.keyed(g, t.sets.joining) {
		return nil
	}
	if n := t.child(v, "nsubj"); n >= 0 {
		if n == g+1 && t.sets.zeroAgent {
			return append(t.subj(g), t.kids[n]...) // "jejak Riyadh" may be taken for the one who cuts
		}
		return nil
	}
	switch r := t.rel(v); {
	case r == "advcl" && t.marked(v, t.sets.lightCase), t.child(v, "mark") < 0 && (r == "ccomp" || r == "xcomp" || r == "advcl"):
		return append(t.patient(g), t.obl(g, t.sets.with)...)
	}
	return nil
}

// companions finds those who do an act with its subject: "Norway, along with Spain,
// recognised Palestine", "Indonesia bersama Malaysia mengecam".
func (m *match) companions() []kawat.Actor {
	t := m.t
	if !t.verbal(m.at) || t.passive(m.at) {
		return nil
	}
	heads := append([]int{m.at}, t.subj(m.at)...)
	for _, k := range t.kids[m.at] {
		if t.is(k, t.sets.jointly) {
			heads = append(heads, k) // "recognised it together with Spain"
		}
	}
	objects := t.obj(m.at)
	out := append(m.those(t.joined(m.at)), m.likewise()...)
	for _, h := range heads {
		for _, k := range t.kids[h] {
			first, _ := t.extent(k)
			if r := t.rel(k); r != "obl" && r != "nmod" && r != "conj" || first > m.at && objects != nil && !slices.Contains([]string{t.low[first-1], t.low[max(first-2, 0)]}, ",") {
				continue // "expelled the envoy together with two aides" is of whom
			}
			joint := slices.ContainsFunc(t.cases(k), func(c string) bool { return slices.Contains(t.sets.company, c) }) && h != m.at ||
				slices.ContainsFunc(t.cases(k), func(c string) bool { return slices.Contains(t.sets.with, c) }) &&
					(t.is(first, t.sets.jointly) || first > 0 && t.is(first-1, t.sets.jointly))
			if joint {
				out = append(out, m.those(t.conjuncts(k))...)
			}
		}
	}
	return out
}

// likewise finds who is told to do as the subject does, by words that stand for the whole
// act: "France welcomed the deal, as did Spain and Italy", "Japan condemned the launch. So did
// South Korea", "Jerman mengecam kudeta itu, begitu pula Prancis".
func (m *match) likewise() []kawat.Actor {
	if m.rule.Has(ontology.Mutual) {
		return nil
	}
	end := len(m.t.low)
	for k := m.at + 1; k < end; k++ {
		if first := m.t.likewise(k); first > 0 && m.t.nearestAct(k) == m.at {
			return m.r.listed(m.si, first)
		}
	}
	if next := m.si + 1; next < len(m.r.trees) && m.t.mainClause(m.at) {
		t := m.r.trees[next]
		if t.s.In == m.t.s.In && t.s.Paragraph == m.t.s.Paragraph && len(t.low) > 2 {
			if first := t.likewise(0); first > 0 {
				return m.r.listed(next, first)
			}
		}
	}
	return nil
}

// likewise returns where those are named of whom the words at token k say that they do the
// same: behind "as did", "so have", "begitu pula"; 0 if these words don't stand there.
func (t *tree) likewise(k int) int {
	if k+2 >= len(t.low) || !t.is(k, t.sets.likewise) || !slices.Contains(t.sets.doingSo, t.low[k+1]) {
		return 0
	}
	if first := k + 2; !slices.Contains(t.sets.with, t.low[first]) {
		return first
	}
	return k + 3 // "begitu juga dengan Spanyol"
}

// nearestAct is the verb of the clause that ends before token k: the last one that is no
// part of a clause below another.
func (t *tree) nearestAct(k int) int {
	for i := k - 1; i >= 0; i-- {
		if !t.verbal(i) || t.rel(i) == "amod" || t.rel(i) == "aux" {
			continue
		}
		switch t.rel(i) {
		case "root", "conj", "ccomp", "parataxis", "advcl":
			return i
		}
	}
	return -1
}

// listed gives the actors named one after the other from token k of a sentence on.
func (r *report) listed(si, k int) []kawat.Actor {
	t := r.trees[si]
	var out []kawat.Actor
	for k < len(t.low) {
		switch mi := r.mentionAt[si][k]; {
		case mi >= 0:
			x := &r.in.Mentions[mi]
			out = append(append(out, x.Actors...), r.joined[mi]...)
			k = max(k, x.Last) + 1
		case t.low[k] == ",", t.rel(k) == "cc", t.rel(k) == "det", t.rel(k) == "case", t.rel(k) == "amod":
			k++
		default:
			return out
		}
	}
	return out
}

// hosts finds who holds the talks of others that a noun tells: "after four days of talks
// in Beijing hosted by China".
func (m *match) hosts() []kawat.Actor {
	t := m.t
	if t.verbal(m.at) {
		return nil
	}
	var out []kawat.Actor
	for _, n := range append([]int{m.at}, m.consumed...) {
		for _, k := range t.kids[n] {
			if t.rel(k) == "acl" && t.passive(k) && t.keyed(k, t.sets.hosting) {
				out = append(out, m.those(t.byPhrase(k))...)
			}
		}
	}
	return out
}

// visitors finds who goes to, comes from or holds an act told by a noun that names
// only the partner: "flew to Astana for talks with his counterpart".
func (m *match) visitors() []kawat.Actor {
	t := m.t
	v := t.head(m.at)
	if t.verbal(m.at) || v < 0 || !t.verbal(v) || t.passive(v) || t.rel(m.at) != "obl" || t.obl(m.at, t.sets.with) == nil {
		return nil
	}
	return m.those(t.agent(v))
}

// those gives the actors that words stand for.
func (m *match) those(fillers []int) []kawat.Actor {
	var out []kawat.Actor
	for _, f := range fillers {
		out = m.add(out, m.actorsIn(f, false))
	}
	return out
}

// remembered reports whether the trigger is a noun inside what is remembered:
// "the anniversary of the end of the occupation" tells of no occupation.
func (m *match) remembered() bool {
	t := m.t
	if t.verbal(m.at) {
		return false
	}
	for h, depth := t.head(m.at), 0; h >= 0 && depth < 5; h, depth = t.head(h), depth+1 {
		if t.is(h, t.sets.remembering) {
			return true
		}
		if t.rel(h) == "root" || t.rel(h) == "ccomp" || t.rel(h) == "conj" && t.verbal(h) {
			break
		}
	}
	return false
}

func slotNames(slots []ontology.Slot) string {
	names := make([]string, len(slots))
	for i, s := range slots {
		names[i] = s.String()
	}
	return strings.Join(names, " | ")
}

// triggerSpan covers the trigger and the tokens right beside it that the rule
// needed with it.
func (m *match) triggerSpan() kawat.Span {
	span := m.t.s.TokenSpan(m.at)
	if m.t.hyphened(m.at) != nil {
		for _, k := range []int{m.at - 2, m.at + 2} {
			if k >= 0 && k < len(m.t.low) && m.t.low[(k+m.at)/2] == "-" {
				span = span.Cover(m.t.s.TokenSpan(k))
			}
		}
	}
	for _, k := range slices.Concat(m.consumed, m.beside) {
		if k > m.at && k-m.at <= 3 || k < m.at && m.at-k <= 1 {
			span = span.Cover(m.t.s.TokenSpan(k))
		}
	}
	return span
}

// mishap reports whether an accident or a force of nature does it: "a bus carrying
// police officers overturned, killing eleven". Who is carried may be taken for the
// doer by the tree.
func (m *match) mishap() bool {
	t := m.t
	return slices.ContainsFunc(t.agent(m.at), func(f int) bool {
		if v := t.head(f); v >= 0 && t.rel(f) == "obj" && t.rel(v) == "acl" && t.head(v) >= 0 && t.under(m.at, v) {
			f = t.head(v)
		}
		return t.is(f, t.sets.mishaps) && len(m.actorsIn(f, false)) == 0
	})
}

// lastDoer returns the last actor of one of the sectors named before the
// trigger, in this sentence or the two before it: the doer of an agentless
// passive, where the report makes it clear.
func (m *match) lastDoer(sectors []string) []kawat.Actor {
	for i := len(m.r.in.Mentions) - 1; i >= 0; i-- {
		mn := &m.r.in.Mentions[i]
		if mn.Sentence > m.si || mn.Sentence == m.si && mn.First > m.at {
			continue
		}
		if mn.Sentence < m.si-2 {
			break
		}
		if mn.Sentence == m.si && slices.ContainsFunc(m.t.patient(m.at), func(f int) bool { return mn.First <= f && f <= mn.Last }) {
			continue // "Eighteen US troops were killed"
		}
		for _, a := range mn.Actors {
			if slices.Contains(sectors, a.Sector) {
				a.Inferred = true
				return []kawat.Actor{a}
			}
		}
	}
	return nil
}

// carriedOn returns the subject of the sentence before, where this one is only
// its means, cut off by a full stop: "Ia mendukung Rusia. Dengan mengirim …".
func (m *match) carriedOn() []kawat.Actor {
	t := m.t
	if m.si == 0 || t.rel(m.at) != "root" || !t.verbal(m.at) || t.passive(m.at) || t.child(m.at, "nsubj") >= 0 || !t.is(0, t.sets.means) || t.head(0) != m.at {
		return nil
	}
	before := m.r.trees[m.si-1]
	if before.s.In != t.s.In || before.s.Paragraph != t.s.Paragraph {
		return nil
	}
	for i := range before.low {
		if before.rel(i) != "root" {
			continue
		}
		q := &match{r: m.r, t: before, si: m.si - 1, at: i, rule: m.rule, acting: true}
		for _, f := range before.agent(i) {
			if a := q.actorsIn(f, false); len(a) > 0 {
				return a
			}
		}
	}
	return nil
}

// unrest gives a protest or riot that nobody is said to make the people of the place
// where it is told to be: "Protests erupted in Nairobi", "Kathmandu diguncang
// demonstrasi", in a headline "Kerusuhan di Teheran". The act must be told as being
// there, or as the occasion of something else, which then may tell whose people they
// are: "Polri mengerahkan pasukan setelah unjuk rasa berujung rusuh". Who speaks of the
// protests in Nairobi may do so long after.
func (m *match) unrest() []kawat.Actor {
	t := m.t
	if m.rule.Type != kawat.Protest || t.verbal(m.at) {
		return nil
	}
	at := m.at
	if t.rel(at) == "conj" && t.head(at) >= 0 && !t.verbal(t.head(at)) {
		at = t.head(at)
	}
	for range 2 { // "after three weeks of protests", "gelombang demonstrasi"
		h := t.head(at)
		if h < 0 || t.rel(at) != "nmod" || t.verbal(h) || t.noun[h] || !t.when[h] && !t.is(h, t.sets.quantity) && !t.is(h, t.sets.spells) {
			break
		}
		at = h
	}
	g := t.head(at)
	var places []int
	occasion := m.occasions(at) && !t.bare(at) && !slices.ContainsFunc(t.kids[at], func(k int) bool { return t.is(k, t.sets.any) })
	erupted := slices.ContainsFunc(t.kids[m.at], func(k int) bool { return t.rel(k) == "acl" && t.keyed(k, t.sets.erupting) })
	switch {
	case g < 0 && t.s.In != kawat.Body, erupted:
	case g >= 0 && t.keyed(g, t.sets.erupting) && (t.rel(at) == "nsubj" || slices.Contains(t.byPhrase(g), at)):
		places = slices.Concat(t.patient(g), t.obl(g, t.sets.locative))
	case occasion:
		places = t.obl(g, t.sets.locative)
	default:
		return nil
	}
	code := ""
	for _, f := range append(t.obl(m.at, t.sets.locative), places...) {
		if code = m.r.land(m.si, f); code != "" {
			break
		}
	}
	if code == "" && (occasion || erupted) {
		code = m.r.onlyLand(m.si)
	}
	if code == "" && occasion {
		for h, steps := g, 0; h >= 0 && code == "" && steps < 8; h, steps = t.head(h), steps+1 {
			if t.verbal(h) {
				code = own(m.those(t.agent(h)))
			}
		}
	}
	told := code != ""
	if !told && (occasion || g >= 0 && t.rel(g) != "obj" && t.rel(g) != "nmod") {
		code = m.r.home()
	}
	if !told && m.r.abroad(m.si, code) {
		return nil // "France and Serbia talked after weeks of protests"
	}
	if code == "" || code == "---" || nonState[code] {
		return nil
	}
	span := m.triggerSpan()
	text := m.r.in.Article.Slice(span)
	return []kawat.Actor{{Code: code, Sector: "CVL", Span: span, Text: text, Name: text, Inferred: true}}
}

// occasions reports whether noun n tells when or on what occasion something was done:
// "after protests", "dalam unjuk rasa di depan kantor KPU", "menyusul kerusuhan",
// "setelah unjuk rasa berujung rusuh".
func (m *match) occasions(n int) bool {
	t := m.t
	g := t.head(n)
	if g < 0 {
		return false
	}
	on := func(w string) bool { return slices.Contains(t.sets.prompting, w) }
	switch t.rel(n) {
	case "obl", "nmod", "advcl", "obj":
		// "di tengah demonstrasi": the marker may be a noun itself.
		return t.is(g, t.sets.prompting) || slices.ContainsFunc(t.cases(n), on) || slices.ContainsFunc(t.kids[n], func(k int) bool { return k < n && on(t.low[k]) })
	case "nsubj":
		return slices.ContainsFunc(t.kids[g], func(k int) bool { return k < n && (t.rel(k) == "mark" || t.rel(k) == "obl") && on(t.low[k]) })
	}
	return false
}

// bare reports whether a single noun stands right behind its marker, in a language
// with articles: "resigned in protest" tells of a mood.
func (t *tree) bare(i int) bool {
	return !t.sets.zeroAgent && i > 0 && t.tok(i).Feat("Number") == "Sing" && t.tok(i-1).UPOS == "ADP"
}

// onlyLand is the one state that all actors and places of a sentence are of: in
// "Serbia's prime minister quit after weeks of protests" those who protest are
// Serbs. It is "" where there are several or none.
func (r *report) onlyLand(si int) string {
	land := ""
	same := func(code string) bool {
		if land == "" {
			land = code
		}
		return land == code
	}
	for i := range r.in.Mentions {
		if r.in.Mentions[i].Sentence != si {
			continue
		}
		for _, a := range r.in.Mentions[i].Actors {
			if a.Code != "---" && a.Sector != "JRN" && (nonState[a.Code] || !same(a.Code)) {
				return ""
			}
		}
	}
	for i := range r.in.Places {
		p := &r.in.Places[i]
		if p.Sentence == si && p.Place.Country != "" && !same(p.Place.Country) {
			return ""
		}
	}
	return land
}

// land is the state in which the place lies that token f of a sentence names, or
// the state that it names; "" if it names none.
func (r *report) land(si, f int) string {
	if p := r.placeAt[si][f]; p >= 0 && r.in.Places[p].Place.Country != "" {
		return r.in.Places[p].Place.Country
	}
	if mi := r.mentionAt[si][f]; mi >= 0 {
		for _, a := range r.in.Mentions[mi].Actors {
			if a.Sector == "GOV" && a.Entity == a.Code && !nonState[a.Code] {
				return a.Code
			}
		}
	}
	return ""
}

// clauseSpan is the evidence of an event: the sentence, in full where it is
// short, else the clause that holds the trigger.
func (r *report) clauseSpan(si, at int) kawat.Span {
	return r.in.Doc.Sentences[si].Span
}

// dropNested removes what a more specific event of the sentence has said
// already: triggers that another rule consumed, and the content of speech acts.
func (r *report) dropNested(t *tree, drafts []draft) []draft {
	var out []draft
	for i := range drafts {
		d := &drafts[i]
		gone := ""
		for j := range drafts {
			e := &drafts[j]
			if i == j || gone != "" {
				continue
			}
			if !t.verbal(d.token) && e.turnsDown(d) {
				if len(d.Recipients) == 0 || overlap(codes(d.Recipients), codes(d.Actors)) {
					d.Recipients = e.Actors // who refuses was asked
				}
				continue
			}
			switch {
			case slices.Contains(e.consumed, d.token) && !slices.Contains(d.consumed, e.token):
				gone = "told with " + e.rule.Name
			case d.token != e.token && slices.Contains(e.consumed, d.token) && j < i:
				gone = "told with " + e.rule.Name
			case e.rule.Has(ontology.Absorb) && r.absorbed(t, e, d):
				gone = "content of " + e.rule.Name
			case e.Type == kawat.Assault && d.Type == kawat.Mobilize && t.rel(d.token) == "acl" && slices.Contains(t.agent(e.token), t.head(d.token)):
				gone = "means of " + e.rule.Name // "rockets fired by Hezbollah wounded three soldiers"
			case e.Type == kawat.Protest && d.Type == kawat.Request && t.accompanies(d.token, e.token):
				gone = "demand of " + e.rule.Name
			}
		}
		if gone == "" {
			out = append(out, *d)
		} else {
			r.trace(d.sentence, d.token, d.rule, false, "%s", gone)
		}
	}
	return out
}

// accompanies reports whether verb v is a participle that tells what goes with the act of
// verb g: "marched through Beirut demanding that Syria withdraw". What a protest demands
// is no act beside it (codebook §3.12).
func (t *tree) accompanies(v, g int) bool {
	return t.head(v) == g && t.rel(v) == "advcl" && t.verbal(v) && t.tok(v).Feat("Tense") == "Pres" && t.tok(v).Feat("VerbForm") == "Part" && t.child(v, "nsubj", "mark") < 0
}

// alleged reports whether the act is only what somebody is accused of, by whomever: "sanctions
// on three firms accused of arming the rebels", "whose army has been accused of looting".
func (m *match) alleged() bool {
	t, k := m.t, m.at
	for steps := 0; t.rel(k) == "conj" && t.head(k) >= 0 && steps < 3; steps++ {
		k = t.head(k)
	}
	g := t.head(k)
	if g < 0 || g > k || !t.verbal(m.at) || !t.verbal(g) || !t.keyed(g, t.sets.alleging) || !t.passive(g) {
		return false
	}
	switch t.rel(k) {
	case "advcl", "obl", "ccomp", "xcomp", "acl":
		return true
	}
	return false
}

// asked reports whether the act is only what somebody urges or demands, though no
// rule tells the asking: "A group unknown to us urged the president to free her".
func (m *match) asked() bool {
	t := m.t
	g := t.head(m.at)
	if g < 0 || !t.verbal(m.at) || !t.verbal(g) || !t.keyed(g, t.sets.bidding) {
		return false
	}
	return slices.Contains(t.comp(g), m.at) && !slices.ContainsFunc(m.r.here, func(e draft) bool { return e.token == g })
}

// charged reports whether the act is only what somebody is accused of, by whom no rule
// finds: "Pasukan itu dituduh membantai warga", "is accused of arming the rebels".
func (m *match) charged() bool {
	t := m.t
	at := m.at
	if g := t.head(at); t.rel(at) == "conj" && g >= 0 && t.child(at, "nsubj") < 0 {
		at = g // "yang dituduh menghasut kerusuhan dan membunuh polisi"
	}
	g := t.head(at)
	if g < 0 || !t.verbal(m.at) || !t.verbal(g) || !t.passive(g) || !t.keyed(g, t.sets.charging) {
		return false
	}
	return slices.Contains(t.comp(g), at) && !slices.ContainsFunc(m.r.here, func(e draft) bool { return e.token == g })
}

// turnsDown reports whether the draft refuses what the other asks, or denies what it
// charges, whose own doer is told: "Spain rejected a request by Morocco" tells both acts.
func (d *draft) turnsDown(asked *draft) bool {
	return d.Type == kawat.Reject && (asked.Type == kawat.Request || asked.Type == kawat.Accuse || asked.Type == kawat.Threaten) &&
		!slices.ContainsFunc(asked.Actors, func(a kawat.Actor) bool {
			return slices.ContainsFunc(d.Actors, func(b kawat.Actor) bool { return a.Code == b.Code && a.Sector == b.Sector })
		})
}

// absorbed reports whether d is told as the content of the speech act e: a verb
// under its complement, or, if the rule says so, the noun that is its object.
func (r *report) absorbed(t *tree, e, d *draft) bool {
	for _, c := range t.comp(e.token) {
		if !t.under(d.token, c) {
			continue
		}
		// A relative clause or another act's noun inside is presupposed, not said.
		if t.verbal(d.token) && r.presupposed(t, d.token, c) {
			return false
		}
		if !t.verbal(d.token) && d.token != c && e.Type != kawat.Accuse && t.lightVerb(d.token) < 0 {
			return false
		}
		return true
	}
	if e.rule.Has(ontology.AbsorbObject) {
		objs := slices.DeleteFunc(append(slices.Clone(t.obj(e.token)), t.obl(e.token, nil)...), func(o int) bool { return t.occasion(o, e.token) })
		if t.verbal(e.token) && t.passive(e.token) {
			objs = append(objs, t.subj(e.token)...)
		}
		if !t.verbal(e.token) {
			objs = append(objs, t.kids[e.token]...)
		}
		return slices.Contains(objs, d.token) || slices.ContainsFunc(objs, func(o int) bool { return t.proposed(d.token, o) })
	}
	return false
}

// occasion reports whether noun o tells when something was said at v, and not what:
// "After talks with Orban, Macron urged …", "mendesak dalam pertemuan dengan Putin".
func (t *tree) occasion(o, v int) bool {
	return o != t.child(v, "obj") && slices.ContainsFunc(t.cases(o), func(c string) bool { return slices.Contains(t.sets.occasion, c) })
}

// proposed reports whether token i is told as what the noun n proposes or says:
// under a clause of it that is no relative one.
func (t *tree) proposed(i, n int) bool {
	return t.is(n, t.sets.proposing) && slices.ContainsFunc(t.kids[n], func(c int) bool {
		return t.rel(c) == "acl" && t.under(i, c) && (t.marked(c, t.sets.contentMark) || !t.hasRelative(c, n) && !slices.ContainsFunc(t.kids[c], t.relative))
	})
}

// presupposed reports whether verb v stands in a relative clause below c.
func (r *report) presupposed(t *tree, v, c int) bool {
	for i := v; i >= 0 && i != c; i = t.head(i) {
		if t.deprel(i) == "acl:relcl" {
			return true
		}
	}
	return false
}
