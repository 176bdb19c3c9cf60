package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"

	"kawat"
)

// defaultLimit is the number of rows of a page where the query names none.
const defaultLimit = 50

// few is when a filter finds so little that its finds are looked up and
// sorted, rather than met on the way through a list in order.
const few = 2000

// A clause is a part of a condition with its arguments.
type clause struct {
	sql  string
	args []any
}

// A filter is a list of conditions that all must hold.
type filter struct{ clauses []clause }

func (f *filter) add(sql string, args ...any) { f.clauses = append(f.clauses, clause{sql, args}) }

// where renders the conditions, and what must follow them in the query.
func (f *filter) where(rest string, more ...any) (string, []any) {
	var b strings.Builder
	var args []any
	for i, c := range f.clauses {
		b.WriteString([]string{" WHERE ", " AND "}[min(i, 1)])
		b.WriteString("(" + c.sql + ")")
		args = append(args, c.args...)
	}
	return b.String() + rest, append(args, more...)
}

// A plan is a query checked and looked up.
type plan struct {
	kawat.Query
	limit  int
	cursor *cursor
	match  string // full text in FTS5's language; "" none
	rare   bool   // the full text finds few reports
	num    int64  // of Report; 0 none, -1 unknown
}

// A cursor is the last row of a page.
type cursor struct {
	day        string
	hkey       int64
	num, place int64
}

func (c cursor) String() string {
	return fmt.Sprintf("%s.%d.%d.%d", c.day, c.hkey, c.num, c.place)
}

func parseCursor(s string) (*cursor, error) {
	bad := fmt.Errorf("cursor %q: %w", s, kawat.ErrInvalid)
	parts := strings.Split(s, ".")
	if len(parts) != 4 || parts[0] != "" && day(parts[0]) != parts[0] {
		return nil, bad
	}
	var n [3]int64
	for i := range n {
		var err error
		if n[i], err = strconv.ParseInt(parts[i+1], 10, 64); err != nil {
			return nil, bad
		}
	}
	return &cursor{parts[0], n[0], n[1], n[2]}, nil
}

// plan checks a query. What is wrong with it wraps ErrInvalid.
func (s *SQLite) plan(ctx context.Context, q kawat.Query) (*plan, error) {
	p := &plan{Query: q, limit: q.Limit}
	for _, d := range []string{q.From, q.To} {
		if d != "" && day(d) != d {
			return nil, fmt.Errorf("day %q: %w: want YYYY-MM-DD", d, kawat.ErrInvalid)
		}
	}
	for _, t := range q.Types {
		if !slices.Contains(kawat.EventTypes, t) {
			return nil, fmt.Errorf("event type %q: %w", t, kawat.ErrInvalid)
		}
	}
	switch q.Status {
	case "", kawat.Actual, kawat.Future, kawat.Hypothetical, kawat.Negated:
	default:
		return nil, fmt.Errorf("status %q: %w", q.Status, kawat.ErrInvalid)
	}
	if (q.Dyad[0] == "") != (q.Dyad[1] == "") {
		return nil, fmt.Errorf("dyad %q: %w: want two actors", q.Dyad[0]+","+q.Dyad[1], kawat.ErrInvalid)
	}
	if q.Limit < 0 {
		return nil, fmt.Errorf("limit %d: %w", q.Limit, kawat.ErrInvalid)
	}
	if q.Limit == 0 {
		p.limit = defaultLimit
	}
	var err error
	if q.Cursor != "" {
		if p.cursor, err = parseCursor(q.Cursor); err != nil {
			return nil, err
		}
	}
	if q.Report != "" {
		p.num, _, err = s.resolve(ctx, q.Report)
		if errors.Is(err, kawat.ErrNotFound) {
			p.num, err = -1, nil
		}
		if err != nil {
			return nil, err
		}
	}
	return p, nil
}

// text adds the full-text part of a query to its plan.
func (p *plan) text(ctx context.Context, s *SQLite) error {
	if strings.TrimSpace(p.Text) == "" {
		return nil
	}
	var err error
	if p.match, err = matchExpression(p.Text); err != nil {
		return err
	}
	n, err := s.atMost(ctx, few, "SELECT 1 FROM words WHERE words MATCH ?", p.match)
	p.rare = n < few
	return err
}

// atMost counts the rows of a query, up to limit.
func (s *SQLite) atMost(ctx context.Context, limit int, query string, args ...any) (int, error) {
	var n int
	err := s.read.QueryRowContext(ctx, "SELECT count(*) FROM ("+query+" LIMIT ?)", append(args, limit)...).Scan(&n)
	return n, err
}

// order adds the conditions on days and on the page to f. The columns are those
// of the table or index that gives the order.
func (p *plan) order(f *filter, alias, place string) {
	if p.From != "" {
		f.add(alias+".day >= ?", p.From)
	}
	if p.To != "" {
		f.add(alias+".day <= ? AND "+alias+".day <> ''", p.To)
	}
	if c := p.cursor; c != nil {
		f.add(alias+".day <= ?", c.day)
		f.add("("+alias+".day < ? OR ("+alias+".hkey, "+alias+".num, "+place+") > (?, ?, ?))", c.day, c.hkey, c.num, c.place)
	}
}

// report adds the conditions on the report, whose row is r and whose number is
// column num.
func (p *plan) report(f *filter, num string, driven bool) {
	if p.num != 0 {
		f.add(num+" = ?", p.num)
	}
	if p.Lang != "" {
		f.add("r.lang = ?", p.Lang)
	}
	if p.match != "" {
		if driven || !p.rare {
			num = "+" + num // don't look up each: there are many, or the order comes from elsewhere
		}
		f.add(num+" IN (SELECT rowid FROM words WHERE words MATCH ?)", p.match)
	}
}

// A party is a condition on who takes part: key on one side, or, with a second
// key, a dyad.
type party struct {
	key, other string
	side       int // −1 any in which one takes part
}

// parties lists the conditions of a query on who takes part.
func (p *plan) parties() []party {
	var out []party
	if p.Actor != "" {
		out = append(out, party{key: p.Actor, side: -1})
	}
	if p.Source != "" {
		out = append(out, party{key: p.Source, side: sideActor})
	}
	if p.Target != "" {
		out = append(out, party{key: p.Target, side: sideRecipient})
	}
	if p.Dyad[0] != "" {
		out = append(out, party{key: p.Dyad[0], other: p.Dyad[1], side: -1})
	}
	return out
}

// on is the condition that row i of involved, which has the party's key, is in
// the place that the party asks for. Of a dyad one acts or speaks: who was
// addressed and who was mentioned make none.
func (t party) on(i, kind string) clause {
	if t.other != "" {
		return clause{`EXISTS (SELECT 1 FROM involved j WHERE j.kind = '` + kind + `' AND j.key = ? AND j.day = ` + i + `.day AND j.hkey = ` + i + `.hkey
			AND j.num = ` + i + `.num AND j.place = ` + i + `.place AND min(j.side, ` + i + `.side) = 0 AND (j.side <> ` + i + `.side OR j.pos <> ` + i + `.pos))`, []any{t.other}}
	}
	if t.side >= 0 {
		return clause{i + ".side = ?", []any{t.side}}
	}
	return clause{i + ".side <> ?", []any{sideMentioned}}
}

// exists is the condition that the party takes part in the row of alias, a
// table or index with the columns day, hkey, num and place.
func (t party) exists(alias, kind string) clause {
	on := t.on("k", kind)
	return clause{`EXISTS (SELECT 1 FROM involved k WHERE k.kind = '` + kind + `' AND k.key = ? AND k.day = ` + alias + `.day AND k.hkey = ` + alias + `.hkey
		AND k.num = ` + alias + `.num AND k.place = ` + alias + `.place AND ` + on.sql + `)`, append([]any{t.key}, on.args...)}
}

// drive picks the party whose key is rarest to lead a query, and the rest. Of
// a dyad the rarer side leads.
func (s *SQLite) drive(ctx context.Context, kind string, all []party) (lead *party, rest []party, count int, err error) {
	best := 0
	for i := range all {
		n, err := s.atMost(ctx, few, "SELECT 1 FROM involved WHERE kind = ? AND key = ?", kind, all[i].key)
		if err != nil {
			return nil, nil, 0, err
		}
		if all[i].other != "" && all[i].other != all[i].key {
			m, err := s.atMost(ctx, few, "SELECT 1 FROM involved WHERE kind = ? AND key = ?", kind, all[i].other)
			if err != nil {
				return nil, nil, 0, err
			}
			if m < n {
				all[i].key, all[i].other, n = all[i].other, all[i].key, m
			}
		}
		if lead == nil || n < count {
			lead, best, count = &all[i], i, n
		}
	}
	if lead != nil {
		rest = slices.Concat(all[:best], all[best+1:])
	}
	return lead, rest, count, nil
}

// eventConditions adds what a query asks of the type and status of event e.
func (p *plan) eventConditions(f *filter, e string) {
	if len(p.Types) == 1 {
		f.add(e+".type = ?", string(p.Types[0]))
	} else if len(p.Types) > 1 {
		args := make([]any, len(p.Types))
		for i, t := range p.Types {
			args[i] = string(t)
		}
		// The plus keeps SQLite from the index by type, which has no order over
		// several types.
		f.add("+"+e+".type IN (?"+strings.Repeat(", ?", len(args)-1)+")", args...)
	}
	if p.Status != "" {
		f.add(e+".status = ?", string(p.Status))
	}
}

// A selection is the events or statements that a query asks for: which tables
// to read, what must hold, and in which row of them stand the columns day,
// hkey, num and place that give the order. Row x is the event or statement,
// and r its report. One of them may come several times, next to each other.
type selection struct {
	from   string
	filter filter
	by     string
}

// choose finds the rows of table, "events" or "statements", that a query asks
// for.
func (s *SQLite) choose(ctx context.Context, p *plan, kind, table string) (*selection, error) {
	lead, rest, count, err := s.drive(ctx, kind, p.parties())
	if err != nil {
		return nil, err
	}
	if lead != nil && (p.num != 0 || p.rare && p.match != "" && count >= few) {
		lead, rest = nil, p.parties() // the report or the text says more
	}
	c := &selection{from: table + " x", by: "x"}
	f := &c.filter
	if lead != nil {
		// CROSS JOIN keeps the order of the tables: the index of involved
		// gives the order of the list.
		c.from, c.by = "involved i CROSS JOIN "+table+" x ON x.num = i.num AND x.place = i.place", "i"
		f.add("i.kind = '"+kind+"' AND i.key = ?", lead.key)
		on := lead.on("i", kind)
		f.add(on.sql, on.args...)
	}
	c.from += " CROSS JOIN reports r ON r.num = x.num"
	p.order(f, c.by, c.by+".place")
	p.report(f, c.by+".num", lead != nil)
	for _, t := range rest {
		e := t.exists(c.by, kind)
		f.add(e.sql, e.args...)
	}
	if kind == kindEvent {
		p.eventConditions(f, "x")
	} else if len(p.Types) > 0 || p.Status != "" {
		var told filter
		told.add("t.num = x.num AND t.statement = x.place")
		p.eventConditions(&told, "e")
		where, args := told.where("")
		f.add("EXISTS (SELECT 1 FROM told t JOIN events e ON e.num = t.num AND e.place = t.event"+where+")", args...)
	}
	return c, nil
}

// listQuery renders the query for a list of events or statements, in order.
// Columns are read from the rows of choose and the ledger's row raw, after
// those that every list needs.
func (s *SQLite) listQuery(ctx context.Context, p *plan, kind, table, columns string) (query string, args []any, err error) {
	if err := p.text(ctx, s); err != nil {
		return "", nil, err
	}
	c, err := s.choose(ctx, p, kind, table)
	if err != nil {
		return "", nil, err
	}
	where, args := c.filter.where(" ORDER BY " + c.by + ".day DESC, " + c.by + ".hkey, " + c.by + ".num, " + c.by + ".place")
	return "SELECT x.day, x.hkey, x.num, x.place, raw.hash, r.outlet, r.headline, r.published, r.lang, " + columns +
		" FROM " + c.from + " CROSS JOIN raw ON raw.num = x.num" + where, args, nil
}

// Events answers a query with events. With Text, they are the events of the
// reports that it finds. See [kawat.Store].
func (s *SQLite) Events(ctx context.Context, q kawat.Query) ([]kawat.EventRow, string, error) {
	return page(ctx, s, q, kindEvent, "events", "x.json, x.sentence", func(rows *sql.Rows, c *cursor) (kawat.EventRow, error) {
		var r kawat.EventRow
		var text string
		err := rows.Scan(&c.day, &c.hkey, &c.num, &c.place, &r.Report, &r.Outlet, &r.Headline, &r.Published, &r.Lang, &text, &r.Sentence)
		if err == nil {
			err = json.Unmarshal([]byte(text), &r.Event)
		}
		r.Day = c.day
		return r, err
	})
}

// Statements answers a query with statements: Actor is a speaker or addressee,
// Source a speaker, Target an addressee; of a Dyad one speaks, and the other is
// addressed, mentioned in the content or speaks too; Types and Status are those
// of an event told in the statement. See [kawat.Store].
func (s *SQLite) Statements(ctx context.Context, q kawat.Query) ([]kawat.StatementRow, string, error) {
	return page(ctx, s, q, kindStatement, "statements", "x.json, x.text", func(rows *sql.Rows, c *cursor) (kawat.StatementRow, error) {
		var r kawat.StatementRow
		var text string
		err := rows.Scan(&c.day, &c.hkey, &c.num, &c.place, &r.Report, &r.Outlet, &r.Headline, &r.Published, &r.Lang, &text, &r.Text)
		if err == nil {
			err = json.Unmarshal([]byte(text), &r.Statement)
		}
		r.Day = c.day
		return r, err
	})
}

// page answers a query with one page of a list of events or statements.
func page[R any](ctx context.Context, s *SQLite, q kawat.Query, kind, table, columns string, scan func(*sql.Rows, *cursor) (R, error)) ([]R, string, error) {
	p, err := s.plan(ctx, q)
	if err != nil {
		return nil, "", err
	}
	query, args, err := s.listQuery(ctx, p, kind, table, columns)
	if errors.Is(err, kawat.ErrInvalid) {
		return nil, "", err
	}
	if err != nil {
		return nil, "", s.explain("query "+table+" of", err)
	}
	out, next, err := collect(ctx, s.read, query, args, p.limit, scan)
	return out, next, s.explain("query "+table+" of", err)
}

// collect reads rows that come in order, up to limit, and the cursor to go on
// from.
func collect[R any](ctx context.Context, q querier, query string, args []any, limit int, scan func(*sql.Rows, *cursor) (R, error)) (out []R, next string, err error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, "", err
	}
	defer rows.Close()
	var last cursor
	for rows.Next() {
		var c cursor
		r, err := scan(rows, &c)
		if err != nil {
			return nil, "", err
		}
		if len(out) > 0 && c == last {
			continue // an actor may stand in one event twice
		}
		if len(out) == limit {
			return out, last.String(), nil
		}
		out, last = append(out, r), c
	}
	return out, "", rows.Err()
}

// Reports answers a query with reports. Conditions on who takes part, on types
// and on status hold if one event of the report meets them all; those on who
// takes part also if one statement does. See [kawat.Store].
func (s *SQLite) Reports(ctx context.Context, q kawat.Query) ([]kawat.ReportRow, string, error) {
	p, err := s.plan(ctx, q)
	if err != nil {
		return nil, "", err
	}
	rows, next, err := s.reports(ctx, p)
	if errors.Is(err, kawat.ErrInvalid) {
		return nil, "", err
	}
	return rows, next, s.explain("query reports of", err)
}

func (s *SQLite) reports(ctx context.Context, p *plan) ([]kawat.ReportRow, string, error) {
	if err := p.text(ctx, s); err != nil {
		return nil, "", err
	}
	var f filter
	p.order(&f, "r", "0")
	p.report(&f, "r.num", false)
	if c, err := s.told(ctx, p); err != nil {
		return nil, "", err
	} else if c.sql != "" {
		f.add(c.sql, c.args...)
	}
	where, args := f.where(" ORDER BY r.day DESC, r.hkey, r.num LIMIT ?", p.limit+1)
	rows, err := s.read.QueryContext(ctx, `SELECT r.day, r.hkey, r.num, raw.hash, raw.id, r.state, r.reason, r.lang, r.outlet, r.headline, r.url, r.published,
		r.events, r.statements FROM reports r CROSS JOIN raw ON raw.num = r.num`+where, args...)
	if err != nil {
		return nil, "", err
	}
	defer rows.Close()
	var out []kawat.ReportRow
	var nums []int64
	var last cursor
	next := ""
	for rows.Next() {
		var r kawat.ReportRow
		var c cursor
		if err := rows.Scan(&c.day, &c.hkey, &c.num, &r.Hash, &r.ID, (*string)(&r.State), &r.Reason, &r.Lang, &r.Outlet, &r.Headline, &r.URL,
			&r.Published, &r.Events, &r.Statements); err != nil {
			return nil, "", err
		}
		if len(out) == p.limit {
			next = last.String()
			break
		}
		out, nums, last = append(out, r), append(nums, c.num), c
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return nil, "", err
	}
	if p.match != "" {
		for i, num := range nums {
			err := s.read.QueryRowContext(ctx, "SELECT snippet(words, -1, char(2), char(3), '…', 24) FROM words WHERE words MATCH ? AND rowid = ?", p.match, num).Scan(&out[i].Snippet)
			if err != nil && !errors.Is(err, sql.ErrNoRows) { // it may be gone by now
				return nil, "", err
			}
		}
	}
	return out, next, nil
}

// told is the condition on a report r that one of its events, or of its
// statements, meets what the query asks of them.
func (s *SQLite) told(ctx context.Context, p *plan) (clause, error) {
	if len(p.parties()) == 0 {
		if len(p.Types) == 0 && p.Status == "" {
			return clause{}, nil
		}
		var f filter
		f.add("x.num = r.num")
		p.eventConditions(&f, "x")
		where, args := f.where("")
		return clause{"EXISTS (SELECT 1 FROM events x" + where + ")", args}, nil
	}
	var parts []string
	var args []any
	for _, kind := range []string{kindEvent, kindStatement} {
		if kind == kindStatement && (len(p.Types) > 0 || p.Status != "") {
			break
		}
		lead, rest, _, err := s.drive(ctx, kind, p.parties())
		if err != nil {
			return clause{}, err
		}
		var f filter
		f.add("i.kind = '"+kind+"' AND i.key = ?", lead.key)
		on := lead.on("i", kind)
		f.add(on.sql, on.args...)
		for _, t := range rest {
			c := t.exists("i", kind)
			f.add(c.sql, c.args...)
		}
		from := "involved i"
		if kind == kindEvent {
			from += " CROSS JOIN events x ON x.num = i.num AND x.place = i.place"
			p.eventConditions(&f, "x")
		}
		where, more := f.where("")
		parts, args = append(parts, "SELECT i.num FROM "+from+where), append(args, more...)
	}
	return clause{"r.num IN (" + strings.Join(parts, " UNION ") + ")", args}, nil
}

// Report returns the whole analysis of one report. A report that was put and
// not coded yet comes with state new and what its bringer said of it.
func (s *SQLite) Report(ctx context.Context, hash string) (kawat.Analysis, error) {
	num, full, err := s.resolve(ctx, hash)
	if err != nil {
		return kawat.Analysis{}, err
	}
	a, err := s.report(ctx, num, full)
	return a, s.explain("read report "+full+" of", err)
}

func (s *SQLite) report(ctx context.Context, num int64, hash string) (kawat.Analysis, error) {
	// One snapshot: a Save in between must not mix two analyses.
	t, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return kawat.Analysis{}, err
	}
	defer t.Rollback()
	var packed []byte
	var id, state, lang, address, outlet, headline, published string
	if err := t.QueryRowContext(ctx, `SELECT raw.id, r.state, a.json, r.lang, r.url, r.outlet, r.headline, r.published
		FROM reports r JOIN raw ON raw.num = r.num LEFT JOIN analyses a ON a.num = r.num WHERE r.num = ?`, num).Scan(&id, &state, &packed, &lang, &address, &outlet, &headline, &published); err != nil {
		return kawat.Analysis{}, err
	}
	if packed == nil {
		return kawat.Analysis{ID: or(id, hash), Hash: hash, Lang: or(lang, "und"), State: kawat.State(state),
			Article: kawat.Article{URL: address, Outlet: outlet, Headline: headline, Published: published}}, nil
	}
	var a kawat.Analysis
	b, err := unpack(packed)
	if err != nil {
		return a, err
	}
	if err := json.Unmarshal(b, &a); err != nil {
		return a, err
	}
	if err := each(ctx, t, "SELECT json FROM events WHERE num = ? ORDER BY place", num, &a.Events); err != nil {
		return a, err
	}
	return a, each(ctx, t, "SELECT json FROM statements WHERE num = ? ORDER BY place", num, &a.Statements)
}

// each appends what the JSON texts of a query hold to list.
func each[T any](ctx context.Context, q querier, query string, num int64, list *[]T) error {
	rows, err := q.QueryContext(ctx, query, num)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var text []byte
		var v T
		if err := rows.Scan(&text); err != nil {
			return err
		}
		if err := json.Unmarshal(text, &v); err != nil {
			return err
		}
		*list = append(*list, v)
	}
	return rows.Err()
}

// resolve finds a report by its hash, or by the first digits of it, at least
// eight, if no other report begins with them.
func (s *SQLite) resolve(ctx context.Context, prefix string) (num int64, hash string, err error) {
	prefix = strings.ToLower(prefix)
	if len(prefix) < 8 || len(prefix) > 64 || strings.Trim(prefix, "0123456789abcdef") != "" {
		return 0, "", fmt.Errorf("report %q: %w: want at least 8 digits of a hash", prefix, kawat.ErrInvalid)
	}
	rows, err := s.read.QueryContext(ctx, "SELECT num, hash FROM raw WHERE hash >= ? AND hash < ? ORDER BY hash LIMIT 2", prefix, prefix+"g")
	if err != nil {
		return 0, "", s.explain("look up report in", err)
	}
	defer rows.Close()
	n := 0
	for ; rows.Next(); n++ {
		if n == 1 {
			return 0, "", fmt.Errorf("report %s: %w: several begin like that", prefix, kawat.ErrConflict)
		}
		if err := rows.Scan(&num, &hash); err != nil {
			return 0, "", s.explain("look up report in", err)
		}
	}
	if err := rows.Err(); err != nil {
		return 0, "", s.explain("look up report in", err)
	}
	if n == 0 {
		return 0, "", fmt.Errorf("report %s: %w", prefix, kawat.ErrNotFound)
	}
	return num, hash, nil
}

// everything reports whether a query selects all events and statements.
func (p *plan) everything() bool {
	return len(p.parties()) == 0 && len(p.Types) == 0 && p.Status == "" && p.From == "" && p.To == "" && p.Lang == "" && p.num == 0 && p.cursor == nil
}

// Actors lists actors by how often they occur, in the events and statements
// that the rest of the query selects. Actors of one entity, code and sector
// are one row, under the name that most of their events have. See
// [kawat.Store].
func (s *SQLite) Actors(ctx context.Context, q kawat.Query) ([]kawat.ActorRow, error) {
	p, err := s.plan(ctx, q)
	if err != nil {
		return nil, err
	}
	rows, err := s.actors(ctx, p)
	if err != nil {
		return nil, s.explain("query actors of", err)
	}
	return rows, nil
}

func (s *SQLite) actors(ctx context.Context, p *plan) ([]kawat.ActorRow, error) {
	type tally struct{ events, statements int }
	counts := map[int64]tally{}
	count := func(query string, args ...any) error {
		rows, err := s.read.QueryContext(ctx, query, args...)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var num int64
			var t tally
			if err := rows.Scan(&num, &t.events, &t.statements); err != nil {
				return err
			}
			old := counts[num]
			counts[num] = tally{old.events + t.events, old.statements + t.statements}
		}
		return rows.Err()
	}
	if p.everything() {
		if err := count("SELECT actor, sum(first AND kind = 'e'), sum(first AND kind = 's') FROM participants WHERE side <> ? GROUP BY actor", sideMentioned); err != nil {
			return nil, err
		}
	} else {
		for _, k := range []struct{ kind, table, sums string }{
			{kindEvent, "events", "sum(p.first), 0"}, {kindStatement, "statements", "0, sum(p.first)"},
		} {
			c, err := s.choose(ctx, p, k.kind, k.table)
			if err != nil {
				return nil, err
			}
			where, args := c.filter.where("")
			if err := count("SELECT p.actor, "+k.sums+" FROM (SELECT DISTINCT x.num, x.place FROM "+c.from+where+") y CROSS JOIN participants p ON p.num = y.num AND p.kind = '"+k.kind+
				"' AND p.place = y.place AND p.side <> ? GROUP BY p.actor", append(args, sideMentioned)...); err != nil {
				return nil, err
			}
		}
	}

	rows, err := s.read.QueryContext(ctx, "SELECT num, entity, code, sector, name FROM actors")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	type merged struct {
		kawat.ActorRow
		names map[string]int
		found bool
	}
	byIdentity := map[kawat.Actor]*merged{}
	want := fold(strings.TrimSpace(p.Text))
	for rows.Next() {
		var num int64
		var a kawat.Actor
		if err := rows.Scan(&num, &a.Entity, &a.Code, &a.Sector, &a.Name); err != nil {
			return nil, err
		}
		t, ok := counts[num]
		if !ok {
			continue
		}
		m := byIdentity[identity(&a)]
		if m == nil {
			m = &merged{ActorRow: kawat.ActorRow{Entity: a.Entity, Code: a.Code, Sector: a.Sector}, names: map[string]int{}}
			byIdentity[identity(&a)] = m
		}
		m.Events += t.events
		m.Statements += t.statements
		m.names[a.Name] += t.events + t.statements
		m.found = m.found || strings.Contains(fold(a.Name), want) || strings.Contains(fold(a.Code), want) || strings.Contains(fold(a.Entity), want)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	var out []kawat.ActorRow
	for _, m := range byIdentity {
		if !m.found {
			continue
		}
		best := -1
		for name, n := range m.names {
			if n > best || n == best && name < m.Name {
				m.Name, best = name, n
			}
		}
		out = append(out, m.ActorRow)
	}
	sort.Slice(out, func(i, j int) bool {
		a, b := &out[i], &out[j]
		if a.Events != b.Events {
			return a.Events > b.Events
		}
		if a.Statements != b.Statements {
			return a.Statements > b.Statements
		}
		return strings.Join([]string{a.Entity, a.Code, a.Sector, a.Name}, "\x00") < strings.Join([]string{b.Entity, b.Code, b.Sector, b.Name}, "\x00")
	})
	return out[:min(len(out), p.limit)], nil
}

// Counts is the size of the record. See [kawat.Store].
func (s *SQLite) Counts(ctx context.Context) (kawat.Counts, error) {
	c := kawat.Counts{Reports: map[kawat.State]int{}}
	rows, err := s.read.QueryContext(ctx, "SELECT state, count(*), sum(events), sum(statements) FROM reports GROUP BY state")
	if err != nil {
		return c, s.explain("count reports of", err)
	}
	defer rows.Close()
	for rows.Next() {
		var state string
		var n, events, statements int
		if err := rows.Scan(&state, &n, &events, &statements); err != nil {
			return c, s.explain("count reports of", err)
		}
		c.Reports[kawat.State(state)] = n
		c.Events += events
		c.Statements += statements
	}
	if err := rows.Err(); err != nil {
		return c, s.explain("count reports of", err)
	}
	sizes, err := s.raw.sizes()
	if err != nil {
		return c, s.explain("count bytes of", err)
	}
	for _, n := range sizes {
		c.RawBytes += n
	}
	return c, nil
}
