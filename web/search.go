package web

import (
	"iter"
	"net/http"
	"strings"

	"kawat"
)

// The things that a search can list.
const (
	inReports    = "reports"
	inEvents     = "events"
	inStatements = "statements"
)

// A searchPage is the result of a search.
type searchPage struct {
	parsed
	In         string
	Actors     []kawat.ActorRow
	Reports    []kawat.ReportRow
	Events     []act
	Statements []kawat.StatementRow
	Older      string
	Tabs       []tab
	Empty      bool
}

// A tab is a link to another list of the same page.
type tab struct {
	Key string // of its name in the catalogue
	URL string
	On  bool
}

func (s *server) search(w http.ResponseWriter, r *http.Request) error {
	v := r.URL.Query()
	in := v.Get("in")
	p, err := parseQuery(v.Get("q"))
	if err != nil {
		return err
	}
	if in == "" {
		in = inReports
		if q := p.Query; q.Actor != "" || q.Source != "" || q.Target != "" || q.Dyad != [2]string{} || len(q.Types) > 0 || q.Status != "" {
			in = inEvents // the query asks for events
		}
	}
	q := p.Query
	q.Cursor = v.Get("cursor")
	ctx := r.Context()
	reports := func(q kawat.Query) ([]kawat.ReportRow, string, error) { return s.store.Reports(ctx, q) }
	events := func(q kawat.Query) ([]kawat.EventRow, string, error) { return s.store.Events(ctx, q) }
	statements := func(q kawat.Query) ([]kawat.StatementRow, string, error) { return s.store.Statements(ctx, q) }
	_, format := suffix(r.URL.Path)
	switch in {
	case inEvents:
		if format == "csv" {
			return writeCSV(w, "search-events", eventColumns, pages(q, events))
		}
		if format == "json" {
			return streamJSON(w, member{Name: "query", Data: queryJSON(p)}, member{Name: "events", Rows: rowsOf(pages(q, events))})
		}
	case inStatements:
		if format == "csv" {
			return writeCSV(w, "search-statements", statementColumns, pages(q, statements))
		}
		if format == "json" {
			return streamJSON(w, member{Name: "query", Data: queryJSON(p)}, member{Name: "statements", Rows: rowsOf(pages(q, statements))})
		}
	case inReports:
		if format == "csv" {
			return writeCSV(w, "search-reports", reportColumns, pages(q, reports))
		}
		if format == "json" {
			return streamJSON(w, member{Name: "query", Data: queryJSON(p)}, member{Name: "reports", Rows: rowsOf(plainSnippets(pages(q, reports)))})
		}
	default:
		return invalid("search: list %q is not known", in)
	}

	page := searchPage{parsed: p, In: in}
	var next string
	switch in {
	case inEvents:
		var rows []kawat.EventRow
		if rows, next, err = events(q); err != nil {
			return err
		}
		if page.Events, err = s.acts(ctx, q, rows); err != nil {
			return err
		}
		page.Empty = len(rows) == 0
	case inStatements:
		if page.Statements, next, err = statements(q); err != nil {
			return err
		}
		page.Empty = len(page.Statements) == 0
	default:
		if page.Reports, next, err = reports(q); err != nil {
			return err
		}
		page.Empty = len(page.Reports) == 0
	}
	page.Older = older(r, next)
	if text := plainWords(p); text != "" && v.Get("cursor") == "" {
		if page.Actors, err = s.store.Actors(ctx, kawat.Query{Text: text, Limit: 8}); err != nil {
			return err
		}
		page.Actors = page.Actors[:min(len(page.Actors), 8)]
	}
	for _, k := range []string{inReports, inEvents, inStatements} {
		v := r.URL.Query()
		v.Del("cursor")
		v.Del("lang")
		v.Set("in", k)
		page.Tabs = append(page.Tabs, tab{"search.in." + k, "/search?" + v.Encode(), k == in})
	}
	links := exports(r, "/search", "json", "csv")
	if v.Get("in") == "" {
		for i := range links {
			sep := "?"
			if strings.Contains(links[i].URL, "?") {
				sep = "&"
			}
			links[i].URL += sep + "in=" + in
		}
	}
	title := translate(language(r), "search.title")
	if q := v.Get("q"); q != "" {
		title = q + " · " + title
	}
	return s.show(w, r, http.StatusOK, frame{Name: "search", Title: title, Q: v.Get("q"), Exports: links, Page: page})
}

// plainWords is the text of a query without quotation marks and stars, as the
// name of an actor would be typed; "" if the query has no words.
func plainWords(p parsed) string {
	var out []string
	for _, t := range p.Terms {
		if t.Kind != "field" {
			out = append(out, strings.TrimSuffix(t.Text, "*"))
		}
	}
	return strings.Join(out, " ")
}

// queryJSON says how a query was understood.
func queryJSON(p parsed) any {
	type jsonTerm struct {
		Kind  string `json:"kind"`
		Field string `json:"field,omitempty"`
		Text  string `json:"text"`
	}
	terms := make([]jsonTerm, len(p.Terms))
	for i, t := range p.Terms {
		terms[i] = jsonTerm(t)
	}
	return struct {
		Terms []jsonTerm `json:"all_of"`
	}{terms}
}

// A snippetPart is a stretch of a snippet; Hit marks the words that matched.
type snippetPart struct {
	Text string
	Hit  bool
}

// plainSnippets takes the marks of the store out of the snippets of rows, for
// readers that are programs and take them for control characters.
func plainSnippets(rows iter.Seq2[kawat.ReportRow, error]) iter.Seq2[kawat.ReportRow, error] {
	return func(yield func(kawat.ReportRow, error) bool) {
		for row, err := range rows {
			var b strings.Builder
			for _, part := range snippetParts(row.Snippet) {
				b.WriteString(part.Text)
			}
			row.Snippet = b.String()
			if !yield(row, err) {
				return
			}
		}
	}
}

// snippetParts splits a snippet at the marks that the store put around matches.
func snippetParts(s string) []snippetPart {
	var out []snippetPart
	hit := false
	for s != "" {
		i := strings.IndexAny(s, "\u0002\u0003")
		if i < 0 {
			i = len(s)
		}
		if i > 0 {
			out = append(out, snippetPart{s[:i], hit})
		}
		if i == len(s) {
			break
		}
		hit = s[i] == '\u0002'
		s = s[i+1:]
	}
	return out
}
