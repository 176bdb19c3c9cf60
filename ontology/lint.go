package ontology

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Flaw is a doubtful place in the rules of a language.
type Flaw struct {
	File string
	Line int
	Kind string // contradiction, shadowed, repeated, unused-set, unknown-word, no-negative
	Text string
}

// Fault reports whether the flaw is more than a hint.
func (f Flaw) Fault() bool {
	return f.Kind == "contradiction" || f.Kind == "shadowed" || f.Kind == "repeated"
}

func (f Flaw) String() string { return fmt.Sprintf("%s:%d: %s: %s", f.File, f.Line, f.Kind, f.Text) }

// Lint looks for rules that can't do what they seem to: contradiction (two rules
// with one trigger and the same conditions tell different types), shadowed (a
// rule that is always tried after one that asks no more than it does), repeated
// (a trigger twice in one rule), unused-set (word classes that neither a rule nor
// the program reads), unknown-word (triggers that known does not accept), and
// no-negative (a trigger of one common word without condition or negative
// example). Common reports common words; a nil function skips its check.
func (r *Rules) Lint(known, common func(pos POS, word string) bool, reads func(set string) bool) []Flaw {
	var out []Flaw
	add := func(rule *Rule, kind, format string, args ...any) {
		out = append(out, Flaw{rule.File, rule.Line, kind, rule.Name + ": " + fmt.Sprintf(format, args...)})
	}
	type entry struct {
		rule *Rule
		t    Trigger
		at   int
	}
	tried := map[string][]entry{}
	unknown := map[string]bool{} // each told once
	for at, rule := range r.List {
		seen := map[string]bool{}
		for _, t := range rule.Triggers {
			key := string(t.POS) + strings.Join(t.Words, "_")
			if seen[key] {
				add(rule, "repeated", "trigger %q stands twice", strings.Join(t.Words, "_"))
			}
			seen[key] = true
			tried[key] = append(tried[key], entry{rule, t, at})
			for _, w := range t.Words[:1] {
				if known != nil && !unknown[w] && !known(t.POS, w) {
					unknown[w] = true
					add(rule, "unknown-word", "neither the language model nor an example has %q", w)
				}
			}
		}
		if common != nil && len(rule.Need) == 0 && len(rule.Never) == 0 && !slices.ContainsFunc(rule.Examples, func(e Example) bool { return !e.Positive }) {
			for _, t := range rule.Triggers {
				if len(t.Words) == 1 && common(t.POS, t.Words[0]) {
					add(rule, "no-negative", "%q is a common word, and there is neither condition nor negative example", t.Words[0])
					break
				}
			}
		}
	}
	for _, of := range tried {
		slices.SortStableFunc(of, func(a, b entry) int {
			return cmp.Or(cmp.Compare(b.rule.Specificity(b.t), a.rule.Specificity(a.t)), cmp.Compare(a.at, b.at))
		})
		for i, later := range of {
			for _, first := range of[:i] {
				if first.rule == later.rule || !asksNoMore(first.rule, later.rule) {
					continue
				}
				kind := "shadowed"
				if first.rule.Type != later.rule.Type && asksNoMore(later.rule, first.rule) {
					kind = "contradiction"
				}
				add(later.rule, kind, "at %q the rule %s (%s:%d) is tried first and asks no more", strings.Join(later.t.Words, "_"), first.rule.Name, first.rule.File, first.rule.Line)
				break
			}
		}
	}
	for name, used := range r.used {
		if !used && (reads == nil || !reads(name)) {
			out = append(out, Flaw{r.at[name].file, r.at[name].line, "unused-set", name})
		}
	}
	slices.SortFunc(out, func(a, b Flaw) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Text, b.Text))
	})
	return slices.Compact(out)
}

// asksNoMore reports whether rule a fits wherever b does, as far as conditions
// and roles can tell.
func asksNoMore(a, b *Rule) bool {
	for _, c := range a.Need {
		if !slices.ContainsFunc(b.Need, func(d Cond) bool {
			return d.Slot.String() == c.Slot.String() && (c.Words == nil || d.Words != nil && within(d.Words, c.Words))
		}) {
			return false
		}
	}
	for _, c := range a.Never {
		if !slices.ContainsFunc(b.Never, func(d Cond) bool {
			return d.Slot.String() == c.Slot.String() && (d.Words == nil || c.Words != nil && within(c.Words, d.Words))
		}) {
			return false
		}
	}
	slots := func(s []Slot) string {
		out := make([]string, len(s))
		for i := range s {
			out[i] = s[i].String()
		}
		return strings.Join(out, "|")
	}
	if slots(a.Actor) != slots(b.Actor) || a.Has(Mutual) && !b.Has(Mutual) || a.Has(Not) && !b.Has(Not) {
		return false
	}
	return !a.Has(NeedRecipient) || b.Has(NeedRecipient) && slots(a.Recip) == slots(b.Recip)
}

func within(a, b []string) bool {
	return !slices.ContainsFunc(a, func(w string) bool { return !slices.Contains(b, w) })
}
