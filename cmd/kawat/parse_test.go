package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kawat/conllu"
)

func TestParse(t *testing.T) {
	text := "Polisi menangkap tiga demonstran di Jakarta. Rumahnya digeledah polisi.\n\nPresiden menolak rencana itu.\n"
	code, out, errs := kawatRun(t, text, "parse", "-")
	if code != 0 || errs != "" {
		t.Fatalf("code %d, says %q", code, errs)
	}
	trees, err := conllu.ReadAll(strings.NewReader(out))
	if err != nil || len(trees) != 3 {
		t.Fatalf("%d sentences, error %v, want 3\n%s", len(trees), err, out)
	}
	if !trees[2].NewPar || trees[1].NewPar || len(trees[1].Multi) != 1 || trees[1].Multi[0].Form != "Rumahnya" {
		t.Errorf("paragraphs or multiword tokens are lost:\n%s", out)
	}
	if root := trees[0].Tokens[1]; root.Lemma != "tangkap" || root.Deprel != "root" {
		t.Errorf("root %+v", root)
	}

	code, out, errs = kawatRun(t, text, "parse", "--format", "json", "--lang", "id", "-")
	if code != 0 {
		t.Fatal(errs)
	}
	at := 0
	for line := range strings.Lines(out) {
		var s struct {
			Text   string
			Tokens []struct {
				Form       string
				Head       int
				Start, End int
			}
		}
		if err := json.Unmarshal([]byte(line), &s); err != nil {
			t.Fatal(err)
		}
		for _, w := range s.Tokens {
			if w.Start < at || text[w.Start:w.End] != w.Form {
				t.Errorf("%q at [%d,%d)", w.Form, w.Start, w.End)
			}
			at = w.End
		}
	}
	if at != len(text)-1 {
		t.Errorf("words end at byte %d of %d", at, len(text))
	}

	code, out, errs = kawatRun(t, "Russia attacked Kharkiv.", "parse", "--format", "tree", "-")
	if code != 0 || !strings.Contains(out, "└─ root: 2 attacked  VERB attack") || !strings.Contains(out, "├─ nsubj: 1 Russia") {
		t.Errorf("code %d, says %q, tree\n%s", code, errs, out)
	}
}

// With --pretokenized the words of a file stay, whatever else it says of them,
// and even where a column is missing.
func TestParsePretokenized(t *testing.T) {
	file := filepath.Join(t.TempDir(), "words.conllu")
	words := "# sent_id = a\n# text = Rumahnya dibakar.\n1-2\tRumahnya\t_\t_\t_\t_\t_\t_\t_\t_\n1\tRumah\t_\tX\t_\t_\t2\tdep\t_\t_\n2\tnya\t_\tX\t_\t_\t1\tdep\t_\t_\n3\tdi\t_\t_\t_\t_\t_\t_\t_\t_\n4\tbakar.\t_\t_\t_\t_\t_\t_\t_\t_\n\n" +
		"1\tbroken\n\n# sent_id = b\n1\tPolisi\t_\t_\t_\t_\t_\t_\t_\t_\n2\tdatang\t_\t_\t_\t_\t_\t_\t_\t_\n\n"
	if err := os.WriteFile(file, []byte(words), 0o644); err != nil {
		t.Fatal(err)
	}
	code, out, errs := kawatRun(t, "", "parse", "--pretokenized", file, "--lang", "id")
	if code != 1 || !strings.Contains(errs, "line 9") || strings.Count(errs, "\n") != 1 {
		t.Errorf("code %d, says %q", code, errs)
	}
	trees, err := conllu.ReadAll(strings.NewReader(out))
	if err != nil || len(trees) != 2 || trees[0].ID != "a" || trees[1].ID != "b" {
		t.Fatalf("%d sentences, error %v\n%s", len(trees), err, out)
	}
	var forms []string
	for _, w := range trees[0].Tokens {
		forms = append(forms, w.Form)
		if w.UPOS == "" || w.Lemma == "" || w.Deprel == "" {
			t.Errorf("%q is not analysed: %+v", w.Form, w)
		}
	}
	if f := strings.Join(forms, " "); f != "Rumah nya di bakar." || len(trees[0].Multi) != 1 {
		t.Errorf("words %q", f)
	}
}

func TestParseBadInput(t *testing.T) {
	dir := t.TempDir()
	latin := filepath.Join(dir, "latin.txt")
	if err := os.WriteFile(latin, []byte("caf\xe9"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		stdin string
		args  []string
		code  int
		says  string
	}{
		{"", []string{"parse"}, 2, "name at least one text file"},
		{"", []string{"parse", "-"}, 1, "there is no text"},
		{"x", []string{"parse", "--format", "xml", "-"}, 2, `no format "xml"`},
		{"x", []string{"parse", "--lang", "fr", "-"}, 1, `no model of language "fr"`},
		{"Polisi datang.", []string{"parse", "--lang", "id", "--style", "pud", "-"}, 1, "there are csui, gsd"},
		{"", []string{"parse", "--lang", "id", latin}, 1, "not UTF-8"},
		{"", []string{"parse", filepath.Join(dir, "missing.txt")}, 1, "missing.txt"},
		{"", []string{"parse", "--pretokenized", filepath.Join(dir, "missing.conllu")}, 1, "missing.conllu"},
		{"", []string{"parse", "a.txt", "--pretokenized", "b.conllu"}, 2, "either"},
	} {
		code, out, errs := kawatRun(t, c.stdin, c.args...)
		if code != c.code || out != "" || !strings.Contains(errs, c.says) {
			t.Errorf("%v: code %d, prints %q, says %q", c.args, code, out, errs)
		}
	}
}
