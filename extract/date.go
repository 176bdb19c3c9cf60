package extract

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"kawat"
)

// A stamp is a date as printed, and where in its line.
type stamp struct {
	start, end int // bytes, with weekday, time and zone
	day        string
	clock      string // "15:04:05", "" if not told
	zone       string // "+07:00", "" if not told
}

// iso is the stamp in ISO 8601: a time only where the zone is known.
func (d stamp) iso() string {
	if d.clock == "" || d.zone == "" {
		return d.day
	}
	return d.day + "T" + d.clock + d.zone
}

// months are the names of months in Indonesian and English, full, short and in
// older spelling.
var months = map[string]int{
	"januari": 1, "january": 1, "jan": 1,
	"februari": 2, "february": 2, "feb": 2, "pebruari": 2, "peb": 2,
	"maret": 3, "march": 3, "mar": 3, "mrt": 3,
	"april": 4, "apr": 4,
	"mei": 5, "may": 5,
	"juni": 6, "june": 6, "jun": 6,
	"juli": 7, "july": 7, "jul": 7,
	"agustus": 8, "august": 8, "agu": 8, "agt": 8, "ags": 8, "agst": 8, "aug": 8,
	"september": 9, "sept": 9, "sep": 9,
	"oktober": 10, "october": 10, "okt": 10, "oct": 10,
	"november": 11, "nopember": 11, "nov": 11, "nop": 11,
	"desember": 12, "december": 12, "des": 12, "dec": 12,
}

// zones are the abbreviations of time zones found on news portals, as offsets
// from UTC. Those that mean different zones in different places (AST, ADT) are
// left out; IST, BST and CST are read as on news portals in English: India,
// Britain, North America.
var zones = map[string]string{
	"WIB": "+07:00", "WITA": "+08:00", "WIT": "+09:00",
	"GMT": "+00:00", "UTC": "+00:00", "Z": "+00:00", "WET": "+00:00",
	"BST": "+01:00", "CET": "+01:00", "WAT": "+01:00", "WEST": "+01:00",
	"CEST": "+02:00", "EET": "+02:00", "CAT": "+02:00", "SAST": "+02:00",
	"EEST": "+03:00", "MSK": "+03:00", "EAT": "+03:00", "TRT": "+03:00", "IDT": "+03:00",
	"IRST": "+03:30", "GST": "+04:00", "AFT": "+04:30", "PKT": "+05:00", "UZT": "+05:00",
	"IST": "+05:30", "NPT": "+05:45", "BDT": "+06:00", "MMT": "+06:30",
	"ICT": "+07:00", "SGT": "+08:00", "HKT": "+08:00", "MYT": "+08:00", "PHT": "+08:00", "PHST": "+08:00", "AWST": "+08:00",
	"JST": "+09:00", "KST": "+09:00", "TLT": "+09:00", "ACST": "+09:30", "ACDT": "+10:30",
	"AEST": "+10:00", "PGT": "+10:00", "AEDT": "+11:00", "NZST": "+12:00", "FJT": "+12:00", "NZDT": "+13:00",
	"BRT": "-03:00", "ART": "-03:00", "EDT": "-04:00", "EST": "-05:00", "CDT": "-05:00", "CST": "-06:00",
	"MDT": "-06:00", "MST": "-07:00", "PDT": "-07:00", "PST": "-08:00",
}

const (
	monthNames   = `januari|january|jan|februari|february|pebruari|feb|peb|maret|march|mar|mrt|april|apr|mei|may|juni|june|jun|juli|july|jul|agustus|august|agst|agu|agt|ags|aug|september|sept|sep|oktober|october|okt|oct|november|nopember|nov|nop|desember|december|des|dec`
	weekdayNames = `senin|selasa|rabu|kamis|jumat|jum['’]at|sabtu|minggu|ahad|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues|tue|wed|thurs|thur|thu|fri|sat|sun|sen|sel|rab|kam|jum|sab|min`
)

var (
	isoDate     = regexp.MustCompile(`\b((?:19|20)\d\d)[-/](\d\d)[-/](\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?(?:[.,]\d{1,9})?)?`)
	dayFirst    = regexp.MustCompile(`(?i)\b(\d{1,2})(?:st|nd|rd|th)?[\s.-]{1,3}(` + monthNames + `)\.?,?[\s-]{1,2}((?:19|20)\d\d)\b`)
	monthFirst  = regexp.MustCompile(`(?i)\b(` + monthNames + `)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)\b`)
	numericDate = regexp.MustCompile(`\b(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d\d)\b`)
	weekday     = regexp.MustCompile(`(?i)(?:^|[^\p{L}])((?:` + weekdayNames + `)\.?(?:\s+(?:pon|wage|kliwon|legi|pahing|paing))?[\s,/(]{1,3})$`)
	clockAfter  = regexp.MustCompile(`(?i)^(?:[\s,|/–—·•()-]|\bat\b|\bpukul\b|\bpkl\.?|\bjam\b|@)*?(\d{1,2})[:.](\d\d)(?:[:.](\d\d))?(\s*[ap]\.?m\b\.?)?`)
	hourAfter   = regexp.MustCompile(`(?i)^(?:[\s,|–—·•]|\bat\b)*?(\d{1,2})(\s*[ap]\.?m\b\.?)`)
	clockBefore = regexp.MustCompile(`(?i)(\d{1,2})[:.](\d\d)(?:[:.](\d\d))?(\s*[ap]\.?m\.?)?\s*([A-Za-z]{2,4}\b)?[\s,|·•]{1,3}(?:on\s+)?$`)
	zoneAfter   = regexp.MustCompile(`^\s*\(?(?:(UTC|GMT)?\s?([+-]\d{1,2})(?::?(\d\d))?\b|([A-Z]{1,4}T?[A-Z]?)\b)\)?`)
)

// findDate finds the first full date in a line, with the weekday, time and
// zone beside it. A numeric date is read day first, as in Indonesia and most of
// the world, unless only month first is possible.
func findDate(s string) (stamp, bool) {
	if !hasYear(s) {
		return stamp{}, false
	}
	var d stamp
	var y, m, day int
	best := -1
	try := func(loc []int, yi, mi, di int) {
		if loc == nil || best >= 0 && loc[0] >= best {
			return
		}
		ty, tm, td := num(s, loc, yi), monthAt(s, loc, mi), num(s, loc, di)
		if mi != di && tm > 12 && td <= 12 {
			tm, td = td, tm
		}
		if !validDay(ty, tm, td) {
			return
		}
		best = loc[0]
		y, m, day = ty, tm, td
		d = stamp{start: loc[0], end: loc[1]}
	}
	iso := isoDate.FindStringSubmatchIndex(s)
	try(iso, 1, 2, 3)
	isISO := best >= 0
	for _, f := range []struct {
		re         *regexp.Regexp
		yi, mi, di int
	}{{dayFirst, 3, 2, 1}, {monthFirst, 3, 1, 2}, {numericDate, 3, 2, 1}} {
		was := best
		try(f.re.FindStringSubmatchIndex(s), f.yi, f.mi, f.di)
		if best != was {
			isISO = false
		}
	}
	if best < 0 {
		return stamp{}, false
	}
	d.day = fmt.Sprintf("%04d-%02d-%02d", y, m, day)
	if isISO && iso[8] >= 0 {
		sec := 0
		if iso[12] >= 0 {
			sec = num(s, iso, 6)
		}
		d.clock = clock(num(s, iso, 4), num(s, iso, 5), sec, "")
	}
	if d.clock == "" {
		if loc := clockAfter.FindStringSubmatchIndex(s[d.end:]); loc != nil {
			rest := s[d.end:]
			sec := 0
			if loc[6] >= 0 {
				sec = num(rest, loc, 3)
			}
			if d.clock = clock(num(rest, loc, 1), num(rest, loc, 2), sec, group(rest, loc, 4)); d.clock != "" {
				d.end += loc[1]
			}
		} else if loc := hourAfter.FindStringSubmatchIndex(s[d.end:]); loc != nil {
			rest := s[d.end:]
			if d.clock = clock(num(rest, loc, 1), 0, 0, group(rest, loc, 2)); d.clock != "" {
				d.end += loc[1]
			}
		}
	}
	if z, n := zone(s[d.end:], d.day); n > 0 {
		d.zone = z
		d.end += n
	}
	if loc := weekday.FindStringSubmatchIndex(s[:d.start]); loc != nil {
		d.start = loc[2]
	}
	if d.clock == "" {
		if loc := clockBefore.FindStringSubmatchIndex(s[:d.start]); loc != nil {
			sec := 0
			if loc[6] >= 0 {
				sec = num(s, loc, 3)
			}
			if d.clock = clock(num(s, loc, 1), num(s, loc, 2), sec, group(s, loc, 4)); d.clock != "" {
				d.start = loc[0]
				d.zone, _ = zone(group(s, loc, 5), d.day)
			}
		}
	}
	return d, true
}

// Published reads when a report was published, as its bringer says: ISO 8601,
// which comes back as it is, or a date as people write it, in Indonesian or
// English, which comes back as ISO 8601. "" is not known. Anything else gives
// an error that wraps kawat.ErrInvalid and names the value.
func Published(s string) (string, error) {
	s = clean(s)
	if s == "" {
		return "", nil
	}
	for _, layout := range []string{time.RFC3339, time.DateOnly, "2006-01", "2006"} {
		if _, err := time.Parse(layout, s); err == nil {
			return s, nil
		}
	}
	if d, ok := isoStamp(s); ok {
		return d.iso(), nil
	}
	if len(s) > 80 {
		s = s[:strings.LastIndex(s[:80], " ")+1] + "…"
	}
	return "", fmt.Errorf("%w: published %q is no date: give ISO 8601, such as 2022-08-16 or 2022-08-16T09:14:00+07:00", kawat.ErrInvalid, s)
}

// hasYear reports whether s holds the digits of a year from 1900 to 2099.
func hasYear(s string) bool {
	for i := 0; i+4 <= len(s); i++ {
		if (s[i] == '1' && s[i+1] == '9' || s[i] == '2' && s[i+1] == '0') && digit(s[i+2]) && digit(s[i+3]) {
			return true
		}
	}
	return false
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

// isoStamp reads a declared date: ISO 8601 with or without time and zone, or
// anything that findDate finds.
func isoStamp(s string) (stamp, bool) {
	s = clean(s)
	if len(s) > 80 {
		return stamp{}, false
	}
	return findDate(s)
}

// zone reads a time zone at the start of s and returns its offset and the
// bytes read; 0 if there is none.
func zone(s, day string) (string, int) {
	loc := zoneAfter.FindStringSubmatchIndex(s)
	if loc == nil {
		return "", 0
	}
	if name := group(s, loc, 4); name != "" {
		if name == "ET" || name == "PT" || name == "CT" || name == "MT" {
			return american(name, day), loc[1]
		}
		z := zones[name]
		if z == "" {
			return "", 0
		}
		if name == "GMT" || name == "UTC" {
			if rest := zoneAfter.FindStringSubmatchIndex(s[loc[1]:]); rest != nil && rest[4] >= 0 && rest[2] < 0 && rest[0] == 0 {
				return offset(s[loc[1]:], rest), loc[1] + rest[1]
			}
		}
		return z, loc[1]
	}
	return offset(s, loc), loc[1]
}

func offset(s string, loc []int) string {
	h, m := num(s, loc, 2), 0
	if loc[6] >= 0 {
		m = num(s, loc, 3)
	}
	sign := '+'
	if h < 0 || s[loc[4]] == '-' {
		sign, h = '-', -h
	}
	if h > 14 || m > 59 {
		return ""
	}
	return fmt.Sprintf("%c%02d:%02d", sign, h, m)
}

// american is the offset of an American zone named without saying whether
// summer time holds, by the rule in force since 2007 (15 U.S.C. 260a): from
// the second Sunday of March to the first Sunday of November.
func american(name, day string) string {
	base := map[string]int{"ET": 5, "CT": 6, "MT": 7, "PT": 8}[name]
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	sunday := func(month time.Month, nth int) time.Time {
		first := time.Date(t.Year(), month, 1, 0, 0, 0, 0, time.UTC)
		return first.AddDate(0, 0, (7-int(first.Weekday()))%7+7*(nth-1))
	}
	if !t.Before(sunday(time.March, 2)) && t.Before(sunday(time.November, 1)) {
		base--
	}
	return fmt.Sprintf("-%02d:00", base)
}

func clock(h, m, s int, half string) string {
	if half = strings.ToLower(strings.TrimSpace(half)); half != "" {
		if h < 1 || h > 12 {
			return ""
		}
		h %= 12
		if half[0] == 'p' {
			h += 12
		}
	}
	if h > 23 || m > 59 || s > 59 {
		return ""
	}
	return fmt.Sprintf("%02d:%02d:%02d", h, m, s)
}

func validDay(y, m, d int) bool {
	if m < 1 || m > 12 || d < 1 || d > 31 {
		return false
	}
	return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).Day() == d
}

func group(s string, loc []int, i int) string {
	if loc[2*i] < 0 {
		return ""
	}
	return s[loc[2*i]:loc[2*i+1]]
}

func num(s string, loc []int, i int) int {
	n, _ := strconv.Atoi(strings.TrimPrefix(group(s, loc, i), "+")) // the groups hold digits only
	return n
}

func monthAt(s string, loc []int, i int) int {
	g := strings.ToLower(group(s, loc, i))
	if m := months[g]; m != 0 {
		return m
	}
	n, _ := strconv.Atoi(g) // 0 is no month
	return n
}
