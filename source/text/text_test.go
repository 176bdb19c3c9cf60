package text

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kawat"
)

// An item is what a sequence yielded.
type item struct {
	raw kawat.Raw
	err error
}

func collect(seq iter.Seq2[kawat.Raw, error]) []item {
	var out []item
	for raw, err := range seq {
		out = append(out, item{raw, err})
	}
	return out
}

// One broken line of ten must cost that line, be named, and carry its id.
func TestJSONLGoesOnAfterABrokenLine(t *testing.T) {
	var in strings.Builder
	for n := 1; n <= 10; n++ {
		if n == 7 {
			fmt.Fprintf(&in, `{"id":"r7","text":"putus di teng`+"\n")
			continue
		}
		fmt.Fprintf(&in, `{"id":"r%d","text":"Laporan %d.","outlet":"Kabar Contoh","lang":"id"}`+"\n", n, n)
	}
	got := collect(JSONL(strings.NewReader(in.String()), "in.jsonl"))
	if len(got) != 10 {
		t.Fatalf("%d items, want 10", len(got))
	}
	for i, it := range got {
		n := i + 1
		if it.raw.ID != fmt.Sprintf("r%d", n) || it.raw.Name != fmt.Sprintf("in.jsonl:%d", n) {
			t.Errorf("item %d: id %q, name %q", n, it.raw.ID, it.raw.Name)
		}
		if n == 7 {
			if !errors.Is(it.err, kawat.ErrInvalid) || !strings.HasPrefix(it.err.Error(), "in.jsonl:7: ") {
				t.Errorf("line 7: %v", it.err)
			}
			continue
		}
		if it.err != nil || string(it.raw.Bytes) != fmt.Sprintf("Laporan %d.", n) || it.raw.Media != kawat.Text {
			t.Errorf("line %d: %q, %v", n, it.raw.Bytes, it.err)
		}
	}
}

func TestJSONLLine(t *testing.T) {
	for _, test := range []struct {
		line, id, bytes, err string
		media                kawat.MediaType
	}{
		{line: `{"text":"a"}`, bytes: "a", media: kawat.Text},
		{line: `{"id":17,"text":"a"}`, id: "17", bytes: "a", media: kawat.Text},
		{line: `{"id":1.50e3,"text":"a"}`, id: "1.50e3", bytes: "a", media: kawat.Text},
		{line: `{"id":12345678901234567890,"text":"a"}`, id: "12345678901234567890", bytes: "a", media: kawat.Text},
		{line: `{"id":null,"text":"a","html":null,"url":null}`, bytes: "a", media: kawat.Text},
		{line: `{"id":"x","html":"<p>a","text":""}`, id: "x", bytes: "<p>a", media: kawat.HTML},
		{line: `{"id":"x","text":"a\nb \"c\" \u00e9","more":{"id":"y"}}`, id: "x", bytes: "a\nb \"c\" é", media: kawat.Text},
		{line: `{"id":"x"}`, id: "x", err: `neither "text" nor "html" is given`},
		{line: `{"id":"x","text":""}`, id: "x", err: `neither "text" nor "html" is given`},
		{line: `{"id":"x","text":"a","html":"b"}`, id: "x", err: `both "text" and "html" are given`},
		{line: `{"id":"x","text":7}`, id: "x", err: `"text" is a JSON number, want a string`},
		{line: `{"text":["a"],"id":"late"}`, id: "late", err: `"text" is a JSON array`},
		{line: `{"id":["x"],"text":"a"}`, err: "id is neither a string nor a number"},
		{line: `{"id":"x","text":"a"} {"id":"y"}`, id: "x", err: "not JSON"},
		{line: `["a"]`, err: "a JSON array, want an object"},
		{line: `"a"`, err: "a JSON string, want an object"},
		{line: `null`, err: `neither "text" nor "html" is given`},
		{line: `{"text":"` + "a\x01" + `"}`, err: "not JSON"},
		{line: `Menteri luar negeri`, err: "byte 1: not JSON"},
	} {
		got := collect(JSONL(strings.NewReader(test.line), "f"))
		if len(got) != 1 {
			t.Errorf("%s: %d items", test.line, len(got))
			continue
		}
		raw, err := got[0].raw, got[0].err
		if raw.ID != test.id || string(raw.Bytes) != test.bytes || raw.Media != test.media && test.err == "" {
			t.Errorf("%s: id %q, bytes %q, media %q", test.line, raw.ID, raw.Bytes, raw.Media)
		}
		if (err == nil) != (test.err == "") || err != nil && (!strings.Contains(err.Error(), test.err) || !errors.Is(err, kawat.ErrInvalid)) {
			t.Errorf("%s: error %v, want %q", test.line, err, test.err)
		}
	}
}

func TestJSONLKeepsWhatTheCallerSaid(t *testing.T) {
	got := collect(JSONL(strings.NewReader("\xef\xbb\xbf\r\n\n"+`{"id":" a ","text":"b","url":"https://example.test/?a=1&b=2","outlet":"Kabar Contoh","title":"Judul","published":"2022-08-16T09:14:00+07:00","lang":"id"}`+"\r\n  \n"), "f"))
	if len(got) != 1 || got[0].err != nil {
		t.Fatalf("%+v", got)
	}
	want := kawat.Raw{Name: "f:3", ID: " a ", Media: kawat.Text, Bytes: []byte("b"), URL: "https://example.test/?a=1&b=2", Outlet: "Kabar Contoh", Title: "Judul", Published: "2022-08-16T09:14:00+07:00", Lang: "id"}
	if fmt.Sprint(got[0].raw) != fmt.Sprint(want) {
		t.Errorf("got %+v\nwant %+v", got[0].raw, want)
	}
	if got := collect(JSONL(strings.NewReader("\xef\xbb\xbf"+`{"text":"b"}`), "f")); len(got) != 1 || got[0].err != nil {
		t.Errorf("a byte order mark before the object: %+v", got)
	}
}

func TestJSONLBounds(t *testing.T) {
	long := `{"id":"long","text":"` + strings.Repeat("a", MaxLine) + `"}`
	large := `{"id":"large","text":"` + strings.Repeat("a", MaxReport+1) + `"}`
	most := `{"id":"most","text":"` + strings.Repeat(`\n`, MaxReport-100) + `"}` // nearly 32 MiB escaped, under 16 MiB unescaped
	got := collect(JSONL(strings.NewReader(long+"\n"+large+"\n"+most+"\n"+`{"id":"next","text":"b"}`), "f"))
	if len(got) != 4 {
		t.Fatalf("%d items", len(got))
	}
	for i, want := range []struct{ id, err string }{
		{"long", fmt.Sprintf("f:1: invalid: the line has %d bytes, at most %d are read", len(long), MaxLine)},
		{"large", fmt.Sprintf("f:2: invalid: the report has %d bytes, at most %d are read", MaxReport+1, MaxReport)},
		{"most", ""},
		{"next", ""},
	} {
		message := ""
		if got[i].err != nil {
			message = got[i].err.Error()
		}
		if got[i].raw.ID != want.id || message != want.err {
			t.Errorf("item %d: id %q, error %q, want %+v", i, got[i].raw.ID, message, want)
		}
	}
}

// A reader that fails must end the sequence with its fault, not loop.
func TestJSONLReadFault(t *testing.T) {
	fault := errors.New("broken pipe")
	got := collect(JSONL(io.MultiReader(strings.NewReader("{\"text\":\"a\"}\n{\"te"), faulty{fault}), "f"))
	if len(got) != 2 || got[0].err != nil || !errors.Is(got[1].err, fault) || errors.Is(got[1].err, kawat.ErrInvalid) {
		t.Errorf("%+v", got)
	}
}

type faulty struct{ err error }

func (f faulty) Read([]byte) (int, error) { return 0, f.err }

func TestStream(t *testing.T) {
	for _, test := range []struct {
		in   string
		want string // name, media and bytes of each report, or "error"
	}{
		{`{"text":"a"}` + "\n" + `{"text":"b"}`, "stdin:1 text a|stdin:2 text b"},
		{"\xef\xbb\xbf \n" + `{ "text":"a"}`, "stdin:2 text a"},
		{`{"id":"x","text":"broken` + "\n" + `{"text":"b"}`, "error|stdin:2 text b"},
		{"{ini bukan JSON} kata menteri.", "stdin text {ini bukan JSON} kata menteri."},
		{" \n<!DOCTYPE html><p>a", "stdin html  \n<!DOCTYPE html><p>a"},
		{"<HTML>a", "stdin html <HTML>a"},
		{"Jakarta - Menlu <b>tiba</b>.\n", "stdin text Jakarta - Menlu <b>tiba</b>.\n"},
		{"a", "stdin text a"},
		{"", "error"},
		{" \r\n\t", "error"},
		{"\x1f\x8b\x08\x00", "error"},
	} {
		// A pipe may bring its bytes one by one, or all at once.
		for _, r := range []io.Reader{strings.NewReader(test.in), &dribble{test.in}} {
			var got []string
			for _, it := range collect(Stream(r, "stdin")) {
				if it.err != nil {
					if !errors.Is(it.err, kawat.ErrInvalid) || !strings.Contains(it.err.Error(), "stdin") {
						t.Errorf("%q: %v", test.in, it.err)
					}
					got = append(got, "error")
					continue
				}
				got = append(got, fmt.Sprintf("%s %s %s", it.raw.Name, it.raw.Media, it.raw.Bytes))
			}
			if strings.Join(got, "|") != test.want {
				t.Errorf("%q:\n got %q\nwant %q", test.in, strings.Join(got, "|"), test.want)
			}
		}
	}
}

type dribble struct{ rest string }

func (d *dribble) Read(p []byte) (int, error) {
	if d.rest == "" {
		return 0, io.EOF
	}
	p[0] = d.rest[0]
	d.rest = d.rest[1:]
	return 1, nil
}

// A report must be worked on when its line is there, not when the pipe ends.
func TestStreamDoesNotWaitForTheEnd(t *testing.T) {
	r, w := io.Pipe()
	go io.WriteString(w, `{"id":"first","text":"a report of some length"}`+"\n")
	for raw, err := range Stream(r, "stdin") {
		if err != nil || raw.ID != "first" {
			t.Errorf("%+v, %v", raw, err)
		}
		break
	}
	w.Close()
}

func TestFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.TXT")
	content := []byte("\xef\xbb\xbfJudul\r\n\r\nIsi.\xff")
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
	raw, err := File(path, Media(path))
	if err != nil || !bytes.Equal(raw.Bytes, content) || raw.Media != kawat.Text || raw.Name != path {
		t.Errorf("%+v, %v", raw, err)
	}
	big := filepath.Join(dir, "big.html")
	if err := os.WriteFile(big, make([]byte, MaxReport+1), 0o644); err != nil {
		t.Fatal(err)
	}
	raw, err = File(big, Media(big))
	if want := fmt.Sprintf("%d bytes, a report may have at most %d bytes", MaxReport+1, MaxReport); !errors.Is(err, kawat.ErrInvalid) || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), big) || len(raw.Bytes) > 0 {
		t.Errorf("a file that is too large: %v", err)
	}
	if err := os.Truncate(big, MaxReport); err != nil {
		t.Fatal(err)
	}
	if raw, err = File(big, kawat.HTML); err != nil || len(raw.Bytes) != MaxReport {
		t.Errorf("the largest file: %d bytes, %v", len(raw.Bytes), err)
	}
	if raw, err = File(filepath.Join(dir, "none.txt"), kawat.Text); !errors.Is(err, os.ErrNotExist) || raw.Name == "" {
		t.Errorf("a file that is not there: %+v, %v", raw, err)
	}
}

// FuzzJSONL: whatever a line holds, it gives one item, either a report or an
// error that names the line, and no item has both.
func FuzzJSONL(f *testing.F) {
	for _, s := range []string{"", "\n\n", `{"text":"a"}`, `{"id":1,"html":"<p>"}` + "\n{", "\xef\xbb\xbf{}", `{"id":"a","text":"b`, `[1,2]`, "{\"text\":\"\xff\"}", `{"id":{"id":"x"},"text":"a"}`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		lines := 0
		for i, line := range bytes.Split(b, []byte("\n")) {
			if i == 0 {
				line = bytes.TrimPrefix(line, bom)
			}
			if len(bytes.TrimSpace(line)) > 0 {
				lines++
			}
		}
		got := collect(JSONL(bytes.NewReader(b), "f"))
		if len(got) != lines {
			t.Errorf("%d items from %d lines", len(got), lines)
		}
		for _, it := range got {
			if (it.err == nil) == (len(it.raw.Bytes) == 0) || !strings.HasPrefix(it.raw.Name, "f:") {
				t.Errorf("%+v", it)
			}
			if it.err != nil && !strings.HasPrefix(it.err.Error(), it.raw.Name+": ") {
				t.Errorf("error does not name its line: %v", it.err)
			}
		}
	})
}
