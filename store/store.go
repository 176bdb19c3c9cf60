// Package store keeps the record on disk: a [kawat.Store] in one folder, for
// one machine, without a service.
//
//	data/kawat.db            what is derived, the ledger of what was put, and edits of the knowledge (SQLite)
//	data/raw/000001.warc.gz  the raw reports, as any web archive keeps them
//	data/lock                held while a report is appended
//
// The raw reports are the record; kawat.db can be made again from them, but for
// the edits. A report is appended to a segment and on disk before its row in the ledger is
// committed, so a row never points at bytes that are not there.
//
// Several programs may have one folder open, to read and to write: SQLite's
// write-ahead log and the lock file keep them apart.
package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/pressly/goose/v3"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"kawat"
)

//go:embed migrations/*.sql
var migrations embed.FS

const (
	databaseName  = "kawat.db"
	rawName       = "raw"
	lockName      = "lock"
	applicationID = 0x4b415774 // "KAWt", in the header of kawat.db
)

// waitForLock is how long an operation waits for another program to finish
// with the record before it gives up.
var waitForLock = 10 * time.Second // shorter in tests

// ErrOlder marks a record of an older schema that is open read only, and so
// can't be brought up to date.
var ErrOlder = errors.New("open it once for writing")

// Options changes how a record is opened. The zero value is right for most.
type Options struct {
	// ReadOnly opens a record that is there for questions only: Put and Save
	// fail with ErrConflict.
	ReadOnly bool
	// SegmentBytes is the size after which a segment of raw reports is closed
	// and another one opened; 0 means 256 MiB.
	SegmentBytes int64
}

// SQLite is the record in a folder. It is safe for concurrent use.
type SQLite struct {
	dir      string
	readOnly bool
	read     *sql.DB // many connections
	ledger   *sql.DB // one connection: commits reach the disk before they return
	derive   *sql.DB // one connection: a power cut may undo the last commits, in order
	raw      segments
	now      func() time.Time

	write    sync.Mutex           // held by the one who writes to the database
	prepared map[string]*sql.Stmt // of saveSQL; guarded by write
	place    sync.Mutex           // held by the one who appends to a segment

	queue   sync.Mutex // guards waiting
	waiting []*waiting // reports that the next append takes along

	lock *os.File
}

var _ kawat.Store = (*SQLite)(nil)

// Open opens the record in the folder dir, and makes folder and record if they
// are not there (unless read only). A record that a newer program wrote gives
// an error that wraps ErrConflict.
func Open(dir string, o Options) (_ *SQLite, err error) {
	s := &SQLite{
		dir:      dir,
		readOnly: o.ReadOnly,
		raw:      segments{dir: filepath.Join(dir, rawName), bytes: o.SegmentBytes, open: openAppend},
		now:      time.Now,
	}
	if s.raw.bytes <= 0 {
		s.raw.bytes = segmentBytes
	}
	defer func() {
		if err != nil {
			s.Close()
		}
	}()
	path := s.database()
	if o.ReadOnly {
		if _, err := os.Stat(path); err != nil {
			return nil, notThere(dir, err)
		}
	} else {
		if err := os.MkdirAll(s.raw.dir, 0o755); err != nil {
			return nil, s.explain("open record", err)
		}
		s.lock, err = os.OpenFile(filepath.Join(dir, lockName), os.O_RDWR|os.O_CREATE, 0o644)
		if err != nil {
			return nil, s.explain("open record", err)
		}
	}
	if s.read, err = connect(path, "query_only(1)", o.ReadOnly, 8); err != nil {
		return nil, s.explain("open record", err)
	}
	if !o.ReadOnly {
		if s.ledger, err = connect(path, "synchronous(FULL)", false, 1); err != nil {
			return nil, s.explain("open record", err)
		}
		if s.derive, err = connect(path, "synchronous(NORMAL)", false, 1); err != nil {
			return nil, s.explain("open record", err)
		}
	}
	if err := s.migrate(context.Background()); err != nil {
		return nil, s.explain("open record", err)
	}
	return s, nil
}

func notThere(dir string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("open record %s: %w: there is no %s in it", dir, kawat.ErrNotFound, databaseName)
	}
	return fmt.Errorf("open record %s: %w", dir, err)
}

// connect prepares connections to the database; they are made when needed.
func connect(path, pragma string, readOnly bool, max int) (*sql.DB, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	abs = filepath.ToSlash(abs)
	if !strings.HasPrefix(abs, "/") { // a drive letter
		abs = "/" + abs
	}
	q := url.Values{
		"_busy_timeout": {fmt.Sprint(waitForLock.Milliseconds())},
		"_foreign_keys": {"1"},
		"_dqs":          {"0"},
		"_txlock":       {"immediate"},
		"_pragma":       {pragma, "cache_size(-16000)"},
	}
	if readOnly {
		q.Set("mode", "ro")
		q.Set("_txlock", "deferred")
	} else {
		q.Set("_journal_mode", "WAL")
	}
	db, err := sql.Open("sqlite", (&url.URL{Scheme: "file", Path: abs, RawQuery: q.Encode()}).String())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(max)
	db.SetMaxIdleConns(max)
	return db, nil
}

// migrate brings the schema to the version that this program knows.
func (s *SQLite) migrate(ctx context.Context) error {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	db := s.read
	if !s.readOnly {
		unlock, err := s.lockFolder(ctx)
		if err != nil {
			return err
		}
		defer unlock()
		db = s.ledger
	}
	var app, tables int
	if err := db.QueryRowContext(ctx, "SELECT (SELECT application_id FROM pragma_application_id), (SELECT count(*) FROM sqlite_schema)").Scan(&app, &tables); err != nil {
		return err
	}
	if tables > 0 && app != applicationID {
		return fmt.Errorf("%w: %s is a database of another program", kawat.ErrConflict, s.database())
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, db, files, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return err
	}
	known := p.ListSources()
	newest := known[len(known)-1].Version
	var version int64
	if tables > 0 {
		if err := db.QueryRowContext(ctx, "SELECT coalesce(max(version_id), 0) FROM goose_db_version WHERE is_applied").Scan(&version); err != nil {
			return err
		}
	}
	switch {
	case version > newest:
		return fmt.Errorf("%w: the record has schema version %d, this program knows up to %d: use a newer kawat", kawat.ErrConflict, version, newest)
	case version == newest:
		return nil
	case s.readOnly:
		return fmt.Errorf("%w: the record has schema version %d, this program needs %d: %w", kawat.ErrConflict, version, newest, ErrOlder)
	}
	if _, err := p.Up(ctx); err != nil {
		return fmt.Errorf("bring schema to version %d: %w", newest, err)
	}
	return nil
}

// Close closes the record. Rows that were committed stay.
func (s *SQLite) Close() error {
	var errs []error
	for _, db := range []*sql.DB{s.read, s.ledger, s.derive} {
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	if s.lock != nil {
		errs = append(errs, s.lock.Close())
	}
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("close record %s: %w", s.dir, err)
	}
	return nil
}

func (s *SQLite) database() string { return filepath.Join(s.dir, databaseName) }

// lockFolder waits for the lock on the folder, which holds against other
// programs and other openings of it.
func (s *SQLite) lockFolder(ctx context.Context) (unlockFolder func(), err error) {
	s.place.Lock()
	until := time.Now().Add(waitForLock)
	for wait := time.Millisecond; ; wait = min(2*wait, 50*time.Millisecond) {
		ok, err := tryLock(s.lock)
		if ok {
			return func() {
				unlock(s.lock) // closing the file would unlock it too
				s.place.Unlock()
			}, nil
		}
		if err == nil && time.Now().After(until) {
			err = fmt.Errorf("%w: another program has held %s for more than %v", kawat.ErrConflict, s.lock.Name(), waitForLock)
		}
		if err == nil {
			select {
			case <-ctx.Done():
				err = ctx.Err()
			case <-time.After(wait):
				continue
			}
		}
		s.place.Unlock()
		return nil, err
	}
}

// tx runs do in one writing transaction on db.
func (s *SQLite) tx(ctx context.Context, db *sql.DB, do func(*sql.Tx) error) error {
	if db == nil {
		return fmt.Errorf("%w: the record is open read only", kawat.ErrConflict)
	}
	s.write.Lock()
	defer s.write.Unlock()
	t, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := do(t); err != nil {
		t.Rollback() // the reason to roll back is what counts
		return err
	}
	return t.Commit()
}

// explain says what a fault of the database or the disk means, and what to do.
func (s *SQLite) explain(op string, err error) error {
	if err == nil {
		return nil
	}
	op += " " + s.dir
	var e *sqlite.Error
	if errors.As(err, &e) {
		switch e.Code() & 0xff {
		case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
			return fmt.Errorf("%s: %w: another program has held %s for more than %v: let it finish and try again: %w", op, kawat.ErrConflict, s.database(), waitForLock, err)
		case sqlite3.SQLITE_FULL:
			return fmt.Errorf("%s: the disk is full: make room and run again, nothing that was kept is lost: %w", op, err)
		case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
			return fmt.Errorf("%s: can't write %s: check the permissions of the folder: %w", op, s.database(), err)
		case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
			return fmt.Errorf("%s: %s is damaged: the reports in %s are kept apart from it and can be ingested into a new folder: %w", op, s.database(), s.raw.dir, err)
		}
	}
	if diskFull(err) {
		return fmt.Errorf("%s: the disk is full: make room and run again, nothing that was kept is lost: %w", op, err)
	}
	if errors.Is(err, fs.ErrPermission) {
		return fmt.Errorf("%s: check the permissions of the folder: %w", op, err)
	}
	return fmt.Errorf("%s: %w", op, err)
}
