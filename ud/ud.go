// Package ud turns text into Universal Dependencies: sentences, tokens, tags,
// lemmas and trees. It knows no language; a model and a token grammar make a
// Parser.
//
// # How it works
//
// A scanner cuts a paragraph into tokens by rules (Grammar); a splitter takes
// enclitics off their hosts; rules find the ends of sentences. Then averaged
// perceptrons over hashed features do the rest: a tagger gives UPOS and
// features in one, a lemmatiser picks an edit script, and an arc-hybrid
// transition parser, trained with a dynamic oracle, builds a projective tree.
// All weights of a language are one file, which cmd/kawat-train writes.
package ud

import (
	"strings"

	"kawat"
)

// A Parser analyses text of one language. It is safe for concurrent use.
type Parser struct {
	model   *model
	grammar *grammar
	style   uint64
}

// Open makes a parser of a model file's bytes and the language's grammar.
func Open(data []byte, g Grammar) (*Parser, error) {
	m, err := readModel(data)
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
	q.style = 0
	for _, t := range p.model.info.Treebanks {
		if t.Name == treebank {
			q.style = styleOf(treebank)
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

// Parse analyses the given paragraphs of text, which is the part in of a
// report. Offsets are bytes into text. The result has the sentences in order;
// none crosses a paragraph. Paragraph is the index into paragraphs for the
// body and -1 for the other parts. Spans outside text are cut to it.
func (p *Parser) Parse(text string, in kawat.Part, paragraphs []kawat.Span) []kawat.Sentence {
	var out []kawat.Sentence
	w := p.worker()
	for k, par := range paragraphs {
		start := max(0, min(par.Start, len(text)))
		end := max(start, min(par.End, len(text)))
		for _, s := range p.Tokenize(text, start, end) {
			s.In = in
			s.Paragraph = k
			if in != kawat.Body {
				s.Paragraph = -1
			}
			w.parse(s.Tokens)
			out = append(out, s)
		}
	}
	return out
}

// ParseSentence fills in UPOS, Feats, Lemma, Head and Deprel of given tokens.
func (p *Parser) ParseSentence(tokens []kawat.Token) { p.worker().parse(tokens) }

// Tokenize cuts text[start:end], one paragraph, into sentences of tokens
// without analysis. The offsets are into text, and must lie within it.
func (p *Parser) Tokenize(text string, start, end int) []kawat.Sentence {
	pieces := p.enclitics(text, p.grammar.scan(text, start, end))
	var out []kawat.Sentence
	from := 0
	for _, to := range p.grammar.sentences(text, pieces) {
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

// A worker is a parser with its own working space.
type worker struct {
	p       *Parser
	scratch scratch
	lemmas  map[[3]string]string // of words met before in this text
}

func (p *Parser) worker() *worker {
	return &worker{p: p, lemmas: map[[3]string]string{}}
}

func (w *worker) parse(tokens []kawat.Token) {
	if len(tokens) == 0 {
		return
	}
	m := w.p.model
	words := newWords(tokens)
	tags := m.tagger.tag(words, w.p.style, &w.scratch, nil, nil)
	m.tagger.apply(tokens, tags)
	in := &tagged{words: words, tags: make([]tag, len(tags)), style: w.p.style}
	for i, k := range tags {
		in.tags[i] = m.tagger.Tags[k]
	}
	s := m.arcs.parse(in, &w.scratch)
	for i := range tokens {
		t := &tokens[i]
		t.Head = s.head[i]
		if t.Head == s.n {
			t.Head = -1
		}
		t.Deprel = m.arcs.Moves[s.move[i]].Rel
		key := [3]string{t.Form, t.UPOS, t.Feats}
		lemma, ok := w.lemmas[key]
		if !ok {
			lemma = m.lemmas.lemma(t.Form, t.UPOS, t.Feats, &w.scratch)
			w.lemmas[key] = lemma
		}
		t.Lemma = lemma
	}
}
