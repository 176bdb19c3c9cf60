package relation

import (
	"cmp"
	"slices"

	"kawat"
)

// A Month is what two actors did to each other in one calendar month.
type Month struct {
	Month string `json:"month"` // "YYYY-MM"
	AB    Flow   `json:"a_to_b"`
	BA    Flow   `json:"b_to_a"`
	// Joint holds the acts in which both stand on the acting side and neither
	// receives: they meet, sign, trade, clash.
	Joint Flow `json:"joint"`
}

// A Flow is the acts of one direction in one month.
type Flow struct {
	Cooperation Sum `json:"cooperation"` // quads 1 and 2
	Conflict    Sum `json:"conflict"`    // quads 3 and 4
}

// A Sum is a number of acts and the sum of their PLOVER intensities, each
// −10…10.
type Sum struct {
	Acts      int     `json:"acts"`
	Intensity float64 `json:"intensity"`
}

// Mean is the mean intensity of the acts, 0 without any.
func (s Sum) Mean() float64 {
	if s.Acts == 0 {
		return 0
	}
	return s.Intensity / float64(s.Acts)
}

// Cooperation adds up the cooperative acts of all directions of the month.
func (m Month) Cooperation() Sum {
	return m.AB.Cooperation.plus(m.BA.Cooperation).plus(m.Joint.Cooperation)
}

// Conflict adds up the conflictual acts of all directions of the month.
func (m Month) Conflict() Sum {
	return m.AB.Conflict.plus(m.BA.Conflict).plus(m.Joint.Conflict)
}

func (s Sum) plus(t Sum) Sum {
	return Sum{s.Acts + t.Acts, s.Intensity + t.Intensity}
}

// Monthly adds up what a and b, each a country code or an entity id, did to
// each other in each month, oldest month first. A month without a countable
// act is missing from the result: no report is not the same as peace.
//
// An act told by several reports counts once (see Stories), with the intensity
// of its first countable row. Not counted are rows that are negated or
// hypothetical, and rows whose day is not known to the month, such as an
// agreement "in 2019".
func Monthly(rows []kawat.EventRow, a, b string) []Month {
	var countable []kawat.EventRow
	for _, r := range rows {
		if Countable(r) && direction(r, a, b) != none {
			countable = append(countable, r)
		}
	}
	by := map[string]*Month{}
	for _, act := range group(countable) {
		r := act[0]
		m := by[r.Day[:7]]
		if m == nil {
			m = &Month{Month: r.Day[:7]}
			by[m.Month] = m
		}
		switch direction(r, a, b) {
		case ab:
			m.AB.add(r)
		case ba:
			m.BA.add(r)
		case joint:
			m.Joint.add(r)
		}
	}
	out := make([]Month, 0, len(by))
	for _, m := range by {
		out = append(out, *m)
	}
	slices.SortFunc(out, func(x, y Month) int { return cmp.Compare(x.Month, y.Month) })
	return out
}

// Countable reports whether Monthly can count r: it is told as real, and the
// month in which it happened is known.
func Countable(r kawat.EventRow) bool {
	if r.Status == kawat.Negated || r.Status == kawat.Hypothetical {
		return false
	}
	if !isDay(r.Day) || r.Quad < 1 || r.Quad > 4 {
		return false
	}
	return r.Date == nil || sameMonth(r.Date.From, r.Date.To) || r.Date.Precision == "day" || r.Date.Precision == "week"
}

// isDay reports whether s has the shape "YYYY-MM-DD".
func isDay(s string) bool {
	if len(s) != len("2006-01-02") || s[4] != '-' || s[7] != '-' {
		return false
	}
	for i, c := range s {
		if i != 4 && i != 7 && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

func sameMonth(from, to string) bool {
	return len(from) >= 7 && len(to) >= 7 && from[:7] == to[:7]
}

func (f *Flow) add(r kawat.EventRow) {
	s := &f.Cooperation
	if r.Quad >= 3 {
		s = &f.Conflict
	}
	s.Acts++
	s.Intensity += r.Intensity
}

// The ways in which a row can join two actors.
const (
	none = iota
	ab
	ba
	joint
)

// direction says who acts on whom. Where both act and both receive, the row is
// joint.
func direction(r kawat.EventRow, a, b string) int {
	aActs, bActs := has(r.Actors, a), has(r.Actors, b)
	aGets, bGets := has(r.Recipients, a), has(r.Recipients, b)
	forth, back := aActs && bGets, bActs && aGets
	switch {
	case forth && back, !forth && !back && aActs && bActs:
		return joint
	case forth:
		return ab
	case back:
		return ba
	}
	return none
}

func has(actors []kawat.Actor, id string) bool {
	return slices.ContainsFunc(actors, func(a kawat.Actor) bool { return a.Code == id || a.Entity == id && id != "" })
}
