package main

import (
	"encoding/csv"
	"encoding/json"
	"html"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"kawat"
	"kawat/ontology/plover"
	"kawat/store"
	"kawat/web"
)

// The codebook page has every type with definition, modes and examples in both
// languages; its exports hold the whole ontology.
func TestCodebook(t *testing.T) {
	book, err := codebook()
	if err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(t.TempDir(), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	h := web.Handler(s, web.Options{Codebook: book})
	get := func(path string) string {
		t.Helper()
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest("GET", "http://127.0.0.1"+path, nil))
		if w.Code != 200 {
			t.Fatalf("%s: status %d", path, w.Code)
		}
		return w.Body.String()
	}
	if len(book.Types) != 16 || len(book.Contexts) != 37 || len(book.Sectors) != 25 {
		t.Errorf("%d types, %d contexts, %d sectors", len(book.Types), len(book.Contexts), len(book.Sectors))
	}
	for _, lang := range []string{"en", "id"} {
		page := html.UnescapeString(get("/codebook?lang=" + lang))
		has := func(words string) {
			t.Helper()
			if words == "" || !strings.Contains(page, words) {
				t.Errorf("%s: page lacks %q", lang, words)
			}
		}
		for _, e := range book.Types {
			has(`id="` + string(e.Type) + `"`)
			has(e.Is[lang])
			has(e.Not[lang])
			for _, m := range e.Modes {
				has(`id="` + string(e.Type) + "-" + m.Mode + `"`)
				has(m.Is[lang])
			}
			if n := len(e.Examples[lang]); n < 2 || n > 4 {
				t.Errorf("%s has %d examples in %s", e.Type, n, lang)
			}
			modes := map[string]bool{}
			for _, x := range e.Examples[lang] {
				has(x.Sentence)
				modes[x.Mode] = true
			}
			if len(e.Modes) > 0 && len(modes) < 2 {
				t.Errorf("%s: examples in %s are all of mode %v", e.Type, lang, modes)
			}
		}
		for _, c := range book.Contexts {
			has(c.Is[lang])
		}
		for _, c := range book.Codes {
			has(`id="cameo-` + c.Code + `"`)
		}
		if strings.Contains(page, ">codebook.") || strings.Contains(page, ">cameo.") {
			t.Errorf("%s: a text is missing", lang)
		}
	}
	var doc struct {
		Types []web.CodebookType
		CAMEO []web.CodebookCode
	}
	if err := json.Unmarshal([]byte(get("/codebook.json")), &doc); err != nil {
		t.Fatal(err)
	}
	scheme, err := plover.Scheme()
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(get("/codebook.csv"))).ReadAll()
	if err != nil || len(rows) != len(scheme.CAMEO)+1 || len(doc.CAMEO) != len(scheme.CAMEO) {
		t.Fatalf("csv has %d rows, JSON %d codes, of %d: %v", len(rows), len(doc.CAMEO), len(scheme.CAMEO), err)
	}
	// Both ways: a code stands at the type and mode that it maps to, and nowhere else.
	stands := map[string]web.CodebookPair{}
	for _, e := range doc.Types {
		for _, m := range append([]web.CodebookMode{e.CodebookMode}, e.Modes...) {
			if !scheme.HasMode(e.Type, m.Mode) || m.Intensity != scheme.Of(e.Type, m.Mode).Intensity || m.Quad != scheme.Of(e.Type, m.Mode).Quad {
				t.Errorf("%s %s: %+v", e.Type, m.Mode, m)
			}
			for _, code := range m.Codes {
				if _, twice := stands[code]; twice {
					t.Errorf("%s stands twice", code)
				}
				stands[code] = web.CodebookPair{Type: e.Type, Mode: m.Mode}
			}
			for _, code := range m.RuleCodes {
				i := slices.IndexFunc(doc.CAMEO, func(c web.CodebookCode) bool { return c.Code == code })
				if i < 0 || !slices.Contains(doc.CAMEO[i].Rules, web.CodebookPair{Type: e.Type, Mode: m.Mode}) {
					t.Errorf("%s %s: rules give it %s, which the code does not say", e.Type, m.Mode, code)
				}
			}
		}
	}
	for i, c := range doc.CAMEO {
		if to := stands[c.Code]; to != (web.CodebookPair{Type: c.Type, Mode: c.Mode}) {
			t.Errorf("%s maps to %s %s, and stands at %s", c.Code, c.Type, c.Mode, to)
		}
		if rows[i+1][0] != c.Code || rows[i+1][1] != scheme.CAMEO[c.Code].Name || rows[i+1][4] != string(c.Type) {
			t.Errorf("row %d: %q", i+1, rows[i+1])
		}
	}
}

// What the page says of an example is what the program makes of the sentence,
// its mode too, unless the act turns into one of another type, of which examples
// tell the type alone.
func TestCodebookExamples(t *testing.T) {
	book, err := codebook()
	if err != nil {
		t.Fatal(err)
	}
	p, err := (&app{}).openPipeline()
	if err != nil {
		t.Fatal(err)
	}
	sides := func(actors []kawat.Actor) []string {
		codes := strings.FieldsFunc(codesOf(actors), func(c rune) bool { return c == ',' })
		slices.Sort(codes)
		return slices.Compact(codes)
	}
	for _, entry := range book.Types {
		for lang, examples := range entry.Examples {
			for _, x := range examples {
				got, err := p.Explain(x.Sentence, lang, "2022-08-16")
				if err != nil {
					t.Fatal(err)
				}
				turned := x.Type != entry.Type
				if !slices.ContainsFunc(got.Analysis.Events, func(e kawat.Event) bool {
					return e.Rule == x.Rule && e.Type == x.Type && (e.Mode == x.Mode || turned) && e.Status == x.Status && slices.Equal(sides(e.Actors), slices.Sorted(slices.Values(x.Actors))) &&
						slices.Equal(sides(e.Recipients), slices.Sorted(slices.Values(x.Recipients)))
				}) {
					t.Errorf("%s: %q is shown as %s %s %s > %s %s, and coded as %+v", x.Rule, x.Sentence, x.Type, x.Mode, x.Actors, x.Recipients, x.Status, got.Analysis.Events)
				}
			}
		}
	}
}
