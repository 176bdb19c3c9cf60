package coder_test

import (
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
		{"en", "Police fired water cannon and cordoned off the square in Harare.", "ASSAULT ZWE > ZWE"},
		{"id", "Setelah kapal China memasuki perairan Natuna, Jakarta melayangkan protes keras.", "ACCUSE IDN > CHN"},
		{"en", "Protests erupted in Nairobi over new taxes.", "PROTEST KEN > "},
	} {
		a := analyse(t, c.lang, c.text)
		got := acts(a)
		at := slices.Index(got, c.want)
		if at < 0 {
			t.Errorf("%s\n\tgot  %s\n\twant %s", c.text, strings.Join(got, "; "), c.want)
			continue
		}
		for _, r := range a.Events[at].Recipients {
			if !r.Inferred {
				t.Errorf("%s: %s is not marked as inferred", c.text, r.Code)
			}
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
