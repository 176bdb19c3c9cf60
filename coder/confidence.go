package coder

import (
	"maps"
	"math"
	"slices"

	"kawat"
	"kawat/ontology"
)

// This file says how sure an event is: the chance that its type and the codes of
// both sides are right, by the kinds of evidence for it.

// weights are those of a logistic regression over the events of the development
// reports, of our own reports and of the cases (go test ./eval -run Calibrate
// -calibrate prints them); "kawat eval" shows how far they can be relied on.
var weights = map[string]float64{
	"bare rule": 0.14,
	"condition on the wording of the sentence": 0.14,
	"doer far from the trigger":                -0.55,
	"doer inferred":                            -0.29,
	"doer of unknown state":                    -0.99,
	"doer told elsewhere":                      -0.23,
	"long sentence":                            -0.35,
	"not told as done":                         -0.16,
	"noun as trigger":                          -0.42,
	"other side inferred":                      -0.72,
	"other side of several states":             -0.49,
	"other side of unknown state":              -1.39,
	"other side told":                          1.28,
	"other side told elsewhere":                -0.42,
	"partners told together":                   0.98,
	"rule with one condition":                  -0.09,
	"rule with several conditions":             -0.19,
	"short sentence":                           0.34,
	"told in headline or deck only":            -1.58,
	"told more than once":                      0.68,
	"type ACCUSE":                              -0.01,
	"type AGREE":                               -0.38,
	"type AID":                                 -0.37,
	"type ASSAULT":                             0.07,
	"type COERCE":                              0.22,
	"type CONCEDE":                             0.21,
	"type CONSULT":                             -0.36,
	"type COOPERATE":                           0.10,
	"type MOBILIZE":                            0.01,
	"type PROTEST":                             0.51,
	"type REJECT":                              -0.32,
	"type REQUEST":                             0.10,
	"type RETREAT":                             0.19,
	"type SANCTION":                            0.66,
	"type SUPPORT":                             -0.12,
	"type THREATEN":                            -0.37,
	"under somebody's words":                   0.04,
}

// bias is the weight of an event without any of the kinds of evidence.
const bias = 0.41

// Kinds are the names of all kinds of evidence, sorted.
func Kinds() []string { return slices.Sorted(maps.Keys(weights)) }

// kinds returns the kinds of evidence for an event, in a fixed order.
func (r *report) kinds(d *draft) []string {
	var out []string
	add := func(name string, holds bool) {
		if holds {
			out = append(out, name)
		}
	}
	t := r.trees[d.sentence]
	conditions := len(d.rule.Need)
	add("bare rule", conditions == 0)
	add("rule with one condition", conditions == 1)
	add("rule with several conditions", conditions > 2)
	add("condition on the wording of the sentence", slices.ContainsFunc(d.rule.Need, func(c ontology.Cond) bool { return c.Slot.Steps[0].Name == "text" }))
	add("noun as trigger", !t.verbal(d.token))
	add("other side told", len(d.Recipients) > 0)
	add("partners told together", len(d.Actors) > 1 && len(d.Recipients) == 0)
	inferred := func(a kawat.Actor) bool { return a.Inferred }
	add("doer inferred", slices.ContainsFunc(d.Actors, inferred))
	add("other side inferred", slices.ContainsFunc(d.Recipients, inferred))
	unknown := func(a kawat.Actor) bool { return a.Code == "---" }
	add("doer of unknown state", slices.ContainsFunc(d.Actors, unknown))
	add("other side of unknown state", slices.ContainsFunc(d.Recipients, unknown))
	add("other side of several states", len(codes(d.Recipients)) > 1)
	add("other side told elsewhere", slices.ContainsFunc(d.Recipients, func(a kawat.Actor) bool { return a.In != d.Trigger.In || !t.s.Span.Contains(a.Span) }))
	add("doer told elsewhere", slices.ContainsFunc(d.Actors, func(a kawat.Actor) bool { return a.In != d.Trigger.In || !t.s.Span.Contains(a.Span) }))
	add("doer far from the trigger", slices.ContainsFunc(d.Actors, func(a kawat.Actor) bool {
		return a.In == d.Trigger.In && max(a.Start-d.Trigger.End, d.Trigger.Start-a.End) > 90
	}))
	add("told more than once", len(d.Evidence) > 1)
	add("told in headline or deck only", d.Trigger.In != kawat.Body)
	add("long sentence", len(t.low) > 40)
	add("short sentence", len(t.low) < 18)
	add("not told as done", d.Status != kawat.Actual)
	add("under somebody's words", len(d.Chain) > 1)
	add("type "+string(d.Type), true)
	return out
}

// confidence is the chance that an event with these kinds of evidence is right,
// from .05 to .98, to two digits.
func confidence(kinds []string) float64 {
	sum := bias
	for _, k := range kinds {
		sum += weights[k]
	}
	return math.Round(100*max(0.05, min(0.98, 1/(1+math.Exp(-sum))))) / 100
}
