package warc

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
)

const (
	maxHeader = 256 << 10 // bytes of one record's header
	maxSkip   = 1 << 30   // bytes that are unpacked only to be thrown away
)

// An Error is a record that could not be read, and where it stands.
type Error struct {
	Offset int64 // bytes from the start of the file
	Err    error
}

func (e *Error) Error() string { return fmt.Sprintf("offset %d: %v", e.Offset, e.Err) }
func (e *Error) Unwrap() error { return e.Err }

// Records reads the records of f, which has size bytes, from the byte offset
// from on. Compressed and plain records are told apart where they stand.
//
// What can't be read comes as an [*Error] that wraps ErrDamaged, ErrTruncated
// or ErrLarge, with a Record that holds its offset and as much of its header
// as was found; reading then goes on at the next record that can be found.
// Blocks of more than limit bytes are skipped with ErrLarge. A fault of f
// itself ends the sequence with that error.
func Records(f io.ReaderAt, size, from, limit int64) iter.Seq2[*Record, error] {
	return func(yield func(*Record, error) bool) {
		s := &scanner{f: f, size: size, limit: limit}
		s.seek(max(from, 0))
		for {
			if !s.blank() {
				if s.fault != nil {
					yield(&Record{Offset: s.pos()}, &Error{s.pos(), s.fault})
				}
				return
			}
			start := s.pos()
			magic, _ := s.in.Peek(len(gzipMagic))
			var ok bool
			var err error
			zipped := bytes.Equal(magic, gzipMagic)
			if zipped {
				ok, err = s.member(yield)
			} else {
				ok, err = s.plain(yield)
			}
			if !ok {
				return
			}
			if s.fault != nil {
				yield(&Record{Offset: s.pos()}, &Error{s.pos(), s.fault})
				return
			}
			if err == nil {
				continue
			}
			if !s.resync(start+1, zipped) {
				if s.fault != nil {
					yield(&Record{Offset: s.pos()}, &Error{s.pos(), s.fault})
				}
				return
			}
		}
	}
}

// ReadAt reads the one record that takes length bytes from offset on.
func ReadAt(f io.ReaderAt, offset, length, limit int64) (*Record, error) {
	for rec, err := range Records(f, offset+length, offset, limit) {
		if err != nil {
			return nil, err
		}
		if rec.Offset != offset || rec.Length != length {
			return nil, &Error{offset, fmt.Errorf("%w: found %d bytes at %d, want %d", ErrDamaged, rec.Length, rec.Offset, length)}
		}
		return rec, nil
	}
	return nil, &Error{offset, fmt.Errorf("%w: nothing there", ErrTruncated)}
}

var gzipMagic = []byte{0x1f, 0x8b, 0x08}

// A scanner walks over a file and knows at which byte it stands, although
// reading is buffered.
type scanner struct {
	f     io.ReaderAt
	size  int64
	limit int64
	in    *bufio.Reader
	src   *fileReader
	fault error // of the file itself, not of what is in it

	zip  *gzip.Reader
	text *bufio.Reader // the unpacked member
}

// pos is the offset of the next byte that in returns.
func (s *scanner) pos() int64 { return s.src.pos - int64(s.in.Buffered()) }

func (s *scanner) seek(off int64) {
	s.src = &fileReader{s: s, pos: off}
	if s.in == nil {
		s.in = bufio.NewReaderSize(s.src, 64<<10)
		return
	}
	s.in.Reset(s.src)
}

// A fileReader reads the scanner's file from a position on, and keeps the
// errors of the file apart from its end.
type fileReader struct {
	s   *scanner
	pos int64
}

func (r *fileReader) Read(p []byte) (int, error) {
	left := r.s.size - r.pos
	if left <= 0 {
		return 0, io.EOF
	}
	n, err := r.s.f.ReadAt(p[:min(int64(len(p)), left)], r.pos)
	r.pos += int64(n)
	if n > 0 {
		return n, nil
	}
	if err != nil && err != io.EOF {
		r.s.fault = err
	}
	return 0, io.EOF
}

// blank skips line breaks between records and reports whether a byte follows.
func (s *scanner) blank() bool {
	for {
		b, err := s.in.Peek(1)
		if err != nil {
			return false
		}
		if b[0] != '\r' && b[0] != '\n' {
			return true
		}
		s.in.ReadByte()
	}
}

// member reads one gzip member with all its records. It returns false if the
// consumer wants no more, and the error after which to look for the next one.
func (s *scanner) member(yield func(*Record, error) bool) (bool, error) {
	start := s.pos()
	fail := func(rec *Record, err error) (bool, error) {
		if s.fault != nil {
			return true, s.fault
		}
		if rec == nil {
			rec = &Record{}
		}
		rec.Offset, rec.Block = start, nil
		err = &Error{start, s.classify(err)}
		return yield(rec, err), err
	}
	if s.zip == nil {
		z, err := gzip.NewReader(s.in)
		if err != nil {
			return fail(nil, err)
		}
		s.zip, s.text = z, bufio.NewReaderSize(z, 32<<10)
	} else if err := s.zip.Reset(s.in); err != nil {
		return fail(nil, err)
	}
	s.zip.Multistream(false)
	s.text.Reset(s.zip)
	for alone := true; ; alone = false {
		rec, err := readRecord(s.text, s.limit)
		if err == io.EOF {
			if alone {
				return fail(nil, fmt.Errorf("%w: empty gzip member", ErrDamaged))
			}
			return true, nil
		}
		large := errors.Is(err, ErrLarge)
		if err != nil && !large {
			return fail(rec, err)
		}
		// The checksum stands at the end of the member: a record goes out when
		// the member ended well after it, or goes on with another record.
		more, endErr := skipBreaks(s.text)
		if endErr != nil {
			return fail(rec, endErr)
		}
		rec.Offset = start
		if !more && alone {
			rec.Length = s.pos() - start
		}
		if large {
			rec.Block, err = nil, &Error{start, err}
		}
		if !yield(rec, err) {
			return false, nil
		}
		if !more {
			return true, nil
		}
	}
}

// plain reads one uncompressed record.
func (s *scanner) plain(yield func(*Record, error) bool) (bool, error) {
	start := s.pos()
	rec, err := readRecord(s.in, s.limit)
	if s.fault != nil {
		return true, s.fault
	}
	if rec == nil {
		rec = &Record{}
	}
	rec.Offset = start
	if err == nil {
		rec.Length = s.pos() - start
		return yield(rec, nil), nil
	}
	if err == io.EOF {
		err = fmt.Errorf("%w: not a WARC record", ErrDamaged)
	}
	rec.Block = nil
	err = &Error{start, s.classify(err)}
	if errors.Is(err, ErrLarge) {
		return yield(rec, err), nil
	}
	return yield(rec, err), err
}

// classify makes the errors of gzip and of short reads one of ours.
func (s *scanner) classify(err error) error {
	switch {
	case errors.Is(err, ErrLarge), errors.Is(err, ErrDamaged), errors.Is(err, ErrTruncated):
		return err
	case (errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF)) && s.pos() >= s.size:
		return fmt.Errorf("%w: the file ends here", ErrTruncated)
	}
	return fmt.Errorf("%w: %v", ErrDamaged, err)
}

// resync moves to the first record at or after from. After a damaged gzip
// member only gzip members count: plain text inside it may look like a record.
func (s *scanner) resync(from int64, zipped bool) bool {
	s.seek(from)
	last := byte(0)
	for {
		// bufio can look ahead without consuming: test here, then step.
		b, _ := s.in.Peek(len("WARC/1."))
		if len(b) < len(gzipMagic) {
			return false
		}
		if bytes.HasPrefix(b, gzipMagic) && s.opens(s.pos()) {
			return true
		}
		if !zipped && last == '\n' && string(b) == "WARC/1." {
			return true
		}
		last, _ = s.in.ReadByte()
	}
}

// opens reports whether a gzip member with a WARC record starts at off.
func (s *scanner) opens(off int64) bool {
	z, err := gzip.NewReader(io.NewSectionReader(s.f, off, s.size-off))
	if err != nil {
		return false
	}
	var b [len("WARC/")]byte
	_, err = io.ReadFull(z, b[:])
	return err == nil && string(b[:]) == "WARC/"
}

// skipBreaks skips line breaks and reports whether a byte follows them.
func skipBreaks(r *bufio.Reader) (bool, error) {
	for {
		b, err := r.Peek(1)
		if err == io.EOF {
			return false, nil
		}
		if err != nil {
			return false, err
		}
		if b[0] != '\r' && b[0] != '\n' {
			return true, nil
		}
		r.Discard(1)
	}
}

// readRecord reads one record; io.EOF means that there is none. With an error
// it returns what it found of the header.
func readRecord(r *bufio.Reader, limit int64) (*Record, error) {
	left := maxHeader
	line, err := readLine(r, &left)
	if err != nil {
		if err == io.EOF && line == "" {
			return nil, io.EOF
		}
		return nil, err
	}
	if !strings.HasPrefix(line, "WARC/") {
		return nil, fmt.Errorf("%w: no WARC version line", ErrDamaged)
	}
	rec := &Record{Version: line}
	for {
		line, err := readLine(r, &left)
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			return rec, err
		}
		if line == "" {
			break
		}
		if (line[0] == ' ' || line[0] == '\t') && len(rec.Header) > 0 { // a folded line
			last := &rec.Header[len(rec.Header)-1]
			last.Value += " " + strings.TrimSpace(line)
			continue
		}
		name, value, ok := strings.Cut(line, ":")
		if !ok {
			return rec, fmt.Errorf("%w: header line without colon", ErrDamaged)
		}
		rec.Header = append(rec.Header, Field{strings.TrimSpace(name), strings.TrimSpace(value)})
	}
	length, err := strconv.ParseInt(rec.Header.Get("Content-Length"), 10, 64)
	if err != nil || length < 0 {
		return rec, fmt.Errorf("%w: Content-Length %q", ErrDamaged, rec.Header.Get("Content-Length"))
	}
	if length > limit {
		if _, err := io.CopyN(io.Discard, r, min(length, maxSkip)); err != nil {
			return rec, unexpected(err)
		}
		if length > maxSkip {
			return rec, fmt.Errorf("%w: %d bytes, more than can be skipped", ErrDamaged, length)
		}
		return rec, fmt.Errorf("%w: %d bytes, at most %d are read", ErrLarge, length, limit)
	}
	// The length is a claim of the file: memory is taken as bytes arrive.
	var block bytes.Buffer
	block.Grow(int(min(length, 1<<20)))
	if _, err := io.CopyN(&block, r, length); err != nil {
		return rec, unexpected(err)
	}
	rec.Block = block.Bytes()
	return rec, nil
}

func unexpected(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// readLine reads up to a line feed and returns the line without it and without
// a carriage return before it. It takes what it reads from *left.
func readLine(r *bufio.Reader, left *int) (string, error) {
	var line []byte
	for {
		part, err := r.ReadSlice('\n')
		*left -= len(part)
		if *left < 0 {
			return "", fmt.Errorf("%w: header over %d bytes", ErrDamaged, maxHeader)
		}
		line = append(line, part...)
		if err == bufio.ErrBufferFull {
			continue
		}
		if err != nil {
			if err == io.EOF && len(line) > 0 {
				err = io.ErrUnexpectedEOF
			}
			return string(line), err
		}
		return strings.TrimSuffix(string(line[:len(line)-1]), "\r"), nil
	}
}
