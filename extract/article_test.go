package extract

import (
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"kawat"
)

var update = flag.Bool("update", false, "write what Article returns as the new gold; read the diff before committing it")

// A gold is what a person reads off a fixture. The fixtures are pages in the
// structure of real portals, and pasted texts; their words are our own.
type gold struct {
	Comment string `json:"comment"`
	Raw     struct {
		URL       string `json:"url,omitempty"`
		Outlet    string `json:"outlet,omitempty"`
		Title     string `json:"title,omitempty"`
		Published string `json:"published,omitempty"`
		Charset   string `json:"charset,omitempty"`
	} `json:"raw,omitzero"`
	URL        string            `json:"url"`
	Outlet     string            `json:"outlet"`
	Headline   string            `json:"headline"`
	Deck       string            `json:"deck"`
	Byline     []string          `json:"byline"`
	Editor     []string          `json:"editor"`
	Published  string            `json:"published"`
	Modified   string            `json:"modified"`
	Dateline   string            `json:"dateline"`
	Paragraphs []string          `json:"paragraphs"`
	Related    []goldLink        `json:"related"`
	Found      map[string]string `json:"found,omitempty"` // a part of Article.Found
}

type goldLink struct {
	Text string `json:"text"`
	URL  string `json:"url"`
}

func TestGold(t *testing.T) {
	files, err := filepath.Glob("testdata/*.json")
	if err != nil || len(files) < 24 {
		t.Fatalf("%d fixtures, %v; want at least 24", len(files), err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		t.Run(name, func(t *testing.T) {
			var want gold
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal(b, &want); err != nil {
				t.Fatal(err)
			}
			raw := kawat.Raw{Media: kawat.HTML, URL: want.Raw.URL, Outlet: want.Raw.Outlet, Title: want.Raw.Title, Published: want.Raw.Published, Charset: want.Raw.Charset}
			raw.Bytes, err = os.ReadFile(strings.TrimSuffix(file, ".json") + ".html")
			if errors.Is(err, os.ErrNotExist) {
				raw.Media = kawat.Text
				raw.Bytes, err = os.ReadFile(strings.TrimSuffix(file, ".json") + ".txt")
			}
			if err != nil {
				t.Fatal(err)
			}
			a, err := Article(raw)
			if err != nil {
				t.Fatal(err)
			}
			check(t, a)
			got := want
			got.URL, got.Outlet, got.Headline, got.Deck = a.URL, a.Outlet, a.Headline, a.Deck
			got.Byline, got.Editor, got.Published, got.Modified, got.Dateline = a.Byline, a.Editor, a.Published, a.Modified, a.Dateline
			got.Paragraphs, got.Related = []string{}, []goldLink{}
			for _, p := range a.Paragraphs {
				got.Paragraphs = append(got.Paragraphs, a.Slice(p))
			}
			for _, r := range a.Related {
				got.Related = append(got.Related, goldLink(r))
			}
			if *update {
				b, err := json.MarshalIndent(got, "", "  ")
				if err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(file, append(b, '\n'), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			for _, f := range []struct{ field, got, want string }{
				{"url", got.URL, want.URL}, {"outlet", got.Outlet, want.Outlet}, {"headline", got.Headline, want.Headline}, {"deck", got.Deck, want.Deck},
				{"byline", strings.Join(got.Byline, "; "), strings.Join(want.Byline, "; ")}, {"editor", strings.Join(got.Editor, "; "), strings.Join(want.Editor, "; ")},
				{"published", got.Published, want.Published}, {"modified", got.Modified, want.Modified}, {"dateline", got.Dateline, want.Dateline},
			} {
				if f.got != f.want {
					t.Errorf("%s:\n got %q\nwant %q", f.field, f.got, f.want)
				}
			}
			for i := range max(len(got.Paragraphs), len(want.Paragraphs)) {
				g, w := at(got.Paragraphs, i), at(want.Paragraphs, i)
				if g != w {
					t.Errorf("paragraph %d:\n got %q\nwant %q", i, g, w)
				}
			}
			if !slices.Equal(got.Related, want.Related) {
				t.Errorf("related:\n got %q\nwant %q", got.Related, want.Related)
			}
			for k, w := range want.Found {
				if a.Found[k] != w {
					t.Errorf("found[%s]: got %q, want %q", k, a.Found[k], w)
				}
			}
			if again, _ := Article(raw); again.Text != a.Text || len(again.Found) != len(a.Found) {
				t.Error("a second run gives another article")
			}
		})
	}
}

func at(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return ""
}

// check holds what is true of every article.
func check(t *testing.T, a kawat.Article) {
	t.Helper()
	end := -1
	for i, p := range a.Paragraphs {
		if p.Start != end+1 || p.End <= p.Start || p.End > len(a.Text) || p.In != kawat.Body {
			t.Fatalf("paragraph %d is %v after byte %d of a text of %d bytes", i, p, end, len(a.Text))
		}
		s := a.Slice(p)
		if strings.Contains(s, "\n") || strings.TrimSpace(s) != s {
			t.Fatalf("paragraph %d isn't one line without outer space: %q", i, s)
		}
		end = p.End
	}
	if end != len(a.Text) && !(end == -1 && a.Text == "") {
		t.Fatalf("the paragraphs end at %d, the text at %d", end, len(a.Text))
	}
	fields := []string{a.URL, a.Outlet, a.Headline, a.Deck, a.Published, a.Modified, a.Dateline, a.Text}
	fields = append(fields, a.Byline...)
	fields = append(fields, a.Editor...)
	for _, r := range a.Related {
		fields = append(fields, r.Text, r.URL)
	}
	for _, f := range fields {
		if !utf8.ValidString(f) {
			t.Fatalf("not UTF-8: %q", f)
		}
	}
}
