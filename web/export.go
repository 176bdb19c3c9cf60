package web

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"net/http"
	"strconv"
	"strings"

	"kawat"
)

// A column is one column of a CSV export.
type column[T any] struct {
	Name  string
	About string // catalogue key suffix: "column." + About
	Free  bool   // holds words from outside
	Value func(T) string
}

// eventColumns are the columns of every CSV export of events, one row an event.
// Lists are joined with ";". The help page prints this table.
var eventColumns = []column[kawat.EventRow]{
	{"report", "report", false, func(r kawat.EventRow) string { return r.Report }},
	{"event", "event", false, func(r kawat.EventRow) string { return r.ID }},
	{"day", "day", false, func(r kawat.EventRow) string { return r.Day }},
	{"date", "date", false, func(r kawat.EventRow) string { return dateField(r.Date, func(d *kawat.Date) string { return d.EDTF }) }},
	{"date_from", "date_from", false, func(r kawat.EventRow) string { return dateField(r.Date, func(d *kawat.Date) string { return d.From }) }},
	{"date_to", "date_to", false, func(r kawat.EventRow) string { return dateField(r.Date, func(d *kawat.Date) string { return d.To }) }},
	{"date_precision", "date_precision", false, func(r kawat.EventRow) string {
		return dateField(r.Date, func(d *kawat.Date) string { return d.Precision })
	}},
	{"planned", "planned", false, func(r kawat.EventRow) string {
		return dateField(r.Planned, func(d *kawat.Date) string { return d.EDTF })
	}},
	{"type", "type", false, func(r kawat.EventRow) string { return string(r.Type) }},
	{"mode", "mode", false, func(r kawat.EventRow) string { return r.Mode }},
	{"contexts", "contexts", false, func(r kawat.EventRow) string { return strings.Join(r.Contexts, ";") }},
	{"cameo", "cameo", false, func(r kawat.EventRow) string { return r.CAMEO }},
	{"quad", "quad", false, func(r kawat.EventRow) string { return strconv.Itoa(r.Quad) }},
	{"intensity", "intensity", false, func(r kawat.EventRow) string { return number(r.Intensity) }},
	{"goldstein", "goldstein", false, func(r kawat.EventRow) string { return number(r.Goldstein) }},
	{"status", "status", false, func(r kawat.EventRow) string { return string(r.Status) }},
	{"historical", "historical", false, func(r kawat.EventRow) string { return strconv.FormatBool(r.Historical) }},
	{"actor_codes", "codes", false, func(r kawat.EventRow) string { return join(r.Actors, actorCode) }},
	{"actor_sectors", "sectors", false, func(r kawat.EventRow) string { return join(r.Actors, actorSector) }},
	{"actor_entities", "entities", false, func(r kawat.EventRow) string { return join(r.Actors, actorEntity) }},
	{"actor_names", "names", true, func(r kawat.EventRow) string { return join(r.Actors, nameOf) }},
	{"recipient_codes", "codes", false, func(r kawat.EventRow) string { return join(r.Recipients, actorCode) }},
	{"recipient_sectors", "sectors", false, func(r kawat.EventRow) string { return join(r.Recipients, actorSector) }},
	{"recipient_entities", "entities", false, func(r kawat.EventRow) string { return join(r.Recipients, actorEntity) }},
	{"recipient_names", "names", true, func(r kawat.EventRow) string { return join(r.Recipients, nameOf) }},
	{"place", "place", true, func(r kawat.EventRow) string {
		return placeField(r.Place, func(p *kawat.Place) string { return p.Name })
	}},
	{"place_country", "place_country", false, func(r kawat.EventRow) string {
		return placeField(r.Place, func(p *kawat.Place) string { return p.Country })
	}},
	{"latitude", "latitude", false, func(r kawat.EventRow) string {
		return placeField(r.Place, func(p *kawat.Place) string { return coordinate(p, p.Lat) })
	}},
	{"longitude", "longitude", false, func(r kawat.EventRow) string {
		return placeField(r.Place, func(p *kawat.Place) string { return coordinate(p, p.Lon) })
	}},
	{"dead", "dead", false, func(r kawat.EventRow) string { return numbers(r.Size.Dead) }},
	{"injured", "injured", false, func(r kawat.EventRow) string { return numbers(r.Size.Injured) }},
	{"arrested", "arrested", false, func(r kawat.EventRow) string { return numbers(r.Size.Arrested) }},
	{"chain", "chain", true, func(r kawat.EventRow) string { return chainText(r.Chain) }},
	{"chain_kinds", "chain_kinds", false, func(r kawat.EventRow) string {
		kinds := make([]string, len(r.Chain))
		for i, l := range r.Chain {
			kinds[i] = string(l.Kind)
		}
		return strings.Join(kinds, ";")
	}},
	{"evidence", "evidence", true, func(r kawat.EventRow) string { return r.Sentence }},
	{"trigger_in", "trigger_in", false, func(r kawat.EventRow) string { return string(r.Trigger.In) }},
	{"trigger_start", "trigger_start", false, func(r kawat.EventRow) string { return strconv.Itoa(r.Trigger.Start) }},
	{"trigger_end", "trigger_end", false, func(r kawat.EventRow) string { return strconv.Itoa(r.Trigger.End) }},
	{"rule", "rule", false, func(r kawat.EventRow) string { return r.Rule }},
	{"confidence", "confidence", false, func(r kawat.EventRow) string { return number(r.Confidence) }},
	{"outlet", "outlet", true, func(r kawat.EventRow) string { return r.Outlet }},
	{"headline", "headline", true, func(r kawat.EventRow) string { return r.Headline }},
	{"published", "published", false, func(r kawat.EventRow) string { return r.Published }},
	{"lang", "lang", false, func(r kawat.EventRow) string { return r.Lang }},
}

// statementColumns are the columns of a CSV export of statements.
var statementColumns = []column[kawat.StatementRow]{
	{"report", "report", false, func(r kawat.StatementRow) string { return r.Report }},
	{"statement", "statement", false, func(r kawat.StatementRow) string { return r.ID }},
	{"day", "day", false, func(r kawat.StatementRow) string { return r.Day }},
	{"quote", "quote", false, func(r kawat.StatementRow) string { return string(r.Quote) }},
	{"speaker_codes", "codes", false, func(r kawat.StatementRow) string { return join(speakers(r.Statement), actorCode) }},
	{"speaker_sectors", "sectors", false, func(r kawat.StatementRow) string { return join(speakers(r.Statement), actorSector) }},
	{"speaker_entities", "entities", false, func(r kawat.StatementRow) string { return join(speakers(r.Statement), actorEntity) }},
	{"speaker_names", "names", true, func(r kawat.StatementRow) string { return join(speakers(r.Statement), nameOf) }},
	{"content", "content", true, func(r kawat.StatementRow) string { return r.Text }},
	{"content_start", "content_start", false, func(r kawat.StatementRow) string { return strconv.Itoa(r.Content.Start) }},
	{"content_end", "content_end", false, func(r kawat.StatementRow) string { return strconv.Itoa(r.Content.End) }},
	{"chain", "chain", true, func(r kawat.StatementRow) string { return chainText(r.Chain) }},
	{"events", "events", false, func(r kawat.StatementRow) string { return strings.Join(r.Events, ";") }},
	{"outlet", "outlet", true, func(r kawat.StatementRow) string { return r.Outlet }},
	{"headline", "headline", true, func(r kawat.StatementRow) string { return r.Headline }},
	{"published", "published", false, func(r kawat.StatementRow) string { return r.Published }},
	{"lang", "lang", false, func(r kawat.StatementRow) string { return r.Lang }},
}

// reportColumns are the columns of a CSV export of reports.
var reportColumns = []column[kawat.ReportRow]{
	{"report", "report", false, func(r kawat.ReportRow) string { return r.Hash }},
	{"id", "id", true, func(r kawat.ReportRow) string { return r.ID }},
	{"state", "state", false, func(r kawat.ReportRow) string { return string(r.State) }},
	{"reason", "reason", true, func(r kawat.ReportRow) string { return r.Reason }},
	{"lang", "lang", false, func(r kawat.ReportRow) string { return r.Lang }},
	{"outlet", "outlet", true, func(r kawat.ReportRow) string { return r.Outlet }},
	{"headline", "headline", true, func(r kawat.ReportRow) string { return r.Headline }},
	{"url", "url", true, func(r kawat.ReportRow) string { return r.URL }},
	{"published", "published", false, func(r kawat.ReportRow) string { return r.Published }},
	{"events", "event_count", false, func(r kawat.ReportRow) string { return strconv.Itoa(r.Events) }},
	{"statements", "statement_count", false, func(r kawat.ReportRow) string { return strconv.Itoa(r.Statements) }},
}

// actorColumns are the columns of the CSV export of actors.
var actorColumns = []column[kawat.ActorRow]{
	{"code", "codes", false, func(r kawat.ActorRow) string { return r.Code }},
	{"sector", "sectors", false, func(r kawat.ActorRow) string { return r.Sector }},
	{"entity", "entities", false, func(r kawat.ActorRow) string { return r.Entity }},
	{"name", "names", true, func(r kawat.ActorRow) string { return r.Name }},
	{"events", "event_count", false, func(r kawat.ActorRow) string { return strconv.Itoa(r.Events) }},
	{"statements", "statement_count", false, func(r kawat.ActorRow) string { return strconv.Itoa(r.Statements) }},
}

// numbers are the counts that a report tells, in its order: "≥12;14".
func numbers(of []kawat.Number) string {
	out := make([]string, len(of))
	for i, n := range of {
		out[i] = n.String()
	}
	return strings.Join(out, ";")
}

func dateField(d *kawat.Date, f func(*kawat.Date) string) string {
	if d == nil {
		return ""
	}
	return f(d)
}

func placeField(p *kawat.Place, f func(*kawat.Place) string) string {
	if p == nil {
		return ""
	}
	return f(p)
}

// coordinate is x, or "" for a place whose position is not known.
func coordinate(p *kawat.Place, x float64) string {
	if p.Lat == 0 && p.Lon == 0 {
		return ""
	}
	return number(x)
}

// number writes x so that it reads back as the same number.
func number(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

func actorCode(a kawat.Actor) string   { return a.Code }
func actorSector(a kawat.Actor) string { return a.Sector }
func actorEntity(a kawat.Actor) string { return a.Entity }

// join writes a list into one cell; a ";" inside an element becomes ",".
func join(actors []kawat.Actor, f func(kawat.Actor) string) string {
	out := make([]string, len(actors))
	for i, a := range actors {
		out[i] = strings.ReplaceAll(f(a), ";", ",")
	}
	return strings.Join(out, ";")
}

// speakers are the speakers of a statement, joint or not.
func speakers(s kawat.Statement) []kawat.Actor {
	if len(s.Speakers) > 0 {
		return s.Speakers
	}
	return []kawat.Actor{s.Speaker}
}

// chainText writes a chain from the reader inwards.
func chainText(chain []kawat.Link) string {
	out := make([]string, len(chain))
	for i, l := range chain {
		out[i] = l.Name
	}
	return strings.Join(out, " ← ")
}

// harmless keeps a spreadsheet from reading words from outside as a formula
// (OWASP, "CSV Injection"): a cell that opens like one gets an apostrophe.
func harmless(s string) string {
	if s == "" || !strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return s
	}
	return "'" + s
}

// pages reads a query page by page, until the cursor ends.
func pages[T any](q kawat.Query, fetch func(kawat.Query) ([]T, string, error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		q.Limit = 500
		for {
			rows, next, err := fetch(q)
			if err == nil && next == q.Cursor && next != "" {
				err = fmt.Errorf("cursor %q does not move on", next)
			}
			if err != nil {
				var zero T
				yield(zero, err)
				return
			}
			for _, r := range rows {
				if !yield(r, nil) {
					return
				}
			}
			if next == "" {
				return
			}
			q.Cursor = next
		}
	}
}

// listed is a slice as pages gives it.
func listed[T any](rows []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, r := range rows {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// primed reads the first row of rows, so that an error that comes before any
// row can still be answered with its status. The sequence that it returns
// begins with that row.
func primed[T any](rows iter.Seq2[T, error]) (iter.Seq2[T, error], error) {
	next, stop := iter.Pull2(rows)
	first, err, ok := next()
	if err != nil {
		stop()
		return nil, err
	}
	return func(yield func(T, error) bool) {
		defer stop()
		for row, err := first, error(nil); ok; row, err, ok = next() {
			if !yield(row, err) {
				return
			}
		}
	}, nil
}

// cutOff ends an answer that can't be finished, in a way that the reader's
// program sees: the connection breaks before the end of the body.
func cutOff() { panic(http.ErrAbortHandler) }

// writeCSV streams rows as CSV (RFC 4180: UTF-8, CRLF, header row).
func writeCSV[T any](w http.ResponseWriter, name string, columns []column[T], rows iter.Seq2[T, error]) error {
	rows, err := primed(rows)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/csv; charset=utf-8; header=present")
	w.Header().Set("Content-Disposition", `attachment; filename="kawat-`+fileName(name)+`.csv"`)
	out := csv.NewWriter(w)
	out.UseCRLF = true
	cells := make([]string, len(columns))
	for i, c := range columns {
		cells[i] = c.Name
	}
	out.Write(cells) // csv keeps its first error for Flush
	for row, err := range rows {
		if err != nil {
			cutOff()
		}
		for i, c := range columns {
			cells[i] = strings.ToValidUTF8(c.Value(row), "\uFFFD")
			if c.Free {
				cells[i] = harmless(cells[i])
			}
		}
		if out.Write(cells) != nil {
			return nil // the reader is gone
		}
	}
	out.Flush()
	return nil
}

func writeEventsCSV(w http.ResponseWriter, name string, rows []kawat.EventRow) error {
	return writeCSV(w, name, eventColumns, listed(rows))
}

// fileName keeps what is safe in a file name.
func fileName(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '-', r == '_':
			return r
		}
		return '-'
	}, s)
}

func writeJSON(w http.ResponseWriter, v any) error {
	data, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		return fmt.Errorf("json: %w", err)
	}
	w.Header().Set("Content-Type", "application/json")
	w.Write(append(data, '\n'))
	return nil
}

// A member is one member of a JSON object that is streamed.
type member struct {
	Name string
	Rows iter.Seq2[any, error] // an array, if set
	Data any                   // else any value
}

// rowsOf makes rows a streamed array.
func rowsOf[T any](rows iter.Seq2[T, error]) iter.Seq2[any, error] {
	return func(yield func(any, error) bool) {
		for r, err := range rows {
			if !yield(r, err) {
				return
			}
		}
	}
}

// streamJSON writes one JSON object, an element of an array on each line, and
// never holds more than one page of rows.
func streamJSON(w http.ResponseWriter, members ...member) error {
	for i, m := range members {
		if m.Rows == nil {
			continue
		}
		rows, err := primed(m.Rows)
		if err != nil {
			return err
		}
		members[i].Rows = rows
		break // later arrays are read once the answer has begun
	}
	w.Header().Set("Content-Type", "application/json")
	put := func(v any) {
		data, err := json.Marshal(v)
		if err != nil {
			cutOff()
		}
		w.Write(data)
	}
	open := "{\n"
	for _, m := range members {
		io.WriteString(w, open)
		open = ",\n"
		put(m.Name)
		io.WriteString(w, ": ")
		if m.Rows == nil {
			put(m.Data)
			continue
		}
		open := "[\n"
		for row, err := range m.Rows {
			if err != nil {
				cutOff()
			}
			io.WriteString(w, open)
			open = ",\n"
			put(row)
		}
		if open == "[\n" {
			io.WriteString(w, "[")
		}
		io.WriteString(w, "\n]")
	}
	io.WriteString(w, "\n}\n")
	return nil
}
