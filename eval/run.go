package eval

import (
	"io"
	"sync"

	"kawat"
)

// Process is the pipeline, as eval needs it.
type Process func(kawat.Raw) (kawat.Analysis, error)

// Run derives all gold reports, workers at a time, in gold order. A report that
// fails yields nil and an entry in failed.
func Run(gold []Report, process Process, workers int) (out []*kawat.Analysis, failed []error) {
	out = make([]*kawat.Analysis, len(gold))
	errs := make([]error, len(gold))
	next := make(chan int)
	var wg sync.WaitGroup
	for range max(1, workers) {
		wg.Go(func() {
			for i := range next {
				a, err := process(gold[i].Input())
				if err != nil {
					errs[i] = err
					continue
				}
				out[i] = &a
			}
		})
	}
	for i := range gold {
		next <- i
	}
	close(next)
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			failed = append(failed, err)
		}
	}
	return out, failed
}

// ByLanguage splits gold and analyses by the gold's language.
func ByLanguage(gold []Report, system []*kawat.Analysis, lang string) ([]Report, []*kawat.Analysis) {
	var g []Report
	var s []*kawat.Analysis
	for i := range gold {
		if gold[i].Lang == lang {
			g = append(g, gold[i])
			s = append(s, system[i])
		}
	}
	return g, s
}

// Print prints the scores of all reports, and of each language apart.
func Print(w io.Writer, gold []Report, system []*kawat.Analysis, types bool) {
	all := Score(gold, system)
	all.Write(w, "all")
	all.WriteReliability(w)
	if types {
		all.WriteTypes(w)
	}
	for _, lang := range []string{"id", "en"} {
		g, s := ByLanguage(gold, system, lang)
		if len(g) > 0 {
			one := Score(g, s)
			one.Write(w, lang)
		}
	}
}
