package text

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"

	"kawat"
)

// MaxLine is the longest line of JSON that is read, in bytes.
const MaxLine = 32 << 20

// JSONL reads one report from each line of r:
//
//	{"id","text"|"html","url","outlet","title","published","lang"}
//
// where all but the text may be absent or null. Id may be a number, and comes
// back as it was written. Other members are passed over. A UTF-8 byte order
// mark and empty lines are skipped.
//
// A line that is no such object, or is longer than MaxLine, or whose text is
// larger than MaxReport, yields an error that wraps ErrInvalid and names the
// line ("name:7"), with the id if it stands before the fault. A fault of r
// ends the sequence.
func JSONL(r io.Reader, name string) iter.Seq2[kawat.Raw, error] {
	return func(yield func(kawat.Raw, error) bool) {
		in, ok := r.(*bufio.Reader)
		if !ok {
			in = bufio.NewReaderSize(r, 64<<10)
		}
		for n := 1; ; n++ {
			line, size, err := readLine(in)
			at := name + ":" + strconv.Itoa(n)
			if err != nil && err != io.EOF {
				yield(kawat.Raw{Name: at}, fmt.Errorf("read %s: %w", at, err))
				return
			}
			last := err == io.EOF
			if n == 1 {
				line = bytes.TrimPrefix(line, bom)
			}
			var raw kawat.Raw
			switch {
			case size > MaxLine:
				raw = kawat.Raw{ID: readID(line)}
				err = fmt.Errorf("%s: %w: the line has %d bytes, at most %d are read", at, kawat.ErrInvalid, size, MaxLine)
			case len(bytes.TrimSpace(line)) == 0:
				if last {
					return
				}
				continue
			default:
				raw, err = parseLine(line)
				if err != nil {
					err = fmt.Errorf("%s: %w: %w", at, kawat.ErrInvalid, err)
				}
			}
			raw.Name = at
			if !yield(raw, err) || last {
				return
			}
		}
	}
}

// readLine reads up to the next line feed and returns the line without it, and
// its size. Of a line over MaxLine it keeps the beginning only.
func readLine(in *bufio.Reader) (line []byte, size int, err error) {
	for {
		part, err := in.ReadSlice('\n')
		if err == nil {
			part = part[:len(part)-1]
		}
		size += len(part)
		if size <= MaxLine {
			line = append(line, part...)
		}
		if err != bufio.ErrBufferFull {
			return line, size, err
		}
	}
}

// An id is the caller's identifier: a string, or a number as it was written.
type id string

func (i *id) UnmarshalJSON(b []byte) error {
	if b[0] == '"' {
		return json.Unmarshal(b, (*string)(i))
	}
	var n json.Number
	if err := json.Unmarshal(b, &n); err != nil {
		return errors.New("id is neither a string nor a number")
	}
	*i = id(n) // "" for null
	return nil
}

// parseLine reads one object. With an error, the Raw has the id if it could be
// read.
func parseLine(line []byte) (kawat.Raw, error) {
	var v struct {
		ID        id      `json:"id"`
		Text      *string `json:"text"`
		HTML      *string `json:"html"`
		URL       string  `json:"url"`
		Outlet    string  `json:"outlet"`
		Title     string  `json:"title"`
		Published string  `json:"published"`
		Lang      string  `json:"lang"`
	}
	if err := json.Unmarshal(line, &v); err != nil {
		return kawat.Raw{ID: readID(line)}, explainJSON(err)
	}
	raw := kawat.Raw{ID: string(v.ID), Media: kawat.Text, URL: v.URL, Outlet: v.Outlet, Title: v.Title, Published: v.Published, Lang: v.Lang}
	has := func(s *string) bool { return s != nil && *s != "" }
	switch {
	case has(v.Text) && has(v.HTML):
		return kawat.Raw{ID: raw.ID}, errors.New(`both "text" and "html" are given`)
	case has(v.HTML):
		raw.Media, raw.Bytes = kawat.HTML, []byte(*v.HTML)
	case has(v.Text):
		raw.Bytes = []byte(*v.Text)
	default:
		return kawat.Raw{ID: raw.ID}, errors.New(`neither "text" nor "html" is given`)
	}
	if len(raw.Bytes) > MaxReport {
		return kawat.Raw{ID: raw.ID}, fmt.Errorf("the report has %d bytes, at most %d are read", len(raw.Bytes), MaxReport)
	}
	return raw, nil
}

// explainJSON says what is wrong in terms of the line rather than of Go.
func explainJSON(err error) error {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return fmt.Errorf("byte %d: not JSON: %v", syntax.Offset, err)
	}
	var typ *json.UnmarshalTypeError
	if errors.As(err, &typ) {
		if typ.Field == "" {
			return fmt.Errorf("a JSON %s, want an object", typ.Value)
		}
		return fmt.Errorf("%q is a JSON %s, want a string", typ.Field, typ.Value)
	}
	return err
}

// readID finds the id of a line that is broken further on, or "".
func readID(line []byte) string {
	d := json.NewDecoder(bytes.NewReader(line))
	d.UseNumber()
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return ""
	}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return ""
		}
		if name == "id" {
			var i id
			if d.Decode(&i) != nil {
				return ""
			}
			return string(i)
		}
		var skip json.RawMessage
		if d.Decode(&skip) != nil {
			return ""
		}
	}
	return ""
}
