package ud

import (
	"fmt"
	"strings"

	"kawat"
	"kawat/conllu"
)

// A RawScore tells how well a parser does from raw text, much as the shared
// task of CoNLL 2018 counts: F1 in percent, words being matched by the bytes that
// they cover (the shared task aligns those within a multiword token by form).
type RawScore struct {
	Name      string  `json:"name"`
	Words     int     `json:"words"`     // in the gold data
	Sentences float64 `json:"sentences"` // found with both ends right
	Tokens    float64 `json:"tokens"`    // surface tokens
	Word      float64 `json:"word"`      // syntactic words
	UPOS      float64 `json:"upos"`
	UAS       float64 `json:"uas"`
	LAS       float64 `json:"las"`
}

// String is the score on one line.
func (s RawScore) String() string {
	return fmt.Sprintf("%s from raw text: sentences %.2f, tokens %.2f, words %.2f, UPOS %.2f, UAS %.2f, LAS %.2f",
		s.Name, s.Sentences, s.Tokens, s.Word, s.UPOS, s.UAS, s.LAS)
}

// passage is the raw text of a paragraph of a treebank, with its sentences moved to their
// places in it.
type passage struct {
	text  string
	trees []conllu.Tree
}

// passages puts sentences together again. A paragraph ends where the treebank
// says so; one that never does has a single paragraph.
func passages(trees []conllu.Tree) []passage {
	var out []passage
	var text strings.Builder
	var open []conllu.Tree
	flush := func() {
		if len(open) > 0 {
			out = append(out, passage{text.String(), open})
		}
		open = nil
		text.Reset()
	}
	for _, t := range trees {
		if t.NewDoc || t.NewPar {
			flush()
		}
		if n := len(open); n > 0 && open[n-1].Tokens[len(open[n-1].Tokens)-1].SpaceAfter {
			text.WriteByte(' ')
		}
		shift := text.Len()
		text.WriteString(t.Text)
		moved := t
		moved.Tokens = append([]kawat.Token(nil), t.Tokens...)
		for i := range moved.Tokens {
			moved.Tokens[i].Start += shift
			moved.Tokens[i].End += shift
		}
		moved.Start, moved.End = shift, shift+len(t.Text)
		if len(moved.Tokens) > 0 {
			open = append(open, moved)
		}
	}
	flush()
	return out
}

// ScoreRaw analyses the text of gold from scratch and compares.
func (p *Parser) ScoreRaw(name string, gold []conllu.Tree) RawScore {
	type span struct{ start, end, nth int }
	var c struct{ goldS, gotS, s, goldT, gotT, t, goldW, gotW, w, upos, uas, las int }
	for _, q := range passages(gold) {
		got := p.Parse(q.text, kawat.Body, []kawat.Span{{Start: 0, End: len(q.text)}})
		// Words by the bytes they cover; words that share their bytes by their order.
		type word struct {
			sentence, index int
		}
		index := func(n int, tokens func(i int) []kawat.Token) map[span]word {
			m := map[span]word{}
			for i := range n {
				list := tokens(i)
				for j := range list {
					k := span{list[j].Start, list[j].End, 0}
					for {
						if _, ok := m[k]; !ok {
							break
						}
						k.nth++
					}
					m[k] = word{i, j}
				}
			}
			return m
		}
		goldTokens := func(i int) []kawat.Token { return q.trees[i].Tokens }
		gotTokens := func(i int) []kawat.Token { return got[i].Tokens }
		a, b := index(len(q.trees), goldTokens), index(len(got), gotTokens)
		pair := map[word]word{} // of gold to got
		for k, w := range a {
			if v, ok := b[k]; ok {
				pair[w] = v
			}
		}
		c.goldW += len(a)
		c.gotW += len(b)
		c.w += len(pair)
		for g, s := range pair {
			x, y := &q.trees[g.sentence].Tokens[g.index], &got[s.sentence].Tokens[s.index]
			c.upos += one(x.UPOS == y.UPOS)
			right := x.Head < 0 && y.Head < 0
			if x.Head >= 0 && y.Head >= 0 {
				h, ok := pair[word{g.sentence, x.Head}]
				right = ok && h == word{s.sentence, y.Head}
			}
			c.uas += one(right)
			c.las += one(right && x.Rel() == y.Rel())
		}
		surface := func(n int, sentence func(i int) *kawat.Sentence) (tokens, sentences map[span]bool) {
			tokens, sentences = map[span]bool{}, map[span]bool{}
			for i := range n {
				s := sentence(i)
				m := 0
				for j := 0; j < len(s.Tokens); j++ {
					start, end := s.Tokens[j].Start, s.Tokens[j].End
					if m < len(s.Multi) && s.Multi[m].First == j {
						j = s.Multi[m].Last
						end = s.Tokens[j].End
						m++
					}
					tokens[span{start, end, 0}] = true
				}
				sentences[span{s.Tokens[0].Start, s.Tokens[len(s.Tokens)-1].End, 0}] = true
			}
			return tokens, sentences
		}
		goldT, goldS := surface(len(q.trees), func(i int) *kawat.Sentence { return &q.trees[i].Sentence })
		gotT, gotS := surface(len(got), func(i int) *kawat.Sentence { return &got[i] })
		c.goldT, c.gotT, c.goldS, c.gotS = c.goldT+len(goldT), c.gotT+len(gotT), c.goldS+len(goldS), c.gotS+len(gotS)
		for k := range goldT {
			c.t += one(gotT[k])
		}
		for k := range goldS {
			c.s += one(gotS[k])
		}
	}
	f1 := func(right, gold, got int) float64 { return percent(2*right, gold+got) }
	return RawScore{
		Name: name, Words: c.goldW, Sentences: f1(c.s, c.goldS, c.gotS), Tokens: f1(c.t, c.goldT, c.gotT), Word: f1(c.w, c.goldW, c.gotW),
		UPOS: f1(c.upos, c.goldW, c.gotW), UAS: f1(c.uas, c.goldW, c.gotW), LAS: f1(c.las, c.goldW, c.gotW),
	}
}
