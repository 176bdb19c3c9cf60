package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Coverage counts what fires, names verbs between actors that no rule has, and
// tells texts that it can't read; test runs examples; lint finds no fault.
func TestRulesCommands(t *testing.T) {
	file := filepath.Join(t.TempDir(), "lines.txt")
	if err := os.WriteFile(file, []byte("Russia attacked Ukraine on Monday.\n\nFrance zorbled Germany in Paris.\nRussia attacked Ukraine again.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	code, out, errs := kawatRun(t, "", "rules", "coverage", "--lines", "--lang", "en", file)
	if code != 0 || errs != "" {
		t.Errorf("exit %d: %s", code, errs)
	}
	for _, want := range []string{"3 texts, 2 events", "     2  en attack\n", "[RUS > UKR] Russia attacked Ukraine on Monday.", "     1  en zorble\n          France zorbled Germany in Paris."} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%.600s", want, out)
		}
	}
	if code, out, _ := kawatRun(t, "", "rules", "coverage", "--lines", "--lang", "en", "--json", file); code != 0 || !strings.HasPrefix(out, `{"texts":3,"events":2,`) {
		t.Errorf("exit %d, %.80s", code, out)
	}
	if code, _, errs := kawatRun(t, "", "rules", "coverage", "--lines", file+".none"); code != 1 || !strings.Contains(errs, "lines.txt.none") {
		t.Errorf("a file that is not there: exit %d, %s", code, errs)
	}
	if code, _, errs := kawatRun(t, "", "rules", "test", "--lang", "xx"); code != 1 || !strings.Contains(errs, `"xx"`) {
		t.Errorf("a language without rules: exit %d, %s", code, errs)
	}
	if code, _, errs := kawatRun(t, "", "rules", "nonsense"); code != 2 || !strings.Contains(errs, "nonsense") {
		t.Errorf("no such command: exit %d, %s", code, errs)
	}
	if code, out, _ := kawatRun(t, "", "rules", "test", "--lang", "id", "--rule", "menyerang"); code != 0 || !strings.Contains(out, "examples hold") {
		t.Errorf("exit %d, %s", code, out)
	}
	if code, out, errs := kawatRun(t, "", "rules", "lint"); code != 0 || !strings.Contains(out, "en: ") {
		t.Errorf("exit %d, %s %.300s", code, errs, out)
	}
}

// Case files are scored; a fault in one is told with its line.
func TestEvalCases(t *testing.T) {
	dir := t.TempDir()
	good, bad := filepath.Join(dir, "good.txt"), filepath.Join(dir, "bad.txt")
	for name, text := range map[string]string{
		good: "en 2024-03-12 pos\nRussia attacked Ukraine.\nASSAULT RUS > UKR\n\nid 2024-03-12 neg\nCuaca cerah.\nnone\n",
		bad:  "en 2024-03-12 pos\nRussia attacked Ukraine.\nASSAULT RUS UKR\n",
	} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if code, out, errs := kawatRun(t, "", "eval", good); code != 0 || !strings.Contains(out, "events: full     F1 1.000") || !strings.Contains(out, "1.000 give no event (of 1)") {
		t.Errorf("exit %d, %s %s", code, errs, out)
	}
	if code, _, errs := kawatRun(t, "", "eval", good, bad); code != 1 || !strings.Contains(errs, "bad.txt:3") {
		t.Errorf("exit %d, %s", code, errs)
	}
}
