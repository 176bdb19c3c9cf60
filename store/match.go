package store

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"kawat"
)

// maxTerms bounds the words and phrases of one query.
const maxTerms = 64

// matchExpression turns what a person types into a query of FTS5: words are
// ANDed, "…" is a phrase, a word or phrase ending in * is a prefix. Every term
// is quoted, so that no sign in it means anything to FTS5: "luka-luka" is the
// two words one after the other, AND is a word. Terms without a letter or
// digit are passed over; a query with nothing else wraps ErrInvalid, and so
// do a quotation mark without its pair and more than maxTerms terms.
func matchExpression(text string) (string, error) {
	var terms []string
	for rest := text; ; {
		rest = strings.TrimLeftFunc(rest, unicode.IsSpace)
		if rest == "" {
			break
		}
		var term string
		if rest[0] == '"' {
			var closed bool
			term, rest, closed = strings.Cut(rest[1:], `"`)
			if !closed {
				return "", fmt.Errorf("query %q: %w: a quotation mark is not closed", text, kawat.ErrInvalid)
			}
			if strings.HasPrefix(rest, "*") {
				term, rest = term+"*", rest[1:]
			}
		} else {
			end := strings.IndexFunc(rest, func(r rune) bool { return unicode.IsSpace(r) || r == '"' })
			if end < 0 {
				end = len(rest)
			}
			term, rest = rest[:end], rest[end:]
		}
		prefix := strings.HasSuffix(term, "*")
		term = strings.Map(func(r rune) rune {
			if r == 0 || r == '"' {
				return ' '
			}
			return r
		}, strings.TrimRight(term, "*"))
		if !strings.ContainsFunc(term, searchableRune) {
			continue
		}
		term = `"` + term + `"`
		if prefix {
			term += " *"
		}
		terms = append(terms, term)
	}
	if len(terms) > maxTerms {
		return "", fmt.Errorf("query: %w: %d words, at most %d are looked for", kawat.ErrInvalid, len(terms), maxTerms)
	}
	if len(terms) == 0 {
		return "", fmt.Errorf("query %q: %w: there is no word in it", text, kawat.ErrInvalid)
	}
	return strings.Join(terms, " AND "), nil
}

// searchableRune reports whether r is part of a word for FTS5's unicode61
// tokenizer: letters, numbers and private use.
func searchableRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.Co, r)
}

// fold makes names comparable: without case and without diacritics.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(strings.ToLower(s)))
}
