package web

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"kawat"
	"kawat/relation"
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

// An actorPage is one actor: who it is, what it did, what was done to it, what
// it said.
type actorPage struct {
	side
	Profile    *profileView
	Rows       []kawat.ActorRow
	Partners   []partner
	Statements bool
	Days       []streamDay
	List       []kawat.StatementRow
	Older      string
	Tabs       []tab
}

// A partner is another code that shares events with an actor. Of the events,
// those that were told as real are cooperation or conflict.
type partner struct {
	side
	Events, Coop, Conf int
	Path               string
}

// The lists of an actor beside those of events and statements.
const (
	inDone     = "done"
	inReceived = "received"
	inProfile  = "profile"
)

func (s *server) actor(w http.ResponseWriter, r *http.Request) error {
	id, format := suffix(r.PathValue("id"))
	path := "/actors/" + url.PathEscape(id)
	known := s.profile(id)
	rows, err := s.actorRows(r, id)
	switch missing := errors.Is(err, kawat.ErrNotFound); {
	case missing && known != nil:
		rows = []kawat.ActorRow{}
	case missing && actorID(id) != id:
		to := "/actors/" + url.PathEscape(actorID(id))
		if format != "" {
			to += "." + format
		}
		http.Redirect(w, r, withQuery(to, r.URL.RawQuery), http.StatusMovedPermanently)
		return nil
	case err != nil:
		return err
	}
	lang, ctx := language(r), r.Context()
	events := func(q kawat.Query) ([]kawat.EventRow, string, error) { return s.store.Events(ctx, q) }
	statements := func(q kawat.Query) ([]kawat.StatementRow, string, error) { return s.store.Statements(ctx, q) }
	v := r.URL.Query()
	q, in := kawat.Query{Actor: id}, cmp.Or(v.Get("tab"), inEvents)
	switch in {
	case inEvents, inStatements, inProfile:
	case inDone:
		q = kawat.Query{Source: id}
	case inReceived:
		q = kawat.Query{Target: id}
	default:
		return invalid("actor: tab %q is not known", in)
	}
	switch format {
	case "csv":
		name := "actor-" + id
		if in != inEvents {
			name += "-" + in
		}
		switch {
		case in == inProfile && known != nil:
			return writeCSV(w, name, profileColumns, listed(known.Spells))
		case in == inProfile:
			return writeCSV(w, name, profileColumns, listed([]Spell(nil)))
		case in == inStatements:
			return writeCSV(w, name, statementColumns, pages(q, statements))
		}
		return writeCSV(w, name, eventColumns, pages(q, events))
	case "json":
		return streamJSON(w, member{Name: "actor", Data: rows}, member{Name: "profile", Data: known},
			member{Name: "events", Rows: rowsOf(pages(q, events))}, member{Name: "statements", Rows: rowsOf(pages(q, statements))})
	case "svg":
		return fmt.Errorf("actor %q as svg: %w", id, kawat.ErrNotFound)
	}
	p := actorPage{side: side{id, s.namer(r).side(id, rows)}, Profile: viewProfile(known), Rows: rows}
	if known != nil && codeName(lang, id) == "" {
		p.Name = called(lang, known.Known)
	}
	page := frame{Name: "actor", Title: p.Name, Exports: exports(r, path, "json", "csv")}
	if len(rows) == 0 {
		page.Page = p
		return s.show(w, r, http.StatusOK, page)
	}
	newest, _, err := s.store.Events(ctx, kawat.Query{Actor: id, Limit: 500})
	if err != nil {
		return err
	}
	p.Partners = partners(lang, id, rows[0].Code, newest)

	q.Cursor = v.Get("cursor")
	var next string
	if in == inStatements {
		p.Statements = true
		if p.List, next, err = statements(q); err != nil {
			return err
		}
	} else {
		var list []kawat.EventRow
		if list, next, err = events(q); err != nil {
			return err
		}
		acts, err := s.acts(ctx, q, list)
		if err != nil {
			return err
		}
		p.Days = byDay(acts)
	}
	p.Older = older(r, next)
	p.Tabs = []tab{{"dyad.tab.events", path, in == inEvents || in == inProfile}, {"actor.tab.done", path + "?tab=" + inDone, in == inDone},
		{"actor.tab.received", path + "?tab=" + inReceived, in == inReceived}, {"dyad.tab.statements", path + "?tab=" + inStatements, p.Statements}}
	page.Page = p
	return s.show(w, r, http.StatusOK, page)
}

// partners counts the codes that stand with id in events, most first.
func partners(lang, id, own string, rows []kawat.EventRow) []partner {
	n := map[string]partner{}
	for _, row := range rows {
		var codes []string
		for _, a := range slices.Concat(row.Actors, row.Recipients) {
			codes = appendNew(codes, a.Code)
		}
		for _, c := range codes {
			if c == own || dyadPath(id, c) == "" {
				continue
			}
			p := n[c]
			p.Events++
			switch {
			case !relation.Countable(row):
			case tone(row.Quad) == "coop":
				p.Coop++
			default:
				p.Conf++
			}
			n[c] = p
		}
	}
	out := make([]partner, 0, len(n))
	for c, p := range n {
		p.side, p.Path = side{c, cmp.Or(codeName(lang, c), c)}, dyadPath(id, c)
		out = append(out, p)
	}
	slices.SortFunc(out, func(a, b partner) int { return cmp.Or(b.Events-a.Events, cmp.Compare(a.ID, b.ID)) })
	return out[:min(len(out), 16)]
}
