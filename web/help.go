package web

import (
	"net/http"

	"kawat"
)

func (s *server) help(w http.ResponseWriter, r *http.Request) error {
	return s.show(w, r, http.StatusOK, frame{Name: "help", Title: translate(language(r), "help.title"), Page: helpPage{}})
}

// helpPage lists what the help page prints from the program itself.
type helpPage struct{}

// Types are the event types.
func (helpPage) Types() []kawat.EventType { return kawat.EventTypes }

// A columnTable is the columns of one sort of export.
type columnTable struct {
	Key  string
	Rows []columnRow
}

// A columnRow names a column and the key of what it holds.
type columnRow struct{ Name, Key string }

// Tables are the columns of the exports.
func (helpPage) Tables() []columnTable {
	return []columnTable{
		{"help.table.events", columnRows(eventColumns)},
		{"help.table.statements", columnRows(statementColumns)},
		{"help.table.reports", columnRows(reportColumns)},
		{"help.table.actors", columnRows(actorColumns)},
		{"help.table.profile", columnRows(profileColumns)},
		{"help.table.codes", columnRows(codeColumns)},
	}
}

func columnRows[T any](columns []column[T]) []columnRow {
	out := make([]columnRow, len(columns))
	for i, c := range columns {
		out[i] = columnRow{c.Name, "column." + c.About}
	}
	return out
}
