package ontology

import (
	"slices"
	"strings"
	"testing"
)

// Each flaw is told once, at the rule that has it. A rule that asks more is not hidden by
// one that asks less.
func TestLint(t *testing.T) {
	const text = `set unread: rudal
ASSAULT/aerial 190 first
  verb: bom gempur bom
  + Rusia membom Ukraina. => RUS > UKR
  - Bom itu tua.
ASSAULT/aerial 190 closer
  verb: bom
  need: obj=kota
  + Rusia membom kota. => RUS >
AID 190 other
  verb: gempur serang
  + Rusia menggempur Ukraina. => RUS > UKR
`
	r, err := ParseRules(testScheme(t), RuleFile{"x.rules", strings.NewReader(text)})
	if err != nil {
		t.Fatal(err)
	}
	known := func(_ POS, word string) bool { return word != "gempur" }
	common := func(_ POS, word string) bool { return word == "serang" }
	var got []string
	for _, f := range r.Lint(known, common, func(string) bool { return false }) {
		got = append(got, f.String())
	}
	want := []string{
		"x.rules:1: unused-set: unread",
		"x.rules:2: unknown-word: first: neither the language model nor an example has \"gempur\"",
		"x.rules:2: repeated: first: trigger \"bom\" stands twice",
		"x.rules:10: no-negative: other: \"serang\" is a common word, and there is neither condition nor negative example",
		"x.rules:10: contradiction: other: at \"gempur\" the rule first (x.rules:2) is tried first and asks no more",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
