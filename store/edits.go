package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"kawat"
)

// Edit keeps an edit of the knowledge. See [kawat.Store].
func (s *SQLite) Edit(ctx context.Context, e kawat.KnowledgeEdit) (num int, err error) {
	if e.Table == "" || len(e.Cells) == 0 {
		return 0, fmt.Errorf("edit of knowledge: %w: no table or no cells", kawat.ErrInvalid)
	}
	cells, err := json.Marshal(e.Cells)
	if err != nil {
		return 0, fmt.Errorf("edit of %s: %w", e.Table, err)
	}
	err = s.tx(ctx, s.ledger, func(t *sql.Tx) error {
		return t.QueryRowContext(ctx, "INSERT INTO edits (at, tbl, cells, note) VALUES (?, ?, ?, ?) RETURNING num",
			s.now().UTC().Format(time.RFC3339), e.Table, string(cells), e.Note).Scan(&num)
	})
	return num, s.explain("keep edit in", err)
}

// Edits lists the edits of the knowledge that are in force. See [kawat.Store].
func (s *SQLite) Edits(ctx context.Context) ([]kawat.KnowledgeEdit, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT num, at, tbl, cells, note FROM edits WHERE NOT undone ORDER BY num")
	if err != nil {
		return nil, s.explain("list edits of", err)
	}
	defer rows.Close()
	var out []kawat.KnowledgeEdit
	for rows.Next() {
		var e kawat.KnowledgeEdit
		var at, cells string
		if err := rows.Scan(&e.Num, &at, &e.Table, &cells, &e.Note); err != nil {
			return nil, s.explain("list edits of", err)
		}
		if e.At, err = time.Parse(time.RFC3339, at); err == nil {
			err = json.Unmarshal([]byte(cells), &e.Cells)
		}
		if err != nil {
			return nil, fmt.Errorf("edit %d of %s: %w: %w", e.Num, s.dir, kawat.ErrInvalid, err)
		}
		out = append(out, e)
	}
	return out, s.explain("list edits of", rows.Err())
}

// Undo takes an edit of the knowledge back. See [kawat.Store].
func (s *SQLite) Undo(ctx context.Context, num int) error {
	return s.explain("undo edit in", s.tx(ctx, s.ledger, func(t *sql.Tx) error {
		res, err := t.ExecContext(ctx, "UPDATE edits SET undone = 1 WHERE num = ? AND NOT undone", num)
		if err != nil {
			return err
		}
		if n, err := res.RowsAffected(); err != nil || n > 0 {
			return err
		}
		return fmt.Errorf("edit %d in force: %w", num, kawat.ErrNotFound)
	}))
}
