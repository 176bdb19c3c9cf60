package conllu_test

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"

	"kawat"
	"kawat/conllu"
)

// line joins the columns of one word.
func line(cols ...string) string { return strings.Join(cols, "\t") + "\n" }

var indonesian = "# newdoc\n# newpar\n# sent_id = a1\n# text = Rumahnya dihancurkan tentara.\n" +
	line("1-2", "Rumahnya", "_", "_", "_", "_", "_", "_", "_", "_") +
	line("1", "Rumah", "rumah", "NOUN", "_", "Number=Sing", "3", "nsubj:pass", "_", "_") +
	line("2", "nya", "nya", "PRON", "_", "Number=Sing|Person=3", "1", "nmod:poss", "_", "_") +
	line("3", "dihancurkan", "hancur", "VERB", "_", "Voice=Pass", "0", "root", "_", "_") +
	line("3.1", "hantu", "hantu", "NOUN", "_", "_", "_", "_", "3:obj", "_") +
	line("4", "tentara", "tentara", "NOUN", "_", "_", "3", "obl:agent", "_", "SpaceAfter=No") +
	line("5", ".", ".", "PUNCT", "_", "_", "3", "punct", "_", "_") + "\n"

func TestRead(t *testing.T) {
	trees, err := conllu.ReadAll(strings.NewReader(indonesian))
	if err != nil {
		t.Fatal(err)
	}
	if len(trees) != 1 {
		t.Fatalf("%d sentences, want 1", len(trees))
	}
	got := trees[0]
	if got.ID != "a1" || !got.NewDoc || !got.NewPar {
		t.Errorf("comments: id %q, newdoc %v, newpar %v", got.ID, got.NewDoc, got.NewPar)
	}
	if len(got.Tokens) != 5 {
		t.Fatalf("%d words, want 5: the empty node is no word", len(got.Tokens))
	}
	if want := []kawat.Multiword{{First: 0, Last: 1, Form: "Rumahnya"}}; !reflect.DeepEqual(got.Multi, want) {
		t.Errorf("multiword tokens %v, want %v", got.Multi, want)
	}
	for i, want := range []string{"Rumah", "nya", "dihancurkan", "tentara", "."} {
		if s := got.Text[got.Tokens[i].Start:got.Tokens[i].End]; s != want {
			t.Errorf("word %d covers %q, want %q", i, s, want)
		}
	}
	if got.Tokens[2].Head != -1 || got.Tokens[0].Head != 2 {
		t.Errorf("heads %d and %d, want -1 and 2", got.Tokens[2].Head, got.Tokens[0].Head)
	}
	if !got.Tokens[0].SpaceAfter || got.Tokens[3].SpaceAfter {
		t.Errorf("SpaceAfter of Rumahnya %v and tentara %v", got.Tokens[0].SpaceAfter, got.Tokens[3].SpaceAfter)
	}
}

func TestTextIsRebuiltWithoutComment(t *testing.T) {
	in := line("1", "Mereka", "_", "PRON", "_", "_", "2", "nsubj", "_", "_") +
		line("2", "pergi", "_", "VERB", "_", "_", "0", "root", "_", "SpaceAfter=No") +
		line("3", "!", "!", "PUNCT", "_", "_", "2", "punct", "_", "_")
	trees, err := conllu.ReadAll(strings.NewReader(in))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := trees[0].Text, "Mereka pergi!"; got != want {
		t.Errorf("text %q, want %q", got, want)
	}
	if trees[0].Tokens[0].Lemma != "" {
		t.Errorf("lemma %q, want none", trees[0].Tokens[0].Lemma)
	}
}

func TestFusedWordsCoverAllOfTheSurface(t *testing.T) {
	in := "# text = zum Haus\n" +
		line("1-2", "zum", "_", "_", "_", "_", "_", "_", "_", "_") +
		line("1", "zu", "zu", "ADP", "_", "_", "3", "case", "_", "_") +
		line("2", "dem", "der", "DET", "_", "_", "3", "det", "_", "_") +
		line("3", "Haus", "Haus", "NOUN", "_", "_", "0", "root", "_", "_")
	trees, err := conllu.ReadAll(strings.NewReader(in))
	if err != nil {
		t.Fatal(err)
	}
	for i := range 2 {
		if x := trees[0].Tokens[i]; x.Start != 0 || x.End != 3 {
			t.Errorf("word %d covers [%d,%d), want [0,3)", i, x.Start, x.End)
		}
	}
}

func TestErrorsNameTheLine(t *testing.T) {
	ok := line("1", "a", "a", "X", "_", "_", "0", "root", "_", "_")
	for _, c := range []struct{ name, in, want string }{
		{"columns", "# c\n1\ta\n", "line 2"},
		{"order", ok + line("3", "b", "b", "X", "_", "_", "1", "dep", "_", "_"), "line 2"},
		{"head is no number", line("1", "a", "a", "X", "_", "_", "x", "root", "_", "_"), "line 1"},
		{"head past the end", line("1", "a", "a", "X", "_", "_", "7", "root", "_", "_"), "line 1"},
		{"two roots", ok + line("2", "b", "b", "X", "_", "_", "0", "root", "_", "_"), "2 roots"},
		{"cycle", ok + line("2", "b", "b", "X", "_", "_", "3", "dep", "_", "_") + line("3", "c", "c", "X", "_", "_", "2", "dep", "_", "_"), "cycle"},
		{"own head", ok + line("2", "b", "b", "X", "_", "_", "2", "dep", "_", "_"), "cycle"},
		{"range past the end", line("1-3", "ab", "_", "_", "_", "_", "_", "_", "_", "_") + ok, "range"},
		{"range backwards", line("1-1", "ab", "_", "_", "_", "_", "_", "_", "_", "_") + ok, "range"},
		{"empty form", line("1", "", "a", "X", "_", "_", "0", "root", "_", "_"), "line 1"},
		{"some heads missing", ok + line("2", "b", "b", "X", "_", "_", "_", "_", "_", "_"), "without head"},
		{"long line", "# " + strings.Repeat("x", 2<<20), "longer"},
	} {
		_, err := conllu.ReadAll(strings.NewReader(c.in))
		if !errors.Is(err, kawat.ErrInvalid) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want one with %q", c.name, err, c.want)
		}
	}
}

func TestReadingGoesOnAfterABadSentence(t *testing.T) {
	in := "1\tbroken\n2\tbroken too\n\n" + indonesian
	var ids []string
	bad := 0
	for tree, err := range conllu.Read(strings.NewReader(in)) {
		if err != nil {
			bad++
			continue
		}
		ids = append(ids, tree.ID)
	}
	if bad != 1 || len(ids) != 1 || ids[0] != "a1" {
		t.Errorf("%d errors and sentences %v, want one error and [a1]", bad, ids)
	}
}

func TestRoundTrip(t *testing.T) {
	unparsed := "# text = belum diurai\n" +
		line("1", "belum", "_", "_", "_", "_", "_", "_", "_", "_") +
		line("2", "diurai", "_", "_", "_", "_", "_", "_", "_", "_") + "\n"
	first, err := conllu.ReadAll(strings.NewReader(indonesian + unparsed))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	for _, tree := range first {
		if err := conllu.Write(&out, tree); err != nil {
			t.Fatal(err)
		}
	}
	again, err := conllu.ReadAll(bytes.NewReader(out.Bytes()))
	if err != nil {
		t.Fatalf("%v in\n%s", err, out.String())
	}
	if !reflect.DeepEqual(first, again) {
		t.Errorf("read back\n%+v\nwant\n%+v", again, first)
	}
	// What was written is the input without its empty node.
	want := strings.Replace(indonesian, line("3.1", "hantu", "hantu", "NOUN", "_", "_", "_", "_", "3:obj", "_"), "", 1) + unparsed
	if out.String() != want {
		t.Errorf("wrote\n%s\nwant\n%s", out.String(), want)
	}
}

func TestReadDoc(t *testing.T) {
	second := strings.Replace(indonesian, "# newdoc\n# newpar\n", "", 1)
	text, doc, err := conllu.ReadDoc(strings.NewReader(indonesian + second + strings.Replace(second, "# sent", "# newpar\n# sent", 1)))
	if err != nil {
		t.Fatal(err)
	}
	s := "Rumahnya dihancurkan tentara."
	if want := s + " " + s + "\n" + s; text != want {
		t.Errorf("text %q, want %q", text, want)
	}
	for i, par := range []int{0, 0, 1} {
		x := doc.Sentences[i]
		if x.Paragraph != par {
			t.Errorf("sentence %d in paragraph %d, want %d", i, x.Paragraph, par)
		}
		if got := text[x.Start:x.End]; got != s {
			t.Errorf("sentence %d covers %q", i, got)
		}
		if got := text[x.Tokens[2].Start:x.Tokens[2].End]; got != "dihancurkan" {
			t.Errorf("verb of sentence %d covers %q", i, got)
		}
	}
	var out bytes.Buffer
	if err := conllu.WriteDoc(&out, text, doc); err != nil {
		t.Fatal(err)
	}
	text2, doc2, err := conllu.ReadDoc(&out)
	if err != nil || text2 != text || !reflect.DeepEqual(doc, doc2) {
		t.Errorf("document changed in writing and reading: %v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(indonesian)
	f.Add("1-2\tzum\t_\t_\t_\t_\t_\t_\t_\t_\n")
	f.Add("# text = a\u00a0b\n1\ta\t_\t_\t_\t_\t0\troot\t_\t_\n2\tb\t_\t_\t_\t_\t1\tdep\t_\t_\n")
	f.Add("1\t\xff\t_\t_\t_\t_\t0\troot\t_\tSpaceAfter=No\n")
	f.Fuzz(func(t *testing.T, in string) {
		for tree, err := range conllu.Read(strings.NewReader(in)) {
			if err != nil {
				if !errors.Is(err, kawat.ErrInvalid) {
					t.Fatalf("error %v does not wrap ErrInvalid", err)
				}
				continue
			}
			for i, tok := range tree.Tokens {
				if tok.Start < 0 || tok.End < tok.Start || tok.End > len(tree.Text) {
					t.Fatalf("word %d covers [%d,%d) of %d bytes", i, tok.Start, tok.End, len(tree.Text))
				}
			}
			var out bytes.Buffer
			if err := conllu.Write(&out, tree); err != nil {
				t.Fatal(err)
			}
			again, err := conllu.ReadAll(&out)
			if len(tree.Tokens) == 0 {
				continue
			}
			if err != nil || len(again) != 1 || len(again[0].Tokens) != len(tree.Tokens) {
				t.Fatalf("not read back: %v\n%q", err, in)
			}
			for i := range tree.Tokens {
				if again[0].Tokens[i].Head != tree.Tokens[i].Head {
					t.Fatalf("head of word %d changed", i)
				}
			}
		}
	})
}
