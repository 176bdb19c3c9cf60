package coder_test

import (
	"slices"
	"testing"

	"kawat/ontology/plover"
	"kawat/pipeline/pipelinetest"
)

// Every example of every rule gives what the rule file says: a positive one an
// event by this rule with its codes and status, a negative one none.
func TestExamples(t *testing.T) {
	p, err := pipelinetest.Open()
	if err != nil {
		t.Fatal(err)
	}
	for _, code := range []string{"id", "en"} {
		t.Run(code, func(t *testing.T) {
			rules, err := plover.Rules(code)
			if err != nil {
				t.Fatal(err)
			}
			bad, n := 0, 0
			known := 0
			for _, r := range rules.List {
				for _, ex := range r.Examples {
					n++
					msg := p.CheckExample(code, r, ex)
					if slices.Contains(plover.Misparsed, ex.Sentence) {
						known++
						if msg == "" {
							t.Errorf("%s:%d: %s holds now; take it off the list of known failures", r.File, ex.Line, r.Name)
						}
						continue
					}
					if msg != "" {
						bad++
						t.Errorf("%s:%d: %s: %s", r.File, ex.Line, r.Name, msg)
					}
				}
			}
			t.Logf("%d of %d examples hold, %d are known not to", n-bad-known, n, known)
		})
	}
}
