package knowledge

import (
	"math"
	"runtime"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"kawat"
)

// NameKind says how a name stands for what it names.
type NameKind byte

// The ways of naming.
const (
	IsName      NameKind = iota + 1 // the entity's own name
	IsAdjective                     // an adjective or demonym: "Russian", "Russians"
	IsCapital                       // the capital for its state
	IsMetonym                       // a seat of power for its state: "Kremlin"
	IsTitle                         // a title of office
	IsAgent                         // a common noun for people, bodies or things that act
	IsPlace                         // a place
)

func (k NameKind) String() string {
	return [...]string{"", "name", "adjective", "capital", "metonym", "title", "agent", "place"}[k]
}

// A Candidate is one thing that a stretch of text may name. One of Entity, Role,
// Agent and Place is set.
type Candidate struct {
	As     NameKind
	Name   string // as it stands in the base
	Entity *Entity
	Role   *Role
	Plural bool // of a title: "ministers"
	Agent  *Agent
	Place  *Place
	// Weak is true where the name counts only beside a strong mention of the
	// same entity or its country.
	Weak bool
	Line string // file and line
}

// A Match is a stretch of tokens that names something, with all it may name.
// Start and End are bytes into the part's text; they may lie inside the first
// and last token, where those are written with a hyphen or an apostrophe.
type Match struct {
	First, Last int // token range, inclusive
	Start, End  int
	Atoms       int // number of words matched
	Candidates  []Candidate
}

// An index finds names in running text in one pass. It is a trie over folded
// words, whose edges lie in one map, so that the cost of a look-up does not
// depend on how many names there are.
type index struct {
	words map[string]uint32
	edges map[uint64]uint32
	heads []int32 // by node: first alias + 1, 0 for none
	alias []alias
}

type alias struct {
	next int32 // next alias of the node + 1
	mask byte
	flag flags
	weak byte // mask of languages where the name is weak
	caps byte // mask of the first eight words that are no name in small letters: the "AS" of "DPR AS"
	// own is the name without periods, for exact names only.
	own  string
	cand Candidate
}

// build indexes all names. Those listed as stop words become weak.
func (x *index) build(names []alias, stop [2]map[string]bool) {
	// The words of the names are made on all processors, the trie on one.
	parts := make([][]string, runtime.GOMAXPROCS(0))
	counts := make([]uint16, len(names)) // words of a name
	size := (len(names) + len(parts) - 1) / len(parts)
	var work sync.WaitGroup
	for i := range parts {
		from, to := min(i*size, len(names)), min((i+1)*size, len(names))
		work.Go(func() { parts[i] = prepare(names[from:to], counts[from:to], stop) })
	}
	work.Wait()
	x.words = make(map[string]uint32, len(names)*3/4)
	x.edges = make(map[uint64]uint32, len(names)*5/4)
	x.heads = make([]int32, 1, 1+len(names)*5/4)
	x.alias = names
	// Backwards, so that the chain of a node has file order.
	for i := len(names) - 1; i >= 0; i-- {
		n := int(counts[i])
		if n == 0 {
			continue
		}
		part := &parts[i/size]
		words := (*part)[len(*part)-n:]
		*part = (*part)[:len(*part)-n]
		node := uint32(0)
		for _, word := range words {
			w, ok := x.words[word]
			if !ok {
				w = uint32(len(x.words))
				x.words[word] = w
			}
			k := uint64(node)<<32 | uint64(w)
			next, ok := x.edges[k]
			if !ok {
				next = uint32(len(x.heads))
				x.edges[k] = next
				x.heads = append(x.heads, 0)
			}
			node = next
		}
		names[i].next = x.heads[node]
		x.heads[node] = int32(i + 1)
	}
}

// prepare makes the words of names, one after another, and how many each has; and
// fills in what the words tell of a name.
func prepare(names []alias, counts []uint16, stop [2]map[string]bool) []string {
	words := make([]string, 0, 2*len(names))
	var buf []atom
	for i := range names {
		n := &names[i]
		buf = atoms(buf[:0], n.cand.Name, 0, 0)
		if len(buf) == 0 || len(buf) > math.MaxUint16 {
			continue
		}
		counts[i] = uint16(len(buf))
		for _, a := range buf {
			words = append(words, a.word)
		}
		if n.flag&weak != 0 {
			n.weak = inAll
		} else if len(stop[0])+len(stop[1]) > 0 && n.cand.As != IsTitle && n.cand.As != IsAgent {
			k := buf[0].word
			if len(buf) > 1 {
				k = joined(buf)
			}
			if stop[0][k] {
				n.weak |= inEnglish
			}
			if stop[1][k] {
				n.weak |= inIndonesian
			}
		}
		if n.flag&exact != 0 {
			n.own = strings.ReplaceAll(n.cand.Name, ".", "")
		}
		for k, a := range buf[:min(len(buf), 8)] {
			if len(a.raw) > 1 && isCapitals(a.raw) {
				n.caps |= 1 << k
			}
		}
	}
	return words
}

// isCapitals tells "NATO" and "R2P" from "Nato" and "2022".
func isCapitals(word string) bool {
	some := false
	for _, r := range word {
		if r != unicode.ToUpper(r) {
			return false
		}
		some = some || r != unicode.ToLower(r)
	}
	return some
}

// An atom is a folded word of a token, with its bytes.
type atom struct {
	word       string
	token      int
	start, end int
	raw        string
}

// atoms splits text into words at anything but letters, digits and periods
// within abbreviations ("U.S." is one word, "us"), and folds them.
func atoms(out []atom, text string, offset, token int) []atom {
	i := 0
	for i < len(text) {
		n, ok := wordRune(text[i:])
		if !ok {
			i += n
			continue
		}
		j := i + n
		for j < len(text) {
			n, ok := wordRune(text[j:])
			if text[j] == '.' {
				// Within an abbreviation only: a letter, a period, a letter or the end.
				if j == i+1 || j >= 2 && text[j-2] == '.' {
					j += n
					continue
				}
				break
			}
			if !ok {
				break
			}
			j += n
		}
		raw := text[i:j]
		word := fold(raw)
		if strings.IndexByte(word, '.') >= 0 {
			word = strings.ReplaceAll(word, ".", "")
		}
		if word != "" {
			out = append(out, atom{word, token, offset + i, offset + j, raw})
		}
		i = j
	}
	return out
}

// wordRune is the length of the first rune of s, and whether it may stand in a word.
func wordRune(s string) (int, bool) {
	if c := s[0]; c < utf8.RuneSelf {
		return 1, 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
	}
	r, n := utf8.DecodeRuneInString(s)
	return n, unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

// fold lower-cases a word and takes off its diacritics.
func fold(s string) string {
	ascii, small := true, true
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			ascii = false
			break
		}
		if s[i] >= 'A' && s[i] <= 'Z' {
			small = false
		}
	}
	if ascii {
		if small {
			return s
		}
		return strings.ToLower(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFD.String(s) {
		switch r {
		case 'ı', 'İ':
			r = 'i'
		case 'ø', 'Ø':
			r = 'o'
		case 'ł', 'Ł':
			r = 'l'
		case 'đ', 'Đ', 'ð', 'Ð':
			r = 'd'
		case 'ß':
			b.WriteString("ss")
			continue
		case 'æ', 'Æ':
			b.WriteString("ae")
			continue
		case 'ə', 'Ə':
			r = 'a'
		}
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// key is a name folded to its words, for comparing names.
func key(name string) string {
	for i := range len(name) {
		switch c := name[i]; {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == ' ' && i > 0 && name[i-1] != ' ' && i < len(name)-1:
		default:
			return joined(atoms(nil, name, 0, 0))
		}
	}
	return strings.ToLower(name)
}

// joined are the words of atoms with blanks between.
func joined(list []atom) string {
	words := make([]string, len(list))
	for i, a := range list {
		words[i] = a.word
	}
	return strings.Join(words, " ")
}

// named lists what a whole name stands for, in any language and case.
func (x *index) named(name string) []*alias {
	node := uint32(0)
	list := atoms(nil, name, 0, 0)
	for _, a := range list {
		w, ok := x.words[a.word]
		if !ok {
			return nil
		}
		if node, ok = x.edges[uint64(node)<<32|uint64(w)]; !ok {
			return nil
		}
	}
	var out []*alias
	for a := x.heads[node]; a > 0 && len(list) > 0; a = x.alias[a-1].next {
		out = append(out, &x.alias[a-1])
	}
	return out
}

// Key folds a name to its lower-case words without diacritics, as names are
// compared: "Erdoğan's" → "erdogan s".
func Key(name string) string { return key(name) }

// Match finds every name in a sentence: at each word all that start there,
// longest first. Names that need a capital are found only with one, exact
// names only in their case. Weak candidates are included and marked.
func (b *Base) Match(lang string, tokens []kawat.Token) []Match {
	var list []atom
	for i := range tokens {
		t := &tokens[i]
		// A word of a multiword token may cover bytes other than its form.
		list = atoms(list, t.Form, t.Start, i)
		if k := len(list); k > 0 && list[k-1].token == i && t.End > t.Start && t.End-t.Start != len(t.Form) {
			for j := k - 1; j >= 0 && list[j].token == i; j-- {
				list[j].start, list[j].end = t.Start, t.End
			}
		}
	}
	x := &b.index
	mask := maskOf(lang)
	var out []Match
	for i := range list {
		at := len(out)
		node := uint32(0)
		for j := i; j < len(list); j++ {
			if j > i && list[j].token != list[j-1].token && broken(tokens, list[j-1].token, list[j].token) {
				break
			}
			w, ok := x.words[list[j].word]
			if !ok {
				break
			}
			if node, ok = x.edges[uint64(node)<<32|uint64(w)]; !ok {
				break
			}
			var cs []Candidate
			for a := x.heads[node]; a > 0; a = x.alias[a-1].next {
				al := &x.alias[a-1]
				if al.mask&mask != 0 && al.fits(list[i:j+1]) {
					cs = append(cs, al.cand)
					cs[len(cs)-1].Weak = al.weak&mask != 0
				}
			}
			if len(cs) > 0 {
				out = append(out, Match{list[i].token, list[j].token, list[i].start, list[j].end, j - i + 1, cs})
			}
		}
		// Longest first.
		for l, r := at, len(out)-1; l < r; l, r = l+1, r-1 {
			out[l], out[r] = out[r], out[l]
		}
	}
	return out
}

// broken reports whether punctuation other than hyphens, apostrophes and
// periods stands between two tokens of a name.
func broken(tokens []kawat.Token, i, j int) bool {
	for k := i + 1; k < j; k++ {
		switch tokens[k].Form {
		case "-", "–", "'", "’", ".", "‘", "ʼ", "`", "/":
		default:
			return true
		}
	}
	return false
}

// fits reports whether the case of the text suits the alias.
func (a *alias) fits(words []atom) bool {
	if a.flag&exact != 0 {
		k := 0
		for _, w := range words {
			raw := w.raw
			if strings.IndexByte(raw, '.') >= 0 {
				raw = strings.ReplaceAll(raw, ".", "")
			}
			// Skip what stands between the words of the name.
			for k < len(a.own) && !strings.HasPrefix(a.own[k:], raw) && isSeparator(a.own[k]) {
				k++
			}
			if !strings.HasPrefix(a.own[k:], raw) {
				return false
			}
			k += len(raw)
		}
		return k == len(a.own) || strings.Trim(a.own[k:], " -'’.()") == ""
	}
	if a.flag&lower != 0 {
		return true
	}
	for k, w := range words[:min(len(words), 8)] {
		if a.caps&(1<<k) != 0 && w.raw == strings.ToLower(w.raw) {
			return false
		}
	}
	r, _ := utf8.DecodeRuneInString(words[0].raw)
	if unicode.IsUpper(r) || unicode.IsDigit(r) {
		return true
	}
	// A name of its own small letter ("al-Shabaab", "de facto") needs a capital later.
	if o, _ := utf8.DecodeRuneInString(a.cand.Name); unicode.IsUpper(o) && len(words) == 1 {
		return false
	}
	for _, w := range words[1:] {
		if r, _ := utf8.DecodeRuneInString(w.raw); unicode.IsUpper(r) {
			o, _ := utf8.DecodeRuneInString(a.cand.Name)
			return !unicode.IsUpper(o) || len(words[0].raw) <= 3
		}
	}
	return false
}

func isSeparator(c byte) bool {
	return c == ' ' || c == '-' || c == '\'' || c == '/' || c == '(' || c == ')'
}
