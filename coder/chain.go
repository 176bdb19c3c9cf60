package coder

import (
	"slices"
	"sort"
	"strings"

	"kawat"
)

// A relay is a stretch of the body that came through named bearers.
type relay struct {
	sentence int
	span     kawat.Span
	links    []kawat.Link
}

// findRelays notes the bearers of news that a sentence names: media and
// agencies, platforms, documents, unnamed sources.
func (r *report) findRelays(si int, inQuote func(kawat.Span) bool) {
	t := r.trees[si]
	speech := r.c.pack.Speech
	type ranked struct {
		kawat.Link
		rank, at int
	}
	var links []ranked
	cited := r.citing(t, si) // what stands behind it is further from the reader
	for i := range r.in.Media {
		m := &r.in.Media[i]
		if m.Sentence != si || inQuote(m.Span) {
			continue
		}
		// What is introduced as the way it came stands nearer to the reader than
		// the agency that reports; a platform stands nearest to its author.
		rank := 2
		switch {
		case r.addressed(t, m):
			rank = 4 // whoever spoke spoke to it
		case m.Kind == kawat.LinkMedium:
			rank = 3
		}
		for k := max(0, m.First-4); k < m.First; k++ {
			if r.relayWord(t, k) || r.gotHold(t, k, m) {
				rank = 1
			}
		}
		if m.First > cited {
			rank = 3
		} else if rank == 1 && r.passedOn(t, m) {
			rank = 0
		}
		if !r.bears(t, m) && rank != 1 && m.First < cited || r.onDocument(t, m) {
			continue
		}
		links = append(links, ranked{kawat.Link{Name: m.Name, Entity: m.Entity, Kind: m.Kind, Span: m.Span}, rank, m.First})
	}
	after := 0 // tokens before it stand in a document's name
	for k := range t.low {
		if !nominal(t.tok(k)) || inQuote(t.s.TokenSpan(k)) {
			continue
		}
		n := r.phraseAt(t, k, speech.Documents)
		if n > 0 && t.rel(k) == "compound" && k+n < len(t.low) {
			n += r.phraseAt(t, k+n, speech.Documents) // "a video message"
		}
		switch {
		case n > 0 && k+n < len(t.low) && t.is(k+n, r.c.sets.spoken):
			after = k + n // "pernyataan pers" is given aloud
		case n > 0 && k > 0 && k >= after && !r.ofMedium(si, k) && !r.ofMedium(si, k+n) && !r.namesPress(si, k) && !(k == after && k > 0 && k+n < len(t.low) && t.is(k+n, r.c.sets.by)) && (r.conveys(t, k) || r.tells(t, k) || k > cited && k <= cited+citedWithin):
			span := t.s.TokenSpan(k).Cover(t.s.TokenSpan(k + n - 1))
			links = append(links, ranked{kawat.Link{Name: strings.ToLower(r.in.Article.PartText(span.In)[span.Start:span.End]), Kind: kawat.LinkDocument, Span: span}, 5, k})
			after = k + n
		case slices.Contains(speech.Unnamed, t.low[k]) && r.mentionAt[si][k] < 0:
			links = append(links, ranked{kawat.Link{Name: "unnamed", Kind: kawat.LinkUnnamed, Span: t.s.TokenSpan(k)}, 6, k})
		}
	}
	for k := cited + 1; k < len(t.low) && k <= cited+citedWithin; k++ {
		if i := r.mentionAt[si][k]; i >= 0 && r.in.Mentions[i].First == k && r.in.Mentions[i].Kind != "pronoun" {
			if a := r.in.Mentions[i].Actors; len(a) > 0 && a[0].Sector != "JRN" {
				links = append(links, ranked{r.origin(a[0]), 6, k})
			}
			break
		}
	}
	text := r.in.Article.Slice(t.s.Span)
	if start, end, ok := findPhrase(text, r.c.pack.Status.Rumour); ok && len(links) == 0 {
		span := kawat.Span{Start: t.s.Start + start, End: t.s.Start + end, In: t.s.In}
		links = append(links, ranked{kawat.Link{Name: "unnamed", Kind: kawat.LinkUnnamed, Span: span}, 6, 0})
	}
	if len(links) == 0 {
		return
	}
	sort.SliceStable(links, func(a, b int) bool {
		if links[a].rank != links[b].rank {
			return links[a].rank < links[b].rank
		}
		if links[a].rank == 0 { // "Kommersant yang dikutip Ukrinform dan diteruskan Kompas.com"
			return links[a].at > links[b].at
		}
		return links[a].at < links[b].at
	})
	out := make([]kawat.Link, 0, len(links))
	for _, l := range links {
		if !slices.ContainsFunc(out, func(o kawat.Link) bool { return sameLink(o, l.Link) }) {
			out = append(out, l.Link)
		}
	}
	if w := r.reprinted; w != nil && out[0].Kind == kawat.LinkAgency && !slices.ContainsFunc(out, func(o kawat.Link) bool { return sameLink(o, *w) }) {
		out = append([]kawat.Link{*w}, out...)
	}
	r.relays = append(r.relays, relay{sentence: si, span: t.s.Span, links: r.path(out)})
}

// namesPress reports whether token k belongs to words for a medium: "surat" in "surat
// kabar Al Watan".
func (r *report) namesPress(si, k int) bool {
	i := r.mentionAt[si][k]
	return i >= 0 && len(r.in.Mentions[i].Actors) > 0 && r.in.Mentions[i].Actors[0].Sector == "JRN"
}

// mediumStart is the first token of the words for a medium: of "kantor berita KCNA"
// for KCNA.
func (r *report) mediumStart(m *Medium) int {
	if i := r.mentionAt[m.Sentence][m.First]; i >= 0 && r.namesPress(m.Sentence, m.First) {
		return min(m.First, r.in.Mentions[i].First)
	}
	return m.First
}

// onDocument reports whether a medium is only the place of a document: "a post on
// Weibo", "unggahan di Telegram".
func (r *report) onDocument(t *tree, m *Medium) bool {
	return m.First > 1 && t.is(m.First-1, r.c.sets.locative) && slices.Contains(r.c.pack.Speech.Documents, t.low[m.First-2])
}

// addressed reports whether the words were said to a medium: "told CNN", "kepada
// radio ABC".
func (r *report) addressed(t *tree, m *Medium) bool {
	for k := m.First - 1; k >= 0 && k >= m.First-5; k-- {
		switch {
		case t.is(k, r.c.sets.addressing) || t.keyed(k, r.c.sets.informing):
			return true
		case !nominal(t.tok(k)):
			return false
		}
	}
	return false
}

// gotHold reports whether verb k tells that a medium got hold of a document, or
// brought it: "a cable seen by Der Spiegel", "laporan yang diperoleh Tempo".
func (r *report) gotHold(t *tree, k int, m *Medium) bool {
	if !t.keyed(k, r.c.sets.passing) {
		return false
	}
	if r.c.sets.zeroAgent {
		return t.passive(k)
	}
	return k+1 < m.First && t.is(k+1, r.c.sets.by)
}

// passedOn reports whether a medium passed on the report of the one right before
// it, and so stands nearer to the reader: "TASS yang dikutip Reuters", "AFP, as
// relayed by the Bangkok Post".
func (r *report) passedOn(t *tree, m *Medium) bool {
	for k := max(0, m.First-4); k < m.First; k++ {
		if r.relayWord(t, k) && slices.ContainsFunc(r.in.Media, func(o Medium) bool {
			return o.Sentence == m.Sentence && o.Last < k && k-o.Last <= 3
		}) {
			return true
		}
	}
	return false
}

// reprint finds the medium that the whole report was taken from: the only one,
// no agency, that a sentence opens with as the way it came ("Melansir dari Al
// Jazeera, …"). Portals name it once, anywhere; the agencies that the report
// names were read through it.
func (r *report) reprint() *kawat.Link {
	var found *kawat.Link
	for i := range r.in.Media {
		m := &r.in.Media[i]
		if m.Span.In != kawat.Body || m.First > 3 || m.First == 0 {
			continue
		}
		t := r.trees[m.Sentence]
		if !r.relayWord(t, 0) {
			continue
		}
		l := kawat.Link{Name: m.Name, Entity: m.Entity, Kind: m.Kind, Span: m.Span}
		if l.Kind == kawat.LinkAgency || found != nil && !sameLink(*found, l) {
			return nil
		}
		if found == nil {
			found = &l
		}
	}
	return found
}

// relayWord reports whether token k is a word of relaying.
func (r *report) relayWord(t *tree, k int) bool {
	relay := r.c.pack.Speech.Relay
	return t.is(k, relay) || slices.ContainsFunc(r.c.pack.VerbKeys(t.tok(k)), func(w string) bool { return slices.Contains(relay, w) })
}

// citedWithin is how far behind a citing word what it cites begins, in tokens.
const citedWithin = 4

// citing returns the token at which a bearer of news, named before and reporting
// itself, cites another source: "Reuters reported, citing …". Without one it
// returns the number of tokens.
func (r *report) citing(t *tree, si int) int {
	speech := r.c.pack.Speech
	first := len(t.low) // token of the first bearer
	for i := range r.in.Media {
		if m := &r.in.Media[i]; m.Sentence == si && m.First < first && r.bears(t, m) {
			first = m.Last
		}
	}
	reported := false
	for k := range t.low {
		keys := r.c.pack.VerbKeys(t.tok(k))
		in := func(list []string) bool {
			return t.is(k, list) || slices.ContainsFunc(keys, func(w string) bool { return slices.Contains(list, w) })
		}
		if k > first && reported && in(speech.Relay) && !r.contentFollows(t, k) && !t.passive(k) && k+1 < len(t.low) && nominal(t.tok(k+1)) {
			return k
		}
		reported = reported || in(speech.Verbs) || in(speech.Relay) || slices.Contains(speech.Nouns, t.low[k])
	}
	return len(t.low)
}

// relayed notes that a stretch of the body, which may be several sentences, came
// by the way that sentence si names.
func (r *report) relayed(span kawat.Span, si int) {
	for i := len(r.relays) - 1; i >= 0; i-- {
		if r.relays[i].sentence == si && r.relays[i].links != nil {
			r.relays = append(r.relays, relay{sentence: si, span: span, links: r.relays[i].links})
			return
		}
	}
}

// path completes a path by what the report told before of its first bearer: if
// KCNA was read through Al Jazeera once, it still is.
func (r *report) path(links []kawat.Link) []kawat.Link {
	for i := len(r.relays) - 1; i >= 0; i-- {
		before := r.relays[i].links
		at := slices.IndexFunc(before, func(l kawat.Link) bool { return sameLink(l, links[0]) })
		if at > 0 && before[at].Kind == kawat.LinkAgency {
			return append(slices.Clone(before[:at]), links...)
		}
	}
	return links
}

// bears reports whether a medium is named as the bearer of news: with a
// reporting or relaying word beside it, after a preposition, or in brackets.
func (r *report) bears(t *tree, m *Medium) bool {
	speech := r.c.pack.Speech
	reporting := func(k int) bool {
		if k < 0 || k >= len(t.low) {
			return false
		}
		return slices.ContainsFunc(r.c.pack.VerbKeys(t.tok(k)), func(w string) bool {
			return slices.Contains(speech.Verbs, w) || slices.Contains(speech.Relay, w)
		}) || t.is(k, speech.Relay) || slices.Contains(speech.Nouns, t.low[k])
	}
	if v := t.head(m.First); v >= 0 && v < m.First && t.rel(v) == "acl" && t.verbal(v) && t.passive(v) && !reporting(v) && !t.keyed(v, r.c.sets.passing) && !m.generic && m.First > 0 && slices.Contains(r.c.sets.locative, t.low[m.First-1]) {
		return false // "a movement organised on TikTok"
	}
	first := r.mediumStart(m)
	from := first - 5
	for k := first - 1; m.generic && k >= 0 && k >= first-4; k-- {
		if t.tok(k).UPOS == "ADP" && !t.is(k, r.c.sets.addressing) && !t.is(k, r.c.sets.by) && (k == 0 || !r.relayWord(t, k-1)) {
			from = first // "dalam pidato televisi": where it was said
		}
	}
	for k := from; k < first; k++ {
		if reporting(k) || k >= 0 && r.phraseAt(t, k, speech.According) > 0 {
			return true
		}
	}
	for k := m.Last + 1; k <= m.Last+4; k++ {
		if reporting(k) {
			return true
		}
	}
	if first > 0 && t.is(first-1, r.c.sets.thus) {
		return true // "…, demikian Bernama"
	}
	if first > 0 {
		if t.tok(first-1).UPOS == "ADP" && (!m.generic || t.is(first-1, r.c.sets.addressing)) {
			return true
		}
		if m.generic && r.aired(t, first) {
			return true
		}
		if t.low[first-1] == "(" {
			return true
		}
	}
	return false
}

// accordingBefore reports whether words like "according to" end right before token k.
func (r *report) accordingBefore(t *tree, k int) bool {
	for j := max(0, k-3); j < k; j++ {
		if n := r.phraseAt(t, j, r.c.pack.Speech.According); n > 0 && j+n == k {
			return true
		}
	}
	return false
}

// tells reports whether a document is the subject of a reporting word: "the
// statement said".
func (r *report) tells(t *tree, k int) bool {
	h := t.head(k)
	return h > k && t.rel(k) == "nsubj" && r.reports(t, h)
}

// conveys reports whether a document noun stands where words come from: after a
// preposition ("dalam surat", "in a statement"), within three tokens.
func (r *report) conveys(t *tree, k int) bool {
	for j := k - 1; j >= 0 && j >= k-3; j-- {
		if t.tok(j).UPOS == "ADP" || t.tok(j).UPOS == "SCONJ" {
			return slices.Contains(r.c.sets.conveying, t.low[j]) || r.paper(t, k) && r.accordingBefore(t, j+1)
		}
		if t.low[j] == "," {
			return false
		}
		if t.verbal(j) && t.rel(j) != "amod" {
			return false
		}
	}
	return false
}

// sameLink reports whether two links are one bearer.
func sameLink(a, b kawat.Link) bool {
	return a.Entity != "" && a.Entity == b.Entity || strings.EqualFold(a.Name, b.Name)
}

func (r *report) outlet() kawat.Link {
	return kawat.Link{Name: r.in.Article.Outlet, Entity: r.in.Outlet, Kind: kawat.LinkOutlet}
}

// pathAt is the chain from the reader to the words at a place, without the
// speaker: the outlet, and the bearers named in the sentence, or earlier in the
// paragraph where no other path was named since.
func (r *report) pathAt(si int, at kawat.Span) []kawat.Link {
	chain := []kawat.Link{r.outlet()}
	for i := len(r.relays) - 1; i >= 0; i-- {
		rl := &r.relays[i]
		if rl.links == nil {
			continue
		}
		if rl.sentence == si || rl.span.Contains(at) {
			return append(chain, rl.links...)
		}
	}
	return chain
}

// followPath gives a cue the path of its sentence or, where that names none, the
// path of the cue before it in the paragraph, if the same one goes on speaking:
// "Kepada Reuters, X membantah kabar itu. "Kami patuh," katanya."
func (r *report) followPath(c *cue, cues []cue, ci int) {
	c.path = r.ownPath(c, cues)
	if c.denies { // whoever spread the rumour did not bring the denial
		c.path = slices.DeleteFunc(c.path, func(l kawat.Link) bool { return l.Kind == kawat.LinkUnnamed && l.End <= c.verb.Start })
	}
	before := cues[:ci]
	if len(c.path) > 1 || len(c.speakers) == 0 {
		return
	}
	for i := len(before) - 1; i >= 0; i-- {
		b := &before[i]
		if len(b.speakers) == 0 {
			continue
		}
		if sameSpeaker(b.speakers[0], c.speakers[0]) && (b.speakers[0].Code != "---" || c.speakers[0].Inferred) {
			c.path = slices.Clone(b.path)
		}
		return
	}
}

// ownPath is the path of a cue's sentence without the links by which only another
// clause of it came: "“…,” kata Trump, disiarkan Fox News, sedangkan Orban …".
func (r *report) ownPath(c *cue, cues []cue) []kawat.Link {
	path := r.pathAt(c.sentence, c.verb)
	t := r.trees[c.sentence]
	start, end := c.verb.Start, c.verb.End
	if !c.speakerSpan.Empty() {
		start, end = min(start, c.speakerSpan.Start), max(end, c.speakerSpan.End)
	}
	other := func(from, to int) bool { // another cue between two places, with a clause of its own
		return slices.ContainsFunc(cues, func(o cue) bool {
			return o.sentence == c.sentence && o.token != c.token && len(o.speakers) > 0 && o.verb.Start >= from && o.verb.End <= to && !o.according && (!t.under(c.token, o.token) && !t.under(o.token, c.token) || t.rel(o.token) == "conj" && t.head(o.token) == c.token)
		})
	}
	out := make([]kawat.Link, 0, len(path)+1)
	for _, l := range path {
		foreign := false
		switch {
		case l.Empty() || l.Start < t.s.Start || l.End > t.s.End || l.Kind == kawat.LinkOutlet:
		case l.End <= start:
			foreign = t.clauseBetween(l.End, start) && other(t.s.Start, start)
		case l.Start >= end:
			foreign = t.clauseBetween(end, l.Start) && other(end, t.s.End)
		}
		if !foreign {
			out = append(out, l)
		}
	}
	return out
}

// clauseBetween reports whether a conjunction behind a comma, or a semicolon, opens a
// clause between two places of a sentence.
func (t *tree) clauseBetween(from, to int) bool {
	for k := 1; k < len(t.low); k++ {
		if t.tok(k).Start < from || t.tok(k).End > to {
			continue
		}
		if up := t.tok(k).UPOS; t.low[k] == ";" || t.low[k-1] == "," && (up == "CCONJ" || up == "SCONJ") {
			return true
		}
	}
	return false
}

// sameSpeaker reports whether two actors are one speaker. A person who is named is
// not the body that lends the state: "the office", "its spokesman, Lin Jian".
func sameSpeaker(a, b kawat.Actor) bool {
	if !sameActor(a, b) {
		return false
	}
	if a.Entity == "" && b.Entity != "" && !person(b) && a.Name != a.Text && !a.Inferred {
		return false
	}
	return !(b.Entity == "" && a.Entity != "" && !person(a) && b.Name != b.Text && !b.Inferred)
}

// outside takes the links off a path that stand in the content itself, where they
// bear other words: "said that London had promised in a letter …".
func (r *report) outside(path []kawat.Link, content, verb kawat.Span) []kawat.Link {
	if content.Contains(verb) {
		return path
	}
	out := make([]kawat.Link, 0, len(path)+1)
	for _, l := range path {
		if l.Empty() || !content.Contains(l.Span) {
			out = append(out, l)
		}
	}
	return out
}

// nest puts the chain of the words around it before that of a statement made
// within another's words: "Chung said Kim had told him that …".
func (r *report) nest() {
	order := make([]int, len(r.statements))
	for i := range order {
		order[i] = i
	}
	size := func(i int) int { return r.statements[i].Content.End - r.statements[i].Content.Start }
	slices.SortStableFunc(order, func(a, b int) int { return size(b) - size(a) })
	for at, i := range order {
		s := &r.statements[i]
		outer := -1
		for _, j := range order[:at] {
			o := &r.statements[j]
			if !s.Verb.Empty() && o.Content.Contains(s.Content) && o.Content.Contains(s.Verb) && !o.Content.Contains(o.Verb) && !sameSpeaker(o.Speaker, s.Speaker) {
				outer = j
			}
		}
		if outer < 0 || len(s.Chain) == 0 {
			continue
		}
		o := &r.statements[outer]
		chain := slices.Clone(o.Chain)
		for _, l := range s.Chain[1:] {
			if l.Empty() || o.Content.Contains(l.Span) {
				chain = append(chain, l)
			}
		}
		s.Chain = chain
	}
}

// chainAt is the chain of an event: that of the innermost statement around its
// trigger, else the path of its sentence.
func (r *report) chainAt(d *draft) []kawat.Link {
	best := -1
	for i := range r.statements {
		if c := r.statements[i].Content; c.Contains(d.Trigger) {
			if best < 0 || r.statements[best].Content.Contains(c) {
				best = i
			}
		}
	}
	if best < 0 {
		if d.Trigger.In != kawat.Body {
			return []kawat.Link{r.outlet()}
		}
		return r.pathAt(d.sentence, d.Trigger)
	}
	chain := slices.Clone(r.statements[best].Chain)
	return chain
}

// aired reports whether the words for a medium that begin at token first say where
// somebody spoke: "told the nation on state television".
func (r *report) aired(t *tree, first int) bool {
	k := first - 1
	for k > 0 && k > first-3 && (t.tok(k).UPOS == "ADJ" || t.tok(k).UPOS == "DET" || t.tok(k).UPOS == "NOUN" || t.tok(k).UPOS == "PROPN") {
		k--
	}
	return r.c.sets.auxPassive && k > 0 && t.tok(k).UPOS == "ADP" && t.is(k, r.c.sets.conveying)
}
