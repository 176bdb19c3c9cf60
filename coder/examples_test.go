package coder_test

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"testing"

	"kawat"
	"kawat/ontology"
	"kawat/ontology/plover"
	"kawat/pipeline"
	"kawat/pipeline/pipelinetest"
)

// knownExampleFailures lists the examples whose trees the parser has wrong. One
// that holds must be taken off the list.
var knownExampleFailures = []string{
	"Serbia threatened to sever ties with Kosovo.",    // "sever" as an adjective of "ties"
	"Hamas took Israeli civilians hostage.",           // "civilians" as a compound of "hostage"
	"Rusia menyebarkan disinformasi tentang Ukraina.", // "disinformasi" as a passive verb
}

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
					msg := example(p, code, r, ex)
					if slices.Contains(knownExampleFailures, ex.Sentence) {
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

func example(p *pipeline.Pipeline, code string, r *ontology.Rule, ex ontology.Example) string {
	x, err := p.Explain(ex.Sentence, code, "2022-08-16")
	if err != nil {
		return err.Error()
	}
	var got []string
	for i := range x.Analysis.Events {
		e := &x.Analysis.Events[i]
		own := strings.HasSuffix(e.Rule, ":"+r.Name)
		got = append(got, fmt.Sprintf("%s %s > %s %s (%s)", e.Type, codes(e.Actors), codes(e.Recipients), e.Status, e.Rule[strings.LastIndex(e.Rule, ":")+1:]))
		if !ex.Positive {
			if own {
				return fmt.Sprintf("fires on %q: %s", ex.Sentence, got[len(got)-1])
			}
			continue
		}
		typ, status := r.Type, kawat.Actual
		if ex.Type != "" {
			typ = ex.Type
		}
		if ex.Status != "" {
			status = ex.Status
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
		if !slices.Contains(out, a.Code) {
			out = append(out, a.Code)
		}
	}
	sort.Strings(out)
	return strings.Join(out, ",")
}

func sorted(list string) string {
	out := strings.Split(list, ",")
	sort.Strings(out)
	return strings.Join(out, ",")
}
