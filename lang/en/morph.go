package en

import (
	"strings"

	"kawat"
)

// VerbKeys gives the lemma of an English verb.
func VerbKeys(t *kawat.Token) []string { return []string{strings.ToLower(t.Lemma)} }

// NounKeys gives the lemma of an English noun, and its form where that differs
// ("talks", "troops" have rules of their own).
func NounKeys(t *kawat.Token) []string {
	lemma, form := strings.ToLower(t.Lemma), strings.ToLower(t.Form)
	if lemma == form {
		return []string{lemma}
	}
	return []string{lemma, form}
}

// Passive reports whether a verb form is a passive participle by its features.
// The tree decides where the features do not (aux:pass, nsubj:pass).
func Passive(t *kawat.Token) bool { return t.Feat("Voice") == "Pass" }
