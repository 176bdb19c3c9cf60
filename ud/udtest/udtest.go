// Package udtest has what the tests of the languages share: a short way to
// write tokens, checks of clauses, and the properties that every analysis has.
package udtest

import (
	"strings"
	"testing"

	"kawat"
	"kawat/ud"
)

// Written shows sentences as their tokens, with + between the words of one
// multiword token and ‖ between sentences.
func Written(text string, sentences []kawat.Sentence) string {
	var b strings.Builder
	for k, s := range sentences {
		if k > 0 {
			b.WriteString(" ‖ ")
		}
		inner := map[int]bool{} // words that continue a multiword token
		for _, m := range s.Multi {
			for i := m.First + 1; i <= m.Last; i++ {
				inner[i] = true
			}
		}
		for i, tok := range s.Tokens {
			switch {
			case inner[i]:
				b.WriteByte('+')
			case i > 0:
				b.WriteByte(' ')
			}
			b.WriteString(text[tok.Start:tok.End])
		}
	}
	return b.String()
}

// A Clause is a sentence with what must be found in it.
type Clause struct {
	Text  string
	Verb  string // form of the root
	Lemma string
	Voice string // value of the feature; "" for any
	Deps  string // dependents of the root, "form:relation", relations with subtype
}

// CheckClause parses c and reports what differs.
func CheckClause(t testing.TB, p *ud.Parser, c Clause) {
	t.Helper()
	got := p.Parse(c.Text, kawat.Body, []kawat.Span{{Start: 0, End: len(c.Text)}})
	if len(got) != 1 {
		t.Errorf("%s: %d sentences, want 1", c.Text, len(got))
		return
	}
	s := got[0]
	find := func(form string) (int, *kawat.Token) {
		for i := range s.Tokens {
			if s.Tokens[i].Form == form {
				return i, &s.Tokens[i]
			}
		}
		t.Fatalf("%s: no token %q", c.Text, form)
		return 0, nil
	}
	at, verb := find(c.Verb)
	if verb.Head != -1 || verb.Lemma != c.Lemma || c.Voice != "" && verb.Feat("Voice") != c.Voice {
		t.Errorf("%s: %s has head %d, lemma %q, features %q", c.Text, c.Verb, verb.Head+1, verb.Lemma, verb.Feats)
	}
	for _, d := range strings.Fields(c.Deps) {
		form, rel, _ := strings.Cut(d, ":")
		if _, x := find(form); x.Head != at || x.Deprel != rel {
			t.Errorf("%s: %s is %s of word %d, want %s of %s", c.Text, form, x.Deprel, x.Head+1, rel, c.Verb)
		}
	}
}

// Check checks what must hold of the analysis of any bytes.
func Check(t testing.TB, p *ud.Parser, text string) {
	t.Helper()
	sentences := p.Parse(text, kawat.Body, []kawat.Span{{Start: 0, End: len(text)}})
	at := 0
	for _, s := range sentences {
		if len(s.Tokens) == 0 || len(s.Tokens) > 400 {
			t.Fatalf("sentence of %d tokens", len(s.Tokens))
		}
		multi := map[int]bool{}
		for _, m := range s.Multi {
			if m.First >= m.Last || m.Last >= len(s.Tokens) {
				t.Fatalf("bad multiword token %+v", m)
			}
			if got := text[s.Tokens[m.First].Start:s.Tokens[m.Last].End]; got != m.Form {
				t.Fatalf("multiword token %q covers %q", m.Form, got)
			}
			for i := m.First; i <= m.Last; i++ {
				multi[i] = true
			}
		}
		if s.Start != s.Tokens[0].Start || s.End != s.Tokens[len(s.Tokens)-1].End {
			t.Fatalf("sentence [%d,%d) does not fit its tokens", s.Start, s.End)
		}
		roots := 0
		for i, tok := range s.Tokens {
			if tok.Start < at || tok.End <= tok.Start || tok.End > len(text) {
				t.Fatalf("token %d covers [%d,%d) after %d in %q", i, tok.Start, tok.End, at, text)
			}
			at = tok.End
			if !multi[i] && text[tok.Start:tok.End] != tok.Form {
				t.Fatalf("token %q covers %q", tok.Form, text[tok.Start:tok.End])
			}
			if tok.UPOS == "" || tok.Deprel == "" || tok.Lemma == "" {
				t.Fatalf("token without analysis: %+v", tok)
			}
			if tok.Head < 0 {
				roots++
			}
			if (tok.Head < 0) != (tok.Deprel == "root") {
				t.Fatalf("token %d has head %d and relation %s", i, tok.Head, tok.Deprel)
			}
			steps := 0
			for k := i; k >= 0; k = s.Tokens[k].Head {
				if steps++; steps > len(s.Tokens) {
					t.Fatalf("cycle through token %d of %q", i, text)
				}
			}
		}
		if roots != 1 {
			t.Fatalf("%d roots in %q", roots, text)
		}
	}
}
