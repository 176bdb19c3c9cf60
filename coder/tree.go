package coder

import (
	"slices"
	"strings"

	"kawat"
	"kawat/lang"
)

// A tree is a parsed sentence with what the rules ask of it: who does what to
// whom, with voice, control and coordination undone. All results are token
// indices of the sentence, in text order unless said otherwise.
type tree struct {
	s    *kawat.Sentence
	pack *lang.Pack
	sets *wordSets
	// heads, rels and kids are the parser's, but for repair.go.
	heads []int
	rels  []string
	kids  [][]int
	low   []string // lower-case forms
	lem   []string // lower-case lemmas
	name  []bool   // tokens of names and titles of actors, which tell no act whatever their tags
	inner []bool   // tokens of names and titles but the first of each
	noun  []bool   // tokens of all mentions but pronouns, which are no verbs
	act   []bool   // tokens that are verbs whatever their tags
	when  []bool   // tokens of time expressions, which do nothing and suffer nothing
	// headline is true of a headline, and of a line in the body that is written as one.
	headline bool
}

func newTree(s *kawat.Sentence, pack *lang.Pack, sets *wordSets) *tree {
	n := len(s.Tokens)
	t := &tree{s: s, pack: pack, sets: sets, heads: make([]int, n), rels: make([]string, n), kids: make([][]int, n), low: make([]string, n), lem: make([]string, n), name: make([]bool, n), inner: make([]bool, n), noun: make([]bool, n), act: make([]bool, n), when: make([]bool, n), headline: s.In != kawat.Body || styled(s)}
	for i := range s.Tokens {
		tok := &s.Tokens[i]
		t.low[i] = strings.ToLower(tok.Form)
		t.lem[i] = strings.ToLower(tok.Lemma)
		t.heads[i], t.rels[i] = tok.Head, tok.Deprel
		if tok.Head >= 0 && tok.Head < n {
			t.kids[tok.Head] = append(t.kids[tok.Head], i)
		}
	}
	return t
}

// hyphened gives the keys of a word with a hyphen, whose parts are tokens of their
// own, at the part that governs the other: "sit-in", "test-fire".
func (t *tree) hyphened(i int) []string {
	key := func(a, b int) []string {
		if a < 0 || b >= len(t.low) || t.low[a+1] != "-" || t.tok(a).SpaceAfter || t.tok(a+1).SpaceAfter {
			return nil
		}
		keys := []string{t.low[a] + "-" + t.low[b], t.low[a] + t.low[b]} // "pull-out" is "pullout"
		if t.lem[b] != t.low[b] {
			keys = append(keys, t.low[a]+"-"+t.lem[b], t.low[a]+t.lem[b])
		}
		return keys
	}
	if t.head(i) != i+2 {
		if k := key(i, i+2); k != nil {
			return k
		}
	}
	if t.head(i) != i-2 {
		return key(i-2, i)
	}
	return nil
}

func (t *tree) tok(i int) *kawat.Token { return &t.s.Tokens[i] }
func (t *tree) head(i int) int         { return t.heads[i] }
func (t *tree) deprel(i int) string    { return t.rels[i] }

// rel is the relation of i without its subtype.
func (t *tree) rel(i int) string {
	rel, _, _ := strings.Cut(t.rels[i], ":")
	return rel
}

// is reports whether token i is one of the words, by form or lemma.
func (t *tree) is(i int, words []string) bool {
	return slices.Contains(words, t.low[i]) || slices.Contains(words, t.lem[i])
}

// child returns the first dependent of i with one of the relations, or -1.
func (t *tree) child(i int, rels ...string) int {
	for _, k := range t.kids[i] {
		if slices.Contains(rels, t.rel(k)) {
			return k
		}
	}
	return -1
}

// subtree calls f for i and all tokens under it, until f returns false.
func (t *tree) subtree(i int, f func(int) bool) bool {
	if !f(i) {
		return false
	}
	for _, k := range t.kids[i] {
		if !t.subtree(k, f) {
			return false
		}
	}
	return true
}

// prune calls f for i and the tokens under it; where f returns false, what is
// below that token is passed over.
func (t *tree) prune(i int, f func(int) bool) {
	if !f(i) {
		return
	}
	for _, k := range t.kids[i] {
		t.prune(k, f)
	}
}

// under reports whether i is a or stands below it.
func (t *tree) under(i, a int) bool {
	for steps := 0; i >= 0 && steps <= len(t.kids); steps++ {
		if i == a {
			return true
		}
		i = t.head(i)
	}
	return false
}

// headWithin is the first of the tokens [first,last] that hangs on none of them.
func (t *tree) headWithin(first, last int) int {
	for k := first; k <= last && k < len(t.low); k++ {
		if h := t.head(k); h < first || h > last {
			return k
		}
	}
	return first
}

// climb goes up from token i to the first that is sought, and tells how far that
// is: 5 over a coordination, clause over a subordinate clause, step otherwise.
func (t *tree) climb(i, clause, step int, sought func(int) bool) (dist int, ok bool) {
	for steps := 0; i >= 0 && steps < 12; i, steps = t.head(i), steps+1 {
		if sought(i) {
			return dist, true
		}
		switch t.rel(i) {
		case "conj":
			dist += 5
		case "acl", "advcl", "ccomp", "parataxis":
			dist += clause
		default:
			dist += step
		}
	}
	return 0, false
}

// extent is the token range that i's subtree covers.
func (t *tree) extent(i int) (first, last int) {
	first, last = i, i
	t.subtree(i, func(k int) bool {
		first, last = min(first, k), max(last, k)
		return true
	})
	return first, last
}

// cases returns the lower-case case markers of a nominal: "to", "oleh".
func (t *tree) cases(i int) []string {
	var out []string
	for _, k := range t.kids[i] {
		if t.rel(k) == "case" || t.rel(k) == "mark" && t.tok(k).UPOS == "ADP" {
			out = append(out, t.low[k])
		}
	}
	// A preposition that the parser hung elsewhere still stands before its noun.
	if len(out) == 0 {
		first, _ := t.extent(i)
		if first > 0 && t.tok(first-1).UPOS == "ADP" {
			out = append(out, t.low[first-1])
		}
	}
	return out
}

// conjuncts returns i and what is coordinated with it.
func (t *tree) conjuncts(i int) []int {
	out := []int{i}
	// "antara Israel dengan Hamas": the partner joined by a marker, wherever it hangs.
	if k := t.partner(i); k >= 0 {
		out = append(out, k)
	}
	for n := 0; n < len(out); n++ {
		for _, k := range t.kids[out[n]] {
			if t.rel(k) == "conj" && nominal(t.tok(k)) {
				out = append(out, k)
			}
		}
	}
	return out
}

// partner returns the name that a marker of company or a conjunction joins to word
// i, which stands after a marker of set between; −1 if there is none.
func (t *tree) partner(i int) int {
	if !slices.ContainsFunc(t.cases(i), func(c string) bool { return slices.Contains(t.sets.between, c) }) {
		return -1
	}
	_, last := t.extent(i)
	k := last + 2
	switch {
	case k >= len(t.low) || t.head(k) == i:
	case t.is(k-1, t.sets.with) && t.tok(k).UPOS == "PROPN":
		return k
	case t.tok(k-1).UPOS == "CCONJ" && t.noun[k]: // "between the army and M23 rebels"
		return k
	}
	return -1
}

func nominal(tok *kawat.Token) bool {
	switch tok.UPOS {
	case "NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X", "SYM":
		return true
	}
	return false
}

// passive reports whether verb v is passive.
func (t *tree) passive(v int) bool { return t.passiveDepth(v, 0) }

func (t *tree) passiveDepth(v, depth int) bool {
	for _, k := range t.kids[v] {
		switch t.deprel(k) {
		case "aux:pass", "obl:agent":
			return true
		case "nsubj:pass", "csubj:pass":
			// "Tentara Thailand terlibat …": the form itself is that of no passive.
			if !t.sets.auxPassive && (t.tok(v).UPOS != "VERB" || len(t.pack.VerbKeys(t.tok(v))) == 1 || t.pack.Passive(t.tok(v))) {
				return true
			}
		}
	}
	tok := t.tok(v)
	if !t.sets.auxPassive {
		return t.pack.Passive(tok)
	}
	// A finite passive has its auxiliary; a bare participle is passive where it
	// stands without subject and object of its own: "the town shelled by …".
	// Tags of plain past forms are too often wrong to be trusted.
	if h := t.head(v); h >= 0 && t.rel(v) == "conj" && tok.Feat("VerbForm") == "Fin" && depth < 8 && t.keyed(v, t.sets.undergone) && t.passiveDepth(h, depth+1) && t.child(v, "nsubj", "aux") < 0 && !slices.ContainsFunc(t.kids[v], func(k int) bool { return t.rel(k) == "obj" && !t.when[k] }) {
		return true // "was invaded by Indonesia and annexed", tagged as a past form
	}
	if tok.Feat("VerbForm") != "Part" || tok.Feat("Tense") == "Pres" || slices.ContainsFunc(t.kids[v], func(k int) bool {
		r := t.rel(k)
		return r == "nsubj" || (r == "obj" || r == "iobj") && !t.when[k] // "was invaded and annexed the following year"
	}) {
		return false
	}
	switch t.rel(v) {
	case "acl":
		return t.deprel(v) != "acl:relcl"
	case "xcomp", "advcl", "parataxis", "amod":
		return true
	case "conj":
		g := t.head(v)
		return g >= 0 && depth < 8 && t.verbal(g) && t.passiveDepth(g, depth+1)
	}
	return false
}

// relative reports whether token k is a relative pronoun ("yang", "who").
func (t *tree) relative(k int) bool {
	return t.tok(k).Feat("PronType") == "Rel" || t.is(k, t.sets.relative)
}

// subj returns the surface subject of v, found through coordination, control,
// and relative and participial clauses; nil if there is none.
func (t *tree) subj(v int) []int {
	if s := t.subjDepth(v, 0); s != nil {
		return s
	}
	return t.opening(v)
}

// opening returns the actor that opens the sentence, as the subject of a main
// verb that the tree left without one: "Iraq and Oman, which had hosted talks,
// congratulated both".
func (t *tree) opening(v int) []int {
	if r := t.rel(v); r != "root" && r != "parataxis" || !t.verbal(v) {
		return nil
	}
	for k := 0; k < v && k <= 2; k++ {
		if !t.noun[k] {
			continue
		}
		for end := k; end < v && t.noun[end]; end++ {
			if h := t.head(end); h < k || h > end && !t.noun[h] {
				if len(t.cases(end)) > 0 {
					return nil
				}
				return t.conjuncts(end)
			}
		}
		return nil
	}
	return nil
}

func (t *tree) subjDepth(v, depth int) []int {
	if depth > 12 {
		return nil
	}
	passive := t.sets.zeroAgent && t.passive(v)
	for _, k := range t.kids[v] {
		if t.when[k] {
			// "Bulan lalu Korea Utara mengakui": the subject may hang on the time.
			for _, n := range t.kids[k] {
				if t.rel(k) == "nsubj" && t.name[n] && !t.when[n] && n < v {
					return t.conjuncts(n)
				}
			}
			continue
		}
		if t.rel(k) == "nsubj" || t.rel(k) == "csubj" && nominal(t.tok(k)) {
			if t.relative(k) && t.rel(v) == "acl" {
				return []int{t.head(v)}
			}
			if passive && k == v+1 && slices.Equal(t.byPhrase(v), t.conjuncts(k)) {
				continue
			}
			return t.conjuncts(k)
		}
	}
	g := t.head(v)
	if g < 0 {
		return nil
	}
	switch t.rel(v) {
	case "conj", "aux", "cop":
		return t.subjDepth(g, depth+1)
	case "xcomp":
		if o := t.child(g, "obj", "iobj"); o >= 0 && !t.is(g, t.sets.subjectControl) {
			return t.conjuncts(o)
		}
		return t.subjDepth(g, depth+1)
	case "ccomp", "advcl", "parataxis":
		if t.rel(v) == "parataxis" {
			return nil
		}
		if k := t.upshotDoer(v); k >= 0 {
			return t.conjuncts(k)
		}
		if s := t.ofReason(v); s != nil {
			return s
		}
		if by := t.byPhrase(g); t.rel(v) == "advcl" && by != nil && t.passive(g) && !t.passive(v) && t.marked(v, t.sets.means) {
			return by // "dibalas Moskow dengan menghantam Kyiv"
		}
		if t.rel(v) == "advcl" && t.bareClause(v) && !t.passive(g) {
			if o := t.child(g, "obj"); o >= 0 && o < v {
				return t.conjuncts(o)
			}
		}
		return t.subjDepth(g, depth+1)
	case "acl":
		if !nominal(t.tok(g)) {
			break
		}
		if up := t.head(g); up >= 0 && t.verbal(up) && t.temporal(g) && t.marked(v, t.sets.occasion) {
			return t.subjDepth(up, depth+1) // "tiga hari sebelum melancarkan invasi"
		}
		if owner := t.child(g, "nmod"); owner >= 0 && t.deprel(owner) == "nmod:poss" && t.tok(owner).UPOS != "PRON" && t.deprel(v) != "acl:relcl" && t.marked(v, t.sets.purpose) {
			return t.conjuncts(owner) // "condemned the commission's decision to exclude him"
		}
		// "memanggil duta besar untuk menyampaikan protes": who calls him in protests.
		if up := t.head(g); up >= 0 && t.verbal(up) && (t.deprel(v) != "acl:relcl" || t.keyed(up, t.sets.summoning) && !t.hasRelative(v, g)) && t.marked(v, t.sets.purpose) {
			return t.subjDepth(up, depth+1) // "menyatakan keinginan untuk bekerja sama"
		}
		if t.deprel(v) != "acl:relcl" && t.marked(v, t.sets.purpose) {
			if owner := t.poss(g); owner != nil {
				return owner // "Russia's refusal to meet Ukraine"
			}
			if by := t.byPhrase(g); by != nil && !t.verbal(g) {
				return by // "the decision by Washington to ease the embargo"
			}
		}
		return []int{g}
	}
	return nil
}

// ofReason returns whom the verb above v punishes, praises or accuses for doing v,
// where v stands in a clause of reason without a subject: in "menjatuhkan sanksi kepada
// Iran karena memasok drone" Iran supplies them, and not who imposes sanctions.
func (t *tree) ofReason(v int) []int {
	g := t.head(v)
	if t.rel(v) != "advcl" || g < 0 || v < g || t.passive(g) || !t.keyed(g, t.sets.repaying) || !t.marked(v, t.sets.reason) || t.child(v, "nsubj") >= 0 {
		return nil
	}
	if whom := t.obl(g, t.sets.against); whom != nil {
		return whom
	}
	for _, o := range t.obj(g) {
		if whom := t.obl(o, t.sets.against); whom != nil {
			return whom
		}
	}
	return t.patient(g)
}

// agent returns who does v: the subject of an active verb, the by-phrase of a
// passive one; of a noun, its possessor or by-phrase, or the subject of the
// light verb that it hangs on.
func (t *tree) agent(v int) []int {
	if !t.verbal(v) {
		return t.nounAgent(v)
	}
	if !t.passive(v) {
		return t.subj(v)
	}
	if by := t.byPhrase(v); by != nil {
		return by
	}
	return t.sharedAgent(v)
}

// sharedAgent returns the doer that a passive shares with one that it is
// coordinated with: "was invaded by Indonesia and annexed", "ditangkap lalu
// dipukuli polisi". Another's subject takes another's doer.
func (t *tree) sharedAgent(v int) []int {
	one := func(k int) bool { return t.verbal(k) && t.passive(k) }
	if h := t.head(v); h >= 0 && t.rel(v) == "conj" && one(h) && t.child(v, "nsubj") < 0 {
		by := t.byPhrase(h)
		if by == nil {
			return nil
		}
		if _, last := t.extent(by[0]); v > last && (v-last <= 3 || v-last <= 7 && !t.clausal(last+1, v)) {
			return by
		}
		return nil
	}
	for _, k := range t.kids[v] {
		if t.rel(k) == "conj" && k-v <= 3 && one(k) && t.child(k, "nsubj") < 0 {
			return t.byPhrase(k)
		}
	}
	return nil
}

// clausal reports whether a verb or a comma stands among the tokens [from,to).
func (t *tree) clausal(from, to int) bool {
	for k := from; k < to; k++ {
		if t.verbal(k) && t.rel(k) != "aux" || t.low[k] == "," || t.low[k] == ";" {
			return true
		}
	}
	return false
}

func (t *tree) byPhrase(v int) []int {
	// "a Moscow-brokered truce"
	if k := v - 2; k >= 0 && t.low[v-1] == "-" && !t.tok(k).SpaceAfter && t.noun[k] && t.keyed(v, t.sets.brokering) {
		return t.conjuncts(k)
	}
	// The one with a marker first: "dikenai sanksi oleh Amerika Serikat".
	for _, marked := range []bool{true, false} {
		for _, k := range t.kids[v] {
			if t.deprel(k) == "obl:agent" && !t.when[k] && !t.byMeans(k) && (!marked || slices.ContainsFunc(t.cases(k), func(c string) bool { return slices.Contains(t.sets.by, c) })) {
				return t.conjuncts(k)
			}
		}
	}
	for _, k := range t.kids[v] {
		if (t.rel(k) == "obl" || t.rel(k) == "nmod") && !t.byMeans(k) {
			for _, c := range t.cases(k) {
				if slices.Contains(t.sets.by, c) {
					return t.conjuncts(k)
				}
			}
		}
	}
	for _, k := range t.kids[v] { // "signed by video link by both ministers"
		if !t.byMeans(k) {
			continue
		}
		for _, c := range t.kids[k] {
			if t.rel(c) == "nmod" && t.cased(c, t.sets.by) {
				return t.conjuncts(c)
			}
		}
	}
	// "the invasion of Ukraine by Russia": the parser hangs it one noun deeper.
	if !t.verbal(v) {
		for _, k := range t.kids[v] {
			if t.rel(k) != "nmod" {
				continue
			}
			for _, m := range t.kids[k] {
				if t.rel(m) != "nmod" && t.rel(m) != "obl" {
					continue
				}
				for _, c := range t.cases(m) {
					if slices.Contains(t.sets.by, c) {
						return t.conjuncts(m)
					}
				}
			}
		}
	}
	// "didukung penuh oleh Korea Utara": the phrase may hang on an adverb.
	for _, a := range t.kids[v] {
		if up := t.tok(a).UPOS; a != v+1 || up != "ADJ" && up != "ADV" {
			continue
		}
		for _, k := range t.kids[a] {
			for _, c := range t.cases(k) {
				if slices.Contains(t.sets.by, c) {
					return t.conjuncts(k)
				}
			}
		}
	}
	// Without a marker, the agent of a passive stands right behind it
	// ("diluncurkan Korea Utara"), even if the tree calls it the subject.
	if t.sets.zeroAgent && t.verbal(v) {
		before := t.rel(v) == "acl"
		for _, k := range t.kids[v] {
			before = before || t.rel(k) == "nsubj" && k < v
		}
		for _, k := range t.kids[v] {
			switch t.rel(k) {
			case "obl", "obj", "nmod":
			case "nsubj":
				if !before {
					continue
				}
			default:
				continue
			}
			if first, _ := t.extent(k); k > v && first == v+1 && t.tok(first).UPOS != "ADP" && !t.when[k] {
				return t.conjuncts(k)
			}
		}
	}
	return nil
}

// byMeans reports whether noun k is only the means of an act, and does nothing: "signed by
// video link", "by phone", but "by American planes".
func (t *tree) byMeans(k int) bool {
	return !t.noun[k] && slices.Contains(t.sets.channels, t.low[k]) && t.child(k, "det", "amod", "nummod") < 0
}

// patient returns whom v is done to: the object of an active verb, the subject
// of a passive one, the noun of a relative clause that lacks its object; of a
// noun, what its preposition of the sufferer introduces.
func (t *tree) patient(v int) []int {
	if !t.verbal(v) {
		return t.obl(v, t.sets.against)
	}
	if t.passive(v) {
		return t.subj(v)
	}
	if k := t.child(v, "iobj"); k >= 0 && !t.when[k] {
		return t.conjuncts(k) // "asked Indonesia for help"
	}
	if o := t.obj(v); o != nil {
		return o
	}
	// "menuduh oposisi bersimpati": the object is also the subject of an unmarked
	// clause, and the tree has it there.
	for _, k := range t.kids[v] {
		if r := t.rel(k); k < v || r != "ccomp" && r != "advcl" && r != "xcomp" || t.child(k, "mark") >= 0 {
			continue
		}
		if n := t.child(k, "nsubj"); n > v {
			if first, _ := t.extent(n); first == v+1 {
				return t.conjuncts(n)
			}
		}
	}
	if t.rel(v) == "acl" {
		for _, k := range t.kids[v] {
			if t.rel(k) == "nsubj" && !t.relative(k) {
				return []int{t.head(v)}
			}
		}
	}
	return nil
}

// obj returns the object of v; of coordinated verbs that share it, the last
// one's.
func (t *tree) obj(v int) []int {
	if o := t.child(v, "obj"); o >= 0 {
		if t.relative(o) && t.rel(v) == "acl" {
			return []int{t.head(v)}
		}
		return t.conjuncts(o)
	}
	for _, k := range t.kids[v] { // "menembak jatuh pesawat", "menarik pulang dubes"
		if k == v+1 && t.verbal(k) && (t.rel(k) == "ccomp" || t.rel(k) == "xcomp") && t.child(k, "nsubj") < 0 && !t.voiced(k) {
			if o := t.child(k, "obj"); o >= 0 {
				return t.conjuncts(o)
			}
		}
	}
	if t.sets.zeroAgent && t.verbal(v) && !t.passive(v) && v+1 < len(t.low) {
		// The noun right behind an active verb is its object, whatever its tag.
		k := v + 1
		if t.head(k) == v && len(t.cases(k)) == 0 && t.tok(k).UPOS != "PUNCT" {
			switch rel := t.rel(k); {
			case t.name[k]:
				return t.conjuncts(k)
			case rel == "amod" || rel == "nmod" || rel == "compound" || rel == "obl":
				if t.tok(k).UPOS != "ADV" && !t.when[k] {
					return t.conjuncts(k)
				}
			}
		}
	}
	if t.lacksObject(v) {
		return []int{t.head(v)}
	}
	for _, k := range t.kids[v] { // "mengecam dan mengutuk serangan"
		if t.rel(k) == "conj" && t.tok(k).UPOS == "VERB" && k-v <= 3 {
			if o := t.child(k, "obj"); o >= 0 {
				return t.conjuncts(o)
			}
		}
	}
	return nil
}

// lacksObject reports whether v is the active verb of a relative clause that has a
// subject of its own and no object, as the noun before it is that: "the curfew it
// decreed".
func (t *tree) lacksObject(v int) bool {
	if h := t.head(v); h < 0 || h > v || t.deprel(v) != "acl:relcl" || t.passive(v) || t.noun[h] || t.when[h] {
		return false
	}
	own := false
	for _, k := range t.kids[v] {
		switch r := t.rel(k); {
		case r == "nsubj" && !t.relative(k):
			own = true
		case r == "ccomp", r == "xcomp", (r == "obl" || r == "advmod") && (t.relative(k) || t.is(k, t.sets.where)), r == "nsubj":
			return false
		}
	}
	return own
}

// obl returns the oblique dependents of v with one of the case markers (any if
// nil), those of its light verb too.
func (t *tree) obl(v int, words []string) []int {
	var out, times []int // a time, "on Sunday", only where the words lead to nothing else
	from := []int{v}
	if g := t.lightVerb(v); g >= 0 {
		from = append(from, g)
	}
	for _, u := range from {
		for _, k := range t.kids[u] {
			switch t.rel(k) {
			case "obl", "nmod", "iobj", "obj", "advcl":
			default:
				continue
			}
			if t.deprel(k) == "obl:agent" {
				continue
			}
			for _, c := range t.cases(k) {
				if words == nil || slices.Contains(words, c) {
					if words != nil && t.when[k] {
						times = append(times, t.conjuncts(k)...)
					} else {
						out = append(out, t.conjuncts(k)...)
					}
					break
				}
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	// "mengirim surat kepada Kim": the parser often hangs the phrase on the
	// object, whose it is not.
	if words != nil && t.verbal(v) {
		objects := t.obj(v)
		if t.passive(v) {
			objects = t.subj(v)
		}
		if t.passive(v) {
			objects = append(objects, t.byPhrase(v)...)
		}
		for _, o := range objects {
			t.prune(o, func(k int) bool {
				if len(out) > 0 {
					return false
				}
				if k == o || t.rel(k) != "nmod" && (t.rel(k) != "obl" || t.verbal(t.head(k))) || k < v && !t.passive(v) || t.when[k] {
					return t.rel(k) != "acl"
				}
				for _, c := range t.cases(k) {
					if slices.Contains(words, c) && !slices.Contains(t.sets.by, c) {
						out = append(out, t.conjuncts(k)...)
						break
					}
				}
				return true
			})
		}
	}
	if len(out) == 0 {
		return times
	}
	return out
}

// poss returns the possessors of noun n: "'s", bare nmod ("serangan Rusia"),
// demonym adjective or compound ("Russian attack").
func (t *tree) poss(n int) []int {
	var out []int
	for _, k := range t.kids[n] {
		switch t.rel(k) {
		case "nmod":
			if t.laterPart(k) {
				continue
			}
			if t.deprel(k) == "nmod:poss" || len(t.cases(k)) == 0 || slices.Contains(t.cases(k), "'s") || slices.Contains(t.cases(k), "’s") {
				out = append(out, t.conjuncts(k)...)
			}
		case "amod", "compound", "flat", "appos":
			if by := k - 2; t.is(k, t.sets.leading) && !t.is(n, t.sets.meeting) && by >= 0 && t.low[k-1] == "-" && !t.tok(by).SpaceAfter && t.noun[by] {
				out = append(out, by) // "a Saudi-led air raid"
				continue
			}
			if t.rel(k) == "compound" && t.tok(k).UPOS == "NOUN" && !t.noun[k] {
				for _, c := range t.kids[k] { // "an Israeli air strike": the tree has the air as Israeli
					if t.rel(c) == "amod" && t.noun[c] && c < k {
						out = append(out, t.conjuncts(c)...)
					}
				}
			}
			if t.tok(k).UPOS == "PROPN" || t.tok(k).UPOS == "ADJ" {
				out = append(out, t.conjuncts(k)...)
			}
		}
	}
	return out
}

// laterPart reports whether token k is a later part of a name whose beginning hangs
// elsewhere, so that it owns nothing: "protests against President Alexander Lukashenko".
func (t *tree) laterPart(k int) bool {
	first := k
	for first > 0 && t.inner[first] {
		first--
	}
	return first < k && !t.under(first, k)
}

func (t *tree) nounAgent(n int) []int {
	if by := t.byPhrase(n); by != nil {
		return by
	}
	var out []int
	if g := t.lightVerb(n); g >= 0 {
		out = t.agent(g)
	}
	// The light verb's doer first; a possessor counts too ("Invasi Rusia dimulai
	// Februari": the month does nothing).
	if len(out) == 0 || t.temporal(out[0]) {
		return t.poss(n)
	}
	return out
}

// temporal reports whether token i names a time, not somebody.
func (t *tree) temporal(i int) bool {
	return t.when[i] || t.tok(i).UPOS == "NUM" || strings.HasSuffix(t.deprel(i), ":tmod") || t.is(i, t.sets.times)
}

// lightVerb returns the light verb that noun n hangs on ("melakukan serangan",
// "held talks", "serangan yang dilancarkan"), or -1.
func (t *tree) lightVerb(n int) int {
	if t.verbal(n) {
		return -1
	}
	g := t.head(n)
	if g >= 0 && t.rel(n) == "conj" && !t.verbal(g) {
		n, g = g, t.head(g)
	}
	if g >= 0 && t.light(g) && (t.verbal(g) || t.rel(n) == "nsubj" && t.tok(g).UPOS == "ADJ") {
		switch t.rel(n) {
		case "obj", "xcomp", "nsubj":
			return g
		case "obl": // "take part in talks", not "imposed sanctions over the jailing"
			if slices.ContainsFunc(t.cases(n), func(c string) bool { return slices.Contains(t.sets.lightCase, c) }) {
				return g
			}
		}
	}
	for _, k := range t.kids[n] {
		if t.rel(k) == "acl" && t.light(k) {
			return k
		}
	}
	return -1
}

func (t *tree) light(v int) bool {
	return slices.ContainsFunc(t.verbKeys(v), func(k string) bool { return slices.Contains(t.sets.light, k) })
}

// verbKeys gives the keys of token i as a verb, also of one that only the tree shows
// to be one.
func (t *tree) verbKeys(i int) []string {
	tok := *t.tok(i)
	if t.act[i] {
		tok.UPOS = "VERB"
	}
	return t.pack.VerbKeys(&tok)
}

// verbal reports whether token i is used as a verb.
func (t *tree) verbal(i int) bool {
	return !t.noun[i] && !t.name[i] && t.verbTag(i) && !t.mistagged(i)
}

// mistagged reports whether a word tagged as a verb is a noun by its place in
// the tree: "Clashes between …" as a subject or object with a case marker of its
// own below it, and no argument of a verb.
func (t *tree) mistagged(i int) bool {
	if t.rel(i) == "csubj" { // "Fighting between the army and rebels flared"
		return slices.ContainsFunc(t.kids[i], func(k int) bool {
			return (t.rel(k) == "obl" || t.rel(k) == "nmod") && slices.ContainsFunc(t.cases(k), func(c string) bool { return slices.Contains(t.sets.between, c) })
		})
	}
	if t.rel(i) == "root" && i == 0 && t.sets.auxPassive && strings.HasSuffix(t.low[i], "ing") && t.child(i, "nsubj", "obj", "aux", "cop") < 0 {
		// "Fighting between the army and rebels raged", of which the tree makes a sentence.
		return slices.ContainsFunc(t.kids[i], func(k int) bool { return t.rel(k) == "obl" && t.cased(k, t.sets.between) })
	}
	if rel := t.rel(i); rel != "nsubj" && rel != "obj" && rel != "obl" && rel != "nmod" {
		return false
	}
	below := false
	for _, k := range t.kids[i] {
		switch t.rel(k) {
		case "nsubj", "obj", "iobj", "aux", "mark", "ccomp", "xcomp":
			return false
		case "nmod", "det", "amod":
			below = true
		}
	}
	return below
}

func (t *tree) verbTag(i int) bool {
	return t.tok(i).UPOS == "VERB" || t.tok(i).UPOS == "AUX" || t.act[i]
}

// comp returns the content that v governs: its clausal complements, and the
// purpose clause of verbs like ask and urge; of a verb of warning also the sentence
// that it closes: "Turkey could expel the envoys, its president warned".
func (t *tree) comp(v int) []int {
	var out []int
	if g := t.head(v); g >= 0 && g < v && t.rel(v) == "parataxis" && t.verbal(g) && t.child(v, "ccomp", "xcomp", "obj") < 0 && t.keyed(v, t.sets.closing) {
		out = append(out, g)
	}
	for _, k := range t.kids[v] {
		switch t.rel(k) {
		case "acl":
			// "readiness to help", "call for Israel to stop".
			if !t.verbal(v) && t.verbal(k) && t.marked(k, t.sets.contentMark) {
				out = append(out, k)
			}
		case "ccomp", "xcomp":
			out = append(out, k)
		case "advcl":
			if first, _ := t.extent(k); t.bareClause(k) && (t.passive(v) || t.child(v, "obj") >= 0 || first == v+1) {
				out = append(out, k) // "mendesak Israel menghentikan perang"
				continue
			}
			if t.marked(k, t.sets.contentMark) {
				out = append(out, k)
			}
		case "conj":
			// "mendesak Rusia dan Ukraina berunding": a verb behind the object that
			// nothing joins.
			if o := t.child(v, "obj"); t.sets.zeroAgent && t.verbal(k) && o > v && o < k && t.child(k, "cc", "nsubj") < 0 && t.tok(k-1).UPOS != "PUNCT" && t.tok(k-1).UPOS != "CCONJ" {
				out = append(out, k)
			}
		case "obj", "iobj":
			// "called Russia a friend": what the object is called.
			if t.rel(k) == "obj" && k != t.child(v, "obj") && t.verbal(v) {
				out = append(out, k)
				continue
			}
			// "mendesak Myanmar membebaskan tahanan": the clause may hang on the
			// object, without a relative pronoun.
			for _, m := range t.kids[k] {
				if t.rel(m) == "acl" && t.verbal(m) && !t.hasRelative(m, k) && (t.sets.zeroAgent || t.deprel(m) != "acl:relcl") {
					out = append(out, m)
				}
			}
		}
	}
	// "Iran mendesak Amerika Serikat mencabut sanksi": without a relative pronoun
	// the first verb is the main one, whatever the tree makes of it.
	if h := t.head(v); t.sets.zeroAgent && t.rel(v) == "acl" && h == v-1 && t.rel(h) == "nsubj" && t.name[h] && !t.hasRelative(v, h) {
		if g := t.head(h); g > v && t.verbal(g) {
			out = append(out, g)
		}
	}
	return out
}

// marked reports whether a marker of the list opens clause k.
func (t *tree) marked(k int, words []string) bool {
	for _, m := range t.kids[k] {
		if r := t.rel(m); (r == "mark" || r == "case") && t.is(m, words) {
			return true
		}
	}
	return false
}

// bareClause reports whether the adverbial clause k stands behind its verb
// without marker, subject or comma, as the content of "mendesak" does.
func (t *tree) bareClause(k int) bool {
	v := t.head(k)
	if !t.sets.zeroAgent || k < v || t.child(k, "mark", "case", "nsubj") >= 0 {
		return false
	}
	first, _ := t.extent(k)
	return first > 0 && t.tok(first-1).UPOS != "PUNCT" && !t.is(first, t.sets.occasion) && !t.is(first-1, t.sets.occasion) // "saat bertemu Abbas"
}

// voiced reports whether a token wears a prefix of voice.
func (t *tree) voiced(k int) bool {
	return slices.ContainsFunc(t.sets.voice, func(p string) bool { return len(t.low[k]) > 5 && strings.HasPrefix(t.low[k], p) })
}

// hasRelative reports whether a relative pronoun opens the clause m on noun n.
func (t *tree) hasRelative(m, n int) bool {
	for k := n + 1; k <= m; k++ {
		if t.relative(k) {
			return true
		}
	}
	return false
}

// apart reports whether a clause of its own begins at verb k behind a comma, whose
// words are none of the wording of what it hangs on: a relative one, or an adverbial
// one with its own subject ("rushed soldiers to the coast, as Rabat summoned home its
// ambassador").
func (t *tree) apart(k int) bool {
	if !t.verbal(k) {
		return false
	}
	first, _ := t.extent(k)
	for first > 0 && first <= k && t.tok(first).UPOS == "PUNCT" {
		first++
	}
	if first == 0 || t.low[first-1] != "," {
		return false
	}
	switch t.rel(k) {
	case "acl":
		return t.hasRelative(k, first-1)
	case "advcl":
		return t.child(k, "nsubj") >= 0
	}
	return false
}
