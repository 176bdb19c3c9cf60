package ud

import (
	"fmt"
	"slices"
	"strings"

	"kawat"
	"kawat/conllu"
)

// A Score tells how well a parser does on gold tokens, with its own tags, in
// percent of words. As in the shared task of CoNLL 2018, relations count
// without their subtypes.
type Score struct {
	Name  string  `json:"name"`
	Words int     `json:"words"`
	UPOS  float64 `json:"upos"`
	Feats float64 `json:"feats"`
	Lemma float64 `json:"lemma"` // in any case; words without gold lemma left out
	UAS   float64 `json:"uas"`
	LAS   float64 `json:"las"`
	// Relations are scored with their subtypes.
	Relations []RelationScore `json:"relations,omitempty"`
}

// A RelationScore is how well one relation is found: a word counts if its
// head and its whole relation are right.
type RelationScore struct {
	Rel       string  `json:"rel"`
	Gold      int     `json:"gold"`
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
}

// String is the score on one line.
func (s Score) String() string {
	return fmt.Sprintf("%s: %d words, UPOS %.2f, FEATS %.2f, lemma %.2f, UAS %.2f, LAS %.2f",
		s.Name, s.Words, s.UPOS, s.Feats, s.Lemma, s.UAS, s.LAS)
}

// scored are the relations that the event coder reads.
var scored = []string{"nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "conj", "ccomp", "xcomp"}

// Score parses the words of gold and compares.
func (p *Parser) Score(name string, gold []conllu.Tree) Score {
	s := Score{Name: name}
	var upos, feats, lemma, lemmas, uas, las int
	type count struct{ gold, got, right int }
	rels := map[string]*count{}
	for _, r := range scored {
		rels[r] = &count{}
	}
	w := p.worker()
	for i := range gold {
		want := gold[i].Tokens
		got := make([]kawat.Token, len(want))
		for j := range want {
			got[j] = kawat.Token{Form: want[j].Form, SpaceAfter: want[j].SpaceAfter}
		}
		w.parse(got)
		for j := range want {
			a, b := &want[j], &got[j]
			s.Words++
			upos += one(a.UPOS == b.UPOS)
			feats += one(a.Feats == b.Feats)
			if a.Lemma != "" {
				lemmas++
				lemma += one(strings.EqualFold(a.Lemma, b.Lemma))
			}
			uas += one(a.Head == b.Head)
			las += one(a.Head == b.Head && a.Rel() == b.Rel())
			if c := rels[a.Deprel]; c != nil {
				c.gold++
				c.right += one(a.Head == b.Head && a.Deprel == b.Deprel)
			}
			if c := rels[b.Deprel]; c != nil {
				c.got++
			}
		}
	}
	percent := func(n, of int) float64 {
		if of == 0 {
			return 0
		}
		return float64(int(10000*float64(n)/float64(of)+0.5)) / 100
	}
	s.UPOS, s.Feats, s.Lemma = percent(upos, s.Words), percent(feats, s.Words), percent(lemma, lemmas)
	s.UAS, s.LAS = percent(uas, s.Words), percent(las, s.Words)
	for _, r := range scored {
		c := rels[r]
		s.Relations = append(s.Relations, RelationScore{r, c.gold, percent(c.right, c.got), percent(c.right, c.gold), percent(2*c.right, c.got+c.gold)})
	}
	return s
}

// TokenF1 cuts the text of each gold sentence into words and compares their
// spans: the F1 of words in percent.
func (p *Parser) TokenF1(gold []conllu.Tree) float64 {
	right, all := 0, 0
	for i := range gold {
		t := &gold[i]
		var want, got [][2]int
		for j := range t.Tokens {
			want = append(want, [2]int{t.Tokens[j].Start, t.Tokens[j].End})
		}
		for _, s := range p.Tokenize(t.Text, 0, len(t.Text)) {
			for j := range s.Tokens {
				got = append(got, [2]int{s.Tokens[j].Start, s.Tokens[j].End})
			}
		}
		all += len(want) + len(got)
		for _, x := range got {
			right += one(slices.Contains(want, x))
		}
	}
	if all == 0 {
		return 0
	}
	return 200 * float64(right) / float64(all)
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}
