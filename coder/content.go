package coder

import (
	"slices"
	"strings"
	"unicode/utf8"

	"kawat"
)

// clauseContent returns the content of an indirect statement.
func (r *report) clauseContent(c *cue, cues []cue) kawat.Span {
	t := r.trees[c.sentence]
	if c.according {
		return r.accordingContent(c, t, cues)
	}
	if c.unsaid {
		return kawat.Span{}
	}
	if content := r.contentAround(c, t, cues); !content.Empty() {
		return content
	}
	// A verb that only passes on what an object says ("he quoted Ecclesiastes").
	cites := r.relayWord(t, c.token) && t.child(c.token, "obj") > c.token
	if content := r.contentBefore(c, t, cues, cites); !content.Empty() {
		return content
	}
	if c.token == 0 && len(t.low) > 3 && t.low[1] == "," && r.c.pack.Refer.HeadFirst && !c.ask {
		return r.clauseEnd(c, t, cues, 2, -1) // "Dikatakan, …"
	}
	if r.wanted(c, t) || c.call && slices.ContainsFunc(t.kids[c.token], func(k int) bool { return k < c.token && t.rel(k) == "obj" }) {
		return kawat.Span{} // "told Britain to go", "what brokers call a battle"
	}
	return r.contentBehind(c, t, cues, cites)
}

// contentAround returns content that the attribution stands in the middle of, or that
// follows the speaker behind a comma; none for other content.
func (r *report) contentAround(c *cue, t *tree, cues []cue) kawat.Span {
	n := len(t.low)
	if from, to := t.aside(c.token); from >= 2 && t.opensClause(from-2) && to+2 < n {
		return r.clauseEnd(c, t, cues, to+2, -1) // "a letter in which, he said, Britain threatened …"
	}
	if first, last := r.interrupts(c, t); last > 0 {
		for first < c.token && t.tok(first).UPOS == "PUNCT" {
			first++
		}
		return r.tokens(t, first, r.beforeRelay(c.sentence, c.token, last))
	}
	if c.token == 0 && c.post && r.c.sets.zeroAgent && !t.voiced(0) {
		for k := 1; k+1 < n && k < 20; k++ {
			if t.low[k] == "," && t.tok(k).Start >= c.speakerSpan.End {
				return r.clauseEnd(c, t, cues, k+1, -1) // "Kata X kepada AFP, P"
			}
		}
	}
	return kawat.Span{}
}

// contentBefore returns the content that stands before the word, "P, kata X", "P, X
// said"; none where it does not.
func (r *report) contentBefore(c *cue, t *tree, cues []cue, cites bool) kawat.Span {
	opens := r.phraseStart(t, c)
	if c.act && !r.actBehind(c, t) || cites || c.within && !c.post || !c.post && c.opens <= 0 && (c.speakerSpan.Empty() || !r.commaBeforeSpan(t, opens) || r.contentFollows(t, c.token)) {
		return kawat.Span{}
	}
	end := c.token - 1
	if c.opens > 0 {
		end = c.opens - 1
	} else if !c.post && c.speakerSpan.Start < c.verb.Start && !c.speakerSpan.Empty() {
		for end >= 0 && t.tok(end).End > opens {
			end--
		}
	}
	newClause := false // "Putin said A; Kyiv said B"
	for end >= 0 && t.tok(end).UPOS == "PUNCT" {
		newClause = newClause || t.low[end] == ";"
		end--
	}
	if end >= 2 && !newClause && (t.asserts(0, end) && !r.relayWord(t, 0) && !r.relayWord(t, 1) || c.post && t.hasVerb(0, end)) {
		return r.tokens(t, 0, r.resumed(c, t, cues, end))
	}
	return kawat.Span{}
}

// actBehind reports whether a speech act stands with its speaker behind what is said by
// it, with no object or clause of its own: "Paris would answer any attack, his office
// warned", "Rudal akan diluncurkan, ancam Pyongyang".
func (r *report) actBehind(c *cue, t *tree) bool {
	if c.ask || c.call || c.according || len(c.speakers) == 0 || c.speakerSpan.Empty() || t.rel(c.token) == "acl" || t.passive(c.token) || t.participle(c.token) {
		return false
	}
	if t.child(c.token, "obj") > c.token || t.child(c.token, "xcomp") > c.token || r.contentFollows(t, c.token) || t.child(c.token, "advcl") >= 0 {
		return false
	}
	for _, k := range t.kids[c.token] { // "When Rome reneged, Singh warned of consequences"
		if k > c.token && slices.ContainsFunc(t.cases(k), func(w string) bool { return slices.Contains(r.c.sets.contentMark, w) }) {
			return false
		}
	}
	if c.post {
		return r.c.sets.zeroAgent && c.token > 2 && !t.voiced(c.token) && t.low[c.token-1] == ","
	}
	from, _ := r.tail(t, c.token)
	return from > 2
}

// contentBehind returns the content that stands behind the word, in a clause or as
// its object.
func (r *report) contentBehind(c *cue, t *tree, cues []cue, cites bool) kawat.Span {
	from, barred := r.complementBehind(c, t)
	if barred {
		return kawat.Span{}
	}
	object, comp := c.complements(t)
	if k := c.token + 1; from < 0 && c.ask && r.c.pack.Refer.HeadFirst && k+2 < len(t.low) && t.keyed(k, r.c.sets.existing) {
		from = k // "menuduh ada kelompok yang menunggangi aksi"
	}
	if from < 0 && c.call {
		if content, done := r.called(c, t, cues, object, comp); done {
			return content
		}
	}
	if from < 0 && c.act && !c.ask && c.token+2 < len(t.low) && t.low[c.token+1] == "," && r.c.pack.Refer.HeadFirst && r.subjectLed(t, c.token+2) {
		from = c.token + 2 // "memperingatkan, kapal asing akan diusir"
	}
	if from < 0 {
		if content, done := r.bare(c, t, cues, object, comp, cites); done {
			return content
		}
		from = r.clauseStart(c, t, object, comp)
	}
	if from < 0 || from >= len(t.low) {
		return kawat.Span{}
	}
	return r.clauseEnd(c, t, cues, from, comp)
}

// complementBehind returns the token behind the conjunction that opens the content of
// a word, -1 without one; barred tells that what the conjunction opens is no content of
// its own.
func (r *report) complementBehind(c *cue, t *tree) (from int, barred bool) {
	if from := r.behindAside(t, c.token); from >= 0 {
		return from, false
	}
	for k := c.token + 1; k < len(t.low) && k <= c.token+14; k++ {
		if r.complementizer(t, k) {
			if c.ask && t.keyed(c.token, r.c.sets.directive) {
				return -1, true // "demanded that X go"
			}
			if (c.ask || c.act) && k > c.token+1 && t.proposal(k-1) {
				return -1, true // "rejected a claim that …": another's words
			}
			if t.onAnother(k, c.token) {
				return -1, false
			}
			return k + 1, false
		}
		if t.low[k] == "," && !c.act && k > c.token+1 || t.tells(k) {
			break // "said Kyiv had told Berlin that …": another's content
		}
	}
	return -1, false
}

// complements returns the object and the clause behind a word of reporting, each -1
// without one.
func (c *cue) complements(t *tree) (object, comp int) {
	object, comp = -1, -1
	for _, k := range t.kids[c.token] {
		if object < 0 && k > c.token && t.rel(k) == "obj" && (c.call || t.tok(k).UPOS != "PRON") {
			object = k
		}
	}
	for _, k := range t.kids[c.token] {
		if k > c.token && (t.rel(k) == "ccomp" || t.rel(k) == "parataxis" && !c.act || t.rel(k) == "xcomp" && !c.act) {
			comp = k
			break
		}
	}
	if object >= 0 && comp > object && !c.call {
		if first, _ := t.extent(comp); first > object && (t.low[first] == "," || t.low[first-1] == ",") && t.child(comp, "nsubj") < 0 {
			comp = -1 // "menyatakan dubes itu persona non grata, menyusul komentarnya"
		}
	}
	return object, comp
}

// called returns what somebody is called by a word such as "call" or "menyebut"; done is
// false where the content is to be looked for as that of other words.
func (r *report) called(c *cue, t *tree, cues []cue, object, comp int) (content kawat.Span, done bool) {
	switch {
	case object >= 0 && t.reflexive(object):
		return kawat.Span{}, true // "a group that calls itself Anonymous"
	case c.ask:
		return r.judged(c, t, object), true
	case object >= 0 && (comp < 0 || comp > object && !t.verbal(comp)):
		first, _ := t.extent(object)
		if first+1 < len(t.low) && t.owner(first) && t.tok(first).Start == t.tok(c.token).End {
			first++ // "menyebutnya agresi"
		}
		return r.callEnd(c, t, cues, first), true
	}
	return kawat.Span{}, false
}

// behindSource is the first token behind a source that opens a clause, set off by a
// comma: "mengatakan, menurut Tasnim, negaranya …". Elsewhere it is from.
func (r *report) behindSource(t *tree, from, comp int) int {
	if r.phraseAt(t, from, r.c.pack.Speech.According) == 0 {
		return from
	}
	for k := from + 1; k < comp && k < from+12; k++ {
		if t.low[k] == "," {
			return k + 1
		}
	}
	return from
}

// bare returns content without a conjunction that the parser did not take for a
// clause of its own; done is false where it may be one, and true with an empty content
// where the words tell none.
func (r *report) bare(c *cue, t *tree, cues []cue, object, comp int, cites bool) (content kawat.Span, done bool) {
	fromObject := func(comp int) (kawat.Span, bool) {
		first, _ := t.extent(object)
		return r.clauseEnd(c, t, cues, max(first, c.token+1), comp), true
	}
	if object >= 0 && !c.ask && r.bareContent(c, t, object) {
		return fromObject(-1)
	}
	if whom := t.child(c.token, "obj"); !c.call && whom > c.token && comp > whom && t.rel(comp) == "xcomp" && !t.verbal(comp) && t.tok(comp).UPOS != "VERB" {
		return kawat.Span{}, true // "found him guilty", "declared the pact invalid"
	}
	if comp < 0 && object >= 0 && !c.ask && !cites {
		// "mengatakan tindakan Korut melanggar piagam": the parser took the
		// clause's subject for an object and its verb for a modifier.
		for _, k := range t.kids[object] {
			if t.rel(k) == "acl" && t.verbal(k) && !t.hasRelative(k, object) && t.child(k, "case") < 0 && !slices.Contains(t.low[object:k], ",") {
				return fromObject(-1)
			}
		}
	}
	if c.act && !c.ask && comp > object && object > c.token && t.keyed(c.token, r.c.sets.denying) && t.verbal(comp) && t.child(comp, "mark") < 0 {
		return fromObject(comp) // "membantah penangkapan itu bermuatan politik"
	}
	if c.ask || object >= 0 && comp < 0 || c.act && (comp < 0 || t.child(comp, "nsubj") < 0) {
		return kawat.Span{}, true
	}
	if comp > c.token && t.keyed(c.token, r.c.sets.declaring) && r.performs(t, c.token, comp) {
		return kawat.Span{}, true // "menyatakan mundur": what is declared is done by saying it
	}
	return kawat.Span{}, false
}

// clauseStart is the first token of a clause without a conjunction: that of the clause
// comp, else what follows the word, if it holds a verb. It is -1 without one.
func (r *report) clauseStart(c *cue, t *tree, object, comp int) int {
	n := len(t.low)
	if comp >= 0 {
		first, _ := t.extent(comp)
		if object > c.token && object < first && !c.act && !t.keyed(c.token, r.c.sets.informing) && t.child(comp, "nsubj") < 0 && t.verbal(comp) {
			if begin, end := t.extent(object); end == first-1 {
				return max(begin, c.token+1) // "mengatakan Moskow akan membalas": the subject, taken for an object
			}
		}
		from := max(first, c.token+1)
		for from < n && (t.rel(from) == "mark" || t.tok(from).UPOS == "PUNCT" || slices.Contains(r.c.pack.Speech.Complementizers, t.low[from])) && from < comp {
			from++
		}
		return r.behindSource(t, from, comp)
	}
	if c.act || t.keyed(c.token, r.c.sets.informing) && t.child(c.token, "obl") > c.token {
		return -1
	}
	k := c.token + 1
	if k < n && c.speakerSpan.Contains(t.s.TokenSpan(k)) {
		return -1 // "hal senada disampaikan Menlu yang …"
	}
	if k < n && t.low[k] == "," && r.c.pack.Refer.HeadFirst {
		k++ // "mengatakan, solar tinggal cukup dua hari"
	}
	k = r.pastDocument(t, k)
	if k < n && r.inQuote(t.s.TokenSpan(min(k+1, n-1))) && t.tok(k).UPOS == "PUNCT" {
		k++
	}
	for k < n && (t.rel(k) == "advmod" && t.tok(k).UPOS == "ADV" || t.rel(k) == "compound:prt") {
		k++
	}
	if k < n && t.hasVerb(k, n-1) && t.tok(k).UPOS != "PUNCT" && t.tok(k).UPOS != "ADP" && t.tok(k).UPOS != "SCONJ" {
		return k
	}
	return -1
}

// performs reports whether the clause comp of a verb of declaring is what is done by it:
// a bare verb, not what there is or what somebody does not do ("menyatakan tak tahu").
func (r *report) performs(t *tree, i, comp int) bool {
	if !t.verbal(comp) || t.keyed(comp, r.c.sets.existing) || t.hasNominal(i+1, comp) {
		return false
	}
	return !t.denied(comp, r.c.pack.Status.Negators) || slices.ContainsFunc(t.low[i+1:comp], func(w string) bool { return slices.Contains(r.c.pack.Status.Future, w) })
}

// hasNominal reports whether a noun or pronoun, which may be a subject, stands from
// token from on before token to.
func (t *tree) hasNominal(from, to int) bool {
	return slices.ContainsFunc(t.s.Tokens[from:to], func(x kawat.Token) bool { return nominal(&x) })
}

// reflexive reports whether token i is whoever acts, named again: "itself", "dirinya".
func (t *tree) reflexive(i int) bool {
	return t.tok(i).Feat("Reflex") == "Yes" || t.is(i, t.sets.reflexive)
}

// behindAside is the first token of a content clause that something set off parts from
// its verb: "reported, citing two officials, that …". It is −1 without.
func (r *report) behindAside(t *tree, i int) int {
	if i+1 >= len(t.low) || t.low[i+1] != "," {
		return -1
	}
	for k := i + 2; k+2 < len(t.low) && k < i+16; k++ {
		if t.low[k] == "," {
			if r.complementizer(t, k+1) {
				return k + 2
			}
			break
		}
	}
	return -1
}

// onAnother reports whether the clause that token k opens hangs on a noun below
// another verb than i: "refused to call off a vote that it had ruled illegal".
func (t *tree) onAnother(k, i int) bool {
	v := t.head(k)
	if v < 0 || t.rel(v) != "acl" {
		return false
	}
	noun := t.head(v)
	return noun > i && t.head(noun) != i && t.verbal(t.head(noun)) && t.head(noun) > i
}

// subjectLed reports whether a clause with its subject in front begins at token k.
func (r *report) subjectLed(t *tree, k int) bool {
	for j := k; j < len(t.low) && j < k+8; j++ {
		if h := t.head(j); t.rel(j) == "nsubj" && h > j && t.verbal(h) && !t.relative(j) {
			first, _ := t.extent(j)
			return first == k
		}
	}
	return false
}

// bareContent reports whether what the tree takes for the object of a verb of saying is
// a clause, whose predicate it hung elsewhere: an adjective on a noun of it
// ("menyatakan stok tepung aman"), or a verb behind what is set off ("mengumumkan
// perjanjian itu, yang dirundingkan sejak 2016, akan diteken").
func (r *report) bareContent(c *cue, t *tree, object int) bool {
	if !r.c.pack.Refer.HeadFirst || c.act || c.call || t.pointsBack(object) {
		return false
	}
	for _, k := range t.kids[c.token] {
		if t.rel(k) == "advcl" && k > object && t.verbal(k) && t.child(k, "nsubj", "mark") < 0 && t.child(k, "aux") > object {
			return true
		}
	}
	_, last := t.extent(object)
	for k := object + 1; k <= last && k <= object+6; k++ {
		switch {
		case t.tok(k).UPOS == "ADJ" && t.rel(k) == "amod":
			// Of a single noun it may be an attribute: "menyatakan perang terbuka".
			return k > object+1 && !nominal(t.tok(min(k+1, len(t.low)-1))) || k == object+1 && t.child(object, "det", "nummod") == object-1 && object > c.token+1
		case !nominal(t.tok(k)):
			return false
		}
	}
	return false
}

// wanted reports whether a verb of telling tells somebody to do something, or is a
// participle with such a clause: "told Israel to stop", "guides said to have led them".
func (r *report) wanted(c *cue, t *tree) bool {
	i := c.token
	if i+1 < len(t.low) && t.rel(i) == "acl" && t.is(i+1, r.c.sets.contentMark) && !r.complementizer(t, i+1) {
		return true
	}
	if !t.keyed(i, r.c.sets.informing) && !t.keyed(i, r.c.sets.directive) {
		return false
	}
	for k := i + 1; k < len(t.low) && k <= i+10 && t.tok(k).UPOS != "PUNCT" && !r.complementizer(t, k); k++ {
		if t.verbal(k) {
			return k > i+1 && t.is(k-1, r.c.sets.contentMark)
		}
	}
	return false
}

// judged is the content of a verb that judges its object by calling it something:
// "denounced the move as illegal". A bare "denounced the move" has none, and a
// quotation after "as" is found with the part quotations.
func (r *report) judged(c *cue, t *tree, object int) kawat.Span {
	if object < 0 {
		return kawat.Span{}
	}
	first, _ := t.extent(object)
	first = max(first, c.token+1)
	as := -1
	for k := object + 1; k < len(t.low) && t.tok(k).UPOS != "PUNCT" && !t.verbal(k); k++ {
		if t.is(k, r.c.sets.asSaying) {
			as = k
		}
	}
	if as < 0 {
		return kawat.Span{}
	}
	last := as
	for last+1 < len(t.low) && t.tok(last+1).UPOS != "PUNCT" && t.tok(last+1).UPOS != "CCONJ" {
		last++
	}
	if last == as || last+1 < len(t.low) && r.inQuote(t.s.TokenSpan(min(last+2, len(t.low)-1))) {
		return kawat.Span{}
	}
	return r.tokens(t, first, last)
}

// pastDocument is the token behind the document that words came in, if one stands at
// token k: "said in a statement the president must resign".
func (r *report) pastDocument(t *tree, k int) int {
	if k >= len(t.low) || !t.is(k, r.c.sets.conveying) {
		return k
	}
	for j := k + 1; j < len(t.low) && j <= k+4 && nominal(t.tok(j)); j++ {
		if n := r.phraseAt(t, j, r.c.pack.Speech.Documents); n > 0 {
			return j + n
		}
	}
	return k
}

// interrupted reports whether the attribution stands in the middle of what is said.
func (r *report) interrupted(c *cue) bool {
	_, last := r.interrupts(c, r.trees[c.sentence])
	return last > 0
}

// interrupts returns the first and last token of a clause that an attribution between
// commas breaks: "The ambassador, he said, would go back". Both are 0 where there is
// none, or where the words before it are a sentence of their own.
func (r *report) interrupts(c *cue, t *tree) (first, last int) {
	from, to := t.aside(c.token)
	if from < 2 || c.ask || c.according || r.c.sets.zeroAgent && t.voiced(c.token) {
		return 0, 0
	}
	last = len(t.low) - 1
	for last > to && t.tok(last).UPOS == "PUNCT" {
		last--
	}
	for k := 0; k < from; k++ {
		if t.low[k] == ";" {
			first = k + 1
		}
	}
	right := to + 2
	if right >= last || t.asserts(first, from-2) && t.tok(right).UPOS != "CCONJ" || !t.asserts(right, last) {
		return 0, 0
	}
	if r.relayWord(t, right) || r.reports(t, right) || t.is(right, r.c.sets.thus) || t.participle(right) {
		return 0, 0
	}
	return first, last
}

// aside is the range of tokens between two commas that verb i reports in, with no
// other verb beside it: ", he said in Paris,". It is −1, −1 without.
func (t *tree) aside(i int) (from, to int) {
	quiet := func(k int) bool {
		return t.tok(k).UPOS != "PUNCT" && t.tok(k).UPOS != "SCONJ" && !t.verbal(k)
	}
	for from = i; from > 0 && i-from < 10 && (quiet(from-1) || t.joint(from-1)); from-- {
	}
	for to = i; to+1 < len(t.low) && to-i < 12 && (quiet(to+1) || t.joint(to+1)); to++ {
	}
	if from < 1 || to+1 >= len(t.low) || t.low[from-1] != "," || t.low[to+1] != "," || t.participle(i) {
		return -1, -1
	}
	for k := from; k <= to; k++ {
		if t.relative(k) {
			return -1, -1
		}
	}
	// Somebody must be named beside the verb.
	if before := from < i && nominal(t.tok(from)); !before && (to == i || !nominal(t.tok(i+1)) || t.keyed(i, t.sets.informing)) {
		return -1, -1
	}
	return from, to
}

// opensClause reports whether a word opens a clause on a noun: "which", "where".
func (t *tree) opensClause(k int) bool {
	p := t.tok(k).Feat("PronType")
	return t.relative(k) || p == "Rel" || p == "Int"
}

// participle reports whether a verb only goes on with what another began: "adding".
func (t *tree) participle(i int) bool {
	form := t.tok(i).Feat("VerbForm")
	return form == "Ger" || form == "Part" && t.tok(i).Feat("Tense") == "Pres"
}

// phraseStart is where the phrase of a cue's speaker begins, before the mention in
// it: "congressional aides".
func (r *report) phraseStart(t *tree, c *cue) int {
	at := c.speakerSpan.Start
	for k := range t.low {
		if t.tok(k).Start != at || t.tok(k).Start >= c.verb.Start {
			continue
		}
		for h, steps := k, 0; h >= 0 && steps < 4; h, steps = t.head(h), steps+1 {
			if t.head(h) == c.token {
				if first, _ := t.extent(h); first < k && k-first <= 4 && !t.hasVerb(first, k-1) && !slices.ContainsFunc(t.s.Tokens[first:k], func(x kawat.Token) bool { return x.UPOS == "PUNCT" }) {
					return t.tok(first).Start
				}
				break
			}
		}
	}
	return at
}

// resumed is the last token of content that goes on behind its attribution: "If it
// fails, a minister said, the party may leave". Without more it is end.
func (r *report) resumed(c *cue, t *tree, cues []cue, end int) int {
	k := c.token + 1
	for k < len(t.low) && (t.tok(k).Start < c.speakerSpan.End || t.tok(k).End <= c.verb.End) {
		k++
	}
	for from := k; k < len(t.low) && k <= from+3 && t.low[k] != "," && !t.verbal(k); k++ {
		// "an official told Kyodo, …"
	}
	if k+3 >= len(t.low) || t.low[k] != "," {
		return end
	}
	k++
	if up := t.tok(k).UPOS; up == "SCONJ" || up == "ADP" || up == "ADV" || t.rel(k) == "mark" || r.relayWord(t, k) || r.reports(t, k) || t.is(k, r.c.sets.thus) {
		return end
	}
	for i := range cues {
		if o := &cues[i]; o.sentence == c.sentence && o.token > c.token {
			return end
		}
	}
	for i := range r.in.Media {
		if m := &r.in.Media[i]; m.Sentence == c.sentence && m.First >= k {
			return end
		}
	}
	last := len(t.low) - 1
	for last > k && t.tok(last).UPOS == "PUNCT" {
		last--
	}
	if !t.hasVerb(k, last) {
		return end
	}
	return last
}

// callEnd is the content of a verb of evaluation, from its object: to the end of
// what the object is called, and of the quotation that it is called by.
func (r *report) callEnd(c *cue, t *tree, cues []cue, from int) kawat.Span {
	content := r.clauseEnd(c, t, cues, from, -1)
	last := from
	for _, k := range t.kids[c.token] {
		switch t.rel(k) {
		case "obj", "xcomp", "ccomp", "obl", "advcl":
			if k > c.token {
				_, end := t.extent(k)
				last = max(last, end)
			}
		}
	}
	if end := t.tok(last).End; last > from && end < content.End && strings.ContainsAny(r.in.Article.Text[end:min(end+6, content.End)], ",;") {
		content.End = end
	}
	return r.trim(content)
}

// clauseEnd is the content that starts at token from: to the end of its clause,
// of the sentence, or to the next attribution.
func (r *report) clauseEnd(c *cue, t *tree, cues []cue, from, comp int) kawat.Span {
	n := len(t.low)
	last := n - 1
	if comp >= 0 {
		_, end := t.extent(comp)
		// The clause ends where its subtree does, unless the parser lost its tail.
		if end+1 < n && end > from && !r.tailBelongs(t, end+1) {
			last = end
		}
	}
	for i := range cues { // another attribution in the sentence ends it
		o := &cues[i]
		if o.sentence != c.sentence || o.token <= c.token {
			continue
		}
		switch {
		case !o.according && !o.within && !o.speakerSpan.Empty() && o.token >= n-6 && r.commaBeforeSpan(t, min(o.speakerSpan.Start, o.verb.Start)):
			for last >= from && t.tok(last).End > min(o.speakerSpan.Start, o.verb.Start) {
				last--
			}
		case o.according && !o.speakerSpan.Empty():
			for last >= from && t.tok(last).End > o.verb.Start {
				last--
			}
		case o.added > from:
			last = min(last, o.added-1)
		case !o.according && len(c.speakers) > 0 && !slices.ContainsFunc(o.speakers, func(a kawat.Actor) bool { return !sameActor(a, c.speakers[0]) }):
			// "… dan menuduh": the same speaker goes on with another verb.
			for k := o.token; k > from && k >= o.token-3; k-- {
				if t.tok(k).UPOS == "CCONJ" {
					last = min(last, k-1)
				}
			}
		}
	}
	last = min(last, t.relativeEnd(c.token, from), r.beforeOther(c, t, cues, from, last), r.beforeMeanwhile(t, from, last))
	last = r.beforeRelay(c.sentence, from, t.beforeComment(r, from, r.beforeDocument(t, from, last)))
	for last >= from && t.tok(last).UPOS == "PUNCT" {
		last--
	}
	if last < from || last == from && !(c.call && from > 0 && t.owner(from-1)) { // "menyebutnya hoaks"
		return kawat.Span{}
	}
	return r.tokens(t, from, last)
}

// beforeOther is the last token before what somebody else is reported saying behind a
// semicolon or a word of contrast: "said A; Kyiv called it a lie", "mengatakan A,
// sedangkan Israel menyebut B". Without one it is last.
func (r *report) beforeOther(c *cue, t *tree, cues []cue, from, last int) int {
	for k := from + 1; k < last; k++ {
		if t.low[k] != ";" && !(t.low[k] == "," && t.is(k+1, r.c.sets.contrast)) {
			continue
		}
		for i := range cues {
			o := &cues[i]
			if o.sentence != c.sentence || o.token <= k || len(o.speakers) == 0 || len(c.speakers) == 0 {
				continue
			}
			if !o.speakerSpan.Empty() && o.speakerSpan.Start > t.tok(k).Start && o.speakerSpan.End <= o.verb.Start && r.differ(&o.speakers[0], &c.speakers[0]) {
				return k - 1
			}
			break
		}
	}
	return last
}

// beforeMeanwhile is the last token before what the report itself tells to have happened
// at the same time: "insisted that he had no choice, as Sudan recalled its diplomats". Its
// clause has a subject that is named, and a verb in the past or none that may say why.
// Without one it is last.
func (r *report) beforeMeanwhile(t *tree, from, last int) int {
	for k := from + 2; k+3 < last; k++ {
		if t.low[k] != "," || !t.is(k+1, r.c.sets.atOnce) {
			continue
		}
		v := t.head(k + 1)
		if v <= k+1 || !t.verbal(v) || t.tok(v).Feat("Tense") == "Pres" || t.child(v, "aux", "cop") >= 0 {
			continue
		}
		s := t.child(v, "nsubj")
		if s < 0 && t.rel(v) == "acl" { // "as rebels advanced", taken for a participle
			s = t.head(v)
		}
		if s > k+1 && s < v && t.tok(s).UPOS != "PRON" {
			return k - 1
		}
	}
	return last
}

// differ reports whether two speakers of a sentence are surely two: of different sides,
// or both unknown to the base and named by different words, "an analyst", "a rival
// broker", none of which only refers back.
func (r *report) differ(a, b *kawat.Actor) bool {
	if !sameActor(*a, *b) {
		return true
	}
	if first, _, _ := strings.Cut(strings.ToLower(a.Text), " "); b.Entity != "" && a.Entity == "" && slices.Contains(r.c.sets.indefinite, first) {
		return true // "Lavrov …, while a Kremlin aide warned"
	}
	return a.Entity == "" && b.Entity == "" && a.Text != b.Text && !r.refers(a.Text) && !slices.ContainsFunc(strings.Fields(strings.ToLower(a.Text)), func(w string) bool { return slices.Contains(r.c.sets.definite, w) })
}

// deniedReport is the content of a report that is the subject of a passive verb of
// denying: "Rumours that P were denied by the ministry", "Kabar bahwa P dibantah
// Istana". It is empty elsewhere.
func (r *report) deniedReport(c *cue) kawat.Span {
	t := r.trees[c.sentence]
	if !t.keyed(c.token, r.c.sets.denying) || !t.passive(c.token) {
		return kawat.Span{}
	}
	for k := 1; k <= 3 && k < c.token-2; k++ {
		if !slices.Contains(r.c.pack.Speech.Complementizers, t.low[k]) || t.verbTag(k-1) && t.tok(k-1).Feat("VerbForm") != "Fin" {
			continue
		}
		end := c.token - 1
		for end > k && (t.tok(end).UPOS == "AUX" || t.tok(end).UPOS == "ADV" || t.tok(end).UPOS == "PUNCT") {
			end--
		}
		if t.hasVerb(k+1, end) {
			return r.tokens(t, k+1, end)
		}
	}
	return kawat.Span{}
}

// relativeEnd is the last token of what is said by a verb of reporting in a clause on
// the subject, which the rest of the sentence tells of: "The two, who say they were
// fired on, were arrested". Elsewhere it is the last of the sentence.
func (t *tree) relativeEnd(verb, from int) int {
	n := len(t.low)
	if main := t.head(verb); t.participle(verb) && main > from && t.verbal(main) && t.rel(verb) != "conj" {
		for k := main - 1; k > from; k-- { // "the delegate, recalling that …, said that …"
			if t.low[k] == "," {
				return k - 1
			}
		}
	}
	if t.rel(verb) != "acl" {
		return n - 1
	}
	noun := t.head(verb)
	for steps := 0; steps < 4 && noun >= 0 && t.rel(noun) != "nsubj"; steps++ {
		noun = t.head(noun)
	}
	if noun < 0 || t.rel(noun) != "nsubj" {
		return n - 1
	}
	main := t.head(noun)
	for k := main - 1; k > from; k-- {
		if t.low[k] == "," {
			return k - 1
		}
	}
	for main > from && t.tok(main-1).UPOS == "AUX" {
		main--
	}
	if main > from+1 {
		return main - 1
	}
	return n - 1
}

// beforeComment cuts off what another says of the words from token from on: "…, a
// claim that Kyiv denied", "…, tudingan yang dibantah Moskow".
func (t *tree) beforeComment(r *report, from, last int) int {
	for k := from + 3; k < last; k++ {
		if t.low[k] != "," {
			continue
		}
		for j := k + 1; j <= k+3 && j+1 < last; j++ {
			if j == k+1 && t.relative(j) && t.commented(j) {
				return k - 1
			}
			if (r.c.standsForWords(t, j) || t.proposal(j)) && (t.relative(j+1) || slices.Contains(r.c.pack.Speech.Complementizers, t.low[j+1]) || t.commentedBare(j)) {
				return k - 1
			}
		}
	}
	return last
}

// commented reports whether the clause that relative pronoun k opens tells what
// somebody else says to the words before it: ", which Ortega flatly denied". The
// pronoun is the object of the clause's verb, with which the sentence ends.
func (t *tree) commented(k int) bool {
	speech := t.pack.Speech
	for j := k + 2; j < len(t.low) && j < k+14; j++ {
		if !t.verbal(j) {
			continue
		}
		return (t.keyed(j, speech.Acts) || t.keyed(j, speech.Asks) || t.keyed(j, speech.Calls)) && (t.rel(k) != "nsubj" || t.passive(j)) && t.child(j, "ccomp") < 0
	}
	return false
}

// commentedBare reports whether a clause without pronoun tells what somebody else says
// to the words that noun j stands for: "a claim the resistance dismissed".
func (t *tree) commentedBare(j int) bool {
	speech := t.pack.Speech
	return slices.ContainsFunc(t.kids[j], func(v int) bool {
		return v > j && t.rel(v) == "acl" && t.verbal(v) && t.child(v, "nsubj") > j && (t.keyed(v, speech.Acts) || t.keyed(v, speech.Asks) || t.keyed(v, speech.Calls))
	})
}

// beforeDocument cuts off what tells, behind the quotation that content ends with, in which
// document or speech the words came: `called Seoul "the enemy" in a statement carried by
// KCNA`. It returns the last token that is left.
func (r *report) beforeDocument(t *tree, from, last int) int {
	for k := from + 1; k < last; k++ {
		if !strings.Contains("\"”»", t.low[k-1]) || !t.is(k, r.c.sets.conveying) {
			continue
		}
		for j := k + 1; j <= last && j <= k+3; j++ {
			if t.is(j, r.c.sets.speeches) || r.phraseAt(t, j, r.c.pack.Speech.Documents) > 0 {
				return k - 1
			}
		}
	}
	return last
}

// beforeRelay cuts off what only tells how the words from token from to token
// last came here: "…, dikutip dari TASS", "…, according to Kyodo". It returns the
// last token that is left.
func (r *report) beforeRelay(si, from, last int) int {
	t := r.trees[si]
	for i := range r.in.Media {
		m := &r.in.Media[i]
		if m.Sentence != si || m.First <= from || m.First > last {
			continue
		}
		verb := r.reportsBehind(t, m)
		for k := m.First - 1; k > from && k >= m.First-6; k-- {
			if t.low[k] == "," {
				// "…, seperti dikutip AFP, …", "…, the Guardian reported", "…, demikian KCNA".
				if r.relaying(t, k+1, m.First) || t.is(k+1, r.c.sets.thus) || r.reports(t, k+1) && t.nominals(k+2, m.First) || verb >= 0 && t.closesSoon(verb, last) {
					last = min(last, k-1)
				}
				break
			}
		}
	}
	return last
}

// soon is how many tokens may stand between a verb of saying at the end and what closes it.
const soon = 4

// closesSoon reports whether nothing but a few words for when and where stands between
// verb and the next comma or the last token: "…, the Guardian reported on Friday".
func (t *tree) closesSoon(verb, last int) bool {
	for k := verb + 1; k <= verb+soon+1; k++ {
		switch {
		case k > last || t.low[k] == ",":
			return true
		case t.verbal(k) || t.tok(k).UPOS == "SCONJ":
			return false
		}
	}
	return false
}

// reportsBehind is the verb of reporting right behind a medium and the words that
// belong to its name, -1 without one: "the TASS news agency reported", "the Daily
// Mirror of Colombo reported".
func (r *report) reportsBehind(t *tree, m *Medium) int {
	for k := m.Last + 1; k < len(t.low) && k <= m.Last+4; k++ {
		if r.reports(t, k) {
			return k
		}
		if !nominal(t.tok(k)) && t.tok(k).UPOS != "ADP" {
			break
		}
	}
	return -1
}

// reports reports whether token k is a verb of reporting.
func (r *report) reports(t *tree, k int) bool {
	return k < len(t.low) && t.keyed(k, r.c.pack.Speech.Verbs)
}

// relaying reports whether a relaying word stands between two tokens.
func (r *report) relaying(t *tree, from, to int) bool {
	speech := r.c.pack.Speech
	for k := from; k < to; k++ {
		if r.relayWord(t, k) || r.phraseAt(t, k, speech.According) > 0 {
			return true
		}
	}
	return false
}

// tailBelongs reports whether what starts at token k still belongs to the
// clause before it: always, unless a conjunction opens a new clause.
func (r *report) tailBelongs(t *tree, k int) bool {
	for k < len(t.low) && t.tok(k).UPOS == "PUNCT" {
		k++
	}
	if k >= len(t.low) {
		return true
	}
	return t.tok(k).UPOS != "CCONJ"
}

// commaBeforeSpan reports whether a comma or quotation mark stands right before
// byte at of the sentence.
func (r *report) commaBeforeSpan(t *tree, at int) bool {
	for k := len(t.low) - 1; k >= 0; k-- {
		if t.tok(k).End <= at {
			return t.tok(k).UPOS == "PUNCT"
		}
	}
	return false
}

// complementizer reports whether token k opens reported content: "that" as a
// conjunction, not as a pronoun.
func (r *report) complementizer(t *tree, k int) bool {
	if !slices.Contains(r.c.pack.Speech.Complementizers, t.low[k]) {
		return false
	}
	return t.rel(k) == "mark" || t.tok(k).UPOS == "SCONJ"
}

// contentFollows reports whether the content of a reporting word stands behind
// it: a complementizer, or a clause that the tree hangs there.
func (r *report) contentFollows(t *tree, cue int) bool {
	aside := !r.c.pack.Refer.HeadFirst && cue+1 < len(t.low) && t.low[cue+1] == ","
	for k := cue + 1; k < len(t.low) && k <= cue+8; k++ {
		if r.complementizer(t, k) && (!aside || t.low[k-1] == ",") {
			return true
		}
	}
	if aside {
		return false // "P, the ministry said, a claim that Kyiv denied"
	}
	for _, k := range t.kids[cue] {
		switch t.rel(k) {
		case "ccomp", "parataxis", "xcomp", "obj":
			if first, last := t.extent(k); k > cue && t.hasVerb(first, last) && t.child(k, "case") < 0 {
				return true
			}
		}
	}
	return false
}

// asserts reports whether a verb stands between two tokens that tells something by
// itself, not of the noun that it hangs on.
func (t *tree) asserts(from, to int) bool {
	for k := from; k <= to && k < len(t.low); k++ {
		if t.verbal(k) && t.rel(k) != "acl" && t.rel(k) != "amod" && !t.hangsOnClause(k, from) {
			return true
		}
	}
	return false
}

// hangsOnClause reports whether verb k stands in a clause on a noun, from token
// from on.
func (t *tree) hangsOnClause(k, from int) bool {
	for steps := 0; steps < 6 && k >= from; steps++ {
		if t.rel(k) == "acl" {
			return true
		}
		k = t.head(k)
	}
	return false
}

// tells reports whether a verb of the content clause stands at token k.
func (t *tree) tells(k int) bool {
	return t.verbal(k) && t.tok(k).UPOS == "VERB" && t.rel(k) != "acl" && t.rel(k) != "amod"
}

func (t *tree) hasVerb(from, to int) bool {
	for k := from; k <= to && k < len(t.low); k++ {
		if t.verbal(k) || t.rel(k) == "cop" {
			return true
		}
	}
	return false
}

// accordingContent is the rest of the sentence around "menurut X": what follows
// its comma, else what stands before it.
func (r *report) accordingContent(c *cue, t *tree, cues []cue) kawat.Span {
	n := len(t.low)
	k := c.token
	for k < n && t.tok(k).End <= max(c.speakerSpan.End, c.verb.End) {
		k++
	}
	if c.token > 0 && t.relative(c.token-1) {
		return r.accordingOfNoun(t, k)
	}
	if c.token > 3 && t.low[c.token-1] == "," && t.tok(c.token-2).UPOS == "SCONJ" && k+2 < n && t.low[k] == "," && t.hasVerb(k+1, n-1) {
		return r.clauseEnd(c, t, cues, k+1, -1) // "mengecam pemerintah karena, menurut dia, P"
	}
	if c.token <= 3 {
		open := k
		for k < n && t.low[k] != "," && k-c.token < 20 {
			k++
		}
		if k = k + 1; k >= n || t.asserts(open, k-1) {
			k = open // no comma sets the source off
		}
		for k+1 < n && (t.owner(k) && t.tok(k).Start == t.tok(max(0, k-1)).End || t.low[k] == ",") {
			k++ // "dalam keterangannya, …"
		}
		// "According to the minutes, obtained by X, …": what is set off behind it.
		if k < n && (t.relative(k) || r.relayWord(t, k) || t.deprel(k) == "acl" && t.verbal(k)) {
			for j := k; j < n-3 && j < k+15; j++ {
				if t.low[j] == "," {
					k = j + 1
					break
				}
			}
		}
		end := r.beforeOther(c, t, cues, k, n-1)
		for end > k && t.tok(end).UPOS == "PUNCT" {
			end--
		}
		if k < end && t.hasVerb(k, end) {
			return r.tokens(t, k, end)
		}
		return kawat.Span{}
	}
	end := c.token - 1
	for end > 0 && t.tok(end).UPOS == "PUNCT" {
		end--
	}
	if end >= 2 && t.hasVerb(0, end) {
		return r.tokens(t, 0, end)
	}
	return kawat.Span{}
}

// accordingOfNoun is what a source tells of a noun in a clause on it, from token k behind
// the source on: "Deif, yang menurut militer Israel tewas dalam serangan udara". It is
// empty where the source only judges the noun: "beras itu, yang menurut dia palsu".
func (r *report) accordingOfNoun(t *tree, k int) kawat.Span {
	end := k
	for end+1 < len(t.low) && t.tok(end+1).UPOS != "PUNCT" && !t.relative(end+1) {
		end++
	}
	if k >= len(t.low) || end-k < 2 || t.tok(end).UPOS == "PUNCT" || !t.hasVerb(k, min(k+2, end)) {
		return kawat.Span{}
	}
	return r.tokens(t, k, end)
}

func (r *report) tokens(t *tree, from, to int) kawat.Span {
	return r.trim(t.s.TokenSpan(from).Cover(t.s.TokenSpan(to)))
}

// trim takes white space, outer quotation marks and closing punctuation off.
func (r *report) trim(s kawat.Span) kawat.Span {
	text := r.in.Article.PartText(s.In)
	const lead = " \n\t\"“„«‘',"
	const tail = " \n\t\"”»’',.;:!?"
	for s.Start < s.End {
		c, n := utf8.DecodeRuneInString(text[s.Start:s.End])
		if !strings.ContainsRune(lead, c) {
			break
		}
		s.Start += n
	}
	for s.Start < s.End {
		c, n := utf8.DecodeLastRuneInString(text[s.Start:s.End])
		if !strings.ContainsRune(tail, c) {
			break
		}
		s.End -= n
	}
	return s
}
