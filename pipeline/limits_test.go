package pipeline_test

import (
	"strings"
	"testing"

	"kawat"
	"kawat/pipeline/pipelinetest"
)

// Bounds that were hit stand on the report.
func TestLimits(t *testing.T) {
	p, err := pipelinetest.Open()
	if err != nil {
		t.Fatal(err)
	}
	process := func(text string) kawat.Analysis {
		t.Helper()
		a, err := p.Process(kawat.Raw{ID: "x", Media: kawat.Text, Title: "-", Lang: "en", Bytes: []byte(text)})
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	if a := process("Russia shelled Kharkiv on Monday. Ukraine condemned the attack."); len(a.Limits) > 0 {
		t.Errorf("a short report has limits %q", a.Limits)
	}
	if a := process("Russia shelled Kharkiv" + strings.Repeat(" and Ukraine shelled Belgorod", 400) + "."); len(a.Limits) == 0 || !strings.Contains(a.Limits[0], "cut at") {
		t.Errorf("a sentence of 1,600 words has limits %q", a.Limits)
	}
	long := strings.Repeat("Russia shelled Kharkiv on Monday, the army said. Cafés burned.\n\n", 9000)
	if a := process(long); len(a.Limits) == 0 || !strings.Contains(a.Limits[0], "coded up to") || len(a.Article.Text) < 500_000 {
		t.Errorf("a report of %d bytes has limits %q", len(long), a.Limits)
	}
}
