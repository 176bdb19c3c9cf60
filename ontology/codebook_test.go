package ontology

import (
	"errors"
	"strings"
	"testing"

	"kawat"
)

const textHeader = "type\tmode\ten\tid\ten_not\tid_not\n"

func TestReadTexts(t *testing.T) {
	s := testScheme(t)
	err := s.ReadTexts(strings.NewReader("# words\n" + textHeader + "ASSAULT\t\tUses violence.\tMemakai kekerasan.\tA threat.\tAncaman.\nASSAULT\taerial\tFrom the air.\tDari udara.\t\t\nAID\t\tHelps.\tMenolong.\tTrade.\tDagang.\n"))
	if err != nil {
		t.Fatal(err)
	}
	if x := s.Text("ASSAULT", ""); x.Is["en"] != "Uses violence." || x.Is["id"] != "Memakai kekerasan." || x.Not["en"] != "A threat." || x.Not["id"] != "Ancaman." {
		t.Errorf("the type says %+v", x)
	}
	if x := s.Text("ASSAULT", "aerial"); x.Is["id"] != "Dari udara." || len(x.Not) != 0 {
		t.Errorf("the mode says %+v", x)
	}
	if m := s.Modes("ASSAULT"); len(m) != 1 || m[0] != "aerial" || len(s.Modes("AID")) != 0 {
		t.Errorf("modes are %q", m)
	}
}

// Faults name the line or the type and mode, and all of them come at once.
func TestTextErrors(t *testing.T) {
	const assault, aerial, aid = "ASSAULT\t\ta\tb\tc\td\n", "ASSAULT\taerial\ta\tb\t\t\n", "AID\t\ta\tb\tc\td\n"
	for _, c := range []struct {
		rows string
		want []string
	}{
		{assault + aerial + aid + "DANCE\t\ta\tb\tc\td\n", []string{"codebook.tsv:5: no type and mode DANCE"}},
		{assault + aerial + aid + "AID\tdrone\ta\tb\t\t\n", []string{"codebook.tsv:5: no type and mode AID/drone"}},
		{assault + aid, []string{"codebook.tsv: ASSAULT/aerial has no text"}},
		{aerial, []string{"codebook.tsv: ASSAULT has no text", "codebook.tsv: AID has no text"}},
		{assault + aerial + "AID\t\ta\t \tc\t\n", []string{"codebook.tsv:4: AID has no text in column id", "codebook.tsv:4: AID has no text in column id_not"}},
		{assault + "ASSAULT\taerial\ta\tb\tc\t\n" + aid, []string{"codebook.tsv:3: ASSAULT/aerial says what it is not in one language only"}},
		{assault + aerial + aid + aid, []string{"codebook.tsv:5: AID has a text already"}},
		{assault + "AID\ta\n", []string{"codebook.tsv:3: 2 columns, want 6"}},
	} {
		s := testScheme(t)
		err := s.ReadTexts(strings.NewReader(textHeader + c.rows))
		if err == nil || !errors.Is(err, kawat.ErrInvalid) {
			t.Errorf("%q: got %v", c.rows, err)
			continue
		}
		for _, want := range c.want {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%q: got %v, want %q", c.rows, err, want)
			}
		}
		if len(s.Text("ASSAULT", "").Is) > 0 {
			t.Errorf("%q: half of the texts were taken", c.rows)
		}
	}
}

// What is shown of a type is spread over modes and codes, and ends with an act
// that did not take place.
func TestShow(t *testing.T) {
	const text = `ASSAULT 190 one
  verb: a
  + Long sentences, with commas, stand behind. => RUS > UKR
  + A first one. => RUS > UKR
  + A second one. => ISR > SYR
  + A negated one. => RUS > UKR negated
  - None at all.
ASSAULT 190 two
  verb: b
  + Of another rule. => RUS > UKR
ASSAULT/aerial 190 three
  verb: c
  + By air. => RUS > UKR
  + By air to come. => THREATEN RUS > UKR
AID 190 four
  verb: d
  + Misread. => RUS > PRK
  + Sent aid. => RUS > PRK
`
	r, err := ParseRules(testScheme(t), RuleFile{"x.rules", strings.NewReader(text)})
	if err != nil {
		t.Fatal(err)
	}
	show := func(typ kawat.EventType) string {
		var out []string
		for _, x := range r.Show(typ, func(s string) bool { return s == "Misread." }) {
			out = append(out, x.Name+": "+x.Sentence)
		}
		return strings.Join(out, " | ")
	}
	for range 3 {
		if got := show("ASSAULT"); got != "one: A first one. | three: By air. | two: Of another rule. | three: By air to come." {
			t.Errorf("shown: %s", got)
		}
	}
	if got := show("AID"); got != "four: Sent aid." {
		t.Errorf("shown: %s", got)
	}
}
