package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"time"

	"kawat"
	"kawat/warc"
)

// Put keeps raw for good. See [kawat.Store].
func (s *SQLite) Put(ctx context.Context, raw kawat.Raw) (hash string, known bool, err error) {
	if raw.Media != kawat.Text && raw.Media != kawat.HTML {
		return "", false, fmt.Errorf("put %s: %w: media type %q", raw.Name, kawat.ErrInvalid, raw.Media)
	}
	if s.readOnly {
		return "", false, fmt.Errorf("put %s: %w: the record is open read only", raw.Name, kawat.ErrConflict)
	}
	hash = raw.Hash()
	if _, err := s.number(ctx, s.read, hash); err == nil {
		return hash, true, nil
	} else if !errors.Is(err, kawat.ErrNotFound) {
		return "", false, s.explain("put report into", err)
	}
	w := &waiting{raw: raw, hash: hash, now: s.now().UTC(), done: make(chan struct{})}
	if w.member, err = warc.Resource(raw, hash, w.now); err != nil {
		return "", false, fmt.Errorf("put %s: %w", raw.Name, err)
	}
	if err := ctx.Err(); err != nil {
		return "", false, s.explain("put report into", err)
	}
	s.append(ctx, w)
	if w.err != nil {
		return "", false, s.explain("put report into", w.err)
	}
	return hash, w.known, nil
}

// A waiting report is one that is on its way to disk.
type waiting struct {
	raw    kawat.Raw
	hash   string
	member []byte // its record
	now    time.Time
	done   chan struct{} // closed when the rest is set

	known   bool
	err     error
	segment int
	offset  int64
}

// append brings a report to disk, together with all others that wait at that
// moment: it is the waiting for the disk that takes time, and one wait does
// for many. Who comes first does the work for those who come while the one
// before him works.
func (s *SQLite) append(ctx context.Context, w *waiting) {
	s.queue.Lock()
	s.waiting = append(s.waiting, w)
	first := len(s.waiting) == 1
	s.queue.Unlock()
	if !first {
		<-w.done
		return
	}
	// Others depend on this from here on, and what is on disk needs its row.
	ctx = context.WithoutCancel(ctx)
	release, err := s.lockFolder(ctx)
	s.queue.Lock()
	batch := s.waiting
	s.waiting = nil
	s.queue.Unlock()
	if err == nil {
		err = s.appendAll(ctx, batch)
		release()
	}
	for _, b := range batch {
		b.err = err
		close(b.done)
	}
}

// appendAll writes the records of a batch and then their rows, under the lock
// on the folder.
func (s *SQLite) appendAll(ctx context.Context, batch []*waiting) error {
	var fresh []*waiting
	twins := map[string]bool{}
	for _, w := range batch {
		_, err := s.number(ctx, s.read, w.hash)
		switch {
		case err == nil || twins[w.hash]: // someone was faster
			w.known = true
		case !errors.Is(err, kawat.ErrNotFound):
			return err
		default:
			twins[w.hash] = true
			fresh = append(fresh, w)
		}
	}
	if len(fresh) == 0 {
		return nil
	}
	if err := s.raw.append(fresh); err != nil {
		return err
	}
	return s.tx(ctx, s.ledger, func(t *sql.Tx) error {
		for _, w := range fresh {
			if err := w.insert(ctx, t); err != nil {
				return err
			}
		}
		return nil
	})
}

// insert writes the rows of a report whose record is on disk.
func (w *waiting) insert(ctx context.Context, t *sql.Tx) error {
	raw, fetched := &w.raw, ""
	if !raw.Fetched.IsZero() {
		fetched = raw.Fetched.UTC().Format(time.RFC3339Nano)
	}
	res, err := t.ExecContext(ctx, `INSERT INTO raw (hash, media, charset, url, outlet, title, published, lang, name, id, fetched, kept, segment, offset, length, size)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		w.hash, string(raw.Media), raw.Charset, raw.URL, raw.Outlet, raw.Title, raw.Published, raw.Lang, raw.Name, raw.ID,
		fetched, w.now.Format(time.RFC3339Nano), w.segment, w.offset, len(w.member), len(raw.Bytes))
	if err != nil {
		return err
	}
	num, err := res.LastInsertId()
	if err != nil {
		return err
	}
	_, err = t.ExecContext(ctx, `INSERT INTO reports (num, hkey, state, reason, lang, url, outlet, headline, published, day, events, statements)
		VALUES (?, ?, ?, '', ?, ?, ?, ?, ?, ?, 0, 0)`,
		num, hkey(w.hash), string(kawat.StateNew), raw.Lang, raw.URL, raw.Outlet, raw.Title, raw.Published, day(raw.Published))
	return err
}

// number is the row of a report that was put.
func (s *SQLite) number(ctx context.Context, q querier, hash string) (int64, error) {
	var num int64
	err := q.QueryRowContext(ctx, "SELECT num FROM raw WHERE hash = ?", hash).Scan(&num)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, fmt.Errorf("report %s: %w", hash, kawat.ErrNotFound)
	}
	return num, err
}

// A querier is a database or a transaction on it.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// Raw returns a kept report, verified against its hash. Bytes that fail the
// check give an error that wraps ErrInvalid; a missing segment does not, since
// putting the file back mends it.
func (s *SQLite) Raw(ctx context.Context, hash string) (kawat.Raw, error) {
	row := s.read.QueryRowContext(ctx, "SELECT "+rawColumns+" FROM raw WHERE hash = ?", hash)
	k, err := scanKept(row)
	if errors.Is(err, sql.ErrNoRows) {
		return kawat.Raw{}, fmt.Errorf("report %s: %w", hash, kawat.ErrNotFound)
	}
	if err != nil {
		return kawat.Raw{}, s.explain("read report from", err)
	}
	f, err := os.Open(s.raw.path(k.segment))
	if err != nil {
		return kawat.Raw{}, fmt.Errorf("report %s: %w", hash, err)
	}
	defer f.Close()
	if err := k.load(f); err != nil {
		return kawat.Raw{}, fmt.Errorf("report %s: %s: %w", hash, f.Name(), err)
	}
	return k.raw, nil
}

// A kept is a row of the ledger.
type kept struct {
	num            int64
	hash           string
	raw            kawat.Raw
	segment        int
	offset, length int64
	size           int64
}

const rawColumns = "num, hash, media, charset, url, outlet, title, published, lang, name, id, fetched, segment, offset, length, size"

func scanKept(row interface{ Scan(...any) error }) (*kept, error) {
	var k kept
	var fetched string
	r := &k.raw
	if err := row.Scan(&k.num, &k.hash, (*string)(&r.Media), &r.Charset, &r.URL, &r.Outlet, &r.Title, &r.Published, &r.Lang,
		&r.Name, &r.ID, &fetched, &k.segment, &k.offset, &k.length, &k.size); err != nil {
		return nil, err
	}
	if t, err := time.Parse(time.RFC3339Nano, fetched); err == nil {
		r.Fetched = t.UTC()
	}
	return &k, nil
}

// load reads the bytes of a kept report from its segment and checks them.
func (k *kept) load(f *os.File) error {
	rec, err := warc.ReadAt(f, k.offset, k.length, k.size)
	if err != nil {
		var path *fs.PathError
		if errors.As(err, &path) { // the disk, not the bytes
			return err
		}
		return fmt.Errorf("%w: %w", kawat.ErrInvalid, err)
	}
	k.raw.Bytes = rec.Block
	if got := k.raw.Hash(); got != k.hash {
		return fmt.Errorf("offset %d: %w: the hash of the bytes is %s", k.offset, kawat.ErrInvalid, got)
	}
	return nil
}

// Pending lists reports without a result under stamp. The cursor is the place
// in the order of arrival. See [kawat.Store].
func (s *SQLite) Pending(ctx context.Context, stamp kawat.Stamp, after string, limit int) (hashes []string, next string, err error) {
	from := int64(0)
	if after != "" {
		if from, err = strconv.ParseInt(after, 10, 64); err != nil {
			return nil, "", fmt.Errorf("cursor %q: %w", after, kawat.ErrInvalid)
		}
	}
	if limit < 0 {
		return nil, "", fmt.Errorf("limit %d: %w", limit, kawat.ErrInvalid)
	}
	if limit == 0 {
		limit = defaultLimit
	}
	rows, err := s.read.QueryContext(ctx, `SELECT p.num, raw.hash FROM reports p INDEXED BY reports_ledger CROSS JOIN raw ON raw.num = p.num
		WHERE p.num > ? AND p.stamp IS NOT coalesce((SELECT num FROM stamps WHERE key = ?), -1) ORDER BY p.num LIMIT ?`, from, stamp.Key(), limit+1)
	if err != nil {
		return nil, "", s.explain("list pending reports of", err)
	}
	defer rows.Close()
	last := int64(0)
	for rows.Next() {
		var num int64
		var hash string
		if err := rows.Scan(&num, &hash); err != nil {
			return nil, "", s.explain("list pending reports of", err)
		}
		if len(hashes) == limit {
			next = strconv.FormatInt(last, 10)
			break
		}
		hashes, last = append(hashes, hash), num
	}
	if err := rows.Err(); err != nil {
		return nil, "", s.explain("list pending reports of", err)
	}
	return hashes, next, nil
}

// hkey is the first 63 bits of a hash, which order like the hash itself.
func hkey(hash string) int64 {
	var b [8]byte
	hex.Decode(b[:], []byte(hash[:16])) // a hash is hex
	var n uint64
	for _, c := range b {
		n = n<<8 | uint64(c)
	}
	return int64(n >> 1)
}

// day is the calendar day of an ISO 8601 date or time, or "" if it is not one.
func day(published string) string {
	if len(published) < len(time.DateOnly) {
		return ""
	}
	d := published[:len(time.DateOnly)]
	if _, err := time.Parse(time.DateOnly, d); err != nil {
		return ""
	}
	return d
}
