package coder

import (
	"slices"
	"strings"

	"kawat"
	"kawat/lang"
)

// This file finds the reporting words of a sentence and who speaks by them.

type cue struct {
	sentence, token int
	verb            kawat.Span
	speakers        []kawat.Actor
	speakerSpan     kawat.Span // where the speaker is named; empty if inferred
	act             bool       // a speech act: a statement only with a clause that has its own subject, or a quotation
	ask             bool       // one that wants or alleges: only with a complementizer, or a quotation
	call            bool       // a verb of evaluation
	according       bool
	opens           int          // token at which the words for a citing medium begin behind the content; 0 elsewhere
	added           int          // token of the conjunction or comma by which the verb goes on; 0 for none
	document        bool         // the source is a document, not a speaker
	bearer          bool         // the speaker is a medium: what it reports is read for itself
	path            []kawat.Link // from the reader to the speaker, without it
	named           bool         // the speaker is called by a name that the base does not know
	unsaid          bool         // "has not said that": only a quotation is a statement
	post            bool         // the speaker follows the word: "kata X", "said X"
	denies          bool         // what it reports is a rumour that the speaker denies
	within          bool         // the word stands in what another word of the sentence reports
}

// speechWords are the verbs of speech of a language, for look-up.
type speechWords struct{ verbs, calls, acts, asks verbList }

func newSpeechWords(s *lang.Speech) speechWords {
	return speechWords{newVerbList(s.Verbs), newVerbList(s.Calls), newVerbList(s.Acts), newVerbList(s.Asks)}
}

// A verbList is a list of verbs by their keys, some with a particle ("point_out").
type verbList struct {
	single  map[string]bool
	phrases map[string][][]string // by their first word
}

func newVerbList(words []string) verbList {
	l := verbList{map[string]bool{}, map[string][][]string{}}
	for _, w := range words {
		if parts := strings.Split(w, "_"); len(parts) > 1 {
			l.phrases[parts[0]] = append(l.phrases[parts[0]], parts)
		} else {
			l.single[w] = true
		}
	}
	return l
}

// has reports whether token i of t, which has these keys, is one of the verbs.
func (l *verbList) has(t *tree, i int, keys []string) bool {
	return slices.ContainsFunc(keys, func(k string) bool {
		return l.single[k] || slices.ContainsFunc(l.phrases[k], func(words []string) bool { return t.phrase(i, words) })
	})
}

// findCues finds the words of a sentence by which somebody is reported saying
// something, and who that is; last is the attribution before it, nil without one.
func (r *report) findCues(si int, inQuote func(kawat.Span) bool, last *cue) []cue {
	t := r.trees[si]
	speech := r.c.pack.Speech
	var out []cue
	said := last // who spoke last, in the sentence or before it
	for i := range t.s.Tokens {
		span := t.s.TokenSpan(i)
		if inQuote(span) || t.rel(i) == "amod" && i+1 < len(t.low) && t.head(i) > i {
			continue // "an alleged plot"
		}
		c := cue{sentence: si, token: i, verb: span}
		keys := r.c.pack.VerbKeys(t.tok(i))
		any := func(words *verbList) bool { return words.has(t, i, keys) }
		switch {
		case r.phraseAt(t, i, speech.According) > 0:
			n := r.phraseAt(t, i, speech.According)
			c.according = true
			c.verb = span.Cover(t.s.TokenSpan(i + n - 1))
			r.accordingTo(&c, t, i+n, said)
		case any(&r.c.speech.verbs) && r.verbLike(t, i):
			c.call = any(&r.c.speech.calls)
			r.speakerOf(&c, t, said)
		case any(&r.c.speech.acts) && r.verbLike(t, i):
			c.act = true
			r.speakerOf(&c, t, said)
		case any(&r.c.speech.asks) && r.verbLike(t, i):
			c.act, c.ask = true, true
			c.call = any(&r.c.speech.calls)
			r.speakerOf(&c, t, said)
		case slices.Contains(speech.Nouns, t.low[i]) && i > 0 && (t.tok(i-1).UPOS == "PUNCT" || t.is(i-1, r.c.sets.thus)):
			// "demikian pernyataan X": the noun closes a quotation.
			c.act = true
			c.speakers, c.speakerSpan = r.actorsAfter(si, i+1, 2)
			if len(c.speakers) == 0 {
				continue
			}
		case t.verbal(i) && r.besideQuote(t, i):
			// Any verb between a quotation and its speaker reports: "he thundered".
			r.speakerOf(&c, t, said)
		default:
			continue
		}
		if !c.according && !c.bearer && !c.ask {
			r.speakerBefore(&c, t, last)
		}
		if !c.according && !c.bearer {
			r.speakerAside(&c, t, last)
		}
		if !c.according && !c.act && (t.denied(i, r.c.pack.Status.Negators) || t.rel(i) == "xcomp" && t.keyed(t.head(i), r.c.pack.Status.Failing)) { // "declined to comment"
			c.unsaid = true
		}
		c.within = !c.according && r.reportedBy(t, i)
		r.goesOnSpeaking(&c, t, out)
		r.nameSpeaker(&c, t)
		out = append(out, c)
		if len(c.speakers) > 0 && !c.bearer && !c.document && t.rel(i) != "acl" {
			said = &out[len(out)-1]
		}
	}
	return out
}

// reportedBy reports whether token i stands in the clause that a word of reporting
// before it governs: "said it would answer any attack".
func (r *report) reportedBy(t *tree, i int) bool {
	for steps := 0; steps < 6; steps++ {
		h := t.head(i)
		switch t.rel(i) {
		case "ccomp":
			if h >= 0 && h < i && r.reports(t, h) {
				return true
			}
		case "conj", "xcomp", "advcl", "acl":
		default:
			return false
		}
		if h < 0 {
			return false
		}
		i = h
	}
	return false
}

// accordingTo finds whom or what the words from token k on name as the source.
func (r *report) accordingTo(c *cue, t *tree, k int, last *cue) {
	back := k < len(t.low) && slices.Contains(r.c.pack.Refer.Singular, t.low[k])
	aside := last != nil && last.sentence == c.sentence && k < len(t.low) && (back || t.low[k] == r.c.pack.Refer.Enclitic && k > 0 && !t.tok(k-1).SpaceAfter)
	if aside || back && r.actorsOver(c.sentence, k) == nil {
		if last != nil && len(last.speakers) == 1 { // "Menurut dia, …"
			c.speakerSpan = t.s.TokenSpan(k)
			c.speakers = r.saidBy(last, c.speakerSpan)
		}
		return
	}
	for i := range r.in.Media {
		if m := &r.in.Media[i]; m.Sentence == c.sentence && m.First >= k && m.First <= k+5 && t.nominals(k, m.First) {
			c.bearer = true
			return
		}
	}
	if r.accordingDocument(c, t, k) {
		return
	}
	if c.speakers, c.speakerSpan = r.actorsAfter(c.sentence, k, 3); len(c.speakers) > 0 {
		return
	}
	for end := k + 4; k < len(t.low) && k < end; k++ {
		if up := t.tok(k).UPOS; (up == "NOUN" || up == "PROPN") && !(r.c.standsForWords(t, k) && k+1 < end && t.head(k+1) == k && t.tok(k+1).UPOS == "PROPN") {
			r.unknownSpeaker(c, t, k)
			return
		}
	}
}

// accordingDocument makes a document the source of what is told by it, if nobody
// stands behind it: "according to the indictment", "menurut dokumen kepolisian".
func (r *report) accordingDocument(c *cue, t *tree, k int) bool {
	for end := k + 4; k < len(t.low) && k < end && !r.paper(t, k) && !r.addressedPaper(t, k); k++ {
		if t.tok(k).UPOS == "PUNCT" || t.verbal(k) {
			return false
		}
	}
	if k >= len(t.low) || !nominal(t.tok(k)) {
		return false
	}
	if !r.paper(t, k) && !r.addressedPaper(t, k) {
		return false
	}
	r.documentSource(c, t, k)
	return true
}

// addressedPaper reports whether token k is a document whose readers are told, not its
// author: "a note to clients", "surat kepada pemegang saham".
func (r *report) addressedPaper(t *tree, k int) bool {
	return k+1 < len(t.low) && slices.Contains(r.c.pack.Speech.Documents, t.low[k]) && t.is(k+1, r.c.sets.addressing)
}

// paper reports whether token k begins the name of a document without author.
func (r *report) paper(t *tree, k int) bool {
	return r.phraseAt(t, k, r.c.pack.Speech.Papers) > 0
}

// documentSource makes the document at token k the source of a cue, with the state
// of whoever is named in its phrase.
func (r *report) documentSource(c *cue, t *tree, k int) {
	first, last, code, sector := k, k, "---", "UNK"
	for first > 0 && t.under(first-1, k) && nominal(t.tok(first-1)) && t.tok(first-1).Start >= c.start() {
		first--
	}
	for r.c.pack.Refer.HeadFirst && last+1 < len(t.low) && t.under(last+1, k) && nominal(t.tok(last+1)) && !t.relative(last+1) {
		last++
	}
	for j := first; j <= last; j++ {
		if a := r.actorsOver(c.sentence, j); len(a) == 1 {
			code, sector = a[0].Code, a[0].Sector
		}
	}
	c.speakerSpan = t.s.TokenSpan(first).Cover(t.s.TokenSpan(last))
	text := r.in.Article.PartText(c.speakerSpan.In)[c.speakerSpan.Start:c.speakerSpan.End]
	c.speakers = []kawat.Actor{{Code: code, Sector: sector, Name: text, Text: text, Span: c.speakerSpan}}
	c.document = true
}

// ofDocument finds who speaks by a document that is the subject of a reporting word:
// its author ("a statement by the army said"), else whoever spoke last ("the
// statement said"). A paper without author is itself the source.
func (r *report) ofDocument(c *cue, t *tree, k int, last *cue) {
	if r.paper(t, k) {
		r.documentSource(c, t, k)
		return
	}
	if r.bornBy(t, k, c.token) {
		c.bearer = true // "a report in the daily Libération said"
		return
	}
	var author *kawat.Mention
	t.prune(k, func(j int) bool {
		if mi := r.mentionAt[c.sentence][j]; mi >= 0 && j < c.token && r.in.Mentions[mi].Actors[0].Sector != "JRN" && r.in.Mentions[mi].Kind != "pronoun" {
			if cases := t.cases(j); author == nil || slices.ContainsFunc(cases, func(w string) bool { return slices.Contains(r.c.sets.by, w) }) {
				author = &r.in.Mentions[mi]
			}
			return false
		}
		return !t.is(j, r.c.sets.locative)
	})
	switch {
	case author != nil:
		c.speakers, c.speakerSpan = author.Actors, author.Span
	case last != nil && t.pointsBack(k):
		c.speakers = inferred(last.speakers)
	}
}

// bornBy reports whether a medium stands in the phrase of the document at token k.
func (r *report) bornBy(t *tree, k, verb int) bool {
	return slices.ContainsFunc(r.in.Media, func(m Medium) bool {
		return r.trees[m.Sentence] == t && m.Last < verb && t.under(m.First, k)
	})
}

// pointsBack reports whether a noun is one told of before: "the statement",
// "pernyataan itu".
func (t *tree) pointsBack(k int) bool {
	return slices.ContainsFunc(t.kids[k], func(d int) bool { return t.is(d, t.sets.definite) })
}

// citedBy makes whoever a bearer of news cites the speaker of what it reports:
// "lapor CNN mengutip juru bicara militer AS", "Antara, citing the ministry,
// reported that …". It reports whether there is one.
func (r *report) citedBy(c *cue) bool {
	t := r.trees[c.sentence]
	for k := range t.low {
		if k == c.token || !r.relayWord(t, k) || !t.verbal(k) || t.passive(k) || slices.ContainsFunc(t.kids[k], func(v int) bool { return v > k && t.marked(v, r.c.sets.asSaying) }) {
			continue // "…, Reuters reported, and TASS quoted the minister as saying that …" is another report
		}
		for i := k + 1; i < len(t.low) && i <= k+citedWithin; i++ {
			mi := r.mentionAt[c.sentence][i]
			if mi >= 0 && r.in.Mentions[mi].First == i {
				m := &r.in.Mentions[mi]
				if m.Kind == "pronoun" || m.Actors[0].Sector == "JRN" {
					return false
				}
				c.speakers, c.speakerSpan, c.bearer = m.Actors, m.Span, false
				c.opens = r.mediumOpens(t, c)
				r.nameSpeaker(c, t)
				return true
			}
			if mi < 0 && slices.Contains(r.c.pack.Speech.Unnamed, t.low[i]) {
				r.unknownSpeaker(c, t, i)
				c.bearer = len(c.speakers) == 0
				c.opens = r.mediumOpens(t, c)
				return !c.bearer
			}
		}
	}
	return false
}

// mediumOpens is the token at which the words for the medium begin that reports by a
// cue behind a comma and what is told: "Two died, the Yonhap agency reported". It is
// 0 elsewhere.
func (r *report) mediumOpens(t *tree, c *cue) int {
	if r.relayWord(t, 0) {
		return 0 // "Citing officials, Reuters said …"
	}
	for i := range r.in.Media {
		m := &r.in.Media[i]
		if m.Sentence != c.sentence || m.Last >= c.token || c.token-m.Last > 2 {
			continue
		}
		k := m.First
		for k > 0 && t.tok(k-1).UPOS != "PUNCT" && nominal(t.tok(k-1)) {
			k--
		}
		if k > 2 && t.low[k-1] == "," && t.hasVerb(0, k-1) {
			return k
		}
	}
	return 0
}

func (r *report) besideQuote(t *tree, i int) bool {
	for k := i - 1; k >= 0 && k >= i-6; k-- {
		if r.inQuote(t.s.TokenSpan(k)) {
			return t.low[k] == ","
		}
		if t.verbal(k) {
			return false
		}
	}
	return false
}

func (r *report) verbLike(t *tree, i int) bool {
	if t.verbal(i) {
		return true
	}
	switch t.tok(i).UPOS {
	case "NOUN", "ADJ", "X":
		return r.c.sets.zeroAgent
	}
	return false
}

func (r *report) phraseAt(t *tree, i int, phrases []string) int {
	best := 0
	for _, p := range phrases {
		if !strings.HasPrefix(p, t.low[i]) && !strings.HasPrefix(p, t.lem[i]) {
			continue
		}
		words := strings.Fields(p)
		if len(words) <= best || i+len(words) > len(t.low) {
			continue
		}
		ok := true
		for k, w := range words {
			if t.low[i+k] != w && t.lem[i+k] != w {
				ok = false
				break
			}
		}
		if ok {
			best = len(words)
		}
	}
	return best
}

// speakerOf finds who says what the word of a cue reports; last is the attribution
// before it, nil without one.
func (r *report) speakerOf(c *cue, t *tree, last *cue) {
	si, i := c.sentence, c.token
	if post, ok := r.bearing(t, si, i); ok {
		c.bearer, c.post = true, post
		return
	}
	if r.quoted(c, t) {
		return
	}
	// A reporting word is passive only for sure: "a diplomat told Reuters" is
	// easily taken for a participle.
	passive := t.passive(i) && (!r.c.sets.auxPassive || slices.ContainsFunc(t.kids[i], func(k int) bool { return t.deprel(k) == "aux:pass" }))
	subj := t.subj(i)
	if passive {
		subj = t.byPhrase(i)
		if r.agentSpeaks(c, t, subj) {
			return
		}
	}
	if len(subj) == 0 && i > 0 && i+1 < len(t.low) && t.tok(i-1).UPOS == "PUNCT" && t.low[i-1] != "," && !t.keyed(i, r.c.sets.informing) {
		subj = t.obj(i) // "“…,” complained a village chief"
	}
	labels := c.call && t.deprel(i) == "acl" && t.tok(i).Feat("Tense") == "Past"
	if labels && len(t.byPhrase(i)) == 0 && t.child(i, "nsubj") < 0 {
		return // "a town called Merv", "a movement of the eye termed saccade"
	}
	owned := i+1 < len(t.low) && slices.Contains(r.c.pack.Refer.Possessive, t.low[i+1]) && t.tok(i).End == t.tok(i+1).Start || strings.HasSuffix(t.low[i], "nya") && r.c.sets.zeroAgent
	if owned && last != nil {
		c.speakers = inferred(last.speakers)
		return
	}
	if !slices.ContainsFunc(subj, func(s int) bool { return !r.inQuote(t.s.TokenSpan(s)) }) {
		for _, k := range t.kids[i] { // what is quoted has a subject too
			if t.rel(k) == "nsubj" && k > i && !r.inQuote(t.s.TokenSpan(k)) {
				subj = append(slices.Clone(subj), t.conjuncts(k)...)
			}
		}
	}
	if passive && i == 0 && r.c.sets.zeroAgent && !slices.Contains(r.c.pack.Status.Rumour, t.low[0]) && len(t.low) > 3 && t.low[1] == "," && last != nil && len(last.speakers) == 1 {
		c.speakers = inferred(last.speakers) // "Dikatakan, …" goes on with who spoke
		return
	}
	if r.speaksBefore(c, t, subj, last) || t.keyed(i, r.c.sets.informing) || r.speaksBehind(c, t, subj, owned) {
		return
	}
	if owned {
		if mi := r.mentionBefore(si, i); mi >= 0 && !r.inQuote(r.in.Mentions[mi].Span) {
			c.speakers = inferred(r.in.Mentions[mi].Actors)
		}
		return
	}
	if passive || labels {
		return // "disebut", "is said", "a user labelled X": nobody is named
	}
	// A subject that the tree missed: the nearest mention before, with nothing
	// but its own modifiers between.
	if mi := r.mentionBefore(si, i); mi >= 0 {
		m := &r.in.Mentions[mi]
		set := m.Sentence == si && m.Last+1 < i && t.low[m.Last+1] == "," && t.low[i-1] == "," // "Li, who is on a visit, said"
		if m.Sentence == si && (set && i-m.Last <= 20 || i-m.Last <= 12 && !r.verbBetween(t, m.Last+1, i)) {
			c.speakers, c.speakerSpan = m.Actors, m.Span
		}
	}
}

// letSpeak makes the actors over token k the speakers of a cue, and reports whether
// there are any.
func (r *report) letSpeak(c *cue, k int) bool {
	a := r.actorsOver(c.sentence, k)
	if len(a) == 0 {
		return false
	}
	c.speakers, c.speakerSpan = a, r.in.Mentions[r.mentionAt[c.sentence][k]].Span
	return true
}

// quoted finds the speaker where somebody is quoted by another: "quoted the minister as
// saying", "was quoted as saying".
func (r *report) quoted(c *cue, t *tree) bool {
	i := c.token
	h := t.head(i)
	if h < 0 {
		return false
	}
	if r.relayWord(t, h) && t.verbal(h) && slices.Contains([]string{"advcl", "xcomp", "ccomp", "acl", "obl"}, t.rel(i)) {
		whom := t.obj(h)
		if t.passive(h) {
			whom = t.subj(h)
		}
		for _, o := range whom {
			if r.medium(c.sentence, o) || !r.letSpeak(c, o) {
				r.unknownSpeaker(c, t, o)
			}
			if len(c.speakers) > 0 {
				c.opens = t.quotingBehind(h, i)
				return true
			}
		}
	}
	if t.rel(i) == "acl" && t.head(h) >= 0 && r.relayWord(t, t.head(h)) && t.rel(h) == "obj" && t.marked(i, r.c.sets.asSaying) {
		if r.letSpeak(c, h) {
			return true
		}
		r.unknownSpeaker(c, t, h)
		return len(c.speakers) > 0
	}
	return false
}

// quotingBehind is the token at which the clause of quoting verb h begins where it
// stands behind a comma and what was said, and nothing that was said follows saying
// verb i: "P, KCNA quoted the minister as saying", "P, his lawyer was quoted as
// saying". It is 0 elsewhere.
func (t *tree) quotingBehind(h, i int) int {
	first := h
	for _, s := range t.kids[h] {
		if t.rel(s) == "nsubj" && s < h {
			first, _ = t.extent(s)
		}
	}
	for first > 0 && first < h && t.tok(first).UPOS == "PUNCT" {
		first++
	}
	behind := first > 2 && (t.low[first-1] == "," || closing(t.low[first-1])) && t.asserts(0, first-1)
	if !behind || t.child(i, "ccomp") > i || i+1 < len(t.low) && t.tok(i+1).UPOS == "SCONJ" {
		return 0
	}
	return first
}

// agentSpeaks takes the agents of a passive for speakers, a medium for the bearer of
// what others say: "disampaikan Menlu", "reported by Reuters".
func (r *report) agentSpeaks(c *cue, t *tree, agents []int) bool {
	for _, s := range agents {
		if r.medium(c.sentence, s) {
			c.bearer, c.post = true, true
			return true
		}
		if r.letSpeak(c, s) {
			return true
		}
	}
	return false
}

// speaksBefore finds the speakers among the subjects before the word. It reports
// whether there is a subject there, even one that is no speaker.
func (r *report) speaksBefore(c *cue, t *tree, subj []int, last *cue) bool {
	si, i := c.sentence, c.token
	var before []int
	follows := r.speakerFollows(t, i)
	for _, s := range subj {
		if s < i && !follows && !r.inQuote(t.s.TokenSpan(s)) {
			before = append(before, r.afterRelay(t, s, i))
		}
	}
	if len(before) == 0 {
		return false
	}
	goesOn := last != nil && len(last.speakers) == 1
	for _, s := range before {
		if r.medium(si, s) {
			c.bearer = true
			return true
		}
		mi := r.mentionAt[si][s]
		if mi < 0 {
			continue
		}
		m := &r.in.Mentions[mi]
		actors := m.Actors
		// A pronoun that goes on speaking is whoever spoke last.
		aside, _ := t.aside(i) // "the army, it added, had broken the truce"
		if m.Kind == "pronoun" && goesOn && len(actors) == 1 && (!r.subjectSince(last, si) && slices.Contains(r.c.pack.Refer.Singular, t.low[s]) || aside > 0 && slices.Contains(r.c.pack.Refer.Neuter, t.low[s])) {
			a := inferred(last.speakers)
			a[0].Text, a[0].Span = r.in.Article.Slice(m.Span), m.Span
			actors = a
		}
		c.speakers = appendActors(c.speakers, actors)
		c.speakerSpan = c.speakerSpan.Cover(m.Span)
	}
	switch {
	case len(c.speakers) > 0:
	case len(before) == 1 && goesOn && slices.Contains(r.c.pack.Refer.Singular, t.low[before[0]]):
		c.speakers = inferred(last.speakers)
		c.speakers[0].Text, c.speakers[0].Span = r.in.Article.Slice(t.s.TokenSpan(before[0])), t.s.TokenSpan(before[0])
		c.speakerSpan = c.speakers[0].Span
	case slices.Contains(r.c.pack.Speech.Documents, t.low[before[0]]):
		r.ofDocument(c, t, before[0], last)
	default:
		r.unknownSpeaker(c, t, before[0])
	}
	return true
}

// speaksBehind finds the speaker behind the word, unless an object or content stands
// there: "kata Menlu", "said the minister".
func (r *report) speaksBehind(c *cue, t *tree, subj []int, owned bool) bool {
	si, i := c.sentence, c.token
	for _, s := range subj {
		if s > i && s <= i+4 && r.medium(si, s) {
			c.bearer, c.post = true, true
			return true
		}
	}
	closed := i > 0 && t.tok(i-1).UPOS == "PUNCT" // by a quotation mark or comma
	if a, span := r.actorsAfter(si, i+1, 2); len(a) > 0 && !r.clauseOpens(t, span) && (closed || slices.ContainsFunc(subj, func(s int) bool { return s > i })) {
		c.speakers, c.speakerSpan, c.post = a, span, true
		return true
	}
	for _, s := range subj {
		if s > i && s <= i+4 && !owned && closed {
			r.unknownSpeaker(c, t, s)
			c.post = len(c.speakers) > 0
			return true
		}
	}
	return false
}

// speakerAside finds who speaks in an attribution between commas, where the tree
// takes the broken clause's subject for the speaker: "The envoy, he said, would go".
func (r *report) speakerAside(c *cue, t *tree, last *cue) {
	from, to := t.aside(c.token)
	if from < 0 || !c.speakerSpan.Empty() && c.speakerSpan.Start >= t.tok(from).Start && c.speakerSpan.End <= t.tok(to).End {
		return
	}
	for k := from; k <= to; k++ {
		if k == c.token || t.tok(k).UPOS == "ADP" {
			continue
		}
		if slices.Contains(r.c.pack.Refer.Singular, t.low[k]) && last != nil {
			c.speakers, c.speakerSpan = r.saidBy(last, t.s.TokenSpan(k)), t.s.TokenSpan(k)
			return
		}
		if a := r.actorsOver(c.sentence, k); len(a) > 0 {
			c.speakers, c.speakerSpan = a, r.in.Mentions[r.mentionAt[c.sentence][k]].Span
			c.post = k > c.token
			return
		}
	}
}

// speakerBefore finds the speaker in the words between a comma and the verb that
// ends the sentence, where the tree takes the subject of what is told for the speaker:
// "The union may join, a diplomat in Addis Ababa told Reuters." A name set beside them
// is left to nameSpeaker.
func (r *report) speakerBefore(c *cue, t *tree, last *cue) {
	from, head := r.tail(t, c.token)
	if from < 0 || !c.speakerSpan.Empty() && c.speakerSpan.Start >= t.tok(from).Start {
		return
	}
	switch a := r.actorsOver(c.sentence, head); {
	case len(a) > 0 && a[0].Sector == "JRN":
		return
	case len(a) > 0:
		c.speakers, c.speakerSpan = a, r.in.Mentions[r.mentionAt[c.sentence][head]].Span
	case slices.Contains(r.c.pack.Refer.Singular, t.low[head]) && last != nil:
		c.speakers, c.speakerSpan = r.saidBy(last, t.s.TokenSpan(head)), t.s.TokenSpan(head)
	default:
		r.unknownSpeaker(c, t, head)
	}
	c.post = false
}

// tail finds the phrase before a verb of reporting at the end of a sentence, behind
// the comma that ends what is told: its first token, and the noun that heads it. It is
// −1, −1 where the verb reports otherwise.
func (r *report) tail(t *tree, i int) (from, head int) {
	none := func() (int, int) { return -1, -1 }
	if r.c.pack.Refer.HeadFirst || r.contentFollows(t, i) || t.participle(i) {
		return none()
	}
	end := i - 1
	if end > 0 && t.low[end] == "," { // "the whip, Lovemore Matuke, told": over what is set beside
		for end--; end > 0 && t.low[end] != "," && !t.verbal(end); end-- {
		}
		if end <= 0 || t.low[end] != "," {
			return none()
		}
		end--
	}
	for from = end + 1; from > 0 && t.tok(from-1).UPOS != "PUNCT" && !t.verbal(from-1) && t.tok(from-1).UPOS != "SCONJ" && !t.relative(from-1) || from > 0 && t.joint(from-1); from-- {
	}
	if from > end || from < 3 || t.low[from-1] != "," && !r.inQuote(t.s.TokenSpan(from-1)) && !closing(t.low[from-1]) || t.tok(from).UPOS == "CCONJ" || t.tok(from).UPOS == "ADP" {
		return none()
	}
	if !t.hasVerb(0, from-2) {
		return none()
	}
	head = from
	for head < end && t.tok(head+1).UPOS != "ADP" && t.tok(head+1).UPOS != "PUNCT" {
		head++
	}
	if !nominal(t.tok(head)) || t.tok(head).UPOS == "ADJ" || t.when[head] {
		return none()
	}
	return from, head
}

// closing reports whether a token is a closing quotation mark.
func closing(s string) bool { return s == "\"" || s == "”" || s == "’" || s == "'" || s == "»" }

// saidBy is whoever spoke last, referred to again by a word.
func (r *report) saidBy(last *cue, span kawat.Span) []kawat.Actor {
	a := inferred(last.speakers)
	if len(a) > 0 {
		a[0].Text, a[0].Span = r.in.Article.PartText(span.In)[span.Start:span.End], span
	}
	return a
}

// goesOnSpeaking makes whoever spoke before in the sentence the speaker of a verb
// that the words only add: "X said A, adding that B", "… and urged Y". Where the
// content told between has a subject of its own that could speak, the tree decides.
func (r *report) goesOnSpeaking(c *cue, t *tree, before []cue) {
	i := c.token
	if c.according || c.bearer || c.post || i == 0 {
		return
	}
	for _, k := range t.kids[i] {
		if t.rel(k) == "nsubj" && !t.relative(k) && k > i-8 && (k < i || c.speakerSpan.Start > c.verb.Start) {
			return
		}
	}
	var b *cue
	for k := range before {
		if !before[k].according && !before[k].bearer && len(before[k].speakers) > 0 {
			b = &before[k]
		}
	}
	if b == nil || b.token >= i {
		return
	}
	k := i - 1
	for k > 0 && t.tok(k).UPOS == "ADV" {
		k--
	}
	switch {
	case t.low[k] == "," && t.participle(i) && (len(c.speakers) == 0 || t.under(i, b.token)):
	case t.tok(k).UPOS == "CCONJ" && !t.under(i, b.token):
	case t.tok(k).UPOS == "CCONJ" && t.speechless(i, b.token):
	case t.tok(k).UPOS == "CCONJ" && k > 0 && t.low[k-1] == "," && c.act && t.deprel(i) == "conj": // "said A, and ordered B"
	default:
		return
	}
	c.speakers, c.speakerSpan = b.speakers, b.speakerSpan
	if c.call || t.low[k] != "," {
		c.added = k
	}
}

// speechless reports whether the clause that verb i is coordinated with, in the
// content of reporting word cue, has a subject that is no actor, who would hardly
// speak: "said the region did not need a clique and urged …".
func (t *tree) speechless(i, cue int) bool {
	h := t.head(i)
	if t.rel(i) != "conj" || h < 0 || h <= cue {
		return h == cue
	}
	s := t.child(h, "nsubj")
	return s >= 0 && !t.noun[s] && t.tok(s).UPOS != "PRON"
}

// denied reports whether a negation stands beside verb i or with its subject, or nobody is
// said to be there who does it: "belum ada kelompok yang mengaku".
func (t *tree) denied(i int, negators []string) bool {
	if h := t.head(i); t.rel(i) == "acl" && h >= 0 && h < i {
		if g := t.head(h); g >= 0 && g < h && t.keyed(g, t.sets.existing) && slices.ContainsFunc(t.kids[g], func(k int) bool { return k < g && slices.Contains(negators, t.low[k]) }) {
			return true
		}
	}
	for _, k := range t.kids[i] {
		switch t.rel(k) {
		case "advmod", "aux", "cc", "det":
			if k < i && slices.Contains(negators, t.low[k]) {
				return true
			}
		case "nsubj":
			for _, d := range t.kids[k] {
				if d < k && (t.is(d, negators) || t.is(d, t.sets.noOne)) {
					return true
				}
			}
		}
	}
	return false
}

// bearing reports whether a medium right before reporting word i, or right behind
// it after a comma, reports by it: "…, Reuters said", "…, tulis Tempo". Set off by a
// comma it only passed the words on ("X, quoted by Tass, said"), after a
// preposition and as the object of telling it is whom they were said to.
func (r *report) bearing(t *tree, si, i int) (post, ok bool) {
	for k := range r.in.Media {
		m := &r.in.Media[k]
		if m.Sentence != si {
			continue
		}
		switch {
		case m.Last < i && i-m.Last <= 2:
			if t.low[i-1] == "," && i-m.Last == 2 && (r.relaying(t, max(0, m.First-6), m.First) || t.rel(m.First) == "conj" && t.rel(i) != "conj" && t.head(m.First) < m.First-1 && len(t.cases(t.head(m.First))) > 0) || m.First > 0 && (t.tok(m.First-1).UPOS == "ADP" || t.rel(m.First-1) == "case") {
				continue
			}
			if v := t.head(m.First); v >= 0 && v < m.First && t.verbal(v) && t.rel(v) == "acl" {
				continue // "Netanyahu, in a speech broadcast by television, said"
			}
			return false, true
		case m.First > i && i > 0 && t.tok(i-1).UPOS == "PUNCT" && t.nominals(i+1, m.First):
			if t.keyed(i, r.c.sets.informing) || slices.ContainsFunc(t.kids[i], func(s int) bool {
				return s < i && t.rel(s) == "nsubj" && !r.inQuote(t.s.TokenSpan(s)) && !r.medium(si, s)
			}) {
				continue
			}
			return true, true
		}
	}
	return false, false
}

// speakerFollows reports whether a verb without voice stands between a comma and its
// speaker, whatever subject the tree gives it: "…, ungkap Kementerian Kesehatan".
func (r *report) speakerFollows(t *tree, i int) bool {
	if !r.c.sets.zeroAgent || i == 0 || i+1 >= len(t.low) || t.tok(i-1).UPOS != "PUNCT" || t.voiced(i) || !slices.Contains(r.c.pack.Speech.Verbs, t.low[i]) {
		return false
	}
	return nominal(t.tok(i+1)) && t.head(i+1) >= i && !slices.ContainsFunc(t.kids[i], func(k int) bool { return k < i && t.rel(k) == "nsubj" })
}

// afterRelay is the subject that the tree lost to the relaying words before it:
// "Melansir Al Jazeera, juru bicara junta menyatakan …".
func (r *report) afterRelay(t *tree, s, verb int) int {
	if !r.relayWord(t, s) && !(s <= 4 && r.relayWord(t, 0)) {
		return s
	}
	for k := s + 1; k < verb; k++ {
		if t.low[k] != "," {
			continue
		}
		for k++; k < verb; k++ {
			if nominal(t.tok(k)) {
				for steps, h := 0, t.head(k); steps < 4 && h > s+1 && h < verb && nominal(t.tok(h)); steps, h = steps+1, t.head(h) {
					k = h
				}
				return k
			}
		}
	}
	return s
}

func (r *report) unknownSpeaker(c *cue, t *tree, at int) {
	if tok := t.tok(at); tok.UPOS != "NOUN" && tok.UPOS != "PROPN" || r.inQuote(t.s.TokenSpan(at)) {
		return
	}
	speech := r.c.pack.Speech
	if t.is(at, r.c.sets.works) {
		return // "the film portrays"
	}
	if slices.Contains(speech.Documents, t.low[at]) || slices.Contains(speech.Hearsay, t.low[at]) || r.c.standsForWords(t, at) {
		return // words without a speaker: a link of the chain
	}
	first, last := at, at
	var grow func(int)
	grow = func(k int) {
		first, last = min(first, k), max(last, k)
		for _, m := range t.kids[k] {
			switch t.rel(m) {
			case "det", "amod", "nummod", "compound", "flat", "nmod", "case", "fixed":
				if m < c.token == (at < c.token) {
					grow(m)
				}
			}
		}
	}
	grow(at)
	for first < last && (t.rel(first) == "case" || t.tok(first).UPOS == "ADP") {
		first++
	}
	span := t.s.TokenSpan(first).Cover(t.s.TokenSpan(last))
	text := r.in.Article.Slice(span)
	code := "---"
	for k := first; k <= last; k++ { // "a source at Niger's electricity company"
		if a := r.actorsOver(c.sentence, k); len(a) == 1 {
			code = a[0].Code
		}
	}
	if code == "---" {
		code = r.besideCode(c.sentence, t, at)
	}
	if code == "---" && !t.is(at, r.c.sets.stateless) {
		code = r.home()
	}
	if code == "---" && !t.is(at, r.c.sets.stateless) && r.c.pack.Refer.Home != "" && r.ownCountry() {
		code = r.c.pack.Refer.Home
	}
	c.speakers = []kawat.Actor{{Code: code, Sector: "UNK", Name: text, Text: text, Span: span, Inferred: code != "---"}}
	c.speakerSpan = span
}

// besideCode is the state or body that what is set beside a name tells: "Abdel-Fatau
// Musah, the bloc's commissioner".
func (r *report) besideCode(si int, t *tree, at int) string {
	_, last := t.extent(at)
	for k := at + 1; k <= last; k++ {
		if t.low[k] != "," {
			continue
		}
		for k++; k <= last && t.low[k] != "," && !t.verbal(k); k++ {
			if a := r.actorsOver(si, k); len(a) == 1 && a[0].Code != "---" {
				return a[0].Code
			}
		}
		break
	}
	return "---"
}

func (r *report) medium(si, s int) bool {
	t := r.trees[si]
	for i := range r.in.Media {
		m := &r.in.Media[i]
		if m.Sentence != si {
			continue
		}
		if m.First <= s && s <= m.Last {
			return true
		}
		if h := t.head(m.First); h == s && t.rel(m.First) != "acl" && len(t.cases(m.First)) == 0 {
			return true
		}
	}
	return false
}

func (r *report) subjectSince(last *cue, si int) bool {
	for i := range r.in.Mentions {
		m := &r.in.Mentions[i]
		if m.Sentence <= last.sentence || m.Sentence >= si || m.Kind != "name" && m.Kind != "title" {
			continue
		}
		if r.trees[m.Sentence].rel(m.Head) == "nsubj" && !sameActor(m.Actors[0], last.speakers[0]) {
			return true
		}
	}
	return false
}

func (t *tree) nominals(from, to int) bool {
	for k := from; k < to; k++ {
		if !nominal(t.tok(k)) {
			return false
		}
	}
	return to-from <= 5
}

// spokenOf counts how often a report names actors of each code, media left out; most is
// the code that is named most, "---" for none.
func (r *report) spokenOf() (n map[string]int, all int, most string) {
	n, most = map[string]int{}, "---"
	for i := range r.in.Mentions {
		for _, a := range r.in.Mentions[i].Actors {
			if len(a.Code) == 3 && a.Code != "---" && a.Sector != "JRN" {
				n[a.Code]++
				all++
				if n[a.Code] > n[most] {
					most = a.Code
				}
			}
		}
	}
	return n, all, most
}

// home is the state that at least every second actor of a report is of; "---" if none is.
func (r *report) home() string {
	n, all, most := r.spokenOf()
	if 2*n[most] < all || nonState[most] {
		return "---"
	}
	return most
}

// ownCountry reports whether a report tells of the country that its language is mostly
// written for, and of no other more often.
func (r *report) ownCountry() bool {
	n, _, most := r.spokenOf()
	return n[r.c.pack.Refer.Home] == n[most]
}

func inferred(actors []kawat.Actor) []kawat.Actor {
	out := slices.Clone(actors)
	for i := range out {
		out[i].Inferred = true
	}
	return out
}

func appendActors(list, more []kawat.Actor) []kawat.Actor {
	for _, a := range more {
		if !slices.ContainsFunc(list, func(b kawat.Actor) bool { return sameActor(a, b) }) {
			list = append(list, a)
		}
	}
	return list
}

func (r *report) verbBetween(t *tree, from, to int) bool {
	commas := 0
	for k := from; k < to; k++ {
		if t.verbal(k) && t.rel(k) != "aux" && t.deprel(k) != "acl" && t.deprel(k) != "acl:relcl" {
			return true
		}
		if t.low[k] == "," {
			commas++
		}
	}
	return commas%2 == 1
}

func (r *report) clauseOpens(t *tree, mention kawat.Span) bool {
	for k := range t.s.Tokens {
		if t.tok(k).Start >= mention.End {
			return t.verbTag(k) && t.tok(k).Feat("VerbForm") != "Part"
		}
	}
	return false
}

func (r *report) actorsOver(si, tok int) []kawat.Actor {
	if mi := r.mentionAt[si][tok]; mi >= 0 {
		return r.in.Mentions[mi].Actors
	}
	return nil
}

func (r *report) actorsAfter(si, tok, reach int) ([]kawat.Actor, kawat.Span) {
	at := r.mentionAt[si]
	for k := tok; k < len(at) && k <= tok+reach; k++ {
		if mi := at[k]; mi >= 0 {
			m := &r.in.Mentions[mi]
			return m.Actors, m.Span
		}
		if t := r.trees[si]; t.verbal(k) || t.tok(k).UPOS == "PUNCT" && t.low[k] != "," {
			return nil, kawat.Span{}
		}
	}
	return nil, kawat.Span{}
}

func (r *report) mentionBefore(si, tok int) int {
	for i := len(r.in.Mentions) - 1; i >= 0; i-- {
		m := &r.in.Mentions[i]
		if m.Sentence == si && m.Last < tok || m.Sentence < si {
			return i
		}
	}
	return -1
}
