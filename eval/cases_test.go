package eval_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"kawat/eval"
	"kawat/pipeline/pipelinetest"
)

// batches is where the batches of cases lie.
const batches = "../coder/testdata/cases/"

// readCases reads the case files of a pattern.
func readCases(t testing.TB, pattern string) []eval.Case {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no case files %s (%v)", pattern, err)
	}
	var cases []eval.Case
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		more, err := eval.ReadCases(filepath.Base(name), f)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		cases = append(cases, more...)
	}
	return cases
}

// The scores on the cases, by batch and language, are a golden file as those of
// the reports are.
func TestCaseScores(t *testing.T) {
	p, err := pipelinetest.Open()
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	for batch := 1; ; batch++ {
		if files, _ := filepath.Glob(fmt.Sprintf(batches+"*-%d-*.txt", batch)); files == nil {
			break
		}
		for _, lang := range []string{"id", "en"} {
			s, failed := eval.ScoreCases(readCases(t, fmt.Sprintf(batches+"*-%d-%s.txt", batch, lang)), p.Process, runtime.GOMAXPROCS(0))
			for _, err := range failed {
				t.Error(err)
			}
			s.Write(&got, fmt.Sprintf("batch %d, %s", batch, lang))
		}
	}
	golden(t, "cases.golden", got.Bytes())
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v; run with -update", err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("scores changed; run with -update in a commit that says why.\ngot:\n%s\nwant:\n%s", got, want)
	}
}

// A case file's faults are all told, with their lines.
func TestReadCasesFaults(t *testing.T) {
	const text = `# comment
id 2024-03-12 pos
Rusia menyerang Ukraina.
ASSAULT RUS > UKR

en 2024-03-12 maybe
Russia attacked Ukraine.
none

en 2024-03-12 chain
Russia attacked Ukraine, Kyiv said.
ATTACK RUS > UKR
say UKR indirect | Russia attacked Poland | Kyiv
ASSAULT RUS > UKR dead=many
ASSAULT RUS UKR

en 2024-03-12 pos
`
	cases, err := eval.ReadCases("x.txt", strings.NewReader(text))
	if len(cases) != 2 || len(cases[0].Events) != 1 {
		t.Errorf("%d cases", len(cases))
	}
	for _, want := range []string{"x.txt:6: \"en 2024-03-12 maybe\"", "x.txt:12: no event type ATTACK", "x.txt:13: \"Russia attacked Poland\" is not in the text", "x.txt:14: dead=many is no number", "x.txt:15: \"ASSAULT RUS UKR\"", "x.txt:17: a case has"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q is not told in:\n%v", want, err)
		}
	}
}

// FuzzReadCases looks for case files at which the reader faults.
func FuzzReadCases(f *testing.F) {
	f.Add("id 2024-03-12 pos\nRusia menyerang Ukraina.\n~ASSAULT/aerial RUS,BLR > UKR future also=COERCE dead=3\nsay UKR direct | a | b < c\n")
	f.Fuzz(func(t *testing.T, text string) {
		cases, _ := eval.ReadCases("f", strings.NewReader(text))
		for _, c := range cases {
			if c.Raw == "" || c.Lang == "" {
				t.Errorf("a case without text or language: %+v", c)
			}
		}
	})
}
