package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kawat/store"
)

// The record of whoever runs the tests must not count: its edits are knowledge.
func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "kawat-test")
	if err != nil {
		panic(err)
	}
	os.Setenv("XDG_DATA_HOME", dir)
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

// An edit in the record stands over all files, its row says so, and it can be
// taken back.
func TestKBEdit(t *testing.T) {
	data := t.TempDir()
	kb := func(want int, args ...string) (out, errs string) {
		t.Helper()
		code, out, errs := kawatRun(t, "", append([]string{"--data", data, "kb"}, args...)...)
		if code != want {
			t.Fatalf("kb %v: exit %d: %s%s", args, code, out, errs)
		}
		return out, errs
	}
	has := func(text string, parts ...string) {
		t.Helper()
		for _, p := range parts {
			if !strings.Contains(text, p) {
				t.Errorf("%q is missing in:\n%s", p, text)
			}
		}
	}
	explain := func() string {
		t.Helper()
		out, _ := kb(exitOK, "explain", "Wartono Contoh", "--date", "2022-08-16")
		return out
	}
	has(explain(), "not in the knowledge")
	before := stampOf(t, data)

	out, errs := kb(exitOK, "edit", "persons", "id=sergei-lavrov", "aliases_en=Wartono Contoh", "--note", "for the test")
	has(out, "~ persons sergei-lavrov  [record/edit 1/persons.tsv:2]", "aliases_en: Sergey Lavrov|Lavrov → Wartono Contoh|Sergey Lavrov|Lavrov")
	has(errs, "kept as edit 1", "kb undo 1")
	if strings.Contains(errs, "doubtful") {
		t.Error(errs)
	}
	has(explain(), "sergei-lavrov", "record/edit 1/persons.tsv:2", "taken alone: RUS")
	if stampOf(t, data) == before {
		t.Error("the stamp does not tell the edit")
	}

	// A later edit of the same row is merged over the first, and says only what it adds.
	out, _ = kb(exitOK, "edit", "persons.tsv", "id=sergei-lavrov", "aliases_en=Lavrov Contoh")
	has(out, "aliases_en: Wartono Contoh|Sergey Lavrov|Lavrov → Lavrov Contoh|Wartono Contoh|Sergey Lavrov|Lavrov")
	if strings.Count(out, "\n") != 2 {
		t.Errorf("more than the one cell changed:\n%s", out)
	}
	out, errs = kb(exitOK, "edits")
	has(out, "1  20", "persons  aliases_en=Wartono Contoh; id=sergei-lavrov", "for the test", "\n2  20")
	has(errs, "2 edits in force")
	kb(exitOK, "undo", "1")
	has(explain(), "not in the knowledge")
	kb(exitOK, "undo", "2")
	if stampOf(t, data) != before {
		t.Error("without edits the stamp is another than before")
	}
	_, errs = kb(exitFailed, "undo", "2")
	has(errs, "edit 2 in force: not found")

	// A row that is added, replaced and removed.
	out, _ = kb(exitOK, "edit", "persons", "id=wartono-contoh", "name=Wartono Contoh", "country=IDN", "sector=ELI")
	has(out, "+ persons wartono-contoh  [record/edit 3", "country: IDN")
	out, errs = kb(exitOK, "edit", "persons", "id=wartono-contoh", "op=replace", "name=Wartono Contoh", "country=XQX")
	has(out, "country: IDN → XQX", "sector: ELI → –")
	has(errs, "doubtful: record/edit 4/persons.tsv:2: unknown-code", "XQX")
	out, _ = kb(exitOK, "edit", "persons", "id=wartono-contoh", "op=remove")
	has(out, "- persons wartono-contoh  [record/edit 5", "country: XQX → –")
	has(explain(), "not in the knowledge")
	out, _ = kb(exitOK, "edit", "persons", "op=remove", "id=abbas-kamel") // one that is built in
	has(out, "- persons abbas-kamel", "name: Abbas Kamel → –")
	out, _ = kb(exitOK, "explain", "Abbas Kamel")
	if strings.Contains(out, "abbas-kamel") {
		t.Errorf("a removed row counts:\n%s", out)
	}
	_, errs = kb(exitOK, "undo", "3") // edit 4 adds the row now
	if strings.Contains(errs, "left out") {
		t.Error(errs)
	}
	kb(exitOK, "undo", "4") // nothing is left for edit 5 to remove
	_, errs = kb(exitOK, "explain", "Wartono Contoh")
	has(errs, "left out: record/edit 5/persons.tsv:2", "no earlier layer has it")

	out, _ = kb(exitOK, "edits")
	for _, c := range []struct {
		code int
		args []string
		says string
	}{
		{exitFailed, []string{"persons", "id=sergei-lavrov", "alias=Lavrov"}, `unknown column "alias"; there are id, name, aliases_en,`},
		{exitFailed, []string{"persons", "name=Lavrov"}, "column id is missing"},
		{exitFailed, []string{"persons", "id=sergei-lavrov", "aliases_en=Lavrov;odd"}, "aliases_en"},
		{exitFailed, []string{"persons", "id=sergei-lavrov", "op=delete"}, "none of merge, replace, remove"},
		{exitFailed, []string{"persons", "id=sergei-lavrov", "country="}, "changes nothing"},
		{exitFailed, []string{"persons", "id=nobody", "op=remove"}, "no earlier layer has it"},
		{exitFailed, []string{"tenures", "person=x", "office=y", "from=2014-13"}, "column from"},
		{exitUsage, []string{"people", "id=x"}, "there are agents, allowed, bodies, countries"},
		{exitUsage, []string{"persons", "id"}, `"id" is not COLUMN=VALUE`},
		{exitUsage, []string{"persons", "id=a", "id=b"}, "given twice"},
		{exitUsage, []string{"persons", "id=a\tb"}, "without tabs"},
		{exitUsage, []string{"persons"}, "name a table and its columns"},
	} {
		_, errs := kb(c.code, append([]string{"edit"}, c.args...)...)
		has(errs, c.says)
		if strings.Contains(errs, trial) {
			t.Errorf("%v: %s", c.args, errs)
		}
	}
	if now, _ := kb(exitOK, "edits"); now != out {
		t.Errorf("a refused edit was kept:\n%s", now)
	}
	kb(exitUsage, "undo", "x")
}

func stampOf(t *testing.T, data string) string {
	t.Helper()
	code, out, errs := kawatRun(t, "", "--data", data, "version")
	if code != exitOK {
		t.Fatal(errs)
	}
	return out
}

// Without a record there are no edits, and looking for them makes none; a record
// that can't be read is told and stops nothing.
func TestEditsWithoutRecord(t *testing.T) {
	data := filepath.Join(t.TempDir(), "none")
	for _, args := range [][]string{{"code", "--json", "-"}, {"kb", "edits"}} {
		code, _, errs := kawatRun(t, "Rusia menyerang Ukraina.", append([]string{"--data", data}, args...)...)
		if code != exitOK || strings.Contains(errs, "left out") {
			t.Errorf("%v: exit %d: %s", args, code, errs)
		}
	}
	if code, _, errs := kawatRun(t, "", "--data", data, "kb", "undo", "1"); code != exitFailed || !strings.Contains(errs, "edit 1") {
		t.Errorf("undo: exit %d: %s", code, errs)
	}
	if _, err := os.Stat(data); !os.IsNotExist(err) {
		t.Errorf("the folder was made: %v", err)
	}
	data = t.TempDir()
	if err := os.WriteFile(filepath.Join(data, "kawat.db"), []byte(strings.Repeat("no database ", 1000)), 0o644); err != nil {
		t.Fatal(err)
	}
	code, out, errs := kawatRun(t, "Rusia menyerang Ukraina.", "--data", data, "code", "--json", "-")
	if code != exitOK || !strings.Contains(out, `"RUS"`) || strings.Count(errs, "left out: edits of the knowledge") != 1 {
		t.Errorf("damaged record: exit %d: %s", code, errs)
	}
}

// Ingest codes again what an edit makes stale, with the record open for both.
func TestEditMakesStale(t *testing.T) {
	data := t.TempDir()
	ingest := func(want string) {
		t.Helper()
		code, out, errs := kawatRun(t, "Rusia menyerang Ukraina pada Senin.", "--data", data, "ingest", "-")
		if code != exitOK || !strings.Contains(out, want) {
			t.Errorf("ingest: exit %d: %s%s, want %q", code, out, errs, want)
		}
	}
	ingest("1 new, 0 known, 0 could not be read; coded 1")
	s, err := store.Open(data, store.Options{}) // as serve has it
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if code, _, errs := kawatRun(t, "", "--data", data, "kb", "edit", "persons", "id=wartono-contoh", "name=Wartono Contoh", "country=IDN", "sector=ELI"); code != exitOK {
		t.Fatal(errs)
	}
	ingest("0 new, 1 known, 0 could not be read; coded 1")
	ingest("0 new, 1 known, 0 could not be read; coded 0")
}
