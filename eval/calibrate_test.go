package eval_test

import (
	"flag"
	"fmt"
	"math"
	"slices"
	"testing"

	"kawat/eval"
	"kawat/pipeline/pipelinetest"
)

var calibrate = flag.Bool("calibrate", false, "fit the weights of the kinds of evidence and print them")

// TestCalibrate fits, when asked to, a logistic regression of whether events of
// the coded texts that were read are right in type and both sides on their
// kinds of evidence, and prints the weights for coder/confidence.go.
func TestCalibrate(t *testing.T) {
	if !*calibrate {
		t.Skip("only with -calibrate")
	}
	p, err := pipelinetest.Open()
	if err != nil {
		t.Fatal(err)
	}
	gold, _ := readTexts(t)
	type row struct {
		kinds []string
		right float64
	}
	var rows []row
	n := map[string]int{}
	for i := range gold {
		x, err := p.Trace(gold[i].Input())
		if err != nil {
			t.Fatal(err)
		}
		for id, right := range eval.Right(&gold[i], &x.Analysis) {
			r := row{kinds: x.Because[id]}
			if right {
				r.right = 1
			}
			for _, k := range r.kinds {
				n[k]++
			}
			rows = append(rows, r)
		}
	}
	// Order by kinds, so that the sums below do not depend on that of a map.
	slices.SortFunc(rows, func(a, b row) int {
		if c := slices.Compare(a.kinds, b.kinds); c != 0 {
			return c
		}
		return int(a.right - b.right)
	})
	names := slices.Sorted(func(yield func(string) bool) {
		for k := range n {
			if !yield(k) {
				return
			}
		}
	})
	w := make([]float64, len(names)+1)
	grad := make([]float64, len(w))
	const decay = 2.0 // as of so many events that say nothing
	for range 4000 {
		clear(grad)
		for _, r := range rows {
			sum := w[len(names)]
			var on []int
			for _, k := range r.kinds {
				i, _ := slices.BinarySearch(names, k)
				on = append(on, i)
				sum += w[i]
			}
			d := r.right - 1/(1+math.Exp(-sum))
			for _, i := range on {
				grad[i] += d
			}
			grad[len(names)] += d
		}
		for i := range w {
			if i < len(names) {
				grad[i] -= decay * w[i]
			}
			w[i] += 1.0 / float64(len(rows)) * grad[i]
		}
	}
	fmt.Printf("// %d events\nconst bias = %.2f\n", len(rows), w[len(names)])
	for i, k := range names {
		fmt.Printf("\t%-46s %.2f, // %d\n", fmt.Sprintf("%q:", k), w[i], n[k])
	}
}
