package pipeline_test

import (
	"testing"

	"kawat/ontology/plover"
	"kawat/pipeline/pipelinetest"
)

// No rule contradicts or hides another, and no trigger stands twice.
func TestRulesLint(t *testing.T) {
	p, err := pipelinetest.Open()
	if err != nil {
		t.Fatal(err)
	}
	for _, code := range []string{"id", "en"} {
		rules, err := plover.Rules(code)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range p.LintRules(code, rules) {
			if f.Fault() {
				t.Error(f)
			}
		}
	}
}
