package plover

import "testing"

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
