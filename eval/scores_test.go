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

// The scores on the development reports are a golden file: they change only in
// a commit that says why.
func TestScores(t *testing.T) {
	p, err := pipelinetest.Open()
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(filepath.Join("testdata", "dev.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	gold, err := eval.ReadGold("dev.jsonl", f)
	if err != nil {
		t.Fatal(err)
	}
	system, failed := eval.Run(gold, p.Process, runtime.GOMAXPROCS(0))
	for _, err := range failed {
		t.Error(err)
	}
	var got bytes.Buffer
	eval.Print(&got, gold, system, true)
	if *errors != "" {
		s := eval.Score(gold, system)
		if err := os.WriteFile(*errors, []byte(strings.Join(s.Errors, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	golden(t, "scores.golden", got.Bytes())
}
