// Package warc brings the reports of WARC files: those that web crawls wrote,
// and the segments of a record.
package warc

import (
	"errors"
	"fmt"
	"iter"
	"os"
	"strings"

	"kawat"
	"kawat/warc"
)

// MaxReport is the size of the largest report that is read, in bytes.
const MaxReport = 16 << 20

// maxRecord bounds a record: a report, and what HTTP puts before it.
const maxRecord = MaxReport + 1<<20

// Is reports whether a file is named like a WARC file.
func Is(path string) bool {
	path = strings.ToLower(path)
	return strings.HasSuffix(path, ".warc") || strings.HasSuffix(path, ".warc.gz")
}

// File reads the reports of a WARC file: responses of 200 with HTML or plain
// text, and resource and conversion records with one. A report is named after
// the file and the offset of its record ("crawl.warc.gz@1234"), unless the
// record says where the report first came from. A record that can't be read
// yields an error with that name, and reading goes on after it.
func File(path string) iter.Seq2[kawat.Raw, error] {
	return func(yield func(kawat.Raw, error) bool) {
		f, err := os.Open(path)
		if err != nil {
			yield(kawat.Raw{Name: path}, err)
			return
		}
		defer f.Close()
		info, err := f.Stat()
		if err != nil {
			yield(kawat.Raw{Name: path}, err)
			return
		}
		for rec, err := range warc.Records(f, info.Size(), 0, maxRecord) {
			name := fmt.Sprintf("%s@%d", path, rec.Offset)
			if err != nil {
				if !yield(kawat.Raw{Name: name, URL: rec.TargetURI()}, invalid(path, err)) {
					return
				}
				continue
			}
			raw, ok, err := warc.Report(rec, MaxReport)
			if raw.Name == "" {
				raw.Name = name
			}
			if err != nil {
				raw.Bytes = nil
				if !yield(raw, invalid(path, &warc.Error{Offset: rec.Offset, Err: err})) {
					return
				}
				continue
			}
			if ok && !yield(raw, nil) {
				return
			}
		}
	}
}

// invalid marks what is wrong with the bytes as ErrInvalid, and leaves faults
// of the disk as they are.
func invalid(path string, err error) error {
	for _, bad := range []error{warc.ErrDamaged, warc.ErrTruncated, warc.ErrLarge} {
		if errors.Is(err, bad) {
			return fmt.Errorf("read %s: %w: %w", path, kawat.ErrInvalid, err)
		}
	}
	return fmt.Errorf("read %s: %w", path, err)
}
