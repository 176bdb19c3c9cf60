package extract

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"kawat"
)

func TestBadInput(t *testing.T) {
	page := "<html><head><title>Home</title></head><body><nav><a href='/'>Home</a></nav><div class='footer'>Contact</div></body></html>"
	for _, c := range []struct {
		name  string
		media kawat.MediaType
		in    []byte
		says  string
	}{
		{"empty", kawat.Text, nil, "empty"},
		{"empty page", kawat.HTML, nil, "empty"},
		{"space", kawat.Text, []byte(" \n\t\u00a0\r\n"), "empty"},
		{"nothing to be seen", kawat.Text, []byte("\u200b\u00ad\u2060 \u200e"), "empty"},
		{"nul", kawat.Text, []byte("Jakarta\x00 - text"), "NUL byte at offset 7"},
		{"image", kawat.HTML, []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), "binary"},
		{"controls", kawat.Text, bytes.Repeat([]byte("\x01\x02ab"), 50), "control characters"},
		{"utf-16 without a mark", kawat.Text, []byte("J\x00a\x00k\x00"), "binary"},
		{"30 MB", kawat.Text, bytes.Repeat([]byte("abcdefghi\n"), 3<<20), "30.0 MB, the bound is 16 MB"},
		{"navigation only", kawat.HTML, []byte(page), "no article text"},
		{"scripts only", kawat.HTML, []byte("<script>var a = 'a long string that is not part of any report at all, whatever it says';</script>"), "no article text"},
		{"media", "pdf", []byte("text"), "media type"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := Article(kawat.Raw{Media: c.media, Bytes: c.in})
			if !errors.Is(err, kawat.ErrInvalid) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %+v, %v; want an invalid-input error that says %q", a, err, c.says)
			}
		})
	}
}

// TestTruncated cuts a page and a text at every hundredth byte: what is left
// is read, or refused with a reason, but never in between.
func TestTruncated(t *testing.T) {
	for _, name := range []string{"testdata/bbc-1.html", "testdata/detik-1.html", "testdata/paste-portal-id.txt", "testdata/reuters-2.html"} {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		media := kawat.HTML
		if strings.HasSuffix(name, ".txt") {
			media = kawat.Text
		}
		for n := 1; n < len(b); n += 97 {
			a, err := Article(kawat.Raw{Media: media, Bytes: b[:n]})
			switch {
			case err != nil && !errors.Is(err, kawat.ErrInvalid):
				t.Fatalf("%s cut at %d: %v", name, n, err)
			case err == nil && len(a.Paragraphs) == 0:
				t.Fatalf("%s cut at %d: an article without text", name, n)
			case err == nil:
				check(t, a)
			}
		}
	}
	// The first three quarters of a page still have its head and first paragraph.
	b, err := os.ReadFile("testdata/kompas-1.html")
	if err != nil {
		t.Fatal(err)
	}
	a, err := Article(kawat.Raw{Media: kawat.HTML, Bytes: b[:len(b)*3/4]})
	if err != nil || a.Dateline != "JAKARTA" || len(a.Paragraphs) < 2 || a.Headline != "Indonesia dan Timor Leste Sepakat Buka Pos Lintas Batas Baru" {
		t.Errorf("cut page: %+v, %v", a, err)
	}
}

func TestEncodings(t *testing.T) {
	const want = "Le café “fermé” rouvre – enfin."
	utf16 := func(big bool) []byte {
		out := []byte("\xFF\xFE")
		if big {
			out = []byte("\xFE\xFF")
		}
		for _, r := range want {
			hi, lo := byte(r>>8), byte(r)
			if big {
				out = append(out, hi, lo)
			} else {
				out = append(out, lo, hi)
			}
		}
		return out
	}
	win := []byte("Le caf\xe9 \x93ferm\xe9\x94 rouvre \x96 enfin.")
	for _, c := range []struct {
		name, charset string
		in            []byte
	}{
		{"utf-8", "", []byte(want)},
		{"utf-8 mark", "windows-1252", []byte("\xEF\xBB\xBF" + want)}, // the mark outranks the header
		{"utf-16 little-endian", "", utf16(false)},
		{"utf-16 big-endian", "utf-8", utf16(true)},
		{"header", "Windows-1252", win},
		{"latin-1 is windows-1252", "iso-8859-1", win},
		{"nothing said", "", win},
		{"wrong header", "utf-8", win},
		{"unknown header", "x-klingon", []byte(want)},
		{"cut inside a rune", "", []byte(want + "\xE2\x80")},
		{"cut inside a rune, header", "utf-8", []byte(want + "\xE2\x80")},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := Article(kawat.Raw{Media: kawat.Text, Bytes: c.in, Charset: c.charset})
			if err != nil || a.Text != want {
				t.Errorf("got %q, %v", a.Text, err)
			}
		})
	}
	// One broken byte in a text of many multi-byte runes doesn't make it Windows-1252.
	a, err := Article(kawat.Raw{Media: kawat.Text, Bytes: []byte(strings.Repeat("“é” ", 20) + "\xff.")})
	if err != nil || !utf8.ValidString(a.Text) || !strings.HasPrefix(a.Text, "“é”") || !strings.Contains(a.Text, "\uFFFD") {
		t.Errorf("damaged: %q, %v", a.Text, err)
	}
	// A declared charset counts within the first 8 KB, which is further than browsers look.
	pad := "<html><head>" + strings.Repeat("<!-- pad -->", 300) + `<meta charset="windows-1251"></head><body><article><p>`
	a, err = Article(kawat.Raw{Media: kawat.HTML, Bytes: append([]byte(pad), bytes.Repeat([]byte("\xcc\xee\xf1\xea\xe2\xe0 "), 20)...)})
	if err != nil || !strings.HasPrefix(a.Text, "Москва Москва") {
		t.Errorf("meta charset: %q, %v", a.Text, err)
	}
}

// TestDeepPage holds that a page nested beyond reason is refused or read, not
// a reason to crash.
func TestDeepPage(t *testing.T) {
	deep := strings.Repeat("<div><span>", 20_000) + "<p>" + strings.Repeat("Ministers met in Suva on Monday. ", 20)
	if a, err := Article(kawat.Raw{Media: kawat.HTML, Bytes: []byte(deep)}); err != nil && !errors.Is(err, kawat.ErrInvalid) {
		t.Errorf("%v, %v", a, err)
	}
}

func FuzzArticle(f *testing.F) {
	for _, pattern := range []string{"testdata/*-1.html", "testdata/*.txt"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			f.Fatal(err)
		}
		for _, name := range files {
			b, err := os.ReadFile(name)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(b, strings.HasSuffix(name, ".html"), "")
		}
	}
	f.Add([]byte("TRIBUNNEWS.COM, MOSKOW –"), false, "")
	f.Add([]byte("A\n\nBy B C\n(RW/BP)\nBaca juga:"), false, "")
	f.Add([]byte("\xFF\xFEa"), false, "utf-16")
	f.Add([]byte(`<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","author":[["x"]]}]</script><h1>A b c</h1><p>d`), true, "")
	f.Fuzz(func(t *testing.T, b []byte, page bool, charset string) {
		raw := kawat.Raw{Media: kawat.Text, Bytes: b, Charset: charset}
		if page {
			raw.Media = kawat.HTML
		}
		a, err := Article(raw)
		if err != nil {
			if !errors.Is(err, kawat.ErrInvalid) {
				t.Fatalf("another kind of error: %v", err)
			}
			return
		}
		if len(a.Paragraphs) == 0 {
			t.Fatal("an article without paragraphs")
		}
		check(t, a)
	})
}

func BenchmarkArticleHTML(b *testing.B) { benchmark(b, kawat.HTML, "testdata/kompas-1.html") }

func BenchmarkArticleReadability(b *testing.B) { benchmark(b, kawat.HTML, "testdata/unknown-1.html") }

func BenchmarkArticleText(b *testing.B) { benchmark(b, kawat.Text, "testdata/paste-portal-id.txt") }

func benchmark(b *testing.B, media kawat.MediaType, name string) {
	bytes, err := os.ReadFile(name)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(bytes)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Article(kawat.Raw{Media: media, Bytes: bytes}); err != nil {
			b.Fatal(err)
		}
	}
}
