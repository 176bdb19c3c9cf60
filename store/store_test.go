package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/pressly/goose/v3"

	"kawat"
	"kawat/store/storetest"
	"kawat/warc"
)

var (
	ctx   = context.Background()
	stamp = kawat.Stamp{Program: "1", Models: "m", Rules: "r", Knowledge: "k"}
)

func open(t testing.TB, dir string, o Options) *SQLite {
	t.Helper()
	s, err := Open(dir, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestSQLite(t *testing.T) {
	storetest.Run(t, func(t *testing.T) kawat.Store { return open(t, t.TempDir(), Options{}) })
}

func put(t testing.TB, s *SQLite, n int) string {
	t.Helper()
	hash, _, err := s.Put(ctx, storetest.Raw(n))
	if err != nil {
		t.Fatal(err)
	}
	return hash
}

func save(t testing.TB, s *SQLite, n int, events ...kawat.Event) {
	t.Helper()
	if err := s.Save(ctx, storetest.Analysis(storetest.Raw(n), stamp, events, nil)); err != nil {
		t.Fatal(err)
	}
}

func event(id string) kawat.Event {
	return storetest.Event(id, kawat.Consult, []kawat.Actor{storetest.Actor("IDN", "GOV", "indonesia")}, []kawat.Actor{storetest.Actor("AUS", "GOV", "australia")})
}

func wantReport(t *testing.T, s *SQLite, n int) {
	t.Helper()
	raw, err := s.Raw(ctx, storetest.Raw(n).Hash())
	if err != nil {
		t.Errorf("report %d: %v", n, err)
	} else if !bytes.Equal(raw.Bytes, storetest.Raw(n).Bytes) {
		t.Errorf("report %d has other bytes", n)
	}
}

// wantCheck compares the findings of Check with parts of what is expected.
func wantCheck(t *testing.T, s *SQLite, want ...string) {
	t.Helper()
	lines, err := s.Check(ctx)
	if err != nil {
		t.Fatalf("check: %v", err)
	}
	if len(lines) != len(want) {
		t.Fatalf("check found %q, want %q", lines, want)
	}
	for i := range want {
		if !strings.Contains(filepath.ToSlash(lines[i]), want[i]) {
			t.Errorf("check: %q, want %q in it", lines[i], want[i])
		}
	}
}

func TestReopen(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a folder", "with ?#% & é") // must not mean anything to a URI
	s := open(t, dir, Options{})
	put(t, s, 1)
	save(t, s, 1, event("e1"))
	put(t, s, 2)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "kawat.db")); err != nil {
		t.Fatal(err)
	}
	s = open(t, dir, Options{})
	wantReport(t, s, 1)
	rows, _, err := s.Events(ctx, kawat.Query{Dyad: [2]string{"AUS", "IDN"}, Text: "tamu"})
	if err != nil || len(rows) != 1 {
		t.Errorf("events: %v, %v", rows, err)
	}
	hashes, _, err := s.Pending(ctx, stamp, "", 10)
	if err != nil || len(hashes) != 1 || hashes[0] != storetest.Raw(2).Hash() {
		t.Errorf("pending: %v, %v", hashes, err)
	}
	wantCheck(t, s)
}

func copyFolder(t *testing.T, from string) string {
	t.Helper()
	to := t.TempDir()
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	return to
}

// crash copies the folder of a record that is open, as a power cut would leave
// it, at the moment when the bytes of a report are on disk and its row is not
// committed, with only part of those bytes if torn.
func crash(t *testing.T, torn bool) string {
	t.Helper()
	dir := t.TempDir()
	s := open(t, dir, Options{})
	put(t, s, 1)
	save(t, s, 1, event("e1"))
	var left string
	s.raw.open = func(path string) (appendFile, error) {
		f, err := openAppend(path)
		return &watchedFile{appendFile: f, synced: func() { left = copyFolder(t, dir) }}, err
	}
	put(t, s, 2)
	if torn {
		path := filepath.Join(left, "raw", "000001.warc.gz")
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Truncate(path, info.Size()-100); err != nil {
			t.Fatal(err)
		}
	}
	return left
}

// A watchedFile calls synced after each Sync.
type watchedFile struct {
	appendFile
	synced func()
}

func (f *watchedFile) Sync() error {
	err := f.appendFile.Sync()
	f.synced()
	return err
}

func TestCrashBetweenBytesAndRow(t *testing.T) {
	s := open(t, crash(t, false), Options{})
	wantReport(t, s, 1)
	if _, err := s.Raw(ctx, storetest.Raw(2).Hash()); !errors.Is(err, kawat.ErrNotFound) {
		t.Errorf("a report that was never promised: %v", err)
	}
	wantCheck(t, s, "raw/000001.warc.gz: offset ")
	if _, known, err := s.Put(ctx, storetest.Raw(2)); err != nil || known { // the caller tries again
		t.Fatalf("put again: known %v, %v", known, err)
	}
	put(t, s, 3)
	for n := 1; n <= 3; n++ {
		wantReport(t, s, n)
	}
	wantCheck(t, s)
}

func TestCrashInTheMiddleOfARecord(t *testing.T) {
	s := open(t, crash(t, true), Options{})
	wantCheck(t, s) // half a record is no report
	put(t, s, 2)
	put(t, s, 3)
	for n := 1; n <= 3; n++ {
		wantReport(t, s, n)
	}
	wantCheck(t, s)

	// The segment as a whole is still a readable WARC file.
	f, err := os.Open(s.raw.path(1))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	found, damaged := 0, 0
	for rec, err := range warc.Records(f, info.Size(), 0, 1<<20) {
		if err != nil {
			damaged++
		} else if rec.Type() == "resource" {
			found++
		}
	}
	if found != 3 || damaged != 1 {
		t.Errorf("the segment has %d reports and %d damaged records, want 3 and 1", found, damaged)
	}
}

// The database may be lost: segments alone give back every report, under its
// hash.
func TestSegmentsAreEnough(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir, Options{SegmentBytes: 1000})
	for n := range 10 {
		put(t, s, n)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"kawat.db", "kawat.db-wal", "kawat.db-shm"} {
		os.Remove(filepath.Join(dir, name))
	}
	s = open(t, dir, Options{})
	want := make([]string, 10)
	for i := range want {
		want[i] = "is not in the ledger: ingest the file to add it"
	}
	wantCheck(t, s, want...)
	segments, err := s.raw.list()
	if err != nil || len(segments) < 3 {
		t.Fatalf("segments %v, %v", segments, err)
	}
	var raws []kawat.Raw
	for _, n := range segments {
		b, err := os.ReadFile(s.raw.path(n))
		if err != nil {
			t.Fatal(err)
		}
		for rec, err := range warc.Records(bytes.NewReader(b), int64(len(b)), 0, 1<<20) {
			if err != nil {
				t.Fatal(err)
			}
			raw, ok, err := warc.Report(rec, 1<<20)
			if err != nil {
				t.Fatal(err)
			}
			if ok {
				raws = append(raws, raw)
			}
		}
	}
	for _, raw := range raws {
		if _, known, err := s.Put(ctx, raw); err != nil || known {
			t.Fatalf("put: known %v, %v", known, err)
		}
	}
	for n := range 10 {
		wantReport(t, s, n)
	}
	wantCheck(t, s)
}

func TestSegmentsRotate(t *testing.T) {
	s := open(t, t.TempDir(), Options{SegmentBytes: 2000})
	for n := range 20 {
		put(t, s, n)
	}
	segments, err := s.raw.list()
	if err != nil || len(segments) < 4 || segments[0] != 1 || segments[len(segments)-1] != len(segments) {
		t.Errorf("segments %v, %v", segments, err)
	}
	for n := range 20 {
		wantReport(t, s, n)
	}
	c, err := s.Counts(ctx)
	if err != nil {
		t.Fatal(err)
	}
	var size int64
	for _, n := range segments {
		info, err := os.Stat(s.raw.path(n))
		if err != nil {
			t.Fatal(err)
		}
		size += info.Size()
	}
	if c.RawBytes != size {
		t.Errorf("raw bytes %d, on disk %d", c.RawBytes, size)
	}
	wantCheck(t, s)
}

func TestCheckFindsDamage(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir, Options{SegmentBytes: 1500})
	for n := range 8 {
		put(t, s, n)
		save(t, s, n, event("e"))
	}
	k, err := scanKept(s.read.QueryRowContext(ctx, "SELECT "+rawColumns+" FROM raw WHERE hash = ?", storetest.Raw(1).Hash()))
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(s.raw.path(k.segment), os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteAt([]byte{0xff}, k.offset+k.length/2); err != nil {
		t.Fatal(err)
	}
	f.Close()
	if _, err := s.Raw(ctx, k.hash); !errors.Is(err, kawat.ErrInvalid) || !strings.Contains(err.Error(), "000001.warc.gz") {
		t.Errorf("a damaged report: %v", err)
	}
	wantReport(t, s, 0)
	wantReport(t, s, 2)
	wantCheck(t, s, "raw/000001.warc.gz: report "+k.hash)

	if err := os.Rename(s.raw.path(2), s.raw.path(2)+".away"); err != nil {
		t.Fatal(err)
	}
	var gone string
	if err := s.read.QueryRowContext(ctx, "SELECT hash FROM raw WHERE segment = 2").Scan(&gone); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Raw(ctx, gone); !errors.Is(err, fs.ErrNotExist) || errors.Is(err, kawat.ErrInvalid) {
		t.Errorf("a report whose segment is away: %v", err)
	}
	wantCheck(t, s, "raw/000002.warc.gz: missing: ", "raw/000001.warc.gz: report "+k.hash)

	for _, q := range []string{
		"DELETE FROM events WHERE num = 3",
		"DELETE FROM involved WHERE num = 4 AND key = 'IDN'",
		"UPDATE texts SET body = 'lain' WHERE num = 5",
	} {
		if _, err := s.derive.ExecContext(ctx, q); err != nil {
			t.Fatal(err)
		}
	}
	wantCheck(t, s, "1 reports have more or fewer events", "in the index of actors", "full-text index", "missing", "report "+k.hash)
}

func TestDamagedDatabase(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "raw"), 0o755); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "kawat.db")
	if err := os.WriteFile(path, bytes.Repeat([]byte("bukan basis data "), 1000), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := Open(dir, Options{})
	if err == nil || !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), "is damaged") {
		t.Errorf("open: %v", err)
	}
}

func TestDatabaseOfAnotherProgram(t *testing.T) {
	dir := t.TempDir()
	db, err := sql.Open("sqlite", filepath.Join(dir, "kawat.db"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("CREATE TABLE t (a)"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	if _, err := Open(dir, Options{}); !errors.Is(err, kawat.ErrConflict) || !strings.Contains(err.Error(), "another program") {
		t.Errorf("open: %v", err)
	}
}

func TestNewerSchema(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir, Options{})
	if _, err := s.ledger.Exec("INSERT INTO goose_db_version (version_id, is_applied) VALUES (99, 1)"); err != nil {
		t.Fatal(err)
	}
	s.Close()
	for _, o := range []Options{{}, {ReadOnly: true}} {
		if _, err := Open(dir, o); !errors.Is(err, kawat.ErrConflict) || !strings.Contains(err.Error(), "schema version 99") {
			t.Errorf("open: %v", err)
		}
	}
}

// A record of the first schema does not know whom statements mention: its
// reports with statements wait to be coded again, the others don't.
func TestRecordOfTheFirstSchema(t *testing.T) {
	dir := t.TempDir()
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		t.Fatal(err)
	}
	db, err := connect(filepath.Join(dir, databaseName), "synchronous(OFF)", false, 1)
	if err != nil {
		t.Fatal(err)
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, db, files, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.UpTo(ctx, 1); err != nil {
		t.Fatal(err)
	}
	if _, err := db.ExecContext(ctx, "INSERT INTO stamps VALUES (1, ?)", stamp.Key()); err != nil {
		t.Fatal(err)
	}
	for n := range 3 {
		hash := strings.Repeat(strconv.Itoa(n), 64)
		if _, err := db.ExecContext(ctx, `INSERT INTO raw VALUES (?, ?, 'text', '', '', '', '', '', '', '', '', '', '', 1, ?, 1, 1)`, n+1, hash, n); err != nil {
			t.Fatal(err)
		}
		if _, err := db.ExecContext(ctx, `INSERT INTO reports VALUES (?, ?, 1, 'coded', '', 'id', '', '', '', '', '', 0, ?)`, n+1, n, n%2); err != nil {
			t.Fatal(err)
		}
	}
	db.Close()
	if _, err := Open(dir, Options{ReadOnly: true}); !errors.Is(err, ErrOlder) || !errors.Is(err, kawat.ErrConflict) {
		t.Errorf("open read only: %v", err)
	}
	s := open(t, dir, Options{})
	hashes, _, err := s.Pending(ctx, stamp, "", 10)
	if err != nil || len(hashes) != 1 || hashes[0] != strings.Repeat("1", 64) {
		t.Errorf("pending: %v, %v; want the report with a statement", hashes, err)
	}
}

func TestReadOnly(t *testing.T) {
	dir := t.TempDir()
	if _, err := Open(dir, Options{ReadOnly: true}); !errors.Is(err, kawat.ErrNotFound) {
		t.Errorf("open of an empty folder: %v", err)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 0 {
		t.Errorf("opening for reading made %v", entries)
	}
	w := open(t, dir, Options{})
	put(t, w, 1)
	save(t, w, 1, event("e"))
	r := open(t, dir, Options{ReadOnly: true})
	wantReport(t, r, 1)
	if _, _, err := r.Put(ctx, storetest.Raw(2)); !errors.Is(err, kawat.ErrConflict) {
		t.Errorf("put: %v", err)
	}
	if err := r.Save(ctx, storetest.Analysis(storetest.Raw(1), stamp, nil, nil)); !errors.Is(err, kawat.ErrConflict) {
		t.Errorf("save: %v", err)
	}
	if _, err := r.Edit(ctx, kawat.KnowledgeEdit{Table: "persons.tsv", Cells: map[string]string{"id": "x"}}); !errors.Is(err, kawat.ErrConflict) {
		t.Errorf("edit: %v", err)
	}
	put(t, w, 2) // and it sees what the writer does
	wantReport(t, r, 2)
	wantCheck(t, r)
}

// A folder that can't be used must be named, whatever is wrong with it.
func TestUnusableFolder(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{file, filepath.Join(file, "below")} {
		if _, err := Open(path, Options{}); err == nil || !strings.Contains(err.Error(), path) {
			t.Errorf("open %s: %v", path, err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "kawat.db"), 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir, Options{}); err == nil || !strings.Contains(err.Error(), dir) {
		t.Errorf("a folder in place of the database: %v", err)
	}
	if os.Geteuid() == 0 {
		t.Log("root can write everywhere: a folder without permission is not tried")
		return
	}
	locked := filepath.Join(dir, "locked")
	if err := os.Mkdir(locked, 0o555); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(locked, Options{}); err == nil || !strings.Contains(err.Error(), "permissions") {
		t.Errorf("a folder without permission: %v", err)
	}
}

// A fullDisk takes so many bytes and no more.
type fullDisk struct {
	appendFile
	left int
}

func (f *fullDisk) Write(p []byte) (int, error) {
	if len(p) <= f.left {
		f.left -= len(p)
		return f.appendFile.Write(p)
	}
	n, err := f.appendFile.Write(p[:f.left])
	f.left -= n
	if err == nil {
		err = &fs.PathError{Op: "write", Path: "raw", Err: syscall.ENOSPC}
	}
	return n, err
}

func TestDiskFull(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir, Options{})
	put(t, s, 1)
	before, err := os.Stat(s.raw.path(1))
	if err != nil {
		t.Fatal(err)
	}
	s.raw.open = func(path string) (appendFile, error) {
		f, err := openAppend(path)
		return &fullDisk{f, 100}, err
	}
	_, _, err = s.Put(ctx, storetest.Raw(2))
	if err == nil || !strings.Contains(err.Error(), "the disk is full") || !strings.Contains(err.Error(), dir) || !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("put on a full disk: %v", err)
	}
	after, err := os.Stat(s.raw.path(1))
	if err != nil || after.Size() != before.Size() {
		t.Errorf("half a record was left on a full disk: %d bytes, were %d, %v", after.Size(), before.Size(), err)
	}
	wantReport(t, s, 1)
	wantCheck(t, s)

	s.raw.open = openAppend // there is room again
	if _, known, err := s.Put(ctx, storetest.Raw(2)); err != nil || known {
		t.Errorf("put with room: known %v, %v", known, err)
	}
	wantReport(t, s, 2)
	wantCheck(t, s)
}

// The database has its own ways to say that the disk is full.
func TestDatabaseFull(t *testing.T) {
	s := open(t, t.TempDir(), Options{})
	put(t, s, 1)
	var pages int
	if err := s.derive.QueryRow("PRAGMA page_count").Scan(&pages); err != nil {
		t.Fatal(err)
	}
	if _, err := s.derive.Exec(fmt.Sprintf("PRAGMA max_page_count = %d", pages)); err != nil {
		t.Fatal(err)
	}
	large := make([]kawat.Event, 500)
	for i := range large {
		large[i] = event(fmt.Sprint("e", i))
	}
	err := s.Save(ctx, storetest.Analysis(storetest.Raw(1), stamp, large, nil))
	if err == nil || !strings.Contains(err.Error(), "the disk is full") {
		t.Errorf("save: %v", err)
	}
	if _, err := s.derive.Exec("PRAGMA max_page_count = 1000000"); err != nil {
		t.Fatal(err)
	}
	save(t, s, 1, large...)
	wantCheck(t, s)
}

// Two programs may write to one folder: here, two openings of it.
func TestTwoWriters(t *testing.T) {
	dir := t.TempDir()
	stores := []*SQLite{open(t, dir, Options{SegmentBytes: 5000}), open(t, dir, Options{SegmentBytes: 5000})}
	const reports = 60
	var wg sync.WaitGroup
	for i, s := range stores {
		for w := range 2 {
			wg.Go(func() {
				for n := range reports {
					n = (n + 17*i + 5*w) % reports
					if _, _, err := s.Put(ctx, storetest.Raw(n)); err != nil {
						t.Error(err)
						return
					}
					if err := s.Save(ctx, storetest.Analysis(storetest.Raw(n), stamp, []kawat.Event{event("e")}, nil)); err != nil {
						t.Error(err)
						return
					}
				}
			})
		}
	}
	wg.Wait()
	for _, s := range stores {
		c, err := s.Counts(ctx)
		if err != nil || c.Reports[kawat.StateCoded] != reports || c.Events != reports {
			t.Errorf("counts %+v, %v", c, err)
		}
		wantCheck(t, s)
	}
	for n := range reports {
		wantReport(t, stores[0], n)
	}
}

func TestLockedByAnother(t *testing.T) {
	old := waitForLock
	waitForLock = 50 * time.Millisecond
	defer func() { waitForLock = old }()
	dir := t.TempDir()
	s, other := open(t, dir, Options{}), open(t, dir, Options{})
	put(t, s, 1)

	tx, err := other.ledger.Begin() // holds SQLite's write lock
	if err != nil {
		t.Fatal(err)
	}
	err = s.Save(ctx, storetest.Analysis(storetest.Raw(1), stamp, nil, nil))
	if !errors.Is(err, kawat.ErrConflict) || !strings.Contains(err.Error(), filepath.Join(dir, "kawat.db")) {
		t.Errorf("save while another writes: %v", err)
	}
	if _, _, err := s.Events(ctx, kawat.Query{}); err != nil {
		t.Errorf("reading while another writes: %v", err)
	}
	tx.Rollback()
	save(t, s, 1)

	release, err := other.lockFolder(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.Put(ctx, storetest.Raw(2)); !errors.Is(err, kawat.ErrConflict) || !strings.Contains(err.Error(), filepath.Join(dir, "lock")) {
		t.Errorf("put while another appends: %v", err)
	}
	release()
	put(t, s, 2)
}

// A query must find its rows by an index that gives their order: a list that
// is sorted first takes as long as the record is large.
func TestListsAreNotSorted(t *testing.T) {
	s := open(t, t.TempDir(), Options{})
	for n := range 3 {
		put(t, s, n)
		save(t, s, n, event("e"))
	}
	for _, q := range []kawat.Query{
		{}, {Actor: "IDN"}, {Source: "IDN", Target: "AUS"}, {Dyad: [2]string{"IDN", "AUS"}}, {Dyad: [2]string{"IDN", "AUS"}, From: "2022-01-01", To: "2022-12-31", Status: kawat.Actual},
		{Types: []kawat.EventType{kawat.Consult}}, {Types: []kawat.EventType{kawat.Consult, kawat.Aid}}, {Lang: "id"}, {From: "2022-08-01", Cursor: "2022-08-02.1.1.0"},
	} {
		p, err := s.plan(ctx, q)
		if err != nil {
			t.Fatal(err)
		}
		query, args, err := s.listQuery(ctx, p, kindEvent, "events", "x.json")
		if err != nil {
			t.Fatal(err)
		}
		rows, err := s.read.QueryContext(ctx, "EXPLAIN QUERY PLAN "+query, args...)
		if err != nil {
			t.Fatal(err)
		}
		var plan []string
		for rows.Next() {
			var a, b, c int
			var step string
			if err := rows.Scan(&a, &b, &c, &step); err != nil {
				t.Fatal(err)
			}
			plan = append(plan, step)
		}
		rows.Close()
		if steps := strings.Join(plan, "\n"); strings.Contains(steps, "TEMP B-TREE") || strings.HasPrefix(steps, "SCAN x\n") {
			t.Errorf("%+v:\n%s", q, steps)
		}
	}
}
