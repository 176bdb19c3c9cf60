// Package relation reads relations out of events: which reports tell of the
// same act, and how two actors dealt with each other over time. All of it is
// pure functions over rows of events; the order of the rows does not matter.
package relation

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"time"

	"kawat"
)

// SpanDays is how many days the events of one story may lie apart at most.
const SpanDays = 3

// Stories gathers the events of one act over reports: events of the same type
// between the same sides, any two of them at most SpanDays apart. Stories come
// newest first (by the day of their newest event, then by type and sides), the
// events of a story oldest first (by day, report, id), its reports in that order too, and
// its roots as those reports bring them.
//
// Sides are compared as sets. An actor stands for its entity if that is known,
// else for its code and sector; but in an act that crosses a border, governments
// and office-holders stand for their state, since one report writes "Putin"
// where another writes "Russia". An event without a day makes a story of its own.
//
// Roots are the distinct origins of the story: of each chain the last link that
// is an agency, a medium or a document, else the outlet.
func Stories(rows []kawat.EventRow) []kawat.Story {
	acts := Acts(rows)
	out := make([]kawat.Story, 0, len(acts))
	for _, a := range acts {
		out = append(out, StoryOf(a))
	}
	return out
}

// Acts is Stories with the rows themselves: those of one act together, in the
// order that Stories gives.
func Acts(rows []kawat.EventRow) [][]kawat.EventRow {
	acts := group(rows)
	slices.SortStableFunc(acts, func(x, y []kawat.EventRow) int {
		return cmp.Compare(y[len(y)-1].Day, x[len(x)-1].Day)
	})
	return acts
}

// StoryOf sums up the rows of one act, as Acts gives them. It returns the zero
// Story for no rows.
func StoryOf(act []kawat.EventRow) kawat.Story {
	if len(act) == 0 {
		return kawat.Story{}
	}
	s := kawat.Story{ID: storyID(act[0])}
	roots := map[string]bool{}
	for _, r := range act {
		s.Events = append(s.Events, r.ID)
		if !slices.Contains(s.Reports, r.Report) {
			s.Reports = append(s.Reports, r.Report)
		}
		name, key := Root(r)
		if key != "" && !roots[key] {
			roots[key] = true
			s.Roots = append(s.Roots, name)
		}
	}
	return s
}

// Root returns the origin that the row's chain goes back to: its name as
// written, and the key by which two roots are the same (the entity if known,
// else the name without case). Both are "" if neither chain nor outlet is known.
func Root(r kawat.EventRow) (name, key string) {
	for i := len(r.Chain) - 1; i >= 0; i-- {
		l := r.Chain[i]
		switch l.Kind {
		case kawat.LinkAgency, kawat.LinkMedium, kawat.LinkDocument:
			return l.Name, linkKey(l.Entity, l.Name)
		}
	}
	for _, l := range r.Chain {
		if l.Kind == kawat.LinkOutlet {
			return l.Name, linkKey(l.Entity, l.Name)
		}
	}
	return r.Outlet, linkKey("", r.Outlet)
}

func linkKey(entity, name string) string {
	if entity != "" {
		return "=" + entity
	}
	return strings.ToLower(strings.Join(strings.Fields(name), " "))
}

// group splits rows into acts, each oldest first; the acts come in the order of
// their keys and days.
func group(rows []kawat.EventRow) [][]kawat.EventRow {
	type keyed struct {
		key string
		kawat.EventRow
	}
	sorted := make([]keyed, len(rows))
	for i, r := range rows {
		sorted[i] = keyed{actKey(r), r}
	}
	slices.SortFunc(sorted, func(x, y keyed) int {
		return cmp.Or(cmp.Compare(x.key, y.key), cmp.Compare(x.Day, y.Day), cmp.Compare(x.Report, y.Report), cmp.Compare(x.ID, y.ID))
	})
	var out [][]kawat.EventRow
	for i, r := range sorted {
		if n := len(out); i > 0 && sorted[i-1].key == r.key && within(out[n-1][0].Day, r.Day) {
			out[n-1] = append(out[n-1], r.EventRow)
			continue
		}
		out = append(out, []kawat.EventRow{r.EventRow})
	}
	return out
}

// within reports whether two days are known and at most SpanDays apart.
func within(a, b string) bool {
	s, err1 := time.Parse(time.DateOnly, a)
	t, err2 := time.Parse(time.DateOnly, b)
	if err1 != nil || err2 != nil {
		return false
	}
	return t.Sub(s).Abs() <= SpanDays*24*time.Hour
}

// actKey is equal for events that tell the same sort of act between the same sides.
func actKey(r kawat.EventRow) string {
	states := international(r)
	return string(r.Type) + "\x00" + sideKey(r.Actors, states) + "\x00" + sideKey(r.Recipients, states)
}

// sideKey is the set of ids of one side, sorted. With states, a government
// stands for its state.
func sideKey(side []kawat.Actor, states bool) string {
	ids := make([]string, 0, len(side))
	for _, a := range side {
		switch {
		case states && isState(a):
			ids = append(ids, a.Code)
		case a.Entity != "":
			ids = append(ids, a.Entity)
		default:
			ids = append(ids, a.Code+"."+a.Sector)
		}
	}
	slices.Sort(ids)
	return strings.Join(slices.Compact(ids), "\x01")
}

// isState reports whether a is a state's government or one of its
// office-holders, not an international body.
func isState(a kawat.Actor) bool {
	switch a.Code {
	case "UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC", "---", "":
		return false
	}
	return a.Sector == "GOV"
}

// international reports whether the act crosses a border: no code stands on both
// sides, and there are at least two in all. Within one country, its offices must
// be told apart.
func international(r kawat.EventRow) bool {
	codes := map[string]bool{}
	for _, a := range r.Actors {
		codes[a.Code] = true
	}
	for _, a := range r.Recipients {
		if has(r.Actors, a.Code) {
			return false
		}
		codes[a.Code] = true
	}
	return len(codes) >= 2
}

// storyID names a story by its act and its first day.
func storyID(r kawat.EventRow) string {
	key := actKey(r) + "\x00" + r.Day
	if r.Day == "" {
		key += "\x00" + r.Report + "\x00" + r.ID
	}
	sum := sha256.Sum256([]byte(key))
	return "sty_" + hex.EncodeToString(sum[:8])
}
