package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"kawat"
	"kawat/warc"
)

// checkBatch is how many rows of the ledger are read at a time, so that Check
// holds no transaction open while it reads segments.
const checkBatch = 1000

// Check verifies the record: the database and its full-text index, every raw
// report against its hash, and that every report in a segment has a row. It
// reads all segments once, in order. See [kawat.Store].
func (s *SQLite) Check(ctx context.Context) ([]string, error) {
	lines, err := s.checkDatabase(ctx)
	if err != nil {
		return lines, s.explain("check", err)
	}
	more, err := s.checkSegments(ctx)
	return append(lines, more...), s.explain("check", err)
}

func (s *SQLite) checkDatabase(ctx context.Context) ([]string, error) {
	var lines []string
	rows, err := s.read.QueryContext(ctx, "PRAGMA integrity_check")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			return nil, err
		}
		if line != "ok" {
			lines = append(lines, databaseName+": "+line)
		}
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	counts := []struct{ query, what string }{
		{"SELECT count(*) FROM pragma_foreign_key_check", "rows point at rows that are not there"},
		{"SELECT count(*) FROM raw WHERE num NOT IN (SELECT num FROM reports)", "reports of the ledger are in no list"},
		{"SELECT count(*) FROM reports r WHERE events <> (SELECT count(*) FROM events e WHERE e.num = r.num)", "reports have more or fewer events than they should"},
		{"SELECT count(*) FROM reports r WHERE statements <> (SELECT count(*) FROM statements s WHERE s.num = r.num)", "reports have more or fewer statements than they should"},
		{"SELECT abs((SELECT count(*) FROM involved) - (SELECT coalesce(sum((code <> '') + (entity <> '' AND entity <> code)), 0) FROM participants p JOIN actors a ON a.num = p.actor))", "rows too many or too few in the index of actors: code again"},
	}
	for _, c := range counts {
		var n int
		if err := s.read.QueryRowContext(ctx, c.query).Scan(&n); err != nil {
			return nil, err
		}
		if n > 0 {
			lines = append(lines, fmt.Sprintf("%s: %d %s", databaseName, n, c.what))
		}
	}
	if s.readOnly {
		return lines, nil // FTS5 checks itself by way of an INSERT
	}
	s.write.Lock()
	defer s.write.Unlock()
	if _, err := s.derive.ExecContext(ctx, "INSERT INTO words (words, rank) VALUES ('integrity-check', 1)"); err != nil {
		if ctx.Err() != nil {
			return lines, err
		}
		lines = append(lines, fmt.Sprintf("%s: full-text index: %v", databaseName, err))
	}
	return lines, nil
}

// A stretch of a segment, in bytes.
type stretch struct{ start, end int64 }

func (s *SQLite) checkSegments(ctx context.Context) ([]string, error) {
	// What is in the segments now has its rows before the lock is free again.
	sizes, err := s.settledSizes(ctx)
	if err != nil {
		return nil, err
	}
	var used []int
	if err := ints(ctx, s.read, "SELECT DISTINCT segment FROM raw ORDER BY segment", &used); err != nil {
		return nil, err
	}
	var lines []string
	for _, n := range used {
		if _, ok := sizes[n]; !ok {
			var missing int
			if err := s.read.QueryRowContext(ctx, "SELECT count(*) FROM raw WHERE segment = ?", n).Scan(&missing); err != nil {
				return lines, err
			}
			lines = append(lines, fmt.Sprintf("%s: missing: %d reports can't be read", s.segmentName(n), missing))
		}
	}
	for _, n := range slices.Sorted(maps.Keys(sizes)) {
		more, err := s.checkSegment(ctx, n, sizes[n])
		lines = append(lines, more...)
		if err != nil {
			return lines, err
		}
	}
	return lines, nil
}

func (s *SQLite) segmentName(n int) string {
	return filepath.Join(rawName, filepath.Base(s.raw.path(n)))
}

func (s *SQLite) settledSizes(ctx context.Context) (map[int]int64, error) {
	if s.lock != nil {
		unlockFolder, err := s.lockFolder(ctx)
		if err != nil {
			return nil, err
		}
		defer unlockFolder()
	}
	return s.raw.sizes()
}

// checkSegment reads every report of a segment that has a row, and looks for
// reports without one in the stretches between.
func (s *SQLite) checkSegment(ctx context.Context, n int, size int64) ([]string, error) {
	var lines []string
	f, err := os.Open(s.raw.path(n))
	if err != nil {
		return []string{fmt.Sprintf("%s: %v", s.segmentName(n), err)}, nil
	}
	defer f.Close()
	var gaps []stretch
	end := int64(0)
	for at := int64(-1); ; {
		batch, err := s.keptAfter(ctx, n, at)
		if err != nil {
			return lines, err
		}
		if len(batch) == 0 {
			break
		}
		for _, k := range batch {
			if err := ctx.Err(); err != nil {
				return lines, err
			}
			if err := k.load(f); err != nil {
				lines = append(lines, fmt.Sprintf("%s: report %s: %v", s.segmentName(n), k.hash, err))
			}
			if k.offset > end {
				gaps = append(gaps, stretch{end, k.offset})
			}
			end, at = max(end, k.offset+k.length), k.offset
		}
	}
	if size > end {
		gaps = append(gaps, stretch{end, size})
	}
	for _, g := range gaps {
		more, err := s.checkGap(ctx, f, n, g)
		lines = append(lines, more...)
		if err != nil {
			return lines, err
		}
	}
	return lines, nil
}

func (s *SQLite) keptAfter(ctx context.Context, segment int, offset int64) ([]*kept, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT "+rawColumns+" FROM raw WHERE segment = ? AND offset > ? ORDER BY offset LIMIT ?", segment, offset, checkBatch)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []*kept
	for rows.Next() {
		k, err := scanKept(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, k)
	}
	return out, rows.Err()
}

// checkGap looks for whole reports where no row points. Half a record is what
// a crash leaves behind, and no report was promised to be in it.
func (s *SQLite) checkGap(ctx context.Context, f *os.File, n int, g stretch) ([]string, error) {
	var lines []string
	for rec, err := range warc.Records(f, g.end, g.start, maxBlock) {
		if ctx.Err() != nil {
			return lines, ctx.Err()
		}
		var fault *fs.PathError
		if errors.As(err, &fault) {
			return append(lines, fmt.Sprintf("%s: %v", s.segmentName(n), err)), nil
		}
		if err != nil {
			continue
		}
		raw, ok, err := warc.Report(rec, maxBlock)
		if err != nil || !ok {
			continue
		}
		hash := raw.Hash()
		if _, err := s.number(ctx, s.read, hash); errors.Is(err, kawat.ErrNotFound) {
			lines = append(lines, fmt.Sprintf("%s: offset %d: report %s is not in the ledger: ingest the file to add it", s.segmentName(n), rec.Offset, hash))
		} else if err != nil {
			return lines, err
		}
	}
	return lines, nil
}

// maxBlock bounds the reports that Check reads where the ledger does not say
// how large they are.
const maxBlock = 64 << 20

func ints(ctx context.Context, q querier, query string, out *[]int) error {
	rows, err := q.QueryContext(ctx, query)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var n int
		if err := rows.Scan(&n); err != nil {
			return err
		}
		*out = append(*out, n)
	}
	return rows.Err()
}
