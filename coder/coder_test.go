package coder_test

import (
	"testing"

	"kawat/ontology/plover"
)

// The coder leans on word classes of the rule files; one that is lost makes it
// blind without a sound.
func TestWordSets(t *testing.T) {
	both := []string{"light", "by", "against", "content-mark", "subject-control", "relative", "purpose", "locative", "goal", "source", "with", "between",
		"wanting", "light-case", "conveying", "definite", "indefinite", "only", "times", "quantity", "routine", "pastimes", "likewise", "doing-so",
		"act-ACCUSE", "act-REQUEST", "act-AGREE", "act-ASSAULT", "act-COERCE", "act-MOBILIZE", "act-SANCTION", "act-SUPPORT", "act-THREATEN", "act-RETREAT", "act-ANY"}
	for lang, own := range map[string][]string{"id": {"zero-agent", "voice", "thus"}, "en": {"passive-aux"}} {
		r, err := plover.Rules(lang)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range append(own, both...) {
			if len(r.Set(name)) == 0 {
				t.Errorf("%s.rules has no set %s", lang, name)
			}
		}
	}
}
