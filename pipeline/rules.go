package pipeline

import (
	"fmt"
	"slices"
	"strings"

	"kawat"
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
		if own && e.Type == typ && codes(e.Actors) == sorted(ex.Actors) && codes(e.Recipients) == sorted(ex.Recipients) && e.Status == status {
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
