// Package ud turns text into Universal Dependencies: sentences, tokens, tags,
// lemmas and trees. It knows no language; a model and a token grammar make a
// Parser.
//
// # How it works
//
// A scanner cuts a paragraph into tokens by rules (Grammar); a splitter takes
// enclitics off their hosts; odd tokens are cut as treebanks have them (chunk.go); a
// breaker finds the ends of sentences. One network (net.go) then reads the
// sentences, in batches: embeddings of a word, its affixes and its
// shape, added up, go through layers of bidirectional LSTMs; a lower layer gives
// UPOS and features in one, the last one the scores of arcs and relations (Dozat
// and Manning 2017), of which the best tree is taken (mst.go). A linear
// classifier ranks the candidates for each lemma (lemma.go).
//
// A network is trained in floating point (learn.go, optimise.go, school.go) and
// used with weights of 8 bits (network.go, analyse.go). All of a language is one
// file, which cmd/kawat-train writes.
package ud

import (
	"strings"

	"kawat"
	"kawat/ud/simd"
)

// A Parser analyses text of one language. It is safe for concurrent use.
type Parser struct {
	model   *model
	grammar *grammar
	style   uint64
	lemmas  map[string]string // exceptions of the style
}

// Open makes a parser of a model file's bytes and the language's grammar.
func Open(data []byte, g Grammar) (*Parser, error) { return OpenOn(simd.Best, data, g) }

// OpenOn is Open for the given kernel. All give the same analysis.
func OpenOn(kern simd.Kernel, data []byte, g Grammar) (*Parser, error) {
	m, err := readModel(data, kern)
	if err != nil {
		return nil, err
	}
	p := &Parser{model: m, grammar: g.ready()}
	return p.As(m.info.Decode), nil
}

// As returns a parser that writes in the style of one of the treebanks that
// the model was trained on (Info.Treebanks); treebanks of one language differ
// in their guidelines. An unknown name means no style at all.
func (p *Parser) As(treebank string) *Parser {
	q := *p
	q.style, q.lemmas = 0, nil
	for _, t := range p.model.info.Treebanks {
		if t.Name == treebank {
			q.style, q.lemmas = styleOf(treebank), p.model.lemmas.Styles[treebank]
		}
	}
	return &q
}

func styleOf(treebank string) uint64 {
	if treebank == "" {
		return 0
	}
	return mix(hashString(treebank), 31)
}

// Info tells what the model was made of.
func (p *Parser) Info() Info { return p.model.info }

// Knows reports how well the model knows a word, in small letters, from its
// treebanks: 0 not at all, to 3 for a common one.
func (p *Parser) Knows(word string) int {
	lemma, form := p.model.lemmas.band(word)
	return int(max(lemma, form))
}

// Parse analyses the given paragraphs of text, which is the part in of a
// report. Offsets are bytes into text. The result has the sentences in order;
// none crosses a paragraph. Paragraph is the index into paragraphs for the
// body and -1 for the other parts. Spans outside text are cut to it.
func (p *Parser) Parse(text string, in kawat.Part, paragraphs []kawat.Span) []kawat.Sentence {
	var out []kawat.Sentence
	for k, par := range paragraphs {
		start := max(0, min(par.Start, len(text)))
		end := max(start, min(par.End, len(text)))
		for _, s := range p.Tokenize(text, start, end) {
			s.In = in
			s.Paragraph = k
			if in != kawat.Body {
				s.Paragraph = -1
			}
			out = append(out, s)
		}
	}
	tokens := make([][]kawat.Token, len(out))
	for i := range out {
		tokens[i] = out[i].Tokens
	}
	p.ParseSentences(tokens)
	return out
}

// MaxWords is the greatest number of words of a sentence that a caller should
// give to ParseSentences: time grows with its square, to about three seconds for
// so many. Parse cuts sentences long before.
const MaxWords = 1000

// ParseSentences fills in UPOS, Feats, Lemma, Head and Deprel of the tokens of
// each sentence. A sentence is analysed alike whatever others are beside it.
func (p *Parser) ParseSentences(sentences [][]kawat.Token) {
	w := p.model.worker()
	w.parse(sentences, p)
	p.model.done(w)
}

// Tokenize cuts text[start:end], one paragraph, into sentences of tokens
// without analysis. The offsets are into text, and must lie within it.
func (p *Parser) Tokenize(text string, start, end int) []kawat.Sentence {
	pieces := p.enclitics(text, p.grammar.scan(text, start, end, p.model.chunks))
	var out []kawat.Sentence
	from := 0
	for _, to := range p.sentences(text, pieces) {
		out = append(out, newSentence(text, pieces[from:to]))
		from = to
	}
	return out
}

func newSentence(text string, pieces []piece) kawat.Sentence {
	s := kawat.Sentence{Span: kawat.Span{Start: pieces[0].start, End: pieces[len(pieces)-1].end}}
	s.Tokens = make([]kawat.Token, len(pieces))
	for i, x := range pieces {
		t := kawat.Token{Start: x.start, End: x.end, Form: text[x.start:x.end], Head: -1}
		if x.group > 0 {
			t.Form = strings.ReplaceAll(t.Form, "’", "'")
		}
		last := i
		for x.group > 0 && last+1 < len(pieces) && pieces[last+1].group == x.group {
			last++
		}
		after := pieces[last].end
		t.SpaceAfter = after == len(text) || blank(text[after:]) > 0
		s.Tokens[i] = t
		if last > i && (i == 0 || pieces[i-1].group != x.group) {
			s.Multi = append(s.Multi, kawat.Multiword{First: i, Last: last, Form: text[x.start:after]})
		}
	}
	return s
}

// A worker analyses with memory of its own, which it uses again.
type worker struct {
	m       *model
	analyst *analyst
	scratch scratch
	lemmas  map[tagged]string // of words met before
}

// A tagged word, in the style of a treebank.
type tagged struct {
	style             uint64
	form, upos, feats string
}

func (m *model) worker() *worker {
	if w, ok := m.workers.Get().(*worker); ok {
		return w
	}
	return &worker{m: m, analyst: newAnalyst(m.net), lemmas: map[tagged]string{}}
}

func (m *model) done(w *worker) { m.workers.Put(w) }

// parse fills in the analysis of each sentence's tokens, as p has it.
func (w *worker) parse(sentences [][]kawat.Token, p *Parser) {
	m := w.m
	for i, verdicts := range w.analyst.analyse(sentences, p.style) {
		for j, v := range verdicts {
			t := &sentences[i][j]
			tag := m.tags[v.tag]
			t.UPOS, t.Feats, t.Head, t.Deprel = tag.UPOS, tag.Feats, v.head-1, m.rels[v.rel]
			key := tagged{p.style, t.Form, t.UPOS, t.Feats}
			lemma, ok := w.lemmas[key]
			if !ok {
				if len(w.lemmas) >= memoryLimit {
					clear(w.lemmas)
				}
				// A copy, so that what is remembered is not the whole report.
				key.form = strings.Clone(t.Form)
				lemma = m.lemmas.lemma(key.form, t.UPOS, t.Feats, p.lemmas, &w.scratch)
				w.lemmas[key] = lemma
			}
			t.Lemma = lemma
		}
	}
}
