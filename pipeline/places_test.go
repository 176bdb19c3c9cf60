package pipeline_test

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kawat/pipeline/pipelinetest"
)

// lies is the state and the precision of a place: "UKR city" of "Kharkiv → UKR city".
func lies(place string) string {
	if i := strings.Index(place, " → "); i > 0 {
		return place[i+len(" → "):]
	}
	return place
}

// The places of resolve/testdata/places-*.txt are those of the events that the
// texts tell. Where the rules find no event, the first place after a marker of
// place counts. They were written without looking at the program, and are
// measured; first runs are in docs/QUALITY.md.
func TestHeldOutPlaces(t *testing.T) {
	p, err := pipelinetest.Open()
	if err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob("../resolve/testdata/places-*.txt")
	if len(files) == 0 {
		t.Fatal("no cases")
	}
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		right, all, named := map[string]int{}, map[string]int{}, 0
		sc := bufio.NewScanner(f)
		for n := 1; sc.Scan(); n++ {
			line := strings.TrimSpace(sc.Text())
			if line == "" || strings.HasPrefix(line, "#") {
				continue
			}
			cells := strings.Split(line, " | ")
			if len(cells) != 4 {
				t.Fatalf("%s:%d: %d cells", name, n, len(cells))
			}
			lang, day, text, want := cells[0], cells[1], cells[2], cells[3]
			got, err := p.PlaceOf(text, lang, day)
			if err != nil {
				t.Fatalf("%s:%d: %v", name, n, err)
			}
			ok := lies(got) == lies(want)
			all[lang]++
			if ok {
				right[lang]++
			}
			if got == want {
				named++
			} else if testing.Verbose() {
				t.Logf("%s:%d: %s\n  want %s\n  got  %s", filepath.Base(name), n, text, want, got)
			}
		}
		floors := map[string]float64{"places-1.txt": 0.93, "places-2.txt": 0.90, "places-3.txt": 0.90, "places-5.txt": 0.90, "places-6.txt": 0.90}
		r, a := right["id"]+right["en"], all["id"]+all["en"]
		t.Logf("%s: %d of %d, %.3f (id %s, en %s), by the same name %d", filepath.Base(name), r, a, float64(r)/float64(a),
			fmt.Sprintf("%.3f", float64(right["id"])/float64(all["id"])), fmt.Sprintf("%.3f", float64(right["en"])/float64(all["en"])), named)
		if float64(r)/float64(a) < floors[filepath.Base(name)] {
			t.Errorf("%s: less than %.3f; run with -v to see which", name, floors[filepath.Base(name)])
		}
	}
}
