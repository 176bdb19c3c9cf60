package warc

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"testing"
	"time"

	"kawat"
)

const limit = 1 << 20

var kept = time.Date(2022, 8, 16, 2, 14, 0, 0, time.UTC)

func member(t testing.TB, h Header, block string) []byte {
	t.Helper()
	b, err := Member(h, []byte(block))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func unzip(t testing.TB, b []byte) []byte {
	t.Helper()
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	out, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// named makes a resource record whose target is name.
func named(t testing.TB, name, block string) []byte {
	return member(t, Header{{"WARC-Type", "resource"}, {"WARC-Target-URI", name}, {"Content-Type", "text/plain"}}, block)
}

// read tells what Records finds in a file: "name@offset+length" of each record
// and "damaged@offset" of each error.
func read(file []byte) string {
	var out []string
	for rec, err := range Records(bytes.NewReader(file), int64(len(file)), 0, limit) {
		if err != nil {
			kind := "other"
			for k, e := range map[string]error{"damaged": ErrDamaged, "truncated": ErrTruncated, "large": ErrLarge} {
				if errors.Is(err, e) {
					kind = k
				}
			}
			out = append(out, fmt.Sprintf("%s@%d", kind, rec.Offset))
			continue
		}
		out = append(out, fmt.Sprintf("%s@%d+%d", rec.TargetURI(), rec.Offset, rec.Length))
	}
	return strings.Join(out, " ")
}

func TestReadCompressedAndPlain(t *testing.T) {
	a, b := named(t, "a:1", "satu"), named(t, "b:2", strings.Repeat("dua ", 1000))
	plainA, plainB := unzip(t, a), unzip(t, b)
	var both bytes.Buffer // two records in one member, as some tools write
	z := gzip.NewWriter(&both)
	z.Write(plainA)
	z.Write(plainB)
	z.Close()
	for _, test := range []struct {
		name string
		file []byte
		want string
	}{
		{"members", append(append([]byte{}, a...), b...), fmt.Sprintf("a:1@0+%d b:2@%d+%d", len(a), len(a), len(b))},
		{"plain", append(append([]byte{}, plainA...), plainB...), fmt.Sprintf("a:1@0+%d b:2@%d+%d", len(plainA)-4, len(plainA), len(plainB)-4)},
		{"one member", both.Bytes(), "a:1@0+0 b:2@0+0"},
		{"line feeds only", bytes.ReplaceAll(append(append([]byte{}, plainA...), plainB...), []byte("\r\n"), []byte("\n")), "a:1@0+103 b:2@105+4102"},
		{"empty", nil, ""},
		{"blank", []byte("\r\n\r\n"), ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if test.name == "line feeds only" { // lengths follow from the header
				n := bytes.Index(plainA, []byte("\r\n\r\n"))
				lf := len(bytes.ReplaceAll(plainA[:n], []byte("\r\n"), []byte("\n"))) + 2 + len("satu")
				m := bytes.Index(plainB, []byte("\r\n\r\n"))
				lf2 := len(bytes.ReplaceAll(plainB[:m], []byte("\r\n"), []byte("\n"))) + 2 + 4000
				test.want = fmt.Sprintf("a:1@0+%d b:2@%d+%d", lf, lf+2, lf2)
			}
			if got := read(test.file); got != test.want {
				t.Errorf("\n got %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestHeaderSyntax(t *testing.T) {
	file := "WARC/1.0\r\nwarc-type: Resource\r\nWARC-Target-URI: <http://example.test/a>\r\nX-Folded: satu\r\n\t dua \r\nCONTENT-LENGTH:  3 \r\n\r\nabc\r\n\r\n"
	for rec, err := range Records(strings.NewReader(file), int64(len(file)), 0, limit) {
		if err != nil {
			t.Fatal(err)
		}
		if rec.Type() != "resource" || rec.TargetURI() != "http://example.test/a" || rec.Header.Get("x-folded") != "satu dua" || string(rec.Block) != "abc" || rec.Version != "WARC/1.0" {
			t.Errorf("%+v", rec)
		}
	}
}

// A damaged record must cost itself only, in whichever way it is damaged.
func TestReadGoesOnAfterDamage(t *testing.T) {
	a, b, c := named(t, "a:1", strings.Repeat("satu ", 500)), named(t, "b:2", strings.Repeat("dua ", 500)), named(t, "c:3", "tiga")
	join := func(parts ...[]byte) []byte { return bytes.Join(parts, nil) }
	okA := fmt.Sprintf("a:1@0+%d", len(a))
	flip := func(b []byte, at int) []byte {
		b = bytes.Clone(b)
		b[at] ^= 0x55
		return b
	}
	okC := func(at int) string { return fmt.Sprintf("c:3@%d+%d", at, len(c)) }
	for _, test := range []struct {
		name string
		file []byte
		want string
	}{
		{"flipped byte", join(a, flip(b, len(b)/2), c), okA + fmt.Sprintf(" damaged@%d ", len(a)) + okC(len(a)+len(b))},
		{"flipped checksum", join(a, flip(b, len(b)-5), c), okA + fmt.Sprintf(" damaged@%d ", len(a)) + okC(len(a)+len(b))},
		{"flipped magic", join(a, flip(b, 0), c), okA + fmt.Sprintf(" damaged@%d ", len(a)) + okC(len(a)+len(b))},
		{"torn by a crash", join(a, b[:len(b)/2], c), okA + fmt.Sprintf(" damaged@%d ", len(a)) + okC(len(a)+len(b)/2)},
		{"torn in its header", join(a, b[:5], c), okA + fmt.Sprintf(" damaged@%d ", len(a)) + okC(len(a)+5)},
		{"torn in its checksum", join(a, b[:len(b)-3], c), okA + fmt.Sprintf(" damaged@%d ", len(a)) + okC(len(a)+len(b)-3)},
		{"rubbish between", join(a, []byte("rubbish\x1f\x8b\x08rubbish"), c), okA + fmt.Sprintf(" damaged@%d ", len(a)) + okC(len(a)+17)},
		{"zeros at the end", join(a, make([]byte, 4096)), okA + fmt.Sprintf(" truncated@%d", len(a))},
		{"ends in a record", join(a, b[:len(b)-20]), okA + fmt.Sprintf(" truncated@%d", len(a))},
		{"not a WARC member", join(a, zip(t, "bukan WARC"), c), okA + fmt.Sprintf(" damaged@%d ", len(a)) + okC(len(a)+len(zip(t, "bukan WARC")))},
		{"plain, wrong length", join(unzip(t, a), bytes.Replace(unzip(t, b), []byte("2000"), []byte("1000"), 1), unzip(t, c)),
			fmt.Sprintf("a:1@0+%d b:2@%d+%d damaged@%d c:3@%d+%d", len(unzip(t, a))-4, len(unzip(t, a)), len(unzip(t, b))-1004, len(unzip(t, a))+len(unzip(t, b))-1004, len(unzip(t, a))+len(unzip(t, b)), len(unzip(t, c))-4)},
		{"plain, cut", unzip(t, a)[:200], "truncated@0"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := read(test.file); got != test.want {
				t.Errorf("\n got %s\nwant %s", got, test.want)
			}
		})
	}
}

func zip(t testing.TB, s string) []byte {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	z.Write([]byte(s))
	z.Close()
	return out.Bytes()
}

func TestLargeRecordsAreSkipped(t *testing.T) {
	big := named(t, "big:1", strings.Repeat("x", limit+1))
	small := named(t, "small:2", "y")
	want := fmt.Sprintf("large@0 small:2@%d+%d", len(big), len(small))
	if got := read(append(bytes.Clone(big), small...)); got != want {
		t.Errorf("compressed: got %s, want %s", got, want)
	}
	plain := unzip(t, big)
	want = fmt.Sprintf("large@0 small:2@%d+%d", len(plain), len(unzip(t, small))-4)
	if got := read(append(plain, unzip(t, small)...)); got != want {
		t.Errorf("plain: got %s, want %s", got, want)
	}
	// A length that is a lie must not take memory for it.
	lie := []byte("WARC/1.1\r\nContent-Length: 999999999999999999\r\n\r\nabc")
	if got := read(lie); got != "truncated@0" {
		t.Errorf("got %s", got)
	}
}

func TestReadFault(t *testing.T) {
	file := named(t, "a:1", "satu")
	fault := &fs.PathError{Op: "read", Path: "x", Err: errors.New("input/output error")}
	n := 0
	for _, err := range Records(faultyAt{bytes.NewReader(file), int64(len(file)) / 2, fault}, int64(len(file)), 0, limit) {
		n++
		if !errors.Is(err, fault) || errors.Is(err, ErrDamaged) {
			t.Errorf("error %v", err)
		}
	}
	if n != 1 {
		t.Errorf("%d items", n)
	}
}

// faultyAt can't be read from a position on.
type faultyAt struct {
	r   io.ReaderAt
	at  int64
	err error
}

func (f faultyAt) ReadAt(p []byte, off int64) (int, error) {
	if off >= f.at {
		return 0, f.err
	}
	return f.r.ReadAt(p[:min(int64(len(p)), f.at-off)], off)
}

func TestReadAt(t *testing.T) {
	a, b := named(t, "a:1", "satu"), named(t, "b:2", "dua")
	file := bytes.NewReader(append(bytes.Clone(a), b...))
	rec, err := ReadAt(file, int64(len(a)), int64(len(b)), limit)
	if err != nil || string(rec.Block) != "dua" {
		t.Errorf("%+v, %v", rec, err)
	}
	for _, at := range [][2]int64{{int64(len(a)) + 1, int64(len(b)) - 1}, {0, int64(len(a) + len(b))}, {int64(len(a) + len(b)), 10}, {0, 5}} {
		if _, err := ReadAt(file, at[0], at[1], limit); err == nil {
			t.Errorf("ReadAt(%d, %d): no error", at[0], at[1])
		}
	}
}

func TestMemberRefusesHeaderInjection(t *testing.T) {
	for _, f := range []Field{{"A", "b\r\nContent-Length: 0"}, {"A: b", "c"}, {"", "c"}, {"A", "\x00"}} {
		if _, err := Member(Header{f}, nil); err == nil {
			t.Errorf("%q: no error", f)
		}
	}
}

func reports(t *testing.T, file []byte) (out []kawat.Raw, errs []error) {
	t.Helper()
	for rec, err := range Records(bytes.NewReader(file), int64(len(file)), 0, limit) {
		if err != nil {
			t.Fatal(err)
		}
		raw, ok, err := Report(rec, limit)
		if err != nil {
			errs = append(errs, err)
		} else if ok {
			out = append(out, raw)
		}
	}
	return out, errs
}

func TestRawComesBackFromItsRecord(t *testing.T) {
	for _, raw := range []kawat.Raw{
		{Media: kawat.Text, Bytes: []byte("isi")},
		{Media: kawat.HTML, Bytes: []byte("<p>\r\n\r\nWARC/1.1\r\n"), Charset: "windows-1252", URL: "https://example.test/a?b=c#d", Outlet: "Kabar — Contoh",
			Title: "  =?UTF-8?B?eA==?=\r\nbaris\x00dua ", Published: "2022-08-16", Lang: "id", Name: "a/b.html", ID: "=?x", Fetched: time.Date(2022, 8, 17, 1, 2, 3, 456, time.UTC)},
		{Media: kawat.HTML, URL: "/relative", Bytes: []byte{}},
		{Media: kawat.HTML, URL: "urn:kawat:abc", Bytes: []byte("x")},
		{Media: kawat.HTML, URL: "https://example.test/大 統領", Bytes: []byte("x")},
		{Media: "other", URL: "mailto:a@example.test", Bytes: []byte("x")},
	} {
		b, err := Resource(raw, raw.Hash(), kept)
		if err != nil {
			t.Fatal(err)
		}
		again, err := Resource(raw, raw.Hash(), kept)
		if err != nil || !bytes.Equal(b, again) {
			t.Errorf("the same report gives different bytes")
		}
		got, errs := reports(t, b)
		if len(got) != 1 || len(errs) > 0 {
			t.Fatalf("%+v: %v", raw, errs)
		}
		if fmt.Sprintf("%q", got[0]) != fmt.Sprintf("%q", raw) || got[0].Hash() != raw.Hash() {
			t.Errorf("\n got %q\nwant %q", got[0], raw)
		}
	}
}

func TestRecordOfOursIsAnOrdinaryRecord(t *testing.T) {
	raw := kawat.Raw{Media: kawat.HTML, URL: "https://example.test/a", Bytes: []byte("<p>isi")}
	b, err := Resource(raw, raw.Hash(), kept)
	if err != nil {
		t.Fatal(err)
	}
	for rec, err := range Records(bytes.NewReader(b), int64(len(b)), 0, limit) {
		if err != nil {
			t.Fatal(err)
		}
		for name, want := range map[string]string{
			"WARC-Type": "resource", "WARC-Date": "2022-08-16T02:14:00Z", "WARC-Target-URI": "https://example.test/a", "Content-Type": "text/html", "Content-Length": "6",
			"WARC-Payload-Digest": blockDigest(raw.Bytes)} {
			if got := rec.Header.Get(name); got != want {
				t.Errorf("%s is %q, want %q", name, got, want)
			}
		}
		if id := rec.Header.Get("WARC-Record-ID"); len(id) != len("<urn:uuid:00000000-0000-0000-0000-000000000000>") {
			t.Errorf("record id %s", id)
		}
	}
	// Bytes that do not fit the hash are refused.
	bad := member(t, Header{{"WARC-Type", "resource"}, {fieldHash, raw.Hash()}, {fieldMedia, "html"}, {"WARC-Target-URI", raw.URL}}, "<p>lain")
	if _, errs := reports(t, bad); len(errs) != 1 || !errors.Is(errs[0], ErrDamaged) {
		t.Errorf("a changed report: %v", errs)
	}
}

func TestReportsOfCrawls(t *testing.T) {
	page := "<html><p>Menlu tiba di Jakarta."
	chunked := "5\r\n" + page[:5] + "\r\n1A\r\n" + page[5:] + "\r\n0\r\n\r\n"
	var zbuf bytes.Buffer
	zw := zlib.NewWriter(&zbuf)
	zw.Write([]byte(page))
	zw.Close()
	http := func(header, body string) string { return "HTTP/1.1 200 OK\r\n" + header + "\r\n\r\n" + body }
	html := "Content-Type: text/html; charset=ISO-8859-1"
	bomb := string(zip(t, strings.Repeat("a", limit+1)))
	for _, test := range []struct {
		name, typ, contentType, block string
		want                          string // media, charset and bytes; "" none; "error"
	}{
		{"response", "response", "application/http; msgtype=response", http(html, page), "html ISO-8859-1 " + page},
		{"chunked", "response", "application/http", http(html+"\r\nTransfer-Encoding: chunked", chunked), "html ISO-8859-1 " + page},
		{"chunked in the header only", "response", "application/http", http(html+"\r\nTransfer-Encoding: chunked", page), "html ISO-8859-1 " + page},
		{"gzip", "response", "application/http", http(html+"\r\ncontent-encoding: gzip", string(zip(t, page))), "html ISO-8859-1 " + page},
		{"gzip in the header only", "response", "application/http", http(html+"\r\nContent-Encoding: gzip", page), "html ISO-8859-1 " + page},
		{"gzip, cut", "response", "application/http", http(html+"\r\nContent-Encoding: gzip", string(zip(t, page))[:30]), "error"},
		{"gzip bomb", "response", "application/http", http(html+"\r\nContent-Encoding: gzip", bomb), "error"},
		{"deflate", "response", "application/http", http(html+"\r\nContent-Encoding: deflate", zbuf.String()), "html ISO-8859-1 " + page},
		{"brotli", "response", "application/http", http(html+"\r\nContent-Encoding: br", "\x0b\x02\x80"), "error"},
		{"brotli in the header only", "response", "application/http", http(html+"\r\nContent-Encoding: br", page), "html ISO-8859-1 " + page},
		{"not found", "response", "application/http", "HTTP/1.0 404 Not Found\r\n\r\n" + page, ""},
		{"HTTP/2 without reason", "response", "application/http", "HTTP/2 200\r\n" + html + "\r\n\r\n" + page, "html ISO-8859-1 " + page},
		{"image", "response", "application/http", http("Content-Type: image/png", "\x89PNG"), ""},
		{"no type, markup", "response", "application/http", http("Server: x", page), "html  " + page},
		{"no type, no markup", "response", "application/http", http("Server: x", "\x89PNG"), ""},
		{"odd header lines", "response", "application/http", "HTTP/1.1 200 OK\r\nrubbish\r\n: x\r\n" + html + "\r\n\r\n" + page, "html ISO-8859-1 " + page},
		{"bad type", "response", "application/http", http("Content-Type: text/html; charset", page), "html  " + page},
		{"not HTTP", "response", "application/http", page, "error"},
		{"DNS", "response", "text/dns", "20220816 example.test. A 1.2.3.4", ""},
		{"resource", "resource", "text/plain; charset=utf-8", "isi", "text utf-8 isi"},
		{"resource, image", "resource", "image/png", "isi", ""},
		{"conversion", "conversion", "text/plain", "isi", "text  isi"},
		{"request", "request", "application/http", "GET / HTTP/1.1\r\n\r\n", ""},
		{"metadata", "metadata", "application/warc-fields", "a: b", ""},
		{"revisit", "revisit", "application/http", http(html, ""), ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			b := member(t, Header{{"WARC-Type", test.typ}, {"WARC-Target-URI", "https://example.test/"}, {"WARC-Date", "2022-08-16T02:14:00Z"}, {"Content-Type", test.contentType}}, test.block)
			got, errs := reports(t, b)
			tell := ""
			if len(errs) > 0 {
				tell = "error"
			}
			for _, r := range got {
				tell += fmt.Sprintf("%s %s %s", r.Media, r.Charset, r.Bytes)
				if r.URL != "https://example.test/" || !r.Fetched.Equal(kept) {
					t.Errorf("url %s, fetched %v", r.URL, r.Fetched)
				}
			}
			if tell != test.want {
				t.Errorf("got %q, want %q", tell, test.want)
			}
		})
	}
}

// FuzzReader: whatever the bytes are, reading ends, offsets rise, blocks are
// within the bound, and a record that comes back can be read again at its
// place.
func FuzzReader(f *testing.F) {
	a := named(f, "a:1", "satu")
	raw := kawat.Raw{Media: kawat.HTML, URL: "https://example.test/a", Title: "judul\n", Bytes: []byte("<p>isi")}
	own, err := Resource(raw, raw.Hash(), kept)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(a)
	f.Add(own)
	f.Add(unzip(f, own))
	f.Add(append(a[:20:20], own...))
	f.Add([]byte("WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: 60\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n<p>\r\n0\r\n\r\n\r\n\r\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		const limit = 4096
		last, items := int64(-1), 0
		for rec, err := range Records(bytes.NewReader(b), int64(len(b)), 0, limit) {
			if items++; items > len(b)+1 {
				t.Fatal("more items than bytes")
			}
			if rec.Offset < last {
				t.Fatalf("offset %d after %d", rec.Offset, last)
			}
			last = rec.Offset
			if err != nil {
				var where *Error
				if !errors.As(err, &where) || where.Offset != rec.Offset || rec.Block != nil {
					t.Errorf("error %v at %d", err, rec.Offset)
				}
				continue
			}
			if len(rec.Block) > limit {
				t.Errorf("a block of %d bytes", len(rec.Block))
			}
			if raw, ok, err := Report(rec, limit); ok && (err != nil || len(raw.Bytes) > limit) {
				t.Errorf("%v, %d bytes", err, len(raw.Bytes))
			}
			if rec.Length > 0 {
				again, err := ReadAt(bytes.NewReader(b), rec.Offset, rec.Length, limit)
				if err != nil || !bytes.Equal(again.Block, rec.Block) {
					t.Errorf("read again at %d+%d: %v", rec.Offset, rec.Length, err)
				}
			}
		}
	})
}

// FuzzRaw: every Raw comes back from its record as it went in.
func FuzzRaw(f *testing.F) {
	f.Add("a", "https://example.test/", "Judul", "windows-1252", []byte("isi"))
	f.Add("=?UTF-8?B?", " http://x", "\r\n", "\x00\xff", []byte("\x1f\x8b\x08"))
	f.Add("", "urn:kawat:x", "=?", "\u2028", []byte{})
	f.Fuzz(func(t *testing.T, id, url, title, charset string, b []byte) {
		raw := kawat.Raw{ID: id, Name: id, Media: kawat.Text, URL: url, Title: title, Charset: charset, Bytes: b}
		m, err := Resource(raw, raw.Hash(), kept)
		if err != nil {
			t.Fatal(err)
		}
		got, errs := reports(t, m)
		if len(errs) > 0 || len(got) != 1 || fmt.Sprintf("%q", got[0]) != fmt.Sprintf("%q", raw) {
			t.Errorf("got %q, %v, want %q", got, errs, raw)
		}
	})
}
