package eval_test

import (
	"flag"
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"kawat"
	"kawat/coder"
	"kawat/eval"
	"kawat/pipeline/pipelinetest"
)

var sides = flag.String("sides", "", "fit the weights of the marks of other sides and write them to this file")

// A choice is an event whose words name no other side: what there was to choose from,
// and which codes are right.
type choice struct {
	options []coder.Option
	right   map[string]bool
	unseen  bool // it is of the batch that is held out first
}

// TestFitSides fits, when asked to, a log-linear model of the other side of events that
// name none, on the events of coded reports and cases that are right in type and doers:
// first without batch 7, to print how it does there, then with it. Batch 8 is left out.
func TestFitSides(t *testing.T) {
	if *sides == "" {
		t.Skip("only with -sides FILE")
	}
	p, err := pipelinetest.Open()
	if err != nil {
		t.Fatal(err)
	}
	var gold []eval.Report
	var unseen []bool
	add := func(g eval.Report, held bool) { gold, unseen = append(gold, g), append(unseen, held) }
	for _, g := range append(readGold(t, "dev.jsonl"), readGold(t, "own.jsonl")...) {
		if batch := batchOf(g.ID); batch < 8 {
			add(g, batch == 7)
		}
	}
	for _, pattern := range []string{"*-[1-6]-*.txt", "*-7-*.txt"} {
		for _, c := range readCases(t, pattern) {
			add(c.Report, pattern == "*-7-*.txt")
		}
	}
	var list []choice
	for i := range gold {
		x, err := p.Trace(gold[i].Input())
		if err != nil {
			t.Fatal(err)
		}
		for j := range x.Analysis.Events {
			e := &x.Analysis.Events[j]
			c := choice{options: x.Options[e.ID], right: map[string]bool{}, unseen: unseen[i]}
			for k := range gold[i].Events {
				if g := &gold[i].Events[k]; eval.SameDoers(g, e) && told(g, e, &x.Analysis.Article) {
					for _, code := range g.RecipientCodes() {
						c.right[code] = true
					}
					if len(g.Recipients) == 0 {
						c.right[""] = true
					}
				}
			}
			if slices.ContainsFunc(c.options, func(o coder.Option) bool { return c.right[o.Code] }) {
				list = append(list, c)
			}
		}
	}
	report := func(name string, w map[string]float64, unseen bool) {
		n, before, now := 0, 0, 0
		for _, c := range list {
			if c.unseen != unseen {
				continue
			}
			n++
			if slices.ContainsFunc(c.options, func(o coder.Option) bool { return o.Supposed && c.right[o.Code] }) {
				before++
			}
			if c.right[c.chosen(w)] {
				now++
			}
		}
		fmt.Printf("%s: %d choices, right before %d, now %d\n", name, n, before, now)
	}
	w := fit(slices.DeleteFunc(slices.Clone(list), func(c choice) bool { return c.unseen }))
	report("known", w, false)
	report("held out", w, true)
	w = fit(list)
	report("known", w, false)
	report("batch 7, fitted", w, true)
	var b strings.Builder
	fmt.Fprintf(&b, "package coder\n\n// sideWeights are fitted to %d choices of coded reports and cases; go test ./eval -run FitSides -sides FILE\n// writes this file.\nvar sideWeights = map[string]float64{\n", len(list))
	for _, k := range slices.Sorted(maps.Keys(w)) {
		if math.Abs(w[k]) >= 0.05 {
			fmt.Fprintf(&b, "\t%q: %.2f,\n", k, w[k])
		}
	}
	b.WriteString("}\n")
	if err := os.WriteFile(*sides, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// batchOf is the batch of a report of our own by its ID, "own-id-21": two before the
// seventh, of eight reports in each language, and six in the eighth; 0 for others.
func batchOf(id string) int {
	number, err := strconv.Atoi(id[max(0, len(id)-2):])
	switch {
	case err != nil || !strings.HasPrefix(id, "own-"):
		return 0
	case number <= 20:
		return 2
	case number <= 28:
		return 7
	}
	return 8
}

// told reports whether the words of a hand-coded event are in the evidence of another;
// cases have none.
func told(g *eval.Event, e *kawat.Event, a *kawat.Article) bool {
	return g.Trigger == "" || slices.ContainsFunc(e.Evidence, func(s kawat.Span) bool { return strings.Contains(a.Slice(s), g.Trigger) })
}

// chosen is the code that the coder would take with the weights.
func (c *choice) chosen(w map[string]float64) string {
	coder.Weigh(c.options, w)
	return c.options[coder.Choose(c.options)].Code
}

// fit maximises the likelihood that one of the right codes is chosen, with a penalty
// on the squares of the weights.
func fit(list []choice) map[string]float64 {
	const decay, rate, rounds = 1.0, 0.3, 600
	w, grad, square := map[string]float64{}, map[string]float64{}, map[string]float64{}
	for range rounds {
		clear(grad)
		for _, c := range list {
			p, all, good := make([]float64, len(c.options)), 0.0, 0.0
			for i, o := range c.options {
				for _, k := range o.Marks {
					p[i] += w[k]
				}
				p[i] = math.Exp(p[i])
				all += p[i]
				if c.right[o.Code] {
					good += p[i]
				}
			}
			for i, o := range c.options {
				g := -p[i] / all
				if c.right[o.Code] {
					g += p[i] / good
				}
				for _, k := range o.Marks {
					grad[k] += g
				}
			}
		}
		for k, g := range grad {
			g -= decay * w[k]
			square[k] += g * g
			w[k] += rate * g / math.Sqrt(square[k]+1e-9)
		}
	}
	return w
}
