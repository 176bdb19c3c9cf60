package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"kawat/knowledge"
)

// kbRun runs one of the commands over the small base of package exchange.
func kbRun(t *testing.T, args ...string) (out, errs string, err error) {
	t.Helper()
	var o, e bytes.Buffer
	a := &app{in: strings.NewReader(""), out: &o, err: &e}
	builtin := func() ([]knowledge.Layer, error) {
		return []knowledge.Layer{{FS: os.DirFS("../../knowledge/exchange/testdata/base")}}, nil
	}
	root := &cobra.Command{Use: "kb", SilenceUsage: true, SilenceErrors: true}
	root.AddCommand(newKBImport(a, builtin), newKBExport(a, builtin))
	root.SetArgs(args)
	root.SetOut(&o)
	root.SetErr(&e)
	err = root.ExecuteContext(t.Context())
	return o.String(), e.String(), err
}

func TestKBImport(t *testing.T) {
	data := "../../knowledge/exchange/testdata/"
	dir := filepath.Join(t.TempDir(), "mine")
	out, errs, err := kbRun(t, "import", "petrarch", data+"small.actors", data+"small.agents", "--out", dir, "--asof", "2011-12-31")
	if err != nil {
		t.Fatal(err, errs)
	}
	for _, want := range []string{"+ person   Budi Contoh (budi-contoh)", "~ person   dmitry-medvedev", "entries read"} {
		if !strings.Contains(out, want) {
			t.Errorf("standard output lacks %q:\n%s", want, out)
		}
	}
	if !strings.Contains(errs, "small.actors:43: code \"RU\"") || !strings.Contains(errs, "wrote agents.tsv, bodies.tsv") {
		t.Errorf("standard error: %s", errs)
	}
	if strings.Contains(out, "\n= ") {
		t.Error("what is the same was listed unasked")
	}
	text, err := os.ReadFile(filepath.Join(dir, "tenures.tsv"))
	if err != nil || !strings.Contains(string(text), "2011-12-31?") {
		t.Errorf("%v %s", err, text)
	}
	if _, _, err := kbRun(t, "import", "petrarch", data+"small.actors", "--out", dir); err == nil || !strings.Contains(err.Error(), "there is one already") {
		t.Errorf("written twice: %v", err)
	}
	out, errs, err = kbRun(t, "import", "csv", data+"leaders.csv", "--map", "person=leader,country=ccode,from=start,to=end,kind=how,office==president", "--dates", "dmy", "--all", "--out", filepath.Join(t.TempDir(), "x"))
	if err != nil || !strings.Contains(out, "= person   Putin is vladimir-putin") || !strings.Contains(errs, "leaders.csv:8: country") {
		t.Errorf("%v\n%s\n%s", err, out, errs)
	}
	if _, errs, err := kbRun(t, "import", "wikidata", data+"wikidata.json", "--out", filepath.Join(t.TempDir(), "x")); err != nil {
		t.Error(err, errs)
	}
	if out, _, err := kbRun(t, "import", "wikidata", "--query", "foreign-ministers"); err != nil || !strings.Contains(out, "SELECT ?person") {
		t.Error(err)
	}
	none := filepath.Join(t.TempDir(), "none.actors")
	if err := os.WriteFile(none, []byte("NOTHING\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, errs, err := kbRun(t, "import", "petrarch", none, "--out", filepath.Join(t.TempDir(), "x")); err == nil || errors.Is(err, errUsage) || !strings.Contains(errs, "none.actors:1: NOTHING has no code") {
		t.Errorf("nothing read: %v\n%s", err, errs)
	}
	for _, args := range [][]string{
		{"import", "petrarch", data + "small.actors"}, {"import", "petrarch", "--out", "x"}, {"import", "petrarch", data + "small.actors", "--out", "x", "--asof", "2011"},
		{"import", "csv", data + "leaders.csv", "--out", "x"}, {"import", "csv", data + "leaders.csv", "--out", "x", "--map", "who=x"},
		{"import", "wikidata", "--query", "nothing"}, {"import", "popolo"}, {"export", "xml"}, {"export", "csv"},
	} {
		if _, _, err := kbRun(t, args...); !errors.Is(err, errUsage) {
			t.Errorf("%v: %v, want wrong usage", args, err)
		}
	}
}

func TestKBExport(t *testing.T) {
	dir := t.TempDir()
	if _, errs, err := kbRun(t, "export", "petrarch", "--out", filepath.Join(dir, "kawat.actors")); err != nil {
		t.Fatal(err, errs)
	}
	for name, want := range map[string]string{"kawat.actors": "DMITRY_MEDVEDEV_", "kawat.agents": "SOLDIERS_  [~MIL]"} {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil || !strings.Contains(string(text), want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, errs, err := kbRun(t, "export", "csv", "--out", filepath.Join(dir, "csv")); err != nil {
		t.Fatal(err, errs)
	}
	for _, name := range []string{"entities.csv", "names.csv", "offices.csv", "tenures.csv", "places.csv"} {
		if _, err := os.Stat(filepath.Join(dir, "csv", name)); err != nil {
			t.Error(err)
		}
	}
	if out, _, err := kbRun(t, "export", "json"); err != nil || !strings.Contains(out, `"format": "kawat-knowledge/1"`) {
		t.Error(err)
	}
}
