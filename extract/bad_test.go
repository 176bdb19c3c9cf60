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
	// Nor do three in a text that has little else than a dash and quotation marks.
	stray := "Presiden Tiba di Suva\n\nSUVA \u2013 Presiden tiba di Suva\xe9 pada Senin.\n\n\u201cKami datang untuk ber\x92unding,\u201d katanya \xff kepada wartawan di pelabuhan.\n"
	a, err = Article(kawat.Raw{Media: kawat.Text, Bytes: []byte(stray)})
	if err != nil || a.Dateline != "SUVA" || strings.Count(a.Text, "\uFFFD") != 3 || !strings.Contains(a.Text, "“Kami datang") || a.Found["text"] != "lines 3-5; UTF-8 with 3 broken bytes, read as U+FFFD" {
		t.Errorf("three stray bytes: %+v, %v", a, err)
	}
	// Windows-1252 stays what it is, also where two of its bytes look like UTF-8.
	for in, want := range map[string]string{
		"Das war f\xfcr alle ein gro\xdfer \x84Spa\xdf\x93.":              "Das war für alle ein großer „Spaß“.",
		"Un \xabcach\xe9\x85\x94 d\xe9j\xe0 vu, \x93r\xe9v\xe9l\xe9\x94.": "Un «caché…” déjà vu, “révélé”.",
	} {
		if a, err := Article(kawat.Raw{Media: kawat.Text, Bytes: []byte(in)}); err != nil || a.Text != want {
			t.Errorf("got %q, %v, want %q", a.Text, err, want)
		}
	}
	// A declared charset counts within the first 8 KB, which is further than browsers look.
	pad := "<html><head>" + strings.Repeat("<!-- pad -->", 300) + `<meta charset="windows-1251"></head><body><article><p>`
	a, err = Article(kawat.Raw{Media: kawat.HTML, Bytes: append([]byte(pad), bytes.Repeat([]byte("\xcc\xee\xf1\xea\xe2\xe0 "), 20)...)})
	if err != nil || !strings.HasPrefix(a.Text, "Москва Москва") {
		t.Errorf("meta charset: %q, %v", a.Text, err)
	}
}

// TestShortPage holds that a body of one sentence will do if it is all there is
// on the page, and won't do beside much else.
func TestShortPage(t *testing.T) {
	body := "Menlu Retno tiba di Suva pada Senin untuk bertemu tuan rumah."[:59]
	for _, page := range []string{
		"<h1>Judul</h1><p>" + body + "</p>",
		"<p>" + body + "</p>",
		"<html><head><title>Judul</title></head><body><article><h1>Menlu Retno Tiba di Suva</h1><p class=date>16 Agustus 2022</p><p>" + body + "</p></article></body></html>",
	} {
		a, err := Article(kawat.Raw{Media: kawat.HTML, Bytes: []byte(page)})
		if err != nil || a.Text != body || len(a.Paragraphs) != 1 {
			t.Errorf("%s: %q, %v", page, a.Text, err)
		}
	}
	much := "<h1>Judul</h1><p>" + body + "</p><ul>" + strings.Repeat("<li><a href=/x>Berita lain dari hari ini</a></li>", 8) + "</ul>"
	if a, err := Article(kawat.Raw{Media: kawat.HTML, Bytes: []byte(much)}); err == nil {
		t.Errorf("a page of links was read as %q", a.Text)
	}
}

func TestPublishedOfTheCaller(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "  ": "", "2022": "2022", "2022-08": "2022-08", "2022-08-16": "2022-08-16", " 2022-08-16T09:14:00+07:00\n": "2022-08-16T09:14:00+07:00",
		"2022-08-16T02:14:00.5Z": "2022-08-16T02:14:00.5Z", "2022-08-16 09:14": "2022-08-16", "2022-08-16T09:14+0700": "2022-08-16T09:14:00+07:00",
		"Selasa, 16 Agustus 2022 09:14 WIB": "2022-08-16T09:14:00+07:00", "Tue, 16 Aug 2022 02:14:00 GMT": "2022-08-16T02:14:00+00:00", "16/8/2022": "2022-08-16",
	} {
		if got, err := Published(in); err != nil || got != want {
			t.Errorf("%q: %q, %v, want %q", in, got, err, want)
		}
	}
	for _, in := range []string{"kemarin", "1660616040", "2022-13-45", "n/a", strings.Repeat("kemarin", 100)} {
		_, err := Article(kawat.Raw{Media: kawat.Text, Bytes: []byte("Menlu tiba di Suva."), Published: in})
		if !errors.Is(err, kawat.ErrInvalid) || !strings.Contains(err.Error(), "published") || len(in) < 80 && !strings.Contains(err.Error(), in) || len(err.Error()) > 300 {
			t.Errorf("%q: %v", in, err)
		}
	}
}

// TestFoundBody holds that text, paragraphs and related links say where they
// stand, as the other fields do.
func TestFoundBody(t *testing.T) {
	paste := "Menlu Tiba di Suva\nPenulis: Rani Wulandari\n\nSUVA - Menlu tiba di Suva pada Senin untuk bertemu tuan rumahnya di pelabuhan.\n\nBaca juga: Pelabuhan Suva dibuka lagi\n\nIa bertemu perdana menteri pada sore hari dan kembali pada hari Selasa.\n"
	a, err := Article(kawat.Raw{Media: kawat.Text, Bytes: []byte(paste)})
	if err != nil || a.Found["text"] != "lines 4-8" || a.Found["paragraphs"] != "lines 4-8" || a.Found["related"] != "line 6" {
		t.Errorf("text: %v, %v", a.Found, err)
	}
	for name, want := range map[string]string{"kompas-1": "visible:body", "unknown-1": "readability; not UTF-8, taken for Windows-1252"} {
		b, err := os.ReadFile("testdata/" + name + ".html")
		if err != nil {
			t.Fatal(err)
		}
		a, err := Article(kawat.Raw{Media: kawat.HTML, Bytes: b})
		if err != nil || a.Found["text"] != want || a.Found["paragraphs"] != strings.TrimSuffix(want, damageMark+Damage(&a)) || (a.Found["related"] != "") != (len(a.Related) > 0) {
			t.Errorf("%s: %v, %v", name, a.Found, err)
		}
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
