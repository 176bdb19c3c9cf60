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

// findStatements finds who says what: direct quotations with their
// attribution, and content clauses of reporting words.
func (r *report) findStatements() {
	r.unknownMedia()
	r.reprinted = r.reprint()
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
	r.nest()
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
		here := r.findCues(si, inQuote, last)
		cues = append(cues, here...)
		if c := r.leading(here, r.trees[si]); c != nil {
			last = c
		}
	}
	// What a medium is quoted with is its report: read as plain text.
	plain := make([]bool, len(quotes))
	var reports []kawat.Span
	for ci := range cues {
		if cues[ci].bearer && !r.citedBy(&cues[ci]) && !cues[ci].according && !r.othersSpeak(cues, ci) {
			sent := r.in.Doc.Sentences[cues[ci].sentence].Span
			if content, _ := r.quotedContent(&cues[ci], sent, quotes, plain); !content.Empty() {
				reports = append(reports, content)
				r.relayed(content, cues[ci].sentence)
			}
		}
	}
	if len(reports) > 0 {
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
		if c.document && r.speaksBeside(cues, ci) {
			continue
		}
		sent := r.in.Doc.Sentences[c.sentence].Span
		var content kawat.Span
		var kind kawat.QuoteKind
		if r.interrupts(c, r.trees[c.sentence]) == 0 || slices.ContainsFunc(quotes, func(q kawat.Span) bool { return q.Overlaps(sent) && q.Start < c.verb.Start }) {
			content, kind = r.quotedContent(c, sent, quotes, used)
		}
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
		if content.Empty() {
			content, kind = r.partQuoted(c, cues, quotes, used), kawat.Mixed
		}
		r.unplaced(c, content)
		r.followPath(c, cues, ci)
		if content.Empty() || len(c.speakers) == 0 {
			continue
		}
		if kind == kawat.Direct {
			content = r.continued(content, quotes, used, cues, ci)
		}
		for _, q := range reports {
			content = r.goesOn(content, q, cues)
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
			c.path = r.pathAt(c.sentence, kawat.Span{})
			r.addStatement(&c, r.trim(whole), kawat.Direct)
		}
	}
	return last
}

// leading is the last attribution of a sentence that stands in no other's content,
// whose speaker the next sentences go on with: in "Marcos said Manila acted because
// Interpol asked" it is Marcos. It is nil if there is none.
func (r *report) leading(cues []cue, t *tree) *cue {
	for i := len(cues) - 1; i >= 0; i-- {
		c := &cues[i]
		if len(c.speakers) == 0 || c.speakers[0].Sector == "JRN" || c.document {
			continue
		}
		nested := slices.ContainsFunc(cues[:i], func(o cue) bool {
			return len(o.speakers) > 0 && !o.according && o.token != c.token && t.under(c.token, o.token) && !sameActor(o.speakers[0], c.speakers[0])
		})
		if !nested {
			out := *c
			return &out
		}
	}
	return nil
}

// othersSpeak reports whether somebody speaks between the quotation and the medium
// that reports by cue ci: "“…,” Netanyahu told a rally, AFP reported".
func (r *report) othersSpeak(cues []cue, ci int) bool {
	return cues[ci].token > 0 && slices.ContainsFunc(cues[:ci], func(o cue) bool {
		return o.sentence == cues[ci].sentence && !o.act && !o.according && !o.bearer && len(o.speakers) > 0
	})
}

// speaksBeside reports whether somebody speaks in the sentence of cue ci: then the
// document that it names only bears the words.
func (r *report) speaksBeside(cues []cue, ci int) bool {
	return slices.ContainsFunc(cues, func(o cue) bool {
		return o.sentence == cues[ci].sentence && !o.document && !o.bearer && !o.act && len(o.speakers) > 0
	})
}

// goesOn takes what is said within the report of a medium on to the report's
// end, if nobody else is named after it: "Putin said A. B," KCNA reported.
func (r *report) goesOn(content, report kawat.Span, cues []cue) kawat.Span {
	if !report.Contains(content) || slices.ContainsFunc(cues, func(c cue) bool { return c.verb.Start >= content.End && c.verb.End <= report.End }) {
		return content
	}
	content.End = report.End
	return content
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

// partQuoted returns the content of a verb that governs a quotation of some of its
// words: "accused him of “state kidnapping”", "offered to ‘resolve any difference’".
// Of what the verb wants done it is the whole clause, of an object that is judged the
// object too, else the quotation alone.
func (r *report) partQuoted(c *cue, cues []cue, quotes []kawat.Span, used []bool) kawat.Span {
	t := r.trees[c.sentence]
	if c.according || c.bearer || c.unsaid || len(c.speakers) == 0 {
		return kawat.Span{}
	}
	for q, span := range quotes {
		if used[q] || span.Start < c.verb.End || span.Start >= t.s.End || span.End > t.s.End {
			continue
		}
		first, last := t.within(span)
		if first < 0 || r.nickname(t, first, last) || first == last && !c.act && !slices.ContainsFunc(t.low[c.token:first], func(w string) bool { return slices.Contains(r.c.sets.asSaying, w) }) || slices.ContainsFunc(cues, func(o cue) bool {
			return o.sentence == c.sentence && o.token > c.token && o.token < first
		}) || !t.under(first, c.token) && slices.Contains(t.low[c.token:first], ",") {
			return kawat.Span{}
		}
		from := r.partFrom(c, t, first)
		used[q] = true
		return r.trim(t.s.TokenSpan(from).Cover(span))
	}
	return kawat.Span{}
}

// partFrom is the token from which the words around a part quotation belong to it.
func (r *report) partFrom(c *cue, t *tree, quote int) int {
	for k := quote - 1; k > c.token; k-- {
		switch {
		case t.is(k, r.c.sets.asSaying):
			for _, o := range t.kids[c.token] {
				if t.rel(o) == "obj" && o > c.token && o < k {
					first, _ := t.extent(o)
					return max(first, c.token+1)
				}
			}
			return quote
		case t.is(k, r.c.sets.contentMark) && t.hasVerb(k+1, quote):
			return k
		}
	}
	for _, o := range t.kids[c.token] {
		if t.rel(o) == "obj" && o > c.token && o < quote && !t.noun[o] && !t.verbal(quote) && !t.hasVerb(o, quote-1) && len(t.cases(quote)) == 0 && t.tok(quote-1).UPOS != "ADP" && (quote < 2 || t.tok(quote-2).UPOS != "ADP") {
			first, _ := t.extent(o)
			return max(first, c.token+1)
		}
	}
	return quote
}

// nickname reports whether quoted tokens are a name or title only.
func (r *report) nickname(t *tree, first, last int) bool {
	for k := first; k <= last; k++ {
		if !t.capital(k) && t.tok(k).UPOS != "PUNCT" && t.tok(k).UPOS != "ADP" && t.tok(k).UPOS != "DET" && t.tok(k).UPOS != "CCONJ" {
			return false
		}
	}
	return true
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
		// What an attribution breaks begins before it: "“We are told to clap,” he
		// thundered, “and to ask nothing.”"
		if span.End <= c.verb.Start && d < 60 && strings.HasSuffix(strings.TrimSpace(text[span.Start:span.End]), ",") {
			best = q
			break
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
	if c.speakerSpan.Start >= c.verb.End && c.speakerSpan.End <= q.Start && strings.TrimSpace(text[c.speakerSpan.End:q.Start]) == "\"" {
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
		// Another speaker's cue in between ends it, and a sentence of the same speaker's.
		other := false
		for k := range cues {
			if s := r.trees[cues[k].sentence].s; cues[k].sentence != cues[ci].sentence && s.Start >= content.End && s.End <= span.Start && len(cues[k].speakers) > 0 {
				other = true
			}
			if k != ci && cues[k].verb.Start > content.End && cues[k].verb.Start < span.End+1 && !cues[k].according && !r.ofNoun(&cues[k]) {
				if len(cues[k].speakers) > 0 && len(cues[ci].speakers) > 0 && !sameActor(cues[k].speakers[0], cues[ci].speakers[0]) {
					other = true
				}
			}
		}
		if other || len(strings.Fields(r.in.Article.Slice(span))) < 2 || r.anotherActs(&cues[ci], content.End, span.Start) {
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

// ofNoun reports whether a reporting word is a participle on a noun, which speaks
// for nobody: "a video posted by his daughter".
func (r *report) ofNoun(c *cue) bool {
	t := r.trees[c.sentence]
	return t.rel(c.token) == "acl" && t.deprel(c.token) != "acl:relcl"
}

// anotherActs reports whether somebody else is the subject of a clause between two
// places of a cue's sentence: "“…,” said Trump, while Orban thanked him for “…”".
func (r *report) anotherActs(c *cue, from, to int) bool {
	t := r.trees[c.sentence]
	for k := range t.low {
		x := t.tok(k)
		if x.Start < from || x.End > to || x.Start < c.verb.End || t.rel(k) != "nsubj" || c.speakerSpan.Overlaps(t.s.TokenSpan(k)) {
			continue
		}
		if a := r.actorsOver(c.sentence, k); len(a) > 0 && len(c.speakers) > 0 && !sameActor(a[0], c.speakers[0]) && x.UPOS != "PRON" {
			return true
		}
	}
	return false
}

// unplaced corrects the state of speakers without name that the words do not tell:
// diplomats and people may be from anywhere, officials are of whoever what they say
// is about ("Britain could freeze assets, Treasury officials said").
func (r *report) unplaced(c *cue, content kawat.Span) {
	if len(c.speakers) != 1 || content.Empty() || person(c.speakers[0]) {
		return
	}
	if code := r.stateBeside(c); code != "" && code != c.speakers[0].Code {
		c.speakers = slices.Clone(c.speakers)
		a := &c.speakers[0]
		if strings.HasPrefix(a.Entity, a.Code+".") {
			a.Entity = "" // another state's ministry
		}
		a.Code = code
		return
	}
	if !c.speakers[0].Inferred {
		return
	}
	a := &c.speakers[0]
	words := strings.Fields(strings.ToLower(a.Text))
	in := func(set []string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(set, w) })
	}
	switch {
	case !in(r.c.sets.faceless) || person(*a):
	case in(r.c.sets.stateless):
		*a = kawat.Actor{Code: "---", Sector: "UNK", Name: a.Text, Text: a.Text, Span: a.Span}
	case c.according || c.opens > 0:
	default:
		for i := range r.in.Mentions {
			m := &r.in.Mentions[i]
			if m.Sentence == c.sentence && a.Span.Contains(m.Span) && m.Span != a.Span {
				return // the words tell
			}
			if m.Sentence != c.sentence || !content.Contains(m.Span) || m.Kind == "pronoun" {
				continue
			}
			if b := m.Actors[0]; len(m.Actors) == 1 && b.Sector == "GOV" && len(b.Code) == 3 && m.Span.Start-content.Start < 24 {
				a.Code = b.Code
			}
			return
		}
	}
}

// stateBeside is the state that the words around a speaker tell whose own do not: the
// place behind it ("seorang pejabat di New Delhi"), or the national agency that it spoke
// to ("the ministry told Kyodo"). An agency of the world is told by anybody. It is ""
// without.
func (r *report) stateBeside(c *cue) string {
	a := &c.speakers[0]
	if !a.Inferred && a.Code != "---" || c.speakerSpan.Empty() || a.Span.Empty() || r.refers(a.Text) {
		return ""
	}
	if slices.ContainsFunc(strings.Fields(strings.ToLower(a.Text)), func(w string) bool { return slices.Contains(r.c.sets.stateless, w) }) {
		return "" // "a diplomat in New York"
	}
	t := r.trees[c.sentence]
	first, last := t.within(c.speakerSpan)
	if first < 0 {
		return ""
	}
	for i := range r.in.Mentions {
		m := &r.in.Mentions[i]
		if m.Sentence != c.sentence || len(m.Actors) != 1 || len(m.Actors[0].Code) != 3 || m.Kind == "pronoun" {
			continue
		}
		b := m.Actors[0]
		switch {
		case m.First >= first && m.Last <= last && b.Sector != "JRN" && !b.Inferred:
			return "" // its own words tell
		case m.First == last+2 && t.is(last+1, r.c.sets.locative) && b.Entity == b.Code && t.under(m.First, last):
			return b.Code
		}
	}
	for i := range r.in.Media {
		m := &r.in.Media[i]
		if m.Sentence != c.sentence || m.Kind != kawat.LinkAgency || slices.Contains(r.c.sets.worldMedia, m.Entity) || !r.addressed(t, m) && !r.relaying(t, m.Last, first) {
			continue
		}
		if b := r.actorsOver(c.sentence, m.Last); len(b) == 1 && b[0].Sector == "JRN" && len(b[0].Code) == 3 {
			return b[0].Code
		}
	}
	return ""
}

// clauseContent returns the content of an indirect statement.
func (r *report) clauseContent(c *cue, cues []cue) kawat.Span {
	t := r.trees[c.sentence]
	n := len(t.s.Tokens)
	if c.according {
		return r.accordingContent(c, t, cues)
	}
	if c.unsaid {
		return kawat.Span{}
	}
	if from, to := t.aside(c.token); from >= 2 && t.opensClause(from-2) && to+2 < n {
		return r.clauseEnd(c, t, cues, to+2, -1) // "a letter in which, he said, Britain threatened …"
	}
	if last := r.interrupts(c, t); last > 0 {
		first := 0
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
	// "P, kata X", "P, X said": the content stands before the word.
	opens := r.phraseStart(t, c)
	cites := r.relayWord(t, c.token) && t.child(c.token, "obj") > c.token // "he quoted Ecclesiastes"
	if !c.act && !cites && (c.post || c.opens > 0 || !c.speakerSpan.Empty() && r.commaBeforeSpan(t, opens) && !r.contentFollows(t, c.token)) {
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
	}
	if c.token == 0 && n > 3 && t.low[1] == "," && r.c.pack.Refer.HeadFirst && !c.ask {
		return r.clauseEnd(c, t, cues, 2, -1) // "Dikatakan, …"
	}
	if r.wanted(c, t) || c.call && slices.ContainsFunc(t.kids[c.token], func(k int) bool { return k < c.token && t.rel(k) == "obj" }) {
		return kawat.Span{} // "told Britain to go", "what brokers call a battle"
	}
	// A content clause behind the word.
	from := r.behindAside(t, c.token)
	for k := c.token + 1; from < 0 && k < n && k <= c.token+14; k++ {
		if r.complementizer(t, k) {
			if c.ask && t.keyed(c.token, r.c.sets.directive) {
				return kawat.Span{} // "demanded that X go"
			}
			if (c.ask || c.act) && k > c.token+1 && t.proposal(k-1) {
				return kawat.Span{} // "rejected a claim that …": another's words
			}
			if t.onAnother(k, c.token) {
				break
			}
			from = k + 1
			break
		}
		if t.low[k] == "," && !c.act && from < 0 && k > c.token+1 || t.tells(k) {
			break // "said Kyiv had told Berlin that …": another's content
		}
	}
	comp := -1
	object := -1
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
	if c.call && from < 0 && object >= 0 && t.reflexive(object) {
		return kawat.Span{} // "a group that calls itself Anonymous"
	}
	if c.call && c.ask && from < 0 {
		return r.judged(c, t, object)
	}
	if c.call && object >= 0 && from < 0 && (comp < 0 || comp > object && !t.verbal(comp)) {
		first, _ := t.extent(object)
		if first+1 < n && t.owner(first) && t.tok(first).Start == t.tok(c.token).End {
			first++ // "menyebutnya agresi"
		}
		return r.callEnd(c, t, cues, first)
	}
	if from < 0 && c.act && !c.ask && c.token+2 < n && t.low[c.token+1] == "," && r.c.pack.Refer.HeadFirst && r.subjectLed(t, c.token+2) {
		from = c.token + 2 // "memperingatkan, kapal asing akan diusir"
	}
	if from < 0 && object >= 0 && !c.ask && r.bareContent(c, t, object) {
		first, _ := t.extent(object)
		return r.clauseEnd(c, t, cues, max(first, c.token+1), -1)
	}
	if whom := t.child(c.token, "obj"); from < 0 && !c.call && whom > c.token && comp > whom && t.rel(comp) == "xcomp" && !t.verbal(comp) && t.tok(comp).UPOS != "VERB" {
		return kawat.Span{} // "found him guilty", "declared the pact invalid"
	}
	if from < 0 && comp < 0 && object >= 0 && !c.ask && !cites {
		// "mengatakan tindakan Korut melanggar piagam": the parser took the
		// clause's subject for an object and its verb for a modifier.
		for _, k := range t.kids[object] {
			if t.rel(k) == "acl" && t.verbal(k) && !t.hasRelative(k, object) && t.child(k, "case") < 0 && !slices.Contains(t.low[object:k], ",") {
				first, _ := t.extent(object)
				return r.clauseEnd(c, t, cues, max(first, c.token+1), -1)
			}
		}
	}
	if from < 0 && c.act && !c.ask && comp > object && object > c.token && t.keyed(c.token, r.c.sets.denying) && t.verbal(comp) && t.child(comp, "mark") < 0 {
		first, _ := t.extent(object)
		return r.clauseEnd(c, t, cues, max(first, c.token+1), comp) // "membantah penangkapan itu bermuatan politik"
	}
	if from < 0 && (c.ask || object >= 0 && comp < 0 || c.act && (comp < 0 || t.child(comp, "nsubj") < 0)) {
		return kawat.Span{}
	}
	if from < 0 && comp > c.token && t.keyed(c.token, r.c.sets.declaring) && r.performs(t, c.token, comp) {
		return kawat.Span{} // "menyatakan mundur": what is declared is done by saying it
	}
	if from < 0 && comp >= 0 {
		first, _ := t.extent(comp)
		from = max(first, c.token+1)
		for from < n && (t.rel(from) == "mark" || t.tok(from).UPOS == "PUNCT" || slices.Contains(r.c.pack.Speech.Complementizers, t.low[from])) && from < comp {
			from++
		}
	}
	if from < 0 && !c.act && !(t.keyed(c.token, r.c.sets.informing) && t.child(c.token, "obl") > c.token) {
		// The tree shows no clause: what follows the word, if it holds a verb.
		k := c.token + 1
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
			from = k
		}
	}
	if from < 0 || from >= n {
		return kawat.Span{}
	}
	return r.clauseEnd(c, t, cues, from, comp)
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

// interrupts returns the last token of a sentence whose clause an attribution between
// commas breaks: "The ambassador, he said, would go back". It is 0 where there is none,
// or where the words before it are a sentence of their own.
func (r *report) interrupts(c *cue, t *tree) int {
	from, to := t.aside(c.token)
	if from < 2 || c.ask || c.according || r.c.sets.zeroAgent && t.voiced(c.token) {
		return 0
	}
	last := len(t.low) - 1
	for last > to && t.tok(last).UPOS == "PUNCT" {
		last--
	}
	right := to + 2
	if right >= last || t.asserts(0, from-2) && t.tok(right).UPOS != "CCONJ" || !t.asserts(right, last) {
		return 0
	}
	if r.relayWord(t, right) || r.reports(t, right) || t.is(right, r.c.sets.thus) || t.participle(right) {
		return 0
	}
	return last
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
		case !o.according && !o.speakerSpan.Empty() && o.token >= n-6 && r.commaBeforeSpan(t, min(o.speakerSpan.Start, o.verb.Start)):
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
	last = min(last, t.relativeEnd(c.token, from), r.beforeOther(c, t, cues, from, last))
	last = r.beforeRelay(c.sentence, from, t.beforeComment(r, from, last))
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
			if !o.speakerSpan.Empty() && o.speakerSpan.Start > t.tok(k).Start && o.speakerSpan.End <= o.verb.Start && !sameActor(o.speakers[0], c.speakers[0]) {
				return k - 1
			}
			break
		}
	}
	return last
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
			if (r.c.standsForWords(t, j) || t.proposal(j)) && (t.relative(j+1) || slices.Contains(r.c.pack.Speech.Complementizers, t.low[j+1])) {
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
				if r.relaying(t, k+1, m.First) || t.is(k+1, r.c.sets.thus) || r.reports(t, k+1) && t.nominals(k+2, m.First) || verb >= last-1 || verb >= 0 && verb+1 < len(t.low) && t.low[verb+1] == "," {
					last = min(last, k-1)
				}
				break
			}
		}
	}
	return last
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
	if k > 0 && t.relative(k-1) {
		return kawat.Span{} // "beras itu, yang menurut dia palsu": of a noun
	}
	for k < n && t.tok(k).End <= max(c.speakerSpan.End, c.verb.End) {
		k++
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
	if content.Empty() || kind != kawat.Mixed && !c.call && len(strings.Fields(r.in.Article.Slice(content))) < 2 {
		return
	}
	if c.act && kind != kawat.Direct || c.call {
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
	st.Addressee = r.addressee(c, content, speakers)
	origin := r.origin(speakers[0])
	if c.named {
		origin.Name, origin.Kind = speakers[0].Name, kawat.LinkOfficial
	}
	if c.document {
		origin.Name, origin.Kind = speakers[0].Text, kawat.LinkDocument
	}
	st.Chain = r.endIn(r.outside(c.path, content, c.verb), origin)
	sum := sha256.Sum256([]byte(speakers[0].Code + speakers[0].Entity + "|" + itoa(content.Start) + "|" + itoa(content.End)))
	st.ID = "stm_" + hex.EncodeToString(sum[:6])
	r.statements = append(r.statements, st)
}

// addressee is whom the words were said to, if the report tells: "told reporters",
// "kata Lavrov kepada Wang Yi". A medium that bears the words is a link instead.
func (r *report) addressee(c *cue, content kawat.Span, speakers []kawat.Actor) *kawat.Actor {
	t := r.trees[c.sentence]
	for _, k := range t.kids[c.token] {
		switch t.rel(k) {
		case "iobj":
		case "obj":
			if k < c.token {
				continue
			}
		case "obl", "nmod":
			if !slices.ContainsFunc(t.cases(k), func(w string) bool { return slices.Contains(r.c.sets.addressing, w) }) {
				continue
			}
		default:
			continue
		}
		span := t.s.TokenSpan(k)
		for _, a := range r.actorsOver(c.sentence, k) {
			if !content.Overlaps(span) && !slices.ContainsFunc(speakers, func(b kawat.Actor) bool { return sameActor(a, b) }) && !slices.ContainsFunc(r.in.Media, func(m Medium) bool { return m.Overlaps(span) }) {
				return &a
			}
		}
	}
	return nil
}

// origin is the link that a speaker makes: unnamed where the words do not tell
// who ("a senior official", "dua diplomat").
func (r *report) origin(a kawat.Actor) kawat.Link {
	if a.Entity == "" && a.Name != "" && r.refers(a.Text) {
		a.Text = a.Name
	}
	l := kawat.Link{Name: r.written(a), Entity: a.Entity, Kind: kawat.LinkOfficial, Span: a.Span}
	if r.unnamed(a) {
		l.Name, l.Entity, l.Kind = "unnamed", "", kawat.LinkUnnamed
	}
	return l
}

// unnamed reports whether the words for a speaker hide who it is: "two diplomats",
// "officials", "seorang anggota parlemen", but not "a nurse in Mandalay", who is
// all that can be told, and not "a spokesman".
func (r *report) unnamed(a kawat.Actor) bool {
	if person(a) {
		return false
	}
	words := strings.Fields(strings.ToLower(a.Text))
	in := func(set []string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(set, w) })
	}
	if slices.Contains(r.c.pack.Speech.Unnamed, strings.ToLower(a.Text)) {
		return true
	}
	if len(words) == 0 {
		return false
	}
	indefinite := slices.Contains(r.c.sets.indefinite, words[0])
	if in(r.c.sets.definite) && !indefinite {
		return false
	}
	if in(r.c.sets.faceless) {
		return true
	}
	return a.Entity == "" && indefinite && !in(r.c.sets.named)
}

// written is an actor's name as the report writes it: of a person the fullest
// mention by name, without title, else the words at hand. Its entity says who it is.
func (r *report) written(a kawat.Actor) string {
	name := a.Text
	if a.Entity != "" || name == "" {
		person := a.Entity != "" && a.Entity == strings.ToLower(a.Entity) && !strings.Contains(a.Entity, ".")
		if told := name; person || name == "" || a.Inferred && r.refers(name) {
			if r.refers(told) {
				told = ""
			}
			name = ""
			for i := range r.in.Mentions {
				m := &r.in.Mentions[i]
				if m.Kind != "name" || len(m.Actors) != 1 || m.Actors[0].Entity != a.Entity || a.Entity == "" {
					continue
				}
				if t := nameIn(m.Actors[0].Text, a.Name); len(t) > len(name) {
					name = t
				}
			}
			if name == "" {
				name = told // "the Italian prime minister": the entity says who that was
			}
		}
	}
	if name == "" {
		name = a.Name
	}
	return strings.Join(strings.Fields(name), " ")
}

// refers reports whether words only refer back to an actor: "it", "nya".
func (r *report) refers(text string) bool {
	low, ref := strings.ToLower(text), r.c.pack.Refer
	return slices.Contains(ref.Singular, low) || slices.Contains(ref.Neuter, low) || slices.Contains(ref.Plural, low) || slices.Contains(ref.Possessive, low)
}

// nameIn is the part of a mention that is a person's name, in the report's own
// spelling: as many words as the known name has, with its initials. It is the whole
// mention where no part is like that.
func nameIn(text, known string) string {
	words, want := strings.Fields(text), strings.Fields(known)
	initials := func(w []string) string {
		var b strings.Builder
		for _, x := range w {
			c, _ := utf8.DecodeRuneInString(x)
			b.WriteRune(unicode.ToLower(c))
		}
		return b.String()
	}
	for i := len(words) - len(want); i >= 0 && len(want) > 0; i-- {
		if part := words[i : i+len(want)]; initials(part) == initials(want) {
			return strings.Trim(strings.Join(part, " "), ",;.")
		}
	}
	return text
}

// endIn ends a chain in its origin. A bearer that is the origin itself, or an
// unnamed source right before the words for where it is from ("sumber parlemen"),
// is not told twice.
func (r *report) endIn(path []kawat.Link, origin kawat.Link) []kawat.Link {
	if n := len(path) - 1; n > 0 {
		last := path[n]
		switch {
		case last.Kind == kawat.LinkDocument && origin.Kind == kawat.LinkDocument && origin.Contains(last.Span):
			return append(path[:n:n], origin)
		case sameLink(last, origin):
			return path
		case last.Kind == kawat.LinkUnnamed && last.In == origin.In && !origin.Empty() && (last.Overlaps(origin.Span) || origin.Start >= last.End && origin.Start-last.End <= 24):
			return path
		}
	}
	return append(path, origin)
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
			if !r.acts[s.Verb] && !r.acts[o.Verb] && r.sameVoice(o.Speaker, s.Speaker) && o.Speaker.Code != "---" && o.Content.End <= s.Content.Start && s.Verb.Start >= o.Content.End &&
				!(o.Quote == kawat.Direct && s.Quote == kawat.Indirect && s.Verb.Start > s.Content.Start) && !r.beginsAnew(o, &s) &&
				len(strings.Fields(r.in.Article.Text[o.Content.End:s.Content.Start])) <= 16 {
				o.Content = o.Content.Cover(s.Content)
				if len(s.Chain) > len(o.Chain) {
					o.Chain = s.Chain // "…. “…,” katanya, dikutip Interfax"
				}
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

// beginsAnew reports whether a statement is attributed before its content where the one
// before it was behind its own: "“…,” X said. He said that …" are two, "“…,” X said,
// adding that …" and "P. Menurut dia, Q" are one.
func (r *report) beginsAnew(o, s *kawat.Statement) bool {
	if s.Verb.End > s.Content.Start || s.Speaker.Empty() || s.Speaker.End > s.Verb.Start || o.Verb.Start < o.Content.End {
		return false
	}
	for si := range r.trees {
		t := r.trees[si]
		for k := range t.low {
			if t.s.TokenSpan(k) == s.Verb {
				return s.Speaker.Start >= t.s.Start && !t.keyed(k, r.c.sets.adding)
			}
		}
	}
	return true
}

// sameVoice reports whether a statement goes on with the speaker of the one before it:
// the same entity, the same name, or words that refer back. "Iran" is not "the deputy
// governor".
func (r *report) sameVoice(a, b kawat.Actor) bool {
	if !sameSpeaker(a, b) {
		return false
	}
	if !person(a) && a.Entity != "" && !a.Inferred && slices.Contains(r.c.pack.Refer.Singular, strings.ToLower(b.Text)) && !r.c.pack.Refer.HeadFirst {
		return false // "Jakarta said …. She spoke of …"
	}
	if a.Entity != "" && a.Entity == b.Entity || b.Inferred && r.refers(b.Text) {
		return true
	}
	if a.Entity == a.Code && !a.Inferred && !strings.Contains(b.Text, a.Text) {
		return false // "Iran", "the deputy governor"
	}
	first, last, _ := strings.Cut(strings.ToLower(b.Text), " ")
	if slices.Contains(r.c.sets.definite, first) {
		return true
	}
	for _, w := range append(strings.Fields(last), first) {
		if slices.Contains(r.c.sets.definite, w) || len(w) > 3 && strings.Contains(strings.ToLower(a.Text+" "+a.Name), w) {
			return true
		}
	}
	return false
}

// isBearer reports whether the speaker is an outlet or agency bearing news.
func (r *report) isBearer(c *cue, speakers []kawat.Actor) bool {
	return speakers[0].Sector == "JRN" && !c.speakerSpan.Empty() && slices.ContainsFunc(r.in.Media, func(m Medium) bool { return m.Overlaps(c.speakerSpan) })
}

// containsPhrase reports whether text contains one of the phrases, in any case,
// at word boundaries.
func containsPhrase(text string, phrases []string) bool {
	_, _, ok := findPhrase(text, phrases)
	return ok
}

// findPhrase returns the byte range of the first of the phrases that text
// contains, in any case, at word boundaries.
func findPhrase(text string, phrases []string) (start, end int, ok bool) {
	if len(phrases) == 0 {
		return 0, 0, false
	}
	low := strings.ToLower(text)
	if len(low) != len(text) {
		low = text // a letter whose small form has another length: offsets would lie
	}
	for _, p := range phrases {
		for from := 0; ; {
			i := strings.Index(low[from:], p)
			if i < 0 {
				break
			}
			i += from
			before, _ := utf8.DecodeLastRuneInString(low[:i])
			after, _ := utf8.DecodeRuneInString(low[i+len(p):])
			if !unicode.IsLetter(before) && !unicode.IsLetter(after) {
				return i, i + len(p), true
			}
			from = i + 1
		}
	}
	return 0, 0, false
}
