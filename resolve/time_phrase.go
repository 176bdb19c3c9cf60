package resolve

import "kawat/lang"

// A timeMatch is what a phrase caught.
type timeMatch struct {
	end     int
	n       int // −1 none told
	unit    lang.Unit
	weekday int
	month   int
	season  int
	day     int
	short   bool // a unit below a day
}

// phrase reads the longest phrase of the language at i, resolved where the day
// of publication is enough for that.
func (p *timeParser) phrase(i int) (timePoint, int) {
	l := p.at(i)
	if l.n < 0 && len(l.words) == 0 && len(p.g.literal[l.text]) == 0 {
		return timePoint{}, 0
	}
	return p.recall(&p.phrases, i, func() (timePoint, int) { return p.readPhrase(i) })
}

func (p *timeParser) readPhrase(i int) (timePoint, int) {
	l := p.at(i)
	var best *timePattern
	var bm timeMatch
	try := func(list []*timePattern) {
		for _, pat := range list {
			m, ok := p.match(pat.elems, i, timeMatch{end: i, n: -1})
			if ok && (best == nil || m.end > bm.end || m.end == bm.end && pat.order < best.order) {
				best, bm = pat, m
			}
		}
	}
	try(p.g.literal[l.text])
	kinds := uint64(0)
	for _, w := range l.words {
		kinds |= w.kinds
	}
	if l.n >= 0 {
		kinds |= 1 << timeNum
	}
	for k := timeKind(0); kinds>>k != 0; k++ {
		if kinds&(1<<k) != 0 {
			try(p.g.byKind[k])
		}
	}
	if best == nil {
		return timePoint{}, 0
	}
	pt, ok := p.meaning(best, bm)
	if !ok {
		return timePoint{}, 0
	}
	return pt, bm.end
}

// calendarPhrase reads a phrase that tells a date: now, or once what it refers
// back to is known.
func (p *timeParser) calendarPhrase(i int) (timePoint, int) {
	pt, e := p.phrase(i)
	if pt.means == "" || pt.means == lang.Relative || pt.means == lang.NextTo {
		return pt, e
	}
	return timePoint{}, 0
}

// match matches the elements of a phrase from lexeme m.end on, and returns the
// longest way.
func (p *timeParser) match(elems []timeElem, i int, m timeMatch) (timeMatch, bool) {
	if len(elems) == 0 {
		m.end = i
		return m, true
	}
	l := p.at(i)
	if l == &timeNoLex {
		return m, false
	}
	e := elems[0]
	if e.literal != "" {
		if l.text != e.literal {
			return m, false
		}
		return p.match(elems[1:], i+1, m)
	}
	var best timeMatch
	found := false
	take := func(next int, with timeMatch) {
		if r, ok := p.match(elems[1:], next, with); ok && (!found || r.end > best.end) {
			best, found = r, true
		}
	}
	if e.kind == timeNum {
		if n, end, ok := p.number(i); ok {
			with := m
			with.n = n
			take(end, with)
		}
		return best, found
	}
	for _, w := range l.words {
		if !w.is(e.kind) {
			continue
		}
		with := m
		switch e.kind {
		case timeUnit, timePeriod, timeShort:
			// "Minggu" within a sentence is Sunday, "minggu" a week.
			if w.weekday > 0 && l.cap && !p.opens(i) {
				continue
			}
			with.unit = w.unit
			with.short = w.is(timeShort)
			if with.n > 0 {
				with.n *= max(1, w.many)
			}
		case timeSingle:
			with.unit, with.n = w.single, max(1, w.many)
			with.short = w.single == lang.Hour || w.single == lang.Minute
		case timeWeekday:
			if !l.cap && !p.dayWordBefore(i) {
				continue
			}
			with.weekday = w.weekday
		case timeMonth:
			if !l.cap {
				continue
			}
			with.month = w.month
		case timeSeason:
			with.season = w.season
		case timeDayWord:
			with.day = w.day
		}
		next := w.end
		if e.kind == timeMonth {
			next = p.afterMonth(next)
		}
		take(next, with)
	}
	return best, found
}

// opens reports whether lexeme i opens its sentence or a quotation.
func (p *timeParser) opens(i int) bool {
	for k := i - 1; k >= 0; k-- {
		if p.lex[k].letters || p.lex[k].n >= 0 {
			return false
		}
		switch p.lex[k].text {
		case ",", ")", ";":
			return false
		}
	}
	return true
}

// number reads a number in digits or words.
func (p *timeParser) number(i int) (n, end int, ok bool) {
	l := p.at(i)
	if l.n >= 0 {
		if !p.leftFree(i) {
			return 0, 0, false
		}
		a := p.at(i + 1)
		if a.glued && (a.letters || a.text == "." && p.at(i+2).glued && p.at(i+2).n >= 0 || a.text == "," && p.at(i+2).glued && p.at(i+2).n >= 0 || a.text == "%" || a.text == ":" || a.text == "/") {
			return 0, 0, false
		}
		return l.n, i + 1, l.n < 10000
	}
	n, end = p.numberWord(i)
	if end == 0 {
		return 0, 0, false
	}
	for {
		next := p.at(end)
		j := end
		if next.text == "-" && next.glued {
			j++
		}
		if t := p.tens(j); t > 0 && n < t {
			n, end = max(n, 1)*t, j+1
			continue
		}
		if p.role(j, timeTeen) > 0 && n < 10 {
			n, end = n+10, j+1
			continue
		}
		if k, e := p.numberWord(j); e > 0 && n >= 20 && n%10 == 0 && k > 0 && k < 10 && !p.isArticle(j) {
			n, end = n+k, e
			continue
		}
		return n, end, n < 10000
	}
}

// isArticle reports whether the number word at i is "a" or "an", which add nothing.
func (p *timeParser) isArticle(i int) bool { return len(p.at(i).text) <= 2 }

func (p *timeParser) numberWord(i int) (n, end int) {
	for _, w := range p.at(i).words {
		if w.number >= 0 {
			return w.number, w.end
		}
	}
	return 0, 0
}

func (p *timeParser) tens(i int) int {
	for _, w := range p.at(i).words {
		if w.tens > 0 {
			return w.tens
		}
	}
	return 0
}

// meaning resolves a phrase as far as the day of publication allows. It reports
// false where the phrase means nothing here.
func (p *timeParser) meaning(pat *timePattern, m timeMatch) (timePoint, bool) {
	n, unit := m.n, m.unit
	if unit == "" {
		unit = lang.Day
	}
	if m.short && n >= 0 { // hours, in days
		switch {
		case unit == lang.Hour && n >= 24:
			n = n / 24
		default:
			n = 0
		}
		unit = lang.Day
	} else if m.short {
		unit = lang.Day
	}
	if n < 0 {
		n = 1
	}
	pt := timePoint{by: pat.by, n: n, unit: unit, weekday: m.weekday}
	switch pat.means {
	case lang.Lasting, lang.Recurring, lang.Sometime:
		pt.means = pat.means
		pt.unit = m.unit
		return pt, true
	case lang.Relative, lang.Then, lang.OfLead, lang.Within, lang.NextTo:
		pt.means = pat.means
		pt.month = m.season
		return pt, pat.means != lang.NextTo || m.weekday > 0
	case lang.Shift, lang.Complement:
		pt.means = pat.means
		pt.whole = m.n < 0 // "the year before"
		if m.short && pat.means == lang.Shift && n == 0 {
			pt.means, pt.by = lang.Relative, 0
		}
		if m.short && pat.means == lang.Complement && n == 0 {
			pt.by = 0
		}
		return pt, true
	}
	if !p.known {
		return timePoint{}, false
	}
	span := func(s timeSpan, ok bool) (timePoint, bool) {
		pt.span, pt.ok = s, ok
		if s.prec == timePrecDay {
			pt.level = timeLevelDay
		}
		return pt, ok
	}
	switch pat.means {
	case lang.OfDay:
		pt.deictic = true
		return span(timeOnDay(p.pub+timeDay(m.day+pat.by)), true)
	case lang.Ago:
		return span(p.countedFrom(-n, unit))
	case lang.Ahead:
		return span(p.countedFrom(n, unit))
	case lang.Calendar:
		s, ok := timeUnitAt(p.pub, unit, pat.by)
		if ok && unit == lang.Week && pat.by == 0 && p.pub > s.from {
			past := timeSpan{s.from, p.pub, timePrecWeek, s.from.String(), p.pub.String()}
			full := s
			pt.prev, pt.next = &past, &full
			s = past
		}
		return span(s, ok)
	case lang.Lately:
		from := p.pub.add(-n, unit)
		return span(timeThrough(timeOnDay(from), timeOnDay(p.pub)), true)
	case lang.OnWeekday:
		return p.onWeekday(pt, m.weekday, pat.by)
	case lang.InMonth:
		y, mm, _ := p.pub.civil()
		switch {
		case pat.by < 0 && m.month >= mm:
			y--
		case pat.by > 0 && m.month <= mm:
			y++
		}
		pt.unit = lang.Month
		pt.level = timeLevelMonth
		return span(timeInMonth(y, m.month), true)
	case lang.InSeason:
		prev, next := p.seasons(m.season)
		switch {
		case pat.by < 0:
			if prev.to >= p.pub {
				y, _, _ := prev.to.civil()
				prev = timeSeasonOf(y-1, m.season)
			}
			return span(prev, true)
		case pat.by > 0:
			if next.from <= p.pub {
				y, _, _ := next.to.civil()
				next = timeSeasonOf(y+1, m.season)
			}
			return span(next, true)
		}
		if p.pub-prev.to > 120 {
			prev = next
		}
		pt.prev, pt.next = &prev, &next
		return span(prev, true)
	case lang.InWeekend:
		return p.onWeekend(pt, pat.by)
	}
	return timePoint{}, false
}

// countedFrom is n units from the day of publication, as precise as the unit.
// A year ago is a month; decades are too long to tell more than nothing.
func (p *timeParser) countedFrom(n int, u lang.Unit) (timeSpan, bool) {
	if n < -900 || n > 900 {
		return timeSpan{}, false
	}
	if u == lang.Year && (n == 1 || n == -1) {
		y, m, _ := p.pub.add(n, u).civil()
		return timeInMonth(y, m), true
	}
	if u == lang.Decade {
		return timeUnitAt(p.pub.add(n, u), lang.Year, 0)
	}
	return timeUnitAt(p.pub, u, n)
}

// onWeekday resolves a weekday with a direction.
func (p *timeParser) onWeekday(pt timePoint, weekday, by int) (timePoint, bool) {
	bare := p.weekdayPoint(weekday)
	prev, next := *bare.prev, *bare.next
	switch {
	case by == -1 && prev.from == p.pub:
		prev = timeOnDay(p.pub - 7)
		fallthrough
	case by < 0:
		pt.span = prev
	case by > 0:
		if next.from == p.pub {
			next = timeOnDay(p.pub + 7)
		}
		pt.span = next
	default:
		pt.span, pt.prev, pt.next = next, &prev, &next
		pt.ahead = true
	}
	pt.ok, pt.weekday, pt.level = true, weekday, timeLevelDay
	return pt, true
}

// onWeekend resolves a weekend: Saturday and Sunday.
func (p *timeParser) onWeekend(pt timePoint, by int) (timePoint, bool) {
	saturday := p.pub - timeDay(p.pub.weekday()-1) + 5 // of the week of publication
	weekend := func(d timeDay) timeSpan { return timeThrough(timeOnDay(d), timeOnDay(d+1)) }
	prev, next := weekend(saturday-7), weekend(saturday)
	if p.pub >= saturday {
		prev = next
	}
	switch by {
	case -1:
		pt.span = weekend(saturday - 7)
	case 2:
		pt.span = weekend(saturday + 7)
	default:
		pt.span, pt.prev, pt.next = prev, &prev, &next
		if by == 1 {
			pt.span, pt.ahead = next, true
		}
	}
	pt.ok = true
	return pt, true
}
