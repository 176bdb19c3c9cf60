package resolve

import (
	"strings"

	"kawat"
	"kawat/lang"
)

// A timeParser reads the time expressions of one sentence.
type timeParser struct {
	g        *timeGrammar
	pack     *lang.Pack
	sentence *kawat.Sentence
	lex      []timeLex
	pub      timeDay
	known    bool // pub is known
	// monthFirst is how to read 10/8.
	monthFirst bool
	// What was read before at each lexeme: dates and points, outside a range and
	// inside, and phrases. It keeps reading from growing with the ways to read.
	dates, points [2]timeMemo
	phrases       timeMemo
	depth         int
}

// timeDepth bounds how deep dates may stand in dates ("Senin (Senin (…").
const timeDepth = 40

// A timeMemo remembers what was read at each lexeme.
type timeMemo []*timeRead

type timeRead struct {
	pt  timePoint
	end int
}

// recall reads at lexeme i by f, once.
func (p *timeParser) recall(m *timeMemo, i int, f func() (timePoint, int)) (timePoint, int) {
	if i < 0 || i >= len(p.lex) || p.depth > timeDepth {
		return timePoint{}, 0
	}
	if *m == nil {
		*m = make(timeMemo, len(p.lex))
	}
	r := (*m)[i]
	if r == nil {
		p.depth++
		pt, end := f()
		p.depth--
		r = &timeRead{pt, end}
		if end == 0 {
			r = &timeUnread
		}
		(*m)[i] = r
	}
	return r.pt, r.end
}

var timeUnread timeRead

func timeIndex(ranged bool) int {
	if ranged {
		return 1
	}
	return 0
}

// A timePoint is an expression as read: resolved, or with what it takes to
// resolve it once the dates around it are known.
type timePoint struct {
	ok   bool // span is set
	span timeSpan
	// alternatives where the words allow a reading before and one after P
	prev, next *timeSpan
	part       lang.Part

	weekday int       // named by it; 0 none
	year    bool      // a bare year
	month   int       // a month without year
	day     int       // with month: a day without year
	level   timeLevel // for ranges and lists
	free    bool      // no year or week told: may follow its partner in a range
	whole   bool      // no number told: the unit of the calendar beside
	coming  bool      // next, whatever the clause speaks of
	deictic bool      // counted from the day of speaking
	ahead   bool      // next, unless the clause speaks of what has been

	means lang.Meaning // of what can't be resolved yet, or has no date; "" for a date
	by, n int
	unit  lang.Unit

	since, from, until, before, after, weak bool
}

// A timeLevel says what sort of thing a point is.
type timeLevel int

const (
	timeLevelNone timeLevel = iota
	timeLevelWeekday
	timeLevelDay
	timeLevelMonth
	timeLevelYear
)

// at returns lexeme i, or an empty one outside the sentence.
func (p *timeParser) at(i int) *timeLex {
	if i < 0 || i >= len(p.lex) {
		return &timeNoLex
	}
	return &p.lex[i]
}

var timeNoLex = timeLex{n: -1}

// role returns the end of the longest word at i that has one of the roles r,
// or 0.
func (p *timeParser) role(i int, r timeRole) int {
	for _, w := range p.at(i).words {
		if w.roles&r != 0 {
			return w.end
		}
	}
	return 0
}

// ends reports whether a word with one of the roles r ends right before i.
func (p *timeParser) ends(i int, r timeRole) bool {
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		for _, w := range p.lex[k].words {
			if w.end == i && w.roles&r != 0 {
				return true
			}
		}
	}
	return false
}

// expression reads the expression that begins at i, with the words before its
// date, and returns the lexeme after it, or 0.
func (p *timeParser) expression(i int) (timePoint, int) {
	pt, end := p.ranged(i)
	if r := p.role(i, timeSince|timeFrom|timeUntil|timeBy|timeBefore|timeAfter|timeDuring); r > 0 {
		if q, e := p.withRole(i); e > end {
			pt, end = q, e
		}
	}
	if q, e := p.phrase(i); e > end {
		pt, end = q, e
		pt, end = p.appositions(pt, end)
	}
	return pt, end
}

// withRole reads "since", "until" and the like with the date after it.
func (p *timeParser) withRole(i int) (best timePoint, bestEnd int) {
	for _, w := range p.lex[i].words {
		if w.roles&(timeSince|timeFrom|timeUntil|timeBy|timeBefore|timeAfter|timeDuring) == 0 {
			continue
		}
		j := w.end
		skip := timeAt | timeArticle | timeAtYear
		if w.roles&(timeBefore|timeAfter) != 0 && w.roles&(timeSince|timeFrom|timeUntil) == 0 {
			skip = timeArticle | timeAtYear // "setelah pada Rabu …": after what happened then
		}
		for e := p.role(j, skip); e > 0 && j-w.end < 3; e = p.role(j, skip) {
			if _, end := p.phrase(j); end > e {
				break
			}
			j = e
		}
		for k := j; k >= w.end; k-- { // "since the previous day" has its article in the phrase
			pt, end := p.ranged(k)
			if q, e := p.phrase(k); e > end {
				pt, end = q, e
				pt, end = p.appositions(pt, end)
			}
			if end == 0 || pt.means == lang.Lasting || pt.means == lang.Recurring || pt.means == lang.Sometime || end <= bestEnd {
				continue
			}
			r := w.roles
			if r&(timeBefore|timeAfter) != 0 && p.modifies(end) {
				continue
			}
			if r&timeBy != 0 {
				pt.ahead = true
			}
			pt.since = r&timeSince != 0
			pt.from = r&timeFrom != 0
			pt.until = r&(timeUntil|timeBy) != 0
			pt.before = r&timeBefore != 0
			pt.after = r&timeAfter != 0
			best, bestEnd = pt, end
		}
	}
	return best, bestEnd
}

// modifies reports whether the date that ends before i stands before a noun of
// its own: "after Tuesday's vote" is the date of a vote, not of what came after
// Tuesday.
func (p *timeParser) modifies(i int) bool {
	if len(p.g.lang.Articles) == 0 {
		return false
	}
	next := p.at(i)
	if next.text == "'" && next.glued {
		return true
	}
	if !next.letters || next.cap || len(next.words) > 0 {
		return false
	}
	upos := p.sentence.Tokens[next.first].UPOS
	return upos == "" || upos == "NOUN" || upos == "ADJ"
}

// ranged reads a point or a range or list of two.
func (p *timeParser) ranged(i int) (timePoint, int) {
	// "between A and B", "dari A hingga B"
	if b := p.role(i, timeBetween); b > 0 {
		j := p.skipAt(b)
		if a, end := p.point(j, true); end > 0 && a.means == "" {
			if m := p.role(end, timeTo|timeAnd); m > 0 && !(p.role(end, timeTo) == 0 && p.role(i, timeAt|timeFrom|timeSince) > 0 && p.role(i, timeAt) == 0) {
				if c, e := p.point(p.skipAt(m), true); e > 0 {
					if r, ok := p.through(a, c); ok {
						return r, e
					}
				}
			}
		}
		if r, e := p.years(j, true); e > 0 {
			return r, e
		}
	}
	a, end := p.point(i, false)
	if end == 0 {
		return p.years(i, false)
	}
	if a.means != "" || a.level == timeLevelNone {
		return a, end
	}
	if m := p.role(end, timeTo); m > 0 {
		if c, e := p.point(p.skipAt(m), true); e > 0 && (c.level == a.level || c.level >= timeLevelDay && a.level >= timeLevelDay || c.level == timeLevelDay && c.weekday > 0) {
			if r, ok := p.through(a, c); ok {
				return r, e
			}
		}
	}
	if m := p.role(end, timeAnd); m > 0 {
		if c, e := p.point(m, a.year || a.weekday > 0 || a.level == timeLevelMonth); e > 0 && c.level == a.level && c.means == "" {
			if r, ok := p.through(a, c); ok && p.adjacent(a, c) {
				return r, e
			}
		}
	}
	return a, end
}

// adjacent reports whether two points of a list follow each other directly.
func (p *timeParser) adjacent(a, c timePoint) bool {
	switch {
	case a.level == timeLevelWeekday:
		return c.weekday == a.weekday%7+1 || a.ok && c.ok && c.span.from == a.span.to+1
	case a.month > 0 && c.month > 0 && a.day == 0:
		return c.month == a.month%12+1
	case a.month > 0 && c.month > 0:
		return c.month == a.month && c.day == a.day+1
	}
	return a.ok && c.ok && c.span.from == a.span.to+1
}

// skipAt skips words such as "on" and "the" before the second date of a range.
func (p *timeParser) skipAt(i int) int {
	for range 2 {
		e := p.role(i, timeAt|timeArticle|timeAtYear)
		if e == 0 {
			break
		}
		if _, end := p.point(i, true); end > e {
			break
		}
		i = e
	}
	return i
}

// years reads "2016-2022", "2016 and 2022".
func (p *timeParser) years(i int, told bool) (timePoint, int) {
	y, z := p.at(i), 0
	if !timeYearLike(y) || !p.standalone(i) && !p.hyphened(i) {
		return timePoint{}, 0
	}
	m := p.role(i+1, timeTo)
	if m == 0 && told {
		m = p.role(i+1, timeAnd)
	}
	if m == 0 {
		return timePoint{}, 0
	}
	z = p.skipYearWord(m)
	e := p.at(z)
	if sep := p.at(i + 1).text; (sep == "-" || sep == "/" || sep == "–") && z == i+2 && e.glued && len(e.orig) == 2 && e.n == (y.n+1)%100 && !(p.at(z+1).glued && (p.at(z+1).letters || p.at(z+1).n >= 0 || p.at(z+1).text == "-")) {
		return timePoint{ok: true, span: timeThrough(timeInYear(y.n), timeInYear(y.n+1))}, z + 1 // "the 2023-24 fiscal year"
	}
	if !timeYearLike(e) || e.n <= y.n || e.n > y.n+300 || p.at(z+1).glued && (p.at(z+1).letters || p.at(z+1).text == "-" || p.at(z+1).text == "%") {
		return timePoint{}, 0
	}
	weak := false
	if !told && !p.ends(i, timeAt|timeAtYear|timeSince|timeFrom|timeUntil|timeDuring|timeBetween) {
		if p.at(i-1).text != "(" || p.at(z+1).text != ")" {
			return timePoint{}, 0
		}
		weak = true
	}
	if p.ends(i, timeNotYear) {
		return timePoint{}, 0
	}
	return timePoint{ok: true, span: timeThrough(timeInYear(y.n), timeInYear(e.n)), weak: weak}, z + 1
}

func (p *timeParser) skipYearWord(i int) int {
	if p.role(i, timeAtYear) == i+1 {
		return i + 1
	}
	return i
}

// hyphened reports whether number i stands before a hyphen and another number.
func (p *timeParser) hyphened(i int) bool {
	return p.leftFree(i) && p.role(i+1, timeTo) == i+2 && p.at(i+1).glued && p.at(i+2).n >= 0
}

func timeYearLike(l *timeLex) bool {
	return len(l.orig) == 4 && l.n >= timeFirstYear && l.n < 2150
}

// through joins the two ends of a range.
func (p *timeParser) through(a, c timePoint) (timePoint, bool) {
	// An end without year takes the other's.
	if a.free && !c.free && c.ok && a.month > 0 {
		y, _, _ := c.span.from.civil()
		if c.month == 0 || a.month > c.monthNumber() {
			if a.month > c.monthNumber() && c.monthNumber() > 0 {
				y--
			}
		}
		if s, ok := p.inYear(a, y); ok {
			a.span, a.ok, a.prev, a.next = s, true, nil, nil
		}
	}
	if c.free && !a.free && a.ok && c.month > 0 {
		y, _, _ := a.span.to.civil()
		if c.month < a.monthNumber() {
			y++
		}
		if s, ok := p.inYear(c, y); ok {
			c.span, c.ok, c.prev, c.next = s, true, nil, nil
		}
	}
	if !a.ok || !c.ok {
		return timePoint{}, false
	}
	if a.level == timeLevelWeekday && c.level == timeLevelDay && c.span.to > c.span.from && c.span.from.weekday() == a.weekday {
		return c, true // "Sabtu-Minggu (7-8/5)"
	}
	if a.free && c.free && a.month > 0 && c.month > 0 {
		// Both in the year of the reading of the end.
		y, _, _ := c.span.to.civil()
		if a.month > c.month || a.month == c.month && a.day > c.day {
			y--
		}
		if s, ok := p.inYear(a, y); ok {
			a.span = s
		}
	}
	if a.weekday > 0 && c.weekday > 0 && a.level == timeLevelWeekday && c.level == timeLevelWeekday && c.span.from < a.span.from {
		if c.next != nil && c.next.from <= p.pub+1 && c.next.from > a.span.from {
			c.span = *c.next
		} else {
			a.span = timeOnDay(a.span.from - 7)
		}
	}
	if c.span.to < a.span.from || c.span.from < a.span.from {
		return timePoint{}, false
	}
	pt := timePoint{ok: true, span: timeThrough(a.span, c.span)}
	if a.free && c.free && a.next != nil && c.next != nil {
		prev := pt.span
		pt.prev = &prev
		switch {
		case a.next.from <= c.next.from:
			next := timeThrough(*a.next, *c.next)
			pt.next = &next
		case a.weekday > 0 && c.weekday > 0:
			next := timeThrough(*a.next, timeOnDay(c.next.from+7))
			pt.next = &next
		}
	}
	return pt, true
}

// monthNumber is the month of a point that is a month or a day.
func (t *timePoint) monthNumber() int {
	if t.month > 0 {
		return t.month
	}
	if t.ok && (t.level == timeLevelDay || t.level == timeLevelMonth || t.level == timeLevelWeekday) {
		_, m, _ := t.span.from.civil()
		return m
	}
	return 0
}

// inYear puts a month, or a day of a month, into a year.
func (p *timeParser) inYear(t timePoint, y int) (timeSpan, bool) {
	if t.day == 0 {
		return timeInMonth(y, t.month), y >= timeFirstYear && y <= timeLastYear
	}
	if !timeValid(y, t.month, t.day) {
		return timeSpan{}, false
	}
	return timeOnDay(timeDayOf(y, t.month, t.day)), true
}

// point reads one date, with a part of it before it ("early", "akhir").
// Ranged is true inside a range, where a bare year or number is a date.
func (p *timeParser) point(i int, ranged bool) (timePoint, int) {
	return p.recall(&p.points[timeIndex(ranged)], i, func() (timePoint, int) { return p.readPoint(i, ranged) })
}

func (p *timeParser) readPoint(i int, ranged bool) (timePoint, int) {
	best, bestEnd := p.date(i, ranged)
	if q, e := p.calendarPhrase(i); e > bestEnd {
		best, bestEnd = q, e
	}
	for _, w := range p.at(i).words {
		if w.part == "" {
			continue
		}
		j := w.end
		linked := false
		for range 2 {
			e := p.role(j, timeLink)
			if e == 0 {
				break
			}
			if _, end := p.phrase(j); end > e {
				break
			}
			j, linked = e, true
		}
		q, e := p.date(j, true)
		if y := p.skipYearWord(j); y > j && timeYearLike(p.at(y)) {
			q, e = p.date(y, true)
		}
		if c, ce := p.calendarPhrase(j); ce > e {
			q, e = c, ce
		}
		if u := p.bareUnit(j, linked); u != "" && e <= j+1 && p.known {
			if s, ok := timeUnitAt(p.pub, u, 0); ok {
				q, e = timePoint{ok: true, span: s}, j+1
			}
		}
		if e <= bestEnd || q.means == lang.Lasting || q.means == lang.Recurring || q.means == lang.Sometime {
			continue
		}
		if q.level != timeLevelDay && q.level != timeLevelWeekday {
			q.part = w.part
		}
		best, bestEnd = q, e
	}
	if bestEnd > 0 {
		best, bestEnd = p.appositions(best, bestEnd)
	}
	return best, bestEnd
}

// bareUnit is the unit of "the end of the year", "akhir tahun".
func (p *timeParser) bareUnit(i int, linked bool) lang.Unit {
	if len(p.g.lang.Articles) > 0 && !linked {
		return ""
	}
	for _, w := range p.at(i).words {
		if w.is(timePeriod) && w.end == i+1 && w.unit != lang.Decade {
			return w.unit
		}
	}
	return ""
}

// appositions takes in what tells the same once more: "Kamis pekan lalu
// (16/9)", "Kamis (23/9) besok", "on Monday, 24 February". The numbers win.
func (p *timeParser) appositions(pt timePoint, end int) (timePoint, int) {
	if pt.means != "" && pt.means != lang.NextTo && pt.means != lang.Relative && pt.means != lang.Shift {
		return pt, end
	}
	if pt.level != timeLevelWeekday && pt.level != timeLevelDay && pt.means == "" && pt.span.prec != timePrecDay && pt.span.prec != timePrecWeek {
		return pt, end
	}
	if p.at(end).text == "(" || p.at(end).text == "," && p.at(end+1).text == "(" {
		j := end + 1
		if p.at(end).text == "," {
			j++
		}
		if q, e := p.numeric(j, pt.weekday, true); e > 0 && p.at(e).text == ")" {
			return p.merged(pt, q, e+1)
		}
		if q, e := p.date(j, false); e > 0 && p.at(e).text == ")" && q.means == "" && (q.level == timeLevelDay || q.level == timeLevelWeekday) {
			return p.merged(pt, q, e+1)
		}
	}
	if d := p.kindEnd(end, timeDaypart); d > 0 && (pt.level == timeLevelDay || pt.level == timeLevelWeekday) {
		end = d
	}
	// A day and a weekday beside each other that agree.
	j := end
	if p.at(j).text == "," {
		j++
	}
	if pt.ok && pt.span.prec == timePrecDay && p.known {
		q, e := p.calendarPhrase(j)
		if e == 0 && (pt.weekday == 0 || j > end) && !pt.fromNumbers() {
			q, e = p.date(j, false)
		}
		if e > 0 && q.ok && q.span.prec == timePrecDay && q.means == "" && (q.span.from == pt.span.from || q.prev != nil && q.prev.from == pt.span.from || q.next != nil && q.next.from == pt.span.from) {
			pt.next, pt.prev = nil, nil
			return pt, e
		}
	}
	return pt, end
}

// fromNumbers reports whether the day was told by its number.
func (t *timePoint) fromNumbers() bool { return t.level == timeLevelDay }

// merged is q, told in numbers, with the words of pt.
func (p *timeParser) merged(pt, q timePoint, end int) (timePoint, int) {
	if q.weekday == 0 {
		q.weekday = pt.weekday
	}
	if d := p.kindEnd(end, timeDaypart); d > 0 {
		end = d
	}
	// "Kamis (23/9) besok"
	if e := p.role(end, timeTrail); e > 0 {
		if _, other := p.phrase(end); other <= e {
			end = e
		}
	}
	return q, end
}

// kindEnd returns the end of the longest word of kind k at i, or 0.
func (p *timeParser) kindEnd(i int, k timeKind) int {
	for _, w := range p.at(i).words {
		if w.is(k) {
			return w.end
		}
	}
	return 0
}

// date reads a date of the calendar.
func (p *timeParser) date(i int, ranged bool) (timePoint, int) {
	l := p.at(i)
	if l.n < 0 && len(l.words) == 0 {
		return timePoint{}, 0
	}
	return p.recall(&p.dates[timeIndex(ranged)], i, func() (timePoint, int) { return p.readDate(i, ranged) })
}

func (p *timeParser) readDate(i int, ranged bool) (timePoint, int) {
	l := p.at(i)
	if l.n >= 0 {
		return p.dateOfDigits(i, ranged)
	}
	var best timePoint
	bestEnd := 0
	for _, w := range l.words {
		var q timePoint
		e := 0
		switch {
		case w.weekday > 0:
			q, e = p.dateOfWeekday(i, w, ranged)
		case w.month > 0:
			q, e = p.dateOfMonth(i, w, ranged)
		case w.season > 0:
			q, e = p.dateOfSeason(i, w)
		case w.feast != "":
			q, e = p.dateOfFeast(i, w)
		case w.unit == lang.Quarter || w.unit == lang.Half:
			q, e = p.dateOfQuarter(i, w.unit, w.end, 0)
		case w.ordinal > 0:
			q, e = p.dateOfOrdinal(i, w.ordinal, w.end)
		case w.roles&timeArticle != 0:
			q, e = p.dateOfArticle(w.end)
		case w.roles&timeAt != 0 && w.end > i+1:
			// "per tanggal": left to the date itself
		}
		if e == 0 && l.text == "'" {
			continue
		}
		if e > bestEnd {
			best, bestEnd = q, e
		}
		if w.weekday > 0 && w.month > 0 {
			if q, e = p.dateOfMonth(i, w, ranged); e > bestEnd {
				best, bestEnd = q, e
			}
		}
	}
	return best, bestEnd
}

// dateOfFeast reads "Christmas Day", "malam tahun baru", "Idul Fitri 2024". One
// word alone needs a capital and a word of time before it.
func (p *timeParser) dateOfFeast(i int, w timeEntry) (timePoint, int) {
	if w.end == i+1 && (!p.at(i).cap || !p.vouched(i, w.end)) || p.at(w.end).cap && p.role(w.end, timeNotAfter) > 0 {
		return timePoint{}, 0
	}
	year, end := p.yearAt(w.end)
	if moved := strings.Fields(w.feast); len(moved) > 1 || len(w.feast) > 5 {
		// The last one before, if the year is not told.
		var best timeDay
		for _, s := range moved {
			d, ok := timeParse(s)
			if y, _, _ := d.civil(); ok && (end > 0 && y == year || end == 0 && p.known && d <= p.pub) {
				best = d
			}
		}
		if best == 0 || end == 0 && p.pub-best > 360 {
			return timePoint{}, 0
		}
		return timePoint{ok: true, span: timeOnDay(best), level: timeLevelDay}, max(end, w.end)
	}
	month, day := int(w.feast[0]-'0')*10+int(w.feast[1]-'0'), int(w.feast[3]-'0')*10+int(w.feast[4]-'0')
	if end > 0 {
		return timePoint{ok: true, span: timeOnDay(timeDayOf(year, month, day)), level: timeLevelDay}, end
	}
	pt := p.dayMonth(month, day, 0)
	return pt, w.end
}

// dateOfArticle reads "the 5th of May", "the 1990s", "the spring of 2022".
func (p *timeParser) dateOfArticle(i int) (timePoint, int) {
	l := p.at(i)
	if l.n >= 0 {
		return p.dateOfDigits(i, false)
	}
	for _, w := range l.words {
		switch {
		case w.season > 0:
			return p.dateOfSeason(i, w)
		case w.ordinal > 0:
			return p.dateOfOrdinal(i, w.ordinal, w.end)
		}
	}
	return timePoint{}, 0
}

// dateOfWeekday reads "Rabu (10/8)", "Monday, 24 February", "Senin malam",
// "Rabu pekan lalu".
func (p *timeParser) dateOfWeekday(i int, w timeEntry, ranged bool) (timePoint, int) {
	l := p.at(i)
	if !l.cap && !p.dayWordBefore(i) {
		return timePoint{}, 0
	}
	end := w.end
	if w.short && p.at(end).text == "." && p.at(end).glued && end+1 < len(p.lex) && !p.at(end+1).cap {
		end++
	}
	part := p.kindEnd(end, timeDaypart)
	j := max(end, part)
	// The number of the day.
	k := j
	if p.at(k).text == "," {
		k++
	}
	if p.at(k).text == "(" {
		q, e := p.numeric(k+1, w.weekday, true)
		if e == 0 {
			q, e = p.date(k+1, false)
		}
		if e > 0 && q.level == timeLevelDay && p.at(e).text == ")" {
			q.weekday = w.weekday
			return p.merged(timePoint{weekday: w.weekday}, q, e+1)
		}
	}
	if q, e := p.numeric(k, w.weekday, true); e > 0 && p.at(k).text != "(" {
		q.weekday = w.weekday
		return q, e
	}
	kk := k
	if e := p.role(k, timeAt|timeArticle); e > 0 && p.at(e).n >= 0 {
		kk = e
	}
	if p.at(kk).n >= 0 || p.monthAt(kk) > 0 {
		if q, e := p.date(kk, false); e > 0 && q.level == timeLevelDay && q.ok {
			if q.free {
				q = p.dayMonth(q.month, q.day, w.weekday)
			}
			if q.ok {
				q.weekday = w.weekday
				if d := p.kindEnd(e, timeDaypart); d > 0 {
					e = d
				}
				return q, e
			}
		}
	}
	if !p.known {
		if w.roles&timeWary != 0 || w.short {
			return timePoint{}, 0
		}
		return timePoint{weekday: w.weekday}, j // a time, whichever day it is
	}
	// The week of the day.
	if q, e := p.whole(j); e > 0 && q.unit == lang.Week {
		if q.ok {
			d := timeOnDay(q.span.from - timeDay(q.span.from.weekday()-1) + timeDay(w.weekday-1))
			return timePoint{ok: true, span: d, weekday: w.weekday, level: timeLevelDay}, e
		}
		if q.means == lang.Relative {
			q.weekday = w.weekday
			return q, e
		}
	}
	if w.roles&timeWary != 0 && !ranged && !p.vouched(i, j) || w.short && w.roles&timeWary != 0 && end == w.end && p.at(j).text != "," {
		return timePoint{}, 0
	}
	if n, e := p.numberWord(i - 1); e == i && n == 1 && p.isArticle(i-1) {
		return timePoint{}, 0 // "on a Monday"
	}
	return p.weekdayPoint(w.weekday), j
}

// whole reads the phrase for the week or year that a date before i lies in:
// "of last week", "tahun lalu".
func (p *timeParser) whole(i int) (timePoint, int) {
	q, e := p.calendarPhrase(i)
	if e == 0 {
		if link := p.role(i, timeLink); link > 0 {
			q, e = p.calendarPhrase(link)
		}
	}
	return q, e
}

// dayWordBefore reports whether a word for "day" stands before i ("hari minggu").
func (p *timeParser) dayWordBefore(i int) bool {
	for _, w := range p.at(i - 1).words {
		if w.is(timeUnit) && w.unit == lang.Day && w.end == i {
			return true
		}
	}
	return false
}

// weekdayPoint is a bare weekday: the nearest past one, or the coming one.
func (p *timeParser) weekdayPoint(weekday int) timePoint {
	back := (p.pub.weekday() - weekday + 7) % 7
	prev := timeOnDay(p.pub - timeDay(back))
	next := prev
	if back > 0 {
		next = timeOnDay(prev.from + 7)
	}
	return timePoint{ok: true, span: prev, prev: &prev, next: &next, weekday: weekday, level: timeLevelWeekday, free: true}
}

// vouched reports whether the words around lexemes [i,j) speak of time.
func (p *timeParser) vouched(i, j int) bool {
	if p.ends(i, timeSince|timeFrom|timeUntil|timeBy|timeBefore|timeAfter|timeDuring|timeAt|timeArticle|timeBetween) || p.dayWordBefore(i) {
		return true
	}
	for _, w := range p.at(i - 1).words {
		if w.end == i && (w.part != "" || w.roles&(timeTo|timeAnd) != 0) {
			return true
		}
	}
	t := p.at(j).text
	return p.at(i-1).text == "," && (t == "," || t == "." || t == "") || p.kindEnd(i+1, timeDaypart) > 0
}

// monthAt is the month named at i, or 0.
func (p *timeParser) monthAt(i int) int {
	if !p.at(i).cap {
		return 0
	}
	for _, w := range p.at(i).words {
		if w.month > 0 {
			return w.month
		}
	}
	return 0
}

// afterMonth skips the full stop of a short month.
func (p *timeParser) afterMonth(i int) int {
	if p.at(i).text != "." || !p.at(i).glued || i+1 >= len(p.lex) {
		return i
	}
	for _, w := range p.at(i - 1).words {
		if w.month > 0 && w.short {
			return i + 1
		}
	}
	return i
}

// yearAt returns the year at i of a date that went before, or 0.
func (p *timeParser) yearAt(i int) (int, int) {
	j := i
	if p.at(j).text == "," {
		j++
	}
	if e := p.role(j, timeLink|timeAtYear); e > 0 && timeYearLike(p.at(e)) && j == i {
		j = e
	}
	if timeYearLike(p.at(j)) && p.standalone(j) {
		return p.at(j).n, j + 1
	}
	return 0, 0
}

// dateOfMonth reads "Agustus 2022", "Feb. 1, 2021", "May 5-7", "Mei lalu",
// "October last year".
func (p *timeParser) dateOfMonth(i int, w timeEntry, ranged bool) (timePoint, int) {
	if !p.at(i).cap || p.ends(i, timeNotDate) {
		return timePoint{}, 0
	}
	j := p.afterMonth(w.end)
	if p.at(j).cap && p.role(j, timeNotAfter) > 0 {
		return timePoint{}, 0 // "the October Revolution"
	}
	// A day of the month, where months may come first.
	if d := p.at(j); d.n >= 1 && d.n <= 31 && len(d.orig) <= 2 && (p.standalone(j) || p.hyphened(j)) && len(p.g.lang.OrdinalSuffixes) > 0 && !(p.at(j+1).text == ":" && p.at(j+1).glued) {
		k := j + 1
		if p.role(k, timeOrdinalSuffix) > 0 && p.at(k).glued {
			k++
		}
		if k2 := p.role(k, timeTo); k2 > 0 || p.role(k, timeAnd) > 0 {
			m := k2
			and := k2 == 0
			if and {
				m = p.role(k, timeAnd)
			}
			z := p.at(m)
			after := p.at(m + 1)
			if z.n > d.n && z.n <= 31 && len(z.orig) <= 2 && p.monthAt(m+1) == 0 && (!and || !after.letters || after.cap) && !(after.glued && (after.text == ":" || after.text == "%")) {
				e := m + 1
				if p.role(e, timeOrdinalSuffix) > 0 && p.at(e).glued {
					e++
				}
				return p.dayRange(w.month, d.n, z.n, e)
			}
		}
		if y, e := p.yearAt(k); e > 0 {
			if !timeValid(y, w.month, d.n) {
				return timePoint{}, 0
			}
			return timePoint{ok: true, span: timeOnDay(timeDayOf(y, w.month, d.n)), level: timeLevelDay}, e
		}
		if pt, e := p.dayInYear(w.month, d.n, k); e > 0 {
			return pt, e
		}
		if pt := p.dayMonth(w.month, d.n, 0); pt.ok {
			return p.directed(pt, i, k)
		}
		return timePoint{}, 0
	}
	if y, e := p.yearAt(j); e > 0 {
		if f := p.role(e, timeTrail); f > 0 {
			e = f
		}
		return timePoint{ok: true, span: timeInMonth(y, w.month), level: timeLevelMonth}, e
	}
	// "October last year", "May of that year"
	if q, e := p.whole(j); e > 0 && q.unit == lang.Year {
		if q.ok {
			y, _, _ := q.span.from.civil()
			return timePoint{ok: true, span: timeInMonth(y, w.month), level: timeLevelMonth}, e
		}
		if q.means == lang.Relative {
			q.month = w.month
			return q, e
		}
	}
	if !p.known {
		return timePoint{}, 0
	}
	if d := p.at(i - 1); d.n >= 1 && d.n <= 31 && !ranged {
		return timePoint{}, 0 // its day was no date
	}
	if w.roles&timeWary != 0 && !ranged && !p.vouched(i, j) || !p.plainMonth(i, j, ranged) {
		return timePoint{}, 0
	}
	return p.monthPoint(w.month), j
}

// plainMonth reports whether a month at [i,j) without year is no part of a name.
func (p *timeParser) plainMonth(i, j int, ranged bool) bool {
	return ranged || p.vouched(i, j) || !p.at(j).cap && !(p.at(i-1).cap && p.at(i).glued)
}

// monthPoint is a month without year: the nearest past one, or the coming one.
func (p *timeParser) monthPoint(month int) timePoint {
	y, m, _ := p.pub.civil()
	py := y
	if month > m {
		py--
	}
	prev, next := timeInMonth(py, month), timeInMonth(py, month)
	if month != m {
		next = timeInMonth(py+1, month)
	}
	pt := timePoint{ok: true, span: prev, prev: &prev, next: &next, month: month, level: timeLevelMonth, free: true}
	if py < y && m+12-month >= 10 {
		// Ten months ago, in another year, would be called last November.
		pt.span, pt.coming = next, true
	}
	return pt
}

// timeNear is how many days away a day without year is looked for.
const timeNear = 300

// dayMonth is a day without year. With a weekday, the year is one where they
// agree, if there is one near.
func (p *timeParser) dayMonth(month, day, weekday int) timePoint {
	if day < 1 || month < 1 || month > 12 || day > timeMonthDays(2000, month) || !p.known {
		return timePoint{}
	}
	y, _, _ := p.pub.civil()
	var prev, next *timeSpan
	for _, yy := range [...]int{y - 1, y, y + 1} {
		if !timeValid(yy, month, day) {
			continue
		}
		d := timeDayOf(yy, month, day)
		s := timeOnDay(d)
		if weekday > 0 && d.weekday() == weekday && d > p.pub-400 && d < p.pub+400 {
			return timePoint{ok: true, span: s, month: month, day: day, weekday: weekday, level: timeLevelDay, free: true}
		}
		if d <= p.pub {
			prev = &s
		}
		if d >= p.pub && next == nil {
			next = &s
		}
	}
	pt := timePoint{month: month, day: day, level: timeLevelDay, free: true}
	if prev != nil && next != nil && p.pub-prev.from > timeNear {
		prev = nil
	} else if prev != nil && next != nil && next.from-p.pub > timeNear {
		next = nil
	}
	switch {
	case prev != nil:
		pt.span, pt.ok = *prev, true
	case next != nil:
		pt.span, pt.ok = *next, true
	default:
		return timePoint{}
	}
	pt.prev, pt.next = prev, next
	return pt
}

// dayRange is days a to b of a month, with a year if one follows at end.
func (p *timeParser) dayRange(month, a, b, end int) (timePoint, int) {
	y, e := p.yearAt(end)
	if e > 0 {
		if !timeValid(y, month, a) || !timeValid(y, month, b) {
			return timePoint{}, 0
		}
		return timePoint{ok: true, span: timeThrough(timeOnDay(timeDayOf(y, month, a)), timeOnDay(timeDayOf(y, month, b)))}, e
	}
	first := p.dayMonth(month, a, 0)
	if !first.ok {
		return timePoint{}, 0
	}
	widen := func(s *timeSpan) *timeSpan {
		if s == nil {
			return nil
		}
		y, _, _ := s.from.civil()
		if !timeValid(y, month, b) {
			return nil
		}
		r := timeThrough(*s, timeOnDay(timeDayOf(y, month, b)))
		return &r
	}
	s := widen(&first.span)
	if s == nil {
		return timePoint{}, 0
	}
	pt := timePoint{ok: true, span: *s, prev: widen(first.prev), next: widen(first.next)}
	return p.directed(pt, end-1, end)
}

// directed takes in a word of direction after a day ("30 November lalu").
func (p *timeParser) directed(pt timePoint, month, end int) (timePoint, int) {
	// The phrases of months tell which words have a direction.
	if q, e := p.phrase(month); e > end && q.means == "" && q.unit == lang.Month && q.ok && (q.by != 0) {
		pick := pt.prev
		if q.by > 0 {
			pick = pt.next
		}
		if pick != nil {
			pt.span = *pick
		} else if y, _, _ := pt.span.from.civil(); pt.day > 0 && timeValid(y+q.by, pt.month, pt.day) {
			pt.span = timeOnDay(timeDayOf(y+q.by, pt.month, pt.day))
		}
		pt.prev, pt.next = nil, nil
		return pt, e
	}
	if f := p.role(end, timeTrail); f > 0 {
		end = f
	}
	return pt, end
}

// dateOfDigits reads the dates that begin with digits.
func (p *timeParser) dateOfDigits(i int, ranged bool) (timePoint, int) {
	l := p.at(i)
	if q, e := p.numeric(i, 0, p.at(i-1).text == "(" || p.ends(i, timeAt|timeSince|timeFrom|timeUntil)); e > 0 {
		return q, e
	}
	if l.n >= 1 && l.n <= 31 && len(l.orig) <= 2 && p.leftFree(i) {
		if q, e := p.dateOfDay(i); e > 0 {
			return q, e
		}
	}
	if q, e := p.decade(i); e > 0 {
		return q, e
	}
	if timeYearLike(l) && p.standalone(i) && p.yearHere(i, ranged) {
		end := i + 1
		if f := p.role(end, timeTrail); f > 0 {
			if _, e := p.phrase(end); e <= f {
				end = f
			}
		}
		weak := p.at(i-1).text == "(" && p.at(i+1).text == ")"
		return timePoint{ok: true, span: timeInYear(l.n), year: true, level: timeLevelYear, weak: weak}, end
	}
	if timeYearLike(l) {
		return p.years(i, false)
	}
	return timePoint{}, 0
}

// yearHere reports whether the four digits at i, standing alone, are a year.
func (p *timeParser) yearHere(i int, ranged bool) bool {
	n := p.at(i).n
	if n < 1500 || n >= 2100 || p.ends(i, timeNotYear) {
		return false
	}
	if p.known {
		if y, _, _ := p.pub.civil(); n > y+80 {
			return false
		}
	}
	if p.role(i+1, timeTrail) > 0 {
		return true
	}
	before := p.at(i - 1)
	if p.ends(i, timeAtYear|timeSince) {
		return !p.counts(i) || p.ends(i, timeSince)
	}
	if before.text == "(" && p.at(i+1).text == ")" {
		return true
	}
	if ranged || p.ends(i, timeAt|timeFrom|timeUntil|timeBy|timeBefore|timeAfter|timeDuring|timeBetween) {
		return !p.counts(i)
	}
	for _, w := range before.words {
		if w.end == i && w.part != "" {
			return true
		}
	}
	return p.ends(i, timeArticle) && n%100 != 0 && p.at(i+1).letters && !p.at(i+1).cap
}

// counts reports whether number i counts the noun after it ("of 2000 soldiers").
func (p *timeParser) counts(i int) bool {
	next := p.at(i + 1)
	if !next.letters || next.cap || p.role(i+1, timeAnd|timeTo|timeAt|timeArticle) > 0 {
		return false
	}
	tok := &p.sentence.Tokens[next.first]
	if tok.UPOS == "" {
		return p.at(i).n%100 == 0
	}
	this := &p.sentence.Tokens[p.at(i).first]
	return this.Head == next.first && this.Rel() == "nummod" || tok.UPOS == "NOUN" && tok.Feat("Number") == "Plur"
}

// leftFree reports whether nothing before number i makes it part of something
// else ("F-16", "Rp15", "2,019").
func (p *timeParser) leftFree(i int) bool {
	l := p.at(i)
	if !l.glued || i == 0 {
		return true
	}
	b := p.at(i - 1)
	switch b.text {
	case "(", "[", "\"", "“", "”", "'", "/":
		return true
	case "-", "–", "—":
		return !b.glued || i < 2 || !p.at(i-2).letters || p.monthAt(i-2) > 0
	case ".", ",":
		if b.text == "." && i >= 2 && p.monthAt(i-2) > 0 {
			return true
		}
		return !b.glued || i < 2 || p.at(i-2).n < 0
	}
	return false
}

// standalone reports whether number i is no part of something else.
func (p *timeParser) standalone(i int) bool {
	if !p.leftFree(i) {
		return false
	}
	a := p.at(i + 1)
	if !a.glued {
		return true
	}
	switch {
	case a.letters:
		return p.role(i+1, timeOrdinalSuffix) > 0 && p.at(i).n <= 31
	case a.text == "." || a.text == ",":
		return !(p.at(i+2).glued && p.at(i+2).n >= 0)
	case a.text == "%" || a.text == "°" || a.text == ":" || a.text == "/":
		return false
	case a.text == "-" || a.text == "–":
		return !p.at(i + 2).glued
	}
	return true
}

// dateOfDay reads "15 Agustus 2022", "1st of May", "7-13 November",
// "19 and 20 September".
func (p *timeParser) dateOfDay(i int) (timePoint, int) {
	l := p.at(i)
	if p.ends(i, timeNotDate) {
		return timePoint{}, 0
	}
	j := i + 1
	if p.role(j, timeOrdinalSuffix) > 0 && p.at(j).glued {
		j++
	}
	k := p.ofMonth(j)
	if p.monthAt(k) > 0 && (!p.at(j).glued || p.at(j).text == "-") {
		return p.dayOfMonth(i, l.n, k)
	}
	if p.at(j).text == "-" && p.at(j).glued && p.monthAt(j+1) > 0 {
		return p.dayOfMonth(i, l.n, j+1)
	}
	// Two days of one month.
	m := p.role(j, timeTo|timeAnd)
	if m == 0 {
		return timePoint{}, 0
	}
	m = p.skipAtNumber(m)
	z := p.at(m)
	if z.n <= l.n || z.n > 31 || len(z.orig) > 2 {
		return timePoint{}, 0
	}
	e := m + 1
	if p.role(e, timeOrdinalSuffix) > 0 && p.at(e).glued {
		e++
	}
	e = p.ofMonth(e)
	if month := p.monthAt(e); month > 0 {
		return p.dayRange(month, l.n, z.n, p.afterMonth(e+1))
	}
	return timePoint{}, 0
}

func (p *timeParser) skipAtNumber(i int) int {
	if e := p.role(i, timeAt|timeArticle); e > 0 && p.at(e).n >= 0 {
		return e
	}
	return i
}

// ofMonth skips "of" before a month.
func (p *timeParser) ofMonth(i int) int {
	if e := p.role(i, timeLink); e > 0 && p.monthAt(e) > 0 && p.at(i).text != "-" {
		return e
	}
	return i
}

// dayOfMonth reads the month at m, and the year after it, for the day at i.
func (p *timeParser) dayOfMonth(i, day, m int) (timePoint, int) {
	month := p.monthAt(m)
	end := p.afterMonth(m + 1)
	if p.at(end).text == "-" && p.at(end).glued && timeYearLike(p.at(end+1)) && p.at(m-1).text == "-" {
		end++ // 15-Agustus-2022
	}
	if y, e := p.yearAt(end); e > 0 {
		if !timeValid(y, month, day) {
			return timePoint{}, 0
		}
		if f := p.role(e, timeTrail); f > 0 {
			if _, other := p.phrase(e); other <= f {
				e = f
			}
		}
		return timePoint{ok: true, span: timeOnDay(timeDayOf(y, month, day)), level: timeLevelDay}, e
	}
	if p.ends(i, timeArticle) && p.at(end).cap && p.role(end, timeNotAfter) > 0 {
		return timePoint{}, 0 // "the 23 March Movement"
	}
	if pt, e := p.dayInYear(month, day, end); e > 0 {
		return pt, e
	}
	pt := p.dayMonth(month, day, 0)
	if !pt.ok {
		return timePoint{}, 0
	}
	return p.directed(pt, m, end)
}

// dayInYear reads the words for a year behind a day and month that end before lexeme
// end: "5 Mei tahun lalu", "April 15 last year", "13 September of that year".
func (p *timeParser) dayInYear(month, day, end int) (timePoint, int) {
	q, e := p.whole(end)
	if e == 0 || q.unit != lang.Year {
		return timePoint{}, 0
	}
	if q.means == lang.Relative {
		q.month, q.day = month, day
		return q, e
	}
	y, _, _ := q.span.from.civil()
	if !q.ok || !timeValid(y, month, day) {
		return timePoint{}, 0
	}
	return timePoint{ok: true, span: timeOnDay(timeDayOf(y, month, day)), level: timeLevelDay}, e
}

// decade reads "1960-an", "1990s".
func (p *timeParser) decade(i int) (timePoint, int) {
	l := p.at(i)
	j := i + 1
	if p.at(j).text == "-" && p.at(j).glued {
		j++
	}
	if !p.at(j).glued && p.at(j).first == l.first || p.role(j, timeDecadeSuffix) == 0 || !p.at(j).glued || l.n%10 != 0 || !p.leftFree(i) {
		return timePoint{}, 0
	}
	if after := p.at(j + 1); after.glued && (after.letters || after.n >= 0) {
		return timePoint{}, 0
	}
	switch {
	case timeYearLike(l) && l.n%100 == 0 && l.n < 2000:
		return timePoint{ok: true, span: timeInYears(l.n, 100)}, j + 1
	case timeYearLike(l) && l.n < 2100:
		return timePoint{ok: true, span: timeInYears(l.n, 10)}, j + 1
	case len(l.orig) == 2 && (p.at(i-1).text == "'" || p.ends(i, timeAtYear|timeAt|timeArticle)) && p.known:
		y, _, _ := p.pub.civil()
		c := y/100*100 + l.n
		if c > y {
			c -= 100
		}
		return timePoint{ok: true, span: timeInYears(c, 10)}, j + 1
	}
	return timePoint{}, 0
}

// dateOfSeason reads "spring 2022", "the summer of 2019".
func (p *timeParser) dateOfSeason(i int, w timeEntry) (timePoint, int) {
	if y, e := p.yearAt(w.end); e > 0 && p.at(w.end).text != "," {
		return timePoint{ok: true, span: timeSeasonOf(y, w.season)}, e
	}
	if q, e := p.whole(w.end); e > 0 && q.unit == lang.Year && q.ok {
		y, _, _ := q.span.from.civil()
		return timePoint{ok: true, span: timeSeasonOf(y, w.season)}, e
	}
	if !p.known || p.role(w.end, timeLink) > 0 || !p.ends(i, timeArticle|timeSince|timeUntil) || !p.ends(i-1, timeAt|timeSince|timeUntil|timeBy) {
		return timePoint{}, 0
	}
	prev, next := p.seasons(w.season)
	return timePoint{ok: true, span: prev, prev: &prev, next: &next}, w.end
}

// timeSeasonOf is the season of year y that begins in the given month; winter
// is that which ends in y.
func timeSeasonOf(y, month int) timeSpan {
	if month == 12 {
		y--
	}
	return timeInMonths(y, month, 3)
}

// seasons is the last season of that name that has begun, and the first that
// has not ended.
func (p *timeParser) seasons(month int) (prev, next timeSpan) {
	y, _, _ := p.pub.civil()
	prev, next = timeSeasonOf(y-1, month), timeSeasonOf(y+2, month)
	for _, yy := range [...]int{y, y + 1} {
		s := timeSeasonOf(yy, month)
		if s.from <= p.pub {
			prev = s
		}
		if s.to >= p.pub && next.from > s.from {
			next = s
		}
	}
	return prev, next
}

// dateOfOrdinal reads "first quarter of 2024", "third quarter".
func (p *timeParser) dateOfOrdinal(i, n, j int) (timePoint, int) {
	for _, w := range p.at(j).words {
		if (w.unit == lang.Quarter || w.unit == lang.Half) && len(p.g.lang.Articles) > 0 {
			return p.dateOfQuarter(i, w.unit, w.end, n)
		}
	}
	return timePoint{}, 0
}

// dateOfQuarter reads "kuartal III/2025", "semester I tahun ini", and what
// follows "first quarter". N is the number if it was told before.
func (p *timeParser) dateOfQuarter(i int, u lang.Unit, j, n int) (timePoint, int) {
	if n == 0 {
		for _, w := range p.at(j).words {
			if w.ordinal > 0 {
				n, j = w.ordinal, w.end
				break
			}
		}
		if n == 0 && p.at(j).n >= 1 && p.at(j).n <= 4 {
			n, j = p.at(j).n, j+1
		}
	}
	months := 3
	if u == lang.Half {
		months = 6
	}
	if n == 0 || n*months > 12 {
		return timePoint{}, 0
	}
	k := j
	if p.at(k).text == "/" || p.at(k).text == "-" {
		k++
	}
	if y, e := p.yearAt(k); e > 0 {
		return timePoint{ok: true, span: timeInMonths(y, (n-1)*months+1, months)}, e
	}
	if q, e := p.whole(k); e > 0 && q.unit == lang.Year && q.ok {
		y, _, _ := q.span.from.civil()
		return timePoint{ok: true, span: timeInMonths(y, (n-1)*months+1, months)}, e
	}
	if u == lang.Half || !p.known {
		return timePoint{}, 0
	}
	y, m, _ := p.pub.civil()
	if (n-1)*months+1 > m {
		y--
	}
	prev, next := timeInMonths(y, (n-1)*months+1, months), timeInMonths(y+1, (n-1)*months+1, months)
	if prev.to >= p.pub {
		next = prev
	}
	return timePoint{ok: true, span: prev, prev: &prev, next: &next}, j
}

// numeric reads a date in digits: 2022-08-15, 15/8/2022, 15-8-2022, 15.8.2022,
// and, where the place vouches for it, 15/8 and 7-8/5. A weekday told beside it
// helps to tell day from month.
func (p *timeParser) numeric(i, weekday int, vouched bool) (timePoint, int) {
	a := p.at(i)
	if a.n < 0 || !p.leftFree(i) {
		return timePoint{}, 0
	}
	sep := p.at(i + 1).text
	b := p.at(i + 2)
	if !p.at(i+1).glued || !b.glued || b.n < 0 || sep != "/" && sep != "-" && sep != "." && sep != "–" {
		return timePoint{}, 0
	}
	third := p.at(i+3).text == sep && p.at(i+3).glued && p.at(i+4).glued && p.at(i+4).n >= 0
	end := i + 3
	if third {
		end = i + 5
	}
	if x := p.at(end); x.glued && (x.letters || x.n >= 0 || x.text == "%" || x.text == "/" || x.text == ":") {
		// 7-8/5 goes on below; everything else is no date.
		if !(x.text == "/" && !third && sep != "/") {
			return timePoint{}, 0
		}
	}
	if timeYearLike(a) && third && len(b.orig) <= 2 && len(p.at(i+4).orig) <= 2 && sep != "." { // ISO 8601
		if !timeValid(a.n, b.n, p.at(i+4).n) {
			return timePoint{}, 0
		}
		return timePoint{ok: true, span: timeOnDay(timeDayOf(a.n, b.n, p.at(i+4).n)), level: timeLevelDay}, end
	}
	if len(a.orig) > 2 || len(b.orig) > 2 || p.ends(i, timeNotYear|timeNotDate) {
		return timePoint{}, 0
	}
	if third {
		y := p.at(i + 4)
		n := y.n
		switch {
		case len(y.orig) == 4:
		case len(y.orig) == 2 && vouched && sep != ".":
			n += 2000
			if p.known {
				if pubYear, _, _ := p.pub.civil(); n > pubYear+10 {
					n -= 100
				}
			}
		default:
			return timePoint{}, 0
		}
		d, m := p.dayAndMonth(a.n, b.n, n, weekday)
		if !timeValid(n, m, d) {
			return timePoint{}, 0
		}
		return timePoint{ok: true, span: timeOnDay(timeDayOf(n, m, d)), level: timeLevelDay}, end
	}
	if !vouched {
		return timePoint{}, 0
	}
	if sep != "/" && p.at(end).text == "/" && p.at(end).glued && p.at(end+1).glued && p.at(end+1).n >= 1 && p.at(end+1).n <= 12 && a.n < b.n { // 7-8/5
		month, e := p.at(end+1).n, end+2
		if p.at(e).text == "/" && p.at(e).glued && timeYearLike(p.at(e+1)) {
			y := p.at(e + 1).n
			if !timeValid(y, month, a.n) || !timeValid(y, month, b.n) {
				return timePoint{}, 0
			}
			return timePoint{ok: true, span: timeThrough(timeOnDay(timeDayOf(y, month, a.n)), timeOnDay(timeDayOf(y, month, b.n))), level: timeLevelDay}, e + 2
		}
		q, e := p.dayRange(month, a.n, b.n, e)
		q.level = timeLevelDay
		return q, e
	}
	if sep == "." || sep != "/" && weekday == 0 {
		return timePoint{}, 0
	}
	if sep == "/" && weekday == 0 && p.at(i-1).text != "(" && a.n == 24 && b.n == 7 || p.at(end).text == "%" {
		return timePoint{}, 0
	}
	d, m := p.dayAndMonth(a.n, b.n, 0, weekday)
	pt := p.dayMonth(m, d, weekday)
	if !pt.ok {
		return timePoint{}, 0
	}
	return pt, end
}

// dayAndMonth says which of two numbers is the day: by what is possible, by the
// weekday, by the rest of the report, by the custom of the language.
func (p *timeParser) dayAndMonth(a, b, year, weekday int) (day, month int) {
	switch {
	case a > 12:
		return a, b
	case b > 12:
		return b, a
	}
	if weekday > 0 && a != b {
		fits := func(d, m int) bool {
			if year > 0 {
				return timeValid(year, m, d) && timeDayOf(year, m, d).weekday() == weekday
			}
			pt := p.dayMonth(m, d, weekday)
			return pt.ok && pt.span.from.weekday() == weekday && pt.span.from > p.pub-60 && pt.span.from < p.pub+60
		}
		x, y := fits(a, b), fits(b, a)
		if x != y {
			if x {
				return a, b
			}
			return b, a
		}
	}
	if p.monthFirst {
		return b, a
	}
	return a, b
}
