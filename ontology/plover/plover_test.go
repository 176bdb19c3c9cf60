package plover

import (
	"slices"
	"strings"
	"testing"

	"kawat"
)

// The tables and rule files are part of the program: they load without error.
func TestData(t *testing.T) {
	s, err := Scheme()
	if err != nil {
		t.Fatal(err)
	}
	if g := s.Goldstein("1951"); g != -10 {
		t.Errorf("Goldstein of 1951 is %v, want -10 (ICEWS)", g)
	}
	for _, lang := range []string{"id", "en"} {
		r, err := Rules(lang)
		if err != nil {
			t.Error(err)
			continue
		}
		t.Logf("%s: %d rules", lang, len(r.List))
	}
}

// Every type and mode is told in both languages: as a whole sentence, in other
// words in each, and naming only types that there are.
func TestCodebook(t *testing.T) {
	s, err := Scheme()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]string{}
	for _, typ := range kawat.EventTypes {
		for _, mode := range append([]string{""}, s.Modes(typ)...) {
			x := s.Text(typ, mode)
			texts := []map[string]string{x.Is}
			if mode == "" {
				texts = append(texts, x.Not)
			}
			at := strings.TrimSuffix(string(typ)+"/"+mode, "/")
			for _, by := range texts {
				if by["en"] == by["id"] {
					t.Errorf("%s: the same text in both languages", at)
				}
				for _, lang := range []string{"en", "id"} {
					text := by[lang]
					if len(text) < 10 || !strings.HasSuffix(text, ".") || strings.Contains(text, "  ") {
						t.Errorf("%s in %s: %q is no whole sentence", at, lang, text)
					}
					if old, dup := seen[text]; dup {
						t.Errorf("%s in %s says the same as %s", at, lang, old)
					}
					seen[text] = at
				}
				if en, id := named(by["en"]), named(by["id"]); !slices.Equal(en, id) {
					t.Errorf("%s: English names %q, Indonesian %q", at, en, id)
				}
			}
		}
	}
}

// named are the words in capitals of a text, which are types and codes.
func named(text string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') }) {
		if len(w) > 2 && strings.ToUpper(w) == w {
			out = append(out, w)
		}
	}
	return out
}

// The list of misparsed examples names examples that there are.
func TestMisparsed(t *testing.T) {
	left := slices.Clone(Misparsed)
	for _, lang := range []string{"id", "en"} {
		r, err := Rules(lang)
		if err != nil {
			t.Fatal(err)
		}
		for _, rule := range r.List {
			for _, ex := range rule.Examples {
				left = slices.DeleteFunc(left, func(s string) bool { return s == ex.Sentence })
			}
		}
	}
	if len(left) > 0 {
		t.Errorf("no such examples: %q", left)
	}
}
