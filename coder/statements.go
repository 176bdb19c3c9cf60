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
			r.vouched(c, firstHere)
			continue
		}
		sent := r.in.Doc.Sentences[c.sentence].Span
		var content kawat.Span
		var kind kawat.QuoteKind
		if !r.introduced(cues, ci, quotes) && (!r.interrupted(c) || slices.ContainsFunc(quotes, func(q kawat.Span) bool { return q.Overlaps(sent) && q.Start < c.verb.Start })) {
			content, kind = r.quotedContent(c, sent, quotes, used)
		}
		if content.Empty() {
			denied := r.deniedReport(c)
			if content = denied; content.Empty() {
				content = r.clauseContent(c, cues)
			}
			c.denies = !denied.Empty()
			if !content.Empty() {
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
		if r.vouched(c, firstHere) {
			continue
		}
		if kind == kawat.Direct && !c.call {
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

// vouched reports whether the source named behind a sentence only tells of what another
// said in it, and makes it a link of that chain: "“It is time,” Tinubu told the session,
// according to two delegates". What the sentence tells must be the other's speaking, not
// an act beside it: in "Paris acted after Berlin said P, according to officials" the
// officials speak.
func (r *report) vouched(c *cue, firstHere int) bool {
	t := r.trees[c.sentence]
	if !c.according || c.token <= 3 {
		return false
	}
	link := r.origin(c.speakers[0])
	if c.document {
		link.Name, link.Kind = c.speakers[0].Text, kawat.LinkDocument
	}
	found := false
	for i := firstHere; i < len(r.statements); i++ {
		st := &r.statements[i]
		v, _ := t.within(st.Verb)
		if v < 0 || v >= c.token || !t.speaksOut(v) || len(st.Chain) == 0 || sameSpeaker(st.Speaker, c.speakers[0]) && c.speakers[0].Entity != "" {
			continue
		}
		found = true
		if !slices.ContainsFunc(st.Chain, func(l kawat.Link) bool { return sameLink(l, link) || !l.Empty() && l.Overlaps(link.Span) }) {
			last := len(st.Chain) - 1
			st.Chain = append(slices.Clone(st.Chain[:last]), link, st.Chain[last])
		}
	}
	return found
}

// speaksOut reports whether verb v tells what the sentence tells: no clause on a noun or
// on another verb holds it.
func (t *tree) speaksOut(v int) bool {
	for steps := 0; steps < 6 && v >= 0; steps, v = steps+1, t.head(v) {
		switch t.rel(v) {
		case "root":
			return true
		case "conj", "parataxis", "ccomp":
		default:
			return false
		}
	}
	return v < 0
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

// introduced reports whether the first quotation behind a cue is that of a later cue
// right before it: "told reporters that he was done, adding: “…”".
func (r *report) introduced(cues []cue, ci int, quotes []kawat.Span) bool {
	c := &cues[ci]
	for i := range quotes {
		if quotes[i].Start < c.verb.End {
			continue
		}
		for k := ci + 1; k < len(cues); k++ {
			if o := &cues[k]; o.sentence == c.sentence && o.verb.End <= quotes[i].Start && quotes[i].Start-o.verb.End <= 4 && c.verb.End < o.verb.Start {
				return true
			}
		}
		return false
	}
	return false
}

// othersSpeak reports whether somebody speaks between the quotation and the medium
// that reports by cue ci, "“…,” Netanyahu told a rally, AFP reported", or is the one
// whom it quotes, "“…,” AFP quoted him as saying".
func (r *report) othersSpeak(cues []cue, ci int) bool {
	c := &cues[ci]
	return c.token > 0 && slices.ContainsFunc(cues[:ci], func(o cue) bool {
		return o.sentence == c.sentence && !o.act && !o.according && !o.bearer && len(o.speakers) > 0
	}) || slices.ContainsFunc(cues[ci:], func(o cue) bool {
		return o.sentence == c.sentence && o.opens > 0 && o.opens < c.token && c.token < o.token && !o.bearer && len(o.speakers) > 0
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
			if sameActor(o.Speaker, speakers[0]) && !(c.according && r.differ(&speakers[0], &o.Speaker)) {
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
				!r.twoVerbs(o, &s) && !(o.Quote == kawat.Direct && s.Quote == kawat.Indirect && s.Verb.Start > s.Content.Start) && !r.beginsAnew(o, &s) &&
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

// twoVerbs reports whether two statements of one sentence each stand behind a verb of
// their own: "recalling that A, she said that B", but not "said that A, adding that B".
func (r *report) twoVerbs(o, s *kawat.Statement) bool {
	if o.Quote != kawat.Indirect || o.Verb.End > o.Content.Start || s.Verb.End > s.Content.Start {
		return false
	}
	for si := range r.trees {
		t := r.trees[si]
		if v, _ := t.within(s.Verb); v >= 0 {
			first, _ := t.within(o.Verb)
			return first >= 0 && t.verbal(v) && t.verbal(first) && !t.keyed(v, r.c.sets.adding)
		}
	}
	return false
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
