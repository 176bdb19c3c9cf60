package ud

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A piece is a syntactic word before analysis: bytes [start,end) of the text.
// Pieces of one multiword token share a group above 0.
type piece struct {
	start, end int
	group      int
}

// A scanner cuts one paragraph into pieces.
type scanner struct {
	g      *grammar
	text   string // of which [i,end) is being cut
	i, end int
	pieces []piece
	group  int // of the last multiword token
	open   int // single quotes opened and not yet closed
	chunks chunks
}

// scan cuts text[start:end] into pieces; what stands in learnt is cut as it says.
func (g *grammar) scan(text string, start, end int, learnt chunks) []piece {
	s := &scanner{g: g, text: text[:end], i: start, end: end, chunks: learnt}
	for s.i < s.end {
		if n := blank(s.text[s.i:]); n > 0 {
			s.i += n
			continue
		}
		stop := s.i
		for stop < s.end && blank(s.text[stop:]) == 0 {
			_, size := utf8.DecodeRuneInString(s.text[stop:])
			stop += size
		}
		s.chunk(stop)
	}
	return s.pieces
}

// blank returns the length of the white space or invisible character that
// begins s, 0 if there is none.
func blank(s string) int {
	r, size := utf8.DecodeRuneInString(s)
	if unicode.IsSpace(r) || unicode.IsControl(r) || r == '\u200b' || r == '\ufeff' || r == '\u2060' || r == '\u200e' || r == '\u200f' || r == '\u2028' {
		return size
	}
	return 0
}

func (s *scanner) emit(end int) {
	s.pieces = append(s.pieces, piece{start: s.i, end: end})
	s.i = end
}

// chunk cuts text[s.i:stop], which has no white space in it.
func (s *scanner) chunk(stop int) {
	begin := s.i
	from, to := core(s.text[begin:stop])
	from, to = begin+from, begin+to
	for s.i < stop {
		if s.i == from && from < to && s.cut(to) {
			continue
		}
		rest := s.text[s.i:stop]
		if n := max(address(rest), emoticon(rest)); n > 0 {
			s.emit(s.i + n)
			continue
		}
		r, size := utf8.DecodeRuneInString(rest)
		switch {
		case isDigit(r), (r == '.' || r == ',') && len(rest) > 1 && isDigit(rune(rest[1])) && s.i == begin:
			s.number(stop)
		case isLetter(r):
			s.word(stop)
		case (r == '@' || r == '#') && len(rest) > 1 && isName(rest[1:]) > 0:
			s.emit(s.i + 1 + isName(rest[1:]))
		case r == '\'' || r == '’' || r == '‘' || r == '`':
			s.apostrophe(begin, stop, r, size)
		default:
			s.emit(s.i + run(rest, r, size))
		}
	}
}

// run is the length of the punctuation mark that begins s; dots, dashes and
// the like repeat.
func run(s string, r rune, size int) int {
	n := size
	switch r {
	case '.', '-', '*', '=', '_', '—', '–', '~', '<', '>', '+', '$', '^', '|':
		for strings.HasPrefix(s[n:], s[:size]) {
			n += size
		}
		if r != '.' || n > size {
			return n
		}
		fallthrough
	case '!', '?': // "?!", also after one full stop
		for n < len(s) && (s[n] == '!' || s[n] == '?') {
			n++
		}
	}
	return n
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isLetter(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsMark(r) || r == '\u00ad' || unicode.IsDigit(r) && !isDigit(r))
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '`' || r == '‘' || r == 'ʼ' }

// isName is the length of the letters, digits and underscores that begin s.
func isName(s string) int {
	n := 0
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		if !isLetter(r) && !isDigit(r) && r != '_' {
			break
		}
		n += size
	}
	return n
}

// apostrophe handles a single quote that is not inside a word.
func (s *scanner) apostrophe(begin, stop int, r rune, size int) {
	rest := s.text[s.i:stop]
	if strings.HasPrefix(rest, "''") || strings.HasPrefix(rest, "``") {
		s.emit(s.i + 2)
		return
	}
	if s.i > begin { // after something: closing
		if s.open > 0 {
			s.open--
		} else if n := len(s.pieces); s.g.possessive && n > 0 && r != '`' && r != '‘' {
			last := s.pieces[n-1]
			if w := s.text[last.start:last.end]; last.end == s.i && (strings.HasSuffix(w, "s") || strings.HasSuffix(w, "S") || strings.HasSuffix(w, "z")) && last.group == 0 && size == len(rest) {
				s.group++
				s.pieces[n-1].group = s.group
				s.pieces = append(s.pieces, piece{s.i, s.i + size, s.group})
				s.i += size
				return
			}
		}
	} else if len(rest) > size {
		s.open++
	}
	s.emit(s.i + size)
}

// number cuts a number, with what is written together with it.
func (s *scanner) number(stop int) {
	rest := s.text[s.i:stop]
	n := 0
	for n < len(rest) && (isDigit(rune(rest[n])) || strings.IndexByte(".,:/", rest[n]) >= 0 && n+1 < len(rest) && isDigit(rune(rest[n+1]))) {
		n++
	}
	// Several groups joined by hyphens: a date (2022-08-16) or a telephone number.
	if m, groups := n, 1; m < len(rest) {
		for m < len(rest) && rest[m] == '-' && m+1 < len(rest) && isDigit(rune(rest[m+1])) {
			m++
			for m < len(rest) && isDigit(rune(rest[m])) {
				m++
			}
			groups++
		}
		if groups > 2 {
			s.emit(s.i + m)
			return
		}
	}
	letters := isName(rest[n:])
	tail := strings.ToLower(rest[n : n+letters])
	after := n + letters
	switch {
	case letters == 0:
		if s.g.joinLower && strings.HasPrefix(rest[n:], "-an") && isName(rest[n+1:]) == 2 { // 1990-an
			s.emit(s.i + n + 3)
			return
		}
		s.emit(s.i + n)
	case s.g.units[tail]:
		s.emit(s.i + n)
		if after < len(rest) && rest[after] == '.' && s.g.abbreviations.has(tail+".") {
			after++
		}
		s.emit(s.i + after - n)
	case s.g.units[tail+"."] || strings.HasPrefix(rest[n:], "a.m") || strings.HasPrefix(rest[n:], "p.m"):
		s.emit(s.i + n)
	default:
		s.emit(s.i + after)
	}
}

// word cuts a word that begins with a letter.
func (s *scanner) word(stop int) {
	rest := s.text[s.i:stop]
	n := 0
loop:
	for n < len(rest) {
		r, size := utf8.DecodeRuneInString(rest[n:])
		next, _ := utf8.DecodeRuneInString(rest[min(len(rest), n+size):])
		switch {
		case isLetter(r), isDigit(r), r == '_':
		case isApostrophe(r) && isLetter(next) && n > 0:
		case r == '.' && s.initialism(rest, n):
			// "U.S." and its like, with the last full stop.
			n += initials(rest, n)
			break loop
		case r == '&' && next >= 'A' && next <= 'Z' && isUpper(rest[:n]) && n <= 3:
		case (r == '-' || r == '‑' || r == '‐') && (isLetter(next) || isDigit(next)) && s.joins(rest[:n], rest[n+size:]):
		default:
			break loop
		}
		n += size
	}
	low := lemmaLow(rest[:n])
	if n < len(rest) && rest[n] == '.' && !strings.HasSuffix(low, ".") {
		w := rest[:n+1]
		if s.g.titles.has(w) || s.g.abbreviations.has(w) || s.g.numbered.has(w) && s.digitAt(s.i+n+1) || s.initial(rest, n) {
			s.emit(s.i + n + 1)
			return
		}
	}
	if n < len(rest) && rest[n] == '$' && n <= 3 && isUpper(rest[:n]) { // US$
		s.emit(s.i + n + 1)
		return
	}
	if k := s.currency(rest[:n]); k > 0 { // Rp10
		s.emit(s.i + k)
		return
	}
	s.split(s.i+n, low)
}

// digitAt reports whether a number begins at i, or after one blank.
func (s *scanner) digitAt(i int) bool {
	if i < s.end {
		i += blank(s.text[i:])
	}
	return i < s.end && isDigit(rune(s.text[i]))
}

// initial reports whether rest[:n] is one upper-case letter before the full
// stop at n, as in "H. Agus"; a lone letter at the very end of the paragraph
// ends its sentence instead.
func (s *scanner) initial(rest string, n int) bool {
	r, size := utf8.DecodeRuneInString(rest)
	return size == n && unicode.IsUpper(r) && s.i+n+1 < s.end
}

// initialism reports whether the full stop at n in w stands between single
// letters, or short parts of a degree (S.H., Ph.D.).
func (s *scanner) initialism(w string, n int) bool { return initials(w, n) > 0 }

// initials returns how many bytes from the full stop at n on belong to the
// initialism w[:n]+…, 0 if it is none.
func initials(w string, n int) int {
	first, size := utf8.DecodeRuneInString(w)
	if n != size && !(n <= 4 && unicode.IsUpper(first) && isLetters(w[:n])) {
		return 0
	}
	i := n
	groups := 1
	for i < len(w) && w[i] == '.' {
		k := 0
		for i+1+k < len(w) {
			r, sz := utf8.DecodeRuneInString(w[i+1+k:])
			if !unicode.IsLetter(r) {
				break
			}
			k += sz
		}
		if k == 0 { // the closing full stop
			i++
			break
		}
		part := w[i+1 : i+1+k]
		r, _ := utf8.DecodeRuneInString(part)
		ends := i+1+k < len(w) && w[i+1+k] == '.'
		single := utf8.RuneCountInString(part) == 1
		if !single && !(ends && len(part) <= 4 && unicode.IsUpper(r)) {
			break
		}
		if !single && groups == 1 && n > size && n > 2 {
			return 0
		}
		groups++
		i += 1 + k
	}
	if groups < 2 {
		return 0
	}
	return i - n
}

func isLetters(s string) bool {
	for _, r := range s {
		if !unicode.IsLetter(r) {
			return false
		}
	}
	return true
}

func isUpper(s string) bool {
	for _, r := range s {
		if !unicode.IsUpper(r) {
			return false
		}
	}
	return s != ""
}

// joins reports whether the hyphen between a and the rest b… stays in the word.
func (s *scanner) joins(a, b string) bool {
	m := isName(b)
	b = b[:m]
	before := a
	if k := strings.LastIndexAny(a, "-"); k >= 0 {
		before = a[k+1:]
	}
	la, lb := strings.ToLower(before), strings.ToLower(b)
	ra, _ := utf8.DecodeRuneInString(before)
	rb, _ := utf8.DecodeRuneInString(b)
	switch {
	case s.g.prefixes[la]:
		return true
	case isDigit(rb): // F-16, COVID-19, Su-35, but not "Mei-2020"
		return unicode.IsUpper(ra) && len(b) <= 3
	case la == lb:
		return true
	case s.g.nameTails[lb] && unicode.IsUpper(ra) && !isUpper(before):
		return true
	case len(b) == 1 && isUpper(b) && isUpper(before): // APBN-P
		return s.g.joinLower
	}
	if !s.g.joinLower {
		return false
	}
	if unicode.IsLower(rb) {
		return true
	}
	return len(lb) >= 4 && strings.Contains(la, lb[:4]) // Perundang-Undangan
}

// currency is the length of the currency word that begins w before a digit.
func (s *scanner) currency(w string) int {
	i := strings.IndexAny(w, "0123456789")
	if i > 0 && s.g.currencies[strings.ToLower(w[:i])] {
		return i
	}
	return 0
}

// split emits the word up to end as one piece, or as the words fused in it.
func (s *scanner) split(end int, low string) {
	start := s.i
	if parts, ok := s.g.fused[low]; ok && len(low) == end-start {
		s.group++
		for _, n := range parts {
			s.pieces = append(s.pieces, piece{s.i, s.i + n, s.group})
			s.i += n
		}
		return
	}
	// Clitics come off from the end: would|n't|'ve.
	var cuts []int // ends of the words, from the right
	rest := end
	for {
		w := s.text[start:rest]
		k := 0
		for _, c := range s.g.clitics {
			if n := cliticLen(w, c); n > 0 && n < len(w) {
				k = n
				break
			}
		}
		if k == 0 {
			break
		}
		cuts = append(cuts, rest)
		rest -= k
	}
	if len(cuts) == 0 {
		s.emit(end)
		return
	}
	s.group++
	s.pieces = append(s.pieces, piece{start, rest, s.group})
	for i := len(cuts) - 1; i >= 0; i-- {
		s.pieces = append(s.pieces, piece{rest, cuts[i], s.group})
		rest = cuts[i]
	}
	s.i = end
}

// cliticLen is the number of bytes at the end of w that spell the clitic c, in
// any case and with any apostrophe; 0 if w does not end in it.
func cliticLen(w, c string) int {
	i := len(w)
	for j := len(c); j > 0; j-- {
		r, size := utf8.DecodeLastRuneInString(w[:i])
		if size == 0 {
			return 0
		}
		want := rune(c[j-1])
		if want == '\'' {
			if !isApostrophe(r) {
				return 0
			}
		} else if unicode.ToLower(r) != want {
			return 0
		}
		i -= size
	}
	return len(w) - i
}

// address is the length of the URL, e-mail address or host name that begins s.
func address(s string) int {
	low := strings.ToLower(s[:min(len(s), 12)])
	if strings.HasPrefix(low, "http://") || strings.HasPrefix(low, "https://") || strings.HasPrefix(low, "www.") && len(s) > 6 {
		return trimmed(s)
	}
	// local@host or host: letters, digits and .-_+ with dots inside.
	n, at, dot := 0, -1, -1
	for n < len(s) {
		c := s[n]
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '-', c == '_':
		case c == '+' && at < 0:
		case c == '.' && n > 0:
			dot = n
		case c == '@' && at < 0 && n > 0:
			at, dot = n, -1
		default:
			goto end
		}
		n++
	}
end:
	for n > 0 && (s[n-1] == '.' || s[n-1] == '-' || s[n-1] == '_' || s[n-1] == '+') {
		n--
	}
	dot = strings.LastIndexByte(s[:n], '.')
	if at > 0 && dot < at && n > at+2 { // within a house: "press@embassy"
		return n
	}
	if dot <= 0 || dot < at {
		return 0
	}
	last := strings.ToLower(s[dot+1 : n])
	if at > 0 {
		if len(last) >= 2 && dot > at+1 {
			return n
		}
		return 0
	}
	if s[0] == '-' || strings.Contains(s[:n], "..") {
		return 0
	}
	if files[last] {
		return n
	}
	if hierarchical(s[:n]) {
		return n
	}
	if !hosts[last] || s[dot+1:n] != last {
		return 0
	}
	return n + path(s[n:])
}

// hierarchical reports whether s is a name of at least three parts in small
// letters, such as that of a newsgroup or a package: "alt.binaries.maps".
func hierarchical(s string) bool {
	parts := strings.Split(s, ".")
	for _, p := range parts {
		if len(p) < 2 || strings.ContainsFunc(p, func(r rune) bool { return (r < 'a' || r > 'z') && r != '-' }) {
			return false
		}
	}
	return len(parts) > 2
}

// hosts are top-level domains under which a bare host name is one token.
var hosts = setOf([]string{"com", "org", "net", "gov", "edu", "mil", "int", "info", "id", "uk", "au", "ru", "cn", "jp", "kr", "my", "sg", "ph", "tv", "io", "co", "news"})

// files are the endings of file names, which are one token.
var files = setOf([]string{"pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "txt", "csv", "jpg", "jpeg", "png", "gif", "zip", "html", "htm", "mp3", "mp4", "wav", "exe"})

// emoticon is the length of the face that begins s and is all there is up to
// the next letter or digit's place; 0 if there is none.
func emoticon(s string) int {
	for _, face := range []string{":-)", ":-(", ";-)", ":-D", ":-P", ":'(", ":)", ":(", ";)", ":D", ":P", "=)", "<3", "^_^"} {
		if rest, ok := strings.CutPrefix(s, face); ok {
			if r, _ := utf8.DecodeRuneInString(rest); rest == "" || !isLetter(r) && !isDigit(r) {
				return len(face)
			}
		}
	}
	return 0
}

// path is the length of the path of a URL that begins s, 0 if it is none.
func path(s string) int {
	if len(s) < 2 || s[0] != '/' {
		return 0
	}
	return trimmed(s)
}

// trimmed is the length of s without punctuation at its end.
func trimmed(s string) int {
	n := len(s)
	if i := strings.IndexAny(s, "<>\"“”"); i > 0 {
		n = i
	}
	for n > 0 {
		r, size := utf8.DecodeLastRuneInString(s[:n])
		if !strings.ContainsRune(".,;:!?'’)]}", r) || r == ')' && strings.Contains(s[:n], "(") {
			break
		}
		n -= size
	}
	return n
}
