package store

import (
	"bytes"
	"compress/gzip"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"kawat"
)

// Kinds of rows that share the tables participants and involved.
const (
	kindEvent     = "e"
	kindStatement = "s"
)

// The sides of an event or statement in those tables.
const (
	sideActor     = 0 // actors of an event, speakers of a statement
	sideRecipient = 1 // recipients, the addressee
	sideMentioned = 2 // whom the content of a statement mentions; takes no part in it, but makes a dyad with the speakers
)

// Statements of Save that run many times. They are prepared once.
const (
	insertEvent = `INSERT INTO events (num, place, id, hkey, day, type, mode, cameo, goldstein, intensity, quad, status, historical, sentence, json)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
	insertStatement   = `INSERT INTO statements (num, place, id, hkey, day, quote, text, json) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`
	insertTold        = `INSERT OR IGNORE INTO told (num, statement, event) VALUES (?, ?, ?)`
	insertParticipant = `INSERT INTO participants (num, kind, place, side, pos, actor, first, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`
	insertInvolved    = `INSERT INTO involved (kind, key, day, hkey, num, place, side, pos) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`
	insertText        = `INSERT INTO texts (num, headline, deck, body) VALUES (?, ?, ?, ?)`
	selectActor       = `SELECT num FROM actors WHERE entity = ? AND code = ? AND sector = ? AND name = ?`
	insertActor       = `INSERT INTO actors (entity, code, sector, name) VALUES (?, ?, ?, ?)`
	selectKept        = `SELECT raw.num, reports.stamp IS NOT NULL, raw.title, raw.outlet, raw.url, raw.published, raw.lang
		FROM raw JOIN reports ON reports.num = raw.num WHERE hash = ?`
	updateReport = `UPDATE reports SET stamp = ?, state = ?, reason = ?, lang = ?, url = ?, outlet = ?, headline = ?, published = ?, day = ?,
		events = ?, statements = ? WHERE num = ?`
	insertAnalysis = `INSERT INTO analyses (num, json) VALUES (?, ?)`
)

var saveSQL = []string{insertEvent, insertStatement, insertTold, insertParticipant, insertInvolved, insertText,
	selectActor, insertActor, selectKept, updateReport, insertAnalysis}

// prepareSave prepares the statements of saveSQL on the one connection that
// Save uses.
func (s *SQLite) prepareSave(ctx context.Context) (map[string]*sql.Stmt, error) {
	s.write.Lock()
	defer s.write.Unlock()
	if s.prepared != nil {
		return s.prepared, nil
	}
	stmts := make(map[string]*sql.Stmt, len(saveSQL))
	for _, q := range saveSQL {
		st, err := s.derive.PrepareContext(ctx, q)
		if err != nil {
			return nil, err
		}
		stmts[q] = st
	}
	s.prepared = stmts
	return stmts, nil
}

// Save replaces all that is derived from one report. An event or statement
// without id, or with the id of another, gives an error that wraps ErrInvalid.
// See [kawat.Store].
func (s *SQLite) Save(ctx context.Context, a kawat.Analysis) error {
	if s.readOnly {
		return fmt.Errorf("save report %s: %w: the record is open read only", a.Hash, kawat.ErrConflict)
	}
	r, err := prepareReport(a)
	if err != nil {
		return fmt.Errorf("save report %s: %w: %w", a.Hash, kawat.ErrInvalid, err)
	}
	stmts, err := s.prepareSave(ctx)
	if err != nil {
		return s.explain("save report to", err)
	}
	err = s.tx(ctx, s.derive, func(t *sql.Tx) error {
		return r.save(ctx, &saver{t: t, stmts: stmts, actors: map[kawat.Actor]int64{}})
	})
	if errors.Is(err, kawat.ErrNotFound) {
		return fmt.Errorf("save report %s: %w", a.Hash, err)
	}
	return s.explain("save report to", err)
}

// A derivedReport is an Analysis with all that can be worked out before the
// transaction begins.
type derivedReport struct {
	kawat.Analysis
	analysis   []byte   // in gzip, without events and statements
	events     []string // JSON
	statements []string
}

func prepareReport(a kawat.Analysis) (*derivedReport, error) {
	switch a.State {
	case kawat.StateCoded, kawat.StateOther, kawat.StateFailed:
	default:
		return nil, fmt.Errorf("state %q", a.State)
	}
	r := &derivedReport{Analysis: a}
	seen := map[string]bool{}
	for i := range a.Events {
		e := &a.Events[i]
		if e.ID == "" || seen[e.ID] {
			return nil, fmt.Errorf("event %d: id %q is empty or taken", i, e.ID)
		}
		seen[e.ID] = true
		b, err := json.Marshal(e)
		if err != nil {
			return nil, fmt.Errorf("event %s: %w", e.ID, err)
		}
		r.events = append(r.events, string(b))
	}
	clear(seen)
	for i := range a.Statements {
		st := &a.Statements[i]
		if st.ID == "" || seen[st.ID] {
			return nil, fmt.Errorf("statement %d: id %q is empty or taken", i, st.ID)
		}
		seen[st.ID] = true
		b, err := json.Marshal(st)
		if err != nil {
			return nil, fmt.Errorf("statement %s: %w", st.ID, err)
		}
		r.statements = append(r.statements, string(b))
	}
	// Rows hold the events and statements; the rest of the analysis is one
	// blob. An absent list stays null, an empty one stays empty.
	a.Events, a.Statements = a.Events[:0:0], a.Statements[:0:0]
	b, err := json.Marshal(&a)
	if err != nil {
		return nil, err
	}
	r.analysis, err = pack(b)
	return r, err
}

func pack(b []byte) ([]byte, error) {
	var out bytes.Buffer
	z, err := gzip.NewWriterLevel(&out, gzip.BestSpeed)
	if err != nil {
		return nil, err
	}
	if _, err := z.Write(b); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func unpack(b []byte) ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z)
}

// A saver runs the prepared statements of Save in one transaction.
type saver struct {
	t      *sql.Tx
	stmts  map[string]*sql.Stmt
	actors map[kawat.Actor]int64 // the numbers of actors seen in this report
}

func (v *saver) exec(ctx context.Context, query string, args ...any) error {
	_, err := v.t.StmtContext(ctx, v.stmts[query]).ExecContext(ctx, args...)
	return err
}

func (r *derivedReport) save(ctx context.Context, v *saver) error {
	var num int64
	var derived bool
	var title, outlet, address, published, lang string
	err := v.t.StmtContext(ctx, v.stmts[selectKept]).QueryRowContext(ctx, r.Hash).Scan(&num, &derived, &title, &outlet, &address, &published, &lang)
	if errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("%w: it was never put", kawat.ErrNotFound)
	}
	if err != nil {
		return err
	}
	if derived {
		if err := clearDerived(ctx, v.t, num); err != nil {
			return err
		}
	}
	art := &r.Article
	published = or(art.Published, published)
	reported, hk := day(published), hkey(r.Hash)

	places := make(map[string]int, len(r.Events))
	for i := range r.Events {
		e := &r.Events[i]
		places[e.ID] = i
		on := reported
		if e.Date != nil {
			on = or(day(e.Date.To), reported)
		}
		sentence := ""
		if len(e.Evidence) > 0 {
			sentence = art.Slice(e.Evidence[0])
		}
		if err := v.exec(ctx, insertEvent, num, i, e.ID, hk, on, string(e.Type), e.Mode, e.CAMEO, e.Goldstein, e.Intensity, e.Quad,
			string(e.Status), e.Historical, sentence, r.events[i]); err != nil {
			return err
		}
		if err := v.involve(ctx, kindEvent, num, i, hk, on, e.Actors, e.Recipients); err != nil {
			return err
		}
	}
	for i := range r.Statements {
		st := &r.Statements[i]
		if err := v.exec(ctx, insertStatement, num, i, st.ID, hk, reported, string(st.Quote), art.Slice(st.Content), r.statements[i]); err != nil {
			return err
		}
		for _, id := range st.Events {
			if place, ok := places[id]; ok {
				if err := v.exec(ctx, insertTold, num, i, place); err != nil {
					return err
				}
			}
		}
		speakers := st.Speakers
		if len(speakers) == 0 {
			speakers = []kawat.Actor{st.Speaker}
		}
		var addressees []kawat.Actor
		if st.Addressee != nil {
			addressees = []kawat.Actor{*st.Addressee}
		}
		if err := v.involve(ctx, kindStatement, num, i, hk, reported, speakers, addressees, mentioned(r.Mentions, st)); err != nil {
			return err
		}
	}
	if art.Headline != "" || art.Deck != "" || art.Text != "" {
		if err := v.exec(ctx, insertText, num, searchable(art.Headline), searchable(art.Deck), searchable(art.Text)); err != nil {
			return err
		}
	}
	if err := v.exec(ctx, insertAnalysis, num, r.analysis); err != nil {
		return err
	}
	stamp, err := stampNumber(ctx, v.t, r.Stamp)
	if err != nil {
		return err
	}
	return v.exec(ctx, updateReport, stamp, string(r.State), r.Reason, or(r.Lang, lang), or(art.URL, address), or(art.Outlet, outlet),
		or(art.Headline, title), published, reported, len(r.Events), len(r.Statements), num)
}

// mentioned lists the actors that the content of a statement mentions, those
// that a query can ask for.
func mentioned(mentions []kawat.Mention, st *kawat.Statement) []kawat.Actor {
	var out []kawat.Actor
	for i := range mentions {
		if m := &mentions[i]; m.Empty() || !st.Content.Contains(m.Span) {
			continue
		}
		for _, a := range mentions[i].Actors {
			if a.Entity != "" || a.Code != "" && a.Code != "---" {
				out = append(out, a)
			}
		}
	}
	return out
}

// involve writes the sides of an event or statement. Of the actors mentioned,
// those that take part are left out, and each is written once.
func (v *saver) involve(ctx context.Context, kind string, num int64, place int, hk int64, day string, sides ...[]kawat.Actor) error {
	seen := map[kawat.Actor]bool{}
	for side, actors := range sides {
		for pos := range actors {
			a := &actors[pos]
			who := identity(a)
			if who == (kawat.Actor{}) || side == sideMentioned && seen[who] {
				continue
			}
			actor, err := v.actor(ctx, a)
			if err != nil {
				return err
			}
			first := !seen[who]
			seen[who] = true
			if side == sideMentioned {
				first = false // it is not counted among those who take part
			}
			if err := v.exec(ctx, insertParticipant, num, kind, place, side, pos, actor, first, a.Text); err != nil {
				return err
			}
			keys := []string{a.Code, a.Entity}
			if a.Code == a.Entity {
				keys = keys[:1]
			}
			for _, key := range keys {
				if key == "" {
					continue
				}
				if err := v.exec(ctx, insertInvolved, kind, key, day, hk, num, place, side, pos); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// identity is what makes two mentions the same actor in a list of actors: the
// entity if it is known, else the name; and code and sector.
func identity(a *kawat.Actor) kawat.Actor {
	who := kawat.Actor{Entity: a.Entity, Code: a.Code, Sector: a.Sector}
	if who.Entity == "" {
		who.Name = a.Name
	}
	return who
}

// actor is the row of an actor as coded; it is made if it is not there.
func (v *saver) actor(ctx context.Context, a *kawat.Actor) (int64, error) {
	key := kawat.Actor{Entity: a.Entity, Code: a.Code, Sector: a.Sector, Name: a.Name}
	if num, ok := v.actors[key]; ok {
		return num, nil
	}
	var num int64
	err := v.t.StmtContext(ctx, v.stmts[selectActor]).QueryRowContext(ctx, a.Entity, a.Code, a.Sector, a.Name).Scan(&num)
	if errors.Is(err, sql.ErrNoRows) {
		var res sql.Result
		if res, err = v.t.StmtContext(ctx, v.stmts[insertActor]).ExecContext(ctx, a.Entity, a.Code, a.Sector, a.Name); err == nil {
			num, err = res.LastInsertId()
		}
	}
	if err != nil {
		return 0, err
	}
	v.actors[key] = num
	return num, nil
}

// clearDerived removes every row that was derived from a report.
func clearDerived(ctx context.Context, t *sql.Tx, num int64) error {
	rows, err := t.QueryContext(ctx, `
		SELECT 'e', a.code, a.entity, e.day, e.hkey FROM participants p JOIN actors a ON a.num = p.actor
			JOIN events e ON e.num = p.num AND e.place = p.place WHERE p.num = ?1 AND p.kind = 'e'
		UNION SELECT 's', a.code, a.entity, s.day, s.hkey FROM participants p JOIN actors a ON a.num = p.actor
			JOIN statements s ON s.num = p.num AND s.place = p.place WHERE p.num = ?1 AND p.kind = 's'`, num)
	if err != nil {
		return err
	}
	type entry struct {
		kind, key, day string
		hkey           int64
	}
	all := map[entry]bool{} // no order: each is deleted
	for rows.Next() {
		var code, entity string
		var e entry
		if err := rows.Scan(&e.kind, &code, &entity, &e.day, &e.hkey); err != nil {
			rows.Close()
			return err
		}
		for _, e.key = range []string{code, entity} {
			all[e] = true
		}
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return err
	}
	for e := range all {
		if _, err := t.ExecContext(ctx, "DELETE FROM involved WHERE kind = ? AND key = ? AND day = ? AND hkey = ? AND num = ?",
			e.kind, e.key, e.day, e.hkey, num); err != nil {
			return err
		}
	}
	for _, table := range []string{"told", "participants", "events", "statements", "texts", "analyses"} {
		if _, err := t.ExecContext(ctx, "DELETE FROM "+table+" WHERE num = ?", num); err != nil {
			return err
		}
	}
	return nil
}

func stampNumber(ctx context.Context, t *sql.Tx, stamp kawat.Stamp) (int64, error) {
	if _, err := t.ExecContext(ctx, "INSERT OR IGNORE INTO stamps (key) VALUES (?)", stamp.Key()); err != nil {
		return 0, err
	}
	var num int64
	err := t.QueryRowContext(ctx, "SELECT num FROM stamps WHERE key = ?", stamp.Key()).Scan(&num)
	return num, err
}

// or returns the first of the two that is not empty.
func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

var unmark = strings.NewReplacer(markOpen, " ", markClose, " ")

// The marks around a match in a snippet. They are taken out of the text that
// is searched, so that there they can't mean anything else.
const markOpen, markClose = "\x02", "\x03"

func searchable(s string) string { return unmark.Replace(s) }
