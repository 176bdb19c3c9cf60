package resolve

import (
	"strconv"
	"strings"
	"time"

	"kawat"
	"kawat/lang"
)

// timeDay is a day of the proleptic Gregorian calendar, counted from 1 January
// 1970.
type timeDay int

const secondsPerDay = 24 * 60 * 60

// timeDayOf returns the day of a date, of which month and day may lie outside
// their usual bounds, as in time.Date.
func timeDayOf(y, m, d int) timeDay {
	s := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).Unix()
	return timeDay(s / secondsPerDay) // exact: s is midnight
}

func (d timeDay) civil() (y, m, day int) {
	yy, mm, dd := time.Unix(int64(d)*secondsPerDay, 0).UTC().Date()
	return yy, int(mm), dd
}

// weekday is 1 for Monday to 7 for Sunday.
func (d timeDay) weekday() int {
	n := int(d) + 3 // 1970-01-01 was a Thursday
	return n - 7*timeFloorDiv(n, 7) + 1
}

func (d timeDay) String() string {
	y, m, day := d.civil()
	var b [10]byte
	b[0], b[1], b[2], b[3] = timeDigit(y/1000), timeDigit(y/100), timeDigit(y/10), timeDigit(y)
	b[4], b[5], b[6] = '-', timeDigit(m/10), timeDigit(m)
	b[7], b[8], b[9] = '-', timeDigit(day/10), timeDigit(day)
	return string(b[:])
}

func timeDigit(n int) byte { return byte('0' + n%10) }

// add moves a day by n units of the calendar. A day that the month does not
// have becomes its last one.
func (d timeDay) add(n int, u lang.Unit) timeDay {
	y, m, day := d.civil()
	switch u {
	case lang.Day, lang.Daypart:
		return d + timeDay(n)
	case lang.Week:
		return d + timeDay(7*n)
	case lang.Month:
		m += n
	case lang.Quarter:
		m += 3 * n
	case lang.Half:
		m += 6 * n
	case lang.Year:
		y += n
	case lang.Decade:
		y += 10 * n
	default:
		return d
	}
	y, m = y+timeFloorDiv(m-1, 12), (m-1)-12*timeFloorDiv(m-1, 12)+1
	return timeDayOf(y, m, min(day, timeMonthDays(y, m)))
}

func timeFloorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

func timeMonthDays(y, m int) int {
	return int(timeDayOf(y, m+1, 1) - timeDayOf(y, m, 1))
}

// timeParse reads the day that an ISO 8601 date or time begins with.
func timeParse(s string) (timeDay, bool) {
	if len(s) < 10 {
		return 0, false
	}
	t, err := time.Parse("2006-01-02", s[:10])
	if err != nil || t.Year() < 1 {
		return 0, false
	}
	return timeDayOf(t.Year(), int(t.Month()), t.Day()), true
}

// timeValid reports whether y-m-d is a day of the calendar.
func timeValid(y, m, d int) bool {
	return y >= timeFirstYear && y <= timeLastYear && m >= 1 && m <= 12 && d >= 1 && d <= timeMonthDays(y, m)
}

// The years that an expression may name.
const (
	timeFirstYear = 1000
	timeLastYear  = 2999
)

// The precisions of kawat.Date.
const (
	timePrecDay   = "day"
	timePrecWeek  = "week"
	timePrecMonth = "month"
	timePrecYear  = "year"
	timePrecRange = "range"
)

// A timeSpan is a stretch of days with the precision in which it was told.
type timeSpan struct {
	from, to timeDay // inclusive
	prec     string
	a, b     string // EDTF of the first and last part; b is "" where it is one
}

func (s timeSpan) edtf() string {
	if s.b == "" {
		return s.a
	}
	return s.a + "/" + s.b
}

func (s timeSpan) date(text string) kawat.Date {
	return kawat.Date{EDTF: s.edtf(), From: s.from.String(), To: s.to.String(), Precision: s.prec, Text: text}
}

func timeOnDay(d timeDay) timeSpan { return timeSpan{d, d, timePrecDay, d.String(), ""} }

func timeInWeek(d timeDay) timeSpan {
	monday := d - timeDay(d.weekday()-1)
	return timeSpan{monday, monday + 6, timePrecWeek, monday.String(), (monday + 6).String()}
}

func timeInMonth(y, m int) timeSpan {
	from := timeDayOf(y, m, 1)
	return timeSpan{from, timeDayOf(y, m+1, 1) - 1, timePrecMonth, from.String()[:7], ""}
}

func timeInYear(y int) timeSpan {
	from := timeDayOf(y, 1, 1)
	return timeSpan{from, timeDayOf(y, 12, 31), timePrecYear, from.String()[:4], ""}
}

// timeInMonths is n months from month m of year y on.
func timeInMonths(y, m, n int) timeSpan {
	from, to := timeDayOf(y, m, 1), timeDayOf(y, m+n, 1)-1
	return timeSpan{from, to, timePrecRange, from.String()[:7], to.String()[:7]}
}

func timeInYears(y, n int) timeSpan {
	from, to := timeDayOf(y, 1, 1), timeDayOf(y+n-1, 12, 31)
	return timeSpan{from, to, timePrecRange, from.String()[:4], to.String()[:4]}
}

// timeThrough runs from the start of a to the end of b.
func timeThrough(a, b timeSpan) timeSpan {
	if a.from == b.from && a.to == b.to {
		return a
	}
	first, last := a.a, b.b
	if last == "" {
		last = b.a
	}
	return timeSpan{a.from, b.to, timePrecRange, first, last}
}

// timeUnitAt is the unit of the calendar that d lies in, moved by n units.
func timeUnitAt(d timeDay, u lang.Unit, n int) (timeSpan, bool) {
	d = d.add(n, u)
	y, m, _ := d.civil()
	if y < timeFirstYear || y > timeLastYear {
		return timeSpan{}, false
	}
	switch u {
	case lang.Day, lang.Daypart, lang.Hour, lang.Minute:
		return timeOnDay(d), true
	case lang.Week:
		return timeInWeek(d), true
	case lang.Month:
		return timeInMonth(y, m), true
	case lang.Quarter:
		return timeInMonths(y, (m-1)/3*3+1, 3), true
	case lang.Half:
		return timeInMonths(y, (m-1)/6*6+1, 6), true
	case lang.Year:
		return timeInYear(y), true
	case lang.Decade:
		return timeInYears(y/10*10, 10), true
	}
	return timeSpan{}, false
}

// TimeHistorical reports whether d ended more than 30 days before the day of
// publication, an ISO 8601 date or time. A month counts by its last day; what
// is still going is not historical. It is false where either is unknown.
func TimeHistorical(d kawat.Date, published string) bool {
	p, ok := timeParse(published)
	if !ok || strings.HasSuffix(d.EDTF, "/..") {
		return false
	}
	to, ok := timeParse(d.To)
	return ok && p-to > 30
}

// TimeContains reports whether all of b lies within a. It is false where a
// bound is unknown.
func TimeContains(a, b kawat.Date) bool {
	return a.From != "" && a.To != "" && b.From != "" && b.To != "" && a.From <= b.From && b.To <= a.To
}

// TimeOverlaps reports whether a and b share a day. It is false where a bound
// is unknown.
func TimeOverlaps(a, b kawat.Date) bool {
	return a.From != "" && a.To != "" && b.From != "" && b.To != "" && a.From <= b.To && b.From <= a.To
}

// TimeCompare orders dates by their first day, then the shorter one first;
// unknown ones come last.
func TimeCompare(a, b kawat.Date) int {
	if a.From != b.From {
		if b.From == "" || a.From != "" && a.From < b.From {
			return -1
		}
		return 1
	}
	return strings.Compare(a.To, b.To)
}

// TimeShift moves a date by n units: the meaning of "two days later" for an act
// of that date. The result is as precise as the unit, or as the date where that
// is less precise. It reports false where the date is not precise enough to be
// moved by such a unit, or unknown.
func TimeShift(d kawat.Date, n int, u lang.Unit) (kawat.Date, bool) {
	from, ok1 := timeParse(d.From)
	to, ok2 := timeParse(d.To)
	if !ok1 || !ok2 {
		return kawat.Date{}, false
	}
	s, ok := timeShifted(timeSpan{from: from, to: to, prec: d.Precision}, n, u)
	if !ok {
		return kawat.Date{}, false
	}
	return s.date(""), true
}

// timeShifted moves an anchor by n units.
func timeShifted(a timeSpan, n int, u lang.Unit) (timeSpan, bool) {
	if !timeFineFor(a.prec, u) {
		return timeSpan{}, false
	}
	base := a.from
	if n > 0 && a.prec == timePrecRange {
		base = a.to
	}
	if u == lang.Year && (n == 1 || n == -1) && a.prec != timePrecYear && a.prec != timePrecRange {
		// "A year later" than a day or a month is in that month.
		y, m, _ := base.add(n, u).civil()
		return timeInMonth(y, m), y >= timeFirstYear && y <= timeLastYear
	}
	if a.prec == timePrecRange && n == 0 && u == lang.Day {
		return a, true
	}
	if u == lang.Decade {
		return timeUnitAt(base.add(n, u), lang.Year, 0)
	}
	return timeUnitAt(base, u, n)
}

// timeFineFor reports whether a date of that precision can be moved by units u.
func timeFineFor(prec string, u lang.Unit) bool {
	switch u {
	case lang.Year, lang.Decade:
		return true
	case lang.Month, lang.Quarter, lang.Half:
		return prec != timePrecYear
	case lang.Week:
		return prec == timePrecDay || prec == timePrecWeek || prec == timePrecRange
	}
	return prec == timePrecDay || prec == timePrecRange
}

func timeNumber(s string) (int, bool) {
	if len(s) > 6 {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}
