package web

import (
	"context"
	"net/http"
	"slices"
	"time"

	"kawat"
	"kawat/relation"
)

// A streamPage is a page of acts, newest first.
type streamPage struct {
	Days   []streamDay
	Form   filterForm
	Older  string
	Counts kawat.Counts
	Actors []kawat.ActorRow
	Events int // rows of this page, before those of one act were put together
	Acts   int
}

// A stateCount is how many reports stand in a state.
type stateCount struct {
	State kawat.State
	N     int
}

// States lists the reports of the record by state.
func (p streamPage) States() []stateCount {
	var out []stateCount
	for _, st := range []kawat.State{kawat.StateCoded, kawat.StateOther, kawat.StateFailed, kawat.StateNew} {
		out = append(out, stateCount{st, p.Counts.Reports[st]})
	}
	return out
}

// A streamDay is the acts of one day, or of one longer period of which the day
// is not known.
type streamDay struct {
	Day    string
	Period *kawat.Date // nil for a day
	Acts   []act
}

// byDay groups acts that come sorted by day.
func byDay(acts []act) []streamDay {
	var out []streamDay
	for _, a := range acts {
		d := streamDay{Day: a.Day}
		if a.Date != nil && a.Date.From != a.Date.To && a.Date.To == a.Day {
			d.Period = a.Date
		}
		if n := len(out); n == 0 || out[n-1].Day != d.Day || !samePeriod(out[n-1].Period, d.Period) {
			out = append(out, d)
		}
		last := &out[len(out)-1]
		last.Acts = append(last.Acts, a)
	}
	return out
}

func samePeriod(a, b *kawat.Date) bool {
	return a == nil && b == nil || a != nil && b != nil && a.From == b.From && a.To == b.To
}

// An act is one line of a list: an event, and the other reports that tell it.
type act struct {
	kawat.EventRow
	Story  kawat.Story
	Others []kawat.EventRow // the same act in other reports, newest first
}

// N is the number of reports that tell the act.
func (a act) N() int { return len(a.Story.Reports) }

func (s *server) stream(w http.ResponseWriter, r *http.Request) error {
	q, err := filters(r.URL.Query())
	if err != nil {
		return err
	}
	events := func(q kawat.Query) ([]kawat.EventRow, string, error) { return s.store.Events(r.Context(), q) }
	switch _, format := suffix(r.URL.Path); format {
	case "csv":
		return writeCSV(w, "stream", eventColumns, pages(q, events))
	case "json":
		return streamJSON(w, member{Name: "events", Rows: rowsOf(pages(q, events))})
	}
	rows, next, err := events(q)
	if err != nil {
		return err
	}
	acts, err := s.acts(r.Context(), q, rows)
	if err != nil {
		return err
	}
	p := streamPage{Form: formOf("/", q), Older: older(r, next), Events: len(rows), Acts: len(acts)}
	p.Days = byDay(acts)
	if p.Counts, err = s.store.Counts(r.Context()); err != nil {
		return err
	}
	if p.Actors, err = s.store.Actors(r.Context(), kawat.Query{Limit: 12}); err != nil {
		return err
	}
	p.Actors = p.Actors[:min(len(p.Actors), 12)]
	return s.show(w, r, http.StatusOK, frame{Name: "stream", Title: translate(language(r), "stream.title"), Exports: exports(r, "/stream", "json", "csv"), Page: p})
}

// The reports of one act can lie on other pages of a list. windowLead and
// windowTail are how many days around a page are read for them: the tail is
// what a story can span, the lead lets stories that began before be cut at the
// same day as elsewhere. windowRows bounds the work for a page.
const (
	windowLead = 14
	windowTail = relation.SpanDays
	windowRows = 4000
)

// acts puts the rows of a page together by act. An act whose newest row that
// passes q's filters is on an earlier page is left out: it has been shown. The
// other reports of an act are found whatever the filters.
func (s *server) acts(ctx context.Context, q kawat.Query, rows []kawat.EventRow) ([]act, error) {
	if len(rows) == 0 {
		return nil, nil
	}
	window := rows
	if first, last := dayRange(rows); first != "" {
		wq := kawat.Query{Types: typesOf(rows), From: shift(first, -windowLead), To: shift(last, windowTail)}
		window = nil
		for row, err := range pages(wq, func(q kawat.Query) ([]kawat.EventRow, string, error) { return s.store.Events(ctx, q) }) {
			if err != nil {
				return nil, err
			}
			if window = append(window, row); len(window) >= windowRows {
				break
			}
		}
		// Rows beyond the bound and rows without a day stand for themselves.
		known := map[rowKey]bool{}
		for _, row := range window {
			known[keyOf(row)] = true
		}
		for _, row := range rows {
			if !known[keyOf(row)] {
				window = append(window, row)
			}
		}
	}
	type place struct {
		rows  []kawat.EventRow
		story kawat.Story
	}
	at := map[rowKey]*place{}
	for _, group := range relation.Acts(window) {
		p := &place{group, relation.StoryOf(group)}
		for _, row := range group {
			at[keyOf(row)] = p
		}
	}
	var out []act
	shown := map[*place]bool{}
	for _, row := range rows {
		p := at[keyOf(row)]
		if shown[p] {
			continue
		}
		shown[p] = true
		if q.Cursor != "" && newer(p.rows, row, q) {
			continue
		}
		a := act{EventRow: row, Story: p.story}
		for _, other := range slices.Backward(p.rows) {
			if other.Report != row.Report && !slices.ContainsFunc(a.Others, func(o kawat.EventRow) bool { return o.Report == other.Report }) {
				a.Others = append(a.Others, other)
			}
		}
		out = append(out, a)
	}
	return out, nil
}

// newer reports whether a row of the act that passes the filters of q is of a
// later day than row, the newest row of the act on this page, and so was on an
// earlier page. Rows of one day that a page break parts are shown on both pages.
func newer(rows []kawat.EventRow, row kawat.EventRow, q kawat.Query) bool {
	return slices.ContainsFunc(rows, func(x kawat.EventRow) bool {
		return x.Day > row.Day && passes(x, q)
	})
}

// passes applies the filters of the stream to a row.
func passes(x kawat.EventRow, q kawat.Query) bool {
	return (len(q.Types) == 0 || slices.Contains(q.Types, x.Type)) && (q.Status == "" || x.Status == q.Status) && (q.Lang == "" || x.Lang == q.Lang) &&
		(q.From == "" || x.Day >= q.From) && (q.To == "" || x.Day <= q.To)
}

// A rowKey tells the rows of all reports apart.
type rowKey struct{ report, id string }

func keyOf(r kawat.EventRow) rowKey { return rowKey{r.Report, r.ID} }

// dayRange is the first and last known day of rows.
func dayRange(rows []kawat.EventRow) (first, last string) {
	for _, r := range rows {
		if r.Day == "" {
			continue
		}
		if first == "" || r.Day < first {
			first = r.Day
		}
		last = max(last, r.Day)
	}
	return first, last
}

func typesOf(rows []kawat.EventRow) []kawat.EventType {
	var out []kawat.EventType
	for _, t := range kawat.EventTypes {
		if slices.ContainsFunc(rows, func(r kawat.EventRow) bool { return r.Type == t }) {
			out = append(out, t)
		}
	}
	return out
}

// shift moves a day by n days; what is no day becomes "", which does not filter.
func shift(day string, n int) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	return t.AddDate(0, 0, n).Format(time.DateOnly)
}
