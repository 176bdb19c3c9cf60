// Package warc reads and writes WARC 1.1 files (ISO 28500:2017), the format in
// which web archives keep what they fetched and in which the record keeps its
// raw reports.
//
// A WARC file is a run of records; in a ".warc.gz" file each record is a gzip
// member of its own, so that one record can be read without those before it.
// This package writes such members, and reads compressed and plain files,
// also damaged ones: a record that can't be read costs an error and nothing
// of what stands before or after it.
//
// The package knows how a [kawat.Raw] looks as a record ([Resource]) and which
// records of other programs hold a report ([Report]).
package warc

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// The reasons why a record could not be read. Test with errors.Is.
var (
	// ErrDamaged: the bytes are not a WARC record, or fail their checksum.
	ErrDamaged = errors.New("damaged record")
	// ErrTruncated: the file ends inside the record.
	ErrTruncated = errors.New("truncated record")
	// ErrLarge: the record, or what it unpacks to, is over the bound.
	ErrLarge = errors.New("record over the bound")
)

// A Field is one line of a record's header. Values are UTF-8.
type Field struct{ Name, Value string }

// A Header is the header of a record, in order.
type Header []Field

// Get returns the value of the first field of that name, whatever its case, or
// "" if there is none.
func (h Header) Get(name string) string {
	for _, f := range h {
		if strings.EqualFold(f.Name, name) {
			return f.Value
		}
	}
	return ""
}

// A Record is one record as read.
type Record struct {
	Version string // "WARC/1.1"
	Header  Header
	Block   []byte
	// Offset is where the record starts in its file, in bytes: the start of its
	// gzip member, or of the record itself in a plain file.
	Offset int64
	// Length is how many bytes of the file the record takes. It is 0 if several
	// records share one gzip member.
	Length int64
}

// Type is the record's WARC-Type in lower case: "response", "resource", …
func (r *Record) Type() string { return strings.ToLower(r.Header.Get("WARC-Type")) }

// TargetURI is the address that the record is about, without the angle
// brackets that some WARC 1.0 writers put around it.
func (r *Record) TargetURI() string {
	u := r.Header.Get("WARC-Target-URI")
	if strings.HasPrefix(u, "<") && strings.HasSuffix(u, ">") {
		u = u[1 : len(u)-1]
	}
	return u
}

var gzipWriters = sync.Pool{New: func() any { return gzip.NewWriter(nil) }}

// Member renders a record as one gzip member. It adds Content-Length to the
// header and fails if a name or value can't stand in a header line. The same
// input gives the same bytes.
func Member(h Header, block []byte) ([]byte, error) {
	var head bytes.Buffer
	head.WriteString("WARC/1.1\r\n")
	for _, f := range h {
		if f.Name == "" || strings.ContainsFunc(f.Name, func(r rune) bool { return r <= ' ' || r == ':' || r > '~' }) {
			return nil, fmt.Errorf("warc header %q: not a field name", f.Name)
		}
		if strings.ContainsFunc(f.Value, func(r rune) bool { return r < ' ' || r == 0x7f }) {
			return nil, fmt.Errorf("warc header %s: control character in %q", f.Name, f.Value)
		}
		head.WriteString(f.Name + ": " + f.Value + "\r\n")
	}
	head.WriteString("Content-Length: " + strconv.Itoa(len(block)) + "\r\n\r\n")

	var out bytes.Buffer
	z := gzipWriters.Get().(*gzip.Writer)
	defer gzipWriters.Put(z)
	z.Reset(&out)
	for _, b := range [][]byte{head.Bytes(), block, []byte("\r\n\r\n")} {
		if _, err := z.Write(b); err != nil {
			return nil, fmt.Errorf("compress warc record: %w", err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("compress warc record: %w", err)
	}
	return out.Bytes(), nil
}
