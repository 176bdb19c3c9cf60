package exchange

import (
	"fmt"
	"strings"
	"time"
)

// step is the day some days after another. Days that no calendar has, such as
// the 31st that package knowledge ends every month with, count as the last of
// their month.
func step(day string, n int) string {
	return parseDay(day).AddDate(0, 0, n).Format(time.DateOnly)
}

// real is the day itself, or the last day of its month if the month has no such day.
func realDay(day string) string { return step(day, 0) }

func parseDay(day string) time.Time {
	t, err := time.Parse(time.DateOnly, day)
	if err == nil {
		return t
	}
	if len(day) == 10 {
		if t, err = time.Parse(time.DateOnly, day[:8]+"01"); err == nil {
			return t.AddDate(0, 1, -1)
		}
	}
	return time.Time{}
}

// dictionaryDay reads a date of a dictionary, YYMMDD (00 to 30 are of this
// century) or YYYYMMDD.
func dictionaryDay(s string) (string, error) {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return "", fmt.Errorf("%q is not a date (YYMMDD or YYYYMMDD)", s)
		}
	}
	switch len(s) {
	case 6:
		if s[:2] <= "30" {
			s = "20" + s
		} else {
			s = "19" + s
		}
	case 8:
	default:
		return "", fmt.Errorf("%q is not a date (YYMMDD or YYYYMMDD)", s)
	}
	day := s[:4] + "-" + s[4:6] + "-" + s[6:]
	if _, err := time.Parse(time.DateOnly, day); err != nil || s[:4] < "0100" {
		return "", fmt.Errorf("%q is a day that no calendar has", s)
	}
	return day, nil
}

// listDate reads a date of a list as YYYY, YYYY-MM or YYYY-MM-DD. Order is how
// day and month stand in dates with slashes or periods: "dmy", "mdy", or "" where
// such dates can't be told and are refused.
func listDate(s, order string) (string, error) {
	s = strings.TrimSpace(s)
	switch strings.ToLower(s) {
	case "", "na", "nan", "null", ".", "-", "unknown":
		return "", nil
	case "..", "present", "incumbent", "ongoing":
		return "..", nil
	}
	bad := fmt.Errorf("%q is not a date (YYYY, YYYY-MM, YYYY-MM-DD, YYYYMMDD)", s)
	t := s
	if i := strings.IndexAny(t, "T "); i == 10 {
		t = t[:10]
	}
	if strings.ContainsAny(t, "/.") || strings.Count(t, "-") == 2 && len(t) > 2 && strings.IndexByte(t, '-') <= 2 {
		f := strings.FieldsFunc(t, func(r rune) bool { return r == '/' || r == '.' || r == '-' })
		if len(f) != 3 {
			return "", bad
		}
		switch {
		case len(f[0]) == 4: // YYYY/MM/DD
		case len(f[2]) != 4:
			return "", bad
		case order == "dmy":
			f = []string{f[2], f[1], f[0]}
		case order == "mdy":
			f = []string{f[2], f[0], f[1]}
		default:
			return "", fmt.Errorf("%q may be read two ways; say which with --dates dmy or --dates mdy", s)
		}
		t = strings.Join(f, "-")
	}
	if len(t) == 8 && strings.IndexByte(t, '-') < 0 {
		t = t[:4] + "-" + t[4:6] + "-" + t[6:]
	}
	f := strings.Split(t, "-")
	if len(f) > 3 || len(f[0]) != 4 || f[0] < "0100" {
		return "", bad
	}
	for i := range f {
		if i > 0 && len(f[i]) == 1 {
			f[i] = "0" + f[i]
		}
		// Some lists write a day or month that they do not know as zero.
		if i > 0 && f[i] == "00" {
			f = f[:i]
			break
		}
	}
	t = strings.Join(f, "-")
	if n := len(t); n != 4 && n != 7 && n != 10 {
		return "", bad
	}
	if _, err := time.Parse(time.DateOnly[:len(t)], t); err != nil {
		return "", bad
	}
	return t, nil
}

// first and last widen a date of the files to its first and last day; "" for
// open or unknown.
func first(s string) string {
	s = strings.TrimRight(s, "~?%")
	switch len(s) {
	case 4:
		return s + "-01-01"
	case 7:
		return s + "-01"
	case 10:
		return s
	}
	return ""
}

func last(s string) string {
	s = strings.TrimRight(s, "~?%")
	switch len(s) {
	case 4:
		return s + "-12-31"
	case 7:
		return realDay(s + "-31")
	case 10:
		return s
	}
	return ""
}

// agree reports whether two dates may be the same day: one unknown or both
// alike as far as the coarser goes.
func agree(x, y string) bool {
	x, y = strings.TrimRight(x, "~?%"), strings.TrimRight(y, "~?%")
	if x == "" || y == "" {
		return true
	}
	return strings.HasPrefix(x, y) || strings.HasPrefix(y, x)
}
