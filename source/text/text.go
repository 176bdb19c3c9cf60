// Package text brings reports from files and from standard input: one report
// to a file (.txt, .html), or one to a line (.jsonl).
//
// Every function here yields what it reads as pairs of a Raw and an error, as
// a [kawat.Source] does: an error belongs to the one item that its Raw names,
// and what follows is read all the same.
package text

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"kawat"
)

// MaxReport is the size of the largest report that is read, in bytes.
const MaxReport = 16 << 20

// Media says by its name what a file of one report is, or "" if the name does
// not tell. Case does not matter.
func Media(path string) kawat.MediaType {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".txt", ".text":
		return kawat.Text
	case ".html", ".htm", ".xhtml":
		return kawat.HTML
	}
	return ""
}

// IsLines reports whether a file is named like one with a report to a line.
func IsLines(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".jsonl", ".ndjson":
		return true
	}
	return false
}

// File reads a file that is one report.
func File(path string, media kawat.MediaType) (kawat.Raw, error) {
	raw := kawat.Raw{Name: path, Media: media}
	f, err := os.Open(path)
	if err != nil {
		return raw, err
	}
	defer f.Close()
	raw.Bytes, err = readReport(f, path)
	return raw, err
}

// readReport reads all of r, up to MaxReport bytes.
func readReport(r io.Reader, name string) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, MaxReport+1))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	if len(b) > MaxReport {
		return nil, fmt.Errorf("read %s: %w: %s, a report may have at most %d bytes", name, kawat.ErrInvalid, sizeOf(r, len(b)), MaxReport)
	}
	return b, nil
}

// sizeOf tells the size of a file, or that it is more than what was read.
func sizeOf(r io.Reader, read int) string {
	if f, ok := r.(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			return fmt.Sprintf("%d bytes", info.Size())
		}
	}
	return fmt.Sprintf("more than %d bytes", read-1)
}

// Lines reads the reports of a file with one to a line. See [JSONL].
func Lines(path string) iter.Seq2[kawat.Raw, error] {
	return func(yield func(kawat.Raw, error) bool) {
		f, err := os.Open(path)
		if err != nil {
			yield(kawat.Raw{Name: path}, err)
			return
		}
		defer f.Close()
		JSONL(f, path)(yield)
	}
}

// Stream reads what a pipe brings, and finds out what it is by its first
// bytes: lines of JSON (see [JSONL]), a page of HTML, or else plain text.
func Stream(r io.Reader, name string) iter.Seq2[kawat.Raw, error] {
	return func(yield func(kawat.Raw, error) bool) {
		in := bufio.NewReaderSize(r, 64<<10)
		head, err := peek(in)
		if err != nil {
			yield(kawat.Raw{Name: name}, fmt.Errorf("read %s: %w", name, err))
			return
		}
		if bytes.HasPrefix(head, []byte{0x1f, 0x8b}) {
			yield(kawat.Raw{Name: name}, fmt.Errorf("read %s: %w: this is gzip: unpack it, or name the file", name, kawat.ErrInvalid))
			return
		}
		if looksLikeLines(head) {
			JSONL(in, name)(yield)
			return
		}
		raw := kawat.Raw{Name: name, Media: kawat.Text}
		if looksLikeHTML(head) {
			raw.Media = kawat.HTML
		}
		raw.Bytes, err = readReport(in, name)
		if err == nil && len(bytes.TrimSpace(raw.Bytes)) == 0 {
			err = fmt.Errorf("read %s: %w: it is empty", name, kawat.ErrInvalid)
		}
		yield(raw, err)
	}
}

// peek looks at what a pipe has brought so far: at least enough to tell what
// it is, without waiting for more.
func peek(in *bufio.Reader) ([]byte, error) {
	const enough = 16 // bytes after white space: no line of JSON with a text is shorter
	for {
		_, err := in.Peek(in.Buffered() + 1)
		head, _ := in.Peek(in.Buffered())
		if err != nil && err != io.EOF && err != bufio.ErrBufferFull {
			return nil, err
		}
		if err != nil || len(start(head)) >= enough {
			return head, nil
		}
	}
}

// start is what follows a byte order mark and white space.
func start(head []byte) []byte {
	return bytes.TrimLeft(bytes.TrimPrefix(head, bom), " \t\r\n")
}

// looksLikeLines reports whether head begins with a JSON object: with a brace
// and a member's name after it, or with a whole line that is one. A first line
// that is broken further on is a broken line, not a text.
func looksLikeLines(head []byte) bool {
	line, _, _ := bytes.Cut(start(head), []byte("\n"))
	rest, ok := bytes.CutPrefix(line, []byte("{"))
	return ok && (json.Valid(line) || bytes.HasPrefix(bytes.TrimLeft(rest, " \t\r"), []byte(`"`)))
}

// looksLikeHTML reports whether the first bytes of a text are markup.
func looksLikeHTML(head []byte) bool {
	head = bytes.ToLower(start(head))
	for _, tag := range []string{"<!doctype", "<html", "<head", "<body", "<?xml", "<!--", "<meta", "<title", "<article", "<main", "<div", "<section", "<h1", "<p>", "<p "} {
		if bytes.HasPrefix(head, []byte(tag)) {
			return true
		}
	}
	return false
}

var bom = []byte("\xef\xbb\xbf")
