package coder

import (
	"slices"
	"testing"

	"kawat"
)

// Quotation marks of all kinds, apostrophes that are none, and quotations that
// stay open to the end of the paragraph.
func TestQuotations(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{`"Kami siap," kata Putin. "Kami tidak takut."`, []string{"Kami siap,", "Kami tidak takut."}},
		{`“Kami siap,” kata Putin.`, []string{"Kami siap,"}},
		{`He called it ‘a mistake’ and left.`, []string{"a mistake"}},
		{`Russia's army didn't say 'we won' at Putin's meeting.`, []string{"we won"}},
		{`«Мы готовы», he said.`, []string{"Мы готовы"}},
		{`„Wir sind bereit”, he said.`, []string{"Wir sind bereit"}},
		{`"Paragraf ini berlanjut`, []string{"Paragraf ini berlanjut"}},
		{`The workers' union and the students’ union met.`, nil},
		{`Don’t say ‘don’t do it’ again.`, []string{"don’t do it"}},
		{`""`, nil},
	} {
		var got []string
		for _, s := range quotations(c.text, 100) {
			got = append(got, c.text[s.Start-100:s.End-100])
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.text, got, c.want)
		}
	}
}

func FuzzQuotations(f *testing.F) {
	f.Add(`"a" ‘b’ 'c'`)
	f.Add("“a\xffb”")
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, s := range quotations(text, 0) {
			if s.Start < last || s.End <= s.Start || s.End > len(text) {
				t.Fatalf("%q: span %v after %d", text, s, last)
			}
			last = s.End
		}
	})
}

func TestContainsPhrase(t *testing.T) {
	phrases := []string{"konon", "disebut-sebut"}
	for text, want := range map[string]bool{"Konon, ia pergi": true, "Ia disebut-sebut pergi": true, "ekonomi": false, "": false, "Ia pergi, konon": true} {
		if got := containsPhrase(text, phrases); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestSpanTrim(t *testing.T) {
	r := &report{in: Input{Article: &kawat.Article{Text: ` "Kami siap." `}}}
	if s := r.trim(kawat.Span{Start: 0, End: len(r.in.Article.Text)}); r.in.Article.Slice(s) != "Kami siap" {
		t.Errorf("got %q", r.in.Article.Slice(s))
	}
}
