package web

import (
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"kawat"
)

// allActors is a limit above the number of actors of any record: the list of
// actors has no cursor.
const allActors = 10_000_000

// An actorsPage lists the actors of the record.
type actorsPage struct {
	Text string
	Rows []kawat.ActorRow
	More int // rows that the page leaves out
}

func (s *server) actors(w http.ResponseWriter, r *http.Request) error {
	text := strings.TrimSpace(clean(r.URL.Query().Get("q")))
	rows, err := s.store.Actors(r.Context(), kawat.Query{Text: text, Limit: allActors})
	if err != nil {
		return err
	}
	switch _, format := suffix(r.URL.Path); format {
	case "csv":
		return writeCSV(w, "actors", actorColumns, listed(rows))
	case "json":
		return streamJSON(w, member{Name: "actors", Rows: rowsOf(listed(rows))})
	}
	p := actorsPage{Text: text, Rows: rows}
	if len(rows) > 500 {
		p.Rows, p.More = rows[:500], len(rows)-500
	}
	return s.show(w, r, http.StatusOK, frame{Name: "actors", Title: translate(language(r), "actors.title"), Exports: exports(r, "/actors", "json", "csv"), Page: p})
}

// An actorPage is one actor: what it did, what was done to it, what it said.
type actorPage struct {
	side
	Rows       []kawat.ActorRow
	Events     int
	Said       int
	Partners   []partner
	Statements bool
	Days       []streamDay
	List       []kawat.StatementRow
	Older      string
	Tabs       []tab
}

// A partner is another code that shares events with an actor.
type partner struct {
	side
	Events int
	Path   string
}

func (s *server) actor(w http.ResponseWriter, r *http.Request) error {
	id, format := suffix(r.PathValue("id"))
	path := "/actors/" + url.PathEscape(id)
	if c := actorID(id); c != id {
		if rows, err := s.actorRows(r, id); err != nil || len(rows) == 0 {
			to := "/actors/" + url.PathEscape(c)
			if format != "" {
				to += "." + format
			}
			http.Redirect(w, r, withQuery(to, r.URL.RawQuery), http.StatusMovedPermanently)
			return nil
		}
	}
	rows, err := s.actorRows(r, id)
	if err != nil {
		return err
	}
	lang, ctx := language(r), r.Context()
	q := kawat.Query{Actor: id}
	events := func(q kawat.Query) ([]kawat.EventRow, string, error) { return s.store.Events(ctx, q) }
	statements := func(q kawat.Query) ([]kawat.StatementRow, string, error) { return s.store.Statements(ctx, q) }
	v := r.URL.Query()
	switch format {
	case "csv":
		if v.Get("tab") == inStatements {
			return writeCSV(w, "actor-"+id+"-statements", statementColumns, pages(q, statements))
		}
		return writeCSV(w, "actor-"+id, eventColumns, pages(q, events))
	case "json":
		return streamJSON(w, member{Name: "actor", Data: rows}, member{Name: "events", Rows: rowsOf(pages(q, events))},
			member{Name: "statements", Rows: rowsOf(pages(q, statements))})
	case "svg":
		return fmt.Errorf("actor %q as svg: %w", id, kawat.ErrNotFound)
	}
	p := actorPage{side: side{id, s.namer(r).side(id, rows)}, Rows: rows}
	for _, row := range rows {
		p.Events += row.Events
		p.Said += row.Statements
	}
	newest, _, err := s.store.Events(ctx, kawat.Query{Actor: id, Limit: 500})
	if err != nil {
		return err
	}
	p.Partners = partners(lang, id, rows[0].Code, newest)

	q.Cursor = v.Get("cursor")
	var next string
	switch v.Get("tab") {
	case inStatements:
		p.Statements = true
		if p.List, next, err = statements(q); err != nil {
			return err
		}
	case "", inEvents:
		var list []kawat.EventRow
		if list, next, err = events(q); err != nil {
			return err
		}
		acts, err := s.acts(ctx, q, list)
		if err != nil {
			return err
		}
		p.Days = byDay(acts)
	default:
		return invalid("actor: tab %q is not known", v.Get("tab"))
	}
	p.Older = older(r, next)
	p.Tabs = []tab{{"dyad.tab.events", path, !p.Statements}, {"dyad.tab.statements", path + "?tab=statements", p.Statements}}
	return s.show(w, r, http.StatusOK, frame{Name: "actor", Title: p.Name, Exports: exports(r, path, "json", "csv"), Page: p})
}

// partners counts the codes that stand with id in events, most first.
func partners(lang, id, own string, rows []kawat.EventRow) []partner {
	n := map[string]int{}
	for _, row := range rows {
		var codes []string
		for _, a := range slices.Concat(row.Actors, row.Recipients) {
			codes = appendNew(codes, a.Code)
		}
		for _, c := range codes {
			if c != own && dyadPath(id, c) != "" {
				n[c]++
			}
		}
	}
	out := make([]partner, 0, len(n))
	for c, k := range n {
		name := codeName(lang, c)
		if name == "" {
			name = c
		}
		out = append(out, partner{side{c, name}, k, dyadPath(id, c)})
	}
	slices.SortFunc(out, func(a, b partner) int { return cmp.Or(b.Events-a.Events, cmp.Compare(a.ID, b.ID)) })
	return out[:min(len(out), 16)]
}
