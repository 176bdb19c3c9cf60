package ontology

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"kawat"
)

func testScheme(t testing.TB) *Scheme {
	t.Helper()
	s, err := ReadScheme(strings.NewReader("type\tmode\tquad\tintensity\tfuture\nASSAULT\t\t4\t-9\t\nASSAULT\taerial\t4\t-9.5\t\nAID\t\t2\t10\t033\n"),
		strings.NewReader("cameo\tname\tgoldstein\troot\ttype\tmode\tcontext\n190\tUse force\t-10\t19\tASSAULT\t\tmilitary\n19\tFight\t-10\t19\t\t\t\n"),
		strings.NewReader("context\ten\tid\nmilitary\tarms\tsenjata\n"))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestParseRules(t *testing.T) {
	const text = `# comment
set arms: rudal roket
ASSAULT/aerial 190 bom doer=MIL,REB absorb
  verb: bom serang(kan) @arms a_b
  need: obj.obl(ke, di)=@arms
  recip: patient | obl(ke)
  + Rusia membom Ukraina. => RUS > UKR,GEO negated
  - Bom itu tua.
`
	r, err := ParseRules(testScheme(t), RuleFile{"x.rules", strings.NewReader(text)})
	if err != nil {
		t.Fatal(err)
	}
	rule := r.List[0]
	var words []string
	for _, tr := range rule.Triggers {
		words = append(words, strings.Join(tr.Words, "+"))
	}
	if got := strings.Join(words, " "); got != "bom serang serangkan rudal roket a+b" {
		t.Errorf("triggers are %q", got)
	}
	if got := rule.Need[0].String(); got != "obj.obl(ke,di)=rudal roket" {
		t.Errorf("condition is %q", got)
	}
	if !slices.Equal(rule.Flags[Doer], []string{"MIL", "REB"}) || !rule.Has(Absorb) {
		t.Errorf("flags are %v", rule.Flags)
	}
	e := rule.Examples[0]
	if e.Actors != "RUS" || e.Recipients != "UKR,GEO" || e.Status != kawat.Negated || rule.Examples[1].Positive {
		t.Errorf("examples are %+v", rule.Examples)
	}
	if len(rule.Actor) != 1 || rule.Actor[0].String() != "agent" {
		t.Errorf("the default actor slot is %v", rule.Actor)
	}
}

// A fault names file, line and column, and all faults come at once.
func TestRuleErrors(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"ASSAULT/nope 190 x\n  verb: a\n  + A b. => RUS\n", "x.rules:1:1: no type and mode ASSAULT/nope"},
		{"ASSAULT 999 x\n  verb: a\n  + A b. => RUS\n", "x.rules:1:9: no CAMEO code 999"},
		{"ASSAULT 190 x fast\n  verb: a\n  + A b. => RUS\n", "x.rules:1:15: unknown flag fast"},
		{"ASSAULT 190 x\n  verb: @none\n  + A b. => RUS\n", "x.rules:2:9: unknown set @none"},
		{"ASSAULT 190 x\n  verb: a\n  need: foo=a\n  + A b. => RUS\n", "x.rules:3:8: unknown slot \"foo\""},
		{"ASSAULT 190 x\n  verb: a\n", "rule x has no example"},
		{"ASSAULT 190 x\n  + A b. => RUS\n", "rule x has no trigger"},
		{"  verb: a\n", "x.rules:1:3: indented line outside a rule"},
		{"ASSAULT 190 x\n  verb: a\n  + A b.\n", "x.rules:3:3: an example is written"},
		{"ASSAULT 190\n", "a rule opens with"},
		{"ASSAULT 190 x\n  verb: a\n  + A b. => RUS\nAID 190 x\n  verb: b\n  + A b. => RUS\n", "x.rules:4:1: rule x stands in x.rules:1 already"},
	} {
		_, err := ParseRules(testScheme(t), RuleFile{"x.rules", strings.NewReader(c.text)})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: got %v, want %q", c.text, err, c.want)
		}
		if !errors.Is(err, kawat.ErrInvalid) {
			t.Errorf("%q: %v is no invalid input", c.text, err)
		}
	}
}

func FuzzParseRules(f *testing.F) {
	f.Add("set a: b\nASSAULT 190 x\n  verb: @a c(d)\n  need: obj.obl(ke)=@a\n  + A => RUS > UKR\n")
	f.Add("ASSAULT/aerial 190 y mutual\n\tnoun: )(\n  never: obl(\n")
	s := testScheme(f)
	f.Fuzz(func(t *testing.T, text string) {
		r, err := ParseRules(s, RuleFile{"f", strings.NewReader(text)})
		if err == nil && r == nil {
			t.Fatal("neither rules nor error")
		}
	})
}
