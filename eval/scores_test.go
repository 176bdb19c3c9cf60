package eval_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"kawat/eval"
	"kawat/pipeline/pipelinetest"
)

var (
	update = flag.Bool("update", false, "write the golden files of testdata")
	errors = flag.String("errors", "", "write all misses and false alarms to this file")
)

// The scores on the development reports are a golden file, and so are those on
// reports of our own: they change only in a commit that says why.
func TestScores(t *testing.T) {
	p, err := pipelinetest.Open()
	if err != nil {
		t.Fatal(err)
	}
	var missed []string
	for _, set := range []struct{ reports, golden string }{{"dev.jsonl", "scores.golden"}, {"own.jsonl", "own.golden"}} {
		gold := readGold(t, set.reports)
		system, failed := eval.Run(gold, p.Process, runtime.GOMAXPROCS(0))
		for _, err := range failed {
			t.Error(err)
		}
		var got bytes.Buffer
		eval.Print(&got, gold, system, true)
		missed = append(missed, eval.Score(gold, system).Errors...)
		golden(t, set.golden, got.Bytes())
	}
	if *errors != "" {
		if err := os.WriteFile(*errors, []byte(strings.Join(missed, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// readGold reads a file of coded reports from testdata.
func readGold(t testing.TB, name string) []eval.Report {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	gold, err := eval.ReadGold(name, f)
	if err != nil {
		t.Fatal(err)
	}
	return gold
}
