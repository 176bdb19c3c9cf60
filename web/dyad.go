package web

import (
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"kawat"
	"kawat/relation"
)

func invalid(format string, args ...any) error {
	return fmt.Errorf(format+": %w", append(args, kawat.ErrInvalid)...)
}

// A side is an actor as a page names it.
type side struct {
	ID   string
	Name string
}

// A dyadPage is how two actors dealt with each other.
type dyadPage struct {
	A, B       side
	Chart      *chart
	Months     []relation.Month
	Undrawn    int // events that the chart leaves out
	Cut        bool
	Events     int
	Acts       int
	Reports    int
	Period     string
	Coop, Conf relation.Sum
	Statements bool // the statements are shown, not the events
	Years      []dyadYear
	Said       []kawat.StatementRow
	Older      string
	Tabs       []tab
}

// A dyadYear is the acts of one year.
type dyadYear struct {
	Year string
	Days []streamDay
}

// chartRows bounds the events that a chart is drawn from.
const chartRows = 50_000

func (s *server) dyad(w http.ResponseWriter, r *http.Request) error {
	a := r.PathValue("a")
	b, format := suffix(r.PathValue("b"))
	ids := [2]string{actorID(a), actorID(b)}
	if ids[0] == ids[1] {
		http.Redirect(w, r, "/actors/"+url.PathEscape(ids[0]), http.StatusSeeOther)
		return nil
	}
	if ids[0] > ids[1] {
		ids[0], ids[1] = ids[1], ids[0]
	}
	path := "/dyads/" + url.PathEscape(ids[0]) + "/" + url.PathEscape(ids[1])
	if ids != [2]string{a, b} {
		to := path
		if format != "" {
			to += "." + format
		}
		http.Redirect(w, r, withQuery(to, r.URL.RawQuery), http.StatusMovedPermanently)
		return nil
	}
	lang := language(r)
	var sides [2]side
	for i, id := range ids {
		rows, err := s.actorRows(r, id)
		if err != nil {
			return err
		}
		sides[i] = side{id, s.namer(r).side(id, rows)}
	}

	ctx := r.Context()
	q := kawat.Query{Dyad: ids}
	events := func(q kawat.Query) ([]kawat.EventRow, string, error) { return s.store.Events(ctx, q) }
	statements := func(q kawat.Query) ([]kawat.StatementRow, string, error) { return s.store.Statements(ctx, q) }
	name := "dyad-" + ids[0] + "-" + ids[1]
	if format == "csv" {
		if r.URL.Query().Get("tab") == inStatements {
			return writeCSV(w, name+"-statements", statementColumns, pages(q, statements))
		}
		return writeCSV(w, name, eventColumns, pages(q, events))
	}

	p := dyadPage{A: sides[0], B: sides[1]}
	var all []kawat.EventRow
	for row, err := range pages(q, events) {
		if err != nil {
			return err
		}
		if len(all) >= chartRows {
			p.Cut = true
			break
		}
		all = append(all, row)
	}
	p.Months = relation.Monthly(all, ids[0], ids[1])
	if format == "json" {
		return streamJSON(w, member{Name: "dyad", Data: ids}, member{Name: "months", Data: p.Months},
			member{Name: "events", Rows: rowsOf(pages(q, events))}, member{Name: "statements", Rows: rowsOf(pages(q, statements))})
	}
	p.Chart = drawChart(lang, p.A, p.B, p.Months)
	if format == "svg" {
		if p.Chart == nil {
			return fmt.Errorf("chart of %s and %s: %w", ids[0], ids[1], kawat.ErrNotFound)
		}
		return s.svg(w, r, p.Chart)
	}

	p.Events, p.Acts = len(all), len(relation.Acts(all))
	reports := map[string]bool{}
	for _, row := range all {
		reports[row.Report] = true
		if !relation.Countable(row) {
			p.Undrawn++
		}
	}
	p.Reports = len(reports)
	p.Period = periodText(lang, all)
	for _, m := range p.Months {
		c, f := m.Cooperation(), m.Conflict()
		p.Coop.Acts, p.Coop.Intensity = p.Coop.Acts+c.Acts, p.Coop.Intensity+c.Intensity
		p.Conf.Acts, p.Conf.Intensity = p.Conf.Acts+f.Acts, p.Conf.Intensity+f.Intensity
	}

	v := r.URL.Query()
	q.Cursor = v.Get("cursor")
	var next string
	switch v.Get("tab") {
	case inStatements:
		p.Statements = true
		var err error
		if p.Said, next, err = statements(q); err != nil {
			return err
		}
	case "", inEvents:
		rows, n, err := events(q)
		if err != nil {
			return err
		}
		next = n
		acts, err := s.acts(ctx, q, rows)
		if err != nil {
			return err
		}
		p.Years = byYear(acts)
	default:
		return invalid("dyad: tab %q is not known", v.Get("tab"))
	}
	p.Older = older(r, next)
	p.Tabs = []tab{{"dyad.tab.events", path, !p.Statements}, {"dyad.tab.statements", path + "?tab=statements", p.Statements}}
	formats := []string{"json", "csv"}
	if p.Chart != nil {
		formats = append(formats, "svg")
	}
	return s.show(w, r, http.StatusOK, frame{Name: "dyad", Title: p.A.Name + " – " + p.B.Name, Exports: exports(r, path, formats...), Page: p})
}

// periodText tells from when to when rows reach, each end as precisely as the
// row that makes it is dated. It is "" where no day is known.
func periodText(lang string, rows []kawat.EventRow) string {
	first, last := dayRange(rows)
	if first == "" {
		return ""
	}
	from, to := endText(lang, rows, first, true), endText(lang, rows, last, false)
	if from == to {
		return from
	}
	return from + " – " + to
}

// endText writes the day that rows begin or end with. What is dated by its
// year or month stands in lists at the last day of it: it may have been before
// the other rows of that day, but not after them.
func endText(lang string, rows []kawat.EventRow, day string, begin bool) string {
	exact, rough := "", ""
	for _, r := range rows {
		switch {
		case r.Day != day:
		case r.Date != nil && (r.Date.Precision == "year" || r.Date.Precision == "month"):
			rough = dateText(lang, r.Date)
		default:
			exact = dayText(lang, day, false)
		}
	}
	if begin {
		return cmp.Or(rough, exact)
	}
	return cmp.Or(exact, rough)
}

// byYear groups acts, newest first, by year and day.
func byYear(acts []act) []dyadYear {
	var out []dyadYear
	for _, d := range byDay(acts) {
		year := d.Day[:min(4, len(d.Day))]
		if n := len(out); n == 0 || out[n-1].Year != year {
			out = append(out, dyadYear{Year: year})
		}
		y := &out[len(out)-1]
		y.Days = append(y.Days, d)
	}
	return out
}

// actorRows finds the actors of the record that are called by a code or an
// entity id. None is an error that wraps kawat.ErrNotFound.
func (s *server) actorRows(r *http.Request, id string) ([]kawat.ActorRow, error) {
	rows, err := s.store.Actors(r.Context(), kawat.Query{Text: id, Limit: allActors})
	if err != nil {
		return nil, err
	}
	rows = slices.DeleteFunc(rows, func(a kawat.ActorRow) bool { return a.Code != id && a.Entity != id })
	if len(rows) == 0 || id == "---" {
		return nil, fmt.Errorf("actor %q: %w", id, kawat.ErrNotFound)
	}
	return rows, nil
}
