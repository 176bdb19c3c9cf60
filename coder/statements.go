package coder

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kawat"
)

// A cue is a reporting word with its speaker, outside of any quotation.
type cue struct {
	sentence, token int
	verb            kawat.Span
	speakers        []kawat.Actor
	speakerSpan     kawat.Span // where the speaker is named; empty if inferred
	act             bool       // a speech act: a statement only with a clause that has its own subject, or a quotation
	ask             bool       // one that wants or alleges: only with a complementizer, or a quotation
	call            bool       // a verb of evaluation
	according       bool
	bearer          bool // the speaker is a medium: what it reports is read for itself
	post            bool // the speaker follows the word: "kata X", "said X"
}

// findStatements finds who says what: direct quotations with their
// attribution, and content clauses of reporting words.
func (r *report) findStatements() {
	byParagraph := map[int][]int{}
	var order []int
	for i := range r.in.Doc.Sentences {
		s := &r.in.Doc.Sentences[i]
		if s.In != kawat.Body {
			continue
		}
		if _, ok := byParagraph[s.Paragraph]; !ok {
			order = append(order, s.Paragraph)
		}
		byParagraph[s.Paragraph] = append(byParagraph[s.Paragraph], i)
	}
	var last *cue // the last attribution, which unattributed quotations continue
	for _, p := range order {
		if p >= 0 && p < len(r.in.Article.Paragraphs) {
			last = r.paragraphStatements(r.in.Article.Paragraphs[p], byParagraph[p], last)
		}
	}
}

func (r *report) paragraphStatements(par kawat.Span, sents []int, last *cue) *cue {
	quotes := quotations(r.in.Article.Slice(par), par.Start)
	inQuote := func(s kawat.Span) bool {
		return slices.ContainsFunc(quotes, func(q kawat.Span) bool { return q.Contains(s) })
	}
	var cues []cue
	r.inQuote = inQuote
	for _, si := range sents {
		r.findRelays(si, inQuote)
		cues = append(cues, r.findCues(si, inQuote, last)...)
		if n := len(cues); n > 0 && len(cues[n-1].speakers) > 0 && cues[n-1].speakers[0].Sector != "JRN" {
			c := cues[n-1]
			last = &c
		}
	}
	// What a medium is quoted with is its report: read as plain text.
	plain := make([]bool, len(quotes))
	opened := false
	for ci := range cues {
		if cues[ci].bearer {
			sent := r.in.Doc.Sentences[cues[ci].sentence].Span
			if content, _ := r.quotedContent(&cues[ci], sent, quotes, plain); !content.Empty() {
				opened = true
			}
		}
	}
	if opened {
		var kept []kawat.Span
		for q := range quotes {
			if !plain[q] {
				kept = append(kept, quotes[q])
			}
		}
		quotes = kept
		cues = cues[:0]
		for _, si := range sents {
			cues = append(cues, r.findCues(si, inQuote, last)...)
		}
	}
	used := make([]bool, len(quotes))
	firstHere := len(r.statements)
	defer func() { r.joinStatements(firstHere) }()
	// Direct and mixed speech: each quotation goes to the cue of its sentence,
	// and what continues it without an attribution of its own joins it.
	for ci := range cues {
		c := &cues[ci]
		sent := r.in.Doc.Sentences[c.sentence].Span
		content, kind := r.quotedContent(c, sent, quotes, used)
		if content.Empty() {
			if content = r.clauseContent(c, cues); !content.Empty() {
				kind = kawat.Indirect
				for q := range quotes {
					if content.Overlaps(quotes[q]) {
						kind = kawat.Mixed
						content = content.Cover(quotes[q])
						used[q] = true
					}
				}
			}
		}
		if content.Empty() || len(c.speakers) == 0 {
			continue
		}
		if kind == kawat.Direct {
			content = r.continued(content, quotes, used, cues, ci)
		}
		r.addStatement(c, content, kind)
	}
	// A paragraph that is all quotation continues the last speaker.
	if last != nil && len(cues) == 0 && len(quotes) > 0 && !used[0] {
		whole := quotes[0]
		for _, q := range quotes[1:] {
			whole = whole.Cover(q)
		}
		if 10*(whole.End-whole.Start) >= 8*(par.End-par.Start) {
			c := *last
			c.verb = kawat.Span{}
			r.addStatement(&c, r.trim(whole), kawat.Direct)
		}
	}
	return last
}

// quotations returns the insides of quotation marks in a paragraph, whose text
// starts at byte base of the body. An open quotation runs to the paragraph's end.
func quotations(text string, base int) []kawat.Span {
	var out []kawat.Span
	open, closing := -1, rune(0)
	prev := ' '
	for i := 0; i < len(text); {
		c, width := utf8.DecodeRuneInString(text[i:])
		next, _ := utf8.DecodeRuneInString(text[i+width:])
		if open < 0 {
			switch c {
			case '"':
				open, closing = i+1, '"'
			case '“', '„':
				open, closing = i+width, '”'
			case '«':
				open, closing = i+width, '»'
			case '‘', '\'':
				if !unicode.IsLetter(prev) && !unicode.IsDigit(prev) && (unicode.IsLetter(next)) {
					closing = c
					if c == '‘' {
						closing = '’'
					}
					open = i + width
				}
			}
		} else {
			end := c == closing || closing == '”' && c == '"'
			if end && (closing == '’' || closing == '\'') && unicode.IsLetter(next) {
				end = false // an apostrophe
			}
			if end {
				if i > open {
					out = append(out, kawat.Span{Start: base + open, End: base + i})
				}
				open = -1
			}
		}
		prev = c
		i += width
	}
	if open >= 0 && closing != '’' && closing != '\'' && open < len(text) {
		out = append(out, kawat.Span{Start: base + open, End: base + len(text)})
	}
	return out
}

// findCues lists the reporting words of a sentence with their speakers.
func (r *report) findCues(si int, inQuote func(kawat.Span) bool, last *cue) []cue {
	t := r.trees[si]
	speech := r.c.pack.Speech
	var out []cue
	for i := range t.s.Tokens {
		span := t.s.TokenSpan(i)
		if inQuote(span) {
			continue
		}
		c := cue{sentence: si, token: i, verb: span}
		keys := r.c.pack.VerbKeys(t.tok(i))
		any := func(words []string) bool {
			return slices.ContainsFunc(keys, func(k string) bool { return slices.Contains(words, k) })
		}
		switch {
		case r.phraseAt(t, i, speech.According) > 0:
			n := r.phraseAt(t, i, speech.According)
			c.according = true
			c.verb = span.Cover(t.s.TokenSpan(i + n - 1))
			if c.speakers, c.speakerSpan = r.actorsAfter(si, i+n, 3); len(c.speakers) == 0 {
				for k := i + n; k < len(t.low) && k < i+n+4; k++ {
					if up := t.tok(k).UPOS; up == "NOUN" || up == "PROPN" {
						r.unknownSpeaker(&c, t, k)
						break
					}
				}
			}
		case any(speech.Verbs) && r.verbLike(t, i):
			c.call = any(speech.Calls)
			r.speakerOf(&c, t, last)
		case any(speech.Acts) && r.verbLike(t, i):
			c.act = true
			r.speakerOf(&c, t, last)
		case any(speech.Asks) && r.verbLike(t, i):
			c.act, c.ask = true, true
			c.call = any(speech.Calls)
			r.speakerOf(&c, t, last)
		case slices.Contains(speech.Nouns, t.low[i]) && i > 0 && (t.tok(i-1).UPOS == "PUNCT" || t.is(i-1, r.c.sets.thus)):
			// "demikian pernyataan X": the noun closes a quotation.
			c.act = true
			c.speakers, c.speakerSpan = r.actorsAfter(si, i+1, 2)
			if len(c.speakers) == 0 {
				continue
			}
		case t.verbal(i) && r.besideQuote(t, i):
			// Any verb between a quotation and its speaker reports: "he thundered".
			r.speakerOf(&c, t, last)
		default:
			continue
		}
		out = append(out, c)
	}
	return out
}

// besideQuote reports whether only a subject stands between token i and a
// quotation that ends before it with a comma inside or outside its marks.
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

// verbLike reports whether token i may be a verb here; bare Indonesian
// reporting words ("kata", "ujar") are tagged as either.
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

// phraseAt returns how many tokens a phrase of the list covers at token i; 0 if
// none stands there.
func (r *report) phraseAt(t *tree, i int, phrases []string) int {
	best := 0
	for _, p := range phrases {
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

// speakerOf finds who speaks: behind the word ("kata X", "said X"), as its
// subject, or, for "ujarnya", whoever spoke last.
func (r *report) speakerOf(c *cue, t *tree, last *cue) {
	si, i := c.sentence, c.token
	inQuote := r.inQuote
	for k := range r.in.Media {
		// A medium right before the word, or right behind it after a comma.
		m := &r.in.Media[k]
		if m.Sentence == si && (m.Last < i && i-m.Last <= 2 || m.First > i && t.nominals(i+1, m.First) && i > 0 && t.tok(i-1).UPOS == "PUNCT") {
			c.bearer, c.post = true, m.First > i
			return
		}
	}
	owned := i+1 < len(t.low) && slices.Contains(r.c.pack.Refer.Possessive, "-"+t.low[i+1]) || strings.HasSuffix(t.low[i], "nya") && r.c.sets.zeroAgent
	subj := t.subj(i)
	// A reporting word is passive only for sure: "a diplomat told Reuters" is
	// easily taken for a participle.
	passive := t.passive(i) && (!r.c.sets.auxPassive || slices.ContainsFunc(t.kids[i], func(k int) bool { return t.tok(k).Deprel == "aux:pass" }))
	if passive {
		subj = t.byPhrase(i)
		for _, s := range subj {
			if a := r.actorsOver(si, s); len(a) > 0 {
				c.speakers, c.speakerSpan = a, r.in.Mentions[r.mentionAt[si][s]].Span
				return
			}
		}
	}
	if owned && last != nil {
		c.speakers = inferred(last.speakers)
		return
	}
	var before []int
	for _, s := range subj {
		if s < i && !inQuote(t.s.TokenSpan(s)) {
			before = append(before, s)
		}
	}
	for _, s := range before {
		if r.medium(si, s) {
			c.bearer = true
			return
		}
		mi := r.mentionAt[si][s]
		if mi < 0 {
			continue
		}
		m := &r.in.Mentions[mi]
		actors := m.Actors
		// A pronoun that goes on speaking is whoever spoke last.
		if m.Kind == "pronoun" && last != nil && len(actors) == 1 && len(last.speakers) == 1 && !r.subjectSince(last, si) && slices.Contains(r.c.pack.Refer.Singular, t.low[s]) {
			a := inferred(last.speakers)
			a[0].Text, a[0].Span = r.in.Article.Slice(m.Span), m.Span
			actors = a
		}
		c.speakers = appendActors(c.speakers, actors)
		c.speakerSpan = c.speakerSpan.Cover(m.Span)
	}
	if len(c.speakers) > 0 {
		return
	}
	if len(before) == 1 && last != nil && len(last.speakers) == 1 && slices.Contains(r.c.pack.Refer.Singular, t.low[before[0]]) {
		c.speakers = inferred(last.speakers)
		c.speakers[0].Text, c.speakers[0].Span = r.in.Article.Slice(t.s.TokenSpan(before[0])), t.s.TokenSpan(before[0])
		c.speakerSpan = c.speakers[0].Span
		return
	}
	if len(before) > 0 {
		r.unknownSpeaker(c, t, before[0])
		return
	}
	// Behind the word, unless an object or content stands there.
	for _, s := range subj {
		if s > i && s <= i+4 && r.medium(si, s) {
			c.bearer, c.post = true, true
			return
		}
	}
	prevQuoteOrComma := i > 0 && (t.tok(i-1).UPOS == "PUNCT")
	if a, span := r.actorsAfter(si, i+1, 2); len(a) > 0 && len(before) == 0 && !r.clauseOpens(t, span) && (prevQuoteOrComma || slices.ContainsFunc(subj, func(s int) bool { return s > i })) {
		c.speakers, c.speakerSpan, c.post = a, span, true
		return
	}
	for _, s := range subj {
		if s > i && s <= i+4 && !owned && prevQuoteOrComma {
			r.unknownSpeaker(c, t, s)
			c.post = len(c.speakers) > 0
			return
		}
	}
	if owned {
		if mi := r.mentionBefore(si, i); mi >= 0 {
			c.speakers = inferred(r.in.Mentions[mi].Actors)
		}
		return
	}
	if passive {
		return // "disebut", "is said": nobody is named
	}
	// A subject that the tree missed: the nearest mention before, with nothing
	// but its own modifiers between.
	if mi := r.mentionBefore(si, i); mi >= 0 && len(before) == 0 {
		m := &r.in.Mentions[mi]
		set := m.Sentence == si && m.Last+1 < i && t.low[m.Last+1] == "," && t.low[i-1] == "," // "Li, who is on a visit, said"
		if m.Sentence == si && (set && i-m.Last <= 20 || i-m.Last <= 12 && !r.verbBetween(t, m.Last+1, i)) {
			c.speakers, c.speakerSpan = m.Actors, m.Span
		}
	}
}

// unknownSpeaker makes a speaker of a noun phrase that resolve did not know for
// an actor: "seorang saksi", "analysts". Its code is unknown.
func (r *report) unknownSpeaker(c *cue, t *tree, at int) {
	if tok := t.tok(at); tok.UPOS != "NOUN" && tok.UPOS != "PROPN" || r.inQuote(t.s.TokenSpan(at)) {
		return
	}
	speech := r.c.pack.Speech
	if slices.Contains(speech.Documents, t.low[at]) || slices.Contains(speech.Hearsay, t.low[at]) {
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
	for first < last && t.rel(first) == "case" {
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
		code = r.home()
	}
	c.speakers = []kawat.Actor{{Code: code, Sector: "UNK", Name: text, Text: text, Span: span, Inferred: code != "---"}}
	c.speakerSpan = span
}

// medium reports whether a bearer of news is named at token s or in the phrase
// it heads ("kantor berita KCNA").
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

// subjectSince reports whether another named actor became a subject after the
// last speaker spoke, before sentence si.
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

// nominals reports whether there are at most five tokens from from to to, all
// of one noun phrase.
func (t *tree) nominals(from, to int) bool {
	for k := from; k < to; k++ {
		if !nominal(t.tok(k)) {
			return false
		}
	}
	return to-from <= 5
}

// home is the country that a report is about, if one stands out: two thirds of
// all mentions of states and their people; else "---".
func (r *report) home() string {
	n := map[string]int{}
	all, best := 0, "---"
	for i := range r.in.Mentions {
		for _, a := range r.in.Mentions[i].Actors {
			if len(a.Code) == 3 && a.Code != "---" {
				n[a.Code]++
				all++
				if n[a.Code] > n[best] {
					best = a.Code
				}
			}
		}
	}
	if 3*n[best] < 2*all {
		return "---"
	}
	return best
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
		if t.verbal(k) && t.rel(k) != "aux" && t.tok(k).Deprel != "acl" && t.tok(k).Deprel != "acl:relcl" {
			return true
		}
		if t.low[k] == "," {
			commas++
		}
	}
	return commas%2 == 1
}

// clauseOpens reports whether a verb follows a mention directly: then it is the
// subject of what is said, not the speaker.
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

// actorsAfter returns the actors of the first mention that starts within reach
// tokens from tok, with those coordinated to it.
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

// mentionBefore returns the index of the last mention before token tok of
// sentence si, in it or earlier; −1 if there is none.
func (r *report) mentionBefore(si, tok int) int {
	for i := len(r.in.Mentions) - 1; i >= 0; i-- {
		m := &r.in.Mentions[i]
		if m.Sentence == si && m.Last < tok || m.Sentence < si {
			return i
		}
	}
	return -1
}

// quotedContent returns the quotation that belongs to a cue: all unused ones of
// its sentence (which may reach over sentence ends inside the marks).
func (r *report) quotedContent(c *cue, sent kawat.Span, quotes []kawat.Span, used []bool) (kawat.Span, kawat.QuoteKind) {
	text := r.in.Article.Text
	best, bestGap := -1, 1<<30
	for q, span := range quotes {
		if used[q] || len(strings.Fields(r.in.Article.Slice(span))) < 2 {
			continue
		}
		d := gap(span, c.verb)
		switch {
		case span.Overlaps(sent):
		case span.End <= sent.Start && sent.Start-span.End <= 4:
			// "…." kata X: the splitter may have cut after the closing mark.
		case span.Start >= sent.End && span.Start-sent.End <= 3 && strings.HasSuffix(strings.TrimRight(r.in.Article.Slice(sent), " "), ":"):
		default:
			continue
		}
		if d < bestGap {
			best, bestGap = q, d
		}
	}
	if best < 0 {
		return kawat.Span{}, ""
	}
	q := quotes[best]
	var between string
	if q.End <= c.verb.Start {
		between = text[q.End:c.verb.Start]
	} else if c.verb.End <= q.Start {
		between = text[c.verb.End:q.Start]
	}
	if q.End <= c.verb.Start {
		if strings.Count(between, ",")+strings.Count(between, ".") > 3 || len(between) > 160 {
			return kawat.Span{}, ""
		}
		used[best] = true
		return r.trim(q), kawat.Direct
	}
	// The quotation follows: direct after a comma or colon, else mixed.
	lead := strings.TrimRight(strings.TrimRight(between, "\"“„«‘' "), " ")
	if strings.HasSuffix(lead, ",") || strings.HasSuffix(lead, ":") || len(strings.Fields(lead)) == 0 {
		used[best] = true
		return r.trim(q), kawat.Direct
	}
	if c.speakerSpan.Start >= c.verb.End && strings.TrimSpace(text[c.speakerSpan.End:q.Start]) == "\"" {
		used[best] = true
		return r.trim(q), kawat.Direct
	}
	return kawat.Span{}, ""
}

func gap(a, b kawat.Span) int {
	switch {
	case a.End <= b.Start:
		return b.Start - a.End
	case b.End <= a.Start:
		return a.Start - b.End
	}
	return 0
}

// continued joins to a direct quotation the ones that follow in its paragraph
// with nothing between but the attribution.
func (r *report) continued(content kawat.Span, quotes []kawat.Span, used []bool, cues []cue, ci int) kawat.Span {
	for q, span := range quotes {
		if used[q] || span.Start < content.Start {
			continue
		}
		// Another speaker's cue in between ends it.
		other := false
		for k := range cues {
			if k != ci && cues[k].verb.Start > content.End && cues[k].verb.Start < span.End+1 && !cues[k].according {
				if len(cues[k].speakers) > 0 && len(cues[ci].speakers) > 0 && !sameActor(cues[k].speakers[0], cues[ci].speakers[0]) {
					other = true
				}
			}
		}
		if other || len(strings.Fields(r.in.Article.Slice(span))) < 2 {
			break
		}
		between := r.in.Article.Text[content.End:span.Start]
		if len(strings.Fields(between)) > 25 {
			break
		}
		used[q] = true
		content = content.Cover(r.trim(span))
	}
	return content
}

// clauseContent returns the content of an indirect statement.
func (r *report) clauseContent(c *cue, cues []cue) kawat.Span {
	t := r.trees[c.sentence]
	n := len(t.s.Tokens)
	if c.according {
		return r.accordingContent(c, t)
	}
	// "P, kata X", "P, X said": the content stands before the word.
	if !c.act && (c.post || !c.speakerSpan.Empty() && r.commaBeforeSpan(t, c.speakerSpan.Start) && !r.contentFollows(t, c.token)) {
		end := c.token - 1
		if !c.post && c.speakerSpan.Start < c.verb.Start && !c.speakerSpan.Empty() {
			for end >= 0 && t.tok(end).End > c.speakerSpan.Start {
				end--
			}
		}
		for end >= 0 && t.tok(end).UPOS == "PUNCT" {
			end--
		}
		if end >= 2 && t.hasVerb(0, end) {
			return r.tokens(t, 0, end)
		}
	}
	// A content clause behind the word.
	from := -1
	for k := c.token + 1; k < n && k <= c.token+14; k++ {
		if r.complementizer(t, k) {
			from = k + 1
			break
		}
		if t.low[k] == "," && !c.act && from < 0 && k > c.token+1 {
			break
		}
	}
	comp := -1
	object := -1
	for _, k := range t.kids[c.token] {
		if k > c.token && t.rel(k) == "obj" && (c.call || t.tok(k).UPOS != "PRON") {
			object = k
		}
	}
	for _, k := range t.kids[c.token] {
		if k > c.token && (t.rel(k) == "ccomp" || t.rel(k) == "parataxis" && !c.act || t.rel(k) == "xcomp" && !c.act) {
			comp = k
			break
		}
	}
	if c.call && object >= 0 && comp < 0 && from < 0 {
		first, _ := t.extent(object)
		return r.clauseEnd(c, t, cues, first, -1)
	}
	if from < 0 && comp < 0 && object >= 0 && !c.ask {
		// "mengatakan tindakan Korut melanggar piagam": the parser took the
		// clause's subject for an object and its verb for a modifier.
		for _, k := range t.kids[object] {
			if t.rel(k) == "acl" && t.verbal(k) && !t.hasRelative(k, object) {
				first, _ := t.extent(object)
				return r.clauseEnd(c, t, cues, max(first, c.token+1), -1)
			}
		}
	}
	if from < 0 && (c.ask || object >= 0 && comp < 0 || c.act && (comp < 0 || t.child(comp, "nsubj") < 0)) {
		return kawat.Span{}
	}
	if from < 0 && comp >= 0 {
		first, _ := t.extent(comp)
		from = max(first, c.token+1)
		for from < n && (t.rel(from) == "mark" || t.tok(from).UPOS == "PUNCT" || slices.Contains(r.c.pack.Speech.Complementizers, t.low[from])) && from < comp {
			from++
		}
	}
	if from < 0 && !c.act {
		// The tree shows no clause: what follows the word, if it holds a verb.
		k := c.token + 1
		for k < n && (t.rel(k) == "advmod" && t.tok(k).UPOS == "ADV" || t.rel(k) == "compound:prt") {
			k++
		}
		if k < n && t.hasVerb(k, n-1) && t.tok(k).UPOS != "PUNCT" && t.tok(k).UPOS != "ADP" && t.tok(k).UPOS != "SCONJ" {
			from = k
		}
	}
	if from < 0 || from >= n {
		return kawat.Span{}
	}
	return r.clauseEnd(c, t, cues, from, comp)
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
		case !o.according && !o.speakerSpan.Empty() && o.token >= n-6 && r.commaBeforeSpan(t, min(o.speakerSpan.Start, o.verb.Start)):
			for last >= from && t.tok(last).End > min(o.speakerSpan.Start, o.verb.Start) {
				last--
			}
		case o.according && !o.speakerSpan.Empty():
			for last >= from && t.tok(last).End > o.verb.Start {
				last--
			}
		case !o.according && len(c.speakers) > 0 && !slices.ContainsFunc(o.speakers, func(a kawat.Actor) bool { return !sameActor(a, c.speakers[0]) }):
			// "… dan menuduh": the same speaker goes on with another verb.
			for k := o.token; k > from && k >= o.token-3; k-- {
				if t.tok(k).UPOS == "CCONJ" {
					last = min(last, k-1)
				}
			}
		}
	}
	for last >= from && t.tok(last).UPOS == "PUNCT" {
		last--
	}
	if last-from < 1 {
		return kawat.Span{}
	}
	return r.tokens(t, from, last)
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
	for k := cue + 1; k < len(t.low) && k <= cue+8; k++ {
		if r.complementizer(t, k) {
			return true
		}
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
func (r *report) accordingContent(c *cue, t *tree) kawat.Span {
	n := len(t.low)
	k := c.token
	for k < n && t.tok(k).End <= max(c.speakerSpan.End, c.verb.End) {
		k++
	}
	if c.token <= 3 {
		open := k
		for k < n && t.low[k] != "," && k-c.token < 20 {
			k++
		}
		if k = k + 1; k >= n || t.hasVerb(open, k-1) {
			k = open // no comma sets the source off
		}
		end := n - 1
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

func (r *report) addStatement(c *cue, content kawat.Span, kind kawat.QuoteKind) {
	if content.Empty() || len(strings.Fields(r.in.Article.Slice(content))) < 2 {
		return
	}
	if c.act && kind == kawat.Indirect {
		r.acts[c.verb] = true
	}
	speakers := slices.Clone(c.speakers)
	if r.isBearer(c, speakers) {
		r.relays = append(r.relays, relay{span: content, sentence: c.sentence})
		return // a medium that bears the news is a link, not a speaker
	}
	for i := range r.statements {
		o := &r.statements[i]
		if o.Content.Contains(content) || content.Contains(o.Content) {
			if sameActor(o.Speaker, speakers[0]) {
				o.Content = o.Content.Cover(content)
				return
			}
		}
	}
	st := kawat.Statement{Speaker: speakers[0], Quote: kind, Verb: c.verb, Content: content, Events: []string{}}
	if len(speakers) > 1 {
		st.Speakers = speakers
	}
	st.Chain = append(r.pathAt(c.sentence, c.verb), r.origin(speakers[0]))
	sum := sha256.Sum256([]byte(speakers[0].Code + speakers[0].Entity + "|" + itoa(content.Start) + "|" + itoa(content.End)))
	st.ID = "stm_" + hex.EncodeToString(sum[:6])
	r.statements = append(r.statements, st)
}

// origin is the link that a speaker makes: unnamed where the words do not tell
// who ("a senior official", "dua diplomat").
func (r *report) origin(a kawat.Actor) kawat.Link {
	l := kawat.Link{Name: a.Name, Entity: a.Entity, Kind: kawat.LinkOfficial, Span: a.Span}
	first, _, _ := strings.Cut(strings.ToLower(a.Text), " ")
	if a.Entity == "" && slices.Contains(r.c.sets.indefinite, first) || slices.Contains(r.c.pack.Speech.Unnamed, strings.ToLower(a.Text)) {
		l.Name, l.Kind = "unnamed", kawat.LinkUnnamed
	}
	return l
}

// joinStatements makes one of the statements from index first on that the same
// speaker makes without a break, with only an attribution between.
func (r *report) joinStatements(first int) {
	here := r.statements[first:]
	slices.SortStableFunc(here, func(a, b kawat.Statement) int { return a.Content.Start - b.Content.Start })
	var out []kawat.Statement
	for _, s := range here {
		if n := len(out); n > 0 {
			o := &out[n-1]
			if !r.acts[s.Verb] && !r.acts[o.Verb] && sameActor(o.Speaker, s.Speaker) && o.Speaker.Code != "---" && o.Content.End <= s.Content.Start && s.Verb.Start >= o.Content.End &&
				len(strings.Fields(r.in.Article.Text[o.Content.End:s.Content.Start])) <= 16 {
				o.Content = o.Content.Cover(s.Content)
				if o.Quote != s.Quote {
					o.Quote = kawat.Mixed
				}
				continue
			}
		}
		out = append(out, s)
	}
	r.statements = append(r.statements[:first], out...)
}

// isBearer reports whether the speaker is an outlet or agency bearing news.
func (r *report) isBearer(c *cue, speakers []kawat.Actor) bool {
	return speakers[0].Sector == "JRN" && !c.speakerSpan.Empty() && slices.ContainsFunc(r.in.Media, func(m Medium) bool { return m.Overlaps(c.speakerSpan) })
}

// containsPhrase reports whether text contains one of the phrases, in any case,
// at word boundaries.
func containsPhrase(text string, phrases []string) bool {
	if len(phrases) == 0 {
		return false
	}
	text = strings.ToLower(text)
	for _, p := range phrases {
		for from := 0; ; {
			i := strings.Index(text[from:], p)
			if i < 0 {
				break
			}
			i += from
			before, _ := utf8.DecodeLastRuneInString(text[:i])
			after, _ := utf8.DecodeRuneInString(text[i+len(p):])
			if !unicode.IsLetter(before) && !unicode.IsLetter(after) {
				return true
			}
			from = i + 1
		}
	}
	return false
}
