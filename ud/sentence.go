package ud

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxTokens is the length, in words, above which a sentence is cut before it
// is parsed.
const MaxTokens = 400

// sentences cuts the pieces of one paragraph into sentences by rules. They are
// given as ends: sentence k is pieces[ends[k-1]:ends[k]].
func (g *grammar) sentences(text string, pieces []piece) []int {
	var ends []int
	begin := 0
	quotes := 0 // straight double quotes since the last boundary outside quotes
	for i := 0; i < len(pieces); i++ {
		w := text[pieces[i].start:pieces[i].end]
		if w == `"` {
			quotes++
		}
		if !g.ends(text, pieces, i) {
			continue
		}
		// Closing quotes and brackets belong to the sentence they close.
		j := i + 1
		for j < len(pieces) && closes(text, pieces, j, quotes) {
			if text[pieces[j].start:pieces[j].end] == `"` {
				quotes++
			}
			j++
		}
		if j < len(pieces) && g.continues(text, pieces, i, j) {
			i = j - 1
			continue
		}
		ends = append(ends, j)
		begin = j
		i = j - 1
	}
	if begin < len(pieces) {
		ends = append(ends, len(pieces))
	}
	return ends
}

func at(text string, pieces []piece, i int) string {
	if i < 0 || i >= len(pieces) {
		return ""
	}
	return text[pieces[i].start:pieces[i].end]
}

// ends reports whether a sentence may end with piece i.
func (g *grammar) ends(text string, pieces []piece, i int) bool {
	w := at(text, pieces, i)
	switch w[0] {
	case '.', '!', '?':
		return true
	}
	if strings.HasPrefix(w, "…") || strings.HasPrefix(w, "。") || strings.HasPrefix(w, "؟") || strings.HasPrefix(w, "।") {
		return true
	}
	return len(w) > 1 && w[len(w)-1] == '.'
}

// closes reports whether piece j is a closing quote or bracket.
func closes(text string, pieces []piece, j, quotes int) bool {
	switch at(text, pieces, j) {
	case ")", "]", "}", "”", "’", "»", "''":
		return pieces[j-1].end == pieces[j].start
	case "'", "“", "`":
		return pieces[j-1].end == pieces[j].start && (j+1 == len(pieces) || pieces[j].end < pieces[j+1].start)
	case `"`:
		touchesLeft := pieces[j-1].end == pieces[j].start
		touchesRight := j+1 < len(pieces) && pieces[j].end == pieces[j+1].start
		if touchesLeft != touchesRight {
			return touchesLeft
		}
		return quotes%2 == 1
	}
	return false
}

// continues reports whether the sentence goes on after the mark at piece i,
// the closing quotes after it, and piece j.
func (g *grammar) continues(text string, pieces []piece, i, j int) bool {
	w := at(text, pieces, i)
	k := j
	for k < len(pieces) && opens(at(text, pieces, k)) {
		k++
	}
	next := at(text, pieces, k)
	if next == "" {
		return false
	}
	r, _ := utf8.DecodeRuneInString(next)
	glued := pieces[j-1].end == pieces[j].start
	switch {
	case unicode.IsLower(r):
		// "…!" ujar X; "Yahoo! said"; but a full stop with a space after it and a
		// known sentence opener is a sentence written without capitals.
		return true
	case strings.ContainsRune(",;:)]}%”’»", r):
		return true
	case (r == '-' || r == '—' || r == '–') && j == k:
		return w[0] != '.' || len(w) > 1
	}
	if w[0] == '.' || w[0] == '!' || w[0] == '?' || strings.HasPrefix(w, "…") {
		if w == "." && glued && j == i+1 && isDigit(r) {
			return true
		}
		if (w == "..." || w == "…") && glued && j == i+1 && k == j {
			return true // "…Dia" opens what it touches
		}
		if w == "." && j == i+1 {
			return g.enumerates(text, pieces, i)
		}
		return false
	}
	// The full stop belongs to an abbreviation or initial.
	if j > i+1 { // a closing quote or bracket comes between
		return false
	}
	starter := unicode.IsUpper(r) && g.starters[lemmaLow(next)]
	switch {
	case g.titles.has(w), g.numbered.has(w) && isDigit(r):
		return true
	case utf8.RuneCountInString(w) == 2: // an initial
		return !starter
	case g.abbreviations.has(w) || strings.Count(w, ".") > 1:
		if k > j { // an opening quote
			return false
		}
		return !starter
	}
	return !unicode.IsUpper(r) && !isDigit(r)
}

// enumerates reports whether the full stop at i belongs to a number that opens
// its sentence ("1. Menteri …").
func (g *grammar) enumerates(text string, pieces []piece, i int) bool {
	w := at(text, pieces, i-1)
	if w == "" || len(w) > 2 || pieces[i-1].end != pieces[i].start {
		return false
	}
	for _, r := range w {
		if !isDigit(r) {
			return false
		}
	}
	// At the start of the paragraph, or right after the end of a sentence.
	return i == 1 || i >= 2 && at(text, pieces, i-2) == "."
}

// opens reports whether w is an opening quote or bracket, or a straight quote.
func opens(w string) bool {
	switch w {
	case `"`, "“", "„", "«", "‘", "'", "(", "[", "{", "``", "`":
		return true
	}
	return false
}

// bound cuts sentences of more than MaxTokens words at the best mark.
func bound(text string, pieces []piece, ends []int) []int {
	var out []int
	from := 0
	for _, end := range ends {
		for end-from > MaxTokens {
			cut, best := from+MaxTokens, 0
			for i := from + MaxTokens/4; i < from+MaxTokens; i++ {
				rank := 0
				switch w := at(text, pieces, i); w {
				case ";", ":":
					rank = 3
				case ",", ")", "—", "–", "--":
					rank = 2
				default:
					if len(w) > 0 && (w[0] == '.' || w[0] == '!' || w[0] == '?') {
						rank = 4
					}
				}
				if rank >= best && rank > 0 {
					cut, best = i+1, rank
				}
			}
			for cut > from+1 && cut < len(pieces) && pieces[cut].group > 0 && pieces[cut].group == pieces[cut-1].group {
				cut--
			}
			out = append(out, cut)
			from = cut
		}
		if end > from {
			out = append(out, end)
			from = end
		}
	}
	return out
}
