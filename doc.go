package kawat

import "strings"

// A Doc is a text analysed in Universal Dependencies.
type Doc struct {
	Lang      string // ISO 639-1
	Sentences []Sentence
}

// A Sentence is one sentence of one part of a report.
type Sentence struct {
	Span
	Paragraph int     // 0-based index into Article.Paragraphs; -1 outside the body
	Tokens    []Token // syntactic words, in order
	Multi     []Multiword
}

// A Token is a syntactic word of Universal Dependencies. Start and End are
// bytes into the part's text. The words of a multiword token cover the parts
// of its surface that they own ("rumah|nya"), or all of it where the surface
// can't be divided.
type Token struct {
	Start, End int
	Form       string // as written (of a multiword token: the word's own form)
	Lemma      string
	UPOS       string
	Feats      string // "Number=Sing|Voice=Act", sorted; "" for none
	Head       int    // index into Sentence.Tokens; -1 for the root
	Deprel     string // with subtype: "nsubj:pass"
	// SpaceAfter is true where white space follows the surface token.
	SpaceAfter bool
}

// Multiword says that Tokens[First..Last] are written as one word.
type Multiword struct {
	First, Last int
	Form        string
}

// Rel is the token's universal relation, without subtype: "nsubj" of "nsubj:pass".
func (t *Token) Rel() string {
	rel, _, _ := strings.Cut(t.Deprel, ":")
	return rel
}

// Feat returns the value of one feature: Feat("Voice") → "Pass"; "" if absent.
func (t *Token) Feat(name string) string {
	for rest := t.Feats; rest != ""; {
		var f string
		f, rest, _ = strings.Cut(rest, "|")
		if k, v, ok := strings.Cut(f, "="); ok && k == name {
			return v
		}
	}
	return ""
}

// TokenSpan is the span of token i in the sentence's part.
func (s *Sentence) TokenSpan(i int) Span {
	return Span{s.Tokens[i].Start, s.Tokens[i].End, s.In}
}

// Children returns the indices of the direct dependents of token i, in order.
func (s *Sentence) Children(i int) []int {
	var out []int
	for j := range s.Tokens {
		if s.Tokens[j].Head == i {
			out = append(out, j)
		}
	}
	return out
}
