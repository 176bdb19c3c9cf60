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
	update = flag.Bool("update", false, "write testdata/scores.golden")
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
	golden := filepath.Join("testdata", "scores.golden")
	if *update {
		if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatalf("%v; run with -update", err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("scores changed; run with -update in a commit that says why.\ngot:\n%s\nwant:\n%s", got.Bytes(), want)
	}
}
