package eval_test

import (
	"strings"
	"testing"

	"kawat"
	"kawat/pipeline/pipelinetest"
)

// BenchmarkLine runs the whole line, from bytes to analysis, over the
// development reports, one at a time.
func BenchmarkLine(b *testing.B) {
	gold := readGold(b, "dev.jsonl")
	p, err := pipelinetest.Open()
	if err != nil {
		b.Fatal(err)
	}
	words := 0
	for i := range gold {
		words += len(strings.Fields(gold[i].Raw))
	}
	n := 0
	for b.Loop() {
		g := &gold[n%len(gold)]
		n++
		if _, err := p.Process(kawat.Raw{Name: g.ID, Media: kawat.Text, Bytes: []byte(g.Raw), Outlet: g.Outlet, Published: g.Published}); err != nil {
			b.Fatal(err)
		}
	}
	perReport := float64(words) / float64(len(gold))
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "reports/s")
	b.ReportMetric(float64(n)*perReport/b.Elapsed().Seconds(), "words/s")
}
