package coder_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"kawat/coder"
)

// Whom an act was directed at is chosen from those whom the report speaks of there,
// where its own words name nobody, and marked as inferred.
func TestOtherSide(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"en", "After Russian jets crossed into Estonian airspace on Friday, Tallinn lodged a formal protest.", "ACCUSE EST > RUS"},
		{"en", "Qatar was hit by a boycott in 2017 and Saudi Arabia shut its airspace.", "COERCE SAU > QAT"},
		{"en", "Police fired water cannon and cordoned off the square in Harare.", "ASSAULT ZWE > ZWE"},
		{"id", "Setelah kapal China memasuki perairan Natuna, Jakarta melayangkan protes keras.", "ACCUSE IDN > CHN"},
		{"en", "Protests erupted in Nairobi over new taxes.", "PROTEST KEN > "},
	} {
		a := analyse(t, c.lang, c.text)
		var got []string
		for _, e := range a.Events {
			got = append(got, fmt.Sprintf("%s %s > %s", e.Type, codeList(e.Actors), codeList(e.Recipients)))
			for _, r := range e.Recipients {
				if strings.HasSuffix(c.want, "> "+r.Code) && !r.Inferred && got[len(got)-1] == c.want {
					t.Errorf("%s: %s is not marked as inferred", c.text, r.Code)
				}
			}
		}
		if !slices.Contains(got, c.want) {
			t.Errorf("%s\n\tgot  %s\n\twant %s", c.text, strings.Join(got, "; "), c.want)
		}
	}
}

// What the rules suppose stands unless something else is clearly likelier.
func TestChooseSide(t *testing.T) {
	for _, c := range []struct {
		list []coder.OtherSide
		want int
	}{
		{nil, -1},
		{[]coder.OtherSide{{Chance: 0.48, Supposed: true}, {Code: "KEN", Chance: 0.52}}, 0},
		{[]coder.OtherSide{{Chance: 0.3, Supposed: true}, {Code: "KEN", Chance: 0.7}}, 1},
		{[]coder.OtherSide{{Chance: 0.7}, {Code: "KEN", Chance: 0.3, Supposed: true}}, 0},
	} {
		if got := coder.ChooseSide(c.list); got != c.want {
			t.Errorf("%v: chose %d, want %d", c.list, got, c.want)
		}
	}
}
