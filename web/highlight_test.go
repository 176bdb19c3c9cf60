package web

import (
	"encoding/xml"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"

	"kawat"
)

// checkCut states what must hold of the segments of any text under any marks.
func checkCut(t *testing.T, text string, from, to int, marks []mark) {
	t.Helper()
	opened := map[string]bool{}
	segs := cut(text, from, to, marks, opened)
	f, e := snap(text, from, to)
	var all strings.Builder
	opens := map[string]int{}
	at := f
	for _, s := range segs {
		if s.Text == "" {
			t.Fatalf("empty segment at %d", at)
		}
		end := at + len(s.Text)
		if utf8.ValidString(text) && !utf8.ValidString(s.Text) {
			t.Fatalf("segment %q cuts a rune", s.Text)
		}
		on := strings.Fields(s.Marks)
		for _, m := range marks {
			start, stop := snap(text, m.Start, m.End)
			covers := start <= at && end <= stop && start < stop
			if start < end && at < stop && !covers && start < stop {
				t.Fatalf("mark %s [%d,%d) covers a part of segment [%d,%d) only", m.ID, start, stop, at, end)
			}
			if m.Kind == markEvidence {
				if covers != contains(strings.Fields(s.Lit), m.ID) && !litByOther(marks, m, text, at, end) {
					t.Fatalf("evidence %s at [%d,%d): covers=%v, lit=%q", m.ID, at, end, covers, s.Lit)
				}
				continue
			}
			if covers && m.ID != "" && !contains(on, m.ID) {
				t.Fatalf("segment [%d,%d) lacks mark %s", at, end, m.ID)
			}
		}
		for _, o := range s.Opens {
			opens[o.ID]++
		}
		all.WriteString(s.Text)
		at = end
	}
	if all.String() != text[f:e] {
		t.Fatalf("segments join to %q, want %q", all.String(), text[f:e])
	}
	for id, n := range opens {
		if n != 1 {
			t.Fatalf("mark %s is labelled %d times", id, n)
		}
	}
	for _, m := range marks {
		start, stop := snap(text, m.Start, m.End)
		if m.Label != "" && m.Kind != markEvidence && max(start, f) < min(stop, e) && opens[m.ID] != 1 {
			t.Fatalf("mark %s [%d,%d) is not labelled", m.ID, start, stop)
		}
	}
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// litByOther reports whether another evidence mark of the same event covers the
// segment.
func litByOther(marks []mark, m mark, text string, at, end int) bool {
	for _, o := range marks {
		start, stop := snap(text, o.Start, o.End)
		if o.Kind == markEvidence && o.ID == m.ID && start <= at && end <= stop && start < stop {
			return true
		}
	}
	return false
}

func TestCutHoldsForOverlappingMarks(t *testing.T) {
	text := "Rusia → Korut: “surat” 한국어 متن \u202eabc\u202c é e\u0301 👩‍👩‍👧 akhir."
	rng := rand.New(rand.NewPCG(7, 7))
	kinds := []kind{markEvent, markSource, markActor, markStatement, markEvidence}
	for range 4000 {
		var marks []mark
		for i := range rng.IntN(8) {
			a, b := rng.IntN(len(text)+8)-4, rng.IntN(len(text)+8)-4
			if rng.IntN(6) > 0 && a > b {
				a, b = b, a
			}
			k := kinds[rng.IntN(len(kinds))]
			m := mark{Span: kawat.Span{Start: a, End: b}, Kind: k, ID: string(k) + string(rune('0'+i))}
			if k != markActor && k != markEvidence {
				m.Label = m.ID
			}
			marks = append(marks, m)
		}
		from, to := rng.IntN(len(text)+1), rng.IntN(len(text)+1)
		checkCut(t, text, min(from, to), max(from, to), marks)
	}
}

func TestCutDrawsTheStrongestAndKeepsTheStatementLine(t *testing.T) {
	text := "Putin said he would visit Kim."
	segs := cut(text, 0, len(text), []mark{
		{Span: kawat.Span{Start: 0, End: 5}, Kind: markActor, Code: "RUS"},
		{Span: kawat.Span{Start: 11, End: 29}, Kind: markStatement, ID: "s1", Label: "S1"},
		{Span: kawat.Span{Start: 20, End: 25}, Kind: markEvent, ID: "e1", Label: "E1", Tone: "coop"},
		{Span: kawat.Span{Start: 20, End: 29}, Kind: markActor, Code: "PRK"},
		{Span: kawat.Span{Start: 0, End: 30}, Kind: markEvidence, ID: "e1"},
	}, map[string]bool{})
	var got []string
	for _, s := range segs {
		got = append(got, s.Text+"|"+s.Class+"|"+s.Marks+"|"+s.Code)
	}
	want := []string{"Putin|m-a||RUS", " said |||", "he would |m-s|s1|", "visit|m-s m-e coop|s1 e1|", " Kim|m-s m-a|s1|PRK", ".|||"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for _, s := range segs {
		if s.Lit != "e1" {
			t.Errorf("%q is not lit with its event", s.Text)
		}
	}
}

func TestMarkOverTwoParagraphsIsLabelledOnce(t *testing.T) {
	text := "one two\nthree four"
	marks := []mark{{Span: kawat.Span{Start: 4, End: 13}, Kind: markStatement, ID: "s1", Label: "S1"}}
	opened := map[string]bool{}
	first, second := cut(text, 0, 7, marks, opened), cut(text, 8, 18, marks, opened)
	if len(first[1].Opens) != 1 || len(second[0].Opens) != 0 || second[0].Class != "m-s" {
		t.Errorf("first %+v, second %+v", first, second)
	}
}

func FuzzHighlight(f *testing.F) {
	f.Add("Putin mengirim surat", 0, 5, 3, 12, 0, 20)
	f.Add("한국 متن \xff\x00<b>", -3, 900, 1, 2, 2, 5)
	f.Add("", 0, 0, 1, 0, 0, 0)
	store := &fakeStore{}
	h := Handler(store, Options{})
	f.Fuzz(func(t *testing.T, text string, a, b, c, d, from, to int) {
		if len(text) > 2000 {
			return
		}
		marks := []mark{
			{Span: kawat.Span{Start: a, End: b}, Kind: markEvent, ID: "e1", Label: "E1"},
			{Span: kawat.Span{Start: c, End: d}, Kind: markStatement, ID: "s1", Label: "S1"},
			{Span: kawat.Span{Start: b, End: c}, Kind: markActor, Code: "X"},
			{Span: kawat.Span{Start: a, End: d}, Kind: markEvidence, ID: "e1"},
		}
		checkCut(t, text, from, to, marks)
		an := kawat.Analysis{Hash: strings.Repeat("a", 64), Lang: "en", State: kawat.StateCoded, Article: kawat.Article{Text: text, Headline: text,
			Paragraphs: []kawat.Span{{Start: from, End: to}}},
			Events: []kawat.Event{{ID: text, Type: kawat.Consult, Trigger: kawat.Span{Start: a, End: b}, Evidence: []kawat.Span{{Start: c, End: d}},
				Actors: []kawat.Actor{{Code: "RUS", Name: text, Span: kawat.Span{Start: b, End: c}}}, Chain: []kawat.Link{{Name: text, Kind: kawat.LinkAgency, Span: kawat.Span{Start: a, End: d}}}}},
			Statements: []kawat.Statement{{ID: text, Content: kawat.Span{Start: c, End: d}}}}
		store.analyses = []kawat.Analysis{an}
		body := pageOf(t, h, 200, "/articles/"+an.Hash)
		if !utf8.ValidString(body) {
			t.Fatal("the page is not UTF-8")
		}
		wellNested(t, "article", body)
	})
}

// wellNested parses a page as browsers do and fails if a link lies inside a
// link, or anything stands after the end of the page.
func wellNested(t *testing.T, path, body string) {
	t.Helper()
	z := html.NewTokenizer(strings.NewReader(body))
	var open []string
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) != 0 {
				t.Fatalf("%s: %v are not closed", path, open)
			}
			return
		case html.StartTagToken:
			name, _ := z.TagName()
			tag := string(name)
			switch tag {
			case "meta", "link", "input", "br":
				continue
			}
			if tag == "a" && contains(open, "a") {
				t.Fatalf("%s: a link inside a link", path)
			}
			open = append(open, tag)
		case html.EndTagToken:
			name, _ := z.TagName()
			if len(open) == 0 || open[len(open)-1] != string(name) {
				t.Fatalf("%s: </%s> closes %v", path, name, open)
			}
			open = open[:len(open)-1]
		}
	}
}

func uniqueIDs(t *testing.T, body string) {
	t.Helper()
	seen := map[string]bool{}
	z := html.NewTokenizer(strings.NewReader(body))
	for tt := z.Next(); tt != html.ErrorToken; tt = z.Next() {
		for _, a := range z.Token().Attr {
			if a.Key != "id" {
				continue
			}
			if seen[a.Val] {
				t.Errorf("id %q stands twice", a.Val)
			}
			seen[a.Val] = true
		}
	}
}

// wellFormed checks XML.
func wellFormed(t *testing.T, s string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(s))
	for {
		if _, err := d.Token(); err == io.EOF {
			return
		} else if err != nil {
			t.Fatalf("not XML: %v", err)
		}
	}
}
