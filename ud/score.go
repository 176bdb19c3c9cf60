package ud

import (
	"fmt"
	"maps"
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
	// Relations are scored with their subtypes, in order of their names.
	Relations []RelationScore `json:"relations,omitempty"`
}

// A RelationScore counts one relation: a word is right if its head and its whole
// relation are.
type RelationScore struct {
	Rel   string `json:"rel"`
	Gold  int    `json:"gold"`  // words that have it
	Got   int    `json:"got"`   // that were said to have it
	Right int    `json:"right"` // of these
}

// F1 is the relation's F1 in percent.
func (r RelationScore) F1() float64 { return percent(2*r.Right, r.Gold+r.Got) }

// String is the score on one line.
func (s Score) String() string {
	return fmt.Sprintf("%s: %d words, UPOS %.2f, FEATS %.2f, lemma %.2f, UAS %.2f, LAS %.2f",
		s.Name, s.Words, s.UPOS, s.Feats, s.Lemma, s.UAS, s.LAS)
}

// F1 is the F1 of some relations together, with their subtypes.
func (s Score) F1(rels ...string) float64 {
	right, gold, got := 0, 0, 0
	for _, r := range s.Relations {
		if slices.Contains(rels, r.Rel) {
			right, gold, got = right+r.Right, gold+r.Gold, got+r.Got
		}
	}
	return percent(2*right, gold+got)
}

// Score parses the words of gold and compares.
func (p *Parser) Score(name string, gold []conllu.Tree) Score {
	s := Score{Name: name}
	var upos, feats, lemma, lemmas, uas, las int
	rels := map[string]*RelationScore{}
	rel := func(name string) *RelationScore {
		if rels[name] == nil {
			rels[name] = &RelationScore{Rel: name}
		}
		return rels[name]
	}
	found := make([][]kawat.Token, len(gold))
	for i := range gold {
		for j := range gold[i].Tokens {
			t := &gold[i].Tokens[j]
			found[i] = append(found[i], kawat.Token{Form: t.Form, SpaceAfter: t.SpaceAfter})
		}
	}
	p.ParseSentences(found)
	for i := range gold {
		want, got := gold[i].Tokens, found[i]
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
			rel(a.Deprel).Gold++
			rel(b.Deprel).Got++
			rel(a.Deprel).Right += one(a.Head == b.Head && a.Deprel == b.Deprel)
		}
	}
	s.UPOS, s.Feats, s.Lemma = percent(upos, s.Words), percent(feats, s.Words), percent(lemma, lemmas)
	s.UAS, s.LAS = percent(uas, s.Words), percent(las, s.Words)
	for _, name := range slices.Sorted(maps.Keys(rels)) {
		s.Relations = append(s.Relations, *rels[name])
	}
	return s
}

// percent is n of a total in percent, to two places; 0 of nothing.
func percent(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(int(10000*float64(n)/float64(of)+0.5)) / 100
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}
