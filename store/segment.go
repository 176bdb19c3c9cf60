package store

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"

	"kawat/warc"
)

// segmentBytes is when a segment is full: the next report opens another one.
const segmentBytes = 256 << 20

// segments are the files raw/000001.warc.gz, raw/000002.warc.gz, … They only
// ever grow. A crash may leave a torn record at the end of one; nothing points
// at it, and the next record starts after it.
type segments struct {
	dir   string // of the segments
	bytes int64  // when to rotate
	// open opens a file for appending; tests put a failing disk here.
	open func(path string) (appendFile, error)
}

// An appendFile is what appending needs of an *os.File.
type appendFile interface {
	io.WriteCloser
	Sync() error
	Truncate(size int64) error
	Stat() (fs.FileInfo, error)
}

func openAppend(path string) (appendFile, error) {
	return os.OpenFile(path, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o644)
}

// path is the file of segment n.
func (s *segments) path(n int) string {
	return filepath.Join(s.dir, fmt.Sprintf("%06d.warc.gz", n))
}

var segmentName = regexp.MustCompile(`^([0-9]{6,9})\.warc\.gz$`)

// list returns the numbers of the segments that are there, ascending.
func (s *segments) list() ([]int, error) {
	entries, err := os.ReadDir(s.dir)
	if err != nil {
		return nil, err
	}
	var out []int
	for _, e := range entries {
		m := segmentName.FindStringSubmatch(e.Name())
		if m == nil {
			continue
		}
		n, err := strconv.Atoi(m[1])
		if err == nil && n > 0 && filepath.Base(s.path(n)) == e.Name() {
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return out, nil
}

// append writes the records of a batch to the last segment, or to a new one
// if that is full, and says in each where it went, once all are on disk. The
// caller holds the lock on the folder.
func (s *segments) append(batch []*waiting) (err error) {
	have, err := s.list()
	if err != nil {
		return err
	}
	n := 1
	if len(have) > 0 {
		n = have[len(have)-1]
		info, err := os.Stat(s.path(n))
		if err != nil {
			return err
		}
		if info.Size() >= s.bytes {
			n++
		}
	}
	for len(batch) > 0 {
		taken, err := s.appendTo(n, batch)
		if err != nil {
			return err
		}
		batch = batch[taken:]
		n++
	}
	return nil
}

// appendTo writes records to segment n until it is full, and returns how many.
func (s *segments) appendTo(n int, batch []*waiting) (taken int, err error) {
	f, err := s.open(s.path(n))
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	info, err := f.Stat()
	if err != nil {
		return 0, err
	}
	start := info.Size()
	var out []byte
	if start == 0 {
		if out, err = warc.Info("kawat", batch[0].now); err != nil {
			return 0, err
		}
	}
	for _, w := range batch {
		if at := start + int64(len(out)); taken == 0 || at < s.bytes {
			w.segment, w.offset = n, at
			out = append(out, w.member...)
			taken++
			continue
		}
		break
	}
	if _, err = f.Write(out); err == nil {
		err = f.Sync()
	}
	if err != nil {
		// Half a record is harmless, but a full disk is better off without it.
		return 0, errors.Join(err, f.Truncate(start))
	}
	if start == 0 {
		return taken, syncDir(s.dir)
	}
	return taken, nil
}

// sizes returns the size in bytes of each segment.
func (s *segments) sizes() (map[int]int64, error) {
	have, err := s.list()
	if err != nil {
		return nil, err
	}
	out := make(map[int]int64, len(have))
	for _, n := range have {
		info, err := os.Stat(s.path(n))
		if err != nil {
			return nil, err
		}
		out[n] = info.Size()
	}
	return out, nil
}

// syncDir makes the names in a folder last through a power cut.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) && !errors.Is(err, fs.ErrInvalid) && !errors.Is(err, fs.ErrPermission) {
		return err
	}
	return nil
}
