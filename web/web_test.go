package web

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"testing"

	"kawat"
)

// open is the handler over store, which logs to the test.
func open(t testing.TB, store kawat.Store, o Options) http.Handler {
	o.Log = slog.New(slog.NewTextHandler(t.Output(), nil))
	return Handler(store, o)
}

// get asks h for a path on loopback, with headers given as "Name: value".
func get(t *testing.T, h http.Handler, path string, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest("GET", "http://127.0.0.1:8417"+path, nil)
	for _, s := range headers {
		name, value, _ := strings.Cut(s, ": ")
		if name == "Host" {
			r.Host = value
			continue
		}
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// pageOf asks for a page and fails unless it comes with status.
func pageOf(t *testing.T, h http.Handler, status int, path string, headers ...string) string {
	t.Helper()
	w := get(t, h, path, headers...)
	if w.Code != status {
		t.Fatalf("GET %s: status %d, want %d\n%s", path, w.Code, status, head(w.Body.String()))
	}
	return w.Body.String()
}

func head(s string) string { return s[:min(len(s), 1500)] }

func wants(t *testing.T, body string, words ...string) {
	t.Helper()
	for _, w := range words {
		if !strings.Contains(body, w) {
			t.Errorf("page lacks %q", w)
		}
	}
}

func TestPagesInBothLanguages(t *testing.T) {
	store := demo()
	h := open(t, store, Options{})
	letter := store.analyses[0]
	article, event := "/articles/"+letter.Hash, "/events/"+letter.Hash+"/"+letter.Events[0].ID
	for _, c := range []struct{ path, en, id string }{
		{"/", "3 reports", "3 laporan"},
		{article, "Ladder of sources", "Tangga sumber"},
		{article[:len("/articles/")+8], "Ladder of sources", "Tangga sumber"},
		{event, "How it was coded", "Bagaimana dikodekan"},
		{"/dyads/PRK/RUS", "North Korea", "Korea Utara"},
		{"/dyads/PRK/RUS?tab=statements", "direct quote", "kutipan langsung"},
		{"/dyads/DNR/PRK", "Donetsk", "Donetsk"},
		{"/actors", "Most", "Sektor"},
		{"/actors?q=putin", "Vladimir Putin", "Vladimir Putin"},
		{"/actors/PRK", "Deals with", "Berhubungan dengan"},
		{"/actors/vladimir-putin?tab=statements", "direct quote", "kutipan langsung"},
		{"/search?q=putin", "Looked for", "Yang dicari"},
		{"/search", "All reports", "Semua laporan"},
		{"/search?q=putin&in=events", "CONSULT", "CONSULT"},
		{"/search?q=putin&in=statements", "direct quote", "kutipan langsung"},
		{"/help", "Columns of events", "Kolom peristiwa"},
	} {
		if c.path == "/actors" {
			c.en = "Sector"
		}
		for lang, want := range map[string]string{"en": c.en, "id": c.id} {
			w := get(t, h, c.path, "Accept-Language: "+lang)
			body := w.Body.String()
			if w.Code != 200 {
				t.Errorf("%s: status %d\n%s", c.path, w.Code, head(body))
				continue
			}
			if !strings.Contains(body, `<html lang="`+lang+`">`) || !strings.Contains(body, want) {
				t.Errorf("%s in %s: lacks its language or %q", c.path, lang, want)
			}
			if got := w.Header().Get("Content-Security-Policy"); got != policy {
				t.Errorf("%s: policy %q", c.path, got)
			}
			for _, bad := range []string{" style=", "<style", " onclick=", "<script>", "http://", "https://", "ZgotmplZ", "%!", "<no value>"} {
				body := strings.ReplaceAll(body, `xmlns="http://www.w3.org/2000/svg"`, "")
				for _, known := range []string{letter.Article.URL, letter.Article.Related[0].URL} {
					body = strings.ReplaceAll(body, known, "")
				}
				if i := strings.Index(body, bad); i >= 0 {
					t.Errorf("%s: has %q: …%s…", c.path, bad, body[max(0, i-80):min(len(body), i+80)])
				}
			}
			if i := strings.Index(body, "</html>"); i < 0 {
				t.Errorf("%s: is not whole", c.path)
			}
		}
	}
}

func TestLanguageIsChosenByAddressThenCookieThenHeader(t *testing.T) {
	h := open(t, demo(), Options{Lang: "id"})
	lang := func(path string, headers ...string) string {
		return get(t, h, path, headers...).Header().Get("Content-Language")
	}
	for _, c := range []struct {
		want, path string
		headers    []string
	}{
		{"id", "/", nil},
		{"en", "/", []string{"Accept-Language: en-GB,en;q=0.9"}},
		{"id", "/", []string{"Accept-Language: fr,in;q=0.8,en;q=0.5"}},
		{"id", "/", []string{"Accept-Language: en;q=0,id;q=x"}},
		{"en", "/", []string{"Accept-Language: id", "Cookie: kawat_lang=en"}},
		{"id", "/?lang=id", []string{"Accept-Language: en", "Cookie: kawat_lang=en"}},
		{"en", "/?lang=xx", []string{"Accept-Language: en"}},
	} {
		if got := lang(c.path, c.headers...); got != c.want {
			t.Errorf("%s %v: %s, want %s", c.path, c.headers, got, c.want)
		}
	}
	c := get(t, h, "/?lang=id").Result().Cookies()
	if len(c) != 1 || c[0].Value != "id" || !c[0].HttpOnly {
		t.Errorf("cookies %v: the choice is not kept", c)
	}
	wants(t, pageOf(t, h, 200, "/search?q=putin&lang=en"), `href="/search?lang=id&amp;q=putin"`)
}

func TestErrorsAreMappedOnceAndShownInBothLanguages(t *testing.T) {
	store := demo()
	h := open(t, store, Options{})
	for _, c := range []struct {
		path   string
		status int
	}{
		{"/nowhere", 404}, {"/articles/ffffffffffffffff", 404}, {"/articles/ff", 400}, {"/articles/" + store.analyses[0].Hash + ".svg", 404},
		{"/dyads/PRK/ZZZ", 404}, {"/actors/nobody", 404}, {"/actors/---", 404}, {"/events/" + store.analyses[0].Hash + "/evt_none", 404},
		{"/?type=DANCE", 400}, {"/?status=maybe", 400}, {"/?from=yesterday", 400}, {"/?from=2022-02-02&to=2022-01-01", 400}, {"/?language=%3C", 400},
		{"/?cursor=x", 400}, {"/search?q=colour:red", 400}, {"/search?q=type:x", 400}, {"/search?in=dreams", 400}, {"/search?q=dyad:PRK", 400},
		{"/dyads/PRK/RUS?tab=x", 400}, {"/dyads/DNR/USA.svg", 404},
	} {
		for lang, want := range map[string]string{"en": "To the stream", "id": "Ke arus kabar"} {
			if strings.Contains(c.path, ".svg") {
				continue
			}
			wants(t, pageOf(t, h, c.status, c.path, "Accept-Language: "+lang), want)
		}
		w := get(t, h, c.path, "Accept: application/json")
		var p problem
		if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || p.Status != c.status || w.Code != c.status || w.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s as JSON: %d %s", c.path, w.Code, w.Body)
		}
	}
	for err, want := range map[error]int{kawat.ErrNotFound: 404, kawat.ErrInvalid: 400, kawat.ErrConflict: 409, errors.New("disk on fire"): 500} {
		store.err = fmt.Errorf("store: %w", err)
		for _, path := range []string{"/", "/actors", "/search?q=a", "/dyads/A/B", "/articles/12345678", "/stream.csv", "/stream.json", "/search.csv", "/actors.json"} {
			w := get(t, h, path)
			if w.Code != want {
				t.Errorf("%s with %v: status %d, want %d", path, err, w.Code, want)
			}
			if strings.Contains(w.Body.String(), "fire") {
				t.Errorf("%s tells the reader of our insides", path)
			}
		}
	}
}

func TestForeignHostsAndMethodsAreRefused(t *testing.T) {
	h := open(t, demo(), Options{Hosts: []string{"desk.example"}})
	for host, want := range map[string]int{
		"localhost": 200, "LOCALHOST:80": 200, "127.0.0.1:8417": 200, "[::1]:8417": 200, "[::1]": 200, "desk.example": 200, "desk.example.:9": 200,
		"evil.example": 421, "127.0.0.1.evil.example": 421, "": 421, "0.0.0.0": 421, "localhost.evil.example:8417": 421,
	} {
		r := httptest.NewRequest("GET", "/", nil)
		r.Host = host
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("host %q: status %d, want %d", host, w.Code, want)
		}
	}
	r := httptest.NewRequest("POST", "http://localhost/", nil)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if w.Code != 405 || w.Header().Get("Allow") == "" {
		t.Errorf("POST: status %d", w.Code)
	}
}

func TestAssetsAreKeptForGoodUnderTheirHash(t *testing.T) {
	h := open(t, demo(), Options{})
	body := pageOf(t, h, 200, "/")
	for _, ext := range []string{".css", ".mjs", ".svg"} {
		i := strings.Index(body, ext+`"`)
		if i < 0 {
			t.Fatalf("page links no %s", ext)
		}
		path := body[strings.LastIndex(body[:i], `"`)+1 : i+len(ext)]
		w := get(t, h, path)
		if w.Code != 200 || !strings.Contains(w.Header().Get("Cache-Control"), "immutable") || w.Header().Get("Content-Type") != mediaTypes[ext] {
			t.Errorf("%s: %d %v", path, w.Code, w.Header())
		}
	}
	if w := get(t, h, "/assets/kawat.css"); w.Code != 404 {
		t.Errorf("an address without hash is served")
	}
}

func TestStreamPutsReportsOfOneActTogether(t *testing.T) {
	h := open(t, demo(), Options{})
	body := pageOf(t, h, 200, "/?type=CONSULT&from=2022-08-01&to=2022-08-31", "Accept-Language: en")
	if n := strings.Count(body, `class="act `); n != 1 {
		t.Errorf("%d lines for one act, want 1", n)
	}
	// Three reports: two go back to KCNA; one of those by way of Yonhap.
	wants(t, body, "3 reports · 1 origin<", "1 independent origin: ", "Harbour Wire", "Warta Selatan", "Kabar Nusantara", "Yonhap", "KCNA")
	// The story is whole even where a filter hides its other reports.
	body = pageOf(t, h, 200, "/?type=CONSULT&language=en&from=2022-08-01&to=2022-08-31", "Accept-Language: en")
	wants(t, body, "3 reports · 1 origin<", "1 independent origin: ")
}

func TestStreamPagesByCursor(t *testing.T) {
	store := &fakeStore{}
	for i := range 130 {
		d := report("en", "Wire", fmt.Sprintf("2024-01-%02dT00:00:00Z", 1+i%28), fmt.Sprintf("Report %d", i), "", fmt.Sprintf("France praised Chad for the %dth time.", i))
		e := d.event(kawat.Support, "", "France||FRA|GOV|France", "Chad||TCD|GOV|Chad", "praised", "")
		e.Actors[0].Entity = fmt.Sprintf("office-%d", i) // acts of different offices
		e.Actors[0].Sector = "JUD"
		store.analyses = append(store.analyses, d.Analysis)
	}
	h := open(t, store, Options{})
	seen := map[string]bool{}
	path := "/?type=SUPPORT"
	for range 5 {
		body := pageOf(t, h, 200, path)
		for _, part := range strings.Split(body, `href="/events/`)[1:] {
			seen[part[:strings.Index(part, `"`)]] = true
		}
		i := strings.Index(body, `rel="next" href="`)
		if i < 0 {
			break
		}
		next := body[i+len(`rel="next" href="`):]
		path = "/" + strings.ReplaceAll(next[:strings.Index(next, `"`)], "&amp;", "&")
	}
	if len(seen) != 130 {
		t.Errorf("paging shows %d of 130 events", len(seen))
	}
}

func TestDyadAddresses(t *testing.T) {
	h := open(t, demo(), Options{})
	for path, want := range map[string]string{
		"/dyads/RUS/PRK":             "/dyads/PRK/RUS",
		"/dyads/RUS/PRK.csv?a=b":     "/dyads/PRK/RUS.csv?a=b",
		"/dyads/rus/prk":             "/dyads/PRK/RUS",
		"/dyads/prk/RUS.svg":         "/dyads/PRK/RUS.svg",
		"/dyads/vladimir-putin/PRK":  "/dyads/PRK/vladimir-putin",
		"/stream?type=CONSULT":       "/?type=CONSULT",
		"/actors/prk":                "/actors/PRK",
		"/dyads/%2F%2Fevil.com/AAAA": "/dyads/%2F%2Fevil.com/AAAA",
	} {
		w := get(t, h, path)
		if strings.Contains(path, "evil") {
			if w.Code == 301 && strings.HasPrefix(w.Header().Get("Location"), "//") {
				t.Errorf("%s leads off the site: %s", path, w.Header().Get("Location"))
			}
			continue
		}
		if w.Code != 301 || w.Header().Get("Location") != want {
			t.Errorf("%s: %d %s, want 301 %s", path, w.Code, w.Header().Get("Location"), want)
		}
	}
	if w := get(t, h, "/dyads/PRK/PRK"); w.Code != 303 {
		t.Errorf("a dyad of one: status %d", w.Code)
	}
}

func TestDyadPage(t *testing.T) {
	h := open(t, demo(), Options{})
	body := pageOf(t, h, 200, "/dyads/PRK/RUS", "Accept-Language: en")
	wants(t, body, `<h2 class="yearhead">2024</h2>`, `<h2 class="yearhead">2019</h2>`, "Wednesday, 19 June 2024", `role="img"`, `<desc id="chart-desc">`, "The figures as a table",
		"April 2019", `class="bar coop joint"`, `class="bar conf`, "events are not drawn")
	// What is dated by its year alone does not stand under a day.
	wants(t, body, `<dd class="period">3 Sep 2017 – 19 Jun 2024</dd>`, `<h3 class="dayhead"><time datetime="2019">2019</time></h3>`)
	if strings.Contains(body, "31 December 2019") {
		t.Error("a year is shown as its last day")
	}
	if strings.Index(body, "2024</h2>") > strings.Index(body, "2019</h2>") {
		t.Error("the timeline is not newest first")
	}
	// What one said of the other stands on its tab and in both exports.
	said := strings.Count(pageOf(t, h, 200, "/dyads/PRK/RUS?tab=statements"), `class="saying"`)
	var doc struct{ Statements []kawat.StatementRow }
	if err := json.Unmarshal(get(t, h, "/dyads/PRK/RUS.json").Body.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(get(t, h, "/dyads/PRK/RUS.csv?tab=statements").Body).ReadAll()
	if err != nil || said < 2 || len(doc.Statements) != said || len(rows) != said+1 {
		t.Errorf("%d statements on the page, %d in JSON, %d lines of CSV, %v", said, len(doc.Statements), len(rows), err)
	}
	svg := get(t, h, "/dyads/PRK/RUS.svg")
	if svg.Code != 200 || !strings.HasPrefix(svg.Header().Get("Content-Type"), "image/svg+xml") {
		t.Fatalf("svg: %d %v", svg.Code, svg.Header())
	}
	wants(t, svg.Body.String(), `xmlns="http://www.w3.org/2000/svg"`, `fill="#1f5c8b"`)
	wellFormed(t, svg.Body.String())
}

// Whatever months a chart begins and ends with, its labels keep apart, and each
// year that begins in it is told.
func TestChartLabels(t *testing.T) {
	for span := 1; span <= 40; span++ {
		width := 908 / float64(max(span, 12))
		for first := 2022 * 12; first < 2023*12; first++ {
			x := func(n int) float64 { return 8 + float64(n-first)*width }
			years := map[string]bool{}
			free := 0.0
			for _, tick := range monthTicks("en", first, first+span-1, x) {
				at, err := strconv.ParseFloat(tick.At, 64)
				if err != nil || at < free {
					t.Fatalf("%d months from %d: label %q at %s lies on the one before", span, first%12+1, tick.Label, tick.At)
				}
				free = at + labelWidth*float64(len(tick.Label))
				years[tick.Label[max(0, len(tick.Label)-4):]] = true
			}
			if len(years) == 0 {
				t.Fatalf("%d months from %d: no label", span, first%12+1)
			}
			for n := first; n < first+span; n++ {
				if n%12 == 0 && !years[strconv.Itoa(n/12)] || span == 1 && !years["2022"] {
					t.Fatalf("%d months from %d: labels %v don't tell %d", span, first%12+1, years, n/12)
				}
			}
		}
	}
}

func TestExportsAgreeAndFollowCursors(t *testing.T) {
	store := demo()
	base := store.analyses
	for i := range 80 { // more rows than one page of the store
		for _, a := range base[:3] {
			a.Hash = fmt.Sprintf("%064x", i*3+len(store.analyses))
			store.analyses = append(store.analyses, a)
		}
	}
	h := open(t, store, Options{})
	var doc struct{ Events []kawat.EventRow }
	if err := json.Unmarshal(get(t, h, "/stream.json").Body.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	counts, _ := store.Counts(t.Context())
	if len(doc.Events) != counts.Events || counts.Events <= 500 {
		t.Fatalf("json has %d events of %d", len(doc.Events), counts.Events)
	}
	w := get(t, h, "/stream.csv")
	if got := w.Header().Get("Content-Type"); got != "text/csv; charset=utf-8; header=present" {
		t.Errorf("type %q", got)
	}
	if !strings.Contains(w.Body.String(), "\r\n") {
		t.Error("lines do not end in CRLF")
	}
	rows, err := csv.NewReader(w.Body).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != counts.Events+1 {
		t.Fatalf("csv has %d rows, want %d and a header", len(rows), counts.Events)
	}
	for i, row := range rows[1:] {
		for j, c := range eventColumns {
			want := c.Value(doc.Events[i])
			if c.Free {
				want = harmless(want)
			}
			if row[j] != want || rows[0][j] != c.Name {
				t.Fatalf("row %d, column %s: %q, the JSON has %q", i, c.Name, row[j], want)
			}
		}
	}
	if store.calls < 4 {
		t.Errorf("the store was asked %d times; cursors were not followed", store.calls)
	}
}

func TestEveryPageExports(t *testing.T) {
	store := demo()
	h := open(t, store, Options{})
	letter := store.analyses[0]
	for _, path := range []string{"/stream", "/articles/" + letter.Hash, "/events/" + letter.Hash + "/" + letter.Events[0].ID, "/dyads/PRK/RUS", "/actors", "/actors/PRK", "/actors/vladimir-putin", "/search"} {
		var v any
		if err := json.Unmarshal([]byte(pageOf(t, h, 200, path+".json?q=putin")), &v); err != nil {
			t.Errorf("%s.json: %v", path, err)
		}
		if rows, err := csv.NewReader(strings.NewReader(pageOf(t, h, 200, path+".csv?q=putin"))).ReadAll(); err != nil || len(rows) < 2 {
			t.Errorf("%s.csv: %d rows, %v", path, len(rows), err)
		}
	}
	for _, path := range []string{"/search.csv?q=putin&in=statements", "/search.csv?q=putin&in=events", "/dyads/PRK/RUS.csv?tab=statements", "/actors/PRK.csv?tab=statements"} {
		if rows, err := csv.NewReader(strings.NewReader(pageOf(t, h, 200, path))).ReadAll(); err != nil || len(rows) < 2 {
			t.Errorf("%s: %d rows, %v", path, len(rows), err)
		}
	}
	var a kawat.Analysis
	if err := json.Unmarshal([]byte(pageOf(t, h, 200, "/articles/"+letter.Hash+".json")), &a); err != nil || a.Hash != letter.Hash || len(a.Events) != len(letter.Events) {
		t.Errorf("article.json: %v", err)
	}
	// A page links its own exports, with its filters.
	wants(t, pageOf(t, h, 200, "/?type=CONSULT&cursor=1"), `href="/stream.json?type=CONSULT"`, `href="/stream.csv?type=CONSULT"`)
}

func TestBrokenExportIsNotTakenForWhole(t *testing.T) {
	for _, path := range []string{"/stream.csv", "/stream.json"} {
		srv := httptest.NewServer(open(t, &brokenStore{fakeStore: demo()}, Options{}))
		resp, err := http.Get(srv.URL + path)
		if err == nil { // else it broke before the header, which is as clear
			_, err = io.ReadAll(resp.Body)
			resp.Body.Close()
		}
		if err == nil {
			t.Errorf("%s: an export that failed half way ended like a whole one", path)
		}
		srv.Close()
	}
}

// A brokenStore fails on its second page.
type brokenStore struct {
	*fakeStore
	n int
}

func (b *brokenStore) Events(ctx context.Context, q kawat.Query) ([]kawat.EventRow, string, error) {
	if b.n++; b.n > 1 {
		return nil, "", errors.New("disk on fire")
	}
	q.Limit = 2
	return b.fakeStore.Events(ctx, q)
}

func TestSearch(t *testing.T) {
	h := open(t, demo(), Options{})
	body := pageOf(t, h, 200, `/search?q=surat+"Hari+Pembebasan"`, "Accept-Language: id")
	wants(t, body, `class="term"`, "“Hari Pembebasan”", "Putin Surati Kim Jong Un", "<mark>surat</mark>", `value="surat &#34;Hari Pembebasan&#34;"`)
	if n := strings.Count(body, `class="result"`); n != 1 {
		t.Errorf("%d results, want the one report that has both", n)
	}
	if body := pageOf(t, h, 200, "/search.json?q=surat"); !strings.Contains(body, "surat kepada") || strings.Contains(body, `\u0002`) || strings.Contains(body, `\u0003`) {
		t.Errorf("snippets in JSON keep the marks of the store: %s", head(body))
	}
	wants(t, pageOf(t, h, 200, "/search?q=putin", "Accept-Language: en"), `href="/actors/vladimir-putin"`)
	wants(t, pageOf(t, h, 200, "/search?q=dyad:RUS-PRK+type:consult", "Accept-Language: en"), "<b>dyad:</b>RUS-PRK", `class="act `)
	wants(t, pageOf(t, h, 200, "/search?q=a+OR+-b", "Accept-Language: en"), "not understood yet")
	wants(t, pageOf(t, h, 200, "/search?q=zzzz+yyyy", "Accept-Language: en"), "Nothing found")
	wants(t, pageOf(t, h, 200, "/search", "Accept-Language: en"), "Kept, not coded", "Failed", "language ms is not coded")
}

func TestParseQuery(t *testing.T) {
	for in, want := range map[string]string{
		`korea utara`:          `korea utara`,
		`"korea  utara" surat`: `"korea utara" surat`,
		`pertahan**`:           `pertahan*`,
		`luka-luka`:            `luka-luka`,
		`"open`:                `"open"`,
		`AND a`:                `a`,
		`(a) -b "" * ""`:       `a b`,
		"a\x00b\xffc":          `a bc`,
		`12:30 http://x`:       `12:30`,
		`actor:PRK x`:          `x`,
	} {
		p, err := parseQuery(in)
		if in == `12:30 http://x` {
			if !errors.Is(err, kawat.ErrInvalid) {
				t.Errorf("%q: error %v, want invalid", in, err)
			}
			continue
		}
		if err != nil || p.Query.Text != want {
			t.Errorf("%q: text %q, %v; want %q", in, p.Query.Text, err, want)
		}
	}
	p, err := parseQuery(`source:rus target:"kim-jong-un" dyad:prk-RUS type:consult,AGREE status:Future date:2022-08-01..2022-08-31 lang:ID`)
	q := p.Query
	if err != nil || q.Source != "RUS" || q.Target != "kim-jong-un" || q.Dyad != [2]string{"PRK", "RUS"} || !slices.Equal(q.Types, []kawat.EventType{"CONSULT", "AGREE"}) ||
		q.Status != "future" || q.From != "2022-08-01" || q.To != "2022-08-31" || q.Lang != "id" || q.Text != "" {
		t.Errorf("fields: %+v, %v", q, err)
	}
}

func TestArticlePage(t *testing.T) {
	store := demo()
	h := open(t, store, Options{})
	a := store.analyses[0]
	body := pageOf(t, h, 200, "/articles/"+a.Hash, "Accept-Language: id")
	e := a.Events[0].ID
	wants(t, body,
		`id="t-`+e+`"`, `id="`+e+`"`, `href="#t-`+e+`"`, // text and list lead to each other
		`<h1 lang="id"`, `data-code="RUS"`, "kantor berita KCNA", "tanpa nama", "label:Penulis", a.Hash, "3f9c2a10", "Rani Wulandari", "MOSKOW",
		"Mengenal Hari Pembebasan Korea")
	// The longest ladder runs reader, outlet, medium, agency, document, speaker.
	first := body[strings.Index(body, `<ol class="rungs">`):]
	first = first[:strings.Index(first, "</ol>")]
	at := -1
	for _, name := range []string{"pembaca", "Kabar Nusantara", "Al Jazeera", "KCNA", "surat Putin", "Vladimir Putin"} {
		i := strings.Index(first, name)
		if i <= at {
			t.Errorf("the ladder has %q at %d, after %d", name, i, at)
		}
		at = i
	}
	wants(t, first, "<q dir=\"auto\">dilansir Al Jazeera</q>")
	uniqueIDs(t, body)

	for _, i := range []int{len(store.analyses) - 1, len(store.analyses) - 2} {
		a := store.analyses[i]
		wants(t, pageOf(t, h, 200, "/articles/"+a.Hash, "Accept-Language: en"), a.Reason)
	}
}

// Entities are called by their name in the language of the page, where the
// record has the name that they have in another; words of a report stay.
func TestEntitiesAreNamedInTheLanguageOfThePage(t *testing.T) {
	d := report("id", "Warta", "2022-07-14", "Pyongyang mengakui Donetsk", "", "Menurut sumber, Korea Utara mengakui Republik Rakyat Donetsk. Buruh berunjuk rasa.")
	d.link("who", kawat.LinkUnnamed, "sumber||unnamed")
	d.event(kawat.Support, "", "Korea Utara|PRK|PRK|GOV|Korea Utara", "Republik Rakyat Donetsk|DNR|UKR|PRE|Republik Rakyat Donetsk", "mengakui", "who")
	d.event(kawat.Protest, "", "Buruh||IDN|LAB|Buruh", "", "berunjuk rasa", "")
	d.say("Republik Rakyat Donetsk|DNR|UKR|PRE|Republik Rakyat Donetsk", "indirect", "mengakui", "Buruh", "who")
	names := map[string]map[string]string{"DNR": {"id": "Republik Rakyat Donetsk", "en": "Donetsk People's Republic"}}
	store := &fakeStore{analyses: []kawat.Analysis{d.Analysis}}
	h := open(t, store, Options{EntityName: func(id, lang string) string { return names[id][lang] }})
	en, id := "Accept-Language: en", "Accept-Language: id"
	for _, path := range []string{"/", "/articles/" + d.Hash, "/events/" + d.Hash + "/" + d.Events[0].ID, "/actors", "/actors/DNR", "/dyads/DNR/PRK", "/search?q=buruh&in=statements"} {
		page := pageOf(t, h, 200, path, en)
		wants(t, page, "Donetsk People&#39;s Republic")
		if strings.Contains(page, ">Republik Rakyat Donetsk</a> <span") {
			t.Errorf("%s calls an entity by its Indonesian name in English", path)
		}
		if page := pageOf(t, h, 200, path, id); strings.Contains(page, "People") {
			t.Errorf("%s calls an entity by its English name in Indonesian", path)
		}
	}
	for lang, want := range map[string]string{en: "unnamed source", id: "sumber tanpa nama"} {
		for _, path := range []string{"/", "/articles/" + d.Hash} {
			page := pageOf(t, h, 200, path, lang)
			wants(t, page, "<bdi>"+want+"</bdi>", "Buruh")
			if strings.Contains(page, "<bdi>unnamed</bdi>") {
				t.Errorf("%s shows the record's own word for a source without name", path)
			}
		}
	}
}

func TestPeriodIsAsPreciseAsItsEnds(t *testing.T) {
	row := func(day string, d *kawat.Date) kawat.EventRow {
		return kawat.EventRow{Event: kawat.Event{Date: d}, Day: day}
	}
	july := &kawat.Date{EDTF: "2022-07", From: "2022-07-01", To: "2022-07-31", Precision: "month"}
	for _, c := range []struct {
		rows []kawat.EventRow
		want string
	}{
		{nil, ""},
		{[]kawat.EventRow{row("", nil)}, ""},
		{[]kawat.EventRow{row("2024-06-20", nil), row("2019-12-31", year("2019"))}, "2019 – 20 Jun 2024"},
		{[]kawat.EventRow{row("2019-12-31", year("2019"))}, "2019"},
		{[]kawat.EventRow{row("2022-07-31", july), row("2020-01-05", day("2020-01-05"))}, "5 Jan 2020 – July 2022"},
		{[]kawat.EventRow{row("2022-07-31", july), row("2022-07-31", nil)}, "July 2022 – 31 Jul 2022"},
		{[]kawat.EventRow{row("2024-06-20", &kawat.Date{EDTF: "2000/..", From: "2000-01-01", To: "2024-06-20", Precision: "range"})}, "20 Jun 2024"},
	} {
		if got := periodText("en", c.rows); got != c.want {
			t.Errorf("period %q, want %q", got, c.want)
		}
	}
}

// Every time element says its time as HTML asks for: no intervals, no words.
func TestTimesAreMachineReadable(t *testing.T) {
	store := demo()
	since := report("en", "Harbour Wire", "yesterday", "Putin visits", "", "Russia visited France since 2000. France praised Russia. Chad praised France.")
	since.event(kawat.Consult, "", "Russia||RUS|GOV|Russia", "France||FRA|GOV|France", "visited", "").Date = &kawat.Date{EDTF: "2000/..", From: "2000-01-01", To: "2024-06-20", Precision: "range"}
	since.event(kawat.Support, "", "France||FRA|GOV|France", "Russia||RUS|GOV|Russia", "praised", "").Date = &kawat.Date{EDTF: "2014/2015", From: "2014-01-01", To: "2015-12-31", Precision: "range"}
	since.event(kawat.Support, "", "Chad||TCD|GOV|Chad", "France||FRA|GOV|France", "praised#2", "")
	since.say("Chad||TCD|GOV|Chad", "indirect", "praised#2", "France", "")
	store.analyses = append(store.analyses, since.Analysis)
	h := open(t, store, Options{})
	for _, path := range []string{"/", "/articles/" + since.Hash, "/events/" + since.Hash + "/" + since.Events[0].ID, "/articles/" + store.analyses[0].Hash, "/dyads/FRA/RUS", "/dyads/PRK/RUS", "/search?q=praised", "/search?q=praised&in=statements"} {
		body := pageOf(t, h, 200, path, "Accept-Language: en")
		for _, part := range strings.Split(body, "<time")[1:] {
			value, ok := strings.CutPrefix(part, ` datetime="`)
			value = html.UnescapeString(value[:max(0, strings.Index(value, `"`))])
			if !ok || machineTime(value) != value || value == "" {
				t.Errorf("%s: <time%s", path, part[:min(len(part), 60)])
			}
		}
	}
	wants(t, pageOf(t, h, 200, "/dyads/FRA/RUS", "Accept-Language: en"), "since 2000", "2014 – 2015")
	wants(t, pageOf(t, h, 200, "/dyads/FRA/RUS", "Accept-Language: id"), "sejak 2000")
}

// The actors that are marked in a text are stops of the keyboard, each one; a
// mention of two leads to what lies between them.
func TestActorsInTheTextAreReachedByKeyboard(t *testing.T) {
	store := demo()
	a := store.analyses[0]
	body := pageOf(t, open(t, store, Options{}), 200, "/articles/"+a.Hash)
	text := body[strings.Index(body, "<h1"):strings.Index(body, "</article>")]
	for _, m := range a.Mentions {
		if href := actorMark(namer{}, m).Href; href == "" || !strings.Contains(text, `<a href="`+href+`" class=`) {
			t.Errorf("the mention %q has no link to %q that the keyboard stops at", a.Article.Slice(m.Span), href)
		}
	}
	wants(t, text, `href="/dyads/PRK/RUS" class="m-a"`)
	cuts := cut("Presiden Rusia datang", 0, 21, []mark{{Span: kawat.Span{Start: 0, End: 14}, Kind: markActor, Href: "/a"}, {Span: kawat.Span{Start: 9, End: 21}, Kind: markStatement, ID: "s"}}, map[string]bool{})
	if len(cuts) != 3 || cuts[0].Again || !cuts[1].Again || cuts[1].Href != "/a" {
		t.Errorf("a mention in two pieces: %+v; want one stop", cuts)
	}
}

func TestHostileReport(t *testing.T) {
	d := report("en", `<img src=x onerror=alert(1)>`, "2024-01-01", `=HYPERLINK("http://evil.example","x")`, `"><svg onload=alert(1)>`,
		"<script>alert(1)</script> of France \u202egnp.exe\u202c praised Chad's \x00 \xff\xfe army, said }}{{.}} “the\u200f minister”.",
		"</p></article><style>*{display:none}</style> Z\u0321\u0322\u0323algo e\u0301\u0302.")
	e := d.event(kawat.Support, "<b>", "France|\"><script>|FRA|GOV|<i>France", "Chad||TCD|GOV|@Chad", "praised", "")
	e.ID, e.Rule = `x" onmouseover="alert(1)`, "</code><script>"
	e.Trigger = kawat.Span{Start: -5, End: 1 << 40}
	e.Evidence = []kawat.Span{{Start: 9, End: 3}, {Start: 1 << 40, End: 1 << 41}, {Start: 0, End: 10, In: "nonsense"}}
	e.Place = &kawat.Place{Name: "+SUM(A1)"}
	d.say("France|javascript:alert(1)|FRA|GOV|France", "direct", "said", "minister", "")
	d.Article.URL = "javascript:alert(1)"
	d.Article.Related = []kawat.Related{{Text: "<a>", URL: "javascript:alert(1)"}}
	d.Article.Paragraphs = append(d.Article.Paragraphs, kawat.Span{Start: 4, End: 2})
	d.Article.Published = "2024"
	store := &fakeStore{analyses: []kawat.Analysis{d.Analysis}}
	h := open(t, store, Options{})
	event := "/events/" + d.Hash + "/x%22%20onmouseover=%22alert%281%29"
	for _, path := range []string{"/", "/articles/" + d.Hash, event, "/actors", "/actors/FRA", "/dyads/FRA/TCD", "/dyads/FRA/TCD?tab=statements", "/search?q=%3Cscript%3E+army", "/search?q=praised&in=events",
		"/search?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", "/actors?q=%22%3E%3Cscript%3E"} {
		body := pageOf(t, h, 200, path)
		lower := strings.ToLower(body)
		for _, bad := range []string{"<script>", "<img", "<svg onload", "onmouseover=\"", "</article><style", "href=\"javascript:", "<i>france", "\x00", "\xff", "ZgotmplZ"} {
			if i := strings.Index(lower, bad); i >= 0 {
				t.Errorf("%s: lets through %q: …%s…", path, bad, body[max(0, i-60):min(len(body), i+60)])
			}
		}
		wellNested(t, path, body)
	}
	rows, err := csv.NewReader(strings.NewReader(pageOf(t, h, 200, "/stream.csv"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`'=HYPERLINK("http://evil.example","x")`, "'+SUM(A1)", "'@Chad"} {
		if !slices.Contains(rows[1], want) {
			t.Errorf("csv lacks %q", want)
		}
	}
	if !slices.Contains(rows[1], "3.6") {
		t.Error("numbers must stay numbers")
	}
}

func TestCataloguesHaveTheSameKeys(t *testing.T) {
	for key, en := range catalogue["en"] {
		id, ok := catalogue["id"][key]
		if !ok || strings.TrimSpace(id) == "" || strings.TrimSpace(en) == "" {
			t.Errorf("key %s: en %q, id %q", key, en, id)
		}
		for _, verb := range []string{"%s", "%d"} {
			if strings.Count(en, verb) != strings.Count(id, verb) {
				t.Errorf("key %s: the texts take different arguments", key)
			}
		}
	}
	for key := range catalogue["id"] {
		if _, ok := catalogue["en"][key]; !ok {
			t.Errorf("key %s has no English text", key)
		}
	}
	// Every key that a page or the program can ask for.
	var keys []string
	for _, et := range kawat.EventTypes {
		keys = append(keys, "type."+string(et))
	}
	for _, s := range statuses {
		keys = append(keys, "status."+string(s), "codebook.status."+string(s))
	}
	for root := 1; root <= 20; root++ {
		keys = append(keys, fmt.Sprintf("cameo.%02d", root))
	}
	for key := range catalogue["en"] {
		if sector, ok := strings.CutPrefix(key, "sector."); ok {
			keys = append(keys, "codebook.sector."+sector)
		}
	}
	for _, table := range (helpPage{}).Tables() {
		for _, c := range table.Rows {
			keys = append(keys, c.Key)
		}
	}
	entries, _ := viewFiles.ReadDir("templates")
	for _, e := range entries {
		data, _ := viewFiles.ReadFile("templates/" + e.Name())
		for _, part := range strings.Split(string(data), `{{t "`)[1:] {
			keys = append(keys, part[:strings.Index(part, `"`)])
		}
		for _, part := range strings.Split(string(data), `{{n "`)[1:] {
			key := part[:strings.Index(part, `"`)]
			keys = append(keys, key+".one", key+".other")
		}
	}
	for _, k := range keys {
		if _, ok := catalogue["en"][k]; !ok {
			t.Errorf("key %s has no text", k)
		}
	}
}

func TestNumbersAndDatesFollowTheLanguage(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{integer("id", 1234567), "1.234.567"}, {integer("en", 1234567), "1,234,567"}, {integer("en", -1234), "-1,234"}, {integer("en", 12), "12"},
		{decimal("id", -3.25), "−3,2"}, {signed("en", 2), "+2.0"}, {signed("en", -0.01), "0.0"},
		{dayText("id", "2022-08-15", true), "Senin, 15 Agustus 2022"}, {dayText("en", "2022-08-15", false), "15 Aug 2022"}, {dayText("en", "sometime", false), "sometime"},
		{stampText("id", "id", "2022-08-16T09:14:00+07:00"), "16 Agu 2022, 09.14 WIB"}, {stampText("en", "en", "2022-08-16T09:14:00+07:00"), "16 Aug 2022, 09:14 UTC+07:00"},
		{stampText("en", "en", "2022-08-16"), "16 Aug 2022"},
		{dateText("id", year("2019")), "2019"}, {dateText("id", &kawat.Date{From: "2022-07-01", To: "2022-07-31", Precision: "month"}), "Juli 2022"},
		{codeName("id", "PRK"), "Korea Utara"}, {codeName("en", "MMR"), "Myanmar"}, {codeName("en", "XKX"), "Kosovo"}, {codeName("en", "UNO"), "United Nations"},
		{codeName("en", "---"), ""}, {codeName("en", "QQQ"), ""},
		{count("en", "n.reports", 1), "1 report"}, {count("en", "n.reports", 0), "0 reports"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}
