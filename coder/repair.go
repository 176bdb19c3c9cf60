package coder

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kawat"
)

// repair mends what the parser has wrong where names, word order or voice leave
// no doubt. The sentence itself stays as it is; only this view of it changes.
func (t *tree) repair() {
	t.repairHyphened()
	t.repairNameBefore()
	t.repairVerbs()
	t.repairReduced()
	t.repairWhom()
	t.repairSaidWho()
	t.repairOpeningParticiple()
	t.repairCompounds()
	t.repairInfinitives()
	t.repairTimes()
	t.repairSaidIn()
	t.repairFinite()
	t.repairNames()
	t.repairCounts()
	t.repairWaves()
	t.repairAmounts()
	t.repairVoiced()
	t.repairPronounAgents()
	t.repairSubjects()
	t.repairFirstVerb()
	t.repairCharge()
	t.repairLentAgents()
	t.repairPlaces()
	t.repairFate()
	t.repairThen()
	t.repairAgents()
	t.repairControllers()
	t.repairDoers()
	t.repairWho()
	t.repairObjects()
	t.repairDecided()
	t.repairControlled()
	t.repairReceivers()
	t.repairExpletives()
	t.repairShared()
	t.repairWorth()
	t.repairCrossing()
	t.repairNewSubject()
	t.repairBothSubjects()
	t.repairOpeningObject()
	t.repairResult()
	t.repairCoordination()
	t.repairSpoken()
}

// repairReduced makes the main verb of the finite one behind a participle and its doer, where
// the tree took the participle for it: "Drones launched by rebels set two plants ablaze".
func (t *tree) repairReduced() {
	if !t.sets.auxPassive {
		return
	}
	for v := range t.low {
		s := t.child(v, "nsubj")
		if s < 0 || s > v || t.rel(v) != "root" || t.deprel(s) != "nsubj:pass" || t.child(v, "aux", "cop", "mark") >= 0 {
			continue
		}
		by := slices.IndexFunc(t.kids[v], func(k int) bool { return t.deprel(k) == "obl:agent" && k > v && t.cased(k, t.sets.by) })
		if by < 0 {
			continue
		}
		_, end := t.extent(t.kids[v][by])
		main := end + 1
		if main >= len(t.low) || t.head(main) != v || t.tok(main).UPOS != "VERB" || t.child(main, "nsubj", "mark") >= 0 {
			continue
		}
		switch t.rel(main) {
		case "ccomp", "xcomp", "advcl", "parataxis":
		default:
			continue
		}
		after := slices.Clone(t.kids[v])
		t.raise(main)
		t.move(s, main, "nsubj")
		t.move(v, s, "acl")
		for _, k := range after {
			if k > main {
				t.move(k, main, t.rels[k])
			}
		}
	}
}

// repairWhom makes objects of relative pronouns that are never subjects, and finds the subject
// that the tree then lacks between pronoun and verb: "Ouattara, whom the commission, the
// African Union and Washington recognise as the winner".
func (t *tree) repairWhom() {
	for w := range t.low {
		v := t.head(w)
		if !t.is(w, t.sets.objective) || t.rel(w) != "nsubj" || v <= w || !t.verbal(v) {
			continue
		}
		t.rels[w] = "obj"
		if slices.ContainsFunc(t.kids[v], func(k int) bool { return k != w && t.rel(k) == "nsubj" }) {
			continue
		}
		for k := w + 1; k < v; k++ {
			if h := t.head(k); (h < w || h > v) && nominal(t.tok(k)) && !t.when[k] {
				t.move(k, v, "nsubj")
				break
			}
		}
	}
}

// repairOpeningParticiple makes a clause of what goes with the main act of a participle that
// opens the sentence, of which the tree makes what is said: "Briefing the council, the envoy said …".
func (t *tree) repairOpeningParticiple() {
	if !t.sets.auxPassive || len(t.low) == 0 || t.rel(0) != "ccomp" || t.head(0) <= 0 || !strings.HasSuffix(t.low[0], "ing") || t.child(0, "nsubj", "mark", "aux") >= 0 {
		return
	}
	if v := t.head(0); t.verbal(v) && t.child(v, "nsubj") > 0 {
		t.rels[0], t.act[0] = "advcl", true
	}
}

// repairSaidWho gives a content clause its subject, where the tree makes a hearer of it: in
// "said the forces, which crossed the border on Sunday, had overrun the town" nobody is told.
func (t *tree) repairSaidWho() {
	if !t.sets.auxPassive {
		return
	}
	for v := range t.low {
		if !t.verbal(v) || !t.is(v, t.sets.sayingOnly) {
			continue
		}
		who, c := -1, t.child(v, "ccomp")
		for _, k := range t.kids[v] {
			if r := t.rel(k); k > v && k < c && (r == "iobj" || r == "obj" || r == "nsubj") {
				who = k
			}
		}
		if who > v && c > who && t.child(c, "nsubj", "mark") < 0 && t.verbal(c) && len(t.cases(who)) == 0 && (t.child(c, "aux", "cop") > who || t.tok(c).Feat("VerbForm") == "Fin") {
			t.move(who, c, "nsubj")
		}
	}
}

// repairFinite makes the verb of a sentence of a finite verb that the tree takes for
// a part of the noun behind it, as in terse headlines: "US lifts sanctions on Syria".
func (t *tree) repairFinite() {
	for v := 1; v+1 < len(t.low); v++ {
		n := t.head(v)
		if t.rel(v) != "compound" || n <= v || t.head(n) >= 0 || t.noun[v] || !t.noun[v-1] || t.tok(v).UPOS != "VERB" || t.tok(v).Feat("VerbForm") != "Fin" || t.tok(n).UPOS != "NOUN" {
			continue
		}
		t.raise(v)
		t.move(n, v, "obj")
		for k := range v {
			if h := t.head(k); h == n || h == v {
				t.move(k, v, "nsubj")
			}
		}
		return
	}
}

// move hangs token k on another head, unless that stands below k.
func (t *tree) move(k, head int, rel string) {
	if t.under(head, k) {
		return
	}
	if h := t.head(k); h >= 0 {
		t.kids[h] = slices.DeleteFunc(t.kids[h], func(x int) bool { return x == k })
	}
	t.heads[k], t.rels[k] = head, rel
	i, _ := slices.BinarySearch(t.kids[head], k)
	t.kids[head] = slices.Insert(t.kids[head], i, k)
}

// raise makes token v the root of its sentence, or a further one.
func (t *tree) raise(v int) {
	if h := t.head(v); h >= 0 {
		t.kids[h] = slices.DeleteFunc(t.kids[h], func(x int) bool { return x == v })
	}
	t.heads[v], t.rels[v] = -1, "root"
}

// repairHyphened gives verbs joined to a word of means their subject and object back, where
// the tree makes a noun of the means: "Turkish police water-cannoned the marchers", "the air
// force carpet-bombed villages".
func (t *tree) repairHyphened() {
	for v := 3; v < len(t.low); v++ {
		k := v - 2
		if t.low[v-1] != "-" || t.tok(k).SpaceAfter || t.tok(v-1).SpaceAfter || !t.is(k, t.sets.hyphened) || t.tok(v).UPOS != "VERB" || !nominal(t.tok(k-1)) {
			continue
		}
		doer := k - 1
		if h := t.head(doer); len(t.cases(doer)) > 0 && h >= 0 && h < doer && nominal(t.tok(h)) { // "police in Nairobi"
			doer = h
		}
		if h := t.head(v); t.rel(v) == "amod" && h > v {
			top := h
			if t.under(h, doer) {
				top = doer
			}
			if g := t.head(top); g >= 0 {
				t.move(v, g, t.rel(top))
			} else {
				t.raise(v)
			}
			t.move(h, v, "obj")
		}
		t.move(k, v, "compound")
		t.move(doer, v, "nsubj")
		for _, h := range []int{k, v, t.child(v, "obj")} {
			if h < 0 {
				continue
			}
			for _, m := range slices.Clone(t.kids[h]) {
				if r := t.rel(m); m < doer && (r == "det" || r == "amod" || r == "compound") {
					t.move(m, doer, r)
				}
			}
		}
	}
}

// repairVerbs makes verbs of words tagged as nouns that have a subject and an object,
// as no noun has, or that stand between somebody and the word for what became of
// another: "Police shot dead two men".
func (t *tree) repairVerbs() {
	for i := range t.low {
		if up := t.tok(i).UPOS; up != "NOUN" && up != "ADJ" || t.noun[i] || t.when[i] || t.act[i] {
			continue
		}
		subject, object := t.child(i, "nsubj"), t.child(i, "obj")
		if t.rel(i) == "conj" && t.is(i, t.sets.verbOnly) { // "memblokade jalan dan bentrok dengan polisi"
			v := t.head(i)
			for n := 0; v >= 0 && !t.verbal(v) && n < 4; n++ {
				v = t.head(v)
			}
			if v >= 0 && v < i && t.verbal(v) {
				t.act[i] = true
				t.move(i, v, "conj")
				continue
			}
		}
		switch {
		case subject >= 0 && subject < i && object > i && t.child(i, "cop") < 0:
			t.act[i] = true
		case t.pastAsNoun(i) && subject >= 0 && subject < i:
			t.act[i] = true
			t.rels[subject] = "nsubj"
		case subject < 0 && i > 0 && t.noun[i-1] && i+1 < len(t.low) && t.is(i+1, t.sets.resulting):
			t.act[i] = true
			for _, k := range t.kids[i] {
				if _, last := t.extent(k); k < i && last == i-1 {
					t.rels[k] = "nsubj"
				}
				if object < 0 && k > i+1 && t.rel(k) == "nmod" {
					t.rels[k], object = "obj", k
				}
			}
		}
	}
}

// pastAsNoun reports whether a word that the tree takes for a noun at the top of a sentence is
// the past form of a verb: "Congolese police shot at the crowd", "A bomb tore through a market".
func (t *tree) pastAsNoun(i int) bool {
	return t.sets.auxPassive && t.rel(i) == "root" && t.child(i, "cop", "det", "amod", "case", "nmod", "compound", "nummod", "aux") < 0 && len(t.pack.VerbKeys(t.tok(i))) > 1
}

// repairCompounds joins the two nouns of a fixed expression of which the tree made
// something else: in "fired tear gas" nothing is torn. Where heads come first, what
// hangs on the second word is the first's: "baku tembak dengan", "memberi tahu Jakarta".
func (t *tree) repairCompounds() {
	for k := 0; k+1 < len(t.low); k++ {
		v := t.head(k)
		if t.head(k+1) != k || v < 0 && !t.sets.zeroAgent || !slices.Contains(t.sets.compounds, t.low[k]+"_"+t.low[k+1]) {
			continue
		}
		if t.sets.zeroAgent {
			for _, c := range slices.Clone(t.kids[k+1]) {
				t.move(c, k, t.rels[c])
			}
			t.rels[k+1] = "compound"
			continue
		}
		rel := t.rels[k]
		if rel == "xcomp" || rel == "ccomp" {
			rel = "obj"
		}
		t.move(k+1, v, rel)
		for _, c := range slices.Clone(t.kids[k]) {
			t.move(c, v, t.rels[c])
		}
		t.move(k, k+1, "compound")
	}
}

// repairInfinitives makes a clause of an infinitive that the tree takes for a noun
// with a preposition: "pressed Britain to hand over eight activists".
func (t *tree) repairInfinitives() {
	for k := range t.rels {
		t.repairAdjective(k)
		v := t.head(k)
		if v >= 0 && v < k && t.rel(k) == "obl" && t.tok(k).UPOS == "NOUN" && t.low[k] == t.lem[k] && t.keyed(v, t.sets.bidding) {
			t.repairNominal(k)
			continue
		}
		if v < 0 || v > k || t.rel(k) != "obl" || t.tok(k).UPOS != "VERB" || t.child(k, "obj", "ccomp", "xcomp") < 0 || !t.verbal(v) {
			continue
		}
		for _, c := range t.kids[k] {
			if t.rel(c) == "case" && t.is(c, t.sets.purpose) {
				t.rels[c], t.rels[k] = "mark", "xcomp"
			}
		}
	}
}

// repairAdjective makes the verb that it is of a word between "to" and a number or an
// article, where no adjective stands: "persuaded Hamas to free two hostages".
func (t *tree) repairAdjective(k int) {
	n := t.head(k)
	if t.sets.zeroAgent || k < 2 || k+1 >= n || t.rel(k) != "amod" || t.tok(k).UPOS != "ADJ" || !t.is(k-1, t.sets.purpose) || t.head(k-1) != n {
		return
	}
	v := t.head(n)
	if up := t.tok(k + 1).UPOS; up != "NUM" && up != "DET" || v < 0 || v > k || !t.verbal(v) {
		return
	}
	t.act[k] = true
	t.move(k, v, "xcomp")
	t.move(n, k, "obj")
	t.move(k-1, k, "mark")
}

// repairTimes hangs what the tree hangs on a time expression on the verb that this
// dates: "spoke on Friday with his counterpart", "complained on Monday that …".
func (t *tree) repairTimes() {
	for k := range t.rels {
		h := t.head(k)
		if h < 0 || h > k || !t.when[h] || t.when[k] {
			continue
		}
		v := t.head(h)
		if v < 0 || v > h || t.when[v] || !t.verbal(v) {
			continue
		}
		switch cases := t.cases(k); {
		case t.rel(k) == "nmod" && len(cases) > 0 && slices.ContainsFunc(cases, func(c string) bool { return slices.Contains(t.sets.with, c) || slices.Contains(t.sets.goal, c) }):
			t.move(k, v, "obl")
		case t.rel(k) == "acl" && t.verbal(k) && t.child(k, "mark") >= 0 && t.child(v, "ccomp") < 0 && t.marked(k, t.sets.contentMark):
			t.move(k, v, "ccomp")
		}
	}
}

// repairSaidIn gives a verb of saying the content clause that the tree hangs on the
// document in which it is said: "said in a message carried by Al-Aqsa TV that Israel would
// fail and thanked Iran".
func (t *tree) repairSaidIn() {
	for c := range t.rels {
		n := t.head(c)
		if n < 0 || n > c || t.rel(c) != "acl" || t.child(c, "nsubj", "nsubj:pass") < 0 || t.relative(t.child(c, "nsubj", "nsubj:pass")) || t.tok(n).UPOS != "NOUN" || t.rel(n) != "obl" {
			continue
		}
		v := t.head(n)
		if first, _ := t.extent(c); v < 0 || !t.verbal(v) || !t.keyed(v, t.pack.Speech.Verbs) || t.child(v, "ccomp", "obj") >= 0 || first <= n || !slices.Contains(t.pack.Speech.Complementizers, t.low[first]) || t.rel(first) != "mark" ||
			!slices.ContainsFunc(t.cases(n), func(w string) bool { return slices.Contains(t.sets.conveying, w) }) {
			continue
		}
		t.move(c, v, "ccomp")
	}
}

// repairNominal makes the verb that it is of a word that the tree takes for a noun,
// behind a verb of asking and to, without an article: "asked Britain to hand over
// the general".
func (t *tree) repairNominal(k int) {
	if k == 0 || t.head(k-1) != k || t.rel(k-1) != "case" || !t.is(k-1, t.sets.purpose) || t.noun[k] || t.when[k] {
		return
	}
	object := t.child(k, "nmod", "obj")
	if object < k && k+1 < len(t.low) && t.rel(k+1) == "case" && t.head(k+1) > k && t.head(t.head(k+1)) == t.head(k) {
		object = t.head(k + 1)
		t.move(object, k, "obj")
	}
	if object < k {
		return
	}
	t.act[k] = true
	t.rels[k-1], t.rels[k], t.rels[object] = "mark", "xcomp", "obj"
	for _, c := range slices.Clone(t.kids[object]) {
		if t.rel(c) == "case" && c == k+1 {
			t.move(c, k, "compound:prt")
		}
	}
}

// repairNames hangs a later part of a name on the part before it, where the tree
// makes two arguments of one clause of them: "called Xi Jinping".
func (t *tree) repairNames() {
	for k := 1; k < len(t.low); k++ {
		if h := t.head(k); t.inner[k] && t.rel(k) == "case" && h >= 0 && h < k && t.tok(k).Form != t.low[k] {
			t.move(k, h, "flat") // "kantor berita Antara": a name, and no marker
		}
		if t.noun[k] && t.rel(k) == "obj" && t.rel(k-1) == "obj" && t.head(k) == t.head(k-1) && t.tok(k).UPOS == "NOUN" && t.tok(k-1).UPOS == "PROPN" && !t.keyed(t.head(k), t.sets.giving) {
			t.move(k-1, k, "compound") // "let IAEA inspectors in"
			continue
		}
		if !t.inner[k] || t.head(k) < 0 || t.head(k) != t.head(k-1) || t.tok(k).UPOS != "PROPN" || t.tok(k-1).UPOS != "PROPN" || len(t.cases(k)) > 0 {
			continue
		}
		switch t.rel(k) {
		case "obj", "obl", "xcomp", "ccomp", "parataxis":
			t.move(k, k-1, "flat")
		}
	}
}

// repairControlled makes a clause of a verb right behind another that the tree takes
// for its object: "membantu merekonstruksi Donetsk".
func (t *tree) repairControlled() {
	for k := 1; k < len(t.rels); k++ {
		if t.sets.zeroAgent && t.rel(k) == "obj" && t.head(k) == k-1 && t.verbal(k-1) && t.tok(k).UPOS == "VERB" && t.tok(k).Feat("Voice") == "Act" && t.child(k, "obj") >= 0 {
			t.rels[k] = "xcomp"
		}
	}
}

// repairAmounts puts the noun that is counted in the place of the word before its number
// on which the tree hung it: "Sebanyak 351 pengunjuk rasa diamankan polisi".
func (t *tree) repairAmounts() {
	for a := range t.rels {
		if !t.is(a, t.sets.amounting) {
			continue
		}
		n := slices.IndexFunc(t.kids[a], func(k int) bool { return k > a && k <= a+4 && t.rel(k) == "nmod" && t.child(k, "nummod") >= 0 })
		if n < 0 {
			continue
		}
		noun, up, rel := t.kids[a][n], t.head(a), t.deprel(a)
		v := slices.IndexFunc(t.kids[a], func(k int) bool { return k > noun && t.rel(k) == "acl" && t.verbal(k) && !t.hasRelative(k, noun) })
		switch {
		case up >= 0:
			t.move(noun, up, rel)
			t.move(a, noun, "advmod")
			for _, k := range slices.Clone(t.kids[a]) {
				if k > noun {
					t.move(k, noun, t.deprel(k))
				}
			}
		case v >= 0:
			main := t.kids[a][v]
			for _, k := range slices.Clone(t.kids[a]) {
				if k > noun && k != main {
					t.move(k, main, t.deprel(k))
				}
			}
			t.raise(main)
			subject := "nsubj"
			if t.passive(main) {
				subject = "nsubj:pass"
			}
			t.move(noun, main, subject)
			t.move(a, noun, "advmod")
		}
	}
}

// repairVoiced makes verbs of words in a prefix of voice that the tree gives a subject or
// object but tags as nouns, being rare: "Ratusan migran dideportasi Amerika Serikat".
func (t *tree) repairVoiced() {
	if !t.sets.zeroAgent {
		return
	}
	for v := range t.rels {
		if !t.noun[v] && !t.when[v] && t.tok(v).UPOS == "NOUN" && t.voiced(v) && len(t.pack.VerbKeys(t.tok(v))) > 1 && t.child(v, "nsubj", "obj") >= 0 && t.child(v, "cop", "case", "det") < 0 {
			t.act[v] = true
		}
	}
}

// repairPronounAgents makes passives of verbs without prefix that have their doer, a
// personal pronoun, right before them and what they are done to before that: "Pilot itu
// akan kami lepaskan", "pilot yang mereka sandera".
func (t *tree) repairPronounAgents() {
	if !t.sets.zeroAgent {
		return
	}
	for v := 2; v < len(t.rels); v++ {
		p := v - 1
		if !t.verbal(v) || t.voiced(v) || t.tok(p).UPOS != "PRON" || t.head(p) != v || t.rel(p) != "nsubj" || t.relative(p) {
			continue
		}
		for _, k := range slices.Clone(t.kids[v]) {
			if r := t.rel(k); k < p && (r == "nsubj" || r == "obj" && t.relative(k)) {
				t.rels[k], t.rels[p] = "nsubj:pass", "obl:agent"
				break
			}
		}
	}
}

// repairSubjects finds the subject that stands right before a verb which the tree left
// without one: the apposition that it made of it to the place or day before, as in "Di
// Bintan, Selasa, Indonesia dan Singapura menandatangani …", and the oblique without a
// marker, as in "Mesir dan Yordania kompak memutuskan hubungan …".
func (t *tree) repairSubjects() {
	for k := range t.rels {
		h := t.head(k)
		// "Beberapa jam sebelum menembakkan rudal, Rusia …": how long before is no subject.
		if h >= 0 && t.rel(k) == "nsubj" && !t.noun[k] && slices.ContainsFunc(t.kids[k], func(c int) bool { return t.rel(c) == "acl" && t.marked(c, t.sets.occasion) }) &&
			slices.ContainsFunc(t.kids[h], func(c int) bool { return c > k && c < h && t.rel(c) == "nsubj" }) {
			t.rels[k] = "obl:tmod"
		}
		// "hours after the group had launched rockets": nor is it before a conjunction.
		if h > k && t.rel(k) == "nsubj" && !t.noun[k] && k+1 < h && t.rel(k+1) == "mark" && t.head(k+1) == h && t.is(k+1, t.sets.occasion) {
			t.rels[k] = "obl:tmod"
		}
		if h < 0 || !t.noun[k] || t.when[k] || len(t.cases(k)) > 0 {
			continue
		}
		v := h
		switch t.rel(k) {
		case "appos":
			v = t.head(h)
			if h > k || v < k || t.rel(h) != "obl" && t.rel(h) != "nmod" || !t.temporal(h) && len(t.cases(h)) == 0 {
				continue
			}
		case "obl":
			if t.deprel(k) != "obl" || t.verbal(v) && !t.voiced(v) || !t.verbal(v) && t.tok(v).UPOS != "ADJ" {
				continue
			}
		default:
			continue
		}
		first, last := t.extent(k)
		if v <= last || t.child(v, "nsubj", "csubj", "cop") >= 0 || first > 0 && t.tok(first-1).UPOS != "PUNCT" || t.rel(v) == "acl" {
			continue
		}
		if between := t.low[last+1 : v]; len(between) <= 2 && !slices.Contains(between, ",") {
			t.move(k, v, "nsubj")
		}
	}
}

// repairFirstVerb makes the first of two verbs the main one, where the tree took it for
// a relative clause, though no pronoun opens it, on a noun of the phrase with a marker
// before it: in "Parlemen dengan suara bulat menuntut Yoon mencabut dekret" the
// parliament demands, and what Yoon is to do is what it demands.
func (t *tree) repairFirstVerb() {
	if !t.sets.zeroAgent {
		return
	}
	for v := range t.rels {
		n := t.head(v)
		if t.rel(v) != "acl" || n < 0 || n > v || !t.verbal(v) || t.passive(v) || !t.voiced(v) || t.child(v, "obj") < 0 || t.child(v, "mark") >= 0 || t.hasRelative(v, n) || len(t.cases(n)) == 0 {
			continue
		}
		s := t.head(n)
		if s < 0 || s > n || t.rel(s) != "nsubj" || len(t.cases(s)) > 0 {
			continue
		}
		if main := t.head(s); main > v && t.verbal(main) && !t.passive(main) && t.child(main, "cc") < 0 {
			up, rel := t.head(main), t.deprel(main)
			if up >= 0 {
				t.move(v, up, rel)
			} else {
				t.raise(v)
			}
			t.move(s, v, "nsubj")
			t.move(main, v, "ccomp")
		}
	}
}

// repairCharge makes the passive the main verb that stands between its subject and its
// agent, where the tree took it for a relative clause and gave both to the verb behind:
// in "Eks menteri itu didakwa jaksa merugikan negara" the prosecutor charges.
func (t *tree) repairCharge() {
	if !t.sets.zeroAgent {
		return
	}
	for v := 0; v+1 < len(t.rels); v++ {
		s := t.head(v)
		if t.rel(v) != "acl" || s < 0 || s > v || !t.verbal(v) || !t.passive(v) || t.rel(s) != "nsubj" || t.hasRelative(v, s) {
			continue
		}
		main := t.head(s)
		if main < v || !t.verbal(main) || t.passive(main) || t.deprel(main) != "root" {
			continue
		}
		for _, k := range slices.Clone(t.kids[main]) {
			if first, _ := t.extent(k); t.rel(k) == "nsubj" && first == v+1 && k < main {
				t.raise(v)
				t.move(s, v, "nsubj:pass")
				t.move(k, v, "obl:agent")
				t.move(main, v, "xcomp")
				break
			}
		}
	}
}

// repairLentAgents gives a passive the agent right behind it that the tree made the
// subject of a clause further on, "ditangkap polisi setibanya di Manila", or hung on
// the clause of what came of it, "dipukuli hingga tewas oleh massa".
func (t *tree) repairLentAgents() {
	if !t.sets.zeroAgent {
		return
	}
	for v := 0; v+1 < len(t.low); v++ {
		if !t.verbal(v) || !t.passive(v) || t.byPhrase(v) != nil {
			continue
		}
		for _, c := range slices.Clone(t.kids[v]) {
			r := t.rel(c)
			if c < v || r != "ccomp" && r != "advcl" && r != "xcomp" && (r != "obl" || t.tok(c).UPOS != "VERB" && t.tok(c).UPOS != "NOUN" || t.noun[c]) {
				continue
			}
			for _, k := range slices.Clone(t.kids[c]) {
				first, _ := t.extent(k)
				marked := slices.ContainsFunc(t.cases(k), func(w string) bool { return slices.Contains(t.sets.by, w) })
				switch {
				case marked && !t.pack.Passive(t.tok(c)) && t.child(c, "nsubj") < 0:
				case t.rel(k) == "nsubj" && first == v+1 && k < c && !t.when[k] && t.tok(first).UPOS != "ADP" && (t.rel(v) == "acl" || t.child(v, "nsubj") >= 0):
				default:
					continue
				}
				t.move(k, v, "obl:agent")
				break
			}
		}
	}
}

// repairPlaces hangs the noun right behind a place word with a marker on it, where the
// tree has both on one noun: in "unjuk rasa di depan kantor KPU" the protest is not the
// commission's.
func (t *tree) repairPlaces() {
	if !t.sets.zeroAgent {
		return
	}
	for k := 1; k < len(t.rels); k++ {
		if t.rel(k) == "nmod" && t.rel(k-1) == "nmod" && t.head(k) == t.head(k-1) && t.head(k) < k-1 && t.tok(k-1).UPOS == "NOUN" && !t.when[k] && !t.noun[k-1] && t.child(k, "case") < 0 && t.child(k-1, "case") >= 0 {
			t.move(k, k-1, "nmod")
		}
	}
}

// repairCounts hangs a number on the noun behind it where the tree makes two
// subjects of them: "tidak satu pun tentara menyerang".
func (t *tree) repairCounts() {
	for k := range t.rels {
		v := t.head(k)
		if v < 0 || t.rel(k) != "nsubj" || t.tok(k).UPOS != "NUM" && !t.is(k, t.sets.single) && !t.is(k, t.sets.quantity) {
			continue
		}
		for n := k + 1; n <= k+3 && n < v; n++ {
			if t.head(n) == v && t.rel(n) == "nsubj" && t.tok(n).UPOS == "NOUN" && !t.is(n, t.sets.quantity) {
				t.move(k, n, "nummod")
				break
			}
		}
	}
}

// repairFate finds the subject of a passive that tells what became of a proposal,
// where the tree took the proposal's own clause for the main one: in "usulan
// Prancis agar Israel mundur ditolak Jerman" the proposal was rejected, and not a
// part of what was proposed.
func (t *tree) repairFate() {
	if !t.sets.zeroAgent {
		return
	}
	for v := range t.rels {
		if t.child(v, "obl") < 0 || !slices.ContainsFunc(t.kids[v], func(k int) bool { return k > v && t.deprel(k) == "obl:agent" }) || t.child(v, "mark") >= 0 {
			continue
		}
		// Up through the clauses to the noun: w is the highest of them.
		w, r := v, -1
		for steps := 0; steps < 4 && r < 0; steps++ {
			h := t.head(w)
			if h < 0 || h > v {
				break
			}
			switch t.rel(w) {
			case "ccomp", "xcomp", "advcl", "parataxis", "acl":
			default:
				h = -1
			}
			if h < 0 {
				break
			}
			if t.proposal(h) && t.head(h) < 0 {
				r = h
				break
			}
			w = h
			if n := t.child(w, "nsubj"); t.head(w) < 0 && n >= 0 && n < w && t.proposal(n) {
				r = n
			}
		}
		if r < 0 || w == v || w < r || slices.ContainsFunc(t.low[r:v], func(w string) bool { return w == "," || slices.Contains(t.sets.relative, w) }) {
			continue
		}
		// What the tree made the passive's subject belongs to the clause before.
		own := t.child(v, "nsubj")
		top := t.head(w) < 0
		t.raise(v)
		t.move(r, v, "nsubj:pass")
		if top {
			t.move(w, r, "acl")
		}
		if own > w && own < v {
			t.move(own, w, "obj")
		}
	}
}

// repairThen makes two acts of one doer of a verb and a second one after "lalu",
// where the tree took whom the first was done to for the second one's doer:
// "memeriksa hakim itu lalu menahannya".
func (t *tree) repairThen() {
	for c := 1; c < len(t.low); c++ {
		v := t.head(c)
		if t.rel(c) != "ccomp" || v < 0 || v > c || !t.verbal(v) || !slices.Contains(t.pack.Refer.Then, t.low[c-1]) || t.child(c, "mark") >= 0 {
			continue
		}
		n := t.child(c, "nsubj")
		if n < v || n > c {
			n = -1
		}
		if n >= 0 && t.child(v, "obj") < 0 && !t.passive(v) {
			t.move(n, v, "obj")
		} else if n >= 0 {
			continue
		}
		t.rels[c] = "conj"
	}
}

// proposal reports whether token i is a noun whose clause tells what is proposed,
// asked for or said.
func (t *tree) proposal(i int) bool {
	return t.tok(i).UPOS == "NOUN" && !t.noun[i] && t.is(i, t.sets.proposing)
}

// repairAgents makes plain obliques of the agents of active verbs: "spoke by phone",
// "had spoken by telephone".
func (t *tree) repairAgents() {
	if !t.sets.auxPassive {
		return
	}
	for k := range t.rels {
		if v := t.head(k); v >= 0 && t.deprel(k) == "obl:agent" && (t.tok(v).Feat("VerbForm") == "Fin" || t.child(v, "aux") >= 0 && !t.noun[k]) &&
			!slices.ContainsFunc(t.kids[v], func(c int) bool { return t.deprel(c) == "aux:pass" }) {
			t.rels[k] = "obl"
		}
	}
	for v := range t.rels { // "The two chatted by phone": who does it is no phone
		subj := t.child(v, "nsubj")
		if subj < 0 || t.deprel(subj) != "nsubj:pass" || t.child(v, "aux") >= 0 {
			continue
		}
		for _, k := range t.kids[v] {
			if t.rel(k) == "obl" && t.byMeans(k) {
				t.rels[k], t.rels[subj] = "obl", "nsubj"
			}
		}
	}
}

// repairControllers gives a passive the doer that the tree hangs on the infinitive
// behind it: "were told to leave by Japan".
func (t *tree) repairControllers() {
	for k := range t.rels {
		v := t.head(k)
		if v < 0 || t.rel(k) != "xcomp" || !t.verbal(k) || !t.verbal(v) || !t.sets.auxPassive && t.passive(k) || !t.passive(v) || t.byPhrase(v) != nil {
			continue
		}
		for _, c := range t.kids[k] {
			if t.rel(c) == "obl" && t.noun[c] && slices.ContainsFunc(t.cases(c), func(w string) bool { return slices.Contains(t.sets.by, w) }) {
				t.move(c, v, "obl:agent")
				break
			}
		}
	}
}

// repairDoers hangs whom a noun of action is by on that noun, where the tree gives
// him to the active verb that governs it: "denounced the bombing of its consulate by
// Israel".
func (t *tree) repairDoers() {
	for k := range t.rels {
		v := t.head(k)
		if v < 0 || v > k || t.rel(k) != "obl" || !t.noun[k] || !t.sets.auxPassive || !t.verbal(v) || t.passive(v) || t.is(v, t.pack.Speech.Relay) {
			continue
		}
		if o := t.child(v, "obj"); o > v && o < k && !t.noun[o] && t.tok(o).UPOS == "NOUN" && slices.ContainsFunc(t.cases(k), func(w string) bool { return slices.Contains(t.sets.by, w) }) {
			t.move(k, o, "nmod")
		}
	}
}

// repairWho hangs a relative clause of persons on the person named right before it,
// and not on a thing further up: "a plan from the president, who had flown to Moscow".
func (t *tree) repairWho() {
	for k := range t.rels {
		h := t.head(k)
		if h < 0 || h > k || t.rel(k) != "acl" || t.noun[h] || !nominal(t.tok(h)) {
			continue
		}
		r := t.child(k, "nsubj")
		if r < 0 {
			r = t.child(k, "obj")
		}
		if r < 0 || !t.is(r, t.sets.who) && !(t.is(r, t.sets.relative) && t.low[max(r-1, 0)] == "," && t.keyed(k, t.sets.voicing)) {
			continue
		}
		p := r - 1
		if p > h && t.tok(p).UPOS == "PUNCT" {
			p--
		}
		if p > h && t.noun[p] && !t.when[p] {
			t.move(k, p, "acl:relcl")
			for _, c := range slices.Clone(t.kids[k]) {
				if c < p && t.relative(c) { // "a finding that Yerevan, which accuses Baku of …, described as …"
					t.move(c, h, "dep")
				}
			}
		}
	}
}

// repairObjects makes objects of the nouns right behind active verbs that the
// tree takes for other things.
func (t *tree) repairObjects() {
	for v := 0; v+1 < len(t.low); v++ {
		k := v + 1
		t.repairStray(v)
		t.repairToDeath(v)
		t.repairBeforeTime(v)
		t.repairDescribed(v)
		t.repairManner(v)
		t.repairGiven(v)
		if !t.verbal(v) || t.child(v, "obj") >= 0 || t.when[k] || len(t.cases(k)) > 0 || t.passive(v) {
			continue
		}
		switch h := t.head(k); {
		case h == v && t.tok(k).UPOS == "PROPN" && (t.rel(k) == "xcomp" || t.rel(k) == "flat"):
			t.rels[k] = "obj" // "called Vladimir Putin", "to sue Russia"
		case h == k+1 && t.noun[k] && t.noun[h] && t.head(h) == v && t.rel(h) == "ccomp":
			// "membubarkan demonstran Belarus": who is named is no clause.
			t.move(k, v, "obj")
			t.move(h, k, "nmod")
		}
	}
}

// repairDescribed gives back to a verb the object that the tree makes the subject of a
// clause, where that only tells what the object is like (set describing): "meluncurkan
// rudal berbahan bakar padat", "menahan kapal berbendera Panama".
func (t *tree) repairDescribed(v int) {
	if !t.verbal(v) || t.passive(v) || t.child(v, "obj") >= 0 {
		return
	}
	for _, c := range t.kids[v] {
		if c < v || t.rel(c) != "ccomp" && t.rel(c) != "xcomp" || !t.is(c, t.sets.describing) {
			continue
		}
		if s := t.child(c, "nsubj"); s > v && s < c {
			t.move(s, v, "obj")
			t.move(c, s, "acl")
			return
		}
	}
}

// repairManner takes the word that tells how right behind a verb (set manner) for no object
// of it; that is the bare noun that the tree hangs below: "membatalkan sepihak kontrak
// dengan Prancis", "menutup total perbatasan".
func (t *tree) repairManner(v int) {
	k := v + 1
	if !t.verbal(v) || t.rel(k) != "obj" || t.head(k) != v || !t.is(k, t.sets.manner) {
		return
	}
	for _, n := range slices.Clone(t.kids[k]) {
		if n == k+1 && t.tok(n).UPOS == "NOUN" && len(t.cases(n)) == 0 {
			t.rels[k] = "advmod"
			t.move(n, v, "obj")
			for _, rest := range slices.Clone(t.kids[k]) {
				t.move(rest, n, t.deprel(rest))
			}
			return
		}
	}
}

// repairGiven finds who does it in a passive of giving (set bestowing), where the tree takes for that what is
// given, which stands bare behind the verb: "dijatuhi hukuman tiga tahun penjara oleh pengadilan".
func (t *tree) repairGiven(v int) {
	k := v + 1
	if !t.keyed(v, t.sets.bestowing) || !t.passive(v) || t.deprel(k) != "obl:agent" || t.head(k) != v || t.tok(k).UPOS != "NOUN" || len(t.cases(k)) > 0 {
		return
	}
	for i := k + 1; i < len(t.low); i++ {
		if t.under(i, k) && slices.ContainsFunc(t.cases(i), func(c string) bool { return slices.Contains(t.sets.by, c) }) {
			t.rels[k] = "obj"
			t.move(i, v, "obl:agent")
			return
		}
	}
}

// repairWaves makes the act the head of a noun that only counts such acts (set waves), as
// "gelombang serangan ke Beirut" is told of attacks.
func (t *tree) repairWaves() {
	for k := 0; k+1 < len(t.low); k++ {
		n := k + 1
		if !t.is(k, t.sets.waves) || t.head(n) != k || t.rel(n) != "nmod" || t.tok(n).UPOS != "NOUN" || len(t.cases(n)) > 0 {
			continue
		}
		h, rel := t.head(k), t.deprel(k)
		if h < 0 {
			t.raise(n)
		} else {
			t.move(n, h, rel)
		}
		t.move(k, n, "nmod")
		for _, rest := range slices.Clone(t.kids[k]) {
			t.move(rest, n, t.deprel(rest))
		}
	}
}

// repairToDeath gives back to a verb of force the object that the tree hangs on a word
// for its end: "mengeksekusi mati delapan terpidana".
func (t *tree) repairToDeath(v int) {
	k := v + 1
	if !t.verbal(v) || t.head(k) != v || t.rel(k) != "obj" || !t.is(k, t.sets.toDeath) || !t.keyed(v, t.sets.killing) {
		return
	}
	n := t.child(k, "nmod")
	if n < k || len(t.cases(n)) > 0 {
		return
	}
	t.rels[k] = "advmod"
	t.move(n, v, "obj")
	for _, c := range slices.Clone(t.kids[k]) {
		t.move(c, n, t.rels[c])
	}
}

// repairDecided hangs the clause behind a noun for a decision or an act, and whose it
// is, on that noun, where the tree makes a clause of its own of both: "menyesalkan
// keputusan Budapest menolak pengungsi" regrets the decision, and Budapest turns them
// away. What somebody says of a decision stays a clause: "menilai langkah Rusia
// melanggar hukum".
func (t *tree) repairDecided() {
	if !t.sets.zeroAgent {
		return
	}
	for c := range t.rels {
		v := t.head(c)
		if r := t.rel(c); v < 0 || r != "ccomp" && r != "xcomp" && r != "advcl" || c < v || !t.verbal(c) || !t.verbal(v) || t.passive(c) || t.child(c, "mark", "case") >= 0 ||
			t.keyed(v, t.pack.Speech.Verbs) || t.keyed(v, t.sets.believing) || t.keyed(v, t.sets.joining) {
			continue
		}
		n := t.child(c, "nsubj")
		if n < v || n > c {
			n = t.child(v, "obj")
		}
		if n < v || n > c || t.noun[n] || !t.is(n, t.sets.decided) || !slices.ContainsFunc(t.poss(n), func(o int) bool { return t.noun[o] && o > n }) {
			continue
		}
		if _, last := t.extent(n); last != c-1 && t.head(n) == v || t.hasRelative(c, n) {
			continue
		}
		t.move(n, v, "obj")
		t.move(c, n, "acl")
	}
}

// repairBeforeTime makes an object of the name right behind a verb that the tree joins
// to the time behind it: "impeached President Pedro Castillo hours after he …".
func (t *tree) repairBeforeTime(v int) {
	if t.sets.zeroAgent || !t.verbal(v) || t.passive(v) || t.child(v, "obj", "ccomp", "xcomp") >= 0 {
		return
	}
	for k := v + 1; k < len(t.low) && k <= v+4; k++ {
		h := t.head(k)
		if h <= k || t.head(h) != v || t.rel(k) != "compound" || !t.noun[k] || t.when[k] || t.noun[h] || t.rel(h) != "obl" || len(t.cases(h)) > 0 {
			continue
		}
		if first, last := t.extent(k); first == v+1 && last < h {
			t.move(k, v, "obj")
		}
		return
	}
}

// repairStray gives back to a coordinated verb the noun right behind it, which the
// tree hangs on a noun before the verb: "has established ties with Beijing and broken
// off relations with Taiwan".
func (t *tree) repairStray(v int) {
	if !t.verbal(v) || t.sets.zeroAgent || t.child(v, "obj") >= 0 {
		return
	}
	if p := v + 1; p < len(t.low) && t.head(p) == v && t.deprel(p) == "compound:prt" && !t.passive(v) {
		for _, k := range t.kids[v] { // "took in two brothers"
			if k > p && t.rel(k) == "obl" && !t.when[k] && t.deprel(k) != "obl:unmarked" && t.child(k, "case") < 0 {
				t.rels[k] = "obj"
				return
			}
		}
	}
	if t.rel(v) != "conj" || t.child(v, "aux") >= 0 {
		return
	}
	k := v + 1
	for k < len(t.low) && (t.head(k) == v && t.deprel(k) == "compound:prt" || t.head(k) > k && (t.tok(k).UPOS == "DET" || t.tok(k).UPOS == "ADJ" || t.tok(k).UPOS == "NUM")) {
		k++
	}
	if k < len(t.low) && t.tok(k).UPOS == "NOUN" && !t.when[k] && t.head(k) >= 0 && t.head(k) < v && t.rel(k) == "nmod" && len(t.cases(k)) == 0 {
		t.move(k, v, "obj")
	}
}

// repairHeadline finds the verbs of a headline that the tree has not, since they stand
// there without prefix and in title case: "Inggris Usir 23 Diplomat Rusia", "Iran
// Eksekusi Tiga Pengunjuk Rasa", "Turkey's Erdogan Slams Israel". Each clause between
// commas may have one: "AS Veto Resolusi, Palestina Kecam Washington".
func (t *tree) repairHeadline(acts func(key string) bool) {
	if !t.headline || len(t.low) < 3 {
		return
	}
	end := t.clauseEnd(0)
	t.repairOpening(end, acts)
	for end < len(t.low) {
		first := end + 1
		end = t.clauseEnd(first)
		t.repairNext(first, end, acts)
	}
}

// repairOpening finds the verb of the first clause of a headline. It is a word that
// tells an act, between the one who opens the headline and something that it is
// done to. What follows a comma goes on from there: "Erdogan Telepon Netanyahu, Minta
// Serangan Dihentikan".
func (t *tree) repairOpening(end int, acts func(key string) bool) {
	if !t.noun[0] {
		return
	}
	v := t.behindName(0)
	if v+1 >= end || !t.headlineVerb(v, acts) || !t.verbless(0, v+1) {
		return
	}
	if !t.verbless(0, end) { // "Pakistan Tembak Jatuh Jet India", "Jaksa Korsel Dakwa Yoon Pimpin Makar"
		if !t.sets.zeroAgent || !t.verbal(v+1) && !t.name[v-1] || t.top(v) <= v || !t.verbal(t.top(v)) {
			return
		}
	}
	root := t.top(v)
	t.act[v] = true
	if root != v {
		t.raise(v)
		switch {
		case root < v:
			t.move(root, v, "nsubj")
		case root < end && t.verbal(root):
			t.move(root, v, "ccomp")
		case root < end:
			t.move(root, v, "obl")
		case slices.ContainsFunc(t.kids[root], func(k int) bool { return k >= end && t.rel(k) == "nsubj" }):
			t.move(root, v, "parataxis") // "Israel Bombardir Gaza, 40 Orang Tewas"
		default:
			t.move(root, v, "conj")
		}
	}
	t.gather(0, v, end)
}

// repairNext gives a clause of a headline behind a comma the verb that the tree takes
// for a part of a name or of what stands before: "…, Palestina Kecam Sikap Washington".
// One that opens with a verb has the doer of the first clause: "Mahfud Serahkan Surat
// Pengunduran Diri, Minta Maaf".
func (t *tree) repairNext(first, end int, acts func(key string) bool) {
	if !t.sets.zeroAgent || first+1 >= end {
		return
	}
	if root := t.top(0); !t.noun[first] && t.verbal(first) && acts(t.headlineKey(first)) && root < first && t.verbal(root) && t.rel(first) == "ccomp" {
		for _, k := range slices.Clone(t.kids[first]) {
			if k > root && k < first && t.rel(k) == "nsubj" {
				t.move(k, root, "obj")
			}
		}
		t.rels[first] = "conj"
		return
	}
	v := t.behindName(first)
	if !t.noun[first] && t.tok(first).UPOS == "NOUN" && first+2 < end && t.tok(first+1).UPOS == "NOUN" {
		v = first + 1
	}
	if v <= first || v+1 >= end || !t.headlineVerb(v, acts) || !t.verbless(first, v) {
		return
	}
	if t.verbal(v) && slices.ContainsFunc(t.kids[v], func(k int) bool { return k >= first && k < v && t.rel(k) == "nsubj" }) {
		return
	}
	t.act[v] = true
	t.raise(v)
	for _, k := range slices.Clone(t.kids[v]) {
		if k < first { // the clause before has nothing to do with this verb
			t.raise(k)
		}
	}
	t.gather(first, v, end)
}

// behindName is the token behind the one who opens a clause at first, with what hangs on him.
func (t *tree) behindName(first int) int {
	v := first + 1
	for v < len(t.low) && t.noun[v] && (t.inner[v] || t.head(v) >= first && t.head(v) < v && !t.name[v]) {
		v++
	}
	return v
}

// headlineVerb reports whether token v may be the verb of a headline, before what it is done to.
func (t *tree) headlineVerb(v int, acts func(key string) bool) bool {
	if v+1 >= len(t.low) || t.noun[v] || t.when[v] || t.tok(v).UPOS == "ADP" || !acts(t.headlineKey(v)) {
		return false
	}
	next := t.tok(v + 1).UPOS
	return next != "PUNCT" && next != "CCONJ"
}

// gather makes of the words between first and v the subject of verb v, and of those
// behind it up to end its object and what goes with that.
func (t *tree) gather(first, v, end int) {
	for k := first; k < v; k++ {
		if h := t.head(k); h < first || h >= v {
			t.move(k, v, "nsubj")
		}
	}
	object := -1
	for k := v + 1; k < end; k++ {
		switch h := t.head(k); {
		case h > v && h < end || h == v && t.rel(k) != "nmod" && t.rel(k) != "flat" && t.rel(k) != "obl":
		case len(t.cases(k)) > 0 || t.when[k] || t.tok(k).UPOS == "ADP" || t.tok(k).UPOS == "PUNCT":
			if h < v {
				t.move(k, v, "obl")
			} else {
				t.rels[k] = "obl"
			}
		case object < 0:
			t.move(k, v, "obj")
			object = k
		case t.inner[k]:
			t.move(k, k-1, "flat")
		case h <= v:
			t.move(k, object, "nmod")
		}
	}
}

// styled reports whether the sentence is written as a headline, wherever it stands: without
// full stop, its words with capitals.
func styled(s *kawat.Sentence) bool {
	n := len(s.Tokens)
	if n < 4 || s.Tokens[n-1].UPOS == "PUNCT" {
		return false
	}
	words, capitals, common := 0, 0, 0
	for i := range s.Tokens {
		tok := &s.Tokens[i]
		switch tok.UPOS {
		case "NOUN", "VERB", "ADJ", "PROPN":
		default:
			continue
		}
		if i > 0 && !s.Tokens[i-1].SpaceAfter { // "-nya", the second part of a hyphened word
			continue
		}
		words++
		if r, _ := utf8.DecodeRuneInString(tok.Form); unicode.IsUpper(r) {
			capitals++
			if tok.UPOS != "PROPN" {
				common++
			}
		}
	}
	return words >= 3 && common > 0 && capitals*10 >= words*9
}

// headlineKey is the key under which the verb of a headline is looked up: the form
// without voice where that is what headlines have; else the lemma of what looks
// like a plural before those it is done to ("Erdogan Slams Israel"), or "".
func (t *tree) headlineKey(v int) string {
	if t.sets.zeroAgent {
		return t.low[v]
	}
	k := v + 1
	for k < len(t.low) && !t.noun[k] && (t.tok(k).UPOS == "DET" || t.tok(k).UPOS == "NUM" || t.tok(k).UPOS == "ADJ") {
		k++
	}
	key := strings.ToLower(t.tok(v).Lemma)
	if k >= len(t.low) || !t.noun[k] || key == t.low[v] || t.tok(v).Feat("Number") != "Plur" {
		return ""
	}
	return key
}

// clauseEnd is the token at which a headline goes on after a comma, behind token first, or its end.
func (t *tree) clauseEnd(first int) int {
	for k := first + 3; k+1 < len(t.low); k++ {
		if t.low[k] == "," {
			return k
		}
	}
	return len(t.low)
}

// verbless reports whether none of the tokens from first to before end is used as a verb.
func (t *tree) verbless(first, end int) bool {
	for i := first; i < end; i++ {
		if t.verbal(i) {
			return false
		}
	}
	return true
}

// top is the root above token i.
func (t *tree) top(i int) int {
	for steps := 0; t.head(i) >= 0 && steps <= len(t.low); steps++ {
		i = t.head(i)
	}
	return i
}

// repairReceivers makes indirect objects of those to whom something is given, where
// the tree joins the two objects to one noun or calls both the object: "gave Kenya
// six tanks", "handed Khan a sentence".
func (t *tree) repairReceivers() {
	for v := 0; v+1 < len(t.low); v++ {
		if !t.verbal(v) || !t.keyed(v, t.sets.giving) || t.child(v, "iobj") >= 0 || t.passive(v) {
			continue
		}
		first := v + 1
		if r := t.rel(first); t.head(first) == v && (r == "obj" || r == "det") && t.is(first, t.sets.definite) {
			if slices.ContainsFunc(t.kids[v], func(k int) bool { return k > first && t.rel(k) == "obj" && len(t.cases(k)) == 0 }) {
				t.rels[first] = "iobj" // "memberinya abolisi"
				continue
			}
		}
		if t.tok(first).UPOS == "DET" {
			first++
		}
		if first >= len(t.low) || !t.noun[first] && !t.is(first, t.sets.persons) || t.when[first] {
			continue
		}
		last := first
		for last+1 < len(t.low) && t.inner[last+1] {
			last++
		}
		// Who receives stands right behind the verb, what he is given behind him.
		who := first
		for t.head(who) >= first && t.head(who) <= last && who < last {
			who++
		}
		given := t.head(who)
		switch {
		case given == v && t.rel(who) == "obj":
			if slices.ContainsFunc(t.kids[v], func(k int) bool { return k > last && t.rel(k) == "obj" && len(t.cases(k)) == 0 }) {
				t.rels[who] = "iobj"
			}
		case given > last && t.name[who] && t.head(given) == v && t.rel(given) == "obj" && len(t.cases(who)) == 0:
			acronym := strings.ToUpper(t.tok(first).Form) == t.tok(first).Form
			if t.tok(given-1).UPOS != "PUNCT" && (given > last+1 || !acronym && !t.is(given, t.sets.persons) && !t.is(given, t.sets.named)) {
				t.move(who, v, "iobj")
			}
		case given > last && t.name[who] && t.clauseOfGiven(given, v):
			c := t.head(given)
			t.move(given, v, "obj")
			t.move(c, given, "acl")
			t.move(who, v, "iobj")
		}
	}
}

// clauseOfGiven reports whether the tree made a clause of what is given at verb v, with the
// participle behind it: "handed Turkey 15 fugitives wanted over a bombing".
func (t *tree) clauseOfGiven(given, v int) bool {
	c := t.head(given)
	return c > given && t.rel(given) == "nsubj" && t.rel(c) == "ccomp" && t.head(c) == v && t.child(c, "mark", "aux", "cop", "obj") < 0 && t.child(given, "nummod", "det") >= 0
}

// repairWorth puts a noun in the place of the word behind it that tells its worth, where
// the tree made that the noun: "signed a migration pact worth 105 million euros".
func (t *tree) repairWorth() {
	for w := 1; w < len(t.low); w++ {
		n, h := w-1, t.head(w)
		if h < 0 || h > n || !t.is(w, t.sets.worth) || t.head(n) != w || t.rel(n) != "compound" || t.tok(n).UPOS != "NOUN" {
			continue
		}
		t.move(n, h, t.rels[w])
		t.move(w, n, "amod")
		for _, k := range slices.Clone(t.kids[w]) {
			if k < n {
				t.move(k, n, t.rels[k])
			}
		}
	}
}

// repairCrossing hangs on the main verb what stands behind it but hangs on a participle
// before it: in "militias backed by Iran fired rockets at a base" nobody is backed at
// a base.
func (t *tree) repairCrossing() {
	if t.sets.zeroAgent {
		return
	}
	for k := range t.rels {
		h := t.head(k)
		if h < 0 || h > k || t.rel(k) != "obl" || t.rel(h) != "acl" {
			continue
		}
		for v, steps := t.head(h), 0; v >= 0 && steps < 6; v, steps = t.head(v), steps+1 {
			if v > h && v < k && t.verbal(v) {
				t.move(k, v, t.rels[k])
				break
			}
		}
	}
}

// repairNewSubject gives a verb joined by "and" the names between the two, which the tree
// joined to a name before: "blocked a statement on Georgia, and Poland accused it"; and so
// where a clause on the new name comes between: "recalled its envoy from Cairo, and
// Athens, which had warned it, followed".
func (t *tree) repairNewSubject() {
	if t.sets.zeroAgent {
		return
	}
	for v := range t.rels {
		if n := t.resumed(v); n >= 0 {
			t.move(n, v, "nsubj")
			continue
		}
		cc := t.child(v, "cc")
		if t.rel(v) != "conj" || !t.verbal(v) || cc < 1 || cc+1 >= v || t.low[cc-1] != "," || t.child(v, "nsubj", "csubj", "expl") >= 0 || t.tok(v).Feat("VerbForm") != "Fin" {
			continue
		}
		for k := cc + 1; k < v; k++ {
			first, last := t.extent(k)
			if h := t.head(k); h >= 0 && h < cc && t.rel(k) == "conj" && t.noun[k] && last == v-1 && (first == cc+1 || first == cc-1) {
				t.move(k, v, "nsubj")
				break
			}
		}
	}
}

// repairBothSubjects gives a verb both of the names that stand joined before it, where the
// tree takes the first for a time or a cause and the second alone for its subject: "after
// France and Portugal barred his plane"; and so where it takes both for the time, and joins
// the verb to the one before, though nothing joins them.
func (t *tree) repairBothSubjects() {
	if t.sets.zeroAgent {
		return
	}
	after := func(n int) bool {
		return slices.ContainsFunc(t.cases(n), func(c string) bool {
			return slices.Contains(t.sets.prompting, c) && slices.Contains(t.sets.occasion, c)
		})
	}
	for v := range t.rels {
		main := t.head(v)
		if t.rel(v) != "conj" || !t.verbal(v) || main < 0 || main > v || t.tok(v).Feat("VerbForm") != "Fin" || t.child(v, "cc", "nsubj", "expl", "mark") >= 0 {
			continue
		}
		for _, n := range t.kids[main] {
			if _, last := t.extent(n); n < v && last == v-1 && t.rel(n) == "obl" && t.noun[n] && after(n) {
				t.move(n, v, "nsubj")
				t.rels[v] = "advcl"
				break
			}
		}
	}
	for n := range t.rels {
		v, cc := t.head(n), t.child(n, "cc")
		if t.rel(n) != "nsubj" || v <= n || cc < 2 || cc > n || !t.noun[n] || !t.is(cc, t.pack.Refer.And) {
			continue
		}
		first := cc - 1
		for t.noun[first] && t.head(first) == cc-1 || t.noun[first] && first > 0 && t.head(first) == first-1 && t.noun[first-1] {
			first--
		}
		if !t.noun[first] || t.under(first, v) && t.rel(first) == "nsubj" || t.rel(first) != "obl" && t.rel(first) != "nmod" || t.head(first) >= first ||
			!after(first) {
			continue
		}
		t.move(first, v, "nsubj")
		t.move(n, first, "conj")
	}
}

// repairOpeningObject makes the first of two subjects of a verb the object of the word
// before it, behind a marker of time and before the comma: "After meeting Emmanuel Macron,
// the Serbian president accused …".
func (t *tree) repairOpeningObject() {
	for first := 1; first < len(t.rels); first++ {
		v, opening := t.head(first), first-1
		if t.rel(first) != "nsubj" || v <= first || !t.name[first] || t.head(opening) != v || t.rel(opening) != "obl" && t.rel(opening) != "advcl" {
			continue
		}
		_, last := t.extent(first)
		subject := slices.IndexFunc(t.kids[v], func(k int) bool { return k > last && t.rel(k) == "nsubj" })
		if subject < 0 || last+1 >= len(t.low) || t.low[last+1] != "," || !slices.ContainsFunc(t.kids[opening], func(k int) bool {
			return k < opening && slices.Contains(t.sets.occasion, t.low[k])
		}) {
			continue
		}
		t.move(first, opening, "obj")
	}
}

// repairResult gives an active verb the object that the tree hangs on the word between, which
// tells how it ends: "menembak mati seorang pilot", "memvonis mati dua orang".
func (t *tree) repairResult() {
	if !t.sets.zeroAgent {
		return
	}
	for k := 1; k < len(t.rels); k++ {
		v := k - 1
		if t.head(k) != v || t.rel(k) != "xcomp" || t.tok(k).UPOS != "ADJ" || !t.verbal(v) || t.passive(v) || t.child(v, "obj") >= 0 {
			continue
		}
		for _, n := range t.kids[k] {
			if n > k && t.tok(n).UPOS != "ADV" && t.rel(n) == "nmod" && len(t.cases(n)) == 0 && t.noun[n] {
				t.move(n, v, "obj")
				break
			}
		}
	}
}

// repairNameBefore makes a name the subject of the verb that it is taken for an auxiliary of:
// "Beijing promised to send …".
func (t *tree) repairNameBefore() {
	for k := range t.rels {
		if v := t.head(k); v == k+1 && t.rel(k) == "aux" && t.name[k] && t.verbal(v) && t.child(v, "nsubj") < 0 {
			t.rels[k] = "nsubj"
		}
	}
}

// resumed is the name that opens the clause which the finite verb v ends, behind a
// conjunction of its own and a clause on it between commas, where the tree joined it to a
// name of the clause before; −1 if there is none.
func (t *tree) resumed(v int) int {
	main := t.head(v)
	if t.rel(v) != "conj" || !t.verbal(v) || main < 0 || main > v || t.tok(v).Feat("VerbForm") != "Fin" && t.tok(v).Feat("Tense") != "Past" || t.child(v, "nsubj", "csubj", "expl", "cc", "mark") >= 0 {
		return -1
	}
	first, _ := t.extent(v)
	start := first
	if t.low[first] == "," {
		start++
	} else if first == 0 || t.low[first-1] != "," {
		return -1
	}
	for n := main + 1; n < start; n++ {
		cc := t.child(n, "cc")
		if t.rel(n) != "conj" || !t.noun[n] || t.head(n) < main || cc < 1 || cc > n || t.low[cc-1] != "," || t.child(n, "acl") < 0 || t.under(t.head(n), v) {
			continue
		}
		if _, last := t.extent(n); last == start-1 || last == start-2 {
			return n
		}
	}
	return -1
}

// repairShared gives a coordinated verb back to the clause that its comma or its form
// says it goes on with, where the tree joins it to a clause inside that one: "fired at
// protesters who had marched on parliament, and arrested 40", "denied that it would
// join and urged restraint".
func (t *tree) repairShared() {
	if t.sets.zeroAgent {
		return
	}
	for k := range t.rels {
		c := t.head(k)
		if c <= 0 || c > k || t.rel(k) != "conj" || !t.verbal(k) || !t.pastForm(k) || t.child(k, "nsubj", "csubj", "aux", "cop", "mark", "expl") >= 0 {
			continue
		}
		cc := t.child(k, "cc")
		if cc < 0 || cc > k || !slices.Contains(t.pack.Refer.And, t.low[cc]) {
			continue
		}
		if v := t.sharedWith(k, c, cc); v >= 0 && t.verbal(v) && t.pastForm(v) {
			t.move(k, v, "conj")
		}
	}
}

// pastForm reports whether verb k is in the past, or may be, being spelt as its infinitive:
// "accused Ukraine of arming rebels who had killed soldiers, and cut off ties".
func (t *tree) pastForm(k int) bool {
	return t.tok(k).Feat("Tense") == "Past" || t.tok(k).Feat("VerbForm") == "Inf" && t.is(k, t.sets.invariable)
}

// sharedWith is the verb with which verb k, joined to the clause of verb c by the
// conjunction cc, shares its subject, or −1.
func (t *tree) sharedWith(k, c, cc int) int {
	if t.head(c) < 0 {
		return -1
	}
	first, _ := t.extent(c)
	// No "could buy and summoned", "to hold and threatened", "were demanding and shut".
	modal := t.tok(c).Feat("VerbForm") == "Inf" && t.child(c, "aux", "mark") >= 0 ||
		(t.tok(c).Feat("VerbForm") == "Ger" || t.tok(c).Feat("Tense") == "Pres" && t.tok(c).Feat("VerbForm") == "Part") && t.child(c, "aux") >= 0
	switch t.rel(c) {
	case "acl": // a relative clause without comma ends at the next
		if !modal && (t.deprel(c) != "acl:relcl" || t.low[cc-1] != "," || first == 0 || t.low[first-1] == "," || t.low[first] == ",") {
			return -1
		}
	case "ccomp":
		denied := t.keyed(t.head(c), t.sets.denying) && t.keyed(k, t.pack.Speech.Asks)
		if !modal && !denied && (!t.keyed(k, t.sets.voicing) || t.keyed(c, t.sets.voicing)) {
			return -1
		}
	case "xcomp", "advcl":
		if !modal {
			return -1
		}
	default:
		return -1
	}
	v := t.head(c)
	if v > c {
		return -1
	}
	for steps := 0; v >= 0 && steps < 8 && (!t.verbal(v) || t.tok(v).Feat("VerbForm") == "Ger" || t.tok(v).Feat("VerbForm") == "Inf"); steps++ {
		v = t.head(v)
	}
	return v
}

// repairSpoken gives back to the main verb what its subject says next, where the tree
// joins it to a clause in between: "membantah bahwa pasukannya menanam ranjau dan meminta
// Malaysia mengirim pengamat" does not deny asking, and no flood offers help in
// "berduka atas banjir yang menewaskan ratusan orang dan menawarkan bantuan". Where
// repairShared goes by comma and form of the verb, which Indonesian lacks, this goes by
// what the words mean.
func (t *tree) repairSpoken() {
	for k := range t.rels {
		c := t.head(k)
		if t.rel(k) != "conj" || c < 0 || k < c || !t.verbal(k) || !t.keyed(k, t.sets.voicing) || t.passive(k) || t.child(k, "nsubj") >= 0 || t.keyed(c, t.sets.voicing) {
			continue
		}
		v := t.head(c)
		if v < 0 || v > c {
			continue
		}
		raised := false
		switch t.rel(c) {
		case "acl":
			raised = t.is(v, t.sets.deeds) && !t.is(v, t.sets.decree) // "serangan yang …", "seruan untuk …"
			if t.is(v, t.sets.proposing) && t.head(v) >= 0 && t.keyed(t.head(v), t.sets.denying) {
				raised = true
			}
			v = t.head(v)
		case "ccomp", "xcomp", "advcl":
			s := t.child(c, "nsubj") // "memuji keputusan Jerman menaikkan anggaran dan meminta …"
			raised = s > v && (t.is(s, t.sets.deeds) || t.is(s, t.sets.reflexive)) || t.keyed(v, t.sets.denying) || t.keyed(v, t.sets.charging) && t.keyed(k, t.sets.bidding)
		}
		if raised && v >= 0 && v < c && t.verbal(v) {
			t.move(k, v, "conj")
		}
	}
}

// repairExpletives makes a subject of a pronoun that the tree takes for an empty one
// before a verb that somebody must do: "it has threatened to kill three captives".
func (t *tree) repairExpletives() {
	for k := range t.rels {
		if v := t.head(k); v > k && t.rel(k) == "expl" && t.is(k, t.sets.pointing) && t.verbal(v) && !t.passive(v) && t.child(v, "nsubj", "csubj", "ccomp") < 0 && t.child(v, "xcomp", "obj") > v {
			t.rels[k] = "nsubj"
		}
	}
}

// repairCoordination hangs a name that is coordinated with a common noun on the
// name right before the conjunction: in "perundingan Rusia dan Ukraina" Ukraina
// goes with Rusia, not with the talks.
func (t *tree) repairCoordination() {
	for k := range t.rels {
		t.repairNearest(k)
		h := t.head(k)
		// "militer Thailand dan militer Kamboja": one army goes with the other, and
		// not with Thailand.
		if h > 0 && k > h && t.rel(k) == "conj" && t.tok(k).UPOS == "NOUN" && t.noun[k] && t.tok(h).UPOS == "PROPN" && t.head(h) == h-1 && t.low[h-1] == t.low[k] {
			t.move(k, h-1, "conj")
			continue
		}
		if h < 0 || t.rel(k) != "conj" || t.tok(k).UPOS != "PROPN" || t.tok(h).UPOS != "NOUN" || t.name[h] || k < h {
			continue
		}
		cc := -1
		for j := k - 1; j > h; j-- {
			if t.tok(j).UPOS == "CCONJ" {
				cc = j
				break
			}
		}
		if cc < 0 {
			continue
		}
		for _, p := range t.kids[h] {
			if p == k || t.tok(p).UPOS != "PROPN" || t.rel(p) == "conj" {
				continue
			}
			if _, last := t.extent(p); last == cc-1 {
				t.move(k, p, "conj")
				break
			}
		}
	}
}

// repairNearest hangs a conjunct on the subject right before its conjunction where the tree
// has it go with something before the subject and a comma: "Dalam perundingan di Beijing,
// Iran dan Arab Saudi menyepakati …".
func (t *tree) repairNearest(k int) {
	h, cc := t.head(k), t.child(k, "cc")
	if t.rel(k) != "conj" || h < 0 || cc < 0 || cc > k || cc-1 <= h || t.verbal(k) {
		return
	}
	p := cc - 1
	for steps := 0; steps < 6 && !t.nominative(p); steps++ {
		if p = t.head(p); p <= h || p >= cc {
			return
		}
	}
	if _, last := t.extent(p); !t.nominative(p) || last != cc-1 || t.under(p, h) || !slices.Contains(t.low[h:p+1], ",") {
		return
	}
	t.move(k, p, "conj")
}

// nominative reports whether token k is a subject.
func (t *tree) nominative(k int) bool { return strings.HasPrefix(t.rel(k), "nsubj") }
