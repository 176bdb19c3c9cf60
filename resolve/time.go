package resolve

import (
	"cmp"
	"slices"
	"strings"

	"kawat"
	"kawat/lang"
)

// A TimeExpr is a time expression of a report with its meaning.
//
// An expression either tells a date (Dated), or it is there because it keeps
// the dates around it from meaning what stands beside it: how long something
// took (Duration), what happens again and again (Recurring), another time that
// is not told (Vague).
type TimeExpr struct {
	kawat.Span              // with the word of Since, Until, After and the like
	Sentence    int         // index into Doc.Sentences
	First, Last int         // tokens, inclusive
	Date        kawat.Date  // the likeliest meaning; the zero Date if none
	Prev, Next  *kawat.Date // the readings before and after publication, where the words allow both
	Begin       *kawat.Date // with Since: the date itself, of which Date is "…/.."
	Part        lang.Part   // early, mid or late in Date
	Narrow      *kawat.Date // with Part: about the days of that part
	Shift       int         // moved by that many Units from the date spoken of before
	Unit        lang.Unit   // "" where Date does not depend on another one

	Duration  bool // "77 tahun", "for 56 days"
	Recurring bool // "every Monday"
	Vague     bool // "days earlier"

	Since      bool // from then on, up to the report: "sejak 2014"
	From       bool // beginning then: "mulai Senin"
	Until      bool // up to then, or by then at the latest: "by the end of the year"
	Before     bool // at some time before Date: "before 2019"
	After      bool // at some time after Date: "after Tuesday's vote"
	Within     bool // at some time in Date: "within two months"
	Complement bool // Date is that of what follows: of the raid in "a day after the raid"
	Entry      bool // a time of day that begins an entry of a running account, and dates all of it
	Weak       bool // may be a term of office or a lifespan: "(2013-2017)"
}

// Dated reports whether the expression tells when something is, rather than how
// long or how often.
func (t *TimeExpr) Dated() bool { return t.Date.From != "" }

// Times finds the time expressions of a report, in text order and without
// overlap. Published is an ISO 8601 date or time; only dates that need no other
// are resolved without it.
//
// A weekday is the nearest past one, today included, unless its clause speaks
// of what is to come; so are a month and a day without year. What refers back
// ("two days earlier") counts from the last date of its paragraph, else of the
// paragraph before, else from the day that the report is about.
func Times(doc *kawat.Doc, pack *lang.Pack, published string) []TimeExpr {
	if doc == nil || pack == nil {
		return nil
	}
	g := timeGrammarOf(pack)
	pub, known := timeParse(published)
	r := timeReport{g: g, pack: pack, doc: doc, pub: pub, known: known}
	lexes := make([][]timeLex, len(doc.Sentences))
	for i := range doc.Sentences {
		lexes[i] = g.timeScan(&doc.Sentences[i])
	}
	r.monthFirst = timeMonthFirst(lexes, pack.Time.MonthFirst)
	for i := range doc.Sentences {
		r.read(i, lexes[i])
	}
	r.entries(lexes)
	return r.out
}

// entries dates the entries of a running account, paragraphs that begin with a
// time of day ("17.55 WIB — …"), if there are at least three: the newest is of the
// day of publication, and a clock that goes the wrong way has passed midnight.
func (r *timeReport) entries(lexes [][]timeLex) {
	type entry struct {
		sentence, last int // lexeme
		minute         int
		weekday        int
	}
	var list []entry
	for i := range r.doc.Sentences {
		s := &r.doc.Sentences[i]
		if s.In != kawat.Body || i > 0 && r.doc.Sentences[i-1].In == kawat.Body && r.doc.Sentences[i-1].Paragraph == s.Paragraph {
			continue
		}
		p := &timeParser{g: r.g, pack: r.pack, sentence: s, lex: lexes[i], pub: r.pub, known: r.known}
		first := 0
		for first < len(p.lex) && !p.at(first).letters && p.at(first).n < 0 {
			first++ // bullets
		}
		end := p.clock(first)
		if end == first {
			continue
		}
		e := entry{sentence: i, last: end - 1}
		var told []int // hour, minute, second
		for k := first; k < end; k++ {
			if n := p.at(k).n; n >= 0 && n < 60 {
				told = append(told, n)
			}
		}
		if len(told) == 0 {
			continue
		}
		e.minute = told[0] % 24 * 60
		if len(told) > 1 {
			e.minute += told[1]
		}
		for k := first + 1; k < end && told[0] <= 12; k++ {
			switch after := p.role(k, timeClockAfter) > 0; {
			case after && startsWith(p.at(k).text, p.g.lang.AfterNoon) && told[0] < 12:
				e.minute += 12 * 60
			case after && startsWith(p.at(k).text, p.g.lang.BeforeNoon) && told[0] == 12:
				e.minute -= 12 * 60
			}
		}
		if p.at(end).text == "(" {
			for _, w := range p.at(end + 1).words {
				e.weekday = max(e.weekday, w.weekday)
			}
			for end < len(p.lex) && p.at(end).text != ")" {
				end++
			}
			end++
		}
		switch p.at(end).text {
		case "—", "–", "-", ":", "|":
			list = append(list, e)
		}
	}
	if len(list) < 3 || !r.known {
		return
	}
	down := 0
	for k := 1; k < len(list); k++ {
		switch {
		case list[k].minute < list[k-1].minute:
			down++
		case list[k].minute > list[k-1].minute:
			down--
		}
	}
	newestFirst := down > 0
	day := r.pub
	for k := range list {
		at := k
		if !newestFirst {
			at = len(list) - 1 - k
		}
		e := list[at]
		if k > 0 {
			later := at - 1
			if !newestFirst {
				later = at + 1
			}
			if e.minute > list[later].minute {
				day--
			}
		}
		if e.weekday > 0 {
			day -= timeDay((day.weekday() - e.weekday + 7) % 7)
		}
		lex := lexes[e.sentence]
		a, b := &lex[0], &lex[e.last]
		if k := slices.IndexFunc(lex, func(l timeLex) bool { return l.n >= 0 || l.letters }); k >= 0 && k <= e.last {
			a = &lex[k] // not a bullet
		}
		s := &r.doc.Sentences[e.sentence]
		x := TimeExpr{Span: kawat.Span{Start: a.start, End: b.end, In: s.In}, Sentence: e.sentence, First: a.first, Last: b.last, Entry: true}
		if slices.ContainsFunc(r.out, func(o TimeExpr) bool { return o.Sentence == x.Sentence && o.First <= x.Last && x.First <= o.Last }) {
			continue
		}
		x.Date = timeOnDay(day).date("")
		r.out = append(r.out, x)
	}
	slices.SortStableFunc(r.out, func(a, b TimeExpr) int {
		return cmp.Or(cmp.Compare(a.Sentence, b.Sentence), cmp.Compare(a.First, b.First))
	})
}

// timeMonthFirst tells how a report writes numeric dates: by one that can be
// read in one way only, else by the custom of its language.
func timeMonthFirst(lexes [][]timeLex, custom bool) bool {
	for _, lex := range lexes {
		for i := 0; i+4 < len(lex); i++ {
			a, b, y := &lex[i], &lex[i+2], &lex[i+4]
			if a.n < 1 || lex[i+1].text != "/" || lex[i+3].text != "/" || !timeYearLike(y) || b.n < 1 {
				continue
			}
			if a.n > 12 && a.n <= 31 && b.n <= 12 {
				return false
			}
			if b.n > 12 && b.n <= 31 && a.n <= 12 {
				return true
			}
		}
	}
	return custom
}

// A timeReport is a report in the making.
type timeReport struct {
	g          *timeGrammar
	pack       *lang.Pack
	doc        *kawat.Doc
	pub        timeDay
	known      bool
	monthFirst bool
	told       []timeTold
	lead       *timeSpan // what the report is about
	begun      *timeSpan // what it is about if nothing else: the beginning of something
	quoted     bool      // within a direct quotation
	quotedIn   int       // of this paragraph
	out        []TimeExpr
}

// A timeTold is a date that was spoken of.
type timeTold struct {
	sentence  int
	paragraph int
	in        kawat.Part
	span      timeSpan
}

// A timeFound is an expression of a sentence at lexemes [i,j).
type timeFound struct {
	timePoint
	i, j int
}

// read finds and resolves the expressions of one sentence.
func (r *timeReport) read(si int, lex []timeLex) {
	s := &r.doc.Sentences[si]
	p := &timeParser{g: r.g, pack: r.pack, sentence: s, lex: lex, pub: r.pub, known: r.known, monthFirst: r.monthFirst}
	var found []timeFound
	if s.Paragraph != r.quotedIn || s.In != kawat.Body {
		r.quoted, r.quotedIn = false, s.Paragraph
	}
	for i := 0; i < len(lex); {
		switch lex[i].text {
		case "\"":
			r.quoted = !r.quoted
		case "“", "«":
			r.quoted = true
		case "”", "»":
			r.quoted = false
		}
		if !p.starts(i) {
			i++
			continue
		}
		if e := p.clock(i); e > i {
			i = e
			continue
		}
		pt, end := p.expression(i)
		if end <= i || pt.means == lang.Sometime && end == i+1 && !p.setOff(i) {
			i++
			continue
		}
		if pt.deictic && pt.ok && r.quoted && r.lead != nil && r.lead.to < r.pub && r.pub-r.lead.to <= 3 {
			// Who was quoted spoke on the day that the report is about.
			pt.span = timeOnDay(pt.span.from - r.pub + r.lead.to)
		}
		found = append(found, timeFound{pt, i, end})
		i = end
	}
	for k := range found {
		f := &found[k]
		if f.ok && f.prev != nil && f.next != nil && f.prev.from != f.next.from || f.ok && f.next != nil && f.next.to != f.span.to {
			f.choose(p.speaksOf(f.i, f.j))
		}
	}
	for k := range found {
		f := &found[k]
		complement := false
		if f.means != "" && f.means != lang.Lasting && f.means != lang.Recurring && f.means != lang.Sometime {
			f.span, f.ok, complement = r.refer(si, p, found, k)
			if f.ok && f.span.prec == timePrecDay {
				f.level = timeLevelDay
			}
		}
		r.emit(si, p, f, complement)
	}
}

// starts reports whether an expression may begin at i.
func (p *timeParser) starts(i int) bool {
	l := &p.lex[i]
	if l.n >= 0 {
		return true
	}
	for _, w := range l.words {
		if w.starts {
			return true
		}
	}
	return len(p.g.literal[l.text]) > 0
}

// choose picks the reading of a date that may be past or to come.
func (f *timeFound) choose(direction int) {
	switch {
	case f.since:
		direction = -1
	case f.coming:
		direction = 1
	case direction == 0 && f.ahead:
		direction = 1
	}
	if direction > 0 && f.next != nil {
		f.span = *f.next
	}
	if direction < 0 && f.prev != nil {
		f.span = *f.prev
	}
}

// setOff reports whether the word at i stands apart: at the start of its
// sentence or beside a comma.
func (p *timeParser) setOff(i int) bool {
	return p.opens(i) || p.at(i-1).text == "," || p.at(i+1).text == ","
}

// clock returns the end of a time of day at i ("pukul 10.30 WIB", "at 10:27
// p.m."), which has no date, or i.
func (p *timeParser) clock(i int) int {
	j := i
	told := false
	if e := p.role(i, timeClock); e > 0 {
		j, told = e, true
	}
	if p.at(j).n < 0 || p.at(j).n > 24 || !p.leftFree(j) {
		return i
	}
	k := j + 1
	minutes := false
	if t := p.at(k).text; (t == "." || t == ":") && p.at(k).glued && p.at(k+1).glued && len(p.at(k+1).orig) == 2 && p.at(k+1).n < 60 && p.at(k+1).n >= 0 {
		minutes = true
		k += 2
		if p.at(k).glued && (p.at(k).text == "." || p.at(k).text == ":") && p.at(k+1).glued && p.at(k+1).n >= 0 {
			if timeYearLike(p.at(k + 1)) {
				return i // 15.10.2022
			}
			k += 2
		}
	}
	after := p.role(k, timeClockAfter)
	if after == 0 && !(told && minutes) && !(minutes && p.at(j+1).text == ":") && !(told && !slices.Contains(p.g.lang.ClockAt, p.at(j-1).text) && p.kindEnd(k, timeUnit) == 0) {
		return i
	}
	return max(k, after)
}

// speaksOf tells whether the clause of lexemes [i,j) speaks of what is to come
// (1), of what has been (−1), or does not tell (0).
func (p *timeParser) speaksOf(i, j int) int {
	const far = 30
	quoted := false
	for k := i - 1; k >= 0 && k >= i-far; k-- {
		switch c := p.cue(k); {
		case c == 2:
			quoted = true
		case c != 0:
			return c
		}
		if quoted {
			return 0
		}
	}
	if i > 4 {
		return 0
	}
	for k := j; k < len(p.lex) && k < j+far/2; k++ {
		if c := p.cue(k); c == 1 || c == -1 {
			return c
		} else if c == 2 {
			return 0
		}
	}
	return 0
}

// cue is what lexeme k tells of its clause: 1 to come, −1 past, 2 a quotation
// mark, 0 nothing.
func (p *timeParser) cue(k int) int {
	l := &p.lex[k]
	switch l.text {
	case "\"", "“", "”", "«", "»":
		return 2
	}
	if p.role(k, timeFuture) > 0 && !(l.cap && p.monthAt(k) > 0) {
		return 1
	}
	if e := p.role(k, timeToBe); e > 0 && slices.Contains(p.g.lang.Infinitive, p.at(e).text) {
		return 1
	}
	if p.ends(k, timeToBe) {
		return 0 // "held" of "is to be held": what goes before it tells
	}
	if p.role(k, timePast) > 0 {
		return -1
	}
	tok := &p.sentence.Tokens[l.first]
	if tok.UPOS == "VERB" && tok.Feat("VerbForm") == "Fin" {
		switch tok.Feat("Tense") {
		case "Past":
			return -1
		case "Pres": // "the truce expires on Sunday"
			if low := strings.ToLower(tok.Form); low != tok.Lemma && !strings.HasSuffix(low, p.g.lang.PresentEnd) {
				return -1 // "froze" is no present, whatever the tagger says
			}
			if !slices.Contains(p.pack.Speech.Verbs, tok.Lemma) {
				return 1
			}
			return -1
		}
	}
	return 0
}

// refer resolves an expression by what was told before it, or beside it. It
// reports whether the date is that of what follows.
func (r *timeReport) refer(si int, p *timeParser, found []timeFound, k int) (span timeSpan, ok, complement bool) {
	f := &found[k]
	s := &r.doc.Sentences[si]
	unit := f.unit
	if unit == lang.Daypart {
		unit = lang.Day
	}
	switch f.means {
	case lang.OfLead:
		if a, ok := r.about(); ok {
			return a, true, false
		}
		return timeSpan{}, false, false
	case lang.Then:
		a, ok := r.anchor(si, s, "", found[:k], true)
		return a, ok, false
	case lang.Relative:
		switch {
		case f.month > 0 && f.unit == lang.Year: // "May that year"
			a, ok := r.anchor(si, s, lang.Year, found[:k], true)
			if !ok {
				return timeSpan{}, false, false
			}
			y, _, _ := a.from.civil()
			if f.day > 0 && timeValid(y+f.by, f.month, f.day) {
				return timeOnDay(timeDayOf(y+f.by, f.month, f.day)), true, false
			}
			return timeInMonth(y+f.by, f.month), true, false
		case f.month > 0: // "the following spring"
			a, ok := r.anchor(si, s, lang.Year, found[:k], true)
			if !ok {
				return timeSpan{}, false, false
			}
			y, _, _ := a.to.civil()
			n := timeSeasonOf(y, f.month)
			if n.from <= a.to {
				n = timeSeasonOf(y+1, f.month)
			}
			return n, true, false
		}
		a, ok := r.anchor(si, s, unit, found[:k], f.by == 0)
		if !ok {
			return timeSpan{}, false, false
		}
		if f.by == 0 && unit == lang.Day && a.prec == timePrecRange {
			return a, true, false
		}
		base := a.from
		if f.by > 0 {
			base = a.to
		}
		n, ok := timeUnitAt(base, unit, f.by)
		if ok && f.weekday > 0 && unit == lang.Week {
			n = timeOnDay(n.from + timeDay(f.weekday-1))
		}
		return n, ok, false
	case lang.NextTo:
		a, ok := r.anchor(si, s, lang.Day, found[:k], false)
		if !ok {
			return timeSpan{}, false, false
		}
		if f.by > 0 {
			d := a.to + timeDay((f.weekday-a.to.weekday()+6)%7) + 1
			return timeOnDay(d), true, false
		}
		d := a.from - timeDay((a.from.weekday()-f.weekday+6)%7) - 1
		return timeOnDay(d), true, false
	case lang.Shift:
		a, ok := r.anchor(si, s, unit, found[:k], false)
		if !ok {
			return timeSpan{}, false, false
		}
		n, ok := timeShifted(a, f.by*f.n, unit)
		return n, ok, false
	case lang.Within:
		base := r.pub
		ok := r.known
		for m := k - 1; m >= 0; m-- {
			if found[m].ok && found[m].span.prec == timePrecDay {
				base, ok = found[m].span.from, true
				break
			}
		}
		if !ok {
			return timeSpan{}, false, false
		}
		return timeThrough(timeOnDay(base), timeOnDay(base.add(f.n, unit))), true, false
	case lang.Complement:
		return r.complement(si, p, found, k, unit)
	}
	return timeSpan{}, false, false
}

// complement resolves "two days after" and "a day before". Where the clause
// before it has a date, it dates what follows; where what follows has one, it
// dates the clause; else it counts from what was told before.
func (r *timeReport) complement(si int, p *timeParser, found []timeFound, k int, unit lang.Unit) (timeSpan, bool, bool) {
	f := &found[k]
	s := &r.doc.Sentences[si]
	n := f.by * f.n
	if f.by == 0 {
		unit = lang.Day
	}
	shifted := func(a timeSpan, n int, u lang.Unit) (timeSpan, bool) {
		if f.whole && timeFineFor(a.prec, u) {
			return timeUnitAt(a.from, u, n)
		}
		return timeShifted(a, n, u)
	}
	next := p.at(f.j)
	if next == &timeNoLex || !next.letters && next.n < 0 && next.text != "\"" && next.text != "“" || p.role(f.j, timeAnd) > 0 {
		a, ok := r.anchor(si, s, unit, found[:k], false)
		if !ok {
			return timeSpan{}, false, false
		}
		span, ok := shifted(a, n, unit)
		return span, ok, false
	}
	for m := k - 1; m >= 0; m-- {
		if g := &found[m]; g.ok && !g.before && !g.after && timeFineFor(g.span.prec, unit) {
			span, ok := shifted(g.span, -n, unit)
			return span, ok, true
		}
	}
	for m := k + 1; m < len(found); m++ {
		g := &found[m]
		if !g.ok || !timeFineFor(g.span.prec, unit) {
			continue
		}
		comma := false
		for c := f.j; c < g.i; c++ {
			comma = comma || p.lex[c].text == ","
		}
		if comma && f.i <= 3 {
			span, ok := shifted(g.span, -n, unit)
			return span, ok, true
		}
		if !comma {
			span, ok := shifted(g.span, n, unit)
			return span, ok, false
		}
		break
	}
	a, ok := r.anchor(si, s, unit, nil, false)
	if !ok || len(r.told) == 0 {
		return timeSpan{}, false, false
	}
	span, ok := shifted(a, n, unit)
	return span, ok, false
}

// about is the day that the report is about: the first that its opening tells,
// else that of publication.
func (r *timeReport) about() (timeSpan, bool) {
	if r.lead != nil {
		return *r.lead, true
	}
	if r.begun != nil {
		return *r.begun, true
	}
	return timeOnDay(r.pub), r.known
}

// anchor is the date last spoken of that is precise enough for unit ("" for
// any): in the sentence, in its paragraph, in the paragraph before, or at the
// opening of the report.
func (r *timeReport) anchor(si int, s *kawat.Sentence, unit lang.Unit, before []timeFound, same bool) (timeSpan, bool) {
	for m := len(before) - 1; m >= 0; m-- {
		if g := &before[m]; g.ok && !g.weak && !g.until && g.means != lang.Within && (unit == "" || timeFineFor(g.span.prec, unit)) {
			return g.span, true
		}
	}
	for m := len(r.told) - 1; m >= 0; m-- {
		t := &r.told[m]
		if t.sentence == si || t.in != s.In || t.paragraph < s.Paragraph-1 {
			continue
		}
		if unit == "" || timeFineFor(t.span.prec, unit) {
			return t.span, true
		}
	}
	if same && r.lead == nil && len(r.told) == 0 {
		return timeSpan{}, false
	}
	a, ok := r.about()
	return a, ok && (unit == "" || timeFineFor(a.prec, unit))
}

// startsWith reports whether a text begins with letters that a language has for that.
func startsWith(text, letters string) bool { return letters != "" && strings.HasPrefix(text, letters) }

// occasion reports whether a word that tells one occasion from those before it
// ends before token t: "the first time" of "the first time since 2000".
func (r *timeReport) occasion(s *kawat.Sentence, t int) bool {
	var before string
	for k := max(0, t-3); k < t; k++ {
		before += " " + strings.ToLower(s.Tokens[k].Form)
	}
	before = strings.TrimRight(strings.TrimSuffix(before, r.pack.Time.Clitic), " ")
	return slices.ContainsFunc(r.pack.Time.Occasions, func(w string) bool { return strings.HasSuffix(before, " "+w) })
}

// emit writes one expression down.
func (r *timeReport) emit(si int, p *timeParser, f *timeFound, complement bool) {
	s := &r.doc.Sentences[si]
	a, b := &p.lex[f.i], &p.lex[f.j-1]
	t := TimeExpr{Span: kawat.Span{Start: a.start, End: b.end, In: s.In}, Sentence: si, First: a.first, Last: b.last,
		Since: f.since && f.ok, From: f.from, Until: f.until, Before: f.before, After: f.after, Within: f.means == lang.Within, Weak: f.weak, Complement: complement}
	if f.means == lang.Within && r.occasion(s, a.first) {
		return // "for the first time in three years"
	}
	if t.Since && r.occasion(s, a.first) {
		t.Since, t.Complement = false, true
	}
	text := p.text(f.i, f.j)
	switch f.means {
	case lang.Lasting:
		t.Duration = true
	case lang.Recurring:
		t.Recurring = true
	case lang.Sometime:
		t.Vague = true
	case lang.Shift, lang.Relative, lang.Complement:
		t.Shift, t.Unit = f.by, f.unit
		if f.means != lang.Relative {
			t.Shift = f.by * f.n
		}
		if complement {
			t.Shift = -t.Shift
		}
	}
	if !f.ok {
		if f.means != lang.Lasting && f.means != lang.Recurring {
			t.Vague = true
		}
		r.out = append(r.out, t)
		return
	}
	if f.span.from > f.span.to || !f.span.sound() || f.prev != nil && !f.prev.sound() || f.next != nil && !f.next.sound() {
		return
	}
	t.Date = f.span.date(text)
	if f.prev != nil && f.prev.edtf() != t.Date.EDTF {
		d := f.prev.date(text)
		t.Prev = &d
	}
	if f.next != nil && f.next.edtf() != t.Date.EDTF && !f.since {
		d := f.next.date(text)
		t.Next = &d
	}
	if f.part != "" {
		t.Part = f.part
		d := timeNarrow(f.span, f.part).date(text)
		t.Narrow = &d
	}
	if t.Since {
		begin := t.Date
		t.Begin = &begin
		t.Date.EDTF, t.Date.Precision = f.span.a+"/..", timePrecRange
		if r.known && r.pub > f.span.to {
			t.Date.To = r.pub.String()
		}
	}
	r.out = append(r.out, t)
	if f.means == lang.Within || f.before || f.after || f.until || f.weak {
		return
	}
	r.told = append(r.told, timeTold{si, s.Paragraph, s.In, f.span})
	if s.In != kawat.Body || s.Paragraph > 1 || f.span.prec != timePrecDay || complement {
		return
	}
	lead := f.span
	if r.lead == nil && !f.since {
		r.lead = &lead
	}
	if r.begun == nil {
		r.begun = &lead
	}
}

// sound reports whether a span lies within the years that dates may have.
func (s timeSpan) sound() bool {
	a, _, _ := s.from.civil()
	b, _, _ := s.to.civil()
	return a >= timeFirstYear && b <= timeLastYear
}

// timeNarrow is about the part of a span: its first, middle or last third.
func timeNarrow(s timeSpan, part lang.Part) timeSpan {
	n := s.to - s.from + 1
	from, to := s.from, s.to
	switch part {
	case lang.Early:
		to = s.from + n/3 - 1
	case lang.Mid:
		from, to = s.from+n/3, s.from+n-n/3-1
	case lang.Late:
		from = s.to - n/3 + 1
	}
	if to < from {
		return s
	}
	return timeThrough(timeOnDay(from), timeOnDay(to))
}

// text is lexemes [i,j) as written, runs of white space as one blank.
func (p *timeParser) text(i, j int) string {
	var b strings.Builder
	for k := i; k < j; k++ {
		if k > i && !p.lex[k].glued {
			b.WriteByte(' ')
		}
		b.WriteString(p.lex[k].orig)
	}
	return b.String()
}
