package pipeline

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"kawat"
	"kawat/coder"
	"kawat/ontology"
)

// exampleDay is the day on which the examples of rules are read.
const exampleDay = "2022-08-16"

// CheckExample says what is wrong with what an example of a rule yields; "" if
// it holds: a positive one gives an event by this rule with its codes and
// status, a negative one none.
func (p *Pipeline) CheckExample(lang string, r *ontology.Rule, ex ontology.Example) string {
	x, err := p.Explain(ex.Sentence, lang, exampleDay)
	if err != nil {
		return err.Error()
	}
	typ, status := r.Type, kawat.Actual
	if ex.Type != "" {
		typ = ex.Type
	}
	if ex.Status != "" {
		status = ex.Status
	}
	var got []string
	for i := range x.Analysis.Events {
		e := &x.Analysis.Events[i]
		own := strings.HasSuffix(e.Rule, ":"+r.Name)
		got = append(got, fmt.Sprintf("%s %s > %s %s (%s)", e.Type, codes(e.Actors), codes(e.Recipients), e.Status, e.Rule[strings.LastIndex(e.Rule, ":")+1:]))
		if own && !ex.Positive {
			return fmt.Sprintf("fires on %q: %s", ex.Sentence, got[len(got)-1])
		}
		if own && e.Type == typ && codes(e.Actors) == sorted(ex.Actors) && (codes(e.Recipients) == sorted(ex.Recipients) || ex.Recipients == "" && supposed(e)) && e.Status == status {
			return ""
		}
	}
	if !ex.Positive {
		return ""
	}
	why := ""
	for _, tr := range x.Traces {
		if !tr.Fired && tr.Rule == r.Name {
			why = "; " + tr.Reason
		}
	}
	return fmt.Sprintf("%q gives %s%s", ex.Sentence, strings.Join(got, ", "), why)
}

// supposed reports whether the coder only infers the recipients of an event, as it
// does without the rule: an example that names none says nothing of them.
func supposed(e *kawat.Event) bool {
	return !slices.ContainsFunc(e.Recipients, func(a kawat.Actor) bool { return !a.Inferred })
}

func codes(actors []kawat.Actor) string {
	var out []string
	for _, a := range actors {
		out = append(out, a.Code)
	}
	slices.Sort(out)
	return strings.Join(slices.Compact(out), ",")
}

func sorted(list string) string {
	out := strings.Split(list, ",")
	slices.Sort(out)
	return strings.Join(out, ",")
}

// LintRules looks for doubtful rules of a language. A word is unknown if neither its
// language model has met it nor an example of any rule has it.
func (p *Pipeline) LintRules(lang string, rules *ontology.Rules) []ontology.Flaw {
	l := p.langs[lang]
	if l == nil {
		return nil
	}
	band := func(pos ontology.POS, word string) int {
		forms := []string{word}
		if pos == ontology.Verb && l.pack.VerbForms != nil {
			forms = l.pack.VerbForms(word)
		}
		best := 0
		for _, f := range forms {
			best = max(best, l.parser.Knows(f))
		}
		return best
	}
	told := l.told(rules)
	return rules.Lint(
		func(pos ontology.POS, word string) bool { return told[word] || band(pos, word) > 0 },
		func(pos ontology.POS, word string) bool { return band(pos, word) >= 3 },
		coder.Reads)
}

// told are the words of the examples of rules, in the forms in which triggers have them.
func (l *language) told(rules *ontology.Rules) map[string]bool {
	told := map[string]bool{}
	for _, r := range rules.List {
		for _, e := range r.Examples {
			for _, w := range strings.FieldsFunc(strings.ToLower(e.Sentence), func(c rune) bool { return !unicode.IsLetter(c) && c != '-' }) {
				t := kawat.Token{Form: w, Lemma: w, UPOS: "VERB"}
				for _, k := range slices.Concat(l.pack.VerbKeys(&t), l.pack.NounKeys(&t)) {
					told[k] = true
				}
			}
		}
	}
	return told
}
