package web

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"kawat"
)

// A fakeStore is a kawat.Store in memory, enough of one to show pages: rows are
// filtered by scanning, and cursors are row numbers.
type fakeStore struct {
	kawat.Store // the methods that pages never call
	analyses    []kawat.Analysis
	err         error // answered by every method, if set
	calls       int   // of Events, to see that exports follow cursors
}

func (f *fakeStore) Report(_ context.Context, hash string) (kawat.Analysis, error) {
	if f.err != nil {
		return kawat.Analysis{}, f.err
	}
	if len(hash) < 8 {
		return kawat.Analysis{}, fmt.Errorf("report %q: prefix shorter than 8 digits: %w", hash, kawat.ErrInvalid)
	}
	for _, a := range f.analyses {
		if strings.HasPrefix(a.Hash, hash) {
			return a, nil
		}
	}
	return kawat.Analysis{}, fmt.Errorf("report %s: %w", hash, kawat.ErrNotFound)
}

// page cuts one page out of rows.
func page[T any](rows []T, q kawat.Query) ([]T, string, error) {
	from := 0
	if q.Cursor != "" {
		n, err := strconv.Atoi(q.Cursor)
		if err != nil || n < 0 || n > len(rows) {
			return nil, "", fmt.Errorf("cursor %q: %w", q.Cursor, kawat.ErrInvalid)
		}
		from = n
	}
	to := min(len(rows), from+cmp.Or(q.Limit, 50))
	next := ""
	if to < len(rows) {
		next = strconv.Itoa(to)
	}
	return rows[from:to], next, nil
}

func (f *fakeStore) Reports(_ context.Context, q kawat.Query) ([]kawat.ReportRow, string, error) {
	if f.err != nil {
		return nil, "", f.err
	}
	var rows []kawat.ReportRow
	for _, a := range f.analyses {
		if !f.match(a, q) || !inDays(a.Article.PublishedDay(), q) {
			continue
		}
		rows = append(rows, kawat.ReportRow{Hash: a.Hash, ID: a.ID, State: a.State, Reason: a.Reason, Lang: a.Lang, Outlet: a.Article.Outlet,
			Headline: a.Article.Headline, URL: a.Article.URL, Published: a.Article.Published, Events: len(a.Events), Statements: len(a.Statements),
			Snippet: snippet(a.Article.Text, q.Text)})
	}
	slices.SortStableFunc(rows, func(x, y kawat.ReportRow) int {
		return cmp.Or(cmp.Compare(y.Published, x.Published), cmp.Compare(x.Hash, y.Hash))
	})
	return page(rows, q)
}

func (f *fakeStore) Events(_ context.Context, q kawat.Query) ([]kawat.EventRow, string, error) {
	f.calls++
	if f.err != nil {
		return nil, "", f.err
	}
	var rows []kawat.EventRow
	for _, a := range f.analyses {
		if !f.match(a, q) {
			continue
		}
		for _, e := range a.Events {
			day := a.Article.PublishedDay()
			if e.Date != nil {
				day = e.Date.To
			}
			if !inDays(day, q) || len(q.Types) > 0 && !slices.Contains(q.Types, e.Type) || q.Status != "" && e.Status != q.Status {
				continue
			}
			both := slices.Concat(e.Actors, e.Recipients)
			if q.Actor != "" && !hasActor(both, q.Actor) || q.Source != "" && !hasActor(e.Actors, q.Source) || q.Target != "" && !hasActor(e.Recipients, q.Target) {
				continue
			}
			if q.Dyad != [2]string{} && !isDyad(e, q.Dyad[0], q.Dyad[1]) {
				continue
			}
			row := kawat.EventRow{Event: e, Report: a.Hash, Outlet: a.Article.Outlet, Headline: a.Article.Headline, Published: a.Article.Published, Lang: a.Lang, Day: day}
			if len(e.Evidence) > 0 {
				row.Sentence = a.Article.Slice(e.Evidence[0])
			}
			rows = append(rows, row)
		}
	}
	slices.SortStableFunc(rows, func(x, y kawat.EventRow) int {
		return cmp.Or(cmp.Compare(y.Day, x.Day), cmp.Compare(x.Report, y.Report))
	})
	return page(rows, q)
}

func (f *fakeStore) Statements(_ context.Context, q kawat.Query) ([]kawat.StatementRow, string, error) {
	if f.err != nil {
		return nil, "", f.err
	}
	var rows []kawat.StatementRow
	for _, a := range f.analyses {
		if !f.match(a, q) || !inDays(a.Article.PublishedDay(), q) {
			continue
		}
		for _, s := range a.Statements {
			var others []kawat.Actor
			if s.Addressee != nil {
				others = append(others, *s.Addressee)
			}
			if q.Actor != "" && !hasActor(slices.Concat(speakers(s), others), q.Actor) {
				continue
			}
			for _, m := range a.Mentions {
				if s.Content.Contains(m.Span) {
					others = append(others, m.Actors...)
				}
			}
			if q.Dyad != [2]string{} && !isDyad(kawat.Event{Actors: speakers(s), Recipients: others}, q.Dyad[0], q.Dyad[1]) {
				continue
			}
			rows = append(rows, kawat.StatementRow{Statement: s, Report: a.Hash, Outlet: a.Article.Outlet, Headline: a.Article.Headline,
				Published: a.Article.Published, Lang: a.Lang, Text: a.Article.Slice(s.Content), Day: a.Article.PublishedDay()})
		}
	}
	slices.SortStableFunc(rows, func(x, y kawat.StatementRow) int {
		return cmp.Or(cmp.Compare(y.Day, x.Day), cmp.Compare(x.Report, y.Report))
	})
	return page(rows, q)
}

func (f *fakeStore) Actors(_ context.Context, q kawat.Query) ([]kawat.ActorRow, error) {
	if f.err != nil {
		return nil, f.err
	}
	type key struct{ entity, code, sector string }
	rows := map[key]*kawat.ActorRow{}
	seen := func(a kawat.Actor) *kawat.ActorRow {
		k := key{a.Entity, a.Code, a.Sector}
		if rows[k] == nil {
			rows[k] = &kawat.ActorRow{Entity: a.Entity, Code: a.Code, Sector: a.Sector, Name: a.Name}
		}
		return rows[k]
	}
	for _, a := range f.analyses {
		for _, e := range a.Events {
			for _, x := range slices.Concat(e.Actors, e.Recipients) {
				seen(x).Events++
			}
		}
		for _, s := range a.Statements {
			seen(s.Speaker).Statements++
		}
	}
	var out []kawat.ActorRow
	text := strings.ToLower(q.Text)
	for _, r := range rows {
		if strings.Contains(strings.ToLower(r.Code+"\n"+r.Entity+"\n"+r.Name), text) {
			out = append(out, *r)
		}
	}
	slices.SortFunc(out, func(x, y kawat.ActorRow) int {
		return cmp.Or(cmp.Compare(y.Events, x.Events), cmp.Compare(x.Code, y.Code), cmp.Compare(x.Entity, y.Entity), cmp.Compare(x.Sector, y.Sector))
	})
	return out, nil
}

func (f *fakeStore) Counts(context.Context) (kawat.Counts, error) {
	c := kawat.Counts{Reports: map[kawat.State]int{}}
	for _, a := range f.analyses {
		c.Reports[a.State]++
		c.Events += len(a.Events)
		c.Statements += len(a.Statements)
	}
	return c, f.err
}

func (f *fakeStore) match(a kawat.Analysis, q kawat.Query) bool {
	if q.Lang != "" && a.Lang != q.Lang || q.Report != "" && a.Hash != q.Report {
		return false
	}
	text := strings.ToLower(a.Article.Headline + "\n" + a.Article.Deck + "\n" + a.Article.Text)
	for _, w := range needles(q.Text) {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// needles are the words and phrases of a full-text query, in lower case.
func needles(q string) []string {
	var out []string
	for i, part := range strings.Split(strings.ToLower(q), `"`) {
		if i%2 == 1 {
			out = append(out, part)
			continue
		}
		for _, w := range strings.Fields(part) {
			out = append(out, strings.TrimSuffix(w, "*"))
		}
	}
	return out
}

func snippet(text, q string) string {
	for _, w := range needles(q) {
		i := strings.Index(strings.ToLower(text), w)
		if w == "" || i < 0 || i+len(w) > len(text) {
			continue
		}
		from := strings.LastIndexFunc(text[:max(0, i-60)], unicode.IsSpace) + 1
		to := min(len(text), i+len(w)+120)
		return strings.ToValidUTF8("…"+text[from:i]+"\u0002"+text[i:i+len(w)]+"\u0003"+text[i+len(w):to]+"…", "")
	}
	return ""
}

func inDays(day string, q kawat.Query) bool {
	return (q.From == "" || day >= q.From) && (q.To == "" || day <= q.To)
}

func hasActor(as []kawat.Actor, id string) bool {
	return slices.ContainsFunc(as, func(a kawat.Actor) bool { return a.Code == id || a.Entity == id })
}

func isDyad(e kawat.Event, a, b string) bool {
	return hasActor(e.Actors, a) && hasActor(e.Recipients, b) || hasActor(e.Actors, b) && hasActor(e.Recipients, a) ||
		hasActor(e.Actors, a) && hasActor(e.Actors, b)
}
