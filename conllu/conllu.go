// Package conllu reads and writes CoNLL-U, the text format of Universal
// Dependencies (https://universaldependencies.org/format.html).
//
// It keeps what the program uses: words, lemmas, UPOS, features, heads,
// relations, multiword tokens, SpaceAfter=No and the comments sent_id, text,
// newdoc and newpar. Language-specific tags, enhanced dependencies, empty
// nodes and the rest of MISC are dropped.
package conllu

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"kawat"
)

// maxLine is the longest line read, in bytes.
const maxLine = 1 << 20

// A Tree is one sentence of a CoNLL-U file. The offsets of its tokens, and its
// Span, are bytes into Text.
type Tree struct {
	ID     string // of "# sent_id = …"; "" if absent
	Text   string // of "# text = …", or rebuilt from the forms and SpaceAfter
	NewDoc bool   // a document begins here
	NewPar bool   // a paragraph begins here
	kawat.Sentence
}

// Read yields the sentences of r in order. A sentence that is not as it should
// be yields an error, which wraps kawat.ErrInvalid and names the line; reading
// goes on with the next sentence if the caller does.
//
// A sentence must be a tree: one root, every word reaching it. A sentence
// whose HEAD column is "_" throughout is read as not parsed: every Head is -1.
func Read(r io.Reader) iter.Seq2[Tree, error] { return read(r, false) }

// ReadWords is Read for the sake of the words alone: all columns but ID, FORM and
// MISC are ignored, and every Head is -1.
func ReadWords(r io.Reader) iter.Seq2[Tree, error] { return read(r, true) }

func read(r io.Reader, wordsOnly bool) iter.Seq2[Tree, error] {
	return func(yield func(Tree, error) bool) {
		in := bufio.NewScanner(r)
		in.Buffer(make([]byte, 0, 1<<16), maxLine)
		var b block
		n := 0
		// flush yields the sentence collected so far.
		flush := func() bool {
			if b.bad || !b.seen {
				b = block{}
				return true
			}
			t, err := b.tree()
			if err != nil {
				err = fmt.Errorf("conllu sentence at line %d: %w", b.line, err)
			}
			b = block{}
			return yield(t, err)
		}
		for in.Scan() {
			n++
			line := strings.TrimSuffix(in.Text(), "\r")
			switch {
			case line == "":
				if !flush() {
					return
				}
			case b.bad:
			default:
				if !b.seen {
					b.line = n
				}
				if err := b.add(line, wordsOnly); err != nil {
					b.bad = true
					if !yield(Tree{}, fmt.Errorf("conllu line %d: %w", n, err)) {
						return
					}
				}
			}
		}
		if err := in.Err(); err != nil {
			if errors.Is(err, bufio.ErrTooLong) {
				err = fmt.Errorf("line is longer than %d bytes: %w", maxLine, kawat.ErrInvalid)
			}
			yield(Tree{}, fmt.Errorf("conllu line %d: %w", n+1, err))
			return
		}
		flush()
	}
}

// ReadAll reads every sentence of r.
func ReadAll(r io.Reader) ([]Tree, error) {
	var out []Tree
	for t, err := range Read(r) {
		if err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	return out, nil
}

// ReadDoc reads all sentences of r as one text: sentences are joined by a
// space, paragraphs (newpar, newdoc) by a line break. The sentences' offsets
// and Paragraph count from that text.
func ReadDoc(r io.Reader) (text string, doc kawat.Doc, err error) {
	var b strings.Builder
	par := 0
	for t, err := range Read(r) {
		if err != nil {
			return "", kawat.Doc{}, err
		}
		if b.Len() > 0 {
			sep := byte(' ')
			if t.NewPar || t.NewDoc {
				sep = '\n'
				par++
			}
			b.WriteByte(sep)
		}
		s := t.Sentence
		shift := b.Len()
		s.Start += shift
		s.End += shift
		s.Paragraph = par
		for i := range s.Tokens {
			s.Tokens[i].Start += shift
			s.Tokens[i].End += shift
		}
		b.WriteString(t.Text)
		doc.Sentences = append(doc.Sentences, s)
	}
	return b.String(), doc, nil
}

// Write writes one sentence with its comments and the empty line after it.
func Write(w io.Writer, t Tree) error {
	var b strings.Builder
	if t.NewDoc {
		b.WriteString("# newdoc\n")
	}
	if t.NewPar {
		b.WriteString("# newpar\n")
	}
	if t.ID != "" {
		b.WriteString("# sent_id = " + oneLine(t.ID) + "\n")
	}
	if t.Text != "" {
		b.WriteString("# text = " + oneLine(t.Text) + "\n")
	}
	multi := t.Multi
	end := -1 // last word of the open multiword token
	for i := range t.Tokens {
		tok := &t.Tokens[i]
		if len(multi) > 0 && multi[0].First == i {
			m := multi[0]
			multi = multi[1:]
			end = min(m.Last, len(t.Tokens)-1)
			fmt.Fprintf(&b, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n",
				m.First+1, end+1, cell(m.Form), misc(t.Tokens[max(end, i)].SpaceAfter))
		}
		space := "_"
		if i > end {
			space = misc(tok.SpaceAfter)
		}
		head := "_"
		if tok.Deprel != "" {
			head = strconv.Itoa(tok.Head + 1)
		}
		fmt.Fprintf(&b, "%d\t%s\t%s\t%s\t_\t%s\t%s\t%s\t_\t%s\n",
			i+1, cell(tok.Form), cell(tok.Lemma), cell(tok.UPOS), cell(tok.Feats), head, cell(tok.Deprel), space)
	}
	b.WriteByte('\n')
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("write conllu: %w", err)
	}
	return nil
}

// WriteDoc writes the sentences of doc, whose offsets are into text, numbered
// from 1.
func WriteDoc(w io.Writer, text string, doc kawat.Doc) error {
	return Each(text, doc, func(t Tree) error { return Write(w, t) })
}

// Each calls f with each sentence of doc, whose offsets are into text, numbered
// from 1.
func Each(text string, doc kawat.Doc, f func(Tree) error) error {
	par := -2
	for i, s := range doc.Sentences {
		t := Tree{ID: strconv.Itoa(i + 1), NewDoc: i == 0, NewPar: s.Paragraph != par, Sentence: s}
		par = s.Paragraph
		if s.Start >= 0 && s.Start <= s.End && s.End <= len(text) {
			t.Text = text[s.Start:s.End]
		}
		if err := f(t); err != nil {
			return err
		}
	}
	return nil
}

func misc(spaceAfter bool) string {
	if spaceAfter {
		return "_"
	}
	return "SpaceAfter=No"
}

// cell makes s fit into one column.
func cell(s string) string {
	if s == "" {
		return "_"
	}
	return strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' {
			return ' '
		}
		return r
	}, s)
}

func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' {
			return ' '
		}
		return r
	}, s)
}

// A block collects the lines of one sentence.
type block struct {
	id, text       string
	newDoc, newPar bool
	seen, bad      bool // a line was added, one was refused
	line           int  // number of the first
	words          []kawat.Token
	spaces         []bool // SpaceAfter of each word line
	multi          []kawat.Multiword
	multiSpaces    []bool
	unparsed       int // words whose HEAD is "_"
}

func (b *block) add(line string, wordsOnly bool) error {
	b.seen = true
	if line[0] == '#' {
		b.comment(line)
		return nil
	}
	col := strings.Split(line, "\t")
	if len(col) != 10 {
		return fmt.Errorf("%d columns instead of 10: %w", len(col), kawat.ErrInvalid)
	}
	if wordsOnly {
		for i := 2; i < 9; i++ {
			col[i] = "_"
		}
	}
	id := col[0]
	if strings.Contains(id, ".") { // an empty node of the enhanced graph
		return nil
	}
	if strings.TrimSpace(col[1]) == "" {
		return fmt.Errorf("empty form: %w", kawat.ErrInvalid)
	}
	space := !strings.Contains("|"+col[9]+"|", "|SpaceAfter=No|")
	if from, to, ok := strings.Cut(id, "-"); ok {
		first, err1 := strconv.Atoi(from)
		last, err2 := strconv.Atoi(to)
		if err1 != nil || err2 != nil || first != len(b.words)+1 || last <= first {
			return fmt.Errorf("bad range %q: %w", id, kawat.ErrInvalid)
		}
		if n := len(b.multi); n > 0 && first-1 <= b.multi[n-1].Last {
			return fmt.Errorf("overlapping range %q: %w", id, kawat.ErrInvalid)
		}
		b.multi = append(b.multi, kawat.Multiword{First: first - 1, Last: last - 1, Form: col[1]})
		b.multiSpaces = append(b.multiSpaces, space)
		return nil
	}
	if n, err := strconv.Atoi(id); err != nil || n != len(b.words)+1 {
		return fmt.Errorf("word %q where %d was due: %w", id, len(b.words)+1, kawat.ErrInvalid)
	}
	t := kawat.Token{Form: col[1], Lemma: col[2], UPOS: absent(col[3]), Feats: absent(col[5]), Deprel: absent(col[7]), Head: -1}
	if t.Lemma == "_" && t.Form != "_" {
		t.Lemma = ""
	}
	if col[6] == "_" {
		b.unparsed++
		t.Deprel = ""
	} else {
		h, err := strconv.Atoi(col[6])
		if err != nil || h < 0 {
			return fmt.Errorf("bad head %q: %w", col[6], kawat.ErrInvalid)
		}
		t.Head = h - 1
		if t.Deprel == "" {
			return fmt.Errorf("head without relation: %w", kawat.ErrInvalid)
		}
	}
	b.words = append(b.words, t)
	b.spaces = append(b.spaces, space)
	return nil
}

func (b *block) comment(line string) {
	key, value, found := strings.Cut(strings.TrimSpace(line[1:]), "=")
	key, value = strings.TrimSpace(key), strings.TrimSpace(value)
	word, _, _ := strings.Cut(key, " ")
	switch {
	case found && key == "sent_id":
		b.id = value
	case found && key == "text":
		b.text = value
	case word == "newdoc":
		b.newDoc = true
	case word == "newpar":
		b.newPar = true
	}
}

func absent(s string) string {
	if s == "_" {
		return ""
	}
	return s
}

func (b *block) tree() (Tree, error) {
	if n := len(b.multi); n > 0 && b.multi[n-1].Last >= len(b.words) {
		return Tree{}, fmt.Errorf("range past the last word: %w", kawat.ErrInvalid)
	}
	switch b.unparsed {
	case 0:
		if err := checkTree(b.words); err != nil {
			return Tree{}, err
		}
	case len(b.words):
	default:
		return Tree{}, fmt.Errorf("%d of %d words without head: %w", b.unparsed, len(b.words), kawat.ErrInvalid)
	}
	t := Tree{ID: b.id, Text: b.text, NewDoc: b.newDoc, NewPar: b.newPar}
	t.Tokens, t.Multi = b.words, b.multi
	if !b.place(&t) {
		b.rebuild(&t)
	}
	t.Span = kawat.Span{Start: 0, End: len(t.Text)}
	return t, nil
}

// checkTree reports why the words are no tree.
func checkTree(words []kawat.Token) error {
	roots := 0
	for i := range words {
		h := words[i].Head
		switch {
		case h >= len(words):
			return fmt.Errorf("head %d of word %d is past the last word: %w", h+1, i+1, kawat.ErrInvalid)
		case h < 0:
			roots++
		}
	}
	if len(words) > 0 && roots != 1 {
		return fmt.Errorf("%d roots: %w", roots, kawat.ErrInvalid)
	}
	const (
		unseen = iota
		open
		done
	)
	state := make([]byte, len(words))
	for i := range words {
		j := i
		for j >= 0 && state[j] == unseen {
			state[j] = open
			j = words[j].Head
		}
		if j >= 0 && state[j] == open {
			return fmt.Errorf("cycle through word %d: %w", j+1, kawat.ErrInvalid)
		}
		for j = i; j >= 0 && state[j] == open; j = words[j].Head {
			state[j] = done
		}
	}
	return nil
}

// surfaces calls f for each surface token with the range [first,last] of its
// words, until f returns false.
func (b *block) surfaces(f func(form string, first, last int, space bool) bool) bool {
	m := 0
	for i := 0; i < len(b.words); i++ {
		if m < len(b.multi) && b.multi[m].First == i {
			last := b.multi[m].Last
			if !f(b.multi[m].Form, i, last, b.multiSpaces[m]) {
				return false
			}
			i = last
			m++
			continue
		}
		if !f(b.words[i].Form, i, i, b.spaces[i]) {
			return false
		}
	}
	return true
}

// place finds the surface tokens in the text of t, and reports whether all of
// it is accounted for.
func (b *block) place(t *Tree) bool {
	if t.Text == "" {
		return false
	}
	at := 0
	return b.surfaces(func(form string, first, last int, said bool) bool {
		for at < len(t.Text) && !strings.HasPrefix(t.Text[at:], form) && isSpace(t.Text[at:]) > 0 {
			at += isSpace(t.Text[at:])
		}
		if !strings.HasPrefix(t.Text[at:], form) {
			return false
		}
		end := at + len(form)
		space := said
		if end < len(t.Text) {
			space = isSpace(t.Text[end:]) > 0
		}
		Divide(t.Tokens[first:last+1], form, at)
		for i := first; i <= last; i++ {
			t.Tokens[i].SpaceAfter = space
		}
		at = end
		return true
	}) && strings.TrimSpace(t.Text[at:]) == ""
}

// rebuild makes the text of t from its surface tokens.
func (b *block) rebuild(t *Tree) {
	var text strings.Builder
	b.surfaces(func(form string, first, last int, space bool) bool {
		Divide(t.Tokens[first:last+1], form, text.Len())
		for i := first; i <= last; i++ {
			t.Tokens[i].SpaceAfter = space
		}
		text.WriteString(form)
		if space && last+1 < len(t.Tokens) {
			text.WriteByte(' ')
		}
		return true
	})
	t.Text = text.String()
}

// isSpace returns the length of the white space that s begins with: an ASCII
// blank or a no-break space.
func isSpace(s string) int {
	switch {
	case s[0] == ' ' || s[0] == '\t':
		return 1
	case strings.HasPrefix(s, "\u00a0") || strings.HasPrefix(s, "\u3000") || strings.HasPrefix(s, "\u202f"):
		return len(s) - len(strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(s, "\u00a0"), "\u3000"), "\u202f"))
	}
	return 0
}

// Divide sets the offsets of the words of one surface token, which begins at
// byte start: each covers the part that it owns if their forms, joined, have
// the surface's length and differ from it at most in case or in the kind of
// apostrophe; otherwise each covers all of it.
func Divide(words []kawat.Token, surface string, start int) {
	at := 0
	ends := make([]int, 0, 4)
	for i := range words {
		n := prefix(surface[at:], words[i].Form)
		if n < 0 {
			break
		}
		at += n
		ends = append(ends, at)
	}
	if len(ends) != len(words) || at != len(surface) {
		for i := range words {
			words[i].Start, words[i].End = start, start+len(surface)
		}
		return
	}
	from := 0
	for i := range words {
		words[i].Start, words[i].End = start+from, start+ends[i]
		from = ends[i]
	}
}

// prefix returns how many bytes of s spell form, or -1.
func prefix(s, form string) int {
	if strings.HasPrefix(s, form) {
		return len(form)
	}
	n := 0
	for _, f := range form {
		r, size := utf8.DecodeRuneInString(s[n:])
		if size == 0 || r != f && unicode.ToLower(r) != unicode.ToLower(f) && !(apostrophe(r) && apostrophe(f)) {
			return -1
		}
		n += size
	}
	return n
}

func apostrophe(r rune) bool { return r == '\'' || r == '’' || r == '`' || r == '‘' }
