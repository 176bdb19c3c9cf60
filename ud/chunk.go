package ud

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// chunks are strings between blanks that treebanks cut in another way than the
// rules do. A string is in small letters, with every digit as 0 and without
// punctuation around it: "dont" → "2+2".
type chunks map[string]chunk

// A chunk says how a string is cut.
type chunk struct {
	sizes []int // of the words, in bytes; together the string
	multi bool  // they are one multiword token
}

// MarshalText writes the sizes, joined by "+" if they are one multiword token,
// by " " if not.
func (c chunk) MarshalText() ([]byte, error) {
	var b []byte
	for i, n := range c.sizes {
		if i > 0 && c.multi {
			b = append(b, '+')
		} else if i > 0 {
			b = append(b, ' ')
		}
		b = strconv.AppendInt(b, int64(n), 10)
	}
	return b, nil
}

// UnmarshalText reads what MarshalText wrote.
func (c *chunk) UnmarshalText(text []byte) error {
	how := string(text)
	sep := " "
	if c.multi = strings.Contains(how, "+"); c.multi {
		sep = "+"
	}
	for n := range strings.SplitSeq(how, sep) {
		k, err := strconv.Atoi(n)
		if err != nil || k <= 0 || k > mostChunk {
			return fmt.Errorf("read tokens: %q: %w", how, errCorrupt)
		}
		c.sizes = append(c.sizes, k)
	}
	return nil
}

// mostChunk is the greatest size of a word of a chunk.
const mostChunk = 1 << 16

const (
	chunkOpens  = "([{<\"'“‘«"
	chunkCloses = ".,;:!?)]}>\"'”’»…"
)

// core returns where the part of a chunk without punctuation around it begins
// and ends.
func core(chunk string) (start, end int) {
	inner := strings.TrimLeft(chunk, chunkOpens)
	start = len(chunk) - len(inner)
	return start, start + len(strings.TrimRight(inner, chunkCloses))
}

// chunkKey is the form in which a core is looked up; "" if it can't be, because
// its small letters have another length.
func chunkKey(s string) string {
	small := strings.ToLower(s)
	if len(small) != len(s) {
		return ""
	}
	return strings.Map(func(r rune) rune {
		if isDigit(r) {
			return '0'
		}
		if isApostrophe(r) {
			return '\''
		}
		return r
	}, small)
}

// cut emits the core of a chunk, text[s.i:end], as the treebanks have it, and
// reports whether they have it.
func (s *scanner) cut(end int) bool {
	if len(s.chunks) == 0 {
		return false
	}
	how, ok := s.chunks[chunkKey(s.text[s.i:end])]
	if !ok {
		return false
	}
	group := 0
	if how.multi {
		group = s.group + 1
	}
	var pieces []piece
	at := s.i
	for _, k := range how.sizes {
		if k > end-at || !utf8.RuneStart(s.text[at]) {
			return false // an apostrophe of another length
		}
		pieces = append(pieces, piece{at, at + k, group})
		at += k
	}
	if at != end {
		return false
	}
	if group > 0 {
		s.group = group
	}
	s.pieces = append(s.pieces, pieces...)
	s.i = end
	return true
}

// trainChunks learns from the corpora that have text.
func (m *model) trainChunks(corpora []Corpus, g *grammar, o Options) {
	type count struct {
		all, ruled int
		joined     bool // by the rules, at a hyphen or sign of currency
		how        map[string]int
	}
	counts := map[string]*count{}
	for _, c := range corpora {
		if c.NoClitics || c.Derived {
			continue
		}
		for _, q := range passages(c.Trees) {
			rules := map[int]piece{} // by start
			for _, p := range g.scan(q.text, 0, len(q.text), nil) {
				rules[p.start] = p
			}
			gold := map[int]piece{}
			group := 0
			for _, t := range q.trees {
				multi := t.Multi
				for j, tok := range t.Tokens {
					p := piece{tok.Start, tok.End, 0}
					if len(multi) > 0 && j > multi[0].Last {
						multi = multi[1:]
					}
					if len(multi) > 0 && j >= multi[0].First {
						if j == multi[0].First {
							group++
						}
						p.group = group
					}
					gold[p.start] = p
				}
			}
			for at := 0; at < len(q.text); {
				if n := blank(q.text[at:]); n > 0 {
					at += n
					continue
				}
				stop := at
				for stop < len(q.text) && blank(q.text[stop:]) == 0 {
					_, size := utf8.DecodeRuneInString(q.text[stop:])
					stop += size
				}
				from, to := core(q.text[at:stop])
				if from < to {
					from, to = at+from, at+to
					want, ok := cutting(gold, from, to)
					key := chunkKey(q.text[from:to])
					if ok && key != "" && !straddles(rules, from, to) {
						if counts[key] == nil {
							counts[key] = &count{how: map[string]int{}}
						}
						x := counts[key]
						x.all++
						for p := from; p < to; p++ {
							if r, ok := rules[p]; ok && strings.ContainsAny(q.text[r.start+1:r.end], "-$") {
								x.joined = true
							}
						}
						x.how[want]++
						if got, ok := cutting(rules, from, to); ok && got == want {
							x.ruled++
						}
					}
				}
				at = stop
			}
		}
	}
	m.chunks = chunks{}
	for key, x := range counts {
		how := most(x.how)
		// What the rules keep together on purpose ("Kim Jong-un", "US$") stays so.
		if strings.ContainsAny(key, "-$") && x.joined {
			continue
		}
		// Once will do: most of the strings that treebanks cut in their own way are
		// rare, and each is looked up whole.
		if n := x.how[how]; x.ruled < n && 3*n > 2*x.all {
			var c chunk
			if c.UnmarshalText([]byte(how)) == nil {
				m.chunks[key] = c
			}
		}
	}
	fmt.Fprintf(o.Log, "tokens: %d strings are cut otherwise than by the rules\n", len(m.chunks))
}

// straddles reports whether a piece that begins in text[from:to] ends behind it:
// an abbreviation with its full stop, which is the rules' to know.
func straddles(pieces map[int]piece, from, to int) bool {
	for at := from; at < to; at++ {
		if p, ok := pieces[at]; ok && p.end > to {
			return true
		}
	}
	return false
}

// cutting says how pieces cut text[from:to]; ok is false if they do not cover it
// exactly, as one or several words, or one multiword token.
func cutting(pieces map[int]piece, from, to int) (how string, ok bool) {
	var b strings.Builder
	first := pieces[from].group
	for at := from; at < to; {
		p, ok := pieces[at]
		if !ok || p.end <= at || p.end > to || p.group != first {
			return "", false
		}
		if at > from {
			if first > 0 {
				b.WriteByte('+')
			} else {
				b.WriteByte(' ')
			}
		}
		b.WriteString(strconv.Itoa(p.end - p.start))
		at = p.end
	}
	return b.String(), true
}
