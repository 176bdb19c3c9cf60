package main

import (
	"html"
	"io"
	"log/slog"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kawat"
	"kawat/coder"
	"kawat/store"
	"kawat/web"
)

// The page of an event tells the rule with its conditions, the kinds of evidence
// in the language of the page, and the sentence as it was read; and it says so
// where the program of today would code the report otherwise.
func TestWhyPage(t *testing.T) {
	dir := t.TempDir()
	if code, _, errs := kawatRun(t, "", "ingest", "../../samples", "--data", dir); code != 0 {
		t.Fatal(errs)
	}
	s, err := store.Open(dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	a := &app{data: dir, out: io.Discard, err: io.Discard}
	opts := web.Options{Why: a.why(), Log: slog.New(slog.DiscardHandler)}
	get := func(path string) string {
		t.Helper()
		w := httptest.NewRecorder()
		web.Handler(s, opts).ServeHTTP(w, httptest.NewRequest("GET", "http://127.0.0.1"+path, nil))
		if w.Code != 200 {
			t.Fatalf("%s: status %d", path, w.Code)
		}
		return html.UnescapeString(w.Body.String())
	}
	rows, _, err := s.Events(t.Context(), kawat.Query{Limit: 100})
	if err != nil || len(rows) < 50 {
		t.Fatalf("%d events, %v", len(rows), err)
	}
	kinds := regexp.MustCompile(`(?s)<ul class="kinds">(.*?)</ul>`)
	item := regexp.MustCompile(`<li>(.*?)</li>`)
	for _, row := range rows {
		path := "/events/" + row.Report + "/" + row.ID
		en, id := get(path+"?lang=en"), get(path+"?lang=id")
		for _, want := range []string{"Why this record?", `<pre class="rule">`, "verb:", "The sentence as the program reads it"} {
			if want == "verb:" && strings.Contains(en, "  noun:") {
				continue
			}
			if !strings.Contains(en, want) {
				t.Errorf("%s lacks %q", path, want)
			}
		}
		if strings.Contains(en, "\n  + ") {
			t.Errorf("%s shows the examples of the rule", path)
		}
		list := kinds.FindStringSubmatch(id)
		if list == nil {
			t.Errorf("%s tells no kinds of evidence", path)
			continue
		}
		for _, li := range item.FindAllStringSubmatch(list[1], -1) {
			if slices.Contains(coder.Kinds(), li[1]) {
				t.Errorf("%s: %q is not in Indonesian", path, li[1])
			}
		}
	}
	opts.Why = func(kawat.Raw, string) (*web.Why, error) { return nil, nil }
	if page := get("/events/" + rows[0].Report + "/" + rows[0].ID + "?lang=en"); !strings.Contains(page, "would not code the event so") {
		t.Error("the page does not say that the event would be coded otherwise")
	}
}

// Each kind of evidence has a name in both languages.
func TestKindsHaveNames(t *testing.T) {
	for _, k := range coder.Kinds() {
		for _, lang := range []string{"en", "id"} {
			if name := web.KindText(lang, k); name == k {
				t.Errorf("%q has no name in %s", k, lang)
			}
		}
	}
}
